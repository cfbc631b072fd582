"""A page of XML may declare its own entities in its DOCTYPE: these declarations are no text, and what they name is."""

from __future__ import annotations

from time import process_time

import pytest

from archiver.text import extract

SUBSET = """
  <!-- don't take this > for its end ]> -->
  <?a > ]> ?>
  <!ENTITY org "Institute of Waters &#38; Dams"> <!ENTITY org 'another'>
  <!ENTITY who 'the "author"'>
  <!ENTITY file SYSTEM "http://a.example/]>.txt">
  <!ENTITY bold "<b>not</b>"> <!ENTITY more "&bold;"> <!ENTITY lt "&#38;#60;">
  <!ATTLIST html xmlns:v CDATA #IMPLIED>
"""
DOCTYPE = f'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/xhtml1-strict.dtd" [{SUBSET}]>'


def xhtml(
    doctype: str = DOCTYPE,
    body: str = "<p title='&who;'>The &org; says that &who; &lt; &bold; &nbsp;&none; is right.</p>",
):
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<!-- made -->\n{doctype}\n<html xmlns="http://www.w3.org/1999/xhtml"><head>'
        f"<title>Report of &org;</title></head><body>{body}</body></html>"
    ).encode()


@pytest.mark.parametrize("declared", ["application/xhtml+xml", "application/xml", "text/html"])
def test_internal_subset_is_no_text_and_its_entities_are(declared):
    text = extract(xhtml(), media_type=declared)
    assert "Institute of Waters" in (text.title or "")
    said = " ".join(text.visible.split())
    assert said == 'The Institute of Waters & Dams says that the "author" < &bold; &none; is right.'


@pytest.mark.parametrize("doctype", [
    "<!DOCTYPE html>", "<!DOCTYPE html []>", "<!DOCTYPE html [ ] >", "<!doctype html SYSTEM 'about:legacy-compat' [<!ENTITY a '>'>]>",
])  # fmt: skip
def test_doctype_of_any_form_is_no_text(doctype):
    assert extract(xhtml(doctype, "<p>Said.</p>"), media_type="application/xhtml+xml").visible.strip() == "Said."


def test_declarations_are_read_at_the_beginning_of_a_page_alone():
    body = f"<pre>{DOCTYPE.replace('<', '&lt;')}</pre><p>The &org;</p>"
    assert "&org;" in extract(xhtml("<!DOCTYPE html>", body), media_type="text/html").visible


@pytest.mark.parametrize("page", [
    xhtml('<!DOCTYPE html [<!ENTITY a "' + "a" * 10_000 + '">]>', "<p>Said. " + "&a;" * 10_000 + "</p>"),
    ("<!DOCTYPE html [" + "<!--" * 200_000).encode(), ("<!DOCTYPE html [" + "<!ENTITY a '" * 200_000).encode(),
    ("<?" * 400_000 + "<!DOCTYPE html [").encode(), xhtml(DOCTYPE, "<![CDATA[" * 100_000 + "<!--" * 100_000),
], ids=["many", "comments", "quotes", "instructions", "sections"])  # fmt: skip
def test_internal_subset_is_read_in_linear_time_and_adds_little(page):
    begun = process_time()
    assert len(extract(page, media_type="application/xhtml+xml").visible) < 3_000_000
    assert process_time() - begun < 10
