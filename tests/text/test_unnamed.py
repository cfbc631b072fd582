"""On pages whose elements have meaningless names, furniture is recognised by its words where they say nothing else, by
link targets, and by the heading of its box. What the text says in such words is reported."""

from __future__ import annotations

from datetime import date

import pytest

from archiver.text import Text, compare, extract

URL = "https://wells.example/valleys/upper"
DAYS = (date(2026, 3, 2), date(2026, 3, 9))
REPORT = "".join(
    f"<p>Well {n} of the upper valley was measured in May, and held less water than in the year before.</p>" for n in range(9)
)  # fmt: skip


def read(inside: str, title: str = "Wells of the valley") -> Text:
    page = f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{title}</title></head><body>{inside}</body></html>"
    return extract(page.encode(), media_type="text/html", url=URL)


def told(old: str, new: str) -> bool:
    """Whether a comparison of the two reports anything as lost or added."""
    found = compare(read(old), read(new), days=DAYS, url=URL)
    return bool(found.lost or found.added)


def around(above: str, below: str = "") -> str:
    return f"<div class=css-1a2b3c><h1>Wells of the valley</h1><div class=css-9f>{above}</div><div class=css-77>{REPORT}</div><div class=css-d0>{below}</div></div>"


ASKED = [
    ("", "Select language"), ("Sprache wählen", ""), ("选择语言", ""), ("Print Share", "Print Share Listen"), ("Compartir", "Compartir Imprimir Guardar PDF"), ("X.com Facebook E-Mail Link kopieren", "WhatsApp Facebook E-Mail Messenger Link kopieren Weitere Optionen zum Teilen"),
    ("字号", "字号 超大 大 标准 小"), ("シェア ポスト ブックマーク 12 印刷", "シェア ポスト ブックマーク 89 スクラップ メール 印刷"), ("Zur Merkliste hinzufügen", "Zur Merkliste hinzufügen Artikel anhören (5 Minuten)"),
    ("Поделиться", "Поделиться ВКонтакте Одноклассники Телеграм"), ("مشاركة", "مشاركة طباعة نسخ الرابط"), ("Facebook Twitter", "Facebook X LinkedIn"), ("공유하기", "공유하기 URL 복사 카카오톡"),
    ("ShareSave", "ShareSaveAdd as preferred on Google"), ("<div>Post not marked as liked1</div>", "<div>Post not marked as liked2</div>"),
    ("By Li Marsh | Updated: 2025-10-12 09:30", "By Li Marsh | Updated: 2025-10-12 09:30 Share Facebook Twitter"), ("2025-10-12 10:21 来源:水利局 字体:【大 中 小】", "2025-10-12 10:21 来源:水利局 [字号:大 中 小]打印"),
    ("<div>32</div><div>気に入ったらサポート</div><div>シェア</div>", "<div>35</div><div>シェア</div>"), ("<div>231</div><div>Save for later</div>", "<div>240</div><div>Save for later</div>"),
    ("Show all updates", "show all updates"), ("<p>Report</p>", "<p>Research report</p>"), ("News 3 May 2020", "Press release 3 May 2020"),
    ("12 November 2025 — See all updates", "30 January 2026 — See all updates"),
    ("March 30, 2025 10:12 JST", "March 30, 2025 10:12 JSTUpdated on March 30, 2025 14:12 JST"), ("By A Lind · 5-min read", "By A Lind · 6-min read"),
    ('<section class="citedby-articles"><div>Marsh L. Ponds of the north. 2024</div></section>', '<section class="citedby-articles"><div>Holm A. A dry June. 2025</div></section>'),
    ("Number of times cited according to CrossRef: 12", "Number of times cited according to CrossRef: 13"), ("Total View Count 231", "Total View Count 240"), ("", "Related"), ("More from the valley", "Recommended stories"),
    ("Thanks for reading The Wells! Subscribe for free to receive new posts and support my work.", "The Wells is a reader-supported publication. To receive new posts and support my work, consider becoming a free or paid subscriber."),
    ("Your gift keeps these reports free.", "Every donation helps us to go on measuring."), ("Support our work.", "Please make a contribution in 2026."), ("Unterstützen Sie unsere Arbeit!", "Ihre Spende macht diese Berichte möglich."),
    ("", "Faites un don pour que nous puissions continuer."), ("Suscríbete para seguir leyendo", "Tu suscripción se está usando en otro dispositivo"), ("", "登录后方可评论"), ("", "This site is protected by reCAPTCHA and the Google Privacy Policy and Terms of Service apply."),
]  # fmt: skip
FACTS = [
    ("Facebook, Telegram", "Facebook, Telegram, Signal"), ("Twitter", ""), ("Draft report", "Report"), ("Report", ""), ("Withdrawn", "Report"), ("Sent to us", "Sent to US"), ("Opinion: not guilty", "Opinion: guilty"),
    ("Vote share", "Vote"), ("Votes, by share", "Votes"), ("By Li Marsh | 2025-10-12 Share", "By Li Marsh | 2025-10-13 Share"), ("By Li Marsh 09:30 Print", "By Lo Marsh 09:30 Print Share"),
    ("<div>12</div><div>Print</div>", "<div>14</div><div>Print</div>"),  ("<div>231</div><div>Detained</div>", "<div>240</div><div>Detained</div>"),
    ("<p>Print <a href=/files/wells.pdf>PDF</a></p>", ""), ("<p><a href=/get/7>Download PDF</a> Share</p>", "<p>Share</p>"), ("12 November 2025 — See the order", "30 January 2026 — See the order"),
    ("The donation helped the ministry to pay the guards.", ""), ("The ministry supports our neighbours with arms.", ""), ("We support the mayor.", "We support the miners."), ("Support for the dam ended.", ""), ("Your right to an answer lapses after a month.", ""),
    ("Each donation of grain was entered twice.", ""), ("Register at the gate before noon.", ""), ("More wells were dug by the army", ""), ("Related wells", ""), ("Other reports of the army's", ""), ("Save the valley", ""), ("Follow the river", ""), ("Like his father", ""), ("Vote share 12.5", "Vote share 14.5"), ("Print 40", "Print 60"), ("<table><tr><td>Li<td>Share 40</table>", "<table><tr><td>Li<td>Share 60</table>"),
    ("Votes: Like 40, Share 50", "Votes: Like 60, Share 50"), ("Yes Print", "No Print"), ("<div>投诉</div><div>40</div>", "<div>投诉</div><div>60</div>"), ("<dl><dt>Печать<dd>40</dl>", "<dl><dt>Печать<dd>60</dl>"),
    ("News", "Opinion"), ("Research article", "Review"), ("Working paper", "Research article"), ("Aid to Turkey", "Aid to turkey"), ("WHO report", "who report"),
    ("Support the mission and extend its mandate until 2027.", "Support the mission and extend its mandate until 2026."), ("Support our work and end the blockade of the port.", ""), ("Fund independent journalism, including in exile.", ""),
    ("Support our cause with arms.", ""), ("Support Hamas's cause with weapons", ""), ("Help us to keep the prisoners alive until May.", ""), ("If you can, help the wounded first.", ""), ("Make a donation in cash to the guard.", ""),
    ("Will you support the amendment to Article 5?", "Will you support the amendment to Article 9?"), ("Be a member of the party for at least five years.", "Be a member of the party for at least two years."), ("Become a member of the Council by 2027.", ""),
    ("Register to vote by 5 October", "Register to vote by 12 October"), ("The order was sent by e-mail.", ""), ("Rations were delivered daily.", ""), ("Register for the ration alerts of ward 5", "Register for the ration alerts of ward 7"),
    ("Every contribution to the party means a seat for its giver.", ""), ("Your support helps the regime.", ""), ("Your membership means nothing to the court.", ""), ("Thanks for reading me my rights", ""),
    ("Jede Spende über 10 000 Euro ist dem Bundestag zu melden.", "Jede Spende über 50 000 Euro ist dem Bundestag zu melden."), ("Ihre Mitgliedschaft in der Partei endete 1944.", ""), ("Ihre Spende wurde beschlagnahmt.", ""),
    ("Chaque don de plus de 3 000 euros doit être déclaré.", ""), ("Vos dons ont été saisis.", ""), ("Soutenez Navalny", ""), ("Aidez-nous à libérer les otages de Gaza.", ""), ("Faites un don de sang avant le 3 mai.", "Faites un don de sang avant le 9 mai."),
    ("Cada donación permite deducir 50 euros.", ""), ("Su apoyo hace posible la tortura.", ""), ("Sua contribuição mantém o garimpo.", ""), ("La tua donazione permette la guerra.", ""), ("Sostieni Mussolini", ""),
    ("Elke gift maakt 45% belastingvermindering mogelijk.", "Elke gift maakt 30% belastingvermindering mogelijk."), ("Каждое пожертвование свыше 3000 рублей подлежит учёту.", "Каждое пожертвование свыше 9000 рублей подлежит учёту."), ("Поддержите «Мемориал»", ""), ("Ваша підтримка окупантів доведена.", ""),
    ("<dl><dt>Crime<dd><a href=/tag/torture>Torture</a></dl>", "<dl><dt>Crime<dd><a href=/tag/theft>Theft</a></dl>"),
]  # fmt: skip
JUNE = REPORT.replace("May", "June")
NAMES = ("Li Marsh", "Ana Holm", "Otto Brandt", "Petra Lind", "Hugo Vale")


@pytest.mark.parametrize(("old", "new"), ASKED)
def test_buttons_and_appeals_to_readers_are_not_text(old, new):
    assert not told(around(old), around(new))
    assert not told(around("", old), around("", new))


@pytest.mark.parametrize(("old", "new"), FACTS)
def test_facts_in_the_words_of_buttons_and_appeals_are_reported(old, new):
    assert told(around(old), around(new))


def stories(first: int, print_: str = "") -> str:
    return "".join(
        f"<div><a href=/s/{n}><h3>The mill of ward {n} is let</h3></a><p>Ward {n} had no miller for {n} years, and none came.</p>{print_}</div>"
        for n in range(first, first + 4)
    )


@pytest.mark.parametrize(
    "heading",
    [
        "More stories",
        "Keep reading",
        "Related content",
        "MORE FOR YOU",
        "Most read in the valley",
        "More from The Post",
        "Posts in this Series",
        "本系列文章",
    ],
)
@pytest.mark.parametrize("small", ["", "<span>Anna Marsh for The Post</span>"])
def test_related_stories_box_is_recognised_by_its_heading(heading, small):
    box = f"<section><h2>{heading}</h2>{{}}</section>"
    assert not told(around("", box.format(stories(1, small))), around("", box.format(stories(9, small))))


@pytest.mark.parametrize("heading", ["Mills of the valley", "Cases", "Other mills", "Related orders"])
def test_list_that_belongs_to_the_text_is_reported(heading):
    box = f"<section><h2>{heading}</h2>{{}}</section>"
    assert told(around("", box.format(stories(1))), around("", box.format(stories(2))))


FILED = '<div><a href="/topics/wells">Wells</a> {}</div>'


def test_topic_links_are_recognised_by_their_targets():
    assert not told(around("", FILED.format("")), around("", FILED.format('<a href="/topics/water">Water</a>')))
    assert not told(around(FILED.format("")), around(FILED.format('<a href="/topics/water">Water</a>')))


@pytest.mark.parametrize(
    "more",
    [
        '<a href="/people/marsh">Li Marsh</a>',
        '<a href="/topics/water/order-12.pdf">Order 12</a>',
        '<a href="/topics/x">Withdrawn on order of the court</a>',
    ],
)
def test_other_links_and_notices_beside_topic_links_are_reported(more):
    assert told(around("", FILED.format("")), around("", FILED.format(more)))


def test_index_of_topics_and_forum_threads_are_reported():
    index = "".join(f'<p><a href="/topics/well-{n}">Well {n}</a></p>' for n in range(14))
    assert told(
        around("", index), around("", index + '<p><a href="/topics/mill">The mill at Holm and its owners</a></p>')
    )
    thread = '<div><a href="/topic/41-the-dry-well/">The dry well</a>{}</div>'
    assert told(around("", thread.format("")), around("", thread.format(' <a href="/topic/42-the-mill/">The mill</a>')))


@pytest.mark.parametrize("lead", ["<p>Charges:</p>", "<h2>Charges</h2>"])
def test_topic_links_under_a_line_that_gives_them_meaning_are_reported(lead):
    assert told(
        around("", lead + FILED.format("")), around("", lead + FILED.format('<a href="/topics/theft">Theft</a>'))
    )


@pytest.mark.parametrize("title", ["Donate to the brigade of the valley", "Пожертвования бригаде"])
def test_appeal_on_a_page_about_donations_is_its_text(title):
    asked = [around("", f"<p>Your donation goes to {whom}.</p>") for whom in ("the pumps", "the guns")]
    before, after = (read(one, title) for one in asked)
    assert compare(before, after, days=DAYS, url=URL).lost


@pytest.mark.parametrize("heading", ["<p><b>Victims</b></p>", "<p>These were taken in the valley by the army</p>"])
def test_tag_links_in_a_captioned_list_of_names_are_reported(heading):
    def listed(*some):
        return f"<div>{heading}<ul>{''.join(f'<li><a href=/tag/{n}>{NAMES[n]}</a></li>' for n in some)}</ul></div>"

    assert told(around(f"{JUNE}{listed(0, 1, 2, 3, 4)}"), around(f"{JUNE}{listed(0, 1, 3, 4)}"))


@pytest.mark.parametrize(
    "heading",
    [
        "More reports from the Commission",
        "Other reports",
        "Further reading",
        "Further notes",
        "More videos from the scene",
    ],
)
def test_reports_and_recordings_listed_by_a_text_are_reported(heading):
    def listed(*some):
        return f"<div><h2>{heading}</h2><ul>{''.join(f'<li><a href=/r/{n}>The army on the wells of {NAMES[n]}</a></li>' for n in some)}</ul></div>"

    assert told(around(f"{JUNE}{listed(0, 1, 2, 3)}"), around(f"{JUNE}{listed(0, 1, 3)}"))
