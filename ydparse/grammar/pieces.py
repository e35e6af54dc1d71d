"""How patterns get their words: as named lists of `regex`, or as pieces of a pattern for `re`, which is several times as
quick where a pattern has many words, and slower to compile."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, cast

import regex

from ydparse.document.offsets import InView


def in_view(match: re.Match[str], group: int | str = 0) -> InView:
    """Where a match in the view, or a group of it, stands."""
    return cast("InView", match.span(group))


HAN = "[〇㐀-鿿\U00020000-\U0003134f]"
r"""A Chinese character, in few ranges, which are quick to compile: what `\p{Han}` is to `regex`."""

_LIST = re.compile(r"\\L<(\w+)>")


def with_lists(pattern: str, words_of: Callable[[str], Iterable[str]]) -> regex.Pattern[str]:
    r"""A pattern in which `\L<name>` is one of the words of that name.

    >>> with_lists(r"\L<ends>$", {"ends": ["部", "所"], "begins": ["国家"]}.__getitem__).search("研究所").group()
    '所'
    """
    return regex.compile(pattern, **{name: list(words_of(name)) for name in _LIST.findall(pattern)})


def with_words(pattern: str, words_of: Callable[[str], Iterable[str]]) -> re.Pattern[str]:
    r"""The same for `re`, the longer words before the shorter; for patterns that are asked often and need nothing of `regex`.

    >>> with_words(r"\L<ends>$", {"ends": ["部", "所", "研究所"]}.__getitem__).search("研究所").group()
    '研究所'
    """
    return re.compile(_LIST.sub(lambda found: one_of(longest_first(words_of(found[1]))), pattern))


_NONE: Mapping[str, str] = MappingProxyType({})


def one_of(ranked: Iterable[str], guarded: Mapping[str, str] = _NONE) -> str:
    """One of some words, those before others first, grouped by their first characters; `guarded`: what may not stand
    behind a word.

    >>> one_of(["部门", "部", "所"])
    '(?:部(?:门|)|所)'
    """
    return f"(?:{branches(ranked, guarded)})"


def branches(ranked: Iterable[str], guarded: Mapping[str, str] = _NONE) -> str:
    """The same without its bracket, to stand among other branches: where each begins with a character, `re` looks for these
    characters alone, which is several times as quick.

    >>> branches(["部门", "部", "所"])
    '部(?:门|)|所'
    """
    ends: dict[str, list[str]] = {}
    for word in ranked:
        ends.setdefault(word[0], []).append(re.escape(word[1:]) + guarded.get(word, ""))
    pieces = (re.escape(first) + (f"(?:{'|'.join(rest)})" if rest != [""] else "") for first, rest in ends.items())
    return "|".join(pieces)


def beginning(first: str, pattern: str) -> str:
    """The first character of what a pattern of `re` matches, one of `first`: `re` looks for such characters alone, and tries
    the pattern only where it finds one, which is several times as quick.

    >>> [found.start() for found in re.finditer(beginning("研国", "研究所|国家"), "研制国家研究所")]
    [2, 4]
    """
    return rf"[{first}](?<=(?={pattern})[{first}])"


def beginning_of(words: Iterable[str]) -> re.Pattern[str]:
    """The first character of each of some words, where the word stands.

    >>> [found.start() for found in beginning_of(["研究所", "国家"]).finditer("研制国家研究所")]
    [2, 4]
    """
    known = longest_first(words)
    return re.compile(beginning("".join(sorted({word[0] for word in known})), branches(known)))


def matches_from(begins: re.Pattern[str], pattern: Any, text: str, start: int, end: int) -> Iterator[Any]:
    """The matches of a pattern in text[start:end], tried only where `begins` finds something, which is cheap to look for.

    >>> [found.group() for found in matches_from(re.compile("[研国]"), re.compile("研究所|国家"), "研制国家研究所", 0, 7)]
    ['国家', '研究所']
    """
    done = start
    for begin in begins.finditer(text, start, end):
        at = begin.start()
        if at >= done and (match := pattern.match(text, at, end)):
            done = match.end()
            yield match


def longest_first(ranked: Iterable[str]) -> list[str]:
    """Some words, each once, those before others first that they may begin with."""
    return sorted(set(ranked), key=lambda word: (-len(word), word))


def none_of(followers: Iterable[str]) -> str:
    """That none of some words stands here: one after the other, as a class of Chinese characters is slow to compile.

    >>> none_of(["门", "分"])
    '(?!门)(?!分)'
    """
    return "".join(f"(?!{re.escape(word)})" for word in followers)


class _Deferred:
    """Stands for a pattern until it is first asked something."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._pattern)
        for method in ("search", "match", "fullmatch", "finditer", "sub"):
            setattr(self, method, getattr(compiled, method))  # so that this is not asked again
        return getattr(compiled, name)


def deferred(pattern: str) -> re.Pattern[str]:
    """A pattern that is compiled when it is first used: a short text needs few of them.

    >>> deferred("部|所").search("研究所").group()
    '所'
    """
    return cast("re.Pattern[str]", _Deferred(pattern))
