"""A right as its page shows it: facts with their sources, lanes and events, owners through time, classes, citations."""

from suizhi.halls.register.dossier.dossier import Dossier, dossier

__all__ = ["Dossier", "dossier"]
