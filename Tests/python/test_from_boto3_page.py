"""The code on the page for those who come from boto3 sends what the plan shows, and works on one table with it."""

import importlib.util
import json
import re

import boto3
import pytest
from moto import mock_aws

from command import Keywright
from page_steps import Change, File, Folder, steps_of
from test_migration_pages import ROOT

PAGE = (ROOT / "docs/from-boto3.md").read_text(encoding="utf-8")

FIRST = {"station": "wdr3", "number": 17, "airedOn": "1974-05-01", "title": "Night Concert", "genre": "music", "plays": 0}
LAST_DAY = {"station": "wdr3", "number": 18, "airedOn": "1974-12-31", "title": "The Year", "genre": "news", "plays": 0}

KEY = {"station": "wdr3", "airedOn": "1974-05-01", "number": 17}
# Pattern, what is given to it, and the call of the page's code that is meant to be the same.
CALLS = [
    ("addProgramme", {"programme": FIRST}, ("add_programme", "wdr3", 17, "1974-05-01", "Night Concert", "music")),
    ("programme", KEY, ("programme", "wdr3", "1974-05-01", 17)),
    (
        "programmesBetween",
        {"station": "wdr3", "first": "1974-01-01", "last": "1974-12-31"},
        ("programmes_between", "wdr3", "1974-01-01", "1974-12-31"),
    ),
    ("latestOfGenre", {"genre": "news"}, ("latest_of_genre", "news")),
    ("retitle", KEY | {"title": "Concert"}, ("retitle", "wdr3", "1974-05-01", 17, "Concert")),
    ("countPlay", KEY, ("count_play", "wdr3", "1974-05-01", 17)),
]


@pytest.fixture
def reader(binary, tmp_path, monkeypatch):
    """The folder of a reader who has the page's files, as they are at its end."""
    folder = tmp_path / "here"
    folder.mkdir()
    reader = Folder(folder, binary)
    for step in steps_of(PAGE):
        if isinstance(step, (File, Change)):
            reader.take(step)
    for name, value in [("AWS_DEFAULT_REGION", "eu-central-1"), ("AWS_ACCESS_KEY_ID", "x"), ("AWS_SECRET_ACCESS_KEY", "x")]:
        monkeypatch.setenv(name, value)
    with mock_aws():
        yield reader


@pytest.fixture
def keywright(reader, binary) -> Keywright:
    return Keywright(binary, reader.folder)


@pytest.fixture
def code(reader, keywright):
    """The page's module, on a table made from the generated JSON; `sent` are the requests that it sends."""
    assert keywright.run("generate", "--target", "table-json", "--output", "tables").status == 0
    table = json.loads((reader.folder / "tables/archive.create-table.json").read_text(encoding="utf-8"))
    boto3.client("dynamodb").create_table(**table)
    spec = importlib.util.spec_from_file_location("archive", reader.folder / "archive.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.sent = []

    def note(params, **_):
        module.sent.append(json.loads(params["body"]))

    module.table.meta.client.meta.events.register("before-call.dynamodb.*", note)
    return module


def planned(keywright: Keywright, pattern: str, values: dict) -> dict:
    """The request of a pattern, with what a call brings in its place."""
    report = json.loads(keywright.run("plan", "--format", "json", "--pattern", pattern).out)
    [request] = report["patterns"][0]["requests"]

    def filled(text: str) -> str:
        def value(match: re.Match) -> str:
            found = values
            for part in match[1].split("."):
                found = found[part]
            return str(found).zfill(int(match[2])) if match[2] else str(found)

        return re.sub(r"\$\{([\w.]+)(?:\|pad\((\d+)\))?\}", value, text)

    def fill(part):
        if isinstance(part, dict):
            return {name: fill(value) for name, value in part.items()}
        if isinstance(part, list):
            return [fill(value) for value in part]
        return filled(part) if isinstance(part, str) else part

    return fill(request["input"])


def plain(request: dict) -> dict:
    """A request without what it may say in several ways: aliases, defaults, and parentheses around the whole."""
    names = request.get("ExpressionAttributeNames", {})
    values = request.get("ExpressionAttributeValues", {})
    defaults = {"ScanIndexForward": True, "ReturnValues": "NONE", "ConsistentRead": False}
    result = {}
    for name, value in request.items():
        if name.startswith("ExpressionAttribute") or defaults.get(name) == value:
            continue
        if name.endswith("Expression"):
            value = re.sub(r"#\w+", lambda alias: names[alias[0]], value)
            value = re.sub(r":\w+", lambda alias: json.dumps(values[alias[0]]), value)
            value = re.sub(r"^\((.*)\)$", r"\1", value)
        result[name] = value
    return result


def test_every_pattern_of_the_design_is_compared(keywright):
    report = json.loads(keywright.run("plan", "--format", "json").out)
    assert sorted(pattern["name"] for pattern in report["patterns"]) == sorted(name for name, _, _ in CALLS)


@pytest.mark.parametrize(("pattern", "values", "call"), CALLS, ids=[name for name, _, _ in CALLS])
def test_the_code_sends_what_is_planned(keywright, code, pattern, values, call):
    if pattern != "addProgramme":
        code.table.meta.client.put_item(TableName="archive", Item=_read(planned(keywright, "addProgramme", {"programme": FIRST})["Item"]))
        code.sent.clear()
    function, *arguments = call
    getattr(code, function)(*arguments)
    assert [plain(request) for request in code.sent] == [plain(planned(keywright, pattern, values))]


def test_the_code_finds_what_was_written_by_the_plan(keywright, code):
    client = boto3.client("dynamodb")
    for programme in [FIRST, LAST_DAY]:
        client.put_item(**planned(keywright, "addProgramme", {"programme": programme}))

    assert code.programme("wdr3", "1974-05-01", 17)["title"] == "Night Concert"
    assert [found["number"] for found in code.programmes_between("wdr3", "1974-01-01", "1974-12-31")] == [17, 18]
    assert [found["number"] for found in code.latest_of_genre("news")] == [18]


def test_what_the_code_writes_is_what_the_design_says(keywright, code):
    code.add_programme("wdr3", 17, "1974-05-01", "Night Concert", "music")
    code.retitle("wdr3", "1974-05-01", 17, "Concert")
    code.count_play("wdr3", "1974-05-01", 17)
    items = boto3.client("dynamodb").scan(TableName="archive")["Items"]
    assert (items[0]["title"], items[0]["plays"]) == ({"S": "Concert"}, {"N": "1"})
    keywright.write("scan.json", json.dumps({"Items": items}))
    result = keywright.run("items", "scan.json")
    assert (result.status, "1 item of table `archive`: no findings" in result.err) == (0, True), result.out


def test_the_first_version_of_the_code_misses_the_last_day(reader, keywright, code, monkeypatch):
    original = next(step.text for step in steps_of(PAGE) if isinstance(step, File) and step.path == "archive.py")
    namespace = {}
    exec(compile(original, "archive.py", "exec"), namespace)
    client = boto3.client("dynamodb")
    client.put_item(**planned(keywright, "addProgramme", {"programme": LAST_DAY}))
    assert namespace["programmes_between"]("wdr3", "1974-01-01", "1974-12-31") == []
    assert len(code.programmes_between("wdr3", "1974-01-01", "1974-12-31")) == 1


def _read(item: dict) -> dict:
    """What the resource's client takes, which speaks of Python's values."""
    return {name: int(value["N"]) if "N" in value else value["S"] for name, value in item.items()}
