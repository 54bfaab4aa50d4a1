"""Addresses of fairs: the public page, the desk, a complaint at it, the exhibitor's notice."""

from django.urls import path

from suizhi.halls.casework.exhibitions import views

urlpatterns = [
    path("fairs", views.fairs, name="fairs"),
    path("fairs/new", views.fair_new, name="fair-new"),
    path("fairs/<int:pk>", views.fair, name="fair"),
    path("fairs/<int:pk>/desk", views.desk, name="fair-desk"),
    path("fairs/<int:pk>/list", views.exhibits, name="fair-list"),
    path("fairs/<int:pk>/posts", views.post_new, name="fair-posts"),
    path("fairs/<int:pk>/posts/<int:post>/end", views.post_close, name="fair-post-end"),
    path("fairs/<int:pk>/screening", views.screening, name="fair-screening"),
    path("fairs/<int:pk>/leads/<int:lead>", views.lead, name="fair-lead"),
    path("fairs/<int:pk>/complaints/new", views.register, name="fair-register"),
    path("fairs/<int:pk>/right", views.right, name="fair-right"),
    path("fairs/<int:pk>/tracking", views.tracking, name="fair-tracking"),
    path("fairs/<int:pk>/close", views.close, name="fair-close"),
    path("fairs/<int:pk>/report", views.report, name="fair-report"),
    path("fairs/complaints/<int:pk>", views.complaint, name="fair-complaint"),
    path("fairs/complaints/<int:pk>/hours", views.hours_part, name="fair-hours"),
    path("fairs/complaints/<int:pk>/facts", views.facts, name="fair-facts"),
    path("fairs/complaints/<int:pk>/<slug:verb>", views.step, name="fair-step"),
    path("fairs/notice/<str:token>", views.notice, name="fair-notice"),
]
