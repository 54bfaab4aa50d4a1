"""The text index of an installation: OpenSearch where its address is set, else the embedded one under the home."""

from __future__ import annotations

import os
import shutil
from importlib import import_module
from pathlib import Path

from suizhi.commons.home import home as own_home
from suizhi.commons.search.embedded import open_index
from suizhi.commons.search.embedded.layout import VERSION_FILE, index_folder
from suizhi.commons.search.port import SearchPort
from suizhi.kernel.errors import Refusal

OPENSEARCH = "suizhi.adapters.opensearch"
"""Named, not imported: adapters stand above this floor and load only where they are wanted."""


def search_port(home: Path | None = None, *, replace_outdated: bool = False) -> SearchPort:
    """Open the index that serves `home`, by default this process's; the caller closes it (it is a context manager).

    Raises Refusal (`index.version`) where another version of Suizhi made it. With `replace_outdated` an empty one takes its
    place: an index can always be made anew from the register.
    """
    at = home or own_home()
    try:
        return _open(at)
    except Refusal as refusal:
        if not (replace_outdated and refusal.code == "index.version"):
            raise
    _forget(at)
    return _open(at)


def has_index(home: Path) -> bool:
    """Whether there is an index to ask; opening would make an empty one."""
    return engine() is not None or (index_folder(home) / VERSION_FILE).exists()


def _open(home: Path) -> SearchPort:
    if url := engine():
        port: SearchPort = import_module(OPENSEARCH).connect(url, home / "index" / "rankings")
        return port
    return open_index(index_folder(home))


def _forget(home: Path) -> None:
    """Removes the index; the embedded one goes out of sight first, so that whoever is stopped halfway leaves none, not half of one."""
    if url := engine():
        import_module(OPENSEARCH).forget(url)
        return
    folder = index_folder(home)
    outdated = folder.with_name(f"{folder.name}.outdated")
    shutil.rmtree(outdated, ignore_errors=True)
    folder.rename(outdated)
    shutil.rmtree(outdated)


def engine() -> str | None:
    """The address of OpenSearch, where one is set."""
    return os.environ.get("SUIZHI_SEARCH_URL") or None
