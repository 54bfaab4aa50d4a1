"""Addresses of the enforcement desk."""

from django.urls import path

from suizhi.halls.casework.enforcement import views

urlpatterns = [
    path("cases/enforcement", views.desk, name="enforcement-desk"),
    path("cases/enforcement/clues/new", views.clue_new, name="clue-new"),
    path("reports/new", views.report_new, name="report-new"),
    path("reports/ask", views.report_ask, name="report-ask"),
    path("cases/<int:pk>/enforcement", views.file, name="enforcement"),
    path("cases/<int:pk>/enforcement/inspection", views.inspection, name="inspection-new"),
    path("cases/<int:pk>/enforcement/sheet", views.sheet, name="penalty-sheet"),
    path("cases/<int:pk>/enforcement/<slug:verb>", views.deed, name="enforcement-deed"),
]
