"""Values in read-only form fields of registers and offices."""

from __future__ import annotations

from time import process_time

import pytest

from archiver.text import Text, compare, extract

LINES = "".join(
    f"<p>The company of house {n} was entered in the register of the northern valley in May of that year.</p>"
    for n in range(6)
)


def read(field: str) -> Text:
    markup = f"<!doctype html><html><meta charset=utf-8><title>Register</title><body><main><h1>Register</h1>{LINES}<div><label>Status</label> {field}</div></main></body></html>"
    return extract(markup.encode(), media_type="text/html", url="https://register.example/12")


@pytest.mark.parametrize(
    "field",
    [
        '<input type="text" readonly value="{}">',
        "<input class=form-control disabled=disabled value='{}' name=status>",
        "<input value={} readonly>",
        "<textarea readonly rows=5>{}</textarea>",
        "<select disabled><option>new<option selected>{}</option></select>",
        '<input disabled class="datepicker" value="{}">',
        '<input readonly name="research" value="{}">',
    ],
)
def test_value_of_a_read_only_field_is_text(field):
    found = compare(read(field.format("active")), read(field.format("revoked")))
    assert ("active" in " ".join(found.lost), "revoked" in " ".join(found.added)) == (True, True)


@pytest.mark.parametrize(
    "field",
    [
        '<input type="text" value="{}">',
        '<input type="hidden" readonly value="{}">',
        '<input type="submit" disabled value="{}">',
        '<input readonly value="https://register.example/s/{}">',
        '<input readonly value="bit.ly/{}">',
        '<input readonly value="www.register.example/s?{}">',
        '<input readonly value="4f8a{}0c3b9e1d7a22">',
        '<input readonly name="captcha_code" value="{}">',
        '<input readonly id="currentDate" value="{}">',
        '<input disabled name="print_date" value="{}">',
        '<input readonly class="form-control hasDatepicker" value="{}">',
        '<input disabled id="search-box" value="{}">',
        "<textarea>{}</textarea>",
        "<textarea readonly>&lt;iframe src=/{}>&lt;/iframe></textarea>",
        "<select><option>new<option selected>{}</option></select>",
        '<input readonly style="display:none" value="{}">',
    ],
)
def test_editable_hidden_or_copyable_field_is_not_text(field):
    assert read(field.format("active")).visible == read(field.format("revoked")).visible


@pytest.mark.parametrize(
    "field",
    ["<select disabled>" * 100 + "word " * 2_000_000, f"<select disabled><option{' selected' * 40_000}</select>"],
)
def test_unclosed_select_is_read_in_bounded_time(field):
    begun = process_time()
    read(field)
    assert process_time() - begun < 4
