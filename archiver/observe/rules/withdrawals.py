"""What a notice says was taken back, with by whom, at whose wish or on what ground, in about thirty languages. A sentence
that says no more than that something was removed is one of `missing`; one that leaves open what became of it is none of
these, nor is one that quotes or tells of what others said.
"""

from __future__ import annotations

from dataclasses import dataclass

from archiver.observe.rules.model import Phrase
from storage.model import Finding

REASONED = "notice.reason"  # how their rules begin
_LONG, _LONG_DENSE = 160, 70  # characters of such a sentence; of a language whose words are not set apart
_DENSE = frozenset({"zh", "ja", "ko", "th"})
_IN = r"(?:[^.!?。\n“„「『«\"]|[.!?](?=\S))"  # within a sentence, which quotes nobody
_BEGINS = r"(?:^|(?<=[.!?] )|(?<=。))"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """Wordings of one language: what, what became of it, and by whom or why."""

    stems: tuple[str, ...]  # one of which each of the fates has
    things: str
    fates: str
    author: str
    law: str
    others: str
    unsure: str  # what makes it a guess, or a report

    def sentence(self, reason: str, most: int) -> str:
        """A sentence with a thing, its fate and a reason, in any order; of so many characters at most."""
        parts = "".join(f"(?={_IN}{{0,{most}}}?(?:{one}))" for one in (self.fates, reason, self.things))
        ends, sure = f"(?={_IN}{{1,{most}}}(?:[.!?。]|$))", f"(?!{_IN}{{0,{most}}}?(?:{self.unsure}))"
        return f"{_BEGINS}{ends}{parts}{sure}{_IN}{{1,{most}}}"


_SAID: dict[str, _Said] = {
    "en": _Said(
        stems=("removed", "deleted", "taken", "withdrawn", "retracted", "unpublished", "depublished", "pulled"),
        things=r"(?:^|\b(?:this|the|our) (?:\w+ )?)(?:articles?|stor(?:y|ies)|papers?|contents?|posts?|reports?|pages?|preprint|study|statement|documents?|publication|thesis|dissertation|dataset|book|chapter|item|entry|announcement|interview|column|piece|videos?|files?|text)\b",
        fates=r"(?:^|\b(?:been|was|were)\b) ?(?:\w+ )?(?:removed|deleted|taken (?:down|offline|off)|withdrawn|retracted|unpublished|depublished|pulled)\b",
        author=r"at (?:the|its|their) (?:\w+ )?authors?['’]?s? (?:own )?request|at the request of (?:the |its |their )?(?:\w+ ){0,2}authors?|by (?:the |its |their |all )?(?:\w+ )?authors?\b",
        law=r"for (?:legal|copyright) reasons|(?:due to|because of|following|after|pursuant to|in (?:response to|compliance with|accordance with)|under|as a result of|by) (?:an? |the )?(?:\w+ )?(?:court|judicial|legal|copyright|dmca|defamation|injunction|law)\b",
        others=r"at the request of|at \w+ request\b|on request of|(?:following|after|due to|because of|in response to) (?:an? |the |several |multiple )?(?:\w+ ){0,2}(?:complaint|objection|concern|investigation|inquiry|enquiry|request|review)s?\b|pending (?:\w+ ){0,3}(?:investigation|inquiry|enquiry|review|outcome|result|appeal|clarification|decision|complaint)|while (?:an? |the |it )?(?:\w+ ){0,3}(?:considered|investigated|reviewed|under (?:review|investigation))|by (?:the |its |our |their )?(?:\w+ )?(?:editors?|publishers?|editorial (?:board|team|office)|university|institution|newsroom)\b|for editorial reasons",
        unsure=r"\b(?:or|may|might|could|perhaps|maybe|either|if|would|not|said|says|told|according)\b|n['’]t\b|\b(?:when|whether|will|shall|can|reported)\b",
    ),
    "zh": _Said(
        stems=("不再", "撤回", "撤稿", "撤下", "撤销", "撤銷", "撤除", "删除", "刪除", "移除", "下架", "下线", "下線"),
        things=r"(?:本|该|該|此|这篇|這篇)文(?!件中|中)|(?:文章|论文|論文|报告|報告|稿件|内容|內容|页面|頁面|网页|網頁|通知|公告|新闻|新聞|报道|報導|帖子|信息|資訊|文件|视频|影片|研究|声明|聲明)",
        fates=r"(?:撤回|撤稿|撤下|撤销|撤銷|撤除|删除|刪除|移除|下架|下线|下線)(?=[,;。!]|了|处理|處理|$)|不再(?:公开|公開|展示|提供|显示|顯示)(?=[,;。!]|$)",
        author=r"(?:应|應|因|按|依|根据|根據|经|經)[^,。!?;\n]{0,4}作者[^,。!?;\n]{0,4}(?:要求|请求|請求|申请|申請|意愿|意願|同意)|(?:由|被|经|經)(?:原|该|本|其|文章|论文|論文)?作者",
        law=r"(?:因|应|應|由于|由於|依据|依據|根据|根據|按照?)[^,。!?;\n]{0,8}(?:法律(?!法)|法院|版权|版權|侵权|侵權|诉讼|訴訟|判决|判決|裁定|著作权|著作權)",
        others=r"(?:应|應|因|由于|由於|经|經|按|根据|根據|依照?|遵照)[^,。!?;\n]{0,10}(?:要求|请求|請求|投诉|投訴|举报|舉報|申请|申請|研究|核查|核实|核實|审核|審核|调查|調查)|(?:等待|待|正在)[^,。!?;\n]{0,8}(?:调查|調查|核查|核实|核實|审查|審查|复核|複核)|(?:由|被|经|經)[^,。!?;\n]{0,6}(?:编辑部?|編輯部?|出版社|出版方|出版者|编者|編者|编委会|期刊|学校|學校|主办方|主辦方)",
        unsure=r"可能|或|也许|也許|是否|如果|若|如有|侵权必|据悉|据[^,。!?;]{0,14}(?:报道|报导|消息|称)|據[^,。!?;]{0,14}(?:報導|報道|消息|稱)|表示|宣布|称[,:]|,[^,。!?;]{0,12}[称稱](?=。|$)|(?<!现)(?<!現)[将將]|会被|可以|办法|辦法|指出|[说說]|報導稱|报道称",
    ),
    "ja": _Said(
        stems=("削除", "撤回", "取り下げ", "非公開", "公開を", "掲載を"),
        things=r"記事|ページ|論文|コンテンツ|投稿|報告書|文書|資料|動画|ニュース|本稿",
        fates=r"(?:削除|撤回)(?:され(?!る|ます)|いたしまし|しまし|済|となりまし)|取り下げ(?:られ|ら|ま|と|た)|非公開と|公開を(?:終了|停止|中止)|掲載を(?:終了|停止|中止|取りやめ)",
        author=r"(?:著者|執筆者|筆者|投稿者|作者)(?:本人)?(?:の|から|により|によって|が)",
        law=r"(?:裁判所|法的|著作権|判決|法令|法律)[^。!?\n]{0,12}(?:により|によって|理由|基づ|ため|従)",
        others=r"(?:要請|依頼|申し出|申出|申し立て|申立|要望|苦情|抗議|指摘)[^。!?\n]{0,6}(?:により|によって|を受け|に基づ|があ|に応じ)|(?:調査|確認|審査)(?:中|のため|が(?:終わる|完了する)まで)|(?:編集部|出版社|発行者|編集者|編集委員会)(?:により|によって|の判断|の決定|が)",
        unsure=r"可能性|または|もしくは|かもしれ|場合|述べ|によると|とい[うい]",
    ),
    "ko": _Said(
        stems=("삭제", "철회", "취하", "내려졌", "내렸", "게재", "비공개"),
        things=r"기사|게시물|게시글|논문|콘텐츠|컨텐츠|페이지|보고서|문서|자료|영상|이 글",
        fates=r"삭제|철회|취하|내려졌|내렸습니다|게재(?:를|가)? ?중단|비공개(?:로 )?(?:처리|전환)",
        author=r"(?:저자|작성자|필자|글쓴이|기고자)(?:의|가|에 의해| 본인| 요청)",
        law=r"(?:법원|법적|저작권|판결|법률)[^.!?\n]{0,12}(?:따라|의해|이유|사유|인해|으로)",
        others=r"요청(?:에 따라|으로|에 의해|을 받아)|(?:민원|항의|신고|이의)[^.!?\n]{0,8}(?:따라|인해|으로|의해)|(?:조사|검토|심의)(?: ?중|가 (?:끝날|완료될) 때까지|를 위해)|(?:편집부|출판사|발행인|편집자|편집위원회)(?:가|에 의해|의)",
        unsure=r"수 있|거나|또는|경우|밝혔|말했|따르면|예정|됩니다|합니다|됐다고|될 ",
    ),
    "ru": _Said(
        stems=("удал", "снят", "отозван", "убран", "изъят", "ретраг"),
        things=r"стат[ьюяие]\w*|материал\w*|публикаци\w*|страниц\w*|документ\w*|отч[её]т\w*|доклад\w*|запис[ьи]\w*|новост\w*|контент\w*|\bпост\b|заметк\w*|исследовани\w*|препринт\w*|текст\w*",
        fates=r"удал[её]н\w*|удалил\w*|\bснят\w*|отозван\w*|\bубран\w*|изъят\w*|ретрагирован\w*",
        author=r"по (?:просьбе|требованию|запросу|заявлению|инициативе|решению) (?:\w+ )?автор\w*|\bавтор(?:ом|ами)\b",
        law=r"по (?:решению|требованию|постановлению|определению|иску|запросу) (?:\w+ )?суда|по (?:юридическим|правовым) (?:причинам|основаниям)|по (?:требованию|запросу|жалобе) правообладател\w*|в связи с нарушением авторск\w+ прав\w*",
        others=r"по (?:просьбе|требованию|запросу|заявлению|жалобе)\b|после (?:\w+ )?жалоб\w*|в связи с (?:\w+ )?(?:жалоб\w*|обращени\w*|проверк\w*|претензи\w*|расследовани\w*)|на время (?:проверк\w*|расследовани\w*|разбирательств\w*)|до (?:окончания|завершения|выяснения)|\bредакцией\b|по решению редакци\w*|\bиздател(?:ем|ьством)\b|\bредактором\b",
        unsure=r"возможно|\bможет\b|\bмогл[аио]\b|\bили\b|\bлибо\b|\bесли\b|сообщил|заявил|\bбуд[еу]т|согласно|рассказал",
    ),
    "uk": _Said(
        stems=("видал", "знят", "відклик", "вилучен", "прибран"),
        things=r"статт\w*|матеріал\w*|публікаці\w*|сторінк\w*|документ\w*|звіт\w*|доповід\w*|допис\w*|новин\w*|контент\w*|текст\w*",
        fates=r"видален\w*|видалил\w*|\bзнят\w*|відкликан\w*|вилучен\w*|прибран\w*",
        author=r"на (?:прохання|вимогу|запит) (?:\w+ )?автор\w*|\bавтор(?:ом|ами)\b",
        law=r"за рішенням (?:\w+ )?суду|на вимогу (?:\w+ )?суду|з (?:юридичних|правових) (?:причин|підстав)|на (?:вимогу|запит|скаргу) правовласник\w*",
        others=r"на (?:прохання|вимогу|запит)\b|після (?:\w+ )?скарг\w*|через (?:\w+ )?скарг\w*|у зв['’ʼ]язку (?:зі?|із) (?:\w+ )?(?:скарг\w*|перевірк\w*|розслідуванн\w*)|на час (?:перевірк\w*|розслідуванн\w*)|до (?:завершення|закінчення|з['’ʼ]ясування)|\bредакцією\b|\bвидавцем\b",
        unsure=r"можливо|\bможе\b|\bмогл[аио]\b|\bабо\b|\bчи\b|\bякщо\b|повідомив|повідомил|заявив|заявил|\bбуд[еу]|згідно",
    ),
    "bg": _Said(
        stems=("изтрит", "премахнат", "свален", "оттеглен"),
        things=r"стати[яи]\w*|материал\w*|страниц\w*|документ\w*|публикаци\w*|доклад\w*|новин\w*|съдържани\w*",
        fates=r"изтрит\w*|премахнат\w*|свален\w*|оттеглен\w*",
        author=r"по (?:молба|искане|желание) на (?:\w+ )?автор\w*|\bот автор\w*",
        law=r"по (?:правни|законови|юридически) причини|по (?:решение|разпореждане) на съда|поради (?:нарушени\w+ на )?авторск\w+ прав\w*",
        others=r"по (?:молба|искане)\b|след (?:\w+ )?жалб\w*|до приключване|до изясняване|\bот (?:редакцията|издателя)",
        unsure=r"може би|\bможе\b|\bили\b|възможно|\bако\b|\bказа|съобщи|\bще\b|според",
    ),
    "de": _Said(
        stems=("entfernt", "gelöscht", "zurückge", "depubliz", "genommen"),
        things=r"artikel|bericht|beitrag|inhalt|seite|\btext|studie|dokument|meldung|nachricht|publikation|veröffentlichung|arbeit|aufsatz|paper|pressemitteilung|video|interview",
        fates=r"entfernt|gelöscht|zurückgezogen|zurückgenommen|depubliziert|offline genommen|vom netz genommen",
        author=r"auf (?:wunsch|bitte|verlangen|antrag|betreiben) (?:\w+ ){0,2}autor\w*|(?:von|durch) (?:\w+ ){0,2}autor\w*|auf autor\w*wunsch",
        law=r"aus (?:\w+ )?(?:rechtlichen|urheberrechtlichen|juristischen) gründen|(?:auf(?:grund| grund)|wegen|nach) (?:\w+ ){0,3}(?:gericht\w*|einstweilig\w*|urteils?|urheberrecht\w*|anordnung)\b",
        others=r"auf (?:\w+ )?(?:wunsch|bitte|verlangen|antrag|betreiben)\b|(?:nach|wegen) (?:einer |mehreren |mehrerer )?(?:\w+ )?beschwerde\w*|bis (?:zur|zum) (?:\w+ ){0,2}(?:klärung|prüfung|untersuchung|entscheidung|abschluss|überprüfung)|während (?:\w+ ){0,3}(?:prüfung|untersuchung|beschwerde)|(?:von|durch) (?:\w+ )?(?:redaktion|verlag|herausgeber\w*|hochschule|universität)|aus redaktionellen gründen",
        unsure=r"vielleicht|möglicherweise|\boder\b|\bkönnte|\bkann\b|\bfalls\b|\bwenn\b|\bwird\b|\bwerden\b|sagte|teilte?|meldet|heisst es|zufolge|\blaut\b|berichtet",
    ),
    "fr": _Said(
        stems=("retiré", "supprimé", "publié", "rétracté", "hors", "enlevé"),
        things=r"article|rapport|contenu|\bpage|étude|document|publication|prépublication|texte|billet|message|reportage|enquête|vidéo|communiqué|tribune|thèse|annonce",
        fates=r"\bretirée?s?\b|supprimée?s?\b|dépubliée?s?\b|rétractée?s?\b|mise?s? hors ligne|enlevée?s?\b",
        author=r"à la demande (?:de l['’]|des |de ses? |de son |de sa |d['’]une? |du )(?:\w+ )?(?:auteur|autrice)\w*|par (?:l['’]|les |son |ses |sa )(?:\w+ )?(?:auteur|autrice)\w*",
        law=r"pour (?:des )?(?:raisons|motifs) (?:légales|légaux|juridiques|judiciaires)|(?:décision|ordonnance|injonction) (?:de justice|judiciaire|du tribunal)|sur ordre (?:du tribunal|de la justice)|droits? d['’]auteur",
        others=r"à la demande\b|(?:suite à|à la suite d['’e]|après) ?(?:une? |des |la |plusieurs |de )?(?:\w+ )?(?:plainte|réclamation|demande|signalement|mise en demeure|contestation)\w*|dans l['’]attente|en attendant|en attente d|le temps (?:d['’]une?|de l['’]) ?(?:\w+ )?(?:enquête|vérification|examen)|par (?:la |l['’]|notre |le |les )(?:\w+ )?(?:rédaction|éditeur\w*|éditrice|université|revue|journal)",
        unsure=r"peut|pourrait|\ba pu\b|\bont pu\b|\bou\b|\ba (?:indiqué|déclaré|annoncé|dit|précisé)|selon|\bsera\b|\bseront\b|indique",
    ),
    "es": _Said(
        stems=("retirad", "eliminad", "borrad", "suprimid", "retractad", "despublicad"),
        things=r"artículo|informe|contenido|página|estudio|documento|publicación|noticia|\btexto|\bentrada|reportaje|\bnota\b|v[íi]deo|comunicado|tesis|entrevista",
        fates=r"retirad[oa]s?\b|eliminad[oa]s?\b|borrad[oa]s?\b|suprimid[oa]s?\b|retractad[oa]s?\b|despublicad[oa]s?\b",
        author=r"a (?:petición|solicitud|instancias?) (?:de (?:los |las |sus? |la )?|del )(?:\w+ )?autor\w*|por (?:el |la |los |las |sus? |decisión del? )(?:\w+ )?autor\w*",
        law=r"por (?:razones|motivos) (?:legales|jurídic[oa]s|judiciales)|(?:orden|decisión|mandato|resolución|requerimiento|sentencia) (?:judicial|legal|del tribunal|del juez\w*)|derechos de autor",
        others=r"a (?:petición|solicitud|instancias?) de|(?:tras|después de|a raíz de) (?:una? |la |varias |recibir )?(?:\w+ )?(?:queja|denuncia|reclamación|reclamo|solicitud|petición)\w*|a la espera|en espera de|mientras (?:se|dura)\b|por (?:la |el |los |nuestra )(?:\w+ )?(?:redacción|editor\w*|editorial|universidad|revista|periódico)",
        unsure=r"quizás?|tal vez|\bpuede|\bpodría|\bo\b|\bsi\b|\bdijo|según|informó|anunció|\bserán?\b|declaró|explicó|señaló",
    ),
    "pt": _Said(
        stems=("removid", "retirad", "excluíd", "apagad", "eliminad", "retratad", "despublicad"),
        things=r"artigo|relatório|conteúdo|página|estudo|documento|publicação|notícia|\btexto|postagem|matéria|reportagem|vídeo|comunicado|\btese\b|entrevista",
        fates=r"removid[oa]s?\b|retirad[oa]s?\b|excluíd[oa]s?\b|apagad[oa]s?\b|eliminad[oa]s?\b|retratad[oa]s?\b|despublicad[oa]s?\b",
        author=r"a pedido (?:d[oae]s? |de seus? |de suas? )(?:\w+ )?autor\w*|pel[oa]s? (?:\w+ )?autor\w*",
        law=r"por (?:razões|motivos) (?:legais|jurídic[oa]s|judiciais)|(?:ordem|decisão|determinação|mandado) (?:judicial|legal|do tribunal|da justiça)|direitos autorais|direitos de autor",
        others=r"a pedido d|(?:após|na sequência de|depois de|devido a) (?:uma |a )?(?:\w+ )?(?:queixa|reclamação|denúncia|solicitação|pedido)|enquanto (?:se|decorre|é|aguarda|está)\b|aguardando|até (?:à |a )(?:conclusão|decisão)|pel[oa]s? (?:\w+ )?(?:redação|editor\w*|universidade|revista|jornal)",
        unsure=r"talvez|\bpode|\bpoderia|\bou\b|\bcaso\b|\bdisse|segundo|informou|anunciou|\bserão?\b|\bserá\b|declarou",
    ),
    "it": _Said(
        stems=("rimoss", "ritirat", "eliminat", "cancellat", "ritrattat", "tolt"),
        things=r"articolo|rapporto|relazione|contenut[oi]|pagina|studio|documento|pubblicazione|notizia|\btesto|\bpost\b|video|comunicato|\btesi\b|intervista",
        fates=r"rimoss[oaie]\b|ritirat[oaie]\b|eliminat[oaie]\b|cancellat[oaie]\b|ritrattat[oaie]\b|\btolt[oaie]\b",
        author=r"su richiesta (?:dell['’]|degli |dei |del |della |di )(?:\w+ )?aut\w+|(?:dall['’]|dagli |dal |dalla |dai )(?:\w+ )?aut(?:or[ei]|ric[ei])\b",
        law=r"per (?:motivi|ragioni) (?:legali|giuridic\w+|giudiziari\w*)|(?:ordine|ordinanza|provvedimento|sentenza|decisione) (?:del tribunale|del giudice|giudiziari\w*)|diritto d['’]autore|violazione (?:del |di )?copyright",
        others=r"su richiesta|(?:a seguito di|in seguito a|dopo) (?:una |un |la )?(?:\w+ )?(?:reclamo|denuncia|segnalazione|querela|richiesta|contestazione)\w*|in attesa (?:di|del|che)|(?:dall['’]|dalla |dal |dai )(?:\w+ )?(?:redazione|editore|università|rivista)",
        unsure=r"\bforse\b|\bpuò|\bpotrebbe|\bo\b|oppure|\bse\b|ha (?:detto|dichiarato|annunciato|spiegato)|secondo|\bsar(?:à|anno)|verr(?:à|anno)|\bvien",
    ),
    "nl": _Said(
        stems=("verwijderd", "getrokken", "offline", "gewist"),
        things=r"artikel|rapport|bericht|inhoud|pagina|studie|document|publicatie|verhaal|tekst|onderzoek|video|proefschrift",
        fates=r"verwijderd|ingetrokken|teruggetrokken|offline gehaald|gewist",
        author=r"op verzoek van (?:de |het |haar |zijn |hun )?(?:\w+ )?auteur\w*|door (?:de |zijn |haar |hun )?(?:\w+ )?auteur\w*",
        law=r"om (?:juridische|wettelijke) redenen|(?:na|door|wegens|op) (?:een )?(?:gerechtelijk|rechterlijk)\w* (?:bevel|uitspraak)|(?:wegens|vanwege) (?:\w+ )?auteursrecht\w*|van de rechter",
        others=r"op verzoek\b|(?:na|naar aanleiding van|wegens|vanwege) (?:een |meerdere )?(?:\w+ )?klacht\w*|in afwachting|hangende (?:het|een)|door (?:de |onze |het )(?:\w+ )?(?:redactie|uitgever|universiteit)",
        unsure=r"misschien|mogelijk|\bof\b|\bkan\b|wellicht|\bindien\b|\bwordt|\bworden|\bzei\b|volgens|meldt",
    ),
    "pl": _Said(
        stems=("usunięt", "wycofan", "zdjęt", "skasowan"),
        things=r"artykuł\w*|raport\w*|treś\w+|stron\w*|dokument\w*|publikacj\w*|wpis\w*|tekst\w*|materiał\w*|opracowani\w*",
        fates=r"usunięt\w*|wycofan\w*|\bzdjęt\w*|skasowan\w*",
        author=r"na (?:prośbę|żądanie|wniosek) (?:\w+ )?autor\w*|przez (?:\w+ )?autor\w*",
        law=r"z (?:powodów|przyczyn) prawnych|(?:nakaz\w*|wyrok\w*|decyzj\w*|postanowieni\w*) sąd\w*|narusz\w+ praw\w* autorsk\w*",
        others=r"na (?:prośbę|żądanie|wniosek)\b|po (?:\w+ )?skar[dg]\w*|w związku ze? (?:\w+ )?(?:skarg\w*|zgłoszeni\w*)|do czasu|na czas|przez (?:redakcj\w*|wydawc\w*|uczelni\w*)",
        unsure=r"\bmoże\b|\bmogł\w*|\blub\b|\balbo\b|\bjeśli\b|powiedział|poinformował|zostan|będzie|według",
    ),
    "cs": _Said(
        stems=("odstr", "smazán", "zmazan", "stažen", "stiahnut", "vymaz"),
        things=r"článe?k\w*|zpráv\w*|správ\w*|obsah\w*|strán\w+|dokument\w*|publikac\w*|text\w*|příspěv\w*|príspev\w*|studi\w*|štúdi\w*",
        fates=r"odstraněn\w*|odstránen\w*|smazán\w*|zmazan\w*|stažen\w*|stiahnut\w*|vymazan\w*|vymazán\w*",
        author=r"na (?:žádost|žiadosť|přání|želanie) (?:\w+ )?autor\w*|\bautor(?:em|om|kou)\b",
        law=r"z právn\w+ (?:důvodů|dôvodov)|(?:rozhodnutí|rozhodnuti\w*|příkaz\w*|príkaz\w*|rozsud\w*) súdu|(?:rozhodnutí|příkaz\w*|rozsud\w*) soudu|porušen\w+ autorsk\w+ práv",
        others=r"na (?:žádost|žiadosť|přání)\b|po stížnost\w*|po sťažnost\w*|na základě (?:stížnost\w*|žádost\w*)|na základe (?:sťažnost\w*|žiadost\w*)|do (?:vyšetření|vyšetrenia|prošetření|ukončení|ukončenia|rozhodnutí|vyjasnění)|\bredakc(?:í|iou)\b|\bvydavatel(?:em)\b|\bvydavateľom\b",
        unsure=r"\bmožná\b|\bmožno\b|\bnebo\b|\balebo\b|\bmůže|\bmôže|\bmohl\w*|\bpokud\b|\břekl|uvedl|\bbude|povedal|podľa|podle",
    ),
    "hu": _Said(
        stems=("eltávol", "töröl", "visszavon", "levett"),
        things=r"cikk\w*|tartal\w+|oldal\w*|dokumentum\w*|jelentés\w*|tanulmány\w*|írás\w*|bejegyzés\w*|közlemény\w*",
        fates=r"eltávolít\w*|töröl\w*|visszavon\w*|levett\w*",
        author=r"szerző\w* (?:saját )?kérésére|szerző\w* (?:által|eltávolította|törölte|visszavonta)",
        law=r"jogi okok\w*|bíróság\w* (?:döntés|határozat|végzés|ítélet)\w*|bírósági \w+|szerzői jog\w*",
        others=r"kérésére|panasz\w* (?:miatt|után|nyomán|alapján|kivizsgálás\w*)|panaszt követően|vizsgálat (?:lezárásáig|idejére|végéig|miatt)|szerkesztőség\w*|kiadó (?:által|kérésére|eltávolította|törölte)",
        unsure=r"\blehet|\btalán\b|\bvagy\b|esetleg|\bha\b|mondta|közölte|szerint",
    ),
    "ro": _Said(
        stems=("eliminat", "ters", "retras", "ndep"),
        things=r"articol\w*|raport\w*|conținut\w*|pagin\w*|document\w*|studi\w*|publicați\w*|postar\w*|\btext\w*",
        fates=r"eliminat\w*|[șs]ters\w*|retras\w*|[îi]ndep[ăa]rtat\w*",
        author=r"la (?:cererea|solicitarea) (?:\w+ )?autor\w*|de (?:către )?(?:\w+ )?autor\w*",
        law=r"din motive (?:legale|juridice)|hot[ăa]r[âa]r\w+ judec[ăa]tor\w*|(?:decizi\w+|ordin\w+|hotărâr\w+) (?:a )?instan[țt]ei|drepturi\w* de autor",
        others=r"la (?:cererea|solicitarea)\b|(?:[îi]n urma|după) (?:unei |o |unor )?(?:\w+ )?(?:plânger\w+|sesizăr\w+|sesizare|reclamați\w+)|[îi]n a[șs]teptarea|p[âa]n[ăa] la (?:\w+ )?(?:finalizarea|clarificarea|soluționarea)|de (?:către )?(?:redacți\w+|editor\w*|editur\w*)",
        unsure=r"\bpoate|\bsau\b|\bposibil\b|\bdacă\b|\ba (?:declarat|spus|anunțat)|\bva fi|\bvor fi|potrivit",
    ),
    "tr": _Said(
        stems=("kaldır", "silin", "çekil", "çek"),
        things=r"makale\w*|haber\w*|içeri[kğ]\w*|sayfa\w*|\byazı\w*|rapor\w*|belge\w*|yayın\w*|çalışma\w*|gönderi\w*",
        fates=r"kaldırıl\w*|silin\w*|geri çekil\w*|yayından (?:kaldır|çek)\w*",
        author=r"yazar\w* (?:talebi|isteği|tarafından|talebiyle|isteğiyle)\w*",
        law=r"mahkeme\w* karar\w*|(?:yasal|hukuki) (?:neden|sebep|gerekçe)\w*|telif hak\w*",
        others=r"talebi (?:üzerine|doğrultusunda)|isteği üzerine|şik[aâ]yet\w*(?: \w+)? (?:üzerine|nedeniyle|sonrası|sonrasında)|(?:inceleme|soruşturma)\w* (?:süresince|tamamlanana|sonuçlanana|nedeniyle)|(?:editör|yayıncı|yayınevi|yayın kurulu)\w* tarafından",
        unsure=r"olabilir|\bveya\b|\bbelki\b|\bya da\b|\beğer\b|\bdedi\b|açıkla|bildir|\w[ae]ca[kğ]|\w[ae]ce[kğ]|göre",
    ),
    "sv": _Said(
        stems=("bort", "rader", "tillbaka", "återkallat", "avpublicera"),
        things=r"artikel\w*|rapport\w*|innehåll\w*|\bsida\w*|dokument\w*|publikation\w*|inlägg\w*|studie\w*|\btext\w*",
        fates=r"borttag\w*|tagits bort|togs bort|raderat\w*|raderad\w*|dragits tillbaka|återkallat\w*|avpublicera\w*",
        author=r"på begäran av (?:\w+ )?författar\w*|på (?:\w+ )?författar\w+ begäran|av (?:dess |sin )?författar\w*",
        law=r"av (?:juridiska|rättsliga) skäl|(?:efter|enligt|på grund av) (?:ett |en )?domstol\w*|upphovsrättsliga skäl|upphovsrättsintrång",
        others=r"på begäran\b|efter (?:ett |en |flera )?(?:\w+ )?(?:klagomål|anmälan|begäran)|i väntan på|av (?:redaktionen|utgivaren|förlaget)",
        unsure=r"\bkanske\b|\beller\b|\bkan\b|\bom\b|\bsade|enligt (?!domstol)|\bkommer|\btas bort",
    ),
    "da": _Said(
        stems=("fjernet", "slettet", "trukket", "taget", "tatt", "publi"),
        things=r"artik\w+|rapport\w*|indhold\w*|innhold\w*|\bside[nr]?\b|dokument\w*|publikasjon\w*|publikation\w*|indlæg\w*|innlegg\w*|studie\w*|tekst\w*|\bsaken\b|historien",
        fates=r"fjernet|slettet|trukket tilbage|trukket tilbake|taget ned|tatt ned|avpublisert|afpubliceret",
        author=r"(?:efter|etter|på) (?:ønske|anmodning|forespørsel|oppfordring) (?:fra|av) (?:\w+ )?forfatter\w*|a[fv] (?:\w+ )?forfatter\w*",
        law=r"a[fv] juridiske (?:årsager|grunde|årsaker|grunner)|(?:efter|etter|ved|som følge a[fv]) (?:en )?(?:dom\b|kjennelse|kendelse|retskendelse|domstol\w*)|(?:ophavsret|opphavsrett)\w*",
        others=r"(?:efter|etter|på) (?:ønske|anmodning|forespørsel|oppfordring)|(?:efter|etter) (?:en |et |flere )?(?:\w+ )?(?:klage|klager|henvendelse)\b|i påvente|a[fv] (?:redaktionen|redaksjonen|udgiveren|utgiveren|forlaget)",
        unsure=r"\bmåske\b|\bkanskje\b|\beller\b|\bkan\b|\bhvis\b|\bsagde|\bsa\b|ifølge|bliver|\bblir|\bvil\b|oplyser|opplyser",
    ),
    "fi": _Said(
        stems=("poistet", "vedet"),
        things=r"artikkeli\w*|sisältö\w*|\bsivu\w*|raportti\w*|dokumentti\w*|julkaisu\w*|\bjuttu\w*|kirjoitus\w*|tutkimus\w*",
        fates=r"poistettu\w*|poistettiin|vedetty\w*|vedettiin",
        author=r"(?:kirjoittaja|tekijä)\w* (?:omasta )?(?:pyynnöstä|toivomuksesta|toimesta)",
        law=r"oikeudellisista syistä|lakisyistä|tuomioistui\w+ (?:päätök|määräyk)\w*|oikeuden (?:päätöksellä|määräyksestä)|tekijänoikeu\w+ (?:vuoksi|takia)",
        others=r"pyynnöstä|valituksen (?:vuoksi|johdosta|jälkeen)|(?:selvityksen|tutkinnan) ajaksi|odotettaessa|toimituksen (?:toimesta|päätöksellä)|kustantajan (?:toimesta|päätöksellä)",
        unsure=r"\behkä\b|\btai\b|\bsaattaa|mahdollisesti|\bvoi olla\b|\bjos\b|sanoi|kertoi|mukaan|poistetaan",
    ),
    "el": _Said(
        stems=("αφαιρ", "διαγρ", "αποσ", "κατέβ"),
        things=r"άρθρο\w*|κείμενο\w*|σελίδα\w*|περιεχόμεν\w*|έκθεση\w*|έγγραφο\w*|δημοσίευση\w*|ανάρτηση\w*|μελέτη\w*",
        fates=r"αφαιρέθηκ\w*|αφαιρεθεί|διαγράφηκ\w*|διαγραφεί|αποσύρθηκ\w*|αποσυρθεί|κατέβηκ\w*|κατέβει",
        author=r"(?:αιτήματοσ|αίτησησ|αίτημα|αίτηση) (?:του|των) συγγραφέ\w*|από (?:τον|τουσ) συγγραφε\w*|από τον συγγραφέα",
        law=r"για νομικούσ λόγουσ|δικαστικ\w+ (?:απόφασ\w*|εντολ\w*)|απόφαση\w* (?:του )?δικαστηρίου|πνευματικ\w+ (?:δικαιωμάτ\w*|ιδιοκτησ\w*)",
        others=r"κατόπιν (?:\w+ )?(?:αιτήματοσ|αίτησησ|καταγγελ\w*)|μετά από (?:\w+ )?(?:καταγγελ\w*|αίτημα|παράπον\w*)|εν αναμονή|από (?:τη|την|τον) (?:σύνταξη|συντακτικ\w*|εκδότη)",
        unsure=r"ίσωσ|μπορεί|\bή\b|\bαν\b|δήλωσε|\bείπε|\bθα\b|σύμφωνα",
    ),
    "vi": _Said(
        stems=("gỡ", "xóa", "xoá", "rút", "thu", "hồi"),
        things=r"bài (?:viết|báo)|nội dung|\btrang\b|báo cáo|tài liệu|ấn phẩm|nghiên cứu|\btin\b",
        fates=r"\bgỡ\b|\bxó?a\b|\bxoá\b|\brút\b|thu hồi",
        author=r"theo (?:yêu cầu|đề nghị) của (?:\w+ )?tác giả|bởi tác giả|được tác giả|bị tác giả",
        law=r"lý do pháp lý|(?:lệnh|quyết định|phán quyết) (?:của )?tòa|(?:vi phạm|lý do) bản quyền",
        others=r"theo (?:yêu cầu|đề nghị)|sau (?:khi có |một )?khiếu nại|trong (?:khi|lúc|thời gian) chờ|chờ (?:điều tra|xem xét)|bởi (?:ban biên tập|tòa soạn|nhà xuất bản)",
        unsure=r"có thể|\bhoặc\b|có lẽ|\bnếu\b|cho biết|\bsẽ\b|theo ông|theo bà",
    ),
    "id": _Said(
        stems=("dihapus", "ditarik", "dicabut", "diturunkan"),
        things=r"artikel|konten|kandungan|halaman|laporan|dokumen|publikasi|berita|tulisan|makalah|\bstudi\b|kiriman",
        fates=r"dihapus|ditarik|dicabut|diturunkan",
        author=r"atas permintaan (?:para )?penulis\w*|oleh (?:para )?penulis\w*",
        law=r"alasan hukum|(?:perintah|putusan) pengadilan|(?:pelanggaran|alasan) hak cipta",
        others=r"atas permintaan|setelah (?:ada |adanya |menerima )?(?:keluhan|pengaduan|keberatan)|menunggu (?:hasil|penyelidikan|peninjauan)|selama (?:penyelidikan|peninjauan)|oleh (?:redaksi|editor|penerbit)",
        unsure=r"mungkin|\batau\b|barangkali|\bjika\b|\bkata\b|\bakan\b|menurut|ujar",
    ),
    "th": _Said(
        stems=("ถูก", "ออก"),
        things=r"บทความ|เนื้อหา|หน้า|รายงาน|เอกสาร|ข่าว|งานวิจัย|โพสต์",
        fates=r"ถูกลบ|ลบออก|ถูกถอน|ถอนออก|นําออก|ถูกถอด|ถอดออก",
        author=r"คํา(?:ร้อง)?ขอของ(?:ผู้เขียน|ผู้แต่ง)|โดย(?:ผู้เขียน|ผู้แต่ง)",
        law=r"เหตุผลทางกฎหมาย|คําสั่งศาล|(?:เหตุผลด้าน|ละเมิด)ลิขสิทธิ์",
        others=r"ตามคํา(?:ร้อง)?ขอ|หลังจาก(?:มีการ|ได้รับ)?(?:การ)?ร้องเรียน|ระหว่าง(?:การ)?(?:ตรวจสอบ|สอบสวน)|โดย(?:บรรณาธิการ|กองบรรณาธิการ|สํานักพิมพ์)",
        unsure=r"อาจ|หรือ|หาก|กล่าว|จะ",
    ),
    "ar": _Said(
        stems=("حذف", "زال", "زيل", "سحب"),
        things=r"المقال\w*|التقرير|المحتوى|الصفحة|الوثيقة|الدراسة|البحث|المنشور|الخبر|المادة|المستند",
        fates=r"حذف\w*|[إا]زالة|[أا]زيل\w*|سحب\w*|محذوف\w*",
        author=r"(?:بناءً? على|ب)\s?طلب (?:من )?(?:المؤلف|الكاتب|كاتب|مؤلف)\w*|من قبل (?:المؤلف|الكاتب|كاتب|مؤلف)\w*",
        law=r"ل[أا]سباب قانونية|(?:حكم|[أا]مر|قرار) (?:من )?(?:قضائي|المحكمة|محكمة)|حقوق (?:النشر|الملكية)",
        others=r"بناءً? على (?:طلب|شكوى)|بطلب من|(?:بعد|[إا]ثر|عقب) شكوى|(?:في|ب)\s?انتظار|ريثما|من قبل (?:هيئة التحرير|المحرر|الناشر)",
        unsure=r"ربما|قد (?:يكون|تكون)|\bأو\b|[إا]ذا|\bقال|سوف|سيتم|صرح",
    ),
    "fa": _Said(
        stems=("حذف", "برداشته", "گرفته"),
        things=r"مقاله|مطلب|محتوا|صفحه|گزارش|سند|خبر|نوشته|پژوهش",
        fates=r"حذف|برداشته|پس گرفته",
        author=r"(?:به درخواست|توسط) (?:نویسنده|نویسندگان|مولف|مؤلف)",
        law=r"دلایل (?:قانونی|حقوقی)|(?:حکم|دستور|ر[أا]ی) دادگاه|نقض حق نشر|کپی ?رایت",
        others=r"به درخواست|(?:پس از|بعد از|در پی|به دلیل) (?:شکایت|اعتراض)|تا (?:پایان|روشن شدن)|در انتظار|توسط (?:سردبیر|تحریریه|ناشر|هیئت تحریریه)",
        unsure=r"شاید|ممکن است|\bیا\b|\bاگر\b|\bگفت|خواهد|می ?شود",
    ),
    "he": _Said(
        stems=("הוסר", "נמחק", "נגנז", "הורד", "נמש"),
        things=r"הכתבה|המאמר|הדף|העמוד|התוכן|הדו[\x22״]?ח|המסמך|הפוסט|המחקר|הידיעה|הפרסום",
        fates=r"הוסר\w*|נמחק\w*|נגנז\w*|הורד[הו]?\b|נמשכ?ך?ה?\b",
        author=r"לבקשת (?:\S+ )?(?:המחבר|הכותב|המחברת|הכותבת)\w*|על ידי (?:המחבר|הכותב)\w*",
        law=r"מ(?:סיבות|טעמים) משפטי\w+|צו (?:של )?(?:בית|שיפוטי)|החלטת בית|זכויות יוצרים",
        others=r"לבקשת|בעקבות (?:תלונה|תלונות|פנייה|בקשה)|עד ל?(?:בירור|סיום|השלמת)|על ידי (?:המערכת|העורך|המו[\x22״]?ל)",
        unsure=r"אולי|ייתכן|יתכן|\bאו\b|\bאם\b|\bאמר|יוסר|יימחק",
    ),
    "hi": _Said(
        stems=("हटा", "वापस"),
        things=r"लेख|पृष्ठ|पेज|सामग्री|रिपोर्ट|समाचार|दस्तावेज़",
        fates=r"हटा|वापस ले",
        author=r"लेखक (?:के अनुरोध|द्वारा|की ओर)",
        law=r"कानूनी कारण|(?:अदालत|न्यायालय) के आदेश|कॉपीराइट",
        others=r"के अनुरोध पर|शिकायत के (?:बाद|कारण)|(?:जाँच|जांच) (?:के दौरान|पूरी|लंबित)|(?:संपादक|प्रकाशक) (?:द्वारा|के)",
        unsure=r"शायद|हो सकता|(?:^|\s)या(?:\s|$)|\bयदि\b|कहा|जाएगा|बताया",
    ),
}  # fmt: skip


def withdrawals() -> list[Phrase]:
    """Every wording, by who is named in it (the author, a law or a court, others) and language."""
    return [
        Phrase(
            id=f"{REASONED}.{who}.{language}",
            finding=Finding.WITHDRAWN,
            wording=said.sentence(reason, _LONG_DENSE if language in _DENSE else _LONG),
            stems=said.stems,
        )
        for language, said in _SAID.items()
        for who, reason in (("author", said.author), ("law", said.law), ("unsaid", said.others))
    ]
