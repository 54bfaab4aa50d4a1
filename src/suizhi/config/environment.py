"""Every setting that an operator may give, typed, read from the environment (prefix `SUIZHI_` but for the two usual names)."""

from __future__ import annotations

from functools import cache
from urllib.parse import unquote, urlsplit

from pydantic import AliasChoices, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from suizhi.commons.home import home, secret
from suizhi.kernel.errors import Refusal


class Environment(BaseSettings):
    """The operator's settings. Each one is described in docs/operations.md."""

    model_config = SettingsConfigDict(env_prefix="SUIZHI_", extra="ignore")

    database_url: str = Field(default="", validation_alias=AliasChoices("DATABASE_URL", "SUIZHI_DATABASE_URL"))
    """postgresql://user:password@host:port/name, or sqlite:/// and a path (sqlite:////absolute/path); without it `suizhi.sqlite3` under the home."""
    secret_key: str = ""
    """Django's signing key; without it one is made and kept under the home."""
    debug: bool = False
    """Django's debug pages. Never in service."""
    hosts: str = "localhost,127.0.0.1,[::1]"
    """Host names that requests may carry, separated by commas."""
    origins: str = ""
    """Trusted origins of forms behind a proxy, as `https://ip.example.gov.cn`, separated by commas."""
    https: bool = False
    """Whether the portal is reached over TLS: turns on secure cookies and strict transport security."""
    search_url: str = ""
    """OpenSearch address; without it the embedded index under the home."""
    city: str = "广州"
    """The city whose desk this is, as pages name it."""
    log_format: str = "console"
    """`console` or `json`."""
    log_level: str = "INFO"
    """Python's level names."""
    require_2fa: bool = False
    """Whether accounts of the office must set up a second factor before they may do anything. On in service, off for the demonstration."""
    api_rate: int = 1200
    """Requests to the API in a minute for one account; a fifth of it for one visitor's address; 0 for no limit."""
    upload_limit_mb: int = 512
    """The largest file the import desk takes, in MiB."""
    evidence_limit_mb: int = 2048
    """The largest file that is taken as evidence, in MiB: an hour of film."""
    webhooks: str = ""
    """Whether messages go out to platforms: `public` (https to the open internet), `any` (also http and closed networks); without it they wait."""
    scanner: str = ""
    """Address of the virus scanner: clamd://host:3310 or clamd:///path/of/its.socket; without it files are marked as not scanned."""
    timestamp_url: str = ""
    """Address of the time-stamping authority (RFC 3161 over HTTP); without it seals wait for a timestamp."""
    timestamp_roots: str = ""
    """A PEM file with the root certificates of that authority: needed with it."""
    personal_keys: str = ""
    """Keys of personal data, oldest first, as k1:BASE64,k2:BASE64; without them they are made and kept under the home."""

    metrics_from: str = ""
    """Addresses beside this machine's own that may read /metrics, separated by commas."""

    def metrics_list(self) -> list[str]:
        """`metrics_from` as a list."""
        return [address.strip() for address in self.metrics_from.split(",") if address.strip()]

    def host_list(self) -> list[str]:
        """`hosts` as a list."""
        return [host.strip() for host in self.hosts.split(",") if host.strip()]

    def origin_list(self) -> list[str]:
        """`origins` as a list."""
        return [origin.strip() for origin in self.origins.split(",") if origin.strip()]


@cache
def environment() -> Environment:
    """The settings of this process. Raises Refusal (`settings.value`) that names the variable."""
    try:
        return Environment()
    except ValidationError as error:
        raise _unreadable(error) from error


def signing_key() -> str:
    """The key that signs sessions and tokens."""
    return environment().secret_key or secret("django")


def database() -> dict[str, object]:
    """Django's settings of the one database."""
    url = environment().database_url
    if not url:
        return _sqlite(str(home() / "suizhi.sqlite3"))
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(unquote(parts.path)[1:])
    if parts.scheme in ("postgres", "postgresql"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
        }
    raise Refusal(
        "settings.database_url",
        zh=f"DATABASE_URL 的类型 {parts.scheme!r} 不支持。",
        en=f"DATABASE_URL has the unsupported scheme {parts.scheme!r}.",
        mend_zh="请写成 postgresql://用户:密码@主机:端口/库名 或 sqlite:///路径。",
        mend_en="Write postgresql://user:password@host:port/name or sqlite:///path.",
        field="DATABASE_URL",
        value=parts.scheme,
    )


def _unreadable(error: ValidationError) -> Refusal:
    first = error.errors()[0]
    variable = f"SUIZHI_{first['loc'][0]}".upper()
    return Refusal(
        "settings.value",
        zh=f"设置 {variable} 的值 {first['input']!r} 不能用。",
        en=f"The setting {variable} cannot be {first['input']!r}: {first['msg']}.",
        mend_zh="各项设置的写法见 docs/operations.md。",
        mend_en="docs/operations.md says how each setting is written.",
        field=variable,
        value=first["input"],
    )


def _sqlite(path: str) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA cache_size=-65536;PRAGMA temp_store=MEMORY",
        },
    }
