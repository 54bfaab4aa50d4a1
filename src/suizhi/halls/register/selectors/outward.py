"""Everything held about a right in its outward form: the API's, the export's and the command line's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

import orjson

from suizhi.commons.policy import Viewer
from suizhi.halls.register.models import Right
from suizhi.halls.register.selectors.rights import Picture, picture
from suizhi.halls.register.withdrawn import withdrawn_of
from suizhi.kernel.records import PartyFact


def rights_as_dicts(rights: Iterable[Right], viewer: Viewer, on: date) -> Iterator[dict[str, Any]]:
    """The outward form of each right, in order."""
    for right in rights:
        yield right_as_dict(right, viewer, on)


def right_as_dict(right: Right, viewer: Viewer, on: date, known_at: datetime | None = None) -> dict[str, Any]:
    """The right as of `on`, by what was on record at `known_at` (default: now), in the canonical records' field names.

    People's addresses are the office's alone.
    """
    seen, gone = picture(viewer, right, on, known_at), withdrawn_of(viewer, right)
    head = {
        "id": right.pk,
        "collection": right.collection,
        "synthetic": right.synthetic,
        "kind": right.kind,
        "office": right.office,
        "number": right.number,
        "title": right.title,
        "as_of": on.isoformat(),
    }
    corrected = [{"type": w.number.type.value, "value": w.number.value, "corrected_at": w.at.isoformat(), "reason": w.reason} for w in gone]
    return head | (_facts(seen, viewer) if seen else {"status": "unknown"}) | {"former_numbers": corrected}


def _facts(seen: Picture, viewer: Viewer) -> dict[str, Any]:
    row = seen.folded.row
    facts: dict[str, Any] = orjson.loads(orjson.dumps(row, option=orjson.OPT_NON_STR_KEYS))
    facts["parties"] = [_party(fact, raw, viewer) for fact, raw in zip(row.parties, facts["parties"], strict=True)]
    facts["events"] = orjson.loads(orjson.dumps(seen.events))
    if not viewer.is_office:
        facts.pop("extra")
        for event in facts["events"]:
            event["detail"] = _without_addresses(event["detail"])
    facts.pop("mends")
    facts.pop("kind")
    return facts | {
        "status": seen.status.status.value,
        "expires_on": seen.expires_on.isoformat() if seen.expires_on else None,
        "sources": sorted({record.source.code for record in seen.records.values()}),
    }


def _party(fact: PartyFact, raw: dict[str, Any], viewer: Viewer) -> dict[str, Any]:
    private = fact.is_person is not False and not viewer.is_office
    return raw | {"address": "", "identifiers": []} if private else raw


def _without_addresses(detail: Any) -> Any:
    """An event's detail without the addresses of the people it names; recorded assignments state them."""
    if isinstance(detail, dict):
        return {key: _without_addresses(value) for key, value in detail.items() if key != "address"}
    return [_without_addresses(value) for value in detail] if isinstance(detail, list) else detail
