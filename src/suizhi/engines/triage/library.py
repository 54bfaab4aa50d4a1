"""The routes that are shipped: every file of `data/routes`, with the parts that several share under `shared`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from suizhi.engines.rules.vocabulary import packaged_vocabulary
from suizhi.engines.triage.model import Definition
from suizhi.engines.triage.reading import joined, parse, read_definition


@cache
def packaged_routes() -> tuple[Definition, ...]:
    """Every route, in the order of its file's name. Raises Refusal, naming file and key, where a file is not in order."""
    root = files("suizhi.data") / "routes"
    shared = {file.name.removesuffix(".yaml"): parse(file.read_text(encoding="utf-8"), file.name) for file in _yaml(root / "shared")}
    return tuple(
        read_definition(
            file.name.removesuffix(".yaml"),
            joined(parse(file.read_text(encoding="utf-8"), file.name), shared, file.name),
            vocabulary=packaged_vocabulary(),
            file=file.name,
        )
        for file in _yaml(root)
    )


def _yaml(folder: Traversable) -> list[Traversable]:
    return sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name)
