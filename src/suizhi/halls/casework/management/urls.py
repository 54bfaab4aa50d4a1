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
    path("cases/<int:pk>/hearings", views.hearings, name="case-hearings"),
    path("hearings/<int:pk>", views.hearing, name="hearing"),
    path("hearings/<int:pk>/summon", views.hearing_summon, name="hearing-summon"),
    path("hearings/<int:pk>/postpone", views.hearing_postpone, name="hearing-postpone"),
    path("hearings/<int:pk>/cancel", views.hearing_cancel, name="hearing-cancel"),
    path("hearings/<int:pk>/close", views.hearing_close, name="hearing-close"),
    path("hearings/<int:pk>/calendar.ics", views.hearing_ics, name="hearing-ics"),
    path("cases/desk/calendar.ics", views.calendar_ics, name="desk-ics"),
    path("cases/desk/office", views.office, name="office"),
    path("cases/desk/office/cases", views.behind, name="office-behind"),
    path("cases/desk/waiting", views.waiting, name="desk-waiting"),
    path("cases/<int:pk>/times", views.times, name="case-times"),
    path("cases/<int:pk>/times/<int:deadline>/extend", views.extend, name="case-extend"),
    path("cases/<int:pk>/times/extensions/<int:asked>", views.extension, name="case-extension"),
    path("cases/<int:pk>/times/<int:deadline>/suspend", views.suspend, name="case-suspend"),
    path("cases/<int:pk>/times/<int:deadline>/resume", views.resume, name="case-resume"),
    path("cases/<int:pk>/completeness", views.completion, name="case-completeness"),
    path("cases/<int:pk>/completeness/ask", views.complete, name="case-complete"),
    path("cases/<int:pk>/links", views.links, name="case-links"),
    path("cases/<int:pk>/links/join", views.link, name="case-join"),
    path("cases/<int:pk>/links/<int:link>/separate", views.separate, name="case-separate"),
    path("changes/<int:pk>", views.change, name="change"),
]
