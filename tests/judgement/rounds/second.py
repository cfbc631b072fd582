"""A second round of invented pages, in other words than the first: what servers, site builders, walls and platforms
print, and live pages that could be taken for them.

Written before the rules were looked at again, so that they measure; `docs/judgement/log.md` says how many were missed
at first."""

from __future__ import annotations

from tests.judgement.looks import MENU, notice
from tests.judgement.rounds.first import chrome


def bare(title: str, body: str, head: str = "", attributes: str = "", lang: str = "en") -> str:
    return (
        f"<!doctype html><html lang={lang}><head><meta charset=utf-8><title>{title}</title>{head}</head>"
        f"<body{attributes}>{body}</body></html>"
    )


_MENU_ZH = "".join(
    f"<li><a href=/c{n}.htm>{entry}</a></li>"
    for n, entry in enumerate(("首页", "学院概况", "师资队伍", "科学研究", "人才培养", "招生就业", "党建工作", "校友之家", "下载中心"))
)  # fmt: skip


def school(title: str, body: str) -> str:
    """A faculty's site, as the site builders of Chinese universities lay it out."""
    return bare(
        title,
        f"<div class=header><ul class=wp_nav>{_MENU_ZH}</ul></div><div id=container><div class=col_menu><ul>{_MENU_ZH}</ul></div>"
        f"<div class=col_news>{body}</div></div><div class=footer>版权所有 经济与社会学院 地址：图书馆路12号 邮编：300071</div>",
        lang="zh",
    )


MISSING = {
    # site builders, in their own words
    "wordpress theme": bare("Nothing found – Field notes", f"<header><ul>{MENU}</ul></header><main><h1 class=page-title>Well, this is embarrassing</h1><p>There is no such thing at this spot. Try one of the months below.</p><ul><li>March 2021<li>April 2021</ul></main>", attributes=' class="error404 wp-custom"'),
    "wordpress zh": bare("未找到页面 – 田野笔记", f"<header><ul>{MENU}</ul></header><main><h1 class=page-title>有点尴尬诶！该页无法显示。</h1><p>这儿似乎什么都没有，试试搜索？</p></main>", attributes=' class="error404"', lang="zh"),
    "wordpress silent": bare("Field notes", "<div class=wrap><h2>Hmm.</h2><form role=search><input name=s></form></div>", attributes=" class='error404 logged-out'"),
    "drupal": chrome("Page not found | Ministry of Roads", "<h1 class=page-title>Page not found</h1><div class=content>The requested page could not be found.</div>"),
    "drupal fr": chrome("Page non trouvée | Ministère des routes", "<h1>Page non trouvée</h1><div>La page demandée n'a pas pu être trouvée.</div>", "fr"),
    "typo3 de": chrome("404 - Kreis Nordfelde", "<h1>Huch, da ist etwas schiefgelaufen</h1><p>Unter dieser Adresse ist auf unserem Webserver kein Inhalt hinterlegt. Nutzen Sie bitte die Suche oder die Navigation.</p>", "de"),
    "typo3 reason": notice("Page Not Found", "The page did not exist or was inaccessible.", "Reason: ID was not an accessible page"),
    "joomla": bare("404 - Error: 404", "<div id=errorbox><h1>404 - Article not found</h1><p>You may not be able to visit this page because of:</p><ol><li>an out-of-date bookmark/favourite</li><li>a mistyped address</li><li>you have no access to this page</li></ol><p>Please try one of the following pages:</p><a href=/>Home Page</a></div>"),
    "joomla es": bare("404 - Categoría no encontrada", "<h1>404 - Categoría no encontrada</h1><p>No puede visitar esta página porque:</p><ol><li>un marcador/favorito está fuera de fecha</li><li>una dirección mal escrita</li></ol>", lang="es"),
    "sharepoint": bare("", "<div id=s4-workspace><h1>Sorry, something went wrong</h1><p>File Not Found.</p><p>TECHNICAL DETAILS</p><p>Correlation ID: 6d1c2c9f-07a1-4000-b7d1-8b5a7f</p></div>"),
    "sharepoint 2": bare("404 FILE NOT FOUND", "<p>404 FILE NOT FOUND</p>"),
    "sharepoint de": bare("Fehler", "<div><h1>Leider ist ein Fehler aufgetreten.</h1><p>Die Seite, nach der Sie suchen, ist nicht vorhanden.</p></div>", lang="de"),
    "plone": chrome("Site", "<h1>This page does not seem to exist…</h1><p>We apologize for the inconvenience, but the page you were trying to access is not at this address. You can use the links below to help you find what you are looking for.</p>"),
    "mediawiki": bare("Quota scheme - Wiki", "<h1 id=firstHeading>Quota scheme</h1><div class=noarticletext><p>There is currently no text in this page. You can search for this page title in other pages, or search the related logs, but you do not have permission to create this page.</p></div>"),
    "mediawiki zh": bare("配额制度 - 百科", "<h1 id=firstHeading>配额制度</h1><div class=noarticletext><p>本页面目前没有内容。您可以在其他页面中搜索本页标题，或搜索相关日志，但您没有权限创建本页面。</p></div>", lang="zh"),
    "discuz thread": school("提示信息 - 论坛", "<div id=messagetext class=alert_info><p>指定的主题不存在或已被删除或正在被审核</p><p class=alert_btnleft><a href=javascript:history.back()>[ 点击这里返回上一页 ]</a></p></div>"),
    "discuz forum": school("提示信息", "<div id=messagetext><p>抱歉，指定的版块不存在</p></div>"),
    "dedecms": bare("提示信息", "<center><script>JumpUrl</script><div>提示信息！</div><div>Request Error!</div><div>文章可能已经被删除了</div></center>"),
    "empirecms": bare("信息提示", "<table><tr><td>信息提示</td></tr><tr><td>您来自的链接不存在</td></tr><tr><td><a href=/>如果您的浏览器没有自动跳转，请点击这里</a></td></tr></table>"),
    "vsb": bare("错误提示", "<div class=error><img src=/system/resource/images/404.gif><p>对不起，您访问的页面已不存在或者暂时不能访问！</p><p><span id=t>5</span>秒后返回首页</p></div>"),
    "webplus": school("404", "<div class=wp_error_page><p>出错啦！</p><p>您查看的信息可能已被删除或尚未发布。</p></div>"),
    "school, bare line": school("经济与社会学院", "<div class=article>该文章已撤销发布。</div>"),
    "school 2": school("经济与社会学院", "<div class=article><p>您所访问的文章已经不在了。</p></div>"),
    "trs wcm": notice("网页没有找到", "<a href=/>返回首页</a>", "<a href=/map>网站地图</a>"),
    "gov zh": bare("404错误", "<div class=box><h2>您访问的链接出了点问题</h2><p>可能是链接已变更，或文件被移走。</p><a href=/>回到首页</a></div>", lang="zh"),
    "gov zh 2": notice("抱歉", "该栏目或内容正在整理，您要看的网页已经撤下。", "三秒后带您回到门户网站"),
    "gov zh-Hant": notice("查無此頁", "您所連結的網頁已移除或網址變更，請由首頁重新查詢。"),
    "taiwan cms": chrome("機關網站", "<h2>查無資料</h2><p>您欲瀏覽之頁面已下架，若有不便敬請見諒。</p>", "zh"),
    "hong kong": notice("Page Not Found 找不到網頁", "你所要求的網頁未能找到。 The page you requested cannot be found."),
    "news zh": chrome("新闻", "<div class=tip>您浏览的稿件不存在或已撤稿</div>", "zh"),
    "news zh 2": chrome("资讯中心", "<div class=tip><h2>哎呀</h2><p>这篇文章飞到火星去了</p></div>", "zh"),
    "news en": chrome("The Courier", "<h1>That story isn't here any more</h1><p>Stories are taken offline after ninety days, or the address was copied wrongly.</p>"),
    "news ru": chrome("Газета", "<h1>Материал снят с публикации</h1><p>Запрошенный вами материал больше не доступен на сайте.</p>"),
    "news ar": chrome("الجريدة", "<h1>الخبر غير موجود</h1><p>ربما تم حذف هذا الخبر أو أن الرابط غير صحيح.</p>"),
    "bitrix": chrome("404 Not Found", "<h1>404</h1><p>К сожалению, по этому адресу ничего нет. Воспользуйтесь картой сайта.</p>"),
    "ucoz": notice("Страница не существует", "Возможно, она была удалена администрацией либо никогда не существовала."),
    "squarespace": bare("Studio", "<main><h1>We couldn't find the page you were looking for.</h1><p>This is either because: There is an error in the URL entered into your web browser. Please check the URL and try again. The page you are looking for has been moved or deleted.</p></main>"),
    "wix": bare("404 | Studio", "<div id=main><h2>There's Nothing Here...</h2><p>We can't find the page you're looking for.<br>Check the URL, or head back home.</p></div>"),
    "shopify": chrome("404 Not Found – Shop", "<h1>404</h1><p>The page you requested does not exist. Click <a href=/>here</a> to continue shopping.</p>"),
    "ghost": chrome("404 — Field notes", "<section class=error-content><h1 class=error-code>404</h1><p class=error-description>Page not found</p><a href=/>Go to the front page →</a></section>"),
    "webflow": bare("Not Found", "<div class=utility-page-wrap><h2>Page Not Found</h2><div>The page you are looking for doesn't exist or has been moved</div></div>"),
    "hugo theme": chrome("404 Page not found", "<h1>404</h1><p>This is not the page you were looking for.</p>"),
    "docusaurus": chrome("Page Not Found | Docs", "<h1>Page Not Found</h1><p>We could not find what you were looking for.</p><p>Please contact the owner of the site that linked you to the original URL and let them know their link is broken.</p>"),
    "readthedocs": bare("Maze Found", "<h1>404</h1><p>This page does not exist yet.</p><pre>+---+</pre>"),
    "sphinx": chrome("404 - docs", "<h1>Maze</h1><p>Sorry, that page isn't here. The project may have renamed or dropped it.</p>"),
    # servers
    "nginx zh": "<html><head><title>404 页面未找到</title></head><body><h1>404</h1><hr>openresty</body></html>",
    "openresty": "<html>\r\n<head><title>404 Not Found</title></head>\r\n<body>\r\n<center><h1>404 Not Found</h1></center>\r\n<hr><center>openresty</center>\r\n</body>\r\n</html>",
    "tengine": "<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center> Sorry for the inconvenience.<br/>Please report this message and include the following information to us.<table><tr><td>URL:</td><td>http://institute.example/x</td></tr><tr><td>Server:</td><td>izbp1</td></tr></table><hr/>Powered by Tengine/2.3.2</body></html>",
    "lighttpd": "<?xml version='1.0'?><html><head><title>404 - Not Found</title></head><body><h1>404 - Not Found</h1></body></html>",
    "caddy": "404 page not found",
    "litespeed": "<html><head><title> 404 Not Found</title></head><body><div><h1>404</h1><h2>Not Found</h2><p>The resource requested could not be found on this server!</p></div><div>Proudly powered by LiteSpeed Web Server</div></body></html>",
    "weblogic": "<HTML><HEAD><TITLE>Error 404--Not Found</TITLE></HEAD><BODY><H2>Error 404--Not Found</H2><H3>From RFC 2068 <i>Hypertext Transfer Protocol -- HTTP/1.1</i>:</H3><H4>10.4.5 404 Not Found</H4><P>The server has not found anything matching the Request-URI. No indication is given of whether the condition is temporary or permanent.</p></BODY></HTML>",
    "websphere": "<html><head><title>Error 404: SRVE0190E</title></head><body>Error 404: java.io.FileNotFoundException: SRVE0190E: File not found: /x.jsp</body></html>",
    "s3 xml": '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><Key>reports/x.pdf</Key><RequestId>7B4C</RequestId></Error>',
    "s3 html": "<html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1><ul><li>Code: NoSuchKey</li><li>Message: The specified key does not exist.</li><li>Key: reports/x.html</li></ul><hr/></body></html>",
    "azure blob": '<?xml version="1.0" encoding="utf-8"?><Error><Code>BlobNotFound</Code><Message>The specified blob does not exist.</Message></Error>',
    "aliyun oss": '<?xml version="1.0" encoding="UTF-8"?><Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><HostId>x.oss-cn-beijing.aliyuncs.com</HostId></Error>',
    "gcs": "<?xml version='1.0' encoding='UTF-8'?><Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><Details>No such object: reports/x.pdf</Details></Error>",
    "github pages": bare("Page not found · GitHub Pages", "<div class=container><h1>404</h1><p><strong>File not found</strong></p><p>The site configured at this address does not contain the requested file.</p><p>If this is your site, make sure that the filename case matches the URL.</p></div>"),
    "flask": notice("404 Not Found", "<h1>Not Found</h1>", "The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again."),
    "fastapi": '{"detail":"Not Found"}',
    "spring json": '{"timestamp":"2021-03-02T14:20:00.000+0000","status":404,"error":"Not Found","message":"No message available","path":"/x"}',
    "json zh": '{"code":404,"msg":"资源不存在","data":null}',
    "api, quietly": '{"success":false,"error":"not_found"}',
    "coldfusion": notice("Error Occurred While Processing Request", "File not found: /reports/x.cfm", "The specified template could not be found."),
    "domino": notice("Error", "<h1>Error 404</h1>", "HTTP Web Server: Couldn't find design note - x"),
    # pictures and few words
    "picture": bare("Institute", "<div class=c><a href=/><img src=/static/img/404.png width=600></a></div>"),
    "picture, alt": bare("", '<img src=/i/lost.png alt="404 page not found"><a href=/>home</a>'),
    "class only": bare("Institute", '<div class="error-404"><span>Hm.</span> <a href=/>Back to the start</a></div>'),
    "zh picture": bare("学院", '<div id="page404"><img src=/images/lost.gif><a href=/>返回首页</a></div>', lang="zh"),
    # playful
    "en playful": chrome("Lost at sea", "<h1>You've sailed off the map</h1><p>Whatever was here has drifted away. Let's get you back to the harbour.</p>" ),
    "de playful": chrome("Ups – Kreis Nordfelde", "<h1>Hier ist leider nichts</h1><p>Der Link ist veraltet oder die Seite wurde verschoben.</p>", "de"),
    "fr playful": chrome("Perdu ?", "<h1>Vous êtes perdu ?</h1><p>Le lien que vous avez suivi ne mène nulle part : la page a été déplacée ou supprimée.</p>", "fr"),
    "pl playful": chrome("Ups!", "<h1>Zabłądziłeś?</h1><p>Tej strony już u nas nie ma. Wróć na stronę główną.</p>"),
    "it": chrome("Errore", "<h1>Ci dispiace</h1><p>Il contenuto richiesto è stato spostato oppure non è più online.</p>"),
    "pt": chrome("Erro 404", "<h1>Ops!</h1><p>O link que você seguiu pode estar quebrado ou a página foi retirada do ar.</p>"),
    "tr": chrome("Hata", "<h1>Böyle bir sayfa yok</h1><p>Aradığınız içerik yayından kaldırılmış olabilir.</p>"),
    "ja": chrome("お知らせ", "<h1>ページがありません</h1><p>お探しのページは公開期間が終了したか、URLが変更されました。</p>"),
    "ja 2": chrome("お探しの記事", "<p>この記事は掲載期間が終了しました。</p>"),
    "ko": chrome("알림", "<h2>잘못된 접근입니다</h2><p>삭제되었거나 존재하지 않는 게시물입니다.</p>"),
    "vi": chrome("Thông báo", "<h1>Rất tiếc!</h1><p>Bài viết này không còn tồn tại trên hệ thống.</p>"),
    "el": chrome("Σφάλμα", "<h1>Σφάλμα 404</h1><p>Η σελίδα που αναζητάτε έχει μετακινηθεί ή δεν υπάρχει πια.</p>"),
    "fa": chrome("خطا", "<h1>خطا</h1><p>مطلب مورد نظر حذف شده است یا نشانی آن تغییر کرده است.</p>"),
    "he": chrome("אופס", "<h1>אופס, הגעת למקום הלא נכון</h1><p>העמוד שחיפשת הוסר או הועבר.</p>"),
    "sv": chrome("Hoppsan", "<h1>Här fanns det inget</h1><p>Sidan du söker har flyttats eller tagits bort.</p>"),
    "cs": chrome("Chyba", "<h1>Tudy cesta nevede</h1><p>Stránka, kterou hledáte, byla přesunuta nebo zrušena.</p>"),
    "hu": chrome("Hiba", "<h1>Hoppá!</h1><p>A keresett tartalom már nem érhető el, vagy áthelyeztük.</p>"),
    "ro": chrome("Eroare", "<h1>Ups!</h1><p>Pagina căutată a fost mutată sau ștearsă.</p>"),
    "uk": chrome("Ой", "<h1>Такої сторінки немає</h1><p>Можливо, її було видалено або адресу введено з помилкою.</p>"),
    "id": chrome("Ups", "<h1>Waduh!</h1><p>Halaman yang kamu tuju sudah dipindahkan atau dihapus.</p>"),
    "th": chrome("ขออภัย", "<h1>ขออภัย</h1><p>หน้าที่ท่านต้องการถูกย้ายหรือลบไปแล้ว</p>"),
    # platforms
    "youtube": bare("YouTube", "<div>This video isn't available anymore</div>"),
    "medium": bare("Medium", "<h2>PAGE NOT FOUND</h2><h1>404</h1><p>Out of nothing, something.</p><p>You can find (just about) anything here — except the page you wanted.</p>"),
    "issuu": bare("Publisher", "<p>This publication has been removed by its publisher.</p>"),
    "scribd": bare("Document", "<h1>This document was removed</h1><p>The uploader took this document down.</p>"),
    "zhihu": bare("知乎", "<div class=ErrorPage><h1>404</h1><p>你似乎来到了没有知识存在的荒原</p><a href=/>返回首页</a></div>", lang="zh"),
    "toutiao": bare("今日头条", "<div class=deleted-article><p>该内容已删除</p></div>", lang="zh"),
    "bilibili": bare("出错啦! - 视频网", "<div class=error-container><p>啊叻？视频不见了？</p><a>返回上一页</a></div>", lang="zh"),
    "sohu": bare("搜狐", "<p>您访问的文章已被作者删除或下架</p>", lang="zh"),
}  # fmt: skip

# withdrawn with a reason, which is a finding of its own
WITHDRAWN = {
    "wechat author": '<html><head><title></title></head><body><div class="weui-msg"><div class="weui-msg__text-area"><div class="weui-msg__title warn">该内容已被发布者删除</div></div></div></body></html>',
    "wechat old": '<html><body><div class="page_msg"><div class="inner"><div class="global_error_msg warn">此内容因违规无法查看 <p>由用户投诉并经平台审核，涉嫌过度营销、骚扰用户</p></div></div></div></body></html>',
    "wechat account": '<html><body><div class="weui-msg"><div class="weui-msg__title warn">该公众号已被封禁</div></div></body></html>',
    "wechat law": '<html><body><div class="weui-msg"><div class="weui-msg__title warn">此内容涉嫌违反相关法律法规和政策发送失败</div></div></body></html>',
    "weibo": "<html><head><title>微博</title></head><body><p>抱歉，此微博已被作者删除。查看帮助</p></body></html>",
    "weibo platform": "<html><body><p>抱歉，由于微博违反《微博社区公约》，该微博已被删除。</p></body></html>",
}  # fmt: skip

BLOCKED = {
    "cloudflare 1020": bare("Access denied | institute.example used Cloudflare to restrict access", "<div id=cf-wrapper><h1>Error 1020</h1><h2>Access denied</h2><p>This website is using a security service to protect itself from online attacks.</p><p>Cloudflare Ray ID: 5f1c</p></div>"),
    "cloudflare managed": bare("请稍候…", "<noscript>Enable JavaScript and cookies to continue</noscript><script>(function(){window._cf_chl_opt={cvId:'3'}})()</script>"),
    "cloudflare old": bare("Attention Required! | Cloudflare", "<h1>One more step</h1><h2>Please complete the security check to access institute.example</h2><div class=g-recaptcha></div>"),
    "akamai": "<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY><H1>Access Denied</H1>You don't have permission to access \"http&#58;&#47;&#47;institute&#46;example&#47;\" on this server.<P>Reference&#32;&#35;18&#46;2d4f</BODY></HTML>",
    "imperva": '<html style="height:100%"><head><META NAME="ROBOTS" CONTENT="NOINDEX, NOFOLLOW"></head><body style="margin:0px;height:100%"><iframe id="main-iframe" src="/_Incapsula_Resource?CWUDNSAI=23&xinfo=1-1" frameborder=0>Request unsuccessful. Incapsula incident ID: 1-2</iframe></body></html>',
    "datadome": '<html><head><title>institute.example</title></head><body><p id="cmsg">Please enable JS and disable any ad blocker</p><script>var dd={"host":"geo.captcha-delivery.com"}</script></body></html>',
    "perimeterx": bare("Access to this page has been denied.", "<div id=px-captcha></div><p>Please verify you are a human</p><script>window._pxAppId='PX1'</script>"),
    "aws waf": bare("Human Verification", '<div id="captcha-container"></div><script>AwsWafIntegration.saveReferrer()</script><p>JavaScript is disabled. In order to continue, we need to verify that you\'re not a robot.</p>'),
    "f5": "<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your administrator.<br><br>Your support ID is: 12345678<br><br><a href='javascript:history.back();'>[Go Back]</a></body></html>",
    "fortiweb": bare("Web Page Blocked!", "<h2>Web Page Blocked!</h2><p>The page cannot be displayed. Please contact the administrator for additional information.</p><p>Attack ID: 20000008</p>"),
    "barracuda": bare("Access blocked", "<p>The specified URL cannot be found or access to it is blocked by policy.</p><p>Barracuda Networks</p>"),
    "modsecurity": bare("406 Not Acceptable", "<h1>Not Acceptable!</h1><p>An appropriate representation of the requested resource could not be found on this server. This error was generated by Mod_Security.</p>"),
    "wordfence": bare("Your access to this site has been limited by the site owner", "<h1>Your access to this site has been limited by the site owner</h1><p>Your access to this service has been limited. (HTTP response code 503)</p><p>Generated by Wordfence</p>"),
    "siteground": '<html><head><link rel="icon" href="data:;"><meta http-equiv="refresh" content="0;/.well-known/sgcaptcha/?r=%2F&y=ipc:1"></head></html>',
    "kasada": '<html><body><script>window.KPSDK={};KPSDK.now=1</script><script src="/149e9513-01fa-4fb0-aad4-566afd725d1b/2d206a39/ips.js"></script></body></html>',
    "ruishu 412": '<!DOCTYPE html><html><head><meta id="9DhefwqGPrzGxEp9hPaoag" content="x"><script r="m">$_ts=window[\'$_ts\'];if(!$_ts)$_ts={};</script><script src="/4cb.js" r="m"></script></head><body></body></html>',
    "aliyun slide": bare("滑动验证页面", "<div id=nocaptcha></div><p>请按住滑块，拖动到最右边</p><script src=//g.alicdn.com/sd/ncpc/nc.js></script>", lang="zh"),
    "tencent edgeone": bare("Security verification", "<p>Confirming that you are not a robot, this page will jump automatically.</p><script>EO_Bot_Ssid=1</script>"),
    "tencent block": bare("拦截页面", "<p>您的访问请求可能对网站造成安全威胁，请求已被管理员设置拦截</p><p>UUID: 3f2c</p>", lang="zh"),
    "huawei waf": bare("418", "<p>您的请求疑似攻击行为！</p><p>事件ID: 05-3f2c</p>", lang="zh"),
    "safeline human": bare("正在确认你是不是机器人", "<p>请等待，正在确认您的客户端环境</p><script src=/.safeline/static/c.js></script>", lang="zh"),
    "yunsuo": '<html><head><script>function YunSuoAutoJump(){ var screendate = stringToHex(width); self.location = "/x?security_verify_data=" }</script></head><body onload="YunSuoAutoJump()"></body></html>',
    "360 wall": bare("网站防护", "<p>您的访问已被360网站卫士拦截</p><a href=http://wangzhan.360.cn>360</a>", lang="zh"),
    "baidu yunjiasu": bare("百度云加速", "<h1>正在进行浏览器安全检查</h1><p>还剩 5 秒</p>", lang="zh"),
    "zh busy visitor": notice("访问提示", "您的访问太频繁了，请休息一下，稍后再来。"),
    "zh ip": notice("温馨提示", "当前IP存在异常访问行为，已暂时限制访问。"),
    "zh captcha": notice("请输入图形验证码", "<input name=c> 看不清？换一张", "<button>提交</button>"),
    "wechat env": '<html><body><div class="weui-msg"><div class="weui-msg__title">环境异常</div><p>当前环境异常，完成验证后即可继续访问。</p><a id="js_verify">去验证</a></div></body></html>',
    "weibo visitor": '<html><head><title>Sina Visitor System</title></head><body><span id="message"></span><script src="/js/visitor/mini_original.js"></script></body></html>',
    "campus 1": school("系统提示", "<div class=tips>对不起，您的IP地址不在学校允许访问的范围之内，请登录VPN后再行访问。</div>"),
    "campus 2": school("系统提示", "<div class=tips>该文章为内部文章，仅对本校师生开放浏览。</div>"),
    "campus 3": notice("无权访问", "本资源限校园网内使用，校外请先登录图书馆远程访问系统。"),
    "campus en": notice("Restricted", "This document is available from the campus network only. Off campus, connect through the library proxy first."),
    "intranet de": notice("Kein Zugriff", "Diese Seite ist nur aus dem Netz der Universität erreichbar. Bitte verbinden Sie sich über VPN."),
    "intranet fr": notice("Accès réservé", "Cette ressource n'est consultable que depuis le réseau de l'université."),
    "login zh": bare("会员中心", "<h2>请先登录</h2><form><input name=user><input type=password name=p><button>登 录</button></form>", lang="zh"),
    "login gov": bare("统一用户登录", "<form>账号<input>密码<input type=password>验证码<input><button>登录</button></form><p>技术支持电话：12345</p>", lang="zh"),
    "login pt": bare("Entrar", "<h1>Entrar</h1><form><input name=e><input type=password></form><a href=/r>Esqueceu a senha?</a>", lang="pt"),
    "login pl": bare("Logowanie", "<h1>Zaloguj się</h1><form><input name=l><input type=password></form>", lang="pl"),
    "login es": bare("Acceso usuarios", "<p>Debe iniciar sesión para ver este contenido.</p><form><input name=l><input type=password></form>", lang="es"),
    "login forum": chrome("Information", "<p>You must be logged in to view this content.</p><form>Username <input name=u> Password <input type=password></form>"),
    "login keycloak": bare("Sign in to research", "<h1 id=kc-page-title>Sign in to your account</h1><form id=kc-form-login><label>Username or email</label><input name=username><label>Password</label><input type=password><button>Sign In</button></form>"),
    "login ldap": bare("Institutional repository", "<h2>This item is restricted</h2><p>Only authorised users may open it. Please log in.</p><form><input name=l><input type=password></form>"),
    "paywall": chrome("Water in the north", "<h1>Water in the north</h1><p>This article is for subscribers only. Subscribe or sign in to continue reading.</p><form><input type=email><input type=password></form>"),
    "451": notice("Unavailable for legal reasons", "This page cannot be shown because of a court order.", "Error 451"),
    "451 eu": notice("Unavailable due to legal reasons", "We recognize you are attempting to access this website from a country belonging to the European Economic Area (EEA) including the EU which enforces the General Data Protection Regulation (GDPR) and therefore access cannot be granted at this time."),
    "geo zh": notice("访问受限", "根据相关规定，您所在的国家或地区暂时无法访问本网站。"),
    "geo es": notice("Contenido no disponible", "Lo sentimos, este contenido no está disponible en su país."),
    "censor ru": bare("Доступ ограничен", "<h1>Уважаемый абонент!</h1><p>Доступ к ресурсу закрыт по требованию государственных органов.</p>"),
    "censor tr": bare("Erişim engeli", "<p>Bu internet sitesi hakkında Bilgi Teknolojileri ve İletişim Kurumu tarafından idari karar uygulanmaktadır.</p>"),
    "censor id": bare("Situs diblokir", "<p>Situs yang Anda tuju tidak dapat diakses karena melanggar peraturan perundang-undangan.</p>"),
    "censor th": bare("เว็บไซต์ถูกระงับ", "<p>เว็บไซต์นี้ถูกระงับการเผยแพร่ตามคำสั่งศาล</p>"),
    "censor ae": bare("Access to this site is prohibited", "<p>We apologize, the site you are attempting to visit has been blocked because its content is prohibited under the Internet Access Management Policy. عفوا هذا الموقع محجوب</p>"),
    "censor it": bare("Sito bloccato", "<p>L'accesso al sito richiesto è stato inibito su provvedimento dell'Autorità.</p>"),
    "censor in": bare("Blocked", "<p>Your requested URL has been blocked as per the directions received from Department of Telecommunications, Government of India.</p>"),
    "censor de": bare("Sperrseite", "<p>Diese Webseite ist aufgrund einer Anordnung gesperrt worden.</p>"),
    "censor kr": bare("불법유해정보 차단 안내", "<p>귀하가 접속하려고 하는 정보는 관련 법령에 따라 접속이 차단되었습니다.</p>"),
    "school filter": bare("Blocked page", "<h1>This website is blocked</h1><p>Category: Games. If you think that this is a mistake, ask your teacher.</p><p>Lightspeed</p>"),
    "mobile filter": bare("Sorry", "<p>The page you're trying to reach is rated 18 and your content lock is on.</p>"),
    "corporate filter": bare("Access restricted", "<p>Access to this category of web sites is not allowed by your organisation's internet policy. Category: news</p>"),
    "rate": notice("Slow down", "You are sending requests too quickly. Please try again in a few minutes."),
    "rate zh": notice("提示", "操作过于频繁，请稍后再试"),
    "bare 403": "Forbidden",
    "bare 403 zh": "<h1>403</h1><p>禁止访问该资源</p>",
    "denied pt": notice("Acesso negado", "Você não está autorizado a visualizar este conteúdo."),
    "denied nl": notice("Geen toegang", "U heeft geen rechten om deze pagina te bekijken."),
    "denied ru": notice("Доступ закрыт", "Для просмотра раздела недостаточно прав."),
    "denied s3": '<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>7B4C</RequestId></Error>',
    "typo3 restricted": chrome("Intern", "<h1>Geschützter Bereich</h1><p>Bitte melden Sie sich an, um diese Seite zu sehen.</p><form><input name=u><input type=password></form>", "de"),
}  # fmt: skip

SITE = {
    "for sale": bare("institute.example", "<h1>institute.example</h1><p>The owner of this domain is offering it for an asking price of 4,950 USD.</p><a href=/buy>Buy now</a>"),
    "parked list": '<html><head><title>institute.example</title><script src="https://www.google.com/adsense/domains/caf.js"></script></head><body><p>Related searches</p><ul><li>Economics degree<li>Research institute</ul></body></html>',
    "parked zh": notice("institute.example", "该域名已停放", "如需购买请联系域名持有人"),
    "placeholder": notice("Website coming soon", "institute.example is registered with a registrar, but has no website yet.", "This domain has recently been registered"),
    "suspended": notice("Website suspended", "This website has been suspended because of an unpaid invoice."),
    "suspended de": notice("Gesperrt", "Diese Internetpräsenz wurde vorübergehend gesperrt. Bitte wenden Sie sich an Ihren Provider.", "Hosting-Konto gesperrt"),
    "icp": notice("网站暂时无法访问", "该网站未根据工信部规定完成ICP备案，暂停访问。"),
    "icp cancelled": notice("提示", "该网站备案已被注销，域名停止解析。"),
    "site closed zh": notice("关站公告", "本网站因业务调整已于即日起停止服务，感谢一直以来的支持。"),
    "expired": notice("institute.example has expired", "This domain name expired on 2021-02-01 and is pending renewal or deletion."),
    "cpanel default": notice("Default Web Site Page", "If you are the owner of this website, please contact your hosting provider", "SORRY! It is possible you have reached this page because the IP address has changed."),
    "iis default": bare("IIS Windows Server", '<a href="http://go.microsoft.com/fwlink/"><img src=iisstart.png alt=IIS></a>'),
    "baota default": bare("恭喜，站点创建成功！", "<h1>恭喜, 站点创建成功！</h1><p>这是默认index.html，本页面由系统自动生成</p>", lang="zh"),
}  # fmt: skip

FAILING = {
    "gateway zh": bare("502 错误网关", "<h1>502</h1><p>网关错误，上游服务器没有响应。</p>", lang="zh"),
    "tomcat zh": bare("HTTP状态 500 - 内部服务器错误", "<h1>HTTP状态 500 - 内部服务器错误</h1><p>类型 异常报告</p>", lang="zh"),
    "upgrade zh": notice("系统升级公告", "为提供更好的服务，网站将于今日进行升级改造，期间暂停访问，给您带来不便敬请谅解。"),
    "maintenance en": notice("We'll be back", "We are giving the site some care and will be back in an hour."),
    "maintenance de": notice("Wartung", "Aktuell führen wir Wartungsarbeiten durch."),
    "maintenance tr": notice("Bakım çalışması", "Sitemiz bakımdadır, kısa süre sonra tekrar deneyiniz."),
    "database": notice("Error", "Can't connect to MySQL server on 'localhost' (111)"),
    "php warning": "<br />\n<b>Fatal error</b>: Allowed memory size of 134217728 bytes exhausted in <b>/www/index.php</b> on line <b>3</b><br />",
    "cloudfront": bare("ERROR: The request could not be satisfied", "<h1>504 ERROR</h1><h2>The request could not be satisfied.</h2><hr>CloudFront attempted to establish a connection with the origin, but either the attempt failed or the origin closed the connection.<pre>Generated by cloudfront (CloudFront)</pre>"),
    "gunicorn": bare("Internal Server Error", "<h1><p>Internal Server Error</p></h1>"),
    "spa shell": '<!doctype html><html><head><title>Institute</title></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div><script src=/static/js/main.1f3c.js></script></body></html>',
    "empty frame": "<html><head></head><body></body></html>",
}  # fmt: skip


def article(title: str, *paragraphs: str, lang: str = "en", heading: str | None = None, extra: str = "") -> str:
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    return chrome(title, f"<h1>{heading or title}</h1>{body}{extra}", lang)


_TESTS = tuple(
    f"Sample {n} was taken on day {n} at the gauge below the bridge; nitrate stood at {n * 3 + 11} mg and the level at {n + 140} cm."
    for n in range(1, 9)
)
_ITEMS = "".join(
    f"<li><a href=/doc/{n}.html>Decision {n}/2021 on the water supply of the district</a> 12 March 2021</li>"
    for n in range(40)
)
_TEASERS = "".join(
    f"<div><h3><a href=/n{n}>The council meets on the matter of road {n}</a></h3><p>Members of the council will hear the report on road {n} on Monday evening.</p></div>"
    for n in range(14)
)

# live, and hard to tell
LIVE = {
    # titles that are wordings of notices
    "report 404": article("Report 404", *_TESTS),
    "report 404, short": article("Report 404", *_TESTS[:2]),
    "room 404": article("Room 404", "Room 404 seats thirty and has a projector.", "Book it at the porter's lodge."),
    "decree 404": notice("Decree No. 404 of 3 March 2021", "The minister orders that wells deeper than 60 m are exempt from the yearly test.", "This decree enters into force on 1 May."),
    "bus 404": notice("Bus 404", "Ashford station - Mill Lane - Brink market. Every twenty minutes from six to ten."),
    "404 zh": notice("第404号决定", "经研究，决定任命王某为水务处处长，任期三年。", "二〇二一年三月三日"),
    "peugeot 404": notice("Peugeot 404", "The Peugeot 404 is a family car that was made from 1960 to 1975.", "It was designed by Pininfarina."),
    "access denied, short": article("Access Denied", "The new report counts the walls that readers met in nine countries last year.", "It is the third of its series and may be ordered from the library.", "Its authors tested four hundred and twelve addresses each week."),
    "access denied, five lines": notice("Access denied: union presents report on site visits", "Inspectors were turned away from eleven of ninety farms last year, the union said on Monday.", "The ministry did not comment.", "A hearing is planned for May."),
    "not found, play": article("Not Found", "A play in two acts by A. Brink, at the town theatre from 3 to 28 May.", "Tickets at the door from seven o'clock; members of the library pay half."),
    "lost and found": notice("Lost and found", "Keys, gloves and umbrellas that were found in the reading rooms are kept at the desk for three months.", "After that they are given away."),
    "missing page, history": article("The missing page", "A leaf of the parish register of 1743 was not found when the books were bound.", "It turned up last year in a box of maps, and is now on display.", "The exhibition is open daily from ten to five."),
    "just a moment": article("Just a moment", "A column by our editor on waiting rooms, queues and the years that pass in them.", "It appears every second Friday, and was first printed in 1988."),
    "forbidden": article("Forbidden city, open doors", "The palace museum opens four further halls to visitors in May.", "They had been closed for restoration since 2009 and hold clocks, seals and silk."),
    "error": article("Errors in the table of 2019", "Two figures in table 3 were wrong and are corrected here: 37 for 31, and 21 for 12.", "The conclusions are not affected."),
    "erratum": notice("Erratum", "On page 12, line 4, read 1,240 for 240.", "The authors thank a reader for pointing it out."),
    "notice zh": notice("提示信息报送工作会议召开", "3月12日，全市提示信息报送工作会议在市政府召开，各区县有关负责人参加会议。", "会议总结了去年的工作，部署了今年的任务。"),
    "tips zh": notice("温馨提示：汛期出行注意事项", "近日我市将有强降雨，请市民关注天气预报，减少外出。", "低洼地区的居民应提前做好转移准备。"),
    "maintenance short": notice("Lift maintenance", "The lift in house B is out of order until Friday.", "Please use the stairs, or the lift in house A."),
    "temporarily closed": notice("Museum temporarily closed", "The museum of local history is closed from 1 March to 30 June while the roof is repaired.", "The shop stays open."),
    "unavailable": notice("Rector unavailable", "The rector is not available for office hours this week. Please write to the secretary.", "Office hours resume on Monday."),
    # a wording within a sentence
    "files that do not exist": article("Release notes 2.4", "Files that do not exist are now skipped. The copy goes on with the next one, and the summary at the end counts them."),
    "files, one line": notice("cp, option -q", "With -q, files that do not exist are skipped without a message."),
    "has been removed": article("Changelog 3.1", "The page cache has been removed.", "Links to sections are kept.", "The default port is now 8080, and the log is written once a day."),
    "option removed": notice("Version 1.9", "Option --fast was removed. Option --slow was renamed --careful. Reports are written as PDF."),
    "manual": article("Error codes", "<table><tr><td>404</td><td>Not found: the object does not exist</td></tr><tr><td>403</td><td>Forbidden: you do not have permission</td></tr><tr><td>429</td><td>Too many requests: slow down</td></tr></table>", "Each answer carries one of these codes and a text in the language of the account."),
    "api": article("Delete a document", "DELETE /documents/{id} removes a document. If the document does not exist the answer is 404.", "The call may be repeated: a document that was deleted stays deleted."),
    "tribunal": notice("Decision of the tribunal", "The tribunal finds that the document was deleted by mistake and cannot be restored.", "The agency bears the costs."),
    "records destroyed": notice("Minister on missing files", "The files on the quota scheme no longer exist, the minister told the committee on Monday.", "They were destroyed in 2017, eight years before the end of the legal term.", "The opposition asks for an inquiry."),
    "page removed, news": notice("Institute deletes report", "The institute deleted the report from its site on Monday.", "The page no longer exists, a spokeswoman confirmed.", "Copies are kept by three libraries."),
    "press release": notice("Survey of wells completed", "The agency has completed its survey of 1,482 wells.", "In 37 the limit was exceeded.", "Owners were informed.", "A report follows in May.", "Contact: press office, 030 1234567"),
    "blocked road": notice("Access to Mill Lane blocked", "Access to Mill Lane is blocked for lorries until Friday by order of the county.", "Residents may pass."),
    "blocked site news": notice("Court orders block of website", "Providers must block access to the website of a bookmaker, the court ruled on Monday.", "The company will appeal.", "It is the fourth such order this year."),
    "blocked site news ru": notice("Суд ограничил доступ к сайту", "Районный суд постановил ограничить доступ к сайту букмекерской конторы.", "Решение может быть обжаловано в течение месяца."),
    "blocked site news zh": notice("法院查封一批违法网站", "据悉，法院近日依法查封了十二家从事网络赌博的网站，涉案金额达二百四十万元。", "案件正在进一步审理中。"),
    "site closed news zh": notice("多家论坛宣布关闭", "三家知名论坛本周宣布停止服务，用户须在四月底之前备份自己的帖子。", "分析人士认为，运营成本上升是主要原因。"),
    "deleted posts zh": notice("研究：被删除的帖子有何共同点", "研究人员收集了一万条已被删除的帖子，发现其中三分之一与环境污染有关。", "论文将于下月发表。"),
    "404 museum zh": article("“404”：消失的网页展览", "展览收集了一千个已经不存在的网页，展期至五月底。", "主办方表示，网页不存在并不意味着内容没有价值。", "门票二十元，学生免费。", lang="zh"),
    "wechat article on deletion": '<html><head><title>微信文章为何被删</title></head><body><div id="js_article"><h1>微信文章为何被删</h1><div id="js_content"><p>“该内容已被发布者删除”与“此内容因违规无法查看”是两种常见的提示。</p><p>前者由作者本人操作，后者由平台处理，本文统计了二百条样本。</p></div></div></body></html>',
    "censorship essay": article("What the filter does", "The site is blocked, says the notice; by whom, it does not say. In nine countries the same sentence stands on a white page.", "The essay compares their wording, and asks what a reader can learn from them.", "It was read at the conference of librarians in October, and is printed here with notes."),
    "retraction list": article("Retractions in 2020", "<ul><li>This article has been retracted: Brink, On wells (2017)</li><li>This article has been retracted: Calder, On roads (2016)</li></ul>", "The list is kept by the editors and is updated each quarter."),
    "retracted article": article("On wells. RETRACTED", "This article was retracted at the request of the authors in June 2020; its text is kept for the record.", *_TESTS),
    "withdrawn later": notice("Statement of 3 March", "The statement of 1 March is withdrawn. The ministry will publish its figures in May."),
    "captcha article": article("Why sites ask whether you are human", "Checks that verify you are human cost readers ten seconds each, a study finds.", "It measured four hundred sites over a year, and counts the readers who gave up.", "Its authors propose a token that a browser keeps for a week."),
    "password advice": article("Choosing a password", "Choose a password of at least twelve characters, and do not use it twice.", "Do not log in from machines that you do not know.", "<form>Try it: <input type=password></form>"),
    "login help": article("Log in", "<ol><li>Open the catalogue.</li><li>Choose your library from the list.</li><li>Log in with the number on your card.</li></ol>", "The number has eleven digits and stands below the bar code; the first two name the branch."),
    "domain registry": article("Domain for sale: what to watch", "A domain that is for sale may have been used for something else; ask for its history.", "The registry publishes a list of names that expired in the last thirty days."),
    "suspended player": notice("Player suspended", "The league has suspended the goalkeeper for three matches.", "The club does not appeal."),
    "account suspended news": notice("Bank suspends account of club", "The account of the club was suspended on Monday, its treasurer said.", "Wages for March will be late."),
    # short or strange, and live
    "one sentence": notice("Result", "The motion was carried by 31 votes to 12."),
    "one line zh": notice("公告", "经公示无异议，现予以公布。"),
    "table only": bare("Levels", "<table>" + "".join(f"<tr><td>{n} March</td><td>{140 + n} cm</td></tr>" for n in range(1, 20)) + "</table>"),
    "numbers": bare("404 to 412", "<h1>Plates 404 to 412</h1><ul>" + "".join(f"<li>Plate {n}: view of the bridge</li>" for n in range(404, 413)) + "</ul>"),
    "poem": notice("Gone", "Gone the mill, and gone the lane,", "gone the cart that brought the grain;", "nothing here but wind and rain."),
    "image page": bare("Map of the district", "<h1>Map of the district</h1><img src=/map-1.png><img src=/map-2.png><img src=/map-3.png>"),
    "video page": bare("Hearing of 12 March", "<h1>Hearing of 12 March</h1><iframe src=https://video.example/embed/17></iframe>"),
    "list of decisions": chrome("Decisions", f"<h1>Decisions</h1><ul>{_ITEMS}</ul>"),
    "front page": bare("Northern Institute", f"<ul>{MENU}</ul><h1>Northern Institute</h1>{_TEASERS}"),
    "front page with headline": bare("The Courier", f"<ul>{MENU}</ul><h2><a href=/a>Page not found: how the ministry lost a report</a></h2><p>The report is no longer available, and nobody says why.</p>{_TEASERS}"),
    "news list zh": school("通知公告", "<ul>" + "".join(f"<li><a href=/p{n}.htm>关于举办第{n}期学术讲座的通知</a> 2021-03-{n:02}</li>" for n in range(1, 29)) + "</ul>"),
    "list with closed zh": school("办事指南", "<ul><li><a href=/1.htm>该事项已取消，不再办理</a></li><li><a href=/2.htm>户籍迁移办理流程</a></li><li><a href=/3.htm>校园网账号开通办法</a></li></ul><p>办理时间：周一至周五上午九时至十一时，地点：行政楼一层大厅。</p>"),
    "search without results": article("Search: quota", "No results for quota in the year 2021.", "The catalogue holds 214 reports; try another word or another year.", extra="<form><input name=q><button>Search</button></form>"),
    "search with results": article("Search: 404", "12 results", *(f"<a href=/r{n}>Report {n}</a> on the quality of water in district {n}, with tables and a map" for n in range(12))),
    "campus map": article("Campus access", "The campus is open to visitors from seven to ten. Cars need a permit, which the porter issues.", "The library admits members of the university only after six o'clock."),
    "vpn help": article("How to use the VPN", "Off campus, connect through the VPN to read journals that are available to the university only.", "Install the client, choose the gateway and log in with your number."),
    "vpn help zh": article("校园网VPN使用说明", "校外用户可通过VPN访问图书馆的电子资源，请先下载客户端。", "登录时使用学号和统一身份认证密码，首次登录须修改初始密码。", lang="zh"),
    "open data notice": notice("Dataset withdrawn and replaced", "The dataset of 2019 was removed and replaced by that of 2020, which has the same columns.", "wells-2020.csv, 1.2 MB", "Licence: public domain"),
    "short privacy": article("Cookies", "We use two cookies: one keeps your language, the other counts visits. Neither is passed on.", "You may delete them in your browser."),
    "opening hours de": notice("Öffnungszeiten", "Das Archiv ist dienstags bis freitags von neun bis siebzehn Uhr geöffnet.", "Akten, die nicht mehr vorhanden sind, finden Sie in der Liste der Verluste."),
    "gone fr": notice("Dossiers disparus", "Sur 1 482 dossiers, 37 n'existent plus, indique le rapport.", "Le ministre promet une enquête."),
    "aviso es": notice("Aviso", "La oficina no estará disponible el 4 de mayo.", "Los trámites se atienden el día siguiente."),
    "объявление": notice("Объявление", "Собрание переносится на 4 мая.", "Повестка дня не изменилась."),
    "plain text": "Minutes of the meeting of 12 March 2021\n\nPresent: seven members.\nThe motion on road 404 was carried.\n",
    "json data": '{"district":"Brink","wells":388,"above":7,"year":2021}',
    "xml feed": '<?xml version="1.0"?><rss><channel><title>Agency</title><item><title>Error in table 3 corrected</title><description>37 for 31</description></item></channel></rss>',
}  # fmt: skip
