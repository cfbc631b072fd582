"""Pages of lists and tables with hardly a sentence: the career of a member of parliament, the members of a board."""

from __future__ import annotations

import pytest

from archiver.text import Text, compare, extract

URL = "https://parliament.example/members/17"
MENU = "<nav><ul>" + "".join(f"<li><a href=/{n}>Part {n}</a></li>" for n in range(8)) + "</ul></nav>"
VISIT = "<div class=portlet><p>Open days are held every second Saturday of the month, at nine and at ten.</p></div>"
BODIES = [
    f"Committee on {what} ({role})"
    for what, role in (
        ("Public Finance", "Member"), ("Foreign Policy", "Deputy Chair"), ("Labour and Family", "Member"), ("Health", "Member"),
    )
]  # fmt: skip


def member(bodies: list[str], *, since: str = "2012", visit: str = VISIT, around: str = "<div>%s</div>") -> Text:
    linked = "".join(f"<a style='display:block' href=/bodies/{n}>{one}</a>" for n, one in enumerate(bodies))
    life = "".join(f"<li>{year} - Member of the council of Hrast</li>" for year in range(1994, 2010, 4))
    inside = (
        f"<div><h2>Ivan Horvat</h2><p>Born 1957</p><table><tr><td>Deputy</td><td>{since} - now</td></tr></table></div>"
        f"<div><h3>Life</h3><ul>{life}</ul></div><div><h3>Working bodies</h3>{linked}</div>{visit}"
    )
    markup = f"<html><head><title>Portal - Member</title></head><body>{around % (MENU + inside)}<footer>© Parliament</footer></body></html>"
    return extract(markup.encode(), media_type="text/html", url=URL)


@pytest.mark.parametrize(
    "around",
    [
        "<div>%s</div>",
        "<div id=header><h1>Parliament</h1>%s</div>",
        "<div class=header><div class=banner>%s</div></div>",
    ],
    ids=["plain", "in a head never closed", "in boxes of a head"],
)
@pytest.mark.parametrize("visit", [VISIT, ""], ids=["a sentence of the site", "no sentence"])
def test_changes_in_the_lists_of_a_page_are_reported(around, visit):
    old = member(BODIES, around=around, visit=visit)
    assert compare(old, member(BODIES, around=around, visit=visit), url=URL).same_text
    changed = [BODIES[0], BODIES[1].replace("Deputy Chair", "Member"), *BODIES[2:]]
    for new, lost in (
        (member(changed, around=around, visit=visit), "Foreign Policy (Deputy Chair)"),
        (member(BODIES[:3], around=around, visit=visit), "Health"),
        (member(BODIES, since="2016", around=around, visit=visit), "2012"),
    ):
        assert any(lost in one for one in compare(old, new, url=URL).lost)


def test_page_with_long_lists_is_not_emptied_when_its_only_sentences_go():
    called = "Called to the committee of inquiry on the payment of campaigns from 1999 to 2015, with all that goes with it, and on what the owners of firms gave for them."
    long = [f"{one} and its subcommittee of the house for {n} years" for one in BODIES for n in range(6)]
    old = member(long, visit=f"<div><h3>Agenda</h3><p>{called}</p><p>{called.replace('inquiry', 'appeal')}</p></div>")
    found = compare(old, member(long, visit="<div><h3>Agenda</h3>None</div>"), url=URL)
    assert not found.emptied
    assert any("committee of inquiry" in one for one in found.lost)


@pytest.mark.parametrize("said", ["This list has been withdrawn by order of the court.", ""])
@pytest.mark.parametrize("entry", ["<li>{}</li>", "<tr><td>{}</td></tr>", "<dt>{}</dt><dd>since 2019</dd>"])
def test_kept_share_of_a_list_page_follows_its_entries(said, entry):
    names = [f"{first} {last}, born {year}, deputy minister" for first, last, year in (
        ("Abbas", "Karimi", 1961), ("Behrouz", "Sadeghi", 1958), ("Cyrus", "Farahani", 1963), ("Darius", "Moradi", 1949),
        ("Ehsan", "Tehrani", 1970), ("Farid", "Jalali", 1966), ("Ghazal", "Rostami", 1973), ("Hamid", "Azadi", 1955),
    )]  # fmt: skip

    def page(inside: str) -> Text:
        title = "Persons under sanctions"
        foot = "<footer>© 2026 Registry of the district, 12 Castle Street. All rights reserved.</footer>"
        whole = f"<html><head><title>{title}</title></head><body>{MENU}<main><h1>{title}</h1>{inside}</main>{foot}</body></html>"
        return extract(whole.encode(), media_type="text/html", url=URL)

    around = {"<li>{}</li>": "<ul>%s</ul>", "<tr><td>{}</td></tr>": "<table>%s</table>"}.get(entry, "<dl>%s</dl>")
    old = page(around % "".join(map(entry.format, names)))
    assert compare(old, page(f"<p>{said}</p>" if said else ""), url=URL).kept < 0.3
    assert compare(old, page(around % "".join(map(entry.format, names[1:]))), url=URL).kept > 0.6


@pytest.mark.parametrize(
    "named", ["class=toc", "role=doc-toc", 'aria-label="Table of contents"', "class=contents-list"]
)
def test_table_of_contents_that_is_the_whole_page_is_its_text(named):
    sections = [f"§ 38-236.0{n}. Section on the exclusion of students, part {n}." for n in range(1, 9)]

    def page(entries: list[str]) -> Text:
        links = "".join(f"<li><a href=/s/{n}>{one}</a></li>" for n, one in enumerate(entries))
        title = "Part C. Student Discipline."
        article = f"<main><article><h1>{title}</h1><nav {named}><ul class=toc__menu>{links}</ul></nav></article></main>"
        whole = f"<html><head><title>{title} | Law Library</title></head><body>{MENU}{article}<footer>© Library</footer></body></html>"
        return extract(whole.encode(), media_type="text/html", url=URL)

    repealed = [*sections[:6], f"{sections[6]} [Repealed]", sections[7]]
    assert any("[Repealed]" in one for one in compare(page(sections), page(repealed), url=URL).added)
    assert compare(page(sections), page(sections[:6] + sections[7:]), url=URL).lost
