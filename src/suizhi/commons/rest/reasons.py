"""Why a value of a request cannot be taken, in both languages: pydantic knows English alone."""

from __future__ import annotations

from typing import Any

from suizhi.kernel.errors import Refusal

WRONG_FORM = "格式不对"
"""What is said of the rare faults that the table does not name."""

CHINESE = {
    "missing": "必须填写",
    "extra_forbidden": "没有这个字段",
    "string_type": "须是文字",
    "string_unicode": "不是正确的文字编码",
    "string_too_long": "最多 {max_length} 个字符",
    "string_pattern_mismatch": "是空的，或写法不对，或含有不能用的字符",
    "int_parsing": "须是整数",
    "int_parsing_size": "数字太大",
    "int_type": "须是整数",
    "int_from_float": "须是整数",
    "greater_than_equal": "不能小于 {ge}",
    "less_than_equal": "不能大于 {le}",
    "enum": "只能是 {expected}",
    "literal_error": "只能是 {expected}",
    "bool_type": "须是 true 或 false",
    "bool_parsing": "须是 true 或 false",
    "list_type": "须是列表",
    "dict_type": "须是 JSON 对象",
    "model_type": "须是 JSON 对象",
    "model_attributes_type": "须是 JSON 对象",
    "too_long": "最多 {max_length} 项",
    "date_form": "日期请写成 YYYY-MM-DD",
    "date_from_datetime_parsing": "没有这一天",
    "time_form": "时间请写成 YYYY-MM-DDTHH:MM:SS+08:00",
    "datetime_from_date_parsing": "没有这个时间",
    "datetime_parsing": "没有这个时间",
}
"""Pydantic's type of error → what is wrong."""


def unacceptable(error: dict[str, Any]) -> Refusal:
    """The refusal that one of pydantic's errors stands for; `field` is the dotted path below the query or the body."""
    field = ".".join(str(part) for part in error["loc"][1:])
    why = CHINESE.get(error["type"], WRONG_FORM).format_map(error.get("ctx", {})).replace(" or ", " 或 ")
    return Refusal("request.invalid", zh=f"“{field}”不能接受：{why}。", en=f"“{field}” cannot be accepted: {error['msg']}.", field=field)
