"""Addresses of watch."""

from django.urls import include, path

from suizhi.halls.watch import views

app_name = "watch"

urlpatterns = [
    path("watch", views.desk, name="desk"),
    path("watch/list", views.watch_list, name="watches"),
    path("watch/new", views.new, name="new"),
    path("watch/watches/<int:pk>", views.watch, name="watch"),
    path("watch/watches/<int:pk>/end", views.end, name="watch-end"),
    path("watch/alerts/<int:pk>", views.alert, name="alert"),
    path("watch/alerts/<int:pk>/assign", views.assign, name="alert-assign"),
    path("watch/leads", views.leads, name="leads"),
    path("watch/leads/<int:pk>", views.lead, name="lead"),
    path("watch/leads/<int:pk>/case", views.file, name="lead-file"),
    path("watch/leads/<int:pk>/picture", views.picture, name="lead-picture"),
    path("watch/leads/<int:pk>/snapshot", views.snapshot, name="lead-snapshot"),
    path("watch/batches", views.batches, name="batches"),
    path("watch/batches/<int:pk>", views.batch, name="batch"),
    path("", include("suizhi.halls.watch.filings.urls")),
]
