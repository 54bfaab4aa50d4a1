"""Failures as the API tells them: `application/problem+json` with a stable code and a sentence in the caller's language."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import orjson
from django.http import HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request
from pydantic import Field

from suizhi.commons.rest.types import Output
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import HttpRequest

MEDIA_TYPE = "application/problem+json"
STATUSES = (400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 503)
"""Every failing status that an operation may answer with."""


class Problem(Output):
    """A failure. `code` is stable and dotted; `field` is the part of the request at fault; `cite` the article behind a rule."""

    code: str
    title: str
    detail: str
    field: str = ""
    cite: str = ""
    status: int
    position: int | None = Field(None, description="0-based character of a query at which reading stopped")


def problem(request: HttpRequest, status: int, refusal: Refusal, *, cite: str = "") -> HttpResponse:
    """The answer that tells this refusal."""
    english = speaks_english(request)
    body = {
        "code": refusal.code,
        "title": HTTPStatus(status).phrase if english else _TITLES.get(status, "请求有误"),
        "detail": f"{refusal.en} {refusal.mend_en}".strip() if english else f"{refusal.zh}{refusal.mend_zh}",
        "field": refusal.field,
        "cite": cite,
        "status": status,
        "position": getattr(refusal, "position", None),
    }
    response = HttpResponse(orjson.dumps(body), status=status, content_type=MEDIA_TYPE)
    response["Content-Language"] = "en" if english else "zh-CN"
    patch_vary_headers(response, ["Accept-Language"])
    return response


def speaks_english(request: HttpRequest) -> bool:
    """Whether the caller asked for English (`Accept-Language`); Chinese otherwise."""
    return get_language_from_request(request).startswith("en")


def refusal_of(status: int, code: str = "", *, field: str = "", value: Any = "") -> Refusal:
    """The common sentence of a status, for failures that have no sentence of their own."""
    known = _COMMON.get(status) or _COMMON[500 if status >= 500 else 400]
    return Refusal(code or known.code, zh=known.zh, en=known.en, mend_zh=known.mend_zh, mend_en=known.mend_en, field=field, value=value)


_TITLES = {
    400: "请求有误",
    401: "需要登录",
    403: "没有权限",
    404: "没有找到",
    405: "方法不对",
    409: "与现状冲突",
    413: "请求太大",
    415: "格式不支持",
    422: "内容不能接受",
    429: "请求太频繁",
    500: "系统故障",
    503: "暂时不能服务",
}

_COMMON = {
    400: Refusal(
        "request.malformed",
        zh="请求读不懂。",
        en="The request cannot be read.",
        mend_zh="请检查 JSON 和参数的写法。",
        mend_en="Check the JSON and the parameters.",
    ),
    401: Refusal(
        "auth.required",
        zh="这里需要登录，或登录已失效。",
        en="This needs a login, or the login has expired.",
        mend_zh="请登录，或带上有效的访问令牌。",
        mend_en="Log in, or send a valid access token.",
    ),
    403: Refusal(
        "auth.forbidden",
        zh="这个账户的角色不能做这件事。",
        en="The role of this account may not do this.",
        mend_zh="如确需办理，请联系管理员。",
        mend_en="Ask an administrator if you need to.",
    ),
    404: Refusal("request.not_found", zh="没有这一项，或您不能查看。", en="There is no such thing, or you may not see it."),
    405: Refusal(
        "request.method",
        zh="这个地址不支持这种方法。",
        en="This address does not support that method.",
        mend_zh="请看 Allow 头。",
        mend_en="See the Allow header.",
    ),
    409: Refusal("request.conflict", zh="与现有记录冲突。", en="This conflicts with what is on record."),
    413: Refusal(
        "request.too_large",
        zh="请求超过大小上限。",
        en="The request is larger than the limit.",
        mend_zh="请分批提交。",
        mend_en="Send it in parts.",
    ),
    415: Refusal("request.media_type", zh="请求的格式不支持。", en="The request is in a format that is not supported."),
    422: Refusal("request.invalid", zh="内容不能接受。", en="The content cannot be accepted."),
    429: Refusal(
        "request.too_many",
        zh="请求太频繁。",
        en="Too many requests.",
        mend_zh="请按 Retry-After 头所示的秒数稍后再试。",
        mend_en="Try again after the seconds in the Retry-After header.",
    ),
    500: Refusal(
        "service.fault",
        zh="系统出了故障，已经记录。",
        en="The service failed; it is on record.",
        mend_zh="请稍后再试，或把 X-Request-ID 告诉管理员。",
        mend_en="Try again later, or tell an administrator the X-Request-ID.",
    ),
    503: Refusal(
        "service.unavailable",
        zh="系统正忙或还没有准备好。",
        en="The service is busy or not ready yet.",
        mend_zh="请稍后再试。",
        mend_en="Try again in a moment.",
    ),
}
