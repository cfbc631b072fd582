"""Lists of links: what leaves a list is reported, however much was added, unless it was the end of a list that keeps
its size."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from archiver.text.comparison.compare import compare
from storage.model import Comparison, Finding
from tests.judgement.looks import PARAGRAPHS, exchange, look, page, reference, text_of
from tests.text.test_text import html

CASES = (
    "Ahmed Karimi, held at the northern station", "Leyla Demir, held for eleven days", "Ivan Petrov, moved to the coast",
    "Maria Lopez, not seen since autumn", "Chen Li, held without a charge", "John Smith, taken from his office",
    "Sofia Rossi, taken at the border", "Pavel Novak, freed and held anew", "Aisha Bello, held with her brother",
    "Omar Said, died in the infirmary", "Nina Berg, moved by night", "Rana Aziz, held on an island",
)  # fmt: skip
NAMES = (
    "王小明被带走后下落不明", "李建国被关押在北部看守所", "张伟在边境被带走", "刘洋获释后再次被关押", "陈静与其兄弟一同被关押",
    "赵磊在医务室死亡", "孙丽在夜间被转移", "周强未经起诉被关押", "吴敏在办公室被带走", "郑浩被转移至海岛", "钱峰被关押十一天", "冯雪秋天之后无人见过",
)  # fmt: skip
DAYS = ("02-20", "02-11", "01-30", "01-22", "01-03", "12-20", "11-02", "10-05", "07-01", "03-01", "02-27", "02-28")
Way = Callable[[int, str], str]


def _day(n: int) -> str:
    return f"{2020 if 5 <= n < 10 else 2021}-{DAYS[n]}"


def _undated(n: int, said: str) -> str:
    return f"<li><a href=/c/{n}.html>{said}</a></li>"


def _dated(n: int, said: str) -> str:
    return f"<li>{_day(n)} <a href=/c/{n}.html>{said}</a></li>"


def _dated_behind(n: int, said: str) -> str:
    return f"<li><a href=/c/{n}.html>{said}</a> ({_day(n)})</li>"


def _row(n: int, said: str) -> str:
    return f"<tr><td>{_day(n)}</td><td><a href=/c/{n}.html>{said}</a></td></tr>"


WAYS = [_undated, _dated, _dated_behind]
TOLD = [CASES, NAMES]


def _list(way: Way, told: tuple[str, ...], numbers: Iterable[int]) -> str:
    tag = "table" if way is _row else "ul"
    return f"<{tag}>{''.join(way(n, told[n]) for n in numbers)}</{tag}>"


def _between(before: str, after: str) -> Comparison:
    old, new = (text_of(exchange(page(PARAGRAPHS[:2], "Cases", extra=extra))) for extra in (before, after))
    assert old is not None
    assert new is not None
    return compare(old, new)


def _tells(found: Comparison, said: str) -> bool:
    """Whether this text is reported as lost."""
    return any(said.replace(" ", "") in one.replace(" ", "") for one in found.lost)


@pytest.mark.parametrize("told", TOLD)
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("came", [(), (10,), (11, 10)])
@pytest.mark.parametrize(
    "heads", [("2021", "2020"), ("February 2021", "January 2021"), ("2021年二月", "2021年一月"), ("B", "A")]
)
def test_last_row_lost_under_a_year_heading_is_reported_although_new_rows_came(told, way, came, heads):
    def listed(first: Iterable[int]) -> str:
        return f"<h2>{heads[0]}</h2>{_list(way, told, first)}<h2>{heads[1]}</h2>{_list(way, told, range(5, 10))}"

    assert _tells(_between(listed(range(5)), listed((*came, *range(4)))), told[4])


@pytest.mark.parametrize("told", TOLD)
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("came", [(10,), (11, 10)])
def test_oldest_row_lost_from_a_list_in_ascending_order_is_reported(told, way, came):
    def listed(last: Iterable[int]) -> str:
        return f"<h2>2020</h2>{_list(way, told, range(9, 4, -1))}<h2>2021</h2>{_list(way, told, last)}"

    assert _tells(_between(listed(range(4, -1, -1)), listed((*range(3, -1, -1), *came))), told[4])


@pytest.mark.parametrize("told", TOLD)
@pytest.mark.parametrize("way", [*WAYS, _row])
def test_oldest_row_lost_from_a_list_that_grew_is_reported(told, way):
    for old, new, gone in (
        ((0, 1, 2), (11, 10, 0, 1), 2), ((2, 1, 0), (1, 0, 10, 11), 2), (range(6), (11, 10, *range(5)), 5),
        ((4, 3, 2, 1, 0), (3, 2, 1, 0, 10, 11), 4),
    ):  # fmt: skip
        assert _tells(_between(_list(way, told, old), _list(way, told, new)), told[gone])


def test_rows_that_roll_over_in_a_list_of_constant_size_are_link_changes():
    def finding(way: Way, old: Iterable[int], new: Iterable[int], around: str = "{}") -> Finding:
        before, after = (page(extra=around.format(_list(way, CASES, numbers))) for numbers in (old, new))
        return look(exchange(after), last=reference(before)).finding

    for way in WAYS:
        assert finding(way, range(6), (10, *range(5))) is Finding.LINKS
        assert finding(way, range(6), (11, 10, *range(4))) is Finding.LINKS
        others = "<h2>Lectures</h2><ul><li><a href=/l/1>Wells and springs</a></li><li><a href=/l/2>Dams</a></li></ul>"
        assert finding(way, range(6), (10, *range(5)), "<h2>News</h2>{}" + others) is Finding.LINKS


@pytest.mark.parametrize("came", [1, 3])
def test_card_lost_from_the_middle_of_an_interrupted_list_is_reported(came):
    def card(n: int, day: str) -> str:
        again = NAMES[n] + ("，其家属称" if n == 4 else "")
        return f"<div><h3><a href=/c/{n}.html>{NAMES[n]}</a></h3><p>{again}</p><time>{day}</time></div>"

    def listed(numbers: Iterable[int]) -> str:
        return "".join(card(n, f"2021-03-{20 - n if n < 9 else 12 + n}") for n in numbers)

    old = range(9)
    new = (*range(8 + came, 8, -1), *(n for n in old if n != 3))
    assert _tells(_between(listed(old), listed(new)), NAMES[3])


LAYOUT = (
    "<html><title>Groundwater</title><body><table width=800><tr><td width=180><b>What's new</b><br>{}</td>"
    "<td><h2>Groundwater of the Lower Basin</h2>{}</td></tr></table></body></html>"
)


def test_layout_table_does_not_join_a_news_column_to_the_text():
    told = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    news = [f"<a href=/n{n}>{name}</a><br>" for n, name in enumerate(("Bus lanes on Harbour Street", "Schools close early",
            "Annual conference announced", "New reading room in the library", "Road works on the bridge"))]  # fmt: skip
    old = html(LAYOUT.format("".join(news[1:]), told))
    seen = compare(old, html(LAYOUT.format("".join(news[:-1]), told)))
    assert not any(PARAGRAPHS[0] in one for one in (*seen.lost, *seen.added))
    seen = compare(old, html(LAYOUT.format("".join(news[:-1]), told.replace("1,240", "240"))))
    assert ["1,240" in one for one in seen.lost] == [True]


def test_cells_of_a_table_row_form_one_line():
    row = "<table><tr><th>Year</th><th>Deaths</th></tr>{}</table>"
    rows = [f"<tr><td>{year}</td><td>{deaths}</td></tr>" for year, deaths in ((2019, 12), (2020, 31), (2021, 12))]
    old, new = (
        html(f"<title>R</title><p>{PARAGRAPHS[0]}</p>{row.format(''.join(some))}") for some in (rows, rows[::-1])
    )
    assert "2020 31" in old.body.splitlines()
    assert any("2020 31" in one for one in compare(old, new).lost) is False, "a row that moved is there"
