"""Questions as markup: single ones, and grids of statements against points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qmsgen.web import controls
from qmsgen.web.inline import inline, plain
from qmsgen.web.markup import element, text
from qmsgen.web.tables import caption, columns, scroller

if TYPE_CHECKING:
    from qmsgen.model.document import Choice, GridItem, GridScale, Question, RatingGrid
    from qmsgen.web.rendition import Rendition

_NUMBER, _STATEMENT, _POINTS = 5, 45, 50
"""Shares of the width that number, statement and all points have in a grid."""


def question(block: Question, rendition: Rendition) -> str:
    """A question, then the room to answer it."""
    boxed = rendition.boxed()
    asked = block.field
    name = f"ask.{asked.name}"
    mark = controls.required_mark(asked, boxed) if boxed.asks(asked) else ""
    number = element("span", text(block.number), class_="number") + " " if block.number else ""
    words = number + inline(block.content, boxed) + mark
    if not boxed.asks(asked):
        return _question(element("p", words), controls.blank(asked, alone=True))
    if asked.kind == "choice":
        group = {"role": "radiogroup", "aria_labelledby": name} if not boxed.paged else {}
        answer = element("div", controls.radios(asked, boxed), class_="choices", **group)
        return _question(element("p", words, id=name), answer)
    label = element("label", words, for_=controls.identifier(asked.name))
    answer = controls.control(asked, boxed, alone=True, labelled=True)
    return _question(element("p", label), answer)


def _question(asked: str, answer: str) -> str:
    return element("div", asked + element("div", answer, class_="answer"), class_="question")


def grid(block: RatingGrid, rendition: Rendition) -> str:
    """A rating grid: one row a statement, one radio button a point."""
    boxed = rendition.boxed()
    rows = "".join(_row(item, block, boxed) for item in block.items)
    points = sum(len(_answers(scale, block)) for scale in block.scales)
    share = round(_POINTS / points) if points else _POINTS
    made = element(
        "table",
        caption(block.caption)
        + columns((_NUMBER, _STATEMENT, *(share for _ in range(points))))
        + element("thead", _head(block))
        + element("tbody", rows),
        class_="grid",
    )
    return scroller(made, block.caption, points + 2, boxed)


def _answers(scale: GridScale, block: RatingGrid) -> tuple[Choice, ...]:
    return (*scale.points, *((block.skip,) if block.skip else ()))


def _head(block: RatingGrid) -> str:
    item = element("th", text(block.item_label), scope="col", colspan=2, rowspan=2)
    groups = "".join(
        element(
            "th", text(scale.label), scope="colgroup", colspan=len(_answers(scale, block)), class_="scale"
        )
        for scale in block.scales
    )
    points = "".join(_points(scale, block) for scale in block.scales)
    return element("tr", item + groups) + element("tr", points)


def _points(scale: GridScale, block: RatingGrid) -> str:
    return "".join(
        element("th", text(point.label), scope="col", class_=_edge(index))
        for index, point in enumerate(_answers(scale, block))
    )


def _edge(index: int) -> str:
    return "point" if index else "point first"


def _row(item: GridItem, block: RatingGrid, rendition: Rendition) -> str:
    cells = [
        element("td", text(item.number), class_="item"),
        element("th", inline(item.content, rendition), scope="row"),
    ]
    for scale in block.scales:
        cells += [
            element("td", _mark(item, scale, point, rendition), class_=_edge(index))
            for index, point in enumerate(_answers(scale, block))
        ]
    return element("tr", "".join(cells))


def _mark(item: GridItem, scale: GridScale, point: Choice, rendition: Rendition) -> str:
    if not rendition.document.fillable:
        return controls.box(rounded=True)
    name = f"{item.name}.{scale.name}"
    said = ": ".join(part for part in (plain(item.content), scale.label, point.label) if part)
    own = controls.identifier(f"{name}.{point.value}")
    return controls.radio(own, name, point.value, said, rendition)
