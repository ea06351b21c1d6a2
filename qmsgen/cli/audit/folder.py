"""What the commands about audits share: the folder of an audit, the set that it looks at, the papers it makes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from qmsgen import pipeline
from qmsgen.auditing import criteria as frozen_criteria
from qmsgen.auditing.criteria import Criteria, NoCriteria
from qmsgen.cli import making
from qmsgen.cli.ending import Exit
from qmsgen.cli.sets import show
from qmsgen.cli.telling import say
from qmsgen.errors import UsageError
from qmsgen.isolation import Failure
from qmsgen.model.element import Element
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.spelling import nearest
from qmsgen.stages.plan import Wanted
from qmsgen.stages.write import output

PAPERS: Final = "papers"
REPORT: Final = "report"
"""The folders within that of an audit."""


def sound_set(folder: Path, unsaved: dict[str, str] | None = None) -> pipeline.Inspection | None:
    """The set, or None where it has errors, which are told."""
    inspection = pipeline.inspect(folder, folder.as_posix(), unsaved=unsaved or {})
    if inspection.errors:
        show([inspection], err=True)
        say(phrase("`{folder}` has errors", folder=folder.as_posix()), err=True)
        return None
    return inspection


def audit_of(inspection: pipeline.Inspection, name: str) -> Element:
    """The audit of that id; a name that the set does not know is a mistake of the command line."""
    policy_set = inspection.policy_set
    element = policy_set.find("audits", name)
    if element is None:
        known = tuple(one.id for one in policy_set.audits)
        near = nearest(name, known)
        hint = phrase("did you mean `{name}`?", name=near) if near else phrase("known: {names}", names=listed(known))
        raise UsageError(phrase("no audit `{name}`", name=name), hint)
    return element


def make(
    inspection: pipeline.Inspection,
    audit: Element,
    order: pipeline.Order,
    what: tuple[Path, Sequence[str]],
    *,
    debug: bool,
) -> int:
    """Build some types of documents of an audit into a folder."""
    target, types = what
    wanted = Wanted(tuple(types), order.wanted.languages, order.wanted.formats)
    artifacts = frozen_criteria.papers(inspection, audit, wanted, types)
    with output(target) as staged:
        made = pipeline.build(inspection, artifacts, order, staged, lambda _: None)
        if made.failures:
            return max(making.tell_failure(path, why, debug=debug) for path, why in made.failures)
        pipeline.publish(made, staged, whole=True)
    for path in sorted(made.files):
        say((target / path).as_posix())
    return Exit.DONE


def criteria_in(folder: Path) -> Criteria:
    """What the audit in a folder compares with."""
    path = folder / frozen_criteria.FILE
    try:
        return frozen_criteria.read(path.read_bytes())
    except (OSError, NoCriteria):
        message = phrase("`{path}` holds no frozen criteria", path=path.as_posix())
        raise UsageError(message, phrase("`qmsgen audit start` makes the folder of an audit")) from None


def tell_failures(failures: Sequence[tuple[object, Failure]], *, debug: bool) -> int:
    """Say which documents could not be rendered; the exit code of the worst."""
    return max(making.tell_failure(getattr(one, "stem", ""), why, debug=debug) for one, why in failures)
