"""The two shapes that text has on its way: a `Raw` reading of a file, and the final `Document`."""

from ydparse.document.characters import as_shown
from ydparse.document.document import Document, Found, Paragraph, TableCell, TableText
from ydparse.document.offsets import TEXT_BEGINS, VIEW_BEGINS, InText, InView, TextAt, ViewAt
from ydparse.document.ranges import Ranges
from ydparse.document.raw import Box, Cell, Doubts, Dropped, Grid, LeftOut, Line, Raw

__all__ = [
    "TEXT_BEGINS",
    "VIEW_BEGINS",
    "Box",
    "Cell",
    "Document",
    "Doubts",
    "Dropped",
    "Found",
    "Grid",
    "InText",
    "InView",
    "LeftOut",
    "Line",
    "Paragraph",
    "Ranges",
    "Raw",
    "TableCell",
    "TableText",
    "TextAt",
    "ViewAt",
    "as_shown",
]
