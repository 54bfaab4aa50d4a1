"""Addresses of the frame: home, preferences, accessibility statement."""

from django.urls import path

from suizhi.web import views

app_name = "web"

urlpatterns = [
    path("", views.home, name="home"),
    path("preferences", views.preferences, name="preferences"),
    path("mine", views.mine, name="mine"),
    path("mine/data", views.data, name="data"),
    path("mine/data.json", views.data_copy, name="data-copy"),
    path("mine/data/erase", views.data_erase, name="data-erase"),
    path("erasures", views.erasures, name="erasures"),
    path("erasures/<int:pk>", views.erasure_answer, name="erasure-answer"),
    path("mine/tokens", views.tokens, name="tokens"),
    path("mine/tokens/<int:pk>/revoke", views.token_end, name="token-revoke"),
    path("accessibility", views.accessibility, name="accessibility"),
]
