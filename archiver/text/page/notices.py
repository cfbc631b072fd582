"""What a publication says of itself when it was withdrawn, retracted or corrected, or is kept for the record only (pure)."""

from __future__ import annotations

import re

_NOTICE = re.compile(
    r"\b(?:retract(?:ed|ion)|withdrawn|withdrawal of|corrected|corrections?|correction (?:to|note)|clarifications?|errat(?:um|a)|corrigend(?:um|a)|expressions? of concern|"
    r"editor(?:s'|['’]s) note|superseded|repealed|rescinded|archived (?:on|page|content|document)|(?:was|is|has been) archived|"
    r"no longer (?:updated|maintained|current|valid|in force|available|reflects?|applies))\b|"
    r"\b(?:zurückgezogen|zurückgenommen|berichtigung|korrektur|richtigstellung|korrigiert|außer kraft|wird nicht mehr aktualisiert|"
    r"rétract(?:é|ée|ation)|rectificatif|erratum|corrig(?:é|ée)|abrogée?|retirée?|plus mise? à jour|"
    r"retractad[oa]|retractación|corrección|corregid[oa]|fe de erratas|rectificación|derogad[oa]|ya no se actualiza|"
    r"retirad[oa]|retratação|retratad[oa]|correção|corrigid[oa]|errata|revogad[oa]|não é mais atualizad[oa]|"
    r"ritirat[oa]|rettifica|correzione|abrogat[oa]|ingetrokken|rectificatie|gecorrigeerd|wycofan[oya]|sprostowanie|erratum|"
    r"отозван[ао]?|опровержение|исправлен(?:ие|о|а)?|уточнение|поправка|утратил[ао]? силу|больше не обновляется|"
    r"відкликан[оа]|спростування|виправлен(?:ня|о)|düzeltme|geri çekil(?:di|miştir)|tekzip)\b|"
    r"撤回|撤稿|撤销|撤銷|更正|勘误|勘誤|已废止|已廢止|不再更新|停止更新|訂正|取り消し|取消し|お詫び|철회|정정|바로잡습니다|폐지|"
    r"تصحيح|تصويب|سحب (?:المقال|البحث)|تم سحب|استدراك|اصلاحیه|تیקון|תיקון טעות",
    re.IGNORECASE,
)
_CHOICE = re.compile(
    r"\bcookies?\b|\bconsent\b|\bsubscri|\bnewsletter\b|einwilligung|consentement|consentimiento|согласие",
    re.IGNORECASE,
)


def notice(text: str) -> bool:
    """Whether a text has words of such a notice. What asks for consent is none."""
    return _NOTICE.search(text) is not None and _CHOICE.search(text) is None
