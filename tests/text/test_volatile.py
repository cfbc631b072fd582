"""What changes by itself is not an alteration; the same words in a sentence about the world are what the document
says."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest

from archiver.text.comparison.changed import changed
from archiver.text.comparison.compare import compare
from archiver.text.turning.excuses import Excuses
from storage.model import Comparison
from tests.judgement.looks import PARAGRAPHS, exchange, page, text_of

DAYS = (date(2026, 3, 1), date(2026, 3, 9))
FACTS = [
    (
        "Last modified 29.04.2020: the well is closed (by order)",
        "Last modified 15.02.2021: the well is open (by order)",
    ),
    ("Cited by 20 courts", "Cited by 12 courts"),
    ("赞成 12 反对 3", "赞成 14 反对 1"),
    ("12 signatures", "19 signatures"),
    ("工厂已运行 12 天", "工厂已运行 19 天"),
    ("12 people were reading this when the police came", "19 people were reading this when the police came"),
    ("12 人转发谣言被拘留", "19 人转发谣言被拘留"),
    ("The report was cited by 20 articles in Crossref.", "The report was cited by 12 articles in Crossref."),
    ("Citations: 14", "Citations: 41"),
    ("The server's IP address is 192.0.2.7", "The server's IP address is 192.0.2.8"),
    ("IP address: 192.0.2.7", "IP address: 192.0.2.8"),
    (
        "Your IP address is 192.0.2.7 and was handed to the police.",
        "Your IP address is 192.0.2.8 and was handed to the police.",
    ),
    ("The sum was changed at 1 EUR = 1.0830 USD.", "The sum was changed at 1 EUR = 1.0380 USD."),
    ("EUR 1.0830", "EUR 1.0380"),
    ("1 EUR = 1.0830 USD", "1 EUR = 1.0380 GBP"),
    ("What is 3 + 4 wells worth?", "What is 3 + 5 wells worth?"),
    ("What is one plus five of the wells?", "What is one plus six of the wells?"),
    ("Five plus three were taken.", "Six plus four were taken."),
    ("3 + 4 = 7", "3 + 5 = 8"),
    ("Solve 3-4 cases", "Solve 3-5 cases"),
    ("التاريخ: 3 مارس 2021", "التاريخ: 4 مارس 2021"),
    ("3 مارس 2021", "5 أبريل 2021"),
    ("اعتقل اليوم 3 مارس 2021 عشرون رجلا", "اعتقل اليوم 4 مارس 2021 عشرون رجلا"),
    ("اليوم 3 مارس 2021: مقتل عشرين", "اليوم 3 مارس 2021: مقتل عشرة"),
    ("警方称共有1200人次受影响，其中发生冲突15次。", "警方称共有1200人次受影响，其中发生冲突2次。"),
    ("该矿当年发生爆炸事故37次", "该矿当年发生爆炸事故3次"),
    ("矿难发生在3天前。", "矿难发生在9天前。"),
    ("馆方收藏500件文物。", "馆方收藏5件文物。"),
    ("两家公司分享500万元补贴", "两家公司分享50万元补贴"),
    ("有3700人评论了这一决定。", "有37人评论了这一决定。"),
    ("The site had 3,000,000 downloads of the leaked file.", "The site had 300 downloads of the leaked file."),
    ("The plant opened 30 years ago and leaked.", "The plant opened 3 years ago and leaked."),
    ("The church was created in 1998", "The church was created in 2008"),
    ("He was served on 3 May 2012 with a writ.", "He was served on 9 June 2018 with a writ."),
    ("There were 14 visits by the inspector.", "There were 0 visits by the inspector."),
    ("Views 45 per cent of people hold are ignored.", "Views 15 per cent of people hold are ignored."),
    ("The levee failed yesterday.", "The levee failed."),
    ("Last updated 8-wells-25", "Last updated 27-wells-25"),
    ("The minister resigned yesterday", "The minister resigned today"),
    ("SHA-256 of the annex: " + "0a" * 32, "SHA-256 of the annex: " + "0b" * 32),
    ("As of 3 March 2020 the mine held 642 workers.", "As of 9 March 2020 the mine held 642 workers."),
    ("The list, last updated on 3 May 2021, names 37 firms.", "The list, last updated on 9 June 2021, names 37 firms."),
    ("The German and French delegations left.", "The German and Italian delegations left."),
    ("Report a problem with the census", "Report a problem with the registers"),
    ("2,300 comments were received.", "230 comments were received."),
    ("We skip to the content of the second report", "We skip to the content of the third report"),
    ("Fork in the road of 1998", "Fork in the road of 2008"),
    ("井戸は、三本が深い。", "井戸は、五本が深い。"),
    ("Signed at Geneva on 28/02/2026 by both parties", "Signed at Geneva on 09/03/2026 by both parties"),
    ("下一篇报告将讨论多利纳村的水井，由同一小组撰写", "下一篇报告将讨论布列热镇的水井，由同一小组撰写"),
    ("As the next article provides: no one may be held.", "As the next article provides: anyone may be held."),
    ("Next: a hearing at Brezje", "Next: a hearing at Dolina"),
    ("The tap was opened 12 times by the guards.", "The tap was opened 2 times by the guards."),
    ("They asked us to leave.", "They asked US to leave."),
    ("Output in MW", "Output in mW"),
    ("Was this helpful? Hardly.", "Was this helpful? Greatly."),
    ("On this page the names of 12 were struck out", "On this page the names of 10 were struck out"),
    ("ReferenceError: well is not defined", "ReferenceError: pump is not defined"),
    (
        "Notice: the ward is closed, as told in Annex 3 on line 61",
        "Notice: the ward is closed, as told in Annex 3 on line 16",
    ),
    ("Source code of the gauge", "Source code of the pump"),
    ("Spyware build 4f2dc564851dc04b271a", "Spyware build c49e5ee8859f8eb8f886"),
    ("(c) the tenant pays 500 euros to the owner;", "(c) the tenant pays 900 euros to the owner;"),
    ("(c) to keep a register of the wells; and", "(c) to burn the register of the wells; and"),
    ("(C) The fee is 12 euros.", "(C) The fee is 15 euros."),
    ("Copyright notices must reach us within ten days.", "Copyright notices must reach us within sixty days."),
    ("著作权人享有十年的专有权利。", "著作权人享有五十年的专有权利。"),
    ("Toggle the pump off", "Toggle the pump on"),
    ("Toggle a flag in the set", "Toggle a bit in the set"),
    ("Pavel Horn, executed on 4 May 1943", "Pavel Horn, executed on 9 May 1943"),
    ("Summons served on 4 May 2020", "Summons served on 9 May 2020"),
    ("300 visits to hospitals", "900 visits to hospitals"),
    ("Sold 12,000 shares of the mill", "Sold 19,000 shares of the mill"),
    ("12,300 visitors in 2019", "15,900 visitors in 2019"),
]
LABELS = [
    ("点击：[322]次", "点击：[341]次"), ("访问：【1204】", "访问：【1377】"),
    ("阅读次数：1,204", "阅读次数：1,377"),
    ("发布时间：2021-03-02 浏览次数：123次 字体：大 中 小", "发布时间：2021-03-02 浏览次数：126次 字体：大 中 小"),
    ("本文已被阅读 1204 次。", "本文已被阅读 1377 次。"),
    ("By the editors · 12,400 views", "By the editors · 12,977 views"),
    ("This page has been viewed 1204 times.", "This page has been viewed 1377 times."),
    ("Posted 3 days ago", "Posted 11 days ago"),
    ("Yesterday", "2 days ago"),
    ("Last Updated On: 5th October 2018, 06:52 AM", "Last Updated On: 7th October 2018, 02:39 PM"),
    ("Dernière mise à jour : 1er mars 2020", "Dernière mise à jour : 9 mars 2020"),
    ("(updated 2014-09-17)", "(updated 2015-02-25)"),
    ("Last Updated 8-Oct-25", "Last Updated 27-Oct-25"), ("Last updated: 8 Oct '25", "Last updated: 27 Nov '25"),
    ("Ostatnie zmiany: 2021-12-16.", "Ostatnie zmiany: 2024-10-01."),
    ("Update time: 2025-04-18", "Update time: 2025-05-07"),
    ("Page last reviewed: 4 June 2021", "Page last reviewed: 9 July 2021"),
    ("最終集計: 2026-06-05 02:24 UTC", "最終集計: 2026-06-16 01:43 UTC"),
    ("(as of October 11, 2016)", "(as of October 13, 2016)"),
    ("Stand: 12.03.2020", "Stand: 15.03.2020"),
    ("28/02/2026", "09/03/2026"),
    ("2026-03-02 20:34 · 1459 views", "2026-03-09 08:11 · 1502 views"),
    ("2022-12-12 约 2037 字 预计阅读 12 分钟 次阅读", "2022-12-12 2022-12-12 约 2050 字 预计阅读 13 分钟 次阅读"),
    ("About 3550 wordsAbout 12 min", "About 3508 wordsAbout 11 min"),
    ("约 3550 字大约 12 分钟", "约 3508 字大约 11 分钟"),
    ("Symbols count in article: 2.9k Reading time ≈ 3 mins.", "Symbols count in article: 3.1k Reading time ≈ 4 mins."),
    ("Αναγνώσεις: 631", "Αναγνώσεις: 698"),
    ("Vizualizări: 1204", "Vizualizări: 1391"),
    ("Прегледа: 88", "Прегледа: 112"),
    ("Megtekintések: 4 211", "Megtekintések: 4 389"),
    ("Dilihat 512 kali", "Dilihat 540 kali"),
    ("1459 переглядів", "1502 переглядів"),
    ("2026-03-02 1459 回表示", "2026-03-09 1502 回表示"),
    ("2026-03-02 1459 बार देखा गया", "2026-03-09 1502 बार देखा गया"),
    ("1459 צפיות", "1502 צפיות"),
    ("Visitors today: 311 Online: 6", "Visitors today: 77 Online: 12"),
    ("02.03.2026 14:30 | Aufrufe: 311", "09.03.2026 09:05 | Aufrufe: 400"),
    ("Copyright 2025 Institute of Wells", "Copyright 2026 The Institute of Wells and Springs"),
    ("Institute of Wells © 2025. All rights reserved.", "Institute of Wells © 2026. All rights reserved."),
    ("Copyright Institute of Wells, 2025", "Copyright The Institute of Wells, 2026"),
    ("(c) 2025 Institute of Wells", "(c) 2026 Institute"), ("(C) Institute of Wells. All rights reserved", "(C) Institute. All rights reserved"),
    ("Copyright by Anna Lind", "Copyright by Anna Lind and others"), ("版权所有：水井研究所", "版权所有：水井研究院"),
    ("Toggle The early years subsection", "Toggle 5.1 Later years subsection"), ("Toggle navigation of the guide", "Toggle the menu"),
    ("12,400 downloads of this article", "12,977 downloads of this article"), ("Page served in 0.12 s", "Page served in 0.4 s"),
    ("Page generated in 0.12 s", "Page generated in 0.4 s"),
    ("Additional languages available: Deutsch, English, suomeksi.", "Additional languages available: Dansk, Deutsch, English, suomeksi."),
    ("提供更多語言的版本: English, Español", "提供更多語言的版本: English, Español, 日本語, 한국어"),
    ("DeutschEspañolFrançais日本語", "Deutsch (German)Español (Spanish)Français (French)日本語 (Japanese)"),
    ("Leave a Comment", "2 Comments"), ("11 Kommentare", "14 Kommentare"), ("Keine Kommentare", "1 Kommentar"),
    ("12 комментариев", "15 комментариев"), ("コメントを残す", "コメント 3"), ("暂无评论", "评论：3"),
    ("Springe zum Hauptinhalt", "Skip to content"), ("跳到主要内容", "本文へスキップ"), ("Aller au contenu principal", ""),
    ("Edit on GitHub", "Improve this page"), ("Back to top", "回到顶部"), ("Toggle Light / Dark / Auto color theme", "Toggle table of contents sidebar"), ("Follow @institute", ""),
    ("Last generated: March 30, 2021", "Last generated: April 6, 2021"),
    ("井戸は、三本が深い。水は澄む。", "井戸は，三本が深い．水は澄む．"),
    ("Request ID: 0123456789abcdef0123", "Request ID: 9876543210fedcba9876"),
    ("commit 4f2dc564851dc04b271a2260c834643dfd86c724", "commit c49e5ee8859f8eb8f8867cbeafbdf5b802aa5894"),
    ("上一篇：关于召开会议的通知 下一篇：没有了", "上一篇：关于召开会议的通知 下一篇：关于开展检查的通知"),
    ("下一条：无", "下一条：关于公布名单的决定！"), ("上一篇关于召开会议的通知", "上一篇关于公布名单的通知"),
    ("次の記事：井戸の調査", "次の記事：川の調査"), ("다음 글: 우물 조사", "다음 글: 강 조사"),
    ("Next article: Mercury in the fish", "Next article: Lead in the taps of schools"), ("« Older post", ""),
    ("Previous: Air of the towns", "Previous: Air of the towns | Next: Mercury in the fish »"),
    ("Read also: Mercury in the fish", "Read also: Lead in the taps"), ("Читайте также: Ртуть", "Читайте также: Свинец"),
    ("Lesen Sie auch: Blei", "Lesen Sie auch: Ozon"), ("相关阅读：河流调查", "相关阅读：湖泊调查"),
    ("Data d'actualització: 07.06.2021", "Data d'actualització: 08.06.2021"),
    ("Fecha de actualización: 07.06.2021", "Fecha de actualización: 08.06.2021"),
    ("Was this helpful?", ""), ("War dieser Artikel hilfreich?", ""), ("¿Te ha resultado útil esta página?", ""), ("这篇文章有帮助吗？", ""),
    ("On this page", ""), ("ON THIS PAGE Expand table of contents", "Expand table of contents"), ("Auf dieser Seite", "本页目录"), ("All rights reserved.", ""),
    ("[object XMLHttpRequest] https://cdn.example/a/b", ""),
    ("ReferenceError: Can't find variable: Map https://cdn.example/main.js:1 in t https://cdn.example/main.js:9", ""),
    ("Notice: Trying to get property of non-object in /home/site/models/member.php on line 61", ""), ("Source code (github)", "Исходный код (github)"),
    ("Read 1,204 times", "Read 1,377 times"), ("Annex (downloaded 12 times)", "Annex (downloaded 94 times)"),
    ("Cited by 20", "Cited by 23"), ("Cited by 20 articles in Crossref", "Cited by 23 articles in Crossref"), ("Scopus citations: 3", "Scopus citations: 5"),
    ("Altmetric 20 Citations 3 Accesses 900", "Altmetric 22 Citations 4 Accesses 940"), ("Zitiert von: 7", "Zitiert von: 9"),
    ("被引频次：12", "被引频次：15"), ("被引用数 12", "被引用数 15"), ("Цитирований в РИНЦ: 4", "Цитирований в РИНЦ: 6"),
    ("Your IP address is 192.0.2.7", "Your IP address is 198.51.100.23."), ("Ihre IP-Adresse lautet 192.0.2.7.", "Ihre IP-Adresse lautet 198.51.100.23."),
    ("您的IP地址是：192.0.2.7", "您的IP地址是：198.51.100.23"), ("Ваш IP-адрес: 192.0.2.7", "Ваш IP-адрес: 2001:db8::1f"), ("Votre adresse IP est 192.0.2.7", "Votre adresse IP est 192.0.2.9"),
    ("1 EUR = 1.0830 USD", "1 EUR = 1.0851 USD"), ("EUR/USD 1.0830", "EUR/USD 1.0851"), ("USD 1 = CNY 7.1204", "USD 1 = CNY 7.1377"),
    ("What is 3 + 4?", "What is 7 + 2?"), ("Spamschutz: Was ist 3 + 4?", "Spamschutz: Was ist 7 + 2?"), ("验证码：3 + 4 = ？", "验证码：7 + 2 = ？"), ("3 + 4 =", "7 + 2 ="),
    ("What is five plus three?", "What is six plus four?"), ("Was ist zwei mal drei?", "Was ist acht minus eins?"), ("Cuánto es dos más tres?", "Cuánto es uno más nueve?"),
    ("اليوم: 3 مارس 2021", "اليوم: 4 مارس 2021"), ("اليوم الأربعاء، 3 مارس 2021 م", "اليوم الخميس، 4 مارس 2021 م"), ("الاثنين 2 مارس 2026", "الاثنين 9 مارس 2026"),
    ("اليوم: 18 رجب 1442 هـ الموافق 2 مارس 2021 م", "اليوم: 25 رجب 1442 هـ الموافق 9 مارس 2021 م"), ("امروز: سه شنبه ۱۲ اسفند ۱۳۹۹", "امروز: چهارشنبه ۱۳ اسفند ۱۳۹۹"),
    ("Bugün: 3 Mart 2021", "Bugün: 4 Mart 2021"), ("本日は2021年3月3日", "本日は2021年3月4日"),
    ("Last modified 29.04.2020: mend a link (48ff414)", "Last modified 15.02.2021: Merge pull request #428 from lind/pages (50f0a53)"),
    ("Generated: November 4, 2025", "Generated: November 6, 2025"), ("转发 10评论 20赞 50", "转发 17评论 34赞 85"),
    ("附件【名单.pdf】已下载12次", "附件【名单.pdf】已下载94次"), ("annex.pdf (1.2 MB, downloaded 12 times)", "annex.pdf (1.2 MB, downloaded 94 times)"),
    ("❤ 12 💬 3", "❤ 19 💬 4"), ("12 人赞同了该回答", "19 人赞同了该回答"), ("Загрузок: 12", "Загрузок: 19"),
    ("访问总量：1234567", "访问总量：1235204"), ("今日访问：12 昨日访问：300 总访问：99999", "今日访问：19 昨日访问：314 总访问：100048"), ("当前在线人数：12 人", "当前在线人数：33 人"),
    ("本站已安全运行 3021 天", "本站已安全运行 3028 天"), ("Page generated in 0.012 seconds with 20 queries.", "Page generated in 0.019 seconds with 27 queries."),
    ("Processed in 0.037543 second(s), 7 queries , Gzip On.", "Processed in 0.021 second(s), 9 queries , Gzip On."), ("12 people are reading this", "19 people are reading this"),
    ("Please enter the result: 2 + 5 =", "Please enter the result: 9 + 12 ="),
]  # fmt: skip


def _between(old: str, new: str) -> Comparison:
    before, after = (text_of(exchange(page(extra=f"<p>{line}</p>"))) for line in (old, new))
    return compare(before, after, days=DAYS)


@pytest.mark.parametrize(("old", "new"), FACTS)
def test_fact_in_the_words_of_a_counter_or_stamp_is_reported(old, new):
    found = _between(old, new)
    assert found.lost
    assert found.added or new in old or old.startswith(new.rstrip("."))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Copyright law and the wells", "Copyright law and the courts"),
        ("Copyright Act 1976", "Copyright Act 1911"),
        ("Copyright complaints in 2019", "Copyright complaints in 2018"),
        ("Section 5(c) 1500 wells", "Section 5(c) 1900 wells"),
    ],
)
def test_label_about_rights_within_a_text_is_reported(old, new):
    before, after = (
        text_of(exchange(page(paragraphs=[*PARAGRAPHS[:3], line, *PARAGRAPHS[3:]]))) for line in (old, new)
    )
    found = compare(before, after, days=DAYS)
    assert (found.lost, found.added) == ((old,), (new,))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The judges hold that copyright ends after ten years.", "The judges hold that copyright ends after fifty years."),
        ("The office sold its trademarks to the mill.", "The office gave its trademarks to the mill."),
        ("法院认为该书的著作权属于工人。", "法院认为该书的著作权属于工厂。"),
    ],
)  # fmt: skip
def test_sentence_about_rights_at_the_end_of_a_text_is_reported(old, new):
    found = _between(old, new)
    assert (found.lost, found.added) == ((old,), (new,))


def test_line_that_claims_rights_below_a_text_is_not_reported():
    found = _between(
        "© Institute of Wells. All rights are with the authors.", "© Office of Wells. All rights are sold."
    )
    assert (found.lost, found.added) == ((), ())


def test_language_menu_in_list_markup_is_not_text():
    def menu(*names: str) -> str:
        return page(extra="<ul>" + "".join(f"<li>{name}</li>" for name in names) + "</ul>")

    old, new = (
        text_of(exchange(menu(*names)))
        for names in (("Dansk", "Deutsch", "English"), ("Dansk", "Deutsch", "Eesti", "English"))
    )
    found = compare(old, new, days=DAYS)
    assert (found.lost, found.added) == ((), ())


@pytest.mark.parametrize(
    "table", ["<p>1 GBP = 1.2710 USD</p>", "<table><tr><td>CHF<td>0.9410</table>", "<p>The fee was $ 12.50.</p>"]
)
def test_exchange_rate_beside_another_sum_of_money_is_reported(table):
    old, new = (f"1 EUR = {rate} USD</p>{table}<p>" for rate in ("1.0830", "1.0380"))
    found = _between(old, new)
    assert "1 EUR = 1.0830 USD" in found.lost[0]
    assert "1 EUR = 1.0380 USD" in found.added[0]


def test_page_of_figures_beside_an_exchange_rate_is_compared_in_bounded_time():
    old, new = (f"1 EUR = {rate} USD</p><p>{'1.1 ' * 20_000}</p><p>" for rate in ("1.0830", "1.0851"))
    begun = process_time()
    found = _between(old, new)
    assert (found.lost, found.added) == ((), ())
    assert process_time() - begun < 5  # seconds; quadratic time would be minutes


@pytest.mark.parametrize(("old", "new"), LABELS)
def test_self_changing_line_is_not_reported(old, new):
    # a day of update that is all that changed is reported by another rule: see test_day_of_update.py
    before, after = (text_of(exchange(page(extra=f"<p>{line}</p>"))) for line in (old, new))
    found = changed(before, after, Excuses(DAYS))
    assert (found.lost, found.added) == ([], [])
