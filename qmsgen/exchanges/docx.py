"""Filled Word documents: content controls are known by their tags, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from qmsgen.exchanges import Filled, Form
from qmsgen.exchanges._package import opened
from qmsgen.model.document.tags import word_tag

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_YES: Final = frozenset({"1", "true", "on"})


def read(data: bytes, form: Form) -> Iterator[Filled]:
    """Every control in which somebody typed, chose or ticked something."""
    from lxml import etree  # noqa: PLC0415 - only where a document is read

    with opened(data) as archive:
        content = archive.read("word/document.xml")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    names = _names(form)
    for control in etree.fromstring(content, parser).iter(f"{_W}sdt"):
        properties = control.find(f"{_W}sdtPr")
        tag = properties.find(f"{_W}tag") if properties is not None else None
        if tag is None:
            continue
        called = tag.get(f"{_W}val", "")
        name, choice = names.get(called, (called, ""))
        value = _value(control, properties)
        if value:
            yield Filled(name, choice or form.choices.get(name.rpartition(".")[2], {}).get(value, value), called)


def _names(form: Form) -> dict[str, tuple[str, str]]:
    """The blanks by their tags, each with the choice that it stands for where it is a box to tick."""
    names: dict[str, tuple[str, str]] = {}
    for row in form.rows:
        for blank in form.blanks:
            name = f"{row}.{blank}"
            names[word_tag(name)] = name, ""
            for value in form.choices.get(blank, {}).values():
                names[word_tag(f"{name}.{value}")] = name, value
    return names


def _value(control: Any, properties: Any) -> str:  # noqa: ANN401 - lxml says no more
    box = properties.find(f"{_W14}checkbox")
    if box is not None:
        ticked = box.find(f"{_W14}checked")
        return "true" if ticked is not None and ticked.get(f"{_W14}val", "1").lower() in _YES else ""
    if properties.find(f"{_W}showingPlcHdr") is not None:
        return ""
    content = control.find(f"{_W}sdtContent")
    return "".join(_said(content)).replace("\u00a0", " ").strip() if content is not None else ""


def _said(content: Any) -> Iterator[str]:  # noqa: ANN401 - likewise
    for piece in content.iter(f"{_W}t", f"{_W}br", f"{_W}p", f"{_W}tab"):
        if piece.tag == f"{_W}t":
            yield piece.text or ""
        else:
            yield "\n"
