"""What a drawing shows, as a table: for readers who cannot see it, and for formats that draw nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, assert_never

from qmsgen.figures import bars, blueprint_words, process_map, turtle
from qmsgen.model.document import (
    BLUEPRINT_LANES,
    BarChart,
    Blueprint,
    Card,
    Cell,
    Figure,
    Flow,
    Landscape,
    LineChart,
    Note,
    Paragraph,
    ProcessMap,
    Row,
    Run,
    Sheet,
    Table,
    Tone,
    Turtle,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from qmsgen.model.document import Amount, Block, BlueprintAction, Document, Drawing, Passage, Phase

    Say = Callable[[str], str]

ORDINAL: Final = "No."
NUMBER: Final = "Number"
STEP: Final = "Step"
ROLE: Final = "Role"
THEN: Final = "Then"
PROCESS: Final = "Process"
GROUP: Final = "Group"
RECEIVES: Final = "Receives"
HANDS: Final = "Hands over"
PHASE: Final = "Phase"
ASPECT: Final = "Aspect"
CONTENT: Final = "Content"
PERIOD: Final = "Period"
MARKED: Final = "{action} ({marks})"
KINDS: Final[dict[type, str]] = {
    Flow: "Flow chart",
    ProcessMap: "Process map",
    Blueprint: "Service blueprint",
    Turtle: "Turtle diagram",
    BarChart: "Bar chart",
    LineChart: "Line chart",
}


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the table: its heading, relative width, and the lines of each of its cells."""

    head: str
    width: int
    cells: tuple[tuple[str, ...], ...]
    tone: Tone = Tone.PLAIN

    @property
    def filled(self) -> bool:
        return any(any(lines) for lines in self.cells)


def table(drawing: Drawing, gettext: Say) -> Table:
    """The table that says what a drawing shows; its headings in the language of `gettext`."""
    columns = [column for column in _columns(drawing, gettext) if column.filled]
    head = Row(tuple(_cell((column.head,), column.tone, head=True) for column in columns))
    cells = zip(*(column.cells for column in columns), strict=True)
    body = tuple(
        Row(tuple(_cell(lines, column.tone) for lines, column in zip(row, columns, strict=True))) for row in cells
    )
    return Table((head,) if body else (), body, tuple(column.width for column in columns))


def told(drawing: Drawing, gettext: Say) -> str:
    """The same in words: what kind of drawing it is, then one row of its table a line."""
    columns = [column for column in _columns(drawing, gettext) if column.filled]
    rows = zip(*(column.cells for column in columns), strict=True)
    lines = (" · ".join(filter(None, ("; ".join(cell) for cell in row))) for row in rows)
    return "\n".join((gettext(KINDS[type(drawing)]), *lines))


def in_tables(document: Document, gettext: Say) -> Document:
    """The document with each drawing replaced by its table; flow charts stay, their steps are told beside them."""
    return replace(document, cover=_in_tables(document.cover, gettext), blocks=_in_tables(document.blocks, gettext))


def _in_tables(blocks: Iterable[Block], gettext: Say) -> tuple[Block, ...]:
    return tuple(_in_table(block, gettext) for block in blocks)


def _in_table(block: Block, gettext: Say) -> Block:
    match block:
        case Figure(drawing=drawing) if not isinstance(drawing, Flow):
            return replace(table(drawing, gettext), caption=block.caption, anchor=block.anchor)
        case Landscape() | Sheet() | Card() | Note():
            return replace(block, blocks=_in_tables(block.blocks, gettext))
        case _:
            return block


def _cell(lines: tuple[str, ...], tone: Tone, *, head: bool = False) -> Cell:
    return Cell(tuple(Paragraph((Run(line),)) for line in lines if line), head=head, tone=tone)


def _columns(drawing: Drawing, say: Say) -> list[_Column]:
    match drawing:
        case Flow():
            return _flow(drawing, say)
        case ProcessMap():
            return _process_map(drawing, say)
        case Blueprint():
            return _blueprint(drawing, say)
        case Turtle():
            return _turtle(drawing, say)
        case BarChart():
            return _bars(drawing, say)
        case LineChart():
            return _lines(drawing, say)
        case _:
            assert_never(drawing)


def _flow(flow: Flow, say: Say) -> list[_Column]:
    lanes = {lane.id: lane.title for lane in flow.lanes}
    names = {node.id: _named(node.number, node.label) for node in flow.nodes}
    ways = {node.id: [edge for edge in flow.edges if edge.source == node.id] for node in flow.nodes}
    then = tuple(
        tuple(f"{edge.label}: {names[edge.target]}" if edge.label else names[edge.target] for edge in ways[node.id])
        for node in flow.nodes
    )
    return [
        _Column(say(ORDINAL), 8, _singles(node.number for node in flow.nodes)),
        _Column(say(STEP), 40, _singles(node.label for node in flow.nodes)),
        _Column(say(ROLE), 20, _singles(lanes[node.lane] for node in flow.nodes)),
        _Column(say(THEN), 32, then),
    ]


def _process_map(chart: ProcessMap, say: Say) -> list[_Column]:
    names = {each.id: _named(each.number, each.title) for each in chart.processes}

    def handed(here: str, *, into: bool) -> tuple[str, ...]:
        if into:
            return tuple(f"{each.label} ← {names[each.source]}".strip() for each in chart.edges if each.target == here)
        return tuple(f"{each.label} → {names[each.target]}".strip() for each in chart.edges if each.source == here)

    return [
        _Column(say(GROUP), 18, _singles(say(process_map.BAND_TITLES[each.band]) for each in chart.processes)),
        _Column(say(NUMBER), 10, _singles(each.number for each in chart.processes)),
        _Column(say(PROCESS), 24, _singles(each.title for each in chart.processes)),
        _Column(say(RECEIVES), 24, tuple(handed(each.id, into=True) for each in chart.processes)),
        _Column(say(HANDS), 24, tuple(handed(each.id, into=False) for each in chart.processes)),
    ]


def _blueprint(chart: Blueprint, say: Say) -> list[_Column]:
    def acted(phase: Phase, lane: str) -> tuple[str, ...]:
        return tuple(_marked(action, say) for action in phase.actions if action.lane == lane)

    return [
        _Column(say(PHASE), 12, _singles(phase.title for phase in chart.phases)),
        _Column(say(blueprint_words.TIME), 8, _singles(phase.time for phase in chart.phases)),
        *(
            _Column(say(blueprint_words.LANE_TITLES[lane]), 16, tuple(acted(phase, lane) for phase in chart.phases))
            for lane in BLUEPRINT_LANES
        ),
        *(
            _Column(say(title), 14, _singles(getattr(phase, name) for phase in chart.phases))
            for name, title in blueprint_words.PHASE_TITLES.items()
        ),
    ]


def _marked(action: BlueprintAction, say: Say) -> str:
    """An action with what its marks mean."""
    if not action.marks:
        return action.text
    marks = " · ".join(say(blueprint_words.MARK_TITLES[mark]) for mark in action.marks)
    return say(MARKED).format(action=action.text, marks=marks)


def _turtle(drawing: Turtle, say: Say) -> list[_Column]:
    def passed(passages: Iterable[Passage], arrow: str) -> tuple[str, ...]:
        return tuple(f"{each.what} {arrow} {each.whom}" if each.whom else each.what for each in passages)

    rows = [
        (PROCESS, (_named(drawing.number, drawing.title),)),
        (turtle.OWNER, (drawing.owner,)),
        (turtle.INPUTS, passed(drawing.inputs, "←")),
        (turtle.OUTPUTS, passed(drawing.outputs, "→")),
        (turtle.RESOURCES, drawing.resources),
        (turtle.PEOPLE, drawing.people),
        (turtle.METHODS, drawing.methods),
        (turtle.MEASURES, drawing.measures),
        (turtle.RISKS, drawing.risks),
    ]
    held = [(title, lines) for title, lines in rows if any(lines)]
    return [
        _Column(say(ASPECT), 30, _singles(say(title) for title, _ in held)),
        _Column(say(CONTENT), 70, tuple(lines for _, lines in held)),
    ]


def _bars(chart: BarChart, say: Say) -> list[_Column]:
    return [
        _Column(chart.label, 40, _singles(bar.label for bar in chart.bars)),
        *(
            _amounts(title, [bar.amounts[place] if place < len(bar.amounts) else None for bar in chart.bars])
            for place, title in enumerate(chart.series)
        ),
        _amounts(chart.running, [bar.running for bar in chart.bars]),
        _amounts(say(bars.TARGET), [bar.target for bar in chart.bars]),
    ]


def _lines(chart: LineChart, say: Say) -> list[_Column]:
    count = range(len(chart.periods))
    return [
        _Column(say(PERIOD), 30, _singles(chart.periods)),
        *(
            _amounts(trend.title, [trend.amounts[place] if place < len(trend.amounts) else None for place in count])
            for trend in chart.trends
        ),
        _amounts(say(bars.TARGET), [chart.target for _ in count]),
    ]


def _amounts(title: str, amounts: list[Amount | None]) -> _Column:
    return _Column(title, 20, _singles(amount.text if amount else "" for amount in amounts), Tone.NUMBER)


def _singles(texts: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple((text,) for text in texts)


def _named(number: str, title: str) -> str:
    return " ".join(filter(None, (number, title)))
