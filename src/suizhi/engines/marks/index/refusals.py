"""Why an index of marks cannot be asked, wherever it lies, and what mends it."""

from __future__ import annotations

from suizhi.kernel.errors import Refusal

_BUILD = (
    "登记簿的索引由后台任务重建，也可用 suizhi index --marks --rebuild，清单的索引用 suizhi mark index 建立。",
    "The worker makes the register's anew, as does suizhi index --marks --rebuild; that of a list is made by suizhi mark index.",
)
_AGAIN = ("请再试一次。", "Try again.")


def missing(at: object) -> Refusal:
    """`marks.missing`: there is none yet, or it is being made."""
    return _refuse("missing", at, "还没有商标索引。", "There is no index of marks yet.")


def outdated(at: object) -> Refusal:
    """`marks.version`: one of another make."""
    return _refuse("version", at, "商标索引由另一版本建立。", "The index of marks was made by another version.")


def damaged(at: object) -> Refusal:
    """`marks.damaged`: files are missing or cut short."""
    return _refuse("damaged", at, "商标索引的文件不完整。", "The index of marks is damaged.")


def changed(at: object) -> Refusal:
    """`marks.changed`: a second writer."""
    return _refuse("changed", at, "商标索引刚被另一进程改动。", "Another process has just changed the index of marks.", _AGAIN)


def _refuse(code: str, at: object, zh: str, en: str, mend: tuple[str, str] = _BUILD) -> Refusal:
    return Refusal(f"marks.{code}", zh=zh, en=en, mend_zh=mend[0], mend_en=mend[1], field="marks", value=at)
