"""Django's registration of jobs."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Background jobs."""

    name = "suizhi.commons.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"
