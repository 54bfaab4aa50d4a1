"""The frame's own pages: home, my page, preferences, statements, and the pages for what went wrong."""

from suizhi.web.views.data import data, data_copy, data_erase, erasure_answer, erasures
from suizhi.web.views.errors import bad_request, forbidden, not_found, server_error
from suizhi.web.views.home import home
from suizhi.web.views.mine import mine
from suizhi.web.views.preferences import preferences
from suizhi.web.views.statements import accessibility
from suizhi.web.views.tokens import token_end, tokens

__all__ = [
    "accessibility",
    "bad_request",
    "data",
    "data_copy",
    "data_erase",
    "erasure_answer",
    "erasures",
    "forbidden",
    "home",
    "mine",
    "not_found",
    "preferences",
    "server_error",
    "token_end",
    "tokens",
]
