"""The writers of platform notices: keyword-only verbs, one transaction, one entry in the log, and a message to the platform's hooks."""

from suizhi.halls.casework.platforms.services.filing import NewNotice, notice_complete, notice_open
from suizhi.halls.casework.platforms.services.hooks import hook_add, hook_end
from suizhi.halls.casework.platforms.services.opening import platform_open
from suizhi.halls.casework.platforms.services.steps import (
    Paper,
    arrival_record,
    declaration_take,
    measures_end,
    measures_take,
    notice_ask,
    notice_publish,
    notice_withdraw,
    outcome_record,
    suit_record,
)
from suizhi.halls.casework.platforms.services.waiting import wait_resume, wait_suspend
from suizhi.halls.casework.platforms.services.wrongful import loss_state

__all__ = [
    "NewNotice",
    "Paper",
    "arrival_record",
    "declaration_take",
    "hook_add",
    "hook_end",
    "loss_state",
    "measures_end",
    "measures_take",
    "notice_ask",
    "notice_complete",
    "notice_open",
    "notice_publish",
    "notice_withdraw",
    "outcome_record",
    "platform_open",
    "suit_record",
    "wait_resume",
    "wait_suspend",
]
