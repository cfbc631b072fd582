"""Weekday names as pages write them, from Monday on, lower case. "_" in a name: optional separator of its parts."""

from __future__ import annotations

_NAMES = (
    "monday mon|tuesday tue tues|wednesday wed|thursday thu thur thurs|friday fri|saturday sat|sunday sun",
    "montag mo|dienstag di|mittwoch mi|donnerstag do|freitag fr|samstag sonnabend sa|sonntag so",
    "lundi lun|mardi mar|mercredi mer|jeudi jeu|vendredi ven|samedi sam|dimanche dim",
    "lunes lun|martes mar|miércoles mié|jueves jue|viernes vie|sábado sáb|domingo dom",
    "segunda_feira segunda seg|terça_feira terça ter|quarta_feira quarta qua|quinta_feira quinta qui|sexta_feira sexta sex|sábado|domingo",
    "lunedì|martedì|mercoledì|giovedì gio|venerdì|sabato sab|domenica",
    "dilluns|dimarts|dimecres|dijous|divendres|dissabte|diumenge",
    "luns|martes|mércores|xoves|venres|sábado|domingo",
    "maandag ma|dinsdag di|woensdag wo|donderdag do|vrijdag vr|zaterdag za|zondag zo",
    "måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag",
    "mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag",
    "maanantai maanantaina|tiistai tiistaina|keskiviikko keskiviikkona|torstai torstaina|perjantai perjantaina|lauantai lauantaina|sunnuntai sunnuntaina",
    "esmaspäev|teisipäev|kolmapäev|neljapäev|reede|laupäev|pühapäev",
    "pirmdiena|otrdiena|trešdiena|ceturtdiena|piektdiena|sestdiena|svētdiena",
    "pirmadienis|antradienis|trečiadienis|ketvirtadienis|penktadienis|šeštadienis|sekmadienis",
    "poniedziałek pon|wtorek wt|środa śr|czwartek czw|piątek pt|sobota sob|niedziela niedz",
    "pondělí|úterý|středa|čtvrtek|pátek|sobota|neděle",
    "pondelok|utorok|streda|štvrtok|piatok|sobota|nedeľa",
    "hétfő|kedd|szerda|csütörtök|péntek|szombat|vasárnap",
    "luni|marți marţi|miercuri|joi|vineri|sâmbătă|duminică",
    "понедельник пн|вторник вт|среда ср|четверг чт|пятница пт|суббота сб|воскресенье вс",
    "понеділок пн|вівторок вт|середа ср|четвер чт|п'ятниця пт|субота сб|неділя нд",
    "панядзелак|аўторак|серада|чацвер|пятніца|субота|нядзеля",
    "понеделник|вторник|сряда|четвъртък|петък|събота|неделя",
    "понеделник|вторник|среда|четврток|петок|сабота|недела",
    "понедељак|уторак|среда|четвртак|петак|субота|недеља",
    "ponedeljak ponedjeljak|utorak|sreda srijeda|četvrtak|petak|subota|nedelja nedjelja",
    "ponedeljek|torek|sreda|četrtek|petek|sobota|nedelja",
    "δευτέρα|τρίτη|τετάρτη|πέμπτη|παρασκευή|σάββατο|κυριακή",
    "pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar",
    "bazar_ertəsi|çərşənbə_axşamı|çərşənbə|cümə_axşamı|cümə|şənbə|bazar",
    "дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жұма|сенбі|жексенбі",
    "ორშაბათი|სამშაბათი|ოთხშაბათი|ხუთშაბათი|პარასკევი|შაბათი|კვირა",
    "երկուշաբթի|երեքշաբթի|չորեքշաբթի|հինգշաբթի|ուրբաթ|շաբաթ|կիրակի",
    "senin|selasa|rabu|kamis|jumat jum'at|sabtu|minggu",
    "isnin|selasa|rabu|khamis|jumaat|sabtu|ahad",
    "jumatatu|jumanne|jumatano|alhamisi|ijumaa|jumamosi|jumapili",
    "thứ_hai thứ_2|thứ_ba thứ_3|thứ_tư thứ_4|thứ_năm thứ_5|thứ_sáu thứ_6|thứ_bảy thứ_7|chủ_nhật thứ_cn cn",
    "จันทร์|อังคาร|พุธ|พฤหัสบดี พฤหัส|ศุกร์|เสาร์|อาทิตย์",
    (
        "星期一 周一 週一 礼拜一 禮拜一|星期二 周二 週二 礼拜二 禮拜二|星期三 周三 週三 礼拜三 禮拜三|星期四 周四 週四 礼拜四 禮拜四|"
        "星期五 周五 週五 礼拜五 禮拜五|星期六 周六 週六 礼拜六 禮拜六|星期日 星期天 周日 週日 礼拜天 禮拜天"
    ),
    "月曜日 月曜|火曜日 火曜|水曜日 水曜|木曜日 木曜|金曜日 金曜|土曜日 土曜|日曜日 日曜",
    "월요일|화요일|수요일|목요일|금요일|토요일|일요일",
    "الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد",
    "دو_شنبه|سه_شنبه|چهار_شنبه|پنج_شنبه|جمعه|شنبه|یک_شنبه",
    "پیر|منگل|بدھ|جمعرات|جمعہ|ہفتہ|اتوار",
    "יום_שני|יום_שלישי|יום_רביעי|יום_חמישי|יום_שישי|שבת יום_שבת|יום_ראשון",
    "सोमवार|मंगलवार|बुधवार|गुरुवार गुरूवार बृहस्पतिवार|शुक्रवार|शनिवार|रविवार",
    "सोमवार|मंगळवार|बुधवार|गुरुवार|शुक्रवार|शनिवार|रविवार",
    "सोमबार|मङ्गलबार मंगलबार|बुधबार|बिहीबार|शुक्रबार|शनिबार|आइतबार",
    "সোমবার|মঙ্গলবার|বুধবার|বৃহস্পতিবার|শুক্রবার|শনিবার|রবিবার",
    "திங்கட்கிழமை திங்கள்|செவ்வாய்க்கிழமை செவ்வாய்|புதன்கிழமை புதன்|வியாழக்கிழமை வியாழன்|வெள்ளிக்கிழமை வெள்ளி|சனிக்கிழமை சனி|ஞாயிற்றுக்கிழமை ஞாயிறு",
    "సోమవారం|మంగళవారం|బుధవారం|గురువారం|శుక్రవారం|శనివారం|ఆదివారం",
)

# each name with its number, Monday being 0
WEEKDAYS = [
    (name, number)
    for names in _NAMES
    for number, several in enumerate(names.split("|"))
    for name in several.split()
]  # fmt: skip
