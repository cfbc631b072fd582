"""The references of a page: where they lead, and whether they are in the main content."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlsplit

from archiver.text.leads.documents import in_boxes, in_head
from archiver.text.leads.following import SCRIPT_CHARS
from archiver.text.model import Link
from archiver.text.page.content import Content
from archiver.text.page.picture_pages import AWAY, ON, is_picture, picture_name
from archiver.text.page.walked import Node, Walked
from storage import urls

# scripts of Chinese university sites create the frame of a PDF: showVsbpdfIframe("/__local/…/x.pdf", …)
_SCRIPT_PDF = re.compile(
    r"""["']((?:[^"'\s<>\\]|\\/){1,2000}\.pdf(?:\?(?:[^"'\s<>\\]|\\/){0,500})?)["']""", re.IGNORECASE
)
_NAMES_PDF = re.compile(r"\.[Pp][Dd][Ff]")  # avoids a lower-case copy of the script
_VIEWERS = ("file", "pdf", "pdfurl", "src", "url")  # query parameters by which viewer pages name their document
_VIEWER_PATH = re.compile(
    r"\Ahttps?://[^/]+/(?:(?:.*/)?(?=[^/]*(?:viewer|pdf|preview|generic))[^/]*\.(?:html?|php|jsp|aspx)$|(?:.*/)?pdfjs/)|"
    r"//docs\.google\.com/(?:g?view|viewer(?:ng/viewer)?)$|//view\.officeapps\.live\.com/op/(?:embed|view)\.aspx$",
    re.IGNORECASE,
)
_BOXED = re.compile(r"\balert\s*\(\s*(?:'([^'\\\n]{1,400})'|\"([^\"\\\n]{1,400})\")\s*\)")
_NO_PAGE = ("javascript:", "mailto:", "tel:", "data:", "#")  # excludes most other references without a parser
# references that resolving does not change: no numeric or encoded host, no dot segments, nothing that the URL standard
# would percent-encode
_PLAIN = re.compile(
    r"(?![?]|\Z)(?:(https?://(?![^/]*xn--)(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,})?/)?"
    r"(?:[\w~-][\w~.,;=@+!*()&$-]*+/?)*+(?:\?[\w=&.~%+,;:/@!*()$-]++)?\Z",
    re.ASCII,
)
PLAIN_CHARS = 1000


def resolve(base: str, ref: str | None, encoding: str = "utf-8") -> str | None:
    """`ref` resolved against `base` as in a browser, without fragment; None if it is no http(s) URL that we would
    fetch. `encoding`: the codec of the page."""
    if not ref or ref.startswith(_NO_PAGE):
        return None
    return urls.resolve(base, ref, encoding)


class Anchored:
    """Resolves the references of one page.

    Most of them, plain paths and plain addresses, are resolved without a parser; each of the others is resolved once.
    """

    def __init__(self, base: str, encoding: str = "utf-8") -> None:
        self.base = base
        self.encoding = encoding
        self._root, self._here = (_directory(urls.resolve(base, ref)) for ref in ("/", "."))
        self._known: dict[str, str | None] = {}

    def resolve(self, ref: str) -> str | None:
        """Like `resolve`, against the page's base."""
        without_fragment = ref.partition("#")[0] if "#" in ref else ref
        if self._root is not None and len(ref) <= PLAIN_CHARS and (found := _PLAIN.match(without_fragment)):
            if without_fragment[0] == "/":
                return self._root + without_fragment[1:]
            if found[1]:
                return without_fragment
            if self._here is not None:
                return self._here + without_fragment
        if ref not in self._known:
            self._known[ref] = resolve(self.base, ref, self.encoding)
        return self._known[ref]


def _directory(url: str | None) -> str | None:
    """The URL if plain paths may be appended to it, else None."""
    return url if url is not None and url.endswith("/") and len(url) + PLAIN_CHARS <= urls.MAX_CHARS else None


class _Inside:
    """Whether references are in the main content, like `Content.holds`, with results cached for common ancestors."""

    def __init__(self, box: Content) -> None:
        self._box = box
        self._anywhere = box.prose_chars == 0
        self._known: dict[Node | None, tuple[bool, bool]] = {None: (False, self._anywhere)}

    def holds(self, node: Node) -> bool:
        """Whether an element is in the main content."""
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
    """All references of a page, including documents in viewers and players."""
    out: dict[tuple[str, str, str, str, bool], None] = {}
    inside = _Inside(box)
    held = []
    for anchor in found.anchors:
        url = against.resolve(anchor.href)
        if url is None:
            continue
        if main := inside.holds(anchor.node):
            held.append(anchor)
        rel = anchor.rel if anchor.tag != "img" else _leads_away(url, against.resolve(anchor.rel), against.base)
        out[url, anchor.tag, rel, anchor.text, main] = None
        behind = _behind_viewer(url, against.encoding) if "?" in url else None
        if behind is not None:
            out[behind, "player", "viewer", anchor.text, main] = None
    papers = [(at.href, at.text) for at in in_boxes(found, held)] + [(one, "") for one in in_head(found)]
    for href, text in papers:
        if (url := against.resolve(href)) is not None:
            out[url, "paper", "application/pdf", text, False] = None
    for script in found.scripts:
        for url in filter(None, (against.resolve(one) for one in _pdfs_in_script(script))):
            out[url, "player", "script", "", True] = None
    return tuple([Link(url=url, tag=tag, rel=rel, text=text, main=main) for url, tag, rel, text, main in out])


def _pdfs_in_script(script: str) -> list[str]:
    r"""The PDF files that a script shows.

    If it names several in JSON with escaped slashes ("\/files\/a.pdf"), these are left out: such a list is other
    documents of the site.
    """
    if _NAMES_PDF.search(script) is None:
        return []
    named = [match[1] for match in _SCRIPT_PDF.finditer(script[:200_000])][:20]
    escaped = {one.replace("\\/", "/") for one in named if "\\/" in one}
    return [one.replace("\\/", "/") for one in named if "\\/" not in one or len(escaped) == 1]


def _leads_away(image: str, led: str | None, base: str) -> str:
    """How a linked image leads away from the page; "" if it does not.

    AWAY: to another site than the page's and the image's, as advertisements and logos of partners do. ON: to another
    page that is neither a picture nor a page about the image, as appeals for donations and teasers do.
    """
    if led is None:
        return ""
    site = ".".join(urlsplit(led).netloc.split(".")[-2:])
    if "." in site and site not in urlsplit(base).netloc and site.partition(".")[0] not in urlsplit(image).netloc:
        return AWAY
    about_image = (
        led == base.partition("#")[0] or is_picture(led) or picture_name(image).lower() in unquote(led).lower()
    )
    return "" if about_image else ON


def boxed(found: Walked) -> str:
    """The messages in alert boxes of a page that shows nothing, before its scripts send the reader back."""
    messages = [one for script in found.scripts if len(script) <= SCRIPT_CHARS for one in _BOXED.findall(script)]
    return "\n".join(a or b for a, b in messages[:3])


def _behind_viewer(url: str, encoding: str) -> str | None:
    """The document that a viewer page shows, by the URL of that page. `encoding`: of the page that shows the viewer."""
    if not _VIEWER_PATH.search(url.partition("?")[0]):  # true of most, and quicker than parsing the URL
        return None
    query = urlsplit(url).query
    try:
        pairs = parse_qsl(query, errors="strict")
    except UnicodeDecodeError:
        pairs = parse_qsl(query, encoding=encoding, errors="replace")
    named = {key.lower(): value for key, value in pairs}
    for one in _VIEWERS:
        if named.get(one):
            return resolve(url, named[one])
    return None
