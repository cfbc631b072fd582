"""Where the main content of a walked page is: the choice is explained in `walk`."""

from __future__ import annotations

from dataclasses import dataclass

from archiver.text.walk import DESCEND, Node, Walked


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The main content of one page."""

    lines: tuple[str, ...]  # its blocks in order
    paragraphs: int  # runs of such text
    prose_chars: int  # running text outside furniture, anywhere on the page
    box: Node  # the element around it, generously: one up, for attachments beside the text
    furniture: frozenset[Node]  # elements that are page furniture, inside the box or outside

    def holds(self, node: Node) -> bool:
        """Whether an element stands in the main content; of a page without text, anywhere outside furniture."""
        at: Node | None = node
        inside = self.prose_chars == 0
        while at is not None:
            if at in self.furniture:
                return False
            inside = inside or at is self.box
            at = at.parent
        return inside


def content(found: Walked) -> Content:
    """The main content: where the running text is. What holds half of all the prose is no furniture, whatever its name."""
    _accumulate(found)
    total = found.nodes[0].prose
    dropped = frozenset(node for node in found.nodes if node.furniture and node.prose * 2 <= total)
    gone = bytearray(len(found.blocks))
    for node in dropped:
        gone[node.first : node.last] = b"\x01" * (node.last - node.first)
    _accumulate(found, gone)
    box = _descend(found.nodes[0])
    lines = tuple(
        block.text
        for number, block in enumerate(found.blocks[box.first : box.last], box.first)
        if not gone[number] and (block.heading or block.linked * 2 <= len(block.text) or block.linked < 4)
    )
    wide = box.parent if box.parent is not None and box.parent.tag not in {"body", "html"} else box
    paragraphs = sum(1 for number, block in enumerate(found.blocks) if block.prose and not gone[number])
    return Content(lines=lines, paragraphs=paragraphs, prose_chars=found.nodes[0].prose, box=wide, furniture=dropped)


def _accumulate(found: Walked, gone: bytearray | None = None) -> None:
    """Give every element the running text of its blocks and of all below it."""
    for node in found.nodes:
        node.prose = 0
    for number, block in enumerate(found.blocks):
        if gone is None or not gone[number]:
            block.node.prose += block.prose
    for node in reversed(found.nodes):  # document order: children come after their parents
        if node.parent is not None:
            node.parent.prose += node.prose


def _descend(root: Node) -> Node:
    node = root
    while node.children:
        best = max(node.children, key=lambda child: child.prose)
        if best.prose == 0 or best.prose < node.prose * DESCEND:
            break
        node = best
    # a lone paragraph is too narrow a box: its siblings are the heading and the date
    while node.tag in {"p", "h1", "h2", "h3", "li", "td", "th", "tr", "tbody", "pre", "blockquote"} and node.parent:
        node = node.parent
    return node
