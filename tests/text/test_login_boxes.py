"""A login box that appears or disappears beside a text that stays is not text of the page."""

from __future__ import annotations

import pytest

from archiver.text.comparison.compare import compare
from archiver.text.extract import extract
from archiver.text.model import Text

FIRST = "The harbour office counted 412 boats in the winter of 1987, most of them from the islands."
REST = (
    "Its books were kept in a shed behind the fish market, where the damp got into the later volumes.",
    "Two of the clerks wrote down the names of the crews, and the third drew the flags in the margin.",
    "In spring the council had the shed torn down, and the books came to the school.",
)
BOXES = {
    "a form": "<form><p>Members only</p><label>User name<input name=u></label><label>Password<input type=password></label><button>OK</button></form>",
    "a form beside its words": (
        "<div class=x1><p>Please log in to see this page. No account yet? Register for free.</p>"
        "<form><input name=u><input type=password><button>OK</button></form></div>"
    ),
    "another language": (
        "<div><h3>Вход</h3><form>Имя <input name=u> Пароль <input type=password> <button>Войти</button></form>"
        "<a href=/r>Забыли пароль?</a></div>"
    ),
}


def page(
    *, before: str = "", within: str = "", behind: str = "", first: str = FIRST, rest: tuple[str, ...] = REST
) -> Text:
    said = "".join(f"<p>{one}</p>" for one in rest)
    return extract(
        f"<html><head><title>The books of the harbour</title></head><body><div>{before}<div><h1>The books of the harbour</h1>"
        f"<p>{first}</p>{within}{said}</div>{behind}</div></body></html>".encode(),
        media_type="text/html",
    )


def told(old: Text, new: Text) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The passages reported as lost and as added."""
    found = compare(old, new)
    return found.lost, found.added


def test_login_box_in_another_language_is_not_reported():
    then, now = BOXES["a form"], BOXES["another language"]
    assert told(page(before=then), page(before=now)) == ((), ())
    assert told(page(before=then, first="The harbour office is closed."), page(before=now))[1] == (FIRST,)


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
@pytest.mark.parametrize("where", ["before", "within", "behind"])
def test_login_box_that_appears_or_disappears_beside_a_text_is_not_reported(box, where):
    without, with_it = page(), page(**{where: box})
    assert told(without, with_it) == ((), ())
    assert told(with_it, without) == ((), ())


def test_second_login_box_is_not_text():
    one, other = BOXES["another language"], BOXES["a form beside its words"]
    assert told(page(behind=one), page(behind=one, before=other)) == ((), ())


def test_login_box_in_place_of_the_text_is_reported_with_the_loss():
    box = BOXES["a form beside its words"]
    lost, added = told(page(), page(within=box, rest=()))
    assert set(REST) <= set(lost)
    assert "Please log in to see this page." in added


def test_change_in_the_text_beside_a_login_box_is_reported():
    box, other = BOXES["a form"], FIRST.replace("412", "142")
    lost, added = told(page(), page(behind=box, first=other))
    assert (FIRST in lost, other in added) == (True, True)


def test_changed_wording_of_a_login_box_is_reported():
    box = BOXES["a form beside its words"]
    lost, added = told(page(within=box), page(within=box.replace("for free", "for 3 euros a month")))
    assert "Register for 3 euros a month." in " ".join(added)
    assert lost


def test_notice_within_a_login_box_is_reported():
    box = BOXES["a form beside its words"].replace("No account yet?", "This text has been withdrawn by the author.")
    assert any("withdrawn by the author" in one for one in told(page(), page(before=box))[1])


def test_password_field_within_an_article_does_not_make_it_a_login_box():
    then = page(within="<p>Registered fishermen may add a name.</p>")
    now = page(within="<p>Registered fishermen may add a name. Nobody did.</p><input type=password>")
    assert "Nobody did." in " ".join(told(then, now)[1])
