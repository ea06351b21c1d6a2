"""Line charts: lines over periods against a target, every amount printed below its period."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from qmsgen.figures.bars import TARGET
from qmsgen.figures.lettering import pieces, width, wrap
from qmsgen.figures.markers import TARGET_DASH, line, sample
from qmsgen.figures.picture import Area, Lettering, Mark, Picture, Stroke, around
from qmsgen.figures.scale import scale, tick_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from qmsgen.figures.scene import Position
    from qmsgen.model.document import Amount, LineChart, Trend

_EDGE, _PAD, _PLOT, _ROW, _SAMPLE = 1.0, 5.0, 130.0, 5.0, 24.0
_WIDEST = 620.0
_WIDEST_PERIOD = 90.0
_TITLE_SHARE = 0.26
_PERIOD = Lettering(8.0, bold=True, anchor="middle", colour="accent")
_TITLE = Lettering(8.0)
_AMOUNT = Lettering(8.0, anchor="middle")
_TICK = Lettering(8.0, anchor="end", colour="muted")
_AIM = Lettering(8.0, bold=True)


def pictures(chart: LineChart, width: float, gettext: Callable[[str], str]) -> list[Picture]:
    """The chart for a box of that width in points; periods that do not fit go on in the next picture."""
    drawing = _Drawing(chart, min(width, _WIDEST), gettext)
    return [drawing.picture(start, end) for start, end in drawing.pages()]


class _Drawing:
    def __init__(self, chart: LineChart, width: float, gettext: Callable[[str], str]) -> None:
        self._chart = chart
        values = [amount.value for trend in chart.trends for amount in trend.amounts if amount]
        self._scale = scale([*values, *([chart.target.value] if chart.target else [])], zero=False)
        ticks = [tick_text(tick, chart.unit) for tick in self._scale.ticks]
        title = min(_wide((trend.title for trend in chart.trends), _TITLE), _TITLE_SHARE * width) + _SAMPLE
        self._title = max(title, _wide(ticks, _TICK)) + 2 * _PAD
        self._left = _EDGE + self._title
        self._aim = _aim_lines(chart, gettext(TARGET))
        self._margin = _wide(self._aim, _AIM) + _PAD if self._aim else _PAD
        room = width - self._left - self._margin - _EDGE
        texts = [amount.text for trend in chart.trends for amount in trend.amounts if amount]
        words = [piece.rstrip() for period in chart.periods for piece in pieces(period)]
        least = max(_wide(texts, _AMOUNT), _wide(words, _PERIOD), 3 * _PERIOD.size) + 6
        self._most = max(1, int(room / least))
        pages = -(-len(chart.periods) // self._most) or 1
        self._column = min(_WIDEST_PERIOD, room / max(1, -(-len(chart.periods) // pages)))

    def pages(self) -> Iterable[tuple[int, int]]:
        """First period of each picture and that of the next, about as many in each."""
        count = len(self._chart.periods)
        pages = -(-count // self._most) or 1
        return pairwise(-(-count * part // pages) for part in range(pages + 1))

    def picture(self, start: int, end: int) -> Picture:
        """The lines over some periods, with their amounts below."""
        self._count = max(1, end - start)
        top, bottom = _EDGE + _PAD, _EDGE + _PAD + _PLOT
        marks: list[Mark] = [*self._grid(top, bottom)]
        for series, trend in enumerate(self._chart.trends):
            marks += line(self._points(trend, start, end, bottom), series)
        y = bottom + _PAD
        lines = [wrap(period, self._column - 4, _PERIOD.size, bold=True) for period in self._chart.periods[start:end]]
        y = self._row(marks, y, lines, _PERIOD)
        for series in range(len(self._chart.trends)):
            y = self._amounts(marks, y, series, (start, end))
        marks.append(Area(_EDGE, bottom + _PAD, self._right - _EDGE, y - bottom - _PAD, stroke="rule"))
        return Picture(self._right + max(self._margin, _EDGE), y + _EDGE, tuple(marks))

    @property
    def _right(self) -> float:
        return self._left + self._column * self._count

    def _x(self, place: int) -> float:
        return self._left + (place + 0.5) * self._column

    def _y(self, value: float, bottom: float) -> float:
        return bottom - 8 - (_PLOT - 16) * self._scale.part(value)

    def _points(self, trend: Trend, start: int, end: int, bottom: float) -> list[Position | None]:
        return [
            (self._x(place), self._y(amount.value, bottom)) if (amount := _held(trend, start + place)) else None
            for place in range(end - start)
        ]

    def _grid(self, top: float, bottom: float) -> Iterator[Mark]:
        yield Area(self._left, top, self._right - self._left, bottom - top, stroke="rule")
        for tick in self._scale.ticks:
            y = self._y(tick, bottom)
            yield Stroke(((self._left, y), (self._right, y)), "rule", 0.5)
            yield from around((tick_text(tick, self._chart.unit),), self._left - _PAD, y, _TICK)
        if self._chart.target:
            y = self._y(self._chart.target.value, bottom)
            yield Stroke(((self._left, y), (self._right, y)), "ink", 1.6, TARGET_DASH)
            middle = max(y, len(self._aim) * _AIM.leading / 2 + _EDGE)
            yield from around(self._aim, self._right + _PAD, middle, _AIM)

    def _row(self, marks: list[Mark], top: float, cells: list[tuple[str, ...]], look: Lettering) -> float:
        """A row of cells below the periods; gives where it ends."""
        height = max([len(lines) for lines in cells] + [1]) * look.leading + 2 * _ROW
        marks.append(Area(_EDGE, top, self._right - _EDGE, height, fill="tint"))
        for place, lines in enumerate(cells):
            marks += around(lines, self._x(place), top + height / 2, look)
        return top + height

    def _amounts(self, marks: list[Mark], top: float, series: int, span: tuple[int, int]) -> float:
        """A row with the amounts of a line, behind a sample of it."""
        trend = self._chart.trends[series]
        lines = wrap(trend.title, self._title - _SAMPLE - 2 * _PAD, _TITLE.size)
        height = len(lines) * _TITLE.leading + 2 * _ROW
        marks.append(Stroke(((_EDGE, top), (self._right, top)), "rule", 0.5))
        marks += sample(_EDGE + _PAD, top + height / 2, series)
        marks += around(lines, _EDGE + _PAD + _SAMPLE, top + height / 2, _TITLE)
        for place in range(*span):
            amount = _held(trend, place)
            text = amount.text if amount else "–"
            marks += around((text,), self._x(place - span[0]), top + height / 2, _AMOUNT)
        return top + height


def _held(trend: Trend, place: int) -> Amount | None:
    return trend.amounts[place] if place < len(trend.amounts) else None


def _aim_lines(chart: LineChart, title: str) -> tuple[str, ...]:
    return (title, chart.target.text) if chart.target else ()


def _wide(texts: Iterable[str], look: Lettering) -> float:
    return max((width(text, look.size, bold=look.bold) for text in texts), default=0.0) + 0.5
