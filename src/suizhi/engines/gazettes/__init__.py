"""Gazettes of trademark filings as JSON Lines: one row for each event of an application. Reads; judges nothing.

The form of a line is described in `docs/feeds-gazette.md`.
"""

from suizhi.engines.gazettes.fields import Fields
from suizhi.engines.gazettes.lines import read_lines
from suizhi.engines.gazettes.model import EVENTS, Agency, Applicant, GazetteRow
from suizhi.engines.gazettes.reading import gazette_row, read_gazette

__all__ = ["EVENTS", "Agency", "Applicant", "Fields", "GazetteRow", "gazette_row", "read_gazette", "read_lines"]
