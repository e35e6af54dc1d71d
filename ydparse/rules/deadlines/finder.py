"""Time limits (完成时限) of a task: in running text, in brackets, after a label, in a table cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import regex

from ydparse.document import Document, Found, Ranges
from ydparse.grammar.limits import (
    PATTERN,
    RELATIVE,
    SIGNS,
    Calendar,
    Limit,
    form_of,
    numeric_pattern,
    ongoing_pattern,
    parse_limit,
)
from ydparse.grammar.roles import label_role, label_word, loose_label_pattern
from ydparse.lexicon import words
from ydparse.models import Deadline, Warning
from ydparse.rules.finding import Entry, Finding

# What makes a date history, a name or a reference and not a limit, right after it.
_NOT_AFTER = regex.compile(
    r"(?:度?(?:工作要点|工作计划|计划|重点|方案|目标责任|行动|预算|报告|以来|之后|后|起|以后|版|间|前三季度|同期|基础上|数据|末期|度(?!内)|一(?:考核|评比|总结|验收|调度))|第[一二三四五六七八九十\d]+[届次]|世界)"
)
# What a bare date was the day of.
_WAS = regex.compile(
    r"(?:印发|出台|发布|修订|制定|颁布|成立|召开|建成(?!\d|投)|获|被|荣获|届|全市.{0,12}(?:已|为基数)|实现了|已|共(?!建|享|同)|标准(?!化)|水平|的(?!\d|前提)"
    r"|全国(?!.{0,20}(?:达|提升|提高|占比|以上|左右)))"
)
_MADE = regex.compile(
    r"(?:全面|全部|基本|正式|顺利)?(?:开工|启动(?!会|仪式)|完工|竣工|建成|完成|投产|投用|投入使用|投入运营|运营|启用|封顶|开园|开业|开放|结束|见效|达产|通车|交付|验收)"
)  # 2027年建成
_NOT_BEFORE = regex.compile(
    r"(?:自|从|去年|上年|前|近|过去|最近|连续|离校|毕业|满|超过|不满|参保|入学|成立|以|较|比|与|在|《[^》]*|“[^”]*|〔|\[|第)$"
)
_OPENS = regex.compile(r"(?:^|[。.,;:!?\n\t(\[、)\]”》]|和|及|力争|确保|争取)$")
_MARK = regex.compile(
    r"(?:\d[.、]|[(\d一二三四五六七八九十]\)|[一二三四五六七八九十]、)$"
)  # of the entry that a date opens
_HISTORY = regex.compile(r"(?:已经?|曾)[^。;]{0,6}$")
_TITLE = regex.compile(r"《[^》\n]{0,150}》")
_BRACKET = regex.compile(r"\((?:[^()\n]|\([^()\n]{0,60}\))*+\)|\[(?:[^\[\]\n]|\[[^\[\]\n]{0,60}\])*+\]")
_STAGE = regex.compile(r"(?:阶段|环节|步骤)[(\[]$")  # of a plan: the bracket behind it says when
_OF_TASKS = regex.compile(r"(?:任务|事项|工作|项目|清单)(?:\([^()]*\))?$|(?:阶段|环节|步骤)\(")
_HEADS = regex.compile(r"重点(?:任务|工作|项目|事项)(?:$|\n)")
_OF_ONE = regex.compile("[,;]")  # more than a heading of tasks
_LABEL_STOP = regex.compile(r"[。;\n)\]]")
_PIECE = regex.compile(r"[^,;。:]+")
_OF_RATE = regex.compile(r"[”》]?(?:原则|人$)|(?:不低于|最高|高于)$")
_BASE = regex.compile(r"[^,。;]{0,20}基础上")
_UP_TO = regex.compile("截[至止]")
_ALREADY = regex.compile(r",?[^,。;]{0,8}已")
_CONDITION = regex.compile(r"[^,。;]{0,6}未[^,。;]{0,8}的")
_SPAN_OF = regex.compile(r"(?:的|高校|毕业|新|从未|无|没有|未|有过|曾)")
_ALL_YEAR = regex.compile(r"(?:全|无|不|各|天)")
_OF_PART = regex.compile(r"(?:度?(?:评议|考核|经济|数据|报表|例会|通报)|开门红|G)")
_OF_YEAR = regex.compile(r"(?:是|以|初|春|的)")
_STOP = regex.compile(r"[。;\n]")
_REACHED = regex.compile(r"\d|全部|全面|基本|实现|完成|建成|达到|形成")


class _Said(NamedTuple):
    """A limit at text[start:end], the rule that takes it, and the label that says so, with the lexicon's word in it."""

    start: int
    end: int
    limit: Limit
    rule: str
    by: tuple[int, int] | None = None
    word: str | None = None


def _entries(said: _Said, wording: str) -> Iterator[Entry]:
    """The word of the label, and that of a limit without a date."""
    if said.word:
        yield "roles", said.word
    if said.limit.kind == "ongoing":
        yield "ongoing_terms", wording


@dataclass(slots=True)
class DeadlineFinder:
    """Finds time limits in one document; `warnings` gathers the years that it had to assume."""

    document: Document
    calendar: Calendar
    warnings: list[Warning]

    def find_deadlines(self, start: int, end: int, item_id: str | None = None) -> list[Finding[Deadline]]:
        """The limits of text[start:end], in order, and the dates in it that are none."""
        labelled = list(self._labelled(start, end))
        wording = self.document.folded(start, end)
        if SIGNS.search(wording) is None:
            return [self._finding(said, item_id) for said in labelled]
        titles = self.document.finditer(_TITLE, start, end) if "《" in wording else ()
        titled = Ranges((f.start, f.end) for f in titles)
        skip = Ranges((said.start, said.end) for said in labelled)
        named: int | None = None
        found = [self._finding(said, item_id) for said in labelled]
        for match in self.document.finditer(PATTERN, start, end):
            if match.start in skip:
                continue
            if match.start in titled:
                found.append(Finding(None, "refused.title", match.start, match.end))
                continue
            limit = parse_limit(match.match, self.calendar._replace(named_year=named))
            if limit is None:
                found.append(Finding(None, "refused.day", match.start, match.end))
                continue
            if refused := self._refused(match, limit):
                found.append(Finding(None, refused, match.start, match.end))
            else:
                named = limit.year or named
                said = _Said(match.start, match.end, limit, f"deadline.{form_of(match.match)}")
                found.append(self._finding(said, item_id))
        return sorted(found, key=lambda finding: finding.start)

    def find_inherited(self, headings: Iterable[tuple[int, int]]) -> list[Finding[Deadline]]:
        """The limit of the innermost heading that gives one to the tasks below it: 6月底前完成的任务, 排查阶段（3月—4月）."""
        # What is doubtful in a heading is said once, where the heading itself is read.
        silent = DeadlineFinder(self.document, self.calendar, [])
        for start, end in headings:
            title = self.document.folded(start, end)
            if not _OF_TASKS.search(title) or _OF_ONE.search(title):
                continue
            due = [
                (one, value)
                for one in silent.find_deadlines(start, end)
                if (value := one.value) and value.kind == "due"
            ]
            if len(due) == 1:
                finding, value = due[0]
                rule = "deadline.inherited"
                return [finding._replace(value=value.model_copy(update={"rule": rule}), rule=rule)]
        return []

    def find_in_cell(self, start: int, end: int, rule: str = "deadline.column") -> list[Finding[Deadline]]:
        """The limits that a cell of a 完成时限 column, or a heading (一季度), says."""
        return [self._finding(said, None) for said in self._said(start, end, rule)]

    def _said(self, start: int, end: int, rule: str, label: Found | None = None) -> Iterator[_Said]:
        """Where the place says that this is a time limit, bare dates and 持续推进 count."""
        by = label.offsets("label") if label else None
        word = label_word(label.group("label") or "") if label else None
        named: int | None = None
        some = False
        dates = [*self.document.finditer(numeric_pattern(), start, end)] or [
            *self.document.finditer(PATTERN, start, end)
        ]
        lasting = [*self.document.finditer(ongoing_pattern(), start, end)]
        if any(found.start <= date.start and date.end <= found.end for found in lasting for date in dates):
            dates = []  # 全年持续推进
        for match in dates:
            limit = parse_limit(match.match, self.calendar._replace(named_year=named))
            if limit is not None:
                named = limit.year or named
                some = True
                yield _Said(match.start, match.end, limit, rule, by, word)
        for match in lasting[:1]:  # 12月底前，并持续推进: both
            if not some or match.start > dates[-1].end:
                yield _Said(match.start, match.end, Limit("ongoing"), rule, by, word)

    def _labelled(self, start: int, end: int) -> Iterator[_Said]:
        """Limits after 完成时限： in running text or in a clause, and brackets that say nothing but a limit."""
        document = self.document
        done = start
        for label in document.finditer(loose_label_pattern(), start, end):
            if label_role(label.group("label") or "") != "time":
                continue
            stop = next((f.start for f in document.finditer(_LABEL_STOP, label.end, end)), end)
            yield from self._said(label.end, stop, "deadline.label", label)
            done = stop
        for bracket in document.finditer(_BRACKET, start, end):  # （长期坚持）, （市发改委牵头，持续推进）
            if _STAGE.search(document.folded(max(start, bracket.start - 4), bracket.start + 1)):  # 总结阶段（2026.11）
                found = next(document.finditer(numeric_pattern(), bracket.start + 1, bracket.end - 1), None)
                limit = parse_limit(found.match, self.calendar) if found else None
                if found and limit:
                    yield _Said(found.start, found.end, limit, "deadline.figures")
            if ongoing_pattern().search(bracket.match.group()) is None:  # as in most
                continue
            for piece in document.finditer(_PIECE, bracket.start + 1, bracket.end - 1):
                if piece.start >= done and piece.match.group() in words("ongoing_terms"):
                    yield _Said(piece.start, piece.end, Limit("ongoing"), "deadline.bracket")

    def _refused(self, found: Found, limit: Limit) -> str | None:
        """The rule by which a wording in running text is no limit (history, a name, a condition …), or None."""
        text, match = found.view.text, found.match
        before, after = text[max(0, match.start() - 16) : match.start()], text[match.end() : match.end() + 24]
        if limit.kind == "recurring":
            if before.endswith("“") and "”" in after[:12]:
                return "refused.name"  # “每月一题”
            return "refused.rate" if _OF_RATE.search(before[-3:]) else None
        of_year = match.group("part") is not None or match.group("monthly") is not None
        heads = of_year and _OPENS.search(before) and _HEADS.match(after)  # 上半年重点任务
        if (_NOT_AFTER.match(after) and not heads) or _BASE.match(after):
            return "refused.name"
        if _HISTORY.search(before) or (_UP_TO.match(match.group()) and _ALREADY.match(after)):
            return "refused.past"
        if before.endswith(("未", "未在", "未于")) or _CONDITION.match(after):
            return "refused.since"  # 未在6月底前完成的，…: a condition
        ahead = self._is_ahead(limit) or match.group("monthly") is not None
        if limit.bare and _WAS.match(after) and not (ahead and _MADE.match(after)):
            return "refused.past"
        if _NOT_BEFORE.search(before) and not match.group().startswith(("自", "从", "在")):
            return "refused.since"
        base = self.calendar
        if limit.date and base.issued_on and limit.date < base.issued_on:
            return "refused.past"
        if limit.date and base.plan_year and limit.date.year < base.plan_year:
            return "refused.past"
        if match.lastgroup == "within" or match.group("within") is not None:
            return "refused.since" if _SPAN_OF.match(after) else None
        if limit.bare:
            return None if self._bare_counts(before, after, match, limit) else "refused.bare"
        if match.group("this_year") == "全年" and (_ALL_YEAR.match(after) or before.endswith(("对", "按"))):
            return "refused.rate"
        return None

    def _is_ahead(self, limit: Limit) -> bool:
        """Whether a limit lies in a year after the plan's, or its issue."""
        now = self.calendar.base_year
        return bool(now and limit.date and limit.date.year > now)

    def _bare_counts(self, before: str, after: str, match: regex.Match[str], limit: Limit) -> bool:
        """2025年, 2026年9月, 三季度: a limit only where it opens a clause that says what is to be reached."""
        if _STAGE.search(before) and after[:1] in tuple(")]"):
            return True  # 动员部署阶段（2026年3月）
        if match.group("part") is not None:
            return _OPENS.search(before) is not None and not _OF_PART.match(after)
        if match.group("years") is not None:
            return _OPENS.search(before) is not None and not before.endswith(("(", "[", "“"))
        if match.group("monthly") is not None and _MADE.match(after) and before[-1:] not in tuple("([“《"):
            return True  # 图书馆9月投入使用
        if before.endswith(("(", "[", "“", "《")) or not (_OPENS.search(before) or not before):
            return False
        if _MADE.match(after):
            return True
        if match.group("monthly") is not None:
            opens = before[-1:] in "。,;\n" or _MARK.search(before) is not None
            return match.group("m_day") is None and not after.startswith(",") and opens
        if match.group("year") in RELATIVE:
            return not _OF_YEAR.match(after)
        clause = _STOP.split(after)[0]
        return after[:1] in ",和、" or _REACHED.search(clause) is not None

    def _finding(self, said: _Said, item_id: str | None) -> Finding[Deadline]:
        deadline = self._deadline(said, item_id)
        return Finding(deadline, said.rule, said.start, said.end, said.by, partial(_entries, said, deadline.text))

    def _deadline(self, said: _Said, item_id: str | None) -> Deadline:
        limit = said.limit
        span = self.document.span(said.start, said.end)
        wording = self.document.quote(said.start, said.end)
        if limit.kind == "due" and limit.date is None:
            doubt = "YD131", f"时限“{wording}”无法折算为日期：文中没有可依据的年份或起算日"
        elif limit.assumed and self.calendar.plan_year is None and limit.date is not None:
            doubt = "YD130", f"时限“{wording}”没有年份，按成文年份或前文年份折算为 {limit.date}"
        else:
            doubt = None
        if doubt:
            code, message = doubt
            self.warnings.append(Warning.model_construct(code=code, message=message, span=span, item_id=item_id))
        return Deadline.model_construct(
            text=wording,
            kind=limit.kind,  # type: ignore[arg-type]
            date=limit.date,
            start=limit.start,
            recurrence=limit.recurrence,
            rule=said.rule,
            span=span,
        )
