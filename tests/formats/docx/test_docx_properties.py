"""Whatever the blocks are, the file is well formed and keeps every word."""

from hypothesis import given, settings
from hypothesis import strategies as st

from qmsgen.formats import docx
from qmsgen.model.document import (
    Bullets,
    Card,
    Cell,
    Choice,
    Contents,
    Document,
    Field,
    GridItem,
    GridScale,
    Heading,
    Landscape,
    LineBreak,
    Link,
    Note,
    PageBreak,
    Paragraph,
    Question,
    RatingGrid,
    Row,
    Run,
    Sheet,
    Table,
    Tone,
)
from tests.formats.docx.conftest import W, Word
from tests.formats.docx.specimen_docx import THEME

words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), max_size=30)
names = st.text(st.sampled_from("abc-_.9步"), min_size=1, max_size=90)
runs = st.builds(Run, words, st.sampled_from(("plain", "strong", "emphasis", "code")))
choices = st.lists(st.builds(Choice, names, words), min_size=1, max_size=4, unique_by=lambda one: one.value).map(tuple)
fields = st.builds(
    Field,
    st.sampled_from(("text", "lines", "date", "choice", "check", "signature", "number", "total")),
    names,
    words,
    choices,
    lines=st.integers(1, 4),
)
links = st.builds(Link, names, st.lists(runs, max_size=2).map(tuple))
contents = st.lists(st.one_of(runs, fields, links, st.builds(LineBreak)), max_size=4).map(tuple)
tones = st.sampled_from(list(Tone))
headings = st.builds(
    Heading,
    st.integers(1, 4),
    contents,
    names,
    st.sampled_from(("", "1", "1.1", "A", "附录B", "一")),
    annex=st.booleans(),
    break_before=st.booleans(),
)
scales = st.lists(st.builds(GridScale, names, words, choices), min_size=1, max_size=3).map(tuple)
items = st.lists(st.builds(GridItem, names, words, contents), max_size=3).map(tuple)
leaves = st.one_of(
    headings,
    st.builds(Paragraph, contents, tones, st.booleans()),
    st.builds(Question, words, contents, fields),
    st.builds(RatingGrid, items, scales, words, words, st.none() | st.builds(Choice, names, words)),
    st.builds(PageBreak),
    st.builds(Contents, words, st.integers(1, 4)),
)


def grown(inner):
    within = st.lists(inner, max_size=3).map(tuple)
    cells = st.builds(Cell, within, st.booleans(), st.integers(1, 3), st.integers(1, 3), tones)
    rows = st.lists(st.builds(Row, st.lists(cells, max_size=3).map(tuple), st.integers(0, 20)), max_size=3).map(tuple)
    widths = st.lists(st.integers(1, 9), max_size=3).map(tuple)
    return st.one_of(
        st.builds(Bullets, st.lists(within, max_size=3).map(tuple), st.booleans()),
        st.builds(Table, rows, rows, widths, words, st.sampled_from(("data", "facts", "form", "ledger")), names),
        st.builds(Note, st.sampled_from(("info", "warning", "moment", "rule")), contents, within),
        st.builds(Landscape, within),
        st.builds(Sheet, words, within),
        st.builds(Card, within, contents),
    )


blocks = st.lists(st.recursive(leaves, grown, max_leaves=6), max_size=4).map(tuple)
documents = st.builds(
    Document,
    st.just("procedure"),
    words,
    st.sampled_from(("zh-CN", "en")),
    cover=blocks,
    has_cover=st.booleans(),
    blocks=blocks,
    fillable=st.booleans(),
)


@settings(max_examples=40, deadline=None)
@given(documents)
def test_any_document_is_well_formed_and_sound(document):
    made = Word(docx.encode(document, THEME))
    assert not made.find("//w:tc[not(*[last()][self::w:p])]")
    assert not made.find("//w:tr[not(w:tc)]")
    assert not made.find("//w:tbl[not(w:tr)]")
    for path in ("//w:bookmarkStart/@w:name", "//w:bookmarkStart/@w:id | //w:sdtPr/w:id/@w:val"):
        found = made.find(path)
        assert len(found) == len(set(found))
    assert made.body[0][-1].tag == f"{W}sectPr"
    assert not made.find("//processing-instruction()")


@settings(max_examples=50, deadline=None)
@given(words)
def test_every_letter_arrives_as_it_was(value):
    document = Document("form", "", "en", blocks=(Paragraph((Run(value),)),))
    assert Word(docx.encode(document, THEME)).styled("BodyText") == [value]
