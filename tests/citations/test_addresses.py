"""URLs in running text: punctuation of the sentence is not part of them, and a line break does not end them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver import citations
from archiver.citations.addresses import addresses
from archiver.citations.unwrapping import unwrap_address


def written(text, **how):
    return [one.written for one in addresses(text, **how)]


SEGMENT = st.text("abcdefghijklmnopqrstuvwxyz0123456789-_~", min_size=1, max_size=12)
ADDRESSES = st.builds(
    lambda scheme, host, path, brackets, query, end: f"{scheme}://{host}/{'/'.join(path)}{brackets}{query}{end}",
    st.sampled_from(["http", "https", "HTTPS"]),
    st.sampled_from(["example.org", "www.example.co.uk:8080", "xn--fiqs8s.example", "例え.example", "[2001:db8::1]"]),
    st.lists(SEGMENT, min_size=1, max_size=4),
    st.sampled_from(["", "_(disambiguation)", "/S0140-6736(20)30183-5", "/a(b(c))d"]),
    st.sampled_from(["", "?id=12&lang=zh", "?q=%E4%B8%AD&x[]=1", "?u=https://other.example/x"]),
    st.sampled_from(["", "/", "#p3", "a"]),
)
AROUND = st.sampled_from([
    ("", ""), ("See ", "."), ("(", ")"), ("(see ", "),"), ("“", "”"), ("“", ".”"), ("‘", "’"), ("«\u00a0", "\u00a0»"), ("「", "」。"),
    ("《", "》"), ("<", ">"), ("[", "]."), ("见", "。"), ("（", "），"), ('"', '",'), ("'", "';"), ("**", "**"), ("at ", "; and"),
    ("at ", "…"), ("at ", "—which"), ("at ", "? Yes"), ("at ", "!"), ("(at [", "])."), ("|", "|"), ("at ", ": so"), ("\t", "\n\nNext"),
    ("(", "\u00a0)"), ("“(", ")”."),
])  # fmt: skip


@given(ADDRESSES, AROUND)
def test_url_within_any_punctuation_is_found_whole(address, around):
    before, after = around
    assert written(f"He wrote it. {before}{address}{after}")[0] == address


@given(ADDRESSES, st.data(), st.sampled_from(["\n", "\r\n", "\n    "]))
def test_url_broken_at_its_punctuation_is_joined(address, data, end):
    first = address.index("/", 8) + 1
    places = [
        at for at in range(first, len(address))
        if (address[at - 1] in "-_=&" and address[at].isalnum() and address[at].isascii())
        or (address[at] in "/?&" and address[at + 1 : at + 2].isalnum() and not address[at:].startswith("//"))
    ]  # fmt: skip
    if not places:
        return
    at = data.draw(st.sampled_from(places))
    if address.startswith("http", at):
        return
    found = next(addresses(f"He wrote it, see {address[:at]}{end}{address[at:]}, and so on."))
    assert (found.written, found.joined) == (address, True)


@given(st.lists(st.tuples(ADDRESSES, AROUND), max_size=6))
def test_every_url_of_a_sentence_is_found_and_nothing_else(pairs):
    text = " and ".join(f"{before}{one}{after}" for one, (before, after) in pairs)
    assert written(text, join=False) == [one for one, _ in pairs]


@given(st.text(max_size=300))
def test_arbitrary_text_is_read(text):
    for one in addresses(text):
        assert 0 <= one.start < one.end <= len(text)
        assert one.written


@pytest.mark.parametrize(("text", "found"), [
    ("https://example.org/coercive-labor-\nand-displacement", ["https://example.org/coercive-labor-and-displacement"]),
    ("https://example.org/2019/\n1223/c18571a259225/page.htm.", ["https://example.org/2019/1223/c18571a259225/page.htm"]),
    ("https://example.org/a?id=\n12&lang=zh, and", ["https://example.org/a?id=12&lang=zh"]),
    ("https://example.org/a\n?id=12 and", ["https://example.org/a?id=12"]),
    ("https://example.org/report\n.pdf (accessed", ["https://example.org/report.pdf"]),
    ("https://example.org/report.\npdf. He", ["https://example.org/report.pdf"]),
    ("https://example.org/some/report.\nThe next sentence", ["https://example.org/some/report"]),
    ("https://example.org/a\n#NotOurs is what all of them wrote", ["https://example.org/a"]),
    ("https://\nexample.org/x", ["https://example.org/x"]),
    ("https://www.example.\ncom/a/b", ["https://www.example.com/a/b"]),
    ("https://example.org/reports/coercive\nlabor/annex.pdf", ["https://example.org/reports/coercivelabor/annex.pdf"]),
    ("https://example.org/a\nand/or what follows", ["https://example.org/a"]),
    ("https://example.org/a\n12/03/2020", ["https://example.org/a"]),
    ("https://example.org/a\n35 See https://example.org/b", ["https://example.org/a", "https://example.org/b"]),
    ("https://example.org/a/\nThe next sentence", ["https://example.org/a/"]),
    ("https://example.org/a/\nand the next line", ["https://example.org/a/"]),
    ("https://example.org/a\ninput/output devices", ["https://example.org/a"]),
    ("https://example.org/a\nN=35 people", ["https://example.org/a"]),
    ("https://example.org/\nCOVID-19 is over", ["https://example.org/"]),
    ("https://example.org/\nstate-of-the-art methods", ["https://example.org/"]),
    ("https://example.org/\nlabor-in-2019-report (accessed", ["https://example.org/labor-in-2019-report"]),
    ("https://example.org/\nR&D is", ["https://example.org/"]),
    ("doi:10.1016/\nj.cell.2019.01", ["doi:10.1016/j.cell.2019.01"]),
    ("doi:10.1016/j.cell.\n2019.01.002.", ["doi:10.1016/j.cell.2019.01.002"]),
    ("(https://example.org/\nreports)", ["https://example.org/reports"]),
    ("<https://example.org/\n  reports>", ["https://example.org/reports"]),
    ("(https://example.org/a)\nb/c.html", ["https://example.org/a"]),
    ("https://example.org/coercive\ufffelabor/x", ["https://example.org/coercive-labor/x"]),
    ("https://exam\u00adple.org/x", ["https://example.org/x"]),
    ("https://web.archive.org/web/2019/\nhttp://example.org/x", ["https://web.archive.org/web/2019/http://example.org/x"]),
    ("https://example.org/a\nhttps://example.org/b", ["https://example.org/a", "https://example.org/b"]),
    ("https://example.org/very-\nlong-address-over-\nthree-lines", ["https://example.org/very-long-address-over-three-lines"]),
])  # fmt: skip
def test_url_continues_over_a_line_break_only_where_it_was_broken(text, found):
    assert written(text) == found
    assert written(text.replace("\n", "\r\n")) == found


def test_joined_url_is_marked_as_joined():
    joined = "https://example.org/a-\nb"
    assert [one.joined for one in addresses(f"https://example.org/c {joined}")] == [False, True]
    assert written(joined, join=False) == ["https://example.org/a-"]


@pytest.mark.parametrize(("text", "found"), [
    ("www.example.org/a, and", ["www.example.org/a"]),
    ("bbc.com/news/world-asia-china-56250915.", ["bbc.com/news/world-asia-china-56250915"]),
    ("me@example.org/x, and/or e.g./i.e. Node.js/Express main.rs/lib", []),
    ("见https://example.org/a的报告", ["https://example.org/a"]),
    ("https://zh.wikipedia.org/wiki/新疆。", ["https://zh.wikipedia.org/wiki/新疆"]),
    ("https://ru.wikipedia.org/wiki/Кульбака_—_Лейблера — это", ["https://ru.wikipedia.org/wiki/Кульбака_—_Лейблера"]), ("https://a.example/b_—it", ["https://a.example/b_"]),
    ("https://en.wikipedia.org/wiki/Iran–Iraq_War", ["https://en.wikipedia.org/wiki/Iran–Iraq_War"]),
    ("https://a.example/x;https://b.example/y", ["https://a.example/x", "https://b.example/y"]),
    ("[text](https://a.example/x_(y)), \\url{https://b.example/}", ["https://a.example/x_(y)", "https://b.example/"]),
    ("https:// and http://) and nothing", []),
    ("انظر https://a.example/2، و https://a.example/3؛ أو https://a.example/4؟", ["https://a.example/2", "https://a.example/3", "https://a.example/4"]),
    ("देखें https://a.example/5। फिर https://a.example/6॥", ["https://a.example/5", "https://a.example/6"]),
    ("https://a.example/7։ https://a.example/8｡次", ["https://a.example/7", "https://a.example/8"]),
    ("https://a.example/9¹ https://a.example/10[12]. https://a.example/?a[1]=2", ["https://a.example/9", "https://a.example/10", "https://a.example/?a[1]=2"]),
    ("Quellehttps://a.example/1 1https://a.example/2 2020https://a.example/3", ["https://a.example/1", "https://a.example/2", "https://a.example/3"]),
    ("4www.a.example/x and 12www.example.org/y, 2020www.example.org/z", ["www.a.example/x", "www.example.org/y", "www.example.org/z"]),
    ("https://a.example/xhttps://b.example/y", ["https://a.example/x", "https://b.example/y"]), ("1doi:10.1000/xyz", ["doi:10.1000/xyz"]),
    ("https://a.example/e\ufffc and https://a.example/f\u2011g", ["https://a.example/e", "https://a.example/f-g"]),
    ("[EB/OL].http://a.example/c_11.htm,2018-10-16/2020-05-01.", ["http://a.example/c_11.htm"]), ("http://a.example/n/2019/,2020-5-1。", ["http://a.example/n/2019/"]),
    ("http://a.example/x.html.2020-05-01", ["http://a.example/x.html"]), ("http://a.example/x.htm[2020-05-01]", ["http://a.example/x.htm"]),
    ("http://a.example/2018-10-16 and http://a.example/on,2018", ["http://a.example/2018-10-16", "http://a.example/on,2018"]),
    ("https://a.example/2044/\nhttps://b.example/", ["https://a.example/2044/", "https://b.example/"]),
    ("https://a.example/?id=QPR=\nhttps://b.example/?url=\nhttps://c.example/", ["https://a.example/?id=QPR=", "https://b.example/?url=https://c.example/"]),
    ("https://web.archive.org/web/2044/\nhttps://b.example/", ["https://web.archive.org/web/2044/https://b.example/"]),
    ("https://a.example/x\n________________A journal", ["https://a.example/x"]), ("https://a.example/x________", ["https://a.example/x"]),
    ("a ratio of 10.2000 / 5, https://a.example/10.1000/x and a.10.1000/y", ["https://a.example/10.1000/x"]),
    ("http://a.example/\u223cx/\u02dcy\u2212z.pdf", ["http://a.example/~x/~y-z.pdf"]), ("Write http:// or https:// etc.", []),
    ("at http:// www.a.example/x or https:// b.example. Then", ["http://www.a.example/x", "https://b.example"]),
    ("http:/www.a.example/x, and http:/a", ["http:/www.a.example/x"]),
    ("example.com.au/about and tio.\ncom.au/about", ["example.com.au/about"]),
    ("Blast2GO (www.\nblast2go.example). To www.\nand so on", ["www.blast2go.example"]),
    ("http://groups.a.example,but and http://b.example:80;and", ["http://groups.a.example", "http://b.example:80"]),
    ("at http://a.example/.In fact and http://a.example/.well-known/x,y", ["http://a.example", "http://a.example/.well-known/x,y"]),
    ("见https://zh.wikipedia.org/wiki/王军_(政治人物)，又https://zh.wikipedia.org/wiki/王军(见上)", ["https://zh.wikipedia.org/wiki/王军_(政治人物)", "https://zh.wikipedia.org/wiki/王军"]),
    ("https://fa.example/wiki/می\u200cخواهم\u200c end", ["https://fa.example/wiki/می\u200cخواهم"]),
])  # fmt: skip
def test_urls_without_scheme_in_other_scripts_and_with_odd_neighbours(text, found):
    assert written(text) == found


@pytest.mark.parametrize("sign", "\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u202e\u2060\u2066\u2069\ufeff\u00ad")
def test_invisible_characters_are_not_part_of_a_url(sign):
    text = f"{sign}https://a.example/e{sign} and https://a.example/f{sign}g, https://a.example/h-{sign}\ni."
    assert written(text) == ["https://a.example/e", "https://a.example/fg", "https://a.example/h-i"]


@pytest.mark.parametrize(("text", "found"), [
    ("doi:10.1000/xyz.", "doi:10.1000/xyz"), ("DOI 10.1016/S0140-6736(20)30183-5)", "DOI 10.1016/S0140-6736(20)30183-5"),
    ("(doi: 10.1000/xyz-\nabc)", "doi: 10.1000/xyz-abc"), ("arXiv:2101.00001v2,", "arXiv:2101.00001v2"), ("PMID: 1234.", "PMID: 1234"),
    ("hdl:10125/123;", "hdl:10125/123"), ("urn:nbn:de:101:1-2019.", "urn:nbn:de:101:1-2019"),
    ("DO 10.1000/xyz.2020.02.016", "10.1000/xyz.2020.02.016"), ("LID - 10.1000/978-1-4939_22 [doi]", "10.1000/978-1-4939_22"),
    ("{{cite journal|doi=10.1000/xyz|title=T}}", "doi=10.1000/xyz"), ("{{doi|10.1000/xyz}}", "doi|10.1000/xyz"),
    (":doi:`10.1000/xyz`", "doi:`10.1000/xyz"), ("|pmid=1234|", "pmid=1234"), ("| pmid = 1234 |", "pmid = 1234"),
])  # fmt: skip
def test_identifiers_that_a_resolver_knows_are_found(text, found):
    (one,) = addresses(text)
    assert (one.written, one.name) == (found, True)


@pytest.mark.parametrize(("given", "address", "changed"), [
    ("https://web.archive.org/web/20190101000000/http://example.org/x?a=1#p", "http://example.org/x?a=1#p", "the original of a copy at web.archive.org"),
    ("https://web.archive.org/web/20190101id_/https:/example.org/", "https://example.org/", "the original of a copy at web.archive.org"),
    ("https://web.archive.org/web/2019*/example.org/x", "http://example.org/x", "the original of a copy at web.archive.org"),
    ("https://webarchive.nationalarchives.gov.uk/ukgwa/20190101/https://gov.uk/x", "https://gov.uk/x", "the original of a copy at webarchive.nationalarchives.gov.uk"),
    ("https://archive.ph/2019.12.01-121212/https://example.org/x", "https://example.org/x", "the original of a copy at archive.ph"),
    ("https://www.google.com/url?q=https://a.example/x%3Fb%3D1&sa=D", "https://a.example/x?b=1", "taken out of a link through www.google.com"),
    ("https://urldefense.com/v3/__https://a.example/x_y__;!!abc$", "https://a.example/x_y", "taken out of a link through urldefense.com"),
    ("https://translate.google.com/translate?sl=auto&u=https://a.example/x", "https://a.example/x", "taken out of a link through translate.google.com"),
    ("https://www-my--site-example.translate.goog/p?a=1&_x_tr_sl=auto&_x_tr_tl=en", "https://www.my-site.example/p?a=1", "taken out of a link through translate.goog"),
    ("https://webcache.googleusercontent.com/search?q=cache:abC_1:https://a.example/x+words&hl=en", "https://a.example/x", "taken out of a link through webcache.googleusercontent.com"),
    ("www.example.org/a", "http://www.example.org/a", "http:// put before it"),
    ("https://www-a--b-com.ezproxy.lib.example.edu/x?y=1", "https://www.a-b.com/x?y=1", "taken out of a link through www-a--b-com.ezproxy.lib.example.edu"),
    ("https://a.org.ez67.example.br/x", "https://a.org/x", "taken out of a link through a.org.ez67.example.br"),
    ("http://dx.doi-org.proxy1.example.edu/10.1000/x", "http://dx.doi.org/10.1000/x", "taken out of a link through dx.doi-org.proxy1.example.edu"),
    ("https://www-a-com.uni.idm.oclc.org/x", "https://www.a.com/x", "taken out of a link through www-a-com.uni.idm.oclc.org"),
    ("https://ezproxy.example.edu/login?url=https://a.example/x?b=1&c=2", "https://a.example/x?b=1&c=2", "taken out of a link through ezproxy.example.edu"),
    ("https://login.ezproxy.example.edu/login?qurl=https%3A%2F%2Fa.example%2Fx", "https://a.example/x", "taken out of a link through login.ezproxy.example.edu"),
])  # fmt: skip
def test_archive_proxy_and_redirect_urls_are_unwrapped_to_the_original(given, address, changed):
    assert unwrap_address(given) == (address, (changed,))


@pytest.mark.parametrize("given", [
    "https://archive.ph/AbCdE", "https://perma.cc/AB12-CD34", "https://archive.org/details/foo.bar", "https://archive.org/download/2019/foo.pdf",
    "https://example.org/2019/http://other.example/", "https://www.google.com/search?q=https://a.example/",
    "https://urldefense.com/v3/__https://a.example/x*y__;Iw!!abc$", "https://translate.google.com/?sl=auto&text=x",
    "https://news.proxy.example.com/a", "https://us.proxy.a.b.example.com/a", "https://ezproxy.example.edu/menu?url=https://a.example/", "https://ez.example.com/",
])  # fmt: skip
def test_urls_that_wrap_no_original_are_left_unchanged(given):
    assert unwrap_address(given) == (given, ())


@pytest.mark.parametrize(("given", "why"), [
    ("ftp://example.org/x", "only http and https"), ("http:///x", "no host name"), ("http://?x", "no host name"),
    ("https://nowhere/x", "no name of a host"), ("https://www.nowhere", "no name of a host"), ("https://me:geheim@example.org/", "user name or password"),
])  # fmt: skip
def test_urls_that_cannot_be_fetched_are_refused_with_the_reason(given, why):
    with pytest.raises(ValueError, match=why) as caught:
        unwrap_address(given)
    assert "geheim" not in str(caught.value)


@pytest.mark.parametrize(("text", "found"), [
    ("见https：//a.example.cn/b/2019。", "https://a.example.cn/b/2019"), ("ｈｔｔｐｓ：／／ａ．ｅｘａｍｐｌｅ／ｂ，又", "https://a.example/b"), ("ｗｗｗ．a．example／b", "www.a.example/b"),
    ("http：//a.example：8080/b", "http://a.example:8080/b"), ("https：／／a.example/通告／全文.pdf，", "https://a.example/通告/全文.pdf"),
    ("https://a.example/b?c=1＆d=2；", "https://a.example/b?c=1&d=2"), ("https://a.example/b？c=3。是吗？", "https://a.example/b?c=3"),
])  # fmt: skip
def test_full_width_characters_of_a_url_are_read_as_ascii(text, found):
    assert [(one.written, one.wide) for one in addresses(text)] == [(found, True)]


@pytest.mark.parametrize(("text", "found"), [
    ("https://a.example/b２０１９年に", "https://a.example/b"), ("https://a.example/b．次の文", "https://a.example/b"), ("https://a.example－张三", "https://a.example"),
    ("https://a.example/wiki/ＡＢＣ", "https://a.example/wiki/ＡＢＣ"), ("https://a.example/通告２０１９.pdf", "https://a.example/通告２０１９.pdf"), ("https://a.example/b？是", "https://a.example/b"),
])  # fmt: skip
def test_full_width_characters_that_end_a_url_or_belong_to_its_path(text, found):
    assert [(one.written, one.wide) for one in addresses(text)] == [(found, False)]


def test_full_width_reading_is_noted_and_a_full_width_slash_separates_urls():
    found = citations.read("见https：//a.example/b，又https://c.example／https://d.example/e。".encode(), "a.md")
    assert [(one.url, one.changed) for one in found.cited] == [
        ("https://a.example/b", ("full-width signs read as plain ones",)), ("https://c.example", ()), ("https://d.example/e", ()),
    ]  # fmt: skip


@pytest.mark.parametrize("dots", ["…", "..."])
def test_url_shortened_with_an_ellipsis_is_left_aside_and_named(dots):
    text = f"See https://a.example/the-long{dots} and https://b.example{dots}"
    assert [(one.written, one.cut) for one in addresses(text)] == [
        ("https://a.example/the-long", True),
        ("https://b.example", False),
    ]
    assert citations.read(text.encode(), "a.md").notes == (
        "left aside: https://a.example/the-long (line 1): it is shortened",
    )


@pytest.mark.parametrize(("text", "found", "cut"), [
    ("https://a.example.cn/路（一）/文件.html，", "https://a.example.cn/路（一）/文件.html", False), ("https://a.example.cn/通告（2019）.pdf。", "https://a.example.cn/通告（2019）.pdf", False),
    ("（https://a.example.cn/通告.pdf）。", "https://a.example.cn/通告.pdf", False), ("https://a.example.cn/b（见附件）。", "https://a.example.cn/b", False),
    ("https://a.example.cn/通告（2019年3月1日访问）。", "https://a.example.cn/通告", False), ("https://a.example.cn/通告（全文）。", "https://a.example.cn/通告（全文）", True),
])  # fmt: skip
def test_full_width_brackets_are_part_of_a_path_that_continues_behind_them(text, found, cut):
    assert [(one.written, one.cut) for one in addresses(text)] == [(found, cut)]
    assert ("it may end before its brackets" in str(citations.read(f"{text} 和 b".encode(), "a.md").notes)) is cut


def test_rest_of_a_host_broken_at_a_hyphen_is_not_a_url_of_its_own():
    found = list(addresses("at: https://a- house.example.gov/m04.pdf. See house.example.gov/m05.pdf"))
    assert [(one.written, one.cut) for one in found] == [
        ("https://a- house.example.gov/m04.pdf.", True),
        ("house.example.gov/m05.pdf", False),
    ]


@pytest.mark.parametrize(("text", "found"), [
    ("https://a.example/86/ceramics- industry-worldwide (read", [("https://a.example/86/ceramics-industry-worldwide", False)]), ("https://a.example/1472- 6963/8/251 of", [("https://a.example/1472-6963/8/251", False)]),
    ("https://a.example/line-isnt- the-wait/?utm=1\n3 https://b.example", [("https://a.example/line-isnt-the-wait/?utm=1", False), ("https://b.example", False)]),
    ("https://a.example/Adoption- Retailer-Mobile-Apps\n6 x", [("https://a.example/Adoption-Retailer-Mobile-Apps", False)]),
    ("https://a.example/machine- learning. It", [("https://a.example/machine-", True)]), ("https://a.example/x/Ab3- The", [("https://a.example/x/Ab3-", False)]),
    ("https://a.example/2019-\n.pdf . It", [("https://a.example/2019-.pdf", False)]), ("https://a.example - the page", [("https://a.example", False)]),
])  # fmt: skip
def test_space_after_a_hyphen_is_a_line_break_of_pasted_text(text, found):
    assert [(one.written, one.cut) for one in addresses(text)] == found


def test_trailing_encoded_spaces_of_a_link_are_removed():
    assert unwrap_address("https://a.example/b%20c.pdf%20%C2%A0") == (
        "https://a.example/b%20c.pdf",
        ("without a blank at its end",),
    )


@pytest.mark.parametrize(
    "written",
    [
        "t.me/channel/123",
        "t.me/+AbCd1",
        "youtu.be/dQw4w9WgXcQ",
        "perma.cc/AB12-CD34",
        "archive.ph/AbCd1",
        "telegra.ph/A-report-05-01",
        "bit.ly/3xYz",
    ],
)
def test_short_link_hosts_without_a_scheme_are_urls(written):
    assert [one.written for one in addresses(f"See {written}, and not.me/x, it.me/ nor a@{written}.")] == [written]
