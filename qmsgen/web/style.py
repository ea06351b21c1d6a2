"""Style sheets from a theme: the tokens of the theme take the place of `var(--...)` in our own sheets."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from qmsgen.model.document import Bilingual
from qmsgen.model.theme import by_language
from qmsgen.web.markup import css_string

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qmsgen.model.document import Furniture
    from qmsgen.model.theme import Theme

_HERE = Path(__file__).parent
_LOWER_MM = 5
"""How much less stands above and below the text on a page that is turned."""
_SNUG_MM = 4
"""How much further down the text may go on pages that are set closer."""
_FOOT_MM = 15
"""What the foot needs with two lines."""
_SNUG_LINE = 0.95
_TOKEN = re.compile(r"var\(--([a-z0-9-]+)\)")
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
_OF_A_TABLE = {"points": "var(--points)"}
"""What a browser looks up itself: each rating grid says how many points its scale has."""
_ON_PAGES = {"sans": '"QMS Sans"', "serif": '"QMS Serif", "QMS Sans"'}
"""The families that ship with qmsgen; what the serif lacks is set in the sans."""
_ON_SCREEN = {
    "sans": 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "PingFang SC", "Hiragino Sans GB", '
    '"Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif',
    "serif": '"Times New Roman", Times, "Songti SC", "Noto Serif SC", "Noto Serif CJK SC", '
    '"Source Han Serif SC", SimSun, serif',
}
"""What a browser looks for among the fonts of its machine; a page carries none."""


def screen_sheet(theme: Theme, language: str) -> str:
    """The style sheet for a browser."""
    kinds = theme.arrangement
    names = ("text", f"tables-{kinds.tables}", "screen", f"screen-{kinds.header}")
    return "".join(_filled(f"{name}.css", _tokens(theme, language, _ON_SCREEN)) for name in names)


def page_sheet(theme: Theme, language: str, *, fillable: bool) -> str:
    """The style sheet for page layout, with the looks of fields where there are any."""
    kinds = theme.arrangement
    chosen = (f"tables-{kinds.tables}", f"header-{kinds.header}", f"cover-{kinds.cover}", f"mark-{kinds.mark}")
    names = ("text", "page", *chosen, *(("fields",) if fillable else ()))
    return "".join(_filled(f"{name}.css", _tokens(theme, language, _ON_PAGES)) for name in names)


def snug_sheet(theme: Theme, language: str) -> str:
    """What sets the pages a little closer, after the other sheets."""
    return _filled("snug.css", _tokens(theme, language, _ON_PAGES))


def foot_sheet(furniture: Furniture) -> str:
    """What stands at the foot of every page of one document: a style sheet after the one for page layout."""
    statement, page = (_in_lines(words) for words in (furniture.statement, furniture.page))
    left = f"@bottom-left {{ content: {css_string(statement)} }}"
    right = f"@bottom-right {{ content: {page_phrase(page)} }}"
    return f"@page {{ {left} {right} }}\n"


def _in_lines(words: str) -> str:
    return f"{words.first}\n{words.second}" if isinstance(words, Bilingual) else words


def page_phrase(phrase: str) -> str:
    """The `content` that says "page x of y" in the words of a phrase with `{page}` and `{pages}`."""
    counters = {"{page}": "counter(page)", "{pages}": "counter(pages)"}
    parts = re.split(r"(\{pages?\})", phrase)
    return " ".join(counters.get(part, css_string(part)) for part in parts if part) or '""'


def _filled(name: str, tokens: Mapping[str, str]) -> str:
    return _TOKEN.sub(lambda found: tokens[found[1]], _sheet(name))


@cache
def _sheet(name: str) -> str:
    return _COMMENT.sub("", (_HERE / name).read_text(encoding="utf-8"))


def _tokens(theme: Theme, language: str, families: Mapping[str, str]) -> dict[str, str]:
    return {
        **_OF_A_TABLE,
        **_families(theme, language, families),
        **_colours(theme),
        **_sizes(theme),
        **_page(theme),
        **_paragraph(theme, language),
    }


def _families(theme: Theme, language: str, families: Mapping[str, str]) -> dict[str, str]:
    """Chinese stands out by its face where headings have another one, else, as Western letters do, by its weight."""
    faces, chinese = theme.faces, language.startswith("zh")
    by_face = chinese and faces.printed_heading != faces.printed_body
    return {
        "body-family": families[faces.printed_body],
        "heading-family": families[faces.printed_heading],
        "strong-family": families[faces.printed_heading] if by_face else "inherit",
        "heading-weight": "400" if by_face else "700",
    }


def _colours(theme: Theme) -> dict[str, str]:
    names = ("ink", "muted", "accent", "tint", "rule", "moment", "warning", "paper")
    return {name: getattr(theme.colours, name) for name in names}


def _sizes(theme: Theme) -> dict[str, str]:
    """Sizes against the body's, so that a reader's own size in a browser is kept."""
    sizes = theme.sizes
    names = ("title", "heading1", "heading2", "heading3", "table", "small")
    relative = {name: f"{getattr(sizes, name) / sizes.body:.4g}rem" for name in names}
    return {**relative, "body": f"{sizes.body:g}pt", "cover": f"{sizes.cover / sizes.body:.4g}rem"}


def _page(theme: Theme) -> dict[str, str]:
    """The margins; a page on its side is low, and gives less of its height to them."""
    sides = {side: f"{getattr(theme.page, side):g}mm" for side in ("top", "right", "bottom", "left")}
    turned = {f"turned-{side}": f"{getattr(theme.page, side) - _LOWER_MM:g}mm" for side in ("top", "bottom")}
    low = {
        "snug-bottom": theme.page.bottom - _SNUG_MM,
        "snug-turned-bottom": theme.page.bottom - _LOWER_MM - _SNUG_MM / 2,
    }
    return sides | turned | {name: f"{max(room, _FOOT_MM):g}mm" for name, room in low.items()}


def _paragraph(theme: Theme, language: str) -> dict[str, str]:
    chinese = language.startswith("zh")
    indent = by_language(theme.indent_by_language, language, 0)
    line = by_language(theme.line_by_language, language, theme.sizes.line)
    return {
        "line": f"{line:g}",
        "snug-line": f"{line * _SNUG_LINE:.4g}",
        "indent": f"{indent:g}em",
        "align": "justify" if chinese else "left",
        "measure": "42rem" if chinese else "38rem",
    }
