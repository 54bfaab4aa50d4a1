"""The scanner and the authority of this installation, by its settings."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from django.conf import settings

from suizhi.commons.evidence.authority import NoAuthority, TimestampAuthority
from suizhi.commons.evidence.scanning import NoScanner, Scanner

CLAMD = "suizhi.adapters.clamd"
TIMESTAMP = "suizhi.adapters.timestamp"
"""Named, not imported: adapters stand above this floor and load only where they are wanted."""


def scanner() -> Scanner:
    """The virus scanner. Raises Refusal (`settings.scanner`) where its address cannot be read."""
    if not settings.SCANNER_URL:
        return NoScanner()
    found: Scanner = import_module(CLAMD).connect(settings.SCANNER_URL)
    return found


def authority() -> TimestampAuthority:
    """The time-stamping authority. Raises Refusal (`settings.timestamp`) where its address or its root certificates cannot be read."""
    if not settings.TIMESTAMP_URL:
        return NoAuthority()
    found: TimestampAuthority = import_module(TIMESTAMP).connect(settings.TIMESTAMP_URL, Path(settings.TIMESTAMP_ROOTS))
    return found
