"""What to write so that a clause is answered as strongly as it asks."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from qmsgen.model.coverage import Row
from qmsgen.model.element import Element
from qmsgen.model.phrase import Phrase, phrase
from qmsgen.model.strength import Answer
from qmsgen.model.substance import is_kept

_SAY_MORE: Final = MappingProxyType(
    {
        "document": phrase("let qmsgen make `{id}` by a `template`, or say in a process or a chapter what it says"),
        "process": phrase("say under `steps` of `{id}` what is done, in words of your own"),
        "record": phrase("say in a process how `{id}` comes about, and in the record who keeps it and for how long"),
        "role": phrase("say under `duties` of `{id}` what the role does for it"),
        "unit": phrase("say under `duties` of `{id}` what the department does for it"),
    },
)
_SAY_HOW: Final = phrase("say in `{id}` how it is done, in words of your own")


def advice(row: Row) -> tuple[Phrase, ...]:
    """What to write, the first things first; nothing where the clause has what it asks for."""
    return tuple(_advice(row))


def _advice(row: Row) -> Iterator[Phrase]:
    for demand in row.lacks:
        match demand:
            case "answer" if row.exclusion is not None:
                yield phrase("say under `justification` why the clause does not apply, or answer it")
            case "answer":
                yield phrase("write `addresses: [{clause}]` on the element that does it", clause=_reference(row))
            case "text":
                yield _own_words(row)
            case "document":
                yield phrase("let a process, a policy or a chapter answer it: `{id}` is no document", id=_ids(row)[0])
            case "record":
                yield _record(row)


def _own_words(row: Row) -> Phrase:
    first = row.answers[0]
    if first.above:
        return _itself(row, first)
    return _SAY_MORE.get(first.element.shape.kind, _SAY_HOW).about(id=first.element.id)


def _itself(row: Row, first: Answer) -> Phrase:
    return phrase(
        "write `{clause}` in place of `{above}` under `addresses` of `{id}`, which names only the clause above",
        clause=row.clause.id,
        above=first.above,
        id=_part(first).id,
    )


def _record(row: Row) -> Phrase:
    unkept = next((record for record in row.records if not is_kept(record)), None)
    if unkept is not None:
        return phrase("give the record `{id}` `kept_by` and `retention`", id=unkept.id)
    near = [each for each in row.answers if not each.above]
    if not near:
        return _itself(row, row.answers[0])
    best = max(near, key=_weight)
    return phrase("name the `record` that `{id}` leaves, with `kept_by` and `retention`", id=_part(best).id)


def _weight(answer: Answer) -> tuple[bool, bool]:
    return answer.is_text, answer.element.shape.kind == "process"


def _part(answer: Answer) -> Element:
    return answer.parts[0]


def _ids(row: Row) -> list[str]:
    told = [each.element.id for each in row.answers if each.strength != "claimed"]
    return told or [each.element.id for each in row.answers]


def _reference(row: Row) -> str:
    _, catalogue, *_ = (*row.clause.path, "", "")
    return f"{catalogue}:{row.clause.id}"
