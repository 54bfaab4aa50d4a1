"""`python -m tests.support.furnishing`: puts the small city into the installation of the environment, and prints its ids as JSON."""

from __future__ import annotations

import json
import os
import sys

import django

DEFINITION = """\
code: example_list
title: {zh: 示例清册, en: Example list}
publisher: 示例机构
licence: CC0
reader: table
office: CN
kind: from_number
signature: [示例号码栏]
columns:
  示例号码栏: {to: number.application}
  示例名称栏: {to: title.zh}
"""
"""A source definition of the office's own."""


def main() -> None:
    """Furnish, index, and say what stands where."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "suizhi.config.settings"
    django.setup()
    from suizhi.commons.policy import SYSTEM
    from suizhi.commons.search.plug import search_port
    from suizhi.halls.register.definitions import definition_save
    from tests.support.world import furnish

    with search_port() as port:
        world = furnish(port)
    definition_save(by=SYSTEM, text=DEFINITION)
    ids = {"film": world.film.pk, "second": world.second.pk, "closed": world.closed.pk, "owner": world.owner.pk, "run": world.run.pk}
    sys.stdout.write(json.dumps(ids))


if __name__ == "__main__":
    main()
