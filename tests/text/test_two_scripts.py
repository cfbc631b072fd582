"""Pages in a language that is written in two scripts: the same text in the other script is the same, and any other
change is reported."""

from __future__ import annotations

import pytest

from archiver.text import Text, beside, compare
from archiver.text.cited.quotes import quotes_found, quotes_found_in_both
from archiver.text.comparison.alike import are_different_documents, share_found
from archiver.text.normal import fold
from tests.text.test_text import html

SIMPLIFIED = (
    "课题组走访第{}个乡镇，访问了{}户家庭，并就工资、合同、学校和道路等问题作了记录。",
    "押金在第{}年之后才退还，作者建议转移应当自愿，{}名工人的护照由工厂保管。",
    "当地干部说，这里的后续调查着重于“劳务输出”，第{}组共有{}人，复查后得到了回复。",
)
TRADITIONAL = (
    "課題組走訪第{}個鄉鎮，訪問了{}戶家庭，並就工資、合同、學校和道路等問題作了記錄。",
    "押金在第{}年之後才退還，作者建議轉移應當自願，{}名工人的護照由工廠保管。",
    "當地幹部說，這裡的後續調查著重於「勞務輸出」，第{}組共有{}人，複查後得到了回覆。",
)
CYRILLIC = (
    "Извештај о {}. домаћинству говори о {} плата, уговорима и школама у јужним окрузима.",
    "Љубица Њежић и Џемал Ђурић објавили су {}. маја да је {} радника задржано у фабрици.",
    "ЊУЈОРК и ЉУБЉАНА нису одговорили на {}. писмо, а чекало је {} људи.",
)
LATIN = (
    "Izveštaj o {}. domaćinstvu govori o {} plata, ugovorima i školama u južnim okruzima.",
    "Ljubica Nježić i Džemal Đurić objavili su {}. maja da je {} radnika zadržano u fabrici.",
    "NJUJORK i LJUBLJANA nisu odgovorili na {}. pismo, a čekalo je {} ljudi.",
)
UZBEK = (
    "Ўзбекистон Республикасининг {}-мактабида {} нафар ўқувчи ва ходимлар ҳуқуқлари ҳақида ёзди.",
    "Милиция ходимлари сентябрь ойининг {}-куни {} киши елкасига юк ортганини эълон қилди.",
)
UZBEK_LATIN = (
    "O'zbekiston Respublikasining {}-maktabida {} nafar o'quvchi va xodimlar huquqlari haqida yozdi.",
    "Militsiya xodimlari sentabr oyining {}-kuni {} kishi yelkasiga yuk ortganini e’lon qildi.",
)
PAIRS = [
    pytest.param("调查报告", SIMPLIFIED, "調查報告", TRADITIONAL, id="chinese"),
    pytest.param("Извештај", CYRILLIC, "Izveštaj", LATIN, id="serbian"),
    pytest.param("Ҳисобот", UZBEK, "Hisobot", UZBEK_LATIN, id="uzbek"),
]
BOTH_WAYS = [
    pytest.param(*(pair.values if order else pair.values[2:] + pair.values[:2]), id=f"{pair.id}-{order}")
    for pair in PAIRS
    for order in (True, False)
]


def page(title: str, said: tuple[str, ...], extra: str = "") -> Text:
    body = "".join(f"<p>{one.format(n, 400 + n)}</p>" for n in range(6) for one in said)
    return html(f"<html><title>{title}</title><body><main><h1>{title}</h1>{body}{extra}</main></body></html>")


@pytest.mark.parametrize(("title", "said", "other_title", "other"), BOTH_WAYS)
def test_same_page_in_the_other_script_is_the_same(title, said, other_title, other):
    found = compare(page(title, said), page(other_title, other))
    assert (found.lost, found.added, found.kept, found.same_text) == ((), (), 1.0, True)
    assert found.title_same
    assert found.other_script


@pytest.mark.parametrize(("title", "said", "other_title", "other"), BOTH_WAYS)
def test_changed_figure_is_reported_in_the_script_of_each_copy(title, said, other_title, other):
    was, is_ = said[0].format(91, 991), other[0].format(91, 919)
    old, new = page(title, said, f"<p>{was}</p>"), page(other_title, other, f"<p>{is_}</p>")
    found = compare(old, new)
    assert (found.lost, found.added) == ((fold(was),), (fold(is_),))
    assert found.other_script
    assert found.kept > 0.9
    told = beside(old, new)
    assert [[one.text for one in some] for some in (told.lost, told.added)] == [[was], [is_]]


def test_changed_part_of_a_long_passage_is_reported_in_the_script_of_each_copy():
    long = "，".join(one.rstrip("。").format(7, 407) for one in TRADITIONAL * 12) + "。"
    short = "，".join(one.rstrip("。").format(7, 407) for one in SIMPLIFIED * 12) + "。"
    old, new = (
        page("調查報告", TRADITIONAL, f"<p>{long}</p>"),
        page("调查报告", SIMPLIFIED, f"<p>{short[:-8]}九百人。</p>"),
    )
    found = compare(old, new)
    assert len(found.lost) == len(found.added) == 1
    assert found.lost[0].startswith("…")
    assert found.lost[0][1:] in fold(old.visible)
    assert found.added[0][1:] in fold(new.visible)
    assert "九百人" in found.added[0]


@pytest.mark.parametrize(("title", "said", "other_title", "other"), BOTH_WAYS)
def test_passage_lost_or_added_along_with_the_script_is_reported(title, said, other_title, other):
    more = f"<p>{said[0].format(91, 991)}</p>", f"<p>{other[0].format(91, 991)}</p>"
    gone = compare(page(title, said, more[0]), page(other_title, other))
    came = compare(page(title, said), page(other_title, other, more[1]))
    assert (gone.lost, gone.added) == ((fold(said[0].format(91, 991)),), ())
    assert (came.lost, came.added) == ((), (fold(other[0].format(91, 991)),))


def test_different_text_in_the_other_script_is_another_text():
    other = ("當局發言人於{}日表示，道路工程將延期{}天，市民對此表示不滿。", "氣象臺預報，{}日夜間有雷陣雨，氣溫{}度。")
    found = compare(page("调查报告", SIMPLIFIED), page("道路工程", other))
    assert found.kept < 0.3
    assert not found.other_script
    assert found.lost
    russian = ("Отчёт о {} семьях говорит о {} школах и дорогах района.", "Рабочие ждали {} дней, всего {} человек.")
    assert not compare(page("Отчёт", russian), page("Izveštaj", LATIN)).other_script


def test_regional_vocabulary_is_reported_as_a_difference():
    old, new = (
        page("调查报告", SIMPLIFIED, "<p>软件由信息中心提供。</p>"),
        page("調查報告", TRADITIONAL, "<p>軟體由資訊中心提供。</p>"),
    )
    found = compare(old, new)
    assert (found.lost, found.added) == (("软件由信息中心提供。",), ("軟體由資訊中心提供。",))
    assert found.kept > 0.8


def test_regional_vocabulary_in_every_sentence_is_still_the_same_page():
    said = (
        "第{}款芯片的软件由信息中心提供，{}名工程师在两年之内完成了全部设计、测试和验证的工作。",
        "服务器在第{}次检查时出现故障，{}份材料没有得到备份，事后也没有人说明原因。",
    )
    other = (
        "第{}款晶片的軟體由資訊中心提供，{}名工程師在兩年之內完成了全部設計、測試和驗證的工作。",
        "伺服器在第{}次檢查時出現故障，{}份材料沒有得到備份，事後也沒有人說明原因。",
    )
    for one, two in ((("芯片调查", said), ("晶片調查", other)), (("晶片調查", other), ("芯片调查", said))):
        found = compare(page(*one), page(*two))
        assert found.kept > 0.6
        assert found.lost
        assert found.other_script


def test_single_passage_in_the_other_script_is_neither_reported_nor_a_script_change():
    found = compare(
        page("調查報告", TRADITIONAL, "<p>會議記錄顯示沒有錄音。</p>"),
        page("調查報告", TRADITIONAL, "<p>会议记录显示没有录音。</p>"),
    )
    assert (found.lost, found.added, found.other_script) == ((), (), False)


def test_copy_elsewhere_in_the_other_script_is_recognised():
    here, there = page("调查报告", SIMPLIFIED), page("調查報告", TRADITIONAL)
    assert share_found(here, there) == 1.0
    assert not are_different_documents(here, there)
    assert share_found(here, page("Izveštaj", LATIN)) == 0.0


@pytest.mark.parametrize(("title", "said", "other_title", "other"), BOTH_WAYS)
def test_cited_passage_is_found_in_the_other_script(title, said, other_title, other):
    here, there = page(title, said), page(other_title, other)
    for one, wrong in zip(said[:2], other[:2], strict=True):
        quote = one.format(4, 404)
        assert quotes_found_in_both(here, there, [quote])[quote] == (True, True)
        assert quotes_found(there, [one.format(4, 440)])[one.format(4, 440)] is False
        assert quotes_found(page(other_title, other), [wrong.format(4, 404)]) == {wrong.format(4, 404): True}


def test_cited_passage_with_a_changed_word_in_the_other_script_is_gone():
    quote = "护照由工厂保管"
    new = page("調查報告", tuple(one.replace("保管", "發還") for one in TRADITIONAL))
    assert quotes_found_in_both(page("调查报告", SIMPLIFIED), new, [quote])[quote] == (True, False)
