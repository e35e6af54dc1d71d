"""The tables of docs/accuracy.md: `python tests/accuracy.py --update` makes them again, `test_accuracy.py` compares them.

Each stands between two comments that name it. Those of the corpus are left as they are where the corpus is not at hand.
The figures at first sight stand between none: they are never made again (`test_accuracy.py`).
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from corpus import GOLD, MISSING, all_golds, golds, source_of  # noqa: E402
from generated.plan import make_notice  # noqa: E402
from measured import corpus_tally, fields, sample_tally  # noqa: E402
from variants import VARIANTS  # noqa: E402

from ydparse import extract, extract_text  # noqa: E402
from ydparse.eval import FIELDS, Tally, compare  # noqa: E402
from ydparse.eval.files import read_gold  # noqa: E402
from ydparse.eval.report import figure  # noqa: E402
from ydparse.models.gold import Gold  # noqa: E402

PAGE = ROOT / "docs" / "accuracy.md"
SEEDS = 1000
ACROSS = ("metadata", "sections", "items", "units", "deadlines", "targets", "targets_full")


def field_table(tally: Tally) -> Iterator[str]:
    """A row a field that there is something of."""
    yield "| 字段 | 内容 | 精确率 P | 召回率 R | F1 | 答案 | 读出 |"
    yield "|---|---|---|---|---|---|---|"
    for field, meaning in FIELDS.items():
        f = tally.figures(field)
        if f.gold or f.pred:
            yield f"| `{field}` | {meaning} | {f.precision:.3f} | {f.recall:.3f} | {f.f1:.3f} | {f.gold} | {f.pred} |"


def variant_table(tally_of: Callable[[str], Tally]) -> Iterator[str]:
    """F1 of the main fields, a row a variant; tables are not counted where a variant has none."""
    yield f"| 变样 | {' | '.join(f'`{field}`' for field in ACROSS)} |"
    yield "|---" * (len(ACROSS) + 1) + "|"
    for variant in VARIANTS:
        figures = [f"{tally_of(variant).figures(f).f1:.3f}" if f in fields(variant) else "—" for f in ACROSS]
        yield f"| {variant} | {' | '.join(figures)} |"


@cache
def measured(which: str) -> tuple[Tally, str]:
    """The counts over the annotated corpus, fitted or new, and how many notices of which days these are."""
    total, days = Tally(), []
    for path in golds()[which]:
        gold = read_gold(path)
        total += compare(gold, extract(source_of(path)), path.stem)
        days += [str(gold.metadata.issued_on)] if gold.metadata.issued_on else []
    return total, f"{len(golds()[which])} 份，成文日期 {min(days)} 至 {max(days)}"


def corpus_now() -> Iterator[str]:
    """All of the annotated corpus, and the new notices by themselves."""
    (fitted, _), (new, said) = measured("fitted"), measured("new")
    whole = Tally()
    whole += fitted
    whole += new
    yield f"全部 {len(all_golds())} 份；其中新的 {said}。"
    yield ""
    yield "| 字段 | 内容 | 全部 F1 | 新的 P | 新的 R | 新的 F1 | 新的答案 | 新的读出 |"
    yield "|---|---|---|---|---|---|---|---|"
    for field, meaning in FIELDS.items():
        if whole.measured(field):
            f = new.figures(field)
            shares = " | ".join(figure(f, share) for share in (f.precision, f.recall, f.f1))
            yield f"| `{field}` | {meaning} | {whole.figures(field).f1:.3f} | {shares} | {f.gold} | {f.pred} |"


def corpus_fitted() -> Iterator[str]:
    """The notices that the rules were written against."""
    total, said = measured("fitted")
    yield f"{said}。"
    yield ""
    yield from field_table(total)


def corpus_variants() -> Iterator[str]:
    """The same, told otherwise."""
    return variant_table(partial(corpus_tally, "fitted"))


def sample_variants() -> Iterator[str]:
    """The samples, told otherwise."""
    return variant_table(sample_tally)


def generated() -> Iterator[str]:
    """Notices made by the generator, each with its truth."""
    total = Tally()
    for seed in range(SEEDS):
        made = make_notice(random.Random(seed))
        total += compare(Gold.model_validate(made.truth), extract_text(made.text), str(seed))
    yield f"种子 0 至 {SEEDS - 1}，共 {SEEDS} 份。"
    yield ""
    yield from field_table(total)


SECTIONS: dict[str, Callable[[], Iterable[str]]] = {"samples": sample_variants, "generated": generated}
CORPUS_SECTIONS: dict[str, Callable[[], Iterable[str]]] = {
    "corpus now": corpus_now,
    "corpus fitted": corpus_fitted,
    "corpus variants": corpus_variants,
}


def block(name: str) -> re.Pattern[str]:
    """What stands between the two comments of a section."""
    return re.compile(rf"(?<=<!-- {name} -->\n).*?(?=<!-- /{name} -->)", re.S)


def render(text: str, sections: dict[str, Callable[[], Iterable[str]]]) -> str:
    """The page with these sections as they are now."""
    for name, make in sections.items():
        made = "\n" + "\n".join(make()) + "\n\n"
        text, count = block(name).subn(lambda _, made=made: made, text)
        if count != 1:
            raise ValueError(f"docs/accuracy.md has {count} places for {name!r}")
    return text


def main(arguments: list[str] | None = None) -> int:
    """Write the tables again."""
    parser = argparse.ArgumentParser(description="Make the tables of docs/accuracy.md again.")
    parser.add_argument("--update", action="store_true", required=True)
    parser.parse_args(arguments)
    sections = dict(SECTIONS)
    if GOLD.is_dir():
        sections |= CORPUS_SECTIONS
    else:
        print(f"the tables of the corpus stay as they are: {MISSING}", file=sys.stderr)
    PAGE.write_text(render(PAGE.read_text(encoding="utf-8"), sections), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
