"""Who a record is about: a party of the register by its identifier, with the name that it bore on a day; and how a name is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from suizhi.commons.policy import SYSTEM
from suizhi.halls.register.selectors import parties
from suizhi.kernel.errors import Refusal

_USCC = "uscc"
MASK = "＊"


@dataclass(frozen=True, slots=True)
class SubjectOn:
    """A party as it was on a day. `code` is empty for a person: nobody needs their number here."""

    party: int
    name: str
    code: str
    is_person: bool
    synthetic: bool

    def as_fields(self) -> dict[str, Any]:
        """The columns of `AboutSubject`: a person's name sealed."""
        plain = {name: getattr(self, name) for name in ("party", "code", "is_person", "synthetic")}
        return {**plain, "name": masked(self.name, is_person=self.is_person), "sealed_name": self.name if self.is_person else None}


def subject_on(party: int, day: date) -> SubjectOn:
    """The party with the name of the day. Raises Refusal where the register knows no such party, or an organisation without a code."""
    found = parties(SYSTEM).filter(pk=party).first()
    if found is None:
        raise _unknown(party)
    is_person = found.kind == "person"
    code = "" if is_person else found.identifiers.filter(scheme=_USCC).order_by("pk").values_list("value", flat=True).first()
    if code is None:
        raise _without_code(found.name)
    return SubjectOn(found.pk, _name_on(found, day)[:200], code, is_person, found.synthetic)


def masked(name: str, *, is_person: bool) -> str:
    """The name as everybody may see it: an organisation's whole, of a person the first character alone."""
    return name[:1] + MASK * 2 if is_person else name


def _name_on(party: Any, day: date) -> str:
    """The registered name that was valid on the day; the present one where the register knows no times."""
    then = party.names.filter(kind__in=("registered", "former"), valid_from__lte=day).filter(Q(valid_to=None) | Q(valid_to__gt=day))
    name: str | None = then.order_by("-valid_from", "-pk").values_list("name", flat=True).first()
    return name or party.name


def _unknown(party: int) -> Refusal:
    return Refusal(
        "credit.subject",
        zh="登记簿里没有这个当事人。",
        en="The register knows no such party.",
        mend_zh="请先在登记簿中查到该主体，再填它的编号；不能只凭名称列入。",
        mend_en="Find the party in the register first and give its id; nobody is listed by name alone.",
        field="party",
        value=party,
    )


def _without_code(name: str) -> Refusal:
    return Refusal(
        "credit.code",
        zh=f"登记簿里“{name}”没有统一社会信用代码，认错主体的风险太大。",
        en=f"The register holds no unified social credit code for {name!r}; it could be another firm of that name.",
        mend_zh="请先导入该主体的登记信息。",
        mend_en="Take in the party's registration first.",
        field="party",
        value=name,
    )
