"""The text index of this installation: OpenSearch where its address is set, else the embedded one under the home."""

from __future__ import annotations

import os
import shutil
from importlib import import_module

from suizhi.commons.home import home
from suizhi.commons.search.embedded import open_index
from suizhi.commons.search.port import SearchPort
from suizhi.commons.search.service import index_folder
from suizhi.kernel.errors import Refusal

OPENSEARCH = "suizhi.adapters.opensearch"
"""Named, not imported: adapters stand above this floor and load only where they are wanted."""


def search_port(*, replace_outdated: bool = False) -> SearchPort:
    """Open the index; the caller closes it (it is a context manager).

    Raises Refusal (`index.version`) where another version of Suizhi made it. With `replace_outdated` an empty one takes its
    place: an index can always be made anew from the register.
    """
    try:
        return _open()
    except Refusal as refusal:
        if not (replace_outdated and refusal.code == "index.version"):
            raise
    _forget()
    return _open()


def _open() -> SearchPort:
    if url := _engine():
        port: SearchPort = import_module(OPENSEARCH).connect(url, home() / "index" / "rankings")
        return port
    return open_index(index_folder(home()))


def _forget() -> None:
    if url := _engine():
        import_module(OPENSEARCH).forget(url)
    else:
        shutil.rmtree(index_folder(home()))


def _engine() -> str | None:
    return os.environ.get("SUIZHI_SEARCH_URL") or None
