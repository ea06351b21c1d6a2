"""Change one value or key of a YAML text and keep everything else as it was typed, byte for byte.

Every change is tried on the text and read back: where the outcome is not exactly what was asked for, because a value
is shared through an alias, say, `CannotEdit` is raised and nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, Final

import yaml

from qmsgen.editing.files import read_exactly, write_exactly
from qmsgen.editing.pieces import Member, Piece, plain_value, taken_apart
from qmsgen.editing.spelling import Value, after_key, brackets, name, respelled
from qmsgen.errors import QmsgenError
from qmsgen.model.phrase import phrase
from qmsgen.model.source import KeyPath

__all__ = [
    "CannotEdit",
    "Value",
    "add_key",
    "path_at",
    "read_exactly",
    "remove_key",
    "rename_key",
    "set_scalar",
    "set_value",
    "value_at",
    "write_exactly",
]

_BOM: Final = "\ufeff"


class CannotEdit(QmsgenError):
    """The text has no such place, or the change would touch more than that place."""


def set_scalar(text: str, path: KeyPath, value: str) -> str:
    """Write another value at a path, in the quotes that stand there where they can hold it."""
    mark, body = _split(text)
    parents, piece = _down(body, path)
    if piece.kind != "scalar":
        raise _cannot(path)
    if piece.value == value and not piece.is_null:
        return text
    flow = any(parent.style for parent in parents)
    typed = body[piece.start : piece.end]
    ways = respelled(piece, typed, value, flow=flow) if typed else [f" {brackets(value)}"]
    return mark + _proved(body, (_put(body, piece.start, piece.end, way) for way in ways), path, lambda _: value)


def set_value(text: str, path: KeyPath, value: Value) -> str:
    """Write a value of any kind in the place of the one at a path."""
    if isinstance(value, str):
        return set_scalar(text, path, value)
    mark, body = _split(text)
    parents, piece = _down(body, path)
    typed = body[piece.start : piece.end]
    if piece.kind == "alias" or (piece.kind != "scalar" and "#" in typed) or "#" in typed.split("\n")[0]:
        raise _cannot(path)
    flow = any(parent.style for parent in parents) or isinstance(path[-1], int)
    new = f" {brackets(value)}" if flow else after_key(value, parents[-1].column + 2)
    start = len(body[: piece.start].rstrip(" ")) if path and isinstance(path[-1], str) else piece.start
    new = new if start < piece.start or not typed else new.lstrip(" ")
    return mark + _proved(body, [_put(body, start, piece.end, new)], path, lambda _: value)


def add_key(text: str, path: KeyPath, key: str, value: Value) -> str:
    """Write a new key with its value behind the last one of the mapping at a path."""
    mark, body = _split(text)
    if taken_apart(body) is None:
        ready = body if not body or body.endswith("\n") else body + _newline(body)
        new = f"{ready}{name(key)}:{after_key(value, 2)}".replace("\n", _newline(body)) + _newline(body)
        return mark + _proved(body, [new], (), lambda _: {key: value})
    parents, piece = _down(body, path)
    if any(member.name == key for member in piece.members):
        raise CannotEdit(phrase("`{key}` is there already", key=key))
    way = _added(body, [*parents, piece], key, value)
    return mark + _proved(body, [way], path, lambda old: {**(old if isinstance(old, dict) else {}), key: value})


def rename_key(text: str, path: KeyPath, key: str) -> str:
    """Give the key at the end of a path another name; what stands under it stays."""
    mark, body = _split(text)
    _, parent = _down(body, path[:-1])
    member = _member(parent, path)
    if any(other.name == key for other in parent.members if other is not member):
        raise CannotEdit(phrase("`{key}` is there already", key=key))
    typed = _key(member, path)
    way = _put(body, typed.start, typed.end, name(key, typed.style))
    return mark + _proved(
        body, [way], path[:-1], lambda old: {key if one == path[-1] else one: under for one, under in old.items()}
    )


def remove_key(text: str, path: KeyPath) -> str:
    """Take out the key at the end of a path with all that stands under it."""
    mark, body = _split(text)
    _, parent = _down(body, path[:-1])
    member = _member(parent, path)
    start, end = _key(member, path).start, max(member.value.end, _key(member, path).end + 1)
    if len(parent.members) == 1:
        way = _put(body, parent.start, max(parent.end, end), "{}")
    elif parent.style:
        way = _without_member(body, start, end)
    else:
        way = _without_lines(body, start, end)
    return mark + _proved(
        body, [way], path[:-1], lambda old: {one: under for one, under in old.items() if one != path[-1]}
    )


def path_at(text: str, line: int, column: int) -> KeyPath:
    """The path to the key or value that stands at a line and column, both counted from 1."""
    _, body = _split(text)
    lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n|$)", body)
    spot = sum(map(len, lines[: line - 1])) + column - 1
    path: KeyPath = ()
    piece = taken_apart(body)
    while piece is not None:
        inside = next((member for member in piece.members if _covers(member, spot)), None)
        if inside is None:
            break
        path = (*path, inside.name)
        piece = inside.value if inside.value.start <= spot else None
    return path


def value_at(text: str, path: KeyPath) -> str:
    """The value that stands at a path, as it reads."""
    piece = _down(_split(text)[1], path)[1]
    if piece.kind != "scalar":
        raise _cannot(path)
    return piece.value


def _split(text: str) -> tuple[str, str]:
    """The byte order mark, where there is one, and the rest."""
    body = text.removeprefix(_BOM)
    return text[: len(text) - len(body)], body


def _down(body: str, path: KeyPath) -> tuple[list[Piece], Piece]:
    """The piece at a path, and the collections that lead to it."""
    try:
        piece = taken_apart(body)
    except yaml.YAMLError as error:
        raise CannotEdit(phrase("not YAML: {problem}", problem=error)) from None
    parents: list[Piece] = []
    for key in path:
        found = next((member.value for member in piece.members if member.name == key), None) if piece else None
        if found is None or piece is None:
            raise _cannot(path)
        parents.append(piece)
        piece = found
    if piece is None:
        raise _cannot(path)
    return parents, piece


def _member(parent: Piece, path: KeyPath) -> Member:
    found = next((member for member in parent.members if member.name == path[-1]), None)
    if found is None:
        raise _cannot(path)
    return found


def _key(member: Member, path: KeyPath) -> Piece:
    if member.key is None:
        raise _cannot(path)
    return member.key


def _covers(member: Member, spot: int) -> bool:
    start = member.key.start if member.key else member.value.start
    return start <= spot < max(member.value.end, start + 1)


def _added(body: str, line: list[Piece], key: str, value: Value) -> str:
    """The text with a key in the last of a line of pieces, each within the one before."""
    piece = line[-1]
    if any(one.style for one in line):
        inside = body[piece.start : piece.end]
        if piece.style != "{":
            return body
        kept = body[: piece.end - 1].rstrip()
        comma = "" if not piece.members or inside[:-1].rstrip().endswith(",") else ", "
        comma = " " if inside[:-1].rstrip().endswith(",") else comma
        return f"{kept}{comma}{name(key)}: {brackets(value)}{body[len(kept) :]}"
    if piece.kind == "scalar":
        if not piece.is_null or len(line) < 2:
            return body
        column, end = line[-2].column + 2, piece.start
    else:
        column, end = piece.column, piece.end
    new = f"{' ' * column}{name(key)}:{after_key(value, column + 2)}"
    return _on_a_line_behind(body, end, new)


def _on_a_line_behind(body: str, end: int, new: str) -> str:
    """The text with new lines behind the line in which something ends."""
    newline = _newline(body)
    found = re.compile(r"\r\n|\r|\n").search(body, end)
    if found is None:
        return f"{body}{newline}{new.replace(chr(10), newline)}"
    return f"{body[: found.end()]}{new.replace(chr(10), newline)}{newline}{body[found.end() :]}"


def _without_lines(body: str, start: int, end: int) -> str:
    """The text without the lines of one key; a dash or a key before it in its line stays."""
    found = re.compile(r"\r\n|\r|\n").search(body, end)
    behind = found.end() if found else len(body)
    begin = max(body.rfind("\n", 0, start), body.rfind("\r", 0, start)) + 1
    if not body[begin:start].strip():
        return body[:begin] + body[behind:]
    rest = body[behind:]
    return body[:start] + rest.lstrip(" ")


def _without_member(body: str, start: int, end: int) -> str:
    """The text without one member in brackets, and without the comma that parted it from the next."""
    behind = re.compile(r"\s*,\s*").match(body, end)
    if behind:
        return body[:start] + body[behind.end() :]
    before = re.search(r"\s*,\s*$", body[:start])
    return body[: before.start() if before else start] + body[end:]


def _newline(body: str) -> str:
    found = re.search(r"\r\n|\r|\n", body)
    return found[0] if found else "\n"


def _put(body: str, start: int, end: int, new: str) -> str:
    newline = _newline(body)
    return body[:start] + re.sub(r"\r?\n", lambda _: newline, new) + body[end:]


def _proved(body: str, ways: Iterable[str], path: KeyPath, change: Callable[[Any], Any]) -> str:
    """The first of several new texts that says what the old one said, changed at one path and nowhere else."""
    wanted = _changed(plain_value(body), path, change)
    for way in ways:
        try:
            said = plain_value(way)
        except yaml.YAMLError:
            continue
        if said == wanted:
            return way
    raise _cannot(path)


def _changed(said: Any, path: KeyPath, change: Callable[[Any], Any]) -> Any:  # noqa: ANN401 - values of any depth
    if not path:
        return _as_said(change(said))
    key, *rest = path
    if isinstance(said, dict):
        return {one: _changed(under, tuple(rest), change) if one == key else under for one, under in said.items()}
    return [_changed(under, tuple(rest), change) if at == key else under for at, under in enumerate(said)]


def _as_said(value: Any) -> Any:  # noqa: ANN401 - likewise
    """A value as it is read back; what was read already stays."""
    if isinstance(value, str):
        return value, False
    if isinstance(value, dict):
        return {key: _as_said(one) for key, one in value.items()}
    is_said = value is None or (isinstance(value, tuple) and isinstance(value[-1], bool))
    return value if is_said else [_as_said(one) for one in value]


def _cannot(path: KeyPath) -> CannotEdit:
    return CannotEdit(phrase("`{path}` cannot be changed by itself", path=".".join(map(str, path))))
