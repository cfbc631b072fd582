"""JSON values that swapped places, in whatever order records and members stand."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest

from archiver.text import compare, extract
from storage.model import Comparison

VOTES: dict[str, Any] = {
    "title": "Votes on the law of the archive",
    "members": [
        {"name": "Ana", "party": "Green", "vote": "yes"},
        {"name": "Bo", "party": "Red", "vote": "no"},
        {"name": "Cy", "party": "Blue", "vote": "yes"},
    ],
    "ranking": ["Ana", "Bo", "Cy"],
    "languages": ["en", "fr"],
    "held": [3, 5, 7, 5],
    "ids": [11, 12, 13],
    "steps": ["asked", "heard", "asked"],
    "rows": [["Ana", 1, 7], ["Bo", 0, 9]],
}


def _found(change) -> Comparison:
    new = deepcopy(VOTES)
    change(new)
    texts = (extract(json.dumps(one, indent=2).encode(), media_type="application/json") for one in (VOTES, new))
    return compare(*texts)


def _swap(records, key, one=0, other=1):
    records[one][key], records[other][key] = records[other][key], records[one][key]


@pytest.mark.parametrize(
    ("change", "lost", "added"),
    [
        (lambda all_: _swap(all_["members"], "vote"), "members › Ana › vote: yes", "members › Ana › vote: no"),
        (lambda all_: _swap(all_["members"], "name"), "members › Ana › vote: yes", "members › Ana › vote: no"),
        (lambda all_: _swap(all_["members"], "vote", 1, 2), "members › Cy › vote: yes", "members › Cy › vote: no"),
        (lambda all_: _swap(all_["rows"], 2), "rows › Ana › 3: 7", "rows › Ana › 3: 9"),
        (lambda all_: all_["ranking"].reverse(), "ranking › 1: Ana", "ranking › 1: Cy"),
        (lambda all_: all_["held"].reverse(), "held › 1: 3", "held › 1: 5"),
        (lambda all_: all_["steps"].sort(), "steps › 2: heard", "steps › 2: asked"),
    ],
)
def test_swapped_values_are_reported_with_their_path(change, lost, added):
    found = _found(change)
    assert lost in found.lost
    assert added in found.added


def test_swapped_values_are_reported_beside_an_added_record():
    def change(all_):
        _swap(all_["members"], "vote")
        all_["members"].append({"name": "Di", "party": "Grey", "vote": "absent"})

    assert "members › Ana › vote: no" in _found(change).added


@pytest.mark.parametrize(
    "change",
    [
        lambda all_: all_["members"].reverse(),
        lambda all_: all_["languages"].reverse(),
        lambda all_: all_["ids"].reverse(),
        lambda all_: all_["rows"].reverse(),
        lambda all_: [all_.update({key: all_.pop(key)}) for key in sorted(all_)],
    ],
)
def test_reordered_records_members_and_keys_are_not_reported(change):
    found = _found(change)
    assert (found.lost, found.added) == ((), ())
