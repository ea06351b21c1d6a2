"""Text within a paragraph: runs, line breaks, cross references and blanks."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from qmsgen.formats.docx import wordml
from qmsgen.formats.docx.blanks import blank
from qmsgen.model.document import Field, LineBreak, Link, Run

if TYPE_CHECKING:
    from qmsgen.formats.docx.composition import Composition, Place
    from qmsgen.model.document import Content, Inline

_CHARACTER_STYLES = {"plain": "", "strong": "Strong", "emphasis": "Emphasis", "code": "CodeText"}
_LENT_STYLES = {"plain": "PackText", "strong": "PackStrong", "emphasis": "PackEmphasis", "code": "PackCode"}


def inline(content: Content, place: Place, composition: Composition) -> str:
    """The runs of a paragraph, in order."""
    alone = len(content) == 1
    return "".join(_one(item, place, composition, alone=alone) for item in content)


def _one(item: Inline, place: Place, composition: Composition, *, alone: bool) -> str:
    match item:
        case Run():
            styles = _LENT_STYLES if item.lent else _CHARACTER_STYLES
            return wordml.run(item.text, styles[item.style], item.language)
        case LineBreak():
            return wordml.line_break()
        case Link():
            runs = (wordml.run(part.text, "Hyperlink", part.language) for part in item.content)
            return wordml.hyperlink(item.anchor, "".join(runs))
        case Field():
            return blank(item, place, composition, alone=alone)
        case _:
            assert_never(item)
