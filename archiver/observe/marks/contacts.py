"""Recognises pages that say how to reach somebody (pure).

They have forms with a captcha or beside a box to log in, and say that a chat is closed: none of it bars the page."""

from __future__ import annotations

import re
from collections.abc import Iterable

from archiver.observe.marks.gist import lower
from archiver.text.model import Text
from archiver.text.titles import title_parts
from storage.model import Finding, Mark

READ = 20_000  # characters of a page that are read for a number or an address
_BARRING = frozenset({Finding.LOGIN, Finding.CHALLENGE, Finding.MAINTENANCE, Finding.SERVER_ERROR})
_NAMED = frozenset({"title", "titled", "url"})
_CALLED = re.compile(
    r"\W*(?:contact(?: us| me| info(?:rmation)?| details| form| page| online)?|contacts|get in touch(?: with us)?|how to (?:contact|reach) us|"
    r"kontakt(?:e|y|i|oss|a oss| oss| os|formular|daten|uj się)?|(?:so erreichen sie uns)|contact(?:ez[- ]nous|s et accès)|nous contacter|contacter .{2,30}|"
    r"cont[aá]cto|cont[aá]ctos|cont[aá]ctenos|contacta(?:r|nos)?|contato|fale conosco|entre em contato|contatti|contattaci|neem contact op|contactgegevens|"
    r"контакты|контакти|связаться с нами|связь с нами|зв['’]язатися з нами|iletişim|bize ulaşın|yhteystiedot|ota yhteyttä|kapcsolat|επικοινωνία|"
    r"hubungi kami|kontak(?: kami)?|liên hệ|ติดต่อเรา|اتصل بنا|تواصل معنا|تماس با ما|צור קשר|संपर्क(?: करें)?|"
    r"(?:联系|聯絡|聯繫|联络)(?:我们|我們|方式)|お問い?合わ?せ|연락처|문의(?:하기)?)\W*",
    re.IGNORECASE,
)
_REACHED = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+|(?<![\w/.-])\+?\(?\d{1,4}\)?(?:[ .()/–-]{1,3}\d{2,6}){2,5}(?![\w/-])"
)


def beside_contacts(text: Text, marks: Iterable[Mark]) -> frozenset[Mark]:
    """The marks of a wall or an outage on a page that its title calls one of contacts, in a part of its own or in the
    words of the first heading, and that shows a telephone number or an address of mail. None if the title names the
    wall."""
    found = frozenset(one for one in marks if one.finding in _BARRING)
    title = lower(text.title or "")
    called = (*title_parts(title), *(one for one in map(lower, text.headings[:1]) if one.strip() in title))
    if not found or any(one.where in _NAMED for one in found) or not any(map(_CALLED.fullmatch, called)):
        return frozenset()
    return found if _REACHED.search(text.visible[:READ]) else frozenset()
