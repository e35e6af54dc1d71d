"""Unit clauses (责任括注): the brackets, lines and labels of a text that say who answers for what stands before them.

Forms: （A牵头，B、C按职责分工负责）; （牵头单位：A；责任单位：B、C）; 〔…〕, (…), […]; a line 责任单位：A、B; a label after a
full stop. The grammar is role words × lists × separators × brackets; words and endings are lexicon.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import pairwise, zip_longest
from typing import NamedTuple, TypeAlias

import regex

from ydparse.document import VIEW_BEGINS, Document, InText, InView, Ranges, TextAt, ViewAt
from ydparse.document.pairs import match_pairs
from ydparse.grammar.bodies import ends_like_unit, is_collective
from ydparse.grammar.levels import LETTERS, PLACE_LETTERS
from ydparse.grammar.pieces import in_view
from ydparse.grammar.roles import (
    bare_label_pattern,
    bare_labels,
    label_role,
    loose_label_pattern,
    loose_labels,
    plain_labels,
)
from ydparse.lexicon import words
from ydparse.rules.ledger import OPEN, Ledger
from ydparse.rules.units.assigned import Assigned, some
from ydparse.rules.units.lists import all_names, parse_clause, parse_labelled, parse_names

_OPEN, _CLOSE = "([", ")]"
_OPENS = regex.compile(rf"[{regex.escape(_OPEN)}]")
_QUOTES = '“”„"「」『』《》<>'
_CLOSING_QUOTES = frozenset('”"」』》>')
_LINE_END = regex.compile(r"[\n\t]")
_LIMIT = 900  # characters; a bracket longer than this is no clause
_LABEL_STOP = regex.compile(r"[\n。\t]")
_BEFORE = "\n。;!?)]”.*·●■◆▲※-"
# What may stand before a label that opens a clause; before one of two parts also: 内容如下：责任单位：…, 见图1责任单位：…
_MAY_STAND_BEFORE = {"loose": _BEFORE + ",:0123456789", "bare": _BEFORE, "plain": _BEFORE + ","}
# A part of a body may follow its name after a blank: 县委 宣传部, 市公安局 交警支队.
_PARENTS = words("unit_context", "parent")
_PART = regex.compile(rf"^\p{{Han}}{{0,10}}\L<parts>(?=$|[{LETTERS}各])", parts=words("unit_context", "part"))
# What the names in a bracket are: 新建学校2所（…）, 上级部门（…）.
_EXAMPLES = regex.compile(
    r"(?:\d\p{Han}{1,2}|[两三四五六七八九十几]\p{Han}{1,2}|\L<listed>)$", listed=words("unit_context", "listed")
)
_LEFT_OPEN = 120  # one whose end was lost
_STOP = regex.compile("[。;\n]")
_HEADING = 30  # characters of a heading with its mark, behind which a label may follow
_PAUSE = regex.compile(r"[,、。;:!?\n()\[\]]")


class Clause(NamedTuple):
    """text[start:end] with its brackets; the units that it assigns, in order; wordings of it that say something else."""

    start: TextAt
    end: TextAt
    assigned: tuple[Assigned, ...]
    unread: tuple[InText, ...] = ()


def find_clauses(document: Document, barriers: Sequence[TextAt] = (), ledger: Ledger | None = None) -> list[Clause]:
    """All unit clauses of a text, in order. No clause reaches over a `barrier` (offset where an entry begins). What became of
    brackets with names and of labels is noted in the `ledger`."""
    ledger = ledger or Ledger()
    found = [*_bracketed(document, ledger)]
    taken = [(clause.start, clause.end) for clause in found]
    found += _labelled(document, taken, barriers, ledger)
    for clause in found:
        _note(document, clause, ledger)
    tables = Ranges((table.start, table.end) for table in document.tables)
    return sorted(
        (
            Clause(c.start, c.end, tuple(divide_at_blanks(document, c.assigned)), c.unread)
            for c in found
            if c.start not in tables
        ),
        key=lambda c: c.start,
    )


def divide_at_blanks(document: Document, assigned: Sequence[Assigned]) -> list[Assigned]:
    """Names with nothing but blanks between them (县水务局 县住建局), which the view does not show: each side must end like
    a body, and 县委 宣传部 is one. A run of names that was divided by their wording is divided at its blanks instead."""
    if assigned and not document.view.gaps(assigned[0].name.start, assigned[-1].name.end):
        return list(assigned)
    out: list[Assigned] = []
    run: list[Assigned] = []
    for one, following in zip_longest(assigned, assigned[1:]):
        run.append(one)
        if following is None or following.name.start != one.name.end or following.role != one.role:
            out += _at_blanks(document, run) or run
            run = []
    return out


def _at_blanks(document: Document, run: Sequence[Assigned]) -> list[Assigned]:
    """The names of a run as its blanks divide it; empty where it has none that does."""
    text = document.view.text
    first, end = run[0].name, run[-1].name.end
    cuts = [first.start]
    for at in document.view.gaps(ViewAt(first.start + 1), ViewAt(end - 1)):
        left, right = text[cuts[-1] : at], text[at:end]
        part = _PART.match(right) is not None and left[0] in LETTERS + "中"
        of_place = left.endswith(("镇", "乡", "街道", "县", "区")) and not right.endswith(tuple(PLACE_LETTERS))
        parted = right[0] in LETTERS + "各" or not (left.endswith(_PARENTS) or part or of_place)
        if parted and ends_like_unit(left) and ends_like_unit(right):
            cuts.append(at)
    if len(cuts) == 1:
        return []
    places = list(pairwise([*cuts, end]))
    last = run[-1].name.open_ended
    return [
        run[0]._replace(
            name=first._replace(
                start=low, end=high, collective=is_collective(text[low:high]), open_ended=last and high == end
            )
        )
        for low, high in places
    ]


def _note(document: Document, clause: Clause, ledger: Ledger) -> None:
    """The role words of a clause with the rules of the names that they stand at; a bracket without any, by itself."""
    for one in clause.assigned:
        if one.by:
            ledger.note("roles", document.view.to_text(*one.by), one.rule)
    if document.view.text[document.view.to_view(clause.start)] in _OPEN:
        ledger.note("brackets", (clause.start, clause.end), next(one.rule for one in clause.assigned if one.role))


def _bracketed(document: Document, ledger: Ledger) -> Iterator[Clause]:
    view = document.view
    doubtful: list[Clause] = []
    found: list[Clause] = []
    for start, end in groups(view.text):
        closed = view.text[end - 1] in _CLOSE
        content = view.text[start + 1 : end - closed]
        if not 1 < len(content) <= (_LIMIT if closed else _LEFT_OPEN):
            continue
        unread: list[InView] = []
        assigned = parse_clause(content, ViewAt(start + 1), unread=unread)
        place = view.to_text(start, end)
        if some(assigned):
            found.append(Clause(*place, tuple(assigned), tuple(view.to_text(*span) for span in unread)))
        elif closed and (names := _bare_names(view.text, start, end)):
            clause = Clause(*place, tuple(names[0]))
            (found if names[1] else doubtful).append(clause)
            ledger.note("brackets", place, OPEN)
    # One bracket may hold anything; where several entries end so, it is how this notice says it.
    doubted = {document.paragraph_at(clause.start) for clause in doubtful}
    alike = len(doubted) > 1
    if alike or (doubtful and doubted != {document.paragraph_at(clause.start) for clause in [*doubtful, *found]}):
        found += [one for one in doubtful if alike or _before(view.text, view.to_view(one.start)) == "。"]
    yield from found


def _bare_names(text: str, start: ViewAt, end: ViewAt) -> tuple[list[Assigned], bool] | None:
    """（县农业农村局、各乡镇） without a role word: names of bodies that end a sentence, and whether that is sure."""
    before, after = _before(text, start), text[end : end + 1]
    ends = after in ("", "\n", "。", "\t", ";")
    if not ends and before != "。":
        return None
    assigned = parse_names(text[start + 1 : end - 1], ViewAt(start + 1))
    strict = [ends_like_unit(text[one.name.start : one.name.end], strict=True) for one in assigned]
    after_stop = before in "\n。;!”)]" and after != ";"
    if not assigned or not (after_stop or all(strict)) or _EXAMPLES.search(text[max(0, start - 8) : start]):
        return None
    return assigned, after_stop and (all(strict) or (ends and any(strict)))


def _before(text: str, at: ViewAt) -> str:
    """The sign before a place; of a full stop with a quotation mark behind it, the stop: 上马。”（县林草局）."""
    before = text[max(at - 2, 0) : at]
    return (before[-1:] or "\n") if before[:1] != "。" or before[-1:] not in _CLOSING_QUOTES else "。"


def groups(text: str) -> Iterator[InView]:
    """[start, end) of each outermost bracket group of folded text. One that is never closed ends with its line, and
    hides none that stand behind it.

    >>> [("接收站(一期。(甲局负责)"[s:e]) for s, e in groups("接收站(一期。(甲局负责)")]
    ['(一期。', '(甲局负责)']
    """
    bare = text
    for sign in _QUOTES:
        bare = bare.replace(sign, "_")
    pairs = match_pairs(bare)
    inside = Ranges(pairs)
    stray = [sign.start() for sign in _OPENS.finditer(text) if sign.start() not in inside]
    starts: list[ViewAt] = sorted([start for start, _ in pairs] + stray)
    closed = dict(pairs)
    line_end = ViewAt(-1)
    for start, following in zip_longest(starts, starts[1:], fillvalue=ViewAt(len(text))):
        if start in closed:
            yield start, closed[start]
            continue
        if line_end < start:
            line = _LINE_END.search(text, start)
            line_end = ViewAt(line.start() if line else len(text))
        yield start, min(line_end, following)


class _Label(NamedTuple):
    """A label that was found, and of which pattern: loose (two parts and a colon), bare (牵头：), plain (no colon)."""

    start: ViewAt
    kind: str
    match: re.Match[str]


def _labels(text: str) -> Iterator[_Label]:
    """Every label that may open a clause, in order; of those that begin together the loose one first."""
    found = {"loose": loose_labels(text), "bare": bare_labels(text), "plain": plain_labels(text)}
    return merge(*(_of_kind(kind, labels) for kind, labels in found.items()), key=lambda label: label.start)


def _of_kind(kind: str, labels: Iterator[re.Match[str]]) -> Iterator[_Label]:
    return (_Label(ViewAt(label.start()), kind, label) for label in labels)


def _labelled(document: Document, taken: list[InText], barriers: Sequence[TextAt], ledger: Ledger) -> Iterator[Clause]:
    """Clauses without brackets: 责任单位：A、B on a line of its own or after a full stop, and the labels that follow."""
    view = document.view
    spans = Ranges((view.to_view(s), view.to_view(e)) for s, e in taken)
    stops = sorted(view.to_view(b) for b in barriers)
    # Labels of one run end together: its end is looked for once, and it is read as a whole once.
    done = run_end = VIEW_BEGINS
    for label in _labels(view.text):
        if label.start < done or label.start in spans or not _may_open(view.text, label, stops):
            continue
        again = label.start < run_end
        run_end = run_end if again else _end_of_labels(view.text, in_view(label.match)[1], stops)
        end, assigned = _READERS[label.kind](view.text, label, run_end, again)
        read = some(assigned)
        if read or label.kind == "loose":  # what stands in it was read
            done = end
        if not read and label.kind == "loose":
            ledger.note("roles", view.to_text(*in_view(label.match, "label")), OPEN)
        if read:
            yield Clause(*view.to_text(label.start, end), tuple(assigned))


_Read: TypeAlias = tuple[ViewAt, list[Assigned]]
"""Where a clause ends, and what it assigns."""


def _read_loose(text: str, label: _Label, end: ViewAt, again: bool) -> _Read:
    return end, parse_clause(text[label.start : end], label.start)


def _read_plain(text: str, label: _Label, end: ViewAt, again: bool) -> _Read:
    own = _own_end(text, label, end)
    return own, parse_labelled(label.match, own) if all_names(text[label.match.end() : own]) else []


def _read_bare(text: str, label: _Label, end: ViewAt, again: bool) -> _Read:
    """Names alone (牵头：市水务局), or a clause with verbs of its own up to the end of its run, which is read once."""
    own = _own_end(text, label, end)
    if all_names(text[label.match.end() : own]):
        return _read_loose(text, label, end, again)
    return _by_verbs(text, label.start, own, own if again else end)


_READERS = {"loose": _read_loose, "bare": _read_bare, "plain": _read_plain}


def _own_end(text: str, label: _Label, end: ViewAt) -> ViewAt:
    """Where the sentence ends that a label opens, at the end of its run at the latest."""
    stop = _STOP.search(text, label.match.end(), end)
    return stop.start() if stop else end


def _may_open(text: str, label: _Label, stops: Sequence[ViewAt]) -> bool:
    """Whether a label can open a clause where it stands; not 工作目标：, behind which the task itself goes on."""
    if label.kind == "loose" and label_role(label.match.group("label")) == "remark":
        return False
    before = text[label.start - 1] if label.start else "\n"
    return before in _MAY_STAND_BEFORE[label.kind] or _behind_heading(text, label.start, stops)


def _by_verbs(text: str, start: ViewAt, own: ViewAt, end: ViewAt) -> tuple[ViewAt, list[Assigned]]:
    """The clause of a short label behind which no names stand alone (部门分工：县教育局牵头，县财政局配合): up to the end of its
    run of labels, or, where that says something else, of its sentence; where that, too, none."""
    assigned = parse_clause(text[start:own], start)
    if not _are_names(text, assigned):
        return own, []
    whole = parse_clause(text[start:end], start) if end > own else assigned
    return (end, whole) if _are_names(text, whole) else (own, assigned)


def _are_names(text: str, assigned: Sequence[Assigned]) -> bool:
    """Whether all that a clause assigns ends like bodies and has a verb of its own: 部门分工：县教育局牵头，县财政局配合."""
    return some(list(assigned)) and all(
        one.rule == "unit.verb" and ends_like_unit(text[one.name.start : one.name.end]) for one in assigned if one.role
    )


def _behind_heading(text: str, start: ViewAt, stops: Sequence[ViewAt]) -> bool:
    """Whether nothing but a heading stands between the mark of an entry and a label: its line break was lost."""
    at = bisect_right(stops, start) - 1
    if at < 0 or not 4 < start - stops[at] <= _HEADING:
        return False
    return _PAUSE.search(text, stops[at] + 4, start) is None


def _end_of_labels(text: str, start: ViewAt, stops: Sequence[ViewAt]) -> ViewAt:
    """A label's list ends with its line or at a full stop, unless another label follows there."""
    end = start
    while True:
        stop = _LABEL_STOP.search(text, end)
        end = ViewAt(stop.start() if stop else len(text))
        at = bisect_right(stops, start)
        if at < len(stops) and stops[at] <= end:
            return stops[at]
        if stop is None or stop.group() == "\t":
            return end
        following = loose_label_pattern().match(text, end + 1) or bare_label_pattern().match(text, end + 1)
        if following is None:
            return end
        _, end = in_view(following)
