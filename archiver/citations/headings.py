"""Recognises the headings of notes and reference lists (pure)."""

from __future__ import annotations

import re

_NUMBER = r"(?:(?:\d{1,2}|[ivxlc]{1,5}|[a-z])(?:\.\d{1,2})*[.):]?\s+)?"
_NOTES = (
    r"(?:end|foot)?\s?-?notes?(?: and (?:references|sources))?|notes to (?:pages?|the text)|anmerkungen|endnoten|fu(?:ß|ss)noten|notes de (?:fin|bas de page)|"
    r"notas(?: finales| de rodapé| al pie)?|note|noten|voetnoten|eindnoten|noter|przypisy|poznámky|jegyzetek|viitteet|σημειώσεις|примечания|сноски|примітки|"
    r"注释|注釋|註釋|注解|尾注|脚注|腳註|注|註|각주|미주|الهوامش|الحواشي|هوامش|پانوشت‌?ها|پی‌?نوشت‌?ها|یادداشت‌?ها|הערות(?: שוליים)?"
)
_SOURCES = (
    r"(?:list of |selected )?(?:references?|sources|works (?:cited|consulted)|literature(?: cited)?|bibliography|citations|further reading|external links)|"
    r"references and (?:notes|sources|further reading)|bibliography and (?:references|sources)|(?:web|online) (?:references|sources)|"
    r"(?:literatur|quellen)(?:verzeichnis|angaben)?|quellen|literatur- und quellenverzeichnis|quellen- und literaturverzeichnis|einzelnachweise|weblinks|"
    r"références(?: bibliographiques)?|bibliographie|webographie|sitographie|sources et références|"
    r"bibliograf[ií]a(?: citada| consultada)?|referencias(?: bibliográficas)?|fuentes(?: consultadas)?|riferimenti(?: bibliografici)?|bibliografia|sitografia|fonti|"
    r"referências(?: bibliográficas)?|bronnen(?:lijst)?|literatuur(?:lijst)?|referenser|källor|källförteckning|litteraturförteckning|referanser|kilder|litteratur(?:liste)?|"
    r"lähteet|literatura|źródła|netografia|(?:seznam )?(?:použit[áé] )?(?:literatury|zdroje)|irodalomjegyzék|források|bibliografie|surse|kaynakça|kaynaklar|"
    r"daftar pustaka|referensi|tài liệu tham khảo|βιβλιογραφία|πηγές|αναφορές|"
    r"литература|источники|использованн(?:ая литература|ые источники)|библиография|библиографический список|(?:список|перечень) (?:использованн(?:ых|ой) |цитируем(?:ых|ой) )?"
    r"(?:литературы|источников)(?: и (?:литературы|источников))?|література|джерела|список (?:використаних |використаної )?(?:джерел|літератури)(?: (?:та|і) літератури)?|"
    r"参考文献|參考文獻|参考资料|參考資料|资料来源|資料來源|引用文献|参考|出典|외부 링크|참고 ?문헌|참고 ?자료|출처|"
    r"المراجع|المصادر|(?:قائمة )?(?:المصادر|المراجع)(?: و ?(?:المراجع|المصادر))?|منابع(?: و مآخذ)?|مراجع|فهرست منابع|ביבליוגרפיה|מקורות|רשימת מקורות"
)
_HEADING = re.compile(rf"\s*{_NUMBER}(?:(?P<notes>{_NOTES})|{_SOURCES})\s*[:：.]?\s*", re.IGNORECASE)


def kind(line: str) -> str | None:
    """`note` or `reference` if the line is a heading of notes or of a reference list; None for any other line."""
    found = _HEADING.fullmatch(line) if len(line) <= 80 else None
    return None if found is None else "note" if found["notes"] else "reference"
