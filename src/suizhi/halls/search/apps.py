"""Django's registration of search."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """The search hall."""

    name = "suizhi.halls.search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("检索")

    def ready(self) -> None:
        """Say what is kept of people, and register the background work."""
        from suizhi.halls.search import personal, tasks

        assert personal
        assert tasks
