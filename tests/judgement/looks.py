"""Looks without a network: exchanges made of bytes, pages written for the tests."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache

from archiver import text
from archiver.observe import Learned, Reference, charset, classify, media_type, observe
from archiver.text import Text
from storage.body import Body
from storage.model import (
    Capture,
    Exchange,
    Failure,
    Finding,
    MemberSeen,
    NotFetched,
    Observation,
    Reason,
    Role,
    Tls,
    Truncated,
    Visit,
)

AT = datetime(2021, 3, 2, 14, 20, tzinfo=UTC)
URL = "https://institute.example/2019/1223/c18571a259225/page.htm"
HTML = "text/html; charset=utf-8"

PARAGRAPHS = (
    "The survey covered four hundred and twelve households in nine villages between March and September.",
    "Of the workers who moved under the programme, the report counts 1,240 who returned within the first year.",
    "County officials set the quotas in January, and the cooperatives signed the contracts two weeks later.",
    "Wages were paid through the cooperatives, which kept between eight and twelve percent of the sum.",
    "Most of the interviews were held in the presence of a village cadre, which the authors note as a limit.",
    "The institute recommends that the transfers be evaluated by an outside body before they are extended.",
)
CHINESE = (
    "本报告基于对九个村庄四百一十二户家庭的入户调查，调查时间为三月至九月。",
    "参加转移就业的劳动者中，有一千二百四十人在第一年内返乡，比例明显高于预期。",
    "县政府于一月确定名额，合作社在两周之后签订合同，工资由合作社统一发放。",
    "合作社从工资中提取百分之八至十二作为管理费用，其余部分按月支付给本人。",
    "大部分访谈在村干部在场的情况下进行，作者将其列为本研究的主要局限。",
    "研究所建议，在扩大转移规模之前，应当由独立机构对该项目进行评估。",
)
MENU = "".join(f'<li><a href="/s{n}/">Section {n} of the institute</a></li>' for n in range(12))


def page(
    paragraphs: Sequence[str] = PARAGRAPHS, title: str = "Labour transfer: a report", extra: str = "", head: str = ""
) -> str:
    """A page with its text between a menu and a footer."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title>{head}</head><body>"
        f"<header><nav><ul>{MENU}</ul></nav></header><div class=content><h1>{title}</h1>{body}{extra}</div>"
        "<footer>Institute of Economics, 12 Library Road. All rights reserved.</footer></body></html>"
    )


def notice(title: str, *lines: str, head: str = "") -> str:
    """A short page without menu or footer."""
    body = "".join(f"<p>{line}</p>" for line in lines)
    return f"<html><head><meta charset=utf-8><title>{title}</title>{head}</head><body>{body}</body></html>"


def exchange(
    body: bytes | str = b"",
    *,
    url: str = URL,
    status: int | None = 200,
    declared: str = HTML,
    headers: Sequence[tuple[str, str]] = (),
    role: Role = Role.PAGE,
    at: datetime = AT,
    parent: str | None = None,
    failure: Failure | None = None,
    truncated: Truncated | None = None,
    http: bool = True,
    tls: Tls | None = None,
    conditional: bool = False,
) -> Exchange:
    data = body.encode() if isinstance(body, str) else body
    digest = hashlib.sha256(data).hexdigest()
    answered = failure is None
    return Exchange(
        id=f"{role}-{url}-{status}-{digest[:12]}",
        role=role,
        url=url,
        at=at,
        egress="direct",
        http=http,
        status=status if answered else None,
        headers=(("Content-Type", declared), *headers) if answered else (),
        payload=Body.of(data) if answered else None,
        payload_sha256=digest if answered else None,
        payload_bytes=len(data),
        parent=parent,
        failure=failure,
        truncated=truncated,
        tls=tls,
        conditional=conditional,
    )


def text_of(got: Exchange) -> Text | None:
    if got.payload is None:
        return None
    return _taken(text.decoded(got.payload, got.headers), media_type(got) or "", charset(got), got.url)


@lru_cache(maxsize=512)  # most tests share one page and one menu
def _taken(content: bytes, declared: str, hint: str | None, url: str) -> Text:
    return text.extract(content, media_type=declared, charset_hint=hint, url=url)


def reference(body: bytes | str, *documents: Exchange, url: str = URL, declared: str = HTML) -> Reference:
    """The reference that a good look at `body` leaves behind."""
    kept = exchange(body, url=url, declared=declared)
    texts = {one.id: got for one in documents if (got := text_of(one)) is not None}
    return Reference(
        capture=capture(kept), text=text_of(kept), documents=tuple(capture(one) for one in documents), texts=texts
    )


def capture(kept: Exchange) -> Capture:
    return Capture(
        id=kept.id,
        source="01EZXXXXXXXXXXXXXXXXXXXXXX",
        n=1,
        role=kept.role,
        url=kept.url,
        at=kept.at,
        status=kept.status,
        media_type=media_type(kept) or "",
        payload_sha256=kept.payload_sha256,
        payload_bytes=kept.payload_bytes,
        segment="warc/x",
        offset=0,
        length=1,
        good=True,
    )


@dataclass(frozen=True)
class Looked:
    observation: Observation
    finding: Finding
    reasons: tuple[Reason, ...]

    @property
    def rules(self) -> set[str]:
        return {reason.rule for reason in self.reasons}


def look(
    *exchanges: Exchange,
    last: Reference | None = None,
    first: Reference | None = None,
    quotes: Sequence[str] = (),
    earlier: Sequence[MemberSeen] = (),
    not_fetched: Sequence[NotFetched] = (),
    url: str = URL,
    not_found: Text | None = None,
    clock_off: bool = False,
    texts: Mapping[str, Text | None] = {},
) -> Looked:
    """One visit judged by itself.

    `first`: the first reference, where it is not `last`. `texts`: texts of exchanges that replace those read from their
    bodies."""
    visit = Visit(
        source="s", url=url, n=2, at=AT, egress="direct", exchanges=exchanges, clock_off=clock_off,
        not_fetched=tuple(not_fetched),
    )  # fmt: skip
    read = {one.id: text_of(one) for one in exchanges} | dict(texts)
    found: Mapping[str, Text] = {key: got for key, got in read.items() if got is not None}
    final = visit.page
    seen = observe(
        visit,
        found.get(final.id) if final is not None else None,
        last=last,
        first=first or last,
        quotes=quotes,
        members=found,
        earlier=earlier,
        probes=found,
        not_found=None if not_found is None else Learned(capture="learned", text=not_found),
    )
    finding, reasons = classify(seen)
    return Looked(seen, finding, reasons)


def failed(finding: Finding, detail: str = "scripted", **different: object) -> Exchange:
    return replace(exchange(failure=Failure(finding=finding, detail=detail)), **different)  # type: ignore[arg-type]


REFERENCE = reference(page())
ROOT = "https://institute.example/"
FRONT = page(
    ["Welcome to the institute.", "News", "Events"],
    "Institute of Economics",
    extra="".join(f"<a href=/n{n}>News item {n}: a seminar is held in room {n}</a><br>" for n in range(40)),
)


def judged(body: str, status: int = 200, **more: object) -> Finding:
    """A first look at `body`."""
    return look(exchange(body, status=status, **more)).finding


def again(body: str, status: int = 200, **more: object) -> Finding:
    """The finding of a later look, with the report as the reference."""
    return look(exchange(body, status=status, **more), last=REFERENCE).finding


def findings_elsewhere(said: str) -> set[Finding]:
    """The findings of pages where the sentence `said` stands among other text.

    Beside the reference's own text, beside another text, on a page that an invented address gets as well, and at a
    first look. Nowhere does it stand alone in the place of a text."""
    last = reference(page())
    other = [f"In part {n} of the county {n}0 wells were cleaned in May, and none was closed." for n in range(2, 9)]
    invented = exchange(page([said]), url="https://institute.example/2019/x81.htm", role=Role.INVENTED)
    return {
        look(exchange(page([said, *PARAGRAPHS])), last=last).finding,
        look(exchange(page([said, *other])), last=last).finding,
        look(exchange(page([said])), invented, last=last).finding,
        look(exchange(page([said]))).finding,
    }
