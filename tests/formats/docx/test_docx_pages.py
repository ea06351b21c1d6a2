"""Page numbers in the contents, reckoned before any reader has laid the document out."""

import re

import pytest

from qmsgen.formats import docx
from qmsgen.model.document import Contents, Document, Heading, Landscape, PageBreak, Run, Table
from tests.formats.docx.specimen_docx import THEME, cells, heads, specimen, text

_SENTENCE = "When a service fails, people at the counter put it right on the spot. "


def chapter(number, **more):
    return Heading(1, (Run(f"Chapter {number}"),), f"c{number}", str(number), **more)


def listed(word, *blocks, language="en"):
    """The page that the contents give for each chapter."""
    made = word(Document("procedure", "", language, blocks=(Contents("Contents"), *blocks)))
    lines = made.find("//w:p[w:pPr/w:pStyle/@w:val='Toc1']")
    return [int(line.xpath(".//*[local-name()='t']/text()")[-1]) for line in lines]


def test_what_fits_stands_on_the_first_page(word):
    assert listed(word, chapter(1), text("short"), chapter(2), text("short")) == [1, 1]


def test_a_page_break_counts(word):
    assert listed(word, chapter(1), PageBreak(), chapter(2), chapter(3, break_before=True)) == [1, 2, 3]


def test_pages_turned_sideways_count(word):
    blocks = (chapter(1), Landscape((chapter(2), text("wide"))), chapter(3))
    assert listed(word, *blocks) == [1, 2, 3]


def test_long_text_fills_pages(word):
    blocks = [block for n in range(1, 6) for block in (chapter(n), *[text(_SENTENCE * 6)] * 12)]
    pages = listed(word, *blocks)
    assert pages == sorted(pages)
    assert len(set(pages)) >= 4


def test_rows_of_a_long_table_fill_pages(word):
    table = Table((heads("No.", "What"),), tuple(cells(str(n), _SENTENCE) for n in range(100)), (1, 9))
    first, second = listed(word, chapter(1), table, chapter(2))
    assert (first, second) == (1, 3)


def test_a_heading_never_stands_alone_at_the_foot_of_a_page(word):
    for lines in range(30, 50):
        blocks = (*[text("line")] * lines, chapter(1), text(_SENTENCE * 20), chapter(2))
        made = word(Document("procedure", "", "en", blocks=(Contents("Contents"), *blocks)))
        assert made.styled("Toc1")
        first, second = listed(word, *blocks)
        assert first <= second <= first + 1


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_reckoning_is_what_libreoffice_lays_out(tmp_path, language, libreoffice_pdf, pdf_text):
    path = tmp_path / "specimen.docx"
    path.write_bytes(docx.encode(specimen(language), THEME))
    contents, *pages = pdf_text(libreoffice_pdf(path)).split("\f")[1:]
    for heading in specimen(language).blocks:
        if not (isinstance(heading, Heading) and heading.number and heading.level == 2):
            continue
        words = heading.content[0].text
        entry = re.search(rf"{re.escape(words)}\s*\.+\s*(\d+)", contents)
        found = [
            n for n, page in enumerate((contents, *pages), 2) if re.search(rf"^(\S+\s+)?{words}$", page, re.MULTILINE)
        ]
        assert int(entry[1]) == found[-1]
