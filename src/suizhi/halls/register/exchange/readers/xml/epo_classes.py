"""Classes of an EPO document: IPC in the layout of WIPO ST.8, CPC in parts, and the classes of other offices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suizhi.halls.register.exchange.readers.xml.nodes import attribute, each, first, raw_text, text
from suizhi.halls.register.exchange.readers.xml.us_redbook import from_parts

if TYPE_CHECKING:
    from lxml import etree

    from suizhi.halls.register.exchange.readers.xml.draft import Draft


def add_classes(draft: Draft, biblio: etree._Element) -> None:
    """The first IPC symbol is the main one; a symbol of a scheme that the register does not hold is kept as an attribute."""
    for number, item in enumerate(each(biblio, "classifications-ipcr/classification-ipcr/text")):
        draft.symbol("ipc", raw_text(item), main=number == 0)
    for number, item in enumerate(each(biblio, "classification-ipc/text")):
        draft.symbol("ipc", raw_text(item), main=number == 0 and not draft.row.classes)
    others = []
    for item in each(biblio, "patent-classifications/patent-classification"):
        scheme = attribute(first(item, "classification-scheme"), "scheme")
        if scheme.startswith("CPC"):
            known = any(one.scheme == "cpc" for one in draft.row.classes)
            draft.symbol("cpc", from_parts(item), main=scheme == "CPCI" and not known)
        elif scheme == "UC":
            draft.symbol("uspc", text(item, "classification-symbol"))
        else:
            others.append(f"{scheme}: {text(item, 'classification-symbol')}")
    draft.set(other_classes=others)
