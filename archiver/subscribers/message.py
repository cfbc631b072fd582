"""What a mail says -> the message (RFC 5322) as it is handed over: ASCII only, the text in lines of at most 78 characters. The
same for the same letter, whenever it is sent again. Pure."""

from __future__ import annotations

import base64
import re
import textwrap
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from archiver.safe import clean
from archiver.subscribers.text import Said

_POLICY = SMTP.clone(cte_type="7bit")  # no server on the way need know of more
_SUBJECT_CHARS = 250
_LINE_CHARS, _WORD_OCTETS = 78, 39  # of an encoded word, so that it has room behind the header's name
_VISIBLE = re.compile(
    r"[!-;=?-~]{1,900}"
)  # ASCII without blanks and angle brackets: with its name less than a line may hold


def message(said: Said, *, sender: str, to: str, id: str, at: datetime, unsubscribe: str, language: str) -> bytes:  # noqa: A002
    """The octets of a message. `id`: of the letter; `unsubscribe`: the URL that ends this (RFC 8058, where it is https). No
    word of others becomes a header: ValueError where an address would."""
    if not all(_VISIBLE.fullmatch(one) for one in (sender, to, id, unsubscribe, said.record or "-")):
        raise ValueError("an address in the head of a mail is none")
    domain = sender.rpartition("@")[2]
    record = f"<record.{said.record}@{domain}>" if said.record else ""
    head = {
        "From": sender,
        "To": to,
        "Date": format_datetime(at.replace(microsecond=0)),
        "Message-ID": f"<{id}@{domain}>",
        # all mails of one record answer one that was never sent: so they stand together whichever of them came first
        "In-Reply-To": record,
        "References": record,
        "Auto-Submitted": "auto-generated",  # RFC 3834: no absence is answered to it
        "List-Unsubscribe": f"<{unsubscribe}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" if unsubscribe.startswith("https://") else "",
        "Content-Language": {"zh": "zh-Hans"}.get(language, language),
        "Subject": _folded(clean(said.subject)[:_SUBJECT_CHARS].strip()),
    }
    made = EmailMessage(_POLICY)
    made.set_content(said.text, charset="utf-8")
    # written here: the library breaks a long address into words that few programs put together again, and reads what looks
    # like an encoded word in a title, line ends and all
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items() if value)
    return lines.encode("ascii") + made.as_bytes()


def _folded(text: str) -> str:
    """A line of text as a header has it: as it is where that is ASCII, else in encoded words (RFC 2047)."""
    if text.isascii() and "=?" not in text:
        room = _LINE_CHARS - len("Subject: ")
        return "\r\n ".join(textwrap.wrap(text, room, break_on_hyphens=False, break_long_words=False)) or "-"
    words = [b""]
    for letter in text:
        octets = letter.encode("utf-8", "replace")
        if len(words[-1]) + len(octets) > _WORD_OCTETS:
            words.append(b"")
        words[-1] += octets
    return "\r\n ".join(f"=?utf-8?b?{base64.b64encode(word).decode()}?=" for word in words)
