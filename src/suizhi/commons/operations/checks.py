"""What a check of an installation says: one finding each, with what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from suizhi.kernel.errors import Refusal


class State(StrEnum):
    """How it stands: `warn` can wait, `fail` cannot."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was checked. `zh` and `en` say what was found, `mend` what to do where it is not well."""

    name: str
    state: State
    zh: str
    en: str
    mend_zh: str = ""
    mend_en: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return asdict(self)


Check = Callable[[], Iterable[Finding]]


def run(checks: Iterable[Check]) -> Iterator[Finding]:
    """Run the checks one by one. A check that itself breaks is a failure with the reason, and the others still run."""
    for check in checks:
        try:
            yield from check()
        except Refusal as refusal:
            place = f"{refusal.at}: " if refusal.at else ""
            yield Finding(check.__name__, State.FAIL, place + refusal.zh, place + refusal.en, refusal.mend_zh, refusal.mend_en)
        except Exception as error:  # noqa: BLE001 - whatever broke, the operator wants to read it among the findings
            said = f"{type(error).__name__}: {error}"
            yield Finding(check.__name__, State.FAIL, f"检查未能完成：{said}", f"the check could not finish: {said}")
