"""The work of `qmsgen build`: which sets may be built, progress while they are, and what was made in the end."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from qmsgen import pipeline
from qmsgen.cli.ending import Exit, fault
from qmsgen.cli.speech import said, translate
from qmsgen.cli.telling import say
from qmsgen.errors import UsageError
from qmsgen.isolation import Failure
from qmsgen.model.artifact import Artifact
from qmsgen.model.phrase import Phrase, listed, phrase
from qmsgen.stages.plan import Wanted
from qmsgen.stages.write import Output, output


@dataclass(slots=True)
class Job:
    """One set and what is to be made of it."""

    folder: Path
    inspection: pipeline.Inspection
    artifacts: tuple[Artifact, ...] = ()
    stopped: bool = False
    whole: bool = True
    """Whether everything that the set makes is to be made."""


def jobs(
    inspections: Sequence[tuple[Path, pipeline.Inspection]], wanted: Wanted, *, keep_going: bool, strict: bool
) -> list[Job]:
    """What is to be made of each set; nothing of a set with errors unless the build is to keep going."""
    planned = []
    for folder, inspection in inspections:
        job = Job(folder, inspection)
        job.whole = wanted == Wanted() and not inspection.errors
        job.stopped = bool(inspection.weighty(strict=strict)) and not keep_going
        if not job.stopped:
            job.artifacts = pipeline.documents(inspection.policy_set, wanted, pipeline.unsound(inspection))
        planned.append(job)
    _refuse_same_names(planned)
    return planned


def tell_plan(planned: Sequence[Job], folder: Path) -> int:
    """Print every file that would be written."""
    for job in planned:
        for artifact in job.artifacts:
            for name in artifact.formats:
                say((folder / artifact.path(name)).as_posix())
    return Exit.WRONG_INPUT if any(job.stopped for job in planned) else Exit.DONE


def make(planned: Sequence[Job], order: pipeline.Order, folder: Path, *, debug: bool) -> int:
    """Build every job and say what was made; the exit code of what failed, else 0."""
    if not any(job.artifacts for job in planned):
        _say_nothing_made(planned)
        return Exit.DONE if any(job.inspection.errors for job in planned) else Exit.WRONG_COMMAND
    codes = [Exit.DONE]
    with output(folder) as target, _progress(sum(len(job.artifacts) for job in planned)) as step:
        for job in planned:
            if job.artifacts:
                made = pipeline.build(job.inspection, job.artifacts, order, target, step)
                codes.append(Exit(_settle(job, made, target, folder, debug=debug)))
    for job in planned:
        if job.stopped:
            say(phrase("`{folder}` is not built: it has errors", folder=job.folder.as_posix()), err=True)
    return max(codes)


def _settle(job: Job, made: pipeline.Made, target: Output, folder: Path, *, debug: bool) -> int:
    """Publish a set, or leave what was there before where something of it failed."""
    code = max((tell_failure(path, why, debug=debug) for path, why in made.failures), default=Exit.DONE)
    only_environment = all(why.environment for _, why in made.failures)
    if made.failures and not only_environment:
        say(
            phrase("`{folder}` is not built; what was there before is unchanged", folder=job.folder.as_posix()),
            err=True,
        )
        return code
    pipeline.publish(made, target, whole=job.whole and not made.failures)
    _tell_made(job, made, folder)
    return code


def tell_failure(path: str, why: Failure, *, debug: bool) -> int:
    """Say why a document could not be made; the exit code for it."""
    if why.internal:
        return fault(f"{path}: {why.message}", why.detail, debug=debug)
    say(f"{path}: {said(reason(why))}", err=True)
    if why.hint:
        say(f"  = {said(phrase('hint'))}: {translate(why.hint)}", err=True)
    return Exit.ENVIRONMENT if why.environment else Exit.WRONG_INPUT


def reason(why: Failure) -> Phrase:
    """Why a document was not made, to be said in the language of the run."""
    return Phrase(why.message, tuple(why.values.items()))


def _tell_made(job: Job, made: pipeline.Made, folder: Path) -> None:
    say(f"{job.inspection.policy_set.organisation.name}")
    counted = Counter(
        (artifact.edition, artifact.document_type.id) for artifact in job.artifacts if artifact.stem in made.hashes
    )
    formats = {artifact.document_type.id: " ".join(artifact.formats) for artifact in job.artifacts}
    for (edition, kind), number in counted.items():
        where = (folder / made.set_name / edition / kind).as_posix()
        say(f"  {number:>3} × {kind:<20} {formats[kind]:<24} {where}/")
    say(_made(len(made.files), sum(counted.values()), (folder / made.set_name).as_posix()))
    if made.removed:
        say(phrase("removed what the set no longer makes: {names}", names=listed(made.removed)))


def _say_nothing_made(planned: Sequence[Job]) -> None:
    if all(job.stopped for job in planned):
        cure = phrase("nothing was written: correct the errors first, or build what is sound with `--keep-going`")
        say(cure, err=True)
    else:
        say(phrase("nothing to make: no document of these types, languages and formats"), err=True)


def _made(files: int, documents: int, where: str) -> Phrase:
    if documents > 1:
        return phrase(
            "{documents} documents in {files} files in `{where}`", documents=documents, files=files, where=where
        )
    if files > 1:
        return phrase("one document in {files} formats in `{where}`", files=files, where=where)
    return phrase("one document in `{where}`", where=where)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[Artifact], None]]:
    """A bar on a terminal, a plain line for each document elsewhere."""
    if not sys.stderr.isatty():
        done = iter(range(1, total + 1))
        yield lambda artifact: say(f"[{next(done)}/{total}] {artifact.stem}", err=True)
        return
    from rich.console import Console  # noqa: PLC0415 - only on a terminal
    from rich.progress import Progress  # noqa: PLC0415 - likewise

    with Progress(console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("", total=total)

        def step(artifact: Artifact) -> None:
            bar.update(task, advance=1, description=artifact.stem)
            bar.refresh()

        yield step


def _refuse_same_names(planned: Sequence[Job]) -> None:
    taken: dict[str, Path] = {}
    for job in planned:
        name = job.inspection.policy_set.name
        other = taken.setdefault(name, job.folder)
        if other.resolve() != job.folder.resolve() or list(taken.values()).count(job.folder) > 1:
            clash = phrase(
                "`{one}` and `{other}` would both be written to `{name}`", one=other, other=job.folder, name=name
            )
            raise UsageError(clash, phrase("rename one of the folders"))
