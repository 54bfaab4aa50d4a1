"""The register's side of the search index: documents made of rights, and bringing the index up to date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.db import connections, transaction
from django.db.models import Max

from suizhi.commons.ledger import services as ledger
from suizhi.commons.ledger.models import Cursor
from suizhi.commons.policy import OFFICE_SCOPE, PUBLIC_SCOPE
from suizhi.commons.search.document import SearchDocument
from suizhi.commons.search.port import SearchPort
from suizhi.halls.register.folding import fold, published
from suizhi.halls.register.loading.rights import held_statements
from suizhi.halls.register.models import Right, RightParty
from suizhi.halls.register.projection import unique
from suizhi.halls.register.withdrawn import withdrawn_numbers
from suizhi.kernel.records import NumberFact, NumberType, RightRow, Role

CONSUMER = "index.rights"
"""The name under which the index remembers how far it has read the event log."""
BATCH = 2000
"""Rights folded at a time: bounds memory to some tens of MiB with abstracts and claims."""
_KNOWN_BY_ALIAS = (Role.APPLICANT, Role.CREATOR, Role.OWNER)


def bring_up_to_date(port: SearchPort, consumer: str = CONSUMER) -> int:
    """Index what changed since the last time and take out what went; how many rights were touched."""
    cursor = Cursor.objects.filter(consumer=consumer).values_list("seq", flat=True).first() or 0
    if port.count() == 0:
        cursor = 0
    done = 0
    while batch := changed_after(cursor):
        port.delete([right.pk for right in batch if right.joined_to_id])
        port.index(documents([right for right in batch if not right.joined_to_id]))
        done, cursor = done + len(batch), batch[-1].changed
        with transaction.atomic():
            Cursor.objects.update_or_create(consumer=consumer, defaults={"seq": cursor})
    return done


def build_anew(port: SearchPort) -> int:
    """Index every right on all cores that the engine uses, then what changed meanwhile; how many rights were indexed."""
    ends = Right.objects.aggregate(id=Max("id"), changed=Max("changed"))
    # Forked processes must not share a connection: each opens its own.
    connections.close_all()
    built = port.rebuild([range(first, first + BATCH) for first in range(1, (ends["id"] or 0) + 1, BATCH)], _documents_within)
    ledger.mark_read(CONSUMER, ends["changed"] or 0)
    return built + bring_up_to_date(port)


def _documents_within(ids: range) -> Iterator[SearchDocument]:
    return documents(Right.objects.filter(pk__gte=ids.start, pk__lt=ids.stop, joined_to=None).order_by("pk"))


def changed_after(seq: int, size: int = BATCH) -> list[Right]:
    """The next `size` rights by change, and with them every right of the last change: a cursor must never split a change."""
    batch = list(Right.objects.filter(changed__gt=seq).order_by("changed", "id")[:size])
    have = {right.pk for right in batch}
    same = Right.objects.filter(changed=batch[-1].changed).order_by("id") if batch else ()
    return batch + [right for right in same if right.pk not in have]


def documents(rights: Iterable[Right]) -> Iterator[SearchDocument]:
    """The search documents of these rights, from their current statements."""
    batch = list(rights)
    ids = [right.pk for right in batch]
    held = held_statements(ids)
    scopes, gone = _scopes(batch), _withdrawn(batch)
    for right in batch:
        if statements := held.get(right.pk):
            row = statements[0].row if len(statements) == 1 else fold(published(statements)).row
            yield document(right, replace(row, numbers=[*row.numbers, *gone[right.pk]]) if right.pk in gone else row, scopes[right.pk])


def _withdrawn(rights: list[Right]) -> dict[int, list[NumberFact]]:
    """The numbers that were corrected, by which people go on looking for the right."""
    open_to = {right.pk: right.visibility for right in rights}
    gone: dict[int, list[NumberFact]] = {}
    for one in withdrawn_numbers(open_to):
        if one.visibility == "public" or open_to[one.right] != "public":
            gone.setdefault(one.right, []).append(one.number)
    return gone


def _scopes(rights: list[Right]) -> dict[int, list[str]]:
    scopes = {right.pk: [PUBLIC_SCOPE if right.visibility == "public" else OFFICE_SCOPE] for right in rights}
    closed = [right.pk for right in rights if right.visibility != "public"]
    held = RightParty.objects.filter(right__in=closed, record__superseded_at=None, party__isnull=False)
    for right, party in held.values_list("right_id", "party_id").distinct():
        scopes[right].append(f"party:{party}")
    return scopes


def document(right: Right, row: RightRow, scope: list[str]) -> SearchDocument:
    """One right as the index holds it."""
    return SearchDocument(
        id=right.pk,
        collection=right.collection,
        kind=right.kind,
        office=right.office,
        number=right.number,
        title=right.title,
        title_en=right.title_en,
        application_numbers=_numbers(row, NumberType.APPLICATION),
        publication_numbers=_numbers(row, NumberType.PUBLICATION),
        registration_numbers=_numbers(row, NumberType.REGISTRATION),
        abstract=_text(row, "abstract"),
        claims=_text(row, "claims", "main_claim"),
        goods=_text(row, "goods") or "\n".join(c.text for c in row.classes if c.text),
        applicants=_names(row, Role.APPLICANT, Role.CREATOR),
        owners=_names(row, Role.OWNER),
        inventors=_names(row, Role.INVENTOR),
        agencies=_names(row, Role.AGENCY),
        agents=_names(row, Role.AGENT),
        ipc=_symbols(row, "ipc"),
        cpc=_symbols(row, "cpc"),
        nice=_symbols(row, "nice"),
        nice_groups=_symbols(row, "nice_group"),
        locarno=_symbols(row, "locarno"),
        vienna=_symbols(row, "vienna"),
        filing=right.filing_on,
        publication=right.published_on,
        grant=right.granted_on,
        expiry=right.expires_on,
        status=right.status,
        district=right.district or None,
        country=_country(row),
        aliases=_aliases(row),
        address="\n".join(unique(p.address for p in row.parties if p.address and p.is_person is False)),
        synthetic=right.synthetic,
        scope=tuple(scope),
        changed=right.changed,
    )


def _text(row: RightRow, *parts: str) -> str:
    return "\n".join(text.text for text in row.texts if text.part in parts)


def _numbers(row: RightRow, type_: NumberType) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for n in row.numbers if n.type == type_ for form in (n.value, n.key)))


def _names(row: RightRow, *roles: Role) -> tuple[str, ...]:
    return tuple(unique(name for p in row.parties if p.role in roles if (name := p.name or p.name_en)))


def _aliases(row: RightRow) -> tuple[str, ...]:
    """The English names of applicants and owners beside their Chinese ones: to be found by, not to be counted as firms."""
    return tuple(unique(p.name_en for p in row.parties if p.role in _KNOWN_BY_ALIAS and p.name and p.name_en))


def _symbols(row: RightRow, scheme: str) -> tuple[str, ...]:
    return tuple(c.symbol for c in row.classes if c.scheme == scheme)


def _country(row: RightRow) -> str:
    return next((p.country for p in row.parties if p.role in (Role.OWNER, Role.APPLICANT) and p.country), "")
