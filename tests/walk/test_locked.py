"""Documents that are received but cannot be read without a password."""

from __future__ import annotations

from io import BytesIO

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from archiver import words
from storage.model import Effect
from tests.support.site import Reply, page, prose
from tests.walk.test_judgement_table import after, held, rules

PATH = "/papers/report.pdf"
LINES = [prose(f"passage {number}", 8) for number in range(20)]
TOLD = {"en": "a document was received that cannot be read without a password", "zh": "收到的文件须有密码才能读取"}


def paper(*passwords):
    """A PDF, with the passwords for readers and owner if any are given."""
    file = BytesIO()
    locked = StandardEncryption(*passwords) if passwords else None
    canvas = Canvas(file, encrypt=locked, invariant=True)
    for row, line in enumerate(LINES):
        canvas.drawString(40, 800 - 14 * row, line)
    canvas.save()
    return Reply(200, file.getvalue(), "application/pdf")


OPEN, LOCKED, UNPRINTABLE = paper(), paper("secret", "owner"), paper("", "owner")


def said(world, url):
    """The source's standing in both languages."""
    return {one: words.standing(world.watched(url).assessment, one) for one in TOLD}


def test_document_that_now_asks_for_a_password_is_blocked_and_never_a_loss(site, world):
    url = held(site, world, path=PATH, body=OPEN)
    site.pages[PATH] = LOCKED
    found = after(world, url, 1, 9, 26, 50, 80, 200)
    assert {one[0] for one in found} == {"login"}
    assert found[-1][1:] == ("blocked", "confirmed")
    assert world.kinds(url) == ["first", "blocked"]
    assert rules(world, url)[0] == "locked"
    assert TOLD["en"] in world.app.lookup.events(source=world.watched(url).source.id)[-1].text
    assert all(TOLD[language] in line for language, line in said(world, url).items())
    site.pages[PATH] = OPEN
    assert after(world, url, 1)[-1][:2] == ("same", "available")


def test_first_look_at_a_locked_document_names_the_password_as_the_reason(site, world):
    site.pages |= {"/papers/": page("Papers"), PATH: LOCKED}
    url = site.url(PATH)
    world.add(url)
    line = world.one(url)
    assert (line["finding"], line["state"]) == ("login", "new")
    first = line["reasons"][0]
    assert (first["rule"], first["text"]) == ("locked", TOLD["en"])
    assert words.reason(first["rule"], first["text"], "zh") == TOLD["zh"]
    site.pages[PATH] = OPEN
    assert after(world, url, 1)[-1][:2] == ("first", "available")


def test_document_with_an_owner_password_only_is_read(site, world):
    url = held(site, world, path=PATH, body=OPEN)
    site.pages[PATH] = UNPRINTABLE
    assert [one[:2] for one in after(world, url, 1, 9)] == [("presentation", "available"), ("same", "available")]


@pytest.mark.parametrize("before", [page("Report"), Reply(200, b"\x00\x01\x02\x03" * 99, "application/octet-stream")])
def test_locked_document_in_place_of_a_page_or_binary_file_is_blocked(site, world, before):
    url = held(site, world, path=PATH.removesuffix(".pdf"), body=before)
    site.pages[PATH.removesuffix(".pdf")] = LOCKED
    assert {one[:2] for one in after(world, url, 2, 40, 80)[1:]} == {("login", "blocked")}


def test_carried_document_that_now_asks_for_a_password_is_reported_blocked(site, world):
    site.pages[PATH] = OPEN
    url = held(site, world, body=page("Report", f'<p><a href="{PATH}">Annex</a></p>'))
    site.pages[PATH] = LOCKED
    assert after(world, url, 2, 10, 80)[-1][1] == "blocked"
    told = world.app.lookup.events(source=world.watched(url).source.id)[-1]
    assert TOLD["en"] in told.text
    (member,) = world.app.lookup.visit(world.watched(url).source.id, told.n).members
    assert member.finding.effect is Effect.BLOCKED
