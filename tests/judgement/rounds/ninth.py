"""A ninth round of invented pages: kinds of pages that a measured set had shown to be misjudged, in languages and words
that it did not have, and live pages with the same words in other places."""

from __future__ import annotations

from tests.judgement.rounds.eighth import framed, page, said

_PROSE = "".join(
    f"<p>The {who} met on {day} and spoke about the harbour, its cranes and the price of {what} in the old town.</p>"
    for who, day, what in (
        ("council", "Monday", "fish"), ("guild", "Tuesday", "rope"), ("school", "Wednesday", "bread"),
        ("choir", "Thursday", "candles"), ("crew", "Friday", "coal"), ("jury", "Saturday", "salt"),
    )
)  # fmt: skip

MISSING = {
    "finden de": said("Hm", "Wir haben Schwierigkeiten, diese Seite zu finden."),
    "trouver fr": said("Hum", "Nous n'arrivons pas à trouver la page que vous cherchez."),
    "trovare it": said("Ehm", "Non riusciamo a trovare la pagina."),
    "najít cs": said("Hm", "Nemůžeme tuto stránku najít."),
    "encontrar pt": said("Hum", "Não conseguimos encontrar a página."),
    "znaleźć pl": said("Hm", "Nie potrafimy znaleźć tej strony."),
    "βρούμε": said("Δεν μπορούμε να βρούμε τη σελίδα", "Ελέγξτε τη διεύθυνση."),
    "најдеме": said("Хм", "Не можеме да ја најдеме страницата."),
    "löydä": said("Hups", "Emme löydä sivua."),
}
SITE = {
    "nieoplacone": said(
        "Strona niedostepna", "Strona jest niedostepna.", "Konto zostalo zawieszone z powodu braku oplaty abonamentu."
    ),
    "zahlungsfrist": said("Seite nicht verfügbar", "Das Konto wurde gesperrt, weil die Zahlungsfrist abgelaufen ist."),
    "applicazione": said("Applicazione sospesa", "Si prega di contattare il fornitore del servizio."),
    "anwendung": said("Anwendung gesperrt", "Bitte wenden Sie sich an Ihren Anbieter."),
    "admin zh": page("站长已关闭网站", "<p>open</p>"),
}
FAILING = {
    "programada": page(
        "Manutenção programada — Rádio do Porto",
        "<h1>Voltamos</h1><p>Estamos a realizar uma atualização e voltaremos dentro de minutos.</p>",
    ),
    "geplante": page(
        "Geplante Wartungsarbeiten – Stadtarchiv",
        "<h1>Gleich</h1><p>Wir sind in wenigen Minuten wieder für Sie da.</p>",
    ),
    "programmée": page(
        "Maintenance programmée — Mairie", "<h1>À tout de suite</h1><p>Nous serons bientôt de retour.</p>"
    ),
    "плановое": page("Плановое обслуживание — Архив", "<h1>Скоро</h1><p>Мы вернёмся через несколько минут.</p>"),
    "처리": said("안내", "요청을 정상적으로 처리할 수 없습니다."),
    "process": said("Sorry", "We could not process your request."),
}
BLOCKED = {
    "验证": page("请进行验证", "<p>English</p>"),
    "verificación": page("Verificación en curso", "<p>English</p>"),
}
LIVE = {
    "censorship bill": page(
        "Stop the internet censorship bill", "<h1>Protect the net</h1>"
        "<p>A few bad links would be enough to justify blocking an entire site with everything that it holds.</p>"
        "<p>Your favourite websites both at home and abroad could be blocked on a mere claim of somebody else.</p>" + _PROSE),
    "menu bakım": page("Airlift - Helikopter", "<ul>" + "".join(f"<li><a href=/{n}>{n}</a></li>" for n in ("Hakkımızda", "Modeller", "Satış", "Bakım", "Yedek Parça", "Teknik Destek", "İletişim")) + "</ul>"),
    "menu wartung": page("Hebetechnik Nord", "<ul>" + "".join(f"<li><a href=/{n}>{n}</a></li>" for n in ("Krane", "Wartung", "Ersatzteile", "Schulung", "Kontakt")) + "</ul>"),
    "planned maintenance service": framed("Lift care", "<h1>Lift care</h1><p>Our engineers visit each lift twice a year and replace worn ropes before they fail.</p>" + _PROSE),
    "taken application": framed("Planning office", "<h1>Planning office</h1><p>An application was suspended in May because the drawings of the roof were missing.</p><p>Contact the architect for the details of the drawings.</p>" + _PROSE),
    "hard to find": framed("Lost villages", "<h1>Lost villages</h1><p>Nous n'arrivons pas à trouver le village que décrit la carte de 1780, et personne au bourg ne s'en souvient.</p>" + _PROSE),
}  # fmt: skip
