"""Words by which a text reports what somebody said, in some forty languages. A wall reports nobody's words."""

from __future__ import annotations

import re

from archiver.text.faster_patterns import grouped_pattern

# without "according to", "selon", 据 and 认为: walls cite policies so, and say what their readers may think
TOLD = re.compile(
    grouped_pattern(
        r"\b(?:said|says|wrote|writes|told|recalled|announced|explained|complained|testified|argued|insisted|admitted|ruled)\b|\bthat reads?\b|\bwere shown\b|\bholds that\b|"
        r"\b(?:schrieb(?:en)?|schreibt|sagte(?:n)?|sagt|erklärte(?:n)?|berichtete(?:n)?|betonte(?:n)?|heißt es|hieß es)\b|\bteilte\b[^.]{0,60}\bmit\b|"
        r"(?<!par )\bécri(?:t|vent|vait|vit)\b|\b(?:a|ont) (?:déclaré|dit|écrit|annoncé|affirmé|expliqué|indiqué|précisé)\b|\bdénonce\b|\bl(?:ui|eur) a-t-on dit\b|"
        r"\b(?:dijo|dijeron|dice|escrib(?:e|ió|ieron)|afirm(?:a|ó|aron)|señaló|declaró|anunció|explicó|denunció)\b|\b(?:disse(?:ram)?|diz|escreve(?:u)?|afirmou|declarou|contou|anunciou)\b|"
        r"\b(?:ha(?:nno)? (?:detto|scritto|dichiarato|annunciato|spiegato)|scrive|afferma|dichiara)\b|\b(?:schreef|schrijft|zei|zegt|vertelde|meldde|verklaarde)\b|"
        r"\b(?:napisał\w*|pisze|powiedział\w*|mówi|poinformował\w*|stwierdził\w*|řekl\w*|napsal\w*|uvedl\w*|sdělil\w*|povedal\w*|napísal\w*)\b|"
        r"\b(?:сказал\w*|написал\w*|пишет|сообщи(?:л|ла|ли|ло)|сообщает|заявил\w*|говорится|рассказал\w*|утверждает|отметил\w*|пояснил\w*|советует)\b|"
        r"\b(?:сказа(?:в|ла|ли)|написа(?:в|ла|ли)|пише|повідоми(?:в|ла|ли)|заяви(?:в|ла|ли)|йдеться|ідеться|розпові(?:в|ла|ли))\b|\b(?:каза|написа|заяви|съобщи)\b|"
        r"\b(?:rek(?:ao|la|li)|napisa(?:o|la|li)|izjavi(?:o|la|li)|dejal\w*|povedal\w*)\b|\b(?:va(?:n)? (?:dir|escriure|explicar))\b|\ba (?:spus|scris|declarat|anunțat)\b|"
        r"\b(?:mondta|írta|közölte|nyilatkozta)\b|\b(?:sanoi|kirjoitti|kertoi)\b|\b(?:skrev|skriver|berättade|fortalte|sagde)\b|\b(?:είπε|δήλωσε|έγραψε|ανέφερε)\b|"
        r"\b(?:dedi|söyledi\w*|yazdı|açıkladı|belirtti|bildirdi|anlattı)\b|\bcho biết (?:rằng|hôm)|, \w+ (?:nói|viết)\b|\bviết cho\b|, (?:kata|ujar|tutur|tulis) \w|"
        r"(?<!\w)(?:و?قالت?|و?كتبت|وكتب|كتب(?=\s)|و?أعلنت?|و?صرحت?|و?أوضحت?)(?!\w)|(?<!\w)(?:گفت|گفتند|نوشت|نوشتند)(?!\w)|(?<!\w)(?:אמרה?|אמרו|הודיעה?)(?!\w)|ने (?:कहा|बताया|लिखा)|বলেন|জানান|กล่าวว่า|เปิดเผยว่า|"
        r"(?:写|寫)道|表示[,，:：]|指出|(?:说|說)(?:[:：,，。“「]|是)|(?<!请)(?<!請)告(?:诉|訴)(?!我[们們])|[声聲]称|聲稱|(?<![名简簡自统統全俗又職职宣昵暱别別])[称稱][:：,，“「]|透露|宣布|回忆[:：,，]|坦言|批评|批評|"
        r"と[^。]{0,16}(?:述べた|語った|言った|話した|答えた|書いた|伝えた|説明した|指摘した|主張した|発表した|訴えた|明らかにした)|という。|"
        r"고[^.。]{0,20}(?:말했|밝혔|썼|전했|주장했|설명했|답했|덧붙였|발표했|강조했)"
    )
)
# what block pages of providers and authorities call themselves
NOTICE = re.compile(
    r"\bnotice\b|\binformation\b|\bhinweis\b|\bavis\b|\baviso\b|\bavviso\b|\binformación\b|уведомлени|информаци|公告|提示|通告|通知|お知らせ|안내|알림|duyuru|bildirim|bilgilendirme|إشعار|تنبيه|اطلاعیه|pemberitahuan|thông báo|ประกาศ"
)

# what a wall asks about itself or its reader: "Why am I seeing this page?", "Why have I been blocked?"
_HERE = (
    r"\bth(?:is|ese)\b|\b(?:am|was|were|have|did) i\b|\bdo i (?:have|need|see|get)\b|\bdies\w*|\b(?:werde|wurde|bin|sehe|muss) ich\b|\bce(?:tte|t)?\b|\b(?:suis|ai|vois|dois)-je\b|\best[ae]s?\b|\b(?:he sido|fui|estoy|veo|debo|tengo|vejo|devo|estou)\b|\bquest[aoe]\b|\b(?:sono stat\w|vedo|devo)\b|"
    r"\b(?:dit|deze|ben ik|word ik|zie ik)\b|\bэт\w+|\bменя\b|\bя (?:вижу|должен)|\bцю\b|\bмене\b|\bt[aeęoé]\w?\b|\bbu\b|这|這|此|本站|本页|本頁|我被|この|이 (?:페이지|사이트)|제가|هذه?|این"
)
_ASKING = (
    r"why|what|how|when|where|which|can i|do i|should i|warum|wieso|weshalb|wie|was|wann|pourquoi|comment|quand|que faire|por qu[eé]|c[oó]mo|qu[eé]|cu[aá]ndo|perch[eé]|come|cosa|quando|waarom|hoe|wat|wanneer|"
    r"почему|как|что|когда|чому|як|dlaczego|jak|co|proč|neden|niçin|nasıl|miksi|miten|varför|hvorfor|hvordan|hur|de ce|cum|vì sao|tại sao|làm (?:sao|thế nào)|mengapa|bagaimana"
)
# a name that asks what a page answers, lower-case, up to the question mark
ASKED = re.compile(
    rf"^(?!.*(?:{_HERE}))¿?(?:(?:{_ASKING})\b[^?]{{3,}}\?$|(?:لماذا|كيف|ماذا|متى|چرا|چگونه)\s[^؟?]{{3,}}[؟?]$|.*(?:为什么|為什麼|为何|如何|怎么|怎麼|怎样|怎樣|なぜ|どう(?:して|すれば)|어떻게|왜)[^？?]*[？?]$)"
)
