"""Sentences that say only that this page wants a login, or is refused, in the words of whoever writes them.

As in `missing_sentences`, only a whole line, heading or title part counts, and it points at this page, area or document:
what a box beside a text asks for ("log in to comment") does not.
"""

from __future__ import annotations

from archiver.observe.rules.model import Phrase
from archiver.observe.rules.whole_lines import alone
from storage.model import Finding

_LOGIN = {
    "en": r"(?:this|the requested) (?:page|content|document|area|section|site|resource|file|article|item|record)s? (?:is|are) (?:only |exclusively )?(?:available|visible|accessible|open|restricted|reserved|limited)(?: only| exclusively)? (?:to|for) (?:our )?(?:registered|logged[ -]in|signed[ -]in|authenticated|authori[sz]ed)? ?(?:users|members|visitors|subscribers|staff)|only (?:registered|logged[ -]in|signed[ -]in|authenticated) (?:users|members) (?:can|may) (?:view|see|access|read|open) (?:this|the) \w+",
    "de": r"(?:bitte )?(?:melden sie sich|loggen sie sich|melde dich|logge dich) (?:bitte )?(?:an|ein),? um (?:\w+ ){1,3}(?:zu sehen|anzusehen|anzuzeigen|aufzurufen|zu lesen|zu öffnen|zu können)|(?:diese|dieser|dieses|der|die|das) (?:seite|inhalt|bereich|dokument|artikel|angebot) ist nur (?:für|nach) (?:(?:angemeldete|registrierte|eingeloggte) \w+|mitglieder|abonnenten|(?:der )?anmeldung) (?:sichtbar|verfügbar|zugänglich|einsehbar|lesbar)",
    "fr": r"(?:cette page|ce contenu|cet espace|cette section|cet article|ce document|cette rubrique) est (?:réservée?|accessible uniquement|visible uniquement|uniquement accessible) aux (?:membres|abonnés|adhérents|(?:utilisateurs|membres|visiteurs|internautes) (?:connectés|enregistrés|inscrits|identifiés|authentifiés))",
    "es": r"(?:esta|este) (?:página|contenido|sección|área|documento|artículo|recurso) (?:es|está) (?:solo|sólo|solamente|únicamente|exclusiv[oa]|reservad[oa]|disponible solo|disponible únicamente) (?:para )?(?:usuarios (?:registrados|identificados|autenticados)|miembros|suscriptores|socios)",
    "pt": r"(?:tem de|tem que|é preciso|é necessário|precisa de|deve|terá de) (?:iniciar sessão|fazer login|efetuar login|efetuar o login|autenticar-se|estar logad[oa]|entrar) para (?:\w+ ){1,3}(?:esta|este|o|a) (?:página|conteúdo|documento|artigo|recurso)|(?:esta|este) (?:página|conteúdo|área|documento) é (?:restrit[oa]|exclusiv[oa]|reservad[oa]) (?:a|para) (?:usuários (?:cadastrados|registrados|logados)|utilizadores registados|membros|assinantes|associados)",
    "pl": r"(?:musisz (?:być zalogowan\w+|się zalogować)|zaloguj się|proszę się zalogować|prosimy o zalogowanie|należy się zalogować),? (?:aby|by|żeby) (?:zobaczyć|wyświetlić|przeglądać|przeczytać|uzyskać dostęp do|obejrzeć) (?:\w+ )?(?:stron\w+|treś\w+|dokument\w*|artykuł\w*|zawartoś\w+)",
    "tr": r"bu (?:sayfayı|içeriği|belgeyi|bölümü|dosyayı|konuyu) (?:görüntülemek|görmek|okumak|açmak|görebilmek|görüntüleyebilmek) için (?:\w+ ){0,2}(?:giriş|girişi|oturum) (?:yap|aç)\w+(?: \w+)?",
    "zh": r"需要?(?:先)?登(?:录|陆|錄|入)(?:后|後)?才(?:可以?|能)(?:下载|下載|查看|浏览|瀏覽|访问|訪問|阅读)\S{0,8}|(?:该|此|本|這|該)(?:页面?|内容|资源|栏目|文章|网站|系统|服务|功能|频道|頁面|內容|資源|欄目)(?:需要?|需先|必须|必須|要求)(?:您)?(?:先)?(?:登录|登陆|登入|登錄|认证|身份认证|身份验证)(?:之?后|後|才能|方可|后才能)?(?:才?能?(?:查看|访问|浏览|使用|阅读|訪問|瀏覽))?|(?:该|此|本|該)(?:页面?|内容|资源|栏目|文章|頁面|內容)(?:仅限|只限|仅对|只对|仅供|僅限|僅供)(?:本校|校内|注册|登录)?(?:会员|用户|师生|读者|會員)(?:查看|访问|浏览|开放|使用|可见)|仅(?:限)?(?:登录|注册)用户(?:可见|可查看|访问)|请先?(?:登录|登陆|登錄|登入)(?:后|之后|後|后再|才能|方可)?(?:查看|访问|浏览|阅读|使用|继续|操作)(?:该|此|本|全部|更多|完整)?(?:页面?|内容|资源|文章|文档|頁面|內容)?|(?:您|你)(?:还|尚|還)?(?:没有|未|沒有)(?:登录|登陆|登錄|登入)[，, ]?(?:请|無法|无法|不能)[^\n]{0,16}",
    "ja": r"(?:この|当該|本)?(?:ページ|コンテンツ|資料|記事|サイト|サービス|機能|画面)(?:を|は|の|に)(?:閲覧(?:する|いただく)?|見る|表示(?:する)?|ご?覧(?:になる|いただく)?|ご?利用(?:する|いただく|になる)?|アクセスする)?(?:に|ため|ために)?(?:には|は)?、?(?:ログイン|サインイン|認証|会員登録|ユーザー?登録|ユーザー認証)(?:が必要です|してください|が必要となります|をお願い(?:いた)?します)|(?:会員|登録ユーザー?|ログインユーザー?|組合員|学内者)(?:様)?(?:のみ|限定|専用)(?:の|で|が)?(?:ご)?(?:閲覧|公開|利用|ページ|コンテンツ)\S{0,16}|ログインが必要な(?:ページ|サービス|コンテンツ)です",
    "ko": r"로그인(?:이| 후| 하셔야)? ?(?:필요한 (?:서비스|페이지|메뉴|컨텐츠|콘텐츠|게시판|기능)입니다|이용(?:이)? ?(?:가능합니다|하실 수 있습니다|해 ?주세요|하시기 바랍니다|할 수 있습니다)|이용 가능한 (?:서비스|페이지|메뉴)입니다)|(?:회원|로그인|정회원) ?(?:전용|만 이용(?:할|하실) 수 있는) (?:페이지|서비스|게시판|메뉴)입니다|(?:회원|로그인한 사용자)만 (?:이용|열람|조회|접근)(?:할|하실|이) ?(?:수 있습니다|가능합니다)|(?:이|해당) (?:페이지|게시물|콘텐츠|컨텐츠|자료|글|서비스)(?:를|을) (?:보려면|이용하려면|보시려면|열람하려면|이용하시려면) 로그인(?:이 필요합니다|해 ?주세요|하세요|하셔야 합니다|을 해 ?주세요|해야 합니다)",
}  # fmt: skip
_DENIED = {
    "en": r"(?:this|the) (?:web ?)?(?:page|site|system|service|application|area|section) is (?:reserved|intended|restricted|meant) (?:solely |only |exclusively )?(?:for|to) [\w .,'’-]{0,40}(?:employees|staff|members|personnel|authori[sz]ed (?:users|persons|people|personnel)|partners)(?: only)?(?: and only authori[sz]ed people should access this system)?|(?:only )?authori[sz]ed (?:users|persons|people|personnel) (?:should|may|can) access this (?:system|site|page)",
    "de": r"der (?:zugriff|zugang) (?:auf|zu) (?:diese[rsm]?|die|das|der) (?:seite|dokument|datei|inhalt\w*|bereich|ressource) (?:wurde|ist) (?:\w+ )?(?:verweigert|nicht (?:gestattet|erlaubt|möglich)|untersagt|gesperrt|eingeschränkt)",
    "fr": r"l['’]accès à (?:cette page|ce document|ce fichier|cette ressource|ce contenu|ce site|cet espace|cette section|la page) (?:vous )?(?:est|a été) (?:\w+ )?(?:interdite?|refusée?|restreinte?|limitée?|bloquée?|protégée?)",
    "es": r"el acceso a (?:esta página|este (?:recurso|documento|archivo|contenido|sitio)|esta sección) (?:ha sido|fue|está|es) (?:\w+ )?(?:denegado|prohibido|restringido|bloqueado|limitado)",
    "pt": r"o acesso a (?:esta página|este (?:recurso|documento|arquivo|ficheiro|conteúdo|site)) (?:foi|está|é) (?:\w+ )?(?:negado|proibido|restrito|bloqueado|limitado)",
    "it": r"l['’]accesso a (?:questa pagina|questo (?:documento|contenuto|sito)|questa (?:risorsa|sezione)) (?:è|è stato|non è) (?:\w+ )?(?:negato|vietato|riservato|consentito|limitato|bloccato|permesso)",
    "ru": r"вы не (?:можете|имеете права) (?:просматривать|просмотреть|открыть|посмотреть) (?:эту|данную) страницу|у вас (?:нет|недостаточно) (?:\w+ ){0,2}(?:прав|доступа|полномочий)\w*(?: (?:для|к|на) [^.\n]{1,40})?",
    "pl": r"dostęp do (?:tej strony|tego (?:dokumentu|zasobu|pliku|serwisu)|tej treści) (?:jest|został) (?:\w+ )?(?:zabroniony|zablokowany|ograniczony|wzbroniony)|nie (?:masz|posiadasz) (?:\w+ )?(?:uprawnień|dostępu|praw) (?:do|by|aby|żeby) [^.\n]{1,40}",
    "id": r"akses ke (?:halaman|situs|dokumen|konten) ini (?:telah )?(?:ditolak|dibatasi|dilarang|diblokir)|anda tidak (?:diizinkan|diperbolehkan|berhak|memiliki hak)(?: untuk)? (?:mengakses|melihat|membuka) (?:halaman|situs|dokumen|konten) ini",
    "vi": r"truy cập (?:vào trang này |của bạn )?(?:đã )?bị (?:hạn chế|từ chối|cấm|chặn)|bạn không (?:được phép|có quyền|có quyền hạn) (?:truy cập|xem)(?: vào)? (?:trang|nội dung|tài liệu) này",
    "zh": r"(?:[^,，。!！\n]{1,6}[,，])?(?:您|你)(?:的?ip(?:地址)?)?(?:已|已经|已經)?被(?:列入|加入|拉入)(?:黑名单|黑名單)|(?:请|請)(?:先)?(?:连接|連接|接入)(?:至|到|上)?(?:校园网|校園網|校内网|校內網)(?:络|絡)?(?:后|後)?(?:再)?(?:访问|訪問|使用|查看)?|(?:抱歉,|对不起,|對不起,)?(?:您|你|当前|當前)的?(?:账号|帐号|账户|帳號|賬號)(?:尚未|还未|還未|未|没有|沒有)(?:通过|通過)?(?:审核|審核)(?:通过|通過)?(?:,请稍后再试)?(?:,(?:或者?|请|請)联系\S{1,8})?|(?:您|你)的?(?:账号|帐号|帳號|賬號)不在(?:允许|允許|授权|授權)(?:的)?(?:名单|名單|范围|範圍)(?:中|内|內)?(?:[,，]\S{1,12})?|(?:您|你)?(?:所在|当前|當前)?的?ip(?:地址|段|位址)?(?:已|已经|已經|暂时?|被)*(?:无法|無法|不能|不允许|不允許|禁止|拒绝|限制|加入黑名单|加入黑名單|封禁|拉黑|屏蔽)(?:访问|訪問)?(?:本|此|该|該)?(?:资源|資源|网站|網站|页面|頁面|站点|系统)?|非(?:本校|校内|本单位|授权|会员|內部|内部|本院)(?:用户|用戶|人员|人員|ip)(?:无法|無法|不能|不得|禁止|无权)(?:访问|訪問|查看|使用)|无效的(?:访问)?令牌|(?:您|你)?(?:没有|沒有)(?:足够|足夠|相应|相應)的?(?:权限|權限)(?:继续|繼續)?(?:执行|執行|操作|访问|訪問|查看|瀏覽)?(?:此|该|該)?(?:操作|页面|頁面|内容)?|(?:您|你)(?:暂时?|目前|并|还)?(?:没有|沒有|无|無)(?:足够的?)?(?:访问|查看|浏览|阅读|訪問|瀏覽)?(?:权限|权利|权力|權限|權利)(?:访问|查看|浏览|阅读|打开|訪問|瀏覽|查閱)(?:该|此|本|该)?(?:页面?|内容|资源|栏目|文件|文章|目录|网站|頁面|內容)|(?:该|此|本|該)(?:页面?|网站|站点|资源|内容|栏目|頁面|網站|資源)(?:禁止|拒绝|不允许|限制|不开放|暂不开放|拒絕|不允許)(?:外部|外网|校外|公众)?(?:访问|浏览|查看|訪問|瀏覽)",
    "ja": r"(?:この|当該|本)?(?:ページ|コンテンツ|資料|ファイル|サイト)(?:を|に|へ|への)?(?:閲覧|アクセス|表示)する(?:ことはできません|権限がありません|ことは許可されていません)|(?:この|当該)(?:ページ|コンテンツ|資料|サイト)への?アクセスは(?:許可されていません|禁止されています|制限されています|できません)",
    "ko": r"(?:\S{1,12} ){0,2}(?:접속|접근|이용)이 (?:일시적으로 )?제한되(?:었|고 있)습니다|(?:이|해당) (?:페이지|게시물|사이트|문서|자료)(?:에|에 대한)? ?(?:접근|접속|액세스)(?:할 수 없습니다|할 권한이 없습니다| 권한이 없습니다|이 (?:거부|차단|제한|금지)(?:되었|되어 있)습니다)|(?:접근|접속|액세스)이? ?(?:거부|차단|제한|금지)(?:되었|되어 있|됐)습니다",
}  # fmt: skip


def refused_sentences() -> list[Phrase]:
    """Every wording of this module."""
    return [*alone("login", Finding.LOGIN, _LOGIN), *alone("denied", Finding.DENIED, _DENIED)]
