"""A toolbar that a site places in its articles (print, send, font size) is not text. A list of files is text, and so
are addresses and grades."""

from __future__ import annotations

import pytest

from archiver.text import compare, extract
from storage.model import Comparison

URL = "https://post.example/2020/wells"
SAID = "".join(
    f"<p>In the {n}th village the office took four samples, and found more arsenic than the guideline allows.</p>" for n in range(5)
)  # fmt: skip


def between(old: str, new: str) -> Comparison:
    texts = [
        extract(
            f"<!DOCTYPE html><html lang=en><head><title>Arsenic in the wells</title></head><body><nav><a href=/news>News</a></nav>"
            f"<div class=page>{one}<h1>Arsenic in the wells</h1>"
            f"<p class=day>3 May 2020</p>{SAID}</div></body></html>".encode(),
            media_type="text/html",
            url=URL,
        )
        for one in (old, new)
    ]
    return compare(*texts, url=URL)


def told(found: Comparison) -> bool:
    """Whether the comparison reports anything as lost or added."""
    return bool(found.lost or found.added)


@pytest.mark.parametrize(
    "bar",
    [
        "<div class=tools><a href='javascript:print()'>🖨</a> <a href='?format=pdf'>PDF</a> <a href='mailto:?subject=x'>✉</a> <a href='#'>A+</a></div>",
        "<div class=do><a href='javascript:print()'>Print</a> / <a href='mailto:?subject=wells'>E-mail</a></div>",
        "<div class=do><a href='/print/7'>Drucken</a> | <a href='/7/pdf'>PDF</a></div>",
        "<ul class=do><li><a href='/imp/7'>Imprimer</a></li><li><a href='/env/7'>Envoyer à un ami</a></li><li><a href=/p/7>PDF</a></li></ul>",
        "<div class=do><a href='/p/7'>Версия для печати</a><br><a href='/s/7'>Отправить другу</a></div>",
        "<div class=do><a href='/p/7'>打印</a><a href='/c/7'>关闭</a></div>",
        "<div class=do>字号：<a href='javascript:zoom(16)'>大</a> <a href='javascript:zoom(14)'>中</a> <a href='javascript:zoom(12)'>小</a> <a href='javascript:print()'>打印本文</a> <a href='#'>关闭本页</a> <a href='#'>分享到：</a></div>",
        "<div class=do><a href='javascript:print()'>Print this</a> <a href='mailto:?subject=x'>Email this</a> <a href='#'>Share</a></div>",
        "<div class=do>字号：<a onclick='zoom(16)'>大</a> <a onclick='zoom(14)'>中</a> <span>小</span> <span onclick='print()'>打印本页</span> <a>关闭窗口</a></div>",
        "<div class=do><span>Print</span> <span>Email this</span> <span>Share</span> <span>A+</span> <span>A-</span></div>",
        "<div class=do><a href='/p/7'>طباعة</a> <a href='/s/7'>مشاركة</a></div>",
        "<div class=do><a href='#'>A-</a> <a href='#'>A</a> <a href='#'>A+</a></div>",
        "<div class=see><h2>Acessibilidade</h2><button>A</button> <button>A+</button> <button>A++</button> <button>Contraste</button> <button>Reset</button></div>",
    ],
)
def test_toolbar_that_appears_or_disappears_is_not_reported(bar):
    assert not told(between("", bar))
    assert not told(between(bar, ""))


@pytest.mark.parametrize(
    "said",
    [
        "<p class=do><a href='/files/print.pdf'>Print</a> <a href='/files/wells.pdf'>PDF</a></p>",  # files
        "<p class=do><a href='/get/1'>PDF</a> <a href='/get/2'>E-Mail</a></p>",  # possibly files
        "<p class=do>Drucken <a href='mailto:press@post.example'>E-Mail</a></p>",  # someone's address
        "<p class=do><a href='mailto:press@post.example'>Mail</a> <a href='#'>Share</a></p>",
        "<ul class=do><li>A+</li><li>A</li><li>A-</li></ul>",  # grades
        "<ul class=do><li><a href='/grades/a1'>A+</a></li><li><a href='/grades/a2'>A-</a></li></ul>",
        "<ul class=do><li>Accessibility</li><li>Contrast</li></ul>",  # the subject of a text
        "<p class=do><a href='/p/7'>Print</a> <a href='/r/7'>Retracted</a></p>",
        "<h2>Print</h2><h2>Share</h2>",
        "<p class=do><a href=/9>Reset</a></p>",
    ],
)
def test_links_that_may_belong_to_the_document_are_reported(said):
    assert told(between(said, ""))


def test_sentence_beside_a_toolbar_is_reported():
    bar = "<div class=do><a href='/p/7'>Print</a> <a href='/s/7'>Share</a></div>"
    assert told(between(bar + "<p>Nobody was told of it before the vote in the council.</p>", ""))


def test_title_of_a_page_on_accessibility_is_not_part_of_its_toolbar():
    bar = "<button>A</button> <button>A+</button> <button>Contrast</button>"
    page = f"<html><head><title>Accessibility</title></head><body><div><h1>Accessibility</h1><div>{bar}</div>{SAID}</div></body></html>"
    read = extract(page.encode(), media_type="text/html", url=URL)
    assert read.body.startswith("Accessibility\nIn the 0th village")
