"""Words of notices that a publication period is over, or a text is no longer published or with another office now.

In 41 languages. Any page may mention a period or an office, so they are read only in what stands alone in the place of
a text, and in combination (`archiver.observe.marks.withdrawn`). Written like those of `words`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from re import Pattern

from archiver.observe.rules.withdrawal.families import compiled


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The word families of one language, as regular expressions."""

    text: str  # this notice, what was here
    term: str  # the publication period
    over: str  # that it is over
    shown: str  # the text is no longer published
    office: str  # another office has the text now
    other: str  # makes the sentence say something else: an "or", a plan, the outcome


WORDS: dict[str, Words] = {
    "en": Words(
        text=r"\b(?:this|the) (?:\w+ )?(?:notice|announcement|advert(?:isement)?|ad|listing|posting|publication|page|article|document|bulletin|information|content|item|entry|report|text)\b|^(?:notice|announcement|listing|posting|publication|information|content)\b",
        term=r"\b(?:publication|publishing|display|posting|announcement|notice|disclosure) (?:period|term|time)\b|\b(?:period|term|time) (?:of|for) (?:the |its |this |public )*(?:publication|display|posting|announcement|notice|disclosure)\b|\b(?:period|term|time) for (?:publishing|displaying)\b|\bpublication of this (?:notice|announcement|advert\w*|listing)\b",
        over=r"\b(?:ended|expired|elapsed|lapsed|over|passed|run out|come to an end)\b",
        shown=r"\b(?:is|are) (?:no longer|not) (?:being )?(?:published|displayed|posted|on (?:public )?display)(?: (?:here|any ?more))?\b|\b(?:has|have) expired\b|\bexpired on\b|\bwas (?:only )?(?:published|on display|posted) (?:only )?(?:until|till|up to)\b",
        office=r"\b(?:moved|transferred|passed|handed over|gone over) (?:over )?to (?:the |an?other |a )?(?:[\w'’-]+ ){0,5}(?:office|authority|ministry|department|agency|directorate|bureau|body)\b|\bis now (?:kept|published|held|maintained|provided) by (?:the |an?other )?(?:[\w'’-]+ ){0,5}(?:office|authority|ministry|department|agency|directorate|bureau|body)\b",
        other=r"\b(?:or|if|when|will|would|may(?= (?:be|have|not|still|apply|object|appeal|raise))|might|can|shall|should|until the|appeal|objections?)\b",
    ),
    "de": Words(
        text=r"\b(?:dies(?:e[rsmn]?)?|de[rnms]|das|die)(?: \w+)? (?:\w*bekanntmachung|mitteilung|meldung|anzeige|seite|beitrag|artikel|dokument|veröffentlichung|inhalt\w*|information\w*|ausschreibung|stellenausschreibung|aushang|text)\b|^(?:bekanntmachung|anzeige|ausschreibung)\b",
        term=r"\b(?:veröffentlichungs|bekanntmachungs|auslegungs|aushangs?|publikations|anzeige)(?:zeitraum|frist|dauer|zeit)\w*|\b(?:zeitraum|frist|dauer) (?:der|für die|dieser) (?:\w+ )?(?:veröffentlichung|auslegung|bekanntmachung|anzeige)",
        over=r"\b(?:abgelaufen|beendet|geendet|verstrichen|vorbei|vorüber|zu ende|endete)\b",
        shown=r"\b(?:wird|werden|ist|sind) (?:hier )?nicht (?:mehr|länger) (?:veröffentlicht|bekannt ?gemacht|angezeigt|ausgehängt|ausgelegt)|\bist abgelaufen\b|\bwar (?:nur )?bis (?:zum )?[\d\w. ]{3,25} (?:veröffentlicht|ausgelegt)",
        office=r"\b(?:zuständigkeit|verantwortung) (?:de[rs]|von|an)\b.{1,60}\b(?:über(?:gegangen|tragen)|übernommen)|\b(?:an|ans|zu[rm]?|auf|vo[nm]|beim?)\b.{1,50}(?:behörde|ministerium\w*|\bamt\w*|stelle|\wamt\w*|verwaltung)\b.{0,40}\b(?:über(?:gegangen|tragen|nommen)|abgegeben|gewechselt|umgezogen|geführt)",
        other=r"\b(?:oder|falls|wenn|kann|können|könnte|soll|sollte|würde|einwendungen|widerspruch)\b",
    ),
    "fr": Words(
        text=r"\b(?:ce|cet|cette|le|la|l['’])(?: ?\w+)? ?(?:avis|annonce|page|article|document|publication|communiqué|contenu|information|texte|affichage|offre)\b|^(?:avis|annonce|publication)\b",
        term=r"\b(?:période|durée|délai|temps) (?:de|d['’]) ?(?:la )?(?:publication|affichage|diffusion|parution|mise en ligne)\b",
        over=r"\b(?:terminée?|expirée?|écoulée?|échue?|achevée?|dépassée?|finie?)\b|\ba pris fin\b",
        shown=r"\bn['’]est plus (?:publiée?|affichée?|diffusée?)\b|\ba cessé d['’]être (?:publiée?|affichée?)\b|\ba expiré\b|\best expirée?\b",
        office=r"\b(?:transférée?|passée?|confiée?|transmise?|reprise?)(?:s)? (?:à|au|aux|par|vers)\b.{1,60}(?:ministère|service|direction|autorité|administration|agence|office|préfecture|bureau)",
        other=r"\b(?:ou|si|sera|seront|peut|pourra|pourrait|recours)\b",
    ),
    "es": Words(
        text=r"\b(?:est[ea]|el|la)(?: \w+)? (?:anuncio|aviso|página|artículo|documento|publicación|contenido|información|edicto|comunicado|texto|convocatoria|oferta)\b|^(?:anuncio|aviso|edicto|publicación)\b",
        term=r"\b(?:plazo|per[ií]odo|tiempo|término) de (?:la )?(?:publicación|exposición(?: pública)?|difusión|anuncio|exhibición)\b",
        over=r"\b(?:finalizad[oa]|terminad[oa]|concluid[oa]|expirad[oa]|vencid[oa]|finalizó|terminó|concluyó|expiró|venció|cumplid[oa])\b",
        shown=r"\bya no (?:se publica|está (?:publicad|expuest)[oa]|se (?:muestra|expone))|\bha (?:expirado|caducado)\b|\bha dejado de publicarse",
        office=r"\b(?:trasladad[oa]|transferid[oa]|traspasad[oa]|pasado|pasó|cedid[oa]) (?:a|al|a la)\b.{1,60}(?:ministerio|oficina|autoridad|organismo|departamento|dirección|consejería|agencia|administración|entidad)",
        other=r"\b(?:o|si|será|serán|podrá|puede|alegaciones|recurso)\b",
    ),
    "pt": Words(
        text=r"\b(?:est[ea]|ess[ea]|o|a)(?: \w+)? (?:anúncio|aviso|página|artigo|documento|publicação|conteúdo|informação|edital|comunicado|texto|notícia)\b|^(?:anúncio|aviso|edital|publicação)\b",
        term=r"\b(?:prazo|período|tempo) de (?:publicação|divulgação|exposição|exibição|afixação|veiculação)\b",
        over=r"\b(?:terminou|encerrou(?:-se)?|expirou|acabou|findou|encerrad[oa]|terminad[oa]|expirad[oa]|esgotad[oa]|vencid[oa])\b",
        shown=r"\b(?:já )?não (?:é|está|se encontra) mais (?:publicad|exibid|divulgad)[oa]|\bjá não (?:é|está|se encontra) (?:publicad|exibid|divulgad)[oa]|\b(?:este|esta|esse|essa) .{3,30} expirou\b|\bdeixou de ser publicad[oa]",
        office=r"\b(?:transferid[oa]|passou|passad[oa]|transitou|repassad[oa]) (?:para|a|à|ao)\b.{1,60}(?:ministério|órgão|secretaria|autoridade|departamento|direção|agência|entidade|repartição)",
        other=r"\b(?:ou|se|será|serão|poderá|pode|recurso)\b",
    ),
    "it": Words(
        text=r"\b(?:quest[oa]|il|lo|la)(?: \w+)? (?:avviso|annuncio|pagina|documento|pubblicazione|contenuto|bando|comunicato|testo|atto)\b|\b(?:quest|l)['’](?:avviso|annuncio|atto|articolo|informazione)\b|^(?:avviso|annuncio|pubblicazione|atto)\b",
        term=r"\b(?:periodo|termine|tempo|durata) (?:di|della) (?:pubblicazione|affissione|esposizione|diffusione)\b",
        over=r"\b(?:terminat[oa]|scadut[oa]|conclus[oa]|finit[oa]|trascors[oa]|decors[oa])\b",
        shown=r"\bnon è più (?:pubblicat|espost|affiss)[oa]\b|\bnon (?:è )?più in pubblicazione\b|\bè scadut[oa]\b",
        office=r"\b(?:trasferit[oa]|passat[oa]|affidat[oa]|cedut[oa]) (?:(?:a|al|alla|ad)\b|all['’]).{0,60}(?:ministero|ufficio|ente|autorità|dipartimento|direzione|agenzia|amministrazione)",
        other=r"\b(?:o|se|sarà|saranno|può|potrà|ricorso|osservazioni)\b",
    ),
    "nl": Words(
        text=r"\b(?:dit|deze|het|de)(?: \w+)? (?:bekendmaking|kennisgeving|aankondiging|bericht|pagina|artikel|document|publicatie|inhoud|advertentie|informatie|tekst|vacature)\b|^(?:bekendmaking|kennisgeving|advertentie)\b",
        term=r"\b(?:publicatie|bekendmakings|inzage|plaatsings)(?:termijn|periode|duur|tijd)\b|\b(?:termijn|periode) (?:van|voor) (?:de )?(?:publicatie|bekendmaking|terinzagelegging)\b",
        over=r"\b(?:verstreken|verlopen|voorbij|afgelopen|beëindigd|geëindigd)\b",
        shown=r"\b(?:wordt|is|staat) (?:niet (?:meer|langer)) (?:gepubliceerd|getoond|bekendgemaakt|geplaatst)|\bis verlopen\b",
        office=r"\b(?:overgedragen|overgegaan|verhuisd|overgeheveld) (?:aan|naar)\b.{1,60}(?:ministerie|dienst|instantie|kantoor|afdeling|bureau|autoriteit|overheid|gemeente)",
        other=r"\b(?:of|als|zal|zullen|kan|kunnen|zou|bezwaar)\b",
    ),
    "sv": Words(
        text=r"\b(?:den här|det här|denna|detta) (?:\w+ )?(?:kungörelsen?|annons(?:en)?|meddelandet?|sidan?|artikeln?|dokumentet?|publiceringen?|innehållet?|informationen?|anslaget?)\b|^(?:kungörelsen|annonsen|anslaget|informationen|sidan)\b",
        term=r"\b(?:publicerings|anslags|annons|visnings)(?:tiden|perioden|tid)\b|\btiden för (?:publicering|anslag)",
        over=r"\b(?:gått ut|löpt ut|är slut|avslutad|upphört|har passerat|är över)\b",
        shown=r"\b(?:publiceras|visas|är) (?:inte|ej) (?:längre|mer)(?: publicerad)?\b|\bhar (?:gått|löpt) ut\b",
        office=r"\b(?:flyttats|överförts|övergått|flyttat|överlämnats) till\b.{1,60}(?:myndighet\w*|departement\w*|verk\w*|kontor\w*|förvaltning\w*|\w+verket)",
        other=r"\b(?:eller|om du|kommer att|kan|ska|skulle|överklaga\w*)\b",
    ),
    "da": Words(
        text=r"\b(?:denne|dette|den|det) (?:\w+ )?(?:bekendtgørelse|annonce|meddelelse|side|artikel|dokument|offentliggørelse|indhold|opslag|information)\w*\b|^(?:annoncen|meddelelsen|opslaget|siden)\b",
        term=r"\b(?:offentliggørelses|opslags|annonce|visnings|publicerings)(?:perioden?|fristen?|tiden)\b",
        over=r"\b(?:udløbet|slut|afsluttet|overstået|forbi|ophørt)\b",
        shown=r"\b(?:offentliggøres|vises|er) ikke (?:længere|mere)(?: offentliggjort| slået op)?\b|\ber udløbet\b",
        office=r"\b(?:overført|overgået|flyttet|overdraget) til\b.{1,60}(?:myndighed\w*|ministeri\w+|styrelse\w*|kontor\w*|forvaltning\w*)",
        other=r"\b(?:eller|hvis|vil|kan|skal|skulle|klage)\b",
    ),
    "no": Words(
        text=r"\b(?:denne|dette|den|det) (?:\w+ )?(?:kunngjøring|annonse|melding|side|artikkel|dokument|publisering|innhold|oppslag|informasjon)\w*\b|^(?:annonsen|meldingen|oppslaget|siden)\b",
        term=r"\b(?:kunngjørings|publiserings|oppslags|annonse|visnings)(?:perioden?|fristen?|tiden)\b",
        over=r"\b(?:utløpt|slutt|avsluttet|over|forbi|gått ut)\b",
        shown=r"\b(?:publiseres|vises|er) ikke (?:lenger|mer)(?: publisert)?\b|\bhar utløpt\b|\ber utløpt\b",
        office=r"\b(?:overført|overgått|flyttet|overlatt) til\b.{1,60}(?:myndighet\w*|departement\w*|direktorat\w*|kontor\w*|etat\w*)",
        other=r"\b(?:eller|hvis|vil|kan|skal|skulle|klage)\b",
    ),
    "fi": Words(
        text=r"\btämä(?:n)? (?:\w+ )?(?:kuulutu|ilmoitu|tiedot|sivu|artikkel|asiakirj|julkaisu|sisäl|ilmoituks)\w*|^(?:kuulutus|ilmoitus|tiedote|sivu|julkaisu)\b",
        term=r"\b(?:julkaisu|nähtävilläolo|kuulutus|ilmoitus|esillä ?olo)(?:aika|ajan|jakso)\w*",
        over=r"\b(?:päättynyt|päättyi|umpeutunut|umpeutui|ohi|kulunut)\b",
        shown=r"\bei (?:enää )?(?:julkaista|ole)(?: enää)? (?:julkaistuna|nähtävillä|esillä)?\b.{0,10}\benää\b|\bei enää (?:julkaista|ole (?:nähtävillä|julkaistuna|esillä))|\bon vanhentunut\b",
        office=r"\b(?:siirretty|siirtynyt|luovutettu)\b.{1,60}(?:virasto\w*|ministeriö\w*|viranomais\w*|virastolle|toimisto\w*|keskus\w*|keskukselle)|(?:virastolle|ministeriölle|viranomaiselle|virastoon)\b.{0,20}\b(?:siirretty|siirtynyt)",
        other=r"\b(?:tai|jos|voi|voidaan|tulee|valitus)\b",
    ),
    "pl": Words(
        text=r"\b(?:t[oae]|ten|tego|niniejsz\w+) (?:\w+ )?(?:ogłoszeni\w+|obwieszczeni\w+|stron\w+|artykuł\w*|dokument\w*|publikacj\w+|treś\w+|informacj\w+|komunikat\w*|materiał\w*)\b|^(?:ogłoszenie|obwieszczenie|publikacja|informacja|strona|treść)\b",
        term=r"\b(?:okres|termin|czas)u? (?:publikacji|ogłoszenia|wywieszenia|ekspozycji|emisji|udostępni\w+|wyłożenia)\b",
        over=r"\b(?:min[ąę]ł\w*|upłyn[ąę]ł\w*|zakończył\w*|zakończon\w*|wygas(?:ł\w*|a)|dobieg\w* końca|skończył\w*)\b",
        shown=r"\bnie jest już (?:publikowan\w+|wyświetlan\w+|opublikowan\w+)|\bwygasł[oa]?\b|\bstracił\w* ważność",
        office=r"\b(?:przekazan\w+|przeniesion\w+|przejęt\w+|przeszł\w+)\b.{1,60}(?:urz[ęą]d\w*|ministerstw\w+|departament\w*|organ\w*|agencj\w+|wydział\w*|instytucj\w+)",
        other=r"\b(?:lub|albo|jeśli|jeżeli|będzie|zostanie|może|można|odwołanie)\b",
    ),
    "cs": Words(
        text=r"\b(?:tento|tato|toto|této|tohoto) (?:\w+ )?(?:vyhláš\w+|oznámení|inzerát\w*|stránk\w+|člán\w+|dokument\w*|zveřejnění|obsah\w*|informac\w+|text\w*|oznámen\w+)\b|^(?:oznámení|inzerát|stránka|vyhláška|informace)\b",
        term=r"\b(?:dob[ay]|lhůt[ay]|období|termín|doby) (?:zveřejnění|vyvěšení|vystavení|publikace|inzerce)\b",
        over=r"\b(?:uplynul\w*|skončil\w*|vypršel\w*|uběhl\w*|ukončen\w*)\b",
        shown=r"\b(?:již|už) (?:není|nejsou) (?:zveřejněn|vyvěšen|publikován|zobrazován)\w*|\bnení (?:již|už|nadále) (?:zveřejněn|vyvěšen|publikován|zobrazován)\w*|\bvypršel\w*\b",
        office=r"\b(?:převeden\w*|předán\w*|přesunut\w*|přešl\w*)\b.{1,60}(?:úřad\w*|ministerstv\w+|odbor\w*|orgán\w*|agentur\w+|instituc\w+)",
        other=r"\b(?:nebo|pokud|jestliže|bude|budou|může|lze|odvolání|námitk\w+)\b",
    ),
    "sk": Words(
        text=r"\b(?:tento|táto|toto|tejto|tohto) (?:\w+ )?(?:vyhláš\w+|oznámeni\w+|inzerát\w*|stránk\w+|člán\w+|dokument\w*|zverejneni\w+|obsah\w*|informáci\w+|text\w*|oznam\w*)\b|^(?:oznam|oznámenie|inzerát|stránka|vyhláška|informácia)\b",
        term=r"\b(?:dob[ay]|lehot[ay]|obdobie|termín) (?:zverejneni\w|vyveseni\w|vystaveni\w|publikovania|inzercie)\b",
        over=r"\b(?:uplynul\w*|skončil\w*|vypršal\w*|ukončen\w*)\b",
        shown=r"\b(?:už|viac|naďalej) nie (?:je|sú) (?:zverejnen|vyvesen|publikovan|zobrazovan)\w*|\bnie je (?:už|viac|naďalej) (?:zverejnen|vyvesen|publikovan)\w*",
        office=r"\b(?:preveden\w*|odovzdan\w*|presunut\w*|prešl\w*)\b.{1,60}(?:úrad\w*|ministerstv\w+|odbor\w*|orgán\w*|agentúr\w+|inštitúci\w+)",
        other=r"\b(?:alebo|ak|bude|budú|môže|možno|odvolanie|námietk\w+)\b",
    ),
    "hu": Words(
        text=r"\b(?:ez(?: az?)?|ezt(?: az?)?|az?) (?:\w+ )?(?:hirdetmény|közlemény|hirdetés|oldal|cikk|dokumentum|közzététel|tartalom|tájékoztató|felhívás|információ)\w*",
        term=r"\b(?:közzétételi|kifüggesztési|megjelenési|hirdetési|közzététel)\w* (?:idő(?:szak|tartam)?|határid\w+|id[eő]\w*)\b",
        over=r"\b(?:lejárt|letelt|véget ért|befejeződött|elmúlt|megszűnt)\b",
        shown=r"\bmár nem (?:jelenik meg|közzétett|nyilvános|látható|olvasható)|\bmár nincs (?:közzétéve|kifüggesztve)|\blejárt\b",
        office=r"\b(?:átkerült|átadták|átvette|átkerültek|áttett[ée]k)\b.{0,60}(?:hivatal|minisztérium|hatóság|osztály|szerv|igazgatóság)\w*|(?:hivatal|minisztérium|hatóság|osztály|szerv|igazgatóság)\w*(?: \w+){0,4} (?:átkerült|átadták|átvette|átkerültek|kezeli)\b",
        other=r"\b(?:vagy|ha|fog|lehet|fellebbez\w+)\b",
    ),
    "ro": Words(
        text=r"\b(?:acest|această|acestui|anunț(?:ul)?|pagina|articolul|documentul|publicația|conținutul|comunicatul|informația|textul)(?: \w+)?\b",
        term=r"\b(?:perioad[ae]|termen(?:ul)?|durata|timpul) (?:de|a) (?:publicare|afișare|postare|expunere)\w*",
        over=r"\b(?:s-a (?:încheiat|terminat|sfârșit)|a (?:expirat|trecut|luat sfârșit)|expirat[ăa]?|încheiat[ăa]?)\b",
        shown=r"\bnu mai (?:este|e|sunt) (?:publicat|afișat)\w*|\ba expirat\b",
        office=r"\b(?:transferat|trecut|preluat|mutat|predat)\w* (?:la|către|de|în)\b.{1,60}(?:minister\w*|autorit\w+|instituți\w+|direcți\w+|agenți\w+|birou\w*|departament\w*|oficiu\w*)",
        other=r"\b(?:sau|dacă|va|vor|poate|contestaț\w+)\b",
    ),
    "bg": Words(
        text=r"\b(?:това|тази|този|настоящ\w+) (?:\w+ )?(?:обява|съобщение|страница|статия|документ|публикация|съдържание|информация|обявление|текст)\b|^(?:обявата|съобщението|страницата|публикацията|обявлението)\b",
        term=r"\b(?:срок(?:ът|а)?|период(?:ът|а)?|времето) (?:на|за) (?:публикуване|публикация|обявяване|излагане|показване)(?:то|та)?\b",
        over=r"\b(?:изтек\w+|изтече|приключи\w*|завърши\w*|свърши\w*|мина\w*)\b",
        shown=r"\bвече не се (?:публикува|показва|обявява)|\bвече не е (?:публикуван|обявен|изложен)\w*",
        office=r"\b(?:прехвърлен\w*|предаден\w*|премина\w*|преместен\w*)\b.{1,60}(?:министерств\w+|служб\w+|орган\w*|агенци\w+|дирекци\w+|ведомств\w+)",
        other=r"\b(?:или|ако|ще|може|обжалва\w*)\b",
    ),
    "sr": Words(
        text=r"\b(?:ovaj|ova|ovo|ovog|ове?а?ј?) (?:\w+ )?(?:oglas|obavešten\w+|obavijest|stranica|članak|dokument|objava|sadržaj|informacija|tekst|оглас|обавештење|страница|чланак|документ|објава)\w*\b|^(?:oglas|obaveštenje|obavijest|objava|stranica|оглас|обавештење|објава)\b",
        term=r"\b(?:rok|period|vreme|vrijeme|trajanje|рок|период) (?:za )?(?:objav\w+|oglašavanj\w+|isticanj\w+|prikazivanj\w+|објав\w+|оглашавањ\w+)",
        over=r"\b(?:istek\w*|isteka[olt]\w*|prošao|prošlo|završ\w+|zaključen\w*|истек\w*|прошао|заврш\w+)\b",
        shown=r"\bviše (?:se ne|nije|nisu) (?:objav\w+|prikaz\w+|istaknut\w*)|\bвише (?:се не|није) (?:објав\w+|приказ\w+)|\bje istek(?:ao|la|lo)\b",
        office=r"\b(?:prenet\w*|prenesen\w*|preuze\w+|preša\w+|prešl\w+|пренет\w*|прешл\w+)\b.{1,60}(?:ministarstv\w+|organ\w*|uprav\w+|ured\w*|služb\w+|agencij\w+|kancelarij\w+|министарств\w+|управ\w+)",
        other=r"\b(?:ili|ako|će|može|žalb\w+|или|ако|ће|може)\b",
    ),
    "ru": Words(
        text=r"\b(?:эт[аоу]т?\w*|данн\w+|настоящ\w+|указанн\w+) (?:\w+ )?(?:объявлени\w+|уведомлени\w+|извещени\w+|страниц\w+|материал\w*|публикаци\w+|документ\w*|сообщени\w+|информаци\w+|текст\w*|стать\w+)\b|^(?:объявление|извещение|уведомление|публикация|информация|страница|материал|документ|сообщение)\b",
        term=r"\b(?:срок\w*|период\w*|врем\w+) (?:публикации|размещения|опубликования|показа|экспозиции|обнародования|действия (?:объявления|публикации))\b",
        over=r"\b(?:ист[её]к\w*|закончи\w+|заверш\w+|окончен\w*|прош[её]?л\w*|минова\w+)\b",
        shown=r"\b(?:больше|более) не (?:публикуется|размеща\w+|показыва\w+|опубликован\w*)|\bснят\w* с публикации\b|\bсрок действия (?:этого |данного )?объявления ист[её]к",
        office=r"\b(?:передан\w*|переш[её]?л\w*|переведен\w*|переведён\w*|перенесен\w*|перенесён\w*) (?:в|к|на)\b.{1,60}(?:министерств\w+|ведомств\w+|департамент\w*|управлени\w+|комитет\w*|учреждени\w+|отдел\w*|орган\w*|служб\w+|агентств\w+)",
        other=r"\b(?:или|либо|если|будет|будут|может|могут|жалоб\w+|заявк\w+)\b",
    ),
    "uk": Words(
        text=r"\b(?:ц(?:ей|я|ю|ього|е)|дан\w+) (?:\w+ )?(?:оголошенн\w+|повідомленн\w+|сторінк\w+|матеріал\w*|публікаці\w+|документ\w*|інформаці\w+|текст\w*|статт\w+)\b|^(?:оголошення|повідомлення|публікація|інформація|сторінка|матеріал|документ)\b",
        term=r"\b(?:строк\w*|термін\w*|період\w*|час) (?:публікації|розміщення|оприлюднення|показу|опублікування|дії оголошення)\b",
        over=r"\b(?:минув\w*|минул\w*|закінчи\w+|заверш\w+|сплив\w*|сплин\w*|вийшов)\b",
        shown=r"\b(?:більше|вже) не (?:публікується|розміщ\w+|показу\w+|оприлюднен\w*|опубліковано)",
        office=r"\b(?:передан\w*|перейш\w+|переведен\w*|перенесен\w*) (?:до|в|у|на)\b.{1,60}(?:міністерств\w+|відомств\w+|департамент\w*|управлінн\w+|комітет\w*|установ\w+|відділ\w*|орган\w*|служб\w+|агентств\w+)",
        other=r"\b(?:або|чи|якщо|буде|будуть|може|можуть|скарг\w+)\b",
    ),
    "el": Words(
        text=r"\b(?:αυτ[όήο]\w*|η|το|ο|η παρούσα|το παρόν) (?:\w+ )?(?:ανακοίνωση|αγγελία|σελίδα|άρθρο|έγγραφο|δημοσίευση|περιεχόμενο|ενημέρωση|κείμενο|προκήρυξη)\b",
        term=r"(?:περίοδο\w*|προθεσμία|χρόνο\w*|διάστημα|διάρκεια) (?:της )?(?:δημοσίευσης|ανάρτησης|προβολής|δημοσιοποίησης)",
        over=r"(?:έληξε|λήξει|ολοκληρώθηκε|παρήλθε|τελείωσε|εξέπνευσε)",
        shown=r"δεν (?:δημοσιεύεται|προβάλλεται|είναι αναρτημέν\w+) πλέον|δεν είναι πλέον (?:δημοσιευμέν|αναρτημέν)\w+|έχει λήξει",
        office=r"(?:μεταφέρθηκε|μεταβιβάστηκε|πέρασε|μεταφερθεί)\b.{1,60}(?:υπουργεί\w+|υπηρεσία\w*|αρχή\w*|φορέα\w*|γραφεί\w+|διεύθυνση\w*|οργανισμ\w+)",
        other=r"\b(?:ή|αν|εάν|θα|μπορεί|ένσταση)\b",
    ),
    "tr": Words(
        text=r"\b(?:bu|ilgili|söz konusu) (?:\w+ )?(?:ilan|duyuru|sayfa|yazı|belge|yayın|içerik|bilgi|metin|haber)\w*|^(?:ilan|duyuru)\w*",
        term=r"\b(?:yayın(?:lanma|da kalma)?|yayım(?:lanma)?|ilan|askı(?:da kalma)?|duyuru|gösterim) süresi\w*",
        over=r"\b(?:dol(?:du|muştur|muş)|bit(?:ti|miştir)|sona er(?:di|miştir)|geç(?:ti|miştir)|tamamlan(?:dı|mıştır))\b",
        shown=r"\bartık yayın(?:da değil|lanm[ıa]\w+)|\bartık yayım(?:da değil|lanm[ıa]\w+)|\byayından kalk\w+|\bsüresi dol(?:du|muştur)",
        office=r"(?:bakanlı\w+|müdürlü\w+|kurum\w*|başkanlı\w+|daire\w*|idare\w*)(?: \w+)? (?:devredil(?:di|miştir)|aktarıl(?:dı|mıştır)|geç(?:ti|miştir)|taşın(?:dı|mıştır))",
        other=r"\b(?:veya|ya da|eğer|olabilir|edilecek\w*|itiraz\w*)\b",
    ),
    "ar": Words(
        text=r"(?:هذا|هذه) (?:ال)?(?:إعلان|اعلان|صفح[ةه]|مقال[ةه]?|خبر|وثيق[ةه]|منشور|محتوى|نشر[ةه]|معلومات|بيان)|^(?:ال)?(?:إعلان|اعلان|صفحة|منشور)",
        term=r"(?:مد[ةه]|فتر[ةه]|مهل[ةه]|أجل) (?:ال)?(?:نشر|عرض|إعلان|اعلان)",
        over=r"انتهت|انتهى|انقضت|انقضى|منتهي[ةه]?",
        shown=r"لم يعد (?:هذا |)?(?:ال\S+ )?(?:منشورا|معروضا)|لم تعد (?:هذه |)?(?:ال\S+ )?(?:منشور[ةه]|معروض[ةه])|انتهت صلاحي[ةه]",
        office=r"(?:نقل|نقلت|انتقل|انتقلت|أحيل|أحيلت|احيلت|حولت|حول)\b.{0,30}إلى .{0,30}(?:وزار[ةه]|هيئ[ةه]|إدار[ةه]|ادار[ةه]|دائر[ةه]|جه[ةه]|مكتب|مؤسس[ةه])",
        other=r"\bأو\b|\bإذا\b|\bسوف\b|\bقد\b|اعتراض|طعن",
    ),
    "fa": Words(
        text=r"این (?:آگهی|اطلاعیه|صفحه|مطلب|مقاله|سند|خبر|محتوا|اطلاعات|متن|فراخوان)",
        term=r"(?:مهلت|مدت|زمان|دوره|بازه) (?:انتشار|نمایش|درج|نشر|آگهی)",
        over=r"(?:به )?پایان (?:رسید|یافت)|تمام شد|سپری شد|منقضی|گذشت",
        shown=r"دیگر (?:منتشر|نمایش داده) نمی.?شود|منقضی شد|دیگر در دسترس انتشار",
        office=r"به .{1,40}(?:وزارت|سازمان|اداره|نهاد|دفتر|معاونت).{0,30}(?:منتقل|واگذار|سپرده) شد",
        other=r"\bیا\b|\bاگر\b|خواهد|ممکن|اعتراض",
    ),
    "he": Words(
        text=r"(?:ה)?(?:מודעה|הודעה|עמוד|דף|מאמר|מסמך|פרסום|תוכן|מידע|כתבה)(?: זו| זה| הזה| הזאת| הזו)|\bה(?:מודעה|הודעה|פרסום|עמוד|מסמך)\b",
        term=r"(?:תקופת|מועד|זמן|משך) ה?(?:פרסום|הצגה|מודעה)",
        over=r"הסתיימ?ה?|תמה?\b|חלפה?|פגה?\b|עבר(?:ה)?\b|נגמרה?",
        shown=r"(?:אינ[הו]|לא|כבר לא) (?:עוד )?(?:מתפרסמת?|מפורסמת?|מוצגת?)(?: עוד| יותר)?|פג תוקפ[הו]",
        office=r"(?:הועבר[הו]?|עבר[הו]?|נמסר[הו]?) (?:ל|אל ).{1,40}",
        other=r"\bאו\b|\bאם\b|תוכל|עשוי|ערעור|לעיון",
    ),
    "hi": Words(
        text=r"यह (?:सूचना|विज्ञापन|पृष्ठ|पेज|लेख|दस्तावेज़?|सामग्री|जानकारी|घोषणा)|इस (?:सूचना|विज्ञापन|पृष्ठ|पेज|लेख|दस्तावेज़?|सामग्री|जानकारी|घोषणा)",
        term=r"(?:प्रकाशन|प्रदर्शन|प्रसारण) (?:की |का )?(?:अवधि|समय|समयसीमा)",
        over=r"समाप्त|पूरी हो|खत्म|ख़त्म|बीत",
        shown=r"अब (?:प्रकाशित|प्रदर्शित) नहीं|की अवधि समाप्त",
        office=r"(?:मंत्रालय|विभाग|कार्यालय|प्राधिकरण|एजेंसी|निदेशालय) (?:को|में) (?:स्थानांतरित|हस्तांतरित|सौंप)",
        other=r"\bया\b|अगर|यदि|सकत|होगी|होगा|आपत्ति",
    ),
    "id": Words(
        text=r"\b(?:pengumuman|iklan|halaman|artikel|dokumen|publikasi|konten|informasi|berita|makalah|kandungan|notis|notis|laman)(?: \w+)? ini\b|^(?:pengumuman|iklan|publikasi|notis)\b",
        term=r"\b(?:masa|jangka waktu|periode|waktu|tempoh) (?:penayangan|publikasi|penerbitan|pengumuman|tayang|pemuatan|siaran|paparan)\b",
        over=r"\b(?:berakhir|habis|selesai|lewat|usai|tamat)\b",
        shown=r"\btidak lagi (?:dipublikasikan|diterbitkan|ditayangkan|ditampilkan|diumumkan|disiarkan|dipaparkan)|\bsudah kedaluwarsa\b|\btelah (?:kedaluwarsa|tamat tempoh)",
        office=r"\b(?:dialihkan|dipindahkan|diserahkan|berpindah) (?:ke|kepada)\b.{1,60}(?:kementerian|kantor|badan|dinas|lembaga|instansi|direktorat|jabatan|pejabat)",
        other=r"\b(?:atau|jika|akan|dapat|bisa|keberatan)\b",
    ),
    "vi": Words(
        text=r"(?:thông báo|tin|trang|bài viết|tài liệu|bài|nội dung|văn bản|quảng cáo|thông tin|niêm yết)(?: \w+)? này|^(?:thông báo|tin đăng|quảng cáo)",
        term=r"(?:thời hạn|thời gian|kỳ hạn) (?:đăng(?: tải| tin)?|công bố|niêm yết|hiển thị|công khai|thông báo)",
        over=r"đã hết|hết hạn|đã kết thúc|kết thúc|đã qua",
        shown=r"(?:không còn|thôi|ngừng) (?:được )?(?:đăng(?: tải)?|công bố|niêm yết|hiển thị|công khai)|đã hết hạn",
        office=r"(?:chuyển|bàn giao|chuyển giao)(?: sang| cho| đến| về)? .{0,20}(?:bộ|sở|cơ quan|cục|phòng|văn phòng|ủy ban|uỷ ban|đơn vị)\b",
        other=r"\b(?:hoặc|nếu|sẽ|có thể|khiếu nại)\b",
    ),
    "th": Words(
        text=r"(?:ประกาศ|หน้า|บทความ|เอกสาร|ข่าว|เนื้อหา|ข้อมูล|โฆษณา)นี้|^ประกาศ",
        term=r"(?:ระยะเวลา|ช่วงเวลา|กำหนดเวลา)(?:การ|ใน)?(?:การ)?(?:เผยแพร่|ประกาศ|แสดง|ปิดประกาศ)",
        over=r"สิ้นสุด|หมด(?:ลง|แล้ว|อายุ)?|ครบกำหนด|ผ่านไป",
        shown=r"(?:ไม่ได้|ไม่)(?:มีการ)?(?:เผยแพร่|แสดง|ประกาศ)(?:อีก)?(?:ต่อไป|แล้ว)|หมดอายุ",
        office=r"(?:โอน|ย้าย|ส่งมอบ)(?:ไป|ให้|ไปยัง|ไปอยู่).{0,30}(?:กระทรวง|กรม|สำนักงาน|หน่วยงาน|กอง|สำนัก)",
        other=r"หรือ|ถ้า|หาก|จะ|อาจ|อุทธรณ์",
    ),
    "zh": Words(
        text=r"[本该該此这這](?:则|則|条|條|项|項|篇|份|个|個)?(?:公告|公示|通知|信息|資訊|资讯|内容|內容|页面|頁面|网页|網頁|文件|文章|启事|啟事|公报|公報|资料|資料|消息|栏目|欄目|板块|板塊)|^(?:公告|公示|通知|信息|内容|內容|页面|頁面)",
        term=r"(?:公示|公告|公布|公佈|发布|發布|展示|刊登|刊载|刊載|公开|公開|挂网|掛網|张贴|張貼|登载|登載|展出|陈列|揭示)(?:的)?(?:期限?|时间|時間|期间|期間|时限|時限)|(?:公告|公示|通知|信息|資訊|资讯|页面|頁面|内容|內容)(?:的|已过|已過)?有效期|^(?:公示|公告|公开|公開|展示|刊登)(?=已(?:经|經)?(?:结束|結束|届满|屆滿|到期|期满|期滿))",
        over=r"结束|結束|届满|屆滿|期满|期滿|截止|过期|過期|到期|已过|已過|终止|終止|屆期|(?<=期)已?[满滿]",
        shown=r"(?:不再|停止|已停止|终止|終止|结束|結束)(?:对外|對外)?(?:公示|公布|公佈|发布|發布|展示|刊登|刊载|刊載|公开|公開|显示|顯示)|已(?:过期|過期|到期|逾期)",
        office=r"(?:移交|划转|劃轉|移转|移轉|转至|轉至|转由|轉由|转交|轉交|划归|劃歸|划入|劃入|改由|归口|移至|迁至).{1,24}(?:部|局|厅|廳|委|办公室|辦公室|处|處|署|机关|機關|单位|單位|部门|部門|中心|科|課)",
        other=r"或|如果|如有|将|將|可能|异议|異議|未收到|决定|決定|现予|現予|申诉|投诉|报名|報名",
    ),
    "ja": Words(
        text=r"(?:この|本|当|当該|該当の|こちらの|ご指定の)(?:ページ|記事|お知らせ|情報|公告|公示|案内|資料|内容|コンテンツ|文書|ファイル|告示)|^(?:ページ|記事|お知らせ|公告|公示)",
        term=r"(?:掲載|公開|公示|縦覧|公告|掲示|閲覧|配信|公表|告示)(?:の)?(?:期間|期限)|^(?:掲載|公開|公示|掲示|配信)(?=(?:は|を)?(?:終了|終え))",
        over=r"終了|満了|過ぎ|経過|切れ|終わり|終わって",
        shown=r"(?:掲載|公開|公示|公表|掲示|配信)(?:は|を)?(?:終了|終え|終わり)|(?:掲載|公開|公表|掲示)(?:して|されて)(?:いません|おりません|いない)",
        office=r"(?:課|省|庁|局|室|部|機関|事務所|センター|委員会|署)(?:へ|に).{0,6}(?:移管|引き継|移りました|移りまし|移し|移行|所管替)|(?:所管|担当|管轄)が.{1,24}(?:へ|に)(?:変わ|変更|移)",
        other=r"または|若しくは|もしくは|場合|予定|可能性|かもしれ|募集",
    ),
    "ko": Words(
        text=r"(?:이|해당|본|요청하신) (?:공고|공지|게시물|게시글|페이지|자료|정보|내용|글|안내|문서|고시)|^(?:공고|공지|게시물|게시글|고시)",
        term=r"(?:게시|공고|공시|게재|열람|공개|고시|노출) ?(?:기간|기한)",
        over=r"종료|만료|끝났|끝난|지났|지난|경과|마감",
        shown=r"더 ?이상 (?:게시|공개|공고|게재|노출)(?:되|하)지 ?않|(?:게시|공개|게재|공고)(?:가|를)? ?(?:종료|마감)",
        office=r"(?:부|처|청|과|국|실|기관|센터|위원회|시청|군청)(?:으로|로) ?(?:이관|이첩|이전|넘어)",
        other=r"또는|거나|경우|예정|될 수|할 수|이의|모집",
    ),
    "ca": Words(
        text=r"\b(?:aquest[a]?|el|la)(?: \w+)? (?:anunci|avís|pàgina|article|document|publicació|contingut|informació|edicte|comunicat|text|convocatòria|oferta)\b|\bl['’](?:anunci|avís|edicte)\b|^(?:anunci|avís|edicte|publicació)\b",
        term=r"\b(?:termini|període|temps) (?:de |d['’])(?:la )?(?:publicació|exposició(?: pública)?|difusió|anunci|informació pública)\b",
        over=r"\b(?:finalitzat|acabat|conclòs|expirat|vençut|exhaurit|finalitzar|acabar|vèncer)\b",
        shown=r"\bja no (?:es publica|es mostra|està (?:publica|exposa)(?:t|da))|\bha (?:expirat|caducat)\b|\bha deixat de publicar-se",
        office=r"\b(?:traslladad?a?t?|transferi(?:t|da)|traspassa(?:t|da)|passat|cedi(?:t|da)) (?:al?|a la|a l['’])\b.{0,60}(?:ministeri|oficina|autoritat|organisme|departament|direcció|conselleria|agència|administració|entitat)",
        other=r"\b(?:o|si|serà|seran|podrà|pot|al·legacions|recurs)\b",
    ),
    "ta": Words(
        text=r"(?:இந்த(?:க்|ப்|ச்|த்)?|இவ்) ?(?:அறிவிப்ப|விளம்பர|பக்க|கட்டுரை|ஆவண|வெளியீ|தகவல|உள்ளடக்க)|இவ்வறிவிப்ப|இவ்விளம்பர|இப்பக்க|^அறிவிப்பு",
        term=r"(?:வெளியீட்டு|வெளியிடும்|அறிவிப்பு|காட்சி|பிரசுர)(?:க்)? ?கால|வெளியீட்டுக் கெடு",
        over=r"முடிந்த|முடிவடைந்த|நிறைவடைந்த|காலாவதி|கடந்துவிட்ட",
        shown=r"இனி(?:மேல்)? (?:வெளியிடப்பட|காட்டப்பட)(?:ாது|ுவதில்லை|வில்லை)|இப்போது வெளியிடப்படுவதில்லை|காலாவதியா",
        office=r"(?:அமைச்சக|துறை|அலுவலக|ஆணைய|இயக்கக|முகமை)\S*(?:க்கு|த்திற்கு|த்துக்கு|யிடம்|த்திடம்) (?:மாற்றப்பட்ட|ஒப்படைக்கப்பட்ட)",
        other=r"அல்லது|எனில்|ப்படும்|படலாம்|ஆட்சேப|மேல்முறையீ",
    ),
    "ml": Words(
        text=r"ഈ (?:അറിയിപ്പ|പരസ്യ|വിജ്ഞാപന|പേജ|ലേഖന|രേഖ|പ്രസിദ്ധീകരണ|വിവര|ഉള്ളടക്ക)|^(?:അറിയിപ്പ്|പരസ്യം|വിജ്ഞാപനം)",
        term=r"(?:പ്രസിദ്ധീകരണ|പ്രദ(?:ർ|ര്‍?)ശന|പരസ്യ)(?:ത്തിന്റെ)? ?(?:കാലാവധി|കാലയളവ|സമയ)",
        over=r"അവസാനിച്ച|കഴിഞ്ഞ|പൂ(?:ർ|ര്‍?)ത്തിയായ|തീ(?:ർ|ര്‍?)ന്ന",
        shown=r"(?:ഇനി|ഇപ്പോ(?:ൾ|ള്‍?)|മേലി(?:ൽ|ല്‍?)) (?:പ്രസിദ്ധീകരിക്കു|പ്രദ(?:ർ|ര്‍?)ശിപ്പിക്കു)ന്നില്ല|കാലഹരണപ്പെട്ട",
        office=r"(?:മന്ത്രാലയ|വകുപ്പ|ഓഫീസ|കാര്യാലയ|ഡയറക്ടറേറ്റ|അതോറിറ്റി|ഏജ(?:ൻ|ന്‍?)സി)\S* (?:കൈമാറി|മാറ്റി)",
        other=r"അല്ലെങ്കി|അഥവാ|എങ്കി(?:ൽ|ല്‍?)|കഴിയും|പരാതി|അപ്പീ",
    ),
    "ka": Words(
        text=r"\b(?:ეს|ამ) (?:\w+ )?(?:განცხადებ|შეტყობინებ|ცნობ|გვერდ|სტატი|დოკუმენტ|პუბლიკაცი|ინფორმაცი|შინაარს)\w*|^(?:განცხადება|შეტყობინება|გვერდი|ინფორმაცია)\b",
        term=r"(?:გამოქვეყნების|განთავსების|გამოცხადების|განცხადების|ჩვენების) (?:ვად|პერიოდ|დრო)\w*",
        over=r"\b(?:გავიდა|ამოიწურა|დასრულდა|დამთავრდა|ამოწურულია|დასრულებულია)\b",
        shown=r"\bაღარ (?:ქვეყნდება|არის გამოქვეყნებული|ჩანს)|\bაღარაა გამოქვეყნებული|ვადაგასული",
        office=r"(?:სამინისტრო|სააგენტო|უწყება|სამსახურ|ოფის|დეპარტამენტ)\w*.{0,30}(?:გადაეცა|გადავიდა|გადატანილია|გადაცემულია)|(?:გადაეცა|გადავიდა|გადატანილია|გადაცემულია).{0,60}(?:სამინისტრო|სააგენტო|უწყება|სამსახურ|ოფის|დეპარტამენტ)",
        other=r"\b(?:ან|თუ|იქნება|შეიძლება)\b|გასაჩივრ\w*",
    ),
    "hy": Words(
        text=r"\b(?:այս|սույն) (?:\w+ )?(?:հայտարար|ծանուց|տեղեկ|էջ|հոդված|փաստաթ|հրապարակ|բովանդակ)\w*|^(?:հայտարարությունը|ծանուցումը|էջը)\b",
        term=r"(?:հրապարակման|ցուցադրման|տեղադրման|հայտարարության) (?:ժամկետ|ժամանակ)\w*",
        over=r"\b(?:լրացել|ավարտվել|սպառվել|անցել|ավարտված)\b",
        shown=r"\bայլ(?:և|եւ)ս (?:չի (?:հրապարակվում|ցուցադրվում)|հրապարակված չէ)|ժամկետանց",
        office=r"(?:նախարար|գործակալ|վարչ|գրասենյակ|մարմն|տեսչ)\w*.{0,30}(?:փոխանցվ|տեղափոխվ|հանձնվ)|(?:փոխանցվ|տեղափոխվ|հանձնվ).{0,60}(?:նախարար|գործակալ|վարչ|գրասենյակ|մարմն|տեսչ)",
        other=r"\b(?:կամ|եթե|կարող|կլինի)\b|բողոք\w*",
    ),
    "km": Words(
        text=r"(?:សេចក្តីជូនដំណឹង|សេចក្តីប្រកាស|ការប្រកាស|ការផ្សាយ|ទំព័រ|អត្ថបទ|ឯកសារ|ព័ត៌មាន)នេះ|^សេចក្តីជូនដំណឹង",
        term=r"(?:រយៈពេល|ថិរវេលា)(?:នៃ)?(?:ការ)?(?:ផ្សព្វផ្សាយ|ប្រកាស|បិទផ្សាយ)",
        over=r"បានបញ្ចប់|ផុត|ចប់ហើយ|បានហួស",
        shown=r"លែង(?:ត្រូវបាន)?(?:ផ្សព្វផ្សាយ|បោះពុម្ព|បង្ហាញ)|ផុតកំណត់",
        office=r"(?:ផ្ទេរ|ប្រគល់)(?:ទៅ|ឱ្យ|ជូន).{0,30}(?:ក្រសួង|នាយកដ្ឋាន|ការិយាល័យ|អគ្គនាយកដ្ឋាន|ស្ថាប័ន)",
        other=r"ឬ(?!ស|ទ្ធ)|ប្រសិនបើ|នឹង|បណ្តឹង",
    ),
    "my": Words(
        text=r"(?:ဤ|ဒီ|ယခု) ?(?:ကြေညာချက်|ကြော်ငြာ|အသိပေးချက်|စာမျက်နှာ|ဆောင်းပါး|အချက်အလက်|သတင်း)|^ကြေညာချက်",
        term=r"(?:ထုတ်ပြန်|ကြေညာ|ဖော်ပြ)(?:သည့်|ရန်|မှု|ထားသည့်)?(?:ကာလ|အချိန်|သက်တမ်း)",
        over=r"ကုန်ဆုံး|ပြီးဆုံး|ကျော်လွန်|စေ့",
        shown=r"(?:ထုတ်ပြန်|ဖော်ပြ|ထုတ်ဝေ)ခြင်း ?မရှိတော့|သက်တမ်းကုန်",
        office=r"(?:ဝန်ကြီးဌာန|ဦးစီးဌာန|ရုံး|အဖွဲ့)(?:သို့|ထံ|ကို) ?(?:လွှဲပြောင်း|ပြောင်းရွှေ့)",
        other=r"သို့မဟုတ်|ဆိုလျှင်|မည်|ကန့်ကွက်",
    ),
    "bn": Words(
        text=r"এই (?:বিজ্ঞপ্তি|বিজ্ঞাপন|ঘোষণা|পৃষ্ঠা|পাতা|নিবন্ধ|নথি|প্রকাশনা|তথ্য)|^(?:বিজ্ঞপ্তি|ঘোষণা)",
        term=r"(?:প্রকাশ|প্রকাশের|প্রকাশনার|প্রদর্শনের|প্রচারের) ?(?:মেয়াদ|মেয়াদ|সময়|সময়|সময়সীমা)",
        over=r"শেষ হয়|শেষ হয়|উত্তীর্ণ|অতিক্রান্ত|ফুরি",
        shown=r"আর (?:প্রকাশিত|প্রদর্শিত|প্রচারিত) (?:হয়|হয়|হচ্ছে|নেই)|মেয়াদোত্তীর্ণ|মেয়াদোত্তীর্ণ",
        office=r"(?:মন্ত্রণালয়|মন্ত্রণালয়|বিভাগ|দপ্তর|অধিদপ্তর|কার্যালয়|কার্যালয়|কর্তৃপক্ষ|সংস্থা)(?:ে|ের কাছে|কে)? (?:স্থানান্তর|হস্তান্তর)",
        other=r"অথবা|যদি|হবে|পারে|আপত্তি",
    ),
    "ur": Words(
        text=r"(?:یہ|اس) (?:اعلان|اشتہار|نوٹس|صفح\w+|مضمون|دستاویز|اطلاع|معلومات|متن|خبر)",
        term=r"(?:اشاعت|نمائش|اعلان) کی (?:مدت|میعاد|مہلت)|(?:اشاعت|نمائش) کا وقت",
        over=r"ختم ہو|پوری ہو|گزر (?:گئی|چکی|گیا|چکا)",
        shown=r"اب (?:شائع|ظاہر) نہیں|مزید شائع نہیں|کی میعاد ختم",
        office=r"(?:وزارت|محکم\w+|دفتر|ادار\w+|ایجنسی)\b.{0,20} (?:کو|میں) (?:منتقل|سپرد)",
        other=r"\b(?:یا|اگر|گا|گی|سکت\w+)\b|اعتراض|اپیل",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Family:
    """The compiled word families of one language."""

    language: str
    text: Pattern[str]
    term: Pattern[str]
    over: Pattern[str]
    shown: Pattern[str]
    office: Pattern[str]
    other: Pattern[str]

    def says(self, sentence: str) -> bool:
        """Whether a sentence, as `families.read` returns it, says so in this language."""
        over = self.term.search(sentence) and self.over.search(sentence)
        gone = self.shown.search(sentence) or self.office.search(sentence)
        return bool(over or (gone and self.text.search(sentence))) and not self.other.search(sentence)


@cache
def terms() -> tuple[Family, ...]:
    """The word families of every language."""
    return tuple(
        Family(language, *map(compiled, (one.text, one.term, one.over, one.shown, one.office, one.other)))
        for language, one in WORDS.items()
    )
