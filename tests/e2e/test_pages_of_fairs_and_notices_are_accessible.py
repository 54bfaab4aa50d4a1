"""Pages of fairs and platform notices at both widths, in both languages: no axe violation, no console error, no sideways scroll."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine

from suizhi.halls.casework.exhibitions.services import notice_acknowledge
from tests.e2e.people import log_in
from tests.halls.casework.exhibitions.conftest import MORNING
from tests.halls.casework.test_every_role_at_fairs_and_notices import Stage, stage
from tests.support.browser import OpenPage, look

__all__ = ["stage"]
pytestmark = [pytest.mark.browser, pytest.mark.looks, pytest.mark.django_db(transaction=True)]

DESK = ["/fairs", "/fairs/{fair}", "/fairs/{fair}/desk", "/fairs/{fair}/list", "/fairs/{fair}/screening", "/fairs/{fair}/complaints/new"]
DESK += ["/fairs/{fair}/tracking", "/fairs/{fair}/report", "/fairs/complaints/{complaint}", "/fairs/notice/{token}"]
NOTICES = ["/notices", "/notices/new", "/notices/published", "/notices/{notice}"]


@pytest.mark.parametrize("language", ["", "/en"], ids=["zh", "en"])
@pytest.mark.parametrize("width", [1440, 390])
def test_pages(live_server: Any, open_page: OpenPage, stage: Stage, width: int, language: str) -> None:
    ids = {"fair": stage.fair.pk, "complaint": stage.complaint.pk, "token": stage.complaint.token, "notice": stage.notice.pk}
    with time_machine.travel(MORNING):
        faults: list[str] = []
        for name, paths in (("organiser", DESK), ("holder", NOTICES), ("operator", NOTICES[-1:])):
            page = open_page(width=width)
            log_in(page, live_server.url, name)
            faults += [fault for path in paths for fault in look(page, live_server.url + language + path.format(**ids))]
        page = open_page(width=width)
        notice_acknowledge(complaint=stage.complaint, name="乙（示例）", on=MORNING)
        faults += look(page, live_server.url + language + "/fairs/notice/{token}".format(**ids))
    assert faults == []
