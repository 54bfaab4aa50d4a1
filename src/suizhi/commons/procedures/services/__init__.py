"""What can be done to a running procedure: each verb checks, writes, and enters the event log in one transaction."""

from suizhi.commons.procedures.services.acting import act
from suizhi.commons.procedures.services.changing import change_accept, change_decline, recheck
from suizhi.commons.procedures.services.holding import assign
from suizhi.commons.procedures.services.opening import start
from suizhi.commons.procedures.services.sweeping import sweep
from suizhi.commons.procedures.services.timing import extend, resume, suspend

__all__ = ["act", "assign", "change_accept", "change_decline", "extend", "recheck", "resume", "start", "suspend", "sweep"]
