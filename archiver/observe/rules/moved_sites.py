"""Wordings by which a whole site tells its readers of a new name: it is not lost, and no page of it is."""

from __future__ import annotations

import re

# "the site has moved to a new domain"; not "the page has moved"
MOVED_SITE = re.compile(
    r"\b(?:web ?site|site|forum|blog|shop|store|portal|wiki|we)\b[^.!?\n]{0,30}\b(?:moved|relocated|migrated|switched|changed)\b[^.!?\n]{0,12}\bto (?:a |our |the |its |an )?(?:new|another|different) (?:domain|address|web ?site|web ?address|url|home|name)\b|\b(?:our|its) new (?:domain|web ?site|web ?address|url)(?: name)? is\b|"
    r"\b(?:seite|website|webseite|homepage|forum|blog|shop|wir)\b[^.!?\n]{0,30}\b(?:auf|unter|zu) (?:einer|eine|der|unserer|unsere|die)? ?neuen? (?:domain|adresse|webseite|website|internetadresse)\b|\b(?:site|forum|blog|boutique|nous)\b[^.!?\n]{0,40}\bnouvelle? (?:adresse|domaine|nom de domaine|site)\b|\b(?:sitio|web|foro|blog|tienda|site|loja|sito|negozio)\b[^.!?\n]{0,40}\b(?:nuevo|nueva|novo|nova|nuovo|nuova) (?:dominio|domínio|dirección|endereço|indirizzo|sito|sitio|site)\b|"
    r"\b(?:strona|serwis|forum|blog|sklep)\b[^.!?\n]{0,40}\b(?:nowy adres|nową domenę|nowej domenie|nowym adresem)\b|(?:сайт|форум|блог|магазин|портал)\w*[^.!?\n]{0,40}(?:на нов\w+ (?:домен|адрес)\w*|по новому адресу|нов\w+ домен\w*)|(?:新|最新|永久)(?:域名|网址|網址|地址)[^。\n]{0,12}[a-z0-9]|(?:换|換|更换|更換|启用|啟用)(?:新|了新)?(?:域名|网址|網址)|(?:サイト|ホームページ|ブログ)[^。\n]{0,24}(?:移転|引っ越)\S{0,6}|(?:사이트|홈페이지|블로그)[^.\n]{0,24}(?:이전|주소가? 변경)"
)
