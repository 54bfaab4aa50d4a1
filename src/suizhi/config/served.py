"""The application as `suizhi up` serves it: ended with the process that started it, so that a killed portal leaves no port taken."""

import os
from multiprocessing import parent_process
from threading import Thread

from suizhi.config.wsgi import application

__all__ = ["application"]


def _end_with_the_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)


Thread(target=_end_with_the_parent, name="parent watch", daemon=True).start()
