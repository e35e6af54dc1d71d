"""The contract: what goes out, field by field. These models validate and describe; they do no work."""

from ydparse.models.check import Check, Coverage, Reason, ToCheck
from ydparse.models.inspection import FileLine, LinePart
from ydparse.models.kind import PLANS, Kind, KindName
from ydparse.models.metadata import Metadata, Region
from ydparse.models.notice import SCHEMA_VERSION, Notice, Source, Warning
from ydparse.models.outline import Item, Section
from ydparse.models.part import Part
from ydparse.models.span import Span
from ydparse.models.table import Row, Table
from ydparse.models.values import Comparator, Deadline, Role, Strength, Target, Unit

__all__ = [
    "PLANS",
    "SCHEMA_VERSION",
    "Check",
    "Comparator",
    "Coverage",
    "Deadline",
    "FileLine",
    "Item",
    "Kind",
    "KindName",
    "LinePart",
    "Metadata",
    "Notice",
    "Part",
    "Reason",
    "Region",
    "Role",
    "Row",
    "Section",
    "Source",
    "Span",
    "Strength",
    "Table",
    "Target",
    "ToCheck",
    "Unit",
    "Warning",
]
