"""The XML of BPMN 2.0: what the process is, then where each part of it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from unicodedata import east_asian_width
from xml.sax.saxutils import escape, quoteattr

from qmsgen.figures.blueprint_words import MARK_TITLES
from qmsgen.figures.lettering import width, wrap
from qmsgen.figures.sideways import Bounds, sideways
from qmsgen.formats.bpmn.gateways import joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from qmsgen.figures.sideways import Sideways, Way
    from qmsgen.model.document import Flow, FlowNode

_ELEMENTS: Final = {
    "start": "startEvent",
    "end": "endEvent",
    "task": "task",
    "decision": "exclusiveGateway",
    "handover": "callActivity",
}
_NAMESPACES: Final = (
    'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" '
    'xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" '
    'xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" '
    'xmlns:di="http://www.omg.org/spec/DD/20100524/DI"'
)
_TARGET: Final = "https://qmsgen.invalid/bpmn"
"""The namespace of our processes: a made-up address, nothing is ever asked of a network."""
_TITLE, _APART = 30.0, 60.0
"""Width of the title of a pool or a lane; room between two pools."""
_TYPE, _LINE, _LABEL = 11.0, 14.0, 80.0
"""Type size, height of a line and greatest width of names that stand beside a shape."""


@dataclass(frozen=True, slots=True)
class _Pool:
    """One flow chart on its way to XML; its parts are called `<key>_...`."""

    key: str
    name: str
    layout: Sideways
    top: float
    say: Callable[[str], str]

    def id(self, kind: str, name: str = "") -> str:
        """The id of a part, made of letters, digits and what XML allows; two names never share one."""
        safe = re.sub(r"[^A-Za-z0-9-]", lambda found: f"_{ord(found.group()):x}_", name)
        return f"{self.key}_{kind}_{safe}" if safe else f"{self.key}_{kind}"

    def way_id(self, way: Way) -> str:
        """The id of an arrow, of which there is one between any two shapes."""
        return f"{self.id('way', way.source)}..{self.id('to', way.target)}"

    def placed(self, bounds: Bounds) -> Bounds:
        """A rectangle of the layout where it stands in the diagram."""
        return Bounds(bounds.x + 2 * _TITLE, bounds.y + self.top, bounds.width, bounds.height)


def definitions(flows: Sequence[tuple[str, Flow]], say: Callable[[str], str]) -> str:
    """A whole file: each flow with its name becomes a pool; `say` translates what marks a moment of truth."""
    pools = list(_pools(flows, say))
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<bpmn:definitions {_NAMESPACES} id="definitions" targetNamespace="{_TARGET}" exporter="qmsgen">',
        '<bpmn:collaboration id="collaboration">',
        *(
            f'<bpmn:participant id="{pool.id("pool")}" name={_name(pool.name)} processRef="{pool.id("process")}"/>'
            for pool in pools
        ),
        "</bpmn:collaboration>",
        *(line for pool in pools for line in _process(pool)),
        '<bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="collaboration">',
        *(line for pool in pools for line in _diagram(pool)),
        "</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>",
        "</bpmn:definitions>",
    ]
    return "\n".join(lines) + "\n"


def _pools(flows: Iterable[tuple[str, Flow]], say: Callable[[str], str]) -> Iterator[_Pool]:
    top = 0.0
    for place, (name, flow) in enumerate(flows, 1):
        layout = sideways(joined(flow))
        yield _Pool(f"p{place}", name, layout, top, say)
        top += layout.height + _APART


# --- what the process is ----------------------------------------------------------------------------------


def _process(pool: _Pool) -> Iterator[str]:
    yield f'<bpmn:process id="{pool.id("process")}" name={_name(pool.name)} isExecutable="false">'
    yield f'<bpmn:laneSet id="{pool.id("lanes")}">'
    for lane, _ in pool.layout.lanes:
        yield f'<bpmn:lane id="{pool.id("lane", lane.id)}" name={_name(lane.title)}>'
        held = (node for node, _ in pool.layout.nodes if node.lane == lane.id)
        yield from (f"<bpmn:flowNodeRef>{pool.id('node', node.id)}</bpmn:flowNodeRef>" for node in held)
        yield "</bpmn:lane>"
    yield "</bpmn:laneSet>"
    for node, _ in pool.layout.nodes:
        yield from _node(pool, node)
    for way in pool.layout.ways:
        name = f" name={_name(way.label)}" if way.label else ""
        ends = f'sourceRef="{pool.id("node", way.source)}" targetRef="{pool.id("node", way.target)}"'
        yield f'<bpmn:sequenceFlow id="{pool.way_id(way)}"{name} {ends}/>'
    yield "</bpmn:process>"


def _node(pool: _Pool, node: FlowNode) -> Iterator[str]:
    element, words = _ELEMENTS[node.kind], _words(node)
    name = f" name={_name(words)}" if words else ""
    yield f'<bpmn:{element} id="{pool.id("node", node.id)}"{name}>'
    if node.moment:
        yield f"<bpmn:documentation>{escape(pool.say(MARK_TITLES['M']))}</bpmn:documentation>"
    for way in pool.layout.ways:
        if way.target == node.id:
            yield f"<bpmn:incoming>{pool.way_id(way)}</bpmn:incoming>"
    for way in pool.layout.ways:
        if way.source == node.id:
            yield f"<bpmn:outgoing>{pool.way_id(way)}</bpmn:outgoing>"
    yield f"</bpmn:{element}>"


def _words(node: FlowNode) -> str:
    """Number and label; tools break lines at blanks, which would leave the number of a Chinese label alone."""
    between = "." if node.label and east_asian_width(node.label[0]) == "W" else " "
    return between.join(filter(None, (node.number, node.label)))


def _name(text: str) -> str:
    return quoteattr(" ".join(text.split()))


# --- where it stands --------------------------------------------------------------------------------------


def _diagram(pool: _Pool) -> Iterator[str]:
    layout = pool.layout
    whole = Bounds(0, pool.top, layout.width + 2 * _TITLE, layout.height)
    yield _shape(pool.id("pool"), whole, ' isHorizontal="true"')
    for lane, bounds in layout.lanes:
        placed = pool.placed(bounds)
        beside = Bounds(placed.x - _TITLE, placed.y, placed.width + _TITLE, placed.height)
        yield _shape(pool.id("lane", lane.id), beside, ' isHorizontal="true"')
    for node, bounds in layout.nodes:
        placed = pool.placed(bounds)
        marker = ' isMarkerVisible="true"' if node.kind == "decision" else ""
        yield _shape(pool.id("node", node.id), placed, marker, _outside(node, placed))
    for way in layout.ways:
        yield from _edge(pool, way)


def _shape(element: str, bounds: Bounds, more: str = "", label: str = "") -> str:
    return (
        f'<bpmndi:BPMNShape id="{element}.shape" bpmnElement="{element}"{more}>{_bounds(bounds)}{label}'
        "</bpmndi:BPMNShape>"
    )


def _edge(pool: _Pool, way: Way) -> Iterator[str]:
    element = pool.way_id(way)
    yield f'<bpmndi:BPMNEdge id="{element}.edge" bpmnElement="{element}">'
    points = [pool.placed(Bounds(x, y, 0, 0)) for x, y in way.points]
    yield from (f'<di:waypoint x="{point.x:g}" y="{point.y:g}"/>' for point in points)
    if way.label:
        yield _beside(way.label, points)
    yield "</bpmndi:BPMNEdge>"


def _bounds(bounds: Bounds) -> str:
    size = f'width="{bounds.width:g}" height="{bounds.height:g}"'
    return f'<dc:Bounds x="{bounds.x:g}" y="{bounds.y:g}" {size}/>'


def _label(bounds: Bounds) -> str:
    return f"<bpmndi:BPMNLabel>{_bounds(bounds)}</bpmndi:BPMNLabel>"


def _outside(node: FlowNode, shape: Bounds) -> str:
    """The label of a shape too small to hold its words."""
    words = _words(node)
    if not words or node.kind in {"task", "handover"}:
        return ""
    if node.kind == "decision":
        return _upper_left(words, shape)
    height = len(wrap(words, _LABEL, _TYPE)) * _LINE
    return _label(Bounds(shape.x + shape.width / 2 - _LABEL / 2, shape.y + shape.height + 4, _LABEL, height))


def _upper_left(words: str, shape: Bounds) -> str:
    """A question left above its gateway, clear of the ways out to the right, up and down."""
    lines = wrap(words, _LABEL, _TYPE)
    height = len(lines) * _LINE
    return _label(Bounds(shape.x + shape.width / 2 - 6 - _LABEL, shape.y + 2 - height, _LABEL, height))


def _beside(words: str, points: Sequence[Bounds]) -> str:
    """An answer beside the place where its way leaves the gateway."""
    lines = wrap(words, _LABEL, _TYPE)
    wide = round(max(width(line, _TYPE) for line in lines) + 4)
    height = len(lines) * _LINE
    here, there = points[0], points[1]
    if here.y == there.y:
        return _label(Bounds(here.x + 3, here.y - height - 2, wide, height))
    top = here.y + 3 if there.y > here.y else here.y - height - 3
    return _label(Bounds(here.x + 4, top, wide, height))
