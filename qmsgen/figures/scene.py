"""A picture with every measure known, in points from its top left corner, before it is written as SVG."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from qmsgen.figures.shapes import Shape

Position: TypeAlias = tuple[float, float]
Anchor: TypeAlias = Literal["start", "middle", "end"]
Part: TypeAlias = Literal["lane", "shape", "number", "answer"]


@dataclass(frozen=True, slots=True)
class Placed:
    """A shape and its middle."""

    item: str
    shape: Shape
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """An arrow as a line of right angles; `headed` where it ends in an arrow head."""

    source: str
    target: str
    points: tuple[Position, ...]
    headed: bool = True


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `y` is its base line, `part` says whose it is."""

    text: str
    x: float
    y: float
    size: float
    bold: bool = False
    anchor: Anchor = "middle"
    part: Part = "shape"


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole picture; `walls` bound its lanes from left to right, `head` is the height of their titles."""

    width: float
    height: float
    head: float
    walls: tuple[float, ...]
    titles: tuple[str, ...]
    placed: tuple[Placed, ...]
    lines: tuple[Line, ...]
    words: tuple[Words, ...]
