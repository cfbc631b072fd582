"""Additions to the families of `words`, for notices that give a reason but name nobody.

The reasons are someone's privacy, the end of an agreement with the supplier of a text, a review, a move to an archive
or another page, or a publication by mistake. Also has the verbs of editors and authorities: pulled, withheld, cleared,
closed, no longer distributed. Merged with those families by `families`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class More:
    """Regular expressions that are added to the word families of one language; "" adds nothing."""

    text: str = ""
    fate: str = ""
    law: str = ""
    editors: str = ""


GROUNDS: dict[str, More] = {
    "en": More(
        text=r"\b(?:this|the) (?:record|file|guidance|guideline|circular|press release|chapter|manuscript|preprint|poem|letter)\b(?! (?:of|on|about|in|which|that|for)\b)|\bthe (?:words|lines|material|text) that (?:used to stand|stood|was|were)\b|\b(?:this|the|these|those) (?:fact ?sheet|bulletin|figures|briefing|dataset|web ?page|dossier|write-?up|dispatch|stories|articles|reports)\b(?! (?:of|on|about|in|which|that|for)\b)|\b(?:stories|articles|reports) (?:of|from|by) (?:that|this|the) \w+|\bwhat (?:used to be|was|stood) here\b",
        fate=r"\b(?:stop|cease) (?:carrying|showing|hosting|publishing|running|distributing)\b|\bno longer (?:host|carry|show|run|offer|keep|stock|print)\b|\bpulled from (?:view|sale|circulation|the (?:site|web|record))\b|\btaken (?:out of|from) (?:view|circulation|the record)\b|\bwithheld from\b|\b(?:is|are|was|were) not kept (?:on|in) (?:the|our) \w+\b|\bwith(?:draw|drew) from circulation\b|\bwithheld\b|\bcleared (?:from|off) (?:our|this|these|the) (?:\w+ )?(?:pages?|site|website|archives?)\b|\b(?:ceased|stopped) (?:to be )?(?:publish|show|carry|distribut)\w*|\bno longer (?:carr(?:y|ied)|show[ns]?|distribut\w+|circulat\w+|part of)\b|\bnot (?:be )?(?:carried|shown) any (?:more|longer)\b|\bexpunged\b|\bscrubbed\b",
        law=r"\bclaims? of ownership\b|\bowners? of the (?:rights|copyright|text)\b|\bcopyright claim\b|\bright to be forgotten\b|\bdata protection\b|\bgag(?:ging)? order\b|\bgdpr\b",
        editors=r"\b(?:internal|external|ongoing|current|pending)(?: \w+)? (?:investigation|inquiry|enquiry|inspection|audit|review)\b|\bpending (?:the outcome of|an?|the)\b|\blicen[cs]e for\b.{1,60}\b(?:ended|expired|lapsed|came to an end|ran out|has run out)\b|\bin error\b|\bprivacy\b|\bprivate (?:life|lives)\b|\bpersons? (?:concerned|named|affected)\b|\b(?:agreement|contract|licen[cs]e|arrangement) with\b.{1,80}\b(?:ended|expired|lapsed|came to an end|ran out|terminated)\b|\bunder (?:review|investigation)\b|\bbeing (?:checked|reviewed|verified|re-?examined)\b",
    ),
    "de": More(
        text=r"\b(?:dies(?:e[rsmn]?)?|de[rnms]|das|die|unser(?:e[nrms]?)?)(?: \w+)? (?:papier|unterlage|schriftstück|akte|broschüre|leitfaden|richtlinie|arbeit|werk|gedicht|brief|rundschreiben|vermerk|protokoll)\b|\b(?:dies(?:e[rsmn]?)?|de[rnms]|das|die|unser(?:e[nrms]?)?)(?: \w+)? (?:auswertung|zahlen|angaben|bulletin|dossier|merkblatt|gutachten|statistik|analyse)\b",
        fate=r"zurückgestellt|zurückgehalten|nicht (?:weiter|länger|mehr) (?:zu )?(?:verbreiten|zeigen|veröffentlichen|anzubieten|bereitzustellen|hier (?:steht|stehen|zu lesen|zu finden))|nicht (?:länger|mehr),? dass\b[^.]{0,60}\bsteht|\b(?:führen|zeigen|bieten|drucken) wir (?:sie|ihn|es|diese\w*)?\s?(?:hier )?(?:nicht|nicht mehr|nicht länger)\b|\bwir (?:führen|zeigen|bieten|drucken) (?:sie|ihn|es|diese\w*)\b[^.]{0,20}\bnicht\b|aus dem (?:umlauf|verkehr|angebot) genommen|depublizier\w*|nicht (?:mehr|länger|weiter) (?:bereit|zur verfügung|zugänglich|gezeigt|verbreitet|angeboten|vorgehalten|zeigen|verbreiten|anbieten)|\bverzicht\w+\b[^.]{0,60}\b(?:zu )?(?:verbreiten|veröffentlichen|zeigen)|eingezogen|gesperrt",
        law=r"\bvergleich(?:s|es)?\b[^.]{0,40}\b(?:gericht|landgericht|oberlandesgericht)|oberlandesgericht|staatsvertrag\w*|\bgesetz\w*|recht auf vergessen\w*|datenschutz\w*",
        editors=r"\bwird (?:derzeit|gerade|zurzeit) (?:überarbeitet|geprüft|überprüft)\b|bis auf weiteres|laufende\w* (?:prüfung|untersuchung|verfahren|ermittlung\w*)|archiv abgegeben|ins \w*archiv|persönlichkeitsrecht\w*|privatsphäre|\bzum schutz(?:e)? (?:der|des|von)\b|\bbetroffenen?\b|\bbeteiligten\b|\b(?:vertrag|vereinbarung|lizenz\w*|kooperation)\b[^.]{0,60}\b(?:ende\w*|abgelaufen|ausgelaufen|gekündigt)|verweildauer|\b(?:überprüf|prüf|überarbeit)\w+\b",
    ),
    "fr": More(
        text=r"\b(?:ce|cet|cette|ces|le|la|les|notre|son|sa)(?: \w+)? (?:texte|ouvrage|guide|brochure|mémoire|thèse|arrêté|circulaire|avis|lettre|poème|travail|contenu)\b|\b(?:ce|cette|ces|le|la|les|notre)(?: \w+)? (?:bulletin|chiffres|fiche|dossier|rapport|brève|analyse)\b",
        fate=r"\b(?:soustrait|ôté|écarté|retranché)(?:e?s?)\b|\b(?:fait|faire) disparaître\b|\ba (?:quitté|disparu de) (?:notre|nos|ce|le|la) \w+\b|\bn['’]est plus (?:proposée?|lisible|en ligne|offerte?|visible)\b|\bne soit plus (?:lisible|visible|publiée?|diffusée?|en ligne)\b|\bmise? hors (?:ligne|consultation)\b|\bcesser? d['’]être\b|\bn['’]est plus (?:diffusée?|proposée?|accessible|consultable|disponible)|\bne sont plus (?:diffusé|publié|proposé)e?s\b|\bcessé (?:de|d['’])|\bdésindexée?\b",
        law=r"\bayants? droit\b|\btitulaires? des droits\b|contenu litigieux|droit à l['’]oubli|données personnelles|\brgpd\b|\bfait valoir (?:ses|leurs) droits\b",
        editors=r"\b(?:en cours de|fait l['’]objet d['’]un) (?:réexamen|vérification|contrôle|relecture)\b|\ble temps (?:des|de la|d['’]une) (?:vérification|enquête|révision|relecture)\w*|\bl['’]attente (?:des|de la|du)\b|\b(?:conclusions|résultats) de l['’]enquête\b|\bdroits de reproduction\b|\barchives (?:départementales|nationales|municipales|régionales)\b|\b(?:a|ont) souhaité que\b|\barrivés? à (?:échéance|expiration)\b|vie privée|\bpersonnes? (?:citée?s?|concernée?s?|mentionnée?s?)\b|\b(?:contrat|accord|licence|partenariat)\b.{1,60}\b(?:expiré|pris fin|terminé|échu|arrivée? à (?:échéance|son terme))|\b(?:en cours de|fait l['’]objet d['’]une?) (?:révision|refonte|vérification|réexamen)\b",
    ),
    "es": More(
        text=r"\b(?:est[ea]|el|la|nuestr[oa])(?: \w+)? (?:informe|expediente|folleto|guía|circular|acta|carta|poema|tesis|obra|material)\b|\b(?:cuanto|lo que) aquí se (?:decía|publicaba|contaba)\b|\b(?:est[ea]|el|la|nuestr[oa])(?: \w+)? (?:trabajo|boletín|ficha|dossier|análisis|pieza|cifras)\b",
        fate=r"\b(?:dej[aá]ramos|dejemos|dejar|hemos dejado) de (?:difundir|publicar|mostrar|ofrecer)\w*|\bapartad[oa]s? (?:del?|de la) (?:conocimiento|vista|consulta)\w*|\b(?:se ha )?puesto fuera de (?:consulta|circulación|línea)\b|\bretirad[oa]s? de (?:circulación|la circulación|la consulta)\b|\bha dejado de existir\b|\bno podemos (?:mantener|seguir)\b[^.]{0,40}\b(?:expuest|publicad|public|mostr|difund)\w*|\bse ha retirado\b|\bha dejado de (?:estar|publicar|difundir|mostrar)\w*|\bya no (?:puede|se puede|podrá) (?:leer|consultar|ver)(?:se)?\b|\bha sido despublicad[oa]\b|\bdejamos de (?:publicar|difundir)\w*",
        law=r"\bpor (?:mandato|orden|disposición) (?:del?|de la)\b|derecho de (?:supresión|cancelación|rectificación)|resolución judicial|derecho al olvido|protección de datos|\bjuzgado\b|mandato judicial",
        editors=r"\bse (?:halla|encuentra) en (?:revisión|estudio|corrección)\b|\b(?:sumario|expediente|procedimiento|investigación) (?:administrativ|intern|disciplinari|judicial|en curso)\w*|\ba solicitud de la persona\b|\bpasaron a formar parte\b|\bprivacidad\b|\bintimidad\b|\bpersonas? (?:afectadas?|implicadas?|mencionadas?)\b|\b(?:contrato|acuerdo|licencia|convenio)\b.{1,60}\b(?:vencid|finaliz|terminad|expirad|caducad|conclu)\w+|\ben (?:revisión|proceso de verificación)\b",
    ),
    "pt": More(
        text=r"\b(?:est[ea]|ess[ea]|o|a|noss[oa])(?: \w+)? (?:boletim|ficha|dossiê|parecer|guia|cartilha|trabalho|obra|poema|carta|material|dados)\b|\b(?:est[ea]|ess[ea]|o|a|noss[oa])(?: \w+)? (?:trabalho|boletim|ficha|dossiê|análise)\b",
        fate=r"\b(?:retirad[oa]s?|tirad[oa]s?|recolhid[oa]s?) de circulação\b|\brecolh(?:id[oa]s?|emos|êssemos|er)\b|\b(?:deixou|deixámos|deixamos) de (?:ser |estar )?(?:publicad|divulgad|disponível|divulgar|publicar)\w*|\bpost[oa] fora de\b|\bdeixou de (?:ser|estar) (?:publicad|exibid|divulgad|disponível)\w*|\bnão (?:está|é|pode ser) mais (?:disponível|publicad|lid|exibid)\w*|\bfora do ar\b",
        law=r"determinação judicial|direito ao esquecimento|proteção de dados|\blgpd\b",
        editors=r"\bem (?:reavaliação|revisão|análise|apuração)\b|\bfase de (?:revisão|verificação)\b|\binquérito\b|\bprivacidade\b|\bprivacidade\b|\bintimidade\b|\bpessoas? (?:envolvidas?|citadas?|mencionadas?)\b|\b(?:contrato|acordo|licença|convênio)\b.{1,60}\b(?:venc|expir|encerr|termin)\w+|\bem (?:revisão|verificação)\b",
    ),
    "it": More(
        text=r"\b(?:quest[oa]|il|lo|la|nostr[oa])(?: \w+)? (?:contributo|elaborato|fascicolo|bollettino|dossier|opuscolo|guida|circolare|verbale|tesi|opera|poesia|lettera|materiale)\b|\b(?:quest[oa]|il|lo|la|nostr[oa])(?: \w+)? (?:bollettino|dossier|relazione|analisi|lavoro|approfondimento)\b",
        fate=r"\bnon (?:compare|appare|è|viene|figura) più\b|\b(?:ritirat|tolt|messo|messa|levat)\w* (?:dalla|dal|fuori) (?:circolazione|consultazione|linea|sito)\b|\bnon ha più vita\b|\b(?:confluit[oa]|assorbit[oa])\b|\bdeindicizzat[oa]\b|\bnon (?:è|viene) più (?:disponibil|pubblicat|diffus|consultabil|visibil)\w+|\b(?:rimoss[oei]|ritirat[oei]|tolt[oei])\b|\bmess[oa] offline\b",
        law=r"\bprovvedimento del garante\b|\bgarante\b|\bavent[ei] diritto\b|diritto all['’]oblio|protezione dei dati|autorità giudiziaria|\bgarante\b",
        editors=r"\b(?:accordo|contratto|licenza|convenzione)\b.{0,60}\b(?:scadut|terminat|cessat|conclus)\w+|\b(?:scadut|terminat|cessat|conclus)\w+ (?:l['’]|il |la )?(?:accordo|contratto|licenza|convenzione)\b|\b(?:in fase di|in corso di) (?:revisione|verifica)\b|\bsu richiesta di chi\b|\briservatezza\b|\bprivacy\b|\bpersone (?:coinvolte|citate|interessate)\b|\b(?:contratto|accordo|licenza|convenzione)\b.{1,60}\b(?:scadut|terminat|conclus|cessat)\w+|\bin attesa di (?:rettifica|verifica|revisione)\b|\brettifica\b",
    ),
    "nl": More(
        fate=r"\b(?:weg te halen|weghalen|weggehaald|gewist|ingetrokken)\b|niet (?:langer|meer) (?:te )?(?:tonen|verspreiden|aanbieden|publiceren|getoond|verspreid|aangeboden)|uit (?:de circulatie|het aanbod|de roulatie)|\bteruggehaald\b|niet (?:meer|langer) (?:getoond|verspreid|aangeboden|te lezen|beschikbaar)|\bdepublice\w+",
        law=r"\bvoorzieningenrechter\b|\bgelast\b|\bavg\b|recht op vergetelheid|recht op vergetelheid|gegevensbescherming|\bavg\b",
        editors=r"\b(?:opnieuw|worden|wordt) (?:\w+ )?(?:berekend|beoordeeld|herzien|bekeken|onderzocht)\b|\bzolang (?:dat|het|dit)\b|\b(?:lopend|intern)\w* onderzoek\b|\bheeft (?:ons )?verzocht\b|\bprivacy\b|persoonlijke levenssfeer|\bbetrokkenen?\b|\b(?:contract|overeenkomst|licentie)\b.{1,60}\b(?:verlopen|afgelopen|beëindigd|geëindigd)",
        text=r"\b(?:dit|deze|het|de|ons|onze)(?: \w+)? (?:rapport|dossier|bulletin|brochure|nota|cijfers|werk|gedicht|brief|verslag|bladzijde|folder)\b",
    ),
    "pl": More(
        fate=r"\bwycofan\w+ z obiegu\b|\bzdjęt\w+ z (?:serwisu|witryny|strony)\b|zaprzesta(?:liśmy|no) (?:publik|udostępni|wyświetl)\w+|nie jest już (?:publikowan|udostępnian|wyświetlan)\w+",
        law=r"prawo do bycia zapomnianym|\brodo\b|ochron\w+ danych",
        editors=r"\bw trakcie (?:weryfikacji|przeglądu|postępowania)\b|\bdo czasu (?:wyjaśnienia|zakończenia)\b|prywatnoś\w+|\bosób (?:zainteresowanych|wymienionych|których)\b|\b(?:umow|licencj|porozumieni)\w+\b.{1,60}\b(?:wygas|zakończ|rozwiąz)\w+",
    ),
    "cs": More(
        text=r"\b(?:tento|tuto|tato|toto)(?: \w+)? (?:materiál|metodik[au]|příručk[au]|posudek|seznam)\b|\b(?:dokument|text|znění|obsah|publikace)\b",
        fate=r"\bstažen\w* z (?:oběhu|webu)\b|\bnení (?:nadále|dále) (?:zveřejněn|k dispozici)\w*",
        editors=r"\bpřepracováv\w+|\bprobíhá (?:revize|šetření|kontrola)\b|\bv revizi\b|\bosobních údajů\b|\bsoukromí\b",
    ),
    "sk": More(
        text=r"\b(?:dokument|text|znenie|obsah|publikácia|príspevok)\b",
        fate=r"\bstiahnut\w* z (?:obehu|webu)\b|\bnie je (?:naďalej|ďalej) zverejnen\w*",
        law=r"\bmajiteľ\w* práv\b",
        editors=r"\bprepracúva\w+|\bprebieha (?:revízia|šetrenie|kontrola)\b|\bv revízii\b|\bosobných údajov\b|\bsúkromi\w\b",
    ),
    "sv": More(
        text=r"\b(?:vägledningen|promemorian|rapporten|analysen|broschyren|undersökningen)\b|\b(?:den|det) här (?:rapporten|nyheten|reportaget|inslaget)\b",
        fate=r"\bdragits? (?:tillbaka|in)\b|\bvisas inte (?:längre|mer)\b|\bplocka(?:t|de|s|ts)? (?:\w+ ){0,3}bort\b|\bvisas (?:\w+ )?inte längre\b|\binte längre (?:visas|läsas|ligger)\b|\bligger (?:\w+ )?inte längre\b",
        law=r"rätten att bli glömd|dataskydd\w*",
        editors=r"\bunder (?:revidering|omarbetning|utredning|granskning)\b|\b(?:medan|så länge) (?:ärendet|utredningen|granskningen)\b|\bhänsyn till\b|personlig integritet|privatliv\w*|\bde berörda\b|\b(?:avtal|licens)\w*\b.{1,60}\b(?:löpt ut|upphört|gått ut)",
    ),
    "da": More(
        fate=r"\btrukket (?:fra|tilbage|ud)\b|\btaget af (?:nettet|hjemmesiden|siden)\b|\bvises ikke (?:længere|mere)\b|\bvises (?:\w+ )?ikke længere\b|\bligger (?:\w+ )?ikke længere\b|\bpillet af\b",
        law=r"retten til at blive glemt|databeskyttelse\w*|kendelse",
        editors=r"\bikke kunne bekræftes\b|\b(?:mens|så længe) (?:sagen|tilsynet|undersøgelsen)\b|\bunder (?:revision|behandling|undersøgelse)\b|\bhensyn til\b|privatliv\w*|\bde (?:berørte|involverede)\b|\b(?:aftale|licens)\w*\b.{1,60}\b(?:udløbet|ophørt)",
        text=r"\b(?:vejledningen|notatet|analysen|undersøgelsen|pjecen|meddelelsen|redegørelsen)\b",
    ),
    "no": More(
        text=r"\b(?:veilederen|veiledningen|notatet|analysen|undersøkelsen|brosjyren|kunngjøringen)\b|\bdenne (?:veilederen|veiledningen|rapporten)\b|\bsaken\b|\breportasjen\b",
        fate=r"\btrukket (?:fra|tilbake|ut)\b|\btatt av (?:nettet|nettstedet|siden)\b|\bvises ikke (?:lenger|mer)\b|\bvises (?:\w+ )?ikke lenger\b|\bligger (?:\w+ )?ikke lenger\b",
        law=r"retten til å bli glemt|personvernforordning\w*",
        editors=r"\b(?:mens|så lenge) (?:saken|tilsynssaken|tilsynet|granskingen|undersøkelsen)\b|\bunder (?:revisjon|behandling|vurdering|granskning)\b|\bhensyn til\b|personvern\w*|privatliv\w*|\bde (?:berørte|involverte)\b|\b(?:avtale|lisens)\w*\b.{1,60}\b(?:utløpt|opphørt|gått ut)",
    ),
    "ru": More(
        text=r"\b(?:публикацию|публикации|доклада|отч[её]та|сообщения|исследования|документа|бюллетен[ья])\b",
        fate=r"больше не (?:показыва|распространя|доступ)\w+|прекра(?:щен|тил)\w* (?:публикаци|показ)\w+|аннулир\w+|дезавуир\w+|упраздн\w+",
        law=r"право на забвение|персональн\w+ данн\w+",
        editors=r"частн\w+ жизн\w+|приватност\w+|\b(?:договор|соглашени|лицензи)\w*\b.{1,60}\b(?:исте[кч]|закончил|прекращ)\w+|\bна проверк\w+|редакционн\w+ (?:коллеги|совет)\w*|заимствован\w+|\bпроверк[иу], назначен\w+|\bдо (?:окончания|завершения) (?:проверки|расследования|разбирательства)|\bпередан\w* в архив|\bвошл[аои]? в состав",
    ),
    "uk": More(
        fate=r"більше не (?:показу|поширю|доступ)\w+|анульован\w+|скасован\w+ публікаці\w+|приховано",
        law=r"право на забуття|персональн\w+ дан\w+",
        editors=r"приватн\w+ житт\w+|\b(?:договір|угод|ліцензі)\w*\b.{1,60}\b(?:закінчи|сплив|припин)\w+|\bдо (?:закінчення|завершення) (?:перевірки|розслідування)|редакційн\w+ (?:колегі|рад)\w*|\bпередано до архіву",
    ),
    "el": More(
        text=r"\b(?:η|την|τησ|το|του) (?:παρούσα |παρόν )?(?:σελίδα|εγκύκλιοσ|εγκύκλιο|ανακοίνωση|δελτίο)\b",
        fate=r"καταργήθηκ\w+|έπαψε να (?:διατίθεται|δημοσιεύεται)|δεν διατίθεται (?:πλέον|πια)",
        law=r"δικαίωμα στη λήθη|προσωπικ\w+ δεδομέν\w+",
        editors=r"ενσωματώθηκ\w+|ενοποιήθηκ\w+|συγχωνεύθηκ\w+|υπό (?:έλεγχο|επανεξέταση|διερεύνηση)|ιδιωτικ\w+ ζωή\w*|(?:σύμβαση|συμφωνία|άδεια)\b.{1,60}\b(?:έληξε|λήξει|τερματίσ\w+)",
    ),
    "tr": More(
        text=r"\b(?:metin|rapor|bülten|duyuru|belge|genelge|söyleşi|dosya)\b",
        fate=r"(?:yayın|yayım|göster|sun)\w*m[ıi]yoruz|art[ıi]k (?:yayın|yayım|göster|sun|eriş)\w*|kald[ıi]r(?:d[ıi]k|[ıi]ld[ıi]|[ıi]lm[ıi]şt[ıi]r)|(?:site|sayfa|yayın|arşiv)\w*(?:den|dan|ten|tan) (?:indir|çıkar|çek|al)\w*|\bask[ıi]ya al\w+|erişime kapa\w+",
        law=r"unutulma hakkı|kişisel veri\w*|\bkvkk\b",
        editors=r"özel hayat\w*|mahremiyet\w*|gizlili\w+|\b(?:sözleşme|anlaşma|lisans)\w*\b.{0,60}\b(?:sona er|bit|dol)\w+|\b(?:kurul|etik kurul|inceleme|soruşturma)\w* (?:inceleme|soruşturma|kararı|sonuç)\w*|\barşive devr\w+|\bbirleştiril\w+",
    ),
    "he": More(
        text=r"\b(?:ה(?:סקירה|דוח|דו״ח|חוזר|נייר|מסמך|ראיון|תחקיר))\b",
        fate=r"\bירד[הו]? (?:מן ה|מה)(?:אתר|רשת|אוויר)|\bהורד[הו]? (?:מן ה|מה)(?:אתר|רשת)|\bנגרע\w*|\bבוטל פרסומ\w+|\bאינ[וה] מוצג\w* (?:עוד|יותר)",
        law=r"צו איסור פרסום|הזכות להישכח|הגנת הפרטיות",
        editors=r"לבקשת המרואיי?ן\w*|הסכם .{1,40}(?:הסתיים|פג)|\bבבדיקה\b|הועבר\w* לארכיון|צנעת הפרט",
    ),
    "ar": More(
        fate=r"لم [نت]عد ن?(?:نشر|عرض)\w*|أوقف\w* نشر\w*|علّ?ق\w* نشر\w*",
        law=r"الحق في النسيان|حماية البيانات",
        editors=r"قيد (?:المراجعة|التحقق|التحقيق)|الحياة الخاصة|خصوصية|(?:عقد|اتفاق|ترخيص)\w*.{1,50}(?:انتهى|انتهت|انتهاء)|نقل\w* إلى الأرشيف|دُ?مج\w*",
    ),
    "fa": More(
        fate=r"از دسترس خارج (?:شد|شده|کرد)\w*|از خروجی (?:خارج|حذف)\w*|منتشر نمی ?شود|بایگانی شد\w*",
        law=r"حق فراموش\w+|دستور مقام\w*",
        editors=r"در دست بررسی|حریم خصوصی|قرارداد.{1,50}(?:پایان|منقضی|تمام)|به بایگانی|ادغام شد\w*",
    ),
    "hi": More(
        editors=r"निजता|समीक्षाधीन|जाँच (?:जारी|पूरी)|अनुबंध \S*\s?समाप्त|अभिलेखागार",
    ),
    "bn": More(
        editors=r"গোপনীয়তা|তদন্তাধীন|পর্যালোচনাধীন|চুক্তি\S* মেয়াদ|সংরক্ষণাগার",
    ),
    "th": More(
        editors=r"ความเป็นส่วนตัว|อยู่ระหว่าง(?:การ)?(?:ตรวจสอบ|สอบสวน|ทบทวน)|สัญญา[^\s]{0,30}(?:สิ้นสุด|หมดอายุ)|หอจดหมายเหตุ",
    ),
    "vi": More(
        editors=r"quyền riêng tư|đời tư|đang (?:được )?(?:xem xét|xác minh|điều tra)|hợp đồng .{1,40}(?:hết hạn|kết thúc|chấm dứt)|lưu trữ quốc gia|chuyển vào kho lưu trữ",
    ),
    "id": More(
        editors=r"privasi|data pribadi|sedang (?:ditinjau|diperiksa|diselidiki)|(?:kontrak|perjanjian|lisensi)\b.{1,50}\b(?:berakhir|habis)|dewan pers|dipindahkan ke arsip",
    ),
    "ja": More(
        text=r"(?:この|本|当|当該|該当の)(?:レポート|リリース|統計|通知|通達|号)|(?:^|[。、])(?:本文|全文)(?:を|は|が)",
        fate=r"(?:ご覧|閲覧|お読み)(?:に|を|が)?(?:いただけ(?:な|ませ)|いただくことができ(?:な|ませ)|でき(?:な|ませ)|なれ(?:な|ませ))|見られなく|公開を(?:終え|取りやめ|差し?控え)|(?:掲載|配信)を(?:終え|止め|やめ|差し?控え)|(?:公開|掲載|配信)は?差し?控え|引き(?:上げ|揚げ)(?:ました|ています|させ)",
        editors=r"(?:ご)?本人(?:様)?の(?:お)?(?:申し?出|希望|要請|意向)|プライバシー|個人情報|(?:契約|ライセンス|許諾)(?:期間)?(?:が|の)?(?:満了|終了|切れ)|解禁前|誤って(?:掲載|公開|配信)|第三者委員会|(?:調査|検証|確認)(?:が|を)?(?:続いて|続けて|行って|中)|統合(?:され|した|に伴)|移管",
    ),
    "ko": More(
        text=r"(?:^|\s)(?:본문|전문|원문)(?:을|를|은|는|이|가)|(?:이|해당|본|당) ?(?:통계표?|보고서|공고|보도자료|표|자료집|지침|별?도 ?쪽)|개별 ?쪽",
        fate=r"(?:더 ?이상|이제) (?:제공|공개|게시|게재)(?:하|되)지 않|볼 수 없(?:습니다|게)|내려(?:졌|갔)|게재를 (?:중단|종료)|걷어 ?(?:냈|내었)|거두어들|거둬들|빼기로 (?:했|하였)|폐지(?:되었|됐|하였|했)|비공개로 (?:돌렸|전환)",
        editors=r"사생활|개인정보|당사자(?:의|들의)? (?:요청|뜻)|(?:계약|제휴|라이선스)(?:이|가|의)? ?(?:기간이? )?(?:만료|종료|끝나)|(?:으)?로 (?:통합|이관|합쳐)|보도 ?유예|엠바고|(?:감사|조사|검토)(?:가|를)? ?(?:진행 ?중|끝날 때까지|하고 있)",
    ),
    "zh": More(
        text=r"(?:此|该|該|本)(?:处|處)(?:文字|内容|內容)|(?:本|此|该|該)(?:通知|公报|公報|条目|條目|信息|稿)|(?:^|[,，。;；])(?:正文|原文|全文|全部稿件|其名下[^,，。]{0,6}稿件)|(?:本|此|该|該|这|這|原有?|旧有|舊有)(?:篇|则|則|条|條|份)?[^,，。;；]{0,4}(?:译文|譯文|专题|專題|图文|圖文|页面|頁面|网页|網頁|公告|规范性文件|規範性文件|政策文件|新闻稿|新聞稿|件已)|(?:^|[,，。;；])(?:历史供稿|電子文本|电子文本|图文|圖文|(?:相关|相關)?(?:判决|判決)(?:摘要|全文|书|書))",
        fate=r"收回|移去|撤走|拿掉|清除|停止(?:展示|传播|傳播|提供|刊出|显示|顯示|散布|散佈|流通)|不再(?:刊出|展出|显示|顯示|发布|發布|保留|传播|傳播|留存|对外|對外)|(?:页面|頁面|条目|條目)[^,，。]{0,4}取消|无法再(?:查看|阅读)|暂予(?:收回|撤下)|取消(?:发表|發表)|抽下|抽走|抽掉|清退|停用|先行收起|已收起|(?:暂|暫)(?:不|停)(?:对外|對外)?(?:展示|公开|公開|提供|刊出|阅览|閱覽)|不予(?:公开|公開|展示|刊出)|不(?:愿|願)(?:再|意再)(?:公开|公開)|不另(?:行)?保留|恕不(?:再)?提供",
        law=r"权利方|版权人|版權人|被遗忘权|被遺忘權|假处分|假處分|办案机关|辦案機關|按规定|按規定|依规定|依規定",
        editors=r"隐私|隱私|当事人|當事人|个人信息|個人資料|(?:合同|合約|协议|協議|授权|授權)[^。]{0,14}(?:到期|届满|屆滿|期满|期滿|终止|終止|结束|結束)|复核|複核|核查|修订|修訂|不符合[^,，。]{0,24}(?:规定|規定|办法|辦法)|时效已过|(?:供稿|来稿)(?:方|单位|單位)|核实|核實|(?:侦办|偵辦|侦查|偵查|调查|調查)(?:中|期间|期間|阶段|階段)?(?=[,，。]|$)|尚在[^,，。]{1,6}(?=[,，。])|(?:移交|归集|歸集|归入|歸入)[^,，。]{0,8}(?:档案|檔案)|(?:档案|檔案)(?:部门|部門|馆|館)|(?:机构|機構)改革|整(?:併|并)|(?:并入|併入)|(?:误|誤)(?:于|於)|解禁(?:时间|時間)?(?:前|之前)|(?:查证|查證)未(?:周|週)|职能[^,，。]{0,6}(?:并入|划转|調整|调整)",
    ),
}  # fmt: skip
