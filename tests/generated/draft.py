"""A notice before and after it is printed: its lines with what they open, and the truth that goes with the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generated.clauses import House
from generated.lines import Lines, printed, squeezed
from generated.said import Fact


@dataclass
class Made:
    """A notice that was made: its text, its truth, and which choices of the grammar each fact of the truth shows.

    `features` maps the place of a fact in the truth (`items/3/units/0`) to its choices; `""` holds those of the whole.
    `row_targets` holds the targets of table rows by the place of the row, for which the gold has no field.
    `passages` holds the undamaged wording of every item and section by its place, to show beside what was missed.
    """

    text: str
    truth: dict[str, Any]
    features: dict[str, list[str]]
    row_targets: dict[str, list[dict[str, Any]]]
    passages: dict[str, str]


@dataclass
class Draft:
    """A notice in the making: its lines, its truth, and who and what it speaks of.

    The labels, titles and wordings of the truth are those of the lines as made; `as_printed` takes them from the
    lines again, so that a damage only has to change the lines.
    """

    lines: Lines
    truth: dict[str, Any]
    features: dict[str, list[str]]
    row_targets: dict[str, list[dict[str, Any]]]
    passages: dict[str, str]
    house: House
    topic: str

    def as_told(self) -> Made:
        """The notice, where its truth holds for the lines as they are."""
        return Made(printed(self.lines), self.truth, self.features, self.row_targets, self.passages)

    def as_printed(self) -> Made:
        """The notice, with the labels and the wording of every entry as the lines have them now."""
        labels = {line.owner: squeezed(line.label) for line in self.lines if line.label}
        bodies: dict[str, str] = {}
        above: dict[int, str] = {}
        for line in self.lines:
            if line.owner:
                bodies[line.owner] = bodies.get(line.owner, "") + squeezed(line.rest)
            if line.label:
                entry = self.entry(line.owner)
                entry["label"] = labels[line.owner]
                if "level" in entry:
                    above = {level: path for level, path in above.items() if level < entry["level"]}
                    above[entry["level"]] = line.owner
                else:
                    entry["section"] = [labels[above[k + 1]] for k in range(len(entry["section"]))]
        for path, body in bodies.items():
            entry = self.entry(path)
            self.passages[path] = body
            if "start" in entry:
                entry.update(start=body[:10], end=body[-10:])
        return self.as_told()

    def entry(self, path: str) -> Fact:
        """The section or item of the truth at a place."""
        name, at = path.split("/")
        found: Fact = self.truth[name][int(at)]
        return found

    @property
    def title(self) -> str:
        """The plan's title."""
        return str(self.truth["metadata"]["title"])


def gather(node: Any, path: str, features: dict[str, list[str]]) -> None:
    """Move the features of every fact out of the truth."""
    if isinstance(node, dict):
        if "features" in node:
            features[path] = node.pop("features")
        for key, value in node.items():
            gather(value, f"{path}/{key}" if path else key, features)
    elif isinstance(node, list):
        for i, value in enumerate(node):
            gather(value, f"{path}/{i}", features)
