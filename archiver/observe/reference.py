"""What an answer is compared with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from archiver.text.model import Text
from storage.model import Capture


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A good capture of a source, with what is known of its text and of the documents that it carried."""

    capture: Capture
    text: Text | None = None
    since: datetime | None = None  # when its payload first came; None: at the capture
    documents: tuple[Capture, ...] = ()  # good captures of the documents that the page carried then
    # of these documents, by capture id; also of the page itself if it came again and cited passages are searched for
    texts: Mapping[str, Text] = field(default_factory=dict)
    known: Text | None = None  # its text, if the page is not compared with it (`probes.only_asked`)


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What the host returned for an invented address: its not-found page."""

    capture: str  # its id
    text: Text
