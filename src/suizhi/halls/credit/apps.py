"""Django's registration of credit."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CreditConfig(AppConfig):
    """The credit hall."""

    name = "suizhi.halls.credit"
    label = "credit"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("信用")

    def ready(self) -> None:
        """Answer for who may read the papers of a credit event, and register the background work."""
        from suizhi.halls.credit import custody, personal, tasks

        assert custody
        assert personal
        assert tasks
