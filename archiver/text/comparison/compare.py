"""Compares a newer text with an older one (pure). What is left of the OLD text counts: additions never mask losses."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain

from archiver.text import normal
from archiver.text.arrangement.alongside import excerpt_pairs, find_further_moves
from archiver.text.arrangement.order import Apart, find_moves
from archiver.text.comparison.addressed import readdressed
from archiver.text.comparison.alike import CORE_LOST
from archiver.text.comparison.bared import framed, is_down_to_few_words, sentence_left
from archiver.text.comparison.behind_click import with_folded
from archiver.text.comparison.changed import Changed, changed
from archiver.text.comparison.day_of_update import updated_since
from archiver.text.comparison.differing import differing
from archiver.text.comparison.emptied import has_hardly_new_text, has_no_new_content, is_text_removed
from archiver.text.comparison.headlines import same_headlines
from archiver.text.comparison.kept import shares
from archiver.text.comparison.original import Original
from archiver.text.comparison.own_text import MIN_COPY_SHARE, OWN_BYTES, of_another, own_share
from archiver.text.comparison.paraphrased import is_paraphrased
from archiver.text.comparison.printed import as_printed
from archiver.text.comparison.relisted import relisted
from archiver.text.comparison.renamed import is_called_by_address, is_reworded_in_same_layout
from archiver.text.comparison.rewritten import SAME_BYTES, fits_url, is_new_edition, keeps_title, opened, table_revised
from archiver.text.comparison.seizures import barred
from archiver.text.comparison.sheets import laid_out_anew, same_drawings, same_letters
from archiver.text.comparison.translated import links as linked
from archiver.text.comparison.translated import translated
from archiver.text.diacritics import pointed, unpointed
from archiver.text.excerpt import shown
from archiver.text.letters import one_form, written_alike, written_in
from archiver.text.model import PAPERS, TABLES, Kind, Text
from archiver.text.normal import bare, dense, fold, key, size
from archiver.text.pictures import same_picture
from archiver.text.presentation import setting
from archiver.text.room import begins_as_before, was_long
from archiver.text.titles import are_named_alike
from archiver.text.turning.excuses import Excuses
from archiver.text.turning.link_boxes import are_links_added_above, are_links_replaced, are_only_box_links
from archiver.text.turning.places import Place, split_by_places
from archiver.text.turning.rows import gone_rows
from archiver.text.turning.template import Template, added_part, template_passages
from archiver.text.turning.turnover import unchanged
from archiver.text.writing_systems import Writing, common_script
from storage.model import Comparison

PASSAGES, LINKS = 40, 50  # at most this many passages (lost or added) and links are reported
PASSAGE_CHARS = 600
CORE_BYTES = 180  # the same for both main texts: a short notice in Chinese says as much as three lines of English
LISTS = 3  # the second main text is this many times longer than the first
CAPITALS = 0.3  # this much more of the text matches without regard to case: it was set in capitals, or no longer is
WITHIN = 0.9  # a text with this share of it inside another is a part of that text
CALL, CALL_SHARE = 120, 0.5  # maximum bytes of new text beside what is left, also as a share of that


def identical(old: Text | None) -> Comparison:
    """Return the comparison of two identical payloads: nothing was lost, nothing need be computed."""
    same = None if old is None or old.title is None else True
    return Comparison(
        kept=1.0, visible=1.0, main=1.0, other=1.0, identical=True, same_text=True, same_visible=True, title_same=same
    )  # fmt: skip


def compare(
    old: Text,
    new: Text,
    *,
    days: tuple[date, date] | None = None,
    site: Sequence[Text] = (),
    not_found: Sequence[Text] = (),
    template: Template | None = None,
    places: Collection[Place] = (),
    url: str = "",
    most: tuple[int, int] = (PASSAGES, PASSAGE_CHARS),
) -> Comparison:
    """Compare `new` with `old`: what is left of the old text, and which passages left or came.

    `days`: when each text was seen. `site`: other pages of the same site as they are now; `not_found`: the site's
    not-found pages. Text that these share counts as neither page's own. `template`: the site's learned not-found page;
    a passage that came to or left it too is only noted, like a change inside `places`. `url`: the address of both
    texts. `most`: the maximum number of passages of each kind, and of characters per passage, to report.
    """
    old, new = as_printed(old, new)
    excuses = Excuses(days, template, tuple(places))
    compared = partial(_compare, excuses=excuses, site=site, not_found=not_found, url=url, most=most)
    together(old, new)
    found = compared(old, new)
    if laid_out_anew(old, new, found):
        return replace(identical(old), identical=False, same_visible=False, title_same=found.title_same)
    if not (found.lost or found.added or found.kept not in {None, 1.0}):
        return found
    if (script := common_script(found.lost, found.added)) is not None:
        in_one_script = _as_written(compared, old, new, lambda text: one_form(script(text)))
        kept, main = in_one_script.kept or 0, _most((in_one_script.main, in_one_script.other))
        if main >= MIN_COPY_SHARE and not (in_one_script.emptied or in_one_script.bared):
            kept = max(kept, main)  # regional wording throughout makes no other page
        if kept >= CORE_LOST:
            whole = common_script(*([text.main or text.visible] for text in (old, new)))
            return replace(in_one_script, kept=kept, other_script=whole is not None)
    lost = (found.kept or 0) < CORE_LOST and not (found.rewritten or found.translated)
    if lost and pointed(old.visible) is not pointed(new.visible):
        return _as_written(compared, old, new, unpointed)
    return found if written_alike(old, new) else _as_written(compared, old, new, one_form)


def together(old: Text, new: Text) -> None:
    """Read the common parts of two texts once. Call this before anything else reads either of them."""
    for views in dict.fromkeys(zip(_views(old), _views(new), strict=True)):
        normal.read_together(*views)


def _as_written(compared: partial[Comparison], old: Text, new: Text, form: Writing) -> Comparison:
    """Compare two texts, and all they are held against, as `form` rewrites them; report original passages."""
    given = compared.keywords
    one, other, *others = written_in([old, new, *given["site"], *given["not_found"]], form)
    site, excuses = len(given["site"]), given["excuses"].as_written(form)
    found = compared(one, other, excuses=excuses, site=others[:site], not_found=others[site:])
    before, after = Original(old, form), Original(new, form)
    return replace(
        found,
        lost=before.passages(found.lost),
        added=after.passages(found.added),
        lost_one=before.passages(found.lost_one),
        added_one=after.passages(found.added_one),
    )


def _compare(
    old: Text,
    new: Text,
    *,
    excuses: Excuses,
    site: Sequence[Text],
    not_found: Sequence[Text],
    url: str,
    most: tuple[int, int],
) -> Comparison:
    same_visible = _says_the_same(old.visible, new.visible)
    visible, main, other = _shares(old, new)
    found = Changed() if same_visible else _changed(old, new, excuses)
    lost, added, links = found.lost, found.added, (linked(old), linked(new))
    kept = _least(_best(old, new, visible, main, other), own_share(old, new, site, not_found))
    others = (*site, *not_found)
    taken = bool(lost or added) and kept is not None and _taken(old, new, others, url)
    empty = taken and bool(lost) and is_text_removed(old, new, others)
    bare_of_it = taken and is_down_to_few_words(old, new, others)
    vacated = bare_of_it and has_hardly_new_text(old, new, others)
    only_frame_left = empty or (bare_of_it and (was_long(old, new) or of_another(old, new)))
    only_frame_left = only_frame_left or (vacated and has_no_new_content(old, new))
    kept = 0.0 if only_frame_left else kept
    apart = _apart(found, kept, (old, new), excuses)
    elsewhere = excerpt_pairs(apart, most)
    rest, gone = (most[0] - len(elsewhere), most[1]), kept is not None and kept < CORE_LOST
    left, came = (dict.fromkeys(chain(*some)) for some in ([one.left for one in apart], [one.came for one in apart]))
    lost, added = (lost, added) if gone else _anywhere((lost, added), old, new, excuses)
    lost, added, links_only = _but_links(lost, added, old, new, all_=not (gone or apart or elsewhere))
    difference = differing((old.other, old.body, (*left, *lost)), (new.other, new.body, (*came, *added)))
    return Comparison(
        kept=kept,
        visible=visible,
        main=main,
        other=other,
        same_text=not apart and _same(old, new, (*found.lost_one, *found.added_one)),
        same_visible=same_visible and not apart,
        lost=(*shown(lost, added, rest), *(was for was, _ in elsewhere)),
        added=(*shown(added, lost, rest), *(is_ for _, is_ in elsewhere)),
        elsewhere=len(elsewhere),
        lost_one=shown(found.lost_one, found.added_one, most),
        added_one=shown(found.added_one, found.lost_one, most),
        links_lost=tuple(url for url in links[0] if url not in links[1])[:LINKS],
        links_added=tuple(url for url in links[1] if url not in links[0])[:LINKS],
        title_same=None if old.title is None or new.title is None else fold(old.title) == fold(new.title),
        named_alike=are_named_alike(old, new),
        translated=gone and translated(old, new),
        rewritten=gone and not vacated and _rewritten(old, new, others, url),
        unshown=_unshown(old, new) if gone else None,
        cut=gone and _cut(old, new),
        emptied=empty,
        bared=bare_of_it,
        framed=bare_of_it and framed(old, new, url),
        differing_bytes=difference[0],
        differing_main=difference[1],
        spared=tuple(sorted(found.looks)),
        links_alone=links_only,
    )


def _but_links(
    lost: list[str], added: list[str], old: Text, new: Text, *, all_: bool
) -> tuple[list[str], list[str], bool]:
    """Drop the passages if only links beside the text were replaced; also say whether all of them are such links.
    `all_`: whether the passages are all that differs."""
    alone = all_ and are_only_box_links(lost, added, old, new)
    told = not (alone and (are_links_added_above(lost, added, new) or are_links_replaced(added, old, new)))
    return (lost, added, alone) if told else ([], [], False)


def _changed(old: Text, new: Text, excuses: Excuses) -> Changed:
    """What left and what came. If nothing did: list rows that went, written-out addresses that became others, and the
    day on which the page says that it was last updated."""
    found = changed(old, new, excuses)
    if found.lost or found.added:
        return found
    lost: list[str] = gone_rows(old, new)
    added: list[str] = []
    for find in (readdressed, partial(updated_since, days=excuses.days)):
        if not lost and not added:
            lost, added = find(old, new)
    if excuses.template is not None:
        theirs = template_passages(lost, added, old, new, excuses.template)
        lost, added = ([one for one in some if one not in out] for some, out in zip((lost, added), theirs, strict=True))
    found_here = {one: one for one in lost}, {one: one for one in added}
    known = split_by_places(found_here, (lost, added), old, new, excuses.places)
    (gone, came), (left, right) = known.told, known.noted
    noted = [*found.lost_one, *left], [*found.added_one, *right]
    return replace(found, lost=gone, added=came, lost_one=noted[0], added_one=noted[1], looks=found.looks | known.looks)


def _anywhere(
    found: tuple[list[str], list[str]], old: Text, new: Text, excuses: Excuses
) -> tuple[list[str], list[str]]:
    """Passages that left and came, with those behind a click and notices that the site was seized or barred."""
    lost, added = with_folded(found, old, new, excuses)
    return lost, [*added, *barred(old, new, added)]


def _shares(old: Text, new: Text) -> list[float | None]:
    """Share of each old view in the new text, ignoring case if that finds far more: capitals make no other text."""
    views = old.visible, *_mains(old)
    found = shares(views, new.visible)
    if all(share is None or share >= MIN_COPY_SHARE for share in found):
        return found
    small = shares(tuple(view.casefold() for view in views), new.visible.casefold())
    return small if _most(small) - _most(found) > CAPITALS else found


def _mains(old: Text) -> tuple[str, str]:
    """The two main texts of a page; the second twice if the first is hardly more than a heading, as on list pages."""
    return (old.other if size(old.other) > LISTS * size(old.main) > 0 else old.main), old.other


def _most(found: Iterable[float | None]) -> float:
    return max((share for share in found if share is not None), default=0.0)


def _same(old: Text, new: Text, noted: Sequence[str]) -> bool:
    """Whether both main texts are equal; of a PDF its text, wherever pages end, and the images of textless pages."""
    if Kind.OTHER in {old.kind, new.kind}:
        return same_picture(old.picture, new.picture)
    if old.kind is not new.kind:  # the same words in another file format
        return not (old.page_images or new.page_images) and _says_the_same(old.main, new.main)
    if old.kind is Kind.PDF:
        if (old.page_texts, old.page_images, old.pages) == (new.page_texts, new.page_images, new.pages):
            return True
        alike = same_drawings(old, new) and old.main != "" and not old.cut
        return alike and (_says_the_same(old.main, new.main) or setting.same(old, new) or unchanged(old, new, noted))
    return _says_the_same(old.main, new.main) and _says_the_same(old.other, new.other)


def _taken(old: Text, new: Text, others: tuple[Text, ...], url: str) -> bool:
    """Whether a page may have lost its text: no click reveals it, no sentence of it is left, and neither other headlines
    nor its words in other sentences stand in its place."""
    left = opened(old, new) >= SAME_BYTES or sentence_left(old, new, others)
    return not (left or same_headlines(old, new, others, url, own=0) or is_paraphrased(old, new, others))


def _apart(found: Changed, kept: float | None, texts: tuple[Text, Text], excuses: Excuses) -> tuple[Apart, ...]:
    """What is now elsewhere in the text, in addition to what left and came."""
    if not (found.lost or found.added):
        return () if found.looks else find_moves(*texts, excuses, zoned=found.zoned)
    told = found.lost, found.added
    there = kept is not None and kept >= MIN_COPY_SHARE
    return find_further_moves(*texts, told, excuses, zoned=found.zoned) if there else ()


def _views(text: Text) -> tuple[str, ...]:
    return text.visible, text.main, text.other, text.body


def _says_the_same(one: str, other: str) -> bool:
    """Whether two views say the same, wherever they break their lines."""
    return one == other or dense(one) == dense(other)


def _best(old: Text, new: Text, visible: float | None, main: float | None, other: float | None) -> float | None:
    """The best of three views. If two long main texts are gone, the rest of the visible text does not count: it is the
    site's furniture, which a not-found page shows as well."""
    shares = [share for share in (visible, main, other) if share is not None]
    if not shares:
        return None
    if (
        main is not None and other is not None and main < CORE_LOST and other < CORE_LOST
        and min(map(size, _mains(old))) >= CORE_BYTES and not begins_as_before(old, new)
    ):  # fmt: skip
        return max(main, other)
    return max(shares)


def _least(best: float | None, own: float | None) -> float | None:
    """The share of the page's own text if that is low, else the best view: other text is shared by the site's pages."""
    return own if best is not None and own is not None and own < CORE_LOST else best


def _cut(old: Text, new: Text) -> bool:
    """Whether everything a page has to read was in its old text, apart from a line or two added below it."""
    left = new.main or new.other
    came = added_part(new, old).visible
    if came and size(came) <= min(CALL, size(left) * CALL_SHARE):
        left = "\n".join(line for line in left.splitlines() if key(line) not in bare(came))
    return size(left) >= OWN_BYTES and (shares((left,), old.main)[0] or 0) >= WITHIN


def _rewritten(old: Text, new: Text, others: Sequence[Text], url: str) -> bool:
    """Whether this is the page that was meant, written anew, or the same table with other values."""
    if old.kind is new.kind and new.kind in TABLES:
        return table_revised(old, new)
    if not PAPERS.isdisjoint({old.kind, new.kind}):
        return old.kind is new.kind and (is_new_edition(old, new, url) or same_letters(old, new))
    return (
        fits_url(old, new, url)
        or relisted(old, new, others)
        or same_headlines(old, new, others, url)
        or keeps_title(old, new, others, url)
        or is_reworded_in_same_layout(old, new, others)
        or is_called_by_address(old, new, url)
        or is_paraphrased(old, new, others)
    )


def _unshown(old: Text, new: Text) -> float | None:
    """Share of the old main text that the page shows or holds behind a click; None if it holds nothing so."""
    if not new.panels:
        return None
    return shares((_mains(old)[0] or old.visible,), f"{new.visible}\n{new.panels}")[0]
