"""The titles of a notice: its own (关于印发…的通知), and that of the plan that it sends."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from ydparse.document import TextAt
from ydparse.grammar.regions import region_at_head
from ydparse.lexicon import words
from ydparse.rules.metadata.context import Head, HeadRule, Known
from ydparse.rules.metadata.examples import ASKS, NAME, NOTICE, PLAN, SENT, SIGNED, TASKS, TITLE, TO
from ydparse.rules.metadata.letter import printed_as
from ydparse.rules.metadata.names import fold
from ydparse.rules.metadata.said import Said
from ydparse.rules.metadata.title_lines import ISSUES, STATUS, Title, issues
from ydparse.rules.rule import Evidence, Rule

_SENDS = regex.compile(r"(?:通知|函)$")
# 转发市发展改革委关于…计划: of whom, then the paper.
_PASSED_ON = regex.compile(
    r"[^《》]{2,40}?[委局厅部办院会室](?:等\p{Han}{0,3}(?:部门|单位))?(?P<about>关于)?(?=[\p{Han}《])(?![等、]|关于)"
)
# 某市印发《…》, 《…》发布: news of it.
_REPORTED = regex.compile(
    r"(?:[^《》]{2,40}?\L<reported>《(?P<what>[^《》]+)》|[^《》]{0,40}《(?P<what>[^《》]+)》[^《》]{0,6}?\L<reported>)"
    r"(?:\([^()]{1,12}\))?",
    reported=words("letter_words", "reported"),
)
_QUOTED = regex.compile(r"(?:《(?P<what>(?:[^《》]|《[^《》]*》)+)》|<(?P<what>[^<>]+)>)(?P<more>.*)")
_LEAST = 7  # characters of a title above the notice's own


def _said(title: Title | None) -> Said | None:
    text = STATUS.sub("", title.text) if title else ""
    return Said(text, [(title.start, title.end)]) if title and text else None


def _heads_plan(head: Head) -> Title | None:
    """The title where none says that it issues another paper."""
    return None if head.issuing else head.headline


def _printed(head: Head, name: Title | None) -> Title | None:
    """The plan's title as it stands over the plan, where it says what `name` says."""
    if name is None:
        return None
    own, issuing = _heads_plan(head), head.issuing
    if found := printed_as(head.document, name, max(name.end, issuing.end if issuing else name.end), head.end):
        return found
    if own is not None and not _SENDS.search(own.text):
        return None
    key = _key(name.text)
    return next((title for title in _others(head) if key and _key(title.text).endswith(key)), None)


def _others(head: Head) -> Iterable[Title]:
    """The titles beside the one that heads the paper; none of them says that it issues another."""
    heading = head.headline.text if head.headline else ""
    return (title for title in head.titles if title.text != heading and not (head.issuing and issues(title)))


def _key(text: str) -> str:
    return str(regex.sub(r"[\s《》<>“”\"']", "", fold(STATUS.sub("", text))))


def _sent_and_printed(known: Known) -> Said | None:
    head = known.head
    own = _heads_plan(head)
    if head.sent is None or (own and not _SENDS.search(own.text) and own.start <= head.sent.end):
        return None
    return _said(_printed(head, head.sent))


def _sent(known: Known) -> Said | None:
    """Where a title heads the paper that sends nothing, the letter speaks of another paper."""
    own = _heads_plan(known.head)
    return _said(known.head.sent) if own is None or own.text.endswith("函") else None


def _named_and_printed(known: Known) -> Said | None:
    return _said(_printed(known.head, _named(known.head.issuing)))


def _named_only(known: Known) -> Said | None:
    return _said(_named(known.head.issuing))


def _below(known: Known) -> Said | None:
    """Below the signature of a letter, or what is printed below that."""
    head = known.head
    own = _heads_plan(head)
    if own is not None and not _SENDS.search(own.text):
        return None
    first = head.issuing.start if head.issuing else -1
    after = (title for title in _others(head) if title.start > first and _after_letter(head, title))
    return _said(next(after, None))


def _over_plan(known: Known) -> Said | None:
    """Of a letter whose own title is that of a 通知 or 函, or that has none."""
    head, own = known.head, _heads_plan(known.head)
    if head.plan_title is None or (own is not None and not _SENDS.search(own.text)):
        return None
    text = head.document.quote(*head.plan_title)
    if own is not None and own.text.endswith(text):
        return None
    whole = regex.fullmatch(r"《([^《》]+)》", text)
    return _said(Title(whole.group(1) if whole else text, *head.plan_title))


def _after_letter(head: Head, title: Title) -> bool:
    return any(piece.kind in ("signed", "public", "printed") and piece.end <= title.start for piece in head.paper)


def _beside(known: Known) -> Said | None:
    head = known.head
    if head.issuing is None:
        return None
    found = (title for title in _others(head) if len(title.text) >= _LEAST and not _SENDS.search(title.text))
    return _said(next(found, None))


def _reported(known: Known) -> Said | None:
    own = _heads_plan(known.head)
    found = _REPORTED.fullmatch(fold(own.text)) if own else None
    if own is None or found is None:
        return None
    text = known.head.document.text  # with its blanks; the name stands in the only pair of such signs
    start, end = text.find("《", own.start, own.end) + 1, text.find("》", own.start, own.end)
    inside = (TextAt(start), TextAt(end)) if 0 < start < end else (own.start, own.end)
    return Said(own.text[slice(*found.span("what"))], [inside])


def _own(known: Known) -> Said | None:
    return _said(_heads_plan(known.head))


def _named(notice: Title | None) -> Title | None:
    """The plan that the title of a notice names: 关于印发《…》的通知; of several, the first."""
    folded = fold(notice.text) if notice else ""
    match = ISSUES.search(folded)
    if notice is None or match is None:
        return None
    start, end = match.span("what")
    if "转" in match.group() and (passed := _PASSED_ON.match(folded, start, end)):
        has_region = region_at_head(folded[passed.end() : end]) or not passed.group("about")
        start = passed.end() if has_region else passed.start("about")
    quoted = _QUOTED.fullmatch(folded, start, end)
    if quoted and regex.match(r"(?:等|[、和及]?[《<]|$)", quoted.group("more")):
        start, end = quoted.span("what")
    return notice._replace(text=notice.text[start:end]) if end > start else None


def _issues(known: Known) -> Said | None:
    title = known.head.issuing
    return Said(title.text, [(title.start, title.end)]) if title else None


def _sends(known: Known) -> Said | None:
    """…的通知 that does not say 印发, where the plan has another title."""
    own, plan = _heads_plan(known.head), known.said("title")
    if own is None or not _SENDS.search(own.text) or plan.value in (None, own.text):
        return None
    return Said(own.text, [(own.start, own.end)])


RULES: tuple[HeadRule, ...] = (
    Rule(
        "title.printed",
        "通知正文“现将《…》印发”所指的文件，在下文印出的标题",
        Evidence.SERVED,
        _sent_and_printed,
        takes=(
            (f"{TITLE}\n{TO}{SENT}{SIGNED}{PLAN}", NAME),
            (f"{TO}现将《白石县管护办法》印发给你们。\n{SIGNED}白石县管护办法\n{TASKS}", "白石县管护办法"),
        ),
        refuses=(f"{TO}{SENT}{SIGNED}{TASKS}", f"{NAME}\n{TASKS}\n2.落实《白石县管护办法》。"),
        needs=("《", "现将"),
    ),
    Rule(
        "title.named_printed",
        "通知标题“关于印发…的通知”所指的文件，在下文印出的标题",
        Evidence.TOUCHING,
        _named_and_printed,
        takes=(
            (f"{NOTICE}{SIGNED}{PLAN}", NAME),
            (
                f"白石县水务局关于印发《白石县管护办法》的通知\n{TO}请落实。\n{SIGNED}白石县管护办法\n{TASKS}",
                "白石县管护办法",
            ),
        ),
        refuses=(f"{NOTICE}{TASKS}", f"{NOTICE}{SIGNED}白石县水尺更新办法\n{TASKS}"),
    ),
    Rule(
        "title.over_plan",
        "通知所发的方案、附件自己的标题",
        Evidence.GOVERNING,
        _over_plan,
        takes=(
            (
                f"白石县水务局关于印发2026年县《护河规划》任务分工的通知\n{TO}{ASKS}{SIGNED}2026年县《护河规划》任务分工\n{TASKS}",
                "2026年县《护河规划》任务分工",
            ),
            (f"白石县水务局关于印发《{NAME}》的通知\n{TO}{ASKS}{SIGNED}《{NAME}》\n{TASKS}", NAME),
        ),
        refuses=(f"{PLAN}", f"{NOTICE}{TASKS}"),
    ),
    Rule(
        "title.below",
        "通知落款之后的标题",
        Evidence.GOVERNING,
        _below,
        takes=(
            (
                f"白石县水务局关于印发护河方案的通知\n{TO}请落实。\n{SIGNED}白石县河道管护办法\n{TASKS}",
                "白石县河道管护办法",
            ),
            (
                f"白石县水务局关于做好护河的通知\n{TO}请落实。\n{SIGNED}白石县河道管护办法\n{TASKS}",
                "白石县河道管护办法",
            ),
        ),
        refuses=(f"{NAME}\n{TASKS}\n{SIGNED}", f"{NOTICE}{TASKS}"),
    ),
    Rule(
        "title.sent",
        "通知正文“现将《…》印发”所指的文件，下文没有另印标题",
        Evidence.NAMING,
        _sent,
        takes=(
            (f"{TO}{SENT}{SIGNED}{TASKS}", NAME),
            (f"白石县水务局关于印发护河方案的通知\n{TO}{SENT}{TASKS}", NAME),
        ),
        refuses=(
            f"{PLAN}\n2.将《白石县管护办法》印发各乡镇。",
            f"{TO}请落实。\n{PLAN}",
            f"{TO}现将《政府工作报告》主要指标分解下达给你们。\n{TASKS}",
            f"{TO}现将《白石县护河规划》确定的重点任务分解下达。\n{TASKS}",
        ),
        needs=("《", "现将"),
    ),
    Rule(
        "title.beside",
        "通知标题之外的另一个标题",
        Evidence.SHARED,
        _beside,
        takes=(
            (f"白石县河道管护方案\n白石县水务局关于印发管护办法的通知\n{TO}请落实。\n{TASKS}", "白石县河道管护方案"),
            (f"白石县水务局关于印发管护办法的通知\n{TO}请落实。\n白石县河道管护方案\n{TASKS}", "白石县河道管护方案"),
        ),
        refuses=(f"{NOTICE}{TASKS}", f"{PLAN}"),
    ),
    Rule(
        "title.named",
        "通知标题“关于印发…的通知”所指的文件，下文没有另印标题",
        Evidence.BARE,
        _named_only,
        takes=(
            (f"{NOTICE}{TASKS}", NAME),
            (f"白石县水务局转发青禾市水务局关于加强护河工作方案的通知\n{TO}请落实。\n{TASKS}", "关于加强护河工作方案"),
        ),
        refuses=(f"白石县水务局关于做好护河工作的通知\n{TO}请落实。\n{TASKS}", PLAN),
    ),
    Rule(
        "title.news",
        "报道“某地印发《…》”中的书名号",
        Evidence.STATED,
        _reported,
        takes=(
            (f"白石县水务局印发《{NAME}》\n{TASKS}", NAME),
            (f"青禾市出台《青禾市管护办法》\n{TASKS}", "青禾市管护办法"),
            (f"《白石县2026年护河要点》发布（附全文）\n{TASKS}", "白石县2026年护河要点"),
        ),
        refuses=(f"白石县水务局关于印发《{NAME}》的通知\n{TASKS}", f"《{NAME}》\n{TASKS}"),
    ),
    Rule(
        "title.own",
        "文件自己的标题",
        Evidence.BARE,
        _own,
        takes=(
            (f"白石县2026年护河要点\n{TASKS}", "白石县2026年护河要点"),
            (f"关于做好白石县护河工作的通知\n{TO}{TASKS}", "关于做好白石县护河工作的通知"),
        ),
        refuses=(f"{NOTICE}{SIGNED}{PLAN}", f"{TO}{SENT}{TASKS}"),
    ),
    Rule(
        "notice_title.issues",
        "印发、转发文件的通知或函的标题",
        Evidence.STATED,
        _issues,
        takes=(
            (f"{NOTICE}{TASKS}", TITLE),
            (
                f"青禾市水务局转发关于加强护河工作意见的通知\n{TO}请落实。\n{TASKS}",
                "青禾市水务局转发关于加强护河工作意见的通知",
            ),
        ),
        refuses=(f"关于做好白石县护河工作的通知\n{TO}{TASKS}", PLAN),
    ),
    Rule(
        "notice_title.sends",
        "没有写“印发”的通知或函的标题，其后另有方案的标题",
        Evidence.NAMING,
        _sends,
        takes=(
            (f"白石县水务局关于做好护河的通知\n{TO}{SENT}{SIGNED}{PLAN}", "白石县水务局关于做好护河的通知"),
            (f"白石县水务局关于商请支持护河的函\n{TO}{SENT}{TASKS}", "白石县水务局关于商请支持护河的函"),
        ),
        refuses=(f"关于做好白石县护河工作的通知\n{TO}{TASKS}", f"{NOTICE}{TASKS}"),
    ),
)
