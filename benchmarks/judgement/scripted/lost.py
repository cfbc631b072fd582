"""Stories of pages lost, moved, gone with their domain or unreachable, and of some that come back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from benchmarks.judgement.scripted import walls
from benchmarks.judgement.scripted.site import Reply
from benchmarks.judgement.scripted.stories import DAY, ENDLESS, LATE, Expected, Story, carrier, cut, file, story
from benchmarks.judgement.scripted.walls import steady
from benchmarks.judgement.scripted.words import sentence
from storage.model import Finding


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
    made.watched[0] = file(made, "/files/report.pdf")
    _gone(made, lambda s: s.site.not_found(404), wait=24)


@story("a page in the place of a PDF")
def _(made: Story) -> None:
    made.site.missing = made.site.not_found(200)
    made.watched[0] = file(made, "/files/report.pdf")
    _gone(made, lambda s: s.site.not_found(200), wait=24)


@story("the document of a living page gone")
def _(made: Story) -> None:
    path, since = carrier(made), made.at()
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
    cut(made, path, until)
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
