"""What `generate` writes and leaves alone, and what `generate --check` says of a folder."""

import os
import re
import shutil
import subprocess

import pytest

from command import CLEAN, COLLISION, Keywright, snapshot
from designs_of_tests import ROOT

DESIGN = "notes.keywright.yaml"
# Long ago, in nanoseconds: a file that is written again has another time than this.
LONG_AGO = 1_000_000_000 * 10**9


@pytest.fixture
def keywright(binary, tmp_path) -> Keywright:
    command = Keywright(binary, tmp_path)
    command.write(DESIGN, CLEAN)
    return command


@pytest.fixture
def generated(keywright):
    """A folder that was just generated."""
    result = keywright.run("generate", "--output", "out", DESIGN)
    assert result.status == 0, result.err
    return keywright.folder / "out"


def check(keywright, *arguments):
    return keywright.run("generate", "--check", "--output", "out", *arguments, DESIGN)


def table_json(folder, table="notes"):
    found = list(folder.rglob(f"{table}.create-table.json"))
    assert len(found) == 1
    return found[0]


def set_times(folder):
    for path in folder.rglob("*"):
        if path.is_file():
            os.utime(path, ns=(LONG_AGO, LONG_AGO))


def changed_times(folder):
    return [path.name for path in folder.rglob("*") if path.is_file() and path.stat().st_mtime_ns != LONG_AGO]


def rename_table(keywright):
    """Another name of the table: its files get others, and the old ones are orphans."""
    keywright.write(DESIGN, CLEAN.replace("name: notes", "name: memos"))


# generate


def test_default_targets_are_swift_and_table_json(generated):
    names = [path.name for path in generated.rglob("*") if path.is_file()]
    assert "notes.create-table.json" in names
    assert any(name.endswith(".swift") for name in names)


def test_reports_nothing_on_standard_output(keywright):
    result = keywright.run("generate", "--output", "out", DESIGN)
    assert (result.status, result.out) == (0, "")
    assert result.err != ""
    quiet = keywright.run("generate", "--quiet", "--output", "other", DESIGN)
    assert (quiet.status, quiet.out, quiet.err) == (0, "", "")


def test_two_runs_give_equal_bytes(keywright, generated, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    keywright.write(f"elsewhere/{DESIGN}", CLEAN)
    environment = {"LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Kathmandu"}
    result = keywright.run("generate", "--output", "out", DESIGN, folder=elsewhere, environment=environment)
    assert result.status == 0
    assert snapshot(elsewhere / "out") == snapshot(generated)


def test_second_run_touches_nothing(keywright, generated):
    set_times(generated)
    assert keywright.run("generate", "--output", "out", DESIGN).status == 0
    assert changed_times(generated) == []


def test_a_run_after_an_edit_writes_that_file_alone(keywright, generated):
    before = snapshot(generated)
    edited = table_json(generated)
    edited.write_text("{}\n")
    set_times(generated)
    assert keywright.run("generate", "--output", "out", DESIGN).status == 0
    assert changed_times(generated) == [edited.name]
    assert snapshot(generated) == before


def test_files_are_plain_text_that_tells_of_no_machine(generated, tmp_path):
    for name, content in snapshot(generated).items():
        assert content.endswith(b"\n") or content == b"", name
        assert b"\r" not in content, name
        assert not content.startswith(b"\xef\xbb\xbf"), name
        assert str(tmp_path).encode() not in content, name
        content.decode("utf-8")
        for line in content.splitlines():
            assert not line.endswith((b" ", b"\t")) or name.endswith(".md"), name


def test_generated_swift_says_so(generated):
    for path in generated.rglob("*.swift"):
        assert "DO NOT EDIT" in path.read_text(encoding="utf-8").splitlines()[0]


def test_a_design_with_errors_writes_nothing(keywright):
    keywright.write(DESIGN, COLLISION)
    result = keywright.run("generate", "--output", "out", DESIGN)
    assert result.status == 1
    assert "KW101" in result.out
    assert not (keywright.folder / "out").exists()


def test_a_design_with_errors_leaves_what_was_there(keywright, generated):
    before = snapshot(generated)
    set_times(generated)
    keywright.write(DESIGN, COLLISION)
    assert keywright.run("generate", "--output", "out", DESIGN).status == 1
    assert snapshot(generated) == before
    assert changed_times(generated) == []


def test_a_missing_design(keywright):
    result = keywright.run("generate", "--output", "out", "missing.keywright.yaml")
    assert result.status == 2
    assert "missing.keywright.yaml" in result.err
    assert not (keywright.folder / "out").exists()


def test_an_output_that_cannot_be_written(keywright):
    keywright.write("file", "not a folder\n")
    result = keywright.run("generate", "--output", "file/out", DESIGN)
    assert result.status == 2
    assert "file" in result.err
    assert (keywright.folder / "file").read_text() == "not a folder\n"


@pytest.mark.parametrize("access", ["public", "package", "internal"])
def test_access(keywright, access):
    assert keywright.run("generate", "--target", "swift", "--access", access, "--output", "out", DESIGN).status == 0
    text = "".join(path.read_text(encoding="utf-8") for path in (keywright.folder / "out").rglob("*.swift"))
    declared = set(re.findall(r"^ *(public|package) ", text, re.MULTILINE))
    assert declared == ({access} if access != "internal" else set())


# generate --check


def assert_stale(keywright, result, before, word, *names):
    assert result.status == 1
    for name in names:
        lines = [line for line in result.out.splitlines() if name in line]
        assert any(word in line for line in lines), f"{name} is {word}: {result.out}"
    assert snapshot(keywright.folder / "out") == before, "nothing is written"


def test_check_fresh(keywright, generated):
    set_times(generated)
    result = check(keywright)
    assert (result.status, result.out) == (0, "")
    assert changed_times(generated) == []


def test_check_edited(keywright, generated):
    edited = table_json(generated)
    edited.write_text(edited.read_text().replace("notes", "other"))
    assert_stale(keywright, check(keywright), snapshot(generated), "changed", edited.name)


@pytest.mark.parametrize(
    "change",
    [lambda content: content.replace(b"\n", b"\r\n"), lambda content: content.rstrip(b"\n"), lambda _: b""],
    ids=["carriage returns", "no line break at the end", "emptied"],
)
def test_check_compares_bytes(keywright, generated, change):
    edited = table_json(generated)
    edited.write_bytes(change(edited.read_bytes()))
    assert_stale(keywright, check(keywright), snapshot(generated), "changed", edited.name)


def test_check_missing(keywright, generated):
    gone = table_json(generated)
    gone.unlink()
    assert_stale(keywright, check(keywright), snapshot(generated), "missing", gone.name)


def test_check_all_missing(keywright):
    result = check(keywright)
    assert result.status == 1
    assert "missing" in result.out
    assert not (keywright.folder / "out").exists()


def test_check_orphaned(keywright, generated):
    rename_table(keywright)
    result = check(keywright)
    before = snapshot(generated)
    assert_stale(keywright, result, before, "orphaned", "notes.create-table.json")
    assert_stale(keywright, result, before, "missing", "memos.create-table.json")


def test_generate_removes_its_orphans_alone(keywright, generated):
    own = generated / "README.txt"
    own.write_text("mine\n")
    rename_table(keywright)
    assert keywright.run("generate", "--output", "out", DESIGN).status == 0
    assert not list(generated.rglob("notes.create-table.json"))
    assert table_json(generated, "memos")
    assert own.read_text() == "mine\n"
    assert check(keywright).status == 0


def test_check_of_a_file_that_is_not_its_own(keywright, generated):
    (generated / "README.txt").write_text("mine\n")
    (generated / "Own.swift").write_text("struct Own {}\n")
    result = check(keywright)
    assert (result.status, result.out) == (0, "")


def test_check_of_all_at_once(keywright, generated):
    swift = sorted(generated.rglob("*.swift"))[0]
    swift.write_text("// edited\n")
    rename_table(keywright)
    result = check(keywright)
    before = snapshot(generated)
    assert_stale(keywright, result, before, "changed", swift.name)
    assert_stale(keywright, result, before, "orphaned", "notes.create-table.json")
    assert_stale(keywright, result, before, "missing", "memos.create-table.json")


def test_check_says_what_to_run(keywright, generated):
    table_json(generated).unlink()
    result = check(keywright)
    assert "keywright generate" in result.out + result.err


def test_check_of_a_design_with_errors(keywright, generated):
    keywright.write(DESIGN, COLLISION)
    result = check(keywright)
    assert result.status == 1
    assert "KW101" in result.out


def test_check_of_a_missing_design(keywright, generated):
    assert keywright.run("generate", "--check", "--output", "out", "missing.keywright.yaml").status == 2


# what is generated compiles


def assert_type_checks(binary, folder):
    done = subprocess.run(
        ["swiftc", "-typecheck", "-warnings-as-errors", "-swift-version", "6", "-package-name", "Package"]
        + ["-module-name", "Generated", "-I", str(binary.parent / "Modules")]
        + sorted(map(str, folder.glob("*.swift"))),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("access", ["internal", "package", "public"])
@pytest.mark.parametrize("design", sorted((ROOT / "Tests/KeywrightGeneratedTests/Designs").glob("*.keywright.yaml")))
def test_swift_of_every_access_type_checks(binary, tmp_path, design, access):
    """In a module that says nothing of the access of imports: there Swift refuses those that contradict each other."""
    shutil.copy(design, tmp_path)
    result = Keywright(binary, tmp_path).run(
        "generate", "--target", "swift", "--access", access, "--output", "out", design.name
    )
    assert result.status == 0, result.err
    assert_type_checks(binary, tmp_path / "out")


@pytest.mark.parametrize("name", ["get", "create", "put", "delete", "store", "item", "input", "consistent", "limit"])
def test_attributes_called_like_methods_and_arguments(binary, tmp_path, name):
    design = (ROOT / "Trials/keywright-mutations/Designs/writes.keywright.yaml").read_text(encoding="utf-8")
    keywright = Keywright(binary, tmp_path)
    keywright.write(DESIGN, design.replace("personId", name))
    result = keywright.run("generate", "--target", "swift", "--output", "out", DESIGN)
    assert result.status == 0, result.out + result.err
    assert_type_checks(binary, tmp_path / "out")


@pytest.mark.parametrize("discriminator", ["EntityType", "none"])
def test_an_entity_without_attributes(binary, tmp_path, discriminator):
    keywright = Keywright(binary, tmp_path)
    keywright.write(
        DESIGN,
        f"""\
keywright: 1
design: Switches
tables:
  switches: {{ key: {{ partition: PK }}, discriminator: {discriminator} }}
  lamps: {{ key: {{ partition: lampId }} }}
entities:
  Switch:
    table: switches
    key: {{ PK: SWITCH }}
  Lamp:
    table: lamps
    key: {{ lampId: <lampId> }}
    attributes: {{ lampId: ulid }}
""",
    )
    result = keywright.run("generate", "--target", "swift", "--output", "out", DESIGN)
    assert result.status == 0, result.out + result.err
    assert_type_checks(binary, tmp_path / "out")


# Templates of one's own


def templates(keywright, **files):
    for name, text in files.items():
        keywright.write(f"own/{name.replace('__', '/')}.mustache", text)
    return keywright.run("generate", "--target", "swift", "--templates", "own", "--output", "out", DESIGN)


def test_a_template_stands_in_for_the_one_of_its_name(keywright):
    result = templates(keywright, swift__header="// Ours.\n{{> ours}}\n", ours="{{import}} KeywrightRuntime\n")
    assert (result.status, result.out) == (0, "")
    for path in (keywright.folder / "out").glob("*.swift"):
        assert path.read_text(encoding="utf-8").startswith("// Ours.\nimport KeywrightRuntime\n")


def test_each_mistake_of_templates_is_a_line_with_its_place_and_nothing_is_written(keywright):
    keywright.write("own/README.md", "What these are for.\n")
    keywright.write("own/.hidden", "")
    result = templates(keywright, swift__enum="{{one}}\n{{two}}\n", swift__enums="x\n")
    assert result.status == 1
    assert [line.split(": ")[:2] for line in result.out.splitlines()] == [
        ["own/swift/enum.mustache:1:3", "error"],
        ["own/swift/enum.mustache:2:3", "error"],
        ["own/swift/enums.mustache:1:1", "error"],
    ]
    assert not (keywright.folder / "out").exists()


def test_a_file_that_is_no_template_is_a_mistake(keywright):
    keywright.write("own/swift/enum.mustach", "x\n")
    result = templates(keywright)
    assert result.status == 1
    assert result.out.startswith("own/swift/enum.mustach:1:1: error: `swift/enum.mustach` is no template")


def test_a_folder_of_templates_that_is_not_there_cannot_be_read(keywright):
    result = keywright.run("generate", "--templates", "missing", "--output", "out", DESIGN)
    assert (result.status, result.out) == (2, "")
    assert "the folder of templates `missing` cannot be read" in result.err
