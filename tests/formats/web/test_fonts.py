"""The shipped fonts print what Chinese and European organisations type, and no font of the machine steps in."""

import os
import shutil
import subprocess
import unicodedata

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from qmsgen import resources
from qmsgen.errors import EncodingFault
from qmsgen.figures.coverage import coverage
from qmsgen.formats import pdf
from qmsgen.formats.pdf import engine
from qmsgen.formats.pdf.own_fonts import own_fonts_alone
from qmsgen.formats.pdf.sheets import Sheets
from qmsgen.model.document import Choice, Document, Field, Paragraph, Run

TYPED = (
    "朱镕基 王喆 李堃 陶喆 龑 䶮 昉 𬀩 㛃 瑨 祎 淏 喆 彧 翀 骉 犇 頔 曌",
    "臺灣 國際標準 藝術 龜 鑫 峯 堃 濶",
    "Škoda Žižkov Łódź Győr Înălțare Nguyễn Hữu Đặng İstanbul ğışç Ærø Straße ẞ",
    "Αθήνα Ωμέγα Москва Київ Ґалаґан Љубљана",
    "€ £ ¥ ₽ ₹ ₫ ₩ ₺ ₿ ™ ® © ℠ № § ¶ † ‡ ‰ ′ ″ ℃ µ Ω",
    "− × ÷ ± ≤ ≥ ≠ ≈ ∞ √ ∑ ∆ ½ ⅓ ¾ H₂O m² m³",
    "→ ← ↑ ↓ ⇒ ⇄ ↗ ↘ ▲ △ ▼ ■ □ ● ○ ◆ ◇ ★ ☆ ⭐",
    "☐ ☑ ☒ ✓ ✔ ✗ ✘ ✅ ❌ ⚠ ☎ ✉ ① ⑳ ㈠ Ⅳ ㎡ 😀 🙂 😐 🙁 📞 🟢",
    "カタカナ ひらがな ㄅㄆㄇ",
)
EVERY = {character for line in TYPED for character in line} - {" "}


def printed(theme, tmp_path, *content, language="zh-CN"):
    document = Document(kind="procedure", title="T", language=language, blocks=tuple(map(Paragraph, content)))
    path = tmp_path / "typed.pdf"
    path.write_bytes(pdf.encode(document, theme))
    return path


@pytest.fixture
def typed(theme, tmp_path):
    """A page with all that is typed, in both weights."""
    lines = [(Run(line, style),) for style in ("plain", "strong") for line in TYPED]
    return printed(theme, tmp_path, *lines)


def names_of_fonts(path):
    with pikepdf.open(path) as file:
        fonts = [item for item in file.objects if isinstance(item, pikepdf.Dictionary) and "/FontName" in item]
        return {str(font["/FontName"]).partition("+")[2] for font in fonts}


def test_everything_that_is_typed_can_be_read_again_in_both_weights(typed, pdf_text):
    said = pdf_text(typed)
    assert {character for character in EVERY if said.count(character) < 2} == set()


def test_everything_that_is_typed_is_set_in_our_fonts(typed):
    assert names_of_fonts(typed) == {"QMS-Sans", "QMS-Sans-Bold"}


def test_a_viewer_sees_embedded_truetype_of_ours_alone(typed):
    program = shutil.which("pdffonts") or pytest.skip("`pdffonts` is not installed")
    listed = subprocess.run([program, typed], capture_output=True, check=True, encoding="utf-8").stdout
    lines = listed.splitlines()[2:]
    assert {line.split()[0].partition("+")[2] for line in lines} == {"QMS-Sans", "QMS-Sans-Bold"}
    assert all("CID TrueType" in line and line.split()[-5:-2] == ["yes", "yes", "yes"] for line in lines)


@pytest.mark.parametrize("profile", ["PDFA-3A", "PDFUA-1"])
def test_page_of_rare_characters_conforms(typed, verapdf_failures, profile):
    assert verapdf_failures(typed, profile) == []


def test_accent_typed_apart_is_set_on_its_letter(theme, tmp_path, pdf_text):
    said = pdf_text(printed(theme, tmp_path, (Run("S\u030ckoda"),), language="cs"))
    assert "Škoda" in unicodedata.normalize("NFC", said)


def test_emphasis_is_slanted_and_ideographs_in_it_are_not(theme, tmp_path):
    path = printed(theme, tmp_path, (Run("Škoda 朱镕基", "emphasis"),), language="en")
    assert "QMS-Sans-Italic" in names_of_fonts(path)
    with TTFont(resources.folder("templates") / "fonts" / "qms-400Italic.ttf", lazy=True) as font:
        known = font.getBestCmap()
    assert ord("Š") in known
    assert ord("朱") not in known


@pytest.mark.parametrize("profile", ["PDFA-3A", "PDFUA-1"])
def test_choice_with_characters_that_the_font_of_fields_lacks_conforms(theme, tmp_path, verapdf_failures, profile):
    owners = tuple(Choice(f"o{at}", name) for at, name in enumerate(("王喆", "䶮𬀩", "Škoda ⭐")))
    asked = Field("choice", "owner", "负责人", owners)
    document = Document("form", "T", "zh-CN", blocks=(Paragraph((asked,)),), fillable=True)
    path = tmp_path / "form.pdf"
    path.write_bytes(pdf.encode(document, theme))
    assert verapdf_failures(path, profile) == []


@pytest.mark.parametrize("weight", [400, 700])
def test_body_font_holds_what_chinese_computers_can_type(weight):
    pairs = [bytes((one, two)) for one in range(0x81, 0xFF) for two in range(0x40, 0xFF)]
    asked = {pair.decode("gbk", "ignore")[:1] for pair in pairs} - set(map(chr, range(0x80))) - {""}
    assert len(asked) > 21_000
    assert {character for character in asked if character not in coverage(resources.font(weight))} == set()


def test_what_the_serif_shows_the_sans_shows_too():
    sans = coverage(resources.font(400))
    for path in resources.fonts():
        with TTFont(path, lazy=True) as font:
            more = {chr(code) for code in font.getBestCmap() if chr(code) not in sans}
        assert {character for character in more if unicodedata.category(character) != "Cf"} == set(), path.name


def test_serif_holds_the_ideographs_of_gbk():
    with TTFont(resources.folder("templates") / "fonts" / "qms-serif-400Regular.ttf", lazy=True) as font:
        known = font.getBestCmap()
    assert {code for code in range(0x4E00, 0x9FA6) if code not in known} == set()


def test_both_weights_hold_the_same_characters():
    regular, bold = (coverage(resources.font(weight)) for weight in (400, 700))
    assert {code for code in range(0x110000) if (chr(code) in regular) != (chr(code) in bold)} == set()


@pytest.mark.parametrize("path", resources.fonts(), ids=lambda path: path.stem)
def test_font_is_static_truetype_under_a_name_of_our_own(path):
    with TTFont(path, lazy=True) as font:
        assert "glyf" in font
        assert not {"CFF ", "CFF2", "fvar", "SVG ", "COLR"} & set(font.keys())
        assert font["head"].unitsPerEm == 1000
        families = {"qms-form": "QMS Form", "qms-serif": "QMS Serif"}
        named = next((name for start, name in families.items() if path.stem.startswith(start)), "QMS Sans")
        assert font["name"].getDebugName(1) == named
        assert "Source" not in str([font["name"].getDebugName(number) for number in (1, 3, 4, 6)])


def test_styles_of_text_stand_on_lines_of_one_height():
    heights = set()
    for path in resources.fonts():
        with TTFont(path, lazy=True) as font:
            heights.add((font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap))
    assert len(heights) == 1


def test_font_of_the_machine_never_steps_in():
    with pytest.raises(EncodingFault, match=r"page layout says: .*glyph"):
        engine.lay_out(
            "<html lang='th'><title>T</title><p>ก</p></html>",
            Sheets("html { font-family: 'QMS Sans' }", "", ""),
            fillable=False,
        )


@pytest.mark.parametrize("before", [None, "/somewhere/else.conf"])
def test_settings_of_fonts_are_as_before_when_layout_is_done(monkeypatch, before):
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    if before:
        monkeypatch.setenv("FONTCONFIG_FILE", before)
    with own_fonts_alone():
        assert os.environ["FONTCONFIG_FILE"] == str(resources.font_settings())
    assert os.environ.get("FONTCONFIG_FILE") == before
