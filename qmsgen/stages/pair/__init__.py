"""Two renderings of one document, each in its language, laid together into one bilingual document.

Both come from the same template and the same data and so are built alike. What says the same in both is
printed once; where they are not built alike, both are printed one after the other, so that no sentence is lost.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from qmsgen.languages import catalogue, language_name
from qmsgen.model.document import Block, Document, Furniture, Paragraph, Run, Tone
from qmsgen.stages.pair.blocks import Pairing
from qmsgen.stages.pair.settling import settled

__all__ = ["pair"]

PREVAILS: Final = "Where the two language versions differ, the {language} version prevails."


def pair(first: Document, second: Document, *, columns: bool = False) -> Document:
    """One document in two languages, of which the first prevails: its text above the other, or beside it."""
    pairing = Pairing(first.language, second.language, columns=columns)
    boxed = pairing.boxed()
    made = replace(
        first,
        second=second.language,
        title=pairing.line(first.title, second.title),
        organisation=pairing.line(first.organisation, second.organisation),
        description=pairing.line(first.description, second.description),
        cover=(*boxed.blocks(first.cover, second.cover), *_notice(boxed)),
        blocks=pairing.blocks(first.blocks, second.blocks),
        furniture=_furniture(first.furniture, second.furniture, pairing),
    )
    return settled(made)


def _notice(pairing: Pairing) -> tuple[Block, ...]:
    """Which language prevails, said in both."""
    first, second = (_prevails(language, pairing.first) for language in (pairing.first, pairing.second))
    return pairing.blocks((Paragraph((Run(first),), Tone.SMALL),), (Paragraph((Run(second),), Tone.SMALL),))


def _prevails(language: str, prevailing: str) -> str:
    return catalogue(language).gettext(PREVAILS).format(language=language_name(prevailing, language))


def _furniture(first: Furniture, second: Furniture, pairing: Pairing) -> Furniture:
    line = pairing.line
    alike = len(first.identity) == len(second.identity)
    identity = (
        tuple(line(*each) for each in zip(first.identity, second.identity, strict=True))
        if alike
        else (*first.identity, *second.identity)
    )
    return Furniture(
        organisation=line(first.organisation, second.organisation),
        title=line(first.title, second.title),
        identity=identity,
        statement=line(first.statement, second.statement),
        page=line(first.page, second.page),
        mark=line(first.mark, second.mark),
        stamp=line(first.stamp, second.stamp),
        lent=first.lent or second.lent,
    )
