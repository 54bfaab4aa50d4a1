"""What goes in and out of the API of platform notices."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from suizhi.commons.rest.types import Day, Id, Input, Line, Output, Text, Word

Link = Annotated[str, Field(max_length=600, pattern=r"^https?://[^\x00\s]+$")]
Several = Annotated[list[Word], Field(max_length=20)]


class SideIn(Input):
    """Holder or merchant as the platform knows them; `party` where they stand in the register and shall see the notice here."""

    name: Word
    party: Id | None = None


class NoticeIn(Input):
    """A notice that the platform received."""

    reference: Word | None = Field(None, description="The platform's own number")
    received_on: Day
    holder: SideIn
    merchant: SideIn
    right: Word = Field(description="Number of the right as the notice gives it")
    goods: Word
    links: Annotated[list[Link], Field(max_length=50)]
    elements: Several = Field(description="What the notice holds, by the names of GET /platform-notices/elements")
    story: Line = ""
    text: Line = Field("", description="The notice in words")


class DayIn(Input):
    """A step and the day it was done."""

    on: Day


class PaperIn(DayIn):
    """A step that a paper comes with: what it says."""

    text: Text


class CompletionIn(Input):
    """What was added to a notice."""

    elements: Several
    text: Line = ""


class MeasuresIn(DayIn):
    """The measures taken, by the names of GET /platform-notices/elements."""

    measures: Several


class DeclarationIn(PaperIn):
    """A declaration of no infringement."""

    has_evidence: bool = Field(description="Whether it holds first evidence of that")


class ActionIn(PaperIn):
    """The holder has complained or sued."""

    action: Literal["complaint", "suit"]


class ReasonIn(DayIn):
    """A step with its reason."""

    reason: Text


class OutcomeIn(PaperIn):
    """An effective judgment or decision."""

    infringes: bool


class LossIn(Input):
    """What the merchant lost by the measures."""

    loss_fen: Annotated[int, Field(ge=0, le=10**14, description="In fen, the hundredth of a yuan")]


class HookIn(Input):
    """An address to be told."""

    url: Annotated[str, Field(max_length=300, pattern=r"^https?://[^\x00\s]+$")]


class RuleFindingOut(Output):
    """What a rule says."""

    rule: str
    cite: str
    verdict: str
    reason: str
    reason_en: str
    mend: str
    mend_en: str
    unverified: bool

    @classmethod
    def of(cls, finding: Any) -> RuleFindingOut:
        """A finding of the rule book."""
        return cls(
            rule=finding.rule.id,
            cite=finding.rule.source.citation,
            verdict=str(finding.verdict),
            reason=finding.reason or finding.question,
            reason_en=finding.reason_en or finding.question_en,
            mend=finding.remedy,
            mend_en=finding.remedy_en,
            unverified=finding.rule.source.unverified,
        )


class ElementsOut(Output):
    """The words that the rules use: elements of a notice, measures of a platform."""

    elements: list[str]
    required: str
    measures: list[str]


class WaitOut(Output):
    """The waiting period."""

    state: str
    due: date | None
    provisional: bool
    basis: str
    steps: list[dict[str, Any]]


class NoticeOut(Output):
    """A notice as it stands."""

    id: int
    case: str
    reference: str | None
    state: str
    received_on: date
    goods: str
    links: list[str]
    right: str
    elements: list[str]
    missing: list[str]
    measures: list[str]
    wait: WaitOut | None
    can: list[str]
    published_at: datetime | None
    synthetic: bool


class DamagesOut(Output):
    """What article 42 of the E-Commerce Law makes of the loss stated. Nothing here finds that the notice was wrong or in bad faith."""

    loss: float
    single: float
    doubled: float
    found_wrong: bool
    rules: list[RuleFindingOut]


class HookOut(Output):
    """An address that is told, and the key that its messages are signed with."""

    id: int
    url: str
    key: str


class DeliveryOut(Output):
    """One message and how far it is."""

    ref: str
    event: str
    notice: int
    state: str
    attempts: int
    next_at: datetime
    last_answer: str
    delivered_at: datetime | None
