"""Embedded films, charts, papers and posts in a text that is otherwise unchanged: reported when they are gone or
replaced, by whatever means the page embeds them."""

from __future__ import annotations

import pytest

from storage.model import Finding
from tests.judgement.looks import exchange, look, page, reference

FILM = '<iframe src="https://www.youtube.com/embed/AbCdEf12345"></iframe>'
PAPER = '<iframe src="https://embed.documentcloud.org/documents/71234-report/?embed=1"></iframe>'
CHART = (
    '<div id="datawrapper-vis-aB3dE"><script defer src="https://datawrapper.dwcdn.net/aB3dE/embed.js" '
    'data-target="#datawrapper-vis-aB3dE"></script><noscript><img src="https://datawrapper.dwcdn.net/aB3dE/full.png"></noscript></div>'
)
BY_A_SCRIPT = {
    CHART: "datawrapper.dwcdn.net/aB3dE/",
    '<div class="flourish-embed flourish-chart" data-src="visualisation/123456"></div>': "flo.uri.sh/visualisation/123456/embed",
    '<div class="infogram-embed" data-id="a1b2c3d4-e5f6"></div>': "e.infogram.com/a1b2c3d4-e5f6",
    '<script async src="https://telegram.org/js/telegram-widget.js" data-telegram-post="county/12"></script>': "t.me/county/12",
    '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/AbC123/?utm=x"></blockquote>': "www.instagram.com/p/AbC123/embed/",
    '<blockquote class="tiktok-embed" data-video-id="7123456789"></blockquote>': "www.tiktok.com/embed/v2/7123456789",
    '<iframe src="https://www.google.com/maps/d/embed?mid=1AbCdEfGh"></iframe>': "www.google.com/maps/d/embed",
    '<iframe src="https://storymaps.arcgis.com/stories/8f2c1d3e"></iframe>': "storymaps.arcgis.com/stories/8f2c1d3e",
    '<iframe src="https://app.powerbi.example/view?r=eyJr"></iframe>': "app.powerbi.example/view",
    '<div class="fb-post" data-href="https://www.facebook.com/county/posts/12"></div>': "www.facebook.com/plugins/post.php",
}


def changed(before: str, after: str):
    return look(exchange(page(extra=after)), last=reference(page(extra=before)))


@pytest.mark.parametrize(("embed", "at"), BY_A_SCRIPT.items())
def test_removed_embed_that_a_script_shows_is_reported(embed, at):
    seen = changed(embed, "")
    assert seen.finding is Finding.ALTERED
    assert seen.observation.last is not None
    assert f"[frame: {at}]" in seen.observation.last.lost


@pytest.mark.parametrize(
    ("embed", "one", "other"),
    [(FILM, "AbCdEf12345", "ZzZzZz99999"), (PAPER, "71234-report", "99999-other"), (CHART, "aB3dE", "zZ9yX")],
)
def test_embed_replaced_by_another_of_the_same_service_is_reported(embed, one, other):
    seen = changed(embed, embed.replace(one, other))
    assert seen.finding is Finding.ALTERED
    assert seen.observation.last is not None
    assert [len(some) for some in (seen.observation.last.lost, seen.observation.last.added)] == [1, 1]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (FILM, FILM.replace('12345"', '12345?rel=0&start=3"')),
        (FILM, FILM.replace("www.youtube.com", "www.youtube-nocookie.com")),
        (FILM, '<lite-youtube videoid="AbCdEf12345"></lite-youtube><iframe src="https://www.youtube.com/embed/ZzZzZz99999"></iframe>'),
        ('<iframe src="https://datawrapper.dwcdn.net/aB3dE/3/"></iframe>', '<iframe src="https://datawrapper.dwcdn.net/aB3dE/4/"></iframe>'),
        ('<iframe src="https://datawrapper.dwcdn.net/aB3dE/3/"></iframe>', CHART),
        ('<iframe src="https://ads.example/banner/77777"></iframe>', '<iframe src="https://ads.example/banner/88888"></iframe>'),
    ],
    ids=["asked otherwise", "elsewhere", "made otherwise", "of another version", "by a script", "an advertisement"],
)  # fmt: skip
def test_same_embed_written_otherwise_and_advertisements_are_not_reported(before, after):
    assert changed(before, after).finding in {Finding.LINKS, Finding.PRESENTATION, Finding.SAME}
