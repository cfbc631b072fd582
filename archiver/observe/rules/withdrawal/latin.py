"""The words of withdrawal sentences for `grammar`, by language: Latin script."""

from __future__ import annotations

from archiver.observe.rules.withdrawal.grammar import Said

LATIN: dict[str, Said] = {
    "en": Said(
        stems=("removed", "deleted", "taken", "withdrawn", "retracted", "unpublished", "depublished", "pulled", "remove", "delete", "withdraw", "retract", "take ", "took ", "withdrew", "no longer"),
        things=(
            r"(?:^|\b(?:this|the|our) (?:\w+ )?)(?:articles?|stor(?:y|ies)|papers?|contents?|posts?|reports?|pages?|preprint|study|statement|documents?|publication|thesis|dissertation|dataset|book|chapter|item|entry|announcement|interview|column|piece|videos?|files?|text)\b"
            r"|(?:^|(?<=; )|(?<=[.!] ))it\b(?= (?:has|was)\b)"
        ),
        fates=(
            r"(?:^|\b(?:been|was|were|have|has|had)\b) ?(?:\w+ )?(?:removed|deleted|taken (?:down|offline|off)|withdrawn|retracted|unpublished|depublished|pulled)\b"
            r"|\b(?:ordered|obliged|forced|required|compelled|decided|had|chosen) (?:by [\w ]{1,40} )?to (?:remove|delete|take down|withdraw|retract|unpublish|pull)\b"
            r"|\b(?:have|has) taken (?=(?:\w+ ){1,4}(?:down|offline|off)\b)|\b(?:authors?|we) (?:removed|deleted|withdrew|retracted|unpublished|pulled|took down)\b"
            r"|\basked us to (?:remove|delete|take down|withdraw|retract|unpublish|pull)\b(?=.{1,40}\b(?:done|complied|removed)\b)"
        ),
        taken=r"(?:removed|deleted|taken (?:down|offline|off)|withdrawn|retracted|unpublished|depublished|pulled)\b",
        ended=r"no longer (?:be )?(?:available|accessible|online|shown|displayed|published)\b|no longer (?:able|allowed|permitted) to (?:make|show|publish|display|offer|provide|host)\b",
        author=(
            r"at (?:the|its|their) (?:\w+ )?authors?['’]?s? (?:own )?request|at the request of (?:the |its |their )?(?:\w+ ){0,2}authors?|by (?:the |its |their |all )?(?:\w+ )?authors?\b"
            r"|\b(?:the|its|their|all|our) (?:\w+ )?authors? (?:has|have|had|removed|deleted|withdrew|retracted)\b"
        ),
        law=(
            r"for (?:legal|copyright) reasons"
            r"|(?:due to|because of|following|after|pursuant to|in (?:response to|compliance with|accordance with)|under|as a result of|by) (?:an? |the )?(?:\w+ )?(?:court|judicial|legal|copyright|dmca|defamation|injunction|law)\b"
            r"|(?:by|on|under|following|after|pursuant to|per|to comply with|due to|because of|from) (?:an? |the )?(?:\w+ ){0,5}(?:court|injunction|judge|tribunal)\b"
            r"|\b(?:court|judge|tribunal) (?:has |have )?(?:ordered|required|obliged)|\bunder (?:article|section|art\.?|§) ?\d|\bgdpr\b|right to be forgotten"
        ),
        others=(
            r"at the request of|at \w+ request\b|on request of"
            r"|(?:following|after|due to|because of|in response to) (?:an? |the |several |multiple )?(?:\w+ ){0,2}(?:complaint|objection|concern|investigation|inquiry|enquiry|request|review)s?\b"
            r"|pending (?:\w+ ){0,3}(?:investigation|inquiry|enquiry|review|outcome|result|appeal|clarification|decision|complaint)"
            r"|while (?:an? |the |it )?(?:\w+ ){0,3}(?:considered|investigated|reviewed|under (?:review|investigation))"
            r"|by (?:the |its |our |their )?(?:\w+ )?(?:editors?|publishers?|editorial (?:board|team|office)|university|institution|newsroom)\b|for editorial reasons"
            r"|(?:by|on|under|following) (?:the )?(?:\w+ )?(?:orders?|instructions?|directions?|insistence|wish(?:es)?) (?:of|from)\b"
            r"|by (?:the |our |its )?(?:\w+ ){0,2}(?:ministry|government|authority|authorities|department|agency|police|council|institute|committee|board|regulator)\b"
            r"|while we (?:review|investigate|consider|look)"
            r"|(?:^|(?<=[.!] ))(?:the|our|its) (?:\w+ ){0,2}(?:editors?|publishers?|journal|university|institute|ministry|newspaper|newsroom|board|government) (?:of \w+ )?(?:has|have|had|asked|ordered)\b(?=.*\b(?:this|our)\b)"
            r"|at (?:\w+ ){1,3}['’]s? ?request\b|at (?:the |its |his |her )?(?:\w+ )?\w+['’]s? request\b"
            r"|(?:after|following) (?:receiving|having received) (?:\w+ ){0,3}(?:complaint|objection|request|order|letter)s?\b"
        ),
        unsure=(
            r"\b(?:or|(?<!\d )may(?! \d)|might|could|perhaps|maybe|either|if|would|not|said|says|told|according)\b|n['’]t\b|\b(?:when|whether|will|shall|can|reported)\b"
            r"|\bin (?:\w+ )?\w+ (?:cases|instances)\b|\btimes\b|refuse|\bdecline|\breject|\bshould\b|back online|\bden(?:y|ies|ied)\b|\bclaim(?:s|ed)? that"
            r"|\w+s (?:that|which|who) (?:was|were|has|have)\b"
        ),
        no=r"(?:\bnot|\bnever|n['’]t|\bnobody|\bno one)(?: (?:yet|has|had|been|be|being|ever|actually)){0,3} ",
        apart=(
            r"\b(?:comments?|replies|photo\w*|pictures?|images?|sections?|paragraphs?|chapters?|figures?|tables?|passages?|parts?|(?:earlier|previous|older|first) versions?)(?: \d+| [ivx]+)? (?:on|of|in|under|to|from|below|beneath)\b"
            r"|\bin (?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|most|all|some) (?:of these )?cases\b|^(?:has|have|was|were|did|is) [^.]*\?$"
            r"|\b(?:restored|reinstated|republished|published again|put back)\b|\bour \w+[^.]{0,100} from (?:the |its |their )?(?!our\b|this\b)\w+['’]s (?:web ?)?(?:site|page)"
        ),
    ),
    "de": Said(
        stems=("entfernt", "gelöscht", "zurückge", "depubliz", "genommen", "nicht mehr", "nicht länger"),
        things=r"artikel|bericht|beitrag|inhalt|seite|\btext|studie|dokument|meldung|nachricht|publikation|veröffentlichung|arbeit|aufsatz|paper|pressemitteilung|video|interview|gutachten|\bbuch\b",
        fates=r"entfernt|gelöscht|zurückgezogen|zurückgenommen|depubliziert|offline genommen|vom netz genommen",
        ended=r"nicht (?:mehr|länger) (?:abrufbar|verfügbar|zugänglich|online|erreichbar|einsehbar)\b|nicht (?:mehr|länger) zur verfügung",
        author=(
            r"auf (?:wunsch|bitten?|verlangen|antrag|betreiben) (?:\w+ ){0,2}(?:autor|verfasser)\w*|(?:von|durch) (?:\w+ ){0,2}(?:autor|verfasser)\w*|auf autor\w*wunsch"
            r"|^(?:die|der|ihre?|alle) (?:\w+ )?(?:autor|verfasser)\w* (?:hat|haben)\b"
        ),
        law=(
            r"aus (?:\w+ )?(?:rechtlichen|urheberrechtlichen|juristischen) gründen"
            r"|(?:auf(?:grund| grund)|wegen|nach|auf|durch|laut|infolge) (?:\w+ ){0,4}(?:\w*gericht\w*|einstweilig\w*|urteils?|urheberrecht\w*)\b|\bdsgvo\b"
        ),
        others=(
            r"auf (?:\w+ )?(?:wunsch|bitte|verlangen|antrag|betreiben)\b|(?:nach|wegen) (?:einer |mehreren |mehrerer )?(?:\w+ )?beschwerde\w*"
            r"|bis (?:zur|zum) (?:\w+ ){0,2}(?:klärung|prüfung|untersuchung|entscheidung|abschluss|überprüfung)|während (?:\w+ ){0,3}(?:prüfung|untersuchung|beschwerde)"
            r"|(?:von|durch) (?:\w+ )?(?:redaktion|verlag|herausgeber\w*|hochschule|universität)|aus redaktionellen gründen"
            r"|(?:auf|nach|wegen|aufgrund) (?:\w+ )?(?:anordnung|weisung|anweisung|veranlassung|beschluss|druck|bitten)\b"
            r"|(?:von|durch|vom) (?:\w+ )?(?:\w*ministerium\w*|behörden?|regierung|institut|\w*amt)\b"
            r"|^(?:die|das|der) (?:\w+ )?(?:redaktion|verlag|institut|hochschule|universität|herausgeber\w*|ministerium) (?:hat|haben)\b(?=.*\bdies)"
        ),
        unsure=(
            r"vielleicht|möglicherweise|\boder\b|\bkönnte|\bkann\b|\bfalls\b|\bwenn\b|\bwird\b|(?<!entfernt )(?<!gelöscht )(?<!zurückgezogen )\bwerden\b|sagte|teilte?|meldet|heisst es|zufolge"
            r"|\blaut\b|berichtet|\bwürde|\bsoll(?:te)?\b"
        ),
        no=r"\b(?:nicht|nie|niemals|keineswegs) (?:etwa )?",
        apart=(
            r"\b(?:kommentare?|fotos?|bilde?r?|abschnitte?|kapitel|absätze?|teile?|(?:frühere|ältere|erste) (?:fassung|version))(?: \d+)? (?:zu|unter|auf|in|des|dieses|der|dieser|von|im)\b"
            r"|^(?:wurde|ist|wird|hat) [^.]*\?$|wieder (?:online|abrufbar|verfügbar|veröffentlicht)|\bunser\w* [^.]{0,100}von der (?:\w*seite|homepage|website) (?:der|des)\b"
        ),
    ),
    "fr": Said(
        stems=("retiré", "supprimé", "publié", "rétracté", "hors", "enlevé", "n'est plus", "n’est plus"),
        things=r"article|rapport|contenu|\bpage|étude|document|publication|prépublication|texte|billet|message|reportage|enquête|vidéo|communiqué|tribune|thèse|annonce",
        fates=r"\bretirée?s?\b|supprimée?s?\b|dépubliée?s?\b|rétractée?s?\b|mise?s? hors ligne|enlevée?s?\b",
        ended=r"n['’](?:est|sont) plus (?:disponible|accessible|consultable|en ligne)s?\b",
        author=(
            r"à la demande (?:de l['’]|des |de ses? |de son |de sa |d['’]une? |du )(?:\w+ )?(?:auteur|autrice)\w*|par (?:l['’]|les |son |ses |sa )(?:\w+ )?(?:auteur|autrice)\w*"
            r"|^(?:l['’]|les |son |ses |sa )(?:\w+ )?(?:auteur|autrice)e?s? (?:a|ont)\b"
        ),
        law=(
            r"pour (?:des )?(?:raisons|motifs) (?:légales|légaux|juridiques|judiciaires)|(?:décision|ordonnance|injonction) (?:de justice|judiciaire|du tribunal)"
            r"|sur ordre (?:du tribunal|de la justice)|droits? d['’]auteur|\btribunal\b|sur ordre du juge|\brgpd\b"
        ),
        others=(
            r"à la demande\b|(?:suite à|à la suite d['’e]|après) ?(?:une? |des |la |plusieurs |de )?(?:\w+ )?(?:plainte|réclamation|demande|signalement|mise en demeure|contestation)\w*"
            r"|dans l['’]attente|en attendant|en attente d|le temps (?:d['’]une?|de l['’]) ?(?:\w+ )?(?:enquête|vérification|examen)"
            r"|par (?:la |l['’]|notre |le |les )(?:\w+ )?(?:rédaction|éditeur\w*|éditrice|université|revue|journal)|sur (?:ordre|instruction|décision|injonction|demande)s? d"
            r"|par (?:le |la |l['’]|les )(?:\w+ )?(?:ministère|autorité|préfecture|gouvernement|institut|administration|direction)"
            r"|^(?:la |l['’]|le |les |notre )(?:\w+ )?(?:rédaction|éditeur|éditrice|université|revue|institut|ministère)s? (?:a|ont)\b(?=.*\bc(?:et?|ette)\b)"
        ),
        unsure=(
            r"peut|pourrait|\ba pu\b|\bont pu\b|\bou\b|\ba (?:indiqué|déclaré|annoncé|dit|précisé)|selon|\bsera\b|\bseront\b|indique|\bserait\b|\bsi\b|remise?s? en ligne"
            r"|de nouveau (?:en ligne|disponible)|\ba-t-(?:il|elle)"
        ),
        no=r"\b(?:pas|jamais)(?: (?:été|encore))? ",
        apart=(
            r"\b(?:commentaires?|photos?|photographies?|images?|passages?|sections?|chapitres?|paragraphes?|parties?|version (?:antérieure|précédente|initiale))(?: \d+)? (?:de|du|des|sur|sous|à|au|dans)\b"
            r"|\b(?:photo|image|section|partie) d['’]|\ba-t-(?:il|elle) [^.]*\?$|\bn(?:otre|os) [^.]{0,100}\bd(?:u|es) sites? (?:web |internet )?d"
        ),
    ),
    "es": Said(
        stems=("retir", "elimin", "borrad", "suprimid", "retractad", "despublicad", "ya no"),
        things=r"artículo|informe|contenido|página|estudio|documento|publicación|noticia|\btexto|\bentrada|reportaje|\bnota\b|v[íi]deo|comunicado|tesis|entrevista",
        fates=r"retirad[oa]s?\b|eliminad[oa]s?\b|borrad[oa]s?\b|suprimid[oa]s?\b|retractad[oa]s?\b|despublicad[oa]s?\b|\bretir(?:ó|aron)\b|\belimin(?:ó|aron)\b|\bha(?:n)? (?:retirado|eliminado|borrado|suprimido)\b",
        ended=r"\bya no (?:está|se encuentra|es) (?:disponible|accesible|en línea|publicad[oa]|consultable)\b",
        author=(
            r"a (?:petición|solicitud|instancias?) (?:de (?:los |las |sus? |la )?|del )(?:\w+ )?autor\w*|por (?:el |la |los |las |sus? |decisión del? )(?:\w+ )?autor\w*"
            r"|^(?:el|la|los|las|sus?) (?:\w+ )?autor(?:es|as?)? (?:ha|han|retir\w+|elimin\w+)\b"
        ),
        law=(
            r"por (?:razones|motivos) (?:legales|jurídic[oa]s|judiciales)|(?:orden|decisión|mandato|resolución|requerimiento|sentencia) (?:judicial|legal|del tribunal|del juez\w*)"
            r"|derechos de autor|(?:por|de|del) (?:orden del? |un |una |el |la )?(?:juez|jueza|juzgado|tribunal)\b|\brgpd\b"
        ),
        others=(
            r"a (?:petición|solicitud|instancias?) de|(?:tras|después de|a raíz de) (?:una? |la |varias |recibir )?(?:\w+ )?(?:queja|denuncia|reclamación|reclamo|solicitud|petición)\w*"
            r"|a la espera|en espera de|mientras (?:se|dura)\b|por (?:la |el |los |nuestra )(?:\w+ )?(?:redacción|editor\w*|editorial|universidad|revista|periódico)"
            r"|por (?:orden|decisión|instrucción|indicación|mandato)(?:es)? de|por (?:el |la |los )(?:\w+ )?(?:ministerio|gobierno|autoridad\w*|instituto|administración)"
            r"|^(?:la|el|los|nuestra) (?:\w+ )?(?:redacción|editor(?:es|a|ial)?|universidad|revista|instituto|ministerio) (?:ha|han)\b(?=.*\best[ae]\b)"
        ),
        unsure=r"quizás?|tal vez|\bpuede|\bpodría|\bo\b|\bsi\b|\bdijo|según|informó|anunció|\bserán?\b|declaró|explicó|señaló|\bsería|de nuevo (?:disponible|en línea|publicad)|¿",
        no=r"\b(?:no|nunca|jamás)(?: (?:ha|han|había|fue|fueron|está|están|sido)){0,3} ",
        apart=(
            r"\b(?:comentarios?|fotos?|fotografías?|imagen|imágenes|secci(?:ón|ones)|capítulos?|párrafos?|partes?|versión (?:anterior|previa|inicial))(?: \d+)? (?:de|del|en|sobre|a|al)\b"
            r"|\bnuestr[oa] [^.]{0,100}\bdel? (?:la )?(?:sitio|página|web)(?: web)? d"
        ),
    ),
    "pt": Said(
        stems=("remov", "retir", "exclu", "apag", "elimin", "retratad", "despublicad", "não está"),
        things=r"artigo|relatório|conteúdo|página|estudo|documento|publicação|notícia|\btexto|postagem|matéria|reportagem|vídeo|comunicado|\btese\b|entrevista",
        fates=r"removid[oa]s?\b|retirad[oa]s?\b|excluíd[oa]s?\b|apagad[oa]s?\b|eliminad[oa]s?\b|retratad[oa]s?\b|despublicad[oa]s?\b|\bretir(?:ou|aram)\b|\bremov(?:eu|eram)\b|\bexclu(?:iu|íram)\b",
        ended=r"não está (?:mais )?(?:disponível|acessível|no ar)\b|já não está (?:disponível|acessível)",
        author=r"a pedido (?:d[oae]s? |de seus? |de suas? )(?:\w+ )?autor\w*|pel[oa]s? (?:\w+ )?autor\w*|^(?:os?|as?|seus?) (?:\w+ )?autor(?:es|as?)? (?:remov|retir|exclu)\w+",
        law=(
            r"por (?:razões|motivos) (?:legais|jurídic[oa]s|judiciais)|(?:ordem|decisão|determinação|mandado) (?:judicial|legal|do tribunal|da justiça)|direitos autorais|direitos de autor"
            r"|(?:pelo|do|de um) (?:tribunal|juiz)\b|\blgpd\b"
        ),
        others=(
            r"a pedido d|(?:após|na sequência de|depois de|devido a) (?:uma |a )?(?:\w+ )?(?:queixa|reclamação|denúncia|solicitação|pedido)|enquanto (?:se|decorre|é|aguarda|está)\b|aguardando"
            r"|até (?:à |a )(?:conclusão|decisão)|pel[oa]s? (?:\w+ )?(?:redação|editor\w*|universidade|revista|jornal)|por (?:ordem|decisão|determinação|instrução) d"
            r"|pel[oa]s? (?:\w+ )?(?:ministério|governo|autoridade\w*|instituto)"
        ),
        unsure=r"talvez|\bpode|\bpoderia|\bou\b|\bcaso\b|\bdisse|segundo|informou|anunciou|\bserão?\b|\bserá\b|declarou|\bseria\b|novamente (?:disponível|publicad)|de volta ao ar",
        no=r"\b(?:não|nunca|jamais)(?: (?:foi|foram|está|estão|tinha|sido)){0,2} ",
        apart=r"\b(?:comentários?|fotos?|fotografias?|imagem|imagens|seç(?:ão|ões)|capítulos?|parágrafos?|partes?|versão (?:anterior|prévia)) (?:de|d[oae]s?|n[oae]s?|[dn]est[ea]s?|em|sobre|a)\b",
    ),
    "it": Said(
        stems=("rimoss", "ritirat", "eliminat", "cancellat", "ritrattat", "tolt", "non è più"),
        things=r"articolo|rapporto|relazione|contenut[oi]|pagina|studio|documento|pubblicazione|notizia|\btesto|\bpost\b|video|comunicato|\btesi\b|intervista",
        fates=r"rimoss[oaie]\b|ritirat[oaie]\b|eliminat[oaie]\b|cancellat[oaie]\b|ritrattat[oaie]\b|\btolt[oaie]\b",
        ended=r"non è più (?:disponibile|accessibile|consultabile|online)\b",
        author=(
            r"su richiesta (?:dell['’]|degli |dei |del |della |di )(?:\w+ )?aut\w+|(?:dall['’]|dagli |dal |dalla |dai )(?:\w+ )?aut(?:or[ei]|ric[ei])\b"
            r"|^(?:l['’]|gli |i |le |la )(?:\w+ )?aut(?:or[ei]|ric[ei]) (?:ha|hanno)\b"
        ),
        law=(
            r"per (?:motivi|ragioni) (?:legali|giuridic\w+|giudiziari\w*)|(?:ordine|ordinanza|provvedimento|sentenza|decisione) (?:del tribunale|del giudice|giudiziari\w*)|diritto d['’]autore"
            r"|violazione (?:del |di )?copyright|(?:dal|del) (?:tribunale|giudice)\b|\bgdpr\b"
        ),
        others=(
            r"su richiesta|(?:a seguito di|in seguito a|dopo) (?:una |un |la )?(?:\w+ )?(?:reclamo|denuncia|segnalazione|querela|richiesta|contestazione)\w*|in attesa (?:di|del|che)"
            r"|(?:dall['’]|dalla |dal |dai )(?:\w+ )?(?:redazione|editore|università|rivista)|per (?:ordine|decisione|disposizione) d"
            r"|(?:dal |dalla |dall['’]|dalle )(?:\w+ )?(?:ministero|governo|autorità|istituto)"
            r"|^(?:la |l['’]|il |gli |i )(?:\w+ )?(?:redazione|editore|università|rivista|istituto|ministero) (?:ha|hanno)\b(?=.*\bquest)"
        ),
        unsure=r"\bforse\b|\bpuò|\bpotrebbe|\bo\b|oppure|\bse\b|ha (?:detto|dichiarato|annunciato|spiegato)|secondo|\bsar(?:à|anno)|verr(?:à|anno)|\bvien|\bsarebbe|di nuovo (?:online|disponibile)",
        no=r"\b(?:non|mai)(?: (?:è|sono|era|stat[oaie]|ha|hanno)){0,2} ",
        apart=r"\b(?:comment[oi]|foto|fotografi[ae]|immagin[ei]|sezion[ei]|capitol[oi]|paragraf[oi]|part[ei]|versione precedente) (?:di|del\w*|su\w*|a|al\w*|nel\w*|sotto)\b",
    ),
    "nl": Said(
        stems=("verwijderd", "getrokken", "offline", "gewist", "niet meer", "niet langer"),
        things=r"artikel|rapport|bericht|inhoud|pagina|studie|document|publicatie|verhaal|tekst|onderzoek|video|proefschrift",
        fates=r"verwijderd|ingetrokken|teruggetrokken|offline gehaald|gewist",
        ended=r"niet (?:meer|langer) (?:beschikbaar|toegankelijk|online|raadpleegbaar)\b",
        author=r"op verzoek van (?:de |het |haar |zijn |hun )?(?:\w+ )?auteur\w*|door (?:de |zijn |haar |hun )?(?:\w+ )?auteur\w*|^(?:de |zijn |haar |hun )(?:\w+ )?auteurs? (?:heeft|hebben)\b",
        law=(
            r"om (?:juridische|wettelijke) redenen|(?:na|door|wegens|op) (?:een )?(?:gerechtelijk|rechterlijk)\w* (?:bevel|uitspraak)|(?:wegens|vanwege) (?:\w+ )?auteursrecht\w*|van de rechter"
            r"|(?:door|van) (?:de |een )?(?:rechter|rechtbank)\b|\bavg\b"
        ),
        others=(
            r"op verzoek\b|(?:na|naar aanleiding van|wegens|vanwege) (?:een |meerdere )?(?:\w+ )?klacht\w*|in afwachting|hangende (?:het|een)"
            r"|door (?:de |onze |het )(?:\w+ )?(?:redactie|uitgever|universiteit)|in opdracht van|op (?:last|bevel|aandringen) van"
            r"|door (?:het |de )(?:\w+ )?(?:ministerie|overheid|regering|instituut|gemeente)\b"
            r"|^(?:de|het|onze) (?:\w+ )?(?:redactie|uitgever|universiteit|instituut|ministerie) (?:heeft|hebben)\b(?=.*\b(?:dit|deze)\b)"
        ),
        unsure=r"misschien|mogelijk|\bof\b|\bkan\b|wellicht|\bindien\b|\bwordt|\bworden|\bzei\b|volgens|meldt|\bzou\b|weer (?:online|beschikbaar)",
        no=r"\b(?:niet|nooit) (?:door )?",
        apart=r"\b(?:reacties?|foto['’]?s?|afbeelding(?:en)?|hoofdstuk(?:ken)?|alinea['’]?s?|gedeelten?|eerdere versie) (?:op|van|bij|onder|in)\b",
    ),
    "pl": Said(
        stems=("usun", "wycofa", "zdję", "skasowa"),
        things=r"artykuł\w*|raport\w*|treś\w+|stron\w*|dokument\w*|publikacj\w*|wpis\w*|tekst\w*|materiał\w*|opracowani\w*",
        fates=r"usunięt\w*|wycofan\w*|\bzdjęt\w*|skasowan\w*|wycofa(?:ł|li|ła)\b|usun(?:ął|ęli|ęła)\b",
        ended=r"nie jest już (?:dostępn|publikowan)\w+",
        author=r"na (?:prośbę|żądanie|wniosek) (?:\w+ )?autor\w*|przez (?:\w+ )?autor\w*|^autor(?:ka|zy|ki)?\b",
        law=r"z (?:powodów|przyczyn) prawnych|(?:nakaz\w*|wyrok\w*|decyzj\w*|postanowieni\w*) sąd\w*|narusz\w+ praw\w* autorsk\w*|przez sąd\b|\brodo\b",
        others=(
            r"na (?:prośbę|żądanie|wniosek)\b|po (?:\w+ )?skar[dg]\w*|w związku ze? (?:\w+ )?(?:skarg\w*|zgłoszeni\w*)|do czasu|na czas|przez (?:redakcj\w*|wydawc\w*|uczelni\w*)"
            r"|z (?:polecenia|nakazu)|na polecenie|decyzją (?:redakcji|wydawcy|ministerstwa)|przez (?:\w+ )?(?:ministerstwo|urząd|instytut|władze)"
            r"|^(?:redakcja|wydawca|uczelnia|ministerstwo|instytut)\b(?=.*\bt[eęa][njg]?\b)"
        ),
        unsure=r"\bmoże\b|\bmogł\w*|\blub\b|\balbo\b|\bjeśli\b|powiedział|poinformował|zostan|będzie|według|przywrócon|ponownie (?:dostępn|opublikowan)|\bczy\b",
        no=r"\bnie (?:(?:został[aoy]?|zostały|był[aoy]?) )?",
        apart=r"\b(?:komentarz\w*|zdjęci\w*|rozdział\w*|fragment\w*|części?|poprzedni\w* wersj\w*) (?:do|pod|na|w|z|tego|artykuł\w*|raportu)\b",
    ),
    "cs": Said(
        stems=("odstr", "smazá", "smazán", "zmazan", "staž", "stáh", "stiah", "vymaz"),
        things=r"článe?k\w*|zpráv\w*|správ\w*|obsah\w*|strán\w+|dokument\w*|publikac\w*|text\w*|příspěv\w*|príspev\w*|studi\w*|štúdi\w*",
        fates=r"odstraněn\w*|odstránen\w*|smazán\w*|zmazan\w*|stažen\w*|stiahnut\w*|vymazan\w*|vymazán\w*|odstranil\w*|odstránil\w*|stáhl\w*|stiahl\w*",
        author=r"na (?:žádost|žiadosť|přání|želanie) (?:\w+ )?autor\w*|\bautor(?:em|om|kou)\b|^autor(?:ka|ky|i)?\b|^autoři\b",
        law=r"z právn\w+ (?:důvodů|dôvodov)|(?:rozhodnutí|rozhodnuti\w*|příkaz\w*|príkaz\w*|rozsud\w*) súdu|(?:rozhodnutí|příkaz\w*|rozsud\w*) soudu|porušen\w+ autorsk\w+ práv",
        others=(
            r"na (?:žádost|žiadosť|přání)\b|po stížnost\w*|po sťažnost\w*|na základě (?:stížnost\w*|žádost\w*)|na základe (?:sťažnost\w*|žiadost\w*)"
            r"|do (?:vyšetření|vyšetrenia|prošetření|ukončení|ukončenia|rozhodnutí|vyjasnění)|\bredakc(?:í|iou)\b|\bvydavatel(?:em)\b|\bvydavateľom\b|na (?:pokyn|příkaz|príkaz|návrh)\b"
            r"|z rozhodnut|\b(?:ministerstvem|ministerstvom|úřadem|úradom)\b"
        ),
        unsure=r"\bmožná\b|\bmožno\b|\bnebo\b|\balebo\b|\bmůže|\bmôže|\bmohl\w*|\bpokud\b|\břekl|uvedl|\bbude|povedal|podľa|podle|obnoven|znovu (?:dostupn|zveřejn|zverejn)|\bzda\b|\bči\b",
        no=r"\b(?:nebyl\w*|nebol\w*|není|nie je|nikdy|nikoli) (?:na )?",
        denied=r"\bneodstran\w+|\bnesmaz\w+|\bnestáh\w+",
        apart=r"\b(?:komentář\w*|komentár\w*|fotografi\w*|kapitol\w*|část\w*|předchozí verz\w*) (?:k|pod|na|v|tohoto|článku|zprávy)\b",
    ),
    "hu": Said(
        stems=("eltávol", "töröl", "visszavon", "levett", "nem érhető", "nem elérhető"),
        things=r"cikk\w*|tartal\w+|oldal\w*|dokumentum\w*|jelentés\w*|tanulmány\w*|írás\w*|bejegyzés\w*|közlemény\w*",
        fates=r"eltávolít\w*|töröl\w*|visszavon\w*|levett\w*",
        ended=r"(?:már|többé) nem (?:érhető el|elérhető)",
        author=r"szerző\w* (?:saját )?kérésére|szerző\w* (?:által|eltávolította|törölte|visszavonta)|^a szerzők?\b",
        law=r"jogi okok\w*|bíróság\w* (?:döntés|határozat|végzés|ítélet)\w*|bírósági \w+|szerzői jog\w*",
        others=(
            r"kérésére|panasz\w* (?:miatt|után|nyomán|alapján|kivizsgálás\w*)|panaszt követően|vizsgálat (?:lezárásáig|idejére|végéig|miatt)|szerkesztőség\w*"
            r"|kiadó (?:által|kérésére|eltávolította|törölte)|(?:minisztérium|hatóság|kormány)\w* (?:kérésére|utasítására|döntése\w*|által)|utasítására"
        ),
        unsure=r"\blehet|\btalán\b|\bvagy\b|esetleg|\bha\b|mondta|közölte|szerint|visszaállít|újra (?:elérhető|megjelent)|\bfog\b",
        no=r"\bnem (?:az? )?",
        apart=r"\b(?:hozzászólás|fénykép|fejezet|bekezdés|korábbi változat)\w*",
    ),
    "ro": Said(
        stems=("eliminat", "ters", "retras", "ndep", "nu mai"),
        things=r"articol\w*|raport\w*|conținut\w*|pagin\w*|document\w*|studi\w*|publicați\w*|postar\w*|\btext\w*",
        fates=r"eliminat\w*|[șs]ters\w*|retras\w*|[îi]ndep[ăa]rtat\w*",
        ended=r"nu mai (?:este|e) (?:disponibil|accesibil)\w*",
        author=r"la (?:cererea|solicitarea) (?:\w+ )?autor\w*|de (?:către )?(?:\w+ )?autor\w*|^autor(?:ul|ii|ea)\b",
        law=r"din motive (?:legale|juridice)|hot[ăa]r[âa]r\w+ judec[ăa]tor\w*|(?:decizi\w+|ordin\w+|hotărâr\w+) (?:a )?instan[țt]ei|drepturi\w* de autor",
        others=(
            r"la (?:cererea|solicitarea)\b|(?:[îi]n urma|după) (?:unei |o |unor )?(?:\w+ )?(?:plânger\w+|sesizăr\w+|sesizare|reclamați\w+)|[îi]n a[șs]teptarea"
            r"|p[âa]n[ăa] la (?:\w+ )?(?:finalizarea|clarificarea|soluționarea)|de (?:către )?(?:redacți\w+|editor\w*|editur\w*)|la (?:ordinul|dispoziția|indicația)"
            r"|de (?:către )?(?:minister|guvern|institut|universit)\w*|^(?:redacția|editura|universitatea|ministerul|institutul)\b(?=.*\bace)"
        ),
        unsure=r"\bpoate|\bsau\b|\bposibil\b|\bdacă\b|\ba (?:declarat|spus|anunțat)|\bva fi|\bvor fi|potrivit|\bar fi\b|din nou (?:disponibil|public)",
        no=r"\bnu (?:(?:a|au|este|e|sunt|fost) ){0,2}",
        apart=r"\b(?:comentari\w*|fotografi\w*|imagin\w*|capitol\w*|secțiun\w*|versiun\w+ anterioar\w+) (?:la|din|de|ale?|pe)\b",
    ),
    "tr": Said(
        stems=("kaldır", "silin", "çekil", "çek"),
        things=r"makale\w*|haber\w*|içeri[kğ]\w*|sayfa\w*|\byazı\w*|rapor\w*|belge\w*|yayın\w*|çalışma\w*|gönderi\w*",
        fates=r"kaldırıl\w*|silin\w*|geri çekil\w*|yayından (?:kaldır|çek)\w*",
        author=r"yazar\w* (?:talebi|isteği|tarafından|talebiyle|isteğiyle)\w*|^yazar(?:lar)?(?:ı|ları)?\b(?! t| i)",
        law=r"mahkeme\w* karar\w*|(?:yasal|hukuki) (?:neden|sebep|gerekçe)\w*|telif hak\w*",
        others=(
            r"talebi (?:üzerine|doğrultusunda)|isteği üzerine|şik[aâ]yet\w*(?: \w+)? (?:üzerine|nedeniyle|sonrası|sonrasında)"
            r"|(?:inceleme|soruşturma)\w* (?:süresince|tamamlanana|sonuçlanana|nedeniyle)|(?:editör|yayıncı|yayınevi|yayın kurulu)\w* tarafından"
            r"|(?:talimat|emr|karar)\w* (?:üzerine|uyarınca|gereği|doğrultusunda)|(?:bakanlı[kğ]|kurum|enstitü|üniversite|hükümet)\w* tarafından"
        ),
        unsure=r"olabilir|\bveya\b|\bbelki\b|\bya da\b|\beğer\b|\bdedi\b|açıkla|bildir|\w[ae]ca[kğ]|\w[ae]ce[kğ]|göre|\bm[ıiuü]\b|\bm[ıi]d[ıi]r\b|yeniden yayın|tekrar yayın",
        denied=r"(?:kaldırıl|silin|çekil)(?:miş )?m[ae](?:d[ıi]|m[ıi]ş)\w*|(?:üzerine|tarafından|kararıyla|nedeniyle) değil",
        apart=r"\b(?:yorum|fotoğraf|bölüm|paragraf|önceki sürüm)\w*",
    ),
    "sv": Said(
        stems=("bort", "rader", "tillbaka", "återkalla", "avpublicera", "inte längre"),
        things=r"artikel\w*|rapport\w*|innehåll\w*|\bsida\w*|dokument\w*|publikation\w*|inlägg\w*|studie\w*|\btext\w*",
        fates=r"borttag\w*|tagits bort|togs bort|raderat\w*|raderad\w*|dragits tillbaka|återkallat\w*|avpublicera\w*|har (?:tagit bort|dragit tillbaka)\b",
        ended=r"inte längre (?:tillgänglig|nåbar|online)\w*",
        author=r"på begäran av (?:\w+ )?författar\w*|på (?:\w+ )?författar\w+ begäran|av (?:dess |sin )?författar\w*|^författar(?:en|na)\b",
        law=r"av (?:juridiska|rättsliga) skäl|(?:efter|enligt|på grund av) (?:ett |en )?domstol\w*|upphovsrättsliga skäl|upphovsrättsintrång",
        others=(
            r"på begäran\b|efter (?:ett |en |flera )?(?:\w+ )?(?:klagomål|anmälan|begäran)|i väntan på|av (?:redaktionen|utgivaren|förlaget)|på (?:order|uppdrag|uppmaning) av"
            r"|av (?:\w+ )?(?:departementet|myndigheten|regeringen|universitetet|institutet)|^(?:redaktionen|förlaget|universitetet|institutet) har\b(?=.*\bde(?:n här|nna|tta|t här)\b)"
        ),
        unsure=r"\bkanske\b|\beller\b|\bkan\b|\bom\b|\bsade|enligt (?!domstol)|\bkommer|\btas bort|\bskulle\b|återställ|åter (?:tillgänglig|publicera)",
        no=r"\b(?:inte|aldrig|ej) (?:blivit )?",
        apart=r"\b(?:kommentar(?:er|erna)?|bild(?:en|er|erna)?|foto\w*|kapit[el]+\w*|avsnitt\w*|del(?:en|ar)?|tidigare version\w*) (?:till|under|på|i|av|från)\b",
    ),
    "da": Said(
        stems=("fjernet", "slettet", "trukket", "taget", "tatt", "publi", "fjerna", "ikke længere", "ikke lenger"),
        things=r"artik\w+|rapport\w*|indhold\w*|innhold\w*|\bside[nr]?\b|dokument\w*|publikasjon\w*|publikation\w*|indlæg\w*|innlegg\w*|studie\w*|tekst\w*|\bsaken\b|historien",
        fates=r"fjernet|slettet|trukket tilbage|trukket tilbake|taget ned|tatt ned|avpublisert|afpubliceret",
        ended=r"ikke (?:længere|lenger) (?:tilgængelig|tilgjengelig|online)\w*",
        author=r"(?:efter|etter|på) (?:ønske|anmodning|forespørsel|oppfordring) (?:fra|av) (?:\w+ )?forfatter\w*|a[fv] (?:\w+ )?forfatter\w*|^forfatter(?:en|ne)\b",
        law=r"a[fv] juridiske (?:årsager|grunde|årsaker|grunner)|(?:efter|etter|ved|som følge a[fv]) (?:en )?(?:dom\b|kjennelse|kendelse|retskendelse|domstol\w*)|(?:ophavsret|opphavsrett)\w*",
        others=(
            r"(?:efter|etter|på) (?:ønske|anmodning|forespørsel|oppfordring)|(?:efter|etter) (?:en |et |flere )?(?:\w+ )?(?:klage|klager|henvendelse)\b|i påvente"
            r"|a[fv] (?:redaktionen|redaksjonen|udgiveren|utgiveren|forlaget)|(?:efter|etter|på|efter) (?:ordre|pålæg|pålegg|instruks)\b"
            r"|a[fv] (?:\w+ )?(?:ministeriet|departementet|myndighed\w*|myndighet\w*|regeringen|universitetet|instituttet)"
            r"|^(?:redaktionen|redaksjonen|forlaget|universitetet|instituttet) har\b(?=.*\bde(?:nne|tte)\b)"
        ),
        unsure=r"\bmåske\b|\bkanskje\b|\beller\b|\bkan\b|\bhvis\b|\bsagde|\bsa\b|ifølge|bliver|\bblir|\bvil\b|oplyser|opplyser|\bskulle\b|\bgenoprett|gjenopprett|igen (?:tilgængelig|offentliggjort)",
        no=r"\b(?:ikke|ikkje|aldri|aldrig) (?:(?:blevet|blitt) )?",
        apart=r"\b(?:kommentar(?:er|erne|ene)?|billede\w*|bilde\w*|foto\w*|kapit[el]+\w*|afsnit\w*|avsnitt\w*|tidligere version\w*|tidligere versjon\w*) (?:til|under|på|i|af|av|fra)\b",
    ),
    "fi": Said(
        stems=("poist", "vedet", "vetän"),
        things=r"artikkeli\w*|sisältö\w*|\bsivu\w*|raportti\w*|dokumentti\w*|julkaisu\w*|\bjuttu\w*|kirjoitus\w*|tutkimus\w*",
        fates=r"poistettu\w*|poistettiin|vedetty\w*|vedettiin|\bpoistaneet\b|\bpoistanut\b|\bvetäneet\b",
        author=r"(?:kirjoittaja|tekijä)\w* (?:omasta )?(?:pyynnöstä|toivomuksesta|toimesta)|^(?:kirjoittajat?|tekijät?)\b",
        law=r"oikeudellisista syistä|lakisyistä|tuomioistui\w+ (?:päätök|määräyk)\w*|oikeuden (?:päätöksellä|määräyksestä)|tekijänoikeu\w+ (?:vuoksi|takia)",
        others=(
            r"pyynnöstä|valituksen (?:vuoksi|johdosta|jälkeen)|(?:selvityksen|tutkinnan) ajaksi|odotettaessa|toimituksen (?:toimesta|päätöksellä)|kustantajan (?:toimesta|päätöksellä)"
            r"|(?:määräyksestä|kehotuksesta|päätöksellä)\b|(?:ministeriön|viranomaisen|yliopiston|laitoksen) toimesta"
        ),
        unsure=r"\behkä\b|\btai\b|\bsaattaa|mahdollisesti|\bvoi olla\b|\bjos\b|sanoi|kertoi|mukaan|poistetaan|palautettu|uudelleen (?:saatavilla|julkaistu)|\bonko\b",
        no=r"\bei(?:vät)? (?:ole )?",
        apart=r"\b(?:kommentit|kommentti|kuvat?|valokuvat?|luku|luvut|aiempi versio|aiemmat versiot)\b",
    ),
    "vi": Said(
        stems=("gỡ", "xóa", "xoá", "rút", "thu", "hồi"),
        things=r"bài (?:viết|báo)|nội dung|\btrang\b|báo cáo|tài liệu|ấn phẩm|nghiên cứu|\btin\b",
        fates=r"\bgỡ\b|\bxó?a\b|\bxoá\b|\brút\b|thu hồi",
        author=r"theo (?:yêu cầu|đề nghị) của (?:\w+ )?tác giả|bởi tác giả|được tác giả|bị tác giả|^(?:các )?tác giả\b",
        law=r"lý do pháp lý|(?:lệnh|quyết định|phán quyết) (?:của )?tòa|(?:vi phạm|lý do) bản quyền",
        others=(
            r"theo (?:yêu cầu|đề nghị)|sau (?:khi có |một )?khiếu nại|trong (?:khi|lúc|thời gian) chờ|chờ (?:điều tra|xem xét)|bởi (?:ban biên tập|tòa soạn|nhà xuất bản)"
            r"|theo (?:lệnh|chỉ đạo|chỉ thị|quyết định)|bởi (?:bộ|cơ quan|trường|viện)\b"
        ),
        unsure=r"có thể|\bhoặc\b|có lẽ|\bnếu\b|cho biết|\bsẽ\b|theo ông|theo bà|khôi phục|đăng lại|phải không|\bchưa\b",
        no=r"\b(?:không|chưa)(?: (?:hề|từng|phải|bị|được))* ",
        apart=r"(?:bình luận|hình ảnh|\bảnh|chương|đoạn|phiên bản (?:trước|cũ)) (?:của|về|trong|dưới|ở)\b",
    ),
    "id": Said(
        stems=("hapus", "tarik", "cabut", "turunkan", "menarik"),
        things=r"artikel|konten|kandungan|halaman|laporan|dokumen|publikasi|berita|tulisan|makalah|\bstudi\b|kiriman",
        fates=r"dihapus|ditarik|dicabut|diturunkan|\b(?:menarik|menghapus|mencabut|menurunkan)\b",
        author=r"atas permintaan (?:para )?penulis\w*|oleh (?:para )?penulis\w*|^(?:para )?penulis(?:nya)? (?:telah|sudah)\b",
        law=r"alasan hukum|(?:perintah|putusan) pengadilan|(?:pelanggaran|alasan) hak cipta",
        others=(
            r"atas permintaan|setelah (?:ada |adanya |menerima )?(?:keluhan|pengaduan|keberatan)|menunggu (?:hasil|penyelidikan|peninjauan)|selama (?:penyelidikan|peninjauan)"
            r"|oleh (?:redaksi|editor|penerbit)|atas (?:perintah|instruksi|arahan|keputusan)|oleh (?:kementerian|pemerintah|universitas|lembaga|institut)"
        ),
        unsure=r"mungkin|\batau\b|barangkali|\bjika\b|\bkata\b|\bakan\b|menurut|ujar|dipulihkan|\bapakah\b|kembali (?:tersedia|diterbitkan)",
        no=r"\b(?:tidak|belum|bukan)(?: pernah)? ",
        apart=r"\b(?:komentar|foto|gambar|bab|bagian|versi (?:sebelumnya|lama)) (?:pada|di|dari|untuk|tentang)\b",
    ),
}  # fmt: skip
