"""Headings, lists, contents, references, notes, pictures, sections and what stands around them."""

import re
from dataclasses import replace

import pytest

from qmsgen.formats.docx import furniture
from qmsgen.formats.docx.wordml import bookmark_name
from qmsgen.model.document import (
    Bullets,
    Card,
    Contents,
    Document,
    Furniture,
    Heading,
    Landscape,
    Link,
    Note,
    PageBreak,
    Paragraph,
    Run,
    Sheet,
    Tone,
)
from tests.formats.docx.conftest import W
from tests.formats.docx.specimen_docx import specimen, text


def heading(level, number, words="Words", **more):
    return Heading(level, (Run(words),), f"h-{number}-{words}", number, **more)


def of(word, *blocks, **more):
    return word(Document("procedure", "", "en", blocks=blocks, **more))


def styles(made):
    return [style for style in made.find("//w:body/w:p/w:pPr/w:pStyle/@w:val") if "Heading" in style]


def test_word_numbers_the_headings_that_it_counts_alike(word):
    made = of(word, heading(1, "1"), heading(2, "1.1"), heading(2, "1.2"), heading(1, "2"), heading(2, "2.1"))
    assert styles(made) == ["Heading1", "Heading2", "Heading2", "Heading1", "Heading2"]


@pytest.mark.parametrize("number", ["5", "1.", "第一章", "I"])
def test_a_number_that_word_would_not_give_is_written_out(word, number):
    made = of(word, heading(1, number))
    assert styles(made) == ["FixedHeading1"]
    assert made.styled("FixedHeading1") == [f"{number}Words"]


def test_a_heading_without_a_number_has_none(word):
    made = of(word, heading(1, ""), heading(1, "1"))
    assert styles(made) == ["PlainHeading1", "Heading1"]


@pytest.mark.parametrize(("language", "letter"), [("en", "Annex %1\u2003"), ("zh-CN", "附录 %1\u2003")])
def test_annexes_are_lettered_as_in_the_other_formats(word, language, letter):
    blocks = (Contents("Contents"), heading(1, "A", annex=True), heading(2, "A.1", annex=True))
    made = word(Document("procedure", "", language, blocks=blocks))
    assert made.find("//w:abstractNum[@w:abstractNumId='2']/w:lvl[1]/w:lvlText/@w:val", "numbering") == [letter]
    assert made.styled("Toc1")[0].startswith(letter.replace("%1", "A"))


@pytest.mark.parametrize(("prefix", "language"), [("Annex ", "en"), ("附录", "zh-CN")])
def test_annexes_are_lettered_with_the_words_of_the_document(word, prefix, language):
    blocks = (
        heading(1, f"{prefix}A", annex=True),
        heading(2, "A.1", annex=True),
        heading(1, f"{prefix}B", annex=True),
    )
    made = word(Document("procedure", "", language, blocks=blocks))
    assert styles(made) == ["AnnexHeading1", "AnnexHeading2", "AnnexHeading1"]
    letter = made.find("//w:abstractNum[@w:abstractNumId='2']/w:lvl[1]/w:lvlText/@w:val", "numbering")
    assert letter == [f"{prefix}%1\u2003"]


def test_contents_list_the_numbered_headings_to_their_depth(word):
    made = of(
        word,
        Contents("Contents", 2),
        heading(1, "1", "One"),
        heading(2, "1.1", "Two"),
        heading(3, "1.1.1", "Three"),
        heading(1, "", "Four"),
    )
    assert made.styled("TOCHeading") == ["Contents"]
    assert [re.sub(r"[\d–]*$", "", line) for line in made.styled("Toc1")] == ["1One"]
    assert len(made.styled("Toc2")) == 1
    assert not made.styled("Toc3")


def test_contents_are_a_field_that_word_can_update(whole):
    (instruction,) = [found for found in whole.find("//w:instrText/text()") if "TOC" in found]
    assert '\\o "1-2"' in instruction
    begun, ended = (whole.find(f"//w:fldChar[@w:fldCharType='{kind}']") for kind in ("begin", "end"))
    assert len(begun) == len(ended)


def test_contents_of_nothing_are_left_out(word):
    assert not of(word, Contents("Contents"), text("only text")).styled("TOCHeading")


def test_every_reference_leads_to_a_bookmark(whole):
    bookmarks = whole.find("//w:bookmarkStart/@w:name")
    assert len(bookmarks) == len(set(bookmarks))
    assert set(whole.find("//w:hyperlink/@w:anchor")) <= set(bookmarks)
    assert len(whole.find("//w:bookmarkStart")) == len(whole.find("//w:bookmarkEnd"))


def test_a_link_is_a_hyperlink_within_the_document(word):
    made = of(word, heading(1, "1"), Paragraph((Link("h-1-Words", (Run("see 1"),)),)))
    assert made.find("//w:hyperlink/@w:anchor") == ["h_1_Words"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("a-b", "a_b"), ("步骤-1", "步骤-2"), ("x" * 60, "x" * 61), ("1-a", "1_a"), ("a.b", "a-b")],
)
def test_names_of_bookmarks_are_valid_and_never_alike(one, other):
    names = {bookmark_name(one), bookmark_name(other)}
    assert len(names) == 2
    assert all(re.fullmatch(r"[A-Za-z]\w{0,39}", name, re.ASCII) for name in names)


def test_each_numbered_list_begins_at_one(word):
    items = ((text("a"),), (text("b"),))
    made = of(word, Bullets(items, ordered=True), text("between"), Bullets(items, ordered=True))
    used = made.find("//w:p/w:pPr/w:numPr/w:numId/@w:val")
    assert len(used) == 4
    assert len(set(used)) == 2
    for number in set(used):
        assert made.find(f"//w:num[@w:numId='{number}']//w:startOverride/@w:val", "numbering")


def test_lists_within_lists_go_three_deep(word):
    block = Bullets(((text("deepest"),),))
    for _ in range(4):
        block = Bullets(((text("above"), block),))
    made = of(word, block)
    assert made.styled("ListBullet") == made.styled("ListBullet2") == ["above"]
    assert made.styled("ListBullet3") == ["above", "above", "deepest"]


def test_a_second_paragraph_of_an_item_has_no_mark(word):
    made = of(word, Bullets(((text("first"), text("second")),), ordered=True))
    assert (made.styled("ListNumber"), made.styled("ListContinue")) == (["first"], ["second"])


def test_words_to_say_keep_their_look_within_a_list(word):
    made = of(word, Bullets(((text("We are sorry", Tone.SAY),),)))
    assert made.styled("Say") == ["We are sorry"]


@pytest.mark.parametrize("tone", list(Tone))
def test_each_tone_has_a_style_of_its_own(word, tone):
    others = {style for other in Tone if other is not tone for style in body_styles(word, other)}
    assert not set(body_styles(word, tone)) & others


def body_styles(word, tone):
    return of(word, text("words", tone)).find("//w:body/w:p/w:pPr/w:pStyle/@w:val")


def test_kinds_of_notes_differ_in_more_than_the_colours_of_their_lines(word):
    seen = set()
    for kind in ("info", "warning", "moment", "rule"):
        made = of(word, Note(kind, (Run("Title"),), (text("words"),)))
        (style,) = made.find("//w:tblStyle/@w:val")
        tinted = bool(made.find(f"//w:style[@w:styleId='{style}']/w:tcPr/w:shd", "styles"))
        (title,) = (made.styled(name) for name in made.find("//w:tc/w:p[1]/w:pPr/w:pStyle/@w:val"))
        seen.add((tinted, *title))
    assert len(seen) == 4


def test_a_caption_below_a_figure_lets_the_next_block_go_to_another_page(whole):
    (keep,) = whole.find("//w:style[@w:styleId='FigureCaption']/w:pPr/w:keepNext/@w:val", "styles")
    assert keep == "0"


def test_a_card_stays_on_one_page(word):
    made = of(word, Card((text("words"), text("more")), (Run("Title"),)))
    assert len(made.find("//w:tr[w:trPr/w:cantSplit]")) == 2
    assert made.find("//w:style[@w:styleId='NoteTitle']/w:pPr/w:keepNext", "styles")


def test_a_drawing_is_svg_with_png_behind_and_words_beside(whole):
    assert len(whole.find("//a:blip/@r:embed")) == len(whole.find("//asvg:svgBlip/@r:embed")) == 1
    assert all(whole.find("//wp:docPr/@descr"))
    media = [name for name in whole.archive.namelist() if name.startswith("word/media/")]
    assert sorted(name.rpartition(".")[2] for name in media) == ["png", "svg"]


def test_wide_blocks_turn_the_page_and_the_text_goes_on_upright(word):
    made = of(word, text("before"), Landscape((PageBreak(), text("wide"))), text("after"))
    assert [size.get(f"{W}orient") for size in made.find("//w:pgSz")] == [None, "landscape", None]
    assert not made.styled("PageBreak")


def test_a_document_that_ends_sideways_has_no_empty_page_behind(word):
    made = of(word, text("before"), Sheet("sheet", (Landscape((text("wide"),)),)))
    assert len(made.find("//w:sectPr")) == 2


def test_header_and_footer_are_as_wide_as_the_page_they_stand_on(word):
    made = of(word, text("before"), Landscape((text("wide"),)))
    for name in ("portrait", "landscape"):
        widths = {int(width) for part in ("header", "footer") for width in made.find("//w:tblW/@w:w", f"{part}-{name}")}
        (size,) = made.find(f"//w:sectPr[w:headerReference/@r:id='header-{name}']/w:pgSz/@w:w")
        margins = made.find("(//w:pgMar)[1]/@w:left | (//w:pgMar)[1]/@w:right")
        assert widths == {int(size) - sum(int(margin) for margin in margins)}


def test_a_cover_has_no_running_header_but_tells_that_it_is_a_draft(word, language):
    made = word(specimen(language))
    assert made.find("//w:sectPr[1]/w:headerReference/@r:id")[0] == "header-cover"
    assert not made.find("//w:tbl", "header-cover")
    assert made.find("//w:t/text()", "header-cover") == [specimen(language).furniture.mark]


def test_an_approved_document_has_no_band(word):
    approved = replace(specimen("en"), furniture=replace(specimen("en").furniture, mark=""))
    assert not word(approved).find("//w:p[w:pPr/w:pStyle/@w:val='HeaderMark']", "header-portrait")


def test_a_form_without_a_cover_begins_with_its_title(word):
    made = word(replace(specimen("en"), has_cover=False))
    assert made.styled("DocumentTitle") == ["Service recovery procedure"]
    assert not made.styled("CoverOrganisation")


@pytest.mark.parametrize(
    ("phrase", "instructions"),
    [("Page {page} of {pages}", ["PAGE", "NUMPAGES"]), ("共 {pages} 页 第 {page} 页", ["NUMPAGES", "PAGE"])],
)
def test_page_numbers_stand_where_the_phrase_wants_them(phrase, instructions):
    written = furniture.page_number(phrase)
    assert re.findall(r'w:instr=" (\w+) "', written) == instructions
    assert "{" not in written


def test_identity_has_a_line_each(word):
    made = of(word, text("words"), furniture=Furniture(identity=("QP-1", "A/0")))
    lines = made.find("//w:tc[3]/w:p", "header-portrait")
    assert ["".join(line.itertext()) for line in lines] == ["QP-1", "A/0"]


def test_another_language_is_marked(word):
    made = of(word, Paragraph((Run("你好", language="zh-CN"), Run("bonjour", language="fr-FR"))))
    assert made.find("//w:lang/@w:eastAsia") == ["zh-CN"]
    assert made.find("//w:lang/@w:val") == ["fr-FR"]


def test_an_empty_document_is_still_a_document(word):
    assert len(of(word).find("//w:sectPr")) == 1
