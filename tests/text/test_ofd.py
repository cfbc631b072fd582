"""OFD: what its pages show, line by line, as with a PDF."""

from __future__ import annotations

import random

from archiver import text
from archiver.text import Kind, compare, quotes_found
from archiver.text.formats.ofd import CHARS
from archiver.text.model import PAPERS
from archiver.text.page import document_lists
from archiver.text.sniff import OFD, SNIFF_BYTES, ZIP, sniff
from tests.support.ofd import drawn, ofd, sheet
from tests.support.office import zipped
from tests.text.test_office import damaged

LINES = [
    "关于进一步做好搬迁安置工作的通知",
    "各区人民政府、市政府各部门：",
    "为做好搬迁安置工作，现将有关事项通知如下。",
    "一、各单位应当于三月一日前完成登记。",
    "二、本通知自发布之日起施行。",
]


def read(*documents, **more):
    return text.extract(zipped(ofd(*documents, **more)))


def test_ofd_is_recognised_wherever_its_parts_lie():
    first = zipped(dict(reversed([*ofd([sheet(*LINES)]).items()])))
    last = zipped(ofd([sheet(*LINES)], more={"Doc_0/Res/font.ttf": random.Random(1).randbytes(9000)}))
    assert [sniff(data[:SNIFF_BYTES]) for data in (first, last)] == [OFD, ZIP]
    for data in (first, last):
        got = text.extract(data)
        assert (got.kind, got.media_type, got.pages, got.visible.split("\n")) == (Kind.OFD, OFD, 1, LINES)
    assert Kind.OFD in PAPERS
    assert "ofd" in document_lists.DOCUMENTS


def test_text_on_the_same_line_is_joined():
    apart = [
        drawn("公文", 20, 20),
        drawn("标题", 28, 20),
        drawn("Name", 20, 30),
        drawn("Born", 60, 30.5),
        drawn("Name", 20.1, 40),
        drawn("Name", 20.3, 40.1),
    ]
    one_by_one = [drawn(char, 20 + 4 * n, 50) for n, char in enumerate("一个一个")]
    back = [drawn("later", 80, 60), drawn("earlier", 20, 60)]
    got = read([sheet(*apart, *one_by_one, *back)])
    assert got.visible.split("\n") == ["公文标题", "Name Born", "Name", "一个一个", "later", "earlier"]


def test_line_position_follows_matrix_and_character_steps():
    turned = drawn("large", 20, 20, ' CTM="2 0 0 2 0 0"') + drawn(
        "letters", 20 + 2 * 18, 24, "", ' DeltaX="4 4 4 4 4 4"'
    )
    given = drawn("wide", 20, 40, "", ' DeltaX="10 g 2 10"') + drawn("gap", 52.5, 40)
    bad = drawn("odd", 20, 60, ' CTM="1 x nan"', ' DeltaX="g g 9999999999 1e400 x"') + drawn(
        "one", 10, 60, ' Visible="false"'
    )
    assert read([sheet(turned, given, bad)]).visible.split("\n") == ["largeletters", "widegap", "odd"]


def test_several_documents_are_read_in_order_and_a_template_once():
    got = read(
        [sheet("First", template=50), sheet("Second", template=50)],
        [sheet("Third")],
        templates=[sheet("市人民政府文件")],
        title="文件",
    )
    assert (got.visible.split("\n"), got.pages, got.title) == (
        ["市人民政府文件", "First", "Second", "Third"],
        3,
        "文件",
    )


def test_running_heads_are_read_once_and_page_numbers_left_out():
    said = ["各单位应当完成登记", "不得延误", "费用由财政承担", "户口随迁", "本通知自发布之日起施行"]
    pages = [sheet("市政府公报", one, one[::-1], str(n)) for n, one in enumerate(said, 1)]
    got = read(pages)
    assert got.running == ("市政府公报",)
    assert got.visible.count("市政府公报") == 1
    assert "\n3\n" not in got.visible


def test_part_paths_are_read_as_programs_write_them():
    parts = ofd([sheet(*LINES)])
    body = parts.pop("Doc_0/Pages/Page_0/Content.xml")
    parts["Doc_0/Pages/Page_0/Content.xml"] = body.replace("ofd:", "x:").replace("xmlns:ofd", "xmlns:x")
    parts["Doc_0/Document.xml"] = parts["Doc_0/Document.xml"].replace("Pages/Page_0/", "/Doc_0/Pages\\Page_0/")
    assert text.extract(zipped(parts)).visible.split("\n") == LINES


def test_resaved_file_is_the_same_and_a_lost_sentence_is_reported():
    old = read([sheet(*LINES)])
    new = text.extract(
        zipped(ofd([sheet(*LINES)], day=28, title="again", more={"Doc_0/Signs/Sign_0/Seal.esl": "seal"}), year=2026)
    )
    found = compare(old, new)
    assert (found.same_text, found.lost, found.added) == (True, (), ())
    less = compare(old, read([sheet(*LINES[:3], *LINES[4:])]))
    assert any("三月一日前" in one for one in less.lost)
    assert not less.added
    assert quotes_found(old, ["应当于三月一日前完成登记"]) == {"应当于三月一日前完成登记": True}


def test_ofd_of_pictures_only_has_no_text():
    got = read([sheet('<ofd:ImageObject ID="1" Boundary="0 0 9 9" ResourceID="2"/>')])
    assert (got.kind, got.media_type, got.visible) == (Kind.OTHER, OFD, "")


def test_damaged_file_never_raises_and_huge_files_are_cut():
    whole = zipped(ofd([sheet(*LINES)]))
    give = random.Random(7)
    for _ in range(150):
        assert len(text.extract(damaged(whole, give)).visible) < 1000
    torn = text.extract(whole[: len(whole) // 2])
    assert torn.visible == ""
    long = read([sheet(*["长" * 50_000] * 10)] * 6)
    assert (long.cut, len(long.visible) <= CHARS) == (True, True)
    many = read([sheet("x")] * 1600)
    assert (many.pages, many.cut) == (1600, True)
