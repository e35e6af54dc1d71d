"""The notice that the tests of `check` spoil: whole and without a fault, all in it invented."""

from __future__ import annotations

from ydparse.lint import Finding, check, chosen
from ydparse.pipeline import parse

CLEAN = """白石县人民政府办公室文件

白政办〔2026〕12号

白石县人民政府办公室关于印发白石县2026年政务服务工作要点的通知

县财政局、县数据局、县住房城乡建设局、县市场监管局、县司法局、县审计局、县教育局：

《白石县2026年政务服务工作要点》已经2026年3月2日县政府第8次常务会议审议通过，现印发给你们，请认真贯彻执行。

附件：1.窗口改造清单
2.培训计划
3.联络员名单

白石县人民政府办公室
2026年3月18日

白石县2026年政务服务工作要点

一、优化窗口服务
1.建立办件台账。（牵头单位：县数据局；责任单位：县财政局、县司法局；完成时限：2026年10月）
2.编制年度预算，设备购置见附件1，10月底前完成。（牵头单位：县财政局；责任单位：县审计局、县数据局）
3.改造窗口20个，9月底前完成。（牵头单位：县住房城乡建设局；责任单位：县财政局、县审计局）
4.办件满意率达到95%，年底前完成。（牵头单位：县数据局；责任单位：县市场监管局、县财政局）
二、规范审批行为
（一）减少环节
5.举办政策宣讲5—8场，2026年9月底前完成。（牵头单位：县市场监管局；责任单位：县司法局）
6.清理规范性文件12件，11月30日前完成。（牵头单位：县司法局；责任单位：县审计局、县财政局）
（二）强化培训
7.培训综合窗口工作人员300人次，满意度高于90%。（牵头单位：县教育局；责任单位：县财政局、县审计局）
8.全年办件满意率达到95%。（牵头单位：县数据局；责任单位：县财政局、县教育局）
三、加强监督考核
9.按照本要点第二条要求每季度通报一次。（牵头单位：县审计局；责任单位：县财政局、县司法局）

附件1
窗口改造清单
名称：综合窗口，地点：大厅一层

附件2
培训计划
场次：春季场，地点：会议室

附件3
联络员名单
姓名：王强，电话：略
"""


def checked(text: str, *codes: str) -> list[Finding]:
    """The faults of a text by the given rules (none: by all of them)."""
    return check(parse(text.encode()), chosen(codes or ("YD",)))


def said(text: str, *codes: str) -> list[str]:
    """The same in one line each, for comparing: `YD203 “9”`."""
    return [f"{one.rule.code} {one.evidence}" for one in checked(text, *codes)]


def spoilt(*changes: tuple[str, str]) -> str:
    """The clean notice with wordings replaced, each of which must stand in it."""
    text = CLEAN
    for right, wrong in changes:
        assert right in text, right
        text = text.replace(right, wrong, 1)
    return text
