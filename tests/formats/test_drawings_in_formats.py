"""Maps, blueprints, turtles and charts in every format: drawn where the format draws, else told as a table."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from lxml import etree

from qmsgen.formats import docx, html, md, pdf, xlsx
from qmsgen.model.document import (
    Amount,
    Bar,
    BarChart,
    Blueprint,
    BlueprintAction,
    Cell,
    Document,
    Figure,
    Landscape,
    LineChart,
    MapEdge,
    MapProcess,
    Passage,
    Phase,
    ProcessMap,
    Row,
    Table,
    Trend,
    Turtle,
)
from tests.formats.specimen_documents import THEME

DRAWINGS = {
    "过程图": ProcessMap(
        (MapProcess("s", "support", "备件"), MapProcess("r", "customer", "维修", "QP-07")), (MapEdge("s", "r", "备件"),)
    ),
    "蓝图": Blueprint((Phase("报修", (BlueprintAction("customer", "拨打电话", ("W",)),), "3 分钟", "接通率"),)),
    "乌龟图": Turtle("维修", "QP-07", "经理", (Passage("派工单", "服务台"),)),
    "条形图": BarChart(("正确率",), (Bar("派工", (Amount(95, "95 %"),), Amount(98, "98 %")),), "", "%", "步骤"),
    "折线图": LineChart(("2024", "2025"), (Trend("及时率", (Amount(97, "97 %"), Amount(98, "98 %"))),)),
}
SAID = {"过程图": "维修", "蓝图": "拨打电话", "乌龟图": "派工单", "条形图": "派工", "折线图": "及时率"}


def document():
    figures = tuple(Figure(drawing, caption, f"{caption}的说明") for caption, drawing in DRAWINGS.items())
    return Document("k", "图示", "zh-CN", blocks=(Landscape(figures[:2]), *figures[2:]))


def page():
    return etree.fromstring(html.encode(document(), THEME))


def test_html_draws_each_and_offers_its_table():
    shown = page()
    assert len(shown.findall(".//figure//{http://www.w3.org/2000/svg}svg")) == len(DRAWINGS)
    folded = shown.findall(".//details")
    assert [each.findtext("summary") for each in folded] == ["以表格表示"] * len(DRAWINGS)
    for each, said in zip(folded, SAID.values(), strict=True):
        assert said in "".join(each.find(".//table").itertext())


def test_html_tells_those_who_hear_it_what_each_shows():
    titles = [each.text for each in page().iter("{http://www.w3.org/2000/svg}title")]
    assert titles == [f"{caption}的说明" for caption in DRAWINGS]


def test_words_of_drawings_are_in_the_language_of_the_document():
    said = page().xpath("//*[local-name()='text']/text()")
    assert {"顾客要求", "顾客行为", "过程责任人：经理", "目标值"} <= set(said)


def test_pdf_draws_each_and_needs_no_table(tmp_path, pdf_text):
    path = tmp_path / "drawings.pdf"
    path.write_bytes(pdf.encode(document(), THEME))
    text = pdf_text(path)
    for said in SAID.values():
        assert said in text
    assert "以表格表示" not in text


def test_word_holds_each_as_svg_and_as_png():
    content = docx.encode(document(), THEME)
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert len([name for name in names if name.endswith(".svg")]) == len(DRAWINGS)
    assert len([name for name in names if name.endswith(".png")]) == len(DRAWINGS)


def test_word_accepts_the_drawings(tmp_path, ooxml_errors):
    path = tmp_path / "drawings.docx"
    path.write_bytes(docx.encode(document(), THEME))
    assert ooxml_errors(path) == []


def test_markdown_tells_each_as_a_table():
    text = md.encode(document(), THEME).decode()
    assert "```" not in text
    assert "| 阶段 | 时间 | 顾客行为 | 监视点 |" in text
    assert "| 报修 | 3 分钟 | 拨打电话（等待点） | 接通率 |" in text
    assert text.count("\n\n| ") == len(DRAWINGS)


def test_a_workbook_tells_each_as_a_table():
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx.encode(document(), THEME))).active
    values = [cell.value for row in sheet.iter_rows() for cell in row if cell.value]
    for caption, said in SAID.items():
        assert caption in values
        assert any(said in str(value) for value in values)


@pytest.mark.parametrize("encoder", [html, docx, md, pdf, xlsx], ids=lambda module: module.SUFFIX)
def test_a_figure_in_a_table_cell_does_no_harm(encoder):
    figure = Figure(DRAWINGS["乌龟图"], "c", "a")
    table = Table((), (Row((Cell((figure,)),)),), (1,))
    assert encoder.encode(Document("k", "t", "en", blocks=(table,)), THEME)
