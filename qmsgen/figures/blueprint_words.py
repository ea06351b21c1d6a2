"""What a blueprint says of itself, and how it is set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from qmsgen.figures.picture import Lettering

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qmsgen.model.document import BlueprintLane, BlueprintMark

LANE_TITLES: Final[Mapping[BlueprintLane, str]] = {
    "evidence": "Physical evidence",
    "customer": "Customer actions",
    "frontstage": "Frontstage",
    "backstage": "Backstage",
    "support": "Support processes",
}
LINE_TITLES: Final[Mapping[BlueprintLane, str]] = {
    "frontstage": "Line of interaction",
    "backstage": "Line of visibility",
    "support": "Line of internal interaction",
}
"""The lines, by the lane below them."""
LINE_DASHES: Final[Mapping[BlueprintLane, tuple[float, ...]]] = {
    "frontstage": (),
    "backstage": (7, 3.5),
    "support": (1.6, 2.6),
}
PHASE_TITLES: Final = {"monitoring": "Monitoring point", "prevention": "Prevention", "recovery": "Recovery plan"}
"""The rows below the lanes, by the property of a phase."""
TIME: Final = "Time"
MARK_TITLES: Final[Mapping[BlueprintMark, str]] = {"F": "fail point", "W": "wait point", "M": "moment of truth"}

LANE: Final = Lettering(8.5, bold=True, anchor="middle", colour="accent")
LINE: Final = Lettering(8, anchor="middle", colour="muted")
HEAD: Final = Lettering(9, bold=True, anchor="middle", colour="accent")
LEGEND: Final = Lettering(8, colour="muted")
