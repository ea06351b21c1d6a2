"""The process map: three bands of processes between what customers require and how satisfied they are."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from qmsgen.figures.composition import measured
from qmsgen.figures.courses import lay
from qmsgen.figures.lettering import pieces, width, wrap
from qmsgen.figures.map_grid import arrange, bands, columns
from qmsgen.figures.picture import Area, Label, Lettering, Mark, Picture, Polygon, Stroke, around

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from qmsgen.figures.picture import Colour
    from qmsgen.figures.scene import Placed, Scene
    from qmsgen.model.document import Band, ProcessMap

REQUIREMENTS: Final = "Customers' requirements"
SATISFACTION: Final = "Customers' satisfaction"
BAND_TITLES: Final[dict[Band, str]] = {
    "management": "Management processes",
    "customer": "Customer-oriented processes",
    "support": "Support processes",
}
_TITLE = Lettering(8.5, bold=True, anchor="middle", colour="accent")
_SIZES = (9.0, 8.5, 8.0)
_MOST_COLUMNS, _FEWEST_COLUMNS = 8, 2
_NARROWEST = 7.0
"""Width of the narrowest box, in its type size, in which titles read well."""
_LONGEST_WORD = 66.0
_POINT, _GAP, _PAD, _EDGE = 9.0, 5.0, 4.0, 1.0


@dataclass(frozen=True, slots=True)
class _Sides:
    """Widths of the shapes beside the bands and of the titles of the bands."""

    arrow: float
    title: float

    @property
    def both(self) -> float:
        return 2 * (self.arrow + _GAP + _EDGE) + self.title


def pictures(chart: ProcessMap, width: float, height: float, gettext: Callable[[str], str]) -> list[Picture]:
    """The map as one picture for a box in points; its height may exceed the box where no type size fits."""
    sides = _sides(gettext)
    scene, starts = _grid(chart, width - sides.both, height)
    return [_drawn(chart, scene, starts, sides, (width, gettext))]


def _sides(gettext: Callable[[str], str]) -> _Sides:
    ends = [gettext(REQUIREMENTS), gettext(SATISFACTION)]
    titles = [gettext(title) for title in BAND_TITLES.values()]
    return _Sides(_room(ends) + _POINT + 2 * _PAD, _room(titles) + 2 * _PAD)


def _room(texts: list[str]) -> float:
    """The width in which no word of the titles is broken, four Chinese characters at least."""
    longest = max(width(piece.rstrip(), _TITLE.size, bold=True) for text in texts for piece in pieces(text))
    return max(longest + 0.5, 4 * _TITLE.size)


def _grid(chart: ProcessMap, width: float, height: float) -> tuple[Scene, list[int]]:
    """Shapes and arrows: as many columns and as large a type as the box allows."""
    tried: list[tuple[float, int, Scene, list[int]]] = []
    most = max(min(columns(chart), _MOST_COLUMNS), _FEWEST_COLUMNS)
    for across in range(most, _FEWEST_COLUMNS - 1, -1):
        plan, starts = arrange(chart, across)
        layout = lay(plan)
        for size in _SIZES:
            (scene,) = measured([layout], width, size)
            box = min((each.shape.width for each in scene.placed), default=width)
            excess = max(scene.height / height, scene.width / width - 0.001, _least(chart, size) / box)
            if excess <= 1:
                return scene, starts
        tried.append((excess, -across, scene, starts))
    _, _, scene, starts = min(tried, key=lambda each: each[:2])
    return scene, starts


def _least(chart: ProcessMap, size: float) -> float:
    """Width of a box in which few titles break within a word."""
    words = (piece.rstrip() for process in chart.processes for piece in pieces(process.title))
    longest = max((width(word, size) for word in words), default=0)
    return max(_NARROWEST * size, min(longest, _LONGEST_WORD) + 9)


def _drawn(
    chart: ProcessMap,
    scene: Scene,
    starts: list[int],
    sides: _Sides,
    given: tuple[float, Callable[[str], str]],
) -> Picture:
    wide, gettext = max(given[0], scene.width + sides.both), given[1]
    left = _EDGE + sides.arrow + _GAP
    right = wide - left
    top, bottom = _EDGE, max(scene.height, 60.0) + _EDGE
    marks: list[Mark] = [
        *_end(gettext(REQUIREMENTS), _EDGE, (top, bottom), sides.arrow),
        *_end(gettext(SATISFACTION), right + _GAP, (top, bottom), sides.arrow),
    ]
    held = list(bands(chart))
    for band, (start, end) in zip(held, pairwise(_borders(scene, starts, bottom)), strict=True):
        marks += _band(band, gettext(BAND_TITLES[band]), (left, start, right, end), sides.title)
    marks.append(Area(left, top, right - left, bottom - top, stroke="rule"))
    across = left + sides.title + (right - left - sides.title - scene.width) / 2
    marks += _moved(scene, across, _EDGE)
    return Picture(wide, bottom + _EDGE, tuple(marks))


def _end(text: str, left: float, upright: tuple[float, float], wide: float) -> Iterator[Mark]:
    """A tall arrow that points to the right, with its words."""
    top, bottom = upright
    middle, shoulder = (top + bottom) / 2, left + wide - _POINT
    outline = ((left, top), (shoulder, top), (left + wide, middle), (shoulder, bottom), (left, bottom))
    yield Polygon(outline, fill="tint", stroke="accent", weight=1.2)
    room = wide - _POINT - 2 * _PAD
    yield from around(wrap(text, room, _TITLE.size, bold=True), left + _PAD + room / 2, middle, _TITLE)


def _borders(scene: Scene, starts: list[int], bottom: float) -> list[float]:
    """Where bands begin and end: just above their first row, clear of arrows that run between the bands."""
    rows = sorted({each.y for each in scene.placed})
    borders = [_EDGE]
    for start in starts[1:-1]:
        first = min(each.y - each.shape.height / 2 for each in scene.placed if each.y == rows[start])
        before = max(each.y + each.shape.height / 2 for each in scene.placed if each.y == rows[start - 1])
        borders.append(_EDGE + max(first - 7, (first + before) / 2))
    return [*borders, bottom] if len(starts) > 1 else borders


def _band(band: Band, title: str, box: tuple[float, float, float, float], strip: float) -> Iterator[Mark]:
    left, top, right, bottom = box
    fill: Colour = "tint" if band == "customer" else "paper"
    yield Area(left, top, right - left, bottom - top, fill=fill, stroke="rule", weight=0.75)
    lines = wrap(title, strip - 2 * _PAD, _TITLE.size, bold=True)
    yield from around(lines, left + strip / 2, (top + bottom) / 2, _TITLE)


def _moved(scene: Scene, right: float, down: float) -> Iterator[Mark]:
    """The shapes and arrows of the grid in their place on the picture."""
    for line in scene.lines:
        yield Stroke(tuple((x + right, y + down) for x, y in line.points), headed=True)
    for placed in scene.placed:
        yield from _box(placed, placed.x + right, placed.y + down)
    for words in scene.words:
        if words.part == "lane":
            continue
        colour: Colour = "accent" if words.part == "number" else "ink"
        yield Label(words.text, words.x + right, words.y + down, words.size, words.bold, words.anchor, colour)


def _box(placed: Placed, x: float, y: float) -> Iterator[Mark]:
    shape = placed.shape
    left, top = x - shape.width / 2, y - shape.height / 2
    yield Area(left, top, shape.width, shape.height, fill="paper", stroke="accent", solid=True)
    if shape.strip:
        line = left + shape.strip
        yield Stroke(((line, top), (line, top + shape.height)), colour="accent", weight=0.5)
