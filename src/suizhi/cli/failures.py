"""What the machine may do to a command: a file that cannot be written, a database that is away. One line each, not a traceback."""

from __future__ import annotations

import sys

from suizhi.kernel.errors import Place, Refusal


def as_refusal(error: Exception) -> Refusal | None:
    """The refusal that says what happened, or None where the error is a fault of the program."""
    if isinstance(error, OSError):
        place = Place(str(error.filename)) if error.filename else None
        said = error.strerror or str(error)
        return Refusal("machine.file", zh=f"文件不能读写：{said}。", en=f"The file cannot be read or written: {said}.", at=place)
    if _is_of_the_database(error):
        said = str(error).strip().splitlines()[0]
        return Refusal(
            "machine.database",
            zh=f"数据库不可用：{said}。",
            en=f"The database cannot be used: {said}.",
            mend_zh="请运行 suizhi doctor。",
            mend_en="Run suizhi doctor.",
        )
    return None


def _is_of_the_database(error: Exception) -> bool:
    """Asked without importing Django, which most commands never need."""
    utils = sys.modules.get("django.db.utils")
    return utils is not None and isinstance(error, (utils.OperationalError, utils.ProgrammingError))
