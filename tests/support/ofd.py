"""OFD files as Chinese office programs write them, made by hand (GB/T 33190)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def drawn(text: str, x: float, y: float, more: str = "", code: str = "") -> str:
    """A line of a page, in letters four millimetres high."""
    steps = f' DeltaX="g {len(text) - 1} 4"' if len(text) > 1 else ""
    return (
        f'<ofd:TextObject ID="9" Boundary="{x} {y} 100 5" Font="1" Size="4"{more}>'
        f'<ofd:TextCode X="0" Y="4"{code or steps}>{escape(text)}</ofd:TextCode></ofd:TextObject>'
    )


def sheet(*lines: str, template: int | None = None) -> str:
    over = f'<ofd:Template TemplateID="{template}"/>' if template is not None else ""
    body = "".join(one if one.startswith("<") else drawn(one, 20, 20 + 8 * n) for n, one in enumerate(lines))
    return f'<ofd:Page {SPACE}>{over}<ofd:Content><ofd:Layer ID="3">{body}</ofd:Layer></ofd:Content></ofd:Page>'


def ofd(
    *documents: Sequence[str],
    templates: Sequence[str] = (),
    title: str = "",
    day: int = 1,
    more: Mapping[str, str | bytes] | None = None,
) -> dict[str, str | bytes]:
    """Documents given by their pages. `more`: further parts, placed first."""
    bodies = "".join(
        f"<ofd:DocBody><ofd:DocInfo><ofd:Title>{escape(title)}</ofd:Title><ofd:ModDate>2026-01-{day:02}</ofd:ModDate></ofd:DocInfo>"
        f"<ofd:DocRoot>Doc_{n}/Document.xml</ofd:DocRoot></ofd:DocBody>"
        for n in range(len(documents))
    )
    parts: dict[str, str | bytes] = {**(more or {})}
    for n, pages in enumerate(documents):
        kept = "".join(
            f'<ofd:TemplatePage ID="{50 + m}" BaseLoc="Tpls/Tpl_{m}/Content.xml"/>' for m in range(len(templates))
        )
        listed = "".join(f'<ofd:Page ID="{m}" BaseLoc="Pages/Page_{m}/Content.xml"/>' for m in range(len(pages)))
        parts[f"Doc_{n}/Document.xml"] = (
            f"<ofd:Document {SPACE}><ofd:CommonData>{kept}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>"
        )
        parts |= {f"Doc_{n}/Tpls/Tpl_{m}/Content.xml": one for m, one in enumerate(templates)}
        parts |= {f"Doc_{n}/Pages/Page_{m}/Content.xml": one for m, one in enumerate(pages)}
    return parts | {"OFD.xml": f'<?xml version="1.0"?><ofd:OFD {SPACE}>{bodies}</ofd:OFD>'}
