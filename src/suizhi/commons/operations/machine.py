"""Checks of the machine and of the folder of state: interpreter, disk, permissions, fonts."""

from __future__ import annotations

import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from suizhi.commons.home import home
from suizhi.commons.operations.checks import Finding, State

OLDEST = (3, 11)
LEAST_FREE = 1 << 30
"""Bytes: below this an import of a national file or a backup may fill the disk half way."""
GIB = 1 << 30


def python() -> Iterator[Finding]:
    """The interpreter is one that this version supports."""
    version = ".".join(map(str, sys.version_info[:3]))
    well = sys.version_info[:2] >= OLDEST
    yield Finding("python", State.OK if well else State.FAIL, f"Python {version}", f"Python {version}")


def disk() -> Iterator[Finding]:
    """There is room under the home."""
    free = shutil.disk_usage(home()).free
    zh, en = f"{home()} 所在磁盘剩余 {free / GIB:.1f} GiB", f"{free / GIB:.1f} GiB free under {home()}"
    if free >= LEAST_FREE:
        yield Finding("disk", State.OK, zh, en)
    else:
        yield Finding("disk", State.FAIL, zh, en, "请清理磁盘或迁移 SUIZHI_HOME。", "Free some space or move SUIZHI_HOME.")


def permissions() -> Iterator[Finding]:
    """Nobody but the owner reads the home and its secrets."""
    open_to_others = [path for path in _private(home()) if stat.S_IMODE(path.stat().st_mode) & 0o077]
    if not open_to_others:
        yield Finding("permissions", State.OK, "状态目录和密钥只有所有者可读", "the home and its secrets are readable by their owner alone")
        return
    names = " ".join(str(path) for path in open_to_others)
    yield Finding(
        "permissions",
        State.FAIL,
        f"其他用户可读：{names}",
        f"readable by others: {names}",
        f"请运行 chmod go= {names}",
        f"Run chmod go= {names}",
    )


def fonts() -> Iterator[Finding]:
    """A Chinese font is installed: needed where this machine draws pages or documents itself."""
    lister = shutil.which("fc-list")
    found = lister is not None and subprocess.run([lister, ":lang=zh", "family"], capture_output=True, check=False).stdout  # noqa: S603
    if found:
        yield Finding("fonts", State.OK, "已安装中文字体", "Chinese fonts are installed")
    else:
        mends = "请安装 fonts-noto-cjk 和 fontconfig。", "Install fonts-noto-cjk and fontconfig."
        yield Finding("fonts", State.WARN, "没有中文字体", "no Chinese font", *mends)


def _private(folder: Path) -> Iterator[Path]:
    yield folder
    secrets = folder / "secrets"
    if secrets.is_dir():
        yield secrets
        yield from sorted(secrets.iterdir())
