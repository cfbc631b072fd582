"""Reference manager exports in RIS and CSL-JSON, how each kind is recognised, and limits for all of them."""

from __future__ import annotations

import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver import citations
from archiver.citations import bibliographies
from archiver.citations.bibliographies import ENTRIES, bibtex, csl, kind, ris
from tests.citations.exports import ENDNOTE_BIB, JABREF_BIB, MENDELEY_BIB, SCHOLAR_BIB, ZOTERO_BIB, entry, urls
from tests.support.depth import examples

# --- RIS

ZOTERO_RIS = """TY  - JOUR
TI  - A title
AU  - Doe, Jane
T2  - Journal of Made-up Studies
DA  - 2021/05/03/
PY  - 2021
DO  - 10.1016/S0140-6736(20)30183-5
UR  - https://x.example.org/a;jsessionid=1?b=2
Y2  - 2021/05/04/
L1  - https://x.example.org/a.pdf
L1  - file:///home/j/a.pdf
N1  - <p>See <a href="https://y.example.org/?a=1&amp;b=2">there</a>.</p>
ER  -

TY  - ELEC
TI  - 县政府通知
UR  - http://www.example.gov.cn/content_1.html
ER  -

"""

ENDNOTE_RIS = """TY  - WEB
AB  - An abstract that goes on
in the next line UR - https://no.example.org/
ID  - RN34
UR  - https://a.example.org/1; https://b.example.org/2
https://c.example.org/3
L3  - http://dx.doi.org/10.1000/xyz123
M3  - doi:10.1000/xyz123
C2  - PMC123
N1  - Times Cited: 0
https://d.example.org/4
UR  - <Go to ISI>://WOS:000123
ER  -
"""


def test_ris_as_zotero_writes_it():
    found = ris(ZOTERO_RIS)
    assert urls(found) == [
        ('entry "A title"', "https://x.example.org/a;jsessionid=1?b=2"),
        ('entry "A title"', "https://x.example.org/a.pdf"),
        ('entry "A title"', "https://doi.org/10.1016/S0140-6736(20)30183-5"),
        ('entry "A title"', "https://y.example.org/?a=1&b=2"),
        ('entry "县政府通知"', "http://www.example.gov.cn/content_1.html"),
    ]


def test_ris_as_endnote_writes_it():
    found = ris(ENDNOTE_RIS.replace("\n", "\r\n"))
    assert urls(found) == [
        ("entry RN34", "https://a.example.org/1"),
        ("entry RN34", "https://b.example.org/2"),
        ("entry RN34", "https://c.example.org/3"),
        ("entry RN34", "https://doi.org/10.1000/xyz123"),
        ("entry RN34", "https://d.example.org/4"),
        ("entry RN34", "https://pmc.ncbi.nlm.nih.gov/articles/PMC123/"),
    ]


def test_ris_record_without_an_end_does_not_swallow_the_next():
    found = ris(
        "\ufeffTY  - WEB\nID  - A\nUR  -http://a.org/\nTY  - WEB\n ID  - B\n  UR  - http://b.org/\nTY  - WEB\nID  - C"
    )
    assert urls(found) == [("entry A", "http://a.org/"), ("entry B", "http://b.org/")]
    assert found.notes == ("no address and no name that a resolver knows: entry C",)


def test_several_dois_in_one_ris_record():
    found = ris("TY  - JOUR\nDO  - 10.1000/a 10.1000/b\nDO  - https://doi.org/10.1000/c\nER  - \n")
    assert urls(found) == [("entry number 1", f"https://doi.org/10.1000/{one}") for one in "abc"]


# --- CSL-JSON

ITEMS = [
    {
        "id": "http://zotero.org/users/1/items/ABCD",
        "type": "article-journal",
        "title": "A title",
        "DOI": "10.1000/xyz123",
        "URL": "https://x.example.org/a",
        "PMID": "123456",
        "PMCID": "PMC123",
        "note": "tex.ids= a\nPublisher: https://y.example.org/b",
        "accessed": {"date-parts": [["2021", 5, 3]]},
        "archive_location": "Shelf 12",
    },
    {
        "id": 2,
        "type": "webpage",
        "URL": "http://www.example.gov.cn/1",
        "archive_location": "https://web.archive.org/web/2020/http://x.org/",
    },
]


@pytest.mark.parametrize("wrapped", [ITEMS, {"items": ITEMS}, {"references": ITEMS}])
def test_csl_json_as_a_list_or_wrapped_in_an_object(wrapped):
    text = "\ufeff" + json.dumps(wrapped, ensure_ascii=False, indent=1)
    assert kind(text) == "csl"
    zotero = "entry http://zotero.org/users/1/items/ABCD"
    assert urls(csl(text)) == [
        (zotero, "https://x.example.org/a"),
        (zotero, "https://y.example.org/b"),
        (zotero, "https://doi.org/10.1000/xyz123"),
        (zotero, "https://pubmed.ncbi.nlm.nih.gov/123456/"),
        (zotero, "https://pmc.ncbi.nlm.nih.gov/articles/PMC123/"),
        ("entry 2", "http://www.example.gov.cn/1"),
        ("entry 2", "https://web.archive.org/web/2020/http://x.org/"),
    ]


@pytest.mark.parametrize("name", ["a.json", "a.txt"])
def test_single_csl_json_object(name):
    data = json.dumps({"id": "a", "type": "report", "title": "A", "URL": "https://a.example/b", "items": 3}).encode()
    assert citations.is_document(data, name)
    assert urls(citations.read(data, name)) == [("entry a", "https://a.example/b")]


@pytest.mark.parametrize(
    "text",
    [
        "", "[", "[" * 100_000, '{"a":' * 100_000, "[1, null, [], true]", '[{"id": "\\ud800", "URL": "http://\\ud800/"}]',
        f'[{{"id": {"9" * 5000}}}]', f'[{{"id": {"9" * 4000}, "URL": ["a"], "DOI": {{}}, "title": NaN}}]', '{"items": 3}',
    ],
)  # fmt: skip
def test_invalid_or_odd_json_cites_nothing(text):
    assert csl(text).cited == ()
    assert kind(text) in {None, "csl"}


# --- recognising the format


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ZOTERO_BIB, "bibtex"), (MENDELEY_BIB, "bibtex"), (ENDNOTE_BIB, "bibtex"), (JABREF_BIB, "bibtex"),
        (SCHOLAR_BIB, "bibtex"), (ZOTERO_RIS, "ris"), (ENDNOTE_RIS, "ris"), ("\ufeff" + ZOTERO_RIS, "ris"),
        (ZOTERO_RIS.replace("\n", "\r"), "ris"), ('[{"type": "book", "title": "A"}]', "csl"),
        ("https://example.org/a\nhttps://example.org/@b{c,d}\n", None), ("", None), ("[]", None), ("{}", None),
        ('[[source]]\nurl = "https://example.org/"\n', None), ("url,quote\nhttps://example.org/,a\n", None),
        ('{"type": "module", "title": "a"}', None), ('{"type": "report", "DOI": "10.1000/a"}', "csl"), ("@media screen, print { a { color: red } }", None),
        ("Write to a@b{c} about TY  - and such", None), ('[{"a": 1}]', None),
    ],
)  # fmt: skip
def test_bibliography_format_is_recognised_by_content(text, expected):
    assert kind(text) == expected


# --- limits


def test_entries_beyond_the_limit_are_not_read_and_a_note_says_so():
    found = bibtex("".join(f"@misc{{k{n},url={{http://a.org/{n}}}}}\n" for n in range(ENTRIES + 2)))
    assert len(found.cited) == ENTRIES
    assert found.notes == (f"more than 20,000 entries: those from entry k{ENTRIES} on were not read",)
    found = ris("".join(f"TY  - WEB\nUR  - http://a.org/{n}\nER  - \n" for n in range(ENTRIES + 2)))
    assert (len(found.cited), found.notes) == (ENTRIES, ("more than 20,000 entries: the others were not read",))
    found = csl(json.dumps([{"type": "a", "URL": f"http://a.org/{n}"} for n in range(ENTRIES + 2)]))
    assert (len(found.cited), found.notes) == (ENTRIES, ("more than 20,000 entries: the others were not read",))


def test_oversized_bibtex_entry_is_left_out_and_named():
    nested = "{" * 100_000 + "}" * 100_000
    found = bibtex(
        f"@misc{{A, url={{http://a.org/}}, title={{{nested}}}}}\n@misc{{Big, title={{{'{' * 300_000}}}}}\n@misc{{B, url={{http://b.org/}}}}"
    )
    assert [one.locator for one in found.cited] == ["entry A", "entry B"]
    assert found.notes == ("entry Big could not be read: it is longer than 262,144 characters",)


def test_thousands_of_bibtex_entries_on_one_line_are_read():
    found = bibtex(" ".join(f"@misc{{k{n}, url={{http://a.org/{n}}}, note={{{'x' * 200}}}}}" for n in range(3000)))
    assert (len(found.cited), found.notes) == (3000, ())


def test_entry_with_very_many_urls_is_read_up_to_the_limit():
    found = entry(f"note = {{{' '.join(f'http://a.org/{n}' for n in range(1000))}}}")
    assert len(found.cited) == bibliographies.ENTRY_CITED
    assert found.notes == ("entry K names more than 50 addresses; the others are left aside",)


def test_number_of_notes_is_limited():
    found = bibtex("@misc{a, url={" + "\n@misc{a, url={ftp://a/}}\n@misc{b, url={" * 50)
    assert len(found.notes) < 60


def steps(read, text):
    """The number of Python and C function calls made."""
    counted = [0]

    def count(*_):
        counted[0] += 1

    sys.setprofile(count)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return counted[0]


UNITS = [
    (bibtex, "{"), (bibtex, "@a{"), (bibtex, "@a{\n"), (bibtex, "@a{k,url={"), (bibtex, "@a{k,url={}}\n"),
    (bibtex, "@a(k,url={}\n"), (bibtex, "@string{a=a#a}\n"), (bibtex, "@misc{k,note={\\url{\\href{"), (bibtex, "@"),
    (bibtex, "@misc{k,crossref=k}\n"), (bibtex, '@a{k,url="'), (bibtex, "@comment{\n"), (ris, "TY  - A\n"), (ris, "\n"),
    (ris, "TY  - A\nUR  - http://a.org/;"), (ris, "UR  - a\n"), (ris, "ER  - \n"), (csl, "["), (csl, '{"a":'),
]  # fmt: skip


@pytest.mark.parametrize(("read", "unit"), UNITS)
def test_reading_time_is_linear_in_the_file_size(read, unit):
    steps(read, unit * 10)  # warm up caches
    assert steps(read, unit * 1200) < 2.5 * steps(read, unit * 600) + 200


INSIDE = [
    "{",
    "}",
    "\\url{",
    "\\href{a}{",
    "\\",
    '"',
    " ",
    "http://",
    "http://a.org/ ",
    ";",
    ")",
    "\\~",
    "$\\sim",
    "#",
    "@a",
    "10.1000/",
    "doi:",
    "\\{",
]


@pytest.mark.parametrize("unit", INSIDE)
def test_reading_time_is_linear_in_the_field_size(unit):
    def read(n):
        text = unit * (n // len(unit))
        entry(f"url = {{{text}}}, note = {{{text}}}, doi = {{{text}}}")
        ris(f"TY  - A\nUR  - {text}\nN1  - {text}\nDO  - {text}\nER  - ")
        csl(json.dumps([{"URL": text, "note": text, "DOI": text}]))

    read(100)
    assert steps(read, 20_000) < 2.5 * steps(read, 10_000) + 500


@examples(200, deadline=200)
@given(
    st.lists(
        st.sampled_from(
            [
                "@misc{k,",
                "@string{s=",
                "url=",
                "note=",
                "{",
                "}",
                '"',
                "#",
                ",",
                "\n",
                "\\url{",
                "\\",
                "http://a.org/",
                "s",
                "(",
                ")",
                "%",
                "TY  - W\n",
                "UR  - ",
                "ER  - \n",
            ]
        ),
        max_size=40,
    )
)
def test_arbitrary_fragments_are_read(parts):
    text = "".join(parts)
    kind(text)
    for read in (bibtex, ris, csl):
        assert all(one.url and one.locator for one in read(text).cited)


def test_ris_url_is_joined_over_untagged_continuation_lines():
    (one,) = ris("TY  - ELEC\nUR  - https://a.example/removed/by/the/\nministry-in-\n  2020.html\nER  - \n").cited
    assert (one.url, one.changed) == (
        "https://a.example/removed/by/the/ministry-in-2020.html",
        ("put together from its lines",),
    )
    apart = "TY  - ELEC\nUR  - https://a.example/x\nof the ministry\nN2  - https://b.example/\nER  - \n"
    assert [one.url for one in ris(apart).cited] == ["https://a.example/x"]


def test_file_links_and_urls_in_annotations_are_left_aside_and_named():
    record = "TY  - RPRT\nID  - a\nUR  - https://a.example/b\nL1  - file:///home/x/a.pdf\nL1  - internal-pdf://1/b.pdf\nL2  - https://a.example/c\nER  - \n"
    assert urls(ris(record)) == [("entry a", "https://a.example/b"), ("entry a", "https://a.example/c")]
    assert ris(record).notes == ("entry a: file:///home/x/a.pdf is left aside: it and 1 more lead to files",)
    entry = "@book{a, url = {https://a.example/b}, annote = {See https://a.example/b and https://a.example/d}}"
    assert urls(bibtex(entry)) == [("entry a", "https://a.example/b")]
    assert bibtex(entry).notes == ("entry a: https://a.example/d is left aside: it stands in an annotation",)
