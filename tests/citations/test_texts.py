"""What HTML, Markdown and plain text cite, and how a text is told from a list."""

from __future__ import annotations

import pytest

from archiver import citations

PROSE = "This is a paragraph of running text about the reservoir and its gates, which were opened in the night without a warning. "
QUOTE = "the gates of the upper reservoir were opened in the night"


def told(document):
    return [(one.url, one.locator) for one in document.cited]


def page(body, head="<title>T | Site</title>"):
    return f"""<!DOCTYPE html><html><head>{head}</head><body><nav><ul><li><a href="https://menu.example/">Menu</a></li></ul></nav>
<article><h1>The report</h1><p>{PROSE}</p>{body}<p>{PROSE}</p></article>
<footer><p><a href="https://foot.example/">Imprint</a> © 2019</p></footer></body></html>""".encode()


def test_html_page_cites_by_its_main_text_and_notes_and_not_by_menus():
    found = citations.read(page(
        f'<p>{PROSE}It says “{QUOTE}”<sup><a id="r3" href="#fn3">3</a></sup> and <a href="https://a.example/x">more</a>.</p>'
        '<ol><li id="fn3"><p>Institute, <a href="https://b.example/y">https://b.example/y</a>, https://c.example/ <a href="#r3">↩</a></p></li></ol>'
        '<p><a href="https://twitter.com/intent/tweet?url=x">Share</a> <a href="https://img.example/a.png"><img src="a.png"></a></p>'
    ), "a.html")  # fmt: skip
    assert told(found) == [
        ("https://a.example/x", None),
        ("https://b.example/y", "footnote 3"),
        ("https://c.example/", "footnote 3"),
    ]
    assert [one.quote for one in found.cited] == [None, None, None]
    assert found.title == "The report"


def test_links_under_a_heading_of_sources_are_cited_outside_the_main_text_too():
    data = f"""<!DOCTYPE html><body><div class="top"><div><div class="body"><h1>T</h1><p>{PROSE}</p><p>{PROSE}</p></div></div></div>
<div class="more"><div><div><h2>Works cited</h2><ul><li><a href="https://a.example/">A</a></li></ul><h3>Online</h3><ul><li><a href="https://b.example/">B</a></li></ul>
<h2>Related stories</h2><ul><li><a href="https://c.example/">C</a></li></ul></div></div></div>
<footer><h2>Sources</h2><p><a href="https://foot.example/">F</a></p></footer></body>"""
    assert told(citations.read(data.encode(), "a.html")) == [("https://a.example/", None), ("https://b.example/", None)]


def test_links_outside_the_main_text_are_counted_and_named():
    annex = "".join(
        f'<tr><td><a href="https://annex.example/{n}">x</a><td>https://annex.example/text{n}' for n in range(2)
    )
    data = f"""<!DOCTYPE html><body><nav><ul><li><a href="https://menu.example/">Menu</a></ul></nav>
<div class="a"><h1>T</h1><p>{PROSE}<a href="https://in.example/1">one</a></p><p>{PROSE}</p></div><div class="b"><h2>Annex</h2><table>{annex}</table></div>
<aside><p><a href="https://in.example/1">again</a> <a href="https://aside.example/">x</a></aside></body>"""
    found = citations.read(data.encode(), "a.html")
    assert told(found) == [("https://in.example/1", None)]
    (note,) = found.notes
    assert note.startswith(
        "left aside: 6 links outside of the main text: https://annex.example/0, https://annex.example/text0, "
    )
    assert note.endswith("https://annex.example/1, https://annex.example/text1, https://menu.example/ and others")


@pytest.mark.parametrize("around", ["<main>{}</main>", "<article>{}</article>", "{}"])
def test_html_page_without_body_tags_cites_its_links(around):
    text = f"<h1>T</h1><p>{PROSE} See <a href='https://a.example/'>the report</a>.</p><p>{PROSE}</p>"
    data = f"<!DOCTYPE html><title>T | Site</title>{around.format(text)}".encode()
    assert told(citations.read(data, "a.html")) == [("https://a.example/", None)]


def test_url_continues_after_a_br_in_html():
    found = citations.read(page(
        '<p>See https://a.example/reports/2021/<br>long-name-of-report.html and https://b.example/a-<br/>b-c.html end.</p>'
        f'<p>{PROSE} https://c.example/x-</p><p>y, <a href="https://d.example/">https://d.example/</a><br>x/y.html, https://e.example/<br>The end</p>'
    ), "a.html")  # fmt: skip
    assert [one.url for one in found.cited] == [
        "https://a.example/reports/2021/long-name-of-report.html", "https://b.example/a-b-c.html", "https://c.example/x-",
        "https://d.example/", "https://e.example/",
    ]  # fmt: skip


def test_html_footnote_quotes_the_passage_before_its_mark():
    for marked, note in (
        ('<sup><a href="#cite_note-3">[3]</a></sup>', '<ol><li id="cite_note-3">Institute, {}</li></ol>'),
        ('<a href="#_ftn3" name="_ftnref3">[3]</a>', '<p><a href="#_ftnref3" name="_ftn3">[3]</a> Institute, {}</p>'),
    ):
        held = note.format('<a href="https://b.example/y">there</a>')
        (one,) = citations.read(page(f"<p>{PROSE}It says “{QUOTE}”{marked} of it.</p>{held}"), "a.html").cited
        assert (one.locator, one.quote) == ("footnote 3", QUOTE)


def test_relative_links_are_resolved_if_the_pages_address_is_known():
    body = '<p>See <a href="/x?a=1#p">this</a> and <a href="y.html">that</a>, <a href="//c.example/z">it</a>.</p>'
    here = citations.read(page(body), "a.html")
    assert told(here) == [("https://c.example/z", None)]
    assert here.notes[0] == "left aside: 2 links without a host"
    found = citations.read(page(body), "a.html", url="https://me.example/dir/doc.html")
    assert [(one.written, one.url) for one in found.cited] == [
        ("/x?a=1#p", "https://me.example/x?a=1#p"), ("y.html", "https://me.example/dir/y.html"), ("//c.example/z", "https://c.example/z"),
    ]  # fmt: skip
    assert found.cited[0].changed == ("resolved against the document's address",)
    based = citations.read(page(body, '<base href="https://base.example/">'), "a.html")
    assert based.cited[0].url == "https://base.example/x?a=1#p"


MARKDOWN = f"""---
title: "My report"
---
# Head

It said "{QUOTE}"[^n] and [text](https://inline.example/x_(y) "t"), [by ref][One], [One]. ![i](https://img.example/a.png)
<https://auto.example/> and **https://bare.example/a**. `https://code.example/`

```sh
curl https://fence.example/
```

    https://indented.example/

- an item

    that goes on, https://item.example/

[One]: <https://one.example/> "title"
[^n]: Institute, https://note.example/x.

    It goes on: https://note.example/x

[rel](other.md) <!-- https://comment.example/ --> <a href="https://html.example/">x</a>
"""


def test_markdown_cites_by_links_references_autolinks_notes_and_text():
    found = citations.read(MARKDOWN.encode(), "report.md")
    assert [(one.url, one.locator, one.quote) for one in found.cited] == [
        ("https://inline.example/x_(y)", "line 6", None),
        ("https://one.example/", "line 6", None),
        ("https://auto.example/", "line 7", None),
        ("https://bare.example/a", "line 7", None),
        ("https://item.example/", "line 17", None),
        ("https://note.example/x", "footnote n", QUOTE),
        ("https://html.example/", "line 24", None),
    ]
    assert found.title == "My report"
    assert found.notes == (
        "left aside: 1 link without a host",
        "left aside: https://code.example/ (line 7): it stands in code",
        "left aside: https://fence.example/ (line 10): it stands in code",
        "left aside: https://indented.example/ (line 13): it stands in code",
    )


def test_unused_markdown_reference_definition_is_named():
    data = b"# T\n\n[x][One] https://a.example/ `https://a.example/`\n\n[one]: https://one.example/\n[Two]: <https://two.example/> 'T'\n"
    found = citations.read(data, "a.md")
    assert told(found) == [("https://one.example/", "line 3"), ("https://a.example/", "line 3")]
    assert found.notes == ("left aside: https://two.example/ (line 6): no text refers to it",)


@pytest.mark.parametrize(
    "data",
    [
        b"Head\n====\n\nhttps://a.example/ x",
        b"# *Head* #\n\nhttps://a.example/ x",
        b"\xef\xbb\xbf# Head\r\n\r\nhttps://a.example/ x\r\n",
    ],
)
def test_first_markdown_heading_is_the_title(data):
    found = citations.read(data, "a.md")
    assert (found.title, told(found)) == ("Head", [("https://a.example/", "line 4" if b"====" in data else "line 3")])


def test_plain_text_citations_are_located_by_line():
    text = "A text of mine.\n\nIt cites https://a.example/x-\ny and (www.b.example/),\nand doi:10.1000/xyz.\n\n\n\nftp://c.example/ and http://d.example/\n"
    found = citations.read(text.encode("utf-16"), "a.txt")
    assert told(found) == [
        ("https://a.example/x-y", "line 3"), ("http://www.b.example/", "line 4"), ("https://doi.org/10.1000/xyz", "line 5"), ("http://d.example/", "line 9"),
    ]  # fmt: skip
    assert found.notes == ("left aside: ftp://c.example/ (line 9): only http and https are fetched, not ftp:",)


@pytest.mark.parametrize(
    "address",
    [
        "hxxps://a[.]example/x",
        "hxxp://a.example/x",
        "https://a[.]example/x",
        "https[:]//a.example/x",
        "http://a(dot)example/x",
    ],
)
def test_defanged_url_is_left_aside_and_named(address):
    found = citations.read(f"See {address} and https://b.example/.".encode(), "a.txt")
    assert told(found) == [("https://b.example/", "line 1")]
    assert found.notes == (f"left aside: {address} (line 1): it is written so that no program opens it",)


def test_url_with_a_replacement_character_is_left_aside_and_named():
    found = citations.read("See https://a.example/x\ufffdy and https://b.example/.".encode(), "a.txt")
    assert told(found) == [("https://b.example/", "line 1")]
    assert found.notes == ("left aside: https://a.example/x\ufffdy (line 1): it has a sign that could not be read",)


@pytest.mark.parametrize(("text", "url"), [
    (r"https://a.example/c\_d\_e.html", "https://a.example/c_d_e.html"), (r"https://a.example/a\-b, it", "https://a.example/a-b"),
    (r"<https://a.example/q\_r>", "https://a.example/q_r"), ("[x](https://a.example/u&amp;v=1)", "https://a.example/u&v=1"),
    ("https://a.example/?w=1&amp;x=2", "https://a.example/?w=1&x=2"), ("_https://a.example/emph_", "https://a.example/emph"),
    ("(_https://a.example/emph_).", "https://a.example/emph"), ("__https://a.example/bold__", "https://a.example/bold"),
    ("~~https://a.example/struck~~", "https://a.example/struck"), ("_see https://a.example/x_y_", "https://a.example/x_y"),
    ("https://a.example/a_b_ it", "https://a.example/a_b_"),
])  # fmt: skip
def test_markdown_markup_is_not_part_of_a_url(text, url):
    assert [one.url for one in citations.read(f"# T\n\n{text}\n".encode(), "a.md").cited] == [url]


def test_markdown_front_matter_cites_by_its_texts_and_source_fields():
    data = """---
title: "T"
image: https://a.example/i.png
source: "https://a.example/source"
author:
  - "[A](https://a.example/author)"
summary: |
  In [a report](https://a.example/report).

      https://a.example/code

references:
- id: x
  URL: https://a.example/reference
- https://a.example/item
tags: [https://a.example/tag]
---
https://a.example/body
"""
    found = citations.read(data.encode(), "a.md")
    assert found.title == "T"
    assert told(found) == [
        ("https://a.example/source", "line 4"), ("https://a.example/report", "line 8"), ("https://a.example/reference", "line 14"),
        ("https://a.example/item", "line 15"), ("https://a.example/body", "line 18"),
    ]  # fmt: skip
    aside = "left aside: https://a.example/"
    assert found.notes == (
        f"{aside}code (line 10): it stands in code", f"{aside}i.png (line 3): it stands in the front matter",
        f"{aside}author (line 6): it stands in the front matter", f"{aside}tag (line 16): it stands in the front matter",
    )  # fmt: skip


def test_triple_backticks_within_a_line_are_no_code_fence():
    found = citations.read(
        b"# T\n\n```$ run <it>```\n\nSee https://a.example/x.\n\n```sh\nhttps://a.example/y\n```\n", "a.md"
    )
    assert told(found) == [("https://a.example/x", "line 5")]


def test_latex_escapes_in_urls_are_undone():
    data = rb"As said.\footnote{See \url{https://a.example/x\_y\%20z}; \href{https://b.example/~w}{there}.}"
    assert told(citations.read(data, "a.tex")) == [
        ("https://a.example/x_y%20z", "line 1"),
        ("https://b.example/~w", "line 1"),
    ]


def test_latex_comments_cite_nothing():
    data = b"% https://a.example/draft\n\\url{https://a.example/a%20b} % see https://a.example/old\n\\url{https://a.example/c}\n"
    assert told(citations.read(data, "a.tex")) == [
        ("https://a.example/a%20b", "line 2"),
        ("https://a.example/c", "line 3"),
    ]


def test_text_that_may_have_been_meant_as_a_list_gets_a_note():
    data = b"https://a.example/\nThe ministry published no report of its own on the reservoir.\n"
    found = citations.read(data, "a.txt")
    assert found.notes == ("read as running text: as a list it has lines that are no address",)
    assert citations.read(b"See https://a.example/ for that.\n", "a.txt").notes == ()


def test_markdown_without_a_file_name_is_recognised_by_links_and_notes():
    data = b"The report[^1] and [its appendix](https://a.example/).\n\n[^1]: https://b.example/\n"
    assert told(citations.read(data, "-")) == [("https://a.example/", "line 1"), ("https://b.example/", "footnote 1")]


def test_long_page_with_thousands_of_links_cites_all_of_them():
    links = "".join(f"<p>{n}: <a href=https://a.example/{n}>the report of the week</a></p>" for n in range(4_600))
    assert len(citations.read(page(links), "a.html").cited) == 4_600


@pytest.mark.parametrize(("data", "name"), [
    (b"https://a.example/\n# a remark of many words\nhttps://b.example/  # another one\n", "a.txt"), (b"https://a.example/ # one\n", "-"),
    (b"url,quote\nhttps://a.example/,some words of it\n", "-"), (b"work;url\nThe title of it;https://a.example/\n", "a.txt"),
    (b'[[source]]\nurl = "https://a.example/"\nworks = [{ title = "The title of it" }]\n', "-"), (b"nonsense\n", "a.txt"), (b"", "a"), (b"\n# nothing at all\n", "a"),
    (b"see https://a.example/ for that\n", "a.csv"), (b"\x00\x01\x02\x03" * 40, "a"),
])  # fmt: skip
def test_lists_are_not_taken_for_documents(data, name):
    assert not citations.is_document(data, name)


@pytest.mark.parametrize(("data", "name"), [
    (b"See https://a.example/ for that.\n", "a.txt"), (b"See https://a.example/ for that.\n", "-"), (b"https://a.example/\n", "a.md"), (b"%PDF-1.4", "a.csv"),
    (b"<!DOCTYPE html><p>x", "a.txt"), (b"@article{key,\n  url = {https://a.example/}\n}\n", "-"), (b"TY  - JOUR\nUR  - https://a.example/\nER  - \n", "-"),
    (b'[{"id": "a", "type": "book", "URL": "https://a.example/"}]', "a.json"), (b"x", "https://x.example/notes.md?raw=1"),
])  # fmt: skip
def test_files_that_are_no_lists_are_documents(data, name):
    assert citations.is_document(data, name)


@pytest.mark.parametrize("name", ["refs.bib", "-", "refs.txt"])
def test_bibliographies_are_recognised_by_content(name):
    data = b"@article{key,\n  title = {T},\n  url = {https://a.example/}\n}\n"
    assert told(citations.read(data, name)) == [("https://a.example/", "entry key")]
    assert (
        told(citations.read(b"TY  - JOUR\nTI  - T\nUR  - https://a.example/\nER  - \n", name))[0][0]
        == "https://a.example/"
    )
    assert (
        told(citations.read(b'[{"id": "a", "type": "book", "URL": "https://a.example/"}]', name))[0][0]
        == "https://a.example/"
    )


def test_urls_only_in_markup_attributes_are_left_aside_and_named():
    quote = (
        '<blockquote cite="https://q.example/a"><p>The gates were opened in the night, it says here.</p></blockquote>'
    )
    cited = '<blockquote cite="https://c.example/b"><p>It had rained.</p></blockquote><p>So <a href="https://c.example/b">they</a> said.</p>'
    frame = '<p>Here: <iframe src="https://f.example/v.pdf"></iframe></p><iframe src="about:blank"></iframe>'
    found = citations.read(page(f"{quote}{cited}{frame}"), "a.html")
    assert [one.url for one in found.cited] == ["https://c.example/b"]
    assert found.notes[1:] == (
        "left aside: https://q.example/a: it is the source of a quotation in the markup alone", "left aside: https://f.example/v.pdf: a frame shows it",
    )  # fmt: skip
