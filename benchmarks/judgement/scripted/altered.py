"""Stories in which something is altered."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.judgement.scripted.pdf import pdf
from benchmarks.judgement.scripted.site import Reply
from benchmarks.judgement.scripted.stories import DAY, ENDLESS, Story, counted, cut, file, lines, story, turned
from benchmarks.judgement.scripted.walls import steady
from benchmarks.judgement.scripted.words import sentence


@story("a sentence less")
def _(made: Story) -> None:
    path, since = made.watched[0], made.at()
    cut(made, path, since)
    made.lost(path, "altered", since, 1)


@story("a number changed")
def _(made: Story) -> None:
    path, since = made.watched[0], made.at()
    paper = made.site.papers[path]
    at = made.site.chance.randrange(len(paper.sentences))
    digits = "".join(c for c in paper.sentences[at] if c.isdigit())
    words = paper.sentences[at].replace(digits, str(int(digits) + 1), 1)
    changed = replace(paper, sentences=[*paper.sentences[:at], words, *paper.sentences[at + 1 :]])
    made.site.face(path, since, ENDLESS, lambda hour: Reply(body=made.site.document(changed, hour)))
    made.lost(path, "altered", since, 1)


@story("a sentence more")
def _(made: Story) -> None:
    path, since = made.watched[0], made.at()
    paper = made.site.papers[path]
    more = [*paper.sentences]
    more.insert(made.site.chance.randrange(len(more)), sentence(made.site.chance, made.site.tongue))
    changed = replace(paper, sentences=more)
    made.site.face(path, since, ENDLESS, lambda hour: Reply(body=made.site.document(changed, hour)))
    made.lost(path, "altered", since, 1)


@story("a PDF with one sentence less")
def _(made: Story) -> None:
    path, since = file(made, "/files/report.pdf"), made.at()
    made.watched[0] = path
    shown = lines(made)
    made.site.files[path] = Reply(body=pdf(shown), kind="application/pdf")
    less = [*shown]
    del less[made.site.chance.randrange(len(less))]
    made.site.face(path, since, ENDLESS, steady(Reply(body=pdf(less), kind="application/pdf")))
    made.lost(path, "altered", since, 1)


@story("a sentence less beside a counter")
def _(made: Story) -> None:
    path, since = made.watched[0], made.at()
    whole, less = counted(made, path)
    made.site.face(path, 0, since, whole)
    made.site.face(path, since, ENDLESS, less)
    made.lost(path, "altered", since, 1)


@story("a sentence less in a page that is another at each look")
def _(made: Story) -> None:
    path, since = made.watched[0], made.at()
    whole, less = turned(made, path)
    made.site.face(path, 0, since, whole)
    made.site.face(path, since, ENDLESS, less)
    made.lost(path, "altered", since, 3 * DAY)
