"""Nice classes (01-45) and the Chinese similar groups beneath them (0901)."""

from __future__ import annotations

import re

from suizhi.kernel.classes.chinese import chinese_number
from suizhi.kernel.classes.model import Class, refuse_form, refuse_range
from suizhi.kernel.tidy import tidy

LAST_CLASS = 45
SCHEME = ("尼斯分类", "the Nice Classification")
_CLASS = re.compile(
    r"^(?:(?:国际分类|商标分类|NICE|INT\.? ?CL\.?|CLASS|CL\.?|IC)\s*[:.]?\s*)?(?:第\s*)?"
    r"(?:0{0,2}(\d{1,2})(?:\.0+)?|([一二三四五六七八九十]{1,3}))\s*类?$"
)
_GROUP = re.compile(r"^(?:类似群(?:组)?\s*[:.]?\s*)?(\d\d)(\d\d)(?:\s*[(]?[一二三四五六七八九十]*[)]?)?$")


def parse_nice(text: str) -> Class:
    """Read a Nice class: `9`, `09`, `第9类`, `第九类`, `Class 9`, `IC 009`. Raises Refusal `class.form`, `class.range`."""
    symbol = tidy(text, "class")
    found = _CLASS.match(symbol.text)
    number = (int(found[1]) if found[1] else chinese_number(found[2])) if found else None
    if number is None:
        raise refuse_form(symbol, SCHEME, "应为1至45的类别", "a class from 1 to 45 is expected", "09、第9类")
    if not 1 <= number <= LAST_CLASS:
        raise refuse_range(symbol, SCHEME, str(number), 1, LAST_CLASS)
    return Class("nice", f"{number:02d}", (), "class", mends=tuple(symbol.mends))


def parse_nice_group(text: str) -> Class:
    """Read a similar group of the 区分表: `0901`, `类似群0901`, `0901（一）`. Raises Refusal `class.form`, `class.range`.

    Whether the group exists is for the table of the edition to say; here its form and its class are checked.
    """
    symbol = tidy(text, "class")
    found = _GROUP.match(symbol.text)
    if found is None or found[2] == "00":
        expected = "应为四位数字，前两位是类别", "four digits are expected, the first two being the class"
        raise refuse_form(symbol, ("类似群", "the similar groups"), *expected, "0901、2501")
    if not 1 <= int(found[1]) <= LAST_CLASS:
        raise refuse_range(symbol, SCHEME, found[1], 1, LAST_CLASS)
    return Class("nice_group", found[1] + found[2], (found[1],), "group", mends=tuple(symbol.mends))
