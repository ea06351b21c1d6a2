"""Styles of what is not running text: tables, frames, surveys, cover, contents, header and footer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qmsgen.formats.docx.look import AROUND, Face, Layout, Rule
from qmsgen.formats.docx.style import Style

if TYPE_CHECKING:
    from qmsgen.formats.docx.look import Side
    from qmsgen.formats.docx.style import Setting


QUESTION_INDENT_MM = 7
"""Room for the number of a question; its answer stands below its words."""


def page_styles(setting: Setting) -> tuple[Style, ...]:
    """All styles beside running text, each after the one that it is based on."""
    return (
        *_tables(setting),
        *_frames(setting),
        *_survey(setting),
        *_cover(setting),
        *_contents(setting),
        *_furniture(setting),
    )


def _tables(setting: Setting) -> tuple[Style, ...]:
    sizes, colours = setting.theme.sizes, setting.theme.colours
    line = sizes.table * setting.table_line
    text = Layout(line=line, before=1, after=1, align="left")
    head = replace(text, keep_next=True, keep_lines=True)
    bold = setting.heading_face(sizes.table)
    small = Face(size=sizes.table)
    fine = Face(size=sizes.table - 1, colour=colours.muted)
    caption = Layout(keep_next=True, keep_lines=True, before=8, after=3, align="left")
    caption_face = setting.heading_face(sizes.table, colours.ink)
    gap = Layout(line=9, exact=True)
    return (
        Style("Table Text", "Normal", text, small),
        Style("Table Head", "TableText", head, bold),
        Style("Table Head Centred", "TableHead", replace(head, align="center")),
        Style("Table Head Right", "TableHead", replace(head, align="right")),
        Style("Table Head Narrow", "TableHeadCentred", face=Face(size=sizes.table - 1)),
        Style("Table Label", "TableText", text, bold),
        Style("Table Strong", "TableText", text, setting.heading_face(sizes.table, bold=True)),
        Style("Table Centred", "TableText", replace(text, align="center")),
        Style("Table Figures", "TableText", replace(text, align="right")),
        Style("Table Muted", "TableText", text, Face(size=sizes.table, colour=colours.muted)),
        Style("Table Hint", "TableText", text, fine),
        Style("caption", "Normal", caption, caption_face, builtin=True),
        Style(
            "Figure Caption",
            "Caption",
            replace(caption, keep_next=False, before=3, after=10, align="center"),
        ),
        Style("Figure", "Normal", Layout(before=6, align="center")),
        Style("Table Gap", "Normal", gap, Face(size=2)),
    )


def _frames(setting: Setting) -> tuple[Style, ...]:
    sizes, colours = setting.theme.sizes, setting.theme.colours
    text = Layout(before=0, after=3, line=sizes.body * setting.line, align="left")
    title = replace(text, keep_next=True, before=2)
    return (
        Style("Note Text", "Normal", text),
        Style("Note Title", "NoteText", title, setting.heading_face(sizes.body, colours.accent, bold=True)),
        Style("Note Title Moment", "NoteTitle", face=Face(colour=colours.moment)),
        Style("Note Title Warning", "NoteTitle", face=Face(colour=colours.warning)),
        Style("Card Title", "NoteTitle", title, setting.heading_face(sizes.heading2, colours.accent)),
    )


def _survey(setting: Setting) -> tuple[Style, ...]:
    sizes = setting.theme.sizes
    indent = QUESTION_INDENT_MM
    question = Layout(keep_lines=True, before=8, after=3, left=indent, hanging=indent, align="left")
    tight = Layout(before=1, after=1, line=sizes.table * 1.2, align="center")
    return (
        Style("Question", "Normal", question, follow="Answer"),
        Style("Answer", "Normal", Layout(left=indent, before=2, after=4, align="left")),
        Style(
            "Rating Head",
            "TableHead",
            replace(tight, keep_next=True),
            Face(size=sizes.small),
        ),
        Style("Rating Point", "TableText", replace(tight, keep_next=True), Face(size=sizes.small)),
        Style("Rating Tick", "TableText", tight),
        Style(
            "Rating Item",
            "TableText",
            Layout(line=sizes.table * setting.table_line, before=1, after=1, left=7.5, hanging=6, align="left"),
        ),
        Style("Rating Label", "TableHead", Layout(keep_next=True, left=1.5)),
    )


def _cover(setting: Setting) -> tuple[Style, ...]:
    sizes, colours = setting.theme.sizes, setting.theme.colours
    kind, has_logo = setting.theme.arrangement.cover, setting.theme.logo is not None
    organisation = Layout(
        before=20 if has_logo else 110, after=0, align="left", tabs=(("right", "none", setting.text_width_mm),)
    )
    title = Layout(line=sizes.cover * 1.3, before=14, after=30, align="left")
    over, large = (
        setting.heading_face(sizes.heading1, colours.accent, bold=False),
        setting.heading_face(round(sizes.cover)),
    )
    if kind == "left":
        title = replace(title, borders={"bottom": Rule(colours.accent, 1.5, space=8)})
    elif kind == "centred":
        organisation, title = replace(organisation, align="center", after=30), replace(title, align="center", after=50)
    elif kind == "band":
        bar: dict[Side, Rule] = {"left": Rule(colours.accent, 4.5, space=14)}
        organisation, title = (replace(one, borders=bar, left=7) for one in (organisation, replace(title, before=0)))
        over, large = replace(over, colour=colours.muted), replace(large, colour=colours.accent)
    compact = Layout(line=sizes.heading1 * 1.5, before=2, after=8, align="center", keep_next=True)
    nothing: dict[Side, Rule] = dict.fromkeys(("left", "bottom"), Rule(colours.accent, 0, "none"))
    return (
        Style("Cover Logo", "Normal", Layout(before=80, after=0, align="center" if kind == "centred" else "left")),
        Style("Cover Stamp", "Normal", Layout(before=40, after=0, align="right")),
        Style("Cover Organisation", "Normal", organisation, over),
        Style("Title", "Normal", title, large, "BodyText", builtin=True),
        Style(
            "Document Title",
            "Title",
            replace(compact, borders=nothing),
            setting.heading_face(sizes.heading1 + 3, colours.ink),
        ),
    )


def _contents(setting: Setting) -> tuple[Style, ...]:
    width = setting.text_width_mm
    title = Layout(keep_next=True, before=12, after=6, line=setting.theme.sizes.heading1 * 1.3)
    face = setting.heading_face(setting.theme.sizes.heading1, setting.theme.colours.accent)
    entries = (
        Style(
            f"toc {level}",
            "Normal",
            Layout(
                tabs=(("left", "none", start + room), ("right", "dot", width)),
                before=before,
                left=start + room,
                hanging=room,
                align="left",
            ),
            builtin=True,
        )
        for level, start, room, before in ((1, 0, 8, 3), (2, 8, 11, 0), (3, 19, 14, 0), (4, 33, 16, 0))
    )
    return (Style("TOC Heading", "Normal", title, face, "BodyText", builtin=True), *entries)


def _furniture(setting: Setting) -> tuple[Style, ...]:
    sizes, colours = setting.theme.sizes, setting.theme.colours
    face = quiet = Face(size=sizes.small, colour=colours.muted)
    line = sizes.small * setting.table_line
    layout = Layout(line=line, align="left")
    box: dict[Side, Rule] = dict.fromkeys(AROUND, Rule(colours.warning, 0.75, space=1))
    mark = Layout(line=line, before=0, after=4, align="center", borders=box, left=0.5, right=0.5)
    title = setting.heading_face(sizes.small + 2, colours.accent)
    boxed = setting.theme.arrangement.header == "boxed"
    if boxed:
        title = setting.heading_face(sizes.small + 2.5, colours.ink)
        face = replace(face, colour=colours.ink)
    return (
        Style("header", "Normal", layout, face, builtin=True),
        Style("Header Organisation", "Header", layout, Face(size=sizes.small, colour=colours.ink)),
        Style("Header Identity", "Header", replace(layout, align="left" if boxed else "right"), face),
        Style("Header Title", "Header", replace(layout, align="center"), title),
        Style("Header Mark", "Header", mark, setting.heading_face(sizes.small + 1, colours.warning)),
        Style("footer", "Normal", layout, quiet, builtin=True),
        Style("Footer Page", "Footer", replace(layout, align="right"), quiet),
        Style("Header End", "Normal", Layout(line=8, exact=True), Face(size=2)),
        Style("Footer End", "Normal", Layout(line=1, exact=True), Face(size=1)),
    )
