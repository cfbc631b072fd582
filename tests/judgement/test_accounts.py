"""Lists of changes, and texts about something else under a title that is a notice's, are content at a first look. Pages
that are not found are not, however much they explain."""

from __future__ import annotations

import pytest

from storage.model import Finding
from tests.judgement.looks import MENU, judged


def shown(title: str, *lines: str, entry: str = "p", menu: str = MENU) -> str:
    """A page of its title and a few lines; those that begin with "#" are headings."""
    said = "".join(f"<h2>{one[1:]}</h2>" if one[0] == "#" else f"<{entry}>{one}</{entry}>" for one in lines)
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title></head><body><nav><ul>{menu}</ul></nav>"
        f"<main><h1>{title}</h1>{said}</main><footer>© Institute</footer></body></html>"
    )


def log(title: str, *lines: str) -> str:
    return shown(title, *lines, entry="li")


LOGS = [
    log("Changelog", "The page on quotas has been removed.", "This page no longer exists in the old manual: see chapter 4.", "The default port is now 8080.", "Search is faster on large sites."),
    log("Ferry 2.4", "#2.4.1 – 12 May 2024", "Crash fixed when the file was not found.", "Printing on A5 works again.", "#2.4.0 – 2 May 2024", "The page for old tickets was removed.", "New timetable for winter."),
    shown("What's new", "12 May 2024: This page was removed from the menu: Old forms.", "3 April 2024: The annual report for 2023 was added.", "1 March 2024: The list of clinics has telephone numbers.", "9 January 2024: The link to the archive no longer works and was removed."),
    shown("Löschlogbuch", "12. Mai 2024: Die Seite „Fähre“ wurde gelöscht.", "11. Mai 2024: Die Seite „Mühle“ wurde gelöscht.", "9. Mai 2024: Die Datei Bruecke.jpg wurde gelöscht.", "1. Mai 2024: Die Seite „Zünfte“ wurde gelöscht."),
    shown("Corrections to the manual", "Page 12: the second table was replaced.", "Page 31: this page was removed.", "Page 40: the figure of workers is 1,240, not 1,420.", "Page 77: the name of the county was wrong."),
    log("更新日志", "修复文件不存在时程序崩溃的问题。", "修复页面不存在时没有提示的问题。", "新增对表格的支持。", "调整默认字号。"),
    log("更新履歴", "ファイルが存在しない場合に落ちる不具合を修正", "古いページを削除しました", "検索の速度を改善", "新しい地図を追加しました"),
    log("История изменений", "Страница о квотах удалена.", "Исправлено падение, если файл не найден.", "Карта загружается быстрее.", "В таблицу добавлен столбец с годом."),
    log("Änderungsprotokoll", "Die Seite über Quoten wurde entfernt.", "Absturz behoben, wenn eine Datei nicht gefunden wurde.", "Die Karte lädt schneller.", "Neue Spalte für das Jahr in der Lohntabelle."),
    log("Registro de cambios", "La página sobre cuotas fue eliminada.", "Corregido: archivo no encontrado al imprimir.", "El mapa carga más rápido.", "Nueva columna para el año en la tabla."),
    log("Sürüm notları", "Kotalar sayfası kaldırıldı.", "Dosya bulunamadığında çökme giderildi.", "Harita daha hızlı açılıyor.", "Ücret tablosuna yıl sütunu eklendi."),
    log("فهرست تغییرات", "صفحه سهمیه‌ها حذف شده است.", "رفع خطا هنگامی که فایل یافت نشد.", "نقشه سریع‌تر باز می‌شود.", "ستونی برای سال به جدول دستمزدها افزوده شد."),
    log("יומן שינויים", "העמוד על המכסות הוסר.", "תוקנה קריסה כאשר הקובץ לא נמצא.", "המפה נטענת מהר יותר.", "נוספה עמודה לשנה בטבלת השכר."),
    log("บันทึกการเปลี่ยนแปลง", "หน้าเกี่ยวกับโควตาถูกลบ", "แก้ปัญหาโปรแกรมหยุดเมื่อไม่พบไฟล์", "แผนที่โหลดเร็วขึ้น", "เพิ่มคอลัมน์ปีในตารางค่าจ้าง"),
]  # fmt: skip

TEXTS = [
    shown("Error 404: a short history", "The number was first used in Geneva in the early nineties.", "Engineers needed a short reply for a document that was not found.", "Soon artists painted it on walls and printed it on shirts.", "A bakery in Lyon sold bread with the three digits on its crust.", "Today museums collect such pages as they collect stamps."),
    shown("This page has been removed: how a village lost its history", "The village kept its records on a small server behind the church.", "In the spring of 2014 a clerk was told to clear the disk.", "Four hundred letters from the war went with it.", "Two sisters had printed most of them for their mother."),
    shown("该页面不存在：一个论坛的消亡", "论坛建于二零零三年，最多时有八万名会员。", "版主们大多是县城里的中学教师。", "二零一七年夏天，版面一个接一个地关闭。", "有人把自己的帖子抄在笔记本上，抄了整整三本。"),
    shown("Страница удалена: хроника одной газеты", "Газета выходила в маленьком городе двадцать шесть лет.", "В 2012 году её редактор написал о вырубке леса за рекой.", "Через месяц заметка исчезла, а потом и весь раздел.", "Жители сохранили вырезки и передали их в музей."),
    shown("Seite nicht gefunden: Eine kleine Geschichte des Vergessens", "Im Winter 1998 stellte ein Lehrer aus Jena seine Chronik ins Netz.", "Sie erzählte von der Weberei und ihren letzten Arbeiterinnen.", "Zehn Jahre später war die Seite nicht mehr erreichbar.", "Eine Schülerin fand die Disketten auf dem Dachboden.", "Heute liegt die Chronik im Stadtarchiv."),
    shown("ไม่พบหน้า: รายงานการประมงในแม่น้ำโขง", "ชาวประมงจับปลาได้น้อยลงทุกปีตั้งแต่สร้างเขื่อน", "นักวิจัยนับปลาในแม่น้ำสามสายระหว่างเดือนมีนาคมถึงกันยายน", "ราคาข้าวในตลาดท้องถิ่นสูงขึ้นสองเท่า", "หลายครอบครัวเริ่มปลูกผักริมตลิ่งแทนการหาปลา"),
    shown("पृष्ठ नहीं मिला: बिना नाम का गाँव", "यह गाँव 1953 से किसी नक़्शे पर नहीं है।", "इसके ग्यारह घर धूसर पत्थर के बने हैं।", "डाकिया हर गुरुवार को रोटी लेकर आता है।", "वसंत में बर्फ़ दर्रे को तीन हफ़्ते बंद रखती है।"),
    shown("En maintenance : une nuit sur le viaduc", "À une heure, huit hommes descendent sous le pont.", "Ils changent des boulons plus vieux qu'eux.", "À quatre heures, l'un d'eux apporte du thé et du pain.", "Le premier train passe à cinq heures."),
    shown("الموقع تحت الصيانة", "شمل المسح أربعمئة واثنتي عشرة أسرة في تسع قرى بين مارس وسبتمبر.", "عاد ألف ومئتان وأربعون عاملا خلال السنة الأولى من البرنامج.", "وقعت التعاونيات العقود بعد أسبوعين من تحديد الحصص.", "دفعت الأجور عبر التعاونيات التي احتفظت بعشرة في المئة منها."),
    shown("Under maintenance", "The survey covered four hundred and twelve households in nine villages between March and September.", "The cooperatives signed the contracts in February, and paid the wages until the end of autumn.", "Most of the interviews were held in the presence of a village cadre, which the authors note.", "Prices of rice and salt are listed by month in the second annex to the report."),
    shown("アクセス拒否", "北の村から港町へ移動した家族は三百世帯にのぼる。", "多くの家族は冬の前に山を越え、夏に戻ってくる。", "子どもたちは学校を二度変えることになった。", "役場は住まいの台帳を作り、家族に米を配った。", menu=""),
    shown("ปฏิเสธการเข้าถึง: รายงานแรงงานย้ายถิ่น", "แรงงานสี่ร้อยคนย้ายจากภาคอีสานไปทำงานในสวนยาง", "ครอบครัวที่ย้ายไปส่วนใหญ่กลับบ้านในฤดูฝน", "เด็กๆ ต้องเปลี่ยนโรงเรียนปีละสองครั้ง", "เทศบาลแจกข้าวสารให้ทุกครอบครัวเดือนละครั้ง"),
    shown("Access denied: families on the border", "Three hundred families moved across the river in spring.", "Their children were taught in a tent by two sisters.", "Guards counted the goats each evening.", "In autumn most of them moved back to the hills."),
]  # fmt: skip

NOT_FOUND = [
    shown("404 – Not found", "Our website was rebuilt in the spring of 2024.", "Many old documents were moved to the archive of the library.", "The archive is open to everybody from Monday to Friday.", "The page you are looking for is one of those that moved."),
    shown("Seite nicht gefunden: Neuer Auftritt der Stadt", "Die Stadt hat seit März einen neuen Internetauftritt.", "Ältere Unterlagen liegen jetzt im Stadtarchiv.", "Das Archiv ist dienstags und donnerstags geöffnet.", "Auskunft gibt das Bürgerbüro am Markt."),
    shown("페이지를 찾을 수 없습니다: 새 누리집 안내", "시청 누리집이 삼월에 새로 열렸습니다.", "예전 자료는 기록관으로 옮겼습니다.", "기록관은 평일 아홉 시에 엽니다.", "문의는 민원실로 해 주시기 바랍니다."),
    shown("Sayfa bulunamadı: yeni sitemiz açıldı", "Belediyenin yeni sitesi mart ayında açıldı.", "Eski belgeler arşive taşındı.", "Arşiv hafta içi açıktır.", "Sorularınızı meydandaki büroya sorabilirsiniz."),
    shown("ไม่พบหน้า: เว็บไซต์ใหม่ของเทศบาล", "เทศบาลเปิดเว็บไซต์ใหม่ในเดือนมีนาคมที่ผ่านมา", "เอกสารเก่าย้ายไปเก็บไว้ที่หอจดหมายเหตุของเมือง", "หอจดหมายเหตุเปิดทุกวันตั้งแต่วันจันทร์ถึงวันศุกร์", "สำนักงานตั้งอยู่ที่จัตุรัสกลางเมืองใกล้ตลาด"),
    shown("Erreur 404 : la page est partie en vacances", "Elle se repose au bord de la mer avec un livre.", "Le soleil brille et les mouettes rient.", "Personne ne sait quand elle reviendra.", "Le chat garde la maison.", '<a href="/">Retour à l\'accueil</a>'),
    shown("Ошибка 404: страница удалена", "Возможно, она устарела или её перенесли в другой раздел.", "Музей открыт каждый день, кроме понедельника.", "Билеты продаются в кассе до пяти часов.", "Мы уже ищем пропажу."),
    shown("Page not found: Annual report", "The report was printed in May 2012.", "Its authors were two economists from Leeds.", "Nine hundred copies were sold in the first year.", "We apologise that it can no longer be read here."),
    shown("Page not found: Summer fair 2019", "The fair was held on the meadow by the river.", "Page deleted on 3 March 2021.", "Pictures are kept in the town archive.", "The next fair is planned for July."),
    shown("404: Oak table, 180 cm", "Oak tables are made in our yard in Kiel.", "Each takes three weeks to build.", "The table you are looking for is sold out.", "The yard is open on weekdays."),
    shown("Page not found", "The institute was founded in 1952 and has sixty members of staff.", "It studies wages, prices and the lives of workers in four provinces.", "Its library holds ninety thousand books and is open to all.", "The yearbook appears in May and costs nine pounds.", "<ul><li><a href=/n>News</a></li><li><a href=/a>About</a></li><li><a href=/c>Contact</a></li></ul>"),
    shown("Page not found", *(f"<a href=/n{n}>{one}</a> {said}" for n, (one, said) in enumerate((("Harbour stays open", "The mayor said on Monday that the harbour would stay open."), ("Fish prices rise", "Cod costs a third more than last year, the market reports."), ("Snow on the road", "Two lorries were stuck for a night above the bay."), ("New school", "The school at the bridge opens in May with two hundred pupils."))))),
    shown("페이지를 찾을 수 없습니다", "죄송합니다. 요청하신 페이지가 존재하지 않습니다.", "삼월에 홈페이지를 새로 열면서 주소가 많이 바뀌었습니다.", "주소를 확인하시거나 검색을 이용해 주세요.", "문의 전화는 02-123-4567입니다."),
    log("Changelog", "Sorry, the page you requested does not exist.", "Ferry 2.4 of May", "Ferry 2.3 of March", "Ferry 2.2 of January"),
    log("更新日志", "抱歉，您访问的页面不存在。", "版本二点四", "版本二点三", "版本二点二"),
    log("Änderungen auf unserer Website", "Diese Seite wurde entfernt.", "Alle Formulare liegen im Rathaus aus.", "Das Rathaus ist am Freitag geschlossen.", "Der Wochenmarkt ist am Samstag."),
    log("변경 사항 안내", "이 페이지는 삭제되었습니다.", "신청서는 창구에 있습니다.", "창구는 금요일에 쉽니다.", "주차장은 건물 뒤에 있습니다."),
    shown("Institute", "#News", *(f"{n} May 2024: Harbour {n} stays open in winter" for n in (12, 9, 7, 2)), "The requested page was not found."),
    log("Document history", "This document has been removed.", "It was published in 2012 and revised in 2016.", "The copyright holder asked for its removal.", "Printed copies are held by the library."),
]  # fmt: skip

OUT_OF_ORDER = [
    shown("الموقع تحت الصيانة", "نعمل حاليا على تحديث الموقع.", "سنعود قريبا إن شاء الله.", "المكتب مفتوح من الثامنة حتى الثانية.", "شكرا لصبركم."),
    shown("Maintenance : nouveau centre de données", "Nous déménageons ce week-end.", "La boutique est ouverte de neuf à cinq heures.", "Les commandes passent par téléphone.", "Le site sera de retour lundi."),
    shown("メンテナンス中", "ただいまサーバのメンテナンスを行っています。", "ご不便をおかけします。", "作業は夕方に終わる予定です。", "窓口は通常どおり開いています。"),
]  # fmt: skip


@pytest.mark.parametrize("body", LOGS)
def test_list_of_changes_that_mentions_a_removal_is_content(body):
    assert judged(body) is Finding.FIRST


@pytest.mark.parametrize("body", TEXTS)
def test_text_about_something_else_under_the_title_of_a_notice_is_content(body):
    assert judged(body) is Finding.FIRST


@pytest.mark.parametrize("body", NOT_FOUND)
def test_not_found_page_with_explanations_is_no_content(body):
    assert judged(body) is Finding.SOFT_GONE


@pytest.mark.parametrize("body", OUT_OF_ORDER)
def test_site_that_explains_its_maintenance_is_out_of_order(body):
    assert judged(body) is Finding.MAINTENANCE


def test_refusal_that_says_that_content_moved_is_one():
    moved = shown(
        "アクセス拒否", "このコンテンツは別の場所に移動しました。", "社内ネットワークからのみ閲覧できます。", menu=""
    )
    assert judged(moved) is Finding.DENIED
