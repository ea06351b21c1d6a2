"""The blocks that a document is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from qmsgen.model.document.charts import BarChart, LineChart
from qmsgen.model.document.flow import Flow
from qmsgen.model.document.inline import Choice, Content, Field, Tone
from qmsgen.model.document.overviews import Blueprint, ProcessMap, Turtle

Drawing: TypeAlias = Flow | ProcessMap | Blueprint | Turtle | BarChart | LineChart
"""What a figure may show, as meaning; `figures` draws it."""


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


@dataclass(frozen=True, slots=True)
class Parallel:
    """The same in two languages, side by side; in each row left and right say the same."""

    rows: tuple[tuple[tuple[Block, ...], tuple[Block, ...]], ...]
    language: str
    """That of the right column."""


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
    | Parallel
)
