"""Finding or making the parties that rows name. Exactly the same name is the same party; anything less waits for a person.

A name that one firm bore and another bears, or that two firms bore, says of neither which is meant: it stands for a party of
its own, which is put to a person beside both.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

from suizhi.commons import bulk
from suizhi.halls.register.loading.context import Context
from suizhi.halls.register.models import FormerName, Party, PartyAddress, PartyIdentifier, PartyName
from suizhi.kernel.names import name_key
from suizhi.kernel.places import district_of
from suizhi.kernel.records import PartyFact, Role

_ROLES = frozenset({Role.APPLICANT, Role.OWNER, Role.CREATOR, Role.AGENCY, Role.ASSIGNOR, Role.LICENSEE, Role.PLEDGEE})
"""Inventors, agents and examiners are people whose names alone identify nobody; they are kept as written."""


def identified(fact: PartyFact) -> bool:
    """Whether a statement names a party of the register: an organisation, or anybody with an identifier."""
    return bool(fact.name) and fact.role in _ROLES and (bool(fact.uscc) or fact.is_person is not True)


def own_key(name: str, uscc: str) -> str:
    """The key of a firm whose plain name another firm bears already. At most 200 characters."""
    return f"{name_key(name)[:139]}#{uscc}"


def unsaid_key(key: str) -> str:
    """The key of whoever is meant by a name that several firms bear or bore."""
    return f"{key[:199]}#"


class Directory:
    """The parties of a batch by name and by credit code. A code tells two firms of one name apart, and joins two names of one firm."""

    def __init__(self, context: Context, facts: Iterable[PartyFact]) -> None:
        self.context = context
        self.wanted = [fact for fact in facts if identified(fact) and name_key(fact.name)]
        self.by_code = self._codes()
        self.former = self._former()
        self.by_name = self._names()
        self.contested = {key for key, firms in self.former.items() if len(firms) > 1 or self.by_name.get(key, min(firms)) not in firms}
        coded = PartyIdentifier.objects.filter(scheme="uscc", party__in=set(self.by_name.values()))
        self.claimed = dict(coded.values_list("party_id", "value")) if self.by_code or any(fact.uscc for fact in self.wanted) else {}

    def _codes(self) -> dict[str, int]:
        codes = {fact.uscc for fact in self.wanted if fact.uscc}
        known = PartyIdentifier.objects.filter(collection=self.context.collection, scheme="uscc", value__in=codes) if codes else []
        return {row.value: row.party_id for row in known}

    def _former(self) -> dict[str, set[int]]:
        """The firms that bore a name of the batch until they were registered under another."""
        keys = {name_key(fact.name) for fact in self.wanted}
        former: dict[str, set[int]] = {}
        for key, party in FormerName.objects.filter(collection=self.context.collection, key__in=keys).values_list("key", "party_id"):
            former.setdefault(key, set()).add(party)
        return former

    def _names(self) -> dict[str, int]:
        keys = {name_key(fact.name) for fact in self.wanted} | {own_key(fact.name, fact.uscc) for fact in self.wanted if fact.uscc}
        keys |= {unsaid_key(key) for key in self.former}
        return dict(Party.objects.filter(collection=self.context.collection, name_key__in=keys).values_list("name_key", "id"))

    def party_of(self, fact: PartyFact) -> int | None:
        """The party's id, or None for people who are kept as written."""
        if not identified(fact):
            return None
        if not fact.uscc:
            return self._named(name_key(fact.name))
        return self.by_code.get(fact.uscc) or self.by_name.get(own_key(fact.name, fact.uscc)) or self._unclaimed(fact)

    def _named(self, key: str) -> int | None:
        """Who is meant by a bare name: its bearer, or else the one firm that bore it."""
        if key in self.contested:
            return self.by_name.get(unsaid_key(key))
        return self.by_name.get(key) or min(self.former.get(key, ()), default=None)

    def _unclaimed(self, fact: PartyFact) -> int | None:
        """The party of exactly this name, unless another credit code has claimed it."""
        party = self.by_name.get(name_key(fact.name))
        return None if party in self.claimed else party

    def make_missing(self) -> None:
        """Write the parties that the batch names and the register does not hold, and codes it did not know of those that it does."""
        known = set(self.by_code)
        new = self._number()
        ids = dict(zip(new, bulk.reserve_ids(Party, len(new)), strict=True)) if new else {}
        self.by_name = {key: ids.get(party, party) for key, party in self.by_name.items()}
        self.by_code = {code: ids.get(party, party) for code, party in self.by_code.items()}
        made = [(ids[number], key, fact, district_of(fact.address or fact.name)) for number, (key, fact) in new.items()]
        if made:
            self._insert(made)
        own = [(id_, *identifier) for id_, _, fact, _ in made for identifier in fact.identifiers]
        self._identify([*((party, "uscc", code) for code, party in self.by_code.items() if code not in known), *own])

    def _number(self) -> dict[int, tuple[str, PartyFact]]:
        """Each missing party under a number below zero until it gets its own; its key and what first says most of it.

        Facts with a code come first, so that the same name without one finds it.
        """
        new: dict[int, tuple[str, PartyFact]] = {}
        numbers = count(-1, -1)
        for fact in sorted(self.wanted, key=lambda fact: not fact.uscc):
            party = self.party_of(fact)
            if party is None:
                party, plain = next(numbers), name_key(fact.name)
                key = self._free_key(plain, fact)
                self.by_name[key] = party
                new[party] = (key, fact)
            if fact.uscc:
                self.by_code[fact.uscc] = party
                self.claimed[party] = fact.uscc
        return new

    def _free_key(self, plain: str, fact: PartyFact) -> str:
        """The key of a new party. Where a firm with a code takes a name that another bore, the bare name is contested from now on."""
        if plain in self.contested and not fact.uscc:
            return unsaid_key(plain)
        if plain in self.by_name:
            return own_key(fact.name, fact.uscc)
        if plain in self.former:
            self.contested.add(plain)
        return plain

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

    def _identify(self, stated: list[tuple[int, str, str]]) -> None:
        """Write identifiers that nobody bears yet: two names under one of a source's own are for a person to judge."""
        if not stated:
            return
        collection, source = self.context.collection, self.context.source.pk
        held = PartyIdentifier.objects.filter(collection=collection, value__in={value for _, _, value in stated})
        borne = set(held.values_list("scheme", "value"))
        fresh = {(scheme, value): party for party, scheme, value in reversed(stated) if (scheme, value) not in borne}
        bulk.insert(
            PartyIdentifier,
            ("party_id", "collection", "scheme", "value", "source_id"),
            [(party, collection, scheme, value, source) for (scheme, value), party in fresh.items()],
        )


def _kind(fact: PartyFact) -> str:
    return {True: "person", False: "organisation", None: "unknown"}[fact.is_person]
