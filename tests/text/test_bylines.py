"""A byline set in another way is not an alteration; another name, another day or another order of names is."""

from __future__ import annotations

import pytest

from tests.text.test_reclaimed import TEXT, TITLE, compare, read, told


def _page(*lines: str) -> str:
    return f"<article><h1>{TITLE}</h1>{''.join(f'<p>{one}</p>' for one in lines)}{TEXT}</article>"


def _told(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """Whether the changed byline is reported, which must be so in both directions or in none."""
    pages = read(_page(*old)), read(_page(*new))
    seen = {told(compare(one, other)) for one, other in (pages, pages[::-1])}
    assert len(seen) == 1, "which of two settings came first makes no difference"
    return seen.pop()


BYLINES = [
    ("Peter Holloway, 2 July 2020",),
    ("2 July 2020 · Peter Holloway",),
    ("Peter Holloway 2020-07-02",),
    ("Peter Holloway", "2020-07-02"),
    ("2 July 2020", "Peter Holloway"),
    ("By Peter Holloway | 2 July 2020",),
    ("Posted on 2 July 2020 by Peter Holloway",),
    ("By Peter Holloway on 2 July 2020",),
    ("Thursday, 2 July 2020, Peter Holloway",),
    ("<span>Peter Holloway</span><time>2020-07-02</time>",),
]


@pytest.mark.parametrize("old", BYLINES)
def test_byline_may_be_set_in_any_format(old):
    assert [new for new in BYLINES if _told(old, new)] == []


def test_chinese_byline_may_be_set_in_any_format():
    assert not _told(("作者：周晓敏 2016年2月15日",), ("周晓敏 · 2016-02-15",))
    assert not _told(("周晓敏, 2016-02-15",), ("2016年2月15日", "周晓敏"))


@pytest.mark.parametrize("new", BYLINES)
@pytest.mark.parametrize(
    "old",
    [
        ("Peter Hallway, 2 July 2020",),
        ("3 July 2020 · Peter Holloway",),
        ("Peter Holloway",),
        ("2 July 2020",),
        ("Peter Holloway, Ruth Okafor, 2 July 2020",),
        ("Peter Holloway (draft), 2 July 2020",),
        ("Peter Holloway, 2 July 2020", "Ruth Okafor"),
    ],
)
def test_changed_name_or_day_in_a_byline_is_reported(old, new):
    assert _told(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (("Lee, Cho, 2 July 2020",), ("2 July 2020 · Cho, Lee",)),
        (("Germany beats France, 2 July 2020",), ("2 July 2020 · France beats Germany",)),
        (
            ("Approved", "2 July 2020", "Rejected", "3 July 2020"),
            ("Rejected, 2 July 2020", "Approved, 3 July 2020"),
        ),
        (
            ("Peter Holloway", "2 July 2020", "Signed by", "Peter Holloway"),
            ("Peter Holloway, 2 July 2020", "Signed by", "nobody"),
        ),
        (
            tuple(f"{name}, {day} May 2020" for day, name in enumerate(("Ali", "Bo", "Cy", "Di"), 1)),
            tuple(f"{day} May 2020: {name}" for day, name in enumerate(("Bo", "Ali", "Cy", "Di"), 1)),
        ),
        (("Peter Holloway, 2 July 2020", "20 wells"), ("2 July 2020 · Peter Holloway", "30 wells")),
    ],
)
def test_changed_order_of_names_or_pairing_with_days_is_reported(old, new):
    assert _told(old, new)
