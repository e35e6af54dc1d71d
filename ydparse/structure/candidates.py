"""Every place of a part where a numbering mark can be, with its style, its number and how it stands there.

No state and no threshold: whether a candidate is an entry is for the solver, which sees all of them at once.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Literal, NamedTuple, TypeAlias

import regex

from ydparse.document import Document, Ranges, TextAt, ViewAt
from ydparse.grammar.bodies import ends_like_unit, is_collective
from ydparse.grammar.numbering import BARE, BARE_CN, HALF, LOOSE, MARK, MISREAD, Mark, numerals, to_mark
from ydparse.grammar.pieces import HAN, branches
from ydparse.grammar.titles import TITLE_END
from ydparse.grammar.verbs import verb_before
from ydparse.lexicon import words

Place: TypeAlias = Literal[
    "paragraph",  # opens a paragraph
    "line",  # begins a line of the file that was taken to go on from the one before
    "clause",  # behind a bracket that says who answers
    "stop",  # behind 。!?
    "title",  # behind the title of a plan
    "heading",  # behind a heading without a stop
    "label",  # behind what a label gives (责任单位：财务科)
    "run",  # behind a heading with a comma, or half a sentence
    "bracket",  # behind any other bracket or quotation
    "colon",
    "semicolon",
    "comma",
    "phrase",  # in mid-phrase
    "pair",  # within quotation marks or brackets
    "break",  # no mark: where another paper may begin, and numbering anew
]
Form: TypeAlias = Literal[
    "plain",  # with its own sign
    "split",  # the number before a figure: 12.4条线路 is No. 12, or the decimal 12.4
    "loose",  # another sign than its own: 2。改造
    "misread",  # a letter or stroke for the numeral: l.改造
    "bare",  # without its sign: 9强化
]


class Candidate(NamedTuple):
    """A mark that may open an entry, at [start, end) of the folded view."""

    style: str
    rank: float
    number: int
    place: Place
    form: Form
    start: ViewAt
    end: ViewAt


_PAUSE = re.compile("[,。;:!?]")
_FULL_PAUSE = re.compile("[。;:!?]")
_HEADING = 40  # characters; a heading without a stop before a mark is not longer
_LONG_HEADING = 100  # one with commas
_CLAUSE_WORDS = re.compile(branches(words("duty_words", "in_clause")))
_ENDS_IN_BODY = re.compile(rf"{HAN}(?:[局委办厅部科处]|政府|中心)[)\]]?$")
_CLAUSE = 200  # characters of a bracket that are looked at
_LABELLED = regex.compile(r"\L<words>为?:[^。;:]{0,200}$", words=words("duty_words", "labelled"))
_HEADS_NAMES = (
    regex.compile(  # 责任单位：1.县水利局；2.: what stands before a number of a list of names, and not of entries
        r"\L<words>[有为]?:(?:(?:\(?\d{1,2}[.、)][^。;:\n]{2,40};?)+)?$", words=words("duty_words", "labelled")
    )
)
_NUMBERED = re.compile(r"\(?\d{1,2}[.、)](?P<name>[^,;。:\s\d]{2,40}?)(?=[,;。]|\(?\d{1,2}[.、)]|\n|$)")
_NAMED = re.compile(rf"(?:附件|专栏|[如见(附]表|[如见(附]图|第|(?<!意)见|[A-Za-z\-~]|(?<![{HAN[1:-1]})\]”》%])\.)$")
# Styles that number entries wherever they stand, and those that number clauses of a sentence as often: these only where a
# list of them shows that it is one of entries. What is in neither counts only where it opens a paragraph.
_STYLES_IN_TEXT = frozenset({"cn", "cn_paren", "digit", "digit_paren", "article", "part", "chapter", "box"})
_STYLES_IN_SENTENCES = frozenset({"circled", "digit_half", "decimal", "decimal_deep", "named"})
_CONTENTS = re.compile(r"(?:(?<=…)|(?<=[.·\-_]{3}))\d{1,3}$")  # a line of a table of contents
_CHINESE = frozenset("一二三四五六七八九十")
_PAUSES = frozenset("。.,;")
_ENDS_SENTENCE = re.compile(rf"[{HAN[1:-1]})\]”》%]\.$")  # a stop of another width; not that of a figure
_OPEN: frozenset[Place] = frozenset({"stop", "clause", "label", "heading", "run", "title", "line", "colon"})
"""Places where an entry may open although its sign is lost."""
_MID_SENTENCE: frozenset[Place] = frozenset({"phrase", "comma", "semicolon", "line", "bracket"})
_HEADING_STYLES = frozenset({"part", "chapter", "cn", "cn_paren"})
_MAY_LACK_SIGN: frozenset[Place] = _OPEN | {"paragraph"}
_ENDED: frozenset[Place] = frozenset({"stop", "clause", "label", "heading", "title"})
_SIGN_PLACES: dict[str, Place] = {
    "。": "stop", "!": "stop", "?": "stop", "…": "stop", ":": "colon", ";": "semicolon", ",": "comma", "、": "comma",
    "”": "bracket", "》": "bracket", "\t": "phrase",
}  # fmt: skip


def find_candidates(
    document: Document, start: TextAt, end: TextAt, without: Ranges[TextAt], breaks: Sequence[TextAt] = ()
) -> list[Candidate]:
    """The candidates of text[start:end] outside the ranges `without`, in order, and the `breaks` among them."""
    finder = _Finder(document, start, end, without)
    found = _without_sentences(_without_contents(document.view.text, list(finder.find())))
    walls = [Candidate("break", 0, 0, "break", "plain", at, at) for at in map(document.view.to_view, breaks)]
    return sorted([*found, *walls], key=lambda one: (one.start, one.place != "break"))


def _without_sentences(found: list[Candidate]) -> list[Candidate]:
    """The candidates without those that number the clauses of a sentence (：①甲；②乙。): of a list in such a style, most of
    those behind the first stand behind the end of a sentence or of a clause where they open entries."""
    lists: dict[str, list[list[Candidate]]] = {}
    for one in found:
        if one.style in _STYLES_IN_SENTENCES and one.place != "paragraph":
            own = lists.setdefault(one.style, [])
            if not own or one.number <= own[-1][-1].number:
                own.append([])
            own[-1].append(one)
    dropped: set[Candidate] = set()
    for run in (run for own in lists.values() for run in own):
        ended = sum(one.place in _ENDED for one in run)
        if 2 * ended < len(run) or ended < 2:
            dropped.update(run)
    return [one for one in found if one not in dropped] if dropped else found


_FEWEST, _APART, _COPIES = 5, 40, 3  # headings of a table of contents; characters of one; places that are asked for it
_WITH_DOTS = 200  # characters of one with the dots and the page behind it
_SAID = re.compile(r"(?:^|\n)目录\n$")  # the line above them, where two are enough
_PAGE = re.compile(r"[\t…·.]*\d{0,3}\n?$")
_DOTTED = re.compile(r"[^\n…·.]{2,40}[\t…·.]{6,}\d{0,3}")


def _without_contents(text: str, found: list[Candidate]) -> list[Candidate]:
    """The candidates without those of a table of contents (目录): headings close together, each of which comes again, with
    its number, where its chapter stands."""
    places: dict[str, list[ViewAt]] = {}
    for one in found:
        places.setdefault(text[one.start : one.end], []).append(one.start)
    listed = [
        _comes_again(text[one.start : _listed_end(text, one, following)], one, places, text)
        for one, following in zip_longest(found, found[1:])
    ]
    dropped: set[int] = set()
    first = 0
    while first < len(found):
        last = first
        while last < len(found) and listed[last]:
            last += 1
        if last - first >= (2 if _SAID.search(text, max(found[first].start - 4, 0), found[first].start) else _FEWEST):
            dropped.update(range(first, last))
        first = max(last, first + 1)
    return [one for i, one in enumerate(found) if i not in dropped] if dropped else found


def _listed_end(text: str, one: Candidate, following: Candidate | None) -> int:
    """Where a heading of a table of contents ends: behind its dots and its page, else at the next mark."""
    dotted = _DOTTED.match(text, one.end)
    if dotted is not None:
        return int(dotted.end())
    return following.start if following is not None else one.end


def _comes_again(heading: str, one: Candidate, places: Mapping[str, Sequence[ViewAt]], text: str) -> bool:
    """Whether a mark with the words up to the next one stands once more, further on."""
    copies = [at for at in places[text[one.start : one.end]][-_COPIES:] if at > one.start]
    if not copies or len(heading) > _WITH_DOTS:
        return False
    heading = _PAGE.sub("", heading, 1)
    if not 1 < len(heading) - (one.end - one.start) <= _APART or _FULL_PAUSE.search(heading, one.end - one.start):
        return False
    return any(text.startswith(heading, at) for at in copies)


class _Finder:
    """Reads a part once, from mark to mark."""

    def __init__(self, document: Document, start: TextAt, end: TextAt, without: Ranges[TextAt]) -> None:
        self.view = view = document.view
        self.text = view.text
        self.low, self.high = view.to_view(start), view.to_view(end)
        self.without = without
        self.paragraphs = _paragraphs(document, start, end)
        self.lines = document.line_starts
        self.pairs = view.pairs
        self.last = Mark("", 99.0, 0, self.low, self.low)  # the last mark that was seen

    def find(self) -> Iterator[Candidate]:
        """What stands at each numeral that may be a mark, best form first."""
        for at in numerals(self.text, self.low, self.high):
            if self.view.offsets[at] in self.without:
                continue
            opens = at in self.paragraphs
            if opens and self._is_contents(at):
                continue
            place = self._place(at, opens)
            if place is None or (not opens and self._numbers_a_name(at)):
                continue
            for mark, form in self._marks(at, place):
                yield Candidate(
                    mark.style, mark.rank, mark.number, self._placed(mark, place), form, mark.start, mark.end
                )
                if form == "plain":
                    self.last = mark

    def _is_contents(self, at: ViewAt) -> bool:
        line = self.text.find("\n", at, self.high)
        return _CONTENTS.search(self.text, max(at, line - 12), line if line >= 0 else self.high) is not None

    def _numbers_a_name(self, at: ViewAt) -> bool:
        """责任单位：1.县水利局；2.县财政局: whether the number is that of a body behind a label."""
        found = _NUMBERED.match(self.text, at, self.high)
        if found is None or not (ends_like_unit(name := found.group("name")) or is_collective(name)):
            return False
        return _HEADS_NAMES.search(self.text, max(self.low, at - _CLAUSE), at) is not None

    def _marks(self, at: ViewAt, place: Place) -> Iterator[tuple[Mark, Form]]:
        """The readings of what stands at a place."""
        text, opens = self.text, place == "paragraph"
        printed = MARK.match(text, at, self.high)
        mark = to_mark(printed) if printed else None
        if mark is not None and (opens or mark.style in _STYLES_IN_TEXT or mark.style in _STYLES_IN_SENTENCES):
            yield mark, "plain"
        if mark is None or mark.style == "decimal":
            yield from self._bare(at, place)
        if mark is None:
            yield from self._damaged(at, place)

    def _bare(self, at: ViewAt, place: Place) -> Iterator[tuple[Mark, Form]]:
        """A number without its sign, or one before a figure."""
        whole = BARE.match(self.text, at, self.high)
        digit = to_mark(whole) if whole else None
        if whole is None or digit is None:
            return
        dotted = whole.group("dot") is not None
        parted = dotted and self.view.parted(digit.end)
        if place in _MAY_LACK_SIGN or (not dotted and self._placed(digit, place) in _OPEN):
            yield digit, "plain" if parted else "split" if dotted else "bare"

    def _damaged(self, at: ViewAt, place: Place) -> Iterator[tuple[Mark, Form]]:
        """The first reading of a mark with another sign than its own, or a misread numeral."""
        text = self.text
        for pattern, form in _DAMAGED:
            found = pattern.match(text, at, self.high)
            damaged = to_mark(found) if found else None
            if damaged is None:
                continue
            headed = form == "bare" and self._is_headed(damaged)
            if headed or place in _MAY_LACK_SIGN or self._placed(damaged, place) in _OPEN:
                yield damaged, "loose" if headed else form  # 一总体要求: the heading stands for the sign
            return

    def _place(self, at: ViewAt, opens: bool) -> Place | None:
        """How a numeral stands; None where it is the number of a thing (附件1, 图2)."""
        if opens:
            return "paragraph"
        text = self.text
        if (pair := self._pair(at)) is not None:
            return pair
        if _NAMED.search(text, max(self.low, at - 4), at) or _is_of_figure(text, at) or _reaches(text, at):
            return None
        place = self._behind_sign(at, text[at - 1] if at > self.low else "\n")
        if place in ("phrase", "comma", "colon") and self._is_labelled(at):
            place = "label"
        if place in ("phrase", "comma") and self.view.offsets[at] in self.lines:
            place = "line"
        return place

    def _behind_sign(self, at: ViewAt, before: str) -> Place:
        """How a place stands that is behind this sign."""
        if before in ")]":
            return self._behind_bracket(at)
        ended = ViewAt(at - 1)
        if before in _PAUSES and self.text[at - 2 : ended] in (")", "]") and self._behind_bracket(ended) == "clause":
            return "clause"
        if before == "." and _ENDS_SENTENCE.search(self.text, max(self.low, at - 2), at):
            return "stop"
        return _SIGN_PLACES.get(before, "phrase")

    def _placed(self, mark: Mark, place: Place) -> Place:
        """The place, where that hangs on the mark too: right behind a heading or a title."""
        if place in _MID_SENTENCE and mark.style in _HEADING_STYLES and self._is_headed(mark):
            return "stop"
        if place in ("phrase", "line", "bracket"):
            if behind := self._behind_heading(mark):
                return behind
            if mark.number == 1 and TITLE_END.search(self.text[max(self.low, mark.start - 24) : mark.start]):
                return "title"
            if mark.number == 1 and self.text.endswith(words("headings"), max(self.low, mark.start - 12), mark.start):
                return "title"
        return place

    def _behind_heading(self, mark: Mark) -> Place | None:
        """How a mark stands right behind the heading of a higher one; None where it does not."""
        far = mark.start - self.last.end if self.last.rank < mark.rank else 0
        if not 0 < far <= _LONG_HEADING or _FULL_PAUSE.search(self.text, self.last.end, mark.start):
            return None
        return "run" if far > _HEADING or _PAUSE.search(self.text, self.last.end, mark.start) else "heading"

    def _is_headed(self, mark: Mark) -> bool:
        """Whether a heading that every plan has stands behind a mark: 二、重点任务."""
        return self.text.startswith(words("headings"), mark.end)

    def _pair(self, at: ViewAt) -> Place | None:
        i = bisect_left(self.pairs, (at, at)) - 1
        return "pair" if i >= 0 and at < self.pairs[i][1] else None

    def _behind_bracket(self, at: ViewAt) -> Place:
        i = bisect_left(self.pairs, (at, at)) - 1
        if i < 0 or self.pairs[i][1] != at:
            return "bracket"
        start, end = self.pairs[i]
        told = _CLAUSE_WORDS.search(self.text, max(start, end - _CLAUSE), end)
        return "clause" if told or _ENDS_IN_BODY.search(self.text, max(start, end - 4), end) else "bracket"

    def _is_labelled(self, at: ViewAt) -> bool:
        return _LABELLED.search(self.text, max(self.last.end, self.low, at - 240), at) is not None


_DAMAGED: tuple[tuple[re.Pattern[str], Form], ...] = (
    (LOOSE, "loose"),
    (HALF, "loose"),
    (MISREAD, "misread"),
    (BARE_CN, "bare"),
)


def _is_of_figure(text: str, at: ViewAt) -> bool:
    """Whether a mark stands right behind a digit, and its numeral is no Chinese one, which no figure goes on with."""
    return text[at - 1 : at].isdigit() and text[at : at + 2].lstrip("(")[:1] not in _CHINESE


def _reaches(text: str, at: ViewAt) -> bool:
    """Whether a verb says that the number at a place is reached: 指数达到|88、; a heading may end in 完成."""
    verb = verb_before(text, at, "reach")
    return verb is not None and verb[-1] in "达到过破于至"


def _paragraphs(document: Document, start: TextAt, end: TextAt) -> frozenset[ViewAt]:
    """Where the paragraphs of text[start:end] begin, in the view; the part begins one, too."""
    first = document.paragraph_at(start)
    to_view = document.view.to_view
    found = [to_view(start)]
    for paragraph in document.paragraphs[max(first, 0) :]:
        if paragraph.start >= end:
            break
        if paragraph.start >= start:
            found.append(to_view(paragraph.start))
    return frozenset(found)
