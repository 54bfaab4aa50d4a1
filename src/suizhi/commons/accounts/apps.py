"""Django's registration of accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts."""

    name = "suizhi.commons.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "账户"

    def ready(self) -> None:
        """Say what an account holds of its person."""
        from suizhi.commons.accounts import personal

        assert personal
