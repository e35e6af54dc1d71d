"""Counts: what is made or done so many times, or for so many."""

from __future__ import annotations

import regex

from ydparse.grammar.amounts import Quantity, benefit, compare, ends_in_indicator
from ydparse.grammar.verbs import verb_at, verb_before, verbs_within
from ydparse.rules.targets.sentence import Clue, Found, Sentence
from ydparse.rules.targets.wording import strip_indicator

_LIGHT = frozenset(
    {"完成", "实现", "开展", "实施", "组织", "推进", "举办", "落实", "加快"}
)  # what follows is their object
_LETS = frozenset({"推动", "推进", "促进", "支持", "鼓励", "帮助"})  # say nothing of what is reached
_AIM = regex.compile(r"力争|确保|争取|至少|不少于|累计|不低于")
_PLACE = regex.compile(
    r"(?:(?:全|我|本)[市县区省国州盟旗乡镇村域校院]|各地|辖区内?|境内|全系统|全部|所有|剩余)?(?:\d+个(?:乡镇|镇街|街道|县区|县市区|县|市|区|镇|乡|村|社区))?"
)  # where, not what
_FOR = regex.compile(rf"(?:[为对给]|(?<!面)向){_PLACE.pattern}$")
# What those who are counted shall have become: 3个县区成功创建…, 8个项目竣工, 15个村出列.
_DATED = regex.compile(r"20\d{2}年(?:\d{1,2}月)?[底末]?前?")
_BECOME = regex.compile(
    r"(?:成功|全部|全面|顺利|基本|如期|力争|新|整体)*(?:创建|创成|入选|入围|入库|列入|纳入|晋升|晋级|升级|达标|达产|建成|投产|投用|投运|竣工|完工|开工|动工|开通|通车|通航|上市|挂牌|出列"
    r"|摘帽|退出|脱贫|销号|清零|获评|获批|通过|达到|实现|完成(?!任务|整改|工作)|升规|上规|入统|上云|见效|落地|复工)"
)
_WHO_ACTS = regex.compile(r"(?:单位|部门|机关|同志|领导|干部|人员|小组|专班|科室)$")
_DOING = ("make", "add")
_BRINGS = regex.compile(r"新?(?:建设|新建|打造|培育|引进|组建|创建|新增|改造|编制|制定|开发|推出)")
_ARRANGED = regex.compile(
    r"部署|\d+(?:个|名|位)?(?:专人|\p{Han}{0,8}(?:负责|分管|包联))"
)  # nothing that is to be reached
_LEARNT = regex.compile(r"的(?:基础上?|经验|做法|成果|成效)$")  # 总结新增30家企业的经验
_STOCKS = ("存栏", "出栏")
_JOINTS = ("和", "及", "、", "与")
# A clause that tells how many there are, not how many there shall be.
_FACT = regex.compile(
    r"有(?![机效色线轨限])|涉及|包括|包含|含|位于|其中|人口|总面积|辖|设在|属于|来自|作为|(?<![可难])以(?![上下内外前后])[^,]{0,8}$|等\p{Han}{0,4}$|依托|围绕|聚焦|现|(?<![草平高资])原(?![料则野])|第"
)
_SPENT = regex.compile(r"\d[^,。;]*$")
_EACH = regex.compile(r"每(?:[百千万]|[个名家户村人所镇乡县支]\p{Han})")
_NO_COUNT = regex.compile(r"[的为是每按对于在约达]$")
_NOT_DONE = regex.compile("[已未]|没有|不能|无法")


def made(s: Sentence, q: Quantity, clue: Clue, following: int) -> Found | None:
    """新建5G基站2.5万个 (the thing before the number), 编制10个以上图谱 (the thing after it)."""
    for verb, at in _governing(clue.before):
        found = _made_by(verb, at, s, q, clue, following)
        if found is not None:
            return found._replace(word=verb)
    return None


def _governing(before: str) -> list[tuple[str, int]]:
    """Verbs that may govern the number: one at the start of the clause, or those that make, from the right."""
    first = verb_at(before, 0, "make", "add", "cause")
    if first and before[len(first) : len(first) + 1] in tuple("业员者商"):
        first = None  # 服务业
    within = [
        (verb, at)
        for verb, at in verbs_within(before, len(first or ""), "make")
        if len(verb) > 1
        and before[at + len(verb) : at + len(verb) + 1] not in tuple("区局厅部量率数额员者商")  # 开发区
    ][::-1]
    spent = within and _SPENT.search(before[: within[-1][1]])  # 投资12亿元建设厂房5万平方米
    if first is None or spent or (within and verb_at(first, 0, "cause") == first):
        return within
    longer = verb_at(before, len(first), "make", "add")  # 建成投用, 开工建设
    if longer is None or first in _LIGHT or len(longer) == 1:
        return [(first, 0)]
    beyond = before[len(first) + len(longer) :]
    return [(first + longer if beyond and beyond[0] not in "车机站厂船炉" else first, 0)]  # 新购清运车: its name


def _made_by(verb: str, at: int, s: Sentence, q: Quantity, clue: Clue, following: int) -> Found | None:
    before = clue.before
    if verb.startswith("安排") and _ARRANGED.match(s.text, at + clue.start + len("安排")):
        return None
    if before.endswith("的") and not _AIM.search(clue.led + before[:at]):
        return _described(verb, at, s, q, clue, following)
    thing = strip_indicator(before[at + len(verb) :])
    if _PLACE.fullmatch(thing):
        before, thing = before[: at + len(verb)], ""  # 完成全县560家企业整治
    after = s.after(q, following)
    if after and _LEARNT.search(after[0]):
        return None
    listed = before.endswith(_JOINTS) or thing.endswith(_JOINTS)
    counts = not q.chinese or q.bare_magnitude or q.compared or compare(before, "=", before) == ">="
    if (not thing or listed) and after:
        if not counts and (q.value < 2 or not verb_at(verb, 0, "make")):
            return None  # 拓展两个市场
        if verb in _LETS:
            return Found(clue.start, after[1], after[0], thing=after[0])
        return Found(q.start if listed else clue.start, after[1], _named(before[:at], verb) + after[0], verb, after[0])
    if not counts and (q.value < 2 or after is not None or "、" in thing):
        return None  # 冬季两项
    if not thing:
        if at or q.chinese or len(verb) < 2 or (verb not in _LIGHT and verb_at(verb, 0, "reach") == verb):
            return None  # 突破6000亿元: of what went before
        joint = s.text[s.done : s.done + 1]
        shared = s.last.thing if s.last and (joint == "、" or (joint == "," and q.unit in s.units)) else ""
        if shared.endswith(_STOCKS) and verb in _STOCKS:  # 生猪存栏50万头、出栏80万头
            return Found(clue.start, q.end, shared[:-2] + verb, "", shared[:-2])
        if verbs_within(shared, 0, *_DOING) == [(shared, 0)]:  # 完成造林10万亩、抚育5万亩
            shared = ""
        return Found(clue.start, q.end, verb + shared, verb, shared)
    if at and len(thing) < 2:
        return None
    if after and ends_in_indicator(thing) and s.next_to(q) == "的":
        thing = after[0] + thing  # 设立总规模5亿元的基金
        return Found(clue.start, after[1], _named(before[:at], verb) + thing, verb, thing)
    if verb in ("实现", "力争", "确保", "争取", "累计"):
        return Found(clue.start, q.end, thing, thing=thing)
    whole = strip_indicator(before[at:])  # 新建和改造提升…: with the joint between
    named = _named(before[:at], verb)
    return Found(
        clue.start, q.end, named[: -len(verb)] + whole if whole.startswith(verb) else named + thing, verb, thing
    )


def _described(verb: str, at: int, s: Sentence, q: Quantity, clue: Clue, following: int) -> Found | None:
    """打造特色鲜明的3条线路; else 公布的23项清单, 列入名录的12个项目 say which ones, not how many there shall be."""
    after = s.after(q, following)
    how = clue.before[at + len(verb) : -1]
    brought = at == 0 and _BRINGS.fullmatch(verb) and how and not verbs_within(how, 0, *_DOING, "reach")
    if after is None or not brought or (after[1] < s.end and s.text[after[1]] not in ",、("):
        return None
    return Found(clue.start, after[1], verb + after[0], verb, after[0])


def _named(subject: str, verb: str) -> str:
    """The verb, with the subject before it where that belongs to the indicator (引江济淮主体工程完成…)."""
    subject = strip_indicator(subject)
    if _EACH.match(subject):
        return subject + verb  # 每千名老年人拥有养老床位35张
    sector = len(subject) == 2 and subject[0] not in "全各每我本该其"  # 城镇新增就业
    return subject + verb if sector or (verb in ("完成", "实现") and len(subject) > 3) else verb


def listed(s: Sentence, q: Quantity, clue: Clue, following: int) -> Found | None:
    """、规上服务业企业5家 after 新增规上工业企业20家: the verb is shared."""
    if (
        s.last is None
        or not s.last.verb
        or not (s.done == q.start or s.text[s.done : s.done + 1] in tuple("、,和及(:/"))
    ):
        return None
    if q.chinese and q.value < 2:
        return None
    shares = "其中" in clue.led or (q.unit in s.units and s.last.indicator.startswith(s.last.verb))
    if s.text[s.done] == "," and clue.thing and not shares:
        return None  # 放流鱼苗10万尾，人工增雨20次; 城镇新增就业500人，失业人员再就业90人
    verb, thing = s.last.verb, clue.thing
    if not thing and (after := s.after(q, following)):
        return Found(clue.start, after[1], verb + after[0], verb, after[0], None, verb)
    if not thing:  # 建成高速公路3条、120公里: two measures of one thing
        other = s.done == q.start or (s.last.thing and s.done == q.start - 1)  # 惠及5万户12万人
        return Found(q.start, q.end, verb + s.last.thing, verb, s.last.thing, None, verb) if other else None
    if q.start - clue.start > 40 or q.kind not in ("count", "money") or thing.endswith(("按", "对", "每", "为", "于")):
        return None
    if (own := verb_before(thing, len(thing), "make")) and len(own) > 1:
        return Found(
            clue.start, q.end, thing, verb, thing, None, own
        )  # 其中人工造林10万亩, 危桥改造15座: a verb of its own
    return Found(clue.start, q.end, verb + thing, verb, thing, None, verb)


def aimed(s: Sentence, q: Quantity, clue: Clue, following: int) -> Found | None:
    """争取省级科技奖2项, 至少与3个园区建立合作关系: no verb of making, but a word that aims."""
    if q.chinese or q.kind == "time" or not _AIM.search(clue.led + clue.before):
        return None
    thing, after = clue.thing, s.after(q, following)
    if after and (clue.before.endswith("有") or _AIM.fullmatch(clue.before)):  # 各县区至少有1家医院能够提供
        thing = strip_indicator(_AIM.sub("", _DATED.sub("", clue.before.removesuffix("有"))))
    if after and (clue.before.endswith(("的", "有")) or not thing):
        return Found(clue.start, after[1], thing + after[0], thing=thing + after[0])
    return Found(clue.start, q.end, thing, thing=thing) if len(thing) >= 3 else None


def aimed_at(s: Sentence, q: Quantity, clue: Clue, following: int) -> Found | None:
    """至少与省外的3所高校签订共建协议: where the number stands within what is aimed at, before a list is thought of."""
    return aimed(s, q, clue, following) if clue.before.endswith("的") else None


def counted(s: Sentence, q: Quantity, clue: Clue, following: int) -> Found | None:
    """互派干部8-10名: a verb that no lexicon has; the clause is nothing but a thing and its number."""
    if (
        q.chinese
        or q.kind not in ("count", "money")
        or (s.is_benefit and not s.paid_apiece(q))
        or s.next_to(q) not in ("", *",。;、\n()")
    ):
        return None
    part = s.last is not None and ("其中" in clue.led or s.text[s.done] == "、")  # 其中大豆3.2万亩、玉米2万亩
    if not (2 if part else 4) <= len(clue.thing) <= 30 or _FACT.search(clue.before if part else clue.led + clue.before):
        return None
    if _NO_COUNT.search(clue.before) or verb_before(clue.before, len(clue.before), "reach"):
        return None
    return Found(clue.start, q.end, clue.thing, thing=clue.thing)


def become(s: Sentence, q: Quantity, clue: Clue, following: int) -> Found | None:
    """3个县区成功创建示范区, 8个项目竣工: so many of them shall have become something."""
    bare = not clue.thing or (clue.led and _PLACE.fullmatch(clue.thing))  # 推动全市50家企业上云
    if q.kind != "count" or q.chinese or s.is_benefit or not bare or clue.before.endswith(("第", "等")):
        return None
    after = s.after(q, following)
    verb = _BECOME.search(after[0]) if after else None
    if (
        after is None
        or verb is None
        or s.text[s.done] == "、"
        or _NOT_DONE.search(after[0][: verb.start()])
        or _WHO_ACTS.search(after[0][: verb.start()])
    ):
        return None
    if verb.end() == len(after[0]) and after[1] == following < s.end:
        return None  # 12个断面水质达标率达到100%: another number says what
    if verb.start() == 0 and s.carried(q) == "":
        return None  # 2个入选国家级: of what went before
    return Found(clue.start, after[1], after[0], thing=after[0][: verb.start()] or s.carried(q), word=verb.group())


def served(s: Sentence, q: Quantity, clue: Clue, following: int) -> Found | None:
    """为1200名老人实施适老化改造: whom something is done for, then what."""
    if q.chinese or q.kind != "count" or not _FOR.search(clue.before):
        return None
    after = s.after(q, following)
    if after is None or benefit().search(after[0]) or not verbs_within(after[0], 1, "make", "add"):
        return None
    return Found(clue.start, after[1], after[0], thing=after[0])
