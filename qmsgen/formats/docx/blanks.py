"""Blanks to fill in: content controls on screen, lines and boxes on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from qmsgen.figures.lettering import width
from qmsgen.formats.docx import wordml
from qmsgen.formats.docx.measure import millimetres, points
from qmsgen.formats.docx.wordml import escaped, run
from qmsgen.model.document.tags import word_tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qmsgen.formats.docx.composition import Composition, Place
    from qmsgen.model.document import Choice, Field

TICK_FONT = "MS Gothic"
"""Has both boxes on every system that has Word."""

_UNTICKED = "\u2610"
_NO_BREAK_SPACE = "\u00a0"
_NO_BREAK_SPACE_MM = 1.03
"""Width of a no-break space in body text."""
_LONGEST_TAG = 64
"""Word refuses a document with a longer alias."""
_WIDTHS_MM = {
    "text": 50,
    "lines": 120,
    "date": 30,
    "choice": 30,
    "signature": 45,
    "number": 25,
    "total": 25,
    "product": 25,
    "difference": 25,
    "days": 20,
}
_WIDTH_IN_A_CELL_MM = 18
_SHARE_OF_A_CELL = 0.8
_BOX_EM, _GAP_EM = 2.0, 1.0
"""Width of a box with the blank behind it, and of the gap before the next one."""
_MOST_BOXES = 6
"""Of so many choices each has a box of its own, to be ticked on screen as on paper; more hang in a drop-down."""


def blank(field: Field, place: Place, composition: Composition, *, alone: bool = False) -> str:
    """What a person fills in; one that is `alone` in its cell on paper is the cell itself."""
    match field.kind:
        case "check":
            return tick(field.name, field.label, composition, small=place.kind == "table")
        case "signature":
            return _line(field, place, alone=alone)
        case "choice" if not composition.fillable or len(field.choices) <= _MOST_BOXES:
            return _boxes(field, place, composition)
        case "number" if field.value and not composition.fillable:
            return run(field.value)
        case "text" | "lines" | "date" | "choice" | "number" | "total" | "product" | "difference" | "days":
            if composition.fillable:
                return _control(field, place, composition, alone=alone)
            return _line(field, place, alone=alone)
        case _:
            assert_never(field.kind)


def tick(name: str, label: str, composition: Composition, *, small: bool = False) -> str:
    """A box to tick; a `small` one stands among the words of a cell."""
    box = run(_UNTICKED, "TableTick" if small else "Tick")
    if not composition.fillable:
        return box
    states = "".join(
        f'<w14:{state} w14:val="{code}" w14:font="{TICK_FONT}"/>'
        for state, code in (("checkedState", "2612"), ("uncheckedState", "2610"))
    )
    kind = f'<w14:checkbox><w14:checked w14:val="0"/>{states}</w14:checkbox>'
    return _framed(name, label, kind, box, composition)


def _boxes(field: Field, place: Place, composition: Composition) -> str:
    """All answers with a box before each, as many on a line as stand there whole."""
    small = place.kind == "table"
    size = composition.theme.sizes.table if small else composition.theme.sizes.body
    lines = _packed(field.choices, points(millimetres(place.width)), size)
    return wordml.line_break().join(
        run("\u2003").join(_boxed(field, choice, composition, small=small) for choice in line) for line in lines
    )


def _boxed(field: Field, choice: Choice, composition: Composition, *, small: bool) -> str:
    said = f"{choice.label}: {field.label}"
    box = tick(f"{field.name}.{choice.value}", said, composition, small=small)
    return box + run(_NO_BREAK_SPACE) + run(choice.mark)


def _packed(choices: tuple[Choice, ...], room: float, size: float) -> list[list[Choice]]:
    """Choices line by line; `room` and `size`, that of the type, are in points."""
    lines: list[list[Choice]] = []
    used = room
    for choice in choices:
        wide = (_BOX_EM + _GAP_EM) * size + width(choice.mark, size)
        if not lines or used + wide - _GAP_EM * size > room:
            lines.append([])
            used = 0
        lines[-1].append(choice)
        used += wide
    return lines


def _line(field: Field, place: Place, *, alone: bool) -> str:
    """Room to write by hand: a ruled line for each line of the answer."""
    if place.kind == "table" and alone:
        return wordml.line_break() * (field.lines - 1)
    rule = run(_room(_width_mm(field, place, alone=False)), "Blank")
    return wordml.line_break().join([rule] * field.lines)


def _room(width_mm: float) -> str:
    """Blanks without words, about as wide as that."""
    return _NO_BREAK_SPACE * max(1, round(width_mm / _NO_BREAK_SPACE_MM))


def _width_mm(field: Field, place: Place, *, alone: bool) -> float:
    """How wide a blank is: as asked, as its kind wants it or, within a cell, as wide as the cell may bear."""
    in_text = place.kind == "table" and not alone
    wanted = field.width or (_WIDTH_IN_A_CELL_MM if in_text else _WIDTHS_MM[field.kind])
    return min(wanted, millimetres(place.width) * _SHARE_OF_A_CELL) if place.kind == "table" else wanted


def _control(field: Field, place: Place, composition: Composition, *, alone: bool) -> str:
    """A control that shows its room as a light box until someone types there."""
    kind, sign = _kind_and_sign(field, composition)
    prompt = sign or field.value or _room(_width_mm(field, place, alone=alone))
    lines = 0 if place.kind == "table" else field.lines - 1
    placeholder = run(prompt, "PlaceholderText") + wordml.line_break() * lines
    return _framed(field.name, field.label, f"<w:showingPlcHdr/>{kind}", placeholder, composition)


def _kind_and_sign(field: Field, composition: Composition) -> tuple[str, str]:
    """The kind of control as Word names it, and the sign without words that stands in it at first."""
    if field.kind == "choice":
        items = "".join(
            f'<w:listItem w:displayText="{escaped(choice.label)}" w:value="{escaped(choice.value)}"/>'
            for choice in _distinct(field.choices)
        )
        return f"<w:dropDownList>{items}</w:dropDownList>", _room(_WIDTHS_MM["choice"]) + "\u25be"
    if field.kind == "date":
        language = escaped(wordml.regional(composition.document.language))
        return (
            f'<w:date><w:dateFormat w:val="yyyy-MM-dd"/><w:lid w:val="{language}"/>'
            '<w:storeMappedDataAs w:val="date"/><w:calendar w:val="gregorian"/></w:date>'
        ), "____-__-__"
    return ('<w:text w:multiLine="1"/>' if field.kind == "lines" else "<w:text/>"), ""


def _distinct(choices: tuple[Choice, ...]) -> Iterator[Choice]:
    """The choices whose value and label no earlier one has: Word refuses a list that repeats either."""
    values: set[str] = set()
    labels: set[str] = set()
    for choice in choices:
        if choice.value not in values and choice.label not in labels:
            yield choice
        values.add(choice.value)
        labels.add(choice.label)


def _framed(name: str, label: str, kind: str, content: str, composition: Composition) -> str:
    """A content control that can be filled in but not deleted."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{escaped(_shortened(label))}"/>'
        f'<w:tag w:val="{escaped(word_tag(name))}"/><w:id w:val="{composition.next_id()}"/>'
        f'<w:lock w:val="sdtLocked"/>{kind}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'
    )


def _shortened(label: str) -> str:
    return label if len(label) <= _LONGEST_TAG else label[: _LONGEST_TAG - 1] + "\u2026"
