"""Which documents a case can issue now, and what they are called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from suizhi.commons.documents.library import shipped
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suizhi.commons.procedures.models import Step
    from suizhi.engines.procedures import Words
    from suizhi.halls.casework.models import Case


@dataclass(frozen=True, slots=True)
class Issue:
    """A document that can be drafted: its id, its name, and the step that it goes with (None: none in particular)."""

    document: str
    words: Words
    step: Words | None


def issues_of(case: Case) -> list[Issue]:
    """What can be drafted where the case stands: what its next steps issue, in the order of the table, each document once."""
    run = case.run
    if run is None:
        return []
    found: dict[str, Issue] = {}
    for move in run.definition.leaving(run.state):
        for document in move.issues:
            found.setdefault(document, Issue(document, run.definition.documents[document], move.words))
    for document in _always(case):
        found.setdefault(document, Issue(document, run.definition.documents[document], None))
    return list(found.values())


def issued_by(case: Case, step: Step) -> Sequence[str]:
    """The documents that a step issues."""
    if case.run is None:
        return ()
    moves = case.run.definition.leaving(step.source)
    return next((move.issues for move in moves if (move.event, move.target) == (step.event, step.target)), ())


def title_of(case: Case, document: str) -> str:
    """What the procedure calls a document. Raises Refusal (`letter.document`) where it knows none of that id."""
    known = case.run.definition.documents if case.run else {}
    if document in known:
        return known[document].zh
    raise Refusal(
        "letter.document",
        zh=f"本程序没有文书“{document}”。",
        en=f"The procedure has no document {document!r}.",
        mend_zh="请从案件页的文书清单里选。",
        mend_en="Choose from the list on the page of the case.",
        field="document",
        value=document,
    )


def _always(case: Case) -> list[str]:
    """Papers with a template of their own that no step issues: an application that the parties sign."""
    assert case.run is not None
    moves = case.run.definition.transitions
    issued = {document for move in moves for document in move.issues}
    held = {key.partition("/")[2] for key in shipped() if key.partition("/")[0] == case.procedure}
    return [document for document in case.run.definition.documents if document in held - issued]
