"""What lists of changes are called in some thirty languages, and what their entries begin with."""

from __future__ import annotations

import re

from archiver.text.faster_patterns import grouped_pattern

LOG = re.compile(
    grouped_pattern(
        r"\bchange ?-?logs?\b|\brelease (?:notes?|history)\b|\b(?:version|revision|update|edit|change) (?:history|log|notes?)\b|\bwhat['’]?s new\b|\bcorrections\b|\berrata\b|\bcorrigenda\b|\bpatch notes\b|"
        r"\b(?:änderungs(?:protokoll|verlauf|liste|historie)|versionshinweise|versionsgeschichte|berichtigungen)\b|\b(?:journal|historique|liste) des (?:modifications|changements|versions|mises à jour)\b|\bnotes de (?:version|mise à jour)\b|\brectificatifs\b|"
        r"\b(?:registro|historial|lista|histórico|registo) (?:de|das|de las) (?:cambios|versiones|alterações|mudanças|versões|atualizações|actualizaciones)\b|\bnotas? (?:de|da) (?:versión|versão|lançamento|la versión)\b|\bcorrecciones\b|\bcorreções\b|"
        r"\b(?:registro|elenco|cronologia) delle (?:modifiche|versioni)\b|\bnote (?:di rilascio|sulla versione)\b|\bcorrezioni\b|\bwijzigingslogboek\b|\b(?:lista|historia|dziennik|rejestr) (?:zmian|wersji)\b|\b(?:seznam|historie|přehled) (?:změn|verzí)\b|\b(?:zoznam|história) (?:zmien|verzií)\b|"
        r"\b(?:változásnapló|verziótörténet)\b|\b(?:jurnalul?|istoricul?) (?:modificărilor|versiunilor)\b|\b(?:история|список|журнал) (?:изменений|версий|обновлений)\b|\bчто нового\b|\b(?:журнал|історія|список) (?:змін|версій|оновлень)\b|\b(?:списък|история) (?:с|на) промени\w*|\b(?:dnevnik|lista|popis) (?:izmena|izmjena|promena|promjena|sprememb)\b|"
        r"\b(?:değişiklik (?:günlüğü|listesi|kaydı)|sürüm (?:notları|geçmişi))\b|\b(?:ändringslogg|versionshistorik|endringslogg|ændringslog|muutosloki|versiohistoria)\b|σημειώσεισ έκδοσησ|"
        r"更新(?:日志|日誌|记录|紀錄|記錄|履歴|内容|情報)|(?:变更|變更|修改|修订|修訂|改版|版本)(?:日志|日誌|记录|紀錄|記錄|历史|歷史|说明|說明)|(?:変更|改訂|改版|修正)履歴|リリースノート|更正|勘误|勘誤|正誤表|(?:변경|업데이트|수정|개정) ?(?:이력|내역|기록|사항|로그)|릴리스 ?노트|"
        r"سجل (?:التغييرات|التعديلات|التحديثات|الإصدارات)|ملاحظات الإصدار|(?:فهرست|تاریخچه) ?(?:ی )?(?:تغییرات|نسخه)|یادداشت‌?های انتشار|יומן (?:ה)?שינויים|הערות (?:ה)?(?:שחרור|גרסה)|nhật ký (?:thay đổi|cập nhật)|lịch sử (?:thay đổi|phiên bản)|ghi chú phát hành|"
        r"(?:catatan|riwayat|daftar|log) (?:perubahan|rilis|versi)|(?:บันทึก|ประวัติ|รายการ)(?:การ)?(?:เปลี่ยนแปลง|แก้ไข|อัปเดต|ปรับปรุง)|परिवर्तन (?:सूची|इतिहास)|পরিবর্তন(?:ের)? তালিকা"
        r"|^(?:changes|änderungen|neuerungen|changements|modifications|cambios|novedades|alterações|novidades|modifiche|novità|wijzigingen|zmiany|nowości|změny|novinky|zmeny|változások|modificări|изменения|обновления|зміни|промени|değişiklikler|yenilikler|ändringar|ændringer|endringer|muutokset|αλλαγέσ|thay đổi|perubahan|التغييرات|تغییرات|שינויים)(?: \W?v?\d[\d.]*\)?)?$"
    ),
    re.MULTILINE,
)
# a date or the number of a version, at the beginning of an entry or of the line above it
DATED = re.compile(
    r"^\W{0,3}(?:v|ver\.?|version|versión|версия|版本|r)? ?(?:\d{1,3}\.\d{1,3}(?:\.\d{1,4})?\b|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{4} ?[年년] ?\d{1,2} ?[月월]|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}\.? (?:de |d')?[^\W\d_]{3,12}\.?,?(?: de)? \d{4}|[^\W\d_]{3,12}\.? \d{1,2},? \d{4})"
)
# a label before what an entry says: "Page 31: ..."
LABELLED = re.compile(r"^[^:：]{1,24}[:：]\s*\S")
