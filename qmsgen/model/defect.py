"""The kinds of defect: those of files and shape stand here, those of meaning each in a module of `rules/`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Severity(StrEnum):
    """How much a finding weighs: an error stops the build, a warning does so only under `--strict`."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Defect:
    """A kind of defect: its code and name never change, its page says what it is and why it matters."""

    code: str
    name: str
    severity: Severity
    page: str


def _defect(code: str, name: str, severity: Severity, page: str) -> tuple[str, Defect]:
    return name, Defect(code, name, severity, page)


def _error(code: str, name: str, page: str) -> tuple[str, Defect]:
    return _defect(code, name, Severity.ERROR, page)


FILE_DEFECTS: Final = dict(
    (
        _error(
            "QMS001",
            "unreadable",
            "A file cannot be read.\n\nOnly regular files inside the policy set are read; a link that leads out of it could print what belongs to somebody else.",
        ),
        _error(
            "QMS002",
            "encoding",
            "A file is not UTF-8.\n\nEvery editor can save as UTF-8; with another encoding Chinese characters would be printed wrongly without notice.",
        ),
        _error(
            "QMS003",
            "syntax",
            "A file is not YAML.\n\nA missing quote, colon or indent. Nothing in the file is read until it is mended.",
        ),
        _error(
            "QMS004",
            "duplicate-key",
            "A key stands twice in one mapping.\n\nMost tools silently keep the last one, so a limit or a step is lost and nobody sees it.",
        ),
        _error(
            "QMS005",
            "tag",
            "A value carries a YAML tag.\n\nTags ask a program to build objects. qmsgen reads plain values and knows from the key what they mean.",
        ),
        _error(
            "QMS006",
            "alias",
            "An alias cannot be followed.\n\nAliases may repeat a value, within bounds; they may not contain themselves, and merge keys are not read.",
        ),
        _error(
            "QMS007",
            "limit",
            "A file is larger or deeper than a person can have written.\n\nThe limits (5 MB a file, 50 MB a set, 40 levels, 400,000 values) keep a check quick and safe.",
        ),
        _error(
            "QMS008",
            "several-documents",
            "A file holds several YAML documents.\n\nOne file is one document, so that a place in it is unmistakable.",
        ),
        _error(
            "QMS009",
            "empty-file",
            "A file is empty.\n\nProbably it was saved before it was written, or somebody lost what was in it.",
        ),
        _error(
            "QMS010",
            "not-a-mapping",
            "A file does not hold collections.\n\nThe top of a policy file is a mapping of collections such as `roles:` and `processes:`.",
        ),
        _error(
            "QMS011",
            "character",
            "A character cannot be printed.\n\nControl characters, direction marks and noncharacters come from copying; they break documents or hide text.",
        ),
        _error("QMS012", "key", "A key is not a word.\n\nLists and mappings cannot be keys in a policy file."),
        _error(
            "QMS013",
            "unknown-pack",
            "A pack that is extended does not exist.\n\nWhat the set would take from it is missing, so nothing else can be judged. `qmsgen list packs` shows those that ship; a set may keep others in its folder `packs/`.",
        ),
        _error(
            "QMS014",
            "pack-circle",
            "Packs extend one another in a circle.\n\nNeither can be laid over the other. Put what both need into a third pack.",
        ),
        _error(
            "QMS015",
            "packs-disagree",
            "Two packs say different things of one element.\n\nNo pack goes before another by its place in a list: which of the two holds is a decision of the organisation. Write the value in your own set, or take it out under `removed:`.",
        ),
        _error(
            "QMS016",
            "nothing-to-remove",
            "Something is removed that no pack has.\n\nProbably the path is mistyped, or a new edition of the pack calls it otherwise; what was to be left out would stay in, unnoticed.",
        ),
        _error(
            "QMS017",
            "several-sets",
            "The folder holds several policy sets.\n\nEach set has one organisation. Name the folder of one set, or several folders, one after the other.",
        ),
        _error(
            "QMS018",
            "steps-in-circle",
            "Steps are to stand after one another.\n\nA step that says `after:` stands below another one; two that wait for each other have no place.",
        ),
        _error(
            "QMS020",
            "unknown-key",
            "A key is not in the vocabulary.\n\nA mistyped key would silently lose what was written under it.",
        ),
        _error(
            "QMS021",
            "missing-key",
            "A key that the vocabulary demands is missing.\n\nWithout it the element cannot be printed.",
        ),
        _error(
            "QMS022",
            "wrong-kind",
            "A value has the wrong kind.\n\nA list stands where a single value is wanted, or the other way round.",
        ),
        _error("QMS023", "unknown-value", "A value is not one of those that are known."),
        _error(
            "QMS024",
            "wrong-form",
            "A value is not written in the form that its key wants.\n\nDurations, amounts, dates, ids and clauses have a strict form, so that they can be compared and computed.",
        ),
        _error("QMS025", "too-few", "A list or mapping holds less than it must."),
        _error("QMS026", "repeated-value", "A value stands twice in a list."),
        _error(
            "QMS027",
            "defined-twice",
            "An element is defined twice.\n\nAn id stands for one thing in the whole set, whichever file it is written in.",
        ),
        _error(
            "QMS028",
            "no-organisation",
            "The set does not say who it is about.\n\nEvery document carries the name of the organisation and is written in its languages.",
        ),
        _error("QMS029", "wrong-shape", "A value does not fit the schema."),
        _error("QMS030", "nothing-here", "The folder holds no policy set."),
        _error(
            "QMS240",
            "record-data-unreadable",
            "The entries of a record cannot be read.\n\nThey show an auditor that a record is kept up; a file that is missing, has no column of days or holds something else there shows nothing. Name a CSV file of the set and its column of days, and write days as `2026-03-01`.",
        ),
        _error(
            "QMS231",
            "catalogue-taken",
            "A catalogue of the set has the id of one that ships.\n\nThe same clause would mean two things. Give your catalogue an id of its own; to say more of a standard that ships, write a catalogue of your house rules beside it.",
        ),
        _error(
            "QMS232",
            "catalogue-misnamed",
            "A catalogue stands in a file of another name.\n\nThe file is named after the id, so that whoever reads `house-2024:1.1` knows where to look.",
        ),
        _defect(
            "QMS031",
            "expired-waiver",
            Severity.WARNING,
            "A waiver that explains a finding has ended.\n\nWhat was allowed for a time is allowed no longer, so the finding counts again. Without `--date` nothing has ended, for qmsgen never asks the clock.\n\nMend what it allowed, or have somebody in charge allow it anew, with a new last day.",
        ),
        _defect(
            "QMS032",
            "useless-waiver",
            Severity.WARNING,
            "A waiver explains a finding that is not found.\n\nThe defect was mended, or the place is mistyped. A waiver that stays would hide the defect if it came back.\n\nTake the waiver out, or its `finding` where the departure itself still holds.",
        ),
        _defect(
            "QMS033",
            "unknown-rule",
            Severity.ERROR,
            "A waiver or a profile names a rule that does not exist.\n\nIt would do nothing, and nobody would notice.\n\nWrite the code or the name of a rule; `qmsgen list rules` shows them.",
        ),
        _defect(
            "QMS034",
            "cannot-be-waived",
            Severity.ERROR,
            "A waiver or a profile waves through what nobody can allow.\n\nWhere a name leads nowhere, a value has the wrong shape or steps run in a circle, documents would be wrong or could not be made. No approval mends that.\n\nMend the defect.",
        ),
        _defect(
            "QMS035",
            "waiver-without-place",
            Severity.WARNING,
            "A waiver explains a finding and does not say where.\n\nA waiver for the whole set would hide defects that nobody has seen yet, so it explains nothing.\n\nWrite `of:` with the id of the element, or `at:` with the path to it, such as `roles.auditor`.",
        ),
        _defect(
            "QMS036",
            "baseline-shrinks",
            Severity.INFO,
            "Findings that the baseline knows occur no longer.\n\nA baseline is a debt: what is paid off should be struck out, so that it cannot come back unnoticed.\n\nWrite the baseline anew with `--write-baseline`.",
        ),
        _error(
            "QMS050",
            "unreadable-answers",
            "A filled-in checklist cannot be read.\n\nThe file is damaged, encrypted, larger than a form can be, or holds what no form needs: macros, links to other files, embedded objects, declared entities. Nothing in it is run, fetched or reckoned.\n\nSave it anew from the program that it was filled in with, without password, macros and links.",
        ),
        _error(
            "QMS051",
            "formula-in-answer",
            "A cell of a filled-in checklist holds a formula.\n\nA formula shows something else tomorrow, and somebody else's may reach for other files. Evidence is what was written down.\n\nType the value itself.",
        ),
        _error(
            "QMS052",
            "unknown-row",
            "A filled-in checklist has a row that the audit does not ask about.\n\nAnswers are matched by the id of the row, never by its place. An id that the frozen criteria do not know belongs to another audit or another issue of the checklist, or somebody changed it.\n\nTake the checklists that were made for this audit.",
        ),
        _error(
            "QMS053",
            "answers-differ",
            "Two copies of a checklist answer the same question in different ways.\n\nWhich of them holds is for the auditors to say; a program that took the last one would lose evidence.\n\nLeave the answer that holds in one copy, or the same one in both.",
        ),
        _error(
            "QMS054",
            "unknown-grade",
            "A grade is none of those that the checklist declares.\n\nFindings can be counted and compared only where everybody grades alike.\n\nChoose one of the grades of the form.",
        ),
        _error(
            "QMS055",
            "nonconformity-unfounded",
            "A nonconformity does not say which requirement is not met, or what was seen.\n\nWithout requirement and evidence it is a remark: nobody can check it, find its cause or show that it is gone.\n\nName clause or document, and what, where, when and how many of how many; or grade it as an opportunity for improvement.",
        ),
        _error(
            "QMS056",
            "unreadable-answer",
            "An answer holds a day that does not exist, or characters that no document can print.\n\nBoth would stand wrongly in the report of the audit.\n\nWrite days as `2026-03-01`; delete what cannot be seen.",
        ),
        _error(
            "QMS057",
            "answer-without-grade",
            "A question was answered, and nobody graded the answer.\n\nA grade is the auditor's judgement; qmsgen does not guess it from the words.\n\nChoose a grade, be it that the question stays open.",
        ),
        _defect(
            "QMS140",
            "contrast-mended",
            Severity.WARNING,
            "A colour was changed so that it can be read.\n\nText needs a contrast of 4.5 to 1 with its ground, else people with weak sight and poor printers lose it. Documents use the changed colour; write it down, or one of your own that is darker.",
        ),
        _error(
            "QMS141",
            "unknown-theme",
            "The brand names a theme that does not exist.\n\nA theme is a folder of `templates/themes/`, of qmsgen or of the set.",
        ),
        _error(
            "QMS142",
            "brand-file",
            "A file of the brand cannot be used.\n\nLogos are PNG, JPEG or plain SVG, the base of Word documents is a `.docx`, a theme is a file of tokens. What is too large, leads out of the set or holds more than a picture is refused: it would end up in every document.",
        ),
        _error(
            "QMS146",
            "unknown-section",
            "The house order names a section that the document type does not have.\n\nThe documents could not be printed in that order.",
        ),
        _defect(
            "QMS147",
            "section-left-out",
            Severity.INFO,
            "The house order leaves sections out.\n\nThat may be meant; whoever reads the documents will not find what stands in them.",
        ),
        _defect(
            "QMS148",
            "base-stripped",
            Severity.INFO,
            "Something of the client's Word file was not taken over.\n\nMacros, templates attached from elsewhere, objects and links out of the file are never passed on: they could act on the machine of whoever opens a document.",
        ),
    )
)


def defect(name: str) -> Defect:
    """A defect of files or shape by its name."""
    return FILE_DEFECTS[name]
