"""What a backup says about itself: who made it of what, and the digest of every member."""

from __future__ import annotations

from importlib.metadata import version

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from suizhi.commons.operations.schema import Step
from suizhi.kernel.errors import Refusal

FORMAT = 1
NAME = "manifest.json"


class Member(BaseModel):
    """One file of the backup: its size in bytes and its SHA-256."""

    model_config = ConfigDict(extra="forbid")

    size: int = Field(ge=0)
    sha256: str = Field(pattern="^[0-9a-f]{64}$")


class LedgerMark(BaseModel):
    """The last entry of the event log when the backup began: the restored log must contain it."""

    seq: int
    digest: str


class Manifest(BaseModel):
    """The last member of the archive."""

    model_config = ConfigDict(extra="forbid")

    format: int = FORMAT
    made_by: str = Field(default_factory=lambda: f"suizhi {version('suizhi')}")
    made_at: str
    vendor: str
    """`sqlite` or `postgresql`: a backup returns to the kind of database that it came from."""
    migrations: list[Step]
    ledger: LedgerMark
    secrets: bool
    members: dict[str, Member] = {}


def parse(text: bytes) -> Manifest:
    """Read a manifest; raises Refusal (`backup.manifest`) where it is none, or of a later format."""
    try:
        manifest = Manifest.model_validate_json(text)
    except ValidationError as error:
        raise refuse(error.errors()[0]["msg"]) from error
    if manifest.format > FORMAT:
        raise refuse(f"format {manifest.format} is newer than {FORMAT}")
    return manifest


def refuse(why: str) -> Refusal:
    """The archive is no backup of Suizhi."""
    return Refusal(
        "backup.manifest",
        zh=f"这不是穗知的备份：{why}。",
        en=f"This is no backup of Suizhi: {why}.",
        mend_zh="请选用 suizhi backup 写出的文件。",
        mend_en="Choose a file that suizhi backup wrote.",
    )
