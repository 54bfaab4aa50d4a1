"""What stands in brackets in a name: a place, a legal form, a group, a remark, or part of the name itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from suizhi.engines.parties.lexicon import NO_FORM, Form, forms
from suizhi.engines.parties.places import Place, only_places

_BRACKET = re.compile(r"\(([^()]*)\)?|\)")
_ALIAS = re.compile(r"^(?:简称|原名|原|曾用名|又名)[:为]?(.+)")
_REMARK = re.compile(r"冻结|不得|转让|第.名称|第\d+名称|^筹$|筹建|注销|吊销|迁出|示例|暂名|代管")
_SHORT_FORMS = {"株": "株式会社", "有": "有限会社"}


@dataclass(slots=True)
class Bracketed:
    """A name without its brackets, and what was in them."""

    text: str = ""
    letters: str = ""
    """The name with places, forms and groups left where they stood: only remarks and other names are taken out."""
    places: tuple[Place, ...] = ()
    after: str = ""
    """What follows the last place: 榕芽(广州)科技 and 榕芽科技(广州) are two names."""
    form: Form = NO_FORM
    group: bool = False
    aliases: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    def take(self, content: str) -> tuple[str, str]:
        """Note what one bracket holds; returns what stays of it in `text` and in `letters`."""
        if alias := _ALIAS.match(content):
            self.aliases += (alias[1],)
            return "", ""
        if _REMARK.search(content):
            self.remarks += (content,)
            return "", ""
        return ("", content) if self._is_part(content) else (content, content)

    def _is_part(self, content: str) -> bool:
        """Whether the bracket is a part of its own (place, group, form) rather than a stretch of the trade name."""
        surface = _SHORT_FORMS.get(content, content)
        if stated := only_places(content):
            self.places += stated
        elif content == "集团":
            self.group = True
        elif surface in forms():
            self.form = forms()[surface]
        else:
            return False
        return True


def read_brackets(text: str) -> Bracketed:
    """Take the brackets out of a squeezed name. A bracket that is never closed ends with the name."""
    if "(" not in text and ")" not in text:
        return Bracketed(text, text)
    read = Bracketed()
    end = 0
    for found in _BRACKET.finditer(text):
        places = read.places
        stays, letters = read.take(found[1] or "")
        if read.places != places:
            read.after = text[found.end() :]
        read.text += text[end : found.start()] + stays
        read.letters += text[end : found.start()] + letters
        end = found.end()
    read.text, read.letters = read.text + text[end:], read.letters + text[end:]
    return read
