"""The register's pages."""

from suizhi.halls.register.views.about import about_data
from suizhi.halls.register.views.parties import judge, party, party_list
from suizhi.halls.register.views.rights import right, right_list, right_summary

__all__ = ["about_data", "judge", "party", "party_list", "right", "right_list", "right_summary"]
