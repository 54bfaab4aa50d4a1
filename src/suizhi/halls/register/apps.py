"""Django's registration of the register."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegisterConfig(AppConfig):
    """The register."""

    name = "suizhi.halls.register"
    label = "register"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("登记簿")

    def ready(self) -> None:
        """Register the background tasks."""
        from suizhi.halls.register import tasks

        assert tasks
