"""Elements as text: every value is escaped here, and here alone."""

from __future__ import annotations

from html import escape
from typing import TypeAlias

from qmsgen.model.document import Bilingual

Value: TypeAlias = str | int | float | bool | None

_VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta"})


def text(value: str) -> str:
    """Character data that no browser can take for markup."""
    return escape(value, quote=False)


def said(value: str, *, lines: bool = False) -> str:
    """A caption, label or title as markup; the second language of a bilingual one is marked, on a line of its own."""
    if not isinstance(value, Bilingual):
        return text(value)
    between = element("br") if lines else " "
    return text(value.first) + between + element("span", text(value.second), lang=value.language)


def element(tag: str, content: str = "", /, **attributes: Value) -> str:
    """An element around markup that is already escaped.

    An underscore at the end of an attribute's name is dropped (`class_`), others become hyphens
    (`aria_label`). `True` makes a bare attribute, written so that XML parsers accept it too; `False`
    and `None` leave the attribute out.
    """
    opening = tag + "".join(_attribute(name, value) for name, value in attributes.items())
    return f"<{opening}/>" if tag in _VOID else f"<{opening}>{content}</{tag}>"


def _attribute(name: str, value: Value) -> str:
    if value is None or value is False:
        return ""
    name = name.rstrip("_").replace("_", "-")
    return f' {name}="{name if value is True else escape(str(value))}"'


def classes(*names: str | bool | None) -> str | None:
    """The class attribute made of those names that are not empty, None without any."""
    return " ".join(name for name in names if isinstance(name, str) and name) or None


def css_string(value: str) -> str:
    """A CSS string token; nothing in the value can end it, nor a `<style>` element around it."""
    return '"' + "".join(_css_character(character) for character in value) + '"'


def _css_character(character: str) -> str:
    return f"\\{ord(character):x} " if character in '\\"<>&\n\r\f' or character < " " else character
