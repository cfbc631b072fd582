"""Recognises tab panes: each is a part of the same document, whichever is open or has most running text (pure)."""

from __future__ import annotations

from archiver.text.page.walked import Node, Walked

PANES = 2  # min panes with the same parent

_PANES = frozenset({"tab-pane", "tabpanel", "tab-panel", "tabcontent", "tabs-panel", "ui-tabs-panel"})


def around_panes(found: Walked, box: Node) -> Node:
    """The element around all panes if the text's element `box` is in one of them; else `box`."""
    around = box
    for at in (box, *box.ancestors()):
        if at.parent is not None and _is_pane(at):
            panes = sum(node.parent is at.parent and _is_pane(node) for node in found.nodes)
            around = at.parent if panes >= PANES else around
    return around


def _is_pane(node: Node) -> bool:
    names = node.attributes.get("class", "")
    return node.attributes.get("role") == "tabpanel" or ("tab" in names and not _PANES.isdisjoint(names.split()))
