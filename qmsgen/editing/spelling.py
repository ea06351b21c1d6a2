"""How a value is typed in YAML: without quotes where that is safe, else in quotes, in brackets, or in lines below."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

import yaml
from yaml.events import NodeEvent, ScalarEvent

from qmsgen.editing.pieces import NULLS, Piece

Value: TypeAlias = "str | Mapping[str, Value] | Sequence[Value]"
"""What can be written: a text, keys with values, a list."""

_WIDEST: Final = 100
"""So many characters of keys and values are written in one line."""

_TO_ESCAPE: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_LINE: Final = re.compile(r"[^\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]*\Z")
_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def scalar(value: str, *, style: str = "", flow: bool = False) -> str:
    """A text in one line, in the quotes asked for where they can hold it."""
    if not style and is_plain(value, flow=flow):
        return value
    if style == "'" and _LINE.match(value) and "\n" not in value:
        return "'" + value.replace("'", "''") + "'"
    return _TO_ESCAPE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))


def is_plain(value: str, *, flow: bool = False) -> bool:
    """Whether a text reads as itself without quotes."""
    if value in NULLS or "\n" in value or value != value.strip():
        return False
    samples = (f"[{value}]", f"{{k: {value}}}") if flow else (f"k: {value}", f"- {value}")
    return all(_is_read(sample, value) for sample in samples)


def _is_read(sample: str, value: str) -> bool:
    try:
        scalars = [event for event in yaml.parse(sample, Loader=_LOADER) if isinstance(event, NodeEvent)]
    except yaml.YAMLError:
        return False
    last = scalars[-1]
    return isinstance(last, ScalarEvent) and not last.style and last.value == value and len(scalars) <= 3


def name(key: str, style: str = "") -> str:
    """A key; one that would not read as itself stands in quotes."""
    bare = not style and is_plain(key, flow=True) and is_plain(key) and not re.search(r"[:?]", key) and key != "<<"
    return key if bare else scalar(key, style=style or '"')


def brackets(value: Value) -> str:
    """A value in one line; collections stand in brackets."""
    if isinstance(value, str):
        return scalar(value, flow=True)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name(key)}: {brackets(one)}" for key, one in value.items()) + "}"
    return "[" + ", ".join(map(brackets, value)) + "]"


def after_key(value: Value, indent: int) -> str:
    """What follows the colon of a key: a value in the same line, or in the lines below, indented by that much."""
    if isinstance(value, str):
        return f" {_block(value, indent)}"
    line = brackets(value)
    if len(line) <= _WIDEST and "\\n" not in line and _is_shallow(value):
        return f" {line}"
    return "".join(f"\n{' ' * indent}{one}" for one in _lines(value, indent))


def _is_shallow(value: Value) -> bool:
    inner = value.values() if isinstance(value, Mapping) else value
    return all(isinstance(one, str) for one in inner)


def _lines(value: Mapping[str, Value] | Sequence[Value], indent: int) -> list[str]:
    if isinstance(value, Mapping):
        return [f"{name(key)}:{after_key(one, indent + 2)}" for key, one in value.items()]
    return [f"- {brackets(one)}" for one in value]


def _block(value: str, indent: int) -> str:
    """A text of several lines as it is typed below its key; any other in one line."""
    body = value.removesuffix("\n")
    lines = body.split("\n")
    fits = all(_LINE.match(line) and line == line.rstrip() for line in lines) and lines[0][:1] not in {"", " ", "\t"}
    if "\n" not in value or not fits or not lines[-1]:
        return scalar(value)
    header = "|" if value.endswith("\n") else "|-"
    return "\n".join([header, *(f"{' ' * indent}{line}" if line else "" for line in lines)])


def respelled(piece: Piece, typed: str, value: str, *, flow: bool) -> list[str]:
    """How another value may stand where a piece stands, the most like it first."""
    found = within(typed, piece.value, value)
    if piece.style not in {"|", ">"} and "\n" not in value:
        found.append(scalar(value, style=piece.style, flow=flow))
    elif piece.style in {"|", ">"} and "\n" in value and (lines := typed.split("\n"))[1:]:
        indent = len(lines[1]) - len(lines[1].lstrip(" "))
        found.append(_block(value, indent))
    return [*found, scalar(value, style='"')]


def within(typed: str, old: str, new: str) -> list[str]:
    """What is typed with only that part changed in which two values differ, wherever it may stand in it."""
    if "\n" not in typed:
        return []
    before = _common(old, new)
    behind = _common(old[before:][::-1], new[before:][::-1])
    gone, put = old[before : len(old) - behind], new[before : len(new) - behind]
    if not gone:
        before, gone, put = before - 1, old[before - 1] + gone, old[before - 1] + put
    if before < 0 or "\n" in put or not gone:
        return []
    spots = [spot.start() for spot in re.finditer(re.escape(gone), typed)]
    spots.sort(key=lambda spot: abs(spot - before))
    return [typed[:spot] + put + typed[spot + len(gone) :] for spot in spots[:20]]


def _common(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
