"""Assignments in running text: 市科技局牵头与…, 由甲局、乙局负责…. Only where a role word stands after the names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from ydparse.document import Document, Ranges
from ydparse.grammar.bodies import ends_like_unit
from ydparse.grammar.names import Name, split_units
from ydparse.rules.units.assignments import Assigned

# 牵头 and 负责 as verbs; not 牵头单位, 负责人, 负责制, nor a clause of a noun (…牵头的机制).
_VERB = regex.compile(
    r"(?:按照?(?:各自)?职责(?:分工)?)?(?:要|应当?|须|需)?(?:全面|共同|具体|统一|分别|主要|总体|统筹)?(?P<word>牵头|负责)(?!单位|部门|人(?!才|员|民|力|工|口|大|社|事|居)|制(?!定|订)|的|同志|任|作用|抓总|处室|考核|，?下同|[^。;]{0,30}(?:的(?:工作)?(?:机制|体制|体系|制度)))"
)
_BOUNDARY = regex.compile(r"[。,;:!?\n\t)\]”》]")
_LEAD_IN = regex.compile(r"^(?:并|要|应|可|均|统一|建立|成立|形成|坚持|明确|强化|发挥|实行)*(?:由|请)")
_BY = regex.compile(r"(?<![自理事缘])由(?!于)(?=[^由]*$)")
_OFFICE = regex.compile(r"\p{Han}{1,8}(?:司|处|科|室|办|站|所|队|中心|院|部)")  # 标准司, 信息中心: within one body
_MAX_NAME = 24
_REACH = 120  # characters; a list of names in running text is not longer
_NO_NAME = regex.compile(r"[要须应将]$|^(?:加强|推动|推进|完善|建立|强化|协助|配合|支持|鼓励|政府)")


def find_inline(document: Document, start: int, end: int, skip: Sequence[tuple[int, int]] = ()) -> Iterator[Assigned]:
    """Each inline assignment in text[start:end] outside `skip`, with its verb; offsets are of the view."""
    view = document.view
    masks: Ranges | None = None  # of most entries no verb is asked about
    low, high = view.to_view(start), view.to_view(end)
    for verb in _VERB.finditer(view.text, low, high):
        masks = masks or Ranges((view.to_view(s), view.to_view(e)) for s, e in skip)
        if verb.start() in masks:
            continue
        names = _names_before(view.text, low, verb.start(), strict=verb.group("word") == "负责")
        role = "lead" if verb.group("word") == "牵头" else "responsible"
        for name in names:
            yield Assigned(name, role, True, "unit.inline", verb.span("word"), verb.group("word"))


# （一）县水利局：落实…: nothing but bodies before the colon, and what they do behind it.
_HEADED = regex.compile(r"(?<=^|[\n\p{P}\p{N}])(?P<names>\p{Han}[^。;:!?\n]{2,60}):(?=[^\n]{4})")


def find_headed(document: Document, start: int, end: int, skip: Sequence[tuple[int, int]] = ()) -> Iterator[Assigned]:
    """Each assignment that a heading makes which is nothing but names of bodies: of the entry at text[start:end] and of
    the paragraphs in it, outside `skip`; offsets are of the view."""
    view = document.view
    if ":" not in view.text[view.to_view(start) : view.to_view(end)]:
        return
    at = start
    while 0 <= at < end:
        found = _HEADED.match(view.text, view.to_view(at), view.to_view(end))
        if found and any(low <= at < high for low, high in skip):
            found = None
        names = split_units(found.group("names"), found.start("names")) if found else []
        if found and names and all(_is_body(view.text[name.start : name.end]) for name in names):
            for name in names:
                yield Assigned(name, "responsible", True, "unit.heading", None, None)
        at = document.text.find("\n", at, end) + 1 or -1


def _is_body(wording: str) -> bool:
    return 2 < len(wording) <= _MAX_NAME and ends_like_unit(wording, strict=True) and not _NO_NAME.search(wording)


def _names_before(text: str, low: int, stop: int, strict: bool) -> list[Name]:
    """The list of names that ends at `stop` and begins at a boundary; empty unless every piece ends like a name.

    Before 牵头, an ending that other words have too (中心) counts where the name begins like one (市…).
    """
    low = max(low, stop - _REACH)
    begin = _boundary(text, low, stop) or low
    opening = begin == low or text[begin - 1] in "。;\n"
    if told := _BY.search(text, begin, stop):  # 此项工作由…
        begin = told.end()
    lead_in = _LEAD_IN.search(text[begin:stop])
    if lead_in:
        begin += lead_in.end()
    if not ends_like_unit(text[begin:stop]):
        return []
    names = split_units(text[begin:stop], begin)
    wordings = [text[name.start : name.end] for name in names]
    if not names or not all(2 < len(w) <= _MAX_NAME and _like_name(w, strict and not told) for w in wordings):
        if strict and opening and names and all(_OFFICE.fullmatch(w) for w in wordings):
            return names  # 研究生院、科研处负责…
        return []
    return [] if any(_NO_NAME.search(w) for w in wordings) else names


def _boundary(text: str, low: int, stop: int) -> int | None:
    """Just after the last boundary in text[low:stop]; a bracket that opens and closes there is part of a name."""
    begin: int | None = None
    opened: list[tuple[int, int | None]] = []
    for i in range(low, stop):
        if text[i] in "([":
            opened.append((i, begin))
        elif text[i] in ")]" and opened:
            _, before = opened.pop()
            named = i + 1 == stop or text[i + 1] in "、,和及要应须由"
            begin = before if named else i + 1
        elif _BOUNDARY.match(text, i):
            begin = i + 1
    return begin if not opened else opened[-1][0] + 1


def _like_name(wording: str, strict: bool) -> bool:
    if ends_like_unit(wording, strict=True):
        return not wording.endswith(("单位", "部门", "企业")) or wording[0] in "各市县区省有相地"
    return (
        not strict
        and ends_like_unit(wording)
        and (wording[0] in "省市县区镇乡各国党团校院局旗盟州" or bool(_OFFICE.fullmatch(wording)))
    )
