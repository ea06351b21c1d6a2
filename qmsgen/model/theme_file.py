"""Read a theme file: tokens by group, nothing unknown, nothing of the wrong kind."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_type_hints

import yaml

from qmsgen.errors import QmsgenError
from qmsgen.model.source import Mapping as NodeMapping
from qmsgen.model.source import Node
from qmsgen.model.source import Sequence as NodeSequence
from qmsgen.model.theme import Arrangement, Colours, Faces, Page, Sizes, Theme

if TYPE_CHECKING:
    from pathlib import Path

_Measures = TypeVar("_Measures", Sizes, Page)
_Words = TypeVar("_Words", Faces, Arrangement)

_NUMBER = re.compile(r"[0-9]{1,4}(\.[0-9]{1,4})?")
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_GROUPS = (
    "description",
    "colours",
    "sizes",
    "sizes_in_word",
    "page",
    "faces",
    "arrangement",
    "line_by_language",
    "indent_by_language",
)


def read_theme(path: Path) -> Theme:
    """The theme in a file `theme.yaml` that ships; its folder names it, and a token that is absent keeps its default.

    Raises QmsgenError on an unknown token or a value of the wrong kind.
    """
    with path.open(encoding="utf-8") as file:
        read = yaml.load(file, Loader=yaml.CSafeLoader) or {}
    return _theme(read, path.parent.name)


def theme_of(node: Node, name: str) -> Theme:
    """The theme in a file of a policy set, read as such; raises as `read_theme` does."""
    return _theme(_plain(node), name)


def _plain(node: Node) -> Any:  # noqa: ANN401  (as YAML has it)
    if isinstance(node, NodeMapping):
        return {entry.key: _plain(entry.value) for entry in node}
    if isinstance(node, NodeSequence):
        return [_plain(item) for item in node.items]
    if node.is_null:
        return None
    return float(node.text) if node.plain and _NUMBER.fullmatch(node.text) else node.text


def _theme(read: object, name: str) -> Theme:
    file = "theme.yaml"
    tokens = _mapping(read, file)
    _known(tokens, _GROUPS, file)
    sizes = _numbers(Sizes(), tokens, "sizes")
    return Theme(
        name=name,
        description=_description(tokens),
        colours=_colours(tokens),
        sizes=sizes,
        word_sizes=_numbers(sizes, tokens, "sizes_in_word") if tokens.get("sizes_in_word") else None,
        page=_numbers(Page(), tokens, "page"),
        faces=_words(Faces, tokens, "faces", "write the name of a font"),
        arrangement=_words(Arrangement, tokens, "arrangement", ""),
        line_by_language=_by_language(tokens, "line_by_language"),
        indent_by_language=_by_language(tokens, "indent_by_language"),
    )


def _colours(tokens: dict[str, Any]) -> Colours:
    values = _values(Colours, tokens, "colours")
    for name, value in values.items():
        if not (isinstance(value, str) and _COLOUR.fullmatch(value)):
            raise QmsgenError(f"`colours.{name}` is `{value}`", "write a colour as `#rrggbb`, in quotes, lower case")
    return Colours(**values)


def _description(tokens: dict[str, Any]) -> dict[str, str]:
    values = _mapping(tokens.get("description") or {}, "description")
    return {language: str(text) for language, text in values.items()}


def _words(kind: type[_Words], tokens: dict[str, Any], group: str, hint: str) -> _Words:
    """Tokens that are words: any, or one of those that the token knows."""
    values = _values(kind, tokens, group)
    hints = get_type_hints(kind)
    for name, value in values.items():
        known = get_args(hints[name])
        if not isinstance(value, str) or (known and value not in known):
            raise QmsgenError(f"`{group}.{name}` is `{value}`", "one of " + _listed(known) if known else hint)
    return kind(**values)


def _numbers(otherwise: _Measures, tokens: dict[str, Any], group: str) -> _Measures:
    values = _values(type(otherwise), tokens, group)
    return replace(otherwise, **{name: _number(value, f"{group}.{name}") for name, value in values.items()})


def _by_language(tokens: dict[str, Any], group: str) -> dict[str, float]:
    values = _mapping(tokens.get(group) or {}, group)
    return {language: _number(value, f"{group}.{language}") for language, value in values.items()}


def _number(value: object, name: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        raise QmsgenError(f"`{name}` is `{value}`", "write a number")
    return float(value)


def _values(
    kind: type[Colours | Sizes | Page | Faces | Arrangement], tokens: dict[str, Any], group: str
) -> dict[str, Any]:
    values = _mapping(tokens.get(group) or {}, group)
    _known(values, tuple(token.name for token in fields(kind)), group)
    return values


def _known(values: dict[str, Any], names: tuple[str, ...], where: str) -> None:
    for name in values:
        if name not in names:
            near = get_close_matches(name, names, n=1)
            hint = f"did you mean `{near[0]}`?" if near else "there are " + _listed(names)
            raise QmsgenError(f"no token named `{name}` in `{where}`", hint)


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{known}`" for known in names)


def _mapping(value: object, where: str) -> dict[str, Any]:
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise QmsgenError(f"`{where}` is no mapping of tokens", "write `name: value`, one a line")
    return value
