"""What stands within a line: text with provenance, links, blanks; and the small parts that blocks share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final, NoReturn, cast

from qmsgen.model.boilerplate import is_passage_of_pack
from qmsgen.model.document import Choice, Content, Field, Inline, LineBreak, Link, Run, Tone
from qmsgen.stages.render.fault import TemplateFault
from qmsgen.stages.render.markup import Tag, unmarked
from qmsgen.stages.render.speech import END, MIDDLE, START, Speech

INLINE: Final = frozenset({"b", "em", "code", "br", "a", "field"})
"""The tags that stand within a line."""

_SPACE: Final = re.compile(r"[ \t\r\n]+")
_MARKED: Final = re.compile(f"{START}(\\d+){MIDDLE}([^{END}]*){END}")
_OF_TWO: Final = ("difference", "days")
_RECKONED: Final = ("total", "product", *_OF_TWO)
_FIGURE: Final = re.compile(r"-?[0-9]{1,14}(\.[0-9]{1,6})?")
_STYLES: Final = {"b": "strong", "em": "emphasis", "code": "code"}


class Lines:
    """Reads the lines of one document and keeps its names apart."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        self.names: set[str] = set()
        self.marks_lent = False
        """Whether passages of a pack are to be told from the organisation's own, as in a draft."""
        self.lent = False
        """Whether such a passage was met."""

    def inline(self, children: Iterable[Tag | str], style: str = "plain") -> Content:
        """The content of a line: runs of text, line ends, links and blanks to fill in."""
        out: list[Inline] = []
        for child in children:
            if isinstance(child, str):
                out += self._runs(child, style)
            elif child.name in _STYLES:
                out += self.inline(child.children, _STYLES[child.name])
            elif child.name == "br":
                out.append(LineBreak())
            elif child.name == "a":
                runs = tuple(run for run in self.inline(child.children, style) if isinstance(run, Run))
                out.append(Link(child.get("to"), runs))
            elif child.name == "field":
                out.append(self.field(child))
            else:
                self.refuse(child, f"<{child.name}> cannot stand within a line")
        return _trimmed(out)

    def name(self, children: Iterable[Tag | str]) -> Content:
        """The content of a heading: a name, of which a draft does not show whose words it is."""
        marks, self.marks_lent = self.marks_lent, False
        content = self.inline(children)
        self.marks_lent = marks
        return content

    def _runs(self, text: str, style: str) -> list[Inline]:
        out: list[Inline] = []
        at = 0
        for match in _MARKED.finditer(text):
            out += self._spaced(text[at : match.start()], style)
            out += self._typed(int(match[1]), match[2], style)
            at = match.end()
        return out + self._spaced(text[at:], style)

    def _spaced(self, text: str, style: str) -> list[Inline]:
        """Words of the template: line ends and indents are no more than a blank."""
        folded = _SPACE.sub(" ", text)
        return [Run(folded, cast("Any", style))] if folded else []

    def _typed(self, index: int, text: str, style: str) -> list[Inline]:
        """Words of the user: every character kept, line ends included."""
        origin, language = self._speech.origin(index)
        lent = self.marks_lent and is_passage_of_pack(origin)
        self.lent |= lent
        out: list[Inline] = []
        for number, line in enumerate(text.strip("\n").split("\n")):
            if number:
                out.append(LineBreak())
            if line:
                out.append(Run(line, cast("Any", style), origin, language, lent))
        return out

    def field(self, tag: Tag) -> Field:
        """A blank to fill in."""
        kinds = (
            "text",
            "lines",
            "date",
            "choice",
            "check",
            "signature",
            "number",
            "total",
            "product",
            "difference",
            "days",
        )
        label = tag.get("label")
        if not label:
            self.refuse(tag, "a <field> needs a label")
        return Field(
            kind=cast("Any", self.one_of(tag, "kind", kinds, "text")),
            name=self.unique(tag.get("name"), tag),
            label=label,
            choices=self.choices(tag, self.only(tag, "option")),
            lines=int(tag.get("lines", "1")),
            width=int(tag.get("width", "0")),
            required=tag.get("required") == "yes",
            of=self.reckoned_from(tag),
            value=self.said_at_first(tag),
        )

    def reckoned_from(self, tag: Tag) -> tuple[str, ...]:
        """The names of the blanks that a blank is reckoned from; all of them stand before it."""
        names = tuple(tag.get("of").split())
        unknown = [name for name in names if name not in self.names]
        if unknown:
            self.refuse(tag, f"no figure named `{unknown[0]}` stands before this one")
        if bool(names) != (tag.get("kind") in _RECKONED):
            self.refuse(
                tag,
                "`of` stands with a <field> of the kind `total`, `product`, `difference` or `days`, and with no other",
            )
        if tag.get("kind") in _OF_TWO and len(names) != len(_OF_TWO):
            self.refuse(tag, "a <field> of the kind `difference` or `days` names two others")
        return names

    def said_at_first(self, tag: Tag) -> str:
        """The figure that a `number` begins with."""
        value = tag.get("value")
        if value and (tag.get("kind") != "number" or not _FIGURE.fullmatch(value)):
            self.refuse(tag, f"`{value}` is no figure for a <field> of the kind `number`")
        return value

    def titled(self, tag: Tag) -> Content:
        """The `title` of a tag, with provenance."""
        return _trimmed(self._runs(tag.attributes.get("title", ""), "plain"))

    def choices(self, tag: Tag, offered: Iterable[Tag]) -> tuple[Choice, ...]:
        """Possible answers, none stored or read like another."""
        found: list[Choice] = []
        for option in offered:
            choice = self.choice(option)
            if any(choice.value == other.value or choice.label == other.label for other in found):
                self.refuse(option, f"<{tag.name}> `{tag.get('name')}` offers `{choice.label}` twice")
            found.append(choice)
        return tuple(found)

    def choice(self, tag: Tag) -> Choice:
        """One possible answer."""
        return Choice(tag.get("value"), self.words(tag))

    def words(self, tag: Tag) -> str:
        """The text of a tag, without provenance."""
        text = "".join(child for child in tag.children if isinstance(child, str))
        return _SPACE.sub(" ", unmarked(text)).strip()

    def tone(self, tag: Tag) -> Tone:
        """The part that a tag plays."""
        return Tone(self.one_of(tag, "tone", tuple(Tone), "plain"))

    def one_of(self, tag: Tag, name: str, known: Iterable[str], default: str) -> str:
        """An attribute that takes one of a few words."""
        value = tag.get(name, default)
        if value not in known:
            self.refuse(tag, f"`{name}` is one of {', '.join(known)}; found `{value}`")
        return value

    def only(self, tag: Tag, *names: str) -> list[Tag]:
        """The children of a tag that may hold nothing else."""
        for child in tag.children:
            if isinstance(child, str) and child.strip():
                self.refuse(tag, f"text cannot stand directly in <{tag.name}>")
            if isinstance(child, Tag) and child.name not in names:
                self.refuse(child, f"<{child.name}> cannot stand in <{tag.name}>")
        return tag.tags()

    def unique(self, name: str, tag: Tag) -> str:
        """A name that no other part of the document has."""
        if not name:
            self.refuse(tag, f"<{tag.name}> needs a name of its own")
        if name in self.names:
            self.refuse(tag, f"the name `{name}` is used twice in the document")
        self.names.add(name)
        return name

    def refuse(self, tag: Tag, message: str) -> NoReturn:
        """A tag is used wrongly: say so at the line of the template."""
        raise TemplateFault(*tag.at, message)


def _trimmed(content: list[Inline]) -> Content:
    """Content without blanks of the template at its ends, and without two in a row."""
    kept: list[Inline] = []
    for piece in content:
        if isinstance(piece, Run) and piece.origin is None and piece.text.startswith(" ") and _ends_blank(kept):
            stripped = piece.text.lstrip(" ")
            if stripped:
                kept.append(Run(stripped, piece.style))
            continue
        kept.append(piece)
    while kept and isinstance(kept[-1], Run) and kept[-1].origin is None and kept[-1].text.endswith(" "):
        last = kept.pop()
        assert isinstance(last, Run)  # noqa: S101 - narrows the type
        if last.text.rstrip(" "):
            kept.append(Run(last.text.rstrip(" "), last.style))
            break
    return tuple(kept)


def _ends_blank(content: list[Inline]) -> bool:
    if not content:
        return True
    last = content[-1]
    return isinstance(last, LineBreak) or (isinstance(last, Run) and last.text.endswith(" "))
