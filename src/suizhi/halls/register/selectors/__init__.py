"""Reading the register, already cut to what the viewer may see."""

from suizhi.halls.register.selectors.arrived import NewMark, count_marks_arrived, firms_arrived, marks_arrived
from suizhi.halls.register.selectors.goods import (
    edges_of,
    goods_edition,
    goods_groups,
    goods_items,
    goods_notes,
    group_entries,
    item_entries,
    notes_of,
    section_of,
)
from suizhi.halls.register.selectors.imports import import_runs, reference_entries, refused_rows, sources, versions_of
from suizhi.halls.register.selectors.marks import SignRight, sign_right, sign_rights
from suizhi.halls.register.selectors.outward import right_as_dict, rights_as_dicts
from suizhi.halls.register.selectors.parties import judgements_of, open_proposals, parties, party_members, roles_of
from suizhi.halls.register.selectors.rights import Picture, family_of, picture, right_by_number, rights, rights_found, statements_of
from suizhi.halls.register.selectors.similar import SIMILAR_MAX, SIMILAR_SHOWN, Alike, Similar, SimilarState, similar_rights

__all__ = [
    "SIMILAR_MAX",
    "SIMILAR_SHOWN",
    "Alike",
    "NewMark",
    "Picture",
    "SignRight",
    "Similar",
    "SimilarState",
    "count_marks_arrived",
    "edges_of",
    "family_of",
    "firms_arrived",
    "goods_edition",
    "goods_groups",
    "goods_items",
    "goods_notes",
    "group_entries",
    "import_runs",
    "item_entries",
    "judgements_of",
    "marks_arrived",
    "notes_of",
    "open_proposals",
    "parties",
    "party_members",
    "picture",
    "reference_entries",
    "refused_rows",
    "right_as_dict",
    "right_by_number",
    "rights",
    "rights_as_dicts",
    "rights_found",
    "roles_of",
    "section_of",
    "sign_right",
    "sign_rights",
    "similar_rights",
    "sources",
    "statements_of",
    "versions_of",
]
