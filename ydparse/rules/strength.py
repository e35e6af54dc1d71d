"""How firmly a task is meant (力度): the word that opens it."""

from __future__ import annotations

from ydparse.grammar.strength import StrengthWord, opening_word
from ydparse.rules.rule import Evidence, Rule

RULES: tuple[Rule[str, StrengthWord], ...] = (
    Rule(
        "strength.opening",
        "任务开头（时间、副词之后）的用词定力度：确保、力争、探索",
        Evidence.GOVERNING,
        opening_word,
        (
            ("力争建成文化馆。", "aim"),
            ("6月底前，确保完成管网改造。", "firm"),
            ("积极探索建立协同机制。", "explore"),
        ),
        ("建成文化馆，力争上游。", "加强值守，确保安全。"),
    ),
)
