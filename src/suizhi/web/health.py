"""Is it alive, is it ready, and how is it doing: for load balancers and monitors. Outside languages, sessions and accounts."""

from __future__ import annotations

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from suizhi.commons.home import home


def live(request: HttpRequest) -> HttpResponse:
    """200 as long as the process answers at all."""
    return JsonResponse({"status": "ok"})


def ready(request: HttpRequest) -> HttpResponse:
    """200 when the database answers with every migration applied and the index can be read; 503 with the reasons otherwise."""
    faults = [fault for check in (_database, _index) for fault in check()]
    return JsonResponse({"status": "unready" if faults else "ok", "faults": faults}, status=503 if faults else 200)


def metrics(request: HttpRequest) -> HttpResponse:
    """Prometheus text, for callers on this machine only."""
    if request.META.get("REMOTE_ADDR") not in settings.METRICS_FROM:
        return JsonResponse({"status": "forbidden"}, status=403)
    return HttpResponse(generate_latest(), content_type=CONTENT_TYPE_LATEST)


def _database() -> list[str]:
    try:
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Exception as error:  # noqa: BLE001 - whatever the driver raises, the answer is the same
        return [f"database: {type(error).__name__}"]
    return [f"database: {len(pending)} migrations not applied"] if pending else []


def _index() -> list[str]:
    if settings.SEARCH_URL or (home() / "index" / "rights").is_dir():
        return []
    return ["index: not built yet, run `suizhi index`"]
