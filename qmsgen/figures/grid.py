"""The chart as meaning laid on a grid: what stands in which lane and row, and which arrows join it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from qmsgen.model.document import FlowNode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qmsgen.model.document import Lane


@dataclass(frozen=True, slots=True)
class Connector:
    """A lettered circle where an arrow leaves for another picture, or comes from one."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of a decision with more exits than a shape has sides, standing on its own."""

    id: str
    label: str


Item: TypeAlias = FlowNode | Connector | Answer


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow between two items; `back` says that it returns to an earlier one."""

    source: str
    target: str
    label: str = ""
    back: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A place on the grid: lane and row, both counted from 0."""

    lane: int
    row: int


@dataclass(frozen=True, slots=True)
class Plan:
    """One picture before it is measured: at most one item in a cell."""

    lanes: tuple[Lane, ...]
    rows: int
    items: Mapping[str, Item]
    cells: Mapping[str, Cell]
    arrows: tuple[Arrow, ...]
    upward: bool = False
    """Whether arrows may also leave a shape above and enter it from below."""

    def row(self, number: int) -> list[Item]:
        """The items of one row, in the order of the plan."""
        return [self.items[name] for name, cell in self.cells.items() if cell.row == number]
