"""A theme: the tokens from which page CSS, Word styles and sheet formats are all made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from qmsgen.model.branding import Logo, WordBase

Kind: TypeAlias = Literal["sans", "serif"]
"""A family of fonts that ships with qmsgen."""


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours as `#rrggbb`; one accent on neutral greys, readable in black and white."""

    ink: str = "#1a1f24"
    muted: str = "#5a6570"
    accent: str = "#1f4e79"
    tint: str = "#eaf0f6"
    """Behind table heads and notes; the colour of the paper for none."""
    rule: str = "#b8c2cc"
    moment: str = "#8a5a00"
    warning: str = "#a11d1d"
    paper: str = "#ffffff"

    @property
    def tinted(self) -> bool:
        """Whether anything stands on a ground of its own."""
        return self.tint != self.paper


@dataclass(frozen=True, slots=True)
class Sizes:
    """Type sizes in points and line height as a factor."""

    title: float = 22
    heading1: float = 14
    heading2: float = 12
    heading3: float = 10.5
    body: float = 10.5
    table: float = 9
    small: float = 8.5
    line: float = 1.5

    @property
    def cover(self) -> float:
        """The title of a cover, larger than the one at the head of a page."""
        return self.title * 1.3


@dataclass(frozen=True, slots=True)
class Page:
    """A4 margins in millimetres; the left one has room for binding."""

    top: float = 32
    right: float = 20
    bottom: float = 24
    left: float = 26


@dataclass(frozen=True, slots=True)
class Faces:
    """Font names that Word and Excel ask for in one language, and the shipped families that PDF pages are set in."""

    body: str = "Arial"
    heading: str = "Arial"
    body_east_asian: str = "SimSun"
    heading_east_asian: str = "SimHei"
    printed_body: Kind = "sans"
    printed_heading: Kind = "sans"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How the parts of a page are arranged; each is one of a few ways that every format knows."""

    header: Literal["line", "boxed"] = "line"
    """Organisation, title and number above a line, or in a table of three cells."""
    tables: Literal["lines", "boxed"] = "lines"
    """Thin lines between rows, or a box around every cell."""
    cover: Literal["left", "centred", "band"] = "left"
    """The title at the left above a line, in the middle, or beside a broad band."""
    mark: Literal["band", "stamp"] = "band"
    """A band on every page until the document is approved, or a framed word that also says that it is."""


@dataclass(frozen=True, slots=True)
class Theme:
    """How documents look in every format; the PDF sets its text in the fonts that ship with qmsgen."""

    name: str
    colours: Colours
    sizes: Sizes
    page: Page
    faces: Faces
    line_by_language: Mapping[str, float]
    """Line height where a language wants another, by BCP 47 tag."""
    indent_by_language: Mapping[str, float]
    """First-line indent of body paragraphs in em, by BCP 47 tag (Chinese: 2)."""
    arrangement: Arrangement = field(default_factory=Arrangement)
    word_sizes: Sizes | None = None
    """Type sizes in Word where they differ."""
    description: Mapping[str, str] = field(default_factory=dict)
    """What the theme is for, by language."""
    logo: Logo | None = None
    """The client's own, from its branding."""
    word_base: WordBase | None = None
    """What is taken from the client's own Word file."""

    def in_word(self) -> Theme:
        """The theme with the type sizes and the page that it has in Word."""
        base = self.word_base
        page = self.page if base is None or base.margins is None else Page(*base.margins)
        return replace(self, sizes=self.word_sizes or self.sizes, page=page)


def by_language(values: Mapping[str, float], language: str, otherwise: float) -> float:
    """The value for a BCP 47 tag, else the one for its language alone (`zh` for `zh-CN`), else `otherwise`."""
    return values.get(language, values.get(language.partition("-")[0], otherwise))
