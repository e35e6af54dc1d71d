"""The words that give a body its role: labels before the names (牵头单位：…), verbs after them (…牵头), brackets behind them.

All are made of lexicon/roles.tsv, whose columns say in which of these places a word does so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

import regex

from ydparse.grammar.levels import BEGINS, GRADE, LETTERS, LEVEL, LONG_PLACE
from ydparse.grammar.pieces import HAN, beginning, with_lists, with_words
from ydparse.lexicon import load, words

_TOLD = "(?:(?:分别|主要)?(?:为|是|有|包括))"  # 责任单位为：…, 配合单位主要有：…
_ROLES = ("lead", "responsible", "support")
_COLUMNS = ("label", "column", "verb", "note", "inline", "convention")

# 按职责分工, 按照各自职责, 分工, 各负其责: how the work is shared out; alone, it still means 负责.
SHARED = r"(?:(?:按照?|依据?|根据)(?:各自)?(?:工作)?(?:职责|职能|责任|任务)(?:和?任务)?(?:分工)?|按照?分工|各负其责|各司其职|分工)"
_NOTE = r"(?:\([^()]{0,12}\))?"  # 责任单位（列首位者牵头）：


class Word(NamedTuple):
    """A row of the table."""

    word: str
    role: str
    label: str
    column: str
    verb: str
    note: str
    inline: str
    convention: str


@cache
def _rows() -> tuple[Word, ...]:
    return tuple(Word(*row) for row in load("roles"))


@cache
def in_place(place: str, role: str | None = None, how: str = "+") -> dict[str, str]:
    """The words that work in a place (label, column, verb, note, inline, convention), with their roles.

    `how` is `with` or `alone` for labels and columns. Without a `role`, those of lead, responsible and support.

    >>> "统筹" in in_place("convention"), "牵头" in in_place("label", how="alone"), "考核" in in_place("label", how="alone")
    (True, True, False)
    """
    at = _COLUMNS.index(place) + 2
    wanted = (how, "both") if how in ("with", "alone") else (how,)
    return {row.word: row.role for row in _rows() if row[at] in wanted and row.role in ((role,) if role else _ROLES)}


_NOUN = r"\L<nouns>(?:(?:及|和|、)?\L<nouns>|\((?:\L<nouns>|[省市县区旗街道]|、){1,9}\))?"
_HEADS = r"\L<heads>(?:[及和或、/]?\L<heads>|\((?:\L<heads>|_{1,9})\))?"
_TWO = rf"(?:\L<before>)??{_HEADS}{_NOUN}"
_PERSON = rf"(?:\L<heads>|\L<before>|\L<of_persons>)(?:\L<heads>)?(?:{LEVEL}|班子)?\L<persons>(?:及\L<alone_persons>)?"
_LABEL = rf"(?:{_TWO}|{_PERSON}|\L<others>)"
"""A label of two parts (牵头 + 单位), or one that names no body (完成时限)."""

_OF_LABELS = ("heads", "before", "of_persons", "others")
"""The lists whose words labels of two parts begin with, and the others of `_LABEL`."""


@cache
def _lists() -> dict[str, list[str]]:
    """The named lists of the patterns, folded."""
    from ydparse.document.view import FOLD

    lists = {
        "nouns": in_place("label", "noun", "with"),
        "bodies": in_place("column", "noun", "with"),
        "before": in_place("label", "before", "with"),
        "heads": in_place("label", how="with"),
        "of_persons": in_place("label", "of_persons", "with"),
        "persons": in_place("label", "person", "with"),
        "alone_persons": in_place("label", "person", "alone"),
        "others": [word for role in ("time", "person", "remark") for word in in_place("label", role, "alone")],
        "times": in_place("label", "time", "alone"),
        "bare": in_place("label", how="alone"),
        "verbs": in_place("verb"),
        "adverbs": in_place("verb", "before"),
        "after": [*in_place("verb", "after"), *in_place("verb", "before")],
        "noted": in_place("note"),
        "inline": in_place("inline"),
        "leads": in_place("convention"),
        "overseers": [word for word in in_place("convention") if word not in in_place("inline")],
        "endings": words("unit_suffixes"),
        "stems": words("agency_stems"),
    }
    lists["opens_verb"] = {word[:2] for name in ("adverbs", "verbs") for word in lists[name]}
    return {name: [word.translate(FOLD) for word in found] for name, found in lists.items()}


def compile_roles(pattern: str) -> regex.Pattern[str]:
    r"""A pattern in which `\L<heads>`, `\L<nouns>`, `\L<bare>`, `\L<verbs>`, `\L<leads>` … are words of the table."""
    return with_lists(pattern, _lists().__getitem__)


def quick_roles(pattern: str) -> re.Pattern[str]:
    """The same for `re`, for what is asked of every task."""
    return with_words(pattern, _lists().__getitem__)


def first_characters(*names: str) -> str:
    """The first characters of the words of some lists, for a set: cheap to look for before a pattern."""
    return "".join(sorted({word[0] for name in names for word in _lists()[name]}))


@cache
def label_pattern() -> re.Pattern[str]:
    """A label with its colon at the start of a wording or after a separator; `；` for `：` is a common misprint,
    but behind a name in brackets it ends what its verb says: 县委组织部（县委人才办）牵头；."""
    first = first_characters(*_OF_LABELS, "bare")
    return quick_roles(
        rf"(?<!{HAN})(?!(?<=[)\]])\L<bare>;)各?(?=[{first}])(?P<label>{_LABEL}|\L<bare>){_NOTE}{_TOLD}?[:;]"
    )


@cache
def loose_label_pattern() -> re.Pattern[str]:
    """A label of two parts (…单位：) wherever it stands: the line breaks before it may be lost."""
    return quick_roles(rf"(?=[{first_characters(*_OF_LABELS)}])(?P<label>{_LABEL}){_NOTE}{_TOLD}?:")


_LONGEST = 40  # characters of a label with its note
_IN_LABELS = ("nouns", "persons", "alone_persons", "others")
"""The lists whose words labels of two parts end with."""


@cache
def _ends(*lists: str) -> frozenset[str]:
    """The characters that can stand before the colon of a label that ends in a word of some lists."""
    return frozenset({word[-1] for name in lists for word in _lists()[name]} | set(")为是有括"))


def loose_labels(
    text: str, start: int = 0, end: int | None = None, *, of_time: bool = False
) -> Iterator[re.Match[str]]:
    """The matches of `loose_label_pattern` in text[start:end], looked for only before each colon; `of_time`: all those of
    a time, and few others."""
    pattern, ends = loose_label_pattern(), _ends("times") if of_time else _ends(*_IN_LABELS)
    end = len(text) if end is None else end
    low, colon = start, text.find(":", start, end)
    while colon >= 0:
        if colon - low > 1 and text[colon - 1] in ends:
            low = max(low, colon - _LONGEST)
            low = max(low, text.rfind("\n", low, colon) + 1, text.rfind("\t", low, colon) + 1)
            yield from pattern.finditer(text, low, colon + 1)
        low, colon = colon + 1, text.find(":", colon + 1, end)


@cache
def unknown_label_pattern() -> re.Pattern[str]:
    """A label that the lexicon has not (技术顾问单位：): it ends the list before it, and what it heads is nobody's role."""
    return re.compile(rf"(?<=[,;。])(?P<label>{HAN}{{2,8}}):")


@cache
def plain_label_pattern() -> re.Pattern[str]:
    """A label of two parts without its colon: 【责任单位】X; a line 责任单位 X; a line 责任单位 and X on the next; 责任单位为X."""
    alone = rf"{_NOTE}(?:\n|(?={HAN})(?![为是]))(?!\[)"
    told = rf"{_TOLD}(?={LEVEL}|[各中]|{HAN}{{2,8}}(?:科|处|办|股|室|中心|部)[、。\n])(?!中心)"
    return quick_roles(
        rf"(?:(?<![^\n])(?:(?P<enclosed>\[)|(?P<line>))|(?<=[。;,!?)\]”.]))(?P<label>{_TWO})"
        rf"(?(enclosed)\]\n?(?!\[)|(?:(?(line){alone}|(?!))|{told}))"
    )


@cache
def _before_plain() -> re.Pattern[str]:
    """What stands before a plain label, and its first word: cheap to look for."""
    first = first_characters("before", "heads")
    return quick_roles(rf"[\n。;,!?)\]”.](?=\[?[{first}])(?=\[?(?:\L<before>)??\L<heads>)")


def plain_labels(text: str) -> Iterator[re.Match[str]]:
    """The matches of `plain_label_pattern` in a whole text."""
    done = 0
    for at in chain((0,), (before.end() for before in _before_plain().finditer(text))):
        label = plain_label_pattern().match(text, at) if at >= done else None
        if label:
            done = label.end()
            yield label


_BARE = r"(?<![^\n。;!?)\]”])(?P<label>\L<bare>):"


@cache
def bare_label_pattern() -> re.Pattern[str]:
    """牵头：X at the start of a line or a sentence; short words, so what follows must read like names."""
    return quick_roles(_BARE)


@cache
def inner_label_pattern() -> re.Pattern[str]:
    """牵头：X within a clause, right behind the names of the label before it: the blank between them is not seen."""
    return quick_roles(rf"(?<={HAN})(?P<label>\L<bare>):")


@cache
def _bare_beginnings() -> re.Pattern[str]:
    return quick_roles(beginning(first_characters("bare"), _BARE))


def bare_labels(text: str) -> Iterator[re.Match[str]]:
    """The matches of `bare_label_pattern` in a whole text."""
    for found in _bare_beginnings().finditer(text):
        label = bare_label_pattern().match(text, found.start())
        if label:
            yield label


_NEXT = (
    rf"(?:并)?(?:由|会同|各(?!域|里|外|类|种|项|自)|\L<stems>(?=[、等])"
    rf"|(?:(?={BEGINS})|{GRADE}[属直级])(?:{HAN}{{1,14}}?\L<endings>|{LONG_PLACE})(?=[,;、。和及等]|$|\L<adverbs>|\L<verbs>))"
)
"""The next name, with no sign before it: 负责|州审计局配合."""
_WORD = r"(?P<word>\L<verbs>)(?:\L<verbs>|\L<after>){0,3}"


@cache
def verb_pattern() -> re.Pattern[str]:
    """A role verb where a list of names ends: before a separator, the end, or the next name."""
    return quick_roles(
        rf"(?=[{first_characters('opens_verb')}按依根各分])(?<![{LETTERS}]政(?=协))(?=\L<opens_verb>|[按依根各分])(?P<verb>{SHARED}?(?:\L<adverbs>){{0,3}}{_WORD}|{SHARED})"
        rf"(?:(?<=负责)(?!{_NEXT})(?![{LETTERS}]|各(?!自)){HAN}{{2,8}})?(?=[,;、。.]|$|{_NEXT})"
    )


def role_note(name: str) -> regex.Match[str] | None:
    """A role in brackets behind a name, its `word` the verb: 市科技局(牵头).

    >>> role_note("市科技局(牵头)").group("word"), role_note("市委组织部(市人才办)")
    ('牵头', None)
    """
    if not name.endswith((")", "]")):
        return None
    return _noted_role().search(name)


@cache
def _noted_role() -> regex.Pattern[str]:
    return compile_roles(
        r"(?<=.)[(\[](?:\L<adverbs>){0,3}(?P<word>\L<noted>)(?:\L<verbs>|\L<after>){0,3}(?:单位|部门)?[)\]]$"
    )


@lru_cache(256)
def label_role(label: str) -> str | None:
    """lead, responsible, support; time, person, remark for labels of the same lines that name no body; None if no label.

    >>> [label_role(said) for said in ("牵头单位", "协同司局", "主要协作单位", "完成时限", "牵头县领导", "适用范围", "背景")]
    ['lead', 'support', 'support', 'time', 'person', 'remark', None]
    """
    for role in ("time", "remark", "person"):
        if label in in_place("label", role, "alone"):
            return role
    if _whole(_PERSON).fullmatch(label):
        return "person"
    word = label_word(label)
    return None if word is None else in_place("label", how="with").get(word) or in_place("label", how="alone")[word]


@cache
def _whole(pattern: str) -> regex.Pattern[str]:
    return compile_roles(pattern)


def is_label(wording: str) -> bool:
    """Whether a wording is the label of a role and nothing else, and so names nobody.

    >>> is_label("牵头单位"), is_label("其他责任部门"), is_label("建设部"), is_label("各责任单位")
    (True, True, False, False)
    """
    return _whole(_TWO).fullmatch(wording) is not None


@lru_cache(256)
def label_word(label: str) -> str | None:
    """The word of the lexicon that makes a wording a label: the whole of it, or its head.

    >>> label_word("牵头单位"), label_word("完成时限"), label_word("其他责任单位"), label_word("背景")
    ('牵头', '完成时限', '责任', None)
    """
    alone = (label in in_place("label", role, "alone") for role in ("time", "remark", "person", None))
    if any(alone):
        return label
    found = _whole(r"(?:(?P<word>\L<heads>)|\L<before>(?P<word>\L<heads>))(?=[\p{Han}(、/])").match(label)
    return found.group("word") if found else None


@lru_cache(256)
def verb_role(verb: str | None) -> str:
    """The role that a verb gives; the bare 按职责分工 means 负责, and 牵头 within it leads: 负责牵头.

    >>> [verb_role(said) for said in ("牵头", "协办", "负责牵头实施", "统筹协调", "协助落实", None)]
    ['lead', 'support', 'lead', 'lead', 'support', 'responsible']
    """
    if not verb:
        return "responsible"
    verbs = {**in_place("note"), **in_place("verb")}
    found = [verb] if verb in verbs else _whole(r"\L<verbs>").findall(verb)
    return "lead" if "牵头" in verb else verbs[found[0]] if found else "responsible"
