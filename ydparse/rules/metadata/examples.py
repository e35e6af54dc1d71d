"""Parts of the small notices that the examples of the rules are put together from. Places are invented."""

from __future__ import annotations

TASKS = "一、任务\n1.疏浚河道。"
NAME = "白石县护河方案"
PLAN = f"{NAME}\n{TASKS}"
ASKS = "现印发给你们，并通知如下：\n一、按月报送。\n二、年底前总结。\n"
TITLE = "白石县水务局关于印发白石县护河方案的通知"
TO = "各科室：\n"
SIGNED = "白石县水务局\n2026年2月6日\n"
NOTICE = f"{TITLE}\n{TO}请落实。\n"
SENT = f"现将《{NAME}》印发给你们。\n"


def web_page(date: str) -> str:
    """A page that says in its data when it was published."""
    lines = "".join(f"<p>{line}</p>" for line in PLAN.split("\n"))
    return f'<!doctype html><html><head><meta name="PubDate" content="{date}"></head><body>{lines}</body></html>'
