"""Detects a page that is nothing but the output of a crashed program: warnings and a stack trace (pure).

A page that quotes a trace has something to read beside it, a title, or links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archiver.observe.marks.gist import lower, weight
from archiver.text.model import Kind, Text
from storage.model import Finding, Mark

LINES = 400  # lines that are read
LINE_CHARS = 600  # characters of each line that are read
THROWN_CHARS = 8000  # that are read of an exception's message
LINKS = 3  # links of a page that offers its reader something
MOSTLY = 0.8  # least share of the visible text that the program's output makes up
_NAMED = re.compile(r"error|exception|warning|traceback|whoops")

# stack frames, by language: PHP and Drupal, Java and .NET, JavaScript, Python
_CALL = re.compile(
    r"^#\d+ .*(?:\(\d+\): |\{main\}|\binternal function\b)|\) \(line: \d+\)$|^(?:stack trace|call stack|backtrace):?$|"
    r"^at [\w.$<>/`\[\] ]+\(.*\)(?: in .+:line \d+)?$|^at .+:\d+:\d+\)?$|^\.\.\. \d+ (?:more|common frames)|"
    r"^file \".+\", line \d+"
)
_COMPLAINT = re.compile(
    r"^(?:php )?(?:(?:user )?(?:warning|notice)|(?:catchable |recoverable )?fatal error|parse error|deprecated|strict standards) ?: .*(?:\bline \d+|:\d+$)|"
    r"^traceback \(most recent call last\)|^(?:caused by: |uncaught |exception in thread .{1,40})?[\w\\.$]*(?:exception|error)\w*: |"
    r"^thrown in .+ on line \d+|\buncaught exception\b"
)
# Active Server Pages, whose words are those of the server's language: "error '800a0009'", what happened, the place
_ASP = re.compile(r"\S ['‘\"](?:asp [\da-f]{4}|8[\da-f]{7})['’\"]$")
_ASP_PLACE = re.compile(r"^/\S+\.as[ap] ?[,，、] ?\w{1,12} ?\d+$")
# what a database answered instead of the page's text, as programs print it before the statement ("SQL=SELECT ...")
_DATABASE = re.compile(
    r"^(?:can['’]t (?:open file|create/write to file|find file): |table ['‘`][\w./-]+['’`] (?:doesn['’]t exist|is marked as crashed|is full)|"
    r"(?:lost connection to|the) mysql server|mysql server has gone away|you have an error in your sql syntax|unknown column ['‘`]|"
    r"duplicate entry ['‘`].{0,80}['’`] for key|lock wait timeout exceeded|too many connections|got error \d+ from storage engine|"
    r"access denied for user ['‘`][\w.-]*['’`]@|incorrect key file for table|disk full \(|error writing file )"
)
# how a page begins that is an exception as PHP and servlets print it, with a message of whatever length, and its place
_THROWN = re.compile(
    r"(?:(?:php )?fatal error ?: )?(?:uncaught )?(?:exception|error) ['‘][\w\\]+['’] with message ['‘].{1,6000}['’] in \S+:\d+|"
    r"(?:request failed: )?(?:unexpected|uncaught|unhandled) exception\b.{0,200}?[\w.$]+(?:exception|error): .{0,2000}?\([\w$]+\.(?:java|kt|scala|groovy):\d+\)"
)
_CALLED = re.compile(
    r"stack trace:|#\d+ [^#]{1,400}|\bat [\w.$<>]+\([^)]{1,80}\)|\\_ for [\w ]{1,40}|while locating \S+|installed by: [\w >-]+|[\w$]+: \"[\w.$]+\"|={6,}"
)
_STATEMENT = re.compile(r"`|^(?:sql=)?(?:select|insert|update|delete|replace|show|set|from|where|values|order|limit)\b")
_PLACE = re.compile(r"\bline:? \d+|:\d+\)|\(\d+\): ")  # a position in a source file, which "error: no such page" lacks
_CODE_BELOW = re.compile(r"^file \".+\", line \d+")  # Python prints the source line below the position


# pages that frameworks show to those who write the program, by their title and by what they say below it
_DEBUGGED = (
    (re.compile(r"\w+ at /\S*"), ("django version:", "exception type:", "exception location:")),
    (re.compile(r".+ // werkzeug debugger"), ("traceback (most recent call last)",)),
    (re.compile(r"action controller: exception caught"), ("rails.root:",)),
    (re.compile(r"系统发生错误|system error"), ("call stack", "exception datas", "environment variables")),  # ThinkPHP
)


def trace_marks(text: Text) -> Iterator[Mark]:
    """The mark of a page that is only a program's error output, with its first line."""
    title = lower(text.title or "").strip()
    if _is_debugged(title, text):
        yield Mark(rule="error.debugger", finding=Finding.SERVER_ERROR, matched=title[:200], where="machine")
        return
    if text.kind is not Kind.HTML or sum(link.tag == "a" for link in text.links) >= LINKS:
        return
    if title and not _NAMED.search(title):
        return
    shown = [line for raw in text.visible.splitlines()[:LINES] if (line := lower(raw[:LINE_CHARS]).strip())]
    answered = [line for line in shown if _DATABASE.search(line)]
    printed = [line for line in shown if line in answered or _STATEMENT.search(line)]
    if thrown := _thrown(text):
        yield Mark(rule="error.trace", finding=Finding.SERVER_ERROR, matched=thrown[:200], where="machine")
        return
    if answered and sum(map(weight, printed)) >= MOSTLY * sum(map(weight, shown)):
        # what it lacks may be "a file", or "a table"
        yield Mark(rule="error.database", finding=Finding.SERVER_ERROR, matched=answered[0][:200], where="machine")
        return
    server_pages = [at for at, line in enumerate(shown) if _ASP.search(line)]
    below = {at + 1 for at, line in enumerate(shown) if _CODE_BELOW.search(line)}
    if server_pages and any(map(_ASP_PLACE.search, shown)):
        below.update(server_pages, (at + 1 for at in server_pages))
        below.update(at for at, line in enumerate(shown) if _ASP_PLACE.search(line))
    printed = [line for at, line in enumerate(shown) if at in below or _CALL.search(line) or _COMPLAINT.search(line)]
    told = all(any(map(one.search, printed)) for one in (_COMPLAINT, _PLACE)) or bool(below.intersection(server_pages))
    if told and sum(map(weight, printed)) >= MOSTLY * sum(map(weight, shown)):
        where = (
            "machine" if below.intersection(server_pages) else "gist"
        )  # what it lacks may be "a file", or "a record"
        yield Mark(rule="error.trace", finding=Finding.SERVER_ERROR, matched=printed[0][:200], where=where)


def _is_debugged(title: str, text: Text) -> bool:
    said = next((labels for name, labels in _DEBUGGED if name.fullmatch(title)), ())
    return bool(said) and all(one in lower(text.visible) for one in said)


def _thrown(text: Text) -> str:
    """The exception that a page begins with, if the page is little else than that and the calls below it; "" if not."""
    read = " ".join(lower(text.visible[:THROWN_CHARS]).split())
    found = _THROWN.match(read)
    if found is None or weight(_CALLED.sub(" ", read[found.end() :])) > (1 - MOSTLY) * weight(read):
        return ""
    return found[0]
