"""A notice that the site was seized, or a page blocked by order of an authority, is reported above a text that stays,
wherever the notice stands."""

from __future__ import annotations

import pytest

from storage.model import Finding
from tests.judgement.looks import Looked, exchange, look, page, reference

SAID = (
    "This domain has been seized by the Ministry of Justice under a warrant of the district court.",
    "Access to this page was blocked by order of the Federal Office of Communications.",
    "Diese Domain wurde von der Staatsanwaltschaft beschlagnahmt.",
    "Cette page a été bloquée par décision du tribunal de Brink.",
    "Este sitio ha sido incautado por orden del juzgado.",
    "Questo sito è stato sequestrato dalla procura di Brink.",
    "Этот сайт заблокирован по решению районного суда.",
    "Bu site mahkeme kararı gereği kapatılmıştır.",
    "该网站已被公安机关依法查封。",
    "このサイトは警察により差し押さえられました。",
    "이 사이트는 법원의 결정에 따라 접속이 차단되었습니다.",
)
BOXES = {
    "a bar": "<div class=topbar>{}</div>",
    "a banner": "<div class=banner>{}</div>",
    "a box before all": "<div class=modal>{}</div>",
    "a dialog": "<div role=dialog>{}</div>",
    "names that say nothing": "<div class=x8d1k>{}</div>",
    "the head of the site": "<header><p>{}</p></header>",
}
OTHERS = (
    "Police seized three tons of fish at the harbour of Brink on Monday.",
    "The road was blocked by order of the mayor, and this page has the detours.",
    "The website of a bank was seized last week, as the paper reports.",
    "Our site was closed for works on Sunday.",
    "Das Auto wurde beschlagnahmt.",
    "警方查封了县城的一家工厂。",
    "Суд арестовал имущество завода.",
)


def seen(said: str, box: str) -> Looked:
    then = page()
    return look(exchange(then.replace("<body>", "<body>" + box.format(said))), last=reference(then))


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
def test_seizure_notice_is_reported_with_its_sentence_in_any_box(said, box):
    found = seen(said, box)
    assert found.finding is Finding.ALTERED
    assert found.observation.last is not None
    assert any(said in one or one in said for one in found.observation.last.added)


@pytest.mark.parametrize("said", OTHERS)
def test_seizure_of_something_else_in_a_bar_is_not_reported(said):
    for box in ("a bar", "a banner", "a box before all", "a dialog"):
        assert seen(said, BOXES[box]).finding is Finding.PRESENTATION


def test_seizure_headline_or_moved_old_notice_is_not_reported():
    said = SAID[0]
    assert seen(f"<a href=/news/7>{said}</a>", BOXES["a bar"]).finding in {Finding.PRESENTATION, Finding.LINKS}
    then = page().replace("<body>", f"<body><div class=banner>{said}</div>")
    moved = page().replace("<body>", f"<body><div class=topbar><b>{said}</b></div>")
    assert look(exchange(moved), last=reference(then)).finding is Finding.PRESENTATION
