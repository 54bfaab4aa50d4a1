"""The background work of mediations: reminders of what is owed, every day."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from suizhi.commons.accounts.models import User
from suizhi.commons.jobs.models import Job
from suizhi.commons.jobs.periodic import every
from suizhi.commons.jobs.services import task
from suizhi.halls.casework.mediation.services import mail_send, mails_requeue, reminders_send
from suizhi.halls.casework.mediation.services.performing import MAIL
from suizhi.halls.casework.models import Reminder


@task("mediation.remind")
def remind(*, job: Job) -> None:
    """Call to mind what is near or late, each once; and try again what could not be sent."""
    mails_requeue()
    reminders_send(today=timezone.localdate())


@task(MAIL)
def mail(*, job: Job, reminder: int, user: int) -> None:
    """Send one reminder to one person."""
    mail_send(reminder=Reminder.objects.select_related("obligation__agreement__case").get(pk=reminder), user=User.objects.get(pk=user))


every(timedelta(hours=6), task="mediation.remind")
