"""Columns of names → parties in their roles, with what stands beside them: addresses, countries, an agency's code."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from suizhi.halls.register.exchange.definition import ColumnUse
from suizhi.halls.register.exchange.mapping.cells import extractor, items
from suizhi.halls.register.exchange.mapping.draft import RightDraft
from suizhi.halls.register.exchange.mapping.people import is_person
from suizhi.kernel.records import PartyFact, Role

_ALWAYS_PEOPLE = frozenset({Role.INVENTOR, Role.CREATOR, Role.AGENT, Role.EXAMINER})
_NEVER_PEOPLE = frozenset({Role.AGENCY})


def party_setter(use: ColumnUse) -> Callable[[RightDraft, str], None]:
    """The setter of a `party.<role>` or `party.<role>.<detail>` column."""
    _, role_name, *detail = use.to.split(".")
    role = Role(role_name)
    return _detail_setter(use, role, detail[0]) if detail else _name_setter(use, role)


def person_rule(use: ColumnUse, role: Role) -> Callable[[str], bool | None]:
    """Whether a name in this column is a person's: as the definition says, else by the role, else by the name."""
    if use.person == "by_name":
        return is_person
    if use.person != "auto":
        return lambda name: use.person == "always"
    if role in _NEVER_PEOPLE or role in _ALWAYS_PEOPLE - {Role.CREATOR}:
        return lambda name: role in _ALWAYS_PEOPLE
    return is_person


def _name_setter(use: ColumnUse, role: Role) -> Callable[[RightDraft, str], None]:
    split, extract, rule = items(use), extractor(use), person_rule(use, role)
    empty = frozenset(use.empty)

    def put(draft: RightDraft, text: str) -> None:
        parties = draft.row.parties
        for part in split(text):
            groups = extract(part) if extract else {"value": part}
            name = groups["value"].strip()
            if name and name not in empty:
                sequence = 1 + sum(party.role == role for party in parties)
                parties.append(_party(role, name, rule(name), sequence, groups))

    return put


def _party(role: Role, name: str, person: bool | None, sequence: int, groups: dict[str, str]) -> PartyFact:
    code = groups.get("code")
    return PartyFact(
        role,
        name,
        is_person=person,
        country=groups.get("country", ""),
        address=groups.get("address", ""),
        sequence=sequence,
        valid_from=date.fromisoformat(groups["since"]) if "since" in groups else None,
        identifiers=((f"{role}_code", code),) if code else (),
    )


def _detail_setter(use: ColumnUse, role: Role, detail: str) -> Callable[[RightDraft, str], None]:
    split, extract = items(use), extractor(use)

    def put(draft: RightDraft, text: str) -> None:
        values = [extract(part)["value"] if extract else part for part in split(text)]
        draft.details[role, detail] = values

    return put
