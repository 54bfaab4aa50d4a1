"""A person's access tokens: made, listed and revoked where the other settings of the account are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from suizhi.commons.accounts.models import User
from suizhi.commons.accounts.tokens import HELD_MAX, token_create, token_revoke, tokens_of
from suizhi.commons.languages import is_english
from suizhi.kernel.errors import Refusal
from suizhi.web.forms import TokenForm

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from suizhi.commons.accounts.models import AccessToken


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """The tokens that still open a door, and the form for another. The answer to the form is the only page that shows its secret."""
    form = TokenForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, form)
    try:
        made, secret = token_create(user=_user(request), **form.cleaned_data)
    except Refusal as refusal:
        form.add_error(None, refusal.en if is_english() else refusal.zh)
        return _page(request, form)
    return _page(request, TokenForm(), made, secret)


@login_required
@require_POST
def token_end(request: HttpRequest, pk: int) -> HttpResponse:
    """End one of the caller's own tokens now."""
    user = _user(request)
    held = get_object_or_404(tokens_of(user), pk=pk)
    token_revoke(token=held, by=user)
    messages.success(request, _("已停用“%(name)s”，凭它的请求从现在起都被拒绝。") % {"name": held.name})
    return redirect("web:tokens")


@sensitive_variables("secret")
def _page(request: HttpRequest, form: TokenForm, made: AccessToken | None = None, secret: str = "") -> HttpResponse:
    context = {"form": form, "tokens": tokens_of(_user(request)), "made": made, "secret": secret, "most": HELD_MAX}
    return render(request, "web/tokens.html", context)


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # login_required has let nobody else through.
    return request.user
