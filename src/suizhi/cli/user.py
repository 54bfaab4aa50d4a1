"""`suizhi user`: accounts, from the machine itself. For the first administrator, and for whoever has locked themselves out."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from suizhi.cli import setup
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.commons.accounts.models import User

ROLES = ("public", "holder", "agency", "clerk", "analyst", "supervisor", "administrator")
"""Written out here so that `--help` does not start Django; a test holds them to the model's."""

as_json = click.option("--json", "as_json", is_flag=True, help="JSON")
role_choice = click.Choice(ROLES)


@click.group()
def command() -> None:
    """Manage accounts · 账户."""


@command.command()
@click.argument("username")
@click.option("--role", type=role_choice, default="public", show_default=True, help="角色 · role")
@click.option("--name", "display_name", default="", help="显示名 · name shown")
@click.option("--password", envvar="SUIZHI_NEW_PASSWORD", help="缺省则生成一个并显示一次 · made and shown once without it")
@as_json
def add(username: str, role: str, display_name: str, password: str | None, as_json: bool) -> None:
    """Add an account · 新建账户."""
    setup.database()
    from suizhi.commons.accounts.services import account_create, new_password
    from suizhi.commons.policy import SYSTEM

    made = password or new_password()
    user = _checked(lambda: account_create(by=SYSTEM, username=username, password=made, role=role, display_name=display_name))
    _say(as_json, _described(user) | ({} if password else {"password": made}))


@command.command()
@click.argument("username")
@click.argument("role", type=role_choice)
@as_json
def role(username: str, role: str, as_json: bool) -> None:
    """Change the role of an account · 更改角色."""
    user = _user(username)
    from suizhi.commons.accounts.services import role_change
    from suizhi.commons.policy import SYSTEM

    _say(as_json, _described(role_change(by=SYSTEM, user=user, role=role)))


@command.command()
@click.argument("username")
@click.argument("party", type=click.IntRange(0))
@as_json
def link(username: str, party: int, as_json: bool) -> None:
    """Let an account act for the PARTY of this id in the register; 0 for none · 关联当事人."""
    user = _user(username)
    from suizhi.commons.accounts.services import party_link
    from suizhi.commons.policy import SYSTEM
    from suizhi.halls.register.models import Party

    if party and not Party.objects.filter(pk=party).exists():
        raise Refusal(
            "party.unknown", zh="登记簿中没有这个当事人。", en="There is no such party in the register.", field="party", value=party
        )
    _say(as_json, _described(party_link(by=SYSTEM, user=user, party_id=party or None)))


@command.command("list")
@as_json
def list_(as_json: bool) -> None:
    """List the accounts · 列出账户."""
    setup.database()
    from suizhi.commons.accounts.models import User

    accounts = [_described(user) for user in User.objects.order_by("username")]
    if as_json:
        click.echo(json.dumps(accounts, ensure_ascii=False))
        return
    for account in accounts:
        click.echo(_line(account))


@command.command("reset-2fa")
@click.argument("username")
@as_json
def reset_2fa(username: str, as_json: bool) -> None:
    """Take the second factors of an account away · 重置双重验证."""
    user = _user(username)
    from suizhi.commons.accounts.services import factor_reset
    from suizhi.commons.policy import SYSTEM

    _say(as_json, _described(user) | {"removed": factor_reset(by=SYSTEM, user=user)})


@command.command()
@click.argument("username")
@as_json
def unlock(username: str, as_json: bool) -> None:
    """Open an account that too many wrong passwords have locked · 解锁."""
    user = _user(username)
    from suizhi.commons.accounts.services import account_unlock
    from suizhi.commons.policy import SYSTEM

    _say(as_json, _described(user) | {"forgotten": account_unlock(by=SYSTEM, user=user)})


@command.command()
@click.argument("username")
@click.argument("name")
@click.option("--days", type=click.IntRange(1, 366), default=90, show_default=True, help="有效天数 · days it lasts")
@click.option("--scope", type=click.Choice(["read", "full"]), default="full", show_default=True, help="read 只读 · read changes nothing")
@as_json
def token(username: str, name: str, days: int, scope: str, as_json: bool) -> None:
    """Make an access token for programs; NAME says what for. Its secret is shown this once · 新建访问令牌."""
    user = _user(username)
    from suizhi.commons.accounts.tokens import token_create

    made, secret = token_create(user=user, name=name, days=days, scope=scope)
    said = {"id": made.pk, "username": username, "name": name, "scope": scope}
    _say(as_json, said | {"expires_at": made.expires_at.isoformat(), "secret": secret})


@command.command()
@click.argument("username")
@click.argument("token", type=click.IntRange(1))
@as_json
def revoke(username: str, token: int, as_json: bool) -> None:
    """End the TOKEN of this id now · 停用访问令牌."""
    user = _user(username)
    from suizhi.commons.accounts.tokens import token_revoke, tokens_of

    held = tokens_of(user).filter(pk=token).first()
    if held is None:
        raise Refusal("token.unknown", zh="这个账户没有这个令牌。", en="The account has no such token.", field="token", value=token)
    token_revoke(token=held, by=user)
    _say(as_json, {"id": token, "username": username, "revoked": True})


def _user(username: str) -> User:
    setup.database()
    from suizhi.commons.accounts.models import User

    user = User.objects.filter(username=username).first()
    if user is None:
        raise Refusal("account.unknown", zh="没有这个账户。", en="There is no such account.", field="username", value=username)
    return user


def _checked(make: Callable[[], User]) -> User:
    """The account, or the model's own complaint as a refusal."""
    from django.core.exceptions import ValidationError

    try:
        return make()
    except ValidationError as error:
        said = " ".join(error.messages)
        field = next(iter(getattr(error, "error_dict", {"password": ()})))
        raise Refusal("account.invalid", zh=said, en=said, field=field) from error


def _described(user: User) -> dict[str, Any]:
    return {
        "username": user.username,
        "role": user.role,
        "acts_for": user.acts_for,
        "display_name": user.display_name,
        "active": user.is_active,
        "synthetic": user.synthetic,
    }


def _say(as_json: bool, account: dict[str, Any]) -> None:
    click.echo(json.dumps(account, ensure_ascii=False) if as_json else _line(account))


def _line(account: dict[str, Any]) -> str:
    return "  ".join(f"{name}={value}" for name, value in account.items() if value not in ("", None, False))
