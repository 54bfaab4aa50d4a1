"""The text index of this installation: OpenSearch where its address is set, else the embedded one under the home."""

from __future__ import annotations

import os
from importlib import import_module

from suizhi.commons.home import home
from suizhi.commons.search.embedded import open_index
from suizhi.commons.search.port import SearchPort
from suizhi.commons.search.service import index_folder

OPENSEARCH = "suizhi.adapters.opensearch"
"""Named, not imported: adapters stand above this floor and load only where they are wanted."""


def search_port() -> SearchPort:
    """Open the index; the caller closes it (it is a context manager)."""
    url = os.environ.get("SUIZHI_SEARCH_URL")
    if url:
        port: SearchPort = import_module(OPENSEARCH).connect(url)
        return port
    return open_index(index_folder(home()))
