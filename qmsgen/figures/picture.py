"""A picture as marks in the order in which they are painted; colours are named by their part in the theme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from qmsgen.figures.scene import Anchor, Position

Colour: TypeAlias = Literal["none", "ink", "muted", "accent", "tint", "rule", "moment", "warning", "paper"]

LEADING = 1.24
"""From line to line, as a factor of the type size."""
_BASE = 0.36
"""From the middle of a line of text down to its base line, as part of its size."""


@dataclass(frozen=True, slots=True)
class Area:
    """An upright rectangle from its upper left corner; arrows keep out of a `solid` one."""

    x: float
    y: float
    width: float
    height: float
    fill: Colour = "none"
    stroke: Colour = "none"
    weight: float = 1
    rounded: float = 0
    solid: bool = False

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points, dashed where `dash` says how; `headed` where it ends in an arrow head."""

    points: tuple[Position, ...]
    colour: Colour = "ink"
    weight: float = 0.9
    dash: tuple[float, ...] = ()
    headed: bool = False


@dataclass(frozen=True, slots=True)
class Polygon:
    """A closed outline."""

    points: tuple[Position, ...]
    fill: Colour = "none"
    stroke: Colour = "none"
    weight: float = 1


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle around its middle."""

    x: float
    y: float
    radius: float
    fill: Colour = "paper"
    stroke: Colour = "ink"
    weight: float = 1


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text; `y` is its base line."""

    text: str
    x: float
    y: float
    size: float
    bold: bool = False
    anchor: Anchor = "start"
    colour: Colour = "ink"


Mark: TypeAlias = Area | Stroke | Polygon | Disc | Label


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole picture, in points from its upper left corner."""

    width: float
    height: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Lettering:
    """How lines of text are set: size in points, weight, side that they are flush with, colour."""

    size: float = 8.0
    bold: bool = False
    anchor: Anchor = "start"
    colour: Colour = "ink"

    @property
    def leading(self) -> float:
        """From line to line in points."""
        return self.size * LEADING


def below(lines: tuple[str, ...], x: float, top: float, look: Lettering) -> list[Label]:
    """Lines of text one below the other from `top` on."""
    first = top + look.leading / 2 + _BASE * look.size
    return [
        Label(line, x, first + place * look.leading, look.size, look.bold, look.anchor, look.colour)
        for place, line in enumerate(lines)
        if line
    ]


def around(lines: tuple[str, ...], x: float, middle: float, look: Lettering) -> list[Label]:
    """Lines of text around the height `middle`."""
    return below(lines, x, middle - len(lines) * look.leading / 2, look)
