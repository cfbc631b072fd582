"""Whether a page with hardly a word of the old one is still the page that was meant, rewritten (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from urllib.parse import unquote

from archiver.text.comparison.renamed import is_title_extended, keeps_first_heading
from archiver.text.languages import language
from archiver.text.model import Text
from archiver.text.normal import bare, ends_sentence, fold, key, keys, lines, passages, size
from archiver.text.occurrences import find_words
from archiver.text.page.design import designs_agree
from archiver.text.page.outline import ENTRY, LINK, ROW
from archiver.text.titles import (
    TEXT_SHARE,
    all_name_words,
    has_number_of_url,
    has_word_inserted,
    host_and_path,
    last_path_words,
    name_words,
    rearranged,
    title_and_headings,
    title_parts,
    with_url_spellings,
)
from storage.urls import path_and_query

TEXT_BYTES = 400  # of running text on a page that has a text of its own; a notice has less
SAME_BYTES, SAME_SHARE = 250, 0.5  # the same under its old title and heading, and the share of the old length
LONG_BYTES = 1200  # of running text; no notice has as much
NOTHING_BYTES = 180  # of running text; a page with less had next to nothing to lose
HEADINGS, HEADED = 3, 0.6  # headings by which a page is known, and the share of them that must be left
OTHERWISE_HEADINGS = 5  # headings needed under another title
BLANK_BYTES = 80  # of running text; a page with less was still waiting for its text
NAME_BYTES = 8  # of a title that is looked for within a heading
HEADING_CHARS = 100  # longest line taken for a heading
IN_A_NAME = 5  # letters of a word that is looked for inside the host name
ENTRIES = 8  # entries of a list page
COLUMNS = 3  # columns by whose names a table is known
BEGINNING = 5  # lines that may hold the name of a paper
# length of a sentence known by its words; bytes of such sentences that both editions of a paper have
SENTENCE_CHARS, SAID_BYTES = 60, 2400
PARTS = 3  # parts of a paper that stand under their old headings
# words for kinds of text: of two policies of a site, one is not the other
_KINDS = frozenset(
    "policy policies notice notices statement statements terms conditions agreement details information info guidance guide "
    "guidelines report reports study studies paper papers article articles document documents publication publications post posts "
    "overview help faq legal politique politica política richtlinie hinweise informationen bericht rapport informe relatorio".split()
)
# words in a file name that tell its edition
_EDITIONS = frozenset(
    "draft final version ver rev revised revision updated update current new entwurf endfassung neu projet definitif definitive borrador "
    "definitivo definitiva rascunho minuta".split()
)

_WORD = re.compile(r"[^\W\d_]+")
# words in a title that tell its edition
_EDITION = (
    r"updated?|revised|revision|edition|corrected|current|new|neu|neue fassung|fassung|stand|aktualisiert|überarbeitet|actualizad[oa]|"
    r"edición|versión|atualizad[oa]|mise à jour|édition|version|редакция|версия|обновлено|修订版?|修訂版?|更新版?|最新版?|改訂版?|改正版?|新版|"
    r"محدثة?|طبعة"
)
_BRACKETED = re.compile(
    rf"[(（\[【〔](?:[^)）\]】〕]{{0,120}}\b(?:19|20)\d\d(?!\d)[^)）\]】〕]{{0,120}}|\s*(?:{_EDITION})\s*)[)）\]】〕]"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)\s*(?:[-–/]\s*(?:19|20)?\d\d(?!\d))?\s*(?:年度?版?)?")
_AROUND = " \t,;:.-–—/·、，?!？！¿¡"


def fits_url(old: Text, new: Text, url: str) -> bool:
    """Whether a page has a text of its own and the name in its address, or is now in the language that its address
    names."""
    old_bytes, new_bytes = (size(text.main or text.visible) for text in (old, new))
    if new_bytes < max(TEXT_BYTES, TEXT_SHARE * old_bytes):
        return False
    _, path = host_and_path(url)
    if _now_in_its_language(old, new, path):
        return True
    address_words, title_words = last_path_words(path), with_url_spellings(all_name_words(*title_and_headings(new)))
    if address_words and old.title == new.title and any(all_name_words(one) == address_words for one in new.headings):
        return True  # "EQUIPMENT" below the site's name, at /equipment.html
    return bool(address_words) and (
        address_words <= title_words or (len(address_words) > 1 and _singular(address_words) <= _singular(title_words))
    )


def _singular(found: Collection[str]) -> set[str]:
    """Words without a plural s: "dons_et_cotisation" is titled "Don et cotisation" now."""
    return {one.removesuffix("s") for one in found}


def _now_in_its_language(old: Text, new: Text, path: str) -> bool:
    """Whether the address names the language of the new text, and not that of the old one."""
    before, here = (language(text.main or text.visible) for text in (old, new))
    codes = [part.partition("-")[0] for part in path.casefold().split("/")[:-1]]
    return before is not None and here in codes and before not in codes


def keeps_title(old: Text, new: Text, others: Iterable[Text], url: str) -> bool:
    """Whether a page has a text of its own and is still known by its title or headings.

    Any of these identifies it: its old title with one of its headings, most of its headings, or a title that says what
    its address says, as the old one did (a section number counts). `others`: more pages of the site; a heading found on
    one of them identifies no page.
    """
    site = tuple(others)
    old_bytes, new_bytes = _size(old), _size(new) + opened(old, new)
    enough = min(SAME_SHARE * old_bytes, LONG_BYTES)
    if new_bytes < SAME_BYTES or _own_text_bytes(old, new) + opened(old, new) < SAME_BYTES:
        return False
    old_headings, new_headings = ({fold(one).casefold() for one in headings(text)} for text in (old, new))
    foreign = {fold(one).casefold() for text in site for one in headings(text)}
    old_top_headings = {fold(one).casefold() for one in old.headings}
    # a list may name the document
    foreign |= {one.casefold() for text in site for one in lines(text.visible)} - old_top_headings
    foreign |= _furniture_only(old) & _furniture_only(new)
    kept = {one for one in (old_headings & new_headings) - foreign if name_words(one)}
    if called := _heading_like_address(old, new, url):
        same = True
        kept.add(called)
    elif old.title and fold(old.title).casefold() == fold(new.title or "").casefold():
        same = True
    else:
        same = _same_name(old, new, site) or keeps_first_heading(old, new, kept)
    if same:
        # each of these headings has something of its own below it
        if _most_stand(kept, old_headings - foreign, new_headings - foreign, HEADINGS):
            enough = min(enough, max(SAME_BYTES, 2 * sum(map(size, kept))))
        return new_bytes >= enough and (
            bool(kept)
            or any(_headed(one, old, new) for one in own_names(old, site))
            or _put_in(old, new, site)
            or _rearranged(old, new, site)
        )
    if new_bytes < max(TEXT_BYTES, enough):
        return False
    return _under_another(old, new, site, foreign, url)


def _under_another(old: Text, new: Text, site: tuple[Text, ...], foreign: set[str], url: str) -> bool:
    """Whether a page is known under another title and other headings: by what its title gained or kept, by its address,
    by the design of a front page, or because the old page was still waiting for its text."""
    before = _size(old)
    if (_gained(old, new) and (before < NOTHING_BYTES or _named_by_heading(old, new))) or (
        has_number_of_url(old, url) and has_number_of_url(new, url)
    ):
        return True
    if _is_front(url) and designs_agree(old.design, new.design):
        return True
    if before < BLANK_BYTES and (not (mine := name_words(old.title or "")) or mine & name_words(new.title or "")):
        return True
    if _put_in(old, new, site):
        return True
    names = [set(own_names(text, site)) for text in (old, new)]
    alike = bool(name_words(*(names[0] - names[1])) & name_words(*(names[1] - names[0])) - _KINDS)
    if alike and not _of_another_address(old, new, url):  # bold lines may be links of a list that two pages share
        mine, theirs = ({fold(one).casefold() for one in text.headings} - foreign for text in (old, new))
        if _most_stand({one for one in mine & theirs if name_words(one)}, mine, theirs, OTHERWISE_HEADINGS):
            return True
    return bool(old.title and new.title) and _still_named(old.title or "", new.title or "", url)


def is_new_edition(old: Text, new: Text, url: str) -> bool:
    """Whether a paged document is the same paper in another edition.

    Either both editions begin with the name of their file, or the first line is unchanged, and in both cases its parts
    have a text of their own under the old headings; or, given the file name, both share many long sentences.
    Consecutive heading lines count as one heading: they may be the author's letterhead.
    """
    mine, theirs = lines(old.visible), lines(new.visible)
    if not mine or not theirs:
        return False
    if _size(new) < max(SAME_BYTES, min(SAME_SHARE * _size(old), LONG_BYTES)):
        return False
    called = _named_like_file(old, new, url)
    if called and _size(new) >= SAME_SHARE * _size(old) and _shared_sentence_bytes(old, new) >= SAID_BYTES:
        return True  # a statement that only quotes what was withdrawn is shorter
    if not called and mine[0] != theirs[0]:
        return False
    if called:  # a list of the contents of a withdrawn paper is a single part
        return min(_parts(mine, theirs), _parts(theirs, mine)) >= PARTS
    return _parts(mine, theirs[1:]) >= PARTS


def _parts(mine: Sequence[str], theirs: Sequence[str]) -> int:
    """How many parts of a paper stand under a heading that the other has too; 0 if the other has nothing but these
    headings."""
    there = set(theirs)
    said = [_is_heading(line) for line in mine]
    parts = stood = 0
    for at in range(1, len(mine)):
        if not said[at] or mine[at] not in there or mine.count(mine[at]) > 1:
            continue
        parts += not (said[at - 1] and mine[at - 1] in there)
        stood += 1
    return parts if stood < len(there) else 0


def _named_like_file(old: Text, new: Text, url: str) -> bool:
    """Whether two documents both begin with the name of their file, apart from words for the edition. The name must say
    more than the host name and the kind of text."""
    host, _, path = url.partition("?")[0].partition("://")[2].partition("/")
    name = last_path_words(path) - _EDITIONS
    begins = (
        with_url_spellings(all_name_words(text.title or "", *lines(text.visible)[:BEGINNING])) for text in (old, new)
    )
    return bool(name - name_words(host) - _KINDS) and all(name <= one for one in begins)


def _shared_sentence_bytes(old: Text, new: Text) -> int:
    """Bytes of the long sentences that both texts have."""
    said = [one for one in passages(old.visible) if len(one) >= SENTENCE_CHARS]
    there = find_words(keys(said), bare(new.visible))
    return sum(size(one) for one in said if key(one) in there)


def table_revised(old: Text, new: Text) -> bool:
    """Whether a table file still has its columns, in any order and under any title, and nearly as many rows: its values
    were revised."""
    heads = [
        next((line for line in text.visible.split("\n") if line.count("\t") + 1 >= COLUMNS), "") for text in (old, new)
    ]
    mine, theirs = ({fold(cell).casefold() for cell in head.split("\t")} for head in heads)
    if len(mine) < COLUMNS or not mine <= theirs or not name_words(*mine):
        return False
    rows = [text.visible.count("\n") for text in (old, new)]
    return rows[1] >= SAME_SHARE * rows[0]


def headings(text: Text) -> Iterator[str]:
    """The headings of a page at any level, and the lines set as headings."""
    yield from text.headings
    said = text.outline.split()
    if said:
        for kind, line in zip(said, text.body.split("\n"), strict=False):
            if kind[0] in "hbs" and len(line) <= HEADING_CHARS:
                yield line


def _furniture_only(text: Text) -> set[str]:
    """Lines in a page's furniture and nowhere in its content: headings over menus are shared by all pages of a site."""
    aside, body = ({fold(one).casefold() for one in lines(said)} for said in (text.aside, text.body))
    return aside - body


def _is_heading(line: str) -> bool:
    return len(line) <= HEADING_CHARS and bool(name_words(line)) and not ends_sentence(line)


def _size(text: Text) -> int:
    """Bytes of the running text; for a list page, of its entries if these are more. Either extraction may find next to
    nothing, so the longer one counts."""
    running = max(size(text.main or text.visible), size(text.other))
    if running >= SAME_BYTES:
        return running
    listed = sum(1 for kind in text.outline.split() if kind[:1] in {ENTRY, ROW, LINK})
    return max(running, size(text.body)) if listed >= ENTRIES else running


def _own_text_bytes(old: Text, new: Text) -> int:
    """Bytes of what a page says that the old one did not, and of what is left of the old content. Where a text gave way
    to a single line, lists of other pages beside it may make up most of the page; they are not its text."""
    said, stood = passages(new.visible), passages(old.body)
    before, here = find_words(keys(said), bare(old.visible)), find_words(keys(stood), bare(new.visible))
    came = sum(size(one) for one in said if key(one) not in before)
    return came + sum(size(one) for one in stood if key(one) in here)


def opened(old: Text, new: Text) -> int:
    """Bytes of the text behind a click that the page did not hold there before."""
    if not new.panels:
        return 0
    said = passages(new.panels)
    before = find_words(keys(said), bare(old.panels))
    return sum(size(one) for one in said if key(one) not in before)


def _most_stand(kept: Collection[str], old: Iterable[str], new: Iterable[str], least: int) -> bool:
    """Whether most headings are left; of a shortened page, most of those that it has."""
    return len(kept) >= least and len(kept) >= HEADED * min(
        sum(bool(name_words(one)) for one in side) for side in (old, new)
    )


def own_names(text: Text, site: Iterable[Text]) -> list[str]:
    """Parts of a title, without years and editions, that no other page of the site has in its own title."""
    known = {_without_edition(cell) for one in site for cell in title_parts(one.title or "")}
    return [
        one
        for cell in title_parts(text.title or "")
        if (one := _without_edition(cell)) and one not in known and name_words(one)
    ]


def _without_edition(cell: str) -> str:
    """A part of a title, or a heading, without its year or edition."""
    less = _BRACKETED.sub(" ", fold(cell).casefold())
    return " ".join(_YEAR.sub(" ", less).split()).strip(_AROUND)


def _same_name(old: Text, new: Text, site: Iterable[Text]) -> bool:
    """Whether two titles differ only in the site's name, a year or a word, and what they share heads both pages. Two
    pages without a title must have the same first heading."""
    if not old.title and not new.title:
        heads = [text.headings[:1] for text in (old, new)]
        return (
            bool(heads[0])
            and _without_edition(heads[0][0]) == _without_edition((heads[1] or ("",))[0])
            and bool(name_words(*heads[0]))
        )
    mine, theirs = own_names(old, site), own_names(new, site)
    if (
        mine[:1] == theirs[:1] and mine and _headed(mine[0], old, new)
    ):  # the site's name comes last, or heads neither page
        lost, came = set(mine) - set(theirs), set(theirs) - set(mine)
        return not any(_heads(one, old) for one in lost) and not any(_heads(one, new) for one in came)
    return _rearranged(old, new, site) or any(
        has_word_inserted(one, other) and _heads(one, old) and _heads(other, new)
        for one in mine[:1]
        for other in theirs[:1]
    )


def _rearranged(old: Text, new: Text, site: Iterable[Text]) -> bool:
    """Whether the words of a page's name stand in another order, and each name heads its page."""
    mine, theirs = own_names(old, site)[:1], own_names(new, site)[:1]
    return any(rearranged(one, other) and _heads(one, old) and _heads(other, new) for one in mine for other in theirs)


def _put_in(old: Text, new: Text, site: tuple[Text, ...]) -> bool:
    """Whether words were inserted into a page's name or removed from it, and each name heads its page."""
    names = [own_names(text, site) for text in (old, new)]
    return is_title_extended(*names) and _heads(names[0][0], old) and _heads(names[1][0], new)


def _is_front(url: str) -> bool:
    """Whether an address is a site's front page; in the site's own design that is never another page."""
    return not path_and_query(url)


def _heading_like_address(old: Text, new: Text, url: str) -> str:
    """The first heading or first line of both pages if it says what the last part of the address says, even "about" or
    "contact"; else ""."""
    name = last_path_words(host_and_path(url)[1])
    mine, theirs = (
        {_without_edition(one) for one in (*text.headings[:1], text.body.partition("\n")[0])} for text in (old, new)
    )
    return next((one for one in sorted(mine & theirs) if name and name == all_name_words(one)), "")


def _headed(name: str, old: Text, new: Text) -> bool:
    return _heads(name, old) and _heads(name, new)


def _heads(name: str, text: Text) -> bool:
    """Whether a heading of the page is this name, or contains it if it is long enough."""
    found = (_without_edition(one) for one in headings(text))
    return any(name == one or (size(name) >= NAME_BYTES and name in one) for one in found)


def _gained(old: Text, new: Text) -> bool:
    """Whether a title has all parts of the old one and at least one more."""
    mine, theirs = set(title_parts(old.title or "")), set(title_parts(new.title or ""))
    return bool(mine) and mine < theirs


def _named_by_heading(old: Text, new: Text) -> bool:
    """Whether a part that the title gained was a heading of the old page, or has one word more than one."""
    came = [one for one in title_parts(new.title or "") if one not in title_parts(old.title or "")]
    heads = [fold(one).casefold() for one in headings(old)]
    return any(one == head or has_word_inserted(one, head) for one in came for head in heads)


def _still_named(old: str, new: str, url: str) -> bool:
    """Whether the words by which the old title matches the address are still in the new title. Words for kinds of text,
    words of the host name, and parts of the title that both share do not count."""
    host, path = host_and_path(url)
    mine, theirs = title_parts(old), title_parts(new)
    own = with_url_spellings(name_words(*(cell for cell in mine if cell not in theirs))) & name_words(
        unquote(path).replace("-", " ").replace("_", " ")
    )
    left = {one for one in own - name_words(host) - _KINDS if len(one) < IN_A_NAME or one not in host.casefold()}
    return bool(left) and left <= with_url_spellings(name_words(*theirs))


def _of_another_address(old: Text, new: Text, url: str) -> bool:
    """Whether, of the words that differ, the old title has some of the address and the new title none. What both titles
    share may be the site's, which may put it into every title and heading."""
    said = last_path_words(host_and_path(url)[1].replace("/", "-"))
    mine, theirs = (with_url_spellings(name_words(text.title or "")) for text in (old, new))
    return bool((mine - theirs) & said) and bool(theirs - mine) and not (theirs - mine) & said
