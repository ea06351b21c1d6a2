"""Questions as markup: single ones, and grids of statements against points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qmsgen.web import controls
from qmsgen.web.inline import inline, plain
from qmsgen.web.markup import element, said, text
from qmsgen.web.tables import caption, columns

if TYPE_CHECKING:
    from qmsgen.model.document import Choice, Field, GridItem, GridScale, Question, RatingGrid
    from qmsgen.web.rendition import Rendition

_NUMBER, _STATEMENT, _POINTS = 8, 92, 100
"""Shares of the width that number, statement and all points have in a grid."""
_SKIP = 1.8
"""How much wider than a point an answer beside the scale is."""


def question(block: Question, rendition: Rendition) -> str:
    """A question, then the room to answer it; a box to tick stands before its words."""
    boxed = rendition.boxed()
    asked, asks = block.field, boxed.asks(block.field)
    number = element("span", text(block.number), class_="number") + " " if block.number else ""
    words = inline(block.content, boxed) + (controls.required_mark(asked, boxed) if asks else "")
    if not asks and asked.kind == "check":
        return element("div", element("p", f"{number}{controls.box()} {words}"), class_="question")
    if not asks:
        return _question(element("p", number + words), controls.blank(asked, alone=True))
    if asked.kind == "choice":
        return _group(asked, number + words, boxed)
    answer = controls.control(asked, boxed, alone=True, labelled=True)
    own = controls.identifier(asked.name)
    if asked.kind == "check":
        ticked = f"{number}{answer} {element('label', words, for_=own)}"
        return element("div", element("p", ticked), class_="question")
    return _question(element("p", element("label", number + words, for_=own)), answer)


def _group(asked: Field, words: str, rendition: Rendition) -> str:
    name = f"ask.{asked.name}"
    group = {} if rendition.paged else {"role": "radiogroup", "aria_labelledby": name}
    answer = element("div", controls.radios(asked, rendition), class_="choices", **group)
    return _question(element("p", words, id=name), answer)


def _question(asked: str, answer: str) -> str:
    return element("div", asked + element("div", answer, class_="answer"), class_="question")


def grid(block: RatingGrid, rendition: Rendition) -> str:
    """A rating grid: one row a statement, one radio button a point."""
    boxed = rendition.boxed()
    rows = "".join(_row(item, block, boxed) for item in block.items)
    return element(
        "table",
        caption(block.caption) + columns(_widths(block)) + element("thead", _head(block)) + element("tbody", rows),
        class_="grid",
        style=f"--points:{max((len(_answers(scale, block)) for scale in block.scales), default=1)}",
    )


def _widths(block: RatingGrid) -> tuple[int, ...]:
    shares = [_SKIP if answer is block.skip else 1 for scale in block.scales for answer in _answers(scale, block)]
    return (_NUMBER, _STATEMENT, *(round(_POINTS * share / sum(shares)) for share in shares))


def _answers(scale: GridScale, block: RatingGrid) -> tuple[Choice, ...]:
    return (*scale.points, *((block.skip,) if block.skip else ()))


def _head(block: RatingGrid) -> str:
    item = element("th", said(block.item_label, lines=True), scope="col", colspan=2, rowspan=2)
    groups = "".join(
        element(
            "th", said(scale.label, lines=True), scope="colgroup", colspan=len(_answers(scale, block)), class_="scale"
        )
        for scale in block.scales
    )
    points = "".join(_points(scale, block) for scale in block.scales)
    return element("tr", item + groups) + element("tr", points)


def _group_head(scale: GridScale, columns: int) -> str:
    return element("th", said(scale.label, lines=True), scope="colgroup", colspan=columns, class_="scale")


def _points(scale: GridScale, block: RatingGrid) -> str:
    return "".join(
        element("th", said(point.label, lines=True), scope="col", class_=_edge(index))
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
            element(
                "td",
                _mark(item, scale, point, rendition),
                class_=_edge(index),
                **_told(scale, point, rendition),
            )
            for index, point in enumerate(_answers(scale, block))
        ]
    return element("tr", "".join(cells))


def _told(scale: GridScale, point: Choice, rendition: Rendition) -> dict[str, str]:
    """What a narrow screen says beside a button, for there the head of the grid is out of sight."""
    return {} if rendition.paged else {"data_point": point.label, "data_scale": scale.label}


def _mark(item: GridItem, scale: GridScale, point: Choice, rendition: Rendition) -> str:
    if not rendition.document.fillable:
        return controls.box(rounded=True)
    name = f"{item.name}.{scale.name}"
    named = controls.NAME_END.join(part for part in (plain(item.content), scale.label, point.label) if part)
    return controls.radio(name, point, named, rendition)
