"""Django's registration of the API."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The API's reference page and its middleware."""

    name = "suizhi.api"
    label = "api"
