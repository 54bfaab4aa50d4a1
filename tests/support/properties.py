"""How property tests run: seeds fixed, so that a failure is everybody's, and no example is timed on a shared machine."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("suite", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")
