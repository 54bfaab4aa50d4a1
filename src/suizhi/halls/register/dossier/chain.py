"""这件权利牵着什么: what else in the house hangs on a right, counted, each line leading to where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from suizhi.kernel.records import EventKey

if TYPE_CHECKING:
    from suizhi.halls.register.dossier.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Link:
    """One line of the chain."""

    label: str
    text: str
    count: int
    url: str


def chain(made: Dossier) -> list[Link]:
    """Family, citations, licences, pledges, transfers and documents, in the same order on every page."""
    events = [event.key for event in made.seen.events if event.on <= made.seen.on]
    documents = made.seen.folded.row.documents
    return [
        _link(_("同族"), len(made.family), "#family"),
        _link(_("引用"), len(made.cited), "#citations"),
        _link(_("被引"), len(made.citing), "#citations"),
        _link(_("转让"), events.count(EventKey.TRANSFERRED), "#life"),
        _link(_("许可"), events.count(EventKey.LICENSED), "#life"),
        _link(_("质押"), events.count(EventKey.PLEDGED), "#life"),
        _link(_("文件"), len(documents), "#documents"),
    ]


def _link(label: str, count: int, url: str) -> Link:
    if not count:
        return Link(label, _("尚无"), 0, "")
    return Link(label, ngettext("看这 %(n)d 件", "看这 %(n)d 件", count) % {"n": count}, count, url)
