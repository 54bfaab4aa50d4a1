"""A gazette is looked through once by the worker; dossiers are kept with what speaks for the applicants; a person's judgement stays on record."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.translation import override

from suizhi.commons.jobs.worker import drain
from suizhi.commons.ledger.models import Entry
from suizhi.engines.filings import SCORER
from suizhi.engines.simulators.filers import simulate_register
from suizhi.halls.watch.filings.answering import dossier_answer
from suizhi.halls.watch.filings.demo import filings_load
from suizhi.halls.watch.filings.reviewing import review_run
from suizhi.halls.watch.filings.selectors import dossiers, of_the_same, reviews
from suizhi.halls.watch.models import DossierAnswer, DossierLook, FilingDossier, FilingReview
from suizhi.halls.watch.services import Answer
from suizhi.kernel.errors import Refusal
from tests.halls.watch.conftest import FILER, PARTNER, QUIET, City, filed, filings_sent, lines, reputed

FOLLOW_UP, CLEARED = Answer("follow_up", "ask"), Answer("cleared", "used", "已交合同")


def test_connected_applicants_become_one_dossier_with_reasons(review: FilingReview) -> None:
    dossier = FilingDossier.objects.get()
    assert (review.state, review.filings, review.components, review.for_review) == ("done", 10, 2, 1)
    assert dossier.title == f"{FILER}、{PARTNER}"
    assert (dossier.applicants, dossier.filings, dossier.state, dossier.synthetic) == (2, 9, "new", True)
    assert "B02" in dossier.speaks
    assert [one["id"] for one in dossier.held["exculpatory"]] == ["E01", "E02", "E03", "E04"]
    assert dossier.score >= review.line


def test_the_review_keeps_by_what_it_was_made(review: FilingReview, city: City) -> None:
    assert review.by == city.see("clerk").actor
    assert (review.scorer, review.fingerprint) == ("filings/1", SCORER.fingerprint)
    assert review.thresholds["review_line"]["value"] == review.line
    assert [(file["part"], file["lines"], file["refused"], len(file["sha256"])) for file in review.files] == [
        ("gazette", 10, 0, 64),
        ("reputed", 8, 0, 64),
    ]
    verbs = Entry.objects.filter(subject=review.subject).order_by("seq").values_list("verb", flat=True)
    assert list(verbs) == ["watch.filings.sent", "watch.filings.reviewed"]


def test_the_worker_looks_through_what_a_page_has_sent(city: City) -> None:
    client = _logged_in(city, "clerk")
    sent = {"gazette": SimpleUploadedFile("g.jsonl", lines(filed())), "reputed": SimpleUploadedFile("n.jsonl", lines(reputed()))}
    answer = client.post("/watch/filings", sent)
    review = FilingReview.objects.get()
    assert (answer.status_code, answer["Location"], review.state) == (302, review.get_absolute_url(), "waiting")
    assert "等待" in client.get(review.get_absolute_url()).content.decode()
    drain()
    review.refresh_from_db()
    assert (review.state, review.dossiers.count()) == ("done", 1)
    assert FILER in client.get(review.get_absolute_url(), headers={"HX-Request": "true"}).content.decode()


def test_the_same_files_again_are_the_same_review_and_others_are_not(review: FilingReview, city: City) -> None:
    again = review_run(review=filings_sent(city, filed(), reputed(), by="supervisor"))
    assert again == review
    assert FilingDossier.objects.count() == 1
    other = filings_sent(city, filed())
    assert other != review
    assert list(reviews(city.see("analyst"))) == [other, review]


def test_a_review_that_waits_keeps_one_copy_of_its_files_and_they_go_once_read(city: City) -> None:
    review = filings_sent(city, filed(), reputed())
    filings_sent(city, filed(), reputed())
    folder = Path(review.paths["gazette"]).parent
    assert {str(path) for path in folder.iterdir()} >= set(review.paths.values())
    before = set(folder.iterdir())
    review_run(review=review)
    assert before - set(folder.iterdir()) == {Path(path) for path in review.paths.values()}
    assert FilingReview.objects.get().paths == {}


def test_bad_lines_are_refused_with_file_line_field_and_mend_and_the_rest_goes_on(city: City) -> None:
    rows: list[Any] = [
        *filed(),
        b"{",
        {"number": "x", "mark": "云雀", "classes": "9", "applicant": {"name": "甲"}, "filed_on": "2026-01-05"},
    ]
    review = review_run(review=filings_sent(city, rows, [*reputed(), {"owner": "谁"}]))
    told = [(one.part, one.line, one.field, bool(one.mend_zh and one.mend_en)) for one in review.refused_lines.all()]
    assert told == [("gazette", 11, "line", True), ("gazette", 12, "number", True), ("reputed", 9, "name", True)]
    assert (review.refused, review.dossiers.count()) == (3, 1)
    page = _logged_in(city, "clerk").get(review.get_absolute_url()).content.decode()
    assert "没有接受的行" in page


def test_a_gazette_of_which_no_line_can_be_taken_says_so(city: City) -> None:
    review = review_run(review=filings_sent(city, [b"{", b"[]"]))
    assert (review.state, review.filings, review.refused) == ("done", 0, 2)
    assert "公告里没有一行可以接受" in _logged_in(city, "clerk").get(review.get_absolute_url()).content.decode()


@pytest.mark.parametrize("empty", ["gazette", "reputed"])
def test_an_empty_file_is_refused_by_its_field_and_nothing_of_the_rest_is_kept(empty: str, city: City) -> None:
    content = {"gazette": lines(filed()), "reputed": lines(reputed())} | {empty: b""}
    sent = {part: SimpleUploadedFile("a.jsonl", text) for part, text in content.items()}
    answer = _logged_in(city, "clerk").post("/watch/filings", sent)
    assert answer.status_code == 422
    assert f'id="id_{empty}_error"' in answer.content.decode()
    assert not FilingReview.objects.exists()


def test_a_gazette_is_needed(city: City) -> None:
    answer = _logged_in(city, "clerk").post("/watch/filings", {})
    assert answer.status_code == 422
    assert "请先选一个文件" in answer.content.decode()


def test_a_review_that_another_worker_has_done_is_not_done_again(city: City) -> None:
    stale = filings_sent(city, filed(), reputed())
    second = FilingReview.objects.get(pk=stale.pk)
    copies = {part: Path(path).read_bytes() for part, path in stale.paths.items()}
    review_run(review=second)
    for part, content in copies.items():
        Path(stale.paths[part]).write_bytes(content)
    assert review_run(review=stale).state == "done"
    assert FilingDossier.objects.count() == 1


def test_a_judgement_can_be_changed_and_the_earlier_ones_stay(review: FilingReview, city: City) -> None:
    dossier = FilingDossier.objects.get()
    dossier_answer(who=city.see("clerk"), dossier=dossier, answer=FOLLOW_UP)
    dossier_answer(who=city.see("supervisor"), dossier=dossier, answer=CLEARED)
    dossier.refresh_from_db()
    told = [(one.state, one.reason, one.text, one.by) for one in dossier.answers.all()]
    assert dossier.state == "cleared"
    assert told == [("cleared", "used", "已交合同", city.supervisor), ("follow_up", "ask", "", city.clerk)]
    verbs = Entry.objects.filter(subject=dossier.subject).order_by("seq").values_list("actor", "verb")
    assert list(verbs) == [(city.see("clerk").actor, "watch.filings.follow_up"), (city.see("supervisor").actor, "watch.filings.cleared")]


@pytest.mark.parametrize("answer", [Answer("cleared", ""), Answer("cleared", "ask"), Answer("cleared", "other"), Answer("new", "used")])
def test_a_judgement_needs_a_reason_that_leads_to_it(answer: Answer, review: FilingReview, city: City) -> None:
    with pytest.raises(Refusal):
        dossier_answer(who=city.see("clerk"), dossier=FilingDossier.objects.get(), answer=answer)
    assert not DossierAnswer.objects.exists()


@pytest.mark.parametrize("name", ["holder", "analyst", "stranger"])
def test_only_those_who_work_on_leads_judge(name: str, review: FilingReview, city: City) -> None:
    with pytest.raises(PermissionDenied):
        dossier_answer(who=city.see(name), dossier=FilingDossier.objects.get(), answer=CLEARED)


def test_the_page_of_a_dossier_shows_both_sides_and_never_a_verdict(review: FilingReview, city: City) -> None:
    dossier = FilingDossier.objects.get()
    client = _logged_in(city, "supervisor")
    page = client.get(dossier.get_absolute_url()).content.decode()
    for said in ("需要人看的线索", "对申请人有利的事实", "尚未收到使用证据", "什么能消除这些线索", "未核实", "提示线 50", "合成", "云雀呜"):
        assert said in page, said
    assert "恶意" not in page
    with override("en"):
        english = client.get(dossier.get_absolute_url()).content.decode()
    assert "What speaks for the applicants" in english
    assert "not verified" in english
    assert DossierLook.objects.count() == 2


def test_a_judgement_is_recorded_on_the_page(review: FilingReview, city: City) -> None:
    dossier = FilingDossier.objects.get()
    client = _logged_in(city, "supervisor")
    assert client.post(dossier.get_absolute_url(), {"outcome": "follow_up:other"}).status_code == 422
    assert client.post(dossier.get_absolute_url(), {"outcome": "follow_up:other", "text": "电话回访"}).status_code == 302
    page = client.get(dossier.get_absolute_url()).content.decode()
    assert "已看，需跟进" in page
    assert "电话回访" in page


def test_the_paper_of_a_dossier_is_a_pdf(review: FilingReview, city: City) -> None:
    dossier = FilingDossier.objects.get()
    for language in ("zh-hans", "en"):
        with override(language):
            answer = _logged_in(city, "analyst").get(f"{dossier.get_absolute_url()}/report")
        assert answer["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF")


def test_the_highest_comes_first_and_the_line_stands_between(city: City) -> None:
    review = _simulated(city)
    found = list(dossiers(city.see("analyst"), review))
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    above = sum(one.score >= review.line for one in found)
    assert above == review.for_review
    page = _logged_in(city, "analyst").get(review.get_absolute_url()).content.decode()
    assert page.index(found[above - 1].get_absolute_url()) < page.index("提示线 50") < page.index(found[above].get_absolute_url())


def test_what_another_review_says_of_the_same_applicants_is_at_hand(review: FilingReview, city: City) -> None:
    first = FilingDossier.objects.get()
    review_run(review=filings_sent(city, [*filed(), *filed()[:1]], reputed()))
    second = FilingDossier.objects.exclude(pk=first.pk).get()
    assert list(of_the_same(city.see("analyst"), second)) == [first]
    assert first.get_absolute_url() in _logged_in(city, "clerk").get(second.get_absolute_url()).content.decode()


def test_the_demonstration_is_synthetic_and_two_of_it_are_looked_at(city: City) -> None:
    filings_load(clerk=city.see("clerk"), head=city.see("supervisor"))
    assert FilingReview.objects.get().synthetic
    assert all(FilingDossier.objects.values_list("synthetic", flat=True))
    assert set(FilingDossier.objects.exclude(state="new").values_list("state", flat=True)) == {"follow_up", "cleared"}


def test_who_files_its_own_name_has_no_dossier(review: FilingReview) -> None:
    assert QUIET not in "".join(FilingDossier.objects.values_list("title", flat=True))


def _simulated(city: City) -> FilingReview:
    made = simulate_register(1, share=0.02)
    return review_run(review=filings_sent(city, [row.as_dict() for row in made.rows], [one.as_dict() for one in made.references]))


def _logged_in(city: City, name: str) -> Client:
    client = Client()
    client.force_login(getattr(city, name))
    return client
