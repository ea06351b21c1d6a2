"""A flow chart as meaning: lanes, steps and the arrows between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane of a flow chart: a role."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class FlowNode:
    """A shape in a flow chart; tasks and decisions carry the number of their step, `moment` marks a moment of truth."""

    id: str
    lane: str
    label: str
    kind: Literal["start", "end", "task", "decision", "handover"] = "task"
    number: str = ""
    moment: bool = False


@dataclass(frozen=True, slots=True)
class FlowEdge:
    """An arrow of a flow chart; `label` is the answer that a decision gives."""

    source: str
    target: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """A flow chart with lanes, as meaning; `figures` draws it."""

    lanes: tuple[Lane, ...]
    nodes: tuple[FlowNode, ...]
    edges: tuple[FlowEdge, ...]
