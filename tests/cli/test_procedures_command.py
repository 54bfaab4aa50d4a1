"""`suizhi procedures`: every shipped definition is in order, and can be read as a table."""

from __future__ import annotations

from tests.support.installation import Installation


def test_every_definition_is_in_order(installation: Installation) -> None:
    found = installation.json("procedures", "check")
    assert len(found["procedures"]) == 10
    assert all(one["frozen"] and one["faults"] == [] for one in found["procedures"])


def test_a_procedure_is_shown_with_its_clocks_and_articles(installation: Installation) -> None:
    found = installation.json("procedures", "show", "patent_adjudication")
    serve = next(move for move in found["transitions"] if move["event"] == "serve")
    assert (serve["from"], serve["to"], serve["stops"]) == ("filed", "answering", ["PAJ-010"])
    assert "PAJ-011" in serve["rules"]
    assert "已提交 → 已立案" in installation.run("procedures", "show", "patent_adjudication").stdout


def test_an_unknown_procedure_is_one_clear_line(installation: Installation) -> None:
    done = installation.run("procedures", "show", "nonsense", expect=2)
    assert "没有程序 nonsense" in done.stderr
