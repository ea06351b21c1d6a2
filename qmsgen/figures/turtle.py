"""The turtle of a process: what goes in at its head and out at its tail, and the four legs it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from qmsgen.figures.lettering import wrap
from qmsgen.figures.picture import Area, Disc, Lettering, Mark, Picture, Stroke, below

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from qmsgen.model.document import Passage, Turtle

INPUTS: Final = "Inputs (from whom)"
OUTPUTS: Final = "Outputs (to whom)"
RESOURCES: Final = "With what (resources)"
PEOPLE: Final = "With whom (competence)"
METHODS: Final = "How (documents)"
MEASURES: Final = "How measured"
RISKS: Final = "Risks and opportunities"
OWNER: Final = "Process owner"
OWNED: Final = "Process owner: {owner}"

_EDGE, _PAD, _GAP, _BETWEEN = 1.0, 6.0, 20.0, 14.0
_BULLET = 8.0
_LEAST = 46.0
_WIDEST = 640.0
_HEAD = Lettering(8.5, bold=True, colour="accent")
_ITEM = Lettering(8.5)
_WHOM = Lettering(8.0, colour="muted")
_TITLE = Lettering(10.5, bold=True, anchor="middle", colour="accent")
_NUMBER = Lettering(8.5, bold=True, anchor="middle", colour="accent")
_OWNER = Lettering(8.5, anchor="middle")


@dataclass(frozen=True, slots=True)
class _Item:
    """A line of a list, wrapped, with its second line about whom."""

    lines: tuple[str, ...]
    whom: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        return len(self.lines) * _ITEM.leading + len(self.whom) * _WHOM.leading + 2


@dataclass(frozen=True, slots=True)
class _Panel:
    """A list with its heading, measured for a width."""

    head: tuple[str, ...]
    items: tuple[_Item, ...]

    @property
    def height(self) -> float:
        held = sum(item.height for item in self.items)
        return max(_LEAST, len(self.head) * _HEAD.leading + 4 + held + 2 * _PAD)

    def marks(self, left: float, top: float, wide: float, height: float) -> Iterable[Mark]:
        """Heading and items in a box."""
        yield Area(left, top, wide, height, fill="paper", stroke="accent", solid=True)
        yield from below(self.head, left + _PAD, top + _PAD - 1, _HEAD)
        y = top + _PAD + len(self.head) * _HEAD.leading + 4
        for item in self.items:
            yield Disc(left + _PAD + 2, y + _ITEM.leading / 2, 1.3, fill="ink", stroke="none")
            yield from below(item.lines, left + _PAD + _BULLET, y, _ITEM)
            yield from below(item.whom, left + _PAD + _BULLET, y + len(item.lines) * _ITEM.leading, _WHOM)
            y += item.height


def pictures(turtle: Turtle, width: float, gettext: Callable[[str], str]) -> list[Picture]:
    """The turtle as one picture as wide as the box, in points, and as high as its lists need."""
    return [_Drawing(turtle, min(width, _WIDEST), gettext).picture()]


class _Drawing:
    def __init__(self, turtle: Turtle, width: float, gettext: Callable[[str], str]) -> None:
        self._turtle, self._say = turtle, gettext
        self._left, self._right = _EDGE, width - _EDGE
        self._leg = (width - 2 * _EDGE - _GAP) / 2
        self._side = (width - 2 * _EDGE - 2 * _GAP) * 0.32
        self._centre = width - 2 * _EDGE - 2 * _GAP - 2 * self._side
        self._marks: list[Mark] = []
        self._width = width

    def picture(self) -> Picture:
        """Legs, head and tail around the process."""
        turtle = self._turtle
        top = self._legs(_EDGE, (RESOURCES, turtle.resources), (PEOPLE, turtle.people))
        body = top + _BETWEEN
        height = self._body(body)
        feet = body + height + _BETWEEN
        bottom = self._legs(feet, (METHODS, turtle.methods), (MEASURES, turtle.measures))
        end = self._risks(body + height, bottom) if turtle.risks else bottom
        for x in self._joints():
            self._marks.append(Stroke(((x, top), (x, body)), colour="accent", weight=1.2))
            self._marks.append(Stroke(((x, body + height), (x, feet)), colour="accent", weight=1.2))
        return Picture(self._width, end + _EDGE, tuple(self._marks))

    def _joints(self) -> tuple[float, float]:
        """Where the legs meet the process: under both a leg and the process."""
        near = self._left + self._side + _GAP
        inner = (near + self._left + self._leg) / 2
        return inner, self._width - inner

    def _legs(self, top: float, *legs: tuple[str, Sequence[str]]) -> float:
        """Two lists side by side, equally high; gives where they end."""
        panels = [self._list(title, texts, self._leg) for title, texts in legs]
        height = max(panel.height for panel in panels)
        for panel, left in zip(panels, (self._left, self._right - self._leg), strict=True):
            self._marks += panel.marks(left, top, self._leg, height)
        return top + height

    def _list(self, title: str, texts: Sequence[str], wide: float) -> _Panel:
        room = wide - 2 * _PAD
        items = tuple(_Item(wrap(text, room - _BULLET, _ITEM.size)) for text in texts)
        return _Panel(wrap(self._say(title), room, _HEAD.size, bold=True), items)

    def _passages(self, title: str, passages: Sequence[Passage], arrow: str) -> _Panel:
        room = self._side - 2 * _PAD
        items = tuple(
            _Item(
                wrap(each.what, room - _BULLET, _ITEM.size),
                wrap(f"{arrow} {each.whom}", room - _BULLET, _WHOM.size) if each.whom else (),
            )
            for each in passages
        )
        return _Panel(wrap(self._say(title), room, _HEAD.size, bold=True), items)

    def _body(self, top: float) -> float:
        """Head, process and tail from left to right; gives their height."""
        entering = self._passages(INPUTS, self._turtle.inputs, "←")
        leaving = self._passages(OUTPUTS, self._turtle.outputs, "→")
        lines = self._title_lines()
        room = sum(look.leading * len(each) for each, look in lines) + 2 * _PAD + 8
        height = max(entering.height, leaving.height, room)
        self._marks += entering.marks(self._left, top, self._side, height)
        self._marks += leaving.marks(self._right - self._side, top, self._side, height)
        left, middle = self._left + self._side + _GAP, top + height / 2
        box = Area(left, top, self._centre, height, "tint", "accent", 2.2, 10, solid=True)
        self._marks.append(box)
        y = middle - (room - 2 * _PAD) / 2
        for each, look in lines:
            self._marks += below(each, self._width / 2, y, look)
            y += look.leading * len(each) + (4 if each else 0)
        for start in (self._left + self._side, box.right):
            self._marks.append(Stroke(((start, middle), (start + _GAP, middle)), weight=1.4, headed=True))
        return height

    def _title_lines(self) -> list[tuple[tuple[str, ...], Lettering]]:
        room = self._centre - 2 * _PAD
        turtle = self._turtle
        owner = self._say(OWNED).format(owner=turtle.owner) if turtle.owner else ""
        return [
            (wrap(turtle.number, room, _NUMBER.size, bold=True) if turtle.number else (), _NUMBER),
            (wrap(turtle.title, room, _TITLE.size, bold=True), _TITLE),
            (wrap(owner, room, _OWNER.size) if owner else (), _OWNER),
        ]

    def _risks(self, body: float, legs: float) -> float:
        """Risks across the whole width, joined to the process between its hind legs; gives where they end."""
        top, wide = legs + _BETWEEN, self._right - self._left
        panel = self._list(RISKS, self._turtle.risks, wide)
        self._marks.append(
            Stroke(((self._width / 2, body), (self._width / 2, top)), colour="muted", weight=1.2, dash=(4, 3))
        )
        self._marks += panel.marks(self._left, top, wide, panel.height)
        return top + panel.height
