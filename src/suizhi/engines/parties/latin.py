"""Names in Latin letters: tokens, legal form (Co., Ltd / GmbH / K.K.), shortened words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from suizhi.engines.parties.lexicon import NO_FORM, Form, load

_INSTITUTION = Form("institution", "institution", "institution")
# Marks on Latin, Greek and Cyrillic letters; the sound marks of kana (ハ, パ) are none of these.
_ACCENT = re.compile("[\u0300-\u036f]")
_TOKEN = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class LatinName:
    """A Latin name: `letters` as written, `bare` without its legal form, `body` with shortened words spelt out too, `core` its first word."""

    letters: str
    bare: str
    body: str
    core: str
    form: Form
    organisation: bool


def read_latin(folded: str) -> LatinName:
    """Take a folded Latin name apart. Accents are dropped; "S.A." and "SA" read alike."""
    plain = unicodedata.normalize("NFC", _ACCENT.sub("", unicodedata.normalize("NFD", folded)))
    tokens = _TOKEN.findall(re.sub(r"\b(\w)\.(?=\w\b)", r"\1", plain).replace("'", "").replace("&", " and "))
    form, size = _form_at_end(tuple(tokens))
    stem = tokens[: len(tokens) - size]
    body = [_words().get(token, token) for token in stem]
    if not form.code and set(body) & _words_of("institutions"):
        form = _INSTITUTION
    organisation = bool(set(body) & _words_of("organisation"))
    return LatinName(
        " ".join(tokens),
        " ".join(stem),
        " ".join(body),
        body[0] if body else "",
        form,
        organisation,
    )


def _form_at_end(tokens: tuple[str, ...]) -> tuple[Form, int]:
    """The longest legal form at the end and how many tokens it takes; a form alone is a name."""
    for size in range(min(4, len(tokens) - 1), 0, -1):
        code = _forms().get(tokens[-size:])
        if code:
            return Form(code, "company", code), size
    return NO_FORM, 0


@cache
def _forms() -> dict[tuple[str, ...], str]:
    return {tuple(surface.split()): code for code, surfaces in load("latin", "forms").items() for surface in surfaces}


@cache
def _words() -> dict[str, str]:
    return {short: full for full, shorts in load("latin", "words").items() for short in shorts}


@cache
def _words_of(key: str) -> frozenset[str]:
    return frozenset(load("latin", key))
