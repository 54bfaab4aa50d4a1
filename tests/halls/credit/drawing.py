"""A pool and a promised draw for the tests of random inspection."""

from __future__ import annotations

from datetime import date

from suizhi.halls.credit.models import Draw
from suizhi.halls.credit.services import Planned, draw_commit, inspector_add, subject_grade
from tests.halls.credit.conftest import Office

POOL = "代理机构"


def promised(office: Office, *parties: int, team: int = 2) -> Draw:
    """A draw of all of the parties, promised by the clerk: three inspectors, two to a subject."""
    for party in parties:
        subject_grade(who=office.see("clerk"), pool=POOL, party=party, grade="高", reason="示例", on=date(2025, 5, 1))
    for name in ("甲", "乙", "丙"):
        inspector_add(who=office.see("head"), pool=POOL, name=name)
    planned = Planned(pool=POOL, title="示例抽查", basis="示例年度计划", ratios={"高": 100}, team=team)
    return draw_commit(who=office.see("clerk"), planned=planned)
