"""The questions of a checklist: every row of a table that has a blank for a grade."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import Final

from qmsgen.model.document.blocks import Cell, Paragraph, Row, Table
from qmsgen.model.document.inline import Field, LineBreak, Run
from qmsgen.model.document.walking import every
from qmsgen.model.document.whole import Document

BLANKS: Final = ("requirement", "population", "evidence", "grade", "note", "auditor", "date")
"""The blanks of a row, as the end of their names says: `field-repair.test.evidence`."""
_PRINTED: Final = {0: "row", 1: "question", 2: "requirement", 3: "look_at", 5: "sample"}
"""The columns of a checklist that are printed, not filled in."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as a checklist prints it; `row` is its id, the same in every language, format and issue."""

    row: str
    question: str
    requirement: str
    look_at: str
    sample: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A checklist as whoever reads it back must know it."""

    heads: dict[str, str]
    """What stands in each column, by the words above it."""
    grades: dict[str, str]
    """The grades by the words that the form shows for them."""
    asked: tuple[Asked, ...]


def sheet(document: Document) -> Sheet:
    """The questions of a checklist with the words of its heads and grades."""
    heads: dict[str, str] = {}
    grades: dict[str, str] = {}
    asked: list[Asked] = []
    for table in every(Table, document.blocks):
        for row in table.body:
            grade = next((one for one in every(Field, row) if one.name.endswith(".grade")), None)
            if grade is None:
                continue
            named = [_column(index, cell) for index, cell in enumerate(row.cells)]
            heads |= {words(head): name for head, name in zip(_heads(table), named, strict=True) if name}
            grades |= {choice.label: choice.value for choice in grade.choices}
            asked.append(_asked(grade.name.removesuffix(".grade"), row))
    return Sheet(heads, grades, tuple(asked))


def words(value: object) -> str:
    """What a piece of a document says, a paragraph a line; blanks say nothing."""
    if isinstance(value, Paragraph):
        return "".join("\n" if isinstance(one, LineBreak) else _said(one) for one in value.content).strip()
    if isinstance(value, Run):
        return value.text
    if isinstance(value, tuple):
        return "\n".join(filter(None, map(words, value)))
    if is_dataclass(value) and not isinstance(value, Field):
        return "\n".join(filter(None, (words(getattr(value, each.name)) for each in fields(value))))
    return ""


def _said(inline: object) -> str:
    return inline.text if isinstance(inline, Run) else words(getattr(inline, "content", ()))


def _asked(row: str, cells: Row) -> Asked:
    said = {name: words(cells.cells[index].blocks) for index, name in _PRINTED.items()}
    return Asked(**{**said, "row": row})


def _heads(table: Table) -> tuple[tuple[object, ...], ...]:
    return tuple(cell.blocks for cell in table.head[-1].cells)


def _column(index: int, cell: Cell) -> str:
    blank = next(every(Field, cell), None)
    ending = blank.name.rpartition(".")[2] if blank else ""
    return ending if ending in BLANKS else _PRINTED.get(index, "")
