"""What the job prepares and a person decides: to publish a penalty, or to begin the procedure of a credit event."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from suizhi.commons.personal.fields import EncryptedTextField, new_ref
from suizhi.halls.credit.models.bases import FromDecision


class CreditProposal(FromDecision):
    """One thing that a served decision gives reason to consider, once for each case, kind and person.

    `said` is how the case names the person, sealed, since nobody knows yet whether it is a natural one; `party` the register's id where the case knows it, `act` a word of the rule where
    the facts of the case hold one.
    """

    class Kind(models.TextChoices):
        """What is proposed."""

        PUBLICATION = "publication", _("公示处罚信息")
        PENALTY = "penalty", _("处罚决定：是否认定失信")
        UNPERFORMED = "unperformed", _("拒不履行：是否认定失信")

    class State(models.TextChoices):
        """What a person made of it."""

        OPEN = "open", _("待决定")
        TAKEN = "taken", _("已采纳")
        DECLINED = "declined", _("未采纳")

    key = models.CharField(max_length=280, unique=True)
    kind = models.CharField(max_length=12, choices=Kind)
    ref = models.CharField(max_length=32, unique=True, default=new_ref, editable=False)
    said = EncryptedTextField(_("案件中的名称"), row="ref")
    party = models.BigIntegerField(null=True, blank=True)
    act = models.CharField(_("行为"), max_length=60, default="", blank=True)
    act_by = models.DateField(_("最迟公示日"), null=True, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    prepared_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(_("理由"), default="", blank=True)
    synthetic = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["state", "act_by", "id"], name="credit_proposal_open")]

    def __str__(self) -> str:
        return self.key

    @property
    def subject(self) -> str:
        """How the log names it."""
        return f"credit-proposal:{self.pk}"
