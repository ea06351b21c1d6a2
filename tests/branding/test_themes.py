"""Every theme that ships makes sound documents in every format and language; one more is a file of tokens."""

from dataclasses import replace

import pytest
import yaml

from qmsgen import pipeline
from qmsgen.branding import shipped_theme, shipped_themes
from qmsgen.branding.colours import mended
from qmsgen.formats import docx, html, md, pdf, xlsx
from qmsgen.model.theme import Theme
from tests.formats.web.specimen_web import procedure, survey

THEMES = shipped_themes()
LANGUAGES = ("zh-CN", "en")


def approved(document):
    return replace(document, furniture=replace(document.furniture, mark="", stamp="受控"))


def test_themes_of_the_trade_are_there():
    assert {"plain", "cn-classic", "cn-modern", "brand", "standard"} <= set(THEMES)


@pytest.mark.parametrize("name", THEMES)
def test_theme_says_what_it_is_for_in_both_languages(name):
    assert set(shipped_theme(name).description) == {"en", "zh-CN"}


@pytest.mark.parametrize("name", THEMES)
def test_every_colour_of_a_theme_can_be_read(name):
    assert mended(shipped_theme(name).colours)[1] == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", THEMES)
def test_theme_makes_every_format(name, language, tmp_path, ooxml_errors, pdf_errors):
    theme, document = shipped_theme(name), approved(procedure(language))
    for encoder in (docx, html, md, pdf, xlsx):
        path = tmp_path / f"made.{encoder.SUFFIX}"
        path.write_bytes(encoder.encode(document, theme))
    assert ooxml_errors(tmp_path / "made.docx") == []
    assert ooxml_errors(tmp_path / "made.xlsx") == []
    assert pdf_errors(tmp_path / "made.pdf") == []


@pytest.mark.parametrize("profile", ["PDFA-3A", "PDFUA-1"])
@pytest.mark.parametrize("make", [procedure, survey], ids=["procedure", "survey"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_classic_pages_conform(language, make, profile, tmp_path, verapdf_failures):
    path = tmp_path / "made.pdf"
    path.write_bytes(pdf.encode(make(language), shipped_theme("cn-classic")))
    assert verapdf_failures(path, profile) == []


def test_classic_text_is_song_and_headings_are_hei(tmp_path):
    pikepdf = pytest.importorskip("pikepdf")
    path = tmp_path / "made.pdf"
    path.write_bytes(pdf.encode(procedure("zh-CN"), shipped_theme("cn-classic")))
    with pikepdf.open(path) as file:
        fonts = [item for item in file.objects if isinstance(item, pikepdf.Dictionary) and "/FontName" in item]
        names = {str(font["/FontName"]).partition("+")[2] for font in fonts}
    assert {"QMS-Serif", "QMS-Sans"} <= names
    assert all(name.startswith("QMS-") for name in names)


def test_stamp_says_what_is_in_force_and_a_band_only_what_is_not():
    document = approved(procedure("zh-CN"))
    assert "受控</span>" in html.encode(document, shipped_theme("cn-classic")).decode()
    assert "受控</span>" not in html.encode(document, shipped_theme("standard")).decode()


def test_header_in_word_is_a_table_with_a_row_for_each_line_of_the_identity():
    from tests.formats.docx.conftest import Word  # noqa: PLC0415

    made = Word(docx.encode(procedure("zh-CN"), shipped_theme("cn-classic")))
    lines = procedure("zh-CN").furniture.identity
    assert len(made.find("//w:tbl/w:tr", "header-portrait")) == len(lines) > 1
    assert len(made.find("//w:vMerge[@w:val='restart']", "header-portrait")) == 2
    assert made.find("//w:fldSimple/@w:instr", "footer-portrait") == [" PAGE ", " NUMPAGES "]


def test_text_in_word_is_as_large_as_the_theme_says_for_word():
    from tests.formats.docx.conftest import Word  # noqa: PLC0415

    made = Word(docx.encode(procedure("zh-CN"), shipped_theme("cn-classic")))
    assert made.find("//w:style[@w:styleId='Normal']/w:rPr/w:sz/@w:val", "styles") == ["24"]


# --- a theme more -----------------------------------------------------------------------------------------


@pytest.fixture
def a_set(tmp_path):
    """A small set in English, with what a test adds to it."""

    def write(brand=None, languages=("en",), files=()):
        policy = {
            "organisation": {"name": "Hengxin"},
            "languages": list(languages),
            "roles": {"agent": {"title": "Agent"}},
            **({"brand": brand} if brand else {}),
        }
        (tmp_path / "policy.yaml").write_text(yaml.safe_dump(policy, allow_unicode=True), encoding="utf-8")
        for name, content in dict(files).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return write


def looked_at(folder, **options) -> tuple[Theme, list[str]]:
    found = pipeline.inspect(folder, "set", select=["references"], **options)
    return found.theme, [f"{one.code} {one.message}" for one in found.findings]


@pytest.mark.parametrize(("language", "theme"), [("en", "standard"), ("zh-CN", "cn-classic"), ("zh", "cn-classic")])
def test_theme_of_a_set_that_names_none_follows_its_first_language(a_set, language, theme):
    assert looked_at(a_set(languages=(language,)))[0].name == theme


def test_theme_is_added_by_a_file_of_tokens(a_set):
    own = "colours:\n  accent: '#00636e'\npage:\n  left: 30\nfaces:\n  printed_body: serif\n"
    folder = a_set(brand={"theme": "ocean"}, files={"templates/themes/ocean/theme.yaml": own})
    theme, told = looked_at(folder)
    assert told == []
    assert (theme.name, theme.colours.accent, theme.page.left, theme.faces.printed_body) == (
        "ocean",
        "#00636e",
        30,
        "serif",
    )
    assert b"#00636e" in html.encode(procedure("en"), theme)


def test_option_takes_the_place_of_the_sets_own_choice(a_set):
    assert looked_at(a_set(brand={"theme": "cn-modern"}), theme="plain")[0].name == "plain"


@pytest.mark.parametrize(
    ("brand", "files", "told"),
    [
        ({"theme": "cn-clasic"}, {}, "QMS141 no theme `cn-clasic`"),
        (
            {"theme": "own"},
            {"templates/themes/own/theme.yaml": "colors: {}\n"},
            "QMS142 the theme cannot be used: no token named `colors` in `theme.yaml`",
        ),
        (
            {"theme": "own"},
            {"templates/themes/own/theme.yaml": "arrangement: {header: round}\n"},
            "QMS142 the theme cannot be used: `arrangement.header` is `round`",
        ),
    ],
)
def test_what_is_wrong_with_a_theme_is_a_finding(a_set, brand, files, told):
    assert told in looked_at(a_set(brand=brand, files=files))[1]


@pytest.mark.parametrize("colour", ["teal", "“#0f6b5c”"])
def test_what_is_no_colour_is_a_finding(a_set, colour):
    assert f"QMS024 `{colour}` has the wrong form" in looked_at(a_set(brand={"colours": {"accent": colour}}))[1]


# --- contrast ---------------------------------------------------------------------------------------------


def test_colour_too_light_to_be_read_is_darkened_and_told(a_set):
    theme, told = looked_at(a_set(brand={"colours": {"accent": "#FFC000"}}))
    from qmsgen.model.contrast import ENOUGH, contrast  # noqa: PLC0415

    assert contrast(theme.colours.accent, theme.colours.paper) >= ENOUGH
    assert contrast(theme.colours.accent, theme.colours.tint) >= ENOUGH
    assert [one for one in told if "`#ffc000` was changed to `" + theme.colours.accent + "`" in one]


def test_dark_tint_is_thinned_until_text_stands_out(a_set):
    theme, told = looked_at(a_set(brand={"colours": {"tint": "#203040"}}))
    from qmsgen.model.contrast import ENOUGH, contrast  # noqa: PLC0415

    assert all(
        contrast(getattr(theme.colours, name), theme.colours.tint) >= ENOUGH for name in ("ink", "muted", "accent")
    )
    assert any("`tint`" in one for one in told)


def test_colour_that_can_be_read_is_left_alone(a_set):
    theme, told = looked_at(a_set(brand={"colours": {"accent": "#7a0019"}}))
    assert (theme.colours.accent, told) == ("#7a0019", [])


# --- house order and numbers ------------------------------------------------------------------------------


def test_house_order_is_that_of_the_documents(a_set):
    folder = a_set(brand={"section_order": {"procedure": ["records", "steps"]}})
    found = pipeline.inspect(folder, "set", select=["references"])
    kind = next(one for one in found.policy_set.shipped("document-types") if one.id == "procedure")
    assert tuple(kind.sections) == ("records", "steps")
    assert [one.code for one in found.findings] == ["QMS147"]


def test_section_that_does_not_exist_is_told_with_the_nearest(a_set):
    found = pipeline.inspect(a_set(brand={"section_order": {"procedure": ["stepps"]}}), "set", select=["references"])
    told = next(one for one in found.findings if one.code == "QMS146")
    assert "did you mean `steps`?" in str(told.hint)


def test_documents_without_a_number_are_given_the_next_free_one(a_set):
    folder = a_set(brand={"numbering": {"pattern": "HX-{kind}-{seq:02}", "kinds": {"processes": "QP"}}})
    control = "\n".join(
        f"  {name}:\n    title: T\n    purpose: P\n    owner: agent\n    document: {{revision: A/0{number}}}"
        for name, number in (("one", ""), ("two", ", number: HX-QP-02"), ("three", ""), ("four", ""))
    )
    (folder / "processes.yaml").write_text(f"processes:\n{control}\n", encoding="utf-8")
    found = pipeline.inspect(folder, "set", select=["references"])
    assert [str(one.document.number) for one in found.policy_set.processes] == [
        "HX-QP-01",
        "HX-QP-02",
        "HX-QP-03",
        "HX-QP-04",
    ]
