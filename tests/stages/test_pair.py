"""Two languages in one document: nothing lost, nothing said twice, every blank once, sound for every judge."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from qmsgen import pipeline
from qmsgen.control.semantic_hash import semantic_hash
from qmsgen.errors import UsageError
from qmsgen.model.document import (
    Bilingual,
    Cell,
    Choice,
    Document,
    Field,
    Figure,
    Flow,
    FlowNode,
    Furniture,
    Heading,
    Lane,
    LineBreak,
    Link,
    Paragraph,
    Parallel,
    Row,
    Run,
    Table,
    both,
    folded,
)
from qmsgen.model.theme_file import read_theme
from qmsgen.plugins import plugin
from qmsgen.stages.pair import pair
from qmsgen.stages.plan import Wanted

ROOT = Path(__file__).resolve().parents[2]
EDITION = "zh-CN+en"


@cache
def demo():
    policy_set = pipeline.inspect(ROOT / "policies" / "atm-service", "atm-service").policy_set
    return policy_set, {language: policy_set.reading(language) for language in policy_set.languages}


@cache
def planned(mode):
    policy_set, _ = demo()
    return {artifact.stem: artifact for artifact in pipeline.documents(policy_set, Wanted(bilingual=mode))}


def made(mode, stem):
    artifact = planned(mode)[f"atm-service/{EDITION}/{stem}"]
    return pipeline.rendered(artifact, demo()[1])


def encoded(document, suffix, folder):
    path = folder / f"made.{suffix}"
    theme = read_theme(ROOT / "templates" / "themes" / "standard" / "theme.yaml")
    path.write_bytes(plugin("qmsgen.formats", suffix).encode(document, theme))
    return path


def chinese(*blocks, **parts):
    return Document("procedure", "维修", "zh-CN", blocks=blocks, **parts)


def english(*blocks, **parts):
    return Document("procedure", "Repair", "en", blocks=blocks, **parts)


def words(value):
    """Every text below a value in order, names and anchors left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from words(part)
    elif is_dataclass(value):
        for part in fields(value):
            if part.name not in {"anchor", "name", "language", "origin", "second", "page", "number"}:
                yield from words(getattr(value, part.name))


def blanks(value):
    if isinstance(value, Field):
        yield value.name
    elif isinstance(value, tuple):
        for part in value:
            yield from blanks(part)
    elif is_dataclass(value):
        for part in fields(value):
            yield from blanks(getattr(value, part.name))


def paragraph(text, *more, **parts):
    return Paragraph((Run(text), *more), **parts)


# --- small documents ----------------------------------------------------------------------------------------


def test_a_paragraph_stands_beneath_its_original_in_its_own_language():
    (first, second) = pair(chinese(paragraph("先听。")), english(paragraph("Listen first."))).blocks
    assert (first.content, first.keep_with_next) == ((Run("先听。"),), True)
    assert second.content == (Run("Listen first.", language="en"),)


def test_columns_put_paragraphs_side_by_side_row_by_row():
    document = pair(
        chinese(paragraph("一。"), paragraph("二。")), english(paragraph("One."), paragraph("Two.")), columns=True
    )
    (parallel,) = document.blocks
    assert isinstance(parallel, Parallel)
    rows = [[run.text for side in row for block in side for run in block.content] for row in parallel.rows]
    assert rows == [["一。", "One."], ["二。", "Two."]]


@pytest.mark.parametrize("text", ["HX-QR-01", "2026-03-01", "≥ 98 %", "A、B"])
def test_what_is_alike_in_both_stands_once(text):
    other = text.replace("、", ", ").replace("98 %", "98%")
    assert pair(chinese(paragraph(text)), english(paragraph(other))).blocks == (paragraph(text),)


def test_a_heading_has_both_titles_behind_one_number():
    heading = Heading(1, (Run("目的"),), "purpose", "1")
    other = Heading(1, (Run("Purpose"),), "purpose", "1")
    (made_of_both,) = pair(chinese(heading), english(other)).blocks
    assert made_of_both == Heading(1, (Run("目的"), Run(" "), Run("Purpose", language="en")), "purpose", "1")


def test_labels_share_the_number_behind_them():
    assert both("编号：QP-07", "No. QP-07", "en") == "编号 No QP-07"
    assert both("生效日期：2026-03-01", "Effective 2026-03-01", "en") == "生效日期 Effective 2026-03-01"
    assert both("附录 {number}", "Annex {number}", "en") == "附录 Annex {number}"
    assert both("是", "Yes", "en") == Bilingual("是", "Yes", "en")


def test_every_page_carries_both_titles():
    furniture = Furniture("恒信", "维修", ("编号：1",), "受控。", "第 {page} 页", "草稿")
    other = Furniture("Hengxin", "Repair", ("No. 1",), "Controlled.", "Page {page}", "DRAFT")
    document = pair(chinese(furniture=furniture), english(furniture=other))
    assert document.title == "维修 Repair"
    assert document.furniture == Furniture(
        "恒信 Hengxin", "维修 Repair", ("编号 No 1",), "受控。 Controlled.", "第 {page} 页 Page {page}", "草稿 DRAFT"
    )


def test_the_notice_says_in_both_languages_which_prevails():
    said = "".join(words(pair(chinese(), english()).cover))
    assert "以中文文本为准" in said
    assert "the Chinese version prevails" in said
    said = "".join(words(pair(english(), chinese()).cover))
    assert "以英文文本为准" in said
    assert "the English version prevails" in said


def test_a_blank_stands_once_with_both_labels():
    choice = Field("choice", "again", "再来？", (Choice("y", "是"), Choice("n", "否")))
    other = Field("choice", "again", "Again?", (Choice("n", "No"), Choice("y", "Yes")))
    (first,) = pair(chinese(paragraph("再来？", choice)), english(paragraph("Again? ", other))).blocks
    blank = first.content[-1]
    assert (blank.label, [each.label for each in blank.choices]) == ("再来？ Again?", ["是 Yes", "否 No"])
    assert list(blanks(first)) == ["again"]


def test_blanks_in_another_order_stand_in_the_prevailing_text():
    one, two = Field("text", "day", "日"), Field("text", "hour", "时")
    first = paragraph("日", one, Run("时"), two)
    second = paragraph("At ", two, Run(" on "), one)
    (made_of_both,) = pair(chinese(first), english(second)).blocks
    assert list(blanks(made_of_both)) == ["day", "hour"]
    assert folded("".join(run.text for run in made_of_both.content if isinstance(run, Run))) == "日时At____on____"


def test_a_figure_has_both_labels():
    def flow(lane, step):
        return Figure(Flow((Lane("a", lane),), (FlowNode("s", "a", step),), ()), step, step)

    (figure,) = pair(chinese(flow("坐席", "接听")), english(flow("Agent", "Answer"))).blocks
    assert figure.drawing.lanes[0].title == "坐席 Agent"
    assert figure.drawing.nodes[0] == FlowNode("s", "a", "接听 Answer")
    assert figure.caption == "接听 Answer"


def test_what_is_not_built_alike_is_kept_whole():
    table = Table((), (Row((Cell((paragraph("甲"),)),)),), (1,))
    other = Table((), (Row((Cell((paragraph("A"),)), Cell((paragraph("B"),)))),), (1, 1))
    first = (paragraph("一。"), table, Heading(1, (Run("尾"),), "end", "1"), paragraph("末。"))
    second = (
        paragraph("One."),
        paragraph("More."),
        other,
        Heading(1, (Run("End"),), "end", "1"),
        paragraph("Last.", Link("gone", (Run("there"),))),
    )
    said = list(words(pair(chinese(*first), english(*second)).blocks))
    for text in ("一。", "甲", "尾", "末。", "One.", "More.", "A", "B", "End", "Last.", "there"):
        assert text in said
    assert said.index("End") < said.index("末。") < said.index("Last.")


def test_a_link_that_leads_nowhere_becomes_its_words():
    text = Paragraph((Run("见"), Link("nowhere", (Run("那里"),))))
    (found,) = pair(chinese(text), english(text)).blocks
    assert found.content == (Run("见"), Run("那里"))


def test_a_text_without_translation_stands_once():
    untranslated = Paragraph((Run("只有中文", language="zh-CN"),))
    assert pair(chinese(paragraph("只有中文")), english(untranslated)).blocks == (paragraph("只有中文"),)


def test_lines_that_both_begin_with_are_not_repeated():
    (_, second) = pair(
        chinese(paragraph("1", LineBreak(), Run("轻微"))), english(paragraph("1", LineBreak(), Run("Mild")))
    ).blocks
    assert second.content == (Run("Mild", language="en"),)


# --- the example set ----------------------------------------------------------------------------------------


SHARED = "0123456789"
"""A number at the end of a label, such as that of its row, is the same in both languages and said once."""


@pytest.mark.parametrize("mode", ["stacked", "columns"])
def test_no_sentence_of_either_language_is_lost(mode):
    _, readings = demo()
    lost = {}
    for stem, artifact in planned(mode).items():
        whole = folded("".join(words(pipeline.rendered(artifact, readings))))
        for one in (artifact, artifact.second):
            single = pipeline.rendered(_alone(one), readings)
            sentences = {folded(text) for text in words((single.cover, single.blocks))}
            missing = {text for text in sentences if text.rstrip(SHARED) not in whole and text.strip(".:")}
            if missing:
                lost[stem, one.language] = sorted(missing)
    assert lost == {}


def _alone(artifact):
    return replace(artifact, second=None)


@pytest.mark.parametrize("mode", ["stacked", "columns"])
def test_every_document_is_built_alike_in_both_languages(mode):
    """What stands alone in the second language was not paired; in the example set all is."""
    for stem in planned(mode):
        document = made(mode, stem.split("/", 2)[2])
        names = list(blanks((document.cover, document.blocks)))
        assert len(names) == len(set(names)), stem
        assert not [name for name in names if name.endswith(".en")], stem


def test_the_hash_tells_a_bilingual_document_from_either_part():
    artifact = planned("stacked")[f"atm-service/{EDITION}/procedure/field-repair"]
    _, readings = demo()
    hashes = {
        semantic_hash(pipeline.rendered(artifact, readings)),
        semantic_hash(pipeline.rendered(_alone(artifact), readings)),
        semantic_hash(pipeline.rendered(artifact.second, readings)),
    }
    assert len(hashes) == 3
    assert semantic_hash(pipeline.rendered(artifact, readings)) in hashes


SHOWN = [
    ("stacked", "procedure/field-repair"),
    ("columns", "procedure/call-back"),
    ("stacked", "survey-form/after-service"),
]


@pytest.mark.parametrize(("mode", "stem"), SHOWN)
def test_pdf_conforms(mode, stem, tmp_path, verapdf_failures):
    path = encoded(made(mode, stem), "pdf", tmp_path)
    assert verapdf_failures(path, "PDFA-3A") == []
    assert verapdf_failures(path, "PDFUA-1") == []


@pytest.mark.parametrize(("mode", "stem"), SHOWN)
def test_word_file_conforms(mode, stem, tmp_path, ooxml_errors):
    assert ooxml_errors(encoded(made(mode, stem), "docx", tmp_path)) == []


@pytest.mark.parametrize("mode", ["stacked", "columns"])
def test_workbook_conforms(mode, tmp_path, ooxml_errors):
    for stem in ("audit-checklist/system-audit", "survey-key/external-satisfaction"):
        assert ooxml_errors(encoded(made(mode, stem), "xlsx", tmp_path)) == []


@pytest.mark.parametrize("mode", ["stacked", "columns"])
def test_markdown_and_html_hold_both_languages(mode, tmp_path):
    document = made(mode, "procedure/call-back")
    for suffix in ("md", "html"):
        text = encoded(document, suffix, tmp_path).read_text("utf-8")
        assert "目的" in text
        assert "Purpose" in text
    assert '<p class="running" lang="en">' in encoded(document, "html", tmp_path).read_text("utf-8")


# --- what is asked for --------------------------------------------------------------------------------------


SET = "organisation: {name: X}\nlanguages: [en, zh-CN]\nroles:\n  owner: {title: O}\nprocesses:\n  run: {title: Run}\n"


def plans(folder, wanted, text=SET):
    (folder / "qms.yaml").write_text(text, "utf-8")
    policy_set = pipeline.inspect(folder, "x").policy_set
    return {artifact.edition for artifact in pipeline.documents(policy_set, wanted) if artifact.subject}


def test_a_set_asks_for_bilingual_documents_besides_the_others(tmp_path):
    text = SET + "bilingual: {mode: columns, prevailing: zh-CN}\n"
    assert plans(tmp_path, Wanted(), text) == {"en", "zh-CN", "zh-CN+en"}
    assert plans(tmp_path, Wanted(languages=("en",)), text) == {"en"}
    assert plans(tmp_path, Wanted(languages=("zh-CN+en",)), text) == {"zh-CN+en"}


def test_the_command_line_asks_for_them_alone(tmp_path):
    assert plans(tmp_path, Wanted()) == {"en", "zh-CN"}
    assert plans(tmp_path, Wanted(bilingual="stacked")) == {"en+zh-CN"}
    assert plans(tmp_path, Wanted(languages=("en+zh-CN",))) == {"en+zh-CN"}


def test_an_edition_that_no_set_has_is_refused(tmp_path):
    (tmp_path / "qms.yaml").write_text(SET, "utf-8")
    inspection = pipeline.inspect(tmp_path, "x")
    with pytest.raises(UsageError):
        pipeline.refuse_unknown(Wanted(languages=("zh-CN+en",)), "standard", [inspection])
    pipeline.refuse_unknown(Wanted(languages=("en+zh-CN",)), "standard", [inspection])
