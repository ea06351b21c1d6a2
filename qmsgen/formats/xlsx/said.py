"""What a cell says: content and blocks as fragments of text, blanks as lines and boxes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, assert_never

from qmsgen.model.document import (
    Bullets,
    Card,
    Contents,
    Field,
    Figure,
    Heading,
    Landscape,
    LineBreak,
    Link,
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

    from qmsgen.model.document import Block, Choice, Content, GridScale, Row

BOX = "☐"
TICKED = "☑"
LINE = "________"


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of text in one weight."""

    text: str
    strong: bool = False
    emphasis: bool = False


Said: TypeAlias = tuple[Fragment, ...]


def plain(said: Said) -> str:
    """The text of fragments without their weights."""
    return "".join(fragment.text for fragment in said)


def words(text: str, *, strong: bool = False) -> Said:
    """A plain text as fragments; none for an empty text."""
    return (Fragment(text, strong=strong),) if text else ()


def strong(said: Said) -> Said:
    """The same text in bold."""
    return tuple(Fragment(fragment.text, strong=True) for fragment in said)


def joined(parts: Iterable[Said], between: str) -> Said:
    """Texts one after another, empty ones left out, with `between` in the gaps."""
    whole: list[Fragment] = []
    for part in parts:
        if not plain(part):
            continue
        if whole:
            whole.append(Fragment(between))
        whole.extend(part)
    return tuple(whole)


def say(content: Content) -> Said:
    """Inline content as fragments; a field is the blank that it is on paper."""
    return tuple(fragment for inline in content for fragment in _inline(inline))


def _inline(inline: Run | LineBreak | Link | Field) -> Said:
    match inline:
        case Run(text=text, style=style):
            return (Fragment(text, strong=style == "strong", emphasis=style == "emphasis"),)
        case LineBreak():
            return (Fragment("\n"),)
        case Link(content=runs):
            return say(runs)
        case Field():
            return (Fragment(blank_text(inline)),)
        case _:
            assert_never(inline)


def blank_text(field: Field) -> str:
    """A field as it is printed: a line, a box, or a box before each choice."""
    match field.kind:
        case "check":
            return BOX
        case "choice":
            return "  ".join(f"{BOX} {choice.label}" for choice in field.choices)
        case "text" | "lines" | "date" | "signature" | "total" | "product" | "difference" | "days":
            return LINE
        case "number":
            return field.value or LINE
        case _:
            assert_never(field.kind)


def say_blocks(blocks: Iterable[Block]) -> Said:
    """Blocks within one cell, each on a line of its own."""
    return joined((_block(block) for block in blocks), "\n")


def _block(block: Block) -> Said:  # noqa: C901, PLR0912  (one case for each block)
    match block:
        case Heading():
            return strong(heading(block))
        case Paragraph():
            return paragraph(block)
        case Bullets():
            return joined(bullets(block), "\n")
        case Table():
            return joined((words(block.caption, strong=True), *map(_row, block.head + block.body)), "\n")
        case Note():
            return joined((strong(say(block.title)), say_blocks(block.blocks)), "\n")
        case Figure():
            return figure(block)
        case RatingGrid():
            return joined((words(block.caption, strong=True), *_grid(block)), "\n")
        case Question():
            return joined((words(block.number), say(block.content), say((block.field,))), "  ")
        case PageBreak() | Contents():
            return ()
        case Landscape(blocks=inner) | Sheet(blocks=inner):
            return say_blocks(inner)
        case Card():
            return joined((strong(say(block.title)), say_blocks(block.blocks)), "\n")
        case Parallel(rows=rows):
            return joined((say_blocks((*left, *right)) for left, right in rows), "\n")
        case _:
            assert_never(block)


def heading(block: Heading) -> Said:
    """A heading with its number before it."""
    return joined((words(block.number), say(block.content)), "  ")


def paragraph(block: Paragraph) -> Said:
    """A paragraph; words never to be spoken carry a cross, so that they are told apart without colour."""
    said = say(block.content)
    match block.tone:
        case Tone.NEVER:
            return (Fragment("✗ "), *said)
        case Tone.STRONG | Tone.LABEL:
            return strong(said)
        case _:
            return said


def bullets(block: Bullets, depth: int = 0) -> Iterator[Said]:
    """The items of a list, each behind its number or its mark, lists within it further in."""
    for number, item in enumerate(block.items, 1):
        mark = f"{number}. " if block.ordered else "• "
        inner = (_within(part, depth) for part in item)
        yield (Fragment("    " * depth + mark), *joined(inner, "\n"))


def _within(block: Block, depth: int) -> Said:
    return joined(bullets(block, depth + 1), "\n") if isinstance(block, Bullets) else _block(block)


def figure(block: Figure) -> Said:
    """A drawing in words: its caption, then what it shows."""
    return joined((words(block.caption, strong=True), words(block.alternative)), "\n")


def _row(row: Row) -> Said:
    return joined((say_blocks(cell.blocks) for cell in row.cells), " | ")


def _grid(block: RatingGrid) -> Iterator[Said]:
    for item in block.items:
        yield joined((words(item.number), say(item.content), words(LINE)), "  ")


def graded(choice: Choice) -> str:
    """A point of a scale as it is picked from a list: `1 = never`, or the value where it says it all."""
    if not choice.label or choice.label == choice.value:
        return choice.value
    return f"{choice.value} = {choice.label}"


def legend(scale: GridScale, between: str) -> str:
    """The points of a scale that carry words, for people who read the sheet on paper."""
    return between.join(graded(point) for point in scale.points if point.label not in {"", point.value})


def fields(blocks: Iterable[Block]) -> tuple[Field, ...]:
    """The fields that stand directly in paragraphs and lists of a cell."""
    return tuple(_fields(blocks))


def _fields(blocks: Iterable[Block]) -> Iterator[Field]:
    for block in blocks:
        match block:
            case Paragraph(content=content):
                yield from (inline for inline in content if isinstance(inline, Field))
            case Bullets(items=items):
                for item in items:
                    yield from _fields(item)
            case Question(field=field):
                yield field
            case _:
                pass
