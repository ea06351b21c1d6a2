"""A paragraph with blanks as prompts: each blank with the words that belong to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qmsgen.formats.xlsx.said import Fragment, plain, say, words
from qmsgen.model.document import Field

if TYPE_CHECKING:
    from qmsgen.formats.xlsx.said import Said
    from qmsgen.model.document import Content


@dataclass(frozen=True, slots=True)
class Prompt:
    """A blank and its words; without a field it is words alone."""

    said: Said
    field: Field | None = None


def asks(content: Content) -> bool:
    """Whether a paragraph holds a blank."""
    return any(isinstance(inline, Field) for inline in content)


def prompts(content: Content) -> tuple[Prompt, ...]:
    """Split a paragraph at its blanks: words before a blank ask for it, words after a tick box are its."""
    found: list[Prompt] = []
    pending: Said = ()
    tick: Field | None = None
    for inline in content:
        if not isinstance(inline, Field):
            pending += say((inline,))
            continue
        if tick is not None or inline.kind == "check":
            _settle(found, pending, tick)
            pending, tick = (), None
        if inline.kind == "check":
            tick = inline
        else:
            found.append(Prompt(_trimmed(pending) or words(inline.label), inline))
            pending = ()
    _settle(found, pending, tick)
    return tuple(found)


def _settle(found: list[Prompt], pending: Said, tick: Field | None) -> None:
    said = _trimmed(pending)
    if tick is not None:
        found.append(Prompt(said or words(tick.label), tick))
    elif said:
        found.append(Prompt(said))


def _trimmed(said: Said) -> Said:
    """Words without blanks around them; none where nothing is left."""
    if not plain(said).strip():
        return ()
    first, *rest = said
    trimmed = [Fragment(first.text.lstrip(), first.strong, first.emphasis), *rest]
    last = trimmed[-1]
    trimmed[-1] = Fragment(last.text.rstrip(), last.strong, last.emphasis)
    return tuple(trimmed)
