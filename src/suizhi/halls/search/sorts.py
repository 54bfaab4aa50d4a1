"""The orders offered above the results."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from suizhi.commons.search import Sort

SORTS = (
    (Sort.RELEVANCE, _("相关度")),
    (Sort.FILING_DESC, _("申请日从新到旧")),
    (Sort.FILING_ASC, _("申请日从旧到新")),
    (Sort.PUBLICATION_DESC, _("公开日从新到旧")),
    (Sort.PUBLICATION_ASC, _("公开日从旧到新")),
)
