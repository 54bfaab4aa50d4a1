"""The writers of letters: drafting, approving, issuing, serving, publishing."""

from suizhi.halls.casework.services.letters.drafting import letter_close_gap, letter_discard, letter_draft, letter_edit, letters_for_step
from suizhi.halls.casework.services.letters.issuing import letter_approve, letter_issue, letter_reopen
from suizhi.halls.casework.services.letters.publishing import Review, letter_publish, publication_withdraw
from suizhi.halls.casework.services.letters.serving import Service, delivery_fail, delivery_prove, letter_send

__all__ = [
    "Review",
    "Service",
    "delivery_fail",
    "delivery_prove",
    "letter_approve",
    "letter_close_gap",
    "letter_discard",
    "letter_draft",
    "letter_edit",
    "letter_issue",
    "letter_publish",
    "letter_reopen",
    "letter_send",
    "letters_for_step",
    "publication_withdraw",
]
