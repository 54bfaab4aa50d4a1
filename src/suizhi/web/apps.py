"""The Django app of the frame."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Templates, static files and template tags shared by every hall."""

    name = "suizhi.web"
    label = "web"
    verbose_name = "穗知"
