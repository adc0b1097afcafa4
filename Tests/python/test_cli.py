"""The command's exit status and streams: 0 done, 1 findings, 2 could not run; reports on standard output, chatter and
the summary line on standard error."""

import json
import re
import xml.etree.ElementTree

import pytest

from command import BROKEN, CLEAN, COLLISION, MISSPELT, WARNING, Keywright

COMMANDS = ["check", "generate", "plan", "rules", "explain", "key", "fmt", "init", "schema", "completions"]

JSON_FORMATS = ["json"]
FORMATS = ["text", *JSON_FORMATS]


@pytest.fixture
def keywright(binary, tmp_path) -> Keywright:
    command = Keywright(binary, tmp_path)
    command.write("clean.keywright.yaml", CLEAN)
    command.write("collision.keywright.yaml", COLLISION)
    command.write("misspelt.keywright.yaml", MISSPELT)
    command.write("warning.keywright.yaml", WARNING)
    command.write("broken.keywright.yaml", BROKEN)
    return command


# Usage and help


def test_help_lists_the_commands(keywright):
    result = keywright.run("--help")
    assert result.status == 0
    assert result.err == ""
    assert [command for command in COMMANDS if command not in result.out] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(keywright, command):
    result = keywright.run(command, "--help")
    assert result.status == 0
    assert result.err == ""
    assert "USAGE" in result.out


def test_version(keywright):
    result = keywright.run("--version")
    assert result.status == 0
    assert result.err == ""
    assert re.fullmatch(r"(keywright )?\d+\.\d+\.\d+\S*\n", result.out)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--no-such-flag"],
        ["no-such-command"],
        ["check", "--no-such-flag", "clean.keywright.yaml"],
        ["check", "--format", "no-such-format", "clean.keywright.yaml"],
        ["check", "--fail-on", "no-such-severity", "clean.keywright.yaml"],
        ["check", "--rules", "KW999", "clean.keywright.yaml"],
        ["generate", "--no-such-flag"],
        ["generate", "--target", "no-such-target", "--output", "out", "clean.keywright.yaml"],
        ["generate", "--access", "private", "--output", "out", "clean.keywright.yaml"],
        ["plan", "--format", "yaml", "clean.keywright.yaml"],
        ["explain", "KW999"],
        ["diff", "clean.keywright.yaml"],
        ["fmt", "--no-such-flag"],
        ["schema", "--no-such-flag"],
    ],
    ids=" ".join,
)
def test_bad_usage(keywright, arguments):
    result = keywright.run(*arguments)
    assert result.status == 2
    assert result.out == ""
    assert result.err != ""


# check


@pytest.mark.parametrize(
    ("design", "status"),
    [
        ("clean.keywright.yaml", 0),
        ("warning.keywright.yaml", 0),
        ("collision.keywright.yaml", 1),
        ("misspelt.keywright.yaml", 1),
        ("broken.keywright.yaml", 1),
        ("missing.keywright.yaml", 2),
    ],
)
@pytest.mark.parametrize("form", FORMATS)
def test_check_status_is_the_same_in_every_format(keywright, design, status, form):
    assert keywright.run("check", "--format", form, design).status == status


def test_check_clean(keywright):
    result = keywright.run("check", "clean.keywright.yaml")
    assert result.status == 0
    assert result.out == ""
    assert result.err.endswith("\n")
    assert "KW" not in result.err


def test_check_finding(keywright):
    result = keywright.run("check", "collision.keywright.yaml")
    assert result.status == 1
    assert "KW101" in result.out
    assert re.search(r"collision\.keywright\.yaml:\d+:\d+", result.out)
    assert re.search(r"^\s*\|?.*\^", result.out, re.MULTILINE), "carets show the place"
    assert "KW101" not in result.err
    assert re.search(r"\b1 error\b", result.err)


def test_check_unreadable_file(keywright):
    result = keywright.run("check", "missing.keywright.yaml")
    assert result.status == 2
    assert "missing.keywright.yaml" in result.err


def test_check_unreadable_file_beside_a_finding(keywright):
    result = keywright.run("check", "collision.keywright.yaml", "missing.keywright.yaml")
    assert result.status == 2
    assert "missing.keywright.yaml" in result.err


@pytest.mark.parametrize(
    ("threshold", "design", "status"),
    [
        ("error", "warning.keywright.yaml", 0),
        ("warning", "warning.keywright.yaml", 1),
        ("info", "warning.keywright.yaml", 1),
        ("never", "warning.keywright.yaml", 0),
        ("error", "collision.keywright.yaml", 1),
        ("warning", "collision.keywright.yaml", 1),
        ("never", "collision.keywright.yaml", 0),
        ("never", "missing.keywright.yaml", 2),
        ("warning", "clean.keywright.yaml", 0),
    ],
)
def test_check_fail_on(keywright, threshold, design, status):
    result = keywright.run("check", "--fail-on", threshold, design)
    assert result.status == status
    if design == "collision.keywright.yaml":
        assert "KW101" in result.out


def test_check_only_some_rules(keywright):
    assert keywright.run("check", "--rules", "KW002", "collision.keywright.yaml").status == 0
    assert keywright.run("check", "--rules", "KW002,KW101", "collision.keywright.yaml").status == 1
    assert keywright.run("check", "--rules", "key-collision", "collision.keywright.yaml").status == 1


@pytest.mark.parametrize("rule", ["KW703", "kw703", "missing-description"])
def test_check_a_rule_that_is_off_speaks_when_it_is_named(keywright, rule):
    asked = keywright.run("check", "--rules", rule, "--fail-on", "info", "clean.keywright.yaml")
    assert asked.status == 1
    assert "info[KW703]" in asked.out
    assert keywright.run("check", "--rules", "KW7", "--fail-on", "info", "clean.keywright.yaml").status == 0


def test_check_standard_input(keywright):
    result = keywright.run("check", "--stdin-filename", "typed.keywright.yaml", "-", stdin=COLLISION)
    assert result.status == 1
    assert "typed.keywright.yaml:" in result.out
    assert keywright.run("check", "-", stdin=CLEAN).status == 0


def test_check_finds_designs_below_the_folder(keywright, tmp_path):
    folder = tmp_path / "project"
    keywright.write("project/a/one.keywright.yaml", COLLISION)
    keywright.write("project/.hidden/two.keywright.yaml", COLLISION)
    keywright.write("project/node_modules/three.keywright.yaml", COLLISION)
    result = keywright.run("check", folder=folder)
    assert result.status == 1
    assert "a/one.keywright.yaml:" in result.out
    assert "two.keywright.yaml" not in result.out
    assert "three.keywright.yaml" not in result.out


def test_quiet_leaves_the_findings(keywright):
    clean = keywright.run("check", "--quiet", "clean.keywright.yaml")
    assert (clean.status, clean.out, clean.err) == (0, "", "")
    finding = keywright.run("check", "--quiet", "collision.keywright.yaml")
    assert finding.status == 1
    assert "KW101" in finding.out
    assert finding.err == ""


def test_colors_only_where_asked_for(keywright):
    plain = keywright.run("check", "collision.keywright.yaml")
    assert "\x1b" not in plain.out + plain.err
    always = keywright.run("check", "--color", "always", "collision.keywright.yaml")
    assert "\x1b[" in always.out
    assert re.sub(r"\x1b\[[0-9;]*m", "", always.out) == plain.out
    asked = keywright.run("check", "--color", "always", "collision.keywright.yaml", environment={"NO_COLOR": "1"})
    assert asked.out == always.out, "the flag goes before the environment"
    for form in FORMATS[1:]:
        colored = keywright.run("check", "--color", "always", "--format", form, "collision.keywright.yaml")
        assert "\x1b" not in colored.out


# Reports for machines


@pytest.mark.parametrize("design", ["clean", "warning", "collision", "misspelt", "broken", "missing"])
@pytest.mark.parametrize("form", JSON_FORMATS)
def test_json_reports_parse_on_every_path(keywright, form, design):
    result = keywright.run("check", "--format", form, f"{design}.keywright.yaml")
    report = json.loads(result.out)
    assert isinstance(report, dict)
    assert result.out.endswith("\n")


def test_check_json(keywright):
    report = json.loads(keywright.run("check", "--format", "json", "collision.keywright.yaml").out)
    assert report["format"] == 1
    assert report["summary"]["errors"] == 1
    assert set(report["summary"]) == {"errors", "warnings", "infos", "allowed"}
    finding = next(each for each in report["findings"] if each["severity"] == "error")
    assert (finding["rule"], finding["name"], finding["proof"]) == ("KW101", "key-collision", "exact")
    assert finding["file"] == "collision.keywright.yaml"
    assert {finding["subject"]["entity"], finding["subject"]["other"]} == {"User", "Account"}
    assert {item["entity"] for item in finding["witness"]["items"]} == {"User", "Account"}
    keys = [item["key"] for item in finding["witness"]["items"]]
    assert keys[0] == keys[1], "the witness is two items of one key"
    assert finding["allowedBecause"] is None
    for name in ("help", "related", "fixes"):
        assert isinstance(finding[name], list)
    # The place is bytes of the file, and its lines and columns.
    start, end = finding["start"], finding["end"]
    assert 0 <= start["byte"] < end["byte"] <= len(COLLISION.encode())
    before = COLLISION.encode()[: start["byte"]].decode()
    assert start["line"] == before.count("\n") + 1
    assert start["column"] == len(before) - (before.rfind("\n") + 1) + 1


def test_check_json_place_of_an_unknown_key(keywright):
    report = json.loads(keywright.run("check", "--format", "json", "misspelt.keywright.yaml").out)
    finding = next(each for each in report["findings"] if each["rule"] == "KW002")
    assert finding["start"] == {"line": 9, "column": 1, "byte": MISSPELT.index("entitys")}
    assert finding["end"] == {"line": 9, "column": 8, "byte": MISSPELT.index("entitys") + len("entitys")}
    assert any("entities" in text for text in [finding["message"], *finding["help"]])


def test_check_json_clean(keywright):
    report = json.loads(keywright.run("check", "--format", "json", "clean.keywright.yaml").out)
    assert report["findings"] == []
    assert report["summary"] == {"errors": 0, "warnings": 0, "infos": 0, "allowed": 0}
    assert "error" not in report


def test_check_json_unreadable(keywright):
    result = keywright.run("check", "--format", "json", "missing.keywright.yaml")
    report = json.loads(result.out)
    assert report["findings"] == []
    assert report["error"]["file"] == "missing.keywright.yaml"
    assert report["error"]["message"]


def test_plan_json(keywright):
    result = keywright.run("plan", "--format", "json", "clean.keywright.yaml")
    assert result.status == 0
    report = json.loads(result.out)
    assert report["format"] == 1
    plans = {plan["name"]: plan for plan in report["patterns"]}
    assert {"getUser", "putUser", "listNotes"} <= set(plans)
    assert plans["getUser"]["operation"] == "GetItem"
    assert plans["getUser"]["requests"][0]["input"]["Key"] == {
        "PK": {"S": "USER#${userId}"},
        "SK": {"S": "PROFILE"},
    }
    notes = plans["listNotes"]
    assert (notes["operation"], notes["table"], notes["index"]) == ("Query", "notes", None)
    assert notes["parameters"] == [{"name": "userId", "type": "ulid", "optional": False}]


def test_plan_of_a_design_with_errors(keywright):
    result = keywright.run("plan", "--format", "json", "collision.keywright.yaml")
    assert result.status == 1
    json.loads(result.out)


def test_rules_json(keywright):
    result = keywright.run("rules", "--format", "json")
    assert result.status == 0
    rules = json.loads(result.out)
    codes = [rule["id"] for rule in rules]
    assert codes == sorted(set(codes))
    assert {"KW001", "KW101", "KW201", "KW501"} <= set(codes)
    for rule in rules:
        assert set(rule) >= {"id", "name", "severity", "fixed", "summary"}
        assert isinstance(rule["fixed"], bool)
        assert rule["severity"] in ("error", "warning", "info", "off")


@pytest.mark.parametrize("rule", ["KW101", "key-collision"])
def test_explain(keywright, rule):
    result = keywright.run("explain", rule)
    assert result.status == 0
    assert "KW101" in result.out and "key-collision" in result.out


# The same input, the same bytes


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--format", "json", "collision.keywright.yaml"],
        ["check", "collision.keywright.yaml", "misspelt.keywright.yaml"],
        ["plan", "--format", "json", "clean.keywright.yaml"],
        ["rules"],
    ],
    ids=" ".join,
)
def test_output_is_deterministic(keywright, arguments):
    first = keywright.run(*arguments)
    elsewhere = {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Asia/Kathmandu", "COLUMNS": "40"}
    for environment in ({}, elsewhere):
        again = keywright.run(*arguments, environment=environment)
        assert (again.status, again.out) == (first.status, first.out)
