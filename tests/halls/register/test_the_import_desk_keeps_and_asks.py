"""The desk keeps what is sent under a name of its own, asks for a preview, and commits once; definitions are saved once."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from suizhi.commons.home import home
from suizhi.commons.jobs.models import Job
from suizhi.commons.ledger.models import Entry
from suizhi.commons.policy import PUBLIC, Viewer
from suizhi.halls.register.definitions import definition_save
from suizhi.halls.register.desk import _plain_name, import_commit, import_upload
from suizhi.halls.register.models import ImportRun
from suizhi.halls.register.progress import job_key, progress_of
from suizhi.kernel.errors import Refusal

pytestmark = pytest.mark.django_db
CLERK = Viewer(role="clerk", user_id=1)
DEFINITION = """
code: {code}
title: {{zh: 演示清册, en: Demonstration list}}
publisher: 演示机构
licence: CC0
reader: table
columns: {{名称: title.zh, 申请号: number.application}}
"""


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..\\..\\boot.ini", "/abs/olute.csv", ".hidden", "", "..", "a\x00b.csv", "x" * 500 + ".csv"]
)
def test_a_name_never_leads_out_of_the_upload_s_own_folder(name: str) -> None:
    run = import_upload(by=CLERK, name=name, chunks=[b"a"])
    path = Path(run.path)
    assert path.read_bytes() == b"a"
    assert path.resolve().is_relative_to(home() / "uploads")
    assert path.parent.parent == home() / "uploads"


@given(st.text(max_size=120))
def test_any_name_becomes_a_plain_one(name: str) -> None:
    plain = _plain_name(name)
    assert plain
    assert plain == Path(plain).name
    assert not plain.startswith(".")
    assert "\x00" not in plain
    assert len(plain) <= 80


def test_the_extension_is_kept_for_telling_the_format() -> None:
    assert Path(import_upload(by=CLERK, name="专利 清册（2026）.xlsx", chunks=[b"a"]).path).suffix == ".xlsx"


def test_an_upload_asks_for_its_preview_and_writes_nothing() -> None:
    run = import_upload(by=CLERK, name="a.csv", chunks=[b"a"], collection="demo")
    assert (run.state, run.actor, run.collection) == (ImportRun.State.QUEUED, "user:1", "demo")
    assert Job.objects.get().arguments == {"run": run.pk}
    assert Entry.objects.get().verb == "register.import.uploaded"


def test_a_file_beyond_the_limit_is_refused_and_not_kept(settings: object) -> None:
    settings.UPLOAD_LIMIT = 10  # type: ignore[attr-defined]
    before = set((home() / "uploads").glob("*"))
    with pytest.raises(Refusal, match="larger than the limit"):
        import_upload(by=CLERK, name="a.csv", chunks=[b"12345", b"67890", b"1"])
    assert set((home() / "uploads").glob("*")) == before
    assert not ImportRun.objects.exists()


def test_an_unknown_source_is_refused_before_anything_is_kept() -> None:
    with pytest.raises(Refusal, match="no source definition"):
        import_upload(by=CLERK, name="a.csv", chunks=[b"a"], source="nowhere")
    assert not ImportRun.objects.exists()


@pytest.mark.parametrize(
    "who", [PUBLIC, *(Viewer(role=role, user_id=2) for role in ("public", "holder", "agency", "analyst", "supervisor"))]
)
def test_only_clerks_and_administrators_stand_behind_the_desk(who: Viewer) -> None:
    run = import_upload(by=CLERK, name="a.csv", chunks=[b"a"])
    for act in (
        lambda: import_upload(by=who, name="a.csv", chunks=[b"a"]),
        lambda: import_commit(by=who, run=run),
        lambda: definition_save(by=who, text=DEFINITION.format(code="nobody")),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_a_run_is_committed_once_and_only_from_its_preview() -> None:
    run = import_upload(by=CLERK, name="a.csv", chunks=[b"a"])
    with pytest.raises(Refusal, match="not in preview"):
        import_commit(by=CLERK, run=run)
    ImportRun.objects.update(state=ImportRun.State.PREVIEW)
    assert import_commit(by=CLERK, run=run).state == ImportRun.State.QUEUED
    with pytest.raises(Refusal, match="not in preview"):
        import_commit(by=CLERK, run=run)
    assert Job.objects.filter(task="register.import").count() == 1


def test_a_definition_is_saved_once_and_then_known() -> None:
    code = "desk_saved_once"
    path = home() / "sources" / f"{code}.yaml"
    path.unlink(missing_ok=True)
    try:
        assert definition_save(by=CLERK, text=DEFINITION.format(code=code)).code == code
        assert import_upload(by=CLERK, name="a.csv", chunks=[b"a"], source=code).source == code
        with pytest.raises(Refusal, match="already"):
            definition_save(by=CLERK, text=DEFINITION.format(code=code))
    finally:
        path.unlink(missing_ok=True)


WRONG = {
    "not YAML": "a: [",
    "not a mapping": "- a",
    "no reader of that name": DEFINITION.format(code="desk_wrong").replace("table", "telepathy"),
    "the code of a shipped one": DEFINITION.format(code="uspto_redbook"),
    "a path for a code": DEFINITION.format(code="../evil"),
    "anchors that multiply": "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]",
    "an object of Python": "code: !!python/object/apply:os.system ['true']",
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG.keys())
def test_a_wrong_definition_is_refused_and_not_kept(text: str) -> None:
    before = sorted((home() / "sources").glob("*"))
    with pytest.raises(Refusal):
        definition_save(by=CLERK, text=text)
    assert sorted((home() / "sources").glob("*")) == before


@pytest.mark.parametrize(
    ("name", "shown"),
    [("(实习1) 专利 342건.xls", "(实习1) 专利 342건.xls"), ("..\\台账.csv", "台账.csv"), ("a\x00b.csv", "a�b.csv"), ("", "upload")],
)
def test_the_run_is_called_by_the_sender_s_own_name_of_the_file(name: str, shown: str) -> None:
    assert import_upload(by=CLERK, name=name, chunks=[b"a"]).label == shown


def test_a_run_is_searchable_once_its_job_has_ended() -> None:
    run = import_upload(by=CLERK, name="a.csv", chunks=[b"a"])
    ImportRun.objects.filter(pk=run.pk).update(state=ImportRun.State.PREVIEW)
    import_commit(by=CLERK, run=run)
    assert not progress_of(run).indexing, "it has not come to that yet"
    ImportRun.objects.filter(pk=run.pk).update(state=ImportRun.State.DONE)
    run.refresh_from_db()
    job = Job.objects.filter(key=job_key(run))
    seen = {}
    for state in (Job.State.RUNNING, Job.State.FAILED, Job.State.DONE):
        job.update(state=state)
        seen[state] = (progress_of(run).indexing, progress_of(run).unindexed)
    assert seen == {Job.State.RUNNING: (True, False), Job.State.FAILED: (False, True), Job.State.DONE: (False, False)}
