"""A page that is nothing but what its program printed when it crashed is a failure, whatever its status."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding
from tests.judgement.looks import PARAGRAPHS, judged, notice, page

DRUPAL = (
    "<em>Warning</em>: Invalid argument supplied for foreach() in <em>Core\\Compiler\\Pass-&gt;process()</em> (line <em>37</em> of"
    " <em>/var/www/core/Compiler/Pass.php</em>).<pre>Core\\Compiler\\Pass-&gt;process(Object) (Line: 141)\n"
    + "".join(f"Core\\Builder-&gt;compile{n}(Object, Array) (Line: {n}14)\n" for n in range(1, 40))
    + "</pre><h1>Additional uncaught exception thrown while handling exception.</h1><h2>Original</h2>"
    "<p>Core\\Database\\ExceptionWrapper: the statement could not be run in system_list() (line 44 of /var/www/module.inc).</p>"
)
PHP = (
    "<br />\n<b>Warning</b>:  fopen(/srv/a.txt): failed to open stream: No such file in <b>/srv/a.php</b> on line <b>9</b><br />\n"
    * 8
)
JAVA = "<pre>java.lang.IllegalStateException: no pool\n" + "".join(
    f"\tat org.example.Pool.take{n}(Pool.java:{n}1)\n" for n in range(1, 30)
)
PYTHON = "<pre>Traceback (most recent call last):\n" + "".join(
    f'  File "/srv/app/part{n}.py", line {n}1, in answer\n    return self.render(report, villages={n})\n'
    for n in range(1, 12)
)
UNCAUGHT = (
    "<pre>Fatal error: Uncaught PDOException: the connection was refused in /srv/www/pool.php:12\nStack trace:\n"
    "#0 /srv/www/pool.php(12): open()\n#1 {main}\n  thrown in /srv/www/pool.php on line 12\n</pre>"
)
ASP = (
    "<font face=Arial size=2>\n<p>{} </font> <font face=Arial size=2>{} '{}'</font>\n<p>\n<font face=Arial size=2>{}</font>\n<p>\n"
    "<font face=Arial size=2>/news/show.asp</font><font face=Arial size=2>{} 23</font> "
)
SERVER_PAGES = [
    ASP.format("Microsoft VBScript runtime", "error", "800a0009", "Subscript out of range: '[number: 1]'", ", line"),
    ASP.format(
        "Microsoft JET Database Engine", "error", "80004005", "Could not find file 'D:\\web\\news.mdb'.", ", line"
    ),
    ASP.format("ADODB.Field", "错误", "800a0bcd", "BOF 或 EOF 中有一个是“真”，或者当前的记录已被删除。", "，行"),
    ASP.format("Active Server Pages", "error", "ASP 0113", "Script timed out", ", line"),
]
DATABASE = [
    " Can't open file: './office/l4_session.frm' (errno: 24 - Too many open files) SQL=INSERT INTO `l4_session`\n(`id`) VALUES ('65')",
    "Table 'office.l4_session' doesn't exist SQL=SELECT `id` FROM `l4_session` WHERE `time` &lt; 12",
    "<p>MySQL server has gone away</p>",
]
THROWN = (
    "<pre>exception 'DatabaseException' with message 'SQL: WITH structure AS (\n  SELECT 0 AS level, slug FROM collegiates\n  UNION ALL\n  SELECT level + 1, slug FROM structure WHERE slug = 'wells'\n)<br />"
    "error: The maximum recursion 100 has been exhausted before statement completion.' in C:\\web\\lib\\driver.php:51\nStack trace:\n#0 C:\\web\\lib\\connection.php(39): Driver->query('WITH structure ...')\n#1 {main}</pre>"
)
SERVLET = (
    "<p>Request failed: Unexpected exception from servlet: com.example.ProvisionException: Unable to provision: 1) RuntimeException: Failed to obtain credentials at WellDao.&lt;init&gt;(WellDao.java:49) at WellDao.class(WellDao.java:49)"
    " at WellFilter.class(WellFilter.java:40) while locating WellFilter</p>"
)
PRINTED = [
    THROWN,
    SERVLET,
    *DATABASE,
    *SERVER_PAGES,
    DRUPAL,
    PHP,
    UNCAUGHT,
    f"{JAVA}\t... 12 more\n</pre>",
    f"{PYTHON}ValueError: no villages\n</pre>",
]


@pytest.mark.parametrize("printed", PRINTED)
def test_page_of_nothing_but_a_stack_trace_is_a_server_error(printed):
    assert judged(printed) is Finding.SERVER_ERROR
    assert judged(notice("Error", printed)) is Finding.SERVER_ERROR


def test_page_that_a_framework_shows_to_who_writes_the_program_is_a_server_error():
    code = "\n".join(
        f"static $list{n} = 'The guards of camp {n} were named in the report of May'; return true;" for n in range(30)
    )
    shown = f"<h2>[8] ErrorException in Mini.php line 62</h2><h1>未定义数组索引: mobile</h1><pre>{code}</pre>"
    below = "<h2>Call Stack</h2><p>in Mini.php line 62</p><h2>Exception Datas</h2><h2>Environment Variables</h2><p>GET Data: empty</p>"
    assert judged(notice("系统发生错误", shown + below)) is Finding.SERVER_ERROR


@pytest.mark.parametrize("printed", PRINTED)
def test_page_that_quotes_a_stack_trace_is_content(printed):
    asked = "".join(f"<p>{one}</p>" for one in PARAGRAPHS[:4])
    assert judged(page(extra=printed)).effect is Effect.GOOD
    assert judged(notice("Why does the pool fail?", asked, printed)).effect is Effect.GOOD
    assert judged(f"{printed}<h1>Labour transfer: a report</h1>{asked * 3}").effect is Effect.GOOD


def test_error_without_a_place_in_a_program_is_read_as_a_notice():
    assert judged(notice("Error", "Error: the page that you are looking for was deleted.")) is Finding.SOFT_GONE


def test_plain_text_log_is_content():
    assert judged(PYTHON.removeprefix("<pre>"), declared="text/plain").effect is Effect.GOOD
