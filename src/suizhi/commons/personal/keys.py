"""The keys of personal data: named, several at once, the last one in use for what is written now.

They come from `SUIZHI_PERSONAL_KEYS`, or from `secrets/personal` of the home, made on first use. Whoever loses them loses the data;
a backup holds them only with `--with-secrets`.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import os
import re
import secrets
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from suizhi.commons.home import home
from suizhi.kernel.errors import Refusal

BYTES = 32
_LINE = re.compile(r"^k([1-9][0-9]{0,5}):([A-Za-z0-9+/]+={0,2})$")


@dataclass(frozen=True, slots=True)
class Key:
    """One key: what seals and what indexes are derived from it apart, so that neither says anything about the other."""

    name: str
    sealing: bytes
    indexing: bytes


@dataclass(frozen=True, slots=True)
class Keyring:
    """All keys that anything may still be sealed with, oldest first."""

    keys: tuple[Key, ...]

    @property
    def current(self) -> Key:
        """The key for what is written now."""
        return self.keys[-1]

    def get(self, name: str) -> Key:
        """The key of that name. Raises Refusal (`personal.key`) where it is not here."""
        found = next((key for key in self.keys if key.name == name), None)
        if found is None:
            raise Refusal(
                "personal.key",
                zh=f"缺少个人信息密钥 {name}。",
                en=f"The key {name} of personal data is missing.",
                mend_zh="请恢复 secrets/personal 或 SUIZHI_PERSONAL_KEYS。",
                mend_en="Restore secrets/personal or SUIZHI_PERSONAL_KEYS.",
                value=name,
            )
        return found


def keyring() -> Keyring:
    """The keys of this installation. Raises Refusal (`settings.personal_keys`) where they cannot be read."""
    given = settings.PERSONAL_KEYS
    return parse(given.replace(",", "\n") if given else _text())


@lru_cache(maxsize=4)
def parse(text: str) -> Keyring:
    """Keys written one a line as `k1:` and 32 bytes in base64, their numbers rising."""
    keys = [_key(line.strip()) for line in text.splitlines() if line.strip()]
    numbers = [int(key.name[1:]) for key in keys]
    if not keys or numbers != sorted(set(numbers)):
        raise _unreadable("")
    return Keyring(tuple(keys))


def add() -> str:
    """Make a new key in the home and use it from now on; its name. Raises Refusal where the keys come from the setting."""
    if settings.PERSONAL_KEYS:
        raise Refusal(
            "personal.rotate",
            zh="密钥由 SUIZHI_PERSONAL_KEYS 给出，不能在此新增。",
            en="The keys come from SUIZHI_PERSONAL_KEYS and are not added here.",
            mend_zh="请在该设置末尾增加一个密钥，然后再次运行。",
            mend_en="Add a key at the end of that setting, then run this with --reseal-only.",
        )
    name = f"k{int(keyring().current.name[1:]) + 1}"
    _write(_file(), _text() + _line(name))
    return name


def _text() -> str:
    path = _file()
    if not path.exists():
        _create(path)
    return path.read_text(encoding="ascii")


def _file() -> Path:
    folder = home() / "secrets"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / "personal"


def _line(name: str) -> str:
    return f"{name}:{base64.b64encode(secrets.token_bytes(BYTES)).decode()}\n"


def _create(path: Path) -> None:
    """Two processes may be the first: the keys of whoever links the file first are everybody's."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    _write(fresh, _line("k1"))
    try:
        # A name that is taken is no fault: another process was first, and its keys are read from now on.
        with contextlib.suppress(FileExistsError):
            os.link(fresh, path)
    finally:
        fresh.unlink()


def _write(path: Path, text: str) -> None:
    """On the disk whole or not at all: half a file of keys would be the end of the data."""
    partial = path.with_name(f"{path.name}.partial")
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)


def _key(line: str) -> Key:
    found = _LINE.match(line)
    try:
        secret = base64.b64decode(found.group(2), validate=True) if found else b""
    except binascii.Error as error:
        raise _unreadable(line[:4]) from error
    if found is None or len(secret) != BYTES:
        raise _unreadable(line[:4])
    return Key(f"k{found.group(1)}", _derived(secret, b"suizhi personal seal"), _derived(secret, b"suizhi personal index"))


def _derived(secret: bytes, use: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=BYTES, salt=None, info=use).derive(secret)


def _unreadable(start: str) -> Refusal:
    return Refusal(
        "settings.personal_keys",
        zh="个人信息密钥不能读取。",
        en="The keys of personal data cannot be read.",
        mend_zh="每行一个，写成 k1:（32 字节的 base64），编号递增。",
        mend_en="Write one a line, as k1: and 32 bytes in base64, their numbers rising.",
        field="SUIZHI_PERSONAL_KEYS",
        value=start,
    )
