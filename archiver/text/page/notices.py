"""Recognises notices about a publication, and about the seizure of a site (pure).

A publication may say that it was withdrawn, retracted, corrected or disputed, is no longer valid, or is kept for the
record only. A site may be said to be seized, or barred by a court or an authority.
"""

from __future__ import annotations

import re

from archiver.text.literals import Literals, letters

_NOTICE = re.compile(
    r"\b(?:retract(?:ed|ion)|withdrawn|withdrawal of|corrected|(?<!submit a )(?<!report a )(?<!suggest a )(?<!request a )(?<!tips and )corrections?|correction (?:to|note)|clarifications?|errat(?:um|a)|corrigend(?:um|a)|expressions? of concern|"
    r"editor(?:s'|['’]s) note|superseded|repealed|rescinded|archived (?:on|page|content|document)|(?:was|is|has been) archived|"
    r"no longer (?:updated|maintained|current|valid|in force|available|reflects?|applies))\b|"
    r"\b(?:zurückgezogen|zurückgenommen|berichtigung|korrektur|richtigstellung|korrigiert|außer kraft|wird nicht mehr aktualisiert|"
    r"rétract(?:é|ée|ation)|rectificatif|erratum|corrig(?:é|ée)|abrogée?|retirée?|plus mise? à jour|"
    r"retractad[oa]|retractación|corrección|corregid[oa]|fe de erratas|rectificación|derogad[oa]|ya no se actualiza|"
    r"retirad[oa]|retratação|retratad[oa]|correção|corrigid[oa]|errata|revogad[oa]|não é mais atualizad[oa]|"
    r"ritirat[oa]|rettifica|correzione|abrogat[oa]|ingetrokken|rectificatie|gecorrigeerd|wycofan[oya]|sprostowanie|erratum|"
    r"отозван[ао]?|опровержение|исправлен(?:ие|о|а)?|уточнение|поправка|утратил[ао]? силу|больше не обновляется|"
    r"відкликан[оа]|спростування|виправлен(?:ня|о)|düzeltme|geri çekil(?:di|miştir)|tekzip|"
    r"tillbakadragen|tilbagetrukket|trukket tilbake|vedetty takaisin|ανακλήθηκε|оттеглен[ао]?|đính chính)\b|"
    r"더 이상 (?:유효|업데이트|갱신)|효력을 상실|更新を(?:終了|停止)|掲載を終了|失効し|"
    r"撤回|撤稿|撤销|撤銷|更正|勘误|勘誤|已废止|已廢止|不再更新|停止更新|訂正|取り消し|取消し|お詫び|철회|정정|바로잡습니다|폐지|"
    r"تصحيح|تصويب|سحب (?:المقال|البحث)|تم سحب|استدراك|اصلاحیه|تیקון|תיקון טעות",
    re.IGNORECASE,
)
# words said of texts, but also of a concert, an offer or a train: they count only after `_THIS_TEXT`, or at the
# beginning of a sentence
_HOLDS_NO_MORE = re.compile(
    r"\b(?:out[- ]of[- ]date|outdated|obsolete|not in force|disputed|"
    r"(?:is|are|was|were|been) (?:now |since |being )?(?:cancell?ed|annulled|revoked|invalidated|replaced|discontinued|terminated|quashed|overturned|expired|contested)|"
    r"(?:has|have) expired|published under the|(?:subject (?:of|to)|under) (?:an? )?(?:legal|court|judicial|investigation|review by)|legal (?:complaint|challenge|threat)s?|for (?:historical|reference) purposes|"
    r"veraltet|aufgehoben|nicht mehr gültig|annulliert|abgelaufen|annulée?|caduque?|obsolètes?|périmée?s?|anulad[oa]|cancelad[oa]|obsolet[oa]|annullat[oa]|scadut[oa]|"
    r"отмен[её]н[ао]?|аннулирован[ао]?|недействител\w+|устарел[ао]?|"
    r"nicht mehr (?:aktuell|gepflegt|aktualisiert|in kraft)|n['’]est plus (?:valable|valide|en vigueur|à jour|actualisée?)|ya no (?:está vigente|está en vigor|es válid[oa])|"
    r"(?:já não|não) está (?:mais )?em vigor|desatualizad[oa]|(?:non è più|non più) (?:valid[oa]|aggiornat[oa]|in vigore|attuale)|niet langer (?:actueel|geldig|van kracht|bijgewerkt)|wordt niet meer bijgewerkt|"
    r"nieaktualn[aey]|nie jest już aktualizowan[aey]|utracił[ao]? moc|není (?:již |už )?(?:aktuální|platn[áéý])|(?:již|už) neplatí|neaktuální|nie je (?:už )?(?:aktuáln[aey]|platn[áéý])|"
    r"upphävd|upphört att gälla|uppdateras inte längre|inte längre (?:aktuell|giltig)|ophævet|opphevet|ikke længere (?:aktuel|gældende|opdateret)|opdateres ikke længere|ikke lenger (?:oppdatert|gyldig|gjeldende)|"
    r"kumottu|ei enää (?:päivitetä|voimassa)|ei ole enää (?:voimassa|ajan tasalla)|hatályát vesztette|hatályon kívül|már nem (?:érvényes|aktuális|hatályos)|nu mai este (?:valabil|actualizat|în vigoare|actual)[ăa]?|"
    r"καταργήθηκε|δεν (?:ισχύει|ενημερώνεται) πλέον|вече не (?:е актуал|е валид|се актуализира)\w*|больше не (?:действует|актуал\w+)|неактуал\w+|більше не (?:діє|оновлюється|актуал\w+)|втрати(?:в|ла|ло) чинність|"
    r"stavljen[oa]? izvan snage|više (?:nije|ne) (?:aktual\w+|važ\w+|vrijedi)|razveljavljen[oa]?|ne velja več|artık (?:geçerli|güncel) değil|güncellenmemektedir|yürürlükten kald\w+|tidak lagi (?:berlaku|diperbarui)|"
    r"hết hiệu lực|không còn (?:hiệu lực|được cập nhật))\b|废止|廢止|失效|作废|作廢",
    re.IGNORECASE,
)
_MAY_SAY = letters(f"{_NOTICE.pattern}|{_HOLDS_NO_MORE.pattern}")  # rules out most lines in a tenth of the time
# what they must be said of: this text, or a kind of text
_THIS_TEXT = re.compile(
    r"\b(?:this|these|dies\w+|cet(?:te)?|est[ea]|quest[oa]|эт\w+|данн\w+|t[aáo]to|tento|denn[ae]|dette|detta|tämän?|aceast[ăa]|acest|т(?:ази|ова)|ov[oa]|ovaj|ц(?:ей|я|е))\b|[本此该該](?![站网網])|この|"
    r"\b(?:page|document|report|article|stud(?:y|ies)|paper|publication|version|edition|text|guidance|guidelines?|standard|notice|statement|decision|judg(?:e)?ment|ruling|conviction|sentence|order|act|law|statute|regulation|directive|decree|tender|contract|licen[cs]e|permit|patent|award|warrant|ordinance|resolution|treaty|declaration|post|story|entry|record|dataset|data|information|content|specification|recommendation|rfc|iso|din|"
    r"seite|dokument|bericht|artikel|\w*verordnung|\w*gesetz|erlass|richtlinie|\w*beschluss|urteil|bescheid|vertrag|norm|vorschrift|satzung|merkblatt|leitlinie|rapport|texte|décret|arrêté|loi|décision|jugement|circulaire|"
    r"página|documento|artículo|informe|decreto|ley|orden|resolución|sentencia|artigo|relatório|lei|portaria|norma|reglamento|regulamento|pagina|articolo|legge|ordinanza|sentenza|"
    r"stránka|dokument|zákon|vyhláška|strona|ustawa|rozporządzenie|sida|sivu|ohje|asetus|oldal|rendelet|törvény|pagina|stranica|stran|sayfa|yönetmelik|kanun|trang|văn bản|halaman|peraturan|сторінка|наредба|σελίδα|"
    r"документ|страница|статья|доклад|приказ|закон|постановлени[ея]|распоряжени[ея]|решени[ея]|приговор|указ|договор|инструкция|стандарт|положение)\b|"
    r"(?:文件|通知|公告|规定|規定|办法|辦法|条例|條例|决定|決定|意见|意見|合同|许可证|許可證|标准|標準|[号號]令|法规|法規|法律|报告|報告|文章|页面|頁面)",
    re.IGNORECASE,
)
_ALONE = re.compile(r"\W*(?:\w+\s?[:：]\s?)?")  # a label before the words: "Status: cancelled"
_SENTENCE_ENDS = re.compile(r"[.!?;。！？；\n]")
LED_BYTES = 12  # with fewer bytes before them in their sentence the words are at its beginning
# that something was seized, or barred on someone's order; it counts if `_SITE` is at most BEFORE_CHARS before
_SEIZED = re.compile(
    r"\b(?:has|have|was|is|been) (?:now |been )*(?:seized|confiscated|forfeited)\b|"
    r"\b(?:blocked|barred|suspended|shut down|taken down|restricted|disabled|closed) (?:by|on|under|pursuant to|following) (?:an? |the )?(?:\w+ )?(?:order|decision|ruling|warrant|judg(?:e)?ment|injunction|court)\b|"
    r"\bbeschlagnahmt\b|\bsichergestellt\b|\b(?:auf|durch) (?:anordnung|beschluss|verfügung)\b.{0,60}\b(?:gesperrt|abgeschaltet)|"
    r"\bsaisie?s?\b|\b(?:bloquée?|fermée?|suspendue?)s? (?:par|sur|en vertu)\b.{0,20}\b(?:décision|ordre|ordonnance|tribunal)\b|"
    r"\b(?:incautad|decomisad|confiscad|apreendid|sequestrat)[oa]\b|"
    r"\b(?:bloquead|oscurat|cerrad|bloccat)[oa] (?:por|in|su|per)\b.{0,20}\b(?:orden|ordem|resolución|decisão|ordine|provvedimento|disposición)\b|"
    r"\bin beslag genomen\b|\bzajęt[ay]\b|\bzablokowan[ay] (?:na podstawie|decyzją|postanowieniem)|"
    r"\b(?:изъят|арестован|конфискован)\w*|\b(?:заблокирован|закрыт)\w* (?:по|на основании|согласно) (?:решени|требовани|постановлени|приказ)|"
    r"\b(?:вилучен|арештован)\w*|\bзаблокован\w* (?:за|на підставі) (?:рішенн|ухвал)|"
    r"\bel konul|\b(?:karar|emr)\w* (?:ile|uyarınca|gereği) (?:\w+ )?(?:kapatıl|engellen)|"
    r"查封|扣押|没收|沒收|依法(?:关闭|關閉|封禁|关停)|差し押さえ|差押え|押収|(?:命令|決定|判決)により.{0,8}(?:閉鎖|停止|遮断|ブロック)|"
    r"압수|몰수|압류|(?:명령|결정|판결)(?:에 따라|으로) .{0,8}(?:차단|폐쇄)|"
    r"مصادر|حجز|محجوب.{0,10}(?:بأمر|بقرار)|bị tịch thu|bị thu giữ|bị (?:chặn|đóng) theo (?:lệnh|quyết định)",
    re.IGNORECASE,
)
BEFORE_CHARS = 60
_SITE = re.compile(
    r"\b(?:domain(?: name)?|web ?sites?|site|page|server|seite|homepage|domaine|dominio|sitio|página|pagina|sito|domínio|domein|domena|strona|witryna|serwis)\b|"
    r"\b(?:сайт|домен|страниц|сторінк|alan adı|sayfa)\w*|网站|網站|域名|网页|網頁|本站|页面|頁面|サイト|ドメイン|ページ|사이트|도메인|홈페이지|페이지|"
    r"الموقع|النطاق|الصفحة|tên miền|trang web",
    re.IGNORECASE,
)
BAR_CHARS = 400  # max characters of a sentence about a seizure
# every such sentence contains one of these: this rules out most lines in a hundredth of the time
_STEMS = Literals(one.encode() for one in (
    "seized confiscat forfeit order decision ruling warrant judgment judgement injunction court beschlagnahmt sichergestellt beschluss verfügung "
    "saisi décision ordre ordonnance tribunal incautad decomisad confiscad apreendid sequestrat orden ordem resolución decisão ordine "
    "provvedimento disposición beslag zajęt zablokowan изъят арестован конфискован решени требовани постановлени приказ вилучен арештован "
    "рішенн ухвал konul karar emr anordnung 查封 扣押 没收 沒收 依法 差し押さえ 差押え 押収 命令 決定 判決 압수 몰수 압류 명령 결정 판결 مصادر حجز محجوب thu lệnh quyết"
).split())  # fmt: skip
# that the sentence is about the site it is on, not about one in the news
_THIS_SITE = re.compile(
    r"\bthis\b|\bdies\w+\b|\bcet?(?:te)?\b|\best[ea]\b|\bquest[oa]\b|\bdeze\b|\b(?:эт|данн)\w+\b|\bц(?:ей|я|ю)\b|\bbu\b|[本该該此](?=网|網|域|页|頁)|この|当サイト|(?:이|본) |هذ[اه]|này\b|"
    r"^\W*(?:(?:access to )?(?:the )?(?:domain|web ?site|site|page)|(?:доступ к )?(?:сайт|домен)\w*|网站|網站|域名) (?:has|was|is|заблокирован\w*|изъят\w*|арестован\w*)",
    re.IGNORECASE,
)
_ABOUT_READER = re.compile(  # what a site tells its readers about their browser, session, account or consent
    r"\bbrowsers?\b|\binternet explorer\b|\bnavigat(?:eur|or)\b|\bnavegador\b|浏览器|瀏覽器|браузер|\bsession\b|\byour (?:account|login|password)\b|\bcookies?\b|\bconsent\b|\bsubscri|\bnewsletter\b|einwilligung|consentement|consentimiento|согласие",
    re.IGNORECASE,
)


def may_be_seizure_notice(line: str) -> bool:
    """Whether `is_seizure_notice` may be true of a line: a fast check that rules out most."""
    return len(line) <= BAR_CHARS and _STEMS.any_in(line.lower().encode("utf-8", "replace"))


def is_seizure_notice(sentence: str) -> bool:
    """Whether a sentence says that the site or page it is on was seized, or barred on someone's order."""
    if not may_be_seizure_notice(sentence):
        return False
    if _THIS_SITE.search(sentence) is None:
        return False
    fates = (found.start() for found in _SEIZED.finditer(sentence))
    return any(_SITE.search(sentence, max(0, at - BEFORE_CHARS), at) is not None for at in fates)


def is_notice(text: str) -> bool:
    """Whether a text has the words of such a notice; none that mentions browser, account or consent has."""
    said = _MAY_SAY.any_in_one_case(text) and (_NOTICE.search(text) is not None or _holds_no_more(text))
    return (said or is_seizure_notice(text)) and _ABOUT_READER.search(text) is None


def _holds_no_more(text: str) -> bool:
    """Whether one of the sentences says that the text under it is no longer valid, or is disputed."""
    befores = (_SENTENCE_ENDS.split(text[: found.start()])[-1] for found in _HOLDS_NO_MORE.finditer(text))
    return any(
        len(_ALONE.sub("", before, count=1).encode("utf-8", "replace")) < LED_BYTES or _THIS_TEXT.search(before)
        for before in befores
    )
