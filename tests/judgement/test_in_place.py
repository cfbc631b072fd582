"""A few words in the place of a short text or list of which nothing is left: their meaning decides, however much
boilerplate surrounds them. The same page with other words, or with one sentence left, was altered."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding
from tests.judgement.looks import exchange, look, reference

MENU = "".join(
    f"<li><a href=/m{n}>{one}</a></li>" for n, one in enumerate(["首页", "机构概况", "政策法规", "信息公开"])
)
INFO = "<div class=info>发布时间：2025-02-11 来源：县公安局 字号：[大][中][小] 打印本页</div>"
NEWS = "<div class=xw><h3>相关新闻</h3><ul><li><a href=/n1>新任局长到岗</a></li><li><a href=/n2>公开征求意见</a></li></ul></div>"
RULES = "<p>只有在口头警告无效并经上级同意之后才可以使用。监室内禁止使用警棍和警犬。手铐应在三十分钟内解除。</p>"
TITLE = "关于使用强制手段的规定"

WELL = "Closure of the well at Bel"
WORDS = "<p>The well at Bel is closed from 3 May. Water is brought by lorry at eight.</p>"
FOOT = "© 2024 Institute for Environmental Health · 12 Castle Street · Privacy policy · Imprint"
NAMES = [
    "Abbas Karim",
    "Behrouz Sad",
    "Cyrus Farah",
    "Darius Mor",
    "Elham Rost",
    "Farid Jalal",
    "Ghasem Nour",
    "Hamid Tavak",
]
LISTED = "<ul>" + "".join(f"<li>{one}</li>" for one in NAMES) + "</ul>"
PERSONS = "Persons under sanctions"


def chinese(inner: str) -> str:
    return (
        f"<!doctype html><html lang=zh><meta charset=utf-8><title>{TITLE} - 县公安局</title><body><div class=nav><ul>{MENU}</ul></div>"
        f"<div class=dqwz>当前位置：<a href=/>首页</a> &gt; <a href=/m2>政策法规</a></div><div class=zw><h1>{TITLE}</h1>{INFO}"
        f"<div class=TRS_Editor>{inner}</div>{NEWS}</div><div class=foot><p>版权所有 © 2025 县公安局 京ICP备05012345号</p></div></body></html>"
    )


def english(inner: str, heading: str = WELL, title: str | None = None) -> str:
    named = heading if title is None else title
    return (
        f"<!doctype html><html lang=en><title>{named} – Institute for Environmental Health</title><body><header><nav><ul>"
        f"<li><a href=/1>Home</a><li><a href=/2>Reports</a></ul></nav></header><main><h1>{heading}</h1>{inner}</main>"
        f"<footer><p>{FOOT}</p></footer></body></html>"
    )


def seen(before: str, after: str):
    return look(exchange(after), last=reference(before))


@pytest.mark.parametrize(
    ("words", "finding"),
    [
        ("应司法部要求，本文件已被删除。", Finding.WITHDRAWN),
        ("该页面已删除。", Finding.SOFT_GONE),
        ("栏目内容正在修订，敬请期待。", Finding.MAINTENANCE),
    ],
)
def test_notice_under_the_title_of_a_short_chinese_page_decides(words, finding):
    found = seen(chinese(RULES), chinese(f"<p>{words}</p>"))
    assert (found.finding, found.observation.last.bared) == (finding, True)


@pytest.mark.parametrize(
    "inner",
    [
        RULES.replace("三十", "六十"),
        "<p>应司法部要求，本文件已被删除。</p>" + RULES,
        "<p>手铐应在三十分钟内解除。应司法部要求，其余内容已被删除。</p>",
        "<p>本规定自六月一日起改由省厅发布，请到省厅网站查阅。</p>",
    ],
)
def test_remaining_sentence_or_words_on_something_else_are_an_alteration(inner):
    assert seen(chinese(RULES), chinese(inner)).finding.effect is Effect.CHANGE


@pytest.mark.parametrize(
    ("words", "finding"),
    [
        ("This page has been removed.", Finding.SOFT_GONE),
        ("This notice is no longer available.", Finding.SOFT_GONE),
        ("This page is being revised and will be available again shortly.", Finding.MAINTENANCE),
    ],
)
def test_notice_in_place_of_two_sentences_decides(words, finding):
    assert seen(english(WORDS), english(f"<p>{words}</p>")).finding is finding


@pytest.mark.parametrize(
    "inner",
    [
        "<p>The well at Bel is open from 9 June. It is cleaned on Mondays at eight.</p>",
        "<p>There are no notices at present.</p>",
        "<div class=box>This page is being revised.</div>" + WORDS,
    ],
)
def test_other_news_under_the_same_title_is_an_alteration(inner):
    assert seen(english(WORDS), english(inner)).finding.effect is Effect.CHANGE


def test_news_list_in_place_of_one_line_does_not_count_as_few_words():
    entries = (
        ("New wells dug", "In the upper valley."),
        ("A list kept", "By the new clerk."),
        ("Office open", "On Monday."),
    )
    news = "".join(f"<h3>{name}</h3><p>{said}</p>" for name, said in entries)
    assert not seen(
        english("<p>Here the office will tell what it does, as soon as it does any.</p>"), english(news)
    ).observation.last.bared


def test_other_notice_under_another_title_is_a_replacement():
    other = english("<p>It opens on 4 June at seven in the morning.</p>", "Opening of the market at Aru", "Institute")
    assert seen(english(WORDS), other).finding is Finding.REPLACED
    again = english("<p>It opens again on 4 June at seven in the morning.</p>", "The well at Bel", "Bel")
    assert seen(english(WORDS), again).finding.effect is Effect.CHANGE


@pytest.mark.parametrize(
    "words", ["This page has been removed.", "This list has been withdrawn by order of the court.", "This list is no longer available."]
)  # fmt: skip
def test_list_without_remaining_entries_is_lost_to_a_notice_in_its_place(words):
    before = english(LISTED, PERSONS)
    assert seen(before, english(f"<p>{words}</p>", PERSONS)).finding.effect is Effect.LOSS
    left = LISTED.replace("<li>Cyrus Farah</li>", "")
    assert seen(before, english(f"<p>{words}</p>{left}", PERSONS)).finding.effect is Effect.CHANGE
    two = f"<ul><li>{NAMES[0]}</li><li>{NAMES[1]}</li></ul><p>{words}</p>"
    assert seen(before, english(two, PERSONS)).finding.effect is not Effect.GOOD


@pytest.mark.parametrize("inner", ["", "<p>No entries.</p>", "<p>There are none at present.</p>"])
def test_emptied_list_without_a_notice_is_an_alteration(inner):
    assert seen(english(LISTED, PERSONS), english(inner, PERSONS)).finding.effect is Effect.CHANGE


POLICY = [
    "This policy sets out when officers may use force against a detained person.",
    "Force may be used only after warnings have failed and a senior officer has agreed.",
    "Batons and dogs are prohibited inside cells and in the medical wing of each house.",
    "Handcuffs must be removed within thirty minutes, and the time is written in the register.",
    "A doctor who does not belong to the house examines the detainee within a day.",
]
ANEW = [
    "Any constraint by staff is reported to the inspectorate on the same evening.",
    "Who was held may name a witness, and that person is heard before a decision.",
    "Cameras in corridors record for ninety days; relatives can ask for a copy.",
    "Training is given each spring by people from outside the administration.",
    "Complaints go to the ombudsman, whose address hangs in every corridor.",
]


def policy(paragraphs: list[str], above: str = "") -> str:
    told = "".join(f"<h2>Part {n}</h2><p>{one}</p>" for n, one in enumerate(paragraphs))
    return english(f"{above}{told}", "Policy on the use of force")


def test_note_of_updating_above_a_rewritten_text_is_an_alteration():
    note = "<p><em>We are updating this page. Until then the following text remains in force.</em></p>"
    assert seen(policy(POLICY), policy(ANEW, note)).finding is Finding.ALTERED_LARGE
    assert seen(policy(POLICY), policy([], note)).finding is Finding.MAINTENANCE


def test_frame_of_another_site_in_place_of_a_text_is_a_failure_not_a_loss():
    frame = '<iframe src="https://docs.example-reader.org/81"></iframe>'
    found = seen(policy(POLICY), policy([], frame))
    assert (found.finding, "framed" in found.rules) == (Finding.SERVER_ERROR, True)
    assert seen(policy(POLICY), policy([], f"<p>The tender closes on Friday.</p>{frame}")).finding is Finding.REPLACED


def test_frame_of_a_host_that_the_page_already_embedded_does_not_count():
    advertised = (f'<iframe src="https://ads.example/{n}"></iframe>' for n in (8, 31))
    found = seen(policy(POLICY, next(advertised)), policy([], next(advertised)))
    assert (found.finding, "framed" in found.rules) == (Finding.REPLACED, False)


def laid_out(inner: str) -> str:
    """A page as made in 2008: the menus have class names, the title is a paragraph."""
    menu = "".join(
        f"<li><a href=/s{n}>{one}</a></li>" for n, one in enumerate(["Inspections", "Annual statistics", "Visiting"])
    )
    news = "".join(
        f"<li><a href=/n{n}>{one}</a></li>" for n, one in enumerate(["New director appointed", "Call for tenders"])
    )
    return (
        "<!doctype html><html lang=en><title>Policy on the use of force - Ministry</title><body><table><tr><td class=kopf>"
        '<img src="/img/logo.gif" alt="Ministry"></td></tr><tr><td class=left><div class=menu><ul>'
        + menu
        + "</ul></div></td><td>"
        f"<p class=titel><b>Policy on the use of force</b></p>{inner}</td><td><div class=box><b>Related news</b><ul>{news}</ul></div></td></tr>"
        "<tr><td><div id=footer>© 2025 Ministry | Privacy policy | Sitemap</div></td></tr></table></body></html>"
    )


def test_emptied_page_in_a_table_layout_is_lost_despite_its_logo():
    text = "".join(f"<p>{one}</p>" for one in POLICY)
    found = seen(laid_out(text), laid_out(""))
    assert (found.finding, found.reasons[0].rule) == (Finding.REPLACED, "emptied")
    drawn = '<p><img src="/plan.png" alt="Plan"></p>'
    assert "emptied" not in seen(laid_out(text + drawn), laid_out(drawn)).rules


def test_site_heading_above_the_title_is_no_remainder_of_the_text():
    head = "<!doctype html><html lang=en><title>Policy on the use of force</title><body><main><h1>Institute</h1><p>Research since 1974.</p>"
    before = (
        f"{head}<h1>Policy on the use of force</h1>{''.join(f'<p>{one}</p>' for one in POLICY)}</main></body></html>"
    )
    after = f"{head}<h1>Policy on the use of force</h1></main></body></html>"
    assert seen(before, after).finding is Finding.REPLACED
    left = after.replace("</main>", f"<p>{POLICY[0]}</p></main>")
    assert seen(before, left).finding.effect is Effect.CHANGE


@pytest.mark.parametrize(
    "call",
    ["Subscribe to our newsletter to read more from the institute.", "Members read more in our quarterly bulletin."],
)
def test_page_cut_to_one_paragraph_with_an_invitation_is_an_alteration(call):
    whole = [f"{one} {ANEW[n]}" for n, one in enumerate(POLICY)]
    before = english("".join(f"<p>{one}</p>" for one in whole), "Policy on the use of force")
    after = english(f"<p>{whole[0]}</p><p>{call}</p>", "Policy on the use of force")
    assert seen(before, after).finding.effect is Effect.CHANGE
    other = english(f"<p>{call}</p>", "Policy on the use of force")
    assert seen(before, other).finding.effect is not Effect.CHANGE


def test_sought_document_that_is_unavailable_is_a_soft_404_not_a_server_error():
    note = "<p>お探しの文書は現在ご利用いただけません。</p>"
    before = chinese(RULES)
    assert seen(before, chinese(note)).finding is Finding.SOFT_GONE
    assert seen(before, chinese("<p>現在サービスをご利用いただけません。</p>")).finding.effect is Effect.FAILURE
