"""The quantities that say which thing is meant, what is the case or what is not to be: a rule a kind."""

from __future__ import annotations

from collections.abc import Callable

import regex

from ydparse.grammar.amounts import ends_in_indicator
from ydparse.grammar.verbs import verb_at, verb_before, verb_group
from ydparse.rules.rule import Evidence, Example, Rule, by_evidence
from ydparse.rules.targets.amount import Amount
from ydparse.rules.targets.history import BASE
from ydparse.rules.targets.words import composed, listed

_TIMES = frozenset({"天", "日", "小时", "分钟", "秒", "周", "个月", "个工作日", "工作日"})
_LEAD = r"(?:应|为|不少于|不低于|不超过|达到?|约|近|超过?|共)*$"
_TERM = composed(r"\L<lasting>(?:应|原则上)*\L<bounding>$|\L<relief>[^,。;]{0,8}\L<lasting>[^,。;]{0,4}$")
_SHORTER = composed(r"\L<shortened>(?:至|到|在|为|应|不少于|不超过)*(?:[^,。;、]{1,7}[、和])?$")
_LEAST = regex.compile(r"(?:不少于|不低于|至少)$")  # 课后服务不少于2小时
_DAYS = composed(r"\L<measured_in_time>[^,。;]{0,12}$")
# A service that is to be done within so long: 24小时内响应, 3个工作日内办结.
SERVICE = composed(r"\L<responds>|\L<done>(?=[,。;、!?)]|$)")
_AGES = regex.compile(r"(?:寿命|平均年龄)[^,。;]{0,8}$")
_VILLAGE = composed(r"的?\L<settlement>")
_SIZE = composed(rf"\L<sized>(?:额|量|能力|规模)?{_LEAD}")
_NAMED = composed(r"的|\p{Han}{0,14}(?:\L<built>|园区?|[厂馆路库])(?!\d)")
_WHOSE = regex.compile(r"\p{Han}{2,16}的")
_ORDINAL = regex.compile(r"(?:等|第|前|(?<![以规限线])[上下]|同|(?<![草平高])原)$")
_PREVENTED = composed(r"(?:\L<forbidden>[^,。;]{0,12}|\L<exceeded>|\L<prevented>\p{Han}{0,4})$")
_CHARGED = composed(r"的?\L<charged>")
_THEN = regex.compile(rf"{BASE}的?(?:约|近|不足|不到)?$")
_FROM = regex.compile(r"[由从自](?!而)(?:[^,。;、]{0,14}[的月年天])?(?:约|近|不足|不到)?$")
_MOVES = composed(r"(?:左右|以上|以下)?[,、]?(?:稳步|逐步|进一步)?(?:再|总)?\L<moves>")
_SUCH_AS = regex.compile(r"等\p{Han}{0,3}$")
_SLOGAN = regex.compile(r"[十百千万]\p{Han}$")
# …的，… and …的企业: who is entitled to something, not what is to be reached.
_CONDITION = composed(r"(?:的(?=[,。;]|\L<eligible>|[^,。;]{0,12}\L<granted>)|且|并与|的?\L<condition>)")
_COMPARISON = composed(r"\L<comparing>+$")
_MEASURED = composed(r"\L<sized>(?:额|量|能力|规模)?$")
_ATTRIBUTE = composed(
    r"的(?!\p{Han}{0,6}\L<reached_noun>)\p{Han}{2}|[,、](?:且|并)?\L<attributive>[^,。;\d]{0,30}的\p{Han}"
)
_OF_THEM = composed(r"(?!的|\L<reached_noun>)\p{Han}{2}")
_EACH = regex.compile(r"每(?!年|月|季|周|天|日)")
_PAYS = composed(r"\L<paying>")
_AS_A = composed(r"\L<as_a>$")
_ARTICLES = composed(r"(?:\p{Han}{0,4})\L<articles>")
_COUNTS_ARTICLES = frozenset({"条", "项", "款", "个"})
_CARRIED_OUT = composed(r"\L<carried_out>")
_DOING = ("make", "add", "cause")
_HOUSEHOLDS = frozenset({"家", "户", "人"})
_NAMED_AT_MOST = 20
_HAN = regex.compile(r"\p{Han}")
_LAST_NAMED = regex.compile(r"(?:、|[和及与])(?P<name>[^,。;:、和及与\d]{2,12})$")
_POST_OF = composed(r"\L<post>(?:共|各|计)?$")
_AS_A_RULE = composed(r"一般(?:应|可)?(?:\L<comparing>|控制|保持)*$")
_PENALTY = composed(r"(?:的\p{Han}{0,10},?|者?)\L<penalty>")
_FAILING = composed(r"\L<failing>$")
_GROUP = composed(r"的\L<group>")
_RATE_OF = composed(r"的\L<rate_of>")
_WHO = regex.compile(r"(?:其中,?)?(?:对|凡|符合)")
_GIVEN = composed(r"\L<given>")
_WHICH = regex.compile(r"[^,。;]{0,20}的")
_ENTITLED = composed(r"的?(?:\L<entitled>|指标(?!达))")
# 50亿元以上项目4个: the amount only says which projects.
_SIZED_THING = composed(r"的?(?!\p{Han}{0,16}(?:基金|资金))\L<sized_thing>")
_GIVES = composed(r"\L<gives>(?:每\p{Han}{1,4}|\L<comparing>|最高|最多)*$")
_CONTAINER = composed(r"个?\L<container>(?=\d)")
_PARTED = regex.compile(r"[,。;:、()\n\t]|[和及与]$")
_OVER = regex.compile(r"(?:超|超过|过|突破|达|高于|大于|不低于|不少于)$")
_FAR = 20  # characters; what tells of which size a thing is stands close to it


def is_duration(a: Amount) -> bool:
    """24小时值守, 三年行动: how long, where no word says that it is to be shortened, to last or to be kept."""
    q = a.quantity
    if q.unit == "年":
        return q.value >= 1900 or not _TERM.search(a.before)
    if q.unit in ("岁", "周岁"):
        return _AGES.search(a.before) is None
    if q.unit not in _TIMES or _SHORTER.search(a.before) or _LEAST.search(a.before):
        return False
    within = a.wording.endswith("内") and SERVICE.match(a.text, q.end, a.end)
    return not within and _DAYS.search(a.text, a.start, q.start) is None


def is_grade(a: Amount) -> bool:
    """万吨级泊位, 总投资35亿元的物流园: how large a thing is that has a name."""
    if a.after.startswith("级"):
        return not a.after.startswith("级别")
    if a.quantity.unit == "%":
        return False
    builds = a.is_spent and not _WHOSE.match(a.after)
    return bool(_SIZE.search(a.before) and _NAMED.match(a.after)) and not builds


def is_ordinal(a: Amount) -> bool:
    """前5个园区, 第3次; 二期: two of a thing is 两."""
    if _ORDINAL.search(a.before):
        return True
    return a.quantity.chinese and a.wording[0] == "二" and a.wording[1] not in "十百千万亿三"


def is_forbidden(a: Amount) -> bool:
    """不发生3人以上事故, 严禁新建2000平方米以上商业综合体: what is not to be."""
    return _PREVENTED.search(a.before) is not None


def is_tax_rate(a: Amount) -> bool:
    """3%征收率, 减按1%征收."""
    return a.quantity.unit == "%" and _CHARGED.match(a.after) is not None


def is_base(a: Amount) -> bool:
    """由2022年的50家增加到100家, 由35%提高到38%: where it starts from."""
    return _THEN.search(a.before) is not None or bool(_FROM.search(a.before) and _MOVES.match(a.after))


def is_given(a: Amount) -> bool:
    """给予最高50万元项目资助: what is given, however it goes on."""
    return a.quantity.kind == "money" and _GIVES.search(a.before) is not None


def is_threshold(a: Amount) -> bool:
    """30户以上自然村通硬化路, 符合条件的3000平方米以上商业综合体, 50亿元以上项目: which ones are meant."""
    q = a.quantity
    if q.compared and q.unit in ("户", "人", "名") and _VILLAGE.match(a.after):
        return True
    if q.compared and q.unit != "%" and a.before.endswith("的"):
        return True
    if (
        a.is_bound
        and q.value_max is None
        and a.wording.endswith("以下")
        and _OF_THEM.match(a.after)
        and q.unit not in ("%", "个百分点")
    ):
        return True
    if q.unit == "元" and not is_given(a) and _SIZED_THING.match(a.after):
        return q.compared or not a.is_reached
    return q.compared and q.unit != "%" and _ENTITLED.match(a.after) is not None and not a.is_object


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


def is_listed(a: Amount) -> bool:
    """甲、乙、丙等8个; 产业、就业、治理三项重点: counts what is named."""
    if a.quantity.chinese and a.quantity.value <= _NAMED_AT_MOST and _HAN.match(a.after):
        last = _LAST_NAMED.search(a.before)
        verb = last and verb_at(last.group("name"), 0, "make", "add", "cause", "reach")
        if last and (
            not verb or (verb == last.group("name") and "".join(verb_group(a.listed, 0, *_DOING)) != a.listed)
        ):
            return True
    return _SUCH_AS.search(a.before) is not None and not a.is_reached


def is_idiom(a: Amount) -> bool:
    """九成新, 八成以上的人, 三分: no amount of anything."""
    q = a.quantity
    if q.chinese and q.unit in listed("vague"):
        return True
    if not a.wording.rstrip("以上下内左右").endswith("成") or a.is_reached:
        return False
    changes = verb_before(a.before, len(a.before), "up", "down")
    return not changes and (not q.compared or a.after.startswith("的人"))


def is_slogan(a: Amount) -> bool:
    """三个“区块”, 百城千县万名: a numeral of a motto."""
    if (
        a.quantity.bare_magnitude
        and a.quantity.comparator == "="
        and a.quantity.unit in _HOUSEHOLDS
        and not (a.is_object or a.is_reached)
    ):
        return not a.quantity.compared
    return a.quantity.chinese and (a.after.startswith(("“", "《")) or _SLOGAN.search(a.before) is not None)


def is_quoted(a: Amount) -> bool:
    """“三个一批”: within quotation marks that its sentence closes."""
    q = a.quantity
    if (not q.chinese and q.unit in ("%", "个百分点")) or (a.is_reached and not q.chinese):
        return False
    opened = a.text.rfind("“", a.start, q.start)
    return opened > a.text.rfind("”", a.start, q.start) and a.text.find("”", q.end, a.end) >= 0


def is_property(a: Amount) -> bool:
    """高度小于3米的老旧焦炉, 年销售额10万元以下的小规模纳税人: what the things are like that are meant."""
    named = _COMPARISON.sub("", a.before)
    if not (_MEASURED.search(named) or ends_in_indicator(named)):
        return False
    if _ATTRIBUTE.match(a.after):
        return True
    return a.is_bound and a.quantity.kind != "ratio" and _OF_THEM.match(a.after) is not None


def is_unit_of_pay(a: Amount) -> bool:
    """每新建1家示范农场给予奖励8万元: for each of what something is given."""
    each = _EACH.search(a.clause)
    if each is None or verb_at(a.clause, each.end(), "make", "add", "up", "down", "cause") is None:
        return False
    if a.quantity.kind == "money" and _PAYS.search(a.clause, min(each.end() + 4, len(a.clause))):
        return False  # 每增加1人给予3000元: what is given for each
    return (
        len(a.clause) - each.end() <= _FAR
        and _PAYS.search(a.text, a.quantity.end, min(a.end, a.quantity.end + 30)) is not None
    )


def is_article(a: Amount) -> bool:
    """作为一项政治任务, 落实36条措施: an article, or the number of a paper's articles."""
    if a.quantity.chinese and a.wording[0] == "一" and _AS_A.search(a.before):
        return True
    return (
        _ARTICLES.match(a.after) is not None
        and a.quantity.unit in _COUNTS_ARTICLES
        and _CARRIED_OUT.search(a.clause) is not None
    )


def is_staff(a: Amount) -> bool:
    """领导小组设组长1名: how a body is made up."""
    return a.quantity.unit in ("人", "名") and _POST_OF.search(a.before) is not None


def is_norm(a: Amount) -> bool:
    """人员规模一般不超过10人: how it is as a rule."""
    return _AS_A_RULE.search(a.before) is not None


def is_condition(a: Amount) -> bool:
    """投资满3000万元的，…; 对日均流量超过30GB的基站: who or what is entitled to something."""
    if (a.quantity.unit == "%" and _RATE_OF.match(a.after)) or is_given(a):
        return False  # 按不超过投资额20%的比例给予补助; 给予5000元的奖励
    if _CONDITION.match(a.after) or (_FAILING.search(a.before) and _GROUP.match(a.after)):
        return True
    named = _WHO.match(a.clause) and not _GIVEN.search(a.clause)
    return bool(named) and _WHICH.match(a.text[a.quantity.end : a.end]) is not None


def is_penalty(a: Amount) -> bool:
    """考核低于60分的村取消评先资格: what follows from it."""
    return _PENALTY.match(a.after) is not None


def _refusal(
    name: str, says: str, test: Callable[[Amount], bool], takes: tuple[Example, ...], refuses: tuple[str, ...]
) -> Rule[Amount, str]:
    return Rule(f"refused.{name}", says, Evidence.REFUSED, lambda a: a.wording if test(a) else None, takes, refuses)


REFUSALS = by_evidence(
    (
        _refusal(
            "duration",
            "时长、年份：没有压缩、期限、不少于一类的词，也不是办结、响应的时限",
            is_duration,
            (("实行24小时值守。", "24小时"), ("实施三年行动。", "三年"), ("5个工作日内完成整改。", "5个工作日内")),
            ("审批时间压缩至3个工作日。", "一般诉求24小时内响应。"),
        ),
        _refusal(
            "grade",
            "有名称的事物的大小、等级：总投资、年产、占地之后，“级”之前",
            is_grade,
            (("加快总投资35亿元的物流园建设。", "35亿元"), ("推进5万吨级泊位建设。", "5万吨")),
            ("完成总投资35亿元。", "年处理污水5万吨。"),
        ),
        _refusal(
            "ordinal",
            "序数：第、前、上、下之后，或“二期”一类",
            is_ordinal,
            (("服务前5个园区。", "5个"), ("推进产业园二期建设。", "二期")),
            ("服务5个园区。", "建设两个园区。"),
        ),
        _refusal(
            "forbidden",
            "要防止、禁止的事：不发生、严禁、杜绝之后",
            is_forbidden,
            (("确保不发生3人以上死亡事故。", "3人以上"), ("严禁新建1000平方米以上商业项目。", "1000平方米以上")),
            ("新建1000平方米商业街。", "事故死亡人数控制在3人以内。"),
        ),
        _refusal(
            "tax_rate",
            "税率、费率、利率",
            is_tax_rate,
            (("落实3%征收率政策。", "3%"), ("按2%费率缴纳。", "2%")),
            ("税收增长3%。", "征收率达到98%。"),
        ),
        _refusal(
            "base",
            "变化的起点：由、从之后，提高到、增加到之前",
            is_base,
            (("森林覆盖率由35%提高到38%。", "35%"), ("规上企业由2025年的60家增加到80家。", "60家")),
            ("森林覆盖率提高到38%。", "规上企业达到80家。"),
        ),
        _refusal(
            "threshold",
            "门槛：只说明指哪些对象，以上、以下之后是企业、项目、村等",
            is_threshold,
            (("30户以上自然村通硬化路。", "30户以上"), ("符合条件的3000平方米以上商业综合体全部改造。", "3000平方米以上")),
            ("推动50家以上企业上云。", "营业收入达到5亿元以上。"),
        ),
        _refusal(
            "size",
            "大小：说明后面所计的是多大的事物",
            tells_which,
            (("打造十万亩以上示范片10个。", "十万亩以上"), ("打造百万亩林果基地2个。", "百万亩")),
            ("新增造林10万亩，建设示范片10个。", "建成污水处理厂1座。"),
        ),
        _refusal(
            "place",
            "在哪里：后面所计事物所在的乡镇、县区",
            is_place,
            (("完成全县12个乡镇85个行政村土地确权。", "12个"), ("实现9个镇60个站点联网。", "9个")),
            ("完成全县85个行政村土地确权。", "支持12个乡镇建设85个村级站点。"),
        ),
        _refusal(
            "listed",
            "所列事物的个数：“等”之后",
            is_listed,
            (("建设青山、白石等8个园区。", "8个"), ("突出产业、就业、治理三项重点。", "三项")),
            ("建设8个园区。", "推广3项技术。"),
        ),
        _refusal(
            "idiom",
            "不是数量的说法：九成新、三分",
            is_idiom,
            (("选用九成新设备。", "九成"), ("坚持三分建、七分管。", "三分")),
            ("九成以上事项实现“网上办”。", "综合得分达到90分。"),
        ),
        _refusal(
            "slogan",
            "口号：中文数字之后是引号，或百城千县一类",
            is_slogan,
            (("突出三个“最美”。", "三个"), ("实施百企千村万户工程。", "万户")),
            ("打造3个“最美”小镇。", "培育百家企业。"),
        ),
        _refusal(
            "quoted",
            "在引号里",
            is_quoted,
            (("推进“三个一批”行动。", "三个"), ("建设“15个样板”工程。", "15个")),
            ("推进3个样板。", "建设15个“样板”。"),
        ),
        _refusal(
            "condition",
            "条件：谁可以得到、谁适用",
            is_condition,
            (("当年投资到位3000万元的，优先供地。", "3000万元"), ("对日均流量超过30GB的站点给予倾斜。", "30GB")),
            ("当年到位投资3000万元。", "站点日均流量达到30GB。"),
        ),
        _refusal(
            "property",
            "性状：说明所指的是什么样的事物",
            is_property,
            (("关停高度小于3米的老旧焦炉。", "3米"), ("推动单机容量20万千瓦以下燃煤机组关停。", "20万千瓦以下")),
            ("公厕服务半径小于1公里。", "设立总规模5亿元的基金。"),
        ),
        _refusal(
            "unit_of_pay",
            "每做成多少，给予多少：前一个数是计算的单位",
            is_unit_of_pay,
            (("每新建1家示范农场给予奖励8万元。", "1家"), ("每引进投资3000万元奖励指标1个。", "3000万元")),
            ("每个乡镇新建1家示范农场。", "每年新建1家示范农场。"),
        ),
        _refusal(
            "article",
            "“作为一项……”的“一”，或政策有几条",
            is_article,
            (("把帮扶作为一项政治任务。", "一项"), ("落实好支持民营经济36条措施。", "36条")),
            ("年内出台支持措施5条。", "推出便民措施8项。"),
        ),
        _refusal(
            "staff",
            "机构的人员组成：设组长、副主任几名",
            is_staff,
            (("领导小组设组长1名、副组长2名。", "1名"), ("办公室设主任1人。", "1人")),
            ("选派驻村干部3名。", "配备网格员20人。"),
        ),
        _refusal(
            "norm",
            "一般情形：一般不超过",
            is_norm,
            (("评审组人数一般为5人。", "5人"), ("团队规模一般不超过10人。", "10人")),
            ("团队规模不超过10人。", "评审通过5人。"),
        ),
        _refusal(
            "penalty",
            "未达到时的处理：取消、约谈、不予",
            is_penalty,
            (("得分不足80分者约谈。", "80分"), ("得分低于60分者取消资格。", "60分")),
            ("考核得分达到80分。", "约谈企业3家。"),
        ),
    )
)  # fmt: skip
