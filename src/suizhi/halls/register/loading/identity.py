"""Which right of the register a row speaks of: the one that bears any of its numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from suizhi.halls.register.models import RightNumber, RightRecord
from suizhi.kernel.errors import Refusal
from suizhi.kernel.records import MARK_KINDS, EventFact, NumberType, Read, RightRow

NumberKey = tuple[str, str]
"""(number type, key)"""


@dataclass(slots=True, eq=False)
class Target:
    """A right that rows of this batch speak of: `id` is None until a new one is given its number."""

    kind: str
    office: str
    id: int | None = None
    stated: set[str] = field(default_factory=set)
    """Digests of statements that need not be recorded again."""
    fresh: list[Planned] = field(default_factory=list)
    joins: list[int] = field(default_factory=list)
    """Rights that turned out to be this one."""


@dataclass(slots=True)
class Planned:
    """A statement that will be recorded."""

    read: Read
    row: RightRow
    encoded: bytes
    digest: str
    events: list[EventFact]


class Identities:
    """The numbers of a batch and the rights that bear them."""

    def __init__(self, collection: str, rows: Iterable[RightRow]) -> None:
        self.collection = collection
        self.targets: dict[NumberKey, Target] = {}
        self.recorded: set[tuple[str, str, str]] = set()
        self.existing: dict[int, Target] = {}
        self._look_up({number.key for row in rows for number in row.numbers})

    def _look_up(self, keys: set[str]) -> None:
        found = RightNumber.objects.filter(collection=self.collection, key__in=keys)
        for right, kind, office, type_, key, code in found.values_list(
            "right_id", "right__kind", "right__office", "type", "key", "kind_code"
        ):
            target = self.existing.setdefault(right, Target(kind, office, right))
            self.targets[type_, key] = target
            self.recorded.add((type_, key, code))

    def load_statements(self, source_id: int, file_digest: str) -> None:
        """Learn which statements stand already: the current ones of this source, and any from this very file."""
        records = RightRecord.objects.filter(right__in=self.existing, source=source_id)
        for right, digest, superseded, content in records.values_list("right_id", "digest", "superseded_at", "file__digest"):
            if superseded is None or content == file_digest:
                self.existing[right].stated.add(digest)

    def target_of(self, row: RightRow) -> Target:
        """The right this row speaks of, new or known. Raises Refusal where its numbers name rights that cannot be one."""
        keys = [(number.type.value, number.key) for number in row.numbers if number.type != NumberType.PRIORITY]
        if not keys:
            raise _no_number()
        found = list(dict.fromkeys(self.targets[key] for key in keys if key in self.targets))
        target = found[0] if found else Target(row.kind.value, row.office)
        for other in found[1:]:
            self._join(target, other, row)
        if found and not _kinds_agree(target.kind, row.kind.value):
            raise _kinds_differ(target.kind, row)
        self.targets.update(dict.fromkeys(keys, target))
        return target

    def _join(self, target: Target, other: Target, row: RightRow) -> None:
        if not _kinds_agree(target.kind, other.kind) or target.office != other.office:
            raise _two_rights(row)
        if other.id is not None:
            target.joins.append(other.id)
            self.existing.pop(other.id, None)
        target.fresh.extend(other.fresh)
        target.stated |= other.stated
        if target.id is None:
            target.id = target.joins.pop() if target.joins else None
        other.fresh = []
        self.targets = {key: target if owner is other else owner for key, owner in self.targets.items()}


def _kinds_agree(left: str, right: str) -> bool:
    return left == right or {left, right} <= set(MARK_KINDS)


def _no_number() -> Refusal:
    return Refusal(
        "register.no_number",
        zh="这一行没有任何号码，无法确定是哪一件权利。",
        en="The row has no number at all, so it cannot be told which right it is.",
        mend_zh="请补上申请号、公开号、注册号或登记号。",
        mend_en="Add an application, publication or registration number.",
        field="numbers",
    )


def _kinds_differ(kind: str, row: RightRow) -> Refusal:
    return Refusal(
        "register.kind_differs",
        zh=f"登记簿里这个号码是 {kind}，这一行说是 {row.kind}。",
        en=f"The register holds this number as {kind}; the row says {row.kind}.",
        mend_zh="请核对号码与类型。",
        mend_en="Check the number and the kind.",
        field="kind",
        value=row.numbers[0].value,
    )


def _two_rights(row: RightRow) -> Refusal:
    numbers = "、".join(number.value for number in row.numbers)
    return Refusal(
        "register.two_rights",
        zh=f"这一行的号码（{numbers}）在登记簿里属于类型或国家不同的两件权利。",
        en=f"The numbers of the row ({numbers}) belong to two rights of different kind or office in the register.",
        mend_zh="请核对各号码是否属于同一件权利。",
        mend_en="Check that the numbers belong to one right.",
        field="numbers",
        value=numbers,
    )
