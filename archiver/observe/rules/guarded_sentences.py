"""Sentences that say only that a reader is to prove to be a person, is in the wrong country, asks too often or has to pay.

As in `missing_sentences`, only a whole line, heading or title part counts.
"""

from __future__ import annotations

from archiver.observe.rules.model import Phrase
from archiver.observe.rules.whole_lines import alone
from storage.model import Finding

_CHALLENGE = {
    "en": r"(?:please |you must |you need to |you have to )?(?:verify|confirm|prove)(?: that)? you(?: a|['’])re (?:human|a human|not a (?:ro)?bot)(?: (?:before|to) (?:continu\w+|proceed\w*|access\w* \w+ \w+))?|please wait while (?:your browser is (?:being )?(?:checked|verified)|we (?:check|verify) your browser)(?: to continue)?",
    "de": r"sicherheits(?:über)?prüfung (?:läuft|erforderlich|wird durchgeführt)|(?:ihr|der) browser wird (?:überprüft|geprüft)",
    "fr": r"(?:vérification|contrôle) (?:de sécurité|de votre (?:navigateur|connexion)|du navigateur)(?: en cours| requise)?|(?:veuillez|merci de) (?:confirmer|prouver|vérifier) que vous (?:êtes (?:bien )?humain|n['’]êtes pas un robot)(?: (?:pour|afin d[e'’]) ?[^.\n]{1,40})?|(?:veuillez )?(?:compléte[rz]|remplir|résou\w+) le captcha(?: (?:pour|afin d[e'’]) ?[^.\n]{1,40})?",
    "es": r"verificación de (?:seguridad|su navegador)(?: (?:en curso|necesaria|requerida))?|(?:comprobando|verificando) (?:su|tu|el) navegador|(?:por favor,? )?(?:complete|completa|resuelva|resuelve) el captcha(?: (?:para|antes de) [^.\n]{1,40})?|(?:por favor,? )?(?:confirme|confirma|verifique|verifica|demuestre|demuestra) que (?:no es un robot|no eres un robot|es (?:usted )?humano|eres humano)(?: (?:para|antes de) [^.\n]{1,40})?",
    "pt": r"(?:verificando|a verificar|estamos verificando) (?:o )?(?:seu )?(?:navegador|se você é humano|a segurança da (?:sua )?conexão)|(?:por favor,? )?(?:complete|resolva) o captcha(?: (?:para|antes de) [^.\n]{1,40})?|(?:por favor,? )?(?:confirme|prove|verifique|comprove) que (?:você )?(?:não é um robô|é humano)(?: (?:para|antes de) [^.\n]{1,40})?",
    "it": r"(?:verifica|controllo) (?:del(?: tuo)? browser|di sicurezza)(?: in corso| richiesta)?|(?:conferma|dimostra|verifica) di (?:non essere un robot|essere (?:un essere )?umano)(?: (?:per|prima di) [^.\n]{1,40})?|(?:completa|risolvi) il captcha(?: (?:per|prima di) [^.\n]{1,40})?",
    "ru": r"(?:проверка|проверяем) (?:вашего браузера|ваш браузер|безопасности|соединения)(?: выполняется)?|(?:пожалуйста,? )?(?:пройдите проверку|решите капчу|введите капчу|подтвердите, что вы (?:не робот|человек))(?:,? (?:чтобы|для) [^.\n]{1,40})?",
    "kk": r"сұранымдарды робот емес,? сіз жібергеніңізді растаңыз",
    "zh": r"正在进行(?:自动)?安全(?:检查|验证|检测)[^\n]{0,40}|安全检查中(?:…|\.{3})?|(?:请)?(?:点击|點擊|按住|拖动|滑动)(?:下方|下面)?(?:的)?(?:按钮|按鈕|滑块|图标|方框)?(?:以|来|进行|完成)+(?:验证|驗證|人机验证|安全验证)|(?:该|此|本)(?:页面|网页|网站|站点)需要(?:启用|开启|打开)?(?:javascript|js|cookies?)(?:的?支持)?(?:才能)?(?:正常)?(?:访问|运行|显示|浏览)?|正在(?:检查|检测|验证|確認|檢查)您?(?:是否是?(?:真人|人类|机器人)|的?(?:浏览器|瀏覽器)|浏览器(?:环境|安全性?))|请(?:先)?(?:完成|通过|进行)?(?:安全|人机|滑动|滑块|身份)?(?:验证|校验|认证)(?:码)?(?:后|以|才能|再)?(?:继续|繼續)(?:访问|浏览|操作|訪問|瀏覽)?",
    "ja": r"セキュリティ(?:チェック|確認)(?:中です|を行っています|が必要です)|ブラウザを?(?:確認|チェック)(?:しています|中です)|(?:続行|続ける|アクセスする|閲覧する)(?:する)?には、?(?:画像認証|認証コード|ロボット|人間|セキュリティ|文字)[^。\n]{0,20}(?:ください|必要です)",
    "ko": r"(?:브라우저|사람|보안)(?:를|인지|을)? ?(?:확인|검사|점검)(?:하는)? ?중입니다|(?:계속|접속|진행|이용)하(?:려면|시려면) (?:로봇이 아님을|사람임을|보안 ?문자를?|자동 ?입력 ?방지 ?문자를?|인증을?)[^.\n]{0,20}(?:주세요|하세요|입력하세요|주시기 바랍니다)",
    "tr": r"tarayıcınız (?:kontrol ediliyor|doğrulanıyor)|güvenlik (?:kontrolü|doğrulaması) (?:yapılıyor|gerekiyor|gerekli)|devam etmek için (?:lütfen )?(?:doğrulama kodunu girin|robot olmadığınızı doğrulayın|insan olduğunuzu (?:doğrulayın|kanıtlayın)|captcha\S* (?:çözün|tamamlayın))",
    "pl": r"trwa (?:weryfikacja|sprawdzanie) (?:bezpieczeństwa|przeglądarki|twojej przeglądarki)|sprawdzanie (?:twojej )?przeglądarki",
    "vi": r"đang (?:kiểm tra|xác minh) (?:trình duyệt(?: của bạn)?|bạn là (?:con )?người)|(?:vui lòng )?(?:hoàn thành|giải|nhập) (?:mã )?captcha(?: để [^.\n]{1,30})?",
    "id": r"(?:sedang )?(?:memeriksa|memverifikasi) (?:browser|peramban|bahwa) (?:anda(?: manusia)?)|(?:silakan |mohon )?(?:selesaikan|isi|masukkan) (?:kode )?captcha(?: untuk [^.\n]{1,30})?",
    "ar": r"(?:جار|جاري|يتم) (?:التحقق من|فحص) (?:متصفحك|المتصفح|أنك إنسان)|(?:يرجى|الرجاء) (?:التأكد من أنك لست روبوت\w*|إثبات أنك (?:إنسان|لست روبوت\w*)|إكمال التحقق(?: الأمني)?|التحقق من أنك إنسان)(?: للمتابعة)?",
    "fa": r"(?:در حال )?بررسی (?:مرورگر(?: شما)?|امنیتی)(?: در حال انجام است)?|در حال بررسی (?:مرورگر شما|امنیتی)|(?:لطف[اً]+ )?(?:ثابت کنید(?: که)? ربات نیستید|کد امنیتی را وارد کنید|تایید کنید(?: که)? (?:انسان هستید|ربات نیستید))[^.\n]{0,24}",
}  # fmt: skip
_ELSEWHERE = {
    "en": r"(?:this|our|the) (?:\w+ )?(?:site|website|service|content|page|video|offer)s? (?:is|are) (?:unavailable|not (?:available|accessible|offered)) (?:outside|to (?:visitors|users|residents) (?:from|in|of|outside)) (?:of )?(?:the )?[\w .-]{2,40}",
    "ru": r"доступ (?:к сайту |к ресурсу |к странице )?с вашей (?:территории|страны|локации) (?:ограничен|запрещ[её]н|закрыт|невозможен)|доступ из ваше(?:й страны|го региона) (?:ограничен|запрещ[её]н|закрыт|невозможен)",
    "zh": r"(?:该|此|本|該)(?:视频|影片|节目|内容|作品|視頻|節目|內容|音乐)(?:仅|只|僅)(?:限|可)?(?:在)?(?:中国大陆|中国|大陆|台湾|臺灣|香港|日本|韩国|美国)(?:大陆)?(?:地区|境内|地區)?(?:内)?(?:播放|观看|觀看|收听|使用|访问)|(?:该|此|本|該)?(?:内容|页面?|网站|服务|视频|影片|內容|頁面|網站|服務|視頻)(?:暂|暫)?(?:在|于)?(?:您|你)(?:所在)?(?:的)?(?:国家或地区|国家|地区|區域|区域|國家或地區|國家|地區)(?:暂|暫)?(?:不可用|不提供|无法(?:访问|观看|使用)|不开放|不支持|暂不提供|無法(?:訪問|觀看|使用))(?:服务|服務)?",
    "ja": r"(?:お客様|ご利用|お住まい)の(?:国|地域|国または地域|国・地域)(?:から|で)は、?(?:ご利用(?:いただけません|になれません)|アクセス(?:できません|いただけません)|ご覧(?:いただけません|になれません)|提供しておりません)",
    "tr": r"bu (?:içerik|sayfa|site|video|hizmet|web sitesi) (?:bulunduğunuz )?(?:ülkenizde|bölgenizde|ülkede|bölgede) (?:mevcut değil(?:dir)?|kullanılam\w+|erişilebilir değil(?:dir)?|sunulm\w+|erişime (?:kapalı|açık değil)\w*)",
    "pl": r"t[aeo] (?:strona|treść|witryna|usługa|wideo|materiał|serwis) (?:nie jest dostępn\w+|jest niedostępn\w+) (?:w twoim (?:kraju|regionie)|na twoim obszarze|w (?:tym|państwa) (?:kraju|regionie))",
}  # fmt: skip
_PAID = {
    "de": r"(?:dieser|dieses|der) (?:artikel|inhalt|beitrag|text) (?:ist )?(?:nur |exklusiv |ausschliesslich )?(?:für abonnent\w+|abonnent\w+ vorbehalten)(?: (?:verfügbar|lesbar|zugänglich))?",
    "fr": r"(?:il vous faut|vous devez (?:avoir|souscrire)) un abonnement pour [^.\n]{2,40}",
    "pt": r"(?:est[ea]|essa?) (?:matéria|conteúdo|reportagem|artigo|texto) é (?:exclusiv[oa]|restrit[oa]) (?:para|a|de) assinantes|(?:assine|faça (?:já )?(?:a )?sua assinatura)(?: agora)? para (?:ler|continuar|ter acesso|acessar) [^.\n]{2,40}",
    "it": r"(?:attiva|sottoscrivi) (?:l['’]|un )abbonamento per (?:leggere|continuare|proseguire)[^.\n]{0,40}",
    "ru": r"(?:оформите подписку|подпишитесь),? чтобы (?:читать|прочитать|продолжить|дочитать)[^.\n]{0,30}|(?:эта статья|этот материал|материал) доступ\w+ только (?:по подписке|подписчикам)",
    "zh": r"(?:本文|该文|此文章?|本内容|该内容|全文|本篇)(?:仅|只)(?:限|供|对)(?:付费|订阅|会员|vip)?(?:订阅)?(?:用户|会员|读者|訂戶)(?:查看|阅读|开放|可见)+",
    "ja": r"(?:この|本)記事は(?:有料(?:記事|会員限定|会員向け)|会員限定)です",
}  # fmt: skip
_OFTEN = {
    "ja": r"(?:アクセス|リクエスト)(?:回数)?(?:の|が)?(?:制限を超え\S*|多すぎます|上限に達し\S*|集中してい(?:ます|るため[^。\n]{0,24}))",
    "zh": r"(?:您的?|你的?)?(?:访问|请求|操作|查询|訪問|請求)(?:次数)?(?:过于|太|过度)?(?:频繁|过多|過於頻繁|過多)了?[，,。！! ]{0,2}(?:请|請)?[^\n]{0,20}",
}  # fmt: skip


def guarded_sentences() -> list[Phrase]:
    """Every wording of this module."""
    dots = r"(?:\.{2,3})?"
    return [
        *alone("wall", Finding.CHALLENGE, _CHALLENGE, dots),
        *alone("geo", Finding.GEO, _ELSEWHERE, dots),
        *alone("paid", Finding.LOGIN, _PAID, dots),
        *alone("often", Finding.THROTTLED, _OFTEN, dots),
    ]
