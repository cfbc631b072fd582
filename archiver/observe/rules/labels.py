"""Splits titles and headings into cells, and recognises those that ask a question about a notice."""

from __future__ import annotations

import re

from archiver.observe.rules.notice_words import FAMILIES
from archiver.text.languages import CJK

SPACED = re.compile(r"(?<!\d)4 0 4(?!\d)")
# titles of articles about a notice: questions what it is, and instructions how to make or fix something
_ASKS = re.compile(
    r"\b(?:what (?:is|are|does|do)|how (?:to|do|can|should)|was (?:ist|bedeutet|heißt|steckt)|warum|comment|pourquoi|qu['’]est|cómo|qué (?:es|significa)|como|o que é|cosa (?:è|significa)|che cos|что (?:такое|значит|означает)|как|почему|wat is|co to|mi az|nedir)\b.*[?？]|\bwhat (?:it|this|that) means\b|was (?:das|es|sie) bedeutet|ce que (?:cela|ça) (?:signifie|veut dire)|lo que significa|o que significa|cosa significa|что (?:это|он[ао]?) (?:значит|означает)|是什么意思|是什麼意思|の意味|\bcustom\b|customi[sz]\w+|\bfix(?:ing|ed)?\b|solv(?:ing|ed)\b|troubleshoot\w*|personnalis\w+|personaliz\w+|erstellen|einrichten|настройк\w*|создани\w*|исправ\w*|自定义|自訂|解决|解決|排查|作り方|만들기|什么是|是什么|什麼是|是什麼|怎么(?:办|解决|回事)|とは"
)
# questions what to do: over a text that tells it they are an article's title, otherwise a notice's
_WHAT_TO_DO = re.compile(
    r"\b(?:what (?:can|should)|was (?:tun|kann)|que faire|qué hacer|o que fazer|che fare|что делать|що робити|wat te doen|co robić|ne yap)\b.*[?？]"
)
# titles of texts about notices and walls: what that is, how it is made
_EXPLAINS = re.compile(
    r"^\W*(?:what (?:is|are|does)|was (?:ist|sind|bedeutet)|qu['’]est-ce qu|que signifie|qué (?:es|significa)|o que (?:é|significa)|(?:che )?cos['’]è|cosa significa|что такое|что (?:значит|означает)|co to jest|wat is)\b[^.!]*[?？]\W*$"
    r"|什[么麼]是|是什[么麼](?:意思|错误|錯誤|页面|頁面|东西|原因)?(?:[?？]|\W*$)|(?:完整|终极|終極|处理|處理|解[决決]|排查)(?:方法|方案|指南|教程|教學|攻略)|怎[么麼](?:办|辦|解[决決]|处理|處理|回事)|原因(?:及|和|与|與|分析)|何[がで]すか|とは(?:何か|何ですか)?[?？]?\W*$|(?:이란|란) ?(?:무엇|뭔가|뭘까)"
    r"|(?:^|[:：–—] ?)(?:how|why) (?!to\b|can\b|do\b|did\b)(?:[\w'’-]+ ){1,4}(?:verif(?:y|ies)|checks?|tells?|knows?|detects?|recogni[sz]es?|decides?|works?|asks?|tests?)\b"
    r"|(?:^|[:：–—] ?)(?:wie|warum) (?:[\w-]+ ){1,4}(?:prüfen|prüft|erkennen|erkennt|unterscheiden|funktionier\w+|feststellen)\b"
    r"|(?:^|[:：–—] ?)(?:comment|pourquoi) (?:[\w'’-]+ ){1,4}(?:vérifie(?:nt)?|reconnai\w+|détecte(?:nt)?|fonctionne(?:nt)?|savent)\b"
    r"|(?:^|[:：–—] ?)(?:cómo|como|por qué) (?:[\w-]+ ){1,4}(?:verifica[nm]?|comprueban?|detecta[nm]?|funciona[nm]?|saben)\b"
    r"|(?:^|[:：–—] ?)(?:как|почему) (?:[\w-]+ ){1,4}(?:проверя[юе]т|определя[юе]т|отлича[юе]т|узна[юе]т|работа[юе]т)\b"
)
CODE = re.compile(r"(?<!\d)[45]\d\d(?!\d)")  # a status, in a title that explains it
_TAIL = re.compile(r"[,，、;；] ?[^,，、;；]{3,40}$")
# separators between a page's title and the site's name
SITE_CELLS = re.compile(r"\s+(?:[|｜•·»«›\-–—_]|::)\s+|[|｜_»«]")
CELLS = re.compile(
    r"\s+//?\s+|\s*(?:[|｜•·»«›:：\-–—_~]|::|>>)\s+|\s+(?:[|｜•·»«›\-–—_~]|::|>>)\s*|[|｜_»«]|--+|——?|<|>"
    rf"|(?<=[{CJK}])[-–](?=\S)|(?<=\S)[-–](?=[{CJK}])"
)

QUOTATION = re.compile(r"[“„「『«][^“„「『«”“」』»]*[”“」』»]|\"[^\"]*\"")
# quotation marks of other countries, the same on both sides or the other way round; not "Site » Page", nor an apostrophe
_OTHER_QUOTES = re.compile(
    r"«(?=\S)[^«»\n]{2,300}?(?<=\S)»|« [^«»\n]{2,300}? »|»(?=\S)[^«»\n]{2,300}?(?<=\S)«|(?<!\w)‘[^‘\n]{4,300}?’(?![a-z])|‚[^‚‘\n]{2,300}?‘|„[^„“”\n]{2,300}?“|”[^“”„\n]{2,300}?”"
)

# ids of rules of whole lines that point at this site, page or act: a text about something else does not make them a subject
HERE = ("denied.act.", "login.wanted.", "maintenance.label.", "maintenance.mode.", "error.troubled.")
# beginnings of labels of what says how something is done
HOW_TO = re.compile(
    r"^\W*(?:how to|how (?:do|can) (?:i|you)|wie (?:man|sie|kann|komme|du|webseiten)|so (?:melden|funktioniert|können)|anleitung|comment|cómo|como|come\b|hoe\b|jak\b|ako sa\b|как\b|як\b|nasıl|sådan|så (?:loggar|här|gör|kan)|slik|hvordan|hur\b|näin|miten|kuinka|kuidas|nii\b|kaip\b|kā\b|cum\b|hogyan|kako\b|како\b|πωσ|πώσ|cách|làm (?:sao|thế nào)|cara\b|bagaimana|paano|วิธี|كيف|چگونه|איך|कैसे|怎样|怎樣|如何|怎么|どうやって|어떻게)"
)


def asks(title: str, *, tells: bool) -> bool:
    """Whether a title asks what a notice means or what to do. `tells`: there is a text below that may answer."""
    return _ASKS.search(title) is not None or (tells and (_WHAT_TO_DO.search(title) is not None or explains(title)))


def explains(title: str) -> bool:
    """Whether a title is that of a text which says what a notice or a wall is, or how it is made."""
    return _EXPLAINS.search(title) is not None


def plain_label(label: str) -> str:
    """A label with plain quotation marks, without the way out behind its last comma: "Page not found, back to the front
    page"."""
    label = with_plain_quotes(label)
    found = _TAIL.search(label)
    return label[: found.start()] if found is not None and FAMILIES["out"].search(found[0]) else label


def with_plain_quotes(line: str) -> str:
    """The line, each quotation in it between “ and ”."""
    return _OTHER_QUOTES.sub(lambda found: f"“{found[0][1:-1]}”", line)
