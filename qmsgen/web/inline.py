"""Inline content as markup: runs of text, links, line breaks, blanks."""

from __future__ import annotations

import re
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, assert_never

from qmsgen.model.document import Field, LineBreak, Link, Run
from qmsgen.web import controls
from qmsgen.web.markup import element, text

if TYPE_CHECKING:
    from qmsgen.model.document import Content, Inline
    from qmsgen.model.source import Origin
    from qmsgen.web.rendition import Rendition

_TAGS = {"plain": "span", "strong": "strong", "emphasis": "em", "code": "code"}

_HAN = "々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_IDEOGRAPH = re.compile(f"[{_HAN}]")
_WESTERN = re.compile(f"[^{_HAN}\\u2014\\u2018-\\u201d\\u2026\\u3000-\\u303f\\uff00-\\uffef]+")
_LEADS = re.compile(f"(?![{_HAN}])[\\w$€£¥+±≤≥§#-]")
_ENDS = re.compile(f"(?![{_HAN}])[\\w%‰°℃]")


def inline(content: Content, rendition: Rendition) -> str:
    """The markup of inline content; a blank that stands alone takes all the room."""
    alone = len(content) == 1
    around = _neighbours(["", *(_said(piece) for piece in content), ""])
    return "".join(
        _inline(piece, rendition, beside, alone=alone) for piece, beside in zip(content, around, strict=True)
    )


def plain(content: Content) -> str:
    """What inline content says, without markup: for names that a machine reads aloud."""
    return "".join(_said(piece) for piece in content).strip()


def language_of(content: Content) -> str:
    """The one language that all of content is in, where it is not that of the document."""
    runs = [run for piece in content for run in (piece.content if isinstance(piece, Link) else (piece,))]
    languages = {run.language for run in runs if isinstance(run, Run)}
    return languages.pop() if len(languages) == 1 else ""


def _said(piece: Inline) -> str:
    match piece:
        case Run(text=said):
            return said
        case Link(content=runs):
            return "".join(run.text for run in runs)
        case LineBreak():
            return " "
        case Field():
            return ""
        case _:
            assert_never(piece)


def _inline(piece: Inline, rendition: Rendition, beside: tuple[str, str], *, alone: bool) -> str:
    match piece:
        case Run():
            return _run(piece, rendition, beside)
        case LineBreak():
            return element("br")
        case Link():
            return _link(piece, rendition, beside)
        case Field():
            return controls.field(piece, rendition, alone=alone)
        case _:
            assert_never(piece)


def _link(link: Link, rendition: Rendition, beside: tuple[str, str]) -> str:
    """A cross reference; on pages it has no elements inside, for each would be tagged as a link again."""
    said = _said(link)
    if not rendition.paged:
        return element("a", _runs(link.content, rendition, beside), href=f"#{link.anchor}")
    return element("a", text(said), href=f"#{link.anchor}", class_=_gap(said, *beside))


def _runs(runs: tuple[Run, ...], rendition: Rendition, beside: tuple[str, str]) -> str:
    around = _neighbours([beside[0], *(run.text for run in runs), beside[1]])
    return "".join(_run(run, rendition, beside) for run, beside in zip(runs, around, strict=True))


def _neighbours(said: list[str]) -> list[tuple[str, str]]:
    """For each text but the first and the last: the character before it and the one after it."""
    return [(before[-1:], after[:1]) for before, after in zip(said, said[2:], strict=False)]


def _run(run: Run, rendition: Rendition, beside: tuple[str, str]) -> str:
    spaced = rendition.paged and run.style != "code" and _is_chinese(run, rendition)
    said = _spaced(run.text, *beside) if spaced else text(run.text)
    source = None if rendition.paged else source_of(run.origin)
    lent = "lent" if run.lent else None
    if run.style == "plain" and not (source or run.language or lent):
        return said
    return element(_TAGS[run.style], said, lang=run.language or None, class_=lent, data_source=source)


def _is_chinese(run: Run, rendition: Rendition) -> bool:
    return (run.language or rendition.document.language).startswith("zh")


def source_of(origin: Origin | None) -> str | None:
    """The place that a text was typed at, as `file:line`; None for a file outside the policy set."""
    if origin is None:
        return None
    file = PureWindowsPath(origin.place.file)
    outside = file.drive or file.root or ".." in PurePosixPath(origin.place.file).parts
    return None if outside else str(origin)


def _spaced(said: str, before: str, after: str) -> str:
    """Chinese text with a thin gap around Western words and figures, as page layout wants it.

    `before` and `after` are the characters that stand beside the text, empty at the edge of a paragraph.
    """
    pieces = []
    end = 0
    for match in _WESTERN.finditer(said):
        left = said[match.start() - 1] if match.start() else before
        right = said[match.end()] if match.end() < len(said) else after
        pieces += [text(said[end : match.start()]), _gapped(match[0], left, right)]
        end = match.end()
    return "".join([*pieces, text(said[end:])])


def _gapped(word: str, left: str, right: str) -> str:
    gap = _gap(word, left, right)
    return element("span", text(word), class_=gap) if gap else text(word)


def _gap(word: str, left: str, right: str) -> str | None:
    """The class that keeps a word away from ideographs to its left and right."""
    opens = bool(_IDEOGRAPH.match(left) and _LEADS.match(word))
    closes = bool(_IDEOGRAPH.match(right) and _ENDS.match(word[-1:]))
    return {(True, True): "gap", (True, False): "gap-before", (False, True): "gap-after"}.get((opens, closes))
