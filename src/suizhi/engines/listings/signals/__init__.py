"""The signals: S1–S10 give reason to look, C1–C10 speak for the seller."""

from suizhi.engines.listings.signals.base import Signal
from suizhi.engines.listings.signals.table import SIGNALS

__all__ = ["SIGNALS", "Signal"]
