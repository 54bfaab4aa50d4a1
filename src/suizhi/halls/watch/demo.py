"""The demonstration of watch: a few watches, a gazette and a feed of listings that look like them, alerts and leads in several states, and a review
of filings. All 合成."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

import orjson
from django.db import transaction

from suizhi.commons.accounts.models import AccountRole, User
from suizhi.commons.policy import SYSTEM, Viewer, viewer_of
from suizhi.halls.register.selectors import SignRight, rights, sign_rights
from suizhi.halls.register.selectors.mark_words import FIGURE, vienna_of
from suizhi.halls.watch import law, services
from suizhi.halls.watch.filings.demo import filings_load
from suizhi.halls.watch.models import Alert, Batch, FilingReview, MarketLead, Watch
from suizhi.halls.watch.services import Answer, Wanted

_PLACES, _PRODUCTS = ("岭榕", "Lingrong"), ("荔枝", "lychee", "litchi")
_OLD_BRAND = "榕香楼"
_GROUPS = ["3105"]
_SERIAL = 99998000
_PLATFORM = "珠湾商城（示例）"
_HOARDER = {"name": "广撒网商贸（示例）有限公司"}
_WEEK, _SEARCHED = 6, 120


@transaction.atomic
def watch_load(*, today: date) -> int:
    """Make the demonstration of watch unless there is one; how many alerts and leads there are. Needs the city and its accounts."""
    people = {user.role: viewer_of(user) for user in User.objects.filter(synthetic=True, username__in=AccountRole.values)}
    clerk = people.get(AccountRole.CLERK)
    if clerk and not Watch.objects.filter(synthetic=True).exists():
        _make(people, today)
    if clerk and not FilingReview.objects.filter(synthetic=True).exists():
        filings_load(clerk=clerk, head=people.get(AccountRole.SUPERVISOR, clerk))
    return Alert.objects.filter(synthetic=True).count() + MarketLead.objects.filter(synthetic=True).count()


def _make(people: dict[str, Viewer], today: date) -> None:
    clerk, holder = people[AccountRole.CLERK], people[AccountRole.HOLDER]
    house = _house(today)
    _watches(clerk, holder, house)
    _read(clerk, Batch.Kind.GAZETTE, "商标公告-合成.jsonl", _gazette(house, today))
    _read(clerk, Batch.Kind.LISTINGS, "商品信息-合成.jsonl", _feed(house, today))
    services.endings_find(today=today)
    _answers(clerk, people.get(AccountRole.SUPERVISOR, clerk))


def _house(today: date) -> SignRight:
    """A house mark of two or three letters: one that has to be renewed within the year, and has a figure, where the city has such a one."""
    held = [sign for sign in sign_rights(SYSTEM) if sign.kind == "trademark" and sign.owners and len(sign.name) in (2, 3)]
    year = rights(SYSTEM).filter(expires_on__gt=today, expires_on__lt=today + timedelta(days=360), status="in_force")
    ending = set(year.values_list("pk", flat=True))
    near = [sign for sign in held if sign.right in ending and sign.name not in FIGURE] or held
    drawn = vienna_of([sign.right for sign in near])
    return next((sign for sign in near if sign.right in drawn), near[0])


def _watches(clerk: Viewer, holder: Viewer, house: SignRight) -> None:
    indication = next((sign for sign in sign_rights(SYSTEM) if sign.kind == "geographical_indication" and "荔枝" in sign.name), None)
    wanted = (
        Wanted(
            "indication",
            "岭榕荔枝（地理标志）",
            right=indication.right if indication else None,
            names=("岭榕荔枝",),
            places=_PLACES,
            products=_PRODUCTS,
            home=(31,),
            groups=tuple(_GROUPS),
            threshold=0.45,
        ),
        Wanted("honoured", f"{_OLD_BRAND}（老字号）", names=(_OLD_BRAND,), home=(43,), threshold=0.6),
        Wanted("portfolio", f"{house.owner_label} 的全部商标", of_party=house.owners[0], party=house.owners[0], threshold=0.6),
        Wanted("terms", f"{house.owner_label} 的续展和缴费", of_party=house.owners[0], party=house.owners[0]),
    )
    for one in wanted:
        _kept(clerk, one)
    _kept(holder, Wanted("name", "珠湾职院", names=("珠湾职院",), home=(41,), threshold=0.6))


def _kept(who: Viewer, wanted: Wanted) -> None:
    fields = {name: getattr(wanted, name) for name in wanted.__slots__}
    services.watch_make(who=who, wanted=Wanted(**{**fields, "channels": ("portal",), "synthetic": True}))


def _read(clerk: Viewer, kind: str, name: str, rows: Iterable[dict[str, Any]]) -> None:
    content = b"".join(orjson.dumps({**row, "synthetic": True}) + b"\n" for row in rows)
    batch = services.batch_send(who=clerk, kind=kind, name=name, chunks=[content], synthetic=True)
    services.batch_read(batch=batch)


def _gazette(house: SignRight, today: date) -> Iterator[dict[str, Any]]:
    """Marks published some weeks ago, so that one period ends within days, another in months, and others that are like nothing."""
    soon, late = _published_for(today), today - timedelta(days=20)
    home = [f"{number:02d}" for number in house.classes] or ["35"]
    rows: list[tuple[str, list[str], date | None, dict[str, str]]] = [
        ("岭榕风味荔枝", ["31"], soon, _HOARDER),
        ("荔乡岭榕", ["31"], late, _HOARDER),
        (f"{_OLD_BRAND}饼家", ["30"], late, _HOARDER),
        (f"新{house.name}", home, soon, {"name": "示例拾穗贸易有限公司"}),
        (house.name[::-1], home, late, {"name": "示例回声科技有限公司"}),
        ("珠湾职院学堂", ["41"], None, {"name": "示例启明教育有限公司"}),
        ("榕湘楼", ["43"], late, {"name": "示例湘味餐饮有限公司"}),
        *((name, ["09"], late, {"name": "示例无关有限公司"}) for name in ("雪松岩", "KELVORA", "青禾笺", "北纬茶事", "MIRENTO")),
    ]
    for number, (mark, classes, day, applicant) in enumerate(rows, 1):
        row: dict[str, Any] = {"number": str(_SERIAL + number), "mark": mark, "classes": classes, "applicant": applicant}
        filed = (day or today) - timedelta(days=200)
        published = {"event": "published", "published_on": day.isoformat(), "issue": "1999"} if day else {"event": "filed"}
        yield {**row, "filed_on": filed.isoformat(), **published}


def _published_for(today: date) -> date:
    """A day of publication whose opposition period ends within the week."""
    days = (today - timedelta(days=back) for back in range(50, _SEARCHED))
    return next((day for day in days if 0 <= (law.opposition(day).until - today).days <= _WEEK), today - timedelta(days=90))


def _feed(house: SignRight, today: date) -> Iterator[dict[str, Any]]:
    captured = f"{today - timedelta(days=1)}T10:00:00+08:00"
    lychee = {"category": "新鲜水果", "groups": _GROUPS}
    rows: list[dict[str, Any]] = [
        {"title": "岭榕荔芝 正宗产地 高仿装 1:1 加V看主页", "price": "9.9", "sales": 5200, **lychee, "shop": _shop(1, "果王小铺", "9f01")},
        {"title": "岭 榕 荔 枝 原单尾货 懂的来", "price": "12.8", "sales": 310, **lychee, "shop": _shop(2, "鲜果直发", "9f01")},
        {
            "title": f"{house.name} 同款 高仿 A货 微信看图",
            "price": "29",
            "sales": 1800,
            "images": ["主图-1.jpg", "细节-2.jpg"],
            "shop": _shop(3, "潮玩仓", "9f02"),
        },
        {"title": f"{house.name} 精仿 1:1 复刻", "price": "35", "sales": 90, "shop": _shop(4, "复刻工坊", "9f03")},
        {"title": "珠湾职院 内部题库 原版 高仿 加V", "price": "19.9", "sales": 60, "shop": _shop(5, "题海", "9f04")},
        {"title": "新鲜荔枝 五斤装 产地直发", "price": "39", "sales": 8000, **lychee, "shop": _shop(6, "山野果园", "9f05")},
        {"title": f"适用于{house.name}的收纳盒", "price": "15", "shop": _shop(7, "好收纳", "9f06")},
    ]
    for number, row in enumerate(rows, 1):
        yield {"listing_id": f"SZ{9990000 + number}", "platform": _PLATFORM, "captured_at": captured, **row}


def _shop(number: int, name: str, link: str) -> dict[str, Any]:
    return {"id": f"demo-{number}", "name": f"{name}（示例）", "links": [f"demo{link}"]}


def _answers(clerk: Viewer, head: Viewer) -> None:
    alerts = list(Alert.objects.filter(synthetic=True, sign__isnull=False).order_by("pk"))
    for alert, answer in zip(
        alerts[1:],
        (
            Answer(Alert.State.ASSESSED, "near", "产品相同，建议权利人提异议。"),
            Answer(Alert.State.CLOSED, "own", "申请人是老字号的关联企业。"),
        ),
        strict=False,
    ):
        services.alert_answer(who=head, alert=alert, answer=answer)
    found = list(MarketLead.objects.filter(synthetic=True).order_by("-priority", "pk"))
    deeds = (Answer("confirmed", "checked"), Answer("confirmed", "repeat"), Answer("dismissed", "generic", "标题里的词是通称。"))
    for lead, answer in zip(found[1:], deeds, strict=False):
        services.lead_answer(who=clerk, lead=lead, answer=answer)
    for lead in found[1:2]:
        services.lead_file(who=clerk, lead=lead)
