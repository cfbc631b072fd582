"""Theme labels in another language are not an alteration of the text around them; a change of their value is."""

from __future__ import annotations

import pytest

from archiver.text import compare, extract
from archiver.text.model import Text

SAID = (
    "The bridge at Holm was closed to lorries in the autumn of 1994, for its bearings had rusted through.",
    "An engineer of the county had written of it twice, and neither letter was answered.",
    "The ferry carried the milk of eleven farms until the ice came.",
)


def page(above: str, below: str = "") -> Text:
    text = "".join(f"<p>{one}</p>" for one in SAID)
    return extract(
        f"<html><head><title>The bridge</title></head><body><div><h1>The bridge</h1><div>{above}</div>{text}<div>{below}</div></div></body></html>".encode(),
        media_type="text/html",
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (("Posted on 14.11.2025", "Reply"), ("Veröffentlicht am 14.11.2025", "Antworten")),
        (("Posted on 14 May 2020 by Anna Holm", "Tags: roads"), ("发布于 2020-05-14 by Anna Holm", "标签：roads")),
        (("Author: Anna Holm", "Read more"), ("Автор: Anna Holm", "Читать далее")),
        (("<span>Reply</span> <b>Tags</b>", "Previous"), ("<span>Répondre</span> <b>Étiquettes</b>", "Précédent")),
        (("Contents", "Reply"), ("Innehåll", "Antworten")),
        (("投稿日: 2020-05-14", "関連記事"), ("작성일: 2020-05-14", "관련 글")),
    ],
)
def test_label_in_another_language_is_not_reported(old, new):
    for before, after in ((old, new), (new, old)):
        found = compare(page(*before), page(*after))
        assert (found.lost, found.added) == ((), ())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Posted on 14.11.2025", "Veröffentlicht am 15.11.2025"),
        ("Author: Anna Holm", "Autor: Karl Holm"),
        ("Tags: roads", "Schlagwörter: roads, bribes"),
        ("Posted on 14.11.2025", "Zuletzt aktualisiert 14.11.2025"),
        ("Next steps", "Newer steps"),
        ("Author: Anna Holm", ""),
        ("Share", "Posted on 14.11.2025"),
        ("Contents: 12 barrels", "Contents: 14 barrels"),
        ("Contents", "Discontents"),
    ],
)
def test_changed_value_or_meaning_of_a_label_is_reported(old, new):
    found = compare(page(old), page(new))
    assert found.lost or found.added


def test_sentence_with_the_words_of_a_label_is_reported():
    found = compare(
        page("<p>The tags were taken off the cattle: 12 in all.</p>"),
        page("<p>The taggar were taken off the cattle: 12 in all.</p>"),
    )
    assert found.lost
    assert found.added


@pytest.mark.parametrize(("old", "new"), [("PRİNT EDİTION", "AUTHOR: Anna"), ("Author: Anna Holm", "ARTıCLE: ht5642")])
def test_label_with_turkish_letters_is_compared_without_an_error(old, new):
    """A case-insensitive pattern takes these letters for i; such a label ended the comparison with an error."""
    found = compare(page(old), page(new))
    assert found.lost or found.added
