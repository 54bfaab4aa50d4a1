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
    path("cases/<int:pk>/mediation/charts/new", views.chart_new, name="mediation-chart-new"),
    path("cases/<int:pk>/mediation/charts/<int:chart>", views.chart, name="mediation-chart"),
    path("cases/<int:pk>/mediation/charts/<int:chart>/say", views.chart_view, name="mediation-chart-say"),
    path("cases/<int:pk>/mediation/agreement", views.agreement, name="mediation-agreement"),
    path("cases/<int:pk>/mediation/agreement/make", views.make, name="mediation-make"),
    path("cases/<int:pk>/mediation/agreement/sign", views.sign, name="mediation-sign"),
    path("cases/<int:pk>/mediation/agreement/conclude", views.conclude, name="mediation-conclude"),
    path("cases/<int:pk>/mediation/confirmation", views.confirmation, name="mediation-confirmation"),
    path("cases/<int:pk>/mediation/confirmation/pack", views.pack, name="mediation-pack"),
    path("cases/<int:pk>/mediation/performance", views.performance, name="mediation-performance"),
    path("cases/<int:pk>/mediation/performance/<int:obligation>", views.perform, name="mediation-perform"),
    path("cases/<int:pk>/mediation/representatives", views.represent, name="mediation-represent"),
    path("cases/<int:pk>/mediation/confide", views.confide, name="mediation-confide"),
]
