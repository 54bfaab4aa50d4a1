"""The application as `suizhi up` serves it: ended with the process that started it, so that a killed portal leaves no port taken."""

import os
import time
from threading import Thread

from suizhi.config.wsgi import application

__all__ = ["application"]

LOOK = 1.0
"""Seconds between two looks."""


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK)
    os._exit(0)


Thread(target=_end_with, args=(os.getppid(),), name="parent watch", daemon=True).start()
