"""Faults of numbering (结构层次序数, GB/T 9704-2012 7.3.3): YD201 gap, YD202 repeat, YD203 stop, YD204 level, YD205 brackets,
YD206 two ways to write one list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import regex

from ydparse.document import InText
from ydparse.grammar.numbering import RANK, mark_at
from ydparse.lint.draft import Draft
from ydparse.lint.rule import Fault, Rule, Severity
from ydparse.structure import Node

_LEVELS = ("cn", "cn_paren", "digit", "digit_paren")  # 一、（一）1.（1）
_NUMERAL = regex.compile(r"[\p{N}〇零一二三四五六七八九十百壹贰叁肆伍陆柒捌玖拾]+")
_WITH_STOP = regex.compile("[⒈-⒛]")
_OPENS, _CLOSES = "（(〔[【﹝〈<《{", "）)〕]】﹞〉>》}"
_PROPER = {"cn": ("、",), "digit": (".", "．", "、", "﹒")}  # what may stand behind a numeral without brackets
_ELISION = "……"
_AS_MANY = 2  # entries with their stop, for each without
_NAMED = 5  # missing numbers that a message names


def _gaps(draft: Draft) -> Iterator[Fault]:
    """A number is missing, and stands nowhere between the two."""
    for node, before, missing in _missing(draft):
        if _misplaced(draft, before, node, missing) is None:
            named = "、".join(map(str, missing[:_NAMED])) + ("……" if len(missing) > _NAMED else "")
            message = f"序号不连续：“{draft.label(before)}”之后是“{draft.label(node)}”，缺第 {named} 项"
            yield _at(node, message)


def _missing(draft: Draft) -> Iterator[tuple[Node, Node, Sequence[int]]]:
    """The gaps that the extraction told of, each with the entry before it; not where the numbers were not read, or were
    left out on purpose (……)."""
    view = draft.document.view
    for _, span in draft.warned("YD110"):
        node = draft.entry_at(span.start)
        before = draft.steps.get(node.entry.start) if node else None
        if node is None or before is None or not draft.states_work:
            continue
        missing = range(before.entry.mark.number + 1, node.entry.mark.number)
        low, high = view.to_view(before.entry.text_start), view.to_view(node.entry.start)
        elided = _ELISION in view.text[low:high]
        style = node.entry.mark.style
        if _is_shift(draft, before, missing):
            continue
        if missing and not elided and not any(_stands(view.text, low, high, style, number) for number in missing):
            yield node, before, missing


def _is_shift(draft: Draft, before: Node, missing: Sequence[int]) -> bool:
    """Whether the entry before a gap of one has the number of the one before it: it should have had the missing number."""
    earlier = draft.steps.get(before.entry.start)
    return len(missing) == 1 and earlier is not None and earlier.entry.mark.number == before.entry.mark.number


def _stands(text: str, low: int, high: int, style: str, number: int) -> bool:
    """Whether a mark that may be the missing one stands anywhere in text[low:high], in mid-phrase too."""
    marks = (mark_at(text, at, high) for at in range(low, high))
    return any(mark is not None and (mark.style, mark.number) == (style, number) for mark in marks)


def _misplaced(draft: Draft, before: Node, node: Node, missing: Sequence[int]) -> InText | None:
    """Where a mark of another level has the missing number, opens a paragraph and continues no list of its own: （三） for 三、."""
    view = draft.document.view
    paragraphs = draft.document.paragraphs
    for i in range(draft.document.paragraph_at(before.entry.start) + 1, len(paragraphs)):
        at = paragraphs[i].start
        if at >= node.entry.start:
            break
        mark = mark_at(view.text, view.to_view(at))
        if mark is None or mark.style not in _LEVELS or mark.number != missing[0]:
            continue
        own = draft.steps.get(at)
        if own is None or own.entry.mark.number != mark.number - 1:
            return view.to_text(mark.start, mark.end)
    return None


def _levels(draft: Draft) -> Iterator[Fault]:
    """A mark of another level where the list asks for the next of its own."""
    for node, before, missing in _missing(draft):
        place = _misplaced(draft, before, node, missing)
        if place:
            label, own = draft.document.quote(*place), f"“{draft.label(before)}”“{draft.label(node)}”"
            yield Fault(*place, f"序号“{label}”的层次不对：前后是{own}，这里应是同一级的第 {missing[0]} 项")
    for above, node in _inverted(draft):
        label = draft.label(node)
        yield _at(node, f"序号“{label}”的层次不对：排在“{draft.label(above)}”之下，应依“一、（一）1.（1）”逐级标注")


def _inverted(draft: Draft) -> Iterator[tuple[Node, Node]]:
    """Entries of a higher level below one of a lower."""
    for node in draft.entries:
        parent = node.parent
        if parent is None or not draft.states_work:
            continue
        styles = parent.entry.mark.style, node.entry.mark.style
        if set(styles) <= set(_LEVELS) and RANK[styles[0]] > RANK[styles[1]] and node.entry.mark.number == 1:
            yield parent, node


def _repeats(draft: Draft) -> Iterator[Fault]:
    """The number of the entry before it once more, or one of those before it; each opens a line, for where the breaks are lost a
    heading between them may be too, and the number before its own does not stand between them."""
    view = draft.document.view
    for _, span in draft.warned("YD111"):
        node = draft.entry_at(span.start)
        before = draft.steps.get(node.entry.start) if node else None
        if node is None or before is None or not draft.states_work or node.entry.mark.number == 1:
            continue
        low, high = view.to_view(before.entry.text_start), view.to_view(node.entry.start)
        mark = node.entry.mark
        unsure = any(one.entry.mark.bare or one.entry.inline for one in (node, before))
        earlier = draft.steps.get(before.entry.start)
        told = earlier is not None and earlier.entry.mark.number == mark.number - 2  # 2. 4. 4.: the gap is told
        if unsure or told or _stands(view.text, low, high, mark.style, mark.number - 1):
            continue
        label, last = draft.label(node), draft.label(before)
        yield _at(node, f"序号“{label}”重复" if label == last else f"序号“{label}”倒退：前一项是“{last}”")


def _stops(draft: Draft) -> Iterator[Fault]:
    """A number without the sign that those beside it have, or with another."""
    for sisters in _lists(draft):
        proper = [node for node in sisters if _sign(draft, node) in _PROPER[node.entry.mark.style]]
        wrong = [node for node in sisters if node not in proper]
        if not wrong or len(proper) < _AS_MANY * len(wrong) or len(proper) < _AS_MANY:
            continue
        for node in wrong:
            if _is_due(draft, node):
                sign = _sign(draft, node)
                what = f"后的“{sign}”应为句点或顿号" if sign else "后缺少顿号或句点"
                yield _at(node, f"序号“{_bare(draft, node)}”{what}（如“{draft.label(proper[0])}”）")


def _lists(draft: Draft) -> Iterator[list[Node]]:
    """The entries of a paper that are numbered 一、 or 1., a list a style."""
    own = [node for node in draft.entries if node.entry.mark.style in _PROPER and draft.states_work]
    own.sort(key=lambda node: (node.entry.part, node.entry.mark.style, node.entry.start))
    for _, nodes in groupby(own, key=lambda node: (node.entry.part, node.entry.mark.style)):
        yield list(nodes)


def _is_due(draft: Draft, node: Node) -> bool:
    """Whether the number is the next of its list, and the list goes on with the one behind it."""
    number, before = node.entry.mark.number, draft.steps.get(node.entry.start)
    after = draft.followers.get(node.entry.start)
    follows = number == 1 or (before is not None and before.entry.mark.number == number - 1)
    return follows and (after is None or after.entry.mark.number in (1, number + 1))


def _sign(draft: Draft, node: Node) -> str:
    """What stands between the numeral of an entry and its text; a numeral with its stop (⒈) has one."""
    label = draft.label(node)
    return "." if _WITH_STOP.fullmatch(label) else _NUMERAL.sub("", label)


def _bare(draft: Draft, node: Node) -> str:
    found = _NUMERAL.search(draft.label(node))
    return found.group() if found else draft.label(node)


def _brackets(draft: Draft) -> Iterator[Fault]:
    """Brackets of a number that do not belong together: （一〕, (二）, （三."""
    for node in draft.entries:
        if node.entry.mark.style not in ("cn_paren", "digit_paren"):
            continue
        signs = [sign for sign in _sign(draft, node) if sign in _OPENS + _CLOSES]
        label = draft.label(node)
        if len(signs) == 1:
            yield _at(node, f"序号“{label}”的括号少了一半")
        elif len(signs) == 2 and _OPENS.find(signs[0]) != _CLOSES.find(signs[1]):
            yield _at(node, f"序号“{label}”的两个括号不是一对")


def _two_ways(draft: Draft) -> Iterator[Fault]:
    """A list of which some are written another way than most: 1. 2、 3.; （一）(二)（三）. What has a wrong sign is told of already."""
    lists: dict[tuple[int, int, str], list[Node]] = {}
    for node in draft.entries:
        style, sign = node.entry.mark.style, _sign(draft, node)
        if style in _LEVELS and (style not in _PROPER or sign in _PROPER[style]):
            lists.setdefault((node.entry.part, id(node.parent), node.entry.mark.style), []).append(node)
    for own in lists.values():
        signs = [_sign(draft, node) for node in own]
        usual = max(signs, key=signs.count)
        for node, sign in zip(own, signs, strict=True):
            if sign != usual and 2 * signs.count(usual) > len(own):
                other = next(draft.label(one) for one in own if _sign(draft, one) == usual)
                yield _at(node, f"同一级序号的写法不一致：“{draft.label(node)}”与“{other}”")


def _at(node: Node, message: str) -> Fault:
    return Fault(node.entry.start, node.entry.text_start, message)


RULES = (
    Rule(
        "YD201",
        "numbering-gap",
        "序号不连续",
        Severity.ERROR,
        "同一级序号中间缺号，缺的号在两项之间哪里也没有。",
        "收文的人会以为漏印了一项；以后按号引用、按号督办也对不上。",
        "补上漏掉的一项，或把后面的各项顺次改号。",
        "10.按照本要点",
        "9.按照本要点",
        _gaps,
    ),
    Rule(
        "YD202",
        "numbering-repeat",
        "序号重复或倒退",
        Severity.ERROR,
        "一项的序号与前一项相同，或比前一项小而不是从头编起。",
        "两项同号，引用时分不清说的是哪一项。",
        "顺次改号。",
        "2.改造窗口20个",
        "3.改造窗口20个",
        _repeats,
    ),
    Rule(
        "YD203",
        "numbering-stop",
        "序号后缺少标点",
        Severity.WARNING,
        "同一份文件里别的序号后都有顿号或句点，这一个没有，或用了别的标点。",
        "序号与正文连成一片（“9强化”），读的人和程序都可能不把它当作一项。",
        "照其他各项补上：“一”后用顿号，“1”后用句点（GB/T 9704-2012 7.3.3）。",
        "6清理规范性文件",
        "6.清理规范性文件",
        _stops,
    ),
    Rule(
        "YD204",
        "numbering-level",
        "序号的层次不对",
        Severity.WARNING,
        "一级序号之间插进了别一级的序号（二、（三）四、），或高一级的序号排在低一级之下。",
        "层次乱了，下面各项属于哪个标题就说不清。",
        "依“一、（一）1.（1）”逐级标注（GB/T 9704-2012 7.3.3）。",
        "（二）规范审批行为",
        "二、规范审批行为",
        _levels,
    ),
    Rule(
        "YD205",
        "numbering-brackets",
        "序号的括号不成对",
        Severity.WARNING,
        "序号的括号少一半，或左右不是一种。",
        "看上去是笔误，转换格式时序号还会丢失。",
        "左右都用全角圆括号。",
        "（二〕强化培训",
        "（二）强化培训",
        _brackets,
    ),
    Rule(
        "YD206",
        "numbering-form",
        "同级序号写法不一",
        Severity.INFO,
        "同一级的序号，多数是一种写法，个别是另一种（1.与1、，全角与半角括号）。",
        "版面不整齐。",
        "统一成一种写法。",
        "2、编制年度预算",
        "2.编制年度预算",
        _two_ways,
    ),
)
