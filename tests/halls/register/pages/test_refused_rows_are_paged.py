"""Every refused row of a run can be read on its page, fifty at a time, before and after committing."""

from __future__ import annotations

import pytest

from suizhi.halls.register.models import ImportFile, ImportRun, RefusedRow
from tests.support.register_pages import LogIn
from tests.support.world import World

pytestmark = pytest.mark.django_db


def codes(page: str) -> set[int]:
    return {number for number in range(130) if f"V{number:03}" in page}


@pytest.fixture
def run(world: World) -> ImportRun:
    run = world.run
    file = ImportFile.objects.create(run=run, place="a.csv", digest="x", collection="office", refused=130)
    rows = [RefusedRow(file=file, row=n, code="row.width", value=f"V{n:03}", message="不对", message_en="wrong") for n in range(130)]
    RefusedRow.objects.bulk_create(rows)
    ImportRun.objects.filter(pk=run.pk).update(state=ImportRun.State.DONE)
    return run


def test_all_of_them_in_order(run: ImportRun, log_in: LogIn) -> None:
    clerk = log_in("clerk")
    pages = [clerk.get(f"/import/{run.pk}?page={number}").content.decode() for number in (1, 2, 3)]
    assert [codes(page) for page in pages] == [set(range(50)), set(range(50, 100)), set(range(100, 130))]
    assert "第 101 至 130 处，共 130 处" in pages[2]


@pytest.mark.parametrize("number", ["0", "99", "x", "-1", ""])
def test_a_page_that_is_not_there_is_the_nearest(run: ImportRun, log_in: LogIn, number: str) -> None:
    assert log_in("clerk").get(f"/import/{run.pk}?page={number}").status_code == 200


def test_those_of_a_preview_too(run: ImportRun, log_in: LogIn) -> None:
    error = {
        "code": "row.width",
        "file": "a.csv",
        "row": 1,
        "field": "",
        "message": "不对",
        "message_en": "wrong",
        "mend": "",
        "mend_en": "",
    }
    errors = [error | {"value": f"V{number:03}"} for number in range(130)]
    ImportRun.objects.filter(pk=run.pk).update(state=ImportRun.State.PREVIEW, preview=run.preview | {"errors": errors, "refused": 500})
    page = log_in("clerk").get(f"/import/{run.pk}?page=3").content.decode()
    assert codes(page) == set(range(100, 130))
    assert "预览只列这些" in page
