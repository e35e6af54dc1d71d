"""Targets: what a quantity is of, how it compares; and the quantities that are none."""

from __future__ import annotations

import pytest
from notices import task, what
from tables import params

COUNTS = [
    ("made, number last", "新建充电桩500个。", ["新建充电桩 = 500 个"]),
    ("made, number first", "新建500个充电桩。", ["新建充电桩 = 500 个"]),
    ("万", "新建5G基站2.5万个。", ["新建5G基站 = 25000 个"]),
    ("亿元", "完成投资125亿元。", ["完成投资 = 12500000000 元"]),
    ("half-width punctuation", "新建充电桩500个,改造路灯3000盏.", ["新建充电桩 = 500 个", "改造路灯 = 3000 盏"]),
    ("full-width digits", "新建充电桩５００个。", ["新建充电桩 = 500 个"]),
    ("blanks", "新建充电桩 500 个。", ["新建充电桩 = 500 个"]),
    ("Chinese numeral", "打造两条精品旅游线路。", ["打造精品旅游线路 = 2 条"]),
    ("Chinese tens", "培育二十家龙头企业。", ["培育龙头企业 = 20 家"]),
    ("百", "培育百家专精特新企业。", ["培育专精特新企业 = 100 家"]),
    ("range", "建设示范园区2-3个。", ["建设示范园区 = 2-3 个"]),
    ("range by 至", "每个乡镇建设2至3个示范点。", ["建设示范点 = 2-3 个"]),
    ("people", "推动10万农业转移人口进城落户。", ["农业转移人口进城落户 = 100000 人"]),
    ("hectares", "新增造林0.8万亩。", ["新增造林 = 8000 亩"]),
    ("kilometres", "改造农村公路180公里。", ["改造农村公路 = 180 公里"]),
    ("power", "新增光伏装机15万千瓦。", ["新增光伏装机 = 150000 千瓦"]),
    ("times", "举办推介会4场次。", ["举办推介会 = 4 场次"]),
    ("visits", "力争引流游客15万人次。", ["引流游客 = 150000 人次"]),
    ("teams", "选派支教教师300名。", ["选派支教教师 = 300 名"]),
    ("date before", "年底前新建充电桩500个。", ["新建充电桩 = 500 个"]),
    ("quoted name", "新增“专精特新”企业30家。", ["新增“专精特新”企业 = 30 家"]),
    ("bracket after the thing", "新建充电桩（含换电站）500个。", ["新建充电桩 = 500 个"]),
]
COMPARED = [
    ("以上", "新建充电桩500个以上。", ["新建充电桩 >= 500 个"]),
    ("不少于", "新建充电桩不少于500个。", ["新建充电桩 >= 500 个"]),
    ("不低于", "合格率不低于98%。", ["合格率 >= 98 %"]),
    ("至少", "至少新建充电桩500个。", ["新建充电桩 >= 500 个"]),
    ("超过", "总产值超过180亿元。", ["总产值 > 18000000000 元"]),
    ("突破", "总产值突破180亿元。", ["总产值 > 18000000000 元"]),
    ("力争超", "总产值力争超180亿元。", ["总产值 > 18000000000 元"]),
    ("高于", "企业满意度高于96%。", ["企业满意度 > 96 %"]),
    ("余", "改造路灯3000余盏。", ["改造路灯 > 3000 盏"]),
    ("以内", "办理时限压缩至3个工作日以内。", ["办理时限 <= 3 个工作日"]),
    ("不超过", "平均办理时间不超过2小时。", ["平均办理时间 <= 2 小时"]),
    ("控制在", "失业率控制在5.5%以内。", ["失业率 <= 5.5 %"]),
    ("低于", "事故率低于0.3%。", ["事故率 < 0.3 %"]),
    ("左右", "新增托位1800个左右。", ["新增托位 ~ 1800 个"]),
    ("约", "惠及群众约4200人。", ["惠及群众 ~ 4200 人"]),
    ("近", "惠及群众近5000人。", ["惠及群众 ~ 5000 人"]),
]
LEVELS = [
    ("达到", "普及率达到97%。", ["普及率 = 97 %"]),
    ("达", "普及率达97%以上。", ["普及率 >= 97 %"]),
    ("提高到", "覆盖率提高到72%。", ["覆盖率 = 72 %"]),
    ("降至", "空置率降至8%以下。", ["空置率 <= 8 %"]),
    ("保持在", "达标率保持在100%。", ["达标率 = 100 %"]),
    ("indicator right before", "招商到位资金190亿元。", ["招商到位资金 = 19000000000 元"]),
    ("share", "40%的村卫生室达到标准。", ["村卫生室达到标准 = 40 %"]),
    ("three quarters", "四分之三以上的乡镇通公交。", ["乡镇通公交 >= 75 %"]),
    ("per head", "人均体育场地面积达到2.8平方米。", ["人均体育场地面积 = 2.8 平方米"]),
]
CHANGES = [
    ("增长", "地区生产总值增长6%。", ["地区生产总值 = 6 % ↑"]),
    ("增长 with bound", "进出口总额同比增长10%以上。", ["进出口总额 >= 10 % ↑"]),
    ("增长 about", "亩均税收增长5%左右。", ["亩均税收 ~ 5 % ↑"]),
    ("points", "占比提高3个百分点。", ["占比 = 3 个百分点 ↑"]),
    ("下降", "单位能耗下降2.6%。", ["单位能耗 = 2.6 % ↓"]),
    ("降低 points", "物流成本占比降低0.5个百分点。", ["物流成本占比 = 0.5 个百分点 ↓"]),
    ("压缩", "审批时间压缩50%以上。", ["审批时间 >= 50 % ↓"]),
    ("年均", "营业收入年均增长12%。", ["营业收入 = 12 % ↑"]),
    ("增速", "规上工业增加值增速达到8%。", ["规上工业增加值增速 = 8 % ↑"]),
    ("doubling", "产业规模增长1倍。", ["产业规模 = 1 倍 ↑"]),
]
LISTS = [
    (
        "shared verb",
        "新增规上工业企业20家、规上服务业企业5家。",
        ["新增规上工业企业 = 20 家", "新增规上服务业企业 = 5 家"],
    ),
    ("shared verb, number first", "打造2条示范带、3个创业园。", ["打造示范带 = 2 条", "打造创业园 = 3 个"]),
    ("shared thing", "新建幼儿园3所、改造5所。", ["新建幼儿园 = 3 所", "改造幼儿园 = 5 所"]),
    ("respectively", "普及率、合格率分别达到97%、98%。", ["普及率 = 97 %", "合格率 = 98 %"]),
    ("respectively with bound", "普及率和合格率分别提高到97%和98%以上。", ["普及率 >= 97 %", "合格率 >= 98 %"]),
    ("two verbs", "培训骨干100名，组建专家团队3个。", ["培训骨干 = 100 名", "组建专家团队 = 3 个"]),
    ("level and change", "总产值达到180亿元，增长8%。", ["总产值 = 18000000000 元", "总产值 = 8 % ↑"]),
]
NONE = [
    ("road", "加快G608青云段、省道S312改建。", []),
    ("voltage", "建成110千伏白石输变电工程。", []),
    ("voltage, Latin", "推进220kV青禾输变电工程。", []),
    ("station number", "推进3号泵站改造。", []),
    ("ordinal", "办好第四届青禾读书节。", []),
    ("slogan", "深入实施“158”行动。", []),
    ("slogan with a measure", "推进“三个一批”行动。", []),
    ("slogan of letters", "实施“1+3+N”提升行动。", []),
    ("listed industries", "壮大新材料、电子信息等六大产业。", []),
    ("listed measures", "落实四项保障措施。", []),
    ("provinces", "推动三省一市协同立法。", []),
    ("platform", "建设三大平台。", []),
    ("threshold of size", "支持年营业收入5亿元以上企业做大做强。", []),
    ("threshold of age", "为60岁以上老人提供服务。", []),
    ("threshold of staff", "支持职工500人以上的企业建设托育点。", []),
    ("history", "目前全市已建成充电桩800个。", []),
    ("history, last year", "去年新增企业30家。", []),
    ("phone", "公布监督电话0571-88886666。", []),
    ("hotline", "用好12345热线。", []),
    ("date", "2026年6月30日前完成验收。", []),
    ("clock", "推广“一刻钟便民生活圈”。", []),
    ("14th plan", "落实“十四五”规划。", []),
    ("document", "落实12号文件要求。", []),
    ("title", "落实《培育100家企业行动方案》。", []),
    ("24 hours", "实行24小时值守。", []),
    ("5G", "推进5G网络建设。", []),
    ("4A", "创建国家4A级景区。", []),
    ("second phase", "推进产业园二期建设。", []),
]
BENEFITS = [
    ("reward", "对首次入库企业给予最高50万元奖励。", []),
    ("subsidy rate", "按投资额的20%给予补助。", []),
    ("monthly", "给予每人每月1000元补贴。", []),
]
BUGS = [
    ("unit after a stop of its own", "新建充电桩500个。（市发改委牵头，3家单位配合）", ["新建充电桩 = 500 个"]),
    ("thousands with a comma", "新增经营主体2,600户。", ["新增经营主体 = 2600 户"]),
    (
        "level, 突破",
        "招商引资到位资金突破100亿元，亿元以上项目达30个。",
        ["招商引资到位资金 > 10000000000 元", "亿元以上项目 = 30 个"],
    ),
    ("from … to, count", "将审批事项办理时限由10个工作日压缩至3个工作日。", ["审批事项办理时限 = 3 个工作日"]),
    ("from … to, share", "森林覆盖率由35%提高到38%。", ["森林覆盖率 = 38 %"]),
    ("from … to, 从", "森林覆盖率从35%提高到38%。", ["森林覆盖率 = 38 %"]),
    ("those who do something", "推动50家以上企业上云。", ["企业上云 >= 50 家"]),
    (
        "其中, a thing of its own",
        "完成营造林30万亩，其中人工造林10万亩。",
        ["完成营造林 = 300000 亩", "人工造林 = 100000 亩"],
    ),
    ("其中, a part", "新增专精特新企业10家以上，其中国家级2家。", ["新增专精特新企业 >= 10 家", "新增国家级 = 2 家"]),
    ("大关", "规上工业企业数量突破500家大关。", ["规上工业企业数量 > 500 家"]),
    ("casualties are a threshold", "确保全年不发生3人以上死亡事故。", []),
    ("size is a threshold", "支持符合条件的3000平方米以上商业综合体改造。", []),
    ("tax rate", "落实增值税小规模纳税人3%减按1%征收政策。", []),
    (
        "城镇新增就业",
        "城镇新增就业2万人，城镇调查失业率控制在5.5%左右。",
        ["城镇新增就业 = 20000 人", "城镇调查失业率 ~ 5.5 %"],
    ),
    (
        "a list that changes its verb",
        "新建改建农村公路200公里、危桥改造15座。",
        ["新建改建农村公路 = 200 公里", "危桥改造 = 15 座"],
    ),
    ("a change of what was made", "完成技改投资12亿元、增长8%。", ["完成技改投资 = 1200000000 元", "技改投资 = 8 % ↑"]),
    (
        "change and level",
        "研发投入强度提高0.2个百分点，达到2.5%。",
        ["研发投入强度 = 0.2 个百分点 ↑", "研发投入强度 = 2.5 %"],
    ),
    ("PM2.5", "PM2.5平均浓度降至35微克/立方米以下。", ["PM2.5平均浓度 <= 35 微克/立方米"]),
    ("ten and a hundred", "打造10个左右特色小镇和100个美丽乡村。", ["打造特色小镇 ~ 10 个", "打造美丽乡村 = 100 个"]),
    ("compared with a year", "单位能耗比2020年下降13.5%。", ["单位能耗 = 13.5 % ↓"]),
]
KNOWN_MISSES = {
    "level, 突破": "突破 stays in the indicator",
    "from … to, count": "what it starts from stays in the indicator",
    "from … to, share": "what it starts from stays in the indicator",
    "from … to, 从": "what it starts from stays in the indicator",
    "those who do something": "推动 … 家 … is no target where an action follows",
    "其中, a thing of its own": "the verb before 其中 is shared with a noun that has one of its own",
    "大关": "大关 is taken for the thing that is counted",
    "casualties are a threshold": "3人以上 is taken for a goal",
    "size is a threshold": "3000平方米以上 is taken for a goal",
    "tax rate": "the rate of a tax is taken for a goal",
    "城镇新增就业": "what stands before a verb of making is dropped",
    "a list that changes its verb": "the verb is shared with a noun that has one of its own (危桥改造)",
    "a change of what was made": "the thing is cut to its last two characters",
}


@pytest.mark.parametrize(
    ("text", "expected"), params(COUNTS, COMPARED, LEVELS, CHANGES, LISTS, NONE, BENEFITS, BUGS, misses=KNOWN_MISSES)
)
def test_goals_of_a_task(text: str, expected: list[str]) -> None:
    assert [goal for goal in what(task(text).targets) if not goal.startswith("$")] == expected


MONEY = [
    ("最高", "对首次入库企业给予最高50万元奖励。", [(500_000, "元", "<=")]),
    ("fixed", "对新认定企业一次性奖励20万元。", [(200_000, "元", "=")]),
    ("rate and ceiling", "按设备投资额的10%给予补助，最高不超过100万元。", [(10, "%", "="), (1_000_000, "元", "<=")]),
]


@pytest.mark.parametrize(("text", "expected"), params(MONEY))
def test_benefits_of_a_policy(text: str, expected: list[tuple[float, str, str]]) -> None:
    found = task(text).targets
    assert {t.kind for t in found} == {"benefit"}
    assert [(t.value, t.unit, t.comparator) for t in found] == expected


def test_goal_and_benefit_in_one_task() -> None:
    found = task("对新开业民宿给予每家最高3万元补助，全年新增民宿5家以上。").targets
    assert [(t.kind, t.value, t.unit) for t in found] == [("benefit", 30_000, "元"), ("goal", 5, "家")]


TEXTS = [
    ("number last", "加快设施建设，新建充电桩500个，改善环境。", "新建充电桩500个"),
    ("number first", "加快设施建设，新建500个充电桩，改善环境。", "新建500个充电桩"),
    ("change", "推动开放，进出口总额增长10%以上，改善环境。", "进出口总额增长10%以上"),
    ("date is not of it", "到2026年底新建充电桩500个。", "新建充电桩500个"),
]


@pytest.mark.parametrize(("text", "expected"), params(TEXTS))
def test_the_text_is_the_shortest_that_shows_it(text: str, expected: str) -> None:
    assert [t.text for t in task(text).targets] == [expected]


def test_quantities_of_a_clause_are_no_targets() -> None:
    assert task("完善制度。（责任单位：市发改委等12家单位）").targets == ()
