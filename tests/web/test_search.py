"""Search for what was said: the page and its JSON, over copies that were read into the index."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from archiver import web
from storage.model import Finding
from tests.web.scenes import HOUR, Archive, http

URL, OTHER, HUSH = "https://example.org/report", "https://example.org/other", "https://sealed.example/witness"
BROWSER = {"accept": "text/html"}
SAID = "The deposit was returned only after the second year of the contract had ended."
CHINESE = "报告指出，工资在第二年年底才发放，合同没有写明期限。"
ARABIC = "لم يُعَد التأمين إلا بعد انتهاء السنة الثانية من العقد"


def page(*paragraphs: str) -> bytes:
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    return http(f"<!doctype html><meta charset=utf-8><h1>Report</h1>{body}".encode())


def looked(archive, url, *paragraphs, finding=Finding.FIRST, **told):
    """Look at a page with these paragraphs and index its copy; returns the capture."""
    archive.add(url, **told)
    capture = archive.look(url, finding, wire=page(*paragraphs), title=f"Title of {url[-6:]}")
    archive.app.indexing.tick()
    return capture


def asked(client, q, **more):
    answer = client.get("/api/v1/search", params={"q": q, **more})
    assert answer.status_code == 200, answer.text
    return answer.json()


def said(client, q, headers=None, **more):
    """The texts of the passages found."""
    answer = client.get("/api/v1/search", params={"q": q, **more}, headers=headers).json()
    return [place["text"] for one in answer["results"] for place in one["passages"]]


def shown(client, q, **more):
    answer = client.get("/search", params={"q": q, **more}, headers=BROWSER)
    assert answer.status_code == 200, answer.text
    return answer.text


def test_results_show_one_passage_of_each_source_and_fold_the_others(client, archive):
    """With three passages of each of twenty sources, the page had forty screens on a phone. A search of one source
    shows all."""
    words = "".join(f" It tells of the tide and the wind of that year, number {filler}." for filler in range(20))
    looked(archive, URL, *(f"Section {n}: the harbour was surveyed in the year {n}.{words}" for n in range(9)))
    first, _, rest = shown(client, "harbour").partition("<details>")
    assert (first.count("<blockquote"), rest.count("<blockquote")) == (1, 2)
    assert "2 more passages from it" in rest
    alone = shown(client, "harbour", source=archive.lookup.source(URL).source.id)
    assert "<details open>" in alone
    assert alone.count("<blockquote") > 3


def test_result_shows_its_source_passage_and_copy(archive, client):
    capture = looked(archive, URL, SAID, work="A work", quote="The findings hold.")
    (one,) = asked(client, 'deposit "second year"')["results"]
    assert (one["source"]["url"], one["title"], one["host"]) == (URL, "Title of report", "example.org:443")
    assert one["standing"] == "Served at this address: last seen 2 March 2021 14:20 UTC."
    assert [work["title"] for work in one["cited"]] == ["A work"]
    (place,) = one["passages"]
    assert [place["text"][start:end] for start, end in place["marks"]] == ["deposit", "second year"]
    at = {"at": "2021-03-02T14:20:00.000Z", "capture": capture}
    assert (place["first"], place["last"], place["in_newest"], place["document"]) == (at, at, True, None)
    for link in place["links"].values():
        assert client.get(link.removeprefix("http://127.0.0.1:8080")).status_code == 200
    text = shown(client, 'deposit "second year"')
    assert "The <mark>deposit</mark> was returned only after the <mark>second year</mark> of the contract" in text
    assert f'<a href="/capture/{capture}">In the newest copy, of <time' in text
    assert f'href="/capture/{capture}/text"' in text
    assert f'href="/capture/{capture}/open" title="Opens on 127.0.0.1:8081' in text
    assert "Title of report" in text
    assert "A work" in text
    assert "Served at this address" in text


def test_search_page_in_chinese(archive, client):
    looked(archive, URL, CHINESE)
    for typed in ("资", "工资", "“第二年年底”", "工资 合同"):
        text = shown(client, typed, lang="zh")
        assert "<mark>" in text, typed
        assert "这段文字见于何处" in text
        assert "的最近副本" in text
        assert "该网址正常提供" in text
    assert '<input type="hidden" name="lang" value="zh">' in text
    assert "没有段落包含这些文字" in shown(client, "工人", lang="zh")
    assert "没有可查找的文字" in shown(client, "*", lang="zh")
    assert "全部有效副本" in shown(client, "", lang="zh")


def test_search_results_escape_the_text_of_copies(archive, client):
    looked(
        archive, URL, "&lt;script&gt;owned()&lt;/script&gt; deposit &lt;/mark&gt;\u202e\u2066turned", "<b>second</b>"
    )
    text = shown(client, 'owned "')
    assert "<script>owned" not in text
    assert "&lt;script&gt;<mark>owned</mark>()&lt;/script&gt; deposit &lt;/mark&gt;turned" in text
    assert 'value="owned &#34;"' in text
    assert 'value="&lt;script&gt;"' in shown(client, "<script>")


def test_right_to_left_passages_get_their_own_direction(archive, client):
    looked(archive, URL, ARABIC)
    assert '<blockquote dir="auto">' in shown(client, "العقد")
    assert "<mark>العقد</mark>" in shown(client, "العقد")


def test_lost_source_in_results_says_so_and_links_its_record(archive, client):
    looked(archive, URL, SAID)
    for _ in range(4):
        archive.now += 9 * HOUR
        archive.look(URL, Finding.GONE)
    text = shown(client, "deposit")
    assert "No longer served at this address: last seen 2 March 2021 14:20 UTC" in text
    assert f'href="/case/{archive.lookup.cases()[0].id}"' in text
    assert "In the newest copy, of" in text


def test_passage_removed_by_an_alteration_is_shown_with_its_last_copy(archive, client):
    first = looked(archive, URL, SAID, "It stays as it is.")
    for _ in range(2):
        archive.now += 24 * HOUR
        new = archive.look(URL, Finding.ALTERED, wire=page("Something else stands here now.", "It stays as it is."))
    (one,) = asked(client, "deposit")["results"]
    assert [place["in_newest"] for place in one["passages"]] == [None], "the newest is not read yet"
    assert "the newest is not searched yet" in shown(client, "deposit")
    archive.app.indexing.tick()
    (one,) = asked(client, "deposit")["results"]
    assert [(place["in_newest"], place["last"]["capture"]) for place in one["passages"]] == [(False, first)]
    assert "Last in the copy of" in shown(client, "deposit")
    (one,) = asked(client, "stays")["results"]
    assert [(place["in_newest"], place["first"]["capture"], place["last"]["capture"]) for place in one["passages"]] == [
        (True, first, new)
    ]
    assert "; first in that of <time" in shown(client, "stays")


def test_source_with_many_passages_links_to_all_of_them(archive, client):
    lines = [f"{SAID} It is said in county {n}, where {n} people of the village were asked for it." for n in range(30)]
    looked(archive, URL, *lines)
    looked(archive, OTHER, f"{SAID} Once.")
    found = asked(client, "deposit")
    assert sorted(len(one["passages"]) for one in found["results"]) == [1, 3]
    (more, source) = next((one["more"], one["source"]["source"]) for one in found["results"] if one["more"])
    texts, following = [], more
    while following:
        answer = client.get(following.removeprefix("http://127.0.0.1:8080")).json()
        texts += [place["text"] for one in answer["results"] for place in one["passages"]]
        following = answer["next"]
    assert len(texts) == len(set(texts)) == 30
    assert f'href="/search?q=deposit&amp;source={source}"' in shown(client, "deposit")
    assert "Search all sources" in shown(client, "deposit", source=source)
    assert "No passage of this source" in shown(client, "nowhere", source=source)


def test_pages_of_results_list_each_source_once(archive, client):
    urls = {f"https://example.org/{n}" for n in range(25)}
    for url in urls:
        archive.add(url)
    archive.visits([archive.planned(url, Finding.FIRST, archive.exchange(page(SAID), url)) for url in urls])
    archive.app.indexing.tick()
    seen, following = [], "/api/v1/search?q=deposit&limit=10"
    while following:
        answer = client.get(following.removeprefix("http://127.0.0.1:8080")).json()
        seen += [one["source"]["url"] for one in answer["results"]]
        following = answer["next"]
    assert (len(seen), set(seen)) == (25, urls)
    assert 'rel="next" href="/search?q=deposit&amp;after=20"' in shown(client, "deposit")
    last = shown(client, "deposit", after=20)
    assert last.count('<li class="result">') == 5
    assert 'rel="next"' not in last


def test_search_says_how_many_copies_are_not_indexed_yet(archive, client, token):
    urls = [f"https://example.org/{n}" for n in range(102)]
    for url in urls:
        archive.add(url)
    archive.visits([archive.planned(url, Finding.FIRST, archive.exchange(page(SAID), url)) for url in urls])
    archive.add(HUSH, sealed=True)
    archive.look(HUSH)
    assert "0 of 102 copies searchable so far." in shown(client, "deposit")
    assert "102 份副本中的 0 份" in shown(client, "deposit", lang="zh")
    assert (asked(client, "x")["waiting"], asked(client, "x")["copies"]) == (102, 102)
    assert client.get("/api/v1/search", headers={"authorization": f"Bearer {token}"}).json()["copies"] == 103
    archive.app.indexing.tick(for_s=30)
    assert "searchable" not in shown(client, "deposit")
    assert (asked(client, "x")["waiting"], asked(client, "x")["copies"]) == (0, None)
    archive.add(URL)
    archive.look(URL)
    assert "One copy is not searchable yet." in shown(client, "deposit")


def test_empty_query_and_query_without_results_are_explained(archive, client):
    looked(archive, URL, SAID)
    assert asked(client, "")["results"] == asked(client, "*")["results"] == asked(client, "nowhere")["results"] == []
    assert "Searches the words of every good copy" in shown(client, "")
    assert "no word in that to look for" in shown(client, "*")
    text = shown(client, "no where")
    assert "No copy that is kept here has this" in text
    assert 'href="/sources?q=no+where"' in text
    assert "<mark>" not in text


@pytest.mark.parametrize(
    "typed",
    ['"', "*", "NEAR(", "a NEAR/2 b", "\0", "deposit\0", "' OR 1=1 --", "terms:a", "(", "\u202e", "& | !", "的" * 2000],
)
def test_any_query_string_is_answered(archive, client, typed):
    looked(archive, URL, SAID)
    for path in ("/search", "/api/v1/search"):
        for headers in (BROWSER, {}):
            assert client.get(path, params={"q": typed}, headers=headers).status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        {"q": "x" * 10_000},
        {"q": "x", "after": -1},
        {"q": "x", "after": 10**6},
        {"q": "x", "limit": 0},
        {"q": "x", "source": "x" * 99},
    ],
)
def test_invalid_search_parameters_are_a_problem(client, query):
    answer = client.get("/api/v1/search", params=query)
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    if "limit" not in query:
        assert client.get("/search", params=query, headers=BROWSER).status_code == 422


def test_invalid_search_is_explained_in_both_languages(client):
    for query, english, chinese in (
        ({"q": "x" * 3000}, "That is 3000 characters; a search takes 2000.", "共 3000 个字符"),
        ({"q": "x", "after": -1}, "have no such page", "没有这个位置"),
        ({"q": "x", "after": "²"}, "have no such page", "没有这个位置"),
    ):
        for language, sentence in (("en", english), ("zh", chinese)):
            answer = client.get("/search", params=query | {"lang": language}, headers=BROWSER)
            assert answer.status_code == 422
            assert sentence in answer.text
            assert '<input type="search" name="q" value="x' in answer.text, "to be mended"


def test_words_beyond_the_query_limit_are_named(archive, client):
    looked(archive, URL, " ".join(f"word{n}" for n in range(50)))
    typed = " ".join(f"word{n}" for n in range(50))
    assert asked(client, typed)["left_out"] == []
    assert "Not looked for" not in shown(client, typed)
    assert asked(client, f"{typed} unicorn &lt; <b>")["left_out"] == ["unicorn", "&lt;", "<b>"]
    assert "Not looked for, as one search takes no more words: unicorn &lt;b&gt;" in shown(
        client, f"{typed} unicorn <b>"
    )
    assert "未查找：unicorn" in shown(client, f"{typed} unicorn", lang="zh")


def test_results_cut_off_within_one_source_are_reported(archive, client):
    looked(archive, URL, *(f"{SAID} It is said in county {n} of the village and was asked for." for n in range(501)))
    looked(archive, OTHER, f"{SAID} Once, and at such length that all the others come before it in the order.")
    answer = asked(client, "deposit")
    assert {one["source"]["url"] for one in answer["results"]} == {URL, OTHER}
    assert answer["cut"] is False
    assert "More passages have" not in shown(client, "deposit")
    source = archive.lookup.source(URL).source.id
    assert asked(client, "deposit", source=source)["cut"] is True
    assert "Too many passages of this source have these words" in shown(client, "deposit", source=source)
    assert "未全部列出" in shown(client, "deposit", source=source, lang="zh")


def test_openapi_describes_the_search(client):
    described = client.get("/api/v1/openapi.json").json()["paths"]["/api/v1/search"]["get"]
    assert {one["name"] for one in described["parameters"]} == {"q", "source", "after", "limit"}


def test_every_page_links_the_search(archive, client, lost, token):
    source = archive.lookup.source(URL)
    known = {
        "source": lost, "capture": source.last.id, "n": "1", "case": archive.lookup.cases()[0].id, "target": URL,
        "work": archive.lookup.cited(lost)[0].work.id, "form": "link", "name": "site.css", "path": "0", "token": "a",
    }  # fmt: skip
    pages, without = set(), set()
    for route in client.app.state.routes:
        if "GET" in route.methods:
            path = route.path.replace(":path", "").format_map(known)
            answer = client.get(path, headers=BROWSER | {"authorization": f"Bearer {token}"})
            if answer.headers.get("content-type", "").startswith("text/html"):
                pages |= {route.path} if answer.status_code == 200 else set()
                without |= set() if 'href="/search"' in answer.text else {route.path}
    assert {"/", "/sources", "/source/{source}", "/source/{source}/visit/{n}", "/source/{source}/compare", "/events", "/work/{work}", "/case/{case}",
            "/capture/{capture}", "/capture/{capture}/text", "/search", "/add", "/sign-in"} <= pages  # fmt: skip
    assert without == {"/capture/{capture}/file"}, "the copy itself alone"
    assert 'action="/search"' in client.get("/", headers=BROWSER).text
    assert client.head("/search?q=deposit").status_code == 200


# ---- access ----------------------------------------------------------------------------------------------------------


def test_sealed_copies_are_found_only_with_a_token(archive, client, token):
    looked(archive, HUSH, SAID, sealed=True)
    looked(archive, URL, "Something else, of a deposit.")
    good = {"authorization": f"Bearer {token}"}
    assert said(client, "contract") == []
    source = archive.lookup.source(HUSH).source.id
    assert said(client, "contract", source=source) == []
    for typed in ("contract", "deposit"):
        text = shown(client, typed)
        assert "sealed.example" not in text
        assert source not in text
    assert len(said(client, "deposit")) == 1
    assert len(said(client, "deposit", good)) == 2
    assert "sealed.example" in client.get("/search?q=contract", headers=BROWSER | good).text
    assert asked(client, "contract") == asked(client, "nowhere"), "as if it were nowhere"


def test_sealed_copies_waiting_for_the_index_are_counted_only_with_a_token(archive, client, token):
    archive.add(HUSH, sealed=True)
    archive.look(HUSH)
    assert asked(client, "x")["waiting"] == 0
    assert "searchable" not in shown(client, "x")
    assert client.get("/api/v1/search", headers={"authorization": f"Bearer {token}"}).json()["waiting"] == 1


@pytest.mark.parametrize("anonymous", [False, True])
def test_search_beyond_loopback_requires_a_token_unless_anonymous(tmp_path, anonymous):
    environ = {"ARCHIVER_LISTEN": "0.0.0.0:8080", "ARCHIVER_PUBLIC_URL": "https://archive.example"}
    archive = Archive(tmp_path, **environ, **({"ARCHIVER_ANONYMOUS": "true"} if anonymous else {}))
    looked(archive, URL, SAID)
    with TestClient(web.create_app(archive.app), base_url="https://archive.example") as client:
        for path in ("/search?q=deposit", "/api/v1/search?q=deposit"):
            answer = client.get(path)
            assert answer.status_code == (200 if anonymous else 401)
            assert ("contract" in answer.text) is anonymous
    archive.close()
