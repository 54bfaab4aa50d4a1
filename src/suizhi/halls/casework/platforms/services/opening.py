"""Entering a platform."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from suizhi.commons.ledger.services import append
from suizhi.commons.policy import Viewer, require
from suizhi.halls.casework.platforms.models import Platform


@transaction.atomic
def platform_open(*, who: Viewer, name: str, code: str, party: int, synthetic: bool = False) -> Platform:
    """Enter a platform: whoever acts for its party in the register acts for it. Raises PermissionDenied, ValidationError."""
    require(who, "casework.platforms")
    platform = Platform(name=name, code=code, party=party, created_at=timezone.now(), synthetic=synthetic)
    platform.full_clean()
    platform.save(force_insert=True)
    append(actor=who.actor, verb="platform.opened", subject=f"platform:{platform.pk}", payload={"code": code, "party": party})
    return platform
