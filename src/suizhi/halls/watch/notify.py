"""By which ways a watch tells: on the portal, by e-mail, by webhook."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

PORTAL, EMAIL, WEBHOOK = "portal", "email", "webhook"
CHANNELS = {PORTAL: _("门户"), EMAIL: _("电子邮件"), WEBHOOK: _("接口（webhook）")}
"""The desk shows everything in any case; what goes out of the house goes by `services.telling`."""
