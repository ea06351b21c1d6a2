"""The scale of a chart: round numbers that take in all amounts."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, isfinite, log10
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Scale:
    """The ends of a scale and its ticks, from low to high."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def part(self, value: float) -> float:
        """Where a value lies, from 0 at the low end to 1 at the high end."""
        return (value - self.low) / (self.high - self.low)


def scale(values: Iterable[float], *, zero: bool, most: int = 5) -> Scale:
    """A scale with at most `most` steps; `zero` says that it has to hold zero, as bars demand.

    Raises:
        ValueError: an amount is not a finite number.
    """
    held = list(values)
    for value in held:
        if not isfinite(value) or abs(value) > 1e12:
            raise ValueError(f"an amount of a chart is out of range: `{value}`")
    low, high = min(held, default=0.0), max(held, default=1.0)
    if zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if high - low < 1e-9 * max(1.0, abs(high)):
        low, high = (low, low + 1) if zero else (low - 1, high + 1)
    step = _step((high - low) / most)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return Scale(first * step, last * step, tuple(step * place for place in range(first, last + 1)))


def _step(least: float) -> float:
    """The smallest round number that is not below `least`."""
    power = 10.0 ** floor(log10(least))
    return next(step * power for step in _STEPS if step * power >= least * (1 - 1e-9))


def tick_text(value: float, unit: str) -> str:
    """A tick as printed; "%" stands right after the number, other units after a blank."""
    number = f"{value:.10g}"
    return f"{number}{unit}" if unit in {"", "%"} else f"{number} {unit}"
