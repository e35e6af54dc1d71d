"""The titles of a notice: its own (关于印发…的通知), and that of the plan that it sends."""

from __future__ import annotations

from typing import NamedTuple

import regex

from ydparse.document import Document
from ydparse.grammar.regions import region_at_head
from ydparse.lexicon import words
from ydparse.rules.metadata.letter import named_in_letter, printed_as
from ydparse.rules.metadata.names import fold
from ydparse.rules.metadata.pieces import Piece
from ydparse.rules.metadata.said import Said
from ydparse.rules.metadata.title_lines import Title, dated_line, title_groups

_ISSUES = regex.compile(
    r"(?P<by>[^《》]{0,120}?)(?:关于(?:(?P<plain>\L<passes>)|\L<issues>)"
    r"|(?<=[府室厅委局会部院办社司署行团心])(?P<plain>\L<passes>)(?!《[^《》]*》$))"
    r"(?P<what>.+?)(?:的?(?:通知|函)|(?(plain)|(?!)))$",
    passes=words("letter_words", "passes"),
    issues=words("letter_words", "issues"),
)
_SENDS = regex.compile(r"(?:通知|函)$")
# 转发市发展改革委关于…计划: of whom, then the paper.
_PASSED_ON = regex.compile(
    r"[^《》]{2,40}?[委局厅部办院会室](?:等\p{Han}{0,3}(?:部门|单位))?(?P<about>关于)?(?=[\p{Han}《])(?![等、]|关于)"
)
# 某市印发《…》: news of it.
_REPORTED = regex.compile(
    r"[^《》]{2,40}?\L<reported>《(?P<what>[^《》]+)》$", reported=words("letter_words", "reported")
)
_QUOTED = regex.compile(r"(?:《(?P<what>(?:[^《》]|《[^《》]*》)+)》|<(?P<what>[^<>]+)>)(?P<more>.*)")
_STATUS = regex.compile(r"[（(](?:[^（()）]{0,8}稿|草案|公开版)[）)]$")
_LONG = 6  # characters; a title has more


class Titles(NamedTuple):
    """The notice's own title, the plan's, and the line that heads the paper, which tells who issues it."""

    notice: Said
    plan: Said
    headline: Title | None


def find_titles(document: Document, head: list[Piece], labelled: Title | None) -> Titles:
    """The titles among the pieces before the body, or in the box above it (`labelled`)."""
    groups = title_groups(document, head)
    candidates = [group for group in groups if len(group.text) >= _LONG]
    notice = next((title for title in candidates if _issues(title)), None)
    sent = named_in_letter(document, head)
    if notice is None and labelled is not None and _issues(labelled):
        notice = labelled
    if notice is None:
        return _without_issue(document, head, candidates, labelled, sent)
    own = [t for t in candidates if t.text != notice.text and not _issues(t)]
    named = _named(notice)
    for name, rule in ((sent, "title.sent"), (named, "title.named")):
        if name and (found := _printed(document, name, own, head, notice)):
            return _titles(notice, found, rule, notice)
    below = next((t for t in own if t.start > notice.start and _after_letter(t, head)), None)
    if below is not None:
        return _titles(notice, below, "title.below", notice)
    above = next((t for t in own if len(t.text) > _LONG and not _SENDS.search(t.text)), None)
    return _titles(notice, sent or above or named, "title.sent" if sent else "title.named", notice)


def _without_issue(
    document: Document, head: list[Piece], candidates: list[Title], labelled: Title | None, sent: Title | None
) -> Titles:
    """Where no title says that it issues a paper: the first one, which may yet send the plan that stands below."""
    title = next(iter(candidates), None) or labelled or dated_line(document, head)
    if title is None:
        found = printed_as(document, sent, sent.end, _end(head)) if sent else None
        return _titles(None, found or sent, "title.sent", None)
    if reported := _REPORTED.fullmatch(fold(title.text)):
        return _titles(None, title._replace(text=title.text[slice(*reported.span("what"))]), "title.news", title)
    if not _SENDS.search(title.text):
        if sent and title.start > sent.end and (found := printed_as(document, sent, sent.end, _end(head))):
            title = found
        return _titles(None, title, "title.own", title)
    own = [t for t in candidates if t.text != title.text]
    plan = _printed(document, sent, own, head, title) if sent else None
    plan = plan or next((t for t in own if _after_letter(t, head)), None)
    if plan is None and sent is not None and title.text.endswith("函"):
        plan = sent
    return _titles(title, plan, "title.sent", title) if plan else _titles(None, title, "title.own", title)


def _titles(notice: Title | None, plan: Title | None, rule: str, headline: Title | None) -> Titles:
    text = _STATUS.sub("", plan.text) if plan else None
    return Titles(
        Said(notice.text, "notice_title.issues", [(notice.start, notice.end)]) if notice else Said(),
        Said(text or None, rule, [(plan.start, plan.end)]) if plan else Said(),
        headline,
    )


def _issues(title: Title) -> bool:
    return _ISSUES.search(fold(title.text)) is not None


def _end(head: list[Piece]) -> int:
    return head[-1].end if head else 0


def _after_letter(title: Title, head: list[Piece]) -> bool:
    """Whether a title stands below the signature of a letter, or what is printed below that."""
    return any(piece.kind in ("signed", "public", "printed") and piece.end <= title.start for piece in head)


def _printed(document: Document, name: Title, own: list[Title], head: list[Piece], notice: Title) -> Title | None:
    """The plan's title as it stands over the plan, where it says what `name` says."""
    if found := printed_as(document, name, max(name.end, notice.end), _end(head)):
        return found
    key = _key(name.text)
    return next((t for t in own if key and _key(t.text).endswith(key)), None)


def _key(text: str) -> str:
    return str(regex.sub(r"[\s《》<>“”\"']", "", fold(_STATUS.sub("", text))))


def _named(notice: Title) -> Title | None:
    """The plan that the title of a notice names: 关于印发《…》的通知; of several, the first."""
    folded = fold(notice.text)
    match = _ISSUES.search(folded)
    if match is None:
        return None
    start, end = match.span("what")
    if "转" in match.group() and (passed := _PASSED_ON.match(folded, start, end)):
        has_region = region_at_head(folded[passed.end() : end]) or not passed.group("about")
        start = passed.end() if has_region else passed.start("about")
    quoted = _QUOTED.fullmatch(folded, start, end)
    if quoted and regex.match(r"(?:等|[、和及]?[《<]|$)", quoted.group("more")):
        start, end = quoted.span("what")
    return notice._replace(text=notice.text[start:end]) if end > start else None
