"""A sentence alone in the place of a text is a notice if it names a ground without an actor (someone's privacy, an
expired licence, a review), or says in editors' words what became of the text. Beside a text, on another matter, as a
rule or a plan, it is none."""

from __future__ import annotations

import pytest

from archiver.words.notices import notice_of
from storage.model import Finding
from tests.judgement.looks import exchange, findings_elsewhere, look, notice, page, reference

SAID = {
    "en": (
        "Under a gagging order of the county court this report is withheld.",
        "To spare the privacy of a witness this story has been taken offline.",
        "The licence with the agency expired, and this article was pulled.",
        "This bulletin has been withdrawn and is under review.",
        "The author has asked us to stop showing this essay.",
        "Pending an internal audit the dossier has been pulled from circulation.",
        "After a copyright claim we no longer host this story.",
    ),
    "de": (
        "Zum Schutz der Familie haben wir diesen Bericht offline genommen.",
        "Auf Verlangen der Rechteinhaber ist dieser Text nicht länger zugänglich.",
        "Nach dem Staatsvertrag mussten wir diese Meldung depublizieren.",
        "Auf Anordnung des Gerichts müssen wir darauf verzichten, diesen Artikel weiter zu zeigen.",
        "Wir haben diesen Artikel gelöscht und bitten um Verzeihung, er war fehlerhaft.",
        "Die Verfasserin möchte nicht länger, dass dieser Brief hier steht.",
        "Diese Unterlage kam ins Staatsarchiv; wir führen sie nicht mehr.",
        "Das Papier wird derzeit geprüft und ist nicht mehr zugänglich.",
    ),
    "fr": (
        "Par respect de la vie privée d’une famille, cet article n’est plus consultable.",
        "Le contrat avec l’agence a pris fin et cet article a été retiré.",
        "L’auteur a souhaité que ce poème ne soit plus lisible.",
        "Ce rapport est en cours de vérification ; il a été soustrait à la consultation.",
        "Dans l’attente des conclusions de l’enquête, la fiche a été mise hors ligne.",
    ),
    "es": (
        "Por mandato judicial, esta crónica ha dejado de difundirse.",
        "Para proteger la intimidad de un menor hemos retirado esta noticia.",
        "La autora pidió que dejáramos de publicar este poema.",
        "El expediente se encuentra en estudio y ha sido puesto fuera de consulta.",
        "Por disposición del juzgado, esta información fue apartada de la vista.",
    ),
    "pt": ("Por ordem da justiça esta matéria deixou de ser exibida.", "Para preservar a privacidade da família, removemos este texto.", "O autor pediu que recolhêssemos esta carta.", "O boletim está em revisão e foi retirado de circulação."),
    "it": ("Per il diritto all’oblio questo articolo è stato tolto.", "Scaduto l’accordo con l’agenzia, questo articolo è stato rimosso: il contratto è terminato.", "Il contratto con il fornitore è scaduto: questa guida non compare più.", "Il bollettino è stato tolto dalla consultazione ed è in corso di verifica."),
    "nl": ("Om de privacy van betrokkenen is dit artikel verwijderd.", "De schrijfster heeft ons verzocht deze brief weg te halen.", "Het rapport wordt herzien en is daarom niet langer te lezen, het is ingetrokken."),
    "pl": ("Ze względu na prywatność rodziny artykuł został usunięty.",),
    "sv": ("Av hänsyn till familjen visas artikeln inte längre.", "Rapporten är under omarbetning och visas inte längre."),
    "da": ("Af hensyn til familien er artiklen fjernet.", "Vejledningen er taget af hjemmesiden, mens sagen behandles."),
    "cs": ("Dokument se přepracovává, jeho znění bylo staženo z oběhu.",),
    "sk": ("Na výzvu majiteľa práv sme príspevok stiahli.",),
    "no": ("Av hensyn til familien ligger artikkelen ikke lenger ute.",),
    "ru": ("Чтобы не нарушать частную жизнь семьи, материал удалён.",),
    "uk": ("До завершення розслідування матеріал приховано.", "Угода з агенцією закінчилася, тож цю новину прибрано."),
    "el": ("Η παρούσα σελίδα καταργήθηκε, καθώς ενοποιήθηκε με τον οδηγό.",),
    "tr": (
        "Özel hayatın gizliliği nedeniyle bu haber kaldırıldı.",
        "Belge, etik kurul kararı beklenirken askıya alındı.",
        "Kişisel veri şikâyeti üzerine söyleşi sayfadan çekildi.",
    ),
    "he": ("בשל צו איסור פרסום התחקיר ירד מהאתר.",),
    "fa": ("به دستور مقام قضایی این یادداشت از دسترس خارج شده است.",),
    "id": ("Laporan ini kami turunkan karena memuat data pribadi.",),
    "vi": ("Bài này đã bị gỡ vì đang được xác minh.",),
    "ja": ("ご本人のご希望により、この記事は公開を終えました。", "プライバシー保護のため、この記事はお読みいただけません。", "調査中につき、本レポートの公開を差し控えております。", "誤って公開したため、この資料の掲載は差し控えます。"),
    "ko": ("당사자의 뜻에 따라 이 기사는 더 이상 게시되지 않습니다.", "감사 결과가 나올 때까지 감사가 진행 중이어서 본문을 비공개로 돌렸습니다.", "이 보고서는 연감으로 통합되어 폐지되었습니다."),
    "zh": (
        "因授权到期，本文停止展示。", "为保护当事人，此处内容已经移去。", "该报道正在核查，原文暂予收回。",
        "受访者的案件尚在侦查阶段，本条消息暂不公开。", "机构改革后本网页停用。", "该规范性文件按规定撤除。", "版权方不同意，这篇译文只好拿掉，如有疑问请来信。",
        "本新聞稿誤於解禁前發出，先行收回。", "舊有公告已整併，不另保留。", "依假處分裁定，該篇專題停止散布。", "此貼文違反社群守則遭管理員隱藏，如有異議請申訴。",
    ),
}  # fmt: skip

OTHERS = (
    "The guidance on licences that ran out is printed in May.",
    "The author has asked us to show this film in the spring.",
    "The leaflet is kept at the record office, box 88.",
    "Das Papier wird derzeit beraten.",
    "Bis auf Weiteres bleibt das Museum geschlossen.",
    "Le rapport est en cours de traduction.",
    "El informe se presentará en mayo.",
    "Il bollettino esce ogni mese.",
    "De brochure verschijnt in mei.",
    "The withheld tax of this report is paid in May.",
    "The agreement with the town ended in May, and the ferry sails on.",
    "Privacy is a right, as the ministry writes in its report of 2019.",
    "Wir verzichten auf Werbung.",
    "Der Vertrag mit der Stadt ist abgelaufen.",
    "La vie privée des élus fait débat.",
    "La privacidad de los menores es un derecho.",
    "Avtalet har löpt ut, och bron rivs.",
    "この記事は契約が満了する場合に削除されることがあります。",
    "合同到期后租客搬走了。",
    "案件尚在侦查阶段，警方下周公布进展。",
    "机构改革后三个科室合并办公。",
    "調査中の遺跡では土器が見つかった。",
    "Belediye meclisi sonuçlanana dek projeyi askıya aldı.",
)
EACH = [(language, said) for language, several in SAID.items() for said in several]


def seen(came: str):
    return look(exchange(came), last=reference(page()))


@pytest.mark.parametrize(("language", "said"), EACH)
def test_sentence_with_a_ground_in_place_of_the_text_is_a_quoted_withdrawal(language, said):
    found = seen(page([said]))
    assert found.finding is Finding.WITHDRAWN
    told = notice_of(found.observation.marks)
    assert told is not None
    assert told.words == said


@pytest.mark.parametrize("said", OTHERS)
def test_sentence_on_another_matter_is_no_withdrawal(said):
    assert seen(page([said])).finding is not Finding.WITHDRAWN


@pytest.mark.parametrize(("language", "said"), [(language, several[0]) for language, several in SAID.items()])
def test_sentence_with_a_ground_among_other_text_is_no_withdrawal(language, said):
    assert Finding.WITHDRAWN not in findings_elsewhere(said)


@pytest.mark.parametrize(
    "said",
    [
        "Sorry, we cannot show this programme in your part of the world.",
        "For rights reasons this film cannot be made available outside your market.",
    ],
)
def test_content_not_shown_in_the_readers_region_is_geo_not_a_loss(said):
    assert seen(notice("Programme", said)).finding is Finding.GEO
