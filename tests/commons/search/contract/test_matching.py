"""What a query finds, the same in every engine."""

from datetime import date

import pytest

from suizhi.commons.search import SearchPort, SearchRequest
from tests.commons.search.contract.conftest import right

RIGHTS = [
    right(
        1,
        "锂离子电池正极材料",
        abstract="将前驱体与锂源混合后烧结。",
        applicants=("穗能材料有限公司",),
        ipc=("H01M10/0525", "H01M4/36"),
        filing=date(2012, 3, 5),
        publication=date(2013, 9, 1),
        application_numbers=("CN201210099999.0", "CN2012100999990"),
        status="in_force",
        district="黄埔区",
    ),
    right(2, "鋰離子電池之隔膜", applicants=("臺灣隔膜股份有限公司",), country="TW", ipc=("H01M50/409",), filing=date(2014, 7, 1)),
    right(
        3,
        "Lithium-ion battery separator",
        abstract="A porous ＰＥ film.",
        office="US",
        country="US",
        filing=date(2015, 12, 31),
        cpc=("H01M50/417",),
    ),
    right(
        4,
        "电机控制方法",
        abstract="电机由电池供电，电池管理另设。",
        kind="utility_model",
        ipc=("H02P21/00",),
        filing=date(2011, 1, 1),
        status="lapsed",
    ),
    right(5, "穗云", kind="trademark", goods="充电宝；蓄电池", nice=("09",), nice_groups=("0922",), vienna=("26.04.05",), filing=None),
    right(6, "充电桩", kind="design", locarno=("14-02",), filing=date(2020, 2, 29), scope=("staff",)),
]


@pytest.fixture
def filled(port: SearchPort) -> SearchPort:
    port.index(RIGHTS)
    return port


def found(port: SearchPort, query: str, **options: object) -> set[int]:
    result = port.search(SearchRequest(query=query, **options))  # type: ignore[arg-type]
    return set() if result.relaxed else {hit.id for hit in result.hits}


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("锂离子电池", {1, 2}),
        ("鋰離子電池", {1, 2}),
        ("ＬＩＴＨＩＵＭ", {3}),
        ("lithium separator", {3}),
        ("lithium-ion", {3}),
        ("PE", {3}),
        # The longer word 蓄电池 holds the shorter one.
        ("电池", {1, 2, 4, 5}),
        ("蓄电池", {5}),
        ("电机 AND 电池", {4}),
        ("隔膜 OR separator", {2, 3}),
        ("电池 NOT 隔膜", {1, 4, 5}),
        ("电池 -隔膜", {1, 4, 5}),
        ("名称=电池", {1, 2}),
        ("TI:电池", {1, 2}),
        ("TI/电池", {1, 2}),
        ("TA=电池 AND 摘要=(管理 或 烧结)", {1, 4}),
        ("PA=穗能", {1}),
        ("申请人＝（穗能 或 臺灣）", {1, 2}),
        ("“电池管理”", {4}),
        ("“管理电池”", set()),
        ("电机 NEAR/3 供电", {4}),
        ("另设 NEAR/1 电机", set()),
        ("锂离子 W/1 电池", {1, 2}),
        ("电池 W/3 锂离子", set()),
        ("电池 NEAR/3 锂离子", {1, 2}),
        ("lith*", {3}),
        ("名称=电*", {1, 2, 4}),
        ("IPC=H01M", {1, 2}),
        ("IPC=H01M10", {1}),
        ("IPC=H01M10/05", {1}),
        ("IPC=H01M10/0525", {1}),
        ("IPC=H01M 10/0525", {1}),
        ("IPC=H01M10/00", {1}),
        ("IPC=H", {1, 2, 4}),
        ("IPC=H0*", {1, 2, 4}),
        ("CPC=H01M50", {3}),
        ("NICE=9", {5}),
        ("NG=0922", {5}),
        ("VC=26.4", {5}),
        ("AD=2012", {1}),
        ("AD=[2012 TO 2014]", {1, 2}),
        ("AD=2012..2014", {1, 2}),
        ("AD>=2015", {3}),
        ("AD>2014-07-01", {3}),
        ("AD<2012", {4}),
        ("AD<=2012-03", {1, 4}),
        ("PD=2013", {1}),
        ("AN=201210099999.0", {1}),
        ("AN=CN201210099999", {1}),
        ("ZL 2012 1 0099999.0", {1}),
        ("LS=有效", {1}),
        ("法律状态=失效", {4}),
        ("KIND=专利 AND 电池", {1, 2, 4}),
        ("种类=实用新型", {4}),
        ("CC=TW", {2}),
        ("区=黄埔区", {1}),
        ("*", {1, 2, 3, 4, 5}),
        ("", {1, 2, 3, 4, 5}),
        ("NOT 电池", {3}),
        ("LOC=14", set()),
    ],
)
def test_queries_find_exactly(filled: SearchPort, query: str, ids: set[int]) -> None:
    assert found(filled, query) == ids


def test_what_lies_outside_the_scope_is_never_found(filled: SearchPort) -> None:
    assert found(filled, "充电桩") == set()
    assert found(filled, "充电桩", scope=("staff",)) == {6}
    assert found(filled, "*", scope=("public", "staff")) == {1, 2, 3, 4, 5, 6}
    assert found(filled, "*", scope=()) == set()


def test_filters_narrow_by_any_of_their_values(filled: SearchPort) -> None:
    assert found(filled, "*", filters={"kind": ("trademark", "utility_model")}) == {4, 5}
    assert found(filled, "电池", filters={"class": ("H01M",), "year": ("2012",)}) == {1}


def test_words_that_never_meet_are_looked_for_singly_and_the_result_says_so(filled: SearchPort) -> None:
    result = filled.search(SearchRequest(query="正极 供电"))
    assert result.relaxed
    assert {hit.id for hit in result.hits} == {1, 4}


def test_a_query_with_syntax_is_never_widened(filled: SearchPort) -> None:
    result = filled.search(SearchRequest(query="名称=正极 AND 名称=供电"))
    assert (result.total, result.relaxed) == (0, False)


def test_a_number_puts_its_right_first(filled: SearchPort) -> None:
    filled.index([right(7, "201210099999.0 号决定", abstract="201210099999.0 " * 5)])
    result = filled.search(SearchRequest(query="201210099999.0"))
    assert [hit.id for hit in result.hits] == [1, 7]


def test_a_title_weighs_more_than_an_abstract(port: SearchPort) -> None:
    port.index([right(1, "一种装置", abstract="石墨烯薄膜"), right(2, "石墨烯薄膜", abstract="一种装置")])
    assert [hit.id for hit in port.search(SearchRequest(query="石墨烯")).hits] == [2, 1]


def test_facets_count_what_was_found(filled: SearchPort) -> None:
    result = filled.search(SearchRequest(query="*", facets=("kind", "class", "year", "applicant", "district")))
    assert dict(result.facets["kind"]) == {"invention": 3, "utility_model": 1, "trademark": 1}
    assert dict(result.facets["class"]) == {"H01M": 3, "H02P": 1, "N09": 1}
    assert dict(result.facets["year"]) == {"2011": 1, "2012": 1, "2014": 1, "2015": 1}
    assert dict(result.facets["applicant"]) == {"穗能材料有限公司": 1, "臺灣隔膜股份有限公司": 1}
    assert dict(result.facets["district"]) == {"黄埔区": 1}
    assert not result.facets_sampled


def test_matches_are_marked_in_the_original_text(filled: SearchPort) -> None:
    hits = {hit.id: hit for hit in filled.search(SearchRequest(query="锂离子电池", highlight=True)).hits}
    passage = hits[2].highlights["title"][0]
    assert [passage.text[start:end] for start, end in passage.places] == ["鋰離子電池"]


def test_documents_come_back_as_they_went_in(filled: SearchPort) -> None:
    [hit] = filled.search(SearchRequest(query="AN=201210099999.0")).hits
    assert hit.document == RIGHTS[0]


def test_other_names_of_a_party_are_found_but_not_counted(port: SearchPort) -> None:
    names = {
        "applicants": ("穗岭热控（示例）有限公司",),
        "owners": ("穗岭热控（示例）有限公司",),
        "aliases": ("SUILING THERMAL CO., LTD.",),
    }
    port.index([right(1, "散热膜", **names), right(2, "散热膜")])
    for query in ("PA=suiling", 'OW="Suiling Thermal"', "suiling 散热膜"):
        result = port.search(SearchRequest(query=query, facets=("applicant",), highlight=True))
        assert [hit.id for hit in result.hits] == [1]
        assert result.facets["applicant"] == (("穗岭热控（示例）有限公司", 1),)
        assert "aliases" not in result.hits[0].highlights
