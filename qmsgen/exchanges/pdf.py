"""Filled PDF forms: fields are known by their names; scripts and attachments are refused, never run."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from qmsgen.exchanges import Filled, Form, Unreadable
from qmsgen.model.phrase import phrase

_MOST_FIELDS: Final = 50_000
_DEEPEST: Final = 12
_ACTIVE: Final = ("/JavaScript", "/EmbeddedFiles")
_OFF: Final = frozenset({"", "Off"})


def read(data: bytes, form: Form) -> Iterator[Filled]:
    """Every field that holds something."""
    import pikepdf  # noqa: PLC0415 - only where a PDF is read

    try:
        document = pikepdf.open(BytesIO(data))
    except pikepdf.PasswordError:
        raise Unreadable(phrase("the file is encrypted"), phrase("save it without a password")) from None
    with document:
        root: Any = document.Root
        _refuse_active(root)
        fields = root.AcroForm.get("/Fields", []) if "/AcroForm" in root else []
        for number, (name, value) in enumerate(_values(fields, "", 0)):
            if number > _MOST_FIELDS:
                raise Unreadable(phrase("the file unpacks to more than a form can hold"))
            if value not in _OFF:
                yield Filled(name, form.choices.get(name.rpartition(".")[2], {}).get(value, value), name)


def _refuse_active(root: Any) -> None:  # noqa: ANN401 - pikepdf says no more
    names = root.get("/Names", {})
    for key in _ACTIVE:
        if key in names:
            cure = phrase("save it without macros, links and embedded objects")
            raise Unreadable(phrase("the file holds `{part}`, which no form needs", part=key), cure)


def _values(fields: Any, above: str, depth: int) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - likewise
    """Name and value of every field; names of nested fields are joined with dots."""
    if depth > _DEEPEST:
        return
    for field in fields:
        own = str(field.get("/T", ""))
        name = ".".join(filter(None, (above, own)))
        value = field.get("/V")
        if value is not None:
            yield name, _said(field, str(value).removeprefix("/"))
        elif "/Kids" in field:
            yield from _values(field.Kids, name, depth + 1)


def _said(field: Any, value: str) -> str:  # noqa: ANN401 - likewise
    """The value of a field; of buttons that are numbered, what the number stands for."""
    options = field.get("/Opt", [])
    if field.get("/FT") == "/Btn" and value.isdigit() and int(value) < len(options):
        return str(options[int(value)])
    return value.replace("\r\n", "\n").replace("\r", "\n").strip()
