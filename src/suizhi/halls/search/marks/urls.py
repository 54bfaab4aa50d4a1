"""Addresses of marks."""

from django.urls import path

from suizhi.halls.search.marks import views

app_name = "marks"

urlpatterns = [
    path("marks", views.clear_name, name="clear"),
    path("marks/goods", views.goods, name="goods"),
    path("marks/sample.svg", views.sample_figure, name="sample"),
    path("marks/report", views.report, name="report"),
    path("marks/compare", views.compare_marks, name="compare"),
]
