"""`make bench`: the start of the command and the speed of the library, each as a ratio to a floor of the same run.

Start: `ydparse extract bench/short.txt` against `bench/hello.py`, a typer app of one command that reads the same file
and validates ten small pydantic models. Medians of interleaved runs, so that a busy machine bears on both alike.

Speed: `extract(path).model_dump_json()` over the corpus in one process, in characters of the files a second. The floor
is a round trip of what came out through the standard library's json (loads, then dumps).

Formats: see `formats.py`. Batches: see `batch.py`; they take longest, `--files 0` leaves them out.

Growth: the time for a text or page four times as long, as a multiple, for those that tempt a pattern or a loop to go
over the same ground again. Near 4 is linear, 16 is quadratic.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
SHORT = HERE / "short.txt"

TASK = "推进试点工作，新建充电桩500个，力争年底前完成投资2.5亿元。（市发改委牵头，市财政局、市水利局配合）"
GROWING: dict[str, Callable[[int], str | bytes]] = {
    "items": lambda n: "".join(f"{i}.{TASK}\n" for i in range(1, n // 8)),
    "one line": lambda n: "1." + TASK * (n // 8),
    "one line without a number": lambda n: TASK * n,
    "wrapped": lambda n: "1." + "推进试点工作并扩大覆盖范围，加快建设一批示范园区和\n" * (n // 2),
    "amounts": lambda n: "1.新增" + "2.5万个" * n,
    "titles": lambda n: "1." + "《" * n * 10,
    "aims": lambda n: "1.力争新增1家，" + "甲2家，" * n,
    "respectively": lambda n: "1." + "甲率、" * n + "分别提高" + "1%、" * n,
    "verbs": lambda n: "1." + "负责" * n,
    "brackets": lambda n: "".join(f"{i}.推进工作（人事科、科教科）。\n" for i in range(1, n // 8)),
    "headers": lambda n: "序号 任务 责任单位 完成时限\n" * n,
    "rows": lambda n: "序号\t任务\t责任单位\n" + "".join(f"{i}\t推进第{i}项工作\t市财政局\n" for i in range(1, n // 4)),
    "nested page": lambda n: nested("<div>" + f"<p>{TASK}</p>" * 3, n // 2),
    "nested lists": lambda n: nested("<ul><li>甲", n // 2),
    "nested preformatted": lambda n: nested(f"<span style='white-space:pre-wrap'>{TASK}\n", n // 2),
}

sys.path[:0] = [str(ROOT), str(HERE)]

import batch  # noqa: E402
import formats  # noqa: E402


def start_times(runs: int) -> tuple[list[float], list[float]]:
    """Seconds of each run of the floor and of the command, one after the other."""
    hello = [sys.executable, str(HERE / "hello.py"), str(SHORT)]
    extract = [sys.executable, "-m", "ydparse", "extract", "--quiet", str(SHORT)]
    for command in (hello, extract):  # once for the byte code and the disk's cache
        _seconds(command)
    pairs = [(_seconds(hello), _seconds(extract)) for _ in range(runs)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def corpus() -> list[Path]:
    """The corpus where it is at hand, else the samples."""
    files = sorted((ROOT.parent / "shared" / "corpus").glob("[0-9]*.*"))
    return files or sorted((ROOT / "samples").rglob("*.txt")) or [SHORT]


def library_times(files: Sequence[Path], rounds: int) -> tuple[float, float, int]:
    """Best seconds for all files, best seconds for the floor, size of the output in bytes."""
    from ydparse import extract

    best, floor, size = float("inf"), float("inf"), 0
    for _ in range(rounds + 1):  # the first is for what is loaded once
        started = time.perf_counter()
        output = [extract(file).model_dump_json() for file in files]
        best = min(best, time.perf_counter() - started)
        started = time.perf_counter()
        for text in output:
            json.dumps(json.loads(text), ensure_ascii=False)
        floor = min(floor, time.perf_counter() - started)
        size = sum(len(text.encode()) for text in output)
    return best, floor, size


def nested(opening: str, depth: int) -> bytes:
    """A page of so many elements, each within the one before."""
    return f"<html><body>{opening * depth}</body></html>".encode()


def growth(make: Callable[[int], str | bytes], size: int = 500) -> float:
    """How many times longer a text, or a file, takes that is four times as long."""
    from ydparse import extract, extract_text

    times = []
    for n in (size, size, 4 * size):  # once to warm up
        made = make(n)
        started = time.perf_counter()
        extract_text(made) if isinstance(made, str) else extract(made)
        times.append(time.perf_counter() - started)
    return times[2] / times[1]


def characters(files: Sequence[Path]) -> int:
    """Characters in the files, which may be of any encoding."""
    from ydparse import extract

    return sum(len(extract(file).text) for file in files)


def _seconds(command: Sequence[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    return time.perf_counter() - started


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15, help="interleaved runs of the start (at least 11)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds over the corpus")
    parser.add_argument("--files", type=int, default=batch.COUNT, help="files of the batch")
    arguments = parser.parse_args()
    hello, command = (statistics.median(times) for times in start_times(max(11, arguments.runs)))
    print(f"start   ydparse extract {SHORT.name}: {command * 1000:.0f} ms; hello-world: {hello * 1000:.0f} ms")
    print(f"start   ratio {command / hello:.2f} (aim: at most 2)")
    files = corpus()
    best, floor, size = library_times(files, arguments.rounds)
    count = characters(files)
    print(f"speed   {len(files)} files of {files[0].parent.name}/, {count:,} characters → {size:,} bytes of JSON")
    print(f"speed   {count / best:,.0f} characters a second ({best * 1000:.0f} ms); JSON included")
    print(f"speed   ratio {best / floor:.1f} to a json round trip of the output ({floor * 1000:.1f} ms)")
    formats.report()
    figures = (f"{name} {growth(make):.1f}" for name, make in GROWING.items())
    print(f"growth  of time for 4 times the text: {', '.join(figures)}")
    if arguments.files:
        batch.report(arguments.files)


if __name__ == "__main__":
    main()
