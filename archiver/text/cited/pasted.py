"""Strips from a quote what people copy along with it or add to it (pure): note numbers, page numbers, list numbers, a
running header, "[sic]", "(p. 14)"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

_FILL = r"[\W_]"
_OPEN, _SHUT = r"[\[(〔（【]", r"[\])〕）】]"
_REMARKS = re.compile(
    rf"{_OPEN}(?:sic!?|(?:my |our )?(?:emphas[ie]s|italics)(?: (?:added|mine|ours|supplied|(?:is |in )?(?:the )?original))?|"
    r"(?:herv(?:orhebung(?:en)?|\.)|kursiv(?:ierung)?) [^()\[\]]{1,40}|(?:c['’]est )?nous (?:qui )?soulignons|je souligne|"
    r"soulign[ée]e? par [^()\[\]]{1,30}|(?:выделено|курсив|подч[её]ркнуто) [^()\[\]]{1,30}|(?:el )?[ée]nfasis [^()\[\]]{1,30}|corsivo (?:mio|nostro)|"
    rf"grifos? (?:nossos?|meus?)|原文如此|原文まま|ママ|(?:强调|重点|着重号|下划线|黑体)[^()（）]{{1,12}}加|(?:傍点|強調|下線)は?(?:引用者|筆者)[^()（）]{{0,6}}){_SHUT}"
)
_PAGE = r"(?:(?:pp?|s|стр|с|f)\.|pages?|seiten?|第|页|頁) ?\d{1,4}(?: ?[–-] ?\d{1,4})? ?[页頁]?"
_ITS_PAGE = re.compile(rf"{_OPEN}{_PAGE}{_SHUT}|\([^()]{{1,80}}\b{_PAGE}\)(?=[\W_]*\Z)")
_NOTES = (
    re.compile(r"([^\W\d_][.,;:!?\"'”’»)]{0,3})\d{1,3}(?:[,–-]\d{1,3})*(?!\w|[.,]\d)"),
    re.compile(r"(\d{4}[.,;])\d{1,3}(?![\w.,])"),
)
_NUMBER = re.compile(
    r"(?<!\S)(?:(?:(?:page|seite|pagina|página|стр|p|s)\.? |第 ?)?[-–— ]*\d{1,4}(?: ?(?:of|von|sur|de|di|из|/|共) ?\d{1,4})? ?[页頁]?(?: ?\| ?p ?a ?g ?e)?"
    r"(?: [-–—])?|(?P<listed>\(?(?:\d{1,3}|[a-z]|[ivx]{2,5})[.)]|o))(?!\S)"
)
_HYPHENS = "-‐\u00ad\u00ac"  # at which a word is broken over lines
_ENDED = re.compile(r"[.!?。！？][\"'”’»)]*\Z")
_WORD, _LETTER = re.compile(r"\S+"), re.compile(r"[^\W_]")
MOST = 24  # words of a quote that may be dropped
HEAD_WORDS = 30  # longest running header that is looked for, in words


def without_remarks(quote: str) -> str:
    """A folded quote without the remarks of whoever quotes it."""
    return _ITS_PAGE.sub("", _REMARKS.sub("", quote)) if any(map(quote.__contains__, "[(〔（【")) else quote


def without_numbers(quote: str) -> str:
    """A folded quote without figures after words, which may be note signs."""
    for number in _NOTES:
        quote = number.sub(r"\1", quote)
    return quote


def as_on_page(quote: str, read: str, running: Collection[str]) -> str | None:
    """A quote without the page numbers, headers and footers in whose place a text has a line end; None if the text does
    not have it so.

    Both are in the form in which passages are looked for. `running`: headers and footers.
    """
    words = list(_WORD.finditer(quote))
    doubtful = _doubtful_words(quote, words, running)
    if not 0 < len(doubtful) <= MOST or len(doubtful) == len(words):
        return None
    found = re.search(_pattern([word[0] for word in words], doubtful), read)
    if found is None:
        return None
    left_out = {int(name[1:]) for name, said in found.groupdict().items() if said is not None}
    return " ".join(word[0] for at, word in enumerate(words) if at not in left_out) if left_out else None


def _doubtful_words(quote: str, words: Sequence[re.Match[str]], running: Collection[str]) -> set[int]:
    """Indexes of the words that may be a page number, an entry number, or a part of a running header."""
    out: set[int] = set()
    for number in _NUMBER.finditer(quote):
        first = not quote[: number.start()].strip()
        last = not quote[number.end() :].strip()
        if (first and not number["listed"]) or (last and not _ENDED.search(quote[: number.start()].rstrip())):
            continue
        out.update(at for at, word in enumerate(words) if number.start() <= word.start() < number.end())
    heads = {_bare(one) for one in running} - {""}
    said = [_bare(word[0]) for word in words] if heads else []
    for at in range(len(said)):
        for end in range(at + 1, min(len(said), at + HEAD_WORDS) + 1):
            if "".join(said[at:end]) in heads:
                out.update(range(at, end))
    return out


def _bare(text: str) -> str:
    return "".join(char for char in text if char.isalpha())


def _pattern(words: Sequence[str], doubtful: Collection[int]) -> str:
    """A regex for a passage in a text that may have a line end in place of each doubtful word."""
    out = []
    begun = broken = False
    for at, word in enumerate(words):
        letters = f"{_FILL}*".join(map(re.escape, _LETTER.findall(word)))
        if at not in doubtful:
            out.append(f"{_FILL}*{letters}" if begun else letters)
        elif begun:
            ends = "" if broken else rf"(?={_FILL}*(?:\n|\Z))"
            out.append(rf"(?:{_FILL}*{letters}|(?P<n{at}>{ends}))" if letters else "")
        else:
            out.append(rf"(?:{letters}{_FILL}*|(?P<n{at}>(?:\A|\n){_FILL}*))" if letters else "")
        if at not in doubtful:
            begun, broken = begun or bool(letters), word[-1] in _HYPHENS
    return "".join(out)
