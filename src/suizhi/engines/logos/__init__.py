"""How alike figures are: marks without words, the devices within marks, and pictures of designs; which pictures of a gallery are like this one.

A score says how closely a person should look; it never says that a mark infringes.
"""

from suizhi.engines.logos.colours import colour
from suizhi.engines.logos.gallery import Entry, Gallery, Held
from suizhi.engines.logos.ink import ink_of
from suizhi.engines.logos.intake import Labels, take
from suizhi.engines.logos.overlay import overlay
from suizhi.engines.logos.pixels import BYTES, Picture, read, shrunk
from suizhi.engines.logos.rules import RULES, SCORER
from suizhi.engines.logos.search import Filters, Finder, Hit

__all__ = [
    "BYTES",
    "RULES",
    "SCORER",
    "Entry",
    "Filters",
    "Finder",
    "Gallery",
    "Held",
    "Hit",
    "Labels",
    "Picture",
    "colour",
    "ink_of",
    "overlay",
    "read",
    "shrunk",
    "take",
]
