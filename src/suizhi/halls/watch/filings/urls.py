"""Addresses of the desk for filings."""

from django.urls import path

from suizhi.halls.watch.filings import views

urlpatterns = [
    path("watch/filings", views.reviews, name="filing-reviews"),
    path("watch/filings/<int:pk>", views.review, name="filing-review"),
    path("watch/filings/dossiers/<int:pk>", views.dossier, name="dossier"),
    path("watch/filings/dossiers/<int:pk>/report", views.dossier_report, name="dossier-report"),
]
