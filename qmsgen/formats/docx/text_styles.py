"""Styles of running text: paragraphs, headings, words to say, lists, characters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from qmsgen.formats.docx import numbering
from qmsgen.formats.docx.blanks import TICK_FONT
from qmsgen.formats.docx.look import Face, Layout, Rule
from qmsgen.formats.docx.style import Style

if TYPE_CHECKING:
    from qmsgen.formats.docx.style import Setting


_LEVELS = (1, 2, 3, 4)
_OF_A_PACK = (("Text", ""), ("Strong", "Strong"), ("Emphasis", "Emphasis"), ("Code", "CodeText"))
"""The styles of text that stands as a pack has it, each with the style that it is based on."""


def text_styles(setting: Setting) -> tuple[Style, ...]:
    """All styles of running text, each after the one that it is based on."""
    return (
        *_text(setting),
        *_headings(setting),
        *_speech(setting),
        *_lists(setting),
        *_characters(setting),
    )


def _text(setting: Setting) -> tuple[Style, ...]:
    size, small = setting.theme.sizes.body, setting.theme.sizes.small
    line = size * setting.line
    indent = setting.indent or None
    align: Literal["both", "left"] = "both" if setting.chinese else "left"
    muted = Face(colour=setting.theme.colours.muted)
    body = Layout(line=line, after=size * 0.4, first_line_em=indent, size=size, align=align)
    translated = Layout(
        line=size * setting.table_line, after=size * 0.8, first_line_em=0 if indent else None, align="left"
    )
    flush = replace(body, first_line_em=0 if indent else None)
    return (
        Style("Normal", layout=Layout(line=line, before=0, after=0), face=Face(size=size), builtin=True),
        Style("Body Text", "Normal", body, builtin=True),
        Style("Translation", "BodyText", translated),
        Style("Lead", "BodyText", flush, Face(size=size + 1, colour=setting.theme.colours.accent)),
        Style("Small Print", "BodyText", replace(flush, line=small * setting.line), Face(size=small)),
        Style("Hint", "BodyText", replace(flush, line=small * setting.line), replace(muted, size=small)),
        Style("Centred Text", "BodyText", replace(flush, align="center")),
        Style("Strong Text", "BodyText", flush, setting.heading_face(bold=True)),
        Style("Figures Text", "BodyText", replace(flush, align="right")),
        Style("Muted Text", "BodyText", flush, muted),
        Style("Label", "BodyText", replace(flush, keep_next=True, before=size * 0.6), setting.heading_face()),
        Style(
            "Page Break",
            "Normal",
            Layout(new_page=True, keep_next=True, line=1, exact=True),
            Face(size=1),
        ),
        Style("Section End", "Normal", Layout(line=1, exact=True), Face(size=1)),
    )


def _headings(setting: Setting) -> tuple[Style, ...]:
    return tuple(
        style
        for level in _LEVELS
        for style in (
            _heading(setting, level),
            _derived_heading("Annex", level, (numbering.ANNEXES, level - 1)),
            _derived_heading("Fixed", level, (0, level - 1)),
            _derived_heading("Plain", level, (0, level - 1)),
        )
    )


def _heading(setting: Setting, level: int) -> Style:
    sizes, colours = setting.theme.sizes, setting.theme.colours
    size = (sizes.heading1, sizes.heading2, sizes.heading3, sizes.body)[level - 1]
    layout = Layout(
        keep_next=True,
        keep_lines=True,
        numbering=(numbering.SECTIONS, level - 1),
        before=(18, 12, 10, 8)[level - 1],
        after=(6, 4, 3, 3)[level - 1],
        line=size * 1.3,
        align="left",
        outline=level - 1,
    )
    face = setting.heading_face(size, colours.accent if level == 1 else colours.ink)
    return Style(f"heading {level}", "Normal", layout, face, "BodyText", builtin=True)


def _derived_heading(word: str, level: int, number: tuple[int, int]) -> Style:
    hanging = numbering.HEADING_INDENTS_MM[level - 1] if word == "Fixed" else 0
    layout = Layout(numbering=number, left=hanging, hanging=hanging, outline=level - 1)
    return Style(f"{word} heading {level}", f"Heading{level}", layout, follow="BodyText")


def _speech(setting: Setting) -> tuple[Style, ...]:
    """What is said aloud has a heavy bar and a tint, what must not be said a double bar and a cross."""
    colours, sizes = setting.theme.colours, setting.theme.sizes
    small = Face(size=sizes.table)
    say = Layout(
        keep_lines=True,
        borders={"left": Rule(colours.accent, 3, space=6)},
        shade=colours.tint,
        before=3,
        after=5,
        line=sizes.body * setting.line,
        left=4,
        right=2,
        align="left",
    )
    never = Layout(
        keep_lines=True,
        numbering=(numbering.CROSSES, 0),
        borders={"left": Rule(colours.warning, 0.75, "double", space=6)},
        before=3,
        after=5,
        line=sizes.body * setting.line,
        left=numbering.CROSS_INDENTS_MM[0],
        hanging=numbering.CROSS_HANGING_MM,
        right=2,
        align="left",
    )
    say_cell = replace(say, left=2.4, right=0, before=1.5, after=1.5, line=sizes.table * setting.table_line)
    never_cell = replace(
        never,
        numbering=(numbering.CROSSES, 1),
        left=numbering.CROSS_INDENTS_MM[1],
        right=0,
        before=1.5,
        after=1.5,
        line=sizes.table * setting.table_line,
    )
    return (
        Style("Say", "Normal", say),
        Style("Never", "Normal", never),
        Style("Table Say", "Say", say_cell, small),
        Style("Table Never", "Never", never_cell, small),
    )


def _lists(setting: Setting) -> tuple[Style, ...]:
    size, table = setting.theme.sizes.body, setting.theme.sizes.table
    text = Layout(after=size * 0.25, align="left")
    cell = Layout(line=table * setting.table_line, before=0.5, after=0.5, align="left")
    found = []
    for level in numbering.LIST_LEVELS:
        suffix = f" {level + 1}" if level else ""
        indent = numbering.LIST_STEP_MM * (level + 1)
        cell_indent = numbering.TABLE_LIST_STEP_MM * (level + 1)
        bullets, table_bullets = (numbering.BULLETS, level), (numbering.TABLE_BULLETS, level)
        small = Face(size=table)
        found += [
            Style(f"List Bullet{suffix}", "Normal", replace(text, numbering=bullets), builtin=True),
            Style(f"List Number{suffix}", "Normal", replace(text, left=indent), builtin=True),
            Style(f"List Continue{suffix}", "Normal", replace(text, left=indent), builtin=True),
            Style(f"Table Bullet{suffix}", "Normal", replace(cell, numbering=table_bullets), small),
            Style(f"Table Numbered{suffix}", "Normal", replace(cell, left=cell_indent), small),
            Style(f"Table Continue{suffix}", "Normal", replace(cell, left=cell_indent), small),
        ]
    return tuple(found)


def _characters(setting: Setting) -> tuple[Style, ...]:
    colours = setting.theme.colours
    strong = replace(setting.heading_face(bold=True), latin=setting.theme.faces.body)
    emphasis = Face(italic=True)
    if setting.chinese:
        emphasis = replace(setting.heading_face(colour=colours.accent, bold=False), latin=setting.theme.faces.body)
    code = Face("Consolas", setting.theme.faces.body_east_asian)
    looks = (
        ("Strong", strong, True),
        ("Emphasis", emphasis, True),
        ("Code Text", code, False),
        ("Hyperlink", Face(colour=colours.accent), True),
        ("Placeholder Text", Face(colour=colours.muted, shade=colours.tint), True),
        ("Stamp", replace(setting.heading_face(colour=colours.warning), box=Rule(colours.warning, 1)), False),
        ("Blank", Face(colour=colours.muted, underline="single"), False),
        ("Tick", Face(TICK_FONT, size=setting.theme.sizes.body), False),
        ("Table Tick", Face(TICK_FONT, size=setting.theme.sizes.table), False),
    )
    lent = Face(underline="dotted", underline_colour=colours.muted)
    return (
        *(Style(name, face=face, kind="character", builtin=builtin) for name, face, builtin in looks),
        *(Style(f"Pack {name}", based, face=lent, kind="character") for name, based in _OF_A_PACK),
    )
