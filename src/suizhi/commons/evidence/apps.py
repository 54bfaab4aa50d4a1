"""Django's registration of evidence."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """Custody of evidence."""

    name = "suizhi.commons.evidence"
    label = "evidence"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the background tasks."""
        from suizhi.commons.evidence import tasks

        assert tasks
