"""Unit clauses (责任括注): the brackets, lines and labels of a text that say who answers for what stands before them.

Forms: （A牵头，B、C按职责分工负责）; （牵头单位：A；责任单位：B、C）; 〔…〕, (…), […]; a line 责任单位：A、B; a label after a
full stop. The grammar is role words × lists × separators × brackets; words and endings are lexicon.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from ydparse.document import Document, Ranges
from ydparse.fields.conventions import statement_in
from ydparse.normalize.bodies import ends_like_unit
from ydparse.normalize.roles import (
    bare_label_pattern,
    inner_label_pattern,
    label_pattern,
    label_role,
    label_word,
    loose_label_pattern,
    role_note,
    verb_pattern,
    verb_role,
)
from ydparse.normalize.units import Name, split_units

_OPEN, _CLOSE = "([", ")]"
_NEST_OPEN, _NEST_CLOSE = "([<", ")]>"
_LIMIT = 900  # characters; a bracket longer than this is no clause
_LIMIT_AT_END = regex.compile(
    r"[,;](?:于|力争)?(?:20\d\d年|\d{1,2}月|年底|年内|上半年|下半年|第?[一二三四]季度|全年|每(?:年|月|半|季|周)|长期|持续|贯穿|常态)[^,;。()]{0,10}$"
)
_LABEL_STOP = regex.compile(r"[\n。\t]")
_LEFT_OPEN = 120  # one whose end was lost


class Assigned(NamedTuple):
    """A name with the role that the wording gives it. Offsets of `name` and `by` are of the view.

    `rule` is the id of what gave the role, `by` the place of the wording that did, and `word` the lexicon's word in it.
    """

    name: Name
    role: str
    stated: bool  # by a word of its own (牵头), not merely by a label that covers all
    rule: str
    by: tuple[int, int] | None = None
    word: str | None = None


class Given(NamedTuple):
    """A role, the id of the rule that gives it, the place in the view of the wording that does, the lexicon's word in it."""

    role: str
    rule: str
    by: tuple[int, int] | None = None
    word: str | None = None


class Clause(NamedTuple):
    """text[start:end] with its brackets; the units that it assigns, in order; wordings of it that say something else."""

    start: int
    end: int
    assigned: tuple[Assigned, ...]
    unread: tuple[tuple[int, int], ...] = ()


def find_clauses(document: Document, barriers: Sequence[int] = ()) -> list[Clause]:
    """All unit clauses of a text, in order. No clause reaches over a `barrier` (offset where an entry begins)."""
    found = [*_bracketed(document)]
    taken = [(clause.start, clause.end) for clause in found]
    found += _labelled(document, taken, barriers)
    tables = Ranges((table.start, table.end) for table in document.tables)
    return sorted((c for c in found if c.start not in tables), key=lambda c: c.start)


def _bracketed(document: Document) -> Iterator[Clause]:
    view = document.view
    for start, end in groups(view.text):
        closed = view.text[end - 1] in _CLOSE
        content = view.text[start + 1 : end - closed]
        if not 2 < len(content) <= (_LIMIT if closed else _LEFT_OPEN):
            continue
        unread: list[tuple[int, int]] = []
        assigned = parse_clause(content, start + 1, unread=unread) or (
            _bare_names(view.text, start, end) if closed else []
        )
        if assigned:
            yield Clause(*view.to_text(start, end), tuple(assigned), tuple(view.to_text(*span) for span in unread))


def _bare_names(text: str, start: int, end: int) -> list[Assigned]:
    """（县农业农村局、各乡镇） without a role word: a clause where nothing but names of bodies ends a sentence."""
    if text[start - 1 : start] not in tuple("。;!”)]") or text[end : end + 1] not in ("", "\n", "。", "\t"):
        return []
    content = text[start + 1 : end - 1]
    cut = statement_in(_mask(content))
    content = content if cut is None else content[:cut]
    if limit := _LIMIT_AT_END.search(content):  # (人事处、各直属单位,10月底前)
        content = content[: limit.start()]
    names = split_units(content, start + 1)
    words = [text[name.start : name.end] for name in names]
    if not names or regex.search(r"\d|[。!?“《:]", content):
        return []
    if not all(ends_like_unit(word) for word in words) or not any(ends_like_unit(word, strict=True) for word in words):
        return []
    return _assign(content, start + 1, Given("responsible", "unit.names"), stated=False)


def groups(text: str) -> Iterator[tuple[int, int]]:
    """[start, end) of each outermost bracket group of folded text; a bracket left open ends with its line."""
    stack: list[int] = []
    for i, char in enumerate(text):
        if char in _OPEN:
            stack.append(i)
        elif char in _CLOSE and stack:
            start = stack.pop()
            if not stack:
                yield start, i + 1
        elif char in "\n\t":
            if len(stack) == 1:
                yield stack[0], i
            stack.clear()


def _labelled(document: Document, taken: list[tuple[int, int]], barriers: Sequence[int]) -> Iterator[Clause]:
    """Clauses without brackets: 责任单位：A、B on a line of its own or after a full stop, and the labels that follow."""
    text = document.view.text
    spans = Ranges((document.view.to_view(s), document.view.to_view(e)) for s, e in taken)
    stops = sorted(document.view.to_view(b) for b in barriers)
    labels = [*loose_label_pattern().finditer(text), *bare_label_pattern().finditer(text)]
    done = 0
    for match in sorted(labels, key=lambda label: label.start()):
        start = match.start()
        before = text[start - 1] if start else "\n"
        if start < done or before not in "\n。;!?)]”." or start in spans:
            continue
        end = _end_of_labels(text, match.end(), stops)
        bare = match.re is bare_label_pattern()
        if bare and not _all_names(regex.split("[。;\n]", text[match.end() : end])[0]):
            continue
        assigned = parse_clause(text[start:end], start)
        if assigned:
            done = end
            yield Clause(*document.view.to_text(start, end), tuple(assigned))


def _end_of_labels(text: str, start: int, stops: Sequence[int]) -> int:
    """A label's list ends with its line or at a full stop, unless another label follows there."""
    end = start
    while True:
        stop = _LABEL_STOP.search(text, end)
        end = stop.start() if stop else len(text)
        at = bisect_right(stops, start)
        if at < len(stops) and stops[at] <= end:
            return stops[at]
        if stop is None or stop.group() == "\t":
            return end
        following = loose_label_pattern().match(text, end + 1) or bare_label_pattern().match(text, end + 1)
        if following is None:
            return end
        end = following.end()


def parse_clause(
    text: str, base: int = 0, default: str | None = None, unread: list[tuple[int, int]] | None = None
) -> list[Assigned]:
    """The units that a folded clause assigns; empty if it is none. `default` is the role of a table's column.

    Places of wordings in it that are neither units nor a time limit are added to `unread`.

    >>> [(a.role, a.name.start) for a in parse_clause("市发改委牵头,市财政局、市水利局按职责分工负责")]
    [('lead', 0), ('responsible', 7), ('responsible', 12)]
    """
    cut = statement_in(_mask(text))
    body = text if cut is None else text[:cut]
    masked = _mask(body)
    found = [*label_pattern().finditer(masked), *loose_label_pattern().finditer(masked)]
    if found:
        inner = inner_label_pattern().finditer(masked, found[0].end())
        found += [m for m in inner if ends_like_unit(masked[: m.start()], strict=True)]
    labels = sorted({m.start("label"): m for m in found}.values(), key=lambda m: m.start("label"))
    stop = labels[0].start() if labels else len(body)
    column = Given(default, "unit.column") if default else None
    out = _by_verbs(body, masked, 0, stop, base, column, unread) if stop else []
    if labels and not out and _all_names(body[:stop]):  # (市发改委,完成时限:…)
        out = _assign(body[:stop], base, Given("responsible", "unit.names"), stated=False)
    for i, label in enumerate(labels):
        role = label_role(label.group("label"))
        stop = labels[i + 1].start("label") if i + 1 < len(labels) else len(body)
        if role in ("lead", "responsible", "support"):
            by = (base + label.start("label"), base + label.end("label"))
            given = Given(role, "unit.label", by, label_word(label.group("label")))
            out += _by_verbs(body, masked, label.end(), stop, base, given, unread)
    return out


def _mask(text: str) -> str:
    """The text with what stands in inner brackets blotted out, so that only the outer structure shows."""
    out, level = [], 0
    for char in text:
        if char in _NEST_CLOSE and level:
            level -= 1
        out.append(char if level == 0 else "_")
        if char in _NEST_OPEN:
            level += 1
    return "".join(out)


def _by_verbs(
    body: str,
    masked: str,
    start: int,
    stop: int,
    base: int,
    default: Given | None,
    unread: list[tuple[int, int]] | None,
) -> list[Assigned]:
    """Names up to each role verb get its role; what stands after the last verb gets the default, or 责任."""
    out: list[Assigned] = []
    at = start
    seen = False
    for verb in verb_pattern().finditer(masked, start, stop):
        if verb.start() <= at or not _names_before(body[at : verb.start()], default is not None or seen):
            continue
        role = verb_role(verb.group("word"))
        given = Given(role, "unit.verb", (base + verb.start("verb"), base + verb.end("verb")), verb.group("word"))
        if default is not None and default.role in ("lead", "support") and role == "responsible":
            given = default
        out += _assign(body[at : verb.start()], base + at, given, stated=given.role != "responsible")
        at, seen = verb.end(), True
    rest = body[at:stop]
    if not rest.strip(",;。、."):
        return out
    if default is not None or (seen and _all_names(rest)):
        given = default or Given("responsible", "unit.names")
        return out + _assign(rest, base + at, given, stated=default is not None and default.role == "lead")
    if seen and unread is not None and split_units(rest):
        unread.append((base + at + len(rest) - len(rest.lstrip(",;。、.")), base + stop))
    return out


def _all_names(text: str) -> bool:
    """Whether a wording is nothing but names: what stands after the last verb may also be said of them (列入考核)."""
    names = split_units(text)
    return bool(names) and all(ends_like_unit(text[name.start : name.end]) for name in names)


def _names_before(text: str, sure: bool) -> bool:
    """Whether a wording reads like a list of names: where nothing else says so, all but a few must end like names."""
    names = split_units(text)
    if not names:
        return False
    if sure:
        return all(name.end - name.start <= 60 for name in names)
    named = [ends_like_unit(text[name.start : name.end]) for name in names]
    return named[-1] and sum(named) * 2 >= len(named) and not regex.search(r"[。!?“:]", text)


def _assign(text: str, base: int, given: Given, stated: bool) -> list[Assigned]:
    out: list[Assigned] = []
    for name in split_units(text, base):
        noted = role_note(text[name.start - base : name.end - base])
        if noted:  # 市科技局(牵头)
            own, by = name._replace(end=name.end - len(noted.group())), (name.end - len(noted.group()), name.end)
            word = noted.group("word")
            out.append(Assigned(own, verb_role(word), True, "unit.note", by, word))
        elif name.after_joint:
            out.append(Assigned(name, "support", stated, "unit.joint"))
        else:
            out.append(Assigned(name, given.role, stated, given.rule, given.by, given.word))
    return out
