"""`python -m tests.support.furnishing`: puts the small city into the installation of the environment, and prints its ids as JSON."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from suizhi.halls.casework.models import Case
    from tests.support.world import World

DEFINITION = """\
code: example_list
title: {zh: 示例清册, en: Example list}
publisher: 示例机构
licence: CC0
reader: table
office: CN
kind: from_number
signature: [示例号码栏]
columns:
  示例号码栏: {to: number.application}
  示例名称栏: {to: title.zh}
"""
"""A source definition of the office's own."""


def main() -> None:
    """Furnish, index, and say what stands where."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "suizhi.config.settings"
    django.setup()
    from suizhi.commons.policy import SYSTEM
    from suizhi.commons.search.plug import search_port
    from suizhi.halls.register.definitions import definition_save
    from tests.halls.search.market import stock
    from tests.support.world import furnish

    with search_port() as port:
        world = furnish(port)
    stock()
    definition_save(by=SYSTEM, text=DEFINITION)
    ids = {
        "case": _case(world).pk,
        "film": world.film.pk,
        "second": world.second.pk,
        "closed": world.closed.pk,
        "owner": world.owner.pk,
        "run": world.run.pk,
    }
    sys.stdout.write(json.dumps(ids))


def _case(world: World) -> Case:
    """A dispute that the clerk has in hand, filed the day it came."""
    from django.utils import timezone

    from suizhi.commons.policy import viewer_of
    from suizhi.halls.casework.services import Opening, Person, case_act, case_assign, case_open
    from suizhi.halls.casework.services.acting import Wanted

    holder, clerk, today = viewer_of(world.people["holder"]), world.people["clerk"], timezone.localdate()
    people = (Person("requester", "穗岭热控（示例）有限公司", user=holder.user_id), Person("respondent", "珠湾电子（示例）厂"))
    facts = {"suit_filed": False, "arbitration_agreement": False}
    opening = Opening(procedure="patent_adjudication", title="发明专利侵权纠纷·散热膜", people=people, right=world.film.pk, facts=facts)
    case = case_open(who=holder, opening=opening, on=today)
    case_assign(who=viewer_of(clerk), case=case, handler=clerk)
    papers = dict.fromkeys(("request", "identity_proof", "patent_register_copy", "evidence"), "示例")
    case_act(who=viewer_of(clerk), case=case, wanted=Wanted("file", today, 0, facts={"panel_size": 3}, documents=papers))
    return case


if __name__ == "__main__":
    main()
