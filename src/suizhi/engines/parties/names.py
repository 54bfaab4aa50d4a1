"""The parts of an organisation's name, in the order the register's law gives them: place, trade name, industry, legal form."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from suizhi.engines.parties.brackets import read_brackets
from suizhi.engines.parties.branches import branch_key, split_branch
from suizhi.engines.parties.folding import fold_name, has_chinese, squeeze
from suizhi.engines.parties.latin import read_latin
from suizhi.engines.parties.lexicon import NO_FORM, Form, form_at_end, forms, industries, load
from suizhi.engines.parties.persons import like_chinese_person, like_latin_person
from suizhi.engines.parties.places import Place, peel_places, without_suffixes

_STRIPPED_FAMILIES = frozenset({"company", "partnership", "sole"})
_GROUP = "集团"
_LEADING_FORMS = ("株式会社", "有限会社")
_LONGEST_INDUSTRY = 6


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name taken apart. Every text is folded (see `folding`); `body` is trade name and industry words as they stand together."""

    raw: str
    folded: str
    script: str
    letters: str
    """The whole name without brackets, punctuation and 省/市/区: equal letters are one name under two spellings."""
    bare: str
    """The letters without the legal form that ends them; a branch keeps them all."""
    body: str
    core: str
    industry: tuple[str, ...] = ()
    stem: str = ""
    """The body without a form that is part of it (皮鞋厂 → 皮鞋)."""
    place: tuple[Place, ...] = ()
    legal_form: Form = NO_FORM
    group: str = ""
    """集团 or 企业集团 as the name says it, "" where it says neither."""
    brackets: tuple[Place, ...] = ()
    after_brackets: str = ""
    """What follows a place in brackets, without the legal form."""
    branch: str = ""
    aliases: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    shortened: str = ""
    """The short name at the head (中科院) that was spelt out."""
    leading_form: bool = False
    person_like: bool = False


@lru_cache(maxsize=65536)
def parse_name(name: str) -> NameParts:
    """Take a name apart. Any text is accepted; what cannot be read stays in `core`."""
    folded = fold_name(name)
    return _chinese(name, folded) if has_chinese(folded) else _latin(name, folded)


def strip_form(text: str) -> tuple[Form, str]:
    """The legal form that ends the text, and the text before it where the form is a suffix rather than part of the name."""
    found = form_at_end().search(text)
    if found is None or found.start() == 0:
        return NO_FORM, text
    form = forms()[found[0]]
    return form, text[: found.start()] if form.family in _STRIPPED_FAMILIES else text


def _chinese(raw: str, folded: str) -> NameParts:
    bracketed = read_brackets(squeeze(folded))
    text, shortened = spell_out(bracketed.text)
    head, tail = split_branch(text)
    leading = head.startswith(_LEADING_FORMS)
    form, body = (forms()[head[:4]], head[4:]) if leading else strip_form(head)
    body, group = _without_group(body)
    place, body = peel_places(body)
    stem = _without_own_form(body)
    core, industry = split_industry(stem)
    letters = without_suffixes(bracketed.letters)
    return NameParts(
        raw=raw,
        folded=folded,
        script="zh",
        letters=letters,
        bare=letters if tail else strip_form(letters)[1],
        body=body,
        core=core,
        industry=industry,
        stem=stem,
        place=place,
        legal_form=bracketed.form if bracketed.form.code else form,
        group=group or (_GROUP if bracketed.group or form.code == "group" else ""),
        brackets=bracketed.places,
        after_brackets=form_at_end().sub("", bracketed.after),
        branch=branch_key(tail),
        aliases=bracketed.aliases,
        remarks=bracketed.remarks,
        shortened=shortened,
        leading_form=leading,
        person_like=not (form.code or tail or bracketed.form.code) and like_chinese_person(bracketed.text),
    )


def spell_out(text: str) -> tuple[str, str]:
    """A short name of a national body at the head spelt out (中科院 → 中国科学院), and the short name, "" where there was none."""
    for short, full in load("shortnames", "heads").items():
        if text.startswith(short) and not text.startswith(full):
            return full + text.removeprefix(short), short
    return text, ""


def _without_group(body: str) -> tuple[str, str]:
    """The body without the 集团 or 企业集团 that ends it, and that word."""
    word = next((word for word in ("企业" + _GROUP, _GROUP) if body.endswith(word) and body != word), "")
    return body.removesuffix(word), word


def _without_own_form(body: str) -> str:
    """The body without a form that is part of it (皮鞋厂 → 皮鞋), where a trade name is left."""
    found = form_at_end().search(body)
    return body[: found.start()] if found and found.start() >= 2 else body


def split_industry(body: str) -> tuple[str, tuple[str, ...]]:
    """The trade name and the industry words that follow it: 宏达电子科技 → 宏达, (电子, 科技). The trade name keeps two characters."""
    words: list[str] = []
    end = len(body)
    while (size := _industry_before(body, end)) and end - size >= 2:
        words.insert(0, body[end - size : end])
        end -= size
    return body[:end], tuple(words)


def _industry_before(body: str, end: int) -> int:
    """The length of the longest industry word that ends at `end`, or 0."""
    sizes = range(min(_LONGEST_INDUSTRY, end), 1, -1)
    return next((size for size in sizes if body[end - size : end] in industries()), 0)


def _latin(raw: str, folded: str) -> NameParts:
    read = read_latin(folded)
    person = not read.form.code and not read.organisation and like_latin_person(folded)
    return NameParts(
        raw=raw,
        folded=folded,
        script="latin",
        letters=read.letters,
        bare=read.bare,
        body=read.body,
        core=read.core,
        legal_form=read.form,
        person_like=person,
    )
