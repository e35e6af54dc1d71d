"""The papers that a file holds: the letter that sends a plan, plans, annexes, and what a web site put around them.

GB/T 9704-2012: 版头 7.2, 主体 7.3, 版记 7.4, 附件 7.3.6. Offsets are of the text. A part is a wall for numbering; a break
(a signature, a table, a line that looks like a title) is a place that no entry's own text reaches across, and where
numbering may begin anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

import regex

from ydparse.document import Document, Ranges
from ydparse.normalize.headers import heading_words
from ydparse.normalize.titles import OPENER, TITLE_END
from ydparse.structure.zones import Zones, find_zones

PartKind: TypeAlias = Literal["letter", "plan", "annex_plan", "annex", "page"]


class Paper(NamedTuple):
    """text[start:end] is one paper; its title, where it has one of its own, is text[title[0]:title[1]]."""

    kind: PartKind
    title: tuple[int, int] | None
    start: int
    end: int

    @property
    def states_tasks(self) -> bool:
        """Whether it is read for headings and tasks."""
        return self.kind in ("letter", "plan", "annex_plan")


class Papers(NamedTuple):
    """The parts of a file, in order; the places where its text breaks off; the lists of annexes (附件：1.… 2.…)."""

    parts: tuple[Paper, ...]
    zones: Zones
    lists: Ranges
    flat_tables: tuple[tuple[int, int], ...] = ()


class _Opening(NamedTuple):
    """Where a paper begins: at an annex heading, at the title that another paper announced, or at the heads of a table
    whose cells run together."""

    start: int
    is_annex: bool
    title: tuple[int, int] | None
    is_table: bool = False


_HEAD = 6000  # characters of the view within which a letter names what it sends
_SENT = regex.compile(
    r"(?:印发|转发|下发|发布|公布|批转|下达|制定|修订|拟定|起草|通过|报送|呈报)(?:了|的)?(?:给你们的)?[^。;《\n]{0,12}"
    r"《(?P<name>[^《》]{4,90}(?:《[^《》]{2,60}》[^《》]{0,60})?)》(?:[、和及与]*《(?P<name>[^《》]{4,90})》){0,6}"
    r"|(?:关于)?(?:印发|转发|批转|下达)(?P<name>(?!《)[^。;:《》\n]{6,80}?)的(?:通知|函)|现将《(?P<name>[^《》]{4,90})》(?:[、和及与]*《(?P<name>[^《》]{4,90})》){0,6}"
)
_BEFORE_PAPER = "\n。日)]!”;号知"  # what may stand before a title, where line breaks were lost
_OPENS_TEXT = regex.compile(OPENER)
_ANNEX = regex.compile(r"附件(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2})?(?P<sign>[:.、]?)(?P<same>[^\n]?)")
_REFERS = regex.compile(r"[见详按照如填报将附及和与在对(（、,至“《/\-~]$|根据|下载|(?:名称|列表):?$")
_ENTRY = regex.compile(r"(?:\d{1,2}[.、]|[(][一二三四五六七八九十\d]{1,2}[)]|附件\d{0,2}[:.、]?)[^。\n]{2,60}$")
_AFTER_LIST = regex.compile(
    r"(?:[^\n。;:]{2,40}\n){0,8}(?:\d{4}|[二〇○Oo零一三四五六七八九]{4})年|\(?(?:此件|本件|公开|联系人|信息公开)|抄送|主送|[^\n。:;]{2,40}\d日印发|附件|扫一扫|$"
)
_LIST_ENDS = regex.compile(
    r"(?:\d{4}|[二〇零一三四五六七八九]{4})年\d{1,2}月\d{1,2}日|(?<!^)附件\d|[。\n]|抄送|公开(?:方式|属性)|\(此件"
)
_DUTY = regex.compile(
    r"(?:牵头|责任|配合|主办|协办|承办|落实|主管)(?:单位|部门|科室|处室|领导)|牵头[,;、。)]|负责[);。]|分工负责"
)
_LIMIT = regex.compile(
    r"(?:完成|办结|整改)(?:时限|时间|期限)|(?:月|年|季度)底前|\d{1,2}月\d{0,2}日?前|每(?:年|月|季|周|半年)"
)
_WORK = regex.compile(r"方案|要点|行动|计划|任务|分工|措施|意见|安排|清单|台账")
_NO_WORK = regex.compile(
    r"技术(?:方案|规范|要求|标准|导则|指南|建议|要点)|规范|标准|指南|指引|导则|名单|名录|目录|通讯录|联络|联系|登记表|申请表|申报表|统计表|汇总表|评分表|回执"
    r"|报名表|格式|模板|样表|样式|范本|流程|说明|解读|证明|承诺书|协议|合同|须知|建议|知识|指标体系|评价|评审|细则|表$"
)
_TASK_WORDS = regex.compile(
    r"任务|分工|责任|工作清单|重点工作|实施方案|工作方案|行动(?:方案|计划)|工作要点|工作计划|推进(?:表|计划)|民生实事"
)
_LONGEST_TITLE = 60
_STOP = regex.compile("[。;:!?]")
_WORKED_HEADINGS = regex.compile(r"重点任务|主要任务|工作任务|保障措施|组织领导|工作要求|工作措施")
_FLAT_HEAD = 160  # characters within which its heads stand
_FLAT_HEADS = 4  # heads of columns in a row that show a table whose cells run together


def find_parts(document: Document) -> Papers:
    """The papers of a document."""
    zones = find_zones(document)
    text_end = min(zones.tail, len(document.text))
    lists, headings = _annexes(document, text_end)
    openings = sorted([*headings, *_announced(document, text_end, lists), *_flat_tables(document, text_end)])
    kept: list[_Opening] = []
    for one in openings:
        if one.is_table and kept and kept[-1].is_annex and one.start - kept[-1].start < _LONGEST_TITLE:
            continue  # the annex is that table
        if not one.is_annex and kept and kept[-1].is_annex and _only_blank(document, kept[-1].start, one.start):
            kept[-1] = one._replace(start=kept[-1].start)  # 附件, and below it the title that was announced
        else:
            kept.append(one)
    parts = list(_parts(document, kept, text_end))
    if text_end < len(document.text):
        parts.append(Paper("page", None, text_end, len(document.text)))
    flat = tuple(
        (one.start, one.start + 1)
        for one in parts
        if one.kind == "annex" and _is_flat_table(document.folded(one.start, one.end)[:_FLAT_HEAD])
    )
    return Papers(tuple(parts), zones, lists, flat)


def _only_blank(document: Document, start: int, end: int) -> bool:
    """Whether nothing but 附件1： stands there."""
    return len(document.folded(start, end).replace("\n", "")) <= 5


def _parts(document: Document, openings: Sequence[_Opening], text_end: int) -> Iterator[Paper]:
    """The first paper, and one for each opening."""
    ends = [*(one.start for one in openings[1:]), text_end][: len(openings)]
    first_end = openings[0].start if openings else text_end
    made = [
        Paper(_kind(document, one, end), one.title, one.start, end) for one, end in zip(openings, ends, strict=True)
    ]
    has_plan = any(part.kind == "plan" for part in made)
    sent = not has_plan and _sends(document, first_end)
    if sent:  # what a letter sends as its annex is the plan
        chosen = next((i for i, part in enumerate(made) if part.kind == "annex_plan"), None)
        own = _has_chapters(document, 0, first_end)
        if chosen is not None and not own:
            made[chosen] = made[chosen]._replace(kind="plan")
            has_plan = True
    if first_end > 0:
        yield Paper("letter" if has_plan else "plan", None, 0, first_end)
    yield from made


_CHAPTERS = regex.compile(r"(?:^|[\n。)\]”])二、")


def _has_chapters(document: Document, start: int, end: int) -> bool:
    return _CHAPTERS.search(document.folded(start, end)) is not None


def _sends(document: Document, end: int) -> bool:
    return _SENT.search(document.view.text, 0, min(document.view.to_view(end), _HEAD)) is not None


def _announced(document: Document, text_end: int, lists: Ranges) -> Iterator[_Opening]:
    """Where a paper begins whose title another names: 印发《甲方案》 … 甲方案."""
    view = document.view
    text, end = view.text, view.to_view(text_end)
    names: dict[str, int] = {}
    for sent in _SENT.finditer(text, 0, min(end, _HEAD)):
        for name, at in zip(sent.captures("name"), sent.ends("name"), strict=True):
            names.setdefault(name.replace("\n", ""), at)
    for name, named_at in names.items():
        spelled = regex.compile(r"[\n《》“”\"]*".join(map(regex.escape, name)))
        for found in spelled.finditer(text, named_at, end):
            start, stop = found.span()
            if view.offsets[start] not in lists and _opens_paper(text, start, stop):
                yield _Opening(view.offsets[start], False, view.to_text(start, stop))
                break


def _opens_paper(text: str, start: int, stop: int) -> bool:
    """Whether an announced title at text[start:stop] heads its paper here, and is not named in a sentence."""
    before, after = text[start - 1], text[stop : stop + 1]
    if after in ("》", "的", "") or before in "《“" or text[max(0, start - 4) : start].endswith(("关于:", "标题:")):
        return False
    if before == ":":
        return text[max(0, start - 3) : start - 1] == "附件" or text[start - 2 : start - 1].isdigit()
    return before in _BEFORE_PAPER or _OPENS_TEXT.match(text, stop) is not None


def _annexes(document: Document, text_end: int) -> tuple[Ranges, list[_Opening]]:
    """The lists that only name annexes, and the headings of annexes."""
    view = document.view
    text, end = view.text, view.to_view(text_end)
    lists: list[tuple[int, int]] = []
    headings: list[_Opening] = []
    named: list[str] = []
    done = 0
    for found in _ANNEX.finditer(text, 0, end):
        at = found.start()
        if at < done or not _may_open(text, at, found.end(), named):
            continue
        stop = _list_end(text, at, found.end("sign"), end)
        if stop is not None:
            lists.append(view.to_text(at, stop))
            named += _names(text[found.end("sign") : stop])
            done = stop
        else:
            title = _title_below(document, found.end("sign"), end)
            headings.append(_Opening(view.offsets[at], True, title))
            done = found.end()
    return Ranges(lists), headings


def _may_open(text: str, at: int, end: int, named: Sequence[str]) -> bool:
    """Whether 附件 heads something: at the start of a line, behind a stop or a date, or before a title that a list named."""
    before = text[at - 1] if at else "\n"
    if before == "\n" or before in "。)]!”日":
        return not (before == "日" and text[at + 2 : at + 3] in "的中所")
    rest = text[end - 1 : end + 40].lstrip(":.、")
    return any(len(name) >= 4 and rest.startswith(name[:12]) for name in named) and not _REFERS.search(
        text[at - 2 : at]
    )


def _list_end(text: str, at: int, body: int, end: int) -> int | None:
    """Where a list of annexes ends that begins at `at`; None where it is the heading of an annex."""
    line_end = text.find("\n", body, end)
    line_end = end if line_end < 0 else line_end
    colon = text[body - 1] == ":"
    if line_end - body > 300 or (colon and "。" in text[body:line_end]):  # line breaks were lost
        stop = _LIST_ENDS.search(text, body + 1, min(end, body + 800))
        stop_at = stop.start() if stop else min(end, body + 800)
        names = text[body:stop_at]
        if not colon or not stop or stop.group() == "。":
            return None
        return stop_at if len(names) <= 400 else None
    if not colon and line_end > body and (not text[at + 2].isdigit() or "。" in text[body:line_end]):
        return None
    stop_at = line_end
    lines = 0
    while stop_at < end:
        following_end = text.find("\n", stop_at + 1, end)
        following_end = end if following_end < 0 else following_end
        if not _ENTRY.fullmatch(text, stop_at + 1, following_end):
            break
        stop_at = following_end
        lines += 1
    if line_end == body and not lines:
        return None
    if line_end > body and not colon and lines == 0 and not _ENDS_SHORT.match(text, stop_at + 1):
        return None
    return stop_at if stop_at >= end or _AFTER_LIST.match(text, min(stop_at + 1, end)) else None


_ENDS_SHORT = _AFTER_LIST


def _names(listed: str) -> list[str]:
    """The titles that a list of annexes names.

    >>> _names("1.任务清单2.联络表"), _names("苗木清单")
    (['任务清单', '联络表'], ['苗木清单'])
    """
    return [name for piece in regex.split(r"\n|(?<!\d)\d{1,2}[.、]", listed) if (name := piece.strip("《》:。;. "))]


def _title_below(document: Document, at: int, end: int) -> tuple[int, int] | None:
    """The title of an annex: what stands behind 附件1 on its line, or the lines below it up to the end of a title."""
    view = document.view
    text = view.text
    start = at
    while start < end and text[start] in "\n:.、":
        start += 1
    stop, lines = start, 0
    while stop < end and lines < 3:
        line_end = text.find("\n", stop, end)
        line_end = end if line_end < 0 else line_end
        line = text[stop:line_end]
        if len(line) > _LONGEST_TITLE or _STOP.search(line):
            break
        stop, lines = line_end, lines + 1
        if TITLE_END.search(text[start:stop]):
            break
        stop += 1
    if not lines:
        found = TITLE_RUN.match(text, start, min(end, start + _LONGEST_TITLE))
        return view.to_text(start, found.end()) if found else None
    first = text.find("\n", start, end)
    return view.to_text(start, stop if TITLE_END.search(text[start:stop]) else first if first > start else stop)


TITLE_RUN = regex.compile(
    r"[^。;:!?\n]{2,50}?(?:方案|清单|要点|计划|措施|意见|分工表?|一览表|名单|办法|规范|标准|指南|表)(?=[一1为根各序\n(])"
)


def _kind(document: Document, opening: _Opening, end: int) -> PartKind:
    """Whether a paper states tasks: by its title, its duties and limits, and whether it is a table run together."""
    wording = document.folded(opening.start, end)
    title = document.folded(*opening.title) if opening.title else ""
    if opening.is_table:
        return "annex"
    if not opening.is_annex:
        return "plan"  # what the letter announces is its matter, whatever it is called
    if _is_flat_table(wording):
        return "annex"
    duties = _duties(wording)
    if _NO_WORK.search(title) and not _TASK_WORDS.search(title):
        return "annex_plan" if duties >= 4 else "annex"
    limits = len(_LIMIT.findall(wording))
    if _WORK.search(title) and (duties or limits or _WORKED_HEADINGS.search(wording)):
        return "annex_plan"
    return "annex_plan" if duties >= 2 or (duties and limits) else "annex"


def _duties(wording: str) -> int:
    return len(_DUTY.findall(wording))


def _is_flat_table(wording: str) -> bool:
    """Whether the heads of a table stand one behind the other, its cells run together."""
    head = wording[:_FLAT_HEAD].replace("\n", "")
    return any(_heads_at(head, at) >= _FLAT_HEADS for at in range(len(head)))


def _heads_at(text: str, at: int) -> int:
    """How many heads of columns stand one behind the other from a place on."""
    heads = 0
    while (found := heading_words().match(text, at)) and found.end() > at:
        heads, at = heads + 1, found.end()
    return heads


_FIRST_HEAD = regex.compile(
    r"序号|(?:主要|重点|具体|工作)?(?:任务|事项|内容|措施)(?=\p{Han}{0,4}(?:单位|时限|期限|时间|部门))"
)
_ABOVE_TABLE = regex.compile(r"[^。;:!?)\]\n\t]{4,60}(?:\([^()\n]{1,12}\))?$")


def _flat_tables(document: Document, text_end: int) -> Iterator[_Opening]:
    """Where the heads of a table stand in running text, one behind the other: what follows are its cells."""
    view, tables = document.view, Ranges((table.start, table.end) for table in document.tables)
    for found in _FIRST_HEAD.finditer(view.text, 0, view.to_view(text_end)):
        at = found.start()
        if view.offsets[at] in tables or _heads_at(view.text, at) < _FLAT_HEADS:
            continue
        above = _ABOVE_TABLE.search(view.text, max(0, at - 80), at)
        title = view.to_text(above.start(), at) if above and TITLE_END.search(view.text[above.start() : at]) else None
        yield _Opening(title[0] if title else view.offsets[at], False, title, True)
        return
