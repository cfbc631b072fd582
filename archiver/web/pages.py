"""The HTML pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import parse_qs, urlencode

from fastapi import APIRouter, Body, Path, Query
from pydantic import AfterValidator
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from archiver import sanitizing, words
from archiver.errors import AddressRefused, UsageError
from archiver.lookup import discretion
from archiver.lookup import looks as looks_of
from archiver.lookup.cases import OF_DOCUMENTS, Case, record_of
from archiver.lookup.documents import carried
from archiver.lookup.passages import best, missing
from archiver.lookup.unconfirmed import differs, unconfirmed
from archiver.web import access, counts, queries, render, strings, timeline
from archiver.web.access import Admitted, Writing
from archiver.web.adding import TEXT_CHARS, NewSource, register
from archiver.web.health import copies_of, no_room
from archiver.web.overview import ORDER, head, newest_of_each, once_a_site
from archiver.web.permitted import known_source, seen_erasures, seen_source, seen_work
from archiver.web.problems import Problem
from archiver.web.site import site_of
from archiver.web.source_filters import parse_page_filter
from storage import catalog as tables
from storage.catalog.schema import clean
from storage.catalog.visits import Seen
from storage.errors import NotFound
from storage.ids import event_id
from storage.model import PURGED, Capture, Event, EventKind, Role, State, Watched

if TYPE_CHECKING:
    from sqlalchemy import Connection

LATELY = timedelta(days=14)
CHANGES = tuple(kind for kind in EventKind if kind is not EventKind.FIRST)  # first copies must not hide losses
LATE = timedelta(hours=1)
WORKS = 8  # works listed above the sources; a more specific search finds the others
ROWS = 100  # rows on one page of a list
LATEST, LATELY_MOST = 40, 400  # lines on the front page at most, and events they are made from
ALTERATIONS = 10  # newest alterations shown on a source's page
ADDRESS_CHARS = 200  # of an address that stands where a title would
SAME_RUN = 4  # this many consecutive looks with the same result become one line

Ulid = Annotated[str, Path(pattern="^[0-7][0-9A-HJKMNP-TV-Z]{25}$")]
_UUID = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
Uuid = Annotated[str, Path(pattern=_UUID)]
Legible = AfterValidator(clean)  # PostgreSQL raises an error for NUL, which no stored text has
Words = Annotated[str, Query(max_length=500), Legible]
Asked = Annotated[str | None, Query(max_length=26), Legible]  # an id, which may be malformed
PLACE_MOST = 2**62  # below the largest integer of a catalog
Place = Annotated[int | None, Query(ge=1, le=PLACE_MOST)]
Behind = Annotated[str | None, Query(pattern=_UUID)]  # id of the last event on the previous page
Form = Annotated[bytes, Body(media_type="application/x-www-form-urlencoded")]

router = APIRouter(include_in_schema=False)


@router.api_route("/", methods=["GET", "HEAD"])
def overview(request: Request, reader: Admitted) -> Response:
    """Is anything being lost right now?"""
    site = site_of(request)
    now = site.service.now()
    with site.service.catalog.read() as conn:
        watch, lacking = counts.watch(conn, reader.sees, now, LATE), len(counts.lacking(conn, reader.sees))
        lately = queries.event_page(conn, reader.sees, kinds=CHANGES, since=now - LATELY, limit=LATELY_MOST)
        titles = queries.titles(conn, {event.source for event in lately})
        case_of = partial(queries.case_of, queries.cases_of(conn, {event.source for event in lately}))
        looks, captures = tables.visits.count(conn, reader.sees), counts.responses(conn, reader.sees)
    return render.page(
        request, "overview.html", json="/api/v1/overview", watch=watch, lately=once_a_site(newest_of_each(lately, case_of))[:LATEST], titles=titles, looks=looks,
        captures=captures, days=LATELY.days, order=ORDER, head=head(watch, lacking), lacking=lacking,
        shown=told_in(request), case_of=case_of, copies=copies_of(site.service), full=no_room(site),
    )  # fmt: skip


@router.api_route("/sources", methods=["GET", "HEAD"])
def sources(request: Request, reader: Admitted, q: Words = "", state: str = "", after: Asked = None) -> Response:
    """Where is my source, and how is it?"""
    with site_of(request).service.catalog.read() as conn:
        paged = after is not None
        chosen = parse_page_filter(state)
        found = queries.search_sources(conn, q, chosen, access=reader.sees, after=after, limit=ROWS + 1)
        more, found = found[ROWS:], found[:ROWS]
        ids = [one.source.id for one in found]
        kept, at_risk, cases = queries.kept(conn, ids), queries.at_risk(conn, ids), queries.cases_of(conn, ids)
        gone = missing(conn, found)
        citing = [] if state or paged else tables.works.named(conn, q, access=reader.sees, limit=WORKS + 1)
        total = counts.known(conn, reader.sees)
    return render.page(
        request, "sources.html", json=_api_path("/api/v1/sources", q=q, **chosen.asked, after=after), found=found, kept=kept, q=q, chosen=state, order=ORDER,
        after=found[-1].source.id if more else None, paged=paged, total=total, citing=citing[:WORKS], more_citing=len(citing) > WORKS, writes=reader.writes,
        label=label, titled=titled, at_risk=at_risk, of_documents=OF_DOCUMENTS, gone=gone, differs=differs,
        open_cases={one: next((c.id for c in reversed(cases.get(one, [])) if c.ended is None), None) for one in ids},
    )  # fmt: skip


def _api_path(path: str, **asked: str | None) -> str:
    """The API path for the same facts as a page."""
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{path}?{query}" if query else path


@router.api_route("/source/{source}", methods=["GET", "HEAD"])
def source(
    request: Request,
    source: Ulid,
    reader: Admitted,
    at: Annotated[str, Query(max_length=10)] = "",
    before: Place = None,
) -> Response:
    """Is it still there, since when not, and what do we hold?"""
    with site_of(request).service.catalog.read() as conn:
        watched = known_source(conn, source, reader)
        if discretion.withheld(conn, watched.source.id, reader.sees):
            [bare] = discretion.visible_sources(conn, [watched], reader.sees)
            return render.page(request, "withheld.html", watched=bare, label=label)
        watched = queries.with_kept_copies(conn, watched)
        erased = seen_erasures(conn, watched, reader)
        looks = queries.looks(conn, watched.source.id)
        history = tables.visits.history(conn, watched.source.id, before=before, limit=ROWS + 1, newest_first=True)
        history = discretion.visible_looks(conn, history, reader.sees)
        cited = tables.works.of_source(conn, watched.source.id)
        kept = queries.kept(conn, [watched.source.id]).get(watched.source.id, 0)
        newest = history[0] if before is None and history else None
        safety = queries.safety(conn, watched.source.id)
        beside = _beside(conn, watched)
        gone = missing(conn, [watched]).get(watched.source.id, {})
        waiting = unconfirmed(conn, watched)
        records = queries.cases_of(conn, {watched.source.id}).get(watched.source.id, [])
        instead = tables.events.listing(conn, source=watched.source.id, kinds={EventKind.INSTEAD})
        altered = tables.events.listing(
            conn, source=watched.source.id, kinds={EventKind.ALTERED}, limit=ALTERATIONS, newest_first=True
        )
    usual = timedelta(seconds=watched.source.interval_s)
    span = timeline.zoomed(at) if at else timeline.whole(looks)
    if span is None and at:
        raise Problem(400, "The time to show must be a year, a month or a day: 2021, 2021-03, 2021-03-05.")
    language = render.language_of(request)
    return render.page(
        request, "source.html", json=f"/api/v1/sources/{watched.source.id}", watched=watched, kept=kept, cited=cited,
        beside=beside, sentence=standing(language, watched),
        pictures=[] if span is None else [
            ("wide", timeline.draw(looks, span, width=900, ticks=9, usual=usual)),
            ("narrow", timeline.draw(looks, span, width=340, ticks=4, usual=usual)),
        ],
        zoom=at, out=at.rpartition("-")[0], rows=list(runs(history[:ROWS], found_alike)), label=label,
        older=history[ROWS - 1].n if len(history) > ROWS else None, paged=before is not None, newest=newest,
        erased={one.id: why for one, why in erased}, cases=records, writes=reader.writes, altered=altered,
        shown=told_in(request), instead=_by_case(records, instead),
        gone=gone, waiting=waiting, holding=best(gone), documents=carried(watched), safety="; ".join(
            strings.text("kept_in_state", language, count=count, state=strings.text(f"segment_{state.value}", language))
            for state, count in sorted(safety.items())
        ),
    )  # fmt: skip


def _by_case(cases: Sequence[Case], told: Iterable[Event]) -> dict[str | None, Event]:
    """The newest of these events of each case. `told`: oldest first."""
    return {record_of(cases, event): event for event in told}


def _beside(conn: Connection, watched: Watched) -> Capture | None:
    """A good copy that another vantage point received after our last own one: what `archiver get` returns."""
    last = watched.last
    newest = tables.captures.newest(conn, (last or watched.source).url, access=watched.source.access)
    if newest is None or newest.role is not Role.VANTAGE or (last is not None and newest.at <= last.at):
        return None
    return newest


def runs(history: Iterable[Seen], alike: Callable[[Seen], object]) -> Iterator[list[Seen]]:
    """Group visits, keeping their order.

    SAME_RUN or more consecutive alike visits form one list; every other visit is alone in its list.
    """
    run: list[Seen] = []
    for visit in history:
        if run and alike(visit) != alike(run[-1]):
            yield from [run] if len(run) >= SAME_RUN else [[one] for one in run]
            run = []
        run.append(visit)
    yield from [run] if len(run) >= SAME_RUN else [[one] for one in run]


def found_alike(visit: Seen) -> tuple[object, ...]:
    """Grouping key for looks with the same result."""
    return looks_of.describe_look(visit), visit.state, visit.status


@router.api_route("/source/{source}/visit/{n}", methods=["GET", "HEAD"])
def visit(request: Request, source: Ulid, n: Annotated[int, Path(ge=1, le=10**9)], reader: Admitted) -> Response:
    """What one look found."""
    with site_of(request).service.catalog.read() as conn:
        watched = seen_source(conn, source, reader)
        found = tables.visits.by_number(conn, watched.source.id, n)
        if found is None:
            raise NotFound(f"There is no look {n} at this source.")
        [found] = discretion.visible_looks(conn, [found], reader.sees)
        captures = [
            one for one in tables.captures.of_visit(conn, watched.source.id, n) if reader.sees in {None, one.access}
        ]
        named = [n, *(found.observation.last.spared if found.observation and found.observation.last else ())]
        altered = [
            event
            for at in named
            if (event := tables.events.by_id(conn, event_id(watched.source.id, at, EventKind.ALTERED.value)))
        ]
        gone = tables.purged.of_source(conn, watched.source.id) if any(one.purged for one in captures) else []
        records = queries.cases_of(conn, {watched.source.id}).get(watched.source.id, [])
        earlier, later = queries.neighbours(conn, watched.source.id, n)
    return render.page(
        request, "visit.html", json=f"/api/v1/sources/{watched.source.id}/visits?before={n + 1}&limit=1",
        watched=watched, visit=found, captures=captures, earlier=earlier, later=later, label=label, altered=altered,
        document=found.document, record=_record(records, found), erased={one.id: why for one, why in gone},
    )  # fmt: skip


def _record(records: Iterable[Case], look: Seen) -> Case | None:
    """The case that a look belongs to."""
    within = [one for one in records if one.n <= look.n and (one.ended is None or look.at <= one.ended)]
    return within[-1] if within else None


@router.api_route("/events", methods=["GET", "HEAD"])
def events(request: Request, reader: Admitted, kind: str = "", before: Behind = None) -> Response:
    """Every change of state."""
    if kind and kind not in set(EventKind):
        raise Problem(422, f"There is no such kind of event: {kind[:40]}. Choose one of the list.")
    kinds = (EventKind(kind),) if kind else None
    with site_of(request).service.catalog.read() as conn:
        found = queries.event_page(conn, reader.sees, kinds=kinds, before=before, limit=ROWS + 1)
        titles = queries.titles(conn, {event.source for event in found})
        cases = queries.cases_of(conn, {event.source for event in found})
    return render.page(
        request, "events.html", json=_api_path("/api/v1/events", kind=kind, before=before), found=found[:ROWS], titles=titles, chosen=kind,
        kinds=list(EventKind), older=found[ROWS - 1].id if len(found) > ROWS else None, paged=before is not None,
        shown=told_in(request), kind_label=_subject_of(request), case_of=partial(queries.case_of, cases),
    )  # fmt: skip


@router.api_route("/work/{work}", methods=["GET", "HEAD"])
def work(request: Request, work: Ulid, reader: Admitted) -> Response:
    """Is my report covered?"""
    with site_of(request).service.catalog.read() as conn:
        found, lines = seen_work(conn, work, reader)
        watched = {one.source.id: one for _, one in lines}
        gone = missing(conn, watched.values())
        altered = tables.events.having(conn, list(watched), EventKind.ALTERED)
    without = {one.id: lack for one, _ in lines if (lack := gone.get(one.source, {}).get(one.quote or ""))}
    lines.sort(key=lambda line: (line[0].id not in without, ORDER.index(line[1].assessment.state), line[0].id))
    fine = {one.id for one, it in lines if it.assessment.state is State.AVAILABLE and it.last and one.id not in without}
    return render.page(
        request, "work.html", json=f"/api/v1/works/{work}", work=found, lines=lines, fine=fine, all=len(lines),
        looked=any(it.n for _, it in lines),
        kept=sum(it.last is not None for _, it in lines), label=label, without=without, altered=altered, differs=differs,
        standing=partial(standing, render.language_of(request)),
    )  # fmt: skip


# ---- adding ------------------------------------------------------------------------------------------------------------


@router.api_route("/add", methods=["GET", "HEAD"])
def add(request: Request, reader: Writing) -> Response:
    """The form for a new source."""
    del reader
    return render.page(
        request, "add.html", forms=True, given={"url": "", "work": "", "quote": "", "sealed": ""}, wrong=""
    )


@router.post("/add")
def added(request: Request, reader: Writing, form: Form = b"") -> Response:
    """Register the source and redirect to it, or show the form again with what does not fit."""
    given = {"url": "", "work": "", "quote": "", "sealed": ""} | fields(form)
    asked = {key: value.strip() or None for key, value in given.items() if key in {"url", "work", "quote"}}
    try:
        wanted = NewSource(
            url=given["url"].strip(), work=asked["work"], quote=asked["quote"], sealed=bool(given["sealed"])
        )
        source, _ = register(site_of(request), wanted, f"token {reader.token} (page)")
    except (Problem, UsageError, AddressRefused) as error:
        return render.page(request, "add.html", status=422, forms=True, given=given, wrong=str(error))
    return RedirectResponse(render.href(request, f"/source/{source}"), 303)


# ---- signing in --------------------------------------------------------------------------------------------------------


@router.api_route("/sign-in", methods=["GET", "HEAD"])
def sign_in(request: Request, back: str = "/") -> Response:
    """Ask for a token."""
    return render.sign_in_page(request, back=render.own_path(back))


@router.post("/sign-in")
def signed_in(request: Request, form: Form = b"") -> Response:
    """Store the token in the browser, if it is valid."""
    given = fields(form)
    back = render.own_path(given.get("back", "/"))
    answer = RedirectResponse(back, 303)
    if access.sign_in(site_of(request), answer, given.get("token", "").strip()):
        return answer
    return render.sign_in_page(request, status=403, back=back, wrong=True)


@router.post("/sign-out")
def signed_out(request: Request) -> Response:
    """Delete the token from the browser."""
    answer = RedirectResponse(render.href(request, "/"), 303)
    access.sign_out(site_of(request), answer)
    return answer


def fields(form: bytes) -> dict[str, str]:
    """Parse a posted form, keeping the first value of each name.

    Problem 400 if it is malformed, 422 if a value is too long.
    """
    try:
        found = parse_qs(form.decode(), keep_blank_values=True, strict_parsing=bool(form), max_num_fields=50)
    except ValueError:
        raise Problem(400, "The form did not arrive whole.") from None
    for name, values in found.items():
        if len(values[0]) > TEXT_CHARS:
            raise Problem(422, f"`{name[:40]}` has at most {TEXT_CHARS} characters.")
    return {name: values[0] for name, values in found.items()}


# ---- shared ------------------------------------------------------------------------------------------------------------


def label(watched: Watched) -> str:
    """What to call a source: its title, or its address."""
    return title_of(watched.title if titled(watched) else None, watched.source.url)


def titled(watched: Watched) -> bool:
    """Whether a source is called by a title, and not by its address."""
    return watched.title != PURGED and bool(sanitizing.clean(watched.title or ""))


def title_of(title: str | None, url: str) -> str:
    """The title, or the address without its scheme; of a very long one the beginning, as all of it stands elsewhere."""
    if called := sanitizing.clean(title or ""):
        return called
    address = sanitizing.clean(sanitizing.readable(url.partition("://")[2].rstrip("/") or url))
    return address if len(address) <= ADDRESS_CHARS else f"{address[:ADDRESS_CHARS]}…"


def standing(language: str, watched: Watched) -> str:
    """The state of a source, as a sentence."""
    return words.standing(watched.assessment, language, egress=watched.source.egress or "direct")


def _subject_of(request: Request) -> Any:
    language = render.language_of(request)

    def label(kind: EventKind) -> str:
        text = words.WORDS[language].kinds[kind]
        return (
            text.partition("{last_seen}")[0].strip() if "{" in text and language == "en" else text.format(last_seen="")
        )

    return label


def told_in(request: Request) -> Any:
    """A function that renders an event as a sentence in the reader's language.

    The stored text is in English. If it cannot be translated, the subject line stands in for it.
    """
    language, kind = render.language_of(request), _subject_of(request)

    def shown(event: Any) -> str:
        text: str | None = event.text
        if language != "en" and text:
            text = words.translate_sentence(event.kind, text, words.WORDS[language])
        text = text or kind(event.kind)
        return text[:1].upper() + text[1:]

    return shown
