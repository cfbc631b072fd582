"""The text of an HTML page, in several views. Bounded in time and memory; broken input gives less, never an
exception."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import chain

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLParserException, HTMLTree

from archiver.text.charset import decode
from archiver.text.formats.charts import chart_tables
from archiver.text.formats.check_marks import with_check_marks
from archiver.text.formats.counters import with_final_counts
from archiver.text.formats.embedded_posts import with_article, with_embedded_post
from archiver.text.formats.empty_elements import empty_content_elements, empty_element_signs
from archiver.text.formats.inlined import with_inlined_parts
from archiver.text.formats.internal_subset import without_internal_subset
from archiver.text.formats.line_numbers import without_line_numbers
from archiver.text.formats.mail_ciphers import with_mail_addresses
from archiver.text.formats.noscript import each_noscript_shown
from archiver.text.formats.permalinks import without_permalinks
from archiver.text.formats.readonly import with_field_values
from archiver.text.formats.script_targets import script_target_signs
from archiver.text.formats.scripted_tables import drawn_tables, tables_to_markup
from archiver.text.formats.scripted_texts import script_written_markup, written_outright
from archiver.text.formats.signs import signs
from archiver.text.formats.stores import with_stored_text
from archiver.text.formats.stray import without_stray
from archiver.text.formats.streamed import with_streamed_parts
from archiver.text.formats.svg_text import with_svg_labels
from archiver.text.formats.textareas import MAX_SHOWN_CHARS, with_textarea_texts
from archiver.text.formats.truncation import end_if_unclosed
from archiver.text.formats.veiled import (
    MIN_HIDDEN_BYTES,
    MIN_HIDDEN_RATIO,
    each_hidden_shown,
    shows_only_names,
    shows_text,
    with_tables_shown,
)
from archiver.text.leads.links import Anchored, boxed, links, resolve
from archiver.text.leads.refreshes import branches, named, refresh, sends
from archiver.text.literals import Literals, in_lower_case
from archiver.text.model import CALLED_LOGIN, HIDDEN_LOGIN, MAP, Kind, Sign, Text
from archiver.text.normal import dense, dense_lines, size
from archiver.text.page.content import content
from archiver.text.page.design import design
from archiver.text.page.logins import login_lines, login_page_name
from archiver.text.page.mentions import mentioned_media
from archiver.text.page.panels import folded_text
from archiver.text.page.rooms import Rooms
from archiver.text.page.superscripts import asides
from archiver.text.page.walk import FEED_CHARS, TEXT_CHARS, walk
from archiver.text.page.walked import Walked

# characters of running text and number of references: no wall, notice or parking page has more, so that on larger pages
# only the signs that any page may carry are looked for
SIGNS_BELOW = 5000
SIGNS_LINKS = 400
BODY_LINES = 3000  # a longer body is not compared with the visible text: that takes quadratic time
# a line of at least ROW_CHARS that the visible text has in at most PIECES pieces, of PIECE_CHARS each, is not missing there
ROW_CHARS, PIECES, PIECE_CHARS = 40, 6, 5
CELLS_CHARS = 2000  # between such pieces
THIN_CHARS = 500  # of visible text: on a page with more, scripts that may set the address are not redirects
LITTLE_CHARS = 2000  # of visible text: on a page with more, an empty element does not wait for the whole content
DEPTH = 400  # of nesting, deeper than any honest page: resiliparse's main text takes time quadratic in it
TAGS = 200_000  # opening and closing tags that are read; the longest page measured has 7,000
OPTIONS = 5000  # unclosed option tags: resiliparse takes quadratic time; a list of all places of a country has fewer
UNCLOSED = 400  # unclosed formatting tags: HTML5 reopens all of them in each paragraph, memory quadratic in it
BOXES = 2000  # unclosed boxes: cells without a table are ignored where their boxes open, and resiliparse takes quadratic time
TAG_CHARS = 20_000  # of a tag without its quoted values: parsers look for duplicate attributes in quadratic time
STYLE_CHARS = 2000  # from the beginning of a tag to its `visibility`
BETWEEN = "<!-- -->"  # React's separator within a text; resiliparse's main text omits short runs between them
NEVER = ("title",)  # never shown, even in the body, where it ends up if the head was closed too early
HIDDEN = (
    *NEVER, "[hidden]", "noframes", '[style*="display:none"]', '[style*="display: none"]', '[role="alert"][aria-hidden="true"]',
)  # fmt: skip

_NUL, _PARTED, _VISIBILITY = (Literals((one,)) for one in (b"\x00", BETWEEN.encode(), b"visibility"))
_LONG_TAG = re.compile(rf"<[A-Za-z][^<>]{{{TAG_CHARS},}}>?")
_OPTION = re.compile("<(?i:option)")
_UNSEEN = re.compile(r"visibility\s*:\s*hidden")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
# the lookahead skips most tags quickly
_NAMES = r"(?=[abcefinstu])(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)[\s>]"
_BOX = re.compile(r"<(/?)(?:div|section|article|main|aside|center|dl|ul|ol|figure|form)[\s>]", re.IGNORECASE)
_FORMATTING, _OPENED = (re.compile(f"<{slash}{_NAMES}", re.IGNORECASE) for slash in ("(/?)", ""))


def html(data: bytes, *, media_type: str, header: str | None, url: str, main: bool) -> Text:
    """The `Text` of a page. `main` False leaves out both main texts."""
    whole, codec = _characters(data, header)
    read = _bounded(whole)
    markup, found = _as_scripts_show(_cleaned(read))
    box = content(found)
    against = Anchored(resolve(url, found.base, codec) or url if found.base else url, codec)
    visible, text = _resiliparse(markup, found, main=main)
    cut = found.cut or len(read) < len(whole)
    last = None if cut else end_if_unclosed(read, (block.text for block in reversed(found.blocks)))
    visible = _completed(visible, box.body) if main else visible
    visible = visible if visible.strip() else boxed(found)
    thin = len(visible) < THIN_CHARS
    asked = refresh(found, url, against, thin=thin)
    leads = asked is None and thin and sends(found)
    places = _fillable(markup, found, little=len(visible) < LITTLE_CHARS) if found.script_count else ()
    rooms = Rooms(found) if main else None
    other, body = ("\n".join(box.lines), "\n".join(box.body)) if main else ("", "")
    return Text(
        kind=Kind.HTML,
        media_type=media_type,
        charset=codec,
        title=found.title,
        headings=tuple(block.text[:500] for block in found.blocks if block.heading in {1, 2})[:60],
        visible=visible[:TEXT_CHARS],
        main=visible[:TEXT_CHARS] if text == visible else text[:TEXT_CHARS],  # views that are equal are one string
        other=other,
        body=other if body == other else body,
        outline=box.outline if main else "",
        marked=box.marked if main else (),
        aside="\n".join(box.aside) if main else "",
        panels=folded_text(found) if main else "",
        tables=(*drawn_tables(found.programs, visible), *chart_tables(found.programs, visible)) if main else (),
        prose_chars=box.prose_chars,
        paragraphs=box.paragraphs,
        links=links(found, box, against),
        canonical=resolve(against.base, found.canonical, codec),
        refresh=asked,
        sends=leads,
        named=named(found, url, against) if leads else (),
        branches=leads and branches(found),
        password_fields=len(found.passwords),
        login="\n".join(login_lines(found)) if main and found.passwords else "",
        lang=found.lang,
        signs=(
            *signs(data, carried=box.prose_chars >= SIGNS_BELOW or len(found.anchors) >= SIGNS_LINKS),
            *places,
            *_login_signs(found),
        ),
        scripts=found.script_count,
        images=found.images,
        cut=cut or len(visible) > TEXT_CHARS,
        stops=last,
        midway=last is not None and not read.rstrip().endswith(">"),
        asides=asides(found) if found.raised else (),
        rooms=rooms.of_text(box.inner) if rooms is not None else (),
        empty=rooms.empty(against.resolve) if rooms is not None else (),
        mentioned=mentioned_media(markup, against.resolve) if main else (),
        design=design(markup) if main else None,
    )


def _cleaned(read: str) -> str:
    """The markup with all texts in place, and without what only hinders its reading: line numbers, permalinks, endless tags."""
    markup = _with_texts_in_place(read.replace("\x00", "") if _NUL.any_in(read) else read)
    if _may_have_long_tags(markup):
        markup = _LONG_TAG.sub(_bearable, markup)
    markup = without_line_numbers(without_permalinks(without_stray(markup)))
    return markup.replace(BETWEEN, "") if _PARTED.any_in(markup) else markup


def _with_texts_in_place(markup: str) -> str:
    """The markup with texts where a reader sees them that it has in attributes, drawings and parts to be moved."""
    markup = with_inlined_parts(with_streamed_parts(with_mail_addresses(markup)))
    return with_svg_labels(with_check_marks(with_field_values(with_final_counts(markup))))


def _as_scripts_show(markup: str) -> tuple[str, Walked]:
    """The markup and its walk, with text shown that only a script would make visible.

    That is text in a textarea and, on a page that shows nothing but names, text in hidden elements, in `noscript` or in
    data of the scripts.
    """
    found = walk(markup)
    if not found.script_count:
        return markup, found
    if (shown := with_tables_shown(markup)) != markup:
        markup, found = shown, walk(shown)
    chars_before = sum(len(block.text) for block in found.blocks)
    if chars_before < MAX_SHOWN_CHARS:
        markup = with_textarea_texts(markup)
        found = walk(markup)
    if chars_before * MIN_HIDDEN_RATIO < len(markup) and shows_only_names(found.blocks):
        if (post := with_embedded_post(markup)) is not None:
            return post, walk(post)
        least = max(MIN_HIDDEN_BYTES, MIN_HIDDEN_RATIO * chars_before)
        hides = sum(map(size, found.unseen)) + sum(size(block.text) for block in found.blocks) >= least
        veils = each_hidden_shown(markup) if hides else ()
        for perhaps in chain(
            veils,
            each_noscript_shown(markup),
            with_stored_text(markup, found.title),
            _with_inserted_texts(markup, found),
        ):
            again = walk(perhaps)
            if shows_text(again.blocks, least):
                return perhaps, again
        if not any(block.text for block in found.blocks) and (said := written_outright(found.programs)):
            again = walk(written := with_article(markup, said))
            if again.blocks:
                return written, again
        of_maps = (one for one in chart_tables(found.programs) if one.name == MAP)
        if rows := tables_to_markup((*drawn_tables(found.programs, "", alone=True), *of_maps)):
            drawn = with_article(markup, rows)
            return drawn, walk(drawn)
    return markup, found


def _with_inserted_texts(markup: str, found: Walked) -> Iterator[str]:
    """The page with the texts that its scripts insert."""
    if said := script_written_markup(found.programs):
        yield with_article(markup, said)


def _fillable(markup: str, found: Walked, *, little: bool) -> tuple[Sign, ...]:
    """The signs of elements that a script may fill."""
    small = in_lower_case(markup)
    empty = empty_content_elements(small) if little else []
    return (*empty_element_signs(small, empty), *script_target_signs(small, found.programs, empty))


def _login_signs(found: Walked) -> tuple[Sign, ...]:
    """The sign of a page whose password fields are all in hidden elements, dialogs that a button opens; or of one with
    such fields that its software calls a login."""
    fields = len(found.passwords)
    if 0 < found.hidden_passwords == fields:
        return (Sign(id=HIDDEN_LOGIN, matched=""),)
    name = login_page_name(found) if fields else ""
    return (Sign(id=CALLED_LOGIN, matched=name),) if name else ()


def _resiliparse(markup: str, found: Walked, *, main: bool) -> tuple[str, str]:
    """(visible text, main text) by resiliparse.

    The visible text is made of our own blocks for markup built to exhaust the parser, and for pages that hide
    everything until a script runs.
    """
    shown = "\n".join(block.text for block in found.blocks)
    if found.depth > DEPTH or _exhausts(markup):
        return shown, ""
    try:
        tree = HTMLTree.parse(_made_visible(markup))
        unseen = tuple(sorted(found.aloud))
        visible = extract_plain_text(
            tree, preserve_formatting=True, list_bullets=False, alt_texts=False, skip_elements=HIDDEN + unseen
        )
        main_text = (
            extract_plain_text(
                tree,
                main_content=True,
                preserve_formatting=True,
                list_bullets=False,
                alt_texts=False,
                skip_elements=NEVER + unseen,
            )
            if main
            else ""
        )
    except (HTMLParserException, ValueError, RuntimeError, UnicodeError):
        return shown, ""
    return (visible if len(visible) * 3 > len(shown) else shown), main_text


def _completed(visible: str, body: Sequence[str]) -> str:
    """The visible text with the lines of the body that it lacks: resiliparse omits some figures, labels and buttons."""
    if not 0 < len(body) <= BODY_LINES:
        return visible
    lines = set(visible.split("\n"))
    doubtful = [line for line in body if line not in lines]  # on most pages none
    if not doubtful:
        return visible
    visible_dense = dense(visible)
    left_out, at = [], 0
    for line, words in zip(doubtful, dense_lines(doubtful), strict=True):
        if visible_dense.startswith(words, at):  # most lines are in the same order in both
            at += len(words)
        elif (found := visible_dense.find(words, at)) >= 0 or (found := visible_dense.find(words)) >= 0:
            at = found + len(words)
        elif not _in_pieces(words, visible_dense[at : at + len(words) + CELLS_CHARS]):
            left_out.append(line)
    return "\n".join([visible, *left_out]) if left_out else visible


def _in_pieces(words: str, visible: str) -> bool:
    """Whether a text (dense) has these words in a few pieces, in order: a row of a table with a cell that the line lacks."""
    at = 0
    for _ in range(PIECES if len(words) >= ROW_CHARS else 0):
        length = bisect(range(1, len(words) + 1), False, key=lambda n: visible.find(words[:n], at) < 0)
        if length < PIECE_CHARS:
            return False
        at = visible.find(words[:length], at) + length
        words = words[length:]
        if not words:
            return True
    return False


def _made_visible(markup: str) -> str:
    """The page without `visibility: hidden` in its tags, as a script will make the elements visible: see `walk`."""
    if not _VISIBILITY.any_in(markup):
        return markup
    pieces, done = [], 0
    at = markup.find("visibility")  # takes a tenth of the time of the pattern
    while at >= 0:
        found = _UNSEEN.match(markup, at)
        if found is not None and _in_tag(markup, at):
            pieces.append(markup[done:at])
            done = found.end()
        at = markup.find("visibility", at + 1)
    return "".join([*pieces, markup[done:]]) if pieces else markup


def _in_tag(markup: str, at: int) -> bool:
    """Whether a position is inside a tag, not in text or a style sheet."""
    start = max(0, at - STYLE_CHARS)
    opened = markup.rfind("<", start, at)
    return opened > markup.rfind(">", start, at) and markup[opened + 1].isalpha()


def _characters(data: bytes, header: str | None) -> tuple[str, str]:
    """The markup, and its charset."""
    markup, codec = decode(data, header)
    return without_internal_subset(markup), codec


def _bounded(markup: str) -> str:
    """The part of a page that is read."""
    markup = markup[:FEED_CHARS]
    if len(markup) <= TAGS or markup.count("<") <= TAGS:
        return markup
    rest = markup.split("<", TAGS)[-1]
    return markup[: len(markup) - len(rest) - 1]


def _may_have_long_tags(markup: str) -> bool:
    """Whether there are more than TAG_CHARS characters without "<"; searched in steps of that length."""
    at = 0
    while len(markup) - at > TAG_CHARS:
        begins = markup.rfind("<", at, at + TAG_CHARS + 1)
        if begins < 0:
            return True
        at = begins + 1
    return False


def _bearable(tag: re.Match[str]) -> str:
    """A long tag if it may stay, else "".

    It may stay if it is long only by quoted values, such as an inline image, and has few attributes.
    """
    return tag.group(0) if len(_QUOTED.sub("", tag.group(0))) < TAG_CHARS and tag.group(0).count("=") < 5000 else ""


def _exhausts(markup: str) -> bool:
    """Whether more elements are left open than the parser can bear."""
    if markup.count("<") > BOXES:
        opened = markup.count("<") - markup.count("</")
        if opened > BOXES and (tags := _BOX.findall(markup)).count("") - tags.count("/") > BOXES:
            return True
        if opened > OPTIONS and len(_OPTION.findall(markup)) > OPTIONS:
            return True
    return _leaves_open(markup) and markup.count("<") - markup.count("</") > UNCLOSED


def _leaves_open(markup: str) -> bool:
    """Whether more than UNCLOSED formatting tags are open at some point, by a rough count."""
    if len(_OPENED.findall(markup)) <= UNCLOSED:
        return False
    depth = 0
    for slash in _FORMATTING.findall(markup):
        if not slash:
            depth += 1
            if depth > UNCLOSED:
                return True
        elif depth:
            depth -= 1
    return False
