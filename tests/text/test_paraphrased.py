"""A short text told again in fewer of its words is the same page, rewritten; a notice in its place, or another text under
its title, is none."""

from __future__ import annotations

import pytest

from storage.model import Effect
from tests.judgement.looks import exchange, look, reference

URL = "https://brigade.example/youth-group.html"
OLD = (
    "Young firefighters are an important part of our volunteer brigade, and meet each Thursday in the station.",
    "Exercises and competitions teach responsibility, discipline and the knowledge that rescues demand.",
    "Whoever joins learns first aid, knots, hoses and ladders, and takes part in friendly gatherings in summer.",
    "Parents are welcome to watch the training, and the equipment is provided by the municipality.",
)
NEW = (
    "Young firefighters meet for exercises, competitions and gatherings, which teach responsibility, discipline and "
    "knowledge."
)
CHINESE = (
    "少年消防队每星期四在消防站集合训练，学习急救、绳结、水带和云梯的使用方法。",
    "夏天举行友谊比赛和联欢活动，家长欢迎前来观看，装备由镇政府提供。",
)
CHINESE_NEW = "少年消防队每星期四集合训练，夏天举行友谊比赛，装备由镇政府提供。"


def page(*lines: str, title: str = "Youth group - Brigade of Marsh", heading: str = "Youth group") -> str:
    said = "".join(f"<p>{one}</p>" for one in lines)
    return (
        f"<html><head><title>{title}</title></head><body><div><a href=/>Start</a></div><main><h1>{heading}</h1>{said}"
        "</main></body></html>"
    )


def seen(new: str, old: str | None = None) -> Effect:
    return look(exchange(new, url=URL), last=reference(old or page(*OLD), url=URL), url=URL).finding.effect


def test_short_text_told_in_fewer_of_its_words_is_no_loss():
    assert seen(page(NEW)) is Effect.CHANGE


def test_chinese_text_told_in_fewer_of_its_words_is_no_loss():
    old, new = (page(*lines, title="少年队 - 沼泽镇消防队", heading="少年队") for lines in (CHINESE, (CHINESE_NEW,)))
    assert seen(new, old) is Effect.CHANGE


def test_text_of_which_one_part_is_told_in_fewer_of_its_words_is_no_loss():
    old = page(*OLD, heading="Camp of the summer").replace("<main>", "<main><h1>Youth group</h1>")
    old = old.replace(
        "<h1>Youth group</h1><h1>Camp of the summer</h1>", "<h1>Camp of the summer</h1><h1>Youth group</h1>"
    )
    assert seen(page(NEW), old) is Effect.CHANGE


def test_part_left_of_a_text_without_a_title_is_no_loss():
    more = (
        f"<h2>Letter {31 * n}</h2><p>House {41 * n} has {n} lifts, flats {53 * n} to {59 * n} wait for keys {61 * n}.</p>"
        f"<p>Of {67 * n} letters {71 * n} were about filters, and those of {73 * n} owners about the {n}th of May.</p>"
        for n in range(11, 51)
    )
    part = f"<p>Start &gt; News</p><h2>Extra meeting</h2><p>{OLD[0]}</p><p>{OLD[1]}</p>"
    assert (
        seen(f"<html><body>{part}</body></html>", f"<html><body>{part}{''.join(more)}</body></html>") is Effect.CHANGE
    )


@pytest.mark.parametrize(
    "said",
    [
        "Volunteers decided in autumn against further meetings; whoever wants details should telephone the chairman.",
        "Sheep graze behind the dyke from March until October, and fishermen sell plaice at the harbour on Saturdays.",
    ],
)
def test_other_words_in_its_place_are_a_loss(said):
    assert seen(page(said)) is Effect.LOSS


def test_its_words_under_another_heading_are_a_loss():
    assert seen(page(NEW, title="Brigade of Marsh", heading="Welcome")) is Effect.LOSS
