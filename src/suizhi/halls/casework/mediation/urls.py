"""Addresses of a mediation, below those of its case."""

from django.urls import path

from suizhi.halls.casework.mediation import views

urlpatterns = [
    path("cases/<int:pk>/mediation", views.room, name="mediation"),
    path("cases/<int:pk>/mediation/say", views.say, name="mediation-say"),
    path("cases/<int:pk>/mediation/messages/<int:message>/withdraw", views.withdraw, name="mediation-withdraw"),
    path("cases/<int:pk>/mediation/files/<str:ref>", views.file, name="mediation-file"),
    path("cases/<int:pk>/mediation/offers/new", views.draft, name="mediation-draft"),
    path("cases/<int:pk>/mediation/offers/compare", views.compare, name="mediation-compare"),
    path("cases/<int:pk>/mediation/offers/<int:offer>", views.offer, name="mediation-offer"),
    path("cases/<int:pk>/mediation/offers/<int:offer>/answer", views.answer, name="mediation-answer"),
    path("cases/<int:pk>/mediation/offers/<int:offer>/allow", views.consent, name="mediation-allow"),
    path("cases/<int:pk>/mediation/offers/<int:offer>/carry", views.carry, name="mediation-carry"),
]
