"""Addresses of marks."""

from django.urls import path

from suizhi.halls.search.marks import views

app_name = "marks"

urlpatterns = [path("marks", views.compare_marks, name="compare")]
