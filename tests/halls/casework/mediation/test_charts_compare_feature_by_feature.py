"""Charts: a view for each seat, the latest counts, readers by audience, attached to an offer."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from suizhi.commons.policy import viewer_of
from suizhi.halls.casework.mediation import selectors
from suizhi.halls.casework.mediation.services import Compared, Draft, chart_make, chart_say, offer_make
from suizhi.halls.casework.models import Audience, Chart
from suizhi.kernel.errors import Refusal
from tests.halls.casework.mediation.conftest import PAYMENT, Table


def chart(table: Table, audience: Audience = Audience.JOINT) -> Chart:
    """Two marks compared by the requester."""
    said = Compared(audience, "marks", "店招比对", [("云岭", "云岑"), ("", "")])
    return chart_make(who=viewer_of(table.people["requester"]), case=table.case, compared=said)


def test_each_seat_writes_its_own_column_and_the_latest_counts(table: Table) -> None:
    row = chart(table).rows.get()
    for name, text in (("requester", "相近"), ("respondent", "不相近"), ("mediator", "首字相同"), ("respondent", "字形不同")):
        chart_say(who=viewer_of(table.people[name]), row=row, text=text)
    page = table.client("requester").get(table.url(f"/charts/{row.chart_id}")).content.decode()
    assert "字形不同" in page and "不相近" not in page and "首字相同" in page


def test_a_chart_of_ones_own_room_is_for_nobody_else(table: Table) -> None:
    made = chart(table, Audience.REQUESTER)
    with pytest.raises(Http404):
        selectors.chart(table.seat("respondent"), made.pk)
    with pytest.raises(PermissionDenied):
        chart_say(who=viewer_of(table.people["respondent"]), row=made.rows.get(), text="……")
    with pytest.raises(Refusal):
        offer_make(who=viewer_of(table.people["requester"]), case=table.case, draft=Draft(Audience.JOINT, (PAYMENT,), chart=made.pk))


def test_a_chart_goes_with_an_offer(table: Table) -> None:
    made = chart(table)
    offer = offer_make(who=viewer_of(table.people["requester"]), case=table.case, draft=Draft(Audience.JOINT, (PAYMENT,), chart=made.pk))
    assert "店招比对" in table.client("respondent").get(table.url(f"/offers/{offer.pk}")).content.decode()


def test_the_form_gives_further_lines_and_keeps_what_was_typed(table: Table) -> None:
    client = table.client("mediator")
    sent = {"to": "joint", "kind": "features", "title": "比对", "feature-0": "卡扣", "product-0": "卡扣相同"}
    page = client.post(table.url("/charts/new"), {**sent, "more": "1"}).content.decode()
    assert "卡扣相同" in page and "feature-5" in page
    assert client.post(table.url("/charts/new"), sent).status_code == 302
    assert client.post(table.url("/charts/new"), {"to": "joint"}).status_code == 422
