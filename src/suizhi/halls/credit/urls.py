"""Addresses of credit."""

from django.urls import path

from suizhi.halls.credit import views

app_name = "credit"

urlpatterns = [
    path("credit", views.query, name="query"),
    path("credit/subjects/<int:party>", views.subject, name="subject"),
    path("credit/mine", views.mine, name="mine"),
    path("credit/draws", views.draws, name="draws"),
    path("credit/draws/<int:pk>", views.draw, name="draw"),
    path("credit/draws/<int:pk>/record.json", views.record, name="draw-record"),
    path("credit/draws/<int:pk>/make", views.make, name="draw-make"),
    path("credit/draws/<int:pk>/finish", views.finish, name="draw-finish"),
    path("credit/draws/<int:pk>/results", views.results, name="draw-results"),
    path("credit/desk", views.desk, name="desk"),
    path("credit/desk/pools/<str:pool>", views.plan, name="desk-pool"),
    path("credit/desk/proposals/<int:pk>", views.proposal, name="desk-proposal"),
    path("credit/desk/objections/<int:pk>", views.answer, name="desk-answer"),
    path("credit/events/<int:pk>", views.event, name="event"),
    path("credit/events/<int:pk>/act/<slug:event>", views.act, name="act"),
    path("credit/events/<int:pk>/objections", views.objection, name="event-object"),
    path("credit/events/<int:pk>/measures", views.measure, name="event-measure"),
    path("credit/events/<int:pk>/bar", views.bar, name="event-bar"),
    path("credit/events/<int:pk>/publish", views.publish, name="event-publish"),
    path("credit/events/<int:pk>/letters/<slug:document>", views.letter, name="event-letter"),
    path("credit/events/<int:pk>/papers/<str:ref>", views.paper, name="event-paper"),
    path("credit/measures/<int:pk>/end", views.unmeasure, name="measure-end"),
]
