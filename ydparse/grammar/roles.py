"""The words that give a body its role: labels before the names (牵头单位：…) and verbs after them (…牵头)."""

from __future__ import annotations

from functools import cache

import regex

from ydparse.lexicon import load

# 按职责分工, 按照各自职责, 分工, 共同, 分别: how the work is shared out; alone, it still means 负责.
SHARED = (
    r"(?:(?:按照?|依据?|根据)(?:各自)?(?:工作)?(?:职责|职能|责任|任务)(?:和?任务)?(?:分工)?|按照?分工|各负其责|分工)"
)
_ADVERB = r"(?:分头|共同|分别|具体|统一|各自|联合|全面|主要|总体|协同|积极)?"


_NOTE = r"(?:\([^()]{0,12}\))?"  # 责任单位（列首位者牵头）：


@cache
def _forms(form: str) -> dict[str, str]:
    return {word: role for word, role, kind in load("roles") if kind == form}


def _any(words: dict[str, str]) -> str:
    return "|".join(regex.escape(word) for word in sorted(words, key=len, reverse=True))


_LEADERS = r"(?:主管|分管|责任|牵头|联系|包抓|包保|挂点|督办|协管)(?:[省市县区州旗镇乡校院局委]|班子)?领导"
_TWO = r"\L<heads>\L<tails>"
_LABEL = rf"(?:{_TWO}|\L<others>|{_LEADERS})"
"""A label of two parts (牵头 + 单位), or one that names no body (完成时限)."""


@cache
def _lists() -> dict[str, list[str]]:
    """The named lists of the patterns: parts of labels, whole ones, and verbs."""
    from ydparse.document.view import FOLD

    return {
        "heads": list(_forms("head")),
        "tails": [tail.translate(FOLD) for tail in _forms("tail")],
        "others": [*_forms("time"), *_forms("person")],
        "bare": list(_forms("bare")),
        "verbs": list(_forms("verb")),
    }


def _compile(pattern: str) -> regex.Pattern[str]:
    used = {name: words for name, words in _lists().items() if rf"\L<{name}>" in pattern}
    return regex.compile(pattern, **used)


@cache
def label_pattern() -> regex.Pattern[str]:
    """A label with its colon at the start of a wording or after a separator; `；` for `：` is a common misprint."""
    return _compile(rf"(?<![\p{{Han}}])各?(?P<label>{_LABEL}|\L<bare>){_NOTE}(?:为|是|有|包括)?(?P<colon>[:;])")


@cache
def loose_label_pattern() -> regex.Pattern[str]:
    """A label of two parts (…单位：) wherever it stands: the line breaks before it may be lost."""
    return _compile(rf"(?P<label>{_LABEL}){_NOTE}(?:为|是)?(?P<colon>:)")


@cache
def unknown_label_pattern() -> regex.Pattern[str]:
    """A label that the lexicon has not (技术顾问单位：): it ends the list before it, and what it heads is nobody's role."""
    return _compile(
        r"(?<=^|[,;。])(?P<label>\p{Han}{2,6}(?:单位|部门|科室|处室|领导|人员|人|时限|时间|要求|目标|标准|措施|成果|依据|来源))(?P<colon>:)"
    )


@cache
def plain_label_pattern() -> regex.Pattern[str]:
    """A label of two parts without its colon: 【责任单位】X; a line 责任单位 X; a line 责任单位 and X on the next; 责任单位为X."""
    return _compile(
        rf"(?<=^|\n)(?:\[(?P<label>{_TWO})\]\n?|(?P<label>{_TWO}){_NOTE}(?:\n|(?=\p{{Han}})(?![为是])))(?P<colon>)(?!\[)"
        rf"|(?<=^|[\n。;,!?)\]”.])(?P<label>{_TWO})(?P<colon>为|是)(?=[省市县区州盟旗镇乡国中各]|\p{{Han}}{{2,8}}(?:科|处|办|股|室|中心|部)[、。\n])(?!市级|省级|县级|区级|国家级|中心|各)"
    )


@cache
def bare_label_pattern() -> regex.Pattern[str]:
    """牵头：X at the start of a line or a sentence; short words, so what follows must read like names."""
    return _compile(r"(?<=^|[\n。;!?)\]”])(?P<label>\L<bare>)(?P<colon>:)")


@cache
def inner_label_pattern() -> regex.Pattern[str]:
    """牵头：X within a clause, right behind the names of the label before it: the blank between them is not seen."""
    return _compile(r"(?<=\p{Han})(?P<label>\L<bare>)(?P<colon>:)")


@cache
def verb_pattern() -> regex.Pattern[str]:
    """A role verb where a list of names ends: before a separator, the end, or the next name."""
    return _compile(
        rf"(?P<verb>{SHARED}?{_ADVERB}(?P<word>\L<verbs>)|{SHARED})(?:工作|有关工作|相关工作|(?<=负责)(?![省市县区州旗镇乡国各])\p{{Han}}{{2,8}})?"
        r"(?=[,;、。.]|$|(?<=牵头|配合|负责)(?:并)?(?:由|[省市县区各](?!域|里|外)))"
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
    return regex.compile(rf"(?<=.)[(\[](?P<word>{_any(_forms('verb'))})(?:单位|部门)?[)\]]$")


def label_role(label: str) -> str | None:
    """lead, responsible, support; time, person for labels of the same lines that name no body; None if no label.

    >>> label_role("牵头单位"), label_role("协同司局"), label_role("完成时限"), label_role("背景")
    ('lead', 'support', 'time', None)
    """
    for form in ("time", "person"):
        if label in _forms(form):
            return form
    if label.endswith("领导"):
        return "person"
    word = label_word(label)
    return None if word is None else _forms("bare").get(word) or _forms("head")[word]


def label_word(label: str) -> str | None:
    """The word of the lexicon that makes a wording a label: the whole of it, or its head.

    >>> label_word("牵头单位"), label_word("完成时限"), label_word("背景")
    ('牵头', '完成时限', None)
    """
    if any(label in _forms(form) for form in ("time", "person", "bare")):
        return label
    heads = _forms("head")
    return next((label[:i] for i in range(len(label) - 1, 0, -1) if label[:i] in heads), None)


def verb_role(word: str | None) -> str:
    """The role that a verb gives; the bare 按职责分工 means 负责.

    >>> verb_role("牵头"), verb_role("协办"), verb_role(None)
    ('lead', 'support', 'responsible')
    """
    return _forms("verb").get(word or "", "responsible")
