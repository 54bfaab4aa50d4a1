"""What several tables of this hall hold alike: whom a record is about, and the decision that it rests on."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from suizhi.commons.personal.fields import BlindIndexField, EncryptedTextField, new_ref


class AboutSubject(models.Model):
    """Whom a record is about: a party of the register, with the name and the code that it bore on the day of the decision.

    Nobody is listed by name alone. `code` is the unified social credit code of an organisation; of a person no number is kept here.
    Of a person `name` shows the first character alone, as everybody may see it; the whole name stands sealed.
    """

    ref = models.CharField(max_length=32, unique=True, default=new_ref, editable=False)
    party = models.BigIntegerField(_("登记簿中的当事人"), db_index=True)
    name = models.CharField(_("名称"), max_length=200)
    sealed_name = EncryptedTextField(_("姓名"), row="ref", null=True, blank=True, editable=False)
    name_index = BlindIndexField(of="sealed_name")
    code = models.CharField(_("统一社会信用代码"), max_length=60, default="", blank=True, db_index=True)
    is_person = models.BooleanField(_("自然人"), default=False)
    synthetic = models.BooleanField(_("合成"), default=False)

    class Meta:
        abstract = True

    @property
    def full_name(self) -> str:
        """The whole name, for the office, whose look is on record, and for the one it is about."""
        return self.sealed_name or self.name


class FromDecision(models.Model):
    """The decision that a record rests on: the case, the paper, its day, its articles. Nothing here rests on a detector."""

    case = models.BigIntegerField(_("案件"), db_index=True)
    case_number = models.CharField(_("案号"), max_length=40)
    document = models.JSONField(_("文书"), default=dict, blank=True)
    """`{zh, en}`: what the paper is called."""
    reference = models.CharField(max_length=120, default="", blank=True)
    """Where the paper lies in custody; empty where it is on paper only."""
    decided_on = models.DateField(_("决定日期"))
    articles = models.JSONField(_("依据"), default=list, blank=True)
    reversed_on = models.DateField(_("被撤销日期"), null=True, blank=True)

    class Meta:
        abstract = True
