"""The signer of this installation."""

from __future__ import annotations

from suizhi.halls.casework.mediation.signing.port import Signer
from suizhi.halls.casework.mediation.signing.software import SoftwareSigner


def signer() -> Signer:
    """The built-in signer: no service of a certification authority is connected."""
    return SoftwareSigner()
