"""The table of facts: what is known about a right on a day, each with the mark and the statement it comes from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from suizhi.commons.languages import is_english
from suizhi.halls.register.labels import DATE_LABELS, NUMBER_LABELS, ROLE_LABELS, SCHEME_LABELS
from suizhi.halls.register.printing import printed
from suizhi.kernel.records import Role

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping

    from suizhi.halls.register.models import RightRecord
    from suizhi.halls.register.selectors import Picture
    from suizhi.halls.register.withdrawn import Withdrawn
    from suizhi.kernel.records import ClassFact, PartyFact

NAMES_SHOWN = 12
"""Names in one cell; the whole list stands in the section of the parties."""
SHOWN_DATES = ("filing", "publication", "grant", "registration", "first_use", "completion")
HOLDERS = (Role.OWNER, Role.APPLICANT, Role.CREATOR, Role.INVENTOR, Role.AGENCY, Role.AGENT)


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a fact: its text, where it leads, and a remark in small letters."""

    text: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of the table. `mark` names the source mark, `detail` its spoken part, `anchor` the statement on the page."""

    label: str
    values: list[Value]
    mark: str = "register"
    detail: str = ""
    anchor: str = "#sources"
    wide: bool = field(default=False)


def facts_of(seen: Picture, party_ids: Mapping[tuple[str, str], int], withdrawn: Iterable[Withdrawn] = ()) -> list[Fact]:
    """The facts in the order of the page. A date that no source states stands as 未取得, since its absence means something."""
    return [
        *_people(seen, party_ids),
        *_numbers(seen),
        *map(_withdrawn, withdrawn),
        *_dates(seen),
        _expiry(seen),
        *_classes(seen),
        *_priorities(seen),
        *_attributes(seen),
    ]


def said_by(seen: Picture, name: str, key: Hashable) -> tuple[str, str]:
    """The spoken part and the anchor of the statements behind a fact; empty where it is derived."""
    records = seen.records_behind(name, key)
    if not records:
        return "", "#sources"
    return f"{source_name(records[-1])}, {records[-1].recorded_at:%Y-%m-%d}", f"#record-{records[-1].pk}"


def source_name(record: RightRecord) -> str:
    """The title of a statement's source in the language of the page."""
    return record.source.title_en if is_english() else record.source.title_zh


def _people(seen: Picture, party_ids: Mapping[tuple[str, str], int]) -> Iterator[Fact]:
    for role in HOLDERS:
        people = seen.people(role)
        if not people:
            continue
        detail, anchor = said_by(seen, "parties", role)
        values = [_person(person, party_ids) for person in people[:NAMES_SHOWN]]
        if len(people) > NAMES_SHOWN:
            values.append(Value(_("等 %(count)d 位") % {"count": len(people)}))
        yield Fact(str(ROLE_LABELS[role]), values, detail=detail, anchor=anchor)


def _person(person: PartyFact, party_ids: Mapping[tuple[str, str], int]) -> Value:
    party = party_ids.get((person.role, person.name))
    share = f"{person.share[0]}/{person.share[1]}" if person.share else ""
    return Value(person.name, reverse("register:party", args=[party]) if party else "", share)


def _numbers(seen: Picture) -> Iterator[Fact]:
    for number in seen.folded.row.numbers:
        detail, anchor = said_by(seen, "numbers", (number.type, number.key, number.kind_code))
        shown = printed(number.value, seen.status.status)
        written = "" if _bare(number.raw) in ("", _bare(number.value), _bare(shown)) else number.raw
        yield Fact(str(NUMBER_LABELS[number.type]), [Value(shown, note=written)], detail=detail, anchor=anchor)


def _withdrawn(one: Withdrawn) -> Fact:
    """A number that was corrected, under which people may still look for the right; never printed like one that counts."""
    day = f"{timezone.localtime(one.at):%Y-%m-%d}"
    note = _("%(day)s 更正：%(reason)s") % {"day": day, "reason": one.reason}
    return Fact(_("原号码，已更正"), [Value(one.number.raw or one.number.value, note=note)], detail=day, anchor=f"#record-{one.correction}")


def _bare(number: str) -> str:
    """A number without office, letters ZL and spaces: what is left differs only where the source wrote another number."""
    return re.sub(r"^(CN|ZL)+|\s", "", number.upper().replace(" ", ""))


def _dates(seen: Picture) -> Iterator[Fact]:
    for name in SHOWN_DATES:
        day = seen.folded.row.dates.get(name)
        if day is None or day > seen.on:
            continue
        detail, anchor = said_by(seen, "dates", name)
        yield Fact(str(DATE_LABELS[name]), [Value(day.isoformat())], detail=detail, anchor=anchor)


def _expiry(seen: Picture) -> Fact:
    label = str(DATE_LABELS["expiry"])
    if seen.expires_on is None:
        return Fact(label, [Value(_("未取得"))], mark="computed", detail=_("没有起算日或期限规则"))
    if seen.folded.row.dates.get("expiry") == seen.expires_on:
        detail, anchor = said_by(seen, "dates", "expiry")
        return Fact(label, [Value(seen.expires_on.isoformat())], detail=detail, anchor=anchor)
    return Fact(label, [Value(seen.expires_on.isoformat())], mark="computed", detail=_("按法定期限推算"))


def _classes(seen: Picture) -> Iterator[Fact]:
    for scheme in dict.fromkeys(fact.scheme for fact in seen.folded.row.classes):
        detail, anchor = said_by(seen, "classes", scheme)
        held = [fact for fact in seen.folded.row.classes if fact.scheme == scheme]
        values = [_symbol(fact) for fact in sorted(held, key=lambda fact: not fact.main)[:NAMES_SHOWN]]
        yield Fact(str(SCHEME_LABELS.get(scheme, scheme)), values, detail=detail, anchor=anchor)


_QUERY_FIELDS = {"ipc": "IPC", "cpc": "CPC", "nice": "NICE", "nice_group": "NG", "locarno": "LOC", "vienna": "VC"}


def _symbol(fact: ClassFact) -> Value:
    code = _QUERY_FIELDS.get(fact.scheme)
    url = f"{reverse('search:results')}?q={code}%3D{fact.symbol.replace('/', '%2F')}" if code else ""
    return Value(fact.symbol, url, _("主") if fact.main else "")


def _priorities(seen: Picture) -> Iterator[Fact]:
    for number, day in seen.folded.row.priorities:
        detail, anchor = said_by(seen, "priorities", number)
        yield Fact(_("优先权"), [Value(number, note=day.isoformat() if day else "")], detail=detail, anchor=anchor)


ATTRIBUTE_LABELS = {
    "mark_text": lambda: _("商标文字"),
    "mark_feature": lambda: _("商标形式"),
    "colours": lambda: _("颜色"),
    "place_of_origin": lambda: _("产地"),
    "work_type": lambda: _("作品类别"),
    "claim_count": lambda: _("权利要求项数"),
    "cited_by_count": lambda: _("被引次数"),
    "version": lambda: _("版本号"),
}


def _attributes(seen: Picture) -> Iterator[Fact]:
    for name, value in seen.folded.row.attributes.items():
        if name not in ATTRIBUTE_LABELS or value in ("", None, [], {}):
            continue
        detail, anchor = said_by(seen, "attributes", name)
        text = "、".join(str(part) for part in value) if isinstance(value, list) else str(value)
        yield Fact(ATTRIBUTE_LABELS[name](), [Value(text)], detail=detail, anchor=anchor)
