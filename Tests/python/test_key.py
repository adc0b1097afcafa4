"""What `key` says of stored keys."""

import json

import pytest

from command import BROKEN, CLEAN, COLLISION, Keywright

USER = "01ARZ3NDEKTSV4RRFFQ69G5FAV"


@pytest.fixture
def keywright(binary, tmp_path) -> Keywright:
    command = Keywright(binary, tmp_path)
    command.write("notes.keywright.yaml", CLEAN)
    return command


def test_a_match(keywright):
    result = keywright.run("key", f"USER#{USER}", f"NOTE#{USER}")
    assert (result.status, result.err) == (0, "")
    assert result.out == f'Note\n  userId = "{USER}"\n  noteId = "{USER}"\n  returned by listNotes\n'


def test_a_departure(keywright):
    result = keywright.run("key", f"USER#{USER}", f"NOTE#{USER[:-1]}")
    assert result.status == 1
    lines = result.out.splitlines()
    assert lines[-2] == f"  NOTE#{USER[:-1]}"
    assert lines[-1].index("^") == len(lines[-2])
    assert "a character of `noteId` (ulid)" in lines[-1]


def test_in_json(keywright):
    result = keywright.run("key", f"USER#{USER}", "PROFILES", "--format", "json")
    assert result.status == 1
    assert json.loads(result.out) == {
        "matches": [],
        "nearest": [
            {"entity": "User", "attribute": "SK", "template": "PROFILE", "at": 8, "expected": "the end"},
        ],
        "undecided": [],
    }


def test_control_characters_are_shown_and_not_sent(keywright):
    result = keywright.run("key", f"USER#{USER}", "PRO\x1b[31m\u202e\n\tX")
    assert result.status == 1
    shown = result.out.splitlines()
    assert shown[3] == "  PRO␛[31m\\u{202e}␊␉X"
    assert shown[4].startswith("     ^ expected `FILE`")


def test_a_long_key_is_cut_around_the_place(keywright):
    result = keywright.run("key", f"USER#{USER}", f"NOTE#{USER}" + "x" * 500)
    row, caret = result.out.splitlines()[-2:]
    assert len(row) < 120
    assert row[caret.index("^")] == "x"
    assert row.endswith("…")


def test_a_partition_alone(keywright):
    result = keywright.run("key", f"USER#{USER}", "--format", "json")
    assert result.status == 0
    assert [match["entity"] for match in json.loads(result.out)["matches"]] == ["User", "Note"]


def test_a_collision_is_both(keywright):
    keywright.write("notes.keywright.yaml", COLLISION)
    result = keywright.run("key", f"USER#{USER}", "PROFILE", "--format", "json")
    assert result.status == 0
    assert [match["entity"] for match in json.loads(result.out)["matches"]] == ["User", "Account"]


def test_a_design_that_cannot_be_read(keywright):
    keywright.write("notes.keywright.yaml", BROKEN)
    result = keywright.run("key", "USER#1", "PROFILE", "--format", "json")
    assert result.status == 1
    assert json.loads(result.out) == {"matches": [], "nearest": [], "undecided": []}
    assert "KW001" in result.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "values"),
        (["a", "b", "c"], "the key is PK, SK"),
        (["a", "--index", "GSI1"], "no table has an index 'GSI1'"),
        (["a", "--design", "missing.yaml"], "missing.yaml"),
        (["a", "--format", "yaml"], "yaml"),
    ],
)
def test_bad_usage(keywright, arguments, told):
    result = keywright.run("key", *arguments)
    assert (result.status, result.out) == (2, "")
    assert told in result.err


def test_several_designs(keywright):
    keywright.write("other.keywright.yaml", CLEAN.replace("design: Notes", "design: Other").replace("USER#", "U#"))
    both = keywright.run("key", f"U#{USER}", "PROFILE")
    assert both.status == 0
    assert [line for line in both.out.splitlines() if line.endswith(".yaml")] == [
        "notes.keywright.yaml",
        "other.keywright.yaml",
    ]
    assert keywright.run("key", f"U#{USER}", "PROFILE", "--format", "json").status == 2
    named = keywright.run("key", f"U#{USER}", "PROFILE", "--design", "notes.keywright.yaml")
    assert named.status == 1


def test_a_design_from_standard_input(keywright):
    text = (keywright.folder / "notes.keywright.yaml").read_text()
    result = keywright.run("key", f"USER#{USER}", "PROFILE", "--design", "-", stdin=text)
    assert (result.status, result.out.splitlines()[0]) == (0, "User")
