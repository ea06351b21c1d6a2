"""Bar charts: a row for each bar, its amounts printed beside it, marks for targets, a line across the rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from qmsgen.figures.hatching import hatched
from qmsgen.figures.lettering import pieces, width, wrap
from qmsgen.figures.picture import Area, Disc, Lettering, Mark, Picture, Stroke, around
from qmsgen.figures.scale import Scale, scale, tick_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from qmsgen.figures.scene import Position
    from qmsgen.model.document import Amount, Bar, BarChart

TARGET: Final = "Target"

_EDGE, _PAD, _BAR, _BETWEEN, _ROW, _AXIS = 1.0, 5.0, 10.0, 2.0, 10.0, 18.0
_SWATCH = 16.0
_LABEL_SHARE, _COLUMN_MOST, _PLOT_LEAST = 0.28, 74.0, 60.0
_WIDEST = 620.0
_LABEL = Lettering(8.5)
_HEAD = Lettering(8.0, bold=True, anchor="middle", colour="accent")
_HEAD_LEFT = Lettering(8.0, bold=True, colour="accent")
_AMOUNT = Lettering(8.5, anchor="end")
_TICK = Lettering(8.0, anchor="middle", colour="muted")


@dataclass(frozen=True, slots=True)
class _Column:
    """Printed amounts of one kind at the right: heading, width, an amount for each bar, what it looks like."""

    head: tuple[str, ...]
    width: float
    texts: tuple[str, ...]
    kind: int
    """Number of the series; -1 for targets, -2 for the line."""


def pictures(chart: BarChart, width: float, height: float, gettext: Callable[[str], str]) -> list[Picture]:
    """The chart for a box in points; rows that do not fit go on in the next picture."""
    drawing = _Drawing(chart, min(width, _WIDEST), gettext)
    return [drawing.picture(rows) for rows in drawing.pages(height)]


class _Drawing:
    def __init__(self, chart: BarChart, width: float, gettext: Callable[[str], str]) -> None:
        self._chart, self._width = chart, width
        self._columns = list(_columns(chart, gettext))
        taken = sum(column.width for column in self._columns) + 2 * _EDGE + 3 * _PAD
        most = max(40.0, min(_LABEL_SHARE * width, width - taken - _PLOT_LEAST))
        texts = [bar.label for bar in chart.bars]
        self._label = min(most, max([_wide(texts, _LABEL), _wide([chart.label], _HEAD)])) + _PAD
        self._labels = [wrap(text, self._label - _PAD, _LABEL.size) for text in texts]
        self._left = _EDGE + self._label + _PAD
        self._plot = max(_PLOT_LEAST, width - taken - self._label)
        self._right = self._left + self._plot + 2 * _PAD + sum(column.width for column in self._columns)
        self._scale = _fitting_scale(chart, self._plot)
        lines = max([len(column.head) for column in self._columns] + [1])
        self._head = lines * _HEAD.leading + 2 * _PAD + _SWATCH / 2 + 2
        self._series = max(1, len(chart.series))

    def _row(self, place: int) -> float:
        bars = self._series * (_BAR + _BETWEEN) - _BETWEEN
        return max(bars, len(self._labels[place]) * _LABEL.leading) + _ROW

    def pages(self, height: float) -> Iterator[list[int]]:
        """The rows of each picture."""
        room = height - self._head - _AXIS - 2 * _EDGE
        page: list[int] = []
        taken = 0.0
        for place in range(len(self._chart.bars)):
            if page and taken + self._row(place) > room:
                yield page
                page, taken = [], 0.0
            page.append(place)
            taken += self._row(place)
        yield page

    def picture(self, rows: list[int]) -> Picture:
        """Some rows under their headings, the scale below them."""
        top = _EDGE + self._head
        bottom = top + sum(self._row(place) for place in rows)
        marks: list[Mark] = [*self._heads(), *self._grid(top, bottom)]
        line: list[Position] = []
        y = top
        for place in rows:
            marks += self._bar(place, y)
            running = self._chart.bars[place].running
            if running:
                line.append((self._x(running.value), y + self._row(place) / 2))
            y += self._row(place)
        if len(line) > 1:
            marks += [Stroke(tuple(line), "paper", 4.4), Stroke(tuple(line), "ink", 1.6)]
        marks += [Disc(x, at, 3, "paper", "ink", 1.4) for x, at in line]
        marks.append(Area(_EDGE, _EDGE, self._right - _EDGE, bottom - _EDGE, stroke="rule"))
        return Picture(self._right + _EDGE, bottom + _AXIS, tuple(marks))

    def _x(self, value: float) -> float:
        return self._left + self._plot * self._scale.part(value)

    def _starts(self) -> Iterator[tuple[float, _Column]]:
        x = self._left + self._plot + 2 * _PAD
        for column in self._columns:
            yield x, column
            x += column.width

    def _heads(self) -> Iterator[Mark]:
        yield Area(_EDGE, _EDGE, self._right - _EDGE, self._head, fill="tint")
        middle = _EDGE + self._head / 2
        if self._chart.label:
            lines = wrap(self._chart.label, self._label - _PAD, _HEAD_LEFT.size, bold=True)
            yield from around(lines, _EDGE + _PAD, middle, _HEAD_LEFT)
        for x, column in self._starts():
            centre = x + column.width / 2
            yield from _swatch(column.kind, centre, _EDGE + _PAD + _SWATCH / 4)
            yield from around(column.head, centre, middle + _SWATCH / 4, _HEAD)

    def _grid(self, top: float, bottom: float) -> Iterator[Mark]:
        """Upright lines at round numbers, their numbers below."""
        for tick in self._scale.ticks:
            x = self._x(tick)
            zero = abs(tick) < 1e-9 * (self._scale.high - self._scale.low)
            yield Stroke(((x, top), (x, bottom)), "muted" if zero else "rule", 1.0 if zero else 0.5)
            text = tick_text(0.0 if zero else tick, self._chart.unit)
            yield from around((text,), x, bottom + _AXIS / 2, _TICK)

    def _bar(self, place: int, top: float) -> Iterator[Mark]:
        bar, middle = self._chart.bars[place], top + self._row(place) / 2
        yield Stroke(((_EDGE, top), (self._right, top)), "rule", 0.5)
        yield from around(self._labels[place], _EDGE + _PAD, middle, _LABEL)
        y = middle - (self._series * (_BAR + _BETWEEN) - _BETWEEN) / 2
        for series, amount in enumerate(bar.amounts[: self._series]):
            if amount:
                start, end = sorted((self._x(0), self._x(amount.value)))
                yield from hatched(Area(start, y + series * (_BAR + _BETWEEN), end - start, _BAR), series)
        if bar.target:
            x, reach = self._x(bar.target.value), middle - y + 3
            yield Stroke(((x, middle - reach), (x, middle + reach)), "paper", 4.6)
            yield Stroke(((x, middle - reach), (x, middle + reach)), "ink", 2.2)
        for x, column in self._starts():
            yield from around((column.texts[place],), x + column.width - _PAD, middle, _AMOUNT)


def _columns(chart: BarChart, gettext: Callable[[str], str]) -> Iterator[_Column]:
    for series, title in enumerate(chart.series):
        yield _column(title, [_held(bar, series) for bar in chart.bars], series)
    if any(bar.running for bar in chart.bars):
        yield _column(chart.running, [bar.running for bar in chart.bars], -2)
    if any(bar.target for bar in chart.bars):
        yield _column(gettext(TARGET), [bar.target for bar in chart.bars], -1)


def _held(bar: Bar, series: int) -> Amount | None:
    return bar.amounts[series] if series < len(bar.amounts) else None


def _column(title: str, amounts: Sequence[Amount | None], kind: int) -> _Column:
    texts = tuple(amount.text if amount else "–" for amount in amounts)
    longest = max((width(piece.rstrip(), _HEAD.size, bold=True) for piece in pieces(title)), default=0)
    head = max(longest, min(_wide([title], _HEAD), 4.2 * _HEAD.size), _SWATCH)
    room = max(min(head, _COLUMN_MOST), _wide(texts, _AMOUNT)) + 0.5
    return _Column(wrap(title, room, _HEAD.size, bold=True), room + 2 * _PAD, texts, kind)


def _wide(texts: Iterable[str], look: Lettering) -> float:
    return max((width(text, look.size, bold=look.bold) for text in texts), default=0.0) + 0.5


def _fitting_scale(chart: BarChart, plot: float) -> Scale:
    """A scale whose numbers do not touch each other."""
    every = (amount for bar in chart.bars for amount in (*bar.amounts, bar.target, bar.running))
    values = [amount.value for amount in every if amount]
    for most in (5, 4, 3, 2, 1):
        found = scale(values, zero=True, most=most)
        needed = _wide((tick_text(tick, chart.unit) for tick in found.ticks), _TICK) + 6
        if plot / (len(found.ticks) - 1) >= needed:
            break
    return found


def _swatch(kind: int, x: float, y: float) -> Iterator[Mark]:
    """What a column of amounts looks like in the chart."""
    if kind == -1:
        yield Stroke(((x, y - 5), (x, y + 5)), "ink", 2.2)
    elif kind == -2:
        yield Stroke(((x - 8, y), (x + 8, y)), "ink", 1.6)
        yield Disc(x, y, 3, "paper", "ink", 1.4)
    else:
        yield from hatched(Area(x - _SWATCH / 2, y - 4, _SWATCH, 8), kind)
