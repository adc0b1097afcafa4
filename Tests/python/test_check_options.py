"""What `check` takes beside designs: further reports, counts, repairs, a baseline."""

import json
import os
import re
import stat
import subprocess

import pytest

from command import CLEAN, COLLISION, WARNING, Keywright, snapshot

# A text that YAML takes half of, which is sure to be meant as one; and one that is not.
LOST = CLEAN.replace(
    "key: { PK: USER#<userId>, SK: NOTE#<noteId> }", "key:\n      PK: USER#<userId>\n      SK: NOTE #<noteId>"
)
FIXED = LOST.replace("NOTE #<noteId>", "'NOTE #<noteId>'")

# Two findings of a rule that may be allowed, on one entity and on another.
LOW = """\
keywright: 1
design: Notes
table: { name: notes, key: { partition: PK, sort: SK } }
entities:
  User:
    key: { PK: USERS, SK: USER#<userId> }
    attributes: { userId: ulid }
  Note:
    key: { PK: NOTES, SK: NOTE#<noteId> }
    attributes: { noteId: ulid }
accessPatterns:
  getUser: { get: User }
  getNote: { get: Note }
"""


@pytest.fixture
def keywright(binary, tmp_path) -> Keywright:
    return Keywright(binary, tmp_path)


# Reports


def test_several_reports_in_one_run(keywright, tmp_path):
    keywright.write("a.keywright.yaml", COLLISION)
    forms = ["text", "concise", "json", "sarif", "github", "gitlab", "junit"]
    reports = [part for form in forms for part in ("--report", f"{form}={form}.out")]
    result = keywright.run("check", "--color", "always", *reports, "a.keywright.yaml")
    assert result.status == 1
    assert "\x1b[" in result.out and "KW101" in result.out
    for form in forms:
        alone = keywright.run("check", "--format", form, "a.keywright.yaml")
        assert (tmp_path / f"{form}.out").read_text(encoding="utf-8") == alone.out, form


def test_a_report_on_standard_output(keywright):
    keywright.write("a.keywright.yaml", COLLISION)
    both = keywright.run("check", "--report", "github=-", "a.keywright.yaml").out
    assert both == keywright.run("check", "a.keywright.yaml").out + (
        keywright.run("check", "--format", "github", "a.keywright.yaml").out
    )
    alone = keywright.run("check", "--report", "json=-", "a.keywright.yaml").out
    assert alone == keywright.run("check", "--format", "json", "a.keywright.yaml").out


@pytest.mark.parametrize(
    "arguments",
    [
        ["--report", "json"],
        ["--report", "json="],
        ["--report", "yaml=x"],
        ["--report", "json=x", "--report", "sarif=x"],
        ["--format", "json", "--report", "sarif=-"],
        ["--report", "json=-", "--report", "github=-"],
        ["--statistics", "--format", "sarif"],
        ["--max-findings", "-1"],
        ["--rules", ""],
        ["--rules", ","],
        ["--diff"],
        ["--fix", "-"],
        ["--fix", "--diff", "--report", "json=x"],
        ["--prune-baseline"],
        ["--strict-baseline"],
        ["--baseline", "x", "--write-baseline", "y"],
    ],
    ids=" ".join,
)
def test_bad_usage(keywright, arguments):
    keywright.write("a.keywright.yaml", CLEAN)
    before = snapshot(keywright.folder)
    result = keywright.run("check", *arguments)
    assert result.status == 2
    assert result.err
    assert snapshot(keywright.folder) == before


def test_a_report_is_replaced_whole_or_not_at_all(keywright, tmp_path):
    keywright.write("a.keywright.yaml", COLLISION)
    keywright.write("old.json", "old")
    keywright.write("taken", "")
    result = keywright.run("check", "--report", "sarif=taken/x", "--report", "json=old.json", "a.keywright.yaml")
    assert result.status == 2
    assert "taken/x" in result.err
    assert (tmp_path / "old.json").read_text() in ("old", keywright.run("check", "--format", "json").out)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.keywright.yaml", "old.json", "taken"]


def test_a_report_keeps_link_and_mode_and_time(keywright, tmp_path):
    keywright.write("a.keywright.yaml", COLLISION)
    keywright.write("real.json", "old")
    (tmp_path / "real.json").chmod(0o640)
    (tmp_path / "link.json").symlink_to("real.json")
    keywright.run("check", "--report", "json=link.json")
    assert (tmp_path / "link.json").is_symlink()
    assert json.loads((tmp_path / "real.json").read_text())["summary"]["errors"] == 1
    assert stat.S_IMODE((tmp_path / "real.json").stat().st_mode) == 0o640
    os.utime(tmp_path / "real.json", (1, 1))
    keywright.run("check", "--report", "json=link.json")
    assert (tmp_path / "real.json").stat().st_mtime == 1, "what would not change is not touched"


def test_a_report_to_a_pipe(keywright, tmp_path):
    keywright.write("a.keywright.yaml", COLLISION)
    os.mkfifo(tmp_path / "pipe")
    reader = subprocess.Popen(["cat", "pipe"], cwd=tmp_path, stdout=subprocess.PIPE)
    keywright.run("check", "--report", "concise=pipe")
    assert b"[KW101]" in reader.communicate(timeout=30)[0]
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


# What is shown


def test_statistics(keywright):
    keywright.write("a.keywright.yaml", COLLISION)
    keywright.write("b.keywright.yaml", LOST)
    keywright.write("c.keywright.yaml", COLLISION.replace("Notes", "Other"))
    result = keywright.run("check", "--statistics")
    assert result.status == 1
    assert result.out == "2  KW101  [ ]  key-collision\n1  KW015  [*]  lost-to-yaml\n"
    report = json.loads(keywright.run("check", "--statistics", "--format", "json").out)
    assert report["statistics"] == [
        {"rule": "KW101", "name": "key-collision", "count": 2, "fixable": 0},
        {"rule": "KW015", "name": "lost-to-yaml", "count": 1, "fixable": 1},
    ]
    assert len(report["findings"]) == 3


def test_most_findings(keywright):
    for name in "abc":
        keywright.write(f"{name}.keywright.yaml", COLLISION)
    whole = keywright.run("check", "--format", "concise").out.splitlines()
    assert keywright.run("check", "--format", "concise", "--max-findings", "1").out.splitlines() == [
        whole[0],
        "… and 2 more",
    ]
    text = keywright.run("check", "--max-findings", "2")
    assert text.status == 1
    assert text.out.count("error[KW101]") == 2 and text.out.endswith("\n\n… and 1 more\n")
    assert "3 errors in 3 files" in text.err
    assert "…" not in keywright.run("check", "--max-findings", "3").out
    assert len(json.loads(keywright.run("check", "--format", "json", "--max-findings", "1").out)["findings"]) == 3


def test_summary(keywright):
    keywright.write("a.keywright.yaml", COLLISION)
    keywright.write("b.keywright.yaml", LOST)
    keywright.write("c.keywright.yaml", WARNING)
    result = keywright.run("check")
    assert result.err == "2 errors, 1 warning in 3 files (1 fixable with --fix)\n"
    assert keywright.run("check", "--quiet").err == ""


@pytest.mark.parametrize(
    ("environment", "flag", "colored"),
    [
        ({}, [], False),
        ({"FORCE_COLOR": "1"}, [], True),
        ({"CLICOLOR_FORCE": "1"}, [], True),
        ({"CLICOLOR_FORCE": "0"}, [], False),
        ({"FORCE_COLOR": ""}, [], False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1", "TERM": "dumb"}, [], True),
        ({"FORCE_COLOR": "1"}, ["--color", "never"], False),
        ({"NO_COLOR": "1"}, ["--color", "always"], True),
        ({"FORCE_COLOR": "1"}, ["--color", "auto"], True),
    ],
)
def test_order_of_what_asks_for_colors(keywright, environment, flag, colored):
    keywright.write("a.keywright.yaml", COLLISION)
    for form in ("text", "concise"):
        result = keywright.run("check", "--format", form, *flag, environment=environment)
        assert ("\x1b[" in result.out) == colored
    for form in ("json", "sarif", "github", "gitlab", "junit"):
        assert "\x1b" not in keywright.run("check", "--format", form, *flag, environment=environment).out


def test_only_some_rules_of_a_design_that_cannot_be_read(keywright):
    keywright.write("a.keywright.yaml", LOST)
    result = keywright.run("check", "--rules", "KW101")
    assert result.status == 1
    assert "KW015" in result.out, "KW101 has not run, so nothing may look clean"


# Repairs


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_fix(keywright, tmp_path, mark, end):
    keywright.write("a.keywright.yaml", mark + LOST.replace("\n", end))
    keywright.write("b.keywright.yaml", COLLISION)
    result = keywright.run("check", "--fix")
    assert result.status == 1
    assert "KW015" not in result.out and "KW101" in result.out
    assert result.err == "mended 1 finding in a.keywright.yaml\n1 error in 2 files\n"
    assert (tmp_path / "a.keywright.yaml").read_bytes() == (mark + FIXED.replace("\n", end)).encode()
    assert keywright.run("check", "--fix", "a.keywright.yaml").status == 0
    assert "mended" not in keywright.run("check", "--fix", "a.keywright.yaml").err


def test_fix_keeps_what_it_need_not_touch(keywright, tmp_path):
    keywright.write("a.keywright.yaml", CLEAN)
    keywright.write("b.keywright.yaml", COLLISION)
    for name in "ab":
        os.utime(tmp_path / f"{name}.keywright.yaml", (1, 1))
    keywright.run("check", "--fix")
    assert [(tmp_path / f"{name}.keywright.yaml").stat().st_mtime for name in "ab"] == [1, 1]


def test_fix_of_selected_rules_alone(keywright, tmp_path):
    keywright.write("a.keywright.yaml", LOST)
    keywright.run("check", "--fix", "--rules", "KW015")
    assert (tmp_path / "a.keywright.yaml").read_text() == FIXED


def test_fix_of_an_included_file(keywright, tmp_path):
    head, entities = LOST.split("entities:\n")
    entities, patterns = entities.split("accessPatterns:\n")
    keywright.write("main.keywright.yaml", head + "include: [parts/e.yaml]\naccessPatterns:\n" + patterns)
    keywright.write("parts/e.yaml", "entities:\n" + entities)
    result = keywright.run("check", "--fix", "main.keywright.yaml")
    assert (result.status, result.out) == (0, "")
    assert "'NOTE #<noteId>'" in (tmp_path / "parts/e.yaml").read_text()


def test_fix_as_a_diff(keywright, tmp_path):
    keywright.write("sub/a b.keywright.yaml", LOST)
    keywright.write("c.keywright.yaml", CLEAN)
    before = snapshot(tmp_path)
    result = keywright.run("check", "--fix", "--diff")
    assert result.status == 1
    assert snapshot(tmp_path) == before
    assert result.out.startswith("--- a/sub/a b.keywright.yaml\t\n+++ b/sub/a b.keywright.yaml\t\n@@ ")
    assert "\n-      SK: NOTE #<noteId>\n+      SK: 'NOTE #<noteId>'\n" in result.out
    assert result.err.startswith("would mend 1 finding in sub/a b.keywright.yaml\n")
    # What other tools make of it is what --fix makes.
    subprocess.run(["git", "apply", "-"], input=result.out.encode(), cwd=tmp_path, check=True)
    assert (tmp_path / "sub/a b.keywright.yaml").read_text() == FIXED
    again = keywright.run("check", "--fix", "--diff")
    assert (again.status, again.out) == (0, "")


def test_fix_of_standard_input_as_a_diff(keywright):
    result = keywright.run("check", "--fix", "--diff", "--stdin-filename", "a.yaml", "-", stdin=LOST)
    assert result.status == 1
    assert result.out.startswith("--- a/a.yaml\n+++ b/a.yaml\n")


# A baseline


def test_baseline(keywright, tmp_path):
    keywright.write("a.keywright.yaml", LOW)
    first = keywright.run("check", "--fail-on", "info")
    assert first.status == 1
    count = len(json.loads(keywright.run("check", "--format", "json").out)["findings"])
    assert count >= 2
    written = keywright.run("check", "--fail-on", "info", "--write-baseline", "known.json")
    assert (written.status, written.out) == (0, "")
    assert written.err == f"no findings, {count} baselined in 1 file\n"
    # Whatever stands above, the findings are the same.
    keywright.write("a.keywright.yaml", "# a comment\n\n" + LOW)
    held = keywright.run("check", "--fail-on", "info", "--baseline", "known.json")
    assert (held.status, held.out) == (0, "")
    report = json.loads(keywright.run("check", "--format", "json", "--baseline", "known.json", "--show-allowed").out)
    assert report["summary"] == {"errors": 0, "warnings": 0, "infos": 0, "allowed": 0, "baselined": count}
    assert [finding["baselined"] for finding in report["findings"]] == [True] * count
    # It holds from every folder.
    (tmp_path / "sub").mkdir()
    below = keywright.run(
        "check", "--fail-on", "info", "--baseline", "../known.json", "../a.keywright.yaml", folder=tmp_path / "sub"
    )
    assert (below.status, below.out) == (0, "")


def test_a_new_finding_is_not_held(keywright):
    keywright.write("a.keywright.yaml", LOW)
    keywright.run("check", "--write-baseline", "known.json")
    more = LOW.replace(
        "accessPatterns:\n",
        "  Tag:\n    key: { PK: TAGS, SK: TAG#<tagId> }\n    attributes: { tagId: ulid }\naccessPatterns:\n",
    )
    keywright.write("a.keywright.yaml", more)
    report = json.loads(keywright.run("check", "--format", "json", "--baseline", "known.json").out)
    assert {finding["subject"].get("entity") for finding in report["findings"]} == {"Tag"}


def test_what_may_not_be_allowed_is_not_held(keywright, tmp_path):
    keywright.write("a.keywright.yaml", LOST)
    result = keywright.run("check", "--write-baseline", "known.json")
    assert result.status == 1 and "KW015" in result.out
    assert json.loads((tmp_path / "known.json").read_text()) == {"keywright-baseline": 1, "findings": []}


def test_stale_entries(keywright, tmp_path):
    keywright.write("a.keywright.yaml", LOW)
    keywright.run("check", "--write-baseline", "known.json")
    entries = json.loads((tmp_path / "known.json").read_text())["findings"]
    keywright.write("a.keywright.yaml", LOW.replace("PK: NOTES, SK: NOTE#<noteId>", "PK: NOTE#<noteId>, SK: NOTE"))
    told = keywright.run("check", "--baseline", "known.json")
    assert told.status == 0
    assert re.search(r"the baseline holds 1 KW\d{3} in a\.keywright\.yaml \(.*\) that is not found any more", told.err)
    assert keywright.run("check", "--baseline", "known.json", "--strict-baseline").status == 1
    # What was not looked for is not stale.
    assert keywright.run("check", "--baseline", "known.json", "--strict-baseline", "--rules", "KW101").status == 0
    keywright.write("b.keywright.yaml", CLEAN)
    only = keywright.run("check", "--baseline", "known.json", "--strict-baseline", "b.keywright.yaml")
    assert only.status == 0
    pruned = keywright.run("check", "--baseline", "known.json", "--prune-baseline", "--strict-baseline")
    assert pruned.status == 0
    left = json.loads((tmp_path / "known.json").read_text())["findings"]
    assert 0 < len(left) < len(entries)
    assert all(entry in entries for entry in left)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"findings": []}', '{"keywright-baseline": 2, "findings": []}'])
def test_what_is_no_baseline(keywright, text):
    keywright.write("a.keywright.yaml", COLLISION)
    keywright.write("known.json", text)
    result = keywright.run("check", "--format", "json", "--baseline", "known.json")
    assert result.status == 2
    report = json.loads(result.out)
    assert report["error"]["file"] == "known.json"
    assert [finding["rule"] for finding in report["findings"]] == ["KW101"]


# The same input, the same bytes


@pytest.mark.parametrize("form", ["concise", "json", "sarif", "github", "gitlab", "junit"])
def test_reports_are_deterministic(keywright, tmp_path, form):
    keywright.write("a.keywright.yaml", LOW)
    keywright.write("b.keywright.yaml", COLLISION)
    first = keywright.run("check", "--format", form)
    elsewhere = Keywright(keywright.binary, tmp_path / "elsewhere")
    elsewhere.write("a.keywright.yaml", LOW)
    elsewhere.write("b.keywright.yaml", COLLISION)
    again = elsewhere.run("check", "--format", form, environment={"LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Kathmandu"})
    assert again.out == first.out
