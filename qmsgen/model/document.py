"""A document between template and format: a closed tree of frozen blocks that every format encodes.

A template emits semantic markup (see `docs/reference/markup.md`), the render stage parses it into these
blocks, and each module in `formats/` turns them into bytes. A format ends its `match` over `Block` and over
`Inline` in `assert_never`, so that a new block names every format that must learn it.

No block carries a look: fonts, colours and measures come from the `Theme`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from qmsgen.model.source import Origin


class Tone(StrEnum):
    """The part that a paragraph, a cell or a note plays; a theme gives each its look."""

    PLAIN = "plain"
    LEAD = "lead"
    """An opening sentence that stands out a little."""
    SMALL = "small"
    """Legal or technical small print."""
    SAY = "say"
    """Words to be spoken to a customer; visibly different from instructions."""
    NEVER = "never"
    """Words never to be spoken."""
    HINT = "hint"
    """How to fill in a form."""
    CENTRE = "centre"
    STRONG = "strong"
    NUMBER = "number"
    """A figure: aligned right, tabular digits."""
    MUTED = "muted"
    LABEL = "label"


# --- inline -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one kind; `origin` is the place in the user's YAML that it was typed at."""

    text: str
    style: Literal["plain", "strong", "emphasis", "code"] = "plain"
    origin: Origin | None = None
    language: str = ""
    """A BCP 47 tag where the text is not in the language of the document, else empty."""


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line within a paragraph."""


@dataclass(frozen=True, slots=True)
class Link:
    """A cross reference to the block with that `anchor` in the same document."""

    anchor: str
    content: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer of a choice field: what is stored, and what the person reads."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """A blank for a person to fill in; on paper a line, a box or a list of boxes, on screen a control.

    `name` is stable and unique in the document; `label` is what a screen reader says (never empty).
    `choice` is a drop-down on screen and boxes on paper; `signature` is never filled on screen.
    """

    kind: Literal["text", "lines", "date", "choice", "check", "signature"]
    name: str
    label: str
    choices: tuple[Choice, ...] = ()
    lines: int = 1
    """Height in text lines, for `lines`."""
    width: int = 0
    """Wanted width in millimetres; 0 takes the room there is."""
    required: bool = False


Inline: TypeAlias = Run | LineBreak | Link | Field
Content: TypeAlias = tuple[Inline, ...]


# --- blocks -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `number` is already counted ("6.2", "A"), empty where a heading has none."""

    level: Literal[1, 2, 3, 4]
    content: Content
    anchor: str
    number: str = ""
    annex: bool = False
    break_before: bool = False
    """Starts a new page."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    content: Content
    tone: Tone = Tone.PLAIN
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; `ordered` numbers its items 1, 2, 3 (within a table or a card) or marks them with bullets."""

    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; cells of data tables do not span, those of form-like tables may."""

    blocks: tuple[Block, ...]
    head: bool = False
    """A header cell of its column (in the head) or of its row (in the body)."""
    span: int = 1
    rows: int = 1
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; `height` in millimetres leaves room for handwriting, 0 is as high as its text."""

    cells: tuple[Cell, ...]
    height: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its head repeats on every page, its rows do not break inside.

    `widths` are relative column widths (they sum to anything). `kind` says what it is for: `data` has rules
    and a head; `facts` is a grid of labels and values (an identity block); `form` has blanks to fill in;
    `ledger` is a register whose blank columns are filled in later, in XLSX with drop-downs.
    """

    head: tuple[Row, ...]
    body: tuple[Row, ...]
    widths: tuple[int, ...]
    caption: str = ""
    kind: Literal["data", "facts", "form", "ledger"] = "data"
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A box that stands out: a moment of truth, a rule to remember, a warning."""

    kind: Literal["info", "warning", "moment", "rule"]
    title: Content
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane of a flow chart: a role."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class FlowNode:
    """A shape in a flow chart; tasks and decisions carry the number of their step, `moment` marks a moment of truth."""

    id: str
    lane: str
    label: str
    kind: Literal["start", "end", "task", "decision", "handover"] = "task"
    number: str = ""
    moment: bool = False


@dataclass(frozen=True, slots=True)
class FlowEdge:
    """An arrow of a flow chart; `label` is the answer that a decision gives."""

    source: str
    target: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """A flow chart with lanes, as meaning; `figures` draws it."""

    lanes: tuple[Lane, ...]
    nodes: tuple[FlowNode, ...]
    edges: tuple[FlowEdge, ...]


Drawing: TypeAlias = Flow


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing with its caption; `alternative` says in words what it shows."""

    drawing: Drawing
    caption: str
    alternative: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class GridItem:
    """A row of a rating grid: a statement that a respondent grades."""

    name: str
    number: str
    content: Content


@dataclass(frozen=True, slots=True)
class GridScale:
    """A group of columns of a rating grid, such as "what I expect" and "what I found"; points in order."""

    name: str
    label: str
    points: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class RatingGrid:
    """Statements against points: one answer for each statement and scale, named `<item>.<scale>`."""

    items: tuple[GridItem, ...]
    scales: tuple[GridScale, ...]
    caption: str
    item_label: str
    """Head of the column of statements."""
    skip: Choice | None = None
    """An answer beside the scale, such as "does not apply"."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question with one blank of its own (choice, text, date, tick), with room to answer."""

    number: str
    content: Content
    field: Field


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents, made by the format from the numbered headings up to a level."""

    title: str
    depth: int = 2


@dataclass(frozen=True, slots=True)
class Landscape:
    """Blocks on pages turned sideways: wide matrices."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Blocks that form one worksheet in a workbook; elsewhere they stand as they are."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """Blocks that stay together on one page within a frame: a pocket card, a severity card."""

    blocks: tuple[Block, ...]
    title: Content = ()


Block: TypeAlias = (
    Heading
    | Paragraph
    | Bullets
    | Table
    | Note
    | Figure
    | RatingGrid
    | Question
    | PageBreak
    | Contents
    | Landscape
    | Sheet
    | Card
)


# --- the whole --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every page around the text, already in the document's language.

    `page` is a phrase with `{page}` and `{pages}`, such as "Page {page} of {pages}".
    """

    organisation: str = ""
    title: str = ""
    identity: tuple[str, ...] = ()
    """Number, revision, effective date: one short line each, top right."""
    statement: str = ""
    """Control statement at the foot, such as "Controlled document; a printed copy is for information only"."""
    page: str = "{page} / {pages}"
    mark: str = ""
    """A band on every page until the document is approved, such as "DRAFT"; empty once it is."""


@dataclass(frozen=True, slots=True)
class Document:
    """One finished document in one language, before any format.

    `cover` holds the blocks of the first page (a cover page where `has_cover`, else a compact block on top).
    """

    kind: str
    title: str
    language: str
    number: str = ""
    revision: str = ""
    date: str = ""
    """ISO date that PDF, Word and Excel carry as their creation date; from data or `--date`, never the clock."""
    organisation: str = ""
    description: str = ""
    cover: tuple[Block, ...] = ()
    has_cover: bool = False
    blocks: tuple[Block, ...] = ()
    furniture: Furniture = field(default_factory=Furniture)
    fillable: bool = False
    """Whether people fill it in on screen; formats then make controls of its fields."""
