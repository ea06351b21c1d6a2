"""Blanks to fill in: content controls on screen, lines and boxes on paper."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, assert_never

from qmsgen.formats.docx import wordml
from qmsgen.formats.docx.wordml import escaped, run

if TYPE_CHECKING:
    from qmsgen.formats.docx.composition import Composition, Place
    from qmsgen.model.document import Choice, Field

TICK_FONT = "MS Gothic"
"""Has both boxes on every system that has Word."""

_UNTICKED = "\u2610"
_NO_BREAK_SPACE = "\u00a0"
_NO_BREAK_SPACE_MM = 1.03
"""Width of a no-break space in body text."""
_LONGEST_TAG = 64
"""Word refuses a document with a longer tag or alias."""
_WIDTHS_MM = {"text": 50, "lines": 120, "date": 30, "choice": 30, "signature": 45}
_WIDTH_IN_A_CELL_MM = 18


def blank(field: Field, place: Place, composition: Composition, *, alone: bool = False) -> str:
    """What a person fills in; one that is `alone` in its cell on paper is the cell itself."""
    match field.kind:
        case "check":
            return tick(field.name, field.label, composition)
        case "signature":
            return _line(field, place, alone=alone)
        case "choice" if not composition.fillable:
            return boxes(field.choices)
        case "text" | "lines" | "date" | "choice":
            if composition.fillable:
                return _control(field, composition)
            return _line(field, place, alone=alone)
        case _:
            assert_never(field.kind)


def tick(name: str, label: str, composition: Composition) -> str:
    """A box to tick."""
    box = run(_UNTICKED, "Tick")
    if not composition.fillable:
        return box
    states = "".join(
        f'<w14:{state} w14:val="{code}" w14:font="{TICK_FONT}"/>'
        for state, code in (("checkedState", "2612"), ("uncheckedState", "2610"))
    )
    kind = f'<w14:checkbox><w14:checked w14:val="0"/>{states}</w14:checkbox>'
    return _framed(name, label, kind, box, composition)


def boxes(choices: tuple[Choice, ...]) -> str:
    """All answers with a box before each."""
    gap = run("\u2003")
    return gap.join(run(_UNTICKED, "Tick") + run(_NO_BREAK_SPACE + choice.label) for choice in choices)


def _line(field: Field, place: Place, *, alone: bool) -> str:
    """Room to write by hand: a ruled line for each line of the answer."""
    if place.kind == "table" and alone:
        return wordml.line_break() * (field.lines - 1)
    wanted = field.width or (_WIDTH_IN_A_CELL_MM if place.kind == "table" else _WIDTHS_MM[field.kind])
    rule = run(_NO_BREAK_SPACE * round(wanted / _NO_BREAK_SPACE_MM), "Blank")
    return wordml.line_break().join([rule] * field.lines)


def _control(field: Field, composition: Composition) -> str:
    kind, prompt = _kind_and_prompt(field, composition)
    placeholder = run(prompt, "PlaceholderText") + wordml.line_break() * (field.lines - 1)
    return _framed(field.name, field.label, f"<w:showingPlcHdr/>{kind}", placeholder, composition)


def _kind_and_prompt(field: Field, composition: Composition) -> tuple[str, str]:
    """The kind of control as Word names it, and the sign without words that stands in it at first."""
    if field.kind == "choice":
        items = "".join(
            f'<w:listItem w:displayText="{escaped(choice.label)}" w:value="{escaped(choice.value)}"/>'
            for choice in field.choices
        )
        return f"<w:dropDownList>{items}</w:dropDownList>", "\u2026 \u25be"
    if field.kind == "date":
        language = escaped(wordml.regional(composition.document.language))
        return (
            f'<w:date><w:dateFormat w:val="yyyy-MM-dd"/><w:lid w:val="{language}"/>'
            '<w:storeMappedDataAs w:val="date"/><w:calendar w:val="gregorian"/></w:date>'
        ), "____-__-__"
    return ('<w:text w:multiLine="1"/>' if field.kind == "lines" else "<w:text/>"), "\u2026\u2026"


def _framed(name: str, label: str, kind: str, content: str, composition: Composition) -> str:
    """A content control that can be filled in but not deleted."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{escaped(_shortened(label))}"/>'
        f'<w:tag w:val="{escaped(_tag(name))}"/><w:id w:val="{composition.next_id()}"/>'
        f'<w:lock w:val="sdtLocked"/>{kind}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'
    )


def _shortened(label: str) -> str:
    return label if len(label) <= _LONGEST_TAG else label[: _LONGEST_TAG - 1] + "\u2026"


def _tag(name: str) -> str:
    """The name itself, or its beginning and a checksum where Word would refuse its length."""
    if len(name) <= _LONGEST_TAG:
        return name
    return f"{name[: _LONGEST_TAG - 9]}-{zlib.crc32(name.encode()):08x}"
