"""Whatever qmsgen says can be said in Chinese: nothing is missing, nothing is left over, nothing is lost."""

import importlib.util
import json
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from qmsgen import resources
from qmsgen.languages import catalogue
from qmsgen.model.calendar import parse_hours
from qmsgen.model.forms import FORMS, complaint, example
from qmsgen.model.phrase import Phrase, borrowed, listed, phrase
from qmsgen.model.shape import ListShape, MapShape, RecordShape, ScalarShape, UnionShape
from qmsgen.model.vocabulary import vocabulary
from qmsgen.stages.check import rules

LOCALE = Path(str(resources.folder("templates"))) / "locales" / "zh-CN"
GAP = re.compile(r"\{\w+\}")


def entries(file):
    """The sentences of one catalogue with their translations."""
    with (LOCALE / file).open("rb") as stream:
        return {message.id: message.string for message in read_po(stream) if message.id}


@pytest.fixture(scope="module")
def sentences():
    spec = importlib.util.spec_from_file_location("sentences", Path(__file__).with_name("sentences.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_sentence_stands_whole_in_the_source(sentences):
    built = [place for place, template in sentences.phrases() if sentences.literal(template) is None]
    assert built == []


def test_only_phrase_makes_sentences(sentences):
    """A template that came through a variable would escape the catalogue."""
    assert sentences.files_that_call("Phrase") <= {"model/phrase.py", "cli/making.py"}


def test_every_sentence_is_said_in_chinese(sentences):
    known = entries("messages.po")
    assert [text for text in sentences.templates() if not known.get(text)] == []


def test_no_translation_is_left_of_a_sentence_that_is_gone(sentences):
    assert set(entries("messages.po")) - set(sentences.templates()) == set()


@pytest.mark.parametrize(("template", "translation"), entries("messages.po").items())
def test_a_translation_fills_the_same_gaps(template, translation):
    assert sorted(GAP.findall(translation)) == sorted(GAP.findall(template))


def test_sentences_begin_small_and_end_without_a_stop(sentences):
    proper = ("YAML", "UTF", "ISO")
    wrong = [
        text for text in sentences.templates() if text.endswith(".") or (text[:1].isupper() and text[:3] not in proper)
    ]
    assert wrong == []
    assert [text for text in entries("messages.po").values() if text.endswith(("。", "."))] == []


def test_every_rule_is_summed_up_in_chinese():
    known = entries("rules.po")
    assert [rule.name for rule in rules() if not known.get(rule.summary)] == []


def hints(shape, seen):
    """The descriptions of fields that findings give as hints: those that must stand, and numbers and truth values."""
    if id(shape) in seen:
        return
    seen.add(id(shape))
    match shape:
        case RecordShape(fields=fields):
            for field in fields.values():
                if field.required or any(one in typed(field.shape) for one in ("integer", "boolean")):
                    yield field.description
                yield from hints(field.shape, seen)
        case ListShape(item=inner) | MapShape(value=inner):
            yield from hints(inner, seen)
        case UnionShape(scalar=scalar, sequence=sequence, mapping=mapping):
            for inner in filter(None, (scalar, sequence, mapping)):
                yield from hints(inner, seen)


def typed(shape):
    alternatives = (shape.scalar,) if isinstance(shape, UnionShape) else (shape,)
    return [one.form for one in alternatives if isinstance(one, ScalarShape)]


def test_what_the_vocabulary_says_as_a_hint_is_said_in_chinese():
    known = entries("vocabulary.po")
    told = {text for text in hints(vocabulary().record("policy-set"), set()) if text}
    assert len(told) > 50
    assert sorted(text for text in told if not known.get(text)) == []


def test_no_translation_is_left_of_a_description_that_is_gone():
    written = "".join(json.dumps(dict(schema), ensure_ascii=False) for schema in vocabulary().schemas.values())
    assert [text for text in entries("vocabulary.po") if json.dumps(text, ensure_ascii=False) not in written] == []


def test_no_translation_is_left_of_a_page_that_is_gone(sentences):
    assert set(entries("rules.po")) - set(sentences.pages()) == set()


def test_no_two_catalogues_translate_a_sentence_differently():
    """All of them are read as one."""
    ours = {**entries("rules.po"), **entries("messages.po"), **entries("vocabulary.po")}
    clashes = [
        (path.name, text)
        for path in LOCALE.glob("*.po")
        for text, translation in entries(path.name).items()
        if isinstance(text, str) and ours.get(text, translation) != translation
    ]
    assert clashes == []


@pytest.mark.parametrize("form", [form for form in FORMS if form not in {"integer", "boolean", "qms-timezone"}])
def test_the_examples_that_chinese_readers_see_can_be_written(form):
    shown = re.findall("`([^`]+)`", example(form).said(catalogue("zh-CN").gettext))
    assert shown
    assert [text for text in shown if complaint(form, text) is not None] == []


def test_the_opening_hours_that_chinese_readers_see_can_be_written():
    said = phrase("say on which days: `Mon-Fri {hours}`", hours="08:30-17:30").said(catalogue("zh-CN").gettext)
    assert parse_hours(re.findall("`([^`]+)`", said)[0])


def test_a_phrase_within_a_phrase_and_a_list_are_said_in_the_same_language():
    words = {"no {kind} named `{id}`": "没有名为 `{id}` 的{kind}", "role": "岗位", ", ": "、"}
    told = phrase("no {kind} named `{id}`", kind=phrase("role"), id="x")
    assert told.said(lambda text: words.get(text, text)) == "没有名为 `x` 的岗位"
    assert Phrase("{a}", (("a", listed(["x", "y"])),)).said(lambda text: words.get(text, text)) == "`x`、`y`"


def test_at_most_ten_names_are_listed():
    assert listed(range(10))[-1] == "`9`"
    assert listed(range(11)) == (*listed(range(10)), "…")


@pytest.mark.parametrize(
    ("description", "message"),
    [
        ("What it is called.", "what it is called"),
        ("Its name. Leave it out for none.", "its name"),
        ("ISO code of the country.", "ISO code of the country"),
        ("Days, such as `3 p.m.` or so.", "days, such as `3 p.m.` or so"),
    ],
)
def test_a_description_of_the_vocabulary_reads_as_a_message(description, message):
    assert str(borrowed(description)) == message
