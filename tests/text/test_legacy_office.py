"""Office documents as written until 2007: their text is what a reader sees, whatever sectors hold it."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver import text
from archiver.text import Kind, compare, quotes_found
from archiver.text.extract import textless
from archiver.text.formats import paper
from archiver.text.model import PAPERS
from archiver.text.sniff import COMPOUND, DOC, PPT, SNIFF_BYTES, XLS, sniff
from tests.judgement.looks import PARAGRAPHS
from tests.support.binary import compound, doc, ppt, shown, titled, word6, xls
from tests.support.depth import examples

PROPERTIES = "\x05SummaryInformation"
PAPER = "\r".join([*PARAGRAPHS, ""])
ROWS = [("District", "Persons"), *[(f"District {n}", 40 + n) for n in range(9)]]
SLIDES = (shown("Findings", "\r".join(PARAGRAPHS[:3])), shown("Sources", PARAGRAPHS[3]))
MADE = {Kind.DOC: doc(PAPER), Kind.XLS: xls({"Table 1": ROWS}), Kind.PPT: ppt(*SLIDES)}
TYPES = {Kind.DOC: DOC, Kind.XLS: XLS, Kind.PPT: PPT}


def read(streams, **layout):
    return text.extract(compound(streams, **layout))


@pytest.mark.parametrize("kind", MADE)
def test_kind_of_an_office_file_is_recognised_by_its_streams(kind):
    data = compound(MADE[kind])
    assert (sniff(data[:SNIFF_BYTES]), textless(data[:SNIFF_BYTES])) == (COMPOUND, None)
    got = text.extract(data, media_type="application/octet-stream")
    assert (got.kind, got.media_type) == (kind, TYPES[kind])
    assert kind in PAPERS
    assert got.visible == got.main == got.other != ""


@pytest.mark.parametrize("kind", MADE)
@pytest.mark.parametrize("layout", [{"size": 4096}, {"backwards": True}, {"size": 4096, "backwards": True}])
def test_file_saved_in_other_sectors_has_the_same_text(kind, layout):
    old = read(MADE[kind] | {PROPERTIES: titled("A report")})
    streams = {PROPERTIES: titled("A report", year=2026), "Data": bytes(9000), **dict(reversed(MADE[kind].items()))}
    new = read(streams, **layout)
    assert (new.visible, new.title) == (old.visible, "A report")
    found = compare(old, new)
    assert (found.same_text, found.same_visible, found.lost, found.added) == (True, True, (), ())


def test_sector_table_larger_than_the_header_is_read():
    streams = {"Data": bytes(8 << 20), **MADE[Kind.DOC]}
    for backwards in (False, True):
        assert read(streams, backwards=backwards).visible == read(MADE[Kind.DOC]).visible


def test_stream_names_ignore_case_and_a_word_stream_beats_a_workbook():
    assert read({name.upper(): data for name, data in MADE[Kind.XLS].items()}).kind is Kind.XLS
    assert read({"WordDocument": doc(PAPER)["WordDocument"], **doc(PAPER), "Workbook": b"x"}).kind is Kind.DOC


@pytest.mark.parametrize("page", [65001, 936])
def test_title_comes_from_the_document_properties(page):
    assert read(MADE[Kind.DOC] | {PROPERTIES: titled("关于  安置 的通知", page)}).title == "关于 安置 的通知"
    assert read(MADE[Kind.DOC] | {PROPERTIES: titled("")}).title is None
    for broken in (b"", b"\xfe\xff", titled("x")[:60], titled("x").replace(b"\x30\x00\x00\x00", b"\xff\xff\xff\xff")):
        assert read(MADE[Kind.DOC] | {PROPERTIES: broken}).title is None


@pytest.mark.parametrize(
    "streams",
    [
        {"EncryptedPackage": bytes(5000), "EncryptionInfo": bytes(100)},
        {"__properties_version1.0": bytes(32)},
        {"CONTENTS": b"of another program", "SPELLING": b""},
        doc(PAPER, flags=0x1300),
        xls({"T": ROWS}, settings=struct.pack("<HH", 0x2F, 6) + bytes(6)),
        ppt(*SLIDES, token=0xF3D1C4DF),
        {"PP40": bytes(5000)},
        {"WordDocument": bytes(5000)},
        {"Workbook": b"\x09\x04\x06\x00\x00\x00\x10\x00" + bytes(5000)},
        {},
    ],
)
def test_encrypted_or_foreign_compound_file_has_no_text(streams):
    got = read(streams)
    assert (got.kind, got.media_type, got.visible, got.password_fields) == (Kind.OTHER, COMPOUND, "", 0)


@pytest.mark.parametrize("streams", [doc("\r"), xls({"Chart": [], "S": []}), ppt(shown("", " "))])
def test_document_of_pictures_or_blanks_only_has_no_text(streams):
    got = read(streams)
    assert (got.kind, got.visible) == (Kind.OTHER, "")
    assert got.media_type in TYPES.values()


NUMBERS = st.sampled_from(
    [b"\x00", b"\xff", b"\xfe\xff\xff\xff", b"\xff\xff\xff\x7f", b"\x00\x00\x00\x00", b"\x01\x00\x00\x00"]
)
HURT = st.lists(st.tuples(st.integers(0, 20_000), st.one_of(NUMBERS, st.binary(min_size=1, max_size=4))), max_size=12)


@pytest.mark.parametrize("kind", MADE)
@pytest.mark.parametrize("layout", [{}, {"backwards": True}, {"size": 4096}])
@examples(300)
@given(hurt=HURT, end=st.one_of(st.none(), st.integers(0, 20_000)))
def test_damaged_file_never_raises_and_yields_bounded_text(kind, layout, hurt, end):
    data = bytearray(compound({**MADE[kind], PROPERTIES: titled("A report")}, **layout))
    for at, instead in hurt:
        data[at % len(data) : at % len(data) + len(instead)] = instead
    assert len(text.extract(bytes(data[:end])).visible) < 200_000


@pytest.mark.parametrize("kind", MADE)
def test_truncated_file_yields_less_text_and_keeps_its_kind(kind):
    whole = compound(MADE[kind])
    for share in (0.3, 0.6, 0.9):
        got = text.extract(whole[: int(len(whole) * share)])
        assert len(got.visible) < len(text.extract(whole).visible)
        if kind is not Kind.PPT:  # its streams may be cut off in any order
            assert (got.kind, got.media_type) == (kind, TYPES[kind])


def test_cyclic_sector_chains_and_false_sizes_are_read_to_an_end():
    whole = bytearray(compound(MADE[Kind.DOC] | {"Data": bytes(20_000)}))
    (table,) = struct.unpack_from("<I", whole, 76)
    for n in range(128):
        struct.pack_into("<I", whole, 512 * (table + 1) + 4 * n, n % 3)
    assert len(text.extract(bytes(whole)).visible) < len(PAPER)
    whole = bytearray(compound(MADE[Kind.DOC], backwards=True))
    struct.pack_into("<II", whole, 68, 0, 0xFFFFFFF0)  # the list of sector tables
    struct.pack_into("<I", whole, 44, 0xFFFFFFFF)
    assert text.extract(bytes(whole)).visible in {read(MADE[Kind.DOC]).visible, ""}
    for at in (30, 32, 48, 56, 60):
        whole = bytearray(compound(MADE[Kind.XLS]))
        struct.pack_into("<H", whole, at, 0xFFFF)
        assert text.extract(bytes(whole)).visible in {read(MADE[Kind.XLS]).visible, ""}


def test_huge_texts_and_repeated_pieces_are_cut():
    long = read(doc("".join(f"Line {n} of a long list of names and places.\r" for n in range(60_000))))
    assert (long.cut, len(long.visible) <= paper.CHARS, long.visible.endswith("places.")) == (True, True, True)
    repeated = doc(PAPER)
    told = bytearray(repeated["1Table"])
    at = told.index(b"\x02")  # all pieces become the same
    count = 100_000
    pieces = b"".join(struct.pack("<I", n * 1000) for n in range(count + 1))
    told[at:] = b"\x02" + struct.pack("<I", 12 * count + 4) + pieces + struct.pack("<HIH", 0, 1024, 0) * count
    body = bytearray(repeated["WordDocument"])
    struct.pack_into("<I", body, 76, 1000 * count)
    struct.pack_into("<II", body, 418, 0, len(told))
    assert read({"WordDocument": bytes(body), "1Table": bytes(told)}).cut
    same = shown(*["x" * 5000] * 20)
    assert read(ppt(same, order=[0] * 3000)).cut


def test_word_6_document_is_read_in_the_charset_of_its_language():
    cyrillic = "Приказ о переселении".encode("cp1251")
    assert read(word6(cyrillic + b"\r", language=0x419)).visible == "Приказ о переселении"
    chinese = "关于安置的通知\r".encode("gb18030")
    assert read(word6(chinese, language=0x804, ident=0xA697)).visible == "关于安置的通知"
    assert read(word6("Überführung\r".encode("cp1252"))).visible == "Überführung"


def test_lost_sentence_is_reported_and_a_cited_passage_is_found():
    old, new = read(MADE[Kind.DOC]), read(doc("\r".join([*PARAGRAPHS[:2], *PARAGRAPHS[3:], ""])))
    found = compare(old, new)
    assert any(PARAGRAPHS[2][:40].casefold() in one.casefold() for one in found.lost)
    assert quotes_found(old, [PARAGRAPHS[2]]) == {PARAGRAPHS[2]: True}
    assert quotes_found(new, [PARAGRAPHS[2]]) == {PARAGRAPHS[2]: False}
