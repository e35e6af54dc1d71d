"""Quantitative targets (量化目标): which quantities of a text are goals, and of what.

A quantity is a target only with evidence in its clause: a verb that makes or reaches something (新建…个, 达到…%), a
change (增长…%), an indicator right before it (到位资金190亿元), or a target before it in the same list whose verb it
shares (新增A20家、B5家). Without evidence it is none: routes, ordinals, slogans, history, conditions.

    finder → sentence (its quantities, by `amounts`) → rules (the evidence, in order: `counts`, `levels`) → Target
    `history` says what is over, `respectively` what 分别 divides, `wording` what an indicator is without its leads
"""

from ydparse.rules.targets.finder import TargetFinder

__all__ = ["TargetFinder"]
