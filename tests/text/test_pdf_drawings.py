"""Pages of a PDF without text are compared by what they draw."""

from __future__ import annotations

import random
import re
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from archiver import text
from archiver.text import compare

LINES = [f"Line {number} of the report of the institute on the wells of the valley." for number in range(20)]
STRIPS = 20


def picture(seed, *, side=30, mode="RGB"):
    size = side * side * len(mode)
    return ImageReader(Image.frombytes(mode, (side, side), random.Random(seed).randbytes(size)))


def scan(canvas, seed):
    canvas.drawImage(picture(seed), 0, 0, 300, 300)


def in_forms(canvas, seed):
    """A scan in a form within a form."""
    canvas.beginForm("Inner")
    scan(canvas, seed)
    canvas.endForm()
    canvas.beginForm("Outer")
    canvas.doForm("Inner")
    canvas.endForm()
    canvas.doForm("Outer")


def strips(canvas, seed, *, altered=15):
    """A scan in strips, one of them made from this seed."""
    for number in range(STRIPS):
        canvas.drawImage(picture(seed if number == altered else f"strip {number}"), 50, 750 - 30 * number, 300, 30)


def outlines(canvas, seed):
    """Letters drawn as outlines, so that there is no text."""
    give = random.Random(seed)
    for _ in range(200):
        path = canvas.beginPath()
        path.moveTo(give.randrange(500), give.randrange(700))
        for _ in range(4):
            path.curveTo(*(give.randrange(500) for _ in range(6)))
        canvas.drawPath(path, fill=1)


def outlines_in_a_form(canvas, seed):
    canvas.beginForm("Outlines")
    outlines(canvas, seed)
    canvas.endForm()
    canvas.doForm("Outlines")


def over_a_scan(canvas, seed):
    """Outlines over a scan that stays the same."""
    scan(canvas, 1)
    outlines(canvas, seed)


def masked(canvas, seed):
    """A black image whose mask holds the picture."""
    black = Image.new("RGB", (30, 30))
    black.putalpha(Image.frombytes("L", (30, 30), random.Random(seed).randbytes(900)))
    canvas.drawImage(ImageReader(black), 0, 0, 300, 300, mask="auto")


DRAWN = [scan, in_forms, strips, outlines, outlines_in_a_form, over_a_scan, masked]


def paper(draw, seed, *, lines=LINES, **how):
    """A document with a page of text, if there are lines, and a drawn page."""
    file = BytesIO()
    canvas = Canvas(file, invariant=True, **how)
    for row, line in enumerate(lines):
        canvas.drawString(40, 800 - 14 * row, line)
    if lines:
        canvas.showPage()
    draw(canvas, seed)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def saved_anew(data):
    """The same document as another program writes it: other object numbers and names, compressed or not."""
    found = re.search(rb"FormXob\.\w+", data)
    if found:
        data = data.replace(found[0], b"X" * len(found[0]))
    out = BytesIO()
    with pypdfium2.PdfDocument.new() as made, pypdfium2.PdfDocument(data) as old:
        made.import_pages(old)
        made.save(out)
    return out.getvalue()


@pytest.mark.parametrize("draw", DRAWN)
@pytest.mark.parametrize("lines", [LINES, []])
def test_swapped_page_without_text_is_different(draw, lines):
    old, new = (text.extract(paper(draw, seed, lines=lines)) for seed in (1, 2))
    assert len(old.page_images) == 1
    assert not compare(old, new).same_text
    assert text.extract(paper(draw, 1, lines=lines)) == old


@pytest.mark.parametrize("draw", DRAWN)
def test_resaved_page_without_text_is_the_same(draw):
    data = paper(draw, 1, pageCompression=0)
    old = text.extract(data)
    for other in (paper(draw, 1, pageCompression=1), saved_anew(data)):
        assert other != data
        new = text.extract(other)
        assert new.page_images == old.page_images
        assert compare(old, new).same_text


@pytest.mark.parametrize("altered", [0, 7, 8, STRIPS - 1])
def test_every_strip_of_a_scan_counts(altered):
    def draw(canvas, seed):
        strips(canvas, seed, altered=altered)

    assert not compare(*(text.extract(paper(draw, seed)) for seed in (1, 2))).same_text


def test_page_that_draws_nothing_visible_has_no_picture():
    def white(canvas, _):
        canvas.setFillColorRGB(1, 1, 1)
        canvas.rect(0, 0, 400, 400, stroke=0, fill=1)

    def link(canvas, _):
        canvas.linkURL("https://institute.example/", (0, 0, 9, 9))

    for wide in (590, 591, 592.5, 593):
        for draw in (white, link):
            assert text.extract(paper(draw, 1, pagesize=(wide, 842))).page_images == ()


def test_annotation_on_a_page_counts_as_drawn():
    def noted(width):
        def draw(canvas, seed):
            scan(canvas, seed)
            corners = [0, 50, width, 50, 0, 0, width, 0]
            canvas.highlightAnnotation("Received", Rect=(0, 0, width, 50), QuadPoints=corners, Color=(1, 0, 0))

        return text.extract(paper(draw, 1)).page_images

    assert noted(100) == noted(100) != noted(300)


def test_deeply_nested_forms_are_read_to_an_end():
    def draw(canvas, seed):
        canvas.beginForm("F0")
        scan(canvas, seed)
        canvas.endForm()
        for deep in range(1, 9):
            canvas.beginForm(f"F{deep}")
            for _ in range(3):
                canvas.doForm(f"F{deep - 1}")
            canvas.endForm()
        canvas.doForm("F8")

    assert text.extract(paper(draw, 1)).pages == 2
