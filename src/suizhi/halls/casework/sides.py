"""Which roles the two sides of a dispute have in each procedure: who brings it, and against whom."""

from __future__ import annotations

SIDES = {
    "patent_adjudication": ("requester", "respondent"),
    "patent_mediation": ("requester", "respondent"),
    "people_mediation": ("requester", "respondent"),
    "penalty": ("complainant", "subject"),
    "ecommerce_notice": ("holder", "merchant"),
    "exhibition_complaint": ("complainant", "exhibitor"),
}
"""Procedure → (role of who brings the matter, role of the other side). These are the procedures that can be begun here."""
