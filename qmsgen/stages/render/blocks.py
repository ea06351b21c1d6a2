"""Tags to blocks: headings are counted, text becomes runs with provenance, names of fields are kept unique."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, Final, NoReturn, cast

from qmsgen.model.artifact import Artifact
from qmsgen.model.document import (
    Block,
    Bullets,
    Card,
    Cell,
    Choice,
    Content,
    Contents,
    Document,
    Field,
    Figure,
    Flow,
    FlowEdge,
    FlowNode,
    Furniture,
    GridItem,
    GridScale,
    Heading,
    Inline,
    Landscape,
    Lane,
    LineBreak,
    Link,
    Note,
    PageBreak,
    Paragraph,
    Question,
    RatingGrid,
    Row,
    Run,
    Sheet,
    Table,
    Tone,
)
from qmsgen.stages.render.fault import TemplateFault
from qmsgen.stages.render.markup import Tag, unmarked
from qmsgen.stages.render.speech import END, MIDDLE, START, Speech

_SPACE: Final = re.compile(r"[ \t\r\n]+")
_MARKED: Final = re.compile(f"{START}(\\d+){MIDDLE}([^{END}]*){END}")
_INLINE: Final = frozenset({"b", "em", "code", "br", "a", "field"})
_BLOCKS: Final = frozenset(
    [
        "h1",
        "h2",
        "h3",
        "h4",
        "p",
        "ul",
        "ol",
        "table",
        "note",
        "card",
        "flow",
        "grid",
        "question",
        "pagebreak",
        "contents",
        "landscape",
        "sheet",
    ]
)
_STYLES: Final = {"b": "strong", "em": "emphasis", "code": "code"}


class Converter:
    """Turns the tags of one document into its blocks."""

    def __init__(self, speech: Speech, artifact: Artifact, template: str) -> None:
        self._speech = speech
        self._artifact = artifact
        self._template = template
        self._counters = [0, 0, 0, 0]
        self._annexes = 0
        self._in_annex = False
        self._names: set[str] = set()

    def document(self, root: Tag) -> Document:
        """The whole document."""
        if root.name != "document":
            self._refuse(root, "a document begins with <document>")
        parts = {tag.name: tag for tag in root.tags() if tag.name in {"furniture", "cover"}}
        body = [child for child in root.children if not (isinstance(child, Tag) and child.name in parts)]
        kind, control = self._artifact.document_type, self._artifact.control
        cover = self._blocks(parts["cover"].children, parts["cover"]) if "cover" in parts else ()
        return Document(
            kind=kind.id,
            title=root.get("title"),
            language=self._artifact.language,
            number=str(control.number or "") if control else "",
            revision=str(control.revision or "") if control else "",
            date=_date(control),
            organisation=parts["furniture"].get("organisation") if "furniture" in parts else "",
            description=root.get("description"),
            cover=cover,
            has_cover=kind.cover,
            blocks=self._blocks(body, root),
            furniture=self._furniture(parts.get("furniture")),
            fillable=kind.fillable,
        )

    def _furniture(self, tag: Tag | None) -> Furniture:
        if tag is None:
            return Furniture()
        return Furniture(
            organisation=tag.get("organisation"),
            title=tag.get("title"),
            identity=tuple(line for line in tag.get("identity").split("|") if line),
            statement=tag.get("statement"),
            page=tag.get("page", "{page} / {pages}"),
            mark=tag.get("mark"),
        )

    # --- blocks -------------------------------------------------------------------------------------------

    def _blocks(self, children: Iterable[Tag | str], parent: Tag) -> tuple[Block, ...]:
        """Blocks; where only inline content stands, one paragraph."""
        kept = [child for child in children if isinstance(child, Tag) or child.strip()]
        inline = [child for child in kept if isinstance(child, str) or child.name in _INLINE]
        if not kept:
            return ()
        if len(inline) == len(kept):
            return (Paragraph(self._inline(parent.children)),)
        if inline:
            self._refuse(parent, f"<{parent.name}> mixes text with blocks; put the text into <p>")
        return tuple(self._block(child) for child in kept if isinstance(child, Tag))

    def _block(self, tag: Tag) -> Block:
        if tag.name not in _BLOCKS:
            self._refuse(tag, f"<{tag.name}> cannot stand here")
        make: Callable[[Tag], Block] = getattr(self, f"_{tag.name}")
        return make(tag)

    def _heading(self, tag: Tag) -> Heading:
        level = int(tag.name[1])
        annex = tag.get("annex") == "yes"
        number = "" if tag.get("number") == "no" else self._count(level, annex=annex)
        anchor = tag.get("id") or f"s-{'-'.join(map(str, self._counters[:level]))}-{len(self._names)}"
        return Heading(
            level=cast("Any", level),
            content=self._inline(tag.children),
            anchor=self._unique(anchor, tag),
            number=number,
            annex=annex,
            break_before=tag.get("break") == "yes",
        )

    _h1 = _h2 = _h3 = _h4 = _heading

    def _p(self, tag: Tag) -> Paragraph:
        return Paragraph(self._inline(tag.children), self._tone(tag), keep_with_next=tag.get("keep") == "yes")

    def _ul(self, tag: Tag) -> Bullets:
        items = tuple(self._blocks(item.children, item) for item in self._only(tag, "li"))
        return Bullets(items, ordered=tag.name == "ol")

    _ol = _ul

    def _table(self, tag: Tag) -> Table:
        parts = {part.name: part for part in self._only(tag, "thead", "tbody")}
        head = self._rows(parts.get("thead"))
        body = self._rows(parts.get("tbody"))
        columns = max((sum(cell.span for cell in row.cells) for row in (*head, *body)), default=0)
        widths = tuple(int(width) for width in tag.get("widths").split()) or (1,) * columns
        if len(widths) != columns:
            self._refuse(tag, f"the table has {columns} columns, its `widths` {len(widths)}")
        kind = self._one_of(tag, "kind", ("data", "facts", "form", "ledger"), "data")
        return Table(head, body, widths, tag.get("caption"), cast("Any", kind), tag.get("id"))

    def _rows(self, tag: Tag | None) -> tuple[Row, ...]:
        if tag is None:
            return ()
        return tuple(
            Row(tuple(self._cell(cell) for cell in self._only(row, "th", "td")), int(row.get("height", "0")))
            for row in self._only(tag, "tr")
        )

    def _cell(self, tag: Tag) -> Cell:
        return Cell(
            blocks=self._blocks(tag.children, tag),
            head=tag.name == "th",
            span=int(tag.get("span", "1")),
            rows=int(tag.get("rows", "1")),
            tone=self._tone(tag),
        )

    def _note(self, tag: Tag) -> Note:
        kind = self._one_of(tag, "kind", ("info", "warning", "moment", "rule"), "info")
        return Note(cast("Any", kind), self._titled(tag), self._blocks(tag.children, tag))

    def _card(self, tag: Tag) -> Card:
        return Card(self._blocks(tag.children, tag), self._titled(tag))

    def _flow(self, tag: Tag) -> Figure:
        flow = Flow(
            lanes=tuple(Lane(lane.get("id"), lane.get("title")) for lane in tag.tags() if lane.name == "lane"),
            nodes=tuple(self._node(node) for node in tag.tags() if node.name == "node"),
            edges=tuple(
                FlowEdge(edge.get("from"), edge.get("to"), self._words(edge))
                for edge in tag.tags()
                if edge.name == "edge"
            ),
        )
        return Figure(flow, tag.get("caption"), tag.get("alternative"), tag.get("id"))

    def _node(self, tag: Tag) -> FlowNode:
        kinds = ("start", "end", "task", "decision", "handover")
        return FlowNode(
            id=tag.get("id"),
            lane=tag.get("lane"),
            label=self._words(tag),
            kind=cast("Any", self._one_of(tag, "kind", kinds, "task")),
            number=tag.get("number"),
            moment=tag.get("moment") == "yes",
        )

    def _grid(self, tag: Tag) -> RatingGrid:
        scales = (
            GridScale(scale.get("name"), scale.get("label"), tuple(map(self._choice, self._only(scale, "point"))))
            for scale in tag.tags()
            if scale.name == "scale"
        )
        items = (
            GridItem(self._unique(item.get("name"), item), item.get("number"), self._inline(item.children))
            for item in tag.tags()
            if item.name == "item"
        )
        skip = next((self._choice(child) for child in tag.tags() if child.name == "skip"), None)
        return RatingGrid(tuple(items), tuple(scales), tag.get("caption"), tag.get("item-label"), skip)

    def _question(self, tag: Tag) -> Question:
        fields = [child for child in tag.tags() if child.name == "field"]
        if len(fields) != 1:
            self._refuse(tag, "a <question> holds one <field>")
        words = [child for child in tag.children if child is not fields[0]]
        return Question(tag.get("number"), self._inline(words), self._field(fields[0]))

    def _pagebreak(self, _tag: Tag) -> PageBreak:
        return PageBreak()

    def _contents(self, tag: Tag) -> Contents:
        return Contents(tag.get("title"), int(tag.get("depth", "2")))

    def _landscape(self, tag: Tag) -> Landscape:
        return Landscape(self._blocks(tag.children, tag))

    def _sheet(self, tag: Tag) -> Sheet:
        return Sheet(tag.get("title"), self._blocks(tag.children, tag))

    # --- inline -------------------------------------------------------------------------------------------

    def _inline(self, children: Iterable[Tag | str], style: str = "plain") -> Content:
        out: list[Inline] = []
        for child in children:
            if isinstance(child, str):
                out += self._runs(child, style)
            elif child.name in _STYLES:
                out += self._inline(child.children, _STYLES[child.name])
            elif child.name == "br":
                out.append(LineBreak())
            elif child.name == "a":
                runs = tuple(run for run in self._inline(child.children, style) if isinstance(run, Run))
                out.append(Link(child.get("to"), runs))
            elif child.name == "field":
                out.append(self._field(child))
            else:
                self._refuse(child, f"<{child.name}> cannot stand within a line")
        return _trimmed(out)

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
        out: list[Inline] = []
        for number, line in enumerate(text.strip("\n").split("\n")):
            if number:
                out.append(LineBreak())
            if line:
                out.append(Run(line, cast("Any", style), origin, language))
        return out

    def _field(self, tag: Tag) -> Field:
        kinds = ("text", "lines", "date", "choice", "check", "signature")
        label = tag.get("label")
        if not label:
            self._refuse(tag, "a <field> needs a label")
        return Field(
            kind=cast("Any", self._one_of(tag, "kind", kinds, "text")),
            name=self._unique(tag.get("name"), tag),
            label=label,
            choices=tuple(map(self._choice, self._only(tag, "option"))),
            lines=int(tag.get("lines", "1")),
            width=int(tag.get("width", "0")),
            required=tag.get("required") == "yes",
        )

    # --- small parts --------------------------------------------------------------------------------------

    def _titled(self, tag: Tag) -> Content:
        return self._runs_of_attribute(tag.attributes.get("title", ""))

    def _runs_of_attribute(self, text: str) -> Content:
        return _trimmed(self._runs(text, "plain"))

    def _choice(self, tag: Tag) -> Choice:
        return Choice(tag.get("value"), self._words(tag))

    def _words(self, tag: Tag) -> str:
        text = "".join(child for child in tag.children if isinstance(child, str))
        return _SPACE.sub(" ", unmarked(text)).strip()

    def _tone(self, tag: Tag) -> Tone:
        return Tone(self._one_of(tag, "tone", tuple(Tone), "plain"))

    def _one_of(self, tag: Tag, name: str, known: Iterable[str], default: str) -> str:
        value = tag.get(name, default)
        if value not in known:
            self._refuse(tag, f"`{name}` is one of {', '.join(known)}; found `{value}`")
        return value

    def _only(self, tag: Tag, *names: str) -> list[Tag]:
        for child in tag.children:
            if isinstance(child, str) and child.strip():
                self._refuse(tag, f"text cannot stand directly in <{tag.name}>")
            if isinstance(child, Tag) and child.name not in names:
                self._refuse(child, f"<{child.name}> cannot stand in <{tag.name}>")
        return tag.tags()

    def _count(self, level: int, *, annex: bool) -> str:
        if annex and level == 1:
            self._annexes += 1
            self._in_annex = True
            self._counters = [0, 0, 0, 0]
            return chr(ord("A") + self._annexes - 1)
        self._counters[level - 1] += 1
        self._counters[level:] = [0] * (4 - level)
        numbers = [str(count) for count in self._counters[:level]]
        if self._in_annex:
            numbers[0] = chr(ord("A") + self._annexes - 1)
        return ".".join(numbers)

    def _unique(self, name: str, tag: Tag) -> str:
        if not name:
            self._refuse(tag, f"<{tag.name}> needs a name of its own")
        if name in self._names:
            self._refuse(tag, f"the name `{name}` is used twice in the document")
        self._names.add(name)
        return name

    def _refuse(self, tag: Tag, message: str) -> NoReturn:
        raise TemplateFault(self._template, tag.line, message)


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


def _date(control: Any) -> str:  # noqa: ANN401 - an element or nothing
    chosen = (control.effective or control.issued) if control else None
    return chosen.isoformat() if chosen else ""
