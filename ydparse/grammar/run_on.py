"""Words, by jieba on its own Tokenizer with this field's lexicon; loaded only where a text gives no separators.

jieba's own dictionary (0.6 s to load) is never read, its global tokenizer never touched, no cache file written.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import regex

from ydparse.grammar.bodies import agencies, ends_like_unit
from ydparse.grammar.levels import PLACE, is_place
from ydparse.lexicon import load, words

_GOVERNMENT = regex.compile(r"\p{Han}{2,7}?(?:[省市县区州盟旗]|自治区)人民政府")


_ALL = regex.compile(rf"各(?:有关|相关)?{PLACE}")  # 县财政局|各乡镇; but 县财政局各科室


@cache
def tokenizer() -> Any:
    """A jieba Tokenizer that knows national bodies, endings of bodies, regions, role words and measure words."""
    import jieba

    known = {row[0]: 1000 * len(row[0]) for row in load("agencies")}
    known |= {word: 60 * len(word) for word in words("unit_suffixes", "strong") if len(word) > 1}
    known |= {row[1]: 400 for row in load("regions")}
    known |= {
        row[0]: 50 for name in ("roles", "measure_words", "target_verbs") for row in load(name) if len(row[0]) > 1
    }
    own = jieba.Tokenizer()
    prefixes = {word[:i]: 0 for word in known for i in range(1, len(word))}
    own.FREQ, own.total, own.initialized = {**prefixes, **known}, sum(known.values()), True
    return own


@cache
def _regions() -> frozenset[str]:
    return frozenset(row[1] for row in load("regions"))


def split_run_on(text: str) -> list[tuple[int, int]]:
    """[start, end) of each body in a wording that gives no separators: 生态环境部工业和信息化部.

    A name ends where a word that ends like one is followed by a word that begins one; a place (新疆生产建设兵团) goes on in the
    name of its body.

    >>> text = "住房和城乡建设部教育部国家发展和改革委员会生态环境部"
    >>> [text[s:e] for s, e in split_run_on(text)]
    ['住房和城乡建设部', '教育部', '国家发展和改革委员会', '生态环境部']
    """
    bodies = agencies()
    regions = _regions()
    spans: list[tuple[int, int]] = []
    start = at = 0
    before = ""
    for word in tokenizer().cut(text, HMM=False):
        begins = (
            word in bodies
            or word in regions
            or _GOVERNMENT.match(text, at) is not None
            or _ALL.match(text, at) is not None
            or (word[0] in "省市县区" and text[at + 1 : at + 2] not in tuple("场民政域级属直"))
        )
        if (
            begins
            and at > start
            and (before in bodies or ends_like_unit(text[start:at], strict=True))
            and not is_place(before)
        ):
            spans.append((start, at))
            start = at
        at += len(word)
        before = word
    return [*spans, (start, at)] if at > start else spans
