"""Which module holds which reader. Modules are imported when a definition first asks for one of their readers."""

from __future__ import annotations

from importlib import import_module

_HERE = "suizhi.halls.register.exchange.readers"

MODULES: dict[str, str] = {
    "table": "tabular.mapped",
    "taiwan_graph": "tabular.taiwan_graph",
    "cnki_citations": "text.cnki_citations",
    "nice_classification": "text.nice_classification",
    "ipc_titles": "text.ipc_titles",
}


def load(name: str) -> None:
    """Import the module of the reader `name`; nothing happens for a name that is not listed."""
    if name in MODULES:
        import_module(f"{_HERE}.{MODULES[name]}")
