"""Wordings for the end of a site, in about forty languages: shut down, suspended by its host, parked, for sale.

Each combines a thing, what is said of it and who says so. No single word is enough, because tram lines are suspended
and museums are closed as well. Read sentence by sentence, on pages with little other text
(`archiver.observe.marks.ends`).
"""

from __future__ import annotations

import re

from archiver.observe.rules.model import Phrase, phrases
from storage.model import Finding

# what people run on the web; a notice may say of any of it that it has ended
_RUN = (
    r"\b(?:web ?)?sites?\b(?! (?:in|at|near|of)\b)|web ?page|\bforums?\b|\b(?:this|our|the|web|online|ce|notre|le) services?\b|^services?\b|\bapps?\b|\bplatform\w*|\bportal\w*|\bblogs?\b|\bwiki\b|(?:web|online)[ -]?(?:shop|store)\w*|\bbeta\b|\bservers\b|internet(?:auftritt|präsenz)\w*|webauftritt|\bserver\b|\bcommunity\b|\bour (?:shop|store|game|server)s?\b|\b(?:unser|dieser|der|web|online)-?[ ]?dienst\b|\bonlinedienst\w*|webs(?:ei|i)te|internetseite|(?:online|web)-?shop|plattform|\bplateforme|\bboutique en ligne|\b\b(?:el|este|nuestro) servicio\b|\bsitio\b|plataforma|tienda (?:online|en línea|virtual)|foro\b|"
    r"\b(?:o|este|nosso) serviço\b|\bloja (?:virtual|online)|fórum|\b(?:il|questo|nostro) servizio\b|\bsito\b|piattaforma|negozio online|\b(?:de|deze|onze) dienst\b|webwinkel|\bserwis\w*|\bstrona\b|\bsklep internetowy|usług\w+|platform[ay]|služb\w+|stránk\w+|e-?shop\w*|\bweb\b|szolgáltatás\w*|\boldal\w*|honlap\w*|fórum\w*|webáruház\w*|\bserviciul|\bsite-ul|сервис\w*|сайт\w*|форум\w*|портал\w*|приложение|интернет-?магазин\w*|сервіс\w*|услугата|страницата|"
    r"\bsajt\w*|\bstranica|\busluga|storitev|υπηρεσία|ιστότοπ\w+|ιστοσελίδα|hizmet\w*|\bsite(?:miz|niz|si)\w*|platform\w*|forum\w*|uygulama\w*|\btj[äeæ]nest?en?\b|tjänsten|webbplatsen|webbutiken|nettbutikken|(?:hjemme|nett|web)siden?|palvelu\w*|sivusto\w*|verkkokauppa\w*|teenus\w*|veebileht|pakalpojum\w*|vietne|paslaug\w*|svetain\w*|الخدمة|الموقع|المنتدى|سرویس|سایت|وب ?سایت|השירות|האתר|הפורום|सेवा|वेबसाइट|บริการ|เว็บไซต์|เว็บบอร์ด|dịch vụ|trang web|website|diễn đàn|layanan|situs|\blaman web|perkhidmatan|"
    r"サービス|サイト|ブログ|ホームページ|掲示板|アプリ|ショップ|서비스|사이트|홈페이지|게시판|앱|쇼핑몰|网站|網站|本站|站点|平台|论坛|論壇|博客|服务|服務|应用|小程序|商城|产品|系统|系統"
)
_ENDED = (
    r"(?:has|have|had|is|are|was|were|be|being|will be|been) (?:now |been |be |permanently |officially |completely |sadly |finally |therefore )*(?:closed(?: (?:down|for good|permanently|its doors))?\b(?! (?:its|the|an?|on|by|to|for|due|because|until|source))|discontinued|retired|decommissioned|shut(?:ting)? ?down|terminated|sunset(?:ted)?\b|taken offline (?:for good|permanently))|has permanently \w+ ?(?:down|its doors)?|shut(?:ting)? down (?:permanently|for good|on|in|after|as)|closed (?:its|our) (?:virtual )?doors|(?:decided|time) to (?:retire|close|shut ?down|sunset|discontinue|say good-?bye)|(?:turned|switched) off\b|no longer in business|(?:gone|went) out of business|no longer (?:offered|provided|in (?:service|operation|use)|active|operat\w+|running|exists?|avail?able|avaliable)|ceased (?:operations?|operating|to exist)|come to an end|reached (?:the |its )?end of (?:its )?life|has ended|permanently (?:un-?available|offline|inaccessible|down|out of service)\b|ended (?:on|in|as of|its)|is no more\b|is dead\b|"
    r"eingestellt|(?:dauerhaft|endgültig|für immer) geschlossen|geschlossen\b|abgeschaltet|stillgelegt|nicht (?:mehr|länger) (?:verfügbar|angeboten|betrieben|online|aktiv)|definitivement|(?:est|a été|sont) (?:désormais |maintenant |définitivement )?(?:fermée?s?|arrêtée?s?|supprimée?s?|clôturée?s?)|a (?:définitivement )?(?:fermé|cessé)\b|n['’]est plus (?:disponible|proposée?|en (?:ligne|service)|accessible|maintenue?)|prend fin|a pris fin|ha (?:cerrado|finalizado|cesado|dejado de (?:funcionar|existir|estar))|(?:ha sido|fue|está) (?:definitivamente )?(?:cerrad[oa]|descontinuad[oa]|cancelad[oa]|clausurad[oa])|ya no (?:está|se encuentra) (?:disponible|activ[oa]|operativ[oa])|dejó de (?:funcionar|estar)|\bcerr(?:ó|amos)\b|fermons|ferme ses portes|\bfechou\b|encerramos|\bchiude\b|\bchiudiamo\b|"
    r"(?:foi|está|será) (?:definitivamente )?(?:encerrad[oa]|descontinuad[oa]|desativad[oa]|fechad[oa])|encerrou|chegou ao fim|não (?:está|existe) mais|foi encerrado|(?:è|sono|è stat[oa]|verrà) (?:definitivamente |ufficialmente )?(?:chius[oa]|dismess[oa]|terminat[oa]|cessat[oa]|stat[oa] chius[oa])|ha (?:chiuso|cessato)|non è più (?:disponibile|attiv[oa]|online)|(?:is|zijn|werd) .{0,30}(?:gestopt|gesloten|beëindigd|opgeheven|stopgezet)|niet (?:meer|langer) (?:beschikbaar|actief|online)|"
    r"zosta(?:ł|ła|ło|nie) (?:\w+ )?(?:zamknięt|zakończon|wyłączon|zlikwidowan|wygaszon)\w+|zakończy(?:ł|ła|ło)\w* (?:\w+ )?(?:działalność|działanie)|nie (?:jest|działa) już|już nie (?:działa|istnieje)|(?:byl[ayo]?|je) (?:\w+ ){0,3}(?:ukončen|zrušen|uzavřen|vypnut)\w*|(?:bol[ao]?|je) (?:\w+ )?(?:ukončen|zrušen|uzavret|vypnut)\w*|ukončil\w* (?:činnost|provoz|prevádzku|činnosť)|megszűn\w+|megszünt\w+|bezár(?:t|tuk|ult)\w*|lezár(?:t|ult)\w*|leáll(?:t|ított)\w*|(?:a fost|este|s-a) (?:\w+ )?(?:închis|desființat|oprit|încetat)\w*|și-a încetat|"
    r"(?:сервис|сайт|проект|форум|портал|магазин|интернет-магазин)\w* (?:(?:больше|уже|был|окончательно|навсегда|официально|полностью|теперь) )*(?:закрыт|закрылся|прекратил|прекращает|не (?:работает|существует|поддерживается|функционирует)|завершил|остановлен|ликвидирован)\w*|прекратил\w* (?:свою |своё |свое )?(?:работу|существование|деятельность)|завершил\w* (?:свою )?(?:работу)|припини\w+ (?:свою )?(?:роботу|існування|діяльність)|(?:сервіс|сайт|проєкт|форум)\w* (?:\w+ )?(?:закрит|більше не працює)\w*|(?:е|беше) (?:закрит|спрян|прекратен)\w*|(?:je|su) (?:\w+ )?(?:ugašen|zatvoren|ukinut|ukinjen|zaprt)\w*|"
    r"έκλεισε|έχει (?:κλείσει|διακοπεί|τερματιστεί)|δεν (?:λειτουργεί|υπάρχει) πλέον|(?:kapan(?:dı|mış|mıştır)|kapatıl(?:dı|mış|mıştır)|sona er(?:di|miş|miştir)|sonlandırıl\w+|durdurulmuştur)|(?:har|er|är|blev|ble) (?:\w+ )?(?:lagt ned|lukket|nedlagt|stängts(?: ned)?|stängd|lagts ner|nedlagd|upphört|avviklet|avvecklat\w*|avsluttet|avslutats|opphørt|ophørt|lukket ned)|findes ikke længere|finnes ikke lenger|finns inte längre|(?:on|ovat) (?:\w+ )?(?:lopetettu|suljettu|päättynyt)|on (?:lõpetatud|suletud)|ir (?:slēgt|pārtraukt)\w*|(?:yra|buvo) (?:\w+ )?(?:uždaryt|nutraukt)\w*|"
    r"تم (?:إغلاق|ايقاف|إنهاء)|(?:توقف|انته)\w* .{0,12}(?:نهائي|الخدمة)|(?:متوقف|تعطیل|بسته) (?:شد|شده)|به پایان رسید|(?:נסגר|הופסק|סגור לצמיתות)\w*|बंद (?:कर दी|हो गई|कर दिया)|(?:ปิด(?:ให้)?บริการ|ยุติ(?:การให้)?บริการ|ปิดตัวลง)|(?:đã )?(?:ngừng|chấm dứt|đóng cửa|dừng) (?:hoạt động|cung cấp|dịch vụ|vĩnh viễn)|(?:telah|sudah|resmi) (?:\w+ )?(?:ditutup|dihentikan|berakhir|ditamatkan)|"
    r"(?:を|は|が)?(?:終了|閉鎖|廃止|閉店)(?:いた|し|と|を|の|致|になり|されま)|閉鎖|(?:서비스|운영|사이트|홈페이지|지원)(?:가|를|이|을)? ?.{0,24}(?:종료|중단|폐쇄)(?:되|하|합|했|됩|안내)|(?:폐쇄|종료)되었|"
    r"(?:正式|永久|已经|已經|现已|現已|彻底|已于.{0,16}|将于.{0,16}|於.{0,16})(?:关闭|關閉|停止(?:运营|服务|运行|更新|使用|營運|服務)|下线|下線|关停|关站|终止|終止|停服|停运|停用)|(?:停止|终止|終止|结束|結束|停止一切)(?:运营|營運|服务|服務|运行)|(?:关闭|关站|停服|停运|下线|終止服務|結束服務)(?:公告|通知|说明|說明)|(?:不再|无法(?:再)?继续|無法(?:再)?繼續)(?:提供)?(?:服务|服務|运营|營運)|停止服务|停服|停运"
)
FAREWELL = re.compile(
    r"thank(?:s| you)\b|good-?bye|farewell|so long\b|it(?:['’]s| has) been (?:a |an )?(?:\w+ ){0,2}(?:run|ride|journey|pleasure|honou?r|time|years)|our users|support (?:over|through|during)|(?:download|export|back up) (?:your|all your) \w+|refund|our customers|\bdank\w*|auf wiedersehen|lebt wohl|\bmerci\b|au revoir|remerci\w+|adieu|gracias|adi[oó]s|agradec\w+|obrigad[oa]|adeus|grazie|ringrazi\w+|addio|arrivederci|bedankt|vaarwel|dzięku\w+|żegna\w+|děkuj\w+|sbohem|ďakuj\w+|köszön\w+|viszlát|mulțum\w+|la revedere|спасибо|благодар\w+|до свидания|прощай\w*|дяку\w+|hvala|ευχαριστ\w+|αντίο|"
    r"teşekkür\w*|hoşça ?kal\w*|elveda|\btack\b|\btak(?:k)? (?:til|for)\b|tack till|farvel|kiito\w+|aitäh|täname|paldies|ačiū|dėkoj\w+|شكر\w*|وداعا|تشکر|سپاس\w*|خداحافظ|תודה|להתראות|धन्यवाद|ขอบคุณ|cảm ơn|tạm biệt|terima ?kasih|selamat tinggal|ありがとう|ご愛顧|御礼|感謝|感谢|谢谢|謝謝|再见|再見|告别|告別|有缘|감사|안녕히"
)
# who says it: the operator ("our"), or a page that refers to itself ("this site")
OWN = re.compile(
    r"\bour\b|\bwe\b|\bwe['’]\w+|\bthis (?:\w+ )?(?:service|site|website|web ?site|forum|app|application|platform|project|page|blog|wiki|shop|store|server)\b|\buns(?:er|re)\w*\b|\bwir\b|\bdies(?:e|er|es) (?:\w+-?)?(?:\w+)|\bnotre\b|\bnous\b|\bc(?:e|ette) (?:service|site|plateforme|forum|application|projet|boutique)|nuestr[oa]|\beste (?:servicio|sitio|foro|proyecto)|\besta (?:web|página|plataforma|tienda)|noss[oa]|\beste (?:site|serviço)|\besta (?:loja|página)|nostr[oa]|\bquesto (?:sito|servizio|forum|progetto)|\bonze?\b|\bdeze (?:site|website|dienst)|\bdit (?:platform|forum)|nasz\w*|\bten serwis|\bta strona|\bnaš\w*|tato služba|tento (?:web|e-?shop)|tyto stránky|"
    r"\bez a[z]? \w+|acest (?:site|serviciu)|наш\w*|эт(?:от|а) (?:сайт|сервис|проект|форум)|цей (?:сайт|сервіс)|(?:hizmet|site|uygulama|platform)(?:imiz|miz)\w*|\bbu (?:site|hizmet|platform|forum)|\bvår\w*|\bvores?\b|\bdenn[ae] (?:tj\w+|side\w*|sidan)|\bdette (?:nettstedet|forumet)|\bden här (?:tjänsten|sidan|webbplatsen)|\btämä (?:palvelu|sivusto)|meie\b|هذ[اه] ال(?:موقع|خدمة|منتدى)|این (?:سایت|سرویس)|(?:dịch vụ|trang web|website|diễn đàn) này|(?:layanan|situs) ini|(?:เว็บไซต์|บริการ)นี้|本サービス|当(?:サイト|サービス|ブログ|フォーラム|掲示板|社)|当店|本サイト|弊社|本站|本网站|本網站|本平台|本论坛|本服务|本服務|我们|我們|本公司|(?:저희|당사|본) ?"
)

# what was stopped, why and by whom: an account at a hosting provider
_HOSTED = (
    r"\b(?:web ?)?sites?\b|\baccounts?\b|\bhosting\b|web ?space|\bdomains?\b|(?:hosting|internet|web) services?\b|\bserver\b|\bwebs(?:ei|i)te\b|webseite|webhosting|\bkonto\b|\bkunden?konto|\bcompte\b|hébergement|\bsitio\b|\bcuenta\b|alojamiento|\bsitio web|\bconta\b|hospedagem|\bsito\b|spazio web|\bhostingpakket|\bstron[aęy]\b|\bserwis\b|\busług[ai]\w*|stránk\w+|\búčet\b|\bprovoz\b|\bweb\b|tárhely\w*|weboldal\w*|\bsite-?(?:ul)?\b|\bcont(?:ul)?\b|găzduire|сайт\w*|хостинг\w*|аккаунт\w*|домен\w*|услуг\w*|обслуживани\w+|обліковий запис|"
    r"nalog|hosting\w*|sajt\w*|stranica|λογαριασμ\w+|φιλοξενί\w+|ιστοσελίδα|site(?:si|niz)?\b|web sites\w*|hesa[bp]\w*|alan ad\w+|barındırma|webbplats\w*|webbhotell\w*|\bkonto[nt]?\w*|hjemmeside\w*|nettsted\w*|webhotel\w*|sivusto\w*|tili\w*|(?:ال)?(?:موقع|حساب|استضافة)|سایت|هاست|میزبانی|سرویس|حساب|האתר|החשבון|האחסון|เว็บไซต์|บัญชี|โฮสติ้ง|website|trang web|tài khoản|hosting|situs|akun|laman|"
    r"サイト|アカウント|サーバー|ホームページ|사이트|계정|호스팅|홈페이지|도메인|网站|網站|站点|域名|空间|主机|主機|账号|帳號|账户|服务器"
)
_HALTED = (
    r"suspended|suspension|\binactive\b|not active|on hold\b|inaktiv\b|inacti[fv]\w*|inativ[oa]|inattiv[oa]|nieaktywn\w+|неактивн\w+|disabled|deactivated|deaktiviert|gesperrt|stillgelegt|abgeschaltet|suspendue?|d[ée]sactiv[ée]e?|suspendid[oa]|deshabilitad[oa]|desactivad[oa]|inhabilitad[oa]|suspens[oa]|desativad[oa]|bloquead[oa]|sospes[oa]|disattivat[oa]|opgeschort|buiten gebruik|geblokkeerd|zawieszon\w+|zablokowan\w+|wy[łl][ąa]czon\w+|pozastaven\w*|vypnut\w*|zablokov\w*|felf[üu]ggeszt\w*|le[áa]ll[íi]t\w*|suspendat\w*|отключ[её]н\w*|заблокирован\w*|приостановлен\w*|остановлен\w*|призупинен\w*|вимкнен\w*|спрян\w*|обустав\w*|obustavljen\w*|suspend(?:ov|ir)an\w*|ανασταλεί|αναστολή|ask[ıi]ya al\w*|durdurul\w*|kapatıl\w*|"
    r"stängts? av|avstängd?|spärra\w*|suspendert|sperret|stengt|suspenderet|lukket|suljettu|jäädytetty|تعليق|إيقاف|موقوف|معلق|تعلیق|مسدود|הושע\w*|הושבת|מושעה|ระงับ|bị (?:khóa|khoá|tạm ngưng|đình chỉ)|tạm ngừng|ditangguhkan|dinonaktifkan|digantung|停止|凍結|정지|중지|차단|暂停|暫停|停用|停止|关停|关闭|關閉|冻结|凍結|锁定|停机|拦截"
)
_UNPAID = (
    r"non-?payment|unpaid|overdue|outstanding (?:\w+ )?(?:invoice|balance|payment|bill)|payment (?:is |was )?(?:overdue|not received|required|past due)|(?:has|have) not (?:been )?paid|zahlungs(?:rück|ver)\w*|offene\w* (?:rechnung|forderung|posten|betr[aä]g)\w*|nicht bezahlt|(?:d[ée]faut|manque|non)[ -](?:de )?paiement|impay[ée]e?s?|falta de pago|impago|pago pendiente|falta de pagamento|inadimpl[êe]n\w+|d[ée]bito|pagamento pendente|mancato pagamento|insoluto|wanbetaling|niet betaald|openstaande|brak\w* (?:p[łl]atno[śs]ci|wp[łl]aty|op[łl]at\w*)|zaleg[łl]\w+|nieop[łl]acon\w+|(?:przekrocz|up[łl]yn|min)\w+ (?:\w+ )?termin\w* (?:\w+ )?(?:op[łl]at|p[łl]atno[śs]c|wp[łl]at)\w*|zahlungsfrist\w*|(?:délai|échéance) de paiement|(?:plazo|fecha límite) de pago|prazo de pagamento|(?:termine|scadenza) d(?:i|el) pagamento|betaaltermijn|lh[ůu]t\w+ splatnosti|fizet[ée]si hat[áa]rid\w*|срок\w* (?:оплаты|платежа)|(?:термін|строк)\w* (?:с?плати|оплати)|payment (?:deadline|term)\w*|nezaplacen\w*|neuhrazen\w*|nezaplaten\w*|neuhraden\w*|(?:ki)?fizet\w*|tartoz[áa]s\w*|nepl[aă]t\w+|neachit\w+|неуплат\w*|неоплат\w*|не оплачен\w*|задолженност\w*|несплат\w*|заборгован\w*|неплащане|neplaćan\w*|μη πληρωμ\w+|οφειλ\w+|"
    r"öde(?:me|nme)\w*|borc\w*|utebliven betalning|obetald\w*|manglende betaling|ubetalt\w*|ubetalte|maksama\w+|عدم (?:السداد|الدفع|پرداخت)|بدهی|אי[- ]תשלום|חוב\b|ค้างชําระ|ไม่ได้ชําระ|chưa thanh toán|hết hạn|nợ\b|belum (?:di)?bayar|tunggakan|支払.{0,6}(?:確認でき|遅)|入金.{0,6}確認でき|未払|滞納|料金未納|미납|연체|欠费|欠費|未缴费|未付款|未续费|逾期未"
)
_KEEPER = r"by (?:its|the|their) (?:\w+ )?(?:owner|host|hosting|provider|reseller|registrar|hoster)\w*|(?:hosting|service) provider|hoster\b|hostingprovider|vom (?:betreiber|inhaber|anbieter|hoster)|par (?:son|l['’])? ?(?:hébergeur|propriétaire)|(?:por|pelo) (?:su|el|o|seu)? ?(?:propietario|proveedor|proprietário|provedor)|dal (?:proprietario|fornitore|provider)|door de (?:eigenaar|\w*provider)|przez (?:właściciela|operatora|administratora hostingu)|владельц\w+|хостинг-?провайдер\w*|власник\w*|sahibi tarafından|由(?:站长|网站所有者)|site (?:owner|administrator)"

# a domain that is registered but not used yet; a server that still shows its default page
_PLACE = r"\bdomains?\b|domain ?names?|domainname|web ?address|internetadresse|nom de domaine|\bdominio\b|domínio|domeinnaam|\bdomein\b|\bdomen[aęy]?\b|doména|domén\w*|domeniu\w*|домен\w*|доменн\w+|tartomány\w*|alan ad\w+|όνομα χώρου|domän(?:en)?\b|domæne\w*|domene\w*|verkkotunnu\w+|النطاق|دامنه|דומיין|โดเมน|tên miền|nama domain|ドメイン|도메인|域名|網域"
_TAKEN = (
    r"(?:has been|is|was|just|recently|newly|already) (?:\w+ )?(?:registered|reserved|purchased|acquired|delegated|secured|parked)|(?:registered|reserved|purchased|parked) (?:by|for|with|through|at|via) |not (?:yet )?(?:connected|pointed|linked|configured|assigned|attached|in use|bound)|is (?:\w+ )?(?:connected to|hosted (?:by|at|on)) |registriert|reserviert|konnektiert|nicht (?:mit (?:einer|einem) \w+ )?(?:konfiguriert|verbunden|aufgeschaltet)|(?:d['’]être |été |bien )?(?:enregistré|réservé|déposé)\b|registrad[oa]|reservad[oa]|estacionad[oa]|registrato|riservato|parcheggiato|geregistreerd|gereserveerd|geparkeerd|zarejestrowan\w+|utrzymywan\w+|zaparkowan\w+|zarezerwowan\w+|registrov[aá]n\w*|zaregistrov\w+|zaparkov\w+|bejegyez\w*|regisztrál\w*|înregistrat\w*|parcat|rezervat|зарегистрирован\w*|припаркован\w*|делегирован\w*|in attesa|ещ[её] не создан|не (?:привязан|прикреплён|прикреплен|подключ[её]н|делегирован|настроен)\w*|зареєстрован\w*|припарковано|"
    r"tescil edil\w*|kayıt(?:lı|edil)\w*|park edil\w*|yönlendirilme\w*|registrerad\w*|parkerad\w*|registreret|parkeret|registrert|parkert|rekisteröity|varattu|κατοχυρωμέν\w+|مسجل|محجوز|ثبت شده|נרשם|รับจดทะเบียน|จดทะเบียน|đã được đăng ký|telah (?:didaftarkan|terdaftar)|(?:取得|登録)(?:済|され)|お名前|연결(?:되어 있지|되지) ?않|등록(?:되었|된)|(?:已|已经|已被)(?:被)?(?:注册|註冊|停放|绑定)|(?:未|尚未|没有)(?:绑定|解析|配置|綁定)"
)
# billing that the owner of a site should attend to
_BILLING = (
    r"(?:payment|billing)s? (?:\w+ )?(?:information|details|data|method|services?|account|records?|status)\b|(?:pay|settle) (?:your|the|any|all) (?:\w+ )?(?:invoices?|bills?|balance|subscription|fees?)|renew (?:your|the) (?:\w+ )?(?:hosting|subscription|plan|account|service)|(?:zahlungs|rechnungs)(?:daten|informationen|angaben|methode)|rechnung\w* (?:begleich\w+|bezahl\w+)|(?:informations?|coordonnées|données|mode) de (?:paiement|facturation)|(?:datos|información|método) de (?:pago|facturación)|(?:dados|informações|forma) de (?:pagamento|cobrança|faturamento|faturação)|(?:dati|informazioni|metodo) di (?:pagamento|fatturazione)|(?:betaal|facturatie|factuur)(?:gegevens|methode)|dane (?:płatności|rozliczeniowe|do faktury)|"
    r"(?:platební|fakturační) údaje|(?:fizetési|számlázási) adat\w*|(?:plat[её]жн\w+ (?:данн|реквизит|информац)\w+|пополн\w+ (?:баланс|сч[её]т)\w*|оплат\w+ (?:хостинг|услуг|сч[её]т|тариф)\w*)|(?:платіжн\w+ (?:дан|реквізит)\w+|оплат\w+ (?:хостинг|послуг|рахун)\w*)|(?:ödeme|fatura) bilgi\w+|(?:betalnings|betalings|faktura)(?:uppgifter|oplysninger|opplysninger)|thông tin thanh toán|informasi pembayaran|معلومات (?:الدفع|الفوترة)|اطلاعات پرداخت|(?:付款|支付|账单|帳單|缴费|繳費)(?:信息|資訊|资料|資料|方式|状态)|续费|續費|(?:お)?支払い?(?:情報|方法|状況)|결제 ?(?:정보|수단)"
)
_OVER = r"(?:has|is) expired|\bexpired\b|abgelaufen|expirée?|a expiré|expirad[oa]|ha (?:caducado|expirado)|vencid[oa]|caducad[oa]|scadut[oa]|verlopen|wygas\w+|vypršel\w*|vypršal\w*|lejárt|expirat|ист[её]к\w*|просрочен\w*|закінчи\w+|изтек\w*|istek\w*|potek\w*|έληξε|süresi (?:dol|bit)\w*|utgått|udløbet|utløpt|vanhentunut|hết hạn|kedaluwarsa|หมดอายุ|انتهت|منقضی|期限切れ|期限が|만료|到期|过期|過期"
_OWNER = (
    r"if (?:you|you['’]re|you are) (?:are )?(?:the )?(?:owner|webmaster|(?:(?:web ?)?hosting |site |domain |store |shop |web ?site )?(?:account |site |domain |store |shop |web ?site )(?:owner|holder))|are you the (?:\w+ )?(?:owner|webmaster|holder)|(?:owner|holder|administrator) of (?:this|the) (?:\w+ )?(?:domain|web ?site|site|account|page)\b|(?:inhaber|besitzer|betreiber)\w* (?:dieser|der) (?:domain|website|webseite|seite)|(?:propriétaire|titulaire) (?:du|de ce|de cette) (?:nom de )?(?:domaine|site)|(?:propietario|dueño|titular) de (?:este|esta|la) (?:sitio|web|página|dominio|cuenta)|(?:dono|proprietário|titular) (?:deste|do|desta|da) (?:site|domínio|conta)|(?:proprietario|titolare) (?:di questo|del|dell[ao]) (?:sito|dominio)|eigenaar van (?:deze|dit) (?:website|domein\w*)|właścicielem (?:tej |tego |domeny|strony)\w*|"
    r"(?:jste|ste|jestliže) .{0,12}(?:majitel|vlastník|provozovatel)\w*|ön .{0,12}tulajdonosa|sunteți (?:proprietarul|deținătorul)|(?:владел\w+|вы администратор) (?:этого |данного |сайта|домена)\w*|(?:власник\w*|ви власник) (?:цього )?(?:сайту|домену)|(?:site|alan adı)\w* sahib\w+|ägare till (?:denna|den här|domänen)|(?:du er|er du) .{0,8}(?:ejer|eier)|olet (?:tämän )?(?:verkkotunnuksen|sivuston) omistaja|إذا كنت (?:مالك|صاحب)|اگر (?:شما )?(?:مدیر|صاحب|مالک)|chủ sở hữu|jika anda (?:pemilik|adalah pemilik)|オーナー様|(?:サイト|ドメイン)(?:の)?(?:管理者|所有者)|(?:사이트|도메인) ?(?:소유자|관리자)|(?:如果|若)?(?:您|你)是(?:本|该|此)?(?:网站|站点|域名)?(?:的)?(?:管理员|站长|所有者|管理員)"
)
_UPLOAD = (
    r"upload (?:your|the|some|a|you) (?:\w+ ){0,3}?(?:files?|web ?site|site|content|pages?|web ?pages?)|(?:no|not yet|without) (?:any )?(?:content|web ?site|website|files?|site|page)s? (?:has |have |is |are |yet )*(?:been )?(?:uploaded|published|configured|installed|set up|found|here|at this (?:address|domain)|for this (?:domain|address))|(?:has|have|is) not (?:yet )?(?:been )?(?:uploaded|published|configured|set up|built)|replace (?:this|the default|it|index)\b.{0,30}(?:page|file|index|with your)|public_html|\bhtdocs\b|/var/www|httpdocs|wwwroot|default (?:index |web ?|home ?|landing |welcome |server |hosting |place ?holder )?page\b(?! (?:size|number|layout|break|title))|place ?holder page|(?:web ?server|web platform|server|hosting|site|account|installation|(?:web )?app(?:lication)?(?: service)?) (?:\w+ )?(?:is|has been) (?:\w+ )?(?:up and running|working|installed|ready|activated|created|set up|online|configured correctly|properly)|(?:log ?in to (?:your|the) (?:\w+ )?panel|create (?:a |your )?websites?\b|virtual ?host\b|control panel|cpanel|plesk|directadmin|ispconfig|ispmanager|vestacp|webuzo|hestia) |"
    r"laden sie .{0,12}(?:ihre|die) .{0,30}(?:hoch|dateien)|hochgeladen|(?:noch )?kein(?:e|en)? (?:inhalt|website|webseite|webpräsenz|homepage)\w*|(?:déposez|téléchargez|transférez|mettez) (?:vos|votre) .{0,20}(?:fichiers|site|pages)|(?:hébergement|site|serveur) (?:\w+ )?(?:est|a été) (?:\w+ )?(?:installé|activé|prêt|opérationnel|créé)|page par défaut|(?:suba|sube|subir|cargue) (?:sus?|tus?|los) (?:archivos|ficheros|contenido|sitio|página)|(?:alojamiento|hosting|sitio|servidor) (?:\w+ )?(?:está|ha sido) (?:\w+ )?(?:list[oa]|activad[oa]|cread[oa]|instalad[oa]|configurad[oa])|página por defecto|(?:envie|publique|publicar|hospede) (?:seus?|o seu|seu|os) (?:arquivos|site|conteúdo)|(?:seu site|hospedagem|servidor) (?:\w+ )?(?:está|foi) (?:\w+ )?(?:no ar|pront[oa]|ativad[oa]|criad[oa]|instalad[oa])|colocar (?:o )?seu site no ar|página padrão|"
    r"(?:caric\w+|pubblic\w+) (?:i |il |le )?(?:tuo[i]?|vostr[oi]|suo|suoi) (?:file|sito|contenuti|pagine)|pagina (?:di cortesia|predefinita|di default)|(?:upload|plaats) (?:uw|je|jouw) (?:bestanden|website)|nog geen (?:website|inhoud)|standaardpagina|(?:wgraj|umieść|prześlij) (?:swoje |swoją |swój |własn\w+ )?(?:plik|stron)\w*|strona (?:domyślna|startowa hostingu)|nahrajte|výchozí stránka|(?:töltse|töltsd) fel|alapértelmezett oldal|încărca\w+ (?:fișiere|site)\w*|pagin[aă] implicit\w+|(?:загрузите|разместите|залейте) (?:файл|свой сайт|сайт|ваш)\w*|(?:страница|сайт) (?:по умолчанию|успешно создан)\w*|(?:сайт|хостинг|сервер) (?:успешно )?(?:создан|настроен|установлен)\w*|завантажте (?:файл|свій сайт)\w*|varsayılan sayfa|dosyalarınızı .{0,20}yükle\w*|ladda upp (?:dina|din)|standardsid\w+|upload dine|last opp|lataa (?:tiedost|sivu)\w*|"
    r"صفحة افتراضية|(?:قم ب)?(?:رفع|تحميل) (?:ملفات|موقع)\w*|صفحه پیش ?فرض|tải (?:lên )?(?:tập tin|mã nguồn|website)|trang mặc định|unggah (?:file|website|situs)|halaman (?:default|bawaan)|(?:ファイル|コンテンツ|ホームページ)を(?:アップロード|公開|設置)|初期(?:ページ|ドメイン)|파일을 업로드|기본 ?페이지|(?:默认|預設|缺省)(?:的)?(?:首页|页面|頁面|网页|index)|(?:本页面|该页面|此页面).{0,6}(?:系统)?(?:自动生成|默认)|(?:上传|上傳)(?:您的|你的|网站|網站)?.{0,4}(?:程序|文件|檔案|网页|内容)"
)
_SOLD = r"(?:is|are|may be|might be|now|still) (?:\w+ )?(?:for sale|available (?:for (?:sale|purchase)|to buy))|for sale\b|make (?:an |your )?offer|buy (?:it )?now|lease[- ]to[- ]own|asking price|premium domain|(?:get|own|want|acquire|lease|buy|purchase) this (?:domain|name)|pay in full|instal?lments|contact the seller|perfect (?:name|domain)|zu verkaufen|zum verkauf|steht zum|verkauft|à vendre|en vente|en venta|a la venta|se vende|à venda|in vendita|te koop|na sprzedaż|do sprzedania|na prodej|na predaj|eladó|de vânzare|продается|продаётся|продам|на продаж\w*|за продажба|na prodaju|πωλείται|satılık|till salu|til salg|myydään|müüa|للبيع|فروشی|برای فروش|למכירה|बिक्री|ขาย|(?:đang )?(?:rao )?bán|dijual|販売中|売り?出し|売却|판매 ?중|판매합니다|出售|转让|轉讓|求购|一口价|洽购"

# a hosted application, and that it was suspended
_PROGRAM = r"\bapplications?\b|\bapps?\b|anwendung|aplicaci[oó]n|aplicativo|aplica[cç][aã]o|applicazione|applicatie|toepassing|aplikacj\w+|aplikac\w+|alkalmazás\w*|aplicați\w+|приложени\w+|застосун\w+|додат\w+|uygulama\w*|applikation\w*|sovellus|εφαρμογή|التطبيق|برنامه|האפליקציה|แอป\w*|ứng dụng|aplikasi|アプリ|애플리케이션|앱|应用|應用"
_SUSPENDED = r"suspended|suspendid[oa]|suspens[oa]\b|sospes[oa]|suspendue?\b|gesperrt|stillgelegt|deaktiviert|opgeschort|zawieszon\w+|pozastaven\w*|felfüggeszt\w*|suspendat\w*|приостановлен\w*|призупинен\w*|спрян\w*|suspend(?:ov|ir)an\w*|askıya al\w*|ανασταλεί|avstängd?|suspendert|suspenderet|jäädytetty|موقوف|معلق|تعليق|تعلیق|הושע\w*|מושעה|ระงับ|bị (?:tạm ngưng|đình chỉ)|ditangguhkan|停止されて|정지|中止|暂停|暫停|停用"
_TURN = r"conta[ct]t?|contate\b|get in touch|reach out|kontakt\w*|wenden|comun[ií]\w+|póngase|ponerse|entre em contato|rivolg\w+|neem .{0,12}op|skontaktuj\w*|obrať\w*|kapcsolat\w*|forduljon|adresați|свяж\w+|обрат\w+|зв['’]яж\w+|зверн\w+|iletişim\w*|başvur\w*|ota yhteyttä|επικοινων\w+|اتصل|تواصل|تماس|פנה|צור קשר|ติดต่อ|liên hệ|hubungi|連絡|問い合わせ|문의|연락|联系|聯絡|聯繫"


def _whole_words(words: str) -> str:
    """The pattern with its word ends taken at once: a word repeated without blanks was searched from each of its letters."""
    return re.sub(r"(\\w[*+])(?=[|)]|$)", r"\1+", words)


def _near_without_if(one: str, other: str, gap: int) -> str:
    """Like `_near`, but without an "if" in between, since hosting terms say when an account is suspended."""
    one, other = map(_whole_words, (one, other))
    between = rf"(?:(?!\b(?:if|when|unless|wenn|falls|sobald|quand|lorsque|cuando|quando|если|когда|якщо)\b|如果|若|当).){{0,{gap}}}?"
    return rf"(?:{one}){between}(?:{other})|(?:{other}){between}(?:{one})"


# a page that speaks of itself, as a server's default page does
SELF = re.compile(
    r"\b(?:to (?:change|replace|edit) this|this is (?:a|the|your)) |dies ist|das ist|unter dieser (?:domain|adresse)\b|ceci est|c['’]est|\best[ae] (?:es|é) |questa è|\bdit is\b|to jest|toto je|aceasta este|\bэто\b|\bце\b|这是|這是|これは|이것은|\b(?:this|you)(?:['’]re| are)? (?:(?:can )?see(?:ing)?|page|site|web ?site|is (?:the|a) default|message|server)|welcome|congratulations|dies(?:e|er) (?:seite|website|webseite)|willkommen|glückwunsch|cette page|ce site|bienvenue|félicitations|est[ae] (?:página|sitio|site|web)|bienvenid\w|bem[- ]vind\w|felicidades|enhorabuena|parabéns|\bpra você|quest[ao] (?:pagina|sito)|benvenut\w|congratulazioni|deze (?:pagina|website)|welkom|gefeliciteerd|t[aeę] (?:strona|stronę)|witamy|gratulacje|"
    r"tato stránka|tuto stránku|vítejte|gratulujeme|ez az? oldal|üdvözöljük|gratulálunk|această pagină|bun venit|felicitări|эт[ау] страниц\w|этот сайт|добро пожаловать|поздравляем|ця сторінка|ласкаво просимо|вітаємо|bu (?:sayfa|site)|hoş ?geldiniz|tebrikler|denna sida|den här sidan|välkommen|denne siden?|velkommen|tämä sivu|tervetuloa|هذه الصفحة|مرحبا|تهانينا|این صفحه|خوش آمدید|trang này|chào mừng|halaman ini|selamat|このページ|ようこそ|이 페이지|환영|本页面|此页面|该页面|当前页面|欢迎|歡迎|恭喜"
)
_HOST = r"\b[a-z0-9-]{2,40}\.(?:com|net|org|info|biz|io|co|eu|de|cn|ru|fr|nl|it|es|pl|me|tv|cc|xyz|top|online|site|shop|app|dev)\b"


def _near(one: str, other: str, gap: int, between: str = ".") -> str:
    one, other = map(_whole_words, (one, other))
    return rf"(?:{one}){between}{{0,{gap}}}?(?:{other})|(?:{other}){between}{{0,{gap}}}?(?:{one})"


GONE = re.compile(_ENDED)
ENDED = re.compile(
    _near(_RUN, _ENDED, 50, "[^,;，；\\n]") + r"|no longer in business|(?:gone|went) out of business|ceased trading"
)
# not for requests, which walls stop, nor for pages and URLs, which sites remove
HALTED = re.compile(
    rf"^(?!.*(?:request|visit|\bpages?\b|\burl\b|请求|請求|访问请求|网址|網址|链接|連結|页|頁|запрос|страниц)).*?(?:{_near(_HOSTED, _HALTED, 40)})"
)
TAKEN = re.compile(
    _near(_PLACE, _TAKEN, 50)
    + r"|no (?:web ?site|site|content) (?:is |has been )?(?:configured|set up|published|hosted|uploaded) (?:at|on|for|here)[^.]{0,20}"
)
OVER = re.compile(
    _near(f"{_PLACE}|hosting|webspace|hébergement|alojamiento|hospedagem|хостинг|호스팅|主机|空间|网站|網站", _OVER, 40)
)
# "this domain": words that a line only has if it is about the page's own domain
THIS = re.compile(
    rf"(?:\b(?:this|the|dies\w{{1,2}}|cet?|cette|est[ea]|quest[oa]|dit|deze|t[aeęoá]\w{{0,3}}|ez az?|acest\w*|эт\w{{1,3}}|цей|тази|ov[aj]\w?|bu|den här|det här|dette|denne|tämä|see|šis|هذا|این)\s+(?:\w+ )?|本|该|該|此|この|이 ?|본 )(?:{_PLACE})|(?:domain|tên miền|โดเมน|النطاق|דומיין) ?(?:ini|này|นี้|הזה)"
)
WEBBY = re.compile(
    r"\b(?:this|our|the) services?\b|(?:download|export|back up) your|\bshutdown\b|\bdienst\b|servi[cçz]i?[oç]\w*|"
    r"\bproje[ck]\w*|proyecto|projeto|progetto|proiect\w*|про[еє]кт\w*|项目|"
    f"{_RUN}|\\busers?\\b|\\baccounts?\\b|\\bdata\\b|\\bexport\\b|www\\.|https?:|nutzer|utilisateurs|usuarios|usuários|utenti|gebruikers|użytkownik|uživatel|пользовател|користувач|kullanıcı|用户|用戶|账号|会员|ユーザ|사용자|이용자"
)
SOLD = re.compile(_near(f"{_PLACE}|{_HOST}", _SOLD, 50))
OWNER = re.compile(_OWNER)
# a closed shop or site whose owner is told how to reopen it
SHUT = re.compile(
    _near(
        rf"{_HOSTED}|\b(?:stores?|shop)\b|boutique|tienda|loja|negozio|winkel|sklep|магазин\w*|mağaza|店",
        rf"{_HALTED}|unavailable|not available|offline|closed|geschlossen|nicht verfügbar|indisponible|fermée?|no (?:está )?disponible|cerrad[oa]|indisponível|fechad[oa]|non disponibile|chius[oa]|niet beschikbaar|gesloten|niedostępn\w+|недоступ\w+|закрыт\w*|kapalı|打烊|无法访问",
        40,
    )
)
UPLOAD = re.compile(_UPLOAD)
# what was suspended (STILLED), and that its owner should contact the provider (KEPT); not the reader's internet access
STILLED = re.compile(rf"(?<!internet )(?:{_near(_HOSTED + '|' + _PROGRAM, _SUSPENDED, 24)})")
KEPT = re.compile(
    rf"^(?!.*(?:\bisp\b|internet|интернет|網路|网络))(?=.*(?:{_TURN}))(?=.*(?:provider|h[eé]berg\w+|hoster|anbieter|proveedor|provedor|fornecedor|fornitore|gestore|prestataire|leverancier|dostawc\w+|usługodawc\w+|poskytovatel\w*|szolgáltató\w*|furnizor\w*|провайдер\w*|provajder\w*|хостинг\w*|постачальник\w*|sağlayıcı\w*|leverantör\w*|leverandør\w*|palveluntarjoaj\w*|πάροχο\w*|مزود|ارائه ?دهنده|ספק\w*|ผู้ให้บริการ|nhà cung cấp|penyedia|プロバイダ|提供元|제공업체|호스팅 ?업체|服务商|服務商|供应商|供應商|提供商))"
)


def ends() -> list[Phrase]:
    """Wordings that say that a site was suspended and why. A page with one is no wall, whatever else it says."""
    return [
        *phrases("suspended.unpaid", Finding.SUSPENDED, _near_without_if(_HALTED, _UNPAID, 60), part=_UNPAID),
        *phrases(
            "suspended.unpaid.owner",
            Finding.SUSPENDED,
            rf"^(?=[^\n]*(?:{_OWNER}))[^\n]*?(?:{_BILLING})[^\n]{{0,80}}",
            part=_BILLING,
        ),
        *phrases(
            "suspended.prepaid",
            Finding.SUSPENDED,
            r"(?:закончил\w*|ист[её]к\w*) (?:\w+ )?(?:период|срок) (?:\w+ ){0,2}(?:хостинг|домена)\w*",
        ),
        *phrases("suspended.kept", Finding.SUSPENDED, _near_without_if(_HALTED, _KEEPER, 60), part=_KEEPER),
        *phrases(
            "suspended.app",
            Finding.SUSPENDED,
            r"^\W*(?:this|your) (?:web ?)?(?:app|application|site) (?:has been|is|was) (?:disabled|stopped|deactivated)\W*$|^\W*this service has been suspended by its owner\W*$|^\W*this deployment is temporarily paused\W*$",
        ),
    ]
