"""The writers of watch: keyword-only verbs, one transaction, one event."""

from suizhi.halls.watch.services.answering import Answer, alert_answer, alert_assign
from suizhi.halls.watch.services.ending import endings_find
from suizhi.halls.watch.services.following import imports_follow
from suizhi.halls.watch.services.leading import lead_answer, lead_file, lead_look
from suizhi.halls.watch.services.reading import batch_read
from suizhi.halls.watch.services.sending import batch_send
from suizhi.halls.watch.services.telling import tell, told_requeue
from suizhi.halls.watch.services.watching import Wanted, watch_end, watch_make

__all__ = [
    "Answer",
    "Wanted",
    "alert_answer",
    "alert_assign",
    "batch_read",
    "batch_send",
    "endings_find",
    "imports_follow",
    "lead_answer",
    "lead_file",
    "lead_look",
    "tell",
    "told_requeue",
    "watch_end",
    "watch_make",
]
