"""What a site puts into each of its pages says nothing of what came in place of a text: captchas for its forms,
headings over its menus, class names that its program sets. A quoting headline is no notice."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding
from tests.judgement.looks import PARAGRAPHS, exchange, judged, look, page, reference

RECAPTCHA = "<script src='https://www.google.com/recaptcha/api.js' async></script>"
LONG = [f"{number}: {one}" for number in range(1, 8) for one in PARAGRAPHS]
GONE = "The figures of this survey were taken from the wrong table, and it stands here no more."


@pytest.mark.parametrize("kept", [PARAGRAPHS, LONG], ids=["short", "long"])
def test_captcha_script_that_the_kept_page_had_is_no_wall(kept):
    seen = look(exchange(page([GONE], head=RECAPTCHA)), last=reference(page(kept, head=RECAPTCHA)))
    assert seen.finding.effect is Effect.LOSS


# scripts that vendors of bot walls have their customers put into each page, or insert themselves
MAKERS = [
    "<script src='/_Incapsula_Resource?SWJIYLWA=719d34d31c8e3a6e'></script>",
    "<script>window._pxAppId = 'PXwells1';</script>",
    "<script src='/TSPD/08a2c3?type=9'></script>",
    "<script src='https://static.queue-it.net/script/queueclient.min.js'></script>",
    "<script>window.AwsWafIntegration = {};</script>",
    "<script src='https://www.dingxiang-inc.com/const-id.js'></script>",
]


@pytest.mark.parametrize("script", MAKERS)
@pytest.mark.parametrize("came", [[], ["This report has been withdrawn by its authors."]], ids=["empty", "notice"])
def test_wall_vendors_script_that_the_long_kept_page_had_is_no_wall(came, script):
    seen = look(exchange(page(came, head=script)), last=reference(page(LONG * 3, head=script)))
    assert seen.finding.effect is Effect.LOSS


@pytest.mark.parametrize("script", MAKERS)
def test_new_vendor_script_on_an_empty_page_is_a_challenge(script):
    waits = f"<html><head><title></title>{script}</head><body></body></html>"
    assert look(exchange(waits), last=reference(page(LONG * 3))).finding is Finding.CHALLENGE


def test_new_captcha_on_an_empty_page_is_a_challenge():
    asked = f"<html><head><title>Institute</title>{RECAPTCHA}</head><body><div class=g-recaptcha></div></body></html>"
    assert look(exchange(asked), last=reference(page(LONG))).finding is Finding.CHALLENGE


MENUS = "".join(
    f"<nav><h2>{one}</h2><ul><li><a href=/{n}>Entry {n}</a></li></ul></nav>"
    for n, one in enumerate(("Service menu", "Main menu", "Search", "You are here:"))
)


def _of_the_office(title: str, heading: str, inside: str) -> str:
    return (
        f"<html lang=en><head><title>{title}</title></head><body>{MENUS}<main><h1>{heading}</h1>{inside}</main>"
        "<footer>Office for Wells, 12 Library Road.</footer></body></html>"
    )


def test_shared_headings_over_menus_do_not_make_the_front_page_the_old_page():
    old = _of_the_office(
        "OfW - News - Wells: a new map", "Wells: a new map", "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    )
    news = "".join(
        f"<h3><a href=/news/{n}>Of the {n}th meeting</a></h3><p>The council heard what was found at the {n}th bore, and put it off.</p>"
        for n in range(2, 20)
    )
    seen = look(exchange(_of_the_office("OfW", "Home", news)), last=reference(old))
    assert seen.finding is Finding.REPLACED


def test_paragraphs_whose_class_resembles_a_furniture_name_are_text():
    def marked(paragraphs: list[str]) -> str:
        return page(extra="".join(f"<p class='skipAutoFix' tabindex=0>{one}</p>" for one in paragraphs), paragraphs=[])

    seen = look(exchange(page([GONE])), last=reference(marked([*PARAGRAPHS, *LONG[:4]])))
    assert seen.finding.effect is Effect.LOSS
    fewer = look(exchange(marked([*PARAGRAPHS[1:], *LONG[:4]])), last=reference(marked([*PARAGRAPHS, *LONG[:4]])))
    assert fewer.finding is Finding.ALTERED


@pytest.mark.parametrize(
    "headline",
    [
        "「大変申し訳ありませんでした」町長、昨年の広報誌の記述を謝罪",
        "「お探しのページは見つかりません」町の橋の報告書はなぜ消えたか",
    ],
)
def test_headline_that_quotes_a_notice_and_goes_on_is_no_notice(headline):
    others = [f"町の橋の第{number}期工事が始まる 来年の春に開通の見通し" for number in range(2, 30)]
    entries = "".join(f"<li><a href='/{n}'>{one}</a></li>" for n, one in enumerate((headline, *others)))
    front = f"<html lang=ja><head><meta charset=utf-8><title>町報</title></head><body><ul>{entries}</ul></body></html>"
    assert judged(front) is Finding.FIRST
