"""References of a page: where they lead, and whether they stand in the main content."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlsplit

from archiver.text.leads.documents import in_boxes, in_head
from archiver.text.leads.following import SCRIPT_CHARS
from archiver.text.model import Link
from archiver.text.page.content import Content
from archiver.text.page.scans import AWAY, ON, is_picture, name
from archiver.text.page.walked import Node, Walked
from storage import urls

# scripts of Chinese university sites write their PDF frame by a call: showVsbpdfIframe("/__local/…/x.pdf", …)
_SCRIPT_PDF = re.compile(
    r"""["']((?:[^"'\s<>\\]|\\/){1,2000}\.pdf(?:\?(?:[^"'\s<>\\]|\\/){0,500})?)["']""", re.IGNORECASE
)
_NAMES_PDF = re.compile(r"\.[Pp][Dd][Ff]")  # a script in small letters would be written anew
_VIEWERS = ("file", "pdf", "pdfurl", "src", "url")  # parameters by which viewer pages name their document
_VIEWER_PATH = re.compile(
    r"//[^/]+/(?:.*(?:viewer|pdf|preview|generic)[^/]*\.(?:html?|php|jsp|aspx)$|(?:.*/)?pdfjs/)|"
    r"//docs\.google\.com/(?:g?view|viewer(?:ng/viewer)?)$|//view\.officeapps\.live\.com/op/(?:embed|view)\.aspx$",
    re.IGNORECASE,
)
_BOXED = re.compile(r"\balert\s*\(\s*(?:'([^'\\\n]{1,400})'|\"([^\"\\\n]{1,400})\")\s*\)")
_NO_PAGE = ("javascript:", "mailto:", "tel:", "data:", "#")  # most of what is no page, without a parser
# stays as it is when it is resolved: no host that is a number or has a name to decode, no dot segments, nothing that the
# URL standard would encode
_PLAIN = re.compile(
    r"(?![?]|\Z)(?:(https?://(?![^/]*xn--)(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,})?/)?"
    r"(?:[\w~-][\w~.,;=@+!*()&$-]*+/?)*+(?:\?[\w=&.~%+,;:/@!*()$-]++)?\Z",
    re.ASCII,
)
PLAIN_CHARS = 1000


def resolve(base: str, ref: str | None) -> str | None:
    """`ref` against `base` as a browser does, without fragment; None when it is no http(s) URL that we would fetch."""
    if not ref or ref.startswith(_NO_PAGE):
        return None
    return urls.resolve(base, ref)


class Anchored:
    """What the references of one page are resolved against. What most of them are, a plain path or a plain address, is
    told without a parser; any other is resolved once."""

    def __init__(self, base: str) -> None:
        self.base = base
        self._root, self._here = (_directory(urls.resolve(base, ref)) for ref in ("/", "."))
        self._known: dict[str, str | None] = {}

    def resolve(self, ref: str) -> str | None:
        """As `resolve`."""
        path = ref.partition("#")[0] if "#" in ref else ref
        if self._root is not None and len(ref) <= PLAIN_CHARS and (found := _PLAIN.match(path)):
            if path[0] == "/":
                return self._root + path[1:]
            if found[1]:
                return path
            if self._here is not None:
                return self._here + path
        if ref not in self._known:
            self._known[ref] = resolve(self.base, ref)
        return self._known[ref]


def _directory(url: str | None) -> str | None:
    """An address that plain paths may be put behind."""
    return url if url is not None and url.endswith("/") and len(url) + PLAIN_CHARS <= urls.MAX_CHARS else None


class _Inside:
    """What stands in the main content, as `Content.holds` has it, of all references of a page: what is around several of them is
    looked at once."""

    def __init__(self, box: Content) -> None:
        self._box = box
        self._anywhere = box.prose_chars == 0
        self._known: dict[Node | None, tuple[bool, bool]] = {None: (False, self._anywhere)}

    def holds(self, node: Node) -> bool:
        """Whether an element does."""
        known, path = self._known, []
        at: Node | None = node
        while at not in known:
            assert at is not None
            path.append(at)
            at = at.parent
        furnished, inside = known[at]
        for one in reversed(path):
            furnished, inside = furnished or one in self._box.furniture, inside or one is self._box.box
            known[one] = furnished, inside
        return inside and not furnished


def links(found: Walked, box: Content, against: Anchored) -> tuple[Link, ...]:
    """Every reference, documents behind viewers and players included."""
    out: dict[tuple[str, str, str, str, bool], None] = {}
    inside = _Inside(box)
    held = []
    for anchor in found.anchors:
        url = against.resolve(anchor.href)
        if url is None:
            continue
        if main := inside.holds(anchor.node):
            held.append(anchor)
        rel = anchor.rel if anchor.tag != "img" else _leads(url, against.resolve(anchor.rel), against.base)
        out[url, anchor.tag, rel, anchor.text, main] = None
        behind = _behind_viewer(url) if "?" in url else None
        if behind is not None:
            out[behind, "player", "viewer", anchor.text, main] = None
    papers = [(at.href, at.text) for at in in_boxes(found, held)] + [(one, "") for one in in_head(found)]
    for href, text in papers:
        if (url := against.resolve(href)) is not None:
            out[url, "paper", "application/pdf", text, False] = None
    for script in found.scripts:
        for url in filter(None, (against.resolve(one) for one in _shown_by(script))):
            out[url, "player", "script", "", True] = None
    return tuple([Link(url=url, tag=tag, rel=rel, text=text, main=main) for url, tag, rel, text, main in out])


def _shown_by(script: str) -> list[str]:
    """The documents that a script is to show. Of data as programs write them ("\\/files\\/a.pdf") none, where they name several: such
    a list is what else the site has."""
    if _NAMES_PDF.search(script) is None:
        return []
    named = [match[1] for match in _SCRIPT_PDF.finditer(script[:200_000])][:20]
    written = {one.replace("\\/", "/") for one in named if "\\/" in one}
    return [one.replace("\\/", "/") for one in named if "\\/" not in one or len(written) == 1]


def _leads(image: str, led: str | None, base: str) -> str:
    """AWAY of an image in a link to another site than that of the page and of the image: an advertisement, the sign of a friend. ON
    of one in a link to another page, and to no picture nor a page about it: a call for gifts, what else there is to read."""
    if led is None:
        return ""
    site = ".".join(urlsplit(led).netloc.split(".")[-2:])
    if "." in site and site not in urlsplit(base).netloc and site.partition(".")[0] not in urlsplit(image).netloc:
        return AWAY
    own = led == base.partition("#")[0] or is_picture(led) or name(image).lower() in unquote(led).lower()
    return "" if own else ON


def boxed(found: Walked) -> str:
    """What the scripts of a page that shows nothing tell its reader in a box, before they send him back."""
    said = [one for script in found.scripts if len(script) <= SCRIPT_CHARS for one in _BOXED.findall(script)]
    return "\n".join(a or b for a, b in said[:3])


def _behind_viewer(url: str) -> str | None:
    if not _VIEWER_PATH.search(url.partition("?")[0]):  # of most pages none: quicker than taking the address apart
        return None
    named = {key.lower(): value for key, value in parse_qsl(urlsplit(url).query)}
    for one in _VIEWERS:
        if named.get(one):
            return resolve(url, named[one])
    return None
