"""The marks that are like one, among millions: postings in memory-mapped arrays, candidates by aspect, then the rules.

A folder holds segments and a list of them. Each gazette adds a small segment, each removal a list of dead rows; merging makes one of all.
Readers keep what they have opened. There may be one writer at a time: a second is refused by what the first has changed.
For some thousands of marks that are asked again and again there is `Few`, in memory.
"""

from suizhi.engines.marks.index.entry import Entry, Similar
from suizhi.engines.marks.index.few import Few
from suizhi.engines.marks.index.index import MarkIndex

__all__ = ["Entry", "Few", "MarkIndex", "Similar"]
