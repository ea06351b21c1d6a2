"""Workbooks read back: sheets, drop-downs, panes, print set-up, hostile text."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qmsgen.errors import EncodingFault
from qmsgen.formats.xlsx import SUFFIX, columns, encode, measure, names
from qmsgen.model.document import (
    Bullets,
    Card,
    Cell,
    Choice,
    Document,
    Field,
    Furniture,
    Paragraph,
    Question,
    Row,
    Run,
    Sheet,
    Table,
    Tone,
)
from tests.formats.specimen_documents import (
    THEME,
    WORDS,
    cell,
    checklist,
    everything,
    field_cell,
    survey,
    text,
)

ROOT = Path(__file__).parents[3]
LANGUAGES = ("en", "zh-CN")
HOSTILE = (
    '=HYPERLINK("http://x.invalid","y")',
    "+1",
    "-2+3",
    "@SUM(A1)",
    "=cmd|' /C calc'!A0",
    "<script>",
    "a|b",
)


def opened(document):
    return openpyxl.load_workbook(io.BytesIO(encode(document, THEME)), rich_text=False)


def document(*blocks, **more):
    return Document("form", "Title", "en", blocks=blocks, **more)


def values(sheet):
    return [cell.value for row in sheet.iter_rows() for cell in row if cell.value not in (None, "")]


def cell_of(sheet, value):
    return next(cell for row in sheet.iter_rows() for cell in row if cell.value == value)


def validation(sheet, coordinate):
    return next(rule for rule in sheet.data_validations.dataValidation if coordinate in rule.sqref)


def one_column(*cells, kind="data", head="Head"):
    return Table((Row((cell(head), cell("Other"))),), tuple(Row((c, cell("x"))) for c in cells), (1, 1), kind=kind)


# --- worksheets -------------------------------------------------------------------------------------------


def test_suffix_is_xlsx():
    assert SUFFIX == "xlsx"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_sheet_block_becomes_a_worksheet_after_the_guide(language):
    words = WORDS[language]
    book = opened(checklist(language))
    assert book.sheetnames == [names.legal([words["title"]])[0], words["sheet"], words["register"]]


def test_guide_holds_what_stands_outside_of_sheets_and_says_the_title_once():
    said = values(opened(checklist("en")).worksheets[0])
    assert said.count(WORDS["en"]["title"]) == 1
    assert "1  How to use this checklist" in said
    assert "Fault recovery at the machine" in said


def test_document_of_sheets_alone_has_no_empty_guide():
    book = opened(document(Sheet("One", (text("a"),)), Sheet("Two", (text("b"),))))
    assert book.sheetnames == ["One", "Two"]


def test_contents_link_to_the_worksheets():
    guide = opened(checklist("en")).worksheets[0]
    links = [cell.hyperlink.location for row in guide.iter_rows() for cell in row if cell.hyperlink]
    assert links == ["'Checklist'!A1", "'Findings register'!A1"]


def test_every_worksheet_names_the_document_the_revision_and_the_draft():
    for sheet in opened(checklist("zh-CN")).worksheets:
        said = " ".join(str(value) for value in values(sheet)[:3])
        assert all(word in said for word in ("QM-AUD-03", "A/2", "草案", "海港自助服务有限公司"))


@settings(deadline=None)
@given(st.lists(st.text(min_size=0, max_size=60), min_size=1, max_size=8))
def test_any_titles_make_legal_names_that_differ(titles):
    made = names.legal(titles)
    assert len({name.casefold() for name in made}) == len(titles)
    for name in made:
        assert 1 <= names.units(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert not name.endswith("'")


@pytest.mark.parametrize("title", ["History", "_lists", "a:b", "审核" * 30, "😀" * 20, "'quoted'", "a'b"])
def test_awkward_titles_open_as_worksheets(title):
    book = opened(document(Sheet(title, (text("inside"),))))
    assert "inside" in values(book.worksheets[0])


# --- panes, print, widths -----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_list_is_frozen_filtered_and_repeated_below_its_head(language):
    sheet = opened(checklist(language)).worksheets[1]
    head = cell_of(sheet, WORDS[language]["head"][0])
    assert sheet.freeze_panes == f"A{head.row + 1}"
    assert sheet.auto_filter.ref == f"A{head.row}:H{head.row + len(WORDS[language]['rows']) * 5}"
    assert sheet.print_title_rows == f"${head.row}:${head.row}"


def test_lists_with_different_heads_leave_the_panes_alone():
    first, second = one_column(cell("a")), one_column(cell("b"), head="Another")
    sheet = opened(document(first, second)).worksheets[0]
    assert sheet.freeze_panes is None
    assert sheet.print_title_rows is None


def test_head_far_down_is_repeated_but_not_frozen():
    intro = tuple(text("long way down") for _ in range(40))
    sheet = opened(document(*intro, one_column(cell("a")))).worksheets[0]
    assert sheet.freeze_panes is None
    assert sheet.print_title_rows


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_landscape_a4_one_page_wide_with_page_numbers(language):
    for sheet in opened(checklist(language)).worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth in {None, 1}
        assert sheet.page_setup.fitToHeight == 0
        assert not sheet.sheet_view.showGridLines
        assert "&P" in sheet.oddFooter.right.text
        assert "&N" in sheet.oddFooter.right.text
        assert "QM-AUD-03" in sheet.oddHeader.right.text


def test_header_too_long_for_excel_keeps_the_number():
    long = Furniture("O" * 100, "T" * 200, ("QM-1", "A/0"), "S" * 300, "{page} / {pages}")
    sheet = opened(document(text("a"), furniture=long, number="QM-1")).worksheets[0]
    assert "QM-1" in sheet.oddHeader.right.text
    assert "&P / &N" in sheet.oddFooter.right.text
    assert "T" * 200 in values(sheet)


def test_ampersand_and_leading_digit_survive_in_the_header():
    furniture = Furniture("R&D", "Title", ("2024",))
    sheet = opened(document(text("a"), furniture=furniture)).worksheets[0]
    assert sheet.HeaderFooter.oddHeader.left.text.replace("&&", "&") == "R&D"
    assert sheet.oddHeader.right.text == "2024"


def test_chinese_counts_two_when_rows_are_sized():
    assert measure.em("审核") == 2 * measure.em("审")
    assert measure.lines("审" * 40, 20, 9) > measure.lines("a" * 40, 20, 9)


def test_row_is_as_tall_as_its_wrapped_text():
    short, long = opened(document(text("a" * 20))), opened(document(text("word " * 400)))
    assert tallest(long.worksheets[0]) > 4 * tallest(short.worksheets[0])


def tallest(sheet):
    return max(dimension.height for dimension in sheet.row_dimensions.values() if dimension.height)


def test_text_taller_than_a_row_can_be_is_merged_over_several_rows():
    table = one_column(cell("长" * 6000))
    sheet = opened(document(table)).worksheets[0]
    row = cell_of(sheet, "长" * 6000).row
    merged = next(area for area in sheet.merged_cells.ranges if area.min_row == row)
    height = sum(sheet.row_dimensions[r].height for r in range(merged.min_row, merged.max_row + 1))
    assert merged.max_row > row
    assert height > 409
    assert max(d.height for d in sheet.row_dimensions.values() if d.height) <= 409


def test_words_of_a_column_are_not_broken_by_a_narrow_share():
    head = Row((cell("Responsibilities"), cell("b")))
    table = Table((head,), (Row((cell("a"), cell("b"))),), (1, 99))
    assert columns.widths((table,), 9)[0] > measure.units(measure.em("Responsibilities"), 9)


@settings(deadline=None)
@given(st.lists(st.integers(1, 50), min_size=1, max_size=6), st.integers(0, 6))
def test_columns_of_a_narrower_table_cover_the_grid_without_gaps(relative, more):
    grid = [10.0] * (len(relative) + more)
    starts = columns.spread(relative, grid)
    assert starts[0] == 0
    assert starts[-1] == len(grid)
    assert list(starts) == sorted(set(starts))


# --- blanks -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_choice_is_a_drop_down_of_labels_in_an_unlocked_cell(language):
    words = WORDS[language]
    sheet = opened(checklist(language)).worksheets[1]
    spot = f"F{cell_of(sheet, words['head'][0]).row + 1}"
    rule = validation(sheet, spot)
    assert rule.type == "list"
    assert rule.formula1 == '"' + ",".join(words["verdicts"]) + '"'
    assert not sheet[spot].protection.locked
    assert sheet.protection.sheet


def test_protected_sheet_lets_people_filter_and_widen_columns():
    protection = opened(checklist("en")).worksheets[1].protection
    assert protection.password is None
    assert not protection.autoFilter
    assert not protection.formatColumns


def test_printed_text_is_locked_and_blank_ledger_cells_are_not():
    sheet = opened(checklist("en")).worksheets[2]
    head = cell_of(sheet, "Finding")
    assert head.protection.locked
    assert not sheet.cell(head.row + 2, head.column).protection.locked


@pytest.mark.parametrize(("kind", "stands"), [("form", "center"), ("data", "top")])
def test_words_of_a_form_stand_in_the_middle_beside_their_blank(kind, stands):
    table = Table((), (Row((Cell((Paragraph((Run("Name"),)),), head=True), Cell(())), height=9),), (1, 1), kind=kind)
    assert cell_of(opened(document(table)).active, "Name").alignment.vertical == stands


def test_date_is_checked_and_shown_as_iso():
    sheet = opened(checklist("en")).worksheets[1]
    spot = f"G{cell_of(sheet, 'Seen on').row + 1}"
    assert validation(sheet, spot).type == "date"
    assert sheet[spot].number_format == "yyyy-mm-dd"


@pytest.mark.parametrize(
    ("kind", "formula"),
    [
        ("total", "=SUM('{sheet}'!{first}:{second})"),
        ("product", "=IF(COUNT('{sheet}'!{first},'{sheet}'!{second})<2,\"\",'{sheet}'!{first}*'{sheet}'!{second})"),
        ("difference", "=IF(COUNT('{sheet}'!{first},'{sheet}'!{second})<2,\"\",'{sheet}'!{first}-'{sheet}'!{second})"),
    ],
)
def test_a_workbook_reckons_from_the_figures_that_a_blank_names(kind, formula):
    figures = [Field("number", name, name, value=value) for name, value in (("one", "7"), ("two", "3"))]
    reckoned = Field(kind, "result", "result", of=("one", "two"))
    sheet = opened(document(one_column(*map(field_cell, (*figures, reckoned)), kind="form"))).worksheets[0]
    first, second = cell_of(sheet, 7).coordinate, cell_of(sheet, 3).coordinate
    assert formula.format(sheet=sheet.title, first=first, second=second) in values(sheet)


def test_days_run_to_today_while_the_second_date_is_blank():
    dates = [Field("date", name, name) for name in ("received", "closed")]
    days = Field("days", "open", "open", of=("received", "closed"))
    sheet = opened(document(one_column(*map(field_cell, (*dates, days)), kind="ledger"))).worksheets[0]
    (formula,) = [value for value in values(sheet) if str(value).startswith("=")]
    assert "TODAY()" in formula


def test_tick_is_a_box_with_a_list_of_two():
    sheet = opened(document(one_column(field_cell(Field("check", "c", "done"))), fillable=True)).worksheets[0]
    box = cell_of(sheet, "☐")
    assert validation(sheet, box.coordinate).formula1 == '"☐,☑"'


@pytest.mark.parametrize(
    "labels",
    [("x" * 100, "y" * 100, "z" * 100), ("yes, gladly", "no"), ('say "yes"', "no"), (" padded", "no")],
)
def test_labels_that_no_cell_can_list_stand_on_a_hidden_sheet(labels):
    field = Field("choice", "c", "pick", tuple(Choice(str(n), label) for n, label in enumerate(labels)))
    book = opened(document(one_column(field_cell(field), field_cell(replace(field, name="d"))), fillable=True))
    hidden = book["_lists"]
    assert hidden.sheet_state == "hidden"
    assert [row[0].value for row in hidden.iter_rows()] == list(labels)
    assert {rule.formula1 for rule in book.worksheets[0].data_validations.dataValidation} == {
        f"'_lists'!$A$1:$A${len(labels)}"
    }


def test_rating_grid_has_a_drop_down_for_each_item_and_scale():
    sheet = opened(survey("en")).worksheets[0]
    rules = [rule for rule in sheet.data_validations.dataValidation if rule.formula1.startswith('"1 = ')]
    assert sum(len(list(rule.sqref.ranges)) for rule in rules) == 6
    assert rules[0].formula1 == '"1 = do not agree at all,2,3,4,5,6,7 = agree fully,cannot say"'
    assert "1 = do not agree at all; 7 = agree fully" in values(sheet)


def test_question_has_number_words_and_a_cell_for_the_answer():
    sheet = opened(survey("en")).worksheets[0]
    words = cell_of(sheet, "When did you use it?")
    assert sheet.cell(words.row, 1).value == "6"
    assert validation(sheet, f"C{words.row}").type == "date"


def test_paragraph_with_blanks_becomes_labels_and_cells():
    two = Paragraph((Run("Name: "), Field("text", "n", "name"), Run(" Date: "), Field("date", "d", "date")))
    sheet = opened(document(two, fillable=True)).worksheets[0]
    name, date = cell_of(sheet, "Name:"), cell_of(sheet, "Date:")
    assert date.row == name.row + 1
    unlocked = [c for c in sheet[name.row] if not c.protection.locked]
    assert unlocked


def test_tick_boxes_of_a_list_stand_before_their_words():
    items = tuple((Paragraph((Field("check", f"c{n}", "x"), Run(f" item {n}"))),) for n in range(2))
    sheet = opened(document(Bullets(items), fillable=True)).worksheets[0]
    assert sheet.cell(cell_of(sheet, "item 1").row, 1).value == "☐"


def test_signature_is_never_filled_on_screen():
    sheet = opened(document(one_column(field_cell(Field("signature", "s", "sign"))), fillable=True)).worksheets[0]
    assert all(c.protection.locked for row in sheet.iter_rows() for c in row)


def test_choice_without_choices_takes_any_text():
    sheet = opened(document(Question("1", (Run("?"),), Field("choice", "c", "pick")), fillable=True)).worksheets[0]
    assert not sheet.data_validations.dataValidation


# --- text ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_stays_text_in_every_slot(hostile):
    strong = Paragraph((Run(hostile), Run("x", "strong")))
    book = opened(
        document(
            text(hostile),
            one_column(cell(hostile, tone=Tone.NUMBER), Cell((strong,))),
            Card((text("a"),), (Run(hostile),)),
            Sheet(hostile, (text("b"),)),
            furniture=Furniture(hostile, hostile, (hostile,), hostile, "{page}", hostile),
        )
    )
    cells = [c for sheet in book.worksheets for row in sheet.iter_rows() for c in row if c.value == hostile]
    assert len(cells) >= 4
    assert all(c.data_type == "s" for c in cells)
    assert all(c.quotePrefix for c in cells if hostile[0] in "=+-@")


@pytest.mark.parametrize(
    ("typed", "value", "pattern"),
    [("12", 12, "0"), ("-3.50", -3.5, "0.00"), ("007", "007", "General"), ("1,200", "1,200", "General")],
)
def test_number_cells_hold_numbers_only_where_nothing_is_lost(typed, value, pattern):
    sheet = opened(document(one_column(cell(typed, tone=Tone.NUMBER)))).worksheets[0]
    found = cell_of(sheet, value)
    assert found.number_format == pattern


def test_number_without_the_tone_stays_text():
    assert cell_of(opened(document(one_column(cell("12")))).worksheets[0], "12").data_type == "s"


def test_text_that_no_cell_can_hold_is_refused():
    with pytest.raises(EncodingFault, match="32768 characters"):
        encode(document(text("x" * 32768)), THEME)
    with pytest.raises(EncodingFault, match="does not fit"):
        encode(document(text("😀" * 16384)), THEME)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_block_says_its_words(language):
    said = "\n".join(str(value) for sheet in opened(everything(language)).worksheets for value in values(sheet))
    words = WORDS[language]
    wanted = ["✗ ", "x = 1", "figure 1", *words["head"][5:6], *words["verdicts"][:2], "007", "• c2"]
    assert [word for word in wanted if word not in said] == []


def test_spans_of_rows_and_columns_are_merged():
    sheet = opened(everything("en")).worksheets[0]
    criterion = cell_of(sheet, "Criterion")
    area = next(a for a in sheet.merged_cells.ranges if criterion.coordinate in a)
    assert area.max_row == criterion.row + 1


# --- bytes --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("made", [checklist, survey, everything])
def test_same_document_gives_the_same_bytes_in_another_process(made, tmp_path):
    script = (
        "import sys, hashlib\n"
        f"from tests.formats.specimen_documents import THEME, {made.__name__} as made\n"
        "from qmsgen.formats.xlsx import encode\n"
        "sys.stdout.write(hashlib.sha256(encode(made('zh-CN'), THEME)).hexdigest())\n"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "TZ": zone},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Shanghai"))
    }
    assert len(digests) == 1


def test_date_of_the_document_is_its_creation_date():
    assert str(opened(checklist("en")).properties.created) == "2025-03-01 00:00:00"


def test_starting_the_package_does_not_load_xlsxwriter():
    script = "import sys, qmsgen.formats.xlsx; sys.exit('xlsxwriter' in sys.modules)"
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)


# --- judges -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("made", [checklist, survey, everything])
def test_open_xml_sdk_finds_no_error(made, language, tmp_path, ooxml_errors):
    file = tmp_path / "specimen.xlsx"
    file.write_bytes(encode(made(language), THEME))
    assert ooxml_errors(file) == []


def test_libreoffice_prints_every_word_of_the_checklist(tmp_path, libreoffice_pdf, pdf_text):
    file = tmp_path / "checklist.xlsx"
    file.write_bytes(encode(checklist("en"), THEME))
    printed = pdf_text(libreoffice_pdf(file))
    words = {word for row in WORDS["en"]["rows"] for line in row for word in line.split()}
    assert {word for word in words if word not in printed} == set()
    assert "Page 1 of" in printed
