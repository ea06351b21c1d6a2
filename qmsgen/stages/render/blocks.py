"""Tags to blocks: headings are counted, text becomes runs with provenance, names of fields are kept unique."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any, Final, cast

from qmsgen.model.artifact import Artifact
from qmsgen.model.document import (
    Block,
    Bullets,
    Card,
    Cell,
    Contents,
    Document,
    Furniture,
    GridItem,
    GridScale,
    Heading,
    Landscape,
    Note,
    PageBreak,
    Paragraph,
    Question,
    RatingGrid,
    Row,
    Sheet,
    Table,
)
from qmsgen.stages.render.drawings import DRAWINGS, figure
from qmsgen.stages.render.inline import INLINE, Lines
from qmsgen.stages.render.markup import Tag
from qmsgen.stages.render.numbering import Numbering
from qmsgen.stages.render.speech import Speech

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
        "grid",
        "question",
        "pagebreak",
        "contents",
        "landscape",
        "sheet",
    ]
)


class Converter:
    """Turns the tags of one document into its blocks."""

    def __init__(self, speech: Speech, artifact: Artifact, on: date | None) -> None:
        self._artifact = artifact
        self._on = on
        self._lines = Lines(speech)
        self._numbers = Numbering()

    def document(self, root: Tag) -> Document:
        """The whole document."""
        if root.name != "document":
            self._lines.refuse(root, "a document begins with <document>")
        parts = {tag.name: tag for tag in root.tags() if tag.name in {"furniture", "cover"}}
        body = [child for child in root.children if not (isinstance(child, Tag) and child.name in parts)]
        kind, control = self._artifact.document_type, self._artifact.control
        furniture = self._furniture(parts.get("furniture"))
        self._lines.marks_lent = bool(furniture.mark)
        cover = self._blocks(parts["cover"].children, parts["cover"]) if "cover" in parts else ()
        blocks = self._blocks(body, root)
        return Document(
            kind=kind.id,
            title=root.get("title"),
            language=self._artifact.language,
            number=str(control.number or "") if control else "",
            revision=str(control.revision or "") if control else "",
            date=_date(control, self._on),
            organisation=parts["furniture"].get("organisation") if "furniture" in parts else "",
            description=root.get("description"),
            cover=cover,
            has_cover=kind.cover,
            blocks=blocks,
            furniture=replace(furniture, lent=self._lines.lent),
            sideways=root.get("sideways") == "yes" and not kind.cover,
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
            stamp=tag.get("stamp"),
        )

    # --- blocks -------------------------------------------------------------------------------------------

    def _blocks(self, children: Iterable[Tag | str], parent: Tag) -> tuple[Block, ...]:
        """Blocks; where only inline content stands, one paragraph."""
        kept = [child for child in children if isinstance(child, Tag) or child.strip()]
        inline = [child for child in kept if isinstance(child, str) or child.name in INLINE]
        if not kept:
            return ()
        if len(inline) == len(kept):
            return (Paragraph(self._lines.inline(parent.children)),)
        if inline:
            self._lines.refuse(parent, f"<{parent.name}> mixes text with blocks; put the text into <p>")
        return tuple(self._block(child) for child in kept if isinstance(child, Tag))

    def _block(self, tag: Tag) -> Block:
        if tag.name in DRAWINGS:
            return figure(tag, self._lines)
        if tag.name not in _BLOCKS:
            self._lines.refuse(tag, f"<{tag.name}> cannot stand here")
        make: Callable[[Tag], Block] = getattr(self, f"_{tag.name}")
        return make(tag)

    def _heading(self, tag: Tag) -> Heading:
        level = int(tag.name[1])
        annex = tag.get("annex") == "yes"
        number = "" if tag.get("number") == "no" else self._numbers.next(level, annex=annex)
        anchor = tag.get("id") or f"s-{'-'.join(map(str, self._numbers.counters[:level]))}-{len(self._lines.names)}"
        return Heading(
            level=cast("Any", level),
            content=self._lines.name(tag.children),
            anchor=self._lines.unique(anchor, tag),
            number=number,
            annex=annex,
            break_before=tag.get("break") == "yes",
        )

    _h1 = _h2 = _h3 = _h4 = _heading

    def _p(self, tag: Tag) -> Paragraph:
        return Paragraph(
            self._lines.inline(tag.children), self._lines.tone(tag), keep_with_next=tag.get("keep") == "yes"
        )

    def _ul(self, tag: Tag) -> Bullets:
        items = tuple(self._blocks(item.children, item) for item in self._lines.only(tag, "li"))
        return Bullets(items, ordered=tag.name == "ol")

    _ol = _ul

    def _table(self, tag: Tag) -> Table:
        parts = {part.name: part for part in self._lines.only(tag, "thead", "tbody")}
        head = self._rows(parts.get("thead"))
        body = self._rows(parts.get("tbody"))
        columns = max((sum(cell.span for cell in row.cells) for row in (*head, *body)), default=0)
        widths = tuple(int(width) for width in tag.get("widths").split()) or (1,) * columns
        if len(widths) != columns:
            self._lines.refuse(tag, f"the table has {columns} columns, its `widths` {len(widths)}")
        kind = self._lines.one_of(tag, "kind", ("data", "facts", "form", "ledger"), "data")
        return Table(head, body, widths, tag.get("caption"), cast("Any", kind), tag.get("id"))

    def _rows(self, tag: Tag | None) -> tuple[Row, ...]:
        if tag is None:
            return ()
        return tuple(
            Row(tuple(self._cell(cell) for cell in self._lines.only(row, "th", "td")), int(row.get("height", "0")))
            for row in self._lines.only(tag, "tr")
        )

    def _cell(self, tag: Tag) -> Cell:
        return Cell(
            blocks=self._blocks(tag.children, tag),
            head=tag.name == "th",
            span=int(tag.get("span", "1")),
            rows=int(tag.get("rows", "1")),
            tone=self._lines.tone(tag),
        )

    def _note(self, tag: Tag) -> Note:
        kind = self._lines.one_of(tag, "kind", ("info", "warning", "moment", "rule"), "info")
        return Note(cast("Any", kind), self._lines.titled(tag), self._blocks(tag.children, tag))

    def _card(self, tag: Tag) -> Card:
        return Card(self._blocks(tag.children, tag), self._lines.titled(tag))

    def _grid(self, tag: Tag) -> RatingGrid:
        scales = (
            GridScale(
                scale.get("name"),
                scale.get("label"),
                self._lines.choices(scale, self._lines.only(scale, "point")),
            )
            for scale in tag.tags()
            if scale.name == "scale"
        )
        items = (
            GridItem(self._lines.unique(item.get("name"), item), item.get("number"), self._lines.inline(item.children))
            for item in tag.tags()
            if item.name == "item"
        )
        skip = next((self._lines.choice(child) for child in tag.tags() if child.name == "skip"), None)
        return RatingGrid(tuple(items), tuple(scales), tag.get("caption"), tag.get("item-label"), skip)

    def _question(self, tag: Tag) -> Question:
        fields = [child for child in tag.tags() if child.name == "field"]
        if len(fields) != 1:
            self._lines.refuse(tag, "a <question> holds one <field>")
        words = [child for child in tag.children if child is not fields[0]]
        return Question(tag.get("number"), self._lines.inline(words), self._lines.field(fields[0]))

    def _pagebreak(self, _tag: Tag) -> PageBreak:
        return PageBreak()

    def _contents(self, tag: Tag) -> Contents:
        return Contents(tag.get("title"), int(tag.get("depth", "2")))

    def _landscape(self, tag: Tag) -> Landscape:
        return Landscape(self._blocks(tag.children, tag))

    def _sheet(self, tag: Tag) -> Sheet:
        return Sheet(tag.get("title"), self._blocks(tag.children, tag))


def _date(control: Any, on: date | None) -> str:  # noqa: ANN401 - an element or nothing
    chosen = (control.effective or control.issued) if control else None
    chosen = chosen or on
    return chosen.isoformat() if chosen else ""
