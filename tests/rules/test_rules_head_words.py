"""Each word that the head, the letter and the record of a notice are told by, in one wording of its kind.

A row: what the words do, the words, a notice with a place for one, the element that shows it, and its value.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest
from made_notice import TASKS, found

from ydparse import extract_text

NAME = "白石县护河方案"
PLAN = f"{NAME}\n{TASKS}"
SIGNED = "白石县水务局\n2026年2月6日\n"
LAST = "更新水尺40处。（县水务局负责）"


class Kind(NamedTuple):
    does: str
    words: str
    text: str
    element: str
    value: Any


KINDS = [
    Kind("cc", "分送 抄送 抄报 发送", PLAN + "{}：县委办公室。", "cc", ["县委办公室"]),
    Kind(
        "mark",
        "文件 公文 发电 传真电报 明电",
        "白石县水务局{}\n白水发〔2026〕3号\n护河方案\n" + TASKS,
        "issuer",
        ["白石县水务局"],
    ),
    Kind(
        "of the mark",
        "部门 内部 机关 行政",
        "白石县水务局{}文件\n白水发〔2026〕3号\n护河方案\n" + TASKS,
        "issuer",
        ["白石县水务局"],
    ),
    Kind(
        "issues",
        "印发 转发 批转 下达 公布 发布 调整 下发 分解下达 分解 颁发 报送 征求",
        f"白石县水务局关于{{}}{NAME}的通知\n各科室：\n请落实。\n{TASKS}",
        "title",
        NAME,
    ),
    Kind("reported", "印发 出台 发布 制定 公布 下发", f"白石县水务局{{}}《{NAME}》\n{TASKS}", "title", NAME),
    Kind(
        "sent",
        "印发 转发 下发 发给 发送 印送 下达 公布 分解 颁发 发布",
        f"各科室：\n现将《{NAME}》{{}}各科室。\n{SIGNED}{TASKS}",
        "title",
        NAME,
    ),
    Kind(
        "revised",
        "修订后的 调整后的 制定的",
        f"各科室：\n现将{{}}《{NAME}》印发各科室。\n{SIGNED}{TASKS}",
        "title",
        NAME,
    ),
    Kind(
        "goes on below",
        "关于护河 2026年护河",
        "白石县水务局\n{}方案\n" + TASKS,
        "title",
        "白石县水务局{}方案",
    ),
    Kind(
        "title",
        "工作要点 方案 行动计划 规划 纲要 意见 若干措施 政策 办法 细则 规定 制度 分工 任务分解 清单 台账 重点任务 重点工作 安排 分解表 任务表 分工表 "
        "责任表 一览表 清单表 进度表 纪要 通知 通告 公告 批复 函 报告 决定 预案 导则 指引 要求",
        "白石县护河{}\n" + TASKS,
        "title",
        "白石县护河{}",
    ),
    Kind(
        "opens a text behind a title",
        "根据 按照 依据 现将 经 各 当前 近年来 今年 以习近平 坚持 全面 深入 党的 第一 《 “ 本 是",
        "白石县护河方案{}，推进护河工作。一、主要任务1.疏浚河道12公里。（县水务局负责）2." + LAST,
        "title",
        NAME,
    ),
    Kind(
        "part of a title behind 为",
        "民 主 导 企 重点 目标 牵引",
        "白石县护河方案为{}办法现将任务印发，请落实。一、主要任务1.疏浚河道12公里。（县水务局负责）2." + LAST,
        "title",
        "白石县护河方案为{}办法",
    ),
    Kind(
        "part of a title behind a year",
        "要点 方案 计划 任务清单 安排 工作要点 重点任务清单 实施方案 行动计划 推进计划",
        "白石县护河方案2026年{}现将任务印发，请落实。一、主要任务1.疏浚河道12公里。（县水务局负责）2." + LAST,
        "title",
        "白石县护河方案2026年{}",
    ),
    Kind(
        "meeting",
        "会议 常委会 全会 办公会 全体会 常务会 党组会 党委会 董事会 主任会 专题会 部务会 厅务会 局务会 委务会 校务会 院务会",
        f"{NAME}\n已经2026年1月5日县{{}}审议通过，现予印发。\n{TASKS}",
        "approved_on",
        "2026-01-05",
    ),
    Kind(
        "approves",
        "通过 同意 审定 审议 批准",
        f"{NAME}\n已经2026年1月5日县政府常务会{{}}，现予印发。\n{TASKS}",
        "approved_on",
        "2026-01-05",
    ),
    Kind(
        "approves, in a bracket",
        "通过 批准 审定",
        f"{NAME}\n（2026年1月5日县政府{{}}，会后印发）\n{TASKS}",
        "approved_on",
        None,
    ),
    Kind("holds", "施行 实施 执行 生效 试行", PLAN + "本方案自2026年3月1日起{}。", "effective_on", "2026-03-01"),
    Kind("since", "印发 发布 公布 发文 下发", PLAN + "本方案自{}之日起施行。\n" + SIGNED, "effective_on", "2026-02-06"),
    Kind(
        "how it does",
        "扎实 全面 切实 进一步 认真 统筹 确保 圆满 高质量",
        f"白石县护河安排\n为{{}}做好2026年护河工作，特作部署。\n{TASKS}",
        "plan_year",
        2026,
    ),
    Kind(
        "does",
        "做好 抓好 推进 完成 组织 落实 开展",
        f"白石县护河安排\n为{{}}2026年护河工作，特作部署。\n{TASKS}",
        "plan_year",
        2026,
    ),
    Kind("says", "现将 现就 制定 提出 印发", f"白石县护河安排\n{{}}2026年护河工作安排。\n{TASKS}", "plan_year", 2026),
    Kind(
        "matter",
        "如下 要点 计划 方案 安排 工作 任务",
        f"白石县护河安排\n现就2026年护河{{}}。\n{TASKS}",
        "plan_year",
        2026,
    ),
    Kind(
        "head",
        "总体要求 总体思路 指导思想 工作目标 主要目标",
        f"白石县护河安排\n2026年护河{{}}是水清。\n{TASKS}",
        "plan_year",
        2026,
    ),
    Kind(
        "looks back",
        "回顾 总结 完成情况 以来情况 取得进展 主要成绩 成效 现状 基本情况 存在问题",
        "白石县护河安排\n一、2025年{}\n1.疏浚河道。（县水务局负责）\n",
        "plan_year",
        None,
    ),
    Kind(
        "no code begins so",
        "为 废止 修订 撤销 根据 按照 贯彻 落实 依据 经 关于 现将 对照 参照",
        f"{NAME}\n{{}}青政办发〔2025〕5号\n{TASKS}",
        "document_number",
        None,
    ),
    Kind("cited", "文 精神 要求 规定", f"{NAME}\n青政办发〔2025〕5号{{}}已下达\n{TASKS}", "document_number", None),
    Kind(
        "before the code",
        "人民政府 办公室 办公厅 委员会 管委会 领导小组 公司 文件 内部资料 机关名 通知 编号 文号 字号",
        f"白石县河道管护推进{{}}青政办发〔2025〕5号\n{PLAN}",
        "document_number",
        "青政办发〔2025〕5号",
    ),
    Kind(
        "addressees end",
        "政府 单位 部门 委员会 管委会 机构 办事处 厅 局 委 办公室 街道",
        f"{NAME}\n青山所属{{}}：\n现将要点印发。\n{TASKS}",
        "addressees",
        ["青山所属{}"],
    ),
    Kind(
        "a place's body",
        "人民政府 政府 党委 工委 党工委 管委会 管理委员会 委员会 人大 政协 人民法院 人民检察院",
        f"禾县{{}}关于护河的意见\n{TASKS}",
        "region",
        "禾县",
    ),
    Kind(
        "zone",
        "经济技术开发区 高新技术产业开发区 高新技术开发区 经济开发区 产业开发区 高新区 经开区 开发区 新区 综合实验区 实验区 综合保税区 保税区 自贸区 "
        "自由贸易试验区 合作区 示范区 度假区 风景区 名胜区 工业园区 产业园区 工业园 产业园 科技园区 集聚区 集中区 管理区",
        f"青禾{{}}管委会关于护河的意见\n{TASKS}",
        "region",
        "青禾{}",
    ),
]
ROWS = [pytest.param(kind, word, id=f"{kind.does}-{word}") for kind in KINDS for word in kind.words.split()]


@pytest.mark.parametrize(("kind", "word"), ROWS)
def test_a_word_does_what_its_kind_does(kind: Kind, word: str) -> None:
    value = found(kind.text.format(word))[kind.element]
    value = value["name"] if kind.element == "region" and value else value
    want = [kind.value[0].format(word)] if isinstance(kind.value, list) else kind.value
    assert value == (want.format(word) if isinstance(want, str) else want)


BEHIND = [
    *(f"公开{word}：主动公开" for word in ("方式", "属性", "类别", "选项", "形式", "类型", "范围")),
    *("主动公开", "依申请公开", "不予公开", "公开发布"),
    *(f"联系{word}：李工 电话 010-7" for word in ("人", "电话", "方式", "单位")),
    *(
        f"本{word}自印发之日起施行。"
        for word in ("方案", "意见", "要点", "计划", "措施", "办法", "规划", "通知", "清单")
    ),
    *(f"本方案{said}。" for said in ("由县水务局解释", "有效期2年", "施行中的问题请反映")),
    *(
        f"请{all_}{word}。"
        for all_, word in zip(
            ["各地", "各级", "各单位", "各部门", "各县", "各区", "各市", "各有关单位", "各责任单位", "各乡"],
            [
                "认真组织",
                "认真抓好",
                "抓好贯彻落实",
                "结合各自工作推进",
                "贯彻落实",
                "及时总结",
                "高度重视",
                "高度重视",
                "高度重视",
                "高度重视",
            ],
            strict=True,
        )
    ),
    *("施行说明：略", "实施说明：略", "特此通知。"),
    *(f"请各乡镇{word}。" for word in ("高度重视", "认真贯彻", "抓好落实", "结合实际推进", "贯彻执行", "及时报送")),
    *("扫一扫", "上一篇：无", "相关链接：略", "版权所有 白石县", "责任编辑：李工", "打印本页", "字号：大 中 小"),
]


@pytest.mark.parametrize("line", BEHIND)
def test_a_line_behind_the_last_task_belongs_to_none(line: str) -> None:
    plan = f"{NAME}\n一、主要任务\n1.疏浚河道12公里。\n2.更新水尺40处。\n"
    assert extract_text(f"{plan}{line}\n").items[-1].text == "更新水尺40处。"
