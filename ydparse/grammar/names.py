"""Lists of bodies (单位名单): where a name ends, and what only closes the list. Speaks the folded view."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from ydparse.document import Ranges
from ydparse.grammar.bodies import agencies, ends_like_unit, is_collective, is_stem
from ydparse.lexicon import words

_OPEN, _CLOSE = "([<{", ")]>}"
_GROUPS = ",;。"
_PARTING = regex.compile(rf"[{regex.escape(_OPEN + _CLOSE + _GROUPS)}、/\t\n]")  # what opens, closes, divides a list
_GENERIC = (
    r"(?:单位|部门|机构|方面|主管部门|地区|地方|企业|处室|科室|主体|责任单位|成员单位|职能部门|直属单位|委办局|各方"
    r"|高校|院校|学校|医院|金融机构|银行|社会组织|协会|平台|媒体)"
)
_QUALIFIED = r"(?:各|各级|其他|其它|有关|相关|多个?|(?:[省市县区州盟旗镇乡局]|盟市|兵团)(?:直属?|级)?|国务院|中央|责任|职能|机关|涉及的?)*"
# 各市、县(市、区)人民政府; 各乡镇、街道: one body, said of several kinds of places.
_PLACE = (
    r"(?:自治区|直辖市|设区的?市|县级市|开发区|功能区|园区|地区|街道|乡镇|团场|连队|师市|[省市州盟县区旗乡镇师])"
    r"(?:行政公署|行署)?(?:[(\[<][^()\[\]<>]{1,12}[)\]>])?"
)
_PLACES = regex.compile(
    rf"各(?:有关|相关)?{_PLACE}(?:[、,和及]{_PLACE})*[、和及]{_PLACE}(?:人民政府|政府|党委政府|党委|党工委|办事处|管委会|管理委员会)?"
    rf"(?=$|[,;。、/]|等|按|负责|配合|牵头|[和及]\p{{Han}})"
)
_NOBODY = regex.compile(r"^(?:等|及|和|与|以及|无|/|-+|—|\*|(?:等)?(?:按.*)?)$")
# A time limit among the names (牵头，年底前完成), not a body.
_TIME = regex.compile(
    r"(?:(?:到|至|于|在|力争)?(?:20\d\d年|\d{1,2}月|年底|年内|[今本明当次]年|全年|上半年|下半年|第?[一二三四]季度|每[年月季周半]|印发之日))"
)
_WHEN = regex.compile(r"(?:于|在)?(?:20\d\d年|\d{1,2}月|年底|年内).*$")  # 市人社局于6月底前落实到位
_ENDS_AND_BEGINS = regex.compile(
    r"(?:局|委|厅|部|办|院|会|府|中心|公司|总署)(?=[省市县区](?![场民政域级属直])\p{Han}{1,12}(?:局|委|厅|部|办|院|会|府|中心|公司)|国家|各"
    r"|\p{Han}{2,7}(?:[省市县区州盟旗]|自治区)人民政府)"
)
_CLOSED = regex.compile(r"[)\]](?=[省市县区州盟旗各国]\p{Han}{2})")
_PLACE_NAME = regex.compile(r"\p{Han}{1,6}[省市县区旗州盟镇乡村]")
_LEAD_IN = regex.compile(r"^(?:由|请|并由|以及|以|及|和|与|其中|会同)(?=.)")
_NOTE = regex.compile(r"[(\[<](?:含|包括|不含|下同|以下简称|以下同|下称|以上|按|兼)[^()\[\]<>]*[)\]>]$")
_NOTE_ENDS = (")", "]", ">")
_JOINTS = regex.compile(r"以及|会同|和|及|与")
_KIND = regex.compile(rf"{_GENERIC}|政府|个人|人民政府")
_HAN = regex.compile(r"\p{Han}")


@cache
def _closer() -> regex.Pattern[str]:
    """等, 等相关部门, 等有关部门和单位, 等8部门: closes the list, names nobody."""
    return regex.compile(
        rf"等(?:(?:(?:\d{{1,3}}|[一二三四五六七八九十]{{1,3}})[个家]?)?{_QUALIFIED}{_GENERIC}(?:(?:和|及|或|、)?{_QUALIFIED}{_GENERIC}|\\({_GENERIC}\\))*)?$"
    )


@cache
def _ongoing() -> frozenset[str]:
    return frozenset(words("ongoing_terms"))


class Name(NamedTuple):
    """A name at [start, end) of the string that was split; `group` counts the commas before it."""

    start: int
    end: int
    group: int
    starred: bool
    collective: bool
    open_ended: bool
    after_joint: bool  # 会同 stands before it


def split_units(text: str, base: int = 0) -> list[Name]:
    """The names of a list, offsets plus `base`.

    Separators count only outside brackets, 和 及 与 only where a name ends before them.

    >>> [text[n.start:n.end] for text in ("市发改委、文化和旅游局等,各县(市、区)政府",) for n in split_units(text)]
    ['市发改委', '文化和旅游局', '各县(市、区)政府']
    """
    names = _split(text)
    return [name._replace(start=base + name.start, end=base + name.end) for name in names] if base else list(names)


@lru_cache(16)  # a list is asked whether it is one of names, and then for them
def _split(text: str) -> tuple[Name, ...]:
    found = (
        _name(text, low, high, group, joint)
        for start, end, group, joint in _pieces(text)
        for low, high in _run_on(text, start, end)
    )
    return tuple(filter(None, found))


def _run_on(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Names with nothing between them (市发改委市财政局): a piece in which one name ends and another begins."""
    if end - start < 6:
        return [(start, end)]
    if _inside_any_bracket(text[start:end]):
        return _after_brackets(text, start, end)
    if not (_ENDS_AND_BEGINS.search(text, start, end) or _two_agencies(text[start:end])):
        return [(start, end)]
    from ydparse.grammar.run_on import split_run_on

    return [(start + low, start + high) for low, high in split_run_on(text[start:end])]


def _after_brackets(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The same where names have brackets: 市委组织部(市委人才办)市财政局."""
    spans: list[tuple[int, int]] = []
    for match in _CLOSED.finditer(text, start, end):
        left, right = text[start : match.end()], text[match.end() : end]
        if not _inside_brackets(left) and ends_like_unit(left) and ends_like_unit(right):
            spans.append((start, match.end()))
            start = match.end()
    return [*spans, (start, end)]


def _two_agencies(piece: str) -> bool:
    """Whether a piece begins and ends with the name of a national body, and is none itself: 税务总局司法部."""
    known = agencies()
    return (
        len(piece) <= 80
        and piece not in known
        and any(piece[:i] in known for i in range(3, len(piece) - 2))
        and any(piece[i:] in known for i in range(3, len(piece) - 1))
    )


def _inside_any_bracket(text: str) -> bool:
    return any(char in _OPEN for char in text)


def _pieces(text: str) -> Iterator[tuple[int, int, int, bool]]:
    """(start, end, group, after 会同) of each piece between separators outside brackets."""
    level = start = group = 0
    joint = False
    places = Ranges(match.span() for match in _PLACES.finditer(text)) if "各" in text else None
    signs = [(match.start(), match.group()) for match in _PARTING.finditer(text)]
    for i, char in [*signs, (len(text), ",")]:
        if places is not None and i in places:
            continue
        if char in _OPEN:
            level += 1
        elif char in _CLOSE:
            level = max(level - 1, 0)
        elif level == 0:
            for piece in _joined(text, start, i, group, joint):
                joint = piece[3]  # 会同 holds to the end of the list
                yield piece
            start = i + 1
            group += char in _GROUPS
            joint = joint and char == "、"


def _joined(text: str, start: int, end: int, group: int, joint: bool) -> Iterator[tuple[int, int, int, bool]]:
    """Divide a piece at 和, 及, 与, 会同 where a whole name stands before it."""
    for match in _JOINTS.finditer(text, start, end):
        if match.start() < start:
            continue
        left, right = text[start : match.start()], text[match.end() : end]
        if match.group() == "会同" and not left:
            start, joint = match.end(), True
            continue
        if _divides(left, match.group(), right):
            yield start, match.start(), group, joint
            start, joint = match.end(), joint or match.group() == "会同"
    yield start, end, group, joint


def _divides(left: str, joint: str, right: str) -> bool:
    if _inside_brackets(left) or not right:
        return False
    if joint == "会同":
        return bool(left)
    if left.endswith("等"):
        return len(right) >= 2
    whole = ends_like_unit(left, strict=True) or (
        ends_like_unit(left)
        and not is_stem(left)  # 县农业农村和水利局
        and (right[0] in "各市县区省国州盟旗" or right[-1] == left[-1] or ends_like_unit(right, strict=True))
    )
    places = _PLACE_NAME.fullmatch(left) and _PLACE_NAME.fullmatch(right)  # 乌云旗和青浦县
    generic = _KIND.fullmatch(right)  # 各有关部门和单位 is one
    return bool(
        (whole or places)
        and not generic
        and (ends_like_unit(right.split("和", maxsplit=1)[0]) or ends_like_unit(right) or _closer().search(right))
    )


def _inside_brackets(text: str) -> bool:
    return sum(char in _OPEN for char in text) > sum(char in _CLOSE for char in text)


def _name(text: str, start: int, end: int, group: int, joint: bool) -> Name | None:
    lead_in = _LEAD_IN.match(text[start:end])
    if lead_in and not ends_like_unit(lead_in.group()):
        joint = joint or lead_in.group() == "会同"
        start += lead_in.end()
    starred = "*" in text[start:end]
    while start < end and text[start] in "*:;.":
        start += 1
    while start < end and text[end - 1] in "*;.。:":
        end -= 1
    open_ended = False
    closer = _closer().search(text, start, end) if "等" in text else None
    if closer and closer.start() > start:
        end, open_ended = closer.start(), True
    while start < end and text[end - 1] in "*":
        end -= 1
    when = _WHEN.search(text, start, end)
    if when and ends_like_unit(text[start : when.start()]):
        end = when.start()
    note = _NOTE.search(text, start, end) if text[start:end].endswith(_NOTE_ENDS) else None
    if note and note.start() > start:
        end = note.start()
    name = text[start:end]
    if (
        not name
        or _NOBODY.match(name)
        or _TIME.match(name)
        or name in _ongoing()
        or not _HAN.search(name)
        or len(name) > 60
        or ":" in name  # a label that nobody knows
    ):
        return None
    return Name(start, end, group, starred, is_collective(name), open_ended, joint)
