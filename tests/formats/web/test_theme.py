"""The theme file: every token read, nothing unknown let pass, every pair of colours readable."""

from dataclasses import fields

import pytest

from qmsgen.errors import QmsgenError
from qmsgen.model.contrast import ENOUGH, contrast
from qmsgen.model.document import Document
from qmsgen.model.theme import Colours, Faces, Page, Sizes, by_language
from qmsgen.model.theme_file import read_theme
from qmsgen.web.style import page_sheet, screen_sheet
from qmsgen.web.words import MSGIDS, words

PAIRS = [
    (text, ground)
    for text in ("ink", "muted", "accent", "moment", "warning")
    for ground in ("paper", "tint")
    if (text, ground) != ("moment", "tint")
]


@pytest.mark.parametrize(("text", "ground"), [*PAIRS, ("moment", "tint"), ("paper", "accent")])
def test_text_stands_out_from_its_ground(theme, text, ground):
    assert contrast(getattr(theme.colours, text), getattr(theme.colours, ground)) >= ENOUGH


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#ffffff", "#000000", 21), ("#777777", "#777777", 1), ("#767676", "#ffffff", 4.54), ("#0000ff", "#ffffff", 8.59)],
)
def test_contrast_is_that_of_wcag_and_the_same_both_ways(one, other, ratio):
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


@pytest.fixture
def theme_file(tmp_path):
    def write(text):
        path = tmp_path / "house" / "theme.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_shipped_file_gives_every_token(theme):
    assert theme.name == "standard"
    assert (theme.colours, theme.sizes, theme.page, theme.faces) == (Colours(), Sizes(), Page(), Faces())
    assert by_language(theme.line_by_language, "zh-CN", 0) == 1.6
    assert by_language(theme.indent_by_language, "en", 0) == 0


def test_absent_token_keeps_its_default(theme_file):
    read = read_theme(theme_file("colours:\n  accent: '#005500'\n"))
    assert read.colours.accent == "#005500"
    assert read.colours.ink == Colours().ink
    assert read.name == "house"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("colors: {}", "no token named `colors` in `theme.yaml`", "did you mean `colours`?"),
        ("colours: {acent: '#000000'}", "no token named `acent` in `colours`", "did you mean `accent`?"),
        ("colours: {accent: red}", "`colours.accent` is `red`", "#rrggbb"),
        ("colours: {accent: '#000000; } body {'}", "`colours.accent` is", "#rrggbb"),
        ("sizes: {body: large}", "`sizes.body` is `large`", "a number"),
        ("page: {top: yes}", "`page.top` is `True`", "a number"),
        ("faces: {body: 3}", "`faces.body` is `3`", "name of a font"),
        ("line_by_language: {zh: x}", "`line_by_language.zh` is `x`", "a number"),
        ("[1]", "`theme.yaml` is no mapping", "`name: value`"),
    ],
)
def test_mistake_is_named_with_its_cure(theme_file, text, message, hint):
    with pytest.raises(QmsgenError) as raised:
        read_theme(theme_file(text))
    assert message in raised.value.message
    assert hint in raised.value.hint


def test_tokens_fill_every_gap_of_the_style_sheets(theme):
    for sheet in (screen_sheet(theme, "zh-CN"), page_sheet(theme, "en", fillable=True)):
        assert theme.colours.accent in sheet
        assert "var(--" not in sheet.replace("var(--points)", "")


def test_every_colour_of_the_theme_is_used(theme):
    sheet = screen_sheet(theme, "en")
    assert [token.name for token in fields(Colours) if getattr(theme.colours, token.name) not in sheet] == []


def test_every_phrase_is_said_in_chinese():
    said = words(Document("x", "x", "zh-CN"))
    assert [phrase for phrase in MSGIDS if said[phrase] == phrase] == []
    assert words(Document("x", "x", "en")) == {phrase: phrase for phrase in MSGIDS}
