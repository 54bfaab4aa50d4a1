"""Where this installation keeps its state. Free of Django, so that engine-only commands can find the index.

`SUIZHI_HOME` names the folder; without it a checkout uses its own `var/`, and an installed package `./var`.
`SUIZHI_DATA` names the folder of real exports and reference tables; without it `../shared/data` beside the checkout, where it exists.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]


def home() -> Path:
    """The folder of all state, created on first use and readable by its owner alone."""
    path = Path(os.environ["SUIZHI_HOME"]) if os.environ.get("SUIZHI_HOME") else _default_home()
    path = path.expanduser().resolve()
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def gallery() -> Path:
    """Where the gallery of figures lies; it may not be there yet."""
    return home() / "logos"


def data_dir() -> Path | None:
    """The folder of real data, or None where there is none."""
    given = os.environ.get("SUIZHI_DATA")
    path = Path(given).expanduser() if given else CHECKOUT.parent / "shared" / "data"
    return path.resolve() if path.is_dir() else None


def secret(name: str) -> str:
    """A secret of this home, made on first use and kept in `secrets/NAME` with mode 0600."""
    folder = home() / "secrets"
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / name
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        value = secrets.token_urlsafe(48)
        file.write(value + "\n")
    return value


def _default_home() -> Path:
    return CHECKOUT / "var" if (CHECKOUT / "pyproject.toml").is_file() else Path.cwd() / "var"
