"""What a click opens (answers, tabs) is compared like other text; what is hidden for the site's own purposes is not."""

from __future__ import annotations

import pytest

from archiver.observe import Reference
from storage.model import Finding
from tests.judgement.looks import Looked, exchange, look, page, reference

ANSWERS = (
    ("What does a permit cost?", "The fee is {n} crowns, to be paid at the desk before the permit is issued."),
    (
        "Who may apply?",
        "Every owner of a plot may apply, and every tenant who has the consent of its owner in writing.",
    ),
    ("How long does it take?", "A decision is taken within six weeks of the day on which all papers have come in."),
)
# how pages fold an answer away: {i} a number, {q} the question, {a} the answer
FOLDED = {
    "details": "<details><summary>{q}</summary><p>{a}</p></details>",
    "hidden, by its class": "<h3>{q}</h3><div class='faq-answer' hidden><p>{a}</p></div>",
    "hidden until found": "<h3>{q}</h3><div hidden='until-found'><p>{a}</p></div>",
    "hidden, named by a button": "<h3><button aria-controls=s{i}>{q}</button></h3><div id=s{i} hidden><p>{a}</p></div>",
    "aria-hidden": "<h3>{q}</h3><div class=panel aria-hidden=true><p>{a}</p></div>",
    "bootstrap's collapse": "<h3><a data-toggle=collapse href=#c{i}>{q}</a></h3><div id=c{i} class='panel-collapse collapse'><p>{a}</p></div>",
    "bootstrap's tabs": "<div class='tab-pane fade' id=t{i} role=tabpanel><h3>{q}</h3><p>{a}</p></div>",
    "bootstrap's accordion": "<div class=accordion-item><h2><button class='accordion-button collapsed' data-bs-target=#c{i}>{q}</button></h2>"
    "<div id=c{i} class='accordion-collapse collapse'><div class=accordion-body>{a}</div></div></div>",
    "jquery's tabs": "<div id=tabs-{i} class='ui-tabs-panel' role=tabpanel aria-hidden=true style='display: none;'><h3>{q}</h3><p>{a}</p></div>",
    "jquery's accordion": "<h3 role=tab>{q}</h3><div class=ui-accordion-content role=tabpanel style='display:none'>{a}</div>",
    "behind headings, unnamed": "<h3>{q}</h3><div style='display:none'><p>{a}</p></div>",
    "named by a script": "<p onclick=\"toggle('x{i}')\">{q}</p><div id=x{i} style='display:none'>{a}</div>",
    "named by a link": "<p><a href=#x{i}>{q}</a></p><div id=x{i} style='display:none'>{a}</div>",
    "of a list of terms": "<dl><dt>{q}</dt><dd style='display:none'>{a}</dd></dl>",
    "togglable": "<div class=switch>{q}</div><div class='togglable-content' style='display: none;'><p>{a}</p></div>",
    "in German": "<p>{q}</p><div class=akkordeon-antwort hidden><p>{a}</p></div>",
    "in humps": "<p>{q}</p><div class=tabContent style='display:none'>{a}</div>",
    "mediawiki": "<div class='mw-collapsible mw-collapsed'><b>{q}</b><div class=mw-collapsible-content style='display:none'>{a}</div></div>",
    "a row": "<table><tr><td>{q}</td></tr><tr class=details style='display:none'><td>{a}</td></tr></table>",
}  # fmt: skip
# hidden boxes that are not text of the page; {a} is their content
HIDDEN = {
    "a menu": "<ul class=sub-menu style='display:none'><li><a href=/a>{a}</a></li></ul>",
    "a menu without a name": "<ul style='display:none'><li><a href=/a>{a}</a></li></ul>",
    "a question of cookies": "<div id=cookie-panel style='display:none'><p>{a}</p></div>",
    "a modal": "<div class='modal fade' role=dialog style='display:none'><div class=panel>{a}</div></div>",
    "a modal that a link opens": "<a href=#m1>Terms</a><div id=m1 class=modal style='display:none'><p>{a}</p></div>",
    "a dialog": "<dialog><p>{a}</p></dialog>",
    "a template": "<template><p>{a}</p></template>",
    "one alone": "<h3>Visitors</h3><div style='display:none'><p>{a}</p></div>",
    "of a search": "<div class=search-panel style='display:none'><p>{a}</p></div>",
    "of the languages": "<div class=lang-panel hidden><p>{a}</p></div>",
    "of comments": "<h2>Remarks</h2><div class=comments-panel style='display:none'>{a}</div>",
    "of the foot": "<footer><div class=panel hidden><p>{a}</p></div></footer>",
    "of the head": "<nav><div class=panel hidden><p>{a}</p></div></nav>",
}  # fmt: skip


def answers(form: str, fee: int = 300, answers=ANSWERS) -> str:
    return page(extra="".join(form.format(i=i, q=q, a=a.format(n=fee)) for i, (q, a) in enumerate(answers)))


def before(form: str) -> Reference:
    return reference(answers(form))


def lost(seen: Looked) -> tuple[str, ...]:
    assert seen.observation.last is not None
    return seen.observation.last.lost


@pytest.mark.parametrize("form", FOLDED.values(), ids=FOLDED)
def test_changed_number_in_a_collapsed_answer_is_reported(form):
    seen = look(exchange(answers(form, 400)), last=before(form))
    assert seen.finding is Finding.ALTERED
    assert any("300 crowns" in one for one in lost(seen))


@pytest.mark.parametrize("form", FOLDED.values(), ids=FOLDED)
def test_removed_collapsed_answer_is_reported(form):
    seen = look(exchange(answers(form, answers=ANSWERS[:2])), last=before(form))
    assert seen.finding is Finding.ALTERED
    assert any("six weeks" in one for one in lost(seen))


@pytest.mark.parametrize("box", HIDDEN.values(), ids=HIDDEN)
def test_changes_in_hidden_boxes_of_the_site_are_not_reported(box):
    then, now = (
        page(extra=box.format(a=f"Some {n} readers have asked for this page since spring.")) for n in (300, 400)
    )
    assert look(exchange(now), last=reference(then)).finding in {Finding.PRESENTATION, Finding.SAME}


@pytest.mark.parametrize("form", ["jquery's tabs", "behind headings, unnamed", "hidden, named by a button"])
def test_which_panel_is_open_is_presentation(form):
    """Some sites serve the tab open that was requested last, or the next one each time."""
    closed = answers(FOLDED[form])
    opened = (
        closed.replace(" style='display: none;'", "", 1)
        .replace(" style='display:none'", "", 1)
        .replace(" hidden", "", 1)
    )
    assert opened != closed
    for one, other in ((opened, closed), (closed, opened)):
        assert look(exchange(one), last=reference(other)).finding is Finding.PRESENTATION


def test_cited_passage_is_found_in_a_collapsed_answer():
    form, quote = FOLDED["hidden, by its class"], "The fee is 300 crowns, to be paid at the desk"
    assert look(exchange(answers(form)), last=before(form), quotes=[quote]).observation.quotes == {quote: True}
    seen = look(exchange(answers(form, 400)), last=before(form), quotes=[quote])
    assert seen.finding is Finding.ALTERED
    assert seen.observation.cited_gone == (quote,)


def test_collapsed_answers_under_a_renamed_class_were_not_removed():
    """The site renamed its boxes: their content is still hidden, but nothing says any more that a click opens it."""
    form = FOLDED["hidden, by its class"].replace("<h3>{q}</h3>", "<p>{q}</p>")
    renamed = answers(form.replace("faq-answer", "u-1a2b"))
    assert look(exchange(renamed), last=before(form)).finding is Finding.PRESENTATION


@pytest.mark.parametrize(
    "around", [lambda pictures: page(extra=pictures), "<html><title>Camps</title><body><h1>Camps</h1>{}</body>".format]
)
def test_changed_caption_of_a_gallery_picture_is_reported(around):
    said = [f"Camp {n} near the river, seen from the road in the spring of 2018" for n in range(5)]

    def gallery(captions):
        shown = (
            f"<a href=/g/{n}.jpg data-caption='&lt;b&gt;{one}&lt;/b&gt;'><img src=/g/{n}s.jpg></a>"
            for n, one in enumerate(captions)
        )
        return around("".join(shown))

    now = gallery([*said[:3], "A school near the river, seen from the road", said[4]])
    seen = look(exchange(now), last=reference(gallery(said)))
    assert seen.observation.last is not None
    assert seen.observation.last.lost == (said[3],)
    assert seen.finding is Finding.ALTERED
