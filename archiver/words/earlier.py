"""Wordings of earlier releases that are stored with events and reasons, beside the wording of today: what is stored stays as it
was written, and is read by either.

Whoever changes a sentence puts the old one here: a template under the template of today, a reason under its rule, a part of one
as it is. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from archiver.words.english import ENGLISH
from storage.model import EventKind

# template of today -> those that it replaced; of `judge/24` and before where nothing else is said
TEMPLATES: Mapping[str, Sequence[str]] = {
    ENGLISH.events[EventKind.ALTERED]: ("The text differs from our copy: last seen as kept {last_seen}, first seen different {changed}.",),
    ENGLISH.events[EventKind.MOVED]: (  # `judge/12`
        "Served at another address of the site: here last seen {last_seen}, first absent {first_absent}.",
    ),
    ENGLISH.events[EventKind.HOST]: (  # `judge/10`
        ENGLISH.events[EventKind.HOST].removeprefix("At least "),
    ),
    ENGLISH.host_in_turn: (  # `judge/10`
        ENGLISH.host_in_turn.replace(" had changed so far;", " changed;"),
    ),
    ENGLISH.member[EventKind.SUSPECTED]: (  # `judge/12`
        "A document that this page carries was not found in one look, not yet confirmed: last seen {last_seen}, first absent {first_absent}.",
    ),
    ENGLISH.members[EventKind.SUSPECTED]: (  # `judge/12`
        "Documents that this page carries were not found in one look, not yet confirmed: last seen {last_seen}, first absent {first_absent}.",
    ),
    ENGLISH.moved_to: (  # `judge/12`
        "Served at another address of the site, {address}: here last seen {last_seen}, first absent {first_absent}.",
    ),
    ENGLISH.moved_led_to: ("The page is there, and shows or links its text at another address, {address}: in the page itself last seen {last_seen}, first absent {first_absent}.",),
    ENGLISH.moved_as_said: ("Not at this address, and someone said at which other it is: here last seen {last_seen}, first absent {first_absent}.",),
    ENGLISH.moved_without: ("{sentence} A passage that is cited is not in the text found there.",),
    ENGLISH.member_moved: ("This page carries its document at another address now, {address}: seen there {at}; at its own it was first absent {first_absent}.",),
    ENGLISH.altered_so: ("{sentence} What is told of it was found at each look that had its text since {stands}.",),
    ENGLISH.altered_cited: ("A passage that is cited is not in it any more: last seen as kept {last_seen}, first seen different {changed}.",),
    ENGLISH.altered_cited_back: ("A passage that is cited is there again, in a text that differs from our newest copy: that was last seen {last_seen}, the passage first again {stands}.",),
    ENGLISH.altered_cited_member: ("A passage that is cited is not in a document that this page carries any more: last seen as kept {last_seen}, first seen different {changed}.",),
    ENGLISH.altered_cited_members: ("Passages that are cited are not in documents that this page carries any more: last seen as kept {last_seen}, first seen different {changed}.",),
    ENGLISH.altered_member: ("A document that this page carries differs from our copy: last seen as kept {last_seen}, first seen different {changed}.",),
    ENGLISH.altered_members: ("Documents that this page carries differ from our copies: last seen as kept {last_seen}, first seen different {changed}.",),
    ENGLISH.altered_back: ("The text is that of our first copy again, and differs from the newest: that was last seen {last_seen}, the first again {stands}.",),
    ENGLISH.altered_pictures: ("Pages without text show other pictures than in our copy: {pages}. Last seen as kept {last_seen}, first seen different {changed}.",),
    ENGLISH.altered_shown: ("The words of the page are the same, what it shows or leads to differs from our copy: last seen as kept {last_seen}, first seen different {changed}.",),
    # before a vantage point was called so, in the course of `judge/27`
    ENGLISH.blocked_here: ("Not shown to us {place}: {finding}. Last seen this way {last_seen}, first not shown {first_off}; by another way out seen {elsewhere}.",),
    ENGLISH.unreachable_here: ("No usable answer from the site {place}: {finding}. Last seen this way {last_seen}, first without an answer {first_off}; by another way out seen {elsewhere}.",),
    ENGLISH.restored_elsewhere: ("Served at this address again by another way out: seen {elsewhere}. Not shown to us {place}: {finding}; first absent {first_absent}.",),
    ENGLISH.member_here: ("A document that this page carries is not shown to us {place}: {finding}. Last seen this way {last_seen}, first not shown {first_off}; by another way out seen {elsewhere}. The page itself is there.",),
    ENGLISH.members_here: ("Documents that this page carries are not shown to us {place}: {finding}. Last seen this way {last_seen}, first not shown {first_off}; by another way out seen {elsewhere}. The page itself is there.",),
    ENGLISH.member_unanswered: ("No usable answer came {place} for a document that this page carries: {finding}. Last seen this way {last_seen}, first without an answer {first_off}; by another way out seen {elsewhere}. The page itself is there.",),
    ENGLISH.members_unanswered: ("No usable answer came {place} for documents that this page carries: {finding}. Last seen this way {last_seen}, first without an answer {first_off}; by another way out seen {elsewhere}. The page itself is there.",),
    ENGLISH.member_elsewhere: ("The document that this page carries is served again by another way out: seen {elsewhere}. Not shown to us {place}; first absent {first_absent}.",),
    ENGLISH.members_elsewhere: ("Documents that this page carries are served again by another way out: seen {elsewhere}. Not shown to us {place}; first absent {first_absent}.",),
}  # fmt: skip

_WHEN = "; told when it was seen {needed} times over at least {all}."
_ONCE = "; reported once it has been seen {needed} times over at least {all}."
_NO_MORE = " The looks themselves tell no more of by whom or why."
_BEYOND = " Beyond this notice, the looks do not tell by whom or why."

# rule, or family of rules as in the tables of another language -> wordings that were replaced, and those of today; the more
# particular before the general
REASONS: Mapping[str, Sequence[tuple[str, str]]] = {
    "new": [
        ("No usable copy was had at this look; the first one that holds the content is kept as the reference.", "This look received no usable copy; the first copy that holds the content will be kept as the reference."),
        ("By another way out a copy was received, and is kept; the first one that comes this way is the reference.", "A copy was received from another vantage point, and is kept; the first copy received from this one will be the reference."),
        ("By another way out a copy was received on {at}, and is kept; no way out that was asked at this look received one.", "A copy was received from another vantage point on {at}, and is kept; at this look none was received from any vantage point that was tried."),
        ("Another way out received a copy, which is kept; the first copy received this way will be the reference.", "A copy was received from another vantage point, and is kept; the first copy received from this one will be the reference."),
        ("Another way out received a copy on {at}, which is kept; at this look no way out that was tried received one.", "A copy was received from another vantage point on {at}, and is kept; at this look none was received from any vantage point that was tried."),
    ],
    "inconclusive": [
        ("By another way out the page was received. What came this way tells of our own line, and nothing follows from it.", "The page was received from another vantage point. What came to this one concerns our own connection only, and nothing follows from it."),
        ("Another way out received the page. What came this way concerns our own connection only, and nothing follows from it.", "The page was received from another vantage point. What came to this one concerns our own connection only, and nothing follows from it."),
        ("This look tells of our own line, clock or limits, not of the page: it neither confirms nor ends anything.", "This look says something about our own connection, clock or limits, not about the page: it neither confirms nor ends anything."),
        ("The address at which the kept text was found before could not be seen at this look: it neither confirms nor ends anything.", "The address where the kept text was found before could not be seen at this look, so the look neither confirms nor ends anything."),
        ("This look had the page, and could not see a document that is in question: of that it neither confirms nor ends anything.", "This look received the page but could not see a document that is in question: about that document it neither confirms nor ends anything."),
    ],
    "elsewhere-holds": [
        ("By another way out the {what} was received on {at}: for {span} after it, {rest}", "The {what} was received from another vantage point on {at}: for {span} after that, {rest}"),
        ("Another way out received the {what} on {at}: for {span} after that, {rest}", "The {what} was received from another vantage point on {at}: for {span} after that, {rest}"),
    ],
    "host-wide": [
        ("{many}: until a day is over this is about the host.", "{many}: until a day is over this counts as a change of the host."),
        ("{many}: for {span} this is about the host, not about this page.", "{many}: for {span} this counts as a change of the host, not of this page."),
    ],
    "instead": [("What is shown in its place is another than before: {seen}", "What is shown in its place is different from before: {seen}")],
    "wait-instead": [("What is shown in its place is another than before: {seen}" + _WHEN, "What is shown in its place is different from before: {seen}" + _ONCE)],
    "wait-altered": [("{what}: {seen}" + _WHEN, "{what}: {seen}" + _ONCE)],
    "wait-*": [("Not yet confirmed: {looks} over {span} in which {why}; it takes {needed} over {all}.", "Not yet confirmed: at {looks} over {span} {why}; {needed} looks over {all} are needed.")],
    "altered-among-others": [
        ("Another text at each look; not in any of them over {rest}", "The text is different at each look; missing from all of them over {rest}"),
        ("Another text at each look; new in all of them over {rest}", "The text is different at each look; new in all of them over {rest}"),
    ],
    "in-turn": [
        ("What differs stands beside the text, in the place of what the alteration before had brought there, as that did: noted, and not told.", "What differs is outside the main text and replaces what the previous change brought there, as that change did in turn: noted, and not reported."),
        ("What differs are links to other pages, beside the text; such links alone differed twice before, at most ten days apart: noted, and not told.", "Only links to other pages, outside the text, differ; such links alone differed twice before, at most ten days apart: noted, and not reported."),
    ],
    "certificate-refused": [("The site was reached by an old way of securing a connection alone, which is no longer safe; its certificate was not in question. Whoever runs this archive can accept what comes so by {rest}", "The site could be reached only over an old kind of secure connection that is no longer safe; its certificate was not in question. Whoever runs this archive can accept what is received so by {rest}")],
    "certificate-body": [("What was received without checking it is {same}; without a check that tells nothing of the site.", "What was received without checking the certificate is {same}; unchecked, it tells nothing about the site.")],
    "list": [("{list} had it on {at}, and has it no more.", "{list} had it on {at}, and no longer has it.")],
    "change": [
        ("As soon as anything else differs with it, in the text or beside it, all of it is told.", "As soon as anything else differs as well, in the text or outside it, all of it is reported."),
        ("One look that finds one of the documents at its address ends this of it at once.", "One look that finds one of the documents at its address ends this for that document at once."),
        ("Only a look that tells of the page changes what is said of it.", "Only a look that tells something about the page changes what is said of it."),
        ("{first} ends this, and is the reference; more looks like this one add nothing to it.", "{first} ends this and becomes the reference; more looks like this one add nothing to it."),
        ("No later look takes this back: what was there before, if it is served again and stays, is told as another change.", "No later look takes this back: what was there before, if it is served again and stays, is reported as another change."),
        ("A remark may call this a false alarm, where it has a place in the page: a later change of that place alone, of about its size, is then noted and not told, unless something cited goes with it.", "A remark may call this a false alarm if the change has a place in the page: a later change of that place alone, of about the same size, is then noted and not reported, unless a passage that is cited goes with it."),
    ],
    "limit-vantage": [
        ("Looked at {place} only: what is answered elsewhere is not known.", "Looked at {place} only: how the site answers elsewhere is not known."),
        ("Looked at {place}, and {ways}. What is answered elsewhere is not known.", "Looked at {place}, and {ways}. How the site answers elsewhere is not known."),
    ],
    "limit-way": [
        ("Whether the text that {way} receives has changed is not judged. Setting {same} as the way by which requests for this source leave has it judged.", "Whether the text that is received by way of {way} has changed is not judged. To have it judged, set {same} as the vantage point of this source."),
        ("Whether the text that is received by way of {way} has changed is not judged. To have it judged, set {same} as the way out of this source.", "Whether the text that is received by way of {way} has changed is not judged. To have it judged, set {same} as the vantage point of this source."),
    ],
    "limit-visitor": [("No script is run: what one fetches or works out is not seen, nor whether other visitors are shown another text.", "No script is run: what scripts load or work out is not seen, nor whether other visitors are shown another text.")],
    "limit-return": [("Whether it comes back is not known; later looks tell.", "Whether it will come back is not known; later looks will tell.")],
    "limit-unseen": [
        ("What was changed before our first copy, or stands in pictures, is not seen.", "Changes before our first copy, and what pictures show, are not seen."),
        ("What was changed before our first copy, or stands in pictures beside text, is not seen.", "Changes before our first copy, and what pictures beside text show, are not seen."),
    ],
    "limit-host": [
        ("The home page was not asked at this look.", "The home page was not requested at this look."),
        ("The home page was asked at this look, and its answer cannot count: it is like what came at this address, or tells nothing.", "The home page was requested at this look, but its answer does not count: it resembles what came at this address, or tells nothing."),
    ],
    "limit-between": [
        ("What happened between looks, every {span} at most, is not seen.", "What happened between looks is not seen; they are set to be at most {span} apart."),
        ("What happened between looks, of which two were {span} apart, is not seen.", "What happened between looks is not seen; two of them were {span} apart."),
    ],
    "notice-*": [
        ("The notice says that the account it stood in was closed by who held it: {words}" + _NO_MORE, "The notice says that the account it was in was closed by its holder: {words}" + _BEYOND),
        ("The notice speaks of the account that it stood in, and says no more of by whom: {words}" + _NO_MORE, "The notice speaks of the account it was in, and does not say by whom: {words}" + _BEYOND),
        ("{said}" + _NO_MORE, "{said}" + _BEYOND),
    ],
    "remark-explained": [("A remark explains this record; nothing more is sent of it.", "A remark explains this record; nothing more is sent about it.")],
    "remark-false_alarm": [("A remark says that earlier looks were a false alarm: up to look {n} they do not count.", "A remark says that earlier looks were a false alarm: looks up to number {n} do not count.")],
    "remark-wrong_baseline": [("A remark says that our copy up to look {n} was not the content: it is compared no more.", "A remark says that our copy up to look {n} was not the content: it is no longer compared.")],
    "remark-mute": [("A remark asks that nothing be sent of this record.", "A remark asks that nothing be sent about this record.")],
    "quote-again": [("a cited passage is in it again: {words}", "a cited passage is there again: {words}")],
    "told-too": [("Told at this look, too: {told}", "Also reported at this look: {told}")],
    "copy-absent": [("The kept text was found last at {rest}", "The kept text was last found at {rest}")],
    "copy-unseen": [
        ("The kept text was found last at {found}; from {at} on an error, a wall or no answer came there, and whether it is there is not known.", "The kept text was last found at {found}; from {at} on, an error, a login or test page or no answer came from there, and whether it is still there is not known."),
        ("The kept text was found last at {found}; that address was not asked after that, and whether it is there is not known.", "The kept text was last found at {found}; that address was not requested after that, and whether it is still there is not known."),
    ],
    "header.retry_after": [("asked to wait {seconds} s", "the server asked us to wait {seconds} s")],
    "failure": [("our own reader of texts failed on what came: it is kept, and tells nothing of the page", "our text reader failed on what was received: it is kept, and tells nothing about the page")],
    "first.content": [("a first look, and it is content", "a first look, which received content")],
    "part": [("the page says that it shows a part of its text, and the rest to who pays or is known; kept is what it showed: {words}", "the page says that it shows only part of its text, and the rest to those who pay or sign in; what it showed is kept: {words}")],
    "first.type": [("the address names a document, and a page came", "the address names a document, but a page was received")],
    "first.unfilled": [("the answer holds no text, but a few words such as stand where one is to come", "the answer holds no text, only a few placeholder words")],
    "unfilled": [("the answer holds no text, but a few words such as stand where one is to come", "the answer holds no text, only a few placeholder words")],
    "first.refresh": [("the page only sends on to {url}", "the page only forwards to {url}")],
    "onward": [
        ("the page only sends on to {url}", "the page only forwards to {url}"),
        ("the page only sends on, and does not say where to", "the page only forwards, and does not say where to"),
    ],
    "script.fills": [("a place for a text is empty, which a script of the page is to fill: {place}", "an empty place, which a script of the page is to fill with text: {place}")],
    "script.address": [("a script on the page gives it another address, which was not followed", "a script on the page leads to another address, which was not followed")],
    "words": [("all that came is: {words}", "all that was received: {words}")],
    "cut": [("{what} cut to a part of it", "{what} shortened to a part of its text")],
    "emptied": [("the page is there under its title, its text is not, and no other stands in its place", "the page is there under its title, without its text and with no other text in its place")],
    "divided": [("{links} its text may stand there", "{links} its text may be there")],
    "worked": [("a notice that it is being worked at stands in the place of the text, and the site is otherwise there", "a notice that the page is being worked on is shown in the place of the text, and the rest of the site is there")],
    "core": [("the page is there under its title, its main text is not", "the page is there under its title, but without its main text")],
    "front": [("the site's front page is there, written anew", "the site's front page is there, rewritten")],
    "unshown": [("the text stands in the answer, where it is not shown before a click", "the text is in the answer, but is not shown before a click")],
    "textless": [("a document of {pages} pages came, without text", "a document of {pages} pages was received, without text")],
    "locked": [("a document came that cannot be read without a password", "a document was received that cannot be read without a password")],
    "unreadable": [("a document came that cannot be read", "a document was received that cannot be read")],
    "quote": [
        ("a cited passage is not in it any more: {words}", "a cited passage is no longer there: {words}"),
        ("a cited passage is struck out in it now: {words}", "a cited passage is now struck out: {words}"),
        ("a cited passage is not in its document {url} any more: {words}", "a cited passage is no longer in the page's document {url}: {words}"),
    ],
    "quote.absent": [("a cited passage was not found in it, word for word: {words}", "a cited passage was not found there word for word: {words}")],
    "lost": [("not in it any more: {words}", "no longer there: {words}")],
    "added": [("new in it: {words}", "new there: {words}")],
    "pictures": [("pages without text, whose pictures are not the same: {pages}", "pages without text whose pictures differ: {pages}")],
    "beyond": [("the document differs behind what is read of it", "the document differs beyond the part that is read")],
    "presentation": [("the same text in other dress", "the same text, presented differently")],
    "another": [("another site's page is served at the addresses that were asked", "another site's page is served at the addresses that were requested")],
    "rewritten": [
        ("a page of its name is there, written anew", "a page of the same name is there, rewritten"),
        ("the document is there under its first line and its headings, written anew", "the document is there with its first line and its headings, rewritten"),
    ],
    "template": [("what differs is on the site's page for what does not exist, too", "what differs is also on the site's not-found page")],
    "place": [("something differs where a remark says of {looks} that the change was a false alarm: noted, and not told", "something differs in a place where a remark calls the change seen at {looks} a false alarm: noted, and not reported")],
    "neighbours": [("what differs came or went on other pages of the site, too", "what differs also came or went on other pages of the site")],
    "probe.disorder": [("the home page fails, and an invented address answers otherwise", "the home page fails, and an invented address gets a different answer")],
    "probe.siblings": [("addresses that were alive give the same answer", "addresses that worked before give the same answer")],
    "door": [("what was not found is a login, a consent or a check of who asks, to which the address leads: it is not the page", "what was not found is a login, consent or visitor check page to which the address leads, not the page itself")],
    "member.lost": [("the page is there, its document {url} is not served any more", "the page is there, but its document {url} is no longer served")],
    "member.cited": [("a cited passage stood in it: {words}", "a cited passage was in it: {words}")],
    "member.altered": [("the page is there, its document {url} was altered", "the page is there, but its document {url} differs from our copy")],
}  # fmt: skip

# what stands in reasons and in sentences of events: what a rule asks for, evidence, answers, what was found
PARTS: Mapping[str, str] = {
    "a notice stood in the place of the page": "a notice was shown in the place of the page",
    "a notice stood in the place of the document": "a notice was shown in the place of the document",
    "the answer was 410, or the page that listed it lists it no more, and the site was otherwise fine": "the answer was status 410, or the page that listed it no longer did, and the site was otherwise fine",
    "the answer was 'not found' while the home page or a neighbour was fine": "the answer was 'not found' while the home page or a neighbouring page was fine",
    "the answer was the one that this site gives for what does not exist, while a neighbour was fine": "the answer was the one that this site gives for pages that do not exist, while a neighbouring page was fine",
    "the answer was 'not found'; the home page was not asked each time": "the answer was 'not found', but the home page was not requested each time",
    "the kept text was not in the answer; the home page or the neighbours were not as they should be either": "the kept text was not in the answer, and the home page or the neighbouring pages were not as they should be either",
    "a placeholder of a domain dealer or hosting company stood in the place of the site": "a placeholder of a domain dealer or hosting company was shown in the place of the site",
    "a placeholder of a domain dealer or hosting company was shown; other pages of the site were not asked each time": "a placeholder of a domain dealer or hosting company was shown, but other pages of the site were not requested each time",
    "a resolver said that there is no such name; the second did not confirm it each time": "one resolver said that there is no such name, but the second did not confirm it each time",
    "the registry says that the registration of the name has ended, is being given up, or is a newer one": "the registry says that the name's registration has ended, is being given up, or is a newer one",
    "the page was received by another way out, and not by ours": "the page was received from another vantage point, and not from this one",
    "the document was received by another way out, and not by ours": "the document was received from another vantage point, and not from this one",
    "One whole answer with content": "One complete answer with content",
    "One whole answer with content in the place of 'not found'": "One complete answer with content instead of 'not found'",
    "One whole answer with content in the place of the notice": "One complete answer with content instead of the notice",
    "One whole answer with content in the place of another page": "One complete answer with content instead of another page",
    "One whole answer with the document that the address names": "One complete answer with the document that the address names",
    "One whole answer with content in the place of the placeholder": "One complete answer with content instead of the placeholder",
    "Once the name is known, one whole answer with content": "Once the name is known, one complete answer with content",
    "One whole answer with content that our limits, and our reader of texts, can take": "One complete answer with content that our limits allow and our text reader can process",
    "Once the name leads to an address that may be asked, one whole answer with content": "Once the name leads to an address that we may connect to, one complete answer with content",
    "the home page, a neighbour or the page that carries it was fine": "the home page, a neighbouring page or the page that carries it was fine",
    "the home page or the neighbours were not as they should be": "the home page or the neighbouring pages were not as they should be",
    "the answer was status 410": "the server answered with status 410",
    "the page that listed it lists it no more": "the page that listed it no longer lists it",
    "the answer is like the not-found page that the site was known to have": "the answer is like the site's known not-found page",
    "of two resolvers one alone says that there is no such name": "only one of two resolvers says that there is no such name",
    "by another way out the page was received": "the page was received from another vantage point",
    "by another way out the document was received": "the document was received from another vantage point",
    "by another way out the same was found": "the same was found from another vantage point",
    "by another way out a text was received that differs in much from our copy": "a text that differs greatly from our copy was received from another vantage point",
    "a text that differs in much from our copy was received by another way out": "a text that differs greatly from our copy was received from another vantage point",
    "an independent archive was answered 'not found', too": "an independent archive also got the answer 'not found'",
    "an independent archive was given a page at this address": "an independent archive received a page at this address",
    "the registry, by which the registration of the name ended or is a newer one": "the registry, which says that the name's registration ended or is a newer one",
    "an independent archive, which was answered 'not found'": "an independent archive, which got the answer 'not found'",
    "the main text, in which most of what differs stands": "the main text, which contains most of what differs",
    "the main text, in which what differs stands and is short": "the main text, in which a short passage differs",
    "a text that differs, of which little stands in what is taken for the main text": "a text that differs, with little of the difference in what we read as the main text",
    "what the page shows or leads to, beside its words": "what the page shows or leads to, besides its words",
    "pictures in a text whose words are the same, known by their names alone": "pictures in a text whose words are the same, recognised by their names alone",
    "a few words, which stand beside what is taken for the main text": "a few words outside what we read as the main text",
    "others answer for the domain than when it was last seen": "the domain has different name servers than when it was last seen",
    "those who answer for the domain now do so for domains that are for sale": "the domain's name servers are now ones used for domains that are for sale",
    "the domain has its name servers, and only this name of it is not known": "the domain has its name servers, and only this name under it is not known",
    "the name servers of the domain, which are others than before": "the name servers of the domain, which are different from before",
    "what the site gives for other addresses that are not there": "what the site answers at other addresses that are not there",
    "the list, which leaves it out": "the list, which no longer has it",
    "what a remark says of where it is, where nobody looked": "an address given in a remark, at which nobody looked",
    "the time, a day or more": "how long it has lasted, a day or more",
    "a not-found page was shown with a status that says all is well": "a not-found page was shown with a success status",
    "a file of another type came": "a file of another type was received",
    "a notice spoke of the place we look from": "a notice was shown about the region we look from",
    "the answer was more than our limits, or our own reader of texts, could take": "the answer exceeded our limits, or our text reader could not process it",
    "the address is one that we never talk to": "the address is one that we never connect to",
    "our clock was not to be trusted": "our clock could not be trusted",
    "the answer held no text, but a few words such as stand where one is to come": "the answer held no text, only a few placeholder words",
    "it answers with a page that only sends its reader on": "the answer was a page that only forwards its reader elsewhere",
    "a document came that cannot be read without a password": "a document was received that cannot be read without a password",
    "a page was shown that asks for consent to cookies, or to the use of data, first": "a page was shown that first asks for consent to cookies or to the use of data",
    "the page was shown under its title, and not its text": "the page was shown under its title, but without its text",
    # before a vantage point was called so, in the course of `judge/27`
    "another way out received the page": "the page was received from another vantage point",
    "another way out received the document": "the document was received from another vantage point",
    "another way out found the same": "the same was found from another vantage point",
    "another way out received a text that differs greatly from our copy": "a text that differs greatly from our copy was received from another vantage point",
    "what was received by another way out": "what was received from another vantage point",
    "the page was received by another way out, and not by this one": "the page was received from another vantage point, and not from this one",
    "the document was received by another way out, and not by this one": "the document was received from another vantage point, and not from this one",
    "that way out did not work": "that vantage point did not work",
}  # fmt: skip


def forms(template: str) -> Iterator[str]:
    """How a sentence may be stored that this template makes: as it makes it, and as those before it did."""
    yield template
    yield from TEMPLATES.get(template, ())


def reworded(rules: Iterable[str], text: str) -> str:
    """A reason as it is written today; itself where it is, or where nobody knows it. `rules`: its own, and their family."""
    for before, now in (pair for rule in rules for pair in REASONS.get(rule, ())):
        match = pattern(before).fullmatch(text)
        if match is not None:
            return now.format(**match.groupdict())
    return text


def part(text: str) -> str:
    """A part of a reason or of a sentence as it is written today; itself where it is."""
    return PARTS.get(text, text)


@cache
def pattern(template: str) -> re.Pattern[str]:
    """By which what a template made is read."""
    parts = re.split(r"\{(\w+)\}", template)
    return re.compile(
        "".join(f"(?P<{part}>.+)" if i % 2 else re.escape(part) for i, part in enumerate(parts)), re.DOTALL
    )
