"""Parts of reasons in Chinese: lengths of time, what a rule asks for, what would be a first copy, what stands in lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

SPANS: Mapping[str, str] = {"min": "分钟", "h": "小时", "days": "天"}

# what a rule of the judgement asks for
ENDINGS: Mapping[str, str] = {
    "it was not at this address, and someone had said where it is now": "内容不在此网址，且备注指出了现址",
    "the kept text was found at another address, and not at this one": "留存的文字在另一网址，而不在此网址",
    "the kept text was found at another address of the site, and not at this one": "留存的文字在该网站的另一网址，而不在此网址",
    "a notice was shown in the place of the page": "页面原处显示了一则提示",
    "a notice was shown in the place of the document": "文件原处显示了一则提示",
    "the answer was status 410, or the page that listed it no longer did, and the site was otherwise fine":
        "服务器答复 410，或原列表页不再列出它，而网站其他部分正常",
    "the answer was 'not found' while the home page or a neighbouring page was fine": "服务器答复“未找到”，而首页或相邻页面正常",
    "the answer was the one that this site gives for pages that do not exist, while a neighbouring page was fine":
        "收到的是该网站对不存在网址的答复，而相邻页面正常",
    "the answer was 'not found', but the home page was not requested each time": "服务器答复“未找到”；首页并非每次都询问过",
    "the kept text was not in the answer; what the site gives for an invented address did not settle it":
        "响应中没有留存的文字；该网站对虚构网址的答复未能说明问题",  # by `judge/12` and before
    "the kept text was not in the answer": "响应中没有留存的文字",
    "the kept text was not in the answer; the site's home page was not as it should be either":
        "响应中没有留存的文字；该网站首页也不正常",
    "the kept text was not in the answer, and the home page or the neighbouring pages were not as they should be either":
        "响应中没有留存的文字；首页或相邻页面也不正常",
    "a placeholder of a domain dealer or hosting company was shown in the place of the site":
        "网站原处是域名经销商或主机服务商的占位页面",
    "a placeholder of a domain dealer or hosting company was shown, but other pages of the site were not requested each time":
        "显示的是域名经销商或主机服务商的占位页面；该网站其他页面并非每次都询问过",
    "the site's name is not in the domain name system, or leads to a placeholder":
        "域名系统中没有该网站的域名，或其指向占位页面",
    "one resolver said that there is no such name, but the second did not confirm it each time":
        "一台解析服务器称没有该域名；第二台并非每次都予确认",
    "the registry says that the name's registration has ended, is being given up, or is a newer one":
        "注册局称该域名的注册已终止、正在注销，或为较新的注册",
    "the page was not shown to us": "我们未能看到该页面",
    "the document was not shown to us": "我们未能看到该文件",
    "something other than the page was shown to us: a wall, a login, a refusal":
        "我们看到的不是该页面：验证页、登录页或拒绝",  # by `judge/8` and before
    "the page was received from another vantage point, and not from this one": "经其他路径收到了该页面，经我们的路径则未收到",
    "the document was received from another vantage point, and not from this one": "经其他路径收到了该文件，经我们的路径则未收到",
    "no usable answer came from the site": "网站没有给出可用的响应",
    "no usable answer came for the page": "未得到该页面可用的响应",
    "no usable answer came for the document": "未得到该文件可用的响应",
    "no usable answer came from where the address leads": "该网址所指向之处没有给出可用的响应",
}  # fmt: skip

# which answer would be the first copy
FIRSTS: Mapping[str, str] = {
    "One complete answer with content": "只要有一次完整且含有内容的响应",
    "One complete answer with content instead of 'not found'": "只要有一次完整且含有内容、而非“未找到”的响应",
    "One complete answer with content instead of the notice": "只要有一次完整且含有内容、而非提示的响应",
    "One complete answer with content instead of another page": "只要有一次完整且含有内容、而非另一页面的响应",
    "One complete answer with the document that the address names": "只要有一次完整的响应含有网址所指的文件",
    "One complete answer with content instead of the placeholder": "只要有一次完整且含有内容、而非占位页面的响应",
    "Once the name is known, one complete answer with content": "待域名可以解析，只要有一次完整且含有内容的响应",
    "One complete answer with content that our limits allow and our text reader can process": "只要有一次完整、含有内容，且我们的上限和文本读取程序都能处理的响应",
    "Once the name leads to an address that we may connect to, one complete answer with content":
        "待域名指向可以询问的地址，只要有一次完整且含有内容的响应",
    "One look that is shown the page": "只要有一次查看看到该页面",
}  # fmt: skip

LISTS: Mapping[str, str] = {
    "the home page, a neighbouring page or the page that carries it was fine": "首页、相邻页面或载有它的页面正常",
    "the home page or the neighbouring pages were not as they should be": "首页或相邻页面不正常",
    "the server answered with status 410": "服务器答复状态 410",
    "the page that listed it no longer lists it": "原列表页不再列出它",
    "an invented address gets the same answer": "虚构的网址得到同样的答复",
    "the answer is like the site's known not-found page": "响应与该网站已知的“未找到”页面相似",
    "the kept text was found at another address": "留存的文字在另一网址找到",
    "the kept text was found at another address of the site": "留存的文字在该网站的另一网址找到",  # by `judge/12` and before
    "another resolver knows the name": "另一解析服务器能解析该域名",
    "only one of two resolvers says that there is no such name": "两台解析服务器中只有一台称没有该域名",
    "no answer": "没有答复",
    "no address": "没有地址",
    "a forged answer": "伪造的答复",
    "the page was received from another vantage point": "经其他路径收到了该页面",
    "by another way out the kept text was received": "经其他路径收到了留存的文字",  # by `judge/6` and before
    "the document was received from another vantage point": "经其他路径收到了该文件",
    "the same was found from another vantage point": "经其他路径所见相同",
    "a text that differs greatly from our copy was received from another vantage point": "经其他路径收到了与留存副本多有不同的文字",
    "the registry says that the name's registration has ended, is being given up, or is a newer one": "注册局称该域名的注册已终止、正在注销，或为较新的注册",
    "the registry says that the name is registered": "注册局称该域名仍在注册中",
    "an independent archive also got the answer 'not found'": "另一独立存档机构同样得到“未找到”的答复",
    "an independent archive received a page at this address": "另一独立存档机构在此网址得到了页面",
    "the registry, which says that the name's registration ended or is a newer one": "注册局：该域名的注册已终止或为较新的注册",
    "an independent archive, which got the answer 'not found'": "另一独立存档机构，其得到“未找到”的答复",
    "a cited passage, which is gone": "被引用的段落，已不在",
    "the text of a document that the page carries": "页面所载文件的文字",
    "the main text, which contains most of what differs": "正文，不同之处大多在其中",
    "the main text, in which a short passage differs": "正文，不同之处在其中，且较短",
    "a text that differs, with little of the difference in what we read as the main text": "不同的文字，其中少有属于被视为正文的部分",
    "what the page shows or leads to, besides its words": "页面在文字之外所显示或所指向的内容",
    "pictures in a text whose words are the same, recognised by their names alone": "文字未变的页面中的图片，仅凭名称识别",
    "a few words outside what we read as the main text": "少量文字，位于被视为正文的部分之外",
    "the registry still has the name": "注册局仍有该域名的注册",
    "the domain has different name servers than when it was last seen": "该域名的域名服务器与最后见到时不同",
    "the domain's name servers are now ones used for domains that are for sale": "现在的域名服务器专用于待售域名",
    "the domain has its name servers, and only this name under it is not known": "该域名仍有域名服务器，只是其下的这一名称无法解析",
    "the name servers of the domain, which are different from before": "与此前不同的域名服务器",
    "a remark says where the document is now": "备注指出了文件的现址",
    "other addresses that are no longer served lead to the same place": "其他已不再提供的网址通往同一处",
    "the status of the answer": "响应的状态",
    "the name, which is not known": "无法解析的域名",
    "the text, of which little or nothing was in the answer": "文字：响应中几乎没有原文",
    "what the site answers at other addresses that are not there": "该网站对其他不存在网址的答复",
    "other pages of the site, which were fine at each look": "每次查看时均正常的该网站其他页面",
    "other pages of the site, which were not as they should be either": "同样不正常的该网站其他页面",
    "the list, which no longer has it": "不再列出它的列表页",
    "the words of the answer": "响应中的文字",
    "what was received from another vantage point": "经其他路径所见",
    "another address, at which it is or is said to be": "它所在或据称所在的另一网址",  # by `judge/8` and before
    "another address, at which the kept text was found": "见到留存文字的另一网址",
    "an address given in a remark, at which nobody looked": "备注所述的所在之处；未曾在该处查看",
    "how long it has lasted, a day or more": "历时一天以上",
    "other pages of the site were not as they should be": "该网站其他页面不正常",
    "other pages of the site were fine": "该网站其他页面正常",
    "the list still has it": "列表页仍列出它",
    "the looks did not all find the same": "各次查看所见不尽相同",
}

# what a notice says of by whom, as reasons have it
_NO_MORE = r" Beyond this notice, the looks do not tell by whom or why\."
NOTICES: Mapping[str, Sequence[tuple[str, str]]] = {
    "limit-actor": [
        (
            "The looks do not tell by whom or why; only a notice could.",
            "查看并不能说明由谁、因何；只有告示才能说明。",
        ),
        (
            "The looks do not tell by whom or why; the notice is quoted as it stands.",
            "查看并不能说明由谁、因何；提示照原文引用。",
        ),
    ],
    "notice-*": [
        (said + _NO_MORE, told + "此外由谁、因何，查看并不能说明。")
        for said, told in (
            (
                r"The notice says that it was withdrawn by its author: “(?P<words>.*)”\.",
                "提示称由其作者撤回：“{words}”。",
            ),
            (
                r"The notice says that the account it was in was closed by its holder: “(?P<words>.*)”\.",
                "提示称其所在帐号由持有人关闭：“{words}”。",
            ),
            (
                r"The notice says that it was withdrawn by the platform, or under its rules: “(?P<words>.*)”\.",
                "提示称由平台撤回，或依平台规则撤回：“{words}”。",
            ),
            (
                r"The notice says that it was withdrawn under a law: “(?P<words>.*)”\.",
                "提示称依法律撤回：“{words}”。",
            ),
            (
                r"The notice speaks of the account it was in, and does not say by whom: “(?P<words>.*)”\.",
                "提示所言为其所在的帐号，未进一步说明由谁：“{words}”。",
            ),
        )
    ],
}


# what other vantage points received, of a page that is altered here for the most part
SHOWN_ELSEWHERE: Mapping[str, Sequence[tuple[str, str]]] = {
    "limit-way": [
        (
            r"Whether the text that is received by way of (?P<way>\S+) has changed is not judged\. To have it judged, .+",
            "经由 {way} 收到的文字是否有改动，不作判断。将此来源的出口设为 {way}，即按该路径判断。",
        )
    ],
    "elsewhere-holds": [
        (
            r"The \w+ was received from another vantage point on (?P<at>.+): for (?P<span>[\w ]+) after .+",
            "经其他路径于 {at}收到：此后 {span}内，未见到它的查看既不确认也不终止任何判断。",
        )
    ],
    "same-elsewhere": [
        (r"At this look the same new text was received (?P<place>.+)\.", "此次查看时，{place}收到了同样的新文字。")
    ],
    "limit-neither": [
        (
            r"At this look another text was received (?P<place>.+), neither the kept one nor the new one\.",
            "此次查看时，{place}收到了另一种文字，既非留存的文字，也非新文字。",
        )
    ],
    "against": [
        (
            r"Against it: at this look the kept text was received (?P<place>.+)\.",
            "与此不符的有：此次查看时，{place}收到的仍是留存的文字。",
        ),
        (r"Against it: (?P<list>.+)\.", "与此不符的有：{list}。"),
    ],
}
VISITORS_ELSEWHERE = (
    "No script is run: what scripts load or work out is not seen, nor what visitors from further places are shown.",
    "不运行脚本：脚本所获取或计算出的内容看不到，其他地点的访问者看到什么也看不到。",
)


def so_far(what: str, said: str) -> Sequence[tuple[str, str]]:
    """How often something that is not told yet was seen: patterns of the sentence that begins with `what`, and its Chinese."""
    until = r"; reported once it has been seen (?P<needed>\d+) times over at least (?P<span2>[\w ]+)\."
    then = "；见到 {needed} 次、历时至少 {span2}后才会告知。"
    times = (
        ("once", "见到 1 次"),
        (r"(?P<seen>\d+) times over (?P<span1>[\w ]+)", "在 {span1}内见到 {seen} 次"),
        (r"(?P<seen>\d+) or more times over (?P<span1>[\w ]+)", "在 {span1}内至少见到 {seen} 次"),
    )
    return tuple((f"{what}: seen {seen} so far{until}", f"{said}：迄今{told}{then}") for seen, told in times)
