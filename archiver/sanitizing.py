"""Makes text from others fit to be shown, used as a name or sent on. Pure."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

# controls, lone surrogates, characters that reverse the reading direction, invisible characters
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\ufffe\uffff]"
)
_ENCODED = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")  # octets beyond ASCII
# names of secrets in addresses: of RFC 6749, 6750, 7521 and 7636, of the large clouds, of shared links, and of sessions
_NAME = (
    r"(?:(?=[a-z0-9_.%\[\]-]*(?:token|secret|passw(?:or)?d|passphrase|passcode|pwd|signature|credential|assertion|code[_-]?verifier"
    r"|(?:api|access|auth|private|subscription|resource)[_.-]?key|(?<!as)sess(?:ion)?[_.-]?id|(?:access|auth|device)[_-]?code))[a-z0-9_.%\[\]-]*+"
    r"|sig|key|auth|authorization|sid|jwt|hmac|otp|rlkey|samlresponse|code|x-amz-[a-z-]+"
    r"|(?:pass|pw)(?!=[0-9]{0,3}(?:[&;#/]|$))"  # not the pass or page width of a pager
    r"|sign(?==[a-z0-9%_.~+/-]{16}))="  # not that of a zodiac
)
_SECRET = re.compile(rf"(?i)([?&;#]{_NAME})[^&;#]*")
_SECRET_IN_PATH = re.compile(rf"(?i)([/&;]{_NAME})[^/&;]*")
_AFTER_PATH = re.compile("[?#]")
_USERINFO = re.compile(r"(?i)^([a-z][a-z0-9+.-]*://)[^/?#@]*@")
# an address in a sentence, without the punctuation of the sentence behind it
_ADDRESS = re.compile(r"(?i)\bhttps?://[^\s<>“”«»]*[^\s<>“”«».,;:!?)\]]")
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}
)  # device names: Windows opens the device whatever extension follows
_EXTENSIONS = {
    "text/html": ".html", "application/xhtml+xml": ".xhtml", "application/pdf": ".pdf", "text/plain": ".txt",
    "application/json": ".json", "text/css": ".css", "text/csv": ".csv", "image/png": ".png", "image/jpeg": ".jpg",
    "image/gif": ".gif", "image/svg+xml": ".svg", "image/webp": ".webp", "application/xml": ".xml", "text/xml": ".xml",
    "application/zip": ".zip", "application/msword": ".doc", "application/vnd.ms-excel": ".xls",
    "application/vnd.ms-powerpoint": ".ppt", "application/ofd": ".ofd",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
    "application/vnd.oasis.opendocument.text": ".odt", "application/vnd.oasis.opendocument.spreadsheet": ".ods",
    "application/vnd.oasis.opendocument.presentation": ".odp", "application/rtf": ".rtf", "application/epub+zip": ".epub",
    "font/woff2": ".woff2",
}  # fmt: skip
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
NAME_CHARS = 100


def clean(text: str) -> str:
    """The text as one line, without invisible characters and those that reverse the reading direction."""
    return " ".join(_UNFIT.sub("", text).split())


def fit(text: str) -> str:
    """Like `clean`, for a part of a line: white space stays, also at its ends."""
    return _UNFIT.sub("", text)


def readable(url: str) -> str:
    """A URL with the letters of its own script, as people read it; to be shown only, never to be requested.

    Anything except letters and digits stays percent-encoded, so that it cannot be mistaken for another URL.
    """
    return _ENCODED.sub(_letters, url)


def _letters(match: re.Match[str]) -> str:
    try:
        text = bytes.fromhex(match[0].replace("%", "")).decode()
    except UnicodeDecodeError:
        return match[0]
    return text if text.isalnum() else match[0]


def redacted(url: str) -> str:
    """A URL fit to be sent to others: what looks like a secret in it is struck out."""
    url = _USERINFO.sub(r"\1***@", url)
    found = _AFTER_PATH.search(url)
    end = len(url) if found is None else found.start()
    return _SECRET_IN_PATH.sub(r"\1***", url[:end]) + _SECRET.sub(r"\1***", url[end:])


def redacted_text(text: str) -> str:
    """A sentence fit to be sent to others: what looks like a secret in an address in it is struck out."""
    return _ADDRESS.sub(lambda found: redacted(found[0]), text)


def cell(text: str) -> str:
    """The text as a table cell that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def of_cell(text: str) -> str:
    """The original text of a cell that `cell` made."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def file_name(url: str, media_type: str, stamp: str) -> str:
    """A name for a download: stamp, host, last part of the path; ASCII letters, digits, `.`, `-`, `_`."""
    parts = urlsplit(url)
    last = parts.path.rstrip("/").rpartition("/")[2]
    stem = re.sub(
        r"[^A-Za-z0-9._-]+", "-", f"{parts.hostname or 'archived'}-{last}" if last else parts.hostname or "archived"
    )
    stem = re.sub(r"-*([.-])[.-]*", r"\1", stem).strip(".-_")[:NAME_CHARS] or "archived"
    wanted = _EXTENSIONS.get(media_type, "")
    if wanted and not stem.lower().endswith(wanted):
        stem = f"{stem}{wanted}"
    name = f"{stamp}-{stem}" if stamp else stem
    return f"_{name}" if name.partition(".")[0].lower() in _RESERVED else name


def disposition(name: str) -> str:
    """The Content-Disposition of a download (RFC 6266); any name is quoted safely, not only those of `file_name`."""
    plain = re.sub(r"[^A-Za-z0-9._-]", "_", name)
    extended = f"; filename*=UTF-8''{quote(name, safe='')}" if plain != name else ""
    return f'attachment; filename="{plain}"{extended}'
