"""The hall's words: procedures and roles as the reader's language calls them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from suizhi.commons.languages import said
from suizhi.engines.procedures import roles

TAB_LABELS = {"mine": _("我承办的"), "new": _("待接手"), "all": _("全部在办"), "ended": _("已办结")}

PROCEDURE_LABELS = {
    "patent_adjudication": _("专利侵权行政裁决"),
    "patent_mediation": _("专利纠纷行政调解"),
    "people_mediation": _("人民调解"),
    "penalty": _("行政处罚"),
    "ecommerce_notice": _("电商平台通知"),
    "exhibition_complaint": _("展会投诉"),
}


def role_name(role: str) -> str:
    """What somebody in this role is called."""
    return said(roles()[role].words) if role in roles() else role
