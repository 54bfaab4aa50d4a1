"""One batch of rows about parties (enterprise registrations)."""

from __future__ import annotations

from typing import Any

import orjson
from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat

from suizhi.commons.ledger import services as ledger
from suizhi.halls.register.loading.context import Context, Outcome
from suizhi.halls.register.loading.fitting import kept
from suizhi.halls.register.loading.parties import own_key
from suizhi.halls.register.models import FormerName, Party, PartyAddress, PartyIdentifier, PartyName, PartyRecord
from suizhi.halls.register.statements import digest
from suizhi.kernel.names import name_key
from suizhi.kernel.places import DISTRICTS, district_of
from suizhi.kernel.records import PartyRow, Read


def load_parties(context: Context, reads: list[Read], outcome: Outcome) -> None:
    """Load rows of parties, in order, counting what came of each into `outcome`."""
    rows = [(read, read.row, encoded) for read, encoded in kept(reads, outcome) if isinstance(read.row, PartyRow)]
    batch = _Batch(context, [row for _, row, _ in rows])
    for read, row, encoded in rows:
        batch.take(read, row, encoded, outcome)
    if context.commit:
        batch.write()


class _Batch:
    """The parties that a batch names, by credit code and by name, and what is to be written."""

    def __init__(self, context: Context, rows: list[PartyRow]) -> None:
        self.context = context
        codes = {row.uscc for row in rows if row.uscc}
        keys = {name_key(row.name) for row in rows} | {own_key(row.name, row.uscc) for row in rows}
        held = PartyIdentifier.objects.filter(collection=context.collection, scheme="uscc", value__in=codes).select_related("party")
        self.by_code: dict[str, Party] = {identifier.value: identifier.party for identifier in held}
        self.by_name = {party.name_key: party for party in Party.objects.filter(collection=context.collection, name_key__in=keys)}
        self.coded = self._coded()
        self.stated = self._stated()
        self.new: list[Party] = []
        self.records: list[PartyRecord] = []
        self.identifiers: list[PartyIdentifier] = []
        self.names: list[PartyName] = []
        self.addresses: list[PartyAddress] = []
        self.touched: dict[int, Party] = {}
        self.renamed: list[tuple[Party, str]] = []
        """Each with its name of before."""
        for row in rows:
            self._free(row)

    def _free(self, row: PartyRow) -> None:
        """A name that its firm gives up in this batch may be taken by another of the batch."""
        party = self.by_code.get(row.uscc)
        if party and not _bears(party, row) and self.by_name.get(party.name_key) == party:
            del self.by_name[party.name_key]

    def _coded(self) -> set[int]:
        found = PartyIdentifier.objects.filter(scheme="uscc", party__in=[party.pk for party in self.by_name.values()])
        return set(found.values_list("party_id", flat=True))

    def _stated(self) -> dict[int, set[str]]:
        parties = {party.pk for party in (*self.by_code.values(), *self.by_name.values())}
        stated: dict[int, set[str]] = {}
        records = PartyRecord.objects.filter(party__in=parties, source=self.context.source)
        for party, digest_, superseded, content in records.values_list("party_id", "digest", "superseded_at", "file__digest"):
            if superseded is None or content == self.context.content:
                stated.setdefault(party, set()).add(digest_)
        return stated

    def take(self, read: Read, row: PartyRow, encoded: bytes, outcome: Outcome) -> None:
        """Decide one row."""
        mark = digest(encoded)
        party = self.by_code.get(row.uscc) or self._namesake(row)
        if party is not None and mark in self.stated.get(id(party) if party.pk is None else party.pk, ()):
            outcome.unchanged += 1
            return
        if party is None:
            party = self._make(row)
            outcome.created += 1
        else:
            outcome.updated += 1
        self.stated.setdefault(id(party) if party.pk is None else party.pk, set()).add(mark)
        self._state(read, row, party, encoded, mark)

    def _namesake(self, row: PartyRow) -> Party | None:
        """A party of exactly this name that no other credit code has claimed."""
        own = self.by_name.get(own_key(row.name, row.uscc))
        if own is not None:
            return own
        party = self.by_name.get(name_key(row.name))
        claimed = party is not None and row.uscc and (party.pk in self.coded or any(i.party is party for i in self.identifiers))
        return None if claimed else party

    def _make(self, row: PartyRow) -> Party:
        key = name_key(row.name)
        party = Party(
            collection=self.context.collection,
            kind="person" if row.is_person else "organisation",
            name=row.name,
            name_key=own_key(row.name, row.uscc) if key in self.by_name else key,
            synthetic=self.context.synthetic,
            created_at=self.context.now,
        )
        self.by_name[party.name_key] = party
        self.new.append(party)
        return party

    def _state(self, read: Read, row: PartyRow, party: Party, encoded: bytes, mark: str) -> None:
        context, source = self.context, self.context.source
        record = PartyRecord(party=party, source=source, file=context.file, row=read.at.row, recorded_at=context.now, digest=mark)
        record.facts = orjson.loads(encoded)
        self.records.append(record)
        if row.uscc and row.uscc not in self.by_code:
            self.by_code[row.uscc] = party
            self.identifiers.append(
                PartyIdentifier(party=party, collection=context.collection, scheme="uscc", value=row.uscc, source=source)
            )
        self._rename(party, row)
        self.names.append(PartyName(party=party, name=row.name, kind="registered", recorded_at=context.now, source=source))
        district = district_code(row)
        if row.address:
            self.addresses.append(PartyAddress(party=party, text=row.address, district=district, recorded_at=context.now, source=source))
        party.kind, party.name = "person" if row.is_person else "organisation", row.name
        party.district = district or party.district
        if party.pk is not None:
            self.touched[party.pk] = party

    def _rename(self, party: Party, row: PartyRow) -> None:
        """Give a firm that its code shows under another name the key of that name."""
        if _bears(party, row):
            return
        self.renamed.append((party, party.name))
        key = name_key(row.name)
        party.name_key = own_key(row.name, row.uscc) if key in self.by_name else key
        self.by_name[party.name_key] = party

    def write(self) -> None:
        """Insert what was decided."""
        if not self.records:
            return
        self._supersede()
        given_up = Party.objects.filter(pk__in=[party.pk for party, _ in self.renamed])
        given_up.update(name_key=Concat(Value("~"), Cast("pk", CharField())))  # Two firms may change names with each other.
        Party.objects.bulk_create(self.new, batch_size=1000)
        Party.objects.bulk_update(self.touched.values(), ["kind", "name", "name_key", "district"], batch_size=200)
        self._keep_former_names()
        parts: list[Any] = [self.records, self.identifiers, self.names, self.addresses]
        for rows in filter(None, parts):
            for row in rows:
                row.party = row.party
            type(rows[0]).objects.bulk_create(rows, batch_size=1000)
        ledger.append(
            actor=self.context.actor,
            verb="register.parties.stated",
            subject=self.context.errand,
            payload={"source": self.context.source.code, "created": len(self.new), "updated": len(self.touched)},
        )

    def _keep_former_names(self) -> None:
        """What a firm was called before stays among its names, and leads to it."""
        for party, name in self.renamed:
            FormerName.objects.get_or_create(party=party, collection=party.collection, key=name_key(name))
            FormerName.objects.filter(party=party, key=name_key(party.name)).delete()  # A firm may take its old name again.
            held = PartyName.objects.filter(party=party, name=name).exclude(kind="english")
            if not held.update(kind="former"):
                PartyName.objects.create(party=party, name=name, kind="former", recorded_at=self.context.now, source=self.context.source)

    def _supersede(self) -> None:
        earlier = PartyRecord.objects.filter(party__in=self.touched, source=self.context.source, superseded_at=None)
        earlier.exclude(file__digest=self.context.content).update(superseded_at=self.context.now)


def _bears(party: Party, row: PartyRow) -> bool:
    """Whether the party goes by the row's name already."""
    return party.name_key in (name_key(row.name), own_key(row.name, row.uscc))


def district_code(row: PartyRow) -> str:
    """The district as stated, by code or by name, or as the address tells."""
    if row.district in DISTRICTS:
        return row.district
    named = {name: code for code, name in DISTRICTS.items()}
    return named.get(row.district) or district_of(row.address)
