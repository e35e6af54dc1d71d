"""How well a notice agrees with its gold: hits, misses and extras a field."""

from ydparse.eval.compare import compare
from ydparse.eval.draft import draft
from ydparse.eval.tally import FIELDS, Below, Difference, Figures, Tally

__all__ = ["FIELDS", "Below", "Difference", "Figures", "Tally", "compare", "draft"]
