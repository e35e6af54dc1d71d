"""Quantitative targets (量化目标): which quantities of a text are goals, and of what.

A quantity is a target only with evidence in its clause: a verb that makes or reaches something (新建…个, 达到…%), a
change (增长…%), an indicator right before it (到位资金190亿元), or a target before it in the same list whose verb it
shares (新增A20家、B5家). Without evidence it is none: routes, ordinals, slogans, history, conditions.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import regex

from ydparse.document import Document
from ydparse.models import Target
from ydparse.normalize.deadlines import PATTERN as DATE
from ydparse.normalize.quantities import (
    Quantity,
    benefit,
    compare,
    ends_in_indicator,
    pattern,
    to_quantity,
    verbs,
)

_SENTENCE = regex.compile(r"[^。;!?\n\t]+")
_TITLE = regex.compile(r"《[^》\n]*》")
_HISTORY = regex.compile(r"(?:已|曾|去年|上年|现有|原有|目前|截至目前|此前|以来|较上年同期|同期)(?!建成(?=投用)|经)")
_CONDITION = regex.compile(
    r"^(?:的(?=[,。;]|(?:企业|单位|个人|项目|人员|机构|团队|用户|农户|家庭|园区|[^,。]{0,12}(?:给予|奖励|补助|补贴)))|且|并与|(?:的)?(?:年龄|劳动合同))"
)
_THRESHOLD = regex.compile(
    r"^(?:的)?(?:规模|级|企业|项目|龙头|重大|农业产业化|工业|以上|高层次|大型|单体|在建|省外|招商|特大|产业|投资项目|新建项目|市场主体|以上项目)"
)
_LEADING = regex.compile(
    r"(?:[\s,、”]|“(?=[^”]*$)|其中|全年|年内|力争(?!上游)|确保|争取(?!到)|努力|至少|最少|不少于|进一步|加快|持续|积极|大力|着力|全力|扎实|稳步|有序|深入|推动(?!\d)|推进(?=\p{Han}{2,}(?:率|比例|达|提))|"
    r"使|让|将|实现(?=\p{Han})|到位后|预计|计划|年均|每年|分别|共|总共|累计(?=新|完|实|建|培)|各自|同时|并|再|以及|和|及|与|至|确定|要|原则上|紧盯|围绕|聚焦)"
)
_TRAILING = regex.compile(
    r"(?:[,、“]|力争|确保|争取|努力|分别|均|都|约|近|年内|全年|累计|总共|共|也|将|要|要求|应|总数|至少|不少于|不低于|不超过|最高|超|再|基本|稳步|同比|年均|实现|要在|的)$"
)
_DO_AT = regex.compile(r"(?:的)?(?P<what>[^,。;:!?、\n\t()]{1,50})")
_AFTER_SHARE = regex.compile(
    r"的?(?P<what>\p{Han}{2,30}?(?:按照?|达到|实现|完成|纳入|覆盖|通过|建成|落实|得到|使用|采用|符合|配备|开展)[^,。;:!?、\n\t”]{0,30}|\p{Han}{2,30}(?=[,。;:!?、\n\t”]|$))"
)


# A clause that tells how many there are, not how many there shall be.
_FACT = regex.compile(
    r"有|涉及|包括|包含|含|位于|其中|人口|总面积|辖|设在|属于|来自|作为|以[^,]{0,8}$|等\p{Han}{0,4}$|依托|围绕|聚焦|现|原|第"
)
_CAUSATIVE = regex.compile(
    "推动|推进|促进|引导|吸引|支持|扶持|鼓励|带动|组织|争取|力争|确保|加快|落实|谋划|服务|参与|参加|实现"
)
_STRONG = regex.compile(
    "新|净|完成|实现|建成|培育|引进|改造|打造|创建|建设|集聚|创成|争创|举办|开展|拥有|达成|争取|招引|组建|编制|制定|发放|设立|成立|改建|扩建|整治|治理|修复|完善|培训|培养|选派|选聘|选树|评选|遴选|认定|签约|投放|盘活|配备|购置|建造|种植|造林|改造|开通|开行|孵化|入库|纳统|入统|上规|升规|转化|转移|安置|帮扶|办理|排查|检查|查处|出台|发布|推出|推广|布局|申报|获批|获得|突破|攻克|研发|开发|供应|出让|关停|淘汰|清退|拆除|更新|安装|铺设|疏浚|清淤|维修|硬化"
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A target in the making: text at [start, end) of the view, its indicator, and what a list after it shares."""

    start: int
    end: int
    indicator: str
    direction: Literal["up", "down"] | None
    verb: str
    thing: str


class TargetFinder:
    """Finds targets in one document."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def find_targets(self, start: int, end: int, skip: list[tuple[int, int]] | None = None) -> list[Target]:
        """The targets of text[start:end] outside `skip` (unit clauses), in order."""
        view = self.document.view
        masks = [(view.to_view(s), view.to_view(e)) for s, e in skip or []]
        low, high = view.to_view(start), view.to_view(end)
        masks += [match.span() for match in _TITLE.finditer(view.text, low, high)]
        found: list[Target] = []
        for sentence in _SENTENCE.finditer(view.text, low, high):
            found += _Sentence(self.document, sentence.start(), sentence.end(), masks).targets()
        return found


class _Sentence:
    """One sentence: its quantities from left to right, each with what the one before it leaves to share."""

    def __init__(self, document: Document, start: int, end: int, masks: list[tuple[int, int]]) -> None:
        self.document, self.text = document, document.view.text
        self.start, self.end, self.masks = start, end, masks
        self.last: _Found | None = None
        self.before: list[_Found] = []
        self.last_end = start
        self.is_benefit = benefit().search(self.text, start, end) is not None

    def targets(self) -> list[Target]:
        """The targets of the sentence."""
        found: list[Target] = []
        quantities = self._quantities()
        i = 0
        while i < len(quantities):
            several = self._respectively(quantities, i)
            if several:
                found += several
                i += len(several)
                self.last_end = quantities[i - 1].end
                continue
            quantity = quantities[i]
            following = quantities[i + 1].start if i + 1 < len(quantities) else self.end
            target = self._target(quantity, following)
            if target:
                found.append(target)
                self.last_end = self.last.end if self.last else quantity.end
            i += 1
        return found

    def _quantities(self) -> list[Quantity]:
        out = []
        for match in pattern().finditer(self.text, self.start, self.end):
            if any(s <= match.start() < e for s, e in self.masks):
                continue
            quantity = to_quantity(match)
            if quantity and not self._is_no_amount(quantity):
                out.append(quantity)
        return out

    def _is_no_amount(self, q: Quantity) -> bool:
        """Dates, ages, conditions, a threshold that only qualifies (50亿元以上项目), counts that only list (等8个)."""
        before, after = self.text[max(self.start, q.start - 12) : q.start], self.text[q.end : min(self.end, q.end + 24)]
        if q.unit == "年" and (
            q.value >= 1900
            or not regex.search(r"(?:期|期限|时间|年限)(?:应|为|不少于|不低于|不超过|达|达到)*$", before)
        ):
            return True
        if q.unit in ("天", "日", "小时", "分钟", "秒", "周", "个月", "个工作日", "工作日") and not regex.search(
            r"(?:压缩|缩短|压减|减|缩减|控制|不超过|最长|期限|服务期)(?:至|到|在|为|应|不少于|不超过)*$", before
        ):
            return True
        if regex.search(r"(?:等|第|近|前|上|下|同|原)$", before) and not regex.search(r"近$", before):
            return True
        if regex.search(r"等\p{Han}{0,3}$", before) and not verbs("reach").search(before[-4:]):
            return True
        if q.chinese and (
            self.text[q.start] == "二"  # 二次, 二期 are ordinals; two of a thing is 两
            or after.startswith(("“", "《"))
            or regex.search(r"[十百千万]\p{Han}$", before)  # 百城千县万名
        ):
            return True
        if self._quoted(q) and (q.chinese or q.unit not in ("%", "个百分点")):
            return True
        if q.unit == "元" and _THRESHOLD.match(after):
            return not (verbs("reach").search(before[-4:]) and not q.compared)
        if _CONDITION.match(after) or (
            q.compared and regex.match(r"(?:的)?(?:企业|单位|个人|农户|家庭|人员|指标(?!达))", after) and q.unit != "%"
        ):
            return True
        return (
            q.unit in ("分", "点", "度", "位", "口", "眼", "片", "段", "站", "成", "科", "斤", "村", "员") and q.chinese
        )

    def _quoted(self, q: Quantity) -> bool:
        """Whether the quantity stands in a pair of quotation marks of its sentence."""
        opened = self.text.rfind("“", self.start, q.start)
        return opened > self.text.rfind("”", self.start, q.start) and self.text.find("”", q.end, self.end) >= 0

    def _clause_start(self, at: int) -> int:
        """Where the clause of `at` begins: after a comma or colon outside brackets and quotes, or an open bracket."""
        level = 0
        i = at - 1
        while i >= self.last_end:
            char = self.text[i]
            if char in ")]”":
                level += 1
            elif char in "([“":
                if level == 0:
                    return i + 1
                level -= 1
            elif (
                char in ",:"
                and level == 0
                and not regex.match(r"\d{3}", self.text[i + 1 : i + 4] if self.text[i - 1 : i].isdigit() else "")
            ):
                return i + 1
            i -= 1
        return self.last_end

    def _left(self, at: int) -> tuple[int, int]:
        """[start, end) of what the clause says before the number at `at`, without dates, adverbs and separators."""
        start = self._clause_start(at)
        end = at
        changed = True
        while changed and start < end:
            changed = False
            match = _LEADING.match(self.text, start)  # not up to `end`: what follows decides
            if match and start < match.end() <= end:
                start, changed = match.end(), True
            date = DATE.match(self.text, start)
            if date and start < date.end() <= end and self.text[date.end() : date.end() + 1] != "度":
                start, changed = date.end(), True
        return start, end

    def _target(self, q: Quantity, following: int) -> Target | None:
        start, end = self._left(q.start)
        clause = self._clause_start(q.start)
        before = self.text[start:end]
        if _HISTORY.search(self.text, clause, q.start) and not regex.search(
            r"力争|确保|达到|提高到|增加到", self.text[clause : q.start]
        ):
            return None
        found = (
            self._changed(q, start, before)
            or self._reached(q, start, before)
            or self._share(q, start, before)
            or self._made(q, start, before, following)
            or self._level(q, start, before)
            or (self._aimed(q, start, before, following, self.text[clause:start]) if before.endswith("的") else None)
            or self._listed(q, start, before, following)
            or self._aimed(q, start, before, following, self.text[clause:start])
            or self._counted(q, start, before)
        )
        if found is None:
            return self._benefit(q, start, before, following)
        return self._build(q, found, clause)

    def _changed(self, q: Quantity, start: int, before: str) -> _Found | None:
        """增长8%, 下降5.8%, 提高2个百分点: the verb stands right before the number; not 提高到."""
        match = verbs(
            "up", "down", then=r"(?:幅度?)?(?:不低于|不少于|超过|约|近|至少|达到?|控制在|保持在|力争达到)?$"
        ).search(before)
        if not match or (q.kind == "count" and q.unit != "倍" and not verbs("down", then=r"\w{0,3}$").search(before)):
            return None
        verb = verbs("up", "down").match(match.group())
        down = bool(verb and verbs("down").fullmatch(verb.group()))
        noun = regex.search(r"(?:增速|增幅|增长率)", match.group())
        thing = _strip(before[: match.start()]) + (match.group()[:2] if noun else "")
        if not thing and self.last is not None and q.kind != "count":
            thing = self.last.thing
        return _Found(start, q.end, thing, "down" if down else "up", "", thing) if thing else None

    def _reached(self, q: Quantity, start: int, before: str) -> _Found | None:
        """达到85%, 提高到72%, 不少于10人, 突破20亿元; also 达到汽车新车销售量的50%."""
        tail = verbs("reach", then=r"(?:约|近|至少|不低于|不少于|不超过|超过|\p{Han}{0,10}的)?$").search(before)
        if tail is None:
            return None
        if q.unit != "%" and tail.group().endswith("的"):
            return None
        head = before[: tail.start()]
        while (more := verbs("reach", then="$").search(head)) and len(more.group()) > 1:
            head = head[: more.start()]
        thing = _strip(head)
        if q.kind == "count" and q.chinese and not q.compared and len(thing) < 2:
            return None
        if not thing or (
            tail.group().startswith(("实现", "完成", "至少", "确保", "突破", "不少于", "不低于", "不超过"))
            and q.kind in ("count", "money")
        ):
            made = self._made(q, start, before, self.end)
            if made:
                return made
        if not thing and self.last is not None and self.last.thing:
            thing = self.last.thing
        if not thing or (q.unit != "%" and thing.endswith(("的", "是"))):
            return None
        direction: Literal["up", "down"] | None = "up" if thing.endswith(("增速", "增幅", "增长率")) else None
        direction = "down" if thing.endswith(("降幅", "下降率")) else direction
        return _Found(start, q.end, thing, direction, "", thing)

    def _share(self, q: Quantity, start: int, before: str) -> _Found | None:
        """40%的村卫生室达到标准化; 新批工业用地100%按照标准地供地: a share of something that is to be so."""
        if q.unit != "%":
            return None
        after = _AFTER_SHARE.match(self.text, q.end, self.end)
        head = _strip(before)
        if (
            after is None
            or regex.match(r"的(?:比例|标准|水平|贴息|补|奖|资助|给予|速度|增速)", self.text[q.end : q.end + 6])
            or self.is_benefit
        ):
            return None
        if (
            not head
            and self.text[q.end : q.end + 1] != "的"
            and not regex.search("达到|实现|完成|按照|纳入|覆盖", after.group())
        ):
            return None
        if head and regex.search(r"(?:的|按|比|率|占)$", before):
            return None
        return _Found(start, after.end(), head + after.group("what"), None, "", head + after.group("what"))

    def _made(self, q: Quantity, start: int, before: str, following: int) -> _Found | None:
        """新建5G基站2.5万个 (the thing before the number), 编制10个以上图谱 (the thing after it)."""
        for name, at in self._verbs(before):
            found = self._made_by(name, at, q, start, before, following)
            if found is not None:
                return found
        return None

    def _made_by(self, name: str, at: int, q: Quantity, start: int, before: str, following: int) -> _Found | None:
        thing = _strip(before[at + len(name) :])
        after = self._thing_after(q, following)
        listed = before.endswith(("和", "及", "、", "与")) or thing.endswith(("和", "及", "、", "与"))
        counts = not q.chinese or q.bare_magnitude or q.compared or compare(before, "=", before) == ">="
        if (not thing or listed) and after:
            if not counts and (q.value < 2 or not _STRONG.match(name)):
                return None  # 拓展两个市场
            return _Found(
                q.start if listed else start, after[1], _head(before[:at], name) + after[0], None, name, after[0]
            )
        if not counts and (q.value < 2 or after is not None or "、" in thing):
            return None  # 冬季两项
        if not thing:
            if at or q.chinese or len(name) < 2:
                return None
            shared = self.last.thing if self.last and self.text[self.last_end : self.last_end + 1] == "、" else ""
            return _Found(start, q.end, name + shared, None, name, shared)
        if at and (len(thing) < 2 or not _STRONG.match(name)):
            return None  # 申请量, 到位资金, 服务组织: the verb is part of a noun
        if after and ends_in_indicator(thing) and self.text[q.end : q.end + 1] == "的":
            thing = after[0] + thing  # 设立总规模5亿元的基金
            return _Found(start, after[1], _head(before[:at], name) + thing, None, name, thing)
        if name == "实现" or regex.fullmatch("力争|确保|争取|累计", name):
            return _Found(start, q.end, thing, None, "", thing)
        return _Found(start, q.end, _head(before[:at], name) + thing, None, name, thing)

    def _verbs(self, before: str) -> list[tuple[str, int]]:
        """Verbs that may govern the number: one at the start of the clause, then those within it from the right."""
        match = verbs("add").match(before)
        if match and _CAUSATIVE.fullmatch(match.group()):
            later = [
                (m.group(), m.start()) for m in verbs("add").finditer(before, match.end()) if _STRONG.match(m.group())
            ]
            if later:
                return later[::-1]
        if match:
            longer = verbs("add").match(before, match.end())  # 建成投用, 开工建设
            name = match.group() + (
                longer.group() if longer and longer.end() < len(before) and len(longer.group()) > 1 else ""
            )
            return [(name, 0)]
        found = [
            (m.group(), m.start())
            for m in verbs("add").finditer(before)
            if len(m.group()) > 1
            and before[m.end() : m.end() + 1] not in tuple("区局厅部量率数额员者商")  # 开发区, 建设厅
        ]
        return found[::-1]

    def _thing_after(self, q: Quantity, following: int) -> tuple[str, int] | None:
        """What stands after the number up to the next comma or stop: (wording, end)."""
        stop = min(following, self.end)
        match = _DO_AT.match(self.text, q.end, self.end)
        if match is None:
            return None
        wording = match.group("what")
        if match.end("what") > stop:
            wording = self.text[match.start("what") : stop]
            wording = regex.sub(r"(?:和|及|与|以及|新增|新建|建成)$", "", wording)
        wording = wording.rstrip("”") if "“" not in wording else wording
        if (
            len(wording) <= 3
            and self.text[match.end("what") : match.end("what") + 1] == "、"
            and match.end("what") < stop
        ):
            more = regex.compile(r"、[^,。;:!?、\n\t()]{2,40}").match(self.text, match.end("what"), stop)
            if more and not pattern().search(more.group()):  # 省、市级基地
                return wording + more.group(), more.end()
        if len(wording) < 2 or not regex.search(r"\p{Han}|[A-Za-z]", wording):
            return None
        return wording, match.start("what") + len(wording)

    def _level(self, q: Quantity, start: int, before: str) -> _Found | None:
        """到位资金190亿元: an indicator right before the number."""
        thing = _strip(before)
        if q.chinese or len(thing) < 3 or not ends_in_indicator(thing) or self.is_benefit:
            return None
        return _Found(start, q.end, thing, None, "", thing)

    def _listed(self, q: Quantity, start: int, before: str, following: int) -> _Found | None:
        """、规上服务业企业5家 after 新增规上工业企业20家: the verb is shared."""
        if (
            self.last is None
            or not self.last.verb
            or self.text[self.last_end : self.last_end + 1] not in ("、", ",", "和", "及", "(")
        ):
            return None
        if q.chinese and q.value < 2:
            return None
        thing = _strip(before)
        if not thing:
            after = self._thing_after(q, following)
            if after is None:
                return None
            return _Found(start, after[1], self.last.verb + after[0], None, self.last.verb, after[0])
        if (
            q.start - start > 40
            or q.kind not in ("count", "money")
            or regex.search(r"[^、]{0,4}(?:按|对|每|为|于)$", thing)
        ):
            return None
        return _Found(start, q.end, self.last.verb + thing, None, self.last.verb, thing)

    def _aimed(self, q: Quantity, start: int, before: str, following: int, led: str) -> _Found | None:
        """争取省级科技奖2项, 至少与3个园区建立合作关系: no verb of making, but a word that aims."""
        if q.chinese or not regex.search(r"力争|确保|争取|至少|不少于|累计|不低于", led + before) or q.kind == "time":
            return None
        after = self._thing_after(q, following)
        thing = _strip(before)
        if after and (before.endswith("的") or not thing):
            return _Found(start, after[1], thing + after[0], None, "", thing + after[0])
        return _Found(start, q.end, thing, None, "", thing) if len(thing) >= 3 else None

    def _counted(self, q: Quantity, start: int, before: str) -> _Found | None:
        """互派干部8-10名: a verb that no lexicon has; the clause is nothing but a thing and its number."""
        thing = _strip(before)
        after = self.text[q.end : q.end + 1]
        if (
            q.chinese
            or q.kind not in ("count", "money")
            or self.is_benefit
            or after not in ("", ",", "。", ";", "、", "\n", "(", ")")
        ):
            return None
        if (
            not 4 <= len(thing) <= 30
            or _FACT.search(self.text[self._clause_start(q.start) : q.start])
            or regex.search(r"[的为是每按对于在约达]$", before)
        ):
            return None
        return _Found(start, q.end, thing, None, "", thing)

    def _respectively(self, quantities: list[Quantity], i: int) -> list[Target]:
        """A率、B率分别达到90%、80%: as many names as values, or one name for all."""
        q = quantities[i]
        start, end = self._left(q.start)
        head = self.text[start:end]
        match = verbs("reach", "up", "down", then=r"(?:约|不低于|不少于|超过)?$").search(head)
        if match is None or not head[: match.start()].endswith("分别"):
            return []
        run = [q]
        while i + len(run) < len(quantities) and regex.fullmatch(
            r"[、和,及]|以?及", self.text[run[-1].end : quantities[i + len(run)].start]
        ):
            run.append(quantities[i + len(run)])
        head = head[: match.start() - 2]
        names = [_strip(name) for name in regex.split("、|(?<=[率量数额值重比])(?:和|及)", head)]
        if not _strip(head) and len(self.before) >= len(run):
            names = [one.thing for one in self.before[-len(run) :]]  # 接待游客…、旅游收入…，分别增长12%、15%
        elif len(names) != len(run):
            names = [_strip(head)] * len(run)
        if run[-1].unit == "个百分点":
            run = [replace(one, unit="个百分点", kind="ratio") if one.unit == "个" else one for one in run]
        if len(run) < 2 or not all(names):
            return []
        changed = verbs("up", "down").fullmatch(match.group("verb"))
        direction: Literal["up", "down"] | None = None
        if changed:
            direction = "down" if verbs("down").fullmatch(match.group("verb")) else "up"
        comparator = next((one.comparator for one in run if one.comparator != "="), "=")
        out = []
        for name, one in zip(names, run, strict=True):
            found = _Found(start, one.end, name, direction, "", name)
            out.append(self._emit(one, found, comparator if one.comparator == "=" else one.comparator, "goal"))
        self.last = None
        return out

    def _benefit(self, q: Quantity, start: int, before: str, following: int) -> Target | None:
        """An amount or rate that a policy pays, without the verbs of a goal."""
        if not self.is_benefit or q.kind not in ("money", "ratio"):
            return None
        after = self._thing_after(q, following)
        around = self.text[max(self.start, q.start - 30) : min(self.end, q.end + 20)]
        if not benefit().search(around):
            return None
        thing = _strip(after[0]) if after and benefit().search(after[0]) else _strip(before)
        found = _Found(
            start, after[1] if after and benefit().search(after[0]) else q.end, thing or "政策给付", None, "", thing
        )
        return self._emit(q, found, compare(before, q.comparator, before), "benefit")

    def _build(self, q: Quantity, found: _Found, clause: int) -> Target:
        before = self.text[clause : q.start]
        comparator = compare(before, q.comparator, before)
        kind: Literal["goal", "benefit"] = "goal"
        if self.is_benefit and (q.kind == "money" or q.unit == "%"):
            near = self.text[max(self.start, clause) : min(self.end, q.end + 20)]
            if benefit().search(near) or (found.verb == "" and q.kind == "money"):
                kind = "benefit"
        if kind == "goal":
            self.last = found
            self.before.append(found)
        return self._emit(q, found, comparator, kind)

    def _emit(self, q: Quantity, found: _Found, comparator: str, kind: Literal["goal", "benefit"]) -> Target:
        start, end = self.document.view.to_text(found.start, max(found.end, q.end))
        return Target.model_construct(
            text=self.document.quote(start, end),
            indicator=found.indicator,
            value=q.value,
            value_max=q.value_max,
            unit=q.unit,
            comparator=comparator,  # type: ignore[arg-type]
            direction=found.direction,
            kind=kind,
            span=self.document.span(start, end),
        )


def _strip(text: str) -> str:
    """An indicator without what only leads up to the number."""
    previous = None
    while previous != text:
        previous = text
        text = _TRAILING.sub("", text)
        text = text[match.end() :] if (match := _LEADING.match(text)) else text
        date = DATE.match(text)
        if date and date.end() and not text.startswith("每"):
            text = text[date.end() :]
        note = regex.search(r"(?<=.)\([^()]*\)$", text)
        if note:
            text = text[: note.start()]
    return text.strip(",、:")


def _head(subject: str, verb: str) -> str:
    """The verb, with the subject before it where that belongs to the indicator (引江济淮主体工程完成…)."""
    subject = _strip(subject)
    return (subject if verb in ("完成", "实现") and len(subject) > 3 else "") + verb
