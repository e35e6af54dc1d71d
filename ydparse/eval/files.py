"""Gold files, and for each what was found: JSON that `ydparse extract` printed, or the notice itself, still to be read."""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path, PurePath
from typing import Any, TypeVar

from pydantic import ValidationError

from ydparse.errors import InvalidJson, MissingFile, UnknownEncoding, UnreadableFile
from ydparse.models import Notice
from ydparse.models.base import Model
from ydparse.models.gold import Gold

M = TypeVar("M", bound=Model)

_JSON = (".json", ".jsonl")
_NOTICES = (".docx", ".pdf", ".html", ".htm", ".txt")  # the first that is there is taken
_GOLD_REMEDY = "格式见 ydparse schema gold"
_NOTICE_REMEDY = "应是 ydparse extract 输出的JSON（不带 --tasks）"


def find_golds(path: Path) -> list[Path]:
    """The gold files that a name on the command line stands for: itself, or those in the folder."""
    if not path.is_dir():
        return [path]
    found = sorted(path.glob("*.json"))
    if not found:
        raise MissingFile(str(path), "目录里没有标准答案（*.json）", "请检查目录，或用 ydparse gold 起草")
    return found


def read_gold(path: Path) -> Gold:
    """The gold in a file."""
    values = _json_values(path)
    if len(values) != 1:
        raise InvalidJson(str(path), f"应有一份标准答案，却有 {len(values)} 份", _GOLD_REMEDY)
    return _model(Gold, values[0], path, _GOLD_REMEDY)


class Predictions:
    """What was found: a folder or file of JSON or of notices."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            raise MissingFile(str(path), "找不到这个文件或目录", "请检查名称和所在目录")
        self.path = path

    def find(self, gold_path: Path, gold: Gold, *, alone: bool) -> Notice | Path:
        """The notice that belongs to a gold, or the file that it is to be read from; by name, unless it is alone."""
        if self.path.is_dir():
            found = self._in_folder(gold_path, gold)
        elif self.path.suffix.lower() in _JSON:
            fits = [n for n in self._notices if _belongs(n.source.path, gold_path, gold)]
            found = next(iter(self._notices if alone and len(self._notices) == 1 else fits), None)
        else:
            found = self.path if alone or _belongs(str(self.path), gold_path, gold) else None
        if found is None:
            raise MissingFile(
                str(gold_path), f"在 {self.path} 里找不到它的公文", "公文或抽取结果应与标准答案同名，或写在其 source 里"
            )
        return found

    def _in_folder(self, gold_path: Path, gold: Gold) -> Notice | Path | None:
        """NAME.json, else the file that the gold names as its source, here or below, else the notice of that name."""
        source = PurePath(gold.source or "")
        named = [source.name] if source.is_absolute() else [str(source), source.name]
        names = [f"{gold_path.stem}.json", *named, *(gold_path.stem + suffix for suffix in _NOTICES)]
        files = [self.path / name for name in names]
        found = next((file for file in files if file.is_file() and file.resolve() != gold_path.resolve()), None)
        if found is None or found.suffix.lower() not in _JSON:
            return found
        return next(iter(_read_notices(found)), None)

    @cached_property
    def _notices(self) -> list[Notice]:
        return _read_notices(self.path)


def _belongs(source: str | None, gold_path: Path, gold: Gold) -> bool:
    name = PurePath((source or "").replace("\\", "/"))
    return name.stem == gold_path.stem or (gold.source is not None and name.name == PurePath(gold.source).name)


def _read_notices(path: Path) -> list[Notice]:
    """The notices of a file that holds one, a list of them, or one a line."""
    values = [n for value in _json_values(path) for n in (value if isinstance(value, list) else [value])]
    return [_model(Notice, value, path, _NOTICE_REMEDY) for value in values]


def _json_values(path: Path) -> list[Any]:
    """All JSON values of a file, one after the other."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise MissingFile(str(path), "找不到这个文件", "请检查文件名和所在目录") from None
    except UnicodeDecodeError:
        raise UnknownEncoding(str(path), "不是UTF-8编码", "请另存为UTF-8") from None
    except OSError as error:
        raise UnreadableFile(str(path), f"无法读取（{error.strerror}）", "请检查文件权限和磁盘") from None
    decoder, values = json.JSONDecoder(), []
    rest = text.lstrip()
    while rest:
        try:
            value, end = decoder.raw_decode(rest)
        except (ValueError, RecursionError) as error:  # a number of thousands of digits, brackets without end
            line = text.count("\n", 0, len(text) - len(rest)) + getattr(error, "lineno", 1)
            raise InvalidJson(str(path), f"第 {line} 行不是JSON", "请检查逗号、引号和括号") from None
        values.append(value)
        rest = rest[end:].lstrip()
    return values


def _model(kind: type[M], value: Any, path: Path, remedy: str) -> M:
    try:
        return kind.model_validate(value)
    except ValidationError as error:
        problems = error.errors(include_url=False, include_context=True)
        more = f"（共 {len(problems)} 处）" if len(problems) > 1 else ""
        raise InvalidJson(str(path), f"{_place(problems[0]['loc'])} {_problem(problems[0])}{more}", remedy) from None


def _place(location: tuple[int | str, ...]) -> str:
    """`items[3].units[0].role`, counted from 0."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in location).lstrip(".") or "全文"


def _problem(error: Any) -> str:
    if error["type"] == "missing":
        return "缺这一项"
    if error["type"] == "extra_forbidden":
        return "是多出来的，没有这一项"
    if error["type"] == "literal_error":
        return f"应是 {error['ctx']['expected'].replace(' or ', '、').replace(', ', '、')}"
    if error["type"] == "model_type":
        return "应是一个JSON对象"
    return f"的值不对：“{str(error['input'])[:40]}”"
