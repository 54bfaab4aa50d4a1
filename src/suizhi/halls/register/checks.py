"""The register's part of `suizhi doctor`: source definitions that load, and an index that is not behind."""

from __future__ import annotations

from collections.abc import Iterator

from suizhi.commons.home import home
from suizhi.commons.ledger.models import Cursor
from suizhi.commons.operations.checks import Finding, State
from suizhi.commons.search.likeness import neighbours_built, open_neighbours
from suizhi.commons.search.plug import search_port
from suizhi.halls.register.indexing import CONSUMER
from suizhi.halls.register.loading.importer import catalogue
from suizhi.halls.register.models import Right

_NEIGHBOURS_MEND = "请等后台任务补上，或运行 suizhi index --neighbours。", "Wait for the worker, or run suizhi index --neighbours."


def sources() -> Iterator[Finding]:
    """Every source definition, shipped or saved, can be read and names a reader that exists. Raises Refusal for one that does not."""
    found = catalogue()
    found.check_readers()
    yield Finding("sources", State.OK, f"{len(found)} 个来源定义可用", f"{len(found)} source definitions load")


def index() -> Iterator[Finding]:
    """The search index holds every right that the register shows, as last changed."""
    read = Cursor.objects.filter(consumer=CONSUMER).values_list("seq", flat=True).first() or 0
    behind = Right.objects.filter(changed__gt=read).count()
    rights = Right.objects.filter(joined_to=None).count()
    with search_port() as port:
        held = port.count()
    zh, en = f"索引 {held} 件，登记簿 {rights} 件，{behind} 件待更新", f"index {held}, register {rights}, {behind} to bring up to date"
    if held == rights and not behind:
        yield Finding("index", State.OK, zh, en)
    else:
        yield Finding(
            "index",
            State.WARN if behind else State.FAIL,
            zh,
            en,
            "请运行 suizhi index；若仍不一致，加 --rebuild。",
            "Run suizhi index, with --rebuild if that does not do.",
        )


def neighbours() -> Iterator[Finding]:
    """The semantic neighbours are built and not behind; never a failure, since everything else does without them."""
    if not neighbours_built(home()):
        zh, en = "语义近邻尚未建立", "the semantic neighbours are not built yet"
        yield Finding("neighbours", State.WARN, zh, en, *_NEIGHBOURS_MEND)
        return
    with open_neighbours(home()) as store:
        held, position = store.count(), store.position()
    behind = Right.objects.filter(changed__gt=position).count()
    zh, en = f"语义近邻 {held} 件，{behind} 件待更新", f"semantic neighbours {held}, {behind} to bring up to date"
    if behind:
        yield Finding("neighbours", State.WARN, zh, en, *_NEIGHBOURS_MEND)
    else:
        yield Finding("neighbours", State.OK, zh, en)
