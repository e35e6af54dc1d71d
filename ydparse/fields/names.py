"""The names of the bodies that issue a notice (发文机关), that it is sent to (主送机关) or copied to (抄送机关)."""

from __future__ import annotations

import regex

from ydparse.fields.headline import fold
from ydparse.normalize.bodies import agencies, ends_like_unit

# Two bodies with nothing between: the first ends, and a division or 中共 begins the next.
_TWO_BODIES = regex.compile(
    r"(?<=办公室|办公厅|委员会|人民政府|局|委|厅|部)(?!办公)(?=中共|\p{Han}{2,8}?[省市县区镇乡](?:委|人民政府|人大|政协|\p{Han}{2,14}(?:局|委|办公室|厅|部|委员会)$))",
    regex.V1,
)
BODY_NAME = regex.compile(r"(?:委|局|厅|部|办|府|室|会|院|心|组|社|司|行|处|署|团)$")
_ADMIN = regex.compile(
    r"^各?(?:省|市|县|区|乡|镇|自治区|直辖市|自治州|自治县|自治旗|林区|特区|行政公署|地区|街道|盟|州|旗|地|\([省市县区州盟旗乡镇街道、]+\)|、)+$"
)
# 各委、办、局 are one: what only names a kind of body goes with the name before it.
_KIND_ALONE = regex.compile(
    r"(?:委员会|委|办公室|办|厅|局|部|处|室|行|社|院|所|队|站|中心|科|股|科室|公司|镇|乡|街道|区|县|市|旗|党委|政府|工委|馆|系|团|会)(?:\([^()]{1,6}\))?"
)
_BETWEEN = regex.compile(r"[\s\u3000]+|(?<=[委局厅部办会])、")


def join_names(lines: list[str]) -> list[str]:
    """Lines of a signature: a line that ends like a body is whole, any other goes on in the next."""
    names: list[str] = []
    open_ = ""
    for line in lines:
        open_ += line.strip()
        if ends_like_unit(fold("".join(open_.split())), strict=True) or BODY_NAME.search(open_):
            names += split_bodies(open_)
            open_ = ""
    return names + (split_bodies(open_) if open_ and BODY_NAME.search(open_) else [])


def split_bodies(text: str) -> list[str]:
    """Bodies that sign together: divided by blanks, by separators, or by nothing at all."""
    names: list[str] = []
    for part in _BETWEEN.split(text.strip()):
        known = agencies()
        if part and part not in known and sum(part.count(body) for body in known if len(body) > 3) >= 2:
            from ydparse.normalize.words import split_run_on

            names += [part[s:e] for s, e in split_run_on(part)]
        elif part:
            names += [name for name in _TWO_BODIES.split(part) if name]
    if len(names) > 1 and not all(BODY_NAME.search(name) for name in names):
        return ["".join(text.split())]
    return names


def split_names(text: str) -> list[str]:
    """Names of 主送 and 抄送机关; 各省、自治区、直辖市人民政府 is one."""
    names: list[str] = []
    start = level = 0
    folded = fold(text)
    for i, char in enumerate([*folded, ","]):
        level += (char in "([《“") - (char in ")]》”")
        if (char in ",;。" and level == 0) or (
            char == "、" and level == 0 and not _ADMIN.match("".join(folded[start:i].split()))
        ):
            name = "".join(text[start:i].split())
            if names and i and folded[start - 1] == "、" and _KIND_ALONE.fullmatch(fold(name)):
                names[-1] += text[start - 1] + name
            elif name:
                names.append(name)
            start = i + 1
    return names
