"""Coverage as a document: the report of that type, made by the stages that make every document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from qmsgen import pipeline
from qmsgen.cli.making import reason
from qmsgen.cli.speech import language
from qmsgen.errors import EnvironmentFault, QmsgenError, UsageError
from qmsgen.isolation import Failure
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.source import Entry, Mapping, Scalar
from qmsgen.model.source import Sequence as Items
from qmsgen.stages.plan import Wanted

TYPE: Final = "coverage-report"


class _Shelf(dict[str, bytes]):
    """Where a document is put instead of a folder."""

    def put(self, path: str, data: bytes) -> None:
        self[path] = data


def document(inspection: pipeline.Inspection, form: str, standards: Sequence[str]) -> bytes:
    """The report on a set in a format, in the language of the run where the set is written in it."""
    policy_set = _only(inspection.policy_set, standards) if standards else inspection.policy_set
    inspection = replace(inspection, policy_set=policy_set, within=())
    tongue = language() if language() in policy_set.languages else policy_set.source_language
    wanted = Wanted((TYPE,), (tongue,), (form,))
    artifacts = pipeline.documents(policy_set, wanted)
    if not artifacts:
        raise UsageError(phrase("the set claims no standard"), phrase("name one under `standards`"))
    shelf = _Shelf()
    made = pipeline.build(inspection, artifacts[:1], pipeline.Order(wanted, policy_set.on), shelf, lambda _: None)
    for _, why in made.failures:
        raise _refusal(why)
    return next(iter(shelf.values()))


def _refusal(why: Failure) -> Exception:
    if why.internal:
        return RuntimeError(str(why))
    refusal = EnvironmentFault if why.environment else QmsgenError
    return refusal(reason(why), why.hint)


def _only(policy_set: PolicySet, standards: Sequence[str]) -> PolicySet:
    """The set with only some of the standards that it claims."""
    root = policy_set.material.root
    claims = root.get("standards")
    if not isinstance(claims, Items):
        return policy_set
    kept = tuple(
        claim
        for claim in claims.items
        if isinstance(claim, Mapping) and isinstance(name := claim.get("standard"), Scalar) and name.text in standards
    )
    entry = root.entries["standards"]
    entries = {**root.entries, "standards": Entry(entry.key, entry.key_place, Items(kept, claims.place))}
    return PolicySet(replace(policy_set.material, root=Mapping(entries, root.place)), policy_set.language)
