"""Blanks: controls where people answer on screen, lines and boxes where they write on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qmsgen.web.markup import Value, classes, element, said, text
from qmsgen.web.words import CHOOSE, REQUIRED

if TYPE_CHECKING:
    from qmsgen.model.document import Choice, Field
    from qmsgen.web.rendition import Rendition

NAME_END = ": "
"""What parts a question from an answer in the name of a radio button."""
_WIDTH_MM = 46
"""Width of a blank within a line of text that asks for none."""
_LINE_MM = 6
"""Height of a line of handwriting or typing."""


def identifier(name: str) -> str:
    """The id of the control with a name, apart from the anchors of headings."""
    return f"field.{name}"


def choice_identifier(name: str, choice: Choice) -> str:
    """The id of the control for one choice of a field."""
    return identifier(f"{name}.{choice.value}")


def field(asked: Field, rendition: Rendition, *, alone: bool) -> str:
    """A blank within text; `alone` says that nothing else stands in its paragraph or cell."""
    if not rendition.asks(asked):
        return blank(asked, alone=alone)
    made = control(asked, rendition, alone=alone)
    return made + required_mark(asked, rendition)


def required_mark(asked: Field, rendition: Rendition) -> str:
    """The star at a question that wants an answer, with its meaning for those who ask."""
    if not asked.required:
        return ""
    return element("span", "*", class_="required", title=rendition.words[REQUIRED])


# --- on paper ---------------------------------------------------------------------------------------------


def blank(asked: Field, *, alone: bool) -> str:
    """Room to write: a line, several lines, a box, a row of boxes."""
    match asked.kind:
        case "check":
            return box()
        case "choice":
            return choices(asked.choices)
        case "lines":
            return element("span", element("span", class_="line") * max(asked.lines, 1), class_="lines")
        case "text" | "date" | "signature" | "number" | "total" | "product" | "difference" | "days":
            kind = classes("blank", asked.kind, alone and not asked.width and "fill")
            return element("span", text(asked.value), class_=kind, style=_width(asked, alone=alone))


def box(*, rounded: bool = False) -> str:
    """An empty box to tick, or a circle where one of several is marked."""
    return element("span", class_=classes("box", rounded and "round"))


def choices(offered: tuple[Choice, ...]) -> str:
    """A box with its label for each choice."""
    return " ".join(element("span", f"{box(rounded=True)} {said(choice.mark)}", class_="choice") for choice in offered)


def _width(asked: Field, *, alone: bool) -> str | None:
    if alone and not asked.width:
        return None
    return f"width:{asked.width or _WIDTH_MM}mm"


# --- on screen --------------------------------------------------------------------------------------------


def control(asked: Field, rendition: Rendition, *, alone: bool, labelled: bool = False) -> str:
    """The control for a blank; `labelled` says that a `<label>` beside it names it already."""
    name = {} if labelled else spoken(asked.label, rendition)
    common: dict[str, Value] = {"id": identifier(asked.name), "name": asked.name, "required": asked.required, **name}
    match asked.kind:
        case "check":
            return element("input", type="checkbox", value="yes", **common)
        case "choice" if rendition.paged:
            return radios(asked, rendition)
        case "choice":
            return element("select", _options(asked, rendition), **common)
        case "lines":
            lines = max(asked.lines, 2)
            return element("textarea", rows=lines, style=f"height:{lines * _LINE_MM}mm", **common)
        case "date" if not rendition.paged:
            return element("input", type="date", **common)
        case "text" | "date" | "signature" | "number" | "total" | "product" | "difference" | "days":
            fills = classes(alone and not asked.width and "fill")
            first = asked.value or None
            return element("input", type="text", value=first, class_=fills, style=_width(asked, alone=alone), **common)


def spoken(label: str, rendition: Rendition) -> dict[str, str]:
    """The attribute from which a reader takes a control's name: PDF takes it from another one than HTML."""
    return {"title" if rendition.paged else "aria_label": label}


def radios(asked: Field, rendition: Rendition) -> str:
    """One of several choices, all of them in sight."""
    return " ".join(_radio(asked, choice, rendition) for choice in asked.choices)


def _radio(asked: Field, choice: Choice, rendition: Rendition) -> str:
    mark = radio(asked.name, choice, f"{asked.label}{NAME_END}{choice.label}", rendition, required=asked.required)
    own = choice_identifier(asked.name, choice)
    label = said(choice.mark) if rendition.paged else element("label", said(choice.label), for_=own)
    return element("span", f"{mark} {label}", class_="choice")


def radio(name: str, choice: Choice, told: str, rendition: Rendition, *, required: bool = False) -> str:
    """A single radio button of the field with a name; `told` is what a reader says of it."""
    own = choice_identifier(name, choice)
    named = spoken(told, rendition)
    return element("input", type="radio", id=own, name=name, value=choice.value, required=required, **named)


def _options(asked: Field, rendition: Rendition) -> str:
    prompt = element("option", text(rendition.words[CHOOSE]), value="")
    return prompt + "".join(element("option", text(offer.label), value=offer.value) for offer in asked.choices)
