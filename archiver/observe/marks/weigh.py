"""Reduces the marks of an answer to the one cause that they name (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from archiver.observe.rules.firewalls import firewalls
from archiver.observe.rules.makers import OWN_SIGNS
from archiver.observe.rules.notice_words import FAMILIES
from archiver.observe.rules.proxies import NO_NAME, OWN
from archiver.observe.rules.unset import UNSET
from storage.model import Effect, Finding, Mark, Reason

# the weight of each place; several marks in one place count about once, because they are one fact
_PLACES = {
    OWN: 12.0,  # more than title, heading and sentences of absence together: proxies say those of an unknown host
    "header": 8.0,
    "sign": 5.0,
    "title": 4.0,
    "heading": 3.0,
    "url": 3.0,
    "shell": 3.0,
    "opening": 1.7,
    "notice": 2.0,
    "form": 1.9,
    "back": 1.9,
    "speaking": 1.5,
    "titled": 1.9,
    "label": 1.0,
    "told": 0.9,
    "aside": 0.7,
    "gate": 2.0,
    "gist": 1.85,
    "dressed": 1.82,
    "machine": 4.0,
    "dress": 1.0,
    "field": 1.0,
    "support": 0.8,
}  # fmt: skip
WORDS = ("title", "heading", "opening", "notice", "speaking", "label", "told")
_KINDS_OF_DENIED = (Finding.CENSORED, Finding.GEO, Finding.LEGAL)
_VAGUE = 0.47  # factor of a word that may mean several things: "Error" in a title is worth less than a sentence
# the first wins a tie
ORDER = (
    Finding.WITHDRAWN,
    Finding.CHALLENGE,
    Finding.LOGIN,
    Finding.LEGAL,
    Finding.GEO,
    Finding.CENSORED,
    Finding.THROTTLED,
    Finding.MAINTENANCE,
    Finding.DENIED,
    Finding.PARKED,
    Finding.SUSPENDED,
    Finding.SOFT_GONE,
    Finding.SERVER_ERROR,
)
_Places = dict[Finding, dict[str, list[Mark]]]  # the marks of each finding, by place
Classified = tuple[Finding, tuple[Reason, ...]]  # a finding, and the rules that gave it
DECIDES = 1.8  # score from which marks name a cause
GROUNDS = ("suspended.unpaid", "suspended.kept", "suspended.filing")  # rules that say why a site was stopped
_NUMBERED = re.compile(r"^missing\.(?:number|lead|any\.(?:cell1|2$))")  # rules that a mere number matches
# words of absence that an outage uses as well: "not available", but not "no longer available"
_UNAVAILABLE = re.compile(
    r"^(?!.*\b(?:longer|any ?more|ever|mehr|plus|más|mais|più|meer|länger|mere|lenger|już|více|viac|больше|більше|artık|lagi|removed|deleted|found|exist)\b)(?=.*(?:"
    r"availab|verfügbar|erreichbar|disponib|disponível|indispon|beschikbaar|bereikbaar|tilg[jæ]+ngelig|tillgänglig|dostępn|dostupn|доступн|kullanılam|tersedia|khả dụng|متاح|متوفر|"
    r"不可用|无法(?:访问|显示|打开|加载)|無法(?:訪問|顯示|開啟|載入)|利用できま|表示できま|이용할 수 없|표시할 수 없))"
)
_SAID_BESIDE = (Finding.MAINTENANCE, Finding.SUSPENDED, Finding.DENIED, Finding.CENSORED, Finding.CHALLENGE)
FOR_NOW, JUST_NOW = "error.for_now", "error.just_now"  # rules of a page that is not available for now, or now
_SENTENCES = ("notice", "opening", "speaking")
_SITE_SUSPENDED = re.compile(r"^(?:web ?site|site|domain|hosting)\b.* (?:suspended|deactivated|disabled)$")
_HEADLINES = frozenset({"title", "heading"})
WAITING = ("wall.script.", "wall.vague.", "wall.step.")  # rules of pages that ask their reader to wait
_FAILURE = re.compile(
    r"\b5[0-3]\d\b|internal server error|service (?:temporarily )?unavailable|origin dns error|dns resolution|tunnel error|database|sql|数据库|資料庫|connect"
)


def strongest(marks: Iterable[Mark]) -> tuple[Finding, tuple[Mark, ...]] | None:
    """The cause that the marks name best, with its marks; None if they name none well enough."""
    places: _Places = {}
    marks = tuple(mark for mark in marks if not _leads_home(mark))
    for mark in marks:
        if mark.where in _PLACES:
            places.setdefault(mark.finding, {}).setdefault(mark.where, []).append(mark)
    if not places:
        return None
    scores = {finding: _score(found) for finding, found in places.items()}
    best = max(scores, key=lambda finding: (scores[finding], -_rank(finding)))
    if scores[best] < DECIDES:
        # "access denied" in the title over a line with "by order of" is one wall, whatever its kind
        walls = {m.where for m in marks if m.finding.effect is Effect.BLOCKED and not _vague(m)}
        words = sum(_PLACES[where] for where in walls.intersection(WORDS))
        if best.effect is not Effect.BLOCKED or words < DECIDES:
            return None
    if _is_of_a_missing_page(best, places):
        best = Finding.SOFT_GONE
    nameless = tuple(mark for mark in marks if mark.rule == NO_NAME)
    if nameless and best in {Finding.SOFT_GONE, Finding.SERVER_ERROR}:
        return Finding.SERVER_ERROR, nameless  # a proxy between us and the site says so
    if best is Finding.SOFT_GONE:
        best = _absence_or_nearer(places, scores)
    elif best is Finding.SERVER_ERROR:
        best = _failure_or_nearer(places, scores)
    best = _site_rather_than(best, places)
    if best is Finding.MAINTENANCE and set(places.get(Finding.GEO, {})).intersection((*WORDS, "gate")):
        best = Finding.GEO  # "for now not available in your region"
    if best is Finding.DENIED and not _is_firewalls_own(places):
        # any kind of block may have "access denied" in its title; the line below says which
        closer = [finding for finding in _KINDS_OF_DENIED if any(where in places.get(finding, {}) for where in WORDS)]
        best = max(closer, key=lambda finding: scores[finding], default=best)
    return best, tuple(mark for found in places[best].values() for mark in found)


def _is_of_a_missing_page(best: Finding, places: _Places) -> bool:
    """Whether a wait is for another page than the one that is missing; or above a sentence, and no number alone, that
    says that the page is missing, a login is no more than the title that a site behind a door gives to every page, or
    a wall no more than a maker's sign in the markup."""
    found, missing = places[best], places.get(Finding.SOFT_GONE, {})
    if best is Finding.CHALLENGE and all(m.rule.startswith(WAITING) for marks in found.values() for m in marks):
        return bool(set(missing).intersection(("title", "heading", *_SENTENCES)))
    said = (mark for where in _SENTENCES for mark in missing.get(where, ()))
    if set(found) == {"sign"}:  # a maker's own, whose pages say all kinds of things
        own = all(mark.rule.removeprefix("sign.") in OWN_SIGNS for mark in found["sign"])
        walled = any(one.effect is Effect.BLOCKED and not set(places[one]).isdisjoint(WORDS) for one in places)
        return own and not walled and not all(map(is_numbered, said))
    return best is Finding.LOGIN and set(found) == {"title"} and not all(map(is_numbered, said))


def _is_firewalls_own(places: _Places) -> bool:
    """Whether it is the page of a firewall before the site: what it calls blocked is not barred from here."""
    own = {one.id for one in firewalls() if one.where == OWN}
    return any(mark.rule in own for mark in places[Finding.DENIED].get(OWN, ()))


def _absence_or_nearer(places: _Places, scores: dict[Finding, float]) -> Finding:
    """The cause where words of absence score best, which may be a nearer one.

    "Not available" may go on "in your country" or "by order of a court", or stand above "an unexpected error". A bare
    404 may come from a template; a sentence says what is the matter."""
    if _platform_withdrew(places):
        return Finding.WITHDRAWN
    if any(mark.rule.startswith("barred.law") for mark in places.get(Finding.CENSORED, {}).get("notice", ())):
        return Finding.CENSORED
    for nearer in (Finding.GEO, Finding.LEGAL):
        if set(places.get(nearer, {})).intersection((*WORDS, "gate")):
            return nearer
    absence = [mark for found in places[Finding.SOFT_GONE].values() for mark in found]
    if Finding.SERVER_ERROR in places and _away_for_now(places):
        return Finding.SERVER_ERROR
    if all(_UNAVAILABLE.search(mark.matched) for mark in absence) and (_fails(places) or _only_for_now(places)):
        return Finding.SERVER_ERROR
    if set(places[Finding.SOFT_GONE]) <= _HEADLINES and _request_stopped(places):
        return Finding.DENIED
    if not all(map(is_numbered, absence)):
        return Finding.SOFT_GONE
    if any(mark.rule.startswith("gate.age") for mark in places.get(Finding.CHALLENGE, {}).get("gate", ())):
        return Finding.CHALLENGE
    others = [one for one in _SAID_BESIDE if set(places.get(one, {})).intersection(_SENTENCES)]
    return max(others, key=lambda one: scores[one], default=Finding.SOFT_GONE)


def is_numbered(mark: Mark) -> bool:
    """Whether a mark of absence is of a mere number."""
    return _NUMBERED.search(mark.rule) is not None


def identified_wall(marks: Iterable[Mark]) -> tuple[Finding, tuple[Mark, ...]] | None:
    """The wall that a header, page or sign of only one maker identifies, with its marks; None if there is none.

    A sign in the markup alone gives way where all that is said is that there is nothing."""
    marks = tuple(marks)
    headed = tuple(m for m in marks if m.where == "header" and m.finding.effect is Effect.BLOCKED)
    named = tuple(m for m in marks if m.where in {"maker", OWN})
    signed = tuple(m for m in marks if m.where == "sign" and m.rule.removeprefix("sign.") in OWN_SIGNS)
    said = {m.finding for m in marks if m.where in WORDS}
    if Finding.SOFT_GONE in said and not any(finding.effect is Effect.BLOCKED for finding in said):
        signed = ()
    best = strongest(marks)
    found = (*headed, *named, *signed)
    if not found or (best is not None and best[0] is Finding.SOFT_GONE and not headed):
        return None
    if best is not None and best[0].effect is Effect.BLOCKED:  # its words say which kind of wall
        return best[0], tuple(dict.fromkeys((*found, *best[1])))
    return min((mark.finding for mark in found), key=_rank), found


def may_be_site_wide(marks: Iterable[Mark], cause: Iterable[Mark]) -> bool:
    """Whether all marks of a cause may stand on any page of the site.

    Examples: a script that is put into each page, a maker's box beside words of absence."""
    cause = tuple(cause)
    if not all(mark.where == "shell" for mark in cause):
        return False
    absent = any(m.finding is Finding.SOFT_GONE and m.where in {*WORDS, "gist"} for m in marks)
    return absent or all(mark.rule == "sign.cloudflare.jsd" for mark in cause)


def _site_rather_than(best: Finding, places: _Places) -> Finding:
    """The cause, corrected where lines say what became of the whole site below a title that means something else."""
    if best is Finding.SUSPENDED and set(places.get(Finding.MAINTENANCE, {})).intersection(_SENTENCES):
        stopped = [mark.matched for found in places[best].values() for mark in found]
        return Finding.MAINTENANCE if all("tempor" in one for one in stopped) else best
    if best in {Finding.DENIED, Finding.CENSORED, Finding.LOGIN} and _stopped(places, GROUNDS):
        return Finding.SUSPENDED
    if best is Finding.DENIED and set(places[best]) <= _HEADLINES and _site_suspended(places):
        return Finding.SUSPENDED
    # not "kept": the owner may have withdrawn one page
    if best is Finding.SOFT_GONE and _stopped(places, (GROUNDS[0], UNSET)):
        return Finding.SUSPENDED
    if best is Finding.MAINTENANCE and _stopped(places, ("suspended.unpaid.owner",)):
        return Finding.SUSPENDED  # "temporarily off" until the owner pays
    if best is Finding.MAINTENANCE and set(places[best]) <= _HEADLINES and len(places.get(Finding.CHALLENGE, {})) > 1:
        return Finding.CHALLENGE  # "temporarily unavailable", until the reader has proved to be human
    if best is Finding.MAINTENANCE and set(places.get(Finding.PARKED, {})).intersection(_SENTENCES):
        return Finding.PARKED  # a registered name without a site: nothing is being repaired
    return best


def _fails(places: _Places) -> bool:
    """Whether a sentence says that something failed."""
    failure = places.get(Finding.SERVER_ERROR, {})
    marks = (mark for where in _SENTENCES for mark in failure.get(where, ()))
    return any(not _vague(mark) and not mark.rule.startswith(JUST_NOW) for mark in marks)


def _only_for_now(places: _Places) -> bool:
    """Whether a sentence asks to try again later, and all words of absence are such as an outage has."""
    failing = places.get(Finding.SERVER_ERROR, {}).get("notice", ())
    later = any(mark.rule.startswith("error.not_now") for mark in failing)
    absent = (mark for found in places.get(Finding.SOFT_GONE, {}).values() for mark in found)
    return later and all(_UNAVAILABLE.search(mark.matched) for mark in absent)


def _away_for_now(places: _Places) -> bool:
    """Whether all words of absence are part of a line that says "for now": "the page is temporarily not available"."""
    failing = (mark for found in places[Finding.SERVER_ERROR].values() for mark in found)
    said = [mark.matched for mark in failing if mark.rule.startswith(FOR_NOW)]
    absent = [mark.matched for found in places.get(Finding.SOFT_GONE, {}).values() for mark in found]
    return bool(said) and all(any(one in line for line in said) for one in absent)


def _request_stopped(places: _Places) -> bool:
    """Whether a sentence says that the reader's request was rejected, as firewalls do under whatever title."""
    refused = places.get(Finding.DENIED, {})
    return any(mark.rule.startswith("stopped.yours") for where in _SENTENCES for mark in refused.get(where, ()))


def _platform_withdrew(places: _Places) -> bool:
    """Whether a whole sentence says what a platform has withdrawn, even under "404", the status that platforms give for
    it."""
    said = (mark for where in WORDS for mark in places.get(Finding.WITHDRAWN, {}).get(where, ()))
    return any(mark.rule.startswith("notice.") and not mark.rule.startswith("notice.general") for mark in said)


def _stopped(places: _Places, grounds: tuple[str, ...]) -> bool:
    """Whether words say that a site was stopped, for want of payment or by its owner or host.

    "Blocked" means no wall then. `grounds`: the rules that count."""
    marks = [mark for where in WORDS for mark in places.get(Finding.SUSPENDED, {}).get(where, ())]
    return any(mark.rule.startswith(grounds) for mark in marks)


def _site_suspended(places: _Places) -> bool:
    """Whether a heading or line says that the site was suspended, which its host may title "access denied"."""
    said = (mark for where in ("heading", "notice") for mark in places.get(Finding.SUSPENDED, {}).get(where, ()))
    return any(_SITE_SUSPENDED.search(mark.matched) for mark in said)


def _failure_or_nearer(places: _Places, scores: dict[Finding, float]) -> Finding:
    """The cause where words of failure score best, which may be a nearer one.

    Any kind of notice may begin with "something went wrong", and the line below says which. Not where the markup or a
    number says that it is a failure."""
    failure = places[Finding.SERVER_ERROR]
    said = [mark for marks in failure.values() for mark in marks]
    if any("your country" in mark.matched for marks in places.get(Finding.GEO, {}).values() for mark in marks):
        return Finding.GEO  # "blocks access from your country. We can't connect to the server at this time."
    if not set(failure) <= set(WORDS) or any(_FAILURE.search(mark.matched) for mark in said):
        return Finding.SERVER_ERROR
    away, gone = _away_for_now(places), set(places.get(Finding.SOFT_GONE, {}))
    if not away and all(mark.rule.startswith((FOR_NOW, JUST_NOW)) for mark in said):
        for_now = any(mark.rule.startswith(FOR_NOW) for mark in said)
        if gone.intersection(_HEADLINES if for_now else WORDS):
            return Finding.SOFT_GONE  # "404" above "cannot be accessed for now"; what is "not there now" may be gone
    least = _PLACES["told"] if all(map(_vague, said)) else _PLACES["notice"]
    passing = {Finding.SERVER_ERROR, *({Finding.SOFT_GONE} if away or _only_for_now(places) else ())}
    others = [one for one, score in scores.items() if score >= least and one not in passing]
    below = [mark for where in ("told", "aside") for mark in places.get(Finding.SOFT_GONE, {}).get(where, ())]
    below = [
        mark for mark in below if mark.rule.endswith(".pair") and not any(mark.matched in one.matched for one in said)
    ]
    if set(failure) <= _HEADLINES and below:
        others.append(Finding.SOFT_GONE)  # "an error" is the headline, and a line below says what is missing
    return max(others, key=lambda one: scores[one], default=Finding.SERVER_ERROR)


def _leads_home(mark: Mark) -> bool:
    """Whether a waiting page leads to the front page: behind a wall it would be the page that was asked for."""
    return mark.rule.startswith("wall.script.") and FAMILIES["out"].search(mark.matched) is not None


def _score(found: dict[str, list[Mark]]) -> float:
    """The weight of one cause over all its places. Vague words in several places still count as one vague word."""
    total = vague = 0.0
    for where, marks in found.items():
        if all(map(_vague, marks)):
            vague = max(vague, _PLACES[where] * _VAGUE)
        else:
            total += _PLACES[where] + min(0.3, 0.1 * (len(marks) - 1))
    return total + vague if total else vague


def _vague(mark: Mark) -> bool:
    return ".vague" in mark.rule


def _rank(finding: Finding) -> int:
    return ORDER.index(finding) if finding in ORDER else len(ORDER)


def explain(marks: Iterable[Mark], *more: Reason) -> tuple[Reason, ...]:
    """The reasons for a cause: three of its marks at most, and `more`."""
    shown = sorted(marks, key=lambda mark: mark.where == "body")[:3]
    return (*(Reason(m.rule, f"{m.where}: {m.matched}") for m in shown), *more)
