"""Whose words a document is made of: the organisation's own, or those of a pack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qmsgen.model.boilerplate import Share, is_name, is_passage_of_pack
from qmsgen.model.document.blocks import Block, Heading, Landscape, Sheet
from qmsgen.model.document.inline import Run
from qmsgen.model.document.walking import every, numbered_title
from qmsgen.model.document.whole import Document
from qmsgen.model.wording import count_words


@dataclass(frozen=True, slots=True)
class Authorship:
    """The words of one section that somebody typed; those of the template are nobody's."""

    section: str
    """The heading with its number; empty for what stands before the first one."""
    words: Share


def authorship(document: Document) -> tuple[Authorship, ...]:
    """Whose words each section is, by headings of the first level; sections without typed words are left out."""
    section, words = "", Share(0, 0)
    found: list[Authorship] = []
    for block in (*document.cover, *_flat(document.blocks)):
        if isinstance(block, Heading) and block.level == 1:
            found.append(Authorship(section, words))
            section, words = numbered_title(block), Share(0, 0)
        words = sum(map(_share, every(Run, block)), start=words)
    found.append(Authorship(section, words))
    return tuple(one for one in found if one.words != Share(0, 0))


def _flat(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Landscape | Sheet):
            yield from _flat(block.blocks)
        else:
            yield block


def _share(run: Run) -> Share:
    if run.origin is None or is_name(run.origin):
        return Share(0, 0)
    number = count_words(run.text)
    return Share(0, number) if is_passage_of_pack(run.origin) else Share(number, 0)
