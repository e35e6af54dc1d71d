"""What a notice states once and means from there on (下同): who leads, and who has a share in every task."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import regex

from ydparse.document import TEXT_BEGINS, Document, InText, TextAt
from ydparse.grammar.names import Name, split_units
from ydparse.grammar.pieces import beginning, with_lists, with_words
from ydparse.grammar.roles import SHARED, in_place
from ydparse.lexicon import words

_OF = r"(?:的)?(?:责任)?"
_LEAD = r"(?:均|都|即)?\L<means>(?:总|本项)?\L<leads>(?:责任)?(?:\L<holders>)?"
# 列第一位者为牵头单位; 排在第一位的部门为牵头部门; 第一责任单位为牵头单位; 首位单位牵头
_FIRST = (
    rf"(?:\L<placed>)?(?:在|于|名)?(?:\L<first>){_OF}(?:\L<holders>)?(?:的)?"
    rf"(?:{_LEAD}|(?<=[者位]|单位|部门|的)(?:总|本项)?\L<leads>(?:\L<holders>)?)"
)
# 第一个逗号前为牵头单位; 分号前的均为牵头单位
_SIGN = (
    r"(?:\L<placed>)?(?:第[一1]个|首个)?“?(?P<sign>\L<signs>|(?<=“)[,;、](?=”))”?\L<ahead>(?:的)?"
    rf"(?:责任|各)?(?:各?\L<holders>)?(?:的)?{_LEAD}"
)
# 标*的为牵头单位; 带“*”号者为牵头单位; *为牵头单位
_STAR = (
    r"(?:前|后|上)?(?:面)?(?:\L<marked>)?(?:“|\")?(?P<mark>\L<marks>){1,4}(?:”|\")?(?:\L<called>)?(?:的|者)?(?:责任)?(?:\L<holders>)?(?:的)?"
    rf"(?:{_LEAD})"
)
_PRINT = rf"(?:\L<marked>)?(?P<print>\L<prints>)(?:\L<shown>){{0,3}}(?:的|者)?(?:责任)?(?:\L<holders>)?(?:的)?{_LEAD}"
# 其余为配合单位; 分号后的为责任单位; 其他有关单位按职责分工配合
_REST = (
    r"(?:[,;](?:\L<others>|(?:第[一1]个|首个)?\L<signs>\L<behind>|\L<behind>)(?:的)?(?:各|有关|相关)?(?:\L<holders>)?"
    rf"(?:均|都|要)?(?:{SHARED})?(?:\L<means>(?P<rest>\L<heads>)(?:\L<holders>)?|(?:\L<adverbs>){{0,3}}(?P<does>\L<verbs>)))?"
)
# 以下均需各区政府、开发区管委会落实，不再列出; 以下责任单位均包括甲局、乙局，不再列出; 所有任务均涉及各县区政府
_IMPLIED = (
    r"(?:(?P<all>\L<scope_all>)|\L<scope_here>)(?:\L<work>){0,4}(?:均|都|还)(?:\L<share>){0,3}(?P<units>[^。;:]{2,80}?)(?:\L<adverbs>){0,3}(?:\L<untied>)?[,、;]?"
    r"(?:下同[,、;])?(?:\L<not_again>|不)(?:\L<again>){0,3}(?:\L<untold>)"
)
_SIGNS = {"逗号": ",", "分号": ";", "顿号": "、", "句号": "。", ",": ",", ";": ";", "、": "、"}
_LEAD_CUE = r"[为是系者位的门](?:总|本项)?\L<leads>"
_NOT_AGAIN = r"\L<not_again>|不\L<again>"
_FROM_HERE_ON = regex.compile(r"[,;。]下同")
_OF_TABLE = regex.compile(r"(?:注|说明|备注):[^\n。]*$")


_OF_MANY = ("signs", "marks", "prints", "holders", "others")
_OF_ROLES: dict[str, Callable[[], Iterable[str]]] = {
    "leads": lambda: in_place("convention"),
    "heads": lambda: in_place("label", how="with"),
    "adverbs": lambda: in_place("verb", "before"),
    "verbs": lambda: in_place("verb"),
}


def _words_of(name: str) -> Iterable[str]:
    if name in _OF_ROLES:
        return _OF_ROLES[name]()
    return words("convention_words", name.removesuffix("s") if name in _OF_MANY else name)


def _compile(pattern: str) -> regex.Pattern[str]:
    return with_lists(pattern, _words_of)


@cache
def _who_leads() -> regex.Pattern[str]:
    return _compile(rf"(?:(?P<comma>{_SIGN})|(?P<first>{_FIRST})|(?P<star>{_STAR})|(?P<unseen>{_PRINT})){_REST}")


@cache
def _who_shares() -> regex.Pattern[str]:
    return _compile(rf"(?P<implied>{_IMPLIED})")


@cache
def _lead_cues() -> re.Pattern[str]:
    """What every statement of who leads has: 为牵头, 者统筹."""
    return with_words(_LEAD_CUE, _words_of)


@cache
def _cues() -> re.Pattern[str]:
    """What every statement in a clause has one of."""
    first = {word[0] for word in _words_of("not_again")}
    return with_words(
        beginning(f"为是系者位的门不,;。{''.join(sorted(first))}", rf"{_LEAD_CUE}|{_NOT_AGAIN}|[,;。]下同"), _words_of
    )


@cache
def _not_again() -> re.Pattern[str]:
    """Where it is said that something is not told again: what every statement of who shares has."""
    first = {word[0] for word in _words_of("not_again")} | {"不"}
    return with_words(beginning("".join(sorted(first)), _NOT_AGAIN), _words_of)


class Convention(NamedTuple):
    """`kind` first, comma, star, implied, or unseen (what plain text does not show: 加粗的为牵头单位); it holds for clauses
    that end after `start`. `names` only for implied, `sign` for comma and star."""

    kind: str
    start: TextAt
    end: TextAt
    names: tuple[Name, ...] = ()
    sign: str = ","
    said: InText = (TEXT_BEGINS, TEXT_BEGINS)  # where the statement stands
    rest: str | None = None  # the role of all others: 其余为配合单位

    @property
    def unread(self) -> tuple[InText, ...]:
        """Its place where nobody can follow it."""
        return (self.said,) if self.kind == "unseen" else ()


def find_conventions(document: Document) -> list[Convention]:
    """Every convention that the text states, in order."""
    text = document.view.text
    stated = [*_near(_lead_cues(), _who_leads(), text), *_near(_not_again(), _who_shares(), text)]
    return sorted((_convention(document, match) for match in stated), key=lambda one: one.said)


def _near(cues: re.Pattern[str], pattern: regex.Pattern[str], text: str) -> Iterator[regex.Match[str]]:
    """The matches of a pattern in the lines that have a cue."""
    done = 0
    for cue in cues.finditer(text):
        if cue.start() >= done:
            begin = max(done, text.rfind("\n", 0, cue.start()) + 1)
            done = text.find("\n", cue.end()) + 1 or len(text)
            yield from pattern.finditer(text, begin, done)


def _convention(document: Document, match: regex.Match[str]) -> Convention:
    kind = next(kind for kind, said in match.groupdict().items() if said is not None and kind in _KINDS)
    start, end = document.view.to_text(*match.span())
    said = (start, end)
    names: tuple[Name, ...] = ()
    if kind == "implied":
        names = tuple(split_units(match.group("units"), match.start("units")))
    head = match.string[max(0, match.start() - 12) : match.start()]
    of_all = kind == "implied" and match.group("all") is not None
    if of_all or _OF_TABLE.search(head) or any(t.start <= start < t.end for t in document.tables):
        start = TEXT_BEGINS  # a note under or over the table holds for all of it
    sign = match.groupdict().get("mark") or _SIGNS.get(match.groupdict().get("sign") or "", ",")
    return Convention(kind, start, end, names, sign, said, _rest(match.groupdict()))


def _rest(said: dict[str, str | None]) -> str | None:
    """The role of all who do not lead, where a statement says it: 其余为配合单位, 其他单位按职责分工配合."""
    label, verb = said.get("rest"), said.get("does")
    return in_place("label", how="with")[label] if label else in_place("verb")[verb] if verb else None


_KINDS = ("first", "comma", "star", "unseen", "implied")


def statement_in(text: str) -> int | None:
    """Where in a folded clause the statement of a convention begins (with the stop before it), or None.

    >>> statement_in("甲部、乙部负责。列第一位者为牵头单位,下同"), statement_in("甲局、乙局")
    (7, None)
    """
    if _cues().search(text) is None:
        return None
    stated = [_who_leads().search(text)] if _lead_cues().search(text) else []
    stated += [_who_shares().search(text)] if _not_again().search(text) else []
    starts = [match.start() for match in (*stated, _FROM_HERE_ON.search(text)) if match]
    if not starts:
        return None
    start = int(min(starts))
    return start - 1 if start and text[start - 1] in "。;,、" else start


def holding(conventions: Sequence[Convention], kind: str, at: TextAt) -> Convention | None:
    """The last convention of a kind that holds for a clause which ends at `at`."""
    return next((c for c in reversed(conventions) if c.kind == kind and c.start < at), None)


def leading(
    text: str, names: Sequence[Name], conventions: Sequence[Convention], at: TextAt
) -> tuple[Convention, list[int]] | None:
    """Which of the names that answer for a task lead, by the convention that holds for a clause which ends at `at`.

    A collective in the first place sets no lead.
    """
    star = holding(conventions, "star", at)
    starred = [i for i, name in enumerate(names) if star and name.sign == star.sign]
    if star and starred:
        return star, starred
    comma, first = holding(conventions, "comma", at), holding(conventions, "first", at)
    if comma and (not first or comma.start > first.start):
        return comma, _before_sign(text, names, comma.sign)
    return (first, [0]) if first and not names[0].collective else None


def _before_sign(text: str, names: Sequence[Name], sign: str) -> list[int]:
    """The names before the first such sign that stands between names."""
    for i, (name, following) in enumerate(pairwise(names)):
        if sign in text[name.end : following.start]:
            return list(range(i + 1))
    return list(range(len(names))) if sign != "、" else [0]
