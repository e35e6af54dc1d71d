"""Which quantities are amounts at all: not dates, ages, ordinals, conditions, thresholds, slogans, counts of a list."""

from __future__ import annotations

import regex

from ydparse.grammar.amounts import Quantity
from ydparse.grammar.verbs import verb_at, verb_before, verbs_within
from ydparse.rules.targets.history import BASE

_TIMES = frozenset({"天", "日", "小时", "分钟", "秒", "周", "个月", "个工作日", "工作日", "岁"})
_VAGUE = frozenset(
    "方道轮堂分点度位口眼片段站科斤村员"
)  # measure words that are mostly something else in 三分, 一点, 两成
_TERM = regex.compile(r"(?:期|期限|时间|年限)(?:应|为|不少于|不低于|不超过|达|达到)*$")
_SHORTER = regex.compile(r"(?:压缩|缩短|压减|减|缩减|控制|不超过|最长|期限|服务期)(?:至|到|在|为|应|不少于|不超过)*$")
_LEAST = regex.compile(r"(?:不少于|不低于|至少)$")  # 课后服务不少于2小时
# …的，… and …的企业: who is entitled to something, not what is to be reached.
_CONDITION = regex.compile(
    r"(?:的(?=[,。;]|(?:企业|单位|个人|项目|人员|机构|团队|用户|农户|家庭|园区|[^,。]{0,12}(?:给予|奖励|补助|补贴)))|且|并与|(?:的)?(?:年龄|劳动合同))"
)
_ENTITLED = regex.compile(r"(?:的)?(?:企业|单位|个人|农户|家庭|人员|指标(?!达))")
_PREVENTED = regex.compile(
    r"(?:(?:严禁|禁止)[^,。;]{0,12}|超标|逾期|(?:不发生|未发生|不出现|杜绝|遏制|防范|避免|防止)\p{Han}{0,4})$"
)
_RATE = regex.compile(r"(?:的)?(?:征收|税率|费率|利率|减按)")
# 50亿元以上项目4个: the amount only says which projects.
_THRESHOLD = regex.compile(
    r"(?:的)?(?!\p{Han}{0,16}(?:基金|资金))(?:规模|级|企业|项目|龙头|重大|农业产业化|工业|以上|高层次|大型|单体|在建|省外|招商|特大|产业|投资项目|新建项目|市场主体)"
)


# 总投资35亿元的物流园, 年产20万吨高端纸项目: how large a thing is that has a name.
_SIZE_OF = regex.compile(
    r"(?:总投资|投资|年产|日产|日处理|年处理|年加工|全长|总长|线路长|规划面积|建筑面积|总面积|占地面积|占地|用地|装机|装机容量|总装机|库容|概算|估算|注册资本)"
    r"(?:额|量|能力|规模)?(?:约|达到?|近|超过?|为|共)*$"
)
_NAMED = regex.compile(r"的|\p{Han}{0,14}(?:项目|工程|基地|生产线|装置|园区?|产业园|电站|[厂馆路库])(?!\d)")
_FROM = regex.compile(r"[由从](?:约|近|不足|不到)?$")
_THEN = regex.compile(rf"{BASE}的?(?:约|近|不足|不到)?$")
_MOVES = regex.compile(
    r"(?:左右|以上|以下)?[,、]?(?:稳步|逐步|进一步)?(?:再|总)?(?:提|增|扩|上升|上调|下降|下调|降|减|压|缩|精简|升|回落|收窄|调整)"
)
_VILLAGE = regex.compile(r"的?(?:自然村|行政村|村民小组|村|屯|小区|社区|学校|单位|场所|项目)")
_WHO = regex.compile(r"(?:其中,?)?(?:对|凡|符合)")
_GIVEN = regex.compile(r"给予|最高|不超过|可申请|可享受|按|奖|补")
_CONTAINER = regex.compile(
    r"个?(?:乡镇|镇街|街道|县区|县市区|区县|市县|市州|县|市|区|镇|乡|村|行业|领域|部门|方面)(?=\d)"
)
# A service that is to be done within so long: 24小时内响应, 3个工作日内办结.
SERVICE = regex.compile(
    r"(?:响应|办结|办理|受理|答复|回应|回复|反馈|到账|送达|到场|到达|抵达|处置|修复|回访|接单|签收|审结|办成|审批|出证|拨付)"
)
_PENALTY = regex.compile(
    r"(?:的\p{Han}{0,10},?|者?)(?:取消|不予|予以|约谈|进行约谈|通报批评|暂停|扣减|扣除|一票否决|不得)"
)
_DAYS = regex.compile(r"(?:天数|日数|时长|时数|寿命|年龄)[^,。;]{0,12}$")
_PARTED = regex.compile("[,。;:、\n\t]|[和及与]$")
_OVER = regex.compile(r"(?:超|超过|过|突破|达|高于|大于|不低于|不少于)$")
_ORDINAL = regex.compile(r"(?:等|第|前|(?<![以规限线])[上下]|同|(?<![草平高])原)$")
_AT_LEAST = regex.compile("至少|不少于")
_SUCH_AS = regex.compile(r"等\p{Han}{0,3}$")
_WHICH = regex.compile(r"[^,。;]{0,20}的")
_WHOSE = regex.compile(r"\p{Han}{2,16}的")
_SLOGAN = regex.compile(r"[十百千万]\p{Han}$")


def modifies(text: str, q: Quantity, following: Quantity | None) -> bool:
    """Whether a quantity only tells of which size the things are that the next one counts.

    亿元以上企业5家, 营收超百亿元企业8家, 50万元以上的村达到60%, 日处理5万吨的污水处理厂1座; 12个乡镇85个村.
    """
    if following is None or q.kind == "ratio" or following.kind not in ("count", "ratio"):
        return False
    between = text[q.end : following.start]
    if len(between) > 20 or _PARTED.search(between):
        return False
    if _CONTAINER.match(text, q.end) and following.kind == "count" and len(between) <= 4:
        return True
    over = _OVER.search(text[max(0, q.start - 3) : q.start])
    large = q.bare_magnitude or (q.kind == "money" and over is not None)
    bounded = q.compared and text[q.end - 2 : q.end] in ("以上", "以下")
    large = large and q.unit != following.unit  # 百万亩防护林基地2个
    return bounded or between.startswith("的") or (large and between != "")


def is_amount(text: str, start: int, end: int, q: Quantity) -> bool:
    """Whether a quantity of the sentence text[start:end] can be what is to be reached."""
    before, after = text[max(start, q.start - 16) : q.start], text[q.end : min(end, q.end + 24)]
    if q.unit == "年" and (q.value >= 1900 or not _TERM.search(before)):
        return False
    if q.unit in _TIMES and not (
        _SHORTER.search(before)
        or _LEAST.search(before)
        or _DAYS.search(text, start, q.start)
        or (text[q.end - 1] == "内" and SERVICE.match(text, q.end, end))
    ):
        return False
    if q.compared and q.unit in ("户", "人", "名") and _VILLAGE.match(after):
        return False  # 30户以上自然村通硬化路
    if after.startswith("级") and not after.startswith("级别"):
        return False  # 万吨级泊位
    if _SIZE_OF.search(before) and _NAMED.match(after) and not _builds(after):
        return False
    if _ORDINAL.search(before):
        return False
    if _PREVENTED.search(before) or (q.unit == "%" and _RATE.match(after)):
        return False
    if _THEN.search(before) or (_FROM.search(before) and _MOVES.match(after)):
        return False  # 由2022年的50家增加到100家, 由35%提高到38%: where it starts from
    if q.compared and q.unit != "%" and before.endswith("的") and not _AT_LEAST.search(before):
        return False  # 符合条件的3000平方米以上商业综合体
    if _SUCH_AS.search(before) and not _reaches(before):
        return False  # 等8个: only lists what is named
    if (
        text[q.start : q.end].rstrip("以上下内左右").endswith("成")
        and not _reaches(before)
        and not verb_before(before, len(before), "up", "down")
        and (not q.compared or after.startswith("的人"))
    ):
        return False  # 九成新, 八成以上的人
    if q.chinese and not _chinese_counts(text, before, after, q):
        return False
    if (q.chinese or q.unit not in ("%", "个百分点")) and _quoted(text, start, end, q):
        return False
    if _CONDITION.match(after) or _PENALTY.match(after):  # 考核低于60分的村取消评先资格
        return False
    if q.unit == "元" and _THRESHOLD.match(after):
        return _reaches(before) and not q.compared
    clause = _clause(text, start, q.start)
    if _WHO.match(clause) and not _GIVEN.search(clause) and _WHICH.match(text[q.end : end]):
        return False  # 对日均流量超过30GB的新建基站
    entitled = q.compared and q.unit != "%" and _ENTITLED.match(after)
    return not entitled or verb_before(before, len(before), "make", "add", "cause") is not None  # 推动50家以上企业上云


def _builds(after: str) -> bool:
    """投资1200万元升级大厅: what the money is for is done with it, not a name."""
    return verb_at(after, 0, "make", "add") is not None and not _WHOSE.match(after)


def _clause(text: str, start: int, at: int) -> str:
    """text[…:at] from the last comma or stop on."""
    return text[max(start, *(text.rfind(stop, start, at) + 1 for stop in ",;:、")) : at]


def _chinese_counts(text: str, before: str, after: str, q: Quantity) -> bool:
    """Chinese numerals: 二次, 二期 are ordinals (two of a thing is 两); 三个“区块” and 百城千县万名 are slogans."""
    ordinal = text[q.start] == "二" and text[q.start + 1] not in "十百千万亿"
    if ordinal or after.startswith(("“", "《")) or _SLOGAN.search(before):
        return False
    return q.unit not in _VAGUE


def _quoted(text: str, start: int, end: int, q: Quantity) -> bool:
    """Whether the quantity stands in a pair of quotation marks of its sentence."""
    opened = text.rfind("“", start, q.start)
    return opened > text.rfind("”", start, q.start) and text.find("”", q.end, end) >= 0


def _reaches(before: str) -> bool:
    """Whether a verb of reaching stands close before the number."""
    return bool(verbs_within(before[-4:], 0, "reach"))
