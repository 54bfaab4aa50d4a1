"""The query language of patent and mark analysts: `TI=锂电池 AND IPC=H01M NOT PA=(甲 OR 乙) AND AD=[2010 TO 2015]`."""

from suizhi.commons.search.language.fields import FIELDS, Field, FieldType, find_field
from suizhi.commons.search.language.nodes import (
    And,
    Every,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Range,
    Term,
)
from suizhi.commons.search.language.parser import parse
from suizhi.commons.search.language.refusals import QueryRefusal, caret

__all__ = [
    "FIELDS",
    "And",
    "Every",
    "Field",
    "FieldType",
    "Near",
    "Node",
    "Not",
    "Or",
    "Phrase",
    "Prefix",
    "QueryRefusal",
    "Range",
    "Term",
    "caret",
    "find_field",
    "parse",
]
