"""The measurement measures what it says: halves apart, distortions that are none of training's, peers that work, pictures that differ."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from suizhi.bench.logos import measure
from suizhi.bench.logos.distortions import FAMILIES, REDRAWN, as_png
from suizhi.bench.logos.icons import Icon, half
from suizhi.bench.logos.multiply import multiplied
from suizhi.bench.logos.peers import Peer, phash, plain_hog
from suizhi.engines.logos import read
from suizhi.engines.logos.describe import describe, figure_of
from suizhi.engines.logos.ink import ink_of
from tests.engines.logos.drawn import SVG, arrow, leaf, png, star

ICONS = [Icon(f"icon{number}", SVG) for number in range(400)]


def test_the_halves_share_nothing_and_leave_nothing_out() -> None:
    tuning, testing = ({icon.name for icon in half(ICONS, which)} for which in ("tuning", "testing"))
    assert not tuning & testing
    assert len(tuning | testing) == 400
    assert 120 < len(tuning) < 280


@pytest.mark.parametrize("name", [*FAMILIES, *REDRAWN])
def test_a_distortion_changes_the_picture_is_seeded_and_leaves_a_figure(name: str) -> None:
    distort = {**FAMILIES, **REDRAWN}[name]
    figure = arrow(240).crop((36, 24, 217, 217))
    one, again = (as_png(distort(figure, np.random.default_rng(5))) for _ in range(2))
    assert one == again
    assert one != as_png(figure)
    assert ink_of(read(one)).mask.any()


@pytest.mark.parametrize(("name", "told"), [("phash", phash), ("hog", plain_hog)])
def test_a_peer_finds_the_same_picture_first(name: str, told: object) -> None:
    pictures = [png(image) for image in (arrow(), star(), leaf())]
    peer = Peer(name, told, pictures)  # type: ignore[arg-type]
    assert [peer.rank(content, place) for place, content in enumerate(pictures)] == [0, 0, 0]


def test_multiplied_pictures_differ_from_each_other_and_are_the_same_every_time() -> None:
    originals = describe([figure_of(read(png(image))) for image in (arrow(), star())])
    one, again = (np.stack([made.vectors.shapes[0] for made in multiplied(originals, 6)]) for _ in range(2))
    assert np.array_equal(one, again)
    assert (one @ one.T - np.eye(6)).max() < 0.95
    assert np.allclose(np.linalg.norm(one, axis=1), 1, atol=1e-5)


def test_a_small_run_reports_every_family_and_the_speed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawings = [SVG, SVG.replace(b"M9 2h9v9z", b"M2 2h7v3z"), SVG.replace(b"M3 17 14 6", b"M2 10 18 10")]
    held = [Icon(f"icon{number}", drawings[number % 3].replace(b"20 20", b"%d 20" % (20 + number))) for number in range(12)]
    monkeypatch.setattr(measure, "icons", lambda: held)
    said: list[str] = []
    found = measure.measure(2, 40, tmp_path, said.append)
    assert {*FAMILIES, *REDRAWN} <= set(found["families"])
    assert found["speed"]["pictures"] == 40
    assert 0 <= found["recall@10"] <= 1
    assert set(found["failed"]) <= {"recall@10", "p95_ms"}
