"""Finding or making the parties that rows name. Exactly the same name is the same party; anything less waits for a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from suizhi.commons import bulk
from suizhi.halls.register.loading.context import Context
from suizhi.halls.register.models import Party, PartyAddress, PartyIdentifier, PartyName
from suizhi.kernel.names import name_key
from suizhi.kernel.places import district_of
from suizhi.kernel.records import PartyFact, Role

_ROLES = frozenset({Role.APPLICANT, Role.OWNER, Role.CREATOR, Role.AGENCY, Role.ASSIGNOR, Role.LICENSEE, Role.PLEDGEE})
"""Inventors, agents and examiners are people whose names alone identify nobody; they are kept as written."""


@dataclass(frozen=True, slots=True)
class Found:
    """A name as a party: how it is keyed and what else its statement says."""

    key: str
    fact: PartyFact


def identified(fact: PartyFact) -> bool:
    """Whether a statement names a party of the register: an organisation, or anybody with an identifier."""
    return bool(fact.name) and fact.role in _ROLES and (bool(fact.uscc) or fact.is_person is not True)


class Directory:
    """The parties of a batch by name and by credit code."""

    def __init__(self, context: Context, facts: Iterable[PartyFact]) -> None:
        self.context = context
        self.wanted = {key: fact for fact in facts if identified(fact) for key in [name_key(fact.name)] if key}
        self.by_code = self._codes()
        self.by_name = dict(
            Party.objects.filter(collection=context.collection, name_key__in=self.wanted).values_list("name_key", "id"),
        )

    def _codes(self) -> dict[str, int]:
        codes = {fact.uscc for fact in self.wanted.values() if fact.uscc}
        known = PartyIdentifier.objects.filter(collection=self.context.collection, scheme="uscc", value__in=codes) if codes else []
        return {row.value: row.party_id for row in known}

    def party_of(self, fact: PartyFact) -> int | None:
        """The party's id, or None for people who are kept as written."""
        if not identified(fact):
            return None
        return self.by_code.get(fact.uscc) or self.by_name.get(name_key(fact.name))

    def make_missing(self) -> None:
        """Write the parties that the batch names and the register does not hold."""
        missing = {key: fact for key, fact in self.wanted.items() if key not in self.by_name and fact.uscc not in self.by_code}
        if not missing:
            return
        ids = list(bulk.reserve_ids(Party, len(missing)))
        made = [(id_, key, fact, district_of(fact.address or fact.name)) for id_, (key, fact) in zip(ids, missing.items(), strict=True)]
        self._insert(made)
        self.by_name |= {key: id_ for id_, key, _, _ in made}
        self.by_code |= {fact.uscc: id_ for id_, _, fact, _ in made if fact.uscc}

    def _insert(self, made: list[tuple[int, str, PartyFact, str]]) -> None:
        context, now, source = self.context, self.context.now, self.context.source.pk
        bulk.insert(
            Party,
            ("id", "collection", "kind", "name", "name_key", "district", "synthetic", "created_at"),
            [(i, context.collection, _kind(f), f.name, key, d, context.synthetic, now) for i, key, f, d in made],
        )
        names = [(i, f.name, "written", now, source) for i, _, f, _ in made]
        names += [(i, f.name_en, "english", now, source) for i, _, f, _ in made if f.name_en]
        bulk.insert(PartyName, ("party_id", "name", "kind", "recorded_at", "source_id"), names)
        bulk.insert(
            PartyAddress,
            ("party_id", "text", "district", "recorded_at", "source_id"),
            [(i, f.address, d, now, source) for i, _, f, d in made if f.address],
        )
        bulk.insert(
            PartyIdentifier,
            ("party_id", "collection", "scheme", "value", "source_id"),
            [
                (i, context.collection, scheme, value, source)
                for i, _, f, _ in made
                for scheme, value in dict([*([("uscc", f.uscc)] if f.uscc else []), *f.identifiers]).items()
            ],
        )


def _kind(fact: PartyFact) -> str:
    return {True: "person", False: "organisation", None: "unknown"}[fact.is_person]
