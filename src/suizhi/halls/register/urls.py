"""Addresses of the register."""

from django.urls import path

from suizhi.halls.register import views

app_name = "register"

urlpatterns = [
    path("rights", views.right_list, name="rights"),
    path("rights/<int:pk>", views.right, name="right"),
    path("rights/<int:pk>/summary", views.right_summary, name="right-summary"),
    path("parties", views.party_list, name="parties"),
    path("parties/<int:pk>", views.party, name="party"),
    path("parties/<int:pk>/judge", views.judge, name="judge"),
    path("about-data", views.about_data, name="about-data"),
]
