"""The marks of a notice: the label and the first dozen characters of every section and item, whatever it was taken for."""

from __future__ import annotations

from typing import Any

from generated.draft import Made
from generated.judge import Judge, clean
from generated.lines import squeezed
from generated.tally import Tally

HEAD = 12


def wanted_marks(made: Made) -> list[tuple[str, str, str]]:
    """Place in the truth, label, first dozen characters of each."""
    entries = [(f"{name}/{i}", entry) for name in ("sections", "items") for i, entry in enumerate(made.truth[name])]
    return [(path, label_of(entry["label"]), head(made.passages[path])) for path, entry in entries]


def found_marks(notice: dict[str, Any]) -> list[tuple[str, str]]:
    """Label and first dozen characters of what stands behind it in the text, heading or not."""
    found = []
    for entry in (*notice["sections"], *notice["items"]):
        label, span = squeezed(entry["label"]), entry["span"]
        # Blanks and signs are dropped, so that a few more characters are needed.
        text = squeezed(notice["text"][span["start"] : span["start"] + 4 * HEAD + len(entry["label"])])
        found.append((label_of(label), head(text[len(label) :])))
    return found


def head(text: str) -> str:
    """The first dozen characters, noise apart."""
    return clean(text)[:HEAD]


def label_of(label: str) -> str:
    """A mark without the stop that closes it."""
    return clean(label).rstrip("、.,:")


def judge_marks(tally: Tally, made: Made, notice: dict[str, Any], seed: int = 0) -> None:
    """Add the marks of one notice to a tally, under `marks`."""
    one = Judge(tally, made, seed)
    rest = found_marks(notice)
    for path, label, opening in wanted_marks(made):
        same = next((mark for mark in rest if mark[0] == label and mark[1].startswith(opening)), None)
        if same is None:
            one.miss("marks", path, label + opening)
        else:
            rest.remove(same)
            one.hit("marks", path)
    for label, opening in rest:
        one.too_many("marks", "", label + opening)
