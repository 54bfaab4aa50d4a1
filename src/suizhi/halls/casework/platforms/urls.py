"""Addresses of platform notices."""

from django.urls import path

from suizhi.halls.casework.platforms import views

urlpatterns = [
    path("notices", views.notices, name="platform-notices"),
    path("notices/new", views.notice_new, name="platform-notice-new"),
    path("notices/published", views.published, name="platform-published"),
    path("notices/<int:pk>", views.notice, name="platform-notice"),
    path("notices/<int:pk>/<slug:verb>", views.deed, name="platform-deed"),
]
