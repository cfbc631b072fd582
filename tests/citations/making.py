"""Citing documents made by hand: parts of office files, pages of PDFs."""

from __future__ import annotations

import io
from collections.abc import Sequence
from xml.sax.saxutils import escape

from reportlab.pdfgen.canvas import Canvas

from tests.text.test_text import archive

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
ODT_TYPE = "application/vnd.oasis.opendocument.text"
ODF = "urn:oasis:names:tc:opendocument:xmlns"


def run(said: str, setting: str = "") -> str:
    return f'<w:r>{setting}<w:t xml:space="preserve">{escape(said)}</w:t></w:r>'


def p(*parts: str) -> str:
    return f"<w:p>{''.join(parts)}</w:p>"


def linked(target_id: str, said: str) -> str:
    return f'<w:hyperlink r:id="{target_id}">{run(said)}</w:hyperlink>'


def mark(kind: str, number: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def relations(links: dict[str, str]) -> str:
    told = "".join(
        f'<Relationship Id="{name}" Type="{R}/hyperlink" Target="{escape(target)}" TargetMode="External"/>'
        for name, target in links.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{told}</Relationships>'


def notes(kind: str, **bodies: str) -> str:
    """The part with a document's notes; keyword names are n and the id."""
    told = "".join(f'<w:{kind} w:id="{name[1:]}">{body}</w:{kind}>' for name, body in bodies.items())
    first = f'<w:{kind} w:type="separator" w:id="-1"><w:p/></w:{kind}>'
    return f'<w:{kind}s xmlns:w="{W}" xmlns:r="{R}">{first}{told}</w:{kind}s>'


def docx(body: str, *, links: dict[str, str] | None = None, title: str | None = None, **parts: str) -> bytes:
    """A DOCX. `parts`: footnotes, endnotes, and their relationships as footnotes_links."""
    types = (
        f'<Types xmlns="{PACKAGE}/content-types"><Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    held = {
        "[Content_Types].xml": types,
        "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}"><w:body>{body}</w:body></w:document>',
        "word/_rels/document.xml.rels": relations(links or {}),
    }
    for name, content in parts.items():
        kind, _, rest = name.partition("_")
        held[f"word/_rels/{kind}.xml.rels" if rest else f"word/{kind}.xml"] = content
    if title is not None:
        held["docProps/core.xml"] = f'<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></c>'
    return archive(**held)


def odt(body: str, title: str | None = None) -> bytes:
    spaces = f'xmlns:office="{ODF}:office:1.0" xmlns:text="{ODF}:text:1.0" xmlns:draw="{ODF}:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
    content = f"<office:document-content {spaces}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    more = (
        {}
        if title is None
        else {"meta.xml": f'<m xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></m>'}
    )
    return archive(mimetype=ODT_TYPE, **{"content.xml": content}, **more)


class Pages:
    """A PDF of text lines, with links given by line and covered text."""

    TOP, LEADING, LEFT, SIZE = 780, 14, 60, 10

    def __init__(self, title: str | None = None) -> None:
        self._file = io.BytesIO()
        self._canvas = Canvas(self._file, pagesize=(595, 842))
        if title is not None:
            self._canvas.setTitle(title)

    def page(self, *lines: str, links: Sequence[tuple[int, str, str]] = (), large: int = 0) -> None:
        """One page. `links`: number of a line, the text on it that is covered, target; `large`: how many first lines
        are set larger."""
        canvas = self._canvas
        for number, line in enumerate(lines):
            canvas.setFont("Helvetica", self.SIZE if number >= large else 2 * self.SIZE)
            canvas.drawString(self.LEFT, self.TOP - number * self.LEADING, line)
        for number, covered, target in links:
            at = lines[number].index(covered)
            left = self.LEFT + canvas.stringWidth(lines[number][:at], "Helvetica", self.SIZE)
            right = left + canvas.stringWidth(covered, "Helvetica", self.SIZE)
            low = self.TOP - number * self.LEADING
            canvas.linkURL(target, (left, low - 3, right, low + self.SIZE))
        canvas.showPage()

    def bytes(self) -> bytes:
        self._canvas.save()
        return self._file.getvalue()
