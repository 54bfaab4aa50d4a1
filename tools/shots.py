"""Pictures of pages: `python tools/shots.py BASE FOLDER PATH [PATH …] [--user NAME --password WORD]`.

Every page is taken at 1440 and 390 pixels in Chinese and English. Console errors and requests to other machines are printed
and make the exit code 1: a picture of a broken page is no picture.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, sync_playwright

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDTHS = (1440, 390)
LANGUAGES = {"zh": "", "en": "/en"}


def main() -> int:
    """Take the pictures; 1 when a page had faults."""
    options = _options()
    options.folder.mkdir(parents=True, exist_ok=True)
    faults: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for width in options.widths:
            context = browser.new_context(viewport={"width": width, "height": 900}, locale="zh-CN", timezone_id="Asia/Shanghai")
            if options.user:
                _log_in(context, options)
            if options.contrast:
                context.add_cookies([{"name": "sz_contrast", "value": "high", "url": options.base}])
            for language in options.languages:
                for path in options.paths:
                    faults += _picture(context, options, path, width, language)
        browser.close()
    sys.stdout.write("\n".join(faults) + ("\n" if faults else ""))
    return 1 if faults else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base")
    parser.add_argument("folder", type=Path)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--user", default="")
    parser.add_argument("--password", default="")
    parser.add_argument("--widths", type=int, nargs="+", default=WIDTHS)
    parser.add_argument("--languages", nargs="+", default=list(LANGUAGES), choices=list(LANGUAGES))
    parser.add_argument("--contrast", action="store_true", help="high contrast")
    return parser.parse_args()


def _log_in(context: BrowserContext, options: argparse.Namespace) -> None:
    page = context.new_page()
    page.goto(f"{options.base}/account/login/")
    page.fill("input[name=login]", options.user)
    page.fill("input[name=password]", options.password)
    page.click("main button[type=submit]")
    page.wait_for_url(f"{options.base}/mine")
    page.close()


def _picture(context: BrowserContext, options: argparse.Namespace, path: str, width: int, language: str) -> list[str]:
    page = context.new_page()
    faults: list[str] = []
    _watch(page, faults)
    page.goto(options.base + LANGUAGES[language] + path, wait_until="networkidle")
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        faults.append("the page scrolls sideways")
    name = re.sub(r"\W+", "-", path).strip("-") or "home"
    page.screenshot(path=options.folder / f"{name}-{language}-{width}.png", full_page=True)
    page.close()
    return [f"{path} {language} {width}: {fault}" for fault in faults]


def _watch(page: Page, faults: list[str]) -> None:
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: faults.append(request.url) if urlsplit(request.url).hostname != "127.0.0.1" else None)


if __name__ == "__main__":
    sys.exit(main())
