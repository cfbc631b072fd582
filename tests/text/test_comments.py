"""Readers' comments below a text, breadcrumbs and labels that change by themselves are not text of a page."""

from __future__ import annotations

import pytest

from archiver.text import Text, compare, extract
from archiver.text.turning.volatile import stable_part

SAID = "".join(
    f"<p>In the {n}th village the office took four samples, and found more arsenic than the guideline allows.</p>"
    for n in range(9)
)


def read(below: str = "", *, above: str = "", said: str = SAID, title: str = "Arsenic in the wells") -> Text:
    markup = (
        f"<html lang=en><head><title>{title} - The Post</title></head><body><div id=w>{above}<div id=t><h1>{title}</h1>{said}{below}</div>"
        "</div></body></html>"
    )
    return extract(markup.encode(), media_type="text/html", url="https://post.example/2020/wells")


def told(old: Text, new: Text) -> bool:
    """Whether a comparison of the two reports anything as lost or added."""
    found = compare(old, new)
    return bool(found.lost or found.added)


ONE = "<div><b>Oleg</b><p>It is so in our village, too.</p></div>"
TWO = ONE + "<div><b>Anna</b><p>And who will answer for it? Nobody, as ever.</p></div>"


@pytest.mark.parametrize(
    "heading",
    [
        "Comments ({})",
        "{} comments",
        "Комментарии ({})",
        "{} Kommentare",
        "댓글 {}",
        "评论（{}）",
        "Réactions ({})",
        "Opiniones ({})",
        "Meinungen [{}]",
        "网友评论 ({})",
        "全部评论（{}条）",
        "网友评论 {} 条",
        "共 {} 条评论",
        "{}条网友评论",
        "评论（共{}条）",
        "전체 댓글 {}",
        "Kommentare: {}",
        "Комментарии {}",
        "Всего комментариев: {}",
        "All comments ({})",
        "Discussion: {} comments",
        "{} thoughts on this post",
        "Kommentare zu diesem Artikel ({})",
        "Leserkommentare ({})",
        "Comentarios de los lectores ({})",
        "Opinie czytelników ({})",
        "この記事へのコメント（{}）",
        "{}条跟贴",
    ],
)
@pytest.mark.parametrize("around", ["<h3>{}</h3>{}", "<div class=x1><div>{}</div>{}</div>"])
def test_comments_under_a_heading_that_counts_them_are_not_text(heading, around):
    old, new = (read(around.format(heading.format(n), some)) for n, some in ((1, ONE), (2, TWO)))
    assert not told(old, new)


@pytest.mark.parametrize(
    "heading",
    [
        "{} reactions",
        "Responses: {}",
        "Comment: {}",
        "Thoughts ({})",
        "Opinie ({})",
        "{} Meinungen",
        "Opinions ({})",
        "Avis ({})",
    ],
)
def test_sections_under_ambiguous_headings_such_as_reactions_are_reported(heading):
    old, new = (read(f"<h3>{heading.format(n)}</h3>{some}") for n, some in ((1, ONE), (2, TWO)))
    assert told(old, new)


def test_uncounted_comments_and_sections_behind_comments_are_reported():
    assert told(read(f"<h3>Comments</h3>{ONE}"), read(f"<h3>Comments</h3>{TWO}")), "they may be the author's"
    old, new = (read(f"<h3>Comments (1)</h3>{ONE}<h3>Sources</h3><p>Office, {year}.</p>") for year in (2019, 2020))
    assert told(old, new)
    old, new = (read(f"<h3>{n} comments</h3>{some}", said="<p>On the draft.</p>") for n, some in ((1, ONE), (2, TWO)))
    assert told(old, new), "a page that is its comments"


@pytest.mark.parametrize("heading", ["3 Comments", "3. Comments", "Comment 1", "Response 2", "16 コメント"])
def test_chapter_titled_comment_is_reported(heading):
    chapters = "<h3>1 Method</h3><p>As before.</p><h3>2 Results</h3><p>As below.</p>"
    old, new = (
        read(f"{chapters}<h3>{heading}</h3><p>The office {said} to all of this.</p>") for said in ("agrees", "objects")
    )
    assert told(old, new)


FOOT = "</div></div><div class=footer>© 2026 The Post</div>"


@pytest.mark.parametrize("line", ["<div>Paid for by the lottery and the county.</div>", "<p>Printed on the river.</p>"])
def test_line_below_the_copyright_footer_is_not_text(line):
    assert not told(read(FOOT), read(FOOT + line))


@pytest.mark.parametrize("below", ["<h3>Correction</h3><p>It was three.</p>", SAID.replace("village", "town")])
def test_heading_or_longer_text_below_the_copyright_footer_is_reported(below):
    assert told(read(FOOT), read(FOOT + below))


def test_text_below_the_copyright_line_of_a_picture_is_reported():
    picture = "<div><img src=p.jpg alt=Well><span class=copyright>© The Agency</span></div>"
    assert told(read(picture), read(picture + "<p>The office will count again in May.</p>"))
    credit = "<p>Picture: © N. N.</p><p>The office will count again in {}, it says.</p>"
    assert told(read(credit.format("March")), read(credit.format("September")))
    site = "<p>© 2026 The Post</p><p>Please write to the {} of this site, if something is wrong.</p>"
    assert not told(read(site.format("webmaster")), read(site.format("keeper"))), "as it was"


def test_comment_count_in_a_long_text_does_not_end_the_text():
    lines = [f"line {n} of the manual" for n in range(40)]
    old, new = (read("<br>".join(["16 コメント", *lines, f"the value is {value}"])) for value in ("31", "13"))
    assert told(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<a href=/>Home</a> &gt; <a href=/n>News</a> &gt; Wells", "Here: <a href=/>Home</a> &gt; <a href=/d>Dossiers</a> &gt; Wells"),
        ("<a href=/>首页</a>><a href=/n>新闻</a>>正文", "位置：<a href=/>首页</a>><a href=/z>专题</a>>正文"),
    ],
)  # fmt: skip
def test_breadcrumb_is_not_text(old, new):
    assert not told(read(above=f"<div class=w>{old}</div>"), read(above=f"<div class=w>{new}</div>"))


def test_line_of_links_with_words_of_its_own_is_reported():
    old, new = (
        read(above=f"<div><a href=/a>Act 12</a> and <a href=/b>Act 13</a> are {said}</div>")
        for said in ("in force", "repealed")
    )
    assert told(old, new)


@pytest.mark.parametrize("heading", ["Upcoming Events", "Veranstaltungen", "活动"])
def test_event_box_beside_a_text_is_not_text(heading):
    old, new = (
        _beside(heading, day, name)
        for day, name in (("12 May 10:00 Room 3", "Lecture: rivers"), ("19 May 11:00 Room 3", "Lecture: lakes"))
    )
    assert not told(old, new)


def _beside(heading: str, day: str, name: str) -> Text:
    markup = (
        f"<html lang=en><head><title>Arsenic in the wells</title></head><body><div class=m><h1>Arsenic in the wells</h1>{SAID}</div>"
        f"<div class=s><h3>{heading}</h3><p>{day}</p><p><a href=/e>{name}</a></p></div></body></html>"
    )
    return extract(markup.encode(), media_type="text/html", url="https://post.example/2020/wells")


def test_read_also_box_within_a_text_is_not_text():
    middle = SAID.index("<p>", 300)
    old, new = (
        read(said=f"{SAID[:middle]}<div><b>Read also</b><p><a href=/x>{name}</a></p></div>{SAID[middle:]}")
        for name in ("The bridge that nobody wanted", "Votes counted twice")
    )
    assert not told(old, new)


@pytest.mark.parametrize(
    "label",
    [
        "分享到：微信 微博", "分享到:微信微博", "Share on Facebook", "Se ti piace, condividi! Facebook Pinterest WhatsApp", "If you liked this article, share it! Facebook", "Si te gustó, compártelo: Twitter Telegram", "Поделиться 14 5 2", "Teilen 12", "Рейтинг: 4.2 (15 голосов)", "Rating: 4.5/5 (12 votes)",
        "USD 92,31 EUR 100,42", "【字体：大 中 小】 【打印】 【关闭】", "扫一扫在手机打开当前页", "Most read", "👁 1 284",
    ],
)  # fmt: skip
def test_self_changing_labels_have_no_stable_part(label):
    assert stable_part(label, None) == ""


@pytest.mark.parametrize(
    "label",
    [
        "Share of women in parliament 12", "Shared housing", "Rating: 4", "Rating: AAA", "USD 92,31", "字体设计史", "扫一扫。", "共有 12 人",
        "分享会 12", "Partager la terre 12",
    ],
)  # fmt: skip
def test_labels_with_facts_have_a_stable_part(label):
    assert stable_part(label, None)


def test_links_marked_as_tags_are_not_text():
    tags = ["water", "health", "ostra", "arsenic"]

    def tagged(names, rel="tag", extra=""):
        return read(
            "<div>Tags: " + ", ".join(f"<a rel='{rel}' href='/t/{n}'>{n}</a>" for n in names) + extra + "</div>"
        )

    assert not told(tagged(tags), tagged(tags[::-1]))
    assert not told(tagged(tags), tagged(tags[:3]))
    picture = "<a href=/big><img src=a.jpg></a>"
    old, new = (
        read(picture + "<div>" + "".join(f"<a rel=tag href=/t/{n}>{n}</a> " for n in some) + "</div>")
        for some in (tags, tags[::-1])
    )
    assert not told(old, new), "behind a picture"
    assert told(tagged(tags, rel="author"), tagged(tags[:3], rel="author"))
    assert told(tagged(tags), tagged([*tags, "retracted"])), "a notice among them"
    assert told(tagged(tags, extra=" <a href=/x>Annex A</a>"), tagged(tags, extra=" <a href=/x>Annex B</a>"))


CALLS = [
    "Follow us on Facebook and X.", "Follow The Valley Post on Google News and Telegram.", "Подписывайтесь на наш Telegram-канал, чтобы быть в курсе.",
    "欢迎关注山谷日报微信公众号。", "Folgen Sie uns auf Instagram.", "This article is more than 5 years old", "Dieser Artikel ist älter als ein Jahr.",
    "本文最后更新于 412 天前，文中所描述的信息可能已发生改变。", "You have 3 free articles left this month.", "Нашли ошибку?",
    "Выделите её и нажмите Ctrl+Enter.", "无障碍 关怀版 繁体",
]  # fmt: skip
SAYS = [
    "Follow the trial on YouTube.", "If you like this share the burden.", "Join the protest via Telegram on 12 May.", "Like many people on Facebook, he was arrested.", "当局关注微博上的言论。",
    "The ban is more than 5 years old", "本文最后更新于2021年，已超过三次被删除。", "Нашли тело?", "You have three days left.", "关怀版",
]  # fmt: skip


@pytest.mark.parametrize("line", CALLS)
def test_calls_to_follow_the_site_and_similar_notes_are_not_text(line):
    assert not told(read(), read(f"<p>{line}</p>"))


@pytest.mark.parametrize("line", SAYS)
def test_sentences_that_resemble_calls_to_follow_are_reported(line):
    assert told(read(), read(f"<p>{line}</p>"))


@pytest.mark.parametrize(
    "said",
    ["Tweets by @valleypost", "Tweets von valleypost", "Твиты пользователя @valleypost", "@valleypostさんのツイート"],
)
def test_link_replaced_by_an_embedded_timeline_is_not_text(said):
    shown = f"<div><h3>Latest tweets</h3><p><a href=https://twitter.com/valleypost?ref_src=twsrc>{said}</a></p></div>"
    assert not told(read(), read(shown))
    assert told(read(), read(f"<p><a href=https://twitter.com/valleypost/status/7>{said} on the vote</a></p>"))
    assert told(read(), read("<p><a href=https://twitter.com/valleypost>@valleypost</a></p>"))


def test_sentence_in_two_languages_with_a_link_in_each_is_no_breadcrumb():
    said = "<p>It stands for the <a href=/en>Institute of Wells</a>, as it is known {}. / Es steht für das <a href=/de>Brunneninstitut</a> (Institute of Wells).</p>"
    assert told(read(above=said.format("abroad")), read(above=said.format("at home")))
