"""Sites that serve a page in the reader's presumed script: nothing is lost, and other changes are reported."""

from __future__ import annotations

import pytest

from archiver.words.reasons import reason

URL = "/papers/report"
SIMPLIFIED = "课题组走访第{}个乡镇，访问了{}户家庭，并就工资、合同、学校和道路等问题作了记录，押金在第二年之后才退还。"
TRADITIONAL = "課題組走訪第{}個鄉鎮，訪問了{}戶家庭，並就工資、合同、學校和道路等問題作了記錄，押金在第二年之後才退還。"
CYRILLIC = "Извештај о {}. домаћинству, о {} плата, уговорима и школама у јужним окрузима, објављен је у мају."
LATIN = "Izveštaj o {}. domaćinstvu, o {} plata, ugovorima i školama u južnim okruzima, objavljen je u maju."
CHINESE, SERBIAN = ("调查报告", SIMPLIFIED), ("Извештај", CYRILLIC)
IN_OTHER = {CHINESE: ("調查報告", TRADITIONAL), SERBIAN: ("Izveštaj", LATIN)}


def page(title: str, said: str, last: int = 407) -> bytes:
    body = "".join(f"<p>{said.format(n, last if n == 7 else 400 + n)}</p>" for n in range(8))
    head = f"<head><meta charset=utf-8><title>{title}</title></head>"
    return f"<!doctype html><html>{head}<body><main><h1>{title}</h1>{body}</main></body></html>".encode()


def held(site, world, body: bytes, **named) -> str:
    site.pages[URL] = body
    url = site.url(URL)
    world.add(url, **named)
    for _ in range(2):
        world.look()
        world.clock.move(hours=6)
    return url


def looks(world, url: str) -> list[tuple[str, str]]:
    found = []
    for hours in (1, 24, 24, 24):
        world.clock.move(hours=hours)
        seen = world.one(url)
        found.append((seen["finding"], seen["state"]))
    return found


def reasons(world, url: str, finding: str) -> dict[str, str]:
    return next(
        {one["rule"]: one["text"] for one in visit["reasons"]}
        for visit in world.visits(url)
        if visit["finding"] == finding
    )


def told(world) -> list[str]:
    return [one.kind.value for one in world.app.lookup.events() if one.kind != "first"]


@pytest.mark.parametrize("written", [CHINESE, SERBIAN], ids=["chinese", "serbian"])
def test_page_in_the_other_writing_system_is_only_a_change_of_presentation(site, world, written):
    quote = written[1].format(3, 403)
    url = held(site, world, page(*written), quote=quote)
    site.pages[URL] = page(*IN_OTHER[written])
    assert looks(world, url)[0] == ("presentation", "available")
    assert told(world) == []
    said = reasons(world, url, "presentation")
    assert said["script"] == "the same text, written in the other script of its language"
    assert "简体与繁体" in reason("script", said["script"], "zh")


@pytest.mark.parametrize("written", [CHINESE, SERBIAN], ids=["chinese", "serbian"])
def test_figure_changed_together_with_the_writing_system_is_reported(site, world, written):
    url = held(site, world, page(*written))
    site.pages[URL] = page(*IN_OTHER[written], last=704)
    assert looks(world, url)[0] == ("altered", "available")
    assert told(world) == ["altered"]
    said = reasons(world, url, "altered")
    assert said["script"] == "it is written in the other script of its language"
    assert "简体与繁体" in reason("script", said["script"], "zh")
    assert "407" in said["lost"]
    assert "704" in said["added"]


def test_cited_passage_changed_together_with_the_writing_system_is_missing(site, world):
    url = held(site, world, page(*CHINESE), quote=CHINESE[1].format(7, 407))
    site.pages[URL] = page(*IN_OTHER[CHINESE], last=704)
    assert looks(world, url)[0] == ("altered", "available")
    assert "quote" in reasons(world, url, "altered")
