"""Charts as meaning: numbers with the words that they are printed as."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Amount:
    """A number for the geometry of a chart, and how a reader is told it, with its unit."""

    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a bar chart: an amount for each series (None: not known), its target, its point on the line."""

    label: str
    amounts: tuple[Amount | None, ...]
    target: Amount | None = None
    running: Amount | None = None


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars, one group a row; `running` names the line that runs across the rows, if there is one."""

    series: tuple[str, ...]
    bars: tuple[Bar, ...]
    running: str = ""
    unit: str = ""
    """What follows the numbers of the scale, such as "%"."""
    label: str = ""
    """What the rows are, such as "Step"."""


@dataclass(frozen=True, slots=True)
class Trend:
    """A line of a line chart: an amount for each period (None: not known)."""

    title: str
    amounts: tuple[Amount | None, ...]


@dataclass(frozen=True, slots=True)
class LineChart:
    """How amounts moved over periods, against a target that stays; periods in the order of time."""

    periods: tuple[str, ...]
    trends: tuple[Trend, ...]
    target: Amount | None = None
    unit: str = ""
    """What follows the numbers of the scale, such as "%"."""
