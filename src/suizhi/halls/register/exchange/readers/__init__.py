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
    "uspto_redbook": "xml.us_redbook",
    "uspto_st32": "xml.us_st32",
    "uspto_pap": "xml.us_pap",
    "uspto_greenbook": "xml.us_greenbook",
    "uspto_brs": "xml.us_brs",
    "uspto_xml4ip": "xml.us_xml4ip",
    "uspto_assignment": "xml.us_assignment",
    "uspto_assignment_json": "xml.us_assignment_json",
    "cpc_scheme": "xml.cpc",
    "cpc_master": "xml.cpc",
    "epo_ops": "xml.epo_ops",
    "trademark_st66": "xml.mark_st66",
    "trademark_st96": "xml.mark_st96",
    "uspto_ppubs": "xml.us_ppubs",
    "uspto_odp": "xml.us_odp",
    "not_rights": "xml.not_rights",
}


def load(name: str) -> None:
    """Import the module of the reader `name`; nothing happens for a name that is not listed."""
    if name in MODULES:
        import_module(f"{_HERE}.{MODULES[name]}")
