"""Chinese lines that say only that what was asked for is not there, by their grammar, in both scripts.

A notice is an apology, whose wish it was, the thing and what became of it: 对不起，您访问的页面已经不存在了. Whoever writes one
is free in each part, so no list of whole notices is ever complete. Only a whole line, heading or title part counts: within
a sentence the same words are a report ("该公司产品已下架").
"""

from __future__ import annotations

from dataclasses import replace

from archiver.observe.rules.model import Phrase, cells
from archiver.text.han import SIMPLIFIED, TRADITIONAL
from storage.model import Finding

_SORRY = r"(?:(?:(?:非常|很|十分|真的?|万分|实在)?(?:抱歉|对不起|不好意思|遗憾)|sorry|oops|oh no|哎呀|哎哟|哎|啊哦|啊噢|嗷|噢|哦|喔|呃|额|咦|哇|糟糕|呜呜|亲爱的?(?:用户)?|亲|温馨提示|提示|错误|404|页面错误)[^\w\n]{0,6}){0,3}"
_WISHED = (
    r"(?:(?:您|你|用户|我们|系统|服务器)?(?:现在|当前|目前|刚才)?(?:所|正?要|想|正在|想要|需要|试图|尝试)?"
    r"(?:访问|查看|浏览(?:使用)?|使用|查找|查询|请求|打开|寻找|搜索|输入|找寻|找|看|点击|阅读|下载|指定|进入|申请|提交|要求|获取)(?:到|了)?的)"
)
_WISH = rf"(?:{_WISHED}|当前|指定的?|相关的?|对应的?|目标)?"
# parts of a site, of which "moved", "cancelled" or "ran away" says that they are not there
_PAGE = r"(?:网?页面?(?:君|菌)?|页|分享(?:的?(?:文件|链接|内容))?|内容|链接|文件|文档|资源|网址|地址|路径|目录|栏目|东西|东东|数据)"
_THING = rf"(?:{_PAGE}|文章|信息|资料|记录|产品|商品|宝贝|帖子?|贴子?|主题|话题|新闻|资讯|公告|通知|图片|照片|相册|视频|影片|音频|作品|课程|职位|岗位|用户|会员|专题|期刊|论文|文献|专利|图书|书籍|书|小说|章节|作者|博客|日志|微博|问题|回答|词条|条目|活动|店铺|网店|附件|报告|报道|稿件|项目|模块|控制器|分类|标签|房源|楼盘|车源|企业|公司|学校|讲座|题目|试题|专栏|频道|直播间?|群组?|小组|评论|留言|版块|板块|论坛|订单|快照|模板|代码|仓库|数据集|档案|馆藏|条文|法规|案例|文书|拍品|酒店|景点|服务|线路|菜谱|游戏|应用|软件|种子|留言板?|问题|空间|比赛|竞赛|班级|商家|门店|歌曲|专辑|歌单|电影|剧集|试卷|机构|单位|教师|老师|品牌|型号|版本|插件|主题|项目|房间|房屋|标签页|投票|问卷|红包|优惠券|群)"
# whatever is asked for, where the words point at it: 此留言板, 您指定的用户空间
_POINTED = rf"(?:此|该|这个|{_WISHED}|指定的)[^，。,!！?？:：\s]{{1,8}}?"
_WHICH = r"(?:此|该|本|这个|这篇|这条|这|某)?"
_HEDGE = r"(?:可能|好像|似乎|也许|或许|貌似|大概)?(?:现在|目前|暂时)?"
_DONE = r"(?:删除|移除|删掉|删|清除|清理|撤下|撤除|下架|下线|失效|过期|丢失|遗失|消失|失踪|作废|走丢|跑丢|弄丢|走失|迷路|飞走|逃走|逃跑|溜走|跑掉|跑路|离家出走|去火星|飞到火星|去外太空|不翼而飞|人间蒸发|停售|停止(?:招聘|销售|更新)|售出|失联|躲起来|藏起来|被(?:外星人|火星人|喵星人|怪兽|妖怪|恐龙|黑洞|小偷|猫|狗|风|我)[^，。\n]{1,6})"
_BY = r"(?:其?(?:管理员|作者|站长|用户|发布者|发布人|楼主|编辑|系统|版主|后台|原作者|上传者|主人))?(?:自行)?(?:彻底|永久|不小心|悄悄)?"
_GONE = (  # of anything; "data lost", without a sign that it happened, is the name of a subject
    r"(?:已经?|早已|并|根本|都)?(?:没有了|不存在|不复存在|不在了?|找不到|找不着|找不见|不见)|(?:未|没有?|未能|无法|没法|不能)(?:查|搜|搜索|寻)?找(?:到|着)|(?:未|没有?)被找到|无法查(?:找|询)到?|(?:未|没有?)(?:查询|检索|发现)到?|查无此项"
    rf"|(?:已经?被?|早已被?|早就|被){_BY}{_DONE}|{_BY}{_DONE}(?=了|啦)"
)
# said in jest of a page that is not there: it went travelling, fell into a black hole
_ASTRAY = r"(?:(?:离开|飞|跑|溜|掉|躲|漂|逃|走)?(?:去|到|进|进了|向|往)了?(?:火星|外太空|太空|宇宙|外星|月球|黑洞|远方|异次元|二次元|另一个世界|别的?地方|[^，。\n]{0,2}(?:旅行|旅游|流浪|度假|约会|散步|睡觉|休假|冒险))(?=了|啦|$)|(?:旅行|旅游|流浪|度假|休假|冒险)去(?=了|啦)|(?:已经?)?与(?:地球|世界|我们|大家)失去了?联系)"
_ACCOUNT = r"(?:用户|会员|账号|帐号|作者|店铺|网店|公众号)"
_CLOSED = r"(?:不存在或)?(?:已经?)?(?:被)?(?:管理员|系统|平台)?(?:注销|封禁|封停|封号|冻结)"
_WHY = r"(?:(?:由于|因为?)[^，。,\n]{1,10}[，,]?)?"
_ABSENT = r"(?:已经?|并)?不存在|找不到了?|(?:未|没有?)找到|(?:已经?|已)?被(?:管理员|作者|系统)?删除|已删除"
_LEFT = r"(?:可能)?(?:(?:已经?被?|被)(?:移动|移走|移到别处|转移|迁移|更名|改名|重命名|搬家|变更|更改|更换|取消|撤销|撤消|关闭|停用|禁用)|无效|尚?未创建|还没有?创建)"  # of parts of a site
_END = r"(?:了|啦|哦|呢|喔|呀|鸟)*"
_FORMS: dict[str, str] = {}  # simplified character -> all its forms
for _old, _new in zip(TRADITIONAL, SIMPLIFIED, strict=True):
    _FORMS[_new] = _FORMS.get(_new, _new) + _old
# what became of a thing that may stand before its name: "cannot find the page", but not "lost documents: a list"
STANDS_FIRST = (
    r"(?:未|没有?|沒有?|未能|无法|無法|没法|沒法|不能)(?:查|搜)?找到|找不到|找無|找不[著着见見]|查[无無]|[无無]此|[无無]法(?:显示|顯示|访问|訪問|查找|打开|打開|浏览|瀏覽|查看)|(?:未|没有|沒有)(?:发现|發現)|不存在|(?:将|把).{0,12}(?:删除|刪除)"
    r"|(?:给|由)\S{0,4}(?:管理员|站长|版主)\S{0,4}(?:删除|移动|移走)|(?:已经?|已經)(?:无法|無法)(?:浏览|瀏覽|查看)"
)
# one of these is in each match
_STEMS = tuple("存在 没有 沒有 不复 不在 找 不见 不見 查 搜 寻 尋 发现 發現 检索 檢索 删 刪 移 清 撤 下架 下线 下線 失 过期 過期 丢 丟 作废 作廢 迷路 飞 飛 逃 溜 跑 出走 火星 外太空 蒸发 蒸發 外星人 怪兽 怪獸 小偷 猫 貓 狗 风 風 转移 轉移 迁 遷 更 改名 命名 搬家 取消 关闭 關閉 停用 禁用 无效 無效 收录 收錄 没有这 沒有這 注销 註銷 封禁 封停 封号 封號 冻结 凍結 停售 停止 售出 联 聯 躲 藏 被 去 到 进 進 向 往 错误 錯誤 误 誤 正确 正確 创建 創建".split())  # fmt: skip


def missing_in_chinese() -> list[Phrase]:
    """Every wording of this module."""
    thing, page = rf"{_WHICH}{_THING}", rf"{_WHICH}{_PAGE}"
    fate = rf"(?:(?:{_GONE}){_END})"
    onward = r"(?:[，,。！!~ ]{1,2}(?:请|去|到|回|返回|先|不如|点击|欢迎)[^\n，。,]{1,14})?"  # a way out
    more = rf"(?:(?:[，,、/ ]|或者?|以及|和){{1,3}}{_HEDGE}(?:{_GONE}|{_LEFT}){_END}){{0,2}}"
    lines = (
        rf"{_SORRY}{_WISH}{thing}[，, ]?{_WHY}{_HEDGE}{fate}{more}{onward}",
        rf"{_SORRY}{_WISH}{page}[，, ]?{_HEDGE}{_ASTRAY}{_END}{onward}",
        rf"{_SORRY}{_WISH}{_WHICH}{_ACCOUNT}{_HEDGE}{_CLOSED}{_END}",
        rf"{_SORRY}{_POINTED}(?:{_ABSENT}){_END}(?:[，,或/ ]{{1,2}}{_HEDGE}(?:{_GONE}|{_LEFT}){_END})?",
        rf"{_SORRY}(?:没有|不存在)(?:这样的?|该|此|这个|您?(?:指定|请求|要找)的)(?:id的?)?{_THING}",
        rf"{_SORRY}{_WISHED}(?:网址|地址|链接|url)(?:并)?(?:不正确|有误|不对|错误)",
        rf"{_SORRY}(?:无效的?{page}(?:id)?|查无此(?:人|文|页|书|物|信息|用户)|没有这(?:个|篇|条|本|张|种|位)?{_THING}|(?:本站|我们|[^，。\n]{{2,8}})?(?:尚未|暂未|还未|未|没有)收录{thing})",
        rf"{_SORRY}{_WISH}{page}[，, ]?{_HEDGE}(?:{_LEFT}{_END}){more}",
        rf"{_SORRY}{_WISHED}{thing}[，, ]?{_HEDGE}(?:{_LEFT}{_END}){more}",
        rf"{_SORRY}(?:我们)?(?:在?(?:服务器上?|本站|这里))?(?:{_GONE}|查无){_END}{_WISH}{thing}{_END}",
        rf"{_SORRY}(?:提示: ?)?(?:访问)?{page}无效[，,][^，。,\n]{{0,80}}?找不到(?:(?:对应|相应)的?)?{_THING}",
    )
    return [replace(one, stems=_STEMS) for one in cells("missing.zh", Finding.SOFT_GONE, *map(_in_both, lines))]


def _in_both(pattern: str) -> str:
    """A pattern of simplified characters that matches the traditional ones, too. It has no classes of Chinese ones."""
    return "".join(f"[{_FORMS[one]}]" if one in _FORMS else one for one in pattern)
