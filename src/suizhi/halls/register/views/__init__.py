"""The register's pages."""

from suizhi.halls.register.views.about import about_data
from suizhi.halls.register.views.definitions import definition, definitions
from suizhi.halls.register.views.imports import commit, import_run, imports, refused_sheet
from suizhi.halls.register.views.mapping import mapping
from suizhi.halls.register.views.parties import judge, party, party_list
from suizhi.halls.register.views.rights import right, right_export, right_list, right_summary

__all__ = [
    "about_data",
    "commit",
    "definition",
    "definitions",
    "import_run",
    "imports",
    "judge",
    "mapping",
    "party",
    "party_list",
    "refused_sheet",
    "right",
    "right_export",
    "right_list",
    "right_summary",
]
