"""Where the place says that a time limit stands: behind a label of time, alone in a piece of a bracket, behind a stage."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from ydparse.document import Document, InText, ViewAt
from ydparse.grammar.days import DAY_NUMBER, MONTH_NUMBER, YEAR, YEAR_IN_FIGURES
from ydparse.grammar.limits import PATTERN, SIGNS, timely
from ydparse.grammar.names import all_names, beside_limit
from ydparse.grammar.pieces import in_view
from ydparse.grammar.roles import label_role, label_word, loose_labels
from ydparse.lexicon import words

_LABEL_STOP = re.compile(r"[。;\n\t)\]]")
_BRACKET = re.compile(r"\((?:[^()\n]++|\([^()\n]{0,60}\))*+\)|\[(?:[^\[\]\n]++|\[[^\[\]\n]{0,60}\])*+\]")
_HAN = regex.compile(r"\p{Han}")
_PIECE = re.compile(r"[^,;。:]+")
# 12.15前, 20261215前: a piece of its own.
_DAY_BEFORE = re.compile(
    rf"(?:{YEAR_IN_FIGURES}(?:\d{{4}}|[-/.]{MONTH_NUMBER}[-/.]{DAY_NUMBER})|{MONTH_NUMBER}[./]{DAY_NUMBER})日?之?前(?:完成)?"
)
_YEAR_ALONE = re.compile(YEAR)
_OF_DUTY = re.compile("牵头|负责|责任|配合")


class Region(NamedTuple):
    """view[start:end], in which every wording of a limit is one; `by` and `word` are of the label that says so."""

    start: ViewAt
    end: ViewAt
    place: str
    by: InText | None = None
    word: str | None = None
    must_be_read: bool = False
    """Whether something is wrong where nothing in it is understood; not behind 补贴期限：, which only ends like a label."""


def stated_regions(document: Document, low: ViewAt, high: ViewAt) -> Iterator[Region]:
    """The regions of view[low:high], in order; none overlaps another."""
    text, at = document.view.text, low
    found = [*_labelled(document, low, high), *_bracketed(text, low, high)]
    for region in sorted(found, key=lambda region: (region.start, region.place != "label")):
        if region.start >= at:
            yield region
            at = region.end


def _labelled(document: Document, low: ViewAt, high: ViewAt) -> Iterator[Region]:
    """Behind 完成时限： in running text or in a clause."""
    text, end = document.view.text, low
    for label in loose_labels(text, low, high, of_time=True):
        said = label.group("label")
        if label_role(said) != "time":
            continue
        start, colon = in_view(label)
        if end < colon:  # labels without a stop between them are looked through once
            stop = _LABEL_STOP.search(text, colon, high)
            end = in_view(stop)[0] if stop else high
        by = document.view.to_text(*in_view(label, "label"))
        whole = not _HAN.match(text, max(low, start - 1), start)
        yield Region(colon, end, "label", by, label_word(said), whole)


def _bracketed(text: str, low: ViewAt, high: ViewAt) -> Iterator[Region]:
    """（长期坚持）, （市发改委牵头，持续推进）, （9月，牵头单位：…）, 总结阶段（2026.11）."""
    if text.find("(", low, high) < 0 and text.find("[", low, high) < 0:
        return
    for bracket in _BRACKET.finditer(text, low, high):
        start, end = ViewAt(bracket.start() + 1), ViewAt(bracket.end() - 1)
        if text.endswith(_stages(), max(low, start - 5), start - 1):
            yield Region(start, end, "stage")
            continue
        if not timely().search(text, start, end):
            continue
        pieces = list(_PIECE.finditer(text, start, end))
        of_duty = _OF_DUTY.search(text, start, end) is not None
        named = of_duty or any(all_names(piece.group(), strict=True) for piece in pieces)
        for piece in pieces:
            if limit := _limit_in(piece.group(), of_duty=of_duty, named=named):
                yield Region(ViewAt(piece.start() + limit[0]), ViewAt(piece.start() + limit[1]), "bracket")


def _limit_in(said: str, *, of_duty: bool, named: bool) -> tuple[int, int] | None:
    """Where a limit stands in a piece of a bracket that has a word of duty, or a piece that is nothing but names of bodies:
    （县财政局，2026年12月）, not （县财政局，2026年）."""
    if said.endswith(words("ongoing_terms")) and (found := _lasting().search(said)):
        return found.start("word"), found.end("word")
    if _DAY_BEFORE.fullmatch(said):
        return 0, len(said)
    if SIGNS.search(said) and PATTERN.fullmatch(said):
        return (0, len(said)) if of_duty or (named and not _YEAR_ALONE.fullmatch(said)) else None
    timed = beside_limit(said)  # （县水利局 6月底前）
    return timed.limit if timed and not _YEAR_ALONE.fullmatch(said, *timed.limit) else None


@cache
def _stages() -> tuple[str, ...]:
    """What a stage is called before the bracket that says when it is: 总结阶段（2026.11）."""
    return words("time_words", "stage")


@cache
def _lasting() -> regex.Pattern[str]:
    """A piece that is 长期坚持, or that ends so: 6月底完成并长期坚持."""
    return regex.compile(
        r"(?:^|[并且、]|[前底末]|[年月日]\p{Han}{0,4})(?P<word>\L<lasting>)$", lasting=list(words("ongoing_terms"))
    )
