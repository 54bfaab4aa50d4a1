"""What each register of the city states on a day. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from suizhi.halls.register.demo import story
from suizhi.halls.register.demo.city import build
from suizhi.halls.register.demo.faults import lapsed_and_pledged
from suizhi.halls.register.demo.lives.abroad import families
from suizhi.halls.register.demo.lives.citations import cite
from suizhi.halls.register.demo.lives.dealings import dealings
from suizhi.halls.register.demo.lives.marks import marks
from suizhi.halls.register.demo.lives.near import near_marks
from suizhi.halls.register.demo.lives.patents import patents
from suizhi.halls.register.demo.lives.registrations import data_rights, layouts, software, works
from suizhi.halls.register.demo.lives.signs import association_marks, indications
from suizhi.halls.register.demo.when import as_known
from suizhi.kernel.records import RightRow, Row


def registers(seed: int, today: date) -> dict[str, list[Row]]:
    """Source code → its rows as of this day."""
    city = build(seed)
    lives = patents(city)
    abroad = families(city, lives)
    cite(city, lives)
    lapsed, pledged = lapsed_and_pledged()
    chinese = [story.right(), lapsed, *(life.row for life in lives)]
    signs = [story.mark(), *marks(city), *association_marks(city)]
    used = [story.licence_and_pledge(), pledged, *dealings(city, [*chinese[2:], *signs[1:]])]
    known = _known(chinese, today)
    rights: dict[str, list[Row]] = {
        "demo_patents": [row for row in known if is_open(row)],
        "demo_filings": [row for row in known if not is_open(row)],
        "demo_abroad": [*_known(abroad, today)],
        "demo_marks": [*_known([*signs, *near_marks(city)], today)],
        "demo_indications": [*_known(indications(city), today)],
        "demo_copyright": [*_known([*software(city), *works(city)], today)],
        "demo_layouts": [*_known(layouts(city), today)],
        "demo_data": [*_known(data_rights(city), today)],
        "demo_dealings": [row for row in _known(used, today) if row.events],
    }
    return {"demo_parties": [row for firm in city.parties for row in firm.rows()], **rights}


def is_open(row: RightRow) -> bool:
    """Whether a patent has been published, as application or as granted."""
    return any(number.kind_code for number in row.numbers)


def _known(rows: Iterable[RightRow], today: date) -> list[RightRow]:
    return [known for row in rows if (known := as_known(row, today)) is not None]
