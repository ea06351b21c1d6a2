"""Chinese typography on pages: gaps around Western words, flush lines, indents, proportional quotes in English."""

import pikepdf
import pytest

from qmsgen.formats import html, pdf
from qmsgen.model.document import Document, Link, Paragraph, Run
from qmsgen.web.inline import inline
from qmsgen.web.rendition import Rendition
from qmsgen.web.words import words

pdfium = pytest.importorskip("pypdfium2")


def written(theme, *content, language="zh-CN", paged=True):
    document = Document(kind="procedure", title="T", language=language)
    pieces = tuple(Run(piece) if isinstance(piece, str) else piece for piece in content)
    return inline(pieces, Rendition(document, theme, words(document), paged=paged))


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("按ISO 9001执行", '按<span class="gap">ISO 9001</span>执行'),
        ("10分钟", '<span class="gap-after">10</span>分钟'),
        ("目标≥95%", '目标<span class="gap-before">≥95%</span>'),
        ("（QP-15）", "（QP-15）"),
        ("“OK”，好", "“OK”，好"),
        ("按 ISO 执行", "按 ISO 执行"),
        ("A & B", "A &amp; B"),
    ],
)
def test_western_words_keep_a_gap_from_ideographs_and_from_nothing_else(theme, text, markup):
    assert written(theme, text) == markup


def test_gap_looks_beyond_the_run(theme):
    assert written(theme, "见", "QP-12", "。") == '见<span class="gap-before">QP-12</span>。'


def test_link_has_no_elements_inside_on_pages(theme):
    link = Link("duties", (Run("第4章"),))
    assert written(theme, "见", link) == '见<a href="#duties">第4章</a>'
    assert written(theme, "见", Link("iso", (Run("ISO"),))) == '见<a href="#iso" class="gap-before">ISO</a>'


def test_screen_leaves_the_gap_to_the_browser(theme):
    assert written(theme, "按ISO执行", paged=False) == "按ISO执行"
    assert b"text-autospace" in html.encode(Document(kind="p", title="T", language="zh-CN"), theme)


def test_english_text_gets_no_gap(theme):
    assert written(theme, "按ISO执行", language="en") == "按ISO执行"


def right_edges(theme, text, language):
    """Where the lines of a paragraph end, in points from the left, but the last."""
    document = Document(kind="p", title="", language=language, blocks=(Paragraph((Run(text),)),))
    page = pdfium.PdfDocument(pdf.encode(document, theme))[0]
    words = page.get_textpage()
    rights = {}
    for index in range(words.count_chars()):
        left, bottom, right, _ = words.get_charbox(index, loose=True)
        if right > left and words.get_text_range(index, 1).strip():
            line = round(bottom / 4)
            rights[line] = max(right, rights.get(line, 0))
    lines = sorted(rights, reverse=True)
    return [rights[line] for line in lines]


def test_chinese_lines_end_flush(theme):
    text = "规范服务失误后的补救活动，使一线员工在授权范围内当场解决顾客问题，见ISO 9001:2015第8.7条。" * 6
    edges = right_edges(theme, text, "zh-CN")[:-2]
    assert len(edges) > 5
    assert max(edges) - min(edges) < 2


def test_english_lines_end_ragged(theme):
    edges = right_edges(theme, "This procedure sets out how staff put things right after a failure. " * 8, "en")
    assert max(edges[:-2]) - min(edges[:-2]) > 4


def test_quotes_in_english_are_as_narrow_as_latin_letters(theme):
    def advance(language):
        document = Document(kind="p", title="", language=language, blocks=(Paragraph((Run("’" * 40 + "|"),)),))
        page = pdfium.PdfDocument(pdf.encode(document, theme))[0].get_textpage()
        bars = [index for index in range(page.count_chars()) if page.get_text_range(index, 1) == "|"]
        return page.get_charbox(bars[0])[0]

    assert advance("en") < advance("zh-CN") / 2


def test_chinese_is_never_slanted(theme, tmp_path):
    document = Document(kind="p", title="T", language="zh-CN", blocks=(Paragraph((Run("强调", "emphasis"),)),))
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf.encode(document, theme))
    with pikepdf.open(path) as file:
        names = {
            str(item["/FontName"])
            for item in file.objects
            if isinstance(item, pikepdf.Dictionary) and "/FontName" in item
        }
    assert not [name for name in names if "Oblique" in name or "Italic" in name]
