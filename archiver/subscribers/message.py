"""The text of a mail -> the message (RFC 5322) as it is handed over. Pure.

It is ASCII only, the text in lines of at most 78 characters. The same letter gives the same bytes whenever it is sent
again.
"""

from __future__ import annotations

import base64
import re
import textwrap
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from archiver.sanitizing import clean
from archiver.subscribers.text import Said

_POLICY = SMTP.clone(cte_type="7bit")  # so that no server on the way has to support more
_SUBJECT_CHARS = 250
_LINE_CHARS, _WORD_OCTETS = 78, 39  # octets of an encoded word, short enough to fit behind the header's name
# ASCII without blanks and angle brackets; with its header's name still shorter than a line may be
_VISIBLE = re.compile(r"[!-;=?-~]{1,900}")


def message(said: Said, *, sender: str, to: str, id: str, at: datetime, unsubscribe: str, language: str) -> bytes:  # noqa: A002
    """The octets of a message. `id`: of the letter; `unsubscribe`: URL that ends the subscription (RFC 8058 if https).

    Text by others cannot forge a header: ValueError if an address would.
    """
    if not all(_VISIBLE.fullmatch(one) for one in (sender, to, id, unsubscribe, said.record or "-")):
        raise ValueError("an address in the head of a mail is none")
    domain = sender.rpartition("@")[2]
    record = f"<record.{said.record}@{domain}>" if said.record else ""
    head = {
        "From": sender,
        "To": to,
        "Date": format_datetime(at.replace(microsecond=0)),
        "Message-ID": f"<{id}@{domain}>",
        # all mails of one record refer to a message that was never sent, so they form one thread whichever comes first
        "In-Reply-To": record,
        "References": record,
        "Auto-Submitted": "auto-generated",  # RFC 3834: prevents automatic replies
        "List-Unsubscribe": f"<{unsubscribe}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" if unsubscribe.startswith("https://") else "",
        "Content-Language": {"zh": "zh-Hans"}.get(language, language),
        "Subject": _folded(clean(said.subject)[:_SUBJECT_CHARS].strip()),
    }
    made = EmailMessage(_POLICY)
    made.set_content(said.text, charset="utf-8")
    # not by the library: it splits a long address into encoded words that few programs join again, and decodes what
    # looks like an encoded word in a title, line ends included
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items() if value)
    return lines.encode("ascii") + made.as_bytes()


def _folded(text: str) -> str:
    """A line of text as a header value: unchanged if it is ASCII, else in encoded words (RFC 2047)."""
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
