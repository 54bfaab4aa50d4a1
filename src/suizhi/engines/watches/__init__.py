"""Which of these watches does a new sign concern, by which rules and how closely? Pure: the caller brings watches and signs.

A sign is a published mark, or the name of a firm or a shop. An alarm says that a person should look; it never says that somebody infringes.
"""

from suizhi.engines.watches.model import Alarm, Aspect, Flag, Kind, Sign, Sort, Watched
from suizhi.engines.watches.pool import Pool
from suizhi.engines.watches.sweep import Sweep

__all__ = ["Alarm", "Aspect", "Flag", "Kind", "Pool", "Sign", "Sort", "Sweep", "Watched"]
