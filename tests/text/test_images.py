"""Size of an image, and a sketch by which the same picture is recognised after it was saved again."""

from __future__ import annotations

import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from archiver.text import Kind, Link, Text, extract
from archiver.text.page.picture_pages import picture_name, scans
from archiver.text.pictures import same_picture
from tests.support.processor_time import growth


def drawn(*, size=(800, 600), mode="L", form="PNG", mark=None, **how):
    paper = Image.new("L", (800, 600), 240)
    pen = ImageDraw.Draw(paper)
    for n in range(18):
        pen.rectangle((40, 20 + 32 * n, 200 + (n * 97) % 560, 36 + 32 * n), fill=20)
    if mark:
        pen.rectangle(mark, fill=240)
    kept = BytesIO()
    paper.convert(mode).resize(size).save(kept, form, **how)
    return kept.getvalue()


def sketch(content):
    return extract(content).picture


@pytest.mark.parametrize(
    "again",
    [
        {"form": "JPEG", "quality": 35}, {"form": "WEBP", "quality": 40}, {"size": (400, 301)}, {"size": (1600, 1200)},
        {"mode": "RGB"}, {"mode": "P"}, {"mode": "RGBA"}, {"mode": "CMYK", "form": "JPEG"},
    ],
    ids=str,
)  # fmt: skip
def test_picture_saved_in_another_format_or_size_is_recognised(again):
    assert same_picture(sketch(drawn()), sketch(drawn(**again)))


@pytest.mark.parametrize("other", [{"mark": (40, 84, 760, 100)}, {"size": (800, 800)}], ids=str)
def test_picture_without_a_line_or_with_another_aspect_ratio_is_different(other):
    assert not same_picture(sketch(drawn()), sketch(drawn(**other)))


def test_transparent_areas_count_as_white():
    paper = Image.new("LA", (400, 400), (0, 0))
    ImageDraw.Draw(paper).rectangle((100, 100, 300, 300), fill=(0, 255))
    white = Image.new("L", (400, 400), 255)
    ImageDraw.Draw(white).rectangle((100, 100, 300, 300), fill=0)
    found = []
    for one in (paper, white):
        kept = BytesIO()
        one.save(kept, "PNG")
        found.append(sketch(kept.getvalue()))
    assert same_picture(*found)


def bomb():
    """A PNG of a few hundred bytes that claims to be 40,000 by 40,000."""
    head = b"IHDR" + (40_000).to_bytes(4, "big") * 2 + b"\x08\x00\x00\x00\x00"
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(part[4:]).to_bytes(4, "big") + part + zlib.crc32(part).to_bytes(4, "big")
        for part in (head, b"IDAT" + zlib.compress(bytes(1000)), b"IEND")
    )


@pytest.mark.parametrize(
    "content",
    [
        drawn(size=(299, 900)), drawn()[:-400], drawn(form="JPEG")[:300], b"\x89PNG\r\n\x1a\n" + bytes(40),
        b"\xff\xd8\xff" + b"\xff" * 500, bomb(),
    ],
    ids=["small", "cut", "its head", "nothing", "noise", "bomb"],
)  # fmt: skip
def test_small_broken_or_giant_image_has_no_sketch(content):
    assert sketch(content) == ""
    assert not same_picture("", "")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://a.cn/upload/2019/W020190302.jpg", "https://cdn.a.cn/x/W020190302-1024x768.webp?sign=7", True),
        ("https://a.cn/upload/2019/W020190302.jpg", "https://a.cn/upload/2019/W020190302.jpg.webp", True),
        ("https://a.cn/2019/1.jpg", "https://a.cn/2020/1.jpg", False),
        ("https://mmbiz.qpic.cn/mmbiz_jpg/Ab1/640?wx_fmt=jpeg", "https://mmbiz.qpic.cn/mmbiz_jpg/Cd2/640?wx_fmt=jpeg", False),
        ("https://mmbiz.qpic.cn/mmbiz_jpg/Ab1/640?wx_fmt=jpeg", "https://mmbiz.qpic.cn/mmbiz_jpg/Ab1/640?wx_fmt=png&tp=webp", True),
    ],
)  # fmt: skip
def test_picture_name_ignores_size_and_format_suffixes(one, other, same):
    assert (picture_name(one) == picture_name(other)) is same


def showing(pictures, *, text="", links=0):
    shown = "".join(f'<p><img src="{one}"></p>' for one in pictures)
    leads = "".join(f'<p><a href="/n/{n}"><img src="/t/{n}-teaser-of-it.jpg"></a></p>' for n in range(links))
    page = f"<!doctype html><title>Notice</title><nav><a href='/'>Home</a></nav><main><h1>Notice</h1><p>2 March 2019</p>{text}{shown}{leads}</main>"
    return extract(page.encode(), url="https://a.example/papers/notice")


def test_pictures_are_the_text_of_a_page_that_has_no_other_text():
    sheets = ("/up/2019/first-sheet.jpg", "/up/2019/second-sheet.png")
    found = scans(showing((*sheets, "/img/logo.png", "/img/share-wechat.png", "/img/line.gif", "/img/mark.svg")))
    assert list(found.values()) == [f"https://a.example{one}" for one in sheets]
    assert not scans(
        showing(
            sheets,
            text="<p>The county sends eighty workers to the south in March, and pays their way there and back; who does not go is asked for the reason. </p>"
            * 4,
        )
    )
    assert not scans(showing(sheets, links=9)), "teasers lead to other pages"
    assert not scans(showing([f"/up/gallery/picture-{n:03}.jpg" for n in range(80)]))
    assert not scans(extract(drawn()))


def test_lazy_loaded_forum_pictures_are_found():
    page = "<!doctype html><title>Notice</title><main><h1>Notice</h1>" + "".join(
        f'<p><img src="static/none.gif" {late}="data/attachment/{late}-of-2019.jpg"></p>'
        for late in ("file", "zoomfile", "data-original", "data-actualsrc")
    )
    found = scans(extract(f"{page}</main>".encode(), url="https://a.example/thread-7.html"))
    assert list(found) == [f"{late}-of-2019" for late in ("file", "zoomfile", "data-original", "data-actualsrc")]


@pytest.mark.parametrize(
    ("piece", "many"), [("-100x100", 500), (".jpg", 1000), ("_", 4000)], ids=["sizes", "kinds", "blanks"]
)
def test_very_long_image_urls_are_read_in_linear_time(piece, many):
    def shown(pieces):
        paths = (f"https://a.example/{n}{piece * pieces}z.jpg" for n in range(40))
        return Text(kind=Kind.HTML, images=40, links=tuple(Link(url=one, tag="img", main=True) for one in paths))

    assert len(scans(shown(8 * many))) == 40
    assert growth(scans, shown(many), shown(8 * many)) < 24


@pytest.mark.parametrize(
    ("hostile", "many"),
    [
        (lambda n: f'<iframe style="{"width:0;" * n}">', 25_000),
        (lambda n: f'<img src="{"lazy" * n}/">', 40_000),
        (lambda n: f'<img src="data:" data-x="{"a.jpg?" * n} x">', 25_000),
        (lambda n: f"<p>{'The county sends eighty workers to the south. ' * 20}</p></main><div class='{'xy ' * n}'>" + "".join(f'<a href="/f/{n}.pdf">Download {n}</a>' for n in range(3000)), 12_500),
    ],
    ids=["style", "source", "file", "names"],
)  # fmt: skip
def test_very_long_attributes_are_read_in_linear_time(hostile, many):
    assert "2 March 2019" in showing([], text=hostile(8 * many)).visible
    assert growth(lambda text: showing([], text=text), hostile(many), hostile(8 * many)) < 24
