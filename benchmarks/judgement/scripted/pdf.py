"""A one-page PDF with some lines of text; a real one, because it will be parsed."""

from __future__ import annotations

import textwrap
import zlib
from collections.abc import Sequence


def pdf(lines: Sequence[str]) -> bytes:
    """Make the PDF. Latin letters only, in a font that every reader has."""
    shown = [piece for line in lines for piece in (*textwrap.wrap(line, 92), "")]
    drawn = "\n".join(f"({piece.replace('(', '[').replace(')', ']')}) Tj T*" for piece in shown)
    content = zlib.compress(f"BT /F1 10 Tf 12 TL 56 800 Td\n{drawn}\nET".encode("latin-1"))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
        ),
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(content) + content + b"\nendstream",
    ]
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)
