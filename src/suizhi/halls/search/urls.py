"""Addresses of search."""

from django.urls import path

from suizhi.halls.search import views

app_name = "search"

urlpatterns = [
    path("search", views.results, name="results"),
    path("search/export", views.export, name="export"),
    path("search/syntax", views.syntax, name="syntax"),
    path("search/keep", views.keep, name="keep"),
    path("search/kept/<int:pk>/drop", views.drop, name="drop"),
]
