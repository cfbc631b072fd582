"""Reading what a long report cites.

A PDF of 300 pages with 800 addresses, 450 of them links, 200 broken over lines in footnotes.
"""

from __future__ import annotations

import io
import resource
import time

from reportlab.pdfgen.canvas import Canvas

from archiver.readers.citing import cited
from archiver.text import extract

PAGES = 300
LINES, LEADING, SIZE, LEFT, TOP = 48, 15, 9, 60, 790
WORDS = "the report of the institute says that the transfer of labour reduces the density of the population there and "


def main() -> None:
    """Run and print."""
    data = _report()
    begun, spent = time.monotonic(), _spent()
    found = cited(data, "report.pdf")
    taken, processor = time.monotonic() - begun, _spent() - spent
    noted = sum("footnote" in str(one.locator) for one in found.cited)
    print(f"{PAGES} pages, {len(data) / 1e6:.1f} MB: {len(found.cited)} citations, {noted} of them in footnotes")
    print(f"{taken:.1f} s, {processor:.1f} s of processor, in a process of its own")
    begun = time.process_time()
    extract(data)
    print(f"{processor / (time.process_time() - begun):.1f} times what its text alone takes (no bar)")


def _spent() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _report() -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(595, 842))
    for page in range(PAGES):
        canvas.setFont("Helvetica", SIZE)
        lines = [WORDS] * LINES
        for at in (5, 15):
            lines[at] = f"see https://example.org/reports/{page}/{at}/coercive-labor and more of it"
            low, right = TOP - at * LEADING, LEFT + canvas.stringWidth(lines[at][:-15], "Helvetica", SIZE)
            if page % 4:
                left = LEFT + canvas.stringWidth("see ", "Helvetica", SIZE)
                canvas.linkURL(lines[at].split()[1], (left, low - 3, right, low + SIZE))
        if page % 3 != 2:
            lines[20] += f"so.{page + 1}"
            lines += [
                f"{page + 1} Institute, https://example.org/notes/{page}/a-very-long-name-",
                "of-a-page/index.html, accessed.",
            ]
        for at, line in enumerate(lines):
            canvas.drawString(LEFT, TOP - at * LEADING, line)
        canvas.showPage()
    canvas.save()
    return file.getvalue()
