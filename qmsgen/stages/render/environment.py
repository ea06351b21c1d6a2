"""The room that templates run in: a sandbox that sees plain values and declared properties, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any, Final

from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError, pass_environment
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.utils import Namespace
from markupsafe import escape

from qmsgen.model import boilerplate, timing
from qmsgen.model import process as processes
from qmsgen.model import recovery as recoveries
from qmsgen.model.allocation import allocations
from qmsgen.model.case import conditions
from qmsgen.model.coverage import coverage
from qmsgen.model.coverage_advice import advice
from qmsgen.model.element import Element
from qmsgen.model.limits import delivered_by
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.promise_grades import grades
from qmsgen.model.strength import Answer
from qmsgen.model.supply import kept_quantity, needed_by
from qmsgen.model.text import Text
from qmsgen.model.transition import Transition, moves, transition
from qmsgen.model.yields import chain
from qmsgen.stages.render.compiled import COMPILED
from qmsgen.stages.render.sandbox import Sandbox
from qmsgen.stages.render.speech import Speech

LINE: Final = "template-line"
"""The attribute that carries line and name of the template on every tag, for messages."""

_TAG: Final = re.compile(r"<([a-z][a-z0-9]*)(?=[\s/>])")
_LARGEST: Final = 1_000_000
"""So many bytes may a template have."""


class Environment(Sandbox):
    """Jinja in a sandbox: always escaping, strict about names, blind to Python."""

    def __init__(self, folders: tuple[Path, ...], speech: Speech) -> None:
        super().__init__(
            loader=TemplateFolders(folders),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols", TemplateLines],
            finalize=speech.say,
            cache_size=200,
            bytecode_cache=COMPILED,
        )
        self.newstyle_gettext = True
        self.globals.clear()
        self.globals.update(speech.callables(), range=_small_range, namespace=Namespace)
        self.filters["unique_by"] = _unique_by
        self.filters["label"] = _label


class TemplateFolders(BaseLoader):
    """Templates from a client's folder first, then from those that ship; never through a link that leads out."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._folders = folders

    def get_source(self, environment: Any, template: str) -> tuple[str, str, Callable[[], bool]]:  # noqa: ANN401, ARG002
        """The text of a template by its path below the folder of templates."""
        for folder in self._folders:
            path = folder / template
            if path.resolve().is_relative_to(folder.resolve()) and path.is_file():
                if path.stat().st_size > _LARGEST:
                    raise TemplateSyntaxError("the template is too large", 1, template)
                return path.read_text(encoding="utf-8"), template, lambda: True
        raise TemplateNotFound(template, f"no template `{template}`")


class TemplateLines(Extension):
    """Writes the template's line onto every tag, so that a wrong tag is reported where it was written."""

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        """Mark the tags in the text between blocks; phrases for translation stay as they are."""
        in_phrase = False
        previous = ""
        for token in stream:
            if previous == "block_begin" and token.type == "name":
                if token.value == "autoescape":
                    raise TemplateSyntaxError("texts are always escaped", token.lineno, stream.name, stream.filename)
                in_phrase = {"trans": True, "endtrans": False}.get(str(token.value), in_phrase)
            previous = token.type
            yield token if in_phrase or token.type != "data" else _marked(token, str(escape(stream.name)))


def _marked(token: Token, template: str) -> Token:
    text = str(token.value)

    def mark(match: re.Match[str]) -> str:
        line = token.lineno + text.count("\n", 0, match.start())
        return f'<{match[1]} {LINE}="{line} {template}"'

    return Token(token.lineno, token.type, _TAG.sub(mark, text))


def context(policy_set: PolicySet, subject: Element | None) -> dict[str, Any]:
    """What templates may name: the set, the subject they are rendered for, and questions they may ask of them."""
    return {
        "policy": policy_set,
        "subject": subject,
        "referring": partial(policy_set.referring),
        "find": partial(policy_set.find),
        "kind_of": _kind_of,
        "conditions": partial(_swapped, conditions, policy_set),
        "branches": processes.branches,
        "is_fork": processes.is_fork,
        "actor": processes.actor,
        "lanes": processes.lanes,
        "symbols": partial(processes.symbols, signs=processes.own_signs(policy_set)),
        "raci": partial(processes.raci, signs=processes.own_signs(policy_set)),
        "signs": processes.own_signs(policy_set),
        "duties": processes.duties,
        "records_of": processes.records_of,
        "moments_of": processes.moments_of,
        "commitments_of": partial(_swapped, processes.commitments_of, policy_set),
        "delivered_by": delivered_by,
        "clauses_of": processes.clauses_of,
        "answering": partial(_swapped, processes.answering, policy_set),
        "advice": advice,
        "places_of": _places_of,
        "coverage": partial(_swapped, coverage, policy_set),
        "transitions": partial(_transitions, policy_set),
        "time_allowed": timing.time_allowed,
        "allocations": partial(allocations, policy_set),
        "chain": chain,
        "grades": partial(_swapped, grades, policy_set),
        "kept_quantity": kept_quantity,
        "needed_by": partial(_swapped, needed_by, policy_set),
        "severities_upwards": partial(recoveries.severities_upwards, policy_set),
        "plans_of": partial(_swapped, recoveries.plans_of, policy_set),
        "entry_for": recoveries.entry_for,
        "steps_of": recoveries.steps_of,
        "grants": partial(recoveries.grants, policy_set),
        "grant_of": recoveries.grant_of,
        "may_give": recoveries.may_give,
        "first_line": partial(_swapped, recoveries.first_line, policy_set),
        "superiors": recoveries.superiors,
        "is_boilerplate": boilerplate.is_boilerplate,
        "share_of": partial(_swapped, boilerplate.share, policy_set),
        "missing_facts": partial(_missing_facts, policy_set),
    }


def _kind_of(element: Element) -> str:
    """What an element is, such as `process`; its own properties may well be called `kind`."""
    return element.shape.kind


def _swapped(function: Callable[[Any, PolicySet], Any], policy_set: PolicySet, element: Any) -> Any:  # noqa: ANN401
    return function(element, policy_set)


def _places_of(answer: Answer) -> tuple[str, ...]:
    return tuple(str(name.element.place_of(*name.path)) for name in answer.names)


def _missing_facts(policy_set: PolicySet) -> list[boilerplate.MissingFact]:
    return list(boilerplate.missing_facts(policy_set))


def _transitions(policy_set: PolicySet) -> list[Transition]:
    return [transition(before, after, policy_set) for before, after in moves(policy_set)]


def _small_range(*bounds: int) -> range:
    numbers = range(*bounds)
    if len(numbers) > 1_000:
        raise ValueError("a template may count to 1,000 at most")
    return numbers


def _label(words: Any) -> Any:  # noqa: ANN401 - as in Jinja
    """A sentence as a heading or a caption says it: without its full stop; its origin stays known."""
    if not isinstance(words, Text):
        return words
    return Text(words.removesuffix("。").removesuffix("."), words.origin, words.language, words.translations)


@pass_environment
def _unique_by(environment: Environment, values: Iterable[Any], name: str) -> list[Any]:
    seen: dict[Any, Any] = {}
    for value in values:
        key = environment.getattr(value, name) if isinstance(value, Element) else value
        seen.setdefault(key, value)
    return list(seen.values())
