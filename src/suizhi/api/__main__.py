"""Prints the OpenAPI description: `python -m suizhi.api > docs/openapi.json`."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Write the description to standard output."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "suizhi.config.settings")
    import django

    django.setup()
    from suizhi.api.describe import as_text
    from suizhi.api.root import api

    sys.stdout.write(as_text(api))


if __name__ == "__main__":
    main()
