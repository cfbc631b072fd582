"""The length of a row of one repeated sign says nothing; what stands beside it, a rating, and words that such a row
redacts are reported."""

from __future__ import annotations

import pytest

from archiver.text import Text, compare, extract

SAID = (
    "The bridge at Holm was closed to lorries in the autumn of 1994, for its bearings had rusted through.",
    "An engineer of the county had written of it twice, and neither letter was answered.",
)


def page(below: str) -> Text:
    text = "".join(f"<p>{one}</p>" for one in SAID)
    return extract(
        f"<html><head><title>The bridge</title></head><body><div><h1>The bridge</h1>{text}<p>{below}</p></div></body></html>".encode(),
        media_type="text/html",
    )


def stars(number: int, sign: str = "✩") -> str:
    return " ".join(f'<a href="https://site{one}.example/">{sign}</a>' for one in range(number))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"Send me your page: {stars(40)}", f"Send me your page: {stars(41)}"),
        (f"Send me your page: {stars(12)} Thank you!", f"Send me your page: {stars(200)} Thank you!"),
        ("As it was said <br> ------------------", "As it was said <br> -------------------------"),
        ("Readers: " + "♥" * 30, "Readers: " + "♥" * 29),
    ],
)
def test_length_of_a_row_of_one_sign_is_not_reported(old, new):
    for before, after in ((old, new), (new, old)):
        found = compare(page(before), page(after))
        assert (found.lost, found.added) == ((), ())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Hotel Holm ★★★", "Hotel Holm ★★★★"),
        ("Our mark: ★★★★★★★★★☆", "Our mark: ★★★★★★★★★★"),
        (f"Send me your page: {stars(40)}", f"Send us your page: {stars(41)}"),
        (f"Send me your page: {stars(40)}", f"Send me your page: {stars(40, '★')}"),
        ("The engineer Anna Holm ██████████████", "The engineer ████████████████████"),
        ("The engineer was paid 1000000000000000", "The engineer was paid 100000000000000000"),
    ],
)  # fmt: skip
def test_rating_redaction_figure_or_text_beside_a_row_of_signs_is_reported(old, new):
    for before, after in ((old, new), (new, old)):
        found = compare(page(before), page(after))
        assert found.lost or found.added
