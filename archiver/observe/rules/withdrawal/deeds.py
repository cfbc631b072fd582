"""Words for notices in which one family of `words` is missing, in the same languages.

A court that forbids a text leaves out that it was withdrawn, a moderator's notice does not say what was deleted, and an
author who rewrites a text names nobody who asked for it.
"""

from __future__ import annotations

from archiver.observe.rules.withdrawal.families import compiled

# a court forbids showing a text, instead of the text being withdrawn
FORBIDS = compiled(
    r"\bforbid\w*|\bprohibit\w*|\bbar(?:s|red)\b|\bprevent\w* us\b|\bcannot be (?:shown|published|displayed)\b|\bnot allowed to\b|untersag\w*|verbiet\w*|verboten\b|dürfen wir .*(?:nicht|kein)|wir dürfen .*(?:nicht|kein)|\binterdi(?:t|te|sent|re)\b|\bempêche\w*|\bne pouvons (?:plus|pas)\b|"
    r"\bimpide\w*|\bproh[íi]be\w*|\bno podemos\b|\bproíbe\w*|\bimpede\w*|\bnão podemos\b|\bvieta(?:t[oa])?\b|\bimpedisce\b|\bnon possiamo\b|\bverbiedt\b|\bmogen (?:wij|we)\b.*\bniet\b|\bzabrania\b|\bzakazuje\b|\bnie możemy\b|\bnesmíme\b|\bnesmieme\b|\bmegtilt\w*|\bnem közölhet\w*|\binterzice\w*|\bnu putem\b|"
    r"\bпреща\w*|запреща\w*|запретил\w*|\bне можем\w*|забороня\w*|заборонив|забранява\w*|забрана .*(?:не ни|не позволява)|\bzabranjuje\w*|ne dopušta\w*|забрањује\w*|απαγορεύ\w*|δεν μπορούμε|\bförbjuder\b|\bfår (?:vi )?inte\b|\bforbyder\b|\bmå (?:vi )?ikke\b|\bforbyr\b|\bkieltä\w*|\bemme (?:voi|saa)\b|"
    r"yasaklı\w*|yasaklıyor|(?:yayın|yayım|paylaş|sürdür|yay)\w*[ae]mıyoruz|sürdüremiyoruz|yayınlayamıyoruz|yayımlayamıyoruz|\bmelarang\b|\bdilarang\b|\btidak dapat kami\b|\bcấm\b|يمنعنا|تمنعنا|منعنا|يحظر|لا يمكننا|منع کرده|منع می|نمی ?توانیم|אוסרת?\b|אסור\b|रोकता|रोकती|रोका है|ห้าม|禁止|不得|不能再|不能繼續|不能继续|できません|できなく|禁じ|수 없|금지"
)
# what a court or law forbids according to a block page: access
ACCESS = compiled(
    r"\baccess\w*|\bvisit\w*|zugang|zugriff|\baccès\b|\bacced\w*|\bacceso\b|\bacesso\b|\baccesso\b|\btoegang|\bdostęp\w*|\bpřístup\w*|\bprístup\w*|\bhozzáfér\w*|\baccesul\w*|доступ\w*|достъп\w*|\bpristup\w*|πρόσβασ\w*|\båtkomst\w*|\badgang\w*|\btilgang\w*|\bpääsy\w*|\berişim\w*|\bakses\w*|truy cập|الوصول|دسترسی|גישה|पहुंच|เข้าถึง|เข้าชม|访问|訪問|瀏覽|浏览|存取|アクセス|閲覧|접속|접근"
)
# those who moderate what others write
MODERATOR = compiled(
    r"moderat\w*|modérat\w*|moderad\w*|moderac\w*|moderaz\w*|moderátor\w*|moderatör\w*|moderaattor\w*|moderasi|модератор\w*|συντονιστ\w*|\bbeheerder\w*|администратор\w*|адміністратор\w*|quản trị viên|ผู้ดูแล|المشرف|مدیر|منتظم|מנהל|मॉडरेटर|মডারেটর|管理员|管理員|版主|管理人|運営|관리자|운영자"
)
# a sentence about moderators in general, or about other entries
OF_OTHERS = compiled(
    r"\d|^(?:the|our|i|gli|les|die|unsere|los|os|de|onze|наши) moderat\w+|\bmoderators (?:\w+ )?(?:remove|delete|hide)\b"
)
# a text is being rewritten
REWRITTEN = compiled(
    r"\brewrit\w*|\brework(?:ing|ed)\b|\b(?:schreib|verfass|fass)\w* .*\bneu\b|\bneu (?:ge|ver)?(?:schr|fass)\w*|\bréécri\w*|\breescrib\w*|\breescrev\w*|\briscriv\w*|\briscrit\w*|\bherschr\w*|\bna nowo\b|\bprzepisuj\w*|\bpřepisuj\w*|\bprepisuj\w*|переписыва\w*|переписуємо|переписує\w*|пренаписва\w*|преработва\w*|ξαναγράφ\w*|\byeniden yaz\w*|"
    r"\bomskriv\w*|\bskriver om\b|\buudelleen\b|\bújraír\w*|\bátír\w*|\brescri\w*|\bmenulis ulang\b|\bviết lại\b|نعيد كتابة|إعادة كتابة|بازنویسی|משכתב\w*|(?:फिर से|दोबारा) लिख|เขียนใหม่|重写|重寫|改写|改寫|書き直|다시 쓰"
)
