"""An archive is read as a table of its files, a gzip file as what it holds: repacked, both are the same."""

from __future__ import annotations

import gzip
from hashlib import sha256

import pytest

from archiver.text import extract
from archiver.text.comparison.compare import compare
from archiver.text.model import Kind
from tests.support.office import ods, xlsx, zipped
from tests.support.site import prose

FILES = {f"papers/{n}.txt": prose(str(n), 80) for n in range(6)}
ROWS = "name,place,figure\n" + "".join(f"Person {n},Place {n * 7 % 13},{n * 31}\n" for n in range(60))


def archive(files, **how):
    return extract(zipped({name: str(said).encode() for name, said in files.items()}, **how))


def test_repacked_archive_is_the_same():
    one, other = archive(FILES), archive(dict(reversed(FILES.items())), year=2024)
    assert one.kind is Kind.PLAIN
    assert compare(one, other).same_text


@pytest.mark.parametrize(
    "then", [{**FILES, "papers/3.txt": "Another."}, {name: said for name, said in FILES.items() if "3" not in name}]
)
def test_changed_or_removed_file_of_an_archive_is_reported_by_name(then):
    found = compare(archive(FILES), archive(then))
    assert not found.same_text
    assert any("papers/3.txt" in one for one in found.lost)


@pytest.mark.parametrize("damaged", [b"PK\x03\x04" + bytes(500), zipped({})])
def test_unreadable_or_empty_archive_has_no_text(damaged):
    assert (extract(damaged).kind, extract(damaged).visible) == (Kind.OTHER, "")


def test_gzipped_table_is_read_and_is_the_same_when_recompressed():
    one, other = (
        extract(gzip.compress(ROWS.encode(), level, mtime=level), url="http://a/t.csv.gz") for level in (1, 9)
    )
    assert one.media_type == "application/gzip"
    assert one.visible == extract(ROWS.encode(), url="http://a/t.csv").visible
    assert compare(one, other).same_text
    less = extract(gzip.compress(ROWS.replace("Person 7,Place 10,217\n", "").encode()), url="http://a/t.csv.gz")
    assert "Person 7 Place 10 217" in compare(one, less).lost[0]


@pytest.mark.parametrize("held", [b"\x00\x01\x02" * 900, b"<!doctype html><title>A</title>" * 9, b""])
def test_gzip_of_binary_html_or_empty_content_is_not_read(held):
    assert extract(gzip.compress(held)).kind is Kind.OTHER


LONG = ["id\tname", *(f"{n}\tPerson number {n} of the register of households" for n in range(60_000))]


@pytest.mark.parametrize("file", ["csv", "xlsx", "ods"])
def test_unread_rest_of_a_long_document_is_compared_as_a_whole(file):
    """The rest of a text is identified by its words, that of an office file by the parts that hold them, whenever it
    was saved."""

    def saved(lines, year=2020):
        if file == "csv":
            return extract("\n".join(lines).encode(), media_type="text/csv")
        parts = {}
        if file == "xlsx":
            parts = xlsx({"S": [one.split("\t") for one in lines]}, properties=f"<a>{year}</a>")
        else:
            rows = "".join(
                f"<table:table-row><table:table-cell><text:p>{one}</text:p></table:table-cell></table:table-row>"
                for one in lines
            )
            parts = ods(f'<table:table table:name="S">{rows}</table:table>', **{"meta.xml": f"<a>{year}</a>"})
        return extract(zipped(parts, year=year))

    whole = saved(LONG)
    assert whole.cut
    assert whole.rest == saved(LONG, 2024).rest != saved([*LONG[:-9], *LONG[-8:]]).rest


def test_value_of_several_lines_keeps_its_words_apart():
    table = b'name,note\r\nAnna,"heard in\r\nMarch"\r\nBoris,"heard\xe2\x80\xa8in April"\r\n'
    assert extract(table, media_type="text/csv").visible == "name\tnote\nAnna\theard in March\nBoris\theard in April"


@pytest.mark.parametrize("end", ["Anna", "Boris"])
def test_data_that_is_longer_when_laid_out_than_is_read_is_marked_as_cut(end):
    """A change of its end shows in `rest` alone."""
    numbers = ",".join(map(str, range(250_000)))
    for data in (f'[{numbers},"{end}"]', f'<?xml version="1.0"?><r>{"<a/>" * 450_000}<b>{end}</b></r>'):
        read = extract(data.encode())
        assert (read.cut, read.rest) == (True, sha256(data.encode()).hexdigest())
