"""Labels of a theme that are now in another language or another word, while the text stays (pure).

"Posted on 4 May" becomes "Veröffentlicht am 4. Mai". Only whole labels, labels before a colon, and labels with a day;
and only if all that stands beside the label's words is the same.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from archiver.text.dates import count_dates, rewrite_dates
from archiver.text.literals import Literals, in_one_case
from archiver.text.normal import dense, fold
from archiver.text.presentation.results import NOTHING, Noted, passages_as_often_in_both
from archiver.text.turning.volatile import is_label

# the meaning of a label, and its wordings
_WORDINGS = {
    "posted": (
        "posted on|posted|published on|published|veröffentlicht am|veröffentlicht|geschrieben am|publié le|publicado el|publicado en|publicado em|publicat el|"
        "pubblicato il|gepubliceerd op|geplaatst op|opublikowano|objavljeno|publicerad|udgivet|опубликовано|опубліковано|yayınlanma tarihi|yayın tarihi|"
        "发布于|发表于|發佈於|發表於|发布时间|發布時間|投稿日|公開日|작성일|게시일|نُشر في|نشر في|تاریخ انتشار|פורסם ב|diterbitkan pada|đăng ngày|đăng vào"
    ),
    "updated": (
        "last updated|updated on|updated|zuletzt aktualisiert|aktualisiert am|mis à jour le|actualizado el|atualizado em|aggiornato il|bijgewerkt op|"
        "zaktualizowano|обновлено|оновлено|güncellendi|uppdaterad|更新于|更新於|最后更新|最後更新|最終更新日|更新日|최종 수정일|수정일|آخرین به‌روزرسانی|diperbarui|cập nhật"
    ),
    "author": "author|autor|auteur|autore|автор|yazar|författare|szerző|作者|著者|작성자|글쓴이|الكاتب|نویسنده|penulis|tác giả",
    "share": "share|share this|teilen|partager|compartir|compartilhar|condividi|delen|dela|udostępnij|podijeli|поделиться|поширити|paylaş|分享|シェア|共有|공유|공유하기|شارك|اشتراک‌گذاری|שתף|bagikan|chia sẻ",
    "reply": "reply|antworten|répondre|responder|rispondi|beantwoorden|odpowiedz|odgovori|ответить|відповісти|yanıtla|cevapla|svara|回复|回覆|返信|답글|رد|پاسخ|השב|balas|trả lời",
    "tags": "tags|tag|schlagwörter|schlagworte|mots-clés|étiquettes|etiquetas|etichette|tagi|oznake|теги|метки|мітки|etiketler|taggar|etiketter|címkék|etiquetes|标签|標籤|タグ|태그|الوسوم|برچسب‌ها|תגיות|thẻ",
    "categories": "categories|category|kategorien|kategorie|catégories|catégorie|categorías|categoría|categorias|categoria|categorie|categorieën|kategorije|категории|рубрики|категорії|kategoriler|kategori|kategorier|分类|分類|カテゴリー|카테고리|التصنيفات|دسته‌ها|קטגוריות|chuyên mục",
    "comments": "comments|kommentare|commentaires|comentarios|comentários|commenti|reacties|komentarze|komentari|комментарии|коментарі|yorumlar|kommentarer|评论|評論|留言|コメント|댓글|التعليقات|دیدگاه‌ها|תגובות|komentar|bình luận",
    "more": "read more|continue reading|weiterlesen|mehr lesen|lire la suite|leer más|seguir leyendo|leia mais|leggi tutto|lees meer|lees verder|czytaj dalej|czytaj więcej|pročitaj više|читать далее|читати далі|devamını oku|läs mer|阅读更多|閱讀更多|阅读全文|続きを読む|더 보기|더 읽기|اقرأ المزيد|ادامه مطلب|קרא עוד|baca selengkapnya|đọc tiếp|xem thêm",
    "previous": "previous|prev|older|zurück|vorheriger|précédent|anterior|precedente|vorige|poprzedni|prethodno|предыдущая|назад|попередня|önceki|föregående|上一篇|上一页|前へ|前の記事|이전|السابق|قبلی|הקודם|sebelumnya|trước",
    "next": "next|newer|weiter|nächster|suivant|siguiente|próximo|successivo|volgende|następny|sljedeće|следующая|вперёд|наступна|sonraki|nästa|下一篇|下一页|次へ|次の記事|다음|التالي|بعدی|הבא|berikutnya|selanjutnya|tiếp",
    "related": "related posts|related articles|related|ähnliche beiträge|ähnliche artikel|articles similaires|articles liés|entradas relacionadas|artículos relacionados|artigos relacionados|articoli correlati|gerelateerde berichten|powiązane wpisy|похожие записи|схожі записи|ilgili yazılar|relaterade inlägg|相关文章|相關文章|関連記事|관련 글|مقالات ذات صلة|مطالب مرتبط|פוסטים קשורים|artikel terkait|bài viết liên quan",
    "search": "search|suche|suchen|rechercher|buscar|pesquisar|cerca|zoeken|szukaj|поиск|пошук|ara|sök|搜索|搜尋|検索|검색|بحث|جستجو|חיפוש|cari|tìm kiếm",
    "contents": "contents|table of contents|inhalt|inhaltsverzeichnis|inhaltsübersicht|table des matières|sommaire|índice|contenido|tabla de contenidos|sumário|conteúdo|indice|sommario|inhoud|inhoudsopgave|spis treści|obsah|sadržaj|innehåll|innehållsförteckning|indhold|indholdsfortegnelse|innhold|innholdsfortegnelse|sisällys|sisällysluettelo|tartalom|tartalomjegyzék|cuprins|içindekiler|содержание|оглавление|зміст|съдържание|目录|目錄|目次|차례|목차|المحتويات|فهرست|תוכן העניינים|daftar isi|mục lục",
    "menu": "menu|main menu|open menu|close menu|toggle menu|menü|hauptmenü|menú|menú principal|menu principal|meniu|meny|valikko|meni|izbornik|меню|菜单|選單|メニュー|메뉴|القائمة|منو|תפריט",
    "print": "print|drucken|imprimer|imprimir|stampa|afdrukken|drukuj|печать|друк|yazdır|skriv ut|打印|列印|印刷|인쇄|طباعة|چاپ|הדפס|cetak|in bài",
    # Kinds of text, as sites name them. None says what became of the text ("Draft", "Withdrawn"), whether it is news or
    # opinion, or whether it was reviewed.
    "kind": (
        "report|reports|research report|article|articles|research article|original article|original research|original research article|publication|publications|research|paper|papers|policy brief|briefing|news|news article|news story|"
        "press release|press releases|story|stories|feature|features|blog|blog post|post|insight|insights|field notes|guide|bericht|artikel|nachricht|meldung|pressemitteilung|rapport|actualité|communiqué de presse|"
        "informe|artículo|noticia|nota de prensa|relatório|artigo|notícia|rapporto|articolo|notizia|raport|artykuł|aktualność|отчёт|отчет|доклад|статья|новость|новости|报告|報告|文章|新闻|新聞|レポート|記事|ニュース|보고서|기사|뉴스"
    ),
}  # fmt: skip
_MEANINGS = {one: said for said, words in _WORDINGS.items() for one in map(fold, words.split("|"))}
_LABEL = re.compile(
    rf"(?<![^\W\d])(?:{'|'.join(map(re.escape, sorted(_MEANINGS, key=len, reverse=True)))})(?![^\W\d])", re.IGNORECASE
)
# every line with a label contains one of these
_LETTERS = Literals(one.encode() for one in sorted(map(in_one_case, _MEANINGS)))
_PIECE = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
HEADING_CHARS = 40  # longest heading of a table of contents
UNIT_CHARS = 2  # longest symbol of a unit
_LED = re.compile(r"\W*<[a-z]+>\s?[:：]")
_STATES = frozenset({"posted", "updated", "author", "kind", "contents"})
_MARKS = " :：»›→>«‹←<|·-–—.…!#"
_MEANINGS_IN_ONE_CASE = {in_one_case(one): said for one, said in _MEANINGS.items()}


def relabelled(lost: Collection[str], added: Collection[str]) -> Noted:
    """The lost and added passages that are labels of the same meaning, if there are as many lost as added."""
    if not (lost and added):
        return NOTHING
    return passages_as_often_in_both(lost, added, _meaning)


def recased(lost: Collection[str], added: Collection[str]) -> Noted:
    """The lost and added labels that differ in capitals alone: "Show all updates", "show all updates".

    In a word of two letters, or amid a word, a capital makes another word (mW, MW); so it does in one word among others
    (Turkey, turkey).
    """
    both = set(lost) & set(added)

    def said(passage: str) -> tuple[str, ...] | None:
        return _small(_PIECE.findall(passage)) if passage not in both and is_label(passage) else None

    return passages_as_often_in_both(lost, added, said) if lost and added else NOTHING


def _small(pieces: Sequence[str]) -> tuple[str, ...]:
    """A label in small letters, if all its words, or only its first, are capitalised as labels are."""
    words = [piece for piece in pieces if piece.isalpha()]
    first = words[:1]
    alike = all(map(str.isupper, words)) or all(map(str.istitle, words))
    if not alike and not (all(map(str.islower, words[1:])) and all(one.islower() or one.istitle() for one in first)):
        return tuple(pieces)
    return tuple(piece if len(piece) <= UNIT_CHARS else piece.casefold() for piece in pieces)


def says_label(passage: str) -> bool:
    """Whether a line is one of these labels and no more, and does not state what became of something ("Published")."""
    return _MEANINGS_IN_ONE_CASE.get(in_one_case(passage.strip(_MARKS)), "posted") not in _STATES


def is_contents_heading(line: str) -> bool:
    """Whether a line is the heading of a table of contents."""
    return len(line) <= HEADING_CHARS and _MEANINGS_IN_ONE_CASE.get(in_one_case(line.strip(_MARKS))) == "contents"


def _meaning(passage: str) -> str | None:
    """A label with its wordings replaced by their meaning; None if it has no such wording, or is no label."""
    if not is_label(passage):
        return None
    label = fold(passage)
    if not _LETTERS.any_in_one_case(label):  # most labels
        return None
    text, found = _LABEL.subn(lambda word: f"<{_MEANINGS_IN_ONE_CASE[in_one_case(word[0])]}>", label)
    if not found:
        return None
    beside = any(map(str.isalpha, _LABEL.sub(" ", label)))
    if beside and not _LED.match(text) and not count_dates(label):  # "Next steps" is a headline
        return None
    return dense(rewrite_dates(text))
