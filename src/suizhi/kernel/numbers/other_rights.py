"""Numbers of layout designs, geographical indications and data IP certificates in China."""

from __future__ import annotations

import re

from suizhi.kernel.errors import Refusal
from suizhi.kernel.numbers.model import Parsed
from suizhi.kernel.records import Kind, NumberType
from suizhi.kernel.tidy import Tidy, tidy

_LABEL = re.compile(r"^(?:布图设计|产品|地理标志|数据知识产权)*(?:登记|申请|注册)?(?:证书|证)?(?:编号|号码?)?\s*[:]\s*")
_LAYOUT_LABEL = re.compile(r"^[^A-Z]*(?=BS)")
_LAYOUT = re.compile(r"^BS(\d{2})5(\d{6})$")
_AGRICULTURAL = re.compile(r"^AGI(\d{4})?(\d{2})?(\d{5})$")
_ANNOUNCEMENT = re.compile(r"^([\u4e00-\u9fff]*?)(?:公告)?(\d{4})年?(?:公告)?第?([〇零一二三四五六七八九十百千\d]{1,7})号(?:公告)?$")
_DATA = re.compile(r"^(?=(?:.*\d){4})[0-9A-Z\u4e00-\u9fff()\[\]〔〕第字号._/ -]{6,60}$")
_GAPS = str.maketrans(dict.fromkeys(" -/_,.", None))


def parse_layout(text: str) -> Parsed:
    """Read a layout design's number `BS.215001234` (or the older `BS.12500520.2`). Raises Refusal `number.form`."""
    number = tidy(text)
    found = _LAYOUT.match(_LAYOUT_LABEL.sub("", number.text).translate(_GAPS))
    if found is None:
        raise _form(number, "布图设计登记号", "layout-design number", "BS.215001234")
    digits = f"{found[1]}5{found[2]}"
    return _parsed(number, Kind.LAYOUT_DESIGN, "cn.layout", f"BS.{digits}", f"CNBS{digits}", 2000 + int(found[1]))


def parse_indication(text: str) -> Parsed:
    """Read a GI's number: `AGI2010-03-00012`, `AGI00012`, or the announcement `2005年第123号`. Raises Refusal `number.form`."""
    number = tidy(text)
    body = _LABEL.sub("", number.text)
    found = _AGRICULTURAL.match(body.translate(_GAPS))
    if found:
        value = "AGI" + "-".join(part for part in found.groups() if part)
        form, year = "cn.gi.agricultural", int(found[1]) if found[1] else None
        return _parsed(number, Kind.GEOGRAPHICAL_INDICATION, form, value, f"CN{value.replace('-', '')}", year)
    announced = _ANNOUNCEMENT.match(body.replace(" ", "").replace("(", "").replace(")", ""))
    if announced is None:
        raise _form(
            number, "地理标志登记编号或公告号", "geographical indication number", "AGI2010-03-00012、国家知识产权局公告2020年第338号"
        )
    body = f"{announced[1] or ''}公告{announced[2]}年第{announced[3]}号"
    year = int(announced[2])
    return _parsed(
        number, Kind.GEOGRAPHICAL_INDICATION, "cn.gi.announcement", body, f"CN地理标志公告{announced[1] or ''}{year}-{announced[3]}", year
    )


def parse_data_certificate(text: str) -> Parsed:
    """Read a data IP certificate's number as it stands, since every place has its own form. Raises Refusal `number.form`."""
    number = tidy(text)
    body = _LABEL.sub("", number.text)
    if not _DATA.match(body):
        raise _form(number, "数据知识产权登记证号", "data IP certificate number", "粤数登字第2024000123号")
    return _parsed(number, Kind.DATA_IP, "cn.data_ip", body, f"CN数据{body.translate(_GAPS)}", None)


def _parsed(number: Tidy, kind: Kind, form: str, value: str, key: str, year: int | None) -> Parsed:
    return Parsed(NumberType.REGISTRATION, "CN", value, key, form, kind=kind, year=year, mends=tuple(number.mends))


def _form(number: Tidy, what_zh: str, what_en: str, examples: str) -> Refusal:
    return Refusal(
        "number.form",
        zh=f"“{number.text}”不是{what_zh}。",
        en=f"{number.text} is not a {what_en}.",
        mend_zh=f"请对照证书或公告核对。例：{examples}。",
        mend_en=f"Compare with the certificate or announcement. Examples: {examples}.",
        field="number",
        value=number.raw,
    )
