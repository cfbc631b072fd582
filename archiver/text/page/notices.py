"""What a publication says of itself when it was withdrawn, retracted or corrected, or is kept for the record only;
and what is said of a site that was seized, or barred by a court or an authority (pure)."""

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
# of a site or page that it was seized, or barred on whose order
_SEIZED = re.compile(
    r"\b(?:domain(?: name)?|web ?sites?|site|page|server)\b.{0,40}\b(?:(?:has|have|was|is|been) (?:now |been )*(?:seized|confiscated|forfeited)|"
    r"(?:blocked|barred|suspended|shut down|taken down|restricted|disabled|closed) (?:by|on|under|pursuant to|following) (?:an? |the )?(?:\w+ )?(?:order|decision|ruling|warrant|judg(?:e)?ment|injunction|court)\b)|"
    r"\b(?:domain|web ?site|seite|homepage)\b.{0,40}\b(?:beschlagnahmt|sichergestellt|(?:auf|durch) (?:anordnung|beschluss|verfügung)\b.{0,60}\b(?:gesperrt|abgeschaltet))|"
    r"\b(?:domaine|site|page)\b.{0,40}\b(?:saisie?s?|(?:bloquée?|fermée?|suspendue?)s? (?:par|sur|en vertu)\b.{0,20}\b(?:décision|ordre|ordonnance|tribunal))\b|"
    r"\b(?:dominio|sitio|página|pagina|sito|domínio|site)\b.{0,40}\b(?:incautad[oa]|decomisad[oa]|confiscad[oa]|apreendid[oa]|sequestrat[oa]|"
    r"(?:bloquead[oa]|oscurat[oa]|cerrad[oa]|bloccat[oa]) (?:por|in|su|per)\b.{0,20}\b(?:orden|ordem|resolución|decisão|ordine|provvedimento|disposición))\b|"
    r"\b(?:domein|website|site)\b.{0,40}\bin beslag genomen\b|\b(?:domena|strona|witryna|serwis)\b.{0,40}\b(?:zajęt[ay]|zablokowan[ay] (?:na podstawie|decyzją|postanowieniem))\b|"
    r"\b(?:сайт|домен|страниц)\w*\b.{0,40}\b(?:изъят|арестован|конфискован|(?:заблокирован|закрыт)\w* (?:по|на основании|согласно) (?:решени|требовани|постановлени|приказ))|"
    r"\b(?:сайт|домен|сторінк)\w*\b.{0,40}\b(?:вилучен|арештован|заблокован\w* (?:за|на підставі) (?:рішенн|ухвал))|"
    r"\b(?:alan adı|site|sayfa)\w*\b.{0,40}\b(?:el konul|(?:karar|emr)\w* (?:ile|uyarınca|gereği) (?:\w+ )?(?:kapatıl|engellen))|"
    r"(?:网站|網站|域名|网页|網頁|本站|页面|頁面).{0,16}(?:查封|扣押|没收|沒收|依法(?:关闭|關閉|封禁|关停))|"
    r"(?:サイト|ドメイン|ページ).{0,16}(?:差し押さえ|差押え|押収|(?:命令|決定|判決)により.{0,8}(?:閉鎖|停止|遮断|ブロック))|"
    r"(?:사이트|도메인|홈페이지|페이지).{0,16}(?:압수|몰수|압류|(?:명령|결정|판결)(?:에 따라|으로) .{0,8}(?:차단|폐쇄))|"
    r"(?:الموقع|النطاق|الصفحة).{0,40}(?:مصادر|حجز|محجوب.{0,10}(?:بأمر|بقرار))|(?:tên miền|trang web|website)\b.{0,40}(?:bị tịch thu|bị thu giữ|bị (?:chặn|đóng) theo (?:lệnh|quyết định))",
    re.IGNORECASE,
)
# that it is this one which is spoken of, and none that a headline is about
_THIS_SITE = re.compile(
    r"\bthis\b|\bdies\w+\b|\bcet?(?:te)?\b|\best[ea]\b|\bquest[oa]\b|\bdeze\b|\b(?:эт|данн)\w+\b|\bц(?:ей|я|ю)\b|\bbu\b|[本该該此](?=网|網|域|页|頁)|この|当サイト|(?:이|본) |هذ[اه]|này\b|"
    r"^\W*(?:(?:access to )?(?:the )?(?:domain|web ?site|site|page)|(?:доступ к )?(?:сайт|домен)\w*|网站|網站|域名) (?:has|was|is|заблокирован\w*|изъят\w*|арестован\w*)",
    re.IGNORECASE,
)
_CHOICE = re.compile(
    r"\bcookies?\b|\bconsent\b|\bsubscri|\bnewsletter\b|einwilligung|consentement|consentimiento|согласие",
    re.IGNORECASE,
)


def seizure(sentence: str) -> bool:
    """Whether a sentence says of the site or page it stands on that it was seized, or barred on whose order."""
    return _SEIZED.search(sentence) is not None and _THIS_SITE.search(sentence) is not None


def notice(text: str) -> bool:
    """Whether a text has words of such a notice. What asks for consent is none."""
    return (_NOTICE.search(text) is not None or seizure(text)) and _CHOICE.search(text) is None
