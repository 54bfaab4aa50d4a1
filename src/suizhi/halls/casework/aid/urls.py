"""Addresses of aid."""

from django.urls import path

from suizhi.halls.casework.aid import views

urlpatterns = [
    path("aid", views.listed, name="aid"),
    path("aid/new", views.new, name="aid-new"),
    path("aid/experts", views.experts, name="aid-experts"),
    path("aid/<int:pk>", views.one, name="aid-request"),
    path("aid/<int:pk>/<slug:verb>", views.deed, name="aid-deed"),
]
