"""What has the form of a time limit and is none, each kind with a name of its own."""

from __future__ import annotations

from ydparse.grammar.limits import Limit
from ydparse.rules.deadlines import forms, history, names, spans
from ydparse.rules.deadlines.context import Context
from ydparse.rules.deadlines.refusal import refusal

_NAMED = (*names.RULES, *history.RULES, *spans.RULES)
_FORMS = {rule.id.removeprefix("deadline."): rule for rule in forms.RULES}


def _bare(context: Context, limit: Limit) -> bool:
    """形成2026年档案: neither its form nor anything beside it makes it a limit, nor says what else it is."""
    rule = _FORMS.get(context.form)
    return rule is not None and rule.find(context) is None and all(other.find(context) is None for other in _NAMED)


RULES = (
    *_NAMED,
    refusal(
        "refused.bare",
        "只写年月，没有“前”“底”“内”“到”一类的词，所处位置也看不出是时限",
        _bare,
        (("形成新能源2026年档案。", "2026年"), ("落实三月三日庙会安保。", "三月三日")),
        ("2026年底前形成项目库。", "三月三日前落实安保。"),
    ),
)
