"""Who is complained of: by name, or described (隔壁厂), in which case the name is still to be asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from suizhi.engines.stories.lexicon import any_of, file
from suizhi.engines.stories.model import Proposal, Span
from suizhi.engines.stories.text import Story

RESPONDENT = "respondent"

_OURS = re.compile(r"(?:我们?|本人|我司|我家|我是|开的|自己)(?:的|是|在|叫|公司|一家)*[^，。；！？]{0,4}$")
_LEAD = re.compile(r"[^，。]{0,4}?(?:[被让跟和与找在是有了到向给把看见去](?!的))+")
"""Words before a description that are none of it: 被番禺一家灯具厂."""

_OFFICES = re.compile(r"法院|知识产权局|市场监管|海关|委员会|银行|医院|事务所|派出所")


def respondents(story: Story) -> list[Proposal]:
    """The first party that is named; where none is, the first that is described, marked as vague."""
    for find, vague in ((_named, False), (_described, True)):
        found = [span for span in find(story) if not _is_ours(story, span)]
        if found:
            return [Proposal(RESPONDENT, found[0].text, (found[0],), vague=vague)]
    return []


def _named(story: Story) -> Iterator[Span]:
    organisations = file("words")["organisations"]
    for pattern in file("words")["named"]:
        compiled = re.compile(pattern.replace("ORG", organisations))
        for match in compiled.finditer(story.raw):
            if not _OFFICES.search(match[1]):
                yield _whole(story, match)


def _whole(story: Story, match: re.Match[str]) -> Span:
    """The name without the words that lead to it (有家, 一家, 销售商为)."""
    lead = re.match(
        r"^.*?(?:[\u4e00-\u9fff]{1,4}[区市县镇]的(?=[\u4e00-\u9fff]{2,4}市)|有一?家|一家|有个|一个|是|为|叫|向|被|告|跟|和|与|由|在(?!线))(?=[\u4e00-\u9fff（(]{4,}$)",
        match[1],
    )
    start = match.start(1) + (lead.end() if lead else 0)
    return story.span(start, match.end(1))


def _described(story: Story) -> Iterator[Span]:
    for match in any_of(file("words")["described"], name="words", key="described").finditer(story.folded):
        lead = _LEAD.match(match[0])
        yield story.span(match.start() + (lead.end() if lead else 0), match.end())


def _is_ours(story: Story, span: Span) -> bool:
    return bool(_OURS.search(story.before(span.start)) or re.match(r"我们?|我家|我在", span.text))
