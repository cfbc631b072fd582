"""Further notices of blocked sites and refused sessions: Greek ones, Turkish ones without their diacritics, numbers.

Greek notices forbid access to a site that their reader tries to visit. Turkish ones are often sent as plain ASCII.
"""

from __future__ import annotations

from archiver.observe.rules.model import Phrase, phrases
from storage.model import Finding

_VISIT = r"που (?:επιχειρείτε|επιχειρήσατε|προσπαθείτε|προσπαθήσατε|θέλετε|ζητήσατε)\b"
_GREEK = (
    rf"{_VISIT}[^\n]{{0,160}}?(?:χωρίσ (?:\w+ )?άδεια|μη αδειοδοτημέν\w+|παράνομ\w+)|"
    r"πρόσβαση σ(?:τον|την|το|ε) (?:\w+ )?(?:ιστ[οό]τ[οό]πο|ιστοσελίδα|σελίδα)(?: αυτ\w+)? δεν (?:είναι επιτρεπτή|επιτρέπεται)\b|"
    r"(?:απαγ[οό]ρευση|διακοπή|αποκλεισμ[οό]σ|φραγή) (?:τησ )?πρόσβασησ (?:σε \w+ |στ\w+ \w+ )?(?:επιβάλλεται|επιβλήθηκε|έγινε|γίνεται)[^\n]{0,20}(?:ν[οό]μο|απ[οό]φαση|αποφάσεισ|εισαγγελ|δικαστ)[^\n]{0,60}"
)
_KARAR = r"karar[iı]\w*+|mahkeme\w*+|savc[iı]l[iı][gğ]\w*+|ba[sş]kanl[iı][gğ]\w*+|tedbir\w*+|5651 say[iı]l[iı]"
_ENGEL = r"eri[sş]im\w* (?:engellenmi[sş](?:tir|\b)|kapat[iı]lm[iı][sş](?:t[iı]r|\b)|durdurulmu[sş](?:tur|\b))|engellenmi[sş] (?:bir )?(?:internet )?site\w*"
_TURKISH = rf"(?:{_KARAR})[^\n]{{0,80}}?(?:{_ENGEL})|(?:{_ENGEL})[^\n]{{0,80}}?(?:{_KARAR})|ula[sş]maya [cç]al[iı][sş]t[iı][gğ][iı]n[iı]z[^\n]{{0,160}}?(?:{_ENGEL})"

_NUMBER = r"\ban error \(?403\)? (?:has |was )?(?:occurred|encountered)\b[^.\n]{0,40}|\b(?:se ha producido|ha ocurrido|ocurrió|ocorreu|houve|si è verificato) (?:un |um )?err\w+ \(?403\)?|\bune erreur \(?403\)? (?:est survenue|s['’]est produite)|\b(?:es ist )?ein fehler \(?403\)? (?:ist )?aufgetreten|\bein \(?403\)?-?fehler ist aufgetreten|\bпроизошла ошибка \(?403\)?"
# an access gateway that lost the reader's session, or was given none
_SESSION = (
    r"\b(?:your |the |user )?session could not be established\b|\bvotre session n['’]a (?:pas )?pu être établie\b|\b(?:su|la|tu) sesión no (?:se )?(?:ha podido|pudo|puede) (?:ser )?establec\w+|\bno se (?:ha podido|pudo) establecer (?:su|la|tu) sesión\b|\b(?:ihre|die) (?:sitzung|session) konnte nicht (?:aufgebaut|eingerichtet|hergestellt) werden\b|\bnão foi possível estabelecer (?:a )?(?:sua )?sessão\b|\b(?:non è stato possibile|impossibile) stabilire la (?:tua |sua )?sessione\b|"
    r"セッションを確立できません|(?:无法|無法)建立(?:您的|你的)?(?:会话|會話|工作階段)|세션을 (?:설정|구성|확립)할 수 없|не удалось установить (?:ваш )?сеанс\b"
)
# help and change logs say when such a thing happens
_TOLD = r"\b(?:fixed|bug|solved|resolved|if|when|whenever|wenn|falls|lorsque|quand|cuando|quando|если|когда|исправлен\w*)\b|の(?:場合|とき)|如果|当"


def censors() -> list[Phrase]:
    """Every wording of this module."""
    return [
        *phrases("barred.greek", Finding.CENSORED, _GREEK),
        *phrases("barred.turkish", Finding.CENSORED, _TURKISH),
        *phrases("denied.number", Finding.DENIED, _NUMBER, unless=_TOLD),
        *phrases("denied.session", Finding.DENIED, _SESSION, unless=_TOLD),
    ]
