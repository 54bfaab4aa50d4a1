"""A store of evidence of its own for each test: a fresh home, an authority, and a scanner that knows one signature."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pytest

from suizhi.commons.evidence import guards, plug
from suizhi.commons.evidence.authority import AuthorityUnavailable, TimestampAuthority, Token
from suizhi.commons.evidence.guards import Action
from suizhi.commons.evidence.models import Item
from suizhi.commons.evidence.origin import Origin
from suizhi.commons.evidence.scanning import Scanner, ScannerUnavailable, Verdict
from suizhi.commons.evidence.services import evidence_receive
from suizhi.commons.evidence.services.receiving import Matter
from suizhi.commons.policy import Viewer
from suizhi.engines.evidence.timestamps import verify
from tests.support.authority import authority as test_authority
from tests.support.clamd import EICAR

VIRUS = EICAR
CLERK = Viewer(role="clerk", user_id=7)
PARTY = Viewer(role="holder", user_id=8, party_id=3)
OTHER = Viewer(role="holder", user_id=9, party_id=4)
MATTER = Matter("tests:12", "证明销售")
ORIGIN = Origin(source="委托人手机", device="手机", operator="经办人", witness="某公证处（2026）第1号")


class LocalAuthority(TimestampAuthority):
    """The tests' authority behind the port. `away` makes it silent."""

    away = False

    def stamp(self, message: bytes) -> Token:
        if self.away:
            raise AuthorityUnavailable("away")
        der = test_authority().stamp(message)
        return Token(der, verify(der, message, test_authority().root_pem))


class OneSignature(Scanner):
    """Knows EICAR alone. `away` makes it silent."""

    away = False

    def scan(self, file: BinaryIO) -> Verdict:
        if self.away:
            raise ScannerUnavailable("away")
        found = VIRUS in file.read()
        return Verdict(scanned=True, infected=found, finding="Eicar" if found else "", scanner="tests 1")


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home for the files of one test."""
    monkeypatch.setenv("SUIZHI_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture(autouse=True)
def guarded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Subjects of the kind `tests`: the office may do all, party 3 may read."""

    def answer(who: Viewer, item: Item, action: Action) -> bool:
        return who.is_office or (who.party_id == 3 and action == Action.READ)

    monkeypatch.setattr(guards, "_guards", {"tests": answer})


@pytest.fixture
def stamping(monkeypatch: pytest.MonkeyPatch) -> LocalAuthority:
    """An authority is configured."""
    found = LocalAuthority()
    monkeypatch.setattr("suizhi.commons.evidence.services.sealing.authority", lambda: found)
    return found


@pytest.fixture
def scanning(monkeypatch: pytest.MonkeyPatch) -> OneSignature:
    """A scanner is configured."""
    found = OneSignature()
    for module in ("receiving", "scanning"):
        monkeypatch.setattr(f"suizhi.commons.evidence.services.{module}.scanner", lambda: found)
    assert plug.scanner is not None
    return found


Receive = Callable[..., Item]


@pytest.fixture
def receive() -> Receive:
    """Takes bytes into custody."""

    def take(content: bytes = b"%PDF-1.7 a deed", name: str = "公证书.pdf", who: Viewer = CLERK, matter: Matter = MATTER) -> Item:
        return evidence_receive(file=BytesIO(content), name=name, matter=matter, origin=ORIGIN, who=who)

    return take
