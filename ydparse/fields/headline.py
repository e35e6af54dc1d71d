"""The titles of a notice: its own (关于印发…的通知), and that of the plan that it issues."""

from __future__ import annotations

from itertools import zip_longest
from typing import NamedTuple

import regex

from ydparse.document import Document
from ydparse.document.view import FOLD
from ydparse.fields.head import Label, Piece
from ydparse.normalize.bodies import ends_like_unit
from ydparse.normalize.regions import region_at_head
from ydparse.normalize.titles import TITLE_END

NAV = regex.compile(
    r"[|>＞»]|^.{0,3}$|^(?:政策|首页|当前位置|您当前|打印|关闭|分享|字号|来源|附件|http|The )|^[!-~\s]+$"
)
_GOES_ON = regex.compile(r"(?:\([^()]{2,20}\))?的(?:通知|函)?")  # the last line of a title that was broken
_YEARS_LINE = regex.compile(r"\(20\d{2}年?[-~至](?:20)?\d{2}年?\)|\(20\d{2}年度?\)|\((?:试行|暂行|修订|征求意见稿)\)")
_ISSUES = regex.compile(
    r"(?P<by>[^《》]{0,60}?)(?:关于(?:印发|转发|批转|下达|公布|发布|调整)|(?<=[府室厅委局会部院办社司署行团心])(?P<bare>印发|转发|批转))"
    r"(?P<what>.+?)的(?:通知|函)$"
)
# 转发市发展改革委关于…计划: of whom, then the paper.
_PASSED_ON = regex.compile(
    r"[^《》]{2,40}?[委局厅部办院会室](?:等\p{Han}{0,3}(?:部门|单位))?(?P<about>关于)?(?=[\p{Han}《])(?![等、]|关于)"
)
_REPORTED = regex.compile(
    r"[^《》]{2,40}?(?:印发|出台|发布|制定|公布|下发)《(?P<what>[^《》]+)》$"
)  # 某市印发《…》: news of it
# A line that names a year and looks like nothing else, where no line ends like a title: 某县2023年十大民生实事.
_NAMES_A_YEAR = regex.compile(r"(?<![\d\-~])20\d{2}年?度?(?![\d\-~]|年?\d{1,2}月)")
_FIRST_LINES = 12
_LONGEST = 60  # characters
_STOP = regex.compile("[。;:!?,]")


class Title(NamedTuple):
    """A title, and where the wording stands that says it."""

    text: str
    start: int
    end: int


class Titles(NamedTuple):
    """The notice's own title, the plan's, and the line that heads the paper, which tells who issues it."""

    notice: Title | None
    plan: Title | None
    headline: Title | None


def find_titles(document: Document, head: list[Piece], labels: dict[str, Label]) -> Titles:
    """The titles among the pieces before the body, or in the box above it."""
    candidates = _title_groups(document, head)
    notices = [title for title in candidates if _ISSUES.search(fold(title.text))]
    notice = notices[0] if notices else None
    if notice is None:
        title = next((t for t in candidates if len(t.text) >= 6), None)
        label = labels.get("标题") or labels.get("名称")
        title = title or (Title(*label) if label else _dated_line(document, head))
        if title and (reported := _REPORTED.fullmatch(fold(title.text))):
            return Titles(None, title._replace(text=title.text[slice(*reported.span("what"))]), title)
        if title and _ISSUES.search(fold(title.text)):
            return Titles(title, _named(title), title)
        return Titles(None, title, title)
    named = _named(notice)
    key = _key(named)
    own = [t for t in candidates if t.text != notice.text and not _ISSUES.search(fold(t.text))]
    best = next((t for t in own if key and (_key(t) == key or _key(t).endswith(key))), None)
    return Titles(notice, best or next((t for t in own if len(t.text) > 6), None) or named, notice)


def _named(notice: Title) -> Title | None:
    """The plan that the title of a notice names: 关于印发《…》的通知."""
    text = _plan_in(notice.text)
    return notice._replace(text=text) if text else None


def _plan_in(notice: str) -> str | None:
    match = _ISSUES.search(fold(notice))
    if match is None:
        return None
    what = notice[match.start("what") : match.end("what")]
    if "转" in match.group() and (passed := _PASSED_ON.match(fold(what))):
        what = what[
            passed.end()
            if region_at_head(fold(what)[passed.end() :]) or not passed.group("about")
            else passed.start("about") :
        ]
    quoted = regex.fullmatch(r"《(.+)》(?:等.{0,12})?", what)
    if quoted and not regex.search("》.*《", quoted.group(1)):
        return str(quoted.group(1))
    first = regex.match(r"《(.+?)》[、和及]《", what)  # several papers: the first
    return str(first.group(1)) if first else what


def _dated_line(document: Document, head: list[Piece]) -> Title | None:
    """The first line that names a year, with the line that it breaks into; no sentence, way to the page, or body."""
    lines = [piece for piece in head[:_FIRST_LINES] if piece.kind == "other" and _may_be_title(piece.text)]
    for piece, below in zip_longest(lines, lines[1:]):
        both = [piece, below] if below is not None and _goes_on(piece, below) else [piece]
        if any(_NAMES_A_YEAR.search(line.text) for line in both):
            return _title(document, both)
    return None


def _goes_on(piece: Piece, below: Piece) -> bool:
    """Whether two lines are one title: the second begins with no division, and is no body."""
    near = piece.end + 1 == below.start and len(piece.text) + len(below.text) <= _LONGEST
    return near and region_at_head(below.text) is None and not ends_like_unit(below.text, strict=True)


def _may_be_title(line: str) -> bool:
    return 6 <= len(line) <= _LONGEST and not NAV.search(line) and not _STOP.search(line)


def fold(text: str) -> str:
    return text.translate(FOLD)


def _key(title: Title | None) -> str:
    return str(regex.sub(r"[\s《》“”\"']", "", fold(title.text))) if title else ""


def _title(document: Document, lines: list[Piece]) -> Title:
    """The title that these lines say."""
    text = "".join(document.quote(line.start, line.end) for line in lines)
    return Title(text, lines[0].start, lines[-1].end)


def _title_groups(document: Document, head: list[Piece]) -> list[Title]:
    """Titles, the lines of each joined: a line that ends like a title, with the lines that lead up to it."""
    found: list[Title] = []
    for i, piece in enumerate(head):
        if piece.kind != "title":
            continue
        if i + 1 < len(head) and head[i + 1].kind in ("title", "other") and _GOES_ON.match(head[i + 1].text):
            continue
        lines = [piece]
        j = i - 1
        while j >= 0 and len(lines) < 5 and _leads_up(head[j], lines[0]):
            lines.insert(0, head[j])
            j -= 1
        if i + 1 < len(head) and _YEARS_LINE.fullmatch(head[i + 1].text):
            lines.append(head[i + 1])
        found.append(_title(document, lines))
    return found


def _leads_up(piece: Piece, below: Piece) -> bool:
    """Whether a line belongs to the title that goes on below: it ends in no stop, and the title needs a beginning."""
    if piece.kind == "title":
        return _GOES_ON.match(below.text) is not None or not TITLE_END.search(piece.text)
    if piece.kind != "other" or NAV.search(piece.text) or piece.end + 1 != below.start:
        return False
    if ends_like_unit(piece.text, strict=True) and not (
        below.text.startswith(("关于", "印发")) or ends_like_unit(below.text, strict=True)
    ):
        return False
    if "关于" in below.text and not below.text.startswith("关于"):
        return False
    return region_at_head(below.text) is None or region_at_head(piece.text) is not None
