"""What stands around a number: indicators without what only leads up to them. Speaks the folded view."""

from __future__ import annotations

import re

from ydparse.document import ViewAt
from ydparse.grammar.amounts import indicator_ending
from ydparse.grammar.limits import date_at
from ydparse.grammar.verbs import verb_at
from ydparse.rules.targets.history import AGAINST, BASE, WHEN
from ydparse.rules.targets.words import composed, listed

# Adverbs, aims and joints before an indicator; not 力争上游, 争取到, 推动100万人….
_LEADING = composed(
    rf"(?:[\s,、”]|{AGAINST}|(?<=[(,])含|在[^,。;“]{{0,12}}?基础上|“(?=[^”]*$)|[①-⑳]|[一二三四五六七八九十]是|\(\d{{1,2}}\)|[一二两三四五]年(?:内)?累计"
    r"|推动(?!\d)|推进(?=\p{Han}{2,}(?:率|比例|达|提))|实现(?=\p{Han})|累计(?=新|完|实|建|培)|(?:或者?|且)(?=[达提超突])|\L<leads>)"
)
_LEADING_BEGINS = frozenset(",、”“(含①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳一二三四五六七八九十两相较于对比与同和跟在以推实累或且").union(
    word[0] for word in listed("leads")
)
# The same between an indicator and its number.
_TRAILING = composed(
    r"(?:[,、“]|(?<![人生床亩户地年月日平])均|(?:到|至)?20\d\d年(?:底|末)?|(?:[一两二三四五]|\d)年内|(?<=.)在[^,。;“]{1,10}基础上"
    rf"|[较比](?:法定|规定)[^,。;]{{1,6}}|\L<trails>|{BASE})$"
)
_TRAILING_ENDS = tuple({*",、“均年底末初内上度”期间平比较数准的", *(word[-1] for word in listed("trails"))})
# 提高到每人每年640元, 不低于每亩800元: what the number is of.
PER = re.compile(r"(?:为|按)?(?:每[人生户亩个名位头只台套家吨床户度张平方米公里小时次件天日月年季]{1,4}){1,2}$")
_COMPARISON = composed(r"\L<comparing_tail>+$")
_WHEN = composed(WHEN)
_DOING = ("make", "add", "cause")
_ATTRIBUTE = composed(r"\L<attributive>")
_DATE_ENDS = ("前", "底", "末", "季度", "月", "日", "半年")
_LONGEST_DATE = 14  # characters
_FAR = 60  # characters; what leads up to a number is not longer
_NOTE = re.compile(r"(?<=.)\([^()]*\)$")
_AFTER = composed(
    r"的?(?P<what>(?:[^,。;:!?、\n\t()]|(?<=\p{Han})\([^()\d]{1,6}\)(?=\p{Han})|(?<=\p{Han})\((?!其中|不?含|占|下同|新|共|详?见|附)[\p{Han}、]{1,4}\)){1,50})"
)  # 县(区), 出国(境)培训
_STEPS = listed("steps")  # 突破500家大关
_MORE = re.compile(r"、(?P<what>[^,。;:!?、\n\t()]{2,40})")
_OF = composed(r"的[\p{Han}A-Za-z“]{2,}")

# The end of an indicator that says what is measured (居民人均可支配收入, 重点工程减排量): what leads up to a measure, then it.
_GROWN = composed(r"\L<grown>$")
_BARE = composed(r"(?:总|年|亩均)?\L<bare_measure>")
_TAIL_LEADS = composed(r"\L<tail_leads>+$")
_MEASURE = composed(r"(?:\p{Han}{2}化|\p{Han}{2})率$|(?<!需氧)[量数额值]$")
_JOINT = composed(r"\L<joint_tail>$")
_WORD = composed(r"\p{Han}|[A-Za-z]")


def leading_at(text: str, at: int) -> re.Match[str] | None:
    """What only leads up to an indicator at a place."""
    first = text[at : at + 1]
    return _LEADING.match(text, at) if first in _LEADING_BEGINS or first.isspace() else None


def strip_indicator(text: str) -> str:
    """An indicator without dates, adverbs and brackets that only lead up to it or to the number.

    >>> strip_indicator("到2026年底全县茶叶综合产值力争"), strip_indicator("合作成果(签署协议)")
    ('全县茶叶综合产值', '合作成果')
    """
    previous = None
    while previous != text:
        previous = text
        if text.endswith(_TRAILING_ENDS) or "定" in text[-8:]:  # 较规定提前
            trailing = _TRAILING.search(text, max(len(text) - _FAR, 0))
            text = text[: trailing.start()] if trailing else text
        leading = leading_at(text, 0)
        text = text[leading.end() :] if leading else text
        date = date_at(text)
        text = text[date.end() :] if date and date.end() and not text.startswith("每") else text
        note = _NOTE.search(text) if text.endswith(")") else None
        text = text[: note.start()] if note else text
    text = _without_date(text.strip(",、:/"))
    return "" if _WHEN.fullmatch(text) else text  # 去年同期为5%


def _without_date(text: str) -> str:
    """A wording without a date at its end: 建设进度 of 建设进度一季度."""
    if text.endswith(_DATE_ENDS):
        for start in range(max(len(text) - _LONGEST_DATE, 1), len(text) - 1):
            date = date_at(text, start)
            if date and date.end() == len(text):
                return text[:start].rstrip(",、")
    return text


def without_comparison(text: str) -> str:
    """A wording without what compares at its end: 遴选 of 遴选不少于."""
    bare: str = _COMPARISON.sub("", text)
    return bare


def thing_after(text: str, at: ViewAt, stop: ViewAt, end: ViewAt) -> tuple[str, ViewAt] | None:
    """What is counted, where it stands after the number (编制10个以上图谱): (wording, end) or None.

    It ends at the next comma, bracket or stop, at the next number (`stop`), at the end of the sentence (`end`).
    """
    match = _AFTER.match(text, at, end)
    if match is None:
        return None
    wording: str = match.group("what")
    if match.end("what") > stop:
        wording = _JOINT.sub("", text[match.start("what") : stop])
    else:
        wording += _joined(text, match.start("what"), match.end("what"), stop)
    wording = wording.rstrip("”") if "“" not in wording else wording
    if len(wording) < 2 or wording in _STEPS or not _WORD.search(wording):
        return None
    return wording, ViewAt(match.start("what") + len(wording))


def _joined(text: str, start: int, end: int, stop: int) -> str:
    """What 、 joins to a wording that is counted: 省、市级基地, 优秀教师、医生, 技术先进、带动力强的示范项目.

    It ends before a member with a number or a verb of its own; one with a verb goes on where 的 makes all of it an
    attribute.
    """
    if text[end : end + 1] != "、":
        return ""
    members = _members(text, end, stop)
    attributes = max((i for i, said in enumerate(members) if _OF.search(said)), default=-1)
    is_attribute = members and (_ATTRIBUTE.match(text, start) or not verb_at(members[0], 1, *_DOING))
    kept = 0
    for i, said in enumerate(members):
        verb = verb_at(said, 1, *_DOING)
        if verb and not (i <= attributes and (is_attribute or verb_at(said, 1, "make") != verb)):
            break
        kept = i + 1
    return "".join(members[:kept])


def _members(text: str, at: int, stop: int) -> list[str]:
    """What 、 joins at a place, up to `stop`, each with its 、; the last one not where it is of the next number."""
    members = []
    while match := _MORE.match(text, at, stop):
        members.append(match.group())
        at = match.end()
    if at == stop and members and text[stop : stop + 1] not in ("", *",。;:!?\n\t()"):
        members.pop()
    return members


def measure_of(name: str) -> str:
    """The end of an indicator that says what is measured.

    >>> measure_of("农村居民人均可支配收入"), measure_of("茶叶产量"), measure_of("辣椒种植面积"), measure_of("充电桩")
    ('居民人均可支配收入', '产量', '种植面积', '')
    """
    noun = indicator_ending(name)
    measure = _MEASURE.search(name)
    start = min([len(name) - len(noun)] if noun else [], default=len(name))
    start = min(start, measure.start() if measure else start)
    if start == len(name):
        return ""
    leads = _TAIL_LEADS.search(name[:start])
    start = leads.start() if leads else start
    if start == 0 and leads:  # 农村居民人均可支配收入: what tells it from the others comes first
        inner = _TAIL_LEADS.search(name[2 : leads.end()])
        start = 2 + inner.start() if inner else leads.end()
    return name[start:]


def is_bare_measure(thing: str) -> bool:
    """Whether a wording is a measure that does not say of what: 产值, 总产量."""
    return _BARE.fullmatch(thing) is not None


def measured(thing: str, before: str) -> str:
    """A bare measure with whose it is, by the indicator before: 产量 after 粮食播种面积 is 粮食产量.

    >>> measured("产量", "粮食播种面积"), measured("产值", "辣椒种植"), measured("茶叶产量", "面积"), measured("产值", "投资")
    ('粮食产量', '辣椒产值', '茶叶产量', '产值')
    """
    if not is_bare_measure(thing):
        return thing
    grown = _GROWN.search(before)
    tail = measure_of(before) or (grown.group() if grown else "")
    return before.removesuffix(tail) + thing if tail else thing
