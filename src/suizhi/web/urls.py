"""Addresses of the frame: home, preferences, accessibility statement."""

from django.urls import path

from suizhi.web import views

app_name = "web"

urlpatterns = [
    path("", views.home, name="home"),
    path("preferences", views.preferences, name="preferences"),
    path("mine", views.mine, name="mine"),
    path("mine/tokens", views.tokens, name="tokens"),
    path("mine/tokens/<int:pk>/revoke", views.token_end, name="token-revoke"),
    path("accessibility", views.accessibility, name="accessibility"),
]
