"""Looks come from styles alone, styles come from the theme."""

from dataclasses import replace

import pytest

from qmsgen.formats import docx
from qmsgen.model.theme import Colours, Faces
from tests.formats.docx.conftest import W, Word
from tests.formats.docx.specimen_docx import THEME, specimen

_PARAGRAPH_PROPERTIES = {"pStyle", "numPr", "keepNext", "sectPr"}
_RUN_PROPERTIES = {"rStyle", "lang"}
_CELL_PROPERTIES = {"tcW", "gridSpan", "vMerge", "shd", "tcBorders"}


def names(elements):
    return {element.tag.rpartition("}")[2] for element in elements}


def parts(made):
    found = [name[5:-4] for name in made.archive.namelist() if name.startswith("word/") and name.endswith(".xml")]
    return [name for name in found if name.startswith(("document", "header", "footer"))]


def test_nothing_is_formatted_by_hand(whole):
    for part in parts(whole):
        assert names(whole.find("//w:pPr/*", part)) <= _PARAGRAPH_PROPERTIES
        assert names(whole.find("//w:r/w:rPr/*", part)) <= _RUN_PROPERTIES
        assert names(whole.find("//w:tcPr/*", part)) <= _CELL_PROPERTIES
        drawn = whole.find("//w:tbl[.//w:tcBorders]/w:tblPr/w:tblStyle/@w:val", part)
        assert set(drawn) <= {"RatingTable"}


def test_every_style_in_use_is_defined(whole):
    defined = set(whole.find("//w:style/@w:styleId", "styles"))
    for part in parts(whole):
        used = whole.find("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val", part)
        assert set(used) <= defined
    assert set(whole.find("//w:basedOn/@w:val | //w:next/@w:val", "styles")) <= defined


def test_every_paragraph_has_a_style(whole):
    for part in parts(whole):
        assert not whole.find("//w:p[not(w:pPr/w:pStyle)]", part)


def test_names_and_ids_of_styles_are_unique(whole):
    for path in ("//w:style/@w:styleId", "//w:style/w:name/@w:val"):
        found = whole.find(path, "styles")
        assert len(found) == len(set(found))


def test_headings_share_one_list_that_numbers_them(whole):
    linked = whole.find("//w:abstractNum[@w:abstractNumId='1']/w:lvl/w:pStyle/@w:val", "numbering")
    assert linked == ["Heading1", "Heading2", "Heading3", "Heading4"]
    for level, style in enumerate(linked):
        number = f"//w:style[@w:styleId='{style}']/w:pPr/w:numPr"
        assert whole.find(f"{number}/w:numId/@w:val", "styles") == ["1"]
        assert whole.find(f"{number}/w:ilvl/@w:val", "styles") == [str(level)]


def test_a_style_with_a_list_is_named_by_its_level(whole):
    for style in whole.find("//w:style[w:pPr/w:numPr/w:numId/@w:val != '0']", "styles"):
        (number,) = style.xpath("w:pPr/w:numPr/w:numId/@w:val", namespaces=style.nsmap)
        (level,) = style.xpath("w:pPr/w:numPr/w:ilvl/@w:val", namespaces=style.nsmap)
        named = f"//w:abstractNum[@w:abstractNumId='{number}']/w:lvl[@w:ilvl='{level}']/w:pStyle/@w:val"
        assert whole.find(named, "numbering") == [style.get(f"{W}styleId")]


def test_annexes_have_a_list_of_their_own_with_letters(whole):
    path = "//w:abstractNum[@w:abstractNumId='2']/w:lvl[1]"
    assert whole.find(f"{path}/w:pStyle/@w:val", "numbering") == ["AnnexHeading1"]
    assert whole.find(f"{path}/w:numFmt/@w:val", "numbering") == ["upperLetter"]


def test_headings_keep_with_what_follows(whole):
    for style in ("Heading1", "Heading2", "Heading3", "Heading4", "Caption", "TableHead"):
        assert whole.find(f"//w:style[@w:styleId='{style}']/w:pPr/w:keepNext", "styles")


def test_all_four_font_slots_are_set(whole):
    for fonts in whole.find("//w:rFonts", "styles"):
        assert names_of_attributes(fonts) == {"ascii", "eastAsia", "hAnsi", "cs"}


def names_of_attributes(element):
    return {name.rpartition("}")[2] for name in element.attrib}


@pytest.mark.parametrize(("tag", "latin", "eastern"), [("zh-CN", "en-GB", "zh-CN"), ("en", "en-GB", "zh-CN")])
def test_the_languages_of_both_scripts_are_told(word, tag, latin, eastern):
    made = word(specimen(tag))
    for part, path in (("styles", "//w:rPrDefault//w:lang"), ("settings", "//w:themeFontLang")):
        assert made.find(f"{path}/@w:val", part) == [latin]
        assert made.find(f"{path}/@w:eastAsia", part) == [eastern]


def test_word_lays_out_as_of_2013_and_asks_nothing_on_opening(whole):
    mode = "//w:compatSetting[@w:name='compatibilityMode']/@w:val"
    assert whole.find(mode, "settings") == ["15"]
    assert whole.find("//w:characterSpacingControl/@w:val", "settings") == ["compressPunctuation"]
    assert not whole.find("//w:updateFields", "settings")
    assert not whole.find("//@w:dirty")


def test_chinese_paragraphs_begin_two_characters_in(word):
    indent = "//w:style[@w:styleId='BodyText']/w:pPr/w:ind/@w:firstLineChars"
    assert word(specimen("zh-CN")).find(indent, "styles") == ["200"]
    assert word(specimen("en")).find(indent, "styles") == []


def test_chinese_is_never_set_in_italics(word):
    assert word(specimen("en")).find("//w:rPr/w:i", "styles")
    assert not word(specimen("zh-CN")).find("//w:rPr/w:i", "styles")


def test_styles_follow_the_theme():
    branded = replace(THEME, colours=Colours(accent="#006633"), faces=Faces(body="Georgia", body_east_asian="FangSong"))
    made = Word(docx.encode(specimen("en"), branded))
    heading = "//w:style[@w:styleId='Heading1']/w:rPr/w:color/@w:val"
    assert made.find(heading, "styles") == ["006633"]
    assert made.find("//w:rPrDefault//w:rFonts/@w:ascii", "styles") == ["Georgia"]
    assert made.find("//w:rPrDefault//w:rFonts/@w:eastAsia", "styles") == ["FangSong"]


def test_two_themes_in_one_process_do_not_mix():
    other = replace(THEME, colours=Colours(ink="#102030"))
    first, second = (Word(docx.encode(specimen("en"), theme)) for theme in (THEME, other))
    ink = "//w:rPrDefault//w:color/@w:val"
    assert first.find(ink, "styles") == ["1A1F24"]
    assert second.find(ink, "styles") == ["102030"]
