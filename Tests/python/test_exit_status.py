"""Every command in every situation: its exit status, and which stream gets something.

A row is a command, a column a situation. A new command gets a row; a test fails until it has one.
"""

import json
import re

import pytest

from command import BROKEN, CLEAN, COLLISION, WARNING, Keywright

NOTHING, SOMETHING, JSON = "nothing", "something", "json"

# A user's key by all these designs.
KEY = "USER#01ARZ3NDEKTSV4RRFFQ69G5FAV"

# A user by these designs; of two entities with one key the discriminator says which.
ITEM = (
    '{"PK":{"S":"%s"},"SK":{"S":"PROFILE"},"EntityType":{"S":"User"},"userId":{"S":"%s"},"displayName":{"S":"Ann"}}'
    % (KEY, KEY[5:])
)

# Command line: situation: (arguments, status, standard output, standard error).
# `taken` is a file, so that nothing can be written below it, whoever runs the tests.
TABLE = {
    "check": {
        "clean": (["clean.keywright.yaml"], 0, NOTHING, SOMETHING),
        "warning": (["warning.keywright.yaml"], 0, SOMETHING, SOMETHING),
        "error": (["collision.keywright.yaml"], 1, SOMETHING, SOMETHING),
        "not YAML": (["broken.keywright.yaml"], 1, SOMETHING, SOMETHING),
        "bad flag": (["--no-such-flag", "clean.keywright.yaml"], 2, NOTHING, SOMETHING),
        "missing file": (["missing.keywright.yaml"], 2, NOTHING, SOMETHING),
        "bad configuration": (["--config", "bad.yaml", "clean.keywright.yaml"], 2, NOTHING, SOMETHING),
        "unwritable output": (["--report", "json=taken/x.json", "clean.keywright.yaml"], 2, NOTHING, SOMETHING),
    },
    "check --format json": {
        "clean": (["clean.keywright.yaml"], 0, JSON, SOMETHING),
        "warning": (["warning.keywright.yaml"], 0, JSON, SOMETHING),
        "error": (["collision.keywright.yaml"], 1, JSON, SOMETHING),
        "not YAML": (["broken.keywright.yaml"], 1, JSON, SOMETHING),
        "bad flag": (["--no-such-flag", "clean.keywright.yaml"], 2, JSON, SOMETHING),
        "missing file": (["missing.keywright.yaml"], 2, JSON, SOMETHING),
        "bad configuration": (["--config", "bad.yaml", "clean.keywright.yaml"], 2, JSON, SOMETHING),
        "unwritable output": (["--report", "sarif=taken/x.sarif", "clean.keywright.yaml"], 2, JSON, SOMETHING),
    },
    "generate --output out": {
        "clean": (["clean.keywright.yaml"], 0, NOTHING, SOMETHING),
        "warning": (["warning.keywright.yaml"], 0, NOTHING, SOMETHING),
        "error": (["collision.keywright.yaml"], 1, SOMETHING, SOMETHING),
        "not YAML": (["broken.keywright.yaml"], 1, SOMETHING, SOMETHING),
        "stale": (["--check", "clean.keywright.yaml"], 1, SOMETHING, SOMETHING),
        "bad flag": (["--no-such-flag", "clean.keywright.yaml"], 2, NOTHING, SOMETHING),
        "missing file": (["missing.keywright.yaml"], 2, NOTHING, SOMETHING),
        "bad configuration": (["--config", "bad.yaml", "clean.keywright.yaml"], 2, NOTHING, SOMETHING),
    },
    "generate": {
        "unwritable output": (["--output", "taken/out", "clean.keywright.yaml"], 2, NOTHING, SOMETHING),
    },
    "plan": {
        "clean": (["clean.keywright.yaml"], 0, SOMETHING, NOTHING),
        "warning": (["warning.keywright.yaml"], 0, SOMETHING, NOTHING),
        "error": (["collision.keywright.yaml"], 1, SOMETHING, SOMETHING),
        "not YAML": (["broken.keywright.yaml"], 1, NOTHING, SOMETHING),
        "bad flag": (["--no-such-flag", "clean.keywright.yaml"], 2, NOTHING, SOMETHING),
        "missing file": (["missing.keywright.yaml"], 2, NOTHING, SOMETHING),
        "bad configuration": (["--config", "bad.yaml", "clean.keywright.yaml"], 2, NOTHING, SOMETHING),
    },
    "plan --format json": {
        "clean": (["clean.keywright.yaml"], 0, JSON, NOTHING),
        "error": (["collision.keywright.yaml"], 1, JSON, SOMETHING),
        "not YAML": (["broken.keywright.yaml"], 1, JSON, SOMETHING),
    },
    "suggest": {
        "clean": (["clean.keywright.yaml"], 0, SOMETHING, NOTHING),
        "warning": (["warning.keywright.yaml"], 0, SOMETHING, NOTHING),
        "error": (["collision.keywright.yaml"], 0, SOMETHING, NOTHING),
        "lacking": (["lacking.keywright.yaml"], 0, SOMETHING, NOTHING),
        "written": (["--write", "lacking.keywright.yaml"], 0, SOMETHING, SOMETHING),
        "not served": (["stuck.keywright.yaml"], 1, SOMETHING, NOTHING),
        "not YAML": (["broken.keywright.yaml"], 1, NOTHING, SOMETHING),
        "bad flag": (["--no-such-flag", "clean.keywright.yaml"], 2, NOTHING, SOMETHING),
        "missing file": (["missing.keywright.yaml"], 2, NOTHING, SOMETHING),
        "bad configuration": (["--config", "bad.yaml", "clean.keywright.yaml"], 2, NOTHING, SOMETHING),
    },
    "suggest --format json": {
        "clean": (["clean.keywright.yaml"], 0, JSON, NOTHING),
        "not served": (["stuck.keywright.yaml"], 1, JSON, NOTHING),
        "not YAML": (["broken.keywright.yaml"], 1, JSON, SOMETHING),
    },
    "key --design": {
        "clean": (["clean.keywright.yaml", KEY, "PROFILE"], 0, SOMETHING, NOTHING),
        "warning": (["warning.keywright.yaml", KEY, "PROFILE"], 0, SOMETHING, NOTHING),
        "error": (["collision.keywright.yaml", KEY, "PROFILE"], 0, SOMETHING, NOTHING),
        "nothing has it": (["clean.keywright.yaml", "X", "Y"], 1, SOMETHING, NOTHING),
        "not YAML": (["broken.keywright.yaml", KEY, "PROFILE"], 1, NOTHING, SOMETHING),
        "bad flag": (["clean.keywright.yaml", "--no-such-flag", KEY], 2, NOTHING, SOMETHING),
        "missing file": (["missing.keywright.yaml", KEY], 2, NOTHING, SOMETHING),
        "bad configuration": (["clean.keywright.yaml", KEY, "--config", "bad.yaml"], 2, NOTHING, SOMETHING),
    },
    "items items.jsonl --design": {
        "clean": (["clean.keywright.yaml"], 0, SOMETHING, SOMETHING),
        "warning": (["warning.keywright.yaml"], 0, SOMETHING, SOMETHING),
        "findings": (["clean.keywright.yaml", "strange.jsonl"], 1, SOMETHING, SOMETHING),
        "error": (["collision.keywright.yaml"], 0, SOMETHING, SOMETHING),
        "as JSON": (["clean.keywright.yaml", "--format", "json"], 0, JSON, SOMETHING),
        "not YAML": (["broken.keywright.yaml"], 1, NOTHING, SOMETHING),
        "bad flag": (["clean.keywright.yaml", "--no-such-flag"], 2, NOTHING, SOMETHING),
        "missing file": (["clean.keywright.yaml", "missing.jsonl"], 2, NOTHING, SOMETHING),
        "missing design": (["missing.keywright.yaml"], 2, NOTHING, SOMETHING),
        "bad configuration": (["clean.keywright.yaml", "--config", "bad.yaml"], 2, NOTHING, SOMETHING),
    },
    "simulate": {
        "clean": (["clean.keywright.yaml"], 0, SOMETHING, NOTHING),
        "warning": (["warning.keywright.yaml"], 0, SOMETHING, NOTHING),
        "error": (["collision.keywright.yaml"], 1, SOMETHING, SOMETHING),
        "not YAML": (["broken.keywright.yaml"], 1, NOTHING, SOMETHING),
        "bad flag": (["--no-such-flag", "clean.keywright.yaml"], 2, NOTHING, SOMETHING),
        "missing file": (["missing.keywright.yaml"], 2, NOTHING, SOMETHING),
        "bad configuration": (["--config", "bad.yaml", "clean.keywright.yaml"], 2, NOTHING, SOMETHING),
        "unwritable output": (["--output", "taken/heat.svg", "clean.keywright.yaml"], 2, NOTHING, SOMETHING),
    },
    "simulate --format json": {
        "clean": (["clean.keywright.yaml"], 0, JSON, NOTHING),
        "error": (["collision.keywright.yaml"], 1, JSON, SOMETHING),
        "not YAML": (["broken.keywright.yaml"], 1, JSON, SOMETHING),
    },
    "rules": {
        "clean": ([], 0, SOMETHING, NOTHING),
        "as JSON": (["--format", "json"], 0, JSON, NOTHING),
        "bad flag": (["--no-such-flag"], 2, NOTHING, SOMETHING),
    },
    "explain": {
        "clean": (["KW101"], 0, SOMETHING, NOTHING),
        "no such rule": (["KW999"], 2, NOTHING, SOMETHING),
        "bad flag": (["--no-such-flag", "KW101"], 2, NOTHING, SOMETHING),
    },
    "fmt": {
        "clean": (["clean.keywright.yaml"], 0, NOTHING, SOMETHING),
        "error": (["collision.keywright.yaml"], 0, NOTHING, SOMETHING),
        "not YAML": (["broken.keywright.yaml"], 1, SOMETHING, SOMETHING),
        "bad flag": (["--no-such-flag", "clean.keywright.yaml"], 2, NOTHING, SOMETHING),
        "missing file": (["missing.keywright.yaml"], 2, NOTHING, SOMETHING),
        "bad configuration": (["--config", "bad.yaml", "clean.keywright.yaml"], 2, NOTHING, SOMETHING),
    },
    "init": {
        "clean": (["--design", "Shop", "--output", "fresh"], 0, NOTHING, SOMETHING),
        "bad flag": (["--no-such-flag"], 2, NOTHING, SOMETHING),
        "unwritable output": (["--design", "Shop", "--output", "taken/x"], 2, NOTHING, SOMETHING),
    },
    "schema": {
        "clean": ([], 0, JSON, NOTHING),
        "bad flag": (["--no-such-flag"], 2, NOTHING, SOMETHING),
    },
    "completions": {
        "clean": (["bash"], 0, SOMETHING, NOTHING),
        "bad flag": (["--no-such-flag"], 2, NOTHING, SOMETHING),
    },
}

CELLS = [(command, situation) for command, row in TABLE.items() for situation in row]


@pytest.fixture(scope="module")
def commands(binary, tmp_path_factory) -> set[str]:
    """What `--help` lists."""
    text = Keywright(binary, tmp_path_factory.mktemp("help")).run("--help").out
    listed = text.split("SUBCOMMANDS:")[1]
    return set(re.findall(r"^  ([a-z][a-z-]*)(?: |$)", listed, re.MULTILINE)) - {"help"}


@pytest.fixture
def keywright(binary, tmp_path) -> Keywright:
    command = Keywright(binary, tmp_path)
    command.write("clean.keywright.yaml", CLEAN)
    command.write("collision.keywright.yaml", COLLISION)
    command.write("warning.keywright.yaml", WARNING)
    command.write("broken.keywright.yaml", BROKEN)
    command.write("lacking.keywright.yaml", CLEAN.replace("where: userId", "where: body"))
    command.write("stuck.keywright.yaml", CLEAN.replace("userId = $userId", "userId > $userId and body > $body"))
    command.write("taken", "")
    command.write("items.jsonl", ITEM + "\n")
    command.write("strange.jsonl", '{"PK":{"S":"X"},"SK":{"S":"Y"}}\n')
    command.write("bad.yaml", "version: 1\nchekc: { failOn: error }\n")
    return command


def test_every_command_has_a_row(commands):
    assert commands - {row.split()[0] for row in TABLE} == set()


@pytest.mark.parametrize(("row", "situation"), CELLS, ids=[f"{row}: {situation}" for row, situation in CELLS])
def test_exit_status_and_streams(keywright, commands, row, situation):
    name, *options = row.split()
    if name not in commands:
        return  # A row may be here before its command.
    arguments, status, out, err = TABLE[row][situation]
    result = keywright.run(name, *options, *arguments)
    assert result.status == status, result.err
    for text, wanted in ((result.out, out), (result.err, err)):
        if wanted is JSON:
            json.loads(text)
        else:
            assert bool(text) == (wanted is SOMETHING), text
    assert "\x1b" not in result.out + result.err
    # Whatever was written was written whole: nothing is left of the way there.
    assert [path.name for path in keywright.folder.rglob("*") if path.name.endswith((".tmp", ".keywright"))] == []


def test_bad_usage_in_json_is_json(keywright):
    for arguments in (["--rules", "KW999"], ["--max-findings", "x"], ["--fail-on", "no"], ["--baseline", "taken"]):
        for form in (["--format", "json"], ["--format=json"]):
            result = keywright.run("check", *form, *arguments, "clean.keywright.yaml")
            assert result.status == 2
            report = json.loads(result.out)
            assert report["error"]["message"] and "file" in report["error"]
            assert result.err


def test_on_status_two_there_are_the_findings_that_there_are(keywright):
    result = keywright.run("check", "--format", "json", "collision.keywright.yaml", "missing.keywright.yaml")
    report = json.loads(result.out)
    assert result.status == 2
    assert [finding["rule"] for finding in report["findings"]] == ["KW101"]
    assert report["summary"]["errors"] == 1
    assert report["error"]["file"] == "missing.keywright.yaml"
