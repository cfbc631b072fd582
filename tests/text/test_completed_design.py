"""A page that gains a section with class names of its own has its old design: what came is told."""

from __future__ import annotations

from archiver.text import compare, extract

URL = "https://houses.example/duties.html"


def boxes(name: str, duties: dict[str, tuple[str, str]]) -> str:
    """A box for each who has duties, with class names that begin with `name`."""
    return "".join(
        f'<div class="{name}-{who}"><h3 class="{name}-name">{who}</h3><ul class="{name}-list">'
        + "".join(f'<li class="{name}-{who}-{n}">{one}</li>' for n, one in enumerate(those))
        + "</ul></div>"
        for who, those in duties.items()
    )


ROLES = boxes(
    "role",
    {
        "Chair": ("Keeps the keys", "Writes to the town"),
        "Treasurer": ("Keeps the accounts", "Writes to the bank"),
        "Auditor": ("Keeps the receipts", "Writes to the chair"),
    },
)
TASKS = boxes(
    "task",
    {
        "Ulla": ("Asks for offers of asphalt", "Looks after the manholes"),
        "Susan": ("Asks for ploughs and salt", "Looks after the winter roads"),
        "Helle": ("Asks for seeds and saplings", "Looks after the lawns"),
        "Astrid": ("Asks for swings and sand", "Looks after the playground"),
    },
)


def test_section_that_came_with_classes_of_its_own_is_told():
    came = f"<h2>Who does what</h2><p>Besides the roles, these tasks are shared out.</p>{TASKS}"
    old, new = (
        extract(f"<html><body>{inside}</body></html>".encode(), media_type="text/html", url=URL)
        for inside in (ROLES, ROLES + came)
    )
    assert any("Looks after the playground" in one for one in compare(old, new, url=URL).added)
