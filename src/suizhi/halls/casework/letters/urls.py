"""Addresses of letters, of what is published of them, and of a case's list of papers."""

from django.urls import path

from suizhi.halls.casework.views import archive, letters, publications

urlpatterns = [
    path("cases/<int:pk>/letters", letters.letter_new, name="letter-new"),
    path("cases/<int:pk>/file-list", archive.archive, name="case-archive"),
    path("letters/<int:pk>", letters.letter, name="letter"),
    path("letters/<int:pk>/fill", letters.letter_fill, name="letter-fill"),
    path("letters/<int:pk>/text", letters.letter_text, name="letter-text"),
    path("letters/<int:pk>/move", letters.letter_move, name="letter-move"),
    path("letters/<int:pk>/preview", letters.letter_preview, name="letter-preview"),
    path("letters/<int:pk>/file/<slug:kind>", letters.letter_file, name="letter-file"),
    path("letters/<int:pk>/send", letters.letter_send, name="letter-send"),
    path("letters/<int:pk>/publish", publications.publish, name="letter-publish"),
    path("decisions", publications.decisions, name="decisions"),
    path("decisions/<int:pk>", publications.decision, name="published"),
    path("decisions/<int:pk>/file", publications.decision_file, name="published-file"),
    path("decisions/<int:pk>/withdraw", publications.unpublish, name="unpublish"),
    path("deliveries/<int:pk>", letters.delivery, name="delivery"),
    path("deliveries/<int:pk>/slip", letters.delivery_slip, name="delivery-slip"),
]
