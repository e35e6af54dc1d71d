"""The papers that a file holds: the letter that sends a plan, plans, annexes, and what a web site put around them.

GB/T 9704-2012: 版头 7.2, 主体 7.3, 版记 7.4, 附件 7.3.4. Offsets are of the text. A part is a wall for numbering; a break
(a signature, a table, a line that looks like a title) is a place that no entry's own text reaches across, and where
numbering may begin anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

import regex

from ydparse.document import TEXT_BEGINS, VIEW_BEGINS, Document, InText, InView, Ranges, TextAt, ViewAt
from ydparse.grammar.columns import heading_words
from ydparse.grammar.days import DAY_NUMBER, MONTH, YEAR, YEAR_IN_FIGURES
from ydparse.grammar.numbering import mark_at
from ydparse.grammar.pieces import beginning_of, matches_from
from ydparse.grammar.titles import OPENER, TITLE_END
from ydparse.lexicon import words
from ydparse.structure.annexes import LONGEST_TITLE, Annexes, find_annexes
from ydparse.structure.zones import Zones, find_zones

PartKind: TypeAlias = Literal["letter", "plan", "annex_plan", "annex", "page"]


class Paper(NamedTuple):
    """text[start:end] is one paper; its title, where it has one of its own, is text[title[0]:title[1]]."""

    kind: PartKind
    title: InText | None
    start: TextAt
    end: TextAt

    @property
    def states_tasks(self) -> bool:
        """Whether it is read for headings and tasks."""
        return self.kind in ("letter", "plan", "annex_plan")


class Papers(NamedTuple):
    """The parts of a file, in order; the places where its text breaks off; the lists of annexes (附件：1.… 2.…); the tables
    whose cells run together."""

    parts: tuple[Paper, ...]
    zones: Zones
    lists: Ranges[TextAt]
    flat_tables: tuple[InText, ...] = ()


class _Opening(NamedTuple):
    """Where a paper begins, and how that shows: a title that a letter announced, or an annex."""

    start: TextAt
    by: Literal["title", "annex"]
    title: InText | None


_HEAD = 6000  # characters of the view within which a letter names what it sends
_NAME = (
    r"《(?P<name>[^《》]{4,90}(?:《[^《》]{2,60}》[^《》]{0,60})?|《[^《》]{2,60}》[^《》]{2,60})》"
    r"(?:[、和及与]*《(?P<name>[^《》]{4,90})》){0,6}"
)
# In no signs of its own, it may name another paper: 印发2026年县《政府工作报告》确定的重点任务分工的通知.
_PLAIN = r"(?!《(?:[^《》]|《[^《》]*》)*》[等、和及与的(])(?:[^。;:《》]|《[^《》]{2,60}》){6,80}?"
_SENT = regex.compile(
    rf"\L<titled>(?P<name>{_PLAIN})的(?:通知|函)|\L<announces>(?:给你们的)?[^。;《\n]{{0,12}}{_NAME}|\L<presents>{_NAME}"
    rf"|{_NAME}(?:[已业]\p{{Han}}?)?经[^。;]{{0,60}}印发",
    announces=words("letter_words", "announces"),
    titled=words("letter_words", "titled"),
    presents=words("letter_words", "presents"),
)
_SENT_WORDS = ("《", *(word for kind in ("titled", "announces", "presents") for word in words("letter_words", kind)))
_SENT_BEGINS = beginning_of(_SENT_WORDS)  # cheap to look for
_SENDS = regex.compile(
    r"\L<hands>给?(?:你们|各)|(?:现|予以)\L<now>|的通知\n",
    hands=words("letter_words", "hands"),
    now=words("letter_words", "now"),
)
_BEFORE_PAPER = "\n。日)]!”;号知"  # what may stand before a title, where line breaks were lost
_WITHIN_TITLE = frozenset('\n《》<>“”"')
_CLOSES = {"《": "》", "“": "”", '"': '"'}
_YEAR_BEFORE = regex.compile(rf"(?r){YEAR_IN_FIGURES}年度?")  # 印发2026年《…》: printed, it may open the title
_STATUS = regex.compile(rf"\((?:\L<words>|第[一二三四]版|{YEAR}版?)\)", words=words("letter_words", "status"))
_OPENS_TEXT = regex.compile(OPENER)
_EXPLAINS = regex.compile(r"(?<=\n)(?:《[^《》\n]{4,90}》|[^《》\n。]{0,20})(?:的?政策)?解读(?=\n)")
_DUTY = regex.compile(
    r"\L<duty>\L<holder>|牵头[,;、。)]|负责[);。]|分工负责|(?<=[、.)\n])\p{Han}{2,10}\L<body>:",
    **{kind: words("duty_words", kind) for kind in ("duty", "holder", "body")},
)
_LIMIT = regex.compile(
    rf"\L<limit>|(?:月|年|季度)底前|{MONTH}(?:{DAY_NUMBER}日?)?前|每(?:年|月|季|周|半年)",
    limit=words("duty_words", "limit"),
)
_GOAL = regex.compile(r"\L<verbs>[^。;\n]{0,12}\d", verbs=words("duty_words", "goal"))
_FORM = regex.compile(r"\L<fields>:(?=\n|$|\d)", fields=words("duty_words", "form"))
_WORKED_HEADINGS = regex.compile(r"\L<headings>", headings=words("paper_words", "worked"))
_CHAPTERS = regex.compile(r"(?:^|[\n。)\]”])二、")
_FLAT_HEAD, _FLAT_HEADS = (
    160,
    4,
)  # characters, and heads of columns in a row within them, that show a table run together
_FIRST_HEAD = regex.compile(
    r"序号|\L<which>?\L<head>(?=\p{Han}{0,4}\L<beside>)",
    **{kind: words("table_words", kind) for kind in ("which", "head", "beside")},
)
_FIRST_HEAD_BEGINS = beginning_of(("序", *words("table_words", "which"), *words("table_words", "head")))
_NEXT_CHAPTER = regex.compile(r"\n(?=[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章部])")
_ABOVE_TABLE = regex.compile(r"[^。;:!?)\]\n\t]{4,60}(?:\([^()\n]{1,12}\))?$")
_MANY_DUTIES = 4  # that outweigh a title of another kind


def find_parts(document: Document) -> Papers:
    """The papers of a document."""
    zones = find_zones(document)
    text_end = min(zones.tail, document.end)
    annexes = find_annexes(document, text_end)
    openings = _openings(document, text_end, annexes)
    parts = list(_parts(document, openings, text_end))
    if text_end < document.end:
        parts.append(Paper("page", None, text_end, document.end))
    tables = Ranges((table.start, table.end) for table in document.tables)
    flat = [_flat_table(document, part, tables) for part in parts if part.kind != "page"]
    return Papers(tuple(parts), zones, annexes.lists, tuple(filter(None, flat)))


def _openings(document: Document, text_end: TextAt, annexes: Annexes) -> list[_Opening]:
    """Where papers begin behind the first, in order, each once."""
    found = [_Opening(start, "annex", title) for start, title in annexes.headings]
    found += _announced(document, text_end, annexes)
    found += [
        _Opening(one.start, "annex", (one.start, one.end))
        for one in document.finditer(_EXPLAINS, TEXT_BEGINS, text_end)
        if one.start > 0
    ]
    kept: list[_Opening] = []
    for one in sorted(found, key=lambda opening: (opening.start, opening.by)):
        near = bool(kept) and kept[-1].by == "annex" and one.start - kept[-1].start < LONGEST_TITLE
        if near and one.by == "annex" and one.title == kept[-1].title:
            continue  # its title is named twice
        if near and _only_label(document, kept[-1].start, one.start):
            kept[-1] = one._replace(start=kept[-1].start)  # 附件, and below it the title that was announced
        elif not kept or one.start > kept[-1].start:
            kept.append(one)
    return kept


def _only_label(document: Document, start: TextAt, end: TextAt) -> bool:
    """Whether nothing but 附件1： stands there."""
    return len(document.folded(start, end).replace("\n", "")) <= 5


def _parts(document: Document, openings: Sequence[_Opening], text_end: TextAt) -> Iterator[Paper]:
    """The first paper, and one for each opening."""
    ends = [*(one.start for one in openings[1:]), text_end][: len(openings)]
    first_end = openings[0].start if openings else text_end
    made = [
        Paper(_kind(document, one, end), one.title, one.start, end) for one, end in zip(openings, ends, strict=True)
    ]
    has_plan = any(part.kind == "plan" for part in made)
    if not has_plan and _sends(document, first_end) and not _has_chapters(document, first_end):
        chosen = next((i for i, part in enumerate(made) if part.kind == "annex_plan"), None)
        if chosen is not None:  # what a letter sends as its annex is the plan
            made[chosen] = made[chosen]._replace(kind="plan")
            has_plan = True
    if first_end > 0:
        yield Paper("letter" if has_plan else "plan", None, TEXT_BEGINS, first_end)
    yield from made


def _has_chapters(document: Document, end: TextAt) -> bool:
    return _CHAPTERS.search(document.folded(TEXT_BEGINS, end)) is not None


def _sends(document: Document, end: TextAt) -> bool:
    head = document.view.text[: min(document.view.to_view(end), _HEAD)]
    return _SENT.search(head) is not None or _SENDS.search(head) is not None


def _announced(document: Document, text_end: TextAt, annexes: Annexes) -> Iterator[_Opening]:
    """Where a paper begins whose title another names: 印发《甲方案》 … 甲方案; 附件：乙名单 … 乙名单."""
    view = document.view
    text, end = view.text, view.to_view(text_end)
    names: dict[str, tuple[ViewAt, Literal["title", "annex"]]] = {}
    for sent in matches_from(_SENT_BEGINS, _SENT, text, 0, min(end, _HEAD)):
        for low, high in sent.spans("name"):
            name = _letters(text[low:high])
            if year := _YEAR_BEFORE.match(text, 0, low - 1):
                names.setdefault(year.group() + name, (high, "title"))
            names.setdefault(name, (high, "title"))
    for name in annexes.named:
        if len(name) >= 4:
            names.setdefault(_letters(name), (VIEW_BEGINS, "annex"))
    for name, (named_at, by) in names.items():
        for start, stop in _spelled(text, name, named_at, end):
            if view.offsets[start] in annexes.lists or not _opens_paper(text, start, stop, by):
                continue
            status = _STATUS.match(text, stop)
            yield _Opening(view.offsets[start], by, view.to_text(start, status.end() if status else stop))
            break


def _letters(name: str) -> str:
    """A title without the signs and breaks that may stand elsewhere in it where it is printed."""
    return "".join(char for char in name if char not in _WITHIN_TITLE)


def _spelled(text: str, name: str, low: ViewAt, high: ViewAt) -> Iterator[InView]:
    """Where a title stands in text[low:high], whatever line breaks and quotation marks stand within it
    and around it."""
    at = text.find(name[0], low, high)
    while at >= 0:
        end = at
        for char in name:
            while end < high and text[end] in _WITHIN_TITLE:
                end += 1
            if end >= high or text[end] != char:
                break
            end += 1
        else:
            closes = _CLOSES.get(text[at - 1 : at], "")
            closed = closes != "" and text[end : end + 1] == closes
            yield ViewAt(at - (closed or (closes != "" and closes in text[at:end]))), ViewAt(end + closed)
        at = text.find(name[0], at + 1, high)


def _opens_paper(text: str, start: ViewAt, stop: ViewAt, by: str) -> bool:
    """Whether an announced title at text[start:stop] heads its paper here, and is not named in a sentence."""
    before, after = text[start - 1] if start else "", text[stop : stop + 1]
    if (
        before in ("", "《", "“")
        or after in ("》", "的", "")
        or (text[stop - 1] == _CLOSES.get(text[start]) and before + after != "\n\n")
        or text[max(0, start - 4) : start].endswith(("关于:", "标题:"))
    ):
        return False
    if by == "annex":
        return before == "\n" and after == "\n"
    if before == ":":
        return text[max(0, start - 3) : start - 1] == "附件" or text[start - 2 : start - 1].isdigit()
    return before in _BEFORE_PAPER or _OPENS_TEXT.match(text, stop) is not None


def _flat_table(document: Document, part: Paper, tables: Ranges[TextAt]) -> InText | None:
    """Where a table whose cells run together stands in a part: from the heads of its columns, one behind the other, or the
    title right before them, up to the next paragraph that opens with a chapter."""
    view = document.view
    low, high = view.to_view(part.start), view.to_view(part.end)
    for found in matches_from(_FIRST_HEAD_BEGINS, _FIRST_HEAD, view.text, low, high):
        at: ViewAt = found.start()
        if view.offsets[at] in tables or _heads_at(view.text, at) < _FLAT_HEADS:
            continue
        above = _ABOVE_TABLE.search(view.text, max(0, at - 80), at)
        title = view.text[above.start() : at] if above else ""
        titled = above is not None and TITLE_END.search(title) and not mark_at(title)
        chapter = _NEXT_CHAPTER.search(view.text, at, high)
        end = view.offsets[chapter.end()] if chapter else part.end
        return view.offsets[above.start() if above and titled else at], end
    return None


def _is_flat_table(wording: str) -> bool:
    """Whether a paper begins with the heads of a table one behind the other, its cells run together."""
    head = wording[:_FLAT_HEAD].replace("\n", "")
    return any(_heads_at(head, at) >= _FLAT_HEADS for at in range(len(head)))


def _heads_at(text: str, at: int) -> int:
    """How many heads of columns stand one behind the other from a place on."""
    heads = 0
    while (found := heading_words().match(text, at)) and found.end() > at:
        heads, at = heads + 1, found.end()
    return heads


@cache
def _title_words(kind: str) -> regex.Pattern[str]:
    return regex.compile(r"\L<words>", words=words("paper_words", kind))


def _kind(document: Document, opening: _Opening, end: TextAt) -> PartKind:
    """Whether a paper states tasks: by its title, its duties and limits, and whether it is a table run together. What a
    letter announces is its matter, whatever it is called."""
    if opening.by == "title":
        return "plan"
    wording = document.folded(opening.start, end)
    title = document.folded(*opening.title) if opening.title else ""
    if _is_flat_table(wording) or title.endswith("解读"):
        return "annex"
    duties = max(len(_DUTY.findall(wording)) - len(_FORM.findall(wording)), 0)
    limits = len(_LIMIT.findall(wording))
    is_task = _title_words("task").search(title) is not None
    if not is_task and (_title_words("other").search(title) or title.endswith("表")):
        return "annex_plan" if duties >= _MANY_DUTIES else "annex"
    states = duties >= 2 or (duties > 0 and limits > 0) or _states_work(wording, title, is_task, duties + limits)
    return "annex_plan" if states else "annex"


def _states_work(wording: str, title: str, is_task: bool, stated: int) -> bool:
    """Whether a paper whose title is of work has duties, limits or headings of it; a title of tasks needs a goal at least."""
    if not is_task and not _title_words("work").search(title):
        return False
    return stated > 0 or _WORKED_HEADINGS.search(wording) is not None or (is_task and _GOAL.search(wording) is not None)
