"""Shares: how much of something is to be so, or to be done."""

from __future__ import annotations

import re

from ydparse.document import ViewAt
from ydparse.grammar.limits import date_at, date_at_end
from ydparse.rules.rule import Evidence, Rule
from ydparse.rules.targets.changes import changed
from ydparse.rules.targets.levels import reached
from ydparse.rules.targets.sentence import Found, Place, once
from ydparse.rules.targets.wording import strip_indicator
from ydparse.rules.targets.words import composed, endings

_STEP = re.compile(r"[、,](?:到|至)?")
_STEPS = 12  # years; no plan sets more steps
_WORD = r"(?:\p{Han}|\([^()\d]{1,8}\)|(?<=[市县区乡镇村])、(?=[市县区乡镇村]))"  # 县（市）, 市、县
_DISBURSED = endings("disbursed")
_SHARE = composed(
    rf"的?(?P<what>{_WORD}{{0,30}}?(?:按照?|\L<is_so>)(?:[^,。;:!?、\n\t“”]|“[^”]{{0,20}}”){{0,30}}"
    rf"|{_WORD}{{2,30}}(?=[,。;:!?、\n\t”]|$))"
)
_NO_SHARE = composed(r"的\L<no_share>")
_IS_SO = composed(r"\L<is_so>")
_NO_WHOLE = re.compile(r"(?:的|按|比|率|占)$")
_CLEARLY_SO = composed(r"\L<clearly_so>")


@once
def share(p: Place) -> Found | None:
    """40%的村卫生室达到标准化; 新建公厕100%按照二类标准建设: a share of something that is to be so."""
    q, s, clue = p.quantity, p.sentence, p.clue
    if q.unit != "%" or s.is_benefit or _NO_SHARE.match(s.text, q.end):
        return None
    after = _SHARE.match(s.text, q.end, s.end)
    if after is None or _NO_WHOLE.search(clue.before):
        return None
    clear = _IS_SO if q.compared else _CLEARLY_SO
    if not clue.thing and p.next_to != "的" and not clear.search(after.group()):
        return None
    if changed(p) or reached(p):
        return None
    thing = clue.thing + after.group("what")
    return Found(clue.start, ViewAt(after.end()), thing, thing=thing)


def disbursed(p: Place) -> Found | None:
    """专项资金5月底前下达50%、10月底前下达90%: how much of something is done by then."""
    q, before, last = p.quantity, p.clue.before, p.run.last
    if q.unit != "%" or not before.endswith(_DISBURSED):
        return None
    verb = next(word for word in _DISBURSED if before.endswith(word))
    subject = before[: -len(verb)]
    if date := date_at_end(subject):
        subject = subject[: date.start()]
    thing = strip_indicator(subject) + verb
    if thing == verb:
        thing = last.thing if last and last.word == verb else ""
    return Found(p.clue.start, q.end, thing, thing=thing, word=verb) if thing else None


def series(p: Place) -> Found | None:
    """2026年50%以上、2027年70%以上村庄达到标准: steps towards one aim, which only the last one names."""
    s, q = p.sentence, p.quantity
    if q.kind != "ratio" or p.clue.thing:
        return None
    last = p.index
    while last + 1 < len(s.quantities) and last - p.index < _STEPS:
        following = s.quantities[last + 1]
        joint = _STEP.match(s.text, s.quantities[last].end, following.start)
        date = date_at(s.text, joint.end(), following.start) if joint else None
        if date is None or date.end() != following.start or following.unit != q.unit:
            break
        last += 1
    if last == p.index:
        return None
    aim = share(Place(s, last, s.clue(s.quantities[last].start, s.quantities[last - 1].end), p.run))
    return aim._replace(start=p.clue.start, end=q.end) if aim else None


RULES: tuple[Rule[Place, Found], ...] = (
    Rule(
        "target.share",
        "百分数之后写着谁要怎样",
        Evidence.TOUCHING,
        share,
        (
            ("40%的村卫生室达到标准。", "村卫生室达到标准 = 40 %"),
            ("新建公厕100%按照二类标准建设。", "新建公厕按照二类标准建设 = 100 %"),
        ),
        ("按投资额20%的比例给予补助。", "税收增长8%的做法。"),
    ),
    Rule(
        "target.series",
        "分步的百分数，只在最后一步写着谁要怎样",
        Evidence.NAMING,
        series,
        (
            ("2026年50%以上、2027年70%以上村庄达到创建标准。", "村庄达到创建标准 >= 50 %"),
            ("2026年40%、2027年60%、2028年80%的站点通过验收。", "站点通过验收 = 60 %"),
        ),
        ("2026年50%、3家企业。", "普及率50%、合格率60%。"),
    ),
    Rule(
        "target.disbursed",
        "资金、任务到何时下达、拨付、支出百分之多少",
        Evidence.TOUCHING,
        disbursed,
        (
            ("专项资金5月底前下达50%以上、10月底前下达90%以上。", "专项资金下达 >= 90 %"),
            ("衔接资金6月底前支出40%。", "衔接资金支出 = 40 %"),
        ),
        ("去年专项资金下达50%。", "下达50%。"),
    ),
)
