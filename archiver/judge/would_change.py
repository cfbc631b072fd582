"""What would change a verdict: the look that ends it, the answer that would be the first copy, what follows an
alteration.

One or two reasons of the rule `change` for each verdict that is not good, and for each reported alteration.
"""

from __future__ import annotations

from collections.abc import Mapping

from archiver.judge.seen import Seen, effect_of
from storage.model import Assessment, Effect, Finding, Reason, State

_OF_EFFECT: Mapping[Effect, str] = {
    Effect.LOSS: "One look that finds the kept text at this address ends this at once.",
    Effect.SITE_LOSS: "One look that finds the kept text at this address ends this at once.",
    Effect.BLOCKED: "A look that is shown the page ends this at once; more looks like this one add nothing to it.",
    Effect.FAILURE: "One answer with the kept text ends this at once.",
}
OF_DOCUMENT = "One look that finds the document at its address ends this at once."
OF_DOCUMENTS = "One look that finds one of the documents at its address ends this for that document at once."
_OF_PENDING = "The kept text in the next answer ends this; the same new text again confirms it."
_OF_NOTHING = "Only a look that tells something about the page changes what is said of it."

# The verdict before a look that shows nothing of the page.
_STANDING: Mapping[State, Effect] = {
    State.SUSPECT: Effect.LOSS,
    State.REMOVED: Effect.LOSS,
    State.MOVED: Effect.LOSS,
    State.DOMAIN_GONE: Effect.SITE_LOSS,
    State.BLOCKED: Effect.BLOCKED,
    State.UNREACHABLE: Effect.FAILURE,
}

# which answer would be the first copy, by what came instead
_FIRST_COPY = "One complete answer with content"
_INSTEAD: Mapping[Finding, str] = {
    Finding.GONE: "One complete answer with content instead of 'not found'",
    Finding.SOFT_GONE: "One complete answer with content instead of 'not found'",
    Finding.WITHDRAWN: "One complete answer with content instead of the notice",
    Finding.REPLACED: "One complete answer with content instead of another page",
    Finding.REDIRECTED: "One complete answer with content instead of another page",
    Finding.TYPE_CHANGED: "One complete answer with the document that the address names",
    Finding.PARKED: "One complete answer with content instead of the placeholder",
    Finding.SUSPENDED: "One complete answer with content instead of the placeholder",
    Finding.DNS_NXDOMAIN: "Once the name is known, one complete answer with content",
    Finding.TOO_LARGE: "One complete answer with content that our limits allow and our text reader can process",
    Finding.FORBIDDEN_ADDRESS: "Once the name leads to an address that we may connect to, one complete answer with content",
}
_IS_FIRST = "{answer} ends this and becomes the reference; more looks like this one add nothing to it."

_OF_ALTERED = "No later look takes this back: what was there before, if it is served again and stays, is reported as another change."
_OF_PLACE = (
    "A remark may call this a false alarm if the change has a place in the page: a later change of that place alone, of about "
    "the same size, is then noted and not reported, unless a passage that is cited goes with it."
)


def explain_end(seen: Seen) -> tuple[Reason, ...]:
    """What ends the doubt that a look adds to or confirms."""
    return _of(seen.effect, document=seen.document)


def explain_standing_end(before: Assessment, seen: Seen) -> tuple[Reason, ...]:
    """What ends the standing verdict, after a look that neither confirms nor ends anything."""
    if before.state is State.NEW:
        return explain_first_end(seen)
    if before.state in _STANDING or seen.document:
        return _of(_STANDING.get(before.state, Effect.LOSS), document=seen.document)
    if seen.held_until is not None:  # not found here, whatever the state
        return _of(Effect.LOSS, document=False)
    if before.pending_text is not None:
        return explain_pending_end()
    if before.doubts:
        newest = before.doubts[-1]
        return _of(effect_of(newest.finding, newest.evidence), document=False)
    return (_change(_OF_NOTHING),)


def explain_first_end(seen: Seen) -> tuple[Reason, ...]:
    """Which answer would be the first copy, where nothing usable is kept yet."""
    shown = seen.effect is not Effect.BLOCKED
    ours = seen.effect is Effect.NONE and seen.finding.effect is not Effect.NONE  # what came concerns our own line
    answer = _INSTEAD.get(seen.finding, _FIRST_COPY) if shown and not ours else _FIRST_COPY
    return (_change(_IS_FIRST.format(answer=answer if shown else "One look that is shown the page")),)


def explain_pending_end() -> tuple[Reason, ...]:
    """What ends or confirms a text that differs."""
    return (_change(_OF_PENDING),)


def explain_altered_end(seen: Seen) -> tuple[Reason, ...]:
    """What follows a reported alteration. Only passages of the page have a place."""
    last = seen.observation.last
    placed = last is not None and bool(last.lost or last.added)
    return (_change(_OF_ALTERED), *((_change(_OF_PLACE),) if placed else ()))


def several_end(reason: Reason) -> Reason:
    """What would change the verdict on a document, said of several documents."""
    return _change(OF_DOCUMENTS) if reason.text == OF_DOCUMENT else reason


def _of(effect: Effect, *, document: bool) -> tuple[Reason, ...]:
    text = OF_DOCUMENT if document else _OF_EFFECT.get(effect)
    return (_change(text),) if text is not None else ()


def _change(text: str) -> Reason:
    return Reason("change", text)
