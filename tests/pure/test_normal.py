"""How a text is written down before it is compared: quick ways give what slow ones do."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from archiver.text.normal import dense, fold, passages, shingles, squeezed

ASCII = st.text("ab x.!?;\"')(\n\t\x0b\x1c  0", max_size=200)


def other(text: str) -> str:
    """The same text with a letter that no quick way is for."""
    return text.replace("x", "é")


@given(ASCII)
def test_a_text_of_ascii_is_cut_up_as_any_other_is(text: str):
    assert fold(text) == " ".join(text.split())
    assert dense(text) == "".join(text.split())
    assert squeezed(text) == " ".join(text.split())
    assert [other(one) for one in passages(text)] == passages(other(text))


@given(ASCII)
def test_so_are_its_shingles(text: str):
    whole = shingles(text, sampled=False)
    assert {other(one) for one in whole} == shingles(other(text), sampled=False)
    assert shingles(text, sampled=True) == {one for one in whole if ord(one[0]) % 8 == 0}
