"""Running text generated from word lists, the same for the same seed."""

from __future__ import annotations

import random
from dataclasses import dataclass

# Invented words, because two texts must have as little in common as two documents of an institute have.
_ONSETS = ("b", "br", "c", "d", "f", "g", "gr", "h", "k", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "tr", "v", "w")
_RESTS = (
    "a",
    "al",
    "an",
    "ar",
    "e",
    "el",
    "en",
    "er",
    "i",
    "in",
    "is",
    "o",
    "on",
    "or",
    "os",
    "u",
    "um",
    "ur",
    "ay",
    "ith",
)
_SIGNS = (
    "年月日时分水火山石田土人口手足目耳心力气天地风云雨雪春夏秋冬东西南北中左右前后内外大小多少高低长短新旧公私国家省市县乡村镇街路桥河湖海江"
    "农工商学兵医药学校书报文字语言法律制度规定合同工资价格成本收入支出税费资金贷款银行市场贸易进出口生产消费企业公司工厂劳动就业失业转移迁移"
    "调查研究报告数据统计分析结果方法问题原因影响措施建议政策计划项目工程建设管理监督检查审计记录材料证明登记户籍教育培训卫生健康保险救助环境"
    "保护污染治理森林草原耕地水利灌溉气候灾害粮食作物畜牧渔业旅游交通运输铁路公路航空能源电力煤炭石油矿产科技信息网络通信媒体新闻出版文化艺术"
)
_LINKING = (
    "of the",
    "and the",
    "in the",
    "for a",
    "by",
    "under",
    "with",
    "from the",
    "near",
    "against the",
    "after",
    "on",
)


def _lexicon() -> tuple[tuple[str, ...], tuple[str, ...]]:
    chance = random.Random("a lexicon")
    made = {
        "".join(chance.choice(_ONSETS) + chance.choice(_RESTS) for _ in range(chance.randint(2, 3)))
        for _ in range(6000)
    }
    pairs = {chance.choice(_SIGNS) + chance.choice(_SIGNS) for _ in range(6000)}
    return tuple(sorted(made)), tuple(sorted(pairs))


_WORDS, _PAIRS = _lexicon()


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language's own words for the parts of a site."""

    code: str
    institute: str
    menu: tuple[str, ...]
    missing: tuple[str, ...]  # what a site says about a page that it does not have
    news: str


ENGLISH = Tongue(
    code="en",
    institute="Institute of Regional Studies",
    menu=("Home", "People", "Papers", "Data", "Events", "Press", "Library", "Contact"),
    missing=(
        "The page you are looking for could not be found.",
        "Sorry, this page does not exist.",
        "We could not find what you were looking for. It may have been moved or deleted.",
    ),
    news="Latest news",
)
CHINESE = Tongue(
    code="zh",
    institute="区域经济研究院",
    menu=("首页", "机构概况", "科研成果", "数据资料", "学术活动", "新闻中心", "图书馆", "联系我们"),
    missing=(
        "您访问的页面不存在或已被删除。",
        "抱歉，您要查看的页面不存在。",
        "对不起，您所访问的页面已经删除或不存在。",
    ),
    news="最新动态",
)


def sentence(chance: random.Random, tongue: Tongue) -> str:
    """A sentence with a number in it; two identical ones are very unlikely."""
    number = chance.randint(3, 997)
    if tongue is CHINESE:
        one = [chance.choice(_PAIRS) for _ in range(chance.randint(9, 16))]
        half = len(one) // 2
        return f"{''.join(one[:half])}的{one[half]}，共计{number}例{''.join(one[half:])}。"
    words = [chance.choice(_WORDS)]
    for _ in range(chance.randint(4, 8)):
        words += [chance.choice(_LINKING), chance.choice(_WORDS), chance.choice(_WORDS)]
    words.insert(len(words) // 2, f"({number} {chance.choice(_WORDS)}s)")
    return f"The {' '.join(words)}."


def title(chance: random.Random, tongue: Tongue) -> str:
    """A title."""
    if tongue is CHINESE:
        return f"{''.join(chance.choice(_PAIRS) for _ in range(6))}调查报告（{chance.randint(1, 99)}）"
    return f"{chance.choice(_WORDS).capitalize()} {chance.choice(_WORDS)} and {chance.choice(_WORDS)}: report {chance.randint(1, 99)}"


def prose(chance: random.Random, tongue: Tongue, sentences: int) -> list[str]:
    """A list of sentences."""
    return [sentence(chance, tongue) for _ in range(sentences)]
