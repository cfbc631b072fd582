"""E-mail addresses that a proxy obfuscated are read as the address."""

from __future__ import annotations

import pytest

from archiver.text import compare, extract

URL = "https://office.example/desk"


def _cipher(address: str, code: int) -> str:
    return bytes([code, *(byte ^ code for byte in address.encode())]).hex()


def _page(inside: str):
    said = "<p>The desk takes what you know about the wells, and answers within a month.</p>" * 3
    return extract(
        f"<html><body><h1>The desk</h1>{said}<p>Write to {inside} at any time.</p></body></html>".encode(),
        media_type="text/html",
        url=URL,
    )


def _shielded(address: str, code: int) -> str:
    return f'<a href="/cdn-cgi/l/email-protection" class="__cf_email__" data-cfemail="{_cipher(address, code)}">[email&#160;protected]</a>'


def test_obfuscated_address_is_read_whatever_its_key():
    one, other = (_page(_shielded("desk@office.example", code)) for code in (0x5A, 0x11))
    assert "Write to desk@office.example at any time." in one.visible
    assert compare(one, other).same_visible


def test_address_that_is_obfuscated_or_no_longer_is_no_alteration():
    plain, shielded = (_page(one) for one in ("desk@office.example", _shielded("desk@office.example", 0x5A)))
    for found in (compare(plain, shielded), compare(shielded, plain)):
        assert found.same_visible
        assert not found.lost
        assert not found.added


def test_changed_obfuscated_address_is_reported():
    found = compare(*map(_page, (_shielded("desk@office.example", 0x5A), _shielded("press@office.example", 0x5A))))
    assert any("press@office.example" in passage for passage in found.added)


@pytest.mark.parametrize("cipher", ["5a", "5aff00ff", "zz0011223344", "5a5"])
def test_invalid_cipher_leaves_the_text_as_it_is(cipher):
    assert "email" in _page(f'<a data-cfemail="{cipher}">[email&#160;protected]</a>').visible


def test_decoded_address_is_text_not_markup():
    text = _page(_shielded("<script>alert(1)</script>@x.example", 7))
    assert "<script>alert(1)</script>@x.example" in text.visible
    assert text.scripts == 0
