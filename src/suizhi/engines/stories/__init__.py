"""What does a citizen's plain story say, and is it a matter of intellectual property at all? Facts proposed, each with its words; docs/stories.md.

Rules and word lists (`data/lexicons/stories`), no model. A person confirms every fact. No Django, no clock, no network.
"""

from suizhi.engines.stories.intake import Intake, intake, routed
from suizhi.engines.stories.model import Detail, Elsewhere, Proposal, Reading, Span
from suizhi.engines.stories.reading import read

__all__ = ["Detail", "Elsewhere", "Intake", "Proposal", "Reading", "Span", "intake", "read", "routed"]
