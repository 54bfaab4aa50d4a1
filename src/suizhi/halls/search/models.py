"""A search that a person keeps: its address is its state, so the query string is all there is to keep."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class SavedSearch(models.Model):
    """A kept search. `parameters` is the query string of the results page without its cursor."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_searches")
    name = models.CharField(_("名称"), max_length=120)
    parameters = models.TextField()
    total = models.PositiveIntegerField(null=True)
    """How many were found when it was kept; null where the count was capped."""
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "parameters"], name="saved_once")]
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The results page of this search."""
        return f"{reverse('search:results')}?{self.parameters}"
