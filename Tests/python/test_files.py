"""Designs of several files, files as the command finds them, and bytes that no person wrote."""

import json
import os
import subprocess

import pytest

from command import BROKEN, CLEAN, MISSPELT, WARNING, Keywright

JSON_FORMATS = ["json"]

# Designs of several files

OWN = """\
keywright: 1
design: Notes
include: [INCLUDES]
table:
  name: notes
  key: { partition: PK, sort: SK }
"""

USERS = """\
entities:
  User:
    key: { PK: USER#<userId>, SK: PROFILE }
    attributes: { userId: ulid, displayName: string }
accessPatterns:
  getUser: { get: User }
"""


def own(*includes: str) -> str:
    return OWN.replace("INCLUDES", ", ".join(includes))


@pytest.fixture
def folder(binary, tmp_path) -> Keywright:
    """The command in an empty folder, which has one outside beside it."""
    path = tmp_path / "project"
    path.mkdir()
    (tmp_path / "outside.yaml").write_text(USERS)
    return Keywright(binary, path)


def findings(keywright: Keywright, *arguments: str, **options) -> list[tuple[str, str]]:
    """The rule and file of each finding."""
    result = keywright.run("check", "--format", "json", *arguments, **options)
    report = json.loads(result.out)
    assert "error" not in report
    assert result.status == (1 if report["findings"] else 0)
    return [(finding["rule"], finding["file"]) for finding in report["findings"]]


def test_include(folder):
    folder.write("shop.keywright.yaml", own("users.yaml", "'more/*.yaml'"))
    folder.write("users.yaml", USERS)
    folder.write("more/notes.yaml", USERS.replace("User", "Note").replace("USER", "NOTE"))
    assert findings(folder) == []
    plan = json.loads(folder.run("plan", "--format", "json").out)
    assert [pattern["name"] for pattern in plan["patterns"]] == ["getUser", "getNote"]
    assert "3 files" in folder.run("check").err
    assert folder.run("generate", "--output", "out").status == 0
    assert (folder.folder / "out" / "Notes+User.swift").exists() or list((folder.folder / "out").glob("*User*.swift"))


def test_include_finding_in_its_file(folder):
    folder.write("designs/shop.keywright.yaml", own("parts/users.yaml"))
    folder.write("designs/parts/users.yaml", USERS.replace("attributes", "atributes"))
    result = folder.run("check", "designs/shop.keywright.yaml")
    assert "--> designs/parts/users.yaml:4:5" in result.out
    absolute = str(folder.folder / "designs" / "shop.keywright.yaml")
    assert ("KW002", "designs/parts/users.yaml") in findings(folder, absolute)


@pytest.mark.parametrize(
    "include", ["missing.yaml", "'*.yml'", "parts", "../outside.yaml", "link.yaml", "loop.yaml", "pipe", "linked/x.yaml"]
)
def test_bad_include(folder, include):
    folder.write("shop.keywright.yaml", own(include))
    (folder.folder / "parts").mkdir()
    (folder.folder / "link.yaml").symlink_to("../outside.yaml")
    (folder.folder / "loop.yaml").symlink_to("loop.yaml")
    (folder.folder / "linked").symlink_to("..")
    folder.write("../x.yaml", USERS)
    os.mkfifo(folder.folder / "pipe")
    assert findings(folder, "shop.keywright.yaml") == [("KW010", "shop.keywright.yaml")]


def test_links_within_the_folder_are_followed_and_each_file_is_read_once(folder):
    folder.write("shop.keywright.yaml", own("users.yaml", "again.yaml", "parts/../users.yaml", "'*.yaml'"))
    folder.write("users.yaml", USERS)
    (folder.folder / "again.yaml").symlink_to("users.yaml")
    (folder.folder / "parts").mkdir()
    assert findings(folder) == []


def test_cycle(folder):
    folder.write("shop.keywright.yaml", own("a.yaml"))
    folder.write("a.yaml", "include: [b.yaml]\n")
    folder.write("b.yaml", "include: [a.yaml]\n")
    assert findings(folder) == [("KW010", "b.yaml")]


def test_a_file_that_another_includes_is_no_design(folder):
    folder.write("shop.keywright.yaml", own("users.keywright.yaml"))
    folder.write("users.keywright.yaml", USERS)
    assert findings(folder) == []
    assert findings(folder, "users.keywright.yaml", "shop.keywright.yaml", "./shop.keywright.yaml") == []
    assert findings(folder, "users.keywright.yaml") == [("KW003", "users.keywright.yaml")]


def test_a_file_of_two_designs_is_reported_once(folder):
    folder.write("a.keywright.yaml", own("users.yaml"))
    folder.write("b.keywright.yaml", own("users.yaml"))
    folder.write("users.yaml", USERS.replace("attributes", "atributes"))
    assert findings(folder).count(("KW002", "users.yaml")) == 1


def test_standard_input_includes_beside_its_name(folder):
    folder.write("designs/users.yaml", USERS)
    assert findings(folder, "-", "--stdin-filename", "designs/new.keywright.yaml", stdin=own("users.yaml")) == []
    assert findings(folder, "-", stdin=own("designs/users.yaml")) == []
    assert findings(folder, "-", stdin=own("users.yaml")) == [("KW010", "<stdin>")]


def test_found_are_files_alone(folder):
    folder.write("shop.keywright.yaml", CLEAN)
    (folder.folder / "folder.keywright.yaml").mkdir()
    (folder.folder / ".#shop.keywright.yaml").symlink_to("someone@host.123")
    (folder.folder / "circle").symlink_to(".")
    assert findings(folder) == []
    assert folder.run("check", "folder.keywright.yaml").status == 2


# Hostile input


@pytest.mark.parametrize(
    ("content", "rule", "byte"),
    [
        (b"keywright: 1\ndesign: \xff\n", "KW001", 21),
        (b"keywright: 1\ndesign: \xc3", "KW001", 21),
        (b"\xff\xfek\x00", "KW001", 0),
        (b"keywright: 1\ndesign: a\x00b\n", "KW001", 22),
        (b"keywright: 1\n\tdesign: A\n", "KW001", 13),
        (b"keywright: 1\n---\ndesign: A\n", "KW001", 13),
        (b"#" * (5 << 20), "KW009", 0),
        (b"[" * (1 << 20), "KW009", 64),
    ],
)
def test_hostile_bytes_give_one_finding_with_its_place(folder, content, rule, byte):
    (folder.folder / "shop.keywright.yaml").write_bytes(content)
    report = json.loads(folder.run("check", "--format", "json").out)
    assert [(finding["rule"], finding["start"]["byte"]) for finding in report["findings"]] == [(rule, byte)]


@pytest.mark.parametrize("line_break", ["\r\n", "\r"])
def test_line_breaks_and_a_byte_order_mark(folder, line_break):
    text = "\ufeff" + MISSPELT.replace("\n", line_break)
    (folder.folder / "shop.keywright.yaml").write_bytes(text.encode())
    report = json.loads(folder.run("check", "--format", "json").out)
    finding = next(each for each in report["findings"] if each["rule"] == "KW002")
    assert (finding["start"]["line"], finding["start"]["column"]) == (9, 1)
    clean = "\ufeff" + CLEAN.replace("\n", line_break)
    (folder.folder / "shop.keywright.yaml").write_bytes(clean.encode())
    assert findings(folder) == []


def test_standard_input_is_read_as_bytes(binary, folder):
    done = subprocess.run([str(binary), "check", "-", "--format", "json"], input=b"a: \xff", capture_output=True)
    [finding] = json.loads(done.stdout)["findings"]
    assert (finding["rule"], finding["start"]["byte"]) == ("KW001", 3)


ESCAPE = "\x1b]0;owned\x07\x1b[31m\u202e\u2028"


@pytest.mark.parametrize("command", [["check"], ["plan"], ["generate", "--output", "out"]])
def test_no_text_of_a_design_or_name_commands_the_terminal(folder, command):
    quoted = json.dumps(ESCAPE)
    hostile = CLEAN.replace("USER#<userId>", f'"{quoted[1:-1]}#<userId>"').replace("Users and their notes.", quoted)
    named = CLEAN.replace("getUser", quoted).replace("displayName", quoted)
    broken = CLEAN.replace("entities:", f"{quoted}: 1\nentities:")
    for name, text in [("ok", hostile), ("named", named), ("bad", broken)]:
        folder.write(f"{name}{ESCAPE}.keywright.yaml", text)
        result = folder.run(*command, f"{name}{ESCAPE}.keywright.yaml")
        assert not set("\x1b\x07\u202e\u2028") & set(result.out + result.err)
        missing = folder.run(*command, f"missing{ESCAPE}.yaml")
        assert missing.status == 2
        assert not set("\x1b\x07\u202e\u2028") & set(missing.out + missing.err)
    for form in JSON_FORMATS:
        result = folder.run("check", "--format", form)
        json.loads(result.out)
        assert not set("\x1b\x07\u202e\u2028") & set(result.out + result.err)


# Configuration


def test_configuration_names_designs_and_defaults(folder):
    folder.write(
        ".keywright.yaml",
        "version: 1\nfiles: ['designs/*.keywright.yaml']\n"
        "check: { failOn: warning, format: json }\n"
        "generate: { target: [table-json], output: made, access: public }\n",
    )
    folder.write("designs/shop.keywright.yaml", WARNING)
    folder.write("other.keywright.yaml", BROKEN)
    result = folder.run("check")
    assert [finding["file"] for finding in json.loads(result.out)["findings"]] == ["designs/shop.keywright.yaml"]
    assert result.status == 1
    below = folder.run("check", folder=folder.folder / "designs")
    assert [finding["file"] for finding in json.loads(below.out)["findings"]] == ["../designs/shop.keywright.yaml"]
    assert folder.run("check", "--fail-on", "error").status == 0
    assert "warning[KW012]" in folder.run("check", "--format", "text").out
    assert folder.run("generate").status == 0
    assert [path.name for path in (folder.folder / "made").glob("*.json")] == ["notes.create-table.json"]


def test_configuration_named(folder):
    folder.write("shop.keywright.yaml", WARNING)
    folder.write("ci/strict.yaml", "version: 1\ncheck: { failOn: info }\n")
    assert folder.run("check").status == 0
    assert folder.run("check", "--config", "ci/strict.yaml").status == 1
    assert folder.run("check", "--config", "ci/missing.yaml").status == 2


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("check: {}\n", "1:1", "version"),
        ("version: 2\n", "1:10", "`1`"),
        ("version: 1\nchekc: {}\n", "2:1", "`check`"),
        ("version: 1\ncheck: { failon: error }\n", "2:10", "`failOn`"),
        ("version: 1\ncheck: { failOn: eror }\n", "2:18", "error"),
        ("version: 1\nfiles: designs\n", "2:8", "list"),
        ("version: 1\nfiles: ['*.none']\n", "2:9", "no file matches"),
        ("version: 1\nfiles: [\n", "3:1", ""),
        ("version: 1\nversion: 1\n", "2:1", "twice"),
    ],
)
def test_bad_configuration(folder, text, place, words):
    folder.write(".keywright.yaml", text)
    folder.write("shop.keywright.yaml", CLEAN)
    result = folder.run("check")
    assert result.status == 2
    assert result.out == ""
    assert f".keywright.yaml:{place}: " in result.err
    assert words in result.err
    report = json.loads(folder.run("check", "--format", "json").out)
    assert report["error"]["file"] == ".keywright.yaml"
