"""What spreadsheets do to long numbers: a trailing ".0", and scientific notation that loses digits."""

from __future__ import annotations

import re

from suizhi.kernel.errors import Refusal
from suizhi.kernel.tidy import Tidy

DECIMAL_NOTE = '去掉了表格软件添加的“.0” / the spreadsheet\'s trailing ".0" was removed'
_SCIENTIFIC = re.compile(r"^(\d)(?:\.(\d+))?E\+?(\d{1,3})$")
_WHOLE = re.compile(r"^(.*[0-9X])\.0+$")


def undo_scientific(number: Tidy) -> None:
    """Write `2.011101234567E+12` out in full where every digit is there; refuse it where digits were lost."""
    found = _SCIENTIFIC.match(number.text.replace(" ", ""))
    if found is None:
        return
    digits = found[1] + (found[2] or "")
    if len(digits) != int(found[3]) + 1:
        raise _lost(number, kept=len(digits), of=int(found[3]) + 1)
    number.text = digits
    number.mend("spreadsheet_scientific", digits, "科学计数法已还原为完整数字 / scientific notation written out in full")


def drop_decimal(number: Tidy) -> None:
    """Remove one trailing `.0` from a number whose own form has no dot near its end."""
    found = _WHOLE.match(number.text)
    if found:
        number.text = found[1]
        number.mend("spreadsheet_decimal", number.text, DECIMAL_NOTE)


def _lost(number: Tidy, *, kept: int, of: int) -> Refusal:
    return Refusal(
        "number.digits_lost",
        zh=f"表格软件把号码变成了科学计数法“{number.text}”，{of}位数字只剩{kept}位，无法还原。",
        en=f"A spreadsheet turned the number into scientific notation ({number.text}); only {kept} of its {of} digits are left.",
        mend_zh="请回到原系统，把该列设为“文本”格式后重新导出；不要在表格软件里直接打开 CSV 再保存。",
        mend_en="Export again from the original system with this column as text; do not re-save the CSV from a spreadsheet.",
        field="number",
        value=number.raw,
    )
