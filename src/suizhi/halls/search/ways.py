"""How to write a query, by example: what is wanted, the form, and a query that can be tried."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Way:
    """One line of the page."""

    wish: _StrPromise
    form: str
    example: str


WAYS = (
    Way(_("几个词都要有"), "A B", "石墨烯 散热"),
    Way(_("有一个就行"), "A OR B", "散热 OR 导热"),
    Way(_("不要有"), "A NOT B", "电池 NOT 铅酸"),
    Way(_("原样的一串"), '"…"', '"散热装置"'),
    Way(_("只在某个字段里"), "TI=…", "TI=电池"),
    Way(_("两个词离得近"), "A NEAR/5 B", "电池 NEAR/5 隔膜"),
    Way(_("以此开头"), "…*", "graphen*"),
    Way(_("分类连同下级"), "IPC=…", "IPC=H01M"),
    Way(_("某段日期"), "AD=[… TO …]", "AD=[2010 TO 2015]"),
    Way(_("某种法律状态"), "LS=…", "电池 LS=有效"),
    Way(_("先算括号里的"), "(A OR B) C", "(手机 OR 终端) 散热"),
)
