"""Pairs of parties that may be one, found and put to people. Nothing here merges anything.

Parties are looked at once for each version of the scorer: a new party is compared with all before it that share a key
(`engines.parties.block_keys`) of their names, present or former, and a firm that was renamed is looked at again. A pair that people have judged, or that waits for them already, is not proposed again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from django.db import transaction
from django.utils import timezone

from suizhi.commons.ledger import services as ledger
from suizhi.commons.ledger.models import Cursor
from suizhi.engines.parties import SCORER, Comparison, Decision, PartyProfile, block_keys, compare
from suizhi.halls.register.models import FormerName, Judgement, Party, PartyAddress, PartyIdentifier, PartyName, Proposal

Pair = tuple[int, int]
"""Two party ids, the smaller first."""

LIMIT = 50_000
"""New parties looked at in one call: some seconds of work; the next call goes on from there."""
_RENAMED = "proposals:renamed:{}"
"""Under this name the former names that were looked at are remembered, by their key."""
CROWDED = 200
"""A key that more names share tells nothing about any two of them (a bare place, a common word)."""


@transaction.atomic
def proposals_refresh(*, collection: str, limit: int = LIMIT) -> int:
    """Propose pairs among parties that came in since the last call; how many were proposed. Doing it again proposes nothing."""
    consumer = f"proposals:{collection}:{SCORER.fingerprint}"
    seen = _read(consumer)
    parties = Party.objects.filter(collection=collection, kind="organisation").order_by("pk")
    fresh = list(parties.filter(pk__gt=seen).values_list("pk", flat=True)[:limit])
    renamed = _renamed(collection)
    if not fresh and not renamed:
        return 0
    last = fresh[-1] if fresh else seen
    names = dict(parties.filter(pk__lte=last).values_list("pk", "name"))
    made = [_proposal(pair, found) for pair, found in _compared(_candidates(names, {*fresh, *renamed.values()}))]
    Proposal.objects.bulk_create(made, batch_size=500)
    ledger.mark_read(consumer, last)
    if renamed:
        ledger.mark_read(_RENAMED.format(collection), max(renamed))
    payload = {"parties": len(fresh), "proposed": len(made), "scorer": _scorer()}
    ledger.append(actor="system", verb="register.proposals.refreshed", subject=f"collection:{collection}", payload=payload)
    return len(made)


def _read(consumer: str) -> int:
    return Cursor.objects.filter(consumer=consumer).values_list("seq", flat=True).first() or 0


def _renamed(collection: str) -> dict[int, int]:
    """The firms renamed since the last call, by the key of the former name."""
    former = FormerName.objects.filter(collection=collection, pk__gt=_read(_RENAMED.format(collection)))
    return dict(former.values_list("pk", "party_id"))


def _candidates(names: dict[int, str], fresh: set[int]) -> set[Pair]:
    """Pairs with a key in common of which at least one is fresh, less those that people have or had before them."""
    blocks: dict[str, set[int]] = defaultdict(set)
    former = PartyName.objects.filter(kind="former").values_list("party_id", "name")
    for party, name in chain(names.items(), former.iterator()):
        if party in names:
            for key in block_keys(name):
                blocks[key].add(party)
    pairs = {pair for block in blocks.values() if len(block) <= CROWDED for pair in _pairs(block, fresh)}
    known = {pair for model in (Proposal, Judgement) for pair in model.objects.values_list("left_id", "right_id")}
    return pairs - known


def _pairs(block: set[int], fresh: set[int]) -> Iterator[Pair]:
    """Every pair of a block of which at least one is fresh."""
    for party in block & fresh:
        yield from ((min(party, other), max(party, other)) for other in block if other != party)


def _compared(pairs: set[Pair]) -> Iterator[tuple[Pair, Comparison]]:
    """The pairs that a careful clerk would look at."""
    profiles = _profiles({party for pair in pairs for party in pair})
    for left, right in sorted(pairs):
        found = compare(profiles[left], profiles[right])
        if found.decision is not Decision.DIFFERENT:
            yield (left, right), found


def _profiles(parties: set[int]) -> dict[int, PartyProfile]:
    """What is known of each party beside its name."""
    identifiers = _grouped(parties, PartyIdentifier.objects.values_list("party_id", "scheme", "value"))
    addresses = _grouped(parties, PartyAddress.objects.values_list("party_id", "text"))
    names = _grouped(parties, PartyName.objects.exclude(kind="english").values_list("party_id", "name"))
    english = _grouped(parties, PartyName.objects.filter(kind="english").values_list("party_id", "name"))
    return {
        pk: PartyProfile(
            name,
            uscc=next((value for scheme, value in identifiers[pk] if scheme == "uscc"), ""),
            identifiers=tuple((scheme, value) for scheme, value in identifiers[pk] if scheme != "uscc"),
            addresses=tuple(text for (text,) in addresses[pk]),
            former_names=tuple(other for (other,) in names[pk] if other != name),
            name_en=next((other for (other,) in english[pk]), ""),
            is_person=False,
        )
        for pk, name in Party.objects.values_list("pk", "name").iterator()
        if pk in parties
    }


def _grouped(parties: set[int], rows: Iterable[tuple[int, *tuple[str, ...]]]) -> dict[int, list[tuple[str, ...]]]:
    """The rows of these parties. Filtered here, since a list of ids may be longer than a database takes."""
    grouped: dict[int, list[tuple[str, ...]]] = defaultdict(list)
    for party, *values in rows:
        if party in parties:
            grouped[party].append(tuple(values))
    return grouped


def _proposal(pair: Pair, found: Comparison) -> Proposal:
    findings = [finding.as_dict() for finding in found.findings]
    return Proposal(left_id=pair[0], right_id=pair[1], score=found.score, scorer=_scorer(), findings=findings, created_at=timezone.now())


def _scorer() -> str:
    """The scorer's name, version and fingerprint, by which a stored total is traced to its table."""
    return f"{SCORER.name} {SCORER.version} {SCORER.fingerprint}"
