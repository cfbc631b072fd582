"""A line that says when a page was last changed is no part of its text, in whatever language; anything else in the line
is, and so is a date of the document itself. (That a later day is told where nothing else changed: test_day_of_update.py.)"""

from __future__ import annotations

from datetime import date

import pytest

from archiver.text.comparison.changed import changed
from archiver.text.comparison.compare import compare
from archiver.text.turning.excuses import Excuses
from archiver.text.turning.volatile import stable_part
from storage.model import Comparison
from tests.judgement.looks import exchange, page, text_of

DAYS = (date(2022, 3, 1), date(2022, 3, 9))  # long after the dates in the lines
STAMPS = [
    "Son yenilənmə tarixi: {n}.04.2019", "Viimati uuendatud {n}.10.2021", "Соңғы жаңарту күні: {n}.03.2020",
    "Соңку жаңыртуу: {n}-март 2020", "Oxirgi yangilanish sanasi: 2020-yil {n}-mart", "So‘nggi yangilanish: {n}.03.2020",
    "Навсозии охирин: {n} марти 2020", "Soňky täzelenen senesi: {n}.03.2020", "Сүүлд шинэчлэгдсэн: 2020 оны 3 сарын {n}",
    "Վերջին թարմացումը՝ {n} մարտի 2020", "ბოლო განახლება: {n} მარტი, 2020", "Përditësimi i fundit: {n} mars 2020",
    "Последно ажурирано на {n} мај 2020", "Последна актуализация: {n} май 2020 г.", "Последње ажурирање: {n}. март 2020.",
    "Posljednja izmjena: {n}. ožujka 2020.", "Zadnje ažuriranje: {n}.3.2020.", "Zadnja posodobitev: {n}. 3. 2020",
    "Pēdējo reizi atjaunināts: {n}.03.2020", "Paskutinį kartą atnaujinta: 2020-03-{n}",
    "Päivitetty viimeksi {n}.3.2020 klo 14:30", "Síðast uppfært: {n}. mars 2020", "Seinast dagført {n}. mars 2020",
    "Nuashonraithe den uair dheireanach: {n} Márta 2020", "Diweddarwyd ddiwethaf: {n} Mawrth 2020", "L-aħħar aġġornament: {n} ta' Marzu 2020",
    "Azken eguneraketa: 2020/03/{n}", "Darrera actualització: {n} de març de 2020", "Última actualización: {n} de marzo de 2020",
    "Tarikh kemas kini: {n} Mac 2020", "Huling na-update noong Marso {n}, 2020", "Imesasishwa mwisho: {n} Machi 2020",
    "ለመጨረሻ ጊዜ የዘመነው: {n} ማርች 2020", "ធ្វើបច្ចុប្បន្នភាពចុងក្រោយ៖ {n} មីនា 2020", "ປັບປຸງຄັ້ງລ່າສຸດ: {n} ມີນາ 2020",
    "ปรับปรุงล่าสุด: {n} มีนาคม 2563", "နောက်ဆုံး ပြင်ဆင်သည့် ရက်စွဲ - {n} မတ် 2020", "अन्तिम अद्यावधिक: 2077 चैत {n}",
    "अंतिम अद्यतन तिथि: {n} मार्च 2020", "අවසන් වරට යාවත්කාලීන කළේ: 2020 මාර්තු {n}", "সর্বশেষ হালনাগাদ: {n} মার্চ 2020",
    "கடைசியாக புதுப்பிக்கப்பட்டது: {n} மார்ச் 2020", "آخری اپ ڈیٹ: {n} مارچ 2020", "آخرین به روز رسانی: 1399/01/{n}",
    "وروستی تازه: {n} مارچ 2020", "Nûkirina dawî: {n} Adar 2020", "دوایین نوێکردنەوە: {n} ئازار 2020", "עודכן לאחרונה: {n}.03.2020",
    "Τελευταία ενημέρωση: {n} Μαρτίου 2020", "Ultima actualizare: {n} martie 2020", "Utolsó frissítés: 2020.03.{n}.",
    "Posledná aktualizácia: {n}. 3. 2020", "Апошняе абнаўленне: {n} сакавіка 2020", "Cập nhật lần cuối: {n}/03/2020",
    "2020年3月{n}日更新", "마지막 업데이트: 2020년 3월 {n}일", "Updated Thursday, {n}-Mar-2020 08:25:04 CDT",
    "Kontakt | Zuletzt aktualisiert am {n}. März 2020", "（更新：2020-03-{n}（履歴）） （仕様の一覧）", "Rules on wells (updated: {n} March 2020)",
    "نویسنده: سولا • آخرین به روز رسانی: ۱۳۹۹/۰۱/۰۵ • {n} شب", "最后更新：2020-03-05 | 下午{n}时", "Last updated: 5 March 2020 | {n} p.m.",
]  # fmt: skip
FACTS = [
    "Qüvvəyə minmə tarixi: {n}.04.2019", "Son yenilənmə tarixi: 22.04.2019, {n} nəfər", "Jõustumine {n}.10.2021", "Kuulutettu {n}.03.2020",
    "Datum rješenja: {n}.03.2020", "Data publikacji: {n}.03.2020", "Day of decision: {n} March 2020", "Effective date: {n} March 2020",
    "Wells of Brink (updated 3 May 2020: {n} wells)", "Order on wells (in force: {n} March 2020)", "Last updated: 5 March 2020 | {n} wells", "Amended on {n} March 2020", "Adopted: {n} March 2020", "Last updated 3 May 2020: {n} deaths", "Last updated May 2020, {n} deaths",
    "Updated guidance for {n} hospitals 2020", "Aktualisierung {n} Fälle 2020", "Päivitetty hallitusohjelma {n} 2019 sivua",
    "Atnaujinta {n} 000 pastatų 2020", "Мөөнөтү: {n}-март 2020", "תאריך פסק הדין: {n}.03.2020", "Hatályba lépés: 2020. március {n}.",
]  # fmt: skip


def _between(before: str, after: str) -> Comparison:
    old, new = (text_of(exchange(page(extra=f"<p>{line}</p>"))) for line in (before, after))
    assert old is not None
    assert new is not None
    return compare(old, new, days=DAYS)


@pytest.mark.parametrize("line", STAMPS)
def test_last_updated_label_is_no_text_in_any_language(line):
    # alone it is reported by another rule: see test_day_of_update.py
    old, new = (text_of(exchange(page(extra=f"<p>{line.format(n=n)}</p>"))) for n in (12, 17))
    found = changed(old, new, Excuses(DAYS))
    assert (found.lost, found.added) == ([], [])


@pytest.mark.parametrize("line", FACTS)
def test_date_of_the_document_or_text_beside_a_stamp_is_reported(line):
    found = _between(line.format(n=12), line.format(n=17))
    assert found.lost
    assert found.added


def test_changed_status_beside_an_update_stamp_is_reported():
    found = _between("In force | Viimati uuendatud 12.10.2021", "Repealed | Viimati uuendatud 17.10.2021")
    assert found.lost
    assert found.added


@pytest.mark.parametrize(
    "stamp",
    [
        "<div><div>Sist endret</div><div><p>{}</p></div></div>", "<dl><dt>Last updated</dt><dd>{}</dd></dl>",
        "<p>Last modified:</p><p><time>{}</time></p>",
    ],
)  # fmt: skip
def test_update_stamp_may_span_two_lines(stamp):
    here, there = (stamp.format(day) for day in ("March 4, 2021", "January 1, 2022"))
    for old, new in ((here, there), ("", here), (here, "")):
        found = _between(old, new)
        assert (found.lost, found.added) == ((), ())


@pytest.mark.parametrize("label", ["Issued", "Effective date", "Day of the decision"])
def test_document_date_that_spans_two_lines_is_reported(label):
    here, there = (f"<dl><dt>{label}</dt><dd>{day}</dd></dl>" for day in ("March 4, 2021", "January 1, 2022"))
    assert _between(here, there).lost
    assert _between("", here).added


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("发表日期：六月 19日 2022, 2:53:19 下午", "发表日期：June 19th 2022, 2:53:19 pm"),
        ("发表日期：八月 4日 2019, 11:56:54 晚上", "发表日期：August 4th 2019, 11:56:54 pm"),
        ("二月 3日 2020, 10:07 上午", "February 3rd 2020, 10:07 a.m."),
    ],
)
def test_date_in_another_language_is_the_same_date(one, other):
    assert stable_part(one, None) == stable_part(other, None)
    assert stable_part(one, None) != stable_part(
        other.replace("2022", "2021").replace("2019", "2018").replace("2020", "2021"), None
    )


def test_am_and_pm_are_distinguished():
    assert stable_part("Sitting of 3 May 2020, 10:00 am", None) != stable_part("Sitting of 3 May 2020, 10:00 pm", None)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("By Jan Holt May 4, 2020, 10:30 pm", "By Jan Holt 4.5.2020 22:30"),
        ("By Jan Holt 4 May 2020 at 9:05", "4 May 2020, 09:05 By Jan Holt"),
        ("上午8:05 2020年5月4日", "2020-05-04 08:05"),
        ("25/12/2020 Jan Holt", "Jan Holt 2020-12-25"),
    ],
)
def test_numeric_date_and_time_are_the_same_in_any_format(old, new):
    assert stable_part(old, None) == stable_part(new, None)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("By Jan Holt 4.5.2020 10:30 pm", "By Jan Holt 4.5.2020 10:30"),
        ("By Jan Holt 4.5.2020", "By Jan Holt 5.4.2020"),
        ("By Jan Holt 4/5/2020", "By Jan Holt 2020-05-04"),
    ],
)
def test_different_or_ambiguous_date_or_time_is_not_the_same(old, new):
    assert stable_part(old, None) != stable_part(new, None)
