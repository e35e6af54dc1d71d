"""Quantities that only say which things are meant: sizes, thresholds, properties, conditions."""

from __future__ import annotations

import re

from ydparse.grammar.amounts import ends_in_indicator
from ydparse.grammar.verbs import verb_at, verbs_within
from ydparse.rules.targets.amount import Amount
from ydparse.rules.targets.refusal import refusal
from ydparse.rules.targets.words import composed, endings

_LEAD = r"\L<sized_at>*$"
_VILLAGE = composed(r"的?\L<settlement>")
_SIZE = composed(rf"\L<sized>(?:额|量|能力|规模)?{_LEAD}")
_NAMED = composed(r"的|\p{Han}{0,14}(?:\L<built>|园区?|[厂馆路库])(?!\d)")
_WHOSE = composed(r"\p{Han}{2,16}的")
# …的，… and …的企业: who is entitled to something, not what is to be reached.
_CONDITION = composed(r"(?:的(?=[,。;]|\L<eligible>|[^,。;]{0,12}\L<granted>)|且|并与|的?\L<condition>)")
_BEGIN_A_CONDITION = ("的", "且", "并与", *endings("condition"))
_COMPARISON = composed(r"\L<comparing>+$")
_MEASURED = composed(r"\L<sized>(?:额|量|能力|规模)?$")
_ATTRIBUTE = composed(
    r"的(?!\p{Han}{0,6}\L<reached_noun>)\p{Han}{2}|[,、](?:且|并)?\L<attributive>[^,。;\d]{0,30}的\p{Han}"
)
_OF_THEM = composed(r"(?!的|\L<reached_noun>)\p{Han}{2}")
_EACH = re.compile(r"每(?!年|月|季|周|天|日)")
_PAYS = composed(r"\L<paying>")
_POST_OF = composed(r"\L<post>(?:共|各|计)?$")
# 代表总数120人:…, 大会代表共200名,其中…; up to the number alone where no parts follow.
_ROLL = composed(
    r"(?P<who>[^,。;:\d(]{0,12}?\L<roll>[^,。;:\d(]{0,4}?\L<in_all>(?:约|为|是)?)\d+[余多]?[人名位](?:[,:(]|其中)*"
)
_PENALTY = composed(r"(?:的\p{Han}{0,10},?|者?)\L<penalty>")
_BEGIN_A_PENALTY = ("的", "者", *endings("penalty"))
_FAILING = endings("failing")
_GROUP = composed(r"的\L<group>")
_RATE_OF = composed(r"的\L<rate_of>")
_WHO_SIGNS = re.compile("[对凡符]")
_WHO = re.compile(r"(?:其中,?)?(?:对|凡|符合)")
_GIVEN = composed(r"\L<given>")
_WHICH = re.compile(r"[^,。;]{0,20}的")
_ENTITLED = composed(r"的?(?:\L<entitled>|指标(?!达))")
# 50亿元以上项目4个: the amount only says which projects.
_SIZED_THING = composed(r"的?(?!\p{Han}{0,16}(?:基金|资金))\L<sized_thing>")
_GIVES = composed(r"\L<gives>(?:每\p{Han}{1,4}|\L<comparing>|最高|最多)*$")
_CONTAINER = composed(r"个?\L<container>(?=\d)")
_PARTED = re.compile(r"[,。;:、()\n\t]|[和及与“「]$")  # 9项以上“一件事”服务: what follows is of a name
_OVER = composed(r"\L<surpasses>$")
_FAR = 20  # characters; what tells of which size a thing is stands close to it


def is_grade(a: Amount) -> bool:
    """万吨级泊位, 总投资35亿元的物流园: how large a thing is that has a name."""
    if a.after.startswith("级"):
        return not a.after.startswith("级别")
    if a.quantity.unit == "%":
        return False
    if not _NAMED.match(a.after) or not _SIZE.search(a.before):
        return False
    return not (a.is_spent and not _WHOSE.match(a.after))  # 投资1200万元升级大厅


def is_given(a: Amount) -> bool:
    """给予最高50万元项目资助: what is given, however it goes on."""
    return a.quantity.kind == "money" and _GIVES.search(a.before) is not None


def is_threshold(a: Amount) -> bool:
    """30户以上自然村通硬化路, 符合条件的3000平方米以上商业综合体, 50亿元以上项目: which ones are meant."""
    q = a.quantity
    if q.unit == "%":
        return False
    if q.compared and (a.before.endswith("的") or _is_village(a) or _is_below(a)):
        return True
    if q.unit == "元" and _SIZED_THING.match(a.after) and not is_given(a):
        return q.compared or not a.is_reached
    return q.compared and _ENTITLED.match(a.after) is not None and not a.is_object


def _is_village(a: Amount) -> bool:
    """30户以上自然村."""
    return a.quantity.unit in ("户", "人", "名") and _VILLAGE.match(a.after) is not None


def _is_below(a: Amount) -> bool:
    """20万千瓦以下机组: no goal is to stay below something that follows."""
    q = a.quantity
    below = q.value_max is None and q.unit != "个百分点" and a.wording.endswith("以下")
    return below and _OF_THEM.match(a.after) is not None


def tells_which(a: Amount) -> bool:
    """亿元以上企业5家, 50万元以上的村达到60%, 日处理5万吨的污水处理厂1座: a size of what the next one counts."""
    q, following = a.quantity, a.following
    if following is None or q.kind == "ratio" or is_given(a) or following.kind not in ("count", "ratio"):
        return False
    between = a.text[q.end : following.start] if following.start - q.end <= _FAR else ","
    if not between or _PARTED.search(between):
        return False
    over = _OVER.search(a.before)
    large = (q.bare_magnitude or (q.kind == "money" and over is not None)) and q.unit != following.unit  # 百万亩基地2个
    return a.is_bound or between.startswith("的") or large


def is_place(a: Amount) -> bool:
    """12个乡镇85个村: where the next ones lie."""
    following = a.following
    if following is None or following.kind != "count" or following.start - a.quantity.end > 4:
        return False
    return _CONTAINER.match(a.text, a.quantity.end) is not None


def is_property(a: Amount) -> bool:
    """高度小于3米的老旧焦炉, 年销售额10万元以下的小规模纳税人: what the things are like that are meant."""
    if not a.is_bound and not a.after.startswith(("的", ",", "、")):
        return False
    named = _COMPARISON.sub("", a.before)
    if not (_MEASURED.search(named) or ends_in_indicator(named)):
        return False
    if _ATTRIBUTE.match(a.after):
        return True
    return a.is_bound and a.quantity.kind != "ratio" and _OF_THEM.match(a.after) is not None


def is_unit_of_pay(a: Amount) -> bool:
    """每新建1家示范农场给予奖励8万元: for each of what something is given."""
    if a.text.find("每", a.near, a.quantity.start) < 0:
        return False
    clause = a.clause
    each = _EACH.search(clause)
    if each is None or verb_at(clause, each.end(), "make", "add", "up", "down", "cause") is None:
        return False
    if a.quantity.kind == "money" and _PAYS.search(clause, min(each.end() + 4, len(clause))):
        return False  # 每增加1人给予3000元: what is given for each
    return (
        len(clause) - each.end() <= _FAR
        and _PAYS.search(a.text, a.quantity.end, min(a.end, a.quantity.end + 30)) is not None
    )


def is_staff(a: Amount) -> bool:
    """领导小组设组长1名: how a body is made up."""
    return a.quantity.unit in ("人", "名") and _POST_OF.search(a.before) is not None


def is_composition(a: Amount) -> bool:
    """代表总数120人:机关20人、基层100人: who those are that come, by a head that no verb makes."""
    q = a.quantity
    head = _ROLL.match(a.text, a.start, a.end)
    if head is None or verbs_within(head.group("who"), 0, "make", "add", "cause", "reach", "up", "down"):
        return False
    return head.end("who") == q.start or head.end() <= q.start


def is_norm(a: Amount) -> bool:
    """是指溢油1000吨以上: what a word means."""
    return a.text.find("是指", a.near, a.quantity.start) >= 0 and "是指" in a.clause


def is_condition(a: Amount) -> bool:
    """投资满3000万元的，…; 对日均流量超过30GB的基站: who or what is entitled to something."""
    if (a.quantity.unit == "%" and _RATE_OF.match(a.after)) or is_given(a):
        return False  # 按不超过投资额20%的比例给予补助; 给予5000元的奖励
    if a.after.startswith(_BEGIN_A_CONDITION) and _CONDITION.match(a.after):
        return True
    if a.before.endswith(_FAILING) and _GROUP.match(a.after):
        return True
    if _WHO_SIGNS.search(a.text, a.near, a.quantity.start) is None:
        return False
    clause = a.clause
    named = _WHO.match(clause) and not _GIVEN.search(clause)
    return bool(named) and _WHICH.match(a.text, a.quantity.end, a.end) is not None


def is_penalty(a: Amount) -> bool:
    """考核低于60分的村取消评先资格: what follows from it."""
    return a.after.startswith(_BEGIN_A_PENALTY) and _PENALTY.match(a.after) is not None


RULES = (
    refusal(
        "grade",
        "有名称的事物的大小、等级：总投资、年产、占地之后，“级”之前",
        is_grade,
        (("加快总投资35亿元的物流园建设。", "35亿元"), ("推进5万吨级泊位建设。", "5万吨")),
        ("完成总投资35亿元。", "年处理污水5万吨。"),
    ),
    refusal(
        "threshold",
        "门槛：只说明指哪些对象，以上、以下之后是企业、项目、村等",
        is_threshold,
        (("30户以上自然村通硬化路。", "30户以上"), ("符合条件的3000平方米以上商业综合体全部改造。", "3000平方米以上")),
        ("推动50家以上企业上云。", "营业收入达到5亿元以上。"),
        lambda shape: shape.compared or shape.unit == "元",
    ),
    refusal(
        "size",
        "大小：说明后面所计的是多大的事物",
        tells_which,
        (("打造十万亩以上示范片10个。", "十万亩以上"), ("打造百万亩林果基地2个。", "百万亩")),
        ("新增造林10万亩，建设示范片10个。", "建成污水处理厂1座。", "推出9项以上“一件事”主题集成服务。"),
        lambda shape: shape.kind != "ratio",
    ),
    refusal(
        "place",
        "在哪里：后面所计事物所在的乡镇、县区",
        is_place,
        (("完成全县12个乡镇85个行政村土地确权。", "12个"), ("实现9个镇60个站点联网。", "9个")),
        ("完成全县85个行政村土地确权。", "支持12个乡镇建设85个村级站点。"),
    ),
    refusal(
        "property",
        "性状：说明所指的是什么样的事物",
        is_property,
        (("关停高度小于3米的老旧焦炉。", "3米"), ("推动单机容量20万千瓦以下燃煤机组关停。", "20万千瓦以下")),
        ("公厕服务半径小于1公里。", "设立总规模5亿元的基金。"),
    ),
    refusal(
        "condition",
        "条件：谁可以得到、谁适用",
        is_condition,
        (("当年投资到位3000万元的，优先供地。", "3000万元"), ("对日均流量超过30GB的站点给予倾斜。", "30GB")),
        ("当年到位投资3000万元。", "站点日均流量达到30GB。"),
    ),
    refusal(
        "penalty",
        "未达到时的处理：取消、约谈、不予",
        is_penalty,
        (("得分不足80分者约谈。", "80分"), ("得分低于60分者取消资格。", "60分")),
        ("考核得分达到80分。", "约谈企业3家。"),
    ),
    refusal(
        "unit_of_pay",
        "每做成多少，给予多少：前一个数是计算的单位",
        is_unit_of_pay,
        (("每新建1家示范农场给予奖励8万元。", "1家"), ("每引进投资3000万元奖励指标1个。", "3000万元")),
        ("每个乡镇新建1家示范农场。", "每年新建1家示范农场。"),
    ),
    refusal(
        "staff",
        "机构的人员组成：设组长、副主任几名",
        is_staff,
        (("领导小组设组长1名、副组长2名。", "1名"), ("办公室设主任1人。", "1人")),
        ("选派驻村干部3名。", "配备网格员20人。"),
        lambda shape: shape.counts_persons,
    ),
    refusal(
        "composition",
        "人员构成：代表、委员等一共多少，其中各有多少",
        is_composition,
        (("代表总数120人：机关20人、基层100人。", "120人"), ("大会委员共45名，其中工人委员12名。", "45名")),
        ("培训人员共300人，其中教师100人。", "人才总数达到3万人。"),
        lambda shape: shape.counts_persons,
    ),
    refusal(
        "norm",
        "定义：“是指”之后",
        is_norm,
        (("重大污染事故，是指溢油1000吨以上。", "1000吨以上"), ("小型站点是指日均50人次以下的站点。", "50人次以下")),
        ("溢油量控制在5吨以内。", "站点日均服务达到50人次。"),
    ),
)  # fmt: skip
