"""Holding a case while it is changed."""

from __future__ import annotations

from suizhi.commons.procedures.models import Run
from suizhi.halls.casework.models import Case


def held_case(case: Case) -> Case:
    """The case as it stands now, held until the transaction ends: its run first, as in every step, so that nobody waits in a ring."""
    if case.run_id is not None:
        Run.objects.select_for_update().get(pk=case.run_id)
    return Case.objects.select_for_update(of=("self",)).select_related("run", "handler").get(pk=case.pk)
