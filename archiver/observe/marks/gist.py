"""Analyses what a short page is made of, whatever its wording (pure): is it a notice, or about something else?

foreign   most of the running text has none of the words that notices are made of: titles and sentences that could
          be a notice are then the page's subject
gist      a text of a few lines that has several kinds of words of a notice, though no known wording
dressed   the markup itself calls the page not found: the class of its body, the name of its picture"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial

from archiver.observe.rules.labels import QUOTATION
from archiver.observe.rules.notice_words import (
    APOLOGY,
    ASKED,
    ASKED_THING,
    AWAY,
    BARRED,
    BARRIERS,
    BELONGS,
    BYLINE,
    DOWN,
    FAMILIES,
    FATES,
    HOST,
    MOVED,
    NAMES,
    NEGATED,
    OBJECT,
    OR,
    READER,
    SITE,
    SOON,
    TRADE,
    YET,
    is_of_imprint,
)
from archiver.observe.rules.people import without_moves_of_people
from archiver.observe.rules.promised import promises
from archiver.observe.rules.sought import UNFOUND
from archiver.observe.rules.speaks import POINTS, SPEAKS
from archiver.observe.rules.withdrawal.sentences import denies, withdraws
from archiver.text.faster_patterns import grouped_pattern
from archiver.text.languages import CJK
from archiver.text.model import Text
from archiver.text.normal import VIEW_CHARS, ends_sentence, fold
from storage.model import Finding, Mark

SAID = 25  # weighted characters from which a sentence counts
FOREIGN = 80  # weighted characters of sentences about something else
MOSTLY = 0.6  # share of the running text
STAKE = 0.4  # share of a line in what it and the sentences about something else say together, at least
LINE = 250  # weighted characters from which a line is more than an imprint
FEW = 600  # weighted characters of a text of a few lines
WORD = 12  # characters of a heading that is a mere exclamation, at most
NEAR = 2  # lines around a heading, sentences around a refusal
ENTRY = 60  # weighted characters that an entry of a list stays below
ENTRIES = 5  # entries of a page that is a list, links of a page with a menu
MANY = 3  # statuses named on one page
TINY = 150  # weighted characters of one or two sentences
NOTHING = 120  # weighted characters of a page that shows next to nothing
LABEL = 500  # characters of a title or heading that are read
KNOWN_CHARS = 500  # characters of the longest sentence that is cached

_BELONGS = re.compile(grouped_pattern(BELONGS.pattern))
_CJK = re.compile(f"[{CJK}]")
_narrow = lru_cache(maxsize=32)(partial(re.compile(_CJK.pattern + "+").sub, ""))  # half of all checks begin with it
_APART = re.compile("(?<!\\w)[\u3400-\u9fff](?: [\u3400-\u9fff]){3,}(?!\\w)")  # letter-spaced characters
SENTENCE_END = re.compile(r"(?<=[.!?])\s|(?<=[。！？])")
_DRESSED = re.compile(
    r"(?:^|/)(?:[a-z0-9]{1,12}[-_.])?(?:err(?:or)?[-_]?|page[-_]?|http[-_]?|status[-_]?|img[-_]?|icon[-_]?|bg[-_]?|p|e)?(?:404|not[-_]?found|page[-_]?not[-_]?found)"
    r"(?:[-_.]?[a-z]{0,12}[-_.]?\d{0,2})\.(?:png|jpe?g|gif|svg|webp|css|js)(?:$|\?)|/(?:error-?)?404/[\w./-]{0,60}\.(?:png|jpe?g|gif|svg|webp|css|js)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"^(?!.*(?:[?？]|\b(?:what|how|why)\b|什么|如何|怎么))\W*(?:\w{0,12}\W{0,3})?4 ?0 ?4\W*(?:\w{0,12})?\W*$",
    re.MULTILINE,
)
_STATUSES = re.compile(r"(?<![\d.,])(?:40[0-9]|410|429|451|50[0-4])(?![\d.,]\d|\d)")
_PARTS = re.compile(r"\s+(?:[|｜•·»«›\-–—_:]|::)\s+|[|｜_»«:：,，(（)）]|--+|——?")
_WORD = re.compile(r"\w{2,}")
GROUNDS = re.compile(r"(?:, (?:law|ground)){1,2}$|, $")  # appended to the words of a refusal
_ASKING = ("?", "？")
_BUTTONS = frozenset("删除 刪除 移除 清除 削除 삭제 delete remove clear löschen supprimer eliminar удалить".split())
_ALT = re.compile(r"^\W*(?:\w+\W+)?404\b.{0,40}$|\bnot found\b", re.IGNORECASE)


def lower(text: str) -> str:
    """A text in the form in which wordings are written: folded and case-folded, Turkish İ as a plain i."""
    return _known_lower(text) if len(text) <= KNOWN_CHARS else _lower(text)


def _lower(text: str) -> str:
    small = fold(text).casefold()
    return (
        small if small.isascii() else _APART.sub(lambda found: found[0].replace(" ", ""), small.replace("i\u0307", "i"))
    )


_known_lower = lru_cache(maxsize=4096)(_lower)  # several checks read the same lines of a page


def weight(text: str) -> int:
    """Weighted characters: a Chinese, Japanese or Korean character counts as three, because it says as much."""
    return len(text) + 2 * wide(text)


def wide(text: str) -> int:
    """How many characters are Chinese, Japanese or Korean."""
    return 0 if text.isascii() else len(text) - len((_narrow if len(text) <= VIEW_CHARS else _narrow.__wrapped__)(text))


def is_off_topic(text: Text) -> bool:
    """Whether most of the running text, from its first sentence on, is about something else.

    That is: its sentences have no word of the page, the site or the reader's request (`belongs`)."""
    if lists_status_codes(text) or has_byline(text):
        return True
    headings = {lower(heading) for heading in text.headings}
    about = other = 0
    for sentence in sentences_of(text):
        if sentence in headings or (size := weight(sentence)) < SAID:
            continue
        if belongs(sentence) or withdraws(sentence):
            if not other:
                return False
            about += size
        else:
            other += size
    return other >= FOREIGN and other >= MOSTLY * (about + other)


def belongs(sentence: str) -> bool:
    """Whether a sentence has a word of the page, the site or the reader's request: what notices are made of."""
    return _known_to_belong(sentence) if len(sentence) <= KNOWN_CHARS else _BELONGS.search(sentence) is not None


@lru_cache(maxsize=1024)  # asked several times of a page; each call searches for hundreds of words
def _known_to_belong(sentence: str) -> bool:
    return _BELONGS.search(without_moves_of_people(sentence)) is not None


def lists_status_codes(text: Text) -> bool:
    """Whether a page lists what HTTP status codes mean."""
    return len(set(_STATUSES.findall(text.visible[:20_000]))) >= MANY


def has_byline(text: Text) -> bool:
    """Whether a heading has the byline of an article beside it: who wrote the text below, and when."""
    if text.prose_chars < SAID:
        return False
    title = lower(text.title or "")
    own = {one for heading in text.headings[:6] if (one := lower(heading)) and _same_subject(one, title)}
    if not own:
        return False
    lines = [line for raw in text.visible[:20_000].splitlines() if (line := lower(raw).strip())]
    for at, line in enumerate(lines):
        near = lines[max(0, at - NEAR) : at + NEAR + 1]
        if line in own and BYLINE.search("\n".join(one for one in near if len(one) < LINE)):
            return True
    return False


def numbered(label: str) -> bool:
    """Whether a label with a status code in it says little else, as "Error 404 | Example" does.

    One that says more is about the code: "Custom 404 page for Laravel"."""
    cells = [cell for cell in _PARTS.split(label) if _STATUSES.search(cell) or "404" in cell]
    return not cells or any(_words_of_no_notice(cell) <= 1 for cell in cells)


def _words_of_no_notice(cell: str) -> float:
    """How many words of a title part are not words of a notice; two Chinese characters count as one word."""
    rest = BELONGS.sub(" ", cell)
    whole = set(_WORD.findall(_CJK.sub(" ", cell)))  # the rest of a word that was cut is no word
    words = [word for word in _WORD.findall(_CJK.sub(" ", rest)) if word in whole and not word.isdigit()]
    return len(words) + wide(rest) / 2


def _same_subject(heading: str, title: str) -> bool:
    """Whether a title names what a heading names."""
    words = set(_WORD.findall(heading))
    return heading in title or len(words & set(_WORD.findall(title))) >= MOSTLY * max(1, len(words))


def is_line_about_page(line: str, text: Text) -> bool:
    """Whether a line that could be a notice outweighs the text's sentences about something else, or addresses the
    reader. What begins with a host's name is an entry of a list of sites."""
    if SPEAKS.search(line):
        return True
    own = {lower(heading) for heading in text.headings[:1]} if withdraws(line) else set()
    others = (sentence for sentence in sentences_of(text) if sentence not in line and sentence not in own)
    other = sum(weight(s) for s in others if weight(s) >= SAID and not belongs(s) and not HOST.match(s))
    return weight(line) >= STAKE * (weight(line) + other)


def gist_marks(text: Text, *, titled: bool, hinted: bool) -> Iterator[Mark]:
    """Marks of what a page is made of.

    `titled`: a title or heading says that it is a notice, if not which; `hinted`: a wording of absence is on the page,
    if not in a place that decides."""
    if dress := dressed(text):
        where = "dressed" if weight(text.visible) < NOTHING else "dress"
        yield Mark(rule="shape.dressed", finding=Finding.SOFT_GONE, matched=dress[:200], where=where)
    box = frozenset(_cut((text.login,)))  # messages hidden there until a login fails are about an account
    labels, sentences = labels_of(text), [one for one in sentences_of(text) if one not in box]
    sentences = [one for one in sentences if one not in _BUTTONS and not denies(one) and not promises(one)]
    said = weight("".join(sentences))
    headed = "\n".join(labels)
    offer = headed if said > FEW else "\n".join([headed, *sentences])  # a dealer's long page offers in its headings
    if HOST.search(headed) and NAMES.search(offer) and (trade := TRADE.search(offer)):
        yield Mark(rule="gist.parked", finding=Finding.PARKED, matched=trade.group(0)[:200], where="gist")
    if not text.visible and (bar := BARRED.search(headed)):  # nothing but a title that refuses
        yield Mark(rule="gist.barred", finding=Finding.DENIED, matched=bar[0][:200], where="gist")
    if not sentences or said > 2 * FEW:
        return
    sentences = [_outside_quotations(one) for one in sentences]
    read = "\n".join(dict.fromkeys([*labels, *sentences]))
    opened = BARRED.search("\n".join([*labels, *sentences[:2]]))
    old = text.password_fields <= 1  # a form to set a password refuses nothing
    framed = sum(link.tag == "a" and bool(link.text) for link in text.links) >= ENTRIES
    barred = _barred(labels, sentences, framed=framed) if old and (said <= FEW or opened) else None
    if barred is not None:
        yield barred
    if said > FEW:
        return
    down, soon = (
        DOWN.search("\n".join(one for one in read.split("\n") if not YET.search(one) or _names_web_thing(one))),
        SOON.search(read) or (APOLOGY.search(read) if len(set(DOWN.findall(read))) > 1 else None),
    )
    guess = next(filter(None, map(_guesses, sentences)), "") if said <= 2 * TINY else ""
    # something does not work, and will again
    if down and soon and barred is None and said <= 2 * TINY and not guess:
        yield Mark(rule="gist.down", finding=Finding.MAINTENANCE, matched=f"{down[0]}, {soon[0]}"[:200], where="gist")
        return
    if guess:
        yield Mark(rule="gist.fates", finding=Finding.SOFT_GONE, matched=guess[:200], where="gist")
        return
    if titled and said <= 2 * TINY and not BARRED.search(read) and (none := UNFOUND.search(read)):
        yield Mark(rule="gist.none", finding=Finding.SOFT_GONE, matched=none[0][:200], where="gist")
        return
    matched = _missing(read, labels, sentences, others=bool(dress) + titled + hinted, marked=bool(dress) or titled)
    if matched:
        yield Mark(rule="gist.missing", finding=Finding.SOFT_GONE, matched=matched[:200], where="gist")


def _outside_quotations(sentence: str) -> str:
    """A sentence without what it quotes, if it says something itself."""
    rest = QUOTATION.sub(" ", sentence)
    return rest if weight(rest.strip()) >= SAID else sentence


def _names_web_thing(one: str) -> bool:
    return SITE.search(one) is not None or ASKED_THING.search(one) is not None


def _missing(read: str, labels: list[str], sentences: list[str], *, others: int, marked: bool) -> str:
    """The words by which a text of a few lines says that a page is missing; "" if it does not.

    `others`: how many other signs of absence there are; `marked`: one of them is a title or the markup."""
    kinds = {name for name, pattern in FAMILIES.items() if pattern.search(read)}
    if SPEAKS.search(read):
        kinds.add("sorry")
    fates = set(MOVED.findall(read))
    number = any(_NUMBER.search(label) and numbered(label) for label in labels)
    tiny = weight("".join(sentences)) <= TINY
    enough = 2 if tiny and "sorry" in kinds else 3
    addressed = "sorry" in kinds or number or marked
    plain = tiny and BARRED.search(read) is None and any(_says_gone(one, kinds) for one in sentences)
    worded = bool(fates) and addressed and len(kinds) + number + (len(fates) > 1) + others >= enough
    pointed = (
        len(sentences) <= 2
        and not BARRED.search(read)
        and POINTS.search(sentences[-1])
        and any(APOLOGY.search(one) for one in labels if len(one) <= WORD)
    )
    if plain or worded or pointed or (number and len(kinds) >= enough):
        return ", ".join([*sorted(fates), *sorted(kinds)])
    return ""


def _guesses(sentence: str) -> str:
    """The fates between which a sentence guesses with an "or", or which it leaves open (`undecided`); "" if neither."""
    fates = {name: match[0] for name, pattern in FATES.items() if (match := pattern.search(sentence))}
    return ", ".join(fates.values()) if len(fates) > 1 and OR.search(sentence) else undecided(sentence)


def undecided(sentence: str) -> str:
    """The fates between which a sentence leaves open what became of the thing asked for; "" if it does not.

    One of them is that it is gone: "removed, renamed, or temporarily unavailable". "" also if it is about a site."""
    return _undecided(sentence) if len(sentence) <= KNOWN_CHARS else ""


@lru_cache(maxsize=1024)  # asked again for each outage wording in the sentence
def _undecided(sentence: str) -> str:
    if not OR.search(sentence) or (SITE.search(sentence) and not ASKED_THING.search(sentence)):
        return ""
    gone = [match for pattern in FATES.values() if (match := pattern.search(sentence))]
    named = [*gone, *AWAY.finditer(sentence)]
    first, last = (bound(match.start() for match in named) for bound in (min, max)) if gone else (0, 0)
    apart = any(first < match.start() < last for match in OR.finditer(sentence))
    return ", ".join(match[0] for match in named) if apart else ""


def _says_gone(sentence: str, kinds: set[str]) -> bool:
    """Whether a sentence that is nearly all of the page tells the reader that a page is gone.

    It says what became of it, apologises for it, or says that there is none."""
    if MOVED.search(sentence) and (SPEAKS.search(sentence) or POINTS.search(sentence)):
        return True
    if not FAMILIES["thing"].search(sentence) or READER.search(sentence):
        return False
    return APOLOGY.search(sentence) is not None or (NEGATED.search(sentence) is not None and len(kinds) > 1)


def _stated(sentences: list[str]) -> list[str]:
    """The sentences of a page, without the entries of a list.

    Where many lines are no sentences and have no word of the page, the site or the reader's request, none of them is a
    refusal, though a name among them may be spelled like one."""
    entries = [one for one in sentences if weight(one) < ENTRY and not ends_sentence(one)]
    named = len([one for one in entries if not belongs(one)]) >= ENTRIES
    return [one for one in sentences if one not in entries] if named else sentences


def _barred(labels: list[str], sentences: list[str], *, framed: bool) -> Mark | None:
    """The mark of a refusal to the reader of something on the web, with its ground near it. No ground is needed on a
    page that says nothing else. `framed`: the page has links, which name things of the web as well."""
    read = "\n".join(dict.fromkeys([*labels, *_stated(sentences)]))
    bar = BARRED.search(read)
    if bar is None or not any(p.search(read) for p in (SPEAKS, ASKED, POINTS)):
        return None
    tiny = weight("".join(sentences)) <= TINY
    beside = [*(labels[:2] if tiny else ()), *_beside_bars(labels, sentences)]
    if OBJECT.search("\n".join(beside) if framed else read) is None:
        return None  # something else is restricted: data, hunting
    at = next((n for n, one in enumerate(sentences) if bar[0] in one), 0)
    near = read if tiny else "\n".join([*labels, *sentences[max(0, at - NEAR) : at + NEAR + 1]])
    titled = any(BARRED.search(label) for label in labels)
    if weight("".join(sentences)) > FEW and not (titled or SPEAKS.search(near) or POINTS.search(near)):
        return None  # a refusal in so much text is its subject, unless it is the title or said to the reader
    grounds = [name for name, pattern in BARRIERS.items() if pattern.search(near)]
    if not grounds and not (tiny and FAMILIES["thing"].search(read)):
        return None
    finding = Finding.CENSORED if grounds[:1] == ["law"] else Finding.DENIED
    said = ", ".join((bar[0], ", ".join(grounds)))
    return Mark(rule="gist.barred", finding=finding, matched=said[:200], where="gist")


def _beside_bars(labels: Sequence[str], sentences: Sequence[str]) -> Iterator[str]:
    """Each sentence that refuses something, with the one before it; each such label, with the title and the first
    sentences."""
    for at, one in enumerate(sentences):
        if BARRED.search(one):
            yield from sentences[max(0, at - 1) : at + 1]
    for one in labels:
        if BARRED.search(one):
            yield from (one, *labels[:1], *sentences[:NEAR])


def dressed(text: Text) -> str:
    """The class, file name or alt text by which the markup calls the page not found; "" if there is none."""
    for sign in text.signs:
        if sign.id == "class.404":
            return sign.matched
    for link in text.links:
        if link.tag in {"img", "style", "script"} and (match := _DRESSED.search(link.url)):
            return match.group(0)
        if link.tag == "img" and (match := _ALT.search(link.text)):
            return match.group(0)
    return ""


def labels_of(text: Text, *, asking: bool = False) -> list[str]:
    """Title and first headings, without questions unless `asking`."""
    labels = (lower(label[:LABEL]) for label in (text.title or "", *text.headings[:3]))
    return [label for label in labels if asking or not label.endswith(_ASKING)]


def sentences_of(text: Text, *, asking: bool = False) -> list[str]:
    """The sentences of both main-text extractions, without imprint lines, and without questions unless `asking`.

    Both, because of a page with a notice of one line either may take the imprint for the text."""
    views = tuple(view[:20_000] for view in (text.other, text.main) if view) or (text.visible[:20_000],)
    return [one for one in _cut(views) if asking or not one.endswith(_ASKING)]


@lru_cache(maxsize=4)  # several checks ask it of the page at hand
def _cut(views: tuple[str, ...]) -> tuple[str, ...]:
    out: dict[str, None] = {}
    for line in dict.fromkeys(lower(line) for view in views for line in view.splitlines()):
        if weight(line) < LINE and is_of_imprint(line):
            continue
        out |= dict.fromkeys(piece for part in SENTENCE_END.split(line) if (piece := part.strip()))
    return tuple(piece for piece in out if not is_of_imprint(piece))
