"""What a title says of the kind of its text."""

from __future__ import annotations

from typing import cast

import regex

from ydparse.models import KindName
from ydparse.rules.kind.headings import kind_of
from ydparse.rules.kind.matter import ERRANDS, KindRule, Matter, Told, pattern
from ydparse.rules.rule import Evidence, Rule

_LETTER = 1_500  # characters; a text that holds what it sends is longer
_NAMED = regex.compile(r"[《<]([^《》<>]{4,90})[》>]")
_PASSES = r"关于.{0,20}?\L<passes>(?P<what>[^\n]+?)(?:意见建议|意见)?的[^。\n]{0,4}(?:通知|函)"
_ASKS = (
    r"关于\L<manner>*(?:\L<errand>|\L<holds>[^。\n]*\L<affair>(?:活动|工作|事项|事宜)?(?:有关[^。\n]{0,6})?的[^。\n]{0,4}通知)"
    r"|\L<matter>的[^。\n]{0,4}通知"
)


def _interprets(matter: Matter) -> Told | None:
    """解读《…》, 就…答记者问."""
    told = matter.of_another
    return told if told and told.kind == "interpretation" else None


def _reports(matter: Matter) -> Told | None:
    """某局印发《…》: news of it."""
    told = matter.of_another
    return told if told and told.kind == "news" else None


def _titled(matter: Matter) -> Told | None:
    """The last word of the title; of what a notice or letter hands on where the text holds it."""
    title = matter.title
    if title is None or matter.of_another:
        return None
    if title.kind not in ERRANDS:
        return Told(cast("KindName", title.kind), title.place)
    kind = _handed_on(title.text) if matter.end > _LETTER else None
    return Told(cast("KindName", kind), title.place) if kind else None


def _handed_on(title: str) -> str | None:
    """The kind of what a notice or letter hands on: 关于印发…方案的通知, 关于商请会签《…预案》的函."""
    found = pattern(_PASSES).search(title)
    names = [*_NAMED.findall(found["what"]), found["what"]] if found else []
    kinds = (kind_of(name) for name in names)
    return next((kind for kind in kinds if kind and kind not in ERRANDS), None)


def _letter(matter: Matter) -> Told | None:
    """关于召开…的通知, 关于开展…评选的通知, 关于商请…的函, 关于印发…的通知 alone: an errand and no work."""
    notice = matter.notice
    if notice is None or matter.of_another:
        return None
    alone = matter.end <= _LETTER and matter.title is notice and _handed_on(notice.text) is not None
    asks = notice.kind == "letter" or alone or pattern(_ASKS).search(notice.text)
    return Told("letter", notice.place) if asks else None


def _orders(matter: Matter) -> Told | None:
    """关于做好…工作的通知: it states work itself."""
    notice = matter.notice
    if notice is None or matter.of_another or _titled(matter) or _letter(matter):
        return None
    return Told("directive", notice.place)


RULES: tuple[KindRule, ...] = (
    Rule("kind.interprets", "标题是对另一份文件的解读、答问", Evidence.STATED, _interprets, (), ()),
    Rule("kind.reported", "标题说某机关印发了另一份文件，是消息", Evidence.STATED, _reports, (), ()),
    Rule("kind.title", "标题末尾的文种；随函、随通知发来的，看所发文件的标题", Evidence.STATED, _titled, (), ()),
    Rule("kind.letter", "函，或召开会议、申报评选、征求意见一类的通知", Evidence.NAMING, _letter, (), ()),
    Rule("kind.notice", "部署工作的通知", Evidence.STATED, _orders, (), ()),
)
