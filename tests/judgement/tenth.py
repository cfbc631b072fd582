"""A tenth round of invented pages: sentences that leave open what became of a page, walls that come with any status, and
live pages on walls, removals and sales."""

from __future__ import annotations

from tests.judgement.eighth import framed, said

_FATES = {
    "en": "The page you are looking for might have been removed, had its name changed, or is temporarily unavailable.",
    "en colorlib": "The page you are looking for might have been removed had its name changed or is temporarily unavailable.",
    "en first": "Page not found. The page you are looking for has been removed, renamed or is temporarily unavailable.",
    "en two": "Sorry! The page you are looking for has been removed or is temporarily unavailable.",
    "en moved": "The page you requested may have moved or may be temporarily unavailable.",
    "en resource": "The resource you are looking for has been removed, had its name changed, or is currently unavailable.",
    "en later": "The page you requested was deleted, moved or is unavailable at the moment. Please try again later.",
    "en maintained": "The page has been moved, deleted, or is under maintenance.",
    "de": "Die gesuchte Seite wurde möglicherweise entfernt, umbenannt oder ist vorübergehend nicht verfügbar.",
    "de maintained": "Die Seite wurde verschoben, gelöscht oder wird gerade gewartet.",
    "fr": "La page que vous cherchez a peut-être été supprimée, renommée ou est temporairement indisponible.",
    "es": "La página solicitada fue movida, eliminada o se encuentra fuera de servicio.",
    "pt": "A página foi removida, mudou de nome ou está temporariamente indisponível.",
    "it": "La pagina è stata rimossa, rinominata o è temporaneamente non disponibile.",
    "nl": "De pagina is verwijderd, hernoemd of tijdelijk niet beschikbaar.",
    "ru": "Возможно, запрашиваемая страница была удалена, переименована или временно недоступна.",
    "uk": "Сторінку видалено, перейменовано або вона тимчасово недоступна.",
    "pl": "Strona, której szukasz, mogła zostać usunięta, zmieniono jej nazwę lub jest tymczasowo niedostępna.",
    "cs": "Požadovaná stránka byla odstraněna, přejmenována nebo je dočasně nedostupná.",
    "hu": "A keresett oldalt eltávolították, átnevezték, vagy átmenetileg nem elérhető.",
    "fi": "Sivu on poistettu, nimetty uudelleen tai se on tilapäisesti poissa käytöstä.",
    "zh": "该页面可能已被删除、更名或暂时无法访问，请稍后再试。",
    "zh maintained": "您访问的页面可能已下架或正在维护中",
}

MISSING = {
    **{f"fates {name}": said("Institute of Rural Studies", line) for name, line in _FATES.items()},
    **{f"fates {name} framed": framed("Institute of Rural Studies", f"<p>{line}</p>") for name, line in _FATES.items()},
    "fates oops": framed("Oops!", f"<h1>Oops!</h1><p>{_FATES['en']}</p>"),
}
FAILING = {
    "away": said("Institute", "This page is temporarily unavailable. Please try again later."),
    "away or mended": said("Institute", "The page is temporarily unavailable or under maintenance."),
    "an hour or two": said(
        "Institute", "The page is being moved to a new server and is temporarily unavailable for an hour or two."
    ),
    "removal of servers": said(
        "Institute", "This service is temporarily unavailable due to the removal of old servers. We will be back soon."
    ),
    "indisponible ou en maintenance": said("Institut", "La page est temporairement indisponible ou en maintenance."),
    "ведутся": said("Институт", "Страница временно недоступна или ведутся технические работы."),
    "维护": said("研究院", "网站正在维护，暂时无法访问，请稍后再试"),
}
