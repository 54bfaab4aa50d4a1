"""Django's registration of the event log."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """The event log."""

    name = "suizhi.commons.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"
