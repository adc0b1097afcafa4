"""The pages for those who come from elsewhere: their steps are taken, and what they say of stored items is so."""

import json
import pathlib

import pytest

from command import Keywright
from page_steps import Command, File, Folder, steps_of

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGES = ["from-boto3", "from-dynamo-db-tables", "from-electrodb"]
ITEMS = "items.jsonl"


def steps(page: str) -> list:
    return steps_of((ROOT / f"docs/{page}.md").read_text(encoding="utf-8"))


def files(page: str) -> dict[str, str]:
    return {step.path: step.text for step in steps(page) if isinstance(step, File)}


@pytest.mark.parametrize("page", PAGES)
def test_every_step_can_be_taken(binary, tmp_path, page):
    folder = tmp_path / "here"
    folder.mkdir()
    reader = Folder(folder, binary)
    taken = steps(page)
    assert sum(isinstance(step, Command) for step in taken) >= 5
    assert any(isinstance(step, Command) and "keywright items" in step.text for step in taken)
    for step in taken:
        reader.take(step)
    # What is recommended can be had.
    for design in sorted(folder.glob("*.keywright.yaml")):
        assert reader.run(Command(0, "", "", 0, (0, 0)), f"keywright generate {design.name}")[0] == 0


def keywright_with(binary, folder, page: str, design: str) -> Keywright:
    keywright = Keywright(binary, folder)
    keywright.write(design, files(page)[design])
    return keywright


def kinds(keywright: Keywright, *items: dict) -> list[tuple[str, str | None]]:
    """What is found in some items: the kind, and the attribute."""
    keywright.write(ITEMS, "".join(json.dumps(item) + "\n" for item in items))
    report = json.loads(keywright.run("items", ITEMS, "--format", "json").out)
    assert report["summary"]["items"] == len(items)
    return [(finding["kind"], finding["attribute"]) for finding in report["findings"]]


def stored(page: str, line: int, **changes: str) -> dict:
    """An item of the page's, with other texts in some attributes."""
    item = json.loads(files(page)[ITEMS].splitlines()[line])
    return item | {name: {"S": text} for name, text in changes.items()}


class TestElectroDB:
    DESIGN = "archive.keywright.yaml"

    @pytest.mark.parametrize("line", range(3))
    def test_the_keys_of_its_items_are_the_designs(self, binary, tmp_path, line):
        keywright = keywright_with(binary, tmp_path, "from-electrodb", self.DESIGN)
        item = stored("from-electrodb", line)
        entity = {"station": "Station", "programme": "Programme", "track": "Track"}[item["__edb_e__"]["S"]]
        for index in [[], ["--index", "gsi1"]]:
            prefix = "gsi1" if index else ""
            if f"{prefix}pk" not in item:
                continue
            found = json.loads(keywright.run("key", item[f"{prefix}pk"]["S"], item[f"{prefix}sk"]["S"], *index, "--format", "json").out)
            assert [match["entity"] for match in found["matches"]] == [entity]
        assert kinds(keywright, item) == []

    def test_what_stands_in_the_table_of_exceptions_is_found(self, binary, tmp_path):
        keywright = keywright_with(binary, tmp_path, "from-electrodb", self.DESIGN)

        def station(value: str, key: str) -> dict:
            index = {"gsi1pk": f"$radio#stationid_{key}"}
            return stored("from-electrodb", 0, stationId=value, pk=f"$radio#stationid_{key}", **index)

        assert kinds(keywright, station("NDR", "ndr")) == []
        # Its own lower-casing knows more letters.
        assert kinds(keywright, station("BÜRGERFUNK", "bürgerfunk")) == [("key-mismatch", "pk")]
        assert kinds(keywright, station("ndr#2", "ndr#2")) == [("forged-key", "stationId")]
        unpadded = stored("from-electrodb", 2, sk="$track_1#place_7")
        assert [kind for kind, _ in kinds(keywright, unpadded)] == ["unparsed-key"]


class TestDynamoDBTables:
    def test_what_stands_in_the_table_of_exceptions_is_found(self, binary, tmp_path):
        keywright = keywright_with(binary, tmp_path, "from-dynamo-db-tables", "radio.keywright.yaml")
        assert kinds(keywright, stored("from-dynamo-db-tables", 0, stationId="ndr", PK="station.ndr")) == []
        dotted = stored("from-dynamo-db-tables", 0, stationId="ndr.2", PK="station.ndr.2")
        assert kinds(keywright, dotted) == [("forged-key", "stationId")]
        # The attributes that every row has are checked, too.
        assert kinds(keywright, stored("from-dynamo-db-tables", 0, CreateDate="2026-01-15T10:30:00Z")) == [("wrong-type", "createDate")]

    def test_a_uuid_in_a_key_is_no_uuid_of_foundations(self, binary, tmp_path):
        text = files("from-dynamo-db-tables")["radio.keywright.yaml"].replace("stationId: string", "stationId: uuid")
        keywright = Keywright(binary, tmp_path)
        keywright.write("radio.keywright.yaml", text)
        for letters, found in [(str.lower, []), (str.upper, ["unparsed-key"])]:
            value = letters("e621e1f8-c36c-495a-93fc-0c247a3e6e5f")
            item = stored("from-dynamo-db-tables", 0, stationId=value, PK=f"station.{value}")
            assert [kind for kind, _ in kinds(keywright, item)] == found
