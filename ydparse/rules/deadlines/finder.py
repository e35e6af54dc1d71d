"""Time limits (完成时限) of a task: marks → contexts → rules → findings. One reader for text, labels, brackets and cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache, partial
from typing import NamedTuple

import regex

from ydparse.document import Document, InText, Ranges, TextAt, ViewAt
from ydparse.grammar.limits import SIGNS, Calendar, Limit, find_marks, ongoing_word
from ydparse.grammar.periods import read
from ydparse.grammar.titles import IN_TITLE_SIGNS
from ydparse.grammar.years import one_year
from ydparse.models import Deadline, Warning
from ydparse.rules.deadlines import RULES
from ydparse.rules.deadlines.context import AFTER, BEFORE, Context, pattern
from ydparse.rules.deadlines.regions import Region, stated_regions
from ydparse.rules.finding import Entry, Finding
from ydparse.rules.ledger import OPEN, Ledger
from ydparse.rules.rule import Evidence, Rule, Verdict, by_evidence, resolve

_TITLE = regex.compile(IN_TITLE_SIGNS)
_OF_TASKS = r"(?:\L<matter>|清单)(?:\([^()]*\))?$|\L<stage>\("
_OF_ONE = regex.compile("[,;]")  # more than a heading of tasks
_NOTHING = regex.compile(r"[\s\p{P}\p{S}]*(?:无|不限|略)?[\s\p{P}\p{S}]*")  # — in a cell
_ENDS_PIECE = ("", *",;。、.)\n\t")


@lru_cache(64)  # each task below it asks
def _heads_tasks(title: str) -> bool:
    """Whether a heading may say by when the tasks below it are due."""
    return pattern(_OF_TASKS).search(title) is not None and not _OF_ONE.search(title)


@cache
def _asked(form: str, place: str) -> tuple[Rule[Context, Limit], ...]:
    """The rules that may say something of a form in a place: those of the place, or that of the form and the refusals."""
    own = f"deadline.{place}" if place not in ("", "stage") else f"deadline.{form}"
    return by_evidence(
        rule for rule in RULES if rule.id == own or (own != f"deadline.{place}" and rule.id.startswith("refused."))
    )


class _Said(NamedTuple):
    """A mark of the text, the region that it stands in, and what the rules see of it."""

    start: TextAt
    end: TextAt
    region: Region
    context: Context
    verdict: Verdict[Context, Limit]

    @property
    def is_limit(self) -> bool:
        """Whether the rule that holds takes it."""
        return self.verdict.rule.evidence != Evidence.REFUSED


@dataclass(slots=True)
class DeadlineFinder:
    """Finds time limits in one document; `warnings` gathers what was assumed, mended or not understood, each once.

    `thorough`: each finding tells which words took part, and which weaker rules read something, too."""

    document: Document
    calendar: Calendar
    warnings: list[Warning]
    thorough: bool = False
    ledger: Ledger = field(default_factory=Ledger)
    _told: set[tuple[str, TextAt, TextAt]] = field(default_factory=set)

    def under(self, headings: Iterable[InText]) -> DeadlineFinder:
        """The finder for what stands under headings (innermost first): one that names a year gives it, if the plan has none."""
        if self.calendar.plan_year is not None:
            return self
        for start, end in headings:
            if year := one_year(self.document.folded(start, end)):
                return replace(self, calendar=self.calendar._replace(heading_year=year))
        return self

    def find_deadlines(self, start: TextAt, end: TextAt, item_id: str | None = None) -> list[Finding[Deadline]]:
        """The limits of text[start:end], in order, and the dates in it that are none."""
        wording = self.document.folded(start, end)
        view = self.document.view
        low = view.to_view(start)
        high = ViewAt(low + len(wording))
        regions = list(stated_regions(self.document, low, high))
        if not regions and SIGNS.search(wording) is None:
            return []
        titles = _TITLE.finditer(view.text, low, high) if "《" in wording else ()
        return self._judged(regions, low, high, Ranges(title.span() for title in titles), item_id)

    def find_inherited(self, headings: Iterable[InText]) -> list[Finding[Deadline]]:
        """The limit of the innermost heading that gives one to the tasks below it: 6月底前完成的任务, 排查阶段（3月—4月）."""
        for start, end in headings:
            title = self.document.folded(start, end)
            if not _heads_tasks(title):
                continue
            # What is doubtful in a heading is said once, where the heading itself is read.
            found = self._silent().find_deadlines(start, end)
            due = [one for one in found if one.value and one.value.kind == "due"]
            if len(due) == 1 and due[0].value:
                rule = "deadline.inherited"
                return [due[0]._replace(value=due[0].value.model_copy(update={"rule": rule}), rule=rule)]
        return []

    def find_in_cell(self, start: TextAt, end: TextAt, rule: str = "deadline.column") -> list[Finding[Deadline]]:
        """The limits that a cell of a 完成时限 column, or a heading (一季度), says."""
        view = self.document.view
        low, high = view.to_view(start), view.to_view(end)
        place = rule.removeprefix("deadline.")
        region = Region(low, high, place, must_be_read=place == "column")
        return self._judged([region], low, high, Ranges(()), None)

    def find_lasting(self, start: TextAt, end: TextAt) -> list[Finding[Deadline]]:
        """What a cell of a schedule says of work that goes on: 持续跟进, a piece of its own; 持续推进河道清理 is work."""
        found = self._silent().find_in_cell(start, end)
        lasting = (one for one in found if one.value and one.value.kind == "ongoing")
        return [one for one in lasting if self.document.folded(one.end, end)[:1] in _ENDS_PIECE]

    def _silent(self) -> DeadlineFinder:
        """One that warns of nothing."""
        return DeadlineFinder(self.document, self.calendar, [], self.thorough)

    def _judged(
        self, regions: list[Region], low: ViewAt, high: ViewAt, titled: Ranges[ViewAt], item_id: str | None
    ) -> list[Finding[Deadline]]:
        read = list(self._read(regions, low, high, titled, self.calendar))
        years = [said.verdict.reading.year for said in read if said.is_limit and said.verdict.reading.year]
        if years and not (self.calendar.plan_year or self.calendar.heading_year):
            calendar = self.calendar._replace(own_year=years[0])  # for those that stand before it, too
            read = list(self._read(regions, low, high, titled, calendar))
        for said in read:
            self._note(said.context, (said.start, said.end), said.verdict.rule.id)
        understood = {said.region for said in read if said.is_limit}
        for region in regions:
            if region.must_be_read and region not in understood:
                self._tell_unread(region, item_id)
        return [self._finding(said, item_id) for said in read]

    def _read(
        self, regions: list[Region], low: ViewAt, high: ViewAt, titled: Ranges[ViewAt], calendar: Calendar
    ) -> Iterator[_Said]:
        """Every mark that a rule says something of; a year that a limit names holds for those after it that name none."""
        text = self.document.view.text
        for region in _in_order(regions, low, high):
            for form, match in find_marks(text, region.start, region.end, is_stated=region.place != ""):
                context = self._context(region, form, match, calendar, titled)
                verdict = resolve(_asked(form, region.place), context, context.wording, thorough=self.thorough)
                place = self.document.view.to_text(*match.span())
                if verdict is None:
                    self._note(context, place, OPEN)
                    continue
                said = _Said(*place, region, context, verdict)
                yield said
                if said.is_limit and verdict.reading.year:
                    calendar = calendar._replace(named_year=verdict.reading.year)

    def _note(self, context: Context, place: InText, rule: str) -> None:
        lasts = context.limit is not None and context.limit.kind != "due"
        self.ledger.note("rhythms" if lasts else "dates", place, rule)

    def _context(
        self, region: Region, form: str, match: regex.Match[str], calendar: Calendar, titled: Ranges[ViewAt]
    ) -> Context:
        text, start, end = self.document.view.text, match.start(), match.end()
        before, after = text[max(0, start - BEFORE) : start], text[end : end + AFTER]
        return Context(
            match.group(),
            before[max(before.rfind("\n"), before.rfind("\t")) + 1 :],
            after.partition("\n")[0].partition("\t")[0],
            form,
            read(form, match, calendar),
            calendar,
            region.place,
            start in titled,
        )

    def _finding(self, said: _Said, item_id: str | None) -> Finding[Deadline]:
        rule, limit = said.verdict.rule.id, said.verdict.reading
        losers = tuple(
            (other.id, None if other.evidence == Evidence.REFUSED else self._deadline(said, reading, other.id))
            for other, reading in said.verdict.losers
        )
        if not said.is_limit:
            return Finding(None, rule, said.start, said.end, losers=losers)
        for code, message in _doubts(self.document.quote(said.start, said.end), limit, said.context):
            self._tell(code, message, said.start, said.end, item_id)
        value = self._deadline(said, limit, rule)
        entries = partial(_entries, said) if self.thorough else tuple
        return Finding(value, rule, said.start, said.end, said.region.by, entries, losers)

    def _deadline(self, said: _Said, limit: Limit, rule: str) -> Deadline:
        wording = self.document.quote(said.start, said.end)
        return Deadline.model_construct(
            text=wording,
            kind=limit.kind,  # type: ignore[arg-type]
            date=limit.date,
            start=limit.start,
            recurrence=limit.recurrence,
            rule=rule,
            span=self.document.span(said.start, said.end),
        )

    def _tell_unread(self, region: Region, item_id: str | None) -> None:
        """A label of time whose wording is not understood: never silence."""
        start, end = self.document.view.to_text(region.start, region.end)
        if end > start and not _NOTHING.fullmatch(self.document.folded(start, end)):
            wording = self.document.quote(start, end)
            self._tell("YD132", f"写明是时限的“{wording}”没有读懂，请人工核对", start, end, item_id)

    def _tell(self, code: str, message: str, start: TextAt, end: TextAt, item_id: str | None) -> None:
        if (code, start, end) not in self._told:
            self._told.add((code, start, end))
            span = self.document.span(start, end)
            self.warnings.append(Warning.model_construct(code=code, message=message, span=span, item_id=item_id))


def _doubts(wording: str, limit: Limit, context: Context) -> Iterator[tuple[str, str]]:
    """What is doubtful in a limit, in words: the year that was assumed, a day that was mended, one before the issue."""
    if limit.kind != "due":
        return
    if limit.date is None:
        missing = "没有写明从哪一天算起" if context.form == "coming" else "文中没有可依据的年份或起算日"
        yield "YD131", f"时限“{wording}”无法折算为日期：{missing}"
        return
    if limit.assumed and context.calendar.plan_year is None:
        yield "YD130", f"时限“{wording}”没有年份，按成文年份或前文年份折算为 {limit.date}"
    if limit.mended:
        yield "YD133", f"时限“{wording}”的日期有误（没有这一天，或年月日的字印错），按 {limit.date} 计"
    if context.is_before_issue:
        yield "YD135", f"时限“{wording}”（{limit.date}）早于成文日期 {context.calendar.issued_on}，请核对"


def _in_order(regions: list[Region], low: ViewAt, high: ViewAt) -> Iterator[Region]:
    """The regions of view[low:high] with the running text between them."""
    for region in regions:
        if low < region.start:
            yield Region(low, region.start, "")
        yield region
        low = region.end
    if low < high:
        yield Region(low, high, "")


def _entries(said: _Said) -> Iterator[Entry]:
    """The word of the label, and that of a limit without a date."""
    if said.region.word:
        yield "roles", said.region.word
    if said.verdict.reading.kind == "ongoing" and (entry := ongoing_word(said.context.wording)):
        yield entry
