"""Said in other words, or in the other language, a right of the gold corpus is still found by its meaning. All texts are invented."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml

from suizhi.commons.home import CHECKOUT
from suizhi.commons.search.embedded.encoder import SentenceEncoder
from suizhi.commons.search.embedded.neighbours import ExactNeighbours
from suizhi.commons.search.neighbours import Described

PARAPHRASES = {
    "监测动力蓄电池过热并提前报警的装置": 5,
    "从报废电池里提取钴金属": 6,
    "智能驾驶汽车怎样决定何时换到旁边车道": 10,
    "道路行车线的图像检测": 12,
    "把汉语句子切成词语": 21,
    "去除背景杂音以便识别说话内容": 23,
    "检测新冠病毒基因的试剂": 32,
    "延长荔枝采摘后的新鲜时间": 80,
    "surgical robot that lets the doctor feel the resistance of tissue": 30,
    "wristband measuring blood sugar without pricking the skin": 34,
    "drone spraying pesticide on crops": 51,
    "flexible foldable OLED display": 60,
    "anti-corrosion paint containing graphene": 41,
    "可被人体吸收的镁合金血管支架": 107,
    "把图案投影到硅片上的光刻设备": 108,
}
AT_LEAST = 12


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ExactNeighbours]:
    rights = yaml.safe_load((CHECKOUT / "evaluation" / "search_corpus.yaml").read_text(encoding="utf-8"))["rights"]
    with ExactNeighbours(tmp_path_factory.mktemp("neighbours"), SentenceEncoder()) as store:
        store.put(_described(right) for right in rights)
        yield store


def _described(right: dict[str, str | int]) -> Described:
    title = str(right.get("title") or right.get("title_en"))
    text = f"{title}\n{right.get('abstract') or ''}".strip()
    return Described(int(right["id"]), text, ("public",), "demo", str(right["kind"]), str(right.get("number", "")), title)


def test_paraphrases_find_their_right_among_the_first_three(corpus: ExactNeighbours) -> None:
    found = {text: {near.id: near.title for near in corpus.nearest(text, scope=("public",), limit=3)} for text in PARAPHRASES}
    missed = {text: found[text] for text, id_ in PARAPHRASES.items() if id_ not in found[text]}
    hit = len(PARAPHRASES) - len(missed)
    print(f"paraphrases: {hit} of {len(PARAPHRASES)} among the first three; missed {missed}")
    assert hit >= AT_LEAST, missed
