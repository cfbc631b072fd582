"""Where on a page a change stands: lists in the content are text, what is beside the content is not, however it is
marked; and which part of a change is shown."""

from __future__ import annotations

import pytest

from archiver.text.excerpt import excerpt
from storage.model import Effect, Finding, Role
from tests.judgement.looks import CHINESE, MENU, PARAGRAPHS, ROOT, exchange, look, notice, page, reference
from tests.text.test_text import pdf


def _listed(names) -> str:
    return "<ul>" + "".join(f"<li><a href='/d/{n}.html'>{name}</a></li>" for n, name in enumerate(names)) + "</ul>"


LECTURES = ["Lecture 1: wells", "Lecture 2: springs", "Lecture 3: dams", "Lecture 4: ditches", "Lecture 5: drains"]


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ([*LECTURES, "Lecture 6: rivers"], "Lecture 6"),
        ([*LECTURES[:2], *LECTURES[3:]], "Lecture 3"),
        ([*LECTURES[:2], "Lecture 3: dykes", *LECTURES[3:]], "dykes"),
    ],
)
def test_changed_row_in_a_content_list_of_links_is_reported(after, told):
    seen = look(exchange(page(extra=_listed(after))), last=reference(page(extra=_listed(LECTURES))))
    assert seen.finding is Finding.ALTERED
    shown = (*seen.observation.last.lost, *seen.observation.last.added)
    assert any(told in passage for passage in shown)


def test_news_list_in_the_content_that_rolls_over_is_not_reported():
    after = ["Lecture 7: rain", "Lecture 6: rivers", *LECTURES[:3]]
    seen = look(exchange(page(extra=_listed(after))), last=reference(page(extra=_listed(LECTURES))))
    assert seen.finding.effect is Effect.GOOD


BOXES = [
    '<div id="weatherContainer"><p>{}</p></div>', '<div class="newsFeed"><p>{}</p></div>', '<div id="slideshow"><p>{}</p></div>',
    '<div class="latest-posts"><p>{}</p></div>', '<div id="rightCol"><p>{}</p></div>', '<div class="lang-switcher"><p>{}</p></div>',
    '<div class="header"><p>{}</p></div>', '<div class="prev-next"><p>{}</p></div>', '<section class="ribbon-spring"><p>{}</p></section>',
    '<div class="feedback--response"><p>{}</p></div>', '<div id="recent_updates"><p>{}</p></div>',
    '<div class="x-recent-posts cf"><p>{}</p></div>',
]  # fmt: skip
DAYS = (
    "Mainly fair with hazy sunshine, becoming cloudier in the evening; high 20, low 15.",
    "Rain at first, then bright intervals and a fresh breeze from the west; high 17, low 11.",
)


@pytest.mark.parametrize("box", BOXES)
def test_changing_box_beside_the_content_is_not_an_alteration(box):
    before, after = (page(extra="</div>" + box.format(day) + "<div>") for day in DAYS)
    seen = look(exchange(after), last=reference(before))
    assert seen.finding.effect is Effect.GOOD, seen.observation.last.lost


def test_change_in_a_list_named_like_furniture_is_told_where_the_sites_name_is_all_that_stands_outside():
    names = (
        "Levan Gori",
        "Tea Tsulu",
        "Irakli Karsel",
        "Nino Berik",
        "Kakha Kutai",
        "Ana Lobjan",
        "Gia Mamul",
        "Zaza Kobal",
    )

    def members(foreign: str) -> str:
        people = "".join(
            f"<li><h2><a href=/m/{n}>&nbsp;</a></h2><p align=center>Minister of ward affairs {n}<p align=center>{one}<p>www.ward{n}.example<p>Mill str. {n}<p>Tel: 294 50 0{n}<p><a href=/m/{n}>Read more</a></li>"
            for n, one in enumerate((*names[:4], foreign, *names[4:]))
        )
        menu = "".join(
            f"<li><a href=/x/{n}>Meetings of the government in the year {1980 + n}</a></li>" for n in range(60)
        )
        listed = f"<div id=main-area><div class=content-area><div class=mid-cont><div class='latest-news persons-list'><ul>{people}</ul></div></div></div></div>"
        return f"<html><head><title>Government - Members</title></head><body><div id=header><h1>Government of Brink</h1></div><ul class=sub-menu>{menu}</ul>{listed}</body></html>"

    seen = look(exchange(members("Ilia Darch")), last=reference(members("David Zalk")))
    assert seen.finding is Finding.ALTERED, seen.observation


@pytest.mark.parametrize("name", ["o-like__count", "text__like", "viewCount", "hits-number"])
def test_view_or_like_count_beside_an_article_is_not_text(name):
    before, after = (page(extra=f"<div>Thank you</div><div class={name}>{count}</div>") for count in ("2,707", "3,072"))
    seen = look(exchange(after), last=reference(before))
    assert seen.finding.effect is Effect.GOOD, seen.observation.last.lost


def test_feed_box_that_holds_most_of_the_page_is_the_page():
    def only(paragraphs):
        return f"<html><head><title>Wells</title></head><body><div class=feed>{''.join(f'<p>{p}</p>' for p in paragraphs)}</div></body></html>"

    seen = look(exchange(only(PARAGRAPHS[:5])), last=reference(only(PARAGRAPHS)))
    assert seen.finding is Finding.ALTERED


def test_feed_boxes_longer_than_a_short_notice_are_not_text():
    """An extraction by text density takes the boxes for the text of such a page."""

    def short(news: str) -> str:
        box = f"<div id={{}}FeedContainer><h5>{news}</h5><p>{news} The council said so on the day.</p></div>"
        boxes = box.format("news") + box.format("weather") + box.format("ferry")
        return f"<html><head><title>Member</title></head><body><div>{boxes}</div><div class=b><h1>Member</h1><p>Elected in 2016 for Brink.</p></div></body></html>"

    seen = look(
        exchange(short("A bridge is closed for repairs until the end of the month, say the engineers.")),
        last=reference(short("The ferry to the islands will not sail before the storm is over, say its owners.")),
    )
    assert seen.finding.effect is Effect.GOOD, seen.observation.last.lost


@pytest.mark.parametrize(
    ("box", "told"),
    [
        ("<aside>{}</aside>", True),
        ("<aside class=sidebar>{}</aside>", False),
        ("<aside><a href=/x>{}</a></aside>", False),
    ],
)
def test_aside_with_a_finding_inside_an_article_is_text_and_a_sidebar_is_not(box, told):
    def article(finding: str) -> str:
        body = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
        aside = box.format(f"The committee found that the dam was built {finding} the law of 1974.")
        return f"<html><head><title>Dams</title></head><body><main><article><h1>Dams</h1>{body}{aside}</article></main></body></html>"

    seen = look(exchange(article("within")), last=reference(article("against")))
    assert (seen.finding is Finding.ALTERED) is told


# ---- which part of a change is shown


@pytest.mark.parametrize("joint", [" and ", "，"])
def test_changed_part_of_a_long_passage_is_shown(joint):
    head = joint.join(f"well {n} was measured twice and found dry" for n in range(40))
    old, new = head + joint + "the dam is unsafe", head + joint + "the dam is sound"
    seen = look(exchange(page((*PARAGRAPHS, new))), last=reference(page((*PARAGRAPHS, old))))
    last = seen.observation.last
    assert any("unsafe" in passage for passage in last.lost)
    assert any("sound" in passage for passage in last.added)
    assert all(len(passage) <= 600 for passage in (*last.lost, *last.added))
    assert any("unsafe" in reason.text for reason in seen.reasons)


def test_excerpt_keeps_to_its_length_and_starts_at_the_beginning_without_a_match():
    assert excerpt("abc", ["abd"], 10) == "abc"
    assert excerpt("a" * 50, ["b" * 50], 10) == "a" * 10
    assert len(excerpt("a" * 500 + "b", ["a" * 500 + "c"], 40)) <= 40
    assert "b" in excerpt("a" * 500 + "b", ["a" * 500 + "c"], 40)


# ---- short texts, documents, front pages


def test_deletion_notice_under_the_title_of_a_short_chinese_text_is_a_soft_404():
    before = page(CHINESE[:2], title="关于水库安全的通知")
    gone = page(("该文章已被删除。",), title="关于水库安全的通知")
    assert look(exchange(gone), last=reference(before)).finding is Finding.SOFT_GONE


def test_unreadable_pdf_is_neither_lost_nor_replaced():
    url = ROOT + "r.pdf"
    before = reference(pdf(*PARAGRAPHS), url=url, declared="application/pdf")

    def came(data):
        return look(exchange(data, url=url, declared="application/pdf"), last=before, url=url)

    whole = pdf(*PARAGRAPHS)
    torn = came(whole[: len(whole) // 3])
    assert torn.finding is Finding.SERVER_ERROR
    assert "unreadable" in torn.rules
    assert came(b"%PDF-1.4\n" + b"\x00garbage" * 40).finding is Finding.SERVER_ERROR
    for count in (1, 3, 40):
        scans = came(pdf(*[""] * count))
        assert (scans.finding, scans.observation.visible_chars) == (Finding.ALTERED_LARGE, 0)
    assert (
        came(pdf("Another report", "About springs in other villages", "Its third page is long")).finding
        is Finding.REPLACED
    )


def _front(title: str, *lines: str) -> str:
    return notice(title, *lines, *(f"{line} It is told at length, as front pages tell it." for line in lines))


def test_rewritten_front_page_that_keeps_its_name_is_altered():
    before = reference(_front("GeoWater Lab - Prof. Lin", *PARAGRAPHS), url=ROOT)
    anew = _front("GeoWater Research Group | University", *(line.upper()[::-1] for line in PARAGRAPHS))
    other = _front("Best casino bonuses", *(line.upper()[::-1] for line in PARAGRAPHS))
    assert look(exchange(anew, url=ROOT), last=before, url=ROOT).finding is Finding.ALTERED_LARGE
    assert look(exchange(other, url=ROOT), last=before, url=ROOT).finding is Finding.REPLACED
    inside = reference(_front("GeoWater Lab - Prof. Lin", *PARAGRAPHS))
    assert look(exchange(anew), last=inside).finding is Finding.REPLACED, "inside the site it is another page"


SHORT = [line[:40] for line in PARAGRAPHS[:3]]


@pytest.mark.parametrize(
    ("title", "url", "lines", "expected"),
    [
        ("Schedule of wells", "http://e.example/a/schedule.html", PARAGRAPHS, Finding.ALTERED_LARGE),
        ("Schedule of wells", "http://e.example/a/schedule/", PARAGRAPHS, Finding.ALTERED_LARGE),
        ("时间表", "http://e.example/a/%E6%97%B6%E9%97%B4%E8%A1%A8", PARAGRAPHS, Finding.ALTERED_LARGE),
        ("Schedule of wells", "http://e.example/a/schedule.html", SHORT, Finding.REPLACED),  # hardly any text
        ("Minutes of June", "http://e.example/a/schedule.html", PARAGRAPHS, Finding.REPLACED),
        (
            "Schedule of wells",
            "http://e.example/a/pump-schedule.html",
            PARAGRAPHS,
            Finding.REPLACED,
        ),  # not the whole name
        ("Index of papers", "http://e.example/a/index.html", PARAGRAPHS, Finding.REPLACED),  # not a name
        ("Paper 7", "http://e.example/a/7.html", PARAGRAPHS, Finding.REPLACED),
    ],
)
def test_rewritten_page_named_like_its_url_is_altered(title, url, lines, expected):
    before = reference(_front("Dates", *PARAGRAPHS), url=url)
    anew = _front(title, *(line.upper()[::-1] for line in lines))
    assert look(exchange(anew, url=url), last=before, url=url).finding is expected


def test_page_also_served_at_invented_urls_is_a_soft_404_despite_its_title():
    url = "http://e.example/a/schedule.html"
    anew = _front("Schedule of wells", *(line.upper()[::-1] for line in PARAGRAPHS))
    seen = look(
        exchange(anew, url=url), exchange(anew, url="http://e.example/a/0f.html", role=Role.INVENTED),
        last=reference(_front("Dates", *PARAGRAPHS), url=url), url=url,
    )  # fmt: skip
    assert seen.finding is Finding.SOFT_GONE


def test_line_numbers_of_a_listing_are_not_text_but_numbered_table_rows_are():
    code = "<pre>gnuplot&gt; set multiplot\nmultiplot&gt; set size 1,0.5\nmultiplot&gt; plot sin(x)</pre>"
    numbered = f'<table><tr><td class="linenos"><pre>1\n2\n3</pre></td><td class="code">{code}</td></tr></table>'
    assert look(exchange(page(extra=code)), last=reference(page(extra=numbered))).finding.effect is Effect.GOOD
    counted = "<table><tr><td>1</td><td>642 men</td></tr><tr><td>2</td><td>12 men</td></tr></table>"
    other = counted.replace("<td>2<", "<td>3<")
    assert look(exchange(page(extra=other)), last=reference(page(extra=counted))).finding is Finding.ALTERED


def test_document_linked_at_a_new_url_under_its_file_name_has_moved():
    def linking(address: str) -> str:
        return page(extra=f"<ul>{MENU}</ul><p><a href='{address}'>The white paper of the institute, in full</a></p>")

    before = reference(linking("/a1/white.pdf"))
    assert look(exchange(linking("/b2/white.pdf")), last=before).finding is Finding.LINKS
    assert look(exchange(linking("/b2/paper.pdf")), last=before).finding is Finding.ALTERED


def test_translated_page_with_the_same_figures_is_altered_not_replaced():
    def told(lang: str, words: str, figures=range(100, 900, 77)):
        lines = "".join(f"<p>{words} {n} {words} {n * 3}.</p>" for n in figures)
        return f"<html lang={lang}><head><title>{words.split(maxsplit=1)[0]}</title></head><body><h1>{words}</h1>{lines}</body></html>"

    before = reference(told("en-GB", "households were counted in the villages of the county, of which there were"))
    same = "las familias fueron contadas en las aldeas del condado, de las cuales hubo"
    assert look(exchange(told("es", same)), last=before).finding is Finding.ALTERED_LARGE
    assert look(exchange(told("es", same, range(1001, 2000, 99))), last=before).finding is Finding.REPLACED
    assert look(exchange(told("en", same)), last=before).finding is Finding.ALTERED_LARGE, "though it does not say so"


def test_label_above_the_heading_is_text_and_a_version_box_is_not():
    def headed(top: str) -> str:
        body = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
        return f"<html><head><title>Wells</title></head><body><div class=main>{top}<h1>Wells</h1>{body}</div></body></html>"

    def told(old: str, new: str) -> bool:
        return look(exchange(headed(new)), last=reference(headed(old))).finding is Finding.ALTERED

    assert told("<div>Report</div>", "<div>RETRACTED</div>")
    assert told("<div>4 May 2021</div>", "<div>5 May 2021</div>")
    assert not told("<div class=versionbox>8.4.0.2</div>", "<div class=versionbox>8.4.0.7</div>")


@pytest.mark.parametrize(("title", "told"), [("Impressum", True), ("联系我们", True), ("Wells", False)])
def test_site_imprint_is_text_only_on_the_imprint_page(title, told):
    def page_of(telephone: str) -> str:
        body = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
        end = f"<div><p>Institute of Wells<br>Mill Lane 7<br>Tel. {telephone}<br>© 2025 Institute of Wells</p></div>"
        return f"<html><head><title>{title}</title></head><body><div>{body}{end}</div></body></html>"

    seen = look(exchange(page_of("0551 29 12 00")), last=reference(page_of("0551 54 19 28")))
    assert (seen.finding is Finding.ALTERED) is told, seen.observation.last


@pytest.mark.parametrize("inline", ["<div>{}</div>", "<div><span>{}</span></div>"])
def test_row_of_links_above_all_headings_is_a_menu(inline):
    def site(*names: str) -> str:
        row = inline.format("".join(f"<a href='/{name}'>{name}</a>" for name in names))
        text = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
        return f"<html><head><title>Wells</title></head><body><div id=app>{row}<div><h1>Wells</h1>{text}</div></div></body></html>"

    names = ["home", "models", "images", "videos", "bounties", "shop"]
    seen = look(exchange(site(*names[:4], "comics", "shop")), last=reference(site(*names)))
    assert seen.finding.effect is Effect.GOOD, seen.observation.last.lost
