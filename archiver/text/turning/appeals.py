"""What a site asks of its readers (pure): to donate, to subscribe, to take a newsletter, to comment by its rules.

Only whole sentences that say nothing else. They change with each campaign while the text stays. Asked only about
passages that differ.
"""

from __future__ import annotations

import re

CHARS = 250  # longest sentence that is an appeal

_WORK = r"(?:(?:important|independent|vital|critical|free|local|quality|public|own) )*(?:work|journalism|newsroom|reporting|mission|site|website|channel|newsletter|publication|podcast)"
_SITE = r"(?:(?:independent|free|local|quality) )*(?:journalism|newsroom|reporting|site|website|channel|newsletter|publication|podcast)"
_GIVES = r"keeps?|helps?|lets?|makes?|allows?|enables?|funds?|pays?|powers?|sustains?|means|supports?|goes"
_ENGLISH = (
    rf"your (?:(?:[\w-]+ ){{0,3}})(?:gift|donation)(?:(?: is|['’]s| will be) (?:doubled|matched)(?: today| now)?| is tax[- ]deductible)|(?:until|till|before) [^.!?]{{2,30}},? (?:every|all|your) gifts? (?:is|are) (?:doubled|matched)|"
    rf"(?:please )?(?:help )?(?:consider )?(?:support(?:ing)?|fund(?:ing)?|sustain(?:ing)?|donat(?:e|ing) to|contribut(?:e|ing) to) (?:us|(?:our|my) (?:{_WORK}|team|cause)|(?:(?:the|this|[A-Z][\w.-]+['’]s) )?{_SITE})(?: (?:today|now|here|with (?:an?|your) (?:[\w-]+ )?(?:gift|donation|contribution|subscription|membership)|for as little as [^.!?]{{1,30}}))?|"
    rf"(?:please )?(?:support|help) us(?: (?:today|now|here|do more|(?:to )?(?:continue|keep|go on)(?: (?:going|reporting|publishing|(?:our|this) {_WORK}))?))?|if you can,? (?:please )?(?:support us|help us|give|donate)(?: (?:today|now|what you can))?|"
    r"(?:please )?(?:make|give) a (?:contribution|donation|gift)(?: (?:today|now|in \d{4}))?|will you (?:help us|join us|support us|give|donate|make a (?:gift|donation|contribution)|be one of them)(?: (?:today|now))?|"
    r"(?:please )?become a (?:member|patron|supporter|sustainer|(?:free |paid |free or paid )?subscriber)(?: (?:today|now|here|for (?:free|[$€£]\S+.*)|to (?:read|continue|support (?:us|our|my|this)|unlock|get|receive|comment)\b.*|and (?:support|help|get|read|unlock)\b.*))?|"
    r"[^.!?]{1,60} is a reader-supported (?:publication|newsletter|site)|thanks for reading(?: (?-i:[A-Z])[^.!?]{0,60})?|to (?:receive|get) new posts[^.!?]{0,40},? consider becoming .*|"
    r"subscribe(?: now| here| today)?(?: for free| to (?:our|my|this) \w+)?(?: to (?:receive|get|keep|continue|read|support (?:us|our|my|this)|stay|unlock)\b.*| for (?:free|more)| for [$€£]\S+(?: ?(?:a|per|/) ?\w+)?)?|"
    r"join (?:our|the) [^.!?\d]{0,40}\bnewsletters?\b[^.!?\d]{0,100}|"
    r"(?:sign up|register|subscribe)(?: now| here| today| with your e-?mail(?: address)?)? (?:for|to)(?: (?:get|receive))? [^.!?]{0,80}\b(?:newsletters?|e-?mails?|briefing|inbox|(?:e-?mail|our|latest|free|daily|weekly) (?:updates|alerts)|like this)\b[^.!?\d]{0,80}|"
    r"(?=.*\binbox\b)[^.!?]{1,80} (?:delivered|e-?mailed|sent|direct|straight) (?:(?:direct|directly|straight|free|to you|every \w+|each \w+|daily|weekly|in|to|your|by e-?mail|e-?mail|inbox|every|morning)\W*)+|get [^.!?]{1,80} (?:in|to) your inbox\b[^.!?]{0,40}|"
    r"(?:don['’]t|never) miss (?:a|an|another) (?:post|story|report|issue|update|article)|(?:please )?(?:log ?in|login|sign in|register)(?: or (?:subscribe|register|join))? to (?:comment|join the (?:discussion|conversation)|reply)\b[^.!?\d]{0,40}|(?:please )?(?:log ?in|login|sign in)(?: or (?:subscribe|register|join))? to (?:participate|post|vote)(?: (?:on|in) this \w+)?|"
    r"this (?:site|form) is protected by (?:h|re)captcha(?:\.?(?: and)?(?: the)? google\b.*)?|save my name, e-?mail,?(?: and)? website in this browser for the next time i comment|comments (?:on this (?:post|article|story) )?are (?:on|off|open|closed|moderated)|"
    r"commenting on this post (?:isn['’]t|is not) available anymore|contact the site owner for more info|you have (?:\d+|\{\{\w+\}\}) free (?:articles?|stories) (?:left|remaining)(?: this month)?|this post may contain affiliate links|please read our disclosure for more info|"
    r"your feedback is anonymous|an? adblocker is on(?:[.,;!] .*)?|please (?:enable|turn on) javascript(?: (?:in|to|for)\b.*)?"
)
_OTHERS = (
    # German
    r"(?:bitte )?(?:unterstützen sie|unterstütze|unterstützt) (?:uns|unsere (?:arbeit|recherchen)|unseren (?:unabhängigen )?journalismus|meine arbeit)(?: (?:jetzt|heute|mit (?:einer|ihrer|deiner) (?:spende|mitgliedschaft)))?|jetzt (?:spenden|mitglied werden|abonnieren)|"
    r"(?:melden sie sich|abonnieren sie)\b[^.!?]{0,60}\bnewsletter\b[^.!?\d]{0,60}|(?:bitte )?(?:melden sie sich an|loggen sie sich ein),? um (?:zu kommentieren|an der diskussion)\b[^.!?\d]{0,40}|"
    # French
    r"(?:soutenez-nous|aidez-nous(?: à (?:continuer|vivre))?|soutenez notre (?:travail|rédaction|journalisme))(?: (?:aujourd['’]hui|maintenant))?|abonnez-vous pour (?:accéder|lire|soutenir|continuer|contribuer)\b.*|l['’]espace (?:des contributions|d['’]échange) est réservé aux abonnés|"
    r"faites un don(?: (?:maintenant|aujourd['’]hui))?|(?:inscrivez|abonnez)-vous\b[^.!?]{0,60}\b(?:newsletters?|lettres? d['’]info\w*)\b[^.!?\d]{0,60}|"
    # Spanish, Portuguese, Italian
    r"(?:apóyanos|ayúdanos(?: a (?:continuar|seguir))?|colabora con nosotros|apoya (?:nuestro|a nuestro) (?:trabajo|periodismo))(?: (?:hoy|ahora))?|(?:suscríbete|regístrate(?: gratis)?)(?: por [^.!?]{1,20}| (?:para|y) (?:leer|seguir leyendo|recibir|acceder)\b.*)|"
    r"tu suscripción se está usando en otro dispositivo|¿?quieres añadir otro usuario a tu suscripción\??|apoie (?:o nosso|nosso) (?:trabalho|jornalismo)(?: hoje| agora)?|assine (?:para|por|e) (?:ler|continuar|receber|r\$)\b.*|"
    r"sostieni (?:il nostro lavoro|la nostra informazione)|"
    # Dutch, Polish, Czech, Hungarian
    r"steun ons(?: werk)?|wesprzyj nas(?:z[aą] pracę)?|podpořte nás|támogasd a munkánkat!?|rendszeres támogatóink segítségével dolgozunk|"
    # Russian, Ukrainian, Turkish
    r"(?:поддержите|поддержи) (?:нас|нашу работу|редакцию)|без вашей поддержки нас не будет|помогите нам прожить вместе с вами \d{4} год|(?:підтримайте|підтримай) (?:нас|нашу роботу|редакцію)|bizi destekleyin|"
    # Chinese, Japanese, Korean
    r"(?:请|請)?(?:支持我们|支持我們|赞助本站|贊助本站)(?:的工作)?|(?:请|請)?(?:您需要)?(?:登录|登錄|登入)(?:后|後)(?:方可|才可以|才能|可以?)?(?:评论|評論|留言|发表评论|发言|回帖)|(?:気に入ったら|いいなと思ったら)(?:サポート|応援しよう!?)|有料会員になると[^。]{0,60}|로그인 후 (?:댓글|의견)[^.]{0,30}"
)
# Sentences about gifts, which a law, a ledger or a criminal charge may contain as well: a site's own have no figures
# and say who asks.
_GIFTS = (
    rf"(?:your|every) (?:(?:[\w-]+ ){{0,3}})(?:gifts?|donations?|contributions?|support|membership|subscription)(?: of any (?:size|amount)| today| now)? (?:{_GIVES})\b.*|faites un don pour .*|"
    r"(?:ihre|deine|jede|mit ihrer|mit deiner) (?:[\w-]+ )?(?:spende|unterstützung|mitgliedschaft)\b.*|(?:votre|vos|chaque|grâce à votre) (?:dons?|soutien|adhésion)\b.*|(?:tu|su|cada) (?:donación|donativo|apoyo|aporte|aportación) (?:ayuda|permite|hace|sostiene)\b.*|"
    r"(?:sua|cada) (?:doação|contribuição|assinatura) (?:ajuda|permite|mantém)\b.*|la tua donazione (?:aiuta|permette|sostiene)\b.*|(?:uw|jouw|elke) (?:donatie|gift|steun) (?:helpt|maakt)\b.*|(?:twoja|każda) (?:darowizna|wpłata) (?:pomaga|pozwala)\b.*|"
    r"(?:ваше|каждое) пожертвование\b.*|(?:ваша|кожна) (?:пожертва|підтримка)\b.*"
)
_US = re.compile(
    r"\b(?:us|our|we|my|these (?:reports|stories|articles)|uns(?:ere?[mnrs]?)?|wir|diese (?:berichte|texte|recherchen|seite)|nous|notre|nos|nuestr[oa]s?|nosso|nossa|nostr[oaie]|ons|onze|nam|nasz\w*|нас|нам|наш\w*)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")
_ASKS = re.compile(rf"\W*(?:{_ENGLISH}|{_OTHERS})\W*", re.IGNORECASE)
_OF_A_GIFT = re.compile(rf"\W*(?:{_GIFTS})\W*", re.IGNORECASE)
# Titles of pages about giving: there an appeal is the page's own text.
_GIVING = re.compile(
    r"donat|\bgifts?\b|fund-?rais|\bappeals?\b|crowdfund|\bspenden?\b|\bdons?\b|donaci|donativ|doaç|donazion|пожертв|донат|捐|募|寄付|후원|تبرع",
    re.IGNORECASE,
)


def is_of_giving(title: str) -> bool:
    """Whether a page is about giving, by its title."""
    return _GIVING.search(title) is not None


def is_appeal(line: str) -> bool:
    """Whether a passage is nothing but an appeal to readers."""
    if len(line) > CHARS:
        return False
    if _ASKS.fullmatch(line) is not None:
        return True
    return _OF_A_GIFT.fullmatch(line) is not None and _US.search(line) is not None and not _FIGURE.search(line)
