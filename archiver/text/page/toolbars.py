"""Finds toolbars in the content of a page: print, send, save, font size, contrast (pure).

They belong to the site, and come and go with its design.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from archiver.text.page.cards import FILE
from archiver.text.page.walked import Walked

_Tool = tuple[str, str]  # kind (a group of `_TOOL`), and word or sign

TOOLS = 2  # min number of different words or signs in a toolbar
UNLINKED = 4  # the same for one of buttons without links, which must set the font or colours, too
BAR_CHARS = 120  # max characters of a line of it
BLOCKS = 12  # max blocks of it
REMEMBERED = 4096  # lines whose tools are cached, none longer than a toolbar's: pages of a site have the same ones

# names of tools that print, send or share the page
_USED = (
    "print|printer friendly|printer-friendly|print version|print view|print page|print article|print this page|print this article|printable version|e-mail this page|email this page|e-mail this|email this|email article|print this|save article|"
    "send to a friend|tell a friend|share|share page|drucken|druckversion|druckansicht|seite drucken|artikel drucken|versenden|weiterempfehlen|teilen|"
    "imprimer|imprimer la page|imprimer l'article|version imprimable|envoyer|envoyer par mail|envoyer par e-mail|envoyer par courriel|envoyer à un ami|courriel|partager|"
    "imprimir|imprimir página|imprimir artículo|imprimir artigo|versión imprimible|versão para impressão|enviar|enviar por e-mail|enviar por email|enviar por correo|enviar a un amigo|correo|compartir|compartilhar|"
    "stampa|stampa pagina|stampa articolo|versione stampabile|invia|invia per e-mail|invia a un amico|condividi|afdrukken|printversie|mailen|doorsturen|delen|"
    "skriv ut|skriv ut sidan|skicka|tipsa|dela|udskriv|send til en ven|del|skriv ut siden|tulosta|tulosta sivu|lähetä|jaa|prenta|prindi|saada|drukāt|spausdinti|"
    "drukuj|wydrukuj|wersja do druku|drukuj stronę|wyślij|wyślij znajomemu|udostępnij|tisk|tisknout|vytisknout|verze pro tisk|poslat|poslat e-mailem|sdílet|"
    "tlač|tlačiť|vytlačiť|odoslať|zdieľať|nyomtatás|nyomtatható változat|küldés|elküldés|megosztás|tipărire|tipărește|imprimă|printează|trimite|trimite pe e-mail|distribuie|"
    "ispis|ispiši|pošalji|podijeli|podeli|štampaj|natisni|pošlji|deli|печат|отпечатай|версия за печат|изпрати|сподели|"
    "печать|распечатать|версия для печати|отправить|отправить по почте|отправить другу|поделиться|друк|друкувати|версія для друку|роздрукувати|надіслати|поширити|штампај|пошаљи|подели|"
    "εκτύπωση|εκτυπώστε|αποστολή|κοινοποίηση|yazdır|gönder|e-posta|paylaş|çap et|הדפס|הדפסה|גרסת הדפסה|שלח|שלח לחבר|שתף|שיתוף|"
    "طباعة|اطبع|نسخة للطباعة|إرسال|أرسل إلى صديق|بريد إلكتروني|مشاركة|شارك|چاپ|نسخه چاپی|ارسال|ایمیل|اشتراک‌گذاری|پرنٹ|प्रिंट|प्रिंट करें|ईमेल|शेयर|মুদ্রণ|প্রিন্ট|ইমেইল|அச்சிடு|மின்னஞ்சல்|"
    "พิมพ์|พิมพ์หน้านี้|ส่งอีเมล|แชร์|in bài|bản in|gửi email|chia sẻ|cetak|kirim|bagikan|打印|打印本页|打印此页|打印本文|关闭|关闭窗口|关闭本页|收藏|分享|分享到|分享至|列印|友善列印|轉寄|友善轉寄|關閉|"
    "印刷|印刷する|印刷用ページ|メールで送る|シェア|인쇄|인쇄하기|프린트|메일 보내기|공유|공유하기"
).split("|")
# names of tools that set font size and colours
_SET = (
    "accessibility|contrast|high contrast|grayscale|font size|text size|increase font size|decrease font size|increase text|decrease text|reset|barrierefreiheit|kontrast|hoher kontrast|schriftgröße|"
    "schrift vergrößern|schrift verkleinern|zurücksetzen|accessibilité|contraste|taille du texte|taille des caractères|réinitialiser|accesibilidad|alto contraste|escala de grises|tamaño de letra|"
    "tamaño del texto|restablecer|acessibilidade|tamanho da letra|tamanho da fonte|tamanho do texto|aumentar letra|diminuir letra|aumentar fonte|diminuir fonte|escala de cinza|redefinir|restaurar|"
    "accessibilità|contrasto|dimensione testo|dimensione carattere|ripristina|toegankelijkheid|tekstgrootte|lettergrootte|herstellen|tillgänglighet|textstorlek|återställ|tilgængelighed|tilgjengelighet|tekststørrelse|"
    "nulstil|saavutettavuus|kontrasti|tekstikoko|palauta|dostępność|wysoki kontrast|rozmiar czcionki|rozmiar tekstu|wielkość czcionki|wielkość tekstu|přístupnost|velikost písma|velikost textu|obnovit|"
    "prístupnosť|veľkosť písma|veľkosť textu|akadálymentes|akadálymentes verzió|kontraszt|betűméret|visszaállítás|accesibilitate|mărime text|mărime font|resetare|pristupačnost|veličina slova|veličina teksta|"
    "dostopnost|velikost pisave|достъпност|контраст|размер на шрифта|доступность|версия для слабовидящих|размер шрифта|размер текста|сброс|сбросить|доступність|контрастність|розмір шрифту|скинути|"
    "προσβασιμότητα|αντίθεση|μέγεθος γραμμάτων|μέγεθος κειμένου|επαναφορά|erişilebilirlik|karşıtlık|yazı boyutu|yazı tipi boyutu|sıfırla|נגישות|ניגודיות|גודל טקסט|גודל גופן|איפוס|"
    "إمكانية الوصول|تباين|حجم الخط|حجم النص|إعادة تعيين|دسترسی|کنتراست|اندازه متن|اندازه قلم|अभिगम्यता|कंट्रास्ट|फ़ॉन्ट आकार|การเข้าถึง|ความคมชัด|ขนาดตัวอักษร|tương phản|cỡ chữ|kontras|ukuran huruf|ukuran teks|"
    "无障碍|無障礙|对比度|對比|字号|字体|字號|字級|字型大小|重置|還原|コントラスト|文字サイズ|文字の大きさ|リセット|접근성|고대비|글자크기|글자 크기|초기화"
).split("|")
# words that a document may use as well: they count only beside one of those
_ALSO = "pdf|pdf version|als pdf|version pdf|save as pdf|als pdf speichern|e-mail|email|mail|邮件|メール|메일|大|中|小".split(
    "|"
)
# icons instead of words, and letters that stand for a font size
_SIGN = "[\U0001f5a8\U0001f4e7-\U0001f4e9\u2709\U0001f4c4\U0001f5b6\u2399\U0001f517\U0001f4be\u2b07\u267f\u25d0\u25d1\U0001f50d\U0001f50e]\ufe0f?"
_SIZE = r"[aа]{1,3}(?:[+\-−–]{1,2}|(?!\w))|[+\-−–][aа](?!\w)"
_WHOLE = r"(?![^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])"  # scripts without blanks have none between two tools


def _any(words: Sequence[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_TOOL = re.compile(
    rf"(?P<size>{_SIZE})|(?P<sign>{_SIGN})|(?P<used>{_any(_USED)}){_WHOLE}|(?P<set>{_any(_SET)}){_WHOLE}|(?P<also>{_any(_ALSO)}){_WHOLE}",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[\s|/·•,:：()\[\]【】_]+")
_HERE = re.compile(r"(?:javascript:|mailto:(?:\?|$)|#|\?)", re.IGNORECASE)  # links that act on the page itself
_ADDRESS = re.compile(r"mailto:[^?]", re.IGNORECASE)


def toolbar_blocks(found: Walked, gone: bytearray) -> Iterator[int]:
    """The numbers of the blocks that are toolbars, each alone or with adjoining ones, which may include a heading."""
    tools_by_block = [
        () if gone[n] or block.heading == 1 or len(block.text) > BAR_CHARS else _tools_in(block.text)
        for n, block in enumerate(found.blocks)
    ]
    for is_tool, some in groupby(range(len(tools_by_block)), key=lambda n: bool(tools_by_block[n])):
        if not is_tool:
            continue
        run = list(some)
        if _is_bar(found, run, {one for n in run for one in tools_by_block[n]}):
            yield from run


def is_tool_list(line: str) -> bool:
    """Whether a line is nothing but names of tools; whether it is a toolbar depends on its links, too."""
    return len(line) <= BAR_CHARS and bool(_tools_in(line))


@lru_cache(maxsize=REMEMBERED)
def _tools_in(text: str) -> tuple[_Tool, ...]:
    """The tools that a line is made of; empty if it says anything else."""
    out: list[_Tool] = []
    at = 0
    while at < len(text):
        if (gap := _BETWEEN.match(text, at)) is not None:
            at = gap.end()
            continue
        tool = _TOOL.match(text, at)
        if tool is None:
            return ()
        out.append((tool.lastgroup or "", tool[0].casefold()))
        at = tool.end()
    return tuple(out)


def _is_bar(found: Walked, run: Sequence[int], found_tools: Collection[_Tool]) -> bool:
    """Whether these blocks are a toolbar: links that act on the page, or buttons without links.

    A list of files or a mail address is not one, nor is what may be a list of grades ("A", "A+").
    """
    blocks = [found.blocks[n] for n in run if n > run[0] or not found.blocks[n].heading]  # the first may be its heading
    nodes = {block.node for block in blocks}
    hrefs = [at.href for at in found.anchors if at.tag == "a" and at.node in nodes]
    if not 0 < len(blocks) <= BLOCKS or any(block.heading for block in blocks):
        return False
    if any(FILE.search(href) or _ADDRESS.match(href) for href in hrefs):
        return False
    kinds = {kind for kind, _ in found_tools}
    if not all(block.links for block in blocks):
        return {"size", "set"} <= kinds or (
            len(found_tools) >= UNLINKED and "used" in kinds and not kinds.isdisjoint({"size", "set"})
        )
    here = all(map(_HERE.match, hrefs))
    return len(found_tools) >= TOOLS and (not kinds.isdisjoint({"used", "set"}) or (here and kinds != {"also"}))
