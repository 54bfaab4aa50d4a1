"""The tables of managing cases."""

from suizhi.halls.casework.management.models.hearings import Attendance, Hearing
from suizhi.halls.casework.management.models.invitations import Invitation, InvitationTry
from suizhi.halls.casework.management.models.links import CaseLink
from suizhi.halls.casework.management.models.recusals import Recusal
from suizhi.halls.casework.management.models.times import ExtensionRequest

__all__ = ["Attendance", "CaseLink", "ExtensionRequest", "Hearing", "Invitation", "InvitationTry", "Recusal"]
