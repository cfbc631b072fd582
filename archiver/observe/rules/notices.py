"""Notices of withdrawal (and by whom, as the notice says), refusals, logins, blocks, parked and suspended sites.

All count at any HTTP status.
"""

from __future__ import annotations

from archiver.observe.rules.barred import FROM
from archiver.observe.rules.model import MISSING_OR, Phrase, Scope, cells, phrases
from archiver.observe.rules.withdrawal.sentences import otherwise, withdrawals
from storage.model import Finding

_PAPER = r"(?:this|the) (?:article|paper|preprint|report|study|statement|document|publication|thesis|dissertation|dataset|book|chapter|list|register)"
# "this article" or the like, or a sentence that names no thing
_OF_THIS = r"(?:(?:^|[.!:;] )(?!(?:an?|one|some|several|many|most) )(?:\w+ )?|\b(?:this|the|your|our|that) (?:[^.!?\n\s]+ ){1,5}|\bit )"
# reports of what others said, and conditions
_OTHERWISE = rf"{otherwise()}|^(?:if|wenn|falls|si|se|если|якщо|如果|若)\b|according to|\blaut\b|zufolge|\bselon\b|\bsegún\b|\bsegundo\b|\bsecondo\b|volgens|według|согласно|据[^,。]{{0,14}}(?:报道|称)|\bden(?:y|ies|ied) that"
# not with the name of a law: then the state says what was violated, not the platform
_NO_LAW = (
    r"(?![^。]{0,6}《(?![^》]{0,16}(?:微博|社区|用户协|服务协|使用协|公约|平台))[^》]{2,30}(?:法|条例|办法|规定)》)"
    r"(?!(?:国家|中国|当地)?(?:相关|有关)?的?(?:法律|法规)(?![^。]{0,12}(?:微博|社区|公约|平台)))"
)

# a publication was withdrawn; in between or after it may be said by whom
_PAPER_WITHDRAWN = (
    r"(?:报告|報告|论文|論文|文章|本文|文件|稿件|报道|報道|文稿|研究|出版物|预印本|公告|声明|聲明)(?:已经?|已經|被|业已)(?:由|被|经)?[^，。！？；\n]{0,16}(?:撤回|撤稿|撤下|撤销|撤銷)(?:[,，;；][^,，。!！?？;；\n]{0,12}?(?:不再|不予|停止|无法|無法|恕不)[^,，。!！?？;；\n]{0,12})?",
    r"(?:отч[её]т|доклад|стать[яю]|публикаци[яю]|документ|препринт|исследование) (?:был[ао]? )?(?:отозван[ао]?|ретрагирован[ао]?)\b",
    r"(?:звіт|доповідь|статт[яю]|публікаці[яю]|документ) (?:бул[ао]? )?відклик(?:ано|ана|аний)\b",
    r"(?:ce|cet|cette|le|la|l['’]) ?(?:rapport|article|étude|document|publication|prépublication) (?:a été|est) (?:retirée?|rétractée?)\b",
    r"(?:dieser?|dieses|der|die|das) (?:bericht|artikel|studie|dokument|beitrag|publikation|veröffentlichung|vorabdruck) (?:wurde|ist)\b[^.!?\n]{0,60}\b(?:zurückgezogen|zurückgenommen)\b",
    r"(?:este|esta|el|la) (?:informe|artículo|estudio|documento|publicación) (?:ha sido|fue|está) (?:retirad|retractad)[oa]\b",
    r"(?:este|esta|o|a) (?:relatório|artigo|estudo|documento|publicação) foi (?:retirad|retratad)[oa]\b",
    r"(?:questo|questa|il|la|l['’]) ?(?:rapporto|relazione|articolo|studio|documento|pubblicazione) è stat[oa] (?:ritirat|ritrattat)[oa]\b",
    r"(?:dit|deze|het|de) (?:rapport|artikel|studie|document|publicatie) (?:is|werd)\b[^.!?\n]{0,60}\b(?:ingetrokken|teruggetrokken)\b",
    r"(?:raport|artykuł|dokument|publikacja) został[ay]? wycofan[aey]\b|(?:rapor|makale|belge|yayın|çalışma)\b[^.!?\n]{0,30}\bgeri çekil(?:di|miştir)\b",
    r"(?:報告書|論文|記事|文書|資料|レポート)(?:は|が)[^。！？\n]{0,16}(?:撤回|取り下げ)(?:され|られ|いた)|(?:보고서|논문|기사|문서|자료)(?:는|은|가|이) [^.!?\n]{0,16}(?:철회|취하)(?:되|됐|하)",
    r"تم سحب (?:هذا |هذه )?(?:التقرير|المقال|المقالة|الوثيقة|الدراسة|البحث)|(?:báo cáo|bài báo|bài viết|tài liệu)(?: này)? đã (?:bị |được )?(?:thu hồi|rút lại)|(?:laporan|artikel|dokumen)(?: ini)? (?:telah|sudah) (?:ditarik|dicabut)\b",
)


_INDEX = r" ?[(（]?(?:index|default)\.(?:html?|php|asp)"  # file names of a new site's first page


def notices() -> list[Phrase]:
    """Every notice except those of missing pages, platforms, bot walls and outages, which have modules of their own."""
    return [*_withdrawn(), *withdrawals(), *_blocked(), *_site()]


def _withdrawn() -> list[Phrase]:
    found = Finding.WITHDRAWN
    return [
        *phrases("notice.platform.platform", found,
                 rf"{_OF_THIS}(?:has|have) been removed (?:for|because|due to) (?:a )?(?:violat|breach|copyright|infring)|"
                 rf"{_OF_THIS}(?:(?:was|were|been) )?removed (?:for violating|due to a copyright)|this (?:video|content|post|tweet|account) (?:has been |is )?(?:removed|withheld|suspended) (?:for|by|in response|due|because)|"
                 rf"内容(?:已)?(?:被)?(?:平台|管理员|审核).{{0,6}}(?:删除|屏蔽)|该(?:问题|回答|文章|内容).{{0,8}}(?:涉嫌违反|违反){_NO_LAW}.{{0,20}}(?:已被|被)?(?:删除|关闭|建议修改)",
                 unless=_OTHERWISE),
        *phrases("notice.general.author", found,
                 rf"{_PAPER} (?:has been |was |is )(?:withdrawn|retracted) (?:by (?:the |its |their |all )?(?:\w+ )?authors?\b|at the (?:authors?['’]?s?|request of (?:the |its |their )?(?:\w+ )?authors?)\b)",
                 unless=_OTHERWISE),
        *phrases("notice.general.unsaid", found,
                 rf"{_PAPER} (?:has been |was |is )(?:withdrawn|retracted)(?: by| at the request| due| and| after| following| pending| from|\.|$)",
                 *_PAPER_WITHDRAWN,
                 unless=_OTHERWISE),
        *phrases("notice.general.law", found,
                 rf"{_OF_THIS}(?:\w+ ){{0,2}}removed (?:pursuant to|following|in response to|as a result of) (?:a |an )?(?:court|legal|dmca|judicial|takedown)|"
                 rf"{_OF_THIS}(?:has|have) been removed (?:for|because|due to) (?:a )?legal|{_OF_THIS}(?:\w+ ){{0,2}}removed due to a (?:legal|dmca)|{_OF_THIS}(?:\w+ ){{0,2}}(?:removed|withheld) (?:by|in response|due|because)\b[^.!?\n]{{0,40}}\b(?:court order|legal (?:demand|request|order|complaint))|"
                 r"根据(?:相关|有关)法律法规(?:和政策)?.{0,12}(?:不予显示|未予显示|无法显示|已删除|不予展示)|auf(?:grund| grund) (?:einer|eines) gerichtlichen .{0,40}entfernt",
                 unless=_OTHERWISE),
    ]  # fmt: skip


def _blocked() -> list[Phrase]:
    return [
        *cells("denied", Finding.DENIED,
               r"(?:http )?(?:error|status)?[\s:#]*403[\s:\-–—]*(?:error|forbidden|access denied|access forbidden|禁止访问|拒绝访问|访问被拒绝|禁止|错误|forbidden error|доступ запрещ[её]н)?",
               r"(?:error|http)?\s*(?:401|403)?[\s:\-–—]*(?:access denied|permission denied|access forbidden|forbidden|access is denied|not authori[sz]ed|unauthori[sz]ed access|no access|access restricted|restricted access|access to this page (?:has been|is) (?:denied|restricted)|request (?:blocked|denied|rejected)|you have been blocked|blocked|sorry, you have been blocked|request rejected)!?",
               r"禁止访问|拒绝访问|拒絕存取|访问被拒绝|访问受限|訪問受限|没有权限|無權訪問|无权访问|无访问权限|权限不足|您没有访问权限|非法访问|访问禁止|请求被拒绝|您的访问被阻断|您的访问被拦截",
               r"доступ (?:запрещ[её]н|закрыт|ограничен)|accès (?:refusé|interdit)|acceso (?:denegado|prohibido)|acesso (?:negado|proibido)|accesso negato|zugriff verweigert|toegang geweigerd|odmowa dostępu|erişim engellendi|アクセス(?:が)?(?:拒否|禁止)(?:されました)?|접근(?:이)? ?(?:금지|거부|제한)(?:되었습니다)?|غير مسموح|pristup odbijen",
               r"(?:http )?(?:error|status)?[\s:#]*405[\s:\-–—]*(?:method )?not allowed"),
        *phrases("denied", Finding.DENIED,
                 r"you (?:don['’]?t|do not) have (?:the )?(?:permission|permissions|authori[sz]ation|access rights|access|sufficient permission|rights)s? to (?:access|view|see|open)|you are not (?:currently )?(?:authori[sz]ed|allowed|permitted)\b|access to (?:this|the) (?:requested )?(?:page|resource|site|website|server|url|file|object|web ?site) (?:on this server )?(?:is|has been|was) (?:forbidden|denied|blocked|restricted|not allowed)",
                 r"the owner of this website \(.{1,120}\) has banned|your (?:ip|ip address|access|request|connection) (?:\S+ )?(?:has been|was|is|address has been) (?:temporarily )?(?:blocked|banned|denied|rejected|blacklisted|forbidden|restricted)|your access to this (?:site|service|website) has been (?:limited|blocked)|(?:has been|was) blocked by (?:the |our |a )?(?:site owner|security|firewall|web application|waf|server|administrator|network|mod_security)|the request was blocked|request(?:ed url)? was rejected",
                 r"(?:仅|只)(?:限|允许|供|对)\S{0,8}(?:校内|内网|校园网|院内|馆内|局域网|本校|公司内)|(?:校外|外网|非校内)(?:ip|用户|地址)?.{0,10}(?:不能|无法|禁止|不允许|未授权|无权)|请(?:在|使用|从|通过)(?:校内|校园网|内网|vpn|校外访问)|校内(?:访问|ip|用户)(?:才|方)|您(?:的|当前)(?:ip|所在)?.{0,12}(?:不在|并非|不属于)(?:校内|允许|授权|许可)|该(?:页面|栏目|信息|文章|内容)(?:仅|只).{0,8}(?:校内|内部|登录)",
                 r"(?:您|你)?(?:没有|无|沒有)(?:权限|權限|足够的权限)(?:访问|查看|浏览|瀏覽|存取)|(?:无权|無權)(?:限)?(?:访问|查看|浏览|瀏覽)|访问(?:请求)?(?:已)?被(?:拒绝|阻断|拦截|禁止|限制)|(?:您|你)的(?:ip|请求|访问).{0,20}(?:被|已被)(?:拦截|禁止|封禁|限制|阻断|屏蔽|拒绝|阻止)|拦截提示|您的请求(?:可能)?(?:存在威胁|带有不合法参数)|暂无查看权限|(?:帖|主题|主題|版块|版塊)(?:要求|需要)(?:阅读|閱讀)(?:权限|權限)(?:高于|高於|大于|大於|达到|達到|不低于|不低於) ?\d+|请使用正确的(?:入口|域名|地址|安全码)(?:登录|访问|进入)|安全入口(?:校验|验证)(?:失败|错误)|(?:帐号|账号|帳號)(?:存在)?(?:异常|異常).{0,10}(?:无法|無法)(?:进行|進行)?(?:登录|登入)",
                 r"(?:у вас|вы) (?:нет|не име\w+) (?:прав|доступа|разрешения)|vous n['’](?:avez pas|êtes pas) (?:l['’]autorisation|la permission|autorisé)|no tiene (?:permiso|autorización|acceso)|você não tem permissão|sie (?:haben keine|sind nicht) (?:berechtigung|berechtigt|die berechtigung|befugt)|non (?:hai|si dispone|avete) (?:i |dell?e? )?(?:permess|autorizzazion)|アクセス(?:する)?権限が(?:ありません|ない)|접근 ?권한이 ?없", unless=MISSING_OR),
        *phrases("geo.europe", Finding.GEO,
                 rf"(?:{_EUROPE})[^.\n]{{0,80}}(?:{_SHUT})|(?:{_SHUT})[^.\n]{{0,80}}(?:{_EUROPE})"),
        *phrases("geo.from", Finding.GEO, rf"(?:{FROM})[^.\n]{{0,60}}(?:{_SHUT})|(?:{_SHUT})[^.\n]{{0,60}}(?:{FROM})"),
        *phrases("geo", Finding.GEO,
                 r"(?:not|n['’]t|unavailable|un-?available|restricted|blocked) (?:currently )?(?:available |accessible |offered |to access )?(?:in|from|to|to users in|for|within|for users in) (?:your|this) (?:current )?(?:country|region|location|territory|area|jurisdiction)|(?:not|n['’]t|un)(?: be)? ?available (?:where you are|in your part of the world)",
                 r"(?:owner of this website|website owner).{0,80}banned the country|(?:country or region|country|region).{0,40}(?:your ip(?: address)? is in|you are (?:in|visiting from|accessing)).{0,60}(?:ban|block|restrict)|due to (?:gdpr|european|eu) (?:\w+ ){0,4}(?:regulations?|law|reasons)|(?:unavailable|not available) in (?:most |the )?(?:european|eu)\b|geo-?(?:blocked|restrict)|we (?:currently )?(?:do not|don['’]t|cannot|are unable to) (?:offer|provide|serve).{0,60}(?:your|this) (?:country|region|location)",
                 r"(?:您|你)?所在(?:的)?(?:国家|地区|區域|地區|区域).{0,16}(?:无法|不能|不可|不支持|暂不|暫不|受限|限制)|(?:仅限|只限|僅限)(?:中国)?(?:大陆|内地|国内|境内|海外|香港|台灣)(?:地区|用户)?.{0,8}(?:访问|观看|使用|收看)|(?:海外|境外)(?:ip|用户|地区)?.{0,8}(?:无法|不能|禁止|限制)(?:访问|观看)|お住まいの(?:国|地域).{0,20}(?:利用|ご覧|視聴)"),
        *phrases("legal", Finding.LEGAL,
                 r"\b451\b.{0,10}unavailable|unavail\w* (?:because of|due to|for|on|under) (?:\w+ )?legal|cease[ -]and[ -]desist|(?:blocked|removed|withheld|disabled) (?:due to|for|because of|in response to) (?:a |an )?(?:legal|court|judicial|copyright) (?:demand|order|request|reasons?|complaint|claim)|(?:orders?|injunctions?|rulings?|judge?ments?) (?:from|of|by|issued by|made by) (?:the |a |an )?(?:\w+ ){0,2}(?:courts?|judges?|tribunals?)\b.{0,60}(?:prevent|block|restrict|disabl|deny)\w* (?:\w+ ){0,2}access|court orders?\b.{0,60}(?:prevent|block|restrict|disabl|deny)\w* (?:\w+ ){0,2}access"),
        *_censored(),
        *phrases("throttled", Finding.THROTTLED,
                 r"\b429\b.{0,6}too many|too many requests|rate limit(?:ed)?(?: exceeded|ing| reached)|(?:exceeded|reached) (?:the |your )?(?:request|rate|quota|bandwidth|access) (?:limit|rate)|访问(?:过于|太)?频繁|请求(?:过于|太)频繁|操作(?:过于|太)频繁|访问频率(?:过高|过快|超)|bandwidth limit exceeded|509 bandwidth|アクセスが集中|слишком много запросов|demasiadas solicitudes|zu viele anfragen"),
        *cells("login", Finding.LOGIN,
               r"(?:please,? )?(?:log ?in|sign ?in|log on|logon|sign on|member login|user login|account login|customer login|login required|login page|sign in required|authentication required|please log ?in|(?:401 )?unauthori[sz]ed|401 authorization required|authorization required)(?: (?:to|with|or|/|here|now|first|page|form)\b.{0,40})?",
               r"(?:用户|会员|请先|请|帐号|账号|系统|统一身份|单点|後台|后台|賬號|會員|使用者)?(?:登录|登陆|登入|身份认证|登录页面?|登录系统|登入頁面|管理登录)",
               r"ログイン|ログインページ|로그인|вход|войти|авторизация|anmelden|anmeldung|einloggen|connexion|se connecter|identifiez-vous|iniciar sesi[oó]n|acceder|accedi|entrar|fazer login|inloggen|zaloguj(?: się)?|logowanie|giriş(?: yap)?|đăng nhập|masuk|تسجيل الدخول|ورود|התחברות|přihlášení|bejelentkezés|logga in|log ind|logg inn|kirjaudu|prihlásenie|autentificare|σύνδεση|เข้าสู่ระบบ",
               r"(?:login|log ?in|acesso|acceso|accesso|connexion|inicio de sesión)(?: (?:d[oae]s?|de|del|per|for|to|au))? ?(?:clientes?|clients?|clienti|usu[áa]rios?|utenti|utilisateurs?|alunos?|alumnos?|assinantes?|suscriptores|abonnés?|membres?|socios?|sócios?|customers?|members?|subscribers?)|(?:kunden|mitglieder|benutzer|nutzer|abonnenten)[- ]?(?:login|anmeldung)|(?:klant|leden|gebruikers)[- ]?login|(?:logowanie|přihlášení|вход) (?:klienta|klientów|użytkownika|zákazníka|для клиентов|для пользователей)|(?:会员|會員|客户|客戶|用户)(?:登录|登入)",
               scope=Scope.LABEL),
        *phrases("login.seen", Finding.LOGIN, r"(?:эту|данную) (?:страни\w+|тему|статью|запись) могут (?:видеть|просматривать|читать|посмотреть)(?: только| лишь|$)"),
        *cells("login.please", Finding.LOGIN, r"please,? (?:log|sign)[ -]?in(?: first| again)?",
               r"(?:please,? )?(?:log|sign)[ -]?in (?:using|with|by|through|via) the (?:link|button|form|menu)\b.{0,40}"),
        *phrases("login.entry", Finding.LOGIN, r"\benter your (?:user ?name|user id) or e-?mail(?: address)? (?:below )?to (?:sign|log)[ -]?in\b"),
        *phrases("login", Finding.LOGIN,
                 r"please (?:log|sign)[ -]?in\b[^.\n]{0,40}\b(?:to|before)\b|(?:you must|you need to|you have to|you'll need to|please) (?:be )?(?:log(?:ged)?[ -]?in|sign(?:ed)?[ -]?in|register|log on|subscribe)\w* (?:to|before|in order|first|or)|(?:requires?|need) (?:a )?(?:login|authentication|registration|subscription|you to (?:log|sign))|this server could not verify that you are authorized|(?:subscribers?|members?|registered users?)[ -]only|(?<!n['’]t )(?<!cannot )(?<!unable to )(?<!how to )(?<!trouble )(?:log ?in to (?:your account|continue|access|view)|sign ?in to (?:your account|continue|access|view|\w+$))|we (?:can['’]?t|cannot|could ?n['’]?t|could not) sign you in|\bto (?:see|view|read) (?:more|the (?:full|rest|whole))\b[^.!?\n]{0,90}, (?:please )?(?:log|sign)[ -]?in\b(?: or|$)|\bon facebook, log in or create an account|\blog in ?to facebook to (?:see|start)\b",
                 r"(?:(?<![好亲親您你][,，!！])|(?=.{2,5}(?:后|後|再|才)))[请請](?:先|您先)?(?:登录|登陆|登入)(?:后|後|再|才)?(?!\W{0,3}(?:免费|免費)(?:注册|註冊)|.{0,8}(?:邮箱|郵箱|邮件)|全国|ssh|(?:服务器|伺服器)?(?:终端|終端)|(?:到|至|我们的?|本公司|本校|本院)?[^，。,后後]{0,8}(?:官网|官網|官方网|官方網|网址|網址|https?:|www\.)(?!.{0,6}(?:账|帐|帳|会员|會員|后|後|才)))|(?<![无無不毋])(?:需要|需|须|必须)(?:先)?(?:登录|登陆|登入)(?:后|才)?|(?:登录|登陆|登入)(?:后|後)(?:才|方|即)?(?!可?以?能?(?:保存|同步|收藏|点赞|發表|发表|评论|評論|领取|領取|享受))(?:可|能|查看|访问|继续|繼續|阅读|閱讀|浏览|瀏覽)|您(?:还|尚)(?:没有|未)(?:登录|登陆|登入)|未登录|ログイン(?:が必要|してください|して(?!.{0,12}(?:を推|応援|いいね|コメント|投稿|購入|お気に入り|フォロー|保存|追加)))|로그인(?:이)? ?(?:필요|하세요|해|후)|(?:необходимо|нужно|требуется) (?:войти|авториз\w+)|veuillez vous (?:connecter|identifier)|bitte (?:melden sie sich an|einloggen|anmelden)|debe iniciar sesi[oó]n|zaloguj się,? aby"),
    ]  # fmt: skip


# readers who are refused because of where they are
_EUROPE = r"european (?:economic area|union|visitors|readers|users|countries)|\beea\b|(?:readers|visitors|users) (?:in|from|within|across) (?:the )?(?:eu|europe|eea)\b"
_SHUT = r"\bnot\b|n['’]t\b|\bcannot\b|unavailable|block\w*|denied|restrict\w*|ограничен\w*|закрыт\w*|запрещ\w*|обмежен\w*|restreint\w*|restringid\w*|limitat\w*|gesperrt|eingeschränkt|beperkt|ograniczon\w*|kısıtl\w*|hạn chế|dibatasi"


def _censored() -> list[Phrase]:
    return phrases(
        "censored",
        Finding.CENSORED,
        r"доступ к (?:\S+ ){0,8}?(?:ресурсу|сайту|странице|информации|интернет\S*|домену|запрашиваем\S+|данному|этому|указанному)?.{0,60}(?:заблокирован|ограничен|закрыт|запрещ[её]н|прекращ[её]н|приостановлен)|(?:ресурс|сайт|страница|домен|url|узел)\w*.{0,50}(?:заблокирован|внес[её]н\w* в (?:единый )?реестр|запрещ[её]н|ограничен)|(?:заблокирован|ограничен)\w*.{0,60}(?:ресурс|сайт|доступ)",
        r"(?:роскомнадзор|прокуратур)\w*.{0,160}(?:доступ|блокир|огранич|запрещ)|(?:доступ|блокир|огранич|запрещ)\w*.{0,160}(?:роскомнадзор|прокуратур)|единый реестр|реестр\w* (?:доменных|запрещ)|149-фз|по решению (?:суда|роскомнадзора|госуд\w+|уполномочен\w+|федеральн\w+)|федеральн\w+ (?:закон|списк)\w*.{0,80}(?:экстремист|информаци)|экстремистск\w+ материал|eais\.rkn|rkn\.gov",
        r"(?:blocked|restricted|prohibited|banned|denied|suspended|disabled) (?:under|by|in accordance with|pursuant to|as per|according to|on the (?:order|instruction|request)s? of|based on|due to|at the request of|in compliance with|following) (?:an? |the |any )?(?:\w+ ){0,4}(?:government|court|law|laws|ministry|authority|authorities|order|orders|regulation|regulator|department|telecom|act\b|legislation|decree|directions?|communications|dot\b|police|national)",
        r"(?:this|the) (?:web ?site|site|page|url|content|website you).{0,60}(?:is|has been|was|are) (?:blocked|prohibited|banned|censored|restricted|filtered|not accessible|inaccessible).{0,80}(?:government|court|country|kingdom|republic|law|isp|ministry|authority|provider|parental|administrator|policy|telecommunication|india|turkey|korea|emirates|qatar|oman)|(?:internet|web|content|url) (?:filter(?:ing)?|filtering policy)|site(?: is)? blocked|blocked (?:web ?)?site|web ?page (?:is )?blocked|website blocked|content blocked|this (?:site|website|domain|page) (?:has been |is |was )?blocked|access to (?:this|the) (?:requested )?(?:web ?site|site|page|content|location|resource|domain|url|address|service|website you\S*)[^.\n]{0,60}(?:blocked|restricted|prohibited|disabled|not permitted|not allowed|ceased)",
        r"(?:unavailable|inaccessible|not accessible) (?:as|because|since) (?:it|they) (?:contravenes?|violates?|breach(?:es)?)\b|pi-hole v\d[\d.]{0,12}-\d{1,4}-g[0-9a-f]{7,40}|internet ?positif|trust ?positif|situs .{0,30}(?:diblokir|terlarang|tidak dapat diakses)|warning\.or\.kr|kcsc|불법.{0,12}(?:사이트|유해|정보)(?:[^\n]{0,20}차단[^\n]{0,8})?|유해.{0,12}(?:차단|사이트)|차단(?:되었|된|서비스|안내)|mahkeme(?:si)? karar|erişim(?:e)? (?:engellen|engelleme)|5651 sayılı|idari tedbir|bilgi teknolojileri",
        r"settings (?:prevent|block|don['’]?t allow|won['’]?t allow)|(?:has|have) blocked this (?:site|page|content)|(?:parental (?:control|lock|filter)|safe ?(?:guard|search|surf)|network (?:level )?(?:filter|protection))\w*.{0,100}(?:block|restrict|prevent|denied|turn(?:ed)? (?:on|off)|switch|disable)|(?:block|restrict|prevent|denied|disable)\w*.{0,100}(?:parental (?:control|lock|filter)|safe ?(?:guard|search|surf)|network (?:level )?(?:filter|protection))|\b(?:age|adult|18\+?|over 18)[ -](?:restricted|verification|content|rated|for this)|you need to be over 18|content lock|family (?:filter|protection)|(?:opendns|fortiguard|websense|barracuda|sophos|zscaler|blue ?coat|palo alto|sonicwall|bluecoat|netsweeper|fortinet|untangle|lightspeed|cyberoam|watchguard|checkpoint|mcafee web gateway|cisco umbrella|squidguard|dansguardian|smoothwall|securly|goguardian)\b",
        r"(?:surfen|website|seite|zugang|zugriff|zugriffs?|domain).{0,50}(?:gesperrt|blockiert|nicht erlaubt|nicht gestattet|untersagt)|(?:sito|pagina|accesso|dominio).{0,50}(?:bloccat|oscurat|inibit|sequestrat|non autorizzat)|(?:site|page|accès|contenu).{0,50}(?:bloqué|filtré)|(?:sitio|p[aá]gina|acceso|contenido).{0,50}(?:bloquead|restringid)|(?:site|p[aá]gina|acesso|conte[uú]do).{0,40}(?<!estiver )(?:bloquead|restrit)",
        r"πρ[οό]σβαση.{0,80}(?:απαγορε[υύ]|διακ[οό]π|αποκλε[ιί]σ)\w+.{0,60}(?:ν[οό]μο|απ[οό]φαση)|"
        r"access to (?:this|the) (?:web ?site|site|page|address) is forbidden (?:in accordance with|pursuant to|under|by) (?:\w+ ){0,3}(?:law|act|decree|order)",
        r"(?:сайт|ресурс|доступ).{0,50}заблоковано|заблоковано|рнбо|указ\w* президента",
        r"(?:الموقع|الصفحة|هذا).{0,40}(?:محجوب|حجب|محظور|غير متاح(?! ?(?:حالي|ال[آا]ن|مؤقت|في الوقت)))|تم حجب|دسترسی .{0,40}(?:امکان ?پذیر|مسدود|محدود)|peyvandha|مسدود شده|פורנוגרפ|האתר (?:נחסם|חסום)|ถูกระงับ|ระงับการ|(?:เว็บไซต์|เว็บ|url|หน้า|เนื้อหา)นี้[^\n]{0,40}ไม่เหมาะสม|website này.{0,20}(?:chặn|cấm)",
        r"(?:法院|公安|网警|网络警察|有关部门|主管部门|有關部門|警察機關).{0,30}(?:要求|查封|关闭|屏蔽|封锁|封鎖|查禁)|(?:该|此|本)(?:网站|站点|網站|網頁|网页).{0,10}(?:因违反|涉嫌|违法).{0,30}|(?:域名|网站|網站).{0,8}(?:被查封|被封锁|被封鎖|已被查处)|この(?:サイト|ウェブサイト|ページ).{0,20}(?:ブロック|規制|フィルタ)",
        r"seized by|this domain (?:name )?has been seized|homeland security investigations",
        r"(?:gambling|kansspel\w*|jeux|gioco|glücksspiel\w*|betting|spelbolag|hasard\w*|hazard\w*).{0,120}(?:block|bloqu|blok|illegal|illégal|unlicen|non autoris|licen[cs]e|vergunning|interdi|verboten|toegestaan|prohib|gesperrt|forbud|autorità)|(?:block|bloqu|blok|illegal|illégal|unlicen|non autoris|interdi|prohib|gesperrt)\w*.{0,120}(?:gambling|kansspel|jeux|gioco|glücksspiel|betting)|online gaming .{0,30}(?:illegal|licen[cs]e|blocked)|spelinspektionen|anj\.fr|giochi.{0,40}(?:aams|adm\b|autorizz)|hazard\w*.{0,40}(?:rejestr|blok|zablok)|rejestr domen",
        r"(?:hosted|contain|containing|child|sexual abuse).{0,30}(?:child|sexual abuse|csam)|circamp|netclean|stop ?page",
        unless=rf"{otherwise('zh')}|{FROM}",
    )


def _site() -> list[Phrase]:
    return [
        *phrases("parked", Finding.PARKED,
                 r"(?:this |the )?(?:domain|domain name|web ?site|web address|name)(?: \S+)? (?:is|may be|might be|could be) (?:available )?(?:for sale|for purchase|listed for sale|available for (?:sale|purchase))|buy (?:this|the) domain|(?:purchase|acquire|own|inquire about|make an offer (?:on|for)) this domain|interested in (?:buying |owning |purchasing )?this domain|domain (?:is )?for sale|(?:domain|page|site|name|\.[a-z]{2,8}) is parked|is parked free|utrzymywana na parkingu domen|domena \S{1,80} zosta[łl]a zarejestrowana w serwisie|zainteresowany t[ąa] domen[ąa]|nie ma jeszcze za[łl]o[żz]onej strony internetowej|parking (?:del dominio|du domaine|del domini)|página de parking (?:de|del)\b|parked (?:free|domain|page)|domain parking|parked by (?:godaddy|sedo|namecheap|dynadot|bodis)|(?:domain|page|site) (?:is |has been |was )?parked|domain may be available|[\w-]+\.[a-z]{2,8} (?:is|may be) (?:available for purchase|for sale)|(?:domain|dynadot|sedo|godaddy|namecheap) parking|future home of|this (?:web ?page|domain|web site) (?:is|was) (?:parked|registered|reserved|recently registered)|related (?:searches|links):? .{0,40}privacy policy|the domain .{3,60} is for sale",
                 r"域名(?:正在|可|待|已)?(?:出售|转让|交易|停放|停靠|拍卖)|(?:出售|转让|购买|求购)(?:此|该|本)?域名|域名(?:展示|中介)页|(?:此|该|本)域名(?:已|可|正在)?(?:被注册|出售|停放|转让)|ドメイン(?:は|が)?.{0,10}(?:売|販売|お名前\.com|取得)|домен .{0,40}(?:продаётся|продается|припаркован|продаж)|купить домен|парковочная страница|срок (?:регистрации|действия)(?: для| этого)? домен\w* (?:закончился|ист[её]к|завершился)|домен не прилинкован|diese domain .{0,20}(?:steht zum verkauf|kaufen|zu verkaufen|geparkt)|domain kaufen|(?:ce (?:nom de )?domaine|este dominio|questo dominio|deze domeinnaam|este domínio).{0,30}(?:à vendre|en venta|in vendita|te koop|à venda|estacionado|parcheggiato)|ta domena jest|domena .{0,20}na sprzedaż|이 도메인.{0,20}판매|^도메인 판매(?:합니다)?$"),
        *phrases("parked.new", Finding.PARKED,
                 r"\b(?:site|domain) \S{1,80} (?:has |was |is )?just (?:been )?created\b|\b(?:сайт|домен) \S{1,80} только что (?:был )?создан\b|\breal content coming soon\b|\byour (?:new )?(?:web ?)?(?:server|site|hosting) is (?:now )?(?:ready(?: to (?:use|go))?|set up and ready)\b|\bсодержимое (?:сайта )?появится позже\b",
                 rf"^\W*your (?:web )?(?:hosting )?space is (?:now )?(?:active and )?ready\b|\b(?:replace|delete|remove)(?: or \w+)? this file{_INDEX}|(?:ersetzen|löschen)(?: oder \w+)? sie diese datei{_INDEX}|(?:remplacez|supprimez)(?: ou \w+)? ce fichier{_INDEX}|(?:reemplace|sustituya|elimine|borre)(?: [ou] \w+)? este (?:archivo|fichero){_INDEX}|(?:substitua|apague|remova)(?: ou \w+)? este (?:arquivo|ficheiro){_INDEX}|(?:sostituisci|elimina|rimuovi)(?: o \w+)? questo file{_INDEX}|(?:usuń|zastąp|podmień)(?: lub \w+)? ten plik{_INDEX}|(?:удалите|замените)(?: или \w+)? этот файл{_INDEX}|(?:替换|删除)(?:或\w{2})?(?:此|本)文件{_INDEX}"),
        *phrases("suspended.filing", Finding.SUSPENDED, r"(?:该|此|本)?(?:网站|域名)(?:尚未|还未|没有|未)(?:完成|进行|办理)?(?:icp)?备案|未在接入商\w{0,12}备案"),
        *cells("suspended.domain", Finding.SUSPENDED, r"dominio suspendido|domínio suspenso|domaine suspendu"),
        *phrases("suspended.domain", Finding.SUSPENDED, r"(?:el dominio (?:está|ha sido|fue)|o domínio (?:está|foi)|le domaine (?:est|a été)) suspen[sd]\w+"),
        *phrases("geo.here", Finding.GEO, r"(?:can(?:no|['’]|)t|cannot|impossible to|unable to|not (?:possible|allowed|permitted|able) to) (?:access|view|visit|use|watch) (?:the|this|our) (?:\w+ )?(?:site|page|content|service|website|video) (?:from|in|at) your (?:current )?(?:geographic(?:al)? )?(?:location|region|country|area)\b|(?:não|no) [^.\n]{0,60}(?:da|de|desde|em|en) (?:sua|su|tu) (?:localização|ubicación|localización) (?:actual|atual|geográfica)|(?:our|this|the) (?:service|site|website|content|video|app|programme?)s? (?:is|are) (?:currently|presently) (?:only|exclusively) available (?:in|to (?:\w+ ){1,2}(?:in|from)) (?:the )?(?:mainland china|china|united (?:states|kingdom)|us\b|usa\b|uk\b|european union|eu\b|canada|australia|japan|india|korea|nordic|(?:certain|selected|some|these|the following) (?:countries|regions))"),
        *phrases("geo.yet", Finding.GEO, r"(?:is|are) not yet available in your (?:country|region|territory|location)"),
        *phrases("denied.safety", Finding.DENIED, r"accès bloqué pour des raisons de sécurité|acceso bloqueado por (?:razones|motivos) de seguridad|zugriff aus sicherheitsgründen (?:gesperrt|blockiert|verweigert)"),
        *phrases("wall.bots", Finding.CHALLENGE, r"сработал\w (?:система |защита )?[\"'«„“]?анти-?бот"),
        *phrases("maintenance.while", Finding.MAINTENANCE, r"(?:システム)?メンテナンス中の?(?:為|ため)"),
        *cells("maintenance.upgrade", Finding.MAINTENANCE, r"(?:(?:啊哦|哎呀|抱歉|对不起|對不起)[,，!！ ]?)?系[统統](?:正在)?(?:升级|升級|维护|維護)中?[!！。.]?"),
        *phrases("maintenance.for_now", Finding.MAINTENANCE, r"(?:system|service) is temporarily unavailable, please try again(?: \w+){0,5}"),
        *cells("error.system", Finding.SERVER_ERROR, r"(?:بروز )?خطا(?:ی)? (?:در )?سیستم\w*"),
        *phrases("suspended", Finding.SUSPENDED,
                 r"(?:account|site|web ?site|domain|hosting)(?: \S{1,80})? (?:has been |is |was |been |currently |temporarily )*(?:suspended|deactivated|disabled|terminated|expired)(?! (?:for the time being|for now|for the moment))|(?:(?:web ?)?site|panel) (?:has been |was |is )?(?:closed|switched off|shut down) by (?:the|its) (?:site )?(?:administrator|owner|webmaster)|(?:account|site|website|domain|hosting) (?:suspension|suspended|expired)|this account has been|contact your hosting provider|(?:domain|website|hosting)(?: name)? (?:has |is )?expired|renew (?:this|your) domain",
                 r"(?:网站|站点|域名|空间|主机|網站|服务)(?:已|已经|被|因)*(?:(?!网址|網址|链接|連結|页|頁).){0,10}(?:暂停|停用|关闭|到期|过期|欠费|冻结|关停|未备案|未绑定|未開通|未开通|停止(?:服务|解析|访问)|被锁定|暫停)|未(?:备案|绑定|綁定|进行(?:icp)?备案)(?:域名|网站)?|没有(?:备案|绑定)|域名(?:尚)?未(?:备案|绑定|解析|生效)|(?:管理员|管理員|站长|站長|网站所有者)(?:已|已经|已經)(?:暂时|暫時)?(?:关闭|關閉|停用|停止)(?:了|此|该|本|該)?(?:面板|网站|網站|站点|站點|后台|後台|服务|服務)|停止(?:网站)?(?:访问(?!(?:该|此|本|这个)?(?:网页|页面|链接))|解析|服务)|网站(?:暂时)?关闭|站点(?:已)?(?:关闭|停止)|服務(?:已|暫停|終止)|(?:结束|終止|停止)(?:运营|營運|服务|服務)|即日起.{0,20}(?:关闭|关站|停止)",
                 r"(?:сайт|аккаунт|хостинг|домен|услуга)\w*.{0,40}(?:приостановлен|заблокирован за|отключ[её]н|не оплачен|просрочен|истёк|истек)|(?:compte|site) suspendu\b|(?:cuenta|página) suspendida\b|sitio (?:web )?suspendido\b|(?:conta|página) suspensa\b|site suspenso\b|(?:account|sito) sospeso\b|konto (?:gesperrt|zawieszone)|dom[ée]na (?:již |už )?(?:expirovala|vypršela)|o dom[íi]nio expirou|(?:diese|die) (?:internetpräsenz|website|webseite|domain) (?:wurde|ist) (?:\w+ )?(?:deaktiviert|stillgelegt|abgeschaltet)|(?:strona|witryna) (?:została )?zawieszona\b|účet pozastaven\w*|(?:도메인|계정|호스팅)(?:이|은)? ?(?:기간이 )?(?:만료|정지)되었|(?:홈페이지|사이트|웹사이트) ?(?:서비스)?(?:가|는|이)? ?(?:종료|폐쇄)되었|dieser (?:\w+-?)?(?:account|webspace|webauftritt) (?:wurde|ist) (?:\w+ )?(?:gesperrt|deaktiviert|stillgelegt|suspendiert)|dieses (?:hosting|kunden|web)\w*konto (?:wurde|ist) (?:\w+ )?(?:gesperrt|deaktiviert)|ce (?:compte|site) (?:d['’]hébergement )?a été (?:suspendu|désactivé)|esta cuenta (?:de hosting )?(?:ha sido|fue|está) (?:suspendida|desactivada)|esta conta (?:de hospedagem )?(?:foi|está) (?:suspensa|desativada)|questo account è stato (?:sospeso|disattivato)|(?:dit|deze) (?:hosting)?(?:account|website) is (?:tijdelijk )?(?:opgeschort|uitgeschakeld|gedeactiveerd|geblokkeerd)|konto zostało (?:zawieszone|zablokowane)|tento účet (?:byl|je) (?:pozastaven|zablokován|deaktivován)\w*|bu (?:hesap|hosting hesabı) (?:askıya alın|kapatıl)\w+|(?:该|此|本|該)(?:主机|虚拟主机|托管)?(?:账户|账号|帳戶|帳號|空间)(?:已被?|已经被?)(?:暂停|停用|关闭|暫停)|計정.{0,10}정지|アカウントは.{0,20}(?:停止|凍結)|サービス(?:は|を)?.{0,12}終了|website (?:is )?(?:niet actief|offline|opgeheven)",
                 r"no site (?:is )?configured at this address|brak konfiguracji dla domeny|this deployment has been (?:disabled|paused)|site has exceeded its (?:\w+ )?(?:bandwidth |usage )?quota|there isn't a github pages site here|site not configured|unknown domain|fastly error: unknown domain|no such app|web ?site (?:is )?(?:not configured|coming soon from)|default (?:web )?(?:site )?page$|welcome to nginx!?|apache2? (?:ubuntu |debian |centos |http server |test )?(?:default|test) page|test page for (?:the )?(?:apache|nginx)|it works!|plesk default page|index of /$|iis windows server|恭喜.{0,6}站点创建成功|没有找到站点|this is the default"),
    ]  # fmt: skip
