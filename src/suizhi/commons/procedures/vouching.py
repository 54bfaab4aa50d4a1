"""The event log vouches for every step: its entry holds a digest of the whole row, so that a changed one is found and named.

The reason, the facts and the references stay in the file; the log, which more people read, holds their digest only.
"""

from __future__ import annotations

import hashlib
from datetime import UTC
from typing import Any

import orjson

from suizhi.commons.ledger.models import Entry
from suizhi.commons.ledger.services import Break, vouches
from suizhi.commons.procedures.models import Step

OPENED, TAKEN = "procedures.run.opened", "procedures.step.taken"


def vouched(step: Step) -> dict[str, Any]:
    """What an entry holds so that the step can be held against it."""
    return {"step": step.pk, "digest": digest_of(step)}


def digest_of(step: Step) -> str:
    """SHA-256 over everything that a step says, as sorted JSON."""
    said = {
        "run": step.run_id,
        "seq": step.seq,
        "event": step.event,
        "source": step.source,
        "target": step.target,
        "by": step.by,
        "role": step.role,
        "on": step.on.isoformat(),
        "moment": step.moment.astimezone(UTC).isoformat(timespec="microseconds") if step.moment else None,
        "at": step.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "reason": step.reason,
        "documents": step.documents,
        "facts": _plain(step.facts),
    }
    return hashlib.sha256(orjson.dumps(said, option=orjson.OPT_SORT_KEYS)).hexdigest()


@vouches(OPENED, TAKEN)
def steps_stand(entries: list[Entry]) -> Break | None:
    """The first entry whose step is gone or says something else than was entered. Entries from before digests vouch for nothing."""
    held = {one.payload["step"]: one for one in entries if "step" in one.payload}
    rows = Step.objects.in_bulk(held)
    for key, entry in held.items():
        if key not in rows or digest_of(rows[key]) != entry.payload["digest"]:
            what = "is not what was entered" if key in rows else "is gone"
            return Break(entry.seq, f"step {entry.payload.get('seq', 0)} of run {entry.payload['run']} ({entry.subject}) {what}")
    return None


def _plain(value: Any) -> Any:
    """A database may give a whole number back as such that was stored as a float."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
