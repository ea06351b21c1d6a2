"""Gateways that join: BPMN wants ways that meet to meet in a gateway, where a chart lets them meet in a step."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from qmsgen.model.document import Flow, FlowEdge, FlowNode

if TYPE_CHECKING:
    from collections.abc import Iterator

_JOIN = "\0join"


def joined(flow: Flow) -> Flow:
    """The flow with a nameless decision before each step that several ways lead to."""
    arriving = Counter(target for _, target in {(edge.source, edge.target) for edge in flow.edges})
    crowded = {name for name, count in arriving.items() if count > 1}
    edges = tuple(replace(edge, target=edge.target + _JOIN) if edge.target in crowded else edge for edge in flow.edges)
    onward = tuple(FlowEdge(node.id + _JOIN, node.id) for node in flow.nodes if node.id in crowded)
    return Flow(flow.lanes, tuple(_with_joins(flow, crowded)), (*edges, *onward))


def _with_joins(flow: Flow, crowded: set[str]) -> Iterator[FlowNode]:
    for node in flow.nodes:
        if node.id in crowded:
            yield FlowNode(node.id + _JOIN, node.lane, "", "decision")
        yield node
