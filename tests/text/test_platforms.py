"""What site software adds around a text by itself, in many languages: view counts, related articles, update times,
categories. Facts in the same words are reported."""

from __future__ import annotations

from datetime import date

import pytest

from archiver.text import Text, compare, extract
from archiver.text.normal import sentences
from storage.model import Comparison

DAYS = (date(2026, 11, 3), date(2026, 11, 4))
SAID = "".join(
    f"<p>In the {n}th village the office took four samples, and found more arsenic than the guideline allows.</p>"
    for n in range(9)
)


def _read(inside: str, above: str = "") -> Text:
    markup = f"<!DOCTYPE html><html><head><meta charset=utf-8><title>Arsenic in the wells - The Post</title></head><body><div class=w>{above}<div class=l><h1>Arsenic in the wells</h1>{inside}</div></div></body></html>"
    return extract(markup.encode(), media_type="text/html", url="https://post.example/2026/wells")


def _between(old: str, new: str) -> Comparison:
    return compare(_read(old), _read(new), days=DAYS)


def _told(found: Comparison) -> bool:
    """Whether the comparison reports anything as lost or added."""
    return bool(found.lost or found.added)


LIVING = [
    ("2026-10-12 12人参与 3评论", "2026-10-12 31人参与 8评论"), ("12 条评论 分享", "15 条评论 分享"), ("赞同 132 28 条评论", "赞同 145 31 条评论"), ("查看: 1520|回复: 1", "查看: 1688|回复: 2"),
    ("编辑次数：21次历史版本", "编辑次数：22次历史版本"), ("引证文献 12", "引证文献 14"), ("顶一下 (12) 80.00%", "顶一下 (15) 78.95%"), ("點閱數：1,532", "點閱數：1,640"), ("瀏覽人次：12,345,678", "瀏覽人次：12,399,111"),
    ("資料更新：2026-10-12", "資料更新：2026-11-02"), ("更新日期：115-10-12", "更新日期：115-11-03"), ("콘텐츠 관리 : 대변인실 최종수정일 : 2026-10-12", "콘텐츠 관리 : 대변인실 최종수정일 : 2026-11-02"),
    ("보고서.hwp (다운로드 52회)", "보고서.hwp (다운로드 61회)"), ("댓글 3 공유하기", "댓글 13 공유하기"), ("Today 12 Total 34,567", "Today 5 Total 34,702"), ("오늘 방문자 1,203", "오늘 방문자 820"),
    ("フォロワー：120", "フォロワー：131"), ("閲覧回数：1,204", "閲覧回数：1,311"), ("Đang truy cập: 12", "Đang truy cập: 7"), ("Tổng lượt truy cập: 1.234.567", "Tổng lượt truy cập: 1.239.001"), ("Hôm nay: 123 Hôm qua: 345", "Hôm nay: 87 Hôm qua: 123"),
    ("จำนวนผู้เข้าชม 345 ครั้ง", "จำนวนผู้เข้าชม 402 ครั้ง"), ("ดาวน์โหลด 12 ครั้ง", "ดาวน์โหลด 15 ครั้ง"), ("Количество показов: 345", "Количество показов: 402"), ("12.10.2026 Қаралды: 345", "12.10.2026 Қаралды: 402"),
    ("Рейтинг: 0.0/0", "Рейтинг: 5.0/1"), ("Okunma Sayısı: 345", "Okunma Sayısı: 402"), ("بازدید امروز: ۱۲۳۴", "بازدید امروز: ۸۷۶"), ("عدد الزوار: 1234567", "عدد الزوار: 1235001"), ("12 תגובות", "15 תגובות"),
    ("Visitor Counter : 1234567", "Visitor Counter : 1239001"), ("Zobrazeno: 345x", "Zobrazeno: 402x"), ("Vytvořeno / změněno: 12.10.2026 / 2.11.2026", "Vytvořeno / změněno: 12.10.2026 / 3.11.2026"),
    ("تاريخ آخر تعديل : 02/11/2026 10:22 ص بتوقيت السعودية", "تاريخ آخر تعديل : 03/11/2026 08:10 م بتوقيت السعودية"), ("آخر تحديث: 2/11/202610:22 (توقيت مكة)", "آخر تحديث: 3/11/202608:10 (توقيت مكة)"),
    ("Publicado em 12/10/2026 16h30", "Publicado em 12/10/2026 16h30 Atualizado em 13/10/2026 17h05"), ("12.10.2026 • 16:30", "12.10.2026 • 16:30 Ενημερώθηκε 13.10.2026 09:02"), ("입력 2026.10.12. 16:30", "입력 2026.10.12. 16:30 업데이트 2026.10.13. 08:00"),
    ("Published: Oct 12, 2026 04:30 PM", "Published: Oct 12, 2026 04:30 PM Updated: Nov 03, 2026 10:01 AM"), ("Publié le 12 octobre 2026 par le service", "Publié le 12 octobre 2026, mis à jour le 3 novembre 2026 par le service"),
    ("GMT+8, 2026-11-3 10:22 , Processed in 0.032130 second(s), 18 queries .", "GMT+8, 2026-11-4 08:01 , Processed in 0.051229 second(s), 20 queries ."), ("Hà Nội 24°C nhiều mây", "Hà Nội 21°C có mưa"),
    ("USD ЦБ 92,31 +0,12 EUR ЦБ 99,10 −0,20", "USD ЦБ 93,02 +0,71 EUR ЦБ 99,87 +0,77"), ("دلار ۶۵٬۲۰۰ یورو ۷۰٬۱۰۰", "دلار ۶۵٬۴۰۰ یورو ۷۰٬۹۰۰"), ("İletişim 03 Kasım 2026 Salı", "İletişim 04 Kasım 2026 Çarşamba"),
    ("2026年11月03日 星期二 农历九月廿四 设为首页", "2026年11月04日 星期三 农历九月廿五 设为首页"), ("Úterý 3. listopadu 2026, svátek má Hubert", "Středa 4. listopadu 2026, svátek má Karel"), ("الثلاثاء، 03 نوفمبر 2026 10:22 ص", "الأربعاء، 04 نوفمبر 2026 08:10 م"),
    ("Thứ ba, 3/11/2026 <a href=/m>Mới nhất</a>", "Thứ tư, 4/11/2026 <a href=/m>Mới nhất</a>"), ("Read this release in: Hindi", "Read this release in: Hindi , Urdu , Tamil"), ("打开新闻，阅读体验更佳", "用新闻客户端打开"),
    ("<div class=m>A. Marsh, 12 October 2026 <span class=post__views>3456</span></div>", "<div class=m>A. Marsh, 12 October 2026 <span class=post__views>4012</span></div>"),
    ("<ul><li>Reader: <span class=view-count>3456</span></li></ul>", "<ul><li>Reader: <span class=view-count>4012</span></li></ul>"),
    ("Visto: 40909", "Visto: 41102"), ("Accesos: 1.204", "Accesos: 1.311"), ("Gelezen: 345", "Gelezen: 402"), ("Посещения: 345", "Посещения: 402"), ("الزيارات: 345", "الزيارات: 402"),
    ("<div class=post-tags>Tags: <a href=/a>wells</a></div>", "<div class=post-tags>Tags: <a href=/a>wells</a> <a href=/b>arsenic</a></div>"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), LIVING)
def test_platform_furniture_that_changes_by_itself_is_not_reported(old, new):
    old, new = (one if one.startswith("<") else f"<p>{one}</p>" for one in (old, new))
    assert not _told(_between(SAID + old, SAID + new))
    assert not _told(_between(old + SAID, new + SAID))


FACTS = [
    ("抗议活动1200人参与", "抗议活动120人参与"), ("参与：1200人", "参与：120人"), ("방문자 수: 1,200명", "방문자 수: 120명"), ("Visitantes: 12.000 al penal", "Visitantes: 2.000 al penal"), ("Today: 12 dead", "Today: 37 dead"),
    ("Cases today: 12", "Cases today: 37"), ("This month: 12", "This month: 37"), ("(12) 80.00%", "(15) 78.95%"), ("Рейтинг: AA-", "Рейтинг: BB"), ("Количество погибших: 345", "Количество погибших: 402"),
    ("عدد القتلى: 345", "عدد القتلى: 402"), ("تعداد کشته‌شدگان: ۱۲", "تعداد کشته‌شدگان: ۱۴"), ("Số người chết: 12", "Số người chết: 14"), ("จำนวนผู้เสียชีวิต 12 คน", "จำนวนผู้เสียชีวิต 14 คน"), ("사망 12명 부상 3명", "사망 2명 부상 3명"),
    ("Ölü Sayısı: 345", "Ölü Sayısı: 402"), ("Zatčeno: 345", "Zatčeno: 402"), ("Store at 24°C in the dark", "Store at 4°C in the dark"), ("USD 92,310 to the mayor", "USD 2,310 to the mayor"), ("2026-10-12 赞成 12", "2026-10-12 赞成 15"),
    ("Adopted on 12 October 2026 in force 13 October 2026", "Adopted on 12 October 2026 in force 14 October 2026"), ("03 Kasım 2025 Pazartesi", "04 Kasım 2025 Salı"), ("Updated 3 May 2026 NOT valid", "Updated 3 May 2026 AND valid"),
    ("3 ноября 2026: 12 погибших", "4 ноября 2026: 14 погибших"), ("<div class=tags><p>Held: A. Marsh, B. Lind</p></div>", "<div class=tags><p>Held: A. Marsh</p></div>"), ("<p><span class=vote-count>512</span> in favour</p>", "<p><span class=vote-count>152</span> in favour</p>"),
    ("<ul><li class='post tag-wells'><a href=/1>The well of Velika</a></li><li class='post tag-wells'><a href=/2>The well of Brink</a></li></ul>", "<ul><li class='post tag-wells'><a href=/2>The well of Brink</a></li></ul>"),
    ("<h3>Decisions</h3><ul><li><a href=/1>The first of all</a> (2026-10-28)</li><li><a href=/2>A second one</a> (2026-10-27)</li></ul>", "<h3>Decisions</h3><ul><li><a href=/2>A second one</a> (2026-10-27)</li></ul>"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), FACTS)
def test_fact_in_platform_wording_is_reported(old, new):
    old, new = (one if one.startswith("<") else f"<p>{one}</p>" for one in (old, new))
    assert _told(_between(SAID + old, SAID + new))


NAMES = [
    "The bridge is closed", "A pool opens again", "Rain until Friday", "Buses in the valley", "Schools begin late", "New lamps in the park",
]  # fmt: skip


def _flat(heading: str, names: list[str], entry: str, behind: str = "<h3>Weather</h3>") -> str:
    rows = "".join(f"<div>{entry.format(name, len(name) % 9 + 1)}</div>" for name in names)
    return f"</div><div class=r><h3>{heading}</h3>{rows}{behind}<p>Rain.</p>"


@pytest.mark.parametrize(
    ("heading", "entry"),
    [
        ("相关阅读", "<a href=/{0}>{0}</a> (2026-10-2{1})"), ("관련 기사", "<a href=/{0}>{0}</a> <span>{1}시간 전</span>"), ("あわせて読みたい", "<a href=/{0}>{0}</a><time>10月1{1}日 14時0{1}分</time>"),
        ("Последние новости", "<span>1{1}:22</span> <a href=/{0}>{0}</a>"), ("Terpopuler", "<a href=/{0}>{0}</a><p>{1} jam lalu</p>"), ("Tin cùng chuyên mục", "<a href=/{0}>{0}</a> <i>{1} giờ trước</i>"),
        ("Latest news", "<a href=/{0}>{0}</a> {1} hours ago"), ("'환경' 카테고리의 다른 글", "<a href=/{0}>{0}</a> <span>({1})</span>"), ("More from India", "<a href=/{0}>{0}</a>"), ("Top-Themen", "<span>1{1}:22 Uhr</span> <a href=/{0}>{0}</a>"),
    ],
)  # fmt: skip
def test_related_links_with_dates_between_other_lists_are_not_text(heading, entry):
    old, new = (SAID + _flat(heading, names, entry) for names in (NAMES[:4], NAMES[2:]))
    assert not _told(_between(old, new))


@pytest.mark.parametrize("heading", ["Decisions", "Latest news"])
def test_list_under_another_heading_or_with_a_sentence_is_reported(heading):
    said = "" if heading == "Decisions" else "<div>The court of Brink has refused all of them since the spring.</div>"
    old, new = (SAID + _flat(heading, names, "<a href=/{0}>{0}</a>", said) for names in (NAMES, NAMES[2:]))
    assert _told(_between(old, new))


def test_comments_under_a_latest_comments_heading_are_not_text():
    old, new = (SAID + f"<h3>最新评论</h3><div><b>{who}</b><p>It is so with us.</p></div>" for who in ("Oleg", "Anna"))
    assert not _told(_between(old, new))


def test_long_breadcrumb_that_ends_with_the_page_name_is_not_text():
    way = "<p>現在の位置：<a href=/>ホーム</a> &gt; <a href=/{0}>{0}</a> &gt; <a href=/k>環境</a> &gt; 河川敷における不法投棄対策の実施状況について</p>"
    old, new = (_read(SAID, way.format(one)) for one in ("市政情報", "くらし"))
    assert not _told(compare(old, new, days=DAYS))


@pytest.mark.parametrize("day", ["2026.10.12. 16:30", "2026. 10. 12. 오후 4:30", "Módosítva: 2026.10.12. 17:10"])
def test_date_with_the_year_first_is_one_passage(day):
    assert sentences(day) == (day,)
    assert len(sentences("Twelve died in 2026. Ten were hurt.")) == len(("Twelve died in 2026.", "Ten were hurt."))
