"""The plan of a move as `qmsgen transition` prints it: for a terminal, as Markdown, as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final

from qmsgen.cli.speech import said
from qmsgen.model.clauses import titled
from qmsgen.model.element import Element
from qmsgen.model.phrase import Phrase, phrase
from qmsgen.model.source import Place
from qmsgen.model.transition import Found, Step, Task, Transition

MARK: Final = "†"
"""Stands behind a clause that nobody confirmed."""
_FEW: Final = 3
_STANDINGS: Final[dict[str, Phrase]] = {
    "stands": phrase("answered"),
    "extend": phrase("to be extended"),
    "write": phrase("to be written"),
    "drop": phrase("to be taken out"),
    "excluded": phrase("does not apply"),
    "unclaimed": phrase("not claimed"),
}
_CHANGES: Final[dict[str, Phrase]] = {
    "unchanged": phrase("unchanged"),
    "moved": phrase("renumbered"),
    "reworded": phrase("reworded"),
    "split": phrase("split"),
    "merged": phrase("merged"),
    "new": phrase("new"),
    "withdrawn": phrase("withdrawn"),
}
_SURENESS: Final[dict[str, Phrase]] = {
    "primary-seen": phrase("seen in the standard"),
    "two-sources": phrase("two sources"),
    "one-source": phrase("one source"),
    "memory": phrase("from memory"),
    "unconfirmed": phrase("our reading"),
}


def as_text(plan: Transition, folder: str) -> Iterator[str]:
    """The plan for a terminal: dates, work, clauses."""
    yield f"{plan.before.title} → {plan.after.title}"
    yield ""
    yield from (f"  {line}" for line in _dates(plan))
    yield f"  {_counts(plan)}"
    for step in plan.work:
        yield ""
        yield f"{_numbers(step)}  {_subject(plan, step)}: {said(_STANDINGS[step.standing])}"
        yield from (f"    {line}" for line in _work(plan, step, folder))
    yield ""
    for step in plan.steps:
        before = ", ".join(clause.id for clause in step.before) or "-"
        first = f"{before:<12} {_numbers(step):<16} {said(_CHANGES[step.change])}, {said(_STANDINGS[step.standing])}"
        found = "; ".join(_answer(one, folder) for one in step.found[:1])
        yield f"{first} ({said(_SURENESS[step.confidence])})" + (f": {found}{_more(step)}" if found else "")
    yield ""
    yield from _foot(plan)


def as_markdown(plan: Transition, folder: str) -> Iterator[str]:
    """The plan as Markdown: for a pull request or a wiki."""
    yield f"# {_cell(f'{plan.before.title} → {plan.after.title}')}"
    yield ""
    yield from (f"- {_cell(line)}" for line in _dates(plan))
    yield f"- {_cell(_counts(plan))}"
    if plan.work:
        yield from _table(
            phrase("what must be written"),
            (phrase("clause"), phrase("subject"), phrase("what to do"), phrase("owner")),
            (
                (_numbers(step), _subject(plan, step), "<br>".join(_tasks(plan, step, folder)), _owner(step))
                for step in plan.work
            ),
        )
    yield from _table(
        phrase("clause by clause"),
        (
            *(phrase("before"), phrase("now"), phrase("subject"), phrase("change"), phrase("answered by")),
            *(phrase("standing"), phrase("how sure")),
        ),
        (_row(plan, step, folder) for step in plan.steps),
    )
    yield ""
    yield from (_cell(line) for line in _foot(plan))


def as_json(plan: Transition, folder: str) -> str:
    """The plan for programs."""
    told = {
        "before": plan.before.id,
        "after": plan.after.id,
        "dates": [
            {
                "id": date.id,
                "title": str(date.title),
                "on": date.on.isoformat(),
                "final": date.final,
                "confidence": date.confidence,
                "sources": [str(source) for source in date.sources],
            }
            for date in plan.relation.dates
        ],
        "steps": [_step(step, folder) for step in plan.steps],
        "renamings": [
            {"place": str(one.place.below(folder)), "number": one.number, "now": list(one.now)}
            for one in plan.renamings
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _step(step: Step, folder: str) -> dict[str, Any]:
    return {
        "change": step.change,
        "before": [clause.id for clause in step.before],
        "after": [clause.id for clause in step.after],
        "note": _or_none(step.note),
        "confidence": step.confidence,
        "confirmed": step.confirmed,
        "sources": [source.id for source in step.sources],
        "standing": step.standing,
        "justification": _or_none(step.justification),
        "answers": [
            {
                "id": ".".join(map(str, one.element.path)),
                "title": _title(one.element),
                "steps": [inner.id for inner in one.steps],
                "clause": f"{one.standard}:{one.number}",
                "place": str(one.place.below(folder)),
            }
            for one in step.found
        ],
        "tasks": [
            {
                "where": task.where,
                "what": str(task.what),
                "done": task.done,
                "places": [str(place.below(folder)) for place in task.places],
            }
            for task in step.tasks
        ],
        "owner": step.owner.id if step.owner is not None else None,
    }


def _or_none(text: object) -> str | None:
    return None if text is None else str(text)


def _dates(plan: Transition) -> Iterator[str]:
    sources = {source.id: str(source.what) for source in plan.after.sources}
    for date in plan.relation.dates:
        named = "; ".join(sources[name] for name in map(str, date.sources) if name in sources)
        sure = said(_SURENESS[date.confidence])
        yield f"{date.on}  {date.title} ({sure}: {named})" if named else f"{date.on}  {date.title} ({sure})"


def _counts(plan: Transition) -> str:
    counts: Counter[str] = Counter(step.standing for step in plan.steps)
    return ", ".join(f"{counts[key]} {said(name)}" for key, name in _STANDINGS.items() if counts[key])


def _work(plan: Transition, step: Step, folder: str) -> Iterator[str]:
    if step.note is not None:
        yield f"{said(_CHANGES[step.change])} ({said(_SURENESS[step.confidence])}): {step.note}"
    yield from _tasks(plan, step, folder)
    if step.found:
        found = "; ".join(_answer(one, folder) for one in step.found[:_FEW])
        yield f"{said(phrase('answered so far by'))}: {found}{_more(step, _FEW)}"
    yield f"{said(phrase('owner'))}: {_owner(step)}"


def _tasks(plan: Transition, step: Step, folder: str) -> Iterator[str]:
    if step.standing == "write":
        named = ", ".join(f"{plan.after.id}:{clause.id}" for clause in step.after)
        yield said(phrase("nothing answers it: name {clauses} under `addresses` of what does", clauses=named))
    if step.standing == "drop":
        yield said(phrase("no longer asked for: take the clause out of `addresses`"))
    for task in step.tasks:
        sentence = (
            phrase("said already in `{where}`: {what}", where=task.where, what=task.what)
            if task.done
            else phrase("write in `{where}`: {what}", where=task.where, what=task.what)
        )
        yield f"{said(sentence)} ({_places(task, folder)})"


def _places(task: Task, folder: str) -> str:
    if not task.places:
        return said(phrase("nothing of the kind yet"))
    shown = ", ".join(_line(place, folder) for place in task.places[:_FEW])
    return f"{shown} …" if len(task.places) > _FEW else shown


def _line(place: Place, folder: str) -> str:
    below = place.below(folder)
    return f"{below.file}:{below.line}"


def _answer(one: Found, folder: str) -> str:
    return f"{'.'.join(map(str, one.element.path))} “{_title(one.element)}” {_line(one.place, folder)}"


def _title(element: Element) -> str:
    named = (getattr(element, name) for name in ("title", "name", "term", "promise") if name in element.shape.fields)
    return next((str(title) for title in named if title), element.id)


def _more(step: Step, shown: int = 1) -> str:
    rest = len(step.found) - shown
    return f" (+{rest})" if rest > 0 else ""


def _numbers(step: Step) -> str:
    numbers = ", ".join(clause.id for clause in step.after or step.before)
    return numbers if step.confirmed else f"{numbers} {MARK}"


def _subject(plan: Transition, step: Step) -> str:
    catalogue = plan.after if step.after else plan.before
    return "; ".join(dict.fromkeys(titled(catalogue, clause.id) for clause in step.after or step.before))


def _owner(step: Step) -> str:
    return str(step.owner.title) if step.owner is not None else said(phrase("to be named"))


def _row(plan: Transition, step: Step, folder: str) -> tuple[str, ...]:
    found = "<br>".join(_answer(one, folder) for one in step.found[:_FEW]) + _more(step, _FEW)
    return (
        ", ".join(clause.id for clause in step.before) or "—",
        _numbers(step) if step.after else "—",
        _subject(plan, step),
        said(_CHANGES[step.change]) + (f": {step.note}" if step.note is not None else ""),
        str(step.justification) if step.justification is not None else found or "—",
        said(_STANDINGS[step.standing]),
        said(_SURENESS[step.confidence]),
    )


def _foot(plan: Transition) -> Iterator[str]:
    renamed = sum(one.now != (one.number,) for one in plan.renamings)
    yield said(
        phrase(
            "{n} places name clauses of `{before}`; at {other} of them the number changes too",
            n=len(plan.renamings),
            before=plan.before.id,
            other=renamed,
        )
    )
    if not all(step.confirmed for step in plan.steps):
        yield f"{MARK} " + said(phrase("not confirmed: compare it with the standard before you rely on it"))
    for text in (plan.relation.note, plan.after.note):
        if text is not None:
            yield str(text)


def _table(title: Phrase, heads: Iterable[Phrase], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    names = [said(head) for head in heads]
    yield ""
    heading = said(title)
    yield f"## {heading[:1].upper()}{heading[1:]}"
    yield ""
    yield f"| {' | '.join(names)} |"
    yield "|" + " --- |" * len(names)
    for row in rows:
        yield f"| {' | '.join(map(_cell, row))} |"


def _cell(text: str) -> str:
    """A text as Markdown keeps it: nothing in it opens a column, a tag or a heading."""
    escaped = "".join(f"\\{sign}" if sign in "\\`*_[]|#" else sign for sign in " ".join(text.split()))
    return "<br>".join(part.replace("<", "&lt;") for part in escaped.split("<br>"))
