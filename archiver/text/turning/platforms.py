"""What the programs of sites put into labels, with a figure (pure).

How many readers, comments and visitors a page has, and when it was last updated, in the words of many languages. Holds
for whole labels only, and these are no more than a part of one; an office's own count has a unit behind it, or says
what it counts.
"""

from __future__ import annotations

import re

from archiver.text.faster_patterns import required_literals
from archiver.text.literals import Literals

_COUNT = r"(?<![\d.,/])(?<!\d[-:])(?:\d{1,3}(?:[ .,٬'’]\d{3}){1,6}|\d{1,9}(?:[.,]\d{1,2})?)(?:\s?[kKmM](?!\w)|\s?[万萬만])?(?![\d%]|[.,/:-]\d)"
_DAY = r"\d{2,4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}日?"

# Before a count that follows a colon or stands in brackets; then the unit of the count.
_TOLD = (
    r"回[复覆]数?|跟[贴帖]数?|粉丝数?|獲讚|获赞|按讚數?|文章数|编辑次数|被引(?:频次|次数)?|引证文献|人气|人氣|(?:累[计計])?(?:瀏覽|浏览)人[数數次]|點閱[数數率]|下載次數|(?:今日|本月|累[计計]|總|总)?(?:訪客|访客|參觀|來訪)人[数數次](?=[:：])|"
    r"(?:오늘|어제|전체) ?방문자 ?수?|다운로드 ?(?:횟수|수)?|스크랩|좋아요|공감 ?수?|댓글 ?수?|"
    r"閲覧(?:回数|数)|アクセス(?:数|カウンター)|再生回数|フォロワー|ブックマーク数?|読者数|リブログ|来訪者数|"
    r"(?:tổng )?(?:số )?(?:lượt|lần) (?:truy cập|xem|đọc|tải(?: về)?|người xem)|đang (?:truy cập|online|trực tuyến|xem)|онлайн|khách (?:viếng thăm|online)|thành viên (?:online|trực tuyến)|bình luận|"
    r"(?:จํานวน)?(?:ผู้เข้าชม|ผู้เยี่ยมชม|ผู้เข้าใช้งาน|การเข้าชม|คนอ่าน|ผู้อ่าน|เข้าชม|เปิดอ่าน|ดาวน์โหลด|เข้าดู)(?:วันนี้|เมื่อวาน|ทั้งหมด|แล้ว|เดือนนี้|ปีนี้)?|"
    r"(?:количество|число|кол-во|всего|кількість) (?:показов|просмотров|скачиваний|комментариев|переглядів|завантажень)|(?:посетителей|посещений|відвідувачів|відвідувань) (?:сегодня|вчера|всего|сьогодні|вчора)|"
    r"қаралды|қаралым(?:дар саны)?|қаралған|көрілген|оқылған|оқылды|көрүүлөр|көрүлгөн|кўрилган|кўришлар(?: сони)?|(?:ko[ʻ'‘’`]rish(?:lar)?|o[ʻ'‘’`]qish(?:lar)?)(?: soni)?|ko[ʻ'‘’`]ril(?:gan|di)|o[ʻ'‘’`]qildi|baxış sayı|oxunma sayı|baxılıb|"
    r"(?:okunma|görüntülen?me|izlenme|ziyaret(?:çi)?|indirme|yorum|tıklanma) sayısı|toplam (?:ziyaret|okunma)(?:çi)?|(?:bugünkü|toplam) ziyaretçi|"
    r"(?:تعداد )?(?:بازدید|مشاهده|نظرات|دانلود|بازدیدکنندگان)(?:[ \u200c]ها)?(?: (?:امروز|دیروز|کل|صفحه|این صفحه))?|عدد (?:ال)?(?:مشاهدات|زوار|زيارات|قراءات|قراء|تحميلات|تعليقات|متصفحين|مرات (?:المشاهدة|التحميل))|"
    r"(?:מספר )?(?:תגובות|צפיות|כניסות)|आगंतुक(?:ों की)?(?: काउंटर| संख्या)?|(?:no\.? of |number of |total )?visit(?:or)?s?(?: counter?| count| no\.?)|(?:page )?hit counter|(?:total|today['’]?s?|online) visitors?|"
    r"(?:počet )?(?:zobrazení|návštěv|návštev|přístupů|stažení|stiahnutí)|(?:liczba )?(?:wyświetleń|odwiedzin|pobrań|wejść)|(?:megtekintések|letöltések|olvasások)(?: száma)?|olvasottság|(?:αριθμός )?(?:προβολών|επισκέψεων|αναγνώσεων)|σχόλια|"
    r"(?:jumlah|total) (?:pengunjung|dibaca|dilihat|unduhan)|pengunjung (?:hari ini|online|kemarin)|(?:número|n\.?º) de (?:visitas|descargas|acessos|downloads)"
)
# The same words where no colon or bracket follows.
_BEFORE = r"赞同了?|(?:오늘|어제|전체) ?방문자(?: ?수)?|有用|没用|引证文献|다운로드(?: ?횟수)?|댓글|공감|좋아요|いいね!?(?:した人)?|コメント数?|スキ|dibaca|dilihat|zobrazeno:?|zobrazené:?|(?:จํานวน)?(?:ผู้เข้าชม|ผู้เยี่ยมชม|คนอ่าน|ดาวน์โหลด|เปิดอ่าน)(?:วันนี้|ทั้งหมด|แล้ว)?"
_UNIT = r"(?:\s?(?:次|人次?|位|篇|条|個|个|回|件|명|회|건|개|kali|x|×|раза?|ครั้ง|คน|lần|lượt|بار|مرة|нәрсе|рет)(?!\w))?"
# Behind a count.
_BEHIND = (
    r"[条條則则个個]?(?:评论|評論|留言|跟[贴帖])|人(?:回复|关注|關注|喜欢|点赞|收藏)|人(?:参与|參與)(?=\W{1,3}\d)|人赞同了(?:该|这篇)(?:回答|文章|想法)|次历史版本|个(?:回答|赞|粉丝)|次(?:播放|访问)|"
    r"件のコメント|コメント|スキ|いいね|ブックマーク|回(?:再生|閲覧)|개의 ?(?:댓글|글|포스트)|"
    r"қаралды|қаралым|(?:marta|марта) (?:ko[ʻ'‘’`]rildi|o[ʻ'‘’`]qildi|кўрилди)|kez (?:okundu|görüntülendi)|yorum|kali (?:dibaca|dilihat|diunduh)|komentar|تعليقات?|مشاهدات?|(?:نفر|بار) (?:بازدید|مشاهده)|من الزوار أعجبهم (?:محتوى )?(?:هذه )?الصفحة|"
    r"תגובות|צפיות|hozzászólás|komentářů?|komentárov|σχόλια|bình luận|lượt (?:truy cập|đọc|tải|thích)|ครั้ง(?:ที่อ่าน)?(?=\W*$)"
)
# Visitors of a site by day, alone in their line: other counts by day have a unit.
_DAYS = r"today|yesterday|hôm (?:nay|qua)|hari ini|kemarin|วันนี้|เมื่อวาน(?:นี้)?|امروز|دیروز|اليوم|أمس|bugün|dün|сегодня|вчера|오늘|어제|今日|昨日|本日"
_SPANS = (
    r"(?:this|last) (?:week|month|year)|tuần (?:này|trước)|tháng (?:này|trước|hiện tại)|năm (?:nay|này)|(?:minggu|bulan|tahun) (?:ini|lalu)|(?:สัปดาห์|เดือน|ปี)(?:นี้|ที่แล้ว)|"
    r"total|all(?: days| time)?|tổng(?: cộng)?|tất cả|รวม|ทั้งหมด|کل|الإجمالي|toplam|всего|전체|累计|累計"
)
_SKY = (
    r"晴|阴|陰|多云|多雲|小雨|中雨|大雨|阵雨|陣雨|雷阵雨|小雪|雾|霾|nắng|mưa|(?:nhiều |ít )?mây|có mưa|mưa rào|quang|ясно|пасмурно|облачно|дождь|снег|сніг|дощ|хмарно|"
    r"sunny|cloudy|(?:partly |mostly )?(?:cloudy|sunny)|clear|rain|showers|overcast|haze|sonnig|bewölkt|regen|soleado|nublado|lluvia|despejado|sereno|nuvoloso|ensolarado|chuva|güneşli|bulutlu|yağmurlu|açık|déšť|jasno|zataženo|cerah|berawan|hujan"
)
# When a page was updated: labels before a day that are no part of a sentence.
_TOUCHED = (
    r"資料(?:更新|檢視)(?:日期|時間)?|(?:內容|網頁|本頁)?(?:最[後近])?(?:更新|異動|檢視)日期|최(?:종|근) ?(?:수정|업데이트|갱신) ?(?:일(?:자|시)?)?|vytvořeno\s?/\s?(?:změněno|aktualizováno)\s*[:：]\s*[\d. ]+/|"
    r"(?:vloženo|zveřejněno)\s?/\s?změněno\s*[:：]\s*[\d. ]+/"
)

# How often an article was opened, as content management systems put it below its title: "Visto: 409". Such a word means
# other things too, so the line must be no more than that.
_OPENED = (
    r"read|visto(?: por)?|leído|accesos|gelesen|angesehen|affichages|clics|lu|visites|visualizzazioni|acessos|leituras|gelezen|bekeken|перегляди|gösterim|zhlédnuto|"
    r"találatok|olvasva|afișări|посещения|ogledi|prikazov|hitovi|pogleda|visningar|träffar|visninger|treff|osumat|الزيارات|القراءات|صفحات دیده شده|צפיות|tayangan|ฮิต|"
    r"mga pagtingin|görülmə|baxış|oxunub|үзсэн|դիտումներ|पाठक|হিট|देखा गया|دیکھا گیا"
)

FIGURED: dict[str, re.Pattern[str]] = {
    "volatile.opened": re.compile(rf"^\W*(?:{_OPENED})\s?[:：]\s?{_COUNT}\W*$", re.IGNORECASE),
    "volatile.counted": re.compile(
        rf"(?<!\w)(?<![^\W\d_] )(?:(?:{_TOLD})(?:\s*[:：]\s*|\s?[(（]\s?){_COUNT}{_UNIT}[)）]?|(?:{_BEFORE})\s?[(（]?{_COUNT}{_UNIT}[)）]?)|"
        rf"(?<!\w){_COUNT}\s?(?:{_BEHIND})(?! ?[a-zа-яёіїғқңөұүһ]| [\u0600-\u06ff])",
        re.IGNORECASE,
    ),
    "volatile.on-site": re.compile(
        rf"^\W*(?:(?:{_SPANS})\s?[:：]?\s?{_COUNT}\W+)?(?:{_DAYS})\s?[:：]?\s?{_COUNT}\W*(?:(?:{_DAYS}|{_SPANS})\s?[:：]?\s?{_COUNT}\W*){{0,5}}$",
        re.IGNORECASE,
    ),
    "volatile.touched": re.compile(rf"(?<!\w)(?:{_TOUCHED})\s*[:：]?\s*(?:{_DAY}|\d{{1,2}}\.\s?\d{{1,2}}\.\s?\d{{4}})", re.IGNORECASE),
    # A place and its temperature.
    "volatile.weather": re.compile(
        rf"^\W*(?:[^\W\d_][\w'’.-]*+\W{{1,3}}){{0,4}}(?:{_SKY}\W{{1,3}})*[+−-]?\d{{1,2}}\s?°\s?[CF]?(?:\s?[~/–-]\s?[+−-]?\d{{1,2}}\s?°\s?[CF]?)?(?:\W{{1,3}}(?:{_SKY}))+\W*$|"
        rf"^\W*(?:[^\W\d_][\w'’.-]*+\W{{1,3}}){{0,4}}(?:(?:{_SKY})\W{{1,3}})+[+−-]?\d{{1,2}}\s?°\s?[CF]?(?:\s?[~/–-]\s?[+−-]?\d{{1,2}}\s?°\s?[CF]?)?\W*$",
        re.IGNORECASE,
    ),
    # A readers' rating.
    "volatile.rated-by": re.compile(
        r"рейтинг\s?[:：]\s?\d(?:\.\d)?\s?/\s?\d+|^\W*(?:顶一下|踩一下)\W*\(\d+\)(?:\W*\d+(?:\.\d+)?%)?\W*$|"
        r"tổng số điểm của bài viết là\s?[:：]\s?\d+ trong \d+ đánh giá",
        re.IGNORECASE,
    ),
}  # fmt: skip
# Every line that one of these rules matches contains one of these.
_LETTERS = Literals(
    one.encode()
    for one in sorted(
        required_literals(
            rf"{_TOLD}|{_BEFORE}|{_BEHIND}|{_DAYS}|{_TOUCHED}|{_OPENED}|°|рейтинг|顶一下|踩一下|tổng số điểm"
        )
    )
)


def possible_figure_rules(passage: str) -> list[str]:
    """The rules of this module that a line with a figure may match: for most lines none."""
    return list(FIGURED) if _LETTERS.any_in(passage.lower().encode("utf-8", "replace")) else []
