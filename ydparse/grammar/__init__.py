"""The wordings of this field, each spelled once: patterns put together from the lexicon, and what they mean.

Pure functions on folded strings: a wording → its value, or None. What a wording is worth in its place (a goal or history, a
limit or a name) is for `rules` to say.

    numerals   NUMBER    2.5万, 三十二, 1亿2000万          days      DAY     2026年6月30日, 二〇二六年六月三十日
    amounts    AMOUNT    50—60万亩以上, 三分之一            limits    LIMIT   三季度末, 今明两年, 每两个月
    quantities what an AMOUNT is worth: value, unit         comparing COMPARATOR 不少于, 以上, 余
    years      the year that a wording without one means    periods   what the forms of limits mean: first day, last day, rhythm
    levels     LEVEL     省 市 县 旗 镇 街道                bodies    BODY    县发改委: how names of bodies end
    names      LIST      甲局、乙局和各县（市、区）政府等   roles     ROLE    牵头单位： …牵头, 负责部门
    columns    the heads of task tables                    verbs     新建, 达到, 增长: what makes a number a goal
    numbering  一、（一）1.                                  titles    how titles end
    regions    places and their codes                      strength  确保, 力争
    run_on     names with nothing between them, by jieba
"""
