"""The search index takes up what changed, lets go of what was joined, and carries the scopes of every right."""

from datetime import timedelta

import pytest

from suizhi.commons.ledger.models import Cursor
from suizhi.commons.search.document import SearchDocument
from suizhi.commons.search.embedded import open_index
from suizhi.commons.search.embedded.layout import VERSION_FILE, index_folder
from suizhi.commons.search.messages import SearchRequest
from suizhi.commons.search.plug import search_port
from suizhi.halls.register.indexing import bring_up_to_date, build_anew
from suizhi.halls.register.models import Party, Right
from suizhi.kernel.records import PartyFact, Role
from tests.halls.register.factories import NOW, Delivery, patent, publication

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(tmp_path):
    with open_index(tmp_path / "rights") as port:
        yield port


def found(index, query, *scope):
    return [hit.id for hit in index.search(SearchRequest(query=query, scope=scope or ("public",))).hits]


def test_a_right_is_found_once_indexed_and_not_touched_again(index):
    Delivery().load([patent(title="一种石墨烯散热膜")])
    assert bring_up_to_date(index) == 1
    assert found(index, "散热膜") == [Right.objects.get().pk]
    assert bring_up_to_date(index) == 0


def test_a_changed_title_replaces_the_old_one(index):
    Delivery().load([patent(title="一种散热膜")], content="old")
    bring_up_to_date(index)
    Delivery().load([patent(title="一种导热垫片")], content="new", at=NOW + timedelta(days=1))
    assert bring_up_to_date(index) == 1
    assert (found(index, "散热膜"), found(index, "导热")) == ([], [Right.objects.get().pk])


def test_a_joined_right_leaves_the_index(index):
    Delivery("register").load([patent()])
    Delivery("citations").load([publication("CN119990017A")])
    bring_up_to_date(index)
    both = patent()
    both.numbers = patent().numbers + publication("CN119990017A").numbers
    Delivery("export").load([both])
    bring_up_to_date(index)
    assert index.count() == 1
    assert found(index, "PN=CN119990017A") == [Right.objects.get(joined_to=None).pk]


@pytest.mark.django_db(transaction=True)
def test_an_index_built_anew_holds_what_the_register_holds_and_goes_on_from_there(index):
    Delivery("register").load([patent(title="一种散热膜")])
    Delivery("citations").load([publication("CN119990017A")])
    both = patent(title="一种散热膜")
    both.numbers = patent().numbers + publication("CN119990017A").numbers
    Delivery("export").load([both])
    index.index([SearchDocument(id=1_000_000, collection="office", kind="design", office="CN", scope=("public",), title="陈迹")])
    assert build_anew(index) == 1
    assert (found(index, "散热膜"), found(index, "陈迹")) == ([Right.objects.get(joined_to=None).pk], [])
    assert bring_up_to_date(index) == 0
    Delivery("later").load([patent(title="一种导热垫片")], at=NOW + timedelta(days=1))
    assert bring_up_to_date(index) == 1
    assert found(index, "导热") == [Right.objects.get(joined_to=None).pk]


def test_unpublished_rights_are_found_by_the_office_and_their_party_alone(index):
    Delivery("internal", visibility="office").load([patent()])
    bring_up_to_date(index)
    party = Party.objects.get()
    assert found(index, "散热膜") == []
    assert len(found(index, "散热膜", "public", "staff")) == 1
    assert len(found(index, "散热膜", "public", f"party:{party.pk}")) == 1
    assert found(index, "散热膜", "public", f"party:{party.pk + 1}") == []


def test_an_emptied_index_is_filled_from_the_beginning(index):
    Delivery().load([patent()])
    bring_up_to_date(index)
    index.clear()
    assert Cursor.objects.get(consumer="index.rights").seq > 0
    assert bring_up_to_date(index) == 1
    assert index.count() == 1


def test_an_english_name_is_found_and_makes_no_firm_of_its_own(index):
    firm = PartyFact(Role.APPLICANT, "穗岭热控（示例）有限公司", name_en="Suiling Thermal Ltd.", is_person=False)
    Delivery().load([patent(parties=[firm])])
    bring_up_to_date(index)
    result = index.search(SearchRequest(query="PA=suiling", facets=("applicant",)))
    assert result.facets["applicant"] == (("穗岭热控（示例）有限公司", 1),)
    assert result.hits[0].document.aliases == ("Suiling Thermal Ltd.",)


def test_an_index_of_another_version_is_built_anew(tmp_path):
    Delivery().load([patent()])
    with search_port(tmp_path) as old:
        bring_up_to_date(old)
    (index_folder(tmp_path) / VERSION_FILE).write_text('{"schema": 0}')
    with search_port(tmp_path, replace_outdated=True) as new:
        assert bring_up_to_date(new) == new.count() == 1
