"""The icons of the measurement: simple-icons as SUIZHI_DATA holds it, halved by name into one half to tune on and one to test on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from zipfile import ZipFile

from suizhi.commons.home import data_dir
from suizhi.kernel.errors import Refusal


@dataclass(frozen=True, slots=True)
class Icon:
    """One drawing: the brand's short name and the SVG."""

    name: str
    data: bytes


def icons() -> list[Icon]:
    """All of them, in order of name. Raises `Refusal` where SUIZHI_DATA does not hold them."""
    folder = data_dir()
    path = folder / "logos" / "simple-icons.zip" if folder else None
    if path is None or not path.is_file():
        raise Refusal(
            "bench.data",
            zh="找不到 logos/simple-icons.zip。",
            en="There is no logos/simple-icons.zip.",
            mend_zh="请把 SUIZHI_DATA 设为数据文件夹。",
            mend_en="Set SUIZHI_DATA to the folder of data.",
            field="SUIZHI_DATA",
        )
    with ZipFile(path) as archive:
        names = sorted(name for name in archive.namelist() if name.endswith(".svg"))
        return [Icon(name.removesuffix(".svg").rpartition("/")[2], archive.read(name)) for name in names]


def half(all_icons: list[Icon], which: str) -> list[Icon]:
    """The `tuning` or the `testing` half, told apart by a digest of the name, so that a new icon moves no other."""
    wanted = which == "testing"
    return [icon for icon in all_icons if (hashlib.sha256(icon.name.encode()).digest()[0] % 2 == 1) is wanted]
