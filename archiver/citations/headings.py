"""Headings under which documents say what they cite (pure)."""

from __future__ import annotations

import re

_NUMBER = r"(?:(?:\d{1,2}|[ivxlc]{1,5}|[a-z])(?:\.\d{1,2})*[.):]?\s+)?"
_NOTES = (
    r"(?:end|foot)?\s?-?notes?(?: and (?:references|sources))?|notes to (?:pages?|the text)|anmerkungen|endnoten|fu(?:ß|ss)noten|notes de (?:fin|bas de page)|"
    r"notas(?: finales)?|note|примечания|сноски|注释|注釋|註釋|注解|尾注|脚注|腳註|注|註|각주|미주"
)
_SOURCES = (
    r"(?:list of )?(?:references?|sources|works cited|literature(?: cited)?|bibliography|citations|further reading|external links)|"
    r"(?:literatur|quellen)(?:verzeichnis|angaben)?|einzelnachweise|weblinks|références(?: bibliographiques)?|bibliographie|sources et références|"
    r"bibliograf[ií]a|referencias|fuentes|riferimenti|bibliografia|fonti|referências|литература|источники|список литературы|"
    r"参考文献|參考文獻|参考资料|參考資料|资料来源|資料來源|引用文献|出典|외부 링크|참고 ?문헌"
)
_HEADING = re.compile(rf"\s*{_NUMBER}(?:(?P<notes>{_NOTES})|{_SOURCES})\s*[:：.]?\s*", re.IGNORECASE)


def kind(line: str) -> str | None:
    """`note` or `reference`, by what a document calls what stands under a heading; None for any other line."""
    found = _HEADING.fullmatch(line) if len(line) <= 80 else None
    return None if found is None else "note" if found["notes"] else "reference"
