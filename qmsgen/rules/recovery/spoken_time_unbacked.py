"""Staff are told to promise a time that nothing else states.

Whoever was let down once is given a second promise, and it is the one from the script: if no step, promise or
severity keeps that time, it is broken too.

Say the `within` of the step, or a time that the plan, its commitment or the severity states.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot
from qmsgen.model.quantities import durations_of
from qmsgen.model.quantity import Duration
from qmsgen.model.quantity.running_text import times_promised

CODE: Final = "QMS469"
SEVERITY: Final = Severity.WARNING


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every time in the words to say that is stated neither in the plan nor in what stands behind it."""
    for plan in policy_set.recovery:
        promises = tuple(one for one in policy_set.commitments if one.recovery == plan)
        stated = durations_of(plan, *promises, *policy_set.severities, *policy_set.complaints)
        for wording in policy_set.wordings_of(plan):
            if "say" in wording.path:
                for _, path, words in wording.spoken:
                    for said in times_promised(words):
                        if said.contradicts(stated):
                            message = phrase("staff promise `{said}`, which nothing else states", said=said.words)
                            hint = phrase("say a time that the plan or its commitment keeps")
                            yield Problem(plan, path, message, hint, tuple(_beside(plan, promises)))


def _beside(plan: Element, promises: tuple[Element, ...]) -> Iterator[Spot]:
    for severity in plan.severities:
        for step in severity.steps:
            if isinstance(step.within, Duration):
                yield Spot(step, ("within",), phrase("`{step}` has `{time}`", step=step.step, time=step.within))
                return
    yield from (Spot(one, (), phrase("the promise")) for one in promises)
