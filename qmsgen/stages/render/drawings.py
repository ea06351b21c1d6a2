"""Tags to drawings: flow charts, process maps, blueprints, turtles, charts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import isfinite
from typing import Any, Final, cast

from qmsgen.model.document import (
    BANDS,
    BLUEPRINT_LANES,
    BLUEPRINT_MARKS,
    Amount,
    Bar,
    BarChart,
    Blueprint,
    BlueprintAction,
    Drawing,
    Figure,
    Flow,
    FlowEdge,
    FlowNode,
    Lane,
    LineChart,
    MapEdge,
    MapProcess,
    Passage,
    Phase,
    ProcessMap,
    Trend,
    Turtle,
)
from qmsgen.stages.render.inline import Lines
from qmsgen.stages.render.markup import Tag

_NODES: Final = ("start", "end", "task", "decision", "handover")
_LARGEST: Final = 1e12
"""Amounts beyond it no chart can tell apart."""


def figure(tag: Tag, lines: Lines) -> Figure:
    """The figure of a tag that draws something; see `DRAWINGS`."""
    return Figure(DRAWINGS[tag.name](tag, lines), tag.get("caption"), tag.get("alternative"), tag.get("id"))


def _named(tag: Tag, *names: str) -> list[Tag]:
    return [child for child in tag.tags() if child.name in names]


def _said(tag: Tag, name: str, lines: Lines) -> tuple[str, ...]:
    """The texts of the children of one name."""
    return tuple(lines.words(child) for child in _named(tag, name))


def _flow(tag: Tag, lines: Lines) -> Flow:
    return Flow(
        lanes=tuple(Lane(lane.get("id"), lane.get("title")) for lane in _named(tag, "lane")),
        nodes=tuple(_node(node, lines) for node in _named(tag, "node")),
        edges=tuple(FlowEdge(edge.get("from"), edge.get("to"), lines.words(edge)) for edge in _named(tag, "edge")),
    )


def _node(tag: Tag, lines: Lines) -> FlowNode:
    return FlowNode(
        id=tag.get("id"),
        lane=tag.get("lane"),
        label=lines.words(tag),
        kind=cast("Any", lines.one_of(tag, "kind", _NODES, "task")),
        number=tag.get("number"),
        moment=tag.get("moment") == "yes",
    )


def _process_map(tag: Tag, lines: Lines) -> ProcessMap:
    lines.only(tag, "process", "edge")
    processes: dict[str, MapProcess] = {}
    for child in _named(tag, "process"):
        name = child.get("id")
        if not name or name in processes:
            lines.refuse(child, f"a <process> needs an id of its own; found `{name}`")
        band = lines.one_of(child, "band", BANDS, "customer")
        processes[name] = MapProcess(name, cast("Any", band), lines.words(child), child.get("number"))
    edges = tuple(_map_edge(child, processes, lines) for child in _named(tag, "edge"))
    return ProcessMap(tuple(processes.values()), edges)


def _map_edge(tag: Tag, processes: Mapping[str, MapProcess], lines: Lines) -> MapEdge:
    for end in ("from", "to"):
        if tag.get(end) not in processes:
            lines.refuse(tag, f"`{end}` names no <process> of the map: `{tag.get(end)}`")
    return MapEdge(tag.get("from"), tag.get("to"), lines.words(tag))


def _blueprint(tag: Tag, lines: Lines) -> Blueprint:
    return Blueprint(tuple(_phase(child, lines) for child in lines.only(tag, "phase")))


def _phase(tag: Tag, lines: Lines) -> Phase:
    return Phase(
        title=tag.get("title"),
        actions=tuple(_action(child, lines) for child in lines.only(tag, "action")),
        time=tag.get("time"),
        monitoring=tag.get("monitoring"),
        prevention=tag.get("prevention"),
        recovery=tag.get("recovery"),
    )


def _action(tag: Tag, lines: Lines) -> BlueprintAction:
    marks = tag.get("marks").split()
    for mark in marks:
        if mark not in BLUEPRINT_MARKS:
            lines.refuse(tag, f"`marks` takes {', '.join(BLUEPRINT_MARKS)}; found `{mark}`")
    held = tuple(mark for mark in BLUEPRINT_MARKS if mark in marks)
    lane = lines.one_of(tag, "lane", BLUEPRINT_LANES, "")
    return BlueprintAction(cast("Any", lane), lines.words(tag), held)


def _turtle(tag: Tag, lines: Lines) -> Turtle:
    lines.only(tag, "input", "output", "resource", "person", "method", "measure", "risk")
    return Turtle(
        title=tag.get("title"),
        number=tag.get("number"),
        owner=tag.get("owner"),
        inputs=tuple(Passage(lines.words(child), child.get("from")) for child in _named(tag, "input")),
        outputs=tuple(Passage(lines.words(child), child.get("to")) for child in _named(tag, "output")),
        resources=_said(tag, "resource", lines),
        people=_said(tag, "person", lines),
        methods=_said(tag, "method", lines),
        measures=_said(tag, "measure", lines),
        risks=_said(tag, "risk", lines),
    )


def _bars(tag: Tag, lines: Lines) -> BarChart:
    lines.only(tag, "series", "bar")
    series = tuple(child.get("title") for child in _named(tag, "series"))
    bars = tuple(_bar(child, len(series), lines) for child in _named(tag, "bar"))
    return BarChart(series, bars, tag.get("running"), tag.get("unit"), tag.get("label"))


def _bar(tag: Tag, count: int, lines: Lines) -> Bar:
    lines.only(tag, "amount", "target", "running")
    return Bar(
        label=tag.get("label"),
        amounts=_amounts(tag, count, "series", lines),
        target=_first(tag, "target", lines),
        running=_first(tag, "running", lines),
    )


def _trends(tag: Tag, lines: Lines) -> LineChart:
    lines.only(tag, "period", "series", "target")
    periods = _said(tag, "period", lines)
    trends = tuple(
        Trend(child.get("title"), _amounts(child, len(periods), "period", lines)) for child in _named(tag, "series")
    )
    return LineChart(periods, trends, _first(tag, "target", lines), tag.get("unit"))


def _amounts(tag: Tag, count: int, what: str, lines: Lines) -> tuple[Amount | None, ...]:
    amounts = tuple(_amount(child, lines) for child in _named(tag, "amount"))
    if len(amounts) != count:
        lines.refuse(tag, f"<{tag.name}> has {len(amounts)} <amount>, one for each <{what}> makes {count}")
    return amounts


def _first(tag: Tag, name: str, lines: Lines) -> Amount | None:
    return next((_amount(child, lines) for child in _named(tag, name)), None)


def _amount(tag: Tag, lines: Lines) -> Amount | None:
    """A number with its words; nothing where it has no `value`."""
    value = tag.get("value")
    if not value:
        return None
    try:
        number = float(value)
    except ValueError:
        number = float("nan")
    if not isfinite(number) or abs(number) > _LARGEST:
        lines.refuse(tag, f"`value` is a number; found `{value}`")
    return Amount(number, lines.words(tag) or value)


DRAWINGS: Final[Mapping[str, Callable[[Tag, Lines], Drawing]]] = {
    "flow": _flow,
    "processmap": _process_map,
    "blueprint": _blueprint,
    "turtle": _turtle,
    "bars": _bars,
    "trends": _trends,
}
"""The tags that draw something, with what reads them."""
