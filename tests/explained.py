"""What is told of an invented wording: as a task of a plan of 2026 of 白石县, or, with tabs, as its table of tasks."""

from __future__ import annotations

from collections.abc import Iterator

from notices import plan

from ydparse.explain import Explanation, Reason, named, places
from ydparse.models import Deadline, Target, Unit
from ydparse.pipeline import Parsed, parse
from ydparse.rules.catalog import said
from ydparse.rules.metadata.said import written

TITLE = "白石县2026年重点任务"


def parsed(text: str) -> Parsed:
    """A whole notice."""
    return parse(text.encode())


def made(wording: str) -> str:
    r"""A plan whose entry （一） is the wording; a table where it has tabs; the wording where it has chapters of its own. \t and
    \n may be spelled."""
    lines = wording.replace(r"\t", "\t").replace(r"\n", "\n")
    if "\n一、" in lines:
        return lines
    if "\t" in lines:
        return f"{TITLE}分解表\n\n{lines}\n"
    return plan(f"（一）{lines}", "（二）完善工作制度。", title=f"{TITLE}要点")


def explained(wording: str) -> Explanation:
    """The first task of the plan, or the first row of the table."""
    name = "t1r1" if "\t" in made(wording) else "i1"
    return named(places(parsed(made(wording))), name)[0].explain()


def results(wording: str) -> list[tuple[str, str]]:
    """Each rule that held anywhere in it, with what came out: a value in the fewest words, the words that it refused."""
    return list(_results(parsed(made(wording))))


def elements(text: str) -> list[tuple[str, str]]:
    """Each rule by which an element of a notice was found, with the element."""
    read = parsed(text.replace(r"\n", "\n"))
    return [(rule, written(getattr(read.notice.metadata, name))) for name, rule in read.elements.rules.items()]


def kinds(text: str) -> list[tuple[str, str]]:
    """The rule by which the kind of a text was told, with the kind."""
    kind = parsed(text).notice.kind
    return [(kind.rule, kind.value)] if kind else []


def lacks_element(text: str, name: str) -> bool:
    """Whether a notice is read without an element."""
    return not getattr(parsed(text.replace(r"\n", "\n")).notice.metadata, name)


def _results(read: Parsed) -> Iterator[tuple[str, str]]:
    for explanation in (place.explain() for place in places(read)):
        yield from ((reason.rule, _taken(reason)) for reason in explanation.taken)
        yield from ((reason.rule, reason.text) for reason in explanation.refused)


def _taken(reason: Reason) -> str:
    return said(reason.value) if isinstance(reason.value, Unit | Deadline | Target) else str(reason.value)
