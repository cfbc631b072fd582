"""storage.urls: identity, host key, SURT, distance, sharing parameters."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import urls


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HTTP://Example.COM:80/a b?q#f", "http://example.com/a%20b?q"),
        ("http://x.org", "http://x.org/"),
        ("http://x.org/a?#", "http://x.org/a?"),
        ("http://x.org/a/", "http://x.org/a/"),
        ("https://www.x.org/a", "https://www.x.org/a"),
        ("http://faß.de/", "http://xn--fa-hia.de/"),
        ("http://０x7f.1/", "http://127.0.0.1/"),
        ("http://2130706433/", "http://127.0.0.1/"),
        ("http://x.org\\a\n\t", "http://x.org/a"),
        ("http://x.org/%2e%2e/A%2f", "http://x.org/A%2f"),
        ("http://[::FFFF:7f00:1]:80/", "http://[::ffff:7f00:1]/"),
    ],
)
def test_identity_is_the_whatwg_serialisation_without_fragment(text, expected):
    assert urls.identity(text) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("example.org/x", "scheme"),
        ("localhost:8080/a", "scheme"),
        ("", "scheme"),
        ("ftp://x/", "ftp"),
        ("file:///etc/passwd", "only http"),
        ("http://", "no host"),
        ("http://x.org:99999/", "port"),
        ("http://x.org:abc/", "port"),
        ("http://ex ample.com/", "host name"),
        ("http://x.org/" + "a" * 40_000, "characters"),
    ],
)
def test_invalid_url_is_refused_with_the_reason(text, said):
    with pytest.raises(ValueError, match=said):
        urls.identity(text)


@pytest.mark.parametrize(
    "text",
    [
        "http://user:hunter2@x.org/",
        "http://user:hunter2@x.org:99999/",
        "http://user:hunter2@[zz]/",
        "http://user:hun/hunter2@ex ample/",
        "user:hunter2@x.org",
        "ftp://user:hunter2@x.org/",
    ],
)
def test_url_with_credentials_is_refused_without_repeating_them(text):
    with pytest.raises(ValueError) as refused:  # noqa: PT011  the message is checked below
        urls.identity(text)
    assert "hunter2" not in str(refused.value)
    assert "user:" not in str(refused.value)
    assert refused.value.__cause__ is None


@pytest.mark.parametrize(
    ("encoding", "ref", "query"),
    [
        ("gb18030", "/报告.pdf?f=报告.pdf&n=1#图", "f=%B1%A8%B8%E6.pdf&n=1"),
        ("cp932", "?f=報告&s=%E5%A0%B1", "f=%95%F1%8D%90&s=%E5%A0%B1"),
        ("cp1252", "?f=résumé 报", "f=r%E9sum%E9%20%26%2325253%3B"),
        ("utf-8", "?f=报", "f=%E6%8A%A5"),
        ("utf-16-le", "?f=报", "f=%E6%8A%A5"),
        ("no-codec", "?f=报", "f=%E6%8A%A5"),
    ],
)
def test_query_is_encoded_as_its_page_is_and_the_path_in_utf8(encoding, ref, query):
    """URL standard, query state: browsers send what a page in GBK names in GBK."""
    found = urls.resolve("http://x.org/a", ref, encoding)
    assert found.partition("?")[2] == query
    assert found.partition("?")[0] in {"http://x.org/a", "http://x.org/%E6%8A%A5%E5%91%8A.pdf"}


def test_host_key_origin_and_resolve():
    assert urls.host_key("https://Bücher.example./a") == "xn--bcher-kva.example:443"
    assert urls.host_key("http://[::1]:8080/") == "[::1]:8080"
    assert urls.origin("https://x.org:443/a") == "https://x.org"
    assert urls.origin("http://x.org:81/a") == "http://x.org:81"
    assert urls.resolve("http://x.org/a/b", "../c?d#e") == "http://x.org/c?d"
    assert urls.resolve("http://x.org/a", "//y.org") == "http://y.org/"
    for bad in (
        "javascript:1",
        "file:///etc",
        "data:,x",
        "gopher://x",
        "http://u:p@y",
        "http://[",
        "/" + "a" * 1_000_000,
    ):
        assert urls.resolve("http://x.org/", bad) is None


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://www2.Example.com:8080/A//B/?b=2&a=1&a=0", "com,example:8080)/a/b?a=0&a=1&b=2"),
        ("https://example.com:443/#!/x", "com,example)/"),
        ("http://127.0.0.1:8799/", "1,0,0,127:8799)/"),
        ("http://[::1]/a", "[::1])/a"),
        ("http://x.org/%7Efoo%2Fbar%2520", "org,x)/~foo/bar%20"),
        ("http://x.org/a;jsessionid=0123456789ABCDEF0123456789abcdef", "org,x)/a"),
        ("http://x.org/?PHPSESSID=0123456789abcdef0123456789abcdef&z=1", "org,x)/?z=1"),
        ("http://x.org/a?", "org,x)/a"),
        ("http://u:p@x.org/A", "org,x)/a"),
        ("dns:Foo.org", "dns:Foo.org"),
        ("urn:archiver:index:x", "urn:archiver:index:x"),
    ],
)
def test_surt_follows_the_internet_archives_rules(url, key):
    assert urls.surt(url) == key


def test_surt_of_a_repeatedly_escaped_url_is_fast():
    begun = process_time()
    assert urls.surt(f"http://x.org/{'%3' * 15_000}35") == "org,x)/35"
    assert process_time() - begun < 3


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("http://a.org/x", "http://a.org/x#f", "same"),
        ("http://a.org/x", "https://www.a.org/x/", "scheme_www"),
        ("http://a.org/x?y", "http://b.org/x?y", "same_path_other_host"),
        ("http://a.org/x", "http://c.a.org/x", "same_path_other_host"),
        ("http://a.org/x/y", "http://a.org/x/", "parent"),
        ("http://a.org/x/y", "http://a.org/x/index.html", "parent"),
        ("http://a.org/x/y", "https://www.a.org/", "root"),
        ("http://a.org/x/y", "https://a.org/index.php", "root"),
        ("http://a.org/x", "http://a.org/y", "other"),
        ("http://a.org/x", "http://a.org/?p=3", "other"),
        ("http://a.org/x", "http://b.org/", "other_domain"),
        ("http://a.co.uk/x", "http://b.co.uk/y", "other_domain"),
        ("http://a.org/x", "http://sso.a.org/q", "login"),
        ("http://a.org/x", "http://a.org/user/login?next=x", "login"),
        ("http://a.org/", "http://b.org/", "other_domain"),
        ("http://127.0.0.1:1/x", "http://127.0.0.1:2/y", "other"),
    ],
)
def test_distance_classifies_how_two_urls_differ(a, b, expected):
    assert urls.distance(a, b) == expected


def test_sharing_parameters_are_stripped_and_nothing_else():
    url = "https://mp.weixin.qq.com/s?__biz=M%2b&mid=1&sharer_shareinfo_first=x&scene=1&srcid=2&uin=9#rd"
    assert urls.strip_sharer(url) == (
        "https://mp.weixin.qq.com/s?__biz=M%2b&mid=1#rd",
        ("sharer_shareinfo_first", "scene", "srcid", "uin"),
    )
    assert urls.strip_sharer("http://x.org/a?xsec_token=1") == ("http://x.org/a", ("xsec_token",))
    assert urls.strip_sharer("http://x.org/a?uin=1&si=2") == ("http://x.org/a?uin=1&si=2", ())
    assert urls.strip_sharer("http://x.org/a?&b=%41&") == ("http://x.org/a?&b=%41&", ())
    assert urls.written("  http://X.org/?vd_source=1#part \n") == "http://X.org/#part"


@given(st.text(max_size=60), st.sampled_from(["http://", "https://x.org/", "http://x.org/?", ""]))
def test_identity_is_idempotent_and_every_identity_has_a_surt(text, prefix):
    try:
        url = urls.identity(prefix + text)
    except ValueError:
        return
    assert urls.identity(url) == url
    assert "#" not in url
    assert url.isascii()
    assert urls.surt(url).isascii()
    assert " " not in urls.surt(url)
    assert urls.host_key(url)
    assert urls.distance(url, url) == "same"
    stripped, removed = urls.strip_sharer(url)
    assert (stripped == url) == (not removed)
