"""What ydparse doubts in a notice, as warnings: one rule a file, each says its code in its docstring."""

from ydparse.checks.clauses import check_clauses
from ydparse.checks.completeness import check_completeness, check_leftovers
from ydparse.checks.coverage import check_flat_tables, check_marks, check_unnumbered, make_check
from ydparse.checks.decoding import check_decoding
from ydparse.checks.doubts import Doubts, Owner
from ydparse.checks.kind import check_kind
from ydparse.checks.numbering import check_numbering
from ydparse.checks.pages import check_pages, doubt_faint
from ydparse.checks.repairs import check_repairs
from ydparse.checks.ties import check_ties
from ydparse.checks.unseen import check_unseen

__all__ = [
    "Doubts",
    "Owner",
    "check_clauses",
    "check_completeness",
    "check_decoding",
    "check_flat_tables",
    "check_kind",
    "check_leftovers",
    "check_marks",
    "check_numbering",
    "check_pages",
    "check_repairs",
    "check_ties",
    "check_unnumbered",
    "check_unseen",
    "doubt_faint",
    "make_check",
]
