"""The table: what speaks for and against two names being one party, and how much each weighs.

The strongest evidence sets the level; every doubt lowers it. A weight of -0.6 or more is a veto: it takes the best name
below `PROPOSE_AT`. Any doubt at all keeps a pair from being `same`: that goes to a person.
"""

from __future__ import annotations

from suizhi.engines.parties.features import evidence, forms, identity, places
from suizhi.engines.parties.profile import Pair
from suizhi.engines.scoring import Feature, Scorer

SAME_AT = 0.95
PROPOSE_AT = 0.5

_COMPOSITION = "企业名称登记管理规定第六条"
_BRANCH = "企业名称登记管理规定第十三条"

SCORER: Scorer[Pair] = Scorer(
    "parties",
    "1",
    [
        Feature("identifier_equal", 1.0, identity.identifier_equal),
        Feature("former_name", 0.9, identity.former_name),
        Feature("name_equal", 1.0, evidence.name_equal, article=_COMPOSITION),
        Feature("stem_equal", 0.9, evidence.stem_equal),
        Feature("name_slip", 0.85, evidence.name_slip),
        Feature("name_contained", 0.85, evidence.name_contained),
        Feature("acronym", 0.8, evidence.acronym),
        Feature("romanised", 0.7, evidence.romanised),
        Feature("core_equal", 0.65, evidence.core_equal, article=_COMPOSITION),
        Feature("address_equal", 0.25, identity.address_equal, qualifier=True),
        Feature("identifier_conflict", -1.0, identity.identifier_conflict, qualifier=True),
        Feature(
            "branch_differs",
            -0.9,
            identity.branch_differs,
            qualifier=True,
            article=_BRANCH,
        ),
        Feature(
            "place_conflict",
            -0.6,
            places.place_conflict,
            qualifier=True,
            article=_COMPOSITION,
        ),
        Feature("bracket_place_differs", -0.6, places.bracket_place_differs, qualifier=True),
        Feature(
            "form_conflict",
            -0.6,
            forms.form_conflict,
            qualifier=True,
            article=_COMPOSITION,
        ),
        Feature(
            "industry_differs",
            -0.3,
            forms.industry_differs,
            qualifier=True,
            article=_COMPOSITION,
        ),
        Feature("person", -0.6, identity.person, qualifier=True),
        Feature("form_converted", -0.15, forms.form_converted, qualifier=True),
        Feature("place_absent", -0.15, places.place_absent, qualifier=True),
        Feature("place_moved", -0.15, places.place_moved, qualifier=True),
        Feature(
            "form_variation",
            -0.12,
            forms.form_variation,
            qualifier=True,
            article=_COMPOSITION,
        ),
        Feature("form_moved", -0.12, forms.form_moved, qualifier=True),
        Feature("group_differs", -0.12, forms.group_differs, qualifier=True),
        Feature("place_former", -0.1, places.place_former, qualifier=True),
        Feature("form_absent", -0.1, forms.form_absent, qualifier=True),
        Feature("words_shortened", -0.1, forms.words_shortened, qualifier=True),
        Feature("remark", -0.06, identity.remark, qualifier=True),
    ],
)
