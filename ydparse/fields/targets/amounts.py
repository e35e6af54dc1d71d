"""Which quantities are amounts at all: not dates, ages, ordinals, conditions, thresholds, slogans, counts of a list."""

from __future__ import annotations

import regex

from ydparse.normalize.quantities import Quantity
from ydparse.normalize.verbs import verb_before, verbs_within

_TIMES = frozenset({"天", "日", "小时", "分钟", "秒", "周", "个月", "个工作日", "工作日"})
_VAGUE = frozenset("分点度位口眼片段站科斤村员")  # measure words that are mostly something else in 三分, 一点, 两成
_TERM = regex.compile(r"(?:期|期限|时间|年限)(?:应|为|不少于|不低于|不超过|达|达到)*$")
_SHORTER = regex.compile(r"(?:压缩|缩短|压减|减|缩减|控制|不超过|最长|期限|服务期)(?:至|到|在|为|应|不少于|不超过)*$")
# …的，… and …的企业: who is entitled to something, not what is to be reached.
_CONDITION = regex.compile(
    r"(?:的(?=[,。;]|(?:企业|单位|个人|项目|人员|机构|团队|用户|农户|家庭|园区|[^,。]{0,12}(?:给予|奖励|补助|补贴)))|且|并与|(?:的)?(?:年龄|劳动合同))"
)
_ENTITLED = regex.compile(r"(?:的)?(?:企业|单位|个人|农户|家庭|人员|指标(?!达))")
_PREVENTED = regex.compile(r"(?:不发生|未发生|不出现|杜绝|遏制|防范|避免|防止)\p{Han}{0,4}$")
_RATE = regex.compile(r"(?:的)?(?:征收|税率|费率|利率|减按)")
# 50亿元以上项目4个: the amount only says which projects.
_THRESHOLD = regex.compile(
    r"(?:的)?(?:规模|级|企业|项目|龙头|重大|农业产业化|工业|以上|高层次|大型|单体|在建|省外|招商|特大|产业|投资项目|新建项目|市场主体)"
)


def is_amount(text: str, start: int, end: int, q: Quantity) -> bool:
    """Whether a quantity of the sentence text[start:end] can be what is to be reached."""
    before, after = text[max(start, q.start - 12) : q.start], text[q.end : min(end, q.end + 24)]
    if q.unit == "年" and (q.value >= 1900 or not _TERM.search(before)):
        return False
    if q.unit in _TIMES and not _SHORTER.search(before):
        return False
    if regex.search(r"(?:等|第|前|上|下|同|原)$", before):
        return False
    if _PREVENTED.search(before) or (q.unit == "%" and _RATE.match(after)):
        return False
    if regex.search(r"[由从]$", before) and regex.match(r"(?:左右)?(?:提高|提升|增|扩|上升|下降|降|减|压|缩)", after):
        return False  # 由35%提高到38%: where it starts from
    if q.compared and q.unit != "%" and before.endswith("的") and not regex.search("至少|不少于", before):
        return False  # 符合条件的3000平方米以上商业综合体
    if regex.search(r"等\p{Han}{0,3}$", before) and not _reaches(before):
        return False  # 等8个: only lists what is named
    if (
        text[q.start : q.end].rstrip("以上下内左右").endswith("成")
        and not _reaches(before)
        and not verb_before(before, len(before), "up", "down")
    ):
        return False  # 九成新, 八成以上的人
    if q.chinese and not _chinese_counts(text, before, after, q):
        return False
    if (q.chinese or q.unit not in ("%", "个百分点")) and _quoted(text, start, end, q):
        return False
    if _CONDITION.match(after):
        return False
    if q.unit == "元" and _THRESHOLD.match(after):
        return _reaches(before) and not q.compared
    entitled = q.compared and q.unit != "%" and _ENTITLED.match(after)
    return not entitled or verb_before(before, len(before), "make", "add", "cause") is not None  # 推动50家以上企业上云


def _chinese_counts(text: str, before: str, after: str, q: Quantity) -> bool:
    """Chinese numerals: 二次, 二期 are ordinals (two of a thing is 两); 三个“区块” and 百城千县万名 are slogans."""
    ordinal = text[q.start] == "二" and text[q.start + 1] not in "十百千万亿"
    if ordinal or after.startswith(("“", "《")) or regex.search(r"[十百千万]\p{Han}$", before):
        return False
    return q.unit not in _VAGUE


def _quoted(text: str, start: int, end: int, q: Quantity) -> bool:
    """Whether the quantity stands in a pair of quotation marks of its sentence."""
    opened = text.rfind("“", start, q.start)
    return opened > text.rfind("”", start, q.start) and text.find("”", q.end, end) >= 0


def _reaches(before: str) -> bool:
    """Whether a verb of reaching stands close before the number."""
    return bool(verbs_within(before[-4:], 0, "reach"))
