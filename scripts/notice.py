"""Write NOTICE: what Suizhi is built on, with the licence of each. `python scripts/notice.py > NOTICE`.

Walks the runtime dependencies from the installed metadata; development tools are not listed, as nobody receives them.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HEAD = """\
Suizhi 穗知
Copyright 2026 the Suizhi developers

Licensed under the Apache License, Version 2.0 (see LICENSE).

Suizhi runs on the following packages, which it does not copy; each comes under its own licence.
"""
COPIED = """\
Served by the portal itself, copied with their licences:
"""
_CLASSIFIER = "License :: OSI Approved :: "
_SHORT = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache Software License": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "CC BY-SA 4.0": "CC-BY-SA-4.0",
    "Apache License 2.0": "Apache-2.0",
    "BSD 2-Clause License": "BSD-2-Clause",
    "BSD License": "BSD",
    "MIT License": "MIT",
    "The MIT License": "MIT",
    "GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3.0-only",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
"""Names that older packages use → SPDX identifiers."""
_WORDS = {"Permission is hereby granted, free of charge, to any person obtaining a copy of this software": "MIT"}
"""How a licence without a heading begins → SPDX identifier."""
VENDOR = Path(__file__).parents[1] / "src/suizhi/web/static/vendor"


def runtime(root: str = "suizhi") -> dict[str, Distribution]:
    """The distributions that `root` needs to run, by canonical name."""
    found: dict[str, Distribution] = {}
    queue = [(root, frozenset[str]())]
    seen: set[tuple[str, frozenset[str]]] = set()
    while queue:
        name, extras = queue.pop()
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        held = distribution(name)
        found[canonicalize_name(name)] = held
        queue += [(need.name, frozenset(need.extras)) for need in _needs(held, extras)]
    del found[root]
    return found


def _needs(held: Distribution, extras: frozenset[str]) -> list[Requirement]:
    needs = [Requirement(text) for text in held.requires or []]
    return [need for need in needs if need.marker is None or any(need.marker.evaluate({"extra": extra}) for extra in extras | {""})]


def licence(held: Distribution) -> str:
    """The licence as the distribution states it, as an SPDX identifier where the statement is a known name.

    Where the metadata are silent, the heading of its LICENSE file speaks, or the words of a licence that has no heading. Raises ValueError
    where nothing does.
    """
    stated = held.metadata.get("License-Expression")
    if stated:
        return str(stated)
    classifiers = [line.removeprefix(_CLASSIFIER) for line in held.metadata.get_all("Classifier") or [] if line.startswith(_CLASSIFIER)]
    if classifiers:
        return " OR ".join(_SHORT.get(text, text) for text in classifiers)
    text = (
        str(held.metadata.get("License") or "").strip() or (held.read_text("LICENSE") or "").partition("\n")[0].strip() or _by_words(held)
    )
    if not text:
        raise ValueError(f"{held.name} does not state its licence")
    return _SHORT.get(text, text)


def _by_words(held: Distribution) -> str:
    text = " ".join((held.read_text("licenses/LICENSE") or "").split())
    return next((name for words, name in _WORDS.items() if words in text), "")


def table() -> str:
    """One line for each package: its name and licence."""
    rows = [(name, licence(held)) for name, held in sorted(runtime().items())]
    width = max(len(name) for name, _ in rows)
    return "\n".join(f"  {name:<{width}}  {terms}" for name, terms in rows)


def vendored() -> str:
    """One line for each library whose files the portal serves itself; the licence's text lies beside them."""
    folders = sorted(path.parent for path in VENDOR.glob("*/VERSION"))
    return "\n".join(
        f"  {path.name} {(path / 'VERSION').read_text().strip()}  src/suizhi/web/static/vendor/{path.name}/LICENSE" for path in folders
    )


if __name__ == "__main__":
    sys.stdout.write(re.sub(r"[ \t]+\n", "\n", f"{HEAD}\n{table()}\n\n{COPIED}\n{vendored()}\n"))
