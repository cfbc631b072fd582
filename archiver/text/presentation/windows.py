"""Where a link opens (pure): "Usage policies (opens in a new window)".

Said to readers who do not see the mark of such a link. A theme begins to say it, or to hide it, on every link of a page.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from archiver.text.literals import Literals, in_one_case
from archiver.text.model import Text
from archiver.text.normal import bare, key
from archiver.text.presentation.results import NOTHING, Noted, passages_in_both

OWN_CHARS = 12  # without blanks: fewer may be part of any other words
_WHERE = (
    r"(?:external link[,;:] ?)?(?:this (?:link|site) )?(?:will )?opens? (?:up )?(?:in|into) (?:a |an )?(?:new|separate|external)(?: browser)? (?:window|tab)|(?:external )?link opens in (?:a )?new (?:window|tab)|"
    r"(?:wird in (?:einem )?neue[mn]|(?:öffnet|öffnen)(?: sich)?(?: in)?(?: einem| einen| ein)? neue[mns]?) (?:fenster|tab|browserfenster)(?: geöffnet)?|"
    r"(?:s['’])?ouvre(?:ture)? (?:dans|un) (?:une |un )?(?:nouvel(?:le)?|nouveau) (?:fenêtre|onglet)|nouvelle fenêtre|"
    r"(?:se )?abre(?: en| em)?(?: una| uma| un| um)? (?:nueva|nova|otra) (?:ventana|janela|pestaña|aba|guia)|"
    r"si apre in (?:una )?nuova (?:finestra|scheda)|(?:opent|wordt geopend) in (?:een )?nieuw (?:venster|tabblad)|"
    r"(?:otwiera się|otworzy się) w nowy(?:m|ej) (?:oknie|karcie)|(?:otevře se|otvorí sa) v nov(?:ém|om) okně?e?|új (?:ablakban|lapon) nyílik(?: meg)?|se deschide într-o (?:fereastră|filă) nouă|"
    r"(?:откроется|открывается) в новом окне|відкриється в новому вікні|yeni (?:pencerede|sekmede) açılır|öppnas i (?:ett )?nytt (?:fönster|flik)|åbner i (?:et )?nyt vindue|åpnes i (?:et )?nytt vindu|avautuu uuteen (?:ikkunaan|välilehteen)|"
    r"(?:在)?新(?:的)?(?:窗口|視窗|分頁|标签页|標籤頁)(?:中)?(?:打开|打開|開啟|开启)|新しい(?:ウィンドウ|タブ)(?:で|が)開き?(?:ます|く)|새 ?(?:창|탭)(?:에서|으로) ?(?:열기|열림|열립니다)|(?:يفتح|تفتح) في نافذة جديدة"
)
_NOTE = re.compile(rf"[(（\[]\s?(?:{_WHERE})\s?[)）\]]|(?:{_WHERE})(?=$|\s*[.,;)])", re.IGNORECASE)
# every such note has one of these words
_LETTERS = Literals(
    in_one_case(one).encode()
    for one in (
        "window", "tab", "fenster", "fenêtre", "onglet", "ventana", "pestaña", "janela", "aba", "guia", "finestra", "scheda", "venster", "oknie", "karcie", "okn", "ablakban", "lapon",
        "fereastră", "filă", "окне", "вікні", "pencerede", "sekmede", "fönster", "flik", "vindue", "vindu", "ikkunaan", "välilehteen", "窗", "分頁", "标签", "標籤", "ウィンドウ", "タブ", "창", "탭", "نافذة",
    )
)  # fmt: skip


def window_notes(lost: Collection[str], added: Collection[str], old: Text, new: Text) -> Noted:
    """The lost and added passages that differ in nothing but where a link in them opens, or say no more than that.

    What such a passage says besides may stand on the other page: two readings of one page may differ in the note.
    """
    if not any(_LETTERS.any_in_one_case(one) and _NOTE.search(one) for one in (*lost, *added)):
        return NOTHING
    left, came = passages_in_both(lost, added, _without_note)
    stands = [
        frozenset(one for one in some if _NOTE.search(one) and _stands(_without_note(one), other))
        for some, other in ((lost, new), (added, old))
    ]
    return left | stands[0], came | stands[1]


def _stands(words: str, page: Text) -> bool:
    return not words or (len(words) >= OWN_CHARS and words in bare(page.visible))


def _without_note(passage: str) -> str:
    return key(_NOTE.sub(" ", passage))
