"""Words of notices that say by whom or why a text was withdrawn, in 34 languages: the text, its fate, and who decided.

Any page may have several of these words, so they are read only in what stands alone in the place of a text, and in
combination (`archiver.observe.marks.withdrawn`). They match what `families.read` returns: folded, in lower case,
without the vowel marks of Arabic and Hebrew.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The word families of one language, as regular expressions."""

    text: str  # this text: an article, a page
    fate: str  # that it was withdrawn: an act that somebody did, asked for, or performs by these words
    author: str  # its author, or that the speaker wrote it
    platform: str  # rules of the platform, or those who enforce them
    law: str  # a court, or a holder of rights
    editors: str  # its publisher, or that it was wrong; the actor counts as unsaid then
    other: str  # makes the sentence say something else: an "or", a plan, a general rule, what others said


WORDS: dict[str, Words] = {
    "en": Words(
        text=r"\b(?:this|our)(?: \w+)? (?:article|story|text|post|page|content|piece|report|contribution|entry|item|paper|essay|column|interview|publication|document|statement|news)\b|\bthe (?:article|story|text|post|page|content|piece|report|entry)\b(?! (?:of|on|about|in|which|that|for)\b)|^(?:article|post|page|content|story|text)\b|\b(?:this|our)(?: \w+)? (?:thread|discussion|topic|message|comment|note|review|study|press release|feature|video|letter|speech|blog)\b|^(?:message|comment|thread|contribution|entry|report|document)\b",
        fate=r"\b(?:removed|deleted|withdrawn|withdrew|hidden|hid|retracted|unpublished|depublished|pulled|took (?:\w+ ){1,4}(?:down|offline|off)|taken (?:\w+ ){0,4}(?:down|offline|off)|(?:asked|ordered|decided|chose|chosen|requested|demanded|had|forced|obliged|required|wanted|wished)\b[^.]{0,40}\b(?:to|be|that)\b[^.]{0,30}(?:remove|delete|take|withdraw|hide|retract|unpublish|pull)\w*)\b|\b(?:we|editors|board|newsroom) (?:hereby |now )?(?:retract|withdraw)\b|took down|erased|taken down|no longer (?:online|published|available)|\bi (?:\w+ )?(?:removed|deleted|withdrew)\b",
        author=r"\b(?:the|its|their|his|her) (?:\w+ )?(?:author|writer|poster|uploader|columnist)s?\b|\bi (?:have )?(?:decided|chose|chosen|removed|deleted|took|taken|withdrew|withdrawn)\b|\bmy own (?:request|wish|decision)",
        platform=r"community (?:guidelines|standards|rules)|\b(?:rules|guidelines|polic(?:y|ies)|terms (?:of (?:use|service)|and conditions))\b|\bmoderat(?:ors?|ion)\b|house rules|code of conduct|\bviolat\w+\b|\bbreach\w*\b[^.]{0,30}\b(?:rule|term|code|polic)\w*|administrators?\b",
        law=r"\b(?:court|judge|tribunal|injunction|lawsuit|lawyers?|solicitors|prosecutor\w*|copyright|legal (?:action|reasons|order|complaint|threat)|rights[ -]?holders?|holders? of the rights|defamation|libel|cease and desist)\b|\bsettlement\b|\bcourts\b|\blitigation\b|\bsued\b|copyright holder",
        editors=r"\b(?:editors?|editorial|newsroom|publishers?)\b|apologi[sz]e to (?:our |the |all )?readers|\b(?:mistakes|inaccura\w+|incorrect|unfounded|unverified|(?:factual|serious|grave) errors)\b|could not be (?:verified|confirmed|substantiated)|\bregrets?\b|\bfalse\b|stand by this",
        other=r"\b(?:or|lists?|shows?|tells?|describes?|explains?|will|would|may|might|can|could(?! not be)|shall|if|when|whether|correct(?:ed|ion)|updated|according to|said|says|told|reports? that)\b",
    ),
    "de": Words(
        text=r"\b(?:dies(?:e[rsmn]?)?|de[rnms]|das|unser(?:e[nrms]?)?)(?: \w+)? (?:artikel|beitrag|\w*beitrag|text|bericht|seite|inhalt|meldung|post|kommentar|veröffentlichung|publikation|interview|eintrag|posting|aufsatz)s?\b|^(?:artikel|beitrag|text|inhalt|seite|bericht)\b|\bdiese[rn]? (?:seite|meldung|publikation)|\b(?:dies(?:e[rsmn]?)?|de[rnms]|das|die|unser(?:e[nrms]?)?)(?: \w+)? (?:posting|nachricht|thread|diskussion|kolumne|essay|studie|rezension|dokument|pressemitteilung|video|geschichte|reportage)\b|^(?:nachricht|posting|post|kommentar|meldung|dokument)\b",
        fate=r"entfernt|gelöscht|zurückgezogen|zurückgenommen|depubliziert|offline (?:ge)?nehmen|(?:offline|vom netz|aus dem netz|von der (?:\w*seite|website|homepage)) (?:ge)?n(?:o|eh)mmen|(?:offline|netz|seite|website|homepage) zu nehmen|(?:offline|netz) nehmen|\bzieh(?:t|en) [^.]{1,60}zurück|ausgeblendet|\bzu (?:löschen|entfernen)|zurückzuziehen|nicht mehr (?:online|veröffentlicht|abrufbar)|\b(?:lösche|entferne|ziehe|nehme)\b[^.]{0,60}|herausgenommen|heruntergenommen|vom server genommen",
        author=r"\b(?:d(?:ie|er|es)|ihre[rs]?|seine[rs]?) (?:\w+ )?(?:autor|verfasser|urheber)\w*|\b(?:bitte|wunsch) (?:\w+ ){0,2}(?:autor|verfasser)\w*|\bich habe\b|auf eigenen wunsch|urheber(?:in|s)?\b(?!recht)|\bich\b",
        platform=r"richtlinie|\bregeln\b|hausregel|regelversto|nutzungsbedingung|netiquette|moderation|moderator\w*|gemeinschaftsstandard|community",
        law=r"gericht\b|gerichts?\b|landgericht|amtsgericht|einstweilige|verfügung|abmahnung|urteil|rechteinhaber|anwalt|anwält\w+|klage\b|urheberrecht|rechtlichen gründen|unterlassung",
        editors=r"redaktion|herausgeber|\bverlag\b|\bfehler\b|\bfalsch\b|nicht belegt|unzutreffend|leser(?:innen|n)? um (?:entschuldigung|verzeihung)|wir bitten um entschuldigung|\bchefredak\w+|\bfehlerhaft\w*|irrtümlich\w*|nicht (?:bestätigt|gesichert)",
        other=r"\b(?:oder|stehen|wird(?! (?:derzeit|gerade|zurzeit|momentan|aktuell)\b)|werden(?! musste)|würde|kann|könnten?|soll(?:te)?|falls|wenn|berichtigt|korrigiert|aktualisiert|laut|zufolge|sagte|teilte)\b(?! nicht (?:belegt|bestätigt))",
    ),
    "fr": Words(
        text=r"\b(?:ce|cet|cette|le|la|notre)(?: \w+)? (?:article|texte|billet|page|contenu|publication|message|reportage|communiqué|tribune|entretien|contribution|enquête|note|post)\b|\bl['’](?:article|enquête|entretien)\b|^(?:article|contenu|page|texte)\b|\bsouhaité qu['’]il\b|\b(?:ce|cet|cette|le|la|notre|du|de la|votre)(?: \w+)? (?:chronique|sujet|discussion|commentaire|document|étude|information|dépêche|vidéo|récit|papier|témoignage|page)\b|^(?:message|publication|commentaire|billet|document|sujet)\b|\bcet entretien\b",
        fate=r"\b(?:retir|supprim|masqu|effac|dépubli|enlev|rétract|ôt)(?:ées?|és?|er|ons)\b|mise?s? hors ligne|\b(?:la rédaction|nous) (?:\w+ )?(?:retire|rétracte)\b|\bla rédaction retire|\b(?:retir|supprim|masqu|effac|dépubli|enlev)(?:ait|aient|a|ai|ons|ent)\b|\bn['’]est plus (?:en ligne|publiée?)",
        author=r"\bl['’]aut(?:eur|rice|eure)\b|\b(?:son|sa|ses|des|les) aut(?:eur|rice|eure)s?\b|\bj['’]ai (?:\w+ )?(?:choisi|décidé|supprimé|retiré|effacé)|\bj['’]ai\b|\bje (?:supprime|retire)|l['’]auteur·?rice|\bson aut(?:eur|rice)",
        platform=r"\brègles\b|\bcharte\b|modérat(?:ion|eur|rice)|conditions (?:générales )?d['’]utilisation|règlement\b|communauté|enfreint|non[- ]respect|contraire (?:à|aux)",
        law=r"tribunal|\bjuge\b|jugement|justice|judiciaire|ayants? droit|plainte|mise en demeure|avocat|droits? d['’]auteur|raisons? (?:légale|juridique)|injonction|ordonnance|\bcour\b",
        editors=r"rédaction|éditeur|\berreurs\b|inexact\w*|erroné\w*|excuses (?:à|auprès de) (?:ses|nos|aux) lec|excuse auprès|vérifié|direction du journal|directeur de la publication|\bfauss?es?\b|non (?:vérifiée?s?|confirmée?s?)",
        other=r"\b(?:ou|sera|seront|serait|peut|pourrait|si|corrigée?|selon|présente (?:les|des)|a (?:dit|déclaré|annoncé|indiqué))\b",
    ),
    "es": Words(
        text=r"\b(?:est[ea]|el|la|nuestr[oa])(?: \w+)? (?:artículo|texto|nota|página|contenido|publicación|mensaje|reportaje|noticia|entrada|informe|comunicado|columna|entrevista|post)\b|^(?:artículo|contenido|página|texto|publicación)\b|\b(?:est[ea]|el|la|nuestr[oa])(?: \w+)? (?:ensayo|hilo|comentario|tema|documento|estudio|información|crónica|vídeo|video|testimonio|discusión|boletín|blog)\b|^(?:mensaje|comentario|entrada|nota|noticia|hilo)\b|\b(?:quitamos|retiramos|eliminamos|borramos) (?:el|la|este|esta) ",
        fate=r"\b(?:retir|elimin|borr|ocult|despublic|quit|baj|suprim|desindex)(?:ad[oa]s?|id[oa]s?|ó|aron|amos|imos|aran?|áramos|ar(?:l[oa])?|ir(?:l[oa])?|en)\b|\bretira (?:este|esta)|se retracta|dad[oa] de baja|\b(?:retir|elimin|borr|ocult|quit|baj)(?:é|aba|an|a|ando)\b|ya no (?:está|se publica)|\b(?:elimin|retir|borr)an est[ea]\b|\bretractad[oa]s?\b",
        author=r"\b(?:el|la|su|del|los|sus) (?:\w+ )?autor(?:a|es|as)?\b|\bhe (?:decidido|borrado|eliminado|retirado|quitado)\b|\bdecidí\b|\bsu autora?\b|\bborré\b|\beliminé\b|\bretiré\b|\bquité\b",
        platform=r"\b(?:normas|reglas|políticas|términos|condiciones de uso|directrices)\b|moderaci[oó]n|moderador\w*|incumpl\w+|infring\w+|no respeta",
        law=r"juzgado|tribunal|\bjuez\w?\b|judicial|sentencia|demanda|derechos de autor|titular(?:es)? de los derechos|abogad\w+|fiscalía|motivos legales|medida cautelar|querella",
        editors=r"redacción|editor(?:es|ial)?\b|erróne\w+|\berrores\b|inexact\w+|\bfals[oa]s\b|disculpas? a (?:sus|nuestros|los) lectores|no (?:pudo|pudieron|se ha\w*) (?:verific|confirm)|la dirección (?:del|de la)|no (?:eran|era) (?:ciert|verídic|correct)\w+|equivocad\w+",
        other=r"\b(?:o|será|serán|sería|(?<!no )(?<!no se )puede|podría|si|corregid[oa]|según|dijo|anunció|informó)\b",
    ),
    "pt": Words(
        text=r"\b(?:est[ea]|ess[ea]|o|a|noss[oa])(?: \w+)? (?:artigo|texto|notícia|página|conteúdo|publicação|postagem|post|reportagem|matéria|mensagem|comunicado|coluna|entrevista|relatório)\b|^(?:artigo|conteúdo|página|texto|publicação)\b|\b(?:est[ea]|ess[ea]|o|a|noss[oa])(?: \w+)? (?:ensaio|comentário|tópico|documento|estudo|informação|crônica|vídeo|depoimento|discussão|nota|blog)\b|^(?:mensagem|postagem|comentário|notícia|matéria|texto|tópico)\b",
        fate=r"\b(?:retir|remov|apag|exclu|ocult|despublic|elimin|suprim)(?:ad[oa]s?|id[oa]s?|íd[oa]s?|ou|eu|iu|amos|emos|ímos|ar|er|ir|asse|esse|ássemos)\b|\b(?:tir|retir)(?:amos|ad[oa]|ou|aram|ar|asse\w*|ássemos)\b[^.]{0,40}(?:do ar|do site)|a redação retira|se retrata|\b(?:apaguei|excluí|retirei|removi|eliminei)\b|já não está|\b(?:mandou|determinou|ordenou) (?:retirar|remover|excluir|apagar|tirar)",
        author=r"\b(?:o|a|seu|sua|d[oa]|pel[oa]) (?:\w+ )?autor(?:a|es|as)?\b|\bdecidi\b|\beu (?:apaguei|removi|retirei)|\b(?:apaguei|excluí)\b|\beu\b|\bapaguei\b|\bretirei\b|\bremovi\b",
        platform=r"\b(?:diretrizes|regras|normas|termos|políticas)\b|moderação|moderador\w*|descumpr\w+|viol(?:ou|ar|a|ação)\b|desrespeit\w+",
        law=r"tribunal|\bjuiz|judicial|justiça|liminar|sentença|titular(?:es)? dos? direitos?|direitos? autora\w+|ação na justiça|advogad\w+|ministério público|processo\b",
        editors=r"redação|editor(?:es|ia|a)?\b|\bfals[oa]s\b|\berros\b|incorret\w+|errad[oa]s|inexat\w+|desculpas a(?:os)? (?:seus |nossos )?leitores|não (?:pôde|puderam|foi possível) (?:ser )?(?:verific|confirm|comprov)\w*|a direção (?:do|da)|não (?:eram|era) verdadeir\w+|equivocad\w+|não verificad\w+",
        other=r"\b(?:ou|será|serão|seria|pode|poderia|se (?:for|o|a)|corrigid[oa]|segundo|disse|anunciou|informou)\b",
    ),
    "it": Words(
        text=r"\b(?:quest[oa]|il|lo|la|nostr[oa])(?: \w+)? (?:articolo|testo|post|pagina|contenuto|messaggio|servizio|notizia|pezzo|pubblicazione|intervista|comunicato|inchiesta)\b|\b(?:quest|l|dell|all)['’](?:articolo|intervista|inchiesta)\b|^(?:articolo|contenuto|pagina|testo)\b|\b(?:quest[oa]|il|lo|la|nostr[oa])(?: \w+)? (?:commento|saggio|discussione|documento|studio|rubrica|video|racconto|editoriale|scheda|blog)\b|^(?:messaggio|commento|post|notizia|discussione)\b",
        fate=r"\b(?:rimoss[oa]|ritirat[oa]|eliminat[oa]|cancellat[oa]|nascost[oa]|oscurat[oa]|tolt[oa]|ritrattat[oa]|depubblicat[oa]|rimuovere|togliere|cancellare|eliminare|ritirare)\b|\bla redazione ritira\b|si ritratta|\b(?:ho|abbiamo|ha|hanno) (?:\w+ )?(?:tolto|rimosso|cancellato|eliminato|ritirato|nascosto|oscurato)\b",
        author=r"\bl['’]autr?(?:ice|ore)\b|\b(?:dell|dall|all)['’]aut(?:ore|rice)\b|\bho (?:deciso|cancellato|eliminato|tolto|rimosso)\b|su[ao] autr?(?:ice|ore)|su richiesta dell['’]|\bsu[ao] autr?(?:ice|ore)",
        platform=r"linee guida|\bregole\b|regolamento|\bnorme\b|moderator\w+|moderazione|condizioni d['’]uso|termini di servizio|community|viol(?:a|ava|azione)\b|non rispett\w+|amministrator\w+",
        law=r"tribunale|giudice|giudiziari\w+|diffida|sentenza|querela|titolare dei diritti|diritto d['’]autore|legali\b|avvocat\w+|procura\b",
        editors=r"redazione|editore|\berrori\b|infondat\w+|inesatt\w+|\berrat[oaie]\b|\bfals[eio]\b|scus[ae] (?:con|ai) (?:i )?(?:nostri )?lettori|direzione del giornale|direttore|\brivelat[aoie] fals\w+|\bfalsa\b|non verificat\w+|imprecis\w+",
        other=r"\b(?:o|sarà|saranno|sarebbe|(?<!non )(?<!non si )può|potrebbe|se|corrett[oa]|secondo|detto|annunciato)\b",
    ),
    "nl": Words(
        text=r"\b(?:dit|deze|het|de|ons|onze)(?: \w+)? (?:artikel|tekst|bericht|pagina|stuk|bijdrage|publicatie|verhaal|inhoud|post|reportage|interview|column)\b|^(?:artikel|bericht|pagina|tekst)\b|\b(?:dit|deze|het|de|ons|onze)(?: \w+)? (?:reactie|discussie|essay|onderwerp|document|onderzoek|video|brief|nieuwsbericht|recensie)\b|^(?:bijdrage|reactie|post|inhoud|content)\b",
        fate=r"verwijderd|ingetrokken|teruggetrokken|verborgen|offline (?:ge)?ha(?:ald|len)|weggehaald|gewist|(?:site|website|internet) gehaald|te verwijderen|verwijderen\b|\btrekt [^.]{1,40}\bin\b|weggehaald|verwijderd|gehaald|\bgedelete\b|niet (?:meer|langer) online",
        author=r"\b(?:de|haar|zijn) (?:\w+ )?(?:auteur|schrijver|schrijfster)s?\b|\bik heb\b|op verzoek van de (?:auteur|schrijver)|\bde (?:auteur|schrijver|schrijfster)\b|verzoek van de|\bik (?:heb|verwijder)",
        platform=r"huisregels|\bregels\b|richtlijnen|gebruiksvoorwaarden|moderat(?:ie|or)\w*|voorwaarden|in strijd met|beheerder\w*|gedragscode",
        law=r"rechter\b|rechtbank|gerecht\w*|rechthebbende\w*|sommatie|vonnis|auteursrecht\w*|advoca\w+|kort geding|juridische",
        editors=r"redactie|uitgever|\bfouten\b|feiten niet|onjuist\w*|lezers (?:\w+ )?(?:excuses|verontschuldiging)|excuses aan|hoofdredact\w+|\bfout(?:ief|ieve)?\b|niet (?:geverifieerd|bevestigd)",
        other=r"\b(?:of(?! the)|zal|zullen|zou|kan|kunnen|als|volgens|gecorrigeerd|zei|meldt)\b",
    ),
    "pl": Words(
        text=r"\b(?:ten|tego|tę|ta|tej)(?: \w+)? (?:tekstu?|artykułu?|wpisu?|postu?|materiału?|strony|stronę|treść|treści|publikacj[aęi])\b|\b(?:artykuł|tekst|materiał|wpis)\b|\b(?:ten|tego|tę|ta|tej|to)(?: \w+)? (?:komentarz|esej|wątek|wywiad|felieton|dokument|badanie|wideo|raport|notatka|notatkę|informację)\b|\b(?:post|treść|publikacja|wywiad|felieton|tekście|wątek|komunikat)\b",
        fate=r"usuni(?:ęt\w+|ęto|ęcie)|usun(?:ął|ęła|ęliśmy|ąć)|wycofan\w+|wycofa(?:ł|ła|liśmy|je)|wycofuje\w*|skasowa\w+|ukry(?:ty|ta|to|liśmy)\b|zdję(?:ty|ta|to|liśmy)|zniknął z|usun(?:ęłam|ąłem|iemy)|skasowa\w+|zdj(?:ęliśmy|ąć|ęto)|wycofan\w+|usunięci\w+|nie jest już dostępn\w+",
        author=r"\bautor(?:ka|ki|em|a|zy|ów)?\b(?! praw)|postanowi(?:łem|łam)|usun(?:ąłem|ęłam)|skasowa(?:łem|łam)|usunęłam|usunąłem|\bautorsk\w+ decyzj\w+",
        platform=r"regulamin\w*|zasad[yę]?\b|moderat?or\w*|moderacj\w+|społecznośc\w+|warunk\w+ korzystania|standard\w+|moderacj\w+|administrator\w*|narusz\w+",
        law=r"sąd[ue]?\b|sądow\w+|wyrok\w*|postanowieni\w+ sądu|praw autorskich|właściciel\w* praw|pozew|pozwu|prokuratur\w*|prawnik\w*|względów prawnych",
        editors=r"redakcj\w+|wydawc\w+|nieprawdziw\w+|błęd(?:y|ów|ne|nych)|nieścisł\w+|przeprasza(?:my)? czytelnik\w+|wydawnictw\w+|fałszyw\w+|niesprawdzon\w+|niepotwierdzon\w+",
        other=r"\b(?:lub|albo|będzie|będą|zostanie|może|mogą|jeśli|jeżeli|według|poinformował\w*|poprawion\w+|z rejestru)\b",
    ),
    "cs": Words(
        text=r"\b(?:tento|tuto|tato|toto)(?: \w+)? (?:text|článek|příspěvek|stránk[au]|obsah|zpráv[au]|rozhovor)\b|\b(?:článek|text|příspěvek)\b|\b(?:tento|tuto|tato|toto|svůj)(?: \w+)? (?:komentář|esej|vlákno|dokument|studii|studie|video|rozhovor|text|zápis)\b|\b(?:rozhovor|stránka|obsah|článku|komentář|zpráva)\b",
        fate=r"stáh(?:li|nout|l|la)\b|stažen\w*|odstran(?:ěn\w*|ili|it)|odstraněn\w*|smaz(?:al\w*|án\w*|at)|skry(?:li|t|ta|to)\b|odvolán\w*|\bstahuje\b|vymaz\w+|smaz(?:ala|al|ali|án\w*)|odstran\w+|zru[šs]i\w+ zveřejnění|není (?:již|už) dostupn\w+",
        author=r"\bautor(?:ka|ky|a|em|ů|ů)?\b|(?:rozhodl|smazal)a? jsem|jsem se rozhodl\w?|\bautor(?:ka)?\b|\bjsem (?:smazala?|odstranila?)",
        platform=r"pravid(?:la|el)|moderátor\w*|podmín\w+ (?:užívání|používání)|komunit\w+|zásad\w*|správc\w+|poruš\w+",
        law=r"soud(?:u|em|ní)?\b|soudní\w*|držitel\w* práv|autorsk\w+ práv\w*|žalob\w*|předběžn\w+ opatření|právních důvodů|advokát\w*",
        editors=r"redakce|vydavatel|(?:závažné |faktické )?chyby|nepravdiv\w+|nepřesn\w+|čtenářům (?:se )?omlouv\w+|omlouváme čtenářům|šéfredaktor\w*|neověřen\w+|mylné\b|chybn\w+",
        other=r"\b(?:nebo|bude|budou|může|mohou|pokud|jestli|podle|uvedl\w*|opraven\w*)\b",
    ),
    "sk": Words(
        text=r"\b(?:tento|tohto|túto|táto|toto)(?: \w+)? (?:textu?|článku?|článok|príspev\w+|stránk\w+|obsahu?|správ\w+)\b|\b(?:článok|text|príspevok|stránku)\b|\b(?:komentár|rozhovor|stránka|obsah|článku|správa|textu)\b",
        fate=r"stiah(?:li|nutie|nuť|nut\w+|ol|la)\b|odstrán(?:en\w*|ili|il|ila|iť)|zmaz(?:al\w*|an\w*|ať)|skry(?:li|t\w+)\b|sťahuje|zmaz\w+|odstrán\w+|nie je (?:už|viac) dostupn\w+",
        author=r"\bautor(?:ka|ky|a|om|ov)?\b|rozhodl?[ao]?l? som|som sa rozhod\w+",
        platform=r"pravidl[áa]|pravidiel|moderátor\w*|podmien\w+|komunit\w+|správc\w+|poruš\w+",
        law=r"súd(?:u|om|ne\w*)?\b|držiteľ\w* práv|autorsk\w+ práv\w*|žalob\w*",
        editors=r"redakcia|vydavateľ|nepravdiv\w+|nepresn\w+|\bchyby\b|čitateľom|šéfredaktor\w*|neoveren\w+|chybn\w+",
        other=r"\b(?:alebo|bude|budú|môže|môžu|ak|podľa|uviedol|uviedla|opraven\w*)\b",
    ),
    "ru": Words(
        text=r"\b(?:эт[аоу]т?\w*|данн\w+|наш\w*) (?:\w+ )?(?:стать\w+|материал\w*|текст\w*|публикаци\w+|запис\w+|пост\w*|страниц\w+|новост\w+|заметк\w+|сообщени\w+|контент\w*|интервью)\b|\b(?:текст|текста|тексте|материал|статья|статью|публикация|публикацию|запись|пост|страница|новость|заметка|заметку)\b|\b(?:эт[аоу]т?\w*|данн\w+|наш\w*|сво[йюе]\w*) (?:\w+ )?(?:колонк\w+|эссе|отчёт\w*|отчет\w*|доклад\w*|документ\w*|исследовани\w+|комментарий|обсуждени\w+|ветк\w+|тем[ауы]|видео|блог\w*)\b|\b(?:сообщение|контент|колонка|интервью|документ|доклад|отчет|отчёт|запись|заметки|исследование)\b",
        fate=r"удал(?:[её]н\w*|ил\w*|ить)\b|снят\w*|снял\w*|снять\b|убра(?:н\w*|л\w*|ть)\b|скры(?:т\w*|ли?\b|ла\b)|отозва\w+|отзыва(?:ет|ем)\b|изъят\w*|ст[её]рт\w*|скрыл\w*|сняли|сняла|убрали|больше не (?:доступ\w+|публикуется|размещ\w+)|удаляем|снимаем\b|отзываем",
        author=r"\bавтор(?:а|ом|ы|ов|ка|ки|кой)?\b(?! прав)|решил[аи]? (?:удалить|убрать|снять)|\bя (?:сам|сама|удал|убрал|снял|решил)\w*|\bубрала? сама?\b|убрал[аи]? сам[аи]?\b",
        platform=r"правил\w*|модератор\w*|модераци\w+|пользовательск\w+ соглашени\w+|условий использования|стандарт\w+ сообществ\w+|модерацие\w+|администраци\w+ (?:сайта|форума|площадки)|регламент\w*",
        law=r"\bсуд(?:а|ом|у|ебн\w+)?\b|правообладател\w*|авторск\w+ прав\w*|\bиск\w*\b|прокуратур\w*|роскомнадзор\w*|претензи\w+|юридическ\w+|адвокат\w*|требовани\w+ (?:прокуратур|суд|правооблад)\w+|судебн\w+",
        editors=r"редакци\w+|издател\w+|недостоверн\w+|неточност\w+|ошибк\w+ в|не подтвердил\w+|извинени\w+ читател\w+|читателям извинени\w+|издательств\w+|\bошибк(?:и|ами|ах)\b|ложн\w+|непроверенн\w+",
        other=r"\b(?:или|либо|будет|будут|может|могут|если|сообщил\w*|сообща\w+|заявил\w*|рассказал\w*|исправлен\w*|перечисл\w+|бы)\b",
    ),
    "uk": Words(
        text=r"\b(?:ц(?:ей|я|ю|ього|е)|наш\w*) (?:\w+ )?(?:статт\w+|матеріал\w*|текст\w*|публікаці\w+|допис\w*|запис\w*|пост\w*|сторінк\w+|новин\w+|замітк\w+)\b|\b(?:текст|матеріал|стаття|статтю|статті|публікація|публікацію|допис|запис|сторінка|новина|новину)\b|\b(?:повідомлення|колонка|інтерв['’ʼ]ю|документ|звіт|контент|замітка|тексті|дослідження|коментар)\b",
        fate=r"видал(?:ен\w*|ил\w*|ити)\b|знят\w*|зняли|зняла|зняв\b|прибра(?:н\w*|л\w*|ти)\b|прихов(?:ан\w*|ал\w*)|відклик(?:а\w*|ає)|вилуч(?:ен\w*|ил\w*|ити)|сховал\w*|сховано|прибрала|прибрав|знімаємо|більше не (?:доступ|публік)\w+",
        author=r"\bавтор(?:а|ом|и|ів|ка|ки|кою)?\b(?! прав)|виріши(?:в|ла) (?:видалити|прибрати|зняти)|власноруч|\bя (?:сам|сама|видал|прибра)\w*",
        platform=r"правил\w*|модератор\w*|модераці\w+|умов\w* користування|спільнот\w+|модераторами|модератори|адміністраці\w+|регламент\w*",
        law=r"\bсуд(?:у|ом|ове|ового)?\b|правовласник\w*|авторськ\w+ прав\w*|позов\w*|прокуратур\w*|судов\w+",
        editors=r"редакці\w+|видавец\w*|видавц\w+|помилк\w+|недостовірн\w+|неточн\w+|вибач\w+ (?:у|перед) читач\w+|неправдив\w+|неперевірен\w+|хибн\w+",
        other=r"\b(?:або|чи|буде|будуть|може|можуть|якщо|повідом\w+|заявив|заявила|розповів|розповіла|виправлен\w*)\b",
    ),
    "bg": Words(
        text=r"\b(?:тази|този|това) (?:\w+ )?(?:текст|статия|публикация|материал|страница|новина|пост|съдържание|интервю)\b|\b(?:статията|материалът|материала|текстът|текста|публикацията|коментарът|страницата|новината)\b|\b(?:коментара|документът|документа|интервюто|новина|публикация|постът|текст|съдържанието|материал)\b",
        fate=r"изтри(?:т\w*|х\w*|я|ем)?\b|премахна\w*|махн(?:ем|а\w*)\b|свали(?:хме|ха|х)?\b|свален\w*|оттегл(?:и\w*|ен\w*|я)\b|скри(?:хме|т\w*|ха)\b|изтрия|изтри(?:ха|хме|л\w*)?\b|сваля\w*|скрит\w*|вече не е достъпн\w+",
        author=r"\bавтор(?:ът|а|ката|ката|ите|ка)?\b(?!ск)|\bреших\b",
        platform=r"правила\w*|модератор\w*|общност\w*|условия\w*|модератор\w*|администратор\w*|наруш\w+",
        law=r"съд(?:а|ът|ебн\w+)?\b|носител\w* на прав\w*|авторск\w+ прав\w*|прокуратур\w*|\bиск(?:а|ове)?\b|съдебн\w+",
        editors=r"редакцият?а?|издател\w*|неверн\w+|\bгрешки\b|неточн\w+|извинява на читател\w+|главни\w+ редактор\w*|грешн\w+|непотвърден\w+|неверен",
        other=r"\b(?:или|ще|може|могат|ако|съобщи\w*|заяви\w*|поправен\w*)\b",
    ),
    "sr": Words(
        text=r"\b(?:ovaj|ovu|ova|ovog|ovo)(?: \w+)? (?:tekst|članak|objav[ua]|stranic[ua]|sadržaj|prilog|izvještaj|izveštaj)\b|\b(?:tekst|članak|objava|stranica)\b|\b(?:овај|ову|ова|овог|ово)(?: \w+)? (?:текст|чланак|објав[уа]|страниц[уа]|садржај|прилог|извештај)\b|\b(?:текст|чланак|објава|објаву|страница)\b|\b(?:objavu|stranicu|tekstu|članku|prilog|vest|vijest|sadržaj|komentar|intervju|dokument)\b|\b(?:тексту|чланку|прилог|вест|садржај|коментар|интервју|документ)\b",
        fate=r"uklon(?:jen\w*|ili|io|ila|imo|iti)\b|obris(?:an\w*|ali|ao|ala|ati)\b|brisan\w*|izbris\w+|povuk(?:li|la|ao)\b|povuč\w+|povlači\b|sakri(?:li|ven\w*)|уклон(?:јен\w*|или|ио|ила|имо|ити)\b|обриш\w+|обрис(?:ан\w*|али|ао|ала|ати)\b|повук(?:ли|ла|ао)\b|повуч\w+|повлачи\b|сакри(?:ли|вен\w*)|sklon(?:ili|jen\w*|io|ila)|skin(?:uli|ut\w*)|sakriven\w*|obriš\w+|склон(?:или|јен\w*)|скин(?:ули|ут\w*)|сакривен\w*|\bviše (?:nije|nisu) (?:dostup\w+|objavlje\w+)|\bviše se ne objavlj\w+|\bвише (?:није|нису) (?:доступ\w+|објавље\w+)",
        author=r"\bautor(?:ica|ka|ice|ke|a|i)?\b|odluči(?:o|la) sam|\bаутор(?:ка|ке|а|и)?\b|одлучи(?:о|ла) сам",
        platform=r"pravil[ao]|pravila|moderator\w*|zajednic\w+|uvjet\w+ korištenja|uslov\w+ korišćenja|правил[ао]|модератор\w*|заједниц\w+|услов\w+ коришћења|administrator\w*|krši\b|администратор\w*",
        law=r"\bsud(?:a|om|sk\w+)?\b|nosi(?:telj|lac|oc)\w* prava|nositelja prava|autorsk\w+ prav\w*|tužb\w+|\bсуд(?:а|ом|ск\w+)?\b|носи(?:лац|оц)\w* права|ауторск\w+ прав\w*|тужб\w+|odvjetni\w+|advokat\w*|адвокат\w*",
        editors=r"redakcija|uredništvo|nakladnik|izdavač|netočn\w+|netačn\w+|pogrešn\w+|редакција|уредништво|издавач|нетачн\w+|погрешн\w+|urednik\w*|uredni\w+|lažn\w+|neprovjeren\w*|neproveren\w*|уредник\w*|лажн\w+|непроверен\w*",
        other=r"\b(?:ili|će|biće|može|mogu|ako|izjavi\w+|prema navodima|ispravljen\w*|или|ће|биће|може|могу|ако|изјави\w+|исправљен\w*)\b",
    ),
    "sv": Words(
        text=r"\b(?:den|det) här (?:texten|artikeln|inlägget|sidan|innehållet)\b|\bdenna (?:text|artikel|sida)|\bdetta (?:inlägg|innehåll)|\b(?:artikeln|inlägget|texten|sidan|publiceringen|innehållet)\b|\b(?:krönikan|kommentaren|tråden|intervjun|dokumentet|nyheten|rapporten|artikel|texten|videon)\b|^(?:inlägg|artikel|sida)\b",
        fate=r"(?:tagits|togs|tagit|ta|tog) (?:\w+ ){0,4}(?:bort|ned|ner)\b|raderat?s?\b|raderad|borttage[nt]|dolts?\b|avpublicerat?s?|dra(?:r|git|gits) tillbaka|\bta bort\b|radera\b|t(?:agit|ogs|og|as) (?:\w+ ){0,4}(?:bort|ner|ned)|dolt\b|dold\b|plockats bort|inte längre (?:tillgänglig|publicerad)\w*",
        author=r"skribenten|författaren|upphovspersonen|\bjag har (?:valt|tagit|raderat|bestämt)",
        platform=r"\bregler(?:na)?\b|regelbrott|riktlinjer|moderator\w*|användarvillkor\w*|administratör\w*|bryter mot|uppförandekod\w*",
        law=r"domstol\w*|\bdom(?:en)?\b|rättighetshavar\w+|upphovsrätt\w*|stämning|åklagar\w+|juridiska",
        editors=r"redaktionen|utgivaren|felaktig\w*|\bfelaktigheter|läsarna om ursäkt|ansvarig utgivare|\bfel(?:en)?\b i|oriktig\w*|overifierad\w*",
        other=r"\b(?:eller|ska|kommer att|kan|om|enligt(?! (?:domstol|dom|beslut)\w*)|säger|sade|rättad|rättats|uppdaterad)\b(?! ursäkt)",
    ),
    "da": Words(
        text=r"\b(?:denne|dette|den her) (?:tekst|artikel|side|indlæg|opslag|indhold|historie)\b|\b(?:artiklen|teksten|opslaget|indlægget|siden|indholdet|historien)\b|\b(?:kommentaren|tråden|interviewet|dokumentet|nyheden|rapporten|beskeden|klummen|videoen)\b|^(?:indlæg|artikel|side)\b",
        fate=r"fjernet\b|fjerne\b|slettet?\b|skjult\b|afpubliceret|tr(?:ukket|ækker) (?:\w+ ){0,3}tilbage|tilbagetrukket|taget (?:\w+ ){0,2}ned|taget (?:\w+ ){0,4}(?:ned|af)|pillet ned|ikke længere (?:tilgængelig|online)",
        author=r"forfatteren|skribenten|\bjeg har (?:valgt|slettet|fjernet|besluttet)",
        platform=r"retningslinjer|\bregler(?:ne)?\b|moderator\w*|brugervilkår|betingelser|administrator\w*|strider mod|regelbrud",
        law=r"\bdom(?:men)?\b|domstol\w*|\bretten\b|rettighedshaver\w*|ophavsret\w*|fogedforbud|stævning",
        editors=r"redaktionen|udgiveren|forkerte?|\bfejlagtig\w*|\bfejl i\b|over for (?:\w+ )?læserne|læserne undskyld|chefredaktør\w*|\bfejl\b i|urigtig\w*|ubekræfte\w+",
        other=r"\b(?:eller|skal|vil|kan|hvis|ifølge|siger|sagde|rettet)\b",
    ),
    "no": Words(
        text=r"\b(?:denne|dette|den her) (?:teksten|artikkelen|siden|innlegget|innholdet|saken)\b|\b(?:artikkelen|teksten|innlegget|siden|innholdet|saken)\b|\b(?:kommentaren|tråden|intervjuet|dokumentet|nyheten|rapporten|meldingen|spalten|videoen)\b|^(?:innlegg|artikkel|side)\b",
        fate=r"fjernet\b|fjerne\b|slettet?\b|skjult\b|avpublisert|tr(?:ukket|ekker) (?:\w+ ){0,3}(?:tilbake|artikkelen|saken)|\btrukket\b|tatt (?:\w+ ){0,2}ned|tatt (?:\w+ ){0,4}(?:ned|bort|av)|ikke lenger (?:tilgjengelig|publisert)",
        author=r"forfatteren|skribenten|\bjeg har (?:valgt|slettet|fjernet|bestemt)",
        platform=r"retningslinjer|\bregler?(?:ne)?\b|regelbrudd|moderator\w*|brukervilkår|administrator\w*|bryter med|brudd på",
        law=r"\bdom(?:men)?\b|domstol\w*|tingretten|\bretten\b|kjennelse|rettighetshaver\w*|opphavsrett\w*|søksmål",
        editors=r"redaksjonen|utgiveren|opplysningene var feil|feilaktig\w*|overfor leserne|leserne|redaktør\w*|uriktig\w*|ubekrefte\w+|feil i",
        other=r"\b(?:eller|skal|vil|kan|hvis|ifølge|sier|sa|rettet)\b",
    ),
    "fi": Words(
        text=r"\b(?:tämä|tämän|tätä) (?:\w+ )?(?:teksti\w*|artikkeli\w*|kirjoitu\w+|julkaisu\w*|sivu\w*|viesti\w*|juttu\w*|jutun)\b|\b(?:artikkelin?|jutun|juttu|julkaisun?|sivu|sivun|viestin?|tekstin?)\b|\b(?:viestiketju\w*|kolumni\w*|haastattelu\w*|asiakirja\w*|uuti\w+|raport\w+|kommentti|jutussa|kirjoitus\w*|sisältö|sisällön)\b",
        fate=r"poist(?:ettu|amaan|aa|anut|imme|aneet|in)\b|piilot(?:ettu|imme|anut)|ve(?:tää|tänyt|täneet|detty)\b[^.]{0,30}(?:takaisin|pois)|peru(?:utettu|u)\b|poiste?t\w*|poisti\b|piilotettu|ei ole enää (?:saatavilla|julki)",
        author=r"kirjoittaja\w*|tekijä(?:n|nsä)?\b|päätin\b",
        platform=r"säänt\w+|moderaattori\w*|käyttöeh\w+|ylläpi\w+|yhteisö\w*|ylläpito|vastais\w+",
        law=r"oikeude(?:n|nhaltija\w*)\b|tuomioistui\w+|tekijänoikeu\w+|käräjä\w+|oikeudenhaltija\w*|käräjäoikeu\w+|tuomio\w*|haasteen",
        editors=r"toimitus|kustantaja|virheelli\w+|virheitä|lukijoilta anteeksi|päätoimittaja|paikkansapitämät\w+|vahvistamat\w+",
        other=r"\b(?:tai|voi|voidaan|saattaa|tullaan|jos|mukaan|kertoi|korjattu)\b",
    ),
    "hu": Words(
        text=r"\bezt az? (?:\w+ )?(?:írást|cikket|bejegyzést|tartalmat|oldalt|szöveget|hozzászólást|posztot)|\bez az? (?:írás|cikk|bejegyzés|tartalom|oldal)|\ba (?:cikket|cikk|tartalmat|hozzászólást|bejegyzést|oldalt|posztot)\b|\baz (?:írást|oldalt)\b|\baz? (?:\w+ )?(?:interjút|posztot|üzenetet|dokumentumot|hírt|jelentést|tanulmányt|kommentet|publikációt)\b|\ba (?:cikk\w*|poszt|bejegyzés|hír|interjú)\b|\b(?:ez )?a(?: \w+)? (?:szöveg|cikk|tartalom)\b",
        fate=r"töröl(?:te|tük|ték|ve|t|jük|öm)\b|törlöm|törlésre|eltávolít\w+|visszavon\w+|elrejtett\w*|levett\w*|levették|vegyük le|leszed\w+|töröl\w+|levett(?:ük|ék|e)|elrejtette|már nem (?:elérhető|olvasható)|már nem (?:érhetők? el|olvasható|látható)",
        author=r"szerző\w*|úgy döntöttem",
        platform=r"szabály\w*|moderátor\w*|felhasználási feltétel\w*|irányelv\w*|adminisztrátor\w*|megsért\w+|szabályzat\w*",
        law=r"bíróság\w*|jogtulajdonos\w*|szerzői jog\w*|végzés\w*|ítélet\w*|ügyvéd\w*|per miatt|\bper(?:es|t|ben)?\b|kereset\w*|bírói",
        editors=r"szerkesztőség\w*|kiadó|téves\w*|hib(?:ák|ás adat)\w*|valótlan\w*|olvasó(?:któl|inktól)|főszerkesztő\w*|hamis\w*|pontatlan\w*",
        other=r"\b(?:vagy|fog|fogja|lehet|ha|szerint|közölte|javított\w*|helyesbít\w*)\b",
    ),
    "ro": Words(
        text=r"\b(?:acest|această|acestui)(?: \w+)? (?:text|articol|postare|mesaj|material|pagin[ăa]|conținut|știre|reportaj)\b|\b(?:articolul|materialul|mesajul|textul|postarea|pagina|conținutul|știrea)\b|\b(?:comentariul|interviul|documentul|raportul|studiul|discuția|reportajul|mesaj|textul|blogul)\b|^(?:mesaj|articol|postare|pagină|conținut)\b",
        fate=r"(?:ș|ş|s)ters[ăa]?\b|(?:ș|ş)terg\w*|eliminat\w*|retras\w*|retrage\b|ascuns\w*|(?:scoatem|scos|scoasă|scoată)\b|depublicat\w*|îndepărtat\w*|\b(?:elimin|scos|(?:ș|ş|s)ters|retras|ascuns)\w*",
        author=r"autor(?:ul|ului|ea|oarea|oarei|ii)\b|autoarea|autoarei|am (?:hotărât|decis) să",
        platform=r"regul\w+|moderator\w*|termenil\w+|comunităț\w+|politic\w+ (?:noastr|de)|administrator\w*|încalc\w+|regulament\w*",
        law=r"judecătoreasc\w*|judecătorești|instanț\w+|tribunal\w*|deținător\w* (?:de |al )?drept\w*|deținătorul\w* drepturilor|drepturi de autor|proces\b|avocaț\w+|plângere\w* penal\w*",
        editors=r"redacți\w+|editor\w*|\bfalse\b|eron\w+|inexact\w*|\bgreșite\b|scuze cititor\w+|redactor\w*|falsă\b|fals\b|neverificat\w*",
        other=r"\b(?:sau|va fi|vor fi|poate|dacă|potrivit|a (?:spus|anunțat|declarat)|corectat\w*)\b",
    ),
    "el": Words(
        text=r"\b(?:αυτ[όή]|το παρόν) (?:το |τη |την )?(?:κείμενο|άρθρο|ανάρτηση|σελίδα|δημοσίευση|περιεχόμενο)|\b(?:το|τη|την|η) (?:κείμενο|άρθρο|ανάρτηση|σελίδα|δημοσίευση|περιεχόμενο|δημοσίευμα|ρεπορτάζ)\b|\b(?:το|τη|την|η|του|τησ) (?:μήνυμα|σχόλιο|συνέντευξη|έγγραφο|είδηση|μελέτη|έκθεση|βίντεο)\b|^(?:άρθρο|κείμενο|ανάρτηση|σελίδα)\b",
        fate=r"αφαιρ(?:έσ\w+|έθηκ\w*|εθεί)|αφαίρεσ\w+|διαγρ(?:άψ\w+|άφηκε|αφεί)|διέγραψ\w+|αποσύρ\w+|απέσυρ\w+|αποσυρθεί|αποκρύψ\w+|απέκρυψ\w+|κατεβ(?:άσ\w+|ήκ\w+)|κατέβ\w+|κατεβάσ\w+|απέσυρ\w*|αποσύρ\w+|αφαίρε\w+|έσβησ\w+|σβήστηκ\w+|κατέβασ\w+|κατεβάσ\w+|δεν είναι πλέον",
        author=r"συγγραφ(?:έα\w*|είσ|ε\w+)|αρθρογράφ\w+|αποφάσισα",
        platform=r"κανόν\w+|κανονισμ\w+|συντονιστ\w+|διαχειριστ\w+|όρ(?:ων|ουσ) χρήσησ?|κοινότητασ|διαχειριστέσ|παραβ(?:ίασ|ιάζ)\w+",
        law=r"δικαστ\w+|δικαιούχ\w+|πνευματικ\w+ (?:δικαιώμ\w+|ιδιοκτησ\w+)|εισαγγελ\w+|αγωγή\w*|νομικούσ|δικηγόρ\w+|μήνυσ\w+",
        editors=r"σύνταξη\w*|εκδότ\w+|λανθασμέν\w+|ανακριβ\w+|αναληθ\w+|αναγνώστ\w+|ψευδ\w+|λάθ(?:οσ|η)\b|αρχισυντάκτ\w+|ανεπιβεβαίωτ\w+",
        other=r"\b(?:ή|θα|μπορεί|αν|εάν|σύμφωνα|είπε|δήλωσε|διορθώθηκε)\b",
    ),
    "tr": Words(
        text=r"\b(?:bu|söz konusu|ilgili) (?:\w+ )?(?:yazı\w*|haber\w*|gönderi\w*|ileti\w*|içeri\w+|sayfa\w*|makale\w*|metn?i?\w*|paylaşım\w*)|\b(?:yazıyı|haberi|içerik|içeriği|yazı|haber|makale|makaleyi)\b|\b(?:bu|söz konusu|ilgili) (?:\w+ ){0,3}?(?:röportaj\w*|yorum\w*|belge\w*|rapor\w*|video\w*|konu\w*|köşe\w*|duyuru\w*|haber\w*|mesaj\w*)|\b(?:paylaşım|gönderi|metin|mesaj|röportaj|yazıyı|sayfa|sayfayı|konu)\b",
        fate=r"kaldır(?:dık|ıldı|ılmış\w*|dı|mış\w*)|sil(?:dik|indi|inmiş\w*|meye|mişt\w+)|gizle(?:dik|ndi|nmiş\w*)|geri çek(?:ti\w*|iyor\w*|ildi|ilmiş\w*|tik)|çıkar(?:ıldı|ılmış\w*|dık)|yayından çek\w+|\bsil(?:di|dik|indi|dim)\b|yayından (?:çek|kaldır|al)\w+|geri al\w+|gizlen\w+|kaldırıyor\w*|artık (?:yayında|erişilebilir|mevcut|görüntülenebilir) değil\w*",
        author=r"yazar(?:ı|ın|ının|ımız|ımızın)\b|yazarın\w*|karar verdim|yazarımız\w*|yazar(?:ın)?\b|\bsildim\b|\bkaldırdım\b",
        platform=r"kural\w*|moderatör\w*|koşul\w*|ilkeleri\w*|yönetici\w*|aykırı\w*|ihlal\w*",
        law=r"mahkeme\w*|hâkimliğ\w*|hakimliğ\w*|hak sahib\w+|telif\w*|savcılı\w*|dava\b|ihtarname\w*|avukat\w*|\bdava\w*|yargı\w*|şikâyetçi",
        editors=r"yayın kurul\w*|editör\w*|yanlış\w*|hatalı\w*|doğrulanama\w*|(?:okur|okuyucu)\w* özür|editörler\w*|yazı işleri|asılsız|gerçeği yansıt\w+",
        other=r"\b(?:veya|ya da|olabilir|eğer|göre|söyledi|açıkladı|düzeltil\w+)\b|\w+(?:acak|ecek)(?:tır|tir)?\b|\w+(?:abilir|ebilir)\b",
    ),
    "id": Words(
        text=r"\b(?:tulisan|artikel|berita|postingan|unggahan|kiriman|konten|halaman|laporan|naskah|teks)(?:nya)?(?: \w+)? (?:ini|tersebut|kami)\b|^(?:artikel|konten|halaman|berita)\b|\b(?:liputan|dokumen|komentar|wawancara|kolom|video|pesan|utas|topik|posting|esai)(?:nya)?(?: \w+)? (?:ini|tersebut)\b|^(?:konten|postingan|unggahan|pesan|tulisan|dokumen|laporan|topik)\b",
        fate=r"\b(?:menghapus|dihapus|dihapuskan|hapus|turunkan|diturunkan|menurunkan|cabut|dicabut|mencabut|tarik|ditarik|menarik|menyembunyikan|disembunyikan|takedown|di-takedown)\b|\b(?:tidak (?:lagi )?(?:kami )?tayang\w*|hapus|menarik|dihilangkan|diblokir)\b|\btidak lagi (?:tersedia|dapat (?:dibaca|diakses|dilihat|dibuka))\b",
        author=r"\b(?:penulis|pengarang|penyusun)(?:nya)?\b|\bsaya (?:memutuskan|telah|sudah|menghapus)",
        platform=r"pedoman|peraturan|aturan|ketentuan|moderator|kebijakan|standar komunitas|administrator|melanggar|admin\b",
        law=r"pengadilan|hakim\b|hak cipta|pemegang hak|somasi|gugatan|putusan|kejaksaan|pengacara|hukum\b|tuntutan|laporan polisi|sengketa",
        editors=r"redaksi|penerbit|keliru|kesalahan (?:data|fakta|dalam)|tidak akurat|tidak (?:dapat |bisa )?(?:terverifikasi|diverifikasi)|maaf kepada (?:para )?pembaca|pemimpin redaksi|editor|\bsalah\b|hoaks|belum terverifikasi",
        other=r"\b(?:atau|akan|dapat(?! (?:dibaca|diakses|dilihat|dibuka))|bisa|mungkin|jika|apabila|menurut|kata|dikoreksi|diralat)\b(?! (?:di|ter)verifikasi)",
    ),
    "vi": Words(
        text=r"\b(?:bài viết|bài báo|bài đăng|bài|nội dung|trang|tin|bản tin|bài này)(?: này)?\b|\b(?:bình luận|chủ đề|tài liệu|bài phỏng vấn|báo cáo|video|tác phẩm|thông báo)(?: này)?\b",
        fate=r"\b(?:đã |bị |được |quyết định |đề nghị |yêu cầu )[^.]{0,30}(?:gỡ|xóa|xoá|ẩn|rút|hạ|thu hồi)\b|\b(?:bị|đã) (?:gỡ|xóa|xoá|ẩn|rút|hạ|thu hồi)\b|\brút lại\b|\b(?:gỡ|xóa|xoá|ẩn|rút|hạ) (?:xuống|bỏ|lại|khỏi)\b|\bđã (?:gỡ|xóa|xoá|ẩn|rút)\b|\bkhông còn (?:được )?(?:cung cấp|đăng|hiển thị|công bố|xem được|truy cập được)\b",
        author=r"\btác giả\b(?! (?:quyền))|\btôi đã (?:quyết định|xóa|gỡ)|người viết|\btôi (?:đã|tự)",
        platform=r"quy tắc|tiêu chuẩn cộng đồng|quy định|quản trị viên|điều khoản|nội quy|chính sách|vi phạm|ban quản trị|không tuân thủ",
        law=r"tòa án|toà án|bản quyền|chủ sở hữu|khởi kiện|viện kiểm sát|luật sư|pháp lý|\bkiện\b|vụ kiện|khiếu nại (?:về )?bản quyền",
        editors=r"tòa soạn|toà soạn|ban biên tập|biên tập viên|nhà xuất bản|không chính xác|sai sót|sai sự thật|chưa được (?:kiểm chứng|xác minh)|xin lỗi (?:bạn đọc|độc giả)|tổng biên tập|sai lệch|bịa đặt|nhầm lẫn",
        other=r"\b(?:hoặc|sẽ|có thể|nếu|theo lời|cho biết|đính chính|sửa đổi)\b",
    ),
    "ar": Words(
        text=r"\b(?:هذا|هذه) (?:المقالة?|المنشور|التقرير|الخبر|الصفحة|النص|المادة|المشاركة|التدوينة|المحتوى|الموضوع|الوثيقة)|\b(?:كاتبة?|مؤلفة?) المقال|\bالمقال\b|\bمقاله\b|\bمقالها\b|\b(?:المنشور|التقرير|الخبر|الصفحة|النص|المادة|المشاركة|التدوينة|المحتوى|الموضوع|المقالة|الحوار|التعليق)\b",
        fate=r"\b[فو]?(?:ت?حذف\w*|[أا]ز(?:ال|يل|لنا)\w*|[إا]زال\w+|سحب\w*|بسحب|تسحب|حجبنا|[أا]خف\w+|[إا]خفاء|لحذف|ب?إزالة)|\b[فو]?(?:حذف\w*|سحب\w*|رفعنا|[أا]زل\w+|[أا]زيل\w*|[أا]لغ\w+ نشر\w*|حجب\w*)|لم يعد (?:متاح|منشور)\w*|لم [يت]عد (?:\S+ ){0,3}(?:متاح|منشور|متوفر)\w*",
        author=r"\b(?:ال)?(?:كاتبة?|مؤلفة?)\b|قررت (?:حذف|سحب|إزالة)|\bقمت ب(?:حذف|سحب)|حذفت مقالي|(?:ال)?محررة المقال|كاتبها|كاتبه|\bمن الكاتبة?",
        platform=r"قواعد|معايير|سياسات|سياسة|شروط|المشرف\w*|مشرف\w*|الإدارة|لوائح|القوانين|مخالف\w*|انتها[كا]\w*|المنتدى|قوانين الموقع",
        law=r"محكمة|المحكمة|قضائي\w*|قضاء|النيابة|صاحب الحق\w*|[أا]صحاب الحقوق|حقوق (?:النشر|الملكية|المؤلف)|دعوى|قانوني\w*|محامي\w*|بلاغ\b|حكم قضائي|القضاء",
        editors=r"هيئة التحرير|التحرير|المحرر\w*|الناشر|غير صحيح\w*|لم تكن صحيحة|[أا]خطاء في|عدم (?:ثبوت|صحة|دقة)|للقراء|قراءنا|رئيس التحرير|كاذب\w*|مغلوط\w*|غير دقيق\w*|الصحيفة",
        other=r"\bأو\b|\bسوف\b|\bسي?تم\b|سيتم|\bقد\b|[إا]ذا|\bقال|صرح|\bهل\b|تصحيح",
    ),
    "fa": Words(
        text=r"\b(?:این|اين) (?:نوشته|مطلب|مقاله|گزارش|خبر|پست|متن|صفحه|محتوا|یادداشت|مصاحبه|گفتگو)|\b(?:این) (?:\w+ )?(?:دیدگاه|سند|بحث|ویدیو|ویدئو|نوشتار|پژوهش|مقالات?|پیام)",
        fate=r"حذف (?:شد\w*|کرد\w*|گردید\w*|کنم|کنیم)|برداشت(?:یم|ه|ند)?|برداریم|پاک (?:شد\w*|کرد\w*|کنم)|پنهان (?:شد\w*|کرد\w*)|پس (?:گرفت\w*|میگیر\w*|می گیر\w*)|خارج (?:شد|کرد)\w*|حذف (?:شد|کرد|گردید|کردیم|کردم)\w*|دیگر در (?:سایت|دسترس) نیست|برداشته|حذف\b",
        author=r"نویسنده\w*|مؤلف|مولف|نگارنده|تصمیم گرفتم|نگارنده|حذف کردم|خودم",
        platform=r"قوانین|مقررات|ضوابط|مدیر\b|ناظر\w*|شرایط استفاده|قواعد|مغایر\w*|نقض|مدیریت|ناظران",
        law=r"دادگاه|دادستان\w*|قضایی|صاحب (?:حقوق|حق|اثر)|حق نشر|کپی ?رایت|شکایت (?:حقوقی|قضایی)|دادستان\w*|قاضی|شکایت|وکیل|وکلای",
        editors=r"تحریریه|سردبیر|ناشر|نادرست|خطا در|تأیید نشد\w*|تایید نشد\w*|از خوانندگان|ناشر|نادقیق|غلط|اشتباه\w*|تکذیب",
        other=r"\bیا\b|\bخواهد|می ?شود|ممکن|\bاگر\b|\bگفت\b|اصلاح|تصحیح",
    ),
    "he": Words(
        text=r"\b(?:ה(?:טקסט|פוסט|כתבה|מאמר|דף|עמוד|תוכן|ידיעה|פרסום|רשומה|הודעה|דיווח))\b|\bב?ה?(?:כתבה|רשומה|מאמר|ידיעה|ראיון|מסמך|דוח|תגובה|שרשור)\b",
        fate=r"\b[ונ]?(?:הוסר\w*|נמחק\w*|הסתר\w*|הוסתר\w*|משכנו|נמשכ\w*|נגנז\w*|שנסיר|הסרנו|למחוק|להסיר|מחקנו|מחקתי|הורד\w*)|\b[ונ]?(?:מחק\w*|הסיר\w*|הסרנו|הורדנו|הוריד\w*|משך|משכה|גנזנו)\b|(?:אינו|אינה|לא) (?:זמינ?ה?|זמין|נגיש|נגישה) (?:עוד|יותר)|כבר (?:לא|אינו|אינה) (?:זמין|זמינה|נגיש)",
        author=r"\bה(?:כותבת?|מחברת?|מחבר|מחברים)\b|החלטתי|\bה?כותבת?\b|\bמחקתי\b|\bהסרתי\b|המחבר\w*",
        platform=r"כללי|תקנון|תנאי (?:ה)?שימוש|על ידי מנהל\w*|מנהלי הפורום|הפרת|הפר(?:ה|ו)?\b|התקנון|מנהל(?:י|ת)?\b",
        law=r"פסק דין|בית (?:ה)?משפט|צו שיפוטי|זכויות|תביעה|עורכי דין|פרקליט\w*|תביע\w+|בית משפט|עו[\\x22״]ד|זכויות יוצרים",
        editors=r"המערכת|העורך|העורכים|שגויים|שגיאות|אי דיוקים|הקוראים|לא אומת\w*|העורכ\w+|עורך\b|טעויות|נפלו שגיאות|לא נכונ\w+|לא מדויק\w*",
        other=r"\bאו\b|\bאם\b|\bאמר\b|יוסר|יימחק|תוקן|תוקנה|\bהאם\b|\bהצו\b",
    ),
    "hi": Words(
        text=r"यह (?:लेख|पोस्ट|रिपोर्ट|समाचार|सामग्री|पृष्ठ|पेज|खबर|ख़बर|आलेख)|इस (?:लेख|पोस्ट|रिपोर्ट|समाचार|सामग्री|पृष्ठ|खबर) को|(?:यह|इस|ये) (?:\S+ )?(?:आलेख|टिप्पणी|दस्तावेज़|साक्षात्कार|वीडियो|संदेश|लेख|खबर|ख़बर)|(?:^|\s)(?:लेख|पोस्ट|रिपोर्ट|समाचार|सामग्री|आलेख|खबर) (?:को|हटा|वापस)",
        fate=r"हटा(?:ने| दिया| दी| लिया| ली|या|ई|ए)|छिपा दी|छिपा दिया|वापस (?:ले\S*|लिया|ली|लेता|लेते)|हटा (?:लिया|ली|दिया|दी)|हटाई|हटाया|मिटा|अब (?:उपलब्ध|प्रकाशित) नहीं",
        author=r"लेख(?:क|िका)(?:ों)? (?:ने|के|की)|मैंने|लेख(?:क|िका)\S*",
        platform=r"नियम\S*|मॉडरेटर|शर्त\S*|दिशा-?निर्देश\S*|नीति\S*|उल्लंघन|नियम|व्यवस्थापक|एडमिन",
        law=r"न्यायालय|अदालत|कोर्ट|कॉपीराइट|कानूनी|मुकदम\S*|मुकदमे|वकील|याचिका",
        editors=r"संपादक\S*|संपादकीय|प्रकाशक|तथ्य\S*|गलत (?:पाए|होने)|पाठकों से|ग़?लत|पुष्टि न",
        other=r"(?:^|\s)या(?:\s|$)|जाएगा|जाएगी|यदि|अगर|(?:ने|को) कहा|बताया|संशोध|सुधार",
    ),
    "ur": Words(
        text=r"یہ (?:تحریر|پوسٹ|مضمون|خبر|رپورٹ|صفحہ|مراسلہ|مواد|کالم)|اس (?:تحریر|پوسٹ|مضمون|خبر|رپورٹ|مواد) کو|یہ (?:\S+ )?(?:تبصرہ|دستاویز|انٹرویو|ویڈیو|پیغام|بلاگ|تحریر|مضمون|خبر)|(?:^|\s)(?:تحریر|پوسٹ|مضمون|خبر|رپورٹ|صفحہ) (?:کو|ہٹا|واپس|حذف)|یہ متن",
        fate=r"ہٹا(?: دی| دیا| لی| لیا|یا|ئی|ئے)|حذف کر\w*|چھپا دی|چھپا دیا|واپس (?:لی\w*|لے\w*)|ہٹا\w*|حذف|واپس لے|اب (?:دستیاب|موجود|شائع) نہیں",
        author=r"مصنفہ?\b|لکھاری|میں نے|مصنف\w*|لکھنے والے",
        platform=r"اصول\w*|قواعد|ضوابط|ناظم|ضابط\w+|شرائط|پالیسی|خلاف ورزی|منتظم\w*|پالیسی\w*|ضوابط",
        law=r"عدالت\w*|حقوق کے مالک|کاپی ?رائٹ|قانونی|ہائی کورٹ|سپریم کورٹ|مقدم\w+|وکیل|وکلا|عدالتی",
        editors=r"ادارہ|ادارتی|مدیر|غلط\b|قارئین سے|تصدیق نہ|غلطی\w*|غلط|تصدیق نہیں",
        other=r"(?:^|\s)یا(?:\s|$)|جائے گا|جائے گی|اگر|نے کہا|بتایا|تصحیح|درست کر",
    ),
    "bn": Words(
        text=r"এই (?:লেখা\S*|বিষয়\S*|বিষয়\S*|পোস্ট\S*|প্রতিবেদন\S*|সংবাদ\S*|নিবন্ধ\S*|পাতা\S*|খবর\S*)|(?:^|\s)(?:লেখাটি|পোস্টটি|পাতাটি|প্রতিবেদনটি|সংবাদটি|নিবন্ধটি|খবরটি)|এই (?:মন্তব্য\S*|নথি\S*|সাক্ষাৎকার\S*|ভিডিও\S*|বার্তা\S*|কলাম\S*)",
        fate=r"সরিয়ে|সরানো|মুছে|লুকানো|প্রত্যাহার|মুছে|সরানো|সরিয়ে|তুলে নেওয়া|আর (?:পাওয়া|পাওয়া|দেখা|পড়া|পড়া) যা\S* ?না",
        author=r"লেখ(?:ক|িকা)\S*|আমি",
        platform=r"নিয়ম\S*|নীতিমালা\S*|মডারেটর\S*|শর্ত\S*|লঙ্ঘন\S*|অ্যাডমিন\S*",
        law=r"আদালত\S*|স্বত্বাধিকারী\S*|কপিরাইট\S*|আইনি|মামলা\S*|আইনজীবী",
        editors=r"সম্পাদক\S*|প্রকাশক\S*|ভুল\S*|পাঠকদের কাছে|সম্পাদকীয়|মিথ্যা|ত্রুটি\S*",
        other=r"অথবা|(?:^|\s)বা(?:\s|$)|হবে|যদি|বলেছেন|জানিয়েছেন|সংশোধন",
    ),
    "th": Words(
        text=r"บทความ|โพสต์|กระทู้|หน้านี้|รายงาน(?:ชิ้น|ฉบับ)?นี้|ข่าว(?:ชิ้น)?นี้|เนื้อหานี้|ข้อความนี้|เรื่องนี้|เนื้อหา|ข้อความ|เอกสาร|บทสัมภาษณ์|คอลัมน์|งานเขียน|ข่าวนี้|หน้าเว็บนี้",
        fate=r"ลบ|ซ่อน|ถอด|ถอน|นําลง|นํา[^\s]{0,24}ออก|ถูกนําออก|ระงับการเผยแพร่|ยกเลิกการเผยแพร่|ปลดออก|ลบออก|ถูกลบ|ถอนออก|ยกเลิก|เอาออก|ปิดการแสดงผล|ไม่(?:มี|สามารถ|เปิด|ให้)[^\s]{0,30}(?:อีกต่อไป|อีกแล้ว)",
        author=r"ผู้เขียน|ผู้แต่ง|ผู้โพสต์|เจ้าของโพสต์|(?:ฉัน|ผม|ดิฉัน)(?:ได้)?ตัดสินใจ|เจ้าของบทความ|เจ้าของกระทู้|ผู้เขียน",
        platform=r"กฎ|ข้อตกลง|ผู้ดูแล|มาตรฐานชุมชน|นโยบาย|เงื่อนไขการใช้|ผิดกฎ|ผู้ดูแลระบบ|ละเมิดมาตรฐาน",
        law=r"ศาล|ลิขสิทธิ์|กฎหมาย|ฟ้อง|หมายศาล|คดี|ทนาย|หมาย",
        editors=r"บรรณาธิการ|สํานักพิมพ์|ข้อมูลไม่(?:ถูกต้อง|เป็นความจริง)|ผิดพลาด|ขออภัย(?:ต่อ)?ผู้อ่าน|คลาดเคลื่อน|ไม่เป็นความจริง|ข้อผิดพลาด|กองบก|เท็จ",
        other=r"หรือ|จะ|อาจ|หาก|กล่าวว่า|แก้ไข",
    ),
    "zh": Words(
        text=r"(?:本|此|该|該|这|這|原)(?:篇|则|則|条|條|份|个|個)?(?:文(?!化|件)|帖|贴|稿|内容|內容|文章|报道|報道|報導|新闻|新聞|贴文|貼文|日志|日誌|页|頁|讨论|討論|消息|信息|资讯|資訊|作品|公告|评论|評論|视频|影片)|(?:^|[,，。;；])(?:文章|内容|內容|原文|稿件)|(?:将|將|把)(?:原|此|该|該)?(?:文章?|其|帖子|内容|內容)|本文|贴文|貼文|(?:本|此|该|該|这|這|原)(?:篇|则|則|条|條|份|个|個|期)?(?:讨论串|討論串|主题|主題|博文|专栏|專欄|采访|採訪|访谈|訪談|文档|論文|论文|研究|声明|聲明|图文|圖文|回答|笔记|筆記)|(?:^|[,，。;；])(?:原?帖子?|报道|報導|報道|新闻|新聞|回答|页面|頁面|博文)|(?:我们|我們)[^,，。]{0,6}(?:删除|刪除|撤下|下架)",
        fate=r"删除|刪除|删掉|刪掉|删去|刪去|删了|刪了|撤下|撤回|撤销|撤銷|撤稿|撤除|下架|下线|下線|移除|隐藏|隱藏|屏蔽|停止(?:刊登|刊载|刊載|发布|發布|展示)|取消(?:发布|發布|刊登)|不再公开|不再公開|作(?:了)?删|(?:已|已经|已經|被)删|已刪|被刪|不再(?:公开|公開|展示|提供|刊登|刊载)|屏蔽|撤稿|中止(?:刊登|公开|公開)",
        author=r"作者|笔者|筆者|撰文者|发帖人|發文者|楼主|樓主|原po|我(?:已经|已經|决定|決定|已|自己|把)|撰稿人|投稿人|原作者|本人",
        platform=r"(?:社区|社區|平台|社群|本站|论坛|論壇|版)(?:的)?(?:规[^法,，。]{0,3}|規[^法,，。]{0,3}|守则|守則|公约|公約|准则|準則|管理)|管理员|管理員|版主|版规|版規|系统(?:下架|删除|隐藏)|用户协议|使用條款|使用条款|违规|違規|违反[^,，。法]{0,10}(?:规则|规范|公约|守则|准则|条款|协议)|違反[^,，。法]{0,10}(?:規則|規範|公約|守則|準則|條款|協議|版規)|站方|吧主|审核员",
        law=r"法院|判决|判決|判令|裁定|裁决|裁決|诉讼|訴訟|权利人|權利人|著作权人|著作權人|版权方|版權方|侵权|侵權|律师函|律師函|检察|檢察|司法|律师|律師|法律|起诉|起訴|仲裁|司法",
        editors=r"(?:有关|相关|主管|监管|上级|宣传)部门|(?:有關|相關|主管|上級)(?:部門|機關)|网信办|(?:应|應|按照?|遵照|依)[^,，。]{1,12}(?:要求|通知|指示)|编辑部|編輯部|编委会|編委會|本报|本報|本刊|出版社|主编|主編|事实(?:有误|错误|不符)|事實(?:有誤|錯誤|不符)|查证有误|查證有誤|有误|有誤|失实|失實|向(?:广大|廣大)?(?:读者|讀者)|编者|編者|内容失实|內容失實|错误|錯誤|编辑|編輯|致歉",
        other=r"或|[将將](?!其|本|此|该|該|这|這|文|原|帖|贴|貼|内|內|报|報|页|頁|它)|会被|會被|可能|(?:^|[,，。])如(?!有(?:异议|異議|疑问|疑問|需要?|不便)|对此|對此)|如(?:果|发现)|如有(?!异议|異議|疑问|疑問|需要?|不便)|[称稱](?=[,，:：。]|$)|若|可以|更正|勘误|勘誤|列出|据[^,，。]{0,8}(?:报道|消息)|[吗嗎]",
    ),
    "ja": Words(
        text=r"(?:この|本|当|当該|該当の|ご覧の)(?:ブログ)?(?:記事|投稿|ページ|稿|文書|コンテンツ|論文|報告書|書き込み|エントリ|コラム|ニュース)|(?:掲載|公開|配信)を|(?:^|[。、])記事(?:を|は)|記事です|(?:この|本|当|当該|該当の|こちらの)(?:スレッド|動画|コメント|インタビュー|資料|連載|エッセイ|論考|作品|お知らせ|ブログ)|書き込み|エントリー?|(?:^|[。、])(?:投稿|ページ|記事|コラム)(?:を|は|が)",
        fate=r"削除(?!の(?:求|要|依|申))|撤回|取り?下げ|取り消し|取消|非公開|非表示|取り?やめ|(?:掲載|公開|配信)(?:を|は|が)?(?:終了|停止|中止|見合わせ)|取り消し|取消し|見合わせ|掲載(?:を)?(?:見送|終え)|下げ(?:ました|ています)|消去|抹消",
        author=r"筆者|著者|執筆者|作者|投稿者|ブログ主|書き手|本人(?:の|から|より)|私(?:が|は)|ライター|寄稿者",
        platform=r"ガイドライン|規約|運営|利用規定|モデレーター|ポリシー|コミュニティ|運営|管理人|管理者|違反|コミュニティ",
        law=r"裁判所|仮処分|判決|権利者|著作権|法的|訴訟|弁護士|名誉毀損|権利侵害|弁護士|訴え|係争|司法|警察",
        editors=r"編集部|編集長|発行元|出版社|本紙|当社|弊紙|誤り|事実誤認|事実と異な|読者|確認できな|編集|事実誤認|誤(?:り|報|情報)|虚偽|不正確|お?詫び|おわび",
        other=r"または|もしくは|されます|することがあり|する場合|場合が|かもしれ|訂正|によると|予定",
    ),
    "ko": Words(
        text=r"(?:이|해당|본|당) ?(?:글|기사|게시글|게시물|보도|페이지|콘텐츠|문서|자료|논문)|게시물|게시글|(?:^|\s)(?:기사|글|보도)(?:를|을|는|은|가|이)(?:\s|$)|글입니다|기사입니다|블라인드|글입니다|(?:게시글|게시물|기사|글|댓글|문서|인터뷰|칼럼|자료|콘텐츠|페이지)(?:입니다|의 게재|를|을|는|은|가|이)",
        fate=r"삭제(?:되|하|했|됐|를 요청하여)|내렸|내립니다|내려진|내려졌|숨겼|숨김|지웠|철회|취소|블라인드 ?처리|비공개|임시 ?조치|게시 ?중단|게재 ?중단|내린|내려진|숨김|삭제|게재(?:를|가)? ?(?:중단|취소|철회)|게시(?:를|가)? ?(?:중단|취소|철회)|가림 ?처리|더 ?(?:이상|는) [^.]{0,12}(?:제공(?:되지|하지)|게시(?:되지|하지)|볼 수 없|읽을 수 없|이용할 수 없)",
        author=r"필자|작성자|저자|글쓴이|기고자|제가|글쓴이|글 주인|본인(?:의|이)|직접 삭제",
        platform=r"규정|약관|운영 ?(?:원칙|정책)|가이드라인|관리자|운영자|커뮤니티|이용 ?수칙|운영자|운영진|관리자|위반|정책",
        law=r"법원|가처분|판결|저작권|명예훼손|권리자|소송|법적|권리 ?침해|소송|고소|변호사|심의|명예 ?훼손|게시 ?중단 ?요청",
        editors=r"편집부|편집국|본지|본사|발행인|출판사|사실관계|사실과 다르|오류가 (?:확인|발견)|오보|독자(?: 여러분)?(?:께|에게)|오보|허위|잘못된 (?:정보|내용)|편집국|데스크|사과",
        other=r"또는|거나|될 수|할 수(?! 없)|경우|정정|밝혔|따르면|예정|될 것",
    ),
}  # fmt: skip

# parts of a text, as opposed to the text itself
PARTS = (
    r"\b(?:comments?|replies|photos?|pictures?|images?|paragraphs?|passages?|sentences?|quot(?:e|es|ations?)|captions?|footnotes?|(?:earlier|previous|older|first) versions?|parts? of (?:this|the|our)|section|links? to)\b"
    r"|\b(?:kommentare|foto|bild|bilder|absatz|absätze|passagen?|fassung|zitat)\b|\b(?:commentaires?|photos?|passages?|paragraphes?|version)\b|\b(?:comentarios?|fotos?|imagen|imágenes|párrafos?|versión)\b|\b(?:comentários?|imagem|imagens|parágrafos?|versão)\b|\b(?:commenti|immagin[ei]|paragraf\w+|versione)\b|\b(?:reacties|alinea|versie)\b"
    r"|\b(?:komentarz\w*|zdjęci[ea]|akapit\w*|wersj\w+)\b|\b(?:komentáře|fotografi\w+|odstavec|verz(?:[eií]|ím|ích|emi|i[aeuií]|iách|iami|iou))\b|комментари\w+|фотограф\w+|абзац\w*|верси\w+|коментар[іи]\w*|світлин\w+|версі\w+|\bснимк\w+|\b(?:kommentarer|bilden|billedet|stycke|versionen|kuva|kommentit)\b|σχόλια|φωτογραφ\w+|\b(?:yorumlar|fotoğraf\w*|paragraf\w*)\b|\b(?:komentar|foto|gambar|paragraf)\b|bình luận|hình ảnh"
    r"|التعليقات|الصور[ةه]?|فقرة|نظرات|دیدگاه|عکس|תגובות|תמונ\w+|टिप्पणि\S*|तस्वीर\S*|تبصر\w+|تصویر|ความคิดเห็น|ภาพ|评论区|留言|图片|圖片|照片|段落|旧版|舊版|コメント|写真|画像|旧版|一部|댓글|사진|일부"
)
