"""`suggest` as it is run: what it prints and writes, and its page."""

import json
import os
import pathlib
import re
import subprocess
import time

import pytest

from command import BROKEN, CLEAN, Keywright

ROOT = pathlib.Path(__file__).parents[2]
PAGE = (ROOT / "docs/suggest.md").read_text(encoding="utf-8")
DESIGNS = re.findall(r"`(\w+\.keywright\.yaml)`\n\n```yaml\n(.*?)```", PAGE, re.DOTALL)
EXAMPLES = re.findall(r"```console\n\$ keywright (.*?)\n(.*?)```", PAGE, re.DOTALL)

LACKING = CLEAN.replace("putUser: { put: User }", "byName: { query: User, where: displayName = $name, limit: 9 }").replace(
    "  Note:", "  # What a user wrote down.\n  Note: # kept for ever"
)


@pytest.fixture
def keywright(binary, tmp_path) -> Keywright:
    command = Keywright(binary, tmp_path)
    for name, text in DESIGNS:
        command.write(name, text)
    command.write("clean.keywright.yaml", CLEAN)
    command.write("lacking.keywright.yaml", LACKING)
    return command


def plans(keywright, name) -> dict[str, list]:
    report = json.loads(keywright.run("plan", name, "--format", "json").out)
    return {pattern["name"]: pattern["requests"] for pattern in report["patterns"]}


def test_there_are_examples():
    assert len(DESIGNS) == len(EXAMPLES) == 2


@pytest.mark.parametrize(("command", "shown"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_example(keywright, command, shown):
    result = keywright.run(*command.split())
    assert (result.status, result.out, result.err) == (0, shown, "")


@pytest.mark.parametrize("name", [name for name, _ in DESIGNS])
def test_what_is_written_passes_check_and_serves_all(keywright, name):
    before = (keywright.folder / name).read_text(encoding="utf-8")
    assert keywright.run("check", name).status == 1
    result = keywright.run("suggest", "--write", name)
    assert result.status == 0
    assert result.err == f"written: {name}\n"
    assert keywright.run("check", name).status == 0
    assert all(plans(keywright, name).values())
    # Only lines are added, and the layout is canonical.
    after = (keywright.folder / name).read_text(encoding="utf-8").split("\n")
    rest = iter(after)
    assert all(line in rest for line in before.split("\n"))
    assert keywright.run("fmt", "--check", name).status == 0
    again = keywright.run("suggest", "--write", name)
    assert again.status == 0
    assert again.out.startswith("nothing to suggest")
    assert again.err == ""


def test_diff_is_what_write_does(keywright):
    diff = keywright.run("suggest", "--diff", "lacking.keywright.yaml")
    assert diff.status == 0
    keywright.write("copy/lacking.keywright.yaml", LACKING)
    subprocess.run(
        ["patch", "-p1", "-s"], input=diff.out, cwd=keywright.folder / "copy", text=True, check=True, timeout=60
    )
    assert keywright.run("suggest", "--write", "lacking.keywright.yaml").status == 0
    written = (keywright.folder / "lacking.keywright.yaml").read_bytes()
    assert (keywright.folder / "copy/lacking.keywright.yaml").read_bytes() == written
    assert b"# What a user wrote down." in written
    assert b"Note: # kept for ever" in written


def test_nothing_is_written_without_being_asked(keywright):
    for arguments in ([], ["--diff"], ["--format", "json"]):
        assert keywright.run("suggest", "lacking.keywright.yaml", *arguments).status == 0
    assert (keywright.folder / "lacking.keywright.yaml").read_text(encoding="utf-8") == LACKING


def test_json(keywright):
    report = json.loads(keywright.run("suggest", "lacking.keywright.yaml", "--format", "json").out)
    assert report["format"] == 1
    assert [index["name"] for index in report["indexes"]] == ["GSI1"]
    assert [entry["entity"] for entry in report["entries"]] == ["User"]
    assert report["served"] == [{"pattern": "byName", "index": "GSI1", "read": 0.5}]
    assert report["optimum"] == "reached"
    assert report["leastNewIndexes"] == 1
    assert [(write["entity"], write["before"], write["after"]) for write in report["writes"]] == [("User", 1, 2)]
    assert [file["file"] for file in report["files"]] == ["lacking.keywright.yaml"]


def test_a_query_that_nothing_answers(keywright):
    text = LACKING.replace("displayName = $name", "displayName > $name and userId > $userId")
    keywright.write("stuck.keywright.yaml", text)
    result = keywright.run("suggest", "stuck.keywright.yaml", "--write")
    assert result.status == 1
    assert "not served: byName: it ranges over more than one attribute" in result.out
    assert (keywright.folder / "stuck.keywright.yaml").read_text(encoding="utf-8") == text


def test_mistakes_come_first(keywright):
    keywright.write("mistaken.keywright.yaml", LACKING.replace("body: string", "body: strin"))
    result = keywright.run("suggest", "mistaken.keywright.yaml")
    assert result.status == 1
    assert result.out == ""
    assert "KW006" in result.err or "KW013" in result.err
    keywright.write("broken.keywright.yaml", BROKEN)
    assert "KW001" in keywright.run("suggest", "broken.keywright.yaml").err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--write", "--diff", "lacking.keywright.yaml"],
        ["--diff", "--format", "json", "lacking.keywright.yaml"],
        ["--write", "-"],
        ["--format", "json", "lacking.keywright.yaml", "clean.keywright.yaml"],
        ["missing.keywright.yaml"],
    ],
)
def test_bad_usage(keywright, arguments):
    result = keywright.run("suggest", *arguments)
    assert result.status == 2
    assert result.out == ""
    assert result.err


def test_standard_input(keywright):
    result = keywright.run("suggest", "-", "--stdin-filename", "in.keywright.yaml", "--diff", stdin=LACKING)
    assert result.status == 0
    assert result.out.startswith("--- a/in.keywright.yaml\n")


def test_included_files_are_written_where_the_entity_stands(keywright):
    head, rest = LACKING.split("  # What a user wrote down.")
    note, patterns = rest.split("accessPatterns:")
    patterns = patterns.replace("listNotes:", "noteById: { query: Note, where: noteId = $noteId, limit: 1 }\n  listNotes:")
    keywright.write("main.keywright.yaml", head.replace("table:", "include: [note.yaml]\ntable:") + "accessPatterns:" + patterns)
    keywright.write("note.yaml", "entities:\n  # What a user wrote down." + note)
    result = keywright.run("suggest", "--write", "main.keywright.yaml")
    assert result.status == 0, result.out
    assert result.err == "written: main.keywright.yaml\nwritten: note.yaml\n"
    assert "GSI1:" in (keywright.folder / "note.yaml").read_text(encoding="utf-8")
    assert keywright.run("check", "main.keywright.yaml").status == 0


def large(entities: int) -> str:
    """A design without keys of so many entities, with five queries of each."""
    text = "keywright: 1\ndesign: Large\ntable: { name: large }\nentities:\n"
    for n in range(entities):
        text += f"  Thing{n}:\n    attributes: {{ thing{n}Id: ulid, owner: ulid, status: string, city: string, placedAt: timestamp }}\n"
    text += "accessPatterns:\n"
    for n in range(entities):
        text += f"  of{n}: {{ query: Thing{n}, where: owner = $owner, limit: 9 }}\n"
        text += f"  by{n}: {{ query: Thing{n}, where: status = $s, order: placedAt descending, limit: 9 }}\n"
        text += f"  in{n}: {{ query: Thing{n}, where: city = $c and status = $s, limit: 9 }}\n"
        text += f"  since{n}: {{ query: Thing{n}, where: owner = $o and placedAt >= $p, limit: 9 }}\n"
        text += f"  at{n}: {{ query: Thing{n}, where: city = $c and placedAt < $p, limit: 9 }}\n"
    return text


def test_fifty_entities_take_seconds(keywright):
    keywright.write("large.keywright.yaml", large(50))
    start = time.monotonic()
    report = json.loads(keywright.run("suggest", "large.keywright.yaml", "--format", "json").out)
    assert time.monotonic() - start < 60
    assert report["unserved"] == []
    assert len(report["indexes"]) == report["leastNewIndexes"]


def test_corpus_page_is_current(binary):
    run = subprocess.run(
        [str(ROOT / "scripts/suggest-table"), "--check"],
        env=os.environ | {"KEYWRIGHT_BINARY": str(binary)},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr


def test_corpus_page_shows_what_is_promised():
    rows = re.findall(
        r"^\| ([\w-]+) \| (\d+) \| (\d+) \(\d+\) \| (\d+) \| (\d+) \| (\S+) \| (\S+) \|",
        (ROOT / "docs/suggest-corpus.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    sound = [row for row in rows if row[5] == "-" and row[6] == "-"]
    assert len(sound) >= 15
    assert sum(int(suggested) > int(before) for _, _, before, suggested, *_ in sound) <= len(sound) // 5
    assert sum(int(before) > 0 for _, _, before, *_ in sound) >= 9
