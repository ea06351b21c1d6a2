"""A flow chart as a mermaid block, which forges draw: lanes are its subgraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qmsgen.model.document import Flow, FlowNode, Lane

_SHAPES = {
    "start": ("([", "])"),
    "end": ("([", "])"),
    "task": ("[", "]"),
    "decision": ("{", "}"),
    "handover": ("[[", "]]"),
}
_ACTIVE = re.compile(r"[\"#<>&`*_\\;~$]|^[-+](?=\s)|(?<=\d)[.)](?=\s)")
_MOMENT = "◆ "


def mermaid(flow: Flow) -> str:
    """The fenced block of a flow chart."""
    return "\n".join(("```mermaid", "flowchart TB", *_lines(flow), "```"))


def _lines(flow: Flow) -> Iterator[str]:
    lanes = {lane.id for lane in flow.lanes}
    for lane in flow.lanes:
        yield from _lane(lane, flow)
    yield from (f"  {_node(node)}" for node in flow.nodes if node.lane not in lanes)
    for edge in flow.edges:
        arrow = f"-->|{_label(edge.label)}|" if edge.label else "-->"
        yield f"  {_id('n', edge.source)} {arrow} {_id('n', edge.target)}"


def _lane(lane: Lane, flow: Flow) -> Iterator[str]:
    yield f"  subgraph {_id('lane', lane.id)}[{_label(lane.title)}]"
    yield from (f"    {_node(node)}" for node in flow.nodes if node.lane == lane.id)
    yield "  end"


def _node(node: FlowNode) -> str:
    opening, closing = _SHAPES[node.kind]
    words = " · ".join(filter(None, (node.number, node.label)))
    return f"{_id('n', node.id)}{opening}{_label((_MOMENT if node.moment else '') + words)}{closing}"


def _id(prefix: str, name: str) -> str:
    """An id that is no keyword of mermaid; two names never share one."""
    return f"{prefix}_" + re.sub(r"[^A-Za-z0-9]", lambda found: f"_{ord(found.group()):x}_", name)


def _label(text: str) -> str:
    """A text in quotes, its active characters as mermaid's own entities."""
    words = " ".join(text.split())
    return '"' + _ACTIVE.sub(lambda found: f"#{ord(found.group())};", words) + '"'
