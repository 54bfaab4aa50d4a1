"""The part of `suizhi doctor` that looks at marks: a gallery of figures that is whole."""

from __future__ import annotations

from collections.abc import Iterator

from suizhi.commons.operations.checks import Finding, State
from suizhi.halls.search.marks.figures import opened, there


def figures() -> Iterator[Finding]:
    """The gallery's table and files fit each other; an installation without one does without. Raises Refusal where it is damaged."""
    if not there():
        yield Finding("figures", State.OK, "还没有图库", "there is no gallery of figures yet")
        return
    with opened() as gallery:
        gallery.verify()
        count = len(gallery)
    yield Finding("figures", State.OK, f"图库 {count} 幅，完好", f"gallery of {count} figures, whole")
