"""Several statements fold into one picture; every fact remembers its records."""

from datetime import date

from suizhi.halls.register.folding import Statement, events_of, fold
from suizhi.halls.register.statements import decode, digest, encode
from suizhi.kernel.records import ClassFact, EventKey, PartyFact, Role, TextFact
from tests.halls.register.factories import patent


def owner(name, **more):
    return PartyFact(Role.OWNER, name, is_person=False, **more)


def test_a_later_statement_overrides_single_facts_and_keeps_the_rest():
    folded = fold([Statement(1, patent(title="甲")), Statement(2, patent(title="乙", dates={"grant": date(2023, 5, 9)}))])
    assert folded.row.titles["zh"] == "乙"
    assert folded.sources["titles", "zh"] == [2]
    assert folded.sources["dates", "filing"] == [1]
    assert folded.sources["dates", "grant"] == [2]


def test_parties_are_replaced_role_by_role():
    first = patent(parties=[owner("甲厂"), PartyFact(Role.AGENCY, "示例代理所", is_person=False)])
    second = patent(parties=[owner("乙厂")])
    row = fold([Statement(1, first), Statement(2, second)]).row
    assert {(party.role, party.name) for party in row.parties} == {(Role.OWNER, "乙厂"), (Role.AGENCY, "示例代理所")}


def test_statements_of_one_file_add_up():
    first, second = patent(classes=[ClassFact("nice", "09")]), patent(classes=[ClassFact("nice", "35")])
    row = fold([Statement(1, first, file=7), Statement(2, second, file=7)]).row
    assert [c.symbol for c in row.classes] == ["09", "35"]


def test_texts_numbers_and_events_accumulate_without_doubling():
    text = TextFact("abstract", "zh", "一种散热膜。")
    folded = fold([Statement(1, patent(texts=[text])), Statement(2, patent(texts=[text]))])
    assert len(folded.row.texts) == len(folded.row.numbers) == 1
    assert folded.sources["texts", ("abstract", "zh")] == [1, 2]


def test_dates_state_the_events_that_the_source_does_not_list():
    row = patent(dates={"filing": date(2021, 4, 16), "grant": date(2023, 5, 9)})
    assert [event.key for event in events_of(row)] == [EventKey.FILED, EventKey.GRANTED]


def test_a_row_survives_being_stored():
    row = patent(
        texts=[TextFact("claims", "zh", "1. 一种散热膜。")],
        parties=[owner("甲厂", share=(1, 2), valid_from=date(2022, 1, 1), identifiers=(("docdb", "1"),))],
        priorities=[("US2020123456", date(2020, 4, 16)), ("US2020123457", None)],
    )
    row.events = events_of(row)
    import orjson

    assert decode(orjson.loads(encode(row))) == row


def test_the_digest_depends_on_content_not_on_the_order_of_keys():
    left, right = patent(attributes={"a": 1, "b": 2}), patent(attributes={"b": 2, "a": 1})
    assert digest(encode(left)) == digest(encode(right))
    assert digest(encode(left)) != digest(encode(patent(attributes={"a": 1})))
