"""Pages that replace other pages, written for the tests in the manner of real ones."""

from __future__ import annotations

from collections.abc import Callable

from tests.support.site import Reply, Request, page, prose

CHALLENGE = (
    b"<!doctype html><html><head><title>Just a moment...</title></head><body><h1>Checking your browser before accessing "
    b"the site</h1><script src='/cdn-cgi/challenge-platform/h/b/orchestrate/jsch/v1'></script></body></html>"
)
LOGIN = (
    b"<!doctype html><html><head><title>Sign in</title></head><body><form action='/login' method='post'>"
    b"<h1>Sign in</h1><p>Please sign in to continue.</p><input name='user'>"
    b"<input type='password' name='password'><button>Sign in</button></form></body></html>"
)
PARKED = (
    b"<!doctype html><html><head><title>institute.example</title></head><body>"
    b"<h1>institute.example</h1><p>This domain is for sale! Buy this domain.</p>"
    b"<p>The domain institute.example is parked free, courtesy of its registrar.</p></body></html>"
)


def rotating(text: str, *, title: str = "Institute") -> Callable[[Request], Reply]:
    """A not-found page within the full site template, with an advertisement that changes with every request."""
    count = [0]

    def answer(_: Request) -> Reply:
        count[0] += 1
        advert = f"<aside><p>{prose(f'advert {count[0]}', 25)}</p></aside>"
        menu = "".join(f'<li><a href="/section/{n}">Department number {n} of the institute</a></li>' for n in range(12))
        return Reply(
            200,
            f"<!doctype html><html><head><title>{title}</title></head><body><nav><ul>{menu}</ul></nav>{advert}"
            f"<main><p>{text}</p></main><footer>Institute of Economic and Social Research</footer></body></html>".encode(),
        )

    return answer


def chinese(title: str, paragraphs: int = 6) -> str:
    """A page of running text in Chinese."""
    text = "".join(
        f"<p>课题组于五月至七月走访第{n}个乡镇，访问了四百一十二户参加有组织劳动力转移的家庭，并就工资、合同、学校和道路等问题作了记录。"
        f"调查显示第{n}组的押金在第二年之后才退还，作者建议转移应当自愿，合同应当使用劳动者的语言。</p>"
        for n in range(1, paragraphs + 1)
    )
    return (
        f'<!doctype html><html lang="zh"><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">'
        f"<title>{title}</title></head><body><div>首页 机构 新闻 人员</div><h1>{title}</h1>{text}<div>版权所有 研究院</div>"
        f"</body></html>"
    )


def wechat(text: str) -> bytes:
    """The page that WeChat shows in place of an article."""
    return (
        "<!doctype html><html><head><meta charset='utf-8'><title></title></head><body>"
        f"<div class='page_msg'><div class='inner'><div class='global_error_msg warn'>{text}</div></div></div>"
        "</body></html>"
    ).encode()


def article(title: str) -> bytes:
    """A WeChat article."""
    return (
        page(title)
        .replace(b"<main>", b"<main id='js_article'><div id='js_content'>")
        .replace(b"</main>", b"</div></main>")
    )


WALL = (
    "<!doctype html><html><head><meta charset='utf-8'><title></title></head><body><div class='weui-msg'>"
    "<h2 class='weui-msg__title'>环境异常</h2><p class='weui-msg__desc'>当前环境异常，完成验证后即可继续访问。</p>"
    "<a class='weui-btn' id='js_verify' href='javascript:;'>去验证</a></div></body></html>"
).encode()


def front(number: int = 0) -> bytes:
    """A front page of lists, with one line that changes with `number`."""
    news = "".join(
        f'<li><a href="/news/{n}">Item {n}: the institute tells of its work, part {n}</a></li>' for n in range(45)
    )
    return (
        "<!doctype html><html><head><meta charset=utf-8><title>Institute of Economic and Social Research</title></head><body>"
        f"<header><a href='/'>Institute</a></header><ul>{news}</ul><p>Visitor {number}</p><footer>12 Library Road</footer></body></html>"
    ).encode()
