"""Identifiers that a resolver knows are turned into URLs."""

from __future__ import annotations

from urllib.parse import quote, unquote

import pytest
from ada_url import URL
from hypothesis import given
from hypothesis import strategies as st

from archiver.citations import identifiers

SICI = "10.1002/(SICI)1097-0258(19980815)17:15/16<1661::AID-SIM968>3.0.CO;2-2"
SICI_PATH = "10.1002/(SICI)1097-0258(19980815)17:15/16%3C1661::AID-SIM968%3E3.0.CO;2-2"


def url(text):
    found = identifiers.resolved(text)
    return found and found[0]


@pytest.mark.parametrize(
    "text",
    [
        "10.1000/xyz123",
        "doi:10.1000/xyz123",
        "DOI 10.1000/xyz123",
        "DOI: 10.1000/xyz123",
        "doi：10.1000/xyz123",
        "doi10.1000/xyz123",
        "urn:doi:10.1000/xyz123",
        "info:doi/10.1000/xyz123",
        "https://doi.org/10.1000/xyz123",
        "http://dx.doi.org/10.1000/xyz123",
        "HTTPS://www.DOI.org/10.1000/xyz123",
        "doi.org/10.1000/xyz123",
        "https://doi.org/doi:10.1000/xyz123",
        "doi:https://doi.org/10.1000/xyz123",
        "https://doi.org/10.1000/xyz123?utm_source=x",
        "https://doi.org/10.1000/xyz123#abstract",
        "https://doi.org/10.1000%2Fxyz123",
        "https://doi.org/10.1000/xyz123/",
        " 10.1000/xyz123. ",
        "(doi:10.1000/xyz123).",
        "<https://doi.org/10.1000/xyz123>,",
        "“10.1000/xyz123”；",
        "10.1000/xyz\u200b123",
        "10.1000/xyz<sup>123</sup>",
    ],
)
def test_doi_is_recognised_in_every_printed_form(text):
    assert identifiers.resolved(text) == ("https://doi.org/10.1000/xyz123", "the DOI 10.1000/xyz123, by its resolver")


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("10.1016/S0140-6736(20)30183-5", "10.1016/S0140-6736(20)30183-5"),
        ("(10.1016/S0140-6736(20)30183-5).", "10.1016/S0140-6736(20)30183-5"),
        ("10.1000/abc(1)", "10.1000/abc(1)"),
        (SICI, SICI_PATH),
        (f"doi:{SICI}.", SICI_PATH),
        (f"https://doi.org/{SICI_PATH}", SICI_PATH),
        (SICI.replace("<", "&lt;").replace(">", "&gt;"), SICI_PATH),
        (SICI[:-1] + "#", SICI_PATH[:-1] + "%23"),
        (f"https://doi.org/{SICI_PATH[:-1]}#", SICI_PATH[:-1] + "%23"),
        ("10.1000/Xyz_A", "10.1000/Xyz_A"),
        ("10.1177–1/x", None),
        ("10.1007/978‐3‐030–1234−5", "10.1007/978-3-030-1234-5"),
        ('10.1000/a?b#c[d]\\e^f`g|h{i}"j', "10.1000/a%3Fb%23c%5Bd%5D%5Ce%5Ef%60g%7Ch%7Bi%7D%22j"),
        ("10.1000/100%", "10.1000/100%25"),
        ("10.1000/%ff", "10.1000/%25ff"),
        ("10.1000/新疆", "10.1000/%E6%96%B0%E7%96%86"),
        ("10.1000/a/../b", "10.1000%2Fa%2F..%2Fb"),
        ("10.1000.10/123456", "10.1000.10/123456"),
        ("doi:10/gpm5tx", "10/gpm5tx"),
    ],
)
def test_special_characters_in_dois_are_kept_or_escaped(text, path):
    assert url(text) == (path and f"https://doi.org/{path}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("arXiv:2101.00001v2", "https://arxiv.org/abs/2101.00001v2"),
        ("arxiv: 2101.00001 [cs.CL]", "https://arxiv.org/abs/2101.00001"),
        ("arXiv preprint arXiv:2101.00001", "https://arxiv.org/abs/2101.00001"),
        ("arXiv:math.GT/0309136", "https://arxiv.org/abs/math.GT/0309136"),
        ("hdl:2027/mdp.39015012345", "https://hdl.handle.net/2027/mdp.39015012345"),
        ("hdl:20.500.12345/a b", None),
        ("HDL: 1721.1/12<3>", "https://hdl.handle.net/1721.1/12%3C3%3E"),
        ("PMID: 123456", "https://pubmed.ncbi.nlm.nih.gov/123456/"),
        ("PubMed ID 123456.", "https://pubmed.ncbi.nlm.nih.gov/123456/"),
        ("PMC123", "https://pmc.ncbi.nlm.nih.gov/articles/PMC123/"),
        ("PMCID: PMC123", "https://pmc.ncbi.nlm.nih.gov/articles/PMC123/"),
        ("urn:nbn:de:101:1-201011083", "https://nbn-resolving.org/urn:nbn:de:101:1-201011083"),
        ("ark:/12148/btv1b8449691v", "https://n2t.net/ark:/12148/btv1b8449691v"),
        ("ark:12148/btv1b8449691v", "https://n2t.net/ark:12148/btv1b8449691v"),
    ],
)
def test_other_identifiers_are_resolved(text, expected):
    assert url(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "", "doi", "doi:", "https://doi.org/", "10/12", "10.12/x", "10.1000/", "10.1000/..", "2101.00001", "123456",
        "ISBN 978-3-16-148410-0", "978-3-16-148410-0", "urn:isbn:9783161484100", "https://example.org/10.1000/x",
        "https://arxiv.org/abs/2101.00001", "10.1000/a b", "10.1000/\ud800", "10.1000/" + "x" * 3000,
        "doi:" * 500, "the DOI of it", "arXiv:2101",
    ],
)  # fmt: skip
def test_text_that_is_no_identifier_resolves_to_nothing(text):
    assert identifiers.resolved(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(https://x.org/a_(b)).", "https://x.org/a_(b)"),
        ("https://x.org/a),", "https://x.org/a"),
        ("《https://x.org/新疆》。", "https://x.org/新疆"),
        ("...", ""),
        (")" * 9, ""),
    ],
)
def test_punctuation_around_an_identifier_is_trimmed(text, expected):
    assert identifiers.trimmed(text) == expected


SUFFIX = st.text(st.characters(exclude_categories=("Z", "C", "Pd")), min_size=1, max_size=60)


@given(prefix=st.from_regex(r"10\.[0-9]{4,9}(\.[0-9]{1,4})?", fullmatch=True), suffix=SUFFIX)
def test_doi_becomes_a_url_whose_path_decodes_to_it(prefix, suffix):
    doi = f"{prefix}/{suffix}"
    plain = identifiers.trimmed(doi) == doi and unquote(doi) == doi and "&" not in doi and "−" not in doi
    if not plain:  # others are read as what is meant, such as text within brackets or escaped
        doi = f"{prefix}/a{suffix.encode().hex()}"
    found = identifiers.resolved(doi)
    assert found is not None
    parsed = URL(found[0])
    assert (parsed.protocol, parsed.host, parsed.search, parsed.hash) == ("https:", "doi.org", "", "")
    assert unquote(parsed.pathname) == f"/{doi}"
    assert found[1] == f"the DOI {doi}, by its resolver"
    assert identifiers.resolved(f"https://doi.org/{quote(doi, safe='')}") == found


@given(st.text(max_size=100))
def test_arbitrary_text_is_resolved_to_https_or_nothing(text):
    found = identifiers.resolved(text)
    assert found is None or URL(found[0]).protocol == "https:"
