"""An image file -> a sketch of what it shows, by which the same picture saved anew is known again (`archiver.text.pictures`)."""

from __future__ import annotations

import zlib
from base64 import b64encode
from io import BytesIO

from PIL import Image

from archiver.text.model import Kind, Text

SIDE = 64  # cells of a sketch in each direction, whatever the form of the picture
LEAST_SIDE = 300  # pixels: what is smaller is a sign, a button or a portrait, and shows no text
MOST_PIXELS = 80_000_000  # four bytes each while it is drawn
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
_ALPHA = frozenset({"LA", "La", "RGBA", "RGBa", "PA"})


def image(content: bytes, *, media_type: str) -> Text:
    """A text without words. Its `picture` is "" where the image is small; where it is broken, too large or of a kind that
    nobody here can draw, it is cut as well."""
    found = _sketch(content)
    return Text(kind=Kind.OTHER, media_type=media_type, picture=found or "", cut=found is None)


def _sketch(content: bytes) -> str | None:
    try:
        with Image.open(BytesIO(content), formats=_FORMATS) as found:
            wide, high = found.size
            if min(wide, high) < LEAST_SIDE:
                return ""
            if wide * high > MOST_PIXELS:
                return None
            found.draft("L", (4 * SIDE, 4 * SIDE))  # of a JPEG only as much is decoded
            cells = _on_paper(found).resize((SIDE, SIDE), Image.Resampling.BOX).tobytes()
    except (
        OSError,
        ValueError,
        SyntaxError,
        MemoryError,
        Image.DecompressionBombError,
    ):  # what Pillow raises of broken files
        return None
    return f"{wide}x{high}:{b64encode(zlib.compress(cells, 9)).decode()}"


def _on_paper(found: Image.Image) -> Image.Image:
    """In grey; on white where one sees through."""
    if found.mode not in _ALPHA and "transparency" not in found.info:
        return found.convert("L")
    drawn = found.convert("LA")
    paper = Image.new("L", drawn.size, 255)
    paper.paste(drawn.getchannel("L"), mask=drawn.getchannel("A"))
    return paper
