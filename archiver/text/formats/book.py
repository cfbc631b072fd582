"""Text of an EPUB book: its documents in the order of the spine, each read as an HTML page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from archiver.text.formats.elements import attribute, ended
from archiver.text.formats.html import html
from archiver.text.formats.package import Package
from archiver.text.sniff import HTML

BYTES = 24 << 20  # of markup, in all
_EMPTY = re.compile(rb"<([A-Za-z][A-Za-z0-9]*+)((?=[\s/])[^<>]*+)(?<=/)>")
_VOID = frozenset(b"area base br col embed hr img input link meta param source track wbr".split())
_LOCKS = "META-INF/encryption.xml"


def of_epub(package: Package) -> Iterator[str]:
    """The lines of text of each document in the spine; encrypted documents are skipped."""
    opf = contents(package)
    folder = posixpath.dirname(opf)
    items, spine = dict[str, str](), list[str]()
    for one in ended(package.part(opf), "item", "itemref"):
        if one.get("idref"):
            spine.append(one.get("idref", ""))
        else:
            items[one.get("id", "")] = posixpath.normpath(posixpath.join(folder, unquote(one.get("href", ""))))
    size, encrypted = 0, locks(package)
    for name in dict.fromkeys(items.get(one, "") for one in spine):
        if name in encrypted:
            continue
        if size > BYTES:
            package.cut = True
            break
        markup = package.part(name)
        size += len(markup)
        chapter = html(_EMPTY.sub(_closed, markup), media_type=HTML, header=None, url="", main=False)
        package.cut = package.cut or chapter.cut
        yield from chapter.visible.split("\n")


def _closed(tag: re.Match[bytes]) -> bytes:
    """An empty element of XHTML (`<video/>`) with an end tag: without one, HTML takes all that follows as its content."""
    return tag[0] if tag[1].lower() in _VOID else b"<%s%s></%s>" % (tag[1], tag[2][:-1], tag[1])


def locks(package: Package) -> frozenset[str]:
    """The names of the files that are encrypted. In some books these are only the fonts."""
    return frozenset(unquote(attribute(one, "URI")) for one in ended(package.part(_LOCKS), "CipherReference"))


def contents(package: Package) -> str:
    """The name of the package document (OPF), which lists the files of the book; "" if there is none."""
    roots = (one.get("full-path", "") for one in ended(package.part("META-INF/container.xml"), "rootfile"))
    usual = (name for name in sorted(package.names) if name.endswith(".opf"))
    return next((name for name in (*roots, *usual) if name in package.names), "")
