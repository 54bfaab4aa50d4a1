"""The writers of mediations: keyword-only verbs, one transaction, one entry in the log, which never holds what was said."""

from suizhi.halls.casework.mediation.services.agreeing import agreement_make
from suizhi.halls.casework.mediation.services.answering import clause_answer, offer_accept
from suizhi.halls.casework.mediation.services.carrying import carry_allow, offer_carry
from suizhi.halls.casework.mediation.services.charting import Compared, chart_make, chart_say
from suizhi.halls.casework.mediation.services.concluding import agreement_conclude
from suizhi.halls.casework.mediation.services.offering import Draft, Row, offer_make
from suizhi.halls.casework.mediation.services.performing import mail_send, mails_requeue, performance_say, reminders_send
from suizhi.halls.casework.mediation.services.signing import Intent, agreement_sign
from suizhi.halls.casework.mediation.services.talking import Said, message_send, message_withdraw
from suizhi.halls.casework.mediation.services.trusting import authority_record, confidence_extend, representative_add

__all__ = [
    "Compared",
    "Draft",
    "Intent",
    "Row",
    "Said",
    "agreement_conclude",
    "agreement_make",
    "agreement_sign",
    "authority_record",
    "carry_allow",
    "chart_make",
    "chart_say",
    "clause_answer",
    "confidence_extend",
    "mail_send",
    "mails_requeue",
    "message_send",
    "message_withdraw",
    "offer_accept",
    "offer_carry",
    "offer_make",
    "performance_say",
    "reminders_send",
    "representative_add",
]
