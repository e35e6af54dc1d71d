"""Faults of duty (责任分工): YD221 no unit, YD222 no lead, YD223 a lead that answers twice, YD224 the sign behind a label, YD225 a
body addressed that has no task, YD226 a task for a body not addressed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ydparse.document import TextAt
from ydparse.grammar.bodies import is_collective
from ydparse.grammar.roles import label_pattern, label_role
from ydparse.lexicon import words
from ydparse.lint.draft import Draft, Holder, place_of, titled
from ydparse.lint.rule import Fault, Rule, Severity
from ydparse.models import Unit

_STATED = ("unit.label", "unit.column")
_ENOUGH = 3  # sisters that show how a list says it
_SHARE = 3  # so many times as many with as without


def _in_clause(unit: Unit) -> bool:
    return not unit.inline and not unit.implied


def _without_unit(draft: Draft) -> Iterator[Fault]:
    """A task without a unit in a list where nearly all have a clause, under a heading where others have."""
    for sisters in _sisters(draft):
        with_clause = [one for one in sisters if any(map(_in_clause, one.value.units))]
        without = [one for one in sisters if not one.value.units]
        if len(with_clause) < max(_ENOUGH, _SHARE * len(without)):
            continue
        for one in without:
            yield _at_head(draft, one, f"“{titled(one)}”没有写明责任单位，与它并列的 {len(with_clause)} 项都写了")


def _sisters(draft: Draft) -> Iterator[list[Holder]]:
    """Tasks that stand under one heading, rows of one table."""
    if not draft.states_work:
        return
    for _, own in groupby(draft.tasks, key=lambda one: (one.among, getattr(one.value, "section_ids", ()))):
        yield list(own)


def _without_lead(draft: Draft) -> Iterator[Fault]:
    """Several units that answer and none that leads, where nearly all tasks of this notice have one that leads."""
    for _, own in groupby(draft.tasks, key=lambda one: one.among):
        several = [one for one in own if len(_answering(one)) > 1] if draft.states_work else []
        led = [one for one in several if any(unit.role == "lead" for unit in one.value.units)]
        without = [one for one in several if one not in led and all(unit.rule in _STATED for unit in _answering(one))]
        if len(led) < max(_ENOUGH, _SHARE * len(without)):
            continue
        for one in without:
            units = _answering(one)
            names = "、".join(unit.name for unit in units[:3]) + ("等" if len(units) > 3 else "")
            message = f"“{titled(one)}”有 {len(units)} 个责任单位（{names}），没有写明谁牵头"
            yield Fault(TextAt(units[0].span.start), TextAt(units[-1].span.end), message)


def _answering(holder: Holder) -> list[Unit]:
    """Those that lead or are responsible by a clause; not 各乡镇, which lead nobody."""
    return [
        unit
        for unit in holder.value.units
        if unit.role != "support" and _in_clause(unit) and not (unit.collective and unit.role == "responsible")
    ]


def _twice(draft: Draft) -> Iterator[Fault]:
    """A unit that leads and answers, or supports, in one clause or row."""
    for holder in draft.holders if draft.states_work else ():
        leads = [unit for unit in holder.value.units if unit.role == "lead" and _in_clause(unit)]
        for unit in holder.value.units:
            same = [one for one in leads if one.name == unit.name and one.scope == unit.scope]
            if unit.role != "lead" and _in_clause(unit) and not unit.collective and same:
                role = "责任" if unit.role == "responsible" else "配合"
                yield Fault(*place_of(unit.span), f"“{unit.name}”已是牵头单位，又列为{role}单位")


def _signs(draft: Draft) -> Iterator[Fault]:
    """牵头单位；县财政局 for 牵头单位：县财政局: names that the extraction took for units stand behind it."""
    document, units = draft.document, draft.parsed.finders.units
    named = {unit.span.start for one in draft.holders for unit in one.value.units}
    for clause in units.clauses if draft.states_work else ():
        for found in document.finditer(label_pattern(), clause.start, clause.end):
            label, (_, end) = found.group("label") or "", document.view.to_text(found.match.end(), found.match.end())
            if found.match.group().endswith(";") and end in named and label_role(label):
                sign = document.text[found.end - 1]
                yield Fault(found.start, found.end, f"“{label}”后误用“{sign}”，应为冒号")


def _idle(draft: Draft) -> Iterator[Fault]:
    """Bodies that the notice is addressed to by name, and that it gives nothing to do."""
    place = draft.element("addressees")
    units = [unit for one in draft.tasks for unit in one.value.units]
    if place is None or not units or not draft.states_work or any(unit.collective for unit in units):
        return  # 各县区, 各开发区 may be whoever is addressed
    named = {unit.name for unit in units}
    for body in dict.fromkeys(draft.notice.metadata.addressees):
        at = draft.document.text.find(body, *place)
        if at >= 0 and not _is_several(body) and not any(_same(body, name) for name in named):
            yield Fault(TextAt(at), TextAt(at + len(body)), f"主送的“{body}”没有承担任何一项任务")


def _unaddressed(draft: Draft) -> Iterator[Fault]:
    """Units with tasks that the notice is not addressed to, where no 各有关单位 covers them."""
    told = [*draft.notice.metadata.addressees, *draft.notice.metadata.issuer]
    if not draft.notice.metadata.addressees or not draft.states_work or any(map(_is_open, told)):
        return
    for unit in (unit for one in draft.tasks for unit in one.value.units):
        if not unit.collective and not any(_same(unit.name, body) for body in told):
            told.append(unit.name)
            yield Fault(*place_of(unit.span), f"“{unit.name}”有任务，但不在主送机关之列")


def _same(one: str, other: str) -> bool:
    """Whether two names may mean the same body: one ends like the other (县发改委, 白石县发改委)."""
    return one.endswith(other) or other.endswith(one)


def _is_several(body: str) -> bool:
    return "各" in body or is_collective(body)


def _is_open(body: str) -> bool:
    """各有关单位, 市政府各部门: whoever has a task may be among them; not 各乡镇人民政府."""
    return _is_several(body) and not body.endswith(words("lint_words", "government"))


def _at_head(draft: Draft, holder: Holder, message: str) -> Fault:
    """A fault of a whole task is shown at its number, or its first cell."""
    start, end = holder.place
    node = draft.entry_at(start)
    if node is not None:
        return Fault(start, node.entry.text_start, message)
    cell = min((at for sign in "\t\n" if (at := draft.document.text.find(sign, start, end)) > start), default=end)
    return Fault(start, TextAt(cell), message)


RULES = (
    Rule(
        "YD221",
        "duty-no-unit",
        "没有写明责任单位",
        Severity.WARNING,
        "同一标题下（同一张表里）几乎各项都写了责任单位，这一项没有。",
        "没有单位的任务没有人认领，督办时也无从问起。",
        "补上牵头单位和责任单位；确实不需要的，并入别的项。",
        "3.改造窗口20个，9月底前完成。",
        "3.改造窗口20个，9月底前完成。（牵头单位：县住房城乡建设局；责任单位：县财政局、县审计局）",
        _without_unit,
    ),
    Rule(
        "YD222",
        "duty-no-lead",
        "几个责任单位，没有牵头的",
        Severity.WARNING,
        "全文（全表）的任务几乎都写明谁牵头，这一项列了几个责任单位，没有写谁牵头。",
        "几家都负责，往往是几家都等着别家先动。",
        "写明牵头单位。",
        "（责任单位：县市场监管局、县司法局）",
        "（牵头单位：县市场监管局；责任单位：县司法局）",
        _without_lead,
    ),
    Rule(
        "YD223",
        "duty-twice",
        "一家单位列了两次",
        Severity.WARNING,
        "同一项任务里，一家单位既是牵头单位，又列为责任单位或配合单位。",
        "角色重复，分不清是笔误还是漏写了另一家单位。",
        "删去后面的一处，或改成本来要写的单位。",
        "责任单位：县财政局、县数据局；",
        "责任单位：县财政局、县司法局；",
        _twice,
    ),
    Rule(
        "YD224",
        "duty-sign",
        "“牵头单位”后误用标点",
        Severity.WARNING,
        "“牵头单位”“责任单位”一类的标签之后是分号，不是冒号。",
        "分号隔断了标签和单位，看上去像是没有写牵头单位。",
        "把分号改成冒号。",
        "（牵头单位；县教育局；",
        "（牵头单位：县教育局；",
        _signs,
    ),
    Rule(
        "YD225",
        "duty-addressee-idle",
        "主送单位没有任务",
        Severity.INFO,
        "主送机关里点了名的单位，全文没有给它任务。",
        "收文单位不知道要做什么；也可能是漏写了它的任务。",
        "核对是否漏了任务；确实没有任务的，改为抄送。",
        "县审计局、县教育局、县气象局：",
        "县审计局、县教育局：",
        _idle,
    ),
    Rule(
        "YD226",
        "duty-not-addressed",
        "有任务的单位不在主送之列",
        Severity.INFO,
        "主送机关都是点名的单位，承担任务的这一家不在其中。",
        "文件可能送不到承担任务的单位。",
        "加入主送机关，或抄送。",
        "县审计局：",
        "县审计局、县教育局：",
        _unaddressed,
    ),
)
