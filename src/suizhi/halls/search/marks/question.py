"""The question of the page that clears names, as it came: in its address, or sent, so that a picture can come with it."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.urls import reverse

from suizhi.commons.languages import sentence
from suizhi.engines.logos import Filters
from suizhi.halls.search.marks.clearing import Wish
from suizhi.halls.search.marks.forms import ClearForm, FigureForm
from suizhi.halls.search.marks.goods import Choice, chosen
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import HttpRequest

_ADDRESSED = ("name", "owner", "everywhere", "g")
"""What of the question can stand in an address."""
_LOOKING = ("goods", "find")
"""What belongs to the search for goods on the way to a question."""


@dataclass(frozen=True, slots=True)
class Question:
    """What was sent, the form that reads it, the goods chosen, and why those cannot be read."""

    sent: QueryDict
    form: ClearForm
    choices: list[Choice]
    fault: str

    @property
    def is_sound(self) -> bool:
        """Whether it can be answered."""
        return self.form.is_valid() and not self.fault

    @property
    def wish(self) -> Wish | None:
        """The name that is to be cleared; None where a picture alone is asked for."""
        said = self.form.cleaned_data
        if not said["name"]:
            return None
        return Wish(said["name"], [choice.section for choice in self.choices], said["owner"].strip(), said["everywhere"])

    @property
    def picture(self) -> bytes:
        """The picture that came with it and could be read, as it is compared; empty where there is none."""
        found: bytes = self.form.cleaned_data.get("picture", b"") if self.form.is_bound else b""
        return found

    @property
    def kept(self) -> str:
        """The same as the page gives it on to its next question."""
        return base64.b64encode(self.picture).decode()

    @property
    def filters(self) -> Filters:
        """What narrows the gallery."""
        said = self.form.cleaned_data
        return Filters("mark", (said["vienna"],) if said["vienna"] else (), tuple(said["colour"]))

    @property
    def parameters(self) -> str:
        """The question as an address has it, without a picture."""
        return _parameters(self.sent, _ADDRESSED)


def question_of(request: HttpRequest) -> Question:
    """The question of a request. A page that is only opened, or that looks for goods, asks nothing yet: its form is not bound."""
    sent = request.POST if request.method == "POST" else request.GET
    if request.method == "POST":
        form: ClearForm = FigureForm(sent, request.FILES)
    else:
        form = ClearForm(sent if "name" in sent and "find" not in sent else None, initial=sent.dict())
    try:
        return Question(sent, form, chosen(sent.getlist("g")), "")
    except Refusal as refusal:
        return Question(sent, form, [], sentence(refusal))


def has_picture(request: HttpRequest) -> bool:
    """Whether a picture came along, now or from the page before."""
    return bool(request.FILES.get("picture") or request.POST.get("kept"))


def address_of(sent: QueryDict) -> str:
    """Where the page answers the same question without a picture."""
    looking = sent.get("find")
    asked = _parameters(sent, (*_ADDRESSED, *_LOOKING) if looking else _ADDRESSED)
    name = "" if sent.get("name") else "&name="
    return f"{reverse('marks:clear')}?{asked}{name}#{'goods-list' if looking else 'sum'}".replace("?&", "?")


def _parameters(sent: QueryDict, names: tuple[str, ...]) -> str:
    kept = QueryDict(mutable=True)
    for name in names:
        if values := [value for value in sent.getlist(name) if value]:
            kept.setlist(name, values)
    return kept.urlencode()
