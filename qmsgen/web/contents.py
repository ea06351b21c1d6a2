"""The list of contents: gathered from the headings, on pages with page numbers, on a screen beside the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qmsgen.model.document import Card, Contents, Heading, Landscape, Sheet
from qmsgen.web.inline import plain
from qmsgen.web.markup import element, said, text
from qmsgen.web.words import ANNEX, CONTENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qmsgen.model.document import Block
    from qmsgen.web.rendition import Rendition

_FEW = 4
"""Up to so many headings a screen needs no list of contents."""
_DEPTH = 2


def numbered(item: Heading, rendition: Rendition) -> str:
    """The number of a heading as it is read: "5.1", "Annex A"."""
    if not (item.annex and item.number and item.level == 1):
        return item.number
    return rendition.words[ANNEX].format(number=item.number)


def in_place(item: Contents, rendition: Rendition) -> str:
    """The list where the text wants it; a screen shows its own beside the text instead."""
    if not rendition.paged:
        return ""
    title = element("p", said(item.title), class_="contents-title")
    return element("nav", title + _entries(item.depth, rendition), class_="contents")


def beside(rendition: Rendition) -> str:
    """The list for a screen; empty where the document neither asks for one nor is long."""
    wanted = next((item for item in _walk(rendition.document.blocks) if isinstance(item, Contents)), None)
    depth = wanted.depth if wanted else _DEPTH
    if wanted is None and len(_headings(depth, rendition)) <= _FEW:
        return ""
    title = wanted.title if wanted else rendition.words[CONTENTS]
    name = "qms.contents"
    head = element("p", said(title), class_="contents-title", id=name)
    return element("nav", head + _entries(depth, rendition), class_="contents", aria_labelledby=name)


def _entries(depth: int, rendition: Rendition) -> str:
    return element("ul", "".join(_entry(item, rendition) for item in _headings(depth, rendition)))


def _entry(item: Heading, rendition: Rendition) -> str:
    number = numbered(item, rendition)
    mark = element("span", text(number), class_="number") + " " if number else ""
    title = text(plain(item.content))
    if rendition.paged:  # a tagged link has no elements inside
        entry = mark + element("a", title, href=f"#{item.anchor}")
    else:
        entry = element("a", mark + title, href=f"#{item.anchor}")
    return element("li", entry, class_=f"level{item.level}")


def _headings(depth: int, rendition: Rendition) -> list[Heading]:
    """The headings that a list names: on paper those with a number, as in Word; beside a screen all."""
    every = (item for item in _walk(rendition.document.blocks) if isinstance(item, Heading))
    return [item for item in every if item.level <= depth and (item.number or not rendition.paged)]


def _walk(content: tuple[Block, ...]) -> Iterator[Block]:
    for item in content:
        yield item
        match item:
            case Landscape(blocks=inner) | Sheet(blocks=inner) | Card(blocks=inner):
                yield from _walk(inner)
            case _:
                continue
