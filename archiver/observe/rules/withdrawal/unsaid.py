"""Sentences that only say that a text was withdrawn, retracted or taken off the site, but not by whom or why.

Sentences that something was deleted or is not there belong to `missing`, as not-found pages have them, too. Read only
where they stand alone in the place of a text.
"""

from __future__ import annotations

import re
from functools import cache

# language -> whole sentences, without the full stop, of what was here and what became of it
_SAID: dict[str, str] = {
    "en": r"(?:(?:this|the) )?(?:article|document|contents?|page|report|text|post|story|item|paper|publication|statement|notice|book|study) (?:(?:has|have) (?:now |since )?been |was |is )?(?:withdrawn|retracted|unpublished|pulled|taken (?:down|offline|off (?:the|our) (?:web ?)?site))(?: from (?:publication|the (?:web ?)?site|circulation))?",
    "de": r"(?:(?:dieser|diese|dieses|der|die|das) )?(?:artikel|beitrag|dokument|seite|inhalt|bericht|text|meldung|veröffentlichung|mitteilung|studie)(?: (?:wurde|ist))? (?:zurückgezogen|zurückgenommen|depubliziert|vom netz genommen|offline genommen|nicht mehr veröffentlicht)(?: worden)?",
    "fr": r"(?:(?:cet|cette|ce|le|la) |l['’] ?)?(?:article|document|contenu|page|rapport|texte|billet|communiqué|publication|étude|note)(?: (?:a été|est))? (?:retirée?|dépubliée?|rétractée?)(?: (?:du site|de la publication|de la circulation))?",
    "es": r"(?:(?:este|esta|el|la) )?(?:artículo|documento|contenido|página|informe|texto|publicación|nota|noticia|entrada|comunicado)(?: (?:ha sido|fue|se ha))? (?:retirad[oa]|despublicad[oa]|retractad[oa])(?: (?:de la web|del sitio|de circulación|de la publicación))?",
    "pt": r"(?:(?:este|esta|o|a) )?(?:artigo|documento|conteúdo|página|relatório|texto|publicação|notícia|matéria|nota)(?: (?:foi|está))? (?:retirad[oa]|despublicad[oa]|retratad[oa]|tirad[oa] do ar)(?: (?:do ar|do site|de circulação|de publicação))?",
    "it": r"(?:(?:questo|questa|il|la) |l['’] ?)?(?:articolo|documento|contenuto|pagina|rapporto|relazione|testo|pubblicazione|notizia|comunicato|studio)(?: è stat[oa])? (?:ritirat[oa]|ritrattat[oa])(?: (?:dal sito|dalla pubblicazione))?",
    "nl": r"(?:(?:dit|deze|het|de) )?(?:artikel|document|pagina|bericht|rapport|inhoud|tekst|publicatie|studie)(?: (?:is|werd))? (?:ingetrokken|teruggetrokken|offline gehaald|van de (?:web)?site gehaald)",
    "pl": r"(?:(?:ten|ta|to) )?(?:artykuł|dokument|treść|strona|raport|tekst|wpis|materiał|publikacja)(?: został[ao]?)? (?:wycofan[yae]|zdjęt[yae])(?: (?:z publikacji|ze strony|z serwisu))?",
    "cs": r"(?:(?:tento|tato) )?(?:článek|dokument|obsah|stránka|zpráva|text|příspěvek)(?: byl[ao]?)? (?:stažen[ao]?|odvolán[ao]?)(?: (?:z webu|ze stránek|z publikace))?",
    "ru": r"(?:(?:данн|эт|настоящ)\w+ )?(?:материал|статья|документ|публикация|страница|новость|запись|текст|доклад|отч[её]т|сообщение)(?: был[аои]?)? (?:(?:снят[аоы]?|удален[аоы]? и снят[аоы]?) с (?:публикации|сайта|размещения)|отозван[аоы]?(?: из публикации)?|изъят[аоы]?(?: из (?:открытого |общего )?доступа)?)",
    "uk": r"(?:(?:цей|ця|це|цю) )?(?:матеріал|статт[яю]|документ|публікаці[яю]|сторінк[ау]|новин[ау]|текст|звіт)(?: бул[оаи]| був)? (?:знят[аоий]+ з (?:публікації|сайту)|відклик(?:ано|ана|аний)|вилуч(?:ено|ена|ений)(?: з доступу)?)",
    "bg": r"(?:(?:тази|този|това) )?(?:статията|документът|материалът|страницата|съдържанието|докладът|публикацията|статия|документ|материал)(?: (?:е|беше|бе))? (?:оттеглен[ао]?|свален[ао]?|снет[ао]?|изтеглен[ао]?)(?: от (?:сайта|публикация))?",
    "sr": r"(?:(?:ovaj|ova|ovo) )?(?:članak|dokument|sadržaj|stranica|izveštaj|izvješće|tekst|objava)(?: je)? (?:povučen[ao]?)(?: (?:iz objave|sa sajta|s weba))?",
    "sv": r"(?:(?:den här|det här|denna|detta) )?(?:artikeln?|dokumentet|innehållet|sidan|rapporten|texten)(?: (?:har|är))? (?:dragits tillbaka|återkallats|avpublicer(?:ats|ad|at)|tillbakadrag(?:en|et))",
    "da": r"(?:(?:denne|dette) )?(?:artikel|artiklen|dokument|dokumentet|indholdet|siden|rapporten|teksten)(?: (?:er|blev))? (?:trukket tilbage|tilbagetrukket|afpubliceret)",
    "no": r"(?:(?:denne|dette) )?(?:artikkelen|dokumentet|innholdet|siden|rapporten|teksten)(?: (?:er|ble|har blitt))? (?:trukket tilbake|tilbaketrukket|avpublisert)",
    "fi": r"(?:tämä )?(?:artikkeli|asiakirja|sisältö|sivu|raportti|teksti|julkaisu)(?: on)? (?:vedetty (?:pois|takaisin)|peruutettu|poistettu julkaisusta)",
    "hu": r"(?:(?:a|az|ez a|ezt a) )?(?:cikk|cikket|dokumentum|dokumentumot|tartalom|tartalmat|oldal|jelentés|jelentést|írás|írást) (?:visszavon(?:va|ták|tuk|ásra került)|visszavonták a közzétételből)",
    "ro": r"(?:(?:acest|această) )?(?:articolul?|documentul?|conținutul?|pagina|pagină|raportul?|textul?|material(?:ul)?)(?: (?:a fost|este))? (?:retras[ăa]?|depublicat[ăa]?)(?: (?:de pe site|din publicare))?",
    "el": r"(?:αυτ[όή] )?(?:(?:το|η) )?(?:άρθρο|έγγραφο|περιεχόμενο|σελίδα|έκθεση|κείμενο|δημοσίευμα|δημοσίευση) (?:έχει αποσυρθεί|αποσύρθηκε)",
    "tr": r"(?:(?:bu|söz konusu|ilgili) )?(?:yazı|haber|makale|içerik|belge|sayfa|metin|doküman|rapor|duyuru)(?:mız)? (?:(?:yayından|yayımdan|siteden|erişimden) (?:kaldırıl(?:dı|mıştır|mış)|çekil(?:di|miştir)|alın(?:dı|mıştır))|geri (?:çekil|alın)(?:di|dı|miştir|mıştır))",
    "id": r"(?:artikel|dokumen|konten|isi|halaman|laporan|berita|tulisan|unggahan)(?: (?:ini|tersebut))? (?:telah |sudah |)(?:ditarik(?: kembali)?|dicabut|diturunkan)(?: dari (?:publikasi|peredaran|situs(?: ini)?|laman(?: ini)?))?",
    "ms": r"(?:artikel|dokumen|kandungan|halaman|laporan|berita)(?: (?:ini|tersebut))? (?:telah |)(?:ditarik (?:balik|semula))",
    "vi": r"(?:bài viết|bài báo|bài|tài liệu|nội dung|trang|văn bản|tin|báo cáo)(?: (?:này|trên))? (?:đã )?(?:bị |được )?(?:gỡ(?: bỏ| xuống)?|rút(?: lại| xuống)?|thu hồi|hạ xuống)",
    "ar": r"تم (?:سحب|إلغاء نشر|إيقاف نشر|وقف نشر) (?:هذا |هذه )?(?:المقالة?|المحتوى|الصفحة|الوثيقة|التقرير|المادة|الخبر|المستند|النص|المنشور)|(?:المقالة?|المحتوى|الوثيقة|التقرير|المادة|الخبر|المستند) (?:سحبت?|مسحوبة?)",
    "fa": r"(?:این )?(?:مطلب|مقاله|خبر|محتوا|سند|صفحه|گزارش|متن|نوشته)(?: از (?:انتشار|سایت|دسترس|وبسایت) (?:خارج|برداشته)| پس گرفته) شد(?:ه است|ه)?",
    "he": r"(?:המאמר|הכתבה|המסמך|התוכן|העמוד|הידיעה|הדו[\"״]ח|הפרסום)(?: הזה| הזאת)? (?:הוסרה? מ(?:פרסום|ה?אתר)|נמשכה?|הורדה?(?: מה?אתר)?|נגנזה?)",
    "th": r"(?:บทความ|เอกสาร|เนื้อหา|หน้า|รายงาน|ข่าว)(?:นี้)?(?:ได้)?(?:ถูก)?(?:ถอน|ถอดออก|เพิกถอน|ระงับการเผยแพร่)(?:ออก)?(?:แล้ว)?",
    "zh": r"(?:该|此|本|這|这|該)?(?:篇|份|条|條)?(?:文|文章|内容|內容|信息|資訊|资讯|稿件|报道|報道|報導|帖子|贴文|貼文|文件|页面|頁面|网页|網頁|公告|通知|报告|報告|作品|资料|資料|论文|論文)(?:现|現|目前)?(?:因(?:故|违规|違規|违法|違法|投诉|投訴|版权|版權|[^,，。;；]{2,10}?(?:要求|原因|规定|規定|问题|問題)))?,?(?:已经?|已經|业已|業已|现已|現已|已被|已由[^,，。;；]{2,8}|被)(?:撤回|撤稿|撤下|撤除|下架|下线|下線|屏蔽|封禁)(?:处理|處理)?",
    "ja": r"(?:(?:この|本|当|当該|こちらの))?(?:記事|文書|ページ|資料|コンテンツ|投稿|報告書|情報|お知らせ|論文|内容)(?:は|を|が)?、?(?:既に|すでに|現在)?(?:撤回|取り下げ(?:られ)?|非公開(?:と(?:さ|な)れ|にな|と致|といた)?|(?:掲載|公開|配信)(?:を|が|は)?(?:終了|停止|中止|取りやめ)(?:に)?)(?:され|いた|致|し|り|さ)*(?:ました|しました|いたしました|ております|ています|れました)|(?:この|本)?(?:記事|文書|ページ|資料|コンテンツ)?(?:の)?(?:掲載|公開|配信)(?:は|を|が)(?:終了|停止|中止)(?:し|いたし|致し|され)(?:ました|ております)",
    "ko": r"(?:(?:이|해당|본|요청하신) )?(?:(?:게시물|게시글|글|기사|문서|콘텐츠|자료|페이지|공지|보고서|논문)(?:은|는|이|가|의|을|를)? ?)?(?:(?:게시|공개|게재|제공|서비스)(?:가|이|를|을)? ?(?:종료|중단|중지|철회|취소)|철회|회수|취하|비공개 ?처리|비공개로 ?전환)(?:되었습니다|됐습니다|되었음|하였습니다|했습니다|된 (?:게시물|글|자료|문서|페이지)입니다)",
}  # fmt: skip


@cache
def taken_back() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(Rule id, pattern for whole sentences, folded and in lower case) for each language."""
    return tuple(
        (
            f"notice.brief.unsaid.{language}",
            re.compile(rf"\W*(?:{said})(?:[:;,–—-]+ ?(?:please )?see [^.!?\n]{{1,80}})?\W*"),
        )
        for language, said in _SAID.items()
    )
