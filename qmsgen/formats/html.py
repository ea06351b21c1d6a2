"""HTML: one file that needs nothing but itself, for reading, printing and answering on screen."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from qmsgen import web
from qmsgen.model.document import UNDERLINED, explained
from qmsgen.web.body import screen
from qmsgen.web.markup import element, text
from qmsgen.web.rendition import Rendition
from qmsgen.web.style import screen_sheet
from qmsgen.web.words import words

if TYPE_CHECKING:
    from qmsgen.model.document import Document
    from qmsgen.model.theme import Theme

SUFFIX: Final = "html"

_ANSWERS = Path(web.__file__).parent / "answers.js"


def encode(document: Document, theme: Theme) -> bytes:
    """The document as a self-contained page in UTF-8, well-formed as XML too; nothing in it asks a network."""
    document = explained(document, UNDERLINED)
    rendition = Rendition(document, theme, words(document))
    script = _ANSWERS.read_text(encoding="utf-8") if document.fillable else ""
    body = screen(rendition) + (element("script", script) if script else "")
    page = element("html", _head(document, theme, script) + element("body", body), lang=document.language)
    return f"<!DOCTYPE html>\n{page}\n".encode()


def _head(document: Document, theme: Theme, script: str) -> str:
    return element(
        "head",
        element("meta", charset="utf-8")
        + element("meta", http_equiv="Content-Security-Policy", content=_policy(script))
        + element("meta", name="viewport", content="width=device-width, initial-scale=1")
        + element("title", text(_title(document)))
        + "".join(element("meta", name=name, content=value) for name, value in _facts(document) if value)
        + element("style", screen_sheet(theme, document.language)),
    )


def _title(document: Document) -> str:
    return " ".join(part for part in (document.number, document.title) if part)


def _facts(document: Document) -> tuple[tuple[str, str], ...]:
    return (
        ("author", document.organisation),
        ("description", document.description),
        ("dcterms.created", document.date),
        ("generator", "qmsgen"),
    )


def _policy(script: str) -> str:
    """The content security policy: no request at all, no script but our own."""
    rules = [
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    if script:
        digest = b64encode(sha256(script.encode()).digest()).decode()
        rules.append(f"script-src 'sha256-{digest}'")
    return "; ".join(rules)
