"""No fixed phrase escapes translation: every document in a language whose every letter shows that it was translated."""

from __future__ import annotations

import gettext
import re
import zipfile
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from lxml import etree, html

from qmsgen import pipeline
from qmsgen.model.occasion import Occasion
from qmsgen.model.source import Mapping, Scalar, Sequence
from qmsgen.model.theme_file import read_theme
from qmsgen.model.wording import wordings
from qmsgen.plugins import plugin
from qmsgen.stages.plan import Wanted

ROOT = Path(__file__).resolve().parents[2]
TAG = "qps"
"""A tag that no catalogue has."""
LETTERS = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "ÄßĆĎÉḞĜĤÍĴĶĹṀŃÖṔǪŔŚŤÚṼŴẊÝŽäƀćďéḟĝĥíĵķĺṁńöṕǫŕśťúṽŵẋýž",
)
GAP = re.compile(r"(%\(\w+\)s|%%|\{\w+\})")
WORD = re.compile(r"[A-Za-z]{2,}")
SPOKEN_ATTRIBUTES = ("aria-label", "title", "placeholder", "alt", "data-said", "data-point", "data-scale")


def disguised(phrase):
    """The phrase in letters that no English word has, its gaps kept."""
    pieces = GAP.split(phrase)
    return "".join(piece if index % 2 else piece.translate(LETTERS) for index, piece in enumerate(pieces))


class Pseudo(gettext.NullTranslations):
    """Disguises what the catalogues know; a phrase that they lack stays as it is, and is found."""

    def gettext(self, message):
        return disguised(message) if ("", message) in known() else message

    def ngettext(self, msgid1, msgid2, n):
        return self.gettext(msgid1 if n == 1 else msgid2) if ("", msgid1) in known() else (msgid1, msgid2)[n != 1]

    def pgettext(self, context, message):
        return disguised(message) if (context, message) in known() else message


@cache
def known():
    """Every phrase of the Chinese catalogues, which other tests hold complete, with its context."""
    found = set()
    for path in (ROOT / "templates" / "locales" / "zh-CN").glob("*.po"):
        for message in read_po(path.read_bytes().splitlines(keepends=True), locale="zh_CN"):
            for msgid in message.id if isinstance(message.id, tuple) else (message.id,):
                found.add((message.context or "", msgid))
    return found


@pytest.fixture(scope="module", autouse=True)
def pseudo_catalogue():
    with pytest.MonkeyPatch.context() as patch:
        for module in ("qmsgen.stages.render.speech", "qmsgen.model.document.bilingual"):
            patch.setattr(f"{module}.catalogue", lambda _language: Pseudo())
        yield


@cache
def inspected():
    return pipeline.inspect(ROOT / "policies" / "atm-service", "atm-service").policy_set


@cache
def clients_words():
    """Western words that the set itself prints: names, codes, addresses, what stands in its Chinese texts."""
    policy_set = inspected()
    found = set()
    for kind in ("document-types", "catalogues"):
        for element in policy_set.shipped(kind):
            found |= words_of(wordings(element, policy_set))
    return found | words_of(policy_set.wordings) | {word for text in numbers(policy_set.material.root) for word in text}


def words_of(found):
    source = inspected().source_language
    return {
        word
        for wording in found
        for language, _, words in wording.spoken
        if language in {source, ""}
        for word in WORD.findall(words)
    }


def numbers(node):
    """The Western words of codes such as `HX-QP-03`: never those of a value such as `in-review`."""
    if isinstance(node, Scalar):
        if re.search(r"[A-Z0-9]", node.text) and not re.search(r"\s", node.text):
            yield WORD.findall(node.text)
    elif isinstance(node, Mapping):
        for entry in node:
            if entry.key != "en":
                yield from numbers(entry.value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from numbers(item)


@cache
def documents():
    """Every document of the example set in the pseudo-language."""
    policy_set = inspected()
    artifacts = pipeline.documents(policy_set, Wanted(languages=(policy_set.source_language,)))
    twins = tuple(map(_twin, artifacts))
    occasion = Occasion(None, twins)
    return {twin.stem.split("/", 2)[2]: (_rendered(twin, occasion), twin.formats) for twin in twins}


def _rendered(twin, occasion):
    return pipeline.rendered(twin, {TAG: inspected().reading(TAG)}, occasions={TAG: occasion})


def _twin(artifact):
    """The same document in the pseudo-language."""
    reading = inspected().reading(TAG)
    subject = artifact.subject
    element = subject and reading.record(subject.shape, subject.node, subject.path)
    control = artifact.control and reading.record(artifact.control.shape, artifact.control.node, artifact.control.path)
    kind = reading.find("document-types", artifact.document_type.id)
    return replace(artifact, language=TAG, subject=element, control=control, document_type=kind)


def encoded(document, suffix):
    theme = read_theme(ROOT / "templates" / "themes" / "standard" / "theme.yaml")
    return plugin("qmsgen.formats", suffix).encode(document, theme)


def in_a_browser(document):
    page = html.fromstring(encoded(document, "html"))
    for element in page.iter(etree.Element):
        if element.tag in {"style", "script", "head", "meta", "title"} and element.getparent().tag != "svg":
            continue
        yield element.text or ""
        yield from (element.get(name, "") for name in SPOKEN_ATTRIBUTES)
    yield from (element.tail or "" for element in page.iter(etree.Element))


def in_an_office(document, suffix):
    """Texts of an office file, with the prompts and lists of a workbook and the labels of controls."""
    with zipfile.ZipFile(BytesIO(encoded(document, suffix))) as package:
        for name in package.namelist():
            if re.search(r"(document|header|footer|sharedStrings|sheet\d|workbook)\S*\.xml$", name):
                for element in etree.fromstring(package.read(name)).iter(etree.Element):
                    kind = etree.QName(element).localname
                    if kind in {"t", "formula1"}:
                        yield re.sub(r"'?_lists'?!\S+", "", element.text or "")
                    elif kind in {"alias", "docPr", "sheet", "dataValidation"}:
                        spoken = ("val", "descr", "prompt", "promptTitle", "error", "errorTitle")
                        yield from (value for key, value in element.items() if etree.QName(key).localname in spoken)
                        yield element.get("name", "") if kind == "sheet" else ""


def in_markdown(document):
    text = encoded(document, "md").decode()
    body = text.split("---\n", 2)[2]
    return [
        re.sub(r"</?[a-z]+[^>]*>|&nbsp;|\(#\S*?\)|^\s*(subgraph \S+|end|flowchart TB)|\bn_\S+|```mermaid", " ", line)
        for line in body.splitlines()
    ]


@cache
def ids():
    """Every id of the set, by which keys and codes refer to things in print."""
    return frozenset(keys(inspected().material.root))


def keys(node):
    if isinstance(node, Mapping):
        for entry in node:
            yield entry.key
            yield from keys(entry.value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from keys(item)


PLACE = re.compile(r"(?:pack:)?[\w/.-]+\.yaml(?::\d+)?")
"""A file of the set, as people are led to it."""


def without_ids(text):
    """A text without places in files and ids of several words: a single word might as well be a forgotten phrase."""

    def kept(token):
        parts = token[0].split(".")
        named = set(parts) <= ids() or (len(parts) > 1 and parts[0] in ids())
        return "" if re.search("[-.]", token[0]) and named else token[0]

    return re.sub(r"[a-z0-9]+(?:[-.][a-z0-9]+)+", kept, PLACE.sub("", text))


def escaped(texts):
    """The English that is in neither the client's texts nor in any catalogue."""
    found = {}
    for text in texts:
        english = [word for word in WORD.findall(without_ids(text)) if word not in clients_words()]
        if english:
            found[" ".join(text.split())[:160]] = english
    return found


def told(found, where):
    """Each text that escaped, with the lines of templates and code that hold its words."""
    lines = []
    for text, words in found.items():
        lines.append(f"{where}: `{text}` holds {', '.join(words)}")
        lines += [f"    perhaps {place}" for place in places(" ".join(words), words)]
    return lines


@cache
def sources():
    paths = [*(ROOT / "templates").rglob("*.xml"), *(ROOT / "qmsgen").rglob("*.py")]
    return [
        (f"{path.relative_to(ROOT)}:{number}", line)
        for path in sorted(paths)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
    ]


def places(phrase, words):
    """Where it was probably written: the lines with the phrase, or else with its longest word."""
    quoted = [place for place, line in sources() if re.search(rf"[\"']{re.escape(phrase)}[\"']", line)]
    exact = quoted or [place for place, line in sources() if phrase in line]
    longest = max(words, key=len)
    return (exact or [place for place, line in sources() if re.search(rf"\b{longest}\b", line)])[:4]


def test_the_disguise_keeps_gaps():
    assert disguised("Page {page} of %(pages)s") == "Ṕäĝé {page} öḟ %(pages)s"
    assert not WORD.search(GAP.sub("", disguised("The quick brown fox jumps over the lazy dog")))


def test_no_phrase_of_a_document_escapes_translation():
    lines = []
    for stem, (document, _) in documents().items():
        found = escaped([*in_a_browser(document), *in_markdown(document)])
        lines += told(found, stem)
    assert not lines, "\n" + "\n".join(dict.fromkeys(lines))


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_no_phrase_of_an_office_file_escapes_translation(suffix):
    """One document of each type, the largest one: what its format says of itself."""
    largest = {}
    for stem, (document, formats) in documents().items():
        if suffix in formats:
            kind = stem.split("/")[0]
            size = len(str(document.blocks))
            largest[kind] = max(largest.get(kind, (0, "")), (size, stem))
    lines = []
    for _, stem in largest.values():
        lines += told(escaped(in_an_office(documents()[stem][0], suffix)), f"{stem}.{suffix}")
    assert not lines, "\n" + "\n".join(dict.fromkeys(lines))


def test_a_forgotten_phrase_is_named_with_its_place():
    lines = told({"Purpose and scope": ["Purpose"]}, "procedure/x")
    assert lines[0] == "procedure/x: `Purpose and scope` holds Purpose"
    assert any("templates/procedure/" in line for line in lines[1:])
    assert escaped(["Ṕäĝé 3, Repair", "HX-QP-03", "reliability.on-time"]) == {"Ṕäĝé 3, Repair": ["Repair"]}
