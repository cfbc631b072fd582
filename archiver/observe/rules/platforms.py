"""Platforms' notices in the place of withdrawn content, sentence by sentence, in both Chinese scripts and in English.

The actor is taken from the notice, never inferred. Ids are `notice.{platform}.{actor}.{number}`; the actor is author,
platform, law, account, "author.account" (the account was closed by its holder), or "unsaid". The wordings are those
that public crawlers of these platforms look for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

# polite words before the sentence of a notice, and what may follow it
LEAD = re.compile(
    r"^[\s,、:!*·•>|\-–]*(?:(?:(?:很|非常|十分)?(?:抱歉|遗憾|遺憾)|对不起|對不起|不好意思|(?:温馨|溫馨)?提示|sorry)[\s,、:!.]+)?"
)
_TAIL = r"(?:[\s,;:.]*(?:查看|了解)(?:帮助|详情|详细|对应规则|违规内容|原因)[\s:]*(?:网页链接)?|[\s,;:]*网页链接)?[\s,;:.。!]*"
_AND = r"[\s,、;:.]{0,3}"

# simplified characters of these wordings -> traditional ones
_SCRIPTS = dict(
    zip(
        "应这个务发违规无权号户设隐关该处闭诉审经过销业时后区约协议迁现见暂条贴问题视频态评论众网办删为内验证异传显阅读图闻页观览广笔记据决机请状冻结于并链参数进开环统错络载败获试布楼动腾讯实仅没间范围风话国档构访误门险则讨",
        "應這個務發違規無權號戶設隱關該處閉訴審經過銷業時後區約協議遷現見暫條貼問題視頻態評論眾網辦刪為內驗證異傳顯閱讀圖聞頁觀覽廣筆記據決機請狀凍結於並鏈參數進開環統錯絡載敗獲試佈樓動騰訊實僅沒間範圍風話國檔構訪誤門險則討",
        strict=True,
    )
)
_THING = r"(?:(?:该|此|本|这)(?:条|篇|个)?)?(?:内容|文章|图文|视频|帖子|贴子|帖|贴|微博|博文|回答|问题|日记|广播|动态|稿件|作品|笔记|话题|博客|文档|新闻|信息|页面|网页)"
_POST = r"(?:该|此|本|这)(?:条|篇|个)?(?:回答|提问|问题|想法|日记|广播|动态|稿件|笔记|话题|讨论|主题)"
_ACCOUNT = r"(?:该|此|本)?(?:公众)?(?:帐号|公众号|用户)"
_AUTHOR = r"(?:原)?(?:发布者|作者|博主|楼主|发帖人|发布人|up主|上传者|投稿人)(?:本人|自行|自己)?"
_UNSEEN = r"(?:(?:已|暂|暂时|现已|目前)?(?:无法|不能)(?:进行)?(?:正常)?(?:查看|访问|浏览|显示|观看|阅读)|(?:已|暂|现已|目前)?不可见|(?:不予|未予)(?:显示|展示|展现)|(?:已|暂)不开放|已?被?(?:删除|屏蔽|下架|隐藏))"
_LAWS = r"(?:国家|中国|当地)?(?:相关|有关)?的?(?:法律、?法规|法律|法规)"
_CLOSED = rf"(?:公众)?(?:帐号|公众号)(?:(?:已|已经)被?|被|处于(?:帐号)?被?)(?:永久|暂时)?(?:注销|封禁|屏蔽|封停|停用|停止使用|迁移|冻结|封)(?:状态|流程中)?(?:{_AND}(?:该|此|相关)?的?内容(?:暂时)?(?:无法|不可)查看)?(?:{_AND}经核实[^。]{{1,40}})?"
_AGAINST = rf"(?:因|由于)?(?:涉嫌)?违反{_LAWS}(?:(?:和|及|与|以及)(?:相关|有关)?的?(?:政策|规定))?"
_COMPLAINED = r"(?:(?:接|经|因|由于)(?:到)?(?:相关|有关|用户|他人)?的?投诉|被(?:多人|用户|他人)?投诉)"
_RULED = r"(?:规范|规定|公约|协议|规则|准则|守则)"  # a platform's rules
_UNDER = rf"(?:根据|依据|按照|依照){_LAWS}(?:和|及|与)?(?:相关|有关)?(?:政策|规定|要求)?{_AND}"
_SITE = r"[^。]*(?:网站|网页|页面|站点|域名|访问)"  # block pages say the same about a site


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A pattern for a whole sentence of a notice, folded and in lower case, without its LEAD.

    `framed`: other pages have the words, too; they only are a notice if the markup says that one is shown.
    """

    id: str
    pattern: re.Pattern[str]
    framed: bool = False


def _both_scripts(wording: str) -> str:
    """A wording as a pattern for both scripts; 帐 and 账 are used interchangeably."""
    found = (f"[{one}{_SCRIPTS[one]}]" if one in _SCRIPTS else one for one in wording)
    return "".join(found).replace("帐", "[帐账帳賬]")


def _said(prefix: str, *wordings: str, framed: bool = False) -> list[Wording]:
    return [
        Wording(
            id=f"notice.{prefix}.{number}",
            pattern=re.compile(f"(?:{_both_scripts(one)}){_both_scripts(_TAIL)}"),
            framed=framed,
        )
        for number, one in enumerate(wordings, 1)
    ]


@cache
def platforms() -> tuple[Wording, ...]:
    """Every wording of a platform's notice."""
    return (*_wechat(), *_weibo(), *_others())


def _wechat() -> list[Wording]:
    return [
        *_said(
            "wechat.author",
            rf"(?:(?:该|此|本)?(?:内容|文章|图文|视频))(?:已|已经)?被{_AUTHOR}删除",
            rf"根据作者的?隐私设置{_AND}无法查看(?:(?:该|此)?内容)?",
            r"(?:the|this) (?:content|article) has been deleted by the (?:author|publisher)",
        ),
        *_said(
            "wechat.author.account",
            rf"{_ACCOUNT}(?:已|已经)?自主(?:注销|关闭)(?:{_AND}(?:该|此|相关)?的?内容无法查看)?",
        ),
        *_said(
            "wechat.platform",
            rf"(?:该|此)?(?:内容|文章|图文|视频)(?:因|由于)?(?:涉嫌)?违规{_AND}(?:无法查看|已?被?删除)",
            rf"(?:该|此)?(?:内容|文章|图文|视频)发送失败{_AND}无法查看",
            rf"(?![^。]*微博)(?:(?:该|此)(?:内容|文章)|{_ACCOUNT})因?被(?:多人|用户|他人)?投诉[^。]{{0,30}}?(?:无法(?:进行)?查看|涉嫌[^。,]{{1,16}}){_AND}(?:无法查看)?",
            rf"(?:由|经)用户投诉{_AND}并?经(?:平台|腾讯|微信)?(?:人工)?审核{_AND}涉嫌[^。]{{1,30}}",
            rf"经核实{_AND}{_ACCOUNT}涉嫌[^。]{{1,30}}",
            r"unable to (?:view|access) this content because it violates? (?:the )?(?:relevant )?(?:regulations?|rules|policy|policies)",
            rf"(?:{_COMPLAINED}{_AND})?(?:该|此)?(?:内容|文章|图文|视频|帐号)(?:因|由于)?(?:涉嫌)?违反了?《(?:微信|腾讯|公众)[^》]{{2,40}}》[^。,]{{0,16}}(?:{_AND}{_UNSEEN})?",
        ),
        *_said(
            "wechat.law",
            rf"(?:该|此)?(?:内容|文章|图文|视频)?(?:因|由于)?(?:涉嫌)?违反{_LAWS}(?:(?:和|及|与)(?:相关|有关)?(?:政策|规定))?{_AND}(?:发送失败|{_UNSEEN}){_AND}(?:无法查看)?",
            rf"(?:{_COMPLAINED}{_AND})?(?:该|此)?(?:内容|文章|图文|视频|帐号)(?:因|由于)?(?:涉嫌)?违反了?《(?!微信|腾讯|公众|[^》]*平台运营|[^》]*社区)[^》]{{2,40}}(?:法|条例|办法|规定)》[^。,]{{0,16}}(?:{_AND}{_UNSEEN})?",
        ),
        *_said(
            "wechat.law.boxed",
            rf"[^。]{{0,16}}违反{_LAWS}(?:(?:和|及|与)(?:相关|有关)?(?:政策|规定))?[^。]{{0,12}}",
            framed=True,
        ),
        *_said("wechat.account", rf"(?:该|此|本){_CLOSED}"),
        *_said("wechat.account.boxed", _CLOSED, framed=True),
        *_said(
            "wechat.unsaid.now", r"(?:该|此)(?:内容|文章|图文|视频)(?:暂时|暂)?(?:无法|不能|不可)(?:查看|访问|观看)"
        ),
        *_said(
            "wechat.unsaid",
            r"(?:该|此)?(?:内容|文章|图文)(?:已|已经)?被?删除",
            rf"(?:因|由于)?(?:涉嫌|被投诉|被举报)(?:侵权|侵犯[^。,]{{1,16}}|抄袭|不实){_AND}(?:该|此)?(?:内容|文章|图文|视频){_UNSEEN}",
            framed=True,
        ),
    ]


def _weibo() -> list[Wording]:
    return [
        *_said(
            "weibo.author",
            rf"(?:此|该|这)条?微博(?:已|已经)?被(?:原?作者|博主)删除(?:{_AND}或者?(?:被?(?:原?作者|博主)?|被)(?:设置|设为)[^。,]{{1,12}}可见)?",
            rf"由于(?:博主|作者)(?:的)?设置{_AND}[^。]{{0,24}}(?:不可见|无法访问|无法查看|没有[^。]{{0,10}}权限哦?)",
            rf"根据(?:博主|作者)的?设置(?:的微博可见时间范围)?{_AND}[^。]{{0,12}}(?:不可见|无法访问|无法查看)",
            rf"(?:作者|博主)已设置仅(?:展示|显示)[^。,]{{1,8}}微博{_AND}(?:此|该)条?微博已?不可见",
            rf"因用户自行设置{_AND}[^。]{{0,20}}(?:无法|不能)[^。]{{0,10}}",
        ),
        *_said(
            "weibo.author.account", rf"(?:{_ACCOUNT}|该微博)因用户自行申请(?:关闭|注销){_AND}(?:现已)?(?:无法查看)?"
        ),
        *_said(
            "weibo.platform",
            rf"[^。]{{0,16}}违反了?[^。]{{0,24}}微博(?:社区公约|服务使用协议|社区管理规定|商业行为规范)[^。]{{0,44}}{_UNSEEN}",
            rf"(?:此|该|这)条?微博因?被(?:多人|用户|他人)?投诉(?![^。]*法律)[^。]{{0,40}}{_UNSEEN}",
            rf"此条微博(?:因|涉嫌)[^。]{{1,30}}{_UNSEEN}",
        ),
        *_said(
            "weibo.law",
            rf"(?:此|该|这)条?微博{_AGAINST}{_AND}{_UNSEEN}",
            rf"(?:此|该|这)条?微博因?{_COMPLAINED}{_AND}{_UNDER}[^。,]{{0,12}}?{_UNSEEN}",
        ),
        *_said("weibo.account", rf"{_ACCOUNT}(?:行为异常|内容存在风险)[^。]{{0,16}}用户验证之前暂时不能查看"),
        *_said(
            "weibo.unsaid",
            r"(?:此|该|这)条?微博(?:已被?删除|不存在)",
            r"微博不存在(?:或者?|、)(?:您|你)?(?:暂无|没有|无)(?:查看)?权限[!！]?",
            r"target weibo does not exist!?",
        ),
    ]


def _others() -> list[Wording]:
    return [
        *_said("tieba.platform", r"(?:您的|该)(?:帖|贴)子?(?:已|已经)?被系统删除(?:[^。]{0,16})"),
        *_said("bilibili.author", r"仅up主自己可见", framed=True),
        *_said("bilibili.unsaid", r"稿件不可见", framed=True),
        *_said(
            "platform.author",
            rf"(?:{_THING}|{_POST})(?:已|已经)?被{_AUTHOR}(?:删除|隐藏|下架|撤回|关闭|设为(?:私密|隐私))(?:或(?:者)?(?:被)?(?:隐藏|关闭|设为(?:私密|隐私|仅自己可见)))?",
            r"(?:the|this) (?:content|article|post|message|video|answer|question|note|page|tweet|thread|topic) (?:has been|was|is) (?:deleted|removed|withdrawn|hidden) by (?:the|its) (?:original )?(?:(?:post|tweet|content) )?(?:author|publisher|poster|uploader|owner|creator)",
            r"(?:the|this) (?:post|message|comment|thread) (?:has been|was|is) (?:deleted|removed) by the (?:person|user) who (?:originally )?posted it",
            r"\[ ?(?:deleted|removed) by (?:the )?(?:user|author|original poster|poster) ?\]",
        ),
        *_said(
            "posts.platform",
            rf"{_POST}(?:因|由于)(?:涉嫌)?(?:违规|违反(?![^。,]*(?:法律|法规|国家|条例))[^。,]{{0,24}}{_RULED}》?)[^。,]{{0,6}}?{_AND}{_UNSEEN}",
            r"(?:the|this) (?:content|post|message|comment|thread|topic|question|answer|video|page) (?:has been|was|is) (?:deleted|removed|hidden) by (?:(?:the|its|our|a|reddit['’]s|this community['’]s) )?(?:moderators?|mods|moderation team|reddit|administrators?|admins?|spam filters?)(?: (?:of|from) [^.]{1,60})?",
            r"\[? ?(?:(?:post|comment|content) )?(?:removed|deleted) by (?:(?:the|a|reddit['’]s) )?(?:moderators?|mods|reddit|admins?|administrators?) ?\]?",
        ),
        *_said(
            "platform.law",
            rf"(?!{_SITE}){_UNDER}[^。,]{{0,12}}?{_UNSEEN}",
            rf"(?!{_SITE})应[^。,]{{0,24}}法院的?(?:要求|决定|通知){_AND}[^。,]{{0,12}}?{_UNSEEN}",
            rf"(?!{_SITE})(?:{_THING}|{_POST}){_AGAINST}{_AND}{_UNSEEN}",
            rf"(?!{_SITE}|[^。]*(?:地区|区域|海外|大陆))(?:应|因|由于)(?:版权方|版权所有者|版权所有人|著作权人|权利人|版权)的?(?:要求|投诉|申请|原因|问题)?{_AND}(?:该|此|本)(?:条|篇|个)?(?:内容|文章|视频|稿件|作品){_UNSEEN}",
        ),
        *_said(
            "platform.unsaid",
            rf"(?!{_SITE})应[^。,]{{2,24}}(?:办公室|部门|机关|机构)的?(?:要求|决定|通知){_AND}[^。,]{{0,12}}?{_UNSEEN}",
            rf"{_POST}(?:已|已经)?被?(?:系统)?(?:删除|屏蔽|下架|隐藏)",
        ),
        *_said("platform.law.boxed", rf"{_UNDER}[^。,]{{0,16}}?{_UNSEEN}", framed=True),
    ]


# every sentence of a notice matches this
HINT = re.compile(
    _both_scripts(
        r"删除|查看|不可见|不存在|无法|不能|屏蔽|封|注销|停用|停止|冻结|迁移|撤回|隐藏|下架|关闭|开放|展现|展示|显示|设为|投诉|违规|违反|涉嫌|自己可见"
    )
    + r"|deleted|removed|withdrawn|hidden|unable|does not exist"
)

# what else a page may say whose markup says that a notice is shown: nothing was withdrawn then
BAD_LINK = re.compile(
    _both_scripts(r"^\W*(?:该|此)?链接(?:已过期|错误|无效|已失效)\W*$|^\W*参数错误\W*$"), re.MULTILINE
)
WALL = re.compile(
    _both_scripts(
        r"环境异常|(?:访问|操作|请求)(?:过于|太)?频繁|去验证|完成(?:安全)?验证|environment (?:is )?abnormal|too frequent"
    )
)
LEAVING = re.compile(  # interstitials before an external link, which say nothing about the linked site
    _both_scripts(
        r"^\W*(?:您|你)?(?:将要|即将)(?:访问|离开)|^\W*you are (?:about to visit|leaving)\b|^\W*(?:this )?(?:page|site) could not be accessed\b|"
        r"^\W*(?:已|已经)?停止访问(?:该|此)?网页|非微信官方网页"
    ),
    re.MULTILINE,
)
FAILING = re.compile(
    _both_scripts(
        r"系统(?:出错|繁忙|异常|错误)|网络(?:异常|出错|错误|繁忙)|(?:加载|打开|获取)失败|请?稍(?:后|候)(?:再试|重试)|system (?:error|busy)|try again later"
    )
)
# in a JSON answer: the error code, and the field that gives the reason
CODE = re.compile(
    r"\"(?:errno|error_code)\"\s*:\s*\"?(?P<weibo>20101|20112|20170|20003)\b\"?|\"code\"\s*:\s*\"?(?:62002|62012)\b\"?"
)
MESSAGE = re.compile(r"\"(?:msg|message|error|errmsg|error_msg)\"\s*:\s*(?P<words>\"(?:[^\"\\]|\\.){1,400}\")")
