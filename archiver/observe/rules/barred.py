"""Block pages of authorities, providers, schools and content filters, in about thirty languages.

They say that a site is blocked, forbidden, harmful or unsuitable for the young.
"""

from __future__ import annotations

from archiver.observe.rules.model import Phrase, cells, pairs, phrases
from storage.model import Finding

_SITE = (
    r"\b(?:web ?)?sites?\b(?! protection\b)|web ?page|\bpage\b|\bonline location\b|webov\w+ sídl\w*|рэсурс\w*|старонк\w*|\burl\b|\blocation\b|\bcontents?\b|\bresource\b|\bapplication\b(?! (?:\w+ )?(?:firewall|protection)\b)|\bdomain\b|\bsitus\b|\bkonten\b|\blaman\b|sitio|\besta web\b|p[aá]gina|\bsito\b|\bseite\b|webseite|webbplats|nettsted\w*|vefsvæði|\bsida\w*|hemsida|\bside(?:n)?\b|hjemmeside|stránk\w*|"
    r"weboldal\w*|\bpagin\w+|site-ul|сайт\w*|ресурс\w*|страниц\w*|сторінк\w*|сајт\w*|страниц\w*|sayfa\w*|internet sitesi\w*|الموقع|الصفحة|العنوان|سایت|האתר|เว็บไซ\w*|trang web|网站|網站|网页|網頁|サイト|사이트|хуудас|accesul|\baccesso\b|\bacceso\b|\bacesso\b|\baccès\b|"
    r"netside\w*|websted\w*|webbsida\w*|nettside\w*|verkkosivu\w*|sivusto\w*|veebileh\w*|leheküljele?\b|\bvietn\w+|mājaslap\w+|svetain\w+|tinklalap\w+|ιστ[όο]τ[όο]π\w+|ιστοσελίδ\w+|stranic\w+|spletn\w+ (?:stran|mest)\w*|mrežn\w+ stran\w*|honlap\w*|\bstron[aeęyi]\b|\bstronę\b|witryn\w*|\bsayt\w*|\bsajt\w*|"
    r"repositor(?:y|ies)|\bel lloc\b"
)
_BLOCKED = (
    r"(?<!could be )(?<!can be )(?<!would be )(?<!might be )\bblocked\b(?! [\w ]{2,30} from (?:tracking|following))|blacklisted|\bprohibited\b|(?<!you )(?<!you have )(?<!you['’]ve )(?:is|are|been|was|were) banned\b|\bcensored\b|\bfiltered\b|\brestricted (?:by|under|as|in)\b|\bdisabled (?:by|under|because|due|in)\b|(?:is|are|as|be|considered) (?:\w+ )?(?:illegal|unlawful)\b|violat(?:es?|ing|\w+ of) .{0,30}(?:law|regulation|polic|rule)\w*|prohibited material|ceased\b|"
    r"di ?blokir|terblokir|bloking|terlarang|tidak (?:bisa|dapat|boleh) di ?(?:akses|buka)|zamedzen\w*|заблакаван\w*|tidak diperkenankan|(?<!estiver )(?<!estiverem )bloquead[oa]s?|restringid[oa]s?|bloccat[oa]|oscurat[oa]|inibit[oa]|disabilitat[oa]|sequestrat[oa]|gesperrt|blockiert|\bbloquée?s?\b|geblokkeerd|заблокир\w+|заблоковано|запрещ[её]н\w*|ограничен\w*|обмежен\w*|заборонен\w*|"
    r"забрањен\w*|забранен\w*|хаагдсан|blokkert\w*|svartelist\w*|blockera[dt]\w*|spärra[dt]\w*|blokeret|lögbann|estetty|zablokowan\w+|zabronion\w+|(?:za)?blokován\w*|zakázan\w+|letiltva|tiltott|restric[țt]ionat\w*|blocat[ăa]?\b|interzis\w*|engellen(?:miş|di)\w*|yasaklan\w+|sağlanama\w*|"
    r"محجوب|مسدود|חסומ?ה?\b|נחסמ?ה?\b|ระงับ|bị chặn|被屏蔽|被封|封停|封堵|不允许访问|不當|恶意(?:网页|网站)|惡意|ブロックされ|차단|"
    r"stopped by|مخالف|يخالف|\bbloker(?:e|es|et|ing\w*)\b|\bblokker(?:e|es|t|ing\w*)\b|\bsperr(?:e|es|et|t)\b|spærre\w*|spærring\w*|avstängd|zablokov\w+|letilt\w*|блокир\w+|blokira\w*|bloquejat\w*|onemogočen\w*|διακ[όο]π\w*|διακοπεί|μπλοκ\w*|αποκλεισ\w*|užblokuot\w*|blokuojam\w*|bloķēt\w*|blokeeritud|шектел\w*|бұғаттал\w*|məhdudlaşdır\w*|bloklan\w*|\bdisekat\b|"
    r"ปิดกั้น|ถูกบล็อก|مقدور ن\w+|(?:امکان ?پذیر|میسر) ن\w+|فیلتر|kısıtlan\w*|koruma tedbiri|yasaklı|protection measure|封锁|封鎖|查封|impedid[oa]s?|inacces[ií]vel por"
)


# what a blocked site is said to contain or to lack
_HOLDS = r"provo(?:que|king)|apologie|\bincit\w+|\bcontains?\b|containing|\bhosts?\b|indeholder|innehåller|inneholder|sisältää|enthält|contient|contiene|contém|\bbevat|zawiera|obsahuje|tartalmaz|conține|содержит|містить|съдържа|sadrži|vsebuje|περιέχει|içer(?:en|di|mek)\w*|\bchứa|mengandung|يحتوي|含有|包含|涉及"
_UNLAWFUL = r"\billegal\w*|unlawful|ulovlig\w*|olaglig\w*|laiton\w*|laitonta|rechtswidrig\w*|strafbar\w*|illicite\w*|ilícit\w*|ilegal\w*|illecit\w*|onwettig\w*|nielegaln\w*|nezákonn\w*|nelegáln\w*|jogellenes|jogsértő|незаконн\w*|запрещ[её]нн\w*|nezakonit\w*|παράνομ\w*|yasa ?dışı|bất hợp pháp|غير قانوني\w*|غير مشروع\w*|违法|違法|terroris\w+|pédopornograph\w+|pedopornogra\w+|kinderporno\w*"
_GAMBLING = r"gambl\w+|\bbetting|geldspiel\w*|glücksspiel\w*|jeux (?:d['’]argent|de hasard|en ligne)|\bjuegos?\b|apuestas|jogos? de (?:azar|aposta)\w*|apostas|\bgioco\b|giochi|scommesse|kansspel\w*|\bspil\b|\bspel\b|pengespill?|rahapel\w+|hazard\w*|\bher\b|szerencsejáték\w*|jocuri\w* de noroc|азартн\w+|хазарт\w*|igre na sreću|kumar\b|τυχερ\w+ παι\w+|azartspē\w*|loošim\w*|lošim\w*|hasartmäng\w*|perjudian|賭博|赌博|도박"
_UNLICENSED = r"without (?:a |the )?(?:valid )?(?:licen[cs]e|permission|authori[sz]ation)|unlicen[cs]ed|no (?:valid )?licen[cs]e|(?:has|have) no licen[cs]e|ohne (?:\w+ )?(?:lizenz|bewilligung|erlaubnis|konzession)|nicht zugänglich|sans (?:\w+ )?(?:licence|agrément|autorisation)|carec\w+|sin (?:\w+ )?(?:licencia|autorización|título)|sem (?:licença|autorização)|senza (?:\w+ )?(?:licenza|autorizzazion\w+|concession\w+)|\bpriv[oi] (?:di|del)|zonder vergunning|uden (?:\w+ )?(?:tilladelse|licens)|utan (?:\w+ )?(?:licens|tillstånd)|uten (?:\w+ )?(?:tillatelse|lisens)|ilman (?:\w+ )?lupaa|bez (?:\w+ )?(?:zezwoleni\w+|licencji|povolení|licence)|nepovolen\w*|engedély nélkül|fără licență|без (?:\w+ )?(?:лиценз\w*|разрешени\w*)|bez (?:dozvole|licencije)|lisanssız|izinsiz|tanpa izin|无(?:证|照|许可)"
_LISTED = r"(?:rejestr\w*|wykaz\w*) domen|(?:na|v) seznam[ue] (?:nepovolen|zakázan|blokovan)\w*|(?:registre|liste) (?:des|de) (?:sites|domaines) (?:interdits|bloqués)|sperrliste\w*|spærreliste\w*|blockeringslist\w*|zwarte lijst|lista (?:nera|negra) |elérhetetlenné tétel\w*|kara liste\w*"


# where a reader comes from: with these words a place is blocked, not a site
FROM = r"from your (?:country|region|location)|из (?:вашей|вашего) (?:страны|региона|местоположения)|(?:з|із) (?:вашої|вашого) (?:країни|регіону)|depuis votre (?:pays|région)|desde (?:tu|su) (?:país|región)|a partir d[oe] seu país|dal (?:tuo|vostro|suo) paese|aus (?:ihrem|deinem) (?:land|standort)|uit (?:uw|jouw) land|z (?:twojego|państwa) kraju|z vaší země|ülkenizden|từ quốc gia của bạn|dari negara anda"


# a refusal of the site itself, not of whoever stands between
_OWNERS = r"\bby (?:the |its )?(?:owners?|operators?|administrators?|webmasters?) of (?:the|this) (?:web ?)?site\b|\bby (?:the|its) (?:web ?)?site (?:owner|operator|administrator)\b"
# a site's own rules, about content that breaks them, or that readers may report
_RULED = r"\b(?:will|may|shall|can) be (?:\w+ )?(?:deleted|removed|hidden|blocked|taken down)\b|\byou (?:believe|think|feel|suspect|consider)(?: that)? (?:\w+ ){0,3}violat"

# blocking that a court has ordered a provider to do
_ORDERED = r"(?:spærring|blokering|sperring|blockering|spärrning|sperrung|blocking|blocage|bloqueo|bloqueio|blocco|blokkering|blokad[aęy]|blokov[aá]n[ií]|блокировк\w+|блокуванн\w+)(?: (?:af|av|of|van|de|del|di|des|do|der|da|dell))?[ '’]+(?:adgangen|tilgangen|åtkomsten|access|(?:de )?l['’]accès|zugangs|zugriffs|acceso|acesso|accesso|(?:de )?toegang|dostępu|přístupu|доступа|доступу) (?:til|till|to|zu|à|aux?|al?|alla|tot|do|k|к|до) (?:disse|dessa|these|diesen|ces|estos|estes|questi|deze|tych|těmto|этим|цих)\b"
# a site is unavailable in a country because of its laws; the reason may be on the next line
_AGAINST_LAW = (
    r"\b(?:web ?)?sites?\b[^.\n]{0,30}(?:not (?:available|accessible)|unavailable|inaccessible|blocked) (?:in|from|within) \w+[^.\n]{0,20}\b(?:as|because|since|for|due to)\b[^.\n]{0,30}(?:violat\w+|breach\w*|contraven\w+|against|contrary to)\s(?:of )?(?:the |its |our )?(?:\w+ )?laws?\b|"
    r"\b(?:laman|situs|web)\b[^.\n]{0,30}tidak (?:dapat|boleh|bisa) diakses di \w+ (?:kerana|karena)\s[^.\n]{0,40}(?:melanggar|bertentangan)[^.\n]{0,20}(?:undang-undang|hukum)"
)


# the reader was redirected to a stop page, or the provider has closed access to the site
_STOP = (
    r"\b(?:naar|op) deze stoppagina\b[^\n]{0,80}|\bpå vei? inn? på en ulovlig \w+|\bpå vej ind på en ulovlig \w+|\bpå väg (?:in )?till en olaglig \w+|\bin applicazione del (?:decreto|provvedimento)\b[^\n]{0,200}?(?:raggiungibil\w|inibit\w|oscurat\w)[^.\n]{0,80}|\bnon (?:è )?raggiungibile\b[^.\n]{0,12}in applicazione del (?:decreto|provvedimento)\b[^.\n]{0,40}|\b(?:questo|il presente) sito (?:web |internet )?(?:è |è stato )?sottoposto a sequestro\b[^.\n]{0,60}|"
    r"\bordered (?:a |the )?block(?:ing|age)? of access to the (?:online location|web ?site|site)\b[^\n]{0,120}|\bpages are restricted for browsing\b|\bceased the service to access\b[^.\n]{0,60}|\bmenutup akses ke (?:situs|halaman|website)\b[^.\n]{0,40}|\bakses internet anda\b[^.\n]{0,24}(?:terblokir|diblokir|dibatasi|ditutup)|\b(?:website|situs) ini memiliki larangan akses\b|\b(?:website|situs) ini akan dibuka kembali (?:antara )?pukul\b[^\n]{0,60}|"
    r"\bpiekļuve\b[^.\n]{0,40}(?:slēgta|ierobežota|liegta|bloķēta)|\bprieiga\b[^.\n]{0,40}(?:apribota|užblokuota|draudžiama)|\bzakonom je zabranjeno\b[^.\n]{0,60}igr\w+ na sreću[^.\n]{0,80}|\blokað (?:hefur verið|er|var) fyrir aðgang\b[^.\n]{0,40}|\blögbann\b[^.\n]{0,120}aðgang\w* að þess\w+ vef\w+|"
    r"(?:根据|依据|違反|违反|按照)[^。\n]{0,8}(?:上网|上網)(?:行为|行為)?(?:管理)?(?:策略|规定|規定|政策)[^。\n]{0,40}|\baccording to (?:the |your )?(?:organi[sz]ation|company|corporate)(?:al|['’]s)? (?:security )?policy, access to (?:this|the) (?:web ?)?(?:page|site)\b[^.\n]{0,60}"
)


def _near_site_words(one: str, other: str, gap: int) -> str:
    """A pattern for words of two kinds near each other in a line that names a site, which texts of laws do not."""
    return (
        rf"^(?=[^\n]*(?:{_SITE}))[^\n]*?(?:(?:{one})[^\n]{{0,{gap}}}?(?:{other})|(?:{other})[^\n]{{0,{gap}}}?(?:{one}))"
    )


def barred() -> list[Phrase]:
    """Every wording of a block page."""
    return [
        *cells("denied.barred", Finding.DENIED, r"(?:access|connection) (?:temporarily |is )?(?:blocked|restricted(?: by .{1,30})?|not allowed)|acces (?:neautorizat|blocat|restricționat)|доступ (?:заблокирован|заборонено|обмежено)|приступ забрањен|(?:zugriff|zugang) (?:gesperrt|blockiert|eingeschränkt)|access control configuration prevents your request from being allowed.{0,120}|(?:서버 )?(?:이용 )?(?:요구|요청|접근)[이가] (?:거절|거부)되었습니다|ingen adgang(?: til .{1,30})?"),
        *cells("barred.title", Finding.CENSORED,
               r"internet (?:sehat|positi[fv]e?|baik)(?: dan aman)?.{0,30}|.{0,30}internet (?:sehat|positi[fv]e?)(?: dan aman)?|(?:negatif konten|konten negatif|bloking konten)|block(?:ed)?[ -]?page|blocked (?:url|content|message|site|request|by (?!.*\bwaf\b).{1,40})|(?:url|web|content|website|site|page|application|app) (?:filter(?:ed|ing)?|block(?:ed)?)|connection (?:is )?(?:blocked|filtered)|"
               r"sitio (?:web )?bloqueado|bloqueado por .{1,40}|website gesperrt|güvenli internet uyarı\w*|yasal uyarı|(?:сайт|ресурс|сторінк\w+|страниц\w+) (?:все еще )?(?:заблокирован|заблоковано)\w*|запрос блокирован|страница заблокирована.{0,30}|inibizione siti|avviso di blocco|avvertenza\W+sito (?:web |internet )?non raggiungibile|sito (?:web |internet )?(?:sottoposto a sequestro|sequestrato|sotto sequestro)|stop[ -]?page|警告页面|网站被封.{0,8}|访问被阻断|.{0,12}(?:不當|惡意)(?:資訊|網站)防護.{0,20}"),
        *phrases("barred.ordered", Finding.CENSORED, _ORDERED),
        *phrases("barred.law", Finding.CENSORED, _AGAINST_LAW, r"\bdiese (?:web)?seite\b[^.\n]{0,24}aus urheberrechtlichen gründen nicht (?:verfügbar|erreichbar|zugänglich)\b", r"\bdns\b[^.\n]{0,24}\bhas blocked a potential threat\b"),
        *phrases("barred.stop", Finding.CENSORED, _STOP),
        *pairs("barred.site", Finding.CENSORED, _SITE, _BLOCKED, gap=60, unless=rf"{FROM}|{_RULED}|{_OWNERS}"),
        *phrases("barred.holds", Finding.CENSORED, _near_site_words(_HOLDS, _UNLAWFUL, 40), part=_UNLAWFUL),
        *phrases("barred.gambling", Finding.CENSORED, _near_site_words(_GAMBLING, _UNLICENSED, 60), part=_UNLICENSED),
        *phrases("barred.listed", Finding.CENSORED, _LISTED),
        *phrases("barred.app", Finding.CENSORED, r"停止访问(?:该|此|本|这个)?(?:网页|页面|链接)"),
        *phrases("barred.policy", Finding.CENSORED, r"(?:网页|网站|网址|網頁|網站|網址)(?:(?!造成|请求|請求)[^。\n]){0,16}被[^。\n]{0,12}(?:策略|管理员|管理員)[^。\n]{0,12}(?:阻塞|阻断|阻止|拦截|禁止|阻斷|攔截)"),
        *phrases("barred", Finding.CENSORED,
                 r"(?:is|was|has been|are) (?:reported|known|considered|listed|rated|classified|categori[sz]ed) (?:to be |as )?(?:a |an )?(?:malicious|harmful|dangerous|phishing|malware|unsafe|adult)|malicious (?:web ?)?site|(?:contain(?:s|ing)?|mengandung|contiene|enthält) .{0,40}(?:porn\w*|gambl\w*|perjudian|prohibited material|malware|phishing)|(?:blocked|not permitted|restricted|denied).{0,40}(?:company|school|university|institution|organi[sz]ation|corporate|internet use|acceptable use)\w* polic(?:y|ies)|"
                 r"(?:only )?(?:recommended|available|suitable) for (?:persons|people|users|customers) over (?:the age of )?1[68]|verify (?:that )?(?:you are over|your age)|age (?:verification|validation) (?:is )?required|adult content filter|(?:blocks?|blocked|blocking) this (?:abusive |malicious )?(?:site|page|website|content)|prohibited for viewership|forced to block|safe ?web service|"
                 r"(?:redirected|redirigée?|omgeleid|umgeleitet|weitergeleitet|redirigid[oa]|redirecionad[oa]|reindirizzat[oa]|przekierowan\w+|přesměrován\w*|presmerovan\w*|átirányít\w*|yönlendiril\w+|перенаправлен\w*)\b.{0,120}(?:illegal|unlawful|\blaw\b|court|illici?te|\bloi\b|justice|illegaal|autoriteiten|rechter|gesetz|gericht|ilegal|\bley\b|\blei\b|judicial|illegal[ei]|illecit[oa]|autorità|\bsąd|ustaw|zákon|soud|törvény|bíróság|yasa|mahkeme|закон|суд)|"
                 r"contentkeeper|kerio control|spider gate|usercheck|skydns|safedns|webknight|trust ?positif|internet ?positif|aduankonten|nawala|eais\.rkn|blocklist\.rkn|"
                 r"(?:situs|konten|halaman).{0,40}(?:negatif|tidak bisa diakses|diblokir|di blokir)|网站.{0,16}(?:被屏蔽|违反.{0,12}规定).{0,12}|违反.{0,16}(?:规定|法律|法规).{0,8}(?:无法|不能|禁止)访问|(?:根据|依据|依照|依據|根據).{0,6}(?:法律|法规|法規).{0,16}(?:无法|無法|禁止|不能|停止|被?限制)(?:访问|訪問|浏览|瀏覽)"),
    ]  # fmt: skip
