"""What a page says that asks for its reader's age and offers two answers, in about twenty-five languages."""

from __future__ import annotations

import re

DOOR = "gate.age.door"  # rule of a page that warns or says what entering means

_NUM = r"(?:1[68]|20|21|十八|二十)"
# the request, or the condition on which one enters
ASKS = re.compile(
    rf"(?:volljährigkeit|\balter\b).{{0,24}}bestätig\w*|bestätig\w*+.{{0,40}}(?:volljährig|\balter\b|{_NUM} jahre)|(?:confirm|verify|certify|declare|swear|affirm|agree)\b.{{0,60}}(?:\bage\b|\b{_NUM}\b|\badult)|\bare you (?:over |at least |above )?(?:{_NUM}\b|of (?:legal|drinking|full)|old enough)|you must be .{{0,24}}(?:\b{_NUM}\b|legal).{{0,40}}(?:enter|visit|view|access|site|page)|"
    rf"\bif you are (?:not|under|below|younger)\b.{{0,16}}\b{_NUM}\b.{{0,240}}\b(?:leave|exit|not enter)\b|sind sie .{{0,24}}(?:{_NUM}|volljährig)|êtes-vous majeure?|avez-vous .{{0,16}}{_NUM} ans|(?:confirme[rz]?|certifie[rz]?|vérifi\w+)\b.{{0,40}}(?:\bâge\b|majorité|majeur|{_NUM} ans)|¿?(?:eres|es usted|tienes?) .{{0,12}}(?:mayor|{_NUM})|(?:confirm|verific|declar)\w*+.{{0,40}}(?:\bedad\b|\bidade\b|mayor de|maior de)|"
    rf"(?:você |tu )?(?:tem|é|tens) .{{0,16}}(?:{_NUM} anos|maior de idade)|(?:sei|hai|è) .{{0,12}}(?:maggiorenne|{_NUM} anni)|conferm\w*+.{{0,40}}(?:\betà\b|maggiorenne)|ben (?:je|u) .{{0,12}}(?:{_NUM}|oud genoeg)|bevestig\w*+.{{0,40}}(?:leeftijd|{_NUM} jaar)|czy (?:masz|ukończył\w*) .{{0,16}}{_NUM}|potwierd\w*+.{{0,40}}(?:\bwiek\w*|pełnolet\w*|{_NUM} lat)|(?:je vám|bylo vám|máte) .{{0,12}}{_NUM}|potvrď\w*+.{{0,40}}(?:\bvěk|\bvek\b|plnolet\w*|{_NUM} let)|"
    rf"(?:вам|мені) .{{0,16}}{_NUM}|подтверд\w*+.{{0,40}}(?:возраст|совершеннолет|{_NUM} лет)|підтверд\w*+.{{0,40}}(?:\bвік\b|повноліт|{_NUM} рок)|{_NUM} yaş\w*+.{{0,16}}\bm[iıuü]s[iıuü]n[iıuü]z|är du .{{0,12}}{_NUM}|er du .{{0,12}}{_NUM}|(?:bekräfta|bekræft|bekreft)\b.{{0,40}}(?:ålder|alder|{_NUM} år)|oletko .{{0,12}}(?:{_NUM}|täysi)|vahvista.{{0,40}}(?:\bikä|täysi-ikä)|elmúltál .{{0,8}}{_NUM}|(?:ön )?elmúlt .{{0,8}}{_NUM}|ai (?:peste|împlinit) {_NUM}|είστε .{{0,12}}(?:{_NUM}|ενήλικ\w+)|"
    rf"年齢.{{0,16}}(?:確認|認証)|{_NUM} ?歳以上.{{0,6}}か|연령.{{0,12}}(?:확인|인증)|(?:确认|確認).{{0,16}}(?:年龄|年齡|成年|{_NUM})|是否.{{0,6}}(?:年?[满滿] ?{_NUM}|成年)"
)
_EXIT = r"\b(?:exit|leave)\b|verlassen|\bquitter\b|\bsortir\b|\bsalir\b|\bsair\b|\besci\b|\bverlaten\b|wyjd[źz]|opuść|\bodejít\b|покинуть|выйти|\bуйти\b|\bçıkış?\b|\blämna\b|\bforlad\b|\bpoistu\b|kilép\w*|退出|离开|離開|退場|나가기"
_ENTER = r"(?:click here to )?enter(?: here| now)?(?: the)?(?: (?:web ?)?site| page)?|(?:seite )?(?:betreten|eintreten)|entrer(?: sur le site)?|entrar(?: (?:al sitio|no site))?|entra(?: nel sito)?|wejdź|vstoupit|войти|увійти|giriş|gå in|gå ind|belépés|进入|進入|入場(?:する)?|입장(?:하기)?"
# "I am 18", "enter"; a whole line
YES = re.compile(
    rf"(?:\w+\W+)?(?:i am|i['’]m|ich bin|je suis|j['’]ai|soy|tengo|sou|tenho|sono|ho|ik ben|jestem|mam|je mi|mám|jsem|мне|мені|jag är|jeg er|olen|elmúltam|am|είμαι|{_NUM}\+?)\b(?!.{{0,16}}\b(?:not|under|nicht|keine|unter|pas|moins|no|menor|menos|não|non|minorenne|niet|geen|nie|není|nemám|нет|менше|меньше|inte|ikke|en|nu)\b).{{0,24}}(?:{_NUM}|volljährig|majeure?|mayor|maior|maggiorenne|pełnoletni\w*|plnolet\w*|older|legal age)?.{{0,20}}|"
    rf"{_ENTER}|(?:yes|ja|oui|sí|sì|sim|tak|ano|áno|да|так|evet|kyllä|igen|ναι|はい|是|예|네)(?:\W.{{0,40}})?|.{{0,8}}{_NUM} ?(?:歳以上|세 ?이상).{{0,6}}|我?(?:已|年)?[满滿] ?{_NUM}.{{0,4}}"
)
# "I am not 18", "no", "exit"; a whole line
NO = re.compile(
    rf"(?:no|nein|non|não|nie|ne|nu|nej|nei|ei|нет|ні|hayır|όχι|nem|いいえ|否|不是|아니요|아니오)(?:\W.{{0,40}})?|(?:ich bin (?:noch )?(?:keine|nicht|unter)|i am (?:not|under)|i['’]m (?:not|under)|je (?:n['’]ai pas|ne suis pas)|j['’]ai moins|(?:soy|tengo) men\w+|(?:sou|tenho) men\w+|sono minorenne|ho meno|ik ben (?:geen|nog|jonger)|under|unter) .{{0,30}}|.{{0,24}}(?:{_EXIT}).{{0,16}}|.{{0,8}}{_NUM} ?(?:歳未満|세 ?미만).{{0,6}}|未[满滿] ?{_NUM}.{{0,4}}"
)
# what sites are about that ask, and the site itself: not a form to register for something else
ABOUT = re.compile(
    r"alco|alko|алког|porn|порн|erot|эрот|\badult|tabak|tobac|табак|vape|cannabis|\bwein\w*|\bwine|\bvins?\b|\bvino|\bbier|\bbeer|spirit|whisk|vodka|glücksspiel|gambl|\b(?:web ?)?sites?\b|webseite|сайт|sitio|\bsito\b|stron[aęy]|stránk|webbplats|hjemmeside|nettsted|sivusto|サイト|网站|網站|사이트|酒"
)
# what enters means, as doors say it instead of a question: "by clicking OK you confirm that"
AGREES = re.compile(
    r"\bby (?:clicking|entering|choosing|pressing|selecting|continuing|proceeding)\b.{0,60}\b(?:confirm|agree|certify|declare|affirm|acknowledge|accept)|(?:\bdurch (?:klick|betreten|anklicken|das|den|einen)|\bmit (?:klick|einem klick|dem betreten|dem klick|betreten))\b.{0,60}(?:bestätig|erklär|versicher)\w*|\ben (?:cliquant|entrant|poursuivant|accédant)\b.{0,60}(?:confirme|certifie|déclare|accepte|reconnai)\w*|\bal (?:hacer clic|pulsar|entrar|acceder|ingresar|continuar)\b.{0,60}(?:confirm|acept|declar|certific)\w*|\bao (?:clicar|entrar|acessar|aceder|continuar)\b.{0,60}(?:confirm|aceit|declar|concord)\w*|\b(?:cliccando|entrando|accedendo|proseguendo)\b.{0,60}(?:conferm|dichiar|accett)\w*|\bdoor (?:te klikken|op|verder|deze)\b.{0,60}(?:bevestig|verklaar|akkoord)\w*|"
    r"\b(?:klikając|wchodząc|wybierając)\b.{0,60}(?:potwierdz|oświadcz|akceptuj)\w*|\b(?:zvolením|vstupem|vstupom|kliknutím|stisknutím|stlačením|potvrzením|výběrem)\b.{0,80}(?:potvrzuj|prohlašuj|souhlas|potvrdzuj|vyhlasuj)\w*|\b(?:нажимая|входя|продолжая|переходя)\b.{0,60}(?:подтвержда|соглаша)\w*|\b(?:натискаючи|входячи|продовжуючи)\b.{0,60}(?:підтверджу|погоджу)\w*|(?:belép\w*|kattint\w*).{0,60}(?:kijelent|elfogad|igazol|megerősít)\w*|(?:点击|點擊|进入|進入|按下).{0,20}(?:即|表示|代表|等于).{0,12}(?:同意|确认|確認|已[满滿])"
)
# the warning that the law of Hong Kong wants on indecent articles, which sites in Chinese have as their door
WARNED = re.compile(
    r"may not be distributed, circulated, sold, hired, given, lent|不可[将將]本\S{1,4}[内內]容[派分][发發]|不可[将將]本\S{1,4}[派分][发發][、,，]?[传傳][阅閱]"
)
# what leads on from such a warning; a whole line
ON = re.compile(
    r".{0,24}(?:按此|按這裡|按这里|[点點][击擊]?(?:此处|此處|这里|這裡)|[进進]入|入[内內]|enter\b|click here).{0,16}"
)

# an age that a shop wants of who buys a thing, and not of who reads about it
BUYS = re.compile(
    r"\bto (?:buy|purchase|order)\b|\bpour (?:acheter|commander)|\bpara (?:comprar|adquirir|pedir)|\bper (?:acquistare|comprare|ordinare)|\bzu (?:kaufen|bestellen)|\bzum kauf|\bte (?:kopen|bestellen)|\b(?:aby|by) (?:kupić|zamówić)|"
    r"\b(?:чтобы|для) (?:купить|приобрести|заказать|покупки)|щоб (?:купити|придбати)|satın al\w*|(?:để|khi) mua|untuk membeli|購入|购买|購買|구매|구입|للشراء|برای خرید"
)
