"""A rule: one way in which a wording in its place comes to a value, or is none; and which of several rules holds.

A rule is an object that says all of itself: its name, what it goes by, how strong that is, what it takes and what it must
leave alone. `docs/rules.md`, `ydparse explain` and the tests are made from these objects; nothing else lists them.

    marks of a text → a context each → every rule that is asked → `resolve` → the finding, with the rules that lost

Rules are asked in no order: the strongest evidence wins. A refusal is a rule too; it wins over all that take.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Generic, NamedTuple, TypeAlias, TypeVar

Context = TypeVar("Context")
Reading = TypeVar("Reading")

Example: TypeAlias = tuple[str, str]  # a wording of a task, and what comes out, as `said` writes it


class Evidence(IntEnum):
    """How surely the place of a mark says what it means, the strongest last."""

    BARE = 1  # nothing but the thing itself: 联建共享庭院8处
    SHARED = 2  # what it is joined to says it for both: 新增家庭农场40家、合作社6家; a heading for the tasks below it
    NAMING = 3  # a name before it says what it is: 产值30亿元; names of bodies alone in a bracket
    GOVERNING = 4  # a verb of the clause governs it: 新建…500个, …甲局牵头
    TOUCHING = 5  # a word that touches it says it: 达到97%, 9月底前
    SERVED = 6  # its clause says whom the work is done for, then the work: 为1200名老人实施改造
    STATED = 7  # a label, a column or a convention states it: 完成时限：…
    REFUSED = 8  # it is none, and the rule says why


@dataclass(frozen=True, slots=True)
class Rule(Generic[Context, Reading]):
    """One rule.

    `id` is part of the contract: once given, it keeps its meaning. `says` is its meaning in Chinese. `find` reads a context
    and writes nothing: a reading, or None where the rule has nothing to say. `takes` are invented tasks with what the rule
    makes of them, `refuses` near misses that it must not take, two or more of each; the tests run over both. `needs` are
    strings of which one must stand in the wording that the rule reads, so that it need not be asked elsewhere.
    """

    id: str
    says: str
    evidence: Evidence
    find: Callable[[Context], Reading | None]
    takes: tuple[Example, ...]
    refuses: tuple[str, ...]
    needs: tuple[str, ...] = ()

    def is_asked(self, wording: str) -> bool:
        """Whether one of the strings that it needs stands in a folded wording."""
        return not self.needs or any(need in wording for need in self.needs)


class Verdict(NamedTuple, Generic[Context, Reading]):
    """The reading that holds and its rule; `losers` are the others that read something, the stronger first."""

    rule: Rule[Context, Reading]
    reading: Reading
    losers: tuple[tuple[Rule[Context, Reading], Reading], ...] = ()


def by_evidence(rules: Iterable[Rule[Context, Reading]]) -> tuple[Rule[Context, Reading], ...]:
    """Rules as `resolve` wants them: the strongest evidence first, by name where it is the same."""
    return tuple(sorted(rules, key=lambda rule: (-rule.evidence, rule.id)))


def resolve(
    rules: Sequence[Rule[Context, Reading]], context: Context, wording: str, *, thorough: bool = False
) -> Verdict[Context, Reading] | None:
    """What holds of a context whose folded wording this is, or None where no rule reads anything.

    `rules` are sorted by `by_evidence`. Weaker ones than the winner, and refusals beside one that refuses, are asked only
    where `thorough`, for `explain`.

    >>> name = lambda id_, evidence, says: Rule(id_, "", evidence, lambda text: says if says in text else None, (), ())
    >>> rules = by_evidence([name("bare", Evidence.BARE, "5"), name("made", Evidence.GOVERNING, "新建")])
    >>> resolve(rules, "新建5个", "新建5个").rule.id, resolve(rules, "桥5座", "桥5座").rule.id, resolve(rules, "桥", "桥")
    ('made', 'bare', None)
    >>> [rule.id for rule, _ in resolve(rules, "新建5个", "新建5个", thorough=True).losers]
    ['bare']
    """
    winner: tuple[Rule[Context, Reading], Reading] | None = None
    losers: list[tuple[Rule[Context, Reading], Reading]] = []
    for rule in rules:
        if winner and not thorough and (rule.evidence < winner[0].evidence or rule.evidence == Evidence.REFUSED):
            break
        if rule.needs and not rule.is_asked(wording):
            continue
        reading = rule.find(context)
        if reading is None:
            continue
        if winner is None:
            winner = rule, reading
        else:
            losers.append((rule, reading))
    return Verdict(*winner, tuple(losers)) if winner else None
