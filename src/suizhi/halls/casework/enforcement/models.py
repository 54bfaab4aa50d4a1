"""What the enforcement desk keeps of a case: where the clue came from, what was found on site, what was seized, how the fine was reckoned."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from suizhi.commons.personal.fields import EncryptedTextField, new_ref
from suizhi.halls.casework.models.cases import Case


class Clue(models.Model):
    """Where a case came from. Who reported is sealed, stands nowhere else, and is opened for a purpose, each look on record."""

    class Kind(models.TextChoices):
        """How it reached the office."""

        COMPLAINT = "complaint", _("投诉")
        REPORT = "report", _("举报")
        FOUND = "found", _("检查发现")

    ref = models.CharField(max_length=32, unique=True, default=new_ref, editable=False)
    case = models.OneToOneField(Case, models.PROTECT, related_name="clue")
    kind = models.CharField(_("来源"), max_length=9, choices=Kind)
    named = models.BooleanField(_("实名"), default=False)
    reporter_name = EncryptedTextField(_("举报人姓名或者名称"), row="ref", null=True, blank=True)
    reporter_contact = EncryptedTextField(_("联系方式"), row="ref", null=True, blank=True)
    place = models.CharField(_("地点"), max_length=200, default="", blank=True)
    receipt = models.CharField(max_length=64, null=True, unique=True)
    """SHA-256 of the code that a reporter was given to ask after the report."""
    received_on = models.DateField(_("收到"))
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.kind} {self.case_id}"


class Inspection(models.Model):
    """A record of the site, never edited: a mistake is put right by another record."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="inspections")
    began_at = models.DateTimeField(_("开始"))
    ended_at = models.DateTimeField(_("结束"))
    place = models.CharField(_("地点"), max_length=200)
    officers = models.JSONField(_("执法人员"))
    """`[{"name": …, "card": …}]`, each having shown the card."""
    present = models.JSONField(_("在场人员"), default=list)
    items = models.JSONField(_("检查的物品"), default=list)
    found = models.TextField(_("检查情况"))
    photos = models.JSONField(default=list)
    """References in the case's evidence."""
    signed = models.JSONField(_("签名"), default=list)
    refused = models.BooleanField(_("拒绝签名"), default=False)
    refused_why = models.CharField(_("拒绝签名的情况"), max_length=300, default="", blank=True)
    witness = models.CharField(_("见证人"), max_length=120, default="", blank=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ["began_at", "id"]

    def __str__(self) -> str:
        return f"{self.case_id} {self.began_at:%Y-%m-%d}"


class Measure(models.Model):
    """A measure that the handler asked for and the head decided on. Its clock is the procedure's."""

    class State(models.TextChoices):
        """How far it is."""

        PROPOSED = "proposed", _("待批准")
        REFUSED = "refused", _("不批准")
        IN_FORCE = "in_force", _("执行中")
        LIFTED = "lifted", _("已解除")

    case = models.ForeignKey(Case, models.PROTECT, related_name="measures")
    kind = models.CharField(_("措施"), max_length=20)
    """The value of the fact `measure`."""
    place = models.CharField(_("地点"), max_length=200)
    reason = models.TextField(_("理由"))
    basis = models.JSONField(default=list)
    """What the rules said of the power: `[{"rule", "citation", "says", "unverified"}]`."""
    state = models.CharField(max_length=9, choices=State, default=State.PROPOSED)
    proposed_by = models.CharField(max_length=80)
    proposed_at = models.DateTimeField()
    decided_by = models.CharField(max_length=80, default="", blank=True)
    decided_on = models.DateField(null=True)
    decided_why = models.CharField(max_length=500, default="", blank=True)
    lifted_on = models.DateField(null=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.case_id}"


class SeizedItem(models.Model):
    """A line of the inventory."""

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="items")
    name = models.CharField(_("名称"), max_length=120)
    spec = models.CharField(_("规格型号"), max_length=120, default="", blank=True)
    quantity = models.DecimalField(_("数量"), max_digits=12, decimal_places=3)
    unit = models.CharField(_("单位"), max_length=20)
    kept_at = models.CharField(_("存放地点"), max_length=120, default="", blank=True)
    disposal = models.CharField(_("处理"), max_length=200, default="", blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.name} {self.quantity}{self.unit}"


class Sheet(models.Model):
    """A worksheet of discretion: what was weighed, what came out, the amount that a person set and who approved it.

    A new weighing is a new row; the latest counts, the earlier ones stay to be read.
    """

    class State(models.TextChoices):
        """How far it is."""

        WEIGHED = "weighed", _("已测算")
        PROPOSED = "proposed", _("待审核")
        RETURNED = "returned", _("退回")
        APPROVED = "approved", _("审核通过")

    case = models.ForeignKey(Case, models.PROTECT, related_name="sheets")
    conduct = models.CharField(max_length=40)
    conduct_on = models.DateField(_("行为终了日"))
    decided_on = models.DateField(_("决定日"))
    facts = models.JSONField(default=dict)
    claims = models.JSONField(default=list)
    """`[{"factor", "evidence": [...], "why"}]`."""
    lighter = models.BooleanField(null=True)
    """A person's answer to whether the new law is lighter, with `lighter_why`."""
    lighter_why = models.CharField(max_length=500, default="", blank=True)
    amount = models.BigIntegerField(null=True)
    """Fen; null while nothing is proposed, and where there is no penalty."""
    spared = models.BooleanField(default=False)
    reduced = models.BooleanField(default=False)
    reason = models.TextField(default="", blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.WEIGHED)
    made_by = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    decided_by = models.CharField(max_length=80, default="", blank=True)
    decided_at = models.DateTimeField(null=True)
    opinion = models.TextField(default="", blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.case_id} {self.conduct} {self.state}"
