"""The API of platform notices: one for every platform, each call safe to repeat."""

from suizhi.commons.rest.router import Router
from suizhi.halls.casework.platforms.api import hooks, notices, steps

assert steps

routers: dict[str, Router] = {"/platform-notices": notices.router, "/platform-hooks": hooks.router}
"""Where each router stands."""
