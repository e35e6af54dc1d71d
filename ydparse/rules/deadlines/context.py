"""What the rules of time limits see of one wording, and the words beside it that they go by."""

from __future__ import annotations

from functools import cache, partial
from typing import NamedTuple

import regex

from ydparse.grammar.limits import Calendar, Limit
from ydparse.grammar.pieces import with_lists
from ydparse.lexicon import words

BEFORE, AFTER = 16, 40  # characters of folded text beside a wording that the rules look at


class Context(NamedTuple):
    """A wording with the form of a time limit, and where it stands.

    `before` and `after` are what stands beside it in its line. `place` is the place that states a limit (label, column,
    heading, inherited, bracket, stage), or empty in running text. `titled`: within 《》; `quoted`: within quotation marks.
    """

    wording: str
    before: str
    after: str
    form: str
    limit: Limit | None
    calendar: Calendar
    place: str = ""
    titled: bool = False

    @property
    def due(self) -> Limit | None:
        """The limit, where it says by when."""
        return self.limit if self.limit and self.limit.kind == "due" else None

    @property
    def bare(self) -> bool:
        """Whether no word of the wording itself makes it a limit."""
        return self.limit is not None and self.limit.bare

    @property
    def is_over(self) -> bool:
        """Whether it lies in a year before the plan's, or, where the plan names none, that of its issue."""
        limit, calendar = self.limit, self.calendar
        now = calendar.plan_year or (calendar.issued_on.year if calendar.issued_on else None)
        return bool(limit and limit.date and now and limit.date.year < now)

    @property
    def is_before_issue(self) -> bool:
        """Whether it lies before the day of issue."""
        limit, issued_on = self.limit, self.calendar.issued_on
        return bool(limit and limit.date and issued_on and limit.date < issued_on)

    @property
    def is_ahead(self) -> bool:
        """Whether it lies in a year after the plan's, or its issue."""
        now, limit = self.calendar.base_year, self.limit
        return bool(now and limit and limit.date and limit.date.year > now)

    @property
    def clause(self) -> str:
        """What follows, up to the next stop of any kind."""
        return str(_CLAUSE.split(self.after, 1)[0])

    @property
    def sentence(self) -> str:
        """What follows, up to the end of its sentence."""
        return str(_SENTENCE.split(self.after, 1)[0])


_CLAUSE = regex.compile("[,。;:、!?()]")
_SENTENCE = regex.compile("[。;!?]")
_ITEM_MARK = regex.compile(r"(?:\d[.、]|[(\d一二三四五六七八九十]\)|[一二三四五六七八九十]、|[①-⑳])$")
_OPENS = r"(?:^|[。.,;:!?\t(\[、)\]”\"》和及并至要将拟应须需]|\L<aim>|[县市区省镇乡旗州]级?)$"
_REACHED = r"\d|\L<reached>|[一两二三四五六七八九十百]+[个家项座条批所]"


@cache
def pattern(expression: str) -> regex.Pattern[str]:
    r"""A pattern in which `\L<paper>` is a time word of that kind."""
    return with_lists(expression, partial(words, "time_words"))


def opens(context: Context) -> bool:
    """Whether the wording opens a clause, an aim before it aside: 力争2027年建成…"""
    return not context.before or pattern(_OPENS).search(context.before) is not None


def opens_entry(context: Context) -> bool:
    """Whether it opens a sentence, or stands right behind a number: 1.一季度…"""
    return context.before[-1:] in ("", "。", ",", ";", ":", "\n", "\t") or _ITEM_MARK.search(context.before) is not None


def is_done(context: Context) -> bool:
    """Whether a word of work follows that is to be done by then: 9月投入使用, 2027年全面建成; not 建成的, 完成了."""
    adverbs = pattern(r"(?:\L<adverb>|\L<aim>)*").match(context.after)
    after = context.after[adverbs.end() :] if adverbs else context.after
    done = pattern(r"(?:\L<done>|\L<ordered>(?!《|了|的|并?实施以来))(?!了|的|会|仪式|以来|后)")
    return done.match(after) is not None


def is_reached(context: Context) -> bool:
    """Whether its sentence says what is reached: a number, or 实现, 全部."""
    return pattern(_REACHED).search(context.sentence) is not None
