"""Bringing up Django for the commands that need the database."""

from __future__ import annotations

import os


def django() -> None:
    """Load settings and apps; cheap when done already."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "suizhi.config.settings")
    import django as framework

    framework.setup()
