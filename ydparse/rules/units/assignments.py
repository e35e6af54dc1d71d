"""What a unit clause says: its wording → which names it assigns, in which role. Speaks the folded view.

The grammar is role words × lists × separators × brackets; words and endings are lexicon.
"""

from __future__ import annotations

from typing import NamedTuple

import regex

from ydparse.grammar.bodies import ends_like_unit, is_stem
from ydparse.grammar.names import Name, split_units
from ydparse.grammar.roles import (
    inner_label_pattern,
    label_pattern,
    label_role,
    label_word,
    loose_label_pattern,
    role_note,
    unknown_label_pattern,
    verb_pattern,
    verb_role,
)
from ydparse.rules.units.conventions import statement_in

_NEST_OPEN, _NEST_CLOSE = "([<", ")]>"
_NESTS = regex.compile(f"[{regex.escape(_NEST_OPEN)}]")
_DATED = r"20\d\d年|\d{1,2}月|年底|年内|上半年|下半年|第?[一二三四]季度|全年"
_LIMIT_AT_END = regex.compile(
    rf"[,;](?:于|在|到|至|自|从|本?\p{{Han}}{{0,2}}(?=印发)|力争|并|确保|计划|最迟|原则上)*(?:{_DATED}|每(?:年|月|半|季|周)|长期|持续|贯穿|常态|印发|[今本明次]年|\d{{1,3}}个?工作日)[^;。()]{{0,40}}$"
)

# What is told of the bodies and not one of them: 县财政局局长王强, 确保年内建成….
_PERSON = regex.compile(r"(?:[局厅委部处科院校县市镇乡区]长|主任|书记)\p{Han}{2,3}$")
_NO_NAME = regex.compile(rf"^(?:确保|力争|争取|负责|做好|推进|加强|按照|根据|并|及时)|应当|{_PERSON.pattern}")
_LIMIT_FIRST = regex.compile(rf"(?:{_DATED}|长期|持续)[^,;、。()]{{0,12}}[,;]")
_AT_ONCE = regex.compile(r"[,;](?:立行立改|立即启动|立即整改|即知即改|即行即改|立即落实)[^,;()]{0,8}$")
_COMMA = regex.compile("[,;]")
_OTHERS = regex.compile(r"等(?:有关|相关|职能)?(?:部门|单位)")
_COLON = regex.compile("[:;]")  # each label ends in one
_LABELS = (unknown_label_pattern, label_pattern, loose_label_pattern)
_NO_LIST = regex.compile(r"[。!?“《:]|\d(?!\d*热线)")
_SENTENCE = regex.compile(r"[。!?“:]")
_DIGIT = regex.compile(r"\d")


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


def parse_clause(
    text: str, base: int = 0, default: str | None = None, unread: list[tuple[int, int]] | None = None
) -> list[Assigned]:
    """The units that a folded clause assigns; empty if it is none. `default` is the role of a table's column.

    Places of wordings in it that are neither units nor a time limit are added to `unread`.

    >>> [(a.role, a.name.start) for a in parse_clause("市发改委牵头,市财政局、市水利局按职责分工负责")]
    [('lead', 0), ('responsible', 7), ('responsible', 12)]
    """
    cut = statement_in(mask(text))
    body = text if cut is None else text[:cut]
    masked = mask(body)
    found = [m for pattern in _LABELS for m in pattern().finditer(masked)] if _COLON.search(masked) else []
    if found:
        inner = inner_label_pattern().finditer(masked, found[0].end())
        found += [m for m in inner if ends_like_unit(masked[: m.start()], strict=True)]
    labels = sorted({m.start("label"): m for m in found}.values(), key=lambda m: m.start("label"))
    stop = labels[0].start() if labels else len(body)
    column = Given(default, "unit.column") if default else None
    out = _by_verbs(body, masked, 0, stop, base, column, unread) if stop else []
    if labels and not out and all_names(body[:stop]):  # (市发改委,完成时限:…)
        out = assign(body[:stop], base, Given("responsible", "unit.names"), stated=False)
    for i, label in enumerate(labels):
        stop = labels[i + 1].start("label") if i + 1 < len(labels) else len(body)
        out += _by_label(body, masked, label, stop, base, unread)
    return out


def _by_label(
    body: str,
    masked: str,
    label: regex.Match[str],
    stop: int,
    base: int,
    unread: list[tuple[int, int]] | None,
) -> list[Assigned]:
    """The names that a label heads, up to `stop`; a sentence behind them (。具体任务…) is none of them.

    Behind a label that names no body (时限：12月底前；市甲局牵头) the clause goes on after its first stop.
    """
    role = label_role(label.group("label"))
    if role in ("lead", "responsible", "support"):
        by = (base + label.start("label"), base + label.end("label"))
        given = Given(role, "unit.label", by, label_word(label.group("label")))
        end = masked.find("。", label.end(), stop)
        if end >= 0 and body[end:stop].strip("。") and not all_names(body[end + 1 : stop]):
            if unread is not None:
                unread.append((base + end + 1, base + stop))
            stop = end
        return _by_verbs(body, masked, label.end(), stop, base, given, unread)
    end = masked.find(";", label.end(), stop)
    if end < 0:
        return []
    rest = body[end + 1 : stop]
    given = Given("responsible", "unit.names")
    return _by_verbs(body, masked, end + 1, stop, base, None, None) or (
        assign(rest, base + end + 1, given, stated=False) if all_names(rest) else []
    )


def parse_labelled(label: regex.Match[str], end: int) -> list[Assigned]:
    """The names between a label and `end` of the text that it was found in: 责任单位为甲局、乙局."""
    text = label.string
    return _by_label(text, text, label, end, 0, None)


def parse_names(content: str, base: int = 0) -> list[Assigned]:
    """The units of a wording that is nothing but names of bodies, perhaps with a time limit at its end; else none.

    >>> [a.name.start for a in parse_names("人事科、科教科;12月")], parse_names("试行")
    ([0, 4], [])
    """
    cut = statement_in(mask(content))
    content = content if cut is None else content[:cut]
    limit = _LIMIT_AT_END.search(content)
    if limit and not ends_like_unit(content):  # (人事处、各直属单位,10月底前)
        content = content[: limit.start()]
    if first := _LIMIT_FIRST.match(content):  # (10月底前完成,市商务局)
        content, base = content[first.end() :], base + first.end()
    if last := _AT_ONCE.search(content):
        content = content[: last.start()]
    if _NO_LIST.search(content) or not _mostly_names(content):
        return []
    return assign(content, base, Given("responsible", "unit.names"), stated=False)


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
        if verb.start() <= at:
            continue
        if not _names_before(body[at : verb.start()], default is not None or seen):
            if _PERSON.search(body[at : verb.start()]):  # 县财政局局长王强牵头
                at = verb.end()
            continue
        role = verb_role(verb.group("word"))
        given = Given(role, "unit.verb", (base + verb.start("verb"), base + verb.end("verb")), verb.group("word"))
        if default is not None and default.role in ("lead", "support") and role == "responsible":
            given = default
        comma = _COMMA.search(masked, at, verb.start()) if role == "support" and not seen and default is None else None
        if comma and all_names(body[at : comma.start()]):  # (市甲局,市乙局、市丙局配合): 配合 is said of the last list
            out += assign(body[at : comma.start()], base + at, Given("responsible", "unit.names"), stated=False)
            at = comma.end()
        out += assign(body[at : verb.start()], base + at, given, stated=given.role != "responsible")
        at, seen = verb.end(), True
    rest = body[at:stop]
    if not rest.strip(",;。、."):
        return out
    if default is not None or (seen and all_names(rest)):
        given = default or Given("responsible", "unit.names")
        return out + assign(rest, base + at, given, stated=default is not None and default.role == "lead")
    if seen and unread is not None and split_units(rest):
        unread.append((base + at + len(rest) - len(rest.lstrip(",;。、.")), base + stop))
    return out


def all_names(text: str) -> bool:
    """Whether a wording is nothing but names: what stands after the last verb may also be said of them (列入考核)."""
    names = split_units(text)
    return bool(names) and all(ends_like_unit(text[name.start : name.end]) for name in names)


def _mostly_names(text: str) -> bool:
    """Whether a list is one of bodies: all end like them, or, of three and more, all but one, and most beyond doubt."""
    words = [text[name.start : name.end] for name in split_units(text)]
    doubtful = [word for word in words if not ends_like_unit(word)]
    strict = sum(ends_like_unit(word, strict=True) for word in words)
    few = len(doubtful) == 1 and len(words) > 2 and strict * 2 >= len(words) and len(doubtful[0]) <= 12
    return bool(words) and (not doubtful or few)


def _names_before(text: str, sure: bool) -> bool:
    """Whether a wording reads like a list of names: where nothing else says so, all but a few must end like names."""
    names = split_units(text)
    if not names:
        return False
    if sure:
        return all(name.end - name.start <= 60 for name in names)
    named = [ends_like_unit(text[name.start : name.end]) for name in names]
    if names[-1].open_ended and _OTHERS.search(text):  # 市教育、公安等部门
        named = [known or is_stem(text[name.start : name.end]) for known, name in zip(named, names, strict=True)]
    return named[-1] and sum(named) * 2 >= len(named) and not _SENTENCE.search(text)


def assign(text: str, base: int, given: Given, stated: bool) -> list[Assigned]:
    """The names of a list with the role that is given to it, or with one of their own; no persons, no sentences."""
    out: list[Assigned] = []
    for name in split_units(text, base):
        wording = text[name.start - base : name.end - base]
        if _NO_NAME.search(wording) and (not ends_like_unit(wording) or _DIGIT.search(wording)):
            continue
        noted = role_note(wording)
        if noted:  # 市科技局(牵头)
            own, by = name._replace(end=name.end - len(noted.group())), (name.end - len(noted.group()), name.end)
            word = noted.group("word")
            out.append(Assigned(own, verb_role(word), True, "unit.note", by, word))
        elif name.after_joint:
            out.append(Assigned(name, "support", stated, "unit.joint"))
        else:
            out.append(Assigned(name, given.role, stated, given.rule, given.by, given.word))
    return out
