"""The addresses of the portal: Chinese at `/`, English at `/en/`, the API and the health endpoints outside the languages."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from suizhi.api.root import api
from suizhi.web import health

urlpatterns = [
    path("healthz", health.live),
    path("readyz", health.ready),
    path("metrics", health.metrics),
    path("api/v1/", api.urls),
    *i18n_patterns(
        path("", include("suizhi.web.urls")),
        path("", include("suizhi.halls.register.urls")),
        path("", include("suizhi.halls.search.urls")),
        path("", include("suizhi.halls.search.marks.urls")),
        path("", include("suizhi.halls.casework.urls")),
        path("", include("suizhi.halls.credit.urls")),
        path("", include("suizhi.halls.watch.urls")),
        path("account/", include("allauth.urls")),
        prefix_default_language=False,
    ),
]
handler400 = "suizhi.web.views.bad_request"
handler403 = "suizhi.web.views.forbidden"
handler404 = "suizhi.web.views.not_found"
handler500 = "suizhi.web.views.server_error"
