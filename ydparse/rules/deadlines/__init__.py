"""Time limits (完成时限): by when a task is to be done.

forms      what a wording in running text is worth, by its form
places     what a label, a column, a heading or a bracket states
refusals   dates that are none, each kind with a name
"""

from ydparse.rules.deadlines import forms, places, refusals

RULES = (*forms.RULES, *places.RULES, *refusals.RULES)
