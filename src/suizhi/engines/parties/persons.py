"""Whether a bare name may be a natural person's: such a name alone never identifies anybody."""

from __future__ import annotations

import re
from functools import cache

from suizhi.engines.parties.lexicon import load

_LATIN_PERSON = re.compile(r"^[^\W\d]+(?:[ .,'-]+[^\W\d]+){1,3}\.?$")


@cache
def _chinese_person() -> re.Pattern[str]:
    double = "|".join(load("persons", "double"))
    return re.compile(rf"^(?:(?:{double})[\u4e00-\u9fff]{{1,2}}|[{load('persons', 'single')}][\u4e00-\u9fff]{{1,2}})$")


def like_chinese_person(text: str) -> bool:
    """A family name and one or two characters, or a pseudonym that says 自然人."""
    return _chinese_person().match(text) is not None or any(marker in text for marker in load("persons", "markers"))


def like_latin_person(folded: str) -> bool:
    """Two to four words of letters only."""
    return _LATIN_PERSON.match(folded.strip()) is not None
