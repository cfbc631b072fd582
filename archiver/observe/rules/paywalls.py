"""Finds the line by which a page says that it shows the rest of its text only to subscribers or users (pure).

Only lines about this text count: an offer to subscribe, a count of free articles, or a request to log in to comment say
nothing about it.
"""

from __future__ import annotations

import re

from archiver.text.literals import Literals, in_one_case
from archiver.text.model import Kind, Text

KEPT_BACK = "gate.kept-back"  # rule id, for a page that showed all of its text before
LINE_CHARS = 240  # maximum length of such a line
QUOTED_CHARS = 160

_ASKED = r"subscrib\w*|sign (?:in|up)|log ?in|register|join|become an? (?:\w+ )?(?:member|subscriber)|create (?:an? )?(?:free )?account"
_REST = re.compile(
    rf"\b(?:{_ASKED})\b.{{0,60}}\bto (?:continue|keep|finish) reading\b(?! (?:\w+ ){{0,2}}(?:newsletter|letter|magazine|blog)s?\b)|\bto (?:continue|keep) reading\b.{{0,40}}\b(?:{_ASKED})\b|"
    r"\bth(?:is|e rest of this) (?:article|story|post|report|text|content) is (?:only |exclusively )?(?:available |reserved )?(?:only )?(?:for|to) (?:our |paid |paying |premium |registered )*(?:subscribers|members)\b|"
    r"\b(?:the rest|\d+ ?%) of this (?:article|story|post) is (?:locked|left)\b|"
    r"\bweiterlesen mit\b.{0,40}(?:plus\b|abo\b|abonnement|premium|digital)|\b(?:dieser|dieses|den ganzen|diesen) (?:artikel|beitrag|text)\b.{0,40}\b(?:nur|exklusiv)\b.{0,30}\b(?:abonnent\w*|mitglieder|plus)|\bum (?:diesen (?:artikel|text|beitrag) )?(?:weiterzulesen|weiter zu lesen|vollständig zu lesen)\b.{0,60}\b(?:abo\w*|anmeld\w*|registrier\w*|einlogg\w*)|"
    r"\b(?:cet article|la suite(?: de cet article)?|la lecture de cet article|l['’]intégralité de (?:cet|l['’])\s?article) est (?:réservée?|accessible uniquement) (?:aux|à nos) abonné|\bil vous reste \d+(?:[.,]\d+)? ?% de cet article\b|\b(?:abonnez|connectez|inscrivez)-vous\b.{0,40}\bpour (?:lire la suite|poursuivre (?:la|votre) lecture|continuer (?:à lire|votre lecture))|"
    r"\b(?:suscr[ií]bete|suscríbase|regístrate|regístrese|inicia (?:la )?sesión)\b.{0,40}\bpara (?:seguir|continuar) leyendo\b|\beste (?:contenido|artículo) es (?:exclusivo|solo|sólo) para (?:suscriptores|socios)|"
    r"\b(?:assine|cadastre-se|faça (?:o )?login|entre)\b.{0,40}\bpara continuar (?:lendo|a ler)\b|\b(?:este|esse) (?:conteúdo|artigo|texto) é (?:exclusivo|restrito) (?:para|a) (?:assinantes|membros)|"
    r"\b(?:abbonati|accedi|registrati)\b.{0,40}\bper (?:continuare (?:a leggere|la lettura)|leggere (?:tutto )?l['’](?:intero )?articolo)\b|\bquesto (?:contenuto|articolo) è riservato agli abbonati|"
    r"\b(?:neem een abonnement|word (?:lid|abonnee)|log in|registreer)\b.{0,40}\bom (?:verder|door) te lezen\b|\bdit artikel is (?:alleen|exclusief) voor (?:abonnees|leden)|"
    r"\b(?:aby|żeby) (?:czytać dalej|przeczytać (?:całość|cały artykuł))\b.{0,40}\b(?:zaloguj|subskryb\w*|prenumer\w*|wykup)|\b(?:ten )?(?:artykuł|tekst) (?:jest )?dostępny (?:tylko|wyłącznie) dla (?:prenumeratorów|subskrybentów)|"
    r"чтобы (?:дочитать|читать (?:дальше|далее|полностью)|прочитать (?:\w+ )?(?:целиком|полностью))\b.{0,60}(?:подпи|войд|зарегистр|оформ)|(?:этот |данный )?(?:материал|текст|статья) доступ(?:ен|на) только (?:для )?(?:платн\w+ )?подписчик|"
    r"(?:devamini|haberin tamamini|yazinin tamamini) oku\w*(?: için)?.{0,30}(?:abone|üye|giriş)|"
    r"(?:本文|全文)(?:共计?|共計|约|約)?\s*[\d,]+\s*字.{0,8}(?:订阅|訂閱|付费|付費|登录|登錄)|(?:订阅|訂閱|付费|付費|登录|登錄|登入|购买|購買|开通会员|成为会员|成為會員)(?:本文|全文|会员|會員)?(?:后|後|即可|以|可|,|，)*(?:继续阅读|繼續閱讀|阅读全文|閱讀全文|解锁全文|解鎖全文|阅读剩余|閱讀剩餘)|剩余\s*[\d.]+\s*%.{0,20}(?:付费|订阅|购买|会员)|(?:此|本)(?:文章|文)(?:为|為|仅|僅)(?:限)?(?:付费|付費|订阅|訂閱|会员|會員)|"
    r"(?:この|本)(?:記事|続き|コンテンツ)は.{0,12}(?:会員|有料|購読者|プレミアム).{0,8}(?:限定|専用|のみ|向け)|残り\s*[\d,]+\s*文字|(?:ログイン|会員登録|購読|購入)(?:して|すると|で).{0,6}続きを(?:読|ご覧)|続きを(?:読む|ご覧になる)に(?:は|あたり).{0,24}(?:登録|ログイン|購読|会員|購入)|"
    r"(?:전문|기사 전체|이어서|계속)(?:을|를)? ?(?:보|읽)(?:으)?(?:시)?려면.{0,20}(?:로그인|구독|가입|결제)|(?:구독자|유료 ?회원|회원) 전용 (?:기사|콘텐츠)"
)
# the rest is only shown in an app; live pages may say so, too, about a text that they show
_ELSEWHERE = re.compile(
    r"(?:打开|打開|下载|下載|前往|安装|安裝|开启|開啟)\S{0,12}?(?:app|客户端|客戶端|小程序)\S{0,8}?(?:阅读|閱讀|查看|浏览|瀏覽)(?:全文|全部|完整|更多|余下|剩余)|"
    r"(?:关注|關注)\S{0,16}?(?:公众号|公眾號)\S{0,8}?(?:阅读|閱讀|查看|看)(?:全文|全部|完整|余下|剩余)|"
    r"\b(?:open|continue|read|view|download|get)\b.{0,20}\b(?:the|our|this (?:article|story)) ?(?:\w+ )?(?:in (?:the|our) )?app\b.{0,20}\b(?:to )?(?:read|continue|see|view)\b|"
    r"\b(?:read|continue) (?:the (?:full|rest of (?:the|this)) (?:article|story)|reading) (?:in|on) (?:the|our) (?:\w+ )?app\b"
)
# every such line contains one of these, and few other lines do
_TELLING = Literals(
    one.encode() for one in (
        "continue reading", "keep reading", "finish reading", "subscribers", "members", "of this article", "of this story", "of this post", "weiterlesen mit", "weiterzulesen", "weiter zu lesen",
        "vollständig zu lesen", "abonnent", "mitglieder", "abonné", "de cet article", "lire la suite", "lecture", "leyendo", "suscriptores", "socios", "continuar lendo", "a ler", "assinantes", "membros",
        "per continuare", "leggere", "abbonati", "te lezen", "abonnees", "voor leden", "czytać dalej", "przeczytać", "prenumerator", "subskrybent", "дочитать", "чтобы", "подписчик", "oku", "继续阅读", "繼續閱讀",
        "阅读全文", "閱讀全文", "全文", "剩余", "本文", "此文", "文章", "阅读剩余", "閱讀剩餘", "この記事", "本記事", "続き", "コンテンツ", "残り", "려면", "전용",
    )
)  # fmt: skip


def kept_back(text: Text) -> str:
    """The line by which a page says that the rest of its text is for subscribers or users; "" if there is none."""
    short = [line for line in text.visible.split("\n") if 0 < len(line) <= LINE_CHARS] if text.kind is Kind.HTML else []
    small = in_one_case("\n".join(short))
    if not _TELLING.any_in_text(small):
        return ""
    lines = zip(small.split("\n"), short, strict=True)
    said = (own for line, own in lines if len(line) <= LINE_CHARS and _TELLING.any_in_text(line) and _REST.search(line))
    return " ".join(next(said, "").split())[:QUOTED_CHARS]


def kept_elsewhere(text: Text) -> str:
    """The line by which a page says that the rest of its text is only shown in an app; "" if there is none.

    Only meaningful for a page that showed all of its text before.
    """
    found = (
        line for line in text.visible.split("\n") if len(line) <= LINE_CHARS and _ELSEWHERE.search(in_one_case(line))
    )
    return " ".join(next(found, "").split())[:QUOTED_CHARS]
