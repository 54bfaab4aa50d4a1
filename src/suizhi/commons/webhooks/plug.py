"""The messenger of this installation, by its setting."""

from __future__ import annotations

from importlib import import_module

from django.conf import settings

from suizhi.commons.webhooks.port import Messenger, NoMessenger

HTTP = "suizhi.adapters.webhooks"
"""Named, not imported: adapters stand above this floor and load only where they are wanted."""


def messenger() -> Messenger:
    """The messenger. Raises Refusal (`settings.webhooks`) for a setting that is not known."""
    if not settings.WEBHOOKS:
        return NoMessenger()
    found: Messenger = import_module(HTTP).connect(settings.WEBHOOKS)
    return found
