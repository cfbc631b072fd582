"""Helpers for tests of redirects within a page: refresh elements and scripts."""

from __future__ import annotations

from archiver import text

ROOT = "https://institute.example"
HERE = f"{ROOT}/old/p.html?q=1"
NEW = f"{ROOT}/new/x.html"


def led(markup: str) -> tuple[str, float] | None:
    """The target and the delay of the redirect in a page with this markup in its head, or None."""
    whole = f"<!doctype html><html><head><title>t</title>{markup}</head><body></body></html>"
    found = text.extract(whole.encode(), url=HERE).refresh
    return None if found is None else (found.url, found.delay_s)


def script(source: str) -> tuple[str, float] | None:
    return led(f"<script>{source}</script>")
