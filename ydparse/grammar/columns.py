"""Column headings of task tables: which kind of column a heading names."""

from __future__ import annotations

from functools import cache

import regex

from ydparse.document.characters import plain
from ydparse.grammar.amounts import pattern
from ydparse.grammar.days import HALF, MONTH, QUARTER, YEAR
from ydparse.grammar.roles import in_place, label_role
from ydparse.lexicon import load, words

_MAX_HEADING = 20  # longer wording is content


_NOTE = regex.compile(r"[（(][^（）()]*[）)]$")  # 责任单位（列第一位者为牵头单位）
# What is due at a time that the heading says: 2026年目标, 一季度, 上半年工作进度, 6月底前完成情况.
_TIME = rf"(?:{YEAR})?(?:{QUARTER}|{HALF}|全年)|(?:{YEAR}|{MONTH})(?:{MONTH})?(?:年?底)?(?:之?前)?(?=\D{{2}})"
_LISTS = {kind: list(words("heading_words", kind)) for kind in ("of", "due", "state")}
_PROGRESS = regex.compile(rf"(?:{_TIME})(?:\L<of>)?(?:\L<due>)*(?:\L<state>)?", **_LISTS)
_MEASURE = regex.compile(r"[（(](?:单位[：:])?(?P<measure>[^（()）]{1,6})[）)]$")
_BODY = regex.compile("单位|部门")
_PERSON = ("领导", "人", "人员", "联络员")
_NO_HEADING = regex.compile(rf"[。；，]|{YEAR}|\L<papers>$", papers=list(words("heading_words", "paper")))
_AND_PLAN = regex.compile(
    r"(?<=.[^及和与])[及和与]\p{Han}{0,4}\L<papers>$", papers=list(words("heading_words", "paper"))
)


@cache
def _kinds() -> dict[str, str]:
    """Words that are a heading, or the sign of one, by themselves."""
    kinds = {word: kind for word, kind, *_ in load("table_headers")}
    for role, kind in _OF_ROLES.items():
        kinds |= dict.fromkeys(in_place("column", role, "alone"), kind)
    return kinds | in_place("column", how="alone")


_OF_ROLES = {"time": "deadline", "person": "note"}


@cache
def _words() -> regex.Pattern[str]:
    """A word of duty with a noun of bodies (牵头单位) or of persons (分管领导), or a word of `_kinds`, the longest first."""
    duty = {**in_place("column", "before", "with"), **in_place("column", how="with")}
    return regex.compile(
        r"(?P<note>(?:\L<duty>|\L<of_persons>)+(?:[省市县区旗校院])?\L<persons>(?!\p{Han}))"
        r"|(?P<body>(?:\L<before>)?(?P<duty>\L<heads>)(?:\L<heads>)?\L<nouns>)|(?P<word>\L<words>)",
        duty=list(duty),
        of_persons=list(in_place("column", "of_persons", "with")),
        persons=list(in_place("column", "person", "with")),
        before=list(in_place("column", "before", "with")),
        heads=list(in_place("column", how="with")),
        nouns=list(in_place("column", "noun", "with")),
        words=list(_kinds()),
    )


def _kind(found: regex.Match[str]) -> str:
    if found.group("note") is not None:
        return "note"
    duty = found.group("body") and label_role(found.group("body"))
    return duty or _kinds()[found.group("word")]


@cache
def all_headings() -> frozenset[str]:
    """Every whole heading that the lexicon can make: its words, and each word of duty with each noun."""
    heads = in_place("column", how="with")
    two = {head + noun for head in heads for noun in in_place("column", "noun", "with")}
    return frozenset(
        {*_kinds(), *two, *(head + noun for head in heads for noun in in_place("column", "person", "with"))}
    )


@cache
def heading_words() -> regex.Pattern[str]:
    """One heading where several stand in a row: of the lexicon, the longest first, or one that says when something is due."""
    return regex.compile(rf"{_PROGRESS.pattern}|{_words().pattern}", **_LISTS, **_words().named_lists)


def column_kind(heading: str) -> str | None:
    """number, task, subtask, deadline, lead, responsible, support, target, progress (what is due at a time that the
    heading says), section, note; None for any other wording.

    >>> [column_kind(t) for t in ("序号", "重点工作事项", "完成时限", "牵头单位（列首位者）", "责 任 单 位", "推进产业升级")]
    ['number', 'task', 'deadline', 'lead', 'responsible', None]
    """
    heading = plain("".join(heading.split()))
    bare = _without_note(heading)
    if _PROGRESS.fullmatch(bare):
        return "progress"
    if bare != heading and heading_measure(heading):
        return _named(_without_note(bare) or bare) or "target"
    return _named(bare or heading)


def _without_note(heading: str) -> str:
    return _NOTE.sub("", heading) if heading.endswith(("）", ")")) else heading


def heading_measure(heading: str) -> str | None:
    """The measure word that a heading gives for the numbers below it.

    >>> heading_measure("总投资（亿元）"), heading_measure("目标值(单位：个)"), heading_measure("责任单位（科室）")
    ('亿元', '个', None)
    """
    said = _MEASURE.search(plain(heading))
    measure = said.group("measure").replace("％", "%") if said else ""
    return measure if measure and pattern().fullmatch(f"1{measure}") else None


def _named(heading: str) -> str | None:
    """The kind that a heading without its note names."""
    heading = _AND_PLAN.sub("", heading)  # 工作举措及实施计划
    if not heading or len(heading) > _MAX_HEADING or _NO_HEADING.search(heading):
        return None
    found = [_kind(match) for match in _words().finditer(heading)]
    if not found:
        return None
    if found[-1] == "note" and heading.endswith(_PERSON) and not _BODY.search(heading):
        return "note"  # 牵头县领导
    # 牵头责任单位: the first word decides; 工作任务完成时限: time beats task
    for kind in ("number", "deadline", "lead", "support", "responsible"):
        if kind in found:
            return kind
    # 项目类别 is a group, 专项整治名称 is not: the last word says what a heading is, unless one is the aim of the other
    if found[-1] == "section":
        return "section"
    return next((kind for kind in found if kind != "section"), "section")


def column_word(heading: str, kind: str) -> tuple[str, str] | None:
    """The lexicon and its word in a heading that name this kind of column, or None.

    >>> column_word("责任单位（列首位者牵头）", "responsible"), column_word("重点工作事项", "task")
    (('roles', '责任'), ('table_headers', '重点工作'))
    """
    for found in _words().finditer(plain("".join(heading.split()))):
        word = found.group("duty") or found.group("word")
        if word and _kind(found) == kind:
            return ("table_headers" if word in words("table_headers") else "roles"), word
    return None


def is_header(cells: list[str]) -> bool:
    """Whether a row of wordings is the header of a task table.

    >>> is_header(["序号", "目标任务", "完成时限", "责任单位"]), is_header(["序号", "姓名", "职务"]), is_header(["1", "推进任务"])
    (True, False, False)
    """
    kinds = [column_kind(cell) for cell in cells]
    tells = {"task", "subtask", "deadline", "lead", "responsible", "support", "target"}
    return (
        sum(kind in tells for kind in set(kinds)) >= 2 and sum(kind is not None for kind in kinds) >= len(cells) * 0.6
    )
