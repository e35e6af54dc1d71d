"""What a policy gives: money, rates, months (政策给付)."""

from __future__ import annotations

import re
from typing import Literal

from ydparse.grammar.amounts import benefit
from ydparse.rules.rule import Evidence, Rule
from ydparse.rules.targets.plain import aimed
from ydparse.rules.targets.sentence import Found, Place
from ydparse.rules.targets.wording import PER, strip_indicator
from ydparse.rules.targets.words import composed, listed

_EARNED = composed(r"\L<earned>$")  # 户均增收3000元 is nobody's gift
_TERM = composed(r"\L<lasting>")
_RATE_OF = composed(r"^\L<rate_of>")
_DISBURSED = listed("disbursed")
_PAUSE = re.compile("[,(;]")
_APIECE = composed(r"\L<apiece>|每[户家人名个]")


def paid(p: Place) -> Found | None:
    """给予最高20万元奖励: an amount or rate that a policy pays, without the verbs of a goal."""
    q, s = p.quantity, p.sentence
    if not s.is_benefit or q.kind not in ("money", "ratio") or aimed(p):
        return None
    if not benefit().search(s.text, max(s.start, q.start - 30), min(s.end, q.end + 20)):
        return None
    named = p.after is not None and benefit().search(p.after[0]) is not None
    thing = _RATE_OF.sub("", strip_indicator(p.after[0])) if p.after and named else PER.sub("", p.clue.thing)
    end = p.after[1] if p.after and named else q.end
    return Found(p.clue.start, end, thing or "政策给付", thing=thing, kind="benefit")


def kind_of(p: Place, found: Found) -> Literal["goal", "benefit"]:
    """Whether an amount of money, a rate or a time is what a policy gives."""
    return "benefit" if found.kind == "benefit" or _is_given(p, found) else "goal"


def _is_given(p: Place, found: Found) -> bool:
    q = p.quantity
    if q.kind == "time":  # 贷款期限最长3年
        return bool(benefit().search(found.thing) and _TERM.search(found.thing))
    if not p.sentence.is_benefit or not (q.kind == "money" or q.unit == "%"):
        return False
    if (q.unit == "%" and found.word in _DISBURSED) or _EARNED.search(found.thing):
        return False
    near = _near(p)
    if benefit().search(near):
        return True
    return q.kind == "money" and (not found.verb or _APIECE.search(near) is not None)


def _near(p: Place) -> str:
    """The clause of a number, and what stands close behind it."""
    s, q = p.sentence, p.quantity
    after: str = _PAUSE.split(s.text[q.end : min(s.end, q.end + 20)])[0]
    return s.text[max(s.start, p.clue.clause) : q.end] + after


RULES: tuple[Rule[Place, Found], ...] = (
    Rule(
        "target.paid",
        "政策给付的金额、比例：给予、奖励、补助",
        Evidence.BARE,
        paid,
        (
            ("对通过验收的单位，给予最高20万元奖励。", "奖励 <= 200000 元"),
            ("按设备投资额的10%给予补助。", "给予补助 = 10 %"),
        ),
        ("对通过验收的单位给予奖励。", "目前已发放奖励20万元。"),
    ),
)  # fmt: skip
