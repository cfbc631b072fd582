"""Words for people who move house or migrate, in some thirty languages: what moved is then no page."""

from __future__ import annotations

import re

from archiver.observe.rules.notice_words import ADDRESS, PAGE, SITE
from archiver.text.faster_patterns import grouped_pattern

PEOPLE = re.compile(
    grouped_pattern(
        r"\b(?:people|persons?|famil(?:y|ies)|households?|villagers?|residents?|inhabitants|workers?|migrants?|refugees?|herders?|nomads?|farmers?|children|women|men|couples?|students?|pupils?|who)\b|"
        r"\b(?:menschen|familien?|haushalte?|bewohner\w*|einwohner\w*|arbeiter\w*|flüchtlinge?|bauern|kinder|frauen|männer)\b|\b(?:gens|familles?|ménages?|habitants?|ouvri[eè]r\w*|réfugié\w*|paysans?|enfants|femmes|hommes|migrant\w*)\b|"
        r"\b(?:famili\w*|gente|personas?|hogar(?:es)?|vecin[oa]s|habitantes|obrer[oa]s|trabajador\w*|niñ[oa]s|mujeres|hombres|pessoas?|trabalhador\w*|crianças|mulheres|homens|persone|famigli\w*|abitanti|operai\w*|bambini|donne|uomini)\b|"
        r"\b(?:mensen|gezin(?:nen)?|inwoners|arbeiders|boeren|kinderen|vrouwen|mannen|rodzin\w*|ludzi\w*|mieszkań\w*|robotni\w*|dzieci|kobiet\w*|rodiny?|lidé|obyvatel\w*|dělní\w*|děti|ženy|családo\w*|ember\w*|munkás\w*|gyerek\w*|familii\w*|oameni\w*|locuitor\w*|muncitor\w*)\b|"
        r"\b(?:люд(?:и|ей|ям)|семь[яиюе]|семей|жител\w*|рабочи[ехм]\w*|беженц\w*|дет(?:и|ей|ям)|женщин\w*|мужчин\w*|родин[иу]?|сім['’]?[яїю]\w*|мешканц\w*|робітник\w*|діт(?:и|ей)|жінк\w*|хора(?:та)?|семейств\w*|жители)\b|"
        r"\b(?:aile\w*|insanlar\w*|köylü\w*|işçi\w*|çocuk\w*|kadın\w*|keluarga|warga|penduduk|pekerja|buruh|anak|gia đình|người|công nhân|trẻ em|familj\w*|människor|barn(?:en)?|familier?|mennesker|perhe\w*|ihmis\w*|οικογέν\w*|άνθρωπ\w*|εργάτ\w*)\b|"
        r"人々|家族|世帯|住民|村人|労働者|子ども|子供|若者|移民|難民|人(?:が|は|も)|村民|居民|工人|牧民|难民|孩子|家庭|주민|가족|가구|노동자|사람|아이|난민|"
        r"คน|ครอบครัว|แรงงาน|ชาวบ้าน|ประชาชน|เด็ก|ชาวนา|ผู้ลี้ภัย|عائل|أسرة|الأسر|العمال|عامل|السكان|سكان|الناس|لاجئ|خانوار|خانواده|مردم|کارگر|ساکنان|کودکان|משפח|תושב|פועל|אנשים|ילדים|परिवार|लोग|मज़दूर|পরিবার|মানুষ|শ্রমিক"
    )
)
# that somebody, or something, went to another place
MOVES = re.compile(
    grouped_pattern(
        r"\bmoved\b|relocated|umgezogen|verschoben|déplacée?s?\b|trasladad\w*|desplazad\w*|mudou|mudaram|trasferit\w*|spostat\w*|verhuisd\w*|verplaatst|przeniesion\w*|přesun\w*|áthelyez\w*|mutat[ăa]?\b|переехал\w*|перенес\w*|перемещ\w*|переміщ\w*|преместен\w*|taşın\w*|dipindah\w*|di chuyển|flyttat|flyttet|siirretty|μετακιν\w*|"
        r"移動|이동|ย้าย(?:ถิ่น)?|نقل\w*|منتقل\w*"
    )
)
_THING = re.compile(grouped_pattern(f"{PAGE}|{ADDRESS}|{SITE.pattern}"))


def without_moves_of_people(sentence: str) -> str:
    """A sentence without words of moving, if people are in it and no page, address or site is: it is they who moved."""
    if not MOVES.search(sentence) or not PEOPLE.search(sentence) or _THING.search(sentence):
        return sentence
    return MOVES.sub(" ", sentence)
