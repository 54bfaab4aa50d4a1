"""The glossary: one word for each concept, the program's own words among them, articles that say what they are cited for."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

import pytest
import yaml

from suizhi.commons.accounts.models import AccountRole
from suizhi.commons.home import data_dir
from suizhi.halls.register.status import Status
from suizhi.kernel.records import EventKey, Kind, NumberType, Role
from tests.docs.paths import ROOT, read

TERMS: list[dict[str, Any]] = [term for topic in yaml.safe_load(read("docs/glossary.yaml")) for term in topic["terms"]]
CITED = [term for term in TERMS if "article" in term]
_ARTICLE = re.compile(r"(?P<law>.+?)(?:（(?P<year>\d{4})）)?(?P<article>第[一二三四五六七八九十百零]+条)")


def test_it_covers_the_field() -> None:
    assert len(TERMS) >= 120


def test_no_english_term_stands_twice() -> None:
    assert [term for term, times in Counter(term["en"] for term in TERMS).items() if times > 1] == []


def test_no_name_of_the_program_stands_twice() -> None:
    assert [code for code, times in Counter(term["code"] for term in TERMS if "code" in term).items() if times > 1] == []


@pytest.mark.parametrize("enum", [Kind, Status, EventKey, Role, NumberType, AccountRole])
def test_every_member_of_the_vocabulary_is_there(enum: Any) -> None:
    named = {term.get("code") for term in TERMS}
    assert [member.name for member in enum if f"{enum.__name__}.{member.name}" not in named] == []


def test_every_name_of_the_program_exists() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    named = [term["code"].rpartition(".")[2] for term in TERMS if "code" in term]
    assert [name for name in named if not re.search(rf"\b{name}\b", text)] == []


@pytest.mark.data
@pytest.mark.parametrize("term", CITED, ids=[term["en"] for term in CITED])
def test_the_article_says_the_word(term: dict[str, Any]) -> None:
    found = _ARTICLE.fullmatch(term["article"])
    assert found is not None
    assert term.get("quote", term["zh"]) in _article(found["law"], found["year"], found["article"])


def _article(law: str, year: str | None, article: str) -> str:
    """The article's paragraphs."""
    parts = re.split(r"\n(?=第[一二三四五六七八九十百零]+条[ \u3000])", _law(law, year))
    return "\n".join(part for part in parts if re.match(rf"{article}[ \u3000]", part))


@cache
def _law(law: str, year: str | None) -> str:
    folder = data_dir()
    assert folder is not None
    pattern = f"*/{law}({year}-*.md" if year else f"{law}/*.md"
    files = list((folder / "law_md").glob(pattern))
    assert files, f"no text of {law}"
    return "\n".join(file.read_text(encoding="utf-8") for file in files)
