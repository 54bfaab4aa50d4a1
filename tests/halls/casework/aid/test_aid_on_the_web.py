"""A firm asks, the office answers, evidence waits at the gate: through the web."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from suizhi.commons.accounts.models import User
from suizhi.halls.casework.aid.judging import checks
from suizhi.halls.casework.models import AidRequest, EvidenceExport, Expert

pytestmark = pytest.mark.django_db


def at(user: User) -> Client:
    """Somebody's browser."""
    client = Client()
    client.force_login(user)
    return client


def test_from_request_to_release(requester: User, clerk: User, respondent: User) -> None:
    sent = {
        "applicant": "示例新能源有限公司", "applicant_kind": "中小微企业", "wanted": "专家援助", "story": "收到来函", "opponent": "某境外公司",
        "overseas_event": "境外诉讼", "foreign_act": "境外律师直接取证",
    }  # fmt: skip
    assert at(requester).post(reverse("casework:aid-new"), sent).status_code == 302
    made = AidRequest.objects.get()
    page = at(requester).get(made.get_absolute_url()).content.decode()
    assert "不要配合" in page
    assert at(respondent).get(made.get_absolute_url()).status_code == 404

    def deed(user: User, verb: str, **more: object) -> str:
        return at(user).post(reverse("casework:aid-deed", args=[made.pk, verb]), more, follow=True).content.decode()

    assert "受理" in deed(clerk, "admit", admit="true", answer_by="2026-12-01")
    at(clerk).post(
        reverse("casework:aid-experts"), {"name": "示例律所", "fields_said": "境外诉讼", "parties": "某境外公司", "institution": "on"}
    )
    assert "利害关系" in deed(clerk, "assign", expert=Expert.objects.get().pk)
    deed(requester, "export", what="图纸", recipient="某境外法院")
    export = EvidenceExport.objects.get()
    assert "不能向境外提供" in deed(clerk, "release", of=export.pk)
    for check in checks():
        deed(clerk, "check", of=export.pk, check=check, passed="true", basis="经审查不涉及")
    assert "可以提供" in deed(clerk, "release", of=export.pk)
    deed(clerk, "advise", text="按期应诉。")
    deed(clerk, "close", on="2026-11-20")
    deed(requester, "rate", score="5", said="好")
    made.refresh_from_db()
    assert (made.state, made.satisfaction) == ("done", 5)
    assert "按期应诉" in at(clerk).get(made.get_absolute_url()).content.decode()
    for name in ("aid", "aid-new", "aid-experts"):
        assert at(clerk).get(reverse(f"casework:{name}")).status_code == 200
