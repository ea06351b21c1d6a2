"""Laying a set over its packs: key by key, nothing typed is lost, what is removed is gone, all else is unchanged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsgen.model.pack import Pack, found
from qmsgen.model.shape import Field, ListShape, MapShape, RecordShape, ScalarShape, TextShape
from qmsgen.model.source import Entry, Mapping, Place, Scalar, Sequence
from qmsgen.model.vocabulary import vocabulary
from qmsgen.stages.load.compose import compose
from qmsgen.stages.overlay import overlay
from qmsgen.stages.overlay.merging import over, same, without

WHOLE = vocabulary().record("policy-set")

BASE = """
pack: {title: {en: Base}, description: {en: A base.}}
languages: [en, zh-CN]
roles:
  chief: {title: {en: Chief, zh-CN: 主管}, duties: [{en: Leads, zh-CN: 领导}]}
  agent: {title: {en: Agent, zh-CN: 坐席}, reports_to: chief}
processes:
  repair:
    title: {en: Repair, zh-CN: 维修}
    purpose: {en: Mend it., zh-CN: 修好。}
    steps:
      arrive: {do: {en: Arrive, zh-CN: 到场}, within: 4 h, by: {responsible: agent}}
      mend: {do: {en: Mend, zh-CN: 修理}}
"""


def root(text: str, file: str = "own.yaml") -> Mapping:
    return compose(text, file, [])


def pack(name: str, text: str, *below: str) -> Pack:
    return Pack(name, root(text, f"pack:{name}/pack.yaml"), Place("own.yaml"), 0, frozenset(below))


def laid(own: str, *packs: Pack):
    return overlay(packs or (pack("base", BASE),), root(own), WHOLE)


def value(overlaid, *path: str):
    entry = found(overlaid.root, path)
    return entry.value if entry else None


def told(overlaid) -> list[tuple[str, str]]:
    return [(one.name, str(one.message)) for one in overlaid.findings]


def test_what_the_set_does_not_touch_is_the_packs_and_stays_in_its_place():
    agent = value(laid("languages: [en, zh-CN]\n"), "roles", "agent", "title", "en")
    assert (agent.text, str(agent.place)) == ("Agent", "pack:base/pack.yaml:6:23")
    assert agent.place.pack == "base"


def test_records_are_merged_key_by_key_and_the_packs_order_stays():
    merged = laid("roles:\n  third: {title: T}\n  chief: {deputy: agent}\n")
    assert list(value(merged, "roles").entries) == ["chief", "agent", "third"]
    assert list(value(merged, "roles", "chief").entries) == ["title", "duties", "deputy"]
    assert value(merged, "roles", "chief").place.pack == ""


@pytest.mark.parametrize(
    ("own", "path", "said"),
    [
        ("roles: {chief: {title: {en: Head}}}", ("roles", "chief", "title"), {"en": "Head"}),
        ("roles: {chief: {title: Head}}", ("roles", "chief", "title"), "Head"),
        ("roles: {chief: {duties: [Decides]}}", ("roles", "chief", "duties"), ["Decides"]),
        ("languages: [en]", ("languages",), ["en"]),
    ],
)
def test_a_text_a_scalar_and_a_list_are_replaced_as_a_whole(own, path, said):
    assert plain(value(laid(own), *path)) == said


def plain(node):
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {entry.key: plain(entry.value) for entry in node}


def test_what_a_pack_says_of_itself_is_not_inherited():
    merged = laid("languages: [en]\n")
    assert not {"pack", "extends", "removed"} & set(merged.root.entries)


def test_languages_that_the_set_does_not_use_are_left_out():
    merged = laid("languages: [zh-CN]\n")
    assert plain(value(merged, "roles", "agent", "title")) == {"zh-CN": "坐席"}
    assert plain(value(merged, "roles", "chief", "duties")) == [{"zh-CN": "领导"}]


def test_a_text_in_none_of_the_languages_stays_whole():
    assert plain(value(laid("languages: [fr]\n"), "roles", "agent", "title")) == {"en": "Agent", "zh-CN": "坐席"}


def test_a_plain_text_of_a_pack_is_in_the_first_language_of_the_pack():
    merged = laid("languages: [zh-CN, en]\n", pack("one", "languages: [en]\nroles: {chief: {title: Chief}}\n"))
    assert plain(value(merged, "roles", "chief", "title")) == {"en": "Chief"}


def test_what_is_removed_is_gone_and_its_like_stays():
    merged = laid(
        "removed:\n  - {what: processes.repair.steps.mend, because: x}\n  - {what: roles.agent, because: x}\n"
    )
    assert list(value(merged, "processes", "repair", "steps").entries) == ["arrive"]
    assert list(value(merged, "roles").entries) == ["chief"]
    assert merged.foundation.removal_of(("roles", "agent")) == 1
    assert merged.foundation.removal_of(("processes", "repair", "steps", "mend", "do")) == 0
    assert merged.foundation.removal_of(("roles", "chief")) is None


def test_what_is_removed_may_be_written_anew():
    own = "removed: [{what: processes.repair.steps, because: x}]\nprocesses: {repair: {steps: {go: {do: Go}}}}\n"
    assert plain(value(laid(own), "processes", "repair", "steps")) == {"go": {"do": "Go"}}


NAMING = """
languages: [en]
roles: {a: {title: {en: A}}, b: {title: {en: B}}}
trainings: {t: {title: {en: T}, for: [a, b]}, u: {title: {en: U}, for: [a]}}
processes:
  p:
    steps: {x: {by: {responsible: [b, a]}}, y: {waits_for: [x, z]}, z: {by: {responsible: a}}}
"""


def test_lists_of_ids_forget_what_was_taken_out_while_something_is_left_in_them():
    own = "removed: [{what: roles.a, because: x}, {what: processes.p.steps.z, because: x}]\n"
    merged = laid(own, pack("one", NAMING))
    assert plain(value(merged, "trainings", "t", "for")) == ["b"]
    assert plain(value(merged, "trainings", "u", "for")) == ["a"]
    steps = plain(value(merged, "processes", "p", "steps"))
    assert steps == {"x": {"by": {"responsible": ["b"]}}, "y": {"waits_for": ["x"]}}


def test_what_is_written_anew_in_place_of_what_was_taken_out_is_still_named():
    own = "removed: [{what: roles.a, because: x}]\nroles: {a: {title: Anew}}\n"
    merged = laid(own, pack("one", NAMING))
    assert plain(value(merged, "trainings", "t", "for")) == ["a", "b"]


def test_a_key_with_dots_is_found():
    clauses = 'standards: []\norganisation: {symbols: {a: x}}\nmeasures: {"8.5.1": {title: T}}\n'
    merged = laid("removed: [{what: measures.8.5.1.title, because: x}]\n", pack("one", clauses))
    assert (told(merged), plain(value(merged, "measures"))) == ([], {"8.5.1": {}})


@pytest.mark.parametrize(
    ("what", "message", "hint"),
    [
        ("roles.agnet", "no pack in use has `roles.agnet`", "did you mean `roles.agent`?"),
        ("rolse.agent", "no pack in use has `rolse.agent`", "did you mean `roles`?"),
        ("roles.chief.duties.0", "no pack in use has `roles.chief.duties.0`", "a list is replaced as a whole"),
        ("roles.third", "`roles.third` is in no pack; you wrote it yourself", "delete it there"),
    ],
)
def test_removing_what_is_not_there_is_told_with_the_nearest(what, message, hint):
    (finding,) = laid(f"roles: {{third: {{title: T}}}}\nremoved: [{{what: {what}, because: x}}]\n").findings
    assert (finding.name, str(finding.message), str(finding.hint)) == ("nothing-to-remove", message, hint)


TWO = (
    pack("one", "languages: [en]\nroles: {chief: {title: {en: Chief}, duties: [{en: Leads}]}}\n"),
    pack("two", "languages: [en]\nroles: {chief: {title: {en: Head}, deputy: chief}}\n"),
)


def test_packs_that_disagree_are_told_and_neither_wins_in_silence():
    merged = laid("languages: [en]\n", *TWO)
    assert told(merged) == [("packs-disagree", "the packs disagree about `roles.chief.title`")]
    assert [str(place) for place, _ in merged.findings[0].related] == [
        "pack:one/pack.yaml:2:17",
        "pack:two/pack.yaml:2:17",
    ]


@pytest.mark.parametrize("own", ["roles: {chief: {title: Boss}}", "removed: [{what: roles.chief.title, because: x}]"])
def test_the_set_decides_between_packs(own):
    assert told(laid(f"languages: [en]\n{own}\n", *TWO)) == []


def test_packs_that_say_the_same_or_add_to_each_other_agree():
    second = pack("two", "languages: [en]\nroles: {chief: {title: {en: Chief}, deputy: chief}}\n")
    merged = laid("languages: [en]\n", TWO[0], second)
    assert told(merged) == []
    assert list(value(merged, "roles", "chief").entries) == ["title", "duties", "deputy"]


def test_a_pack_may_change_what_it_extends():
    second = pack(
        "two", "roles: {chief: {title: {en: Head}}}\nremoved: [{what: roles.chief.duties, because: x}]\n", "one"
    )
    merged = laid("languages: [en]\n", TWO[0], second)
    assert told(merged) == []
    assert plain(value(merged, "roles", "chief")) == {"title": {"en": "Head"}}


def test_a_pack_may_not_take_out_what_it_does_not_extend():
    agent = pack("two", "roles: {agent: {title: {en: A}}}\n")
    third = pack("three", "removed: [{what: roles.agent, because: x}]\n", "one")
    merged = laid("languages: [en]\n", TWO[0], agent, third)
    assert [name for name, _ in told(merged)] == ["packs-disagree"]
    assert "agent" in value(merged, "roles").entries
    decided = laid("languages: [en]\nroles: {agent: {title: Agent}}\n", TWO[0], agent, third)
    assert (told(decided), plain(value(decided, "roles", "agent"))) == ([], {"title": "Agent"})


ASKING = """
pack:
  title: {en: B}
  description: {en: B}
  facts:
    - {of: organisation.name, ask: {en: Your name, zh-CN: 单位名称是什么}}
    - {of: roles.chief.purpose, ask: {en: What for, zh-CN: 目的}}
    - {of: roles.chief.contact, ask: {en: Where, zh-CN: 联系方式}}
    - {of: roles.nobody.purpose, ask: {en: What for, zh-CN: 目的}}
languages: [en, zh-CN]
roles: {chief: {title: {en: Chief, zh-CN: 主管}}}
"""


def test_a_text_that_is_asked_for_and_not_given_is_the_question_in_brackets():
    merged = laid("languages: [zh-CN]\nroles: {chief: {deputy: chief}}\n", pack("base", ASKING))
    assert plain(value(merged, "organisation", "name")) == {"zh-CN": "【单位名称是什么】"}
    assert value(merged, "organisation", "name").place.pack == "base"
    assert plain(value(merged, "roles", "chief", "purpose")) == {"zh-CN": "【目的】"}
    assert value(merged, "roles", "chief").place.pack == ""
    assert value(merged, "roles", "chief", "contact") is None
    assert value(merged, "roles", "nobody") is None


def test_what_is_given_stands():
    merged = laid("languages: [en]\norganisation: {name: Meridian}\n", pack("base", ASKING))
    assert plain(value(merged, "organisation", "name")) == "Meridian"


# --- properties --------------------------------------------------------------------------------------------

RECORD = RecordShape("record", {})
FIELDS = {
    "text": Field("text", TextShape()),
    "word": Field("word", ScalarShape()),
    "list": Field("list", ListShape(ScalarShape())),
    "map": Field("map", MapShape(RECORD)),
    "record": Field("record", RECORD),
}
RECORD.fields.update(FIELDS)
SHAPE = MapShape(RECORD)
WORDS = st.sampled_from(["a", "b", "c", "d"])


LANGUAGES = st.sampled_from(["en", "fr"])


def scalars(file: str):
    return st.builds(Scalar, WORDS, st.just(Place(file)))


def mappings(entries: dict, file: str) -> Mapping:
    place = Place(file)
    return Mapping({key: Entry(key, place, node) for key, node in entries.items()}, place)


def records(file: str, depth: int = 1):
    keys = {
        "text": scalars(file) | st.dictionaries(LANGUAGES, scalars(file), min_size=1).map(lambda e: mappings(e, file)),
        "word": scalars(file),
        "list": st.lists(scalars(file), max_size=3).map(lambda items: Sequence(tuple(items), Place(file))),
    }
    if depth:
        keys["map"] = maps(file, depth - 1)
        keys["record"] = records(file, depth - 1)
    return st.fixed_dictionaries({}, optional=keys).map(lambda e: mappings(e, file))


def maps(file: str, depth: int = 1):
    return st.dictionaries(WORDS, records(file, depth), max_size=3).map(lambda e: mappings(e, file))


def leaves(node, path=()):
    """Every value that is replaced as a whole, by its path."""
    if isinstance(node, Mapping) and not (path and path[-1] == "text"):
        if not node.entries:
            yield path, node
        for entry in node:
            yield from leaves(entry.value, (*path, entry.key))
    else:
        yield path, node


@given(maps("1"), maps("2"), maps("3"))
def test_laying_over_is_associative(one, two, three):
    left = over(over(one, two, SHAPE), three, SHAPE)
    right = over(one, over(two, three, SHAPE), SHAPE)
    assert same(left, right)


@given(maps("1"), maps("2"))
def test_nothing_that_the_set_typed_is_lost(lower, upper):
    merged = over(lower, upper, SHAPE)
    for path, node in leaves(upper):
        entry = found(merged, path)
        if isinstance(node, Mapping) and not node.entries:
            assert isinstance(entry.value if entry else merged, Mapping)
        else:
            assert entry.value is node


@given(maps("1"), maps("2"))
def test_what_the_set_did_not_type_is_the_packs(lower, upper):
    merged = over(lower, upper, SHAPE)
    typed = dict(leaves(upper))
    for path, node in leaves(lower):
        if path not in typed and not (isinstance(node, Mapping) and not node.entries):
            assert found(merged, path).value is node
    known = {*dict(leaves(lower)), *typed}
    assert {path for path, node in leaves(merged) if not isinstance(node, Mapping)} <= known


@given(maps("1"))
def test_a_tree_over_itself_or_over_nothing_is_itself(tree):
    nothing = Mapping({}, Place("0"))
    assert same(over(tree, tree, SHAPE), tree)
    assert same(over(nothing, tree, SHAPE), tree)
    assert same(over(tree, nothing, SHAPE), tree)


@given(maps("1"), st.data())
def test_what_is_taken_out_is_gone_and_everything_else_unchanged(tree, data):
    paths = sorted(every_path(tree))
    if not paths:
        return
    path = data.draw(st.sampled_from(paths))
    rest = without(tree, path)
    assert found(rest, path) is None
    kept = {other for other in paths if other[: len(path)] != path}
    assert set(every_path(rest)) == kept
    assert all(
        same(found(rest, other).value, found(tree, other).value) for other in kept if other != path[: len(other)]
    )


def every_path(node, path=()):
    for entry in node if isinstance(node, Mapping) else ():
        yield (*path, entry.key)
        yield from every_path(entry.value, (*path, entry.key))
