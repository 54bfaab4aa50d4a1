"""What can be done on the page of a notice: each verb with its event, whose it is, its form, and what it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from suizhi.halls.casework.platforms import forms, services
from suizhi.halls.casework.platforms.services import Paper
from suizhi.halls.casework.platforms.services.steps import simple_step

if TYPE_CHECKING:
    from django.forms import Form

    from suizhi.commons.policy import Viewer
    from suizhi.halls.casework.platforms.models import PlatformNotice

Sent = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Deed:
    """One verb. `event` is the procedure's step that must be open to the viewer; empty for what is no step of its own."""

    event: str
    title: Any
    form: type[Form]
    do: Callable[[Viewer, PlatformNotice, Sent], Any]


def _paper(sent: Sent) -> Paper:
    file = sent.get("file")
    return Paper(sent.get("text", ""), file, file.name if file else "")


DEEDS: dict[str, Deed] = {
    "measures": Deed(
        "take_measures",
        _("采取措施并转送"),
        forms.MeasuresForm,
        lambda who, it, sent: services.measures_take(who=who, notice=it, **sent),
    ),
    "ask": Deed(
        "ask_for_completion", _("请权利人补正"), forms.OnForm, lambda who, it, sent: services.notice_ask(who=who, notice=it, **sent)
    ),
    "refuse": Deed(
        "not_completed",
        _("通知未补齐，不采取措施"),
        forms.ReasonForm,
        lambda who, it, sent: simple_step(who=who, notice=it, event="not_completed", **sent),
    ),
    "declare": Deed(
        "declare",
        _("提交不存在侵权行为的声明"),
        forms.DeclarationForm,
        lambda who, it, sent: services.declaration_take(
            who=who, notice=it, has_evidence=sent["has_evidence"], paper=_paper(sent), on=sent["on"]
        ),
    ),
    "silent": Deed(
        "no_declaration",
        _("没有收到声明，维持措施"),
        forms.OnForm,
        lambda who, it, sent: simple_step(who=who, notice=it, event="no_declaration", **sent),
    ),
    "arrival": Deed(
        "declaration_arrived",
        _("声明已到达权利人"),
        forms.PaperForm,
        lambda who, it, sent: services.arrival_record(who=who, notice=it, paper=_paper(sent), on=sent["on"]),
    ),
    "action": Deed(
        "holder_acts",
        _("已投诉或者起诉"),
        forms.ActionForm,
        lambda who, it, sent: services.suit_record(who=who, notice=it, action=sent["action"], paper=_paper(sent), on=sent["on"]),
    ),
    "end": Deed("waiting_over", _("期满，终止措施"), forms.OnForm, lambda who, it, sent: services.measures_end(who=who, notice=it, **sent)),
    "withdraw": Deed(
        "withdraw_notice", _("撤回通知"), forms.OnForm, lambda who, it, sent: services.notice_withdraw(who=who, notice=it, **sent)
    ),
    "wrong": Deed(
        "notice_was_wrong",
        _("登记生效裁判或者决定"),
        forms.OutcomeForm,
        lambda who, it, sent: services.outcome_record(who=who, notice=it, infringes=sent["infringes"], paper=_paper(sent), on=sent["on"]),
    ),
    "reinstate": Deed(
        "reinstate",
        _("登记生效裁判或者决定"),
        forms.OutcomeForm,
        lambda who, it, sent: services.outcome_record(who=who, notice=it, infringes=sent["infringes"], paper=_paper(sent), on=sent["on"]),
    ),
    "publish": Deed("publish", _("公示"), forms.PublishForm, lambda who, it, sent: services.notice_publish(who=who, notice=it, **sent)),
}
"""The steps of the procedure."""

ASIDE: dict[str, Deed] = {
    "complete": Deed(
        "",
        _("补正通知"),
        forms.CompletionForm,
        lambda who, it, sent: services.notice_complete(who=who, notice=it, elements=sent["elements"], paper=_paper(sent)),
    ),
    "suspend": Deed(
        "", _("因公证认证中止等待期"), forms.ReasonForm, lambda who, it, sent: services.wait_suspend(who=who, notice=it, **sent)
    ),
    "resume": Deed("", _("等待期继续计算"), forms.OnForm, lambda who, it, sent: services.wait_resume(who=who, notice=it, **sent)),
    "loss": Deed("", _("说明损失"), forms.LossForm, lambda who, it, sent: services.loss_state(who=who, notice=it, **sent)),
}
"""What is done beside the steps."""


def open_to(notice: PlatformNotice, roles: frozenset[str], events: list[str], wait: str) -> dict[str, Deed]:
    """What somebody in these roles can do now, of both kinds. `wait` is how the waiting period stands."""
    found = {verb: deed for verb, deed in DEEDS.items() if deed.event in events}
    if "holder" in roles and notice.case.state in ("notice", "completing"):
        found["complete"] = ASIDE["complete"]
    if roles & {"holder", "platform"} and notice.case.state == "waiting" and wait in ("running", "paused"):
        verb = "suspend" if wait == "running" else "resume"
        found[verb] = ASIDE[verb]
    if "merchant" in roles and notice.measures:
        found["loss"] = ASIDE["loss"]
    return found
