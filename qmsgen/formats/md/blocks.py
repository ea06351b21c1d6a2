"""Blocks as Markdown, an empty line between two of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape as attribute
from typing import TYPE_CHECKING, assert_never

from qmsgen.formats.md.escape import escaped
from qmsgen.formats.md.flow import mermaid
from qmsgen.formats.md.inline import one_line, paragraph
from qmsgen.formats.md.tables import emboldened, numbered, rating_grid, table
from qmsgen.model.document import (
    Bullets,
    Card,
    Contents,
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
    Run,
    Sheet,
    Table,
    Tone,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qmsgen.model.document import Block, Content

_APART = "<!-- -->"
"""Between two lists that would else be read as one."""


@dataclass(frozen=True, slots=True)
class Renderer:
    """Writes blocks; `linked` are the anchors that some link leads to."""

    linked: frozenset[str]

    def blocks(self, blocks: Iterable[Block]) -> str:
        """Blocks one below the other."""
        parts: list[str] = []
        before: Block | None = None
        for block in _flat(blocks):
            text = self._block(block)
            if not text:
                continue
            if isinstance(block, Bullets) and isinstance(before, Bullets):
                parts.append(_APART)
            parts.append(text)
            before = block
        return "\n\n".join(parts)

    def _block(self, block: Block) -> str:  # noqa: C901, PLR0912  (one case for each block)
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return _paragraph(block)
            case Bullets():
                return self._bullets(block)
            case Table(caption=caption, anchor=anchor):
                return self._captioned(anchor, caption, table(block))
            case Note(title=title, blocks=inner):
                return _quote("\n\n".join(filter(None, (_bold_line(title), self.blocks(inner)))))
            case Figure():
                return self._figure(block)
            case RatingGrid(caption=caption):
                return self._captioned("", caption, rating_grid(block))
            case Question(number=number, content=content, field=field):
                mark = emboldened(escaped(number))
                return f"{mark} {paragraph(content)}".strip() + f"\n\n{paragraph((field,))}"
            case PageBreak() | Contents():
                return ""
            case Landscape(blocks=inner) | Sheet(blocks=inner):
                return self.blocks(inner)
            case Card(title=title, blocks=inner):
                return "\n\n".join(filter(None, (_bold_line(title), self.blocks(inner))))
            case Parallel(rows=rows):
                return "\n\n".join(self.blocks((*left, *right)) for left, right in rows)
            case _:
                assert_never(block)

    def _anchor(self, name: str) -> str:
        return f'<a id="{attribute(name)}"></a>' if name in self.linked else ""

    def _heading(self, block: Heading) -> str:
        words = numbered(block.number, one_line(block.content))
        if words.endswith("#"):
            words = f"{words[:-1]}\\#"
        return f"{'#' * (block.level + 1)} {self._anchor(block.anchor)}{words}"

    def _captioned(self, anchor: str, caption: str, body: str) -> str:
        title = self._anchor(anchor) + emboldened(escaped(caption).strip())
        return f"{title}\n\n{body}" if title else body

    def _figure(self, block: Figure) -> str:
        chart = mermaid(block.drawing) if isinstance(block.drawing, Flow) else ""
        body = "\n\n".join(filter(None, (chart, paragraph((Run(block.alternative),)))))
        return self._captioned(block.anchor, block.caption, body).strip()

    def _bullets(self, block: Bullets) -> str:
        loose = any(len(item) > 1 and not isinstance(item[-1], Bullets) for item in block.items)
        return ("\n\n" if loose else "\n").join(self._items(block))

    def _items(self, block: Bullets) -> Iterator[str]:
        for number, item in enumerate(block.items, 1):
            mark = f"{number}. " if block.ordered else "- "
            text = self._item(item).replace("\n", "\n" + " " * len(mark))
            yield "\n".join(line.rstrip(" ") for line in (mark + text).split("\n"))

    def _item(self, item: tuple[Block, ...]) -> str:
        """An item's words with a list in it right below, as tight lists have it."""
        if len(item) == 2 and isinstance(item[0], Paragraph) and isinstance(item[1], Bullets):
            return f"{_paragraph(item[0])}\n{self._bullets(item[1])}"
        return self.blocks(item)


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Landscape | Sheet):
            yield from _flat(block.blocks)
        else:
            yield block


def _paragraph(block: Paragraph) -> str:
    """A paragraph; words to be spoken, and never to be spoken, stand in a quote."""
    match block.tone:
        case Tone.SAY:
            return _quote(paragraph(block.content))
        case Tone.NEVER:
            return _quote(paragraph((Run("✗ "), *block.content)))
        case Tone.STRONG | Tone.LABEL:
            return paragraph(_strong(block.content))
        case _:
            return paragraph(block.content)


def _strong(content: Content) -> Content:
    return tuple(
        replace(inline, style="strong") if isinstance(inline, Run) and inline.style == "plain" else inline
        for inline in content
    )


def _bold_line(content: Content) -> str:
    return emboldened(one_line(content))


def _quote(text: str) -> str:
    return "\n".join(f"> {line}".rstrip(" ") for line in text.split("\n")) if text else ""
