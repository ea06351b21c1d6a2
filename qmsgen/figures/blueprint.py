"""The service blueprint: phases as columns, lanes from what the customer sees down to what supports it all."""

from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING

from qmsgen.figures.blueprint_page import EDGE, Measures, Page, has_rows
from qmsgen.figures.blueprint_words import LANE, LANE_TITLES, LINE, LINE_TITLES, PHASE_TITLES, TIME
from qmsgen.figures.lettering import pieces, width
from qmsgen.figures.picture import Picture

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from qmsgen.model.document import Blueprint, Phase

_SIZES = (8.5, 8.0)
_WIDEST_COLUMN = 150.0
_LONGEST_WORD = 62.0
_LABEL_ROOM = 9.0
_LEAST_CHARACTERS = 6.5
"""Width of a column's text, in its type size, from which it reads well."""


def pictures(chart: Blueprint, width: float, height: float, gettext: Callable[[str], str]) -> list[Picture]:
    """The blueprint as few pictures, for a box in points, each with about as many phases.

    Where lanes and the rows below them are too high for one picture, the rows follow in pictures of their own.
    """
    tried: list[tuple[float, int, list[Picture]]] = []
    for count, parted in _ways(chart):
        for labels, size in product(_label_columns(gettext), _SIZES):
            column = _column(chart, count, width - 2 * EDGE - labels)
            if column < _least_column(chart) and count < len(chart.phases):
                continue
            drawn = _split(chart, count, Measures(size, labels, column), gettext, parted=parted)
            excess = max(max(each.height / height, each.width / width - 0.001) for each in drawn)
            if excess <= 1:
                return drawn
            tried.append((excess, len(drawn), drawn))
    return min(tried, key=lambda each: (each[0] * each[1] ** 0.5, each[1]))[2]


def _ways(chart: Blueprint) -> list[tuple[int, bool]]:
    """How often to cut between phases, and whether to cut below the lanes: few pictures first.

    Cuts leave two phases together, unless no column is narrow enough for that.
    """
    phases = max(1, len(chart.phases))
    counts = [*range(1, -(-phases // 2) + 1), phases]
    whole = [(count, False) for count in counts]
    parted = [(count, True) for count in counts if has_rows(chart)]
    return sorted(dict.fromkeys(whole + parted), key=lambda way: (way[0] == phases > 1, way[0] * (1 + way[1]), way[1]))


def _split(
    chart: Blueprint, count: int, measures: Measures, gettext: Callable[[str], str], *, parted: bool
) -> list[Picture]:
    edges = [-(-len(chart.phases) * part // count) for part in range(count + 1)]
    pages = [Page(chart, chart.phases[start:end], measures, gettext) for start, end in pairwise(edges)]
    if not parted:
        return [page.picture() for page in pages]
    return [page.lanes_alone() for page in pages] + [page.rows_alone() for page in pages]


def _column(chart: Blueprint, count: int, room: float) -> float:
    """Width of a column where the phases fill so many pictures."""
    return min(_WIDEST_COLUMN, room / max(1, -(-len(chart.phases) // count)))


def _least_column(chart: Blueprint) -> float:
    """The narrowest column in which few words break."""
    size = _SIZES[-1]
    room = max(_LEAST_CHARACTERS * size, min(_longest(_texts(chart.phases), size), _LONGEST_WORD))
    return room + Measures.around_text


def _texts(phases: Iterable[Phase]) -> Iterable[str]:
    for phase in phases:
        yield from (phase.title, phase.time, phase.monitoring, phase.prevention, phase.recovery)
        yield from (action.text for action in phase.actions)


def _longest(texts: Iterable[str], size: float, *, bold: bool = False) -> float:
    """Width of the longest word."""
    return max((width(piece.rstrip(), size, bold=bold) for text in texts for piece in pieces(text)), default=0)


def _label_columns(gettext: Callable[[str], str]) -> tuple[float, float]:
    """Widths of the column of titles: one in which no word breaks, one in which no title does."""
    titles = [gettext(title) for title in (*LANE_TITLES.values(), *PHASE_TITLES.values(), TIME)]
    lines = [gettext(title) for title in LINE_TITLES.values()]
    narrow = max(_longest(titles, LANE.size, bold=True), _longest(lines, LINE.size))
    wide = max(
        *(width(title, LANE.size, bold=True) for title in titles),
        *(width(line, LINE.size) for line in lines),
    )
    return max(narrow, 5 * LANE.size) + _LABEL_ROOM, wide + _LABEL_ROOM
