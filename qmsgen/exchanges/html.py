"""Pages saved by a browser with what was filled in; scripts are not run, nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qmsgen.exchanges import Filled, Form, Unreadable
from qmsgen.model.phrase import phrase


def read(data: bytes, form: Form) -> Iterator[Filled]:
    """Every control of the page that holds something."""
    from lxml import etree, html  # noqa: PLC0415 - only where a page is read

    reader: Any = html
    parser = reader.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        page = reader.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError):
        raise Unreadable(phrase("this is no page of a browser")) from None
    for control in page.iter("input", "select", "textarea"):
        name, value = control.get("name") or "", _value(control)
        if name and value:
            yield Filled(name, form.choices.get(name.rpartition(".")[2], {}).get(value, value), name)


def _value(control: Any) -> str:  # noqa: ANN401 - lxml says no more
    if control.tag == "textarea":
        return (control.text or "").strip()
    if control.tag == "select":
        chosen = [option for option in control.iter("option") if option.get("selected") is not None]
        return str(chosen[-1].get("value", chosen[-1].text or "")).strip() if chosen else ""
    if (control.get("type") or "text").lower() in {"radio", "checkbox"}:
        return str(control.get("value", "true")).strip() if control.get("checked") is not None else ""
    return str(control.get("value") or "").strip()
