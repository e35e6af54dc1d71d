"""The expected JSON of the samples: `python tests/golden.py --update` writes it again, `test_samples.py` compares it.

Read every line of the difference before you commit it.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"
FORMATS = (".txt", ".html", ".docx", ".pdf")


def names() -> list[str]:
    """The samples: every notice that has a truth."""
    return sorted(path.stem for path in (ROOT / "tests" / "truth").glob("*.json"))


def golden_path(name: str) -> Path:
    """Where the expected JSON of a sample stands."""
    return SAMPLES / f"{name}.expected.json"


def render(name: str) -> str:
    """The JSON of a sample as it is now: from its text, or the first format that there is; its path relative."""
    from ydparse import extract

    path = next(SAMPLES / (name + suffix) for suffix in FORMATS if (SAMPLES / (name + suffix)).exists())
    notice = extract(path)
    source = notice.source.model_copy(update={"path": path.relative_to(ROOT).as_posix()})
    return notice.model_copy(update={"source": source}).model_dump_json(indent=1) + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Tell which files are stale; with --update, write them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--update", action="store_true", help="write samples/NAME.expected.json")
    update = parser.parse_args(arguments).update
    if update and os.environ.get("CI"):
        print(
            "expected files are not changed in CI: run `make golden` at home and read the difference", file=sys.stderr
        )
        return 1
    stale = 0
    for name in names():
        path, text = golden_path(name), render(name)
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        if update:
            path.write_text(text, encoding="utf-8", newline="\n")
        print(f"{'wrote' if update else 'stale'} {path.relative_to(ROOT)}")
    return 1 if stale and not update else 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
