"""Headings over the readers' comments that name the page (pure): "One Reply to “A walk”", "3 Gedanken zu „A walk“".

Another theme uses other words, or none. How many comments there are is nothing that the page says.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from archiver.text.model import Text
from archiver.text.normal import key
from archiver.text.presentation.results import Noted
from archiver.text.titles import title_parts

CHARS = 200  # longest line of this kind
_NAMED = re.compile(r"[“”\"„«»「『《〈‘‹'](?P<name>.+)[”\"“»«」』》〉’›']")
_MANY = (
    r"(?:\d[\d.,]*|an?|one|no|ein(?:e|en)?|keine|une?|aucune?|un[ao]?|ningún|nenhum|uma?|nessun|één|een|geen|jeden|jedna|brak|один|одна|ett?|en|"
    r"bir|有|沒有|没有|共有?)"
)
_REMARKS = (
    r"repl(?:y|ies)|responses?|comments?|thoughts?|remarks?|reactions?|gedanken?|antworten?|kommentare?|réflexions?|réponses?|commentaires?|"
    r"comentarios?|pensamientos?|respuestas?|comentários?|pensamentos?|respostas?|commento|commenti|pensier[oi]|rispost[ae]|gedachten?|reacties?|"
    r"odpowied(?:ź|zi)|komentarz[ey]?|комментари[йяев]+|ответ(?:а|ов)?|мысл[ьией]+|коментар(?:і|ів)?|відповід(?:ь|і|ей)|yorum|düşünce|yanıt|"
    r"kommentarer?|svar|tank(?:ar|e|er)|(?:个|個|条|條|則|则|件の|개의|에 대한)?\s?(?:想法|评论|評論|留言|回复|回覆|回應|コメント|フィードバック|返信|댓글|답글|생각)(?:が(?:あります)?)?"
)
_OF = (
    r"to|on|about|for|zu|auf|über|sur|à|au sujet de|en|a|sobre|em|para|su|riguardo(?: a)?|op|over|do|o|на|к|о|до|про|için|till|på|om|til|"
    r"(?:上|中|下)?的?|へ(?:の)?|に(?:対して|対する)?|에|对|對"
)
_SAYS = re.compile(
    rf"\W*+(?:在\W*+)?(?:{_MANY}\W*+)?(?:(?:{_REMARKS})\W*+(?:{_OF})?|(?:{_OF})\W*+(?:{_MANY}\W*+)?(?:{_REMARKS}))\W*+",
    re.IGNORECASE,
)


def comment_headings(lost: Collection[str], added: Collection[str], old: Text, new: Text) -> Noted:
    """The lost and added passages that are such a heading over the comments on their own page."""
    gone, come = (
        frozenset(one for one in found if _is_over_remarks(one, page)) for found, page in ((lost, old), (added, new))
    )
    return gone, come


def _is_over_remarks(passage: str, page: Text) -> bool:
    if len(passage) > CHARS or (found := _NAMED.search(passage)) is None:
        return False
    beside = f"{passage[: found.start()]} {passage[found.end() :]}"
    return _SAYS.fullmatch(beside) is not None and key(found["name"]) in _names(page)


def _names(page: Text) -> set[str]:
    return {key(one) for one in (*title_parts(page.title or ""), *page.headings)} - {""}
