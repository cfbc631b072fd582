"""Removes the cover sheet that a library or repository put in front of a document (pure).

It says where the file came from and how to cite it; it is not part of the document and differs at each download. It is
recognised by its wording and by the text after it, with which the other copy begins. A sheet that says what became of
the document, or corrects it, is reported like any other addition.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from archiver.text.comparison.sheets import FATE, with_text
from archiver.text.model import Kind, Text
from archiver.text.normal import dense

BEGINS = 60  # letters and digits by which the beginning of the document is found
LINES, SHEET_CHARS = 90, 3000  # of the sheet: two pages at most
SIGNS = 3  # different kinds of signs below that a sheet must have
_SIGNS = tuple(
    re.compile(one, re.IGNORECASE)
    for one in (
        r"https?://|www\.|\bdoi\b|10\.\d{4,}/|\bhdl\b|\bissn\b",
        r"\bdownload|\baccessed\b|\bretrieved\b|télécharg|heruntergeladen|abgerufen|\bdescarg|\bbaixad|\bscaricat|\bgedownload|скачан|загруж|下载|下載|ダウンロード|다운로드|تحميل|تنزيل|indiril",
        r"repositor|\barchiv|\bdeposit|dépôt|\bhal\b|\bssrn\b|\bjstor\b|\bresearchgate\b|digital library|digital commons|repozytori|репозитор|机构库|知识库|网络首发|知网|リポジトリ|저장소|مستودع",
        r"\bcit(?:e|ed|ing|ation|ations)\b|\bciter\b|\bzitier|\bcitar\b|\bcitar[ei]\b|цитирова|引用|인용|الاستشهاد",
        r"\bterms\b|\bconditions of use\b|\blicen[cs]e|\brights\b|©|\bcopyright\b|\bdroits?\b|\blizenz|\burheber|\bderechos\b|\bdireitos\b|\bdiritti\b|лиценз|авторск|版权|版權|著作権|저작권|حقوق",
        r"\bavailable (?:at|from|online)\b|\bstable url\b|\blink to (?:item|article|publication)\b|\bthis version\b|\bsee discussions\b|\bdisponible\b|\bverfügbar\b|\bdisponível\b|доступн|网络首发地址|入手先",
        (r"\bposted\b|\bsubmitted on\b|\bpublished by\b|\bpublisher\b|\bitem type\b|\buploaded\b|\bpeer[- ]review|\baccepted (?:version|manuscript)|\bauthor'?s? version|\bpostprint|\bpreprint|\bversion of record|"
        r"soumis le|eingereicht|\bpublicado\b|опубликован|出版|出版者|출판"),
    )
)  # fmt: skip
_HAD = _SIGNS[1:3]
_MENDS = re.compile(
    r"errat(?:um|a)\b|corrig|correction|amend|addend|berichtig|korrig|rectif|rettific|erwider|исправл|опечат|поправк|勘误|勘誤|更正|订正|訂正|正誤|정정|تصحيح|düzeltme",
    re.IGNORECASE,
)  # fmt: skip


def without_fronts(old: Text, new: Text) -> tuple[Text, Text]:
    """Both texts without a cover sheet that only one of them has. If it was removed, it must mention both a download
    and a repository: it might otherwise be the document's own page of publisher and rights."""
    if not old.kind is new.kind is Kind.PDF or old.visible == new.visible:
        return old, new
    return _behind(old, new, _HAD), _behind(new, old)


def _behind(text: Text, other: Text, said: Sequence[re.Pattern[str]] = ()) -> Text:
    lines = text.visible.split("\n")
    at = _begins(lines, other)
    front = "\n".join(lines[:at])
    if not (at and _is_front(front) and all(sign.search(front) for sign in said)):
        return text
    numbers = {str(number) for number in range(1, (text.pages or 0) + 1)} - {*other.visible.split("\n")}
    whole = "\n".join(line for line in lines[at:] if line.strip() not in numbers)
    running = tuple(line for line in text.running if line in lines[at:])
    return replace(with_text(text, whole), running=running)


def _begins(lines: list[str], other: Text) -> int:
    """The line at which the other text begins in this one; 0 if nowhere, or at its very beginning."""
    wanted = _words(other.visible[: BEGINS * 20])[:BEGINS]
    if len(wanted) < BEGINS:
        return 0
    said, starts = "", []
    for line in lines[: LINES + BEGINS]:
        starts.append(len(said))
        said += _words(line)
    at = said.rfind(wanted)
    return starts.index(at) if 0 < at <= SHEET_CHARS and at in starts[:LINES] else 0


def _words(text: str) -> str:
    """The text without numbers on lines of their own: page numbers shift behind a cover sheet."""
    return "".join(dense(line) for line in text.split("\n") if not line.strip().isdecimal())


def _is_front(said: str) -> bool:
    return sum(sign.search(said) is not None for sign in _SIGNS) >= SIGNS and not (
        FATE.search(said) or _MENDS.search(said)
    )
