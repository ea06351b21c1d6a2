"""The words of a step allow another time than what they have to keep.

The charter says four hours, the procedure eight: staff work by the page in front of them, and the customer waits for
the other one. A figure in a sentence is seen by no calculation.

Take the time out of the words and write it as `within`, or say what the promise says.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.clock import weekly_clock
from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.limits import delivered_by, limits_of
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot
from qmsgen.model.quantities import durations_of
from qmsgen.model.quantity import Duration
from qmsgen.model.quantity.running_text import Said, times_promised
from qmsgen.model.source import KeyPath

CODE: Final = "QMS356"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every step whose words allow more than the promise that it keeps, or something else than its own time."""
    kept = _promises_by_step(policy_set)
    for process in policy_set.processes:
        for step, path, words in _words_of_steps(policy_set, process):
            for said in times_promised(words):
                against = _own_time(step, path, said) or _promise(kept.get(step, ()), said)
                if against is not None:
                    yield _problem(process, path, said, against)


def _own_time(step: Element, path: KeyPath, said: Said) -> Spot | None:
    """The time of the step where its main sentence says another; details may be about anything."""
    if "do" in path[:3] and isinstance(step.within, Duration) and said.contradicts(durations_of(step)):
        return Spot(step, ("within",), phrase("the step has `{time}`", time=step.within))
    return None


def _promise(promises: tuple[Element, ...], said: Said) -> Spot | None:
    """The limit of a promise that the step keeps, where the words allow more than any of its limits."""
    for promise in promises:
        timed = [limit for limit in limits_of(promise) if limit.is_upper and isinstance(limit.quantity, Duration)]
        if timed and all(said.against(limit.quantity, weekly_clock(limit.calendar)) == 1 for limit in timed):
            says = phrase("`{commitment}` promises `{limit}`", commitment=promise.id, limit=timed[0].quantity)
            return Spot(timed[0].record, (timed[0].key,), says)
    return None


def _promises_by_step(policy_set: PolicySet) -> dict[Element, tuple[Element, ...]]:
    kept: dict[Element, tuple[Element, ...]] = {}
    for commitment in policy_set.commitments:
        for step in delivered_by(commitment):
            kept[step] = (*kept.get(step, ()), commitment)
    return kept


def _words_of_steps(policy_set: PolicySet, process: Element) -> Iterator[tuple[Element, KeyPath, str]]:
    steps = {step.id: step for step in process.steps}
    for wording in policy_set.wordings_of(process):
        if wording.translatable and not wording.form and wording.path[0] == "steps" and wording.path[1] in steps:
            for _, path, words in wording.spoken:
                yield steps[str(wording.path[1])], path, words


def _problem(process: Element, path: KeyPath, said: Said, against: Spot) -> Problem:
    return Problem(
        process,
        path,
        phrase("the words say `{said}`, which is not what they have to keep", said=said.words),
        phrase("leave the time to `within`, or say the same in both"),
        (against,),
    )
