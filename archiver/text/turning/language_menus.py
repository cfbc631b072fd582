"""Menus of languages (pure): which languages a page comes in is no part of its text, and grows as translators work."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from archiver.text.literals import Literals

NAMES = 2  # fewest names of languages in a menu
MOST = 0.6  # share of the letters; the rest says that these are the languages
MENU_CHARS = 2000  # characters of a line that are examined
NAME_CHARS = 40  # longest line with the name of one language
LEAD, ALL = 60, 0.9  # or the lead-in ends with a colon, and nothing but languages follows

# in their own words
_OWN = (
    "العربية azərbaycan беларуская български বাংলা bosanski català čeština cymraeg dansk deutsch ελληνικά english esperanto español "
    "eesti euskara فارسی suomi suomeksi føroyskt français frysk gaeilge gàidhlig galego ગુજરાતી עברית हिन्दी हिंदी hrvatski magyar "
    "հայերեն indonesia íslenska italiano 日本語 ქართული қазақ қазақша ខ្មែរ ಕನ್ನಡ 한국어 kurdî кыргызча latina lëtzebuergesch ລາວ "
    "lietuvių latviešu latviski māori македонски മലയാളം монгол मराठी melayu malaysia မြန်မာ nederlands norsk nynorsk bokmål "
    "ਪੰਜਾਬੀ polski پښتو português română русский සිංහල slovenčina slovenščina shqip српски srpski svenska kiswahili தமிழ் "
    "తెలుగు тоҷикӣ ไทย ภาษาไทย türkmençe tagalog filipino türkçe татарча українська اردو o'zbekcha oʻzbekcha tiếng 简体中文 "
    "繁體中文 繁体中文 正體中文 中文 华语 華語 afrikaans አማርኛ ትግርኛ नेपाली ଓଡ଼ିଆ অসমীয়া isizulu isixhosa sesotho hausa yorùbá igbo "
    "soomaali malagasy shona kreyòl brezhoneg valencià occitan ייִדיש မြန်မာဘာသာ ဗမာစာ ພາສາລາວ ភាសាខ្មែរ cebuano corsu asturianu "
    "aragonés sardu furlan rumantsch vlaams plattdüütsch crnogorski црногорски башҡортса чӑвашла саха ئۇيغۇرچە کوردی كوردی سۆرانی "
    "سنڌي kurmancî རྫོང་ཁ བོད་ཡིག 粵語 粤语 廣東話 广东话 國語 oromoo ikinyarwanda kirundi lingala chichewa setswana tetun papiamentu "
    "ўзбекча ўзбек qazaqşa qırımtatarca"
).split()
_NAMES = (
    "arabic azerbaijani belarusian bulgarian bengali bosnian catalan czech welsh danish german greek english spanish estonian "
    "basque persian farsi finnish french irish galician hebrew hindi croatian hungarian armenian indonesian icelandic italian "
    "japanese georgian kazakh khmer korean kurdish latin lao lithuanian latvian macedonian mongolian malay burmese dutch norwegian "
    "polish pashto portuguese romanian russian slovak slovenian slovene albanian serbian swedish swahili tamil thai turkish "
    "turkmen ukrainian urdu uzbek vietnamese chinese simplified traditional"
).split()
# Words beside a language's name that belong to it.
_WITH = (
    "bahasa reo dili việt keel simplified traditional internacional latinoamérica españa méxico brasil portugal canada uk us united kingdom "
    "states india australia ireland africa hong kong 简体 繁體 繁体 台灣 台湾 香港 belgique belgië schweiz suisse svizzera österreich"
).split()
_ONE_SCRIPT = {"HIRAGANA": "CJK", "KATAKANA": "CJK", "COMBINING": "LATIN"}
_SELF = frozenset(name.casefold() for name in _OWN)
_KNOWN = _SELF | {name.casefold() for name in _NAMES}
_BESIDE = frozenset(_WITH)
_ANY = Literals(name.encode() for name in sorted(_KNOWN))


def is_language_menu(text: str) -> bool:
    """Whether a line, or what follows its colon, is little else than names of languages.

    Menus without blanks between the names count as well.
    """
    lead, _, rest = text.replace("：", ":").partition(":")
    return _languages(text, MOST) or (len(lead) <= LEAD and _languages(rest, ALL))


def is_own_name(text: str) -> bool:
    """Whether a line is the name of one language in its own words, perhaps with a country: "English (India)".

    In a menu whose languages stand in lines of their own; one such line alone may be a fact about a text.
    """
    if len(text) > NAME_CHARS or not _ANY.any_in(text.casefold().encode("utf-8", "replace")):
        return False
    words = list(_words(text))
    return sum(word in _SELF for word in words) == 1 and all(word in _SELF or word in _BESIDE for word in words)


def _languages(text: str, share: float) -> bool:
    if not _ANY.any_in(text.casefold().encode("utf-8", "replace")):  # most lines name none
        return False
    words = list(_words(text[:MENU_CHARS]))
    names = sum(word in _KNOWN for word in words)
    said = sum(len(word) for word in words if word in _KNOWN or word in _BESIDE)
    return names >= NAMES and said >= share * sum(map(len, words))


def _words(text: str) -> Iterator[str]:
    """The words of a text, case-folded.

    A change of script, or a capital after a small letter, begins another word: DeutschEspañol日本語 is three names.
    """
    word = ""
    for char in text:
        letter = unicodedata.category(char)[0] in "LM"
        if word and not (letter and _goes_on(word[-1], char)):
            yield word.casefold()
            word = ""
        word += char if letter else ""
    if word:
        yield word.casefold()


def _goes_on(last: str, char: str) -> bool:
    return _script(char) == _script(last) and not (char.isupper() and last.islower())


def _script(char: str) -> str:
    """The script of a character, by the first word of its Unicode name. The three scripts of Japanese count as one."""
    first = unicodedata.name(char, "?").partition(" ")[0]
    return _ONE_SCRIPT.get(first, first)
