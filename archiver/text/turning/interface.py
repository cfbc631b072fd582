"""What a page says to its users and not about its subject (pure).

Examples: "Tweet this!", "Join us on Telegram", "Share feedback", "There are no articles here yet", "Website by A.
Lind". One theme shows such a line where another shows none. Only lines that say nothing else, and no headings of a part
of the page.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from archiver.text.model import Text
from archiver.text.normal import bare, fold, key
from archiver.text.page.document_lists import names_document
from archiver.text.presentation.results import NOTHING, Noted
from archiver.text.turning.appeals import is_appeal, is_of_giving
from archiver.text.turning.buttons import is_buttons, without_buttons
from archiver.text.turning.relabelled import says_label

CHARS = 80  # longest line of this kind
STOOD_CHARS = 12  # without blanks: a shorter line before its buttons may be a part of any other line
_PAPER = re.compile(
    r"\b(?:pdf|epub|xml|download|descargar|baixar|télécharger)\b|下[载載]|ダウンロード|다운로드", re.IGNORECASE
)
_COUNT = re.compile(r"\d[\d.,]{0,9}\s?[kKmM万萬]?")
# Single words with which no papers, votes, complaints or holdings are counted.
_TAPPED = frozenset(
    "like likes tweet gefällt j’aime curtir 赞 点赞 轉發 转发 いいね シェア ツイート 좋아요 공감".split()
)

# Where a page is shared to, by the names of the networks.
_LONG = (
    r"twitter|facebook|linkedin|whats ?app|telegram|reddit|pinterest|mastodon|bluesky|вконтакте|tumblr|hacker ?news|instagram|weibo|wechat|微博|新浪微博|微信|朋友圈|qq空间|"
    r"はてなブックマーク|카카오톡|네이버"
)
_NETWORKS = rf"{_LONG}|x|fb|threads|line|vk|pocket|xing|messenger|e-?mail|mail|社交媒体|豆瓣"
_SENT = (
    rf"(?:share|tweet|post|pin|send|save|like|follow|discuss)(?: (?:this|it|us|me))?(?: (?:page|post|article|story))? (?:(?:on|to|via|in|with|by) (?:{_NETWORKS})|(?:{_LONG}))|"
    rf"(?:share|tweet|pin|like)(?: (?:this|it))(?: (?:page|post|article|story))?|"
    rf"(?:auf|bei|per|über|via) (?:{_NETWORKS}) (?:teilen|posten|merken|senden)|(?:partager|partagez|publier|envoyer)(?: (?:sur|via|par|avec))? (?:{_NETWORKS})|"
    rf"(?:compartir|compartilhar|compartilhe|publicar|enviar|partilhar|partilhe)(?: (?:en|por|vía|no|na|pelo|via))? (?:{_NETWORKS})|(?:condividi|invia)(?: (?:su|via|per))? (?:{_NETWORKS})|"
    rf"(?:delen|deel|dela|del|udostępnij|podijeli|sdílet|zdieľať|megosztás)(?: (?:op|via|på|na|a))? (?:{_NETWORKS})|(?:поделиться|отправить|поширити|надіслати)(?: (?:в|во|через|у|по))? (?:{_NETWORKS})|"
    rf"(?:{_NETWORKS})['’]?(?:[dt][ae])? paylaş|分享(?:到|至|於|于)\s?(?:{_NETWORKS})|(?:{_NETWORKS})\s?(?:で(?:シェア|共有|送る)(?:する)?|(?:에|로)\s?공유(?:하기)?)|(?:شارك|مشاركة)(?: (?:على|عبر))? (?:{_NETWORKS})|"
    r"(?:re)?tweet(?: (?:this|it))?|tweeten|twittern|tweeter|twittear|tuitear|tweetar|ツイート(?:する)?"
)
# Where else the site's makers can be found.
_ELSEWHERE = (
    rf"(?:join|follow|find) us(?: (?:on|at|in))?(?: (?:{_NETWORKS}))?|our (?:{_NETWORKS})(?: (?:channel|page|group|account|feed|chat))?|our (?:channel|page|group|account|chat)(?: is)? (?:on|in) (?:{_NETWORKS})|"
    rf"(?:folgen sie|folge|folgt|besuchen sie|finden sie) uns(?: (?:auf|bei|in))?(?: (?:{_NETWORKS}))?|unsere? (?:{_NETWORKS})[- ]?(?:kanal|seite|gruppe)|(?:suivez|rejoignez|retrouvez)[- ]nous(?: sur)?(?: (?:{_NETWORKS}))?|"
    rf"(?:síganos|síguenos|únete(?: a nosotros)?|siga-nos|acompanhe-nos|seguici|seguiteci|volg ons|obserwuj nas|dołącz do nas)(?: (?:en|no|na|su|op))?(?: (?:{_NETWORKS}))?|"
    rf"(?:(?:при|до)соединяйтесь к нам|подписывайтесь(?: на нас)?|мы в соцсетях|до?єднуйтесь до нас|приєднуйтесь до нас|стежте за нами|ми в соцмережах)(?: [ву] (?:{_NETWORKS}|телеграмм?і?е?|фейсбуц?ке?і?))?|"
    rf"наш[аеі]? (?:{_NETWORKS}|телеграмм?|ютуб)[- ]?канал|наш[аеі]? (?:группа|група|страница|сторінка|канал) [ву] (?:{_NETWORKS}|телеграмм?і?е?|фейсбук[еу]?)|(?:关注|關注|加入)我们|關注我們|加入我們|フォローする|팔로우하기|تابعونا|انضم إلينا|ما را دنبال کنید|bizi takip edin"
)
_FEEDBACK = (
    r"(?:share|give|send|leave|provide)(?: (?:us|your|page|site))* feedback|feedback|feedback (?:geben|senden|teilen)|rückmeldung geben|donner(?: (?:son|votre))? avis|donnez(?:-nous)? votre avis|"
    r"(?:dar|enviar|dejar)(?: tu| su)? (?:opinión|comentarios|sugerencias)|enviar feedback|dê sua opinião|invia(?: un)? feedback|geef feedback|ge feedback|gi tilbakemelding|giv feedback|anna palautetta|"
    r"оставить отзыв|відгук|geri bildirim(?: gönder)?|意见反馈|意見反饋|意見回饋|我要纠错|纠错|フィードバック(?:を送(?:る|信))?|피드백(?: 보내기)?|의견 보내기|góp ý|beri masukan|"
    r"(?:login|anmeldung|weitersagen|suche) (?:abbrechen|schliessen)|(?:cancel|close) (?:log-?in|sign-?in|search)|(?:fermer|annuler) la (?:recherche|connexion)|(?:cancelar|cerrar) (?:búsqueda|inicio de sesión)"
)
# That a list, or readers' comments, have no entries yet.
_NONE_YET = (
    r"(?:there (?:are|is) )?(?:no (?:articles?|posts?|entries|comments?|related (?:posts?|articles?)|more (?:posts?|articles?))|nothing)(?: (?:to (?:list|show|display)|found))?(?: here)?(?: yet)?|"
    r"(?:es gibt )?(?:noch |bisher )?keine (?:beiträge|artikel|einträge|kommentare)(?: vorhanden)?|(?:il n['’]y a )?(?:encore )?aucun (?:article|commentaire)(?: (?:ici|pour le moment|pour l['’]instant))?|"
    r"(?:aún |todavía )?no hay (?:artículos|entradas|comentarios)(?: aquí)?(?: todavía| aún)?|(?:ainda )?não há (?:artigos|postagens|comentários)(?: ainda)?|(?:non ci sono )?(?:ancora )?nessun (?:articolo|commento)|"
    r"(?:这里|這裡|此处|目前|当前|當前)?(?:还|還|暂|暫|尚)?(?:没有|沒有|无|無)任?何?(?:相关|相關)?(?:文章|内容|內容|评论|評論|留言|活动|活動)|(?:まだ)?(?:記事|コメント|投稿)(?:は|が)?(?:まだ)?ありません|"
    r"(?:아직 )?(?:게시글|글|댓글)이 없습니다|(?:пока )?(?:нет (?:записей|статей|комментариев)|(?:записей|статей|комментариев) (?:пока )?нет)|henüz (?:yazı|yorum) yok"
)
# What a menu of languages says of itself to those who do not see it.
_MENU = (
    r"(?:a )?drop-?down list to (?:change|choose|select) the language of the (?:site|page)|each option is a language name|there are \d{1,3} language options|"
    r"(?:select|choose|change)(?: (?:your|a|the))? language|sprache (?:aus)?wählen|(?:choisir|sélectionner|changer)(?: (?:de|la|une|votre))? langue|(?:seleccionar?|elegir|elija|selecionar?|escolh[ae]r?)(?: (?:el|o|su|seu))? idioma|"
    r"(?:seleziona|scegli)(?: la)? lingua|(?:kies (?:een |uw |je )?taal|taal kiezen)|välj språk|velg språk|vælg sprog|valitse kieli|wybierz język|vybrat jazyk|(?:выбрать|выберите) язык|(?:обрати|оберіть) мову|dil seç(?:in|iniz)?|pilih bahasa|chọn ngôn ngữ|"
    r"اختر اللغة|انتخاب زبان|选择语言|選擇語言|言語を(?:選択|変更)|언어 ?선택"
)
# Who made the site. "Built by" is not among these: a site that somebody built may be a camp.
_MADE = (
    r"(?:web ?site|web ?page|web ?design|web ?development|theme|template)(?: (?:is |was )?(?:designed|built|developed|made|created|programmed|powered|coded|hosted|maintained)(?:(?:,| and| &) \w+){0,2})? by|"
    r"site (?:(?:designed|powered|coded|hosted)(?: (?:and|&) \w+)? )?by|(?:proudly )?powered by(?= (?-i:[A-Z])[\w.]*(?: [\w.]+)?\W*$)|webdesign(?: (?:by|von|door|av))?\s?:|website (?:von|door)|"
    r"(?:site|conception du site|réalisation du site)(?: web)?(?: (?:réalisé|conçu|créé))? par\s?:?|(?:sitio web (?:desarrollado|diseñado|creado)|diseño web|desarrollo web)(?: por)?\s?:?|"
    r"site (?:desenvolvido|criado) por|sito web (?:realizzato|sviluppato|creato) da|(?:разработка|создание|дизайн) сайта\s?[:—–-]|сайт (?:разработан|создан)|розробка сайту\s?[:—–-]|"
    r"(?:网站|網站)(?:制作|製作|设计|設計|建设|建設|维护|維護)\s?[:：]|サイト制作\s?[:：]"
)
_MAKER = r"(?:(?-i:[A-Z\u0400-\u042f\u3041-\u9fff\uac00-\ud7af])[^\s。！？：，\d]{0,30}|and|und|et|y|e|i|&|,)(?: (?:(?-i:[A-Z\u0400-\u042f])[^\s。！？：，\d]{0,30}|and|und|et|y|e|i|&)){0,6}"
_SAYS = re.compile(
    rf"\W*(?:{_SENT}|{_ELSEWHERE}|{_FEEDBACK}|{_NONE_YET}|{_MENU}|(?:{_MADE})\s?{_MAKER})\W*", re.IGNORECASE
)
# The file name of a picture, shown in the picture's place.
_PICTURE = re.compile(r"[\w\-.%()]{1,60}\.(?:jpe?g|png|gif|webp|svg|bmp|avif)", re.IGNORECASE)


def interface(lost: Mapping[str, str], added: Mapping[str, str], old: Text, new: Text) -> Noted:
    """The lost and added passages that are nothing but such lines, or labels that themes set (`relabelled`).

    Each passage is given with how it is shown.
    """
    if not (lost or added):
        return NOTHING
    left, came = _without_buttons(lost, old), _without_buttons(added, new)
    both = _alike(lost, added, left, came) if left or came else frozenset()
    return _interface_lines(lost, old, new, left, both), _interface_lines(added, new, old, came, both)


def _interface_lines(
    passages: Mapping[str, str], page: Text, other: Text, less: Mapping[str, str], both: Collection[str]
) -> frozenset[str]:
    return frozenset(
        one for one, shown in passages.items()
        if one in both
        or (is_appeal(said := fold(one)) and not is_of_giving(page.title or ""))
        or (one not in page.headings and (_is_said_to_users(one, said, page) or _is_pressed(one, shown, page) or (one in less and _stands(less[one], other))))
    )  # fmt: skip


def _without_buttons(passages: Collection[str], page: Text) -> dict[str, str]:
    """The keys of passages without the buttons at their end, for those with buttons of which none leads to a
    document."""
    out = {one: without_buttons(fold(one)) for one in passages}
    return {one: key(less) for one, less in out.items() if less != one and not _leads_to_papers(one, page)}


def _alike(
    lost: Collection[str], added: Collection[str], left: Mapping[str, str], came: Mapping[str, str]
) -> frozenset[str]:
    """The passages that say the same but for the buttons at their ends."""
    said = [{one: less.get(one) or key(one) for one in some} for some, less in ((lost, left), (added, came))]
    moved = set(map(key, lost)) & set(map(key, added))  # for example figures that changed places
    same = (set(said[0].values()) & set(said[1].values())) - moved
    return frozenset(one for some in said for one, words in some.items() if words in same)


def _is_said_to_users(passage: str, said: str, page: Text) -> bool:
    """Whether a passage is buttons, interface text or a picture's file name. `said`: the passage on one line."""
    if is_buttons(said) and not _leads_to_papers(passage, page):
        return True
    return len(passage) <= CHARS and (_is_interface(said) or _is_picture(passage, page))


def _leads_to_papers(passage: str, page: Text) -> bool:
    """Whether one of the links in a line leads, or may lead, to a document."""
    words = key(passage)
    return any(
        link.tag == "a" and link.text and key(link.text) in words
        and (names_document(link.url) or _PAPER.search(link.text))
        for link in page.links
    )  # fmt: skip


def _is_pressed(passage: str, shown: str, page: Text) -> bool:
    """Whether a figure in a line of its own says how often the button before or after it was pressed."""
    if not _COUNT.fullmatch(passage) or f"\n{passage}\n" not in f"\n{page.visible}\n":
        return False
    beside = [part.strip() for part in shown.partition(passage)[::2]]
    return any(
        is_appeal(part) or (is_buttons(part) and (not part.isalpha() or part.casefold() in _TAPPED))
        for part in beside if part
    )  # fmt: skip


def _stands(words: str, other: Text) -> bool:
    """Whether the other page contains `words`, a line without its buttons."""
    return len(words) >= STOOD_CHARS and words in bare(other.visible)


def _is_interface(said: str) -> bool:
    return says_label(said) or _SAYS.fullmatch(said) is not None


def _is_picture(passage: str, page: Text) -> bool:
    """Whether a passage is the file name of a picture and no link: an entry of a file list is the page's own text."""
    return _PICTURE.fullmatch(passage) is not None and key(passage) not in {key(link.text) for link in page.links}
