"""URLs: which of them are the same source, and how far apart two of them are (pure).

Identity is the WHATWG serialisation (url.spec.whatwg.org, by ada) without the fragment: http and https, www and a
trailing slash stay distinct, and nothing is stripped silently. The index key is the Internet Archive's SURT, which is
lossy on purpose (standards C11, C12): it finds candidates and never decides that two URLs are the same.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal
from urllib.parse import unquote, unquote_to_bytes

from ada_url import URL, join_url
from publicsuffixlist import PublicSuffixList

Distance = Literal["same", "scheme_www", "same_path_other_host", "parent", "root", "other", "other_domain", "login"]

MAX_CHARS = 32_768  # longer ones are attacks or data; browsers and servers accept far less
KEPT = 256  # size of the caches: one visit asks about the same few URLs again and again
_PORTS = {"http:": "80", "https:": "443"}

# Parameters that identify who shared a link, or from which session: they trace people and do not name pages. Names are
# compared in lower case; a final * stands for any ending.
SHARER_PARAMETERS = frozenset({
    # WeChat
    "sharer_*", "scene", "srcid", "mpshare", "pass_ticket", "exportkey", "wx_header", "poc_token",
    # Bilibili
    "vd_source", "share_session_id", "share_source", "share_medium", "share_plat", "unique_k", "buvid",
    # Xiaohongshu
    "xsec_token", "xsec_source", "appuid", "apptime", "share_id", "author_share", "shareredid", "xhsshare",
    # Toutiao, Douyin, Zhihu, Weibo
    "share_token", "share_uid", "share_did", "utm_psn", "weibo_id",
    # click and mailing identifiers, different for each reader
    "fbclid", "gclid", "gbraid", "wbraid", "dclid", "msclkid", "twclid", "ttclid", "yclid", "li_fat_id", "igsh", "igshid",
    "mc_eid", "_hsenc", "mkt_tok", "vero_id", "oly_enc_id", "oly_anon_id",
})  # fmt: skip
# Names too common to be removed everywhere: only on these registrable domains.
SHARER_PARAMETERS_OF = {
    "qq.com": frozenset({"key", "uin", "ascene", "subscene", "clicktime", "enterid", "sessionid", "devicetype"}),
    "bilibili.com": frozenset({"spm_id_from", "share_from", "share_tag", "share_times", "bbid", "ts"}),
    "youtube.com": frozenset({"si"}),
    "youtu.be": frozenset({"si"}),
    "spotify.com": frozenset({"si"}),
    "twitter.com": frozenset({"s", "t"}),
    "x.com": frozenset({"s", "t"}),
    "nytimes.com": frozenset({"unlocked_article_code", "smid"}),
}


@lru_cache(maxsize=KEPT)
def identity(text: str) -> str:
    """The WHATWG serialisation without fragment. Raises ValueError, whose message never repeats credentials."""
    url = _parsed(text)
    if url.username or url.password:
        raise ValueError(f"the URL for {url.host} holds a user name or password: give it without; they would be kept")
    return _without_fragment(url)


def written(text: str) -> str:
    """The URL as given, with its fragment, but without surrounding space and without sharer parameters."""
    return strip_sharer(text.strip())[0]


@lru_cache(maxsize=KEPT)
def host_key(url: str) -> str:
    """A-label host name and effective port, `example.org:443`: the unit of politeness and of leases."""
    parsed = _parsed(url)
    return f"{parsed.hostname.rstrip('.')}:{_port(parsed)}"


def host_name(text: str) -> str:
    """A host as people write it, with or without a port, in the form of `host_key`: A-labels, no final dot.

    A text that is not a host is returned in lower case.
    """
    name, colon, port = text.strip().rpartition(":")
    if not (colon and port.isascii() and port.isdigit()):
        name, colon, port = text.strip(), "", ""
    try:
        parsed = _parsed(f"http://{name}/")
    except ValueError:
        return text.strip().lower()
    plain = parsed.href == f"http://{parsed.hostname}/"
    return f"{parsed.hostname.rstrip('.')}{colon}{port}" if plain else text.strip().lower()


def origin(url: str) -> str:
    """The origin: `https://example.org`, with the port unless it is the scheme's default."""
    parsed = _parsed(url)
    return f"{parsed.protocol}//{parsed.host}"


def resolve(base: str, ref: str, encoding: str = "utf-8") -> str | None:
    """The identity of the reference `ref` on the page `base`; None if it is not an http or https URL we would fetch.

    `encoding`: the Python codec of the page, in which browsers send what its addresses have after a "?" beyond ASCII.
    """
    if len(ref) > MAX_CHARS:
        return None
    try:
        url = join_url(base, ref if ref.isascii() else with_query_in(ref, encoding))
        # a page has hundreds of links: a plain URL is not parsed again
        return url if _PLAIN.match(url) and len(url) <= MAX_CHARS else identity(url)
    except ValueError:
        return None


def from_header(value: str) -> str:
    """The reference in a header (Location, Refresh), decoded as latin-1, as browsers take it: octets beyond ASCII stay
    the octets that the server wrote, in whichever encoding."""
    return _NOT_ASCII.sub(lambda run: "".join(f"%{byte:02X}" for byte in run[0].encode("latin-1", "replace")), value)


def with_query_in(ref: str, encoding: str) -> str:
    """The reference with the characters of its query that are not ASCII percent-encoded in this codec (URL standard,
    "percent-encode after encoding"); those that it lacks as numeric character references."""
    before, fragment = (ref, "") if "#" not in ref else (ref[: ref.index("#")], ref[ref.index("#") :])
    path, mark, query = before.partition("?")
    if query.isascii() or encoding.startswith(_UNIVERSAL):
        return ref
    try:
        return f"{path}{mark}{_NOT_ASCII.sub(lambda run: _encoded(run[0], encoding), query)}{fragment}"
    except LookupError:  # no such codec
        return ref


_PLAIN = re.compile(r"https?://[a-z0-9][^/?#@]*/[^#]*\Z")
_UNIVERSAL = ("utf-8", "utf-16")  # with these, and their forms, the standard sends UTF-8
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_IN_QUERY = frozenset(range(0x21, 0x7F)) - frozenset(b"\"#%<>'")  # octets that stay as they are


def _encoded(run: str, encoding: str) -> str:
    try:
        raw = run.encode(encoding)
    except UnicodeError:
        if len(run) > 1:
            return "".join(_encoded(one, encoding) for one in run)
        return f"%26%23{ord(run)}%3B"
    return "".join(chr(byte) if byte in _IN_QUERY else f"%{byte:02X}" for byte in raw)


def strip_sharer(url: str) -> tuple[str, tuple[str, ...]]:
    """The URL without its sharer parameters, and their names; everything else stays as written."""
    before, mark, fragment = url.partition("#")
    path, question, query = before.partition("?")
    if not question:
        return url, ()
    local = SHARER_PARAMETERS_OF.get(_site_or_empty(path), frozenset())
    kept: list[str] = []
    removed: list[str] = []
    for pair in query.split("&"):
        name = unquote(pair.partition("=")[0])
        if _names_sharer(name.lower(), local):
            removed.append(name)
        else:
            kept.append(pair)
    if not removed:
        return url, ()
    tail = f"?{'&'.join(kept)}" if any(kept) else ""
    return f"{path}{tail}{mark}{fragment}", tuple(dict.fromkeys(removed))


# ---- SURT ---------------------------------------------------------------------------------------------------------

_WWW = re.compile(r"^www\d*\.")
_IPV4 = re.compile(r"^\d+(?:\.\d+){3}$")
_PATH_SESSIONS = (
    re.compile(r"^(.*/)(?:\((?:[a-z]\([0-9a-z]{24}\))+\)/)([^?]+\.aspx.*)$"),
    re.compile(r"^(.*/)(?:\([0-9a-z]{24}\)/)([^?]+\.aspx.*)$"),
    re.compile(r"^(.*);jsessionid=[0-9a-z]{32}(.*)$"),
)
_QUERY_SESSIONS = (
    re.compile(r"^(.*)(?:jsessionid=[0-9a-z]{32})(?:&(.*))?$"),
    re.compile(r"^(.*)(?:phpsessid=[0-9a-z]{32})(?:&(.*))?$"),
    re.compile(r"^(.*)(?:sid=[0-9a-z]{32})(?:&(.*))?$"),
    re.compile(r"^(.*)(?:aspsessionid[a-z]{8}=[a-z]{24})(?:&(.*))?$"),
    re.compile(r"^(.*)(?:cfid=[^&]+&cftoken=[^&]+)(?:&(.*))?$"),
)


def surt(url: str) -> str:
    """The Internet Archive's index key: `org,example)/path?a=1`. Anything but a web URL (dns:, urn:) stays as it is."""
    try:
        parsed = _parsed(url)
    except ValueError:
        return url.strip()
    host = _WWW.sub("", parsed.hostname.rstrip("."))
    if not host.startswith("["):
        host = ",".join(reversed(host.split(".")))
    port = f":{parsed.port}" if parsed.port else ""
    path = re.sub(r"/{2,}", "/", _unescaped(parsed.pathname).lower())
    for session in _PATH_SESSIONS:
        path = session.sub(lambda match: match[1] + match[2], path)
    path = path.rstrip("/") or "/"
    query = _unescaped(parsed.search[1:]).lower()
    for session in _QUERY_SESSIONS:
        query = session.sub(lambda match: match[1] + (match[2] or ""), query)
    query = "&".join(sorted(query.strip("&?").split("&"))) if query else ""
    return f"{host}{port}){path}" + (f"?{query}" if query else "")


def _unescaped(text: str) -> str:
    """The text percent-decoded until nothing changes (Google's rule), with only what a key cannot have encoded again."""
    raw = bytearray()
    for byte in text.encode("utf-8", "surrogateescape"):  # a single pass: a hostile URL could require very many
        raw.append(byte)
        while raw[-3:-2] == b"%" and len(decoded := unquote_to_bytes(bytes(raw[-3:]))) == 1:
            raw[-3:] = decoded
    return "".join(chr(byte) if 0x20 < byte < 0x7F and byte not in b"#%" else f"%{byte:02x}" for byte in raw)


# ---- distance -----------------------------------------------------------------------------------------------------

_INDEX = re.compile(r"/(?:index|default|home|main)\.(?:s?html?|php\d?|aspx?|jspx?|cgi)$", re.IGNORECASE)
_LOGIN_PATH = re.compile(
    r"(?:^|/)(?:log-?in|log-?on|sign-?in|sso|cas|saml2?|oauth2?|authorize|authserver|passport|shibboleth|idp|wp-login)"
    r"(?:[/.;_-]|$)",
    re.IGNORECASE,
)
_LOGIN_HOST = re.compile(r"^(?:login|signin|sso|cas|auth|accounts?|passport|idp|id)\d*\.", re.IGNORECASE)


@lru_cache(maxsize=KEPT)
def distance(a: str, b: str) -> Distance:
    """How far a redirect from `a` to `b` leads: the closest relation that fits. Both must be http or https URLs."""
    if identity(a) == identity(b):
        return "same"
    left, right = _parsed(a), _parsed(b)
    site_a, site_b = _authority(left), _authority(right)
    path_a, path_b = left.pathname, right.pathname
    if site_a == site_b and (path_a.rstrip("/"), left.search) == (path_b.rstrip("/"), right.search):
        return "scheme_www"
    if _is_login(right) and not _is_login(left):
        return "login"
    near = registrable(left.hostname) == registrable(right.hostname)
    if (path_a, left.search) == (path_b, right.search) and (near or path_a != "/"):
        return "same_path_other_host"
    if not near:
        return "other_domain"
    folder = _INDEX.sub("/", path_b)
    if folder == "/" and not right.search:
        return "root"
    if site_a == site_b and not right.search and path_a.startswith(folder.rstrip("/") + "/"):
        return "parent"
    return "other"


def path_and_query(url: str) -> str:
    """All that follows the host and its slash in an absolute URL, which need not be valid; "" for a site's root."""
    return url.partition("://")[2].partition("/")[2]


def registrable(hostname: str) -> str:
    """The registrable domain (public suffix and one label); the name itself for IP addresses and bare names."""
    name = hostname.rstrip(".").lower()
    if name.startswith("[") or _IPV4.match(name):
        return name
    return _suffixes().privatesuffix(name) or name


def is_public_suffix(name: str) -> bool:
    """Whether anyone can register names under `name` (publicsuffix.org), so that no cookie may be set for it."""
    return bool(_suffixes().is_public(name.lower()))


def is_top_level(label: str) -> bool:
    """Whether the names of hosts end in this label (com, uk, рф), after publicsuffix.org."""
    return _suffixes().publicsuffix(label.lower(), accept_unknown=False) is not None


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


def _is_login(url: URL) -> bool:
    return bool(_LOGIN_HOST.search(url.hostname) or _LOGIN_PATH.search(url.pathname))


def _authority(url: URL) -> str:
    """The host without www, and the port unless it is a default one: the same for http, https and www."""
    port = _port(url)
    return _WWW.sub("", url.hostname.rstrip(".")) + ("" if port in {"80", "443"} else f":{port}")


# ---- parsing ------------------------------------------------------------------------------------------------------


def _parsed(text: str) -> URL:
    if len(text) > MAX_CHARS:
        raise ValueError(f"the URL has {len(text)} characters; at most {MAX_CHARS} are taken")
    try:
        url = URL(text)
    except ValueError:
        raise ValueError(_complaint(text)) from None
    if url.protocol not in _PORTS:
        if _NO_SCHEME.match(text):
            raise ValueError(_complaint(text))
        raise ValueError("only http and https are fetched" + ("" if "@" in text else f", not {url.protocol}"))
    if not url.hostname.strip("."):
        raise ValueError("the URL has no host name")
    return url


_CREDENTIALS = re.compile(r"^(\s*(?:[a-z][a-z0-9+.-]*:)?/*).*@", re.IGNORECASE | re.DOTALL)
_NO_SCHEME = re.compile(r"^\s*(?![a-z][a-z0-9+.-]*:(?!\d{1,5}(?:[/?#]|\s*$)))", re.IGNORECASE)
_NO_HOST = re.compile(r"^\s*https?:/*(?:[?#]|\s*$)", re.IGNORECASE)
_A_PORT = re.compile(r"^\s*[a-z]+:/+(?:\[[^\]/]*\]|[^/:?#\s\[]*):([^/?#\s]*)", re.IGNORECASE)


def _complaint(text: str) -> str:
    """Why a URL is refused, in words; everything that may be credentials is removed first."""
    clean = _CREDENTIALS.sub(r"\1", text)
    shown = repr(clean.strip()[:200])
    if _NO_SCHEME.match(text):
        return f"{shown} is not a URL: write it with its scheme, as in https://example.org/page"
    if _NO_HOST.match(clean):
        return "the URL has no host name"
    port = _A_PORT.match(clean)
    if port and not (port[1].isascii() and port[1].isdigit() and int(port[1][:6]) <= 65_535):
        return f"the URL has a port that cannot be: {port[1][:20]!r}"
    return f"{shown} is not a URL: its host name is not valid"


def _without_fragment(url: URL) -> str:
    url.hash = ""
    return url.href


def _port(url: URL) -> str:
    return url.port or _PORTS[url.protocol]


def _site_or_empty(text: str) -> str:
    try:
        return registrable(_parsed(text).hostname)
    except ValueError:
        return ""


def _names_sharer(name: str, local: frozenset[str]) -> bool:
    return (
        name in SHARER_PARAMETERS
        or name in local
        or any(wild.endswith("*") and name.startswith(wild[:-1]) for wild in _WILD)
    )


_WILD = tuple(name for name in SHARER_PARAMETERS if name.endswith("*"))
