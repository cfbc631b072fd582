"""What the entries of BibTeX files cite."""

from __future__ import annotations

import subprocess
import sys

import pytest

from archiver.citations.bibliographies import bibtex
from tests.citations.exports import ENDNOTE_BIB, JABREF_BIB, MENDELEY_BIB, SCHOLAR_BIB, ZOTERO_BIB, entry, only, urls


def test_bibtex_as_zotero_writes_it():
    found = bibtex(ZOTERO_BIB)
    assert urls(found) == [
        ("entry doe_labour_2021", "https://www.example-journal.org/doi/full/10.1080/01234567.2021.1234567"),
        ("entry doe_labour_2021", "https://doi.org/10.1080/01234567.2021.1234567"),
        ("entry noauthor_notice_nodate", "http://www.example.gov.cn/a_b/content_123.html?id=1&p=2%20x"),
        ("entry noauthor_notice_nodate", "http://www.example.gov.cn/other.html"),
    ]
    assert found.title is None
    assert found.notes == ()


def test_bibtex_as_mendeley_writes_it():
    found = bibtex(MENDELEY_BIB)
    assert [(one.written, one.url, one.changed) for one in found.cited] == [
        (r"http://x.example.org/a{\_}b.pdf", "http://x.example.org/a_b.pdf", ("written without escapes",)),
        ("http://y.example.org/{~}user/c", "http://y.example.org/~user/c", ("written without escapes",)),
        (r"10.1000/a{\_}b", "https://doi.org/10.1000/a_b", ("the DOI 10.1000/a_b, by its resolver",)),
        ("1901.00001", "https://arxiv.org/abs/1901.00001", ("arXiv 1901.00001, by its address there",)),
    ]


def test_bibtex_as_endnote_writes_it():
    found = bibtex(ENDNOTE_BIB)
    assert urls(found) == [("entry RN12", "https://doi.org/10.1000/XYZ123")]
    assert found.notes == ('no address and no name that a resolver knows: entry "One without a key"',)


def test_bibtex_as_jabref_writes_it():
    found = bibtex(JABREF_BIB)
    assert urls(found) == [
        ("entry Part2020", "https://example.org/reports/whole.pdf"),
        ("entry Whole2020", "https://example.org/reports/whole.pdf"),
        ("entry Both", "https://example.org/both"),
        ("entry Both", "https://example.org/noted#a"),
        ("entry Both", "https://example.org/c_(d)"),
    ]
    assert found.cited[0].changed == ("named by entry Whole2020, which it refers to",)


def test_bibtex_as_google_scholar_writes_it():
    found = bibtex(SCHOLAR_BIB)
    assert urls(found) == [("entry doe2021large", "https://arxiv.org/abs/2101.00001")]
    assert found.notes == ("no address and no name that a resolver knows: entry doe1999small",)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (r"url = {http://x.org/\~{}doe/a\_b\%20c\&d\#e}", "http://x.org/~doe/a_b%20c&d#e"),
        (r"url = {http://x.org/{\textasciitilde}doe}", "http://x.org/~doe"),
        (r"url = {http://x.org/\textasciitilde doe}", "http://x.org/~doe"),
        (r"url = {http://x.org/$\sim$doe}", "http://x.org/~doe"),
        (r"url = {http://x.org/{\raise.17ex\hbox{$\scriptstyle\sim$}}doe}", "http://x.org/~doe"),
        (r"url = {http://x.org/\string~doe}", "http://x.org/~doe"),
        (r"url = {\url{http://x.org/a}}", "http://x.org/a"),
        (r"url = {\href{http://x.org/a}{\nolinkurl{http://y.org/b}}}", "http://x.org/a"),
        ("url = {http://x.org/a\n   b}", "http://x.org/ab"),
        ("url = {http://x.org/a b.pdf}", "http://x.org/a b.pdf"),
        ("url = {http://x.org/a (accessed 3 May 2021)}", "http://x.org/a"),
        ("url = {http://x.org/?a=1&amp;b=2}", "http://x.org/?a=1&b=2"),
        ("url = {www.x.org/a}", "http://www.x.org/a"),
        ("url = {x.org/a}", "http://x.org/a"),
        ("url = {10.1000/xyz}", "https://doi.org/10.1000/xyz"),
        ("url = {URL: http://x.org/a}", "http://x.org/a"),
        ("URL = http://x.org/a", "http://x.org/a"),
        ('link = "http://x.org/a"', "http://x.org/a"),
        ("bdsk-url-1 = {http://x.org/a}", "http://x.org/a"),
        ("note = {Available at: http://x.org/a.}", "http://x.org/a"),
        ("note = {见http://x.org/新疆，2021年}", "http://x.org/新疆"),
        ("howpublished = {Online, http://x.org/a; accessed}", "http://x.org/a"),
        ("note = {PMID: 123456; retracted}", "https://pubmed.ncbi.nlm.nih.gov/123456/"),
        ("pmid = {123456}", "https://pubmed.ncbi.nlm.nih.gov/123456/"),
        ("pmcid = {PMC123}", "https://pmc.ncbi.nlm.nih.gov/articles/PMC123/"),
        ("eprint = {2101.00001}, archiveprefix = {arXiv}, primaryclass = {cs.CL}", "https://arxiv.org/abs/2101.00001"),
        ("eprint = {2101.00001}, eprinttype = {arxiv}", "https://arxiv.org/abs/2101.00001"),
        ("eprint = {123456}, eprinttype = {pubmed}", "https://pubmed.ncbi.nlm.nih.gov/123456/"),
        ("eprint = {2027/x.1}, eprinttype = {hdl}", "https://hdl.handle.net/2027/x.1"),
        (r"howpublished = {\url|http://x.org/a|}", "http://x.org/a"),
        ("note = {arXiv:2101.00001 [cs]}", "https://arxiv.org/abs/2101.00001"),
        (
            "note = {doi: 10.1002/(SICI)1097-0258(1998)17:15/16<1661::AID-SIM968>3.0.CO;2-2, <p>x}",
            "https://doi.org/10.1002/(SICI)1097-0258(1998)17:15/16%3C1661::AID-SIM968%3E3.0.CO;2-2",
        ),
        ("note = {<p>doi:10.1000/xyz</p>}", "https://doi.org/10.1000/xyz"),
        ("doi = {10.1000/xyz (accessed 3 May)}", "https://doi.org/10.1000/xyz"),
        ("doi = {10.1000/\n   xyz}", "https://doi.org/10.1000/xyz"),
        ("doi = {10.1000/xyz\\_a\\&b}", "https://doi.org/10.1000/xyz_a&b"),
        ("doi = {https://doi.org/10.1000/xyz}", "https://doi.org/10.1000/xyz"),
        ("doi = {DOI: 10.1000/xyz.}", "https://doi.org/10.1000/xyz"),
        ("url = {https://doi.org/10.1000/XYZ}, doi = {10.1000/xyz}", "https://doi.org/10.1000/XYZ"),
        ("url = {http://dx.doi.org/10.1000/XYZ}, doi = {https://doi.org/10.1000/xyz}", "https://doi.org/10.1000/XYZ"),
        (
            "url = {http://arxiv.org/abs/2101.00001}, doi = {10.48550/arXiv.2101.00001}, eprint = {arXiv:2101.00001}",
            "http://arxiv.org/abs/2101.00001",
        ),
        ("doi = {https://doi.x.org/10.1000/xyz}", "https://doi.x.org/10.1000/xyz"),
        ("doi = {10.1000/xyz<sub>2</sub>}", "https://doi.org/10.1000/xyz_2"),
        ("url = {[https://x.org/a_(b).pdf](https://x.org/a_(b).pdf)}", "https://x.org/a_(b).pdf"),
        ("howpublished = {www.x.org/a\\_b.pdf}", "http://www.x.org/a_b.pdf"),
        ("note = {En línea: \\texttt{www.x.org/a}.}", "http://www.x.org/a"),
        ("website = {http://x.org/a}", "http://x.org/a"),
        ("ee = {http://x.org/a}", "http://x.org/a"),
        ("url = {http://x.org/a}, howpublished = {\\url{http://x.org/a}}", "http://x.org/a"),
    ],
)
def test_url_of_a_bibtex_field_is_read_without_markup(fields, expected):
    assert only(entry(fields)).url == expected


@pytest.mark.parametrize(
    "fields",
    [
        "urldate = {http://x.org/a}", "accessed = {http://x.org/a}", "isbn = {978-3-16-148410-0}", "eprint = {123456}",
        "file = {:http://x.org/a:pdf}", "url = {}", "title = {http://x.org/a}", "crossref = {K}", "crossref = {none}",
        "doi = {10.1000/a b}", "doi = {n/a}", "doi = {https://doi.org/10.1000/a b}", "note = {me@www.x.org}", "biburl = {http://x.org/a}", "note = {see doi: none}",
    ],
)  # fmt: skip
def test_entry_without_a_url_or_identifier_is_named(fields):
    found = entry(fields)
    assert found.cited == ()
    assert found.notes == ("no address and no name that a resolver knows: entry K",)


def test_url_as_written_in_the_file_is_kept_with_the_change():
    one = only(entry(r"note = {See \url{http://x.org/a\_b}.}"))
    assert (one.written, one.changed) == (r"http://x.org/a\_b", ("written without escapes",))
    one = only(entry("url = {http://x.org/a\n   b}"))
    assert (one.written, one.changed) == ("http://x.org/a b", ("put together from its lines",))
    one = only(entry("url = {http://x.org/a (accessed 3 May 2021)}"))
    assert (one.written, one.changed) == ("http://x.org/a (accessed 3 May 2021)", ("what stands after it left aside",))
    one = only(entry("url = {https://doi.org/10.1000/xyz}"))
    assert (one.written, one.changed) == ("https://doi.org/10.1000/xyz", ())


@pytest.mark.parametrize(
    "broken",
    [
        "@article{Bad, url = {http://bad.org/",
        "@article{Bad, url = {http://bad.org/{a}, year = 2020\n}",
        '@article{Bad, url = "http://bad.org/\n}',
        "@article{Bad, year 2020}",
        "@article{Bad\n url = {http://bad.org/}\n}",
        "@article{Bad, title = {A}\n url = {http://bad.org/}\n}",
    ],
)
def test_broken_bibtex_entry_is_named_and_the_next_is_read(broken, caplog):
    found = bibtex(f"@misc{{A, url={{http://a.org/}}}}\n{broken}\n@misc{{B, url={{http://b.org/}}}}\n")
    assert urls(found) == [("entry A", "http://a.org/"), ("entry B", "http://b.org/")]
    assert len(found.notes) == 1
    assert found.notes[0].startswith("entry Bad could not be read: ")
    assert caplog.records == []


def test_rest_of_an_entry_is_read_after_a_missing_comma():
    found = bibtex("@article{A, title = {A}\n url = {http://a.org/},\n doi = {10.1000/xyz}\n}")
    assert urls(found) == [("entry A", "https://doi.org/10.1000/xyz")]
    assert found.notes == ("entry A could not be read in full: a comma is missing between its fields",)


def test_bibliography_libraries_are_not_loaded_on_import():
    code = "import sys, archiver.citations.bibliographies; sys.exit(bool({'bibtexparser', 'rispy'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_entries_with_equal_keys_and_repeated_fields_are_all_read():
    found = bibtex("@misc{A, url={http://a.org/}, url={http://b.org/}}\n@misc{A, url={http://c.org/}}")
    assert urls(found) == [("entry A", f"http://{one}.org/") for one in "abc"]


def test_unfetchable_urls_in_entries_are_named():
    found = bibtex("@misc{A, url={ftp://a.org/}}\n@misc{B, url={http://ex ample/}}\n@misc{C, url={http://u:pw@c.org/}}")
    assert found.cited == ()
    assert [note.partition(":")[0] for note in found.notes] == [
        "entry A",
        "entry B",
        "entry C",
        found.notes[3].partition(":")[0],
    ]
    assert "entry A, entry B, entry C" in found.notes[3]


def test_nested_string_macros_do_not_blow_up():
    doubling = "".join(f"@string{{s{n} = s{n - 1} # s{n - 1}}}\n" for n in range(1, 60))
    found = bibtex(
        f"@string{{s0 = {{aaaaaaaaaa}}}}\n{doubling}@misc{{A, url = {{http://a.org/}} # s3}}\n@misc{{B, url=s50}}"
    )
    assert urls(found) == [("entry A", "http://a.org/" + "a" * 80)]


def test_circular_crossrefs_end():
    found = bibtex("@misc{A, crossref={B}}\n@misc{B, crossref={A}}\n@misc{C, crossref={A}}")
    assert found.cited == ()


def test_cr_line_ends_and_several_entries_on_a_line():
    found = bibtex("\ufeff@misc{A,\r url={http://a.org/}}\r@misc{B, url={http://b.org/}} @misc(C, url={http://c.org/})")
    assert [one.locator for one in found.cited] == ["entry A", "entry B", "entry C"]
