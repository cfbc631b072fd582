"""Documents -> what they cite: reports, articles and web pages, and the exports of reference managers.

    is_document(data, name) -> whether it is one, rather than a list
    read(data, name, url=...) -> Document; Refused when it cannot be read
Nothing here asks anyone, or looks anything up. A document that was made to harm gives less, or Refused; what it costs is
bounded by whoever calls (`archiver.readers.citing`).
"""

from __future__ import annotations

from archiver.citations.kinds import is_document, read
from archiver.citations.model import Cited, Document, Refused

__all__ = ["Cited", "Document", "Refused", "is_document", "read"]
