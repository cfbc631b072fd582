"""What happens to sites, what a judge should say about it and when, and what it should not say at all.

A story is one host with its watched addresses. An expectation is an event of one address that must come between two
hours; everything else that is told is a false alert.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from benchmarks.judgement.scripted.pdf import pdf
from benchmarks.judgement.scripted.site import Face, Reply, Site
from benchmarks.judgement.scripted.words import CHINESE, ENGLISH, sentence

DAY = 24.0
ENDLESS = float("inf")
LATE = 8.0  # hours by which a look may follow the end of a wait: one cycle of 6 h, and some


@dataclass(frozen=True, slots=True)
class Expected:
    """An event of a path that must be told between two hours; `since`: when it happened."""

    path: str
    kind: str
    since: float
    first: float
    by: float


@dataclass
class Story:
    """One host over some days."""

    name: str
    site: Site
    days: int = 30
    watched: list[str] = field(default_factory=list)
    looked_at: list[str] = field(default_factory=list)  # those of `watched` whose looks are written: at first all
    members: dict[str, str] = field(default_factory=dict)
    expected: list[Expected] = field(default_factory=list)
    moved_to: dict[str, str] = field(default_factory=dict)  # the new address that the site itself gives
    line_down: tuple[float, float] | None = None  # hours
    canary: bool = True  # whether it is known when our line is down
    lying: set[str] = field(default_factory=set)  # paths that always answer "not modified"

    def at(self, low: float = 9, high: float = 15) -> float:
        """A random hour between these days."""
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
    """A story at this site, which starts with three watched papers; the first is the one it is about."""
    made = Story(name, site)
    for _ in range(3):
        made.watched.append(site.paper(f"/papers/{site.chance.randint(1000, 9999)}.html"))
    STORIES[name](made)
    made.looked_at = [*made.watched]
    return made


# --- what several stories have in common


def cut(made: Story, path: str, since: float) -> None:
    """Remove a sentence from a paper, from this hour on."""
    changed = replace(made.site.papers[path], sentences=without(made, path)[1])
    made.site.face(path, since, ENDLESS, lambda hour: Reply(body=made.site.document(changed, hour)))


def without(made: Story, path: str) -> tuple[list[str], list[str]]:
    """The sentences of a paper, and the same without one of them."""
    sentences = made.site.papers[path].sentences
    less = [*sentences]
    del less[made.site.chance.randrange(len(less))]
    return sentences, less


def counted(made: Story, path: str) -> tuple[Face, Face]:
    """A paper with a view counter in its text, and the same with a sentence less."""
    paper, seen = made.site.papers[path], "浏览次数：{}" if made.site.tongue is CHINESE else "Page views: {}"

    def face(sentences: list[str]) -> Face:
        head = f"<p>{seen}</p>"
        return lambda hour: Reply(
            body=made.site.document(replace(paper, sentences=sentences), hour, above=head.format(int(hour * 31)))
        )

    whole, less = without(made, path)
    return face(whole), face(less)


def turned(made: Story, path: str) -> tuple[Face, Face]:
    """A paper with an extra sentence that differs at each look, and the same with one of its own sentences less."""
    paper = made.site.papers[path]

    def face(sentences: list[str]) -> Face:
        return lambda hour: Reply(
            body=made.site.document(
                replace(paper, sentences=[*sentences, sentence(made.site.chance, made.site.tongue)]), hour
            )
        )

    whole, less = without(made, path)
    return face(whole), face(less)


def lines(made: Story) -> list[str]:
    """Sentences for a PDF: English, because the font that every reader has contains no Chinese."""
    return [sentence(made.site.chance, ENGLISH) for _ in range(14)]


def file(made: Story, path: str) -> str:
    """Add a PDF at this path."""
    made.site.files[path] = Reply(body=pdf(lines(made)), kind="application/pdf")
    return path


def carrier(made: Story) -> str:
    """Make a watched page that carries a PDF."""
    document = file(made, "/files/annex.pdf")
    path = made.site.paper("/papers/with-annex.html", links=(document,))
    made.watched[0] = path
    made.members[path] = document
    return path
