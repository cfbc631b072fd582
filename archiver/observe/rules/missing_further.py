"""Notices that a page, file or the like is not there, as a whole line, in languages that `missing_sentences` has not.

Each language has its things, and what is said of them, in whichever order. A line that points at no thing ("page not
found") counts as a title or heading only.
"""

from __future__ import annotations

from dataclasses import dataclass

from archiver.observe.rules.model import Phrase, Scope, cells
from archiver.observe.rules.whole_lines import LEAD, SOFTLY
from storage.model import Finding


@dataclass(frozen=True, slots=True)
class Absence:
    """The words of one language, as regular expressions: "this", a thing, "does not exist", and the same before the thing."""

    this: str
    things: str
    absent: str
    before: str = r"(?!)"  # "there is no such"


_ABSENCES = {
    "bg": Absence(r"(?:тази|този|това|такава|търсен\w+|заявен\w+|поискан\w+|исканата)", r"(?:специална )?страница(?:та)?|статия(?:та)?|файл(?:ът|а)?|документ(?:ът|а)?|новина(?:та)?|обява(?:та)?|продукт(?:ът|а)?|публикация(?:та)?|съдържание(?:то)?|тема(?:та)?|проект(?:ът|а)?|ресурс(?:ът|а)?", r"(?:вече )?не (?:съществува|е (?:намерен|открит|налич|достъп)\w*|беше (?:намерен|открит)\w*|може да бъде (?:намерен|открит)\w*)|(?:е|беше|бе) (?:изтрит|премахнат|архивиран|преместен\w* или изтрит|свален)\w*|липсва|изчезна", r"няма такава|не съществува (?:такава|такъв)"),
    "hr": Absence(r"(?:ova|ovaj|ovo|takva|ta|tražen[aio]|zatražen[aio])", r"(?:posebna |web )?stranica|članak|datoteka|dokument|sadržaj|oglas|proizvod|vijest|vest|poveznica|objava|tema|resurs|projekt?", r"(?:više |trenutno )?ne postoji(?: više)?|nije (?:pronađen\w*|nađen\w*|moguće pronaći)|(?:je )?(?:uklonjen|izbrisan|obrisan|arhiviran|premješten\w* ili izbrisan)\w*|je nestal\w*", r"(?:ne postoji|nema) (?:takva|takav|takve|ta)"),
    "sr": Absence(r"(?:ова|овај|ово|таква|та|тражен[аио]|захтеван[аио])", r"(?:посебна |веб )?страница|страна|чланак|датотека|документ|садржај|оглас|вест|тема|објава|пројекат", r"(?:више |тренутно )?не постоји(?: више)?|није (?:пронађен|нађен)\w*|(?:је )?(?:уклоњен|избрисан|обрисан|архивиран)\w*", r"(?:не постоји|нема) (?:таква|такав|такве)"),
    "mk": Absence(r"(?:оваа|овој|ова|таква|баран\w+|побаран\w+)", r"(?:специјална )?страница(?:та)?|страна(?:та)?|статија(?:та)?|датотека(?:та)?|документ(?:от)?|содржина(?:та)?|тема(?:та)?|проект(?:от)?", r"(?:повеќе )?не (?:постои|е (?:пронајден|најден|достап)\w*|беше (?:пронајден|најден)\w*)|(?:е|беше) (?:избришан|отстранет|архивиран)\w*", r"не постои (?:таква|таков)|нема таква"),
    "sl": Absence(r"(?:(?:vse kaže,? )?(?:da )?ta|tega|te|takšna|takega|zahtevan\w+|iskan\w+)", r"(?:posebna |posebne )?(?:spletn[ae] )?stran[i]?|članek|članka|datotek[ae]|dokument\w*|vsebin[ae]|oglas\w*|novic[ae]|tema|teme|vir[a]?|povezav[ae]|projekt\w*|tega", r"(?:več )?ne obstaja(?: več)?|ni (?:bil[oae]? )?(?:mogoče|možno) (?:najti|odpreti)|ni (?:bil[ao]? )?(?:najden\w*|več na voljo)|(?:je )?bil[ao]? (?:odstranjen|izbrisan|arhiviran)\w*|je izginil\w*", r"ne obstaja (?:takšna|taka)"),
    "uk": Absence(r"(?:ця|цієї|цей|таку|такої|такого|дан\w+|запитан\w+|запитуван\w+)", r"(?:спеціальної )?(?:веб-)?сторінк[аиу]|стат[ті]\w*|файлу?|документа?у?|теми?|проекту?|проєкту?|матеріалу?|розділу?|ресурсу?", r"(?:більше )?(?:нема|немає)(?: більше)?|не знайдено|(?:було )?(?:за)?архівован\w+", r"немає такої|нема такої|немає такого"),
    "ru": Absence(r"(?:эт\w+|так\w+|данн\w+|запрашиваем\w+|запрошенн\w+)", r"(?:служебной )?(?:веб-)?страниц[аы]|стат[ьи]\w*|файла?|документа?|темы?|проекта?|материала?|раздела?|ресурса?", r"(?:больше )?нет(?: больше)?|не найден[аоы]?|(?:был[аои]? )?(?:за)?архивирован\w*", r"нет такой|нет такого|не существует такой"),
    "be": Absence(r"(?:гэта\w+|так\w+|запытан\w+|запрошан\w+)", r"(?:адмысловай |спецыяльнай )?старонк[аі]|артыкула?|файлы?|дакумента?|тэма|тэмы|матэрыял\w*|праекта?", r"(?:больш )?(?:не існуе|няма|не (?:знойдзен|існуе)\w*|(?:быў |была )?(?:выдален|архіваван)\w*)", r"няма (?:такой|гэткай|такога)"),
    "eo": Absence(r"(?:ĉi tiu|tiu(?: ĉi)?|tia|la (?:petita|serĉata))", r"(?:speciala )?paĝo|artikolo|dosiero|dokumento|temo|enhavo|projekto", r"(?:ne (?:plu )?(?:ekzistas|troveblas|troviĝas|estas (?:trovita|trovebla|disponebla)|estis trovita|troviĝis)|(?:estis|estas) (?:forigita|forviŝita|arkivita)|mankas)", r"ne ekzistas (?:tia|ĉi tiu|tiu)"),
    "et": Absence(r"(?:see|seda|sellist|antud|otsitud|soovitud|taotletud)", r"(?:veebi|eri)?leh(?:ekülge|ekülg|te|t)|artikli?t?|faili?|dokumenti?|teema?t?|projekti?|sisu", r"(?:enam )?(?:ei (?:eksisteeri|leitud|ole(?: enam)?(?: olemas)?)|pole(?: enam)?(?: olemas)?|puudub|on (?:kustutatud|eemaldatud|arhiveeritud))", r"(?:ei ole|pole) sellist|puudub selline"),
    "lv": Absence(r"(?:šī|šis|šāda|šādas|tāda|tādas|pieprasīt\w+|meklēt\w+)", r"(?:īpašā |īpašās )?lapas?|rakst[sa]|fail[sa]|dokument[sa]|tēma|saturs|projekt[sa]", r"(?:vairs )?(?:nepastāv|neeksistē|nav (?:atrast\w+|pieejam\w+))|(?:ir|tika) (?:dzēst|izdzēst|noņemt|arhivēt)\w+", r"nav (?:šādas|tādas)"),
    "lt": Absence(r"(?:š[iį]s?|toki[oa]s?|ieškom\w+|prašom\w+|pageidaujam\w+)", r"(?:specialaus(?:is)? )?puslap\w+|straipsn\w+|fail\w+|dokument\w+|tem[ao]s?|turin\w+|projekt\w+", r"(?:daugiau )?(?:neegzistuoja|nerast\w+|nėra|nebeegzistuoja)|buvo (?:ištrint|pašalint|suarchyvuot|perkelt\w+ arba ištrint)\w+", r"nėra tokio|tokio nėra"),
    "ca": Absence(r"(?:aquest[a]?|la|el|l['’])", r"(?:pàgina|article|fitxer|document|contingut|tema|projecte|recurs|anunci)(?: especial| web)?(?: (?:sol·licita|sol.?licita|demana|cerca)(?:da|t)|(?: al?)? que (?:cerqueu|busqueu|demaneu|(?:intent\w+ )?(?:acced|veur)\w+))?", r"(?:ja )?no (?:existeix|s['’]ha (?:trobat|pogut trobar))|(?:ha estat|s['’]ha|està) (?:eliminat|suprimit|esborrat|arxivat)\w?", r"no existeix aquesta"),
    "gl": Absence(r"(?:est[ea]|es[ea]|a|o)", r"(?:páxina|artigo|ficheiro|documento|contido|tema|proxecto|recurso|anuncio)(?: especial| web)?(?: (?:solicitad|pedid|procurad)[oa]| (?:ao? )?que [^.\n]{1,40}?)?", r"(?:xa )?non (?:existe|se atopou|foi atopad[oa])|(?:foi|está) (?:eliminad|borrad|arquivad)[oa]", r"non existe (?:es|est)[ae]|non hai (?:es|est)[ae]"),
    "eu": Absence(r"(?:bilatzen ari zaren|eskatutako|atzitu nahi duzun|eskatu duzun)", r"(?:orria|orrialdea|artikulua|fitxategia|dokumentua|edukia|gaia|proiektua)(?: hau)?", r"(?:ez da (?:aurkitu|existitzen|ageri)|ez dago|(?:ezabatua?|kendua|artxibatua) izan da|ezabatu (?:da|egin da))"),
    "sq": Absence(r"(?:kjo|ky)", r"faqe(?: speciale)?|artikull|skedar|dokument|temë|projekt|faqja|artikulli|skedari|dokumenti|tema|projekti", r"(?:nuk|s['’]) ?(?:ekziston|u gjet|gjendet|ka)(?: më)?|(?:është|u) (?:fshirë|hequr|arkivuar|fshi)", r"s['’]ka (?:të tillë|këtë)|nuk ka (?:të tillë)"),
    "is": Absence(r"(?:þessi|þetta|umbeðin\w?|slík)", r"(?:kerfis|vef)?síða[n]?|grein(?:in)?|skrá(?:in)?|skjal(?:ið)?|efni(?:ð)?|verkefni(?:ð)?", r"(?:er ekki (?:lengur )?(?:til|tiltæk\w*|lengur til)|fannst ekki|finnst ekki|(?:hefur verið|var) (?:eytt|fjarlægð?t?))", r"(?:engin|ekkert) slík\w*"),
    "ga": Absence(r"(?!)", r"(?:(?:an|na) )?(?:leathanach|chomhad|comhad|t?-?alt|doiciméad|acmhainn|ábhar)(?: (?:seo|sin|a lorgadh|a iarradh))?", r"ann a thuilleadh|ar fáil", r"níor aimsíodh|níl (?:aon |a leithéid de )?|ní bhfuarthas"),
    "cy": Absence(r"(?!)", r"(?:yr? )?(?:d?tudalen|dudalen|ffeil|adnodd|erthygl|ddogfen|dogfen|eitem)(?: (?:hon|hwn|arbennig))?(?: [^.\n]{1,30})?", r"ddim yn bodoli", r"ni (?:chafwyd|gafwyd) hyd i(?:['’]r)?|ni (?:ganfuwyd|chanfuwyd)(?:['’]r)?|nid oes"),
    "hy": Absence(r"(?:այս|այդ|այդպիսի|հայցված|որոնվող)", r"(?:հատուկ )?էջ(?:ը|ն)?|հոդված(?:ը|ն)?|նիշք(?:ը|ն)?|ֆայլ(?:ը|ն)?|փաստաթուղթ(?:ը|ն)?|թեմա(?:ն)?", r"(?:այլեւս )?գոյություն չունի|(?:չի )?գտնված չէ|չի գտնվել|չգտնվեց|(?:ջնջված|հեռացված) է|չկա", r"չկա այդպիսի"),
    "ka": Absence(r"(?:ეს|ასეთი|მოთხოვნილი|აღნიშნული)", r"(?:სპეციალური )?გვერდ[ი]?|სტატია|ფაილი|დოკუმენტი|თემა", r"(?:აღარ |არ )(?:არსებობს|მოიძებნა|იძებნება)|ვერ (?:მოიძებნა|ვიპოვე\w*|იქნა ნაპოვნი)|წაშლილია", r"ასეთი არ არსებობს"),
    "az": Absence(r"(?:bu|belə|axtardığınız|tələb olunan|sorğulanan)", r"(?:xüsusi |veb )?səhifə|məqalə|fayl|sənəd|mövzu|layihə|məzmun|xəbər", r"(?:artıq )?(?:mövcud (?:deyil|deyildir)|tapılmadı|tapılmır|yoxdur)|(?:silinib|silinmişdir|arxivləşdirilib|ləğv edilib)", r"(?!)"),
    "kk": Absence(r"(?:бұл|мұндай|сұралған|іздеген)", r"(?:арнайы )?бет|парақша|файл|құжат|мақала|тақырып", r"(?:енді )?(?:жоқ|табылмады|табылған жоқ|жойылған|өшірілген)"),
    "ky": Absence(r"(?:бул|мындай|суралган|изделген)", r"(?:атайын )?барак|макала|файл|документ|тема", r"(?:эми )?(?:жок|табылган жок|табылбады|өчүрүлгөн)"),
    "mn": Absence(r"(?:энэ|тийм|хайсан|хүссэн|таны хайсан)", r"(?:тусгай )?хуудас|файл|баримт|нийтлэл|сэдэв", r"(?:байхгүй(?: байна)?|олдсонгүй|олдохгүй байна|устгагдсан(?: байна)?)"),
    "uz": Absence(r"(?:bu|bunday|soʻralgan|so.?ralgan|qidirilgan)", r"(?:maxsus )?sahifa|maqola|fayl|hujjat|mavzu", r"(?:endi )?(?:mavjud emas|topilmadi|yo.?q|o.?chirilgan)"),
    "hi": Absence(r"(?:यह|ऐसा कोई|आपका अनुरोधित|अनुरोधित|वह)", r"(?:विशेष )?(?:पृष्ठ|पन्ना|पेज|फ़ाइल|लेख|दस्तावेज़)", r"(?:अब )?(?:मौजूद|उपलब्ध|अस्तित्व में) नहीं (?:है|हैं)|नहीं मिला|नहीं मिली|हटा दिया गया है"),
    "mr": Absence(r"(?:हे|असे कोणतेही|असे|विनंती केलेले)", r"(?:विशेष )?(?:पृष्ठ|पान|पेज|लेख|दस्तऐवज)", r"(?:अस्तित्वात|उपलब्ध) नाही|सापडले नाही|आढळले नाही|हटवले आहे"),
    "bn": Absence(r"(?:এই|এমন কোনো|অনুরোধকৃত|আপনার অনুরোধকৃত)", r"(?:বিশেষ )?(?:পাতা|পাতাটি|পৃষ্ঠা|পৃষ্ঠাটি|পেজটি|পেজ|ফাইল|ফাইলটি|নিবন্ধ|নিবন্ধটি)(?:র)?", r"(?:খুঁজে )?(?:পাওয়া যায়নি|পাওয়া যাচ্ছে না|বিদ্যমান নেই|অস্তিত্ব নেই)|মুছে ফেলা হয়েছে|আর নেই"),
    "te": Absence(r"(?:ఈ|అటువంటి|అలాంటి|మీరు కోరిన)", r"(?:ప్రత్యేక )?పేజీ|వ్యాసం|ఫైలు|పత్రం", r"(?:ఉనికిలో )?లేదు|కనబడలేదు|దొరకలేదు|తొలగించబడింది"),
    "ta": Absence(r"(?:இந்தப்?|இந்த|அத்தகைய|இது)", r"(?:சிறப்புப்? )?(?:பக்கம்|கோப்பு|கட்டுரை|ஆவணம்|நீக்கப்பட்ட பக்கம்\S*)", r"(?:இல்லை|காணப்படவில்லை|கிடைக்கவில்லை|நீக்கப்பட்டது|நீக்கப்பட்டுள்ளது)"),
    "fa": Absence(r"(?:این|چنین|درخواستی|مورد نظر)", r"(?:صفحه|صفحهٔ|پرونده|مقاله|سند|مطلب|موضوع|پروژه)(?: (?:ویژهای|ویژهای|ویژه|درخواستی|مورد نظر))?(?: شما)?", r"(?:دیگر )?(?:وجود ندارد|یافت نشد|پیدا نشد|موجود نیست)|(?:حذف|بایگانی) شده است"),
    "ar": Absence(r"(?:هذه|هذا|لا توجد)", r"ال(?:صفحة|ملف|مقالة|مقال|مستند|موضوع|مشروع|محتوى)(?: (?:المطلوبة?|التي (?:تبحث عنها|طلبتها|تحاول \S+ \S+)|الذي (?:تبحث عنه|طلبته|تحاول \S+ \S+)))?", r"(?:غير موجودة?|لم تعد? موجودة?|لا (?:توجد|يوجد)|غير متاحة? بعد الآن|لم يتم العثور علي\S*|(?:تم |قد تم )?(?:حذف|أرشف|ارشف)\S*)", r"لا (?:توجد|يوجد)"),
    "he": Absence(r"(?:הדף|דף|העמוד|עמוד|הקובץ|המאמר|המסמך|הנושא|הפרויקט)", r"(?:מיוחד )?(?:הזה|זה|כזה|המבוקש|שביקשת|שחיפשת)", r"(?:כבר )?(?:אינו|לא) (?:קיים|נמצא)(?: יותר)?|נמחק|הוסר", r"אין"),
    "el": Absence(r"(?:η|το|αυτή η|αυτό το|η ζητούμενη|το ζητούμενο)", r"(?:ειδική )?(?:σελίδα|ιστοσελίδα|αρχείο|άρθρο|έγγραφο|θέμα|περιεχόμενο|έργο)(?: που [^.\n]{1,40}?)?", r"δεν? (?:βρέθηκε|υπάρχει(?: πλέον| πια)?|μπορεί να βρεθεί)|(?:έχει )?(?:διαγραφεί|διαγράφηκε|αρχειοθετηθεί)", r"δεν υπάρχει (?:τέτοια|αυτή η)"),
    "ro": Absence(r"(?:această|aceasta|acest|aceastã)", r"pagin[aăã](?: specială)?|articol(?:ul)?|fișier(?:ul)?|fişier(?:ul)?|document(?:ul)?|conținut(?:ul)?|subiect(?:ul)?|proiect(?:ul)?", r"nu (?:pare să |mai )?(?:existe|există|exista)|(?:nu a fost |ne)găsit[aă]?|a fost (?:șters|eliminat|arhivat)[ăa]?", r"nu există (?:această|o asemenea|nicio astfel de)"),
    "id": Absence(r"(?:halaman|laman|berkas|file|fail|dokumen|artikel|topik|proyek|projek|konten|sumber daya)", r"(?:istimewa )?(?:ini|tersebut|itu|yang (?:anda )?(?:diminta|dicari|cari|minta))", r"(?:sudah |telah )?(?:tidak|tak|tiada) (?:dapat |bisa )?(?:ditemukan|dijumpai|ada|wujud)(?: lagi)?|(?:telah )?(?:dihapus|dihapuskan|dipadam|diarsipkan)", r"tiada (?:halaman|laman) (?:khas )?sedemikian|(?:kami )?(?:tidak|tak) dapat menemukan"),
    "fi": Absence(r"(?:kyseistä|tällaista|pyydettyä|haettua|tätä)", r"(?:toiminto|verkko)?sivua|artikkelia|tiedostoa|dokumenttia|aihetta|projektia", r"ei (?:enää )?(?:ole(?: olemassa)?|löytynyt|löydy)|on (?:poistettu|arkistoitu)"),
    "no": Absence(r"(?:(?:en |ei )?slik|denne|dette|den)", r"(?:spesial|nett)?sid(?:e|en|a)|artikkel(?:en)?|fil(?:en|a)?|dokument(?:et)?|emne(?:t)?|prosjekt(?:et)?", r"(?:finnes|finst|eksisterer|fins) (?:ikke|ikkje)(?: lenger| lenger meir)?|(?:er|ble|har blitt|er blitt) (?:slettet|sletta|fjernet|fjerna|arkivert)", r"(?:det )?finnes ingen slik|ingen slik"),
    "tl": Absence(r"(?!)", r"(?:ang )?(?:pahina|artikulo|talaksan)(?: na (?:ito|iyon))?", r"(?:ay )?(?:hindi (?:umiiral|matagpuan|nakita)|wala na)", r"walang (?:ganyang|ganoong|ganitong)|hindi (?:natagpuan|makita|nakita|umiiral)"),
    "sw": Absence(r"(?!)", r"(?:ukurasa|faili|makala)(?: (?:huu|huo|hii|maalum))?", r"(?:haupo|hakuna|haikupatikana|haukupatikana|umefutwa)", r"hakuna"),
}  # fmt: skip
# "not found", whole, as a title or heading
_ALONE = r"գտնված չէ|չի գտնվել|ne trovita|nav atrasta?s?|nerast[aio]s?|ei leitud|nuk u gjet|fannst ekki|ikkje funne[nt]?|(?:tega )?ni bilo (?:mogoče|možno) najti|ni najden[ao]?|не е намерен[ао]?|не е пронајден[ао]?|није пронађен[ао]?|nije pronađen[ao]?|не знойдзена|tapılmadı|табылмады|табылган жок|олдсонгүй|topilmadi|ვერ მოიძებნა|(?:খুঁজে )?পাওয়া যায়নি|सापडले नाही|ez da aurkitu|ni chafwyd hyd i['’]r dudalen|gan aimsiú|haikupatikana|hindi natagpuan|no s['’]ha trobat|non atopad[oa]"


def missing_further() -> list[Phrase]:
    """Every wording of this module."""
    found = cells("missing.alone", Finding.SOFT_GONE, _ALONE, scope=Scope.LABEL)
    for language, words in _ABSENCES.items():
        named = rf"(?:{words.this}) (?:{words.things}),? ?(?:{words.absent})"
        found += cells(f"missing.further.{language}", Finding.SOFT_GONE, rf"{LEAD}{SOFTLY}(?:{named})")
        bare = rf"(?:{words.things}) ?(?:{words.absent})|(?:{words.before}) ?(?:{words.things})"
        found += cells(f"missing.bare.{language}", Finding.SOFT_GONE, bare, scope=Scope.LABEL)
    return found
