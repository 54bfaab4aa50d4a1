"""The receivers of referrals, as `data/referrals/receivers.yaml` names them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from suizhi.kernel import strict_yaml
from suizhi.kernel.errors import Refusal


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that must be in order before the matter goes out."""

    id: str
    zh: str
    en: str
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Receiver:
    """Somebody to whom cases are sent on."""

    id: str
    zh: str
    en: str
    approver: str
    rules: tuple[str, ...]
    checks: tuple[Check, ...]
    event: str = ""
    clocks: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    answer_paper: str = ""


@cache
def receivers() -> Mapping[str, Receiver]:
    """Every receiver by its id."""
    raw = strict_yaml.read((files("suizhi.data") / "referrals" / "receivers.yaml").read_text("utf-8"))["receivers"]
    return {
        name: Receiver(
            id=name,
            **{
                **entry,
                "rules": tuple(entry["rules"]),
                "checks": tuple(Check(**one) for one in entry["checks"]),
                "clocks": {key: tuple(said) for key, said in entry.get("clocks", {}).items()},
            },
        )
        for name, entry in raw.items()
    }


def receiver(name: str) -> Receiver:
    """One receiver. Raises Refusal (`referral.receiver`)."""
    if name not in receivers():
        raise Refusal("referral.receiver", zh="没有这个移送对象。", en="There is no such receiver.", field="receiver", value=name)
    return receivers()[name]
