"""Which anchors a document links to; only those are worth a mark in its Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qmsgen.model.document import Link
from qmsgen.model.document.walking import every

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qmsgen.model.document import Block


def anchors(blocks: Iterable[Block]) -> frozenset[str]:
    """The anchors that some link in these blocks leads to."""
    return frozenset(link.anchor for block in blocks for link in every(Link, block))
