"""Lines in which a page says when it was last updated, in the languages of the sites' makers (pure).

Such a line begins with a label, followed by a day. When a document was made, issued or amended, or takes effect, is
said in other words and is the document's own; so is whatever else stands in the line.
"""

from __future__ import annotations

import re
import unicodedata

from archiver.text.months import MONTHS
from archiver.text.normal import has_digit

LINE_CHARS = 120
WHEN_CHARS = 60  # longest text after the label
LONG = 4  # fewest letters of a word that is no particle
PARTICLE = 2  # most letters after a date that are no word
YEAR_FIRST = 4  # most words of a date that begins with its year: 2020 m. kovo 12 d.
DAY_FIRST = 3  # most words before the number of a day if the month comes first
_ONE_YEAR = 4  # digits

# By language, some of them together: what is said of a page that was updated. Not of laws ("amended", "wording of").
_OF_KNOWN_MONTHS = {  # see months.py
    "en": r"(?:this |the )?(?:page |site |content |website )?(?:was |has been )?(?:last )?updated(?: on)?|last (?:page )?(?:update|updating|revised on)|last (?:modified|edited|changed)(?: on)?",
    "tr": r"(?:en )?son (?:güncelle(?:n)?me|değişiklik|düzenleme)(?: (?:tarihi|zamanı))?|güncelle(?:n)?me (?:tarihi|zamanı)|güncellendi|son güncellenme",
    "gl es pt": r"(?:fecha|data|hora) d[ea] (?:la )?(?:última |derradeira )?(?:actualización|modificación|atualização|alteração|modificação)|(?:última|derradeira) (?:actualización|modificación|atualização|alteração|modificação)|"
    r"(?:última vez )?a(?:c)?tualizad[oa](?: por última vez)?(?: el| em| o)?|(?:página )?a(?:c)?tualizad[oa]",
    "fr": r"(?:date (?:de la |de )?)?(?:dernière )?mise? à jour(?: le)?|date de (?:la )?(?:dernière )?modification|dernière modification(?: le)?|mis(?:e)? à jour(?: le)?|(?:page )?(?:mise à jour|actualisée?|modifiée?) le",
    "it": r"(?:data )?(?:di |dell['’])?(?:ultim[oa] )?aggiornamento|data (?:di |della |dell['’])?(?:ultima )?modifica|(?:pagina )?aggiornat[oa](?: il| al)?|ultima modifica|ultima revisione della pagina",
    "de lb": r"(?:(?:zuletzt|letztmals) )?(?:aktualisiert|bearbeitet|geändert)(?: am)?|(?:datum der )?letzte[nrs]? (?:aktualisierung|änderung|bearbeitung)|(?:änderungs|aktualisierungs)datum|aktualisierung|(?:lescht|läscht) (?:aktualiséierung|ännerung)",
    "nl af": r"(?:(?:voor het )?laatst )?(?:bijgewerkt|gewijzigd|aangepast|geüpdatet)(?: op)?|(?:datum )?laatste (?:update|wijziging|aanpassing|bijwerking)|laas (?:opgedateer|gewysig|bygewerk)|laaste opdatering",
    "da nb nn": r"(?:sidst |senest |sist )?(?:opdateret|oppdatert)(?: den| d\.)?|(?:sidst|senest|sist) (?:ændret|endret|endra|redigeret|redigert)|(?:seneste|sidste|siste) (?:opdatering|oppdatering|ændring|endring)",
    "sv": r"(?:sidan )?(?:senast )?uppdatera(?:d|t|des)(?: den)?|senast (?:ändrad|granskad|redigerad)|senaste (?:uppdatering|uppdateringen|ändring)",
    "pl": r"(?:data )?(?:ostatni(?:a|ej|o) )?(?:aktualizacj[ai]|modyfikacj[ai])|(?:ostatnio )?(?:zaktualizowan[oey]|zmodyfikowan[oey])|ostatni(?:a zmiana|e zmiany)|data ostatni(?:ej zmiany|ch zmian)",
    "ru": r"(?:страница |информация )?(?:последнее |дата (?:последнего )?|время )?обновлен[иоа][еяй]?|(?:последн(?:ее|ие)|дата последн(?:его|их)) (?:изменени[еяй]|обновлени[еяй])|(?:обновлен[оа]?|актуализирован[оа]?)",
    "ar": r"(?:تاريخ )?(?:آخر|اخر) (?:تحديث|تعديل|التحديث)(?: للصفحة| كان)?(?: في| بتاريخ)?|تاريخ (?:ال)?(?:تحديث|تعديل)|(?:تم (?:ال)?تحديث(?:ه|ها)?|حُ?دِّ?ثت?)(?: في| بتاريخ)?",
    "zh": r"(?:最[后後]|最近|上次|本[页頁]|[页頁]面|[网網][页頁])(?:更新|修改|编辑|編輯|修訂)(?:于|於|时间|時間|日期|[:：])?|更新(?:于|於|时间|時間|日期)|修改(?:于|於|时间|時間)",
    "ja": r"(?:最終)?更新(?:日時?|年月日|(?=\s?[:：]))|最終更新|最終改訂日?",
    "ko": r"(?:최종|마지막|최근) ?(?:수정|업데이트|변경|갱신|개정)(?:일(?:시|자)?)?|(?:업데이트|갱신)(?: ?(?:일(?:시|자)?|날짜))?|수정(?:일시|일자|일)",
}  # fmt: skip
_OF_OTHERS = {
    "az": r"(?:son|sonuncu) (?:yenilənmə|yeniləmə|dəyişiklik|dəyişdirilmə)(?:si)?(?: (?:tarixi|vaxtı))?|(?:yenilənmə|yeniləmə) (?:tarixi|vaxtı)|yenilənib|yenilənmişdir",
    "tk": r"(?:soňky|iň soňky)(?: gezek)? (?:täzelenen|täzelenme|täzelendi|üýtgedilen|üýtgeşme)(?: (?:senesi|güni|wagty))?|täzelenen (?:senesi|wagty)",
    "kk": r"соңғы(?: рет)? (?:жаңарту|жаңартылған|жаңартылды|жаңартылуы|өзгерту|өзгеріс|өзгертілген)(?: (?:күні|уақыты))?|жаңарт(?:у|ылған|ылу) (?:күні|уақыты)|жаңартылды|жаңартылған",
    "ky": r"(?:акыркы|соңку)(?: жолу)? (?:жаңыртуу|жаңыланган|жаңыртылган|өзгөртүү|өзгөртүлгөн)(?: (?:күнү|убактысы))?|жаңыртылган(?: күнү)?",
    "uz": r"(?:oxirgi|so[ʻ'‘’`]nggi)(?: marta)? (?:yangilanish|yangilangan|yangilandi|o[ʻ'‘’`]zgarish|o[ʻ'‘’`]zgartirilgan)(?: (?:sanasi|sana|vaqti))?|yangilan(?:gan|ish)(?: (?:sanasi|sana|vaqti))?|"
    r"(?:охирги|сўнгги)(?: марта)? (?:янгиланиш|янгиланган|ўзгариш|ўзгартирилган)(?: (?:санаси|сана|вақти))?|янгиланган(?: (?:санаси|вақти))?",
    "tg": r"(?:навсозии|тағйироти|таҷдиди) охирин|охирин (?:навсозӣ|тағйирот|таҷдид)|санаи (?:охирин )?навсоз[ӣи]|навсозӣ шуд(?:ааст)?",
    "mn": r"(?:хамгийн )?сүүлд (?:шинэчлэгдсэн|шинэчилсэн|засварласан|өөрчлөгдсөн)(?: огноо)?|сүүлийн (?:шинэчлэл(?:т)?|засвар)(?:ийн огноо)?|шинэчлэгдсэн(?: огноо)?|шинэчилсэн(?: огноо)?",
    "hy": r"վերջին (?:անգամ )?(?:թարմացում|փոփոխություն|թարմացվել|փոփոխվել|խմբագրվել)(?:ը|ն)?(?: է)?|թարմացվ(?:ել|ած) է|թարմացման ամսաթիվ(?:ը)?|թարմացված",
    "ka": r"(?:ბოლო|უკანასკნელი) (?:განახლება|ცვლილება|რედაქტირება)|ბოლოს (?:განახლდა|განახლებულია|შეიცვალა)|განახლებულია|განახლდა|განახლების (?:თარიღი|დრო)",
    "sq": r"përditësimi (?:i|më i) fundit|(?:u )?përditësua(?:r)?(?: (?:për herë të fundit|së fundmi|së fundi|më))?|(?:modifikimi|ndryshimi) i fundit|data e përditësimit",
    "mk bg": r"последн(?:о|а|ата|и|ите) (?:ажурирање|ажурирано|ажуриран[ао]?|промена|измена|изменет[ао]|обновено|обновување|актуализация|актуализиран[ао]?|промяна|обновяване|обновен[ао]?|редактиран[ао]?)|"
    r"(?:ажурирано|актуализиран[ао]|обновен[ао])|(?:датум|дата) на (?:последн(?:о|а|ата|ото) )?(?:ажурирање|промена|обновување|актуализация|актуализиране|промяна|обновяване)",
    "sr": r"(?:последњ[аеи]|задњ[аеи])(?: пут)? (?:измена|измјена|промена|промјена|ажурирање|ажурирано|измењено|измијењено)|ажурирано|датум (?:последње |посљедње )?(?:измене|измјене|ажурирања)|посљедњ[аеи](?: пут)? (?:измјена|ажурирање|ажурирано)",
    "bs hr sr": r"(?:posljednj|zadnj|poslednj)[aei](?: (?:put|puta))? (?:izmjena|izmena|promjena|promena|ažuriranje|ažurirano|izmijenjeno|izmenjeno|promijenjeno)|"
    r"ažuriran[oa]|datum (?:(?:posljednje|zadnje|poslednje|posljednjeg|poslednjeg|zadnjeg) )?(?:izmjene|izmene|ažuriranja|promjene|promene)",
    "sl": r"(?:zadnj[aei]|zadnjič|nazadnje) (?:sprememba|posodobitev|posodobljen[oa]|spremenjen[oa]|osvežen[oa]|osvežitev)|posodobljen[oa]|datum (?:zadnje )?(?:spremembe|posodobitve)",
    "et": r"(?:lehekülg )?(?:viimati|viimane) (?:uuendatud|muudetud|uuendamine|uuendus|muutmine|muudatus)|uuendatud|(?:viimase )?(?:uuendamise|muutmise) (?:aeg|kuupäev)",
    "lv": r"(?:(?:lapa )?pēdējo reizi|pēdējoreiz) (?:atjaunin|atjaun|main|lab|redi)[^\W\d]{2,8}|pēdēj(?:ās|ie|ais|ā) (?:izmaiņas|labojum[is]|atjauninājum[is]|atjaunināšana)|atjaunināt[sai]|atjaunot[sai]|atjaunināšanas datums",
    "lt": r"(?:paskutinį kartą|paskutin(?:is|ė|iai)|vėliausiai) (?:atnaujin|keis|pakei|redag)[^\W\d]{1,10}|(?:puslapis )?atnaujint[aoi]s?|(?:paskutinio )?(?:atnaujinimo|keitimo) (?:data|laikas)",
    "fi": r"(?:sivu(?:a)?(?: on)? )?(?:viimeksi )?(?:päivitetty|muokattu|muutettu)(?: viimeksi)?|(?:viimeisin|viimeinen) (?:päivitys|muutos|muokkaus)|päivityspäivä",
    "is": r"síðast (?:uppfær[tð]|breytt|endurskoðað)|síðasta (?:uppfærsla|breyting)|uppfær[tð]|dagsetning uppfærslu",
    "fo": r"seinast (?:dagført|broytt|rættað)|dagført|seinasta (?:dagføring|broyting)",
    "ga gd": r"nuashonraithe(?: (?:den uair dheireanach|go deireanach))?|(?:an )?nuashonr(?:ú|uithe) (?:is déanaí|deir(?:ea)?nach)|(?:dáta (?:an )?)nuashonraithe|athraithe den uair dheireanach|air ùrachadh(?: mu dheireadh)?",
    "cy": r"diweddarwyd(?: ddiwethaf| diwethaf| y dudalen hon)?(?: ar)?|(?:wedi['’]i |wedi ei )?d?diweddaru(?: ddiwethaf| diwethaf)?|diweddariad (?:diwethaf|olaf|diweddaraf)|newidiwyd ddiwethaf",
    "mt": r"l-aħħar (?:aġġornament|modifika|bidla)|aġġornat[ai]?(?: l-aħħar)?(?: fi(?:l-|s-|t-)?)?|data tal-(?:aħħar )?aġġornament",
    "eu": r"azken (?:eguneraketa(?:ren)?|eguneratze(?:a|aren)?|aldaketa(?:ren)?|aldiz eguneratua)(?: (?:data|eguna))?|eguneratua|eguneratze[- ]data",
    "ca": r"(?:(?:darrera|última|data de) )+(?:actualització|modificació)|(?:data d['’](?:última )?)?actualització|actualitzat(?: el| per última vegada)?",
    "ro": r"ultima (?:actualizare|modificare|revizuire)|actualizată?(?: (?:la|în|pe))?(?: data(?: de)?)?|data (?:ultimei )?(?:actualizări|modificări)i?|ultim(?:a|ul) update",
    "cs sk": r"(?:(?:poslední|posledná) )?aktuali[sz](?:ace|ácia)(?: (?:stránky|stránok))?|(?:stránka )?(?:naposledy |naposled )?aktuali[sz]ov[aá]n[oaeéá]|naposledy (?:změněno|upraveno|zmenené|upravené)|(?:poslední|posledná) (?:změna|zmena|úprava)|"
    r"d[aá]tum (?:posled(?:ní|nej) )?(?:aktualizace|aktualizácie|změny|zmeny|úpravy)",
    "hu": r"(?:utolsó|legutóbbi) (?:frissítés|módosítás)(?: (?:dátuma|ideje|időpontja))?|(?:utoljára )?(?:frissítve|frissült|módosítva)|frissítés (?:dátuma|ideje|időpontja)",
    "el": r"(?:τελευταία|τελευταια|πιο πρόσφατη) (?:ενημέρωση|ενημερωση|τροποποίηση|αλλαγή|επεξεργασία|ανανέωση)|(?:ενημερώθηκε|ανανεώθηκε|τελευταία φορά ενημερώθηκε)(?: (?:στις|την))?|ημερομηνία (?:τελευταίας )?(?:ενημέρωσης|τροποποίησης|ανανέωσης)",
    "uk be": r"останн(?:є|я|і) (?:оновлення|зміна|зміни|редагування)|(?:дата (?:останнього )?)?(?:оновлення|оновлено)|останній раз оновлено|(?:апошняе|дата|апошнія)(?: апошняга)? (?:абнаўленн[ея]|змяненн[ея]|змены)|абноўлена",
    "fa ps": r"(?:تاریخ )?آخرین (?:به[ \u200c]?روز[ \u200c]?رسانی|بروزرسانی|ویرایش|تغییرات?|بازبینی)|تاریخ (?:به[ \u200c]?روز[ \u200c]?رسانی|بروزرسانی|ویرایش)|به[ \u200c]?روز[ \u200c]?(?:رسانی|شده)(?: شده)?(?: در)?|"
    r"(?:وروستی|وروستۍ|تازه)(?: ځل)? (?:تازه|تازه ?کول|تازه ?شوی|تازه ?والی|بدلون|اوښتون|سمون)(?: نېټه)?",
    "ur": r"(?:آخری|تازہ ترین)(?: بار)? (?:تازہ کاری|اپ ڈیٹ|اپڈیٹ|تجدید|ترمیم|تبدیلی)(?: کی تاریخ| شدہ)?",
    "ku ckb": r"nûkirina (?:dawî|dawîn)|(?:(?:herî|cara) dawî|dawîn) (?:hat(?:e|iye)? )?(?:nûkirin|nûkirî|guhertin)|hat(?:e|iye)? nûkirin|(?:دوایین|دواین|کۆتا)(?: جار)? (?:نوێکردنەوە|نوێ کراوەتەوە|گۆڕانکاری|دەستکاری)|نوێکراوەتەوە|نوێ کراوەتەوە",
    "he": r"(?:תאריך |מועד )?(?:ה)?עדכון(?: (?:ה)?אחרון)?|(?:הדף |דף זה |העמוד )?(?:עודכן|שונה|נערך)(?: (?:לאחרונה|בתאריך|ביום))*(?: ב-?)?|תאריך (?:ה)?עדכון|(?:ה)?עדכון (?:ה)?אחרון",
    "hi mr ne": r"(?:अंतिम|अन्तिम|आखिरी|आख़िरी|आखरी|पछिल्लो|पिछला|पिछली बार|शेवटचे|शेवटचा)(?: बार| पटक| समय)? (?:अद्यतन|अद्यतनित|अद्यावधिक|अद्ययावत|अपडेट|संशोधन|संशोधित|नवीनीकरण|सुधार|परिमार्जन|बदल)[^\d:]{0,24}|"
    r"(?:अद्यतन|अद्यावधिक|अपडेट|नवीनतम अद्यतन)(?: (?:तिथि|मिति|तारीख|दिनांक|की तिथि|किया गया|गरिएको))*",
    "bn": r"(?:সর্বশেষ|শেষ|সবশেষ)(?: বার)? (?:হালনাগাদ|আপডেট|পরিবর্তন|সম্পাদনা|হাল-নাগাদ)[^\d:]{0,24}|(?:হালনাগাদ|আপডেট)(?: (?:করা হয়েছে|তারিখ|করা হয়েছে))*",
    "pa gu": r"ਆਖ਼?ਰੀ(?: ਵਾਰ)? (?:ਅੱਪਡੇਟ|ਅਪਡੇਟ|ਅੱਪਡੇਟਿਡ|ਸੋਧ)[^\d:]{0,16}|(?:છેલ્લે|છેલ્લું|છેલ્લો|છેલ્લા) (?:અપડેટ|અદ્યતન|સુધારો|ફેરફાર|સુધારેલ)[^\d:]{0,16}",
    "ta te": r"(?:கடைசியாக|இறுதியாக|கடைசி|இறுதி) (?:புதுப்பிக்கப்பட்டது|புதுப்பிக்கப்பட்ட|புதுப்பித்தது|புதுப்பிப்பு|மாற்றப்பட்டது|மாற்றம்|திருத்தப்பட்டது)[^\d:]{0,12}|(?:చివరిగా|చివరి|చివరిసారిగా) (?:నవీకరించబడింది|నవీకరించబడినది|నవీకరించిన|నవీకరణ|సవరించబడింది|మార్చబడింది|మార్పు)[^\d:]{0,12}",
    "kn ml": r"(?:ಕೊನೆಯ|ಕೊನೆಯದಾಗಿ|ಇತ್ತೀಚಿನ) (?:ನವೀಕರಣ|ನವೀಕರಿಸಲಾಗಿದೆ|ನವೀಕರಿಸಿದ|ಪರಿಷ್ಕರಣೆ|ಬದಲಾವಣೆ)[^\d:]{0,12}|(?:അവസാനം|അവസാനമായി|അവസാന) (?:പുതുക്കിയത്|പുതുക്കിയ|പരിഷ്കരിച്ചത്|പരിഷ്കരിച്ച|അപ്ഡേറ്റ്|മാറ്റം)[^\d:]{0,12}",
    "si": r"(?:අවසන්|අවසාන)(?: වරට| වශයෙන්)? (?:යාවත්කාලීන|වෙනස්|සංශෝධන|යාවත්කාලීනය|සංස්කරණය)[^\d:]{0,24}|යාවත්කාලීන (?:කළේ|කරන ලද්දේ|කිරීම|දිනය)",
    "my": r"(?:နောက်ဆုံး|နောက်ဆုံးအကြိမ်) ?(?:ပြင်ဆင်|မွမ်းမံ|အပ်ဒိတ်|ပြောင်းလဲ|အဆင့်မြှင့်)[^\d:]{0,24}",
    "km": r"(?:បាន)?(?:ធ្វើបច្ចុប្បន្នភាព|កែប្រែ|ធ្វើបច្ចុប្បន្នភាព)(?:នៅ)?(?:ចុងក្រោយ)[^\d:]{0,12}|(?:បច្ចុប្បន្នភាព|ការធ្វើបច្ចុប្បន្នភាព)ចុងក្រោយ[^\d:]{0,8}",
    "lo th": r"(?:ອັບເດດ|ປັບປຸງ|ແກ້ໄຂ)(?:ຄັ້ງ)?(?:ລ່າສຸດ|ຫຼ້າສຸດ|ສຸດທ້າຍ)[^\d:]{0,12}|(?:ปรับปรุง|แก้ไข|อัปเดต|อัพเดท|อัพเดต)(?:ข้อมูล)?(?:ครั้ง)?(?:ล่าสุด|สุดท้าย)[^\d:]{0,12}|วันที่(?:ปรับปรุง|อัปเดต|อัพเดท)(?:ข้อมูล)?(?:ล่าสุด)?",
    "vi": r"(?:lần )?cập nhật(?: (?:lần cuối|cuối cùng|mới nhất|gần nhất|lần cuối cùng|ngày|lúc|vào))*|ngày cập nhật|chỉnh sửa lần cuối|sửa đổi lần cuối",
    "ms id": r"(?:tarikh )?(?:di)?kemas ?kini(?: (?:terakhir|terkini|pada))*|(?:terakhir|terkini)(?: kali)? (?:dikemas ?kini|diperbarui|diperbaharui|diubah|dimutakhirkan|diupdate|di-update|disunting)(?: pada)?|(?:pembaruan|pemutakhiran|perubahan|update) terakhir|diperbarui(?: pada)?|tanggal (?:pembaruan|pemutakhiran|update)",
    "tl": r"(?:huling|huli(?:ng)?) (?:na-?update|in-?update|ina-?update|binago|nabago|pagbabago|pag-?update|isinapanahon)(?: noong| nitong)?|(?:na|in|ini)-?update (?:noong|nitong)",
    "sw": r"(?:imesasishwa|ilisasishwa|iliyosasishwa|imeboreshwa)(?: (?:mwisho|tarehe|mara ya mwisho))*|mara ya mwisho (?:kusasishwa|kubadilishwa|ilisasishwa|imesasishwa)|(?:sasisho|badiliko) la mwisho|tarehe ya (?:mwisho ya )?(?:kusasishwa|sasisho)",
    "am so": r"(?:መጨረሻ|ለመጨረሻ ጊዜ|በመጨረሻ)(?: ጊዜ)? (?:የ?ተሻሻለ|የ?ዘመነ|የ?ታደሰ|የ?ተሻሻለበት|የተሻሻለው|የዘመነው|የታደሰው)[^\d:]{0,12}|(?:la cusboonaysiiyay|la cusbooneysiiyay|markii ugu dambaysay ee la cusboonaysiiyay)(?: ugu dambayn)?",
}  # fmt: skip
_LABELS = {
    known: re.compile(rf"[\W_]*(?:{'|'.join(said.values())})(?!\w)\W*", re.IGNORECASE)
    for known, said in ((True, _OF_KNOWN_MONTHS), (False, _OF_OTHERS))
}
_BEHIND = re.compile(
    r"\W*(?P<when>.*\d.*?)[\s日]*(?:に)?(?:更新|最終更新|업데이트(?:됨)?|수정(?:됨)?)\W*"
)  # the day comes first
_PARTS = re.compile(r"\s+[|•·]\s+")
_WITHIN = re.compile(
    r"\s?\((?P<said>(?:[^()]|\([^()\d]{0,20}\)){4,80})\)"
)  # brackets, which may hold the words of a link in brackets
_LINKED = re.compile(r"\([^()]*\)")
_CLOCK = re.compile(
    r"(?:\b(?:klo|kl|at|um|à|às|as|alle|ore|om|ob|saat|pukul|jam|lúc|в|о|у|u|ساعت|الساعة|בשעה)\b\.? ?)?"
    r"(?<![\d:.])(?:\d{1,2}\.\d{2}(?= (?:GMT|BST|CES?T|UTC|Uhr)\b)|\d{1,2} ?[:hH時时點点] ?\d{2}(?::\d{2}(?:[.,]\d+)?| ?[分分](?: ?\d{1,2}[秒초])?)?)(?![\d:])(?: ?[ap]\.?m\b\.?)?"
    r"(?:\s*\(?\b(?:[A-Z]{2,5}|Uhr|[hH]|hrs?|uur|kl)\b\.?\)?(?: ?[+-]\d{1,2}(?::?\d{2})?)?|\s*[+-]\d{2}:?\d{2}|\s?[صم](?!\w))?(?:\s*\(?ب?توقيت (?:\w+ ?){1,2}\)?)?"
)
# An hour named by the part of the day.
_DAYTIME = (
    r"[ap]\.?m\.?|noon|صبح|ظهر|بعد ?از ?ظهر|عصر|شب|بامداد|صباح[اً]{1,2}|مساءً?|ظهر[اً]{1,2}|上午|下午|早上|晚上|中午|凌晨|午前|午後|오전|오후|"
    r"утра|дня|вечера|ночи|ранку|вечора|सुबह|शाम|रात|बजे|öğleden (?:sonra|önce)|sabah|akşam|de la (?:mañana|tarde|noche)"
)
_HOUR = re.compile(
    rf"(?:{_DAYTIME})?\s?\d{{1,2}}(?:[:.]\d{{2}})?\s?(?:時半?|时半?|点半?|點半?|시|分|{_DAYTIME}|uhr|h)?(?:\s?\d{{1,2}}\s?[分분])?(?:\s(?:{_DAYTIME}))?",
    re.IGNORECASE,
)
# Who updated it: a name behind the day, as programs of sites, wikis and manuals show it.
_BY = re.compile(r"\s(?:by|von|par|por|da|door|av|af|przez)\s+(?P<who>[^\d,.;:!?()]{1,40})$", re.IGNORECASE)
NAME = 4  # most words of a name
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+")
_BROKEN = re.compile(r"[;!?|%$€£#@&*=<>。；！？]|:|：|\d{4}\W*,\s*\d|\d[,.]\d{3}(?!\d)")
_SHORT_DAY = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2}|\d{1,2}[ -][^\W\d_]{3,9}\.?[ -]['’]?\d{2}")  # 8-Oct-25


def without_updates(passage: str) -> str:
    """A line without those of its parts that are such a label with its day.

    A part is the whole line, what stands between two bars, or what stands in brackets.
    """
    if len(passage) > LINE_CHARS:
        return passage
    if "(" in passage and has_digit(passage):
        passage = _WITHIN.sub(lambda one: "" if _is_update(_LINKED.sub("", one["said"])) else one[0], passage)
    parts = _PARTS.split(passage)
    told = [_is_update(part) for part in parts]
    at = told.index(True) + 1 if True in told else len(parts)
    if at < len(parts) and _HOUR.fullmatch(parts[at].strip()):  # of that day
        told[at] = True
    kept = [part for part, turns in zip(parts, told, strict=True) if not turns]
    return passage if len(kept) == len(parts) else " | ".join(kept)


def tells_hour(line: str) -> bool:
    """Whether a line names a time of day."""
    return _CLOCK.search(line) is not None


def _is_update(part: str) -> bool:
    by = _BY.search(part)
    if by is not None and len(by["who"].split()) <= NAME and not (by["who"][0].islower() and " " in by["who"].strip()):
        part = part[: by.start()]
    for known, labels in _LABELS.items():
        label = labels.match(part)
        if label is not None and _is_day(part[label.end() :], known=known):
            return True
    behind = _BEHIND.fullmatch(part)
    return behind is not None and _is_day(behind["when"], known=True)


def _is_day(said: str, *, known: bool) -> bool:
    """Whether `said` is one day, written out or in numbers, with or without a time of day, and nothing else.

    `known`: the names of the months are known in its language.
    """
    said = _CLOCK.sub(" ", said).strip(" .,()[]（）-–—、")
    if len(said) > WHEN_CHARS or _BROKEN.search(said):
        return False
    numbers = list(_NUMBER.finditer(said))
    if len(numbers) not in {2, 3}:
        return False
    years = [at for at, one in enumerate(numbers) if len(one[0]) == _ONE_YEAR]
    if len(years) != 1 and not _SHORT_DAY.fullmatch(said):
        return False
    before, between, after = (
        _words(said[: numbers[0].start()]),
        _words(said[numbers[0].end() : numbers[-1].start()]),
        _words(said[numbers[-1].end() :]),
    )
    first = years == [0]
    if known and len(numbers) < len("ymd") and MONTHS.keys().isdisjoint(_WORD.findall(said.lower())):
        return False
    if len(numbers) == len("ymd"):  # 2020 оны 3 сарын 5 has words as well
        return _long(before) <= 1 and _long(between) <= 2 * first and _particles(after)
    if first:  # 2020. március 3., 2020. gada 3. martā
        return not before and 0 < len(between) + len(after) <= YEAR_FIRST and _long(after) <= 1
    if not between:  # Thursday, March 19, 2020
        return 0 < len(before) <= DAY_FIRST and not after
    # it must stand beside its number: "guidance for 12 hospitals" is no date
    weekday = not before or _long(before[:-1]) == 0
    return (
        weekday
        and (not before or _long(before[-1:]) == 1 or not _long(before))
        and _long(between) <= 1
        and _particles(after)
    )


def _words(said: str) -> list[str]:
    return [word for word in said.split() if any(map(str.isalpha, word))]


def _particles(words: list[str]) -> bool:
    """Whether these are abbreviations for year or day and no words: 2020 г., 12 d."""
    return all(sum(map(str.isalpha, word)) <= PARTICLE for word in words)


def _long(words: list[str]) -> int:
    """The number of these words without particles. Combining marks count as letters."""
    return sum(sum(unicodedata.category(char)[0] in "LM" for char in word) >= LONG for word in words)
