"""Nobody could tell from any record whether a promise was kept.

The clock runs from one event to another, but neither leaves a trace, and no indicator watches it. The report at the
end of the quarter is then a matter of memory.

Name an `indicator` under `measure`, or say at the events where they are recorded: `recorded_in` a record, or the
`system` that notes them. Told only where a set describes its events or its measures.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.limits import holders_of
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS426"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-C1", "S-D4")


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every commitment whose measure has no indicator, and events of which one is recorded nowhere."""
    for commitment in policy_set.commitments if policy_set.events or policy_set.measures else ():
        measures = [holder.measure for holder in holders_of(commitment) if holder.measure is not None]
        if measures and not any(map(_is_watched, measures)):
            message = phrase("no record tells whether `{commitment}` was kept", commitment=commitment.id)
            cure = phrase("name an `indicator`, or write `recorded_in` at its events")
            yield Problem(commitment, ("measure",) if commitment.given("measure") else (), message, cure)


def _is_watched(measure: Element) -> bool:
    if measure.given("indicator"):
        return True
    events = [event for event in (getattr(measure, "from"), measure.to) if event is not None]
    return bool(events) and all(event.given("recorded_in") or event.given("system") for event in events)
