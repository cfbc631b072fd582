"""Short pages that send their reader on in a way that was not followed (pure).

They do so by a script, by what they say, or by their only link."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from urllib.parse import urlsplit

from archiver.observe.addresses import apart_from, is_front
from archiver.observe.carried.members import DOCUMENTS, extension
from archiver.observe.marks.gist import NOTHING, lower, weight
from archiver.observe.marks.page import SHELL
from archiver.observe.marks.still_there import LOST, found_copy, is_alike
from archiver.observe.marks.weigh import WAITING, Classified, strongest
from archiver.observe.rules.notice_words import FAMILIES, FATES, NEGATED
from archiver.observe.rules.walls import ERROR_PATH, LOGIN_PATH, MISSING_PATH, WALL_URL
from archiver.text.comparison.alike import share_found
from archiver.text.model import Kind, Text
from archiver.text.normal import bare, fold, key
from archiver.text.occurrences import find_words
from archiver.text.titles import NAMING, title_parts
from storage.model import NOT_FOUND, Finding, Mark, Observation, Reason, Role, Visit
from storage.urls import path_and_query

FEW = 300  # weighted characters of a page that says only that it sends on, at most
MANY = 600  # weighted characters of a page whose frame, script or only link may lead to its former content, at most
WAYS = 3  # onward addresses of one page that are returned
LEAST = 20  # visible characters: a page with fewer shows nothing
MOVED = "onward.moved"  # rule of a page that says that it has another address
SENDING = "a script on the page leads to another address, which was not followed"
_ABOVE = frozenset({"root", "parent", "login"})  # distances (`storage.urls.distance`) that lead away from a document
_NOTICES = frozenset({Finding.WITHDRAWN, Finding.LEGAL, Finding.CENSORED})
MOST = 0.5  # share of its main text that the document must make up on a page that is the document
AROUND = 1500  # characters of running text of a page that only sends on, amid its site's furniture, at most
HEAD = 1000  # first characters of a file, which contain its name
FORMS = frozenset({"m", "mobile", "amp", "print"})  # URL parts that mark a mobile or print version
_BETWEEN = re.compile(r"[/.?&=#]+")

_SENTENCE = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])|\n")
# the reader is sent on
_SENT = re.compile(
    r"redirect|\bforward(?:ed|ing)\b|be (?:sent|taken|transferred|brought) to|weiter(?:ge)?leit|redirig|redirec|reindirizz|doorverwe|doorgestuurd|przekierow|přesměrov|átirány|перенаправ|переадрес|yönlendir|chuyển hướng|dialihkan|تحويل|إعادة التوجيه|منتقل|מופנ|กำลังเปลี่ยน|"
    r"跳转|跳轉|转到|转向|轉到|转入|转至|自动(?:进入|转)|転送|リダイレクト|自動的に移動|이동합니다|이동됩니다"
)
# the page or its site has another address
_MOVED = re.compile(
    r"(?:page|site|website|address|document|article|course) (?:has |was |is )?(?:been )?(?:moved|relocated|changed)\b|new (?:web ?site|web ?page|page|address|site|home|location)\b|"
    r"neue\w* (?:adresse|seite|webseite)|nouvelle (?:adresse|page)|nouveau site|nueva (?:dirección|página|web)|novo (?:endereço|site)|nova (?:página)|nuov[oa] (?:indirizzo|pagina|sito)|"
    r"nieuwe (?:adres|pagina|website)|now(?:y|ą|a) (?:adres|stron)|нов(?:ый|ая|ую|ом) (?:адрес|страниц|сайт)|搬迁|搬遷|新(?:网址|網址|地址|网站|網站|页面|站)|移転"
)
# the same, or the reader has to click
SENDS = re.compile(
    f"{_SENT.pattern}|{_MOVED.pattern}"
    r"|(?:click|press|tap) (?:here|below|the (?:link|button)|on the (?:link|button))|\bklick\w* (?:sie )?(?:bitte )?(?:hier|auf)|cliquez (?:ici|sur)|(?:haga|haz) clic|pulse aquí|clique (?:aqui|no)|clicca (?:qui|sul)|"
    r"klik hier|kliknij|klikněte|kattintson|нажмите|tıklayın|bấm vào|klik di sini|اضغط هنا|انقر هنا|کلیک کنید|לחץ כאן|लिंक पर|คลิก|点击(?:此处|这里|链接|进入)|點擊|こちら(?:を|へ)|클릭"
)
# the reader is to wait meanwhile, or needs JavaScript
_BESIDE = re.compile(
    r"wait|one moment|moment|second|shortly|loading|javascript|browser|warten|sekund|patien|attend|aguard|esper|attend|подожд|секунд|稍候|稍等|秒|お待ち|잠시"
)
# the text of a link that says only that it leads on
_ON = re.compile(
    r"\W*(?:(?:please |bitte |veuillez )?(?:click |press |klick\w* |cliquez |clique |haga clic |clicca |kliknij |klik )?(?:here|this link|hier|ici|aqu[íi]|qui|tutaj|zde|ide|здесь|сюда|тут)|continue|proceed|enter|next|go on|go(?: there| now)?|open|visit|follow|(?:go|continue|proceed) to .{1,60}|(?:skip|read) on|weiter|fortfahren|zur (?:neuen )?\w+|continuer|suivant|entrer|accéder|continuar|siguiente|entrar|seguir|prosseguir|continua|avanti|entra|prosegui|"
    r"doorgaan|verder|dalej|kontynuuj|pokračovat|tovább|продолжить|перейти.{0,40}|далее|дальше|devam|tiếp tục|lanjut\w*|متابعة|ادامه|המשך|ต่อไป|继续|繼續|进入|進入|(?:点击|點擊)(?:这里|此处|進入|进入)?|下一步|前往.{0,20}|跳转|次へ|続ける|進む|こちら|입장|계속|다음|바로가기)\W*",
    re.IGNORECASE | re.DOTALL,
)


def likely_targets(text: Text, url: str, known: Text | None = None) -> tuple[str, ...]:
    """The addresses that a short page at `url` leads to, the likeliest first, WAYS at most.

    These are the frames that it shows in the place of a text; the addresses that its scripts name unconditionally; and
    its only link, if the page says so. Scripts and links that lead to a form of its own address (`is_address_variant`)
    do not count. On a page amid the furniture of its site, the frames and the link of what it says itself; `known`: the
    kept copy, which has some of that furniture."""
    doubted = text.named if text.branches else ()
    own = (one for one in _ways(_strip_furniture(text, known), url) if one not in doubted)
    return tuple(dict.fromkeys((*_ways(text, url), *own)))[:WAYS]


def _ways(text: Text, url: str) -> tuple[str, ...]:
    if not _few(text):
        return ()
    given = () if text.branches else text.named
    only = _only_link(text, url)
    says = only is not None and (_ON.fullmatch(only[1]) is not None or forwarding_target(text, url) is not None)
    linked = (only[0],) if only is not None and says and not (text.branches and only[0] in text.named) else ()
    led = (one for one in (*given, *linked) if not is_address_variant(url, one))
    return tuple(one for one in dict.fromkeys((*frames(text, url), *led)) if one != url)[:WAYS]


def is_stub(text: Text, url: str, known: Text | None) -> bool:
    """Whether a page has no text to speak of, or only says that it sends on, possibly amid the furniture of its
    site."""
    bare = _few(text) and (
        weight(text.visible) < SHELL or bool(frames(text, url)) or forwarding_target(text, url) is not None
    )
    return bare or target_amid_furniture(text, url, known) is not None


def target_amid_furniture(text: Text, url: str, known: Text | None) -> str | None:
    """Where a page leads that, apart from its site's menus and footer, only says that it sends its reader on.

    None for any other page, and if it does not say where to. `known`: the kept copy."""
    if text.prose_chars > AROUND or text is known:  # true of most pages
        return None
    return forwarding_target(_strip_furniture(text, known), url) or None


def target_of_visit(visit: Visit, text: Text, later: str | None, known: Text | None) -> str | None:
    """Where the page of a visit sends its reader, as `forwarding_target` returns it.

    A page amid furniture, and one that redirects `later` than is followed, count only if the address was requested as a
    probe; otherwise they are judged like any page."""
    page = visit.page
    if page is None:
        return None
    if (bare := forwarding_target(text, page.url)) is not None:
        return bare
    asked = {e.url for e in visit.exchanges if e.role is Role.SIBLING}
    further = (later, target_amid_furniture(text, page.url, known)) if asked else ()
    return next((one for one in further if one is not None and one in asked), None)


def is_address_variant(url: str, other: str) -> bool:
    """Whether `other` is a form of the address `url`.

    The same path or one below it on the same host, with any query; or a mobile or print version."""
    here, there = urlsplit(url), urlsplit(other)
    if FORMS & (_parts(other) - _parts(url)):
        return True
    path = here.path.rstrip("/")
    below = f"{there.path.rstrip('/')}/".startswith(f"{path}/") if path else not there.path.strip("/")
    return below and same_host(url, other)


def same_host(url: str, other: str) -> bool:
    """Whether two addresses have the same host, with or without `www`."""
    return _host(url) == _host(other)


def is_step(text: Text, urls: Collection[str], others: Collection[str], known: Text | None) -> bool:
    """Whether one of `others` is only a step of the stub at `urls`, not another place.

    A form of its address, an address that its scripts name conditionally, or its canonical address."""
    led = {one for url in urls for one in likely_targets(text, url, known)}
    beside = {*(text.named if text.branches else ()), text.canonical} - led
    return any(one in beside or is_address_variant(url, one) for one in others for url in urls)


def is_document(old: Text, got: Text, homes: Iterable[Text], *, near: bool) -> bool:
    """Whether a page with the text of `old` is that document rather than a page that quotes or collects it.

    The document is most of its main text, and they share a name that is not the site's. `near`: the page is on the
    document's host, where one without a name may be it."""
    most = share_found(got, old)
    if most is None or most < MOST:
        return False
    if got.kind is not Kind.HTML:  # a file's own title is seldom its name
        return near or any(one in fold(got.visible[:HEAD]).casefold() for one in _names(old))
    site = {name for home in homes for name in _names(home)}
    before, now = _names(old) - site, _names(got) - site
    return not before.isdisjoint(now) if before and now else near


def framed(text: Text, url: str) -> str | None:
    """The address of the frame that fills a page: its only one, on a page without text.

    An iframe counts only on a page without scripts."""
    only = frames(text, url) if _few(text) and len(text.visible) <= FEW else []
    whole = not text.scripts or any(link.tag == "frame" for link in text.links)
    return only[0] if len(only) == 1 and whole else None


def classify_missing_frame(o: Observation) -> Classified | None:
    """The finding for a page whose text was, or would be, in a frame that is not found; None for others."""
    if o.framed is None or o.last is None or (o.last.kept or 0) >= LOST:
        return None
    if not any(p.url == o.framed and p.status in NOT_FOUND for p in o.probes):
        return None
    return Finding.REPLACED, (Reason("frame", f"the frame that fills the page is not found: {o.framed}"),)


def forwarding_target(text: Text, url: str) -> str | None:
    """Where a page leads that only says that it sends its reader on; "" if that is not known; None for any other page.

    None, too, if it leads to a front page, a list above it, a login, an error or a not-found page, as pages in the
    place of a lost document do; and if it says that something is gone, or speaks of the front page."""
    if text.kind is not Kind.HTML or text.refresh is not None or text.password_fields:
        return None
    if len(text.visible) > FEW or (size := weight(text.visible)) > FEW:
        return None
    only = _only_link(text, url)
    to = [*text.named, *((only[0],) if only is not None else ())]
    if any(_is_no_document(one) or apart_from(url, one) in _ABOVE for one in to):
        return None
    where, shown = (to[0] if to else ""), lower(text.visible)
    if (
        FAMILIES["out"].search(shown)
        or NEGATED.search(shown)
        or any(FATES[fate].search(shown) for fate in ("exist", "expired", "deleted"))
    ):
        return None
    if text.sends and size < SHELL:
        return where
    if _says_so(text, shown, _SENT if not (to or text.sends) else SENDS) or (
        only is not None and size < NOTHING and extension(only[0]) not in DOCUMENTS and _ON.fullmatch(only[1])
    ):
        return where
    return None


def says_moved(text: Text) -> bool:
    """Whether a short page says that it has another address."""
    return len(text.visible) <= FEW and _MOVED.search(lower(text.visible)) is not None


def moved_mark(text: Text, url: str, known: Text | None) -> tuple[Mark, ...]:
    """The mark of a page that only sends its reader on and says that it has another address.

    The document is no longer found at this address, wherever it is now."""
    if known is None:
        return ()
    own = text if forwarding_target(text, url) is not None else _strip_furniture(text, known)
    if forwarding_target(own, url) is None or (match := _MOVED.search(lower(own.visible))) is None:
        return ()
    return (Mark(rule=MOVED, finding=Finding.REDIRECTED, matched=match[0][:200], where="shape"),)


def classify_forwarding_page(o: Observation) -> Classified | None:
    """The finding for a page that only sends on; None for any other, and for one that says what became of its content.

    Such a page says nothing about the document, which is where it leads if the kept text is there. If it says that it
    moved, the document is lost at its address, unless what it leads to fails or is walled. A page that leads to
    nothing, or by its link to another page, is judged like any other. At a first look, one that is content by itself is
    kept."""
    if o.onward is None or (o.last is not None and (o.last.kept or 0) >= LOST):
        return None
    if o.last is None and (o.content is not False or not o.sends):
        return None
    said = strongest(o.marks)
    if said is None and (o.visible_chars or 0) < LEAST:
        return None
    if said is not None and said[0] in _NOTICES:
        return None  # a notice may link to a copy
    if said is not None and not (
        o.onward and all(mark.where == "gist" or mark.rule.startswith(WAITING) for mark in said[1])
    ):
        return None
    told = f"the page only forwards to {o.onward}" if o.onward else "the page only forwards, and does not say where to"
    why = Reason("onward", told), *explain_scripts(o)
    if found_copy(o) is not None:
        return Finding.REDIRECTED, why
    if (o.onward or not o.sends) and any(p.role is Role.INVENTED and is_alike(p) for p in o.probes):
        return None  # the site sends any address there
    led = [p for p in o.probes if p.url == o.onward]
    if any(p.status in NOT_FOUND or (p.fine and not o.sends) for p in led if not p.unlike):
        return None
    if any(mark.rule == MOVED for mark in o.marks) and all(p.fine and (p.kept or 0) < LOST for p in led):
        return Finding.REDIRECTED, why
    return Finding.SERVER_ERROR, why


def explain_scripts(o: Observation) -> tuple[Reason, ...]:
    """The reason that names what the scripts of a page with next to nothing to read may do."""
    return (Reason("script.address", SENDING),) if o.sends else ()


def _few(text: Text) -> bool:
    return text.kind is Kind.HTML and text.refresh is None and weight(text.visible) <= MANY


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _parts(url: str) -> set[str]:
    return set(_BETWEEN.split(url.casefold().partition("://")[2]))


def _names(text: Text) -> set[str]:
    return {*title_parts(text.title or ""), *(fold(one).casefold() for one in text.headings[:NAMING])} - {""}


def frames(text: Text, url: str) -> list[str]:
    """The addresses of frames that a page shows in the place of a text.

    Iframes count only if they are on the page's own site: others hold trackers and advertisements."""
    if text.prose_chars >= SHELL:
        return []
    own = (link for link in text.links if link.tag == "iframe" and apart_from(link.url, url) != "other_domain")
    return [link.url for link in (*(one for one in text.links if one.tag == "frame"), *own)]


def _only_link(text: Text, url: str) -> tuple[str, str] | None:
    """The address and text of a page's only link."""
    links = {link.url: link.text for link in text.links if link.tag == "a" and link.url != url}
    return next(iter(links.items())) if len(links) == 1 else None


def _is_no_document(url: str) -> bool:
    """Whether an address is that of a front page, a login, a wall, an error or a not-found page."""
    path = path_and_query(url)
    return is_front(url) or any(one.search(f"/{path}") for one in (LOGIN_PATH, MISSING_PATH, ERROR_PATH, WALL_URL))


def _says_so(text: Text, shown: str, words: re.Pattern[str]) -> bool:
    """Whether a page says, in these words, that it sends its reader on, and next to nothing else."""
    if words.search(shown) is None:
        return False
    headings = {lower(heading) for heading in text.headings}
    others = (
        one for one in map(str.strip, _SENTENCE.split(shown))
        if one and one not in headings and not words.search(one) and not _BESIDE.search(one)
    )  # fmt: skip
    return sum(map(weight, others)) < SHELL


def _strip_furniture(text: Text, known: Text | None) -> Text:
    """A page without its furniture, and without the lines and links that `known`, its older copy, has as well.

    Scripts are left out: what they do, they do for any page of the site."""
    if text.kind is not Kind.HTML:
        return text
    around = bare("\n".join((text.aside, known.visible if known is not None else "")))
    had = {link.url for link in known.links} if known is not None else set()
    names = {fold(one) for one in known.headings} if known is not None else set()
    told = [(line, key(line)) for line in text.visible.splitlines()]
    stood = find_words((words for _, words in told), around)
    visible = "\n".join(line for line, words in told if words and words not in stood)
    new = [link for link in text.links if link.url not in had]
    main = [link for link in new if link.main]
    return replace(
        text,
        headings=tuple(one for one in text.headings if fold(one) not in names),
        visible=visible,
        prose_chars=min(text.prose_chars, len(visible)),
        links=tuple(main or new),
        sends=False,
        named=(),
        branches=False,
    )
