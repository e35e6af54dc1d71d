"""Seconds of the processor and memory for texts without measure, 1 MB against 10 MB: `python bench/linear.py`.

Each text of `tests/endless.py` is read at both sizes, each time in a process of its own, which says how long it took
and the most memory that it held (less what it held before it read). The exponent is that of time to size: 1 is
linear, 2 quadratic. Sizes are of the text in UTF-8; bytes are for each character. `--text WORD` takes only the texts
whose name holds the word.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from endless import ENDLESS, plan  # noqa: E402

MILLION = 1_000_000
_KILO = 1 if sys.platform == "darwin" else 1024  # what ru_maxrss counts in


def sized(name: str, megabytes: float) -> str:
    """The text of so many bytes, nearly."""
    sample = ENDLESS[name](10_000)
    return ENDLESS[name](round(megabytes * MILLION * len(sample) / len(sample.encode())))


def read_one(name: str, megabytes: float) -> dict[str, float]:
    """Read one text here: its characters, the seconds, the bytes held at most."""
    from ydparse import extract_text

    extract_text(plan(40))
    text = sized(name, megabytes)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    extract_text(text)
    seconds = time.process_time() - started
    held = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * _KILO
    return {"characters": len(text), "seconds": seconds, "bytes": held}


def measured(name: str, megabytes: float) -> dict[str, float] | None:
    """The same in a process of its own, or None where that failed."""
    command = [sys.executable, __file__, "--here", name, str(megabytes)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{name}: {done.stderr.strip().splitlines()[-1:] or done.returncode}", file=sys.stderr)
        return None
    shown: dict[str, float] = json.loads(done.stdout)
    return shown


def report(small: float, large: float, word: str) -> bool:
    """Print a line for each text; whether all could be read."""
    print(f"{'':34} {f'{small:g} MB':>9} {f'{large:g} MB':>9}  exponent  bytes a character")
    whole = True
    for name in (name for name in ENDLESS if word in name):
        results = [measured(name, megabytes) for megabytes in (small, large)]
        first, last = results
        if first is None or last is None:
            whole = False
            continue
        growth = math.log(last["seconds"] / first["seconds"]) / math.log(last["characters"] / first["characters"])
        print(
            f"{name:34} {first['seconds']:7.2f} s {last['seconds']:7.2f} s  {growth:8.2f}  "
            f"{first['bytes'] / first['characters']:6.0f} → {last['bytes'] / last['characters']:.0f}",
            flush=True,
        )
    return whole


def main() -> int:
    """Measure and print; 0 where every text could be read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", type=float, default=1, help="MB")
    parser.add_argument("--large", type=float, default=10, help="MB")
    parser.add_argument("--text", default="", help="a word of the names of the texts to read")
    parser.add_argument("--here", nargs=2, metavar=("TEXT", "MB"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.here:
        print(json.dumps(read_one(arguments.here[0], float(arguments.here[1]))))
        return 0
    return 0 if report(arguments.small, arguments.large, arguments.text) else 1


if __name__ == "__main__":
    sys.exit(main())
