"""The elements of a notice, read from its head and foot as a small grammar.

`line` a stretch of text → `pieces` what each part of it is (with `labels`, `numbers`, `page`, `beginnings`, `names`) → each
element by one function: `titles`, `issuers`, `dates`, `validity`, `years`, `region` → `find` all of them.
"""

from ydparse.rules.metadata.find import Overrules, find_metadata
from ydparse.rules.metadata.said import Places

__all__ = ["Overrules", "Places", "find_metadata"]
