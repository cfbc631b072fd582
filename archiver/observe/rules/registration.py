"""Lines of forms that require a login to read on: what is to be done, and for what, in one line.

The password field beside them says the rest, so they need not be sentences.
"""

from __future__ import annotations

import re

# what to do: log in, register, have an account
_ENTER = (
    r"\blog(?:ged)?[ -]?(?:in|on)\b|\bsign(?:ed)?[ -]?(?:in|up)\b|\bregist\w+|\baccount\b|\banmeld\w*|\bangemeldet\b|\beinlogg\w*|\beingeloggt\b|\bloggen sie\b|\bmelden sie sich\b|\bmelde dich\b|\bkonto\b|"
    r"\bconnect(?:é\w*|e[rz]|ant)\b|\bidentifi\w+|\bauthentifi\w+|\binscri(?:re|vez|ption|t\w*)\b|\bcompte\b|"
    r"\binici\w+ (?:la )?sesi[oó]n|\bregístr\w+|\bidentif[ií]\w+|\bentr[ae]\b|\bacced[ae]\w*|\bingres[ae]\w*|\bconéct\w+|\bcuenta\b|"
    r"\bacced(?:i|ere)\b|\bl['’]accesso\b|\biscri\w+|\bautentica\w*|\binici\w+ (?:a )?sess[aã]o|\bentrar\b|\bcadastr\w+|\bautenti\w+|\baced[ae]\w*|\bacess[ae]\b|\bconta\b|"
    r"\binlogg\w+|\bmeld (?:je|u) aan\b|\bzaloguj\w*|\blogowani\w+|\bprihl[aá]s\w+|\bpřihl[aá]s\w+|\bвойдите\b|\bвойти\b|\bавториз\w+|\bзарегистрир\w+|\bувійдіть\b|\bувійти\b|"
    r"\bgiriş yap\w*|\büye ol\w*|登录|登陆|登入|注册|註冊|ログイン|会員登録|로그인|회원가입"
)
# for what: reading this text, or the rest of it
_READ = (
    r"\b(?:read|reading)\b|\b(?:weiter ?(?:zu)?lesen|weiterzulesen|(?:zu )?lesen)\b|\b(?:lire|lecture)\b|"
    r"\b(?:leer|leyendo|lectura)\b|\b(?:leggere|lettura)\b|\b(?:ler|lendo|leitura)\b|\b(?:te lezen|verder ?lezen|lees verder)\b|\bczyta\w+|\bpřečíst|\bčíst|\bчита\w+|\bпрочита\w+|\bпрочесть|\boku\w*|"
    r"阅读|閱讀|続き|読む|읽"
)
# for something else: comments, newsletters, many texts
_OTHER = (
    r"\bcomment\w*|\bkommentier\w*|\bcommenter\b|\bdiscu\w+|\bdiskutier\w*|\bcomentar\b|\bcommentare\b|\bnewsletter\b|\blettre\b|\bboletín\b|\bboletim\b|\brundbrief\b|\bcommandes?\b|\bpedidos\b|\bmessages?\b|\be-?mails?\b|\binbox\b|\bnachrichten\b|\bmensajes\b|\bmessaggi\b|\bmensagens\b|\bсообщени\w+|"
    r"\b(?:more|other|all) (?:articles|stories|texts)\b|\b(?:mehr|weitere|alle) (?:artikel|texte|beiträge)\b|\b(?:d['’]autres|plus d['’]|tous les) articles\b|\b(?:más|otros|todos los) artículos\b|\b(?:altri|tutti gli) articoli\b|"
    r"\b(?:mais|outros|todos os) artigos\b|评论|評論|コメント|댓글"
)
_WANTED = re.compile(rf"(?=.*(?:{_ENTER}))(?=.*(?:{_READ}))(?!.*(?:{_OTHER}))", re.IGNORECASE)
LINE_CHARS = 160  # maximum length of such a line


def wanted(line: str) -> bool:
    """Whether a line of a form says that a login is required to read on."""
    return len(line) <= LINE_CHARS and _WANTED.match(line) is not None
