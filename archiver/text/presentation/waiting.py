"""What stands in a place until a script fills it (pure): "Loading…", "Loading preview", 加载中.

It is no more of the page's text than a picture of a turning wheel.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from archiver.text.presentation.results import Noted, passages_where

CHARS = 40  # longest line of this kind
_ALONE = (
    r"loading|(?:wird |werden )?geladen|lädt|laden|chargement(?: en cours)?|cargando|carregando|a carregar|caricamento(?: in corso)?|ładowanie|wczytywanie|"
    r"načítání|načítavam|nalaganje|betöltés|se încarcă|загрузка|загружается|завантаження|зареждане|yükleniyor|đang tải|memuat|กําลังโหลด|φόρτωση|"
    r"laddar|laster|indlæser|ladataan|جار[ٍي]? التحميل|در حال بارگذاری|טוען|लोड हो रहा है|로딩|불러오는"
)
# Said with dots after it, or of what is loaded: a loading dock and a loading dose are things.
_POINTS = rf"(?:{_ALONE})\s?(?:…|\.{{2,4}}|。{{2,6}})"
_OF = (
    r"(?:now |still )?loading (?:the |this |more )?(?:page|preview|previews|image|images|picture|photo|photos|comments?|content|data|map|video|player|"
    r"posts?|results|search|chart|table|list|document|pdf|more|please wait|your \w+)(?:\s?(?:…|\.{2,4}))?|"
    r"(?:die |der |das )?(?:inhalte?|bild(?:er)?|seite|karte|kommentare|daten|vorschau) (?:wird|werden) geladen\s?(?:…|\.{2,4})?|"
    r"(?:идёт|идет) загрузка(?: (?:изображения|страницы|карты|данных|комментариев))?\s?(?:…|\.{2,4})?|"
    r"(?:cargando|carregando) (?:imagen|imagem|página|mapa|datos|dados|comentários|comentarios)\s?(?:…|\.{2,4})?"
)
_WIDE = (
    r"(?:正在|页面|頁面|数据|數據|图片|圖片|评论|評論|内容|內容|地图|地圖|预览|預覽)?(?:正在)?(?:努力|拼命)?(?:加载|載入|加載|载入)中(?:[,，]?\s?请?稍[候等后])?|"
    r"正在(?:努力|拼命)?(?:加载|載入|加載|载入)(?:页面|頁面|数据|數據|图片|圖片|评论|評論|内容|內容|地图|地圖|预览|預覽)?|"
    r"(?:コメント|データ|画像|地図|ページ)?(?:を|の)?(?:読み込み中|読込中|読み込んでいます|ロード中)(?:です)?|(?:로딩|불러오는) ?중(?:입니다)?"
)
_SAYS = re.compile(rf"(?:{_POINTS}|{_OF}|(?:{_WIDE})\s?(?:…+|\.{{2,6}}|。{{1,6}})?)[\s!]?", re.IGNORECASE)


def loading_notes(lost: Collection[str], added: Collection[str]) -> Noted:
    """The lost and added passages that say no more than that something is being loaded."""
    return passages_where(lost, added, _is_waiting)


def _is_waiting(passage: str) -> bool:
    return len(passage) <= CHARS and _SAYS.fullmatch(passage) is not None
