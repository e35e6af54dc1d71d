"""发文机关: as signed (署名), as the paper is headed (标志), as the title names it, as the page's box gives it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import regex

from ydparse.document import InText
from ydparse.lexicon import words
from ydparse.rules.metadata.context import Head, HeadRule, Known
from ydparse.rules.metadata.examples import PLAN, SIGNED, TASKS
from ydparse.rules.metadata.labels import BODY_AT_HEAD
from ydparse.rules.metadata.names import BODY_NAME, fold, is_body, join_names, split_bodies, squeeze
from ydparse.rules.metadata.pieces import Piece, labelled
from ydparse.rules.metadata.said import Said
from ydparse.rules.metadata.title_lines import Title
from ydparse.rules.rule import Evidence, Rule

_TITLE_BY = regex.compile(
    r"(?P<by>[^《》]{2,120}?)(?:等\p{Han}{0,2}\d{0,2}个?(?:部门|单位))?(?:关于|\L<passes>)",
    passes=words("letter_words", "passes"),
)
_MARK_ALONE = regex.compile(r"文件|公文")
_MOST_LINES = 12
_LONGEST_VALUE = 40  # characters; what is longer has lost the break behind it


def _said(names: Iterable[str], places: Sequence[InText]) -> Said | None:
    each = tuple(dict.fromkeys(names))
    return Said(each, [place for place in places if place[1] > place[0]]) if each else None


def _signed(known: Known) -> Said | None:
    head = known.head
    if head.signature is None:
        return None
    lines = [(piece.start, piece.end) for piece in head.signature.lines]
    if by := head.signature.dated.parts.get("by"):
        lines.append(by)
    return _said(join_names([head.document.text[slice(*line)] for line in lines]), lines)


def _marked(known: Known) -> Said | None:
    """发文机关标志, on one line or with 文件 on the next."""
    text, paper = known.head.document.text, known.head.paper
    for i, piece in enumerate(paper):
        alone = piece.kind == "other" and _MARK_ALONE.fullmatch(piece.text) is not None
        if piece.kind != "mark" and not alone:
            continue
        above = [(p.start, p.end) for p in _names_above(paper, i)]
        if piece.kind == "mark":
            own = piece.parts["by"]
            below = [(p.start, p.end) for p in _names_below(paper, i)]
            names = join_names([text[slice(*place)] for place in (*above, own, *below)])
            return _said(names, [*above, *below, own])
        if above:
            return _said(join_names([text[slice(*place)] for place in above]), above)
    return None


def _names_above(head: list[Piece], at: int) -> list[Piece]:
    """The lines of bodies' names just above a line."""
    first = at
    while first and at - first < _MOST_LINES and head[first - 1].kind == "other" and is_body(head[first - 1].text):
        first -= 1
    return head[first:at]


def _names_below(head: list[Piece], at: int) -> list[Piece]:
    """The lines of bodies' names between a mark and the number: 文件 stands beside the middle of several."""
    last = at + 1
    while last < len(head) and head[last].kind == "other" and is_body(head[last].text):
        last += 1
    return head[at + 1 : last] if last < len(head) and head[last].kind == "number" else []


def _titled(known: Known) -> Said | None:
    title = known.head.headline
    match = _TITLE_BY.match(fold(title.text)) if title else None
    if title is None or match is None or not BODY_NAME.search(match.group("by")):
        return None
    return _said(split_bodies(_with_blanks(known.head, title, match.group("by"))), [(title.start, title.end)])


def _with_blanks(head: Head, title: Title, by: str) -> str:
    """The head of a title as printed, with the blanks and breaks that may divide names."""
    raw = head.document.text[title.start : title.end]
    count = 0
    for i, char in enumerate(raw):
        if not char.isspace():
            count += 1
        if count == len(by) + title.text.find(by[:1]):
            return raw[: i + 1] if fold(squeeze(raw[: i + 1])) == by else by
    return by


def _of_label(known: Known, gives: str) -> Said | None:
    """A label's value that is a body: 发文机关：国务院, 来源：市教育局."""
    for _, place in labelled(known.head.everything, gives):
        value = known.head.document.text[slice(*place)].strip()
        run_on = BODY_AT_HEAD.match(fold(squeeze(value))) if len(value) > _LONGEST_VALUE else None
        names = split_bodies(run_on.group() if run_on else value)
        if names and all(is_body(fold(name)) for name in names):
            return _said(names, [place])
    return None


RULES: tuple[HeadRule, ...] = (
    Rule(
        "issuer.signed",
        "发文机关署名，与成文日期在一起",
        Evidence.STATED,
        _signed,
        takes=(
            (f"{PLAN}\n{SIGNED}", "白石县水务局"),
            (f"{PLAN}\n白石县水务局  白石县财政局\n2026年2月6日", "白石县水务局 + 白石县财政局"),
        ),
        refuses=(f"{PLAN}\n白石县水务局", f"白石县水务局文件\n{PLAN}\n2026年2月6日前完成。"),
    ),
    Rule(
        "issuer.mark",
        "发文机关标志“…文件”",
        Evidence.TOUCHING,
        _marked,
        takes=(
            (f"白石县水务局文件\n白水发〔2026〕3号\n护河方案\n{TASKS}", "白石县水务局"),
            (f"白石县水务局\n白石县财政局文件\n白水发〔2026〕3号\n护河方案\n{TASKS}", "白石县水务局 + 白石县财政局"),
        ),
        refuses=(f"白石县水务局文件\n{PLAN}\n{SIGNED}", f"白石县水务局文件汇编\n{PLAN}"),
    ),
    Rule(
        "issuer.title",
        "标题“某机关关于…”",
        Evidence.GOVERNING,
        _titled,
        takes=(
            (f"白石县水务局关于护河的意见\n{TASKS}", "白石县水务局"),
            (f"白石县水务局 白石县财政局关于印发护河方案的通知\n{TASKS}", "白石县水务局 + 白石县财政局"),
        ),
        refuses=(f"关于护河的意见\n{TASKS}", f"白石县关于护河的意见\n{TASKS}"),
    ),
    Rule(
        "issuer.label",
        "标签“发文机关：”“发布机构：”之后",
        Evidence.NAMING,
        lambda known: _of_label(known, "issuer"),
        takes=(
            (f"发布机构：白石县水务局\n护河方案\n{TASKS}", "白石县水务局"),
            (f"【发文机关】白石县水务局\n护河方案\n{TASKS}", "白石县水务局"),
        ),
        refuses=(f"发布机构：小编\n护河方案\n{TASKS}", f"发布机构：白石县财政局\n白石县水务局关于护河的意见\n{TASKS}"),
    ),
    Rule(
        "issuer.source",
        "标签“来源：”“稿源：”之后是机关名称",
        Evidence.SHARED,
        lambda known: _of_label(known, "source"),
        takes=(
            (f"来源：白石县水务局\n护河方案\n{TASKS}", "白石县水务局"),
            (f"稿源：白石县人民政府办公室\n护河方案\n{TASKS}", "白石县人民政府办公室"),
        ),
        refuses=(
            f"来源：某某公众号\n护河方案\n{TASKS}",
            f"来源：白石县财政局\n发布机构：白石县水务局\n护河方案\n{TASKS}",
        ),
    ),
)
