"""成文日期, 发布日期, 印发机关 with 印发日期."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import partial

import regex

from ydparse.document import TEXT_BEGINS, Document, InText, TextAt
from ydparse.grammar.days import DATE, DATE_IN_FIGURES, parse_date
from ydparse.rules.metadata.context import Find, Head, HeadRule, Known, quoted
from ydparse.rules.metadata.examples import NAME, PLAN, SIGNED, TASKS, web_page
from ydparse.rules.metadata.labels import OF_DATES
from ydparse.rules.metadata.names import fold, is_body
from ydparse.rules.metadata.pieces import PRINTED_BY, PRINTED_ON, each, labelled
from ydparse.rules.metadata.said import Said
from ydparse.rules.rule import Evidence, Rule

_ANY_DATE = regex.compile(rf"{DATE}|{DATE_IN_FIGURES}")
_FOOT = 600  # characters; 版记 is not longer
_LAST_PRINTED = regex.compile(rf"(?<=^|[\n。;)\]]){PRINTED_BY}\n?{PRINTED_ON}")
_PRINTS_TOO = ("科", "股")  # ends of what prints a notice and issues none


def date_in(document: Document, place: InText) -> dt.date | None:
    """The date that text[place] says."""
    match = _ANY_DATE.search(document.folded(*place))
    return parse_date(match.group()) if match else None


def _dated(known: Known, place: InText) -> Said | None:
    date = date_in(known.head.document, place)
    return Said(date, [place]) if date else None


def _signed(known: Known) -> Said | None:
    signature = known.head.signature
    return _dated(known, signature.dated.parts["on"]) if signature else None


def _noted(known: Known) -> Said | None:
    noted = next(each(known.head.everything, "noted"), None)
    return _dated(known, noted.parts["on"]) if noted else None


def _first_label(known: Known, element: str) -> Said | None:
    places = (place for _, place in labelled(known.head.everything, element))
    return next(filter(None, (_dated(known, place) for place in places)), None)


def of_label(element: str) -> Find:
    """Reads the date that the first label which gives an element has behind it."""
    return partial(_first_label, element=element)


def _of_page(known: Known) -> Said | None:
    """The day that the page's own data give; it stands nowhere in the text."""
    date = parse_date(known.head.given_date) if known.head.given_date else None
    return Said(date) if date else None


def _alone(known: Known) -> Said | None:
    signature = known.head.signature
    taken = [place[0] for gives in OF_DATES for _, place in labelled(known.head.head, gives)]
    if signature is not None:
        taken.append(signature.dated.start)
    dated = (piece.parts["on"] for piece in each(known.head.head, "dated") if piece.start not in taken)
    return next((_dated(known, place) for place in dated), None)


def _prints(by: str) -> bool:
    return is_body(by) or by.endswith(_PRINTS_TOO)


def _record(known: Known) -> tuple[Mapping[str, InText], TextAt]:
    """Where 印发机关 (`by`) and 印发日期 (`on`) stand in 版记, and where it ends."""
    parts: dict[str, InText] = {}
    end = TEXT_BEGINS
    pieces = known.head.pieces
    for above, piece in zip([None, *pieces], pieces, strict=False):
        if piece.kind == "printed":
            parts = {**piece.parts, **parts}
            end = piece.end
            if "by" not in parts and above is not None and above.kind == "other" and _prints(above.text):
                parts["by"] = (above.start, above.end)
    return (parts, end) if parts else _last_printed(known.head, known.said("issuer").names)


def _last_printed(head: Head, issuer: Sequence[str]) -> tuple[Mapping[str, InText], TextAt]:
    """版记 at the end of a text whose line breaks are lost: 印发机关 behind a stop, or one of `issuer` or its office, glued to
    what stands before. Its parts, and where it ends."""
    document = head.document
    low = TextAt(max(0, document.end - _FOOT))
    if "印发" not in document.folded(low, document.end):
        return {}, TEXT_BEGINS
    found = [one for one in document.finditer(_LAST_PRINTED, low) if _prints(one.group("by") or "")]
    if not found and issuer:
        own = regex.compile(
            rf"(?P<by>\L<issuers>(?:办公[室厅])?)(?P<on>{DATE})印发", issuers=[fold(name) for name in issuer]
        )
        found = [*document.finditer(own, low)]
    if not found:
        return {}, TEXT_BEGINS
    return {name: place for name in ("by", "on") if (place := found[-1].offsets(name))}, found[-1].end


def _printed_by(known: Known) -> Said | None:
    by = _record(known)[0].get("by")
    return quoted(known.head, by) if by else None


def _printed_on(known: Known) -> Said | None:
    parts, end = _record(known)
    on = parts.get("on")
    date = date_in(known.head.document, on) if on else None
    return Said(date, [(on[0], max(end, on[1]))]) if on and date else None


_FOOT_EXAMPLE = f"{PLAN}\n白石县水务局办公室 2026年2月9日印发"

RULES: tuple[HeadRule, ...] = (
    Rule(
        "issued_on.signed",
        "署名下的成文日期",
        Evidence.STATED,
        _signed,
        takes=(
            (f"{PLAN}\n{SIGNED}", "2026-02-06"),
            (f"{NAME}\n各科室：\n请落实。\n白石县水务局\n二〇二六年二月六日\n{TASKS}", "2026-02-06"),
        ),
        refuses=(f"{PLAN}\n2026年2月6日前完成。", f"{NAME}\n（2026年2月6日）\n{TASKS}"),
    ),
    Rule(
        "issued_on.noted",
        "标题下括号里的日期",
        Evidence.TOUCHING,
        _noted,
        takes=(
            (f"{NAME}\n（2026年2月6日）\n{TASKS}", "2026-02-06"),
            (f"{NAME}\n（二〇二六年二月六日）\n{TASKS}", "2026-02-06"),
        ),
        refuses=(f"{NAME}\n（2026年2月）\n{TASKS}", f"{NAME}\n（2026年2月6日）\n{TASKS}\n白石县水务局\n2026年2月8日"),
    ),
    Rule(
        "issued_on.label",
        "标签“成文日期：”之后",
        Evidence.NAMING,
        of_label("issued_on"),
        takes=((f"成文日期：2026-02-06\n{PLAN}", "2026-02-06"), (f"【生成日期】2026年2月6日\n{PLAN}", "2026-02-06")),
        refuses=(f"成文日期：\n{PLAN}", f"发布日期：2026-02-06\n{PLAN}"),
    ),
    Rule(
        "published_on.page",
        "网页自己的发布日期",
        Evidence.STATED,
        _of_page,
        takes=((web_page("2026-02-09"), "2026-02-09"), (web_page("2026年3月4日 10:20"), "2026-03-04")),
        refuses=(PLAN, f"发布日期：2026-02-09\n{PLAN}"),
    ),
    Rule(
        "published_on.label",
        "标签“发布日期：”之后",
        Evidence.NAMING,
        of_label("published_on"),
        takes=((f"发布日期：2026-02-09\n{PLAN}", "2026-02-09"), (f"上传时间：2026/2/9 08:30\n{PLAN}", "2026-02-09")),
        refuses=(f"成文日期：2026-02-09\n{PLAN}", f"{PLAN}\n2.清淤。完成时间：2026-06-30"),
    ),
    Rule(
        "published_on.alone",
        "标题旁单独一行的数字日期",
        Evidence.BARE,
        _alone,
        takes=((f"{NAME}\n2026-02-09\n{TASKS}", "2026-02-09"), (f"2026/02/09\n{PLAN}", "2026-02-09")),
        refuses=(f"{PLAN}\n{SIGNED}", f"发布日期：2026-02-08\n{NAME}\n2026-02-09\n{TASKS}"),
    ),
    Rule(
        "printed_by.foot",
        "版记中的印发机关",
        Evidence.STATED,
        _printed_by,
        takes=(
            (_FOOT_EXAMPLE, "白石县水务局办公室"),
            (f"{PLAN}\n白石县水务局办公室\n2026年2月9日印发", "白石县水务局办公室"),
        ),
        refuses=(f"{PLAN}\n{SIGNED}", f"{PLAN}\n2.编写手册，年底前印发。"),
        needs=("印",),
    ),
    Rule(
        "printed_on.foot",
        "版记中的印发日期",
        Evidence.STATED,
        _printed_on,
        takes=(
            (_FOOT_EXAMPLE, "2026-02-09"),
            (f"{PLAN}\n{SIGNED}抄送：县委办公室。\n印发日期：2026年2月9日", "2026-02-09"),
        ),
        refuses=(f"{PLAN}\n{SIGNED}", f"{PLAN}\n2.编写手册，2026年2月9日前印发。"),
        needs=("印",),
    ),
)
