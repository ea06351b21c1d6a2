"""No way leads to a state of a case, or none leads out of it.

A case that gets into a state without a way out is neither closed nor worked on; it is found when the customer calls.
A state that no case can reach was forgotten when the course was changed.

Write under `next` of a state what follows it: another state, a process that takes over, or `end`. Only processes that
write `next` for some state are judged; elsewhere the states follow one another in their order.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.process import closure
from qmsgen.model.source import Sequence

CODE: Final = "QMS338"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every state that is not come to from the first, or from which the end cannot be come to."""
    for process in policy_set.processes:
        states = process.states
        if not any(state.given("next") for state in states) or _dangling(states):
            continue
        reached = closure({states[0]}, _following)
        for state in states:
            if state not in reached:
                message = phrase("no way leads to state `{state}`", state=state.id)
                yield Problem(state, (), message, phrase("let the `next` of a state lead to it, or delete it"))
            elif not any(map(_ends, closure({state}, _following))):
                message = phrase("no way leads from state `{state}` to an end", state=state.id)
                yield Problem(state, (), message, phrase("let the `next` of a state lead to `end`"))


def _dangling(states: tuple[Element, ...]) -> bool:
    written = ((state.node.get("next"), state.next) for state in states)
    return any(len(node.items) != len(read) for node, read in written if isinstance(node, Sequence)) or any(
        state.given("next") and not state.next for state in states
    )


def _following(state: Element) -> set[Element]:
    return {other for other in state.next if isinstance(other, Element) and other.path[:3] == state.path[:3]}


def _ends(state: Element) -> bool:
    """Whether a case may be over here: it ends, is handed over, or nothing is said to follow."""
    onward = [other for other in state.next if isinstance(other, Element) and other.shape.kind != "process"]
    return len(onward) < len(state.next) or not onward
