"""Time limits in every form of wording, each kind with variants and with near misses that are none."""

from __future__ import annotations

import pytest
from notices import plan, task, when
from tables import params

from ydparse import extract_text

# (id, the text of a task in a plan of 2026, its limits).
CHINESE = [
    ("whole date", "二〇二六年六月三十日前完成改造。", ["二〇二六年六月三十日前 = 2026-06-30"]),
    ("whole date, 零", "二零二六年十月十五日前完成改造。", ["二零二六年十月十五日前 = 2026-10-15"]),
    ("whole date, ○", "二○二七年元月五日前完成改造。", ["二○二七年元月五日前 = 2027-01-05"]),
    ("year and month", "二〇二六年十一月底前完成改造。", ["二〇二六年十一月底前 = 2026-11-30"]),
    ("year and quarter", "二〇二六年三季度末完成改造。", ["二〇二六年三季度末 = 2026-09-30"]),
    ("month and day", "九月三十日前完成改造。", ["九月三十日前 = 2026-09-30"]),
    ("month and day, 二十", "八月二十日之前上报方案。", ["八月二十日之前 = 2026-08-20"]),
    ("month and day, 二十八", "十二月二十八日以前办结。", ["十二月二十八日以前 = 2026-12-28"]),
    ("label", "完成改造。（完成时限：十一月十五日）", ["十一月十五日 = 2026-11-15"]),
    ("label, until", "完成改造。（办结时限：至七月三十一日）", ["至七月三十一日 = 2026-07-31"]),
    ("月月底", "十一月月底前完成改造。", ["十一月月底前 = 2026-11-30"]),
    ("月月末", "完成改造。（时限：6月月末）", ["6月月末 = 2026-06-30"]),
    ("from one to the other", "三月至十月开展整治。", ["三月至十月 = 2026-03-01/2026-10-31"]),
    ("a feast of the third month", "落实三月三日庙会安保。", []),
    ("a name with a date in it", "弘扬“九一八”精神。", []),
    ("pregnancy", "关爱十月怀胎的准妈妈。", []),
]
QUARTERS = [
    ("verb behind", "三季度建成泵站。", ["三季度 = 2026-09-30"]),
    ("verb behind its subject", "文化馆二季度开工建设。", ["二季度 = 2026-06-30"]),
    ("with its year, verb behind", "2026年四季度投入使用。", ["2026年四季度 = 2026-12-31"]),
    ("two", "二、三季度完成改造。", ["二、三季度 = 2026-09-30"]),
    ("two, 和", "一季度和二季度完成摸底。", ["一季度和二季度 = 2026-06-30"]),
    ("第三、四季度", "第三、四季度集中攻坚。", ["第三、四季度 = 2026-12-31"]),
    ("through", "完成改造。（完成时限：一至三季度）", ["一至三季度 = 2026-01-01/2026-09-30"]),
    ("Q", "完成改造。（完成时限：2026年Q3）", ["2026年Q3 = 2026-09-30"]),
    ("Q before", "Q2前完成改造。", ["Q2前 = 2026-06-30"]),
    ("Q alone behind a label", "完成改造。（完成时限：Q4）", ["Q4 = 2026-12-31"]),
    ("the first three", "前三季度完成投资75%。", ["前三季度 = 2026-09-30"]),
    ("the first two, year", "2026年前两季度完成投资45%。", ["2026年前两季度 = 2026-06-30"]),
    ("the first ten months", "前10个月完成投资80%。", ["前10个月 = 2026-10-31"]),
    ("the first half of a year in months", "2026年前6个月完成投资过半。", ["2026年前6个月 = 2026-06-30"]),
    ("months before an event", "提供申请日前12个月内的凭据。", []),
    ("half-year by its verb", "泵房上半年开工，下半年投用。", ["上半年 = 2026-06-30", "下半年 = 2026-12-31"]),
    ("topic", "通报一季度经济运行情况。", []),
    ("topic, meeting", "筹备三季度例会。", []),
    ("topic, 上半年", "分析上半年经济形势。", []),
    ("a verb that is a topic elsewhere", "结果于次年一季度通报。", ["于次年一季度 = 2027-03-31"]),
    ("topic, what is summed up", "总结上半年工作。", []),
    ("topic, what is planned", "编制二季度工作计划。", []),
    ("Q through", "完成改造。（完成时限：Q1-Q3）", ["Q1-Q3 = 2026-01-01/2026-09-30"]),
    ("opening", "实现首季“开门红”。", []),
    ("steel", "采用Q355钢材。", []),
]
FIGURES = [
    ("eight figures", "完成改造。（完成时限：20260731）", ["20260731 = 2026-07-31"]),
    ("eight figures, before", "完成改造。（时间要求：20260915前）", ["20260915前 = 2026-09-15"]),
    ("month and day", "完成改造。（完成时限：7.31）", ["7.31 = 2026-07-31"]),
    ("month and day, before", "完成改造。（完成时限：6.30前）", ["6.30前 = 2026-06-30"]),
    ("month and day, from", "完成改造。（时间安排：3.1—6.30）", ["3.1—6.30 = 2026-03-01/2026-06-30"]),
    ("dots", "2026.8.31前完成改造。", ["2026.8.31前 = 2026-08-31"]),
    ("dots, until", "须于2026.9.15前报送总结。", ["于2026.9.15前 = 2026-09-15"]),
    ("hyphens", "2026-06-30之前完成改造。", ["2026-06-30之前 = 2026-06-30"]),
    ("slashes", "2026/11/30前完成改造。", ["2026/11/30前 = 2026-11-30"]),
    ("month in figures", "2026.10前完成改造。", ["2026.10前 = 2026-10-31"]),
    ("from month to month", "完成改造。（完成时限：2026.3-2026.10）", ["2026.3-2026.10 = 2026-03-01/2026-10-31"]),
    ("without 日", "2026年6月20前完成改造。", ["2026年6月20前 = 2026-06-20"]),
    ("without 日, no year", "6月15前上报名单。", ["6月15前 = 2026-06-15"]),
    ("full width", "完成改造。（完成时限：２０２６．６．３０）", ["２０２６．６．３０ = 2026-06-30"]),
    ("a clock", "请于6月30日18:00前报送。", ["于6月30日18:00前 = 2026-06-30"]),
    ("afternoon", "6月30日下午5点前报送名单。", ["6月30日下午5点前 = 2026-06-30"]),
    ("weekday", "于9月18日（星期五）前报送。", ["于9月18日（星期五）前 = 2026-09-18"]),
    ("a standard", "落实GB 2026.8标准。", []),
    ("a version", "推广2026.8.31版软件。", []),
    ("an amount", "完成投资6.30亿元。", []),
]
FEASTS = [
    ("七一", "“七一”前完成布展。", ["“七一”前 = 2026-06-30"]),
    ("八一", "“八一”前走访慰问。", ["“八一”前 = 2026-07-31"]),
    ("十一", "“十一”前建成公园。", ["“十一”前 = 2026-09-30"]),
    ("六一", "“六一”儿童节前建成乐园。", ["“六一”儿童节前 = 2026-05-31"]),
    ("建党节", "建党节前完成布展。", ["建党节前 = 2026-06-30"]),
    ("on the eve", "国庆节前夕建成公园。", ["国庆节前夕 = 2026-09-30"]),
    ("label", "完成布展。（完成时限：“七一”前）", ["“七一”前 = 2026-06-30"]),
    ("with a year", "2027年五一前建成公园。", ["2027年五一前 = 2027-04-30"]),
    ("New Year", "元旦前完成布展。", ["元旦前 = 2026-12-31"]),
    ("lunar", "元宵节前完成布展。", ["元宵节前 = None"]),
    ("lunar, label", "完成布展。（完成时限：中秋节前）", ["中秋节前 = None"]),
    ("season", "主汛期前完成清淤。", ["主汛期前 = None"]),
    ("days behind a label", "完成布展。（完成时限：60天内）", ["60天内 = None"]),
    ("working days behind a label", "完成布展。（办结时限：15个工作日内）", ["15个工作日内 = None"]),
    ("a medal", "学习七一勋章获得者。", []),
    ("around", "做好春节前后保供。", []),
    ("a check", "开展国庆节前检查。", []),
    ("a service", "收到申请后20日内办结。", []),
    ("a service, from an event", "自受理之日起3个月内办结。", []),
]
RANGES = [
    ("初 to 底", "4月初至6月底开展整治。", ["4月初至6月底 = 2026-04-01/2026-06-30"]),
    ("初 to the year's end", "5月初至年底开展整治。", ["5月初至年底 = 2026-05-01/2026-12-31"]),
    ("months", "1—9月完成投资70%。", ["1—9月 = 2026-01-01/2026-09-30"]),
    ("months, 份", "3至11月份开展巡查。", ["3至11月份 = 2026-03-01/2026-11-30"]),
    ("days of one month", "6月1日至15日集中清理。", ["6月1日至15日 = 2026-06-01/2026-06-15"]),
    ("days of one month, dash", "6月1—15日集中清理。", ["6月1—15日 = 2026-06-01/2026-06-15"]),
    ("into the next year", "11月至次年2月开展冬训。", ["11月至次年2月 = 2026-11-01/2027-02-28"]),
    ("into the next year, not said", "11月至2月开展冬训。", ["11月至2月 = 2026-11-01/2027-02-28"]),
    ("从…起", "从3月起至10月底开展整治。", ["从3月起至10月底 = 2026-03-01/2026-10-31"]),
    ("thirds of months", "4月下旬至5月上旬完成播种。", ["4月下旬至5月上旬 = 2026-04-21/2026-05-10"]),
    ("from a day", "2026年3月15日至12月底开展整治。", ["2026年3月15日至12月底 = 2026-03-15/2026-12-31"]),
    ("years", "全省2026年至2027年改造灌区12处。", ["2026年至2027年 = 2026-01-01/2027-12-31"]),
    ("years, dash", "2026—2028年，建成泊位90个。", ["2026—2028年 = 2026-01-01/2028-12-31"]),
    ("years, 自", "自2026年至2028年底改造管网。", ["自2026年至2028年底 = 2026-01-01/2028-12-31"]),
    ("今明两年", "林场今明两年更新苗圃6处。", ["今明两年 = 2026-01-01/2027-12-31"]),
    ("今明两年, opening", "今明两年，全部完成改造。", ["今明两年 = 2026-01-01/2027-12-31"]),
    ("明后两年", "明后两年改造管网30公里。", ["明后两年 = 2027-01-01/2028-12-31"]),
    ("a plan of years", "落实护河行动方案（2026—2028年）。", []),
    ("a range of numbers", "建成6至8个示范点。", []),
]
PARTS = [
    ("中下旬", "要在4月中下旬完成播种。", ["在4月中下旬 = 2026-04-30"]),
    ("中、下旬", "9月中、下旬完成收割。", ["9月中、下旬 = 2026-09-30"]),
    ("上中旬", "力争在6月上中旬完成插秧。", ["在6月上中旬 = 2026-06-20"]),
    ("上旬", "7月上旬前完成选址。", ["7月上旬前 = 2026-07-10"]),
    ("下旬, year", "2026年10月下旬组织验收。", ["2026年10月下旬 = 2026-10-31"]),
    ("中旬, numerals", "八月中旬启动招标。", ["八月中旬 = 2026-08-20"]),
    ("月中", "6月中完成选址。", ["6月中 = 2026-06-15"]),
    ("以后", "播种推迟到4月中下旬以后进行。", []),
    ("之后", "5月底之后不再受理。", []),
    ("起", "自7月1日起执行新标准。", []),
    ("schools", "抓好6月中小学安全教育。", []),
]
COMING = [
    ("this month's end", "本月底前完成排查。", ["本月底前 = None"]),
    ("a day of this month", "于本月20日前上报名单。", ["于本月20日前 = None"]),
    ("within this month", "本月内完成排查。", ["本月内 = None"]),
    ("a day of the next", "下月10日前报送总结。", ["下月10日前 = None"]),
    ("个", "下个月底前完成整改。", ["下个月底前 = None"]),
    ("a part of the next", "下月中旬组织验收。", ["下月中旬 = None"]),
    ("次月", "于次月10日前报送台账。", ["于次月10日前 = None"]),
    ("翌月", "翌月5日前报送台账。", ["翌月5日前 = None"]),
    ("当月", "当月25日前报送台账。", ["当月25日前 = None"]),
    ("this quarter's end", "本季度末完成排查。", ["本季度末 = None"]),
    ("季末", "当季末前完成排查。", ["当季末前 = None"]),
    ("the next quarter", "下季度完成验收。", ["下季度 = None"]),
    ("一", "下一季度末前完成验收。", ["下一季度末前 = None"]),
    ("a day of the week", "本周五前报送名单。", ["本周五前 = None"]),
    ("the next week", "下周内报送名单。", ["下周内 = None"]),
    ("behind a label", "修订办法。（完成时限：本月底）", ["本月底 = None"]),
    ("in a bracket", "修订办法。（县财政局牵头，下月底前）", ["下月底前 = None"]),
    ("of a rhythm", "每月台账于次月5日前报送。", ["每月 = P1M"]),
    ("of a rhythm, 按", "按季度统计，次季度10日前报送。", ["按季度 = P3M"]),
    ("of an event", "补贴发放到当月为止。", []),
    ("an attribute", "通报本月工作进展，谋划下季度重点工作。", []),
    ("a name", "下月度工作计划已经印发。", []),
    ("what is below", "以下月份为重点时段。", []),
    ("a sample", "样本周期末完成抽查。", []),
    ("capital", "资本月底前到位。", []),
    ("the first time", "首次月度调度会召开。", []),
    ("around", "以下周边村庄完成拆迁。", []),
]
RHYTHMS = [
    ("each month's end", "每月底前报送台账。", ["每月底前 = P1M"]),
    ("each month's end, 末", "每月末报送台账。", ["每月末 = P1M"]),
    ("each quarter's end", "每季度末前报送进展。", ["每季度末前 = P3M"]),
    ("each half-year's end", "每半年末报送总结。", ["每半年末 = P6M"]),
    ("each year's end", "每年年底前报送总结。", ["每年年底前 = P1Y"]),
    ("paid each month", "每月500元标准不变。", []),
    ("a rate each month", "补贴不低于每月标准。", []),
    ("five years", "每5年复核一次。", ["每5年 = P5Y"]),
    ("three years", "每三年修编一次。", ["每三年 = P3Y"]),
    ("two months", "每两个月调度一次。", ["每两个月 = P2M"]),
    ("half a month", "每半月通报一次。", ["每半月 = P15D"]),
    ("half a month, 个", "每半个月会商一次。", ["每半个月 = P15D"]),
    ("two weeks", "每两周例会一次。", ["每两周 = P2W"]),
    ("两月一调度", "实行两月一调度。", ["两月 = P2M"]),
    ("by the month", "按月报送台账。", ["按月 = P1M"]),
    ("a day of each month", "每月5日前报送台账。", ["每月5日前 = P1M"]),
    ("in principle", "原则上每半年召开一次会议。", ["每半年 = P6M"]),
    ("months of each year", "每年3月和9月集中清理河道。", ["每年3月和9月 = P1Y"]),
    ("ends of months of each year", "每年5月底前、11月底前报送小结。", ["每年5月底前、11月底前 = P1Y"]),
    ("a day of each month, 前", "每月28日前报送进展。", ["每月28日前 = P1M"]),
    ("a payment", "按每月300元发放补助。", []),
    ("a name", "开展“每周一讲”。", []),
]
CLAUSES = [
    (
        "见效并持续推进",
        "推行一门办。（4月底见效并持续推进，牵头单位：县政务局）",
        ["4月底 = 2026-04-30", "持续推进 = ongoing"],
    ),
    (
        "完成并长期坚持",
        "推行一门办。（6月底完成并长期坚持，责任单位：县政务局、县民政局）",
        ["6月底 = 2026-06-30", "长期坚持 = ongoing"],
    ),
    (
        "behind the units",
        "推行一门办。（县政务局牵头，9月底前完成并常态化推进）",
        ["9月底前 = 2026-09-30", "常态化推进 = ongoing"],
    ),
    ("成效", "推行一门办。（9月取得成效，牵头单位：县政务局）", ["9月 = 2026-09-30"]),
    ("见到成效", "推行一门办。（三季度见成效，责任单位：县政务局）", ["三季度 = 2026-09-30"]),
    ("bare month first", "推行一门办。（9月，牵头单位：县政务局）", ["9月 = 2026-09-30"]),
    ("bare month last", "推行一门办。（县政务局牵头，2026年9月）", ["2026年9月 = 2026-09-30"]),
    ("bare quarter", "推行一门办。（责任单位：县政务局；三季度）", ["三季度 = 2026-09-30"]),
    ("going on", "推行一门办。（牵头单位：县政务局，持续跟进）", ["持续跟进 = ongoing"]),
    ("going on, square", "推行一门办。〔县政务局牵头，长期坚持〕", ["长期坚持 = ongoing"]),
    ("before the verb", "持续优化一门办。（牵头单位：县政务局）", []),
    ("units alone", "推行一门办。（县政务局牵头，县民政局配合）", []),
]
QUOTES = [
    ("closed by ASCII", '推行“一件事"改革。（4月底完成，牵头单位：县政务局）', ["4月底 = 2026-04-30"]),
    ("two", '上线“掌上办"和“自助办"。（10月底前完成，责任单位：县数据局）', ["10月底前 = 2026-10-31"]),
    ("in running text", '推广“好差评"制度。9月底前完成。', ["9月底前 = 2026-09-30"]),
    ("opened by ASCII", '推广"好差评”制度，9月底前完成。', ["9月底前 = 2026-09-30"]),
    ("two opening", "推广“好差评“制度，9月底前完成。", ["9月底前 = 2026-09-30"]),
    ("never closed", "推广“好差评制度。9月底前完成。", ["9月底前 = 2026-09-30"]),
    ("corner", "推广「好差评」制度，9月底前完成。", ["9月底前 = 2026-09-30"]),
    ("within", "开展“6月底前清零”竞赛。", []),
]
SPANS = [
    ("shortened", "审批期限压缩至3个月以内。", []),
    ("shortened, into", "将审批时间缩短到2个月内。", []),
    ("not over", "办理周期不超过2个月以内。", []),
    ("length", "服务期3年内不得调离。", []),
    ("soldiers", "培训退伍5年内人员。", []),
    ("founded", "支持成立3年内的科技企业。", []),
    ("registered", "扶持登记注册5年内小微企业。", []),
    ("which goods", "推广3年内关税减让明显的100种商品。", []),
    ("lately", "对近三年内的项目开展回头看。", []),
    ("campaign", "投入年末攻坚行动。", []),
    ("campaign, 年底", "开展年底冲刺活动。", []),
    ("rating", "纳入年底考核范围。", []),
    ("rated at the end of the year", "按月调度、年底考核。", ["按月 = P1M", "年底 = 2026-12-31"]),
    ("days", "打好百日攻坚战。", []),
    ("built in", "三年内建成示范区。", ["三年内 = 2028-12-31"]),
    ("aim", "力争两年内实现全覆盖。", ["两年内 = 2027-12-31"]),
    ("three to five", "用三到五年时间内建成体系。", ["用三到五年时间内 = 2030-12-31"]),
    ("with the time of three years", "用3年时间建成管网。", ["用3年时间 = 2028-12-31"]),
    ("three years of service", "安排3年时间的跟岗。", []),
    ("from a year", "2026年起3年内，改造管网90公里。", ["2026年起3年内 = 2028-12-31"]),
    ("year end, with verb", "泵站年底完工。", ["年底 = 2026-12-31"]),
]
YEARS = [
    ("object", "确保完成全年主要预期目标。", []),
    ("object, tasks", "努力实现全年目标任务。", []),
    ("object, plan", "公布全年招聘计划。", []),
    ("object, work", "谋划好全年工作。", []),
    ("through", "贯穿全年开展宣传。", []),
    ("rest", "窗口全年无休。", []),
    ("about the year", "2026年是攻坚之年。", []),
    ("about the year, comma", "今年，是项目建设年。", []),
    ("topic", "2026年，全县农业系统坚持稳字当头。", []),
    ("topic, 我局", "2026年，我局紧紧围绕中心工作。", []),
    ("topic, 要", "今年，全市各级要认真贯彻会议精神。", []),
    ("paper", "落实2026年工作要点。", []),
    ("key tasks", "推进2026年重点任务。", []),
    ("people's matters", "办好2026年度民生实事。", []),
    ("plants", "适用于当年生苗木。", []),
    ("since", "今年以来成效明显。", []),
    ("built", "对6月底前建成的泵房开展评估。", []),
    ("number", "全年新建公园2个。", ["全年 = 2026-12-31"]),
    ("number behind its subject", "全年粮食产量达到30万吨。", ["全年 = 2026-12-31"]),
    ("by its end", "年底前公布招聘计划。", ["年底前 = 2026-12-31"]),
    ("what is built", "2026年新建公园2个。", ["2026年 = 2026-12-31"]),
    ("今年 and a verb", "今年建成育苗基地。", ["今年 = 2026-12-31"]),
    ("明年 and a verb", "明年投用文化馆。", ["明年 = 2027-12-31"]),
    ("key towns", "2026年重点镇污水处理率达到80%。", ["2026年 = 2026-12-31"]),
    ("key firms", "2026年重点企业节水改造比例达到60%。", ["2026年 = 2026-12-31"]),
    ("key stretches", "2026年重点河段清淤完成90%。", ["2026年 = 2026-12-31"]),
    ("key villages, at the end of a year", "2027年重点村道路硬化率提高到95%。", ["2027年 = 2027-12-31"]),
    ("plan as a verb", "2026年计划新建泊位300个。", ["2026年 = 2026-12-31"]),
    ("in a title", "落实《2026年重点项目清单》。", []),
]
MONTHS = [
    (
        "before a comma",
        "分步推进。5月，举办读书活动；7-9月，举办纳凉晚会。",
        ["5月 = 2026-05-31", "7-9月 = 2026-07-01/2026-09-30"],
    ),
    ("two", "分步推进。4月，开展植树；10月，开展补植。", ["4月 = 2026-04-30", "10月 = 2026-10-31"]),
    ("behind a colon", "活动安排：6月，组织演练；11月，组织检查。", ["6月 = 2026-06-30", "11月 = 2026-11-30"]),
    ("a day", "分步推进。6月15日，召开现场会。", ["6月15日 = 2026-06-15"]),
    ("colons", "分步实施。4月：完成勘察；9月：完成验收。", ["4月 = 2026-04-30", "9月 = 2026-09-30"]),
    ("份", "分步推进。8月份，开展评比。", ["8月份 = 2026-08-31"]),
    (
        "three, one verb",
        "5月、8月、11月分别召开调度会。",
        ["5月 = 2026-05-31", "8月 = 2026-08-31", "11月 = 2026-11-30"],
    ),
    ("two days, one 前", "6月30日、12月31日前报送总结。", ["6月30日 = 2026-06-30", "12月31日前 = 2026-12-31"]),
    ("two ends, 和", "于6月底和12月底前报送总结。", ["于6月底 = 2026-06-30", "12月底前 = 2026-12-31"]),
    ("held", "拟于5月召开推进会。", ["于5月 = 2026-05-31"]),
    ("to be held", "10月召开推进会。", ["10月 = 2026-10-31"]),
    ("traditional", "於6月底前完成，並於年內投用。", ["於6月底前 = 2026-06-30", "於年內 = 2026-12-31"]),
    ("meetings of months", "落实5月、6月会议精神。", []),
    ("data of months", "通报3月和4月数据。", []),
    ("verb", "5月完成排查，7月完成整改。", ["5月 = 2026-05-31", "7月 = 2026-07-31"]),
    ("history", "去年5月，本地遭遇强降雨。", []),
    ("history, 了", "3月，我县举办了博览会。", []),
]
WRONG = [
    ("30 February", "2月30日前完成改造。", ["2月30日前 = 2026-02-28"]),
    ("31 September", "完成改造。（完成时限：2026年9月31日）", ["2026年9月31日 = 2026-09-30"]),
    ("31 June", "6月31日前完成检修。", ["6月31日前 = 2026-06-30"]),
    ("31 November, numerals", "十一月三十一日前完成检修。", ["十一月三十一日前 = 2026-11-30"]),
    ("in a range", "9月1日至9月31日开展整治。", ["9月1日至9月31日 = 2026-09-01/2026-09-30"]),
    ("figures", "完成改造。（完成时限：2026.4.31）", ["2026.4.31 = 2026-04-30"]),
    ("月 for 年", "2026月3月26日前完成检修。", ["2026月3月26日前 = 2026-03-26"]),
]
RIGHT = [
    ("leap", "2028年2月29日前完成改造。"),
    ("plain", "2026年9月30日前完成改造。"),
    ("plain, label", "完成改造。（完成时限：10月31日）"),
]
UNREAD = [
    ("at once", "建设平台。（县发展改革局牵头；完成时限：立行立改）", "立行立改"),
    ("an event", "建设平台。（县发展改革局牵头；完成时限：第十七届展会前）", "第十七届展会前"),
    ("weather", "建设平台。（县发展改革局牵头；完成时限：视天气情况）", "视天气情况"),
    ("as ordered", "建设平台。（责任单位：县财政局；办结时限：按上级要求）", "按上级要求"),
    ("running text", "建设平台。时间要求：与主体工程同步。", "与主体工程同步"),
    ("first in the clause", "建设平台。（完成时限：视资金情况，责任单位：县财政局）", "视资金情况"),
    ("square", "建设平台。【完成时限：待定】", "待定"),
]
READ = [
    ("date", "建设平台。（县发展改革局牵头；完成时限：2026年9月底）"),
    ("going on", "建设平台。（完成时限：长期坚持）"),
    ("rhythm", "建设平台。（完成时限：每季度）"),
    ("nothing", "建设平台。（责任单位：县财政局；完成时限：）"),
    ("dash", "建设平台。（责任单位：县财政局；完成时限：—）"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *params([(f"chinese, {name}", *rest) for name, *rest in CHINESE]),
        *params([(f"quarter, {name}", *rest) for name, *rest in QUARTERS]),
        *params([(f"figures, {name}", *rest) for name, *rest in FIGURES]),
        *params([(f"feast, {name}", *rest) for name, *rest in FEASTS]),
        *params([(f"range, {name}", *rest) for name, *rest in RANGES]),
        *params([(f"part, {name}", *rest) for name, *rest in PARTS]),
        *params([(f"coming, {name}", *rest) for name, *rest in COMING]),
        *params([(f"rhythm, {name}", *rest) for name, *rest in RHYTHMS]),
        *params([(f"clause, {name}", *rest) for name, *rest in CLAUSES]),
        *params([(f"quotes, {name}", *rest) for name, *rest in QUOTES]),
        *params([(f"span, {name}", *rest) for name, *rest in SPANS]),
        *params([(f"year, {name}", *rest) for name, *rest in YEARS]),
        *params([(f"month, {name}", *rest) for name, *rest in MONTHS]),
        *params([(f"wrong, {name}", *rest) for name, *rest in WRONG]),
    ],
)
def test_forms_of_limits(text: str, expected: list[str]) -> None:
    assert when(task(text).deadlines) == expected


def told(text: str, code: str) -> list[str]:
    """The messages of the warnings of a code in a plan of 2026."""
    return [
        warning.message
        for warning in extract_text(plan(f"（一）{text}", "（二）完善制度。")).warnings
        if warning.code == code
    ]


@pytest.mark.parametrize(("text", "expected"), params(WRONG))
def test_a_day_that_is_wrong_is_told(text: str, expected: list[str]) -> None:
    wording, _, date = expected[0].partition(" = ")
    assert [(wording in message, date.rpartition("/")[2] in message) for message in told(text, "YD133")] == [
        (True, True)
    ]


@pytest.mark.parametrize(("text", "expected"), params(COMING))
def test_what_has_no_day_to_count_from_is_told(text: str, expected: list[str]) -> None:
    wordings = [said.removesuffix(" = None") for said in expected if said.endswith("None")]
    assert told(text, "YD131") == [f"时限“{wording}”无法折算为日期：没有写明从哪一天算起" for wording in wordings]


@pytest.mark.parametrize("text", params(RIGHT))
def test_a_day_that_is_right_is_not_told(text: str) -> None:
    assert told(text, "YD133") == []


@pytest.mark.parametrize(("text", "wording"), params(UNREAD))
def test_what_a_label_says_and_nobody_understands_is_told(text: str, wording: str) -> None:
    notice = extract_text(plan(f"（一）{text}", "（二）完善制度。"))
    (warning,) = [warning for warning in notice.warnings if warning.code == "YD132"]
    assert wording in warning.message
    assert warning.item_id == notice.items[0].id
    assert warning.span is not None
    assert wording in notice.text[warning.span.start : warning.span.end]


@pytest.mark.parametrize("text", params(READ))
def test_what_a_label_says_plainly_is_not_told(text: str) -> None:
    assert told(text, "YD132") == []
