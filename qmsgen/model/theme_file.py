"""Read a theme file: tokens by group, nothing unknown, nothing of the wrong kind."""

from __future__ import annotations

import re
from dataclasses import fields
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeVar

import yaml

from qmsgen.errors import QmsgenError
from qmsgen.model.theme import Colours, Faces, Page, Sizes, Theme

if TYPE_CHECKING:
    from pathlib import Path

_Measures = TypeVar("_Measures", Sizes, Page)

_COLOUR = re.compile(r"#[0-9a-f]{6}")
_GROUPS = ("colours", "sizes", "page", "faces", "line_by_language", "indent_by_language")


def read_theme(path: Path) -> Theme:
    """The theme in a file `theme.yaml`; its folder names it, and a token that is absent keeps its default.

    Raises QmsgenError on an unknown token or a value of the wrong kind.
    """
    with path.open(encoding="utf-8") as file:
        read = yaml.load(file, Loader=yaml.CSafeLoader) or {}
    tokens = _mapping(read, path.name)
    _known(tokens, _GROUPS, path.name)
    return Theme(
        name=path.parent.name,
        colours=_colours(tokens),
        sizes=_numbers(Sizes, tokens, "sizes"),
        page=_numbers(Page, tokens, "page"),
        faces=_faces(tokens),
        line_by_language=_by_language(tokens, "line_by_language"),
        indent_by_language=_by_language(tokens, "indent_by_language"),
    )


def _colours(tokens: dict[str, Any]) -> Colours:
    values = _values(Colours, tokens, "colours")
    for name, value in values.items():
        if not (isinstance(value, str) and _COLOUR.fullmatch(value)):
            raise QmsgenError(f"`colours.{name}` is `{value}`", "write a colour as `#rrggbb`, in quotes, lower case")
    return Colours(**values)


def _faces(tokens: dict[str, Any]) -> Faces:
    values = _values(Faces, tokens, "faces")
    for name, value in values.items():
        if not isinstance(value, str):
            raise QmsgenError(f"`faces.{name}` is `{value}`", "write the name of a font")
    return Faces(**values)


def _numbers(kind: type[_Measures], tokens: dict[str, Any], group: str) -> _Measures:
    values = _values(kind, tokens, group)
    return kind(**{name: _number(value, f"{group}.{name}") for name, value in values.items()})


def _by_language(tokens: dict[str, Any], group: str) -> dict[str, float]:
    values = _mapping(tokens.get(group) or {}, group)
    return {language: _number(value, f"{group}.{language}") for language, value in values.items()}


def _number(value: object, name: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        raise QmsgenError(f"`{name}` is `{value}`", "write a number")
    return float(value)


def _values(kind: type[Colours | Sizes | Page | Faces], tokens: dict[str, Any], group: str) -> dict[str, Any]:
    values = _mapping(tokens.get(group) or {}, group)
    _known(values, tuple(token.name for token in fields(kind)), group)
    return values


def _known(values: dict[str, Any], names: tuple[str, ...], where: str) -> None:
    for name in values:
        if name not in names:
            near = get_close_matches(name, names, n=1)
            hint = f"did you mean `{near[0]}`?" if near else "there are " + ", ".join(f"`{known}`" for known in names)
            raise QmsgenError(f"no token named `{name}` in `{where}`", hint)


def _mapping(value: object, where: str) -> dict[str, Any]:
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise QmsgenError(f"`{where}` is no mapping of tokens", "write `name: value`, one a line")
    return value
