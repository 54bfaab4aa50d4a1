"""`suizhi index --neighbours`, then `suizhi search --like` and `--meaning`: from the command line, without Django."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_engine_commands_stay_light import loaded
from tests.support.installation import Installation, Installations


@pytest.fixture(scope="module")
def filled(install: Installations) -> Installation:
    made = install.prepared()
    script = (
        "import django; django.setup();"
        "from tests.halls.register.factories import Delivery, checked, patent;"
        "Delivery().load([patent(checked('202119990017.X'), title='一种锂离子电池正极材料的制备方法'),"
        " patent(checked('202119990018.X'), title='荔枝采后保鲜方法'), patent(checked('202119990019.X'), title='锂电池阴极材料')])"
    )
    environment = {**made.environment, "DJANGO_SETTINGS_MODULE": "suizhi.config.settings"}
    subprocess.run([sys.executable, "-c", script], env=environment, cwd=Path(__file__).parents[2], check=True)
    made.run("index")
    return made


def test_first_it_is_not_built_then_it_finds(filled: Installation) -> None:
    refused = filled.run("search", "--meaning", "电池", expect=2).stderr
    assert "suizhi index --neighbours" in refused
    assert filled.json("index", "--neighbours") == {"touched": 3, "total": 3}
    assert filled.json("index", "--neighbours") == {"touched": 0, "total": 3}
    by_text = filled.json("search", "--meaning", "lychee storage and freshness", "--limit", "1")
    assert [hit["title"] for hit in by_text["hits"]] == ["荔枝采后保鲜方法"]
    number = next(hit["number"] for hit in filled.json("search", "正极")["hits"])
    like = filled.json("search", "--like", number)
    assert [hit["title"] for hit in like["hits"]] == ["锂电池阴极材料", "荔枝采后保鲜方法"]
    assert "不是概率" in filled.run("search", "--like", number).stdout
    assert "number" in filled.run("search", "--like", "CN209910000001.0", expect=2).stderr
    assert "django" not in loaded(filled, "search", "--like", number)
    assert "numpy" not in loaded(filled, "search", "正极")


def test_one_question_at_a_time(filled: Installation) -> None:
    filled.run("search", "电池", "--meaning", "电池", expect=2)
    filled.run("search", expect=2)
