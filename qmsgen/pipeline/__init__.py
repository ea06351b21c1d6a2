"""Every stage in order, and nothing else: from a folder of YAML to findings, and on to documents."""

from qmsgen.pipeline.inspecting import Inspection, inspect, set_name
from qmsgen.pipeline.making import (
    Made,
    Order,
    build,
    documents,
    occasions,
    publish,
    refuse_unknown,
    rendered,
    unsound,
)
from qmsgen.pipeline.mending import Mended, against, mended
from qmsgen.pipeline.shipment import catalogues, document_types, packs, profile_titles, shipped, themes

__all__ = [
    "Inspection",
    "Made",
    "Mended",
    "Order",
    "against",
    "build",
    "catalogues",
    "document_types",
    "documents",
    "inspect",
    "mended",
    "occasions",
    "packs",
    "profile_titles",
    "publish",
    "refuse_unknown",
    "rendered",
    "set_name",
    "shipped",
    "themes",
    "unsound",
]
