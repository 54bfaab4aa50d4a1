"""Filters that call the register's codes by their words, in the language of the page."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from django import template
from django.utils.html import format_html

from suizhi.commons.accounts.models import User
from suizhi.commons.languages import is_english
from suizhi.halls.register import labels
from suizhi.halls.register.models import Right
from suizhi.halls.register.printing import printed
from suizhi.kernel.places import DISTRICTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from suizhi.halls.register.models import Source

register = template.Library()

_KINDS = dict(Right._meta.get_field("kind").flatchoices)


def _named(table: dict[Any, Any]) -> Any:
    return lambda code: str(table.get(code, code))


register.filter("event_label", _named(labels.EVENT_LABELS))
register.filter("role_label", _named(labels.ROLE_LABELS))
register.filter("number_label", _named(labels.NUMBER_LABELS))
register.filter("scheme_label", _named(labels.SCHEME_LABELS))
register.filter("text_label", _named(labels.TEXT_LABELS))
register.filter("date_label", _named(labels.DATE_LABELS))
register.filter("kind_label", _named(_KINDS))


def _coded(table: dict[Any, Any]) -> Any:
    return lambda code: _worded(code, str(table.get(code, "")))


def _worded(code: str, words: str) -> str:
    """The words for a code; a code that a source brought and nobody has named yet shows that it is one."""
    return words or (format_html("<code>{}</code>", code) if code else "")


register.filter("document_label", _coded(labels.DOCUMENT_LABELS))
register.filter("origin_label", _coded(labels.ORIGIN_LABELS))
register.filter("mend_label", _coded(labels.MEND_LABELS))


@register.filter
def field_label(code: str) -> str:
    """The field that a refusal names, in words."""
    return _worded(code, labels.field_label(code))


@register.filter
def source_title(source: Source) -> str:
    """The title of a source in the language of the page."""
    return source.title_en if is_english() else source.title_zh


@register.filter
def right_title(right: Right) -> str:
    """The title of a right in the language of the page, or the one there is; its number where it has none."""
    wanted, other = (right.title_en, right.title) if is_english() else (right.title, right.title_en)
    return wanted or other or right.number


@register.filter
def right_number(right: Right) -> str:
    """The number a right is called by, as a person reads it: `ZL 2021 1 9990017.3`."""
    return printed(right.number, right.status)


@register.filter
def district_name(code: str) -> str:
    """The name of a district of the city; the code itself for one outside."""
    return DISTRICTS.get(code, code)


@register.filter
def text_of(pair: Any) -> str:
    """The words of a `{zh, en}` pair of a source definition in the language of the page."""
    return str(pair.en if is_english() else pair.zh)


@register.filter
def finding_note(finding: dict[str, Any]) -> str:
    """What a finding of the scorer says, in the language of the page."""
    return str(finding["note_en" if is_english() else "note"])


@register.filter
def signed(weight: float) -> str:
    """A weight with its sign, a true minus."""
    return f"{weight:+.2f}".replace("-", "−")


@register.filter
def filename(place: str) -> str:
    """The last part of a place: the file's name, with the archive it was in."""
    archive, _, member = place.rpartition("!")
    return " › ".join(PurePosixPath(part).name for part in (archive, member) if part)


@register.filter
def sample_title(row: dict[str, Any]) -> str:
    """What a previewed row of any sort is called: a right's title, a party's name, an entry's symbol."""
    titles = row.get("titles") or {}
    named = titles.get("zh") or next(iter(titles.values()), "")
    return str(row.get("name") or named or row.get("symbol") or "—")


@register.filter
def sample_numbers(row: dict[str, Any]) -> list[str]:
    """The numbers of a previewed row: a right's, a party's credit code, an entry's symbol."""
    own = [str(row[name]) for name in ("uscc", "symbol") if row.get(name)]
    return [str(number["value"]) for number in row.get("numbers", ())] or own


@register.filter
def sample_day(row: dict[str, Any]) -> str:
    """The day a previewed row begins with: a right's filing, a firm's registration."""
    return str((row.get("dates") or {}).get("filing") or row.get("registered_on") or "—")


@register.filter
def actor_name(actor: str) -> str:
    """Who did something, as the event log names them: an account by its name, the command line as it is."""
    return actor_names([actor])[actor]


def actor_names(actors: Iterable[str]) -> dict[str, str]:
    """The names of several, with one query however many there are."""
    told = {actor: actor.partition(":") for actor in actors}
    accounts = {actor: int(key) for actor, (kind, _, key) in told.items() if kind == "user" and key.isdigit()}
    users = User.objects.in_bulk(accounts.values()) if accounts else {}
    others = {actor: str(labels.ACTOR_LABELS.get(kind, actor)) for actor, (kind, _, _) in told.items()}
    return others | {actor: str(users.get(key, actor)) for actor, key in accounts.items()}


@register.filter
def error_place(error: Any) -> str:
    """Where a refusal points: the file's name and the row, for a stored row as for one of a preview."""
    held = error if isinstance(error, dict) else {"file": error.file.place, "row": error.row}
    return ":".join(str(part) for part in (filename(held.get("file") or ""), held.get("row")) if part)


@register.filter
def why(file: dict[str, Any]) -> str:
    """Why a previewed file was taken for its source, in the language of the page."""
    return str(file.get("why" if is_english() else "why_zh") or "")
