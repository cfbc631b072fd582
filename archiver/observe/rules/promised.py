"""Takedown promises: "should a page infringe your rights, tell us, and it will be removed".

Such a line is at the foot of millions of pages, under lists of links as well as articles. Like a notice it has a thing
and what becomes of it, but says of nothing that it is gone: it has a condition and somebody's rights, and no completed
action.
"""

from __future__ import annotations

import re
from functools import cache

_COPYRIGHT = r"copyright|infring\w*"

# language -> (condition, somebody's rights, completed action); the first two occur in this order
_PROMISED = {
    "zh": (
        r"如果|如有|如若|如您|如你|如发现|如發現|若|假如|倘若|一旦|凡|涉及|有任何|存在",
        r"侵犯|侵权|侵權|侵害|版权|版權|著作权|著作權|权益|權益|异议|異議",
        r"已|被(?:删|刪|下|屏|移|撤|封)",
    ),
    "en": (r"\bif\b|\bshould\b", rf"{_COPYRIGHT}|\byour (?:\w+ )?rights\b", r"\b(?:has|have|had|was|were)\b"),
    "de": (
        r"\bsollten?\b|\bfalls\b|\bwenn\b|\bsofern\b|\bbei\b",
        r"rechte?\b.{0,40}verletz|verletz\w*.{0,20}recht|rechtsverletz\w*|urheberrecht\w*",
        r"\bwurden?\b|\bworden\b",
    ),
    "fr": (
        r"\bsi\b|\bs['’]il\b|\ben cas d",
        rf"atteinte|vos droits|droits? d['’]auteur|{_COPYRIGHT}",
        r"\b(?:a|ont) été\b",
    ),
    "es": (
        r"\bsi\b|\ben caso de",
        rf"(?:sus|tus) derechos|derechos? de autor|infrin\w+|{_COPYRIGHT}",
        r"\b(?:ha|han) sido\b|\bfue(?:ron)?\b",
    ),
    "pt": (
        r"\bse\b|\bcaso\b",
        rf"(?:seus|teus) direitos|direitos? (?:de autor|autora\w+)|infrin\w+|{_COPYRIGHT}",
        r"\bfo(?:i|ram)\b|\bsido\b",
    ),
    "it": (
        r"\bse\b|\bqualora\b|\bin caso di",
        rf"(?:tuoi|vostri|suoi) diritti|diritt[oi] d['’]autore|{_COPYRIGHT}",
        r"\bstat[oaie]\b",
    ),
    "nl": (
        r"\bals\b|\bindien\b|\bmocht\w*",
        rf"(?:uw|jouw) rechten|auteursrecht\w*|inbreuk|{_COPYRIGHT}",
        r"\bwerd(?:en)?\b|\b(?:is|zijn) \w*verwijderd",
    ),
    "ru": (
        r"\bесли\b|\bв случае",
        r"ваш\w* (?:\w+ )?прав|авторск\w* прав|правообладател\w*|нарушени\w* прав",
        r"\bбыл[аои]?\b",
    ),
    "uk": (
        r"\bякщо\b|\bу разі",
        r"ваш\w* (?:\w+ )?прав|авторськ\w* прав|правовласник\w*",
        r"\bбул[аои]\b|\bбув\b",
    ),
    "pl": (
        r"\bjeśli\b|\bjeżeli\b|\bgdyby\b|\bw przypadku",
        r"(?:twoje|państwa|czyjeś) prawa|praw\w* autorsk\w*",
        r"\bzosta(?:ł\w*|li)\b",
    ),
    "cs": (r"\bpokud\b|\bjestliže\b|\bv případě", r"(?:vaše|vašich) práv|autorsk\w* práv", r"\bbyl[aoiy]?\b"),
    "tr": (
        r"hak(?:lar)?ını\w*|telif",
        r"iyorsa|ıyorsa|uyorsa|üyorsa|erse|arsa|durumunda|halinde|takdirde",
        r"(?:ıldı|ildi|uldu|üldü|ndı|ndi)\b",
    ),
    "vi": (r"\bnếu\b|\btrường hợp", r"bản quyền|quyền (?:lợi|tác giả)", r"\bđã\b"),
}


def promised(language: str) -> str:
    """A regular expression for sentences in `language` that only promise a removal; "" if none is known."""
    if language not in _PROMISED:
        return ""
    condition, rights, done = _PROMISED[language]
    return rf"^(?!.*(?:{done})).*?(?:{condition}).{{0,120}}?(?:{rights})"


@cache
def _any() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{promised(one)})" for one in _PROMISED))


def promises(sentence: str) -> bool:
    """Whether a sentence, folded and in lower case, only promises a removal, in any language."""
    return _any().search(sentence) is not None
