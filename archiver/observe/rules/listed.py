"""Titles of lists of things that were removed or withdrawn: "withdrawn standards", «удалённые материалы», 已失效文件目录.

A notice of one page that is not there speaks of that page. These name several things, or are the name of an announcement,
so a title or line of this form says nothing about the page itself."""

from __future__ import annotations

_FATES = {
    "en": r"(?:removed|deleted|withdrawn|retracted|expired|archived|missing|lost|discontinued) \w+s",
    "de": r"(?:zurückgezogene|gelöschte|entfernte|vermisste|verlorene|nicht mehr (?:verfügbare|gültige)) \w+",
    "nl": r"(?:verwijderde|ingetrokken|vervallen|vermiste) \w+(?:en|s)",
    "fr": r"(?:documents|pages|articles|fichiers|contenus|publications|annonces|ressources) (?:retir|supprim|perdu|manquant|disparu)\w*s",
    "es": r"(?:documentos|páginas|artículos|archivos|contenidos|publicaciones|noticias) (?:(?:eliminad|retirad|borrad|perdid|extraviad)[oa]s|faltantes|no disponibles)",
    "pt": r"(?:documentos|páginas|artigos|arquivos|ficheiros|conteúdos|publicações|notícias) (?:(?:eliminad|removid|retirad|apagad|excluíd|perdid|extraviad)[oa]s|ausentes)",
    "it": r"(?:documenti|pagine|articoli|file|contenuti|notizie) (?:rimoss|eliminat|ritirat|cancellat|smarrit|mancant)[ie]",
    "pl": r"(?:usunięte|wycofane|skasowane|zagubione|nieaktualne) \w+",
    "cs": r"(?:odstraněné|smazané|stažené|ztracené|zrušené) \w+",
    "sk": r"(?:odstránené|zmazané|stiahnuté|stratené|zrušené) \w+",
    "ru": r"(?:удал[её]нные|отозванные|изъятые|снятые|утерянные|пропавшие|устаревшие|отсутствующие|недоступные) \w+",
    "uk": r"(?:видалені|відкликані|вилучені|втрачені|відсутні|недоступні) \w+",
    "tr": r"(?:(?:yürürlükten |yayından )?(?:silinen|kaldırılan|geri çekilen|kaybolan)|silinmiş|kaldırılmış|kayıp) \w+l[ae]r\w*",
    "sv": r"(?:borttagna|raderade|indragna|saknade|upphävda) \w+",
    "da": r"(?:slettede|fjernede|tilbagetrukne|manglende|ophævede) \w+",
    "no": r"(?:slettede|fjernede|tilbaketrukne|tilbaketrukkede|manglende|opphevede) \w+",
    "fi": r"(?:poistetut|peruutetut|kadonneet|puuttuvat|kumotut) \w+",
    "hu": r"(?:törölt|visszavont|eltávolított|elveszett|hatályon kívül helyezett) \w+k",
    "ro": r"(?:documente|pagini|articole|fișiere) (?:șterse|retrase|eliminate|pierdute|lipsă)",
    "ja": r"(?:削除され|取り下げられ|失効し|紛失し|撤回され)た\w{2,12}?(?:一覧|リスト|記録|目録|について|のお知らせ)",
    "ko": r"(?:삭제된|철회된|분실된|폐기된) \w+ (?:안내|목록|공고|현황)",
    "ar": r"(?:الوثائق|الصفحات|المقالات|الملفات|المواد) (?:المحذوفة|المفقودة|المسحوبة|الملغاة)",
    "fa": r"(?:اسناد|صفحات|مقالات|فایل‌های|مطالب) (?:حذف شده|مفقود\w*|پس گرفته شده)",
    # and what an announcement, a certificate or a list is called, or a way to get something back
    "zh": r"(?!.*(?:您|你|抱歉|对不起|對不起|查找|找到|找不))[^\n]*(?:通知|公告|公示|告知[书書]|声明|聲明|启事|啟事|证明|證明|名单|名單|目录|目錄|办法|辦法|决定|決定|说明|說明|指南|方法|须知|須知|信息公开)",
}  # fmt: skip
_ASKED = {"zh": "如何|怎么|怎麼|怎样|怎樣|恢复方法"}


def listed(*languages: str) -> str:
    """A regular expression for a sentence that is a title of this kind in `languages`; "" if there is none."""
    titles = "|".join(_FATES[one] for one in languages if one in _FATES)
    return "|".join(filter(None, (rf"^\W*(?:{titles})\W*$" if titles else "", *map(_ASKED.get, languages))))
