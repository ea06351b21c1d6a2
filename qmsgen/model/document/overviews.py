"""Overviews as meaning: the map of all processes, the blueprint of a service, the turtle of one process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Band: TypeAlias = Literal["management", "customer", "support"]
BANDS: tuple[Band, ...] = ("management", "customer", "support")
"""The bands of a process map from top to bottom; `customer` holds the customer-oriented processes."""


@dataclass(frozen=True, slots=True)
class MapProcess:
    """A process on the map; `number` is that of its document, or empty."""

    id: str
    band: Band
    title: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class MapEdge:
    """What one process hands to another: an output of `source` that is an input of `target`."""

    source: str
    target: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class ProcessMap:
    """All processes in three bands between what customers require and how satisfied they are."""

    processes: tuple[MapProcess, ...]
    edges: tuple[MapEdge, ...] = ()


BlueprintLane: TypeAlias = Literal["evidence", "customer", "frontstage", "backstage", "support"]
BLUEPRINT_LANES: tuple[BlueprintLane, ...] = ("evidence", "customer", "frontstage", "backstage", "support")
"""The lanes of a blueprint from top to bottom."""
BlueprintMark: TypeAlias = Literal["F", "W", "M"]
BLUEPRINT_MARKS: tuple[BlueprintMark, ...] = ("F", "W", "M")
"""Fail point, wait point, moment of truth."""


@dataclass(frozen=True, slots=True)
class BlueprintAction:
    """What happens in one lane, or what is there to be seen; with its marks."""

    lane: BlueprintLane
    text: str
    marks: tuple[BlueprintMark, ...] = ()


@dataclass(frozen=True, slots=True)
class Phase:
    """A column of a blueprint: a step in time, with how it is watched, kept from failing and put right."""

    title: str
    actions: tuple[BlueprintAction, ...]
    time: str = ""
    monitoring: str = ""
    prevention: str = ""
    recovery: str = ""
    """The plan that is followed when it fails, by number or title."""


@dataclass(frozen=True, slots=True)
class Blueprint:
    """A service as the customer lives it, above all that makes it possible; phases in the order of time."""

    phases: tuple[Phase, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Something that enters or leaves a process, and from whom it comes or to whom it goes."""

    what: str
    whom: str = ""


@dataclass(frozen=True, slots=True)
class Turtle:
    """One process at a glance: what goes in and out, and what it stands on."""

    title: str
    number: str = ""
    owner: str = ""
    inputs: tuple[Passage, ...] = ()
    outputs: tuple[Passage, ...] = ()
    resources: tuple[str, ...] = ()
    """With what: equipment, systems, places."""
    people: tuple[str, ...] = ()
    """With whom: roles and their competence."""
    methods: tuple[str, ...] = ()
    """How: procedures, instructions, forms."""
    measures: tuple[str, ...] = ()
    """How measured: indicators and their targets."""
    risks: tuple[str, ...] = ()
