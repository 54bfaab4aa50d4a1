"""Cases, the people in them, what was said in them, and requests that are still being written."""

from suizhi.halls.casework.models.cases import Case, Series
from suizhi.halls.casework.models.drafts import Draft
from suizhi.halls.casework.models.people import Participant
from suizhi.halls.casework.models.statements import Statement

__all__ = ["Case", "Draft", "Participant", "Series", "Statement"]
