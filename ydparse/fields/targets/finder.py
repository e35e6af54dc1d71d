"""Text → targets: sentence by sentence, quantity by quantity."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Literal

import regex

from ydparse.document import Document, Ranges
from ydparse.fields.finding import Entry, Finding
from ydparse.fields.targets.rules import PER, RULES
from ydparse.fields.targets.sentence import Clue, Found, Sentence
from ydparse.fields.targets.strength import governing_word
from ydparse.fields.targets.wording import strip_indicator
from ydparse.models import Target
from ydparse.normalize.quantities import Quantity, benefit, compared_by, indicator_ending
from ydparse.normalize.strength import StrengthWord
from ydparse.normalize.verbs import verb_at, verb_before, verbs_within

_SENTENCE = regex.compile(r"[^。;!?\n\t]+")
_TITLE = regex.compile(r"《[^》\n]{0,150}》")
_HISTORY = regex.compile(
    r"(?:已(?!经)|曾(?!经)|(?<![比较])(?:去年|上年)|现有|原有|目前|截至目前|此前|以来|较上年同期|同期)"
)
_LEADS_UP = regex.compile(r"(?:约|不低于|不少于|超过)?$")
# Times that a sentence names: which is the last one tells whether what follows it is over.
_TIME = regex.compile(
    r"(?<![比较在\d\-~从自])(?P<year>20\d{2})年(?!度?以来|[^,]{0,6}基础上)|“(?P<plan>十[二三四五])五”(?:时期|期间|以来|末)"
    r"|(?P<past>(?<![比较在])(?:去年|上年)(?!同期)|过去[一二两三四五]年|[一二两三四五]年来|近[一二两三四五几]年|截至目前|20\d{2}年以来)|(?P<ahead>今年|明年|今后|未来|下一步|力争|确保)"
)
FIVE_YEARS = {"十二": 2015, "十三": 2020, "十四": 2025, "十五": 2030}  # the last year of each 五年规划
_STILL = regex.compile(r"力争|确保|达到|提高到|增加到")  # history that only leads up to a goal


class TargetFinder:
    """Finds targets in one document."""

    def __init__(self, document: Document, year: int | None = None) -> None:
        self.document = document
        self.year = year  # of the plan, or of its issue: what stands under an earlier one is history

    def find_targets(self, start: int, end: int, skip: list[tuple[int, int]] | None = None) -> list[Finding[Target]]:
        """The targets of text[start:end] outside `skip` (unit clauses), in order, and the quantities that are none."""
        view = self.document.view
        masks = [(view.to_view(s), view.to_view(e)) for s, e in skip or []]
        low, high = view.to_view(start), view.to_view(end)
        masks += [match.span() for match in _TITLE.finditer(view.text, low, high)]
        covered = Ranges(masks)
        found: list[Finding[Target]] = []
        for match in _SENTENCE.finditer(view.text, low, high):
            first, last = match.span()
            found += self._sentence(Sentence(view.text, first, last, covered.overlapping(first, last)))
        return found

    def _sentence(self, s: Sentence) -> list[Finding[Target]]:
        found: list[Finding[Target]] = []
        quantities = s.quantities()
        i = 0
        while i < len(quantities):
            several = self._respectively(s, quantities[i:])
            if several:
                found += several
                i += len(several)
                s.done, s.last = quantities[i - 1].end, None
                continue
            following = quantities[i + 1].start if i + 1 < len(quantities) else s.end
            finding = self._target(s, quantities[i], following)
            found.append(finding)
            if finding.value:
                s.done = s.last.end if s.last else quantities[i].end
            i += 1
        found += [self._refused(*passed) for passed in s.passed]
        return found

    def _refused(self, start: int, end: int, rule: str) -> Finding[Target]:
        return Finding(None, rule, *self.document.view.to_text(start, end))

    def _target(self, s: Sentence, q: Quantity, following: int) -> Finding[Target]:
        clue = s.clue(q.start)
        wording = s.text[clue.clause : q.start]
        if self._is_past(s.text[s.start : q.start]) or (_HISTORY.search(wording) and not _STILL.search(wording)):
            return self._refused(q.start, q.end, "refused.past")
        rule, found = next(((id_, one) for id_, rule in RULES if (one := rule(s, q, clue, following))), ("", None))
        if found is None:
            return self._benefit(s, q, clue, following) or self._refused(q.start, q.end, "refused.evidence")
        kind: Literal["goal", "benefit"] = "benefit" if self._pays(s, q, clue, found) else "goal"
        if kind == "goal":
            s.last, s.unit = found, q.unit
            s.found.append(found)
        return self._taken(s, q, found, rule, compared_by(wording, q.comparator, wording), kind)

    def _is_past(self, wording: str) -> bool:
        """Whether the last time that was named before the number is over: 2025年，…为64.8% in a plan for 2026."""
        times = list(_TIME.finditer(wording))
        last = times[-1] if times else None
        if last is None or last.lastgroup == "ahead":
            return False
        if last.lastgroup == "past":
            return True
        year = int(last.group("year")) if last.group("year") else FIVE_YEARS[last.group("plan")]
        return self.year is not None and year < self.year

    def _pays(self, s: Sentence, q: Quantity, clue: Clue, found: Found) -> bool:
        """Whether an amount of money, or a rate, is what a policy gives."""
        if not s.is_benefit or not (q.kind == "money" or q.unit == "%"):
            return False
        after = regex.split("[,(;]", s.text[q.end : min(s.end, q.end + 20)])[0]
        near = s.text[max(s.start, clue.clause) : q.end] + after
        plain = found.verb == "" or regex.search("最高|上限|每[户家人名个]", near) is not None
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

    def _respectively(self, s: Sentence, quantities: list[Quantity]) -> list[Finding[Target]]:
        """A率、B率分别达到93%、82%: as many names as values, or one name for all."""
        clue = s.clue(quantities[0].start)
        said = clue.led + clue.before
        said = PER.sub("", said)
        end = _LEADS_UP.search(said).start()
        verb = verb_before(said, end, "reach", "up", "down")
        if verb is None or not said[: end - len(verb)].endswith("分别"):
            return []
        run = quantities[:1]
        for q in quantities[1:]:
            if not regex.fullmatch(r"[、和,及]|以?及", PER.sub("", s.text[run[-1].end : q.start])):
                break
            run.append(q)
        head = said[: end - len(verb) - 2]
        names = [strip_indicator(name) for name in regex.split("、|(?<=[率量数额值重比])(?:和|及)", head)]
        if not strip_indicator(head) and len(s.found) >= len(run):
            names = [one.thing for one in s.found[-len(run) :]]  # 接待游客…、旅游收入…，分别增长12%、15%
        elif len(names) != len(run):
            names = [strip_indicator(head)] * len(run)
        if len(run) < 2 or not all(names):
            return []
        if run[-1].unit == "个百分点":
            run = [one._replace(unit="个百分点", kind="ratio") if one.unit == "个" else one for one in run]
        direction: Literal["up", "down"] | None = None
        if verb_at(verb, 0, "up", "down") == verb:
            direction = "down" if verb_at(verb, 0, "down") == verb else "up"
        comparator = next((one.comparator for one in run if one.comparator != "="), "=")
        return [
            self._taken(
                s,
                one,
                Found(clue.start, one.end, name, direction=direction, word=verb),
                "target.respectively",
                (comparator if one.comparator == "=" else one.comparator, None),
                "goal",
            )
            for name, one in zip(names, run, strict=True)
        ]

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
        start, end = self.document.view.to_text(found.start, max(found.end, q.end))
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
