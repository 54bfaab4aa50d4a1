"""What an account itself is, and how it is closed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.utils.timezone import localdate, localtime, now
from django.utils.translation import gettext as _

from suizhi.commons.accounts.models import AccessToken, User
from suizhi.commons.personal.holdings import Holder, Holding, holders, provide

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer


class Accounts(Holder):
    """The account of whoever looks. It may be closed whenever they like; what they did with it stands in the log by its number."""

    kind = "account"
    answered_by = "accounts.manage"

    def held(self, who: Viewer) -> Iterable[Holding]:
        """The viewer's account."""
        return [_account(user) for user in User.objects.filter(pk=who.user_id or 0)]

    def find(self, key: str) -> Holding | None:
        """One account that is not closed."""
        user = User.objects.filter(pk=int(key.partition(":")[2]), is_active=True).first()
        return _account(user) if user else None

    def erase(self, key: str) -> None:
        """Close the account: no name, no address, no way in; and what it alone could see goes."""
        user = User.objects.select_for_update(of=("self",)).get(pk=int(key.partition(":")[2]))
        for holder in holders():
            holder.left(user.pk)
        EmailAddress.objects.filter(user=user).delete()
        Authenticator.objects.filter(user=user).delete()
        AccessToken.objects.filter(user=user, revoked_at=None).update(revoked_at=now())
        user.username, user.email, user.first_name, user.last_name, user.display_name = f"closed-{user.pk}", "", "", "", ""
        user.is_active, user.acts_for = False, None
        user.set_unusable_password()
        user.save()


def _account(user: User) -> Holding:
    content = {"username": user.username, "name": str(user), "email": user.email, "role": user.role, "last_login": user.last_login}
    return Holding(
        key=f"{Accounts.kind}:{user.pk}",
        title=_("账户 %(number)s") % {"number": user.pk},
        what=_("用户名、显示名、电子邮箱、最近登录时间"),
        since=localtime(user.date_joined).date(),
        url="",
        content=content,
        closed_on=localdate(),
    )


provide(Accounts())
