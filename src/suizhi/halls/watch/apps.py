"""Django's registration of watch."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WatchConfig(AppConfig):
    """The watch hall."""

    name = "suizhi.halls.watch"
    label = "watch"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("监测")

    def ready(self) -> None:
        """Answer for who may read the snapshots of a lead and for what is held of people, and register the background work."""
        from suizhi.halls.watch import custody, personal, tasks, whence

        assert custody
        assert personal
        assert tasks
        assert whence
