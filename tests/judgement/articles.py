"""An institute's page with one article, a menu above it and optional content beside it."""

from __future__ import annotations

from tests.judgement.looks import PARAGRAPHS, exchange, look, reference

TITLE = "Labour transfer: a report"
TEXT = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
_MENU = "".join(f'<li><a href="/s{n}/">Section {n} of the institute</a></li>' for n in range(12))


def page(inner: str, beside: str = "") -> str:
    return (
        f"<!doctype html><html lang=en><head><title>{TITLE}</title></head><body><header><nav><ul>{_MENU}</ul></nav></header>"
        f"<article><h1>{TITLE}</h1>{inner}</article>{beside}<footer>Institute of Economics. All rights reserved.</footer></body></html>"
    )


def seen(before: str, after: str):
    """The second of two looks: `after` compared with the reference `before`."""
    return look(exchange(after), last=reference(before))
