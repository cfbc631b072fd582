"""A site made by code: what each of its addresses answers at an hour, and what gets in its way."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from html import escape

from benchmarks.judgement.scripted.words import CHINESE, Tongue, prose, sentence, title
from storage.model import Finding

HTML = "text/html; charset=utf-8"
DRESSES = ("main", "article", "div", "table")


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, or the failure in its place. `to`: a redirect to that path, which answers for itself."""

    status: int | None = 200
    body: bytes | None = b""
    kind: str = HTML
    failure: Finding | None = None
    to: str | None = None
    headers: tuple[tuple[str, str], ...] = ()


# what pages of content management systems carry along: some fifty thousand characters that nobody reads
_WEIGHT = (
    "<style>"
    + "".join(f".c{n} .menu-item:nth-child({n})>a{{color:#{n:06x};margin:0 {n}px;line-height:1.5}}" for n in range(400))
    + "</style><script>"
    + "".join(f"window.dataLayer=window.dataLayer||[];dataLayer.push({{'id':{n},'v':'c{n}'}});" for n in range(300))
    + "</script>"
)

Face = Callable[[float], Reply]  # the reply at an hour


@dataclass
class Paper:
    """One document of a site, as HTML."""

    title: str
    sentences: list[str]
    links: tuple[str, ...] = ()  # to documents that it carries


@dataclass
class Site:
    """Addresses and what they answer. If several faces of one address are active, the last one wins."""

    host: str
    tongue: Tongue
    chance: random.Random
    restless: bool = False  # with an advertisement, a news list and a counter that change at each request
    dress: str = "main"
    papers: dict[str, Paper] = field(default_factory=dict)
    files: dict[str, Reply] = field(default_factory=dict)
    faces: list[tuple[str | None, float, float, Face]] = field(default_factory=list)
    missing: Face | None = None
    unlisted: dict[str, float] = field(default_factory=dict)  # path -> hour from which the list leaves it out
    renewed: float = float("inf")  # hour from which on the site has another design

    def url(self, path: str) -> str:
        return f"https://{self.host}{path}"

    def paper(self, path: str, sentences: int = 0, **more: tuple[str, ...]) -> str:
        """Add a new document at this path."""
        count = sentences or self.chance.randint(14, 60)
        self.papers[path] = Paper(
            title(self.chance, self.tongue), prose(self.chance, self.tongue, count), links=more.get("links", ())
        )
        return path

    def face(self, path: str | None, start: float, end: float, face: Face) -> None:
        """Serve this from `start` to `end` at the path; None: at every path of the host."""
        self.faces.append((path, start, end, face))

    def disturbed(self, path: str, hour: float) -> bool:
        """Whether anything but the document itself is served at the path."""
        return self._face(path, hour) is not None

    def ask(self, path: str, hour: float) -> Reply:
        """The answer; for a redirect, the answer at its target."""
        face = self._face(path, hour)
        reply = face(hour) if face is not None else self._own(path, hour)
        if reply.to is not None:
            end = self.ask(reply.to, hour)
            return replace(end, to=reply.to)
        return reply

    def _face(self, path: str, hour: float) -> Face | None:
        return next(
            (face for own, start, end, face in reversed(self.faces) if own in {None, path} and start <= hour < end),
            None,
        )

    def _own(self, path: str, hour: float) -> Reply:
        if path in self.files:
            return self.files[path]
        if path in self.papers:
            return Reply(body=self.document(self.papers[path], hour))
        if path in {"/", "/papers/"}:
            return Reply(body=self._list(hour, front=path == "/"))
        return self.missing(hour) if self.missing is not None else self.not_found(404)(hour)

    # --- pages

    def document(self, paper: Paper, hour: float, *, above: str = "", below: str = "") -> bytes:
        """A document in the site's design. `above`, `below`: HTML before and after its text."""
        step = 4
        parts = [" ".join(paper.sentences[at : at + step]) for at in range(0, len(paper.sentences), step)]
        body = "".join(f"<p>{escape(part)}</p>" for part in parts)
        body += "".join(f'<p><a href="{link}">{escape(paper.title)} (PDF)</a></p>' for link in paper.links)
        return self.framed(paper.title, f"<h1>{escape(paper.title)}</h1>{above}{body}{below}", hour)

    def not_found(self, status: int, words: str | None = None, heading: str | None = None) -> Face:
        """The site's own not-found page, in full design, with this status."""

        def face(hour: float) -> Reply:
            said = words if words is not None else self.tongue.missing[len(self.host) % len(self.tongue.missing)]
            named = heading or (self.tongue.institute if status == 200 else said)
            return Reply(status=status, body=self.framed(named, f"<p>{escape(said)}</p>", hour, advertise=True))

        return face

    def _list(self, hour: float, *, front: bool) -> bytes:
        shown = {path: paper for path, paper in self.papers.items() if not self.delisted(path, hour)}
        items = "".join(f'<li><a href="{path}">{escape(paper.title)}</a></li>' for path, paper in shown.items())
        chance = random.Random(f"{self.host} front")
        blurbs = "".join(f"<p>{escape(sentence(chance, self.tongue))}</p>" for _ in range(3 if front else 1))
        name = self.tongue.institute if front else self.tongue.menu[2]
        return self.framed(name, f"<h1>{escape(name)}</h1>{blurbs}<ul>{items}</ul>", hour)

    def delisted(self, path: str, hour: float) -> bool:
        """Whether the list page leaves the path out at this hour."""
        return hour >= self.unlisted.get(path, float("inf"))

    def framed(self, name: str, inner: str, hour: float, *, advertise: bool = False) -> bytes:
        """A page: menu, content, aside, footer."""
        dress = self.dress
        if hour >= self.renewed:
            dress = DRESSES[(DRESSES.index(dress) + 1) % len(DRESSES)]
        words = [*self.tongue.menu, *(f"{word} {n}" for n in range(1, 12) for word in self.tongue.menu)]
        menu = "".join(
            f'<li class="menu-item"><a href="/section/{n}">{escape(word)}</a></li>' for n, word in enumerate(words)
        )
        aside = self._aside() if self.restless or advertise else ""
        foot = "版权所有" if self.tongue is CHINESE else "All rights reserved"
        content = {
            "main": f"<main>{inner}</main>",
            "article": f"<div class='wrap'><article class='content'>{inner}</article></div>",
            "div": f"<div id='page'><div class='content' id='content'>{inner}</div></div>",
            "table": f"<table><tr><td class='main'>{inner}</td></tr></table>",
        }[dress]
        return (
            f"<!doctype html><html lang='{self.tongue.code}'><head><meta charset='utf-8'><title>{escape(name)}</title>"
            f"<link rel='stylesheet' href='/{dress}.css'>{_WEIGHT}</head><body><header><nav><ul>{menu}</ul></nav></header>"
            f"{content}{aside}<footer><p>{escape(self.tongue.institute)} {foot}</p></footer></body></html>"
        ).encode()

    def _aside(self) -> str:
        seen = "浏览次数：" if self.tongue is CHINESE else "Page views: "
        news = "".join(
            f"<li><a href='/news/{self.chance.randint(1, 9999)}'>{escape(title(self.chance, self.tongue))}</a></li>"
            for _ in range(5)
        )
        return (
            f"<aside><h3>{self.tongue.news}</h3><ul>{news}</ul><div class='ad'>{escape(sentence(self.chance, self.tongue))}"
            f"</div><p>{seen}{self.chance.randint(100, 99999)}</p></aside>"
        )
