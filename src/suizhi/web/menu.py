"""The services that stand today, for the menu, the home page and the footer. A hall that is not built has no entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.utils.functional import _StrPromise

    from suizhi.commons.policy import Viewer


@dataclass(frozen=True, slots=True)
class Service:
    """One thing a visitor can do here. `seal` is the one character drawn beside it; `needs` the capability it asks for.

    `view` is where it begins; `pages` are the beginnings of the names of all views that belong to it.
    """

    code: str
    seal: str
    title: _StrPromise
    blurb: _StrPromise
    view: str
    pages: tuple[str, ...]
    needs: str = ""
    within: str = ""
    """The service that it is part of: it stands on the home page, not in the menu."""

    @property
    def url(self) -> str:
        """Where the service begins, in the language of the page."""
        return reverse(self.view)


SERVICES = (
    Service(
        "search",
        "检",
        _("检索"),
        _("专利、商标、版权、地理标志，一个框里查；会写检索式的，字段、近邻、分类树都能用。"),
        "search:results",
        ("search:", "marks:"),
    ),
    Service(
        "marks",
        "标",
        _("查名"),
        _("起名、申请之前，看有没有相近的在先商标：读音、字形、含义、商品，理由和依据写在一起。"),
        "marks:clear",
        (),
        within="search",
    ),
    Service(
        "register",
        "登",
        _("登记簿"),
        _("每件权利的登记事实、来源和经过，可以看任何一天的状态。"),
        "register:rights",
        ("register:right",),
    ),
    Service(
        "parties",
        "当",
        _("当事人"),
        _("权利人、发明人和机构的曾用名、代码、地址，以及名下的权利。"),
        "register:parties",
        ("register:part", "register:judge"),
    ),
    Service(
        "cases",
        "案",
        _("纠纷"),
        _("被侵权了、被投诉了、要调解：说清楚经过，看能走哪些路、要多久、要交什么。"),
        "casework:mine",
        ("casework:mine", "casework:new", "casework:draft", "casework:aid", "casework:report-"),
    ),
    Service(
        "credit",
        "信",
        _("信用"),
        _("生效决定带来的公示和措施：依据什么、到哪一天、怎样提异议和申请修复；随机抽查可以自己核对。"),
        "credit:query",
        ("credit:query", "credit:subject", "credit:mine", "credit:draw"),
    ),
    Service(
        "watch",
        "望",
        _("监测"),
        _("新公告的商标和网上的商品，替你盯着：像谁、为什么像、最迟哪天提异议。"),
        "watch:desk",
        ("watch:",),
    ),
    Service(
        "about",
        "源",
        _("关于数据"),
        _("数据从哪里来、更新到哪一天、说不了什么。"),
        "register:about-data",
        ("register:about",),
    ),
    Service(
        "api",
        "接",
        _("开放接口"),
        _("同样的数据，给程序用；有 OpenAPI 3.1 说明。"),
        "api-1:openapi-view",
        ("api-1:",),
    ),
    Service(
        "desk",
        "办",
        _("办案台"),
        _("受理、分流、期限、送达、裁决和调解。工作人员登录后使用。"),
        "casework:desk",
        (
            "casework:desk",
            "casework:case",
            "casework:act",
            "casework:enforcement",
            "casework:clue-",
            "casework:penalty-",
            "casework:inspection-",
            "casework:referral",
        ),
        "casework.read",
    ),
    Service(
        "import",
        "入",
        _("数据导入"),
        _("经办人上传导出文件，先看会改什么，再写入登记簿。工作人员登录后使用。"),
        "register:imports",
        ("register:import",),
        "register.imports.read",
    ),
)
"""In the order of the menu."""


def masthead(viewer: Viewer) -> Iterator[Service]:
    """The entries of the main menu for this viewer: what asks for a capability shows only to those who have it."""
    return (service for service in SERVICES if not service.within and (not service.needs or viewer.may(service.needs)))


def section_of(view_name: str) -> str:
    """The code of the service that a view belongs to, "" for the frame's own pages."""
    return next((service.code for service in SERVICES if view_name.startswith(service.pages)), "")
