"""HTML: one well-formed file that asks nothing of a network and says what the document says."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

import pytest
from lxml import etree

from qmsgen.formats import html
from qmsgen.model.document import Document, Heading, Paragraph, Run
from qmsgen.model.source import Origin, Place
from tests.formats.web.specimen_web import procedure, survey


@pytest.fixture
def tree(page):
    return etree.fromstring(page.encode())


def document(*blocks, **more):
    return Document(kind="procedure", title="T", language="en", blocks=blocks, **more)


def test_page_is_well_formed_even_for_an_xml_parser(page):
    assert page.startswith("<!DOCTYPE html>\n<html")
    assert etree.fromstring(page.encode()).tag == "html"


def test_page_says_its_language(tree, language):
    assert tree.get("lang") == language


def test_page_refers_to_nothing_outside_itself(tree):
    addresses = tree.xpath("//@src | //@href | //@action | //@poster | //@data | //@srcset")
    assert addresses
    assert all(address.startswith("#") for address in addresses)
    assert not re.search(r"url\(|@import", "".join(tree.xpath("//style/text() | //@style")))


def test_policy_allows_no_request_and_no_script_but_the_one_inside(tree):
    policy = tree.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    scripts = tree.xpath("//script/text()")
    allowed = [f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in scripts]
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:;")
    assert re.findall(r"'sha256-[^']+'", policy) == allowed


def test_ids_are_unique_and_every_link_and_label_finds_its_target(tree):
    names = tree.xpath("//@id")
    targets = {href[1:] for href in tree.xpath("//a/@href")} | set(tree.xpath("//label/@for"))
    assert len(names) == len(set(names))
    assert targets <= set(names)


def test_headings_go_down_one_level_at_a_time_from_one_title(tree):
    levels = [int(heading.tag[1]) for heading in tree.xpath("//h1 | //h2 | //h3 | //h4 | //h5")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_header_cell_says_what_it_heads(tree):
    scopes = tree.xpath("//th/@scope")
    assert len(scopes) == len(tree.xpath("//th"))
    assert set(scopes) <= {"col", "row", "colgroup"}


def test_every_control_has_a_name_that_a_reader_can_say(tree):
    labelled = set(tree.xpath("//label/@for"))
    controls = tree.xpath("//input | //select | //textarea")
    assert all(control.get("aria-label") or control.get("id") in labelled for control in controls)


def test_every_field_becomes_a_control_of_the_same_name(theme, language):
    tree = etree.fromstring(html.encode(survey(language), theme))
    names = {control.get("name") for control in tree.xpath("//input | //select | //textarea")}
    grid = {f"q{item}.{scale}" for item in range(1, 6) for scale in "ep"}
    assert names == {"name", "day", "kind", "often", "story", "phone", "contact", "read"} | grid


def test_document_that_nobody_fills_in_has_neither_controls_nor_script(theme, language):
    tree = etree.fromstring(html.encode(survey(language, fillable=False), theme))
    assert not tree.xpath("//input | //select | //textarea | //script | //form | //button")
    assert len(tree.xpath("//table[@class='grid']//span[@class='box round']")) == 60


def test_required_fields_are_marked_and_enforced(theme):
    tree = etree.fromstring(html.encode(survey("en"), theme))
    assert {control.get("name") for control in tree.xpath("//*[@required]")} == {"day", "often"}
    assert tree.xpath("//span[@class='required']/@title") == ["required", "required"]


def test_answers_are_saved_under_a_name_that_every_system_takes(theme):
    tree = etree.fromstring(html.encode(survey("zh-CN"), theme))
    assert tree.xpath("//form/@data-file") == ["QR-09-01-A-0-zh-CN-answers.json"]


def test_typed_text_says_where_it_was_typed(theme):
    tree = etree.fromstring(html.encode(procedure("en"), theme))
    purpose = tree.xpath("//*[@data-source='processes/recovery.yaml:3']")
    assert [element.text[:14] for element in purpose] == ["This procedure"]


@pytest.mark.parametrize("file", ["/home/someone/recovery.yaml", "C:\\work\\recovery.yaml", "../other/x.yaml"])
def test_place_outside_the_policy_set_is_never_printed(theme, file):
    run = Run("x", origin=Origin(Place(file, 3)))
    assert file not in html.encode(document(Paragraph((run,))), theme).decode()


def test_list_of_contents_appears_beside_more_than_four_headings(theme):
    headings = tuple(Heading(1, (Run(f"H{number}"),), f"h{number}", str(number)) for number in range(1, 6))
    assert b"<nav" not in html.encode(document(*headings[:4]), theme)
    tree = etree.fromstring(html.encode(document(*headings), theme))
    assert tree.xpath("//nav//a/@href") == ["#h1", "#h2", "#h3", "#h4", "#h5"]


def test_figure_tells_in_words_what_it_shows(theme):
    tree = etree.fromstring(html.encode(procedure("en"), theme))
    [drawing] = tree.xpath("//*[local-name()='svg']")
    assert drawing.get("role") == "img"
    assert [child.text for child in drawing if etree.QName(child).localname == "title"] == [
        "The desk apologises and decides"
    ]


def test_phrases_of_the_page_are_in_its_language(theme):
    assert "跳到正文" in html.encode(survey("zh-CN"), theme).decode()
    assert "Skip to the text" in html.encode(survey("en"), theme).decode()


def test_annexes_carry_the_word_of_their_language(theme):
    for language, word in (("zh-CN", "附录 A"), ("en", "Annex A")):
        tree = etree.fromstring(html.encode(procedure(language), theme))
        assert tree.xpath("//h2[@class='annex']/span/text()")[0] == word


def test_draft_is_marked_until_the_mark_is_empty(theme):
    draft = procedure("en")
    approved = replace(draft, furniture=replace(draft.furniture, mark=""))
    assert b'<p class="mark">DRAFT</p>' in html.encode(draft, theme)
    assert b"DRAFT" not in html.encode(approved, theme)
