"""Two copies with the same passages: a changed context (which value belongs to which heading) is reported; a part that
moved as a whole is not."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.text.comparison.compare import compare
from archiver.text.model import Text
from archiver.text.turning.places import Place
from archiver.text.turning.template import Template
from storage.model import Comparison, Finding
from tests.judgement.looks import CHINESE, PARAGRAPHS, exchange, look, page, reference, text_of
from tests.support.depth import examples

KILLED, FREED = "<h3>Killed</h3>", "<h3>Released</h3>"
NAMES = ("Omar Said", "Lina Haddad", "Sami Nasser", "Rana Aziz", "Ivan Petrov", "Nina Berg")
FATES = ("died in custody", "freed in June", "still held", "not seen since", "sent to the coast", "sentenced anew")


def _text(extra: str, *, behind: str = "") -> Text:
    got = text_of(
        exchange(page((*PARAGRAPHS[:3], CHINESE[0]), "Report", extra=f"{extra}<p>{PARAGRAPHS[3]}</p>{behind}"))
    )
    assert got is not None
    return got


def _between(before: str, after: str) -> Comparison:
    return compare(_text(before), _text(after))


def _terms(*pairs: tuple[str, str]) -> str:
    return "<dl>" + "".join(f"<dt>{term}</dt><dd>{said}</dd>" for term, said in pairs) + "</dl>"


def _headed(*pairs: tuple[str, str], tag: str = "h3") -> str:
    return "".join(f"<{tag}>{head}</{tag}><p>{said}</p>" for head, said in pairs)


def _lines(*lines: str, tag: str = "p") -> str:
    return "".join(f"<{tag}>{line}</{tag}>" for line in lines)


def _list(*entries: str) -> str:
    return "<ul>" + _lines(*entries, tag="li") + "</ul>"


def _table(*rows: tuple[str, ...]) -> str:
    return "<table>" + "".join("<tr>" + _lines(*row, tag="td") + "</tr>" for row in rows) + "</table>"


def _apart(*lines: str) -> str:
    return _lines(*(f"<b>{line}</b>" for line in lines))


LINKED = [f"<a href=/{n}>{name}</a>, 34" for n, name in enumerate(NAMES)]
QUOTED = "<blockquote><p>{}</p><cite>{}</cite></blockquote>"
SIGNED = "<blockquote><p>{}</p><p>— {}</p></blockquote>"
PICTURED = "<figure><blockquote><p>{}</p></blockquote><figcaption>{}</figcaption></figure>"
FIELDS = (
    "<div class='field field--label-inline'><div class='field__label'>{}</div><div class='field__item'>{}</div></div>"
)


def _said(*pairs: tuple[str, str], form: str = QUOTED) -> str:
    return "".join(form.format(*pair) for pair in pairs)


APART = {
    "of two terms what is said of them": (
        _terms(("Omar Said", "sentenced to death"), ("Lina Haddad", "acquitted on all counts"), ("Sami Nasser", "missing")),
        _terms(("Omar Said", "acquitted on all counts"), ("Lina Haddad", "sentenced to death"), ("Sami Nasser", "missing")),
        "Omar Said: sentenced to death", "Omar Said: acquitted on all counts",
    ),
    "of two headings what is under them": (
        _headed(("Omar Said", "He died on 3 May."), ("Lina Haddad", "She was freed on 9 June.")),
        _headed(("Omar Said", "She was freed on 9 June."), ("Lina Haddad", "He died on 3 May.")),
        "Omar Said: He died on 3 May.", "Omar Said: She was freed on 9 June.",
    ),
    "a name in another list": (
        KILLED + _list("Omar Said", "Sami Nasser") + FREED + _list("Lina Haddad"),
        KILLED + _list("Sami Nasser") + FREED + _list("Omar Said", "Lina Haddad"),
        "Killed: Omar Said", "Released: Omar Said",
    ),
    "two headings": (
        KILLED + _lines("Omar Said") + FREED + _lines("Lina Haddad"),
        FREED + _lines("Omar Said") + KILLED + _lines("Lina Haddad"),
        "Killed: Omar Said", "Released: Omar Said",
    ),
    "a row in another part of a table": (
        _table(("Killed",), ("Omar Said", "3 May"), ("Sami Nasser", "4 May"), ("Released",), ("Lina Haddad", "9 June")),
        _table(("Killed",), ("Sami Nasser", "4 May"), ("Released",), ("Omar Said", "3 May"), ("Lina Haddad", "9 June")),
        "Killed: Omar Said 3 May", "Released: Omar Said 3 May",
    ),
    "an entry in another list of a list": (
        _list("Killed" + _list("Omar Said", "Sami Nasser"), "Released" + _list("Lina Haddad")),
        _list("Killed" + _list("Sami Nasser"), "Released" + _list("Omar Said", "Lina Haddad")),
        "Killed: Omar Said", "Released: Omar Said",
    ),
    "answers": (
        _lines("Did the guards use cables?", "Yes, they did.", "Was a doctor called?", "No, none was."),
        _lines("Did the guards use cables?", "No, none was.", "Was a doctor called?", "Yes, they did."),
        "Did the guards use cables? Yes, they did.", "Did the guards use cables? No, none was.",
    ),
    "two values under labels that return": (
        "".join(_terms(("Name", name), ("Result", result)) for name, result in zip(NAMES, FATES, strict=True)),
        "".join(_terms(("Name", name), ("Result", result)) for name, result in zip(NAMES, (FATES[1], FATES[0], *FATES[2:]), strict=True)),
        f"Omar Said: Result: {FATES[0]}", f"Omar Said: Result: {FATES[1]}",
    ),
    "sentences of a paragraph": (
        _lines("The crowd threw stones. The police opened fire. Nine people died."),
        _lines("The police opened fire. Nine people died. The crowd threw stones."),
        "The crowd threw stones. The police opened fire.", "The police opened fire. Nine people died. The crowd",
    ),
    "parts of entries": (
        _list("Omar Said; died in custody; 2019", "Lina Haddad; freed; 2019"), _list("Omar Said; freed; 2019", "Lina Haddad; died in custody; 2019"),
        "Omar Said; died in custody", "Omar Said; freed",
    ),
    "in Chinese": (_lines("死亡：", "王伟，李强。", "受伤：", "张三，艾力。"), _lines("死亡：", "张三，艾力。", "受伤：", "王伟，李强。"), "死亡: 王伟,李强。", "死亡: 张三,艾力。"),
    "a mark in another column": (
        _table(("Item", "Yes", "No"), ("Beaten", "X", ""), ("Fed", "", "X")), _table(("Item", "Yes", "No"), ("Beaten", "", "X"), ("Fed", "", "X")),
        "Item: Beaten | Yes: X", "Item: Beaten | No: X",
    ),
    "digits of two cells": (
        _table(("Camp", "Dead", "Wounded"), ("Aru", "4", "12")), _table(("Camp", "Dead", "Wounded"), ("Aru", "41", "2")),
        "Aru | 4 | 12", "Aru | 41 | 2",
    ),
    "digits of an empty cell": (
        _table(("Camp", "Dead", "Wounded"), ("Aru", "1", "2")), _table(("Camp", "Dead", "Wounded"), ("Aru", "12", "")),
        "Aru | 1 | 2", "Aru | 12",
    ),
    "digits of figures": (_lines("Graves 5 10 15 were opened."), _lines("Graves 51 01 5 were opened."), "Graves 5 10 15", "Graves 51 01 5"),
    "digits of entries": (_list("1", "23", "4"), _list("12", "3", "4"), "1 / 23", "12 / 3"),
    "a sign": (_lines("Temperatures: 3 -5 degrees."), _lines("Temperatures: 3-5 degrees."), "3 -5 degrees", "3-5 degrees"),
    "a power": (_lines("The dose was 10<sup>6</sup> units."), _lines("The dose was 106 units."), "10^(6) units", "106 units"),
    "a comma that groups thousands": (_lines("It is told on page 3, 500 men died."), _lines("It is told on page 3,500 men died."), "page 3, 500 men", "page 3,500 men"),
    "a word that was two": (
        _lines("He was un armed when they came to the house at night."), _lines("He was unarmed when they came to the house at night."),
        "un armed when", "unarmed when",
    ),
    "a name in a sentence with an address": (
        _lines("The mine at https://a.example/one is owned by Iron Hill of Aru."), _lines("The mine at https://a.example/one is owned by IronHill of Aru."),
        "by Iron Hill", "by IronHill",
    ),
    "a word that was struck out": (_lines("He was <s>not</s> guilty."), _lines("He was not guilty."), "He was ~~not~~ guilty.", "He was not guilty."),
    "a word that its style strikes out": (
        _lines('He was <span style="text-decoration: line-through"><span lang=en>not</span></span> <span>guilty</span>.'), _lines("He was not <span>guilty</span>."),
        "He was ~~not~~ guilty.", "He was not guilty.",
    ),
    "a paragraph that its style strikes out": (
        _lines("He was heard twice.") + '<p style="text-decoration: line-through">The court found him not guilty.</p>' + _lines("He is free."),
        _lines("He was heard twice.", "The court found him not guilty.", "He is free."),
        "~~The court found him not guilty.~~", "The court found him not guilty.",
    ),
    "an entry that its style strikes out": (
        "<ul><li>Omar Said of Aru<li style='text-decoration:line-through'>Sami Nasser of Aru<li>Lina Haddad of Aru</ul>",
        "<ul><li>Omar Said of Aru<li>Sami Nasser of Aru<li>Lina Haddad of Aru</ul>", "~~Sami Nasser of Aru~~", "Sami Nasser of Aru",
    ),
    "paragraphs that a heading went past": (
        _headed(("Findings", "The guards used cables at night."), tag="h2") + _lines("A doctor was there.", "Nobody asked for help.") + _headed(("Withdrawn", "A cook spoke of poisoned bread."), tag="h2"),
        _headed(("Findings", "The guards used cables at night."), tag="h2") + "<h2>Withdrawn</h2>" + _lines("A doctor was there.", "Nobody asked for help.", "A cook spoke of poisoned bread."),
        "Findings: Nobody asked for help.", "Withdrawn: Nobody asked for help.",
    ),
    "a paragraph that is like those beside it": (
        _headed(("Accepted", "Recommendation 12 on the closing of the camp.")) + _lines("Recommendation 14 on payment.") + _headed(("Rejected", "Recommendation 15 on trials.")),
        _headed(("Accepted", "Recommendation 12 on the closing of the camp.")) + "<h3>Rejected</h3>" + _lines("Recommendation 14 on payment.", "Recommendation 15 on trials."),
        "Accepted: Recommendation 14 on payment.", "Rejected: Recommendation 14 on payment.",
    ),
    "a name in a paragraph": (
        KILLED + _lines("Omar Said", "Sami Nasser") + FREED + _lines("Lina Haddad"), KILLED + _lines("Omar Said") + FREED + _lines("Sami Nasser", "Lina Haddad"),
        "Killed: Sami Nasser", "Released: Sami Nasser",
    ),
    "in Chinese, a paragraph": (
        _headed(("接受", "关于关闭拘留所的建议。")) + _lines("关于赔偿的建议。") + _headed(("拒绝", "关于审判警官的建议。")),
        _headed(("接受", "关于关闭拘留所的建议。")) + "<h3>拒绝</h3>" + _lines("关于赔偿的建议。", "关于审判警官的建议。"),
        "接受: 关于赔偿的建议。", "拒绝: 关于赔偿的建议。",
    ),
    "a name that is a link": (
        KILLED + _list(*LINKED[:2]) + FREED + _list(LINKED[2]), KILLED + _list(LINKED[0]) + FREED + _list(*LINKED[1:3]),
        "Killed: Lina Haddad", "Released: Lina Haddad",
    ),
    "a name that is a link, of a term": (_terms(("Killed", LINKED[0]), ("Released", LINKED[1]), ("Missing", "Ivan Petrov")), _terms(("Killed", LINKED[1]), ("Released", LINKED[0]), ("Missing", "Ivan Petrov")), "Killed: Omar Said", "Killed: Lina Haddad"),
    "a name under a heading that returns": (
        "<h2>Aru</h2>" + KILLED + _list("Omar Said", "Sami Nasser") + FREED + _list("Lina Haddad") + "<h2>Bel</h2>" + KILLED + _list("Rana Aziz") + FREED + _list("Nina Berg"),
        "<h2>Aru</h2>" + KILLED + _list("Omar Said") + FREED + _list("Sami Nasser", "Lina Haddad") + "<h2>Bel</h2>" + KILLED + _list("Rana Aziz") + FREED + _list("Nina Berg"),
        "Aru: Killed: Sami Nasser", "Aru: Released: Sami Nasser",
    ),
    "a name that went to the same heading of another part": (
        "<h2>Aru</h2>" + KILLED + _list("Omar Said", "Sami Nasser") + "<h2>Bel</h2>" + KILLED + _list("Rana Aziz"), "<h2>Aru</h2>" + KILLED + _list("Omar Said") + "<h2>Bel</h2>" + KILLED + _list("Rana Aziz", "Sami Nasser"),
        "Aru: Killed: Sami Nasser", "Bel: Killed: Sami Nasser",
    ),
    "a name, and headings of another rank": (
        KILLED + _list("Omar Said", "Sami Nasser") + FREED + _list("Lina Haddad"), "<h2>Killed</h2>" + _list("Omar Said") + "<h2>Released</h2>" + _list("Sami Nasser", "Lina Haddad"),
        "Killed: Sami Nasser", "Released: Sami Nasser",
    ),
    "a list that leaves its heading with nothing": (
        KILLED + _list("Omar Said", "Sami Nasser") + FREED + _list("Lina Haddad"), KILLED + FREED + _list("Lina Haddad") + _list("Omar Said", "Sami Nasser"),
        "Killed: Omar Said", "Released: Omar Said",
    ),
    "a row of one cell": (
        "<table><tr><th>Killed</th></tr><tr><td>Omar Said</td></tr><tr><td>Sami Nasser</td></tr><tr><th>Freed</th></tr><tr><td>Lina Haddad</td></tr></table>",
        "<table><tr><th>Killed</th></tr><tr><td>Omar Said</td></tr><tr><th>Freed</th></tr><tr><td>Sami Nasser</td></tr><tr><td>Lina Haddad</td></tr></table>",
        "Killed: Sami Nasser", "Freed: Sami Nasser",
    ),
    "captions of tables": (
        "".join(f"<table><caption>{head}</caption><tr><td>{name}</td></tr></table>" for head, name in zip(("Killed", "Freed"), NAMES, strict=False)),
        "".join(f"<table><caption>{head}</caption><tr><td>{name}</td></tr></table>" for head, name in zip(("Freed", "Killed"), NAMES, strict=False)),
        "Killed: Omar Said", "Freed: Omar Said",
    ),
    "who said it": (
        _said(("Nobody was beaten.", "Ivan Petrov, warden"), ("We were beaten.", "Omar Said, prisoner")), _said(("Nobody was beaten.", "Omar Said, prisoner"), ("We were beaten.", "Ivan Petrov, warden")),
        "Nobody was beaten. Ivan Petrov, warden", "Nobody was beaten. Omar Said, prisoner",
    ),
    "who said it, under a picture": (
        _said(("Nobody was beaten.", "Ivan Petrov, warden"), ("We were beaten.", "Omar Said, prisoner"), form=PICTURED), _said(("Nobody was beaten.", "Omar Said, prisoner"), ("We were beaten.", "Ivan Petrov, warden"), form=PICTURED),
        "Nobody was beaten. Ivan Petrov, warden", "Nobody was beaten. Omar Said, prisoner",
    ),
    "who said it, behind a dash": (
        _said(("Nobody was beaten.", "Ivan Petrov, warden"), ("We were beaten.", "Omar Said, prisoner"), form=SIGNED), _said(("Nobody was beaten.", "Omar Said, prisoner"), ("We were beaten.", "Ivan Petrov, warden"), form=SIGNED),
        "Nobody was beaten. — Ivan Petrov, warden", "Nobody was beaten. — Omar Said, prisoner",
    ),
    "labels by their classes": (
        _said(("Plaintiff", "Omar Said"), ("Defendant", "Ivan Petrov"), form=FIELDS), _said(("Plaintiff", "Ivan Petrov"), ("Defendant", "Omar Said"), form=FIELDS),
        "Plaintiff: Omar Said", "Plaintiff: Ivan Petrov",
    ),
    "paragraphs that were struck out": (
        f"<del>{_lines('The warden was told.', 'He did nothing.')}</del>", _lines("The warden was told.", "He did nothing."),
        "~~He did nothing.~~", "He did nothing.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", APART)
def test_passage_that_changed_its_context_is_reported_with_it(what):
    before, after, lost, added = APART[what]
    for old, new, gone, came in ((before, after, lost, added), (after, before, added, lost)):
        found = _between(old, new)
        assert any(gone in one for one in found.lost), found.lost
        assert any(came in one for one in found.added), found.added
        assert not found.same_text
        assert found.differing_bytes


SECTIONS = [_headed((f"Part {n}", f"What was found in village {n} is told here."), tag="h2") for n in "ABCD"]
CARDS = [f"<div><h3>{name}</h3><p>{fate}</p></div>" for name, fate in zip(NAMES, FATES, strict=True)]
PLAIN_CARDS = [f"<div><p>{name}</p><p>{fate}</p></div>" for name, fate in zip(NAMES, FATES, strict=True)]
LABELLED = [_terms(("Name", name), ("Result", fate)) for name, fate in zip(NAMES, FATES, strict=True)]
GIFT = f"<div>{_lines('Support our work with a gift.', 'It is free of taxes in this country.')}</div>"
SAID = (
    ("Nobody was beaten.", "Ivan Petrov, warden"),
    ("We were beaten.", "Omar Said, prisoner"),
    ("I saw no one.", "Nina Berg, cook"),
)
RETURNING = [
    f"<h2>{town}</h2>{KILLED}{_list(*NAMES[at : at + 2])}{FREED}{_list(FATES[at])}"
    for at, town in ((0, "Aru"), (2, "Bel"), (4, "Cor"))
]
FOOT = "<p>Reports are free of charge</p>"
WHOLE = {
    "sections": ("".join(SECTIONS) + FOOT, "".join([SECTIONS[2], SECTIONS[0], SECTIONS[3], SECTIONS[1]]) + FOOT),
    "cards": ("".join(CARDS) + FOOT, "".join(CARDS[::-1]) + FOOT),
    "cards without headings": ("".join(PLAIN_CARDS), "".join(PLAIN_CARDS[3:] + PLAIN_CARDS[:3])),
    "two such cards": ("".join(PLAIN_CARDS[:3]), "".join(PLAIN_CARDS[2::-1])),
    "cards with labels": ("".join(LABELLED), "".join([LABELLED[4], *LABELLED[:4], LABELLED[5]])),
    "terms with what is said of them": (_terms(*zip(NAMES, FATES, strict=True)), _terms(*list(zip(NAMES, FATES, strict=True))[::-1])),
    "entries of a list": (KILLED + _list(*NAMES), KILLED + _list(*NAMES[::-1])),
    "two entries of a list": (_list(*NAMES), _list(NAMES[2], NAMES[1], NAMES[0], *NAMES[3:])),
    "rows of a table": (_table(*zip(NAMES, FATES, strict=True)), _table(*list(zip(NAMES, FATES, strict=True))[::-1])),
    "links of a list": (
        KILLED + _list(*(f"<a href=/{n}>{name}</a>" for n, name in enumerate(NAMES))) + FREED,
        KILLED + _list("<a href=/0>Omar Said</a>") + FREED + _list(*(f"<a href=/{n}>{name}</a>" for n, name in enumerate(NAMES) if n)),
    ),
    "a box with its heading": (
        f"<h2>Findings</h2>{_lines('The first finding.', 'The second finding.')}<div><h3>Write to us</h3><p>Any hour</p></div>{_lines('The third finding.')}",
        f"<h2>Findings</h2>{_lines('The first finding.')}<div><h3>Write to us</h3><p>Any hour</p></div>{_lines('The second finding.', 'The third finding.')}",
    ),
    "a list with no heading of its own": (
        _headed(("Aru", "Twelve were shot."), ("Bel", "Nine were shot.")) + _list("Read the annex", "See the map") + _headed(("Cor", "Two were shot.")),
        _headed(("Aru", "Twelve were shot."), ("Bel", "Nine were shot."), ("Cor", "Two were shot.")) + _list("Read the annex", "See the map"),
    ),
    "a table": (
        "<h3>Aru</h3>" + _lines("Twelve were shot.") + _table(("Aru", "12"), ("Bel", "9")) + _headed(("Bel", "Nine were shot.")),
        "<h3>Aru</h3>" + _lines("Twelve were shot.") + "<h3>Bel</h3>" + _table(("Aru", "12"), ("Bel", "9")) + _lines("Nine were shot."),
    ),
    "a box of several paragraphs": (
        _headed(("Method", "The wells were measured.")) + GIFT + _headed(("Result", "Ten of them were dry.")),
        _headed(("Method", "The wells were measured.")) + "<h3>Result</h3>" + GIFT + _lines("Ten of them were dry."),
    ),
    "quotations with who said it": (_said(*SAID), _said(*SAID[::-1])),
    "who said it, from the end to the beginning": (_said(*SAID), "".join(f"<blockquote><cite>{who}</cite><p>{said}</p></blockquote>" for said, who in SAID)),
    "fields with their labels": (_said(*zip(NAMES, FATES, strict=True), form=FIELDS), _said(*list(zip(NAMES, FATES, strict=True))[::-1], form=FIELDS)),
    "parts with headings that return": ("".join(RETURNING), "".join(RETURNING[::-1])),
    "the date from the title to the end": (_lines("3 May 2019") + "".join(SECTIONS), "".join(SECTIONS) + _lines("3 May 2019")),
    "an entry that was last of all": ("".join(SECTIONS) + FOOT, FOOT + "".join(SECTIONS)),
}  # fmt: skip


@pytest.mark.parametrize("what", WHOLE)
def test_part_that_moved_as_a_whole_is_not_reported(what):
    before, after = WHOLE[what]
    for old, new in ((before, after), (after, before)):
        found = _between(old, new)
        assert (found.lost, found.added) == ((), ())


@examples(20)
@given(st.integers(0, 10_000), st.sampled_from([SECTIONS, CARDS, LABELLED]))
def test_whole_parts_may_stand_in_any_order(seed, parts):
    turned = parts[:]
    Random(seed).shuffle(turned)
    found = _between("".join(parts), "".join(turned))
    assert (found.lost, found.added) == ((), ())


DRESS = {
    "a hint where a word may break": (
        _lines("He was un<wbr>armed when they came to the house at night."), _lines("He was un&shy;armed when they came to the house at night."),
    ),
    "a blank behind the comma of a list": (_lines("It is told on pages 3,14 and 20, as well."), _lines("It is told on pages 3, 14 and 20, as well.")),
    "thousands within a mark-up": (_lines("They held 1,204 people there."), _lines("They held <b>1,</b>204 people there.")),
    "blanks in Chinese": (_lines("共有 三十 人被转移到工厂，其中有妇女和儿童，" * 3), _lines("共有三十人被转移到工厂，其中有妇女和儿童，" * 3)),
    "a label and its value": (_lines("<b>Author</b> <span>Lina</span>"), _lines("<b>Author</b><span>Lina</span>")),
    "a style that strikes nothing out": (_lines('He was <span style="text-decoration: underline">not</span> guilty.'), _lines("He was not guilty.")),
    "the end of a line": (_lines("They came to the house at night<br>and took all of them away."), _lines("They came to the house at night and took all of them away.")),
    "digits in tags of their own": (_lines("They held 120 people."), _lines("They held 1<b>2</b>0 people.")),
    "digits in tags, side by side": (_lines("<span>4</span><span>12</span>"), _lines("<span>4</span> <span>12</span>")),
    "groups of thousands": (_lines("They held 1 204 people."), _lines("They held 1204 people.")),
    "a telephone": (_lines("Call 030 1234 56 at any hour."), _lines("Call 0301 23456 at any hour.")),
    "a note's number": (_lines("Twelve died in 2019<sup>3</sup> there."), _lines("Twelve died in 2019<a href='#3'>3</a> there.")),
    "a table as a list": (_table(("Aru", "4", "12"), ("Bel", "7", "1")), _list("Aru 4 12", "Bel 7 1")),
    "a table as boxes": (_table(("Aru", "4", "12")), _lines("Aru", "4", "12", tag="div")),
    "a blank in a cell": (_table(("Aru", "学 歴"), ("Bel", "7")), _table(("Aru", "学歴"), ("Bel", "7"))),
    "an empty column more": (_table(("Item", "Yes"), ("Fed", "X")), _table(("", "Item", "Yes"), ("", "Fed", "X"))),
    "an empty column elsewhere": (_table(("", "Item", "Yes"), ("", "Fed", "X")), _table(("Item", "", "Yes"), ("Fed", "", "X"))),
    "lines in one": (_lines("The crowd threw stones. Nine died.", "The police fired."), _lines("The crowd threw stones.", "Nine died. The police fired.")),
    "headings as bold lines": (_headed(*zip(NAMES, FATES, strict=True)), "".join(map(_apart, NAMES[:0])) + "".join(_apart(a) + _lines(b) for a, b in zip(NAMES, FATES, strict=True))),
    "bold": (_lines("Omar Said died in custody."), _lines("<b>Omar Said</b> died in custody.")),
}  # fmt: skip


@pytest.mark.parametrize("what", DRESS)
def test_changes_of_markup_and_spacing_are_not_reported(what):
    before, after = DRESS[what]
    for old, new in ((before, after), (after, before)):
        found = _between(old, new)
        assert (found.lost, found.added) == ((), ())


def test_menu_may_stand_on_either_side_of_the_text():
    box = "<nav><ul><li><a href=/a>Home</a></li><li><a href=/b>Reports</a></li></ul></nav>"
    found = compare(_text(box + KILLED + _lines("Omar Said")), _text(KILLED + _lines("Omar Said"), behind=box))
    assert (found.lost, found.added) == ((), ())


BLOCKS = st.lists(
    st.one_of(
        st.sampled_from([*SECTIONS, *CARDS, *LABELLED, KILLED, FREED, FOOT]),
        st.sampled_from([before for before, *_ in APART.values()]),
        st.sampled_from([before for before, _ in DRESS.values()]),
    ),
    max_size=8,
)


@examples(40)
@given(BLOCKS, st.text("abc 012", max_size=20))
def test_unmoved_parts_report_nothing(blocks, nonce):
    said = "".join(blocks)
    found = compare(_text(said), _text(f"{said}<script>nonce('{nonce}')</script>", behind=f"<!-- {nonce} -->"))
    assert (found.lost, found.added) == ((), ())


def test_label_heads_only_what_follows_in_its_paragraph():
    before, after = (
        f"<p><b>Petrov</b><br>{one}</p><p><b>Orlov</b><br>{two}</p>"
        for one, two in (("Yes, I did.", "I was not there."), ("I was not there.", "Yes, I did."))
    )
    assert sorted(_between(before, after).lost) == ["Orlov: I was not there.", "Petrov: Yes, I did."]


def test_changed_context_that_also_stands_on_the_site_template_is_not_reported():
    before, after, *_ = APART["a name in another list"]
    site = _text(before)
    found = compare(_text(before), _text(after), template=Template(then=site, now=site))
    assert found.lost == ()


def test_line_that_moved_within_a_false_alarm_place_is_not_reported():
    before, after, *_ = APART["a name in another list"]
    place = Place(n=3, before=CHINESE[0], after=PARAGRAPHS[3], chars=200)
    assert compare(_text(before), _text(after), places=[place]).lost == ()


def test_swapped_terms_are_an_alteration_whose_reasons_name_the_context():
    before, after, *_ = APART["of two terms what is said of them"]
    old, new = (page(PARAGRAPHS, extra=extra) for extra in (before, after))
    seen = look(exchange(new), last=reference(old))
    assert seen.finding is Finding.ALTERED
    assert ["Lina Haddad: acquitted on all counts" in one.text for one in seen.reasons if one.rule == "lost"] == [True]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("Omar Said", "guilty", "Lina Haddad", "acquitted"), ("Omar Said", "acquitted", "Lina Haddad", "guilty")),
        (("Alpha Bank", "Beta Trust", "Gamma Foundation"), ("Gamma Foundation", "Beta Trust", "Alpha Bank")),
        (("Amira Noor", "Editor", "Bilal Noor", "Editor"), ("Editor", "Amira Noor", "Editor", "Bilal Noor")),
    ],
    ids=["no mark tells labels", "sponsors", "role first"],
)
def test_swapped_lines_that_no_markup_labels_are_not_reported(before, after):
    assert not _between(_lines(*before, tag="div"), _lines(*after, tag="div")).lost


def test_box_that_moved_under_another_heading_is_not_reported():
    parts = ["<h2>Method</h2><p>The wells were measured in May.</p>", "<h2>Result</h2><p>Ten of them were dry.</p>"]
    box = "<p>Support our work with a gift.</p>"
    assert not _between(parts[0] + box + parts[1], parts[0] + parts[1] + box).lost


MOVED = (
    "<h2>Killed</h2><ul><li>Omar Said</li><li>Lina Haddad</li></ul><h2>Released</h2><ul><li>Sami Nasser</li></ul>",
    "<h2>Killed</h2><ul><li>Omar Said</li></ul><h2>Released</h2><ul><li>Lina Haddad</li><li>Sami Nasser</li></ul>",
)


def test_moved_entry_is_reported_beside_an_added_sentence():
    note = "<p>This list was checked in June by the staff of the institute.</p>"
    found = compare(_text(MOVED[0]), _text(MOVED[1] + note))
    assert (found.elsewhere, found.lost) == (1, ("Killed: Lina Haddad",))
    assert found.added == ("This list was checked in June by the staff of the institute.", "Released: Lina Haddad")
    seen = look(exchange(page(PARAGRAPHS, extra=MOVED[1] + note)), last=reference(page(PARAGRAPHS, extra=MOVED[0])))
    told = [one.text for one in seen.reasons if one.rule in {"lost", "added"}]
    assert len(told) == 3
    assert any("Killed: Lina Haddad" in one for one in told)
    alone = compare(_text(MOVED[0]), _text(MOVED[0] + note))
    assert (alone.elsewhere, alone.lost, len(alone.added)) == (0, (), 1)


def test_struck_out_word_is_reported_beside_a_removed_sentence():
    note = "<p>This list was checked in June by the staff of the institute.</p>"
    said = "<p>The officers were {} guilty of what they were charged with.</p>"
    found = compare(_text(said.format("not") + note), _text(said.format("<s>not</s>")))
    assert found.elsewhere == 1
    assert "This list was checked" in found.lost[0]
    assert "not" in found.lost[1]


def test_lines_renumbered_by_an_added_entry_have_not_moved():
    def counted(*said: str) -> str:
        return "".join(f"<h3>{n}.</h3><p>{one}</p>" for n, one in enumerate(said, 1))

    said = [f"The well of {name} was dry in May and was not repaired." for name in ("Brink", "Aspen", "Dorrel")]
    found = compare(_text(counted(*said)), _text(counted("The wells were measured by the laboratory.", *said)))
    assert (found.elsewhere, found.lost) == (0, ())
