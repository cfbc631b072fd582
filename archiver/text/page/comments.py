"""Finds readers' comments below a text by a heading that counts them (pure).

They are not part of the document and grow by themselves. A heading without a count may head remarks of the document's
own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archiver.text.normal import key, size
from archiver.text.page.walked import Node, Walked

TEXT = 300  # min bytes of running text above such a heading: the text that is commented on
HEAD_CHARS = 40
_REMARKS = (
    r"comments?|responses?|replies|kommentare?|commentaires?|comentarios?|comentários?|comentaris|commenti|reacties?|kommentarer|kommenttia|komentarz[ey]|komentáře|komentárov|hozzászólás|"
    r"comentarii|komentara?|коментари?|коментарі[вї]?|комментари[йяеи]+в?|σχόλια|yorum(?:lar)?|תגובות|تعليقات?|دیدگاه|टिप्पणियाँ|ความคิดเห็น|bình luận|komentar|tanggapan|"
    r"评论|評論|留言|跟[帖贴]|回复|コメント|댓글|leser(?:kommentare|meinungen|briefe)|postings"
)
# names that may come before a count without brackets: plurals only, since "Comment 1" may name one of those that a text
# answers
_NAMED = r"comments|kommentare|commentaires|comentarios|comentários|comentaris|commenti|reacties|kommentarer|kommentit|komentarze|komentáře|hozzászólások|comentarii|komentari|коментари|коментарі|комментари(?:и|ев)|yorumlar|postings"
# other names of comments, which a document may use as well: only with a count after them
_OPINIONS = (
    r"réactions?|reaktionen|reacciones|reações|reazioni|reactions|reaktioner|reakcje|reakce|reaktiot|реакци[йи]|meinungen|opiniones|opiniões|opinioni|meningen|мнени[йя]|думк[аи]|discussions?|diskussion(?:en)?|disku[sz]e|diskusia|отзыв(?:ы|ов)|"
    r"(?:网友|網友|读者|讀者|用户|全部|最新|热门|精彩)(?:评论|評論|留言|跟帖)|网友热评|讨论|討論|回應|의견|ý kiến"
)
_UNSPACED = "评论|評論|留言|跟[帖贴]|コメント|댓글"  # names that a count may follow without brackets
_BY_WHOM = "网友|網友|读者|讀者|用户|用戶|全部|最新|热门|熱門|精彩|読者の|전체"  # before such a name: "readers'", "all", "newest"
# the same in languages with spaces between words, including link texts ("show all"); and after the name, what the
# comments are on or by whom they are
_BEFORE_NAME = r"(?:show|view|read|see|load)(?: all)?|all|readers?['’]?s?|users?['’]?s?|visitors?['’]?s?|your|discussion:|alle|ihre|eure|leser-?|diskussion:|vos|(?:tous )?les|voir(?: les)?|sus|(?:todos )?los|ver(?: los)?|(?:todos )?os|(?:tutti )?i|wszystkie|ostatnie|všechny|все(?:го)?|показать|последние|усі|всього|この記事(?:への|に対する)"
_ON = r"(?:on|to|for|about) (?:this|the) (?:article|post|story|page|entry|item)|(?:by|from|of) (?:our )?readers|zu (?:diesem|dieser) \w+|(?:der|unserer|von) leser\w*|(?:sur|à) (?:cet?|cette) \w+|(?:des|de nos) lecteurs|(?:a|en|sobre) est[ea] \w+|de (?:los |nuestros )?lectores|dos (?:nossos )?leitores|(?:a|su) quest[oa] \w+|dei (?:nostri )?lettori|op dit \w+|van (?:onze )?lezers|do (?:tego )?(?:artykułu|wpisu|tekstu)|(?:naszych )?czytelników|к (?:этой )?(?:статье|записи|новости|публикации)|(?:наших )?читателей|一覧"
_ALL = "共有?|已有|全|총"  # before the count: "in all"
_MANY = "条|條|則|则|件の?|个|個|개의?"
_COUNT = r"(?:\d{1,3}(?:[., ]\d{3})+|\d+)"
_NEWEST = (
    r"最新(?:评论|評論|留言|跟[帖贴])|(?:최근|최신) ?댓글|(?:最近|最新)のコメント|(?:recent|latest|newest) comments|(?:neueste|letzte) kommentare|commentaires récents|comentarios recientes|"
    r"comentários recentes|commenti recenti|последние комментарии|останні коментарі|najnowsze komentarze|son yorumlar|أحدث التعليقات|آخر التعليقات"
)
# a prefilter that most short lines do not pass
_HINT = re.compile(rf"\d|网友|網友|读者|讀者|用户|用戶|{_NEWEST}", re.IGNORECASE)
_NUMBERED = re.compile(r"\W{0,2}\d")
_OF_THEM = rf"(?:{_ALL})?\s?{_COUNT}\s?(?:{_MANY})?"
_HEAD = rf"(?:(?:{_BEFORE_NAME})\s?)?(?:{_REMARKS})(?:\s?(?:{_ON}))?|(?:opinie|meinungen|opiniones) (?:{_ON})"
_COUNTED = re.compile(
    rf"^\W*(?:(?:{_ALL}|(?:{_BEFORE_NAME})\s)?\s?(?P<count>{_COUNT})\s?(?:{_MANY}|人)?\s?(?:{_BY_WHOM}|(?:readers?|users?)\s)?(?:(?:{_REMARKS})(?:\s?(?:{_ON}))?|thoughts (?:{_ON}))|"
    rf"(?:{_HEAD}|{_OPINIONS})\s?[(（\[]\s?{_OF_THEM}\s?[)）\]]|"
    rf"(?:{_BY_WHOM})?\s?(?:{_UNSPACED})\W{{0,3}}{_OF_THEM}|(?:(?:{_BEFORE_NAME})\s)?(?:{_NAMED})\s?[:：]?\s?{_COUNT}|(?:网友|網友|读者|讀者|用户|用戶)(?:评论|評論|留言|跟[帖贴])|{_NEWEST})\W*$",
    re.IGNORECASE,
)


def comment_blocks(found: Walked, gone: bytearray) -> Iterator[int]:
    """The numbers of the blocks of the comments and of their heading.

    A heading that begins with the count is ignored if another heading of the page begins with a digit: the number may
    be a chapter's.
    """
    above = 0
    title = key(found.title or "").casefold()
    for n, block in enumerate(found.blocks):
        if gone[n]:
            continue
        short = above >= TEXT and len(block.text) <= HEAD_CHARS
        counted = _COUNTED.match(block.text) if short and _HINT.search(block.text) else None
        if counted and key(block.text).casefold() not in title and not (counted["count"] and _chapters(found, n)):
            yield from _below(found, n)
            return
        above += size(block.text) if block.prose else 0


def _chapters(found: Walked, head: int) -> bool:
    return any(block.heading and n != head and _NUMBERED.match(block.text) for n, block in enumerate(found.blocks))


def _below(found: Walked, head: int) -> range:
    """The blocks of a heading and of what is under it; none if its element does not begin with it.

    That is the rest of the element that begins with the heading. If the element holds only the heading, it is the rest
    of the element around it, up to the next heading of the same or a higher level.
    """
    box: Node = found.blocks[head].node
    if box.first != head:
        return range(0)
    while box.parent is not None and box.parent.first == head:
        box = box.parent
    level = found.blocks[head].heading
    if box.last - box.first > 1 or not level or box.parent is None:
        return range(head, box.last)
    end = next((n for n in range(head + 1, box.parent.last) if 0 < found.blocks[n].heading <= level), box.parent.last)
    return range(head, end)
