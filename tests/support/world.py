"""A small city to look at: rights of several kinds with a history, parties, a pair to judge, people of every role. All invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from suizhi.commons.accounts.models import AccountRole, User
from suizhi.commons.search import SearchPort
from suizhi.halls.register.indexing import documents
from suizhi.halls.register.models import ImportRun, Party, Proposal, Right
from suizhi.kernel.numbers import parse_application
from suizhi.kernel.records import (
    CitationFact,
    ClassFact,
    DocumentFact,
    EventCategory,
    EventFact,
    EventKey,
    FamilyFact,
    PartyFact,
    RightRow,
    Role,
    TextFact,
)
from tests.halls.register.factories import NOW, Delivery, checked, patent

PASSWORD = "a-long-invented-word-2026"
FILM = "一种石墨烯复合散热膜及其制备方法"


@dataclass(frozen=True)
class World:
    """What the tests know of it."""

    film: Right
    second: Right
    closed: Right
    owner: Party
    proposal: Proposal
    run: ImportRun
    people: dict[str, User]


def furnish(index: SearchPort) -> World:
    """Put the city into the empty database and the empty index."""
    Delivery("gazette").load(
        [
            film(),
            patent(
                "202129990018.X",
                title="柔性散热膜的卷对卷还原装置",
                owner="珠湾装备（示例）研究院",
                families=[FamilyFact("simple", "EXAMPLE-1")],
            ),
        ]
    )
    Delivery("demo_city", collection="demo").load([patent("202119990019.X", title="终端设备的导热结构", owner="南屿终端（示例）有限公司")])
    Delivery("internal", visibility="office").load([patent("202119990020.X", title="一种未公开的结构", owner="海珠内务（示例）有限公司")])
    Right.objects.filter(collection="demo").update(synthetic=True)
    index.index(documents(Right.objects.all()))
    owner = Party.objects.get(name="穗岭热控（示例）有限公司")
    return World(
        film=Right.objects.get(title=FILM),
        second=Right.objects.get(title="柔性散热膜的卷对卷还原装置"),
        closed=Right.objects.get(visibility="office"),
        owner=owner,
        proposal=_proposal(owner),
        run=_previewed(),
        people={role: _person(role) for role in AccountRole.values},
    )


def film() -> RightRow:
    """A granted invention that was licensed, pledged and opposed."""
    owners = [
        PartyFact(Role.OWNER, "穗岭热控（示例）有限公司", is_person=False, share=(1, 2)),
        PartyFact(Role.OWNER, "示例大学", is_person=False, share=(1, 2)),
    ]
    people = [PartyFact(Role.INVENTOR, name, is_person=True, sequence=place) for place, name in enumerate(("甲", "乙"), 1)]
    return patent(
        checked("202119990017.X"),
        title=FILM,
        titles={"zh": FILM, "en": "Graphene composite heat spreading film and its making"},
        dates={"filing": date(2021, 4, 16), "publication": date(2021, 10, 15), "grant": date(2023, 5, 9)},
        parties=[PartyFact(Role.APPLICANT, "穗岭热控（示例）有限公司", is_person=False), *owners, *people],
        classes=[ClassFact("ipc", "H05K7/20", main=True), ClassFact("ipc", "C01B32/20")],
        texts=[
            TextFact("abstract", "zh", "将氧化石墨烯浆料涂布于聚酰亚胺基底，经两段还原得到散热膜，层间不分层。"),
            TextFact("claims", "zh", "1. 一种石墨烯复合散热膜的制备方法，其特征在于，包括以下步骤：涂布、还原、辊压。"),
        ],
        events=[
            EventFact(EventKey.FEE_PAID, EventCategory.FEE, date(2026, 4, 10), text="第 6 年年费"),
            EventFact(EventKey.LICENSED, EventCategory.LICENCE, date(2024, 3, 5), text="普通许可", detail={"until": "2025-06-01"}),
            EventFact(EventKey.PLEDGED, EventCategory.PLEDGE, date(2025, 6, 18), detail={"until": "2028-06-17"}),
            EventFact(EventKey.OPPOSED, EventCategory.POST_GRANT_REVIEW, date(2026, 9, 28)),
        ],
        citations=[
            CitationFact(key=parse_application(checked("202129990018.X")).key, category="X"),
            CitationFact(text="示例学报，2019 年第 3 期"),
        ],
        documents=[DocumentFact("certificate", "专利证书", date(2023, 5, 9))],
        extra={"备注": "原文"},
        families=[FamilyFact("simple", "EXAMPLE-1")],
    )


def _proposal(owner: Party) -> Proposal:
    other = Party.objects.get(name="示例大学")
    left, right = sorted((owner, other), key=lambda party: party.pk)
    findings = [
        {"code": "core", "weight": 0.6, "note": "字号相近", "note_en": "The core names are close"},
        {"code": "place", "weight": -0.2, "note": "地名不同", "note_en": "The places differ"},
    ]
    return Proposal.objects.create(left=left, right=right, score=0.72, scorer="example-1", findings=findings, created_at=timezone.now())


def _previewed() -> ImportRun:
    error = {
        "code": "number.check_digit",
        "file": "ledger.csv",
        "row": 3,
        "field": "申请号",
        "value": "2021199900171",
        "message": "校验位不符。",
        "message_en": "The check digit is wrong.",
        "mend": "请核对。",
        "mend_en": "Check it.",
    }
    counts = {"read": 3, "created": 2, "updated": 0, "unchanged": 0, "refused": 1, "mended": 1}
    file = {
        "file": "ledger.csv",
        "source": "gazette",
        "why": "the header fits",
        "why_zh": "表头相符",
        "state": "done",
        **counts,
        "mends": {},
    }
    sample = {"kind": "invention", "titles": {"zh": FILM}, "numbers": [{"value": "CN202119990017.3"}], "parties": [], "dates": {}}
    preview = {**counts, "mends": {"number.spreadsheet_decimal": 1}, "errors": [error], "files": [file], "samples": [sample]}
    return ImportRun.objects.create(
        path="ledger.csv",
        label="ledger.csv",
        collection="office",
        actor="cli",
        state=ImportRun.State.PREVIEW,
        started_at=NOW,
        preview=preview,
    )


def _person(role: str) -> User:
    return User.objects.create_user(username=f"{role}-person", password=PASSWORD, role=role)
