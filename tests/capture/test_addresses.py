"""Which addresses may be called, as a table (standards T1, T2)."""

from __future__ import annotations

import pytest

from archiver import addresses
from storage import urls

FORBIDDEN = """
127.0.0.1 127.255.255.255 0.0.0.0 0.1.2.3 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 169.254.0.1
100.64.0.1 100.100.100.200 192.0.0.8 192.0.0.192 192.0.2.1 192.88.99.1 198.18.0.1 198.19.255.255 198.51.100.7 203.0.113.9
224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 168.63.129.16
:: ::1 ::127.0.0.1 ::8.8.8.8 ::ffff:127.0.0.1 ::ffff:7f00:1 ::ffff:169.254.169.254 ::ffff:0:127.0.0.1
64:ff9b::7f00:1 64:ff9b::808:808 64:ff9b:1::1 2002:7f00:1:: 2002:808:808::1 2001::1 2001:0:7f00:1::1 2001:10::1
2001:20::1 2001:db8::1 3fff::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0 fec0::1 feff::1 ff00::1 ff02::1 100::1 4000::1
5f00::1 1::1 2607:f8b0:4005::5efe:7f00:1 2607:f8b0:4005::200:5efe:a00:1
"""
ALLOWED = """
8.8.8.8 1.1.1.1 9.255.255.255 11.0.0.1 100.63.255.255 100.128.0.1 126.255.255.255 128.0.0.1 169.253.255.255 172.15.0.1
172.32.0.1 192.0.1.1 192.167.255.255 192.169.0.1 198.17.255.255 198.20.0.1 223.255.255.255 168.63.129.17
2606:4700::1111 2001:4860:4860::8888 2001:200::1 2a00:1450::1 240e::1 ::ffff:8.8.8.8 2607:f8b0:4005::5efe:808:808
"""


@pytest.mark.parametrize("ip", FORBIDDEN.split())
def test_private_reserved_and_embedded_addresses_are_forbidden(ip):
    assert addresses.why_forbidden(ip)


@pytest.mark.parametrize("ip", ALLOWED.split())
def test_public_addresses_are_allowed(ip):
    assert addresses.why_forbidden(ip) is None


def test_only_the_operators_own_networks_are_allowed_in_addition():
    allowed = addresses.networks(["127.0.0.0/8", "fd00::/8"])
    for ip in ("127.0.0.1", "::ffff:127.0.0.1", "fd00::1"):
        assert addresses.why_forbidden(ip, allowed) is None
    for ip in ("10.0.0.1", "::1", "64:ff9b::7f00:1", "2002:7f00:1::", "::127.0.0.1", "fc00::1"):
        assert addresses.why_forbidden(ip, allowed)


def test_text_that_is_no_ip_address_raises():
    for text in ("localhost", "0x7f.1", "127.1", "", "1.2.3.4.5"):
        with pytest.raises(ValueError, match="address"):
            addresses.why_forbidden(text)


@pytest.mark.parametrize(
    "host",
    ["127.1", "0x7f.1", "2130706433", "017700000001", "0", "１２７.0.0.1", "①②⑦.0.0.1", "127.0.0.1.", "%31%32%37.1",
     "[::ffff:7f00:1]", "0x7f000001", "0177.0.0.0x1"],
)  # fmt: skip
def test_obfuscated_loopback_hosts_are_decoded_as_browsers_do_and_forbidden(host):
    name = urls.host_key(urls.identity(f"http://{host}/")).rpartition(":")[0].strip("[]")
    assert addresses.why_forbidden(name)


@pytest.mark.parametrize("url", ["http://[fe80::1%25eth0]/", "http://a@127.0.0.1/", "http://127.0.0.1@8.8.8.8/"])
def test_urls_with_zone_ids_or_user_names_are_refused(url):
    with pytest.raises(ValueError):  # noqa: PT011  the messages differ
        urls.identity(url)
