"""A name is taken for a person's or an organisation's only where it tells; otherwise nobody knows, and the register says so."""

from __future__ import annotations

import pytest

from suizhi.halls.register.exchange.mapping.people import is_person


@pytest.mark.parametrize(
    "name",
    [
        "穗岭热控（示例）有限公司",
        "南岭示例大学",
        "示例研究所",
        "株式会社サンプル",
        "示例熱控股份有限公司",
        "Example Thermal Inc.",
        "EXAMPLE GMBH",
        "UNIV EXAMPLE",
        "주식회사 예시",
    ],
)
def test_organisations(name: str) -> None:
    assert is_person(name) is False


@pytest.mark.parametrize("name", ["自然人-0001", "李某某", "张某", "J·示例", "阿·示例", "EXAMPLE, Alpha", "Given, Alpha B."])
def test_people(name: str) -> None:
    assert is_person(name) is True


@pytest.mark.parametrize("name", ["示例", "EXAMPLE ALPHA", "穗岭", "DCN", ""])
def test_nobody_knows(name: str) -> None:
    assert is_person(name) is None
