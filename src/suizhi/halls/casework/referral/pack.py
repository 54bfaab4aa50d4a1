"""The file that goes out: an index, the letter, and the pack of evidence that a stranger can verify."""

from __future__ import annotations

import hashlib
import tempfile
import zipfile
from typing import TYPE_CHECKING, BinaryIO

from suizhi.commons.evidence.services import pack_write
from suizhi.halls.casework.referral.receivers import receiver

if TYPE_CHECKING:
    from suizhi.halls.casework.models import Referral

_STAMP = (1980, 1, 1, 0, 0, 0)
"""Every member bears the same time, so that the same referral is the same file."""


def referral_write(referral: Referral, out: BinaryIO) -> None:
    """Write the zip to a file that can seek: `index.txt`, `letter.txt`, and `evidence.zip` where evidence goes along."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        members = [("letter.txt", referral.letter.encode())]
        with tempfile.TemporaryFile() as held:
            if referral.pack is not None:
                pack_write(pack=referral.pack, out=held)
                held.seek(0)
                members.append(("evidence.zip", held.read()))
        archive.writestr(zipfile.ZipInfo("index.txt", _STAMP), _index(referral, members))
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name, _STAMP), content)


def _index(referral: Referral, members: list[tuple[str, bytes]]) -> str:
    to = receiver(referral.receiver)
    lines = [f"案号 {referral.case.number}", f"移送 {referral.name}", "", "核对："]
    lines += [f"  {'有' if check.id in referral.checks else '无'}  {check.zh}" for check in to.checks]
    lines += ["", "文件（SHA-256）："]
    lines += [f"  {hashlib.sha256(content).hexdigest()}  {name}" for name, content in members]
    return "\n".join(lines) + "\n"
