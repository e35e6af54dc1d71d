"""Units by kind: the same wording in many forms, with near misses. Each row is a task of a plan and who answers for it;
where rows have two lists, the second is of the task behind it."""

from __future__ import annotations

import pytest
from notices import tasks, who

from ydparse.models import Unit

NEXT = "开展宣传。（县司法局、县文旅局负责）"

# A limit in a list is no body; a body with 节 in its name is one.
LIMITS = [
    ("修订办法。（县财政局、县审计局，端午节前）", ["responsible 县财政局", "responsible 县审计局"]),
    ("修订办法。（县财政局、县审计局，重阳节前完成）", ["responsible 县财政局", "responsible 县审计局"]),
    ("修订办法。（县财政局、县审计局；三年内）", ["responsible 县财政局", "responsible 县审计局"]),
    ("修订办法。（县财政局、县审计局，2026年9月）", ["responsible 县财政局", "responsible 县审计局"]),
    ("修订办法。（县财政局、县审计局，2026.09.30）", ["responsible 县财政局", "responsible 县审计局"]),
    ("修订办法。（县财政局、县审计局，9.30前）", ["responsible 县财政局", "responsible 县审计局"]),
    ("修订办法。（责任单位：县财政局、县审计局，汛期前）", ["responsible 县财政局", "responsible 县审计局"]),
    ("修订办法。（责任单位：县财政局、县审计局，“七一”前完成）", ["responsible 县财政局", "responsible 县审计局"]),
    ("修订办法。（责任单位：县财政局、县审计局；半年内）", ["responsible 县财政局", "responsible 县审计局"]),
    ("修订办法。（县财政局牵头，县审计局配合，六个月内完成）", ["lead 县财政局", "support 县审计局"]),
    ("修订办法。（春节前，县财政局、县审计局）", ["responsible 县财政局", "responsible 县审计局"]),
    ("修订办法。（县财政局、县审计局，第三季度）", ["responsible 县财政局", "responsible 县审计局"]),
    ("修订办法。（县财政局、县审计局，全年）", ["responsible 县财政局", "responsible 县审计局"]),
    ("修订办法。（县财政局、县审计局，长期坚持）", ["responsible 县财政局", "responsible 县审计局"]),
    ("修订办法。（县财政局、县审计局，10月底前建成）", ["responsible 县财政局", "responsible 县审计局"]),
    (
        "修订办法。（县春节活动筹备组、县清明祭扫办公室）",
        ["responsible 县春节活动筹备组", "responsible 县清明祭扫办公室"],
    ),
    ("修订办法。\n责任单位：县财政局、县审计局，中秋节前", ["responsible 县财政局", "responsible 县审计局"]),
    ("修订办法。（县财政局、县审计局，开学前）", ["responsible 县财政局", "responsible 县审计局"]),
]
# Who leads by a convention; the second task is （县司法局、县文旅局负责）.
CONVENTIONS = [
    (
        "修订办法。（县财政局、县审计局负责。排名第一的单位为牵头单位，下同）",
        ["lead 县财政局", "responsible 县审计局"],
        ["lead 县司法局", "responsible 县文旅局"],
    ),
    (
        "修订办法。（县财政局、县审计局负责。首位单位为主办单位，下同）",
        ["lead 县财政局", "responsible 县审计局"],
        ["lead 县司法局", "responsible 县文旅局"],
    ),
    (
        "修订办法。（县财政局、县审计局负责。排在首位的为主责单位，下同）",
        ["lead 县财政局", "responsible 县审计局"],
        ["lead 县司法局", "responsible 县文旅局"],
    ),
    (
        "修订办法。（县财政局、县审计局负责，列首位的为牵头单位，下同）",
        ["lead 县财政局", "responsible 县审计局"],
        ["lead 县司法局", "responsible 县文旅局"],
    ),
    (
        "修订办法。（县财政局、县审计局负责；第一个单位为牵头单位，下同）",
        ["lead 县财政局", "responsible 县审计局"],
        ["lead 县司法局", "responsible 县文旅局"],
    ),
    (
        "修订办法。（责任单位：县财政局、县审计局。注：列在第一位的为统筹单位）",
        ["lead 县财政局", "responsible 县审计局"],
        ["lead 县司法局", "responsible 县文旅局"],
    ),
    (
        "修订办法。（县财政局、县审计局按职责分工负责，排第一的部门为牵头部门，下同）",
        ["lead 县财政局", "responsible 县审计局"],
        ["lead 县司法局", "responsible 县文旅局"],
    ),
    (
        "修订办法。（县财政局、县审计局。列第一位者为牵头或汇总单位，下同）",
        ["lead 县财政局", "responsible 县审计局"],
        ["lead 县司法局", "responsible 县文旅局"],
    ),
    (
        "修订办法。（县财政局、县审计局，县司法局负责。逗号前的单位为牵头单位，下同）",
        ["lead 县财政局", "lead 县审计局", "responsible 县司法局"],
        ["lead 县司法局", "lead 县文旅局"],
    ),
    (
        "修订办法。（县财政局、县审计局；县司法局、县民政局负责。分号前为牵头单位，分号后为配合单位）",
        ["lead 县财政局", "lead 县审计局", "support 县司法局", "support 县民政局"],
        ["lead 县司法局", "lead 县文旅局"],
    ),
    (
        "修订办法。（县财政局、县审计局，县司法局负责。“，”前为牵头单位，下同）",
        ["lead 县财政局", "lead 县审计局", "responsible 县司法局"],
        ["lead 县司法局", "lead 县文旅局"],
    ),
    (
        "修订办法。（县财政局、县审计局；县司法局。第一个分号之前的为主办单位）",
        ["lead 县财政局", "lead 县审计局", "responsible 县司法局"],
        ["lead 县司法局", "lead 县文旅局"],
    ),
    (
        "修订办法。（县财政局★、县审计局。标★的为牵头单位）",
        ["lead 县财政局", "responsible 县审计局"],
        ["responsible 县司法局", "responsible 县文旅局"],
    ),
    (
        "修订办法。（县财政局、县审计局*。带“*”号的单位为牵头单位）",
        ["responsible 县财政局", "lead 县审计局"],
        ["responsible 县司法局", "responsible 县文旅局"],
    ),
    (
        "修订办法。（▲县财政局、县审计局。加▲者为牵头单位，下同）",
        ["lead 县财政局", "responsible 县审计局"],
        ["responsible 县司法局", "responsible 县文旅局"],
    ),
    (
        "修订办法。（县财政局、县审计局，加粗的为牵头单位，下同）",
        ["responsible 县财政局", "responsible 县审计局"],
        ["responsible 县司法局", "responsible 县文旅局"],
    ),
    (
        "修订办法。（县财政局、县审计局负责。带下划线的单位为牵头单位）",
        ["responsible 县财政局", "responsible 县审计局"],
        ["responsible 县司法局", "responsible 县文旅局"],
    ),
    (
        "修订办法。\n责任单位：县财政局、县审计局（列首位者为主办单位，下同）",
        ["lead 县财政局", "responsible 县审计局"],
        ["lead 县司法局", "responsible 县文旅局"],
    ),
    (
        "修订办法。\n责任单位：县财政局、县审计局（排名首位的单位牵头）",
        ["lead 县财政局", "responsible 县审计局"],
        ["lead 县司法局", "responsible 县文旅局"],
    ),
    (
        "修订办法。（县财政局、县审计局、县司法局负责，第一个顿号前为统筹单位）",
        ["lead 县财政局", "responsible 县审计局", "responsible 县司法局"],
        ["lead 县司法局", "responsible 县文旅局"],
    ),
    (
        "修订办法。（县财政局、县审计局负责。以下简称牵头单位）",
        ["responsible 县财政局", "responsible 县审计局"],
        ["responsible 县司法局", "responsible 县文旅局"],
    ),
    (
        "修订办法。明确牵头单位，列出第一批清单。（县财政局、县审计局）",
        ["responsible 县财政局", "responsible 县审计局"],
        ["responsible 县司法局", "responsible 县文旅局"],
    ),
    (
        "修订办法。（县财政局、县审计局、县司法局。列第一位的为牵头单位，其余为配合单位，下同）",
        ["lead 县财政局", "support 县审计局", "support 县司法局"],
        ["lead 县司法局", "support 县文旅局"],
    ),
]
# No sign between a role and the next name, at every level.
LEVELS = [
    ("修订办法。（盟财政局牵头盟审计局配合）", ["lead 盟财政局", "support 盟审计局"]),
    ("修订办法。（兵团财政局牵头师财政局配合）", ["lead 兵团财政局", "support 师财政局"]),
    ("修订办法。（镇综治办牵头镇财政所配合）", ["lead 镇综治办", "support 镇财政所"]),
    ("修订办法。（街道党政办牵头街道城管办协助）", ["lead 街道党政办", "support 街道城管办"]),
    ("修订办法。（省财政厅牵头市财政局配合）", ["lead 省财政厅", "support 市财政局"]),
    (
        "修订办法。（区财政局负责区审计局、区司法局配合）",
        ["responsible 区财政局", "support 区审计局", "support 区司法局"],
    ),
    ("修订办法。（县财政局负责乡村振兴资金监管）", ["~responsible 县财政局"]),
    ("修订办法。（县财政局负责市场监管）", ["~responsible 县财政局"]),
    ("修订办法。（县财政局牵头各乡镇配合）", ["lead 县财政局", "@support 各乡镇"]),
    ("修订办法。（县财政局牵头、县审计局配合）", ["lead 县财政局", "support 县审计局"]),
    ("修订办法。（团委牵头团场配合）", ["lead 团委", "support 团场"]),
    ("修订办法。（苏木政府牵头嘎查配合）", ["lead 苏木政府", "support 嘎查"]),
]
# Several kinds of places as one collective.
PLACES = [
    (
        "修订办法。（县水务局牵头，各乡、镇人民政府、街道办事处负责）",
        ["lead 县水务局", "@responsible 各乡、镇人民政府", "responsible 街道办事处"],
    ),
    (
        "修订办法。（市水务局牵头，各区（市）县政府（管委会）负责落实）",
        ["lead 市水务局", "@responsible 各区（市）县政府（管委会）"],
    ),
    (
        "修订办法。（市水务局、各县（市、区）、开发区负责）",
        ["responsible 市水务局", "@responsible 各县（市、区）、开发区"],
    ),
    ("修订办法。（市水务局牵头，各区、开发区管委会配合）", ["lead 市水务局", "@support 各区、开发区管委会"]),
    ("修订办法。（市水务局牵头，各旗县区人民政府负责）", ["lead 市水务局", "@responsible 各旗县区人民政府"]),
    (
        "修订办法。（省水利厅牵头，各市（州）、县（市、区）人民政府负责）",
        ["lead 省水利厅", "@responsible 各市（州）、县（市、区）人民政府"],
    ),
    ("修订办法。（责任单位：各市党委、政府）", ["@responsible 各市党委", "responsible 政府"]),
    (
        "修订办法。（责任单位：各县区党委、政府，县财政局）",
        ["@responsible 各县区党委", "responsible 政府", "responsible 县财政局"],
    ),
    ("修订办法。（责任单位：各乡镇、县财政局）", ["@responsible 各乡镇", "responsible 县财政局"]),
    ("修订办法。（责任单位：各街道、镇，区财政局）", ["@responsible 各街道、镇", "responsible 区财政局"]),
    ("修订办法。（责任单位：各镇（街道）、县财政局）", ["@responsible 各镇（街道）", "responsible 县财政局"]),
    ("修订办法。（责任单位：各县、市直有关部门）", ["@responsible 各县", "@responsible 市直有关部门"]),
    (
        "修订办法。（责任单位：市水利局、各区、县级市水务局）",
        ["responsible 市水利局", "@responsible 各区、县级市水务局"],
    ),
    ("修订办法。（责任单位：各师、团场）", ["@responsible 各师、团场"]),
    ("修订办法。（责任单位：各盟行政公署、市人民政府）", ["@responsible 各盟行政公署、市人民政府"]),
    ("修订办法。（责任单位：各区县、各功能区管委会）", ["@responsible 各区县", "@responsible 各功能区管委会"]),
    (
        "修订办法。（责任单位：各设区市、省直管县（市）人民政府）",
        ["@responsible 各设区市", "responsible 省直管县（市）人民政府"],
    ),
    (
        "修订办法。（县水务局，各乡镇人民政府（街道办事处）负责）",
        ["responsible 县水务局", "@responsible 各乡镇人民政府（街道办事处）"],
    ),
    ("修订办法。（各苏木乡镇、街道负责）", ["@responsible 各苏木乡镇、街道"]),
]
# Labels of every word of duty, wherever they stand.
LABELS_OF_DUTY = [
    (
        "修订办法。\n牵头单位：县财政局\n其他责任单位：县审计局、县司法局",
        ["lead 县财政局", "responsible 县审计局", "responsible 县司法局"],
    ),
    ("修订办法。\n主责单位：县财政局\n主要协办单位：县审计局", ["lead 县财政局", "support 县审计局"]),
    (
        "修订办法。\n统筹单位：县财政局\n执行单位：县审计局\n会办单位：县司法局",
        ["lead 县财政局", "responsible 县审计局", "support 县司法局"],
    ),
    (
        "修订办法。\n主抓单位：县财政局\n具体实施单位：县审计局\n配合参与单位：县司法局",
        ["lead 县财政局", "responsible 县审计局", "support 县司法局"],
    ),
    (
        "修订办法。\n责任分工：县财政局负责，县审计局、县司法局协助",
        ["responsible 县财政局", "support 县审计局", "support 县司法局"],
    ),
    ("修订办法。\n任务分工：县财政局牵头，县审计局参与。", ["lead 县财政局", "support 县审计局"]),
    ("修订办法。\n职责分工：由县财政局牵头，各乡镇配合", ["lead 县财政局", "@support 各乡镇"]),
    ("修订办法。\n部门分工：县财政局、县审计局", ["responsible 县财政局", "responsible 县审计局"]),
    ("修订办法。\n负责部门：县财政局 协作部门：县审计局", ["responsible 县财政局", "support 县审计局"]),
    ("修订办法。\n牵头（主责）单位：县财政局", ["lead 县财政局"]),
    ("修订办法。\n牵头及责任单位：县财政局", ["lead 县财政局"]),
    ("修订办法。\n牵头责任部门：县财政局；配合责任部门：县审计局", ["lead 县财政局", "support 县审计局"]),
    (
        "修订办法。\n统筹：县财政局；执行：县审计局；协办：县司法局",
        ["lead 县财政局", "responsible 县审计局", "support 县司法局"],
    ),
    ("修订办法。内容如下：牵头单位：县财政局；配合单位：县审计局", ["lead 县财政局", "support 县审计局"]),
    ("修订办法。流程见图3责任单位：县财政局", ["responsible 县财政局"]),
    ("修订办法。详见表2牵头部门：县财政局", ["lead 县财政局"]),
    ("修订办法。工作方法：先试点后推广。（县财政局负责）", ["responsible 县财政局"]),
    ("修订办法。分工原则：谁主管谁负责。（县财政局负责）", ["responsible 县财政局"]),
    (
        "修订办法。（承办处室：办公室、人事处；协办处室：财务处）",
        ["responsible 办公室", "responsible 人事处", "support 财务处"],
    ),
    ("修订办法。（责任部门：COCC、OCC，信息中心）", ["responsible COCC", "responsible OCC", "responsible 信息中心"]),
    ("修订办法。\n责任单位：AQ中心、IT部", ["responsible AQ中心", "responsible IT部"]),
    ("修订办法。（主办：县财政局；会办：县审计局）", ["lead 县财政局", "support 县审计局"]),
    ("修订办法。（责任主体：各乡镇；监管主体：县财政局）", ["@responsible 各乡镇", "responsible 县财政局"]),
    ("修订办法。\n牵头（主责）单位：县财政局\n责任（配合）单位：县审计局", ["lead 县财政局", "responsible 县审计局"]),
]
# An ending that the last name says for all.
SHARED_ENDINGS = [
    ("检修管网。南湖、北湖分公司牵头，年底前完成。", ["~lead 南湖", "~lead 北湖分公司"]),
    ("检修管网。东山、西山、南山街道牵头推进。", ["~lead 东山", "~lead 西山", "~lead 南山街道"]),
    ("检修管网。东岭县、西岭县住建局牵头落实。", ["~lead 东岭县", "~lead 西岭县住建局"]),
    ("检修管网。由甲河、乙河水库管理所负责调度。", ["~responsible 甲河", "~responsible 乙河水库管理所"]),
    ("检修管网。推动供水、排水公司牵头成立协会。", []),
    ("检修管网。东城、西城片区负责人参加培训。", []),
    ("检修管网。安全、质量部门牵头检查。", []),
]
# Names with quoted words in them.
QUOTED = [
    (
        "修订办法。（县“三河一湖”治理指挥部、县审计局负责）",
        ["responsible 县“三河一湖”治理指挥部", "responsible 县审计局"],
    ),
    (
        "修订办法。（责任单位：县推进“一城两翼、三区”建设办公室，县审计局）",
        ["responsible 县推进“一城两翼、三区”建设办公室", "responsible 县审计局"],
    ),
    (
        "修订办法。（市创建“双拥模范城”工作领导小组成员单位负责）",
        ["@responsible 市创建“双拥模范城”工作领导小组成员单位"],
    ),
    ("修订办法。（县“互联网+监管”专班牵头，县审计局配合）", ["lead 县“互联网+监管”专班", "support 县审计局"]),
]
# 牵头 in an attribute names nobody.
ATTRIBUTES = [
    ("构建高校牵头、企业参与的攻关机制。", []),
    ("完善县水利局牵头、乡镇落实、群众参与的管护体系。", []),
    ("形成研究院牵头，企业参与的创新格局。", []),
    ("推行行业协会牵头模式。", []),
    ("建立健全由县委政法委牵头的协调机制。", []),
    ("健全县财政局牵头的联席会议制度。", []),
    ("实行商会牵头、会员共担的运营方式。", []),
    ("县水利局牵头建立高效的管护机制。", ["~lead 县水利局"]),
    ("县水利局牵头，完善各方参与的管护机制。", ["~lead 县水利局"]),
    ("由县水利局牵头，会同县财政局建立联动机制。", ["~lead 县水利局"]),
    ("县发改局牵头制定管理办法。", ["~lead 县发改局"]),
    ("县水利局负责的管护机制更加完善。", []),
]
# Remarks, contacts and persons name nobody.
REMARKS = [
    ("修订办法。（责任单位：县商务局；实施范围：全县）", ["responsible 县商务局"]),
    ("修订办法。（县商务局负责；适用对象：本地企业，以下同）", ["responsible 县商务局"]),
    ("修订办法。（责任单位：县商务局；联系人：王强，商贸科，1234567）", ["responsible 县商务局"]),
    ("修订办法。（联系人：王强，商贸科；李丽，外贸科）", []),
    ("修订办法。（县商务局负责）（咨询电话：县商务局商贸科，1234567）", ["responsible 县商务局"]),
    ("修订办法。（责任单位：县商务局；资金来源：县财政）", ["responsible 县商务局"]),
    ("修订办法。（责任单位：县商务局；政策依据：省商务厅、省财政厅文件）", ["responsible 县商务局"]),
    ("修订办法。（责任单位：县商务局；备注：各乡镇参照执行）", ["responsible 县商务局"]),
    ("修订办法。（县商务局商贸科、外贸科负责）", ["responsible 县商务局商贸科", "responsible 外贸科"]),
    ("修订办法。（牵头领导：王强；责任单位：县商务局）", ["responsible 县商务局"]),
    ("修订办法。（责任人：县商务局局长王强）", []),
    ("修订办法。（县商务局局长王强牵头，县财政局配合）", ["support 县财政局"]),
]
# Bodies that stand for several, and bodies that only sound so.
COLLECTIVES = [
    ("修订办法。（地方金融局、地方志办公室负责）", ["responsible 地方金融局", "responsible 地方志办公室"]),
    ("修订办法。（地方海关、地方税务局配合）", ["support 地方海关", "support 地方税务局"]),
    ("修订办法。（地方各级人民政府负责）", ["@responsible 地方各级人民政府"]),
    ("修订办法。（各地负责）", ["@responsible 各地"]),
    ("修订办法。（县直各有关部门和单位、各乡镇负责）", ["@responsible 县直各有关部门和单位", "@responsible 各乡镇"]),
    ("修订办法。（县财政局等有关部门和各乡镇负责）", ["responsible 县财政局", "@responsible 各乡镇"]),
    (
        "修订办法。（省工信厅牵头，省级有关部门和中央驻省单位配合）",
        ["lead 省工信厅", "@support 省级有关部门", "support 中央驻省单位"],
    ),
    ("修订办法。（县财政局牵头，其他有关单位和部门配合）", ["lead 县财政局", "@support 其他有关单位和部门"]),
    (
        "修订办法。（市直相关部门及单位、各县区政府按职责分工负责）",
        ["@responsible 市直相关部门及单位", "@responsible 各县区政府"],
    ),
    (
        "修订办法。（国务院有关部门、单位和各省区市负责）",
        ["@responsible 国务院有关部门、单位", "@responsible 各省区市"],
    ),
    ("修订办法。（责任单位：各有关部门和单位）", ["@responsible 各有关部门和单位"]),
    (
        "修订办法。（责任单位：县发展和改革局和县住房和城乡建设局）",
        ["responsible 县发展和改革局", "responsible 县住房和城乡建设局"],
    ),
    ("修订办法。（盟直有关部门和单位，各旗县市负责）", ["@responsible 盟直有关部门和单位", "@responsible 各旗县市"]),
    ("修订办法。（区各相关部门、各街道）", ["@responsible 区各相关部门", "@responsible 各街道"]),
    ("修订办法。（牵头单位：县财政局，责任单位：有关单位）", ["lead 县财政局", "@responsible 有关单位"]),
]
# Who has a share in every task.
IMPLIED = [
    (
        "整治占道。（责任单位：县城管局。以下任务均需各乡镇人民政府落实，不再一一列出）",
        ["responsible 县城管局"],
        ["responsible 县司法局", "responsible 县文旅局", "@+responsible 各乡镇人民政府"],
    ),
    (
        "整治占道。（责任单位：县城管局。以下各项措施均涉及各乡镇、县直各部门，不再单独列出）",
        ["responsible 县城管局"],
        ["responsible 县司法局", "responsible 县文旅局", "@+responsible 各乡镇", "@+responsible 县直各部门"],
    ),
    (
        "整治占道。（责任单位：县城管局。以下责任单位均包括各乡镇、县经开区管委会，不再列出）",
        ["responsible 县城管局"],
        ["responsible 县司法局", "responsible 县文旅局", "@+responsible 各乡镇", "+responsible 县经开区管委会"],
    ),
    (
        "整治占道。（责任单位：县城管局。所有工作均需各乡镇配合，不再重复列出）",
        ["responsible 县城管局", "@+responsible 各乡镇"],
        ["responsible 县司法局", "responsible 县文旅局", "@+responsible 各乡镇"],
    ),
    (
        "整治占道。（责任单位：县城管局。各项任务均由各乡镇、街道具体落实，下同，不再单列）",
        ["responsible 县城管局", "@+responsible 各乡镇、街道"],
        ["responsible 县司法局", "responsible 县文旅局", "@+responsible 各乡镇、街道"],
    ),
    (
        "整治占道。（责任单位：县城管局。具体任务均涉及各乡镇人民政府，不再做分工，下同）",
        ["responsible 县城管局"],
        ["responsible 县司法局", "responsible 县文旅局", "@+responsible 各乡镇人民政府"],
    ),
    (
        "整治占道。（责任单位：县城管局，各乡镇，以下不再列出）",
        ["responsible 县城管局", "@responsible 各乡镇"],
        ["responsible 县司法局", "responsible 县文旅局"],
    ),
    (
        "整治占道。（责任单位：县城管局。检查结果不再另行公布）",
        ["responsible 县城管局"],
        ["responsible 县司法局", "responsible 县文旅局"],
    ),
    (
        "整治占道。（责任单位：县城管局。以下材料不再重复提交）",
        ["responsible 县城管局"],
        ["responsible 县司法局", "responsible 县文旅局"],
    ),
    (
        "整治占道。（责任单位：县城管局。本方案各项任务均需各乡镇落实，不再逐一列出）",
        ["responsible 县城管局", "@+responsible 各乡镇"],
        ["responsible 县司法局", "responsible 县文旅局", "@+responsible 各乡镇"],
    ),
    (
        "整治占道。（责任单位：县城管局）以下工作均需各乡镇、县直有关部门落实，不再列出。",
        ["responsible 县城管局"],
        ["responsible 县司法局", "responsible 县文旅局", "@+responsible 各乡镇", "@+responsible 县直有关部门"],
    ),
]
# A mark before a name is no part of it.
MARKS = [
    ("修订办法。一是县财政局牵头制定细则，二是县审计局牵头开展检查。", ["~lead 县财政局", "~lead 县审计局"]),
    ("修订办法。（1）县财政局负责审核；（2）县审计局负责检查。", ["~responsible 县财政局", "~responsible 县审计局"]),
    ("修订办法。（责任单位：1.县财政局；2.县审计局）", ["responsible 县财政局", "responsible 县审计局"]),
    ("修订办法。（责任单位：①县财政局②县审计局）", ["responsible 县财政局", "responsible 县审计局"]),
    ("修订办法。（责任单位：（1）县财政局；（2）县审计局）", ["responsible 县财政局", "responsible 县审计局"]),
    ("修订办法。三是由县审计局负责检查。", ["~responsible 县审计局"]),
]
# 等按职责分工负责 never enters a name.
SHARED_OUT = [
    ("修订办法。（省计生协等按职责分工负责）", ["responsible 省计生协"]),
    ("修订办法。（县财政局、县关工委等按职责分工负责）", ["responsible 县财政局", "responsible 县关工委"]),
    (
        "修订办法。（县科协、县文联、县侨办等部门按职责分工负责）",
        ["responsible 县科协", "responsible 县文联", "responsible 县侨办"],
    ),
    ("修订办法。（责任单位：县财政局等按职责分工负责）", ["responsible 县财政局"]),
    (
        "修订办法。（县财政局牵头，县计生协、县老龄办等单位按照职责分工负责）",
        ["lead 县财政局", "responsible 县计生协", "responsible 县老龄办"],
    ),
    ("修订办法。（县财政局，各乡镇等按职责分工落实）", ["responsible 县财政局", "@responsible 各乡镇"]),
    ("修订办法。（县财政局、县审计局根据各自职责负责）", ["responsible 县财政局", "responsible 县审计局"]),
]
# Members of working groups.
GROUPS = [
    (
        "成立工作组。组长单位：县财政局；成员单位：县审计局、县司法局。",
        ["lead 县财政局", "responsible 县审计局", "responsible 县司法局"],
    ),
    (
        "成立工作组。（召集单位：县财政局；成员单位：县审计局、县司法局）",
        ["lead 县财政局", "responsible 县审计局", "responsible 县司法局"],
    ),
    (
        "宣传组：组长单位：县委宣传部；副组长单位：县文旅局；成员单位：县融媒体中心、各乡镇；职责：负责宣传。",
        ["lead 县委宣传部", "responsible 县文旅局", "responsible 县融媒体中心", "@responsible 各乡镇"],
    ),
    (
        "综合组：组长：王强 县政府副县长；成员单位：县财政局、县审计局",
        ["responsible 县财政局", "responsible 县审计局", "~responsible 综合组"],
    ),
]
# A bracket that is never closed hides none.
# An office and a colon, with its work behind it; the same ending before what is none.
OFFICES = [
    ("营销部：督促各站报送进度。", ["~responsible 营销部"]),
    ("配网部：负责统筹协调。", ["~responsible 配网部"]),
    ("公司安监部：牵头开展检查。", ["~responsible 公司安监部"]),
    ("综合科：汇总台账，按月通报。", ["~responsible 综合科"]),
    ("信息中心：提供技术支持。", ["~responsible 信息中心"]),
    ("财务处、后勤处：落实经费。", ["~responsible 财务处", "~responsible 后勤处"]),
    ("服务站：面积不小于200平方米。", []),
    ("主干部：采用钢结构。", []),
    ("工作落脚处：惠及群众。", []),
]

OPEN_BRACKETS = [
    ("推进接收站（一期建设。（县发改局牵头，县能源局配合）", ["lead 县发改局", "support 县能源局"]),
    ("推进接收站（一期建设，提高能力。【县发改局牵头，县能源局配合】", ["lead 县发改局", "support 县能源局"]),
    (
        "推进接收站[二期建设，提高能力。（责任单位：县发改局、县能源局）",
        ["responsible 县发改局", "responsible 县能源局"],
    ),
    ("推进接收站（一期、二期建设。\n（县发改局牵头，县能源局配合）", ["lead 县发改局", "support 县能源局"]),
    ("推进接收站（含管网（二期）建设，提高能力。（县发改局牵头，县能源局配合）", ["lead 县发改局", "support 县能源局"]),
    ("推进接收站一期）建设。（县发改局牵头，县能源局配合）", ["lead 县发改局", "support 县能源局"]),
    ("推进接收站建设。（县发改局牵头，县能源局配合", ["lead 县发改局", "support 县能源局"]),
    ("推进“接收站（一期”建设。（县发改局牵头，县能源局配合）", ["lead 县发改局", "support 县能源局"]),
]
# Names before 牵头 and 负责 in running text.
RUNNING = [
    ("县水务局及各乡（镇、街道）水务站牵头推进整治。", ["~lead 县水务局", "@~lead 各乡（镇、街道）水务站"]),
    ("县水利局和各镇（街道）水利站牵头实施。", ["~lead 县水利局", "@~lead 各镇（街道）水利站"]),
    ("各区（市）水务局牵头开展排查。", ["@~lead 各区（市）水务局"]),
    ("任务交由东岭乡牵头落实。", ["~lead 东岭乡"]),
    ("该项目由石门街道牵头实施。", ["~lead 石门街道"]),
    ("委托县水利局牵头编制。", ["~lead 县水利局"]),
    ("县水利局（河长办）牵头编制方案。", ["~lead 县水利局（河长办）"]),
    ("落实县水利局牵头责任。", []),
    ("明确由县水利局负责。", ["~responsible 县水利局"]),
    ("将负责人员名单报县水利局。", []),
    ("县水利局负责人带队检查。", []),
    ("县水利局牵头单位要履行职责。", []),
    (
        "（1）综合协调组省交通运输厅牵头，省公安厅、省应急厅等参与。负责信息收集。",
        ["~lead 省交通运输厅", "~support 省公安厅", "~support 省应急厅"],
    ),
    ("宣传组县委宣传部牵头，县文旅局配合。", ["~lead 县委宣传部", "~support 县文旅局"]),
    ("由工会牵头组织评选。", ["~lead 工会"]),
    ("本措施由县发改局负责解释。", []),
    ("市委文明办（创城办）：落实创建任务，开展宣传。", ["~responsible 市委文明办（创城办）"]),
    ("综合协调组：协调各成员单位，组织会议。", ["~responsible 综合协调组"]),
    ("宣传组：组长单位：县委宣传部；成员单位：县文旅局。", ["lead 县委宣传部", "responsible 县文旅局"]),
    ("由县财政局牵头，县审计局、县司法局配合。", ["~lead 县财政局", "~support 县审计局", "~support 县司法局"]),
    ("红旗、光明社区负责清理。", []),
    ("县财政局负责政策解释工作。", ["~responsible 县财政局"]),
]
# A verb is said of the list next to it; what stands before a comma keeps its label.
NEXT_TO_THE_VERB = [
    ("推进改革（责任单位：县发改局，各乡镇配合）。", ["responsible 县发改局", "@support 各乡镇"]),
    (
        "推进改革（牵头单位：县发改局，县财政局、各乡镇配合）。",
        ["lead 县发改局", "support 县财政局", "@support 各乡镇"],
    ),
    ("推进改革（配合单位：县发改局，各乡镇配合）。", ["support 县发改局", "@support 各乡镇"]),
    ("推进改革（责任单位：县发改局、县财政局配合）。", ["support 县发改局", "support 县财政局"]),
    ("推进改革（县发改局，各乡镇配合）。", ["responsible 县发改局", "@support 各乡镇"]),
    ("推进改革（县发改局牵头，力争9月底前完成；县财政局配合）。", ["lead 县发改局", "support 县财政局"]),
    ("推进改革（责任单位：县直各委、办、局）。", ["@responsible 县直各委、办、局"]),
]


def said(units: tuple[Unit, ...]) -> list[str]:
    """Each unit as `who` says it, collectives led by `@`."""
    return [f"{'@' * unit.collective}{name}" for unit, name in zip(units, who(units), strict=True)]


# A body that is named by its field and its kind, and what stands between the names and the verb.
DEPARTMENTS = [
    ("由教育行政部门负责审批。", ["~responsible 教育行政部门"]),
    ("果园内由农业农村部门负责巡查。", ["~responsible 农业农村部门"]),
    ("宣传部门牵头抓总，健全队伍。", ["~lead 宣传部门"]),
    ("县委宣传部牵头抓总，县文旅局负责布展。", ["~lead 县委宣传部", "~responsible 县文旅局"]),
    (
        "国务院水行政主管部门、林业行政部门在职责范围内分别负责巡护。",
        ["~responsible 国务院水行政主管部门", "~responsible 林业行政部门"],
    ),
    (
        "县水利部门、县林业部门在各自职责范围内负责巡护。",
        ["~responsible 县水利部门", "~responsible 县林业部门"],
    ),
    ("公安部门会同民政部门负责劝导。", ["~responsible 公安部门", "support 民政部门"]),
    ("县水利局负责牵头编制。", ["~lead 县水利局"]),
    ("县水利局负责统筹推进。", ["~responsible 县水利局"]),
    ("关键部门负责审批。", []),
    ("培训教育部门负责人。", []),
    ("发挥宣传部门牵头抓总作用。", []),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *LIMITS,
        *DEPARTMENTS,
        *LEVELS,
        *PLACES,
        *LABELS_OF_DUTY,
        *SHARED_ENDINGS,
        *QUOTED,
        *ATTRIBUTES,
        *REMARKS,
        *COLLECTIVES,
        *MARKS,
        *SHARED_OUT,
        *GROUPS,
        *OFFICES,
        *OPEN_BRACKETS,
        *RUNNING,
        *NEXT_TO_THE_VERB,
    ],
)
def test_units_of_a_task(text: str, expected: list[str]) -> None:
    assert said(tasks(text, NEXT)[0].units) == expected


@pytest.mark.parametrize(("text", "expected", "behind"), [*CONVENTIONS, *IMPLIED])
def test_what_is_stated_holds_from_there_on(text: str, expected: list[str], behind: list[str]) -> None:
    first, second = tasks(text, NEXT)
    assert (said(first.units), said(second.units)) == (expected, behind)
