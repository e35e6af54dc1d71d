"""What is drawn on a page and is not of its text: watermarks (水印), the wording of seals (印章), hidden text.

A reader tells of each run of characters how it is drawn. `sift` goes through REASONS in their order, and a run that one of
them tells is left out. What is certain of itself comes first; then each reason sees the page without what went before, so
that a line is not blamed for the watermark across it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import chain
from statistics import median
from typing import NamedTuple

from ydparse.document import Box, LeftOut
from ydparse.readers.left_out import Kind, gathered
from ydparse.readers.page.ink import DUST, WHITE, Run, contrast, type_size
from ydparse.readers.page.overlap import crossings, once_each
from ydparse.readers.page.seals import holds, seals_of

_LARGER = 1.7
"""Times the type of the body: a title has 1.4."""
_LEAST = 40
"""Characters of a page that tell the size of its type; else all pages tell it."""
_COPIES = 4
"""A wording so often on a page may be a grid of watermarks."""
_PLACE = 3.0
"""Points within which two pages have a wording in one place."""
_PALER = 0.5
"""Of the contrast of the text that a run crosses: with less it lies behind it."""
_OFF_LINE = 0.15
"""Of the height, by which a seal stands higher or lower than the line that it is on."""


_ROUNDS = 10
_DATE = re.compile(r"\d{4}\s?\D\s?\d{1,2}\s?\D\s?\d{1,2}|〇")


class Reason(NamedTuple):
    """Why a run is not of the text: `tells` says it of a run among all the others."""

    name: str
    kind: Kind
    tells: Callable[[Run, Others], bool]


class Others:
    """The runs of all pages that are left, and how they stand to each other. `stamps` are those told to be of seals."""

    def __init__(self, pages: Sequence[Sequence[Run]], stamps: Sequence[Run] = ()) -> None:
        self._pages = pages
        self._stamps = stamps

    @cached_property
    def _crossed(self) -> dict[int, list[Run]]:
        return {one: others for page in self._pages for one, others in crossings(page).items()}

    @cached_property
    def _alike(self) -> dict[tuple[object, ...], list[Run]]:
        found = defaultdict(list)
        for run in chain.from_iterable(self._pages):
            found[_look(run)].append(run)
        return found

    @cached_property
    def _bodies(self) -> dict[int, float]:
        """The type size of each page. A wording counts once, or a grid of watermarks would tell it."""
        sizes: dict[int, list[float]] = {}
        for page in self._pages:
            once = {_look(run): run for run in page if not (run.turn or run.ink.is_pale)}
            sizes |= {page[0].page: [type_size(char) for run in once.values() for char in run.chars]} if page else {}
        usual = list(chain.from_iterable(sizes.values())) or [0.0]
        return {page: median(own if len(own) >= _LEAST else usual) for page, own in sizes.items()}

    @cached_property
    def _top_and_foot(self) -> dict[int, tuple[float, float]]:
        """Where the text of each page begins and ends, without what is marked as no text."""
        own = {page[0].page: [run for run in page if not (run.ink.mark or run.turn)] for page in self._pages if page}
        return {
            page: (min(run.chars[0].top for run in runs), max(run.chars[0].bottom for run in runs))
            for page, runs in own.items()
            if runs
        }

    @cached_property
    def _sides(self) -> dict[int, tuple[float, float]]:
        """Where the upright text of each page begins and ends that is not red."""
        own = {
            page[0].page: [run for run in page if not (run.ink.is_red or run.turn or run.outside)]
            for page in self._pages
            if page
        }
        return {
            page: (min(run.chars[0].x0 for run in runs), max(run.chars[-1].x1 for run in runs))
            for page, runs in own.items()
            if runs
        }

    @cached_property
    def _seals(self) -> dict[int, list[Box]]:
        """Where the seals of each page lie, of which some wording is told already."""
        pages = defaultdict(list)
        for run in self._stamps:
            pages[run.page].append(run)
        return {page: seals_of(runs) for page, runs in pages.items()}

    @cached_property
    def grid(self) -> set[int]:
        """The runs (`id`) of the wording that crosses most others, of those that stand again and again: in rows and columns of
        a page, or in one place of several pages. Wordings of a table stand in one column, and cross nothing or the same."""
        best: tuple[int, list[Run]] = (0, [])
        for runs in self._alike.values():
            if len(runs) > 1 and len(runs[0].wording) > 1:
                crossed = {other.wording for run in runs for other in self.crossed(run)}
                if len(crossed) > best[0] and (_in_grid(runs) or (len(crossed) > 1 and _in_one_place(runs))):
                    best = len(crossed), runs
        return set(map(id, best[1]))

    def crossed(self, run: Run) -> list[Run]:
        """The runs that it lies over; its own copies are none."""
        return [other for other in self._crossed.get(id(run), ()) if _look(other) != _look(run)]

    def is_across(self, run: Run) -> bool:
        """Whether it, or a copy of it, lies over other text."""
        return any(self.crossed(one) for one in self._alike[_look(run)])

    def is_large(self, run: Run) -> bool:
        return run.size >= _LARGER * self._bodies[run.page]

    def is_in_grid(self, run: Run) -> bool:
        return len(run.wording) > 1 and _in_grid(self._alike[_look(run)])

    def is_within(self, run: Run) -> bool:
        """Whether it stands between the first line of the page's text and the last."""
        top, foot = self._top_and_foot.get(run.page, (0.0, 0.0))
        return top <= run.chars[0].top and run.chars[0].bottom <= foot

    def is_in_seal(self, run: Run) -> bool:
        """Whether it lies within a seal."""
        return holds(self._seals.get(run.page, ()), run)

    def is_over_edge(self, run: Run) -> bool:
        """Whether it stands beside all the text, and goes on beyond the paper or begins there."""
        left, right = self._sides.get(run.page, (0.0, 0.0))
        if run.chars[0].x0 < right and run.chars[-1].x1 > left:
            return False
        near = [other for other in self.beside(run) if other.outside != run.outside and other.ink == run.ink]
        return any(_is_next_to(run, other) for other in near)

    def beside(self, run: Run) -> list[Run]:
        """The upright runs of the page that stand in its row."""
        top, bottom = run.chars[0].top, run.chars[0].bottom
        page = next(page for page in self._pages if page and page[0].page == run.page)
        return [
            other for other in page if other is not run and not other.turn and top < other.chars[0].middle[1] < bottom
        ]


def _look(run: Run) -> tuple[object, ...]:
    """What copies of a wording have in common."""
    return run.wording, round(run.size), run.ink, round(run.turn)


def _in_grid(runs: Sequence[Run]) -> bool:
    """Whether a page has it in several rows and columns."""
    pages = defaultdict(list)
    for run in runs:
        pages[run.page].append(run.chars[0])
    return any(
        len(chars) >= _COPIES and len({round(c.x0) for c in chars}) > 1 and len({round(c.top) for c in chars}) > 1
        for chars in pages.values()
    )


def _in_one_place(runs: Sequence[Run]) -> bool:
    places = Counter((round(run.chars[0].x0 / _PLACE), round(run.chars[0].top / _PLACE)) for run in runs)
    return max(places.values()) > 1 and len({run.page for run in runs}) > 1


def _is_paler(run: Run, others: Others) -> bool:
    """Whether it is much paler than a text that it lies over."""
    own = contrast(run.ink.colour, WHITE)
    return any(own < _PALER * contrast(other.ink.colour, WHITE) for other in others.crossed(run))


def _is_pale_behind(run: Run, others: Others) -> bool:
    """Pale text across the lines, in a grid, or large and grey: a pale red head (发文机关标志) stands by itself."""
    return run.ink.is_pale and (
        others.is_across(run) or others.is_in_grid(run) or (run.ink.is_grey and others.is_large(run))
    )


def _is_transparent_behind(run: Run, others: Others) -> bool:
    return run.ink.is_transparent and (others.is_across(run) or (not run.ink.is_red and others.is_large(run)))


def _is_artifact(run: Run, others: Others) -> bool:
    """Marked as no text, and no running head or page number, which stand above and below the text."""
    return run.ink.mark == "artifact" and (others.is_across(run) or others.is_large(run) or others.is_within(run))


def _is_seal(run: Run, others: Others) -> bool:
    """Red over text of another colour, or beside a date of another colour and off its line: red words of a text stand in
    lines of their own, or in cells."""
    if not run.ink.is_red:
        return False
    if any(not other.ink.is_red for other in others.crossed(run)):
        return True
    beside = [other for other in others.beside(run) if not other.ink.is_red]
    return any(has_date(other.wording) for other in beside) and all(_stands_off(run, one) for one in beside)


def has_date(text: str) -> bool:
    """Whether a date stands in it, as one does beside a seal."""
    return _DATE.search(text) is not None


def _is_next_to(run: Run, other: Run) -> bool:
    gap = max(run.chars[0].x0 - other.chars[-1].x1, other.chars[0].x0 - run.chars[-1].x1)
    return abs(gap) < run.size / 2


def _is_cut_seal(run: Run, others: Others) -> bool:
    """A seal over the edges of all pages (骑缝章), of which each has a part."""
    return run.ink.is_red and others.is_over_edge(run)


def _is_in_seal(run: Run, others: Others) -> bool:
    return run.ink.is_red and others.is_in_seal(run)


def _stands_off(run: Run, other: Run) -> bool:
    low, high = sorted((run.size, other.size))
    off = abs(run.chars[0].bottom - other.chars[0].bottom)
    return run.size >= 0.75 * other.size and len(run.wording) > 1 and off > _OFF_LINE * low + 0.2 * (high - low)


REASONS: tuple[Reason, ...] = (
    Reason("shows nothing", "hidden", lambda run, _: not run.ink.shows),
    Reason("red and askew", "stamp", lambda run, _: bool(run.turn) and run.ink.is_red),
    Reason("red, over the edge of the paper", "stamp", _is_cut_seal),
    Reason("within a ring", "stamp", _is_in_seal),
    Reason("off the paper", "hidden", lambda run, _: run.outside),
    Reason("without size", "hidden", lambda run, _: run.size < DUST),
    Reason("marked as a watermark", "watermark", lambda run, _: run.ink.mark == "watermark"),
    Reason("askew", "watermark", lambda run, _: bool(run.turn)),
    Reason("pale behind the text", "watermark", _is_pale_behind),
    Reason("transparent", "watermark", _is_transparent_behind),
    Reason("much larger, across the lines", "watermark", lambda run, o: o.is_large(run) and o.is_across(run)),
    Reason("marked as no text", "watermark", _is_artifact),
    Reason("again and again across the lines", "watermark", lambda run, others: id(run) in others.grid),
    Reason("red across a line", "stamp", _is_seal),
    Reason("within a seal", "stamp", _is_in_seal),
    Reason("paler than what it crosses", "watermark", _is_paler),
)


def sift(pages: Sequence[Sequence[Run]]) -> tuple[list[list[Run]], tuple[LeftOut, ...]]:
    """The runs of each page that are of its text, and what was left out, a wording each in the order of pages."""
    kept = [once_each(page) for page in pages]
    out: list[tuple[Run, Kind]] = []
    others = Others(kept)
    for reason in REASONS:
        for _ in range(_ROUNDS):  # what goes changes how the others stand
            gone = {id(run) for page in kept for run in page if reason.tells(run, others)}
            if not gone:
                break
            out += [(run, reason.kind) for page in kept for run in page if id(run) in gone]
            kept = [[run for run in page if id(run) not in gone] for page in kept]
            others = Others(kept, [run for run, kind in out if kind == "stamp" and run.ink.is_red])
    in_order = sorted(out, key=lambda one: one[0].page)
    return kept, gathered((run.wording, kind, run.page) for run, kind in in_order if run.wording)
