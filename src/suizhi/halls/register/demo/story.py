"""The right that pictures and first pages show, with a full life, told by hand. Pure."""

from __future__ import annotations

from datetime import date

from suizhi.halls.register.demo.firms import Firm
from suizhi.halls.register.demo.series import FIRST, cn_application, cn_publication, credit_code
from suizhi.kernel.numbers import parse_mark
from suizhi.kernel.records import (
    CitationFact,
    ClassFact,
    DocumentFact,
    EventCategory,
    EventFact,
    EventKey,
    Kind,
    NumberType,
    PartyFact,
    RightRow,
    Role,
    TextFact,
)

SERIAL = FIRST + 17
NUMBER = "ZL 2021 1 9990017.3"
TITLE = "一种石墨烯复合散热膜及其制备方法"
OWNER = Firm(
    name="穗岭热控（示例）有限公司",
    name_en="Suiling Thermal Control (Sample) Co., Ltd.",
    uscc=credit_code("91", "440112", SERIAL),
    district="440112",
    address="广州市黄埔区示例大道17号示例科技园A栋1701室",
    sort="company",
    industry="3985",
    registered_on=date(2016, 5, 18),
)
SISTER = Firm(
    name="穗岭日化（示例）有限公司",
    name_en="Suiling Household Chemicals (Sample) Co., Ltd.",
    uscc=credit_code("91", "440111", SERIAL + 4),
    district="440111",
    address="广州市白云区示例大道170号",
    sort="company",
    industry="2682",
    registered_on=date(2013, 10, 22),
)
"""Bears the owner's trade name in another line of business: never to be taken for it."""
LICENSEE = Firm(
    name="珠湾电子（示例）厂",
    name_en="Zhuwan Electronics (Sample) Factory",
    uscc=credit_code("91", "440113", SERIAL + 1),
    district="440113",
    address="广州市番禺区样例一路8号",
    sort="company",
    industry="3974",
    registered_on=date(2009, 9, 2),
)
BANK = Firm(
    name="示例银行城中支行",
    name_en="Sample Bank, City Branch",
    uscc=credit_code("91", "440104", SERIAL + 2),
    district="440104",
    address="广州市越秀区示范中街1号",
    sort="bank",
    industry="",
    registered_on=date(2001, 1, 8),
)
AGENCY = Firm(
    name="广州岭榕知识产权代理（示例）有限公司",
    name_en="Lingrong Intellectual Property Agency (Sample) Co., Ltd.",
    uscc=credit_code("91", "440106", SERIAL + 3),
    district="440106",
    address="广州市天河区示例东路66号",
    sort="agency",
    industry="",
    registered_on=date(2004, 3, 15),
)
FILING, PUBLISHED, GRANTED = date(2021, 4, 16), date(2021, 10, 15), date(2023, 5, 9)
LICENSED, PLEDGED = date(2024, 3, 5), date(2025, 6, 18)

_CLAIMS = """\
1. 一种石墨烯复合散热膜的制备方法，其特征在于，包括以下步骤：将氧化石墨烯浆料涂布于聚酰亚胺基底；在180～220℃进行第一段还原；\
在2600～2900℃进行第二段还原；以不低于20MPa的线压辊压，得到面内导热率不低于1200W/(m·K)的散热膜。
2. 根据权利要求1所述的制备方法，其特征在于，所述氧化石墨烯浆料的固含量为3～6%。
3. 根据权利要求1所述的制备方法，其特征在于，所述聚酰亚胺基底的厚度为12～50μm。
4. 根据权利要求1所述的制备方法，其特征在于，所述第一段还原的升温速率为1～3℃/min，保温时间为2～4h。
5. 根据权利要求1所述的制备方法，其特征在于，所述第二段还原在氩气气氛下进行，保温时间为1～2h。
6. 根据权利要求1所述的制备方法，其特征在于，所述辊压分两道进行，第二道的线压为第一道的1.2～1.5倍。
7. 一种石墨烯复合散热膜，其特征在于，由权利要求1至6任一项所述的制备方法制得，包括聚酰亚胺碳化层和设于其两侧的石墨烯层。
8. 根据权利要求7所述的石墨烯复合散热膜，其特征在于，所述石墨烯层的厚度为20～60μm。
9. 根据权利要求7所述的石墨烯复合散热膜，其特征在于，所述散热膜的密度为1.9～2.1g/cm³。
10. 根据权利要求7所述的石墨烯复合散热膜，其特征在于，所述散热膜的一侧设有厚度为3～10μm的绝缘胶层。"""
_ABSTRACT = (
    "本发明涉及导热材料技术领域，公开了一种石墨烯复合散热膜及其制备方法。该方法将氧化石墨烯浆料涂布于聚酰亚胺基底，"
    "经低温、高温两段还原并辊压，得到面内导热率不低于1200W/(m·K)的散热膜。两段还原避免了气体急剧逸出造成的鼓泡，"
    "聚酰亚胺碳化后与石墨烯层结合牢固，散热膜可反复弯折，适用于手机、平板电脑等薄型电子设备的散热。"
)


def firms_of_the_story() -> list[Firm]:
    """The firms that the story is about."""
    return [OWNER, SISTER, LICENSEE]


def right() -> RightRow:
    """The hero: filed in 2021, granted in 2023, fees paid in time."""
    application = cn_application(Kind.INVENTION, 2021, SERIAL)
    return RightRow(
        kind=Kind.INVENTION,
        office="CN",
        numbers=[application, *(cn_publication(Kind.INVENTION, SERIAL, granted=granted) for granted in (False, True))],
        titles={"zh": TITLE, "en": "Graphene composite heat-dissipation film and preparation method thereof"},
        dates={"filing": FILING, "publication": PUBLISHED, "grant": GRANTED},
        parties=_people(),
        classes=[
            ClassFact("ipc", "H05K7/20", main=True),
            ClassFact("ipc", "C01B32/198"),
            ClassFact("ipc", "C09K5/14"),
            ClassFact("cpc", "H05K7/2039", main=True),
            ClassFact("cpc", "C01B32/198"),
            ClassFact("gb4754", "C3985"),
        ],
        texts=[TextFact("abstract", "zh", _ABSTRACT), TextFact("claims", "zh", _CLAIMS)],
        citations=[CitationFact(text="甲等：氧化石墨烯薄膜的两段热还原，示例大学学报，2019(3)：12-18", category="A", origin="examiner")],
        events=_events(),
        documents=[
            DocumentFact("notice", "授予发明专利权通知书", date(2023, 3, 14)),
            DocumentFact("certificate", "发明专利证书", GRANTED, reference=f"证书号第9{SERIAL}号"),
            DocumentFact("report", "专利权评价说明", date(2025, 5, 20)),
        ],
        attributes={"claim_count": 10},
    )


def licence_and_pledge() -> RightRow:
    """What was recorded about using it: an ordinary licence, and the pledge for a loan."""
    parties = [LICENSEE.fact(Role.LICENSEE, LICENSED, valid_from=LICENSED), BANK.fact(Role.PLEDGEE, PLEDGED, valid_from=PLEDGED)]
    licence = EventFact(
        EventKey.LICENSED,
        EventCategory.LICENCE,
        LICENSED,
        text=f"普通许可，被许可人 {LICENSEE.name}，期限三年",
        detail={"until": "2027-03-04"},
    )
    pledge = EventFact(
        EventKey.PLEDGED,
        EventCategory.PLEDGE,
        PLEDGED,
        text=f"质权人 {BANK.name}，主债权600万元",
        detail={"until": "2028-06-17"},
    )
    return RightRow(
        Kind.INVENTION,
        "CN",
        [cn_application(Kind.INVENTION, 2021, SERIAL)],
        {},
        {"filing": FILING},
        parties=parties,
        events=[licence, pledge],
    )


def mark() -> RightRow:
    """The mark “穗岭云” of the same owner."""
    text = f"9{SERIAL}"
    filed, published, registered = date(2020, 9, 8), date(2021, 2, 20), date(2021, 5, 21)
    return RightRow(
        kind=Kind.TRADEMARK,
        office="CN",
        numbers=[parse_mark(text, "CN", type_).fact(text) for type_ in (NumberType.APPLICATION, NumberType.REGISTRATION)],
        titles={"zh": "穗岭云"},
        dates={"filing": filed, "publication": published, "registration": registered},
        parties=[
            OWNER.fact(Role.APPLICANT, filed),
            OWNER.fact(Role.OWNER, registered, valid_from=registered),
            AGENCY.fact(Role.AGENCY, filed),
        ],
        classes=[
            ClassFact("nice", "09", main=True, text="电子芯片用散热片；计算机硬件；可下载的计算机应用软件"),
            ClassFact("nice_group", "0901"),
        ],
        documents=[DocumentFact("certificate", "商标注册证", registered)],
        attributes={"mark_text": "穗岭云", "mark_feature": "文字"},
    )


def _people() -> list[PartyFact]:
    return [
        OWNER.fact(Role.APPLICANT, FILING),
        OWNER.fact(Role.OWNER, GRANTED, valid_from=GRANTED),
        PartyFact(Role.INVENTOR, "甲", is_person=True, country="CN"),
        PartyFact(Role.INVENTOR, "乙", is_person=True, country="CN", sequence=2),
        AGENCY.fact(Role.AGENCY, FILING),
        PartyFact(Role.AGENT, "丙", is_person=True, country="CN"),
    ]


def _events() -> list[EventFact]:
    fees = [
        EventFact(EventKey.FEE_PAID, EventCategory.FEE, day, text=f"第{year}年年费", detail={"year": year, "until": f"{2021 + year}-04-16"})
        for year, day in ((3, GRANTED), (4, date(2024, 3, 28)), (5, date(2025, 4, 2)), (6, date(2026, 4, 8)))
    ]
    allowed = EventFact(EventKey.ALLOWED, EventCategory.PRE_GRANT_REVIEW, date(2023, 3, 14), text="发出授予专利权通知书")
    requested = EventFact(EventKey.EXAMINATION_REQUESTED, EventCategory.EXAMINATION, date(2021, 11, 2), text="实质审查的生效")
    return [requested, allowed, *fees]
