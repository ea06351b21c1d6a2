"""Canonical Markdown, judged by a Markdown parser: the same headings, tables and words."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from qmsgen.formats.md import SUFFIX, encode
from qmsgen.formats.md.inline import one_line, paragraph
from qmsgen.formats.md.sentences import parted
from qmsgen.model.document import (
    Bullets,
    Card,
    Cell,
    Choice,
    Document,
    Field,
    Figure,
    Flow,
    FlowEdge,
    FlowNode,
    Heading,
    Lane,
    LineBreak,
    Link,
    Note,
    Paragraph,
    Question,
    Row,
    Run,
    Table,
    Tone,
)
from tests.formats.specimen_documents import (
    THEME,
    WORDS,
    cell,
    checklist,
    everything,
    survey,
    text,
    two_level,
)

LANGUAGES = ("en", "zh-CN")
JUDGE = MarkdownIt("commonmark").enable(["table", "strikethrough"])
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60) | st.text(
    "ab .!*_#-+=`~|<>[]()&;:\\1$\"'！。x\n", max_size=30
)
HOSTILE = (
    "<script>alert(1)</script>",
    "[x](javascript:y)",
    "# no heading",
    "- no list",
    "1. no count",
    "a | b",
)


def rendered(*blocks, **more):
    whole = encode(Document("form", "Title", "en", blocks=blocks, **more), THEME).decode()
    return whole.split("# Title\n", 1)[1].strip("\n")


def bare(words):
    """A text as Markdown may keep it: without its blanks, which wrap."""
    return "".join(words.split())


def said(markdown):
    """All words that a reader of the rendered Markdown sees."""
    return "".join(_words(token) for token in JUDGE.parse(markdown))


def _words(token):
    if token.children:
        return "".join(_words(child) for child in token.children)
    return token.content if token.type in {"text", "code_inline", "fence"} else ""


def kinds(markdown):
    return [token.type for token in JUDGE.parse(markdown) if token.nesting >= 0]


# --- user text stays text -----------------------------------------------------------------------------------


@settings(deadline=None)
@given(TEXT)
@example("a\n:-")
@example("x\n===")
@example("a. - b")
@example("____ ____")
@example("&amp; &#65; R&D")
@example("    indented")
@example("C:\\temp\\")
@example("snake_case_name _x_ __y__")
def test_paragraph_says_the_text_that_was_put_in(words):
    markdown = paragraph((Run(words),))
    assert bare(said(markdown)) == bare(words)
    assert set(kinds(markdown)) <= {"paragraph_open", "inline"}


@settings(deadline=None)
@given(TEXT)
def test_table_cell_says_the_text_that_was_put_in(words):
    markdown = f"| head | x |\n| --- | --- |\n| {one_line((Run(words),), in_table=True)} | x |"
    cells = [token for token in JUDGE.parse(markdown) if token.type == "inline"]
    assert len(cells) == 4
    assert bare(_words(cells[2])) == bare(words)


@settings(deadline=None)
@given(TEXT)
def test_heading_says_the_text_that_was_put_in(words):
    markdown = rendered(Heading(1, (Run(words),), "a", "1"))
    assert bare(said(markdown)) == "1" + bare(words)
    assert kinds(markdown) == ["heading_open", "inline"]


@settings(deadline=None)
@given(st.lists(st.tuples(TEXT, st.sampled_from(["plain", "strong", "emphasis"])), max_size=4))
@example([("重要：", "strong"), ("请先道歉", "plain")])
@example([("a", "strong"), ("b", "emphasis")])
@example([("\xa0", "strong")])
@example([(":", "strong"), ("", "plain"), ("0", "plain")])
@example([("x", "plain"), (" padded ", "strong"), ("y", "plain")])
def test_emphasis_holds_beside_any_text(parts):
    runs = tuple(Run(words, style) for words, style in parts)
    markdown = paragraph(runs)
    assert bare(said(markdown)) == bare("".join(words for words, _ in parts))
    assert bare("".join(_strong_words(markdown))) == bare("".join(w for w, style in parts if style == "strong"))


def _strong_words(markdown):
    inside = False
    for token in (child for block in JUDGE.parse(markdown) for child in block.children or ()):
        if token.type == "strong_open" or token.content == "<strong>":
            inside = True
        elif token.type == "strong_close" or token.content == "</strong>":
            inside = False
        elif inside and token.type == "text":
            yield token.content


@settings(deadline=None)
@given(TEXT)
def test_code_is_kept_as_typed(words):
    markdown = paragraph((Run("x "), Run(words, "code")))
    assert bare(said(markdown)) == "x" + bare(words)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_inert_in_every_slot(hostile):
    table = Table((Row((cell(hostile),)),), (Row((cell(hostile),)),), (1,), hostile)
    markdown = rendered(
        text(hostile),
        Heading(2, (Run(hostile),), "a", hostile),
        Bullets(((text(hostile),),)),
        Note("info", (Run(hostile),), (text(hostile),)),
        Card((text(hostile),), (Run(hostile),)),
        Question(hostile, (Run(hostile),), Field("choice", "n", "l", (Choice("v", hostile),))),
        table,
    )
    inline = [child for token in JUDGE.parse(markdown) for child in token.children or ()]
    assert {child.type for child in inline} <= {"text", "strong_open", "strong_close", "softbreak"}
    assert bare(said(markdown)).count(bare(hostile)) == 14
    assert kinds(markdown).count("heading_open") == 1
    assert kinds(markdown).count("bullet_list_open") == 1
    assert "ordered_list_open" not in kinds(markdown)


def test_dollar_signs_and_tildes_mark_nothing():
    assert paragraph((Run("$5 or ~6 min"),)) == r"\$5 or \~6 min"


def test_ordinary_text_needs_no_backslash():
    words = "Call back within 10 min (see PR-07 §4.2): file_name, R&D, 50 % - and 第3条！"
    assert "\\" not in paragraph((Run(words),))


# --- sentences ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "sentences"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("See e.g. this, No. 5, at 3.5 h.", ["See e.g. this, No. 5, at 3.5 h."]),
        ("先道歉。再处理！好吗？", ["先道歉。", "再处理！", "好吗？"]),
        ("他说“抱歉。”然后离开。", ["他说“抱歉。”", "然后离开。"]),
        ('He said "Sorry." Then he left.', ['He said "Sorry."', "Then he left."]),
        ("", [""]),
    ],
)
def test_each_sentence_is_a_piece(words, sentences):
    assert parted(words) == sentences


@settings(deadline=None)
@given(TEXT)
def test_parting_loses_nothing_but_blanks(words):
    assert bare("".join(parted(words))) == bare(words)


def test_changed_sentence_changes_one_line():
    before, after = paragraph((Run("A b. C d. E f."),)), paragraph((Run("A b. C x. E f."),))
    changed = [pair for pair in zip(before.split("\n"), after.split("\n"), strict=True) if pair[0] != pair[1]]
    assert changed == [("C d.", "C x.")]


# --- blocks -------------------------------------------------------------------------------------------------


def test_front_matter_names_the_document():
    whole = encode(checklist("zh-CN"), THEME).decode()
    head = yaml.safe_load(whole.split("---")[1])
    assert head == {
        "title": WORDS["zh-CN"]["title"],
        "number": "QM-AUD-03",
        "revision": "A/2",
        "language": "zh-CN",
        "state": "草案",
    }


@settings(deadline=None)
@given(st.text(max_size=40))
def test_front_matter_holds_any_title(title):
    whole = encode(Document("form", "x" + title, "en"), THEME).decode()
    assert yaml.safe_load(whole.split("\n---\n")[0])["title"] == "x" + title


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("made", [checklist, survey, everything])
def test_file_is_utf8_with_one_newline_at_its_end_and_no_blank_line_ends(made, language):
    whole = encode(made(language), THEME).decode("utf-8")
    assert whole.endswith("\n")
    assert not whole.endswith("\n\n")
    assert "\r" not in whole
    assert [line for line in whole.split("\n") if line != line.rstrip(" ")] == []
    assert whole == encode(made(language), THEME).decode("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_parser_finds_the_headings_and_tables_of_the_checklist(language):
    whole = encode(checklist(language), THEME).decode().split("---\n", 2)[2]
    words = WORDS[language]
    tokens = JUDGE.parse(whole)
    heads = [tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "heading_open"]
    assert heads == [words["title"], f"1 {words['how']}", words["sheet"]]
    columns = [tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "th_open"]
    assert columns[4:] == [*words["head"], *words["register_head"]]
    assert sum(token.type == "tr_open" for token in tokens) == (1 + 2) + (1 + 10) + (1 + 9)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_block_says_its_words(language):
    seen = bare(said(encode(everything(language), THEME).decode()))
    words = WORDS[language]
    wanted = [
        "x=1",
        "figure1",
        words["how"],
        words["bullets"][1],
        words["classes"][1],
        "007",
        "•c2",
        "flowchartTB",
    ]
    assert [word for word in wanted if bare(word) not in seen] == []


def test_title_on_the_cover_is_not_said_twice():
    whole = encode(checklist("en"), THEME).decode()
    assert whole.count(f"\n# {WORDS['en']['title']}\n") == 1
    assert whole.count(WORDS["en"]["title"]) == 2


def test_head_of_two_rows_is_told_as_one_and_spans_are_spread():
    lines = rendered(two_level(WORDS["en"])).split("\n")
    assert lines[2:4] == [
        "| Criterion | Verdict · conforms | Verdict · does not conform |",
        "| --- | ---: | --- |",
    ]
    assert lines[4] == r"| **A \| B** | 12 | x |"
    assert lines[5] == "| C<br>• c1<br>• c2 | 007 |  |"


def test_table_without_a_head_has_an_empty_one():
    assert rendered(Table((), (Row((cell("a"), cell("b"))),), (1, 1))).startswith("|  |  |\n| --- | --- |\n| a")


def test_blanks_are_lines_and_boxes():
    choice = Field("choice", "c", "l", (Choice("y", "yes"), Choice("n", "no")))
    content = (Run("Name "), Field("text", "t", "l"), Run(" "), Field("check", "k", "l"), Run(" "), choice)
    assert paragraph(content) == "Name ____ ☐ ☐ yes  ☐ no"


def test_blank_beside_words_or_alone_is_no_mark():
    assert said(paragraph((Run("（"), Field("date", "d", "l"), Run("）和（"), Field("date", "e", "l"), Run("）")))) == (
        "（____）和（____）"
    )
    assert kinds(paragraph((Field("text", "t", "l"),))) == ["paragraph_open", "inline"]


def test_anchor_stands_only_where_a_link_leads():
    link = Paragraph((Link("b", (Run("see 2"),)),))
    markdown = rendered(Heading(1, (Run("A"),), "a", "1"), Heading(1, (Run("B"),), "b", "2"), link)
    assert '## <a id="b"></a>2 B' in markdown
    assert "## 1 A" in markdown
    assert "[see 2](#b)" in markdown


def test_line_break_holds_in_a_paragraph_and_in_a_cell():
    content = (Run("a"), LineBreak(), Run("b"))
    assert paragraph(content) == "a\\\nb"
    assert one_line(content, in_table=True) == "a<br>b"


def test_two_lists_in_a_row_stay_two():
    markdown = rendered(Bullets(((text("a"),),)), Bullets(((text("b"),),)))
    assert kinds(markdown).count("bullet_list_open") == 2


def test_list_items_keep_their_inner_blocks():
    inner = Table((Row((cell("h"),)),), (Row((cell("x"),)),), (1,))
    markdown = rendered(Bullets(((text("a"), inner), (text("b"), Bullets(((text("c"),),)))), ordered=True))
    tokens = kinds(markdown)
    assert tokens.count("ordered_list_open") == 1
    assert tokens.count("table_open") == 1
    assert tokens.count("bullet_list_open") == 1


def test_words_to_say_and_never_to_say_stand_in_quotes():
    assert rendered(text("Sorry.", Tone.SAY)) == "> Sorry."
    assert rendered(text("Not us.", Tone.NEVER)) == "> ✗ Not us."


def test_flow_chart_is_a_mermaid_block_with_lanes_and_inert_labels():
    flow = Flow(
        (Lane("a b", 'x"]; click'),),
        (
            FlowNode("end", "a b", "```1. say `it`"),
            FlowNode("审", "gone", "q?", "decision", "2", moment=True),
        ),
        (FlowEdge("end", "审", "|no|"),),
    )
    markdown = rendered(Figure(flow, "Caption", "In words."))
    fence = next(token for token in JUDGE.parse(markdown) if token.type == "fence")
    assert fence.info == "mermaid"
    assert fence.content.splitlines() == [
        "flowchart TB",
        '  subgraph lane_a_20_b["x#34;]#59; click"]',
        '    n_end["#96;#96;#96;1#46; say #96;it#96;"]',
        "  end",
        '  n__5ba1_{"◆ 2 · q?"}',
        '  n_end -->|"|no|"| n__5ba1_',
    ]
    assert markdown.endswith("In words.")


def test_cell_with_blocks_stays_on_one_line():
    full = Cell((text("a"), Note("info", (Run("t"),), (text("b"),)), Paragraph((Run("c", "code"),))))
    assert rendered(Table((), (Row((full,)),), (1,))).split("\n")[2] == "| a<br>**t**<br>b<br>`c` |"


def test_suffix_is_md():
    assert SUFFIX == "md"
