"""A passage whose words stand only within a longer one is lost; one with other line breaks is not."""

from __future__ import annotations

from time import process_time

import pytest

from archiver import words
from archiver.text.comparison.compare import compare
from archiver.text.model import Kind, Text
from storage.model import Comparison
from tests.judgement.looks import CHINESE, PARAGRAPHS, exchange, look, page, reference, text_of

GROWN = [
    ("Deaths: 12", "Deaths: 120"), ("Deaths: 12", "Deaths: 112"), ("Article 1", "Article 10"), ("Deaths were 12", "Deaths were 12,000"),
    ("Deaths: 12", "Deaths: 12 000"), ("Deaths: 12", "Deaths: 12.5"), ("Deaths: 12", "Deaths: 12k"), ("Ali", "Alikhan"),
    ("he was released", "she was released"), ("legal", "illegal"), ("Sentenced to 3 years", "Sentenced to 3 years suspended"),
    ("The court found him guilty", "The court found him guilty of nothing"), ("The arrest was lawful", "The arrest was lawful or unlawful"),
    ("“Deaths”: 12", '"Deaths": 120'), ("死亡12人", "死亡12人以上"), ("王小明", "王小明明"), ("判处有期徒刑三年", "判处有期徒刑三年缓刑"),
    ("задержан законно", "задержан законно, по мнению суда"),
]  # fmt: skip
MORE = tuple(f"Sentence {n} of those that came says what was found in the books of village {n}." for n in range(60))


def _between(before: str, after: str) -> Comparison:
    old, new = (text_of(exchange(page((*PARAGRAPHS[:3], *CHINESE[:3]), extra=extra))) for extra in (before, after))
    assert old is not None
    assert new is not None
    return compare(old, new)


def _plain(old: str, new: str) -> Comparison:
    texts = (Text(kind=Kind.PLAIN, visible=one, main=one, other=one, body=one) for one in (old, new))
    return compare(*texts)


def _list(*entries: str) -> str:
    return "<ul>" + "".join(f"<li>{one}</li>" for one in entries) + "</ul>"


def _has(passages: tuple[str, ...], said: str) -> bool:
    return any(said in one for one in passages)


@pytest.mark.parametrize("more", [(), MORE])
@pytest.mark.parametrize(("before", "after"), GROWN)
def test_extended_passage_is_lost_and_its_replacement_is_shown(before, after, more):
    grown = _between(_list(before, "Wounded: 40"), _list(after, "Wounded: 40", *more))
    assert _has(grown.lost, before)
    assert _has(grown.added, after)
    shrunk = _between(_list(after, "Wounded: 40"), _list(before, "Wounded: 40", *more))
    assert _has(shrunk.lost, after)
    assert _has(shrunk.added, before)


def test_extended_figure_in_a_table_is_lost_even_if_its_digits_span_cells():
    def table(*rows: tuple[str, str]) -> str:
        return "<table>" + "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in rows) + "</table>"

    assert _has(_between(table(("Deaths", "12")), table(("Deaths", "120"))).lost, "Deaths 12")
    for tag in ("li", "div"):
        said = [f"<{tag}>Deaths</{tag}><{tag}>{n}</{tag}><{tag}>Wounded</{tag}><{tag}>40</{tag}>" for n in (12, 120)]
        assert _has(_between(*said).lost, "Deaths 12 ")
    below = (("0", "none of them named"), ("40", "wounded"))
    found = _between(table(("Deaths", "12"), *below), table(("Deaths", "120"), *below))
    assert any(one.startswith("Deaths 12") for one in found.lost)


def test_extended_short_line_is_lost_unless_a_long_line_contains_it():
    entries = ("Memet Sadir", "Rena Osman", "Tursun Ali")
    grown = _between(_list(*entries), _list(*entries[::2], "Nothing is known of Rena Osman"))
    assert "Rena Osman" in " ".join(grown.lost)
    told = _between(_list(*entries), _list(*entries[::2], "Nothing is known here of Rena Osman or of her brother"))
    assert not _has(told.lost, "Rena Osman")


NAMES = ("Ali Hassan", "Omar Said", "Sara Nour", "Zed Karim", "Lina Aziz")
JOINED = [
    (NAMES, ", ".join((*NAMES, "Nada Fares.")), NAMES), (NAMES, "The dead are: " + ", ".join(NAMES) + ".", NAMES),
    (NAMES, ", ".join(NAMES[:-1]) + " and Lina Aziz.", NAMES), (NAMES[:2], "Ali Hassan, Omar Said and Nada Fares", NAMES[:2]),
    (NAMES[:-1], ", ".join(NAMES) + ".", NAMES[:-1]),
    (("张伟民", "李小红", "王大力"), "张伟民、李小红、王大力、赵强等。", ("张伟民", "李小红", "王大力")),
    (("Иван Петров", "Анна Сидорова"), "Иван Петров, Анна Сидорова и Олег Ким.", ("Иван Петров", "Анна Сидорова")),
    (("12", "96", "120 dead"), "12 96 120 dead 40 wounded", ("12", "96", "120 dead")),
    (("12", "96", "dry wells"), "12, 96, 120, dry wells", ("12", "96", "dry wells")),
]  # fmt: skip


@pytest.mark.parametrize(("entries", "line", "same"), JOINED)
def test_joined_or_split_passages_are_neither_lost_nor_added(entries, line, same):
    joined, apart = _between(_list(*entries), f"<p>{line}</p>"), _between(f"<p>{line}</p>", _list(*entries))
    for one in same:
        assert not _has(joined.lost, one)
        assert not _has(apart.added, one)
    assert _has(joined.added, line[-6:])
    assert _has(apart.lost, line[-6:])


def test_sentence_behind_an_inserted_dateline_is_not_lost():
    said = "Officials said that the pumps were removed in March by the ministry of water and its contractors."
    for dated in (f"<p>KABUL, 3 March – {said}</p>", f"<p>KABUL, 3 March<br>{said}</p>"):
        assert not any(one.startswith("Officials") for one in _between(f"<p>{said}</p>", dated).lost)
        assert not any(one.startswith("Officials") for one in _between(dated, f"<p>{said}</p>").added)


@pytest.mark.parametrize(
    "sign", ["• {}", "– {}", "- {}", "{n}. {}", "({n}) {}", "a) {}", "{}[1]", "{} [a]", "{}¹", "<sup>1</sup>{}", "{}*", "{}†", "{}, 34"]
)  # fmt: skip
def test_bullet_number_or_footnote_mark_does_not_remove_a_name_from_a_list(sign):
    marked = _list(*(sign.format(name, n=n) for n, name in enumerate(NAMES, 1)))
    assert _between(_list(*NAMES), marked).lost == ()
    assert _between(marked, _list(*NAMES)).added == ()


def test_prefixed_sentence_is_lost_only_if_it_was_a_line_of_its_own():
    said, dated, before = (
        "Nobody came to hear it.",
        "In Korla: Nobody came to hear it.",
        "The court met again in June of that year. ",
    )
    assert not any(
        one.startswith("Nobody") for one in _between(f"<p>{before}{said}</p>", f"<p>{before}{dated}</p>").lost
    )
    assert any(one.startswith("Nobody") for one in _between(f"<p>{said}</p>", f"<p>{dated}</p>").lost)


WRAPPED = (
    "The report was held back",
    "until the autumn of the year",
    "and then given to the press",
    "without its annex of names",
)


def test_passages_with_other_line_breaks_are_not_lost():
    old = "\n".join(WRAPPED)
    for new in (" ".join(WRAPPED), "\n".join(" ".join(WRAPPED).split()), old.replace("\nuntil", " until\n")):
        for one, other in ((old, new), (new, old)):
            found = _plain(one, other)
            assert (found.lost, found.added) == ((), ())
    for entries in (("Rena Osman", "born 1971", "Korla"), ("王小明", "库尔勒", "生于一九七一年")):
        for one, other in ((_list(*entries), _list(" ".join(entries))), (_list(", ".join(entries)), _list(*entries))):
            found = _between(one, other)
            assert (found.lost, found.added) == ((), ())


def test_passages_joined_in_another_order_are_not_lost():
    entries = ("Korla, district four", "Rena Osman", "held since June")
    found = _between(_list(*entries), _list("Rena Osman: Korla, district four, held since June"))
    assert not any(_has(found.lost, one) for one in entries)


def test_reflow_after_an_edit_in_a_hard_wrapped_text_is_not_reported():
    words = [f"word{n}" for n in range(200)]

    def wrapped(text: list[str]) -> str:
        return "\n".join(" ".join(text[at : at + 9]) for at in range(0, len(text), 9))

    found = _plain(wrapped(words), wrapped([*words[:90], "never", *words[90:]]))
    assert len(found.lost) <= 2


def test_thousands_of_extended_passages_are_compared_in_bounded_time():
    started = process_time()
    before, after = ("\n".join(f"Case {n} of 1{end}" for n in range(6_000)) for end in ("", "0"))
    _plain(before, after)
    assert process_time() - started < 15


def test_thousands_of_extended_short_lines_are_compared_in_bounded_time():
    started = process_time()
    before, after = (
        "\n".join(f"Case {n} closed{end}" for n in range(6_000)) for end in ("", " by a court of village two")
    )
    assert _has(_plain(before, after).lost, "Case 1007 closed")
    assert process_time() - started < 15


def test_reason_does_not_claim_the_whole_text_is_there_beside_a_lost_passage():
    seen = look(exchange(page((*PARAGRAPHS, "Deaths: 120"))), last=reference(page((*PARAGRAPHS, "Deaths: 12"))))
    said = [reason.text for reason in seen.reasons if reason.rule == "kept"]
    assert said == ["nearly all of the old text is in it"]
    assert words.reason("kept", said[0], "zh") == "原文几乎都在其中"
