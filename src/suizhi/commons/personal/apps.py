"""Django's registration of personal data."""

from django.apps import AppConfig


class PersonalConfig(AppConfig):
    """What is held of people, and their requests about it."""

    name = "suizhi.commons.personal"
    label = "personal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the background task."""
        from suizhi.commons.personal import tasks

        assert tasks
