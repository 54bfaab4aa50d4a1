"""A score is the strongest evidence adjusted by the qualifiers, and keeps the reasons that moved it."""

import pytest

from suizhi.engines.scoring import Feature, Outcome, Scorer, Span


def rows(subject: str) -> Outcome | None:
    """How many of ten letters are there."""
    return Outcome(min(1.0, len(subject) / 10), (subject, "10"), "长度", "length", (Span("left", 0, len(subject), subject),))


def starts(subject: str) -> Outcome | None:
    """Whether the text starts with a."""
    return Outcome(1.0, (subject[:1], "a")) if subject.startswith("a") else None


def shouts(subject: str) -> Outcome | None:
    """Whether the text ends in an exclamation mark."""
    return Outcome(1.0) if subject.endswith("!") else Outcome(0.0)


SCORER: Scorer[str] = Scorer(
    "letters",
    "3",
    [Feature("rows", 0.8, rows), Feature("starts", 0.5, starts, article="某法第一条"), Feature("shouts", -0.3, shouts, qualifier=True)],
)


@pytest.mark.parametrize(
    ("subject", "total", "codes"),
    [
        ("bbbbb", 0.4, ["rows"]),
        ("a", 0.5, ["starts", "rows"]),
        # Weak evidence does not add up: the strongest counts.
        ("abbbbbbbbb", 0.8, ["rows", "starts"]),
        ("bbbb!", 0.1, ["rows", "shouts"]),
        # The total is cut at 0, the doubt stays in the reasons.
        ("!", 0.0, ["shouts", "rows"]),
        ("", 0.0, []),
    ],
)
def test_strongest_evidence_adjusted_by_qualifiers(subject: str, total: float, codes: list[str]) -> None:
    score = SCORER.score(subject)
    assert score.total == pytest.approx(total)
    assert [finding.code for finding in score.findings] == codes


def test_a_finding_carries_weight_article_and_evidence() -> None:
    score = SCORER.score("ab")
    starts_finding = score.finding("starts")
    assert starts_finding is not None
    assert (starts_finding.weight, starts_finding.article, starts_finding.contribution) == (0.5, "某法第一条", 0.5)
    assert score.finding("shouts") is None
    rows_finding = score.finding("rows")
    assert rows_finding is not None
    assert rows_finding.as_dict()["spans"] == [{"side": "left", "start": 0, "end": 2, "text": "ab"}]


def test_the_score_names_its_scorer_and_version() -> None:
    score = SCORER.score("ab")
    assert (score.scorer, score.version) == ("letters", "3")


def test_describe_publishes_every_weight_and_docstring() -> None:
    described = SCORER.describe()
    assert described["name"] == "letters"
    assert {feature["code"]: feature["weight"] for feature in described["features"]} == {"rows": 0.8, "starts": 0.5, "shouts": -0.3}
    assert all(feature["doc"] for feature in described["features"])
    assert "strongest evidence" in described["combine"]


def test_another_weight_is_another_fingerprint() -> None:
    heavier: Scorer[str] = Scorer("letters", "3", [Feature("rows", 0.9, rows), *SCORER.features[1:]])
    assert heavier.fingerprint != SCORER.fingerprint
    assert Scorer("letters", "4", SCORER.features).fingerprint == SCORER.fingerprint


def test_the_way_of_combining_can_be_replaced() -> None:
    total: Scorer[str] = Scorer("sum", "1", SCORER.features, combine=lambda evidence, qualifiers: sum(f.contribution for f in evidence))
    assert total.score("ab").total == pytest.approx(0.66)


def test_a_table_that_names_a_feature_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="letters names a feature twice"):
        Scorer("letters", "1", [Feature("rows", 0.1, rows), Feature("rows", 0.2, rows)])


@pytest.mark.parametrize("value", [-0.1, 1.01])
def test_a_value_outside_zero_to_one_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="lies between 0 and 1"):
        Outcome(value)
