"""Wordings of short texts that replaced a text completely: the page is being rewritten, a list is no longer offered.

Read only there, because a page that still has its text may say such things, too.
"""

from __future__ import annotations

from functools import cache

from archiver.observe.rules.model import Phrase, phrases
from storage.model import Finding

_LIST = r"(?:list|register|registry|table|index|directory|catalogue|catalog|database|collection|overview|schedule)"
_RENEWED = (
    r"\b(?:page|pages|content|contents|section|article|document|information|text)\b[^.!?\n]{0,30}\b(?:is|are) (?:\w+ )?(?:being (?:\w+ )?(?:updated|revised|reviewed|reworked|rewritten|edited|overhauled)|under (?:\w+ )?(?:review|revision|construction)|in (?:preparation|revision))",
    r"\b(?:updating|revising|reviewing|reworking|rewriting) (?:this|the|our) (?:page|content|section|article|document|information)\b|new content will (?:be|follow|appear)|\bcontents? (?:is |will be )?(?:coming|following) (?:soon|shortly)",
    r"(?:seite|inhalte?|artikel|beitrag|abschnitt|dokument|text)\b[^.!?\n]{0,30}(?:(?:wird|werden) [^.!?\n]{0,24}(?:überarbeitet|aktualisiert|neu erstellt)(?! regelmäßig)|in (?:über|be)arbeitung)|(?:überarbeiten|aktualisieren) [^.!?\n]{0,16}(?:seite|inhalte?|artikel|beitrag)\b|neue inhalte folgen",
    r"(?:page|contenus?|article|rubrique|document|section)\b[^.!?\n]{0,30}en cours (?:de (?:mise à jour|révision|modification|rédaction|refonte)|d['’]actualisation|d['’]élaboration)|mettons (?:\w+ )?à jour (?:cette|la|ce|le) (?:page|contenu|rubrique|article)",
    r"(?:página|contenidos?|sección|artículo|documento)\b[^.!?\n]{0,30}(?:en (?:revisión|actualización|preparación|proceso de)|está siendo (?:actualizad|revisad)[oa]|se está (?:actualizando|revisando))|(?:actualizando|revisando) (?:esta|este|la|el|los) (?:página|contenidos?|sección|documento|artículo)",
    r"(?:página|conteúdos?|seção|secção|artigo|documento)\b[^.!?\n]{0,30}(?:em (?:revisão|atualização|reformulação|preparação)|está (?:sendo|a ser) (?:atualizad|revisad|revist)[oa])|(?:atualizando|revisando|a atualizar|a rever) (?:esta|este|a|o) (?:página|conteúdo|seção|secção|documento)",
    r"(?:pagina|contenut[oi]|sezione|documento)\b[^.!?\n]{0,30}in (?:aggiornamento|revisione|allestimento|corso di|fase di)|(?:pagina|inhoud|artikel)\b[^.!?\n]{0,20}wordt (?:momenteel |op dit moment |nu )?(?:bijgewerkt|herzien|aangepast)|(?:strona|treść|artykuł|sekcja)\b[^.!?\n]{0,20}(?:w trakcie (?:aktualizacji|opracowywania|przygotowania)|jest (?:obecnie |właśnie )?aktualizowan)",
    r"(?:страниц[аы]|материалы?|раздел|документ|содержание|статья|информация)\b[^.!?\n]{0,30}(?:(?:обновля|перерабатыва|дорабатыва|редактиру)[ею]тся(?! (?:ежедневно|еженедельно|регулярно|постоянно|раз|кажд|по мере))|на (?:доработке|обновлении|переработке|редактировании)|в (?:разработке|процессе))|(?:сторінк[аи]|матеріали?|розділ)\b[^.!?\n]{0,30}(?:оновлю[єю]ться(?! (?:щодня|регулярно))|на доопрацюванні)",
    r"(?:نعمل|جار|جاري|يتم|يجري)[^.!؟\n]{0,24}(?:تحديث|مراجعة|تعديل) (?:هذه |هذا )?(?:الصفحة|المحتوى|القسم)|(?:الصفحة|المحتوى|القسم)[^.!؟\n]{0,16}قيد (?:المراجعة|التحديث|الإعداد|التطوير|التعديل)|(?:صفحه|محتوا|بخش)[^.!؟\n]{0,16}در حال (?:به ?روز ?رسانی|بازبینی|ویرایش)",
    r"(?:sayfa|içerik|bölüm)\w*[^.!?\n]{0,20}(?:güncellen|yenilen|hazırlan|gözden geçiril)(?:iyor|ıyor|mekte|makta)",
    r"(?:页面|頁面|本页|本頁|该页|栏目|欄目|内容|內容|专栏|專欄|频道|文件|本文|资料|資料)[^。！？!?\n]{0,8}(?:(?:正在|仍在|尚在)[^。！？!?\n]{0,6}(?:更新|修订|修訂|修改|整理|完善|调整|調整|编辑|編輯|审核|審核|建设|建設)|(?:更新|修订|修訂|修改|整理|完善|调整|調整|编辑|編輯|审核|審核)中(?!心))",
    r"(?:ページ|内容|コンテンツ|記事|情報|文書|本文)[^。!?\n]{0,12}(?:(?:更新|改訂|改定|修正|編集|準備|作成|見直し)中|見直(?:して|しを行って)(?:い|お))|(?:페이지|내용|콘텐츠|게시물)[^.!?\n]{0,12}(?:업데이트|수정|개편|준비|검토|정비) ?중",
)


@cache
def in_place() -> tuple[Phrase, ...]:
    """Every wording of this kind."""
    return (
        *phrases("renewed", Finding.MAINTENANCE, *_RENEWED, unless=r"并非|並非|\bnot\b|\bnicht\b|\bне\b"),
        *phrases("part_fails", Finding.SERVER_ERROR, r"\b(?:this|the) (?:portlet|web ?part|module|widget|component|block) is (?:temporarily |currently )?(?:unavailable|not available)\b"),
        *phrases("sought_gone", Finding.SOFT_GONE,
                 r"お(?:探し|求め)の[^。\n]{0,16}(?:ご利用いただけません|ご覧いただけません|ご提供しておりません)|(?:الوثيقة|الصفحة|المادة|الملف)[^.!؟\n]{0,16} لم (?:تعد|يعد) (?:متاح|متوفر)"),
        *phrases("list_gone", Finding.SOFT_GONE,
                 rf"\b(?:this|the|that) {_LIST}\b[^.!?\n]{{0,24}} (?:is|are) (?:no longer|not) (?:available|accessible|online|published|maintained)|\b(?:this|the|that) {_LIST}\b[^.!?\n]{{0,24}} (?:has|have) been (?:removed|deleted|taken (?:down|offline)|withdrawn|discontinued)",
                 r"(?:diese|die) (?:liste|übersicht|aufstellung|tabelle)\b[^.!?\n]{0,24} (?:ist nicht (?:mehr|länger) (?:verfügbar|abrufbar|zugänglich)|wurde (?:\w+ )?(?:entfernt|gelöscht|zurückgezogen))|(?:cette|la) liste\b[^.!?\n]{0,24} (?:n['’]est plus (?:disponible|accessible|en ligne)|a été (?:supprimée|retirée))|(?:esta|la) (?:lista|relación)\b[^.!?\n]{0,24} (?:ya no está disponible|ha sido (?:eliminada|retirada))|(?:этот |данный |настоящий )?(?:список|перечень|реестр)\b[^.!?\n]{0,24} (?:больше не доступен|больше недоступен|удал[её]н|снят)",
                 r"(?:本|该|該|此)?(?:名单|名單|列表|清单|清單|目录|目錄|名录|名錄)[^。！？\n]{0,8}(?:已被?(?:删除|刪除|撤下|移除|撤销|撤銷|下架)|不再(?:提供|公开|公開))|(?:一覧|名簿|リスト)[^。\n]{0,8}(?:削除されました|公開を終了|掲載を終了)"),
    )  # fmt: skip
