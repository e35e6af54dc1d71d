"""References that lead nowhere: YD251 an annex that is not listed, YD252 one that is listed and not there, YD253 an article that
does not exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import regex

from ydparse.document import TEXT_BEGINS, Found, Ranges, TextAt
from ydparse.grammar.days import number
from ydparse.lexicon import either, words
from ydparse.lint.draft import Draft
from ydparse.lint.rule import Fault, Rule, Severity
from ydparse.structure.annexes import Annexes, find_annexes

_WORD = "附件"
_NUMBERED = regex.compile(r"附件:?(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2})")
_REFERS = ("（", "(", "、", "，", *words("lint_words", "see"))
_SEE = regex.compile(rf"{either('lint_words', 'see')}附件")
_ARTICLE = regex.compile(
    rf"本\p{{Han}}{{0,4}}?{either('lint_words', 'paper')}第(?P<number>\d{{1,3}}|[一二三四五六七八九十百零]{{1,5}})(?P<level>条|章|部分)"
)
_LEVELS = {"条": ("article", "cn"), "章": ("part", "chapter"), "部分": ("part", "cn")}


class _Shown(NamedTuple):
    """The annexes of a file: how many its lists name, the places of these, and the numbers that head one."""

    listed: tuple[str, ...]
    lists: Ranges[TextAt]
    headed: dict[int, TextAt]
    any_headed: bool


def _annexes(draft: Draft) -> _Shown:
    end = next((TextAt(part.span.start) for part in draft.notice.parts if part.kind == "page"), draft.document.end)
    found: Annexes = find_annexes(draft.document, end)
    headed: dict[int, TextAt] = {}
    for at, _ in found.headings:
        said = _NUMBERED.match(draft.document.view.text, draft.document.view.to_view(at))
        if said and (value := number(said["number"])):
            headed.setdefault(value, at)
    return _Shown(found.named, found.lists, headed, bool(found.headings))


def _not_listed(draft: Draft) -> Iterator[Fault]:
    """附件3 where two are listed; 见附件 in a notice that is signed and lists none."""
    if not draft.states_work:
        return
    annexes = _annexes(draft)
    most = max(len(annexes.listed), *annexes.headed, 0)
    if most and _is_sure(draft, annexes):
        found, what = _beyond(draft, annexes.lists, most), f"只列了 {most} 个附件"
    elif not most and not annexes.any_headed and _is_whole(draft):
        found, what = draft.document.finditer(_SEE, end=_own_end(draft)), "没有列出附件"
    else:
        return
    told: set[str] = set()
    for one in found:
        quoted = draft.document.quote(one.start, one.end)
        if quoted not in told:
            told.add(quoted)
            yield Fault(one.start, one.end, f"文中提到“{quoted}”，{what}")


def _beyond(draft: Draft, lists: Ranges[TextAt], most: int) -> Iterator[Found]:
    """References to annexes with a greater number than the last one's."""
    text = "".join(draft.document.text.split())
    for found in draft.document.finditer(_NUMBERED, end=_own_end(draft)):
        value = number(found.group("number"))
        if found.start in lists or value is None or value <= most:
            continue
        if not _stands_alone(text, draft.document.quote(found.start, found.end)):
            yield found


def _stands_alone(text: str, quoted: str) -> bool:
    """Whether the name of an annex stands anywhere but in a reference, so that it may head one, or is of another paper."""
    return any(not text.endswith(_REFERS, 0, found.start()) for found in re.finditer(re.escape(quoted), text))


def _is_sure(draft: Draft, annexes: _Shown) -> bool:
    """Whether the list of annexes stands in paragraphs of its own; where line breaks are lost, it may go on."""
    starts = {paragraph.start for paragraph in draft.document.paragraphs}
    return all(start in starts for start, _ in annexes.lists.overlapping(TEXT_BEGINS, draft.document.end))


def _is_whole(draft: Draft) -> bool:
    """Whether it is a whole notice, with its signature, and says 附件 only to send its reader there; a web page has its annexes as
    links."""
    is_page = draft.notice.source.format in ("html", "mht")
    signed = bool(draft.notice.metadata.issued_on and draft.notice.metadata.issuer and draft.element("issued_on"))
    return signed and not is_page and not _stands_alone("".join(draft.document.text.split()), _WORD)


def _own_end(draft: Draft) -> TextAt:
    """Where the annexes begin, whose own text may speak of others."""
    of_annexes = (TextAt(part.span.start) for part in draft.notice.parts if part.kind in ("annex", "page"))
    return min(of_annexes, default=draft.document.end)


def _not_there(draft: Draft) -> Iterator[Fault]:
    """An annex of the list that is missing between others that are there."""
    annexes = _annexes(draft) if draft.states_work else None
    if annexes is None or len(annexes.headed) < 2 or len(annexes.listed) < 2:
        return
    for value in range(1, len(annexes.listed) + 1):
        name = annexes.listed[value - 1]
        if value in annexes.headed or value > max(annexes.headed):
            continue
        at = draft.document.text.find(name[:4])
        if at >= 0:
            yield Fault(TextAt(at), TextAt(at + min(len(name), 4)), f"列出的附件{value}“{name[:20]}”没有附上")


def _no_article(draft: Draft) -> Iterator[Fault]:
    """本方案第五条 where there are four."""
    if not draft.states_work:
        return
    for found in draft.document.finditer(_ARTICLE, end=_own_end(draft)):
        value = number(found.group("number"))
        styles = _LEVELS[found.group("level") or ""]
        known = {node.entry.mark.number for node in draft.entries if node.entry.mark.style in styles}
        if value and known and value > max(known):
            quoted = draft.document.quote(found.start, found.end)
            yield Fault(found.start, found.end, f"文中提到“{quoted}”，全文只到第 {max(known)} {found.group('level')}")


RULES = (
    Rule(
        "YD251",
        "reference-annex-not-listed",
        "提到的附件没有列出",
        Severity.WARNING,
        "正文说“见附件3”，附件说明里没有这一个；或者全文没有附件说明。",
        "收文的人找不到附件，会当作漏发。",
        "在附件说明里补上，或改正附件的序号（GB/T 9704-2012 7.3.4）。",
        "见附件4，",
        "见附件1，",
        _not_listed,
    ),
    Rule(
        "YD252",
        "reference-annex-missing",
        "列出的附件没有附上",
        Severity.WARNING,
        "附件说明列了几个附件，文件里有前面和后面的，缺中间的一个。",
        "附件不全，任务就无从落实。",
        "补上附件，或从附件说明里删去。",
        "",
        "附件2\n培训计划\n",
        _not_there,
    ),
    Rule(
        "YD253",
        "reference-article-missing",
        "提到的条款不存在",
        Severity.ERROR,
        "文中说“本方案第九条”，全文没有那么多条。",
        "引用落空，多半是增删条款后没有改。",
        "改成现在的条号。",
        "本要点第九条",
        "本要点第二条",
        _no_article,
    ),
)
