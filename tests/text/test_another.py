"""Whether a changed document is the same one altered, or another document of the site in its place; and dates of last
change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from archiver.observe import needs_probes
from archiver.text.comparison.compare import compare
from storage.model import Effect, Finding, Role
from tests.judgement.looks import MENU, PARAGRAPHS, exchange, look, page, reference, text_of

_OTHER = str.maketrans("aeiouwhtrm", "uoaeilsndk")  # turns every sentence into an unknown one
_WELLS = ("Brink", "Aspen", "Dorrel", "Estmoor", "Fallow", "Gantry", "Hollin", "Ivers", "Jarrow", "Kelsing")
_FORM = (
    "The well of {w} was measured by the district laboratory on {n} March and again on {m} May of the same year.",
    "Its level stood at {n}.{m} metres below the ground, and the nitrate content came to {m} milligrams a litre.",
    "The owner of the well of {w} was informed in writing within {n} days, as section {m} of the order provides.",
    "No objection was raised by the commune of {w}, whose council took note of the result in session {n}.",
    "The measurement is to be repeated within {m} months, at the cost of the district of {w}, by the same laboratory.",
)
_RULES = (
    "This record is drawn up under the order on wells and springs and is open to inspection by every inhabitant.",
    "Whoever disagrees with it may write to the district office within one month of the day of its publication.",
    "The laboratory is accredited and works by the standard procedure for drinking water in its current version.",
    "The figures are rounded as that procedure provides; the full series is kept at the district office for ten years.",
)


def _record(well: str, n: int, *, rules: bool = False) -> list[str]:
    made = [line.format(w=well, n=n, m=n + 7) for line in _FORM]
    return [*made, *_RULES, *_RULES[:1]] if rules else made


def _titled(well: str) -> str:
    return f"Well record: {well} | District of Brink"


@pytest.mark.parametrize("n", range(len(_WELLS) - 1))
def test_another_record_on_the_same_form_is_replaced(n):
    old, new = _WELLS[n], _WELLS[n + 1]
    before = reference(page(_record(old, n + 3), title=_titled(old)))
    seen = look(exchange(page(_record(new, n + 14), title=_titled(new))), last=before)
    last = seen.observation.last
    assert all(share is not None and share > 0.3 for share in (last.visible, last.main)), "the form is most of it"
    assert seen.finding is Finding.REPLACED


def test_record_with_every_sentence_edited_under_the_same_title_is_altered():
    before = reference(page(_record("Brink", 3), title=_titled("Brink")))
    for title in (_titled("Brink"), "Well record: Brink (corrected) | District of Brink"):
        seen = look(exchange(page(_record("Brink", 14), title=title)), last=before)
        assert seen.finding in {Finding.ALTERED, Finding.ALTERED_LARGE}


@pytest.mark.parametrize("title", ["Well measurement record of Brink", "Well record of Brink anew"])
def test_rewritten_text_whose_title_gained_a_word_is_altered_not_replaced(title):
    """The policy of a large service was reported as removed when half of it was rewritten and its title gained a
    word."""
    before = reference(page(_record("Brink", 3), title="Well record of Brink | District"))
    seen = look(exchange(page(_record("Brink", 14), title=f"{title} | District")), last=before)
    assert seen.finding in {Finding.ALTERED, Finding.ALTERED_LARGE}
    for name in ("Spring record of Brink", "Well record of refusal of Brink"):
        other = look(exchange(page(_record("Aspen", 14), title=f"{name} | District")), last=before)
        assert other.finding is Finding.REPLACED


@pytest.mark.parametrize(
    ("url", "title", "after", "same"),
    [
        ("covid-19/contact-details", "Contact details", "Contact us", True),
        ("privacy/policy", "Institute privacy policy", "Customer privacy notice", True),
        ("wells/brink", "Well record: Brink", "Well record: Aspen", False),
        ("reports/labour", "Report on labour", "Report on tourism", False),
        ("legal/privacy-policy", "Privacy policy", "Cookie policy", False),
        ("a/77", "Contact details", "Contact us", False),
    ],
)
def test_new_title_that_matches_the_url_marks_a_rewritten_page(url, title, after, same):
    before = text_of(exchange(page(LONG[:30], title=f"{title} | Institute")))
    anew = text_of(exchange(page([one.translate(_OTHER) for one in LONG[30:]], title=f"{after} | Institute")))
    assert compare(before, anew, url=f"https://institute.example/{url}").rewritten is same


def test_shortened_record_under_another_title_is_altered():
    before = reference(page(_record("Brink", 3), title="Well record"))
    seen = look(exchange(page(_record("Brink", 3)[:4], title="Springs, 2019")), last=before)
    assert seen.finding in {Finding.ALTERED, Finding.ALTERED_LARGE}


def test_sentences_shared_with_a_sibling_page_do_not_identify_a_document():
    brink = page(_record("Brink", 3, rules=True), title=_titled("Brink"))
    aspen = exchange(page(_record("Aspen", 14, rules=True), title=_titled("Aspen")))
    dorrel = exchange(
        page(_record("Dorrel", 25, rules=True), title=_titled("Dorrel")),
        url="https://institute.example/d.htm", role=Role.SIBLING,
    )  # fmt: skip
    alone = look(aspen, last=reference(brink))
    assert alone.finding in {Finding.ALTERED, Finding.ALTERED_LARGE}
    assert needs_probes(alone.observation), "the title and much of the text are others: the site is asked"
    assert look(aspen, dorrel, last=reference(brink)).finding is Finding.REPLACED


def test_copy_of_the_document_at_another_url_does_not_make_its_text_boilerplate():
    brink = page(_record("Brink", 3, rules=True), title="Well record")
    less = exchange(page(_record("Brink", 3, rules=True)[:7], title="Springs, 2019"))
    copy = exchange(brink, url="https://institute.example/print.htm", role=Role.SIBLING)
    assert look(less, copy, last=reference(brink)).finding in {Finding.ALTERED, Finding.ALTERED_LARGE}


def test_list_replaced_by_another_list_is_replaced():
    def listed(kind: str) -> str:
        rows = "".join(
            f"<li><a href=/{kind}/{n}>{kind.capitalize()} of {well}</a></li>" for n, well in enumerate(_WELLS)
        )
        return page((), title=f"{kind.capitalize()} | District", extra=f"<ul>{rows}</ul>")

    seen = look(exchange(listed("spring")), last=reference(listed("meadow")))
    assert seen.finding is Finding.REPLACED


# ---- imprints, status codes, update stamps

_ROWS = (("Well", "Level", "Nitrate"), ("Brink", "3.1", "40"), ("Aspen", "2.9", "38"), ("Dorrel", "4.4", "51"))


def _table(rows, imprint: str) -> str:
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return (
        f"<html><head><title>Wells</title></head><body><h1>Wells of the district in numbers</h1><table>{cells}</table>"
        f"<div class=footer><p>{imprint}</p></div></body></html>"
    )


def test_imprint_is_not_content_even_as_the_only_running_text():
    imprint = "© 2021 District office. The name and the arms of the district are trademarks of the district of Brink."
    before = reference(_table(_ROWS, imprint))
    other = imprint.replace("the district of Brink", "its foundation, whose guidelines you may want to read here")
    assert look(exchange(_table(_ROWS, other)), last=before).finding is Finding.PRESENTATION
    cell = look(exchange(_table((*_ROWS[:3], ("Dorrel", "4.4", "15")), imprint)), last=before)
    assert cell.finding is Finding.ALTERED
    assert any("15" in passage for passage in cell.observation.last.added)


def test_404_is_gone_although_the_menu_of_a_page_without_text_is_still_there():
    def shell(title: str, heading: str) -> str:
        return f"<html><head><title>{title}</title></head><body><h1>{heading}</h1><ul>{MENU}</ul></body></html>"

    before = reference(shell("Well of Brink", "Brink"))
    gone = look(exchange(shell("Page not found", "Not here"), status=404), last=before)
    assert gone.observation.last.kept > 0.6
    assert gone.finding is Finding.GONE
    assert look(exchange(shell("Well of Brink", "Brink"), status=404), last=before).finding.effect.value == "good"


@pytest.mark.parametrize("title", ["410 Gone", "Persons of Brink"])
def test_404_is_gone_although_most_of_a_page_of_names_was_furniture(title):
    def board(title: str, inner: str) -> str:
        menu = "".join(f"<li><a href=/{n}>Section {n} of the institute</a></li>" for n in range(4))
        foot = "Institute for Wells · Castle Street 12 · Harran · Imprint · Privacy"
        top = f"<html><head><title>{title}</title></head><body><table><tr><td><ul>{menu}</ul></td></tr>"
        return f"{top}<tr><td><h1>{title}</h1>{inner}</td></tr><tr><td>{foot}</td></tr></table></body></html>"

    names = "".join(f"<li><a href=/p/{n}>Abbas Karimi {n}</a></li>" for n in range(12))
    before = reference(board("Persons of Brink", f"<ul>{names}</ul>"))
    gone = look(exchange(board(title, "<p>Not here.</p>"), status=404), last=before)
    assert (gone.observation.last.main or 0) > 0.6, "the rest of the page"
    assert gone.finding is Finding.GONE
    less = board("Persons of Brink", f"<ul>{names.replace('Karimi 4<', 'Sadeghi 4<')}</ul>")
    assert look(exchange(less, status=404), last=before).finding is Finding.ALTERED, "there, whatever the status"


def _with(line: str):
    return text_of(exchange(page(extra=f"<p>{line}</p>")))


def _told(old: str, new: str, days: tuple[date, date] | None = None) -> bool:
    """Whether a comparison of the two reports anything as lost or added."""
    found = compare(_with(old), _with(new), days=days)
    return bool(found.lost or found.added)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Last updated: 2016-08-30", "Last updated: 2016-09-08"),
        ("Last modified: 2022-03-13 22:31:00", "Last modified: 2023-06-17 21:15:55 JST"),
        ("This page was last edited on 5 May 2020, at 12:01.", "This page was last edited on 6 June 2020, at 13:00."),
        ("Well records — Updated: 07/20/2024", "Well records — Updated: 08/07/2024"),
        ("上次更新：2018-01-25", "上次更新：2018-02-07"),
        ("最終更新日：2021年3月4日", "最終更新日：2021年5月6日"),
        ("Zuletzt geändert: 03.04.2021", "Zuletzt geändert: 05.06.2021"),
        ("Dernière mise à jour : 3 mars 2021", "Dernière mise à jour : 4 avril 2021"),
        ("Последнее обновление: 2017-11-21", "Последнее обновление: 2017-11-29"),
        ("May 4, 2017 | Wells | Hits", "Posted on 2017-05-04 | Wells"),
        ("May 15, 2016 #wells", "#wells 2016/5/15"),
        ("95 posts 22 categories 50 tags", "97 posts 23 categories 53 tags"),
        (
            "The wells are dry.Today is Friday, November 26, 2021",
            "The wells are dry.Today is Monday, September 29, 2025",
        ),
        ("全部井水已检验。今天是2021年11月26日 星期五", "全部井水已检验。今天是2021年11月29日 星期一"),
        ("2020-01-31 2021-02-26 约 1100 字 预计阅读 3 分钟", "2020-01-31 2021-03-07 约 1120 字 预计阅读 4 分钟"),
        ("4 May 2020 · 9 June 2020 · 3 min read", "4 May 2020 · 8 July 2020 · 4 min read"),
        ("本文字数：2.5k | 阅读时长 ≈ 2 分钟", "本文字数：2.2k | 阅读时长 ≈ 2 分钟"),
        ("字数统计: 605阅读时长: 2 min", "字数统计: 711阅读时长: 3 min"),
        ("25 பிப்ரவரி, 2026 · 15 நிமிடங்கள்", "25 பிப்ரவரி, 2026 · 16 நிமிடங்கள்"),
        ("25 फ़रवरी, 2026 · 4 मिनट · A. Lind", "25 फ़रवरी, 2026 · 5 मिनट · A. Lind"),
        ("4 May 2020 • 3 minutes • A. Lind", "4 May 2020 • 4 minutes • A. Lind"),
        ("Last updated February 21, 2014.", ""),
    ],
)
def test_update_stamps_and_reading_times_are_not_reported(old, new):
    assert not _told(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Published: 4 May 2021", "Published: 5 May 2021"),
        ("Adopted on 2021-05-04, revised on 2022-03-01", "Adopted on 2021-05-04, revised on 2022-04-01"),
        ("The order was updated on 5 May 2020 by the council.", "The order was updated on 6 May 2020 by the council."),
        ("Last updated: 2016-08-30, in force", "Last updated: 2016-08-30, repealed"),
        ("发布时间：2021-05-04", "发布时间：2021-05-05"),
        ("Today is Friday, November 26, 2021. The minister denies it.", "Today is Friday, November 26, 2021. The minister admits it."),
        ("From 4 May 2021 to 5 June 2021", "From 5 June 2021 to 4 May 2021"),
        ("May 4, 2017 | Wells | Brink", "May 4, 2017 | Wells | Aspen"),
        ("The survey has 95 posts.", "The survey has 97 posts."),
        ("4 May 2020 · 9 June 2020 · 3 min read", "5 May 2020 · 9 June 2020 · 3 min read"),
        ("4 May 2020 · Aspen · 3 min read", "4 May 2020 · Brink · 3 min read"),
        ("4 May 2020 · 9 June 2020", "4 May 2020 · 8 July 2020"),
        ("Delay on the line · 15 minutes", "Delay on the line · 45 minutes"),
        ("4 May 2020 · 15 minutes late", "4 May 2020 · 45 minutes late"),
    ],
)  # fmt: skip
def test_dates_and_numbers_of_the_document_are_reported(old, new):
    assert _told(old, new)


def test_calendar_that_shows_the_day_of_the_visit_is_not_reported():
    old, new = "Friday, 26 November 2021", "Monday, 29 November 2021"
    assert not _told(old, new, (date(2021, 11, 26), date(2021, 11, 29)))
    assert not _told(old, new, (date(2021, 11, 25), date(2021, 11, 28))), "in another zone it is another day"
    assert _told(old, new, (date(2021, 11, 26), date(2021, 12, 20))), "a day that stays is no calendar's"
    assert _told(old, new, (date(2022, 3, 1), date(2022, 3, 9)))
    assert _told("Session of 26 November 2021", "Session of 29 November 2021", (date(2021, 11, 26), date(2021, 11, 29)))


_DEMANDS = {
    "subscribers": "<h2>Subscribe to continue reading</h2><p>This article is for subscribers only. Already a subscriber? "
    "<a href=/login>Log in</a>.</p><a href=/subscribe>Subscribe from 1 euro</a>",
    "limit": "<p>You have reached your limit of free articles this month. Create a free account to keep reading.</p>",
    "german": "<h3>Weiterlesen mit Plus</h3><p>Dieser Artikel ist nur für Abonnenten zugänglich.</p><a href=/l>Anmelden</a>",
    "french": "<p>Il vous reste 92% de cet article à lire. La suite est réservée aux abonnés.</p><a href=/abo>Je m’abonne</a>",
    "chinese": "<p>登录后查看全文</p><p>本文仅对会员开放，请登录或注册后阅读全文。</p>",
    "form": "<form><h2>Please sign in to read the full report</h2><input name=u><input type=password></form>",
}


@pytest.mark.parametrize("demand", _DEMANDS.values(), ids=_DEMANDS)
def test_text_cut_to_its_first_lines_by_a_paywall_or_login_is_blocked_not_replaced(demand):
    text = [*_record("Brink", 3), *_RULES, *_record("Aspen", 9)]
    seen = look(exchange(page(text[:1], title="Wells", extra=demand)), last=reference(page(text, title="Wells")))
    assert seen.finding.effect is Effect.BLOCKED
    whole = look(exchange(page(text, title="Wells", extra=demand)), last=reference(page(text, title="Wells")))
    beside = Finding.PRESENTATION if "password" in demand else Finding.ALTERED  # a login box belongs to the site
    assert whole.finding is beside, "what is still there is behind nothing"


LONG = [
    f"Witness {n} said that the well of house {n + 40} was dry from May, and that nobody came to look at it."
    for n in range(60)
]


def test_document_cut_to_its_first_paragraph_is_reported_as_shortened():
    seen = look(exchange(page([*PARAGRAPHS[:1]])), last=reference(page([*PARAGRAPHS[:1], *LONG])))
    assert seen.observation.last.kept < 0.3
    assert seen.finding is Finding.ALTERED_LARGE
    assert "shortened to a part of its text" in seen.reasons[0].text
    assert any("Witness" in passage for passage in seen.observation.last.lost)


def test_old_paragraph_in_new_text_or_under_new_title_is_not_a_shortened_document():
    before = reference(page([*PARAGRAPHS[:1], *LONG], title="Wells"))
    other = "The land office sells maps of the valley and of the streams that run into it, on weekdays before noon."
    among = look(exchange(page([*PARAGRAPHS[:1], other, other.upper()], title="Wells")), last=before)
    assert "shortened to a part of its text" not in among.reasons[0].text
    assert look(exchange(page(PARAGRAPHS[:1], title="Springs")), last=before).finding is Finding.REPLACED


ABOUT = (
    "The institute was founded in 1991 by lawyers of the two provinces and has had its seat in Brink since then.",
    "It publishes a yearly account of wells, springs and streams, and sends observers to all hearings on them.",
    "Letters are answered by the secretary, who can be reached on weekdays from nine to four.",
)
ABOUT_ANEW = (
    "We are an independent body that documents what becomes of drinking water, with twelve members of staff.",
    "Our archive holds more than nine thousand files, which may be read by families after they have written to us.",
    "Donations are used for travel and printing, and our books are audited every spring by a chartered accountant.",
)
OURS = "About the institute"


def _alone(lines: Sequence[str], title: str = OURS) -> str:
    body = "".join(f"<p>{line}</p>" for line in lines)
    return f"<html lang=en><head><title>{title} | Wells</title></head><body><main><h1>{title}</h1>{body}</main></body></html>"


def test_page_rewritten_under_its_title_and_heading_is_altered_else_replaced():
    before = reference(_alone(ABOUT))
    seen = look(exchange(_alone(ABOUT_ANEW)), last=before)
    assert seen.observation.last.kept < 0.3
    assert seen.finding is Finding.ALTERED_LARGE
    told = {one.rule: one.text for one in seen.reasons}
    assert ABOUT[0] in told["lost"] or ABOUT[1] in told["lost"]
    assert any(line in told["added"] for line in ABOUT_ANEW)
    assert look(exchange(_alone(ABOUT_ANEW, "Visit us")), last=before).finding is Finding.REPLACED
    other = _alone(ABOUT_ANEW).replace(f"<h1>{OURS}", "<h1>Visit us")
    assert look(exchange(other), last=before).finding is Finding.REPLACED, "another heading"


def test_title_and_heading_shared_with_the_home_page_do_not_identify_a_page():
    home = exchange(_alone(PARAGRAPHS), url="https://institute.example/", role=Role.HOME)
    seen = look(exchange(_alone(ABOUT_ANEW)), home, last=reference(_alone(ABOUT)))
    assert seen.finding is Finding.REPLACED


@pytest.mark.parametrize(
    "lines",
    [
        ["This page has been removed."],
        ["Sorry, the page that you asked for does not exist."],
        ["该文章已被删除。"],
        ["This report was withdrawn by the institute on 4 May at the request of the ministry."],
        ["The librarian has gone fishing."],
        ["You need to enable JavaScript to run this app."],
        [],
    ],
)
@pytest.mark.parametrize("old", [ABOUT, PARAGRAPHS])
def test_notice_or_empty_shell_under_the_old_title_is_not_a_rewritten_page(old, lines):
    seen = look(exchange(_alone(lines)), last=reference(_alone(old)))
    assert seen.finding not in {Finding.ALTERED, Finding.ALTERED_LARGE}
    assert seen.finding.effect is not Effect.GOOD


@pytest.mark.parametrize("title", [_titled("Brink"), "Springs, 2019"])
def test_large_alteration_names_what_was_lost_and_what_was_added(title):
    others = [line.format(w="Aspen", n=14, m=21) for line in _FORM]
    before = reference(page([*_RULES, *_record("Brink", 3)], title=_titled("Brink")))
    seen = look(exchange(page([*_RULES[:3], *ABOUT_ANEW, *others[:1]], title=title)), last=before)
    assert seen.finding is Finding.ALTERED_LARGE
    assert {"lost", "added"} <= set(seen.rules)


def test_change_to_or_from_capitals_is_an_alteration_not_a_replacement():
    small, capitals = page(LONG, title="Wells"), page([one.upper() for one in LONG], title="Wells")
    for before, after in ((small, capitals), (capitals, small)):
        seen = look(exchange(after), last=reference(before))
        assert seen.finding is Finding.ALTERED
        assert seen.observation.last.kept > 0.9
