"""Text → targets: sentence by sentence, quantity by quantity."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import partial
from typing import Literal

import regex

from ydparse.document import Document, Ranges
from ydparse.document.view import View
from ydparse.grammar.amounts import Quantity, benefit, compared_by, indicator_ending, pattern
from ydparse.grammar.strength import StrengthWord
from ydparse.grammar.verbs import verbs_within
from ydparse.models import Target
from ydparse.rules.finding import Entry, Finding
from ydparse.rules.targets.history import History
from ydparse.rules.targets.respectively import respectively
from ydparse.rules.targets.rules import RULES
from ydparse.rules.targets.sentence import Clue, Found, Sentence
from ydparse.rules.targets.strength import governing_word
from ydparse.rules.targets.wording import strip_indicator

_SENTENCE = regex.compile(r"[^。;!?\n\t]+")
_EARNED = regex.compile(r"(?:增收|增产|收入|产值|营收|税收)$")  # 户均增收3000元 is nobody's gift
# 7. 6个项目竣工: the number of a list and a count; without a blank (7.6个项目) a count of whole things that opens a sentence.
_POINT = regex.compile(r"(?<=\d)\.(?=\d)")
_WHOLE = regex.compile(r"(?<![^。;:\n\t]|^)\d{1,2}(?P<point>\.)\d+(?:个(?!百分点)|家|所|座|名|项|处|条|户|件|台|场)")
_GROUPED = regex.compile(r"\d{1,3}(?: \d{3})+(?!\d)")  # 3 000
_OWNED = regex.compile(r"有(?P<what>\p{Han}{2,12})$")  # 目前全市有企业30家，力争达到50家
_TITLE = regex.compile(r"《[^》\n]{0,150}》")
_BROKEN = regex.compile(r"\d\s+\d")
_PAUSE = regex.compile("[,(;]")
_APIECE = regex.compile("最高|上限|每[户家人名个]")


class TargetFinder:
    """Finds targets in one document."""

    def __init__(self, document: Document, year: int | None = None) -> None:
        self.document = document
        self._text = _divided(document.view)
        self.year = year  # of the plan, or of its issue: what stands under an earlier one is history

    def find_targets(self, start: int, end: int, skip: list[tuple[int, int]] | None = None) -> list[Finding[Target]]:
        """The targets of text[start:end] outside `skip` (unit clauses), in order, and the quantities that are none."""
        view = self.document.view
        low, high = view.to_view(start), view.to_view(end)
        numbers = list(pattern().finditer(self._text, low, high))  # none goes over the end of a sentence
        if not numbers:
            return []
        places = [number.start() for number in numbers]
        masks = [(view.to_view(s), view.to_view(e)) for s, e in skip or []]
        masks += [match.span() for match in _TITLE.finditer(self._text, low, high)]
        covered = Ranges(masks)
        found: list[Finding[Target]] = []
        sentence: Sentence | None = None
        for match in _SENTENCE.finditer(self._text, low, high):
            first, last = match.span()
            own = numbers[bisect_left(places, first) : bisect_left(places, last)]
            if not own:
                sentence = None
                continue
            before = sentence if sentence and self._text[sentence.end] == ";" else None
            sentence = Sentence(self._text, first, last, own, covered.overlapping(first, last), before=before)
            found += self._sentence(sentence)
        return found

    def _sentence(self, s: Sentence) -> list[Finding[Target]]:
        found: list[Finding[Target]] = []
        quantities = [q for q in s.quantities() if not self._is_broken(s, q)]
        if not quantities:
            return [self._refused(*passed) for passed in s.passed]
        history = History(s.text, s.start, s.end, self.year)
        i = 0
        while i < len(quantities):
            clue = s.clue(quantities[i].start)
            several, taken = self._respectively(s, history, quantities[i:], clue)
            if several:
                found += several
                i += taken
                continue
            following = quantities[i + 1].start if i + 1 < len(quantities) else s.end
            finding = self._target(s, history, quantities[i], clue, following)
            found.append(finding)
            if finding.value:
                s.done = s.last.end if s.last else quantities[i].end
            i += 1
        found += [self._refused(*passed) for passed in s.passed]
        return found

    def _is_broken(self, s: Sentence, q: Quantity) -> bool:
        """Whether a blank of the text stands between the digits of a quantity (2 5个), which then may be two numbers."""
        start, end = self.document.view.to_text(q.start, q.end)
        said = self.document.text[start:end]
        broken = _BROKEN.search(said) is not None and not _GROUPED.match(said)
        if broken:
            s.passed.append((q.start, q.end, "refused.amount"))
        return broken

    def _refused(self, start: int, end: int, rule: str) -> Finding[Target]:
        return Finding(None, rule, *self.document.view.to_text(start, end))

    def _target(self, s: Sentence, history: History, q: Quantity, clue: Clue, following: int) -> Finding[Target]:
        wording = s.text[clue.clause : q.start]
        rule, found = next(_found(s, q, clue, following), ("", None))
        if history.is_past(q.start, s.clause_start(q.start), clue.clause):
            owned = _OWNED.search(clue.before)
            s.past = found.thing if found and not found.verb else owned.group("what") if owned else ""
            return self._refused(q.start, q.end, "refused.past")
        if found is None:
            return self._benefit(s, q, clue, following) or self._refused(q.start, q.end, "refused.evidence")
        kind: Literal["goal", "benefit"] = "benefit" if self._pays(s, q, clue, found) else "goal"
        if kind == "goal":
            s.take(found, q)
        return self._taken(s, q, found, rule, compared_by(wording, q.comparator, wording), kind)

    def _pays(self, s: Sentence, q: Quantity, clue: Clue, found: Found) -> bool:
        """Whether an amount of money, or a rate, is what a policy gives."""
        if not s.is_benefit or _EARNED.search(found.thing) or not (q.kind == "money" or q.unit == "%"):
            return False
        after = _PAUSE.split(s.text[q.end : min(s.end, q.end + 20)])[0]
        near = s.text[max(s.start, clue.clause) : q.end] + after
        plain = found.verb == "" or _APIECE.search(near) is not None
        return benefit().search(near) is not None or (plain and q.kind == "money")

    def _benefit(self, s: Sentence, q: Quantity, clue: Clue, following: int) -> Finding[Target] | None:
        """An amount or rate that a policy pays (给予最高20万元奖励), without the verbs of a goal."""
        if not s.is_benefit or q.kind not in ("money", "ratio"):
            return None
        if not benefit().search(s.text, max(s.start, q.start - 30), min(s.end, q.end + 20)):
            return None
        after = s.after(q, following)
        named = after is not None and benefit().search(after[0]) is not None
        thing = strip_indicator(after[0]) if after and named else clue.thing
        found = Found(clue.start, after[1] if after and named else q.end, thing or "政策给付", thing=thing)
        compared = compared_by(clue.before, q.comparator, clue.before)
        return self._taken(s, q, found, "target.paid", compared, "benefit")

    def _respectively(
        self, s: Sentence, history: History, quantities: list[Quantity], clue: Clue
    ) -> tuple[list[Finding[Target]], int]:
        """The targets of a list that 分别 divides, and how many of the quantities they take."""
        members, taken = respectively(s, quantities, clue)
        at = quantities[0].start
        if members and history.is_past(at, s.clause_start(at)):
            return [self._refused(one.quantity.start, one.quantity.end, "refused.past") for one in members], taken
        if members:
            s.done, s.last = members[-1].found.end, None
        return [
            self._taken(s, q, found, "target.respectively", compared, "goal") for q, found, compared in members
        ], taken

    def _taken(
        self,
        s: Sentence,
        q: Quantity,
        found: Found,
        rule: str,
        compared: tuple[str, str | None],
        kind: Literal["goal", "benefit"],
    ) -> Finding[Target]:
        """The target that was found, `compared` with the word that says so."""
        start, end = self.document.view.to_text(min(found.start, q.start), max(found.end, q.end))
        text = self.document.quote(start, end)
        firm: StrengthWord | None = None
        if kind == "goal":
            s.goals.append(q.end)
            firm = governing_word(s, q.start)
        indicator = found.indicator  # of the folded view: its brackets as the text writes them
        if "（" in text:
            indicator = indicator.replace("(", "（").replace(")", "）")
        target = Target.model_construct(
            text=text,
            indicator=indicator,
            value=q.value,
            value_max=q.value_max,
            unit=q.unit,
            comparator=compared[0],  # type: ignore[arg-type]
            direction=found.direction,
            kind=kind,
            strength=firm.strength if firm else None,
            rule=rule,
            span=self.document.span(start, end),
        )
        return Finding(target, rule, start, end, None, partial(_entries, s, q, found, rule, compared[1], kind, firm))


def _found(s: Sentence, q: Quantity, clue: Clue, following: int) -> Iterator[tuple[str, Found]]:
    """What the rules find, in their order; one character is no indicator."""
    for id_, rule in RULES:
        found = rule(s, q, clue, following)
        if found is not None and len(found.indicator) > 1:
            yield id_, found


def _divided(view: View) -> str:
    """The folded text, with a full stop for the point between two numbers that the view has brought together."""
    points = {m.start() for m in _POINT.finditer(view.text) if view.offsets[m.end()] > view.offsets[m.start()] + 1}
    points.update(match.start("point") for match in _WHOLE.finditer(view.text))
    return "".join("。" if i in points else char for i, char in enumerate(view.text)) if points else view.text


def _entries(
    s: Sentence, q: Quantity, found: Found, rule: str, compared: str | None, kind: str, firm: StrengthWord | None
) -> Iterator[Entry]:
    """The words of the lexicon that made a quantity a target and gave its parts."""
    for word, _ in verbs_within(found.word, 0, "make", "add", "cause", "reach", "up", "down"):
        yield "target_verbs", word
    if rule == "target.level" and (noun := indicator_ending(found.thing)):
        yield "indicator_nouns", noun
    if kind == "benefit":
        paid = benefit().search(s.text, s.start, s.end)
        yield from [("benefit_words", paid.group())] if paid else []
    if q.said:
        yield "measure_words", q.said[0]
    yield from (("comparators", word) for word in (*q.said[1:], compared) if word)
    if firm:
        yield "strength_words", s.text[firm.start : firm.end]
