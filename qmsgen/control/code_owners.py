"""Who must agree to a change of a file of a policy set: those who own what the file describes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qmsgen.model.element import Element
from qmsgen.model.policy_set import PolicySet

Owners = dict[str, tuple[str, ...]]
"""Accounts by file, as named within the set; the empty name stands for every other file."""


def code_owners(policy_set: PolicySet) -> Owners:
    """The accounts that answer for each file, in the order in which their elements stand there.

    An account belongs to the role that an element names as its owner, or to the nearest role above that has one.
    What nobody owns, such as the glossary, is the management representative's.
    """
    found: dict[str, dict[str, None]] = {}
    for element in policy_set.all_elements():
        place = policy_set.place(element.path)
        account = account_of(owner_of(element))
        if account and not place.pack:
            found.setdefault(place.file, {})[account] = None
    keeper = account_of(policy_set.organisation.management_representative)
    rest: Owners = {"": (keeper,)} if keeper else {}
    return rest | {file: tuple(found[file]) for file in sorted(found)}


def without_account(policy_set: PolicySet) -> tuple[Element, ...]:
    """The owners of something in the set who have no account, nor has anybody above them."""
    owners = (owner_of(element) for element in policy_set.all_elements())
    return tuple(dict.fromkeys(role for role in owners if role is not None and not account_of(role)))


def owner_of(element: Element) -> Element | None:
    """The role that an element names as its owner."""
    owner = getattr(element, "owner") if "owner" in element.shape.fields else None  # noqa: B009 - fields differ by kind
    return owner if isinstance(owner, Element) and owner.shape.kind == "role" else None


def account_of(role: Element | None) -> str:
    """The account of a role, or of the nearest above it that has one; empty where none has."""
    name = next((str(one.repository_account) for one in _upwards(role) if one.repository_account), "")
    return name if not name or "@" in name else f"@{name}"


def code_owners_file(lines: Iterable[tuple[str, tuple[str, ...]]], before: str) -> str:
    """The text of a CODEOWNERS file: what others wrote in it stays, the part between the marks is written anew."""
    ours = "\n".join([_BEGIN, *(f"{_escaped(path)} {' '.join(accounts)}" for path, accounts in lines), _END]) + "\n"
    head, begin, rest = before.partition(f"{_BEGIN}\n")
    _, end, tail = rest.partition(f"{_END}\n")
    if begin and end:
        return f"{head}{ours}{tail}"
    return f"{before.rstrip()}\n\n{ours}" if before.strip() else ours


_BEGIN = "# Written by `qmsgen codeowners` from the owners named in the policy sets; edit those."
_END = "# End of what `qmsgen codeowners` writes."


def _upwards(role: Element | None) -> Iterator[Element]:
    seen: set[Element] = set()
    while isinstance(role, Element) and role not in seen:
        seen.add(role)
        yield role
        role = role.reports_to


def _escaped(path: str) -> str:
    return "".join(f"\\{letter}" if letter in " #![]*?\\" else letter for letter in path)
