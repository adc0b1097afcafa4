"""`fmt`: files in place, `--check`, `--diff`, and standard input, with their exit status and streams."""

import os
import stat
import subprocess

import pytest

from command import BROKEN, CLEAN, Keywright, snapshot

MESSY = CLEAN.replace("  name: notes", "    name:   notes   # in production").replace(
    "  key: { partition: PK, sort: SK }\n\n", "    key: {partition: PK,sort: SK}\n\n\n\n"
)
TIDY = CLEAN.replace("  name: notes", "  name: notes # in production")


@pytest.fixture
def keywright(binary, tmp_path) -> Keywright:
    command = Keywright(binary, tmp_path)
    command.write("clean.keywright.yaml", CLEAN)
    command.write("messy.keywright.yaml", MESSY)
    return command


def text(keywright: Keywright, name: str) -> str:
    return (keywright.folder / name).read_bytes().decode()


def test_in_place(keywright):
    assert MESSY != TIDY
    result = keywright.run("fmt")
    assert (result.status, result.out) == (0, "")
    assert result.err == "formatted: messy.keywright.yaml\n1 file formatted, 1 unchanged\n"
    assert text(keywright, "messy.keywright.yaml") == TIDY
    assert text(keywright, "clean.keywright.yaml") == CLEAN
    again = keywright.run("fmt")
    assert (again.status, again.out, again.err) == (0, "", "0 files formatted, 2 unchanged\n")


def test_quiet(keywright):
    result = keywright.run("fmt", "--quiet", "messy.keywright.yaml")
    assert (result.status, result.out, result.err) == (0, "", "")
    assert text(keywright, "messy.keywright.yaml") == TIDY


def test_only_what_is_named(keywright):
    keywright.write("other.yaml", "a:   b\n")
    assert keywright.run("fmt", "other.yaml").status == 0
    assert text(keywright, "other.yaml") == "a: b\n"
    assert text(keywright, "messy.keywright.yaml") == MESSY


def test_an_included_file_is_formatted_where_it_is_found(keywright):
    keywright.write("parts/users.keywright.yaml", "entities:\n    User:   {}\n")
    keywright.write("parts/plain.yaml", "entities:\n    Note:   {}\n")
    keywright.write(
        "whole.keywright.yaml", "keywright: 1\ndesign: Whole\ninclude: [ parts/users.keywright.yaml, parts/plain.yaml ]\n"
    )
    assert keywright.run("fmt").status == 0
    assert text(keywright, "parts/users.keywright.yaml") == "entities:\n  User: {}\n"
    assert text(keywright, "parts/plain.yaml") == "entities:\n    Note:   {}\n"
    assert text(keywright, "whole.keywright.yaml").endswith("include: [parts/users.keywright.yaml, parts/plain.yaml]\n")


def test_a_file_that_does_not_change_is_not_touched(keywright):
    path = keywright.folder / "clean.keywright.yaml"
    os.utime(path, ns=(1_000_000_000, 1_000_000_000))
    before = path.stat()
    assert keywright.run("fmt").status == 0
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_mode_stays(keywright):
    path = keywright.folder / "messy.keywright.yaml"
    path.chmod(0o640)
    assert keywright.run("fmt").status == 0
    assert text(keywright, "messy.keywright.yaml") == TIDY
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_stays_a_link(keywright):
    keywright.write("real/design.yaml", MESSY)
    link = keywright.folder / "link.yaml"
    link.symlink_to("real/design.yaml")
    assert keywright.run("fmt", "link.yaml").status == 0
    assert link.is_symlink()
    assert text(keywright, "real/design.yaml") == TIDY


def test_nothing_is_left_beside(keywright):
    names = set(snapshot(keywright.folder))
    keywright.run("fmt")
    assert set(snapshot(keywright.folder)) == names


def test_check(keywright):
    before = snapshot(keywright.folder)
    result = keywright.run("fmt", "--check")
    assert (result.status, result.out) == (1, "unformatted: messy.keywright.yaml\n")
    assert result.err == "1 file to format, 1 unchanged\n"
    assert snapshot(keywright.folder) == before


def test_check_of_what_is_formatted(keywright):
    result = keywright.run("fmt", "--check", "clean.keywright.yaml")
    assert (result.status, result.out, result.err) == (0, "", "0 files to format, 1 unchanged\n")


def test_diff(keywright):
    before = snapshot(keywright.folder)
    result = keywright.run("fmt", "--diff")
    assert result.status == 1
    assert snapshot(keywright.folder) == before
    lines = result.out.splitlines()
    assert lines[:2] == ["--- a/messy.keywright.yaml", "+++ b/messy.keywright.yaml"]
    assert "-    name:   notes   # in production" in lines
    assert "+  name: notes # in production" in lines
    assert "clean.keywright.yaml" not in result.out


def test_diff_is_a_patch(keywright):
    result = keywright.run("fmt", "--diff", "messy.keywright.yaml")
    subprocess.run(["git", "apply"], input=result.out.encode(), cwd=keywright.folder, check=True)
    assert text(keywright, "messy.keywright.yaml") == TIDY


def test_diff_of_what_is_formatted(keywright):
    result = keywright.run("fmt", "--diff", "clean.keywright.yaml")
    assert (result.status, result.out) == (0, "")


def test_check_and_diff(keywright):
    result = keywright.run("fmt", "--check", "--diff")
    assert result.status == 1
    assert result.out.startswith("unformatted: messy.keywright.yaml\n--- a/messy.keywright.yaml\n")


def test_standard_input(keywright):
    result = keywright.run("fmt", "-", stdin=MESSY)
    assert (result.status, result.out, result.err) == (0, TIDY, "")


def test_standard_input_that_is_formatted(keywright):
    result = keywright.run("fmt", "-", stdin=CLEAN)
    assert (result.status, result.out, result.err) == (0, CLEAN, "")


def test_standard_input_keeps_carriage_returns(keywright):
    result = keywright.run("fmt", "-", stdin="a:   b\r\nc: d\r\n")
    assert (result.status, result.out) == (0, "a: b\r\nc: d\r\n")


def test_standard_input_check(keywright):
    result = keywright.run("fmt", "--check", "-", "--stdin-filename", "shop.yaml", stdin=MESSY)
    assert (result.status, result.out) == (1, "unformatted: shop.yaml\n")


def test_standard_input_that_is_not_yaml(keywright):
    result = keywright.run("fmt", "-", "--stdin-filename", "shop.yaml", stdin=BROKEN)
    assert result.status == 1
    assert result.out == "", "an editor must not put a report in the place of a design"
    assert "error[KW001]" in result.err
    assert "shop.yaml:" in result.err


def test_standard_input_stands_alone(keywright):
    result = keywright.run("fmt", "-", "clean.keywright.yaml", stdin=MESSY)
    assert (result.status, result.out) == (2, "")
    assert result.err != ""


def test_a_file_that_is_not_yaml_is_left_alone(keywright):
    keywright.write("broken.keywright.yaml", BROKEN)
    for arguments in ([], ["--check"], ["--diff"]):
        result = keywright.run("fmt", *arguments)
        assert result.status == 1
        assert "error[KW001]" in result.out
        assert "1 left alone" in result.err
        assert text(keywright, "broken.keywright.yaml") == BROKEN
    assert text(keywright, "messy.keywright.yaml") == TIDY, "the others are formatted"


def test_a_design_with_errors_is_formatted(keywright):
    keywright.write("wrong.yaml", "keywright:   1\nentitys:  {}\n")
    result = keywright.run("fmt", "wrong.yaml")
    assert (result.status, result.out) == (0, "")
    assert text(keywright, "wrong.yaml") == "keywright: 1\nentitys: {}\n"


def test_bytes_that_are_not_text_are_left_alone(keywright):
    path = keywright.folder / "latin.yaml"
    path.write_bytes(b"a:   \xe9\n")
    result = keywright.run("fmt", "latin.yaml")
    assert result.status == 1
    assert "KW001" in result.out
    assert path.read_bytes() == b"a:   \xe9\n"


def test_what_would_say_something_else_is_left_alone(keywright):
    # A text of three dashes; in the first column they would begin a document.
    odd = "\n ---\n"
    keywright.write("odd.yaml", odd)
    result = keywright.run("fmt", "odd.yaml", "messy.keywright.yaml")
    assert (result.status, result.out) == (2, "")
    assert "`odd.yaml` is left as it is" in result.err
    assert text(keywright, "odd.yaml") == odd
    assert text(keywright, "messy.keywright.yaml") == TIDY, "the others are formatted"


def test_a_file_that_is_not_there(keywright):
    result = keywright.run("fmt", "missing.yaml")
    assert (result.status, result.out) == (2, "")
    assert "missing.yaml" in result.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_file_that_cannot_be_written(keywright):
    path = keywright.folder / "messy.keywright.yaml"
    path.chmod(0o444)
    result = keywright.run("fmt", "messy.keywright.yaml")
    assert result.status == 2
    assert "messy.keywright.yaml" in result.err
    assert text(keywright, "messy.keywright.yaml") == MESSY


def test_check_finds_the_same_before_and_after(keywright):
    keywright.write("wrong.keywright.yaml", MESSY.replace("body: string", "body: strin").replace("putUser", "getUser"))
    rules = lambda: [line.split("]")[0] for line in keywright.run("check").out.splitlines() if line.startswith("error")]
    before = rules()
    assert len(before) == 2
    keywright.run("fmt")
    assert rules() == before
