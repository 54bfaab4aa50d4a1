"""`python -m tests.support.furnishing`: puts the small city into the installation of the environment, and prints its ids as JSON."""

from __future__ import annotations

import json
import os
import sys

import django


def main() -> None:
    """Furnish, index, and say what stands where."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "suizhi.config.settings"
    django.setup()
    from suizhi.commons.search.plug import search_port
    from tests.support.world import furnish

    with search_port() as port:
        world = furnish(port)
    ids = {"film": world.film.pk, "second": world.second.pk, "closed": world.closed.pk, "owner": world.owner.pk, "run": world.run.pk}
    sys.stdout.write(json.dumps(ids))


if __name__ == "__main__":
    main()
