"""Django's registration of running procedures."""

from django.apps import AppConfig


class ProceduresConfig(AppConfig):
    """Running procedures."""

    name = "suizhi.commons.procedures"
    label = "procedures"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the background tasks, and what the event log vouches for."""
        from suizhi.commons.procedures import tasks, vouching

        assert tasks and vouching
