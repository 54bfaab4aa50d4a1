"""Procedures as data: definitions, what must hold of them, how they are walked and drawn. No case is kept here."""

from suizhi.engines.procedures.library import definition, names, roles, versions
from suizhi.engines.procedures.model import Definition, Start, Transition, Words

__all__ = ["Definition", "Start", "Transition", "Words", "definition", "names", "roles", "versions"]
