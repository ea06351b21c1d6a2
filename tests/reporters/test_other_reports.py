"""Whatever a finding says, every format carries it whole, and a program that reads the format finds it again."""

import json
import re
from html.parser import HTMLParser
from io import BytesIO
from urllib.parse import unquote

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from qmsgen.languages import catalogue
from qmsgen.model.aside import Ground, SetAside
from qmsgen.model.finding import Finding, Severity
from qmsgen.model.phrase import Phrase
from qmsgen.model.source import Place
from qmsgen.reporters import Report, github, html, junit, markdown, safe, sarif, xlsx
from qmsgen.stages.check import kinds

HOSTILE = (
    "two\nlines",
    "::error file=x::forged",
    "a | b || c",
    "]]> <!-- & <script>alert(1)</script>",
    "\x00\x1b[31m\x7f\u202e",
    "%0A::stop-commands::x",
    "=HYPERLINK(1)",
    "`` ` odd",
    "[a](javascript:x) @everyone #1 *b* ![i](u)",
    "现场工程师：“不”",
    "{0} {name}",
    "\ud800",
)
WORDS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40).filter(str.strip))


def finding(words, name="a.yaml", severity=Severity.ERROR):
    place = Place(name, 2, 3, 4)
    said = Phrase("`{value}` is wrong", (("value", words),))
    hint = Phrase("write {value}", (("value", words),))
    related = ((Place(name, 1), said),)
    return Finding(place, "QMS301", "dangling-reference", severity, said, hint, related, ("roles", "a"), ("roles", "a"))


def told(words, name="a.yaml", **more):
    one = finding(words, name)
    aside = SetAside(finding(words, name, Severity.WARNING), Ground.WAIVED, Place(name, 9), words, words, "2026-01-01")
    sources = {name: [words, f"ab{words}"]}
    return Report([one], sources, {"set": [one]}, kinds=kinds(), aside=[aside], **more)


def said(words):
    return safe(f"`{words}` is wrong")


@settings(max_examples=60, deadline=None)
@given(WORDS, WORDS)
def test_an_annotation_is_one_line_and_no_other_command(words, name):
    lines = github.report(told(words, name)).split("\n")
    assert len(lines) == 2
    command, properties, data = re.fullmatch(r"::(\w+) (.*?)::(.*)", lines[0]).groups()
    assert command == "error"
    values = dict(one.split("=", 1) for one in properties.split(","))
    assert unquote(values["file"]) == safe(name)
    assert (values["line"], values["col"], values["endColumn"]) == ("2", "3", "7")
    assert unquote(data).split("\n")[0] == said(words)


@settings(max_examples=60, deadline=None)
@given(WORDS, WORDS)
def test_junit_is_xml_that_reads_back(words, name):
    top = etree.fromstring(junit.report(told(words, name)).encode())
    (suite,) = top
    failure = suite.find("testcase/failure")
    assert failure.get("message") == said(words)
    assert said(words) in failure.text
    assert (suite.get("tests"), suite.get("failures")) == (str(len(suite)), "1")
    assert top.get("failures") == "1"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WORDS, WORDS, st.booleans())
def test_sarif_fits_its_schema_and_reads_back(sarif_errors, words, name, baseline):
    text = sarif.report(told(words, name, against_baseline=baseline))
    assert sarif_errors(text) == []
    (run,) = json.loads(text)["runs"]
    one, waived = run["results"]
    assert one["message"]["text"].startswith(said(words))
    assert run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] == one["ruleId"] == "QMS301"
    assert "suppressions" not in one
    assert waived["suppressions"][0]["status"] == "accepted"
    assert ("baselineState" in one) is baseline


def test_columns_of_a_chinese_line_count_characters():
    line = "  现场工程师𠮷: {reports_to: boss}"
    place = Place("a b/中.yaml", 1, line.index("boss") + 1, 4)
    one = Finding(place, "QMS301", "dangling-reference", Severity.ERROR, Phrase("x"))
    (run,) = json.loads(sarif.report(Report([one], {}, kinds=kinds())))["runs"]
    location = run["results"][0]["locations"][0]["physicalLocation"]
    region = location["region"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "boss"
    assert unquote(location["artifactLocation"]["uri"]) == "a b/中.yaml"
    assert run["tool"]["driver"]["rules"][0]["help"]["text"]


class Page(HTMLParser):
    """The tags and the words of a page."""

    def __init__(self):
        super().__init__()
        self.tags, self.words = set(), ""

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        assert not any(name.startswith("on") or name == "src" for name, _ in attrs)

    def handle_data(self, data):
        self.words += data


@settings(max_examples=60, deadline=None)
@given(WORDS, WORDS)
def test_a_page_holds_words_and_no_markup_of_theirs(words, name):
    page = Page()
    text = html.report(told(words, name))
    page.feed(text)
    assert {"script", "img", "link", "iframe"} & page.tags == set()
    assert safe(words).replace("`", "") in page.words.replace("`", "")
    assert "http:" not in text.replace(safe(words), "")


@settings(max_examples=60, deadline=None)
@given(WORDS, WORDS)
def test_a_comment_keeps_its_table_whatever_is_said(words, name):
    rows = [line for line in markdown.report(told(words, name)).split("\n") if line.startswith("| 2 |")]
    (row,) = rows
    assert row.count("|") == 5
    assert not re.search(r"<(?!/?code>|br>)", row)
    assert not re.search(r"(?<!&)[@\[\]#]", row)


@settings(max_examples=25, deadline=None)
@given(WORDS, WORDS)
def test_a_workbook_reads_back_and_holds_no_formula(words, name):
    book = openpyxl.load_workbook(BytesIO(xlsx.report(told(words, name))))
    sheet = book.worksheets[0]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert said(words) in {str(cell.value).replace("\n", "\\n") for cell in cells}
    assert [one.title for one in book.worksheets] == ["Findings", "Set aside", "Rules"]


def test_a_workbook_is_sound_and_the_same_twice(tmp_path, ooxml_errors):
    path = tmp_path / "findings.xlsx"
    content = xlsx.report(told("现场", language="zh-CN", translate=catalogue("zh-CN").gettext))
    path.write_bytes(content)
    assert ooxml_errors(path) == []
    assert xlsx.report(told("现场", language="zh-CN", translate=catalogue("zh-CN").gettext)) == content


@pytest.mark.parametrize("module", [junit, sarif, markdown, html, xlsx], ids=lambda one: one.__name__)
def test_a_report_of_nothing_is_a_report(module):
    assert module.report(Report([], {}, {"set": []}, kinds=kinds()))
