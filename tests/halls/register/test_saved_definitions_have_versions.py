"""A saved definition is changed by a new version; what earlier runs read by is kept, and the same file says what the new one makes of it."""

from __future__ import annotations

import shutil
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from suizhi.commons.home import home
from suizhi.commons.ledger.models import Entry
from suizhi.commons.policy import Viewer
from suizhi.halls.register.definitions import definition_revise, definition_save, definition_text, next_text
from suizhi.halls.register.loading.importer import Errand, catalogue, take_in
from suizhi.halls.register.models import ImportFile, Right, RightRecord
from suizhi.kernel.errors import Refusal
from tests.halls.register.factories import checked

pytestmark = pytest.mark.django_db
CLERK = Viewer(role="clerk", user_id=1)
TODAY = date(2026, 11, 20)
CODE = "versioned_list"
FIRST = f"""\
code: {CODE}  # 示例
title: {{zh: 示例清册, en: Example list}}
publisher: 示例机构
licence: CC0
reader: table
office: CN
kind: from_number
signature: [号码栏]
columns:
  号码栏: {{to: number.application}}
  甲栏: {{to: title.zh}}
"""
SECOND = next_text(FIRST).replace("甲栏: {to", "乙栏: {to")
"""The title stood in the other column all along."""


@pytest.fixture(autouse=True)
def saved():
    shutil.rmtree(home() / "sources", ignore_errors=True)
    yield definition_save(by=CLERK, text=FIRST)
    shutil.rmtree(home() / "sources", ignore_errors=True)


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(f"号码栏,甲栏,乙栏\n{checked('202119990017.X')},错的,一种示例装置\n", encoding="utf-8")
    return path


def test_the_next_text_differs_by_its_version_alone():
    assert next_text(FIRST) == FIRST.replace("# 示例\n", "# 示例\nversion: 2\n")
    assert next_text(next_text(FIRST)) == next_text(FIRST).replace("version: 2", "version: 3")


def test_a_new_version_is_what_counts_and_the_old_one_is_kept():
    assert definition_revise(by=CLERK, code=CODE, text=SECOND).version == 2
    assert catalogue()[CODE].version == 2
    assert (definition_text(CODE), definition_text(CODE, 2), definition_text(CODE, 1)) == (SECOND, SECOND, FIRST)
    entry = Entry.objects.latest("seq")
    assert (entry.verb, entry.subject, entry.payload) == ("register.source.revised", f"source:{CODE}", {"version": 2})


def test_the_same_file_read_by_the_new_version_replaces_what_the_old_one_made_of_it(table):
    take_in(Errand(table), today=TODAY)
    assert Right.objects.get().title == "错的"
    definition_revise(by=CLERK, code=CODE, text=SECOND)
    again = take_in(Errand(table), today=TODAY).as_dict()
    assert (again["created"], again["updated"]) == (0, 1)
    assert Right.objects.get().title == "一种示例装置"
    assert RightRecord.objects.filter(superseded_at=None).count() == 1
    assert list(ImportFile.objects.order_by("pk").values_list("version", flat=True)) == [1, 2]
    assert take_in(Errand(table), today=TODAY).as_dict()["unchanged"] == 1


WRONG = {
    "another code": (SECOND.replace(CODE, "other_list"), "must keep the code"),
    "the version that stands": (FIRST, "version to be saved is 2"),
    "a version left out": (SECOND.replace("version: 2", "version: 3"), "version to be saved is 2"),
    "a reader that does not exist": (SECOND.replace("reader: table", "reader: telepathy"), "no reader"),
    "a key that does not exist": (SECOND + "colums: {}\n", "colums"),
}


@pytest.mark.parametrize(("text", "said"), WRONG.values(), ids=WRONG)
def test_a_wrong_version_is_refused_and_nothing_changes(text, said):
    with pytest.raises(Refusal) as refused:
        definition_revise(by=CLERK, code=CODE, text=text)
    assert said in refused.value.en + refused.value.field
    assert definition_text(CODE) == FIRST
    assert not (home() / "sources" / "versions").exists()


def test_of_two_people_who_revise_one_version_the_later_is_told():
    definition_revise(by=CLERK, code=CODE, text=SECOND)
    with pytest.raises(Refusal, match="version to be saved is 3"):
        definition_revise(by=CLERK, code=CODE, text=SECOND)


@pytest.mark.parametrize("code", ["uspto_redbook", "nowhere"])
def test_what_was_not_saved_here_is_not_changed_here(code):
    with pytest.raises(Refusal, match="was saved here"):
        definition_revise(by=CLERK, code=code, text=SECOND.replace(CODE, code))


@pytest.mark.parametrize("role", ["public", "holder", "agency", "analyst", "supervisor"])
def test_only_who_may_define_revises(role):
    with pytest.raises(PermissionDenied):
        definition_revise(by=Viewer(role=role, user_id=2), code=CODE, text=SECOND)


class TestThePage:
    PAGE = f"/import/definitions/{CODE}"

    @pytest.fixture
    def person(self, django_user_model):
        def make(role: str) -> Client:
            client = Client()
            user = django_user_model.objects.create_user(f"{role}-v", role=role)
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
            return client

        return make

    def test_it_is_listed_and_opened_with_the_next_version_s_text(self, person):
        clerk = person("clerk")
        assert self.PAGE in clerk.get("/import/definitions").content.decode()
        assert "version: 2" in clerk.get(self.PAGE).content.decode()

    def test_it_is_saved_as_a_new_version(self, person):
        clerk = person("clerk")
        answer = clerk.post(self.PAGE, {"definition": SECOND.replace("\n", "\r\n")}, follow=True).content.decode()
        assert "已存成第 2 版" in answer
        assert definition_text(CODE) == SECOND
        earlier = clerk.get(f"{self.PAGE}?version=1").content.decode()
        assert "这是以前的一版" in earlier
        assert "<textarea" not in earlier

    def test_what_is_wrong_is_said_and_the_draft_kept(self, person):
        answer = person("clerk").post(self.PAGE, {"definition": SECOND + "colums: {}"}).content.decode()
        assert "没有存成" in answer
        assert "colums: {}" in answer

    def test_an_analyst_reads_it_and_does_not_change_it(self, person):
        analyst = person("analyst")
        assert "<textarea" not in analyst.get(self.PAGE).content.decode()
        assert analyst.post(self.PAGE, {"definition": SECOND}).status_code == 403

    @pytest.mark.parametrize("path", ["/import/definitions/nowhere", f"{PAGE}?version=7", f"{PAGE}?version=x"])
    def test_what_is_not_there_is_not_found(self, person, path):
        assert person("clerk").get(path).status_code == 404

    def test_a_holder_does_not_see_it(self, person):
        assert person("holder").get("/import/definitions").status_code == 403
