"""The grid of a process map: which process stands in which column and row, band below band."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from qmsgen.figures.grid import Arrow, Cell, Plan
from qmsgen.model.document import BANDS, FlowNode, Lane

if TYPE_CHECKING:
    from qmsgen.figures.grid import Item
    from qmsgen.model.document import Band, MapProcess, ProcessMap


def bands(chart: ProcessMap) -> dict[Band, list[MapProcess]]:
    """The processes of each band that has any, from top to bottom."""
    held = {band: [each for each in chart.processes if each.band == band] for band in BANDS}
    return {band: processes for band, processes in held.items() if processes}


def columns(chart: ProcessMap) -> int:
    """The columns that the longest band needs to stand in one row."""
    return max((len(processes) for processes in bands(chart).values()), default=1)


def arrange(chart: ProcessMap, across: int) -> tuple[Plan, list[int]]:
    """The map on a grid `across` columns wide, and the rows at which its bands begin and the last one ends.

    Raises:
        ValueError: two processes with one id, or an edge to an unknown process.
    """
    _refuse_broken(chart)
    cells: dict[str, Cell] = {}
    starts = [0]
    for processes in bands(chart).values():
        cells |= _band_cells(processes, across, starts[-1])
        starts.append(1 + max(cell.row for cell in cells.values()))
    items: dict[str, Item] = {
        each.id: FlowNode(each.id, "", each.title, "task", each.number) for each in chart.processes
    }
    pairs = dict.fromkeys((edge.source, edge.target) for edge in chart.edges if edge.source != edge.target)
    arrows = tuple(Arrow(source, target) for source, target in pairs)
    lanes = tuple(Lane(str(column), "") for column in range(across))
    return Plan(lanes, starts[-1], items, cells, arrows, upward=True), starts


def _band_cells(processes: list[MapProcess], across: int, first: int) -> dict[str, Cell]:
    """Rows about equally full, each spread over the width."""
    count = len(processes)
    rows = -(-count // across)
    edges = [-(-count * row // rows) for row in range(rows + 1)]
    cells = {}
    for row, (start, end) in enumerate(pairwise(edges)):
        for place, process in enumerate(processes[start:end]):
            column = (2 * place + 1) * across // (2 * (end - start))
            cells[process.id] = Cell(column, first + row)
    return cells


def _refuse_broken(chart: ProcessMap) -> None:
    known = Counter(process.id for process in chart.processes)
    for name, count in known.items():
        if count > 1:
            raise ValueError(f"two processes of a map are called `{name}`")
    for edge in chart.edges:
        for name in (edge.source, edge.target):
            if name not in known:
                raise ValueError(f"an edge of a process map leads to no known process: `{name}`")
