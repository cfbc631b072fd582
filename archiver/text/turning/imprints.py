"""Who holds the rights in a site, as the end of its pages says (pure).

Which year and which holder stand there is the site's own affair. That a line begins with the word "copyright", or with
the third letter of an enumeration, makes it none: "(c) the tenant pays 500 euros", "Copyright notices must reach us
within ten days" and "著作权法第五条" are what a document says.
"""

from __future__ import annotations

import re

_YEAR = r"(?:19|20)\d\d"
_SIGN = r"(?:©|(?<!\w)\(c\))"
_ALL_RIGHTS = (
    r"(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|"
    r"todos os direitos reservados|tutti i diritti riservati|все права защищены)"
)

IMPRINTS: dict[str, re.Pattern[str]] = {
    "volatile.imprint": re.compile(
        rf"^\W*{_ALL_RIGHTS}\W*$|^\W*(?:©|版权所有|版權所有|著作[权權]所有)[^\n]*$|"
        rf"^\W*(?:\(c\)|copyright|著作[权權])\W{{0,3}}(?:©|\(c\)|copyright\b|by\b|{_YEAR}(?!\d))[^\n]*$|"
        # the holder, then the year: no act of that year, nor what happened in it
        rf"^\W*copyright(?!\W+(?:act|bill|code|law|order|ordinance|regulations?)\b)\W[^\n.;]{{1,60}}(?<! in)(?<! of)(?<! since)\W{{1,2}}{_YEAR}\W*$|"
        rf"^\W*(?:\(c\)|copyright)\W[^\n]{{1,80}}\b{_ALL_RIGHTS}\W*$|"
        rf"^[^\n]{{0,80}}(?:{_SIGN}|copyright)[\s©(c)]{{0,8}}(?:\d{{4}}\W{{1,3}})?\d{{4}}[^\n]{{0,60}}$|^[^\n]{{0,80}}\d{{4}}\s*©[^\n]{{0,60}}$",
        re.IGNORECASE,
    )
}
