"""The elements of a notice, read from its head and foot as a small grammar.

`line` a stretch of text → `pieces` what each part of it is (with `labels`, `numbers`, `page`, `beginnings`, `names`) →
`context` what follows from the pieces → rules, grouped by what they look at (`titles`, `letter_parts`, `issuers`, `dates`,
`validity`, `years`) → `find` the strongest of each element.

What the paper itself says is stronger than what the page says of it: STATED a place that GB/T 9704 gives it, SERVED a title that
the letter announces, TOUCHING a sign of its own (文件, a bracket below the title), GOVERNING a verb (关于, 施行), NAMING a label,
SHARED what the page or the paper beside it is, BARE nothing but the thing itself.
"""

from ydparse.rules.metadata.find import RULES, Overrules, find_metadata
from ydparse.rules.metadata.said import Places

__all__ = ["RULES", "Overrules", "Places", "find_metadata"]
