"""The search index, on both databases: what is filed, found, sealed and forgotten."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from storage import catalog as tables
from storage.catalog import schema
from storage.catalog.search import Read, query
from storage.catalog.search_tables import WAITS, WORDED, passages, search_terms
from storage.model import Access, Erased, Place, Purge, Receipt, Replaced, Role
from tests.catalog.scenes import START, capture, claim, commit, outcome, register, segment_name, sha, source

S, OTHER = source(), source(1)
HUSH = source(2, access=Access.SEALED)
SEAT = "The deposit was returned only after the second year of the contract had ended."
PLAN = "报告指出，工资在第二年年底才发放，合同没有写明期限。"


@pytest.fixture
def held(conn):
    register(conn, S, OTHER, HUSH)
    claim(conn)
    tables.search.restart(conn)
    return conn


def kept(conn, of, n, *, role=Role.PAGE, url=None, good=True, payload=None):
    """Commit a copy."""
    one = capture(
        of,
        n,
        segment=segment_name(n + 10 * int(of.id[-1], 32)),
        role=role,
        url=url,
        good=good,
        payload=payload or f"{of.id}{n}",
    )
    commit(conn, outcome(of, n, captures=(one,), segment=one.segment), segment=one.segment)
    return one


def filed(conn, of, n, *said, **told):
    """Commit a copy with these passages and file it in the index."""
    one = kept(conn, of, n, **told)
    assert tables.search.file(conn, [Read(one, said)]) == {one.id}
    return one


def found(conn, typed, access=None, **told):
    """The passages found, best first."""
    hits = tables.search.hits(conn, query(typed), access, limit=100, each=100, **told).found
    known = tables.search.by_ids(conn, [hit.id for hit in hits], access)
    return [known[hit.id].text for hit in hits]


@pytest.mark.parametrize("typed", [
    "deposit", "DEPOSIT", "ｄｅｐｏｓｉｔ", "deposit contract", "contract deposit", '"second year"', '"the second year of the contract"',
    "“second year”", "had ended.", "ended* ", "(deposit)",
])  # fmt: skip
def test_words_and_phrases_are_found(held, typed):
    filed(held, S, 1, SEAT, PLAN)
    assert found(held, typed) == [SEAT]


@pytest.mark.parametrize(
    "typed", ["资", "工资", "工资在", "年年", "期限", "工资 期限", '"第二年年底"', "合同没有写明期限"]
)
def test_chinese_is_found_by_one_character_two_and_more(held, typed):
    filed(held, S, 1, SEAT, PLAN)
    assert found(held, typed) == [PLAN]


@pytest.mark.parametrize(
    "typed",
    [
        '"year second"',
        "deposits",
        "depos",
        "deposit 工资",
        "资工",
        "资发",
        "工资合同",
        '"second the"',
        "OR",
        "deposit -contract x",
    ],
)
def test_queries_that_match_no_passage_find_nothing(held, typed):
    filed(held, S, 1, SEAT, PLAN)
    assert found(held, typed) == []


@pytest.mark.parametrize("typed", [
    '"', "'", '""', "*", "deposit*", "^deposit", "NEAR(", "NEAR(a b, 2)", "a AND", "AND OR NOT", "terms:deposit", "{terms}: a", "a + b",
    "\0", "a\0b", "\\", "'; DROP TABLE passages; --", "& | ! <-> :*", "(", ")", "\ue000", "%", "_", "x" * 10_000, "的" * 10_000,
    "a " * 5_000, '" ' * 5_000, "\u202e\u200b", "\U0010ffff", "'a':*", "-", "𝒹𝑒𝓅", "ß" * 300, "\n\t",
])  # fmt: skip
def test_no_query_string_causes_an_error(held, typed):
    filed(held, S, 1, SEAT, PLAN, "it's a 'b':c \\ x")
    found(held, typed)
    found(held, f'"{typed}" {typed}', Access.PUBLIC, source=S.id)


def test_best_passage_comes_first_and_the_order_is_stable(held):
    filed(
        held,
        S,
        1,
        "deposit " + "and much else that is of something other " * 5,
        "deposit deposit deposit",
        "no such word",
    )
    for n in range(1, 9):
        filed(held, OTHER, n, f"deposit number {n}")
    first = found(held, "deposit")
    assert first[0] == "deposit deposit deposit"
    assert len(first) == 10
    assert first[-1].startswith("deposit and much")
    assert found(held, "deposit") == first


def test_search_can_be_limited_to_one_source(held):
    filed(held, S, 1, "deposit one")
    filed(held, OTHER, 1, "deposit two")
    assert found(held, "deposit", source=OTHER.id) == ["deposit two"]
    assert found(held, "deposit", source="01ARZ3NDEKTSV4RRFFQ69G5FAV") == []


# ---- copies ------------------------------------------------------------------------------------------------------------


def passage(conn, typed, access=None):
    (hit,) = tables.search.hits(conn, query(typed), access, limit=9, each=9).found
    return tables.search.by_ids(conn, [hit.id], access)[hit.id]


def test_passage_in_many_copies_is_found_once_with_its_first_and_newest_copy(held):
    first = filed(held, S, 1, SEAT, "It stays.")
    filed(held, S, 2, SEAT, "It comes.")
    last = filed(held, S, 3, PLAN, "It comes.")
    gone, new = passage(held, "deposit"), passage(held, "工资")
    assert (gone.first_capture, gone.first_at, gone.newest.n) == (first.id, first.at, 2)
    assert (new.first_capture, new.newest.id) == (last.id, last.id)
    newest = tables.search.wordings_of(held, [last.id])[last.id]
    assert [passage(held, word).wording == newest for word in ("deposit", "stays", "comes", "工资")] == [
        False,
        False,
        True,
        True,
    ]


def test_wording_that_returns_belongs_to_the_newest_copy(held):
    filed(held, S, 1, SEAT)
    filed(held, S, 2, PLAN)
    again = filed(held, S, 3, SEAT)
    assert passage(held, "deposit").newest.id == again.id
    assert passage(held, "deposit").wording == tables.search.wordings_of(held, [again.id])[again.id]
    assert passage(held, "工资").newest.n == 2


def test_copies_with_one_text_share_one_wording_and_the_newest_is_named(held):
    """They share it by their text, or because their reader says that the text is the same."""
    first = filed(held, S, 1, SEAT)
    second = filed(held, S, 2, SEAT)
    third = kept(held, S, 3)
    assert tables.search.before(held, third).id == second.id
    assert tables.search.file(held, [Read(third, None, second.id)]) == {third.id}
    assert len(set(tables.search.wordings_of(held, [first.id, second.id, third.id]).values())) == 1
    one = passage(held, "deposit")
    assert (one.first_capture, one.newest.id) == (first.id, third.id)


def test_copy_read_as_equal_to_one_that_is_not_its_predecessor_is_not_filed(held):
    first = filed(held, S, 1, SEAT)
    filed(held, S, 2, PLAN)
    third = kept(held, S, 3)
    assert tables.search.file(held, [Read(third, None, first.id)]) == set()
    assert [one.id for one in tables.search.waiting(held, 9)] == [third.id]


def test_copy_read_late_takes_its_place_in_time(held):
    late = kept(held, S, 1)
    filed(held, S, 2, SEAT, PLAN)
    last = filed(held, S, 3, SEAT)
    assert tables.search.file(held, [Read(late, (SEAT, "Early words."))]) == {late.id}
    one = passage(held, "deposit")
    assert (one.first_capture, one.first_at, one.newest.id) == (late.id, late.at, last.id)
    assert passage(held, "early").newest.id == late.id


def test_passages_of_a_document_are_separate_from_those_of_its_page(held):
    filed(held, S, 1, SEAT)
    annex = capture(
        S, 2, role=Role.DOCUMENT, url="https://example.org/annex.pdf", segment=segment_name(2), payload="annex"
    )
    page = capture(S, 2, segment=segment_name(2), payload="again")
    commit(held, outcome(S, 2, captures=(page, annex), segment=segment_name(2)), segment=segment_name(2))
    assert tables.search.file(held, [Read(page, (PLAN,)), Read(annex, (SEAT,))]) == {page.id, annex.id}
    hits = tables.search.hits(held, query("deposit"), None, limit=9, each=9).found
    both = tables.search.by_ids(held, [hit.id for hit in hits], None).values()
    assert sorted((one.document, one.newest.url, one.newest.n) for one in both) == [
        (False, S.url, 1),
        (True, annex.url, 2),
    ]


def test_only_good_copies_of_pages_and_documents_wait_oldest_first(held):
    first, second = kept(held, S, 1), kept(held, HUSH, 2 - 1)
    bad = kept(held, S, 2, good=False)
    image = capture(S, 3, role=Role.IMAGE, url="https://example.org/i.png", segment=segment_name(3))
    page = capture(S, 3, segment=segment_name(3), payload="third")
    commit(held, outcome(S, 3, captures=(page, image), segment=segment_name(3)), segment=segment_name(3))
    waiting = tables.search.waiting(held, 9)
    assert {one.id for one in waiting[:2]} == {first.id, second.id}
    assert [one.id for one in waiting[2:]] == [page.id]
    assert [one.id for one in tables.search.waiting(held, 9, (waiting[1].at, waiting[1].id))] == [page.id]
    assert tables.search.waiting(held, 1) == waiting[:1]
    assert tables.search.file(held, [Read(bad, (SEAT,))]) == set()
    tables.captures.mark_good(held, [bad.id])
    assert bad.id in {one.id for one in tables.search.waiting(held, 9)}, "an alteration was confirmed"
    assert tables.search.progress(held, None).waiting == 4
    assert tables.search.progress(held, Access.PUBLIC).waiting == 3


def test_copy_without_words_does_not_wait_again(held):
    one = filed(held, S, 1)
    assert tables.search.waiting(held, 9) == []
    assert tables.search.wordings_of(held, [one.id]) == {one.id: 0}
    assert tables.search.progress(held, None) == tables.search.Progress(0)


# ---- access ----------------------------------------------------------------------------------------------------------


def test_sealed_passages_are_found_only_without_access_limit(held):
    filed(held, HUSH, 1, SEAT)
    filed(held, S, 1, "Another deposit.")
    assert found(held, "deposit", Access.PUBLIC) == ["Another deposit."]
    assert found(held, "contract", Access.PUBLIC) == []
    assert found(held, "contract", Access.PUBLIC, source=HUSH.id) == []
    assert sorted(found(held, "deposit")) == sorted(["Another deposit.", SEAT])


def test_sealing_hides_the_passages_of_a_source_and_opening_restores_them(held):
    filed(held, S, 1, SEAT)
    for access, seen in ((Access.SEALED, []), (Access.SEALED, []), (Access.PUBLIC, [SEAT])):
        tables.sources.edit(held, replace(S, access=access), None, f"journal/{access}")
        assert found(held, "deposit", Access.PUBLIC) == seen
        assert found(held, "deposit") == [SEAT]
        held.execute(sa.update(schema.sources).values(journal="journal/a"))
    tables.sources.edit(held, replace(S, access=Access.SEALED), None, "journal/z")
    later = filed(held, replace(S, access=Access.SEALED), 2, SEAT, "More words.")
    assert found(held, "more", Access.PUBLIC) == []
    assert passage(held, "deposit").newest.id == later.id


def test_sealed_passages_do_not_affect_public_ranking(held):
    """Ranking by how rare words are in all copies would reveal what sealed copies say."""
    filed(held, S, 1, "deposit deposit deposit contract", "deposit contract contract contract")
    before = found(held, "deposit contract", Access.PUBLIC)
    for n in range(1, 9):
        filed(held, HUSH, n, *(f"deposit {n} {m}" for m in range(20)))
    assert found(held, "deposit contract", Access.PUBLIC) == before
    tables.search.forget(held, [one.id for one in tables.captures.of_visit(held, HUSH.id, 1)])
    for n in range(1, 9):
        (one,) = tables.captures.of_visit(held, HUSH.id, n)
        tables.search.file(held, [Read(one, tuple(f"contract {n} {m}" for m in range(20)))])
    assert found(held, "deposit contract", Access.PUBLIC) == before


# ---- erasure and rebuilding of the index -----------------------------------------------------------------------------


def erase(conn, goes, stays=None):
    """Erase a capture, as a finished purge does."""
    receipt = Receipt(store="main", name="warc/2021/03/09/new.warc.gz", sha256=sha("new"), bytes=400)
    moved = Replaced(
        name=goes.segment, instead=receipt.name, access=goes.access, receipt=receipt,
        places={} if stays is None else {stays.id: Place(offset=1, length=90)}, texts={},
    )  # fmt: skip
    erased = Erased(capture=goes.id, source=goes.source, n=goes.n, page=True)
    tables.purges.finish(conn, Purge(id="P", at=START, authority="Court of X", erased=(erased,), replaced=(moved,)))


def test_erasure_removes_words_at_once_and_remaining_copies_are_read_again(held):
    goes = filed(held, S, 1, SEAT, "Both have this.")
    stays = filed(held, S, 2, PLAN, "Both have this.")
    other = filed(held, OTHER, 1, SEAT)
    erase(held, goes)
    assert found(held, "deposit", source=S.id) == found(held, "工资") == found(held, "both") == []
    assert found(held, "deposit") == [SEAT], "of another source"
    assert not held.execute(sa.select(passages).where(passages.c.source == S.id)).all()
    assert [one.id for one in tables.search.waiting(held, 9)] == [stays.id]
    assert tables.search.file(held, [Read(stays, (PLAN, "Both have this."))]) == {stays.id}
    assert passage(held, "both").first_capture == stays.id
    assert tables.search.wordings_of(held, [goes.id, other.id]).keys() == {other.id}


def test_text_read_before_its_erasure_is_not_filed_after_it(held):
    goes = kept(held, S, 1)
    erase(held, goes)
    assert tables.search.file(held, [Read(goes, (SEAT,))]) == set()
    assert found(held, "deposit") == []


def test_sealing_a_source_waits_for_the_filing_of_its_copies(catalog):
    """Run side by side, each would hold a copy that the other wants."""
    with catalog.write() as conn:
        register(conn, S)
        claim(conn)
        tables.search.restart(conn)
        first, second = kept(conn, S, 1), kept(conn, S, 2)
    sealed = []

    def seal():
        with catalog.write() as conn:
            tables.sources.edit(conn, replace(S, access=Access.SEALED), None, "journal/z")
        sealed.append(True)

    with catalog.write() as conn:
        assert tables.search.file(conn, [Read(second, (SEAT,))])
        other = threading.Thread(target=seal)
        other.start()
        other.join(0.5)
        assert not sealed
        assert tables.search.file(conn, [Read(first, (PLAN,))])
    other.join(20)
    assert sealed
    with catalog.read() as conn:
        assert found(conn, "deposit", Access.PUBLIC) == found(conn, "工资", Access.PUBLIC) == []
        assert len(found(conn, "deposit") + found(conn, "工资")) == 2


@pytest.mark.parametrize("act", ["erase", "seal", "tick"])
def test_index_made_by_another_version_of_the_code_is_rebuilt(held, act):
    """Terms that other code made cannot be removed by the terms that this code makes of the same words."""
    goes = filed(held, S, 1, SEAT)
    stays = filed(held, OTHER, 1, SEAT)
    assert tables.search.current(held)
    held.execute(sa.update(search_terms).values(made_with="terms/0"))
    assert not tables.search.current(held)
    if act == "erase":
        erase(held, goes)
    elif act == "seal":
        tables.sources.edit(held, replace(S, access=Access.SEALED), None, "journal/z")
    else:
        tables.search.restart(held)
    assert tables.search.current(held)
    assert found(held, "deposit") == []
    assert stays.id in {one.id for one in tables.search.waiting(held, 9)}
    tables.search.file(held, [Read(stays, (SEAT,))])
    assert found(held, "deposit", Access.PUBLIC) == [SEAT]


def test_queries_for_waiting_and_newest_copies_use_an_index(catalog):
    """A tick runs the first every ten seconds, and a page the second each time."""
    if not catalog.sqlite:
        pytest.skip("SQLite's plans")
    with catalog.read() as conn:
        waiting = sa.select(schema.captures.c.id).where(WAITS, schema.captures.c.access == "public")
        newest = sa.select(schema.captures.c.id).where(schema.captures.c.wording == 7, WORDED)
        plans = [
            str(
                conn.exec_driver_sql(
                    f"EXPLAIN QUERY PLAN {one.compile(conn, compile_kwargs={'literal_binds': True})}"
                ).all()
            )
            for one in (waiting.order_by(schema.captures.c.at), newest.order_by(schema.captures.c.at.desc()))
        ]
    assert "ix_captures_waiting" in plans[0]
    assert "ix_captures_wording" in plans[1]
    assert "TEMP B-TREE" not in "".join(plans)


def test_copy_dated_earlier_by_a_clock_set_back_is_still_filed(held):
    """Copies are ordered by n: the later look has the earlier time and is read by itself."""
    first = kept(held, S, 1, payload="same")
    one = capture(S, 2, segment=segment_name(9), payload="same", at=START - timedelta(days=3))
    commit(held, outcome(S, 2, captures=(one,), segment=one.segment), segment=one.segment)
    assert [it.id for it in tables.search.waiting(held, 9)] == [one.id, first.id]
    assert tables.search.file(held, [Read(one, (SEAT,)), Read(first, (SEAT,))]) == {one.id, first.id}
    assert found(held, "deposit") == [SEAT]
