"""The body of a whole document: what stands around the text, and the text."""

from __future__ import annotations

import re
from base64 import b64encode
from typing import TYPE_CHECKING

from qmsgen.web import contents
from qmsgen.web.blocks import blocks
from qmsgen.web.markup import element, said
from qmsgen.web.words import SAVE, SAVED, SKIP

if TYPE_CHECKING:
    from qmsgen.model.document import Document
    from qmsgen.web.rendition import Rendition

LOGO = "https://qmsgen.invalid/logo.png"
"""Where page layout looks for the client's picture, which it is given beside the page."""
TEXT = "qms.text"
"""The id of the text proper."""


def pages(rendition: Rendition) -> str:
    """The body for page layout: a running head, a cover or a title, the text."""
    document = rendition.document
    if document.has_cover:
        parts = [_running_head(rendition), _cover(rendition), blocks(document.blocks, rendition)]
    else:
        parts = [_running_head(rendition), _untitled(rendition)]
    return _form("\n".join(parts), rendition)


def screen(rendition: Rendition) -> str:
    """The body for a browser: landmarks, a list of contents beside the text, the controls' button."""
    document = rendition.document
    skip = element("a", said(rendition.words[SKIP]), href=f"#{TEXT}", class_="skip")
    inner = "\n".join([_opening(rendition), blocks(document.blocks, rendition), _save(rendition)])
    main = element("main", _form(inner, rendition), id=TEXT, tabindex=-1)
    beside = contents.beside(rendition)
    middle = element("div", beside + main, class_="middle listed" if beside else "middle")
    return "\n".join([skip, _banner(rendition), middle, _foot(document)])


def answers_name(document: Document) -> str:
    """The name of the file that answers are saved to, safe on every system."""
    parts = (document.number or document.kind, document.revision, document.edition, "answers")
    return re.sub(r"[^A-Za-z0-9._-]+", "-", "-".join(part for part in parts if part)) + ".json"


# --- pages ------------------------------------------------------------------------------------------------


def _running_head(rendition: Rendition) -> str:
    furniture = rendition.document.furniture
    identity = "".join(element("div", said(line)) for line in furniture.identity)
    stamp = _stamp(rendition)
    organisation = _logo(rendition) + element("div", said(furniture.organisation, lines=True)) + stamp
    cells = [
        element("div", organisation, class_="head-organisation"),
        element("div", said(furniture.title, lines=True), class_="head-title"),
        element("div", identity, class_="head-identity"),
    ]
    return element(
        "div", _mark(rendition, "div") + element("div", "".join(cells), class_="head-cells"), class_="running-head"
    )


def _mark(rendition: Rendition, name: str) -> str:
    """The band of a document that is not approved, where the theme has one."""
    mark = rendition.document.furniture.mark
    return element(name, said(mark), class_="mark") if mark and rendition.theme.arrangement.mark == "band" else ""


def _stamp(rendition: Rendition) -> str:
    """The framed word for the state of the document, where the theme has one."""
    furniture = rendition.document.furniture
    stamp = furniture.stamp or furniture.mark
    return element("span", said(stamp), class_="stamp") if stamp and rendition.theme.arrangement.mark == "stamp" else ""


def _logo(rendition: Rendition) -> str:
    """The client's own picture; its name stands beside it, so that it says nothing more aloud."""
    logo = rendition.theme.logo
    if logo is None:
        return ""
    source = LOGO if rendition.paged else f"data:image/png;base64,{b64encode(logo.png).decode()}"
    return element("img", src=source, alt=rendition.document.organisation, class_="logo")


def _cover(rendition: Rendition) -> str:
    document = rendition.document
    organisation = element("p", said(document.organisation, lines=True), class_="organisation")
    title = element("h1", said(document.title, lines=True))
    over = _mark(rendition, "p") + _stamp(rendition) + _logo(rendition)
    return element("section", over + organisation + title + _opening(rendition), class_="cover")


def _untitled(rendition: Rendition) -> str:
    """Title and text without a cover page, all of it on turned pages where the document wants that."""
    if not rendition.document.sideways:
        return _title(rendition) + "\n" + blocks(rendition.document.blocks, rendition)
    turned = rendition.turned()
    return element("section", _title(turned) + "\n" + blocks(turned.document.blocks, turned), class_="landscape")


def _title(rendition: Rendition) -> str:
    return element("h1", said(rendition.document.title, lines=True)) + "\n" + _opening(rendition)


def _opening(rendition: Rendition) -> str:
    """The blocks of the first page."""
    cover = rendition.document.cover
    return element("div", blocks(cover, rendition.boxed()), class_="opening") if cover else ""


# --- screen -----------------------------------------------------------------------------------------------


def _banner(rendition: Rendition) -> str:
    document = rendition.document
    furniture = document.furniture
    organisation = document.organisation or furniture.organisation
    over = element("p", said(organisation), class_="organisation") if organisation else ""
    lines = "".join(element("li", said(line)) for line in furniture.identity)
    under = element("ul", lines, class_="identity") if lines else ""
    sheet = element("div", over + element("h1", said(document.title, lines=True)) + under, class_="sheet")
    return element("header", _mark(rendition, "p") + _stamp(rendition) + _logo(rendition) + sheet)


def _foot(document: Document) -> str:
    statement = document.furniture.statement
    return element("footer", element("p", said(statement, lines=True))) if statement else ""


# --- controls ---------------------------------------------------------------------------------------------


def _form(inner: str, rendition: Rendition) -> str:
    document = rendition.document
    if not document.fillable:
        return inner
    if rendition.paged:
        return element("form", inner)
    identity = {
        "data_number": document.number,
        "data_revision": document.revision,
        "data_language": document.edition,
        "data_file": answers_name(document),
    }
    return element("form", inner, **identity)


def _save(rendition: Rendition) -> str:
    if not rendition.document.fillable:
        return ""
    button = element("button", said(rendition.words[SAVE]), type="submit")
    told = element("output", class_="saved", data_said=rendition.words[SAVED])
    return element("p", f"{button} {told}", class_="save")
