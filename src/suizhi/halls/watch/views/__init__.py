"""Pages of watch: the desk, watches, one alert, batches, leads."""

from suizhi.halls.watch.views.alerts import alert, assign, desk
from suizhi.halls.watch.views.batches import batch, batches
from suizhi.halls.watch.views.leads import file, lead, leads, picture, snapshot
from suizhi.halls.watch.views.watches import end, new, watch, watch_list

__all__ = [
    "alert",
    "assign",
    "batch",
    "batches",
    "desk",
    "end",
    "file",
    "lead",
    "leads",
    "new",
    "picture",
    "snapshot",
    "watch",
    "watch_list",
]
