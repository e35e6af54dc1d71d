"""What a title says of the kind of its text."""

from __future__ import annotations

from typing import cast

import regex

from ydparse.models import KindName
from ydparse.rules.kind.examples import TASKS, TO
from ydparse.rules.kind.headings import kind_of
from ydparse.rules.kind.matter import ERRANDS, KindRule, Matter, Told, pattern
from ydparse.rules.rule import Evidence, Rule

_LETTER = 1_500  # characters of a letter; a text that holds what it sends is longer, or has entries
_NAMED = regex.compile(r"[《<]((?:[^《》<>]|[《<][^《》<>]*[》>]){4,90})[》>]")
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
    if title is None or matter.of_another or matter.links:
        return None
    if title.kind == "law" and matter.assigns:  # 实施细则 of a policy: who answers for each
        return Told("measures", title.place)
    if title.kind not in ERRANDS:
        return Told(cast("KindName", title.kind), title.place)
    kind = _handed_on(title.text) if _holds_it(matter) else None
    return Told(cast("KindName", kind), title.place) if kind else None


def _holds_it(matter: Matter) -> bool:
    """Whether a text is more than the letter that sends another."""
    return matter.end > _LETTER or matter.has_entries


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
    alone = not _holds_it(matter) and matter.title is notice and _handed_on(notice.text) is not None
    asks = notice.kind == "letter" or alone or pattern(_ASKS).search(notice.text)
    return Told("letter", notice.place) if asks else None


def _orders(matter: Matter) -> Told | None:
    """关于做好…工作的通知: it states work itself."""
    notice = matter.notice
    if notice is None or matter.of_another or matter.links or _titled(matter) or _letter(matter):
        return None
    return Told("directive", notice.place)


RULES: tuple[KindRule, ...] = (
    Rule(
        "kind.interprets",
        "是对另一份文件的解读、答问",
        Evidence.STATED,
        _interprets,
        takes=(
            (f"《白石县护河办法》解读\n办法共三章。\n{TASKS}", "interpretation"),
            (f"白石县水务局负责人就《白石县护河办法》答记者问\n办法共三章。\n{TASKS}", "interpretation"),
        ),
        refuses=(f"白石县护河政策解读工作方案\n{TASKS}", f"关于做好《白石县护河政策解读》编写工作的通知\n{TO}{TASKS}"),
    ),
    Rule(
        "kind.reported",
        "开头说某机关印发了另一份文件，是消息",
        Evidence.STATED,
        _reports,
        takes=(
            (f"白石县水务局印发《白石县护河工作方案》\n近日，县水务局作出部署。\n{TASKS}", "news"),
            (f"青禾市发布《关于加强护河工作的通知》\n通知共三条。\n{TASKS}", "news"),
        ),
        refuses=(f"白石县水务局关于印发《白石县护河工作方案》的通知\n{TO}{TASKS}", f"《白石县护河工作方案》\n{TASKS}"),
    ),
    Rule(
        "kind.title",
        "标题末尾的文种；随通知、函发来的，看所发文件的文种",
        Evidence.STATED,
        _titled,
        takes=(
            (f"白石县2026年护河工作要点\n{TASKS}", "plan"),
            (f"关于加强护河工作的若干措施\n{TASKS}", "measures"),
            ("关于2025年护河工作情况的报告\n县人民政府：\n2025年，全县疏浚河道12公里。\n", "report"),
            ("白石县护河管理办法\n第一章总则\n第一条为了护河，制定本办法。\n", "law"),
            ("白石县护河实施细则\n1.疏浚河道。责任单位：县水务局\n2.更新水尺。责任单位：县水务局\n", "measures"),
        ),
        refuses=(f"关于做好护河工作的通知\n{TO}{TASKS}", f"关于召开护河工作会议的通知\n{TO}会期一天。\n"),
    ),
    Rule(
        "kind.letter",
        "函；召开会议、申报评选、征求意见一类的通知；印发的文件不在文中的通知",
        Evidence.NAMING,
        _letter,
        takes=(
            (f"白石县水务局关于召开护河工作会议的通知\n{TO}会期一天，请准时参加。\n", "letter"),
            (f"白石县水务局关于开展护河先进集体评选工作的通知\n{TO}请各单位推荐。\n", "letter"),
            (f"白石县水务局关于商请提供护河资料的函\n{TO}请于近期提供。\n", "letter"),
        ),
        refuses=(
            f"白石县水务局关于做好护河会议保障工作的通知\n{TO}{TASKS}",
            f"白石县水务局关于开展汛前检查的通知\n{TO}{TASKS}",
        ),
    ),
    Rule(
        "kind.notice",
        "部署工作的通知",
        Evidence.STATED,
        _orders,
        takes=(
            (f"关于做好2026年护河工作的通知\n{TO}{TASKS}", "directive"),
            (f"白石县水务局关于加强河道管护的紧急通知\n{TO}{TASKS}", "directive"),
        ),
        refuses=(f"白石县水务局关于召开护河工作会议的通知\n{TO}会期一天。\n", f"白石县护河工作方案\n{TASKS}"),
    ),
)
