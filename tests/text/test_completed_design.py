"""A page that gains a section with class names of its own has its old design: what came is told."""

from __future__ import annotations

from archiver.text import compare, extract

URL = "https://houses.example/duties.html"
ROLES = "".join(
    f'<div class="card shadow role-{n}"><div class="card-body"><h5 class="card-title">{one}</h5><ul class="small list"><li class="duty">Keeps {what}</li>'
    f'<li class="duty">Writes to {whom}</li></ul></div></div>'
    for n, (one, what, whom) in enumerate(
        (
            ("Chair", "the keys", "the town"),
            ("Treasurer", "the accounts", "the bank"),
            ("Secretary", "the minutes", "the owners"),
            ("Auditor", "the receipts", "the chair"),
        )
    )
)
TASKS = "".join(
    f'<div class="accordion-item item-{n}"><h2 class="accordion-header fold-{n}">{who}</h2><div class="accordion-body panel-{n}">'
    f'<ul class="tasks-{n}"><li class="todo-{n}">Asks for {what}</li><li class="done-{n}">Looks after {which}</li></ul></div></div>'
    for n, (who, what, which) in enumerate(
        (
            ("Ulla", "offers of asphalt", "the manholes"),
            ("Susan", "ploughs and salt", "the winter roads"),
            ("Helle", "seeds and saplings", "the lawns"),
            ("Astrid", "swings and sand", "the playground"),
        )
    )
)


def told(old: str, new: str) -> set[str]:
    def read(inside: str):
        return extract(f"<html><body>{inside}</body></html>".encode(), media_type="text/html", url=URL)

    found = compare(read(old), read(new), url=URL)
    return {*found.lost, *found.added}


def test_section_that_came_with_classes_of_its_own_is_told():
    came = f'<h2>Who does what</h2><p>Besides the roles, these tasks are shared out.</p><div class="accordion">{TASKS}</div>'
    assert any("Looks after the playground" in one for one in told(ROLES, ROLES + came))
