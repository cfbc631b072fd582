"""Labels that change by themselves, in many languages; a fact, a title or a name in the same words is reported."""

from __future__ import annotations

from datetime import date

import pytest

from archiver.text import Text, compare, extract
from archiver.text.comparison.changed import changed as passages_changed
from archiver.text.turning.excuses import Excuses
from storage.model import Comparison

DAYS = (date(2026, 3, 2), date(2026, 3, 9))
TEXT = "".join(
    f"<p>{one}</p>"
    for one in (
        "Between March and June the commission looked at every well of the three valleys and wrote down what it found.",
        "Most of those who were asked said that the water had tasted of iron for years, and nobody had come to test it.",
        "The district office turned down each request for its own figures without a reason and answered no letters.",
        "A former keeper of the pumps described how the gauges were taken away in the second week of May, at night.",
    )
)


def read(inside: str) -> Text:
    markup = f"<!DOCTYPE html><html><head><meta charset=utf-8><title>Wells</title></head><body><main><h1>Wells of the valleys</h1>{inside}</main></body></html>"
    return extract(markup.encode(), media_type="text/html", url="https://institute.example/wells")


def changed(old: str, new: str) -> Comparison:
    return compare(read(old), read(new), days=DAYS)


LABELS = [
    ("Updated: Mar 2", "Updated: Mar 9"), ("Aktualisiert am 2. März 2026", "Aktualisiert am 9. März 2026"),
    ("Stand: 2. März 2026, 10:11 Uhr", "Stand: 9. März 2026, 09:00 Uhr"), ("4 Minuten Lesezeit", "5 Minuten Lesezeit"), ("Lesedauer: 4 Min.", "Lesedauer: 5 Min."),
    ("Время чтения: 4 мин.", "Время чтения: 5 мин."),
    ("", "Loading preview"), ("", "Karte wird geladen …"), ("Chargement en cours…", ""), ("", "图片加载中"), ("", "Идёт загрузка..."), ("Cargando datos", ""),
    ("Updated yesterday", "Updated over a week ago"), ("Last updated: today", "Last updated: 3 days ago"), ("Vor über einer Woche aktualisiert", "Vor 2 Monaten aktualisiert"), ("Mis à jour hier", "Mis à jour il y a plus d’une semaine"),
    ("Actualizado hace más de una semana", "Actualizado hoy"), ("Atualizado ontem", "Atualizado há mais de um mês"), ("Обновлено вчера", "Обновлено более недели назад"), ("昨天更新", "更新于一周前"), ("昨日更新", "1週間以上前に更新されました"), ("어제 업데이트됨", "1주 전에 업데이트됨"),
    ("", "Need more help?"), ("Try these next steps:", ""), ("", "Vous avez encore besoin d'aide ?"), ("Essayez les solutions ci-dessous :", ""), ("", "Sign in for additional support options to quickly solve your issue"), ("需要更多帮助？", ""),
    ("文章数目 : 70", "文章数目 : 71"), ("本站总字数：168.4k", "本站总字数：169.7k"), ("文章总数 12 已运行时间 :", "文章总数 13 已运行时间 :"),
    ("", "Subscribe to Lind Marsh's newsletter and stay updated."), ("Newsletter abonnieren", ""), ("", "Inscrivez-vous à notre newsletter"), ("", "订阅我们的电子报"),
    ("Publicaciones Relacionadas", ""), ("", "Publicações relacionadas"),
    ("You are visitor number 1,204", "You are visitor number 1,311"), ("Found 12 results in 0.013 seconds", "Found 12 results in 0.4 seconds"),
    ("Server time: 2026-03-02 11:00:11", "Server time: 2026-03-09 07:20:01"),
    ("12 345 subscribers", "12 351 subscribers"), ("40 Reposts", "61 Reposts"), ("播放：1204 弹幕：308", "播放：1311 弹幕：309"), ("Star 120 Fork 13", "Star 165 Fork 18"),
    ("Date de modification : 2026-02-17", "Date de modification : 2026-03-04"), ("Date de dernière modification : 3 mai 2021", "Date de dernière modification : 4 juin 2021"),
    ("Änderungsdatum: 01.02.2021", "Änderungsdatum: 03.02.2021"), ("Data modifica: 01/02/2021", "Data modifica: 01/03/2021"),
    ("Marsh · 2010 · 5 mins read", "Marsh · 2010 · 6 minutes de lecture"),
    ("Metadata last updated 2026-02-16: see changes", "Metadata last updated 2026-03-04: see changes"),
    ("", "Прямая трансляция"), ("Watch live", ""), ("", "网络直播"), ("Live Webcast", ""),
    (
        "Section: 26.2.1 [general.requirements] Status: open Submitter: Lind Marsh of the office Opened: 2009-03-12 Last modified: 2016-02-10",
        "Section: 26.2.1 [general.requirements] Status: open Submitter: Lind Marsh of the office Opened: 2009-03-12 Last modified: 2019-12-23",
    ),
    ("4.1 Wells of the north", "4.1. Wells of the north"), ("10.2.1. Wells", "10.2.1 Wells"), ("4.2 304 wells", "4.2. 304 wells"),
    ("", "comments powered by Disqus"), ("Please enable JavaScript to view the comments powered by Disqus.", ""), ("Comments powered by Disqus", "Comments powered by giscus"),
]  # fmt: skip
IN_A_LINE = [
    ("Last updated: 2 March 2026", "Last updated: 9 March 2026"), ("Updated 2 March 2026, 10:11", "Updated 9 March 2026, 11:20"),
    ("更新时间：2026-03-02", "更新时间：2026-03-09"),
    ("آخر تحديث: 2/3/2026", "آخر تحديث: 9/3/2026"), ("Обновлено: 02.03.2026 10:11", "Обновлено: 09.03.2026 09:00"),
]  # fmt: skip
FACTS = [
    ("Date de publication : 2024-06-17", "Date de publication : 2024-09-13"),
    ("Thu Apr 18, 2019", "19.04.2019"),
    (
        "Section: 26.2.1 [general.requirements] Status: open Submitter: Lind Marsh of the office Opened: 2009-03-12 Last modified: 2016-02-10",
        "Section: 26.2.1 [general.requirements] Status: shut Submitter: Lind Marsh of the office Opened: 2009-03-12 Last modified: 2019-12-23",
    ),
    (
        "The office found lead: it was sent on 2016-02-10, to whom: nobody says, and the wells: all of them were shut at once, last modified: 2016-02-10.",
        "The office found lead: it was sent on 2016-02-10, to whom: nobody says, and the wells: all of them were shut at once, last modified: 2019-02-10.",
    ),
    ("4.1. Wells of the north", "4.2. Wells of the north"),
    ("Live ammunition", ""),
    ("Трансляция казни", ""),
    ("Comments powered by fury", "Comments powered by fear"),
    (
        "Sign up for the newsletter was closed to the families",
        "Sign up for the newsletter was open to the families. All came.",
    ),
    ("12 followers arrested", "14 followers arrested"),
    ("Visitor number 12 was arrested", "Visitor number 14 was arrested"),
    ("The test results in 3.5 s of silence", "The test results in 9.5 s of silence"),
    ("Found 12 results in 0.013 seconds", "Found 11 results in 0.4 seconds"),
    ("Publicaciones relacionadas con la mina: 12", "Publicaciones relacionadas con la mina: 2"),
    ("Updated this week: 117 dead", "Updated this week: 17 dead"),
    ("Published last year by the ministry", "Published last year by the province"),
    ("Need more help with the rent?", "Need more help with the taxes?"),
    ("Loading dock closed", "Loading dock open"),
    ("", "Laden geschlossen"),
    ("", "加载重量五吨"),
    ("Leaked file downloaded 300 times", "Leaked file downloaded 30 times"),
    ("抗议活动1200人参与", "抗议活动120人参与"),
    ("位置：北山县第三监狱", "位置：河东县第一监狱"),
    ("所在位置：北山县 > 第三监狱", "所在位置：北山县 > 第一监狱"),
    ("The register was last updated on 3 May 2021", "The register was last updated on 9 June 2021"),
    ("Updated 2 March 2026: 117 dead", "Updated 9 March 2026: 17 dead"),
    ("Updated: deaths 12", "Updated: deaths 37"),
    ("Updated: 12/37 wells", "Updated: 11/37 wells"),
    ("Chain of command: Bel > Dom > Fin", "Chain of command: Bel > Fin"),
    ("Anzeige gegen drei Beamte", "Anzeige gegen zwei Beamte"),
    ("Website by-laws of 2019", "Website by-laws of 2021"),
    ("技术支持：公安部第三研究所", "技术支持：公安部第一研究所"),
    ("Votes: 512", "Votes: 152"),
    ("Related deaths", "Related injuries"),
    ("Recommended sentence: 12 years", "Recommended sentence: 2 years"),
    ("- 5 wells", "5 wells"),
    ("Velika** had 612 people held in its three jails", "Velika had 612 people held in its three jails"),
    ("612** held, 118** set free in the whole of the year", "612 held, 118 set free in the whole of the year"),
    ("*** Correction: the figure for Velika is wrong. ***", ""),
    ("China** and Russia** voted against", "China and Russia voted against"),
    ("y = x**a + z**b", "y = xa + zb"),
    ("Há uma vítima em Bento", "Há duas vítimas em Bento"),
    ("Preso há dois anos sem julgamento", "Preso há uma semana sem julgamento"),
    ("صحفي معتقل منذ عامين بلا محاكمة", "صحفي معتقل منذ شهر بلا محاكمة"),
    ("Website by Memorial blocked by court order", "Website by Memorial blocked by provider"),
    ("网站建设：1200万元", "网站建设：200万元"),
    ("Velika mine (14 citations)", "Velika mine (4 citations)"),
    ("Subscribers: 1,200,000", "Subscribers: 200,000"),
    ("Deaths in Velika (12 репостов)", "Deaths in Velika (2 репостов)"),
    ("IP属地：新疆", "IP属地：北京"),
    ("Home > Prison > Hospital", "Home > Prison"),
    ("– USD 40m", "USD 40m"),
    ("* Smith", "Smith"),
    ("Decree No. 14 Updated 3 June 2024", "Decree No. 14 Updated 3 May 2024"),
    ("Home → Vorkuta camp", "Home → Magadan camp"),
    ("目前位置：喀什→和田", "目前位置：喀什→乌鲁木齐"),
    ("发布于：新疆", "发布于：北京"),
    ("Killed by police, 14 June 2024", "Killed, police, 14 June 2024"),
]


@pytest.mark.parametrize(("old", "new"), LABELS)
@pytest.mark.parametrize(
    "place", ["<div class=meta><div>%s</div></div>{}", "{}<div>%s</div><p>Three wells are closed.</p>"]
)
def test_self_changing_label_is_not_reported(old, new, place):
    # a day of update that is all that changed is reported by another rule: see test_day_of_update.py
    before, after = (read(place.format(TEXT) % one) for one in (old, new))
    found = passages_changed(before, after, Excuses(DAYS))
    assert (found.lost, found.added) == ([], [])


@pytest.mark.parametrize(("old", "new"), IN_A_LINE)
def test_update_label_in_a_byline_is_not_reported(old, new):
    line = "<p><span>Ana Bel, Jo Dom</span> <span>2024-06-14</span> <span>{}</span></p>"
    found = changed(*(line.format(one) + TEXT for one in (old, new)))
    assert (found.lost, found.added) == ((), ())


@pytest.mark.parametrize(
    ("old", "new"), [("Ana Bel, Jo Dom", "Ana Bel"), ("14 June 2024", "14 August 2024")], ids=["author", "date"]
)
def test_changed_author_or_date_beside_an_update_label_is_reported(old, new):
    line = (
        "<p><span>Ana Bel, Jo Dom</span> <span>14 June 2024</span> <span>Last updated: {} March 2026</span></p>" + TEXT
    )
    assert changed(line.format(2), line.format(9).replace(old, new)).lost


@pytest.mark.parametrize(("old", "new"), FACTS)
def test_fact_in_the_words_of_a_label_is_reported(old, new):
    found = changed(*(f"{TEXT}<p>{one}</p><p>Three wells are closed.</p>" for one in (old, new)))
    assert found.lost or found.added


@pytest.mark.parametrize(
    "box",
    [
        "<h3>Documents</h3><ul><li><a href=/1>Register of the {} valley</a></li></ul>",
        "<h3>Related articles</h3><ul><li><a href=/1.pdf>Register of the {} valley</a></li></ul>",
        "<h3>Read also</h3><p>The {} valley has no water.</p>",
        "<h3>Read also</h3><ul><li><a href=/1>A judge resigns</a></li></ul><p>The {} valley has no water.</p>",
        "<ul><li><a href=/1>Statement of the {} valley</a> <a href=/2>Read more</a></li></ul>",
        "<h3>See also</h3><ul><li><a href=/1>Register of the {} valley</a></li></ul>",
    ],
)
def test_document_lists_and_plain_sentences_in_link_boxes_are_reported(box):
    found = changed(*(TEXT + box.format(one) for one in ("upper", "lower")))
    assert found.lost
    assert found.added


def test_page_that_is_a_news_list_is_reported():
    links = "".join(f"<li><a href=/{n}>Statement of the office on the wells of valley {n}</a></li>" for n in range(12))
    both = [
        f"<p>What the office says of its wells and pumps.</p><h2>Latest news</h2><ul>{one}</ul>"
        for one in (links, links.replace("valley 5", "river 5"))
    ]
    assert changed(*both).lost


@pytest.mark.parametrize(
    "list_", ["<div>{}</div><h2>Annexes</h2>" + TEXT, "<h1>Wells</h1><div>{}</div>" + TEXT, "<h1>Wells</h1><ul><li>{}</li></ul>" + TEXT]
)  # fmt: skip
def test_rows_of_links_to_documents_are_reported(list_):
    links = " ".join(f"<a href=/{n}.pdf>Annex of the valley {n}</a>" for n in range(6))
    both = [f"<div>{list_.format(one)}</div>" for one in (links, links.replace("valley 3", "river 3"))]
    found = compare(
        *(extract(one.encode(), media_type="text/html", url="https://institute.example/") for one in both), days=DAYS
    )
    assert found.lost
    assert found.added


def test_short_change_is_shown_without_the_neighbouring_sentences():
    old, new = (
        f"{TEXT}<p>{one}</p><p>Nobody was charged with anything in the year that followed it.</p>"
        for one in ("Open", "Closed")
    )
    found = changed(old, new)
    assert (found.lost, found.added) == (("Open",), ("Closed",))


def test_changed_figure_is_shown_with_the_labels_around_it():
    old, new = (f"{TEXT}<div>Deaths</div><div>{one}</div><div>in custody</div>" for one in (17, 7))
    assert changed(old, new).lost == ("Deaths 17 in custody",)


def test_words_changed_along_with_markdown_asterisks_are_reported():
    found = changed(
        f"{TEXT}<p>The commission **found iron** in each of the wells.</p>",
        f"{TEXT}<p>The commission found lead in each of the wells.</p>",
    )
    assert found.lost
    assert found.added


@pytest.mark.parametrize(
    "new",
    [
        "<div>Ana Bel</div><div>4 March 2015</div>",
        "<div>Jo Dom</div><div>3 March 2015</div>",
        "<div>3 March 2015</div>",
        "<div>Ana Bel</div>",
    ],
)
def test_changed_date_or_name_in_a_byline_is_reported(new):
    assert changed("<p>Mar 3, 2015 • Ana Bel</p>" + TEXT, new + TEXT).lost


def test_table_row_with_a_date_and_a_name_is_not_a_byline():
    def rows(*says: str) -> str:
        cells = zip(("3 May 2021", "4 May 2021", "3 May 2021"), ("Ana Bel", "Jo Dom", "Eva Fin"), says, strict=True)
        return (
            TEXT
            + "<table>"
            + "".join(f"<tr><td>{a}</td><td>{b}</td><td>{c}</td></tr>" for a, b, c in cells)
            + "</table>"
        )

    for old, new in (
        (("arrested", "arrested", "set free"), ("set free", "arrested", "set free")),
        (("12", "13", "14"), ("13", "13", "14")),
        (("arrested", "set free", "set free"), ("arrested", "arrested", "set free")),
    ):
        found = changed(rows(*old), rows(*new))
        assert found.lost
        assert found.added


@pytest.mark.parametrize(
    "named",
    ["sr-only", "visually-hidden", "screen-reader-only", "screen-reader-text", "govuk-visually-hidden", "boring"],
)
def test_screen_reader_text_is_not_text_of_the_page(named):
    callout = "<h2><span>Note</span>Wells that were closed</h2>"
    found = changed(
        TEXT + callout.replace("<span>Note</span>", ""), TEXT + callout.replace("<span>", f"<span class='{named}'>")
    )
    assert (found.lost, found.added) == ((), ())
    assert changed(TEXT + callout.replace("<span>Note</span>", ""), TEXT + callout).added


@pytest.mark.parametrize("named", ["example", "note", "callout warning", "warning", "admonition", "pageAlert"])
def test_note_or_example_in_an_aside_element_is_text(named):
    aside = "<aside class='{}'><p>Wells of the county are sealed in {}, when the keeper is away.</p></aside>"
    found = changed(TEXT + aside.format(named, "June"), TEXT + aside.format(named, "July"))
    assert any("June" in one for one in found.lost)
    assert any("July" in one for one in found.added)


@pytest.mark.parametrize("heading", ["", "<h2><span class=sr-only>Note</span>Wells that were closed</h2>"])
@pytest.mark.parametrize("cell", ["<td>", "<td><i class=icon></i> "])
def test_screen_reader_text_of_an_icon_in_a_table_cell_is_reported(heading, cell):
    row = (
        "<table><tr><th>Well</th><th>Open</th></tr><tr><td>Brink</td>{}<span class=sr-only>{}</span></td></tr></table>"
    )
    found = changed(TEXT + heading + row.format(cell, "Yes"), TEXT + heading + row.format(cell, "No"))
    assert any("Yes" in one for one in found.lost)
    assert any("No" in one for one in found.added)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Advertisement: winter coats for all sizes, shop now",
            "Advertisement: fly to the sun from the airport at Holm",
        ),
        ("Anzeige: Matratzen stark reduziert", "Anzeige: Jetzt den Anbieter wechseln"),
        ("Publicité : vos vacances au soleil", "Publicité : forfait mobile sans engagement"),
        ("广告：零首付购车，立即预约试驾", "广告：冬装上新，全场包邮到家"),
        ("広告：いま話題の健康食品をお試し", "広告：冬のセールを開催しています"),
    ],
)
def test_text_labelled_as_advertisement_is_not_text_of_the_page(one, other):
    for before, after in ((one, other), (one, ""), ("", other)):
        found = changed(*(TEXT + f"<p>{said}</p><p>It was opened again in the spring.</p>" for said in (before, after)))
        assert (found.lost, found.added) == ((), ())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Advertisement: 12,000", "Advertisement: 14,000"),
        ("Werbung: 12.000 Euro", "Werbung: 14.000 Euro"),
        ("Anzeige: Die Polizei nahm sie am 3. Mai auf.", "Anzeige: Die Polizei nahm sie am 4. Mai auf."),
        ("广告：500万元", "广告：800万元"),
    ],
)
def test_prices_and_sentences_under_an_advertisement_label_are_reported(one, other):
    found = changed(*(TEXT + f"<p>{said}</p><p>It was opened again in the spring.</p>" for said in (one, other)))
    assert found.lost
    assert found.added
