"""Bringing up Django for the commands that need the database."""

from __future__ import annotations

import os

from suizhi.commons.home import home


def django() -> None:
    """Load settings and apps; cheap when done already."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "suizhi.config.settings")
    import django as framework

    framework.setup()


def has_database() -> bool:
    """Whether there is a register to ask: a database that is named, or the home's own file. None is made."""
    return bool(os.environ.get("DATABASE_URL") or os.environ.get("SUIZHI_DATABASE_URL")) or (home() / "suizhi.sqlite3").is_file()


def database() -> None:
    """Django with a database of this version's schema: in an empty home the first command makes it."""
    django()
    from suizhi.commons.operations.schema import bring_up_to_date

    bring_up_to_date()
