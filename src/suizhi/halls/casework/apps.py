"""Django's registration of casework."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CaseworkConfig(AppConfig):
    """The casework hall."""

    name = "suizhi.halls.casework"
    label = "casework"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("办案")

    def ready(self) -> None:
        """Answer for who may read the evidence of a case, and for what a step waits."""
        # The services come first: letters read worksheets, and worksheets check their facts as services do.
        from suizhi.halls.casework import custody, personal, services
        from suizhi.halls.casework.enforcement import weighed
        from suizhi.halls.casework.letters import custody as letters_custody
        from suizhi.halls.casework.mediation import custody as rooms
        from suizhi.halls.casework.mediation import tasks as reminders
        from suizhi.halls.casework.platforms import tasks as platform_tasks

        assert platform_tasks and custody and personal and services and weighed and letters_custody and rooms and reminders
