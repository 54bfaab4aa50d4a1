"""Electronic signatures: a port, and the signer that is built in."""

from suizhi.halls.casework.mediation.signing.plug import signer
from suizhi.halls.casework.mediation.signing.port import Made, Signer

__all__ = ["Made", "Signer", "signer"]
