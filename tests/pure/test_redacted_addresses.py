"""Addresses that are sent to others: what looks like a secret is struck out, in time that grows with the address."""

from __future__ import annotations

import pytest

from archiver.sanitizing import redacted
from storage.urls import MAX_CHARS
from tests.support.processor_time import growth


@pytest.mark.parametrize(
    "name",
    [
        "token",
        "user_token.2",
        "X-Api_Key-old",
        "PASSWD",
        "sig",
        "x-amz-date",
        "pwd",
        "userPwd",
        "passphrase",
        "api-key",
        "ApiKey",
        "access-key",
        "AWSAccessKeyId",
        "auth_key",
        "subscription-key",
        "resourcekey",
        "rlkey",
        "PHPSESSID",
        "session_id",
        "client_assertion",
        "code_verifier",
        "otp",
        "hmac",
        "pass",
        "pw",
        "login[password]",
        "login%5Bpassword%5D",
        "X-Goog-Credential",
        "x-oss-signature",
        "wsSecret",
    ],
)
def test_value_of_a_parameter_that_is_named_like_a_secret_is_struck_out(name):
    assert redacted(f"https://u.example/r?{name}=a8f3&page=2") == f"https://u.example/r?{name}=***&page=2"


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://u.example/a;jsessionid=1F/b;pwd=x?q=1", "https://u.example/a;jsessionid=***/b;pwd=***?q=1"),
        ("https://u.example/token=a8f3/report.pdf?page=2", "https://u.example/token=***/report.pdf?page=2"),
        ("https://u.example/r?signature=a/b?c%3D&page=2", "https://u.example/r?signature=***&page=2"),
        ("https://u.example/r#access_token=a8f3&state=1", "https://u.example/r#access_token=***&state=1"),
        ("https://u.example/r?sign=0cc175b9c0f1b6a831c399e269772661&t=1", "https://u.example/r?sign=***&t=1"),
    ],
)
def test_secrets_are_struck_out_up_to_where_they_end(address, told):
    assert redacted(address) == told


@pytest.mark.parametrize(
    "part", ["pass=2", "pass=", "pw=640", "pass=12#top", "sign=leo", "sign=sagittarius&t=1", "assess_id=7", "compass=north", "postcode=12345", "authors=x",
             "by/pass=2/x", "signed=yes", "keypad=3"]
)  # fmt: skip
def test_ordinary_words_that_resemble_names_of_secrets_stay(part):
    for address in (f"https://u.example/r?{part}", f"https://u.example/r?a=1&{part}", f"https://u.example/{part}"):
        assert redacted(address) == address


@pytest.mark.parametrize("name", ["page", "design", "keyword"])
def test_value_of_another_parameter_stays(name):
    address = f"https://u.example/r?{name}=a8f3#token"
    assert redacted(address) == address


@pytest.mark.parametrize(
    "piece",
    [
        "token",
        "secret.",
        "passwd-",
        "sess",
        "code_",
        "/pwd",
        "&pass=1234",
        ";sign=aaaa",
        "?sign=",
        "/sign=aaaaaaaaaaaaaaaa",
        "[%",
    ],
)
def test_address_that_repeats_the_name_of_a_secret_is_redacted_in_time_that_grows_with_its_length(piece):
    small, large = (f"https://u.example/?{piece * (chars // len(piece))}!" for chars in (MAX_CHARS // 8, MAX_CHARS))
    assert growth(redacted, small, large) < 24
