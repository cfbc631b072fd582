"""A redesigned page: what changed around its text is not reported; changes of the text are."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from archiver import text
from archiver.text import compare, from_stored, to_stored
from archiver.text.page.design import design, designs_differ

PARAGRAPHS = (
    "The commission heard forty witnesses between March and June, and its findings were read to the council in August.",
    "It found that 37 of the wells in the lower valley held more arsenic than the law allows for drinking water.",
    "None of the operators answered the questions that the commission had sent to them in writing.",
    "The residents were told of the results two years later, after a newspaper had asked for them.",
)
NAMES = ("Anna Kowal", "Piotr Lis", "Omar Haddad", "Leyla Aydin")
MENU = ("Home", "Commission", "Reports", "Press", "Contact")
TITLE = "Report on the wells"
URL = "https://commission.example/reports/wells"


def text_of(page: str) -> text.Text:
    return text.extract(page.encode(), media_type="text/html", charset_hint="utf-8", url=URL)


def document(*, paragraphs: tuple[str, ...] = PARAGRAPHS, names: tuple[str, ...] = NAMES, title: str = TITLE) -> str:
    said = "".join(f"<p>{one}</p>" for one in paragraphs)
    return f"<h1>{title}</h1>{said}<h2>Members</h2><ul>{''.join(f'<li>{name}</li>' for name in names)}</ul>"


def before(content: str, path: str = "Home | Reports | Wells") -> text.Text:
    menu = "".join(f'<div class="item level-{n}"><a href="/{n}">{one}</a></div>' for n, one in enumerate(MENU))
    return text_of(
        f'<html><head><title>{TITLE}</title></head><body class="site"><div class="wrap outer"><div class="logo">Commission</div>'
        f'<div class="bar left">{menu}</div><div class="column wide"><div class="path">{path}</div>{content}'
        '<div class="tools"><a href="?p">Print</a> <a href="?m">Send on</a></div></div></div></body></html>'
    )


def after(content: str, above: str = "", below: str = "") -> text.Text:
    menu = "".join(
        f'<a class="m" href="/{n}">{one}</a>\n' for n, one in enumerate(("Home", "Reports", "Wells", "About us"))
    )
    return text_of(
        f'<html><head><title>{TITLE}</title></head><body class="theme-2026"><div class="page"><div class="strip">{menu}</div>'
        f'<div class="hero"><div class="claim">Commission Commission</div>{above}</div><div class="grid"><div class="text">{content}'
        f'{below}</div></div><div class="end"><div>Reports</div><div>Archive 2026</div></div></div></body></html>'
    )


def told(content: str, **beside: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The passages reported as lost and as added when this content stands in the new design."""
    found = compare(before(document()), after(content, **beside))
    return found.lost, found.added


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("", ""),
        ('<div class="trail"><span>Reports</span> <span>Wells</span></div><div class="label">Water</div>', ""),
        ("", '<div class="more"><div>Further reports</div><div><a href="/7">On the dam</a></div><div>Tell a friend</div></div>'),
        ('<div class="top"><p>Subscribe to our letter and hear of each new report as it comes.</p></div>', ""),
    ],
)  # fmt: skip
def test_furniture_of_a_new_design_is_not_reported(above, below):
    assert told(document(), above=above, below=below) == ((), ())


def test_breadcrumb_whose_parts_stand_elsewhere_is_not_lost():
    assert compare(before(document(), path="Reports > Wells"), after(document())).lost == ()


@pytest.mark.parametrize("at", range(len(PARAGRAPHS)))
def test_paragraph_removed_along_with_a_redesign_is_reported(at):
    lost, _ = told(document(paragraphs=(*PARAGRAPHS[:at], *PARAGRAPHS[at + 1 :])))
    assert lost == (PARAGRAPHS[at],)


def test_number_or_negation_changed_along_with_a_redesign_is_reported():
    for was, is_ in (("37", "3"), ("None of the", "All of the")):
        lost, added = told(document(paragraphs=tuple(one.replace(was, is_) for one in PARAGRAPHS)))
        assert len(lost) == len(added) == 1
        assert was in lost[0]
        assert is_ in added[0]


@pytest.mark.parametrize("name", NAMES)
def test_name_removed_from_a_list_along_with_a_redesign_is_reported(name):
    lost, _ = told(document(names=tuple(one for one in NAMES if one != name)))
    assert any(name in one for one in lost)


def test_name_replaced_along_with_a_redesign_is_reported():
    lost, added = told(document(names=(*NAMES[:-1], "Zofia Kern")))
    assert NAMES[-1] in " ".join(lost)
    assert "Zofia Kern" in " ".join(added)


def test_sentence_added_along_with_a_redesign_is_reported():
    more = "The commission has no power to order any of the wells to be closed."
    for paragraphs in ((more, *PARAGRAPHS), (*PARAGRAPHS[:2], more, *PARAGRAPHS[2:]), (*PARAGRAPHS, more)):
        assert told(document(paragraphs=paragraphs)) == ((), (more,))


def test_notice_added_along_with_a_redesign_is_reported():
    notice = "This report was withdrawn by the council and is no longer valid."
    _, added = told(f"<div class=box><p>{notice}</p></div>{document()}")
    assert added == (notice,)


def test_changed_heading_is_reported_although_the_old_one_stands_in_a_menu():
    lost, added = told(document(title="Note on water"), below=f'<div class="more"><a href="/r">{TITLE}</a></div>')
    assert "Note on water" in " ".join((*lost, *added))


def test_page_without_classes_counts_as_redesigned_by_one_with_classes():
    plain = text_of(
        f"<html><head><title>{TITLE}</title></head><body>Home<br>Wells<br>Commission<hr>{document()}</body></html>"
    )
    found = compare(plain, after(document()))
    assert (found.lost, found.added) == ((), ())


def test_changed_breadcrumb_in_the_same_design_is_reported():
    found = compare(before(document(), path="Home | Reports | Wells"), before(document(), path="Home | Minutes | Dams"))
    assert found.lost
    assert found.added


def sketch(*classes: str) -> str:
    return design("".join(f'<p class="{one}">' for one in classes))


def test_class_sketches_tell_designs_apart():
    old, new = (sketch(*(f"{name}-{n} box" for n in range(200))) for name in ("blog", "theme"))
    assert designs_differ(old, new)
    assert not designs_differ(old, old)
    assert not designs_differ(old, sketch(*(f"blog-{n}" for n in range(190)), "box"))
    assert not designs_differ(sketch("a b"), sketch("c d"))


def test_text_without_a_sketch_is_not_treated_as_redesigned():
    old = replace(before(document(), path="Home | Minutes | Dams"), design=None)
    assert compare(old, after(document())).lost


def test_sketch_is_stored_and_older_texts_are_read_without_it():
    page = before(document())
    stored = to_stored(page)
    assert from_stored(stored) == page
    kept = json.loads(stored)
    assert kept["text"].pop("design")
    assert from_stored(json.dumps(kept).encode()) == replace(page, design=None)


def test_counter_line_with_changed_figures_is_reported_despite_the_redesign():
    old, new = (
        replace(page, visible=f"{page.visible}\n{line}", main=f"{page.main}\n{line}")  # not content by our own reading
        for page, line in (
            (before(document()), "2026-01-28 00:12 · 1422 views"),
            (after(document()), "2026-01-29 08:12 · 1459 views"),
        )
    )
    found = compare(old, new)
    assert "1422" in " ".join(found.lost)
    assert "1459" in " ".join(found.added)


def dated(stamp: str, *, year: str = "2020") -> str:
    content = document().replace("</h1>", f"</h1><div class=s>{stamp}</div>" if stamp else "</h1>")
    return content.replace("two years later", f"two years later, in {year}")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("14-04-2016", ""),
        ("Published on August 28, 2023 at 19:40 by Anna Kowal", "August 28, 2023 by Anna Kowal"),
        ("2022-08-10, 412 words, 2 min read", "发布于 2022-08-10"),
        ("Mar 10, 2020", "发表于 2020-03-10 更新于 2020-03-29 分类于 水"),
    ],
)
def test_date_line_in_another_format_is_not_reported_after_a_redesign(old, new):
    found = compare(before(dated(old)), after(dated(new)))
    assert (found.lost, found.added) == ((), ())


@pytest.mark.parametrize(("old", "new"), [("14-04-2016", "15-04-2016"), ("14 April 2016", "Published 14 May 2016")])
def test_changed_date_is_reported_after_a_redesign(old, new):
    assert compare(before(dated(old)), after(dated(new))).lost


def test_dated_line_removed_from_the_text_along_with_a_redesign_is_reported():
    said = (*PARAGRAPHS[:2], "Hearing of 12 May 2016", *PARAGRAPHS[2:])
    assert compare(before(document(paragraphs=said)), after(document())).lost


def test_rewritten_front_page_in_its_old_design_is_the_same_page():
    def front(said: str, title: str, classes: str = "hero grid col-8 lead prose foot bar") -> text.Text:
        boxes = "".join(f'<div class="{one}">' for one in classes.split())
        return text.extract(
            f"<html><head><title>{title}</title></head><body>{boxes}<h1>{title}</h1><p>{said}</p></body></html>".encode(),
            media_type="text/html",
            url="https://commission.example/",
        )

    demo = front(
        "Write your biography here. Tell the world about yourself, and put a picture in, too. " * 6, "You R. Name"
    )
    own = (
        "The commission measures the wells of the valley, and answers whoever asks. Its members are chosen by the council. "
        * 6
    )
    assert compare(demo, front(own, "Commission"), url="https://commission.example/").rewritten
    assert not compare(demo, front(own, "Commission"), url="https://commission.example/about/x").rewritten
    other = front(own, "Casino", "c1 c2 c3 c4 c5 c6 c7")
    assert not compare(demo, other, url="https://commission.example/").rewritten
