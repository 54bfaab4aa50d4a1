"""Which right of the register a row speaks of: the one that bears any of its numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from suizhi.halls.register.models import RightNumber, RightRecord
from suizhi.halls.register.withdrawn import withdrawn_numbers
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
    """Digests of statements that need not be recorded again: of this very file, or corrected by a person since."""
    standing: set[str] = field(default_factory=set)
    """Digests of what earlier files of the source say to this day."""
    replaced: set[str] = field(default_factory=set)
    """Digests of what earlier files said until an earlier batch of this file spoke of the right."""
    repeated: dict[str, Planned] = field(default_factory=dict)
    """What this batch says again of what stands, by digest."""
    fresh: list[Planned] = field(default_factory=list)
    joins: list[int] = field(default_factory=list)
    """Rights that turned out to be this one."""

    def settle(self) -> None:
        """Where the source no longer says all that stands, what it repeats is recorded again beside what is new.

        Else what it repeats would go with what it left out or changed: what stands of earlier files steps back together.
        """
        if self.repeated and (self.fresh or self.repeated.keys() != self.standing):
            self.fresh = sorted([*self.repeated.values(), *self.fresh], key=lambda plan: plan.read.at.row or 0)

    def absorb(self, other: Target) -> None:
        """Take over what was planned and is known of another right that is this one."""
        if other.id is not None:
            self.joins.append(other.id)
        self.stated |= other.stated
        self.standing |= other.standing
        self.replaced |= other.replaced
        self.repeated |= other.repeated
        self.fresh.extend(other.fresh)
        other.fresh, other.repeated = [], {}
        if self.id is None and self.joins:
            self.id = self.joins.pop()


@dataclass(slots=True)
class Planned:
    """A statement that will be recorded."""

    read: Read
    row: RightRow
    encoded: bytes
    digest: str
    events: list[EventFact]


@dataclass(frozen=True, slots=True)
class Gone:
    """The right that bore a number until it was corrected, and the source that had stated it."""

    target: Target
    source: int


class Identities:
    """The numbers of a batch and the rights that bear them."""

    def __init__(self, collection: str, rows: Iterable[RightRow]) -> None:
        self.collection = collection
        self.source = 0
        self.targets: dict[NumberKey, Target] = {}
        self.recorded: set[tuple[str, str, str]] = set()
        self.existing: dict[int, Target] = {}
        self.withdrawn: dict[NumberKey, Gone] = {}
        self._look_up({number.key for row in rows for number in row.numbers})

    def _look_up(self, keys: set[str]) -> None:
        found = RightNumber.objects.filter(collection=self.collection, key__in=keys)
        replaced: set[int] = set()
        for right, kind, office, type_, key, code, until in found.values_list(
            "right_id", "right__kind", "right__office", "type", "key", "kind_code", "record__superseded_at"
        ):
            target = self.existing.setdefault(right, Target(kind, office, right))
            self.targets[type_, key] = target
            self.recorded.add((type_, key, code))
            if until is not None:
                replaced.add(right)
        if replaced:
            self._set_aside(replaced)

    def _set_aside(self, rights: set[int]) -> None:
        """A number that a person's correction took away no longer says which right a row speaks of."""
        for one in withdrawn_numbers(rights):
            key = (one.number.type.value, one.number.key)
            if self.targets.get(key) is self.existing[one.right]:
                self.withdrawn[key] = Gone(self.targets.pop(key), one.source)

    def load_statements(self, source_id: int, file_digest: str) -> None:
        """Learn what the source has said of the rights that are known, in this very file and before it."""
        self.source = source_id
        records = RightRecord.objects.filter(right__in=self.existing)
        corrected = set(records.filter(corrects__isnull=False).values_list("corrects", flat=True))
        own = records.filter(source=source_id)
        said = list(own.values_list("pk", "right_id", "digest", "recorded_at", "superseded_at", "file__digest"))
        batches = {(right, recorded) for _, right, _, recorded, _, content in said if content == file_digest}
        for pk, right, digest, _, superseded, content in said:
            target = self.existing[right]
            if content == file_digest or pk in corrected:
                target.stated.add(digest)
            elif superseded is None:
                target.standing.add(digest)
            elif (right, superseded) in batches:
                target.replaced.add(digest)

    def target_of(self, row: RightRow, digest: str = "") -> Target:
        """The right this row speaks of, new or known. Raises Refusal where its numbers name rights that cannot be one.

        A number that was corrected leads its own source's row, of this `digest`, to the right that it was corrected of, if it
        says nothing new; what else that source says under it waits for a person. For other sources it is another right's number.
        """
        keys = [(number.type.value, number.key) for number in row.numbers if number.type != NumberType.PRIORITY]
        if not keys:
            raise _no_number()
        found = list(dict.fromkeys(self.targets[key] for key in keys if key in self.targets))
        if not found and (gone := self._gone(keys)):
            if digest not in gone.stated:
                raise _corrected(row)
            return gone
        target = found[0] if found else Target(row.kind.value, row.office)
        if not all(_may_be_one(target, other) for other in found):
            raise _two_rights(row)
        if not _kinds_agree(target.kind, row.kind.value):
            raise _kinds_differ(target.kind, row)
        for other in found[1:]:
            self._join(target, other)
        self.targets.update(dict.fromkeys(keys, target))
        return target

    def _gone(self, keys: list[NumberKey]) -> Target | None:
        """The right that this source itself knew under one of these numbers until they were corrected."""
        withdrawn = (self.withdrawn[key] for key in keys if key in self.withdrawn)
        return next((gone.target for gone in withdrawn if gone.source == self.source), None)

    def _join(self, target: Target, other: Target) -> None:
        if other.id is not None:
            self.existing.pop(other.id, None)
        target.absorb(other)
        self.targets = {key: target if owner is other else owner for key, owner in self.targets.items()}


def _may_be_one(left: Target, right: Target) -> bool:
    return left.office == right.office and _kinds_agree(left.kind, right.kind)


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


def _corrected(row: RightRow) -> Refusal:
    numbers = "、".join(number.value for number in row.numbers)
    return Refusal(
        "register.number_corrected",
        zh=f"这个来源此前写错的号码（{numbers}）已经更正，这一行仍用旧号码，而内容有变。",
        en=f"The number ({numbers}) that this source had wrong was corrected; the row still uses it, and says something new.",
        mend_zh="请核对是哪一件权利，把号码改正后再导入。",
        mend_en="Check which right is meant, correct the number and import the row again.",
        field="numbers",
        value=numbers,
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
