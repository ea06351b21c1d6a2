"""The answers that an HTML form exports: `{"document": …, "answers": {name: value}}`."""

from __future__ import annotations

import json
from collections.abc import Iterator

from qmsgen.exchanges import Filled, Form, Unreadable
from qmsgen.model.phrase import phrase


def read(data: bytes, form: Form) -> Iterator[Filled]:  # noqa: ARG001 - as every reader is asked
    """Every answer that is not blank."""
    try:
        answers = json.loads(data.decode("utf-8-sig"))["answers"]
        given = {str(name): value for name, value in answers.items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Unreadable(phrase("this is no export of a form")) from None
    for name, value in given.items():
        if isinstance(value, str) and value.strip():
            yield Filled(name, value.strip(), name)
        elif value is True:
            yield Filled(name, "true", name)
