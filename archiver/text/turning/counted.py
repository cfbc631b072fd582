"""How the programs of sites show what readers make of a text, and what they offer to do with it (pure): votes, stars,
who is online, rows of buttons.

Whole labels and sentences only: an election has votes as well, and a right may be licensed.
"""

from __future__ import annotations

import re

_FIGURE = r"\d[\d.,]*[kKmM]?"
_READERS = r"(?:people|users?|readers?|visitors?|personen|personnes|personas|pessoas|persone|lezers|чел\w*)"
# Who is reading a forum at this moment, as forum software says it in the languages it comes in.
_BROWSING = (
    r"(?:users|members) (?:browsing|viewing|reading) this (?:forum|topic|thread|board)|mitglieder in diesem (?:forum|thema)|utilisateurs parcourant ce (?:forum|sujet)|"
    r"usuarios navegando por este (?:foro|tema)|usuários navegando neste (?:fórum|tópico)|visitano il forum|gebruikers op dit forum|użytkownicy przeglądający to forum|"
    r"сейчас этот форум просматривают|зараз переглядають цей форум|uživatelé prohlížející fórum|användare som besöker denna kategori"
)
_ONLINE = (
    rf"(?:{_BROWSING})\s?[:：][^\n]*|(?:there (?:are|is) (?:currently )?)?{_FIGURE} (?:{_READERS} )?(?:currently |now )?(?:browsing|viewing) this (?:thread|topic|forum)|"
    rf"(?:there (?:are|is) )?(?:currently )?{_FIGURE} {_READERS} (?:browsing|viewing) this (?:thread|topic|forum)|\({_FIGURE} members? and {_FIGURE} guests?\)|"
    rf"es sind momentan {_FIGURE} benutzer aktiv[^\n]*|aktive benutzer in diesem thema\s?[:：][^\n]*|in total there (?:are|is) {_FIGURE} users? online[^\n]*|most users ever online was [^\n]*|"
    rf"insgesamt sind {_FIGURE} besucher online[^\n]*"
)
_AVERAGE = r"(?:average|durchschnitt|moyenne|media|média|gemiddelde|średnia|в среднем|среднее)"
_OUT_OF = r"(?:out of|of|/|von|sur|de|su|van|z|из)"
_FOUND_IT = (
    rf"{_FIGURE}(?: (?:out of|of) {_FIGURE})?(?: {_READERS})? (?:found|have found) (?:this|it)(?: (?:page|article|answer))?(?: (?:helpful|useful))?|(?:did you find it|rate this (?:page|article))[^\n]{{0,60}}|"
    rf"{_FIGURE} von {_FIGURE} fanden dies hilfreich|{_FIGURE} (?:utilisateurs sur|sur) {_FIGURE} ont trouvé cela utile|(?:a )?{_FIGURE} de {_FIGURE} (?:personas )?les (?:ha parecido|pareció) útil|"
    rf"usuários que acharam isso útil[:：] {_FIGURE} de {_FIGURE}|(?:пользователи, считающие этот материал полезным)[:：] {_FIGURE} из {_FIGURE}|"
    rf"(?:be the first to like this|{_FIGURE} {_READERS} likes? this|{_FIGURE} {_READERS} liked this)"
)
_VOTED = (
    rf"{_FIGURE} (?:votes?|ratings?|stimmen|votos?|voti|stemmen|głos\w*|голос\w*)\W{{1,3}}{_AVERAGE}\W{{0,3}}{_FIGURE}(?: {_OUT_OF} {_FIGURE})?|"
    rf"(?:{_AVERAGE} |(?:resultado|résultat|risultato|rating|valoración|bewertung|avaliação|valutazione|рейтинг)\W{{1,3}})\({_FIGURE} (?:votes?|stimmen?|votos?|voti|głos\w*|голос\w*)\)|user (?:rating|review)\W{{0,3}}{_FIGURE}\s?/\s?{_FIGURE}|"
    rf"the average rating is {_FIGURE} stars out of {_FIGURE}|la valoración media es de {_FIGURE} estrellas de {_FIGURE}|die durchschnittliche bewertung (?:ist|liegt bei) {_FIGURE} (?:von {_FIGURE} sternen|sternen? von {_FIGURE})|"
    rf"la note moyenne est de {_FIGURE} étoiles sur {_FIGURE}|a média (?:da )?avaliação é de {_FIGURE} estrelas de {_FIGURE}"
)
# Figures that are counted together beside a text: two or more, one of which only sites have. A consultation counts
# comments and responses as well.
_ON_SITES = r"likes?|shares?|views?|reads?|restacks?|reblogs?|boosts?|claps?|bookmarks?|followers?|フォロワー|팔로워|粉[丝絲]|seguidores|abonnés|abonnenten|подписчик\w*|favou?rites?|aufrufe|vues|visitas|visualizações|visualizzazioni"
_TOLD = rf"{_ON_SITES}|comments?|repl(?:y|ies)|responses?|reactions?|recommendations?|citations?|downloads?|saves|quotes?|following|フォロー中?|팔로잉|关注|關注|siguiendo|seguindo|abonnements|подписок|подписки|antworten|réponses|respuestas|respostas|risposte"
# Buttons beside a title or below a text, with nothing between them. A single one is matched by another pattern.
_BUTTON = (
    r"share(?: (?:full article|site|with|to list)|\s?more)?|save(?: (?:for later|to your list|to list))?|listen|copy(?: link)?|follow(?:ing)?|not following|unfollow|cite|embed|bookmark|"
    r"promote|send (?:to|by e-?mail)|add us on google|give this article|gift(?: article)?|repost|like|tweet|"
    r"teilen|merken|speichern|folgen|vorlesen|anhören|partager|enregistrer|écouter|compartir|guardar|escuchar|seguir|compartilhar|salvar|ouvir|condividi|salva|ascolta|"
    r"delen|opslaan|bewaren|luister|udostępnij|zapisz|поделиться|сохранить"
)
# at least two, none of a toolbar (`page/toolbars.py`), and none that headings contain: "Summary report", "Download export"
BUTTONS = 2
# Who may reprint a text, and for how much.
_LICENSED = (
    r"(?:acquire|purchase|buy|get) (?:licens(?:ing|e) rights|rights and (?:content|permissions))|republish(?: (?:this|our) (?:story|article|work))?(?: for free)?|reuse this (?:content|article)|"
    r"(?:order |request )?reprints?(?: (?:and|&) permissions)?|(?:order reprints|today['’]s paper|subscribe)(?:\W{1,3}(?:order reprints|today['’]s paper|subscribe)){1,2}|request permissions?"
)
# That a search engine may rank the site first, and that nobody has commented yet.
_PREFERRED = (
    r"(?:prefer|add|make|set|choose) (?:[^\s.!?]+ ){1,4}(?:as (?:a|your) )?(?:preferred(?: source)? )?(?:on|in) google|(?:add|make us|choose us) (?:as )?(?:a|your) preferred source|"
    r"(?:share your thoughts\W{0,3})?be the first to (?:write a |leave a |add a |post a )?comment|share your thoughts|share full article\W{1,3}\d{1,6}"
)
_MISTAKEN = r"report (?:a|any) (?:problem|mistake|issue|error)(?: or (?:mistake|error|problem))?(?: (?:on|with|about) this (?:page|article))?|signaler (?:un problème|une erreur)(?: (?:ou une erreur )?(?:sur|dans) cette page)?"
_SOUGHT = (
    r"did (?:you find what you were looking for|this (?:page|article|answer|information) (?:help|answer your question)(?: you)?)|(?:is|was) this page (?:useful|helpful|of use)|"
    r"avez-vous trouvé ce que vous cherchiez|haben sie gefunden,? (?:was|wonach) sie (?:gesucht haben|suchten)|¿?encontr(?:ó|aste) lo que buscaba(?:s)?|have more questions\?[^\n]{0,30}|still need help\?[^\n]{0,30}"
)
# A day, followed by the words that the text was updated then, as help pages have it.
_DAY_FIRST = (
    r"(?:[^\W\d_]{3,12}\.? \d{1,2},? \d{4}|\d{1,2}\.? (?:de )?[^\W\d_]{3,12}\.?(?: de)? \d{4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})(?:,? (?:at )?\d{1,2}:\d{2}(?: ?[ap]m)?)?|"
    r"\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago"
)
_TOUCHED = rf"(?:{_DAY_FIRST})(?:\s?[—–-]\s?(?:see|show|view) (?:all|full) (?:updates|history)|\s?(?:updated|edited|aktualisiert|mise à jour|actualisation|actualización|actualizado|atualização|atualizado|aggiornamento|aggiornato|bijgewerkt|zaktualizowano|обновлено))"
# In how many languages a wiki page is available.
_LANGUAGES = r"(?:languages?|sprachen?|langues?|idiomas?|llengües|lingue|línguas?|talen|taal|språk|sprog|kieltä|języków|języki|jazyků|jazyky|nyelv|limbi|мов[аи]?|язык(?:а|ов)?|езика|језика|dil|زبان|لغات|لغة|שפות|bahasa|ngôn ngữ|ভাষা|भाषाएँ)"

COUNTED: dict[str, re.Pattern[str]] = {
    "volatile.reacted": re.compile(rf"^(?=[^\n]*(?:{_ON_SITES}))(?:\W*(?:(?:{_TOLD})\W{{0,3}}{_FIGURE}|{_FIGURE}\s?(?:{_TOLD}))){{2,6}}\W*$", re.IGNORECASE),
    "volatile.online": re.compile(rf"^\W*(?:{_ONLINE})\W*$", re.IGNORECASE),
    "volatile.voted": re.compile(rf"^\W*(?:{_VOTED}|{_FOUND_IT})\W*$", re.IGNORECASE),
    "volatile.buttons": re.compile(rf"^(?:\W*(?:{_BUTTON})){{{BUTTONS},8}}\W*$", re.IGNORECASE),
    "volatile.licensed": re.compile(rf"^\W*(?:{_LICENSED}|{_MISTAKEN}|{_SOUGHT}|{_PREFERRED})\W*$", re.IGNORECASE),
    "volatile.translated": re.compile(rf"^\W*\d{{1,3}} {_LANGUAGES}\W*$|^\W*\d{{1,3}} ?(?:种语言|種語言|個語言|の言語版|개 언어)\W*$", re.IGNORECASE),
    "volatile.helped.updated": re.compile(rf"^\W*(?:{_TOUCHED})\W*$", re.IGNORECASE),
    # That a wiki shows a reviewed revision, and when it was reviewed.
    "volatile.reviewed": re.compile(r"^\W*this is the (?:latest|newest) (?:accepted|reviewed|stable) (?:revision|version), (?:reviewed|checked|accepted) on [^\n]{6,40}$", re.IGNORECASE),
}  # fmt: skip

COUNTED_SAID: dict[str, re.Pattern[str]] = {
    "volatile.voted.said": re.compile(rf"^\W*(?:{_VOTED}|{_FOUND_IT}|{_ONLINE})\W*$", re.IGNORECASE),
    "volatile.sought": re.compile(rf"^\W*(?:{_SOUGHT}|{_PREFERRED})\W*$", re.IGNORECASE),
    "volatile.reviewed.said": COUNTED["volatile.reviewed"],
    # Where a newspaper has the article in its print edition.
    "volatile.printed": re.compile(
        r"^\W*(?:a version of this (?:article|story|review|essay) (?:appears|appeared|ran) in (?:the )?print\b[^\n]{0,200}|this (?:article|story) (?:appears|appeared) in the print edition\b[^\n]{0,160})$",
        re.IGNORECASE,
    ),
}  # fmt: skip
