"""Blocks as markup: one function for each, and the `match` that finds it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never

from qmsgen import figures
from qmsgen.figures import tabulated
from qmsgen.model.document import (
    Bullets,
    Card,
    Contents,
    Field,
    Figure,
    Flow,
    Heading,
    Landscape,
    Note,
    PageBreak,
    Paragraph,
    Parallel,
    Question,
    RatingGrid,
    Sheet,
    Table,
    Tone,
    sayings,
)
from qmsgen.web import contents, grids, measures
from qmsgen.web.inline import inline, language_of
from qmsgen.web.markup import Value, classes, element, said, text
from qmsgen.web.tables import table
from qmsgen.web.words import TABLE

if TYPE_CHECKING:
    from qmsgen.model.document import Block
    from qmsgen.web.rendition import Rendition

_SVG_TITLE = re.compile(r"(<svg\b[^>]*>\s*<title\b[^>]*>)[^<]*")


def blocks(content: tuple[Block, ...], rendition: Rendition) -> str:
    """The markup of blocks, one after the other; a lone plain paragraph in a box needs no `<p>`."""
    match content:
        case (Paragraph(content=words, tone=Tone.PLAIN),) if not rendition.flowing:
            return inline(words, rendition)
        case _:
            return "\n".join(made for item in content if (made := block(item, rendition)))


def block(item: Block, rendition: Rendition) -> str:  # noqa: C901, PLR0912 - one case for each kind of block
    """The markup of one block."""
    match item:
        case Heading():
            return heading(item, rendition)
        case Paragraph():
            return _paragraph(item, rendition)
        case Bullets():
            return _bullets(item, rendition)
        case Table():
            return table(item, rendition, blocks)
        case Note():
            return _note(item, rendition)
        case Figure():
            return _figure(item, rendition)
        case RatingGrid():
            return grids.grid(item, rendition)
        case Question():
            return grids.question(item, rendition)
        case PageBreak():
            return element("div", class_="page-break")
        case Contents():
            return contents.in_place(item, rendition)
        case Landscape(blocks=inner):
            return element("section", blocks(inner, rendition.turned()), class_="landscape")
        case Sheet(blocks=inner):
            return blocks(inner, rendition)
        case Card():
            return _card(item, rendition)
        case Parallel():
            return _parallel(item, rendition)
        case _:
            assert_never(item)


def heading(item: Heading, rendition: Rendition) -> str:
    """A heading one level below its own, for the title of the document is the first."""
    number = contents.numbered(item, rendition)
    mark = element("span", text(number), class_="number") + " " if number else ""
    return element(
        f"h{item.level + 1}",
        mark + inline(item.content, rendition),
        id=item.anchor,
        class_=classes(item.annex and "annex", item.break_before and "fresh"),
    )


def _paragraph(item: Paragraph, rendition: Rendition) -> str:
    runs_on = rendition.flowing and not any(isinstance(piece, Field) for piece in item.content)
    tone = "running" if item.tone is Tone.PLAIN and runs_on else item.tone.value
    kind = classes(tone != Tone.PLAIN.value and tone, item.keep_with_next and "keep")
    return element("p", inline(item.content, rendition), class_=kind, lang=language_of(item.content) or None)


def _parallel(item: Parallel, rendition: Rendition) -> str:
    """Two languages side by side, row by row."""
    rows = (
        element("div", _side(left, rendition) + _side(right, rendition, item.language), class_="parallel")
        for left, right in item.rows
    )
    return "\n".join(rows)


def _side(content: tuple[Block, ...], rendition: Rendition, language: str = "") -> str:
    return element("div", "".join(block(item, rendition) for item in content), lang=language or None)


def _bullets(item: Bullets, rendition: Rendition) -> str:
    boxed = rendition.boxed()
    entries = "".join(element("li", blocks(entry, boxed)) for entry in item.items)
    return element("ol" if item.ordered else "ul", entries)


def _note(item: Note, rendition: Rendition) -> str:
    boxed = rendition.boxed()
    title = element("p", inline(item.title, boxed), class_="note-title") if item.title else ""
    body = element("div", blocks(item.blocks, boxed), class_="note-text") if item.blocks else ""
    role = None if rendition.paged else "note"
    return element("div", title + body, class_=f"note {item.kind}", role=role)


def _card(item: Card, rendition: Rendition) -> str:
    boxed = rendition.boxed()
    title = element("p", inline(item.title, boxed), class_="card-title") if item.title else ""
    return element("div", title + element("div", blocks(item.blocks, boxed)), class_="card")


def _figure(item: Figure, rendition: Rendition) -> str:
    width, height = measures.picture(rendition)
    say = sayings(rendition.document)
    drawn = figures.draw(item.drawing, rendition.theme.colours, width_mm=width, height_mm=height, gettext=say)
    reached: dict[str, Value] = (
        {} if rendition.paged else {"tabindex": 0, "role": "group", "aria_label": item.caption or item.alternative}
    )
    pieces = "".join(element("div", _told(piece.svg, item.alternative), class_="picture", **reached) for piece in drawn)
    caption = element("figcaption", said(item.caption)) if item.caption else ""
    return element("figure", pieces + caption, id=item.anchor or None) + _as_table(item, rendition)


def _as_table(item: Figure, rendition: Rendition) -> str:
    """What the drawing shows as a table to unfold, on a screen; the steps of a flow are told beside it anyhow."""
    if rendition.paged or isinstance(item.drawing, Flow):
        return ""
    derived = tabulated.table(item.drawing, sayings(rendition.document))
    return element("details", element("summary", said(rendition.words[TABLE])) + table(derived, rendition, blocks))


def _told(svg: str, alternative: str) -> str:
    """The drawing with its alternative text as its title, which every reader of HTML and PDF looks for."""
    return _SVG_TITLE.sub(lambda opening: opening[1] + text(alternative), svg, count=1)
