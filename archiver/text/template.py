"""What of a change is the site's, and no document's (pure): what its page for what does not exist, and other pages of it,
say as well.

The learned not-found page (takedown.md 4.1) is the site's furniture and nothing else: its menus, boxes, footers, versions,
news. A passage that stands on it as often as on the page of a document is none of the document's text, whatever the
markup calls it, in any language. Other pages have texts of their own, so that what stands on them tells nothing; but a
label that left two of them, or came to them, at the time at which it left this page or came to it, is the site's as well.
Sentences are not: a publisher says the same of several documents, and teasers repeat what they say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from archiver.text.kept import shares
from archiver.text.model import Text
from archiver.text.normal import bare, fold, key, lines
from archiver.text.notices import notice
from archiver.text.once import once
from archiver.text.volatile import is_label

NEIGHBOURS = 2  # pages on which the same must have happened
SAME_DOCUMENT = 0.5  # of a main text on another page: that is a copy of it, a translation or a print of it

# what a site may say of several documents at a time, and means of each
_OF_EACH = re.compile(
    r"retract|withdr[ae]w|withheld|correct(?:ion|ed)|errat(?:a|um)|corrigend|concern|amend|remov|delet|taken down|redact|supersed|"
    r"archiv|expired|obsolet|outdated|extremis|foreign agent|undesirable|court|r[ée]tract|retir[éeao]|supprim|corrig|"
    r"suspend|disputed|false|classif|confidential|restrict|unlawful|verdict|status|terroris|banned|block|aufgehoben|anulad|"
    r"zurückgezogen|berichtig|gelöscht|entfernt|отозван|удал|экстреми|иноагент|иностранн|исправ|нежелатель|заблок|"
    r"annul|cancel|\bvoid|abolish|seal|seiz|embargo|secret|fake|mislead|verif|draft|closed|prison|dead|died|alive|massacre|incident|"
    r"ungültig|gültig|gesperrt|verbot|недейств|не действует|отмен|запрещ|засекреч|скасов|втратив|vigen|caduc|sem efeito|"
    r"censur|interdi|in vigore|vervall|uchylon|kaldırıl|engellen|谣言|不实|辟谣|不予公开|机密|失効|廃止|無効|非公開|비공개|무효|"
    r"محجوب|محظور|سري|منسوخ|בוטל|dicabut|hết hiệu lực|upphävd|kumottu|ophævet|"
    r"撤[回稿销銷下]|更正|勘误|勘誤|下架|[訂订]正|[删刪]除|移除|屏蔽|失效|废止|廢止|作废|取り下げ|削除|철회|정정|삭제|سحب|حذف|ملغ",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Template:
    """Other pages of the site, each as it was before the text that is compared changed, and as it is now. `nothing`: what
    it gave for an address that was made up."""

    nothing: tuple[Text, Text] | None = None
    neighbours: tuple[tuple[Text, Text], ...] = ()


def furniture(
    lost: Iterable[str], added: Iterable[str], old: Text, new: Text, template: Template
) -> tuple[frozenset[str], frozenset[str]]:
    """Those of the passages that are the site's."""
    before = template.nothing[::-1] if template.nothing is not None else None
    others = [pair[::-1] for pair in template.neighbours]
    return (
        frozenset(_theirs(lost, old, template.nothing, template.neighbours)),
        frozenset(_theirs(added, new, before, others)),
    )


def is_witness(page: tuple[Text, Text], neighbour: tuple[Text, Text]) -> bool:
    """Whether another page of a site, as it was and as it is, tells of what changed on a page: it is another document than the
    page, and itself the same one still."""
    then, now = neighbour
    return (
        all(_share(mine, theirs) < SAME_DOCUMENT for mine, theirs in zip(page, neighbour, strict=True))
        and _share(then, now) >= SAME_DOCUMENT
    )


def _share(page: Text, other: Text) -> float:
    return shares((page.main or page.visible,), other.visible)[0] or 0.0


def _theirs(
    passages: Iterable[str], page: Text, nothing: tuple[Text, Text] | None, neighbours: Sequence[tuple[Text, Text]]
) -> Iterator[str]:
    """Of passages that one copy of a page has and the other has not. Each pair: another page at the time of that copy, and
    at the time of the other."""
    words = {one: said for one in passages if (said := key(one))}
    if not words:
        return
    here = bare(page.visible)
    empty = [_Beside(page, *nothing)] if nothing is not None else []
    beside = [_Beside(page, *pair) for pair in neighbours] if len(neighbours) >= NEIGHBOURS else []
    for one, said in words.items():
        times = here.count(said)
        alike = sum(other.turned(said, times) for other in beside) >= NEIGHBOURS and _is_plain(one)
        if alike or any(other.has(said, times) for other in empty):
            yield one


def _is_plain(label: str) -> bool:
    """Whether a label is a name, a place or a menu: no sentence, no figure, no value of anything, no notice."""
    valued = any(mark.isdigit() or mark in ":：=" for mark in label)
    return is_label(label) and not valued and not notice(label) and not _OF_EACH.search(label)


class _Beside:
    """Another page of a site, at the time of one copy of a page and at that of the other."""

    def __init__(self, page: Text, there: Text, other: Text) -> None:
        # a list of news may repeat a title
        self._own = {key(one) for one in page.headings} - {key(one) for one in there.headings}
        self._there = bare(there.visible)
        self._lines = Counter(map(key, lines(there.visible))), Counter(map(key, lines(other.visible)))

    def has(self, words: str, times: int) -> bool:
        """Whether these words of the page stand there as often as on the page, and are no title of it."""
        return words not in self._own and times <= self._there.count(words)

    def turned(self, words: str, times: int) -> bool:
        """Whether they are a line of it as often as on the page, and were not at the other time. Within a line they are its."""
        there, other = self._lines
        return self.has(words, times) and times <= there[words] and other[words] < there[words]


@once
def beyond(new: Text, old: Text) -> Text:
    """What a page says that its older copy did not, as a page of its own: what came beside a text that was cut short, or
    in its place amid the site's menus."""
    before, names, known = bare(old.visible), {fold(one) for one in old.headings}, {link.url for link in old.links}

    def less(view: str) -> str:
        return "\n".join(line for line in view.splitlines() if (words := key(line)) and words not in before)

    visible = less(new.visible)
    return replace(
        new,
        title=None if fold(new.title or "") == fold(old.title or "") else new.title,
        headings=tuple(one for one in new.headings if fold(one) not in names),
        visible=visible,
        main=less(new.main),
        other=less(new.other),
        body=less(new.body),
        aside=less(new.aside),
        prose_chars=min(new.prose_chars, len(visible)),
        paragraphs=min(new.paragraphs, visible.count("\n") + 1),
        links=tuple(link for link in new.links if link.url not in known),
    )
