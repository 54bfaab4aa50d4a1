"""For every indicator three scenes in which it speaks and three that look alike and in which it is silent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from suizhi.engines.filings import FactSort, Reference, Sort
from suizhi.kernel.records import EventKey
from tests.engines.filings.building import ME, OTHERS, START, TODAY, Scene, invented, reputed, somebody, through

Made = Callable[[], Scene]
GOODS = ("手机", "衣服", "饼干", "家具", "玩具", "箱包", "软件", "饮料", "茶", "灯", "鞋", "咖啡")


def hoard(count: int = 60, *, every: int = 2, used: int = 0, house: bool = False) -> Scene:
    scene = Scene()
    numbers = scene.file(*(["榆苒"] * count if house else invented(count)), every=every)
    return scene.know(FactSort.USE, numbers[:used]) if used else scene


def busy_trade() -> Scene:
    """As many as before, in an industry in which everybody files as many."""
    scene = hoard(60)
    for number in range(6):
        scene.file(*invented(40), who=somebody(number, industry="C14"), every=3)
    return scene


def copies(names: tuple[str, ...] = OTHERS[:5], sort: Sort = Sort.MARK, own: int = 0, since: date | None = date(2015, 1, 1)) -> Scene:
    scene = Scene(reputed(sort=sort, since=since))
    scene.file(*names, *invented(own))
    return scene


def own_names(sort: Sort) -> Scene:
    """Names that are in the list as the applicant's own."""
    scene = Scene([Reference(name, sort, ME.name, ME.code) for name in OTHERS[:5]])
    scene.file(*OTHERS[:5])
    return scene


def agreed(scene: Scene, count: int = 5) -> Scene:
    for place in range(count):
        scene.know(FactSort.CONSENT, about=f"OWN{place}")
    return scene


def filed_before(sort: Sort = Sort.MARK) -> Scene:
    return copies(sort=sort, since=START + timedelta(days=100))


def again(days: int, *, every: int = 60, refused: bool = False, names: tuple[str, ...] = ("云岚泽", "云兰泽", "新云岚泽")) -> Scene:
    scene = Scene(reputed())
    numbers = scene.file(*(names[place % len(names)] for place in range(days)), every=every)
    return scene.happens(EventKey.REFUSED, numbers[:1], START + timedelta(days=45)) if refused else scene


def events(after: int) -> Scene:
    names = ("云岭运动会", "霁月灯会", "鹤鸣花展", "松屿车展")
    scene = Scene([Reference(name, Sort.EVENT, since=START) for name in names])
    scene.file(*names, on=START + timedelta(days=after))
    return scene


def generic(count: int, own: int = 0) -> Scene:
    scene = Scene()
    scene.file(*(GOODS * 3)[:count], *invented(own), every=5)
    scene.file(*invented(len(GOODS)), who=somebody(1), goods=GOODS)
    return scene


def transfers(count: int, takers: int, *, after: int = 200, of: int = 20) -> Scene:
    scene = Scene()
    numbers = scene.file(*invented(of), on=date(2023, 1, 3), every=1)
    day = date(2023, 1, 3) + timedelta(days=after)
    return scene.happens(EventKey.TRANSFERRED, numbers[:count], day, [somebody(place) for place in range(takers)])


def to_own_company() -> Scene:
    scene = Scene()
    numbers = scene.file(*invented(20), on=date(2025, 1, 3))
    takers = [somebody(place, phone=ME.phone) for place in range(4)]
    return scene.happens(EventKey.TRANSFERRED, numbers, date(2025, 9, 1), takers)


def offers(count: int, *, used: bool = False, sort: FactSort = FactSort.OFFER) -> Scene:
    scene = Scene()
    numbers = scene.file(*invented(20))
    if sort is FactSort.OFFER:
        scene.know(sort, numbers[:count])
    else:
        for number in numbers[:count]:
            scene.know(sort, [number])
    return scene.know(FactSort.USE, numbers) if used else scene


def ring(shared: tuple[str, ...] = ("phone", "address", "phone"), *, group: bool = False, each: int = 2) -> Scene:
    """A chain of four: each shares one thing with the next, and files a few copies."""
    scene = Scene(reputed())
    members = [somebody(0)]
    for place, what in enumerate(shared, start=1):
        members.append(somebody(place, **{what: getattr(members[-1], what)}))
    members[0] = ME if not shared else members[0]
    for place, member in enumerate(members):
        scene.file(*OTHERS[place * each : (place + 1) * each], who=member)
    if group:
        for member in members:
            scene.know(FactSort.GROUP, who=member.code, about="样例集团")
    scene.rows = [row for row in scene.rows if row.mark]
    return scene


def ruling(*days: date, final: bool = True) -> Scene:
    scene = Scene()
    scene.file(*invented(3))
    for day in days:
        scene.know(FactSort.RULING, on=day, final=final)
    return scene


def agency_record(share: int, *, final: bool = True) -> Scene:
    scene = Scene()
    scene.file(*invented(share), agency=through("样例代理"))
    scene.file(*invented(12 - share)[: 10 - share], agency=through("别的代理"))
    return scene.know(FactSort.AGENCY_RECORD, who="样例代理", on=date(2025, 5, 6), final=final)


def relation(mark: str, about: str = "OWN0") -> Scene:
    scene = Scene(reputed())
    scene.file(mark)
    return scene.know(FactSort.RELATION, about=about, name="经销")


def used(share: int, of: int = 10) -> Scene:
    scene = Scene()
    numbers = scene.file(*invented(of))
    return scene.know(FactSort.USE, numbers[:share]) if share else scene


def house(*marks: str, shown: str = "", references: list[Reference] | None = None, on: date | None = date(2012, 1, 1)) -> Scene:
    scene = Scene(references or [])
    scene.file(*marks)
    return scene.know(FactSort.HOUSE_MARK, name=shown, on=on) if shown else scene


def grouped(*codes: str, about: str = "样例集团") -> Scene:
    scene = Scene()
    scene.file(*invented(2))
    scene.file(*invented(3), who=somebody(1))
    for code in codes:
        scene.know(FactSort.GROUP, who=code, about=about)
    return scene


def trade(classes: tuple[int, ...], who: str = "SYN0000001", marks: tuple[str, ...] = ()) -> Scene:
    scene = Scene(reputed())
    scene.file(*(marks or invented(4)), classes=(29, 30))
    return scene.know(FactSort.TRADE, who=who, classes=classes)


RECENT = date(2025, 3, 4)
SPEAKS: dict[str, list[Made]] = {
    "B01": [hoard, lambda: hoard(120), lambda: hoard(70, used=5)],
    "B02": [copies, lambda: copies(("云兰泽", "霁月唐", "新鹤鸣禾")), lambda: copies(OTHERS, own=5)],
    "B03": [lambda: again(3), lambda: again(5), lambda: again(3, refused=True)],
    "B04": [
        lambda: copies(sort=Sort.ENTERPRISE),
        lambda: copies(OTHERS[:3], Sort.STORE),
        lambda: copies(OTHERS[:4], Sort.DOMAIN, own=2),
    ],
    "B05": [lambda: copies(sort=Sort.PERSON), lambda: copies(OTHERS[:3], Sort.WORK), lambda: events(20)],
    "B06": [
        lambda: copies(sort=Sort.PLACE),
        lambda: copies(OTHERS[:4], Sort.PLACE, own=4),
        lambda: copies(OTHERS, Sort.PLACE),
    ],
    "B07": [lambda: generic(12), lambda: generic(24), lambda: generic(12, own=10)],
    "B08": [lambda: transfers(10, 5), lambda: transfers(5, 3), lambda: transfers(20, 10, after=600)],
    "B09": [lambda: offers(6), lambda: offers(20), lambda: offers(6, sort=FactSort.COMPLAINT)],
    "B10": [ring, lambda: ring(("address", "address", "address")), lambda: ring(("phone", "phone"))],
    "B11": [lambda: ruling(RECENT), lambda: ruling(RECENT, date(2024, 5, 6)), lambda: agency_record(8)],
    "B12": [lambda: relation("云岚泽"), lambda: relation("云兰泽"), lambda: relation("云岚庭")],
    "E01": [lambda: used(1), lambda: used(5), lambda: used(10)],
    "E02": [
        lambda: house("榆苒", "榆然", "新榆苒"),
        lambda: house("穗禾", "穗和", "别的名称", shown="穗禾"),
        lambda: house("穗禾", references=[Reference("穗禾", Sort.MARK, ME.name, ME.code)]),
    ],
    "E03": [
        lambda: grouped("SYN0000001", somebody(1).code),
        lambda: grouped("SYN0000001"),
        lambda: ring(group=True),
    ],
    "E04": [lambda: trade((29, 30)), lambda: trade((29, 30, 31)), lambda: trade((29, 30), marks=("云岚泽", *invented(3)))],
}
"""Indicator → scenes in which it speaks of somebody."""
SILENT: dict[str, list[Made]] = {
    "B01": [lambda: hoard(45), lambda: hoard(60, every=20), lambda: hoard(60, used=60), lambda: hoard(80, house=True), busy_trade],
    "B02": [
        lambda: copies(OTHERS[:2]),
        lambda: copies(OTHERS[:3], own=12),
        lambda: copies(("云岚泽",) * 6),
        lambda: agreed(copies()),
        filed_before,
        lambda: own_names(Sort.MARK),
        lambda: copies(sort=Sort.PLACE),
    ],
    "B03": [lambda: again(2), lambda: again(9, every=0), lambda: agreed(again(5)), lambda: copies()],
    "B04": [lambda: copies(OTHERS[:2], Sort.STORE), lambda: own_names(Sort.ENTERPRISE), lambda: copies(sort=Sort.MARK)],
    "B05": [lambda: events(300), lambda: copies(OTHERS[:2], Sort.PERSON), lambda: own_names(Sort.CHARACTER)],
    "B06": [
        lambda: copies(OTHERS[:3], Sort.PLACE),
        lambda: copies(OTHERS[:4], Sort.PLACE, own=20),
        lambda: copies(sort=Sort.STORE),
    ],
    "B07": [lambda: generic(6), lambda: generic(12, own=40), lambda: hoard(60)],
    "B08": [lambda: transfers(4, 4), lambda: transfers(10, 1), lambda: transfers(10, 5, after=1400), to_own_company],
    "B09": [lambda: offers(3), lambda: offers(20, used=True), lambda: offers(8, used=True, sort=FactSort.COMPLAINT)],
    "B10": [
        lambda: ring(group=True),
        lambda: ring(("phone",)),
        lambda: ring(("representative", "representative", "representative")),
        lambda: copies(),
    ],
    "B11": [
        lambda: ruling(RECENT, final=False),
        lambda: ruling(date(2019, 5, 6)),
        lambda: ruling(TODAY + timedelta(days=1)),
        lambda: agency_record(2),
        lambda: agency_record(8, final=False),
    ],
    "B12": [lambda: relation("榆苒"), lambda: relation("云岚泽", about="OWN7"), lambda: agreed(relation("云岚泽")), copies],
    "E01": [lambda: used(0), lambda: used(0).know(FactSort.USE, ["999999999"]), copies],
    "E02": [
        lambda: house("穗禾", "穗和"),
        lambda: house("云岚泽", "云兰泽", shown="云岚泽", references=reputed()),
        lambda: house("云岚泽", shown="云岚泽", references=reputed(), on=None),
    ],
    "E03": [lambda: grouped(), lambda: grouped("SYN7777777"), ring],
    "E04": [lambda: trade((1,)), lambda: trade((29, 30), who="SYN7777777"), lambda: trade((29, 30), marks=OTHERS[:3])],
}
"""Indicator → scenes that look alike and of which it says nothing."""
