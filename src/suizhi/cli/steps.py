"""The steps of `suizhi prepare`. Each does only what is left to do and answers with a count."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import click
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db.models import Count
from django.utils import timezone

from suizhi.commons.accounts.demonstration import demo_accounts
from suizhi.commons.accounts.models import AccountRole
from suizhi.commons.home import data_dir
from suizhi.commons.ledger import services as ledger
from suizhi.commons.ledger.models import Entry
from suizhi.commons.operations.schema import bring_up_to_date
from suizhi.commons.search.plug import search_port
from suizhi.halls.casework.demo import cases_load
from suizhi.halls.casework.enforcement.demo import desk_load
from suizhi.halls.casework.exhibitions.demo import fairs_load
from suizhi.halls.casework.platforms.demo import notices_load
from suizhi.halls.credit.demo import credit_load
from suizhi.halls.register import demo as city
from suizhi.halls.register.indexing import bring_up_to_date as index_changes
from suizhi.halls.register.loading.importer import Errand, take_in
from suizhi.halls.register.models import Right, RightParty
from suizhi.halls.register.models.rights import Collection
from suizhi.halls.search.marks.demo import gallery_load
from suizhi.halls.search.marks.keeper import keep_up, mark_index
from suizhi.halls.watch.demo import watch_load
from suizhi.kernel.errors import Refusal
from suizhi.kernel.records import Role

Step = tuple[str, str, Callable[[], int]]
DEMO = "collection:demo"
DEMO_LOADED = "register.demo.loaded"
SETS = (
    "admin_divisions",
    "enterprises_guangzhou",
    "cn_patents_register",
    "cn_patents_cnipr",
    "cn_patent_titles_ipc",
    "cn_patents_cnki_citations",
    "tw_patents_graph",
    "patent_xml_uspto",
    "patent_xml_uspto_go",
    "patent_api_fixtures",
    "us_patents_fulltext_json",
    "patentsview_cpc_csv",
    "auspat_csv",
    "lens_covid",
    "wips_export",
    "wipo_manual",
    "trademark_xml_st96_st66",
    "nice_cn",
    "vienna",
    "gb4754",
    "ipc_en",
)
"""The folders under SUIZHI_DATA that hold rights, parties or reference tables; laws, pictures and the like lie beside them."""


def steps(*, demo: bool, with_data: bool) -> Iterator[Step]:
    """Name, label and deed of every step, in order."""
    yield "migrations", "数据库 database", bring_up_to_date
    yield "static", "静态文件 static files", static_files
    if demo:
        yield "demo", "演示城市 demonstration city", demonstration_city
        yield "accounts", "演示账户 demonstration accounts", accounts
        yield "cases", "演示案件 demonstration cases", demonstration_cases
        yield "credit", "演示信用 demonstration credit", demonstration_credit
        yield "watch", "演示监测 demonstration watches", demonstration_watches
        yield "figures", "演示图库 demonstration gallery", demonstration_figures
    if with_data:
        yield "data", "真实数据 real data", real_data
    yield "index", "检索索引 search index", index
    yield "marks", "商标索引 index of marks", marks


def static_files() -> int:
    """Collect the static files unless those collected are of the same sources; how many there are."""
    stamp = Path(settings.STATIC_ROOT) / ".sources"
    sources = [_signature(path) for path in _static_sources()]
    text = "\n".join(sorted(sources))
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != text:
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)
        stamp.write_text(text, encoding="utf-8")
    return len(sources)


def demonstration_city() -> int:
    """Load the demonstration city into a register without one and without real rights; how many of its rights there are."""
    loaded = Entry.objects.filter(subject=DEMO, verb=DEMO_LOADED).exists()
    if not loaded and not Right.objects.filter(collection=Collection.OFFICE).exists():
        city.load(timezone.localdate())
        ledger.append(actor="system", verb=DEMO_LOADED, subject=DEMO)
    return Right.objects.filter(collection=Collection.DEMO).count()


def accounts() -> int:
    """Make the demonstration accounts that are missing; how many there are. Holder and agency act for the busiest of the city."""
    busiest = {AccountRole.HOLDER: _busiest(Role.OWNER), AccountRole.AGENCY: _busiest(Role.AGENCY)}
    return len(demo_accounts(acts_for={role.value: party for role, party in busiest.items() if party is not None}))


def demonstration_cases() -> int:
    """Make the demonstration cases where the city stands alone; how many there are."""
    if Right.objects.filter(collection=Collection.OFFICE).exists():
        return 0
    now = timezone.now()
    count = cases_load(today=timezone.localdate(now))
    return count + fairs_load(now=now) + notices_load(today=timezone.localdate(now)) + desk_load(today=timezone.localdate(now))


def demonstration_credit() -> int:
    """Make the demonstration of credit where the city stands alone; how many credit events there are."""
    if Right.objects.filter(collection=Collection.OFFICE).exists():
        return 0
    return credit_load(today=timezone.localdate())


def demonstration_watches() -> int:
    """Make the demonstration of watch where the city stands alone; how many alerts and leads there are."""
    if Right.objects.filter(collection=Collection.OFFICE).exists():
        return 0
    return watch_load(today=timezone.localdate())


def demonstration_figures() -> int:
    """Draw the figures of the demonstration's marks where the city stands alone; how many pictures the gallery holds."""
    if Right.objects.filter(collection=Collection.OFFICE).exists():
        return 0
    return gallery_load(today=timezone.localdate())


def _busiest(role: Role) -> int | None:
    """The organisation of the demonstration city that has this role in the most rights."""
    found = RightParty.objects.filter(role=role, party__collection=Collection.DEMO, party__kind="organisation")
    return found.values_list("party").annotate(rights=Count("right")).order_by("-rights", "party").values_list("party", flat=True).first()


def real_data() -> int:
    """Take in the sets under SUIZHI_DATA; how many rows were read. What was taken in before changes nothing."""
    folder = data_dir()
    if folder is None:
        raise _no_data()
    return sum(_set_load(folder / name) for name in SETS if (folder / name).is_dir())


def _set_load(path: Path) -> int:
    summary = take_in(Errand(path, Collection.OFFICE), today=timezone.localdate())
    rows = sum(file.read for file in summary.files)
    click.echo(f"    {path.name} · 读取 read {rows:,} · 未接受的文件 files refused {summary.refused_files}", err=True)
    return rows


def index() -> int:
    """Bring the search index up to date; how many rights it holds."""
    with search_port(replace_outdated=True) as port:
        index_changes(port)
        return port.count()


def marks() -> int:
    """Bring the index of marks up to date; how many it holds."""
    keep_up()
    return len(mark_index())


def _no_data() -> Refusal:
    return Refusal(
        "data.missing",
        zh="没有真实数据目录。",
        en="There is no folder of real data.",
        mend_zh="请用 SUIZHI_DATA 指明目录。",
        mend_en="Name the folder in SUIZHI_DATA.",
        field="SUIZHI_DATA",
    )


def _static_sources() -> Iterator[Path]:
    for finder in get_finders():
        for name, storage in finder.list([]):
            yield Path(storage.path(name))


def _signature(path: Path) -> str:
    status = path.stat()
    return f"{path} {status.st_size} {status.st_mtime_ns}"
