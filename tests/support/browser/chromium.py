"""The browser that the tests use: whichever Chromium the machine has."""

from __future__ import annotations

import os
import shutil

from playwright.sync_api import Browser, Playwright

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first has no windows to draw: the same engine for half the processor time."""
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
)


def executable() -> str | None:
    """The browser named by BILIN_BROWSER, else one on the path, else None for Playwright's own."""
    named = os.environ.get("BILIN_BROWSER")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None)


def launch(playwright: Playwright) -> Browser:
    """Start the browser; whoever starts it closes it."""
    return playwright.chromium.launch(executable_path=executable(), args=list(FLAGS))
