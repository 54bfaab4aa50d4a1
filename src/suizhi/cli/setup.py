"""Bringing up Django for the commands that need the database."""

from __future__ import annotations

import os


def django() -> None:
    """Load settings and apps; cheap when done already."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "suizhi.config.settings")
    import django as framework

    framework.setup()


def database() -> None:
    """Django with a database of this version's schema: in an empty home the first command makes it."""
    django()
    from suizhi.commons.operations.schema import bring_up_to_date

    bring_up_to_date()
