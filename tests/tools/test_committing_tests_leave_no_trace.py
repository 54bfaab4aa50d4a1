"""A test that commits is cleaned up after, the event log included, and the log's guard stands again for the next."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from suizhi.commons.ledger.models import Entry
from suizhi.commons.ledger.services import append


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("round_", [1, 2])
def test_the_log_is_empty_and_guarded_at_the_start_of_each(round_: int) -> None:
    assert not Entry.objects.exists()
    append(actor="system", verb="tests.committed", subject=f"round:{round_}")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Entry.objects.update(actor="somebody else")
