"""Renders pages: a template with its facts, in the reader's language."""

from __future__ import annotations

import hashlib
import re
import shlex
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache, partial
from importlib import resources
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

import jinja2
from jinja2.filters import do_truncate
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from archiver import sanitizing, words
from archiver.lookup import looks
from archiver.page_numbers import numbered
from archiver.text.normal import dense
from archiver.web import strings, timeline
from archiver.web.access import reader_of, recognise
from archiver.web.bidi import isolated
from archiver.web.passage_pairs import changes, matches_quote, without_contained
from archiver.web.problems import Problem, details
from archiver.web.site import site_of
from archiver.web.targets import request_target
from archiver.words import places
from storage.clock import rfc3339

if TYPE_CHECKING:
    from starlette.requests import Request

PASSAGES = 6  # passages of a list shown without unfolding
_POSTED = ("/check", "/remark")  # forms are posted to these addresses below that of their page
STATIC: Mapping[str, str] = {
    "site.css": "text/css; charset=utf-8",
    "site.js": "text/javascript; charset=utf-8",
    "mark.svg": "image/svg+xml",
    "replay.css": "text/css; charset=utf-8",
}


def page(request: Request, template: str, *, status: int = 200, headers: Mapping[str, str] | None = None,
         json: str | None = None, forms: bool = False, **facts: Any) -> Response:  # fmt: skip
    """Render a page.

    `json`: the path of the same facts as JSON. `forms`: whether it contains a form that changes something.
    """
    language = language_of(request)
    found = _environment().get_template(template)
    reader, site = reader_of(request), site_of(request)
    body = found.render(
        lang=language,
        html_lang=strings.HTML_LANG[language],
        languages=strings.LANGUAGES,
        t=partial(_text, language),
        state=partial(words.state, language=language),
        label_not_seen=lambda document: (
            words.WORDS[language].not_seen_member if document else words.WORDS[language].not_seen
        ),
        not_seen_why=lambda one: words.not_seen_why(one, words.WORDS[language]),
        finding=partial(words.finding, language=language),
        found_in=partial(looks.describe_look, language=language),
        found_at=lambda look: looks.describe_finding(
            look.finding, document=look.missed, unseen=look.unseen, emptied=look.emptied, language=language
        ),
        altered_documents=looks.altered_documents,
        hidden=looks.why_document_unseen,
        false_alarm=site.service.remarks.is_false_alarm,
        duration=partial(_duration, language),
        share=partial(_share, language),
        subject=lambda event: words.kind(event.kind, language, text=event.text),
        when=partial(_when, language),
        timed=partial(_timed, language),
        instant=partial(words.instant, language=language),
        place=partial(places.place, language=language),
        reason=lambda one: words.reason(one.rule, one.text, language),
        beneath=words.beneath,
        noticed=words.notice_line,
        failed=lambda detail: words.reason("failure", detail, language) or detail,
        href=partial(href, request),
        here=partial(_here, request),
        asset=_asset,
        reader=reader,
        public_url=site.public_url,
        replay_host=site.replay_host,
        path=request.scope["path"],
        json=json,
        forms=forms,
        **facts,
    )
    sent_headers = {"vary": "Accept-Language, Cookie, Authorization", "content-language": strings.HTML_LANG[language]}
    if forms or (reader.token and "writes" in facts):
        # without a referrer browsers send "Origin: null", which would make our own forms look like those of other sites
        sent_headers["referrer-policy"] = "same-origin"
    return HTMLResponse(body, status, {**sent_headers, **(headers or {})})


def bare(template: str, language: str, **facts: Any) -> str:
    """Render a page that has no reader and no navigation of ours: those of replay."""
    return _environment().get_template(template).render(
        html_lang=strings.HTML_LANG[language], t=partial(_text, language), when=partial(_when, language),
        instant=partial(words.instant, language=language), **facts,
    )  # fmt: skip


def error_page(request: Request, problem: Problem, headers: Mapping[str, str]) -> Response:
    """The error as a page: what went wrong and what to do. A 401 becomes the sign-in page."""
    known = problem.status if strings.known(f"error_{problem.status}") else "other"
    if problem.status == 401:
        return sign_in_page(request, status=401, headers=headers, back=back_to(request), detail=problem.detail)
    if problem.status == 404:
        recognise(request)
    title = details(problem)["title"] if known == "other" else None
    return page(
        request, "error.html", status=problem.status, headers=headers, code=problem.status, known=known,
        title=title, detail=problem.detail, forms=False,
    )  # fmt: skip


def sign_in_page(
    request: Request, *, status: int = 200, headers: Mapping[str, str] | None = None, back: str = "/",
    wrong: bool = False, detail: str = "",
) -> Response:  # fmt: skip
    """The page that asks for a token."""
    return page(
        request,
        "sign_in.html",
        status=status,
        headers=headers,
        forms=True,
        back=back,
        wrong=wrong,
        detail=detail,
        code=Markup("<code>archiver token create</code>"),
    )


def back_to(request: Request) -> str:
    """The path to return to after signing in: that of this page, or of the page whose form was posted."""
    target = request_target(request)  # still percent-encoded: %3F in an archived URL is not its query
    if request.method == "POST" and target.endswith(_POSTED):
        target = target.rpartition("/")[0]
    return own_path(target)


def own_path(text: str) -> str:
    """`text` if it is a path on this site, else "/". Prevents redirects to other sites."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return "/"
    ours = text.startswith("/") and not text.startswith(("//", "/\\")) and not parts.netloc and text.isprintable()
    return text if ours and "\\" not in text else "/"


def language_of(request: Request) -> str:
    """The language from `?lang=`, else the best supported one of Accept-Language, else English."""
    asked = request.query_params.get("lang")
    if asked in strings.LANGUAGES:
        return str(asked)
    best, language = 0.0, "en"
    for part in request.headers.get("accept-language", "")[:500].split(","):
        tag, _, weight = part.strip().partition(";")
        found = tag.strip().lower().partition("-")[0]
        try:
            q = float(weight.strip().removeprefix("q=") or 1)
        except ValueError:
            continue
        if found in strings.LANGUAGES and q > best:
            best, language = q, found
    return language


@cache
def static(name: str) -> tuple[bytes, str]:
    """The content of a static file, and a hash of it. KeyError if there is none."""
    if name not in STATIC:
        raise KeyError(name)
    data = (resources.files("archiver.web") / "static" / name).read_bytes()
    return data, hashlib.sha256(data).hexdigest()[:16]


def _asset(name: str) -> str:
    return f"/static/{name}?v={static(name)[1]}"


def _text(language: str, key: str, **values: object) -> str | Markup:
    """A text with its placeholders filled. Markup among the values stays markup, everything else is escaped."""
    if any(isinstance(value, Markup) for value in values.values()):
        return Markup(strings.text(key, language)).format(**values)  # noqa: S704 - our own text, with escaped values
    return strings.text(key, language, **values)


def _when(language: str, at: datetime | None, *, own: bool = True) -> Markup | str:
    """A time as text, and machine-readable; the page's script adds the reader's local time."""
    if at is None:
        return strings.text("never", language)
    form = '<time datetime="{}">{}</time>' if own else '<time datetime="{}" data-plain>{}</time>'
    return Markup(form).format(rfc3339(at), words.instant(at, language))  # noqa: S704 - one of the two constant forms


@cache
def _instants(language: str) -> re.Pattern[str]:
    """A pattern for times as the sentences of a language write them."""
    told = words.WORDS[language]
    figures = {"year": r"\d{4}", "month": "|".join(told.months), "day": r"\d{1,2}", "hour": r"\d\d", "minute": r"\d\d"}
    return re.compile(re.sub(r"\{(\w+)[^}]*\}", lambda one: f"(?P<{one[1]}>{figures[one[1]]})", told.instant))


def _timed(language: str, sentence: str, *, own: bool = True) -> Markup:
    """A sentence with its times marked up as by `_when`. Impossible times, in quoted words, remain text."""

    def timed(one: re.Match[str]) -> str:
        year, month, day, hour, minute = (one[name] for name in ("year", "month", "day", "hour", "minute"))
        try:
            at = datetime(int(year), words.WORDS[language].months.index(month) + 1, int(day), int(hour), int(minute), tzinfo=UTC)  # fmt: skip
        except ValueError:
            return one[0]
        return str(_when(language, at, own=own))

    return Markup(_instants(language).sub(timed, str(isolated(sentence))))  # noqa: S704 - the sentence is escaped


def href(request: Request, path: str, **query: object) -> str:
    """A link to one of our pages, which keeps a language set by `?lang=`."""
    given = {key: value for key, value in query.items() if value not in {None, ""}}
    if (asked := request.query_params.get("lang")) in strings.LANGUAGES:
        given.setdefault("lang", asked)
    return f"{path}?{urlencode(given)}" if given else path


def _here(request: Request, **query: object) -> str:
    """The address of this page with some query parameters changed."""
    given: dict[str, object] = dict(request.query_params)
    given.update(query)
    given = {key: value for key, value in given.items() if value not in {None, ""}}
    return f"{request.scope['path']}?{urlencode(given)}" if given else request.scope["path"]


def _size(size_bytes: int | None) -> str:
    """A number of bytes in the most readable unit; decimal, as file managers show it."""
    if size_bytes is None:
        return ""
    size = float(size_bytes)
    for unit in ("B", "kB", "MB", "GB"):
        if size < 1000 or unit == "GB":
            return f"{size:.0f} {unit}" if unit == "B" or size >= 100 else f"{size:.1f} {unit}"
        size /= 1000
    raise AssertionError


def _share(language: str, kept: float) -> str:
    """The share that is left: never 100 % if something is gone, never 0 % if something is left."""
    percent = f"{100 * kept:.1f}"
    if percent == "100.0" and kept < 1:
        return strings.text("compare_share_nearly", language)
    if percent == "0.0" and kept > 0:
        return strings.text("compare_share_hardly", language)
    return strings.text("compare_share_percent", language, percent=percent)


def _duration(language: str, seconds: int) -> str:
    for unit, length in (("days", 86400), ("hours", 3600), ("minutes", 60)):
        if seconds >= length and seconds % length == 0:
            return strings.text(f"span_{unit}", language, count=seconds // length)
    return strings.text("span_seconds", language, count=seconds)


def apart(passages: Sequence[str], cited: Collection[str]) -> tuple[list[str], list[str], list[str]]:
    """The passages that contain a cited one, or part of it; others to show; and those to fold away. Without those
    contained in others."""
    quotes = [dense(one) for one in cited]
    told = without_contained(passages)
    first = [one for one in told if matches_quote(one, quotes)]
    rest = [one for one in told if one not in first]
    more = max(0, PASSAGES - len(first))
    return first, rest[:more], rest[more:]


def _number(value: int) -> str:
    """Digits in groups of three, separated by a thin space, which is understood in every language."""
    return f"{value:,}".replace(",", "\u202f") if abs(value) >= 10_000 else str(value)


@jinja2.pass_environment
def _truncate(environment: jinja2.Environment, text: str, length: int) -> str:
    """The text up to a word, and an ellipsis, if it is longer than `length`."""
    return do_truncate(environment, text, length, end="…")


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("archiver.web"), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters.update(
        truncate=_truncate,
        clean=sanitizing.clean,
        fit=sanitizing.fit,
        isolated=isolated,
        readable=sanitizing.readable,
        size=_size,
        number=_number,
        numbered=numbered,
        rfc3339=rfc3339,
        shell=shlex.quote,
    )
    environment.globals.update(
        apart=apart,
        changes=changes,
        about_document=words.about_document,
        mark=timeline.MARK,
        band=timeline.BAND,
        shape_of=timeline.shape_of,
        OF_DOCUMENT=words.MEMBER,
        SHOWN_INSTEAD=words.SHOWN_INSTEAD,
        not_seen=words.not_seen,
    )
    return environment
