"""Addresses of managing cases."""

from django.urls import path

from suizhi.halls.casework.management import views

urlpatterns = [
    path("cases/join", views.join, name="join"),
    path("cases/<int:pk>/people", views.people, name="case-people"),
    path("cases/<int:pk>/people/assign", views.assign, name="case-assign"),
    path("cases/<int:pk>/people/panel", views.panel, name="case-panel"),
    path("cases/<int:pk>/people/seat", views.seat, name="case-seat"),
    path("cases/<int:pk>/people/recuse", views.recuse, name="case-recuse"),
    path("cases/<int:pk>/people/recusals/<int:recusal>", views.recusal, name="case-recusal"),
    path("cases/<int:pk>/people/join", views.person, name="case-person"),
    path("cases/<int:pk>/people/represent", views.represent, name="case-represent"),
    path("cases/<int:pk>/people/<int:participant>/leave", views.leave, name="case-leave"),
    path("cases/<int:pk>/people/<int:participant>/invite", views.invitation, name="case-invite"),
]
