"""What goes to a court holds the evidence and what the office issued, made through the pages and verified by a stranger; a changed byte is named."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from django.test import Client

from suizhi.commons.accounts.models import User
from suizhi.commons.evidence.check import check_store
from suizhi.commons.evidence.models import Item
from suizhi.commons.evidence.origin import Origin
from suizhi.commons.evidence.store import path_of
from suizhi.engines.evidence.pack import verify_pack
from suizhi.halls.casework.models import Case, Letter
from suizhi.halls.casework.services import paper_add
from suizhi.halls.casework.services.letters import letter_draft
from tests.halls.casework.conftest import seen_by
from tests.halls.casework.letters.conftest import FILED, filed, issued

__all__ = ["filed", "issued"]
pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8


@pytest.fixture
def desk(clerk: User) -> Client:
    """The handler's browser."""
    client = Client()
    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def notice(filed: Case, clerk: User, issued: Callable[[Letter], Letter]) -> Letter:
    """A letter that was issued in the case."""
    document = filed.letters.order_by("id").values_list("document", flat=True)[0]
    return issued(filed.letters.filter(document=document, state=Letter.State.DRAFT).order_by("id")[0])


@pytest.fixture
def packed(filed: Case, clerk: User, notice: Letter, desk: Client) -> bytes:
    """The pack of a photograph and the letter, prepared and downloaded at the desk."""
    who = seen_by(clerk)
    photo = paper_add(who=who, case=filed, file=BytesIO(PNG), name="现场.png", purpose="销售", origin=Origin("现场"))
    draft = letter_draft(who=who, case=filed, document=notice.document, on=FILED)
    assert notice.pdf is not None and draft.pdf is None
    page = desk.get(f"/cases/{filed.pk}/referrals?to=court").content.decode()
    assert f"item-{photo.ref}" in page and f"item-{notice.pdf.ref}" in page
    form = {"name": "示例法院", "reason": "当事人已经起诉", "check-told": "on", "check-parties": "on", "check-evidence": "on"}
    desk.post(f"/cases/{filed.pk}/referrals?to=court", {**form, f"item-{photo.ref}": "on", f"item-{notice.pdf.ref}": "on"})
    referral = filed.referrals.get()
    answer = desk.get(f"/cases/{filed.pk}/referrals/{referral.pk}/pack")
    assert "no-store" in answer.headers["Cache-Control"]
    with zipfile.ZipFile(io.BytesIO(b"".join(answer))) as archive:
        return archive.read("evidence.zip")


def test_evidence_and_letter_are_verified_together(packed: bytes) -> None:
    report = verify_pack(io.BytesIO(packed))
    assert report.ok and len(report.items) == 2
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert [archive.read(item.file)[:4] for item in report.items] == [b"%PDF", b"\x89PNG"], "in the order of their receipt"


def test_a_changed_byte_of_either_is_named(packed: bytes) -> None:
    for start, name in ((b"\x89PNG", "files/"), (b"%PDF", "files/")):
        changed = bytearray(packed)
        changed[changed.index(start) + 40] ^= 1
        broken = verify_pack(io.BytesIO(changed)).first_break
        assert broken is not None and broken.where.startswith(name), start


def test_a_changed_byte_on_the_disk_is_named_and_goes_out_no_more(filed: Case, packed: bytes, notice: Letter, desk: Client) -> None:
    assert notice.pdf is not None
    item = Item.objects.select_related("content").get(pk=notice.pdf.pk)
    path = path_of(item.content.key)
    path.chmod(0o600)
    data = bytearray(path.read_bytes())
    data[100] ^= 1
    path.write_bytes(data)
    report = check_store()
    assert [one.where.partition("@")[0] for one in report.breaks] == [f"file:{item.content.key}"]
    form = {"name": "示例法院", "reason": "再送一次", "check-told": "on", "check-parties": "on", "check-evidence": "on"}
    answer = desk.post(f"/cases/{filed.pk}/referrals?to=court", {**form, f"item-{item.ref}": "on"})
    assert answer.status_code == 422 and filed.referrals.count() == 1
