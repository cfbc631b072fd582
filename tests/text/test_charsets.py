"""From bytes to characters: content codings are undone and the charset is found."""

from __future__ import annotations

import gzip
import zlib
from io import BytesIO

import brotli
import pytest
from fastwarc import stream_io

from archiver import text
from archiver.text import extract
from demo.site import pdf
from storage.body import Body
from tests.judgement.looks import CHINESE
from tests.text.test_text import html

# ---- content codings


def _brotli(data: bytes) -> bytes:
    return brotli.compress(data, quality=5)


def _zstd(data: bytes) -> bytes:
    out = BytesIO()
    coder = stream_io.ZstdWriter(out)
    coder.write(data)
    coder.close()
    return out.getvalue()


def coded(*codings: str) -> list[tuple[str, str]]:
    return [("Content-Encoding", ", ".join(codings))]


@pytest.mark.parametrize(
    ("data", "codings"),
    [
        (gzip.compress(b"report" * 50), ("gzip",)),
        (gzip.compress(b"report" * 25) + gzip.compress(b"report" * 25), ("x-gzip",)),
        (zlib.compress(b"report" * 50), ("deflate",)),
        (zlib.compress(b"report" * 50)[2:-4], ("deflate",)),
        (brotli.compress(b"report" * 50), ("br",)),
        (gzip.compress(brotli.compress(b"report" * 50)), ("br", "gzip")),
        (_zstd(b"report" * 50), ("zstd",)),
        (gzip.compress(_zstd(b"report" * 25) + _zstd(b"report" * 25)), ("zstd", "gzip")),
        (b"report" * 50, ("identity",)),
        (b"report" * 50, ("UTF-8",)),  # no codings: browsers show such a body as it came
        (gzip.compress(b"report" * 50), ("gzip", "aws-chunked")),
    ],
)
def test_content_codings_are_undone_in_reverse_order(data, codings):
    assert text.decoded(Body.of(data), coded(*codings)) == b"report" * 50


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_large_body_is_decoded_to_its_end(coding):
    whole = "".join(str(n) for n in range(300_000)).encode()
    pack = {"gzip": gzip.compress, "deflate": zlib.compress, "br": _brotli, "zstd": _zstd}[coding]
    for size in (100_000, 700_000, len(whole)):
        assert text.decoded(pack(whole[:size]), coded(coding)) == whole[:size]


def test_truncated_compressed_stream_yields_what_it_contains():
    whole = "".join(str(n) for n in range(40_000)).encode()
    for packed, coding in (
        (gzip.compress(whole), "gzip"),
        (brotli.compress(whole), "br"),
        (zlib.compress(whole), "deflate"),
        (_zstd(whole), "zstd"),  # whole blocks of it, 128 KiB each
    ):
        got = text.decoded(packed[: len(packed) * 4 // 5], coded(coding))
        assert whole.startswith(got)
        assert len(got) > 10_000


def test_page_compressed_twice_is_read():
    twice = gzip.compress(gzip.compress(b"<html>report"))
    assert text.decoded(twice, [*coded("gzip"), ("Content-Type", "text/html")]) == b"<html>report"


def test_pdf_that_a_server_packed_and_did_not_say_so_is_read():
    """Browsers save it as it came, so a copy is given out as it came, too."""
    words = "The gates of the upper reservoir were opened in the night."
    report = pdf((words, "Nobody was told of it."))
    packed, declared = gzip.compress(report), ("Content-Type", "application/pdf;charset=UTF-8")
    assert text.decoded(packed, [declared]) == report
    assert text.decoded(packed, [declared], 4096)[:5] == b"%PDF-"
    assert words in text.extract(text.decoded(packed, [declared]), media_type="application/pdf").visible
    other = gzip.compress(b"no PDF")
    assert text.decoded(other, [declared]) == other
    assert text.decoded(packed, [("Content-Type", "application/gzip")]) == packed, "a gzip file that says so"


def test_decompression_bombs_are_cut_and_unknown_codings_yield_nothing():
    bomb = gzip.compress(b"0" * (96 << 20))
    assert len(text.decoded(bomb, coded("gzip"))) <= 64 << 20
    assert len(text.decoded(gzip.compress(bomb), coded("gzip", "gzip"))) <= 8 << 20
    assert len(text.decoded(brotli.compress(b"0" * (32 << 20)), coded("br"), 1 << 20)) == 1 << 20
    assert text.decoded(b"x", coded("gzip", "gzip", "gzip", "gzip")) == b""
    assert text.decoded(b"x", coded("sdch")) == b""


# ---- characters


@pytest.mark.parametrize(
    ("codec", "label", "sample"),
    [
        ("gb18030", "gb2312", "".join(CHINESE) + "镕"),  # a character that GB 2312 does not have
        ("gb18030", "gbk", "".join(CHINESE)),
        ("big5", "big5", "本報告基於對九個村莊的調查，建議由獨立機構評估。" * 4),
        ("cp932", "shift_jis", "この報告書は九つの村で行われた調査に基づいています。①" * 4),
        ("cp949", "euc-kr", "이 보고서는 아홉 개 마을에서 실시한 조사를 바탕으로 합니다." * 4),
        ("cp1251", "windows-1251", "Доклад основан на опросе в девяти деревнях." * 4),
        ("iso2022_jp", "iso-2022-jp", "この報告書は九つの村で行われた調査に基づいています。" * 4),
    ],
)
def test_charset_declared_in_the_header_or_in_a_meta_element_is_used(codec, label, sample):
    markup = f"<html><head><title>x</title></head><body><p>{sample}</p></body></html>"
    assert sample in html(markup.encode(codec), charset_hint=label).visible
    named = markup.replace("<head>", f'<head><meta charset="{label}">')
    assert sample in html(named.encode(codec)).visible


def test_bom_beats_the_header_and_valid_utf8_beats_a_latin1_header():
    markup = f"<html><body><p>{CHINESE[0]}</p>"
    assert CHINESE[0] in html(b"\xef\xbb\xbf" + markup.encode(), charset_hint="gbk").visible
    assert CHINESE[0] in html(b"\xff\xfe" + markup.encode("utf-16-le"), charset_hint="utf-8").visible
    assert CHINESE[0] in html(markup.encode(), charset_hint="iso-8859-1").visible


KOREAN = "이 보고서는 아홉 개 마을에서 실시한 조사를 바탕으로 합니다. 주민 사백 명이 참여하였다."


@pytest.mark.parametrize(("codec", "sample"), [("gb18030", "".join(CHINESE)), ("cp949", KOREAN)])
def test_charset_is_detected_when_declarations_are_missing_or_wrong(codec, sample):
    markup = f"<html><body><p>{sample}</p>"
    assert sample in html(markup.encode(codec)).visible
    assert sample in html(markup.encode(codec), charset_hint="utf-8").visible
    assert sample in html(f'<meta charset="utf-8">{markup}'.encode(codec)).visible


@pytest.mark.parametrize(
    ("codec", "label", "sample"),
    [
        (
            "euc_jp",
            "EUC-JP",
            "著者は、移動は自発的であるべきであり、契約は労働者の言語で書かれるべきだと勧告している。" * 3,
        ),
        ("big5", "big5", "課題組於五月至七月走訪十一個鄉鎮，訪問了參加有組織勞動力轉移的家庭，作了記錄。" * 3),
        ("cp949", "euc-kr", "저수지 옆의 학교는 문을 닫았고 예순 명의 학생은 먼 곳의 기숙학교로 보내졌다. " * 3),
    ],
)
@pytest.mark.parametrize("torn", [b"\xff", b"\xb1"])
def test_short_page_with_a_torn_character_is_read_by_its_label(codec, label, sample, torn):
    body = (
        f'<html><head><meta charset="{label}"></head><body><p>'.encode() + torn + f"</p><p>{sample}</p>".encode(codec)
    )
    assert sample.strip() in html(body).visible
    assert sample.strip() in html(body, charset_hint=label).visible


def test_label_that_fits_hardly_any_of_the_other_characters_is_wrong():
    sample = "Le rapport a été préparé à l'été par l'équipe."
    body = f'<html><head><meta charset="euc-jp"></head><body><p>{sample}</p>'.encode("cp1252")
    assert sample in html(body).visible


JAPANESE = "この報告書は九つの村で行われた調査に基づいています。住民四百人が参加しました。"


@pytest.mark.parametrize("hint", [None, "utf-8", "ISO-8859-1"])
def test_iso_2022_jp_is_recognised_whatever_charset_is_declared(hint):
    """Its bytes are ASCII, which fits any label."""
    markup = f"<html><body><p>{JAPANESE}</p>"
    assert JAPANESE in html(markup.encode("iso2022_jp"), charset_hint=hint).visible
    assert JAPANESE in html(f'<meta charset="utf-8">{markup}'.encode("iso2022_jp"), charset_hint=hint).visible
    assert html(f"<html><body><p>{CHINESE[0]} \x1b$B</p>".encode(), charset_hint=hint).visible.startswith(CHINESE[0])
    assert "\x1b(B2 of 7" in text.extract(b"\x1b[1m1\x1b(B2 of 7 wells\x1b[0m", media_type="text/plain").visible


@pytest.mark.parametrize(
    ("codec", "sample"),
    [("gbk", "".join(CHINESE)), ("euc-kr", KOREAN), ("windows-1251", "Доклад основан на опросе в девяти деревнях.")],
)
def test_meta_charset_overrules_a_latin1_header_where_it_fits_the_bytes(codec, sample):
    markup = f'<html><head><meta charset="{codec}"></head><body><p>{sample}</p>'
    assert sample in html(markup.encode(codec), charset_hint="ISO-8859-1").visible
    french = "<html><head><meta charset=\"gbk\"></head><body><p>L'été, à la mairie déjà fermée, où l'on siège.</p>"
    assert "déjà fermée" in html(french.encode("latin-1"), charset_hint="ISO-8859-1").visible


@pytest.mark.parametrize(
    "label",
    [
        "utf-7",
        "../../x",
        "\x00",
        "x" * 500,
        "iso-2022-jp",
        "iso-2022-kr",
        "hz-gb-2312",
        "зло",
        "unicode_escape",
        "rot13",
        "undefined",
    ],
)
def test_hostile_charset_names_are_ignored_without_an_error(label):
    assert "report" in html("<html><body><p>a report</p>", charset_hint=label).visible
    assert "report" in html(f'<html><meta charset="{label}"><body><p>a report</p>').visible


@pytest.mark.parametrize("label", ["koi8-r", "gbk", "shift_jis", "windows-1251", "big5"])
@pytest.mark.parametrize(
    "said",
    [
        "Комиссия заслушала сорок свидетелей с марта по июнь.",
        "调查显示，在六十个村庄中，有四十二个村庄没有清洁水源。" * 2,
    ],
)
def test_valid_utf8_is_read_as_utf8_whatever_the_server_declares(label, said):
    markup = f"<html><body><p>{said}</p></body></html>".encode()
    assert said in extract(markup, media_type="text/html", charset_hint=label).visible


@pytest.mark.parametrize(
    ("label", "said"),
    [("koi8-r", "Комиссия заслушала сорок свидетелей. " * 3), ("gbk", "调查显示，有四十二个村庄没有清洁水源。" * 3)],
)
def test_declared_charset_is_used_for_bytes_that_are_not_utf8(label, said):
    markup = f"<html><body><p>{said}</p></body></html>".encode(label)
    assert said.strip() in extract(markup, media_type="text/html", charset_hint=label).visible


@pytest.mark.parametrize("label", ["gb2312", "gbk", "GB18030", "x-gbk"])
def test_byte_0x80_in_gbk_is_the_euro_sign(label):
    body = "<p>价格".encode("gbk") + b"\x80" + "5，".encode("gbk") + b"\x81\x80 \xff</p>"
    found = extract(body, media_type="text/html", charset_hint=label)
    assert (found.visible, found.charset) == ("价格€5，亐 �", "gb18030")


@pytest.mark.parametrize("codec", ["euc-jp", "iso-2022-jp"])
def test_japanese_text_is_read_as_browsers_read_it(codec):
    """With the signs that NEC added to the standard, and the wave dash of Windows."""
    signs = b"\x2d\x21\x2d\x6a\x21\x41"  # ①㈱～ in JIS X 0208 and its NEC row
    signs = bytes(byte | 0x80 for byte in signs) if codec == "euc-jp" else b"\x1b$B" + signs + b"\x1b(B"
    body = b"<html><body><p>" + signs + JAPANESE.encode(codec) + b"</p>"
    assert html(body, charset_hint=codec).visible == f"①㈱～{JAPANESE}"


def test_big5_text_is_read_as_browsers_read_it():
    """The dot within foreign names, the sign for from-to, and the euro sign."""
    body = "<html><body><p>約翰".encode("big5") + b"\xa1\x45" + "史密斯，三".encode("big5") + b"\xa1\xe3"
    body += "五".encode("big5") + b"\xa3\xe1</p>"
    assert html(body, charset_hint="big5").visible == "約翰‧史密斯，三～五€"


def test_macintosh_cyrillic_is_known():
    said = "Доклад основан на опросе."
    assert html(f"<html><body><p>{said}".encode("mac_cyrillic"), charset_hint="x-mac-cyrillic").visible == said


def test_charset_in_a_comment_is_not_the_one_of_the_page():
    said = "Доклад основан на опросе в девяти деревнях." * 3
    markup = f'<html><head><!-- <meta charset="windows-1251"> --><meta charset="koi8-r"></head><body><p>{said}'
    assert said in html(markup.encode("koi8-r")).visible


def test_utf16_page_without_bom_that_begins_with_a_line_feed_is_read():
    said = "Доклад основан на опросе."
    for codec in ("utf-16-le", "utf-16-be"):
        assert html(f"\r\n<!DOCTYPE html><html><body><p>{said}".encode(codec)).visible == said
