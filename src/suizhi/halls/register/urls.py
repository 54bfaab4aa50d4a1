"""Addresses of the register."""

from django.urls import path

from suizhi.halls.register import views

app_name = "register"

urlpatterns = [
    path("rights", views.right_list, name="rights"),
    path("rights/<int:pk>", views.right, name="right"),
    path("rights/<int:pk>/summary", views.right_summary, name="right-summary"),
    path("rights/<int:pk>/export", views.right_export, name="right-export"),
    path("parties", views.party_list, name="parties"),
    path("parties/<int:pk>", views.party, name="party"),
    path("parties/<int:pk>/judge", views.judge, name="judge"),
    path("import", views.imports, name="imports"),
    path("import/<int:pk>", views.import_run, name="import-run"),
    path("import/<int:pk>/commit", views.commit, name="import-commit"),
    path("import/<int:pk>/refused.xlsx", views.refused_sheet, name="import-refused"),
    path("import/<int:pk>/mapping", views.mapping, name="import-mapping"),
    path("import/definitions", views.definitions, name="import-definitions"),
    path("import/definitions/<slug:code>", views.definition, name="import-definition"),
    path("about-data", views.about_data, name="about-data"),
]
