"""Workbooks, presentations and books as programs write them, made by hand: the parts that a text is taken from, and
others."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT_SHEETS = "http://purl.oclc.org/ooxml/spreadsheetml/main"
SLIDES = "http://schemas.openxmlformats.org/presentationml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
ODF = "application/vnd.oasis.opendocument."
ODF_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in (("office", "office"), ("table", "table"), ("text", "text"), ("draw", "drawing"), ("presentation", "presentation"))
)  # fmt: skip


def zipped(parts: Mapping[str, str | bytes], *, packed: int = zipfile.ZIP_DEFLATED, year: int = 2020) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as out:
        for name, content in parts.items():
            told = zipfile.ZipInfo(name, (year, 1, 1, 0, 0, 0))
            told.compress_type = zipfile.ZIP_STORED if name == "mimetype" else packed
            out.writestr(told, content)
    return file.getvalue()


def related(*parts: tuple[str, str]) -> str:
    """The type and target of each part, under the ids r1, r2 ..."""
    told = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target={quoteattr(name)}/>' for n, (kind, name) in enumerate(parts, 1)
    )  # fmt: skip
    return f'<Relationships xmlns="{PACKAGE}">{told}</Relationships>'


def cell(value: object) -> str:
    """As most programs write it: text inline, numbers as they are, markup as given."""
    if isinstance(value, str):
        return value if value.startswith("<c") else f'<c t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f"<c><v>{value}</v></c>"


def row(*values: object) -> str:
    return f"<row>{''.join(map(cell, values))}</row>"


def xlsx(sheets: Mapping[str, Sequence[Sequence[object]]], **more: str) -> dict[str, str | bytes]:
    """`more`: settings, strings, styles, and properties that a program changes at each download."""
    names = [*sheets]
    told = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n + 7}" r:id="r{n}"/>' for n, name in enumerate(names, 1)
    )  # fmt: skip
    space = more.get("space", SHEETS)
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": related(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{space}" xmlns:r="{OFFICE}">{more.get("settings", "")}<sheets>{told}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": related(*[("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(names) + 1)]),
        "xl/sharedStrings.xml": f'<sst xmlns="{space}">{more.get("strings", "")}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{space}">{more.get("styles", "")}</styleSheet>',
        "docProps/core.xml": more.get("properties", ""),
    }  # fmt: skip
    for n, rows in enumerate(sheets.values(), 1):
        data = "".join(row(*one) for one in rows)
        parts[f"xl/worksheets/sheet{n}.xml"] = f'<worksheet xmlns="{space}"><sheetData>{data}</sheetData></worksheet>'
    return parts


def ods(body: str, **more: str) -> dict[str, str | bytes]:
    return {
        "mimetype": f"{ODF}spreadsheet",
        "content.xml": f"<office:document-content {ODF_SPACES}><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>",
        **more,
    }


def odp(body: str) -> dict[str, str | bytes]:
    return {
        "mimetype": f"{ODF}presentation",
        "content.xml": f"<office:document-content {ODF_SPACES}><office:body><office:presentation>{body}</office:presentation></office:body></office:document-content>",
    }


def paragraph(said: str) -> str:
    return f"<a:p><a:r><a:t>{escape(said)}</a:t></a:r></a:p>"


def shape(*lines: str) -> str:
    return (
        f"<p:sp><p:txBody>{''.join(one if one.startswith('<') else paragraph(one) for one in lines)}</p:txBody></p:sp>"
    )


def pptx(*slides: str, order: Sequence[int] = (), more: Mapping[str, str] | None = None) -> dict[str, str | bytes]:
    """`order`: of the slides, by the numbers of their files; `more`: further parts."""
    shown = order or range(1, len(slides) + 1)
    told = "".join(f'<p:sldId id="{256 + n}" r:id="r{n}"/>' for n in shown)
    spaces = f'xmlns:p="{SLIDES}" xmlns:a="{DRAWING}" xmlns:r="{OFFICE}" xmlns:mc="{COMPATIBLE}"'
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": related(("officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": f"<p:presentation {spaces}><p:sldIdLst>{told}</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": related(*[("slide", f"slides/slide{n}.xml") for n in range(1, len(slides) + 1)]),
        **{
            f"ppt/slides/slide{n}.xml": f"<p:sld {spaces}><p:cSld><p:spTree>{one}</p:spTree></p:cSld></p:sld>"
            for n, one in enumerate(slides, 1)
        },
        **(more or {}),
    }  # fmt: skip


def epub(*chapters: str, order: Sequence[int] = (), locked: Sequence[int] = (), **more: str) -> dict[str, str | bytes]:
    """`order`: of the chapters in the spine; `locked`: encrypted chapters."""
    items = "".join(f'<item id="c{n}" href="text/c%20{n}.xhtml"/>' for n in range(1, len(chapters) + 1))
    spine = "".join(f'<itemref idref="c{n}"/>' for n in order or range(1, len(chapters) + 1))
    locks = "".join(f'<CipherReference URI="OPS/text/c%20{n}.xhtml"/>' for n in locked)
    title = '<dc:title xmlns:dc="http://purl.org/dc/elements/1.1/">The book</dc:title>'
    return {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
        "META-INF/encryption.xml": f"<encryption>{locks}</encryption>",
        "OPS/book.opf": f"<package><metadata>{title}</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>",
        **{f"OPS/text/c {n}.xhtml": one for n, one in enumerate(chapters, 1)},
        **more,
    }
