"""The order of the steps of a process: as typed, but for those that say which step they stand after."""

from __future__ import annotations

from typing import Final

from qmsgen.model.defect import defect
from qmsgen.model.finding import Finding
from qmsgen.model.phrase import phrase
from qmsgen.model.source import Entry, Mapping, Scalar

START: Final = "start"
"""What a step says that stands before all others."""


def with_steps_placed(root: Mapping, findings: list[Finding]) -> Mapping:
    """A set whose steps stand where they say; steps that would stand after one another become findings."""
    processes = root.get("processes")
    if not isinstance(processes, Mapping):
        return root
    placed = {entry.key: _placed(entry, findings) for entry in processes}
    if all(placed[entry.key] is entry for entry in processes):
        return root
    whole = root.entries["processes"]
    entry = Entry(whole.key, whole.key_place, Mapping(placed, processes.place))
    return Mapping({**root.entries, whole.key: entry}, root.place)


def _placed(process: Entry, findings: list[Finding]) -> Entry:
    steps = process.value.entries.get("steps") if isinstance(process.value, Mapping) else None
    if steps is None or not isinstance(steps.value, Mapping) or not any(map(_anchor, steps.value)):
        return process
    assert isinstance(process.value, Mapping)  # noqa: S101 - else it had no steps
    ordered = Mapping(_in_order(steps.value, findings), steps.value.place)
    entries = {**process.value.entries, steps.key: Entry(steps.key, steps.key_place, ordered)}
    return Entry(process.key, process.key_place, Mapping(entries, process.value.place))


def _in_order(steps: Mapping, findings: list[Finding]) -> dict[str, Entry]:
    order = [entry.key for entry in steps if _anchor(entry) is None]
    waiting = [entry for entry in steps if _anchor(entry) is not None]
    followers: dict[str, int] = {}
    while waiting:
        ready = [entry for entry in waiting if _name(entry) in {*order, START}]
        if not ready:
            break
        for entry in ready:
            name = _name(entry)
            followers[name] = followers.get(name, 0) + 1
            at = followers[name] - 1 if name == START else order.index(name) + followers[name]
            order.insert(at, entry.key)
        waiting = [entry for entry in waiting if entry not in ready]
    findings += [_circular(entry) for entry in waiting if _name(entry) in steps.entries]
    return {key: steps.entries[key] for key in (*order, *(entry.key for entry in waiting))}


def _anchor(step: Entry) -> Scalar | None:
    """The step that a step wants to stand after, as typed."""
    after = step.value.get("after") if isinstance(step.value, Mapping) else None
    return after if isinstance(after, Scalar) and not after.is_null else None


def _name(step: Entry) -> str:
    anchor = _anchor(step)
    return anchor.text if anchor else ""


def _circular(step: Entry) -> Finding:
    anchor = _anchor(step)
    place = anchor.place if anchor else step.key_place
    said = phrase("`{step}` stands after `{after}`, which waits for it in turn", step=step.key, after=_name(step))
    return Finding.of(defect("steps-in-circle"), place, said, phrase("say it of one of them only"))
