"""What an answer is held against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from archiver.text.model import Text
from storage.model import Capture


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A good capture of a source, with what is known of its text and of the documents it carried."""

    capture: Capture
    text: Text | None = None
    documents: tuple[Capture, ...] = ()  # good captures of the documents that the page carried then
    # of those documents, by capture id; of the page itself too, where a cited passage is looked for and it came again
    texts: Mapping[str, Text] = field(default_factory=dict)
    known: Text | None = None  # its text, where the page itself is not held against it (`probes.only_asked`)


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What the host gave for an address that was made up, which says that there is nothing."""

    capture: str  # its id
    text: Text
