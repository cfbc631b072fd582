"""Pages whose text a script now inserts, whose program failed or had no data, whose list has no entries, or whose host
knows no such site are not pages that were taken away. A text removed beside the site's usual scripts is."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding, Role
from tests.judgement.looks import PARAGRAPHS, REFERENCE, ROOT, exchange, judged, look, page, reference

TITLE = "Labour transfer: a report"
OLD = "<script src=/site.js></script>"


def report(inner: str, head: str = OLD, title: str = TITLE) -> str:
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title>{head}</head><body><nav><a href=/>Home</a> "
        f"<a href=/people>People</a></nav><main><h1>{title}</h1>{inner}</main><footer>Institute of Economics</footer></body></html>"
    )


TEXT = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
KEPT = reference(report(TEXT))
PUTS = "fetch('/api/a').then(r => r.json()).then(d => { document.getElementById('zoom').innerHTML = d.html })"
FILLED = {
    "a program that names it": (f"<div id=zoom></div><script>{PUTS}</script>", "#zoom"),
    "jquery": ("<div class=TRS_Editor></div><script>$('.TRS_Editor').load('/c/a.html')</script>", ".trs_editor"),
    "htmx": ('<div hx-get="/frag/a" hx-trigger="load"></div>', "hx-get=/frag/a"),
    "vue": ("<div v-html='report.body'></div>", "v-html=report.body"),
    "alpine": ("<div x-data='page()' x-html=text></div>", "x-html=text"),
    "angular": ("<div [innerHTML]='text'></div>", "[innerhtml]=text"),
    "an address": ("<div data-url=/api/a></div>", "data-url=/api/a"),
    "an element of its own": ("<report-view src=/api/a></report-view>", "src=/api/a"),
    "a new script": ("<div id=article-body></div><script src=/app.js></script>", "article-body"),
    "a new script, by a class": ("<div class=article-body>&nbsp;</div><script type=module src=/app.mjs></script>", "article-body"),
    "with a date": (f"<p>3 May 2020 | A. Author</p><div id=zoom></div><script>{PUTS}</script>", "#zoom"),
    "with a picture that turns": (f"<div id=zoom><img src=/turning.gif></div><script>{PUTS}</script>", "#zoom"),
}  # fmt: skip


@pytest.mark.parametrize("case", FILLED)
def test_element_that_the_page_says_a_script_fills_is_a_failure_not_a_loss(case):
    inner, name = FILLED[case]
    seen = look(exchange(report(inner, head=OLD if "<script" in inner else OLD * 2)), last=KEPT)
    assert (seen.finding, "script.fills" in seen.rules) == (Finding.SERVER_ERROR, True)
    assert any(name in one.text for one in seen.reasons if one.rule == "script.fills")


@pytest.mark.parametrize(
    "place",
    [
        f"<div id=zoom>@</div><script>{PUTS}</script>",
        "<div class=entry-content>@</div>",
        "<div v-html='report.body'>@</div>",
        "<div hx-get=/frag/a>@</div>",
        "<report-view src=/api/a>@</report-view>",
    ],
)
@pytest.mark.parametrize("more", ["", "<script src=/counter.js></script>"], ids=["the same scripts", "one more"])
def test_text_removed_from_a_script_filled_element_of_the_kept_page_is_lost(place, more):
    last = reference(report(place.replace("@", TEXT)))
    assert look(exchange(report(place.replace("@", "") + more)), last=last).finding.effect is Effect.LOSS


@pytest.mark.parametrize(
    "beside",
    [
        "<div class=share data-url=/a></div>",
        "<div id=latest-news></div><script>$('#latest-news').load('/news')</script>",
        "<div hx-get=/comments/12></div>",
        "<div class=lazy data-src=/head.jpg></div>",
        "<div class=post-body></div>",
    ],
)
def test_text_removed_beside_widgets_or_leaving_an_empty_element_is_lost(beside):
    assert look(exchange(report(beside)), last=KEPT).finding.effect is Effect.LOSS


def test_script_file_under_a_new_build_name_is_no_new_script():
    last = reference(report(TEXT, head="<script src=/app.11aa22bb.js?v=1></script>"))
    left = report("<div class=post-body></div>", head="<script src=/app.33cc44dd.js?v=2></script>")
    assert look(exchange(left), last=last).finding.effect is Effect.LOSS


@pytest.mark.parametrize("said", ["Removed on 3 May 2020.", "This report was withdrawn by its authors.", "内容已下架"])
def test_removal_words_beside_a_script_filled_element_are_a_loss(said):
    left = report(f"<p>{said}</p><div id=zoom></div><script>{PUTS}</script>")
    assert look(exchange(left), last=KEPT).finding.effect is Effect.LOSS


FAILED = [
    "Failed to load data. Please try again.", "Unable to load the report.", "数据加载失败，请刷新重试",
    "加载失败", "データの読み込みに失敗しました。", "데이터를 불러오지 못했습니다.", "Die Daten konnten nicht geladen werden.",
    "Impossible de charger les données.", "Error al cargar los datos.", "Не удалось загрузить данные.", "[object Object]",
    "{{ body }}", "${report.body}", "undefined", "By {{ author }}, {{ date }}",
]  # fmt: skip


@pytest.mark.parametrize("said", FAILED)
@pytest.mark.parametrize("head", ["", OLD], ids=["no script", "a script"])
def test_error_or_unfilled_template_in_place_of_a_text_is_a_server_error(said, head):
    assert look(exchange(report(f"<p>{said}</p>", head=head)), last=KEPT).finding is Finding.SERVER_ERROR


def test_unfilled_template_in_the_title_too_is_a_server_error():
    assert look(exchange(report("<p>{{ body }}</p>", title="{{ title }}")), last=KEPT).finding is Finding.SERVER_ERROR


@pytest.mark.parametrize(
    "said", ["Comments could not be loaded.", "Failed to load images.", "The requested report could not be retrieved."]
)
def test_comments_images_or_a_report_that_could_not_be_retrieved_are_no_server_error(said):
    assert look(exchange(report(f"<p>{said}</p>")), last=KEPT).finding is not Finding.SERVER_ERROR


def test_text_about_templates_or_load_errors_is_content():
    assert judged(report(f"<p>Write {{{{ body }}}} where the text is to stand.</p>{TEXT}")) is Finding.FIRST
    assert judged(report(f"<h2>Failed to load data</h2>{TEXT * 3}")) is Finding.FIRST


# ---- lists

ROWS = "".join(f"<tr><td>Abbas Karimi {n}<td>Ward {n * 7}<td>19{n + 40}</tr>" for n in range(40))
HEADED = "<table><tr><th>Name<th>Ward<th>Year</tr>@</table>"


@pytest.mark.parametrize(
    "said", ["No entries found.", "There are no records to display.", "暂无数据", "Keine Einträge gefunden.", "Нет данных", "データはありません。"]
)  # fmt: skip
@pytest.mark.parametrize("left", [HEADED.replace("@", ""), ""])
def test_list_said_to_have_no_entries_is_an_alteration_however_long_it_was(said, left):
    last = reference(report(HEADED.replace("@", ROWS), title="Register"))
    seen = look(exchange(report(f"{left}<p>{said}</p>", title="Register")), last=last)
    assert (seen.finding, "none" in seen.rules) == (Finding.ALTERED_LARGE, True)


@pytest.mark.parametrize("said", ["", "This list has been removed.", "Nothing of it is true."])
def test_list_taken_away_without_being_called_empty_is_lost(said):
    last = reference(report(HEADED.replace("@", ROWS), title="Register"))
    assert look(exchange(report(f"<p>{said}</p>", title="Register")), last=last).finding.effect is Effect.LOSS


def test_no_entries_message_in_place_of_a_text_is_a_loss():
    assert look(exchange(report("<p>No entries found.</p>")), last=KEPT).finding.effect is Effect.LOSS


# ---- hosts

NO_SITE = {
    "pages": "<html><head><title>Site not found · GitHub Pages</title></head><body><h1>404</h1><p>There isn't a GitHub Pages site here.</p></body></html>",
    "bucket": "<?xml version='1.0'?><Error><Code>NoSuchBucket</Code><Message>The specified bucket does not exist</Message></Error>",
    "deployment": "<html><head><title>404: NOT_FOUND</title></head><body><p>404: NOT_FOUND</p><p>Code: DEPLOYMENT_NOT_FOUND</p></body></html>",
}


@pytest.mark.parametrize("name", NO_SITE)
def test_hosts_no_such_site_answer_is_suspended_if_the_home_page_gets_it_too(name):
    said = NO_SITE[name]
    declared = "application/xml" if said.startswith("<?xml") else "text/html"
    gone = exchange(said, status=404, declared=declared)
    home = exchange(said, url=ROOT, role=Role.HOME, status=404, declared=declared)
    beside = exchange(page(title="Another report"), url=f"{ROOT}2019/b.htm", role=Role.SIBLING)
    dead = exchange(said, url=f"{ROOT}2019/b.htm", role=Role.SIBLING, status=404, declared=declared)
    assert look(gone, home, last=REFERENCE).finding is Finding.SUSPENDED
    assert look(gone, home, dead, last=REFERENCE).finding is Finding.SUSPENDED
    assert look(gone, home, beside, last=REFERENCE).finding is Finding.GONE
    assert look(gone, exchange(page([], "Institute"), url=ROOT, role=Role.HOME), last=REFERENCE).finding is Finding.GONE
    assert look(gone, last=REFERENCE).finding is Finding.GONE


COUNTS = '<iframe src="https://counts.example/ns.html?id=7" {}></iframe>'
NO_SIZE = ("height=0 width=0 style='display:none;visibility:hidden'", "style='border:0;width:1px;height:1px'")


def program(size: str, build: str = "a") -> str:
    frame = COUNTS.format(size)
    return f"<html><head><title>Report</title></head><body><noscript>{frame}</noscript><div id=app></div><script src=/{build}.js></script></body></html>"


@pytest.mark.parametrize("size", NO_SIZE)
def test_empty_program_with_an_invisible_counter_frame_is_no_first_copy(size):
    assert look(exchange(program(size))).finding is Finding.SERVER_ERROR
    assert look(exchange(program("width=640 height=480"))).finding is Finding.FIRST


def test_kept_copy_of_only_a_counter_frame_stays_unchanged_until_gone():
    """Until `text/29` such a frame was taken for what the page shows."""
    kept = reference(program(NO_SIZE[0]))
    assert look(exchange(program(NO_SIZE[0], build="b")), last=kept).finding.effect is Effect.GOOD
    assert look(exchange("<h1>Not found</h1>", status=404), last=kept).finding is Finding.GONE


@pytest.mark.parametrize(
    ("markup", "finding"),
    [("<script>window.location='/?adfwkey=mqo82';</script>", Finding.CHALLENGE), ("", Finding.SERVER_ERROR)],
)
def test_note_for_whoever_is_not_led_on_is_no_missing_page(markup, finding):
    said = "<center><h3><a href='/?adfwkey=mqo82'><p>如果您的页面没有自动跳转，请点击这里</p></a></h3></center>"
    body = f"<html><body>{markup}{said if markup else said.replace('adfwkey', 'key')}</body></html>"
    assert {look(exchange(body), last=REFERENCE).finding} == {finding}


DEDE = (
    "<html><head><title>CMS提示信息</title><base target='_self'/></head><body><center><script>var pgo=0;"
    "function JumpUrl(){ if(pgo==0){ location='javascript:history.go(-1);'; pgo=1; } }"
    "document.write(\"<br/><div style='width:450px'><div><b>CMS 提示信息！</b></div>\");"
    'document.write("<div style=\'height:130px\'><br/>"); document.write("%s");'
    "document.write(\"<br/><a href='javascript:history.go(-1);'>如果你的浏览器没反应，请点击这里...</a></div>\");"
    "setTimeout('JumpUrl()',5000);</script></center></body></html>"
)


@pytest.mark.parametrize(
    ("said", "finding"),
    [("你访问的文档不存在或已经被删除！", Finding.SOFT_GONE), ("对不起，你没有权限访问这个栏目！", Finding.DENIED)],
)
def test_page_that_a_script_writes_from_its_first_word_to_its_last_is_read(said, finding):
    assert judged(DEDE % said) is finding
