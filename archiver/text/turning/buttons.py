"""Buttons and links with which a reader handles a page, whatever it says (pure): share, print, save, have it read out.

A line that is nothing but such buttons, the networks they share to and how often each was pressed is no part of the
text, be it one button or ten, in the languages of the sites' makers. Asked only about passages that differ.
"""

from __future__ import annotations

import re

from archiver.text.literals import letters
from archiver.text.normal import ends_sentence

CHARS = 200  # longest line of buttons

NETWORKS = (
    r"facebook|twitter|x\.com|xing|x|linkedin|whats ?app|telegram|reddit|pinterest|mastodon|bluesky|threads|tumblr|hacker ?news|flipboard|pocket|messenger|viber|line|plurk|instagram|youtube|e-?mail|"
    r"вконтакте|одноклассники|телеграмм?|дзен|мессенджер|微博|新浪微博|微信(?:好友)?|朋友圈|qq(?:空间|好友)?|豆瓣|はてな(?:ブックマーク)?|카카오(?:톡|스토리)?|페이스북|트위터|밴드|네이버|"
    r"تويتر|فيسبوك|واتساب|تلغرام|تلگرام|ایتا|سروش|بله|روبیکا|פייסבוק|בפייסבוק|בוואטסאפ|בווטסאפ"
)
# What is done with a page. Words that may also be facts are not here but in `_SMALL`.
_TOOLS = (
    # English
    rf"share(?: (?:this|the))?(?: (?:page|post|article|story|content|item|full article|link))?(?: with others)?(?: (?:on|to|via|with|by) (?:{NETWORKS}))?|share[/ ]save|copy(?: the)?(?: link| url| citation| page(?: (?:as|in) markdown)?| as markdown| (?:for|to) (?:an )?(?:llms?|ai)| to clipboard)?|(?:link )?copied!?|(?:view|open|download) as markdown|(?:open|ask|view) in (?:chatgpt|claude|perplexity|gemini|cursor|vs ?code)|summari[sz]e (?:with|using|in) (?:ai|chatgpt|claude)|ask (?:chatgpt|claude) about this page|(?:export|download|copy) citation|"
    r"print(?:able|er[- ]friendly)(?: pdf)? version|print(?: this)?(?: page| article| options)?|permalink|e-?mail(?: this)?(?: page| article)?|send (?:by e-?mail|to(?: a friend)?)|save(?: (?:for later|to list|article))?|saved for later|"
    r"add to (?:my library|mendeley|favou?rites|reading list|collections?)|bookmark(?: this)?|listen(?: to(?: this)?(?: article| story| page)?)?|read aloud|follow publication|follow(?:ing)?|not following|tweet|like|repost|cite(?: (?:this|as))?(?: article| paper| page)?|"
    r"share and cite|site feedback|report (?:abuse|a problem|an (?:issue|error))(?: with this page)?|expand all|collapse all|open in app|get (?:the |our )?app|(?:return|back|scroll) to top|(?:text|font) size|suggest (?:edits|changes)(?: to this page)?|edit(?: this)? page|view source|ask ai|"
    r"add a comment|leave a (?:comment|reply)|write a comment\.*|cancel reply|log ?in(?: or subscribe)?|log ?in ?/ ?sign ?up|sign ?in(?: ?/ ?(?:sign ?up|register))?|sign ?up(?: for free)?|open pdf in browser|choose a general reason|"
    r"(?:add (?:us|(?:[^\s.!?]+ ){1,4}?)(?:as )?(?:(?:a|your) )?(?:preferred(?: source)? )?(?:to see more of our stories )?on google|make us preferred on google|click here to share on social media|post (?:not )?marked as liked|rated (?:nan|\d(?:\.\d)?) out of 5 stars|no ratings yet|get alerts)|"
    r"(?:see|show|view|read)(?: all| full)? (?:updates|comments|versions)|new search|plain view|get (?:e-?mails?|e-?mail alerts) about (?:updates to )?this page|sign up for e-?mails or print this page|skip past newsletter promotion|author links open overlay panel|"
    # German
    rf"(?:artikel |seite |diese seite )?(?:teilen|drucken|empfehlen|merken|vorlesen|kommentieren)|(?:auf|bei|per|über|via) (?:{NETWORKS})(?: teilen)?|(?:auf|zu) (?:die|der) merkliste(?: hinzufügen)?|zur merkliste(?: hinzufügen)?|artikel (?:zum hören|anhören)|link kopieren|"
    r"weitere optionen zum teilen|als pdf(?: speichern)?|diskutieren sie mit|feedback(?: geben)?|fehler gefunden\??|zum seitenanfang|(?:mitteilen|anmelden|einloggen|abonnieren)|"
    # French
    rf"(?:partager|partagez)(?: (?:la|cette|cet|l['’])\s?(?:page|article))?(?: (?:sur|via|par|avec) (?:{NETWORKS}))?|(?:sur|par) (?:{NETWORKS})|imprimer|copier(?: (?:le (?:lien|texte)|dans le presse-papiers?))?|offrir l['’]article|ajouter à vos sélections|lire plus tard|"
    r"écouter(?: l['’]article)?|s['’]abonner|réagir|(?:voir les )?contribu(?:er|tions)|(?:retour(?:ner)? en )?haut de (?:la )?page|réutiliser ce contenu|télécharger (?:au format|en) (?:pdf|rtf)|version pdf|envoyer par (?:e-?mail|courriel)|"
    # Spanish, Portuguese, Italian
    rf"(?:compartir|compártelo)(?: (?:en|por|vía) (?:{NETWORKS}))?|imprimir|copiar(?: el)? enlace|enviar (?:a un amigo|por correo)|ir a los comentarios|escuchar|guardar(?: pdf)?|suscr[íi]bete|suscribirse|desplegar redes sociales|añadir [^\s.!?]+(?: [^\s.!?]+){{0,2}} en google|"
    rf"(?:compartilh(?:ar|e)|partilhar(?: notícia)?)(?: (?:por|no|na|pelo|via) (?:{NETWORKS}))?|copiar link|(?:link para )?copiar para área de transferência|salvar(?: artigos?)?|ler depois|ouvir|"
    r"condividi|o condividi|stampa|invia|copia(?: il)? link|vedi azioni|ascolta|(?:leggi i )?commenti|"
    # Dutch, Polish, Czech, Hungarian, the North, Greek, Romanian
    r"delen|afdrukken|kopieer(?: de)? link|reageer|udostępnij(?: na (?:facebooku|x|twitterze))?|drukuj|skopiuj link|dołącz do dyskusji|lubię to|sdílet|tisk|vytisknout|poslat e-?mailem|zkopírovat odkaz|megosztás(?: facebookon)?|küldés e-mailben|nyomtatás|"
    r"skriv ut|skriv ud|kopiera länk|tulosta|κοινοποίηση|εκτύπωση|αποστολή|distribuie|imprimă|"
    # Russian, Ukrainian, Kazakh, Turkish
    r"поделиться(?: новостью)?|печать|распечатать|версия для печати|(?:с)?копировать ссылку|подписаться(?: на новости)?|комментировать|обсудить|возврат к списку|в закладки|сохранить|бөлісу|басып шығару|"
    r"поділит(?:ись|ися)(?: у)?|друк(?:увати)?|скопіювати посилання|підписатися(?: на новини)?|paylaş|yazdır|kopyala|kaydet|yorum yap|abone ol|takip et|"
    # Arabic, Persian, Hebrew
    r"مشاركة|شارك(?: الصفحة)?|شارِكْ|طباعة|نسخ الرابط|استماع|استمع|(?:تكبير|تصغير) الخط|اشتراک[ \u200c]?گذاری|به اشتراک بگذارید|چاپ|نسخه چاپی|ذخیره|کپی شد|نظر شما|שתפו|שיתוף|הדפסה|שלחו|"
    # Chinese, Japanese, Korean
    r"设为首页|加入收藏|登[录陆]\s?/\s?注册|立即注册|写文章|切换模式|手机版|小黑屋|查看我的收藏|有用\+1|我要举报|(?:网友|文章)评论|政务微博|投诉|"
    r"分享工具|分享(?:到|至)?|打印(?:本[页文])?|关闭(?:窗口|本页)?|收藏|复制链接|字号|字体|字級|字型大小|举报(?:/反馈)?|返回(?:顶部|列表|上一页)?|(?:用手机)?扫一扫(?:在手机打开当前页)?|我要纠错|点赞|转发|发表评论|推荐给朋友|列印|友善列印|複製連結|轉寄|回上一?頁|網頁指南|申请转载|"
    r"(?:本文|ページの本文)へ(?:スキップします)?|ブログをフォローする|リブログ|"
    r"シェア(?:する)?|ポスト(?:する)?|ツイート|印刷(?:する)?|ブックマーク|(?:この記事を)?スクラップ(?:する)?|lineで送る|リンクをコピー|urlをコピー|フォローする|音声読み上げ|文字(?:拡大|サイズ)(?:・文字拡大)?|"
    r"공유(?:하기)?|인쇄(?:하기)?|url ?복사|링크 ?복사|스크랩|구독하기|이웃추가|본문 기타 기능|글자 ?크기(?: ?변경하기)?|sns 보내기|게시글 관리|"
    # To sign in or up: verbs alone, as "Registration" may head what a conference says of it
    r"se connecter|connectez-vous|identifiez-vous|s['’]inscrire|s['’]identifier|inici(?:ar|a|e) sesi[óo]n|reg[íi]str(?:ate|ese|arse)|iniciar sessão|fa(?:zer|ça) (?:o )?login|cadastr(?:e-se|ar-se)|regist(?:e-se|re-se|ar-se)|accedi|registrati|inloggen|"
    r"zaloguj(?: się)?|zarejestruj(?: się)?|přihl[áa]s(?:it|te)(?: se)?|zaregistrovat(?: se)?|prihl[áa]si(?:ť|te)(?: sa)?|logga in|registrera dig|log ind|logg inn|kirjaudu(?: sisään)?|rekisteröidy|autentificați-vă|conectează-te|prijavi(?: se|te se)|"
    r"войти|авторизоваться|зарегистрироваться|увійти|зареєструватис[яь]|giriş yap|kay[ıi]t ol|üye ol|تسجيل الدخول|ログイン(?:する)?|会員登録する|로그인(?:하기)?|회원가입(?:하기)?|đăng nhập|เข้าสู่ระบบ|"
    # Vietnamese, Indonesian, Thai, Hindi
    r"chia sẻ|in bài(?: viết)?|gửi email|cỡ chữ|tương phản|đọc bài viết|bagikan|cetak|salin (?:tautan|link)|kirim komentar|dengarkan(?: berita)?|แชร์|พิมพ์|ส่งต่อ|คัดลอกลิงก์|ขนาด(?:ตัว)?อักษร|शेयर करें"
)
# How often a button was pressed: no day, and no time of day.
_PRESSED = r"(?<![\d:/.,-])(?:\d{1,3}(?:[.,]\d{3})+|\d{1,7}(?:[.,]\d{1,2})?)(?!\d|[.,:/-]\d|[年月日時时年])(?:\s?[km万](?![^\W\d_]))?"
# Words that stand beside buttons and say nothing of their own there.
_SMALL = (
    r"pdf|download(?: pdf| xml| epub)?|citation|please rate|yes[\W_]+no|tools|sections|help|comments?|reply|copy|embed|promote|save|subscribe|register|menu|search|rss|versions? notes|review reports|browse figures|more|or|"
    r"speichern|folgen|enregistrer|suivre|seguir|guardar|salva|baixar|descargar|télécharger|facebook['’]a|enviar|volver|kommentare?|commentaires?|comentarios|comentários|"
    r"[大小]字号|大字|[特超]?大|中|小|标准|標準|评论|評論|推荐|阅读|赞|在看|有用|没用|赞同|下载|下載|メール|保存|コピー|コメント|댓글|추천|좋아요|공감|메일|목록|حفظ|إرسال|تعليقات|نظرات|תגובות|"
    rf"a|шрифт|комментарии|коментарі|отправить|сохранить|друк|quay lại|lưu|simpan|บันทึก|(?<!\d)\d{{1,2}} ?(?:min(?:uten?|utes?|utos?)?)|{_PRESSED}"
)
# "Email" may label somebody's address where nothing says that the page is sent by it.
_MAIL = re.compile(
    r"(?<!by )(?<!par )(?<!per )(?<!por )(?<!via )(?<![\w-])e-?mail(?![\w-])(?! (?:this|page|article))", re.IGNORECASE
)
_LINE = re.compile(rf"(?>[\W_]*+(?:{_TOOLS}|{NETWORKS}|{_SMALL}))++[\W_]*", re.IGNORECASE)
_POSTED = re.compile(
    r"facebook|twitter|linkedin|whats ?app|telegram|x\.com|bluesky|messenger|weibo|微博|微信|вконтакте", re.IGNORECASE
)
_TOOL = re.compile(_TOOLS, re.IGNORECASE)
_LETTERS = letters(_TOOLS)
_FIGURE, _NAMED = re.compile(r"\d"), re.compile(rf"{_TOOLS}|(?<![^\W_])(?:{NETWORKS})(?![^\W_])", re.IGNORECASE)
# Two or more networks with nothing between them are ways to share a page; a list of networks that a law bans has
# commas.
_WAYS = re.compile(rf"(?:{NETWORKS})(?:[\s·|•/]*+(?:{NETWORKS})(?![^\W_]))+", re.IGNORECASE)


_END = re.compile(r"[\W_]+$")
_WORD = re.compile(
    r"(?<![^\W\d_])(?=[^\W_])|(?<=[a-zа-яё])(?=[A-ZА-ЯЁ])|(?<=[\u3040-\u9fff])"
)  # where a word may begin


def _is_tools(line: str, at: int) -> bool:
    """Whether a line is nothing but buttons from `at` on.

    A figure beside a single word may be a fact: "Share 12.5", "Print 5000".
    """
    if _LINE.fullmatch(line, at) is None or (tools := _TOOL.search(line, at)) is None:
        return False
    if _FIGURE.search(line, at) is None or not tools[0].isalpha():
        return True
    return len(_NAMED.findall(line, at)) > 1


def without_buttons(line: str) -> str:
    """A line without the buttons at its end, where no figure is beside them: before them stand author and date."""
    if len(line) > CHARS or ends_sentence(line) or not _LETTERS.any_in_one_case(line):  # most lines
        return line
    for word in _WORD.finditer(line):
        at = word.start()
        if _TOOL.match(line, at) is not None and _FIGURE.search(line, at) is None and _is_tools(line, at):
            alone = line[at:].isalpha() and line[:at].endswith(" ") and line[:at].rstrip()[-1:].isalpha()
            return line if alone else _END.sub("", line[:at])  # "vote share" is what it says
    return line


def is_buttons(line: str) -> bool:
    """Whether a line is nothing but buttons."""
    if len(line) > CHARS:
        return False
    if _WAYS.fullmatch(line) is not None:
        return True
    return (
        _LETTERS.any_in_one_case(line)  # fifty times faster than searching for all of them
        and _is_tools(line, 0)
        and (_MAIL.search(line) is None or _POSTED.search(line) is not None)
    )
