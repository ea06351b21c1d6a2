"""The words to say hold words never to say.

The same card tells staff to say a sentence and not to say it.

Say it in other words, without the forbidden ones; or drop the words from `never_say`, where they are right in this
place.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.defect import Severity
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem

CODE: Final = "QMS443"
SEVERITY: Final = Severity.ERROR


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every script that holds, in one of the languages, words that the same severity of the plan forbids."""
    for language in policy_set.languages:
        for plan in policy_set.reading(language).recovery:
            for entry in plan.severities:
                forbidden = [words for step in entry.steps for words in step.never_say]
                for step in entry.steps:
                    for script in step.say:
                        said = next((words for words in forbidden if _holds(script, words)), None)
                        if said is not None:
                            message = phrase("the script says `{words}`, which is never to be said", words=said)
                            yield Problem(
                                step, script.origin.path[len(step.path) :], message, phrase("say it in other words")
                            )


def _holds(script: str, words: str) -> bool:
    bare = words.strip(" .!?…。！？“”\"'").casefold()
    return bool(bare) and bare in script.casefold()
