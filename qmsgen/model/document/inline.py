"""What stands within a line of a document: runs of text, links, blanks to fill in."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one kind; `origin` is the place in the user's YAML that it was typed at."""

    text: str
    style: Literal["plain", "strong", "emphasis", "code"] = "plain"
    origin: Origin | None = None
    language: str = ""
    """A BCP 47 tag where the text is not in the language of the document, else empty."""
    lent: bool = False
    """Whether a draft shows that the text still stands as a pack has it."""


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

    @property
    def mark(self) -> str:
        """What stands at the box on a page: the label itself, or a letter that is explained beside it."""
        return self.label


@dataclass(frozen=True, slots=True)
class Field:
    """A blank for a person to fill in; on paper a line, a box or a list of boxes, on screen a control.

    `name` is stable and unique in the document; `label` is what a screen reader says (never empty).
    `choice` is a drop-down on screen and boxes on paper; `signature` is never filled on screen. `number` is a figure to
    reckon with. From the blanks named in `of`, `total` gives the sum, `product` the product, `difference` the first
    less the second, `days` the days from the first date to the second, or to today: a workbook reckons, elsewhere a
    person does.
    """

    kind: Literal[
        "text", "lines", "date", "choice", "check", "signature", "number", "total", "product", "difference", "days"
    ]
    name: str
    label: str
    choices: tuple[Choice, ...] = ()
    lines: int = 1
    """Height in text lines, for `lines`."""
    width: int = 0
    """Wanted width in millimetres; 0 takes the room there is."""
    required: bool = False
    of: tuple[str, ...] = ()
    """The names of the blanks that a `total`, a `product`, a `difference` or `days` reckons from."""
    value: str = ""
    """What a `number` says at first; it can be replaced."""


Inline: TypeAlias = Run | LineBreak | Link | Field
Content: TypeAlias = tuple[Inline, ...]
