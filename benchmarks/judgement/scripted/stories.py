"""What happens to sites, and what a judge should say of it and when; and what it should not say at all.

A story is one host with its watched addresses. An expectation is an event of one address that must come between two
hours; everything else that is told is a false alert.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from benchmarks.judgement.scripted import walls
from benchmarks.judgement.scripted.pdf import pdf
from benchmarks.judgement.scripted.site import Reply, Site
from benchmarks.judgement.scripted.walls import steady
from benchmarks.judgement.scripted.words import ENGLISH, sentence
from storage.model import Finding

DAY = 24.0
ENDLESS = float("inf")
LATE = 8.0  # hours that a look may come after a wait is over: one cycle of 6 h, and some


@dataclass(frozen=True, slots=True)
class Expected:
    """This event of this path, told between these hours; `since` is when it happened."""

    path: str
    kind: str
    since: float
    first: float
    by: float


@dataclass
class Story:
    """One host over some days. `served`: files that were watched pages' members, by page."""

    name: str
    site: Site
    days: int = 30
    watched: list[str] = field(default_factory=list)
    members: dict[str, str] = field(default_factory=dict)
    expected: list[Expected] = field(default_factory=list)
    moved_to: dict[str, str] = field(default_factory=dict)  # where the site itself says that it is now
    line_down: tuple[float, float] | None = None  # hours
    canary: bool = True  # that it is known when our line is down
    lying: set[str] = field(default_factory=set)  # paths where "not modified" is said whatever is there

    def at(self, low: float = 9, high: float = 15) -> float:
        """Some hour between these days."""
        return self.site.chance.uniform(low * DAY, high * DAY)

    def lost(self, path: str, kind: str, since: float, wait: float, *, spare: float = LATE) -> None:
        self.expected.append(Expected(path, kind, since, since + wait, since + wait + 6.5 + spare))


Script = Callable[[Story], None]
STORIES: dict[str, Script] = {}


def story(name: str) -> Callable[[Script], Script]:
    def take(script: Script) -> Script:
        STORIES[name] = script
        return script

    return take


def tell(name: str, site: Site) -> Story:
    """This story at this site: three watched papers to begin with, of which the first is the one it is about."""
    made = Story(name, site)
    for _ in range(3):
        made.watched.append(site.paper(f"/papers/{site.chance.randint(1000, 9999)}.html"))
    STORIES[name](made)
    return made


def _gone(made: Story, reply_at: Callable[[Story], Callable[[float], Reply]], *, wait: float) -> str:
    path, since = made.watched[0], made.at()
    made.site.face(path, since, ENDLESS, reply_at(made))
    made.lost(path, "removed", since, wait)
    return path


# --- lost for good


@story("gone, 404")
def _(made: Story) -> None:
    _gone(made, lambda s: s.site.not_found(404), wait=24)


@story("gone, 410")
def _(made: Story) -> None:
    _gone(made, lambda s: s.site.not_found(410), wait=6)


@story("gone, 404 and off the list")
def _(made: Story) -> None:
    path = _gone(made, lambda s: s.site.not_found(404), wait=6)
    made.site.unlisted[path] = made.expected[0].since


@story("soft 404, advertisements that change")
def _(made: Story) -> None:
    made.site.missing = made.site.not_found(200)
    _gone(made, lambda s: s.site.not_found(200), wait=24)


@story("soft 404 without a word for it")
def _(made: Story) -> None:
    words = " ".join(sentence(made.site.chance, made.site.tongue) for _ in range(2))
    made.site.missing = made.site.not_found(200, words, made.site.tongue.institute)
    _gone(made, lambda s: s.site.not_found(200, words, s.site.tongue.institute), wait=24)


@story("redirect to the front page, as of all that is missing")
def _(made: Story) -> None:
    made.site.missing = steady(Reply(to="/"))
    _gone(made, lambda _: steady(Reply(to="/")), wait=24)


@story("redirect to the front page, others get 404")
def _(made: Story) -> None:
    _gone(made, lambda _: steady(Reply(to="/")), wait=72)


@story("another document in its place")
def _(made: Story) -> None:
    other = made.site.paper("/other.html")
    _gone(made, lambda s: lambda hour: Reply(body=s.site.document(s.site.papers[other], hour)), wait=72)


@story("a notice in its place")
def _(made: Story) -> None:
    words = made.site.chance.choice(walls.NOTICES)
    _gone(made, lambda _: steady(walls.wechat(words)), wait=1)


@story("lost behind a wall, then lost")
def _(made: Story) -> None:
    path, since = made.watched[0], made.at()
    made.site.face(path, since, since + 40, steady(made.site.chance.choice(walls.DENIED)))
    made.site.face(path, since + 40, ENDLESS, made.site.not_found(404))
    made.expected.append(Expected(path, "removed", since + 40, since + 64, since + 64 + 6.5 + LATE))


@story("lost while it comes one time in four, then altogether")
def _(made: Story) -> None:
    path, since = made.watched[0], made.at()
    face = made.site.not_found(404)
    for n in range(12):
        made.site.face(path, since + 24 * n, since + 24 * n + 17.5, face)
    made.site.face(path, since + 288, ENDLESS, face)
    made.lost(path, "removed", since + 288, 24)


@story("a PDF gone")
def _(made: Story) -> None:
    made.watched[0] = _file(made, "/files/report.pdf")
    _gone(made, lambda s: s.site.not_found(404), wait=24)


@story("a page in the place of a PDF")
def _(made: Story) -> None:
    made.site.missing = made.site.not_found(200)
    made.watched[0] = _file(made, "/files/report.pdf")
    _gone(made, lambda s: s.site.not_found(200), wait=24)


@story("the document of a living page gone")
def _(made: Story) -> None:
    path, since = _carrier(made), made.at()
    made.site.face(made.members[path], since, ENDLESS, made.site.not_found(404))
    made.lost(path, "removed", since, 24)


@story("the whole host's papers gone, its front page well")
def _(made: Story) -> None:
    since = made.at()
    for _ in range(5):
        made.watched.append(made.site.paper(f"/papers/{made.site.chance.randint(1000, 9999)}.html"))
    for path in made.watched:
        made.site.face(path, since, ENDLESS, made.site.not_found(404))
        made.lost(path, "removed", since, 24)


@story("a lying 304 over a page that is gone")
def _(made: Story) -> None:
    path = _gone(made, lambda s: s.site.not_found(404), wait=24)
    made.lying.add(path)
    made.expected[0] = replace(made.expected[0], by=made.expected[0].by + 26)


@story("removed, and back as it was")
def _(made: Story) -> None:
    path, since = made.watched[0], made.at(9, 12)
    until = since + made.site.chance.uniform(3 * DAY, 8 * DAY)
    made.site.face(path, since, until, made.site.not_found(404))
    made.lost(path, "removed", since, 24)
    made.lost(path, "restored", until, 0)


@story("removed, and back with a passage less")
def _(made: Story) -> None:
    path, since = made.watched[0], made.at(9, 12)
    until = since + made.site.chance.uniform(3 * DAY, 8 * DAY)
    made.site.face(path, since, until, made.site.not_found(404))
    _cut(made, path, until)
    made.lost(path, "removed", since, 24)
    made.lost(path, "restored", until, 0)
    made.lost(path, "altered", until, 1)


@story("moved within the site")
def _(made: Story) -> None:
    path, since = made.watched[0], made.at()
    new = f"/new/{made.site.chance.randint(100, 999)}.html"
    made.site.face(path, since, ENDLESS, made.site.chance.choice([made.site.not_found(404), steady(Reply(to="/"))]))
    made.site.papers[new] = made.site.papers[path]
    made.moved_to[path] = new
    made.lost(path, "moved", since, 1)


@story("parked, and back after weeks")
def _(made: Story) -> None:
    since = made.at(9, 11)
    until = since + made.site.chance.uniform(4 * DAY, 12 * DAY)
    made.site.face(None, since, until, steady(made.site.chance.choice(walls.PARKED)))
    for path in made.watched:
        made.lost(path, "domain_gone", since, 24)
        made.lost(path, "restored", until, 0)


@story("a name that is no more")
def _(made: Story) -> None:
    since = made.at()
    made.site.face(None, since, ENDLESS, steady(Reply(None, None, failure=Finding.DNS_NXDOMAIN)))
    for path in made.watched:
        made.lost(path, "domain_gone", since, 72)


@story("out of reach for days")
def _(made: Story) -> None:
    since = made.at()
    until = since + made.site.chance.uniform(2.5 * DAY, 6 * DAY)
    made.site.face(None, since, until, steady(made.site.chance.choice(walls.BROKEN)))
    for path in made.watched:
        made.lost(path, "unreachable", since, 24)


# --- altered


def _cut(made: Story, path: str, since: float) -> None:
    """From then on a sentence less."""
    paper = made.site.papers[path]
    less = [*paper.sentences]
    del less[made.site.chance.randrange(len(less))]
    changed = replace(paper, sentences=less)
    made.site.face(path, since, ENDLESS, lambda hour: Reply(body=made.site.document(changed, hour)))


@story("a sentence less")
def _(made: Story) -> None:
    path, since = made.watched[0], made.at()
    _cut(made, path, since)
    made.lost(path, "altered", since, 1)


@story("a number changed")
def _(made: Story) -> None:
    path, since = made.watched[0], made.at()
    paper = made.site.papers[path]
    at = made.site.chance.randrange(len(paper.sentences))
    digits = "".join(c for c in paper.sentences[at] if c.isdigit())
    words = paper.sentences[at].replace(digits, str(int(digits) + 1), 1)
    changed = replace(paper, sentences=[*paper.sentences[:at], words, *paper.sentences[at + 1 :]])
    made.site.face(path, since, ENDLESS, lambda hour: Reply(body=made.site.document(changed, hour)))
    made.lost(path, "altered", since, 1)


@story("a sentence more")
def _(made: Story) -> None:
    path, since = made.watched[0], made.at()
    paper = made.site.papers[path]
    more = [*paper.sentences]
    more.insert(made.site.chance.randrange(len(more)), sentence(made.site.chance, made.site.tongue))
    changed = replace(paper, sentences=more)
    made.site.face(path, since, ENDLESS, lambda hour: Reply(body=made.site.document(changed, hour)))
    made.lost(path, "altered", since, 1)


@story("a PDF with one sentence less")
def _(made: Story) -> None:
    path, since = _file(made, "/files/report.pdf"), made.at()
    made.watched[0] = path
    lines = _lines(made)
    made.site.files[path] = Reply(body=pdf(lines), kind="application/pdf")
    less = [*lines]
    del less[made.site.chance.randrange(len(less))]
    made.site.face(path, since, ENDLESS, steady(Reply(body=pdf(less), kind="application/pdf")))
    made.lost(path, "altered", since, 1)


def _lines(made: Story) -> list[str]:
    """For a PDF: English, since the font that every reader has draws no Chinese."""
    return [sentence(made.site.chance, ENGLISH) for _ in range(14)]


def _file(made: Story, path: str) -> str:
    made.site.files[path] = Reply(body=pdf(_lines(made)), kind="application/pdf")
    return path


def _carrier(made: Story) -> str:
    """A watched page that carries a PDF."""
    document = _file(made, "/files/annex.pdf")
    path = made.site.paper("/papers/with-annex.html", links=(document,))
    made.watched[0] = path
    made.members[path] = document
    return path


# --- nothing to be told


def _passes(made: Story, faces: tuple[Reply, ...], hours: tuple[float, float], *, host: bool) -> None:
    since = made.at()
    until = since + made.site.chance.uniform(*hours)
    made.site.face(None if host else made.watched[0], since, until, steady(made.site.chance.choice(faces)))


@story("calm")
def _(made: Story) -> None:
    del made.watched[1:]


@story("an outage of the host under a day")
def _(made: Story) -> None:
    for low in (8, 14, 20):
        since = made.at(low, low + 1)
        made.site.face(
            None, since, since + made.site.chance.uniform(1, 23.5), steady(made.site.chance.choice(walls.BROKEN))
        )


@story("an outage of one page under a day")
def _(made: Story) -> None:
    _passes(made, walls.BROKEN, (1, 23.5), host=False)


@story("a false 404 under a day")
def _(made: Story) -> None:
    path, since = made.watched[0], made.at()
    made.site.face(path, since, since + made.site.chance.uniform(1, 23.5), made.site.not_found(404))


@story("a name unknown for a day")
def _(made: Story) -> None:
    _passes(made, (Reply(None, None, failure=Finding.DNS_NXDOMAIN),), (1, 40), host=True)


@story("parked for some hours")
def _(made: Story) -> None:
    _passes(made, walls.PARKED, (1, 20), host=True)


@story("a challenge for thirty days")
def _(made: Story) -> None:
    made.days = 45
    _passes(made, (*walls.CHALLENGES, walls.WECHAT_WALL), (30 * DAY, 30 * DAY), host=True)


@story("a login")
def _(made: Story) -> None:
    _passes(made, walls.LOGINS, (5 * DAY, 15 * DAY), host=False)


@story("redirected to a login")
def _(made: Story) -> None:
    login = "/login"
    made.site.files[login] = walls.LOGINS[0]
    path, since = made.watched[0], made.at()
    made.site.face(path, since, ENDLESS, steady(Reply(to=login)))


@story("blocked by where we are")
def _(made: Story) -> None:
    _passes(made, walls.GEO, (5 * DAY, 15 * DAY), host=True)


@story("refused")
def _(made: Story) -> None:
    _passes(made, walls.DENIED, (5 * DAY, 15 * DAY), host=False)


@story("there one time in three")
def _(made: Story) -> None:
    path = made.watched[0]
    for n in range(60):
        made.site.face(path, 9 * DAY + 18 * n, 9 * DAY + 18 * n + 11.5, made.site.not_found(404))


@story("torn answers")
def _(made: Story) -> None:
    path, since = made.watched[0], made.at()

    def torn(hour: float) -> Reply:
        whole = gzip.compress(made.site.document(made.site.papers[path], hour), mtime=0)
        return Reply(body=whole[: len(whole) // 2], headers=(("Content-Encoding", "gzip"),))

    made.site.face(path, since, since + 40, torn)


@story("the whole host in another dress")
def _(made: Story) -> None:
    for _ in range(5):
        made.watched.append(made.site.paper(f"/papers/{made.site.chance.randint(1000, 9999)}.html"))
    made.site.renewed = made.at()


@story("the host gives 404 for everything while it is rebuilt")
def _(made: Story) -> None:
    for _ in range(5):
        made.watched.append(made.site.paper(f"/papers/{made.site.chance.randint(1000, 9999)}.html"))
    since = made.at()
    made.site.face(None, since, since + made.site.chance.uniform(2, 20), made.site.not_found(404))


@story("two faces in turn")
def _(made: Story) -> None:
    path = made.watched[0]
    paper = made.site.papers[path]
    offer = sentence(made.site.chance, made.site.tongue)
    other = replace(paper, sentences=[offer, *paper.sentences])
    for n in range(60):
        made.site.face(
            path, 9 * DAY + 12 * n, 9 * DAY + 12 * n + 6, lambda hour: Reply(body=made.site.document(other, hour))
        )


@story("a passage that is another at each look")
def _(made: Story) -> None:
    path = made.watched[0]
    paper = made.site.papers[path]

    def face(hour: float) -> Reply:
        new = sentence(made.site.chance, made.site.tongue)
        return Reply(body=made.site.document(replace(paper, sentences=[*paper.sentences, new]), hour))

    made.site.face(path, 9 * DAY, ENDLESS, face)


@story("titled Access Denied, and alive")
def _(made: Story) -> None:
    paper = made.site.papers[made.watched[0]]
    paper.title = "Access Denied" if made.site.tongue is ENGLISH else "您访问的页面不存在"


@story("a changelog that says that pages were removed")
def _(made: Story) -> None:
    paper = made.site.papers[made.watched[0]]
    paper.sentences[3:3] = [
        "The page has been removed.",
        "404 Not Found.",
        "该页面已被删除。",
        "Please sign in to continue.",
    ]


@story("our own line down")
def _(made: Story) -> None:
    since = made.at()
    made.line_down = since, since + made.site.chance.uniform(10, 60)


@story("a page with its PDF, calm")
def _(made: Story) -> None:
    del made.watched[1:]
    _carrier(made)
