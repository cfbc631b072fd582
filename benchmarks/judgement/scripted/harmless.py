"""Stories of what passes, hides a page or only looks like a loss: nothing must be told."""

from __future__ import annotations

import gzip
from dataclasses import replace

from benchmarks.judgement.scripted import walls
from benchmarks.judgement.scripted.site import Reply
from benchmarks.judgement.scripted.stories import DAY, ENDLESS, Story, carrier, counted, story, turned
from benchmarks.judgement.scripted.walls import steady
from benchmarks.judgement.scripted.words import CHINESE, ENGLISH, sentence
from storage.model import Finding


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
    carrier(made)


@story("a counter in the text")
def _(made: Story) -> None:
    path = made.watched[0]
    made.site.face(path, 0, ENDLESS, counted(made, path)[0])


@story("a page that is another at each look from the first on")
def _(made: Story) -> None:
    path = made.watched[0]
    made.site.face(path, 0, ENDLESS, turned(made, path)[0])


@story("comments that come, and their number")
def _(made: Story) -> None:
    path = made.watched[0]
    paper = made.site.papers[path]
    chance, tongue = made.site.chance, made.site.tongue
    said = [sentence(chance, tongue) for _ in range(40)]

    def face(hour: float) -> Reply:
        shown = said[: int(hour / DAY) + 1]
        head = f"评论（{len(shown)}）" if tongue is CHINESE else f"{len(shown)} comments"
        items = "".join(f"<li class='comment'><p>{one}</p></li>" for one in shown)
        return Reply(
            body=made.site.document(
                paper, hour, below=f"<section id='comments'><h3>{head}</h3><ol>{items}</ol></section>"
            )
        )

    made.site.face(path, 0, ENDLESS, face)


@story("a page of 85 kB of which no two requests get the same bytes")
def _(made: Story) -> None:
    made.site.restless = True
    made.watched[:] = [made.site.paper("/papers/long.html", sentences=250)]
