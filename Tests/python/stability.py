"""What a change of a design breaks: found by making both designs, and holding items of each to the other.

Run as a program it renews the tables of docs/stability.md, from docs/stability.yaml.
"""

import dataclasses
import json
import pathlib
import re

import swift_api
import yaml

from command import Keywright

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = ROOT / "docs/stability.yaml"
PAGE = ROOT / "docs/stability.md"

# Findings of `keywright items` that are about index keys and companions; all others are about the item itself.
ENTRIES = {"stale-index-key", "missing-index-key", "stray-index-key", "missing-companion", "orphan-companion"}


@dataclasses.dataclass(frozen=True)
class Found:
    """What one change does. The kinds are those of `keywright items`."""

    swift: str
    items: tuple[str, ...]
    entries: tuple[str, ...]
    back: tuple[str, ...]
    table: str


@dataclasses.dataclass
class Change:
    group: str
    title: str
    instead: str
    before: str
    after: str
    stored: list[dict]
    written: list[dict]
    expected: Found


def changes() -> list[Change]:
    data = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    result = []
    for group, rows in data["changes"].items():
        for row in rows:
            before = _edited(data["design"], row.get("before", []))
            stored = _patched(data["items"], row.get("stored", {}))
            result.append(
                Change(
                    group=group,
                    title=row["change"],
                    instead=row["instead"],
                    before=before,
                    after=_edited(before, row["after"]),
                    stored=list(stored.values()),
                    written=list(_patched(stored, row.get("written", {})).values()),
                    expected=Found(
                        swift={True: "yes", False: "no"}.get(row["swift"], row["swift"]),
                        items=tuple(row.get("items", [])),
                        entries=tuple(row.get("entries", [])),
                        back=tuple(row.get("back", [])),
                        table=row.get("table", "same"),
                    ),
                )
            )
    return result


def _edited(text: str, edits: list[list[str]]) -> str:
    for old, new in edits:
        assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in\n{text}"
        text = text.replace(old, new)
    return text


def _patched(items: dict, patches: dict) -> dict:
    result = {}
    for name in [*items, *(name for name in patches if name not in items)]:
        item = items.get(name, {}) | patches.get(name, {})
        result[name] = {attribute: value for attribute, value in item.items() if value is not None}
    return result


def _named(text: str, name: str) -> str:
    """The design under a name of its own, by which what is generated is told apart, and which is no part of what is compared."""
    return text.replace("design: Library", f"design: {name}").replace("name: library", f"name: {name}.library")


class Comparison:
    """The command, on both designs of every change."""

    def __init__(self, binary: pathlib.Path, folder: pathlib.Path, cases: list[Change]):
        self.folder = folder
        self.keywright = Keywright(binary, folder)
        self.numbers = {id(case): number for number, case in enumerate(cases)}
        for case, number in zip(cases, self.numbers.values()):
            for side, text in [("Before", case.before), ("After", case.after)]:
                self.keywright.write(f"{side}{number}.yaml", _named(text, f"{side}{number}"))
        designs = sorted(path.name for path in folder.glob("*.yaml"))
        result = self.keywright.run("generate", "--access", "public", "--output", "out", *designs)
        assert result.status == 0, result.out + result.err

    def found(self, case: Change) -> Found:
        number = self.numbers[id(case)]
        before, after = f"Before{number}", f"After{number}"
        # The items are what the designs say, or nothing would follow from what else is found.
        assert self._kinds(before, case.stored) == [], f"{case.title}: the stored items"
        assert self._kinds(after, case.written) == [], f"{case.title}: the written items"
        forward = self._kinds(after, case.stored)
        return Found(
            swift=swift_api.compared(self._swift(before), self._swift(after)),
            items=tuple(kind for kind in forward if kind not in ENTRIES),
            entries=tuple(kind for kind in forward if kind in ENTRIES),
            back=tuple(self._kinds(before, case.written)),
            table=compared_tables(self._tables(before), self._tables(after)),
        )

    def keys(self, case: Change) -> list[tuple]:
        """For each stored item, what its key says by either design: the entity's text, and the values."""
        number = self.numbers[id(case)]
        return [tuple(self._key(side, number, item) for side in ["Before", "After"]) for item in case.stored]

    def _key(self, side: str, number: int, item: dict) -> list | None:
        texts = [item[name]["S"] for name in ("PK", "SK")]
        report = json.loads(self.keywright.run("key", *texts, "--design", f"{side}{number}.yaml", "--format", "json").out)
        return [(match["entity"], match["values"]) for match in report["matches"]] or None

    def _kinds(self, design: str, items: list[dict]) -> list[str]:
        name = self.keywright.write(f"{design}.{len(list(self.folder.glob('*.jsonl')))}.jsonl", "".join(json.dumps(item) + "\n" for item in items))
        result = self.keywright.run("items", name, "--design", f"{design}.yaml", "--format", "json")
        assert result.status in (0, 1), result.err
        return sorted(json.loads(result.out)["counts"])

    def _swift(self, design: str) -> str:
        files = sorted((self.folder / "out").glob(f"{design}[.+]*swift"))
        assert len(files) >= 2, design
        return "".join(path.read_text(encoding="utf-8") for path in files).replace(design, "Library")

    def _tables(self, design: str) -> dict[str, dict]:
        """What is asked of the service: the content of each file, by its name behind the table's."""
        found = {}
        for path in sorted((self.folder / "out").glob(f"{design}.library*.json")):
            kind = path.name.split(".", 2)[2]
            found[kind] = json.loads(path.read_text(encoding="utf-8").replace(f"{design}.", ""))
        assert "create-table.json" in found, design
        return found


def compared_tables(before: dict[str, dict], after: dict[str, dict]) -> str:
    """What the change asks of a table that is there."""
    old, new = before["create-table.json"], after["create-table.json"]
    if any(old[key] != new[key] for key in ("TableName", "KeySchema")):
        return "other table"
    indexes = [{index["IndexName"]: index for index in table.get("GlobalSecondaryIndexes", [])} for table in (old, new)]
    changed = []
    if indexes[1].keys() - indexes[0].keys():
        changed.append("index added")
    if indexes[0].keys() - indexes[1].keys():
        changed.append("index removed")
    if any(indexes[0][name] != indexes[1][name] for name in indexes[0].keys() & indexes[1].keys()):
        changed.append("index replaced")
    # Indexes bring the definitions of their attributes with them.
    others = [
        {key: value for key, value in table.items() if key not in ("GlobalSecondaryIndexes", "AttributeDefinitions")} for table in (old, new)
    ]
    files = [{name: content for name, content in tables.items() if name != "create-table.json"} for tables in (before, after)]
    if others[0] != others[1] or files[0] != files[1]:
        changed.append("settings")
    return ", ".join(changed) or "same"


def table(group: str, cases: list[Change]) -> str:
    """The page's table of a group."""
    lines = [
        "| change | Swift source | stored items | their index keys | code before, on new items | table | instead |",
        "|---|---|---|---|---|---|---|",
    ]

    def kinds(found: tuple[str, ...]) -> str:
        return ", ".join(f"`{kind}`" for kind in found) or "-"

    for case in cases:
        if case.group == group:
            found = case.expected
            cells = [
                case.title, {"no": "-", "yes": "**breaks**"}.get(found.swift, found.swift), kinds(found.items), kinds(found.entries),
                kinds(found.back), {"same": "-"}.get(found.table, found.table), case.instead,
            ]  # fmt: skip
            lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells).rstrip() + " |")
    return "\n".join(lines) + "\n"


def renewed(page: str, cases: list[Change]) -> str:
    """The page with its tables, each under the heading of its group."""
    for group in dict.fromkeys(case.group for case in cases):
        heading = f"## {group}\n\n"
        assert page.count(heading) == 1, group
        before, after = page.split(heading)
        page = before + heading + table(group, cases) + re.sub(r"\A(?:\|.*\n)*", "", after)
    return page


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8"), changes()), encoding="utf-8")
