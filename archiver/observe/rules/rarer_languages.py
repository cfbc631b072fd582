"""Refusals, absences and maintenance in languages that the other modules of rules have no words for.

Each language has its words for access and what became of it, for a right and its lack, and for a page and its view:
that somebody has no right is said of many things, so a sentence about it names a page.
"""

from __future__ import annotations

from archiver.observe.rules.model import Phrase, cells, pairs, phrases
from storage.model import Finding

# language -> (access, that it is refused, a right, that it is lacking, a page or seeing it)
_REFUSED: dict[str, tuple[str, str, str, str, str]] = {
    "ka": (r"წვდომა\w*|შესვლა\w*|დაშვება\w*", r"აკრძალულ\w*|შეზღუდულ\w*|უარყოფილ\w*|დაბლოკილ\w*", r"უფლება\w*|ნებართვა\w*", r"არ გაქვთ|არ გაგაჩნიათ|არასაკმარის\w*", r"გვერდ\w*|საიტ\w*|რესურს\w*|ნახვ\w*"),
    "hy": (r"մուտք\w*|հասանելիություն\w*", r"արգելված\w*|արգելվ\w*|մերժված\w*|սահմանափակ\w*", r"իրավունք\w*|թույլտվություն\w*", r"չունեք|բավարար չ\w*", r"էջ\w*|կայք\w*|դիտ\w*"),
    "kk": (r"кіру\w*|қол ?жеткізу\w*|қатынау\w*", r"тыйым\w*|шектел\w*|рұқсат етілме\w*", r"рұқсат\w*|құқы\w*", r"жоқ\w*", r"бет\w*|парақша\w*|сайт\w*|көр\w*|қара\w*"),
    "ky": (r"кирүү\w*|жетүү\w*", r"тыюу\w*|тыйы\w*|чектел\w*", r"уруксат\w*|укуг\w*|укук\w*", r"жок\w*", r"барак\w*|сайт\w*|көр\w*"),
    "uz": (r"\bkirish\w*", r"taqiqlan\w*|cheklan\w*|rad etil\w*", r"ruxsat\w*|huquq\w*", r"yo.?q\b", r"sahifa\w*|sayt\w*|ko.?r\w*"),
    "az": (r"\bgiriş\w*|daxil olma\w*", r"qadağan\w*|məhdudlaşdır\w*|rədd edil\w*", r"icazə\w*|hüqu\w*|səlahiyyət\w*", r"yoxdur|\byox\b|çatmır", r"səhifə\w*|sayt\w*|bax\w*|gör\w*"),
    "tk": (r"\bgiriş\w*", r"gadagan\w*|çäklen\w*", r"rugsad\w*|hukuk\w*|hukug\w*", r"ýok\b", r"sahypa\w*|saýt\w*|gör\w*"),
    "mn": (r"хандалт\w*|хандах\w*|нэвтрэх\w*", r"хориг\w*|хориотой|эрхгүй|татгалз\w*", r"эрх\b|зөвшөөрөл\w*|эрхгүй", r"байхгүй|хүрэлц\w*|байна", r"хуудас\w*|хуудсы\w*|сайт\w*|үзэх"),
    "tg": (r"дастрасӣ|воридшавӣ", r"манъ\w*|маҳдуд\w*|рад карда", r"ҳуқуқ\w*|иҷозат\w*", r"надоред", r"саҳифа\w*|сомона\w*|дидан\w*"),
    "be": (r"доступ\w*", r"забаронен\w*|абмежаван\w*|адмоўлен\w*", r"дазвол\w*|правоў?\w*|доступу", r"няма\b|не маеце|недастаткова", r"старонк\w*|сайт\w*|прагля\w+"),
    "sq": (r"\bhyrja\b|\bqasja\b|\baksesi\b", r"(?:e|i|të) (?:ndaluar|mohuar|refuzuar|bllokuar|kufizuar)|u (?:refuzua|mohua)|ndalohet", r"\bleje\b|të drejt\w*|autorizim\w*", r"nuk keni|s['’]keni", r"faqe\w*|sajt\w*|par[ëe]\b|shiko\w*"),
    "is": (r"aðgang\w*", r"hafnað\w*|bannað\w*|takmarkað\w*|óheimil\w*", r"heimild\w*|réttind\w*|\bleyfi\b|aðgang\w*", r"\bekki\b", r"síðu\w*|síða\w*|vef\w*|skoða"),
    "bn": (r"প্রবেশ\S*|অ্যাক্সেস", r"নিষেধ\S*|নিষিদ্ধ|অস্বীকৃত|অস্বীকার|প্রত্যাখ্যা\S*|সীমাবদ্ধ", r"অনুমতি|অধিকার", r"নেই", r"পৃষ্ঠা\S*|পাতা\S*|সাইট\S*|দেখ\S*"),
    "ta": (r"அணுகல்\S*", r"மறுக்கப்பட்\S*|தடை\S*", r"அனுமதி\S*|உரிமை\S*", r"இல்லை", r"பக்க\S*|தள\S*|பார்க்க"),
    "te": (r"ప్రవేశం|యాక్సెస్", r"నిరాకరించ\S*|నిషేధ\S*", r"అనుమతి\S*", r"లేదు", r"పేజీ\S*|సైట్\S*|చూడ\S*"),
    "mr": (r"प्रवेश", r"नाकार\S*|निषिद्ध|मनाई", r"परवानगी|अधिकार", r"नाही", r"पृष्ठ|पान\S*|संकेतस्थळ|पाह\S*"),
    "gu": (r"ઍક્સેસ|પ્રવેશ", r"નકાર\S*|પ્રતિબંધિત|નિષેધ", r"પરવાનગી", r"નથી", r"પૃષ્ઠ|પેજ|સાઇટ|જોવા\S*"),
    "pa": (r"ਪਹੁੰਚ", r"ਇਨਕਾਰ|ਵਰਜਿਤ|ਮਨ੍ਹਾ", r"ਇਜਾਜ਼ਤ|ਅਧਿਕਾਰ", r"ਨਹੀਂ", r"ਪੰਨਾ|ਪੰਨੇ|ਸਾਈਟ|ਵੇਖ\S*|ਦੇਖ\S*"),
    "kn": (r"ಪ್ರವೇಶ", r"ನಿರಾಕರಿಸ\S*|ನಿಷೇಧ\S*", r"ಅನುಮತಿ\S*", r"ಇಲ್ಲ", r"ಪುಟ\S*|ಸೈಟ್\S*|ನೋಡ\S*"),
    "ml": (r"പ്രവേശനം", r"നിഷേധിച്ച\S*|നിരോധിച്ച\S*", r"അനുമതി\S*", r"ഇല്ല", r"പേജ്\S*|താൾ|സൈറ്റ്\S*|കാണ\S*"),
    "ne": (r"पहुँच|प्रवेश", r"अस्वीकृत|निषेध\S*|निषिद्ध", r"अनुमति|अधिकार", r"छैन", r"पृष्ठ|साइट|हेर्न\S*"),
    "ur": (r"رسائی|داخلہ", r"ممنوع|مسترد|منع", r"اجازت|اختیار", r"نہیں", r"صفحہ|صفحے|سائٹ|دیکھن\S*"),
    "ps": (r"لاسرسی", r"منع|رد شو\S*|بند", r"اجازه|اجازت", r"نه ?لرئ", r"پاڼ\S*|لید\S*"),
    "ckb": (r"دەستگەیشتن|چوونەژوورەوە", r"قەدەغە\S*|ڕەتکرا\S*", r"مۆڵەت\S*|ڕێگە\S*", r"نییە|پێنەدراو\S*", r"پەڕە\S*|لاپەڕە\S*|ماڵپەڕ\S*|بینین\S*"),
    "sw": (r"ufikiaji|ufikivu", r"umekataliwa|umezuiwa|hauruhusiwi", r"ruhusa|idhini", r"\bhuna\b|\bhauna\b", r"ukurasa|tovuti|kuona|kutazama"),
    "am": (r"መዳረሻ|መግባት", r"ተከልክሏል|ክልክል\S*", r"ፈቃድ\S*", r"የለ\S*", r"ገጽ\S*|ገጹ\S*|ድረ\S*|ለማየት"),
    "ga": (r"\bcead\b|\brochtain\b", r"diúlt\w+|toirmisc\w*|coiscthe", r"\bcead\b|údar\w+", r"\bníl\b", r"leathanach\w*|suíomh\w*|fheiceáil"),
    "cy": (r"mynediad", r"gwrthod\w*|gwahardd\w*|wedi['’]i (?:wrthod|wahardd)", r"caniatâd|\bhawl\b", r"nid oes|does dim", r"t?dudalen\w*|tudalen\w*|safle|gweld|weld"),
    "mt": (r"\baċċess", r"miċħud|projbit\w*|ristrett\w*", r"permess\w*|awtorizza\w*", r"m['’]għandekx|m['’]għandekx", r"paġna\w*|sit\b|tara"),
    "km": (r"ចូល\S*", r"បដិសេធ|ហាមឃាត់", r"សិទ្ធិ\S*|អនុញ្ញាត\S*", r"មិនមាន|គ្មាន", r"ទំព័រ\S*|មើល\S*"),
    "my": (r"ဝင်ရောက်ခွင့်|ဝင်ခွင့်", r"ငြင်းပယ်\S*|ပိတ်ပင်\S*|တားမြစ်\S*", r"ခွင့်\S*", r"မရှိ\S*", r"စာမျက်နှာ\S*|ကြည့်\S*"),
    "lo": (r"ເຂົ້າເຖິງ", r"ປະຕິເສດ|ຫ້າມ", r"ສິດ|ອະນຸຍາດ", r"ບໍ່ມີ|ບໍ່ໄດ້", r"ຫນ້າ\S*|ເບິ່ງ"),
    "af": (r"\btoegang\b", r"geweier|verbode", r"toestemming|\btoegang\b|\bregte\b", r"\bnie\b|\bgeen\b", r"bladsy\w*|webwerf|sien\b"),
    "lb": (r"zougang\w*|zougrëff\w*", r"verbueden|gespaart|refuséiert", r"\brecht\w*|erlaabnis", r"\bkee?ng?\b|\bnet\b", r"säit\w*|\bsite\b|kucken"),
    "tl": (r"\baccess\b|\bpagpasok\b", r"tinanggihan|ipinagbabawal|pinagbabawalan", r"pahintulot", r"\bwala\b|\bwalang\b", r"pahina\w*|\bsite\b|tingnan|makita"),
    "eu": (r"sarbide\w*|sarrera", r"ukatu\w*|debekatu\w*|mugatu\w*", r"baimen\w*|eskubide\w*", r"\bez (?:duzu|daukazu)", r"orri\w*|webgune\w*|ikus\w*"),
}  # fmt: skip

# language -> (a thing on a site, that it is not there)
_ABSENT: dict[str, tuple[str, str]] = {
    "cy": (r"[td]?udalen\w*|ffeil\w*|dogfen\w*|erthygl\w*", r"ni (?:chanfuwyd|ddaethpwyd o hyd i)(?= (?:y |eich )?[td]?udalen)|ni chanfuwyd(?=['’]r)|heb ei (?:ganfod|chanfod)|nid yw(?=[^.\n]{0,40}\bbodoli)|ddim yn bodoli"),
    "lb": (r"säit\w*|fichier\w*|dokument\w*|artikel\w*", r"net (?:méi )?fonnt|gëtt (?:et )?net\b|existéiert net"),
    "tg": (r"саҳифа\w*|файл\w*|ҳуҷҷат\w*", r"ёфт нашуд\w*|вуҷуд надора\w*|мавҷуд нест"),
    "tk": (r"sahypa\w*|faýl\w*|resminama\w*", r"tapylmady|tapylman\w*|\býok\b"),
    "mr": (r"पृष्ठ|पान\b|पेज|फाइल|लेख", r"सापडल\S* नाही|आढळल\S* नाही|मिळाल\S* नाही|अस्तित्वात नाही|उपलब्ध नाही"),
    "si": (r"පිටුව\S*|ගොනුව\S*|ලිපිය\S*", r"හමු ?නො\S+|සොයා ?ගත නොහැක\S*|නොමැත|නොපවතී"),
    "am": (r"ገጹ|ገጽ|ፋይሉ|ሰነዱ", r"አልተገኘም|ሊገኝ አልቻለም|የለም"),
    "tl": (r"pahina\w*|artikulo\w*", r"hindi (?:na|ma)(?:hanap|kita|tagpuan)|hindi umiiral|^wala (?:na )?ang"),
    "ps": (r"پاڼ[هې]|دوتنه|لیکنه", r"ونه موندل شو\S*|نه ده موندل شوې|شتون نه ?لري|نشته"),
    "af": (r"bladsy\w*|lêer|dokument|artikel", r"nie (?:gevind|bestaan)|bestaan nie"),
    "zu": (r"\bikhasi\b|\biphepha\b", r"ali(?:tholakali|tholakalanga|funyenwanga|fumaneki|kho|khona)\b"),
    "so": (r"\bbogg\w+", r"lama hel\w+|ma jiro|ma jirto"),
}  # fmt: skip

# language -> (work on it, the site)
_MAINTAINED: dict[str, tuple[str, str]] = {
    "ka": (r"ტექნიკური (?:სამუშაო|მომსახურებ)\w*|პროფილაქტიკ\w*", r"საიტ\w*|ვებგვერდ\w*|გვერდ\w*|სისტემ\w*"),
    "hy": (r"տեխնիկական (?:աշխատանք|սպասարկ)\w*", r"կայք\w*|էջ\w*|համակարգ\w*"),
    "az": (r"texniki (?:iş|xidmət|fasilə)\w*|profilaktik\w*|təmir işləri", r"\bsayt\w*|səhifə\w*|\bsistem\w*"),
    "kk": (r"техникалық (?:жұмыс|қызмет)\w*", r"сайт\w*|бет\w*|жүйе\w*|портал\w*"),
    "ky": (r"техникалык (?:иш|тейлөө)\w*", r"сайт\w*|барак\w*|система\w*"),
    "uz": (r"texnik (?:ish|xizmat)\w*|ta.?mirlash ish\w*|profilaktik\w*", r"\bsayt\w*|sahifa\w*|\btizim\w*"),
    "mn": (r"засвар\w*|шинэчлэл\w*", r"\bсайт\w*|хуудас\w*|систем\w*"),
    "be": (r"тэхнічн\w+ (?:работ|абслугоўван)\w*", r"\bсайт\w*|старонк\w*|сэрв[іе]с\w*"),
    "is": (r"viðhald\w*", r"\bvef\w*|\bsíða\w*|\bsíðan\b|\bkerfi\w*"),
    "sq": (r"mirëmbajtj\w*", r"\bfaqj\w*|\bsajt\w*|\bsistem\w*"),
    "mk": (r"одржувањ\w*", r"\bсајт\w*|страниц\w*|\bсистем\w*|\bпортал\w*"),
    "eu": (r"mantentze[- ]?lan\w*", r"web ?gune\w*|web ?orri\w*|\bgunea?\b|\bsistema\w*"),
    "gl": (r"\bmantemento\b", r"\bsitio\b|\bpáxina\b|\bweb\b|\bsistema\b"),
    "bn": (r"রক্ষণাবেক্ষণ\S*", r"সাইট\S*|ওয়েবসাইট\S*|পৃষ্ঠা\S*|সিস্টেম\S*"),
    "ta": (r"பராமரிப்ப\S*", r"தள\S*|பக்க\S*"),
    "mr": (r"देखभाल\S*|दुरुस्ती\S*|मर्मत\S*", r"संकेतस्थळ\S*|वेबसाइट\S*|साइट\S*|पृष्ठ\S*"),
    "ur": (r"دیکھ بھال|مرمت", r"سائٹ|ویب\S*|صفحہ"),
    "km": (r"ថែទាំ\S*", r"គេហទំព័រ\S*|ប្រព័ន្ធ\S*"),
    "my": (r"ပြုပြင်ထိန်းသိမ်း\S*", r"ဝက်ဘ်ဆိုက်\S*|ဆိုက်\S*|စနစ်\S*"),
    "lo": (r"ບໍາລຸງຮັກສາ|ປັບປຸງ", r"ເວັບ\S*|ລະບົບ\S*"),
    "sw": (r"matengenezo", r"\btovuti\b|\bmfumo\b|\bukurasa\b"),
    "am": (r"ጥገና\S*", r"ድረ\S*|ጣቢያ\S*|ሲስተም\S*"),
    "cy": (r"cynnal a chadw|gwaith cynnal", r"\bsafle\w*|\bwefan\w*|gwefan\w*"),
    "ga": (r"cotha?bháil\w*", r"suíomh\w*|láithreán\w*|leathanach\w*"),
    "mt": (r"manutenzjoni", r"\bsit\b|is-sit\b|websajt|paġna"),
    "af": (r"onderhoud|instandhouding", r"webwerf\w*|werf\b|stelsel\w*"),
}  # fmt: skip
_NOW = (  # that it is under way, and not what a company does for its customers
    r"მიმდინარეობს|ამჟამად|დროებით|ընթացքի մեջ|այժմ|ժամանակավոր\w*|aparıl\w+|hazırda|müvəqqəti\w*|жүргізіл\w*|жүруде|қазір|уақытша|жүрүп|азыр|убактылуу|olib boril\w+|hozirda|vaqtincha|хийгд\w+|хийж|түр\b|одоогоор|праводз\w+|зараз|часова|вядуцца|lokað\w*|stendur yfir|tímabundið|vegna viðhalds|në mirëmbajtje|përkohësisht|aktualisht|моментално|привремено|"
    r"mantentze[- ]?lan\w*etan|une honetan|aldi baterako|en mantemento|neste momento|temporal\w*|সাময়িক\S*|বর্তমান\S*|চলছে|தற்காலிக\S*|தற்போது|सध्या|तात्पुरत\S*|हाल|अस्थायी\S*|عارضی|فی الحال|اس وقت|បច្ចុប្បន្ន|កំពុង|ယာယီ|လက်ရှိ|ຊົ່ວຄາວ|ກໍາລັງ|kwa sasa|kwa muda|በአሁኑ|ለጊዜው|ar hyn o bryd|dros dro|faoi láthair|sealadach|bħalissa|temporanj\w*|tans|tydelik|bezig"
)
_IS = r"է|ہے|है|छ|আছে|қойылған|салынған|салынды|болсон|байна|kartë|edilib|edilmişdir|edildi|qilingan|ste|da\b"  # "is", "was"
_GAP = 60


def rights(language: str) -> str:
    """The words for a right, in a sentence with which nothing is missing from the site but the reader's right."""
    return _REFUSED[language][2] if language in _REFUSED else ""


def rarer() -> list[Phrase]:
    """Every wording of this module."""
    found: list[Phrase] = []
    for language, (access, refused, right, lack, seen) in _REFUSED.items():
        barred = rf"(?:{access}) (?:{refused})|(?:{refused}) (?:{access})"
        found += cells(f"denied.access.{language}", Finding.DENIED, rf"(?:{barred})(?: (?:{_IS}))?(?:: .{{1,24}})?")
        near = rf"(?:{access})[^.!?।։。\n]{{0,{_GAP}}}?(?:{refused})|(?:{refused})[^.!?।։。\n]{{0,{_GAP}}}?(?:{access})"
        found += phrases(
            f"denied.access.{language}", Finding.DENIED, rf"^(?=[^\n]*(?:{seen}))[^\n]*?(?:{near})", part=access
        )
        without = rf"(?:{right})[^.!?।։。\n]{{0,{_GAP}}}?(?:{lack})|(?:{lack})[^.!?।։。\n]{{0,{_GAP}}}?(?:{right})"
        said = rf"^(?=[^\n]*(?:{seen}))[^\n]*?(?:{without})[^.!?।։。\n]{{0,{_GAP}}}"
        found += phrases(f"denied.lacking.{language}", Finding.DENIED, said, part=right)
    for language, (things, absent) in _ABSENT.items():
        found += pairs(f"missing.{language}", Finding.SOFT_GONE, things, absent, gap=_GAP, unless=rights(language))
    for language, (work, site) in _MAINTAINED.items():
        said = rf"^(?=[^\n]*(?:{site}))(?=[^\n]*(?:{_NOW}))[^\n]*?(?:{work})[^\n]{{0,{_GAP}}}"
        found += phrases(f"maintenance.{language}", Finding.MAINTENANCE, said, part=work)
    return found
