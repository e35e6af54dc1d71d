"""What a unit clause says: its wording → its lists of names, each with what gives it a role, and the names of these with
their roles. Speaks the folded view.

The grammar is role words × lists × separators × brackets; words and endings are lexicon.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from sys import intern

from ydparse.document import VIEW_BEGINS, InView, ViewAt
from ydparse.grammar.bodies import ends_like_unit, is_stem
from ydparse.grammar.levels import begins_with_level
from ydparse.grammar.limits import find_marks, timely
from ydparse.grammar.names import all_names, beside_limit, is_limit, split_units
from ydparse.grammar.pieces import in_view
from ydparse.grammar.roles import (
    SHARED,
    inner_label_pattern,
    label_pattern,
    label_role,
    label_word,
    loose_labels,
    unknown_label_pattern,
    verb_pattern,
    verb_role,
)
from ydparse.rules.units.assigned import Assigned, assign_list, some
from ydparse.rules.units.context import OF_BODIES, Given, Listed
from ydparse.rules.units.conventions import statement_in
from ydparse.rules.units.refusals import ends_with_person

_NEST_OPEN, _NEST_CLOSE = "([<", ")]>"
_NESTS = re.compile(f"[{re.escape(_NEST_OPEN)}]")
_COMMA = re.compile("[,;]")
_PIECE = re.compile(r"(?:[^,;(\[<]|[(\[<][^()\[\]<>]*[)\]>]|[(\[<])+")  # between commas outside brackets
_OTHERS = re.compile(r"等(?:有关|相关|职能)?(?:部门|单位)")
_COLON = re.compile("[:;]")  # each label ends in one
_NO_LIST = re.compile(r"[。!?《:]|\d(?!\d*热线)")
_SENTENCE = re.compile(r"[。!?:]")
_SHARED = re.compile(SHARED)
_SIGNS = ",;。、."
_LONGEST = 60  # characters of a name behind a label
_FURTHEST = 900  # characters of a list before its verb, at most


@dataclass(slots=True)
class ClauseReader:
    """Reads one folded clause; `base` is its place in the view, `column` the role of the table's column that it stands in.

    Places of wordings that are neither units nor a time limit are gathered in `unread`.
    """

    body: str
    base: ViewAt = VIEW_BEGINS
    column: str | None = None
    unread: list[InView] = field(default_factory=list)
    masked: str = field(init=False)

    def __post_init__(self) -> None:
        self.masked = mask(self.body)
        cut = statement_in(self.masked)
        if cut is None:
            return
        if cut == 0:  # （第一个单位为牵头单位，下同。甲局、乙局负责）
            behind = self.body.find("。") + 1 or len(self.body)
            self.base, self.body = ViewAt(self.base + behind), self.body[behind:]
        else:
            self.body = self.body[:cut]
        self.masked = mask(self.body)

    def read(self) -> list[Assigned]:
        """Every name, in order."""
        labels = self._labels()
        stop = labels[0].start() if labels else len(self.body)
        out = self._by_verbs(0, stop, None) if stop else []
        if labels and not some(out) and all_names(self.body[:stop]):  # (市发改委,完成时限:…)
            out = self._assign(0, stop, self._listed())
        for i, label in enumerate(labels):
            out += self.behind(label, labels[i + 1].start("label") if i + 1 < len(labels) else len(self.body))
        return out

    def under(self, label: Given) -> list[Assigned]:
        """The names of a wording that stands behind a label."""
        return self._by_verbs(0, len(self.body), label)

    def _labels(self) -> list[re.Match[str]]:
        masked = self.masked
        if not _COLON.search(masked):
            return []
        found = [*label_pattern().finditer(masked), *loose_labels(masked)]
        found += [
            m for m in unknown_label_pattern().finditer(masked) if not ends_like_unit(m.group("label"), strict=True)
        ]
        if found:
            inner = inner_label_pattern().finditer(masked, found[0].end())
            found += [m for m in inner if ends_like_unit(masked[max(0, m.start() - _LONGEST) : m.start()], strict=True)]
        labels = sorted({m.end("label"): m for m in found}.values(), key=lambda m: m.start("label"))
        return [label for i, label in enumerate(labels) if not i or label.start() >= labels[i - 1].end("label")]

    def _listed(self, label: Given | None = None, verb: Given | None = None) -> Listed:
        return Listed("cell" if self.column else "clause", label, verb, self.column)

    def _assign(self, start: int, stop: int, listed: Listed) -> list[Assigned]:
        return assign_list(self.body[start:stop], ViewAt(self.base + start), listed)

    def _in_view(self, start: int, stop: int) -> InView:
        """Where body[start:stop] stands in the view."""
        return ViewAt(self.base + start), ViewAt(self.base + stop)

    def behind(self, label: re.Match[str], stop: int) -> list[Assigned]:
        """The names that a label heads, up to `stop`; a sentence behind them (。具体任务…) is none of them.

        Behind a label that names no body (时限：12月底前；市甲局牵头) the clause goes on after its first stop.
        """
        role = label_role(label.group("label"))
        by = self._in_view(*label.span("label"))
        if role in OF_BODIES:
            end = self.masked.find("。", label.end(), stop)
            if end >= 0 and self.body[end:stop].strip("。") and not all_names(self.body[end + 1 : stop]):
                self._leave(end + 1, stop)
                stop = end
            return self._by_verbs(label.end(), stop, Given(role, by, label_word(label.group("label"))))
        if role == "remark":
            return self._assign(label.end(), stop, self._listed(Given("remark", by)))
        end = self.masked.find(";", label.end(), stop)
        out = (
            self._assign(label.end(), stop if end < 0 else end, self._listed(Given("person", by)))
            if role == "person"
            else []
        )
        if end < 0:
            return out
        rest = self.body[end + 1 : stop]
        out += self._by_verbs(end + 1, stop, None, silent=True)
        if not some(out) and all_names(rest) and (role != "person" or all_names(rest, strict=True)):
            out += self._assign(end + 1, stop, self._listed())
        return out

    def _leave(self, start: int, stop: int) -> None:
        self.unread.append(self._in_view(start, stop))

    def _by_verbs(self, start: int, stop: int, label: Given | None, silent: bool = False) -> list[Assigned]:
        """Names up to each role verb get its role; what stands after the last verb gets the label's, or 责任."""
        out: list[Assigned] = []
        at, seen = start, False
        sure = label is not None or self.column is not None
        for verb in verb_pattern().finditer(self.masked, start, stop):
            if verb.start() <= at:
                continue
            if verb.start() - at > _FURTHEST:
                at = verb.end()
                continue
            before = self.body[at : verb.start()]
            if not _names_before(before, sure or seen, _SHARED.match(verb.group("verb")) is not None):
                if ends_with_person(before):  # 县财政局局长王强牵头
                    at = verb.end()
                continue
            given = self._verb(verb)
            helps = given.role == "support" and not seen and "support" not in (self.column, label and label.role)
            apart = helps and self._names_apart(at, verb.start())
            if apart:  # (市甲局,市乙局、市丙局配合): 配合 is said of the last list
                out += self._assign(at, apart, self._listed(label))
                at = apart + 1
            out += self._assign(at, verb.start(), self._listed(label, given))
            at, seen = verb.end(), True
        return out + self._rest(at, stop, label, seen, silent)

    def _verb(self, verb: re.Match[str]) -> Given:
        said = verb.group("verb")
        word = verb.group("word")
        by = self._in_view(*verb.span("verb"))
        return Given(verb_role(said[said.find(word) :]) if word else "responsible", by, word and intern(word))

    def _names_apart(self, at: int, stop: int) -> int:
        """Where the comma stands behind names that stand apart from those next to the verb; 0 if there is none."""
        comma = _COMMA.search(self.masked, at, stop)
        return comma.start() if comma and all_names(self.body[at : comma.start()]) else 0

    def _rest(self, at: int, stop: int, label: Given | None, seen: bool, silent: bool) -> list[Assigned]:
        rest = self.body[at:stop]
        if not rest.strip(_SIGNS):
            return []
        if label is not None or self.column is not None or (seen and all_names(rest)):
            return self._assign(at, stop, self._listed(label))
        if seen and not silent and split_units(rest):
            self._leave(at + len(rest) - len(rest.lstrip(_SIGNS)), stop)
        return []


def parse_clause(
    text: str, base: ViewAt = VIEW_BEGINS, column: str | None = None, unread: list[InView] | None = None
) -> list[Assigned]:
    """The units that a folded clause assigns; empty if it is none. `column` is the role of a table's column.

    Places of wordings in it that are neither units nor a time limit are added to `unread`.

    >>> [(a.role, a.name.start) for a in parse_clause("市发改委牵头,市财政局、市水利局按职责分工负责")]
    [('lead', 0), ('responsible', 7), ('responsible', 12)]
    """
    return ClauseReader(text, base, column, [] if unread is None else unread).read()


def parse_labelled(label: re.Match[str], end: ViewAt) -> list[Assigned]:
    """The names between a label and `end` of the text that it was found in: 责任单位为甲局、乙局."""
    role = label_role(label.group("label"))
    if role not in OF_BODIES:
        return []
    _, colon = in_view(label)
    reader = ClauseReader(label.string[colon:end], colon)
    return reader.under(Given(role, in_view(label, "label"), label_word(label.group("label"))))


def parse_names(content: str, base: ViewAt = VIEW_BEGINS) -> list[Assigned]:
    """The units of a wording that is nothing but names of bodies, perhaps with a time limit at its end; else none.

    >>> [a.name.start for a in parse_names("人事科、科教科;12月")], parse_names("试行")
    ([0, 4], [])
    """
    cut = statement_in(mask(content))
    content = content if cut is None else content[:cut]
    pieces = [(piece.start(), _untimed(piece.group())) for piece in _PIECE.finditer(content)]
    lists = [(at + start, content[at + start : at + end]) for at, (start, end) in pieces if start < end]
    names = ",".join(text for _, text in lists)
    if not names or _NO_LIST.search(names) or not _mostly_names(names):
        return []
    return [one for at, text in lists for one in assign_list(text, ViewAt(base + at), Listed("clause"))]


def _untimed(piece: str) -> tuple[int, int]:
    """[start, end) of the names in a piece between commas, which a limit may touch (县水利局6月底前完成): empty where it is a
    limit, or says more of one (2026年12月底前完成, 并持续推进)."""
    whole, nothing = (0, len(piece)), (0, 0)
    if timed := beside_limit(piece):
        return timed.names
    if ends_like_unit(piece, strict=True):
        return whole
    if is_limit(piece):
        return nothing
    marks = find_marks(piece, VIEW_BEGINS, ViewAt(len(piece)), is_stated=True) if timely().search(piece) else ()
    return nothing if any(form == "ongoing" or mark.start() <= 6 for form, mark in marks) else whole


def mask(text: str) -> str:
    """The text with what stands in inner brackets blotted out, so that only the outer structure shows."""
    if not _NESTS.search(text):
        return text
    out, level = [], 0
    for char in text:
        if char in _NEST_CLOSE and level:
            level -= 1
        out.append(char if level == 0 else "_")
        if char in _NEST_OPEN:
            level += 1
    return "".join(out)


def _mostly_names(text: str) -> bool:
    """Whether a list is one of bodies: all end like them, or, of three and more, all but one, and most beyond doubt."""
    wordings = [text[name.start : name.end] for name in split_units(text)]
    doubtful = [wording for wording in wordings if not ends_like_unit(wording)]
    strict = sum(ends_like_unit(wording, strict=True) for wording in wordings)
    few = len(doubtful) == 1 and len(wordings) > 2 and strict * 2 >= len(wordings) and len(doubtful[0]) <= 12
    return bool(wordings) and (not doubtful or few)


def _names_before(text: str, sure: bool, shared_out: bool) -> bool:
    """Whether a wording reads like a list of names: where nothing else says so, all but a few must end like names."""
    names = split_units(text)
    if not names:
        return False
    if sure:
        return all(name.end - name.start <= _LONGEST for name in names)
    wordings = [text[name.start : name.end] for name in names]
    named = [ends_like_unit(wording) for wording in wordings]
    if names[-1].open_ended and _OTHERS.search(text):  # 市教育、公安等部门
        named = [known or is_stem(wording) for known, wording in zip(named, wordings, strict=True)]
    if shared_out and begins_with_level(wordings[-1]) and len(wordings[-1]) <= 8:
        named[-1] = True  # 省计生协等按职责分工负责
    return named[-1] and sum(named) * 2 >= len(named) and not _SENTENCE.search(text)
