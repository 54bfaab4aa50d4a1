"""`suizhi doctor` sees what is wrong, says what to do, and answers with its exit code."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from suizhi.commons.jobs.models import Job
from suizhi.commons.jobs.services import enqueue
from suizhi.commons.ledger.services import append
from suizhi.commons.operations import machine, schema, state
from suizhi.commons.operations.backup import GALLERY
from suizhi.commons.operations.checks import Finding, State, run
from suizhi.engines.logos import Gallery, Labels, take
from tests.engines.logos.drawn import arrow, png
from tests.support.installation import Installation, Installations


@pytest.fixture(scope="module")
def well(install: Installations) -> Installation:
    """A prepared installation."""
    return install.prepared()


def failing(installation: Installation) -> list[str]:
    said = installation.json("doctor", expect=1)
    assert not said["well"]
    return [finding["name"] for finding in said["findings"] if finding["state"] == "fail"]


def test_a_prepared_installation_is_well(well: Installation) -> None:
    said = well.json("doctor")
    assert said["well"]
    assert {finding["name"] for finding in said["findings"]} >= {
        "settings",
        "python",
        "disk",
        "database",
        "schema",
        "ledger",
        "sources",
        "index",
        "neighbours",
        "figures",
    }


def test_an_empty_home_lacks_its_schema(installation: Installation) -> None:
    assert "schema" in failing(installation)


def test_a_damaged_gallery_is_a_failure_with_its_mend(well: Installation) -> None:
    folder = well.home / GALLERY
    with closing(Gallery(folder)) as gallery:
        list(take(gallery, [("99990001.png", png(arrow()))], Labels()))
    (folder / "shapes.0.bin").write_bytes(b"")
    try:
        assert failing(well) == ["figures"]
    finally:
        shutil.rmtree(folder)


def test_secrets_that_others_can_read_are_a_failure(well: Installation) -> None:
    secret = well.home / "secrets" / "django"
    secret.chmod(0o644)
    try:
        assert failing(well) == ["permissions"]
    finally:
        secret.chmod(0o600)


def test_a_broken_source_definition_is_named(well: Installation) -> None:
    folder = well.home / "sources"
    folder.mkdir(exist_ok=True)
    (folder / "mine.yaml").write_text("code: mine\nreader: none such\n", encoding="utf-8")
    try:
        said = well.json("doctor", expect=1)
    finally:
        (folder / "mine.yaml").unlink()
    (found,) = [finding for finding in said["findings"] if finding["state"] == "fail"]
    assert found["name"] == "sources"
    assert "mine.yaml" in found["en"]


@pytest.mark.parametrize(
    ("variable", "value"), [("DATABASE_URL", "oracle://nowhere/x"), ("SUIZHI_UPLOAD_LIMIT_MB", "much"), ("SUIZHI_HTTPS", "perhaps")]
)
def test_a_setting_that_cannot_be_read_is_named(tmp_path: Path, variable: str, value: str) -> None:
    broken = Installation(tmp_path, settings={variable: value})
    said = broken.json("doctor", expect=1)
    (found,) = said["findings"]
    assert (found["name"], found["state"]) == ("settings", "fail")
    assert variable in found["en"]


def test_an_unreachable_database_is_a_failure_and_the_other_checks_still_run(tmp_path: Path) -> None:
    away = Installation(tmp_path, "postgresql://nobody@127.0.0.1:1/none")
    said = away.json("doctor", expect=1)
    states = {finding["name"]: finding["state"] for finding in said["findings"]}
    assert states["database"] == "fail"
    assert states["disk"] == "ok"


@pytest.mark.django_db
def test_the_database_of_this_run_answers() -> None:
    (found,) = state.schema()
    assert found.state == State.OK


@pytest.mark.django_db
def test_a_newer_database_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "applied", lambda: [("register", "9999_later")])
    (found,) = state.schema()
    assert found.state == State.FAIL
    assert "register.9999_later" in found.en


@pytest.mark.django_db
def test_a_changed_entry_breaks_the_log() -> None:
    entry = append(actor="cli", verb="test.done", subject="test:1", payload={"a": 1})
    append(actor="cli", verb="test.done", subject="test:2")
    _unguarded(f"UPDATE ledger_entry SET actor = 'user:9' WHERE seq = {entry.seq}")
    (found,) = state.ledger()
    assert found.state == State.FAIL
    assert str(entry.seq) in found.en


@pytest.mark.django_db
def test_a_job_that_nobody_takes_is_a_failure() -> None:
    job = enqueue(key="k", task="register.index", arguments={})
    (fresh,) = state.jobs()
    Job.objects.filter(pk=job.pk).update(run_after=timezone.now() - timedelta(hours=1))
    (late,) = state.jobs()
    assert (fresh.state, late.state) == (State.OK, State.FAIL)


@pytest.mark.django_db
def test_a_failed_job_is_a_warning() -> None:
    job = enqueue(key="k", task="register.index", arguments={})
    Job.objects.filter(pk=job.pk).update(state=Job.State.FAILED)
    (found,) = state.jobs()
    assert found.state == State.WARN


def test_a_full_disk_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "LEAST_FREE", 1 << 60)
    (found,) = machine.disk()
    assert found.state == State.FAIL
    assert found.mend_en


def test_a_check_that_breaks_is_a_finding_and_does_not_hide_the_others() -> None:
    def broken() -> list[Finding]:
        raise RuntimeError("no such thing")

    def fine() -> list[Finding]:
        return [Finding("fine", State.OK, "", "")]

    first, second = run([broken, fine])
    assert (first.name, first.state) == ("broken", State.FAIL)
    assert "no such thing" in first.en
    assert second.state == State.OK


@pytest.mark.django_db
def test_migrations_that_nobody_here_knows_are_told_apart() -> None:
    steps = schema.applied()
    assert schema.unknown(steps) == []
    assert schema.unknown([*steps, ("register", "9999_later")]) == [("register", "9999_later")]


def _unguarded(statement: str) -> None:
    """Change the log behind the back of the triggers that forbid it, as somebody with the database's password could."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE ledger_entry DISABLE TRIGGER USER")
            cursor.execute(statement)
            cursor.execute("ALTER TABLE ledger_entry ENABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER ledger_no_update")
            cursor.execute(statement)
