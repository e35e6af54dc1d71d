"""A small parser of regular expressions: where the alternatives of each group stand, and what is literal in them.

It knows the syntax that the `regex` module has and this project uses. A hole is what an f-string fills in; it is written as
one character of the private use area, and may match anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

HOLE = 0xE000
"""The first hole of a pattern is this character, the next the one after it."""

HOLE_PROBE = r"[^\n]{0,40}?"
"""What a probe has for a hole."""

_LOOKS = ("(?=", "(?!", "(?<=", "(?<!")
_HEADS = (*_LOOKS, "(?:", "(?>", "(?|", "(?s:", "(?i:", "(?m:")
_REPEATS = "*+?"


class Branch(NamedTuple):
    """One alternative: pattern[start:end]."""

    start: int
    end: int
    nodes: tuple[Node, ...]


class Node(NamedTuple):
    """One thing to match, pattern[start:end] with its repetition: `literal` `set` `any` `hole` `anchor` `group` `look`.

    A group and a look have branches; `char` is that of a literal.
    """

    kind: str
    start: int
    end: int
    repeat: str = ""
    branches: tuple[Branch, ...] = ()
    char: str = ""

    @property
    def may_be_missing(self) -> bool:
        """Whether its repetition lets it be left out."""
        return self.repeat[:1] in ("*", "?") or self.repeat.startswith(("{0", "{,"))

    @property
    def may_be_repeated(self) -> bool:
        """Whether it may match more than once."""
        return bool(self.repeat) and self.repeat[0] != "?"


def parse(pattern: str) -> tuple[Branch, ...]:
    """The alternatives of a whole pattern, or of a part of one; a bracket too many ends it.

    >>> [pattern[b.start : b.end] for pattern in ["甲|乙(?:丙|丁)?"] for b in parse(pattern)]
    ['甲', '乙(?:丙|丁)?']
    """
    return _Reader(pattern).branches(0)[0]


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def branches(self, at: int) -> tuple[tuple[Branch, ...], int]:
        """The branches from `at` to the bracket that closes them, and where that stands (or the end)."""
        found: list[Branch] = []
        nodes: list[Node] = []
        start = at
        while at < len(self.pattern) and self.pattern[at] != ")":
            if self.pattern[at] == "|":
                found.append(Branch(start, at, tuple(nodes)))
                at, nodes = at + 1, []
                start = at
                continue
            node = self._node(at)
            nodes.append(node)
            at = node.end
        found.append(Branch(start, at, tuple(nodes)))
        return tuple(found), at

    def _node(self, at: int) -> Node:
        node = self._atom(at)
        end = self._repeated(node.end)
        return node._replace(end=end, repeat=self.pattern[node.end : end])

    def _atom(self, at: int) -> Node:
        sign = self.pattern[at]
        if sign == "(":
            return self._group(at)
        if sign == "[":
            return Node("set", at, self._set_end(at))
        if sign == "\\":
            return self._escape(at)
        if sign in "^$":
            return Node("anchor", at, at + 1)
        if sign == ".":
            return Node("any", at, at + 1)
        kind = "hole" if is_hole(sign) else "literal"
        return Node(kind, at, at + 1, char=sign)

    def _repeated(self, at: int) -> int:
        """Where the repetition at `at` ends, with the sign that makes it lazy or possessive; `at` where there is none."""
        end = at
        if self.pattern[at : at + 1] in tuple(_REPEATS):
            end = at + 1
        elif self.pattern[at : at + 1] == "{":
            close = self.pattern.find("}", at)
            inside = self.pattern[at + 1 : close]
            if close > 0 and inside and all(sign.isdigit() or sign == "," or ord(sign) >= HOLE for sign in inside):
                end = close + 1
        return end + (end > at and self.pattern[end : end + 1] in ("?", "+"))

    def _group(self, at: int) -> Node:
        if self.pattern.startswith(("(?P=", "(?&", "(?P>", "(?#"), at):
            return Node("any", at, self._after(")", at))
        head = next((head for head in _HEADS if self.pattern.startswith(head, at)), None)
        if head is None:
            named = self.pattern.startswith(("(?P<", "(?<"), at)
            inner = self._after(">", at) if named else at + 1
        else:
            inner = at + len(head)
        branches, close = self.branches(inner)
        return Node("look" if head in _LOOKS else "group", at, min(close + 1, len(self.pattern)), branches=branches)

    def _after(self, sign: str, at: int) -> int:
        found = self.pattern.find(sign, at)
        return len(self.pattern) if found < 0 else found + 1

    def _escape(self, at: int) -> Node:
        sign = self.pattern[at + 1 : at + 2]
        if sign in ("p", "P", "N") and self.pattern[at + 2 : at + 3] == "{":
            return Node("set", at, self._after("}", at))
        if sign in ("L", "g") and self.pattern[at + 2 : at + 3] == "<":
            return Node("hole", at, self._after(">", at))
        if sign in ("b", "B", "A", "Z", "G", "K"):
            return Node("anchor", at, at + 2)
        if sign.isalnum():
            return Node("any" if sign.isdigit() else "set", at, at + 2)
        return Node("literal", at, at + 2, char=sign)

    def _set_end(self, at: int) -> int:
        """Behind the bracket that closes a set; one that opens it is a member, an escaped one too."""
        end = at + 1 + (self.pattern[at + 1 : at + 2] == "^")
        end += self.pattern[end : end + 1] == "]"
        while end < len(self.pattern) and self.pattern[end] != "]":
            end += 2 if self.pattern[end] == "\\" else 1
        return min(end + 1, len(self.pattern))


def is_hole(char: str) -> bool:
    """Whether a character stands for what an f-string fills in."""
    return HOLE <= ord(char) < HOLE + 0x1000


def alternatives(branches: tuple[Branch, ...]) -> Iterator[tuple[int, int]]:
    """Each alternative that has another beside it, in groups within groups too: what to cut out, with one bar.

    >>> pattern = "甲|乙(?:丙|丁)?"
    >>> [pattern[:start] + pattern[end:] for start, end in alternatives(parse(pattern))]
    ['乙(?:丙|丁)?', '甲', '甲|乙(?:丁)?', '甲|乙(?:丙)?']
    """
    yield from _cuts(branches)
    for branch in branches:
        for node in branch.nodes:
            yield from alternatives(node.branches)


def _cuts(branches: tuple[Branch, ...]) -> Iterator[tuple[int, int]]:
    if len(branches) > 1:
        for i, branch in enumerate(branches):
            yield (branch.start, branch.end + 1) if i == 0 else (branch.start - 1, branch.end)


def is_han(char: str) -> bool:
    """Whether it is a Chinese character."""
    return "\u4e00" <= char <= "\u9fff" or char == "〇"


def words(branches: tuple[Branch, ...]) -> Iterator[str]:
    """Every word of a pattern: a longest run of literal Chinese characters with no sign of the syntax between them.

    A character that is repeated or may be missing (`以?内`) is a run of its own; so is what stands on either side of a group,
    a set, a hole. Members of sets are no words.

    >>> list(words(parse("(?:完成|办结)时限|以?内|责任(?:单位|部门)[:：]")))
    ['时限', '完成', '办结', '以', '内', '责任', '单位', '部门']
    """
    for branch in branches:
        yield from _runs(branch.nodes)
        for node in branch.nodes:
            yield from words(node.branches)


def _runs(nodes: tuple[Node, ...]) -> Iterator[str]:
    run = ""
    for node in nodes:
        is_literal = node.kind == "literal" and is_han(node.char)
        if is_literal and not node.repeat:
            run += node.char
            continue
        if run:
            yield run
        run = ""
        if is_literal:
            yield node.char
    if run:
        yield run


def probes(pattern: str, branches: tuple[Branch, ...]) -> Iterator[tuple[tuple[int, int], str]]:
    """Each alternative as `alternatives` has it, with its probe: the pattern with no way but through it, as `probe` has it.

    What a pattern looks at is matched apart from it, so an alternative of a look is probed alone.

    >>> pattern = "^甲(?:乙|丙)?丁(?=戊|己)"
    >>> [said for _, said in probes(pattern, parse(pattern))]
    ['甲乙丁', '甲丙丁', '戊', '己']
    """
    yield from _through(pattern, branches, "", "")


def _through(
    pattern: str, branches: tuple[Branch, ...], before: str, after: str
) -> Iterator[tuple[tuple[int, int], str]]:
    here = [f"{before}{_said(pattern, branch.nodes)}{after}" for branch in branches]
    yield from ((cut, said) for cut, said in zip(_cuts(branches), here, strict=len(branches) > 1))
    for branch in branches:
        for i, node in enumerate(branch.nodes):
            if node.kind == "look":
                yield from _through(pattern, node.branches, "", "")
            elif node.branches:
                again = f"(?:{_said(pattern, (node._replace(repeat=''),))})*" if node.may_be_repeated else ""
                left, right = _said(pattern, branch.nodes[:i]), _said(pattern, branch.nodes[i + 1 :])
                yield from _through(pattern, node.branches, f"{before}{left}{again}", f"{again}{right}{after}")


def probe(pattern: str) -> str:
    """The pattern without anchors and what it looks at: a text in which this finds nothing has nothing that it matches.

    A hole may be a few dozen characters of anything.

    >>> probe("^甲(?=乙)丙+(?:$|丁)"), probe(f"[甲{chr(HOLE)}]{{2}}")
    ('甲丙+(?:|丁)', '[^\\\\n]{2}')
    """
    return "|".join(_said(pattern, branch.nodes) for branch in parse(pattern))


def _said(pattern: str, nodes: tuple[Node, ...]) -> str:
    """These nodes as a probe has them."""
    out: list[str] = []
    for node in nodes:
        if node.kind in ("look", "anchor"):
            continue
        if node.kind == "hole":
            out.append(HOLE_PROBE)
        elif node.kind == "set" and any(map(is_hole, pattern[node.start : node.end])):
            out.append(rf"[^\n]{node.repeat}")
        elif node.branches:
            out.append(f"(?:{'|'.join(_said(pattern, branch.nodes) for branch in node.branches)}){node.repeat}")
        else:
            out.append(pattern[node.start : node.end])
    return "".join(out)
