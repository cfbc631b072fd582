"""What headlines call a page that names notices as its subject: a list, a journal's retraction, error codes, questions.

All patterns are searched in one part of a title, or in a heading, folded and in lower case.
"""

from __future__ import annotations

import re

from archiver.text.faster_patterns import grouped_pattern

_NONE = r"(?! (?:is|are|not|no|non|nicht|ne|nie|не|não|nu|kein\w*|nenalezen\w*|tidak|không|غير|لا|ليست|پیدا|یافت)\b)"
# "List of pages that were deleted": the noun with what is listed
LIST_OF = re.compile(
    r"^(?:(?:a|the|full|complete|partial) )*(?:list|index|register|directory|catalogue?) of \w|^(?:liste|verzeichnis|register|übersicht) (?:de[rs]|von|aller|\w{5,}er) \w|"
    r"^(?:liste|index|répertoire|registre) (?:(?:noire|complète|partielle) )?(?:de |des |d['’])\w|^(?:lista|relación|listado|relação|elenco|registro|registo) (?:de|da?s?|dos?|dei|degli|delle|del) \w|"
    r"^lijst (?:van|met) \w|^(?:lista|liste|luettelo) (?:över|over) \w|"
    rf"^(?:lista|wykaz|spis|seznam|zoznam|список|перечень|перелік|списък|danh sách|daftar|senarai){_NONE} \w{{3}}|"
    rf"^(?:قائمة|قائمه|لائحة|فهرست|لیست|רשימת|κατάλογος|λίστα){_NONE} \w{{2}}|\w listesi$|^รายชื่อ\w|\w की सूची$|"
    r"(?:列表|名单|名單|一览表?|一覽表?|一覧表?|清单|清單|リスト)$|\w ?목록$"
)
# what journals call the notice of a retraction or correction, which is a publication of its own
RETRACTION = re.compile(
    grouped_pattern(
        r"^(?:(?:author|editor|editorial|partial|notice of|statement of) )*retraction\b(?! (?:watch|polic))|\bretraction (?:note|notice|statement)\b|^(?:editorial )?expression of concern\b|^(?:(?:publisher|author)(?:['’]?s)? )?(?:correction|corrigendum|erratum|addendum)\b|"
        r"^(?:avis de |note de )?rétractation\b|^(?:rückzugs?(?:mitteilung|notiz|erklärung)|retraktion|zurückziehung)\b|^(?:nota |aviso )?(?:de )?(?:retractación|retracción|retratação|retração)\b|^(?:nota |avviso )?(?:di )?ritrattazione\b|"
        r"^(?:bericht van )?retractie\b|^(?:уведомление о |о )?ретракци\w+|^(?:об )?отзыв\w* (?:статьи|публикации)\b|^(?:повідомлення про |про )?(?:ретракці\w+|відкликання (?:статті|публікації))|^(?:nota o )?retrakcj\w+|^wycofani\w+ (?:artykułu|publikacji)|^retrakce\b|^stažení článku\b|"
        r"\bgeri çekme (?:bildirimi|duyurusu|notu|ilanı)\b|撤稿(?:声明|聲明|启事|啟事|公告|通知|说明|說明|通告)|撤(?:销|銷|回|除).{0,60}(?:论文|論文|文章|一文).{0,4}(?:声明|聲明|启事|啟事|公告|通知|说明|說明|决定|決定)|(?:论文|論文|文章)(?:撤回|撤销|撤銷)的?(?:声明|聲明|启事|啟事|公告|通知|说明|說明)|"
        r"論文(?:の|取り?下げ|.{0,4}撤回)|논문 ?(?:게재 ?)?(?:철회|취소)|(?:إشعار|إعلان|بيان) ب?سحب (?:ال)?(?:مقال|بحث|ورقة)|(?:اطلاعیه|اعلامیه) (?:سلب اعتبار|بازپس|عدول)|rút (?:lại )?bài báo|(?:pemberitahuan|pengumuman|pernyataan) penarikan (?:artikel|makalah|naskah)|^retraksi\b"
    )
)
# "Error codes", "What error messages mean": several of them, so that none is this page's
MESSAGES = re.compile(
    grouped_pattern(
        r"\b(?:error|status|response|return|result) (?:codes|messages)\b|\b(?:fehler(?:meldungen|codes)|statuscodes|statusmeldungen)\b|\b(?:codes|messages) (?:d['’]erreur|de (?:statut|retour|réponse))\b|\b(?:mensajes|códigos|mensagens) de (?:error|errores|erro|erros|estado|respuesta|resposta|status)\b|"
        r"\b(?:codici|messaggi) (?:di|d['’]) ?(?:errore|stato|risposta)\b|\bfout(?:codes|meldingen)\b|\bfelkoder\b|\b(?:коды|сообщения) (?:об )?(?:ошиб\w+|ответ\w+|состояни\w+)|\b(?:коди|повідомлення) (?:про )?(?:помил\w+|відповід\w+)|\b(?:kody|komunikaty) (?:o )?(?:błęd\w+|odpowiedzi)|\bchybov[áé] (?:kódy|hlášení)\b|"
        r"\b(?:hata|durum) (?:kodları|mesajları)|\bdanh sách mã lỗi\b|\bcác (?:mã|thông báo) lỗi\b|\b(?:daftar )?kode (?:galat|kesalahan|error|respons)\b|رموز (?:الخطأ|الأخطاء|الحالة|الاستجابة)|رسائل الخطأ|کدهای (?:خطا|وضعیت)|"
        r"(?:错误|錯誤|返回|状态|狀態|响应|回傳)(?:代?码|代?碼|信息|訊息|提示)(?:说明|說明|一览|一覽|列表|大全|对照|對照|表|及|和|与|與|$)|(?:エラー|ステータス)(?:コード|メッセージ)(?:一覧|表|の|について|$)|(?:오류|에러|상태|응답) ?(?:코드|메시지) ?(?:안내|목록|표|정의|설명|$)"
    )
)
QUESTIONS = re.compile(
    grouped_pattern(
        r"\bfaqs?\b|\bfrequently asked questions\b|\bquestions (?:and|&) answers\b|\b(?:häufig(?:e| gestellte)|oft gestellte) fragen\b|\bfragen und antworten\b|\bfoire aux questions\b|\bquestions (?:fréquentes|et réponses)\b|\bpreguntas (?:más )?frecuentes\b|\bpreguntas y respuestas\b|\bperguntas (?:mais )?frequentes\b|\bdomande frequenti\b|"
        r"\bveelgestelde vragen\b|\bvanliga frågor\b|\bofte stilte spørsmål\b|\bczęsto zadawane pytania\b|\bčasté (?:dotazy|otázky)\b|\bчасто задаваемые вопросы\b|\bвопросы и ответы\b|\bпоширені (?:за)?питання\b|\bsıkça sorulan\w*|\bsık sorulan\w*|\bcâu hỏi thường gặp\b|\bhỏi đáp\b|\bpertanyaan (?:umum|yang sering)|"
        r"الأسئلة (?:الشائعة|المتكررة)|(?:سوالات|پرسش‌?های) متداول|שאלות (?:נפוצות|ותשובות)|अक्सर पूछे|คำถามที่พบบ่อย|常见问[题答]|常見問[題答]|よくある(?:ご)?質問|자주 ?(?:묻는|하는) ?질문"
    )
)
# a code at the beginning of a line: "E-02", "1004", "HTTP 404"
CODE = re.compile(
    r"^\W{0,3}(?:(?:http|code|error|status|fehler|erreur|ошибка|错误|エラー) ?)?([a-z]{0,5}[-_]?\d{2,6}\b)(?!\s*[./:]\s*\d)"
)
