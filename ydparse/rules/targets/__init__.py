"""Quantitative targets (量化目标): which quantities of a text are goals, and of what.

A quantity is a target only with evidence in its clause: a verb that makes or reaches something (新建…个, 达到…%), a
change (增长…%), an indicator right before it (到位资金190亿元), or a target before it in the same list whose verb it
shares (新增A20家、B5家). Without evidence it is none: routes, ordinals, slogans, history, conditions.

    finder        the loop: quantities of a sentence → `Amount` → `REFUSALS`; what they leave is read
    reading       a sentence: quantity by quantity → `Place` → `READ` → goals, and what lost
    refusals      which (things are meant), sayings, states: quantities that are none, a rule a kind
    counts people levels changes shares joined plain respectively benefits
                  what a quantity is of, by the evidence in its clause
    columns       a number alone under a heading that gives its measure word
    told          what a report, a reply, news or a law tells
    history       what is over         wording      indicators without their leads
    strength      which word governs   words        lexicon/target_words.tsv in patterns
"""

from ydparse.rules.targets.columns import COLUMN
from ydparse.rules.targets.finder import TargetFinder
from ydparse.rules.targets.refusals import REFUSALS
from ydparse.rules.targets.rules import IN_TITLE, INDEFINITE, PAST, READ, UNREADABLE, UNSUPPORTED
from ydparse.rules.targets.told import DONE, RULED, Telling

RULES = (*READ, COLUMN, *REFUSALS.rules, PAST, DONE, RULED, IN_TITLE, UNREADABLE, INDEFINITE, UNSUPPORTED)

__all__ = ["RULES", "TargetFinder", "Telling"]
