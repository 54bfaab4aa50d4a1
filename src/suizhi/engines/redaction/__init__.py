"""What in a text must not be published, where it stands, and what stands in its place. A proposal: a person decides what is covered.

People's names by the names that the caller gives and by the labels before them; numbers by their form and check digits. No Django, no
network; nothing is looked up.
"""

from suizhi.engines.redaction.covering import Redacted, cover
from suizhi.engines.redaction.finding import find
from suizhi.engines.redaction.model import Kind, Mark, Span

__all__ = ["Kind", "Mark", "Redacted", "Span", "cover", "find"]
