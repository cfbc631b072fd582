"""Reasons of what was made of a look, in Chinese: rule -> (how the reason is written, how it is said here).

A name in a pattern and in its template is what the reason names. `span` is a length of time, `why` one of ENDINGS, `first` one of
FIRSTS, `list` and `rcode` some of LISTS, `place` and `ways` are vantage points and what was found from them, `told` the sentence of an event; the rest is
taken over as it is. `x-*` is for all rules that begin so, JUDGED_ANY for every rule.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from archiver.words.parts_chinese import NOTICES, SHOWN_ELSEWHERE, VISITORS_ELSEWHERE, so_far

_CONFIRMED = "；共需 {needed} 次、历时 {span2}。"
_RECEIVED = r" was received (?P<count>\d+) times over (?P<span>[\w ]+); it is the reference from now on\."
_SO_OFTEN = "在 {span}内 {count} 次收到"

JUDGED: Mapping[str, Sequence[tuple[str, str]]] = {
    "new": [
        (
            "This look received no usable copy; the first copy that holds the content will be kept as the reference.",
            "此次查看未得到可用的副本；首份含有内容的副本将作为参照留存。",
        ),
        (
            "A copy was received from another vantage point, and is kept; the first copy received from this one will be the reference.",
            "经其他路径收到了副本并已留存；经此路径最先收到的有效副本将作为对照。",
        ),
        (
            r"A copy was received from another vantage point on (?P<at>.+), and is kept; at this look none was received from any vantage point that was tried\.",
            "经其他路径曾于 {at}收到副本并已留存；此次查看所用的各路径均未收到。",
        ),
    ],
    "inconclusive": [
        (
            "The page was received from another vantage point. What came to this one concerns our own connection only, and nothing follows from it.",
            "经其他路径收到了该页面。经此路径所得只说明我们自己的线路，由此不作任何推断。",
        ),
        (
            "This look says something about our own connection, clock or limits, not about the page: it neither confirms nor ends anything.",
            "此次查看反映的是我们自身的线路、时钟或限制，而非该页面：既不确认也不终止任何判断。",
        ),
        (
            "Only part of the answer came: this look neither confirms nor ends what was found before.",
            "只收到部分响应：此次查看既不确认也不终止此前的判断。",
        ),
        (
            "The address where the kept text was found before could not be seen at this look, so the look neither confirms nor ends anything.",
            "此次查看未能看到先前找到留存文字的那个网址：既不确认也不终止任何判断。",
        ),
        (
            "This look received the page but could not see a document that is in question: about that document it neither confirms nor ends anything.",
            "此次查看看到了该页面，但未能看到存疑的文件：对该文件既不确认也不终止任何判断。",
        ),
        (
            "This look could not see the page: it neither confirms nor ends what was found before.",
            "此次查看未能看到该页面：既不确认也不终止此前的判断。",
        ),
        (
            "That the page was not modified is the server's word: it neither confirms nor ends what was found before.",
            "页面未修改只是服务器的说法：既不确认也不终止此前的判断。",
        ),
    ],
    "recurring": [
        (
            r"It was lost and found again (?P<count>\d+) times within (?P<span1>[\w ]+): another loss is reported after (?P<span2>[\w ]+) only, unless a notice says what became of it\.",
            "{span1}内曾 {count} 次消失又重现：再次消失须持续 {span2}才会通报，除非有提示说明去向。",
        ),
        (
            r"It could not be seen for (?P<span1>[\w ]+) or more, (?P<count>\d+) times within (?P<span2>[\w ]+): another outage is reported after (?P<span3>[\w ]+) only\.",
            "{span2}内曾 {count} 次至少 {span1}无法看到：再次中断须持续 {span3}才会通报。",
        ),
    ],
    "stands": [("This look agrees with what was found before.", "此次查看与此前的判断一致。")],
    "host-wide": [
        (
            "Many watched addresses of this host changed within one hour: until a day is over this counts as a change of the host.",
            "该主机多个受关注的网址在一小时内变化：一天之内视为整个主机的情况。",
        ),
        (
            r"Many watched addresses of this host changed within (?P<span>[\w ]+): until a day is over this counts as a change of the host\.",
            "该主机多个受关注的网址在 {span}内变化：一天之内视为整个主机的情况。",
        ),
        (
            r"(?P<changed>\d+) of (?P<all>\d+) watched addresses of this host that were looked at within (?P<span1>[\w ]+?) changed(?: so far)?: for (?P<span2>[\w ]+) this .*",
            "该主机在 {span1}内查看的 {all} 个关注网址中，至此有 {changed} 个变化：{span2}内视为整个主机的情况，而非此页面的情况。",
        ),
        (
            r"(?:At least )?(?P<changed>\d+) of (?P<all>\d+) watched addresses of this host changed within the hour: for (?P<span>[\w ]+?) this .*",
            "该主机受关注的 {all} 个网址中至少有 {changed} 个在一小时内变化：{span}内视为整个主机的情况，而非此页面的情况。",
        ),
    ],
    "instead": [
        (
            r"What is shown in its place is different from before: seen (?P<count>\d+) times over (?P<span>[\w ]+)\.",
            "其位置上所见与此前不同：在 {span}内见到 {count} 次。",
        ),
    ],
    "wait-instead": [
        *so_far("What is shown in its place is different from before", "其位置上所见与此前不同"),
        (
            r"What is shown in its place is another than before: seen (?P<seen>\d+) of (?P<needed>\d+) times needed, over at least (?P<span>[\w ]+)\.",
            "其位置上所见与此前不同：已见 {seen} 次，共需 {needed} 次、历时至少 {span}。",
        ),
    ],
    "wait-altered": [
        *so_far("The text differs from our copy", "文字与留存副本不同"),
        *so_far("What the page shows or leads to differs from our copy", "页面所显示或所指向的内容与留存副本不同"),
        (
            r"The text differs from our copy: seen (?P<seen>\d+) of (?P<needed>\d+) times needed, over at least (?P<span>[\w ]+)\.",
            "文字与留存副本不同：已见 {seen} 次，共需 {needed} 次、历时至少 {span}。",
        ),
        *so_far("Pictures of the document differ from our copy", "文件的图像与留存副本不同"),
        (
            r"Pictures of the document differ from our copy: seen (?P<seen>\d+) of (?P<needed>\d+) times needed, over at least (?P<span>[\w ]+)\.",
            "文件的图像与留存副本不同：已见 {seen} 次，共需 {needed} 次、历时至少 {span}。",
        ),
    ],
    "wait-*": [
        (
            r"Not yet confirmed: at (?P<looks>\d+) or more looks over (?P<span1>\d+ \w+) (?P<why>.+); (?P<needed>\d+) looks over (?P<span2>[\w ]+) are needed\.",
            "待确认：{span1}内至少有 {looks} 次查看显示{why}" + _CONFIRMED,
        ),
        (
            r"Not yet confirmed: at (?P<looks>\d+) looks? over (?P<span1>\d+ \w+) (?P<why>.+); (?P<needed>\d+) looks over (?P<span2>[\w ]+) are needed\.",
            "待确认：{span1}内有 {looks} 次查看显示{why}" + _CONFIRMED,
        ),
        (
            r"Not yet confirmed: at (?P<looks>1) look (?P<why>.+); (?P<needed>\d+) looks over (?P<span2>[\w ]+) are needed\.",
            "待确认：有 {looks} 次查看显示{why}" + _CONFIRMED,
        ),
    ],
    "altered": [
        (r"The same new text" + _RECEIVED, _SO_OFTEN + "同样的新文字；此后以它为参照。"),
        (r"The same new document, with these pictures," + _RECEIVED, _SO_OFTEN + "图像相同的新文件；此后以它为参照。"),
        (r"The same new state of the page" + _RECEIVED, _SO_OFTEN + "页面同样的新状态；此后以它为参照。"),
    ],
    "in-turn": [
        (
            "What differs is outside the main text and replaces what the previous change brought there, as that change did in turn: noted, and not reported.",
            "有异之处在正文之外，其位置上原是前一次变动带来的内容，而前一次亦是如此：予以记录，不作通报。",
        ),
        (
            "Only links to other pages, outside the text, differ; such links alone differed twice before, at most ten days apart: noted, and not reported.",
            "有异之处是正文之外通往其他页面的链接；此前已有两次仅此类链接有异，相隔均不超过十天：予以记录，不作通报。",
        ),
    ],
    "altered-among-others": [
        (
            r"The text is different at each look; missing from all of them over (?P<span>[\w ]+): (?P<words>.*)",
            "每次查看文字都不同；{span}内各次均没有：{words}",
        ),
        (
            r"The text is different at each look; new in all of them over (?P<span>[\w ]+): (?P<words>.*)",
            "每次查看文字都不同；{span}内各次均新增：{words}",
        ),
    ],
    "certificate-accepted": [
        (
            r"The certificate could not be verified; it is the one that was accepted here by its fingerprint, SHA-256 (?P<sha>[0-9a-f]{64})\.",
            "证书未能核验；它是本存档按指纹接受的那一份，SHA-256 {sha}。",
        )
    ],
    "certificate-refused": [
        (
            r"The certificate could not be verified\. Whoever runs .+ fingerprint, SHA-256 (?P<sha>[0-9a-f]{64})\.",
            "证书未能核验。本存档的运营者如确知其属于该网站，可按指纹接受它，SHA-256 {sha}。",
        ),
        (
            r"The site could be reached only over an old kind .+ fingerprint, SHA-256 (?P<sha>[0-9a-f]{64})\.",
            "只能以不再安全的旧方式与该网站建立安全连接；问题不在其证书。本存档的运营者可按证书指纹接受如此收到的内容，SHA-256 {sha}。",
        ),
    ],
    "certificate-body": [
        (
            r"What was received without checking the certificate is our copy, byte for byte; .+",
            "未经核验收到的内容与我们的副本逐字节相同；未经核验，不说明网站的情况。",
        ),
        (
            r"What was received without checking the certificate is not our copy, byte for byte; .+",
            "未经核验收到的内容与我们的副本并非逐字节相同；未经核验，不说明网站的情况。",
        ),
    ],
    "certificate": [
        ("The site's certificate is not the one of the last good look.", "网站证书与最近一次正常查看时的不同。")
    ],
    "name-servers": [
        (
            r"Name servers of the domain: (?P<old>.+) when it was last seen, (?P<new>.+) now\.",
            "该域名的域名服务器：最后见到时为 {old}，现为 {new}。",
        )
    ],
    "list": [
        (
            r"The list at (?P<url>\S+) had it on (?P<at>.+), and no longer has it\.",
            "列表页 {url} 于 {at}仍列出它，现已不再列出。",
        ),
        (r"The list had it on (?P<at>.+), and no longer has it\.", "列表页于 {at}仍列出它，现已不再列出。"),
    ],
    "evidence": [(r"At this look (?P<list>.+)\.", "此次查看：{list}。")],
    "confidence": [
        (r"Confidence is high\. It rests on (?P<list>.+)\.", "把握：高。依据：{list}。"),
        (r"Confidence is medium\. It rests on (?P<list>.+)\.", "把握：中。依据：{list}。"),
        (r"Confidence is low\. It rests on (?P<list>.+)\.", "把握：低。依据：{list}。"),
    ],
    **SHOWN_ELSEWHERE,
    "change": [
        (
            "As soon as anything else differs as well, in the text or outside it, all of it is reported.",
            "一旦正文之中或之外另有不同，即一并通报。",
        ),
        (
            "One look that finds the kept text at this address ends this at once.",
            "只要有一次查看在此网址找到留存的文字，此判断即告终止。",
        ),
        (
            "A look that is shown the page ends this at once; more looks like this one add nothing to it.",
            "只要有一次查看看到该页面，此判断即告终止；更多同样的查看不会增加其分量。",
        ),
        (
            "One look that finds the document at its address ends this at once.",
            "只要有一次查看在其网址见到该文件，此判断即告终止。",
        ),
        (
            "One look that finds one of the documents at its address ends this for that document at once.",
            "只要有一次查看在其网址见到其中一份文件，对该文件的此判断即告终止。",
        ),
        ("One answer with the kept text ends this at once.", "只要有一次响应含有留存的文字，此判断即告终止。"),
        (
            "The kept text in the next answer ends this; the same new text again confirms it.",
            "下次响应含有留存的文字则告终止；再次收到同样的新文字则予确认。",
        ),
        (
            "Only a look that tells something about the page changes what is said of it.",
            "只有能说明该页面情况的查看才会改变此判断。",
        ),
        (
            r"(?P<first>.+) ends this and becomes the reference; more looks like this one add nothing to it\.",
            "{first}，此状态即告终止，所得即为参照；更多同样的查看不会增加其分量。",
        ),
        (
            "No later look takes this back: what was there before, if it is served again and stays, is reported as another change.",
            "以后的查看不会撤回此判断：原先的内容若再次提供并保持，将作为另一次变化告知。",
        ),
        (
            "A remark may call this a false alarm if the change has a place in the page: .+",
            "此变化若在页面中有其位置，备注可称其为误报：此后仅在该位置、篇幅相近的变化只作记录，不予告知，被引用的段落不在时除外。",
        ),
    ],
    "limit-vantage": [
        (
            r"Looked at (?P<place>(?:from here|by way of \S+)(?: in [A-Z]{2})?) only: how the site answers elsewhere is not known\.",
            "只{place}查看：在别处得到什么答复不得而知。",
        ),
        (
            r"Looked at (?P<place>(?:from here|by way of \S+)(?: in [A-Z]{2})?), and (?P<ways>.+)\. How the site answers elsewhere is not known\.",
            "{place}查看，另{ways}。在别处得到什么答复不得而知。",
        ),
    ],
    "limit-resolver": [
        ("No second resolver is known to have been asked for the name.", "未知是否有第二台解析服务器查询过该域名。"),
        (r"One of two resolvers did not confirm it: (?P<rcode>.+)\.", "两台解析服务器之一未予确认：{rcode}。"),
    ],
    "limit-visitor": [
        (
            "Whether other visitors are shown another text, and what a script draws, is not seen.",
            "其他访问者是否看到不同的文字、脚本所绘的内容，均看不到。",
        ),
        (
            "No script is run: what scripts load or work out is not seen, nor whether other visitors are shown another text.",
            "不运行脚本：脚本所获取或计算出的内容看不到，其他访问者是否看到不同的文字也看不到。",
        ),
        VISITORS_ELSEWHERE,
    ],
    "limit-existence": [
        ("Whether the page is there behind this is not known.", "其后该页面是否存在不得而知。"),
        ("Whether the document is there behind this is not known.", "其后该文件是否存在不得而知。"),
    ],
    "limit-line": [
        (
            "A fault near the site and one near us look the same from one place.",
            "从单一地点看，网站附近的故障与我们附近的故障并无分别。",
        )
    ],
    **NOTICES,
    "limit-return": [
        ("Whether it will come back is not known; later looks will tell.", "是否会恢复不得而知；以后的查看会说明。")
    ],
    "limit-unseen": [
        (
            "Changes before our first copy, and what pictures show, are not seen.",
            "首份副本之前的改动以及图片中的内容看不到。",
        ),
        (
            "Changes before our first copy, and what pictures beside text show, are not seen.",
            "首份副本之前的改动以及文字旁图片中的内容看不到。",
        ),
    ],
    "limit-host": [
        ("The home page was not requested at this look.", "此次查看未询问首页。"),
        (
            "The home page was requested at this look, but its answer does not count: it resembles what came at this address, or tells nothing.",
            "此次查看询问了首页，但其响应不能作数：与此网址所得相似，或不说明情况。",
        ),
    ],
    "limit-between": [
        (
            r"What happened between looks is not seen; they are set to be at most (?P<span>[\w ]+) apart\.",
            "两次查看之间发生了什么看不到；设定的间隔至多为 {span}。",
        ),
        (
            r"What happened between looks is not seen; two of them were (?P<span>[\w ]+) apart\.",
            "两次查看之间（其中两次相隔 {span}）发生了什么看不到。",
        ),
    ],
    "remark-explained": [
        ("A remark explains this record; nothing more is sent about it.", "备注已说明此记录；不再就此通知。")
    ],
    "remark-false_alarm": [
        (
            r"A remark says that earlier looks were a false alarm: looks up to number (?P<n>\d+) do not count\.",
            "备注称此前的查看为误报：至第 {n} 次查看均不计入。",
        )
    ],
    "remark-known_move": [("A remark says that the document is at another address now.", "备注称文件现在另一网址。")],
    "remark-wrong_baseline": [
        (
            r"A remark says that our copy up to look (?P<n>\d+) was not the content: it is no longer compared\.",
            "备注称至第 {n} 次查看的留存并非原内容：不再与之比对。",
        )
    ],
    "remark-mute": [("A remark asks that nothing be sent about this record.", "备注要求不再就此记录通知。")],
    "first-again": [("The text is that of our first copy again.", "文字又与我们的首份副本相同。")],
    "quote-again": [(r"a cited passage is there again: (?P<words>.*)", "其中又有被引用的段落：{words}")],
    "quote-there": [
        (
            r"a cited passage is not in the text that was found there: (?P<words>.*)",
            "被引用的段落不在该处的文字中：{words}",
        )
    ],
    "told-too": [(r"Also reported at this look: (?P<told>.*)", "此次查看另告知：{told}")],
    "copy-absent": [
        (
            r"The kept text was last found at (?P<url>\S+) on (?P<at1>.+); it was first absent there on (?P<at2>.+)\.",
            "留存的文字最后于 {at1}见于 {url}；首次在该处未见：{at2}。",
        )
    ],
    "copy-unseen": [
        (
            r"The kept text was last found at (?P<url>\S+) on (?P<at1>.+); from (?P<at2>.+) on, an error, a login or test page or no answer came from there, .+",
            "留存的文字最后于 {at1}见于 {url}；自 {at2}起，该处出错、受阻或没有响应，文字是否仍在该处不得而知。",
        ),
        (
            r"The kept text was last found at (?P<url>\S+) on (?P<at>.+); that address was not requested after that, .+",
            "留存的文字最后于 {at}见于 {url}；此后未再询问该网址，文字是否仍在该处不得而知。",
        ),
    ],
    "copy-again": [
        (
            r"The kept text was found before at (?P<url>\S+), last on (?P<at1>.+); it was first absent there on (?P<at2>.+)\.",
            "留存的文字此前曾见于 {url}，最后于 {at1}；首次在该处未见：{at2}。",
        ),
        (
            r"The kept text was found before at (?P<url>\S+), last on (?P<at>.+)\.",
            "留存的文字此前曾见于 {url}，最后于 {at}。",
        ),
    ],
    "found-at": [(r"The kept text was found at (?P<url>.+)\.", "留存的文字见于 {url}。")],
}

JUDGED_ANY: Sequence[tuple[str, str]] = (
    (
        r"(?P<agree>\d+) looks? over (?P<span>[\w ]+) agree \(confirmed\): (?P<why>.+); (?P<n>\d+) other looks? in that time .*",
        "{span}内 {agree} 次查看一致（已确认）：{why}；其间另有 {n} 次查看既不支持也不反对。",
    ),
    (
        r"(?P<agree>\d+) looks? over (?P<span>[\w ]+) agree \(probable\): (?P<why>.+); (?P<n>\d+) other looks? in that time .*",
        "{span}内 {agree} 次查看一致（尚未确认）：{why}；其间另有 {n} 次查看既不支持也不反对。",
    ),
    (
        r"(?P<agree>\d+) or more of (?P<all>\d+) looks over (?P<span>[\w ]+) agree \(confirmed\): (?P<why>.+)\.",
        "{span}内 {all} 次查看中至少有 {agree} 次一致（已确认）：{why}。",
    ),
    (
        r"(?P<agree>\d+) or more of (?P<all>\d+) looks over (?P<span>[\w ]+) agree \(probable\): (?P<why>.+)\.",
        "{span}内 {all} 次查看中至少有 {agree} 次一致（尚未确认）：{why}。",
    ),
    (
        r"(?P<agree>\d+) of (?P<all>\d+) looks over (?P<span>[\w ]+) agree \(confirmed\): (?P<why>.+)\.",
        "{span}内 {all} 次查看中有 {agree} 次一致（已确认）：{why}。",
    ),
    (
        r"(?P<agree>\d+) of (?P<all>\d+) looks over (?P<span>[\w ]+) agree \(probable\): (?P<why>.+)\.",
        "{span}内 {all} 次查看中有 {agree} 次一致（尚未确认）：{why}。",
    ),
)
