"""Notices of a word or two that only say what became of a text: "Removed.", "已删除".

Any page may have such words on a button or in a list, so they are read only where nothing else came in the place of a
text.
"""

from __future__ import annotations

import re
from functools import cache

from storage.model import Finding

# language -> (deleted, withdrawn); whole lines without the full stop
_SAID: dict[str, tuple[str, str]] = {
    "en": (
        r"(?:(?:this |the )?(?:page|contents?|post|article|document|report|file|text|item|story|paper|publication|notice|entry|message|link) )?(?:(?:has|have) been |was |were |is |are )?(?:now |since |permanently )?(?:removed|deleted|erased|retired|taken away)",
        r"(?:withdrawn|retracted|unpublished|taken (?:down|offline))",
    ),
    "de": (r"(?:wurde |ist )?(?:gelöscht|entfernt)(?: worden)?", r"zurückgezogen|zurückgenommen|depubliziert|offline genommen"),
    "fr": (r"(?:a été )?(?:supprimée?s?|effacée?s?|enlevée?s?)", r"(?:a été )?(?:retirée?s?|dépubliée?s?|rétractée?s?)"),
    "es": (r"(?:ha sido |fue )?(?:eliminad[oa]s?|borrad[oa]s?|suprimid[oa]s?)", r"(?:ha sido |fue )?(?:retirad[oa]s?|despublicad[oa]s?)"),
    "pt": (r"(?:foi )?(?:removid[oa]s?|apagad[oa]s?|excluíd[oa]s?|eliminad[oa]s?)", r"(?:foi )?(?:retirad[oa]s?|tirad[oa]s? do ar)"),
    "it": (r"(?:è stat[oa] )?(?:rimoss[oa]|eliminat[oa]|cancellat[oa])", r"(?:è stat[oa] )?(?:ritirat[oa]|ritrattat[oa])"),
    "nl": (r"(?:is |werd )?(?:verwijderd|gewist)", r"ingetrokken|teruggetrokken|offline gehaald"),
    "pl": (r"(?:został[ao]? )?(?:usunięt[yae]|skasowan[yae]|usunięto|skasowano)", r"(?:został[ao]? )?wycofan[yaeo]"),
    "cs": (r"(?:byl[ao]? )?(?:smazán[ao]?|odstraněn[ao]?|vymazán[ao]?)", r"(?:byl[ao]? )?stažen[ao]?"),
    "sk": (r"(?:bol[ao]? )?(?:zmazan[ýáé]|odstránen[ýáé]|vymazan[ýáé])", r"(?:bol[ao]? )?stiahnut[ýáé]"),
    "ru": (r"(?:был[ао]? )?(?:удал[её]н[аоы]?|ст[её]рт[аоы]?)", r"снят[аоы]? с (?:публикации|сайта)|отозван[аоы]?"),
    "uk": (r"(?:бул[оа] |був )?(?:видален[оаі]|видалений)", r"знят[оаий]+ з публікації|відклик(?:ано|ана|аний)"),
    "bg": (r"(?:е |беше )?(?:изтрит[ао]?|премахнат[ао]?)", r"(?:е |беше )?(?:оттеглен[ао]?|свален[ао]?)"),
    "sr": (r"(?:je )?(?:izbrisan[ao]?|obrisan[ao]?|uklonjen[ao]?)", r"(?:je )?povučen[ao]?"),
    "sv": (r"(?:har )?(?:tagits bort|raderats)|(?:är )?(?:borttage[nt]|raderad|raderat)", r"tillbakadrag(?:en|et)|avpublicerad|avpublicerat"),
    "da": (r"(?:er |blev )?(?:slettet|fjernet)", r"trukket tilbage|tilbagetrukket"),
    "no": (r"(?:er |ble )?(?:slettet|fjernet)", r"trukket tilbake|tilbaketrukket"),
    "fi": (r"(?:on )?poistettu", r"vedetty (?:pois|takaisin)|peruutettu"),
    "hu": (r"töröl(?:ve|ték|tük)|eltávolít(?:va|ották|ottuk)", r"visszavon(?:va|ták|tuk)"),
    "ro": (r"(?:a fost )?(?:ș|ş)ters[ăa]?|(?:a fost )?eliminat[ăa]?", r"(?:a fost )?retras[ăa]?"),
    "el": (r"(?:έχει )?(?:διαγραφεί|αφαιρεθεί)|διαγράφηκε|αφαιρέθηκε", r"αποσύρθηκε|έχει αποσυρθεί"),
    "tr": (r"silin(?:di|miştir|miş)|kaldırıl(?:dı|mıştır|mış)", r"yayından (?:kaldırıl(?:dı|mıştır)|çekil(?:di|miştir))|geri çekil(?:di|miştir)"),
    "id": (r"(?:telah |sudah )?(?:dihapus|dihapuskan)", r"(?:telah |sudah )?(?:ditarik|dicabut)"),
    "ms": (r"(?:telah )?(?:dipadam(?:kan)?|dibuang)", r"(?:telah )?ditarik (?:balik|semula)"),
    "vi": (r"đã (?:bị |được )?(?:xóa|xoá)(?: bỏ)?", r"đã (?:bị |được )?(?:gỡ(?: bỏ| xuống)?|rút lại|thu hồi)"),
    "ar": (r"تم (?:الحذف|حذف(?:ه|ها))|محذوفة?|تمت (?:الإزالة|إزالت(?:ه|ها))|حُ?ذفت?", r"تم (?:السحب|سحب(?:ه|ها))|مسحوبة?"),
    "fa": (r"حذف (?:شد(?:ه است|ه)?|گردید)|پاک شد(?:ه است|ه)?", r"پس گرفته شد(?:ه است|ه)?"),
    "he": (r"נמחק(?:ה|ו)?|הוסר(?:ה|ו)?", r"נגנז(?:ה|ו)?|נמשכ(?:ה|ו)"),
    "hi": (r"हटा(?: दिया| दी)? ?(?:गया|गई|दिया|दी)(?: गया| गई)?(?: है)?", r"वापस (?:ले )?(?:लिया|ली) (?:गया|गई)(?: है)?"),
    "th": (r"(?:ได้)?(?:ถูก)?ลบ(?:ออก|ทิ้ง)?(?:ไป)?แล้ว|ถูกลบ", r"(?:ถูก)?(?:ถอน|เพิกถอน)(?:ออก)?แล้ว"),
    "zh": (
        r"(?:此|本|该|該|原)?(?:文|文章|内容|內容|页|頁|页面|頁面|帖|贴|貼|帖子|稿|信息|文件)?(?:现|現)?(?:已经?|已經|业已|業已|被)被?(?:删除|刪除|删|刪|移除|清除|去除)(?:了|处理|處理)?",
        r"(?:此|本|该|該|原)?(?:文|文章|内容|內容|页|頁|页面|頁面|帖|贴|貼|帖子|稿|信息|文件)?(?:现|現)?(?:已经?|已經|业已|業已|被)被?(?:撤|撤下|撤回|撤稿|撤除|下架|下线|下線|屏蔽|封禁)(?:了|处理|處理)?",
    ),
    "ja": (
        r"(?:既に|すでに)?(?:削除|消去|抹消)(?:済み?|(?:さ|いた|致)?(?:れ|し)(?:まし)?た)?",
        r"(?:既に|すでに)?(?:(?:掲載|公開|配信)(?:終了|停止|中止)|撤回|取り下げ|非公開)(?:済み?|(?:さ|いた|致)?(?:れ|し)(?:まし)?た)?",
    ),
    "ko": (r"삭제(?:됨|됐습니다|되었습니다|되었음|했습니다|된 (?:글|게시물|게시글|문서|페이지)(?:입니다)?)", r"(?:게시 ?(?:중단|종료)|철회|비공개)(?:됨|됐습니다|되었습니다|되었음| ?처리(?:됨|되었습니다)?)?"),
}  # fmt: skip


@cache
def fates() -> tuple[tuple[str, Finding, re.Pattern[str]], ...]:
    """(Rule id, finding, pattern for whole lines, folded and in lower case) for each language.

    The ids have the form of notices that do not say who withdrew the text.
    """
    return tuple(
        (rule, finding, re.compile(rf"\W*(?:{said})\W*"))
        for language, (deleted, withdrawn) in _SAID.items()
        for rule, finding, said in (
            (f"missing.fate.{language}", Finding.SOFT_GONE, deleted),
            (f"notice.fate.unsaid.{language}", Finding.WITHDRAWN, withdrawn),
        )
    )
