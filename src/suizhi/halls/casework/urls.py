"""Addresses of casework."""

from django.urls import include, path

from suizhi.halls.casework import views
from suizhi.halls.casework.intake import views as intake

app_name = "casework"

urlpatterns = [
    path("cases", views.mine, name="mine"),
    path("cases/new", intake.new, name="new"),
    path("cases/drafts/<int:pk>", intake.draft, name="draft"),
    path("cases/drafts/<int:pk>/tell", intake.retell, name="draft-retell"),
    path("cases/drafts/<int:pk>/hand-in", intake.hand_in, name="draft-hand-in"),
    path("cases/drafts/<int:pk>/drop", intake.drop, name="draft-drop"),
    path("cases/desk", views.desk, name="desk"),
    path("cases/desk/list.<str:suffix>", views.desk_export, name="desk-export"),
    path("cases/desk/calendar", views.calendar, name="desk-calendar"),
    path("cases/<int:pk>", views.case, name="case"),
    path("", include("suizhi.halls.casework.mediation.urls")),
    path("", include("suizhi.halls.casework.letters.urls")),
    path("", include("suizhi.halls.casework.exhibitions.urls")),
    path("", include("suizhi.halls.casework.platforms.urls")),
    path("", include("suizhi.halls.casework.management.urls")),
    path("", include("suizhi.halls.casework.enforcement.urls")),
    path("", include("suizhi.halls.casework.referral.urls")),
    path("", include("suizhi.halls.casework.aid.urls")),
    path("cases/<int:pk>/act/<slug:event>", views.act, name="act"),
    path("cases/<int:pk>/take", views.take, name="case-take"),
    path("cases/<int:pk>/papers", views.papers, name="case-papers"),
    path("cases/<int:pk>/papers/<str:ref>", views.paper, name="case-paper"),
]
