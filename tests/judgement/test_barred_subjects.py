"""Reports about access that was denied, in several languages: the title is the subject of the text below it and no wall."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding
from tests.judgement.looks import exchange, look

TEXTS = {
    "en": ("Access forbidden", ["The auditors spent the spring in eleven townships and spoke with farmers about their wages.", "In nine of them the deposit was given back only after two winters had passed.", "Where harvests had failed, families sold a cow or a field to pay for the journey, and few of them returned before the new year."]),
    "ru": ("Доступ запрещён", ["Ревизоры провели весну в одиннадцати посёлках и говорили с крестьянами об их заработке.", "В девяти из них залог вернули только спустя две зимы, и то не полностью.", "Где урожай погиб, семьи продавали корову или поле, чтобы оплатить дорогу, и мало кто вернулся домой до нового года."]),
    "zh": ("访问被拒绝", ["审计人员春天走访了十一个乡镇,与农民谈及他们的工钱。", "其中九个乡镇的押金过了两个冬天才退还,而且没有足额退还。", "收成不好的地方,农户卖掉耕牛或田地来凑路费,很少有人在新年以前回到家中。"]),
    "es": ("Acceso denegado", ["Los auditores pasaron la primavera en once pueblos y hablaron con los campesinos sobre sus salarios.", "En nueve de ellos la fianza se devolvió solo después de dos inviernos.", "Donde se perdió la cosecha, las familias vendieron una vaca o un campo para pagar el viaje, y pocas volvieron antes del año nuevo."]),
    "th": ("ปฏิเสธการเข้าถึง", ["เจ้าหน้าที่ตรวจสอบใช้เวลาช่วงฤดูใบไม้ผลิในสิบเอ็ดตำบลและพูดคุยกับชาวนาเรื่องค่าจ้าง", "หัวหน้าหมู่บ้านเก้าแห่งบอกว่าเงินประกันถูกคืนเมื่อผ่านไปสองฤดูหนาวแล้วเท่านั้น", "ครอบครัวที่เก็บเกี่ยวไม่ได้ผลต้องขายวัวหรือที่นาเพื่อเป็นค่าเดินทาง และมีน้อยคนที่กลับบ้านก่อนปีใหม่ของปีนั้น", "ค่าจ้างรายวันต่ำกว่าที่ตกลงไว้เกือบครึ่งหนึ่งในเจ็ดตำบล"]),
}  # fmt: skip


def page(title: str, paragraphs: list[str]) -> str:
    text = "".join(f"<p>{one}</p>" for one in paragraphs)
    return f"<html><head><meta charset='utf-8'><title>{title}</title></head><body><h1>{title}</h1>{text}</body></html>"


@pytest.mark.parametrize("language", TEXTS)
def test_report_whose_title_says_that_access_is_denied_is_a_first_copy(language):
    assert look(exchange(page(*TEXTS[language]))).finding is Finding.FIRST


@pytest.mark.parametrize("language", TEXTS)
def test_the_same_title_alone_is_a_refusal(language):
    assert look(exchange(page(TEXTS[language][0], []))).finding is Finding.DENIED


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Accès interdit", "Vous n'avez pas l'autorisation d'accéder à cette ressource."),
        (
            "Доступ запрещён",
            "Причина: превышен порог безопасности. Код события 4431-22. Сохраните код и сообщите его в службу поддержки.",
        ),
    ],
)
def test_reason_of_a_line_or_two_under_such_a_title_leaves_it_a_refusal(title, line):
    assert look(exchange(page(title, [line]))).finding is Finding.DENIED


@pytest.mark.parametrize(
    ("title", "language"), [("Доступ к странице запрещён", "ru"), ("Access to this page is forbidden", "en")]
)
def test_title_that_says_to_what_access_is_denied_is_a_refusal_over_any_text(title, language):
    assert look(exchange(page(title, TEXTS[language][1]))).finding.effect is Effect.BLOCKED


@pytest.mark.parametrize(
    ("title", "line", "finding"),
    [
        ("Проверка", "Подтвердите, что вы не робот: установите флажок ниже.", Finding.CHALLENGE),
        ("ตรวจสอบ", "โปรดยืนยันว่าคุณไม่ใช่โปรแกรมอัตโนมัติ", Finding.CHALLENGE),
        ("ご利用制限", "お住まいの地域からはご利用いただけません。", Finding.GEO),
    ],
)
def test_demand_to_prove_oneself_human_or_at_home_is_a_wall_amid_a_sites_menu(title, line, finding):
    menu = "<nav><a href='/a'>About</a> <a href='/p'>Publications</a> <a href='/c'>Contact</a></nav>"
    foot = "<footer>© Institute for Field Studies</footer>"
    body = f"<html><head><meta charset='utf-8'><title>{title} - Institute for Field Studies</title></head><body>{menu}<main><h1>{title}</h1><p>{line}</p></main>{foot}</body></html>"
    assert look(exchange(body)).finding is finding
