"""What site software adds around a text is not text: votes, who is online, buttons, categories, who edited the page.
Facts in the same words are reported."""

from __future__ import annotations

from datetime import date

import pytest

from archiver.text import Text, compare, extract

URL = "https://wells.example/valleys/upper"
DAYS = (date(2026, 3, 2), date(2026, 3, 9))
REPORT = "".join(
    f"<p>Well {n} of the upper valley was measured in May, and held less water than in the year before.</p>" for n in range(9)
)  # fmt: skip


def read(inside: str) -> Text:
    page = f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Wells of the valley - Office for water</title></head><body>{inside}</body></html>"
    return extract(page.encode(), media_type="text/html", url=URL)


def told(old: str, new: str) -> bool:
    """Whether a comparison of the two reports anything as lost or added."""
    found = compare(read(old), read(new), days=DAYS, url=URL)
    return bool(found.lost or found.added)


def article(line: str, tag: str = "p") -> str:
    return f"<main><h1>Wells of the valley</h1>{REPORT}<{tag}>{line}</{tag}></main>"


LINES = [
    ("", "Prefer The Valley Post on Google"), ("", "Add us as a preferred source on Google"), ("", "Share Your Thoughts"), ("", "Be the first to write a comment."), ("", "Share full article 12"),
    ("<button>Listen</button><button>Share</button>", "<button>Listen</button><button>Share</button><button>More</button>"), ("Listen to this article · 5:12 min", "Listen to this article · 5:14 min Learn more"),
    ("(14 votes, average: 4.50 out of 5)", "(15 votes, average: 4.53 out of 5)"), ("User Rating: 4 / 5", "User Rating: 5 / 5"), ("Media (3 Votos)", "Media (4 Votos)"), ("Resultado: (25 votos)", "Resultado: (26 votos)"),
    ("La valoración media es de 4.0 estrellas de 5.", "La valoración media es de 4.25 estrellas de 5."), ("12 out of 15 found this helpful", "14 out of 17 found this helpful"),
    ("12 von 15 fanden dies hilfreich", "13 von 16 fanden dies hilfreich"), ("12 people liked this", "14 people liked this"), ("4 フォロー 3,103 フォロワー", "5 フォロー 3,590 フォロワー"), ("120 seguidores 5 seguindo", "124 seguidores 5 seguindo"), ("2 likes", "3 likes, 1 reply"), ("41 Likes∙7 Restacks", "44 Likes∙8 Restacks"),
    ("Reads 231 Citations 2 Recommendations 1", "Reads 240 Citations 3 Recommendations 1"),
    ("Users browsing this forum: No registered users and 2 guests", "Users browsing this forum: Google [Bot] and 5 guests"), ("Mitglieder in diesem Forum: 0 Mitglieder und 2 Gäste", "Mitglieder in diesem Forum: 0 Mitglieder und 7 Gäste"),
    ("There are currently 1 users browsing this thread.", "There are currently 3 users browsing this thread."), ("(0 members and 1 guests)", "(1 members and 2 guests)"),
    ("<button>Share</button><button>Save</button>", "<button>Share</button><button>Save to your list</button>"), ("", "<span>Not following</span><span>Share site</span>"), ("Acquire Licensing Rights", "Purchase Licensing Rights"),
    ("Republish This Story for Free", ""), ("Report a problem or mistake on this page", ""), ("Did you find what you were looking for?", "Was this page helpful?"), ("", "Did you find it helpful?"),
    ("5 languages", "6 languages"), ("8 Sprachen", "9 Sprachen"), ("", "This is the latest accepted revision, reviewed on 9 March 2026."),
    ("", "A version of this article appears in print on March 3, 2026, Section A, Page 8 of the eastern edition with the headline: Wells run dry."),
    ("Last Updated on November 12, 2025 by Lind Marsh", "Last Updated on February 3, 2026 by Admin"), ("Last updated on Nov 12, 2025 by marsh", "Last updated on Feb 3, 2026 by updates[bot]"),
    ("wells/upper.txt · Last modified: 2025/11/12 09:02 by marsh", "wells/upper.txt · Last modified: 2026/02/03 08:40 by lind"), ("Last modified on Wed 12 Nov 2025 09.02 GMT", "Last modified on Tue 3 Feb 2026 08.40 GMT"),
]  # fmt: skip
FACTS = [
    ("Add the wells of May on Google maps by order 12", "Add the wells of May on Google maps by order 14"), ("Be the first to drink from it", "Be the last to drink from it"),
    ("14 votes for, 3 against", "15 votes for, 3 against"), ("Quotes 12 Responses 4", "Quotes 19 Responses 4"), ("Share of households with water: 4 in 5", "Share of households with water: 3 in 5"),
    ("Summary report", "Export report"), ("12 people found water", "14 people found water"), ("The licence was granted to 2 languages schools", "The licence was granted to 3 languages schools"),
    ("Amended on November 12, 2025 by Lind Marsh", "Amended on February 3, 2026 by Lind Marsh"), ("Measured on 12 May 2025 by Lind Marsh", "Measured on 12 May 2025 by Ada Roth"),
    ("Last modified on 12 May 2025 by order 14 of the court", "Last modified on 12 May 2025 by order 15 of the court"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), LINES)
def test_reader_votes_and_site_buttons_are_not_text(old, new):
    assert not told(article(old), article(new))


@pytest.mark.parametrize(("old", "new"), FACTS)
def test_fact_in_the_words_of_votes_and_buttons_is_reported(old, new):
    assert told(article(old), article(new))


# the markup around {}, and what stands there at the first and at the second visit
AROUND = {
    "topics": ("<ul class='tags-list'>{}</ul>", "<li><a href=/topics/wells>Wells</a></li>", "<li><a href=/topics/wells>Wells</a></li><li><a href=/topics/law>Law</a></li>"),
    "categories of a wiki": ("<div id=catlinks class=catlinks><a href=/c>Categories</a>: <ul>{}</ul></div>", "<li><a href=/c/1>Wells</a></li>", "<li><a href=/c/1>Wells</a></li><li><a href=/c/2>Stubs</a></li>"),
    "labels of a field": ("<div class='field field--name-field-topics'><div>Topics</div>{}</div>", "<div><a href=/t/1>Wells</a></div>", "<div><a href=/t/2>Water law</a></div>"),
    "how often it was read": ("<div class=post-views><i></i><span>{}</span></div>", "1204", "1311"),
    "claps": ("<div class=multi-vote-count><p>{}</p></div>", "231", "240"),
    "rank of who posts": ("<dl><dd class=profile-rank>{}</dd></dl>", "Able seaman", "Bosun"),
    "who wrote it": ("<div class=author-card><p>{}</p></div>", "Lind writes on wells.", "Lind writes on wells and on the law of water."),
    "days to go": ("<div class=event-countdown>{}</div>", "<b>12</b> Days <b>4</b> Hours", "<b>11</b> Days <b>22</b> Hours"),
    "what it asks for": ("<div class=inline-donate><h3>{}</h3></div>", "Your gift helps us.", "Until midnight each gift is doubled."),
    "a menu of languages": ("<div class='mw-portlet mw-portlet-lang'>{}</div>", "<ul><li><a href=//de.example/>Deutsch</a></ul>", "<ul><li><a href=//de.example/>Deutsch</a><li><a href=//fr.example/>Français</a></ul>"),
}  # fmt: skip


@pytest.mark.parametrize(("place", "old", "new"), AROUND.values(), ids=list(AROUND))
def test_theme_boxes_around_a_text_are_not_text(place, old, new):
    one, other = (
        f"<main><h1>Wells of the valley</h1>{REPORT}{place.format(inside)}</main><p>The end of it.</p>" for inside in (old, new)
    )  # fmt: skip
    assert not told(one, other)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<ul class=tags-list><li><a href=/files/annex-1.pdf>Annex 1</a></ul>", "<ul class=tags-list><li><a href=/files/annex-2.pdf>Annex 2</a></ul>"),
        ("<div class=tags>Wells: 12 of them dry</div>", "<div class=tags>Wells: 14 of them dry</div>"),
        ("<div class=blog-tags><h3><a href=/1>The well of Velika</a></h3></div>", "<div class=blog-tags><h3><a href=/2>The well of Brink</a></h3></div>"),
        ("<ul class=tags-list><li><a href=/t/1>Wells</a></ul>", "<ul class=tags-list><li><a href=/t/1>This report was withdrawn</a></ul>"),
    ],
)  # fmt: skip
def test_files_facts_and_notices_in_theme_boxes_are_reported(old, new):
    assert told(
        f"<main><h1>Wells of the valley</h1>{REPORT}{old}</main>",
        f"<main><h1>Wells of the valley</h1>{REPORT}{new}</main>",
    )


BYLINE = "<main><article><h1>Wells of the valley</h1><div>{}</div>" + REPORT + "</article></main>"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<span class=comments-link><a href=#r>Leave a comment</a></span> by Lind Marsh", "<span class=comments-link><a href=#r>3 thoughts</a></span> by Lind Marsh"),
        ("<time class='entry-date published'>2 May 2025</time> by Lind Marsh", "<time class='entry-date published'>2 May 2025</time><time class=updated>3 March 2026</time> by Lind Marsh"),
        ("<time class='entry-date published'>2 May 2025</time> by Lind Marsh 5 minutes of reading", "<time class='entry-date published'>2 May 2025</time> by Lind Marsh 6 minutes of reading"),
    ],
)  # fmt: skip
def test_comment_counts_and_update_times_in_a_byline_are_not_reported(old, new):
    assert not told(BYLINE.format(old), BYLINE.format(new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<a href=/c>Reports</a> / By <a href=/a>Lind Marsh</a> / 2 May 2025", "<a href=/c>Reports</a> / By <a href=/b>Ada Roth</a> / 2 May 2025"),
        ("<time class='entry-date updated'>2 May 2025</time>", "<time class='entry-date updated'>3 May 2025</time>"),
        ("Lowered to <span class=updated>12</span> litres", "Lowered to <span class=updated>14</span> litres"),
    ],
)  # fmt: skip
def test_changed_author_or_date_in_a_byline_is_reported(old, new):
    assert told(BYLINE.format(old), BYLINE.format(new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<div class=shariff><ul><li><a href=#>teilen</a></ul></div>", "<div class=shariff><ul><li><a href=#>teilen</a><li><a href=#>E-Mail</a></ul></div>"),
        ("<div id=sig12><p>Fair winds</p></div>", "<div id=sig12><p>Fair winds and a following sea</p></div>"),
        ("<div>Explore more on these topics</div><ul><li><a href=/w>Wells</a></ul>", "<div>Explore more on these topics</div><ul><li><a href=/w>Wells</a><li><a href=/l>Law</a></ul>"),
        ("<p>See more on: <a href=/w>Wells</a></p>", "<p>See more on: <a href=/w>Wells</a>, <a href=/l>Law</a></p>"),
        ("<p>November 12, 2025 09:02</p><p>Updated</p>", "<p>February 3, 2026 08:40</p><p>Updated</p>"), ("<p>3 months ago<span>Updated</span></p>", "<p>4 months ago<span>Updated</span></p>"),
        ("", "<div id=comments class=comments><article><footer><cite>Noor</cite> <time>3 March 2026 at 8:10 am</time></footer><p>Who drank from it?</p></article></div>"),
    ],
)  # fmt: skip
def test_share_boxes_tags_and_comments_below_a_text_are_not_reported(old, new):
    one, other = (
        f"<main><article><h1>Wells of the valley</h1>{REPORT}{below}</article></main>" for below in (old, new)
    )
    assert not told(one, other)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<p>Labels on the wells: 12</p>", "<p>Labels on the wells: 14</p>"), ("<p>Tags: wells, law</p>", "<p>Tags: wells, courts</p>"),
        ("<p>Filed under: <a href=/w>Wells</a> by order 12</p>", "<p>Filed under: <a href=/w>Wells</a> by order 14</p>"),
        ("<p>12 May 2025</p><p>Decided</p>", "<p>13 May 2025</p><p>Decided</p>"),
        ("<footer><p>Measured by Lind Marsh on 12 May 2025</p></footer>", "<footer><p>Measured by Ada Roth on 12 May 2025</p></footer>"),
    ],
)  # fmt: skip
def test_changed_facts_below_a_text_are_reported(old, new):
    one, other = (
        f"<main><article><h1>Wells of the valley</h1>{REPORT}{below}</article></main>" for below in (old, new)
    )
    assert told(one, other)


SECTION = "<main><div>{}</div><h1>Wells of the valley</h1>" + REPORT + "</main>"


def test_section_label_above_a_title_is_not_text():
    assert not told(SECTION.format("<a href=/world>World</a>"), SECTION.format("<a href=/world>World news</a>"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<a href=/authors/marsh>Lind Marsh</a>", "<a href=/authors/roth>Ada Roth</a>"),
        ("<a href=/annex-1.pdf>Annex 1</a>", "<a href=/annex-2.pdf>Annex 2</a>"),
        ("<a href=/world>World</a>", "<a href=/why>This report was withdrawn</a>"), ("Draft", "Final"),
    ],
)  # fmt: skip
def test_author_file_or_notice_above_a_title_is_reported(old, new):
    assert told(SECTION.format(old), SECTION.format(new))
