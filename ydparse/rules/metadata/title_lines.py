"""Lines of a title, joined: a title is set over two, three, four lines, in the middle of the page."""

from __future__ import annotations

from typing import NamedTuple

import regex

from ydparse.document import Document, TextAt
from ydparse.grammar.bodies import ends_like_unit
from ydparse.grammar.days import MONTH_NUMBER, YEAR_IN_FIGURES
from ydparse.grammar.levels import PLACE_LETTERS
from ydparse.grammar.regions import region_at_head
from ydparse.lexicon import either, words
from ydparse.rules.metadata.names import fold, is_body
from ydparse.rules.metadata.pieces import Piece

NAV_PATTERN = (
    rf"[|＞»]|(?<!<[^<>]{{1,80}})>|^.{{0,3}}$|^{either('page_words', 'nav')}|{either('page_words', 'site')}$|^[!-~\s]+$"
)
NAV = regex.compile(NAV_PATTERN)
YEARS = rf"(?:\({YEAR_IN_FIGURES}年?(?:[-~至](?:{YEAR_IN_FIGURES}|\d{{2}}))?(?:年度?|版)?\)|\({either('letter_words', 'status')}\))"
STATUS = regex.compile(r"[（(](?:[^（()）]{0,8}稿|草案|公开版)[）)]$")
_YEARS_LINE = regex.compile(YEARS)
_GOES_ON = regex.compile(r"(?:\([^()]{2,20}\))?的|\L<below>$|[及和与、]", below=words("title_kinds", "below"))
_OPEN = regex.compile(
    r"关于(?:\L<passes>|\L<issues>)|[府室厅委局会]印发",
    passes=words("letter_words", "passes"),
    issues=words("letter_words", "issues"),
)
_CLOSED = regex.compile(r"(?:的|》)(?:通知|函)$")
# A title's line ends in these, and goes on.
_WEAK = regex.compile(r"(?:\L<line>|[》>])$", line=words("title_kinds", "line"))
_HEAD_OF_ITS_OWN = regex.compile(rf"关于|{YEAR_IN_FIGURES}|《|附件|[(\[]?(?:\d|[一二三四五六七八九十]+[、)\]])")
# A line that names a year and looks like nothing else, where no line ends like a title: 某县2023年十大民生实事.
_NAMES_A_YEAR = regex.compile(rf"(?<![\d\-~]){YEAR_IN_FIGURES}年?度?(?![\d\-~]|年?{MONTH_NUMBER}月)")
_FIRST_LINES = 12
_LONGEST = 60  # characters
_STOP = regex.compile("[。;:!?,]")
_MOST_LINES = 6
_IN_QUOTES = regex.compile("《([^《》]+)》")


ISSUES = regex.compile(
    r"(?P<by>[^《》]{0,120}?)(?:关于(?:(?P<plain>\L<passes>)|\L<issues>)"
    r"|(?<=[府室厅委局会部院办社司署行团心])(?P<plain>\L<passes>)(?!《[^《》]*》$))"
    r"(?P<what>.+?)(?:的?(?:通知|函)|(?(plain)|(?!)))$",
    passes=words("letter_words", "passes"),
    issues=words("letter_words", "issues"),
)


class Title(NamedTuple):
    """A title, and where the wording stands that says it."""

    text: str
    start: TextAt
    end: TextAt


def issues(title: Title) -> bool:
    """Whether a title says that it issues another paper: 关于印发…的通知."""
    return ISSUES.search(fold(title.text)) is not None


def title_groups(document: Document, head: list[Piece]) -> list[Title]:
    """Titles, the lines of each joined: a line that ends like a title, with those that lead up to it and that go on from it."""
    found: list[Title] = []
    at = taken = 0
    while at < len(head):
        if head[at].kind != "title":
            at += 1
            continue
        first = last = at
        while first > taken and at - first < _MOST_LINES and _leads_up(head[first - 1], head[first]):
            first -= 1
        while last + 1 < len(head) and last - first < _MOST_LINES and _goes_on(head, first, last):
            last += 1
        found.append(_title(document, head[first : last + 1]))
        at = taken = last + 1
    return found


def _title(document: Document, lines: list[Piece]) -> Title:
    """The title that these lines say."""
    text = "".join(document.quote(line.start, line.end) for line in lines)
    quoted = _IN_QUOTES.fullmatch(text)
    return Title(quoted.group(1) if quoted else text, lines[0].start, lines[-1].end)


def _near(piece: Piece, below: Piece) -> bool:
    """Whether nothing stands between two lines."""
    return piece.whole and below.whole and piece.end <= below.start <= piece.end + 3


def _goes_on(head: list[Piece], first: int, last: int) -> bool:
    """Whether the title of head[first : last + 1] goes on in the next line."""
    below = head[last + 1]
    if below.kind not in ("title", "other") or below.start > head[last].end + 3:
        return False
    said = "".join(piece.text for piece in head[first : last + 1])
    if _YEARS_LINE.fullmatch(below.text) or (_GOES_ON.match(below.text) and len(below.text) <= 30):
        return not _CLOSED.search(said)
    if not _near(head[last], below) or NAV.search(below.text) or below.text in said:
        return False
    if _OPEN.search(said) and not _CLOSED.search(said):
        return any(_CLOSED.search(piece.text) for piece in head[last + 1 : last + 4] if piece.kind == "title")
    return _WEAK.search(said) is not None and _is_rest(below)


def _is_rest(below: Piece) -> bool:
    """Whether a line may be the rest of a title, and has no head of its own."""
    return below.kind == "title" and not _HEAD_OF_ITS_OWN.match(below.text) and region_at_head(below.text) is None


def _leads_up(piece: Piece, below: Piece) -> bool:
    """Whether a line belongs to the title that goes on below: it ends in no stop, and the title needs a beginning."""
    if piece.kind != "other" or NAV.search(piece.text) or not _near(piece, below) or _STOP.search(piece.text):
        return False
    if piece.text.count("《") > piece.text.count("》") and "》" not in below.text:
        return False
    if ends_like_unit(piece.text, strict=True) and not _signs_on(below.text):
        return False
    about = below.text.find("关于")
    if about > 0:
        return _divides_body(piece.text, below.text[:about])
    if about == 0 and not is_body(piece.text):
        return False
    return region_at_head(below.text) is None or region_at_head(piece.text) is not None


def _divides_body(above: str, below: str) -> bool:
    """Whether a break divides the name of the body that a title begins with: 青禾市白石区 | 人民政府办公室."""
    return above.endswith(tuple(PLACE_LETTERS)) and is_body(below) and region_at_head(below) is None


def _signs_on(below: str) -> bool:
    """Whether the name of a body goes on in a line: 关于…, another body."""
    return below.startswith(words("letter_words", "signs_on")) or ends_like_unit(below, strict=True)


def dated_line(document: Document, head: list[Piece]) -> Title | None:
    """The first line that names a year, with the line that it breaks into; no sentence, way to the page, or body."""
    lines = [piece for piece in head[: 2 * _FIRST_LINES] if piece.kind == "other" and _may_be_title(piece.text)]
    for i, piece in enumerate(lines[:_FIRST_LINES]):
        below = lines[i + 1 : i + 2]
        both = [piece, *below] if below and _breaks_into(piece, below[0]) else [piece]
        if any(_NAMES_A_YEAR.search(line.text) for line in both):
            return _title(document, both)
    return None


def _breaks_into(piece: Piece, below: Piece) -> bool:
    """Whether two lines are one title: the second begins with no division, and is no body."""
    near = piece.end + 1 == below.start and len(piece.text) + len(below.text) <= _LONGEST
    return near and region_at_head(below.text) is None and not ends_like_unit(below.text, strict=True)


def _may_be_title(line: str) -> bool:
    return 6 <= len(line) <= _LONGEST and not NAV.search(line) and not _STOP.search(line)
