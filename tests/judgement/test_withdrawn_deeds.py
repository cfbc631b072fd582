"""Courts that forbid, moderators who deleted, and texts being rewritten, in sentences that leave one thing unsaid:
alone in the place of a text they are notices all the same. Where they speak of others, of parts or of plans they are
none."""

from __future__ import annotations

import pytest

from archiver.words.notices import notice_of
from storage.model import Finding
from tests.judgement.looks import exchange, findings_elsewhere, look, page, reference

FORBIDDEN = [
    "A court order forbids us to print this story.",
    "Das Landgericht untersagt uns die Verbreitung: Dieser Artikel steht hier nicht.",
    "Le tribunal nous interdit de montrer cet article.",
    "El juzgado nos prohíbe mostrar esta noticia.",
    "O tribunal proíbe a divulgação desta notícia; este artigo não se lê aqui.",
    "Il giudice ci vieta di mostrare questo articolo.",
    "De rechter verbiedt ons dit artikel te tonen.",
    "Sąd zabrania nam pokazywać ten artykuł.",
    "Soud nám zakazuje tento článek ukazovat.",
    "Instanța ne interzice să arătăm acest articol.",
    "Суд запрещает нам показывать эту статью.",
    "Суд забороняє нам показувати цю статтю.",
    "Το δικαστήριο μας απαγορεύει να δείξουμε αυτό το άρθρο.",
    "Domstolen förbjuder oss att visa den här artikeln.",
    "Retten forbyder os at vise denne artikel.",
    "Tuomioistuin kieltää meitä näyttämästä tätä artikkelia.",
    "Mahkemenin tedbir kararı yüzünden bu haberi yayınlayamıyoruz.",
    "Pengadilan melarang kami memuat artikel ini.",
    "Tòa án cấm chúng tôi đưa bài viết này.",
    "المحكمة تمنعنا من عرض هذا المقال.",
    "因法院裁定，本刊不得再展示这篇文章。",
    "裁判所の命令で、この記事は掲載できません。",
    "법원 결정으로 이 기사를 보여 드릴 수 없습니다.",
]
MODERATED = [
    "Removed by a moderator: house rules.",
    "Von der Moderation gelöscht: Verstoß gegen die Netiquette.",
    "Effacé par la modération.",
    "Borrado por la moderación.",
    "Verwijderd door een moderator.",
    "Usunięte przez moderatora.",
    "Odstraněno moderátorem.",
    "Törölte a moderátor.",
    "Șters de către moderator.",
    "Удалено модератором.",
    "Видалено модератором.",
    "Премахнато от модератор.",
    "Αφαιρέθηκε από συντονιστή.",
    "Moderatör tarafından kaldırıldı.",
    "版主已删除。",
    "관리자가 삭제하였습니다.",
]
REWRITTEN = [
    "We are rewriting this story and took it offline for so long.",
    "Wir verfassen diesen Artikel neu, bis dahin wurde er offline genommen.",
    "Nous réécrivons cet article, retiré pour l’instant.",
    "Reescribimos este artículo, que hemos retirado por ahora.",
    "Przepisujemy ten artykuł od nowa; na razie go usunęliśmy.",
    "Мы переписываем эту статью, а пока сняли её с сайта.",
    "Пренаписваме тази статия, затова я свалихме.",
    "Rescriem acest articol și l-am retras deocamdată.",
    "正在改写本文，现已撤下。",
    "이 기사는 다시 쓰고 있어 내렸습니다.",
]
OTHERS = [
    "The court forbids the sale of wells, and this article tells of it; the court said so in May.",
    "Last year the moderators removed 412 entries for breaking the house rules.",
    "Access to this page is prohibited by order of a court.",
    "Доступ к этой странице запрещён по решению суда.",
    "The moderators delete what breaks the rules of the forum.",
    "Comments were deleted by a moderator.",
    "This article may be deleted by a moderator.",
    "Le tribunal interdit la pêche dans la rivière jusqu’en mai.",
    "We are rewriting this story and will show it in May.",
    "Суд запрещает рыбную ловлю в реке до мая.",
    "法院禁止在河中捕鱼。",
    "Модератор ведёт встречу в мае.",
]


def seen(came: str):
    return look(exchange(came), last=reference(page()))


@pytest.mark.parametrize(
    ("who", "said"),
    [
        *(("law", one) for one in FORBIDDEN),
        *(("platform", one) for one in MODERATED),
        *((None, one) for one in REWRITTEN),
    ],
)
def test_court_moderator_or_rewriting_sentence_in_place_of_a_text_is_a_withdrawal(who, said):
    found = seen(page([said]))
    assert found.finding is Finding.WITHDRAWN
    assert notice_of(found.observation.marks).actor == who


@pytest.mark.parametrize("said", OTHERS)
def test_sentence_on_other_orders_or_deletions_is_no_withdrawal(said):
    assert seen(page([said])).finding is not Finding.WITHDRAWN


@pytest.mark.parametrize("said", [FORBIDDEN[3], MODERATED[3], REWRITTEN[3]])
def test_such_a_sentence_among_other_text_is_no_withdrawal(said):
    assert Finding.WITHDRAWN not in findings_elsewhere(said)
