"""A finished document, and what stands on its every page."""

from __future__ import annotations

from dataclasses import dataclass, field

from qmsgen.model.document.blocks import Block


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every page around the text, already in the document's language.

    `page` is a phrase with `{page}` and `{pages}`, such as "Page {page} of {pages}".
    """

    organisation: str = ""
    title: str = ""
    identity: tuple[str, ...] = ()
    """Number, revision, effective date: one short line each, top right."""
    statement: str = ""
    """Control statement at the foot, such as "Controlled document; a printed copy is for information only"."""
    page: str = "{page} / {pages}"
    mark: str = ""
    """A band on every page until the document is approved, such as "DRAFT"; empty once it is."""
    stamp: str = ""
    """The word for the state in themes that show one framed, such as "CONTROLLED"; as `mark` where it is empty."""
    lent: bool = False
    """Whether a run of the document is `lent`, so that a legend must say what the mark means."""


@dataclass(frozen=True, slots=True)
class Document:
    """One finished document in one language or in two, before any format.

    `cover` holds the blocks of the first page (a cover page where `has_cover`, else a compact block on top).
    """

    kind: str
    title: str
    language: str
    number: str = ""
    revision: str = ""
    date: str = ""
    """ISO date that PDF, Word and Excel carry as their creation date; from data or `--date`, never the clock."""
    organisation: str = ""
    description: str = ""
    cover: tuple[Block, ...] = ()
    has_cover: bool = False
    blocks: tuple[Block, ...] = ()
    furniture: Furniture = field(default_factory=Furniture)
    sideways: bool = False
    """Whether all its pages are turned, its title included; only where there is no cover page."""
    fillable: bool = False
    """Whether people fill it in on screen; formats then make controls of its fields."""
    second: str = ""
    """The second language of a bilingual document, of which `language` prevails; else empty."""

    @property
    def edition(self) -> str:
        """Its language, or both: `zh-CN`, `zh-CN+en`."""
        return f"{self.language}+{self.second}" if self.second else self.language
