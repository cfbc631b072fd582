"""Reasons of what a look found, in Chinese: rule -> (how the reason is written, how it is said here).

As in `judged_chinese`. `x.*` is for all rules that begin so; FOUND_ANY for every rule.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from archiver.words.failures_chinese import FAILURES

FOUND: Mapping[str, Sequence[tuple[str, str]]] = {
    "status.304": [("the server says that the page was not modified", "服务器称页面未修改")],
    "status.*": [
        (r"HTTP status (?P<status>\d+)", "HTTP 状态 {status}"),
        (
            r"HTTP status (?P<status>\d+) is no answer to a request like ours",
            "HTTP 状态 {status}，不是对此类请求的答复",
        ),
    ],
    "header.retry_after": [(r"the server asked us to wait (?P<seconds>\d+) s", "要求等待 {seconds} 秒")],
    "failure": FAILURES,
    "truncated": [
        ("only part of the answer came: it was longer than our limit", "只收到部分响应：长度超过我们的上限"),
        ("only part of the answer came: it took longer than our limit", "只收到部分响应：用时超过我们的上限"),
        ("only part of the answer came: the connection ended before the body did", "只收到部分响应：连接先于内容结束"),
        ("only part of the answer came: its end is missing", "只收到部分响应：缺少结尾"),
        (r"only part of the answer came \((?P<cut>\w+)\)", "只收到部分响应（{cut}）"),
    ],
    "truncated.same": [
        ("the answer is cut short; (?:nearly )?all of the old text is in it", "响应不完整，原文几乎都在")
    ],
    "first.content": [("a first look, which received content", "首次查看，收到了内容")],
    "part": [
        (
            "the page says that it shows only part of its text, and the rest to those who pay or sign in; what it showed is kept: “(?P<words>.*)”",
            "该页面自称只显示部分文字，其余须付费或登录后阅读；留存的是其所显示的部分：“{words}”",
        )
    ],
    "first.front_page": [("the site's front page is served at an address inside it", "在站内网址提供的是网站首页")],
    "first.type": [("the address names a document, but a page was received", "网址指向文件，收到的却是页面")],
    "first.empty": [("the answer holds nothing to read", "响应中没有可读的内容")],
    "first.unfilled": [
        (
            "the answer holds no text, only a few placeholder words",
            "响应中没有正文，只有正文出现前的寥寥数语",
        )
    ],
    "first.refresh": [(r"the page only forwards to (?P<url>\S+)", "页面只是转到 {url}")],
    "onward": [
        (r"the page only forwards to (?P<url>\S+)", "页面只是转到 {url}"),
        ("the page only forwards, and does not say where to", "页面只是转往别处，未说明转到何处"),
    ],
    "framed": [("the page shows a frame of another site in the place of its text", "页面在原正文处显示另一网站的框架")],
    "frame": [(r"the frame that fills the page is not found: (?P<url>\S+)", "占满页面的框架未找到：{url}")],
    "script.fills": [
        (
            r"an empty place, which a script of the page is to fill with text: (?P<where>.+)",
            "放置正文之处为空，由页面上的脚本填入：{where}",
        )
    ],
    "script.address": [
        ("a script on the page leads to another address, which was not followed", "页面上有脚本更改网址，未予跟随")
    ],
    "unfilled": [
        (
            "the answer holds no text, only a few placeholder words",
            "响应中没有正文，只有正文出现前的寥寥数语",
        )
    ],
    "words": [(r"all that was received: (?P<words>.*)", "收到的全部文字为：{words}")],
    "empty": [("the answer holds nothing to read", "响应中没有可读的内容")],
    "kept": [
        (r"(?P<share>\d+%) of the old text is in it", "原文的 {share} 仍在其中"),
        ("nearly all of the old text is in it", "原文几乎都在其中"),
        ("no text to compare", "没有可比对的文字"),
    ],
    "cut": [
        (
            "the page is there under its title, shortened to a part of its text",
            "页面及标题仍在，内容已删减，仅余一部分",
        ),
        ("the document is there, shortened to a part of its text", "文件仍在，内容已删减，仅余一部分"),
    ],
    "emptied": [
        (
            "the page is there under its title, without its text and with no other text in its place",
            "页面及标题仍在，正文不在，原处也没有其他正文",
        )
    ],
    "divided": [
        (
            r"it links (?P<count>\d+) pages below its own address that it did not link before: its text may be there",
            "页面新增 {count} 个指向其下级网址的链接，原文可能分置于这些页面",
        )
    ],
    "worked": [
        (
            "a notice that the page is being worked on is shown in the place of the text, and the rest of the site is there",
            "原文处为正在修订或维护的提示，网站其余部分仍在",
        )
    ],
    "none": [
        (
            "the page is there under its title, and says in the place of its list that there are no entries",
            "页面及标题仍在，原列表处写明没有条目",
        )
    ],
    "core": [("the page is there under its title, but without its main text", "页面及标题仍在，正文不在")],
    "type": [(r"(?P<old>\S+) before, (?P<new>\S+) now", "此前为 {old}，现为 {new}")],
    "document": [(r"another document is linked in its place: (?P<url>.+)", "原处链接的是另一文件：{url}")],
    "replaced": [
        ("another page is served at the address", "该网址提供的是另一页面"),
        ("another document is served at the address", "该网址提供的是另一文件"),
    ],
    "front": [("the site's front page is there, rewritten", "网站首页仍在，内容已重写")],
    "language": [
        ("the page is there, in another language", "页面仍在，语言不同"),
        ("the document is there, in another language", "文件仍在，语言不同"),
    ],
    "unshown": [("the text is in the answer, but is not shown before a click", "文字仍在响应中，位于点击后才显示之处")],
    "textless": [
        (r"a document of (?P<pages>\d+) pages was received, without text", "收到 {pages} 页的文件，其中没有文字")
    ],
    "locked": [("a document was received that cannot be read without a password", "收到的文件须有密码才能读取")],
    "unreadable": [("a document was received that cannot be read", "收到的文件无法读取")],
    "bytes": [
        ("other bytes, the same pages", "字节不同，页面相同"),
        ("other bytes, the same picture", "字节不同，图像相同"),
        ("other bytes, and no text to compare", "字节不同，没有可比对的文字"),
    ],
    "same": [
        ("the same payload, byte for byte", "内容逐字节相同"),
        ("the same text", "文字相同"),
    ],
    "quote": [
        (r"a cited passage is no longer there: (?P<words>.*)", "被引用的段落已不在其中：{words}"),
        (r"a cited passage is now struck out: (?P<words>.*)", "被引用的段落在其中现已画上删除线：{words}"),
        (
            r"a cited passage is no longer in the page's document (?P<url>\S+): (?P<words>.*)",
            "被引用的段落已不在其文件 {url} 中：{words}",
        ),
    ],
    "quote.absent": [
        (
            r"a cited passage was not found there word for word: (?P<words>.*)",
            "其中未找到逐字相同的被引用段落：{words}",
        )
    ],
    "lost": [(r"no longer there: (?P<words>.*)", "已不在其中：{words}")],
    "added": [(r"new there: (?P<words>.*)", "其中新增：{words}")],
    "pictures": [(r"pages without text whose pictures differ: (?P<pages>.*)", "没有文字且图像不同的页：{pages}")],
    "beyond": [("the document differs beyond the part that is read", "文件在已读取的部分之后有不同")],
    "pages": [("pages of the document differ", "文件的页面有不同")],
    "links": [("the same text, other links", "文字相同，链接不同")],
    "presentation": [("the same text, presented differently", "文字相同，呈现方式不同")],
    "another": [
        ("another site's page is served at the addresses that were requested", "所询问的各网址均显示另一网站的页面")
    ],
    "script": [
        (
            "the same text, written in the other script of its language",
            "文字相同，改用同一语言的另一种书写形式（如简体与繁体）",
        ),
        (
            "it is written in the other script of its language",
            "页面改用同一语言的另一种书写形式（如简体与繁体）",
        ),
    ],
    "probe.everywhere": [
        (
            "the site gives this same answer at its front page and at an invented address",
            "该网站在首页和一个虚构的网址上给出同样的回应",
        )
    ],
    "rewritten": [
        ("a page of the same name is there, rewritten", "该名称的页面仍在，内容已重写"),
        (
            "the document is there with its first line and its headings, rewritten",
            "文件仍在，首行与小标题未变，内容已重写",
        ),
    ],
    "template": [
        (
            "what differs is also on the site's not-found page",
            "不同之处也出现在该网站“页面不存在”的页面上",
        )
    ],
    "place": [
        (
            r"something differs in a place where a remark calls the change seen at looks? (?P<looks>[\d, ]+) a false alarm: noted, and not reported",
            "不同之处所在的位置，已有备注称第 {looks} 次查看所见的变化为误报：仅作记录，不予告知",
        )
    ],
    "neighbours": [("what differs also came or went on other pages of the site", "其他页面上亦有同样的变化")],
    "learned": [("the answer is like the site's not-found page", "响应与该网站的“未找到”页面相似")],
    "probe.invented": [("the site answers the same for an invented address", "该网站对虚构网址给出同样的答复")],
    "probe.disorder": [
        ("the home page fails, and an invented address gets a different answer", "首页异常，虚构网址则不同")
    ],
    "probe.home": [("the site's front page is served instead", "提供的是网站首页")],
    "probe.siblings": [("addresses that worked before give the same answer", "此前正常的网址给出同样的答复")],
    "url.login": [(r"a (?:redirect|refresh|script) to a login page", "转到登录页面")],
    "door": [
        (
            "what was not found is a login, consent or visitor check page to which the address leads, not the page itself",
            "未找到的是该网址所转到的登录、同意或访客验证页面，而非该页面本身",
        )
    ],
    "away.*": [
        (r"a (?:redirect|refresh|script) to the front page", "转到网站首页"),
        (r"a (?:redirect|refresh|script) to the directory above", "转到上级目录"),
        (r"a (?:redirect|refresh|script) to another site", "转到另一网站"),
        (
            r"a (?:redirect|refresh|script) to another name, from which no answer came",
            "转到另一域名，且未从该处得到响应",
        ),
        (r"a (?:redirect|refresh|script) to another page", "转到另一页面"),
    ],
    "member.lost": [
        (r"the page is there, but its document (?P<url>\S+) is no longer served", "页面仍在，其文件 {url} 已不再提供")
    ],
    "member.moved": [(r"its document (?P<url>\S+) is at (?P<there>\S+) now", "其文件 {url} 现位于 {there}")],
    "member.cited": [(r"a cited passage was in it: (?P<words>.*)", "其中曾有被引用的段落：{words}")],
    "member.altered": [
        (
            r"the page is there, but its document (?P<url>\S+) differs from our copy",
            "页面仍在，其文件 {url} 与留存副本不同",
        )
    ],
}

FOUND_ANY: Sequence[tuple[str, str]] = (
    (r"title: (?P<words>.*)", "标题：{words}"),
    (r"heading: (?P<words>.*)", "小标题：{words}"),
    (
        r"(?:body|opening|gate|gist|support|label|machine|pair|notice|form|speaking|titled|told|aside|field|maker|proxy): (?P<words>.*)",
        "页面文字：{words}",
    ),
    (r"(?:shell|sign|dressed|dress): (?P<words>.*)", "页面代码：{words}"),
    (r"header: (?P<words>.*)", "响应头：{words}"),
    (r"url: (?P<words>.*)", "网址：{words}"),
    (r"back: (?P<words>.*)", "网址中写明之后转往：{words}"),
)
