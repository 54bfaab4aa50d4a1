"""Whether the API can do its work, for programs that depend on it."""

from __future__ import annotations

from django.db import connection

from suizhi.commons.rest.access import PUBLIC, ApiRequest
from suizhi.commons.rest.router import Router
from suizhi.commons.rest.types import Output

router = Router(tags=["运行 Health"])


class Health(Output):
    """The API answers and the database behind it too; otherwise the answer is a problem with status 503."""

    status: str


@router.read("", access=PUBLIC, response=Health, summary="是否可用")
def health(request: ApiRequest) -> Health:
    """Ask the database for one number."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    return Health(status="ok")
