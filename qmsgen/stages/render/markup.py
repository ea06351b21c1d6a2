"""The markup that templates emit: read strictly, every unknown tag or attribute refused at the template's line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from qmsgen.stages.render.environment import LINE
from qmsgen.stages.render.fault import TemplateFault
from qmsgen.stages.render.speech import END, MIDDLE, START

VOCABULARY: Final[dict[str, frozenset[str]]] = {
    tag: frozenset(attributes.split())
    for tag, attributes in {
        "document": "title description sideways",
        "furniture": "organisation title identity statement page mark stamp",
        "cover": "",
        "h1": "id number annex break",
        "h2": "id number annex break",
        "h3": "id number annex break",
        "h4": "id number annex break",
        "p": "tone keep",
        "ul": "",
        "ol": "",
        "li": "",
        "table": "caption widths kind id",
        "thead": "",
        "tbody": "",
        "tr": "height",
        "th": "span rows tone",
        "td": "span rows tone",
        "note": "kind title",
        "flow": "caption alternative id",
        "lane": "id title",
        "node": "id lane kind number moment",
        "edge": "from to",
        "processmap": "caption alternative id",
        "process": "id band number",
        "blueprint": "caption alternative id",
        "phase": "title time monitoring prevention recovery",
        "action": "lane marks",
        "turtle": "caption alternative id title number owner",
        "input": "from",
        "output": "to",
        "resource": "",
        "person": "",
        "method": "",
        "measure": "",
        "risk": "",
        "bars": "caption alternative id label unit running",
        "bar": "label",
        "trends": "caption alternative id unit",
        "period": "",
        "series": "title",
        "amount": "value",
        "target": "value",
        "running": "value",
        "grid": "caption item-label",
        "scale": "name label",
        "point": "value",
        "skip": "value",
        "item": "name number",
        "question": "number",
        "contents": "title depth",
        "pagebreak": "",
        "landscape": "",
        "sheet": "title",
        "card": "title",
        "b": "",
        "em": "",
        "code": "",
        "br": "",
        "a": "to",
        "field": "kind name label lines width required of value",
        "option": "value",
    }.items()
}
"""Every tag with its attributes; `docs/reference/markup.md` tells what each means."""


_NUMBERS: Final = frozenset({"depth", "height", "lines", "rows", "span", "width", "widths"})
_NUMBER: Final = re.compile("[0-9]{1,3}")


@dataclass(slots=True)
class Tag:
    """One tag with its attributes and children, and the template and line that wrote it."""

    name: str
    attributes: dict[str, str]
    at: tuple[str, int]
    children: list[Tag | str] = field(default_factory=list)

    def get(self, name: str, default: str = "") -> str:
        """An attribute without the marks of provenance."""
        return unmarked(self.attributes.get(name, default))

    def tags(self) -> list[Tag]:
        """The children that are tags."""
        return [child for child in self.children if isinstance(child, Tag)]


def unmarked(text: str) -> str:
    """A text without the marks of provenance."""
    pieces: list[str] = []
    for piece in text.split(START):
        head, middle, tail = piece.partition(MIDDLE)
        pieces.append((tail if middle else head).replace(END, ""))
    return "".join(pieces)


def read_tags(markup: str, template: str) -> Tag:
    """The outermost tag of a rendered template, with all that it holds."""
    reader = _Reader(template)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = reader.doctype
    try:
        parser.Parse(markup.strip(), True)
    except expat.ExpatError as error:
        raise TemplateFault(*reader.at, f"the markup is not well formed: {expat.ErrorString(error.code)}") from None
    return reader.root


class _Reader:
    """Collects the tags that the parser reports."""

    def __init__(self, template: str) -> None:
        self.at = (template, 1)
        self._open: list[Tag] = [Tag("", {}, self.at)]

    @property
    def root(self) -> Tag:
        """The one outermost tag."""
        return self._open[0].tags()[0]

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A tag opens."""
        line, _, template = attributes.pop(LINE, "").partition(" ")
        self.at = (template, int(line)) if line else self.at
        allowed = VOCABULARY.get(name)
        if allowed is None:
            raise TemplateFault(*self.at, f"no tag named <{name}>")
        for attribute, value in attributes.items():
            if attribute not in allowed:
                raise TemplateFault(*self.at, f"<{name}> has no attribute `{attribute}`")
            if attribute in _NUMBERS and not all(_NUMBER.fullmatch(part) for part in unmarked(value).split() or ("",)):
                raise TemplateFault(*self.at, f"`{attribute}` of <{name}> is no number up to 999")
        tag = Tag(name, attributes, self.at)
        self._open[-1].children.append(tag)
        self._open.append(tag)

    def doctype(self, *_declaration: object) -> None:
        """A document type would bring entities along."""
        raise TemplateFault(*self.at, "a template has no <!DOCTYPE>")

    def end(self, _name: str) -> None:
        """The innermost tag closes."""
        self._open.pop()

    def text(self, data: str) -> None:
        """Text within the innermost tag."""
        self._open[-1].children.append(data)
