"""Template tags of letters: the card on the page of a case, how far a letter is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.utils.translation import gettext_lazy as _

from suizhi.commons.policy import viewer
from suizhi.halls.casework.letters.card import card_of
from suizhi.halls.casework.models import Delivery, Letter

if TYPE_CHECKING:
    from suizhi.halls.casework.models import Case

register = template.Library()

_LOOKS: dict[str, str] = {
    Letter.State.DRAFT: "b-warn",
    Letter.State.APPROVED: "b-info",
    Letter.State.ISSUED: "b-info",
    Letter.State.SERVED: "b-ok",
    Letter.State.DISCARDED: "b-none",
    Delivery.State.SENT: "b-warn",
    Delivery.State.RETURNED: "b-bad",
}

_KINDS = {
    "identity": _("证件号码"),
    "account": _("账号"),
    "phone": _("电话"),
    "email": _("邮箱"),
    "name": _("姓名"),
    "address": _("住址"),
    "birth": _("出生日期"),
    "plate": _("车牌"),
    "own": _("自己标的"),
}


@register.inclusion_tag("casework/letters/card.html", takes_context=True)
def letters_card(context: dict[str, Any], case: Case) -> dict[str, Any]:
    """The letters of a case, as the viewer may see them."""
    request = context["request"]
    return {"case": case, "card": card_of(case, viewer(request)), "csrf_token": context.get("csrf_token"), "request": request}


@register.filter
def look(state: str) -> str:
    """The badge of a state: the word stands beside it."""
    return _LOOKS.get(str(state), "b-info")


@register.filter
def covered_kind(kind: str) -> str:
    """A kind of what is covered, in words."""
    return str(_KINDS.get(str(kind), kind))
