"""Registering: lists of every format, accepted whole or not at all, and what is made of the references in them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from archiver.egress import DIRECT, Egress
from archiver.errors import AddressRefused, UsageError
from archiver.intake import lists, references
from archiver.intake.references import Cite, reference
from archiver.intake.sight import sites_see
from storage import catalog as tables
from storage import journal
from storage.model import Access

ROOT = Path(__file__).parents[2]


def test_plain_list_allows_comments_and_empty_lines():
    text = (
        b"# cited in chapter 1\n\n  https://example.org/a#p3  # the table\n<https://example.org/b?vd_source=me&x=1>\r\n"
    )
    found = lists.read(text, "list.txt").references
    assert [one.url for one in found] == ["https://example.org/a", "https://example.org/b?x=1"]
    assert [one.written for one in found] == ["https://example.org/a#p3", "https://example.org/b?x=1"]
    assert [one.line for one in found] == [3, 4]
    assert found[1].given == "https://example.org/b?vd_source=me&x=1"
    assert found[1].changed == ("parameter vd_source taken off",)
    assert found[1].removed_parameters == ("vd_source",)


@pytest.mark.parametrize("encode", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv_of_any_dialect_is_read(encode, delimiter):
    rows = [
        ["URL", "Work Title", "Footnote", "Quote", "Every", "Tags", "Sealed", "Remarks"],
        [
            "https://example.org/报告",
            "书",
            "12",
            '"one;\ntwo, three|four"',
            "1d",
            "a;b" if delimiter != ";" else "a",
            "yes",
            "",
        ],
        ["https://example.org/b", "", "", "", "", "", "", "x"],
    ]
    text = "\r\n".join(delimiter.join(row) for row in rows).encode(encode)
    found = lists.read(text, "list.csv")
    first, second = found.references
    assert first.url == "https://example.org/%E6%8A%A5%E5%91%8A"
    assert first.cites == (Cite(title="书", locator="12", quote="one; two, three|four"),)
    assert (first.interval_s, first.access, first.tags[0]) == (86400, Access.SEALED, "a")
    assert (second.cites, second.access, second.line) == ((), Access.PUBLIC, 4)
    assert found.notes == ("columns that are not used: Remarks",)


@pytest.mark.parametrize(
    ("columns", "row", "place"),
    [
        ("page", "12", "12"),
        ("footnote", "34", "34"),
        ("page,footnote", "12,34", "page 12, footnote 34"),
        ("footnote,page", "34,12", "page 12, footnote 34"),
        ("page,footnote", "12,", "page 12"),
        ("page,footnote", ",34", "footnote 34"),
        ("page,footnote", "12-13,n. 34", "12-13, n. 34"),
        ("locator,page", "chapter 2,12", "chapter 2, page 12"),
        ("locator,page", "chapter 2,", "chapter 2"),
    ],
)
def test_row_with_a_page_and_a_footnote_keeps_both(columns, row, place):
    """The footnote used to replace the page."""
    [one] = lists.read(f"url,{columns}\nhttps://x.example/,{row}\n".encode(), "a.csv").references
    assert [cite.locator for cite in one.cites] == [place]


def test_example_list_holds_the_four_cited_sources_with_their_works():
    found = lists.read((ROOT / "config/sources.example.toml").read_bytes(), "sources.example.toml").references
    assert [one.url for one in found] == [
        "https://ciwe.nankai.edu.cn/2019/1223/c18571a259225/page.htm",
        "https://freedomhouse.org/country/china/freedom-world/2021",
        "https://jamestown.org/product/coercive-labor-and-forced-displacement-in-xinjiangs-cross-regional-labor-transfer-program/",
        "https://www.bbc.com/news/world-asia-china-56250915",
    ]
    assert all(one.cites for one in found)
    assert all(one.changed == () for one in found)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.txt", "https://ok.example/\nftp://x.example/\nnonsense\n", ["a.txt:2: only http and https", "a.txt:3: 'nonsense' is not a URL"]),
        ("a.txt", "https://me:geheim@x.example/\n", ["a.txt:1: the URL for x.example holds a user name or password"]),
        ("a.csv", "name,link to it\nx,x.example\n", ["a.csv:1: no column is named url, and none holds addresses; the first line has name, link to it"]),
        ("a.csv", "site,report\nhttps://x.example/,https://x.example/1\n", ["a.csv:1: no column is named url, and several hold addresses: 'site', 'report'; name one of them url"]),
        ("a.csv", "url,quote\nhttps://x.example/,said, so\n", ["a.csv:2: 3 fields where the first line has 2"]),
        ("a.csv", "url,doi,title\n,,A book\n,not one,B\n", ["a.csv:3: no url, and 'not one' is no DOI"]),
        ("a.csv", "url,every\nhttps://x.example/,soon\n", ["a.csv:2: 'soon' is no interval; write 30m, 6h or 1d"]),
        ("a.csv", "url,sealed\nhttps://x.example/,perhaps\n", ["a.csv:2: sealed is 'perhaps'"]),
        ("a.csv", 'url,work\nhttps://x.example/,W\nhttps://x.example/1,"A\nhttps://x.example/2,B\n', ["a.csv:3: a quotation mark in the row that begins here is never closed"]),
        ("a.csv", "url,URL\nhttps://x.example/,https://x.example/1\n", ["a.csv:1: several columns are taken for url: 'url', 'URL'; rename all but one of them"]),
        ("a.csv", "link,address\nhttps://x.example/,https://x.example/1\n", ["a.csv:1: several columns are taken for url: 'link', 'address'"]),
        ("a.toml", f"[[source]]\nurl = {'[' * 5000}{']' * 5000}\n", ["a.toml:1: not read: it is nested too deep"]),
        ("a.toml", f"[[source]]\nevery = {'1' * 5000}\n", ["a.toml:1: not read: it is nested too deep, or has a number"]),
        ("a.toml", "[[source]]\nurl = \n", ["a.toml:2: not TOML"]),
        ("a.toml", '[[source]]\nurl = "x"\n\n[[source]]\nurl = "https://x.example/"\nevry = "6h"\n', ["a.toml:1: 'x' is not a URL", "a.toml:4: 'evry' is unknown"]),
        ("a.toml", '[[sources]]\nurl = "https://x.example/"\n', ["a.toml:1: 'sources' is unknown"]),
        ("a.toml", '[source]\nurl = "https://x.example/"\n', ["a.toml:1: source is one table"]),
        ("a.toml", '[[source]]\nurl = "https://x.example/"\nworks = ["x"]\n', ["a.toml:1: works is not a list of tables"]),
        ("a.toml", "source = [1]\n", ["a.toml:1: a source is not a table"]),
        ("a.jsonl", '{"url": "https://x.example/"}\n\n[1]\n{"url"\n{"work": "W"}\n', ["a.jsonl:3: not an object", "a.jsonl:4: not JSON", "a.jsonl:5: no url"]),
        ("a.jsonl", '{"url": "https://x.example/", "sealed": "perhaps", "quote": 7}\n', ["a.jsonl:1: the quote is not a text"]),
        ("a.jsonl", '{"url": "https://x.example/", "quote": 7, "every": [1]}\n{"url": 7}\n', ["a.jsonl:1: ", "a.jsonl:2: no url"]),
        ("a", "\n# nothing\n", ["a holds no address"]),
        ("a.pdf", "%PDF-1.4", ["a.pdf is a PDF. A list is TOML, CSV or one address a line"]),
        ("a.html", "<!DOCTYPE html><p>", ["a.html is HTML or XML"]),
    ],
)  # fmt: skip
def test_faulty_list_is_refused_whole_with_every_fault_and_its_line(name, text, told):
    with pytest.raises(UsageError) as caught:
        lists.read(text.encode(), name)
    for line in told:
        assert line in str(caught.value)
    assert "geheim" not in str(caught.value)


def test_column_named_exactly_url_takes_precedence_over_its_other_names():
    found = lists.read(b"name,url,address\nX,https://x.example/,1 Main Street\n", "a.csv")
    assert [one.url for one in found.references] == ["https://x.example/"]
    assert found.notes == ("columns that are not used: name, address",)


def test_list_that_is_not_text_or_too_large_is_refused():
    with pytest.raises(UsageError, match=r"a\.csv:2: not UTF-8 text"):
        lists.read(b"url\nhttps://x.example/\xff\n", "a.csv")
    with pytest.raises(UsageError, match="is larger than 32 MiB"):
        lists.read(b"#" * (lists.LIST_BYTES + 1), "a.txt")


def test_address_with_a_replacement_character_is_refused():
    given = lists.read("url;work\nhttps://x.example/;Rapport d\ufffdenqu\ufffdte\n".encode(), "a.csv")
    assert [one.url for one in given.references] == ["https://x.example/"]
    with pytest.raises(UsageError, match=r"a\.csv:2: https://x\.example/\ufffd has a sign that could not be read"):
        lists.read("url\nhttps://x.example/\ufffd\n".encode(), "a.csv")


def test_format_is_detected_by_content_if_the_name_does_not_tell():
    assert lists.read(b'[[source]]\nurl = "https://x.example/"', "-").references
    assert lists.read(b"work;url\nT;https://x.example/", "-").references[0].cites
    assert lists.read(b"https://x.example/?url=1,2", "-").references[0].cites == ()


@pytest.mark.parametrize(("text", "found", "note"), [
    ("Название;Ссылка\nA;https://a.example/\nB;\n", ["https://a.example/"], "column 'Ссылка' is taken for url"),
    ("sep=;\r\nTitel;URL\r\nA,B;https://a.example/\r\n", ["https://a.example/"], "columns that are not used: Titel"),
    ('event,sources\nA,"https://a.example/;b; https://b.example/"\nB,"https://c.example/\nhttps://d.example/"\n',
     ["https://a.example/;b", "https://b.example/", "https://c.example/", "https://d.example/"], "column 'sources' is taken for url"),
    ("1,https://a.example/,A\n2,https://b.example/,B\n", ["https://a.example/", "https://b.example/"], "column 'number 2' is taken for url"),
    ("Title,856$u,DOI\nA,https://a.example/,\nB,https://b.example/,10.1000/b\nC,https://c.example/,\n",
     ["https://a.example/", "https://b.example/", "https://c.example/"], "column '856$u' is taken for url"),
    ("DOI,Licence\n10.1000/x,https://l.example/by\n10.1000/y,https://l.example/by\n",
     ["https://doi.org/10.1000/x", "https://doi.org/10.1000/y"], "columns that are not used: Licence"),
    ("Title,DOI\nA,10.1000/x\\_y\n", ["https://doi.org/10.1000/x_y"], "columns that are not used: Title"),
    ("Title,x\nA,10.1000/x\nB,NA\n", ["https://doi.org/10.1000/x"], "left aside, as they have no url and no DOI: the rows that end at line 3"),
    ("Url,Title\nhttps://a.example/,A\n,B\nn/a,C\n", ["https://a.example/"], "left aside, as they have no url and no DOI: the rows that end at line 3, 4"),
    ("Url,Title\nhttps://a.example/,A\n/papers/b.pdf,B\n", ["https://a.example/"], ("left aside, as no page can be asked for by what they have: the rows that end at line 3: "
     "'/papers/b.pdf' is not a URL: write it with its scheme, as in https://example.org/page")),
    ("Url,Title\nhttp:s//doi.org/10.1/x,A\nhttps://a.example/,B\n", ["https://a.example/"], ("left aside, as no page can be asked for by what they have: the rows that end at line 2: "
     "the URL has no // behind its scheme: write it as in https://example.org/page")),
])  # fmt: skip
def test_foreign_csv_is_read_by_the_contents_of_its_columns(text, found, note):
    given = lists.read(text.encode(), "a.csv")
    assert [one.url for one in given.references] == found
    assert note in given.notes


@pytest.mark.parametrize(
    ("charset", "title"),
    [("gbk", "新疆的职业技能教育培训工作"), ("cp1251", "Новая газета, доклад"), ("cp1252", "Rapport d’enquête")],
)
def test_csv_that_is_not_utf_8_is_read_with_a_note_on_its_charset(charset, title):
    given = lists.read(f"url;work\nhttps://a.example/;{title}\n".encode(charset), "a.csv")
    assert given.references[0].cites == (Cite(title=title),)
    assert "as it is not UTF-8: see that its words are right" in given.notes[0]


def test_registration_writes_one_journal_blob_and_known_urls_keep_their_ids(archive):
    given = lists.read(
        b'[[source]]\nurl = "https://example.org/a"\nevery = "1h"\ntags = ["t"]\n'
        b'works = [{ title = "T", quote = "q", locator = "p. 3" }, { title = "U" }]\n'
        b'[[source]]\nurl = "https://example.org/b"\nworks = [{ title = "T" }]\n'
        b'[[source]]\nurl = "https://EXAMPLE.org/a"\nworks = [{ title = "T", quote = "q2" }]\n',
        "a.toml",
    ).references
    first = archive.intake.register(given)
    assert [one.new for one in first] == [True, True, False]
    assert first[0].source == first[2].source
    assert len(list(archive.blobs.names(journal.PREFIX))) == 1
    again = archive.intake.register(given)
    assert [(one.source, one.new) for one in again] == [(one.source, False) for one in first]
    assert len(list(archive.blobs.names(journal.PREFIX))) == 1, "nothing new, nothing written"
    watched = archive.lookup.source("https://example.org/a")
    assert (watched.source.interval_s, watched.source.tags, watched.works) == (3600, ("t",), 2)
    assert [(c.work.title, c.citation.quote, c.citation.locator) for c in archive.lookup.cited(watched.source.id)] == [
        ("T", "q", "p. 3"), ("U", None, None), ("T", "q2", None),
    ]  # fmt: skip
    with archive.catalog.read() as conn:
        assert [work.title for work, _ in tables.works.listing(conn)] == ["T", "U"]
    assert watched.next_due_at == archive.now
    assert [w.source.url for w in archive.lookup.sources()] == ["https://example.org/a", "https://example.org/b"]
    assert [w.source.url for w in archive.lookup.sources(work="U")] == ["https://example.org/a"]


def test_known_source_gains_the_citations_of_a_later_registration(archive):
    archive.add("https://example.org/a")
    cited = lists.read(b"url,work,quote\nhttps://example.org/a,T,q", "a.csv").references
    (one,) = archive.intake.register(cited)
    assert not one.new
    assert archive.lookup.show("https://example.org/a")["works"] == [
        {"title": "T", "url": None, "quote": "q", "locator": None}
    ]


HIGHLIGHTS = {
    "#:~:text=moved%20500%20workers%20to%20Korla": "moved 500 workers to Korla",
    "#:~:text=moved%20500,for%20three%20years": "moved 500 … for three years",
    "#section-2:~:text=the%20county-,moved%20500%20workers,-to%20Korla": "moved 500 workers",
    "#:~:text=%E5%AF%8C%E4%BD%99%E5%8A%B3%E5%8A%A8%E5%8A%9B%E8%BD%AC%E7%A7%BB%E5%B0%B1%E4%B8%9A%E4%BA%BA%E5%91%98": "富余劳动力转移就业人员",
    "#:~:text=Korla": None,
    "#text=moved%20500%20workers": None,
    "#p3": None,
}


@pytest.mark.parametrize(("fragment", "quote"), HIGHLIGHTS.items())
def test_text_fragment_of_an_address_is_watched_as_the_cited_passage(archive, fragment, quote):
    one = reference(f"https://example.org/a{fragment}")
    archive.intake.register([one])
    assert list(archive.lookup.source("https://example.org/a").quotes) == ([quote] if quote else [])


def test_explicit_quote_takes_precedence_over_a_text_fragment(archive):
    marked = reference("https://example.org/a#:~:text=moved%20500%20workers")
    archive.intake.register([replace(marked, cites=(Cite(title="W", quote="said"),))])
    archive.intake.register([replace(marked, cites=(Cite(title="V", locator="p. 3"),))])
    cited = archive.lookup.show("https://example.org/a")["works"]
    assert {(one["title"], one["quote"]) for one in cited} == {("W", "said"), ("V", "moved 500 workers")}
    sealed = replace(marked, access=Access.SEALED)
    with pytest.raises(UsageError, match="is registered as public"):
        archive.intake.check([sealed])


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://127.0.0.1/", "loopback"),
        ("http://2130706433/", "loopback"),
        ("http://localhost/", "loopback"),
        ("http://a.localhost./", "loopback"),
        ("http://[::1]:8080/", "loopback"),
        ("http://[::ffff:10.0.0.1]/", "private"),
        ("http://169.254.169.254/latest/meta-data/", "link-local"),
        ("http://example.org:25/", "no browser uses that port"),
    ],
)
def test_forbidden_addresses_are_refused_before_anything_is_kept(archive, url, why):
    with pytest.raises(AddressRefused, match=why) as caught:
        archive.intake.check([reference("https://example.org/"), reference(url)])
    assert caught.value.exit_code == 7


def test_sealed_work_is_refused_for_a_source_that_is_public(archive):
    def cited(url, access, *cites):
        return replace(reference(url), access=access, cites=cites)

    draft, known, new = Cite(title="A draft"), "https://example.org/known", "https://example.org/new"
    archive.add(known)
    with pytest.raises(UsageError, match="known is registered as public"):
        archive.intake.check([cited(new, Access.SEALED, draft), cited(known, Access.SEALED, draft)])
    with pytest.raises(UsageError, match="new is registered as public"):
        archive.intake.check([cited(new, Access.PUBLIC), cited(new, Access.SEALED, draft)])
    archive.intake.check(
        [cited(new, Access.SEALED, draft), cited(known, Access.SEALED), cited(known, Access.PUBLIC, draft)]
    )
    archive.intake.register([cited(new, Access.SEALED, draft)])
    archive.intake.check([cited(new, Access.SEALED, draft)])


def test_unknown_egress_is_refused_by_name_and_line(archive):
    given = lists.read(b"url,egress\nhttps://example.org/a,nl\nhttps://example.org/b,de\n", "a.csv").references
    with pytest.raises(UsageError, match=r"a\.csv:3: there is no egress 'de'; there is direct, nl"):
        archive.intake.check(given, "a.csv")


def test_tracking_parameters_are_kept_on_request():
    kept = reference("https://example.org/?vd_source=me", keep_parameters=True)
    assert (kept.url, kept.removed_parameters) == ("https://example.org/?vd_source=me", ())


def test_what_sites_see_is_described_without_any_request():
    direct = " ".join(sites_see(DIRECT, "archiver/0.1"))
    assert "this machine's own address" in direct
    assert "User-Agent: archiver/0.1" in direct
    through = " ".join(sites_see(Egress("nl", "socks5h", "socks5h://u:p@10.0.0.5:1080", "NL"), "a"))
    assert "the proxy 'nl', in NL as you say" in through
    assert "10.0.0.5" not in through


@pytest.mark.parametrize(("given", "title"), [
    ({"quote": "said"}, references.UNTITLED), ({"url": "https://x.example/w", "quote": "said"}, "https://x.example/w"),
    ({"title": " W ", "url": "https://x.example/w"}, "W"),
])  # fmt: skip
def test_work_without_a_title_is_named_by_its_address(given, title):
    assert references.cite(**{"title": None} | given).title == title


@pytest.mark.parametrize("quote", ["…", "—", "???", "✓", "\u200b", "[…]", ". . ."])
def test_quote_without_words_is_refused(quote):
    with pytest.raises(ValueError, match="no letter and no figure"):
        references.cite(title="W", quote=quote)
    assert references.cite(title="W", quote=f"12 {quote}").quote == f"12 {quote}"


def test_row_with_a_doi_and_no_url_is_registered_by_its_doi():
    found = lists.read(
        b"Title,DOI,Url\nA,10.1234/ab.5,\nB,https://doi.org/10.1234/cd,\nC,10.1234/ef,https://example.org/c\n", "a.csv"
    )
    assert [(one.url, one.given, one.changed) for one in found.references] == [
        ("https://doi.org/10.1234/ab.5", "10.1234/ab.5", ("the DOI 10.1234/ab.5, by its resolver",)),
        ("https://doi.org/10.1234/cd", "https://doi.org/10.1234/cd", ()),
        ("https://example.org/c", "https://example.org/c", ()),
    ]
    assert found.notes == ("columns that are not used: Title", "where a row has a url, its DOI is not used")
