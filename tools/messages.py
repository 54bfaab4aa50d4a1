"""The English catalogues: `python tools/messages.py` collects what the pages say and compiles what is translated.

Every Django app of the house keeps its own `locale/en/LC_MESSAGES/django.po` with Chinese msgids. Collecting needs nothing but
Django and polib, so that the check `--check` (exit code 1 when a catalogue is behind, or a sentence untranslated) runs anywhere.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from django.conf import settings
from django.utils.translation.template import templatize

SOURCE = Path(__file__).resolve().parents[1] / "src" / "suizhi"
HAN = re.compile("[\u3400-\u9fff\uff01-\uff5e\u3001-\u303f]")
PLAIN = {"_", "gettext", "gettext_lazy", "gettext_noop"}
PLURAL = {"ngettext", "ngettext_lazy"}
CONTEXT = {"pgettext", "pgettext_lazy"}
HEADER = {"Language": "en", "Content-Type": "text/plain; charset=utf-8", "Plural-Forms": "nplurals=2; plural=(n != 1);"}


@dataclass(frozen=True, order=True)
class Message:
    """One sentence: what is looked up, its plural and context where it has them."""

    text: str
    plural: str = ""
    context: str | None = None


def main() -> int:
    """Write the catalogues, or check them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; say what is missing")
    check = parser.parse_args().check
    faults = [fault for app in apps() for fault in (behind(app) if check else update(app))]
    sys.stdout.write("".join(f"{fault}\n" for fault in faults))
    return 1 if faults else 0


def apps() -> list[Path]:
    """The folders of the Django apps that say anything in Chinese."""
    return [path.parent for path in sorted(SOURCE.rglob("apps.py")) if any(True for _ in messages(path.parent))]


def messages(app: Path) -> Iterator[Message]:
    """What the modules and templates of an app say, each as often as it is said."""
    for path in sorted(app.rglob("*.py")):
        yield from _calls(ast.parse(path.read_text(encoding="utf-8")))
    for path in sorted(app.rglob("templates/**/*.html")):
        yield from _template(path)


def catalogue(app: Path) -> Path:
    """Where the app keeps its English catalogue."""
    return app / "locale" / "en" / "LC_MESSAGES" / "django.po"


def update(app: Path) -> list[str]:
    """Bring the catalogue up to what is said, keep its translations, compile it; the sentences without one."""
    path = catalogue(app)
    path.parent.mkdir(parents=True, exist_ok=True)
    held = {_key(entry): entry for entry in polib.pofile(str(path))} if path.exists() else {}
    made = polib.POFile(wrapwidth=130)
    made.metadata = HEADER
    for message in sorted(set(messages(app)), key=lambda one: (one.text, one.context or "")):
        made.append(held.get((message.context, message.text)) or _entry(message))
    made.save(str(path))
    made.save_as_mofile(str(path.with_suffix(".mo")))
    return _untranslated(path, made)


def behind(app: Path) -> list[str]:
    """What is said but not in the catalogue, in it but no longer said, untranslated, or not compiled."""
    path = catalogue(app)
    if not path.exists():
        return [f"{path}: missing"]
    made = polib.pofile(str(path))
    said, held = {(one.context, one.text) for one in messages(app)}, {_key(entry) for entry in made}
    faults = [f"{path}: not collected: {text}" for _, text in sorted(said - held, key=str)]
    faults += [f"{path}: no longer said: {text}" for _, text in sorted(held - said, key=str)]
    compiled = path.with_suffix(".mo")
    if not compiled.exists() or compiled.read_bytes() != made.to_binary():
        faults.append(f"{compiled}: not compiled from the catalogue")
    return faults + _untranslated(path, made)


def untagged(path: Path) -> list[str]:
    """Chinese in a template outside of every tag and comment: words that no catalogue could translate."""
    text = re.sub(
        r"{#.*?#}|{% comment %}.*?{% endcomment %}|{% blocktranslate.*?{% endblocktranslate %}",
        "",
        path.read_text(encoding="utf-8"),
        flags=re.S,
    )
    left = re.sub(r"{%.*?%}|{{.*?}}", "", text, flags=re.S)
    return [word for word in re.findall("[\u3400-\u9fff]+", left) if word not in OWN_NAMES]


OWN_NAMES = {"中文"}
"""The name of the other language, which every page says in that language."""


def _untranslated(path: Path, made: polib.POFile) -> list[str]:
    return [f"{path}: untranslated: {entry.msgid}" for entry in made if not (entry.msgstr or all(entry.msgstr_plural.values() or [""]))]


def _key(entry: polib.POEntry) -> tuple[str | None, str]:
    return entry.msgctxt, entry.msgid


def _entry(message: Message) -> polib.POEntry:
    if message.plural:
        return polib.POEntry(msgid=message.text, msgid_plural=message.plural, msgstr_plural={0: "", 1: ""}, flags=["python-format"])
    return polib.POEntry(msgid=message.text, msgctxt=message.context)


def _template(path: Path) -> Iterator[Message]:
    """A template's sentences, by way of the Python that Django makes of it for its own collector."""
    if not settings.configured:
        settings.configure()
    code = templatize(path.read_text(encoding="utf-8"))
    for call in re.finditer(r"\b(?:_|n?p?gettext)\((?:[^()'\"]|'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")*\)", code):
        yield from _calls(ast.parse(call.group(0)))


def _calls(tree: ast.AST) -> Iterator[Message]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _call(getattr(node.func, "id", ""), [arg.value for arg in node.args if isinstance(arg, ast.Constant)])


def _call(name: str, arguments: list[object]) -> Iterator[Message]:
    texts = [str(argument) for argument in arguments]
    if name in PLAIN and len(texts) == 1 and HAN.search(texts[0]):
        yield Message(texts[0])
    elif name in PLURAL and len(texts) >= 2:
        yield Message(texts[0], plural=texts[1])
    elif name in CONTEXT and len(texts) == 2:
        yield Message(texts[1], context=texts[0])


if __name__ == "__main__":
    sys.exit(main())
