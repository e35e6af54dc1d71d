"""Lists of bodies: those that issue a notice (发文机关), that it is sent to (主送机关) or copied to (抄送机关)."""

from __future__ import annotations

from itertools import pairwise

import regex

from ydparse.document.view import FOLD
from ydparse.grammar.bodies import agencies, ends_like_unit
from ydparse.grammar.levels import PLACE, PLACE_LETTERS
from ydparse.grammar.regions import region_at_head
from ydparse.lexicon import words

BODY_NAME = regex.compile(r"\L<ends>(?:[(\[][^()\[\]]{2,30}[)\]])?$", ends=words("addressee_words", "body"))
# Two bodies with nothing between: the first ends, and a division or 中共 begins the next.
_TWO_BODIES = regex.compile(
    rf"(?<=\L<ends>)(?!办公)(?=中共|\p{{Han}}{{2,8}}?[{PLACE_LETTERS}](?:委|人民政府|人大|政协|\p{{Han}}{{2,14}}\L<second>$))",
    regex.V1,
    ends=words("addressee_words", "whole"),
    second=words("addressee_words", "second"),
)
_PLACES = regex.compile(
    rf"(?:各|^)(?:(?:{PLACE}|\L<others>)(?:\([^()]{{1,12}}\))?|\((?:{PLACE}|、)+\)|、|和|以?及|与)+$",
    others=words("addressee_words", "place"),
)
_ZONE = regex.compile(rf"各{PLACE}")
# 各委、办、局 are one: what only names a kind of body goes with the name before it.
_KIND_ALONE = regex.compile(r"\L<kinds>(?:\([^()]{1,6}\))?", kinds=words("addressee_words", "alone"))
# 县直有关部门、单位.
_OF_SEVERAL = regex.compile(r"\L<words>", words=words("addressee_words", "of_several"))
# 甲新区、乙开发区管委会, 甲、乙管理区: a tail that the last of the list says for all.
_ZONE_NAME = regex.compile(r"\L<zones>$", zones=words("addressee_words", "zone"))
_ZONE_BODY = regex.compile(
    r"\L<zones>\L<bodies>?$", zones=words("addressee_words", "zone"), bodies=words("addressee_words", "zone_body")
)
# 各街道办事处、乡人民政府: a head that the first says for all.
_OF_LEVEL = regex.compile(rf"{PLACE}+\L<bodies>", bodies=words("addressee_words", "of_level"))
_TWO_LONG = 8  # characters; two bodies are not shorter
_SEAL = regex.compile(r"[（(]\L<seals>[）)]", seals=words("addressee_words", "seal"))
_BLANKS = regex.compile(r"\s+")
_LISTED = regex.compile(r"(?<=[委局厅部办会室府院])、")
_SIGNS = "“”\"'*[]"


def fold(text: str) -> str:
    return text.translate(FOLD)


def squeeze(text: str) -> str:
    return "".join(text.split())


def is_body(wording: str) -> bool:
    """Whether a folded wording without blanks ends as bodies' names do."""
    return BODY_NAME.search(wording) is not None or ends_like_unit(wording, strict=True)


def join_names(lines: list[str]) -> list[str]:
    """Lines of a signature: a line that ends like a body is whole, any other goes on in the next; a bracket goes with what
    is before it (市科学技术局 / （市外国专家局）)."""
    names: list[str] = []
    open_ = ""
    for line in (_SEAL.sub("", line).strip() for line in lines):
        if names and not open_ and regex.fullmatch(r"[（(][^（()）]+[）)]", line):
            names[-1] += squeeze(line)
            continue
        open_ += line
        if is_body(fold(squeeze(open_))):
            names += split_bodies(open_)
            open_ = ""
    return names


def split_bodies(text: str) -> list[str]:
    """Bodies that stand side by side: divided by blanks, by separators, or by nothing at all."""
    names: list[str] = []
    for listed in _LISTED.split(text.strip(f" \n\u3000{_SIGNS}")):
        open_ = ""
        for part in _BLANKS.split(listed):
            open_ += part
            if is_body(fold(open_)):
                names += _run_on(open_)
                open_ = ""
        if open_:
            return [squeeze(text)]
    if len(names) > 1 and not all(is_body(fold(name)) for name in names):
        return [squeeze(text)]
    return names


def _run_on(text: str) -> list[str]:
    """Bodies with nothing between, told by the names of bodies that are known, or by the division that each begins with."""
    known, folded = agencies(), fold(text)
    if folded in known or len(text) < _TWO_LONG:
        return [text]
    if sum(folded.count(body) for body in known if len(body) > 3) >= 2:
        from ydparse.grammar.run_on import split_run_on

        return [text[s:e] for s, e in split_run_on(folded)]
    region = region_at_head(folded)
    cuts = {match.start() for match in _TWO_BODIES.finditer(folded)}
    if region is not None and folded.startswith(region.name):
        again = regex.compile(rf"(?:中共)?{regex.escape(region.name)}")
        cuts |= {
            match.start() for match in again.finditer(folded) if match.start() and is_body(folded[: match.start()])
        }
    edges = [0, *sorted(cut for cut in cuts if cut and not folded[:cut].endswith("中共")), len(text)]
    return [text[low:high] for low, high in pairwise(edges) if high > low]


def split_names(text: str) -> list[str]:
    """Names of 主送 and 抄送机关; 各省、自治区、直辖市人民政府 is one, and so is 县直有关部门、单位."""
    names: list[str] = []
    start = level = 0
    folded = fold(text)
    for i, char in enumerate([*folded, ","]):
        level += (char in "([《“") - (char in ")]》”")
        ends = char in ",;。\n" or (
            char == "、" and not _names_a_place(squeeze(folded[start:i]), folded[i + 1 : i + 2])
        )
        if not ends or level > 0:
            continue
        name = squeeze(text[start:i])
        if names and i and folded[start - 1] == "、" and _goes_with(fold(names[-1]), fold(name)):
            names[-1] += text[start - 1] + name
        elif name:
            names.append(name)
        start = i + 1
    return names


def _names_a_place(name: str, following: str) -> bool:
    """Whether what stands before a 、 is only the place of a body that follows: 各市、县人民政府; before 各 it is a body
    itself (各村、各企事业单位)."""
    return following != "各" and _PLACES.search(name) is not None


def _goes_with(before: str, name: str) -> bool:
    """Whether a name is only the kind of body that goes on a list of kinds (各委、办, 有关部门、单位), or shares its head or tail."""
    if before.startswith("各") and _OF_LEVEL.fullmatch(name):
        return True
    if not _KIND_ALONE.fullmatch(name):
        return _shares_tail(before, name)
    both = name in ("政府", "人民政府") and before.endswith("委")  # 市委、市政府
    return len(name) == 1 or both or _OF_SEVERAL.search(before) is not None


def _shares_tail(before: str, name: str) -> bool:
    """Whether the last of a list says for the name before it what that lacks: the kind of zone, or the body of the zone."""
    zone = _ZONE_BODY.search(name)
    if zone is None or "各" in (before[:1], name[:1]):
        return False
    if _ZONE_NAME.search(before):
        return not _ZONE_NAME.search(name)
    return not is_body(before) and before[-1:] not in PLACE_LETTERS
