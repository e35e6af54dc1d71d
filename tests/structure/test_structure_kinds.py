"""Damage and habits that numbering must survive, a table a kind: variants of each, and near misses that must stay.

Expected skeletons: labels in the order of the text, sections led by `§`, one `>` for each level above.
"""

from __future__ import annotations

import pytest
from skeletons import skeleton
from tables import params

from ydparse import extract_text

# More than a heading: what stands between a heading and the list below it.
LONG = (
    "围绕群众反映集中的堵点难点，逐村逐户走访摸底，建立问题台账，明确整改办法和责任人员，做到件件有着落、事事有回音，"
    "让群众看得见变化、得到实惠，不断增强获得感和满意度"
)

RUN_ON_RESTART = [
    (
        "brackets restart under the next chapter",
        f"青禾市2026年工作方案一、产业发展（一）建设园区。（市发改委负责）（二）培育企业。（市工信局负责）二、民生改善，{LONG}。"
        "（一）扩建校舍。（市教育局负责）（二）改造病房。（市卫健委负责）",
        "§一、 >（一） >（二） §二、 >（一） >（二）",
    ),
    (
        "half brackets behind labels",
        "白石县2026年工作方案一、水利(一)整修渠道(1)清除淤泥。责任单位：县水利局(2)加固堤岸。责任单位：县应急局"
        f"(二)管护水库。{LONG}。(1)巡查坝体。责任单位：县水库所(2)更换闸门。责任单位：县水利局",
        "§一、 >§(一) >>(1) >>(2) >§(二) >>(1) >>(2)",
    ),
    (
        "ideographic commas behind the number",
        f"柳溪镇2026年工作方案一、人居环境1、清运垃圾。（镇城管站负责）2、改造厕所。（镇卫生院负责）二、产业增收，{LONG}。1、种植茶叶。"
        "（镇农服中心负责）2、养殖土鸡。（镇畜牧站负责）3、开办民宿。（镇文旅办负责）",
        "§一、 >1、 >2、 §二、 >1、 >2、 >3、",
    ),
    (
        "three restarts",
        "云岭省2026年工作方案一、交通建设（一）修建公路。（省交通运输厅负责）（二）疏浚航道。（省水利厅负责）"
        f"二、能源保障。{LONG}。（一）架设电网。（省能源局负责）（二）储备煤炭。（省粮储局负责）三、生态保护。到2026年底，{LONG}。"
        "（一）营造林木。（省林业局负责）（二）治理河湖。（省水利厅负责）",
        "§一、 >（一） >（二） §二、 >（一） >（二） §三、 >（一） >（二）",
    ),
    (
        "full-width digits",
        f"青禾市2026年工作方案一、重点任务（一）安全生产１．检查矿山。（市应急局负责）２．检查工地。（市住建局负责）（二）消防安全。{LONG}。"
        "１．检查商场。（市消防救援支队负责）２．检查仓库。（市商务局负责）",
        "§一、 >§（一） >>１． >>２． >§（二） >>１． >>２．",
    ),
    (
        "no clauses at all",
        f"白石县2026年工作方案一、重点任务（一）学习培训。1.举办讲座。2.编印读本。（二）宣传引导。{LONG}。1.拍摄短片。2.张贴海报。3.开设专栏。",
        "§一、 >§（一） >>1. >>2. >§（二） >>1. >>2. >>3.",
    ),
    (
        "circled numbers with clauses",
        f"白石县2026年工作方案一、重点任务（一）水利①修建水渠。（县水利局负责）②加固水库。（县应急局负责）（二）林业。{LONG}。"
        "①栽植苗木。（县林业局负责）②巡护山林。（县森林公安负责）",
        "§一、 >§（一） >>① >>② >§（二） >>① >>②",
    ),
    (
        "a chapter restarts below a heading without a stop",
        "青禾市2026年工作方案第一部分 城市建设一、修缮街巷。（市住建局负责）二、增设车位。（市城管局负责）第二部分 乡村建设一、修整村道。"
        "（市交通运输局负责）二、改造危房。（市住建局负责）",
        "§第一部分 >一、 >二、 §第二部分 >一、 >二、",
    ),
    (
        "near miss: the list goes on",
        f"白石县2026年工作方案一、产业发展1.建设园区。（县发改局负责）2.培育企业。（县工信局负责）二、民生改善，{LONG}。3.扩建校舍。（县教育局负责）"
        "4.改造病房。（县卫健局负责）",
        "§一、 >1. >2. §二、 >3. >4.",
    ),
    (
        "near miss: an entry that names an entry above",
        f"白石县2026年工作方案一、产业发展（一）建设园区。（县发改局负责）（二）培育企业，{LONG}，落实本章第（一）项的政策。（县工信局负责）"
        "（三）招引项目。（县商务局负责）",
        "§一、 >（一） >（二） >（三）",
    ),
]

# A mark right behind a title or heading, with nothing between them.
RUN_ON_BEHIND_WORDS = [
    ("a title in 意见, chapters", "青禾市关于发展林果的实施意见一、总体要求。稳步推进。二、重点任务"
     "（一）建设果园。（市林业局负责）（二）修建冷库。（市商务局负责）",
     "§一、 §二、 >（一） >（二）"),
    ("a title in 意见, digits", "青禾市关于发展林果的若干意见1.建设果园。（市林业局负责）2.修建冷库。（市商务局负责）", "1. 2."),
    ("a title in 意见, articles", "青禾市关于发展林果的意见第一条 建设果园。（市林业局负责）第二条 修建冷库。（市商务局负责）", "第一条 第二条"),
    ("a heading in 意见", "青禾市2026年信访工作方案一、广泛征求意见1.召开座谈会。（市司法局负责）2.设置信箱。（市信访局负责）"
     "二、逐条处理意见3.限时答复。（市信访局负责）", "§一、 >1. >2. §二、 >3."),
    ("a heading in Latin letters", "青禾市2026年文旅工作方案一、推广VR1.建设展厅。（市文旅局负责）2.培训人员。（市人社局负责）", "§一、 >1. >2."),
    ("a title in 方案", "青禾市2026年文旅工作方案一、景区1.建设展厅。（市文旅局负责）2.培训人员。（市人社局负责）", "§一、 >1. >2."),
    ("a title in 措施", "青禾市扶持文旅若干措施1.建设展厅。（市文旅局负责）2.培训人员。（市人社局负责）", "1. 2."),
    ("a title in 清单", "青禾市2026年文旅任务清单（一）建设展厅。（市文旅局负责）（二）培训人员。（市人社局负责）", "（一） （二）"),
    ("half brackets", "青禾市2026年文旅工作方案一、任务1）建设展厅。（市文旅局负责）2）培训人员。（市人社局负责）", "§一、 >1） >2）"),
    ("named actions", "青禾市2026年文旅工作方案一、任务行动一：建设展厅。（市文旅局负责）行动二：培训人员。（市人社局负责）",
     "§一、 >行动一： >行动二："),
    ("brackets of one character", "青禾市2026年文旅工作方案一、任务⑴建设展厅。（市文旅局负责）⑵培训人员。（市人社局负责）", "§一、 >⑴ >⑵"),
    ("decimals below digits", "青禾市2026年文旅工作方案1.景区1.1建设展厅。（市文旅局负责）1.2培训人员。（市人社局负责）"
     "2.酒店2.1评定星级。（市文旅局负责）",
     "§1. >1.1 >1.2 §2. >2.1"),
    ("near miss: see a figure", "青禾市2026年文旅工作方案1.建设展厅，布局见图2。完善标识。（市文旅局负责）2.培训人员。（市人社局负责）", "1. 2."),
    ("near miss: see a paragraph", "青禾市2026年文旅工作方案一、任务1.建设展厅，标准见（二）款。（市文旅局负责）"
     "2.培训人员。（市人社局负责）", "§一、 >1. >2."),
]  # fmt: skip

RUN_ON_COMMA = [
    (
        "a bracket behind a comma",
        "白石县2026年工作方案一、重点任务（一）修建渠道。（县水利局负责）（二）栽植苗木，（三）养护道路。（县交通运输局负责）（四）清运垃圾。（县城管局负责）",
        "§一、 >（一） >（二） >（三） >（四）",
    ),
    (
        "two commas one after the other",
        "青禾市2026年工作方案一、重点任务1.修建渠道，2.栽植苗木，3.养护道路。（市交通运输局负责）4.清运垃圾。（市城管局负责）",
        "§一、 >1. >2. >3. >4.",
    ),
    (
        "from nine to ten",
        "青禾市2026年工作方案一、重点任务"
        + "".join(f"{n}.检查第{n}批企业。（市应急局负责）" for n in range(1, 9))
        + "9.检查矿山，10.检查工地。（市住建局负责）11.检查商场。（市商务局负责）",
        "§一、 " + " ".join(f">{n}." for n in range(1, 12)),
    ),
    (
        "a full-width number",
        "柳溪镇2026年工作方案一、重点任务１．修缮祠堂。（镇文化站负责）２．整理族谱，３．开放展馆。（镇文化站负责）４．培训讲解员。（镇妇联负责）",
        "§一、 >１． >２． >３． >４．",
    ),
    (
        "a comma before the next chapter",
        "白石县2026年工作方案一、农业生产1.供应种子。（县农业农村局负责）2.检修农机，二、农村改革3.登记土地。（县自然资源局负责）"
        "4.流转山林。（县林业局负责）",
        "§一、 >1. >2. §二、 >3. >4.",
    ),
    (
        "an ideographic comma before the number",
        "白石县2026年工作方案一、重点任务1、供应种子。（县农业农村局负责）2、检修农机、3、登记土地。（县自然资源局负责）4、流转山林。（县林业局负责）",
        "§一、 >1、 >2、 >3、 >4、",
    ),
    (
        "in the second of two paragraphs",
        "白石县2026年工作方案\n一、农业生产1.供应种子。（县农业农村局负责）2.检修农机。（县农机站负责）\n二、农村改革3.登记土地，4.流转山林。"
        "（县林业局负责）5.盘活房屋。（县住建局负责）\n",
        "§一、 >1. >2. §二、 >3. >4. >5.",
    ),
    (
        "near miss: a decimal with the number that is due",
        "白石县2026年工作方案一、重点任务1.修建渠道，2.4公里以内的支渠一并整修。（县水利局负责）2.栽植苗木。（县林业局负责）",
        "§一、 >1. >2.",
    ),
    (
        "near miss: months joined",
        "白石县2026年工作方案一、重点任务。二、具体安排。1.开展检查，三、四月份集中整治。（县应急局负责）2.开展宣传。（县司法局负责）",
        "§一、 §二、 >1. >2.",
    ),
    (
        "near miss: numbers of pumping stations",
        "白石县2026年工作方案一、重点任务1.改造1、2号泵站，3、4号泵站列入明年计划。（县水利局负责）2.栽植苗木。（县林业局负责）",
        "§一、 >1. >2.",
    ),
    (
        "near miss: kinds in brackets",
        "白石县2026年工作方案一、重点任务（一）修建渠道。（县水利局负责）（二）栽植苗木，其中（一）类地块种植松树，（二）类地块种植柏树。"
        "（县林业局负责）（三）养护道路。（县交通运输局负责）",
        "§一、 >（一） >（二） >（三）",
    ),
]

BODY = (
    "为抓好落实，制定本方案。一、健全制度1.修订台账。对库存逐件登记，做到账物相符，按时上报变动情况。（物资科负责）"
    "2.严格审批。大额支出集体研究，留存会议记录，接受内部审计监督。（财务科负责）"
    "二、改进作风3.精简会议。合并同类会议，控制时长，多用视频形式召开。（办公室负责）"
    "4.深入基层。干部每月到村走访，记录群众诉求，限时答复办理结果。（人事科负责）"
)
RUN_ON_HEAD_LINES = [
    ("breadcrumb", "首页 > 政务公开 > 计划总结\n", ""),
    (
        "six lines",
        "索引号：000-2026-0012\n分类：综合\n发布机构：白石县粮食局\n成文日期：2026-02-03\n有效性：有效\n文号：无\n",
        "",
    ),
    (
        "times and visits on one line",
        "来源：白石县粮食局 发布时间：2026-02-03 10:21 浏览：125 次 字体：[大 中 小]\n",
        "",
    ),
    ("blank lines between", "\n\n信息名称：工作方案\n\n\n生成日期：2026年2月3日\n\n", ""),
    ("a numbered menu", "1.政府信息公开指南\n2.政府信息公开制度\n", ""),
    (
        "a letter above",
        "白石县粮食局文件\n白粮发〔2026〕3号\n白石县粮食局关于印发2026年作风建设方案的通知\n各科室：\n",
        "",
    ),
    ("lines below too", "发布时间：2026-02-03\n", "\n上一篇：粮食收购公告\n下一篇：仓储管理办法\n【打印本页】\n"),
    ("near miss: nothing above", "", ""),
]
HEAD_FRAME = "§一、 >1. >2. §二、 >3. >4."

_LETTER = "白石县工作方案一、工作目标改善面貌。二、工作要求（一）压实责任。县住建局每周调度。（二）强化监督。县纪委监委每月抽查。"
ANNEX = [
    ("a list behind the stop", _LETTER + "附件：1.材料清单2.人员名单白石县住建局2026年5月6日", "每月抽查。"),
    ("a list without numbers", _LETTER + "附件：材料清单白石县住建局2026年5月6日", "每月抽查。"),
    ("a list in title signs", _LETTER + "附件：1.《材料清单》2.《人员名单》", "每月抽查。"),
    (
        "a list and the annex behind the date",
        _LETTER
        + "附件：施工技术要求白石县住建局2026年5月6日附件施工技术要求一、材料1.砖应规整。2.砂应洁净。二、工序1.先清底。2.后铺砌。",
        "每月抽查。",
    ),
    ("number of the annex in Chinese", _LETTER + "附件一：验收评分标准一、外观平整。二、尺寸合格。", "每月抽查。"),
    (
        "two annexes",
        _LETTER + "附件1施工技术规范一、材料要求1.砖应规整。附件2监理人员名单1.赵姓监理。2.钱姓监理。",
        "每月抽查。",
    ),
    ("a form", _LETTER + "附件2申报表1.单位名称2.联系电话3.申报理由", "每月抽查。"),
    (
        "on lines, a technical paper",
        _LETTER + "\n附件1\n施工技术规范\n一、材料要求\n1.砖应规整。\n2.砂应洁净。\n",
        "每月抽查。",
    ),
    (
        "near miss: an annex named in the sentence",
        _LETTER + "（三）填报情况。各单位按附件1要求填报。",
        "各单位按附件1要求填报。",
    ),
    (
        "near miss: what stands in an annex",
        _LETTER + "（三）对照清单。附件所列事项逐条办结。",
        "附件所列事项逐条办结。",
    ),
]

_ENTRIES = (
    "修订图纸：完成设计。责任单位：规划科",
    "采购钢材：签订合同。责任单位：物资科",
    "组织施工：铺设管道。责任单位：工程科",
)


def _listed(*labels: str, sign: str = "") -> str:
    entries = "\n".join(f"{label}{text}{sign}" for label, text in zip(labels, _ENTRIES, strict=True))
    return f"白石县供水公司2026年管网工作方案\n一、工作任务\n{entries}\n"


CLEAN_ENTRIES = [
    ("half brackets", _listed("(1)", "(2)", "(3)"), "§一、 >(1) >(2) >(3)"),
    ("a closing half bracket", _listed("1)", "2)", "3)"), "§一、 >1) >2) >3)"),
    ("numbers in brackets of one character", _listed("⑴", "⑵", "⑶"), "§一、 >⑴ >⑵ >⑶"),
    ("numbers with a stop of one character", _listed("⒈", "⒉", "⒊"), "§一、 >⒈ >⒉ >⒊"),
    ("a blank behind the mark", _listed("（1） ", "（2） ", "（3） "), "§一、 >（1） >（2） >（3）"),
    ("indented", _listed("\u3000\u30001）", "\u3000\u30002）", "\u3000\u30003）"), "§一、 >1） >2） >3）"),
    ("closed by a stop", _listed("①", "②", "③", sign="。"), "§一、 >① >② >③"),
    ("empty lines between", _listed("（1）", "（2）", "（3）").replace("\n", "\n\n"), "§一、 >（1） >（2） >（3）"),
    (
        "the label on a line of its own",
        _listed("①", "②", "③").replace("责任单位", "\n责任单位"),
        "§一、 >① >② >③",
    ),
    (
        "below entries of two levels",
        "白石县供水公司2026年管网工作方案\n一、工作任务\n（一）前期\n"
        "1）勘察线路。责任单位：规划科\n2）办理手续。责任单位：办公室\n（二）施工\n1）开挖沟槽。责任单位：工程科\n2）铺设管道。责任单位：工程科\n",
        "§一、 >§（一） >>1） >>2） >§（二） >>1） >>2）",
    ),
    (
        "near miss: numbers within a sentence",
        "白石县供水公司2026年管网工作方案\n一、工作任务\n1.检查阀门，重点看（1）锈蚀、（2）渗漏、（3）松动三类问题。责任单位：维修科\n2.更换水表。责任单位：营业科\n",
        "§一、 >1. >2.",
    ),
    (
        "near miss: circled numbers within a sentence",
        "白石县供水公司2026年管网工作方案\n一、工作任务\n（一）检查阀门，看是否①锈蚀、②渗漏、③松动。责任单位：维修科\n（二）更换水表。责任单位：营业科\n",
        "§一、 >（一） >（二）",
    ),
]

_QUOTED = "白石县2026年政务公开工作方案\n一、重点任务\n"
MIXED_QUOTES = [
    (
        "a straight quote closes",
        _QUOTED + '1.推行“一窗办"模式。\n设立综合窗口。（县政务局负责）\n2.公开目录。（县司法局负责）\n',
        "§一、 >1. >2.",
    ),
    (
        "a straight quote opens",
        _QUOTED + '（一）推行"一窗办”模式。\n（二）公开目录。（县司法局负责）\n（三）培训人员。（县人社局负责）\n',
        "§一、 >（一） >（二） >（三）",
    ),
    (
        "two opening quotes",
        _QUOTED + "1.推行“一窗办“模式。（县政务局负责）\n2.公开目录。（县司法局负责）\n3.培训人员。（县人社局负责）\n",
        "§一、 >1. >2. >3.",
    ),
    (
        "two closing quotes",
        _QUOTED + "1.推行”一窗办”模式。（县政务局负责）\n2.公开目录。（县司法局负责）\n",
        "§一、 >1. >2.",
    ),
    (
        "a quote that is never closed",
        _QUOTED
        + "1.推行“一窗办模式，方便企业。（县政务局负责）\n2.公开目录。（县司法局负责）\n3.培训人员。（县人社局负责）\n",
        "§一、 >1. >2. >3.",
    ),
    (
        "a bracket that is never closed",
        _QUOTED
        + "1.推行一窗办（含乡镇窗口。（县政务局负责）\n2.公开目录。（县司法局负责）\n3.培训人员。（县人社局负责）\n",
        "§一、 >1. >2. >3.",
    ),
    (
        "without line breaks, a quote that is never closed",
        "白石县2026年政务公开工作方案一、重点任务1.推行“一窗办模式。（县政务局负责）2.公开目录。（县司法局负责）3.培训人员。（县人社局负责）",
        "§一、 >1. >2. >3.",
    ),
    (
        "corner brackets",
        _QUOTED + "1.推行「一窗办”模式。（县政务局负责）\n2.公开目录。（县司法局负责）\n",
        "§一、 >1. >2.",
    ),
    (
        "a title that is never closed",
        _QUOTED + "1.落实《政务公开条例要求。（县政务局负责）\n2.公开目录。（县司法局负责）\n",
        "§一、 >1. >2.",
    ),
    (
        "near miss: numbers within quotes",
        _QUOTED + "1.落实“一、要公开；二、要便民”的要求。（县政务局负责）\n2.公开目录。（县司法局负责）\n",
        "§一、 >1. >2.",
    ),
    (
        "near miss: quotes over lines",
        _QUOTED + "1.推行“一窗办、\n一网办”模式。（县政务局负责）\n2.公开目录。（县司法局负责）\n",
        "§一、 >1. >2.",
    ),
]

_WORK = "白石县2026年任务分解方案\n"
# Third: the tasks of the items, in order; fourth: titles of sections that must be there.
DASH_HEADINGS = [
    (
        "below a chapter",
        _WORK
        + "一、乡村振兴\n——稳定粮食\n1.修建粮仓。（县粮食局负责）\n2.检修农机。（县农机站负责）\n——发展林果\n3.栽植核桃。（县林业局负责）\n",
        ["修建粮仓。", "检修农机。", "栽植核桃。"],
        ["乡村振兴", "稳定粮食", "发展林果"],
    ),
    (
        "one dash",
        _WORK + "一、乡村振兴\n—稳定粮食\n1.修建粮仓。（县粮食局负责）\n—发展林果\n2.栽植核桃。（县林业局负责）\n",
        ["修建粮仓。", "栽植核桃。"],
        ["稳定粮食", "发展林果"],
    ),
    (
        "two half dashes",
        _WORK + "一、乡村振兴\n--稳定粮食\n1.修建粮仓。（县粮食局负责）\n--发展林果\n2.栽植核桃。（县林业局负责）\n",
        ["修建粮仓。", "栽植核桃。"],
        ["稳定粮食", "发展林果"],
    ),
    (
        "before entries in brackets",
        _WORK
        + "一、乡村振兴\n——稳定粮食\n（一）修建粮仓。（县粮食局负责）\n——发展林果\n（二）栽植核桃。（县林业局负责）\n（三）嫁接梨树。（林科所）\n",
        ["修建粮仓。", "栽植核桃。", "嫁接梨树。"],
        ["稳定粮食", "发展林果"],
    ),
    (
        "behind entries without a clause",
        _WORK + "一、乡村振兴\n——稳定粮食\n1.修建粮仓。\n2.检修农机。\n——发展林果\n3.栽植核桃。\n4.嫁接梨树。\n",
        ["修建粮仓。", "检修农机。", "栽植核桃。", "嫁接梨树。"],
        ["稳定粮食", "发展林果"],
    ),
    (
        "between chapters",
        _WORK
        + "——产业方面\n一、修建粮仓。（县粮食局负责）\n二、检修农机。（县农机站负责）\n——民生方面\n三、扩建校舍。（县教育局负责）\n",
        ["修建粮仓。", "检修农机。", "扩建校舍。"],
        ["产业方面", "民生方面"],
    ),
    (
        "with a blank behind the dashes",
        _WORK + "一、乡村振兴\n—— 稳定粮食\n1.修建粮仓。（县粮食局负责）\n—— 发展林果\n2.栽植核桃。（县林业局负责）\n",
        ["修建粮仓。", "栽植核桃。"],
        ["稳定粮食", "发展林果"],
    ),
    (
        "closed by a colon",
        _WORK
        + "一、乡村振兴\n——稳定粮食：\n1.修建粮仓。（县粮食局负责）\n——发展林果：\n2.栽植核桃。（县林业局负责）\n",
        ["修建粮仓。", "栽植核桃。"],
        ["乡村振兴", "稳定粮食", "发展林果"],
    ),
    (
        "numbers start again below",
        _WORK
        + "一、乡村振兴\n——稳定粮食\n1.修建粮仓。（县粮食局负责）\n2.检修农机。（县农机站负责）\n——发展林果\n1.栽植核桃。（县林业局负责）\n",
        ["修建粮仓。", "检修农机。", "栽植核桃。"],
        ["稳定粮食", "发展林果"],
    ),
    (
        "with a comma in it",
        _WORK
        + "一、乡村振兴\n——稳定粮食，守住底线\n1.修建粮仓。（县粮食局负责）\n——发展林果，富裕农户\n2.栽植核桃。（县林业局负责）\n",
        ["修建粮仓。", "栽植核桃。"],
        ["稳定粮食，守住底线", "发展林果，富裕农户"],
    ),
    (
        "near miss: paragraphs of an item",
        _WORK
        + "一、乡村振兴\n1.稳定粮食。\n——修建粮仓，储备种子。\n——检修农机，培训农户。\n（县粮食局负责）\n2.栽植核桃。（县林业局负责）\n",
        ["稳定粮食。\n——修建粮仓，储备种子。\n——检修农机，培训农户。", "栽植核桃。"],
        ["乡村振兴"],
    ),
    (
        "near miss: paragraphs of aims",
        _WORK
        + "一、主要目标\n——粮食产量稳定在5万吨。\n——林果面积达到3万亩。\n二、重点任务\n1.修建粮仓。（县粮食局负责）\n",
        ["修建粮仓。"],
        ["主要目标", "重点任务"],
    ),
]

_TAIL = "二、重点任务\n1.清理河道。（县水利局负责）\n2.栽植苗木。（县林业局负责）\n"
HEADING_BLANK = [
    ("a full blank", "一、工作目标\u3000全年新增绿地20亩。", "工作目标", "全年新增绿地20亩。"),
    ("two blanks", "一、实施范围  全县各乡镇、街道。", "实施范围", "全县各乡镇、街道。"),
    ("a heading of its own", "一、治理要求 河道水面无漂浮物，岸坡无垃圾。", "治理要求", "河道水面无漂浮物，岸坡无垃圾。"),
    ("before a year", "一、创建目标 2026年底前建成森林村庄8个。", "创建目标", "2026年底前建成森林村庄8个。"),
    ("before a quote", "一、活动主题 “清洁河湖，美丽家园”。", "活动主题", "“清洁河湖，美丽家园”。"),
    ("a long heading", "一、深化农村集体产权制度改革 清产核资，量化股权，年内全部完成。", "深化农村集体产权制度改革",
     "清产核资，量化股权，年内全部完成。"),
    ("a label with a bracket", "（一）防控目标 年内无疫情扩散。\n（二）工作原则 预防为主。", "防控目标", "年内无疫情扩散。"),
    ("near miss: blanks round Latin letters", "一、推进 5G 网络建设", "推进5G网络建设", ""),
    ("near miss: letters set apart", "一、总 体 要 求\n坚持节水优先。", "总体要求", "坚持节水优先。"),
    ("near miss: a blank behind the label", "一、 总体要求\n坚持节水优先。", "总体要求", "坚持节水优先。"),
    ("near miss: two parts of a heading", "一、突出重点 严防死守\n坚持节水优先。", "突出重点严防死守", "坚持节水优先。"),
]  # fmt: skip

_BEFORE, _BEHIND = "修缮祠堂。（县文旅局负责）", "印制手册。（县司法局负责）"


def _middle(before: str, middle: str, behind: str) -> str:
    return f"白石县2026年工作要点\n一、重点任务\n{before}{_BEFORE}\n{middle}（县住建局负责）\n{behind}{_BEHIND}\n"


# Text, labels of the items, deadlines and values of the second.
DIGIT_AFTER_LABEL = [
    ("two figures", _middle("5.", "6.15座桥梁竣工。", "7."), "5. 6. 7.", [], [15]),
    ("a decimal behind the label", _middle("2.", "3.1.5万亩农田建成。", "4."), "2. 3. 4.", [], [15000]),
    ("a date with a day", _middle("7.", "8.9月15日前完成验收。", "9."), "7. 8. 9.", ["2026-09-15"], []),
    ("the end of a quarter", _middle("20.", "21.3季度末前完成招标。", "22."), "20. 21. 22.", ["2026-09-30"], []),
    ("a year", _middle("1.", "2.2026年10月底前完成改造。", "3."), "1. 2. 3.", ["2026-10-31"], []),
    ("an ideographic comma", _middle("11、", "12、6所学校迁建完工。", "13、"), "11、 12、 13、", [], [6]),
    ("a full-width point", _middle("11．", "12．8个站点建成。", "13．"), "11． 12． 13．", [], [8]),
    ("full-width figures", _middle("１１．", "１２．８个站点建成。", "１３．"), "１１． １２． １３．", [], [8]),
    ("the last entry", _middle("2.", "3.7条街巷整治完工。", "4."), "2. 3. 4.", [], [7]),
    ("a blank behind the point", _middle("11.", "12. 4条线路开通。", "13."), "11. 12. 13.", [], [4]),
    ("near miss: the decimal of a sentence", _middle("1.", "2.新增产值2.5亿元。", "3."), "1. 2. 3.", [], [250000000]),
    ("near miss: a rate behind the label", _middle("1.", "2.覆盖率达到98.5%以上。", "3."), "1. 2. 3.", [], [98.5]),
]

_RESPONSIBILITY = "2026年白石县禁毒责任清单 一、共同责任1.开展宣讲。进村入户宣讲，提高认识。2.核查线索。接到线索及时核查。二、专项责任1.清理罂粟。"
_LAST = "牵头科室：禁毒办配合科室：各科室、各村（社区）2.帮扶人员，逐人建立档案，定期回访谈心。牵头科室：民政办配合科室：各科室、各村（社区）"
SOURCE_TAILS = [
    ("source with a stop", " 来源：白石县禁毒办。"),
    ("source on the next line", "\n来源：白石县禁毒办\n"),
    ("source of the text", " 稿件来源：白石县禁毒办 浏览次数：88"),
    ("editor", " 责任编辑：县禁毒办"),
    ("links", " 附件下载 打印 关闭"),
    ("neighbours", "\n上一篇：禁毒公告\n下一篇：普法清单\n"),
    ("source and date", " 文章来源：白石县禁毒办 发布日期：2026-04-07"),
    ("near miss: nothing behind it", ""),
    ("near miss: a line break", "\n"),
]
SOURCES_THAT_STAY = [
    (
        "a source of water",
        "1.查明补给来源：逐井登记水位。（县水利局负责）\n2.封填废井。（县水利局负责）\n",
        "查明补给来源：逐井登记水位。",
    ),
    ("sources of money", "1.落实资金来源：财政拨款、社会捐助。\n2.封填废井。\n", "落实资金来源：财政拨款、社会捐助。"),
]

PLAIN_HEADINGS = [
    (
        "重点工作 before digits",
        "重点工作\n1.清理河道。（县水利局负责）\n2.栽植苗木。（县林业局负责）\n",
        "§重点工作 >1. >2.",
    ),
    (
        "two of them",
        "工作目标\n全年治理河道12公里。\n工作措施\n1.清理河道。（县水利局负责）\n2.栽植苗木。（县林业局负责）\n",
        "§工作目标 §工作措施 >1. >2.",
    ),
    (
        "in brackets of their own",
        "【工作目标】\n全年治理河道12公里。\n一、重点任务\n1.清理河道。（县水利局负责）\n2.栽植苗木。（县林业局负责）\n",
        "§工作目标 §一、 >1. >2.",
    ),
    (
        "with a colon",
        "总体目标：\n全年治理河道12公里。\n一、重点任务\n1.清理河道。（县水利局负责）\n2.栽植苗木。（县林业局负责）\n",
        "§总体目标 §一、 >1. >2.",
    ),
    (
        "behind the chapters",
        "一、清淤\n1.清理河道。（县水利局负责）\n二、绿化\n2.栽植苗木。（县林业局负责）\n保障措施\n各乡镇成立专班，落实经费。\n",
        "§一、 >1. §二、 >2. §保障措施",
    ),
    (
        "entries in brackets below",
        "主要任务\n（一）清理河道。（县水利局负责）\n（二）栽植苗木。（县林业局负责）\n保障措施\n（一）落实经费。（县财政局负责）\n",
        "§主要任务 >（一） >（二） §保障措施 >（一）",
    ),
    (
        "set apart by blanks",
        "工 作 目 标\n全年治理河道12公里。\n一、重点任务\n1.清理河道。（县水利局负责）\n2.栽植苗木。（县林业局负责）\n",
        "§工作目标 §一、 >1. >2.",
    ),
    (
        "not in every plan, above each list",
        "河道方面\n1.清理河道。（县水利局负责）\n2.加固堤岸。（县水利局负责）\n山林方面\n3.栽植苗木。（县林业局负责）\n",
        "§河道方面 >1. >2. §山林方面 >3.",
    ),
    (
        "of two levels",
        "推进水清岸绿\n治理河道\n1.清理河道。（县水利局负责）\n2.加固堤岸。（县水利局负责）\n绿化山林\n3.栽植苗木。（县林业局负责）\n4.防治虫害。（县林业局负责）\n"
        "保障群众用水\n改造管网\n5.更换管网。（县水利局负责）\n6.检测水质。（县卫健局负责）\n",
        "§推进水清岸绿 >§治理河道 >>1. >>2. >§绿化山林 >>3. >>4. §保障群众用水 >§改造管网 >>5. >>6.",
    ),
    (
        "between lines with labels",
        "深化河道治理\n1.清理河道。\n责任单位：县水利局\n2.加固堤岸。\n责任单位：县水利局\n扩大“绿水+”成果\n3.栽植苗木。\n责任单位：县林业局\n4.防治虫害。\n责任单位：县林业局\n",
        "§深化河道治理 >1. >2. §扩大“绿水+”成果 >3. >4.",
    ),
    (
        "below a chapter",
        "一、主要任务\n河道治理\n1.清理河道。（县水利局负责）\n2.加固堤岸。（县水利局负责）\n山林保护\n3.栽植苗木。（县林业局负责）\n4.防治虫害。（县林业局负责）\n二、工作要求\n各乡镇要落实经费。\n",
        "§一、 >§河道治理 >>1. >>2. >§山林保护 >>3. >>4. §二、",
    ),
    (
        "above entries in brackets",
        "治理河道\n（一）清理河道。（县水利局负责）\n（二）加固堤岸。（县水利局负责）\n绿化山林\n（三）栽植苗木。（县林业局负责）\n（四）防治虫害。（县林业局负责）\n",
        "§治理河道 >（一） >（二） §绿化山林 >（三） >（四）",
    ),
    (
        "with none above the first",
        "1.清理河道。（县水利局负责）\n2.加固堤岸。（县水利局负责）\n绿化山林\n3.栽植苗木。（县林业局负责）\n4.防治虫害。（县林业局负责）\n",
        "1. 2. §绿化山林 >3. >4.",
    ),
    (
        "near miss: a line of each entry",
        "1.清理河道。\n重在长效管护\n2.加固堤岸。\n重在汛前完工\n3.栽植苗木。\n重在提高成活\n4.防治虫害。\n",
        "1. 2. 3. 4.",
    ),
    (
        "near miss: bodies on lines of their own",
        "1.清理河道。\n县水利局\n2.加固堤岸。\n3.栽植苗木。\n县林业局\n4.防治虫害。\n5.更换管网。\n",
        "1. 2. 3. 4. 5.",
    ),
    (
        "near miss: a sentence of the preamble",
        "全县上下要统一思想、迅速行动。\n一、重点任务\n1.清理河道。（县水利局负责）\n",
        "§一、 >1.",
    ),
    (
        "near miss: the words in the preamble",
        "工作目标已经县政府常务会议审定，现明确如下\n一、重点任务\n1.清理河道。（县水利局负责）\n",
        "§一、 >1.",
    ),
]


def _scanned(second: str, third: str = "3.印制手册。利用圩日发放，提高知晓率。（县司法局负责）") -> str:
    head = "白石县人民政府关于扶持茶产业发展的工作方案\n为扶持茶产业，制定如下措施。"
    return f"{head}1.修建茶亭。选择路口空地，统一样式施工。（县文旅局负责）{second}{third}\n"


def _bracketed(second: str) -> str:
    return (
        _scanned(f"\n{second}改良茶园。更换老化茶树。（县农业农村局负责）\n")
        .replace("1.修建", "\n（一）修建")
        .replace("3.印制", "（三）印制")
    )


OCR_MARKS = [
    ("a Chinese stop, brackets before", _scanned("2。改良茶园。更换老化茶树。（县农业农村局负责）")),
    ("a comma", _scanned("2，改良茶园。更换老化茶树。（县农业农村局负责）")),
    ("a raised point", _scanned("2·改良茶园。更换老化茶树。（县农业农村局负责）")),
    ("no sign at all", _scanned("2改良茶园。更换老化茶树。（县农业农村局负责）")),
    ("a blank for the sign", _scanned("2 改良茶园。更换老化茶树。（县农业农村局负责）")),
    ("a colon", _scanned("2：改良茶园。更换老化茶树。（县农业农村局负责）")),
    ("two signs", _scanned("2.、改良茶园。更换老化茶树。（县农业农村局负责）")),
    ("behind a clause whose bracket is not closed", _scanned("2.改良茶园。更换老化茶树。（县农业农村局负责")),
    ("on lines: a Chinese stop", _scanned("\n2。改良茶园。更换老化茶树。（县农业农村局负责）\n")),
    ("on lines: a letter for one", _scanned("\n2.改良茶园。更换老化茶树。（县农业农村局负责）\n").replace("1.修建", "\nl.修建")),
    ("on lines: a Chinese numeral in half a bracket", _bracketed("（二")),
    ("on lines: the other half", _bracketed("二）")),
    ("on lines: a kana for the numeral", _bracketed("（ニ）")),
    ("on lines: brackets of two kinds", _bracketed("（二〕")),
    ("near miss: a figure at the end of a sentence", _scanned("2.改良茶园。海拔差由2缩到1。更换老化茶树，等级升到3。（县农业农村局负责）")),
    ("near miss: a figure before a comma", _scanned("2.改良茶园。每亩留苗3，更换老化茶树。（县农业农村局负责）")),
]  # fmt: skip

_NOTICE = (
    "白石县气象局关于做好2026年汛期工作的通知\n各台站：\n一、检修设备\n各台站要逐台检修雨量计，及时更换备件。\n"
    "二、加强值守\n各台站要落实双岗，每日8时报送雨情。\n白石县气象局\n2026年4月12日\n"
)
ANNEXES_BELOW = [
    ("digits", "附件\n设备检修技术要点\n1.清洗漏斗。\n2.校准翻斗。\n3.更换电池。\n"),
    (
        "its number and title on one line",
        "附件1：设备检修技术规范\n一、外观\n（一）检查支架。\n（二）检查线缆。\n二、内部\n（一）清洗漏斗。\n",
    ),
    ("its number in Chinese", "附件一\n雨量计操作指南\n一、开机\n先接电源。\n二、关机\n先存数据。\n"),
    ("two of them", "附件1\n雨量计操作指南\n一、开机\n先接电源。\n附件2\n值班人员名单\n1.东站：孙某\n2.西站：李某\n"),
    ("a title of two lines", "附件\n白石县自动气象站\n雨量计维护规范\n一、开机\n先接电源。\n二、关机\n先存数据。\n"),
    (
        "chapters that go on where the body ended",
        "附件\n设备检修技术标准\n三、支架\n支架应垂直。\n四、线缆\n线缆应固定。\n",
    ),
    ("a form", "附件\n雨情登记表\n1.台站名称：\n2.雨量：\n3.填报人：\n"),
    ("articles", "附件\n设备管理规范\n第一条 设备应编号。\n第二条 设备应登记。\n"),
    ("near miss: no annex", ""),
    ("near miss: its name only, with a number", "附件：1.雨情登记表\n"),
]


KNOWN_MISSES: dict[str, dict[str, str]] = {
    "run_on_restart": {},
    "behind_words": {
        "a heading in Latin letters": "no mark is looked for behind a Latin letter",
        "named actions": "行动一： counts only where it opens a paragraph",
        "decimals below digits": "decimals count only where they open a paragraph",
    },
    "run_on_comma": {},
    "head_lines": {
        "a numbered menu": "a numbered menu above the title makes sections",
    },
    "annex": {},
    "dash": {},
    "blank": {
        "before a year": "the text keeps no blank before a figure",
    },
    "digit": {
        "a decimal behind the label": "the quantity that opens the item is not read",
    },
    "source": {},
    "plain": {},
    "ocr": {},
}


@pytest.mark.parametrize(("text", "expected"), params(RUN_ON_RESTART, misses=KNOWN_MISSES["run_on_restart"]))
def test_lists_that_start_again_where_line_breaks_were_lost(text: str, expected: str) -> None:
    assert skeleton(extract_text(text + "\n")) == expected


@pytest.mark.parametrize(("text", "expected"), params(RUN_ON_BEHIND_WORDS, misses=KNOWN_MISSES["behind_words"]))
def test_marks_right_behind_words(text: str, expected: str) -> None:
    assert skeleton(extract_text(text)) == expected


@pytest.mark.parametrize(("text", "expected"), params(RUN_ON_COMMA, misses=KNOWN_MISSES["run_on_comma"]))
def test_numbers_behind_a_comma(text: str, expected: str) -> None:
    assert skeleton(extract_text(text)) == expected


@pytest.mark.parametrize(("above", "below"), params(RUN_ON_HEAD_LINES, misses=KNOWN_MISSES["head_lines"]))
def test_lines_of_a_page_above_a_text_without_line_breaks(above: str, below: str) -> None:
    notice = extract_text(f"{above}白石县粮食局2026年作风建设工作方案 {BODY}{below}")
    assert skeleton(notice) == HEAD_FRAME
    assert notice.items[-1].task == "深入基层。干部每月到村走访，记录群众诉求，限时答复办理结果。"


@pytest.mark.parametrize(("text", "last"), params(ANNEX, misses=KNOWN_MISSES["annex"]))
def test_annexes_and_lists_of_them(text: str, last: str) -> None:
    notice = extract_text(text)
    third = " >（三）" if "（三）" in text else ""
    assert skeleton(notice) == "§一、 §二、 >（一） >（二）" + third
    assert notice.items[-1].text.endswith(last)


@pytest.mark.parametrize(("text", "expected"), params(CLEAN_ENTRIES))
def test_entries_of_every_style(text: str, expected: str) -> None:
    notice = extract_text(text)
    assert skeleton(notice) == expected
    assert all(len(item.units) == 1 for item in notice.items)


@pytest.mark.parametrize(("text", "expected"), params(MIXED_QUOTES))
def test_quotes_and_brackets_that_do_not_match(text: str, expected: str) -> None:
    notice = extract_text(text)
    assert skeleton(notice) == expected
    assert [unit.name for unit in notice.items[-1].units]


@pytest.mark.parametrize(("text", "tasks", "titles"), params(DASH_HEADINGS, misses=KNOWN_MISSES["dash"]))
def test_headings_with_a_dash(text: str, tasks: list[str], titles: list[str]) -> None:
    notice = extract_text(text)
    assert [item.task for item in notice.items] == tasks
    assert [section.title for section in notice.sections if section.title in titles] == titles


@pytest.mark.parametrize(("first", "title", "said"), params(HEADING_BLANK, misses=KNOWN_MISSES["blank"]))
def test_a_blank_behind_a_heading(first: str, title: str, said: str) -> None:
    section = extract_text(f"白石县2026年工作方案\n{first}\n{_TAIL}").sections[0]
    assert (section.title, section.text) == (title, said)


@pytest.mark.parametrize(("text", "labels", "dates", "values"), params(DIGIT_AFTER_LABEL, misses=KNOWN_MISSES["digit"]))
def test_a_figure_right_behind_the_label(text: str, labels: str, dates: list[str], values: list[float]) -> None:
    notice = extract_text(text)
    assert " ".join(item.label for item in notice.items) == labels
    assert [str(limit.date) for limit in notice.items[1].deadlines] == dates
    assert [target.value for target in notice.items[1].targets] == values


@pytest.mark.parametrize("tail", params(SOURCE_TAILS, misses=KNOWN_MISSES["source"]))
def test_a_source_behind_the_last_clause(tail: str) -> None:
    notice = extract_text(_RESPONSIBILITY + _LAST + tail)
    assert skeleton(notice) == "§一、 >1. >2. §二、 >1. >2."
    assert notice.items[-1].text.endswith("各村（社区）")
    assert [unit.name for unit in notice.items[-1].units] == ["民政办", "各科室", "各村（社区）"]


@pytest.mark.parametrize(("entries", "task"), params(SOURCES_THAT_STAY))
def test_a_source_that_is_work(entries: str, task: str) -> None:
    assert extract_text(f"白石县2026年工作要点\n一、重点任务\n{entries}").items[0].task == task


@pytest.mark.parametrize(("text", "expected"), params(PLAIN_HEADINGS, misses=KNOWN_MISSES["plain"]))
def test_headings_without_a_number(text: str, expected: str) -> None:
    found = skeleton(extract_text(f"白石县2026年河湖工作方案\n{text}"))
    assert (
        "".join(sign for sign in found if sign not in "【】：") == expected
    )  # with its brackets and colon, or without


@pytest.mark.parametrize("text", params(OCR_MARKS, misses=KNOWN_MISSES["ocr"]))
def test_marks_that_recognition_spoilt(text: str) -> None:
    notice = extract_text(text)
    assert [item.number for item in notice.items] == [1, 2, 3]
    assert [item.text[:4] for item in notice.items] == ["修建茶亭", "改良茶园", "印制手册"]


@pytest.mark.parametrize("annex", params(ANNEXES_BELOW))
def test_an_annex_below_the_signature(annex: str) -> None:
    notice = extract_text(_NOTICE + annex)
    assert skeleton(notice) == "一、 二、"
    assert notice.items[-1].text == "加强值守\n各台站要落实双岗，每日8时报送雨情。"
    assert str(notice.metadata.issued_on) == "2026-04-12"
