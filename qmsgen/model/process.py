"""What a process says about its flow, its people and its time; every function bears with incomplete data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from qmsgen.model.element import Element, absent
from qmsgen.model.limits import delivered_by
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.source import Mapping as MappingNode
from qmsgen.model.source import Scalar
from qmsgen.model.source import Sequence as SequenceNode

END: Final = "end"
"""The word that ends a process where the id of a step could stand."""

_SYMBOLS: Final = (
    ("A", "accountable"),
    ("R", "responsible"),
    ("C", "consulted"),
    ("S", "supports"),
    ("I", "informed"),
)


@dataclass(frozen=True, slots=True)
class Branch:
    """One way out of a step."""

    label: str
    """The answer that leads here; empty where there is only one way."""
    target: Element | None
    """The step that follows; None is the end of the process."""
    key: str | int = ""
    """The key or index under `next` where the way was written."""

    @property
    def ends(self) -> bool:
        """Whether the process is over here."""
        return self.target is None


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One step of a responsibility matrix with a cell for each role of the matrix; blank where it has no part."""

    step: Element
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Steps against roles, with the symbols of who does what."""

    roles: tuple[Element, ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class Duty:
    """What one role does in a process: the steps that are its own, and its duties beyond them."""

    role: Element
    steps: tuple[Element, ...]
    others: tuple[Element, ...]


def branches(step: Element, process: Element) -> tuple[Branch, ...]:
    """The ways out of a step, in the user's order; a way to a step that does not exist is left out.

    A step that says nothing about what follows leads to the one below it, the last one to the end.
    """
    if absent(step.node.get("next")):
        return (Branch("", _below(step, process)),)
    return tuple(
        Branch(label, target if isinstance(target, Element) else None, key)
        for label, target, key in _ways(step.next)
        if target is not None
    )


def ways_written(step: Element) -> int:
    """How many ways out of a step the user wrote, those that lead nowhere included; one where none is written."""
    match step.node.get("next"):
        case SequenceNode(items=ways):
            return len(ways)
        case MappingNode(entries=answers):
            return len(answers)
        case _:
            return 1


def is_fork(step: Element) -> bool:
    """Whether the ways out of a step are all taken at once: several steps that begin together."""
    following = step.node.get("next")
    ways = following.items if isinstance(following, SequenceNode) else ()
    return len(ways) > 1 and all(isinstance(way, Scalar) for way in ways)


def flow_is_whole(process: Element) -> bool:
    """Whether every way that was written leads to a step that exists, or to the end."""
    return all(len(branches(step, process)) == ways_written(step) for step in process.steps)


def reachable(process: Element, start: Element | None = None) -> tuple[Element, ...]:
    """The steps that can be come to from a step, the first one unless said, in the order in which they are written."""
    seen = closure(process.steps[:1] if start is None else (start,), lambda step: _targets(step, process))
    return tuple(step for step in process.steps if step in seen)


def ending(process: Element) -> tuple[Element, ...]:
    """The steps from which the end of the process can be come to, in the order in which they are written."""
    before: dict[Element, list[Element]] = {}
    last: list[Element] = []
    for step in process.steps:
        for branch in branches(step, process):
            if branch.target is None:
                last.append(step)
            else:
                before.setdefault(branch.target, []).append(step)
    seen = closure(last, lambda step: before.get(step, ()))
    return tuple(step for step in process.steps if step in seen)


def actor(step: Element) -> Element | None:
    """Who does a step: the first responsible role, or the accountable one where nobody is responsible."""
    return next(iter(_part(step, "responsible") or _part(step, "accountable")), None)


def lanes(process: Element) -> tuple[Element, ...]:
    """The roles that do the steps, in order of their first step."""
    return _once(role for step in process.steps if (role := actor(step)) is not None)


def symbols(step: Element, signs: Mapping[str, str] = MappingProxyType({})) -> dict[str, str]:
    """The part of each role in a step by the role's id: `R`, `A`, `C`, `I`, `S`, or several such as `A/R`.

    `signs` replace the letters, by the name of the part such as `responsible`.
    """
    letters: dict[str, list[str]] = {}
    for letter, part in _SYMBOLS:
        for role in _part(step, part):
            letters.setdefault(role.id, []).append(signs.get(part, letter))
    return {role: "/".join(dict.fromkeys(parts)) for role, parts in letters.items()}


def raci(process: Element, signs: Mapping[str, str] = MappingProxyType({})) -> Matrix:
    """The responsibility matrix of a process: a row for each step, a column for each role in order of appearance."""
    roles = _once(role for step in process.steps for _, part in _SYMBOLS for role in _part(step, part))
    parts = ((step, symbols(step, signs)) for step in process.steps)
    return Matrix(roles, tuple(MatrixRow(step, tuple(part.get(role.id, "") for role in roles)) for step, part in parts))


def own_signs(policy_set: PolicySet) -> dict[str, str]:
    """The organisation's own signs of a responsibility matrix, by the name of the part such as `responsible`."""
    own = policy_set.organisation.symbols
    return {} if own is None else {part: sign for _, part in _SYMBOLS if (sign := getattr(own, part))}


def duties(process: Element) -> tuple[Duty, ...]:
    """What each role does, the owner first: its steps (responsible or accountable) and its duties beyond them."""
    steps: dict[Element, list[Element]] = {process.owner: []} if process.owner is not None else {}
    others: dict[Element, list[Element]] = {}
    for step in process.steps:
        for role in _once((*_part(step, "responsible"), *_part(step, "accountable"))):
            steps.setdefault(role, []).append(step)
    for duty in process.responsibilities:
        if duty.role is not None:
            others.setdefault(duty.role, []).append(duty)
    roles = dict.fromkeys((*steps, *others))
    found = (Duty(role, tuple(steps.get(role, ())), tuple(others.get(role, ()))) for role in roles)
    return tuple(duty for duty in found if duty.steps or duty.others)


def records_of(process: Element) -> tuple[Element, ...]:
    """The records that the steps leave behind, once each."""
    return _once(record for step in process.steps for record in step.record)


def moments_of(process: Element) -> tuple[Element, ...]:
    """The moments of truth that happen in the steps, once each."""
    return _once(step.moment_of_truth for step in process.steps if step.moment_of_truth is not None)


def commitments_of(process: Element, policy_set: PolicySet) -> tuple[Element, ...]:
    """The commitments that the process, or one of its steps, delivers."""
    return tuple(
        commitment
        for commitment in policy_set.commitments
        if any(part.top == process for part in delivered_by(commitment))
    )


def clauses_of(element: Element) -> tuple[str, ...]:
    """The clauses that an element answers, those of its steps included, once each."""
    steps = element.steps if element.shape.kind == "process" else ()
    answering = (part for part in (element, *steps) if "addresses" in part.shape.fields)
    return tuple(dict.fromkeys(clause for part in answering for clause in part.addresses))


def _ways(following: object) -> Iterator[tuple[str, object, str | int]]:
    """Label, target and key of every way under `next`, whichever of its forms was written."""
    if isinstance(following, Mapping):
        yield from ((answer, target, answer) for answer, target in following.items())
    elif isinstance(following, tuple):
        for index, way in enumerate(following):
            if isinstance(way, Element) and "go" in way.shape.fields:
                yield way.when or "", way.go, index
            else:
                yield "", way, index
    else:
        yield "", following, ""


def answering(clause: str, policy_set: PolicySet) -> tuple[Element, ...]:
    """The elements that answer a clause written `standard:number`, a process also where only a step does."""
    return tuple(element for element in policy_set.all_elements() if clause in clauses_of(element))


def _below(step: Element, process: Element) -> Element | None:
    steps = process.steps
    index = steps.index(step) + 1
    return steps[index] if index < len(steps) else None


def _targets(step: Element, process: Element) -> list[Element]:
    return [branch.target for branch in branches(step, process) if branch.target is not None]


def _part(step: Element, part: str) -> tuple[Element, ...]:
    return getattr(step.by, part) if step.by is not None else ()


def closure(start: Iterable[Element], leads_to: Callable[[Element], Iterable[Element]]) -> set[Element]:
    """Everything that can be come to from some elements, themselves included."""
    seen: set[Element] = set()
    waiting = list(start)
    while waiting:
        step = waiting.pop()
        if step not in seen:
            seen.add(step)
            waiting.extend(leads_to(step))
    return seen


def _once(elements: Iterable[Element]) -> tuple[Element, ...]:
    return tuple(dict.fromkeys(elements))
