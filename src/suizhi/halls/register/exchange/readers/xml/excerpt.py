"""A refused record as it stood, for the sheet of refused rows. Made only when it is needed: most records are taken."""

from __future__ import annotations

from lxml import etree

LONGEST = 2000
"""Characters: enough to find the record in its file, little enough for a cell."""


def excerpt(document: object) -> dict[str, str]:
    """The beginning of an XML element, of a block of lines, or of a JSON object."""
    if isinstance(document, etree._Element):
        content = etree.tostring(document, encoding="unicode", with_tail=False)
    elif isinstance(document, list):
        content = "\n".join(map(str, document))
    else:
        content = str(document)
    return {"document": content[:LONGEST]}
