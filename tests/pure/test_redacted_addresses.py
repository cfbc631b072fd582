"""Addresses that are sent to others: what looks like a secret is struck out, in time that grows with the address."""

from __future__ import annotations

import pytest

from archiver.sanitizing import redacted
from storage.urls import MAX_CHARS
from tests.support.processor_time import growth


@pytest.mark.parametrize("name", ["token", "user_token.2", "X-Api_Key-old", "PASSWD", "sig", "x-amz-date"])
def test_value_of_a_parameter_that_is_named_like_a_secret_is_struck_out(name):
    assert redacted(f"https://u.example/r?{name}=a8f3&page=2") == f"https://u.example/r?{name}=***&page=2"


@pytest.mark.parametrize("name", ["page", "design", "keyword"])
def test_value_of_another_parameter_stays(name):
    address = f"https://u.example/r?{name}=a8f3#token"
    assert redacted(address) == address


@pytest.mark.parametrize("piece", ["token", "secret.", "passwd-"])
def test_address_that_repeats_the_name_of_a_secret_is_redacted_in_time_that_grows_with_its_length(piece):
    small, large = (f"https://u.example/?{piece * (chars // len(piece))}!" for chars in (MAX_CHARS // 8, MAX_CHARS))
    assert growth(redacted, small, large) < 24
