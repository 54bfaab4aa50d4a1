"""Pictures over the API: which figures of marks are like the one that is sent."""

from __future__ import annotations

import base64
from typing import Annotated, Any, Literal

from ninja import File, Form
from ninja.files import UploadedFile
from pydantic import Field, StringConstraints

from suizhi.commons.rest.access import PUBLIC, ApiRequest
from suizhi.commons.rest.router import Router
from suizhi.commons.rest.types import Input, Output
from suizhi.engines.logos import Filters
from suizhi.halls.register.api.right_schemas import RightSummary
from suizhi.halls.search.marks.figures import BYTES, SHOWN, Alike, figures_like, fit
from suizhi.kernel.classes import parse_vienna

router = Router(tags=["商标 Marks"])

Colour = Literal["black", "white", "grey", "red", "orange", "yellow", "green", "blue", "purple", "pink", "brown"]
Vienna = Annotated[str, StringConstraints(max_length=8, pattern=r"^[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}$")]


class FigureQuery(Input):
    """What narrows the gallery: a Vienna code at any depth (`26.04`), colours that all must be there; `drawings` adds a drawing of each match."""

    vienna: Vienna | None = None
    colours: Annotated[list[Colour], Field(max_length=11)] = []
    limit: Annotated[int, Field(ge=1, le=SHOWN)] = SHOWN
    drawings: bool = False


class SimilarFigureOut(Output):
    """A picture that is like the one sent. `right`: the mark under whose number it is filed; null where the register has none.

    `part`, `changed`: the part of the picture sent, and what was done to it; `found`, `box` (left, top, right, bottom from 0 to 1): the part of this one.
    `drawing`: PNG in base 64: the picture sent, this one, and the parts laid over each other.
    """

    right: RightSummary | None
    number: str
    score: float
    band: str
    why: str
    why_en: str
    part: str
    changed: str
    found: str
    box: list[float]
    measures: dict[str, float]
    vienna: list[str]
    colours: list[str]
    drawing: str | None


class SimilarFiguresOut(Output):
    """The pictures found, the most alike first; `looked_at`: how many the gallery holds. A score orders and is no probability."""

    looked_at: int
    hits: list[SimilarFigureOut]


@router.ask("/figures", access=PUBLIC, response=SimilarFiguresOut, summary="图形近似：图库里相近的商标图样")
def marks_figures(request: ApiRequest, file: File[UploadedFile], form: Form[FigureQuery]) -> dict[str, Any]:
    """Send a picture (PNG, JPEG, WebP, SVG and others, at most 8 MB), which is not kept; the figures of marks that are like it, and whose they are."""
    picture = fit(file.read(BYTES + 1))
    vienna = (parse_vienna(form.vienna).symbol,) if form.vienna else ()
    found = figures_like(request.auth, picture, Filters("mark", vienna, tuple(form.colours)), form.limit)
    return {"looked_at": found.looked_at, "hits": [_alike(one, drawn=form.drawings) for one in found.hits]}


def _alike(one: Alike, *, drawn: bool) -> dict[str, Any]:
    said = one.hit.as_dict()
    kept = {name: said[name] for name in ("score", "why", "why_en", "part", "changed", "found", "box", "measures", "vienna", "colours")}
    drawing = base64.b64encode(one.overlay).decode() if drawn else None
    return {"right": one.right, "number": one.number, "band": str(one.band), "drawing": drawing, **kept}
