"""A page rewritten at its URL is altered, and visits go on; a page replaced by another one is lost."""

from __future__ import annotations

import pytest

from archiver.text import Kind, Text, extract
from archiver.text.comparison.compare import compare
from archiver.text.languages import language
from storage.model import Effect, Finding, Role
from tests.judgement.looks import CHINESE, PARAGRAPHS, ROOT, exchange, look, reference, text_of
from tests.text.test_text import pdf

HEADS = ("Purpose", "Permitted measures", "Reports to the warden", "Examination", "Complaints")
BEFORE = tuple(
    f"{said} in the wells of Brink number {n}, as the order of 2014 has it, and the warden is told of {said.lower()} within days."
    for n, said in enumerate(
        ("Nobody may draw water", "Buckets are counted", "Each rope is written down", "Lids stay shut after dark"), 12
    )
)
AFTER = tuple(
    f"{said}; the office keeps a list of that, which anybody may read on weekdays between nine and {n}."
    for n, said in enumerate(
        ("Drawing needs a paper", "Pails have a number", "Lines are measured", "Covers may be lifted"), 14
    )
)
PRESS = tuple(
    f"The mayor {did} yesterday, together with {n} guests from the neighbouring towns and a band of the youth school."
    for n, did in enumerate(
        ("opened the new bath", "planted a lime tree", "thanked the volunteers", "cut a ribbon"), 20
    )
)
NAME = "Rules on the drawing of water"


def _page(title: str, lines, *, h1: str = NAME, heads=HEADS, extra: str = "") -> str:
    parts = "".join(f"<h2>{head}</h2><p>{' '.join(lines)} {head}.</p>" for head in heads)
    body = f"<h1>{h1}</h1>{parts or ''.join(f'<p>{line}</p>' for line in lines)}{extra}"
    return f"<html><head><title>{title}</title></head><body><main>{body}</main></body></html>"


OLD = _page(f"{NAME} | Water office", BEFORE)


@pytest.mark.parametrize(
    "title",
    [
        f"{NAME} | water.example", f"{NAME} (2025) | Water office", f"{NAME} 2025 | Water office",
        f"{NAME} (updated) | Water office", NAME,
    ],
)  # fmt: skip
def test_title_with_a_year_an_edition_or_another_site_name_is_the_same(title):
    h1 = title.partition(" | ")[0]
    seen = look(exchange(_page(title, AFTER, h1=h1)), last=reference(OLD))
    assert seen.observation.last.kept < 0.3
    assert seen.finding is Finding.ALTERED_LARGE
    assert look(exchange(_page(title, AFTER, h1="Visit us", heads=())), last=reference(OLD)).finding is Finding.REPLACED
    assert (
        look(exchange(_page(title, ["We care for water."], h1=h1, heads=())), last=reference(OLD)).finding
        is Finding.REPLACED
    )


@pytest.mark.parametrize("title", ["Opening of the bath | Water office", "Rules on fishing | Water office"])
def test_site_name_does_not_identify_a_page(title):
    old = _page(f"{NAME} | Water office", BEFORE, extra="<h2>Water office</h2>")
    other = _page(title, PRESS, h1=title.partition(" | ")[0], heads=(), extra="<h2>Water office</h2>")
    assert look(exchange(other), last=reference(old)).finding is Finding.REPLACED


def test_another_number_in_brackets_is_another_document():
    old = _page(f"{NAME} (No. 7)", BEFORE, h1=f"{NAME} (No. 7)", heads=())
    new = _page(f"{NAME} (No. 8)", PRESS, h1=f"{NAME} (No. 8)", heads=())
    assert look(exchange(new), last=reference(old)).finding is Finding.REPLACED


def test_page_without_a_title_is_identified_by_its_heading():
    old, anew = (_page("", lines).replace("<title></title>", "") for lines in (BEFORE, AFTER))
    assert look(exchange(anew), last=reference(old)).finding is Finding.ALTERED_LARGE
    other = _page("", PRESS, h1="The new bath", heads=()).replace("<title></title>", "")
    assert look(exchange(other), last=reference(old)).finding is Finding.REPLACED


def test_heading_set_as_a_bold_paragraph_is_still_the_heading():
    bold = f"<p><b>{NAME}</b></p>" + "".join(f"<p><b>{head}</b></p><p>{' '.join(AFTER)}</p>" for head in HEADS)
    page = f"<html><head><title>{NAME} | Water office</title></head><body><div>{bold}</div></body></html>"
    assert look(exchange(page), last=reference(OLD)).finding is Finding.ALTERED_LARGE
    other = page.replace(NAME, "The new bath")
    for head in HEADS:
        other = other.replace(head, f"{head[::-1]} day")
    assert look(exchange(other), last=reference(OLD)).finding is Finding.REPLACED


def test_most_headings_kept_under_a_corrected_title_identify_the_page():
    """A page of a large employment agency bore the title of another page; two thirds of it were cut when the title was
    corrected."""
    old = _page("Wells of Brink, all jobs | Agency", BEFORE, h1="Jobs")
    anew = _page("Springs of Brink, all jobs | Agency", AFTER, h1="Work")
    assert look(exchange(anew), last=reference(old)).finding is Finding.ALTERED_LARGE
    apart = _page("Holiday flats | Agency", AFTER, h1="Work")
    assert look(exchange(apart), last=reference(old)).finding is Finding.REPLACED, "no word of the title"
    neighbour = exchange(_page("Offers | Agency", PRESS, h1="Offers"), url=ROOT + "offers", role=Role.SIBLING)
    seen = look(exchange(anew), neighbour, last=reference(old))
    assert seen.finding is Finding.REPLACED, "headings of all pages of the site"


def test_shortened_and_rewritten_page_is_identified_by_its_headings():
    def short(lines) -> str:
        parts = "".join(f"<h2>{head}</h2><p>{line}</p>" for head, line in zip(HEADS, lines, strict=True))
        return f"<html><head><title>{NAME} | Water office</title></head><body><main><h1>{NAME}</h1>{parts}</main></body></html>"

    anew = short([line[:60] for line in (*AFTER, AFTER[0])])
    assert look(exchange(anew), last=reference(OLD)).finding is Finding.ALTERED_LARGE
    nothing = look(exchange(short([""] * 5)), last=reference(OLD))
    assert nothing.finding is Finding.REPLACED, "headings alone are no text"


def test_placeholder_that_became_a_page_is_not_a_loss():
    def under(title: str, *lines: str) -> str:
        body = "".join(f"<p>{line}</p>" for line in lines)
        return f"<html><head><title>{title}</title></head><body><main><h1>{lines[0]}</h1>{body}</main></body></html>"

    old = under("Now in letters!", "Not ready", "We are at work on this page, it comes soon.")
    assert (
        look(exchange(under("Candidates | Now in letters!", *PRESS, *AFTER)), last=reference(old)).finding
        is Finding.ALTERED_LARGE
    )
    assert look(exchange(under("The new bath", *PRESS, *AFTER)), last=reference(old)).finding is Finding.REPLACED
    longer = under("Now in letters!", *BEFORE)
    assert (
        look(exchange(under("Candidates | Now in letters!", *PRESS, *AFTER)), last=reference(longer)).finding
        is Finding.REPLACED
    )


# ---- panels that a click opens

PANELS = {
    "role": "<h3><button aria-expanded=false aria-controls=p{n}>{head}?</button></h3><div id=p{n} role=region hidden>{text}</div>",
    "named": "<h3><button aria-controls=q{n}>{head}?</button></h3><div id=q{n} hidden>{text}</div>",
    "class": "<div class=faq-q>{head}?</div><div class=faq-a style='display:none'>{text}</div>",
    "tab": "<a href=#t{n}>{head}?</a><div role=tabpanel id=t{n} style='display: none'>{text}</div>",
}  # fmt: skip


def _folded(panel: str, lines) -> str:
    body = "".join(
        panel.format(n=n, head=head, text=f"<p>{' '.join(lines)} {head}.</p>") for n, head in enumerate(HEADS)
    )
    return (
        f"<html><head><title>{NAME} | Water office</title></head><body><main><h1>{NAME}</h1>{body}</main></body></html>"
    )


@pytest.mark.parametrize("panel", PANELS.values(), ids=PANELS)
def test_text_moved_into_collapsed_panels_is_altered_not_lost(panel):
    seen = look(exchange(_folded(panel, BEFORE)), last=reference(OLD))
    assert seen.finding is Finding.ALTERED_LARGE
    assert "is not shown before a click" in seen.reasons[0].text
    assert look(exchange(_folded(panel, AFTER)), last=reference(OLD)).finding is Finding.ALTERED_LARGE


@pytest.mark.parametrize(
    "box",
    [
        "<div class='modal faq' role=region hidden>{}</div>", "<div role=dialog hidden>{}</div>",
        "<div id=cookie-panel style='display:none'>{}</div>", "<nav><div class=panel hidden>{}</div></nav>", "<div hidden>{}</div>",
        "<script type='text/plain' class=panel>{}</script>",
    ],
)  # fmt: skip
def test_hidden_dialogs_and_menus_are_not_text_of_the_page(box):
    emptied = _page(f"{NAME} | Water office", (), heads=(), extra=box.format(" ".join(AFTER * 5)))
    assert look(exchange(emptied), last=reference(OLD)).finding is Finding.REPLACED


def test_withdrawal_notice_above_the_hidden_text_is_a_loss():
    notice = "<p>This document has been withdrawn by the ministry.</p>"
    folded = _folded(PANELS["role"], BEFORE).replace("</h1>", f"</h1>{notice}")
    assert look(exchange(folded), last=reference(OLD)).finding.effect is Effect.LOSS


@pytest.mark.parametrize("sign", ["-", "–", "."])
def test_rewritten_section_of_a_law_is_identified_by_its_number(sign):
    url = "http://e.example/code/sections/7-1671.06"
    old, new, other = (
        _page(f"§ 7{sign}1671.{number} {name} | Water law", lines, h1=f"§ 7{sign}1671.{number} {name}", heads=())
        for number, name, lines in (
            ("06.", "Wells.", BEFORE),
            ("06.", "Pumps, pipes and taps.", PRESS),
            ("07.", "Pumps.", PRESS),
        )
    )
    last = reference(old, url=url)
    assert look(exchange(new, url=url), last=last, url=url).finding is Finding.ALTERED_LARGE
    assert look(exchange(other, url=url), last=last, url=url).finding is Finding.REPLACED


def test_date_in_a_url_is_not_a_section_number():
    url = "http://e.example/press/4-5-2021"
    old, new = (
        _page(f"{name}, 4-5-2021", lines, h1=f"{name}, 4-5-2021", heads=())
        for name, lines in (("Wells", BEFORE), ("Bath", PRESS))
    )
    assert look(exchange(new, url=url), last=reference(old, url=url), url=url).finding is Finding.REPLACED


@pytest.mark.parametrize(
    ("before", "after", "path"),
    [
        ("Zbiórki i Akcje | Fundacja Warta", "Zbiórki Online | Fundacja Warta", "zbiorki.html"),
        ("Über den Verein | Brink e. V.", "Über uns | Brink e. V.", "ueber.html"),
        ("Brink Foundation", "Brink Foundation | Support of research", "r1.html"),
    ],
)
def test_page_named_like_its_url_or_old_heading_is_the_same_page(before, after, path):
    url = f"https://brink.example/{path}"
    old = _page(before, BEFORE, h1="Support of research projects", heads=())
    found = look(
        exchange(_page(after, PRESS, h1="What we do", heads=()), url=url), last=reference(old, url=url), url=url
    )
    assert found.finding is Finding.ALTERED_LARGE
    other = _page("Other | Brink Foundation", PRESS, h1="What we do", heads=())
    assert look(exchange(other, url=url), last=reference(old, url=url), url=url).finding is Finding.REPLACED


# ---- another language

GERMAN = (
    "Das Ziehen von Wasser aus den Brunnen von Brink ist nach der Ordnung von 2014 nicht erlaubt, {n} Tage lang, und"
)
ENGLISH = "The drawing of water from the wells of Brink is by the order of 2014 not allowed, for {n} days, and"
ANSWER = "Wir sind für die Menschen da und arbeiten mit den Partnern an einer Zukunft, die für alle das Beste ist."


def _in(said: str, lang: str, figures=(12, 13, 14, 15)) -> str:
    parts = "".join(f"<h2>{said.split()[n]}</h2><p>{said.format(n=n)} {said.format(n=n + 1)}.</p>" for n in figures)
    return f"<html{lang}><head><title>{said.split()[2]}</title></head><body><main><h1>{said[:14]}</h1>{parts}</main></body></html>"


@pytest.mark.parametrize("lang", ["", " lang=en"])
def test_translation_with_the_same_figures_is_recognised_whatever_lang_says(lang):
    before = reference(_in(ENGLISH, lang))
    assert look(exchange(_in(GERMAN, lang)), last=before).finding is Finding.ALTERED_LARGE
    assert (
        look(exchange(_in(GERMAN.replace("2014", "2015"), lang, (6, 7, 8, 9))), last=before).finding is Finding.REPLACED
    )


def test_translation_with_few_figures_must_keep_most_of_them_and_the_structure():
    old = _in(ENGLISH.replace("{n}", "some"), "").replace("2014", "2014, number 77,")
    same = _in(GERMAN.replace("{n}", "einige"), "").replace("2014", "2014, Nummer 77,")
    assert look(exchange(same), last=reference(old)).finding is Finding.ALTERED_LARGE
    lines = "".join(f"<p>{ANSWER}</p>" for _ in range(4))
    statement = f"<html><head><title>Amt</title></head><body><main><h1>Amt 77</h1><p>Brink, 2014</p>{lines}</main></body></html>"
    assert look(exchange(statement), last=reference(old)).finding is Finding.REPLACED


CODE = (
    "mod client;",
    "fn connect() {",
    "src/server.rs",
    "cargo build --lib",
    "pub mod network;",
    "extern crate wells;",
)
KOREAN = (
    "모듈을 다른 파일로 옮기기",
    "우물에서 물을 긷는 일은 브링크의 명령에 따라 허용되지 않으며",
    "관리인은 며칠 안에 그 사실을 통보받아야 한다",
)


def _manual(name: str, said: tuple[str, ...], code=CODE) -> str:
    parts = "".join(
        f"<h2>{said[0]} {at}</h2><p>{' '.join(said[1:])}.</p><pre>{line}</pre>" for at, line in enumerate(code)
    )
    return f"<html lang=en><head><title>{name} - The manual</title></head><body><main><h1>{name}</h1>{parts}</main></body></html>"


def test_translation_into_another_script_is_recognised_by_its_code_listings():
    said = (
        "Moving modules to other files",
        "Nobody may draw water in the wells of Brink",
        "and the warden is told of it within days",
    )
    old, new = _manual("mod and the filesystem", said), _manual("mod와 파일 시스템", KOREAN)
    assert look(exchange(new), last=reference(old)).finding is Finding.ALTERED_LARGE
    other = _manual("우물", KOREAN, tuple(f"let {word};" for word in "one two three four five six".split()))
    assert look(exchange(other), last=reference(old)).finding is Finding.REPLACED


def test_translation_under_an_unchanged_title_is_recognised():
    """Some sites set their title in one language for all readers, and the heading and the text in the reader's
    language."""
    title, site = "Drawing of water from the wells of Brink", "The water office"
    german = "Ziehen von Wasser aus den Brunnen"

    def page(heading: str, said: str, named: str = title) -> str:
        text = "".join(f"<p>{said.replace('{n}', one).replace('2014', '')}.</p>" for one in ("many", "few", "some"))
        return f"<html><head><title>{named} | {site}</title></head><body><main><h1>{heading}</h1>{text}</main></body></html>"

    for old, new in (
        (page(german, GERMAN), page(title, ENGLISH)),
        (page(title, ENGLISH), page(german, GERMAN)),
    ):
        assert look(exchange(new), last=reference(old)).finding is Finding.ALTERED_LARGE
    other = page("Allgemeine Auskünfte des Amtes", GERMAN, "The water office of Brink and its hours")
    assert look(exchange(other), last=reference(page(title, ENGLISH))).finding is Finding.REPLACED


def test_page_in_the_language_named_by_its_url_is_still_there():
    url = "http://e.example/de/wells/"
    old, new = (_in(said, "", figures) for said, figures in ((ENGLISH, (12, 13, 14)), (GERMAN, (6, 7, 8, 9))))
    new = new.replace("2014", "1999")
    assert look(exchange(new, url=url), last=reference(old, url=url), url=url).finding is Finding.ALTERED_LARGE
    url = "http://e.example/a/wells/"
    assert look(exchange(new, url=url), last=reference(old, url=url), url=url).finding is Finding.REPLACED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" ".join(PARAGRAPHS), "en"), ("".join(CHINESE), "zh"), (ANSWER, "de"), ("Ok 12 34", None), ("", None),
        ("Las familias fueron contadas en las aldeas del condado, de las cuales hubo más de cien en el año.", "es"),
        ("Правила устанавливают, когда сотрудники могут применять силу, и должны быть вывешены с июля.", "ru"),
        ("Правила встановлюють, коли працівники можуть застосовувати силу, і набувають чинності з липня.", "uk"),
        ("この規程は職員がいつ力を用いてよいかを定めるものであり、すべての施設に適用される。記録は毎日つける。", "ja"),
        ("تحدد هذه السياسة متى يجوز للموظفين استخدام القوة ضد شخص محتجز في أي من المرافق.", "ar"),
        ("ABC 公司 XYZ 北京 some words and 中文 mixed 文字 evenly 各半 here 一二三四五六七八九十百千", None),
    ],
)  # fmt: skip
def test_language_is_detected_by_letters_and_common_words(text, expected):
    assert language(text) == expected


# ---- documents


def _paper(first: str, heads, lines) -> bytes:
    written = [first]
    for head in heads:
        written += [head, *(f"{line[:70]} {head.lower()}." for line in lines)]
    return pdf(*written)


def _came(old: bytes, new: bytes, name: str = "r.pdf") -> Finding:
    url = ROOT + name
    before = reference(old, url=url, declared="application/pdf")
    return look(exchange(new, url=url, declared="application/pdf"), last=before, url=url).finding


def test_document_rewritten_under_its_first_line_and_headings_is_altered():
    old = _paper(NAME, HEADS, BEFORE)
    assert _came(old, _paper(NAME, HEADS, AFTER)) is Finding.ALTERED_LARGE
    assert _came(old, _paper("The new bath", HEADS, AFTER)) is Finding.REPLACED, "another first line"
    assert _came(old, _paper(NAME, [head[::-1] for head in HEADS], PRESS)) is Finding.REPLACED, "other headings"
    assert _came(old, _paper(NAME, HEADS, [""])) is Finding.REPLACED, "headings alone are no text"


def test_draft_that_became_final_is_recognised_by_its_file_name_and_headings():
    old, name = _paper("The restated bylaws of the bath", HEADS, BEFORE), "draft-bylaws.pdf"
    new = _paper("Contents", ["The bylaws of the public bath", *HEADS], AFTER)
    assert _came(old, new, name) is Finding.ALTERED_LARGE
    assert _came(old, new, "annex-2.pdf") is Finding.REPLACED, "whose file is called otherwise"
    assert _came(old, new, "policy.pdf") is Finding.REPLACED, "or as many are"
    other = _paper("Contents", ["The charter of the public bath", *HEADS], AFTER)
    assert _came(old, other, name) is Finding.REPLACED, "another begins under another name"
    press = _paper("Contents", ["The bylaws of the public bath", *[head[::-1] for head in HEADS]], PRESS)
    assert _came(old, press, name) is Finding.REPLACED, "or has headings of its own"
    withdrawn = pdf(
        "The bylaws of the public bath", *HEADS, "These bylaws have been withdrawn at the request of the ministry."
    )
    assert _came(old, withdrawn, name) is not Finding.ALTERED_LARGE
    long = [f"{line} The ministry asked for it." for line in PRESS * 4]
    assert (
        _came(old, pdf("The bylaws of the public bath", "They had these parts:", *HEADS, *long), name)
        is Finding.REPLACED
    ), "a list of them"


def test_draft_that_became_final_is_recognised_by_many_of_its_sentences():
    said = [f"Fellow number {n} pays what the council of that year has set for all of them." for n in range(36)]
    texts = []
    for name, lines in (("The restated bylaws", BEFORE), ("The bylaws", PRESS)):
        whole = "\n".join(
            [name, *(f"{line[:-1]}, for the year {1700 + n}." for n in range(70) for line in lines), *said]
        )
        texts.append(Text(kind=Kind.DOCX, visible=whole, main=whole, other=whole))
    assert compare(*texts, url=f"{ROOT}draft-bylaws.docx").rewritten
    assert not compare(*texts, url=f"{ROOT}annex-2.docx").rewritten
    quoting = "\n".join(
        ["The bylaws", "They were withdrawn as the ministry had asked, and said among other things:", *said, *PRESS]
    )
    statement = Text(kind=Kind.DOCX, visible=quoting, main=quoting, other=quoting)
    assert not compare(texts[0], statement, url=f"{ROOT}draft-bylaws.docx").rewritten


def test_title_matches_the_url_in_singular_and_plural():
    old, new = _page("Dons et cotisations", BEFORE), _page("Don et cotisation", PRESS * 2, h1="Le bain", heads=())
    found = compare(text_of(exchange(old)), text_of(exchange(new)), url=f"{ROOT}dons_et_cotisation.html")
    assert found.rewritten
    assert not compare(text_of(exchange(old)), text_of(exchange(new)), url=f"{ROOT}membres.html").rewritten


def test_letterhead_is_not_a_heading_of_a_document():
    letterhead = ["Republic of Brink", "Water office", "Section of wells", "Castle Street 12"]
    old = pdf(*letterhead, *(line[:80] for line in BEFORE * 3))
    new = pdf(*letterhead, *(line[:80] for line in PRESS * 3))
    assert _came(old, new) is Finding.REPLACED


def test_link_to_nowhere_does_not_open_a_hidden_element():
    hidden = "<a href='#'>Top of the page</a><p>{head} {n} is a part of what the office does, as all know.</p><div style='display:none'>{text}</div>"
    found = compare(text_of(exchange(OLD)), text_of(exchange(_folded(hidden, BEFORE))), url=ROOT)
    assert not found.unshown


def test_comparison_measures_the_share_of_text_moved_into_panels():
    found = compare(text_of(exchange(OLD)), text_of(exchange(_folded(PANELS["role"], BEFORE))), url=ROOT)
    assert (found.emptied, found.unshown is not None and found.unshown > 0.6) == (False, True)
    assert (
        compare(text_of(exchange(OLD)), text_of(exchange(OLD.replace("Nobody", "Anybody"))), url=ROOT).unshown is None
    )


@pytest.mark.parametrize(
    ("url", "heading", "anew"),
    [
        ("https://group.example/pages/about.html", "About", True),
        ("https://group.example/contact/", "Contact", True),
        ("https://group.example/pages/2016.html", "About", False),
        ("https://group.example/news/", "<div>News</div>", True),
    ],
)
def test_page_whose_heading_matches_its_url_is_rewritten_not_replaced(url, heading, anew):
    def page(said: str, title: str) -> Text:
        markup = f"<html><head><title>{title}</title></head><body>{top}<p>{said}</p></body></html>"
        return extract(markup.encode(), media_type="text/html", url=url)

    top = heading if heading.startswith("<") else f"<h1>{heading}</h1>"
    old = page(
        "This is the official blog of a group, which complements other services such as its lists and its news. " * 3,
        f"Blog of a group - {heading}",
    )
    new = page(
        "Nhóm người dùng Debian tại Việt Nam, nhiệm vụ là xây dựng tài liệu, tin tức và bài báo hỗ trợ tiếng Việt cho mọi người. "
        * 2,
        f"Nhóm - {heading}",
    )
    assert compare(old, new, url=url).rewritten is anew


def test_placeholder_page_that_got_its_text_is_rewritten():
    def page(said: str, title: str) -> Text:
        return extract(
            f"<html><head>{title}</head><body><h1>Hello</h1><p>{said}</p></body></html>".encode(),
            media_type="text/html",
        )

    text = (
        "The book is about networks, how they learn and what they cannot learn, with exercises for those who teach. "
        * 5
    )
    assert compare(page("Hosted here.", ""), page(text, "<title>Networks</title>")).rewritten
    assert not compare(page("Hosted here. " * 12, ""), page(text, "<title>Networks</title>")).rewritten


DISH = ("Recipe for the steamer", "Ingredients", "How it is made", "A hint", "Accessories", "Remarks")


def _dish(name: str, lines) -> str:
    return _page(
        f"{name} by the kitchen team. Recipe for the steamer in the collection of main dishes",
        lines,
        h1=name,
        heads=DISH,
    )


@pytest.mark.parametrize(
    ("url", "lost"),
    [
        ("https://kitchen.example/main-dishes/rice-with-octopus/x81", True),
        ("https://kitchen.example/main-dishes/dish-4711", False),
    ],
)
def test_headings_shared_by_a_site_do_not_outweigh_the_subject_in_the_url(url, lost):
    old, new = (
        extract(_dish(name, lines).encode(), media_type="text/html", url=url)
        for name, lines in (("Rice with octopus", BEFORE), ("Minced meat pie", AFTER))
    )
    assert compare(old, new, url=url).rewritten is not lost


def test_word_of_the_host_name_does_not_identify_a_page():
    url = "https://curlingleague.example/what-is-curling/"
    old, new = (
        extract(_page(title, lines, h1=h1, heads=()).encode(), media_type="text/html", url=url)
        for title, h1, lines in (
            ("What is curling - Curling League", "What is curling", BEFORE * 2),
            ("Curling League - All that slides, and where", "Results of the weekend", AFTER * 2),
        )
    )
    assert not compare(old, new, url=url).rewritten


@pytest.mark.parametrize(("part", "anew"), [("Equipment", True), ("Dates", False)])
def test_page_whose_third_heading_is_the_name_in_its_address_is_rewritten_under_its_sites_title(part, anew):
    def page(heads: tuple[str, ...], lines: tuple[str, ...]) -> Text:
        said = "".join(f"<h1>{head}</h1>" for head in heads) + "".join(f"<p>{line}</p>" for line in lines)
        return extract(
            f"<html><head><title>Dojo Holm</title></head><body>{said}</body></html>".encode(), media_type="text/html"
        )

    old = page(("To be updated",), ("The prices of all suits are named here as soon as the committee has met.",) * 3)
    new = page(("Dojo Holm", "Holm on the water", part), AFTER)
    assert compare(old, new, url="https://dojo.example/equipment.html").rewritten is anew
