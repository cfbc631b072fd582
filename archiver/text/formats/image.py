"""An image file -> a sketch, by which the same picture is recognised when saved anew (see `archiver.text.pictures`)."""

from __future__ import annotations

import zlib
from base64 import b64encode
from io import BytesIO

from PIL import Image

from archiver.text.model import Kind, Text

SIDE = 64  # cells of a sketch in each direction, whatever the aspect ratio
LEAST_SIDE = 300  # pixels: smaller images are icons, buttons or portraits, without text
MOST_PIXELS = 80_000_000  # four bytes each while decoded
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
_ALPHA = frozenset({"LA", "La", "RGBA", "RGBa", "PA"})


def image(content: bytes, *, media_type: str) -> Text:
    """A `Text` without words, with the sketch as its `picture`.

    `picture` is "" for a small image. For one that is broken, too large or of an unsupported format it is "" too, and
    `cut` is set.
    """
    found = _sketch(content)
    return Text(kind=Kind.OTHER, media_type=media_type, picture=found or "", cut=found is None)


def _sketch(content: bytes) -> str | None:
    """The size and the compressed cells of an image; "" for a small one, None for one that cannot be read."""
    try:
        with Image.open(BytesIO(content), formats=_FORMATS) as found:
            wide, high = found.size
            if min(wide, high) < LEAST_SIDE:
                return ""
            if wide * high > MOST_PIXELS:
                return None
            found.draft("L", (4 * SIDE, 4 * SIDE))  # decode a JPEG at reduced size only
            cells = _on_paper(found).resize((SIDE, SIDE), Image.Resampling.BOX).tobytes()
    except (
        OSError,
        ValueError,
        SyntaxError,
        MemoryError,
        Image.DecompressionBombError,
    ):  # what Pillow raises for broken files
        return None
    return f"{wide}x{high}:{b64encode(zlib.compress(cells, 9)).decode()}"


def _on_paper(found: Image.Image) -> Image.Image:
    """The image in greyscale, with transparency over white."""
    if found.mode not in _ALPHA and "transparency" not in found.info:
        return found.convert("L")
    drawn = found.convert("LA")
    paper = Image.new("L", drawn.size, 255)
    paper.paste(drawn.getchannel("L"), mask=drawn.getchannel("A"))
    return paper
