"""What takes the place of a page: walls, logins, placeholders, notices, failures."""

from __future__ import annotations

from benchmarks.judgement.scripted.site import Face, Reply
from storage.model import Finding


def html(head: str, body: str) -> bytes:
    return f"<!doctype html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()


def steady(reply: Reply) -> Face:
    """A face that gives the same reply at every hour."""
    return lambda _: reply


CHALLENGES = (
    Reply(503, html("<title>Just a moment...</title>", "<script>window._cf_chl_opt={};</script><h1>Checking your browser</h1>"),
          headers=(("Server", "cloudflare"), ("cf-mitigated", "challenge"))),
    Reply(200, html("<title>Robot Challenge Screen</title><meta http-equiv='refresh' content='0;/.well-known/sgcaptcha/?r=x'>", "")),
    Reply(521, html("", "<script>document.cookie='__jsl_clearance_s=1';location.href=location.pathname</script>"),
          headers=(("Set-Cookie", "__jsluid_s=0123456789abcdef"),)),
    Reply(412, html("", "<script>$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=1</script>")),
    Reply(405, html("", "<script>var arg1='4F';document.cookie='acw_sc__v2=1'</script>")),
)  # fmt: skip
LOGINS = (
    Reply(200, html("<title>Sign in</title>", "<form method='post' action='/login'><h1>Sign in</h1><p>Please sign in to "
                    "continue.</p><input name='user'><input type='password' name='p'><button>Sign in</button></form>")),
    Reply(200, html("<title>统一身份认证</title>", "<form method='post' action='/cas/login'><h1>用户登录</h1><p>请登录后访问。</p>"
                    "<input name='user'><input type='password' name='p'><button>登录</button></form>")),
    Reply(401, html("<title>401 Unauthorized</title>", "<h1>Unauthorized</h1>"), headers=(("WWW-Authenticate", "Basic"),)),
)  # fmt: skip
GEO = (
    Reply(200, html("<title>Not available</title>", "<p>This content is not available in your country.</p>")),
    Reply(403, html("<title>Access denied</title>", "<p>This website is not available in your region.</p>")),
    Reply(451, html("<title>Unavailable For Legal Reasons</title>", "<p>Not available in your region.</p>")),
    Reply(200, html("<title>提示</title>", "<p>抱歉，该内容在您所在的地区无法访问。</p>")),
)
DENIED = (
    Reply(403, html("<title>403 Forbidden</title>", "<h1>403 Forbidden</h1><hr><center>nginx</center>")),
    Reply(403, html("<title>禁止访问</title>", "<p>您的访问被拒绝，仅限校园网访问。</p>")),
    Reply(429, html("<title>Too Many Requests</title>", "<h1>Too Many Requests</h1>")),
)
PARKED = (
    Reply(200, html("<title>domain for sale</title>", "<h1>This domain is for sale!</h1><p>Buy this domain. The domain is "
                    "parked free, courtesy of its registrar.</p>")),
    Reply(200, html("<title>域名出售</title>", "<h1>该域名正在出售</h1><p>本域名可以转让，欢迎洽谈购买。</p>")),
    Reply(200, html("<title></title>", "<script>window.park = 'eyJ1dWlkIjoi';</script>"
                    "<div id='target' style='opacity:0'></div>")),
)  # fmt: skip
NOTICES = ("该内容已被发布者删除", "此内容因违规无法查看", "此帐号已自主注销，内容无法查看")
WECHAT_WALL = Reply(
    200,
    html("<title></title>", "<div class='weui-msg'><h2 class='weui-msg__title'>环境异常</h2><p class='weui-msg__desc'>"
         "当前环境异常，完成验证后即可继续访问。</p><a class='weui-btn' id='js_verify'>去验证</a></div>"),
)  # fmt: skip
BROKEN = (
    Reply(500, html("<title>500</title>", "<h1>Internal Server Error</h1>")),
    Reply(503, html("<title>Maintenance</title>", "<h1>Down for maintenance</h1><p>We will be back soon.</p>")),
    Reply(
        502,
        html("<title>502 Bad Gateway</title>", "<center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center>"),
    ),
    Reply(200, html("<title>系统维护</title>", "<h1>系统维护中</h1><p>网站正在升级维护，请稍后访问。</p>")),
    Reply(None, None, failure=Finding.TIMEOUT),
    Reply(None, None, failure=Finding.REFUSED),
    Reply(None, None, failure=Finding.RESET),
    Reply(None, None, failure=Finding.TLS_ERROR),
    Reply(None, None, failure=Finding.DNS_ERROR),
)


def wechat(words: str) -> Reply:
    """The platform's notice in place of an article."""
    body = f"<div class='page_msg'><div class='inner'><div class='global_error_msg warn'>{words}</div></div></div>"
    return Reply(200, html("<title></title>", body))
