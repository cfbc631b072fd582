"""A line that shows, on each of two copies, the day of the visit is not text of a document; any other date is."""

from __future__ import annotations

from datetime import date

import pytest

from archiver.text.comparison.compare import compare
from storage.model import Comparison
from tests.judgement.looks import exchange, page, text_of

DAYS = (date(2026, 3, 1), date(2026, 3, 9))  # a Sunday and a Monday
SHOWN = [
    ("воскресенье, 1 марта 2026 г.", "понедельник, 9 марта 2026 г."),
    ("1 марта 2026 года", "9 марта 2026 года"),
    ("Москва, 1 марта 2026", "Москва, 9 марта 2026"),
    ("Неділя, 1 березня 2026 року", "Понеділок, 9 березня 2026 року"),
    ("domingo, 1 de marzo de 2026", "lunes, 9 de marzo de 2026"),
    ("Sonntag, 1. März 2026", "Montag, 9. März 2026"),
    ("So. 1.3.2026, 14:05 Uhr", "Mo. 9.3.2026, 9:30 Uhr"),
    ("dimanche 1er mars 2026", "lundi 9 mars 2026"),
    ("domenica 1 marzo 2026", "lunedì 9 marzo 2026"),
    ("domingo, 1 de março de 2026", "segunda-feira, 9 de março de 2026"),
    ("niedziela, 1 marca 2026", "poniedziałek, 9 marca 2026"),
    ("2026. március 1., vasárnap", "2026. március 9., hétfő"),
    ("2026. március 1.", "2026. március 9."),
    ("sunnuntaina 1. maaliskuuta 2026", "maanantaina 9. maaliskuuta 2026"),
    ("2026 m. kovo 1 d.", "2026 m. kovo 9 d."),
    ("Κυριακή, 1 Μαρτίου 2026", "Δευτέρα, 9 Μαρτίου 2026"),
    ("1 Mart 2026 Pazar", "9 Mart 2026 Pazartesi"),
    ("Minggu, 1 Maret 2026", "Senin, 9 Maret 2026"),
    ("Chủ Nhật, 01/03/2026", "Thứ Hai, 09/03/2026"),
    ("Hà Nội, Chủ nhật, ngày 1 tháng 3 năm 2026", "Hà Nội, Thứ Hai, ngày 9 tháng 3 năm 2026"),
    ("Chủ Nhật, 1/3/2026, 14:05 (GMT+7)", "Thứ Hai, 9/3/2026, 08:30 (GMT+7)"),
    ("วันอาทิตย์ที่ 1 มีนาคม 2569", "วันจันทร์ที่ 9 มีนาคม 2569"),
    ("๑ มีนาคม พ.ศ. ๒๕๖๙", "๙ มีนาคม พ.ศ. ๒๕๖๙"),
    ("1 มี.ค. 69", "9 มี.ค. 69"),
    ("रविवार, 1 मार्च 2026", "सोमवार, 9 मार्च 2026"),
    ("१ मार्च २०२६", "९ मार्च २०२६"),
    ("রবিবার, ১ মার্চ ২০২৬", "সোমবার, ৯ মার্চ ২০২৬"),
    ("الأحد 1 مارس 2026", "الإثنين 9 مارس 2026"),
    ("الأحد، ١ آذار ٢٠٢٦", "الاثنين، ٩ آذار ٢٠٢٦"),
    ("الأحد 11 رمضان 1447 هـ الموافق 1 مارس 2026 م", "الاثنين 20 رمضان 1447 هـ الموافق 9 مارس 2026 م"),
    ("یکشنبه ۱۰ اسفند ۱۴۰۴", "دوشنبه ۱۸ اسفند ۱۴۰۴"),
    ("۱۴۰۴/۱۲/۱۰", "۱۴۰۴/۱۲/۱۸"),
    ("יום ראשון, 1 במרץ 2026", "יום שני, 9 במרץ 2026"),
    ("中華民國115年3月1日 星期日", "中華民國115年3月9日 星期一"),
    ("民國115年3月1日", "民國115年3月9日"),
    ("2026年3月1日 星期日 农历正月十三", "2026年3月9日 星期一 农历正月廿一"),
    ("二〇二六年三月一日 星期日", "二〇二六年三月九日 星期一"),
    ("2026年3月1日（日）", "2026年3月9日（月）"),
    ("令和8年3月1日", "令和8年3月9日"),
    ("2026년 3월 1일 일요일", "2026년 3월 9일 월요일"),
    ("2026. 3. 1. (일)", "2026. 3. 9. (월)"),
    ("1 марта 2026 | <a href=/abo>Подписка</a>", "9 марта 2026 | <a href=/abo>Подписка</a>"),
]
WEEKDAYS = [
    ("воскресенье", "понедельник"), ("Неділя", "Понеділок"), ("domingo", "lunes"), ("Minggu", "Senin"), ("रविवार", "सोमवार"), ("الأحد", "الاثنين"),
    ("یکشنبه", "دوشنبه"), ("niedziela", "poniedziałek"), ("星期日", "星期一"), ("อาทิตย์", "จันทร์"), ("Chủ nhật", "Thứ hai"), ("일요일", "월요일"), ("日曜日", "月曜日"), ("Sunday", "Monday"),
]  # fmt: skip
TOLD = [
    # the document's own dates, on neither or only one of the days of the visits
    ("1 февраля 2026 г.", "9 февраля 2026 г."),
    ("1 марта 2026 г.", "19 марта 2026 г."),
    ("19 февраля 2026 г.", "9 марта 2026 г."),
    ("١ شباط ٢٠٢٦", "٩ شباط ٢٠٢٦"),
    ("一月1日 2026年", "一月9日 2026年"),
    ("1 กุมภาพันธ์ 2569", "9 กุมภาพันธ์ 2569"),
    ("1 มีนาคม 2568", "9 มีนาคม 2568"),
    ("民國114年3月1日", "民國114年3月9日"),
    ("令和7年3月1日", "令和7年3月9日"),
    ("8.3.1", "8.3.9"),
    ("❶ ② 1.3", "❶ ② 9.3"),
    ("1.3.69", "9.3.69"),
    ("10.12.04", "18.12.04"),
    ("1 اسفند ۱۴۰۴", "9 اسفند ۱۴۰۴"),
    ("रविवार, 1 फ़रवरी 2026", "सोमवार, 9 फ़रवरी 2026"),
    ("2026년 2월 1일", "2026년 2월 9일"),
    ("Thứ Hai, 01/03/2026", "Thứ Ba, 09/03/2026"),  # not the weekday of that date
    # beside other words, and in sentences
    ("Казнён 1 марта 2026 г.", "Казнён 9 марта 2026 г."),
    ("Опубликовано: 1 марта 2026 г.", "Опубликовано: 9 марта 2026 г."),
    ("В Брезье 1 марта 2026 г. закрыли колодец.", "В Брезье 9 марта 2026 г. закрыли колодец."),
    ("ถูกจับเมื่อ 1 มีนาคม 2569", "ถูกจับเมื่อ 9 มีนาคม 2569"),
    ("逮捕於民國115年3月1日", "逮捕於民國115年3月9日"),
    ("गिरफ्तारी 1 मार्च 2026", "गिरफ्तारी 9 मार्च 2026"),
    ("1 марта 2026 | Суд | Зал 3", "9 марта 2026 | Суд | Зал 3"),
    ("Москва, 1 марта 2026", "Тверь, 9 марта 2026"),
    # without a year or a weekday
    ("1 марта", "9 марта"), ("3월 1일", "3월 9일"), ("1.3", "9.3"),
]  # fmt: skip


def _between(old: str, new: str, days: tuple[date, date] | None = DAYS) -> Comparison:
    before, after = (text_of(exchange(page(extra=f"<p>{line}</p>"))) for line in (old, new))
    return compare(before, after, days=days)


@pytest.mark.parametrize(("old", "new"), SHOWN + WEEKDAYS)
def test_date_of_the_visit_is_not_text(old, new):
    found = _between(old, new)
    assert (found.lost, found.added) == ((), ())


@pytest.mark.parametrize(("old", "new"), SHOWN + WEEKDAYS)
def test_date_of_the_visit_may_differ_by_time_zone_but_not_by_more(old, new):
    found = _between(old, new, (date(2026, 2, 28), date(2026, 3, 8)))
    assert (found.lost, found.added) == ((), ())
    found = _between(old, new, (date(2026, 3, 5), date(2026, 3, 12)))
    assert found.lost
    assert found.added


@pytest.mark.parametrize(("old", "new"), TOLD)
def test_date_of_the_document_is_reported(old, new):
    found = _between(old, new)
    assert found.lost or found.added


def test_change_below_a_visit_date_is_reported_alone():
    found = _between("1 марта 2026 г.</p><p>Колодцев 14.", "9 марта 2026 г.</p><p>Колодцев 41.")
    assert found.lost == ("Колодцев 14.",)
    assert found.added == ("Колодцев 41.",)


def test_visit_date_may_also_stand_elsewhere_in_the_text():
    entry = "</p><p>воскресенье, 1 марта 2026 г.</p><p>Колодец в Брезье."
    found = _between(f"воскресенье, 1 марта 2026 г.{entry}", f"понедельник, 9 марта 2026 г.{entry}")
    assert (found.lost, found.added) == ((), ())
    found = _between(f"воскресенье{entry}", f"понедельник{entry}")
    assert (found.lost, found.added) == ((), ())


def test_date_in_a_heading_or_weekday_in_a_table_is_reported():
    found = _between("</p><h2>1 марта 2026 г.</h2><p>", "</p><h2>9 марта 2026 г.</h2><p>")
    assert found.lost
    hours = "<table><tr><td>{}<td>9–17<tr><td>пятница<td>9–12</table>"
    found = _between(hours.format("воскресенье"), hours.format("понедельник"))
    assert found.lost


def test_removed_date_line_is_reported():
    assert _between("1 марта 2026 г.", "").lost


MONTHS = [
    ("february 2026", "march 2026"), ("ақпан 2026", "наурыз 2026"), ("février 2026", "mars 2026"), ("2026年2月", "2026年3月"),
    ("กุมภาพันธ์ 2569", "มีนาคม 2569"), ("Tháng 2 năm 2026", "Tháng 3 năm 2026"), ("februari 2026", "mars 2026"), ("شباط ٢٠٢٦", "آذار ٢٠٢٦"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), MONTHS)
def test_month_of_the_visit_above_a_calendar_is_not_reported(old, new):
    """Any other month may be that of an issue, and so may one of several months, one in a heading or one beside other
    words."""
    days = date(2026, 2, 20), date(2026, 3, 9)
    found = _between(old, new, days)
    assert (found.lost, found.added) == ((), ())
    assert _between(old, new, (date(2026, 3, 20), date(2026, 4, 9))).lost
    issues = "</p><p>january 2026</p><p>december 2025"
    assert _between(old + issues, new + issues, days).lost
    assert _between(f"</p><h2>{old}</h2><p>", f"</p><h2>{new}</h2><p>", days).lost
    assert _between(f"{old}: 4", f"{new}: 4", days).lost
